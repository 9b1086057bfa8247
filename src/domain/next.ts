/** What comes next for somebody who works through what waits for them. */
import { openPrompt } from "./checklist.ts";
import type { Customer } from "./customer.ts";
import { dueFor } from "./digest.ts";

/** The most urgent customer, besides the one just done, that was asked about and waits for this person. */
export function nextWaiting(done: Customer, ...due: Parameters<typeof dueFor>): Customer | undefined {
  const waits = (one: Customer) => one.id !== done.id && openPrompt(one) !== undefined;
  return dueFor(...due).find(({ customer }) => waits(customer))?.customer;
}
