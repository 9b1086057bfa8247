/** What becomes of channels by what Teams tells of them, their teams, and the bot in them. Pure. */
import type { Channel } from "../documents.ts";
import { addMilliseconds, type Instant } from "../time/time.ts";

/**
 * What Teams tells (Microsoft: "Conversation events"). A shared or private channel has members of its own, so the bot
 * comes to one and leaves one without its team.
 */
export type ChannelEvent =
  /** Of one channel or group chat. */
  | { kind: "deleted" | "restored" | "removed"; channel: string }
  /** Of a team with all its channels. */
  | { kind: "team-deleted" | "team-restored" | "team-removed" | "team-installed"; team: string }
  | { kind: "team-archived" | "team-unarchived"; team: string };

type Closed = NonNullable<Channel["closed"]>;

const closing: Readonly<Partial<Record<ChannelEvent["kind"], Closed["how"]>>> = {
  deleted: "deleted",
  removed: "removed",
  "team-deleted": "team-deleted",
  "team-removed": "team-removed",
  "team-archived": "archived",
};

/** What each event ends. Where anything is heard from the channel itself, everything is over: see `reopened`. */
const ending: Readonly<Partial<Record<ChannelEvent["kind"], readonly Closed["how"][]>>> = {
  restored: ["deleted"],
  "team-restored": ["team-deleted"],
  "team-installed": ["team-removed"],
  "team-unarchived": ["archived"],
};

/** Days for which the digest of a channel that is gone is kept: within 30 Teams brings deleted channels and teams back. */
export const closedKeptDays = 30;

/**
 * The channel after an event. The same object when it is not concerned; undefined when it is gone and had no digest,
 * so that there is nothing to keep.
 */
export function channelAfter(channel: Channel, event: ChannelEvent, now: Instant): Channel | undefined {
  if (!isConcerned(channel, event)) return channel;
  const how = closing[event.kind];
  if (how === undefined) {
    const isOver = channel.closed !== undefined && ending[event.kind]?.includes(channel.closed.how) === true;
    return isOver ? reopened(channel) : channel;
  }
  if (how === "archived") return channel.closed === undefined ? { ...channel, closed: { since: now, how } } : channel;
  if (channel.digest === undefined) return undefined;
  if (channel.closed !== undefined && channel.closed.how !== "archived") return channel;
  // Whoever adds the bot again is welcomed again.
  const { welcomed: _welcomed, ...kept } = channel;
  return { ...kept, closed: { since: now, how } };
}

function isConcerned(channel: Channel, event: ChannelEvent): boolean {
  if ("channel" in event) return channel.id === event.channel;
  // A team's own id is that of its General channel.
  return channel.team?.id === event.team || channel.id === event.team;
}

/** The channel once anything is heard from there, or a message has arrived. */
export function reopened<Known extends Channel>(channel: Known): Omit<Known, "closed" | "unreachable"> {
  const { closed: _closed, unreachable: _unreachable, ...open } = channel;
  return open;
}

/** Whether the channel has been gone for so long that its digest is no longer kept. An archived team is only paused. */
export function isClosedForGood({ closed }: Channel, now: Instant): boolean {
  if (closed === undefined || closed.how === "archived") return false;
  return closed.since < addMilliseconds(now, -closedKeptDays * 86_400_000);
}
