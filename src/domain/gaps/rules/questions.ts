/** Q1 to Q4 and V01: the four readiness questions, answered "no", "not sure", not at all, or too long ago. */
import { questions, type Answer, type AnswerValue, type Customer, type Question } from "../../customer/customer.ts";
import type { Gap, GapCode, Severity } from "../../catalogue/gap-codes.ts";
import { answerBy, openPrompt } from "../../customer/checklist.ts";
import { latest, addDays, type Day } from "../../time/time.ts";
import { dayIn, feedsAt, gap, lateSince, partnerIdToUse, windowEnd, type GapContext } from "./context.ts";
import { limitWords } from "../../catalogue/limits.ts";
import type { KnownAnswers, KnownInPart } from "./known-answers.ts";
import { hasNoOwner } from "./owner.ts";

const codes = { cpor: "Q1", pal: "Q2", owner: "Q3", onboarding: "Q4" } as const satisfies Record<Question, GapCode>;

type Whats = { no: string; unsure: string; waiting: string; missing: string; stale: string; applies?: string };

const whats: Record<Question, Whats> = {
  cpor: {
    no: "CPOR not submitted for every workload",
    unsure: "CPOR: answered not sure",
    waiting: "CPOR: waiting for the answer",
    missing: "CPOR: not answered yet",
    stale: "CPOR: confirmation expired",
    applies: "CPOR: said not to apply, but a workload is in scope",
  },
  pal: {
    no: "PAL not linked for every subscription",
    unsure: "PAL: answered not sure",
    waiting: "PAL: waiting for the answer",
    missing: "PAL: not answered yet",
    stale: "PAL: confirmation expired",
    applies: "PAL: said not to apply, but a subscription is in scope",
  },
  owner: {
    no: "Nobody tracks the associations",
    unsure: "Owner: answered not sure",
    waiting: "Owner: waiting for the answer",
    missing: "Owner: not answered yet",
    stale: "Owner: confirmation expired",
  },
  onboarding: {
    no: "Association is not part of onboarding",
    unsure: "Onboarding: answered not sure",
    waiting: "Onboarding: waiting for the answer",
    missing: "Onboarding: not answered yet",
    stale: "Onboarding: confirmation expired",
  },
};

/** What is said of an answer that has run out: a "yes" was a confirmation, the others are quoted. */
function staleWords(question: Question, says: AnswerValue): string {
  const { stale } = whats[question];
  if (says === "yes") return stale;
  const said = { no: "no", unsure: "not sure", "n/a": "does not apply" }[says];
  return stale.replace(/: .*/, `: the answer “${said}” has expired`);
}

/** Until which day, inclusive, an answer holds. */
export function holdsUntil(answer: Answer, context: GapContext): Day {
  return windowEnd(context, dayIn(context, answer.at), "answerHolds");
}

/**
 * What to do about a question, exact enough to do it now, and the command for it. `answer` undefined: nobody answered
 * yet. For a "yes" or "does not apply" it says how to keep it true.
 */
export function nextStepFor(
  question: Question,
  answer: AnswerValue | undefined,
  customer: Customer,
  context: GapContext,
): Pick<Gap, "next" | "write"> {
  const show = `show ${customer.name}`;
  if (answer === undefined) return { next: "Answer the questions", write: show };
  if (answer === "yes" || answer === "n/a") return { next: "Confirm it again", write: show };
  switch (question) {
    case "cpor":
      return {
        next:
          answer === "no"
            ? "In Partner Center open Incentives > Customer claims and create a claim for each workload, with proof of " +
              "execution that names the workload and the tenant ID and that the customer signed within " +
              limitWords(context.limits.proof)
            : "In Partner Center open Incentives > Customer claims, search the customer and compare the claims there " +
              "with the workloads you work on, then answer again",
      };
    case "pal":
      return {
        next:
          answer === "no"
            ? `In the customer's tenant, run az managementpartner create --partner-id ${partnerIdToUse(context)}. Then ` +
              "run az managementpartner show and paste its output into this chat"
            : "In the customer's tenant, run az managementpartner show and paste its output into this chat",
      };
    case "owner":
      return {
        next: "Agree who tracks the associations; a manager makes them the owner",
        write: `assign ${customer.name} to @colleague`,
      };
    case "onboarding":
      return { next: "Start the onboarding list and tick what is done", write: show };
  }
}

/**
 * Gaps of the four questions, of those that facts do not answer.
 * @param isSaidBetter whether other gaps speak for the question's topic, so that its own is not needed.
 */
export function questionGaps(
  customer: Customer,
  context: GapContext,
  known: KnownAnswers,
  isSaidBetter: (question: Question, open: Gap) => boolean,
): readonly Gap[] {
  const { answers } = customer.checklist;
  const unowned = hasNoOwner(customer, context);
  // Without an owner, G01 says it for question 3, and nobody was there to answer the rest.
  const put = unowned ? questions.filter((one) => one !== "owner" && answers[one] !== undefined) : questions;
  const missing = put.some((one) => answers[one] === undefined) ? missingAnswer(customer, context) : undefined;
  const found: Gap[] = [];
  for (const question of put) {
    if (known[question] !== undefined) continue;
    const answer = answers[question];
    const inPart = known.inPart?.[question];
    const state =
      answer === undefined
        ? missing
        : (contradicted(question, answer, customer, context) ?? stateOf(question, answer, context));
    const told = inPart === undefined ? state : stateInPart(state, answer, context);
    if (told === undefined) continue;
    const open = gapOfAnswer(customer, context, question, told);
    const asks = inPart && {
      next: `${onRecord(question, inPart)} associated: say whether there are others`,
      write: `show ${customer.name}`,
    };
    if (!isSaidBetter(question, open)) found.push({ ...open, ...asks });
  }
  return found;
}

/** What is open of a question: its word, how severe that is, and since when. */
type Open = {
  word: keyof Whats;
  says?: AnswerValue | undefined;
  severity: Severity;
  since: Day;
  ranOut?: Day | undefined;
};

/** The day on which the owner was first asked: the day on which they became it. */
const askedOn = (customer: Customer, context: GapContext): Day =>
  dayIn(context, customer.ownerSince ?? customer.addedAt);

/** The last day for the owner's first answers: until then they are waited for, and nothing is a gap. */
export function answerDue(customer: Customer, context: GapContext): Day {
  const due = answerBy(askedOn(customer, context), context.calendar);
  const later = openPrompt(customer)?.laterUntil;
  const putOff = later === undefined ? due : dayIn(context, later);
  return putOff > due ? putOff : due;
}

/** Of every question that has no answer: all are asked at once. */
function missingAnswer(customer: Customer, context: GapContext): Open {
  const due = answerDue(customer, context);
  return context.today > due
    ? { word: "missing", severity: "medium", since: addDays(due, 1), ranOut: due }
    : { word: "waiting", severity: "info", since: askedOn(customer, context) };
}

function stateOf(question: Question, { says, at }: Answer, context: GapContext): Open | undefined {
  const answered = dayIn(context, at);
  switch (says) {
    case "no": {
      const severity = question === "cpor" || question === "pal" ? "high" : "medium";
      return { word: "no", says, severity, since: answered };
    }
    case "unsure":
      return { word: "unsure", says, severity: "medium", since: answered };
    case "yes":
    case "n/a": {
      const since = lateSince(context, answered, "answerHolds");
      return since === undefined ? undefined : { word: "stale", says, severity: "low", since };
    }
  }
}

/** "Does not apply", and yet there is something in scope that it applies to. */
function contradicted(
  question: Question,
  { says, at }: Answer,
  { claims, subscriptions }: Customer,
  context: GapContext,
): Open | undefined {
  if (says !== "n/a") return undefined;
  const since = [
    ...(question === "cpor" ? claims.map(({ scope, scopedOn }) => ({ scope, on: scopedOn })) : []),
    ...(question === "pal" ? subscriptions.map(({ scope, since: on }) => ({ scope, on })) : []),
  ]
    .flatMap(({ scope, on }) => (scope.is === "in" ? [on] : []))
    .sort()[0];
  return since === undefined
    ? undefined
    : { word: "applies", severity: "low", since: latest(since, dayIn(context, at)) ?? since };
}

/**
 * What is open while all that is on record is associated, and nobody said whether that is all: no work is known to go
 * unattributed. A "no" from before gave way, and is asked about again; by the day it would run out it is a gap.
 */
function stateInPart(open: Open | undefined, answer: Answer | undefined, context: GapContext): Open | undefined {
  if (answer === undefined) return open && { ...open, severity: open.severity === "info" ? "info" : "low" };
  const answered = dayIn(context, answer.at);
  const since = lateSince(context, answered, "answerHolds");
  return since === undefined
    ? { word: "waiting", severity: "info", since: answered }
    : { word: "stale", says: answer.says, severity: "low", since };
}

/** `All 3 workloads on record are`: what is known of a question that stays the owner's to answer. */
export function onRecord(question: Question, { items }: Pick<KnownInPart, "items">): string {
  const thing = question === "cpor" ? "workload" : "Azure subscription";
  if (items === 1) return `The one ${thing} on record is`;
  return `${items === 2 ? "Both" : `All ${items}`} ${thing}s on record are`;
}

function gapOfAnswer(customer: Customer, context: GapContext, question: Question, open: Open): Gap {
  const { word, says, severity, since, ranOut } = open;
  return gap(customer, {
    code: word === "stale" ? "V01" : codes[question],
    topic: question,
    severity,
    item: question,
    what: word === "stale" && says !== undefined ? staleWords(question, says) : (whats[question][word] ?? ""),
    ...nextStepFor(question, says, customer, context),
    since,
    ranOut,
    designations: feedsAt(codes[question], customer, context),
  });
}
