/** A manager has owners reminded of the questions that wait, at once instead of when their time comes. */
import { openPrompt } from "../../domain/customer/checklist.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import { canRemindNow } from "../../domain/customer/reminders.ts";
import { groupBy } from "../../domain/group-by.ts";
import { newDelivery, planOnce } from "../../domain/messages/delivery.ts";
import { byReference, onlyManagers, type Actor, type PersonRef } from "../../domain/people/person.ts";
import { evaluate } from "../evaluate.ts";
import type { Organization, World } from "../ports.ts";
import { reminderOf, writeReminder } from "./plan-reminders.ts";

/**
 * One message for each owner, of all their customers among these; it waits for their working hours, as reminders do, and
 * has the key that a reminder has, so that two managers who press at once make one.
 * @returns by owner the customers; `left`: those of whom nothing is asked, or was just now or is put off.
 */
export async function remindNow(
  world: World,
  organization: Organization,
  asked: { customers: readonly Customer[]; by: Actor },
): Promise<{ reminded: ReadonlyMap<PersonRef, readonly Customer[]>; left: readonly Customer[] }> {
  onlyManagers(asked.by);
  const { people, now } = await evaluate(world, organization);
  const known = byReference(people);
  const due = asked.customers.flatMap((customer) => {
    const prompt = openPrompt(customer);
    if (prompt === undefined || !canRemindNow(prompt, now)) return [];
    return [{ customer, prompt, count: (prompt.reminded ?? []).length + 1 }];
  });
  const byOwner = groupBy(due, ({ prompt: { to } }) => known.get(to)?.id ?? to);
  for (const [owner, theirs] of byOwner) {
    await writeReminder(organization, reminderOf(owner, theirs, now, asked.by.id), async ({ id, to, about }) => {
      await organization.deliveries.update(id, (current) => planOnce(current, newDelivery(id, to, about, now)));
    });
  }
  if (due.length > 0) world.nudge();
  const reminded = new Map([...byOwner].map(([owner, theirs]) => [owner, theirs.map(({ customer }) => customer)]));
  const isReminded = new Set(due.map(({ customer }) => customer));
  return { reminded, left: asked.customers.filter((one) => !isReminded.has(one)) };
}
