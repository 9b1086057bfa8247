/** Reminders and escalations: the message to a person of what no other has said to them. Pure. */
import type { Customer, Prompt } from "../customer/customer.ts";
import type { Delivery } from "../documents.ts";
import type { PersonRef } from "../people/person.ts";
import { customersOfDelivery, isAbout, isToCome } from "./delivery.ts";
import { nextKey, type Planned } from "./plan.ts";

/** An open prompt; `count`: how often it will have been brought up then, or the level of escalation it will be at. */
export type Waiting = { customer: Customer; prompt: Prompt; count: number };

export type ReminderKind = "reminder" | "escalation";

/** What a message says of a prompt. */
const keyOf = ({ customer, prompt, count }: Waiting): string => `${customer.id}/${prompt.id}/${count}`;

/** Whether a message is about that prompt of a customer, as far as its record tells: earlier ones name customers alone. */
export const isAboutPrompt = (delivery: Delivery, customer: Customer, prompt: Prompt): boolean =>
  isAbout(delivery, customer.id) &&
  (!("prompts" in delivery.about) ||
    delivery.about.prompts.some((key) => key.startsWith(`${customer.id}/${prompt.id}/`)));

/** Whether a message of these says it. */
export function isSaid(one: Waiting, kind: ReminderKind, deliveries: readonly Delivery[]): boolean {
  return deliveries.some(({ about }) => about.kind === kind && about.prompts?.includes(keyOf(one)) === true);
}

/** Messages that put the same to a person: nobody hears two of them at once about one customer. */
const alike: Readonly<Record<ReminderKind, readonly Delivery["about"]["kind"][]>> = {
  reminder: ["prompt", "assigned", "reminder"],
  escalation: ["escalation"],
};

/**
 * One message to a person of what none has said to them, and none that is still to come asks about; asked longest ago
 * first. One that waits for the morning says it too; else its key is the next of theirs: of two who plan at once, one
 * finds the other's message there, and has it say the rest, or makes another one of that.
 * @param theirs every delivery to them.
 * @param damaged ids of those that cannot be read.
 */
export function messageOf(
  kind: ReminderKind,
  to: PersonRef,
  waiting: readonly Waiting[],
  theirs: readonly Delivery[],
  damaged: readonly string[],
): Planned | undefined {
  const toCome = theirs.filter(({ state, about }) => isToCome(state) && alike[kind].includes(about.kind));
  const named = new Set(toCome.flatMap(customersOfDelivery));
  const fresh = waiting
    .filter((one) => !named.has(one.customer.id) && !isSaid(one, kind, theirs))
    .toSorted((a, b) => (`${a.prompt.at} ${a.customer.id}` < `${b.prompt.at} ${b.customer.id}` ? -1 : 1));
  if (fresh.length === 0) return undefined;
  const waits = theirs.find(({ state, about }) => state === "planned" && about.kind === kind && about.prompts);
  return {
    id: waits?.id ?? nextKey(`${kind}/${to}/`, [...theirs.map(({ id }) => id), ...damaged]),
    to: { person: to },
    about: { kind, customers: fresh.map(({ customer }) => customer.id), prompts: fresh.map(keyOf) },
  };
}
