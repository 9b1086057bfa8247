/** What a report showed and a newer one no longer does, told from files as people download and filter them. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fc } from "../../properties.ts";
import { beforeEach, expect, it } from "vitest";
import { importReport } from "../../../src/app/imports/imports.ts";
import { undoImport } from "../../../src/app/imports/undo.ts";
import type { ImportOptions } from "../../../src/app/imports/steps.ts";
import type { Organization } from "../../../src/app/ports.ts";
import type { AzureUsageRow } from "../../../src/domain/imports/azure-usage.ts";
import { summaryLines } from "../../../src/cli/import-summary.ts";
import { aCustomer } from "../../domain/customers.ts";
import { readLimits } from "../../../src/limits.ts";
import { aFolder } from "../../folder.ts";
import { file } from "../../reports/files.ts";
import { aMemoryStore } from "../../memory.ts";
import { customer, load as loadSample, options, samples } from "./samples.ts";

let organization: Organization;

beforeEach(async () => {
  organization = aMemoryStore().organization("11111111-1111-4111-8111-111111111111");
  await load("customers.csv");
});

const load = (name: string, more: Partial<ImportOptions> = {}) => loadSample(organization, name, more);

const subscriptionOf = async (number: number) => (await organization.customers.get(customer(number)))?.subscriptions[0];
const claimsOf = async (number: number) => (await organization.customers.get(customer(number)))?.claims ?? [];

it("loses a link that a whole newer report does not show, with its months, and says what was compared", async () => {
  await load("azure-july.csv");
  const summary = await load("azure-september-gone.csv");
  expect(await subscriptionOf(1)).toMatchObject({
    seen: { month: "2026-07-01", attributed: true },
    lost: [{ by: "PAL", lastSeen: "2026-07-01", missingSince: "2026-09-01", evidence: { ref: "Azure usage 2026-09" } }],
  });
  expect(summary).toMatchObject({
    customers: { changed: 5 },
    findings: [
      { kind: "lost", customer: customer(1), says: "no Partner Admin Link in 2026-09; the last was in 2026-07" },
    ],
    compared: { on: "2026-09-01", expected: 5, present: 4, extent: "whole", said: false },
  });
  expect(summaryLines(summary)).toContain(
    "Read as the whole report of 2026-09-01: it has 4 of 5 things that earlier reports showed.",
  );
  expect((await organization.customers.get(customer(1)))?.history.at(-1)).toMatchObject({
    what: "no longer attributed",
  });
  const before = await organization.customers.list();
  expect(await load("azure-september-gone.csv")).toMatchObject({ customers: { changed: 0 }, findings: [] });
  expect(await organization.customers.list()).toEqual(before);
});

it.each<[string, string, Partial<ImportOptions>, string]>([
  ["of one customer", "azure-september-one-customer.csv", {}, "only 1 of 5"],
  ["of which the person says that it is a part", "azure-september-gone.csv", { extent: "part" }, "as you said"],
])("loses nothing that is missing in a report %s, and says so", async (_, name, more, words) => {
  await load("azure-july.csv");
  const summary = await load(name, more);
  for (const number of [1, 3, 4, 5]) expect(await subscriptionOf(number)).not.toHaveProperty("lost");
  expect(summary).toMatchObject({ findings: [], compared: { extent: "part" } });
  expect(summaryLines(summary).join("\n")).toContain(words);
  expect((await organization.settings.get("settings"))?.imports.azureUsage).not.toHaveProperty("whole");
});

it("takes a filtered report for all there is when the person says so", async () => {
  await load("azure-july.csv");
  await load("azure-september-one-customer.csv", { extent: "whole" });
  expect(await subscriptionOf(1)).toMatchObject({ lost: [{ by: "PAL" }] });
});

it("finds a lost link again", async () => {
  await load("azure-july.csv");
  await load("azure-september-gone.csv");
  await load("azure-july.csv");
  expect(await subscriptionOf(1)).toHaveProperty("lost");
  const file = "azure-september-moved-closed.csv";
  await load(file, { extent: "part" });
  expect(await subscriptionOf(1)).toMatchObject({ movedTo: customer(6) });
});

it("says once that a subscription moved, was closed, is no longer sold by us, or is of a service for Security", async () => {
  await load("azure-july.csv");
  const { findings } = (await load("azure-september-moved-closed.csv")) as { findings: unknown };
  expect(findings).toEqual([
    expect.objectContaining({ kind: "changed", customer: customer(1), says: "now under Goldfinch Travel" }),
    expect.objectContaining({ kind: "changed", customer: customer(2), says: "closed on 2026-09-12" }),
    expect.objectContaining({
      customer: customer(3),
      says: "Partner Admin Link as User Access Administrator in 2026-09",
    }),
    expect.objectContaining({ kind: "changed", customer: customer(4), says: "not sold through CSP, in 2026-09" }),
    expect.objectContaining({ kind: "new", customer: customer(6) }),
    expect.objectContaining({ kind: "verified", customer: customer(6) }),
  ]);
  expect(await subscriptionOf(1)).toMatchObject({ movedTo: customer(6) });
  expect(await subscriptionOf(1)).not.toHaveProperty("lost");
  expect(await subscriptionOf(2)).toMatchObject({ endedOn: "2026-09-12" });
  expect(await subscriptionOf(3)).toMatchObject({ seen: { security: true } });
  expect(await subscriptionOf(4)).toMatchObject({ soldByUsCsp: false, lost: [{ by: "CSP", lastSeen: "2026-07-01" }] });
  expect(await subscriptionOf(5)).toMatchObject({ seen: { dpor: true, attributed: false } });
  expect(await load("azure-september-moved-closed.csv")).toMatchObject({ findings: [] });
});

it("takes what a row with a duplicate flag says, and does not count its money twice", async () => {
  const summary = await load("azure-csp-duplicate.csv");
  expect(await subscriptionOf(4)).toMatchObject({
    soldByUsCsp: true,
    seen: { month: "2026-08-01", attributed: true, adminTypes: ["Reader"] },
  });
  expect((await organization.customers.get(customer(4)))?.usage.at(-1)).toEqual({
    month: "2026-08-01",
    acrUsd: 82.4,
    uncounted: {},
    toldIn: "2026-08-01",
  });
  expect(summary).toMatchObject({ repeated: 1 });
});

it.each([
  ["as the limits that come with the program have it", undefined, "no Partner Admin Link in 2026-07"],
  ["by an edited file of limits", { value: 3, unit: "months" }, undefined],
])("expects a link to show in the report within the time of palSeen, %s", async (_, palSeen, says) => {
  const all = JSON.parse(await readFile("src/limits.json", "utf8"));
  const edited = join(await aFolder(), "limits.json");
  await writeFile(edited, JSON.stringify({ ...all, palSeen: { ...all.palSeen, ...palSeen } }));
  const pal = { says: "yes", by: "megan", at: "2026-05-04T08:00:00.000Z" } as const;
  await organization.customers.update(customer(1), (current) => ({
    doc: current && { ...current, checklist: { revision: 1, answers: { pal } } },
  }));
  const july = await readFile(join(samples, "azure-july.csv"), "utf8");
  const unlinked = july.replaceAll("4911112,Partner Admin Link,Contributor", ",None,");
  await loadSample(organization, () => file(unlinked), { limits: readLimits(edited) });
  expect((await subscriptionOf(1))?.conflict?.says).toBe(says);
});

it("loses the claims that a whole newer CPOR report does not show, or shows without a claim", async () => {
  await load("cpor-july.csv");
  const summary = await load("cpor-september.csv");
  expect(await claimsOf(1)).toMatchObject([
    { id: "exchange", seen: { on: "2026-09-30" } },
    { id: "teams", status: "Approved", lost: [{ by: "CPOR", lastSeen: "2026-07-31", missingSince: "2026-09-30" }] },
  ]);
  expect((await claimsOf(1))[0]).not.toHaveProperty("lost");
  expect(await claimsOf(2)).toMatchObject([{ id: "intune", lost: [{ missingSince: "2026-09-30" }] }]);
  expect(summary).toMatchObject({
    findings: [
      {
        kind: "lost",
        customer: customer(1),
        item: "teams",
        says: "not associated on 2026-09-30; it was on 2026-07-31",
      },
      { kind: "lost", customer: customer(2), item: "intune" },
    ],
  });
});

it("loses no claims by a CPOR report of one customer", async () => {
  await load("cpor-july.csv");
  expect(await load("cpor-september-one-customer.csv")).toMatchObject({ findings: [], compared: { extent: "part" } });
  expect((await claimsOf(1)).some(({ lost }) => lost !== undefined)).toBe(false);
});

const guidOf = (letter: string, number: number) => `${letter}0000000-0000-4000-8000-00000000000${number}`;
const reported: fc.Arbitrary<AzureUsageRow[]> = fc.array(
  fc.record({
    line: fc.constant(2),
    customer: fc.constantFrom(...[1, 2, 3, 4, 5].map((number) => guidOf("a", number))),
    subscription: fc.constant(""),
    month: fc.constantFrom("2026-07-01", "2026-08-01", "2026-09-01", "2026-10-01"),
    attribution: fc.constantFrom("pal", "csp", "dpor", "other"),
    adminType: fc.constantFrom("Owner", "Reader"),
    consumes: fc.constant(true),
  }),
  { minLength: 4, maxLength: 30 },
);

const withSubscriptions = (rows: readonly AzureUsageRow[]) =>
  rows.map((row) => ({ ...row, subscription: row.customer.replace("a", "b") }));

/** An organization that knows the customers of these rows, and loads some of them. */
async function anOrganizationOf(rows: readonly AzureUsageRow[]) {
  const of = aMemoryStore().organization("11111111-1111-4111-8111-111111111111");
  for (const id of new Set(rows.map((row) => row.customer))) {
    await of.customers.update(id, () => ({ doc: aCustomer({ id }) }));
  }
  const load = async (some: readonly AzureUsageRow[], more: Partial<Parameters<typeof importReport>[2]> = {}) => {
    async function* read() {
      yield* some;
    }
    const imported = await importReport(of, { kind: "azure-usage", rows: read() }, { ...options, ...more });
    if (imported.outcome !== "imported" || imported.summary.kind === "customers") throw new Error(imported.outcome);
    return { ...imported, summary: imported.summary };
  };
  return { of, load };
}

it("loses nothing by any part of a report that was imported before", async () => {
  await fc.assert(
    fc.asyncProperty(reported, fc.infiniteStream(fc.boolean()), async (rows, kept) => {
      const all = withSubscriptions(rows);
      const { of, load } = await anOrganizationOf(all);
      await load(all);
      const before = await of.customers.list();
      const { summary } = await load(all.filter(() => kept.next().value === true));
      expect(summary.findings).toEqual([]);
      expect(await of.customers.list()).toEqual(before);
    }),
    { numRuns: 200 },
  );
});

/** What an organization reads every month: ten customers, one of them large, linked by two locations of ours. */
const everyMonth = Array.from({ length: 10 }, (_, number) => number).flatMap((number) =>
  Array.from({ length: number === 0 ? 24 : 2 }, (_each, one): AzureUsageRow => ({
    line: 2,
    customer: guidOf("a", number),
    subscription: `b${number}000000-0000-4000-8000-0000000000${String(one).padStart(2, "0")}`,
    month: "2026-07-01",
    attribution: "pal",
    adminType: "Owner",
    partnerId: number < 7 ? "4911112" : "4911113",
    consumes: true,
  })),
);
const inMonth = (month: string, rows = everyMonth) => rows.map((row) => ({ ...row, month }));
const october = inMonth("2026-10-01");
const withPartner = (partnerId: string) => october.map((row) => ({ ...row, partnerId }));

it.each<[string, readonly AzureUsageRow[], number]>([
  ["all of the next month", october, 0],
  ["months that overlap those known", [...inMonth("2026-08-01"), ...october], 0],
  ["fewer months, one of them old", inMonth("2026-07-01"), 0],
  ["one customer", october.filter(({ customer: id }) => id === guidOf("a", 3)), 0],
  ["one customer that has most subscriptions", october.filter(({ customer: id }) => id === guidOf("a", 0)), 0],
  ["one subscription", october.slice(0, 1), 0],
  ["one of our locations", october.filter(({ partnerId }) => partnerId === "4911112"), 0],
  ["all of it under a Partner ID that changed", withPartner("4911119"), 0],
  ["no column of Partner IDs", october.map(({ partnerId: _, ...row }) => row), 0],
  ["another order of rows", october.toReversed(), 0],
  ["all but one customer", october.filter(({ customer: id }) => id !== guidOf("a", 3)), 2],
  ["all but one subscription", october.slice(1), 1],
  ["all but one, under a Partner ID that changed", withPartner("4911119").slice(1), 1],
])("loses what is gone and no more, by a newer report of %s", async (_, rows, lost) => {
  const { of, load } = await anOrganizationOf(everyMonth);
  await load(inMonth("2026-08-01"));
  await load(inMonth("2026-09-01"));
  const { summary } = await load(rows);
  const found = (await of.customers.list()).flatMap(({ subscriptions }) => subscriptions.filter((one) => one.lost));
  expect(found).toHaveLength(lost);
  expect(summary.findings.filter(({ kind }) => kind === "lost")).toHaveLength(lost);
});

it("says of how many customers a report is that has most things and is of one customer", async () => {
  const { load } = await anOrganizationOf(everyMonth);
  await load(inMonth("2026-09-01"));
  const { summary } = await load(october.filter(({ customer: id }) => id === guidOf("a", 0)));
  expect(summaryLines(summary).join("\n")).toContain("as it has only 1 of 7 customers that earlier reports showed");
});

it(
  "loses nothing outside a newer report that is a part, and gives back all of any that is undone",
  { timeout: 30_000 },
  async () => {
    const facts = async (of: Organization) =>
      (await of.customers.list()).map(({ history: _history, ...one }) => ({
        ...one,
        subscriptions: one.subscriptions.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      }));
    await fc.assert(
      fc.asyncProperty(
        reported,
        fc.infiniteStream(fc.boolean()),
        fc.constantFrom(undefined, "part" as const, "whole" as const),
        async (rows, kept, extent) => {
          const all = withSubscriptions(rows);
          const { of, load } = await anOrganizationOf(all);
          await load(all.filter(({ month }) => month < "2026-10-01"));
          const before = await facts(of);
          const { imports } = (await of.settings.get("settings")) ?? {};
          const part = all.filter(() => kept.next().value === true).map((row) => ({ ...row, month: "2026-10-01" }));
          const { summary, undo } = await load(part, { extent, id: "newer" });
          const outside = summary.findings.filter(({ customer: id }) => !part.some((row) => row.customer === id));
          if (summary.compared?.extent !== "whole") expect(outside.filter(({ kind }) => kind === "lost")).toEqual([]);
          if (undo?.outcome === "kept") {
            expect(await undoImport(of, undo.import, { by: "rosa", now: "2026-11-23T09:00:00.000Z" })).toMatchObject({
              left: [],
            });
          }
          expect(await facts(of)).toEqual(before);
          expect((await of.settings.get("settings"))?.imports ?? {}).toEqual(imports ?? {});
        },
      ),
      { numRuns: 200 },
    );
  },
);
