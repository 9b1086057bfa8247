/** What gap rules know beside the customer, and how they put a gap together. */
import { businessDaysBetween, endOfMonth, type BusinessCalendar } from "../calendar.ts";
import type { Claim, Customer, Subscription } from "../customer.ts";
import type { Settings } from "../documents.ts";
import { designations, type Designation, type Gap } from "../gap.ts";
import type { PersonRef } from "../person.ts";
import { addDays, dayOf, daysBetween, type Day, type Instant, type Zone } from "../time.ts";
import { workloadName, type Catalogue } from "../workloads.ts";
import { lastDay, type GapLimits, type LimitName } from "./limits.ts";

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

/** A gap with its key made. */
export function gap(customer: Customer, parts: Omit<Gap, "key" | "customer">): Gap {
  const key = `${customer.id}/${parts.code}${parts.item === undefined ? "" : `/${parts.item}`}`;
  return { key, customer: customer.id, ...parts };
}

/** Fed by everything: a customer without an owner counts against each goal. */
export const everyDesignation: readonly Designation[] = designations;

/** The organization's day of a moment. */
export const dayIn = (context: GapContext, instant: Instant): Day => dayOf(instant, context.zone);

/** The Partner ID to write into a command, or a placeholder that says which one is meant. */
export const partnerIdToUse = (context: GapContext): string => context.partnerIds[0] ?? "<your location Partner ID>";

/** The last day of the limit's window that opens on `from`. */
export const windowEnd = (context: GapContext, from: Day, limit: LimitName): Day =>
  lastDay(from, context.limits[limit], context.calendar);

/** The first day too late when the window that opened on `from` is over; undefined while it lasts. */
export function lateSince(context: GapContext, from: Day, limit: LimitName): Day | undefined {
  const end = windowEnd(context, from, limit);
  return context.today > end ? addDays(end, 1) : undefined;
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
  workloadName(context.catalogue, claim.workload) + (claim.subscription === undefined ? "" : ` ${tail(claim.subscription)}`);

/** What people call the subscription. */
export const nameOfSubscription = (subscription: Subscription): string =>
  `${subscription.name ?? "Subscription"} ${tail(subscription.id)}`;
