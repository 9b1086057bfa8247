/** A customer that was looked for by words, and what is said when there is none. */
import { noticeCard } from "../../cards/kit/notice.ts";
import { press } from "../../cards/kit/actions.ts";
import type { Card, Turn } from "../turn.ts";

/** Said when nothing fits; alike for what does not exist and what the person may not see here. */
export function noCustomer(turn: Turn, words: string): Card {
  const mine = turn.place.kind === "personal" && !turn.actor.manager;
  return noticeCard({
    headline: `No customer like “${words.slice(0, 80)}”`,
    says: mine
      ? "Here you see the customers you answer for. In a channel where I am, you can ask about all of them."
      : "Try a part of the name, the domain or the Microsoft ID.",
    next: [{ title: mine ? "My customers" : "All gaps", press: press("gaps", { filter: mine ? "mine" : "all" }) }],
  });
}
