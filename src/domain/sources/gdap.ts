/** Delegated admin access (GDAP) as Microsoft Graph has it: of several relations with a customer the best one counts. */
import type { Customer, Evidence, Gdap } from "../customer/customer.ts";
import { exact } from "../exact.ts";
import type { Day } from "../time/time.ts";
import {
  marked,
  readEntry,
  readNow,
  saidOtherwise,
  saidStill,
  type Applied,
  type ReadContext,
  type ReadFinding,
} from "./applied.ts";
import type { GdapRelation } from "./facts.ts";

/**
 * From the best on: those that give access, of which some are about to end; then those that did. Microsoft's words
 * (Graph, delegatedAdminRelationship). One that it adds counts like one that is not approved yet.
 */
const granting = ["active", "expiring", "terminationrequested", "terminating"];
const ended = ["expired", "terminated"];

const isGranting = (status: string): boolean => granting.includes(status.toLowerCase());
const isEnded = (status: string): boolean => ended.includes(status.toLowerCase());

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

/**
 * Applies the relations that a complete list has for the customer. What a person said gives way to it, and is named
 * beside it; that it is not needed is a decision, and stays one. A customer that never had a relation needs none.
 */
export function applyGdap(customer: Customer, relations: readonly GdapRelation[], context: ReadContext): Applied {
  const { gdap: known } = customer;
  const access = accessOf(relations) ?? withoutRelation(known);
  if (access === undefined) return { doc: marked(customer, "gdap", context, []), findings: [] };
  const next = asRead(access, known, context);
  const wasRead = known?.evidence?.kind === "read";
  if (known !== undefined && (!known.needed || isSameAccess(known, next))) {
    const { said, evidence, ...rest } = known;
    const isStill = evidence !== undefined && wasRead && isSameAccess(known, next);
    const gdap = isStill ? exact({ ...rest, evidence, said: saidStill(said, evidence, context) }) : next;
    return { doc: marked({ ...customer, gdap }, "gdap", context, []), findings: [] };
  }
  const said = known === undefined || wasRead ? undefined : accessWords(known);
  const evidence = said === undefined ? undefined : saidBy(customer);
  const gdap = said === undefined || evidence === undefined ? next : { ...next, said: { evidence, says: said } };
  const from = known === undefined ? undefined : accessWords(known);
  const to = accessWords(next);
  const note = said === undefined ? undefined : saidOtherwise;
  const entry = readEntry(context, { what: "gdap read", from, to, note });
  const before = from === undefined ? "" : said === undefined ? `, before ${from}` : `, where a person said ${from}`;
  const kind =
    said !== undefined ? "contradicted" : known === undefined ? "new" : relations.length === 0 ? "gone" : "changed";
  const finding: ReadFinding = { kind, customer: customer.id, name: customer.name, says: `GDAP: ${to}${before}` };
  return { doc: marked({ ...customer, gdap }, "gdap", context, [entry]), findings: [finding] };
}

function asRead({ status, endsOn, autoExtends, pending }: Access, known: Gdap | undefined, context: ReadContext): Gdap {
  return exact({
    status,
    endsOn,
    autoExtends,
    needed: known?.needed ?? isGranting(status),
    pending: pending ? (true as const) : undefined,
    evidence: readNow("gdap", context),
  });
}

/** Who said what is recorded; version 0.1 wrote that into the history only. */
function saidBy({ gdap, history }: Customer): Evidence | undefined {
  if (gdap?.evidence !== undefined) return gdap.evidence;
  const entry = history.findLast(({ what }) => what === "gdap set");
  return entry === undefined ? undefined : { kind: "reported", at: entry.at, by: entry.by };
}

/** Microsoft lists relations for a year after they end: one that is missing was ended, or is another partner's. */
function withoutRelation(known: Gdap | undefined): Access | undefined {
  if (known === undefined || !known.needed) return undefined;
  if (isEnded(known.status)) return { ...known, pending: false };
  return { status: "none", autoExtends: false, pending: false };
}

const isSameAccess = (one: Gdap, other: Gdap): boolean =>
  one.status === other.status &&
  one.endsOn === other.endsOn &&
  one.autoExtends === other.autoExtends &&
  one.pending === other.pending;

/** `active until 2027-03-03, extended by itself` */
function accessWords({ status, endsOn, autoExtends, needed }: Gdap): string {
  if (!needed && status === "not needed") return "not needed";
  const until = endsOn === undefined ? "" : ` until ${endsOn}`;
  return `${status}${until}${autoExtends ? ", extended by itself" : ""}`;
}
