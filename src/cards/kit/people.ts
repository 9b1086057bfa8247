/** People by name, "you" for whoever reads, and the roles an identity has. */
import { coverFrom } from "../../domain/customer/cover.ts";
import type { Customer, RoleAssignment } from "../../domain/customer/customer.ts";
import type { Names } from "../../domain/messages/message.ts";
import { isSamePerson, system, type PersonRef } from "../../domain/people/person.ts";
import { daysWords, today, type Reader } from "./dates.ts";
import { isId, withoutIds } from "./commands.ts";
import { name, nothing, shown, text, type Shown } from "./text.ts";

const longestPerson = 50;

/** Why an alert came to somebody whom it does not name. */
export const asManager = shown`You get this because you're a manager.`;

/** The person's name; when nobody told us the name, their user principal name or the end of their id. */
export function person(ref: PersonRef, names: Names, longest = longestPerson): Shown {
  const known = names.get(ref);
  return known === undefined && isId(ref)
    ? shown`somebody new (${text(withoutIds(ref))})`
    : name(known ?? ref, longest);
}

/** `you`, or the person's name. */
export function personOrYou(ref: PersonRef, names: Names, reader: Reader): Shown {
  return isReader(ref, reader) ? shown`you` : person(ref, names);
}

/** `covered by Isaiah Langer until Fri 11 Dec`; nothing where nobody covers it, or will. */
export function coveredWords(customer: Customer, names: Names, reader: Reader): Shown {
  const cover = coverFrom(customer, today(reader));
  if (cover === undefined) return nothing;
  return shown`covered by ${personOrYou(cover.person, names, reader)} ${text(daysWords(cover, today(reader)))}`;
}

/** Whether the reference names whoever reads the card. */
export function isReader(ref: PersonRef | undefined, reader: Reader): boolean {
  return reader.person !== undefined && isSamePerson(ref, reader.person);
}

/** Whether a person did it, not time, an import or the command line. */
export function isPerson(ref: PersonRef | undefined): ref is PersonRef {
  return ref !== undefined && ref !== system;
}

/** `Contributor on every subscription, permanent` */
export function roleWords({ role, subscription, permanence }: RoleAssignment, customer: Customer): string {
  const found = customer.subscriptions.find(({ id }) => id === subscription);
  const where = subscription === "*" ? "every subscription" : (found?.name ?? `…${subscription.slice(-4)}`);
  return `${role} on ${where}${permanence === "unknown" ? "" : `, ${permanence}`}`;
}
