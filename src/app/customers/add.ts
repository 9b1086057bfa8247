/** A manager adds a customer by hand: one that no export has, such as a customer linked only by PAL. */
import { exact } from "../../domain/exact.ts";
import { assign, prompt } from "../../domain/customer/checklist.ts";
import { newCustomer, type Customer } from "../../domain/customer/customer.ts";
import { startOnboarding } from "../../domain/customer/onboarding.ts";
import { onlyManagers, type Actor, type PersonRef } from "../../domain/people/person.ts";
import { gapContext } from "../evaluate.ts";
import type { Organization, World } from "../ports.ts";

/** As typed into the form, parsed: the id is a lower-case GUID. */
export type NewCustomer = {
  id: string;
  name: string;
  domain?: string | undefined;
  owner?: PersonRef | undefined;
  isNew: boolean;
};

export type Added = { outcome: "added" | "exists"; customer: Customer };

/** Adds the customer, starts its onboarding when it is new, assigns its owner and asks them, as one change. */
export async function addCustomer(
  world: World,
  organization: Organization,
  added: { customer: NewCustomer; by: Actor },
): Promise<Added> {
  onlyManagers(added.by);
  const now = world.now();
  const promptId = world.newId();
  const { today, calendar } = await gapContext(world, organization);
  const result = await organization.customers.update(added.customer.id, (current) => {
    if (current !== undefined) return { outcome: "exists" as const, doc: current };
    const { id, name, domain, owner, isNew } = added.customer;
    const fresh = newCustomer({
      id,
      name,
      ...exact({ domain }),
      source: "person",
      addedAt: now,
      history: [{ at: now, by: added.by.id, what: "added" }],
    });
    const begun = isNew ? startOnboarding(fresh, { today, now, by: added.by.id, calendar }).doc : fresh;
    if (owner === undefined) return { outcome: "added" as const, doc: begun };
    const { doc } = assign(begun, { to: owner, by: added.by }, now);
    const request = { id: promptId, to: owner, because: "assigned", askedBy: added.by.id } as const;
    return { outcome: "added" as const, ...prompt(doc, request, now) };
  });
  if (result.outcome === "added") world.nudge();
  return { outcome: result.outcome, customer: result.doc };
}
