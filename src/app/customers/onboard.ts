/** Onboarding of a customer: the list started, its steps ticked off. */
import { mayAnswer } from "../../domain/customer/checklist.ts";
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import * as onboarding from "../../domain/customer/onboarding.ts";
import type { OnboardingEdit } from "../../domain/customer/onboarding.ts";
import type { Actor } from "../../domain/people/person.ts";
import type { BusinessCalendar } from "../../domain/time/calendar.ts";
import { changeCustomer, type CustomerChanged } from "../change-customer.ts";
import { gapContext } from "../evaluate.ts";
import type { Organization, World } from "../ports.ts";

type Change = {
  doc: Customer;
  outcome: "started" | "already-started" | "ticked" | "finished" | "unchanged" | "not-yours";
};
export type Onboarded = CustomerChanged<Change>;

/** Starts the list for a customer that has none. */
export function startOnboarding(
  world: World,
  organization: Organization,
  asked: { customer: CustomerId; by: Actor },
): Promise<Onboarded> {
  return change(world, organization, asked, (customer, edit) => onboarding.startOnboarding(customer, edit));
}

/** Ticks steps off; numbers that are no step, or done already, change nothing. */
export function tickOff(
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
      const { doc, outcome } = onboarding.tickOff(result.doc, step, edit);
      if (outcome === "ticked" || outcome === "finished") result = { doc, outcome };
    }
    return result;
  });
}

async function change(
  world: World,
  organization: Organization,
  { customer: id, by }: { customer: CustomerId; by: Actor },
  act: (customer: Customer, edit: OnboardingEdit & { calendar: BusinessCalendar }) => Change,
): Promise<Onboarded> {
  const { today, calendar } = await gapContext(world, organization);
  return changeCustomer(organization, id, (customer): Change =>
    mayAnswer(customer, by)
      ? act(customer, { today, now: world.now(), by: by.id, calendar })
      : { outcome: "not-yours", doc: customer },
  );
}
