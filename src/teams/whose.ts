/** Whose a customer is, and who changed that since. */
import type { OwnersUndone } from "../app/organization/absence.ts";
import { evaluate } from "../app/evaluate.ts";
import { ownerChangedSince } from "../domain/customer/changed-since.ts";
import type { Customer } from "../domain/customer/customer.ts";
import type { PersonRef } from "../domain/people/person.ts";
import type { Instant } from "../domain/time/time.ts";
import type { Turn } from "./turn.ts";

/** What somebody is called; the reference where nobody knows. */
export async function personName(turn: Turn, ref: string | undefined): Promise<string> {
  if (ref === undefined) return "Nobody";
  return (await evaluate(turn.world, turn.organization)).names.get(ref) ?? ref;
}

/** Customers that are named one by one. */
const mostNamed = 5;

/** Whose a customer is after all, and who changed that since. */
export async function staysWords(turn: Turn, { customer, since }: OwnersUndone["kept"][number]): Promise<string> {
  const { name, owner } = customer;
  const changer =
    since === undefined ? "somebody" : since.by === turn.actor.id ? "you" : await personName(turn, since.by);
  const is = owner === undefined ? "has no owner now" : `stays with ${await personName(turn, owner)}`;
  return `${name} ${is}: ${changer} changed it since.`;
}

/**
 * Whom somebody else gave or took since it was offered, and who it was.
 * @param isOf whether it was among those that were offered, or would be now; `from`: who had it then
 */
export async function changedSinceWords(
  turn: Turn,
  at: Instant | undefined,
  isOf: (customer: Customer, from: PersonRef | undefined) => boolean,
): Promise<readonly string[]> {
  if (at === undefined) return [];
  const kept = (await turn.organization.customers.list()).flatMap((customer) => {
    const since = ownerChangedSince(customer, { asOf: at, by: turn.actor });
    return since !== undefined && isOf(customer, since.from) ? [{ customer, since }] : [];
  });
  return await keptWords(turn, kept);
}

/** Whose they are after all, each in a line, as far as there is room. */
export async function keptWords(turn: Turn, kept: OwnersUndone["kept"]): Promise<readonly string[]> {
  const stays = await Promise.all(kept.slice(0, mostNamed).map((one) => staysWords(turn, one)));
  return kept.length > mostNamed ? [...stays, `And ${kept.length - mostNamed} more were changed since.`] : stays;
}
