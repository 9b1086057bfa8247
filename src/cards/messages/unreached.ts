/** For managers: people whom messages do not reach, and chats that still show a customer who was forgotten. */
import type { ForgottenCards, UnreachedOwners } from "../../domain/messages/message.ts";
import { button, opens, press } from "../kit/actions.ts";
import { count, number } from "../kit/dates.ts";
import { listCard } from "../kit/list.ts";
import { marks } from "../kit/marks.ts";
import { asManager, person } from "../kit/people.ts";
import type { Card } from "../kit/render.ts";
import { join, nothing, shown, text } from "../kit/text.ts";

/** Each row opens the gaps of its owner. */
export function unreachedOwnersCard({ rows, names }: UnreachedOwners): Card {
  const owners = count(rows.length, "owner");
  const title = `${owners} didn't get their weekly message`;
  return listCard({
    headline: title,
    context: shown`I'll try again every week, and as soon as I hear from them. ${asManager}`,
    lines: rows.map(({ person: owner, because, owned }) => ({
      ...marks.no,
      what: person(owner.id, names),
      sub: join([text(because, 120), text(count(owned, "customer"))]),
      opens: opens(press("gaps-by-owner", { only: owner.id }), `Show what ${owner.name} has`),
    })),
    buttons: [
      button("Gaps by owner", press("gaps-by-owner", {})),
      button("Send again", press("resend-deliveries", {}), { tooltip: "Resend what didn't arrive" }),
    ],
  });
}

/** The name of the customer is not known any more, and is not needed. */
export function forgottenCardsCard({ people, names }: ForgottenCards): Card {
  const chats = count(people.length, "chat");
  const title = `A forgotten customer may still be named in ${chats}`;
  return listCard({
    headline: title,
    context: shown`I tried for a week to edit the card. Ask ${people.length === 1 ? shown`this person` : shown`these ${text(number(people.length))} people`} to delete it from our chat. ${asManager}`,
    lines: people.map(({ id, unreachable }) => ({
      ...marks.unknown,
      what: person(id, names),
      sub: unreachable === undefined ? nothing : text(unreachable.because, 120),
    })),
    buttons: [],
  });
}
