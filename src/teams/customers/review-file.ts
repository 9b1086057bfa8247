/** The review of a customer as a page, handed over as a file. */
import { reviewCustomer } from "../../app/customers/review.ts";
import { reviewPage } from "../../cards/review/page.ts";
import type { CustomerId } from "../../domain/customer/customer.ts";
import { reviewFileName } from "../../domain/review/review.ts";
import { viewerOf } from "../reader.ts";
import type { FileOffer, Turn } from "../turn.ts";

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
