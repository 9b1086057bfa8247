/** Buttons that only look: the gap list and its pages, one customer, what needs me, why, help. */
import { openGaps } from "../../domain/catalogue/gap-codes.ts";
import { exact } from "../../domain/exact.ts";
import { notHere } from "../refusals.ts";
import { z } from "zod";
import { showCustomer } from "../../app/customers/report.ts";
import { againCard, canConfirmAgain } from "../../cards/messages/reconfirm.ts";
import { checklistCard } from "../../cards/messages/checklist.ts";
import { noticeCard } from "../../cards/kit/notice.ts";
import { whyCard } from "../../cards/gaps/why.ts";
import type { CustomerId } from "../../domain/customer/customer.ts";
import { mayAnswer, openPrompt } from "../../domain/customer/checklist.ts";
import { knownAnswers } from "../../domain/gaps/find-gaps.ts";
import { readFilter } from "../../domain/gaps/filter.ts";
import { customerReply } from "../customers/reply.ts";
import { byOwnerReply, gapsReply, whyReader } from "./commands.ts";
import { readerOf, viewerOf, action, type Action, type Card, type Turn } from "../turn.ts";

const customer = z.string().min(1).max(100);

const page = z.number().int().min(1).max(1_000_000).optional();

const gaps = action({
  verb: "gaps",
  schema: z.object({ filter: z.string().max(200), page }),
  who: "everyone",
  async run(turn, { filter, page: wanted = 1 }) {
    const asked = readFilter(filter, turn.actor.id);
    if (asked === undefined)
      return { card: noticeCard({ says: "This list is from an older version. Write gaps to see the current one." }) };
    return { ...(await gapsReply(turn, asked, wanted)), shown: "private" };
  },
});

const show = action({
  verb: "show",
  schema: z.object({ customer, list: z.string().max(200).optional(), page }),
  who: "everyone",
  async run(turn, { customer: id, list: filter, page: from = 1 }) {
    const list = filter === undefined ? undefined : { filter, page: from };
    return { ...(await customerReply(turn, id, { list })), shown: "new" };
  },
});

/** What the customer needs from the person: one tap, the form, or the customer's card. */
const answer = action({
  verb: "answer",
  formerly: "weekly-start",
  schema: z.object({ customer }),
  who: "everyone",
  async run(turn, data) {
    return { ...(await neededReply(turn, data.customer)), shown: "new" };
  },
});

/**
 * The card of what a customer needs from the person, else the customer's own.
 * @param isTold they told something that no form could be filled with: a press that says yes to all may be its opposite.
 */
export async function neededReply(
  turn: Turn,
  id: CustomerId,
  { isTold }: { isTold?: boolean } = {},
): Promise<{ card: Card }> {
  const found = await showCustomer(turn.world, turn.organization, viewerOf(turn), id);
  if (found === undefined) return { card: notHere() };
  const card = needsFrom(turn, found, isTold);
  return card === undefined ? await customerReply(turn, id) : { card };
}

function needsFrom(
  turn: Turn,
  { customer: shown, evaluated }: NonNullable<Awaited<ReturnType<typeof showCustomer>>>,
  isTold?: boolean,
) {
  const all = evaluated.gapsById.get(shown.id) ?? [];
  const open = openGaps(all);
  const prompt = openPrompt(shown);
  const facts = {
    customer: shown,
    prompt,
    names: evaluated.names,
    reader: readerOf(turn),
    known: knownAnswers(shown, evaluated.context),
  };
  if (!mayAnswer(shown, turn.actor)) return undefined;
  const stale = open.some(({ code }) => code === "V01");
  if (stale && canConfirmAgain(shown, facts.known)) return againCard(facts);
  const unanswered = open.some(({ code }) => code.startsWith("Q")) || stale;
  const draft = isTold === true ? { draft: { answers: {} } } : {};
  return prompt !== undefined || unanswered ? checklistCard({ ...facts, gaps: all, ...draft }) : undefined;
}

const byOwner = action({
  verb: "gaps-by-owner",
  schema: z.object({ week: z.string().max(10).optional(), only: z.string().max(200).optional(), page }),
  who: "everyone",
  async run(turn, { week, only, page: wanted = 1 }) {
    return { card: await byOwnerReply(turn, exact({ week, only, page: wanted })), shown: "private" };
  },
});

const why = action({
  verb: "why",
  schema: z.object({ topic: z.string().max(100) }),
  who: "everyone",
  run: (turn, { topic }) => Promise.resolve({ card: whyCard(topic, whyReader(turn)), shown: "new" }),
});

export const showingActions: readonly Action[] = [gaps, byOwner, show, answer, why];
