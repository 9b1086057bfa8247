/**
 * Lists of GDAP relations. Partner Center documents no export of them; the names are those of Microsoft Graph
 * (delegatedAdminRelationship), as people's scripts and tools write them out, and what Partner Center's page calls them.
 */
import type { GdapRow } from "../domain/imports/gdap.ts";
import type { Columns, Making } from "./csv/columns.ts";

export const gdapColumns = {
  customer: {
    names: ["Customer tenant ID", "Tenant ID", "Customer ID", "Customer Microsoft ID", "Microsoft ID"],
    holds: "guid",
    required: "value",
    called: "customer's tenant id",
  },
  customerName: {
    names: ["Customer name", "customer.displayName", "Customer", "Tenant"],
  },
  status: { names: ["Status", "Relationship status", "State"], required: "value" },
  endsOn: {
    names: ["End date", "endDateTime", "End", "Ends on", "Expiration date", "Expires on", "Expiry date"],
    holds: "end",
    required: "column",
    called: "end date",
  },
  autoExtends: {
    names: ["autoExtendDuration", "Auto extend", "Auto extend status", "Auto renew"],
  },
} as const satisfies Columns;

/** What only such a list has: one of these. */
export const gdapSignature: readonly string[] = [
  ...gdapColumns.autoExtends.names.filter((name) => name !== "Auto renew"),
  "activatedDateTime",
  "customer.tenantId",
  "Relationship name",
  "Relationship ID",
  "Admin relationship",
  "Admin relationship name",
  "GDAP relationship",
  "GDAP name",
];

export const gdapMaking = (): Making<typeof gdapColumns, GdapRow> => ({
  make: ({ status, autoExtends = "", ...values }) => ({
    ...values,
    status: asGraphWrites(status),
    autoExtends: /^(?:yes|true|enabled|on)$/i.test(autoExtends.trim()) || isDuration(autoExtends),
  }),
});

/** `P180D`, or as PowerShell writes it `180.00:00:00`; not `PT0S`, `P0D`, `00:00:00`. */
const isDuration = (text: string): boolean => /^[PT\d.:DHMS]+$/i.test(text.trim()) && /[1-9]/.test(text);

/** Microsoft's words for the state of a relation (Graph, delegatedAdminRelationship). */
const statuses = [
  "activating",
  "active",
  "approvalPending",
  "approved",
  "created",
  "expired",
  "expiring",
  "terminated",
  "terminating",
  "terminationRequested",
];

/** `Approval pending` as `approvalPending`; a word that Graph does not have stays as written. */
function asGraphWrites(status: string): string {
  const key = status.replace(/[\s_-]/g, "").toLowerCase();
  return statuses.find((one) => one.toLowerCase() === key) ?? status.trim();
}
