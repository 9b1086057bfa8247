/** Recipients, as far as sending is concerned. */
import { backAgain, isPrincipalName, unreached } from "../../domain/people/person.ts";
import type { Instant } from "../../domain/time/time.ts";
import type { Address, Organization, Sent } from "../ports.ts";

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

/** Remembers that they cannot be reached, or left, until they are heard of again. Somebody we have no document of stays unknown. */
export async function markUnreachable(
  organization: Organization,
  to: Address,
  { because, notInstalled, left }: Extract<Sent, { outcome: "unreachable" }>,
  now: Instant,
): Promise<void> {
  const unreachable = { since: now, because, ...(notInstalled && { notInstalled }) };
  if ("person" in to) {
    await organization.people.update(to.person.id, (person) => ({
      doc: person && { ...backAgain(person), ...(left ? { left: person.left ?? { since: now } } : { unreachable }) },
    }));
  } else {
    await organization.channels.update(to.channel.id, (channel) => ({ doc: channel && { ...channel, unreachable } }));
  }
}
