/** Onboarding a customer: the eleven steps of association, with the day each is due; ticking them off. Pure. */
import { noted } from "./edit.ts";
import { exact } from "../exact.ts";
import type { Customer, OnboardingStep } from "./customer.ts";
import type { PersonId } from "../people/person.ts";
import { addBusinessDays, type BusinessCalendar } from "../time/calendar.ts";
import { addDays, type Day, type Instant } from "../time/time.ts";

type StepDue = { value: number; unit: "days" | "business days" };
export type OnboardingTask = {
  step: number;
  /** What to do, as a short imperative. */
  text: string;
  due: StepDue;
};

/** Due days are our proposal, counted from the start; the steps are Microsoft's and practitioners'. */
export const onboardingTasks: readonly OnboardingTask[] = [
  {
    step: 1,
    text: "Record tenant ID, domain, sales channel, workloads and Azure subscriptions in scope",
    due: { value: 0, unit: "days" },
  },
  {
    step: 2,
    text: "Name an owner and a deputy for the associations",
    due: { value: 0, unit: "days" },
  },
  {
    step: 3,
    text: "Have the customer sign a proof of execution that names every workload, the tenant ID and the date",
    due: { value: 0, unit: "days" },
  },
  {
    step: 4,
    text: "Draft and submit the CPOR claims in Partner Center, right after the signature",
    due: { value: 5, unit: "business days" },
  },
  {
    step: 5,
    text: "Tell the customer's contact that Microsoft will send a notice and that no answer is needed",
    due: { value: 5, unit: "business days" },
  },
  {
    step: 6,
    text: "Get access: GDAP for Microsoft 365, Lighthouse, guest accounts or a service principal for Azure",
    due: { value: 5, unit: "business days" },
  },
  {
    step: 7,
    text: "Link PAL for every engineer at first sign-in and for one service principal, with the location Partner ID",
    due: { value: 5, unit: "business days" },
  },
  {
    step: 8,
    text: "Power Platform: deploy with the linked account, so that it owns the objects",
    due: { value: 10, unit: "business days" },
  },
  {
    step: 9,
    text: "Look the customer up in the Azure usage and CPOR usage reports",
    due: { value: 30, unit: "days" },
  },
  {
    step: 10,
    text: "Plan the monthly review after the 20th: renewals, staff changes, yearly proof",
    due: { value: 30, unit: "days" },
  },
  {
    step: 11,
    text: "Agree what happens when somebody leaves: new owner, new PAL identity before the account ends",
    due: { value: 30, unit: "days" },
  },
];

/** What a step asks for; its number alone when there is no such step. */
export function stepText(step: number): string {
  return onboardingTasks.find((task) => task.step === step)?.text ?? `step ${step}`;
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
    steps: onboardingTasks.map(({ step, due }) => ({
      step,
      dueOn: due.unit === "days" ? addDays(startedOn, due.value) : addBusinessDays(startedOn, due.value, calendar),
    })),
  };
}

/** When and by whom. Whether they may is for the caller to have checked. */
export type OnboardingEdit = { today: Day; now: Instant; by: PersonId };

/** Starts the list and sets the customer to onboarding. One that has a list already stays as it is. */
export function startOnboarding(
  customer: Customer,
  edit: OnboardingEdit & { calendar: BusinessCalendar },
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
  edit: OnboardingEdit & { note?: string | undefined },
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
