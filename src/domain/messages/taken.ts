/** Customers that a manager took off their owner and gave to nobody: the owner hears it. Pure. */
import { takenOff } from "../customer/checklist.ts";
import { isLeftOut, type Customer } from "../customer/customer.ts";
import { addMilliseconds, type Instant } from "../time/time.ts";
import type { Planned } from "./plan.ts";

/** What is older is no news any more. */
const freshMilliseconds = 3 * 86_400_000;

/** One message a customer; none to whoever did it themselves. */
export function planTaken(customers: readonly Customer[], now: Instant): readonly Planned[] {
  return customers.flatMap((customer) => {
    const act = isLeftOut(customer) ? undefined : takenOff(customer);
    if (act?.from === undefined || act.by === act.from || act.at <= addMilliseconds(now, -freshMilliseconds)) return [];
    return [
      {
        id: `taken/${act.at}/${customer.id}/${act.from}`,
        to: { person: act.from },
        about: { kind: "taken" as const, customers: [customer.id] },
      },
    ];
  });
}
