/** The review of one customer: what is known that makes the next conversation a better one. Facts; the words are elsewhere. */
import type { Associated, Missing, MonthFigure, Review, WorkloadUse } from "./facts.ts";
import { associatedSince, worthOfClaiming } from "../claims/attribution.ts";
import type { Claim, Customer, MonthlyUsage } from "../customer/customer.ts";
import type { ImportNote, Settings } from "../documents.ts";
import { type Gap, openGaps } from "../catalogue/gap-codes.ts";
import { itemsOf } from "../gaps/in-order.ts";
import { isRoleUnknown, type Coverage } from "../pal/pal.ts";
import { talkingPoints } from "./points.ts";
import { consumptionIn } from "../pal/consumption.ts";
import { addMonths, startOfMonth } from "../time/calendar.ts";
import { dayOf, type Day, type Zone } from "../time/time.ts";
import type { GapLimits } from "../catalogue/limits.ts";
import { unattributed } from "../gaps/unattributed.ts";
import { findWorkload, workloadName, type Catalogue } from "../catalogue/workloads.ts";

const monthsShown = 12;
/** Reports of a month come until the 20th of the next, so that a figure two months back is still the newest to be had. */
const monthsBehind = 2;

/** @param facts.gaps all gaps of the customer, suggestions included. */
export function reviewOf(
  customer: Customer,
  facts: {
    gaps: readonly Gap[];
    catalogue: Catalogue;
    limits: GapLimits;
    today: Day;
    zone: Zone;
    listImportedOn?: Day | undefined;
    imports?: Settings["imports"] | undefined;
  },
): Review {
  const { gaps, catalogue, today } = facts;
  const running = startOfMonth(today);
  const azureAll = customer.usage.flatMap((one): MonthFigure[] => {
    const { usd: value, counted } = consumptionIn(one, customer);
    return one.acrUsd === undefined ? [] : [{ month: one.month, value, counted }];
  });
  const azure = azureAll.filter(({ month }) => month < running).slice(-monthsShown);
  const azureSoFar = azureAll.findLast(({ month }) => month >= running);
  const workloads = workloadsOf(customer.usage, catalogue);
  const lastUse = customer.usage.findLast(hasWorkloads)?.month;
  const lost = unattributed(customer, facts);
  // What counts for nobody is not associated, though a little of it may count.
  const isLost = ({ item }: Associated) =>
    lost?.items.some((one) => one.item === item && one.designations === undefined) === true;
  const associated = associatedOf(customer, facts).filter((one) => !isLost(one));
  const parts = {
    customer,
    today,
    itemNames: itemNamesOf(customer, catalogue),
    azure,
    azureSoFar,
    workloads,
    workloadsOf: lastUse,
    goneFrom: {
      azure: newerMonth(reportMonth(facts.imports?.azureUsage), azureAll.at(-1)?.month),
      workloads: newerMonth(reportMonth(facts.imports?.cporUsage), lastUse),
    },
    associated,
    open: openGaps(gaps),
    unattributed: lost,
  };
  return { ...parts, points: talkingPoints(parts, gaps, catalogue), missing: missingOf(parts, facts.imports) };
}

/** The month of the newest report that has all customers; undefined when none was imported. */
function reportMonth(report: ImportNote | undefined): Day | undefined {
  const day = report?.whole ?? report?.data;
  return day === undefined ? undefined : startOfMonth(day);
}

const newerMonth = (month: Day | undefined, than: Day | undefined): Day | undefined =>
  month !== undefined && than !== undefined && month > than ? month : undefined;

/** A subscription that no report names, by the end of its id. */
const unnamed = (id: string): string => `subscription …${id.slice(-4)}`;

function itemNamesOf({ claims, subscriptions }: Customer, catalogue: Catalogue): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { id, workload } of claims) names.set(id, workloadName(catalogue, workload));
  for (const { id, name } of subscriptions) {
    const isOnly = subscriptions.filter((one) => one.name === name).length === 1;
    names.set(id, name === undefined ? unnamed(id) : isOnly ? name : `${name} (…${id.slice(-4)})`);
  }
  return names;
}

const hasWorkloads = ({ workloads }: MonthlyUsage): boolean => workloads !== undefined;

function workloadsOf(usage: readonly MonthlyUsage[], catalogue: Catalogue): readonly WorkloadUse[] {
  const shown = usage.filter(hasWorkloads).slice(-monthsShown);
  const newest = shown.at(-1)?.workloads ?? {};
  const found = new Map<string, { users: MonthFigure[]; seats: number }>();
  for (const { month, workloads = {} } of shown) {
    for (const [name, { users }] of Object.entries(workloads)) {
      const workload = findWorkload(catalogue, name)?.id ?? name;
      const known = found.get(workload) ?? { users: [], seats: 0 };
      found.set(workload, known);
      known.users.push({ month, value: users });
      if (Object.hasOwn(newest, name)) known.seats = newest[name]?.seats ?? 0;
    }
  }
  const last = (users: readonly MonthFigure[]) => users.at(-1)?.value ?? 0;
  return [...found]
    .map(([workload, { users, seats }]) => ({
      workload,
      name: workloadName(catalogue, workload),
      users,
      seats,
    }))
    .sort((a, b) => last(b.users) - last(a.users) || (a.workload < b.workload ? -1 : 1));
}

/** Approved claims and those a report shows, subscriptions that a link covers, and what counts by CSP or DPOR instead. */
function associatedOf(
  customer: Customer,
  facts: { gaps: readonly Gap[]; catalogue: Catalogue; zone: Zone; listImportedOn?: Day | undefined },
): readonly Associated[] {
  const { catalogue, zone } = facts;
  const { states, gaps, coverage } = itemsOf(customer, facts);
  const names = itemNamesOf(customer, catalogue);
  const claims = customer.claims.flatMap((claim) => associatedClaim(claim, customer, catalogue, zone));
  const subscriptions = [...coverage.values()].flatMap((one) => associatedSubscription(one, customer, zone));
  const standing = (one: Attributed): Associated => ({
    ...one,
    name: names.get(one.item) ?? one.name,
    state: states.get(one.item) ?? "open",
    gap: gaps.get(one.item)?.[0],
  });
  const since = ({ known }: Associated) => known?.since ?? "9999";
  return [...claims, ...subscriptions]
    .map(standing)
    .sort((a, b) => (since(a) < since(b) ? -1 : since(a) > since(b) ? 1 : 0));
}

type Attributed = Omit<Associated, "state" | "gap">;

function associatedClaim(claim: Claim, customer: Customer, catalogue: Catalogue, zone: Zone): Attributed[] {
  if (claim.scope.is !== "in") return [];
  const shared = { item: claim.id, name: workloadName(catalogue, claim.workload) };
  const { evidence, seen } = claim;
  const since = associatedSince(claim);
  if (since !== undefined) {
    const proof =
      seen === undefined
        ? { evidence: evidence.kind, on: dayOf(evidence.at, zone) }
        : { evidence: "imported" as const, on: seen.on };
    return [{ ...shared, by: "CPOR", known: { since, ...proof } }];
  }
  const { standings, isShared } = worthOfClaiming(claim, customer, catalogue);
  return isShared ? [{ ...shared, by: "CSP", standings }] : [];
}

function associatedSubscription(covered: Coverage, { usage }: Customer, zone: Zone): Attributed[] {
  const { subscription, state, by } = covered;
  const shared = { item: subscription.id, name: subscription.name ?? unnamed(subscription.id) };
  if (state === "csp") return [{ ...shared, by: "CSP" }];
  if (state === "dpor") return [{ ...shared, by: "DPOR" }];
  if (state !== "seen" && state !== "verified" && state !== "reported") return [];
  const links = by.map(({ identity }) => identity).sort((a, b) => (linkedOn(a) < linkedOn(b) ? -1 : 1));
  const [first] = links;
  const { seen } = subscription;
  // A link in our own tenant is older than the delegation that lets it reach the customer's.
  const here = links.find(({ kind }) => kind !== "lighthouse");
  const linked = here === undefined ? undefined : linkedOn(here);
  if (state === "seen" && seen !== undefined) {
    // The report may show it before anybody recorded who is linked.
    const shown = countedSince(seen);
    const since = linked !== undefined && linked < shown ? linked : shown;
    // Nothing is known of the time before the first report.
    const orEarlier = since === shown && !usage.some(({ month, acrUsd }) => acrUsd !== undefined && month < shown);
    const known = { since, orEarlier, evidence: "imported" as const, on: seen.month };
    return [{ ...shared, by: "PAL", known, partly: partlyOf(covered) }];
  }
  const since = linked ?? subscription.since;
  const proof = links.find(({ link }) => link === "verified") ?? first;
  if (proof === undefined) return [];
  const { kind, at } = proof.evidence;
  const known = { since, evidence: kind, on: dayOf(at, zone) };
  return [{ ...shared, by: "PAL", known, roleUnknown: isRoleUnknown(covered) }];
}

function partlyOf({ partly }: Coverage): Associated["partly"] {
  const [newest] = partly?.months ?? [];
  return partly && newest && { role: partly.role, ...newest };
}

/** The first of the months up to the newest in each of which a report showed that PAL counted. */
function countedSince({ month, counted = 1 }: NonNullable<Coverage["subscription"]["seen"]>): Day {
  let months = 0;
  while ((counted >> (months + 1)) & 1) months += 1;
  return addMonths(month, -months);
}

const linkedOn = ({ linkedOn: on, since }: { linkedOn?: Day; since: Day }): Day => on ?? since;

function missingOf(review: Omit<Review, "points" | "missing">, imports: Settings["imports"] = {}): readonly Missing[] {
  const { customer, azure, azureSoFar, workloads, today, associated } = review;
  const found: Missing[] = [];
  if (azure.length === 0 && azureSoFar === undefined) found.push({ kind: "no-azure" });
  if (workloads.length === 0) found.push({ kind: "no-workloads" });
  const monthsOf = {
    azure: azure.map(({ month }) => month),
    workloads: customer.usage
      .filter(hasWorkloads)
      .map(({ month }) => month)
      .slice(-monthsShown),
  };
  const oldest = addMonths(startOfMonth(today), -monthsBehind);
  for (const of of ["azure", "workloads"] as const) {
    const newest = monthsOf[of].at(-1);
    // A report of all customers that is no older says that there was nothing of this one.
    const report = of === "azure" ? imports.azureUsage : imports.cporUsage;
    const isImported = (reportMonth(report) ?? "") >= oldest;
    if (newest !== undefined && newest < oldest && !isImported) found.push({ kind: "old", of, month: newest });
    const months = holesIn(monthsOf[of]);
    if (months.length > 0) found.push({ kind: "months", of, months });
  }
  if (customer.claims.length === 0 && customer.subscriptions.length === 0) found.push({ kind: "nothing-recorded" });
  const items = associated.filter(({ known }) => known?.evidence === "reported").length;
  if (items > 0) found.push({ kind: "by-word-only", items });
  return found;
}

function holesIn(months: readonly Day[]): readonly Day[] {
  const [first] = months;
  const last = months.at(-1);
  const holes: Day[] = [];
  if (first === undefined || last === undefined) return holes;
  for (let month = first; month < last; month = addMonths(month, 1)) if (!months.includes(month)) holes.push(month);
  return holes;
}

/** `review-contoso-ltd-2026-11-23.html`: safe as a file name everywhere, whatever the customer is called. */
export function reviewFileName({ customer, today }: Pick<Review, "customer" | "today">): string {
  const ascii = customer.name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 40);
  return `review-${ascii === "" ? customer.id : ascii}-${today}.html`;
}
