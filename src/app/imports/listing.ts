/** What a manager says of customers that a list does not have any more: gone, or the same under another Microsoft ID. */
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import { setFact } from "../../domain/customer/facts.ts";
import { movedAway, movedHere } from "../../domain/imports/listing.ts";
import type { Actor } from "../../domain/people/person.ts";
import type { Day, Instant } from "../../domain/time/time.ts";
import type { Organization } from "../ports.ts";
import { changesAtOnce, inParallel } from "./steps.ts";

/**
 * Offboards all that lists do not have since that day, unless somebody said that we go on serving them.
 * @returns those that were, by name.
 */
export async function offboardUnlisted(
  organization: Organization,
  since: Day,
  by: Actor,
  now: Instant,
): Promise<readonly Customer[]> {
  const isGone = ({ unlisted, lifecycle, read }: Customer) =>
    unlisted?.since === since && unlisted.kept !== true && lifecycle !== "offboarded" && read?.listing === undefined;
  const gone: Customer[] = [];
  const because = `not listed in Partner Center since ${since}`;
  await inParallel(changesAtOnce, (await organization.customers.list()).filter(isGone), async ({ id }) => {
    const { outcome, doc } = await organization.customers.update(id, (current) =>
      current === undefined || !isGone(current)
        ? { doc: current, outcome: "unchanged" as const }
        : setFact(current, { set: "lifecycle", lifecycle: "offboarded", because }, by, now),
    );
    if (outcome === "changed" && doc !== undefined) gone.push(doc);
  });
  return gone.sort((one, other) => one.name.localeCompare(other.name));
}

/**
 * Takes along to the new Microsoft ID what is known under the old one. Dying in between leaves both, and the same again
 * goes on. @returns undefined when one of them is not here.
 */
export async function sameCustomer(
  organization: Organization,
  { from, to, by, now }: { from: CustomerId; to: CustomerId; by: Actor; now: Instant },
): Promise<Customer | undefined> {
  const old = await organization.customers.get(from);
  const known = await organization.customers.get(to);
  if (old === undefined || known === undefined || from === to) return undefined;
  const who = { by: by.id, now };
  const moved = await organization.customers.update(to, (current) => ({
    doc: current && movedHere(current, old, who),
  }));
  await organization.customers.update(from, (current) => ({ doc: current && movedAway(current, to, who) }));
  return moved.doc;
}
