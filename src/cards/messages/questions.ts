/** The four questions in plain words, as asked and as stated; and how we know an answer. */
import { lossOf } from "../../domain/claims/attribution.ts";
import { lastDay, microsoftsCalendar } from "../../domain/catalogue/limits.ts";
import { onRecord, type KnownAnswer, type KnownAnswers } from "../../domain/gaps/find-gaps.ts";
import { mayNotApply } from "../../domain/customer/checklist.ts";
import type { Answer, AnswerValue, Customer, Question } from "../../domain/customer/customer.ts";
import { openGaps, type Gap } from "../../domain/catalogue/gap-codes.ts";
import { confirmedAt } from "../../domain/claims/evidence.ts";
import type { Names } from "../../domain/messages/message.ts";
import { dayOf, type Day } from "../../domain/time/time.ts";
import { dayWords, momentWords, monthWords, today, withDayWords, type Reader } from "../kit/dates.ts";
import { isPerson, isReader, person, personOrYou } from "../kit/people.ts";
import { nothing, plain, shown, text, type Plain, type Shown } from "../kit/text.ts";

/** As asked. */
export const asked: Record<Question, string> = {
  cpor: "Is CPOR submitted for every Microsoft 365 and Business Applications workload we influence?",
  pal: "Is PAL linked for every Azure subscription where we deliver services?",
  owner: "Is someone assigned to track and validate these associations?",
  onboarding: "Is association part of this customer's onboarding?",
};

/** As stated, when the answer is shown. */
export const stated: Record<Question, Shown> = {
  cpor: shown`CPOR submitted for every workload`,
  pal: shown`PAL linked for every Azure subscription`,
  owner: shown`Owner assigned`,
  onboarding: shown`Association is part of onboarding`,
};

/** What can be answered, in words. */
export const answerWords: Record<AnswerValue, string> = {
  yes: "Yes",
  no: "No",
  unsure: "Not sure",
  "n/a": "Does not apply",
};

/** The choices of a question; "Does not apply" only where it can. */
export function choicesOf(question: Question): readonly { title: Plain; value: AnswerValue }[] {
  const values: AnswerValue[] = mayNotApply(question) ? ["yes", "no", "unsure", "n/a"] : ["yes", "no", "unsure"];
  return values.map((value) => ({ title: plain(answerWords[value]), value }));
}

/** The last day on which an answer counts, in the reader's zone. A limit in business days is counted Monday to Friday. */
export function answerHoldsUntil(answer: Answer, reader: Reader): Day {
  return lastDay(dayOf(answer.at, reader.zone), reader.answersHold, microsoftsCalendar);
}

/** `verified 12 Nov from pasted output`: how we know what answers a question by itself. */
export function knownWords(known: KnownAnswer, customer: Customer, names: Names, reader: Reader): Shown {
  const now = today(reader);
  switch (known.kind) {
    case "read":
      return shown`read from Azure ${text(momentWords(known.at, reader))}`;
    case "pasted":
      return shown`verified ${text(dayWords(dayOf(known.at, reader.zone), now))} from pasted output`;
    case "reported":
      return shown`reported ${text(dayWords(dayOf(known.at, reader.zone), now))}`;
    case "imported":
      return shown`seen in ${text(monthWords(known.on, now))}'s report`;
    case "sale":
      return shown`we sell it, and the sale counts already`;
    case "owner":
      return isReader(customer.owner, reader) ? shown`you` : person(customer.owner ?? "", names);
  }
}

/** Whose questions they are, and what answers them by itself. */
type QuestionFacts = { customer: Customer; names: Names; reader: Reader; known?: KnownAnswers | undefined };

/** The most urgent open gap that speaks against a yes: of the question's topic, and not that the question is open. */
export const spokenAgainst = (gaps: readonly Gap[], question: Question): Gap | undefined =>
  openGaps(gaps).find(({ topic, item }) => topic === question && item !== question);

/**
 * `All 3 workloads on record are associated, seen in October's report. If that's all, answer yes.`: what is known of a question
 * that stays the owner's to answer; empty when nothing is. A gap says more than that: `Known already: Production: no link`.
 */
export function othersWords(facts: QuestionFacts & { gaps: readonly Gap[] }, question: Question): Shown {
  const { customer, names, reader, known, gaps } = facts;
  const part = known?.inPart?.[question];
  if (part === undefined) return nothing;
  const against = spokenAgainst(gaps, question);
  if (against !== undefined) return shown`Known already: ${text(withDayWords(against.what, reader))}`;
  const how =
    part.by.kind === "sale" ? shown`sold by us` : shown`associated, ${knownWords(part.by, customer, names, reader)}`;
  return shown`${text(onRecord(question, part))} ${how}. If that's all, answer yes.`;
}

/** The answer in words with how we know: `Yes · seen in October's usage report`. */
export function knownBy({ customer, names, reader, known }: QuestionFacts, question: Question): Shown {
  const answer = customer.checklist.answers[question];
  const fact = known?.[question];
  if (fact?.kind === "owner")
    return isReader(customer.owner, reader) ? shown`You` : person(customer.owner ?? "", names);
  // Nothing was linked or claimed, so that "Yes" would not be true.
  if (fact?.kind === "sale") return shown`Not needed: ${knownWords(fact, customer, names, reader)}`;
  if (fact !== undefined) return shown`${text(answerWords.yes)} · ${knownWords(fact, customer, names, reader)}`;
  if (answer === undefined) return shown`Not answered yet`;
  const says = text(answerWords[answer.says]);
  if (question === "owner" && answer.says === "yes" && customer.owner !== undefined) {
    return isReader(customer.owner, reader) ? shown`You` : person(customer.owner, names);
  }
  if (answer.says !== "yes") return says;
  return shown`${says} · ${proofOf(customer, question, reader) ?? reportedBy(answer, names, reader)}`;
}

function reportedBy(answer: Answer, names: Names, reader: Reader): Shown {
  return isPerson(answer.by) ? shown`reported by ${personOrYou(answer.by, names, reader)}` : shown`imported`;
}

/** What Microsoft's reports or pasted output say; undefined when there is only somebody's word. */
export function proofOf(customer: Customer, question: Question, reader: Reader): Shown | undefined {
  const now = today(reader);
  if (question === "cpor") {
    const claims = customer.claims.filter((claim) => claim.scope.is === "in");
    const shownStill = claims.filter((claim) => lossOf(claim) === undefined);
    const months = shownStill.flatMap(({ seen }) => (seen === undefined ? [] : [seen.on])).sort();
    const [oldest] = months;
    // One workload in a report does not prove the others.
    if (oldest === undefined || months.length < claims.length) return undefined;
    return shown`seen in ${text(monthWords(oldest, now))}'s usage report`;
  }
  if (question === "pal") {
    const inScope = customer.subscriptions.filter((subscription) => subscription.scope.is === "in");
    const months = inScope
      .flatMap(({ seen, lost }) => (seen?.attributed === true && lost === undefined ? [seen.month] : []))
      .sort();
    const [oldest] = months;
    if (oldest !== undefined && months.length === inScope.length) {
      return shown`seen in ${text(monthWords(oldest, now))}'s usage report`;
    }
    if (inScope.some(({ lost }) => lost !== undefined)) return undefined;
    const verified = customer.identities.filter((identity) => identity.link === "verified");
    const [newest] = verified.map(({ evidence }) => evidence).toSorted((a, b) => (a.at < b.at ? 1 : -1));
    if (newest === undefined || verified.length < customer.identities.length) return undefined;
    if (newest.kind === "read") return shown`read ${text(momentWords(confirmedAt(newest, customer), reader))}`;
    return shown`verified ${text(dayWords(dayOf(newest.at, reader.zone), now))} from pasted output`;
  }
  return undefined;
}
