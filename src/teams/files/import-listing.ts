/** The buttons that settle what became of customers that a list does not have any more. */
import { z } from "zod";
import { anotherCustomer, offboardUnlisted, sameCustomer, unlistedNow } from "../../app/imports/listing.ts";
import { press } from "../../cards/kit/actions.ts";
import { markOfAll, moveButtons, offboardButton } from "../../cards/organization/import-summary.ts";
import { notice, type NoticeFacts } from "../../cards/kit/notice.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import { action, type Action, type Reply, type Turn } from "../turn.ts";
import { notHere } from "../refusals.ts";

const offboardAll = action({
  verb: "offboard-unlisted",
  schema: z.object({
    since: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .optional(),
    // Absent from cards of 0.1.
    those: z.string().max(100).optional(),
  }),
  who: "managers",
  async run({ organization, actor, now }, { since, those }) {
    const { gone: unlisted } = await unlistedNow(organization, since);
    const ids = unlisted.map(({ id }) => id);
    if (unlisted.length > 0 && those !== markOfAll(ids)) {
      const card = notice(
        "The list of missing customers has changed since that card",
        [`Not listed now: ${namesOf(unlisted)}.`, "Nobody was offboarded."],
        offboardButton(ids, since),
      );
      return { card, shown: "new" };
    }
    const gone = await offboardUnlisted(organization, unlisted, actor, now);
    const card = notice(
      gone.length === 0 ? "There's nobody left to offboard" : `Offboarded: ${gone.length}`,
      gone.length === 0
        ? "They are listed again, kept, or offboarded already."
        : [`${namesOf(gone)}.`, "Write set, the customer's name and “: active” to bring one back."],
    );
    return { card, shown: "new" };
  },
});

function namesOf(customers: readonly Customer[]): string {
  const names = customers.slice(0, 20).map(({ name }) => name);
  const more = customers.length > names.length ? ` and ${customers.length - names.length} more` : "";
  return `${names.join(", ")}${more}`;
}

const moving = z.object({ from: z.string().min(1).max(100), to: z.string().min(1).max(100) });

const same = action({
  verb: "same-customer",
  schema: moving,
  who: "managers",
  async run(turn, { from, to }) {
    const moved = await sameCustomer(turn.organization, { from, to, by: turn.actor, now: turn.now });
    if (moved === undefined) return { card: notHere(), shown: "new" };
    turn.world.nudge();
    return decidedCard(turn, {
      headline: `${moved.name} moved`,
      says: "Owner, answers and history moved with it. Its claims and links belong to the old tenant and have to be made again.",
      next: [{ title: "Show customer", press: press("show", { customer: to }) }],
    });
  },
});

const another = action({
  verb: "another-customer",
  schema: moving,
  who: "managers",
  async run(turn, { from, to }) {
    const known = await anotherCustomer(turn.organization, { from, to, by: turn.actor, now: turn.now });
    if (known === undefined) return { card: notHere(), shown: "new" };
    return decidedCard(turn, {
      headline: `Two customers are called ${known.name}`,
      says: `The one with the Microsoft ID …${from.slice(-4)}, which isn't on the list any more, keeps its own owner, answers and history.`,
      next: [{ title: "Show the old one", press: press("show", { customer: from }) }],
    });
  },
});

/** What was said of one customer that may have moved, and what is asked next. */
async function decidedCard(turn: Turn, { headline = "", says, next = [] }: NoticeFacts): Promise<Reply> {
  const { move, gone } = await unlistedNow(turn.organization);
  const asks =
    move === undefined
      ? offboardButton(gone.map(({ id }) => id))
      : moveButtons(move.from.name, { from: move.from.id, to: move.to });
  const unlisted = move === undefined && gone.length > 0 ? [`No longer listed: ${namesOf(gone)}.`] : [];
  const card = notice(headline, [says, unlisted].flat(), [...asks, ...next]);
  return { card, shown: "new" };
}

export const listingActions: readonly Action[] = [offboardAll, same, another];
