/** Delegated admin access (GDAP): of several relations with a customer the best one counts. */
import type { Customer, CustomerId, Evidence, Gdap } from "./customer.ts";
import { exact } from "../exact.ts";
import type { Day } from "../time/time.ts";

/** One GDAP relation; a customer may have several. `status` is Microsoft's word: active, expired, approvalPending, … */
export type GdapRelation = { customer: CustomerId; status: string; endsOn?: Day | undefined; autoExtends: boolean };

/**
 * From the best on: those that give access, of which some are about to end; then those that did. Microsoft's words
 * (Graph, delegatedAdminRelationship). One that it adds counts like one that is not approved yet.
 */
const granting = ["active", "expiring", "terminationrequested", "terminating"];
const ended = ["expired", "terminated"];

const isGranting = (status: string): boolean => granting.includes(status.toLowerCase());
export const isEnded = (status: string): boolean => ended.includes(status.toLowerCase());

/** What a customer's relations come to; undefined when there are none. */
export type Access = Pick<Gdap, "status" | "autoExtends"> & { endsOn?: Day | undefined; pending: boolean };

export function accessOf(relations: readonly GdapRelation[]): Access | undefined {
  const [best] = relations.toSorted(byWorth);
  if (best === undefined) return undefined;
  const pending = relations.some(({ status }) => !isGranting(status) && !isEnded(status));
  return { status: best.status, endsOn: best.endsOn, autoExtends: best.autoExtends, pending };
}

/** One that gives access before one that waits, and that before one that ended; then one that lasts longer. */
function byWorth(one: GdapRelation, other: GdapRelation): number {
  const worth = ({ status }: GdapRelation) => {
    const place = granting.indexOf(status.toLowerCase());
    if (place !== -1) return place;
    return isEnded(status) ? granting.length + 1 : granting.length;
  };
  if (worth(one) !== worth(other)) return worth(one) - worth(other);
  if (one.autoExtends !== other.autoExtends) return one.autoExtends ? -1 : 1;
  return (other.endsOn ?? "").localeCompare(one.endsOn ?? "");
}

/** The access as it is kept. That it is not needed is a decision, and stays one. */
export function gdapOf(
  { status, endsOn, autoExtends, pending }: Access,
  known: Gdap | undefined,
  evidence: Evidence,
): Gdap {
  return exact({
    status,
    endsOn,
    autoExtends,
    needed: known?.needed ?? isGranting(status),
    pending: pending ? (true as const) : undefined,
    evidence,
  });
}

export const isSameAccess = (one: Gdap, other: Gdap): boolean =>
  one.status === other.status &&
  one.endsOn === other.endsOn &&
  one.autoExtends === other.autoExtends &&
  one.pending === other.pending;

/** Whether a person said what is known of the access, and neither Microsoft nor a list. */
export const isTold = ({ evidence }: Gdap): boolean => evidence === undefined || evidence.kind === "reported";

/** The access as it is by now, with what a person said beside it. */
export function withToldAccess(next: Gdap, { gdap: known, history }: Customer): Gdap {
  if (known === undefined || !isTold(known)) return next;
  // Version 0.1 wrote into the history only who said it.
  const entry = history.findLast(({ what }) => what === "gdap set");
  const evidence = known.evidence ?? (entry && { kind: "reported" as const, at: entry.at, by: entry.by });
  return evidence === undefined ? next : { ...next, said: { evidence, says: accessWords(known) } };
}

/**
 * The access after somebody told of it. What was read at Microsoft stands, with what they told beside it, unless it was
 * to end by now and wasn't read since: then it says nothing of today.
 */
export function withTold({ gdap: known, read }: Customer, told: Gdap & { evidence: Evidence }): Gdap {
  if (known?.evidence?.kind !== "read") return told;
  const { said: _before, ...stands } = { ...known, needed: true };
  const { endsOn, autoExtends } = stands;
  // Days in UTC: a day more or less says the same.
  const readOn = (read?.gdap?.at ?? known.evidence.at).slice(0, 10);
  const isUnread = endsOn !== undefined && readOn <= endsOn && endsOn < told.evidence.at.slice(0, 10);
  if (isUnread && !autoExtends) return told;
  const isSame = isGranting(stands.status) && endsOn === told.endsOn && autoExtends === told.autoExtends;
  return isSame ? stands : { ...stands, said: { evidence: told.evidence, says: accessWords(told) } };
}

/** A customer whose delegated access we know. `end`: how it ends; `none` where nobody said until when. */
export type KnownAccess = { customer: Customer; gdap: Gdap; end: "ends" | "extends" | "over" | "none" };

/** Whether somebody said that none is needed there. */
export const needsNoAccess = ({ gdap }: Customer): boolean => gdap?.status === "not needed" && !gdap.needed;

/** Where delegated access is on record, also such that has ended, soonest end first. */
export function accessEnds(customers: readonly Customer[], today: Day): readonly KnownAccess[] {
  return customers
    .flatMap((customer): KnownAccess[] => {
      const { gdap } = customer;
      if (gdap === undefined || needsNoAccess(customer)) return [];
      const { endsOn, autoExtends, status } = gdap;
      const isOver = isEnded(status) || (endsOn !== undefined && endsOn < today && !autoExtends);
      const end = isOver ? "over" : autoExtends ? "extends" : endsOn === undefined ? "none" : "ends";
      return [{ customer, gdap, end }];
    })
    .toSorted((one, other) => (one.gdap.endsOn ?? "9999").localeCompare(other.gdap.endsOn ?? "9999"));
}

/** Whether we have delegated access there now, as far as is on record. */
export const hasAccess = (customer: Customer, today: Day): boolean =>
  accessEnds([customer], today).some(({ gdap, end }) => isGranting(gdap.status) && end !== "over");

/** `active until 2027-03-03, extends automatically` */
export function accessWords({ status, endsOn, autoExtends, needed }: Gdap): string {
  if (!needed && status === "not needed") return "not needed";
  const until = endsOn === undefined ? "" : ` until ${endsOn}`;
  return `${status}${until}${autoExtends ? ", extends automatically" : ""}`;
}
