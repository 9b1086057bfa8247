/** The list of customers as Partner Center has it: new ones, other names, and those that are not on it any more. */
import { newCustomer, type Customer } from "../customer/customer.ts";
import { exact } from "../exact.ts";
import { collect, marked, readEntry, type ReadApplied, type ReadContext } from "./applied.ts";
import type { ListedCustomer } from "./facts.ts";

/** Applies a customer's line of the list. A customer nobody knew is added; nobody owns it yet. */
export function applyListed(current: Customer | undefined, listed: ListedCustomer, context: ReadContext): ReadApplied {
  if (current === undefined) return added(listed, context);
  const { unlisted, ...rest } = current;
  const doc: Customer = { ...rest };
  const { findings, entries, find } = collect(current, context);
  const nameField = current.listedName === undefined ? "name" : "listedName";
  const known = current[nameField] ?? "";
  if (listed.name !== known.trim()) {
    doc[nameField] = listed.name;
    const says = `is now called ${listed.name}`;
    find("changed", { what: "renamed", from: known, to: listed.name }, says, { renamed: true });
  }
  if (listed.domain !== undefined && listed.domain !== current.domain?.trim().toLowerCase()) {
    doc.domain = listed.domain;
    const entry = { what: "read", item: "domain", from: current.domain, to: listed.domain };
    find("changed", entry, `domain ${listed.domain}`);
  }
  if (listed.relationship !== undefined && !isSameRelation(listed.relationship, current.relationship)) {
    doc.relationship = listed.relationship;
    const entry = { what: "read", item: "relationship", from: current.relationship, to: listed.relationship };
    find("changed", entry, `relation ${listed.relationship}`);
  }
  if (unlisted !== undefined) {
    find("changed", { what: "listed again" }, "is listed in Partner Center again");
  }
  return { doc: marked(doc, "listing", context, entries), findings };
}

/**
 * A customer that is missing from a complete list. It is only gone when an earlier list had it: whoever buys from others
 * was never on it. Nothing else of it changes, since we may go on serving it: that is for people to say (G04).
 */
export function applyMissing(current: Customer, context: ReadContext): ReadApplied {
  if (current.read?.listing?.at === undefined || current.unlisted !== undefined) return { doc: current, findings: [] };
  const { findings, entries, find } = collect(current, context);
  find("gone", { what: "unlisted" }, "is no longer listed in Partner Center");
  const unlisted = { since: context.today };
  return { doc: { ...current, unlisted, history: [...current.history, ...entries] }, findings };
}

function added(listed: ListedCustomer, context: ReadContext): ReadApplied {
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
