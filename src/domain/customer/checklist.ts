/** The checklist: the four questions put to an owner, and what becomes of the answers. Pure changes of one customer. */
import { noted } from "./edit.ts";
import { exact, type Loose } from "../exact.ts";
import { isLeftOut, questions, type AnswerValue, type Customer, type HistoryEntry, type Prompt } from "./customer.ts";
import type { PromptReason, Question } from "./customer.ts";
import { dutiesBefore, withUndoable } from "./undo.ts";
import { createIndex } from "../listing.ts";
import { answerer } from "./cover.ts";
import { isSamePerson, refsOf, type Actor, type Answerer, type PersonId, type PersonRef } from "../people/person.ts";
import { addBusinessDays, businessDayFrom, type BusinessCalendar } from "../time/calendar.ts";
import {
  addDays,
  addMilliseconds,
  dayOf,
  isUndoable,
  startOf,
  type Day,
  type Instant,
  type Zone,
} from "../time/time.ts";

/** Business days an owner has for an answer. */
const answerDays = 5;

/** The last day for an answer to what was asked on a day. */
export const answerBy = (asked: Day, calendar: BusinessCalendar): Day => addBusinessDays(asked, answerDays, calendar);

/** Business days that "Later" means where no day was chosen. */
const laterDays = 2;

/** What one person says about one customer. Questions left out keep the answer they had. */
export type Answers = Partial<Record<Question, AnswerValue>>;

/** How an act on a checklist ended. `doc` is the customer as it is now, changed only where the outcome says so. */
export type ChecklistOutcome = {
  doc: Customer;
  outcome:
    | "saved"
    /** The same person said the same before: nothing changes, the card shows the present state. */
    | "repeated"
    /** The card is from before somebody else's answer or a new owner. */
    | "superseded"
    /** Neither owner, deputy nor manager. */
    | "not-yours"
    | "nothing-answered"
    /** "Does not apply" to a question that always applies. */
    | "always-applies";
};

/** Whether the question can be answered "does not apply". */
export function mayNotApply(question: Question): boolean {
  return question === "cpor" || question === "pal";
}

/** Whether this person may answer for the customer: its owner, its deputy, or a manager on their behalf. */
export function mayAnswer(customer: Customer, actor: Actor): boolean {
  return actor.manager || answersFor(customer, actor);
}

/**
 * Whether the customer is this person's to answer for: its owner, its deputy, whoever covers it, or who stands in for
 * its owner or for whoever covers it.
 */
export function answersFor(customer: Customer, person: Answerer): boolean {
  if (isSamePerson(customer.deputy, person)) return true;
  return [customer.owner, answerer(customer, person.day)].some(
    (ref) => ref !== undefined && (isSamePerson(ref, person) || person.standsInFor?.includes(ref) === true),
  );
}

const byPerson = createIndex<Customer>(({ owner, deputy, cover }) =>
  [owner, deputy, cover?.person].flatMap((ref) => ref ?? []),
);

/** The customers that are this person's to answer for, in the order of the list. */
export function answeredBy(customers: readonly Customer[], person: Answerer): readonly Customer[] {
  return byPerson(customers, [...refsOf(person), ...(person.standsInFor ?? [])]).filter((customer) =>
    answersFor(customer, person),
  );
}

/** The prompt that waits for an answer; undefined when there is none or it is closed. */
export function openPrompt(customer: Customer): Prompt | undefined {
  const { prompt } = customer.checklist;
  return prompt?.closed === undefined ? prompt : undefined;
}

const asked = createIndex<Customer>((customer) => (openPrompt(customer) === undefined ? [] : [""]));

/** Those of whom somebody was asked and has not answered, in their order. */
export const withOpenPrompt = (customers: readonly Customer[]): readonly Customer[] => asked(customers, [""]);

/** "Save answers": what a person says of the customer. `revision` is the one the card was drawn from. */
export function saveAnswers(
  customer: Customer,
  said: { answers: Answers; note?: string | undefined; revision: number; by: Actor },
  now: Instant,
): ChecklistOutcome {
  const given = questions.filter((question) => said.answers[question] !== undefined);
  if (!mayAnswer(customer, said.by)) return { doc: customer, outcome: "not-yours" };
  if (given.length === 0) return { doc: customer, outcome: "nothing-answered" };
  if (given.some((question) => said.answers[question] === "n/a" && !mayNotApply(question))) {
    return { doc: customer, outcome: "always-applies" };
  }
  if (said.revision !== customer.checklist.revision) {
    return { doc: customer, outcome: isRepeated(customer, said) ? "repeated" : "superseded" };
  }
  const onBehalfOf = isSamePerson(customer.owner, said.by) ? undefined : customer.owner;
  const entries: Loose<HistoryEntry>[] = [];
  const answers = { ...customer.checklist.answers };
  for (const question of given) {
    const from = answers[question]?.says;
    const to = said.answers[question] as AnswerValue;
    const by = { at: now, by: said.by.id, note: said.note };
    answers[question] = exact({ says: to, onBehalfOf, ...by });
    entries.push({ ...by, what: "answered", item: question, from, to, evidence: "reported" });
  }
  const prompt = openPrompt(customer);
  const checklist = exact({
    revision: customer.checklist.revision + 1,
    answers,
    prompt: prompt ? close(prompt, "answered", said.by.id, now) : customer.checklist.prompt,
  });
  return { outcome: "saved", doc: noted({ ...customer, checklist }, ...entries) };
}

/** Whether there are answers that "Still true" would confirm. */
export const canConfirm = ({ checklist }: Customer): boolean => Object.keys(checklist.answers).length > 0;

/** "Still true": one tap, and everything that was answered is confirmed. */
export function stillTrue(customer: Customer, said: { revision: number; by: Actor }, now: Instant): ChecklistOutcome {
  const answers: Answers = {};
  for (const question of questions) {
    const before = customer.checklist.answers[question];
    if (before !== undefined) answers[question] = before.says;
  }
  return saveAnswers(customer, { ...said, answers }, now);
}

/**
 * When this person said last that everything is as it was answered, where nobody answered since and it can be undone;
 * undefined where they did not.
 */
export function confirmedBy(
  { checklist, history, undoable = [] }: Customer,
  { id }: Pick<Actor, "id">,
  now: Instant,
): Instant | undefined {
  const act = undoable.findLast((one) => one.by === id && isUndoable(one, now));
  const said = history.filter(({ at, what }) => at === act?.at && what === "answered");
  const isSo = Object.values(checklist.answers).every(({ at, by }) => at === act?.at && by === id);
  return said.length > 0 && isSo && said.every(({ from, to }) => from === to) ? act?.at : undefined;
}

/** "Later" reaches so far at most, in days: then the answer is late for everybody to see. */
export const longestLaterDays = 14;

/**
 * "Later": the prompt stays open and is left alone for two business days, or until the day that was chosen; until the
 * next business day where nobody works on that one.
 * @param said.zone of whoever says so, in which days begin
 */
export function later(
  customer: Customer,
  said: { prompt: string; until?: Day | undefined; by: Actor; zone: Zone; calendar: BusinessCalendar },
  now: Instant,
): ChecklistOutcome {
  if (!mayAnswer(customer, said.by)) return { doc: customer, outcome: "not-yours" };
  const prompt = openPrompt(customer);
  if (prompt === undefined || prompt.id !== said.prompt) return { doc: customer, outcome: "superseded" };
  const { zone, calendar } = said;
  const today = dayOf(now, zone);
  const isChosen = said.until !== undefined && said.until > today;
  const isPutOff = prompt.laterUntil !== undefined && prompt.laterUntil > now;
  if (isPutOff && !isChosen) return { doc: customer, outcome: "repeated" };
  const [soonest = today] = [
    isChosen ? said.until : addBusinessDays(today, laterDays, calendar),
    addDays(today, longestLaterDays),
  ].toSorted();
  const laterUntil = startOf(businessDayFrom(soonest, calendar), zone);
  if (laterUntil === prompt.laterUntil) return { doc: customer, outcome: "repeated" };
  const checklist = { ...customer.checklist, prompt: { ...prompt, laterUntil } };
  const entry = { at: now, by: said.by.id, what: "put off", to: laterUntil };
  return { outcome: "saved", doc: noted({ ...customer, checklist }, entry) };
}

/**
 * "Not mine": the owner or deputy gives the customer back. Without its owner it is a gap that the manager sees; without
 * its deputy the owner's prompt goes on. A manager cannot give back what is not theirs: they assign.
 */
export function notMine(
  customer: Customer,
  said: { prompt: string | undefined; by: Actor },
  now: Instant,
): ChecklistOutcome {
  const owner = isSamePerson(customer.owner, said.by);
  const deputy = isSamePerson(customer.deputy, said.by);
  if (!owner && !deputy) {
    return { doc: customer, outcome: gaveItBack(customer, said.by) ? "repeated" : "not-yours" };
  }
  const { prompt } = customer.checklist;
  if (prompt?.id !== said.prompt) return { doc: customer, outcome: "superseded" };
  const what = owner ? "owner gave back" : "deputy gave back";
  const entry = { at: now, by: said.by.id, what, from: owner ? customer.owner : customer.deputy };
  const doc = exact({
    ...customer,
    owner: owner ? undefined : customer.owner,
    deputy: deputy ? undefined : customer.deputy,
    ownerSince: owner ? now : customer.ownerSince,
    checklist: owner ? withoutOwner(customer, prompt, said.by, now) : customer.checklist,
  });
  return { outcome: "saved", doc: withUndoable(customer, noted(doc, entry), { by: said.by.id, now }) };
}

/**
 * Takes "Not mine" back: the customer is theirs again, since when it was, and waits for their answer where it did. Only
 * while nobody else has it.
 */
export function undoNotMine(
  customer: Customer,
  said: { prompt: string | undefined; by: Actor },
  now: Instant,
): ChecklistOutcome {
  const { prompt } = customer.checklist;
  if (isSamePerson(customer.owner, said.by)) return { doc: customer, outcome: "repeated" };
  if (!gaveItBack(customer, said.by))
    return { doc: customer, outcome: mayAnswer(customer, said.by) ? "superseded" : "not-yours" };
  if (prompt?.id !== said.prompt || customer.owner !== undefined) return { doc: customer, outcome: "superseded" };
  const before = dutiesBefore(customer, customer.ownerSince);
  if (before !== undefined)
    return { doc: ownedAsBefore(customer, before, { by: said.by, note: "undo" }, now), outcome: "saved" };
  // After a day only what they had been asked is known.
  if (prompt?.closed?.how !== "not-mine") return { doc: customer, outcome: "superseded" };
  const { closed: _, ...open } = prompt;
  const { doc } = assign(customer, { to: prompt.to, by: said.by }, now);
  const back = { ...doc, checklist: { ...doc.checklist, prompt: stillOpen(open, customer) } };
  return { outcome: "saved", doc: isLeftOut(back) ? withdrawPrompt(back, said.by.id, now) : back };
}

/** The prompt as it is after what was answered meanwhile. */
function stillOpen(prompt: Prompt, { checklist }: Customer): Prompt {
  const [answered] = Object.values(checklist.answers)
    .filter(({ at }) => at >= prompt.at)
    .toSorted((a, b) => (a.at < b.at ? 1 : -1));
  const isOpen = prompt.closed === undefined;
  return isOpen && answered !== undefined ? close(prompt, "answered", answered.by, answered.at) : prompt;
}

/**
 * The customer with the owner it had before, since when it was theirs, and with what they had been asked: nobody is asked
 * anew.
 */
export function ownedAsBefore(
  customer: Customer,
  before: Pick<Customer, "owner" | "ownerSince" | "checklist" | "deputy">,
  { by, note }: { by: Actor; note: string },
  now: Instant,
): Customer {
  const { owner, ownerSince } = before;
  const { prompt } = before.checklist;
  const deputy = customer.deputy ?? before.deputy;
  const { revision } = customer.checklist;
  const checklist = exact({
    ...customer.checklist,
    revision: revision + 1,
    prompt: prompt && stillOpen(prompt, customer),
  });
  const entry = { at: now, by: by.id, what: "assigned", from: customer.owner, to: owner, note };
  const doc = noted(exact({ ...customer, owner, ownerSince, deputy, checklist }), entry);
  return isLeftOut(doc) ? withdrawPrompt(doc, by.id, now) : doc;
}

/** "Tell the managers": what somebody knows of a customer that they gave back. Nothing of it has to be said. */
export function tellManagers(
  customer: Customer,
  said: { prompt: string | undefined; by: Actor; maybe?: PersonRef | undefined; because?: string | undefined },
  now: Instant,
): ChecklistOutcome {
  if (!gaveItBack(customer, said.by))
    return { doc: customer, outcome: mayAnswer(customer, said.by) ? "superseded" : "not-yours" };
  if (customer.checklist.prompt?.id !== said.prompt || customer.owner !== undefined)
    return { doc: customer, outcome: "superseded" };
  if (said.maybe === undefined && said.because === undefined) return { doc: customer, outcome: "nothing-answered" };
  const last = customer.history.findLast(({ what }) => what === "suggested an owner");
  const isRepeated = last !== undefined && last.at >= (customer.ownerSince ?? "");
  if (isRepeated && last.to === said.maybe && last.note === said.because) return { doc: customer, outcome: "repeated" };
  const entry = { at: now, by: said.by.id, what: "suggested an owner", to: said.maybe, note: said.because };
  return { outcome: "saved", doc: noted(customer, entry) };
}

/** The owner's cards are old from now on, and nobody is asked. */
function withoutOwner(
  { checklist }: Customer,
  prompt: Prompt | undefined,
  by: Actor,
  now: Instant,
): Customer["checklist"] {
  return exact({
    ...checklist,
    revision: checklist.revision + 1,
    prompt: prompt && close(prompt, "not-mine", by.id, now),
  });
}

/** A manager takes the customer off its owner, and nobody has it: a gap that managers see. Nobody is asked any more. */
export function unassign(
  customer: Customer,
  by: Actor,
  now: Instant,
): { doc: Customer; outcome: "unassigned" | "no-owner" } {
  const { owner: from, checklist } = customer;
  if (from === undefined) return { doc: customer, outcome: "no-owner" };
  const { owner: _, ...others } = withdrawPrompt(customer, by.id, now);
  const next = { ...others.checklist, revision: checklist.revision + 1 };
  const doc: Customer = { ...others, ownerSince: now, checklist: next };
  const entry = { at: now, by: by.id, what: "assigned", from };
  return { doc: withUndoable(customer, noted(doc, entry), { by: by.id, now }), outcome: "unassigned" };
}

/** Who lost the customer, when and by whom, where a manager left it without an owner; undefined once it has one. */
export function takenOff({ owner, ownerSince, history }: Customer): HistoryEntry | undefined {
  if (owner !== undefined) return undefined;
  return history.findLast(({ what, to, at }) => what === "assigned" && to === undefined && at === ownerSince);
}

/** Whether it was they who gave it back, a moment ago. */
function gaveItBack({ checklist, history, ownerSince }: Customer, { id }: Actor): boolean {
  const closed = checklist.prompt?.closed;
  if (closed?.how === "not-mine" && closed.by === id) return true;
  if (history.some(({ what, at, by }) => what === "owner gave back" && at === ownerSince && by === id)) return true;
  const last = history.at(-1);
  return last?.what === "deputy gave back" && last.by === id;
}

/** Nobody needs to answer any more: an open prompt is superseded, and no card or reminder follows it. */
export function withdrawPrompt(customer: Customer, by: PersonId, now: Instant): Customer {
  const prompt = openPrompt(customer);
  if (prompt === undefined) return customer;
  return { ...customer, checklist: { ...customer.checklist, prompt: close(prompt, "superseded", by, now) } };
}

/** Puts the checklist to a person; an earlier prompt is superseded. */
export function prompt(
  customer: Customer,
  request: { id: string; to: PersonRef; because: PromptReason; askedBy?: PersonRef },
  now: Instant,
): { doc: Customer } {
  const { to, because: note, askedBy: by = "system" } = request;
  const checklist = { ...customer.checklist, prompt: { ...request, at: now } };
  return { doc: noted({ ...customer, checklist }, { at: now, by, what: "asked", to, note }) };
}

/** How long ago somebody must have been asked before they may be asked again by hand, in hours. */
const askAgainHours = 4;

/** "Ask": puts the checklist to the owner again, unless that was done a short while ago. */
export function ask(
  customer: Customer,
  asked: { id: string; by: Actor },
  now: Instant,
): { doc: Customer; outcome: "asked" | "already-asked"; to: PersonRef } | { doc: Customer; outcome: "no-owner" } {
  const { owner: to } = customer;
  if (to === undefined) return { outcome: "no-owner", doc: customer };
  const open = openPrompt(customer);
  if (open?.to === to && addMilliseconds(open.at, askAgainHours * 3_600_000) > now) {
    return { outcome: "already-asked", to, doc: customer };
  }
  const { doc } = prompt(customer, { id: asked.id, to, because: "asked", askedBy: asked.by.id }, now);
  return { outcome: "asked", to, doc };
}

/**
 * Gives the customer to an owner, who is its deputy no longer. The checklist's revision counts up, so that cards sent to
 * the former owner are old.
 * @returns "unchanged" when they own it already.
 */
export function assign(
  customer: Customer,
  assigned: { to: PersonRef; by: Actor },
  now: Instant,
): { doc: Customer; outcome: "assigned" | "unchanged" } {
  if (customer.owner === assigned.to) return { doc: customer, outcome: "unchanged" };
  const prompt = openPrompt(customer);
  const checklist = exact({
    ...customer.checklist,
    revision: customer.checklist.revision + 1,
    prompt: prompt ? close(prompt, "superseded", assigned.by.id, now) : customer.checklist.prompt,
  });
  const entry = { at: now, by: assigned.by.id, what: "assigned", from: customer.owner, to: assigned.to };
  const doc = { ...customer, owner: assigned.to, ownerSince: now, checklist };
  if (customer.deputy !== assigned.to) return { outcome: "assigned", doc: noted(doc, entry) };
  // Whoever was its deputy stands in for nobody as its owner.
  const ended = { at: now, by: assigned.by.id, what: "deputy set", from: customer.deputy, to: "" };
  return { outcome: "assigned", doc: noted(exact({ ...doc, deputy: undefined }), ended, entry) };
}

function isRepeated(customer: Customer, said: { answers: Answers; by: Actor }): boolean {
  return questions.every((question) => {
    const answer = customer.checklist.answers[question];
    const value = said.answers[question];
    return value === undefined || (answer?.says === value && answer.by === said.by.id);
  });
}

function close(prompt: Prompt, how: "answered" | "not-mine" | "superseded", by: string, at: Instant): Prompt {
  return { ...prompt, closed: { at, by, how } };
}
