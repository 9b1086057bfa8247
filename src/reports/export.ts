/** Writes tables for export: streamed, safe to open in a spreadsheet, with a stable key in the first column. */
import { stringify } from "csv-stringify/sync";
import { workloadName, type Catalogue } from "../domain/catalogue/workloads.ts";
import { coverFrom } from "../domain/customer/cover.ts";
import type { Claim, Customer, CustomerId, Question } from "../domain/customer/customer.ts";
import type { Delivery, Settings } from "../domain/documents.ts";
import { nextInText, type Gap } from "../domain/catalogue/gap-codes.ts";
import { trailOf, type TrailEntry, type TrailFilter } from "../domain/organization/history.ts";
import type { PersonRef } from "../domain/people/person.ts";
import { type Day, type Zone, daysBetween } from "../domain/time/time.ts";
import { joined, neutralised } from "./csv/formula.ts";
import type { ExportFacts, ExportKind } from "../domain/organization/exported.ts";
import { byUrgency } from "../domain/gaps/find-gaps.ts";

/** A column: its name, and its value in a row. Days and moments are ISO 8601; an absent value is an empty cell. */
type Column<Row> = readonly [name: string, value: (row: Row) => string | number | undefined];

/** What people are called, by reference; the reference itself for somebody unknown. */
export type NameOf = (ref: PersonRef) => string;

/** Rows made into text at a time. */
const rowsAtOnce = 500;

/** Customers; what import reads of it, it finds unchanged. */
export function exportCustomers(customers: Iterable<Customer>, today: Day): AsyncGenerator<string> {
  const answered = (question: Question): Column<Customer>[] => [
    [`Answer: ${question}`, ({ checklist }) => checklist.answers[question]?.says],
    [`Answered: ${question}`, ({ checklist }) => checklist.answers[question]?.at],
  ];
  return csv<Customer>(customers, [
    ["Microsoft ID", ({ id }) => id],
    ["Company name", ({ name, listedName = name }) => listedName],
    ["Primary domain name", ({ domain }) => domain],
    ["Relationship", ({ relationship }) => relationship],
    ["Tags", ({ tags }) => joined.do(tags)],
    ["Owner", ({ owner }) => owner],
    ["Deputy", ({ deputy }) => deputy],
    ["Owner since", ({ ownerSince }) => ownerSince],
    ["Covered by", (customer) => coverFrom(customer, today)?.person],
    ["Covered from", (customer) => coverFrom(customer, today)?.from],
    ["Covered until", (customer) => coverFrom(customer, today)?.until],
    ["Channels", ({ channels }) => joined.do(channels)],
    ["Lifecycle", ({ lifecycle }) => lifecycle],
    ["Added", ({ addedAt }) => addedAt],
    ...answered("cpor"),
    ...answered("pal"),
    ...answered("owner"),
    ...answered("onboarding"),
    ["Workloads", ({ claims }) => claims.length],
    ["Subscriptions", ({ subscriptions }) => subscriptions.length],
    ["Identities", ({ identities }) => identities.length],
    ["Notes", ({ notes = [] }) => notes.map(({ says }) => says).join(" / ")],
  ]);
}

/** Gaps, in the order given, each with its customer and owner. */
export function exportGaps(
  gaps: Iterable<Gap>,
  context: { customers: ReadonlyMap<CustomerId, Customer>; nameOf: NameOf; today: Day },
): AsyncGenerator<string> {
  const { customers, nameOf, today } = context;
  const ownerOf = ({ customer }: Gap) => customers.get(customer)?.owner;
  return csv<Gap>(gaps, [
    ["Key", ({ key }) => key],
    ["Microsoft ID", ({ customer }) => customer],
    ["Company name", ({ customer }) => customers.get(customer)?.name],
    ["Owner", ownerOf],
    ["Owner name", (gap) => named(ownerOf(gap), nameOf)],
    ["Code", ({ code }) => code],
    ["Topic", ({ topic }) => topic],
    ["Severity", ({ severity }) => severity],
    ["Item", ({ item }) => item],
    ["What", ({ what }) => what],
    ["Next step", nextInText],
    ["Since", ({ since }) => since],
    ["Days open", ({ since }) => daysBetween(since, today)],
    ["Last day", ({ deadline }) => deadline?.endsOn],
    ["Days left", ({ deadline }) => deadline && daysBetween(today, deadline.endsOn)],
    ["Working days left", ({ deadline }) => deadline?.workingDays],
    ["Designations", ({ designations }) => joined.do(designations)],
    ["Snoozed until", ({ snoozedUntil }) => snoozedUntil],
  ]);
}

/** Claims of these customers, as they are recorded; the last day is that of the claim's gap. */
function exportClaims(
  customers: readonly Customer[],
  context: { gapsById: ReadonlyMap<CustomerId, readonly Gap[]>; nameOf: NameOf; catalogue: Catalogue },
): AsyncGenerator<string> {
  const { gapsById, nameOf, catalogue } = context;
  const rows = customers.flatMap((customer) => customer.claims.map((claim) => ({ customer, claim })));
  const lastDay = ({ customer, claim }: { customer: Customer; claim: Claim }) =>
    gapsById
      .get(customer.id)
      ?.flatMap(({ topic, item, deadline }) =>
        topic === "cpor" && item === claim.id && deadline !== undefined ? [deadline.endsOn] : [],
      );
  return csv(rows, [
    ["Key", ({ customer, claim }) => `${customer.id}/${claim.id}`],
    ["Microsoft ID", ({ customer }) => customer.id],
    ["Company name", ({ customer }) => customer.name],
    ["Owner", ({ customer }) => customer.owner],
    ["Owner name", ({ customer }) => named(customer.owner, nameOf)],
    ["Workload", ({ claim }) => workloadName(catalogue, claim.workload)],
    ["Subscription", ({ claim }) => claim.subscription],
    ["Ours to claim", ({ claim }) => whoseClaim[claim.scope.is]],
    ["Status", ({ claim }) => (claim.scope.is === "in" ? claim.status : undefined)],
    ["Status since", ({ claim }) => (claim.scope.is === "in" ? claim.statusSince : undefined)],
    ["Reason", ({ claim }) => claim.reason],
    ["Reason in words", ({ claim }) => claim.reasonNote],
    ["Submitted", ({ claim }) => claim.submittedOn],
    ["Approved", ({ claim }) => claim.approvedOn],
    ["Disputed", ({ claim }) => claim.disputedOn],
    ["Last day", (row) => lastDay(row)?.toSorted()[0]],
    ["Claim ID", ({ claim }) => claim.claimId],
    ["Partner ID", ({ claim }) => claim.partnerId],
    ["Proof signed", ({ claim }) => claim.proof?.signedOn],
    ["Last in a usage report", ({ claim }) => claim.seen?.on],
    ["Active users", ({ claim }) => claim.seen?.users],
    ["Evidence", ({ claim }) => claim.evidence.kind],
  ]);
}

const whoseClaim = { in: "yes", "not-applicable": "no", "other-partner": "another partner" } as const;

/**
 * The audit trail: every entry of every customer's history, and of settings and roles when they are given. The key
 * counts the entries of one history from 1, and stays when older ones are removed.
 * @param context.zone in which the filter's days begin and end; UTC unless given.
 */
export function exportHistory(
  customers: Iterable<Customer>,
  context: { nameOf: NameOf; filter?: TrailFilter | undefined; settings?: Pick<Settings, "history">; zone?: Zone },
): AsyncGenerator<string> {
  const { nameOf, filter, settings, zone } = context;
  return csv<TrailEntry>(trailOf(customers, settings, filter, zone), [
    ["Key", ({ key }) => key],
    ["At", ({ entry }) => entry.at],
    ["By", ({ entry }) => entry.by],
    ["By name", ({ entry }) => named(entry.by, nameOf)],
    ["Microsoft ID", ({ customer }) => customer?.id],
    ["Company name", ({ customer }) => customer?.name],
    ["What", ({ entry }) => entry.what],
    ["Item", ({ entry }) => entry.item],
    ["From", ({ entry }) => entry.from],
    ["To", ({ entry }) => entry.to],
    ["Note", ({ entry }) => entry.note],
    ["Evidence", ({ entry }) => entry.evidence],
  ]);
}

/** What became of every message. */
export function exportDeliveries(deliveries: Iterable<Delivery>, context: { nameOf: NameOf }): AsyncGenerator<string> {
  return csv<Delivery>(deliveries, [
    ["Key", ({ id }) => id],
    ["To", ({ to }) => ("person" in to ? to.person : to.channel)],
    ["To name", ({ to }) => ("person" in to ? named(to.person, context.nameOf) : undefined)],
    ["About", ({ about }) => about.kind],
    ["State", ({ state }) => state],
    ["State since", ({ at }) => at],
    ["Planned", ({ plannedAt }) => plannedAt],
    ["Not before", ({ notBefore }) => notBefore],
    ["Attempts", ({ attempts }) => attempts],
    ["Because", ({ because }) => because],
    ["Conversation", ({ sent }) => sent?.conversation],
    ["Message", ({ sent }) => sent?.activity],
  ]);
}

function named(ref: PersonRef | undefined, nameOf: NameOf): string | undefined {
  const name = ref === undefined ? undefined : nameOf(ref);
  return name === ref ? undefined : name;
}

/** Cells between tabs, each in quotation marks; see `forExcel`. */
async function* csv<Row>(rows: Iterable<Row>, columns: readonly Column<Row>[]): AsyncGenerator<string> {
  const text = (records: readonly (readonly string[])[]): string =>
    stringify(records as string[][], {
      delimiter: "\t",
      record_delimiter: "windows",
      quoted: true,
      quoted_empty: false,
    });
  yield text([columns.map(([name]) => name)]);
  let waiting: string[][] = [];
  for (const row of rows) {
    waiting.push(columns.map(([, value]) => cell(value(row))));
    if (waiting.length < rowsAtOnce) continue;
    yield text(waiting);
    waiting = [];
  }
  if (waiting.length > 0) yield text(waiting);
}

/**
 * A table as a file. UTF-16 with byte order mark and tabs is what Excel opens in every region with its cells where they
 * belong and its accents whole (SAP: "Excel files, CSV format"). In UTF-8 it cuts cells at the region's list separator
 * or, told the separator by a line `sep=`, forgets the byte order mark.
 */
export async function* forExcel(table: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  yield Buffer.from("\uFEFF", "utf16le");
  for await (const piece of table) yield Buffer.from(piece, "utf16le");
}

/** A number cannot be a formula, and -3 must stay a number. */
const cell = (value: string | number | undefined): string =>
  typeof value === "number" ? String(value) : neutralised.do(value ?? "");

/** CSV in pieces, made as it is asked for. Gaps are in order of urgency, those of all these customers together. */
export function exportCsv(kind: ExportKind, facts: ExportFacts): AsyncGenerator<string> {
  const { customers, gapsById, names, catalogue, today, zone, settings, filter } = facts;
  const nameOf: NameOf = (ref) => names.get(ref) ?? ref;
  switch (kind) {
    case "customers":
      return exportCustomers(customers, today);
    case "gaps": {
      const gaps = customers.flatMap(({ id }) => gapsById.get(id) ?? []).sort(byUrgency);
      return exportGaps(gaps, { customers: new Map(customers.map((one) => [one.id, one])), nameOf, today });
    }
    case "claims":
      return exportClaims(customers, { gapsById, nameOf, catalogue });
    case "history":
      return exportHistory(customers, { nameOf, settings, zone, filter });
    case "deliveries":
      return exportDeliveries(facts.deliveries, { nameOf });
  }
}
