/** What reached nobody, and the manager who hears of it: so that nothing stays silent unnoticed. Pure. */
import type { Channel, Delivery, DamagedRecord } from "../documents.ts";
import { byReference, isPrincipalName, unreached, type Person, type PersonRef } from "../people/person.ts";
import { addMilliseconds, type Instant } from "../time/time.ts";
import { isForgottenCard } from "./delivery.ts";
import { digestsOf, lastDigest, weekOf } from "./digest-status.ts";
import type { Planned } from "./plan.ts";
import { fingerprint } from "../customer/fingerprint.ts";

/** What it is decided from. */
export type UndeliveredFacts = {
  deliveries: readonly Delivery[];
  channels: readonly Channel[];
  people: readonly Person[];
  /** All managers, the administrator's among them; each once, by id where it is known. */
  managers: readonly PersonRef[];
  now: Instant;
};

/** Messages to managers, and the deliveries that they tell of. */
export type UndeliveredReport = { planned: readonly Planned[]; tells: readonly Delivery[] };

const minute = 60_000;
const day = 24 * 60 * minute;

/** A reply may come late: what may have arrived is told of when this has passed. */
const settledMilliseconds = 10 * minute;
/** Owners are told of together: when the first of them was not reached, the others of that hour are waited for. */
const gatheredMilliseconds = 60 * minute;
/** What is older is not news any more. */
const freshMilliseconds = 7 * day;

/**
 * Decides what managers hear now. The key of each message holds when its reason came about, so that dying between
 * writing it down and noting that it was told plans the very same message again.
 */
export function planTellings(facts: UndeliveredFacts): readonly UndeliveredReport[] {
  const { managers, everybody } = managersOf(facts);
  if (everybody.length === 0) return [];
  return [
    ...closedChannels(facts, managers),
    ...silentChannels(facts, managers),
    ...owners(facts, everybody),
    ...cards(facts, everybody),
  ];
}

/** Who hears of a channel: the manager who set its digest, all of them if that one is gone. */
type ManagersFor = (setBy: PersonRef) => readonly PersonRef[];

function managersOf({ people, managers }: UndeliveredFacts): {
  managers: ManagersFor;
  everybody: readonly PersonRef[];
} {
  const known = byReference(people);
  const isReached = (ref: PersonRef) => {
    const person = known.get(ref);
    return !isPrincipalName(ref) && (person === undefined || unreached(person) === undefined);
  };
  const reached = managers.filter(isReached);
  const everybody = reached.length > 0 ? reached : managers;
  return { everybody, managers: (setBy) => (reached.includes(setBy) ? [setBy] : everybody) };
}

/** Channels that are deleted or archived, or that the bot was removed from. */
function closedChannels({ channels, now }: UndeliveredFacts, managers: ManagersFor): readonly UndeliveredReport[] {
  return channels.flatMap(({ id, digest, closed }) => {
    if (digest === undefined || closed === undefined || !isFresh(closed.since, now)) return [];
    return reportTo(managers(digest.by), `silent/${id}/${closed.since}`, { kind: "silent-channel", channel: id }, []);
  });
}

/** Digests of a week that were given up, or that may have arrived, where none has arrived since. */
function silentChannels(
  { deliveries, channels, now }: UndeliveredFacts,
  managers: ManagersFor,
): readonly UndeliveredReport[] {
  return channels.flatMap(({ id, digest, closed }) => {
    if (digest === undefined || closed !== undefined) return [];
    const tells = digestsOf(id, deliveries).filter((one) => isToTell(one, now));
    const last = lastDigest(id, tells);
    if (last === undefined || hasArrivedSince(last, digestsOf(id, deliveries))) return [];
    return reportTo(managers(digest.by), `silent/${id}/${last.at}`, { kind: "silent-channel", channel: id }, tells);
  });
}

const hasArrivedSince = (last: Delivery, digests: readonly Delivery[]): boolean =>
  digests.some((one) => one.state === "sent" && weekOf(one) > weekOf(last));

function isToTell({ state, told, at }: Delivery, now: Instant): boolean {
  if (told !== undefined || !isFresh(at, now)) return false;
  if (state === "unknown") return at <= addMilliseconds(now, -settledMilliseconds);
  return state === "unreachable" || state === "refused";
}

/** People whom their week did not reach. */
function owners({ deliveries, now }: UndeliveredFacts, everybody: readonly PersonRef[]): readonly UndeliveredReport[] {
  const tells = deliveries
    .filter((one) => "week" in one.about && "person" in one.to && one.state !== "unknown" && isToTell(one, now))
    .toSorted(byTime);
  const [first] = tells;
  if (first === undefined || first.at > addMilliseconds(now, -gatheredMilliseconds)) return [];
  return reportTo(everybody, `unreached/${first.at}`, { kind: "unreached-owners", people: peopleOf(tells) }, tells);
}

/** Cards about forgotten customers that could not be redrawn; their records are let go once it is told. */
function cards({ deliveries }: UndeliveredFacts, everybody: readonly PersonRef[]): readonly UndeliveredReport[] {
  const tells = deliveries.filter(isForgottenCard).toSorted(byTime);
  const [first] = tells;
  if (first === undefined) return [];
  return reportTo(
    everybody,
    `forgotten-cards/${first.id}`,
    { kind: "forgotten-cards", people: peopleOf(tells) },
    tells,
  );
}

/** One message to each of them, which tells of these deliveries. */
const reportTo = (
  managers: readonly PersonRef[],
  key: string,
  about: Planned["about"],
  tells: readonly Delivery[],
): readonly UndeliveredReport[] => [
  { planned: managers.map((to) => ({ id: `${key}/${to}`, to: { person: to }, about })), tells },
];

const isFresh = (at: Instant, now: Instant): boolean => at > addMilliseconds(now, -freshMilliseconds);

const peopleOf = (deliveries: readonly Delivery[]): readonly PersonRef[] => [
  ...new Set(deliveries.flatMap(({ to }) => ("person" in to ? [to.person] : []))),
];

function byTime(a: Delivery, b: Delivery): number {
  return `${a.at} ${a.id}` < `${b.at} ${b.id}` ? -1 : 1;
}

/** A document that was kept aside, by structure of the ports' `Damaged`. */
type Damaged = { collection: string; id: string; keptAt: string };

/** What nobody would miss: the messages that were answered lately, kept so that none is answered twice. */
const unmissed: ReadonlySet<string> = new Set(["heard"]);

/** One message to each manager about all that they have not been told of. */
export function planDamaged(
  damaged: readonly Damaged[],
  managers: readonly PersonRef[],
  deliveries: readonly Delivery[],
): readonly Planned[] {
  const records = damaged.filter(({ collection }) => !unmissed.has(collection)).map(recordOf);
  if (records.length === 0) return [];
  return managers.flatMap((to) => {
    const told = new Set(deliveries.flatMap((delivery) => keysTold(delivery, to)));
    const news = records.filter(({ key }) => !told.has(key)).toSorted((a, b) => (a.key < b.key ? -1 : 1));
    const id = `damaged/${to}/${fingerprint(news.map(({ key }) => key))}`;
    return news.length === 0 ? [] : [{ id, to: { person: to }, about: { kind: "damaged", records: news } }];
  });
}

/** The same for a document that is kept at the same place: one that is damaged again after it was made anew is another. */
function recordOf({ collection, id, keptAt }: Damaged): DamagedRecord {
  return { collection, key: fingerprint([collection, id, keptAt]) };
}

function keysTold({ about, to }: Delivery, manager: PersonRef): readonly string[] {
  if (about.kind !== "damaged" || !("person" in to) || to.person !== manager) return [];
  return about.records.map(({ key }) => key);
}
