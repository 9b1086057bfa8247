/** An owner asks the managers to pause or offboard a customer, who do or decline it. Pure. */
import type { Customer } from "./customer.ts";
import { mayAnswer } from "./checklist.ts";
import { noted } from "./edit.ts";
import type { Actor, PersonId } from "../people/person.ts";
import type { Instant } from "../time/time.ts";

/** What a customer may be asked to be, of which nobody hears any more then. */
export type LeftOut = "paused" | "offboarded";

/** The last time it was asked; `decided`: what became of it, `kept` where it stays as it is. */
export type OffboardingAsked = {
  by: PersonId;
  at: Instant;
  wants: LeftOut;
  because: string;
  decided?: { by: PersonId; at: Instant; as: LeftOut | "kept" } | undefined;
};

const [asks, declines] = ["offboarding asked", "offboarding declined"];

/** @returns undefined where nobody ever asked */
export function offboardingAsked({ history }: Customer): OffboardingAsked | undefined {
  const place = history.findLastIndex(({ what }) => what === asks);
  const asked = history[place];
  if (asked === undefined) return undefined;
  const after = history
    .slice(place + 1)
    .find(({ what, to }) => what === declines || (what === "lifecycle set" && isLeftOutWord(to)));
  const decided = after && { by: after.by, at: after.at, as: isLeftOutWord(after.to) ? after.to : ("kept" as const) };
  const wants = isLeftOutWord(asked.to) ? asked.to : "offboarded";
  return { by: asked.by, at: asked.at, wants, because: asked.note ?? "", decided };
}

const isLeftOutWord = (word: string | undefined): word is LeftOut => word === "paused" || word === "offboarded";

export type OffboardingOutcome = {
  doc: Customer;
  outcome: "asked" | "repeated" | "so-already" | "not-yours" | "declined" | "not-asked";
};

/** Whoever may answer for the customer asks for it; the same words again ask nothing more while nobody has decided. */
export function askOffboarding(
  customer: Customer,
  { wants, because, by }: { wants: LeftOut; because: string; by: Actor },
  now: Instant,
): OffboardingOutcome {
  if (!mayAnswer(customer, by)) return { doc: customer, outcome: "not-yours" };
  if (customer.lifecycle === wants) return { doc: customer, outcome: "so-already" };
  const before = offboardingAsked(customer);
  const isSame = before?.by === by.id && before.wants === wants && before.because === because;
  if (before?.decided === undefined && isSame) return { doc: customer, outcome: "repeated" };
  return { doc: noted(customer, { at: now, by: by.id, what: asks, to: wants, note: because }), outcome: "asked" };
}

/** It stays as it is: a manager says so, or whoever asked takes it back. */
export function declineOffboarding(customer: Customer, { by }: { by: Actor }, now: Instant): OffboardingOutcome {
  const asked = offboardingAsked(customer);
  if (asked === undefined || asked.decided !== undefined) return { doc: customer, outcome: "not-asked" };
  if (!by.manager && asked.by !== by.id) return { doc: customer, outcome: "not-yours" };
  return { doc: noted(customer, { at: now, by: by.id, what: declines }), outcome: "declined" };
}
