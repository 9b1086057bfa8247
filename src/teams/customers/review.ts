/** The `review` command: what makes the next conversation with a customer a better one. */
import { lookUp } from "../../app/customers/report.ts";
import { chooseCard } from "../../cards/forms/choose.ts";
import { noticeCard } from "../../cards/kit/notice.ts";
import { reviewReply } from "./review-reply.ts";
import { viewerOf } from "../reader.ts";
import type { Command, Reply } from "../turn.ts";
import { noCustomer } from "../gaps/commands.ts";

export const reviewing: Command = {
  name: "review",
  usage: "review <customer>",
  does: "Usage, what is associated, and what to talk about",
  who: "everyone",
  async run(turn, rest): Promise<Reply> {
    if (rest === "")
      return { card: noticeCard({ headline: "Which customer?", says: "Write for example: review Contoso" }) };
    const found = await lookUp(turn.organization, viewerOf(turn), rest);
    switch (found.found) {
      case "one":
        return await reviewReply(turn, found.customer.id);
      case "several":
        return { card: chooseCard({ words: rest, customers: found.customers, then: "review" }) };
      case "none":
        return { card: noCustomer(turn, rest) };
    }
  },
};
