/** An owner asks the managers to pause or offboard a customer, who do or decline it. Pure. */
import type { Customer, HistoryEntry } from "./customer.ts";
import { mayAnswer } from "./checklist.ts";
import { noted } from "./edit.ts";
import { setFact } from "./facts.ts";
import { lastingHistory, withUndoable } from "./undo.ts";
import type { Actor, PersonId } from "../people/person.ts";
import { addMilliseconds, type Instant } from "../time/time.ts";

/** What a customer may be asked to be, of which nobody hears any more then. */
export type LeftOut = "paused" | "offboarded";

/**
 * The last time it was asked; `askers`: all who did since it was decided last; `decided`: what became of it, `kept` where
 * it stays as it is.
 */
export type OffboardingAsked = {
  by: PersonId;
  at: Instant;
  wants: LeftOut;
  because: string;
  askers: readonly PersonId[];
  decided?: { by: PersonId; at: Instant; as: LeftOut | "kept" } | undefined;
};

const [asks, declines] = ["offboarding asked", "offboarding declined"];

/** @returns undefined where nobody ever asked */
export function offboardingAsked({ history }: Customer): OffboardingAsked | undefined {
  if (!history.some(({ what }) => what === asks)) return undefined;
  // What was decided and undone is still to be decided.
  const lasting = lastingHistory(history);
  const place = lasting.findLastIndex(({ what }) => what === asks);
  const asked = lasting[place];
  if (asked === undefined) return undefined;
  const after = lasting.slice(place + 1);
  // Who keeps it and offboards it all the same a moment later has changed their mind.
  const decision = after.find(leavesOut) ?? after.find(({ what }) => what === declines);
  const as = decision !== undefined && isLeftOutWord(decision.to) ? decision.to : "kept";
  const before = lasting.slice(0, place).findLastIndex((one) => leavesOut(one) || one.what === declines);
  const askers = lasting.slice(before + 1, place + 1).flatMap(({ what, by }) => (what === asks ? [by] : []));
  return {
    by: asked.by,
    at: asked.at,
    wants: isLeftOutWord(asked.to) ? asked.to : "offboarded",
    because: asked.note ?? "",
    askers: [...new Set(askers)],
    decided: decision && { by: decision.by, at: decision.at, as },
  };
}

/** What is asked and not decided yet; undefined where nothing is. */
export function toDecide(customer: Customer): OffboardingAsked | undefined {
  const asked = offboardingAsked(customer);
  return asked?.decided === undefined && asked?.wants !== customer.lifecycle ? asked : undefined;
}

const isLeftOutWord = (word: string | undefined): word is LeftOut => word === "paused" || word === "offboarded";
const leavesOut = ({ what, to }: HistoryEntry): boolean => what === "lifecycle set" && isLeftOutWord(to);

export type OffboardingOutcome = {
  doc: Customer;
  outcome:
    | "asked"
    | "repeated"
    | "so-already"
    | "not-yours"
    /** It was asked for again since, or never. */
    | "other-request"
    | "decided-already"
    | "decided";
};

/** Who asks again after so long wants it brought up again. */
const repeatedMilliseconds = 20 * 3_600_000;

/** Whoever may answer for the customer asks for it; the same words again that day ask nothing more while nobody has decided. */
export function askOffboarding(
  customer: Customer,
  { wants, because, by }: { wants: LeftOut; because: string; by: Actor },
  now: Instant,
): OffboardingOutcome {
  if (!mayAnswer(customer, by)) return { doc: customer, outcome: "not-yours" };
  if (customer.lifecycle === wants) return { doc: customer, outcome: "so-already" };
  const before = offboardingAsked(customer);
  const isSame = before?.by === by.id && before.wants === wants && before.because === because;
  const isWaiting = before !== undefined && before.decided === undefined;
  if (isWaiting && isSame && before.at > addMilliseconds(now, -repeatedMilliseconds))
    return { doc: customer, outcome: "repeated" };
  return { doc: noted(customer, { at: now, by: by.id, what: asks, to: wants, note: because }), outcome: "asked" };
}

/**
 * A manager does what was asked at that moment, or keeps the customer as it is; whoever asked takes it back. Who stands in
 * for a manager decides as they do, but not of what they asked for themselves.
 */
export function decideOffboarding(
  customer: Customer,
  { asked, as, by, standsIn }: { asked: Instant; as: "asked" | "kept"; by: Actor; standsIn: boolean },
  now: Instant,
): OffboardingOutcome {
  const request = offboardingAsked(customer);
  const isAsker = request?.askers.includes(by.id) === true;
  const manager = by.manager || (standsIn && !isAsker);
  if (!manager && !(as === "kept" && isAsker)) return { doc: customer, outcome: "not-yours" };
  if (request?.at !== asked) return { doc: customer, outcome: "other-request" };
  if (request.decided !== undefined) return { doc: customer, outcome: "decided-already" };
  if (as === "kept") return { doc: noted(customer, { at: now, by: by.id, what: declines }), outcome: "decided" };
  const change = { set: "lifecycle", lifecycle: request.wants, because: request.because } as const;
  const { doc, outcome } = setFact(customer, change, { ...by, manager }, now);
  if (outcome !== "changed") return { doc: customer, outcome: "decided-already" };
  return { doc: withUndoable(customer, doc, { by: by.id, now }), outcome: "decided" };
}
