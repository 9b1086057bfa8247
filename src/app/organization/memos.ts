/** What people ask to be reminded of: set, moved and cancelled by themselves, in their own document. */
import {
  cancelMemos,
  memoComes,
  moveMemo,
  setMemo,
  type MemoComes,
  type MemoMoved,
  type MemoSet,
} from "../../domain/people/memos.ts";
import type { Memo, Person } from "../../domain/people/person.ts";
import { addDays, dayOf, type Day } from "../../domain/time/time.ts";
import type { BusinessCalendar } from "../../domain/time/calendar.ts";
import { gapContext } from "../evaluate.ts";
import type { Organization, World } from "../ports.ts";

type Parts = Pick<World, "now" | "newId" | "setup" | "sync">;

/** The person's own day, and the days on which people work. */
export async function memoDays(
  world: Parts,
  organization: Organization,
  { zone }: Pick<Person, "zone">,
): Promise<{ today: Day; calendar: BusinessCalendar }> {
  const context = await gapContext(world, organization);
  return { today: dayOf(world.now(), zone ?? context.zone), calendar: context.calendar };
}

type WithComes<Change> = Change extends { memo: Memo }
  ? Omit<Change, "doc"> & { comes: MemoComes }
  : Omit<Change, "doc">;
export type MemoSaid = WithComes<MemoSet>;

/** Keeps it, or changes the one that is named. Whoever is away then, or does not work, hears it on the first day that they are there. */
export async function remindMe(
  world: Parts,
  organization: Organization,
  asked: {
    person: Person;
    memo?: string | undefined;
    customer?: string | undefined;
    on: Day;
    says?: string | undefined;
  },
): Promise<MemoSaid> {
  const { person } = asked;
  const { today, calendar } = await memoDays(world, organization, person);
  const { customer, on, says, memo: id = world.newId() } = asked;
  const { doc, ...done } = await organization.people.update(person.id, (current = person) =>
    setMemo(current, { id, customer, on, says }, world.now(), today),
  );
  return "memo" in done ? { ...done, comes: memoComes(doc, done.memo.on, calendar) } : done;
}

/** Reminds of it on another day, or once more: on the next day, or a week on. */
export async function remindAgain(
  world: Parts,
  organization: Organization,
  asked: { person: Person; memo: string } & ({ after: "day" | "week" } | { on: Day }),
): Promise<WithComes<MemoMoved>> {
  const { person, memo: id } = asked;
  const { today, calendar } = await memoDays(world, organization, person);
  const on = "on" in asked ? asked.on : addDays(today, asked.after === "day" ? 1 : 7);
  const { doc, ...done } = await organization.people.update(person.id, (current = person) =>
    moveMemo(current, { id, on }, world.now(), today),
  );
  return "memo" in done ? { ...done, comes: memoComes(doc, done.memo.on, calendar) } : done;
}

/** @returns those that were there. */
export async function forgetMemos(
  organization: Organization,
  asked: { person: Person; memos: readonly string[] },
): Promise<readonly Memo[]> {
  const { cancelled } = await organization.people.update(asked.person.id, (current = asked.person) =>
    cancelMemos(current, asked.memos),
  );
  return cancelled;
}
