/** A manager has owners reminded of the questions that wait, at once instead of when their time comes. */
import { openPrompt } from "../../domain/customer/checklist.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import { canRemindNow, recordReminder } from "../../domain/customer/reminders.ts";
import { groupBy } from "../../domain/group-by.ts";
import { newDelivery, planOnce } from "../../domain/messages/delivery.ts";
import { byReference, onlyManagers, type Actor, type PersonRef } from "../../domain/people/person.ts";
import { evaluate } from "../evaluate.ts";
import type { Organization, World } from "../ports.ts";

/**
 * One message for each owner, of all their customers among these; it waits for their working hours, as reminders do.
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
  const isDue = (customer: Customer) => canRemindNow(openPrompt(customer), now);
  const reminded = groupBy(asked.customers.filter(isDue), (customer) => {
    const to = openPrompt(customer)?.to;
    return to === undefined ? undefined : (known.get(to)?.id ?? to);
  });
  for (const [to, customers] of reminded) {
    const [first] = customers.flatMap((one) => openPrompt(one) ?? []);
    const about = { kind: "reminder" as const, customers: customers.map(({ id }) => id) };
    const id = `reminder/${to}/${first?.id ?? ""}/${customers[0]?.id ?? ""}/${now}`;
    await organization.deliveries.update(id, (current) =>
      planOnce(current, newDelivery(id, { person: to }, about, now)),
    );
    for (const { id: customer } of customers)
      await organization.customers.update(customer, (current) => {
        const prompt = current && openPrompt(current);
        if (current === undefined || prompt === undefined) return { doc: current };
        return { doc: recordReminder(current, prompt.id, (prompt.reminded ?? []).length + 1, now, asked.by.id) };
      });
  }
  if (reminded.size > 0) world.nudge();
  return { reminded, left: asked.customers.filter((one) => !isDue(one)) };
}
