/** Commands that only look: gaps, show, why, help. */
import { lookUp } from "../../app/customers/report.ts";
import { chooseCard } from "../../cards/forms/choose.ts";
import { noticeCard } from "../../cards/kit/notice.ts";
import { press } from "../../cards/kit/actions.ts";
import { whyCard } from "../../cards/gaps/why.ts";
import { customerReply } from "../customers/reply.ts";
import { gapsReply } from "./gaps-reply.ts";
import { knownPerson } from "../input/people.ts";
import { viewerOf } from "../reader.ts";
import { onlyOneOf } from "../refusals.ts";
import type { Card, Command, Reply, Turn } from "../turn.ts";
import { nobodyCalled } from "../input/find-person.ts";
import { parseGaps } from "../input/parse.ts";

export const gaps: Command = {
  name: "gaps",
  usage:
    "gaps [customer | cpor | pal | owner | onboarding | critical | <designation> | new | closed | expired | snoozed | " +
    "ending] [mine | @person] [page N]",
  does: "What is open, whose it is and since when",
  who: "everyone",
  async run(turn, rest): Promise<Reply> {
    const { narrowed, page } = parseGaps(rest, turn.mentions, turn.actor.id);
    if ("clash" in narrowed) return onlyOneOf(gaps, narrowed.clash);
    if ("filter" in narrowed) return await gapsReply(turn, narrowed.filter, page);
    const { customer: words, or } = narrowed;
    const found = await lookUp(turn.organization, viewerOf(turn), words);
    if (found.found === "one") return await customerReply(turn, found.customer.id);
    const named = await knownPerson(turn, words);
    const person = named ?? (or === undefined ? undefined : await knownPerson(turn, or.person));
    if (person !== undefined) {
      const which = named === undefined ? or?.filter : undefined;
      const whose = { is: "answering", person: person.id } as const;
      return await gapsReply(turn, { ...(which ?? { by: "all" }), whose }, page);
    }
    if (found.found === "several") return { card: chooseCard({ words, customers: found.customers, then: "show" }) };
    return { card: words.includes("@") ? nobodyCalled(or?.person ?? words) : noCustomer(turn, words) };
  },
};

export const show: Command = {
  name: "show",
  usage: "show <customer>",
  does: "One customer: owner, answers, what is open, history",
  who: "everyone",
  async run(turn, rest): Promise<Reply> {
    if (rest === "")
      return {
        card: noticeCard({ headline: "Which customer?", says: "Write show and a name, for example: show Contoso" }),
      };
    const found = await lookUp(turn.organization, viewerOf(turn), rest);
    switch (found.found) {
      case "one":
        return await customerReply(turn, found.customer.id);
      case "several":
        return { card: chooseCard({ words: rest, customers: found.customers, then: "show" }) };
      case "none":
        return { card: noCustomer(turn, rest) };
    }
  },
};

export const why: Command = {
  name: "why",
  usage: "why <topic>",
  does: "What CPOR, PAL and their rules are, in short, with the source",
  who: "everyone",
  run: (_, rest): Promise<Reply> => Promise.resolve({ card: whyCard(rest) }),
};

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
