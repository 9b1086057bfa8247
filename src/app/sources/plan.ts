/** Reads one source, then works out what that changes: nothing is written before all of it is known. */
import { groupBy } from "../../domain/group-by.ts";
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import type { ReadCounts, Settings, SourceFault, SourceId } from "../../domain/documents.ts";
import type { Person, PersonId } from "../../domain/people/person.ts";
import {
  countOf,
  noCounts,
  notRead,
  type ReadApplied,
  type ReadContext,
  type ReadFinding,
} from "../../domain/sources/applied.ts";
import { applyListed, applyMissing } from "../../domain/sources/customers.ts";
import type { ListedCustomer, NotRead, Sales } from "../../domain/sources/facts.ts";
import { applyGdap } from "../../domain/sources/gdap.ts";
import { applyPal, concerns, customersReached } from "../../domain/sources/pal.ts";
import { applyAccount } from "../../domain/sources/people.ts";
import type { ReadSummary } from "../../domain/sources/run.ts";
import { applySales } from "../../domain/sources/sales.ts";
import { changesAtOnce, inParallel } from "../in-parallel.ts";
import type { Organization, SourceReader } from "../ports.ts";
import { isGuid } from "../../domain/guid.ts";

/** What a source says of the organization, and how to make it so. */
type Plan = { found: ReadSummary; requests: number; apply: () => Promise<void> };

/** The organization as it is at some moment. */
export type OrganizationNow = { customers: readonly Customer[]; people: readonly Person[]; settings: Settings };

/** What was read, to be held against the organization as it is when its turn comes. */
export type ReadSource =
  | { outcome: "read"; plan: (known: OrganizationNow, context: ReadContext) => Plan }
  | { outcome: "failed"; fault: SourceFault };

/** @param known decides what is asked for: whose accounts, and whose subscriptions first. */
export async function readSource(
  organization: Organization,
  source: SourceId,
  reader: SourceReader,
  known: OrganizationNow,
): Promise<ReadSource> {
  switch (source) {
    case "gdap":
      return readGdap(organization, reader);
    case "people":
      return readPeople(organization, reader, known);
    case "customers":
      return readCustomers(organization, reader, known);
    case "pal":
      return readPal(organization, reader);
  }
}

type Change = (current: Customer | undefined) => ReadApplied | undefined;

/** A change of customers that are known: a reading of this part adds none. */
const ifKnown =
  (apply: (current: Customer) => ReadApplied): Change =>
  (current) =>
    current && apply(current);

/** The plan to change each customer of a map, worked out on the customers as they are. */
function planOf(
  organization: Organization,
  { customers }: OrganizationNow,
  changes: ReadonlyMap<CustomerId, Change>,
  others: { requests: number; unknown: number; failed: number },
): Plan {
  const byId = new Map(customers.map((customer) => [customer.id, customer]));
  const counts: ReadCounts = { ...noCounts, unknown: others.unknown, failed: others.failed };
  const findings: ReadFinding[] = [];
  for (const [id, change] of changes) {
    const applied = change(byId.get(id));
    if (applied === undefined) continue;
    counts[countOf(applied.findings)] += 1;
    findings.push(...applied.findings);
  }
  return {
    requests: others.requests,
    found: { counts, findings, known: customers.length },
    apply: () =>
      inParallel(changesAtOnce, changes, async ([id, change]) => {
        await organization.customers.update(id, (current) => ({ doc: change(current)?.doc ?? current }));
      }),
  };
}

async function readGdap(organization: Organization, reader: SourceReader): Promise<ReadSource> {
  const read = await reader.gdap();
  if (read.outcome === "failed") return read;
  const relations = groupBy(read.facts, ({ customer }) => customer);
  const { requests } = read;
  return {
    outcome: "read",
    plan(known, context) {
      const changes = new Map<CustomerId, Change>(
        known.customers.map(({ id }) => [id, ifKnown((one) => applyGdap(one, relations.get(id) ?? [], context))]),
      );
      const unknown = [...relations.keys()].filter((id) => !changes.has(id)).length;
      return planOf(organization, known, changes, { requests, unknown, failed: 0 });
    },
  };
}

/** Customers whose subscriptions Partner Center can show: those that we resell to. */
const isSoldTo = ({ relationship }: ListedCustomer): boolean =>
  relationship === undefined || /reseller/i.test(relationship);

async function readCustomers(
  organization: Organization,
  reader: SourceReader,
  known: OrganizationNow,
): Promise<ReadSource> {
  const list = await reader.customers();
  if (list.outcome === "failed") return list;
  const marks = new Map(known.customers.map(({ id, read }) => [id, read?.subscriptions?.at ?? ""]));
  const isWanted = wantedBy(known);
  // Whose subscriptions were read longest ago comes first: the others wait for the next night when there are many.
  const ids = list.facts
    .filter((one) => isSoldTo(one) && isWanted(one))
    .map(({ id }) => id)
    .toSorted((one, other) => (marks.get(one) ?? "").localeCompare(marks.get(other) ?? ""));
  const sold = await reader.sales(ids);
  if (sold.outcome === "failed") return sold;
  const sales = new Map(sold.facts.sales.map((one) => [one.customer, one]));
  const failed = new Map(sold.facts.failed.map((one) => [one.of, one]));
  const { requests } = sold;
  return {
    outcome: "read",
    plan(now, context) {
      const listed = list.facts.filter(wantedBy(now));
      const changes = new Map<CustomerId, Change>(
        listed.map((one) => [
          one.id,
          (current) => applyAll(current, one, sales.get(one.id), failed.get(one.id), context),
        ]),
      );
      for (const { id } of now.customers) {
        if (changes.has(id)) continue;
        changes.set(
          id,
          ifKnown((one) => applyMissing(one, context)),
        );
      }
      const unknown = list.facts.length - listed.length;
      return planOf(organization, now, changes, { requests, unknown, failed: failed.size });
    },
  };
}

/** All but those that somebody had forgotten: a list does not bring them back, as long as that is on record. */
function wantedBy({ customers, settings }: OrganizationNow): (listed: ListedCustomer) => boolean {
  const here = new Set(customers.map(({ id }) => id));
  const forgotten = new Set(
    settings.history.flatMap(({ what, from }) => (what === "customer forgotten" && from !== undefined ? [from] : [])),
  );
  return ({ id }) => here.has(id) || !forgotten.has(id);
}

function applyAll(
  current: Customer | undefined,
  listed: ListedCustomer,
  sales: Sales | undefined,
  failed: NotRead | undefined,
  context: ReadContext,
): ReadApplied {
  const named = applyListed(current, listed, context);
  if (failed !== undefined) return { ...named, doc: notRead(named.doc, "subscriptions", failed.because, context) };
  if (sales === undefined) return named;
  const applied = applySales(named.doc, sales, context);
  return { doc: applied.doc, findings: [...named.findings, ...applied.findings] };
}

async function readPal(organization: Organization, reader: SourceReader): Promise<ReadSource> {
  const read = await reader.pal();
  if (read.outcome === "failed") return read;
  const { requests } = read;
  const { principals, failed } = read.facts;
  const unseen = new Map(failed.map((one) => [one.of, one.because]));
  return {
    outcome: "read",
    plan(known, context) {
      const changes = new Map<CustomerId, Change>();
      for (const customer of known.customers) {
        const because = unseen.get(customer.id);
        if (concerns(customer, principals)) {
          changes.set(
            customer.id,
            ifKnown((one) => applyPal(one, principals, context)),
          );
        } else if (because !== undefined) {
          changes.set(
            customer.id,
            ifKnown((one) => ({ doc: notRead(one, "pal", because, context), findings: [] })),
          );
        }
      }
      const reached = customersReached(principals);
      const unknown = [...reached].filter((id) => id !== organization.id && !changes.has(id)).length;
      return planOf(organization, known, changes, { requests, unknown, failed: failed.length });
    },
  };
}

/** Everybody who is known by their object id, and who owns, stands in or links under one. */
function idsIn({ customers, people }: OrganizationNow): readonly PersonId[] {
  const ids = new Set(people.map(({ id }) => id));
  for (const { owner, deputy, identities } of customers) {
    for (const ref of [owner, deputy, ...identities.map(({ holder }) => holder)]) if (ref !== undefined) ids.add(ref);
  }
  return [...ids].filter(isGuid).toSorted();
}

async function readPeople(
  organization: Organization,
  reader: SourceReader,
  known: OrganizationNow,
): Promise<ReadSource> {
  const ids = idsIn(known);
  const read = await reader.people(ids);
  if (read.outcome === "failed") return read;
  const { requests } = read;
  const accounts = new Map(read.facts.map((account) => [account.id, account]));
  return {
    outcome: "read",
    plan(now, context) {
      const people = new Map(now.people.map((person) => [person.id, person]));
      const counts: ReadCounts = { ...noCounts };
      const findings: ReadFinding[] = [];
      for (const id of ids) {
        const { outcome, doc } = applyAccount(people.get(id), id, accounts.get(id), context.now);
        counts[outcome] += 1;
        if (outcome === "unchanged") continue;
        // People are named by their ids, which forgetting finds.
        findings.push({ kind: outcome, customer: id, name: id, says: `account is ${doc.account?.is ?? "active"}` });
      }
      return {
        requests,
        found: { counts, findings, known: ids.length },
        apply: () =>
          inParallel(changesAtOnce, ids, async (id) => {
            await organization.people.update(id, (current) => {
              // Whoever was forgotten since is not remembered again.
              if (current === undefined && people.has(id)) return { doc: current };
              return applyAccount(current, id, accounts.get(id), context.now);
            });
          }),
      };
    },
  };
}
