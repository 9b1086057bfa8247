/** Undo that is written: which change it takes back, and the question before it. */
import { showCustomer } from "../../app/customers/report.ts";
import { press, type Press } from "../../cards/kit/actions.ts";
import { confirmCard } from "../../cards/forms/guesses.ts";
import type { CustomerId } from "../../domain/customer/customer.ts";
import { lastOwnerChange } from "../../domain/customer/handover.ts";
import { dutiesBefore, lastingHistory } from "../../domain/customer/undo.ts";
import { isUndoable } from "../../domain/time/time.ts";
import { knownPerson } from "../input/find/find-person.ts";
import { meantInstead, otherOfTwo } from "../input/follow-up/told-on.ts";
import { hasCustomer, type Reading } from "../input/reading/reading.ts";
import type { Option, Understood } from "../input/reading/sentence.ts";
import type { NameIndex } from "../input/words/names.ts";
import type { Suggestion } from "../../cards/forms/talk.ts";
import { capital } from "../../cards/kit/dates.ts";
import { ownChanges, undoOf } from "../saved.ts";
import { viewerOf, type About, type Reply, type Turn } from "../turn.ts";
import { turnTo } from "./talked-of.ts";

/** Asks whether to take back what was done, with the button of its card. */
export function undoReply(turn: Turn, undo: NonNullable<About["undo"]>): Reply {
  turn.about({ undo: { ...undo, isAsked: true } });
  const { title, press: button } = undo;
  return { card: confirmCard(turn.text, { says: "", title }, false, { title: "Undo", press: button }) };
}

/** What they did in the last day, each with what takes it back: for "undo" that says of nothing. */
export const undoChoices = async (turn: Turn): Promise<readonly Suggestion[]> =>
  (await ownChanges(turn)).slice(0, mostChoices).map(({ title, press: button, customer }) => ({
    // A button is short: the customer tells one from another.
    title: customer === undefined ? capital(title) : `Undo at ${customer.name}`,
    press: button,
  }));
const mostChoices = 3;

/** "Undo Contoso", "undo the Intune claim of Contoso": what takes back what they saved there last. */
export async function undoAsked(turn: Turn, understood: Understood): Promise<About["undo"]> {
  const customer = undoAskedOf(turn, understood);
  const undo = customer === undefined ? undefined : await savedBefore(turn, customer);
  if (undo !== undefined) {
    turnTo(turn, customer);
    turn.about({ undo });
  }
  return undo;
}

/** The customer where what was saved is to be undone. */
export function undoAskedOf({ text }: Turn, understood: Understood): CustomerId | undefined {
  if (!opensWithUndo.test(text) && !(takesBack.test(text) && (tellsSaved.test(text) || ofSubmission.test(text))))
    return undefined;
  if (understood.outcome === "run") return /^show (\S+)$/.exec(understood.says)?.[1];
  return understood.outcome === "told" || understood.outcome === "unsure" ? understood.customer : undefined;
}
const opensWithUndo = /^(?:(?:please|pls|can you|could you|i want to|ok|oh|no|sorry)[, ]+)*undo\b/i;
const takesBack = /\b(?:undo|revert|retract|take (?:it|that|this)? ?back)\b/i;
/** "Undo that submission", "take back the Teams claim". */
export const ofSubmission = /\b(?:submissions?|submitted|claims?)\b/i;
/** Whether somebody says that they saved something by mistake. */
export const tellsSaved = /\b(?:saved|entered|recorded|clicked|pressed|filled in)\b/i;

/** What they saved of the customer, where they did nothing there since, and it can be taken back. */
export async function savedBefore(turn: Turn, id: CustomerId): Promise<About["undo"]> {
  const found = await showCustomer(turn.world, turn.organization, viewerOf(turn), id);
  const undo = found && undoOf(turn, found.customer);
  const last = found && lastingHistory(found.customer.history).findLast(({ by }) => by === turn.actor.id);
  return undo?.at === last?.at ? undo : undefined;
}

/**
 * What gives a customer back to whoever owned it before, or takes it off whoever got it; undefined for who may not, or
 * when nobody did. `undo`: what its card's Undo does, while that is possible.
 */
export async function ownerBefore(
  turn: Turn,
  id: CustomerId,
): Promise<(Option & { undo: Press | undefined }) | undefined> {
  if (!turn.actor.manager) return undefined;
  const found = await showCustomer(turn.world, turn.organization, viewerOf(turn), id);
  const last = found && lastOwnerChange(found.customer);
  // What somebody else changed since is not theirs to undo.
  if (found === undefined || last === undefined || last.by !== turn.actor.id) return undefined;
  const isKept = isUndoable(last, turn.now) && dutiesBefore(found.customer, last.at) !== undefined;
  const undo = isKept ? press("undo-assign", { at: last.at, customer: id }) : undefined;
  const { name } = found.customer;
  const [from, to] = await Promise.all(
    [last.from, last.to].map(async (one) => (one === undefined ? undefined : await knownPerson(turn, one))),
  );
  if (from !== undefined)
    return { says: `assign ${id} to ${from.id}`, title: `assign ${name} to ${from.name} again`, undo };
  if (last.from !== undefined || to === undefined) return undefined;
  return { says: `unassign ${id}`, title: `take ${name} off ${to.name} again`, undo };
}

/**
 * What was saved at one customer and meant of another, where both are named and neither was talked of just now: "oops,
 * it's Contoso, not Fabrikam", "I clicked done for Fabrikam, it's Contoso". `undo`: what takes it back, where they saved it.
 */
export async function mixedUp(turn: Turn, reading: Reading, names: NameIndex) {
  const ids = [...new Set(reading.found.flatMap(({ candidates }) => candidates.map(({ id }) => id)))];
  const areTwo = ids.length === 2 && reading.found.every(hasCustomer);
  const last = turn.earlier?.customer;
  const isSaved = tellsSaved.test(turn.text);
  const pairsBy = (meantOf: (wrong: CustomerId) => { customer: CustomerId } | undefined) =>
    (areTwo ? ids : []).flatMap((wrong) => {
      const right = meantOf(wrong)?.customer;
      return right === undefined ? [] : [{ wrong, right }];
    });
  // Which of them was meant, or only that one was taken for the other.
  const said = pairsBy((wrong) => meantInstead(reading, wrong, isSaved));
  const pairs = said.length > 0 ? said : pairsBy((wrong) => otherOfTwo(reading, { customer: wrong }, names));
  // What was said or done just now is gone on from.
  if (pairs.some(({ wrong }) => wrong === last)) return undefined;
  const all = await Promise.all(pairs.map(async (one) => ({ ...one, undo: await savedBefore(turn, one.wrong) })));
  return all.find(({ undo }) => undo !== undefined) ?? (all.length === 1 ? all[0] : undefined);
}
