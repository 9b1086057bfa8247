/** Colleagues the bot hears of: by a mention, a roster or a people picker. */
import type { Person, PersonRef } from "../domain/person.ts";
import type { Organization } from "./ports.ts";

/** Remembers what somebody is called, so that cards can name them. Writes only when it is news. */
export async function meet(
  organization: Organization,
  met: { id: PersonRef; name: string; upn?: string },
): Promise<Person> {
  const { doc } = await organization.people.update(met.id, (current): { doc: Person } => {
    if (current === undefined) return { doc: met };
    const same = current.name === met.name && (met.upn === undefined || current.upn === met.upn);
    return { doc: same ? current : { ...current, ...met } };
  });
  return doc;
}
