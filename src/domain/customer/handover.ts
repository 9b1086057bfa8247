/** Handing everything of one owner to another, and taking it back within a day. Pure changes of one customer. */
import { assign, openPrompt, prompt } from "./checklist.ts";
import type { Customer } from "./customer.ts";
import { isSamePerson, type Actor, type Person, type PersonRef } from "../people/person.ts";
import { addMilliseconds, type Instant } from "../time/time.ts";
import { exact } from "../exact.ts";

/** A handover can be undone for this long. */
const undoMilliseconds = 24 * 3_600_000;

/** One handover: its id stands in the history of every customer it moved. */
export type Handover = { id: string; to: PersonRef; by: Actor };

/**
 * Moves the customer if it is the giver's. An open prompt goes on to the new owner; answers and history stay.
 * Doing it twice changes nothing the second time.
 */
export function handover(
  customer: Customer,
  from: Pick<Person, "id" | "upn">,
  handover: Handover,
  now: Instant,
): { doc: Customer; moved: boolean } {
  if (!isSamePerson(customer.owner, from)) return { doc: customer, moved: false };
  const waits = openPrompt(customer) !== undefined;
  const { doc } = assign(customer, handover, now);
  const noted = withNote(doc, noteOf(handover.id));
  const request = { id: handover.id, to: handover.to, because: "assigned", askedBy: handover.by.id } as const;
  return { doc: waits ? prompt(noted, request, now).doc : noted, moved: true };
}

/** Gives the customer back to the one it was taken from, if nobody moved it since, with the prompt that is open. */
export function undoHandover(
  customer: Customer,
  handover: { id: string; by: Actor },
  now: Instant,
): { doc: Customer; moved: boolean } {
  const entry = customer.history.findLast(({ what }) => what === "assigned");
  const isIt = entry?.note === noteOf(handover.id) && entry.to === customer.owner;
  if (!isIt || entry.from === undefined || addMilliseconds(entry.at, undoMilliseconds) < now) {
    return { doc: customer, moved: false };
  }
  const waits = openPrompt(customer) !== undefined;
  const { doc } = assign(customer, { to: entry.from, by: handover.by }, now);
  const noted = withNote(doc, `undo ${handover.id}`);
  const request = { id: `${handover.id} undo`, to: entry.from, because: "assigned", askedBy: handover.by.id } as const;
  return { doc: waits ? prompt(noted, request, now).doc : noted, moved: true };
}

const noteOf = (id: string): string => `handover ${id}`;

function withNote(customer: Customer, note: string): Customer {
  const last = customer.history.at(-1);
  return last === undefined
    ? customer
    : { ...customer, history: [...customer.history.slice(0, -1), { ...last, note }] };
}

/**
 * The customer with the person's id in place of their principal name, as owner, deputy and holder of links. A prompt
 * keeps the name that it was put to: it is part of its message's key. Without a trace of the name the very same object.
 */
export function knownById(customer: Customer, { id, upn }: Pick<Person, "id" | "upn">): Customer {
  const { owner, deputy, identities } = customer;
  const holds = identities.some(({ holder }) => holder !== undefined && holder === upn);
  if (upn === undefined || (owner !== upn && deputy !== upn && !holds)) return customer;
  return {
    ...customer,
    ...exact({ owner: owner === upn ? id : owner, deputy: deputy === upn ? id : deputy }),
    identities: holds ? identities.map((one) => (one.holder === upn ? { ...one, holder: id } : one)) : identities,
  };
}
