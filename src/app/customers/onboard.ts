/** Onboarding of a customer: the list started, its steps ticked off. */
import { mayAnswer } from "../../domain/customer/checklist.ts";
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import { startOnboarding, tickStep } from "../../domain/customer/onboarding.ts";
import type { Actor } from "../../domain/people/person.ts";
import { gapContext } from "../evaluate.ts";
import type { Organization, World } from "../ports.ts";

export type Onboarded =
  | { outcome: "started" | "already-started" | "ticked" | "finished" | "unchanged" | "not-yours"; customer: Customer }
  | { outcome: "no-such-customer" };

/** Starts the list for a customer that has none. */
export function startList(
  world: World,
  organization: Organization,
  asked: { customer: CustomerId; by: Actor },
): Promise<Onboarded> {
  return change(world, organization, asked, (customer, edit) => startOnboarding(customer, edit));
}

/** Ticks steps off; numbers that are no step, or done already, change nothing. */
export function tickSteps(
  world: World,
  organization: Organization,
  asked: { customer: CustomerId; steps: readonly number[]; by: Actor },
): Promise<Onboarded> {
  return change(world, organization, asked, (customer, edit) => {
    let result: { doc: Customer; outcome: "unchanged" | "ticked" | "finished" } = {
      doc: customer,
      outcome: "unchanged",
    };
    for (const step of asked.steps) {
      const { doc, outcome } = tickStep(result.doc, step, edit);
      if (outcome === "ticked" || outcome === "finished") result = { doc, outcome };
    }
    return result;
  });
}

async function change(
  world: World,
  organization: Organization,
  { customer: id, by }: { customer: CustomerId; by: Actor },
  act: (
    customer: Customer,
    edit: { today: string; now: string; by: string; calendar: Awaited<ReturnType<typeof gapContext>>["calendar"] },
  ) => { doc: Customer; outcome: "started" | "already-started" | "ticked" | "finished" | "unchanged" },
): Promise<Onboarded> {
  const { today, calendar } = await gapContext(world, organization);
  const { outcome, doc } = await organization.customers.update(id, (customer) => {
    if (customer === undefined) return { outcome: "no-such-customer" as const, doc: customer };
    if (!mayAnswer(customer, by)) return { outcome: "not-yours" as const, doc: customer };
    return act(customer, { today, now: world.now(), by: by.id, calendar });
  });
  if (outcome === "no-such-customer" || doc === undefined) return { outcome: "no-such-customer" };
  return { outcome, customer: doc };
}
