/**
 * A ticket by which one person may sign in with a browser, once, to link PAL at one customer. Pure: the ticket itself is
 * told to that person and nobody else, and only a hash of it is kept.
 */
import type { CustomerId } from "../customer/customer.ts";
import { exact } from "../exact.ts";
import type { Actor, Person } from "../people/person.ts";
import { addMilliseconds, type Instant } from "../time/time.ts";

/** What is kept of a ticket. A person has one at most: a new one takes the place of the last. */
export type LinkTicket = NonNullable<Person["linking"]>;

const ticketMilliseconds = 10 * 60_000;

/** Hashes of the ticket, and of the code that proves that whoever signs in reads the person's chat. */
export type GivenTicket = {
  ticket: string;
  code: string;
  customer: CustomerId;
  by: Actor;
  /** Redrawn once they are linked. */
  card?: LinkTicket["card"] | undefined;
};

export function issueTicket(person: Person, { ticket, code, customer, by, card }: GivenTicket, now: Instant): Person {
  const until = addMilliseconds(now, ticketMilliseconds);
  return { ...person, linking: exact({ ticket, code, customer, until, manager: by.manager || undefined, card }) };
}

/** The ticket with that hash, as long as it is good. */
export function ticketOf(person: Person | undefined, hash: string, now: Instant): LinkTicket | undefined {
  const linking = person?.linking;
  return linking !== undefined && linking.ticket === hash && linking.until > now ? linking : undefined;
}

/** Uses the ticket up. */
export function useTicket(
  person: Person | undefined,
  hash: string,
  now: Instant,
): { doc: Person | undefined; used: LinkTicket | undefined } {
  const used = ticketOf(person, hash, now);
  if (person === undefined || used === undefined) return { doc: person, used: undefined };
  const { linking: _, ...doc } = person;
  return { doc, used };
}
