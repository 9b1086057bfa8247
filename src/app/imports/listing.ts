/** What a manager says of customers that a list does not have any more: gone, or the same under another Microsoft ID. */
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import { setFact } from "../../domain/customer/facts.ts";
import { another, movedAway, movedHere, openMoves, type ListComparison } from "../../domain/imports/listing.ts";
import type { Actor } from "../../domain/people/person.ts";
import type { Day, Instant } from "../../domain/time/time.ts";
import type { Organization } from "../ports.ts";
import { changesAtOnce, inParallel } from "../in-parallel.ts";
import { changeKnown } from "../change-each.ts";

/**
 * Offboards customers that lists do not have any more, but none that is listed again by now or that somebody goes on
 * serving.
 * @param unlisted as unlistedNow gave them.
 * @returns those that were, by name.
 */
export async function offboardUnlisted(
  organization: Organization,
  unlisted: readonly Customer[],
  by: Actor,
  now: Instant,
): Promise<readonly Customer[]> {
  const gone: Customer[] = [];
  await inParallel(changesAtOnce, unlisted, async ({ id }) => {
    const { outcome, doc } = await organization.customers.update(id, (current) =>
      current === undefined || !isUnlisted(current)
        ? { doc: current, outcome: "unchanged" as const }
        : setFact(current, { set: "lifecycle", lifecycle: "offboarded", because: because(current) }, by, now),
    );
    if (outcome === "changed" && doc !== undefined) gone.push(doc);
  });
  return gone.sort((one, other) => one.name.localeCompare(other.name));
}

/** Not on the lists any more, by their word alone, and served all the same as far as anybody said. */
const isUnlisted = ({ unlisted, lifecycle, read }: Customer): boolean =>
  unlisted !== undefined && unlisted.kept !== true && lifecycle !== "offboarded" && read?.listing === undefined;

const because = ({ unlisted }: Customer): string => `not listed in Partner Center since ${unlisted?.since ?? "?"}`;

type Move = { from: CustomerId; to: CustomerId; by: Actor; now: Instant };

/**
 * Takes along to the new Microsoft ID what is known under the old one. Dying in between leaves both, and the same again
 * goes on. @returns undefined when one of them is not here.
 */
export async function sameCustomer(
  organization: Organization,
  { from, to, by, now }: Move,
): Promise<Customer | undefined> {
  const old = await organization.customers.get(from);
  const known = await organization.customers.get(to);
  if (old === undefined || known === undefined || from === to) return undefined;
  const who = { by: by.id, now };
  const moved = await changeKnown(organization.customers, to, (current) => movedHere(current, old, who));
  await changeKnown(organization.customers, from, (current) => movedAway(current, to, who));
  return moved;
}

/** A new customer that has the name of an old one is another one. @returns undefined when it is not here. */
export async function anotherCustomer(
  organization: Organization,
  { from, to, by, now }: Move,
): Promise<Customer | undefined> {
  return changeKnown(organization.customers, to, (current) => another(current, from, { by: by.id, now }));
}

/**
 * Customers that lists do not have any more: the first that may have moved where nobody said whether it did, and those
 * that are simply gone, unless somebody said that we go on serving them.
 * @param since the day on which those that are gone left the lists; absent: whenever.
 */
export async function unlistedNow(
  organization: Organization,
  since?: Day,
): Promise<{ move: ListComparison["moved"][number] | undefined; gone: readonly Customer[] }> {
  const customers = await organization.customers.list();
  const moves = openMoves(customers);
  const moving = new Set(moves.map(({ from }) => from.id));
  const left = customers.filter((one) => isUnlisted(one) && !moving.has(one.id));
  return { move: moves[0], gone: left.filter(({ unlisted }) => since === undefined || unlisted?.since === since) };
}
