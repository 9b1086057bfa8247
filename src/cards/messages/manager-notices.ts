/** For a manager: what does not go by itself, one message and one row for each that it is about. */
import type {
  DamagedRecords,
  Escalation,
  ForgottenCards,
  UnreachedOwners,
  UnreadSources,
} from "../../domain/messages/message.ts";
import type { DamagedRecord } from "../../domain/documents.ts";
import { dayOf } from "../../domain/time/time.ts";
import { count, dayWords, today, type Reader, number } from "../kit/dates.ts";
import { listCard, type ListFacts } from "../kit/list.ts";
import { marks } from "../kit/marks.ts";
import { asManager, person } from "../kit/people.ts";
import { button, opens, press } from "../kit/actions.ts";
import type { Card } from "../kit/render.ts";
import { join, shown, name, nothing, text } from "../kit/text.ts";

export type ManagerNotice = Escalation | UnreadSources | UnreachedOwners | ForgottenCards | DamagedRecords;

export const managerNoticeCard = (message: ManagerNotice, reader: Reader): Card =>
  listCard(managerNotice(message, reader));

/** Why the reader hears it stands under every one of them. */
export function managerNotice(message: ManagerNotice, reader: Reader): ListFacts {
  const facts = factsOf(message, reader);
  return { ...facts, context: shown`${facts.context} ${asManager}` };
}

function factsOf(message: ManagerNotice, reader: Reader): ListFacts {
  const seenOn = today(reader);
  switch (message.kind) {
    case "escalation":
      return {
        headline: `No answer yet for ${count(message.rows.length, "customer")}`,
        context: shown`The owners were asked and reminded. Ask them yourself, or assign somebody else.`,
        lines: message.rows.map(({ customer, prompt, unreachable }) => ({
          ...marks.urgent,
          what: name(customer.name),
          sub: join([
            shown`${person(prompt.to, message.names)}, asked ${text(dayWords(dayOf(prompt.at, reader.zone), seenOn))}`,
            unreachable === undefined ? nothing : shown`couldn't be reached: ${text(unreachable, 80)}`,
          ]),
          opens: opens(press("show", { customer: customer.id }), `Show ${customer.name}`),
        })),
        buttons: [
          button("All gaps", press("gaps", { filter: "all", page: 1 })),
          button("By owner", press("gaps-by-owner", {})),
        ],
      };
    case "sources": {
      const sources = count(message.unread.length, "source");
      return {
        headline: `${sources} at Microsoft ${message.unread.length === 1 ? "needs" : "need"} you`,
        context: shown`What I read before stays. No gap opens because of this, and nobody is asked anything.`,
        lines: message.unread.map(({ name: called, lastRead, says, next }) => ({
          ...marks.urgent,
          what: shown`${name(called)}: ${text(lastRead === undefined ? "not read yet" : `not read since ${dayWords(lastRead, seenOn)}`)}`,
          sub: shown`${text(says)} **Next:** ${text(next, 600)}`,
        })),
        buttons: [button("Show sources", press("sources", {}), { likely: true })],
      };
    }
    case "unreached-owners":
      return {
        headline: `${count(message.rows.length, "owner")} didn't get their weekly message`,
        context: shown`I'll try again every week, and as soon as I hear from them.`,
        lines: message.rows.map(({ person: owner, because, owned }) => ({
          ...marks.no,
          what: person(owner.id, message.names),
          sub: join([text(because, 120), text(count(owned, "customer"))]),
          opens: opens(press("gaps-by-owner", { only: owner.id }), `Show what ${owner.name} has`),
        })),
        buttons: [
          button("Gaps by owner", press("gaps-by-owner", {})),
          button("Send again", press("resend-deliveries", {}), { tooltip: "Resend what didn't arrive" }),
        ],
      };
    case "forgotten-cards": {
      const { people, names } = message;
      const these = people.length === 1 ? shown`this person` : shown`these ${text(number(people.length))} people`;
      return {
        headline: `A forgotten customer may still be named in ${count(people.length, "chat")}`,
        context: shown`I tried for a week to edit the card. Ask ${these} to delete it from their chat with me.`,
        lines: people.map(({ id, unreachable }) => ({
          ...marks.unknown,
          what: person(id, names),
          sub: unreachable === undefined ? nothing : text(unreachable.because, 120),
        })),
        buttons: [],
      };
    }
    case "damaged":
      return damagedFacts(message);
  }
}

/** One line for each kind of record, what matters most first. */
function damagedFacts({ records }: DamagedRecords): ListFacts {
  const counts = new Map<string, number>();
  for (const { collection } of records) counts.set(collection, (counts.get(collection) ?? 0) + 1);
  const isDamaged = (collection: DamagedRecord["collection"]) => counts.has(collection);
  return {
    headline: `I can't read ${count(records.length, "record")}`,
    context: shown`Nothing was deleted: I keep damaged records, and whoever runs me can restore them from a backup. The log says where they are.`,
    lines: meanings.flatMap(([collection, whats, sub]) => {
      const of = counts.get(collection);
      return of === undefined ? [] : [{ ...marks.no, what: text(whats(of)), sub: text(sub, 240) }];
    }),
    buttons: [
      ...(isDamaged("settings") ? [button("Show settings", press("run", { says: "settings" }), { likely: true })] : []),
      ...(isDamaged("deliveries") ? [button("Show deliveries", press("deliveries", {}))] : []),
    ],
  };
}

/** By collection: what its records are called, and what is missing without them. */
const meanings: readonly (readonly [DamagedRecord["collection"], (records: number) => string, missing: string])[] = [
  [
    "settings",
    () => "Your organization's settings",
    "The defaults apply again: time zone, holidays, deadline alerts, goals, and managers who were added in chat.",
  ],
  [
    "customers",
    (records) => count(records, "customer"),
    "Missing from every list and number, and nobody is asked about them. An import brings back the name, not the answers.",
  ],
  [
    "channels",
    (records) => count(records, "channel"),
    "No digest goes there until somebody writes “digest here” in the channel again.",
  ],
  [
    "people",
    (records) => count(records, "person", "people"),
    "I'll know them again once they write to me. Their absence, deputy and weekly time are lost.",
  ],
  ["deliveries", (records) => count(records, "message"), "It may have been sent, so I won't send it again."],
  [
    "weeks",
    (records) => `The figures of ${count(records, "week")}`,
    "The digest compares with the week before, and the chart skips it.",
  ],
  [
    "sources",
    (records) => `What is known of ${count(records, "source")} at Microsoft`,
    "I'll read it again tonight, and ask before I change anything.",
  ],
  ["imports", (records) => count(records, "import"), "It can't be undone any more."],
];
