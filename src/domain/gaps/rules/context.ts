/** What gap rules know beside the customer, and how they put a gap together. */
import { endOfMonth, type BusinessCalendar } from "../../time/calendar.ts";
import type { Claim, Customer, Identity, Subscription } from "../../customer/customer.ts";
import type { Settings, SourceId } from "../../documents.ts";
import { designationsOfCpor, designationsOfPal } from "../../catalogue/attribution.ts";
import {
  deadlineFrom,
  designations,
  gapKind,
  type Deadline,
  type Designation,
  type Gap,
  type GapCode,
} from "../../catalogue/gap-codes.ts";
import { designationsOfClaim } from "../../claims/attribution.ts";
import { isOurs, rolesOn, worthOfPal, type Coverage } from "../../pal/pal.ts";
import type { PersonRef } from "../../people/person.ts";
import { addDays, dayOf, type Day, type Instant, type Zone } from "../../time/time.ts";
import { workloadName, type Catalogue } from "../../catalogue/workloads.ts";
import { calendarOf, lastDay, type GapLimits, type LimitName } from "../../catalogue/limits.ts";
import { madeOnce, oncePer } from "../../once.ts";

export type GapContext = {
  /** The day it is in `zone`. */
  today: Day;
  zone: Zone;
  calendar: BusinessCalendar;
  /** Our location Partner IDs. Empty when not configured: then no id is called wrong for not being listed. */
  partnerIds: readonly string[];
  /** Our global Partner ID, which must never be linked or claimed with. */
  globalPartnerId?: string | undefined;
  /** Designations the organization goes for. */
  goals: readonly Designation[];
  imports: Settings["imports"];
  /** When a list of all customers was last imported, whatever was read since. */
  listImportedOn?: Day | undefined;
  /** When Partner Center's own list was last read; a customer without `read.listing` was not on it. */
  listReadOn?: Day | undefined;
  /** Sources of Microsoft's that are switched on and not read now; none when absent (V04). */
  unread?: readonly Unread[];
  /** Left the organization or blocked the bot; by Entra object id and by user principal name. */
  gone: ReadonlySet<PersonRef>;
  /** Of those, who left the organization for good, so that their accounts end; all of `gone` when absent (P07). */
  left?: ReadonlySet<PersonRef>;
  /** Of those, whose account is disabled though it is there. */
  disabled?: ReadonlySet<PersonRef>;
  /** Since when each is gone, where known. */
  goneSince?: ReadonlyMap<PersonRef, Day>;
  limits: GapLimits;
  catalogue: Catalogue;
};

/** A source that is not read: which, since when, and what an administrator does about it. */
export type Unread = {
  source: SourceId;
  name: string;
  since: Day;
  lastRead?: Day | undefined;
  says: string;
  next: string;
  /** Who had it read last; they were told at once. */
  by: PersonRef;
  /** It is tried again by itself, and nobody has to do anything yet. */
  passes: boolean;
};

/** A gap as a rule finds it. What the catalogue says of its code need not be said again. */
type FoundGap = Omit<
  Gap,
  | "key"
  | "customer"
  | "topic"
  | "what"
  | "designations"
  | "unattributedSince"
  | "provenUntil"
  | "monthlyUsd"
  | "snoozedUntil"
> &
  Partial<Pick<Gap, "topic" | "what" | "designations">>;

/**
 * The gap, with its key and what the catalogue knows of its code. All gaps have the same fields in the same order: an
 * organization has hundreds of thousands, and objects of one shape take half the time and memory of spread ones.
 */
export function gap(customer: Customer, found: FoundGap): Gap {
  const { code, item, severity, next, write, since, deadline, ranOut } = found;
  const kind = gapKind(code);
  return {
    key: item === undefined ? `${customer.id}/${code}` : `${customer.id}/${code}/${item}`,
    customer: customer.id,
    code,
    topic: found.topic ?? kind.topic ?? "data",
    severity,
    item,
    what: found.what ?? kind.title,
    next,
    write,
    since,
    deadline,
    ranOut,
    designations: found.designations ?? feeds(code),
    unattributedSince: undefined,
    provenUntil: undefined,
    monthlyUsd: undefined,
    snoozedUntil: undefined,
  };
}

/** Without an owner everything is at risk; what an item feeds, its rule says. */
const fed: Readonly<Record<ReturnType<typeof gapKind>["feeds"], readonly Designation[]>> = {
  all: designations,
  cpor: designationsOfCpor,
  pal: designationsOfPal,
  item: [],
  none: [],
};

/** Designations that a gap of the code costs, whatever it is about. */
const feeds = (code: GapCode): readonly Designation[] => fed[gapKind(code).feeds];

/**
 * Designations that a gap of the code costs at this customer: of those the code feeds, what its workloads and
 * subscriptions feed. All of them while none is known.
 */
export function feedsAt(code: GapCode, { claims, subscriptions }: Customer, { catalogue }: GapContext) {
  const works = new Set<Designation>();
  for (const claim of claims) {
    if (claim.scope.is !== "in") continue;
    for (const designation of designationsOfClaim(claim, catalogue)) works.add(designation);
  }
  for (const one of subscriptions) {
    if (one.scope.is !== "in") continue;
    for (const designation of worthOfPal(one, catalogue).designations) works.add(designation);
  }
  return works.size === 0 ? feeds(code) : feeds(code).filter((one) => works.has(one));
}

/** Designations that PAL feeds through these subscriptions, as far as they are ours; all of them while none is known. */
export function fedByPal(coverage: readonly Coverage[]): readonly Designation[] {
  const fed = new Set(coverage.filter(isOurs).flatMap(({ worth }) => worth.designations));
  return fed.size === 0 ? designationsOfPal : designations.filter((one) => fed.has(one));
}

/** The organization's day of a moment. */
export const dayIn = (context: GapContext, instant: Instant): Day => dayOf(instant, context.zone);

/** The Partner ID to write into a command, or a placeholder that says which one is meant. */
export const partnerIdToUse = (context: GapContext): string => context.partnerIds[0] ?? "<your location Partner ID>";

type Window = { end: Day; after: Day };
/** Windows worked out for a context: they walk a calendar, and the same few hundred days come back for every customer. */
const windowsOf = oncePer((_context: GapContext) => new Map<LimitName, Map<Day, Window>>());

function windowOf(context: GapContext, from: Day, limit: LimitName): Window {
  const windows = madeOnce(windowsOf(context), limit, () => new Map<Day, Window>());
  return madeOnce(windows, from, () => {
    const end = lastDay(from, context.limits[limit], calendarOf(limit, context.calendar));
    return { end, after: addDays(end, 1) };
  });
}

/** The last day of the limit's window that opens on `from`. */
export const windowEnd = (context: GapContext, from: Day, limit: LimitName): Day => windowOf(context, from, limit).end;

/** The first day too late when the window that opened on `from` is over; undefined while it lasts. */
export function lateSince(context: GapContext, from: Day, limit: LimitName): Day | undefined {
  const { end, after } = windowOf(context, from, limit);
  return context.today > end ? after : undefined;
}

/** A deadline of a gap, with what is left of it today. */
export function deadlineOn({ today, calendar }: GapContext, endsOn: Day): Deadline {
  return deadlineFrom(today, endsOn, calendar);
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

/** What a rule tells of one item. `what`: what is so, where the catalogue's title does not say it. */
export type Told = Pick<FoundGap, "code" | "severity" | "next" | "since" | "deadline" | "ranOut"> & {
  what?: string | undefined;
};

/** What gaps of one claim, subscription or identity have in common. */
export type Item = Required<Pick<FoundGap, "topic" | "designations">> & { name: string; item: string };

/** A gap of one item, with its name first. Field by field, like `gap`: spread objects made evaluating half as slow again. */
export function gapOf(
  customer: Customer,
  { name, item, topic, designations }: Item,
  { code, severity, what = gapKind(code).title, next, since, deadline, ranOut }: Told,
): Gap {
  return gap(customer, {
    code,
    topic,
    severity,
    item,
    what: `${name}: ${what}`,
    next,
    since,
    deadline,
    ranOut,
    designations,
  });
}

export const aboutClaim = (claim: Claim, context: GapContext): Item => ({
  name: nameOfClaim(claim, context),
  item: claim.id,
  topic: "cpor",
  designations: designationsOfClaim(claim, context.catalogue),
});

export const aboutSubscription = (
  subscription: Subscription,
  { catalogue }: GapContext,
  designations: Item["designations"] = worthOfPal(subscription, catalogue).designations,
): Item => ({ name: nameOfSubscription(subscription), item: subscription.id, topic: "pal", designations });

export const aboutIdentity = (identity: Identity, coverage: readonly Coverage[]): Item => ({
  name: identity.label,
  item: identity.id,
  topic: "pal",
  designations: fedByPal(coverage.filter(({ subscription }) => rolesOn(identity, subscription.id) !== undefined)),
});
