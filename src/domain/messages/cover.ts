/**
 * Who covers customers is told to them and to the owner: whatever somebody knows that isn't so, or not any more. They know
 * what they did themselves, and what a message told them; whoever covers hears it again on the first day of what was
 * recorded days ahead. Pure.
 */
import { coverFrom, coverHeld } from "../customer/cover.ts";
import { isLeftOut, type Customer, type HistoryEntry } from "../customer/customer.ts";
import { lastOwnerChange } from "../customer/handover.ts";
import type { Delivery } from "../documents.ts";
import { exact } from "../exact.ts";
import { groupBy } from "../group-by.ts";
import { createIndex } from "../listing.ts";
import { coverDay } from "../people/absence.ts";
import {
  isSamePerson,
  personOf,
  unreached,
  type CoverDay,
  type Person,
  type PersonId,
  type PersonRef,
} from "../people/person.ts";
import { addDays, dayOf, daysBetween, latest, type Day, type Instant, type Zone } from "../time/time.ts";
import { unreachableBecause } from "./address.ts";
import { aheadDays, newsDays } from "./absence.ts";
import { isToCome } from "./delivery.ts";
import { nextKey, type Planned } from "./plan.ts";

type AboutCover = Extract<Planned["about"], { kind: "cover" }>;
type Told = Omit<Delivery, "about"> & { about: AboutCover };

/** `at`: when it came about, the same for all that one act changed. */
type News = Omit<AboutCover, "kind" | "customers"> & { to: PersonId; at: Instant | Day; customer: Customer };

type Facts = { people: readonly Person[]; deliveries: readonly Delivery[]; today: Day; zone: Zone };

/** One message a listener for all that came about by one act; one that still waits says what follows, too. */
export function planCovers(facts: Facts & { customers: readonly Customer[] }): readonly Planned[] {
  const day = coverDay(facts.people, facts.today);
  const news = facts.customers.flatMap((customer) => (isLeftOut(customer) ? [] : newsOf(customer, day, facts)));
  return [...groupBy(news, keyOf)].flatMap(([key, all]): Planned[] => {
    const [{ at: _at, customer: _customer, to, ...about }] = all as [News];
    const earlier = facts.deliveries.filter(({ id }) => id === key || id.startsWith(`${key}#`));
    const waiting = earlier.find(({ state }) => state === "planned");
    // What did not reach them is said once something does.
    const isTried = waiting === undefined && earlier.length > 0;
    if (isTried && unreachableBecause({ person: personOf(facts.people, to) }) !== undefined) return [];
    const ids = earlier.map(({ id }) => id);
    const id = waiting?.id ?? (ids.length === 0 ? key : nextKey(`${key}#`, ids));
    const customers = all.map(({ customer }) => customer.id);
    return [{ id, to: { person: to }, about: exact({ kind: "cover" as const, customers, ...about }) }];
  });
}

const keyOf = ({ at, person, to, begins, ended }: News): string =>
  `cover/${at}/${person}/${to}${begins === true ? "/begins" : ended === true ? "/ended" : ""}`;

const isOfCover = (one: Delivery): one is Told => one.about.kind === "cover";
const aboutCover = createIndex<Delivery>((one) => (isOfCover(one) ? one.about.customers : []));

/** Arrived, or may have; and what can't be said at all is not tried for ever. */
const isHeard = ({ state }: Delivery): boolean => state === "sent" || state === "unknown" || state === "refused";

function newsOf(customer: Customer, day: CoverDay, { people, deliveries, today, zone }: Facts): readonly News[] {
  const { cover } = customer;
  const changes = changesOf(customer);
  if (cover === undefined && changes.length === 0) return [];
  const oldest = addDays(today, -newsDays);
  const isNew = (at: Instant | Day): boolean => (at.includes("T") ? dayOf(at, zone) : at) >= oldest;
  const idOf = (ref: PersonRef | undefined) => people.find((person) => isSamePerson(ref, person))?.id;
  const owner = idOf(customer.owner);
  const told = aboutCover(deliveries, [customer.id]).filter(isOfCover);
  const toldTo = (to: PersonId) => told.filter((one) => "person" in one.to && one.to.person === to);

  /** Who covers it as far as somebody knows, and since when they do. */
  function known(to: PersonId): { at: Instant; person: PersonRef | undefined } | undefined {
    const theirs = toldTo(to);
    const whose = to === owner ? (customer.ownerSince ?? "") : "";
    // Later than news the record may be gone that somebody was told; so is that of whoever is forgotten.
    const isAssumed = ({ at }: Change): boolean =>
      !isNew(at) && at >= whose && !theirs.some((one) => one.plannedAt >= at && one.about.begins !== true);
    const acts = changes.flatMap((one) => {
      if (one.by === to || isAssumed(one)) return [{ at: one.at, person: one.next }];
      return one.isForgotten && one.at >= whose ? [{ at: one.at, person: one.was }] : [];
    });
    const heard = theirs.filter(isHeard).map(({ at, about }) => {
      return { at, person: about.ended === true ? undefined : about.person };
    });
    return [...acts, ...heard].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).at(-1);
  }
  const isToBeTold = (to: PersonId, person: PersonRef, ended?: true): boolean =>
    toldTo(to).some(({ state, about }) => isToCome(state) && about.person === person && about.ended === ended);

  const lasting = coverFrom(customer, today);
  const held = coverHeld(customer, day);
  const news: News[] = [];
  if (lasting !== undefined) {
    const { person, from, by } = lasting;
    const covers = idOf(person);
    // What was put back is said anew.
    const undone = changes.flatMap((one) => (one.isUndo && one.at > lasting.at ? one.at : []));
    const since = latest(lasting.at, ...undone) ?? lasting.at;
    for (const to of new Set([covers, owner])) {
      if (to === undefined) continue;
      const knows = known(to);
      const isKnown = knows?.person === person && knows.at >= since;
      // The owner heard that nothing reached whoever covers: when they are back, both hear of it.
      const wasLost =
        to === covers &&
        told.some(
          (one) => isHeard(one) && one.about.ended && one.about.person === person && one.at > (knows?.at ?? since),
        );
      const isTried = wasLost || toldTo(to).some(({ plannedAt }) => plannedAt >= since);
      if (!isKnown || wasLost) {
        if ((isTried ? held !== undefined : isNew(since)) && !isToBeTold(to, person))
          news.push({ customer, to, at: since, person, by });
        continue;
      }
      const isFirstDay = from !== undefined && from <= today && from >= oldest && held !== undefined;
      if (!isFirstDay || to !== covers || to === by || daysBetween(dayOf(knows.at, zone), from) < aheadDays) continue;
      if (!toldTo(to).some(({ about, plannedAt }) => about.begins === true && plannedAt >= since))
        news.push({ customer, to, at: since, person, by, begins: true });
    }
  }
  const noLonger = (to: PersonId, person: PersonRef): void => {
    const end = endOf(customer, person, changes, { people, today, zone });
    if (end !== undefined && isNew(end.at) && end.by !== to && !isToBeTold(to, person, true))
      news.push(exact({ customer, to, person, ...end, ended: true as const }));
  };
  for (const person of new Set([...changes.flatMap(({ was, next }) => [was, next]), cover?.person])) {
    const to = idOf(person);
    if (person === undefined || to === undefined || to === owner || person === lasting?.person) continue;
    if (known(to)?.person === person) noLonger(to, person);
  }
  // Whom they hear of next is told to them as that.
  const believed = owner === undefined || held !== undefined ? undefined : known(owner)?.person;
  if (owner !== undefined && believed !== undefined && believed !== owner) noLonger(owner, believed);
  return news;
}

/** When that person's cover ended, and by whom; undefined where nobody can tell. */
function endOf(
  customer: Customer,
  person: PersonRef,
  changes: readonly Change[],
  { people, today, zone }: Omit<Facts, "deliveries">,
): { at: Instant | Day; by?: PersonId | undefined } | undefined {
  const { cover, ownerSince = "" } = customer;
  if (cover?.person !== person) {
    const change = changes.findLast(({ was }) => was === person);
    return change && { at: change.at, by: change.by };
  }
  if (coverFrom(customer, today) !== undefined) {
    const lost = unreached(personOf(people, person));
    // An owner who chose whoever nothing reached was told so then.
    const isSaid = lost !== undefined && cover.by === customer.owner && cover.at > lost.since;
    if (lost === undefined || isSaid) return undefined;
    return { at: cover.from !== undefined && cover.from > dayOf(lost.since, zone) ? cover.from : lost.since };
  }
  if (cover.at < ownerSince && cover.until >= dayOf(ownerSince, zone))
    return { at: ownerSince, by: lastOwnerChange(customer)?.by };
  return cover.until < today ? { at: cover.until } : undefined;
}

/** Whose cover it ended, undefined where it ended nobody's; and who covers since. */
type Change = Pick<HistoryEntry, "at" | "by"> & {
  was: PersonRef | undefined;
  next: PersonRef | undefined;
  isUndo: boolean;
  isForgotten: boolean;
};

function changesOf({ cover, history }: Customer): readonly Change[] {
  const changes = history.flatMap(({ what, at, by, from, to }): Change[] => {
    const kind = { at, by, isUndo: what === "cover undone", isForgotten: what === "cover forgotten" };
    if (what === "cover set" || kind.isForgotten) return [{ ...kind, was: from === to ? undefined : from, next: to }];
    if (!kind.isUndo) return [];
    const undone = history.find((one) => one.what === "cover set" && one.at === from);
    return [{ ...kind, was: undone?.to === undone?.from ? undefined : undone?.to, next: undone?.from }];
  });
  // Of one that lasts, the entry may be gone by its age.
  if (cover === undefined || changes.some(({ at }) => at === cover.at)) return changes;
  const { at, by, person } = cover;
  return [{ at, by, was: undefined, next: person, isUndo: false, isForgotten: false }, ...changes];
}
