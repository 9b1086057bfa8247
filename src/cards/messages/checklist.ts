/** The checklist card: four questions about one customer, with the reason why it comes now. */
import type { Answers } from "../../domain/customer/checklist.ts";
import { coverOn } from "../../domain/customer/cover.ts";
import { questions, type Customer, type Prompt, type Question } from "../../domain/customer/customer.ts";
import { type Gap, openGaps } from "../../domain/catalogue/gap-codes.ts";
import type { KnownAnswers } from "../../domain/gaps/find-gaps.ts";
import type { Names } from "../../domain/messages/message.ts";
import { dayOf, type Day } from "../../domain/time/time.ts";
import { deadlineWords, dayWords, momentWords, today, type Reader, spokenOn } from "../kit/dates.ts";
import { markBeside, marks } from "../kit/marks.ts";
import { isPerson, isReader, person, personOrYou } from "../kit/people.ts";
import { button, press, type Button } from "../kit/actions.ts";
import { waitingButtons } from "./reconfirm.ts";
import { answerWords, asked, choicesOf, knownWords, othersWords, stated } from "./questions.ts";
import { render, type Card } from "../kit/render.ts";
import { join, shown, name, nothing, plain, text, typed, type Shown } from "../kit/text.ts";
import { longestUnattributed } from "../kit/urgency.ts";

export type ChecklistFacts = {
  customer: Customer;
  /** Absent when the person pressed "Change" or "Something changed" by themselves. */
  prompt?: Prompt | undefined;
  gaps: readonly Gap[];
  names: Names;
  reader: Reader;
  answerBy?: Day;
  /** Questions that facts answer; they are not asked. */
  known?: KnownAnswers | undefined;
  /** What was filled in and could not be recorded, so that nobody types twice; `open`: whose recorded answers are taken back. */
  draft?: { answers: Answers; note?: string | undefined; open?: readonly Question[] | undefined };
  /** Why it could not be recorded, in one sentence. */
  problem?: string;
};

const numberWords = ["no", "one", "two", "three", "four"] as const;

/** The form, with the earlier answers or the draft preselected. */
export function checklistView(facts: ChecklistFacts) {
  const { customer, prompt, draft, known = {} } = facts;
  const openQuestions = questions.filter((question) => known[question] === undefined);
  const { id, checklist } = customer;
  const { answers } = checklist;
  const asks = prompt === undefined ? {} : { prompt: prompt.id };
  const isOpen = (question: Question) => isFormer(customer, question) || draft?.open?.includes(question) === true;
  return {
    summary: plain(`${customer.name}: ${numberWords[openQuestions.length]} questions about its associations`, 120),
    title: shown`${name(customer.name)}: is it associated with us?`,
    context: contextOf(facts),
    why: whyNow(facts.gaps, today(facts.reader)),
    problem: facts.problem === undefined ? nothing : text(facts.problem),
    questions: openQuestions.map((question, index) => ({
      id: question,
      label: plain(`${index + 1}. ${asked[question]}`, 160),
      choices: choicesOf(question),
      earlier: join([earlierWords(facts, question), othersWords(facts, question)], ". "),
      value: draft?.answers[question] ?? (isOpen(question) ? "" : answers[question]?.says) ?? "",
    })),
    known: questions.flatMap((question) => {
      const fact = known[question];
      if (fact === undefined) return [];
      const how = knownWords(fact, customer, facts.names, facts.reader);
      const about = openGaps(facts.gaps).filter(({ topic }) => topic === question);
      return [{ ...markBeside(marks.yes, about), what: shown`${stated[question]}: ${how}`, sub: nothing }];
    }),
    quick: allYes(facts, openQuestions),
    note: typed(draft?.note ?? "", 500),
    buttons: [
      button("Save answers", press("save-answers", { customer: id, ...asks, revision: customer.checklist.revision }), {
        likely: true,
        takesInputs: true,
        tooltip: "Save these answers",
      }),
      ...(prompt === undefined
        ? [button("Cancel", press("show", { customer: id }), { tooltip: `Show ${customer.name}, change nothing` })]
        : waitingButtons(id, prompt.id)),
    ],
  };
}

/**
 * One tap for a first answer that nothing on record speaks against: something is associated already, nothing is open.
 * The questions stand above it; what is wrong with one of them is answered one by one.
 */
function allYes({ customer, prompt, gaps, draft, known = {} }: ChecklistFacts, asks: readonly Question[]): Button[] {
  const { id, checklist } = customer;
  const isKnownOf = [known.cpor, known.pal, known.inPart?.cpor, known.inPart?.pal].some((one) => one !== undefined);
  const isFirst = asks.every((question) => checklist.answers[question] === undefined);
  const isWrong = openGaps(gaps).some(
    ({ topic, item }) => asks.some((question) => question === topic) && !asks.some((question) => question === item),
  );
  if (prompt === undefined || draft !== undefined || asks.length === 0 || !isKnownOf || !isFirst || isWrong) return [];
  const yes = Object.fromEntries(asks.map((question) => [question, "yes" as const]));
  const title = asks.length === 1 ? "Yes" : asks.length === 2 ? "Yes to both" : `Yes to all ${asks.length}`;
  return [
    button(title, press("save-answers", { customer: id, prompt: prompt.id, revision: checklist.revision, ...yes }), {
      tooltip: "Answer yes to what is asked here, without a note",
    }),
  ];
}

/** Whether the answer is from before the present owner, by somebody else: it is told, not chosen for them. */
function isFormer({ checklist, owner, ownerSince = "" }: Customer, question: Question): boolean {
  const answer = checklist.answers[question];
  return answer !== undefined && answer.at < ownerSince && answer.by !== owner;
}

function earlierWords({ customer, names, reader }: ChecklistFacts, question: Question): Shown {
  const answer = customer.checklist.answers[question];
  if (answer === undefined || !isFormer(customer, question)) return nothing;
  const who = isPerson(answer.by) ? personOrYou(answer.by, names, reader) : shown`an import`;
  const when = text(dayWords(dayOf(answer.at, reader.zone), today(reader)));
  return shown`Before you, ${who} said “${text(answerWords[answer.says].toLowerCase())}” on ${when}`;
}

export const checklistCard = (facts: ChecklistFacts): Card => render("checklist", checklistView(facts));

/** Who asks and by when. */
function contextOf({ customer, prompt, names, reader, answerBy }: ChecklistFacts): Shown {
  const seenOn = today(reader);
  const until = answerBy === undefined ? nothing : shown`answer by ${text(dayWords(answerBy, seenOn))}`;
  const isCovered = isReader(coverOn(customer, seenOn)?.person, reader);
  return join([reasonOf(customer, prompt, names, reader), isCovered ? shown`you cover it` : nothing, until]);
}

function reasonOf(customer: Customer, prompt: Prompt | undefined, names: Names, reader: Reader): Shown {
  if (prompt === undefined) return shown`Change the answers`;
  const when = text(momentWords(prompt.at, reader));
  // Whoever stands in, or a manager, opened a card that somebody else was asked with.
  const isOthers = reader.person !== undefined && !isReader(prompt.to, reader);
  const you = isOthers ? person(prompt.to, names) : shown`you`;
  switch (prompt.because) {
    case "assigned":
      if (prompt.askedBy === prompt.to) return shown`${isOthers ? you : shown`You`} took it ${when}`;
      return isPerson(prompt.askedBy)
        ? prompt.askedBy === prompt.to
          ? shown`${isReader(prompt.askedBy, reader) ? shown`You` : person(prompt.askedBy, names)} took it on ${when}`
          : shown`${person(prompt.askedBy, names)} assigned it to ${you} ${when}`
        : shown`Assigned to ${you} ${when}`;
    case "asked":
      return isPerson(prompt.askedBy)
        ? shown`${person(prompt.askedBy, names)} asked ${you} ${when}`
        : shown`Asked ${when}`;
    case "expired": {
      const last = lastAnswered(customer);
      if (last === undefined) return shown`Your confirmation has expired`;
      return shown`The answers from ${text(dayWords(dayOf(last, reader.zone), today(reader)))} have expired`;
    }
  }
}

function lastAnswered(customer: Customer): string | undefined {
  return questions
    .flatMap((question) => customer.checklist.answers[question]?.at ?? [])
    .sort()
    .at(-1);
}

/** Why this customer is worth a minute now: the deadline that ends first, else the time lost, else what is at stake. */
function whyNow(gaps: readonly Gap[], seenOn: Day): Shown {
  const deadline = openGaps(gaps).find((gap) => gap.deadline !== undefined);
  if (deadline?.deadline !== undefined)
    return shown`${text(spokenOn(deadline.what, seenOn))}: **${text(deadlineWords(deadline.deadline, seenOn))}**.`;
  const lost = longestUnattributed(openGaps(gaps), seenOn);
  if (lost !== undefined) {
    const days = text(lost.for);
    return shown`Work on this customer has gone **${days}** without a ${text(lost.without)} that counts. Neither CPOR nor PAL is retroactive.`;
  }
  return shown`CPOR and PAL count from the day they're in place, never retroactively. “Not sure” is a good answer: it gets you the next step.`;
}
