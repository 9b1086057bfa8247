/** What imports of reports share: gathering rows, one change for each customer, the summary. */
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import { defaultSettings } from "../../domain/documents.ts";
import type { RefusedRow } from "../../domain/imports/customers.ts";
import type { Rows } from "../../domain/imports/imports.ts";
import type { Applied, Finding, ImportContext } from "../../domain/imports/usage.ts";
import type { RepeatedRow, UsageSummary, WorkloadOf } from "../../domain/imports/usage.ts";
import { dayOf, type Day } from "../../domain/time/time.ts";
import { changesAtOnce, type ImportOptions } from "./import-options.ts";
import { inParallel } from "./import-parallel.ts";
import type { Organization } from "../ports.ts";

/** Who imports, and which day it is where the organization is. */
export async function contextOf(organization: Organization, options: ImportOptions): Promise<ImportContext> {
  const { zone = options.zone } = (await organization.settings.get("settings")) ?? defaultSettings;
  return { now: options.now, today: dayOf(options.now, zone), zone, by: options.by };
}

type Read = { rows: number; repeated: number; refused: RefusedRow[] };

export async function gather<Row extends { line: number }>(
  rows: Rows<Row | RepeatedRow>,
  options: ImportOptions,
  add: (row: Row) => void,
): Promise<Read> {
  const read: Read = { rows: 0, repeated: 0, refused: [] };
  for await (const row of rows) {
    read.rows += 1;
    options.onProgress?.(read.rows);
    if ("refused" in row) read.refused.push(row);
    else if ("repeated" in row) read.repeated += 1;
    else add(row);
  }
  return read;
}

type AppliedToAll = Pick<UsageSummary, "customers" | "findings" | "unknownCustomers">;

export async function applyToEach<Said extends { name?: string; rows: number }>(
  organization: Organization,
  usage: ReadonlyMap<CustomerId, Said>,
  options: ImportOptions,
  apply: (customer: Customer, said: Said) => Applied,
): Promise<AppliedToAll> {
  const customers = new Map((await organization.customers.list()).map((customer) => [customer.id, customer]));
  const counts = { changed: 0, unchanged: 0 };
  const findings: Finding[] = [];
  const unknown: { id: CustomerId; name?: string; rows: number }[] = [];
  await inParallel(changesAtOnce, usage, async ([id, said]) => {
    const known = customers.get(id);
    const applied =
      known === undefined || options.dryRun === true
        ? known && apply(known, said)
        : await organization.customers.update(id, (current) =>
            current === undefined ? { doc: current, outcome: undefined } : apply(current, said),
          );
    if (applied?.outcome === undefined) {
      unknown.push({ id, ...(said.name === undefined ? {} : { name: said.name }), rows: said.rows });
      return;
    }
    counts[applied.outcome] += 1;
    findings.push(...applied.findings);
  });
  const byName = (one: Finding, other: Finding) =>
    one.customerName.localeCompare(other.customerName) || (one.customer < other.customer ? -1 : 1);
  return {
    customers: counts,
    findings: findings.sort((one, other) => (one.customer === other.customer ? 0 : byName(one, other))),
    unknownCustomers: unknown.sort((one, other) => other.rows - one.rows || (one.id < other.id ? -1 : 1)),
  };
}

/** Names that the catalogue does not have, with how many customers use each. */
export function unknownNames(
  namesOfEach: Iterable<Iterable<string>>,
  workloadOf: WorkloadOf,
): UsageSummary["unknownWorkloads"] {
  const customers = new Map<string, number>();
  for (const names of namesOfEach) {
    for (const name of names) {
      if (workloadOf(name) === undefined) customers.set(name, (customers.get(name) ?? 0) + 1);
    }
  }
  return [...customers].map(([name, count]) => ({ name, customers: count })).sort((a, b) => b.customers - a.customers);
}

export function summaryOf(
  kind: UsageSummary["kind"],
  options: ImportOptions,
  read: Read,
  applied: AppliedToAll,
  workloads: UsageSummary["unknownWorkloads"],
  data: Day | undefined,
): UsageSummary {
  return {
    kind,
    dryRun: options.dryRun ?? false,
    ...read,
    ...applied,
    unknownWorkloads: workloads,
    ...(data === undefined ? {} : { data }),
  };
}
