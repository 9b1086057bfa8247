/** Builders that name only what a case is about. */
import { newCustomer, type Customer } from "../../src/domain/customer/customer.ts";
import type { Actor } from "../../src/domain/people/person.ts";

export const monday = "2026-11-23T08:00:00.000Z";

/** Somewhere to count working days in. */
export const utc = { zone: "Etc/UTC", calendar: { weekend: [6, 7], holidays: [] } };

export const megan: Actor = { id: "megan", name: "Megan Bowen", upn: "megan@partner.example", manager: false };
export const isaiah: Actor = { id: "isaiah", name: "Isaiah Langer", manager: false };
export const ada: Actor = { id: "ada", name: "Ada Manager", manager: true };

export function aCustomer(parts: Partial<Customer> = {}): Customer {
  return newCustomer({
    id: "9b58ba8d-c498-46e7-b648-245edafa3a38",
    name: "Contoso Ltd.",
    source: "import",
    addedAt: "2026-11-02T09:00:00.000Z",
    owner: "megan",
    ...parts,
  });
}
