/** A customers list against what earlier lists had: who left, who came back, who seems to have moved to another tenant. */
import { nameKey } from "../catalogue/workloads.ts";
import { withdrawPrompt } from "../customer/checklist.ts";
import type { Customer, CustomerId } from "../customer/customer.ts";
import type { PersonId } from "../people/person.ts";
import type { Day, Instant } from "../time/time.ts";
import { compare, type Comparison, type Extent } from "./coverage.ts";
import type { CustomerRow } from "./customers.ts";

/** Customers leave one by one: a list that has fewer of those known than this share is taken for a part. */
const leastShare = 0.8;

export type Listing = {
  /** Absent when the list cannot tell: of owners only, or when nobody came by a list before. */
  comparison?: Comparison | undefined;
  /** Known by earlier lists, and not in this whole one. */
  missing: readonly Customer[];
  /** Of the same name and domain, under a Microsoft ID that nobody knew. */
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
): Listing {
  const isFull = [...rows.values()].some(
    ({ domain, relationship }) => domain !== undefined || relationship !== undefined,
  );
  const ids = new Set(known.map(({ id }) => id));
  const here = known.filter(({ lifecycle }) => lifecycle !== "offboarded");
  const absent = here.filter(({ id }) => !rows.has(id));
  const expected = here.filter(isExpected);
  const moved = [...rows.values()].flatMap((row) => {
    if (ids.has(row.id)) return [];
    const same = absent.filter((one) => isSame(one, row));
    return same.length === 1 && same[0] !== undefined ? [{ from: same[0], to: row.id }] : [];
  });
  const returned = known.filter(({ id, unlisted }) => unlisted !== undefined && rows.has(id));
  if (!isFull || expected.length === 0) return { missing: [], moved, returned };
  const share = compare(today, new Set(expected.map(({ id }) => id)), new Set(rows.keys()), said, leastShare);
  const missing = share.extent === "whole" ? expected.filter(({ id }) => !rows.has(id)) : [];
  return { comparison: share, missing, moved, returned };
}

/** It came by a list, and no source of ours reads Partner Center's own list, which knows better. */
const isExpected = ({ source, unlisted, read }: Customer): boolean =>
  source === "import" && unlisted === undefined && read?.listing?.at === undefined;

function isSame(one: Customer, row: CustomerRow): boolean {
  if (nameKey(one.listedName ?? one.name) !== nameKey(row.name)) return false;
  return one.domain === undefined || row.domain === undefined || nameKey(one.domain) === nameKey(row.domain);
}

type By = { by: PersonId; now: Instant };

/** The customer, not listed any more since that day. Nothing else changes: we may go on serving it (G04). */
export function unlist(customer: Customer, since: Day, { by, now }: By): Customer {
  if (customer.unlisted !== undefined) return customer;
  const entry = { at: now, by, what: "unlisted", evidence: "imported" } as const;
  return { ...customer, unlisted: { since }, history: [...customer.history, entry] };
}

/**
 * The customer under its new Microsoft ID, with what goes along: owner, deputy, answers, size, onboarding and history.
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
    ...takes("seats"),
    ...takes("onboarding"),
    ...takes("listedName"),
    name: from.name,
    lifecycle: from.lifecycle,
    channels: [...new Set([...to.channels, ...from.channels])],
    checklist: {
      ...to.checklist,
      revision: Math.max(to.checklist.revision, checklist.revision) + 1,
      answers: { ...checklist.answers, ...to.checklist.answers },
    },
    history: [...[...from.history, ...to.history].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)), entry],
  };
}

/** The customer under its old Microsoft ID: nobody is asked about it any more. */
export function movedAway(from: Customer, to: CustomerId, { by, now }: By): Customer {
  if (from.history.some(({ what, to: whither }) => what === "moved away" && whither === to)) return from;
  const entry = { at: now, by, what: "moved away", to };
  const left = withdrawPrompt({ ...from, lifecycle: "offboarded" }, by, now);
  return { ...left, history: [...left.history, entry] };
}
