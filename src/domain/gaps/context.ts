/** What gap rules know beside the customer, and how they put a gap together. */
import type { BusinessCalendar } from "../calendar.ts";
import type { Customer } from "../customer.ts";
import type { Settings } from "../documents.ts";
import { designations, type Designation, type Gap } from "../gap.ts";
import type { PersonRef } from "../person.ts";
import { dayOf, type Day, type Instant, type Zone } from "../time.ts";
import type { Catalogue } from "../workloads.ts";
import type { GapLimits } from "./limits.ts";

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

/** A rule: which gaps of its kind a customer has. Pure. */
export type Rule = (customer: Customer, context: GapContext) => readonly Gap[];

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
