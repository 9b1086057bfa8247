/** Memos whose day has come, for whoever asked for them. Pure. */
import type { Settings } from "../documents.ts";
import { isAway } from "../people/absence.ts";
import { aheadOf } from "../people/memos.ts";
import type { Memo, Person, PersonId } from "../people/person.ts";
import { notBefore } from "../time/quiet-hours.ts";
import { dayOf, type Instant, type Zone } from "../time/time.ts";
import type { Planned } from "./plan.ts";

/** A message, and what is marked in the person's document once it is written down. */
export type PlannedMemo = Planned & { memo: Pick<Memo, "id" | "on">; person: PersonId };

/**
 * One message for each, in working hours of the first day on which the person is there: who is away hears it when they
 * are back, and no deputy does.
 */
export function planMemos(
  people: readonly Person[],
  settings: Pick<Settings, "weekend" | "holidays" | "quiet">,
  zone: Zone,
  now: Instant,
): readonly PlannedMemo[] {
  return people.flatMap((person) => {
    if (person.memos === undefined) return [];
    const own = person.zone ?? zone;
    const today = dayOf(now, own);
    const due = aheadOf(person).filter(({ on }) => on <= today);
    if (due.length === 0 || isAway(person, today)) return [];
    if (notBefore({ ...settings, zone: own }, now) > now) return [];
    return due.map(({ id, on, customer, came }) => ({
      id: memoKey({ id, on, came }),
      to: { person: person.id },
      about: { kind: "memo" as const, memo: id, on, customers: customer === undefined ? [] : [customer] },
      memo: { id, on },
      person: person.id,
    }));
  });
}

/** The key of its message: with the day, and when it came before, so that asking for it again makes another one. */
export const memoKey = ({ id, on, came }: Pick<Memo, "id" | "on"> & { came?: Instant | undefined }): string =>
  ["memo", id, on, ...(came === undefined ? [] : [came])].join("/");
