/** Reminders of one's own: what is said when one is set, moved or cancelled; and the buttons. */
import { z } from "zod";
import { forgetMemos, memoDays, remindAgain } from "../../app/organization/memos.ts";
import { capital, dayWords } from "../../cards/kit/dates.ts";
import { press } from "../../cards/kit/actions.ts";
import type { NoticeFacts } from "../../cards/kit/notice.ts";
import { memoWords } from "../../cards/messages/memo.ts";
import type { MemoComes } from "../../domain/people/memos.ts";
import type { Memo } from "../../domain/people/person.ts";
import type { Day } from "../../domain/time/time.ts";
import { action, noticeReply, type Action, type Reply, type Turn } from "../turn.ts";

const customerOf = async (turn: Turn, { customer }: Pick<Memo, "customer">): Promise<string | undefined> =>
  customer === undefined ? undefined : (await turn.organization.customers.get(customer))?.name;

/** Which day it comes, and why not the one that was asked for; and what stands in the way of it. */
async function comesReply(
  turn: Turn,
  { memo, comes, headline, undo }: { memo: Memo; comes: MemoComes; headline: string; undo: string },
): Promise<Reply> {
  const { today } = await memoDays(turn.world, turn.organization, turn.person);
  const name = await customerOf(turn, memo);
  const day = dayWords(comes.day, today);
  const about = name === undefined ? "" : ` about ${name}`;
  return noticeReply(
    `${headline} ${onDay(day)}${about}`,
    [
      memo.says === undefined ? "" : `“${memo.says}”`,
      notThen(memo.on, comes, today),
      turn.person.chat === undefined
        ? "I'll write to you in a chat of our own, which I don't have yet: add me as an app in Teams and say hello there before that day."
        : turn.place.kind === "personal"
          ? ""
          : "I'll write to you in our personal chat.",
    ],
    [
      { title: undo, press: press("cancel-memo", { memo: memo.id }) },
      ...(memo.customer === undefined || name === undefined
        ? []
        : [{ title: "Show customer", press: press("show", { customer: memo.customer }) }]),
    ],
  );
}

/** `tomorrow`, `on Tue 1 Dec`. */
const onDay = (words: string): string => (words === "today" || words === "tomorrow" ? words : `on ${words}`);

function notThen(on: Day, { day, because }: MemoComes, today: Day): string {
  if (because === undefined || day === on) return "";
  const asked = dayWords(on, today);
  return because === "away" ? `You're away ${onDay(asked)}.` : `${capital(asked)} isn't a working day.`;
}

const again = action({
  verb: "remind-again",
  schema: z.object({ memo: z.string().min(1).max(100), after: z.enum(["day", "week"]) }),
  who: "everyone",
  async run(turn, { memo, after }) {
    const done = await remindAgain(turn.world, turn.organization, { person: turn.person, memo, after });
    if (!("memo" in done)) return gone();
    return await comesReply(turn, { ...done, headline: "I'll remind you again", undo: "No reminder" });
  },
});

const cancel = action({
  verb: "cancel-memo",
  schema: z.object({ memo: z.string().min(1).max(100) }),
  who: "everyone",
  async run(turn, { memo }) {
    const [cancelled] = await forgetMemos(turn.organization, { person: turn.person, memos: [memo] });
    if (cancelled === undefined) return gone();
    const says: NoticeFacts["says"] = memoWords(cancelled, await customerOf(turn, cancelled));
    return noticeReply("OK, I won't remind you", says);
  },
});

/** Said alike of one that is not there and of somebody else's. */
const gone = (): Reply => noticeReply("There's no such reminder any more", "It was cancelled, or it isn't yours.");

export const memoActions: readonly Action[] = [again, cancel];
