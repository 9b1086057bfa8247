/** How long deliveries and history are kept, and what is over it. Pure. */
import { noted } from "../customer/edit.ts";
import type { Customer, CustomerId, HistoryEntry } from "../customer/customer.ts";
import { withoutOldUndoable } from "../customer/undo.ts";
import { isOfLaterRelease, type Delivery, type Settings } from "../documents.ts";
import { removedByRetention, removedFrom } from "./history.ts";
import { system } from "../people/person.ts";
import { stillNames } from "../messages/card-state.ts";
import { isOfDeadlineAhead } from "../messages/deadlines.ts";
import { addMilliseconds, dayOf, type Instant } from "../time/time.ts";
import { customersOfDelivery, isAbout, leased } from "../messages/delivery.ts";

/** Days each is kept. `history` absent: for as long as the customer is. */
export type Retention = { deliveries: number; history?: number };

/** Unless set otherwise. */
const defaultRetention: Retention = { deliveries: 400 };

/**
 * What can be set, in days. A delivery's record keeps the same message from being said twice, which takes weeks at
 * most; history answers who changed what, which nobody should lose within a year.
 */
const retentionLimits = {
  deliveries: { least: 30, most: 400 },
  history: { least: 365, most: 3650 },
} as const;

/** What holds for the organization. */
export function retentionOf(settings: Pick<Settings, "retention">): Retention {
  return { ...defaultRetention, ...settings.retention };
}

export type RetentionChanged =
  | { outcome: "set" | "unchanged"; doc: Settings }
  | { outcome: "out-of-range"; doc: Settings; least: number; most: number };

/** @param asked.days absent: history is kept. */
export function setRetention(
  settings: Settings,
  asked: { of: "deliveries" | "history"; days?: number | undefined; by: string },
  now: Instant,
): RetentionChanged {
  const { least, most } = retentionLimits[asked.of];
  const { days } = asked;
  if (days !== undefined && (days < least || days > most))
    return { outcome: "out-of-range", doc: settings, least, most };
  const before = retentionOf(settings)[asked.of];
  if (before === days) return { outcome: "unchanged", doc: settings };
  const { [asked.of]: _, ...others } = settings.retention ?? {};
  const retention = days === undefined ? others : { ...others, [asked.of]: days };
  const words = (value: number | undefined) => (value === undefined ? "kept" : `${value} days`);
  const entry = { at: now, by: asked.by, what: `retention of ${asked.of}`, from: words(before), to: words(days) };
  return { outcome: "set", doc: noted({ ...settings, retention }, entry) };
}

/**
 * Whether the record goes: settled and old enough, unless it tells of a deadline that is ahead; or about customers that
 * are all gone and not on its way. What is planned for a customer that is gone goes as well, since there is nothing to be
 * said. A record that tells where a card still names them stays until the card is drawn anew.
 */
export function isDeliveryOver(
  delivery: Delivery,
  retention: Retention,
  facts: { now: Instant; isThere: (customer: CustomerId) => boolean },
): boolean {
  if (delivery.state === leased) return false;
  const about = customersOfDelivery(delivery);
  if (about.length > 0 && !about.some(facts.isThere) && !stillNames(delivery)) return true;
  if (delivery.state === "planned" && !isOfLaterRelease(delivery)) return false;
  if (isOfDeadlineAhead(delivery, dayOf(facts.now, "Etc/UTC"))) return false;
  return delivery.at < addMilliseconds(facts.now, -retention.deliveries * 86_400_000);
}

/** The same history without what is older than `days`; one entry says how many are gone. The same object if none is. */
export function cutHistory<Entry extends HistoryEntry>(
  history: readonly Entry[],
  days: number,
  now: Instant,
): readonly (Entry | HistoryEntry)[] {
  const before = addMilliseconds(now, -days * 86_400_000);
  const earlier = removedFrom(history);
  const own = earlier === 0 ? history : history.slice(1);
  const kept = own.findIndex(({ at }) => at >= before);
  const gone = kept === -1 ? own.length : kept;
  const last = own[gone - 1];
  if (last === undefined) return history;
  return [{ at: last.at, by: system, what: removedByRetention, to: String(earlier + gone) }, ...own.slice(gone)];
}

/** The customer without what is over its time. @param days of history; undefined where it is kept */
export function cutCustomer(customer: Customer, days: number | undefined, now: Instant): Customer {
  const cut = withoutOldUndoable(customer, now);
  const history = days === undefined ? cut.history : cutHistory(cut.history, days, now);
  return history === cut.history ? cut : { ...cut, history };
}

export function cutSettings(settings: Settings, days: number, now: Instant): Settings {
  const history = cutHistory(settings.history, days, now);
  return history === settings.history ? settings : { ...settings, history };
}

/**
 * The delivery without the customer; nothing when it is about no other. The same object when it is not about it, or
 * when its card in a chat names no other: that is drawn anew first, see card-state.ts.
 */
export function withoutCustomer(delivery: Delivery, customer: CustomerId): Delivery | undefined {
  if (!isAbout(delivery, customer)) return delivery;
  const { about } = delivery;
  const others = "customers" in about ? about.customers.filter((one) => one !== customer) : [];
  if (others.length > 0 && "customers" in about) {
    // What is said of a customer has keys that begin with it.
    const without = (keys: readonly string[]) => keys.filter((key) => !key.startsWith(`${customer}/`));
    const rest = { ...about, customers: others };
    if ("alerts" in rest) return { ...delivery, about: { ...rest, alerts: without(rest.alerts) } };
    if ("gaps" in rest) return { ...delivery, about: { ...rest, gaps: without(rest.gaps) } };
    if ("prompts" in rest) return { ...delivery, about: { ...rest, prompts: without(rest.prompts ?? []) } };
    if ("said" in rest) return { ...delivery, about: { ...rest, said: without(rest.said ?? []) } };
    return { ...delivery, about: rest };
  }
  return stillNames(delivery) ? delivery : undefined;
}
