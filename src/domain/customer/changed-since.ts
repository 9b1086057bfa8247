/** What somebody else changed of a customer since a change of it was offered: that change would take them by surprise. Pure. */
import type { Customer, HistoryEntry } from "./customer.ts";
import { lastingHistory } from "./undo.ts";
import { exact } from "../exact.ts";
import type { Actor } from "../people/person.ts";
import type { Instant } from "../time/time.ts";

/** When a change was offered, and who makes it now. */
export type Offered = { asOf: Instant; by: Pick<Actor, "id"> };

const ofOwner = /^(?:added|assigned|owner gave back)$/;

/**
 * The last change by somebody else since then of who owns the customer, `from` whoever had it then; undefined where there
 * is none, where it is as it was, or whoever acts changed it after them.
 */
export function ownerChangedSince({ owner, history }: Customer, { asOf, by }: Offered): HistoryEntry | undefined {
  const changes = history.filter(({ at, what }) => at > asOf && ofOwner.test(what));
  const [first, last] = [changes[0], changes.at(-1)];
  if (first === undefined || last === undefined || last.by === by.id) return undefined;
  return first.what !== "added" && first.from === owner ? undefined : exact({ ...last, from: first.from });
}

/** The same of its snoozes, or of a fact such as its deputy, by the name that the history has for it. */
export function factChangedSince(customer: Customer, fact: string, { asOf, by }: Offered): HistoryEntry | undefined {
  const last = lastingHistory(customer.history).findLast(
    ({ at, what }) => at > asOf && (what === `${fact} set` || (fact === "snooze" && what.startsWith(fact))),
  );
  return last?.by === by.id ? undefined : last;
}
