/** Gaps of a list of which a manager has the owners reminded: one message to each, and what it leaves out. Pure. */
import { openGaps, type Gap } from "../catalogue/gap-codes.ts";
import { fingerprint } from "../customer/fingerprint.ts";
import { isLeftOut, type Customer, type CustomerId } from "../customer/customer.ts";
import type { Delivery, MessageSubject } from "../documents.ts";
import { exact } from "../exact.ts";
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

/** `own`: whoever asks for it would hear of it themselves; `told`: a message said it that day, or is to say it. */
export type NotChased = "unassigned" | "own" | "told" | "unreachable";

/** By owner what they are reminded of, in the order of the list; and what nobody is reminded of. */
export type Chased = {
  to: ReadonlyMap<PersonRef, readonly ListedGap[]>;
  left: readonly (ListedGap & { because: NotChased })[];
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
    (wanted === undefined || isAmong(wanted, owner) || isAmong(wanted, whose)) && !isAmong(unwanted, whose);
  const told = new Set(
    deliveries.flatMap((one) => {
      const { to, state } = one;
      if (!("person" in to) || !(isToCome(state) || isOfDay(one, context.today, context.zone))) return [];
      return chasedGaps(one).map((key) => `${idOf(to.person)} ${key}`);
    }),
  );
  const leftOut = (owner: PersonRef | undefined, { key }: Gap): NotChased | undefined => {
    if (owner === undefined) return "unassigned";
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
  return {
    to: groupBy(due, ({ whose = "" }) => idOf(whose)),
    left: looked.flatMap(({ because, whose: _, ...one }) => (because === undefined ? [] : [{ ...one, because }])),
  };
}

/** The gaps that a message of this kind says; none of another. */
export const chasedGaps = ({ about }: Pick<Delivery, "about">): readonly string[] =>
  about.kind === "chase" ? about.gaps : [];

/** Whether it arrived that day, or may have. */
const isOfDay = ({ state, at }: Delivery, today: Day, zone: Zone): boolean =>
  (state === "sent" || state === "unknown") && dayOf(at, zone) === today;

/**
 * The message to one owner. What waits for the morning with the same words of the same manager says this too; else its key
 * is the next of those, so that pressing twice at once makes one.
 * @param theirs every delivery to them. @param damaged ids of those that cannot be read
 */
export function chaseTo(
  to: PersonRef,
  gaps: readonly ListedGap[],
  { by, line }: { by: PersonId; line?: string | undefined },
  theirs: readonly Delivery[],
  damaged: readonly string[],
): Planned {
  const prefix = `chase/${to}/${fingerprint([by, line])}/`;
  const waits = theirs.find(({ id, state }) => state === "planned" && id.startsWith(prefix));
  const customers: readonly CustomerId[] = [...new Set(gaps.map(({ customer }) => customer.id))];
  return {
    id: waits?.id ?? nextKey(prefix, [...theirs.map(({ id }) => id), ...damaged]),
    to: { person: to },
    about: exact({ kind: "chase" as const, customers: [...customers], gaps: gaps.map(({ gap }) => gap.key), by, line }),
  };
}

type Chase = Omit<Delivery, "about"> & { about: Extract<MessageSubject, { kind: "chase" }> };

export const isChase = (delivery: Delivery): delivery is Chase => delivery.about.kind === "chase";

type NowFacts = {
  customer: (id: CustomerId) => Customer | undefined;
  gaps: (customer: Customer) => readonly Gap[];
  people: readonly Person[];
  today: Day;
};

/**
 * What of a message that waits is somebody else's to hear by now, since a cover began or ended: by who that is. Neither
 * what another owner was given nor what a message of since, or another to come, says to them.
 */
export function passedOn(
  { to, about, plannedAt }: Chase,
  deliveries: readonly Delivery[],
  { customer: customerOf, gaps, people, today }: NowFacts,
): ReadonlyMap<PersonRef, readonly ListedGap[]> {
  const day = coverDay(people, today);
  const isTold = (ref: PersonRef, { key }: Gap): boolean =>
    deliveries.some(
      (one) =>
        "person" in one.to &&
        one.to.person === ref &&
        (isToCome(one.state) || one.plannedAt >= plannedAt) &&
        chasedGaps(one).includes(key),
    );
  const others = about.customers.flatMap((id) => {
    const customer = customerOf(id);
    const meant = customer && answerer(customer, day);
    if (customer === undefined || meant === undefined || isLeftOut(customer)) return [];
    if ((customer.ownerSince ?? "") > plannedAt) return [];
    const { id: ref } = personOf(people, meant);
    if (("person" in to && isSamePerson(to.person, personOf(people, meant))) || ref === about.by) return [];
    const open = openGaps(gaps(customer)).filter((gap) => about.gaps.includes(gap.key) && !isTold(ref, gap));
    return open.map((gap) => ({ ref, customer, gap }));
  });
  return groupBy(others, ({ ref }) => ref);
}

/** What of it is still open and still that person's, as its owner or as who covers it, in the order in which it was listed. */
export function stillOpen({ to, about }: Chase, facts: NowFacts): readonly ListedGap[] {
  if (!("person" in to)) return [];
  const owner = personOf(facts.people, to.person);
  const day = coverDay(facts.people, facts.today);
  const open = new Map(
    about.customers.flatMap((id) => {
      const customer = facts.customer(id);
      if (customer === undefined || isLeftOut(customer) || !isSamePerson(answerer(customer, day), owner)) return [];
      return openGaps(facts.gaps(customer)).map((gap) => [gap.key, { customer, gap }] as const);
    }),
  );
  return about.gaps.flatMap((key) => open.get(key) ?? []);
}
