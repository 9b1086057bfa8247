/** Delegated admin access (GDAP) as Microsoft Graph has it: a whole list of relations, so that a missing one ended. */
import type { Customer, Gdap } from "../customer/customer.ts";
import {
  accessOf,
  accessWords,
  gdapOf,
  isEnded,
  isSameAccess,
  isTold,
  withToldAccess,
  type Access,
  type GdapRelation,
} from "../customer/gdap.ts";
import { exact } from "../exact.ts";
import { collect, marked, readNow, saidStill, type ReadApplied, type ReadContext } from "./applied.ts";

/**
 * Applies the relations that a complete list has for the customer. What a person said gives way to it, and is named
 * beside it; that it is not needed is a decision, and stays one. A customer that never had a relation needs none.
 */
export function applyGdap(customer: Customer, relations: readonly GdapRelation[], context: ReadContext): ReadApplied {
  const { gdap: known } = customer;
  const access = accessOf(relations) ?? withoutRelation(known);
  if (access === undefined) return { doc: marked(customer, "gdap", context, []), findings: [] };
  const next = gdapOf(access, known, readNow("gdap", context));
  if (known !== undefined && (!known.needed || isSameAccess(known, next))) {
    const { said, evidence, ...rest } = known;
    const isStill = evidence?.kind === "read" && isSameAccess(known, next);
    const gdap = isStill ? exact({ ...rest, evidence, said: saidStill(said, evidence, context) }) : next;
    return { doc: marked({ ...customer, gdap }, "gdap", context, []), findings: [] };
  }
  const contradicts = known !== undefined && isTold(known);
  const from = known === undefined ? undefined : accessWords(known);
  const to = accessWords(next);
  const before = from === undefined ? "" : contradicts ? `, but one of us said ${from}` : `, before ${from}`;
  const kind = contradicts ? "contradicted" : known === undefined ? "new" : relations.length === 0 ? "gone" : "changed";
  const { findings, entries, find } = collect(customer, context);
  find(kind, { what: "gdap read", from, to }, `GDAP: ${to}${before}`);
  return { doc: marked({ ...customer, gdap: withToldAccess(next, customer) }, "gdap", context, entries), findings };
}

/** Microsoft lists relations for a year after they end: one that is missing was ended, or is another partner's. */
function withoutRelation(known: Gdap | undefined): Access | undefined {
  if (known === undefined || !known.needed) return undefined;
  if (isEnded(known.status)) return { ...known, pending: false };
  return { status: "none", autoExtends: false, pending: false };
}
