/** A customers list against what earlier lists had: who left, who came back, who seems to have moved to another tenant. */
import { groupBy } from "../group-by.ts";
import { nameKey } from "../catalogue/workloads.ts";
import { withdrawPrompt } from "../customer/checklist.ts";
import { noted } from "../customer/edit.ts";
import type { Customer, CustomerId } from "../customer/customer.ts";
import type { PersonId } from "../people/person.ts";
import { addDays, type Day, type Instant } from "../time/time.ts";
import { compare, type Comparison, type Extent } from "./coverage.ts";
import type { CustomerRow } from "./customers.ts";

/** Customers leave one by one: a list that has fewer of those known than this share is taken for a part. */
const leastShare = 0.8;

export type ListComparison = {
  /** Absent when the list cannot tell: of owners only, or when nobody came by a list before. */
  comparison?: Comparison | undefined;
  /** It is Microsoft's list, and of all customers as far as anybody knows. */
  isWhole: boolean;
  /** Known by earlier lists, and not in this whole one. */
  missing: readonly Customer[];
  /** Of the same name and domain under another Microsoft ID, where nobody has said yet what they are. */
  moved: readonly { from: Customer; to: CustomerId }[];
  /** Not listed before, and in this one. */
  returned: readonly Customer[];
};

/**
 * @param known every customer as it was before the list.
 * @param said what the importing person says of the list.
 */
export function compareListing(
  rows: ReadonlyMap<CustomerId, CustomerRow>,
  known: readonly Customer[],
  today: Day,
  said: Extent | undefined,
): ListComparison {
  const isFull = [...rows.values()].some(
    ({ domain, relationship }) => domain !== undefined || relationship !== undefined,
  );
  const byId = new Map(known.map((one) => [one.id, one]));
  const here = known.filter(({ lifecycle }) => lifecycle !== "offboarded");
  const absent = byName(here.filter(({ id }) => !rows.has(id)));
  const expected = here.filter(isExpected);
  const moved = [...rows.values()].flatMap((row) => movesTo(row, absent, byId.get(row.id)));
  const returned = known.filter(({ id, unlisted }) => unlisted !== undefined && rows.has(id));
  if (!isFull || expected.length === 0) return { isWhole: isFull, missing: [], moved, returned };
  const share = compare(
    today,
    new Map(expected.map(({ id }) => [id, id])),
    new Set([...rows.keys(), ...moved.map(({ from }) => from.id)]),
    said,
    leastShare,
  );
  const missing = share.extent === "whole" ? expected.filter(({ id }) => !rows.has(id)) : [];
  return { comparison: share, isWhole: share.extent === "whole", missing, moved, returned };
}

/** It came by a list, and no source of ours reads Partner Center's own list, which knows better. */
const isExpected = ({ source, unlisted, read }: Customer): boolean =>
  source === "import" && unlisted === undefined && read?.listing?.at === undefined;

type Named = Pick<CustomerRow, "id" | "name" | "domain">;

const byName = (customers: readonly Customer[]): ReadonlyMap<string, readonly Customer[]> =>
  groupBy(customers, (one) => nameKey(one.listedName ?? one.name));

/**
 * The customer that may have moved to that Microsoft ID: the only one of its name and domain that is gone.
 * @param known the customer under the new id; undefined when it is new altogether.
 */
function movesTo(
  to: Named,
  gone: ReadonlyMap<string, readonly Customer[]>,
  known: Customer | undefined,
): ListComparison["moved"] {
  const same = (gone.get(nameKey(to.name)) ?? []).filter(
    (one) => isSameDomain(one.domain, to.domain) && (known === undefined || isOpen(one, known)),
  );
  const [from] = same;
  return from === undefined || same.length > 1 ? [] : [{ from, to: to.id }];
}

const isSameDomain = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined || nameKey(one) === nameKey(other);

/** The one came when the other left, and nobody has said yet whether they are the same. */
const isOpen = (from: Customer, to: Customer): boolean =>
  from.unlisted !== undefined &&
  to.unlisted === undefined &&
  to.addedAt.slice(0, 10) >= addDays(from.unlisted.since, -1) &&
  !to.history.some((entry) => decisions.has(entry.what) && entry.from === from.id);

const decisions: ReadonlySet<string> = new Set(["moved here", "another one"]);

/** Customers that lists do not have any more and that may have moved, with where to. */
export function openMoves(customers: readonly Customer[]): ListComparison["moved"] {
  const gone = byName(
    customers.filter(({ unlisted, lifecycle }) => unlisted !== undefined && lifecycle !== "offboarded"),
  );
  if (gone.size === 0) return [];
  return customers.flatMap((one) => movesTo({ ...one, name: one.listedName ?? one.name }, gone, one));
}

type By = { by: PersonId; now: Instant };

/** The customer, no longer listed since that day. Nothing else changes: we may go on serving it (G04). */
export function unlist(customer: Customer, since: Day, { by, now }: By): Customer {
  if (customer.unlisted !== undefined) return customer;
  return noted({ ...customer, unlisted: { since } }, { at: now, by, what: "unlisted", evidence: "imported" });
}

/** The customer, which a list lacked that was a part only: as before that day, unless somebody said what is so. */
export function relist(customer: Customer, since: Day, { by, now }: By): Customer {
  const { unlisted, ...listed } = customer;
  if (unlisted?.since !== since || unlisted.kept === true) return customer;
  return noted(listed, { at: now, by, what: "import undone" });
}

/**
 * The customer under its new Microsoft ID, with what goes along: owner, deputy, cover, answers, size, onboarding and history.
 * Claims and links stay behind, since they were made in the old tenant. The same move twice changes nothing.
 */
export function movedHere(to: Customer, from: Customer, { by, now }: By): Customer {
  if (to.history.some(({ what, from: whence }) => what === "moved here" && whence === from.id)) return to;
  const entry = { at: now, by, what: "moved here", from: from.id };
  const { prompt: _asked, ...checklist } = from.checklist;
  const takes = <Field extends keyof Customer>(field: Field) =>
    to[field] === undefined && from[field] !== undefined ? { [field]: from[field] } : {};
  return {
    ...to,
    ...takes("owner"),
    ...takes("ownerSince"),
    ...takes("deputy"),
    ...takes("cover"),
    ...takes("seats"),
    ...takes("onboarding"),
    ...takes("listedName"),
    name: from.name,
    lifecycle: from.lifecycle === "offboarded" ? to.lifecycle : from.lifecycle,
    channels: [...new Set([...to.channels, ...from.channels])],
    checklist: {
      ...to.checklist,
      revision: Math.max(to.checklist.revision, checklist.revision) + 1,
      answers: { ...checklist.answers, ...to.checklist.answers },
    },
    history: [...[...from.history, ...to.history].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)), entry],
  };
}

/** The new customer, said to be another one than the old of the same name. */
export function another(to: Customer, from: CustomerId, { by, now }: By): Customer {
  if (to.history.some((entry) => decisions.has(entry.what) && entry.from === from)) return to;
  return noted(to, { at: now, by, what: "another one", from });
}

/** The customer under its old Microsoft ID: nobody is asked about it any more. */
export function movedAway(from: Customer, to: CustomerId, { by, now }: By): Customer {
  if (from.history.some(({ what, to: whither }) => what === "moved away" && whither === to)) return from;
  const left = withdrawPrompt({ ...from, lifecycle: "offboarded" }, by, now);
  return noted(left, { at: now, by, what: "moved away", to });
}
