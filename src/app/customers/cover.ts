/** Somebody covers customers for some days, or not any more. */
import * as facts from "../../domain/customer/facts.ts";
import type { FactOutcome } from "../../domain/customer/facts.ts";
import { coverFrom, coverRefused, type CoverAsked } from "../../domain/customer/cover.ts";
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import { exact } from "../../domain/exact.ts";
import { withUndoable } from "../../domain/customer/undo.ts";
import type { Actor, PersonId } from "../../domain/people/person.ts";
import { changeCustomer, type CustomerChanged } from "../change-customer.ts";
import { todayOf } from "../organization/absence.ts";
import type { Organization, World } from "../ports.ts";

export type Covered = CustomerChanged<
  FactOutcome | { doc: Customer; outcome: NonNullable<ReturnType<typeof coverRefused>> }
>;

/**
 * From now or from a day on, until and on the last day, that person hears of these customers in place of their owners,
 * and may answer. Each is one change of one document, at one moment: whoever covers hears of all in one message.
 * @param asked.cover absent: nobody covers them any more, or where `only` says whose cover alone ends, not that person
 * @returns one outcome for each customer, in their order
 */
export async function cover(
  world: World,
  organization: Organization,
  asked: { customers: readonly CustomerId[]; cover?: CoverAsked | undefined; only?: PersonId | undefined; by: Actor },
): Promise<readonly Covered[]> {
  const today = await todayOf(world, organization);
  const now = world.now();
  const { person, from, until } = asked.cover ?? {};
  const isAhead = from !== undefined && from > today;
  const wanted =
    person === undefined || until === undefined
      ? undefined
      : exact({ person: person.id, from: isAhead ? from : undefined, until });
  const done: Covered[] = [];
  for (const id of asked.customers)
    done.push(
      await changeCustomer(organization, id, (customer) => {
        const refused = asked.cover && coverRefused(customer, asked.cover, today);
        if (refused !== undefined) return { doc: customer, outcome: refused };
        const person = coverFrom(customer, today)?.person;
        if (wanted === undefined && (person === undefined || (asked.only ?? person) !== person))
          return { doc: customer, outcome: "unchanged" as const };
        const change = { set: "cover" as const, cover: wanted, today };
        const set = facts.setFact(customer, change, asked.by, now);
        return { ...set, doc: withUndoable(customer, set.doc, { by: asked.by.id, now }) };
      }),
    );
  if (done.some(({ outcome }) => outcome === "changed")) world.nudge();
  return done;
}
