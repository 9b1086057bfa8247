/** A list of GDAP relations, as tools write them out of Microsoft Graph: what it says of a customer's access. */
import type { Customer } from "../customer/customer.ts";
import {
  accessOf,
  accessWords,
  gdapOf,
  isSameAccess,
  isTold,
  withToldAccess,
  type GdapRelation,
} from "../customer/gdap.ts";
import { importFindings, imported, type ImportApplied, type ImportContext } from "./findings.ts";

/** One relation of the list. */
export type GdapRow = GdapRelation & { line: number; customerName?: string | undefined };

/**
 * Applies the relations that the list has for the customer; of one that it does not name nothing is known. What was read
 * at Microsoft is newer than any list and stays. The same list twice changes nothing.
 */
export function applyGdapList(
  customer: Customer,
  relations: readonly GdapRelation[],
  context: ImportContext,
): ImportApplied {
  const { gdap: known } = customer;
  const access = accessOf(relations);
  const findings = importFindings(customer);
  if (access === undefined || known?.evidence?.kind === "read")
    return imported(customer, {}, nothing, findings, context);
  const next = gdapOf(access, known, { kind: "imported", at: context.now, by: context.by });
  const isSame = known !== undefined && isSameAccess(known, next);
  if (isSame && !isTold(known)) return imported(customer, {}, nothing, findings, context);
  const words = accessWords(next);
  if (known === undefined) findings.add("new", "gdap", `GDAP: ${words}`);
  else if (isSame) findings.add("verified", "gdap", `GDAP: ${words}`);
  else if (isTold(known))
    findings.add("contradicts", "gdap", `GDAP: ${words}, but one of us said ${accessWords(known)}`);
  else findings.add("changed", "gdap", `GDAP: ${words}, before ${accessWords(known)}`);
  const gdap = isSame ? next : withToldAccess(next, customer);
  return imported(customer, { gdap }, { item: "gdap", to: words }, findings, context);
}

const nothing = { item: "gdap", to: "" };
