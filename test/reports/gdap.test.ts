/** Lists of GDAP relations as tools write them. */
import { expect, it } from "vitest";
import { openReport } from "../../src/reports/open.ts";
import { all, file } from "./files.ts";

const tenant = "9b58ba8d-c498-46e7-b648-245edafa3a38";
const graph = "status,customer.tenantId,endDateTime,autoExtendDuration";
const shell = "CustomerTenantId,Status,EndDateTime,AutoExtendDuration";
const page = "Tenant ID;Status;Auto Extend;End";

it.each([
  // Microsoft Graph's own words, flattened.
  [graph, `active,${tenant},2027-03-03T10:00:00Z,P180D`, { status: "active", endsOn: "2027-03-03", autoExtends: true }],
  [graph, `approvalPending,${tenant},,PT0S`, { status: "approvalPending", endsOn: undefined, autoExtends: false }],
  // What ends at midnight ended the day before.
  [graph, `active,${tenant},2026-12-21T00:00:00Z,PT0S`, { endsOn: "2026-12-20" }],
  [graph, `active,${tenant},2026-12-21T00:00:00.0000000+00:00,PT0S`, { endsOn: "2026-12-20" }],
  [shell, `${tenant},Active,21/12/2026 00:00:00,00:00:00`, { endsOn: "2026-12-20" }],
  [shell, `${tenant},Active,12/21/2026 12:00:00 AM,00:00:00`, { endsOn: "2026-12-20" }],
  [shell, `${tenant},Active,12/21/2026 12:00:00 PM,00:00:00`, { endsOn: "2026-12-21" }],
  [page, `${tenant};Active;No;21 Dec 2026`, { endsOn: "2026-12-21" }],
  // PowerShell writes a duration of its own, and a day as the machine does.
  [
    shell,
    `${tenant},Expired,31/12/2026 10:00:00,00:00:00`,
    { status: "expired", endsOn: "2026-12-31", autoExtends: false },
  ],
  [
    shell,
    `${tenant},Active,12/31/2026 10:00:00 AM,180.00:00:00`,
    { status: "active", endsOn: "2026-12-31", autoExtends: true },
  ],
  // As a page shows them.
  [
    page,
    `${tenant};Termination requested;Yes;1 Mar 2027`,
    { status: "terminationRequested", endsOn: "2027-03-01", autoExtends: true },
  ],
  [page, `${tenant};On hold;No;1 Mar 2027`, { status: "On hold", endsOn: "2027-03-01", autoExtends: false }],
])("reads of %s the relation %s", async (header, row, relation) => {
  const opened = await openReport(() => file(`${header}\n${row}\n`), "2026-11-23");
  if (opened.outcome !== "opened" || opened.report.kind !== "gdap") throw new Error(JSON.stringify(opened));
  expect(await all(opened.report.rows)).toEqual([expect.objectContaining({ customer: tenant, ...relation })]);
});
