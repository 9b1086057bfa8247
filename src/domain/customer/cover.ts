/** Somebody covers a customer on some days: they hear of it in place of its owner, and answer beside them. Pure. */
import { listener, longestAwayDays } from "../people/absence.ts";
import { isSamePerson, personOf, type CoverDay, type Person, type PersonRef } from "../people/person.ts";
import { daysBetween, type Day } from "../time/time.ts";
import { isLeftOut, type Cover, type Customer, type Prompt } from "./customer.ts";

/** The cover that the present owner has, until and on its last day; another owner, or none, ends what was recorded before. */
export function coverFrom(customer: Customer, today: Day): Cover | undefined {
  const { cover, owner, ownerSince = "" } = customer;
  if (cover === undefined || owner === undefined || isLeftOut(customer)) return undefined;
  return cover.at < ownerSince || cover.until < today ? undefined : cover;
}

/** The cover that the day is one of. */
export function coverOn(customer: Customer, today: Day): Cover | undefined {
  const cover = coverFrom(customer, today);
  return (cover?.from ?? "") <= today ? cover : undefined;
}

/** The cover that is so for all to know: of days that have begun, only while something reaches whoever covers. */
export function coverHeld(customer: Customer, day: CoverDay): Cover | undefined {
  const cover = coverFrom(customer, day.today);
  const hasBegun = (cover?.from ?? "") <= day.today;
  return cover !== undefined && hasBegun && day.unreached.has(cover.person) ? undefined : cover;
}

/** What is asked for. `from` absent, today or past: it begins now. */
export type CoverAsked = { person: Pick<Person, "id" | "upn">; from?: Day | undefined; until: Day };

/** Why it cannot be so; undefined when it can. */
export function coverRefused(
  { owner }: Customer,
  { person, from, until }: CoverAsked,
  today: Day,
): "no-owner" | "own" | "not-in-future" | "backwards" | "too-long" | undefined {
  if (owner === undefined) return "no-owner";
  if (isSamePerson(owner, person)) return "own";
  if (until < today) return "not-in-future";
  if (from !== undefined && until < from) return "backwards";
  const first = from === undefined || from < today ? today : from;
  return daysBetween(first, until) > longestAwayDays ? "too-long" : undefined;
}

/**
 * Who is meant by what is for the owner: whoever covers the customer that day, as long as something reaches them.
 * @returns undefined where nobody owns it
 */
export function answerer(customer: Customer, day: CoverDay | undefined): PersonRef | undefined {
  const person = day && coverOn(customer, day.today)?.person;
  return person === undefined || day?.unreached.has(person) === true ? customer.owner : person;
}

/** Who is meant by what was put to somebody: they, or who covers the customer. */
export function meantBy(customer: Customer, { to }: Pick<Prompt, "to">, day: CoverDay | undefined): PersonRef {
  const meant = answerer(customer, day);
  return meant === undefined || meant === customer.owner ? to : meant;
}

/** Who hears that: the deputy of whoever is meant, while they are away. A reference where nobody is known by it. */
export function hearerOf(customer: Customer, people: readonly Person[], day: CoverDay): Person | undefined {
  const meant = answerer(customer, day);
  return meant === undefined ? undefined : listener(personOf(people, meant), people, day.today);
}
