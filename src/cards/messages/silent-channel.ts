/** For the manager who set a channel's digest: it doesn't arrive there, why, and what to do. */
import { closedBecause } from "../../domain/messages/address.ts";
import type { SilentChannel } from "../../domain/messages/message.ts";
import { press } from "../kit/actions.ts";
import { dayWords, momentWords, today, type Reader } from "../kit/dates.ts";
import { notice } from "../kit/notice.ts";
import { asManager } from "../kit/people.ts";
import type { Card } from "../kit/render.ts";
import { dayOf } from "../../domain/time/time.ts";
import { channelName, closedWords } from "./digest-status.ts";

/** @param reader the manager, in their own chat. */
export function silentChannelCard({ channel, status }: SilentChannel, reader: Reader): Card {
  const { closed, last, next } = status;
  const to = channelName(channel);
  const data = { channel: channel.id };
  const again =
    next === undefined ? "" : `The next digest is due ${momentWords(next, reader)}, and I'll try it there again.`;
  const isUncertain = last?.outcome === "uncertain";
  const tryNow = { title: isUncertain ? "Post it again" : "Try now", press: press("try-digest", data) };
  const buttons = [
    ...(closed === undefined ? [tryNow] : []),
    {
      title: "Post here instead",
      press: press("move-digest", data),
      tooltip: "Send the digest to this chat every week",
    },
    { title: "Stop digest", press: press("stop-digest", data), tooltip: `Stop the digest in ${to}` },
  ];
  if (closed !== undefined) {
    return notice(
      `No digest in ${to}: ${closedBecause(closed.how, "I was")}`,
      [closedWords(closed, reader), backWords(closed.how), asManager],
      buttons,
    );
  }
  if (isUncertain) {
    return notice(
      `The digest may not have arrived in ${to}`,
      ["Teams didn't confirm it, and I don't repeat a digest on my own.", again, asManager],
      buttons,
    );
  }
  const since = channel.unreachable?.since;
  const when = since === undefined ? "" : ` since ${dayWords(dayOf(since, reader.zone), today(reader))}`;
  const because = channel.unreachable?.because ?? last?.because;
  return notice(
    `The digest doesn't reach ${to}`,
    [`I've tried several times${when}.${because === undefined ? "" : ` Teams says: ${because}.`}`, again, asManager],
    buttons,
  );
}

function backWords(how: Parameters<typeof closedBecause>[0]): string {
  switch (how) {
    case "archived":
      return "It continues when the team is restored.";
    case "deleted":
      return "If the channel is restored by then, the digest continues.";
    case "team-deleted":
      return "If the team is restored by then, the digest continues.";
    case "removed":
    case "team-removed":
      return "If you add me there again by then, the digest continues.";
  }
}
