/** "@bot gaps" and "show": what is open, for the person and the place that ask. */
import { isLeftOut, type Customer, type CustomerId, type HistoryEntry } from "../../domain/customer/customer.ts";
import { seatsOf } from "../../domain/customer/seats.ts";
import { accessEnds, needsNoAccess, type KnownAccess } from "../../domain/customer/gdap.ts";
import { howLost } from "../../domain/customer/handover.ts";
import { changeOf, customerIn, hasKeys, type Change, type NoChange } from "../../domain/gaps/change.ts";
import { topicOfKey } from "../../domain/gaps/closed.ts";
import { counts, type Gap, type Topic } from "../../domain/catalogue/gap-codes.ts";
import { topicsLacked } from "../../domain/gaps/traits.ts";
import type { ListedGap } from "../../domain/messages/chases.ts";
import { among, ownersOf, weekRecord } from "../../domain/messages/digest.ts";
import { orderOf, whoseAlone, withNamesOf, writeFilter, type Filter } from "../../domain/gaps/filter.ts";
import { memberOf, listPage, type ListPage } from "../../domain/listing.ts";
import { findCustomers, type FoundCustomers } from "../../domain/customer/find.ts";
import { answeredBy, mayAnswer } from "../../domain/customer/checklist.ts";
import { exact } from "../../domain/exact.ts";
import { splitClaims, tallyClaims, type ClaimShare, type ClaimTally } from "../../domain/claims/tally.ts";
import {
  isInUse,
  listClaims,
  standingClaims,
  neverSent,
  unclaimedCustomers,
  type ClaimFilter,
  type StandingClaim,
} from "../../domain/claims/standing.ts";
import type { Actor, PersonRef } from "../../domain/people/person.ts";
import { itemsOf } from "../../domain/gaps/in-order.ts";
import { changedIn, isSameContext } from "../../domain/gaps/find-gaps.ts";
import {
  adjustSelection,
  answersDue,
  answersEnding,
  nextDeadline,
  type AnswersDue,
  reportPage,
  reportGaps,
  selectGaps,
  soon,
  visibleTo,
  type CustomerGaps,
  type GapReport,
  type Selected,
} from "../../domain/gaps/report.ts";
import { addDays, dayOf, isoWeek, type Day } from "../../domain/time/time.ts";
import { evaluate, type Evaluated, namesOf, settingsOf } from "../evaluate.ts";
import { listManagers } from "../organization/settings.ts";
import { openDecisions, type Decision } from "../../domain/messages/decisions.ts";
import type { Organization, World } from "../ports.ts";
import { newest, trailOf, type TrailFilter } from "../../domain/organization/history.ts";
import { lastDigestDay, recapGaps, recapOf, type Recap } from "../../domain/organization/recap.ts";
import type { Names } from "../../domain/messages/message.ts";
import { oncePer } from "../../domain/once.ts";

/** Who asks, and where: in a personal chat a colleague who is not a manager sees only the customers they answer for. */
export type Viewer = { actor: Actor; personal: boolean };

/** The gap report of an organization for a viewer; or why nothing can be said of what is new or closed. */
export async function gapReport(
  world: World,
  organization: Organization,
  viewer: Viewer,
  wanted: { filter: Filter; page: number },
): Promise<
  | {
      report: GapReport;
      evaluated: Evaluated;
      next?: ReturnType<typeof nextDeadline>;
      due?: readonly AnswersDue[];
      /** Looked at where it is asked. */
      ending?: (from: Day) => { answers: readonly AnswersDue[]; until: Day };
    }
  | { missing: NoChange }
> {
  const evaluated = await evaluate(world, organization);
  const { customers, gapsById, context, names } = evaluated;
  const visible = seen(customers, viewer);
  const filter = withNamesOf(wanted.filter, context.catalogue, visible);
  const asked = { ...wanted, filter };
  if (filter.by === "new" || filter.by === "closed") {
    const change = await changeIn(organization, evaluated, filter.week);
    if (typeof change === "string") return { missing: change };
    const report = reportGaps(visible, gapsById, asked, { context, change, names });
    // "Anything new for me?": what they are asked is no gap yet, and new all the same.
    const isOfOne = filter.by === "new" && filter.whose !== undefined && filter.also === undefined;
    const asking: Filter = { by: "ending", whose: filter.whose, until: addDays(context.today, soon) };
    const due = isOfOne ? answersDue(ofWhom(visible, filter, viewer), gapsById, asking, context) : [];
    return { report, evaluated, due };
  }
  const report =
    visible === customers && filter.whose === undefined && filter.by !== "customer"
      ? reportPage(selectionOf(world, organization, evaluated, filter), asked.page)
      : reportGaps(ofWhom(visible, filter, viewer), gapsById, asked, { context, names, isOwn: seesOnlyOwn(viewer) });
  const some = ofWhom(visible, filter, viewer);
  const next = report.listed > 0 ? undefined : nextDeadline(some, gapsById, filter, context);
  const due = answersDue(some, gapsById, filter, context);
  const ending = (from: Day) => answersEnding(some, gapsById, filter, context, from);
  return { report, evaluated, next, due, ending };
}

/** The rows of every page of such a list. */
export async function listedRows(
  world: World,
  organization: Organization,
  viewer: Viewer,
  filter: Filter,
): Promise<readonly CustomerGaps[]> {
  const { customers, gapsById, context } = await evaluate(world, organization);
  return selectGaps(ofWhom(seen(customers, viewer), filter, viewer), gapsById, filter, { context }).rows;
}

/** Of which gaps the owners of a list can be reminded; `snoozed`: how many more are, `rest`: at how much of it is none. */
export type Remindable = { gaps: readonly ListedGap[]; snoozed: number; rest: number };

/** The same of every page of a list of gaps, of claims, or of delegated access that ends by a day. */
export async function remindable(
  world: World,
  organization: Organization,
  viewer: Viewer,
  asked: { filter: Filter } | { claims: ClaimsAsked } | { access: Pick<ClaimsAsked, "whose" | "except" | "until"> },
): Promise<Remindable> {
  const evaluated = await evaluate(world, organization);
  const { customers, gapsById, context } = evaluated;
  const visible = seen(customers, viewer);
  if ("filter" in asked) {
    const { filter } = asked;
    const change = filter.by === "new" ? await changeIn(organization, evaluated, filter.week) : undefined;
    if (typeof change === "string") return { gaps: [], snoozed: 0, rest: 0 };
    const { rows, totals } = selectGaps(ofWhom(visible, filter, viewer), gapsById, filter, exact({ context, change }));
    // Of customers that lack something, it is that.
    const lacked = filter.by === "customers" ? topicsLacked(filter.traits ?? []) : [];
    const listed = rows
      .flatMap(({ customer, gaps }) => gaps.map((gap) => ({ customer, gap })))
      .filter(({ gap }) => lacked.length === 0 || lacked.includes(gap.topic));
    const gaps = listed.filter(({ gap }) => gap.snoozedUntil === undefined);
    return { gaps, snoozed: Math.max(totals.snoozed, listed.length - gaps.length), rest: 0 };
  }
  const found =
    "claims" in asked
      ? listClaims(ofPerson(visible, asked.claims), asked.claims, context).map(({ customer, claim }) =>
          gapsAt(customer, ({ item }) => item === claim.id),
        )
      : accessEnds(ofPerson(visible, asked.access), context.today)
          .filter(({ customer, end }) => !isLeftOut(customer) && (end === "ends" || end === "over"))
          .filter(({ gdap: { endsOn = "" } }) => endsOn <= (asked.access.until ?? "9"))
          .map(({ customer }) => gapsAt(customer, ({ topic }) => topic === "access"));
  const all = found.flat();
  const gaps = all.filter(({ gap }) => gap.snoozedUntil === undefined);
  return { gaps, snoozed: all.length - gaps.length, rest: found.filter((some) => some.length === 0).length };

  function gapsAt(customer: Customer, isOf: (gap: Gap) => boolean): readonly ListedGap[] {
    const those = (gapsById.get(customer.id) ?? []).filter((gap) => counts(gap) && isOf(gap));
    return those.map((gap) => ({ customer, gap }));
  }
}

/** The customers of every page of such a list. */
export const listedCustomers = async (...asked: Parameters<typeof listedRows>): Promise<readonly Customer[]> =>
  (await listedRows(...asked)).map(({ customer }) => customer);

/** Azure subscriptions that matter of those whom the filter can be about: how many, and how many of them aren't in order at how many customers. */
export async function countSubscriptions(
  world: World,
  organization: Organization,
  viewer: Viewer,
  filter: Filter,
): Promise<{ of: number; open: number; customers: number }> {
  const { customers, gapsById, context } = await evaluate(world, organization);
  const counts = ofWhom(seen(customers, viewer), filter, viewer)
    .filter((customer) => !isLeftOut(customer))
    .map((customer) => itemsOf(customer, { ...context, gaps: gapsById.get(customer.id) ?? [] }).subscriptions);
  const open = counts.map(({ inOrder, of }) => of - inOrder);
  return {
    of: counts.reduce((sum, { of }) => sum + of, 0),
    open: open.reduce((sum, many) => sum + many, 0),
    customers: open.filter((many) => many > 0).length,
  };
}

/** Those that the filter can be about: of a person's own, nobody else's has to be looked at. */
function ofWhom(visible: readonly Customer[], filter: Filter, { actor }: Viewer): readonly Customer[] {
  const whose = whoseAlone(filter);
  if (whose === undefined || whose.kind === "nobody") return visible;
  return answeredBy(visible, { id: whose.person, ...(actor.day && { day: actor.day }) });
}

/**
 * What a week has new and closed against the last one on record before it: as it was when that week was put on record,
 * or as it is now, when it was not, or when no week is asked for.
 */
async function changeIn(
  organization: Organization,
  { customers, gapsById, context, now }: Evaluated,
  week?: string,
): Promise<Change | NoChange> {
  const weeks = await organization.weeks.list();
  const recorded = week === undefined ? undefined : weeks.find(({ id }) => id === week);
  return changeOf(weeks, recorded ?? weekRecord(week ?? isoWeek(context.today), customers, gapsById, now));
}

type Kept = Pick<Evaluated, "customers" | "gapsById" | "names"> & { selected: Selected };

/** The latest selections over all customers; of filters that name somebody none, so that few serve everybody. */
const keptBy = oncePer((_world: World) => new Map<string, Kept>());
const mostKept = 16;

/** When more than this share changed, looking at everything again is quicker. */
const mostAdjusted = 0.01;

/** What the filter leaves of all customers; after a write only what it changed is selected anew. */
function selectionOf(
  world: World,
  { id }: Organization,
  { customers, gapsById, context, names }: Evaluated,
  filter: Filter,
): Selected {
  const all = keptBy(world);
  const key = `${id} ${writeFilter(filter)}`;
  const known = all.get(key);
  // Who is called otherwise by now stands elsewhere in an order by owner.
  const isSameOrder = known?.names === names || orderOf(filter) !== "owner";
  if (known?.gapsById === gapsById && isSameOrder) return known.selected;
  const changed =
    known && isSameOrder && isSameContext(known.gapsById, gapsById) ? changedIn(known.customers, customers) : undefined;
  const selected =
    known === undefined || changed === undefined || changed.length > customers.length * mostAdjusted
      ? selectGaps(customers, gapsById, filter, { context, names })
      : adjustSelection(known.selected, changed, { before: known.gapsById, after: gapsById }, { context, names });
  all.delete(key);
  all.set(key, { customers, gapsById, names, selected });
  for (const oldest of all.keys()) if (all.size > mostKept) all.delete(oldest);
  return selected;
}

/** One customer with all about it; undefined when there is none or the viewer may not see it here. */
export async function showCustomer(
  world: World,
  organization: Organization,
  viewer: Viewer,
  id: CustomerId,
): Promise<{ customer: Customer; evaluated: Evaluated } | undefined> {
  const evaluated = await evaluate(world, organization);
  const customer = memberOf(evaluated.customers, id);
  return customer === undefined || !maySee(customer, viewer) ? undefined : { customer, evaluated };
}

/**
 * Gaps by owner, of what the viewer may see here; what is new and closed as in `gapReport`. Without a digest's week also
 * owners without gaps, and how many customers each has.
 */
export async function gapsByOwner(world: World, organization: Organization, viewer: Viewer, week?: string) {
  const evaluated = await evaluate(world, organization);
  const { customers, gapsById, names, context } = evaluated;
  const visible = seen(customers, viewer);
  const change = among(visible, await changeIn(organization, evaluated, week));
  const open = ownersOf(visible, gapsById, context.zone, change);
  if (week !== undefined) return { byOwner: open, names, today: context.today };
  const owned = new Map<PersonRef | undefined, number>();
  for (const customer of visible)
    if (!isLeftOut(customer)) owned.set(customer.owner, (owned.get(customer.owner) ?? 0) + 1);
  const others = [...owned.keys()].filter((owner) => !open.some((row) => row.owner === owner));
  const rows = [...open, ...others.map((owner) => exact({ owner, open: 0 }))];
  const byOwner = rows.map((row) => exact({ ...row, customers: owned.get(row.owner) }));
  return { byOwner, names, today: context.today };
}

/**
 * How many gaps of a topic there are, snoozed ones among them, and how many there were by a day, or in the first week of
 * which it is still on record; and how many there were in all by that day, of which no more is.
 */
export type TopicThen = {
  now: number;
  snoozed: number;
  then?: { day: Day; many: number; opened: number; closed: number };
  all?: { day: Day; open: number };
};

/** Of all customers. @param by undefined for as far back as is on record */
export async function topicThen(
  world: World,
  organization: Organization,
  topic: Topic,
  by: Day | undefined,
): Promise<TopicThen> {
  const { customers, gapsById, context } = await evaluate(world, organization);
  const weeks = (await organization.weeks.list()).toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const dayIn = ({ at }: { at: string }): Day => dayOf(at, context.zone);
  const kept = weeks.filter(hasKeys);
  const week = (by === undefined ? undefined : kept.findLast((one) => dayIn(one) <= by)) ?? kept[0];
  const gaps = customers
    .filter((customer) => !isLeftOut(customer))
    .flatMap(({ id }) => (gapsById.get(id) ?? []).filter((gap) => counts(gap) && gap.topic === topic));
  const is = new Set(gaps.map(({ key }) => key));
  const byId = new Map(customers.map((customer) => [customer.id, customer]));
  const was = new Set(
    (week?.keys ?? []).filter((key) => {
      const customer = byId.get(customerIn(key));
      return customer !== undefined && topicOfKey(customer, key) === topic;
    }),
  );
  const all = by === undefined || week === undefined ? undefined : weeks.findLast((one) => dayIn(one) <= by);
  return exact({
    now: is.size,
    snoozed: gaps.filter(({ snoozedUntil }) => snoozedUntil !== undefined).length,
    then: week && {
      day: dayIn(week),
      many: was.size,
      opened: [...is].filter((key) => !was.has(key)).length,
      closed: [...was].filter((key) => !is.has(key)).length,
    },
    all: all && all !== week ? { day: dayIn(all), open: all.open } : undefined,
  });
}

/** Which claims, of whose customers. */
export type ClaimsAsked = ClaimFilter & { whose?: PersonRef | undefined; except?: PersonRef | undefined };

/** How many claims stand where, of what the viewer may see here. */
export async function claimTally(
  world: Pick<World, "setup">,
  organization: Organization,
  viewer: Viewer,
  asked: ClaimsAsked,
): Promise<{ tally: ClaimTally; names: Names }> {
  const [customers, people] = await Promise.all([customersFor(organization, viewer), organization.people.list()]);
  return { tally: tallyClaims(ofPerson(customers, asked), asked, world.setup.catalogue), names: namesOf(people) };
}

/** The claims by workload or by owner, of what the viewer may see here. */
export async function claimShares(
  world: Pick<World, "setup">,
  organization: Organization,
  viewer: Viewer,
  { by, ...asked }: ClaimsAsked & { by: "workload" | "owner" },
): Promise<{ shares: readonly ClaimShare[]; names: Names }> {
  const [customers, people] = await Promise.all([customersFor(organization, viewer), organization.people.list()]);
  const { catalogue } = world.setup;
  return { shares: splitClaims(ofPerson(customers, asked), asked, { catalogue, by }), names: namesOf(people) };
}

/**
 * A page of the claims, of what the viewer may see here; how many customers have one of them, and of how many claims.
 * `undated`: those of which nobody knows whether they were submitted within the days that are asked about.
 */
export async function claimPage(
  world: World,
  organization: Organization,
  viewer: Viewer,
  asked: ClaimsAsked & { page: number },
): Promise<{ found: ListPage<StandingClaim>; customers: number; of: number; undated: number; evaluated: Evaluated }> {
  const evaluated = await evaluate(world, organization);
  const { context } = evaluated;
  const visible = ofPerson(seen(evaluated.customers, viewer), asked);
  const all = listClaims(visible, asked, context);
  const { workloads } = asked;
  const of = standingClaims(visible, { workloads }, context.catalogue).length;
  const customers = new Set(all.map(({ customer }) => customer.id)).size;
  const { states, since = "", sent = false } = asked;
  const listed = new Set(all.map(({ claim }) => claim));
  const undated = sent
    ? standingClaims(visible, { workloads, states }, context.catalogue).filter(
        (one) =>
          one.claim.submittedOn === undefined &&
          one.since >= since &&
          !neverSent.has(one.state) &&
          !listed.has(one.claim),
      ).length
    : 0;
  return { found: listPage(all, asked.page), customers, of, undated, evaluated };
}

/**
 * A page of the customers without a claim, of what the viewer may see here. `of`: how many were looked at; `byOwner`: how
 * many are whose, whoever has most first; undefined for those of nobody. `isReported`: a report shows the workloads in use
 * somewhere, claimed or not.
 */
export async function unclaimedPage(
  world: World,
  organization: Organization,
  viewer: Viewer,
  asked: Pick<ClaimsAsked, "workloads" | "whose" | "except"> & { page: number; bySeats?: boolean; used?: boolean },
): Promise<{
  found: ListPage<Customer>;
  of: number;
  byOwner: ReadonlyMap<PersonRef | undefined, number>;
  isReported: boolean;
  evaluated: Evaluated;
}> {
  const evaluated = await evaluate(world, organization);
  const everybody = seen(evaluated.customers, viewer);
  const visible = ofPerson(everybody, asked);
  const { workloads = [] } = asked;
  const unclaimed = unclaimedCustomers(visible, asked, evaluated.context.catalogue);
  const some = asked.used === true ? unclaimed.filter((customer) => isInUse(customer, workloads)) : unclaimed;
  const all =
    asked.bySeats === true ? some.toSorted((one, other) => (seatsOf(other) ?? 0) - (seatsOf(one) ?? 0)) : some;
  const of = visible.filter((customer) => !isLeftOut(customer)).length;
  const counts = new Map<PersonRef | undefined, number>();
  for (const { owner } of all) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  const byOwner = new Map([...counts].toSorted(([, some], [, others]) => others - some));
  const isReported = everybody.some((customer) => isInUse(customer, workloads));
  return { found: listPage(all, asked.page), of, byOwner, isReported, evaluated };
}

/**
 * Until when we have delegated access, of what the viewer may see here; `of`: how many customers were looked at, at
 * `notNeeded` of which none is needed.
 */
export async function accessOfAll(
  world: World,
  organization: Organization,
  viewer: Viewer,
  asked: Pick<ClaimsAsked, "whose" | "except">,
): Promise<{ known: readonly KnownAccess[]; notNeeded: number; of: number; evaluated: Evaluated }> {
  const evaluated = await evaluate(world, organization);
  const some = ofPerson(seen(evaluated.customers, viewer), asked).filter((customer) => !isLeftOut(customer));
  const known = accessEnds(some, evaluated.context.today);
  return { known, notNeeded: some.filter(needsNoAccess).length, of: some.length, evaluated };
}

function ofPerson(
  customers: readonly Customer[],
  { whose, except }: Pick<ClaimsAsked, "whose" | "except">,
): readonly Customer[] {
  const own = whose === undefined ? customers : answeredBy(customers, { id: whose });
  return except === undefined ? own : own.filter(({ owner }) => owner !== except);
}

/** The customer a person means, among those they may see here. */
export async function lookUp(organization: Organization, viewer: Viewer, text: string): Promise<FoundCustomers> {
  return findCustomers(seen(await organization.customers.list(), viewer), text);
}

/** The customer a person means that was theirs, and how they lost it; undefined where none or several fit. */
export async function lookUpFormer(
  organization: Organization,
  actor: Actor,
  text: string,
): Promise<{ customer: Customer; lost: HistoryEntry } | undefined> {
  const former = (await organization.customers.list()).filter((one) => howLost(one, actor) !== undefined);
  const found = findCustomers(former, text);
  const lost = found.found === "one" ? howLost(found.customer, actor) : undefined;
  return found.found === "one" && lost !== undefined ? { customer: found.customer, lost } : undefined;
}

/** The customers that the viewer may see here. */
export async function customersFor(organization: Organization, viewer: Viewer): Promise<readonly Customer[]> {
  return seen(await organization.customers.list(), viewer);
}

/** Whether the viewer may see the customer here. */
export function maySee(customer: Customer, { actor, personal }: Viewer): boolean {
  return !personal || mayAnswer(customer, actor);
}

/** Whether the viewer sees only the customers they answer for. */
export function seesOnlyOwn({ actor, personal }: Viewer): boolean {
  return personal && !actor.manager;
}

function seen(customers: readonly Customer[], { actor, personal }: Viewer): readonly Customer[] {
  return personal ? visibleTo(customers, actor) : customers;
}

/** The newest entries, of customers that the viewer may see here. Whether they may see what others did is the caller's to ask. */
export async function lastHistory(
  world: Pick<World, "setup">,
  organization: Organization,
  viewer: Viewer,
  asked: { filter: TrailFilter; most: number },
): Promise<ReturnType<typeof newest> & { names: Names }> {
  const [customers, people, settings] = await Promise.all([
    customersFor(organization, viewer),
    organization.people.list(),
    settingsOf(organization),
  ]);
  const zone = settings.zone ?? world.setup.digest.zone;
  return { ...newest(trailOf(customers, settings, asked.filter, zone), asked.most), names: namesOf(people) };
}

/** Of a period that nobody named, and before the first digest. */
const recapDays = 7;

/** What was done in a period at a glance, of what the viewer may see here; since the last digest unless a day is said. */
export async function recap(
  world: World,
  organization: Organization,
  viewer: Viewer,
  period: Pick<TrailFilter, "from" | "to">,
): Promise<{ recap: Recap; names: Names }> {
  const evaluated = await evaluate(world, organization);
  const { gapsById, context, names, now } = evaluated;
  const { zone, today, catalogue } = context;
  const weeks = await organization.weeks.list();
  const present = weekRecord(isoWeek(today), evaluated.customers, gapsById, now);
  const from = period.from ?? lastDigestDay(weeks, present.id, zone) ?? addDays(today, -recapDays);
  const { to } = period;
  const customers = seen(evaluated.customers, viewer);
  const within = { since: from, until: to };
  return {
    names,
    recap: exact({
      from,
      to,
      shares: recapOf(trailOf(customers, undefined, { from, to }, zone)),
      sent: standingClaims(customers, { ...within, sent: true }, catalogue),
      moved: standingClaims(customers, within, catalogue),
      gaps: recapGaps(weeks, present, { from, to }, zone),
      customers,
    }),
  };
}

/** What waits for a decision that the person may take, with all that was looked at. */
export async function decisionsOpen(
  world: World,
  organization: Organization,
  actor: Actor,
): Promise<{ decisions: readonly Decision[]; evaluated: Evaluated }> {
  const evaluated = await evaluate(world, organization);
  const { customers, people, context } = evaluated;
  const { fixed, added } = await listManagers(world, organization);
  const [deliveries, sources] = [await organization.deliveries.list(), await organization.sources.list()];
  const known = { customers, people, managers: [...fixed, ...added], deliveries, sources, today: context.today };
  return { decisions: openDecisions(known, actor), evaluated };
}
