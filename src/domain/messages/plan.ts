/** Who should hear what now: planned messages as data, each with a key that is the same every time it is planned. */
import { groupBy } from "../group-by.ts";
import { openPrompt, withOpenPrompt } from "../customer/checklist.ts";
import { meantBy } from "../customer/cover.ts";
import type { Customer, CustomerId, Prompt } from "../customer/customer.ts";
import type { Channel, Delivery } from "../documents.ts";
import type { Unread } from "../gaps/rules/context.ts";
import { system, type CoverDay, type Person, type PersonRef } from "../people/person.ts";
import { customersOfDelivery, isToCome } from "./delivery.ts";
import { worthTellingFrom } from "../sources/sources.ts";
import {
  addMilliseconds,
  dayOf,
  lastOccurrence,
  type Day,
  type Instant,
  type WeeklyMoment,
  type Zone,
} from "../time/time.ts";

/** A message to be said once; `id` is its deterministic key. */
export type Planned = Pick<Delivery, "id" | "to" | "about">;

/** The key after the highest number on record: of two who plan at once, one finds the other's message under it. */
export function nextKey(prefix: string, ids: readonly string[]): string {
  const numbers = ids.map((id) => (id.startsWith(prefix) ? Number(id.slice(prefix.length)) || 0 : 0));
  return `${prefix}${Math.max(0, ...numbers) + 1}`;
}

/** Prompts older than this are not sent any more by themselves: the weekly message names them. */
const promptFreshMilliseconds = 7 * 86_400_000;

/** Key of the message that puts a prompt to a person; several customers assigned at once share the prompt's id. */
export function promptKey(prompt: Pick<Prompt, "id" | "to">): string {
  return `prompt/${prompt.to}/${prompt.id}`;
}

/** Whether a message is the one of that key, or a further one, which has a number after it. */
export const isOfPrompt = (id: string, key: string): boolean => id === key || id.startsWith(`${key}#`);

/** `to`: who is meant by it, whom it was put to or who covers the customer. */
type Asked = { prompt: Prompt; customer: CustomerId; to: PersonRef };

/** What waits for an answer and is put to somebody by a message of its own, by that message's key. */
export function promptsToPut(
  customers: readonly Customer[],
  now: Instant,
  day?: CoverDay,
): ReadonlyMap<string, readonly Asked[]> {
  const oldest = addMilliseconds(now, -promptFreshMilliseconds);
  const asked = withOpenPrompt(customers).flatMap((customer) => {
    const prompt = openPrompt(customer);
    // Those that expired come with the owner's week.
    const isDue = prompt !== undefined && prompt.because !== "expired" && prompt.at >= oldest;
    return isDue ? [{ prompt, customer: customer.id, to: meantBy(customer, prompt, day) }] : [];
  });
  return groupBy(asked, ({ prompt, to }) => (to === prompt.to ? promptKey(prompt) : `${promptKey(prompt)}#for/${to}`));
}

/**
 * One message for each person and prompt id: a checklist for one customer, a list for several. Giving thousands takes a
 * while: what was given after its message was written down is said by it as long as that waits, else by another one.
 * @param damaged ids of deliveries that cannot be read: what they name may have been said.
 * @param day absent: nothing is covered
 */
export function planPrompts(
  customers: readonly Customer[],
  deliveries: readonly Delivery[],
  damaged: readonly string[],
  now: Instant,
  day?: CoverDay,
): readonly Planned[] {
  const prompts = promptsToPut(customers, now, day);
  if (prompts.size === 0) return [];
  const oldest = addMilliseconds(now, -promptFreshMilliseconds);
  const recent = deliveries.filter(
    ({ about, plannedAt }) => (about.kind === "prompt" || about.kind === "assigned") && plannedAt >= oldest,
  );
  return [...prompts].flatMap(([key, asked]): Planned[] => {
    if (damaged.some((id) => isOfPrompt(id, key))) return [];
    const [{ prompt: put, to }] = asked as [Asked];
    const all = recent.filter(({ id }) => isOfPrompt(id, promptKey(put)));
    const isTheirs = (one: Delivery): boolean => "person" in one.to && one.to.person === to;
    // One was dropped because nothing was asked any more, or somebody else is meant by it. It is asked again where that
    // was undone; so is what waits for somebody who is not meant now.
    const isAsked = (one: Delivery): boolean =>
      one.state !== "dropped" && (isTheirs(one) || !(isToCome(one.state) || one.state === "unreachable"));
    const named = new Set(all.filter(isAsked).flatMap(customersOfDelivery));
    const fresh = asked.filter(({ customer }) => !named.has(customer));
    const [first] = fresh;
    if (first === undefined) return [];
    const earlier = all.filter(isTheirs);
    const waiting = earlier.find(({ state }) => state === "planned");
    const ids = earlier.map(({ id }) => id);
    const id = waiting?.id ?? (ids.length === 0 ? key : nextKey(`${key}#`, ids));
    const { askedBy: by = system } = first.prompt;
    return [{ id, to: { person: to }, about: { kind: "assigned", customers: fresh.map((one) => one.customer), by } }];
  });
}

/** Key of a channel's digest, and of a person's weekly message, of an ISO week. */
export const digestKey = (week: string, channel: string): string => `${week}/digest/${channel}`;
export const weeklyKey = (week: string, person: PersonRef): string => `${week}/weekly/${person}`;

/**
 * When somebody's week is said: the moment they chose, else the organization's by their own clock.
 * @returns undefined when they want none
 */
export function weeklyMomentOf(person: Person | undefined, moment: WeeklyMoment): WeeklyMoment | undefined {
  if (person?.digest === "off") return undefined;
  return person?.digest ?? { ...moment, zone: person?.zone ?? moment.zone };
}

/** The newer week whose moment has come since; undefined when `week` is the last one, also by a clock that was set back. */
export function newerWeek(week: string, moment: WeeklyMoment, now: Instant): string | undefined {
  const last = lastOccurrence(moment, now).week;
  return last > week ? last : undefined;
}

/**
 * The channels, and people in place of one, whose weekly moment has come since the digest was set there, with that
 * moment. Every week, also where the last one reached nobody: a channel that is silent for ever is the worst that can
 * happen to it.
 */
export function planDigests(
  channels: readonly Channel[],
  people: readonly Person[],
  now: Instant,
): readonly (Planned & { at: Instant })[] {
  const open = channels.filter(({ closed }) => closed === undefined);
  return [
    ...open.map(({ id, digest }) => ({ id, to: { channel: id }, digest })),
    ...people.map(({ id, teamDigest }) => ({ id, to: { person: id }, digest: teamDigest })),
  ].flatMap(({ id, to, digest }) => {
    if (digest === undefined) return [];
    const { at, week } = lastOccurrence(digest.moment, now);
    return at < digest.since ? [] : [{ id: digestKey(week, id), to, about: { kind: "digest", week }, at }];
  });
}

/**
 * One message for each manager of the sources that need somebody and that they have not been told of; it names all that
 * do. Whoever had one read saw it fail, or ask, at once. A message of an earlier version, which does not have them, told
 * of all that did by the day on which it was planned.
 * @param damaged ids of deliveries that cannot be read.
 */
export function planSources(
  unread: readonly Unread[],
  managers: readonly PersonRef[],
  { today, zone }: { today: Day; zone: Zone },
  deliveries: readonly Delivery[],
  damaged: readonly string[],
): readonly Planned[] {
  const due = unread
    .map((one) => ({ by: one.by, day: worthTellingFrom(one), source: one.source }))
    .filter(({ day }) => day <= today);
  if (due.length === 0) return [];
  const ofSources = deliveries.filter(({ about }) => about.kind === "sources");
  return managers.flatMap((to) => {
    const theirs = ofSources.filter((one) => "person" in one.to && one.to.person === to);
    const keyOf = ({ source, day }: (typeof due)[number]) => `${source}@${day}`;
    const isSaid = (one: (typeof due)[number]): boolean =>
      theirs.some(({ about, plannedAt }) =>
        about.kind !== "sources" || about.sources === undefined
          ? one.day <= dayOf(plannedAt, zone)
          : about.sources.includes(keyOf(one)),
      );
    const others = due.filter(({ by }) => by !== to);
    if (others.every(isSaid)) return [];
    const waiting = theirs.find(({ state }) => state === "planned");
    const ids = [...theirs.map(({ id }) => id), ...damaged];
    const id = waiting?.id ?? nextKey(`sources/${to}/${today}/`, ids);
    return [{ id, to: { person: to }, about: { kind: "sources", sources: others.map(keyOf) } }];
  });
}

/** Somebody who may have a week; `since` they have had a customer, absent when it does not matter. */
export type Hearer = { ref: PersonRef; person?: Person | undefined; since?: Instant | undefined };

/**
 * The owners whose weekly moment has come since they own something. Whether something is due is looked at when the
 * message is made: an owner without anything hears nothing.
 * @param since the moment the organization began to use the bot: no message for a week before it.
 */
export function planWeeklies(
  owners: readonly Hearer[],
  moment: WeeklyMoment,
  since: Instant,
  now: Instant,
): readonly Planned[] {
  return owners.flatMap(({ ref, person, since: ownsSince = since }) => {
    const own = weeklyMomentOf(person, moment);
    if (own === undefined) return [];
    const { at, week } = lastOccurrence(own, now);
    if (at < since || at < ownsSince) return [];
    return [{ id: weeklyKey(week, person?.id ?? ref), to: { person: ref }, about: { kind: "weekly", week } }];
  });
}
