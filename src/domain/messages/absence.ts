/** An absence is told to the deputy; to whoever is away, too, where a manager recorded it. Pure. */
import { isAway } from "../people/absence.ts";
import { isSamePerson, type Person } from "../people/person.ts";
import type { Day } from "../time/time.ts";
import type { Planned } from "./plan.ts";

/** One message a listener and absence; what an earlier version recorded is not told. */
export function planAbsences(people: readonly Person[], today: Day): readonly Planned[] {
  return people.flatMap((person) => {
    const { id, away } = person;
    if (away?.at === undefined || !isAway(person, today)) return [];
    const deputy = people.find((one) => isSamePerson(away.deputy, one))?.id;
    return [away.by === id ? undefined : id, deputy].flatMap((to) =>
      to === undefined
        ? []
        : [
            {
              id: `absence/${id}/${away.at}/${to}`,
              to: { person: to },
              about: { kind: "absence" as const, person: id },
            },
          ],
    );
  });
}
