/** Onboarding a customer: the eleven steps of association, with the day each is due; ticking them off. Pure. */
import { noted, type EditedBy } from "./edit.ts";
import { exact } from "../exact.ts";
import type { Customer, OnboardingStep } from "./customer.ts";
import { addBusinessDays, type BusinessCalendar } from "../time/calendar.ts";
import { addDays, type Day } from "../time/time.ts";

/**
 * What to do in each step, from the first on, and within how many days of the start: the days are our proposal, the
 * steps Microsoft's and practitioners'.
 */
const tasks: readonly (readonly [text: string, days: number, unit?: "business days"])[] = [
  ["Record tenant ID, domain, sales channel, workloads and Azure subscriptions in scope", 0],
  ["Name an owner and a deputy for the associations", 0],
  ["Have the customer sign a proof of execution that names every workload, the tenant ID and the date", 0],
  ["Draft and submit the CPOR claims in Partner Center, right after the signature", 5, "business days"],
  ["Tell the customer's contact that Microsoft will send a notice and that no answer is needed", 5, "business days"],
  [
    "Get access: GDAP for Microsoft 365, Lighthouse, guest accounts or a service principal for Azure",
    5,
    "business days",
  ],
  [
    "Link PAL for every engineer at first sign-in and for one service principal, with the location Partner ID",
    5,
    "business days",
  ],
  ["Power Platform: deploy with the linked account, so that it owns the objects", 10, "business days"],
  ["Look the customer up in the Azure usage and CPOR usage reports", 30],
  ["Plan the monthly review after the 20th: renewals, staff changes, yearly proof", 30],
  ["Agree what happens when somebody leaves: new owner, new PAL identity before the account ends", 30],
];

/** What a step asks for; its number alone when there is no such step. */
export function stepText(step: number): string {
  return tasks[step - 1]?.[0] ?? `step ${step}`;
}

export type Onboarding = NonNullable<Customer["onboarding"]>;

/** Steps not done, in their order. */
export function openSteps(onboarding: Onboarding): readonly OnboardingStep[] {
  return onboarding.steps.filter((step) => step.done === undefined);
}

/** The one to do first: due earliest, then by number. */
export function nextStep(open: readonly OnboardingStep[]): OnboardingStep | undefined {
  return open.reduce<OnboardingStep | undefined>(
    (first, step) => (first === undefined || step.dueOn < first.dueOn ? step : first),
    undefined,
  );
}

/** The list for a customer that is new on that day. */
export function newOnboarding(startedOn: Day, calendar: BusinessCalendar): Onboarding {
  return {
    startedOn,
    steps: tasks.map(([, days, unit], at) => ({
      step: at + 1,
      dueOn: unit === undefined ? addDays(startedOn, days) : addBusinessDays(startedOn, days, calendar),
    })),
  };
}

/** When and by whom. Whether they may is for the caller to have checked. */
/** Starts the list and sets the customer to onboarding. One that has a list already stays as it is. */
export function startOnboarding(
  customer: Customer,
  edit: EditedBy & { calendar: BusinessCalendar },
): { doc: Customer; outcome: "started" | "already-started" } {
  if (customer.onboarding !== undefined) return { doc: customer, outcome: "already-started" };
  const started = { lifecycle: "onboarding" as const, onboarding: newOnboarding(edit.today, edit.calendar) };
  const entry = { at: edit.now, by: edit.by, what: "onboarding started" };
  return { outcome: "started", doc: noted({ ...customer, ...started }, entry) };
}

/** Ticks a step. When it was the last one, the customer becomes active. */
export function tickOff(
  customer: Customer,
  step: number,
  edit: EditedBy & { note?: string | undefined },
): { doc: Customer; outcome: "ticked" | "finished" | "unchanged" | "no-such-step" } {
  const { onboarding: started } = customer;
  const found = started?.steps.find((one) => one.step === step);
  if (started === undefined || found === undefined) return { doc: customer, outcome: "no-such-step" };
  if (found.done !== undefined) return { doc: customer, outcome: "unchanged" };
  const { note } = edit;
  const ticked: OnboardingStep = { ...found, done: exact({ on: edit.today, by: edit.by, note }) };
  const onboarding = { ...started, steps: started.steps.map((one) => (one === found ? ticked : one)) };
  const entry = { at: edit.now, by: edit.by, what: "step done", item: `step ${step}`, note };
  const doc = noted({ ...customer, onboarding }, entry);
  const isFinished = openSteps(onboarding).length === 0 && doc.lifecycle === "onboarding";
  return isFinished ? { doc: { ...doc, lifecycle: "active" }, outcome: "finished" } : { doc, outcome: "ticked" };
}
