/** A person's own weekly message: when it comes, or that it does not. */
import type { WeeklyMoment } from "../../domain/time/time.ts";
import type { Person, PersonId } from "../../domain/people/person.ts";
import type { Organization } from "../ports.ts";

/** @param moment "off" for no weekly message. */
export async function setOwnDigest(
  organization: Organization,
  asked: { person: Person; moment: WeeklyMoment | "off"; allClear?: boolean },
): Promise<void> {
  const id: PersonId = asked.person.id;
  await organization.people.update(id, (current) => {
    const { allClear: _, ...rest } = current ?? asked.person;
    return { doc: { ...rest, digest: asked.moment, ...(asked.allClear === true && { allClear: true as const }) } };
  });
}
