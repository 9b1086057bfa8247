/** What every event tells of people and places. The rules are pure; what is known already is not written again. */
import { isDeepStrictEqual } from "node:util";
import { recordById } from "../../app/organization/people.ts";
import type { Organization } from "../../app/ports.ts";
import { exact } from "../../domain/exact.ts";
import type { Channel } from "../../domain/documents.ts";
import { reopened } from "../../domain/messages/channel.ts";
import { backAgain, type Person } from "../../domain/people/person.ts";
import type { Instant } from "../../domain/time/time.ts";
import type { Origin, ActivitySender } from "../activity/origin.ts";

/** A person who wrote, clicked or installed the bot. A zone that they chose is not overwritten by one already known. */
export function rememberedPerson(current: Person | undefined, sender: ActivitySender, origin: Origin): Person {
  const known = backAgain(current ?? { id: sender.id, name: sender.name });
  const chat =
    origin.place.kind === "personal"
      ? { conversation: origin.place.conversation, serviceUrl: origin.serviceUrl, teamsId: sender.teamsId }
      : known.chat;
  const now: Person = exact({
    ...known,
    name: sender.name === "" ? known.name : sender.name,
    upn: sender.upn ?? known.upn,
    zone: known.zone ?? origin.zone,
    chat,
  });
  return current !== undefined && isDeepStrictEqual(current, now) ? current : now;
}

/** The channel or group chat something came from. */
export function rememberedChannel(current: Channel | undefined, origin: Origin): Channel | undefined {
  const { kind, conversation } = origin.place;
  if (kind === "personal") return current;
  const known = reopened(current ?? { id: conversation, kind, serviceUrl: origin.serviceUrl });
  const team = origin.team === undefined ? known.team : { ...known.team, ...origin.team };
  const now: Channel = exact({
    ...known,
    kind,
    serviceUrl: origin.serviceUrl,
    name: origin.name ?? known.name,
    team,
  });
  return current !== undefined && isDeepStrictEqual(current, now) ? current : now;
}

/** @returns the sender's document as it is now. */
export async function rememberPerson(
  organization: Organization,
  sender: ActivitySender,
  origin: Origin,
): Promise<Person> {
  const known = await organization.people.get(sender.id);
  const now = rememberedPerson(known, sender, origin);
  if (now === known) return known;
  await recordById(organization, now);
  const { doc } = await organization.people.update(sender.id, (now) => ({
    doc: rememberedPerson(now, sender, origin),
  }));
  return doc;
}

export async function rememberChannel(organization: Organization, origin: Origin): Promise<void> {
  if (origin.place.kind === "personal") return;
  const id = origin.place.conversation;
  const known = await organization.channels.get(id);
  if (rememberedChannel(known, origin) !== known) {
    await organization.channels.update(id, (now) => ({ doc: rememberedChannel(now, origin) }));
  }
}

/** The bot was taken out of the personal chat: forgets where to reach the person. What they confirmed stays. */
export async function forgetChat(organization: Organization, { sender }: Origin, now: Instant): Promise<void> {
  if (sender === undefined) return;
  await organization.people.update(sender.id, (person) => {
    if (person === undefined) return { doc: undefined };
    const { chat: _chat, welcomed: _welcomed, ...rest } = person;
    return { doc: { ...rest, unreachable: { since: now, because: "they removed the bot" } } };
  });
}

/** Names after a renaming, of the channels that we know. */
export async function rememberNames(
  organization: Organization,
  { team }: Pick<Origin, "team">,
  channel?: { id: string; name?: string },
): Promise<void> {
  const named = (known: Channel): Channel =>
    exact({
      ...known,
      name: (known.id === channel?.id ? channel.name : undefined) ?? known.name,
      team: known.team?.id === team?.id ? known.team && { ...known.team, ...team } : known.team,
    });
  for (const { id } of await organization.channels.list()) {
    await organization.channels.update(id, (known) => ({
      doc: known === undefined || isDeepStrictEqual(known, named(known)) ? known : named(known),
    }));
  }
}

/**
 * Notes that this place is welcomed, so that the two events that Teams sends on installing are welcomed once.
 * @returns false when it was welcomed before.
 */
export async function markWelcomed(organization: Organization, origin: Origin, now: Instant): Promise<boolean> {
  if (origin.place.kind === "personal") {
    const { sender } = origin;
    if (sender === undefined) return false;
    const { first } = await organization.people.update(sender.id, (person) => {
      if (person?.welcomed !== undefined) return { doc: person, first: false };
      return { doc: { ...rememberedPerson(person, sender, origin), welcomed: now }, first: true };
    });
    return first;
  }
  // Teams may name two channels of one team in its two events: the team's own id (its General channel) decides.
  const place = origin.team === undefined ? origin.place : { ...origin.place, conversation: origin.team.id };
  const { first } = await organization.channels.update(place.conversation, (channel) => {
    if (channel?.welcomed !== undefined) return { doc: channel, first: false };
    const { name: _name, ...unnamed } = origin;
    const known = rememberedChannel(channel, place === origin.place ? origin : { ...unnamed, place });
    return { doc: known && { ...known, welcomed: now }, first: true };
  });
  return first;
}
