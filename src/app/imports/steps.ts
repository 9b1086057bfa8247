/** What imports of reports share: gathering rows, one change for each customer, the summary. */
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import { defaultSettings, type Settings } from "../../domain/documents.ts";
import type { RefusedRow } from "../../domain/imports/customers.ts";
import type { Rows } from "../../domain/imports/imports.ts";
import type {
  Applied,
  Finding,
  ImportContext,
  RepeatedRow,
  UsageSummary,
  WorkloadOf,
} from "../../domain/imports/usage.ts";
import { dayOf, type Day, type Instant, type Zone } from "../../domain/time/time.ts";
import type { Organization } from "../ports.ts";
import type { PersonId, Person, PersonRef } from "../../domain/people/person.ts";

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
    const doc = older ? settings : { ...settings, imports: { ...settings.imports, [kind]: noted } };
    return { doc };
  });
}

export type ImportOptions = {
  /** Who imports: a person, or `system` from the command line. */
  by: PersonId;
  now: Instant;
  /** Of the organization's days, where it has set none itself. */
  zone: Zone;
  /** Says what would change and changes nothing. */
  dryRun?: boolean;
  /** Called with the number of rows read so far. */
  onProgress?: (rows: number) => void;
  /** When given, owners who are set are asked at once, under this id: one message for each owner. */
  promptId?: string;
};

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

/** @returns the Entra object id behind a reference when the person is known, else the reference itself. */
export function peopleByRef(people: readonly Person[]): (ref: PersonRef) => PersonRef {
  const ids = new Map<PersonRef, PersonRef>();
  for (const { id, upn } of people) if (upn !== undefined) ids.set(upn, id);
  return (ref) => ids.get(ref) ?? ref;
}
