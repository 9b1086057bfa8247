/** How a digest goes, in words: the last one and the next, or why none comes. */
import type { Channel } from "../../domain/documents.ts";
import { closedBecause } from "../../domain/messages/address.ts";
import { closedKeptDays } from "../../domain/messages/channel.ts";
import type { DigestStatus } from "../../domain/messages/digest-status.ts";
import { addMilliseconds, dayOf } from "../../domain/time/time.ts";
import { dayWords, momentWords, today, type Reader } from "../kit/dates.ts";

/** `Partner Operations › Association`: what a channel or group chat is called. */
export function channelName({ name, team, kind }: Channel): string {
  return [team?.name, name ?? (kind === "channel" ? "channel" : "group chat")].filter(Boolean).join(" › ");
}

/** `Last digest: Mon 16 Nov 09:00. Next: Mon 23 Nov 09:00.` @param what is called something else */
export function statusWords(status: DigestStatus, reader: Reader, what = "digest"): string {
  const { last, next, closed } = status;
  const nextOne = next === undefined ? "" : ` Next: ${momentWords(next, reader)}.`;
  const earlier = last === undefined ? `No ${what} yet.` : `Last ${what}: ${lastWords(last, reader)}.`;
  return closed === undefined ? `${earlier}${nextOne}` : `${earlier} ${closedWords(closed, reader)}`;
}

function lastWords({ outcome, at }: NonNullable<DigestStatus["last"]>, reader: Reader): string {
  const when = momentWords(at, reader);
  switch (outcome) {
    case "sent":
      return when;
    case "waiting":
      return "on its way";
    case "trying":
      return `not delivered yet, last tried ${when}`;
    case "failed":
      return `not delivered, gave up ${when}`;
    case "uncertain":
      return `${when}, may not have arrived`;
    case "nothing-new":
      return `skipped ${when}, nothing to report`;
  }
}

/** `Paused: the team is archived.` */
export function closedWords({ how, since }: NonNullable<Channel["closed"]>, reader: Reader): string {
  if (how === "archived") return "Paused while the team is archived.";
  const until = dayWords(dayOf(addMilliseconds(since, closedKeptDays * 86_400_000), reader.zone), today(reader));
  return `Stopped: ${closedBecause(how, "I was")}. I'll keep its settings until ${until}.`;
}
