/** The parts of the customer's card that are folded at first: the onboarding list and the history. */
import type { HistoryEntry } from "../domain/customer.ts";
import { stepText } from "../domain/onboarding.ts";
import type { CustomerFacts, Lengths, Part } from "./customer.ts";
import { part } from "./customer-parts.ts";
import { dayWords, momentWords, today } from "./dates.ts";
import { marks, type Marked } from "./marks.ts";
import { isPerson, personOrYou } from "./people.ts";
import { answerWords } from "./questions.ts";
import { andMore } from "./rows.ts";
import { join, md, nothing, text, type Shown } from "./text.ts";

/** Steps to do first; undefined when the list was never started. */
export function onboardingPart({ customer, reader }: CustomerFacts): Part | undefined {
  if (customer.onboarding === undefined) return undefined;
  const seenOn = today(reader);
  const { steps } = customer.onboarding;
  const todo = steps.filter((step) => step.done === undefined);
  const lines = todo.map(({ step, dueOn }): Marked => {
    const late = dueOn < seenOn;
    return {
      ...(late ? marks.clock : marks.unknown),
      what: text(stepText(step), 140),
      sub: late ? md`was due ${text(dayWords(dueOn, seenOn))}` : md`due ${text(dayWords(dueOn, seenOn))}`,
    };
  });
  const heading = md`Onboarding ${steps.length - todo.length} of ${steps.length}`;
  if (lines.length === 0) return part("onboarding", heading, [{ ...marks.yes, what: md`Every step is done`, sub: nothing }], 1, false);
  return part("onboarding", heading, lines, 3, false);
}

/** The last entries, newest first. */
export function historyPart({ customer, names, reader }: CustomerFacts, length: Lengths): Part | undefined {
  const { history } = customer;
  if (history.length === 0) return undefined;
  const lines = history.slice(-length.lines).toReversed().map((entry): Marked => ({
    ...marks.none,
    what: join([whatHappened(entry), changeOf(entry, names)], ": "),
    sub: join([
      isPerson(entry.by) ? personOrYou(entry.by, names, reader) : md`automatic`,
      text(momentWords(entry.at, reader)),
      entry.note === undefined ? nothing : md`“${text(entry.note, 100)}”`,
    ]),
  }));
  return { id: "history", heading: md`History`, open: false, lines, more: andMore(history.length - length.lines) };
}

function whatHappened({ what, item }: HistoryEntry): Shown {
  return item === undefined ? text(what, 60) : md`${text(what, 60)} ${text(item === "cpor" || item === "pal" ? item.toUpperCase() : item, 60)}`;
}

function changeOf({ from, to }: HistoryEntry, names: CustomerFacts["names"]): Shown {
  const word = (value: string): Shown =>
    text(Object.hasOwn(answerWords, value) ? answerWords[value as keyof typeof answerWords].toLowerCase() : (names.get(value) ?? value), 60);
  if (to === undefined) return from === undefined ? nothing : md`was ${word(from)}`;
  return from === undefined ? word(to) : md`${word(from)} → ${word(to)}`;
}
