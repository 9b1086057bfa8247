/** Customers whose owners gave them back, and the managers who hear of it the same day. Pure. */
import { isLeftOut, type Customer } from "../customer/customer.ts";
import type { Delivery, Settings } from "../documents.ts";
import { createIndex } from "../listing.ts";
import { byReference, type Person, type PersonRef } from "../people/person.ts";
import { notBefore } from "../time/quiet-hours.ts";
import { isToCome } from "./delivery.ts";
import { addMilliseconds, type Instant, type Zone } from "../time/time.ts";
import type { Planned } from "./plan.ts";

/** `maybe`: who the former owner thinks it is; `because`: why it is not theirs; `said`: when they told that last. */
export type GivenBack = {
  customer: Customer;
  by: PersonRef;
  at: Instant;
  maybe?: PersonRef | undefined;
  because?: string | undefined;
  said?: Instant | undefined;
};

const minute = 60_000;

/** Long enough for a person to say why, to give back the next ones, or to press Undo. */
const gatheredMilliseconds = 10 * minute;
/** What is older, managers have seen in their lists. */
const freshMilliseconds = 3 * 24 * 60 * minute;

/** @returns undefined for a customer that has an owner, or none for another reason. */
export function givenBack(customer: Customer): GivenBack | undefined {
  const { owner, ownerSince, history } = customer;
  if (owner !== undefined || isLeftOut(customer)) return undefined;
  const act = history.findLast(({ what, at }) => what === "owner gave back" && at === ownerSince);
  if (act === undefined) return undefined;
  const said = history.findLast(({ what, at }) => what === "suggested an owner" && at >= act.at);
  return { customer, by: act.by, at: act.at, maybe: said?.to, because: said?.note, said: said?.at };
}

const returned = createIndex<Customer>((customer) => (givenBack(customer) === undefined ? [] : [""]));

/** Those that their owners gave back and nobody has taken, in their order. */
export const withGivenBack = (customers: readonly Customer[]): readonly Customer[] => returned(customers, [""]);

export type GivenBackFacts = {
  customers: readonly Customer[];
  people: readonly Person[];
  /** All managers, by id where it is known. */
  managers: readonly PersonRef[];
  deliveries: readonly Delivery[];
  settings: Settings;
  zone: Zone;
  now: Instant;
};

/**
 * One message for each manager, of what others gave back: when the first of it is ten minutes old, or at once when that
 * would be after the working day. What a former owner adds after that is news again. The key holds the first, so that
 * planning twice makes one; a message that still waits says this too.
 */
export function planGivenBack(facts: GivenBackFacts): readonly Planned[] {
  const { customers, people, deliveries, managers, now } = facts;
  const all = withGivenBack(customers)
    .flatMap((customer) => givenBack(customer) ?? [])
    .filter((one) => lastWord(one) > addMilliseconds(now, -freshMilliseconds))
    .toSorted((a, b) => (`${a.at} ${a.customer.id}` < `${b.at} ${b.customer.id}` ? -1 : 1));
  if (all.length === 0) return [];
  const known = byReference(people);
  return managers.flatMap((manager) => {
    const told = deliveries.filter(({ to }) => "person" in to && (known.get(to.person)?.id ?? to.person) === manager);
    const due = all.filter((one) => one.by !== manager && !isTold(one, told));
    const [first] = due;
    if (first === undefined || isGathering(first, facts)) return [];
    const waiting = told.find(({ state, about }) => state === "planned" && about.kind === "given-back");
    return [
      {
        id: waiting?.id ?? `given-back/${lastWord(first)}/${first.customer.id}/${manager}`,
        to: { person: manager },
        about: { kind: "given-back", customers: due.map(({ customer }) => customer.id) },
      },
    ];
  });
}

const lastWord = ({ at, said = at }: GivenBack): Instant => said;

/** What a message tells of one: of what is said after it was made there is another. */
export const toldWord = (one: GivenBack): string => `${one.customer.id}/${lastWord(one)}`;

/** What is still to be sent is made then, and says all of it; of what is on its way it is seen afterwards. */
function isTold(one: GivenBack, told: readonly Delivery[]): boolean {
  return told.some(({ about, state, at }) => {
    if (about.kind !== "given-back" || !about.customers.includes(one.customer.id)) return false;
    // It was no manager's to hear when it would have left.
    if (state === "dropped") return false;
    if (isToCome(state)) return true;
    return about.said === undefined ? at >= lastWord(one) : about.said.includes(toldWord(one));
  });
}

function isGathering({ at }: GivenBack, { settings, zone, now }: GivenBackFacts): boolean {
  const until = addMilliseconds(at, gatheredMilliseconds);
  return now < until && notBefore({ ...settings, zone }, until) === until;
}
