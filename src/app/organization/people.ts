/** Colleagues the bot hears of: by a mention, a roster or a people picker. */
import { exact } from "../../domain/exact.ts";
import type { Person, PersonRef } from "../../domain/people/person.ts";
import { knownById } from "../../domain/customer/handover.ts";
import type { Organization } from "../ports.ts";
import { changeKnown } from "../change-each.ts";

/** Remembers what somebody is called, so that cards can name them. Writes only when it is news. */
export async function meet(
  organization: Organization,
  asked: { id: PersonRef; name: string; upn?: string | undefined },
): Promise<Person> {
  const met: Person = exact(asked);
  await recordById(organization, met);
  const { doc } = await organization.people.update(met.id, (current): { doc: Person } => {
    if (current === undefined) return { doc: met };
    const same =
      current.left === undefined && current.name === met.name && (met.upn === undefined || current.upn === met.upn);
    const { left: _back, ...known } = current;
    return { doc: same ? current : { ...known, ...met } };
  });
  return doc;
}

/**
 * Customers that lists gave to a principal name are the person's by id from now on. Before the name is written into the
 * person's own document: who dies in between learns it again, and does the rest.
 */
export async function recordById(organization: Organization, person: Pick<Person, "id" | "upn">): Promise<void> {
  if (person.upn === undefined || (await organization.people.get(person.id))?.upn === person.upn) return;
  for (const customer of await organization.customers.list()) {
    if (knownById(customer, person) === customer) continue;
    await changeKnown(organization.customers, customer.id, (current) => knownById(current, person));
  }
}
