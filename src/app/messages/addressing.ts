/** Holds what nobody waits for until the recipient's next good hour. */
import { defaultSettings, type Channel, type Delivery, type Settings } from "../../domain/documents.ts";
import { system, backAgain, isPrincipalName, unreached } from "../../domain/people/person.ts";
import { weeklyMomentOf } from "../../domain/messages/plan.ts";
import { defaultQuiet, notBefore } from "../../domain/time/quiet-hours.ts";
import { addMilliseconds, dayOf, lastOccurrence, type Instant, type WeeklyMoment } from "../../domain/time/time.ts";
import type { Compose } from "./sender.ts";
import type { Address, World, Organization, Sent } from "../ports.ts";

/** A weekly moment somebody chose is a good hour by their own word, for this long. Later it is late, and waits. */
const onTimeMilliseconds = 3_600_000;

/**
 * Makes what `compose` makes, at the right hour: not in quiet hours, on weekends or holidays, by the recipient's own
 * clock. What a person just asked for goes at once, and so does what comes at the weekly moment that was chosen for it,
 * unless that is a holiday.
 */
export function atTheirHour(world: Pick<World, "now" | "setup">, compose: Compose): Compose {
  return async (organization, delivery, smaller) => {
    const composed = await compose(organization, delivery, smaller);
    if (!("message" in composed) || isAwaited(delivery)) return composed;
    const settings = (await organization.settings.get("settings")) ?? defaultSettings;
    const moment = momentOf(composed.to, delivery, world.setup.digest);
    const until = goodHour(settings, composed.to, moment, world);
    return until > world.now() ? { notBefore: until } : composed;
  };
}

/** Whether a person caused it just now. */
function isAwaited({ about }: Delivery): boolean {
  if (about.kind === "prompt") return about.reminder === undefined;
  return about.kind === "assigned" && about.by !== system;
}

function goodHour(
  settings: Settings,
  to: Address,
  moment: WeeklyMoment | undefined,
  world: Pick<World, "now" | "setup">,
): Instant {
  const now = world.now();
  const zone =
    moment?.zone ?? ("person" in to ? to.person.zone : undefined) ?? settings.zone ?? world.setup.digest.zone;
  const { weekend, holidays, quiet = defaultQuiet } = settings;
  const isOnTime = moment !== undefined && addMilliseconds(lastOccurrence(moment, now).at, onTimeMilliseconds) > now;
  if (isOnTime && !holidays.includes(dayOf(now, zone))) return now;
  return notBefore({ zone, quiet, weekend, holidays }, now);
}

/** The moment of the week it was planned for; undefined for what has none. */
function momentOf(to: Address, { about }: Delivery, moment: WeeklyMoment): WeeklyMoment | undefined {
  if (about.kind === "digest" && "channel" in to) return ofChannel(to.channel);
  if (about.kind === "weekly" && "person" in to) return weeklyMomentOf(to.person, moment);
  return undefined;
}

function ofChannel({ digest }: Channel): WeeklyMoment | undefined {
  return digest?.moment;
}

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
