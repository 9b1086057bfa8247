/** What whoever writes saved of a customer just now, what it is called, and what takes it back. */
import type { AssociatedFacts } from "../cards/customer/associated.ts";
import { someNames } from "../cards/forms/assign.ts";
import { undoBesideCard } from "../cards/forms/guesses.ts";
import { claimName } from "../cards/kit/claims.ts";
import { press, type Press } from "../cards/kit/actions.ts";
import { exact } from "../domain/exact.ts";
import { daysWords, onDay } from "../cards/kit/dates.ts";
import { undoneAbsences } from "../domain/people/absence.ts";
import { aheadOf } from "../domain/people/memos.ts";
import { quietUntil } from "../domain/people/quiet.ts";
import type { Absence, Memo, Person } from "../domain/people/person.ts";
import { topicName } from "../domain/catalogue/gap-codes.ts";
import { mayAnswer } from "../domain/customer/checklist.ts";
import { questions, type Customer, type CustomerId, type Undoable } from "../domain/customer/customer.ts";
import { handoverOf, lastOwnerChange } from "../domain/customer/handover.ts";
import { undoSaved } from "../domain/customer/undo.ts";
import { dayOf, isUndoable, type Day, type Instant } from "../domain/time/time.ts";
import { mostTogether, type About, type Card, type Saved, type Turn } from "./turn.ts";

type Undo = NonNullable<About["undo"]>;

type Changed = {
  /** What was changed; undefined where it isn't there. */
  called: string | undefined;
  facts: Pick<AssociatedFacts, "claim" | "subscription" | "identities">;
  /** Whether it can be said of another customer, too. */
  of?: Saved["of"];
};

/** The first of what the act changed, as it stands with the customer. */
export function whatChanged({ world }: Turn, customer: Customer, { at, parts }: Undoable): Changed {
  const claim = customer.claims.find(({ id }) => `claims/${id}` in parts);
  if (claim !== undefined)
    return { called: claimName(claim, world.setup.catalogue), facts: { claim }, of: "association" };
  const subscription = customer.subscriptions.find(({ id }) => `subscriptions/${id}` in parts);
  if (subscription !== undefined) {
    const called = subscription.name ?? `Subscription …${subscription.id.slice(-4)}`;
    return { called, facts: { subscription }, of: "association" };
  }
  const identity = customer.identities.find(({ id }) => `identities/${id}` in parts);
  if (identity !== undefined) return { called: identity.label, facts: { identities: [identity] }, of: "association" };
  const answered = questions.filter((question) => `answers/${question}` in parts);
  if (answered.length > 0) {
    const names = answered.map((question) => (question === "owner" ? "ownership" : topicName(question)));
    return { called: new Intl.ListFormat("en-GB").format(names), facts: {}, of: "answers" };
  }
  if ("snoozes" in parts) {
    const isSet = customer.history.some((entry) => entry.at === at && entry.what === "snoozed");
    return { called: isSet ? "the snooze" : "the end of the snooze", facts: {} };
  }
  const notes = Object.keys(parts).filter(isNote);
  if (notes.length > 0) return { called: notes.length === 1 ? "the note" : "the notes", facts: {} };
  const [particular] = Object.keys(particulars).filter((part) => part in parts);
  return { called: particular && particulars[particular], facts: {} };
}

/** Whether the part of a customer is one of the notes on it. */
export const isNote = (part: string): boolean => part.startsWith("notes/");

const particulars: Readonly<Record<string, string>> = {
  lifecycle: "the lifecycle",
  name: "the name",
  deputy: "the deputy",
  cover: "the cover",
  channels: "how it buys",
  seats: "the number of seats",
  gdap: "GDAP",
};

/** Which of what they saved; all of it unless given. */
type IsMeant = (act: Undoable) => boolean;

/** What they saved last of the customer, where they may still take it back. */
function lastSaved({ actor, now }: Turn, customer: Customer, isMeant: IsMeant): Undoable | undefined {
  if (!mayAnswer(customer, actor)) return undefined;
  return (customer.undoable ?? []).findLast(
    (one) => one.by === actor.id && isMeant(one) && undoSaved(customer, one, { by: one.by, now }).outcome === "undone",
  );
}

/** What takes that back, with what it is called, where it can be undone by whoever writes: what they saved last there. */
export function undoOf(
  turn: Turn,
  customer: Customer,
  isMeant: IsMeant = () => true,
): (About["undo"] & { at: Instant }) | undefined {
  const act = lastSaved(turn, customer, isMeant);
  if (act === undefined) return undefined;
  const { called, of } = whatChanged(turn, customer, act);
  if (called === undefined) return undefined;
  const about = { customer: customer.id, at: act.at };
  const { was } = act.parts.lifecycle ?? {};
  const title =
    of !== undefined || (was === undefined && act.parts.snoozes === undefined)
      ? `undo the change to ${called} at ${customer.name}`
      : was === undefined
        ? `undo ${called} of ${customer.name}`
        : `set ${customer.name} to ${was as string} again`;
  return { title, press: press("undo-saved", about), saved: of && { ...about, of }, at: act.at };
}

const pressedTwice = 10_000;

/**
 * Notes what this turn saved of the customer, so that "undo" and "that was Fabrikam" go on from it.
 * @param told the beginnings of the parts that the card tells of: a button that is pressed twice comes twice, and the
 * second press tells of what the first one saved of them a moment ago
 * @returns when it was saved; undefined where nothing was changed
 */
export function noteSaved(turn: Turn, customer: Customer, told?: readonly string[]): Instant | undefined {
  // What is as it was already saved nothing: what they saved before that is not what this card tells of.
  const isMeant = ({ at, parts }: Undoable): boolean =>
    told === undefined
      ? at >= turn.now
      : Date.parse(turn.now) - Date.parse(at) <= pressedTwice &&
        Object.keys(parts).some((part) => told.some((one) => part.startsWith(one)));
  const undo = undoOf(turn, customer, isMeant);
  noteUndo(turn, undo);
  turn.about({ customer: customer.id });
  return undo?.at;
}

/** Notes what takes back what was just done. Of a press, what was talked of before goes on: "that was Fabrikam". */
export function noteUndo(turn: Turn, undo: About["undo"]): void {
  const { asked: _asked, askedAll: _all, offered: _offered, says: _says, ...before } = turn.earlier ?? {};
  turn.about(turn.text === "" ? { ...before, undo } : { undo });
}

/** The button that takes back what this turn saved of the customer. */
export function undoing(turn: Turn, customer: Customer) {
  const at = noteSaved(turn, customer);
  if (at === undefined) return [];
  const tooltip = "Put it back as it was before";
  return [{ title: "Undo", tooltip, press: press("undo-saved", { customer: customer.id, at }) }];
}

/** The same of several customers. */
export function undoingAll(turn: Turn, customers: readonly Customer[]) {
  const [only, ...others] = customers;
  if (only !== undefined && others.length === 0) return undoing(turn, only);
  const all = customers.flatMap((customer) => {
    const undo = undoOf(turn, customer, ({ at }) => at >= turn.now);
    return undo === undefined ? [] : [{ ...undo, customer }];
  });
  if (all.length === 0) return [];
  const undo = undoOfTogether(all);
  noteUndo(turn, undo);
  return [{ title: "Undo", tooltip: "Put them back as they were before", press: undo.press }];
}

/** The card of the customer that was meant, with what takes back what was saved at the one before. */
export async function withUndoOf(turn: Turn, about: CustomerId, card: Card): Promise<Card> {
  const { saved } = turn.earlier?.undo ?? {};
  const before = saved && saved.customer !== about ? await turn.organization.customers.get(saved.customer) : undefined;
  const undo = before && undoOf(turn, before, ({ at }) => at === saved?.at);
  const act = before?.undoable?.find(({ at }) => at === undo?.at);
  if (undo?.saved === undefined || before === undefined || act === undefined) return card;
  const { customer, at } = undo.saved;
  const says = `Still saved at ${before.name}: ${whatChanged(turn, before, act).called}.`;
  return undoBesideCard(card, { title: undo.title, press: press("undo-saved", { customer, at, shown: "new" }) }, says);
}

/** What cancels a reminder. */
export function undoOfMemo({ now, zone }: Turn, { id, on }: Memo): NonNullable<About["undo"]> {
  const title = `cancel the reminder ${onDay(on, dayOf(now, zone))}`;
  return { title, press: press("cancel-memo", { memo: id }) };
}

/** What takes back what was done last to somebody's absences; undefined where that is too long ago. */
export function undoOfAbsence(
  { now, zone, actor }: Turn,
  person: Person,
): (About["undo"] & { at: Instant }) | undefined {
  const { id, name, absencesBefore: act } = person;
  if (act === undefined || act.by !== actor.id || !isUndoable(act, now)) return undefined;
  const today = dayOf(now, zone);
  const { back, gone } = undoneAbsences(person, today);
  const all = gone.length === 0 ? back : gone;
  if (all.length === 0) return undefined;
  const which = all.length === 1 ? "absence" : "absences";
  const whose = id === actor.id ? `your ${which}` : `the ${which} of ${name}`;
  const also =
    gone.length > 0 && back.length > 0
      ? ` and put back the ${back.length === 1 ? "one" : "ones"} ${absenceDays(back, today)}`
      : "";
  const title = `${gone.length === 0 ? "put back" : "cancel"} ${whose} ${absenceDays(all, today)}${also}`;
  return { title, press: press("undo-away", { person: id, at: act.at }), at: act.at };
}

/** The days of absences, one after the other. */
export const absenceDays = (all: readonly Absence[], today: Day): string =>
  all.map((one) => daysWords(one, today)).join("; ");

/** How long ago somebody may have done what they mean by "undo", in milliseconds. */
const justNow = 30 * 60_000;

/** Milliseconds within which nobody presses a second time: what was done in them was done by one press. */
const together = 2_000;

/** All that they changed of any customer in the last day, or of reminders, quiet and absences, and can still take back; the last first. */
export async function ownChanges(turn: Turn): Promise<readonly (Undo & { at: Instant; customer?: Customer })[]> {
  const found = (await turn.organization.customers.list()).flatMap((customer) => {
    const saved = undoOf(turn, customer);
    const owner = undoOfOwner(turn, customer);
    return [saved, owner, undoOfGivenBack(turn, customer)]
      .filter((one) => one !== undefined)
      .map((one) => ({ ...one, customer }));
  });
  // Only they see their reminders, and that they are quiet.
  const isOwn = turn.place.kind === "personal";
  const memos = (isOwn ? aheadOf(turn.person) : []).map((memo) => ({ ...undoOfMemo(turn, memo), at: memo.askedAt }));
  const { quiet } = turn.person;
  const quiets =
    isOwn && quiet !== undefined && quietUntil(turn.person, turn.now) !== undefined
      ? [{ title: "end the quiet", press: press("quiet", { person: turn.actor.id }), at: quiet.at }]
      : [];
  const absences = (await turn.organization.people.list()).flatMap((one) => undoOfAbsence(turn, one) ?? []);
  return [...found, ...memos, ...quiets, ...absences]
    .filter((one) => isUndoable(one, turn.now))
    .toSorted((a, b) => (a.at < b.at ? 1 : -1));
}

/** What they changed last of all that, not long ago: all that one press did. */
export async function lastChange(turn: Turn): Promise<About["undo"]> {
  const since = new Date(Date.parse(turn.now) - justNow).toISOString();
  const changes = (await ownChanges(turn)).filter(({ at }) => at >= since);
  const [last] = changes;
  const all = changes.flatMap(({ customer, ...one }) =>
    last !== undefined && customer !== undefined && Date.parse(last.at) - Date.parse(one.at) <= together
      ? [{ ...one, customer }]
      : [],
  );
  return last?.customer !== undefined && all.length > 1 ? undoOfTogether(all) : last;
}

/** What takes back all that one press did; owners that were given at one moment, or in one handover, by one act. */
function undoOfTogether(all: readonly (Undo & { customer: Customer })[]): Undo {
  const owners = all.map(({ press: { verb }, customer }) =>
    verb === "undo-assign" ? lastOwnerChange(customer) : undefined,
  );
  const [first] = owners;
  const handover = first && handoverOf(first);
  const title = (some: typeof all) =>
    `undo ${some.length === 2 ? "both" : `all ${some.length}`}: ${someNames(some.map(({ customer }) => customer))}`;
  if (first !== undefined && owners.every((one) => one?.at === first.at))
    return { title: title(all), press: press("undo-assign", { at: first.at }) };
  if (handover !== undefined && owners.every((one) => one !== undefined && handoverOf(one) === handover))
    return { title: title(all), press: press("undo-handover", { handover }) };
  const some = all.slice(0, mostTogether);
  return { title: title(some), press: press("undo-all", { of: some.map((one) => one.press) }) };
}

/** Whether what was done is still there to be taken back, and by whoever writes. */
export async function mayStillUndo(turn: Turn, { verb, data }: Press): Promise<boolean> {
  const { customers, people } = turn.organization;
  switch (verb) {
    case "undo-saved": {
      const found = await customers.get(data.customer);
      return found !== undefined && undoOf(turn, found, ({ at }) => at === data.at) !== undefined;
    }
    case "undo-assign": {
      const found = data.customer === undefined ? undefined : await customers.get(data.customer);
      return data.customer === undefined || (found !== undefined && lastOwnerChange(found)?.at === data.at);
    }
    case "undo-not-mine":
      return (await customers.get(data.customer))?.owner === undefined;
    case "cancel-memo":
      return aheadOf((await people.get(turn.person.id)) ?? turn.person).some(({ id }) => id === data.memo);
    default:
      return true;
  }
}

/** What takes back that whoever writes gave the customer back, as long as nobody has it. */
export function undoOfGivenBack(
  { actor }: Turn,
  customer: Customer,
): (NonNullable<About["undo"]> & { at: Instant }) | undefined {
  const { id, name, owner, checklist } = customer;
  const last = owner === undefined ? lastOwnerChange(customer) : undefined;
  if (last?.what !== "owner gave back" || last.by !== actor.id) return undefined;
  const back = press("undo-not-mine", exact({ customer: id, prompt: checklist.prompt?.id }));
  return { title: `take ${name} back`, press: back, at: last.at };
}

function undoOfOwner({ actor, now }: Turn, customer: Customer): (About["undo"] & { at: Instant }) | undefined {
  const last = actor.manager && (customer.undoable ?? []).length > 0 ? lastOwnerChange(customer) : undefined;
  if (last === undefined || last.by !== actor.id || !isUndoable(last, now)) return undefined;
  const isKept = customer.undoable?.some(({ at, parts }) => at === last.at && "duties" in parts) === true;
  const title = `undo the change of owner of ${customer.name}`;
  return isKept
    ? { title, press: press("undo-assign", { at: last.at, customer: customer.id }), at: last.at }
    : undefined;
}
