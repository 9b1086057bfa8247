/** Managers hear that an owner asks to have a customer offboarded, and the owner what became of it. Pure. */
import type { Customer } from "../customer/customer.ts";
import { offboardingAsked, type OffboardingAsked } from "../customer/offboarding.ts";
import { answersFor } from "../customer/checklist.ts";
import { createIndex } from "../listing.ts";
import { coverDay, listener, standsFor } from "../people/absence.ts";
import { isSamePerson, personOf, type Person, type PersonRef } from "../people/person.ts";
import { addMilliseconds, type Day, type Instant } from "../time/time.ts";
import type { Names, OffboardingNews } from "./message.ts";
import type { Planned } from "./plan.ts";

/** What was decided before that is no news any more; what is still to be decided waits for a manager as long as it takes. */
const freshMilliseconds = 3 * 86_400_000;
/** Long enough to press Undo. */
const undoneMilliseconds = 60_000;

const wanted = createIndex<Customer>((customer) => (offboardingAsked(customer) === undefined ? [] : [""]));

type Deciding = { managers: readonly PersonRef[]; people: readonly Person[]; today: Day };

/** Who decides what somebody asked for: the managers, in place of those who are away who stands in, and never whoever asked. */
export function decidersOf({ askers }: Pick<OffboardingAsked, "askers">, facts: Deciding): readonly Person[] {
  const { managers, people, today } = facts;
  const deciders = managers.flatMap((ref) => {
    const manager = personOf(people, ref);
    return [listener(manager, people, today), manager].find(({ id }) => !askers.includes(id)) ?? [];
  });
  return [...new Map(deciders.map((one) => [one.id, one])).values()];
}

/**
 * One message a customer, for each who decides: for a manager who is back, too, while nobody has. Then one for all who
 * asked, and for its owner once nobody hears about it any more, unless they did it themselves.
 */
export function planOffboarding(
  customers: readonly Customer[],
  facts: Deciding & { now: Instant },
): readonly Planned[] {
  const { people, now } = facts;
  return wanted(customers, [""]).flatMap((customer): readonly Planned[] => {
    const asked = offboardingAsked(customer);
    if (asked === undefined) return [];
    const { at, decided, askers } = asked;
    const about = { kind: "offboarding", customers: [customer.id], asked: at } as const;
    if (decided === undefined)
      return decidersOf(asked, facts).map(({ id }) => ({
        id: `offboarding/${at}/${customer.id}/${id}`,
        to: { person: id },
        about,
      }));
    const isKept = decided.as === "kept";
    // It is active again.
    if (!isKept && customer.lifecycle !== decided.as) return [];
    const latest = isKept ? now : addMilliseconds(now, -undoneMilliseconds);
    if (decided.at <= addMilliseconds(now, -freshMilliseconds) || decided.at > latest) return [];
    const { owner } = customer;
    const told = isKept || owner === undefined ? askers : [...askers, personOf(people, owner).id];
    return [...new Set(told)]
      .filter((id) => id !== decided.by)
      .map((id) => ({
        id: `offboarding/${decided.at}/${customer.id}/${id}/decided`,
        to: { person: id },
        about: { ...about, decided: true },
      }));
  });
}

/** What a card of the request at a moment says to its reader. @returns undefined where nobody ever asked */
export function offboardingNews(
  customer: Customer,
  at: Instant | undefined,
  reader: Person,
  { managers, people, today, names }: Deciding & { names: Names },
): OffboardingNews | undefined {
  const asked = offboardingAsked(customer);
  if (asked === undefined) return undefined;
  const isManager = managers.some((ref) => isSamePerson(ref, reader));
  const answers = answersFor(customer, { ...reader, ...standsFor(reader, people, coverDay(people, today)) });
  return {
    kind: "offboarding",
    customer,
    asked,
    isOther: isOtherRequest(asked, at),
    isAsker: asked.askers.includes(reader.id),
    isTheirs: isSamePerson(customer.owner, reader),
    maySee: isManager || answers,
    reader: reader.id,
    names,
  };
}

/** Whether a card of the request at a moment is of an earlier one. @param at absent in earlier versions */
export const isOtherRequest = (asked: OffboardingAsked, at: Instant | undefined): boolean =>
  at !== undefined && at !== asked.at;

/** What a card says by now, in a word or two: while nobody has decided, whose it is, too. */
export function offboardingWord(state: Pick<OffboardingNews, "customer" | "asked" | "isOther">): string {
  const { customer, asked, isOther } = state;
  if (isOther) return "asked for again";
  return asked.decided?.as ?? `to decide, with ${customer.owner ?? "nobody"}`;
}

/** Whether somebody decides it by now: a manager, or who stands in for one. */
export const decides = (person: Pick<Person, "id">, asked: OffboardingAsked, facts: Deciding): boolean =>
  facts.managers.some((ref) => isSamePerson(ref, person)) ||
  decidersOf(asked, facts).some(({ id }) => id === person.id);
