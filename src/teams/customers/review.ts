/** The `review` command: what makes the next conversation with a customer a better one. */
import { notHere } from "../refusals.ts";
import { viewerOf, type CustomerCommand, readerOf, type Card, type Turn, type FileOffer } from "../turn.ts";
import { reviewCustomer } from "../../app/customers/review.ts";
import { reviewCard } from "../../cards/review/review.ts";
import type { CustomerId } from "../../domain/customer/customer.ts";

import { reviewPage } from "../../cards/review/page.ts";
import { reviewFileName } from "../../domain/review/review.ts";

export const review: CustomerCommand = {
  name: "review",
  usage: "review <customer>",
  does: "Usage, what is associated, and what to talk about",
  who: "everyone",
  needs: "customer",
  asks: { headline: "Review which customer?", example: "review Contoso" },
  choice: async () => ({ then: "review" }),
  run: (turn, { id }) => reviewReply(turn, id),
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
      does: "The review as a page to print or take along.",
      bytes: Buffer.from(reviewPage(made)),
      again: { verb: "review-page", data: { customer } },
    },
  };
}
