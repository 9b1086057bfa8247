/** The `review` command: what makes the next conversation with a customer a better one. */
import { lookUp } from "../../app/customers/report.ts";
import { chooseCard } from "../../cards/forms/choose.ts";
import { noticeCard } from "../../cards/kit/notice.ts";
import { viewerOf, type Command, type Reply, readerOf, type Card, type Turn, type FileOffer } from "../turn.ts";
import { noCustomer } from "../input/find-customer.ts";
import { reviewCustomer } from "../../app/customers/review.ts";
import { reviewCard } from "../../cards/review/review.ts";
import type { CustomerId } from "../../domain/customer/customer.ts";
import { notHere } from "./reply.ts";
import { reviewPage } from "../../cards/review/page.ts";
import { reviewFileName } from "../../domain/review/review.ts";

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

export async function reviewReply(turn: Turn, customer: CustomerId): Promise<{ card: Card }> {
  const made = await reviewCustomer(turn.world, turn.organization, { customer, viewer: viewerOf(turn) });
  if (made === undefined) return { card: notHere() };
  return { card: reviewCard({ ...made, reader: readerOf(turn), page: turn.place.kind === "personal" }) };
}

/** @returns undefined when there is no such customer or the person may not see it here. */
export async function reviewFile(turn: Turn, customer: CustomerId): Promise<{ file: FileOffer } | undefined> {
  const made = await reviewCustomer(turn.world, turn.organization, { customer, viewer: viewerOf(turn) });
  if (made === undefined) return undefined;
  return {
    file: {
      name: reviewFileName(made.review),
      does: "The review as a page to print or to take along.",
      bytes: Buffer.from(reviewPage(made)),
    },
  };
}
