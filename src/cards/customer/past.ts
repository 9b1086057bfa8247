/** The parts of the customer's card about what was done: the onboarding list and the history. Folded when nothing waits. */
import { openGaps } from "../../domain/catalogue/gap-codes.ts";
import { stepText } from "../../domain/customer/onboarding.ts";
import type { CustomerFacts, Lengths, FoldingPart } from "./facts.ts";
import { noteLines } from "../forms/notes.ts";
import { mayChange, part } from "./parts.ts";
import { dayWords, momentWords, today } from "../kit/dates.ts";
import { happenedWords, noteWords } from "./history-words.ts";
import { isPerson, personOrYou } from "../kit/people.ts";
import { button, press } from "../kit/actions.ts";
import { shown, nothing, text } from "../kit/text.ts";

/** Steps to do first, with the button to the list; undefined when it was never started and nothing asks for it. */
export function onboardingPart(facts: CustomerFacts, length: Lengths): FoldingPart | undefined {
  const { customer, reader } = facts;
  const wanted = openGaps(facts.gaps).some(({ topic }) => topic === "onboarding");
  const buttons = [button("Onboarding list", press("onboarding", { customer: customer.id }))];
  if (customer.onboarding === undefined) {
    if (!wanted || !mayChange(facts)) return undefined;
    return part("onboarding", shown`Onboarding`, { notes: [shown`Not started yet`] }, length, { buttons });
  }
  const seenOn = today(reader);
  const { steps } = customer.onboarding;
  const todo = steps.filter((step) => step.done === undefined);
  const notes = todo.slice(0, length.past).map(({ step, dueOn }) => {
    const due = shown`${dueOn < seenOn ? shown`was due` : shown`due`} ${text(dayWords(dueOn, seenOn))}`;
    return shown`${text(stepText(step), length.name + 40)} · ${due}`;
  });
  const heading = shown`Onboarding ${steps.length - todo.length} of ${steps.length}`;
  const held = { notes: notes.length === 0 ? [shown`Every step is done`] : notes, left: todo.length - length.past };
  return part("onboarding", heading, held, length, { open: wanted, buttons });
}

/** What colleagues noted, newest first, in full where the card isn't too large. */
export function notesPart(facts: CustomerFacts, length: Lengths): FoldingPart | undefined {
  const longest = length.name * 4;
  const lines = noteLines(facts, longest).map((line) => text(line, longest + 120));
  if (lines.length === 0) return undefined;
  const left = lines.length - length.past;
  const isCut = left > 0 || facts.customer.notes?.some(({ says }) => says.length > longest) === true;
  const opens = press("note-form", { customer: facts.customer.id });
  const buttons = mayChange(facts) ? [button("Edit notes", opens)] : isCut ? [button("All notes", opens)] : [];
  const held = { notes: lines.slice(0, length.past), left };
  return part("notes", shown`Notes`, held, length, { buttons });
}

/** The last entries, newest first. */
export function historyPart(facts: CustomerFacts, length: Lengths): FoldingPart | undefined {
  const { customer, names, reader, workloadName } = facts;
  const { history } = customer;
  if (history.length === 0) return undefined;
  const notes = history
    .slice(-length.past)
    .toReversed()
    .map((entry) => {
      const who = isPerson(entry.by) ? personOrYou(entry.by, names, reader) : shown`automatic`;
      const note = entry.note === undefined ? nothing : shown` (${text(noteWords(entry.note), length.name)})`;
      const happened = happenedWords(entry, names, reader, {
        longest: Math.min(60, length.name),
        workloadName,
        items: customer,
      });
      return shown`${text(momentWords(entry.at, reader))} · ${who} · ${happened}${note}`;
    });
  const left = history.length - length.past;
  // Where there are notes, their part leads to the form.
  const isFirst = customer.notes === undefined && mayChange(facts);
  const buttons = isFirst ? [button("Add a note", press("note-form", { customer: customer.id }))] : [];
  return part("history", shown`History`, { notes, left }, length, { open: false, buttons });
}
