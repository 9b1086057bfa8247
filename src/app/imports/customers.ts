/** Loads a customers list: new customers, changed facts, owners. */
import { settingsOf } from "../evaluate.ts";
import { applyCustomerRow, type CustomerRow, type CustomersSummary } from "../../domain/imports/customers.ts";
import { compareListing, relist, unlist } from "../../domain/imports/listing.ts";
import { type RefusedRow } from "../../domain/imports/findings.ts";
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import { exact } from "../../domain/exact.ts";
import { dayOf } from "../../domain/time/time.ts";
import type { Person, PersonRef } from "../../domain/people/person.ts";
import type { Organization } from "../ports.ts";
import { changesAtOnce, inParallel } from "../in-parallel.ts";
import { noteImport, type ListOptions } from "./steps.ts";
import { changeKnown } from "../change-each.ts";

/** A list that was loaded already, and of which somebody said since whether it is the whole one. */
export type Retake = {
  /** What loading it did. */
  first: CustomersSummary;
  record: string | undefined;
};

/**
 * Takes a loaded list for the whole one, or for a part: who is missing in it is decided anew. What its rows said of
 * customers, owners among it, stays as it is, and nobody is asked again.
 */
export async function retakeCustomers(
  organization: Organization,
  rows: AsyncIterable<CustomerRow | RefusedRow>,
  first: CustomersSummary,
  options: ListOptions,
): Promise<CustomersSummary> {
  const { by, now, extent = "part" } = options;
  const { compared } = first;
  if (compared === undefined) return first;
  if (extent === "part") {
    await inParallel(changesAtOnce, first.missing, async ({ customer }) => {
      await changeKnown(organization.customers, customer, (current) => relist(current, compared.on, { by, now }));
    });
    return { ...first, missing: [], compared: { ...compared, extent, said: true } };
  }
  const known = await organization.customers.list();
  const listed = new Map<CustomerId, CustomerRow>();
  for await (const row of rows) if (!("refused" in row)) listed.set(row.id, row);
  const missing = await unlistMissing(organization, listed, known, options);
  await noteImport(organization, "customers", { at: now, by, whole: missing.today });
  return {
    ...first,
    missing: missing.missing.map(named),
    compared: { ...compared, on: missing.today, extent, said: true },
  };
}

/**
 * Applies good rows and names the others. Stopped in between, it can simply be run again: a row that was applied
 * changes nothing the second time.
 */
export async function importCustomers(
  organization: Organization,
  rows: AsyncIterable<CustomerRow | RefusedRow>,
  options: ListOptions,
): Promise<CustomersSummary> {
  const { by, now, dryRun = false, onProgress, onChanged, promptId } = options;
  const known = await organization.customers.list();
  const context = { by, now, promptId, person: idsOf(await organization.people.list()) };
  const seen = new Map<CustomerId, CustomerRow>();
  const refused: RefusedRow[] = [];
  const assigned: { line: number; customer: CustomerId; owner: PersonRef }[] = [];
  const counts = { rows: 0, new: 0, changed: 0, unchanged: 0 };
  const repeated: { line: number; of: number }[] = [];

  await inParallel(changesAtOnce, rows, async (row) => {
    counts.rows += 1;
    onProgress?.(counts.rows, "rows");
    if ("refused" in row) {
      refused.push(row);
      return;
    }
    const earlier = seen.get(row.id);
    if (earlier !== undefined) {
      const contradiction = contradicts(earlier, row);
      if (contradiction === undefined) repeated.push({ line: row.line, of: earlier.line });
      else refused.push({ line: row.line, refused: contradiction });
      return;
    }
    seen.set(row.id, row);
    const apply = (current: Customer | undefined) => ({ ...applyCustomerRow(current, row, context), before: current });
    const applied = dryRun
      ? apply(await organization.customers.get(row.id))
      : await organization.customers.update(row.id, apply);
    if (applied.outcome === "refused") {
      refused.push({ line: row.line, refused: applied.refused });
      return;
    }
    counts[applied.outcome] += 1;
    if (!dryRun && applied.outcome !== "unchanged") await onChanged?.({ before: applied.before, after: applied.doc });
    if (applied.assigned !== undefined) assigned.push({ line: row.line, customer: row.id, owner: applied.assigned });
  });

  const listing = await unlistMissing(organization, seen, known, options);
  const whole = listing.isWhole ? listing.today : undefined;
  if (!dryRun && seen.size > 0) await noteImport(organization, "customers", { at: now, by, ...exact({ whole }) });
  const byLine = (one: { line: number }, other: { line: number }) => one.line - other.line;
  return {
    kind: "customers",
    dryRun,
    ...counts,
    repeated: repeated.toSorted(byLine),
    refused,
    compared: listing.comparison,
    missing: listing.missing.map(named),
    moved: listing.moved.map(({ from, to }) => ({ name: from.name, from: from.id, to })),
    returned: listing.returned.map(named),
    assigned: assigned.sort(byLine).map(({ customer, owner }) => ({ customer, owner })),
  };
}

/** Compares the list with what was known, and marks who is missing in it as not listed; in a dry run it only says who. */
async function unlistMissing(
  organization: Organization,
  rows: ReadonlyMap<CustomerId, CustomerRow>,
  known: readonly Customer[],
  { by, now, dryRun = false, onChanged, extent, ...options }: ListOptions,
) {
  const { zone = options.zone } = await settingsOf(organization);
  const today = dayOf(now, zone);
  const listing = compareListing(rows, known, today, extent);
  if (!dryRun) {
    await inParallel(changesAtOnce, listing.missing, async ({ id }) => {
      const { doc: after, before } = await organization.customers.update(id, (current) => ({
        doc: current && unlist(current, today, { by, now }),
        before: current,
      }));
      if (after !== undefined && after !== before) await onChanged?.({ before, after });
    });
  }
  return { ...listing, today };
}

const named = ({ id: customer, name }: Customer) => ({ customer, name });

/** A second row may repeat the first or say less, but not name other people: one of the two is a mistake. */
function contradicts(earlier: CustomerRow, row: CustomerRow): string | undefined {
  for (const role of ["owner", "deputy"] as const) {
    if (row[role] === undefined || row[role] === earlier[role]) continue;
    return `The customer is on line ${earlier.line} already, with ${earlier[role] ?? `no ${role}`}; here with ${row[role]}.`;
  }
  return undefined;
}

/** @returns the Entra object id behind a reference when the person is known, else the reference itself. */
function idsOf(people: readonly Person[]): (ref: PersonRef) => PersonRef {
  const ids = new Map<PersonRef, PersonRef>();
  for (const { id, upn } of people) if (upn !== undefined) ids.set(upn, id);
  return (ref) => ids.get(ref) ?? ref;
}
