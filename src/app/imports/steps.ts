/** What imports of reports share: rows are gathered by customer, then each customer is changed once. */
import { settingsOf, changeSettings } from "../evaluate.ts";
import { exact } from "../../domain/exact.ts";
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import type { ImportName, ImportNote } from "../../domain/documents.ts";
import type { OtherEngagement } from "../../domain/imports/claims.ts";
import type { Before, Extent, Surveyed } from "../../domain/imports/coverage.ts";
import {
  type Gathered,
  type ImportApplied,
  type ImportFinding,
  type ImportContext,
  type RefusedRow,
  type UsageSummary,
  type WorkloadOf,
} from "../../domain/imports/findings.ts";
import { notedAs, type Rows } from "../../domain/imports/imports.ts";
import type { PersonId } from "../../domain/people/person.ts";
import { lastDay } from "../../domain/catalogue/limits.ts";
import { findWorkload } from "../../domain/catalogue/workloads.ts";
import { roleCounts, worthOfPal } from "../../domain/pal/pal.ts";
import { dayOf, latest, type Day, type Instant, type Zone } from "../../domain/time/time.ts";
import { changesAtOnce, inParallel } from "../in-parallel.ts";
import type { Organization, Setup } from "../ports.ts";

/** How a customers list is imported. */
export type ListOptions = {
  /** Who imports: a person, or `system` from the command line. */
  by: PersonId;
  now: Instant;
  /** Of the organization's days, where it has set none itself. */
  zone: Zone;
  /** What the importing person says of the file; decided from what was known before when they say nothing. */
  extent?: Extent | undefined;
  /** Says what would change and changes nothing. */
  dryRun?: boolean | undefined;
  /** Called with the number of rows read so far, or of customers changed of all there are to be changed. */
  onProgress?: ((done: number, what: "rows" | "customers", of?: number) => void) | undefined;
  /** Called with each customer that was changed or added, once it is stored. */
  onChanged?: ((changed: { before: Customer | undefined; after: Customer }) => Promise<void>) | undefined;
  /** When given, owners who are set are asked at once, under this id: one message for each owner. */
  promptId?: string | undefined;
};

/** How a report is imported, whichever it is. */
export type ImportOptions = ListOptions & Pick<Setup, "catalogue" | "limits">;

/** A report whose rows are gathered by customer. */
export type Gathering<Row, Said> = {
  /** Adds a row to what the file says so far. */
  add(said: Map<CustomerId, Said>, row: Row): void;
  /** The name of a row's engagement when that is no claim of ours; such a row is left out. */
  otherEngagement?(row: Row, context: ImportContext): string | undefined;
  /** Names of workloads, as the file writes them. */
  workloads?(said: Said): Iterable<string>;
  /** The day that a row speaks of; undefined when the report does not say. */
  dayOf?(row: Row): Day | undefined;
  /**
   * Once all is read: what is to be done with each customer.
   * @param known every customer of the organization.
   * @param before what such reports were imported before.
   * @param extent what the importing person says of the file.
   */
  plan(
    said: ReadonlyMap<CustomerId, Said>,
    known: readonly Customer[],
    context: ImportContext,
    before: Before,
    extent: Extent | undefined,
  ): Plan<Said>;
};

/** What is to be done with each customer; without a survey nothing can be missing in the file. */
type Plan<Said> = Partial<Surveyed> & {
  /** @param said undefined for a customer that the file does not name. */
  apply(customer: Customer, said: Said | undefined): ImportApplied;
};

/** Loads a report: each customer that it says something of is changed once. */
export async function importGathered<
  Row extends { line: number; repeated?: boolean | undefined; engagement?: string | undefined },
  Said extends Gathered,
>(
  organization: Organization,
  kind: UsageSummary["kind"],
  rows: Rows<Row | OtherEngagement>,
  options: ImportOptions,
  gathering: Gathering<Row, Said>,
): Promise<UsageSummary> {
  const { by, now, dryRun = false } = options;
  const said = new Map<CustomerId, Said>();
  const read = { rows: 0, repeated: 0, refused: [] as RefusedRow[] };
  const others = new Map<string, number>();
  const engagements = new Map<string, number>();
  const context = await contextOf(organization, options);
  let newest: Day | undefined;
  for await (const row of rows) {
    read.rows += 1;
    options.onProgress?.(read.rows, "rows");
    if ("refused" in row) {
      read.refused.push(row);
      continue;
    }
    const other = "otherEngagement" in row ? row.otherEngagement : gathering.otherEngagement?.(row, context);
    if (other !== undefined) others.set(other, (others.get(other) ?? 0) + 1);
    if (other !== undefined || "otherEngagement" in row) continue;
    gathering.add(said, row);
    if (row.repeated === true) read.repeated += 1;
    const { engagement } = row;
    if (engagement !== undefined) engagements.set(engagement, (engagements.get(engagement) ?? 0) + 1);
    const day = gathering.dayOf?.(row);
    if (day !== undefined && (newest === undefined || day > newest)) newest = day;
  }
  const noted = notedAs[kind];
  const before = (await settingsOf(organization)).imports[noted] ?? {};
  const known = await organization.customers.list();
  const { apply, absent = [], comparison, compared } = gathering.plan(said, known, context, before, options.extent);
  const all = new Map<CustomerId, Said | undefined>([...said, ...absent.map((id) => [id, undefined] as const)]);
  const applied = await applyToEach(organization, all, options, apply);
  const data = newest === undefined || newest < context.today ? newest : context.today;
  if (!dryRun && said.size > 0) {
    const whole = comparison?.extent === "whole" ? data : undefined;
    await noteImport(organization, noted, { at: now, by, ...exact({ data, whole, compared }) });
  }
  return {
    kind,
    dryRun,
    ...read,
    otherEngagements: mostFirst(others).map(([name, count]) => ({ name, rows: count })),
    ...applied,
    unknownEngagements: mostFirst(engagements).map(([name, count]) => ({ name, rows: count })),
    unknownWorkloads: unknownNames(
      [...said.values()].map((one) => gathering.workloads?.(one) ?? []),
      context.workloadOf,
    ),
    compared: comparison,
    data,
  };
}

const mostFirst = (counts: ReadonlyMap<string, number>) => [...counts].sort(([, one], [, other]) => other - one);

/** Who imports, and which day it is where the organization is. */
async function contextOf(organization: Organization, options: ImportOptions): Promise<ImportContext> {
  const { now, by, catalogue, limits } = options;
  const { zone = options.zone, ...calendar } = await settingsOf(organization);
  return {
    now,
    today: dayOf(now, zone),
    zone,
    by,
    workloadOf: (name) => findWorkload(catalogue, name),
    roleCounts: (role) => roleCounts(role, catalogue.roles),
    palAdds: (subscription) => ["needed", "more"].includes(worthOfPal(subscription, catalogue).worth),
    palSeenBy: (linkedOn) => lastDay(linkedOn, limits.palSeen, calendar),
  };
}

/** Changes every known customer that the file says something of, or finds out what would change. */
async function applyToEach<Said extends Gathered>(
  organization: Organization,
  said: ReadonlyMap<CustomerId, Said | undefined>,
  { dryRun = false, onChanged, onProgress }: Pick<ImportOptions, "dryRun" | "onChanged" | "onProgress">,
  apply: (customer: Customer, said: Said | undefined) => ImportApplied,
): Promise<Pick<UsageSummary, "customers" | "findings" | "unknownCustomers">> {
  let done = 0;
  const customers = { changed: 0, unchanged: 0 };
  const findings: ImportFinding[] = [];
  const unknown: UsageSummary["unknownCustomers"][number][] = [];
  await inParallel(changesAtOnce, said, async ([id, one]) => {
    const current = await organization.customers.get(id);
    // Nothing is written for a customer that is not known, so that none is made here.
    const change = (customer: Customer | undefined) =>
      customer === undefined
        ? { doc: customer, before: customer, outcome: "unknown" as const, findings: [] }
        : { ...apply(customer, one), before: customer };
    const applied = current === undefined || dryRun ? change(current) : await organization.customers.update(id, change);
    const { doc: after, before } = applied;
    if (!dryRun && applied.outcome === "changed" && after !== undefined) await onChanged?.({ before, after });
    if (applied.outcome !== "unknown") customers[applied.outcome] += 1;
    else if (one !== undefined) unknown.push({ id, name: one.name, rows: one.rows });
    findings.push(...applied.findings);
    done += 1;
    onProgress?.(done, "customers", said.size);
  });
  const byName = (one: ImportFinding, other: ImportFinding) =>
    one.customerName.localeCompare(other.customerName) || (one.customer < other.customer ? -1 : 1);
  return {
    customers,
    findings: findings.sort((one, other) => (one.customer === other.customer ? 0 : byName(one, other))),
    unknownCustomers: unknown.sort((one, other) => other.rows - one.rows || (one.id < other.id ? -1 : 1)),
  };
}

/** Names that the catalogue does not have, with how many customers use each. */
function unknownNames(
  namesOfEach: readonly Iterable<string>[],
  workloadOf: WorkloadOf,
): UsageSummary["unknownWorkloads"] {
  const customers = new Map<string, number>();
  for (const names of namesOfEach) {
    for (const name of new Set(names)) {
      if (workloadOf(name) === undefined) customers.set(name, (customers.get(name) ?? 0) + 1);
    }
  }
  return mostFirst(customers).map(([name, count]) => ({ name, customers: count }));
}

/** Remembers when a kind of report was imported; an older file never takes the place of a newer one. */
export async function noteImport(organization: Organization, kind: ImportName, noted: ImportNote): Promise<void> {
  await changeSettings(organization, (settings) => {
    const before = settings.imports[kind];
    const isOlder = before?.data !== undefined && noted.data !== undefined && noted.data < before.data;
    if (isOlder) return { doc: settings };
    const whole = latest(before?.whole, noted.whole);
    return { doc: { ...settings, imports: { ...settings.imports, [kind]: { ...noted, ...exact({ whole }) } } } };
  });
}
