/** "Still true?": confirmations that run out, renewed with one tap when nothing changed. */
import { limitWords } from "../../domain/catalogue/limits.ts";
import { questions, type Customer, type Prompt } from "../../domain/customer/customer.ts";
import type { KnownAnswers } from "../../domain/gaps/find-gaps.ts";
import type { Names } from "../../domain/messages/message.ts";
import { dayOf } from "../../domain/time/time.ts";
import { dayWords, onDay, today, type Reader } from "../kit/dates.ts";
import { markOf, marks } from "../kit/marks.ts";
import { isReader, person } from "../kit/people.ts";
import { button, press, type Button } from "../kit/actions.ts";
import { knownBy, stated } from "./questions.ts";
import { render, type Card } from "../kit/render.ts";
import { shown, name, plain, text, type Shown } from "../kit/text.ts";

export type AgainFacts = {
  customer: Customer;
  prompt?: Prompt | undefined;
  names: Names;
  reader: Reader;
  /** Questions that facts answer. */
  known?: KnownAnswers | undefined;
};

/** Whether there is something to confirm again: every question was answered before, but for those that facts answer. */
export function canConfirmAgain({ checklist: { answers } }: Customer, known: KnownAnswers = {}): boolean {
  const given = questions.filter((question) => answers[question] !== undefined);
  return given.length > 0 && questions.every((one) => answers[one] !== undefined || known[one] !== undefined);
}

/** What can be pressed instead of an answer that is waited for. */
export const waitingButtons = (customer: string, prompt: string): readonly Button[] => [
  button("Later", press("later", { customer, prompt }), { tooltip: "Ask me again in two working days" }),
  button("Not mine", press("not-mine", { customer, prompt }), { tooltip: "I'm not responsible for this customer" }),
];

/** What was confirmed, and how we know. */
export function againView(facts: AgainFacts) {
  const { customer, prompt, names, reader, known = {} } = facts;
  const id = customer.id;
  const asks = prompt === undefined ? {} : { prompt: prompt.id };
  return {
    summary: plain(`${customer.name}: still true? One tap if nothing changed`, 120),
    title: shown`${name(customer.name)}: still true?`,
    context: confirmedWords(customer, names, reader),
    lines: questions.map((question) => ({
      ...(known[question] === undefined ? markOf(customer.checklist.answers[question]?.says) : marks.yes),
      what: stated[question],
      sub: knownBy(facts, question),
    })),
    buttons: [
      button("Still true", press("still-true", { customer: id, ...asks, revision: customer.checklist.revision }), {
        likely: true,
        tooltip: "Nothing changed: confirm all of this again",
      }),
      button("Something changed", press("answer-form", { customer: id }), { tooltip: "Open the questions" }),
      ...(prompt === undefined ? [] : waitingButtons(id, prompt.id)),
    ],
  };
}

export const againCard = (facts: AgainFacts): Card => render("again", againView(facts));

function confirmedWords(customer: Customer, names: Names, reader: Reader): Shown {
  const given = questions.flatMap((question) => customer.checklist.answers[question] ?? []);
  const first = given.toSorted((a, b) => (a.at < b.at ? -1 : 1))[0];
  const hold = shown`confirmations are valid for ${text(limitWords(reader.answersHold))}`;
  if (first === undefined) return shown`Nothing is confirmed yet; ${hold}`;
  const day = dayOf(first.at, reader.zone);
  const people = new Set(given.map((answer) => answer.by));
  if (people.size > 1) return shown`Confirmed since ${text(dayWords(day, today(reader)))}; ${hold}`;
  const who = isReader(first.by, reader) ? shown`You` : person(first.by, names);
  return shown`${who} confirmed this ${text(onDay(day, today(reader)))}; ${hold}`;
}
