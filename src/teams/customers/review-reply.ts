/** The review of one customer, for whoever asks and where. */
import { reviewCustomer } from "../../app/customers/review.ts";
import { reviewCard } from "../../cards/review/review.ts";
import type { CustomerId } from "../../domain/customer/customer.ts";
import { notHere } from "./reply.ts";
import { readerOf, viewerOf } from "../reader.ts";
import type { Card, Turn } from "../turn.ts";

export async function reviewReply(turn: Turn, customer: CustomerId): Promise<{ card: Card }> {
  const made = await reviewCustomer(turn.world, turn.organization, { customer, viewer: viewerOf(turn) });
  if (made === undefined) return { card: notHere() };
  return { card: reviewCard({ ...made, reader: readerOf(turn), page: turn.place.kind === "personal" }) };
}
