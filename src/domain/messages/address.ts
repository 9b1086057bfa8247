/** Where a message goes, and what is known of getting there. Pure. */
import type { Channel } from "../documents.ts";
import { backAgain, isPrincipalName, unreached, type Person } from "../people/person.ts";
import type { Instant } from "../time/time.ts";

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

/** Why nothing can reach them, known before trying; undefined when it may be tried. */
export function unreachableBecause(to: Address): string | undefined {
  if ("channel" in to) return to.channel.unreachable?.because;
  if (isPrincipalName(to.person.id)) return "they have not met the bot, which knows their user principal name only";
  return unreached(to.person)?.because;
}

/** Why an attempt reached nobody. `left`: Teams knows nobody by that id in the organization. */
export type Failure = { because: string; notInstalled?: true | undefined; left?: true | undefined };

/** The person whom nothing reaches, or who left, until they are heard of again. */
export function unreachedPerson(person: Person, { because, notInstalled, left }: Failure, now: Instant): Person {
  if (left === true) return { ...backAgain(person), left: person.left ?? { since: now } };
  return { ...backAgain(person), unreachable: unreachableSince(now, because, notInstalled) };
}

/** The channel that nothing reaches. */
export function unreachedChannel(channel: Channel, { because, notInstalled }: Failure, now: Instant): Channel {
  return { ...channel, unreachable: unreachableSince(now, because, notInstalled) };
}

function unreachableSince(since: Instant, because: string, notInstalled: true | undefined) {
  return notInstalled === true ? { since, because, notInstalled } : { since, because };
}
