/** The list of customers as Partner Center has it: new ones, other names, and those that are not on it any more. */
import { newCustomer, type Customer } from "../customer/customer.ts";
import { exact } from "../exact.ts";
import { marked, readEntry, type Applied, type ReadContext, type ReadFinding } from "./applied.ts";
import type { ListedCustomer } from "./facts.ts";

/** Applies a customer's line of the list. A customer nobody knew is added; nobody owns it yet. */
export function applyListed(current: Customer | undefined, listed: ListedCustomer, context: ReadContext): Applied {
  if (current === undefined) return added(listed, context);
  const { unlisted, ...rest } = current;
  const doc: Customer = { ...rest };
  const findings: ReadFinding[] = [];
  const find = (says: string, parts: Partial<ReadFinding> = {}) =>
    findings.push({ kind: "changed", customer: current.id, name: current.name, says, ...parts });
  const entries = [];
  const nameField = current.listedName === undefined ? "name" : "listedName";
  const known = current[nameField] ?? "";
  if (listed.name !== known.trim()) {
    doc[nameField] = listed.name;
    entries.push(readEntry(context, { what: "renamed", from: known, to: listed.name }));
    find(`is now called ${listed.name}`, { renamed: true });
  }
  if (listed.domain !== undefined && listed.domain !== current.domain?.trim().toLowerCase()) {
    doc.domain = listed.domain;
    entries.push(readEntry(context, { what: "read", item: "domain", from: current.domain, to: listed.domain }));
    find(`domain ${listed.domain}`);
  }
  if (listed.relationship !== undefined && !isSameRelation(listed.relationship, current.relationship)) {
    doc.relationship = listed.relationship;
    const { relationship: from } = current;
    entries.push(readEntry(context, { what: "read", item: "relationship", from, to: listed.relationship }));
    find(`relation ${listed.relationship}`);
  }
  if (unlisted !== undefined) {
    entries.push(readEntry(context, { what: "listed again" }));
    find("is listed in Partner Center again");
  }
  return { doc: marked(doc, "listing", context, entries), findings };
}

/**
 * A customer that is missing from a complete list. It is only gone when an earlier list had it: whoever buys from others
 * was never on it. Nothing else of it changes, since we may go on serving it: that is for people to say (G04).
 */
export function applyMissing(current: Customer, context: ReadContext): Applied {
  if (current.read?.listing?.at === undefined || current.unlisted !== undefined) return { doc: current, findings: [] };
  const entry = readEntry(context, { what: "unlisted" });
  const says = "is no longer listed in Partner Center";
  return {
    doc: { ...current, unlisted: { since: context.today }, history: [...current.history, entry] },
    findings: [{ kind: "gone", customer: current.id, name: current.name, says }],
  };
}

function added(listed: ListedCustomer, context: ReadContext): Applied {
  const customer = newCustomer(
    exact({
      ...listed,
      source: "read",
      addedAt: context.now,
      history: [readEntry(context, { what: "added", to: listed.name })],
    }),
  );
  const finding = { kind: "new", customer: listed.id, name: listed.name, says: "is a new customer" } as const;
  return { doc: marked(customer, "listing", context, []), findings: [finding] };
}

/** The export says `Indirect Reseller` where the API says `reseller`: the longer word is kept. */
function isSameRelation(read: string, known: string | undefined): boolean {
  return known !== undefined && known.toLowerCase().includes(read.toLowerCase());
}
