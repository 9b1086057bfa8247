/** Taking back what was saved of a claim, a subscription or a link: at the wrong customer, mostly. */
import { z } from "zod";
import * as associate from "../../app/customers/associate.ts";
import type { AssociatedFacts } from "../../cards/customer/associated.ts";
import { claimName } from "../../cards/kit/claims.ts";
import { press } from "../../cards/kit/actions.ts";
import { notice } from "../../cards/kit/notice.ts";
import { undoBesideCard } from "../../cards/forms/guesses.ts";
import type { Customer, CustomerId, Undoable } from "../../domain/customer/customer.ts";
import { undoSaved } from "../../domain/customer/undo.ts";
import type { Instant } from "../../domain/time/time.ts";
import { personName } from "../customers/assign-actions.ts";
import { action, type About, type Action, type Card, type Reply, type Saved, type Turn } from "../turn.ts";
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

async function undoneReply(turn: Turn, { customer: id, at }: Saved): Promise<Reply> {
  const before = await turn.organization.customers.get(id);
  const done = await associate.undoSaved(turn.world, turn.organization, { customer: id, at, by: turn.actor });
  if (done.outcome === "no-such-customer" || done.outcome === "not-yours") return refused(turn, done);
  const { customer } = done;
  const next = [{ title: "Show customer", press: press("back", { customer: id }) }];
  if (done.outcome === "somebody-elses") {
    const says = "Whoever saved it can undo it, or a manager. Nothing was changed.";
    return here(turn, notice(`${customer.name}: nothing was undone`, says, next));
  }
  turn.about({ ...turn.earlier, undo: undefined });
  if (done.outcome === "not-kept") {
    const says = "What was saved can be undone for a day. To change it now, open it on the customer's card.";
    return here(turn, notice(`${customer.name}: nothing was undone`, says, next));
  }
  const now = changedIn(turn, customer, done.act);
  const [called = "It"] = [now.called, before && changedIn(turn, before, done.act).called].filter(
    (name) => name !== undefined,
  );
  if (done.outcome === "changed-since") {
    const { since } = done;
    const who =
      since === undefined ? "Somebody" : since.by === turn.actor.id ? "You" : await personName(turn, since.by);
    const says = [`${who} changed ${called} since, so it stays as it is.`];
    return await answered(turn, customer, { ...now.facts, headline: "nothing was undone", says });
  }
  if (now.called === undefined) {
    return here(turn, notice(`${customer.name}: ${called} is off it again`, "It wasn't here before.", next));
  }
  return await answered(turn, customer, { ...now.facts, headline: `${called} is as it was before` });
}

/** The first of what the act changed, as it stands with the customer; without a name where it isn't there. */
function changedIn(
  { world }: Turn,
  { claims, subscriptions, identities }: Customer,
  { parts }: Undoable,
): { called: string | undefined; facts: Pick<AssociatedFacts, "claim" | "subscription" | "identities"> } {
  const claim = claims.find(({ id }) => `claims/${id}` in parts);
  if (claim !== undefined) return { called: claimName(claim, world.setup.catalogue), facts: { claim } };
  const subscription = subscriptions.find(({ id }) => `subscriptions/${id}` in parts);
  if (subscription !== undefined) {
    const called = subscription.name ?? `Subscription …${subscription.id.slice(-4)}`;
    return { called, facts: { subscription } };
  }
  const identity = identities.find(({ id }) => `identities/${id}` in parts);
  return { called: identity?.label, facts: identity === undefined ? {} : { identities: [identity] } };
}

/** What takes that back, with what it is called, where it can be undone by whoever writes: what they saved last there. */
export function undoOf(turn: Turn, customer: Customer, at?: Instant): About["undo"] {
  const act = (customer.undoable ?? []).findLast(
    (one) =>
      one.by === turn.actor.id &&
      (at === undefined || one.at === at) &&
      undoSaved(customer, one, { by: one.by, now: turn.now }).outcome === "undone",
  );
  const called = act && changedIn(turn, customer, act).called;
  if (act === undefined || called === undefined) return undefined;
  const about = { customer: customer.id, at: act.at };
  const title = `undo what was saved of ${called} at ${customer.name}`;
  return { title, press: press("undo-saved", about), saved: about };
}

type SavedFacts = Omit<AssociatedFacts, "about" | "savedAt">;

/** What was just saved, and how it is taken back: by the card's *Undo*, or by whoever writes it next. */
export async function savedReply(turn: Turn, customer: Customer, facts: SavedFacts): Promise<Reply> {
  return here(turn, await cardAfterSaving(turn, customer, facts));
}

/** The card of it alone. *Undo* is of what this turn saved: where nothing changed it has none. */
export async function cardAfterSaving(turn: Turn, customer: Customer, facts: SavedFacts): Promise<Card> {
  const last = undoOf(turn, customer);
  // What is as it was already saved nothing: what they saved before that is not what this card tells of.
  const undo = turn.now <= (last?.saved?.at ?? "") ? last : undefined;
  // "That was Fabrikam": what they told of it goes on.
  const { asked: _asked, askedAll: _all, ...earlier } = turn.earlier ?? {};
  turn.about({ ...earlier, customer: customer.id, undo });
  const card = await associationCard(turn, customer, { ...facts, savedAt: undo?.saved?.at });
  return earlier.undo?.isAsked === true ? await withUndoOf(turn, customer.id, card) : card;
}

/** The card of the customer that was meant, with what takes back what was saved at the one before. */
export async function withUndoOf(turn: Turn, about: CustomerId, card: Card): Promise<Card> {
  const { saved } = turn.earlier?.undo ?? {};
  const before = saved && saved.customer !== about ? await turn.organization.customers.get(saved.customer) : undefined;
  const undo = before && undoOf(turn, before, saved?.at);
  if (undo?.saved === undefined) return card;
  return undoBesideCard(card, { title: undo.title, press: press("undo-saved", { ...undo.saved, shown: "new" }) });
}

/** What the *Undo* of a saved claim, subscription or link does. */
export const undoSavedActions: readonly Action[] = [undo];
