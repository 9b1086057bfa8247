/** Taking back what was saved of a customer: at the wrong one, mostly. */
import { z } from "zod";
import * as associate from "../../app/customers/associate.ts";
import type { AssociatedFacts } from "../../cards/customer/associated.ts";
import { press } from "../../cards/kit/actions.ts";
import { notice } from "../../cards/kit/notice.ts";
import type { Customer, Undoable } from "../../domain/customer/customer.ts";
import { personName } from "../whose.ts";
import { isNote, whatChanged, noteSaved, withUndoOf } from "../saved.ts";
import { action, noticeReply, type Action, type Card, type Reply, type Saved, type Turn } from "../turn.ts";
import * as fields from "./fields.ts";
import { answered, associationCard, here, refused } from "./reply.ts";

const undo = action({
  verb: "undo-saved",
  schema: z.object({ customer: fields.customer, at: z.iso.datetime(), shown: z.literal("new").optional() }),
  who: "everyone",
  async run(turn, { shown, ...data }) {
    const reply = await undoneReply(turn, data);
    return shown !== undefined && "card" in reply ? { card: reply.card, shown } : reply;
  },
});

async function undoneReply(turn: Turn, { customer: id, at }: Omit<Saved, "of">): Promise<Reply> {
  const before = await turn.organization.customers.get(id);
  const done = await associate.undoSaved(turn.world, turn.organization, { customer: id, at, by: turn.actor });
  if (done.outcome === "no-such-customer" || done.outcome === "not-yours") return refused(turn, done);
  const { customer } = done;
  const next = [{ title: "Show customer", press: press("back", { customer: id }) }];
  if (done.outcome === "somebody-elses") {
    const says = "Whoever saved it can undo it, or a manager; only managers pause or offboard. Nothing was changed.";
    return here(turn, notice(`${customer.name}: nothing was undone`, says, next));
  }
  turn.about({ ...turn.earlier, undo: undefined });
  if (done.outcome === "not-kept") {
    const says = "What was saved can be undone for a day. To change it now, open it on the customer's card.";
    return here(turn, notice(`${customer.name}: nothing was undone`, says, next));
  }
  const now = whatChanged(turn, customer, done.act);
  const [called = "It"] = [now.called, before && whatChanged(turn, before, done.act).called].filter(
    (name) => name !== undefined,
  );
  if (done.outcome === "changed-since") {
    const { since } = done;
    const who =
      since === undefined ? "Somebody" : since.by === turn.actor.id ? "You" : await personName(turn, since.by);
    const says = [`${who} changed ${called} since, so it stays as it is.`];
    if (!isOfItems(done.act.parts)) return noticeReply(`${customer.name}: nothing was undone`, says, next);
    return await answered(turn, customer, { ...now.facts, headline: "nothing was undone", says });
  }
  if (!isOfItems(done.act.parts))
    return noticeReply(`${customer.name}: ${asBefore(customer, called, done.act.parts)}`, "", [
      ...next,
      ...(now.of === "answers" ? [{ title: "Answer checklist", press: press("answer-form", { customer: id }) }] : []),
    ]);
  if (now.called === undefined) {
    return here(turn, notice(`${customer.name}: ${called} is off it again`, "It wasn't here before.", next));
  }
  return await answered(turn, customer, { ...now.facts, headline: `${called} is as it was before` });
}

/** Whether the act was one of claims, subscriptions or links. */
const isOfItems = (parts: Undoable["parts"]): boolean =>
  Object.keys(parts).some((part) => /^(?:claims|subscriptions|identities)\//.test(part));

/** What is so again, behind the customer's name. */
function asBefore({ lifecycle, snoozes, notes = [] }: Customer, called: string, parts: Undoable["parts"]): string {
  if ("lifecycle" in parts) return `${lifecycle} again`;
  if ("snoozes" in parts) return snoozes.length === 0 ? "not snoozed any more" : "snoozed as before";
  const [note, ...more] = Object.keys(parts).filter(isNote);
  if (note !== undefined && more.length === 0)
    return `${called} is ${notes.some(({ id }) => note === `notes/${id}`) ? "back" : "gone again"}`;
  const areSeveral = / and /.test(called) || more.length > 0;
  return `${called} ${areSeveral ? "are as they were" : "is as it was"} before`;
}

type SavedFacts = Omit<AssociatedFacts, "about" | "savedAt">;

/** What was just saved, and how it is taken back: by the card's *Undo*, or by whoever writes it next. */
export async function savedReply(turn: Turn, customer: Customer, facts: SavedFacts): Promise<Reply> {
  return here(turn, await cardAfterSaving(turn, customer, facts));
}

/** The card of it alone. *Undo* is of what this turn saved: where nothing changed it has none. */
export async function cardAfterSaving(turn: Turn, customer: Customer, facts: SavedFacts): Promise<Card> {
  const { claim, subscription, identities = [] } = facts;
  const told = [
    ...(claim === undefined ? [] : [`claims/${claim.id}`]),
    ...(subscription === undefined ? [] : [`subscriptions/${subscription.id}`]),
    ...identities.map(({ id }) => `identities/${id}`),
  ];
  const savedAt = noteSaved(turn, customer, told.length === 0 ? undefined : told);
  const card = await associationCard(turn, customer, { ...facts, savedAt });
  return turn.earlier?.undo?.isAsked === true ? await withUndoOf(turn, customer.id, card) : card;
}

/** What the *Undo* of anything that was saved of a customer does. */
export const undoSavedActions: readonly Action[] = [undo];
