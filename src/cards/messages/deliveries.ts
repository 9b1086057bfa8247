/** `deliveries`: who got what, what waits, who cannot be reached and why, what is unknown. */
import { isOfLaterRelease, type Delivery } from "../../domain/documents.ts";
import { isSilent } from "../../domain/messages/digest-status.ts";
import type { Names, OwnerWeek } from "../../domain/messages/message.ts";
import type { Instant } from "../../domain/time/time.ts";
import { count, momentWords, type Reader } from "../kit/dates.ts";
import { listCard, type ListFacts, type ListLine } from "../kit/list.ts";
import { marks } from "../kit/marks.ts";
import { person } from "../kit/people.ts";
import { button, press } from "../kit/actions.ts";
import type { Card } from "../kit/render.ts";
import { channelName, statusWords } from "./digest-status.ts";
import { join, name, nothing, shown, text, type Shown } from "../kit/text.ts";

export type DeliveriesFacts = {
  /** By what became of them, latest first. */
  report: Readonly<Record<"sent" | "waiting" | "unreachable" | "unknown" | "refused", readonly Delivery[]>> & {
    digests: NonNullable<OwnerWeek["digests"]>;
    damaged: number;
  };
  /** People whom nothing reaches at present. */
  unreached: readonly { name: string; because: string; since: Instant }[];
  /** How far back the report looks, in days. */
  days: number;
  names: Names;
  /** What channels are called, by id. */
  channels: ReadonlyMap<string, string>;
  reader: Reader;
};

export const deliveriesCard = (facts: DeliveriesFacts): Card => listCard(deliveriesFacts(facts));

function deliveriesFacts({ report, unreached, days, names, channels, reader }: DeliveriesFacts): ListFacts {
  const { sent, waiting, unreachable, unknown, refused, digests, damaged } = report;
  const missed = unreachable.length + refused.length;
  const others = [
    missed === 0 ? "" : `${missed} didn't`,
    unknown.length === 0 ? "" : `${unknown.length} may not have`,
    waiting.length === 0 ? "" : `${waiting.length} on ${waiting.length === 1 ? "its" : "their"} way`,
  ].filter((part) => part !== "");
  const all = `${count(sent.length, "message")} sent, and ${sent.length === 1 ? "it" : "all"} arrived`;
  const headline =
    others.length > 0
      ? [sent.length === 0 ? "No messages arrived" : `${count(sent.length, "message")} arrived`, ...others].join(", ")
      : sent.length === 0
        ? "No messages sent yet"
        : all;
  const line = (delivery: Delivery): ListLine => ({
    ...(delivery.state === "unreachable" || delivery.state === "refused" ? marks.no : marks.unknown),
    what: recipient(recipientOf(delivery), names, channels),
    sub: join([
      text(kindWords(delivery)),
      text(momentWords(delivery.at, reader)),
      waitsUntil(delivery, reader),
      delivery.because === undefined ? nothing : text(delivery.because, 120),
    ]),
  });
  return {
    headline,
    context: shown`The last ${days} days`,
    sections: [
      {
        heading: shown`Digests`,
        lines: digests.map(({ channel, status }) => ({
          ...(isSilent(status) || status.closed !== undefined ? marks.no : marks.yes),
          what: name(channelName(channel)),
          sub: text(statusWords(status, reader)),
        })),
      },
      {
        heading: text(`Can't be reached: ${count(unreached.length, "person", "people")}`),
        lines: unreached.map(({ name: called, because, since }) => ({
          ...marks.no,
          what: name(called),
          sub: shown`${text(because, 120)} · since ${text(momentWords(since, reader))}`,
        })),
      },
      { heading: shown`Not delivered`, lines: unreachable.map(line) },
      {
        heading: shown`May have arrived, so I won't send them again`,
        lines: [...unknown.map(line), ...damagedLines(damaged)],
      },
      { heading: shown`Refused by Teams`, lines: refused.map(line) },
      { heading: shown`On their way`, lines: waiting.map(line) },
      {
        heading: shown`Delivered`,
        lines: [...byRecipient(sent)]
          .sort(([, a], [, b]) => b - a)
          .map(([to, messages]) => ({
            ...marks.yes,
            what: recipient(to, names, channels),
            sub: text(count(messages, "message")),
          })),
      },
    ],
    buttons: missed === 0 ? [] : [button(`Resend ${missed}`, press("resend-deliveries", {}))],
  };
}

/** Why one that waits has not left: it is to come in working hours, or is tried again then. */
function waitsUntil({ state, notBefore, because }: Delivery, reader: Reader): Shown {
  if (state !== "planned" || notBefore === undefined || notBefore <= reader.now) return nothing;
  const until = text(momentWords(notBefore, reader));
  return because === undefined ? shown`waits for working hours, ${until}` : shown`tried again ${until}`;
}

/** Their records cannot be read, so they are not sent again by themselves. */
function damagedLines(damaged: number): readonly ListLine[] {
  if (damaged === 0) return [];
  return [
    {
      ...marks.unknown,
      what: text(count(damaged, "message")),
      sub: shown`Their records are damaged`,
    },
  ];
}

const recipientOf = ({ to }: Delivery): string => ("person" in to ? to.person : to.channel);

function byRecipient(deliveries: readonly Delivery[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const delivery of deliveries) counts.set(recipientOf(delivery), (counts.get(recipientOf(delivery)) ?? 0) + 1);
  return counts;
}

function recipient(ref: string, names: Names, channels: ReadonlyMap<string, string>): Shown {
  const channel = channels.get(ref);
  return channel === undefined ? person(ref, names) : name(channel);
}

function kindWords(delivery: Delivery): string {
  const { about } = delivery;
  if (isOfLaterRelease(delivery)) return "A message of a newer version";
  switch (about.kind) {
    case "prompt":
    case "assigned":
      return "Checklist";
    case "reminder":
      return "Reminder";
    case "weekly":
      return `Week ${Number(about.week.slice(-2))}`;
    case "digest":
      return `Digest of week ${Number(about.week.slice(-2))}`;
    case "escalation":
      return "Owners who don't answer";
    case "deadlines":
      return "Deadlines";
    case "chase":
      return "A manager's reminder of gaps";
    case "given-back":
      return "Customers given back";
    case "taken":
      return "A customer taken off its owner";
    case "offboarding":
      return "Whether to offboard a customer";
    case "new-customer":
      return "Whether to add a customer";
    case "absence":
      return "Absence";
    case "cover":
      return "Who covers a customer";
    case "memo":
      return "A reminder of their own";
    case "sources":
      return "Sources that can't be read";
    case "silent-channel":
      return "A digest that doesn't arrive";
    case "unreached-owners":
      return "Owners without their weekly message";
    case "forgotten-cards":
      return "Cards about a forgotten customer";
    case "damaged":
      return "Records that can't be read";
  }
}
