/** Managers hear that an owner asks to have a customer offboarded, and the owner what became of it. Pure. */
import type { Customer } from "../customer/customer.ts";
import { offboardingAsked } from "../customer/offboarding.ts";
import { createIndex } from "../listing.ts";
import type { PersonRef } from "../people/person.ts";
import { addMilliseconds, type Instant } from "../time/time.ts";
import type { Planned } from "./plan.ts";

/** What was decided before that is no news any more; what is still to be decided waits for a manager as long as it takes. */
const freshMilliseconds = 3 * 86_400_000;

const wanted = createIndex<Customer>((customer) => (offboardingAsked(customer) === undefined ? [] : [""]));

/** One message a customer, for each manager but whoever asked; then one for them, unless they decided it themselves. */
export function planOffboarding(
  customers: readonly Customer[],
  managers: readonly PersonRef[],
  now: Instant,
): readonly Planned[] {
  return wanted(customers, [""]).flatMap((customer): readonly Planned[] => {
    const asked = offboardingAsked(customer);
    if (asked === undefined) return [];
    const { by, at, decided } = asked;
    const about = { kind: "offboarding", customers: [customer.id] } as const;
    if (decided === undefined)
      return managers
        .filter((manager) => manager !== by)
        .map((manager) => ({ id: `offboarding/${at}/${customer.id}/${manager}`, to: { person: manager }, about }));
    if (decided.by === by || decided.at <= addMilliseconds(now, -freshMilliseconds)) return [];
    const id = `offboarding/${decided.at}/${customer.id}/${by}/decided`;
    return [{ id, to: { person: by }, about: { ...about, decided: true } }];
  });
}
