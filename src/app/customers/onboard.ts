/** Onboarding of a customer: the list started, its steps ticked off. */
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import * as onboarding from "../../domain/customer/onboarding.ts";
import type { Actor } from "../../domain/people/person.ts";
import type { Organization, World } from "../ports.ts";
import { associate, type ChangedByAnswerer } from "./associate.ts";

export type Onboarded = ChangedByAnswerer<{
  doc: Customer;
  outcome: "started" | "already-started" | "ticked" | "finished" | "unchanged";
}>;

/** Starts the list for a customer that has none. */
export function startOnboarding(
  world: World,
  organization: Organization,
  asked: { customer: CustomerId; by: Actor },
): Promise<Onboarded> {
  return associate(world, organization, asked, onboarding.startOnboarding);
}

/** Ticks steps off; numbers that are no step, or done already, change nothing. */
export function tickOff(
  world: World,
  organization: Organization,
  asked: { customer: CustomerId; steps: readonly number[]; by: Actor },
): Promise<Onboarded> {
  return associate(world, organization, asked, (customer, edit) => {
    let result: { doc: Customer; outcome: "unchanged" | "ticked" | "finished" } = {
      doc: customer,
      outcome: "unchanged",
    };
    for (const step of asked.steps) {
      const { doc, outcome } = onboarding.tickOff(result.doc, step, edit);
      if (outcome === "ticked" || outcome === "finished") result = { doc, outcome };
    }
    return result;
  });
}
