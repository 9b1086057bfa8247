/** What imports of reports share: rows are gathered by customer, then each customer is changed once. */
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import { defaultSettings, type Settings } from "../../domain/documents.ts";
import type {
  RefusedRow,
  Applied,
  Finding,
  ImportContext,
  RepeatedRow,
  UsageSummary,
  WorkloadOf,
} from "../../domain/imports/findings.ts";
import type { Rows } from "../../domain/imports/imports.ts";
import type { OtherEngagement } from "../../domain/imports/claims.ts";
import type { PersonId } from "../../domain/people/person.ts";
import { dayOf, type Day, type Instant, type Zone } from "../../domain/time/time.ts";
import type { Organization } from "../ports.ts";

export type ImportOptions = {
  /** Who imports: a person, or `system` from the command line. */
  by: PersonId;
  now: Instant;
  /** Of the organization's days, where it has set none itself. */
  zone: Zone;
  workloadOf: WorkloadOf;
  /** Says what would change and changes nothing. */
  dryRun?: boolean | undefined;
  /** Called with the number of rows read so far. */
  onProgress?: ((rows: number) => void) | undefined;
  /** When given, owners who are set are asked at once, under this id: one message for each owner. */
  promptId?: string | undefined;
};

/** A report whose rows are gathered by customer. */
export type Gathering<Row, Said> = {
  kind: UsageSummary["kind"];
  /** Under which name it is noted when a report was last imported. */
  noted: keyof Settings["imports"];
  /** Adds a row to what the file says so far. */
  add(said: Map<CustomerId, Said>, row: Row): void;
  apply(customer: Customer, said: Said, context: ImportContext): Applied;
  /** Names of workloads, as the file writes them. */
  workloads(said: Said): Iterable<string>;
  /** The day that a row speaks of; undefined when the report does not say. */
  dayOf(row: Row): Day | undefined;
};

/** Rows left out of a report. */
type LeftOut = RefusedRow | RepeatedRow | OtherEngagement;

/** Loads a report: each customer in it is changed once. */
export async function importGathered<
  Row extends { line: number },
  Said extends { name?: string | undefined; rows: number },
>(
  organization: Organization,
  rows: Rows<Row | RepeatedRow | OtherEngagement>,
  options: ImportOptions,
  gathering: Gathering<Exclude<Row, LeftOut>, Said>,
): Promise<UsageSummary> {
  const { by, now, dryRun = false, workloadOf } = options;
  const said = new Map<CustomerId, Said>();
  const read = { rows: 0, repeated: 0, otherEngagements: 0, refused: [] as RefusedRow[] };
  let newest: Day | undefined;
  for await (const row of rows) {
    read.rows += 1;
    options.onProgress?.(read.rows);
    if ("refused" in row) read.refused.push(row);
    else if ("repeated" in row) read.repeated += 1;
    else if ("otherEngagement" in row) read.otherEngagements += 1;
    else {
      const good = row as Exclude<Row, LeftOut>;
      gathering.add(said, good);
      const day = gathering.dayOf(good);
      if (day !== undefined && (newest === undefined || day > newest)) newest = day;
    }
  }
  const context = await contextOf(organization, options);
  const data = newest === undefined || newest < context.today ? newest : context.today;
  const applied = await applyToEach(organization, said, dryRun, (customer, one) =>
    gathering.apply(customer, one, context),
  );
  if (!dryRun && said.size > 0) await noteImport(organization, gathering.noted, { at: now, by, ...(data && { data }) });
  return {
    kind: gathering.kind,
    dryRun,
    ...read,
    ...applied,
    unknownWorkloads: unknownNames([...said.values()].map(gathering.workloads), workloadOf),
    data,
  };
}

/** Who imports, and which day it is where the organization is. */
async function contextOf(organization: Organization, { now, by, zone: usual }: ImportOptions): Promise<ImportContext> {
  const { zone = usual } = (await organization.settings.get("settings")) ?? defaultSettings;
  return { now, today: dayOf(now, zone), zone, by };
}

/** Changes every known customer that the file names, or finds out what would change. */
async function applyToEach<Said extends { name?: string | undefined; rows: number }>(
  organization: Organization,
  said: ReadonlyMap<CustomerId, Said>,
  dryRun: boolean,
  apply: (customer: Customer, said: Said) => Applied,
): Promise<Pick<UsageSummary, "customers" | "findings" | "unknownCustomers">> {
  const customers = { changed: 0, unchanged: 0 };
  const findings: Finding[] = [];
  const unknown: UsageSummary["unknownCustomers"][number][] = [];
  await inParallel(changesAtOnce, said, async ([id, one]) => {
    const known = await organization.customers.get(id);
    // Nothing is written for a customer that is not known, so that none is made here.
    const change = (current: Customer | undefined) =>
      current === undefined ? { doc: current, outcome: "unknown" as const, findings: [] } : apply(current, one);
    const applied = known === undefined || dryRun ? change(known) : await organization.customers.update(id, change);
    if (applied.outcome === "unknown") unknown.push({ id, name: one.name, rows: one.rows });
    else customers[applied.outcome] += 1;
    findings.push(...applied.findings);
  });
  const byName = (one: Finding, other: Finding) =>
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
  return [...customers].map(([name, count]) => ({ name, customers: count })).sort((a, b) => b.customers - a.customers);
}

/** @param noted.data the newest day that the data speaks of; an older file never takes the place of a newer one. */
export async function noteImport(
  organization: Organization,
  kind: keyof Settings["imports"],
  noted: { at: Instant; by: PersonId; data?: Day },
): Promise<void> {
  await organization.settings.update("settings", (current) => {
    const settings = current ?? defaultSettings;
    const before = settings.imports[kind];
    const older = before?.data !== undefined && noted.data !== undefined && noted.data < before.data;
    return { doc: older ? settings : { ...settings, imports: { ...settings.imports, [kind]: noted } } };
  });
}

/** Changes made at once; enough to keep a disk or database busy, few enough to leave the bot responsive. */
export const changesAtOnce = 16;

/**
 * Starts an act for every item, at most `atOnce` at a time, in order of arrival. The first failure stops the taking of
 * further items, lets the acts in flight end, and is thrown.
 */
export async function inParallel<Item>(
  atOnce: number,
  items: AsyncIterable<Item> | Iterable<Item>,
  act: (item: Item) => Promise<void>,
): Promise<void> {
  const inFlight = new Set<Promise<void>>();
  let failure: { cause: unknown } | undefined;
  for await (const item of items) {
    const done: Promise<void> = act(item)
      .catch((cause: unknown) => {
        failure ??= { cause };
      })
      .finally(() => inFlight.delete(done));
    inFlight.add(done);
    if (inFlight.size >= atOnce) await Promise.race(inFlight);
    if (failure !== undefined) break;
  }
  await Promise.all(inFlight);
  if (failure !== undefined) throw failure.cause;
}
