/** Whose a customer is, and what is open there, in a sentence: first on the card, where that is asked. */
import { dayOf } from "../../domain/time/time.ts";
import { counts, isWaiting, openGaps, type Gap, type Topic } from "../../domain/catalogue/gap-codes.ts";
import { coverFrom } from "../../domain/customer/cover.ts";
import { isLeftOut, type Customer } from "../../domain/customer/customer.ts";
import type { GapContext } from "../../domain/gaps/rules/context.ts";
import { answerDue } from "../../domain/gaps/rules/questions.ts";
import type { Names } from "../../domain/messages/message.ts";
import type { Absence, PersonRef } from "../../domain/people/person.ts";
import { capital, count, daysWords, dayWords, deadlineWords, spokenOn, today, type Reader } from "../kit/dates.ts";
import { isReader } from "../kit/people.ts";

/**
 * "Adele Vance owns Contoso Suites."
 * @param supposed whom the question names: of one, it is answered by a yes or a no; of several, by which of them
 */
export function askedOwner(
  customer: Customer,
  { names, reader, supposed = [] }: { names: Names; reader: Reader; supposed?: readonly PersonRef[] | undefined },
): string {
  const { name, owner, ownerSince, deputy } = customer;
  const called = (ref: PersonRef): string => (isReader(ref, reader) ? "you" : (names.get(ref) ?? ref));
  const seen = today(reader);
  const since = ownerSince === undefined ? "" : ` since ${dayWords(dayOf(ownerSince, reader.zone), seen)}`;
  const isOf = (some: PersonRef | undefined) =>
    supposed.some((one) => some !== undefined && called(one) === called(some));
  const which = isOf(owner) ? "" : supposed.length === 2 ? "Neither: " : "None of them: ";
  const first = supposed.length === 1 ? (isOf(owner) ? "Yes, " : "No, ") : supposed.length === 0 ? "" : which;
  const owns =
    owner === undefined
      ? `${name} ${since === "" ? "is" : "has been"} unassigned${since}.`
      : supposed.length > 0 && !isOf(owner) && since !== ""
        ? `${isReader(owner, reader) ? "you have" : `${called(owner)} has`} owned ${name}${since}.`
        : `${called(owner)} ${isReader(owner, reader) ? "own" : "owns"} ${name}.`;
  // Whoever may answer beside the owner looks after it, too.
  const beside = deputy !== undefined && !isOf(owner) && isOf(deputy);
  const also = !beside ? "" : isReader(deputy, reader) ? " You're the deputy." : ` ${called(deputy)} is the deputy.`;
  const covers = askedCover(customer, names, reader);
  return (first === "" ? capital(owns) : first + owns) + also + (covers === undefined ? "" : ` ${covers}`);
}

/**
 * "Patti Fernandez stands in for Adele Vance at Contoso until Fri 4 Dec.", or that nobody does yet; undefined where
 * nobody owns it, or somebody covers it.
 * @param absence the present or the next one of its owner
 */
export function askedStandIn(
  customer: Customer,
  absence: Absence | undefined,
  { names, reader }: { names: Names; reader: Reader },
): string | undefined {
  const { name, owner, deputy } = customer;
  if (owner === undefined || coverFrom(customer, today(reader)) !== undefined) return undefined;
  const called = (ref: PersonRef): string => (isReader(ref, reader) ? "you" : (names.get(ref) ?? ref));
  if (absence !== undefined)
    return `${capital(called(absence.deputy))} ${isReader(absence.deputy, reader) ? "stand" : "stands"} in for ${called(owner)} at ${name} ${daysWords(absence, today(reader))}.`;
  const beside =
    deputy === undefined ? "" : isReader(deputy, reader) ? " You're the deputy." : ` ${called(deputy)} is the deputy.`;
  return `Nobody stands in for ${called(owner)} at ${name} yet.${beside}`;
}

/** "Isaiah Langer covers it until Fri 11 Dec."; undefined where nobody does, or will. */
export function askedCover(customer: Customer, names: Names, reader: Reader): string | undefined {
  const cover = coverFrom(customer, today(reader));
  if (cover === undefined) return undefined;
  const covers = isReader(cover.person, reader) ? "You cover" : `${names.get(cover.person) ?? "A colleague"} covers`;
  return `${covers} it ${daysWords(cover, today(reader))}.`;
}

/** What is open, of one topic where the question names one; nothing is said of a tick that rests on an open question. */
export function askedOpen(
  customer: Customer,
  gaps: readonly Gap[],
  topic: Topic | undefined,
  context: GapContext,
): string {
  const { name } = customer;
  if (isLeftOut(customer)) return `${name} is ${customer.lifecycle}, so I don't ask about it.`;
  const isOf = (gap: Gap): boolean => topic === undefined || gap.topic === topic;
  const what = topic === undefined ? "" : ` for ${topics[topic]}`;
  const [first, ...others] = openGaps(gaps).filter(isOf);
  const waits = gaps.filter((gap) => isWaiting(gap) && isOf(gap));
  const snoozed = gaps.filter((gap) => counts(gap) && gap.snoozedUntil !== undefined && isOf(gap)).length;
  const due = answerDue(customer, context);
  const wait = `${count(waits.length, "question")} ${waits.length === 1 ? "has" : "have"} no answer yet`;
  const when = due < context.today ? "" : `, due ${dayWords(due, context.today)}`;
  const quiet = snoozed === 0 ? "" : ` (${count(snoozed, "gap")} snoozed)`;
  if (first === undefined)
    return waits.length === 0
      ? `Nothing is open${what} at ${name}${quiet}.`
      : `All that's open${what} at ${name}: ${count(waits.length, "unanswered question")}${when}.`;
  const by =
    first.deadline === undefined || first.deadline.endsOn < context.today
      ? ""
      : `, ${deadlineWords(first.deadline, context.today)}`;
  const more = others.length === 0 ? "" : `, and ${count(others.length, "more gap")}`;
  return `Open${what} at ${name}: ${spokenOn(first.what, context.today)}${by}${more}.${waits.length === 0 ? "" : ` ${wait}${when}.`}`;
}

const topics: Readonly<Record<Topic, string>> = {
  cpor: "CPOR",
  pal: "PAL",
  owner: "the owner",
  onboarding: "onboarding",
  access: "access",
  data: "its details",
};
