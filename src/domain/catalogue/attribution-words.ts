/** The attribution table in words: for `why`, for the guide to claims, and for docs/domain.md. */
import type { AttributionTable, Counting, Part } from "./attribution.ts";
import type { Designation } from "./gap-codes.ts";

/** `CPOR`, `CPOR or DPOR`, `PAL, CSP or DPOR`. */
export function either(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}

export const seatWords = ({ from, to }: NonNullable<Part["seats"]>): string => {
  if (to !== undefined) return `from ${from} to ${to} paid seats`;
  return from > 100 ? `above ${from - 1} paid seats` : `from ${from} paid seats`;
};

type Basis = { where: string; seats: Part["seats"]; ways: string };

/** What a designation rests on, a clause for each kind of work: `Microsoft 365 above 300 paid seats: CPOR or DPOR`. */
export function basisOf(designation: Designation, table: AttributionTable): readonly string[] {
  const found: Basis[] = [];
  const ours = table.filter(({ designations }) => designations.includes(designation));
  for (const part of ours) {
    const alike = ours.filter((one) => whereOf(one) === whereOf(part) && one.seats?.from === part.seats?.from);
    const basis = { where: whereOf(part), seats: part.seats, ways: waysOf(alike) };
    const known = found.find(({ where, ways }) => where === basis.where && ways === basis.ways);
    if (known === undefined) found.push(basis);
    else if (known.seats !== undefined && part.seats !== undefined) known.seats = joined(known.seats, part.seats);
  }
  return found.map(({ where, seats, ways }) => `${where}${seats === undefined ? "" : ` ${seatWords(seats)}`}: ${ways}`);
}

type Seats = NonNullable<Part["seats"]>;

/** Two tracks in which the same counts read as one. */
const joined = (one: Seats, other: Seats): Seats => {
  const [low, high] = one.from < other.from ? [one, other] : [other, one];
  return { from: low.from, to: high.to };
};

function whereOf({ of, work, services, metrics }: Part): string {
  if (of !== undefined) return `${metrics.join(" and ")} of ${of}`;
  return services === undefined ? work : `security services on ${work}`;
}

/** The associations that count for the parts, those that count less in some of them marked. */
function waysOf(parts: readonly Part[]): string {
  const less = new Set<Counting["by"]>();
  for (const { counts } of parts) {
    const least = Math.min(...counts.map(({ fullMarks = 0 }) => fullMarks));
    for (const { by, fullMarks = 0 } of counts) if (fullMarks > least) less.add(by);
  }
  const kinds = [...new Set(parts.flatMap(({ counts }) => counts.map(({ by }) => by)))];
  if (kinds.length === 1) return `${either(kinds)} alone`;
  return either(kinds.map((by) => (less.has(by) ? `${by} (counts less)` : by)));
}
