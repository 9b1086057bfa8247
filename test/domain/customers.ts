/** Builders that name only what a case is about. */
import { newCustomer, type Customer } from "../../src/domain/customer/customer.ts";
import type { Delivery } from "../../src/domain/documents.ts";
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

/** What was sent to ask a person about a customer: they have the card in their chat. */
export function aSentPrompt(person: string, customer: string, parts: Partial<Delivery> = {}): Delivery {
  return {
    id: `prompt/${person}/p1`,
    to: { person },
    about: { kind: "prompt", customer, prompt: "p1" },
    plannedAt: monday,
    state: "sent",
    attempts: 1,
    at: monday,
    sent: { conversation: `a:${person}`, activity: "1" },
    card: { customer, says: "asked" },
    ...parts,
  };
}
