import { expect, it } from "vitest";
import { openReport, type ColumnMap } from "../../src/reports/open.ts";
import { all, file } from "./files.ts";

const contoso = "9b58ba8d-c498-46e7-b648-245edafa3a38";

async function read(text: string, columns?: ColumnMap) {
  const opened = await openReport(() => file(text), "2026-11-23", { kind: columns && "claims", columns });
  if (opened.outcome !== "opened") throw new Error(JSON.stringify(opened));
  expect(opened.report.kind).toBe("claims");
  return all<object>(opened.report.rows as AsyncIterable<object>);
}

const header =
  "Claim ID,Customer name,Customer tenant ID,Engagement,Solution area,Workloads,Status,Last updated,Partner ID";

it("reads a claim for every workload it names", async () => {
  const rows = await read(
    `${header}\nCLM-1,Contoso,${contoso},Modern Work and Security Usage,Modern Work and Security,"Exchange, Teams; Intune",partner action required,11/16/2026,4911112\n`,
  );
  expect(rows.map((row) => "workload" in row && row.workload)).toEqual(["Exchange", "Teams", "Intune"]);
  expect(rows[0]).toEqual({
    line: 2,
    customer: contoso,
    customerName: "Contoso",
    claimId: "CLM-1",
    workload: "Exchange",
    role: "Use or consume",
    area: "Modern Work and Security",
    status: "Partner action required",
    statusOn: "2026-11-16",
    partnerId: "4911112",
  });
});

it.each([
  ["Modern Work and Security Usage", "Use or consume"],
  ["MCI BizApps Presales Advisor", "Build intent - Advisor"],
  ["Usage Recognition - Biz Apps", "Usage recognition - Non-Incentivized"],
  ["influenced revenue recognition - non-incentivized", "Influenced Revenue recognition - Non-Incentivized"],
])("takes the engagement %s for the role %s", async (engagement, role) => {
  expect(await read(`${header}\nC1,,${contoso},${engagement},,Exchange,Draft,,\n`)).toMatchObject([{ role }]);
});

it.each([
  ["a workshop that names no workload", "Teams Phone Workshop,,,Approved", "Teams Phone Workshop"],
  ["a status of another engagement", "Copilot Workshop,,x,Customer consent expired", "Copilot Workshop"],
])("leaves out %s, by its name", async (_, values, otherEngagement) => {
  expect(await read(`${header}\nC1,,${contoso},${values},,\n`)).toEqual([{ line: 2, otherEngagement }]);
});

it("keeps a row whose engagement nobody knows, with its name, for its workload may be one that is claimed", async () => {
  expect(await read(`${header}\nC1,,${contoso},Frontier Usage,Security,Exchange,Approved,,\n`)).toMatchObject([
    { workload: "Exchange", engagement: "Frontier Usage", role: undefined, area: "Modern Work and Security" },
  ]);
});

it.each([
  ["C1,,contoso,,,Exchange,Draft,,", "“contoso” is not a GUID"],
  [`,,${contoso},,,Exchange,Draft,,`, "No claim id"],
  [`C1,,${contoso},,,Exchange,Lost,,`, "status “Lost” is not a claim status"],
  [
    `C1,,${contoso},Use or consume,,Exchange,Cancelled,,`,
    "status “Cancelled” is not a claim status: Draft, Submitted,",
  ],
  [`C1,,${contoso},,,,Draft,,`, "No workload"],
  [`C1,,${contoso},,," ; ",Draft,,`, "No workload"],
  [`C1,,${contoso},,,Exchange,Draft,soon,`, "date “soon” cannot be read"],
])("refuses the row %s", async (line, words) => {
  expect(await read(`${header}\n${line}\n`)).toEqual([{ line: 2, refused: expect.stringContaining(words) }]);
});

it("reads the export under the names of Microsoft's earnings data", async () => {
  const text =
    "claimId,engagementName,partnerRole,solutionArea,workload,customerTenantId,customerName,participantId,statusDescription\n" +
    `C1,Modern Work and Security Usage,Use or consume,Security,Intune,${contoso},Contoso,4911112,Approved\n`;
  expect(await read(text)).toMatchObject([
    { claimId: "C1", customer: contoso, workload: "Intune", status: "Approved", partnerId: "4911112" },
  ]);
});

it("refuses a subscription id that is none", async () => {
  const text = `${header},Subscription ID\nC1,,${contoso},,,Exchange,Draft,,,x\n`;
  expect(await read(text)).toEqual([{ line: 2, refused: expect.stringContaining("“x” is not a GUID") }]);
});

it.each([
  ["disputed", "Dispute"],
  ["In dispute", "Dispute"],
  ["Dispute in progress", "Dispute"],
  ["Action required", "Partner action required"],
  ["PARTNER ACTION REQUIRED", "Partner action required"],
  ["In review", "Under review"],
  ["Approved - pending data availability", "Approved"],
  ["Rejected (Final)", "Rejected final"],
  ["Final rejected", "Rejected final"],
])("takes the status %s for %s", async (written, status) => {
  expect(await read(`${header}\nC1,,${contoso},,,Exchange,${written},,\n`)).toMatchObject([{ status }]);
});

it("takes a reason that nobody knows for another one, and a workload named twice for one", async () => {
  const text = `${header},Rejection reason\nC1,,${contoso},,,Exchange;Exchange,Rejected,,,Because\n`;
  expect(await read(text)).toMatchObject([{ workload: "Exchange", reason: "Other" }]);
});

it("reads columns by the names that the administrator tells", async () => {
  const text = `Nr,Kunde,Produkt,Zustand\nC1,${contoso},Exchange,Approved\n`;
  const columns = { claimId: "Nr", tenant: "kunde", workload: "Produkt", status: "Zustand" };
  expect(await read(text, columns)).toMatchObject([{ claimId: "C1", status: "Approved" }]);
  expect(
    await openReport(() => file(text), "2026-11-23", { kind: "claims", columns: { ...columns, status: "Status" } }),
  ).toMatchObject({
    question: { of: "claims", says: "The column “Status” is missing. Found: Nr, Kunde, Produkt, Zustand." },
  });
  // A name that was told is the only one: the file's own "Status" may be something else.
  expect(
    await openReport(() => file(text.replace("Zustand", "Status")), "2026-11-23", { kind: "claims", columns: columns }),
  ).toMatchObject({
    question: { says: "The column “Zustand” is missing. Found: Nr, Kunde, Produkt, Status." },
  });
});
