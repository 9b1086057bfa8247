/** What waits for a manager's decision. Pure. */
import { toDecide, type OffboardingAsked } from "../customer/offboarding.ts";
import type { Customer } from "../customer/customer.ts";
import type { Delivery, SourceState } from "../documents.ts";
import { personOf, type Actor, type Person, type PersonRef } from "../people/person.ts";
import type { Day, Instant } from "../time/time.ts";
import { givenBack, withGivenBack, type GivenBack } from "./given-back.ts";
import { requestedAt, undecidedRequests, type CustomerRequest } from "./new-customer.ts";
import { decides } from "./offboarding.ts";

/** One of them, since when it waits; of a source, what a reading would change. */
export type Decision = { at: Instant } & (
  | { is: "offboarding"; customer: Customer; asked: OffboardingAsked }
  | { is: "new-customer"; request: CustomerRequest }
  | { is: "given-back"; back: GivenBack }
  | { is: "source"; source: SourceState["id"] }
);

export type DecisionsKnown = {
  customers: readonly Customer[];
  people: readonly Person[];
  managers: readonly PersonRef[];
  deliveries: readonly Delivery[];
  sources: readonly SourceState[];
  today: Day;
};

/**
 * What the person may decide and didn't ask for themselves, what waits longest first. Whoever stands in for a manager
 * decides about offboarding alone.
 */
export function openDecisions(known: DecisionsKnown, { id, manager }: Actor): readonly Decision[] {
  const { customers, people, deliveries, sources } = known;
  const me = personOf(people, id);
  const offboarding = customers.flatMap((customer): Decision[] => {
    const asked = toDecide(customer);
    if (asked === undefined || asked.askers.includes(id) || !decides(me, asked, known)) return [];
    return [{ is: "offboarding", at: asked.at, customer, asked }];
  });
  const requests = undecidedRequests(deliveries).filter(({ by }) => by !== id);
  const managersAlone: readonly Decision[] = [
    ...requests.map((request) => ({ is: "new-customer" as const, at: requestedAt(request), request })),
    ...withGivenBack(customers)
      .flatMap((customer) => givenBack(customer) ?? [])
      .map((back) => ({ is: "given-back" as const, at: back.at, back })),
    ...sources.flatMap(({ id: source, asks }) =>
      asks === undefined ? [] : [{ is: "source" as const, at: asks.at, source }],
    ),
  ];
  return [...offboarding, ...(manager ? managersAlone : [])].toSorted((a, b) => (a.at < b.at ? -1 : 1));
}
