/** Evidence: its rank and age, and what becomes of two statements about one thing. The order they come in is no matter. */
import { evidenceKinds, type Customer, type Evidence, type ReadPart } from "../customer/customer.ts";
import type { Instant } from "../time/time.ts";

/** Weakest 0: reported by a person, pasted tool output, imported Microsoft report, read from Microsoft. */
export const rankOf = (evidence: Pick<Evidence, "kind">): number => evidenceKinds.indexOf(evidence.kind);

/**
 * Which of two statements stands, and whether they contradict each other enough to be shown (V02).
 * - They agree: the stronger evidence is kept, the newer of two equals; a person repeating a report adds nothing.
 * - They disagree: the newer stands, the stronger of two from the same moment. Of the same kind, it is a change of
 *   mind; of different kinds, a conflict, so that neither silently replaces the other.
 * @param agree whether both say the same of the thing.
 */
export function weigh(
  known: Evidence | undefined,
  incoming: Evidence,
  agree: boolean,
): { stands: "known" | "incoming"; conflict: boolean } {
  if (known === undefined) return { stands: "incoming", conflict: false };
  const stronger = rankOf(incoming) - rankOf(known);
  const newer = incoming.at < known.at ? -1 : incoming.at > known.at ? 1 : 0;
  const wins = agree ? stronger || newer : newer || stronger;
  return { stands: wins > 0 ? "incoming" : "known", conflict: !agree && stronger !== 0 };
}

/** The stronger of two that agree; the newer of equals. */
export function stronger(a: Evidence, b: Evidence): Evidence {
  return weigh(a, b, true).stands === "incoming" ? b : a;
}

/** When what evidence says was last found so: for what was read, the last time that its part was read. */
export function confirmedAt(evidence: Evidence, { read }: Pick<Customer, "read">): Instant {
  if (evidence.kind !== "read") return evidence.at;
  const at = read?.[evidence.ref as ReadPart]?.at;
  return at === undefined || at < evidence.at ? evidence.at : at;
}

/** How evidence is named in a sentence. */
export function nameOfKind(kind: Evidence["kind"]): string {
  switch (kind) {
    case "reported":
      return "a person reported";
    case "pasted":
      return "pasted output says";
    case "imported":
      return "an imported report says";
    case "read":
      return "Microsoft says";
  }
}
