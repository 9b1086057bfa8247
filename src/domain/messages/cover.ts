/**
 * Who covers customers is told to them and to the owner, unless they said so themselves: when it is recorded, to whoever
 * covers again on the first day of what was recorded days ahead, and when it is over, by its day or before. Pure.
 */
import { coverFrom } from "../customer/cover.ts";
import { isLeftOut, type Customer, type HistoryEntry } from "../customer/customer.ts";
import { changesOwner, lastOwnerChange } from "../customer/handover.ts";
import type { Delivery } from "../documents.ts";
import { groupBy } from "../group-by.ts";
import { isSamePerson, personOf, unreached, type Person, type PersonId, type PersonRef } from "../people/person.ts";
import { addDays, dayOf, daysBetween, type Day, type Instant, type Zone } from "../time/time.ts";
import { aheadDays, newsDays } from "./absence.ts";
import { customersOfDelivery, isAbout } from "./delivery.ts";
import { nextKey, type Planned } from "./plan.ts";

type AboutCover = Extract<Planned["about"], { kind: "cover" }>;

/** `at`: when it came about, the same for all that one act changed; `hears` leaves out who knows. */
type News = Omit<AboutCover, "kind" | "customers" | "person"> & {
  person: PersonRef;
  at: Instant | Day;
  customer: Customer;
  hears: readonly (PersonRef | undefined)[];
};

/** One message a listener for all that came about by one act; one that still waits says what follows, too. */
export function planCovers(facts: {
  customers: readonly Customer[];
  people: readonly Person[];
  deliveries: readonly Delivery[];
  today: Day;
  zone: Zone;
}): readonly Planned[] {
  const { people, today, zone } = facts;
  const news = facts.customers.flatMap((customer) => (isLeftOut(customer) ? [] : newsOf(customer, facts)));
  if (news.length === 0) return [];
  const told = facts.deliveries.filter(({ about }) => about.kind === "cover");
  const oldest = addDays(today, -newsDays);
  const each = news.flatMap(({ hears, ...one }) => {
    const refs = hears.flatMap((ref) => people.find((person) => isSamePerson(ref, person))?.id ?? []);
    // Whoever did it knows; who was not told that it began has nothing to hear of its end.
    const isNews = (to: PersonId): boolean => to !== one.by && (one.ended !== true || hasHeard(one, to));
    return [...new Set(refs)].filter(isNews).map((to) => ({ ...one, to }));
  });
  function hasHeard({ customer, person }: Pick<News, "customer" | "person">, to: PersonId): boolean {
    const begun = customer.history.findLast((one) => one.what === "cover set" && one.to === person);
    if (begun === undefined || begun.by === to) return true;
    const begins = told.filter(
      (one) => isAbout(one, customer.id) && "person" in one.to && one.to.person === to && isBeginOf(one, person),
    );
    return begins.length === 0
      ? dayOf(begun.at, zone) < oldest
      : begins.some(({ state }) => state === "sent" || state === "unknown");
  }
  return [...groupBy(each, keyOf)].flatMap(([key, all]): Planned[] => {
    const earlier = told.filter(({ id }) => id === key || id.startsWith(`${key}#`));
    const named = new Set(earlier.flatMap(customersOfDelivery));
    const fresh = all.filter(({ customer }) => !named.has(customer.id));
    const [first] = fresh;
    if (first === undefined) return [];
    const ids = earlier.map(({ id }) => id);
    const waiting = earlier.find(({ state }) => state === "planned");
    const { at: _at, customer: _customer, to, ...about } = first;
    const customers = fresh.map(({ customer }) => customer.id);
    const id = waiting?.id ?? (ids.length === 0 ? key : nextKey(`${key}#`, ids));
    return [{ id, to: { person: to }, about: { kind: "cover", customers, ...about } }];
  });
}

const isBeginOf = ({ about }: Delivery, person: PersonRef): boolean =>
  about.kind === "cover" && about.person === person && about.ended !== true;

const keyOf = ({ at, person, to, begins, ended }: Omit<News, "hears"> & { to: PersonId }): string =>
  `cover/${at}/${person}/${to}${begins === true ? "/begins" : ended === true ? "/ended" : ""}`;

function newsOf(
  customer: Customer,
  { people, today, zone }: { people: readonly Person[]; today: Day; zone: Zone },
): readonly News[] {
  const { cover, owner, ownerSince = "", history } = customer;
  const oldest = addDays(today, -newsDays);
  const isNew = (at: Instant): boolean => dayOf(at, zone) >= oldest;
  const lasting = coverFrom(customer, today);
  const news: News[] = [];
  const changes = history.filter(({ what, at }) => (what === "cover set" || what === "cover undone") && isNew(at));
  for (const entry of changes) {
    const { by, at } = entry;
    const { was, next } = coversAround(entry, history);
    if (was === undefined || was === lasting?.person) continue;
    // Whoever the owner hears of next is told to them then.
    const hears = next === undefined ? [was, owner] : [was];
    news.push({ customer, at, person: was, by, ended: true, hears });
  }
  if (cover === undefined) return news;
  const { person, from, until } = cover;
  if (lasting !== undefined) {
    // What was put back, or is so again since its owner is, is said once more: that it is over may have been heard.
    const isPutBack = (one: HistoryEntry) => one.at > cover.at && (one.what === "cover undone" || changesOwner(one));
    const { at, by } = history.findLast(isPutBack) ?? cover;
    if (isNew(at)) news.push({ customer, at, person, by, hears: [person, owner] });
    const isFirstDay =
      from !== undefined && from <= today && from >= oldest && daysBetween(dayOf(at, zone), from) >= aheadDays;
    // Nothing reaches who covers: the owner hears that it all comes to them.
    const lost = unreached(personOf(people, person));
    const isLost = lost !== undefined && isNew(lost.since) && (from ?? today) <= today;
    if (isLost) news.push({ customer, at: lost.since, person, ended: true, hears: [owner] });
    if (isFirstDay) news.push({ customer, at, person, begins: true, hears: [person] });
  } else if (cover.at < ownerSince) {
    const isEarly = until >= dayOf(ownerSince, zone) && isNew(ownerSince) && owner !== person;
    const by = lastOwnerChange(customer)?.by;
    if (isEarly)
      news.push({
        customer,
        at: ownerSince,
        person,
        ...(by === undefined ? {} : { by }),
        ended: true,
        hears: [person],
      });
  } else if (until < today && until >= oldest) {
    news.push({ customer, at: until, person, ended: true, hears: [person, owner] });
  }
  return news;
}

/** Whose cover a change ended, undefined where it ended nobody's; and who covers since. */
function coversAround(
  { what, from, to }: HistoryEntry,
  history: readonly HistoryEntry[],
): { was?: PersonRef | undefined; next?: PersonRef | undefined } {
  if (what === "cover set") return { was: from === to ? undefined : from, next: to };
  const undone = history.find((one) => one.what === "cover set" && one.at === from);
  return { was: undone?.to === undone?.from ? undefined : undone?.to, next: undone?.from };
}
