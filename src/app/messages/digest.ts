/** The weekly digest of a channel: set, stopped, asked for now. */
import { exact } from "../../domain/exact.ts";
import { lastDigest } from "../../domain/messages/digest-status.ts";
import type { ChannelWeek, OwnerWeek } from "../../domain/messages/message.ts";
import { onlyManagers, type Actor, type Person, type PersonId } from "../../domain/people/person.ts";
import { dayOf, isoWeek, type WeeklyMoment } from "../../domain/time/time.ts";
import { evaluate, noteInSettings } from "../evaluate.ts";
import { resendDeliveries } from "./deliveries.ts";
import { digestOf, ownWeekOf } from "../../domain/messages/compose.ts";
import type { Organization, World } from "../ports.ts";

export type DigestSet =
  | { outcome: "set"; moment: WeeklyMoment; before?: WeeklyMoment | undefined }
  | { outcome: "off" | "was-off" | "no-such-channel" };

/** From now on the channel gets the digest at that moment every week. */
export async function setDigest(
  world: World,
  organization: Organization,
  asked: { channel: string; moment: WeeklyMoment; allClear: boolean; by: Actor },
): Promise<DigestSet> {
  onlyManagers(asked.by);
  const { moment, by } = asked;
  const set = await organization.channels.update(asked.channel, (channel) => {
    if (channel === undefined) return { outcome: "no-such-channel" as const, doc: channel };
    const before = channel.digest?.moment;
    const allClear = asked.allClear ? { allClear: true as const } : {};
    return {
      outcome: "set" as const,
      moment,
      before,
      doc: { ...channel, digest: { moment, by: by.id, since: world.now(), ...allClear } },
    };
  });
  if (set.outcome === "set") await noteDigest(world, organization, { ...asked, to: wordsOf(moment) }, set.before);
  return set;
}

/** No digest here any more. */
export async function stopDigest(
  world: World,
  organization: Organization,
  asked: { channel: string; by: Actor },
): Promise<DigestSet> {
  onlyManagers(asked.by);
  const stopped = await organization.channels.update(asked.channel, (channel) => {
    if (channel?.digest === undefined) return { outcome: "was-off" as const, doc: channel };
    const { digest, ...rest } = channel;
    return { outcome: "off" as const, doc: rest, before: digest.moment };
  });
  if (stopped.outcome === "off") await noteDigest(world, organization, { ...asked, to: "off" }, stopped.before);
  return stopped;
}

/**
 * From now on the digest of a channel comes to the chat of whoever asks, and no more to the channel. Dying in between
 * leaves it in both.
 * @returns when it comes; undefined when the channel has no digest.
 */
export async function moveDigest(
  world: World,
  organization: Organization,
  asked: { channel: string; by: Actor },
): Promise<WeeklyMoment | undefined> {
  const { by } = asked;
  onlyManagers(by);
  const digest = (await organization.channels.get(asked.channel))?.digest;
  if (digest === undefined) return undefined;
  const { moment, allClear } = digest;
  const teamDigest = exact({ moment, since: world.now(), allClear });
  await organization.people.update(by.id, (person = { id: by.id, name: by.name }) => ({
    doc: { ...person, teamDigest },
  }));
  await stopDigest(world, organization, asked);
  return moment;
}

/** Tries the last digest of a channel again now, unless it has arrived, is on its way, or there was nothing to say. */
export async function tryDigest(
  world: World,
  organization: Organization,
  asked: { channel: string; by: Actor },
): Promise<"trying" | "arrived" | "on-its-way" | "nothing-to-say" | "closed" | "no-digest"> {
  const { by } = asked;
  onlyManagers(by);
  const channel = await organization.channels.get(asked.channel);
  if (channel?.digest === undefined) return "no-digest";
  if (channel.closed !== undefined) return "closed";
  const last = lastDigest(channel.id, await organization.deliveries.list());
  const { outcome } = await resendDeliveries(world, organization, { by, ids: last === undefined ? [] : [last.id] });
  if (outcome === "resent") return "trying";
  if (last?.state === "sent") return "arrived";
  return last === undefined || last.state === "dropped" ? "nothing-to-say" : "on-its-way";
}

/** No digest of the organization in the person's chat any more. @returns whether there was one. */
export async function stopTeamDigest(organization: Organization, person: PersonId): Promise<boolean> {
  const { stopped } = await organization.people.update(person, (known) => {
    if (known?.teamDigest === undefined) return { doc: known, stopped: false };
    const { teamDigest: _teamDigest, ...rest } = known;
    return { doc: rest, stopped: true };
  });
  return stopped;
}

/** The audit trail of the organization: the channel's own document has no history. */
async function noteDigest(
  world: World,
  organization: Organization,
  { channel, by, to }: { channel: string; by: Actor; to: string },
  before: WeeklyMoment | undefined,
): Promise<void> {
  const from = before === undefined ? {} : { from: wordsOf(before) };
  const entry = { at: world.now(), by: by.id, what: `digest of ${channel}`, ...from, to };
  await noteInSettings(organization, entry);
}

const wordsOf = ({ day, time, zone }: WeeklyMoment): string => `${day} ${time} ${zone}`;

/**
 * The organization's week as it is now, for somebody who looks: nothing is written, and nothing counts as sent.
 * @param moment when the digest comes there; undefined where none comes by itself.
 */
export async function teamWeek(
  world: World,
  organization: Organization,
  moment: WeeklyMoment | undefined,
): Promise<ChannelWeek> {
  return digestOf(moment, undefined, {
    ...(await evaluate(world, organization)),
    weeks: await organization.weeks.list(),
  });
}

/** What needs this person today; nothing is written and nothing counts as sent. */
export async function ownWeek(world: World, organization: Organization, person: Person): Promise<OwnerWeek> {
  const evaluated = await evaluate(world, organization);
  return ownWeekOf(evaluated, person, isoWeek(dayOf(evaluated.now, person.zone ?? evaluated.context.zone)));
}

/** @param moment "off" for no weekly message. */
export async function setOwnDigest(
  organization: Organization,
  asked: { person: Person; moment: WeeklyMoment | "off"; allClear?: boolean },
): Promise<void> {
  const id: PersonId = asked.person.id;
  await organization.people.update(id, (current) => {
    const { allClear: _, ...rest } = current ?? asked.person;
    return { doc: exact({ ...rest, digest: asked.moment, allClear: asked.allClear === true || undefined }) };
  });
}
