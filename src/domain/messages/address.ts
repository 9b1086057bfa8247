/** Where a message goes, and what is known of getting there. Pure. */
import type { Channel } from "../documents.ts";
import { backAgain, isPrincipalName, unreached, type Person } from "../people/person.ts";
import type { Instant } from "../time/time.ts";
import { reopened } from "./channel.ts";

/** A person's chat, or a channel. The messenger knows how to get there. */
export type Address = { person: Person } | { channel: Channel };

/** The conversation whose limits count; before there is one, the person. */
export function conversationOf(to: Address): string {
  return "person" in to ? (to.person.chat?.conversation ?? to.person.id) : to.channel.id;
}

/** Requests one message takes: somebody we never wrote to needs a chat first. */
export function requestsFor(to: Address): number {
  return "person" in to && to.person.chat === undefined ? 2 : 1;
}

/** Why nothing is posted in a channel. @param bot who says it, as in "I was". */
export function closedBecause(how: NonNullable<Channel["closed"]>["how"], bot = "the bot was"): string {
  const reasons = {
    deleted: "the channel was deleted",
    "team-deleted": "the team was deleted",
    archived: "the team is archived",
    removed: `${bot} removed from there`,
    "team-removed": `${bot} removed from the team`,
  } as const;
  return reasons[how];
}

/** Why nothing can reach them, known before trying; undefined when it may be tried. */
export function unreachableBecause(to: Address): string | undefined {
  if ("channel" in to) return to.channel.closed && closedBecause(to.channel.closed.how);
  if (isPrincipalName(to.person.id)) return "they haven't used the bot yet, so only their user principal name is known";
  return unreached(to.person)?.because;
}

/** Why an attempt reached nobody. `left`: Teams knows nobody by that id in the organization. */
export type UnreachableReason = { because: string; notInstalled?: true | undefined; left?: true | undefined };

/** The person whom nothing reaches, or who left, until they are heard of again. */
export function unreachedPerson(person: Person, failure: UnreachableReason, now: Instant): Person {
  if (failure.left === true) return { ...backAgain(person), left: person.left ?? { since: now } };
  return { ...backAgain(person), unreachable: unreachableSince(person.unreachable?.since ?? now, failure) };
}

/** The channel that the last attempt did not reach. */
export function unreachedChannel(channel: Channel, failure: UnreachableReason, now: Instant): Channel {
  return { ...channel, unreachable: unreachableSince(channel.unreachable?.since ?? now, failure) };
}

function unreachableSince(since: Instant, { because, notInstalled }: UnreachableReason) {
  return notInstalled === true ? { since, because, notInstalled } : { since, because };
}

/** The channel that a message has reached, at this address. The same object when that is known. */
export function reachedChannel(channel: Channel, serviceUrl: string): Channel {
  if (channel.unreachable === undefined && channel.serviceUrl === serviceUrl) return channel;
  return { ...reopened(channel), serviceUrl };
}

/** The person whom a message has reached. The same object when that is known. */
export function reachedPerson(person: Person): Person {
  return unreached(person) === undefined ? person : backAgain(person);
}

/**
 * Where to post in a channel after `tries` that reached nobody: where it was last heard from, then where its team was,
 * then anybody of the organization, then Teams' own global address. An address may be of another region by now.
 */
export function serviceUrlFor(
  channel: Channel,
  tries: number,
  known: { channels: readonly Channel[]; people: readonly Person[]; globalServiceUrl: string | undefined },
): string {
  const ofTeam = known.channels.filter(({ team }) => team !== undefined && team.id === channel.team?.id);
  const all = [
    channel.serviceUrl,
    ...[...ofTeam, ...known.channels].map(({ serviceUrl }) => serviceUrl),
    ...known.people.flatMap(({ chat }) => chat?.serviceUrl ?? []),
    ...(known.globalServiceUrl === undefined ? [] : [known.globalServiceUrl]),
  ];
  const distinct = [...new Set(all)];
  return distinct[tries % distinct.length] ?? channel.serviceUrl;
}
