import { createReadStream } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { importReport } from "../../../src/app/imports/imports.ts";
import type { Organization, Store } from "../../../src/app/ports.ts";
import { defaultSettings } from "../../../src/domain/documents.ts";
import type { Source } from "../../../src/reports/csv/csv.ts";
import { openReport } from "../../../src/reports/open.ts";
import { summaryLines } from "../../../src/cli/import-summary.ts";
import { readLimits } from "../../../src/limits.ts";
import { readCatalogue } from "../../../src/workloads.ts";
import { file } from "../../reports/files.ts";
import { aMemoryStore } from "../../memory.ts";

const samples = join(import.meta.dirname, "../../samples/partner-center");
const catalogue = readCatalogue();
const options = {
  by: "ada",
  now: "2026-11-23T08:00:00.000Z",
  zone: "Etc/UTC",
  catalogue,
  limits: readLimits(),
};

let store: Store;
let organization: Organization;

beforeEach(() => {
  store = aMemoryStore();
  organization = store.organization("11111111-1111-4111-8111-111111111111");
});

const contoso = "9b58ba8d-c498-46e7-b648-245edafa3a38";

async function load(source: Source, more: { dryRun?: boolean; customer?: string; zone?: string; now?: string } = {}) {
  const opened = await openReport(source, "2026-11-23");
  if (opened.outcome !== "opened") throw new Error(JSON.stringify(opened));
  const imported = await importReport(organization, opened.report, { ...options, ...more });
  if (imported.outcome !== "imported") throw new Error(imported.outcome);
  return imported.summary;
}

const sample = (name: string) => () => createReadStream(join(samples, name));

const usage = async (name: string, more = {}) => {
  const summary = await load(sample(name), more);
  if (summary.kind === "customers") throw new Error("not a usage report");
  return summary;
};

it("verifies subscriptions by the sample of the Azure usage report", async () => {
  await load(sample("Customers.csv"));
  const summary = await usage("AzureUsage.csv");
  expect(summary).toMatchObject({
    kind: "azure-usage",
    rows: 218,
    repeated: 22,
    customers: { changed: 26, unchanged: 0 },
    data: "2026-10-31",
    refused: [],
    unknownCustomers: [],
  });
  const contoso = await organization.customers.get("9b58ba8d-c498-46e7-b648-245edafa3a38");
  expect(contoso?.subscriptions).toMatchObject([{ seen: { attributed: true, partnerIds: ["4911112"] } }]);
  expect(contoso?.usage.map(({ month }) => month)).toEqual(["2026-09-01", "2026-10-01"]);
  expect((await organization.settings.get("settings"))?.imports.azureUsage).toMatchObject({
    at: options.now,
    by: "ada",
    data: "2026-10-31",
    whole: "2026-10-31",
  });
});

it("verifies claims by the sample of the CPOR usage report, with the catalogue's workloads", async () => {
  await load(sample("Customers.csv"));
  const summary = await usage("CPOR-Microsoft365Usage.csv");
  expect(summary).toMatchObject({ rows: 47, customers: { changed: 27 }, unknownWorkloads: [], data: "2026-10-31" });
  const contoso = await organization.customers.get("9b58ba8d-c498-46e7-b648-245edafa3a38");
  expect(contoso?.claims).toMatchObject([{ id: "entra-id-premium", status: "Approved", claimId: "CLM-632288" }]);
});

it.each(["AzureUsage.csv", "CPOR-Microsoft365Usage.csv"])("changes nothing when %s is imported again", async (name) => {
  await load(sample("Customers.csv"));
  await usage(name);
  const before = await organization.customers.list();
  expect(await usage(name)).toMatchObject({ customers: { changed: 0 }, findings: [] });
  expect(await organization.customers.list()).toEqual(before);
});

it("comes to the same customers whichever report is imported first", async () => {
  const states = [];
  for (const order of [
    ["AzureUsage.csv", "CPOR-Microsoft365Usage.csv"],
    ["CPOR-Microsoft365Usage.csv", "AzureUsage.csv"],
  ]) {
    organization = store.organization(`${states.length + 1}1111111-1111-4111-8111-111111111111`);
    await load(sample("Customers.csv"));
    for (const name of order) await usage(name);
    const customers = [...(await organization.customers.list())].sort((one, other) => (one.id < other.id ? -1 : 1));
    states.push(customers.map((customer) => ({ ...customer, history: customer.history.length })));
  }
  expect(states[0]).toEqual(states[1]);
});

it("lists customers that are not known, and stores nothing of theirs", async () => {
  const summary = await usage("CPOR-Microsoft365Usage.csv");
  expect(summary.customers).toEqual({ changed: 0, unchanged: 0 });
  expect(summary.unknownCustomers).toHaveLength(27);
  expect(summary.unknownCustomers[0]).toEqual({ id: expect.any(String), name: expect.any(String), rows: 3 });
  expect(await organization.customers.list()).toEqual([]);
});

it("says the same in a dry run and changes nothing", async () => {
  await load(sample("Customers.csv"));
  const before = await organization.customers.list();
  const settings = await organization.settings.get("settings");
  const dry = await usage("AzureUsage.csv", { dryRun: true });
  expect(await organization.customers.list()).toEqual(before);
  expect(await organization.settings.get("settings")).toEqual(settings);
  const { dryRun: _, ...wet } = await usage("AzureUsage.csv");
  expect(dry).toEqual({ ...wet, dryRun: true });
});

it("names contradictions of a person, unknown workloads and refused lines in its summary", async () => {
  await load(sample("Customers.csv"));
  await organization.customers.update(contoso, (customer) => {
    if (customer === undefined) throw new Error("not imported");
    const answers = { pal: { says: "yes", by: "megan", at: "2026-09-01T08:00:00.000Z" } } as const;
    return { doc: { ...customer, checklist: { revision: 1, answers } } };
  });
  const azure =
    "CustomerTenantId,SubscriptionId,Month,PartnerAttributionType,AdminType\n" +
    `${contoso},e47683cf-63fd-496d-9fb3-74f4c90d4e96,2026-10-01,TPOR,\nx,y,2026-10-01,PAL,Owner\n`;
  const cpor =
    "CustomerTenantId,WorkloadName,ClaimId,DateAssociated,Date,PaidAvailableUnits\n" +
    `${contoso},Loop,CLM-1,2026-01-05,2026-10-31,25\n`;
  expect(summaryLines(await load(() => file(azure)))).toEqual([
    "2 rows read.",
    "Azure usage, data until 2026-10-31: 1 customer changed, 0 unchanged.",
    "Contradicts what I had (1):",
    "  Contoso Ltd., e47683cf-63fd-496d-9fb3-74f4c90d4e96: recorded as linked; the report says: no Partner Admin Link in 2026-10",
    "New to me (1):",
    "  Contoso Ltd., e47683cf-63fd-496d-9fb3-74f4c90d4e96: in 2026-10",
    "Rows I couldn't use; everything else was imported (1):",
    "  Line 3: The customer's tenant id “x” is not a GUID.",
  ]);
  expect(summaryLines(await load(() => file(cpor)))).toContain("  Loop: at 1 customer");
});

it.each([
  ["Pacific/Auckland", undefined, 1],
  ["Etc/UTC", undefined, 0],
  ["Etc/UTC", "Pacific/Auckland" as const, 1],
])("takes the day for that of %s, the setting, unless the organization chose one: %s", async (zone, chosen, found) => {
  await load(sample("Customers.csv"));
  const answers = { pal: { says: "yes", by: "megan", at: "2026-09-01T08:00:00.000Z" } } as const;
  await organization.customers.update(contoso, (customer) => ({
    doc: customer && { ...customer, checklist: { revision: 1, answers } },
  }));
  if (chosen !== undefined)
    await organization.settings.update("settings", () => ({ doc: { ...defaultSettings, zone: chosen } }));
  const azure =
    "CustomerTenantId,SubscriptionId,Month,PartnerAttributionType,AdminType\n" +
    `${contoso},e47683cf-63fd-496d-9fb3-74f4c90d4e96,2026-10-01,TPOR,\n`;
  // In Auckland October is over.
  const summary = await load(() => file(azure), { zone, now: "2026-10-31T14:00:00.000Z" });
  expect("findings" in summary && summary.findings.filter(({ kind }) => kind === "contradicts")).toHaveLength(found);
});

it("keeps the newer day of data when an older report is imported later", async () => {
  await load(sample("Customers.csv"));
  await usage("CPOR-Microsoft365Usage.csv");
  const old =
    "CustomerTenantId,WorkloadName,ClaimId,DateAssociated,Date\n9b58ba8d-c498-46e7-b648-245edafa3a38,Teams,CLM-2,2024-01-05,2025-01-31\n";
  await load(() => file(old));
  expect((await organization.settings.get("settings"))?.imports.cporUsage?.data).toBe("2026-10-31");
});

it("remembers of every report when it was imported, also when its data is as old as before", async () => {
  await load(sample("Customers.csv"));
  await usage("AzureUsage.csv");
  const later = "2026-11-24T08:00:00.000Z";
  const opened = await openReport(sample("AzureUsage.csv"), "2026-11-23");
  if (opened.outcome !== "opened") throw new Error(JSON.stringify(opened));
  const told: unknown[] = [];
  await importReport(organization, opened.report, {
    ...options,
    now: later,
    onProgress: (...progress) => void told.push(progress),
  });
  expect(told[195]).toEqual([196, "rows"]);
  expect(told.at(-1)).toEqual([26, "customers", 26]);
  expect((await organization.settings.get("settings"))?.imports).toMatchObject({
    customers: { at: options.now, by: "ada" },
    azureUsage: { at: later, by: "ada", data: "2026-10-31", whole: "2026-10-31" },
  });
});

it("counts the day where the organization is, and names unknown workloads with most customers first", async () => {
  await organization.settings.update("settings", () => ({ doc: { ...defaultSettings, zone: "Pacific/Kiritimati" } }));
  await load(sample("Customers.csv"));
  const ids = (await organization.customers.list()).map(({ id }) => id);
  const row = (id: string | undefined, claim: string, workload: string) => `${claim},${id},${workload},Submitted`;
  const rows = [row(ids[0], "C1", "Rare"), row(ids[0], "C2", "Common"), row(ids[1], "C3", "Common")];
  const opened = await openReport(
    () => file(["Claim ID,Customer tenant ID,Workload,Claim status", ...rows, ""].join("\n")),
    "2026-11-23",
  );
  if (opened.outcome !== "opened") throw new Error(JSON.stringify(opened));
  const now = "2026-11-23T12:00:00.000Z";
  expect(await importReport(organization, opened.report, { ...options, now })).toMatchObject({
    summary: {
      unknownWorkloads: [
        { name: "Common", customers: 2 },
        { name: "Rare", customers: 1 },
      ],
    },
  });
  expect((await organization.customers.get(ids[0] ?? ""))?.claims[0]?.statusSince).toBe("2026-11-24");
});

it("asks whose subscriptions they are, and takes them when told", async () => {
  await load(sample("Customers.csv"));
  const text =
    "Subscription ID,Subscription,Quantity,Status\ne47683cf-63fd-496d-9fb3-74f4c90d4e96,Microsoft Azure,1,Active\n";
  const opened = await openReport(() => file(text), "2026-11-23");
  if (opened.outcome !== "opened") throw new Error(JSON.stringify(opened));
  expect(await importReport(organization, opened.report, options)).toEqual({ outcome: "which-customer" });
  const customer = "9b58ba8d-c498-46e7-b648-245edafa3a38";
  expect(await load(() => file(text), { customer, dryRun: true })).toMatchObject({ customers: { changed: 1 } });
  expect((await organization.customers.get(customer))?.subscriptions).toEqual([]);
  expect((await organization.settings.get("settings"))?.imports).not.toHaveProperty("subscriptions");
  expect(await load(() => file(text), { customer })).toMatchObject({ customers: { changed: 1 } });
  expect((await organization.customers.get(customer))?.subscriptions).toMatchObject([{ soldByUsCsp: true }]);
  const nobody = "7856881e-0461-4f9d-8693-000000000000";
  expect(await load(() => file(text), { customer: nobody })).toMatchObject({
    unknownCustomers: [{ id: nobody, rows: 1 }],
  });
});
