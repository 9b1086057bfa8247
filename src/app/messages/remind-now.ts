/** A manager has owners reminded of the questions that wait, at once instead of when their time comes. */
import { coverDay } from "../../domain/people/absence.ts";
import { hearerOf } from "../../domain/customer/cover.ts";
import { quietUntil } from "../../domain/people/quiet.ts";
import { openPrompt } from "../../domain/customer/checklist.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import { notNow, type NotReminded } from "../../domain/customer/reminders.ts";
import { byReference, onlyManagers, type Actor, type PersonRef } from "../../domain/people/person.ts";
import { evaluate } from "../evaluate.ts";
import type { Organization, World } from "../ports.ts";
import { damagedDeliveries } from "./plan.ts";
import type { Waiting } from "../../domain/messages/reminders.ts";
import { lastAsked } from "../../domain/messages/said.ts";
import { byWhomAsked, say } from "./plan-reminders.ts";

/**
 * One message for each owner, of all their customers among these; it waits for their working hours, as reminders do. Of
 * two managers who press at once, each has said to the owner what the other has not.
 * @param asked.people who alone is written to, absent for all: of whom each is asked, and not those they stand in for.
 * @returns by owner the customers; `left`: the others of them, and why.
 */
export async function remindNow(
  world: World,
  organization: Organization,
  asked: { customers: readonly Customer[]; people?: readonly PersonRef[] | undefined; by: Actor },
): Promise<{
  reminded: ReadonlyMap<PersonRef, readonly Customer[]>;
  left: readonly { customer: Customer; because: NotReminded }[];
}> {
  onlyManagers(asked.by);
  const evaluated = await evaluate(world, organization);
  const { now } = evaluated;
  const references = byReference(evaluated.people);
  const day = coverDay(evaluated.people, evaluated.context.today);
  const deliveries = await organization.deliveries.list();
  const askedAt = lastAsked(deliveries, evaluated);
  const idOf = (ref: PersonRef): PersonRef => references.get(ref)?.id ?? ref;
  const wanted = asked.people && new Set(asked.people.map(idOf));
  const customers = asked.customers.filter((customer) => {
    const prompt = openPrompt(customer);
    return wanted === undefined || (prompt !== undefined && wanted.has(idOf(prompt.to)));
  });
  const due: Waiting[] = [];
  const left: { customer: Customer; because: NotReminded }[] = [];
  for (const customer of customers) {
    const prompt = openPrompt(customer);
    const hears = hearerOf(customer, evaluated.people, day);
    const because = notNow(prompt, askedAt(customer), now, quietUntil(hears ?? {}, now) !== undefined);
    if (because !== undefined) left.push({ customer, because });
    else if (prompt !== undefined) due.push({ customer, prompt, count: (prompt.reminded ?? []).length + 1 });
  }
  const known = { deliveries, damaged: damagedDeliveries(world, organization), now, by: asked.by.id };
  const said = await say(organization, "reminder", byWhomAsked(due, references, day), known);
  const isReminded = ({ customer }: Waiting): boolean => said.get(customer.id) === true;
  const reminded = byWhomAsked(due.filter(isReminded), references, day);
  for (const one of due) if (!isReminded(one)) left.push({ customer: one.customer, because: "to-come" });
  if (reminded.size > 0) world.nudge();
  return {
    reminded: new Map([...reminded].map(([owner, theirs]) => [owner, theirs.map(({ customer }) => customer)])),
    left,
  };
}
