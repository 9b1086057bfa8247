/** The parts of the customer's card that are folded at first: the onboarding list and the history. */
import type { HistoryEntry } from "../domain/customer.ts";
import { stepText } from "../domain/onboarding.ts";
import type { CustomerFacts, Lengths, Part } from "./customer.ts";
import { dayWords, momentWords, today } from "./dates.ts";
import { isPerson, personOrYou } from "./people.ts";
import { answerWords } from "./questions.ts";
import { andMore } from "./rows.ts";
import { join, shown, nothing, text, type Shown } from "./text.ts";

/** Steps to do first; undefined when the list was never started. */
export function onboardingPart({ customer, reader }: CustomerFacts, length: Lengths): Part | undefined {
  if (customer.onboarding === undefined) return undefined;
  const seenOn = today(reader);
  const { steps } = customer.onboarding;
  const todo = steps.filter((step) => step.done === undefined);
  const notes = todo.slice(0, length.past).map(({ step, dueOn }) => {
    const due = shown`${dueOn < seenOn ? shown`was due` : shown`due`} ${text(dayWords(dueOn, seenOn))}`;
    return { text: shown`${text(stepText(step), length.name + 40)} · ${due}` };
  });
  return {
    id: "onboarding",
    heading: shown`Onboarding ${steps.length - todo.length} of ${steps.length}`,
    open: false,
    lines: [],
    rows: [],
    notes: notes.length === 0 ? [{ text: shown`Every step is done` }] : notes,
    more: andMore(todo.length - length.past),
    buttons: [],
  };
}

/** The last entries, newest first. */
export function historyPart({ customer, names, reader }: CustomerFacts, length: Lengths): Part | undefined {
  const { history } = customer;
  if (history.length === 0) return undefined;
  const notes = history
    .slice(-length.past)
    .toReversed()
    .map((entry) => {
      const who = isPerson(entry.by) ? personOrYou(entry.by, names, reader) : shown`automatic`;
      const note = entry.note === undefined ? nothing : shown` (${text(entry.note, length.name)})`;
      const happened = join([whatHappened(entry, length), changeOf(entry, names, length)], ": ");
      return { text: shown`${text(momentWords(entry.at, reader))} · ${who} · ${happened}${note}` };
    });
  return {
    id: "history",
    heading: shown`History`,
    open: false,
    lines: [],
    rows: [],
    notes,
    more: andMore(history.length - length.past),
    buttons: [],
  };
}

function whatHappened({ what, item }: HistoryEntry, length: Lengths): Shown {
  return item === undefined
    ? text(what, Math.min(60, length.name))
    : shown`${text(what, Math.min(60, length.name))} ${text(item === "cpor" || item === "pal" ? item.toUpperCase() : item, Math.min(60, length.name))}`;
}

function changeOf({ from, to }: HistoryEntry, names: CustomerFacts["names"], length: Lengths): Shown {
  const word = (value: string): Shown =>
    text(
      Object.hasOwn(answerWords, value)
        ? answerWords[value as keyof typeof answerWords].toLowerCase()
        : (names.get(value) ?? value),
      Math.min(60, length.name),
    );
  if (to === undefined) return from === undefined ? nothing : shown`was ${word(from)}`;
  return from === undefined ? word(to) : shown`${word(from)} → ${word(to)}`;
}
