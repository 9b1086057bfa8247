/** What gap rules know beside the customer, and how they put a gap together. */
import { businessDaysBetween, endOfMonth, type BusinessCalendar } from "../../time/calendar.ts";
import type { Claim, Customer, Subscription } from "../../customer/customer.ts";
import type { Settings } from "../../documents.ts";
import { designations, type Designation, type Gap } from "../../catalogue/gap-codes.ts";
import type { PersonRef } from "../../people/person.ts";
import { addDays, dayOf, daysBetween, type Day, type Instant, type Zone } from "../../time/time.ts";
import { workloadName, type Catalogue } from "../../catalogue/workloads.ts";
import { lastDay, type GapLimits, type LimitName } from "../../catalogue/limits.ts";

export type GapContext = {
  /** The day it is in `zone`. */
  today: Day;
  zone: Zone;
  calendar: BusinessCalendar;
  /** Our location Partner IDs. Empty when not configured: then no id is called wrong for not being listed. */
  partnerIds: readonly string[];
  /** Our global Partner ID, which must never be linked or claimed with. */
  globalPartnerId?: string;
  /** Designations the organization goes for. */
  goals: readonly Designation[];
  imports: Settings["imports"];
  /** Left the organization or blocked the bot; by Entra object id and by user principal name. */
  gone: ReadonlySet<PersonRef>;
  /** Of those, who left the organization for good, so that their accounts end; all of `gone` when absent (P07). */
  left?: ReadonlySet<PersonRef>;
  /** Since when each is gone, where known. */
  goneSince?: ReadonlyMap<PersonRef, Day>;
  limits: GapLimits;
  catalogue: Catalogue;
};

/** A gap as a rule finds it. */
export type Found = Omit<Gap, "key" | "customer" | "item" | "clock" | "snoozedUntil"> & {
  item?: string | undefined;
  clock?: Gap["clock"] | undefined;
};

/** A gap with its key made. Written out field by field, since hundreds of thousands are made at a time. */
export function gap(customer: Customer, found: Found): Gap {
  const { code, item } = found;
  const made: Gap = {
    key: item === undefined ? `${customer.id}/${code}` : `${customer.id}/${code}/${item}`,
    customer: customer.id,
    code,
    topic: found.topic,
    severity: found.severity,
    what: found.what,
    next: found.next,
    since: found.since,
    designations: found.designations,
  };
  if (item !== undefined) made.item = item;
  if (found.write !== undefined) made.write = found.write;
  if (found.clock !== undefined) made.clock = found.clock;
  return made;
}

/** Fed by everything: a customer without an owner counts against each goal. */
export const everyDesignation: readonly Designation[] = designations;

/** Dates worked out before in this context; the same few hundred days come back for every customer. */
type Known = { days: Map<string, Day>; windows: Map<LimitName, Map<Day, { end: Day; after: Day }>> };
const knownOf = new WeakMap<GapContext, Known>();

function known(context: GapContext): Known {
  let found = knownOf.get(context);
  if (found === undefined) knownOf.set(context, (found = { days: new Map(), windows: new Map() }));
  return found;
}

/** The organization's day of a moment. */
export function dayIn(context: GapContext, instant: Instant): Day {
  if (context.zone === "Etc/UTC") return dayOf(instant, context.zone);
  const { days } = known(context);
  // No zone's day begins within a quarter of an hour of UTC, so all of its moments fall on one day.
  const minute = instant.charCodeAt(14) * 10 + instant.charCodeAt(15) - 528;
  const quarter = `${instant.slice(0, 13)}${String.fromCharCode(97 + Math.trunc(minute / 15))}`;
  let day = days.get(quarter);
  if (day === undefined) days.set(quarter, (day = dayOf(instant, context.zone)));
  return day;
}

/** The Partner ID to write into a command, or a placeholder that says which one is meant. */
export const partnerIdToUse = (context: GapContext): string => context.partnerIds[0] ?? "<your location Partner ID>";

function windowOf(context: GapContext, from: Day, limit: LimitName): { end: Day; after: Day } {
  const { windows } = known(context);
  let ofLimit = windows.get(limit);
  if (ofLimit === undefined) windows.set(limit, (ofLimit = new Map<Day, { end: Day; after: Day }>()));
  let found = ofLimit.get(from);
  if (found === undefined) {
    const end = lastDay(from, context.limits[limit], context.calendar);
    ofLimit.set(from, (found = { end, after: addDays(end, 1) }));
  }
  return found;
}

/** The last day of the limit's window that opens on `from`. */
export const windowEnd = (context: GapContext, from: Day, limit: LimitName): Day => windowOf(context, from, limit).end;

/** The first day too late when the window that opened on `from` is over; undefined while it lasts. */
export function lateSince(context: GapContext, from: Day, limit: LimitName): Day | undefined {
  const { end, after } = windowOf(context, from, limit);
  return context.today > end ? after : undefined;
}

/** A clock of a gap, with what is left of it today. */
export function clock(context: GapContext, endsOn: Day, unit: "business days" | "days"): NonNullable<Gap["clock"]> {
  const left =
    unit === "days" ? daysBetween(context.today, endsOn) : businessDaysBetween(context.today, endsOn, context.calendar);
  return { endsOn, left, unit };
}

/**
 * The last day that an import can know of: the month of its data when it has one, else the day it was imported.
 * Undefined when there was no import of that kind.
 */
export function knownUntil(context: GapContext, kind: keyof GapContext["imports"]): Day | undefined {
  const found = context.imports[kind];
  if (found === undefined) return undefined;
  const imported = dayIn(context, found.at);
  const month = found.data === undefined ? imported : endOfMonth(found.data);
  return month < imported ? month : imported;
}

/** The end of a long id, enough to tell two apart on a card. */
const tail = (id: string): string => `(…${id.slice(-4)})`;

/** What people call the claim: the workload, and the end of its subscription's id. */
export const nameOfClaim = (claim: Claim, context: GapContext): string =>
  workloadName(context.catalogue, claim.workload) +
  (claim.subscription === undefined ? "" : ` ${tail(claim.subscription)}`);

/** What people call the subscription. */
export const nameOfSubscription = (subscription: Subscription): string =>
  `${subscription.name ?? "Subscription"} ${tail(subscription.id)}`;
