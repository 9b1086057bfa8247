/** What an import read, changed and left out, as lists: for the card, and as plain lines. */
import type { CustomerId } from "../../domain/customer/customer.ts";
import type { CustomersSummary } from "../../domain/imports/customers.ts";
import type { ImportFinding, UsageSummary } from "../../domain/imports/findings.ts";
import type { ImportSummary } from "../../domain/imports/imports.ts";
import { count } from "../kit/dates.ts";
import { marks, type Mark } from "../kit/marks.ts";

/** Things of one kind; none of its texts is escaped. */
export type ImportList = { heading: string; mark: Mark; entries: readonly ImportEntry[] };

/** `what` is mostly a customer's name, `item` the claim or subscription that it is about. */
export type ImportEntry = { what: string; microsoftId?: CustomerId; item?: string; says?: string };

/** In the place of a name that a report does not give. */
export const noName = "(no name)";

/** What an import found out, most urgent first; what was verified needs no look. */
const headings: readonly [ImportFinding["kind"], string, Mark][] = [
  ["contradicts", "Contradicts what I had", marks.no],
  ["lost", "No longer attributed to us", marks.no],
  ["unearned", "Associated but not earning", marks.no],
  ["new", "New to me", marks.unknown],
  ["changed", "Changed", marks.unknown],
  ["candidate", "In use, and nobody has decided if it's ours", marks.unknown],
  ["verified", "Verified", marks.yes],
];

/** All lists of it, some of them empty. */
export const importLists = (summary: ImportSummary): readonly ImportList[] => [
  ...(summary.kind === "customers" ? listsOfCustomers(summary) : listsOfUsage(summary)),
  {
    heading: summary.dryRun ? "Rows I couldn't use" : "Rows I couldn't use; everything else was imported",
    mark: marks.no,
    entries: summary.refused.map(({ line, refused }) => ({ what: `Line ${line}`, says: refused })),
  },
];

const listsOfCustomers = ({ missing, moved, returned }: CustomersSummary): readonly ImportList[] => [
  { heading: "No longer in this list", mark: marks.no, entries: missing.map(named) },
  {
    heading: "Moved? The same name and domain under another Microsoft ID",
    mark: marks.unknown,
    entries: moved.map(({ name, from, to }) => ({
      what: name,
      says: `${from} before, ${to} now. Owner, answers and history can move with it; claims and links belong to the old tenant.`,
    })),
  },
  { heading: "Listed again", mark: marks.yes, entries: returned.map(named) },
];

const named = ({ name, customer }: CustomersSummary["missing"][number]): ImportEntry => ({
  what: name,
  microsoftId: customer,
});

function listsOfUsage(summary: UsageSummary): readonly ImportList[] {
  const leftOut = (heading: string, entries: readonly ImportEntry[]) => ({ heading, mark: marks.unknown, entries });
  const byRows = ({ name: what = noName, rows }: { name?: string | undefined; rows: number }) => ({
    what,
    says: count(rows, "row"),
  });
  return [
    ...headings.map(([kind, heading, mark]) => ({
      heading,
      mark,
      entries: summary.findings
        .filter((finding) => finding.kind === kind)
        .map(({ customerName: what, item, says }) => ({ what, item, says })),
    })),
    leftOut(
      "Customers I don't know, so left out",
      summary.unknownCustomers.map((one) => ({ ...byRows(one), microsoftId: one.id })),
    ),
    leftOut(
      "Rows without a tenant ID, so left out",
      (summary.withoutTenant ?? []).map(({ tpid, ...one }) => {
        const { what, says } = byRows(one);
        const whose = tpid === undefined ? "" : ` · TPID ${tpid}, Microsoft's number of a parent company`;
        return { what, says: `${says}${whose}` };
      }),
    ),
    leftOut(
      "Workloads I don't know",
      summary.unknownWorkloads.map(({ name, customers }) => ({
        what: name,
        says: `at ${count(customers, "customer")}`,
      })),
    ),
    leftOut(
      "Engagements I don't know, treated as claims because of their workload",
      summary.unknownEngagements.map(byRows),
    ),
    leftOut("Other engagements, left out", summary.otherEngagements.map(byRows)),
  ];
}
