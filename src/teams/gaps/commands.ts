/** Commands that only look: gaps, show, why, help. */
import { lookUp, gapReport, seesOnlyOwn } from "../../app/customers/report.ts";
import { chooseCard } from "../../cards/forms/choose.ts";
import { noticeCard } from "../../cards/kit/notice.ts";
import { whyCard } from "../../cards/gaps/why.ts";
import { customerReply } from "../customers/reply.ts";
import { knownPerson } from "../input/people.ts";
import { viewerOf, type Command, type Reply, readerOf, type Card, type Turn } from "../turn.ts";
import { onlyOneOf } from "../refusals.ts";
import { nobodyCalled } from "../input/find-person.ts";
import { parseGaps } from "../input/parse.ts";
import { noCustomer } from "../input/find-customer.ts";
import { gapsCard } from "../../cards/gaps/gaps.ts";
import { noListCard } from "../../cards/messages/no-list.ts";
import type { Filter } from "../../domain/gaps/filter.ts";

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
      const whose = { kind: "answering", person: person.id } as const;
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

/** What the filter leaves of what the person may see here. */
export async function gapsReply(turn: Turn, filter: Filter, page: number): Promise<{ card: Card }> {
  const viewer = viewerOf(turn);
  const made = await gapReport(turn.world, turn.organization, viewer, { filter, page });
  if ("missing" in made) return { card: noListCard(made.missing, filter) };
  const { report, evaluated } = made;
  return { card: gapsCard({ report, names: evaluated.names, reader: readerOf(turn), onlyOwn: seesOnlyOwn(viewer) }) };
}
