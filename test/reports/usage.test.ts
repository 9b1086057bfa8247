import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { openReport } from "../../src/reports/open.ts";
import { all, encodings, file, sample } from "./files.ts";

async function read(text: string, encode?: (text: string) => Uint8Array) {
  const opened = await openReport(() => file(text, encode), "2026-11-23");
  if (opened.outcome !== "opened") throw new Error(JSON.stringify(opened));
  return { kind: opened.report.kind, rows: await all<object>(opened.report.rows as AsyncIterable<object>) };
}

const contoso = "9b58ba8d-c498-46e7-b648-245edafa3a38";
const subscription = "e47683cf-63fd-496d-9fb3-74f4c90d4e96";

/** The sample's lines as values; it quotes only names. */
const cells = (text: string): string[][] =>
  text
    .trim()
    .split("\r\n")
    .map((line) => (line.match(/("(?:[^"]|"")*"|[^,]*)(,|$)/g) ?? []).map((cell) => cell.replace(/,$/, "")));

it("reads the Azure usage export", async () => {
  const { kind, rows } = await read(sample("AzureUsage.csv"));
  expect(kind).toBe("azure-usage");
  expect(rows).toHaveLength(218);
  expect(rows[0]).toMatchObject({ line: 2, attribution: "csp", acrUsd: 1203.11, consumes: true });
  expect(rows).toContainEqual(expect.objectContaining({ repeated: true, acrUsd: undefined, consumes: true }));
  expect(rows[2]).toEqual({
    line: 4,
    customer: "3ceaaf30-8142-48ea-91d9-3080f9b439fc",
    customerName: "A. Datum Corporation",
    subscription: "0ab9cd3a-1bbe-409c-b4b3-179ee1e29208",
    month: "2026-10-01",
    attribution: "csp",
    partnerId: "4911112",
    acrUsd: 47.68,
    consumes: true,
    state: "Active",
    security: false,
  });
  expect(rows).toContainEqual(expect.objectContaining({ attribution: "pal", adminType: "Reader" }));
});

it("reads the CPOR usage export", async () => {
  const { kind, rows } = await read(sample("CPOR-Microsoft365Usage.csv"));
  expect(kind).toBe("cpor-usage");
  expect(rows).toHaveLength(47);
  expect(rows[0]).toEqual({
    line: 2,
    customer: "562ae4b8-4866-4d77-a827-062c78b7d0ac",
    customerName: "Best For You Organics Company",
    workload: "Azure AD Premium",
    users: 848,
    seats: 1224,
    claimId: "CLM-779314",
    partnerId: "4911112",
    associatedOn: "2025-03-15",
    on: "2026-10-31",
  });
});

it.each(["AzureUsage.csv", "CPOR-Microsoft365Usage.csv"])(
  "reads %s the same with its columns the other way round",
  async (name) => {
    const turned = cells(sample(name)).map((row) => row.slice(0, -1).reverse().join(","));
    expect(cells(sample(name))[0]?.at(-1)).toBe("");
    expect(await read(turned.join("\n") + "\n")).toEqual(await read(sample(name)));
  },
);

it.each(encodings)("reads the Azure usage export saved as %s with semicolons and decimal commas", async (_, encode) => {
  const rows = cells(sample("AzureUsage.csv")).map((row) => row.slice(0, -1));
  const text = rows.map((row) => row.join(";").replace(/(\d)\.(\d\d)$/, "$1,$2")).join("\r\n") + "\r\n";
  expect(await read(text, encode)).toEqual(await read(sample("AzureUsage.csv")));
});

it.each([
  ["CustomerTenantID,SubscriptionGuid,Month,PartnerAttachType,PartnerID,AdminType", "azure-usage"],
  ["customertenantid,SUBSCRIPTION ID,FiscalMonthName,Partner Association Type,MpnId,AdminType", "azure-usage"],
])("recognises the spellings %s", async (header, kind) => {
  const read1 = await read(`${header}\n${contoso},${subscription},2026-10-01,Partner Admin Link (PAL),4911112,Owner\n`);
  expect(read1).toEqual({
    kind,
    rows: [
      {
        line: 2,
        customer: contoso,
        subscription,
        month: "2026-10-01",
        attribution: "pal",
        partnerId: "4911112",
        adminType: "Owner",
        consumes: true,
      },
    ],
  });
});

it.each([
  ["Partner Admin Link", "pal"],
  ["Partner Admin Link (PAL)", "pal"],
  ["PAL", "pal"],
  ["Reseller (CSP)", "csp"],
  ["Indirect Reseller", "csp"],
  ["CSP T2", "csp"],
  ["Digital Partner of Record", "dpor"],
  ["Principal", "other"],
])("takes the attribution %s for %s", async (attribution, taken) => {
  const { rows } = await read(
    `CustomerTenantId,SubscriptionId,Month,AdminType,PartnerAttributionType\n${contoso},${subscription},2026-10-01,Owner,${attribution}\n`,
  );
  expect(rows).toMatchObject([{ attribution: taken }]);
});

it.each([
  ["Digital Partner of Record", "CSP", "dpor"],
  ["Partner Admin Link", "CSP", "pal"],
  ["Reseller (CSP)", "PAL", "csp"],
  ["", "CSP", "csp"],
  ["", "PAL", "pal"],
])("lets the attribution %j decide beside the association %j: %s", async (attribution, association, taken) => {
  const { rows } = await read(
    `CustomerTenantId,SubscriptionId,Month,AdminType,PartnerAttributionType,AssociationType\n` +
      `${contoso},${subscription},2026-10-01,Owner,${attribution},${association}\n`,
  );
  expect(rows).toMatchObject([{ attribution: taken }]);
});

it.each([
  ["ACR_USD says so although nothing was measured", "0,5.5", true],
  ["ACR_USD is zero although something was measured", "20,0", false],
  ["ACR_USD is empty", "20,", true],
])("takes a row for consumption when %s", async (_, figures, consumes) => {
  const { rows } = await read(
    `CustomerTenantId,SubscriptionId,Month,AdminType,PartnerAttributionType,UsageQuantity,ACR_USD\n` +
      `${contoso},${subscription},2026-10-01,Owner,Partner Admin Link,${figures}\n`,
  );
  expect(rows).toMatchObject([{ consumes }]);
});

it.each([
  ["1", true],
  ["true", true],
  ["Yes", true],
  ["0", false],
  ["False", false],
  ["", false],
])("takes the duplicate flag %j for %s", async (flag, repeated) => {
  const { rows } = await read(
    "CustomerTenantId,SubscriptionId,Month,AdminType,PartnerAttributionType,IsACRDuplicateAtMPNLevel\n" +
      `${contoso},${subscription},2026-10-01,Owner,PAL,${flag}\n`,
  );
  expect(rows).toMatchObject([{ repeated: repeated || undefined, attribution: "pal" }]);
});

it.each([
  ["Subscription,Subscription ID,Quantity,Status", "Active", true],
  ["Abonnement;Abonnement-ID;Menge;Status", "Aktiv", true],
  ["Abonnement;ID d’abonnement;Quantité;Statut", "Actif", true],
  ["Suscripción;Id de suscripción;Cantidad;Estado", "Activa", true],
  ["サブスクリプション,サブスクリプション ID,数量,状態", "アクティブ", true],
  ["Abonnement;Abonnement-ID;Menge;Status", "Deaktiviert", false],
  ["Subscription,Subscription ID,Quantity,Status", "Inactive", false],
])("reads a subscription under “%s” that is %s", async (header, status, active) => {
  const mark = header.includes(";") ? ";" : ",";
  const { kind, rows } = await read(`${header}\n${["Microsoft 365 E3", subscription, "10", status].join(mark)}\n`);
  expect(kind).toBe("subscriptions");
  expect(rows).toMatchObject([{ active, quantity: 10 }]);
});

it.each([
  "IsACRDuplicateAtPGALevel",
  "IsACRDuplicateAtPartnerLevel",
  "IsDuplicateRowForPGA",
  "Is ACR duplicate",
  "ACRDuplicateFlag",
  "IsDuplicateACRAtLocationLevel",
])("counts the money of a flagged row once, whatever the flag is called: %s", async (name) => {
  const { rows } = await read(
    `CustomerTenantId,SubscriptionId,Month,AdminType,PartnerAttributionType,ACR_USD,${name}\n` +
      `${contoso},${subscription},2026-10-01,Owner,PAL,100,0\n${contoso},${subscription},2026-10-01,,CSP,100,1\n`,
  );
  expect(rows).toMatchObject([
    { acrUsd: 100, attribution: "pal" },
    { acrUsd: undefined, attribution: "csp", repeated: true },
  ]);
});

it.each([
  [`,${subscription},2026-10-01,Owner,PAL,1`, "No customer's tenant id"],
  [`contoso,${subscription},2026-10-01,Owner,PAL,1`, "tenant id “contoso” is not a GUID"],
  [`${contoso},x,2026-10-01,Owner,PAL,1`, "subscription id “x” is not a GUID"],
  [`${contoso},${subscription},soon,Owner,PAL,1`, "month “soon” cannot be read"],
  [`${contoso},${subscription},2026-12-01,Owner,PAL,1`, "month “2026-12-01” is in the future"],
  [`${contoso},${subscription},2026-10-01,Owner,PAL,much`, "ACR_USD “much” is not a number"],
  [`${contoso},${subscription},2026-10-`, "cut off"],
])("refuses the row %s and reads the others", async (line, words) => {
  const header = "CustomerTenantId,SubscriptionId,Month,AdminType,PartnerAttributionType,ACR_USD";
  const good = `${contoso},${subscription},2026-10-01,Owner,PAL,1`;
  const { rows } = await read([header, good, line].join("\n"));
  expect(rows).toEqual([
    expect.objectContaining({ customer: contoso }),
    { line: 3, refused: expect.stringContaining(words) },
  ]);
});

it("reads the subscriptions export of one customer", async () => {
  const text = `Subscription ID,Subscription,Quantity,Status,Reseller\n${subscription},Microsoft Azure,1,Active,4911112\n${contoso},Dynamics 365 Sales,"1,200",Suspended,\n`;
  expect(await read(text)).toEqual({
    kind: "subscriptions",
    rows: [
      { line: 2, id: subscription, product: "Microsoft Azure", quantity: 1, active: true },
      { line: 3, id: contoso, product: "Dynamics 365 Sales", quantity: 1200, active: false },
    ],
  });
});

it("names what an Azure usage export lacks", async () => {
  const opened = await openReport(
    () => file("CustomerTenantId,SubscriptionId,Month,AdminType,ACR_USD\n"),
    "2026-11-23",
  );
  expect(opened).toMatchObject({
    question: {
      kind: "columns",
      of: "azure-usage",
      says: expect.stringMatching(
        /looks like the export “Azure usage”\. The column “PartnerAttributionType” is missing/,
      ),
    },
  });
});

it("takes a file for what it is said to be", async () => {
  const opened = await openReport(() => file("Microsoft ID,Company name\n"), "2026-11-23", { kind: "azure-usage" });
  expect(opened).toMatchObject({
    question: { of: "azure-usage", says: expect.stringContaining("“CustomerTenantId”, “SubscriptionId”") },
  });
});

it("has in the sample of every row that is flagged as a duplicate the row that it repeats", async () => {
  const text = await readFile(new URL("../samples/partner-center/AzureUsage.csv", import.meta.url), "utf8");
  const [header = "", ...lines] = text.trim().split(/\r?\n/);
  const names = header.split(",");
  const rows = lines.map((line) => {
    const values = line.replaceAll(/"[^"]*"/g, "quoted").split(",");
    return Object.fromEntries(names.map((name, at) => [name, values[at]]));
  });
  const consumption = ({ SubscriptionId, Month, ServiceLevel2, UsageQuantity, ACR_USD }: (typeof rows)[number]) =>
    [SubscriptionId, Month, ServiceLevel2, UsageQuantity, ACR_USD].join();
  const counted = new Set(rows.filter((row) => row.IsACRDuplicateAtPGALevel === "0").map(consumption));
  const flagged = rows.filter((row) => row.IsACRDuplicateAtPGALevel === "1");
  expect(flagged.length).toBeGreaterThan(10);
  expect(flagged.filter((row) => !counted.has(consumption(row)))).toEqual([]);
});
