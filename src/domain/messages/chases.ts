/** Gaps of a list of which a manager has the owners reminded: one message to each, and what it leaves out. Pure. */
import { openGaps, type Gap } from "../catalogue/gap-codes.ts";
import { fingerprint } from "../customer/fingerprint.ts";
import { isLeftOut, type Customer, type CustomerId } from "../customer/customer.ts";
import type { Delivery, MessageSubject } from "../documents.ts";
import { exact, type Loose } from "../exact.ts";
import { groupBy } from "../group-by.ts";
import { answerer } from "../customer/cover.ts";
import { coverDay, listener } from "../people/absence.ts";
import { byReference, isSamePerson, personOf, type Person, type PersonId, type PersonRef } from "../people/person.ts";
import { dayOf, type Day, type Zone } from "../time/time.ts";
import { unreachableBecause } from "./address.ts";
import { isToCome } from "./delivery.ts";
import { nextKey, type Planned } from "./plan.ts";

/** Longest line of a manager's own, in characters. */
export const longestLine = 200;

/** A gap with its customer. */
export type ListedGap = { customer: Customer; gap: Gap };

/**
 * `own`: whoever asks for it would hear of it themselves; `told`: a message said it that day, or is to say it;
 * `excepted`: who covers it isn't to be reminded.
 */
export type NotChased = "unassigned" | "own" | "told" | "unreachable" | "excepted";

/** By whom it reaches, its owner or who covers it, what they are reminded of, in the order of the list. */
export type Chased = {
  to: ReadonlyMap<PersonRef, readonly ListedGap[]>;
  /** What nobody is reminded of. */
  left: readonly (ListedGap & { because: NotChased })[];
  /** Of those who are named, who has nothing on the list. */
  none: readonly PersonRef[];
};

/** Who alone is meant, absent for all; and who isn't. */
export type Whom = { people?: readonly PersonRef[] | undefined; except?: readonly PersonRef[] | undefined };

export type ChaseFacts = {
  people: readonly Person[];
  deliveries: readonly Delivery[];
  context: { today: Day; zone: Zone };
};

/** @param asked.people whose alone, absent for everybody's; `except`: whose not */
export function chased(
  listed: readonly ListedGap[],
  asked: { by: PersonId } & Whom,
  { people, deliveries, context }: ChaseFacts,
): Chased {
  const known = byReference(people);
  const idOf = (ref: PersonRef): PersonRef => known.get(ref)?.id ?? ref;
  const wanted = asked.people && new Set(asked.people.map(idOf));
  const unwanted = new Set(asked.except?.map(idOf));
  const isAmong = (some: ReadonlySet<PersonRef>, ref: PersonRef | undefined): boolean =>
    ref !== undefined && some.has(idOf(ref));
  // Who isn't to be reminded gets nothing, be it of what they cover; who covers it gets what is their owner's.
  const isMeant = (owner: PersonRef | undefined, whose: PersonRef | undefined): boolean =>
    (wanted === undefined || isAmong(wanted, owner) || isAmong(wanted, whose)) &&
    !(isAmong(unwanted, owner) && isAmong(unwanted, whose));
  const told = new Set(
    deliveries.flatMap((one) => {
      const { to, state } = one;
      if (!("person" in to) || !(isToCome(state) || isOfDay(one, context.today, context.zone))) return [];
      return chasedGaps(one).map((key) => `${idOf(to.person)} ${key}`);
    }),
  );
  const leftOut = (owner: PersonRef | undefined, { key }: Gap): NotChased | undefined => {
    if (owner === undefined) return "unassigned";
    if (isAmong(unwanted, owner)) return "excepted";
    const heardBy = listener(personOf(people, owner), people, context.today);
    if (idOf(owner) === asked.by || heardBy.id === asked.by) return "own";
    if (unreachableBecause({ person: heardBy }) !== undefined) return "unreachable";
    return told.has(`${idOf(owner)} ${key}`) ? "told" : undefined;
  };
  // Whoever covers a customer is reminded of it in place of its owner.
  const day = coverDay(people, context.today);
  const looked = listed
    .map((one) => ({ ...one, whose: answerer(one.customer, day) }))
    .filter(({ customer, whose }) => isMeant(customer.owner, whose))
    .map((one) => ({ ...one, because: leftOut(one.whose, one.gap) }));
  const due = looked.filter(({ because }) => because === undefined);
  const found = new Set(
    looked.flatMap(({ customer, whose }) => [customer.owner, whose].map((ref) => ref && idOf(ref))),
  );
  return {
    to: groupBy(due, ({ whose = "" }) => idOf(whose)),
    left: looked.flatMap(({ because, whose: _, ...one }) => (because === undefined ? [] : [{ ...one, because }])),
    none: asked.people?.filter((ref) => !found.has(idOf(ref))) ?? [],
  };
}

/** The gaps that a message of this kind says; none of another. */
export const chasedGaps = ({ about }: Pick<Delivery, "about">): readonly string[] =>
  about.kind === "chase" ? about.gaps : [];

/** Whether it arrived that day, or may have. */
const isOfDay = ({ state, at }: Delivery, today: Day, zone: Zone): boolean =>
  (state === "sent" || state === "unknown") && dayOf(at, zone) === today;

/** A gap by its key, with its customer. */
type ChasedGap = { customer: Customer; gap: Pick<Gap, "key"> };

/**
 * The message to one owner. What waits for the morning with the same words of the same manager says this too; else its key
 * is the next of those, so that pressing twice at once makes one.
 * @param theirs every delivery to them. @param damaged ids of those that cannot be read
 */
export function chaseTo(
  to: PersonRef,
  gaps: readonly ChasedGap[],
  { by, line, except }: Pick<ChaseDelivery["about"], "by"> & Loose<Pick<ChaseDelivery["about"], "line" | "except">>,
  theirs: readonly Delivery[],
  damaged: readonly string[],
): Planned {
  const prefix = `chase/${to}/${fingerprint([by, line, ...(except ?? [])])}/`;
  const waits = theirs.find(({ id, state }) => state === "planned" && id.startsWith(prefix));
  const customers: readonly CustomerId[] = [...new Set(gaps.map(({ customer }) => customer.id))];
  return {
    id: waits?.id ?? nextKey(prefix, [...theirs.map(({ id }) => id), ...damaged]),
    to: { person: to },
    about: exact({
      kind: "chase" as const,
      customers: [...customers],
      gaps: gaps.map(({ gap }) => gap.key),
      by,
      line,
      except,
    }),
  };
}

export type ChaseDelivery = Omit<Delivery, "about"> & { about: Extract<MessageSubject, { kind: "chase" }> };

export const isChase = (delivery: Delivery): delivery is ChaseDelivery => delivery.about.kind === "chase";

type NowFacts = {
  customer: (id: CustomerId) => Customer | undefined;
  gaps: (customer: Customer) => readonly Gap[];
  people: readonly Person[];
  today: Day;
};

const isExcepted = ({ except = [] }: ChaseDelivery["about"], person: Person): boolean =>
  except.some((ref) => isSamePerson(ref, person));

/**
 * What of a message that is to leave, or reached nobody, is somebody else's to hear by now, since a cover began or ended:
 * by who that is. Neither what another owner was given nor what a message of since, or another to come, says to them.
 * @param facts.gaps absent where what is open is looked at later
 */
export function passedOn(
  { to, about, plannedAt }: ChaseDelivery,
  deliveries: readonly Delivery[],
  { customer: customerOf, gaps, people, today }: Omit<NowFacts, "gaps"> & Partial<Pick<NowFacts, "gaps">>,
): ReadonlyMap<PersonRef, readonly ChasedGap[]> {
  const day = coverDay(people, today);
  const theirs = about.customers.flatMap((id) => {
    const customer = customerOf(id);
    const ref = customer && answerer(customer, day);
    if (customer === undefined || ref === undefined || isLeftOut(customer)) return [];
    if ((customer.ownerSince ?? "") > plannedAt) return [];
    const meant = personOf(people, ref);
    const isAskers = [meant, listener(meant, people, today)].some((one) => one.id === about.by);
    if (("person" in to && isSamePerson(to.person, meant)) || isAskers || isExcepted(about, meant)) return [];
    const open = gaps && new Set(openGaps(gaps(customer)).map(({ key }) => key));
    const keys = about.gaps.filter((key) => key.startsWith(`${id}/`) && open?.has(key) !== false);
    return keys.map((key) => ({ ref: meant.id, customer, gap: { key } }));
  });
  if (theirs.length === 0) return new Map();
  const told = new Set(
    deliveries.flatMap((one) => {
      const { person } = { person: undefined, ...one.to };
      // It may have been planned before, and have waited as this did.
      const isTold = isToCome(one.state) || ((one.state === "sent" || one.state === "unknown") && one.at >= plannedAt);
      return isTold ? chasedGaps(one).map((key) => `${person} ${key}`) : [];
    }),
  );
  return groupBy(
    theirs.filter(({ ref, gap }) => !told.has(`${ref} ${gap.key}`)),
    ({ ref }) => ref,
  );
}

/** The message without what is passed on. */
export const withoutGaps = (chase: ChaseDelivery, keys: ReadonlySet<string>): ChaseDelivery => ({
  ...chase,
  about: { ...chase.about, gaps: chase.about.gaps.filter((key) => !keys.has(key)) },
});

/**
 * What of it is still open and still that person's, as its owner or as who covers it, in the order in which it was listed.
 * It stays with the owner where who covers it by now isn't to be reminded.
 */
export function stillOpen({ to, about }: ChaseDelivery, facts: NowFacts): readonly ListedGap[] {
  if (!("person" in to)) return [];
  const person = personOf(facts.people, to.person);
  const day = coverDay(facts.people, facts.today);
  const isTheirs = (customer: Customer): boolean => {
    const meant = answerer(customer, day);
    if (isSamePerson(meant, person)) return true;
    return (
      meant !== undefined && isSamePerson(customer.owner, person) && isExcepted(about, personOf(facts.people, meant))
    );
  };
  const open = new Map(
    about.customers.flatMap((id) => {
      const customer = facts.customer(id);
      if (customer === undefined || isLeftOut(customer) || !isTheirs(customer)) return [];
      return openGaps(facts.gaps(customer)).map((gap) => [gap.key, { customer, gap }] as const);
    }),
  );
  return about.gaps.flatMap((key) => open.get(key) ?? []);
}
