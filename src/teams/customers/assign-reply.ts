/** What is said after a customer was given to an owner, or an owner was asked. */
import type { Asked, Assigned } from "../../app/customers/assign.ts";
import { evaluate } from "../../app/evaluate.ts";
import { noticeCard } from "../../cards/kit/notice.ts";
import { press } from "../../cards/kit/actions.ts";
import { notHere } from "./reply.ts";
import { managersOnly } from "../refusals.ts";
import type { Card, Turn } from "../turn.ts";

/** Names the owner and says what happens next. */
export async function assignedReply(turn: Turn, assigned: Assigned): Promise<Card> {
  if (assigned.outcome === "not-a-manager") return managersOnly("give customers to owners");
  if (assigned.outcome === "no-such-customer") return notHere();
  const { customer } = assigned;
  const owner = await nameOf(turn, customer.owner);
  const next = [
    { title: "Show customer", press: press("show", { customer: customer.id }) },
    { title: "Someone else", press: press("assign-form", { customer: customer.id }) },
  ];
  if (assigned.outcome === "unchanged") {
    return noticeCard({ headline: `${customer.name}: ${owner} owns it already`, says: "Nothing was changed.", next });
  }
  return noticeCard({
    headline: `${customer.name}: ${owner} owns it now`,
    says: `${owner} gets the four questions in the personal chat.`,
    next,
  });
}

/** Says whether the owner is asked. */
export async function askedReply(turn: Turn, asked: Asked): Promise<Card> {
  switch (asked.outcome) {
    case "not-a-manager":
      return managersOnly("ask owners");
    case "no-such-customer":
      return notHere();
    case "no-owner":
      return noticeCard({
        headline: `${asked.customer.name} has no owner`,
        says: "There is nobody to ask yet. Give it to somebody first.",
        next: [{ title: "Assign", press: press("assign-form", { customer: asked.customer.id }) }],
      });
    case "asked":
      return noticeCard({
        headline: `${asked.customer.name}: asked`,
        says: `${await nameOf(turn, asked.to)} gets the four questions in the personal chat.`,
      });
    case "already-asked":
      return noticeCard({
        headline: `${asked.customer.name}: asked already`,
        says: `${await nameOf(turn, asked.to)} was asked a short while ago. Nothing was sent again.`,
      });
  }
}

async function nameOf(turn: Turn, ref: string | undefined): Promise<string> {
  if (ref === undefined) return "Nobody";
  return (await evaluate(turn.world, turn.organization)).names.get(ref) ?? ref;
}
