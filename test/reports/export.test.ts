import { fc } from "../properties.ts";
import { expect, it } from "vitest";
import { anyCharacter } from "../any-character.ts";
import type { Customer } from "../../src/domain/customer/customer.ts";
import type { Delivery } from "../../src/domain/documents.ts";
import type { Gap } from "../../src/domain/catalogue/gap-codes.ts";
import { applyCustomerRow } from "../../src/domain/imports/customers.ts";
import { exportCustomers, exportDeliveries, exportGaps, exportHistory, forExcel } from "../../src/reports/export.ts";
import { joined, neutralised } from "../../src/reports/csv/formula.ts";
import { openCsv } from "../../src/reports/csv/csv.ts";
import { openReport } from "../../src/reports/open.ts";
import { aCustomer, monday } from "../domain/customers.ts";
import { all, inPieces } from "./files.ts";

const nameOf = (ref: string) => (ref === "megan" ? "Megan Bowen" : ref);

/** The rows of an export, as a program without our rules reads them. */
async function read(source: AsyncIterable<string>): Promise<Record<string, string>[]> {
  const bytes = Buffer.concat(await all(forExcel(source)));
  const csv = await openCsv(() => inPieces(bytes, 65_536));
  if (csv.outcome !== "opened") throw new Error(JSON.stringify(csv));
  const rows = await all(csv.table.rows());
  return rows.map((row) => {
    if ("refused" in row) throw new Error(row.refused);
    return Object.fromEntries(csv.table.header.map((name, place) => [name, row.values[place] ?? ""]));
  });
}

it("writes customers with ISO dates, for Excel", async () => {
  const notes = ["Calls only", "=1+1"].map((says, at) => ({ id: String(at), at: monday, by: "megan", says }));
  const customer = aCustomer({ tags: ["Azure", "Gold; old"], channels: ["CSP"], ownerSince: monday, notes });
  const bytes = Buffer.concat(await all(forExcel(exportCustomers([customer], "2026-11-23"))));
  expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xfe]));
  expect(bytes.toString("utf16le")).toMatch(/^\uFEFF"Microsoft ID"\t"Company name"\t/);
  expect(await read(exportCustomers([customer], "2026-11-23"))).toMatchObject([
    {
      "Microsoft ID": "9b58ba8d-c498-46e7-b648-245edafa3a38",
      "Company name": "Contoso Ltd.",
      Tags: "Azure;Gold\\; old",
      Owner: "megan",
      "Owner since": monday,
      Channels: "CSP",
      Added: "2026-11-02T09:00:00.000Z",
      Deputy: "",
      Workloads: "0",
      Notes: "Calls only / =1+1",
    },
  ]);
});

it.each([
  ["=1+1", "'=1+1"],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t'=1"],
  ["\r=1", "'\r'=1"],
  ["\n=1", "'\n'=1"],
  ["＝1", "'＝1"],
  ["'=1", "''=1"],
  ["''-1", "'''-1"],
  ["Contoso;=cmd|' /C calc'!A0", "Contoso;'=cmd|' /C calc'!A0"],
  ["Contoso\t@SUM(A1)", "Contoso\t'@SUM(A1)"],
  ["Contoso;'=1", "Contoso;''=1"],
])("takes the danger out of %j, and gives it back", async (text, safe) => {
  expect(neutralised.do(text)).toBe(safe);
  expect(neutralised.undo(safe)).toBe(text);
  const [row] = await read(exportCustomers([aCustomer({ name: text, tags: [text, `a ${text}`] })], "2026-11-23"));
  expect(row?.["Company name"]).toBe(safe);
  expect(row?.["Tags"]).not.toMatch(/(^|;)[=+\-@]/);
});

it.each(["O'Neill", "'quoted'", "a=b", "1-2", ""])("leaves %j alone", (text) => {
  expect(neutralised.do(text)).toBe(text);
  expect(neutralised.undo(text)).toBe(text);
});

it("never writes a cell that a spreadsheet would run", () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), (text) => {
      expect(neutralised.do(text)).not.toMatch(/(^|[;\t\r\n])[=+\-@\t\r\n]/);
      expect(neutralised.undo(neutralised.do(text))).toBe(text);
    }),
  );
});

const awkward = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom(
      "=",
      "+",
      "-",
      "@",
      "'",
      ";",
      "\\",
      '"',
      ",",
      "\t",
      "\r",
      "\n",
      " ",
      "a",
      "\u00a0",
      "東",
      "\uFEFF",
    ),
    minLength: 1,
    maxLength: 8,
  }),
  fc.constantFrom("**bold**", "[x](http://evil)", "<at>all</at>", "${1+1}", "x".repeat(300), "שלום"),
);
const name = awkward.filter((text) => text.trim() !== "");
const person = fc.constantFrom("megan@contoso.com", "f3194a3b-381e-43e7-952c-466e473a1797");
const customers: fc.Arbitrary<Customer> = fc
  .record(
    {
      id: fc.uuid(),
      name,
      domain: awkward,
      relationship: fc.constantFrom("Cloud Reseller", "None", "=Reseller"),
      channels: fc.subarray(["CSP", "EA/VL", "Web Direct"] as const),
      tags: fc.array(awkward, { maxLength: 4 }),
      owner: person,
      deputy: person,
    },
    { requiredKeys: ["id", "name"] },
  )
  .map((parts) => {
    const { owner: _, ...unowned } = aCustomer();
    return { ...unowned, ...parts };
  });

it("writes customers that import reads back with zero changes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(customers, { maxLength: 5 }), async (list) => {
      const opened = await openReport(() => forExcel(exportCustomers(list, "2026-11-23")), "2026-11-23");
      if (opened.outcome !== "opened" || opened.report.kind !== "customers")
        throw new Error("not recognised as the customers list");
      const rows = await all(opened.report.rows);
      expect(rows).toHaveLength(list.length);
      for (const [place, row] of rows.entries()) {
        if ("refused" in row) throw new Error(row.refused);
        expect(row.id).toBe(list[place]?.id);
        expect(applyCustomerRow(list[place], row, { now: monday, by: "ada" }).outcome).toBe("unchanged");
      }
    }),
    { numRuns: 100 },
  );
});

it("keeps tags apart whatever is in them", () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 5 }), (tags) => {
      expect(joined.undo(joined.do(tags))).toEqual(tags.map((tag) => tag.trim()));
    }),
  );
});

it("writes an export of 20,000 customers piece by piece", async () => {
  let made = 0;
  function* many() {
    for (; made < 20_000; made += 1) yield aCustomer({ name: `Customer ${made}` });
  }
  const pieces = exportCustomers(many(), "2026-11-23");
  await pieces.next();
  await pieces.next();
  expect(made).toBeLessThan(1_000);
  expect((await all(pieces)).length).toBeGreaterThan(10);
});

it("writes gaps with their key, customer, owner and deadline", async () => {
  const gap: Gap = {
    key: `${aCustomer().id}/C03/teams`,
    customer: aCustomer().id,
    code: "C03",
    topic: "cpor",
    severity: "critical",
    item: "teams",
    what: "CPOR Teams: partner action required",
    next: "=Answer in Partner Center",
    since: "2026-11-13",
    deadline: { endsOn: "2026-12-03", workingDays: -2 },
    designations: ["Modern Work", "Security"],
  };
  const context = { customers: new Map([[aCustomer().id, aCustomer()]]), nameOf, today: "2026-11-23" };
  expect(await read(exportGaps([gap], context))).toEqual([
    {
      Key: gap.key,
      "Microsoft ID": gap.customer,
      "Company name": "Contoso Ltd.",
      Owner: "megan",
      "Owner name": "Megan Bowen",
      Code: "C03",
      Topic: "cpor",
      Severity: "critical",
      Item: "teams",
      What: "CPOR Teams: partner action required",
      "Next step": "'=Answer in Partner Center",
      Since: "2026-11-13",
      "Days open": "10",
      "Last day": "2026-12-03",
      "Days left": "10",
      "Working days left": "-2",
      Designations: "Modern Work;Security",
      "Snoozed until": "",
    },
  ]);
});

const history: Customer["history"] = [
  { at: "2026-11-02T09:00:00.000Z", by: "system", what: "added" },
  {
    at: "2026-11-03T09:00:00.000Z",
    by: "megan",
    what: "answered",
    item: "pal",
    to: "yes",
    note: "+31 6",
    evidence: "reported",
  },
  { at: "2026-11-04T09:00:00.000Z", by: "ada", what: "assigned", to: "megan" },
];

it("writes the audit trail with keys that stay", async () => {
  const rows = await read(exportHistory([aCustomer({ history })], { nameOf }));
  expect(rows.map((row) => row["Key"])).toEqual([1, 2, 3].map((number) => `${aCustomer().id}/${number}`));
  expect(rows[1]).toMatchObject({
    By: "megan",
    "By name": "Megan Bowen",
    Item: "pal",
    Note: "'+31 6",
    Evidence: "reported",
  });
});

it.each([
  ["a person, by what they did and what was done about them", { person: "megan" }, [2, 3]],
  ["a person by several references", { person: ["ada@partner.example", "ada"] }, [3]],
  ["a first day", { from: "2026-11-03" }, [2, 3]],
  ["a last day", { to: "2026-11-03" }, [1, 2]],
  ["a day", { from: "2026-11-03", to: "2026-11-03" }, [2]],
  ["another customer", { customer: "7856881e-0461-4f9d-8693-3030b63798fa" }, []],
])("narrows the audit trail down to %s", async (_, filter, numbers) => {
  const rows = await read(exportHistory([aCustomer({ history })], { nameOf, filter }));
  expect(rows.map((row) => Number(row["Key"]?.split("/")[1]))).toEqual(numbers);
});

it("writes what became of messages", async () => {
  const delivery: Delivery = {
    id: "2026-W47/weekly/megan",
    to: { person: "megan" },
    about: { kind: "weekly", week: "2026-W47" },
    plannedAt: monday,
    state: "unreachable",
    attempts: 1,
    at: monday,
    because: "blocked the bot",
  };
  expect(await read(exportDeliveries([delivery], { nameOf }))).toMatchObject([
    {
      Key: delivery.id,
      To: "megan",
      "To name": "Megan Bowen",
      About: "weekly",
      State: "unreachable",
      Because: "blocked the bot",
    },
  ]);
});
