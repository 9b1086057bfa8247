import { fc } from "../../properties.ts";
import { expect, it } from "vitest";
import type { Customer, Identity, Subscription } from "../../../src/domain/customer/customer.ts";
import { gatherAzureUsage, type AzureUsageRow } from "../../../src/domain/imports/azure-usage.ts";
import { applyAzureUsage } from "../../../src/domain/imports/azure-apply.ts";
import { surveyAzureUsage } from "../../../src/domain/imports/azure-survey.ts";
import type { Extent } from "../../../src/domain/imports/coverage.ts";
import { aCustomer, monday } from "../customers.ts";
import { context } from "./context.ts";

const contoso = aCustomer().id;
const s1 = "e47683cf-63fd-496d-9fb3-74f4c90d4e96";
const s2 = "f454cb05-8a56-4913-b2f8-75a64323591e";

const aRow = (parts: Partial<AzureUsageRow> = {}): AzureUsageRow => ({
  line: 2,
  customer: contoso,
  subscription: s1,
  month: "2026-10-01",
  attribution: "pal",
  adminType: "Owner",
  partnerId: "4911112",
  acrUsd: 10,
  consumes: true,
  ...parts,
});
const reader = aRow({ adminType: "Reader" });
const reseller = aRow({ attribution: "csp", adminType: undefined as never });

/** Imports one file. */
function importFile(customer: Customer, rows: readonly AzureUsageRow[], at = context, extent?: Extent) {
  const usage: Parameters<typeof gatherAzureUsage>[0] = new Map();
  for (const row of rows) gatherAzureUsage(usage, row);
  const report = surveyAzureUsage(usage, [customer], at, {}, extent);
  return applyAzureUsage(customer, usage.get(customer.id), report, at);
}

const aSubscription = (parts: Partial<Subscription> = {}): Subscription => ({
  id: s1,
  scope: { is: "in" },
  soldByUsCsp: false,
  access: "guest",
  since: "2026-01-05",
  ...parts,
});

const anIdentity = (parts: Partial<Identity> = {}): Identity => ({
  id: "i1",
  label: "Megan",
  kind: "guest",
  tenant: contoso,
  link: "reported",
  since: "2026-05-04",
  roles: [],
  evidence: { kind: "reported", at: "2026-05-04T08:00:00.000Z", by: "megan" },
  ...parts,
});

it("adds a subscription nobody had recorded, in scope, since its first month, verified", () => {
  const { doc, findings } = importFile(aCustomer(), [aRow({ month: "2026-09-01" }), aRow()]);
  expect(doc.subscriptions).toEqual([
    {
      id: s1,
      scope: { is: "in" },
      soldByUsCsp: false,
      access: "unknown",
      since: "2026-09-01",
      seen: {
        month: "2026-10-01",
        consumes: true,
        attributed: true,
        adminTypes: ["Owner"],
        partnerIds: ["4911112"],
        counted: 0b11,
      },
    },
  ]);
  expect(findings.map(({ kind, item }) => [kind, item])).toEqual([
    ["new", s1],
    ["verified", s1],
  ]);
  expect(doc.history).toEqual([
    { at: monday, by: "ada", what: "imported", item: "azure-usage", to: "2026-10", evidence: "imported" },
    { at: monday, by: "ada", what: "added by import", item: s1, to: "in 2026-10", evidence: "imported" },
    {
      at: monday,
      by: "ada",
      what: "verified",
      item: s1,
      to: "Partner Admin Link as Owner in 2026-10",
      evidence: "imported",
    },
  ]);
});

it.each<[string, AzureUsageRow[], boolean]>([
  ["by PAL as Owner", [aRow()], true],
  ["by PAL as Contributor", [aRow({ adminType: "Contributor" })], true],
  ["by PAL as Reader only, which is for the rules to judge", [reader], true],
  ["by PAL as Reader and as Owner", [reader, aRow()], true],
  ["by PAL as Owner without consumption", [aRow({ consumes: false })], false],
  ["by PAL without a role", [aRow({ adminType: undefined })], true],
  ["by CSP", [reseller], false],
  ["otherwise", [aRow({ attribution: "other" })], false],
])("takes a subscription attributed %s for attributed: %#", (_, rows, attributed) => {
  expect(importFile(aCustomer(), rows).doc.subscriptions[0]?.seen?.attributed).toBe(attributed);
});

it("takes a subscription for sold by us when the latest month is attributed to a reseller", () => {
  const rows = [reseller, aRow({ month: "2026-09-01" })];
  expect(importFile(aCustomer(), rows).doc.subscriptions).toMatchObject([{ soldByUsCsp: true }]);
});

it("does not take it for sold by us when only an earlier month is", () => {
  const before = aCustomer({ subscriptions: [aSubscription({ soldByUsCsp: true })] });
  const { doc, findings } = importFile(before, [aRow(), { ...reseller, month: "2026-09-01" }]);
  expect(doc.subscriptions).toMatchObject([{ soldByUsCsp: false }]);
  expect(findings).toContainEqual(
    expect.objectContaining({ kind: "changed", says: "not sold through CSP, in 2026-10" }),
  );
});

it("sums the consumption of a month, whatever the attribution, and only when the report has figures", () => {
  const rows = [aRow({ acrUsd: 0.1 }), aRow({ acrUsd: 0.2 }), { ...reseller, acrUsd: 5, subscription: s2 }];
  expect(importFile(aCustomer(), rows).doc.usage).toMatchObject([{ month: "2026-10-01", acrUsd: 5.3, uncounted: {} }]);
  const { acrUsd: _, ...without } = aRow();
  expect(importFile(aCustomer(), [without]).doc.usage).toEqual([]);
});

it("says when a subscription is not attributed any more", () => {
  const september = importFile(aCustomer(), [aRow({ month: "2026-09-01" })]).doc;
  expect(importFile(september, [reader]).findings).toMatchObject([
    {
      kind: "lost",
      item: s1,
      says: "Partner Admin Link only as Reader in 2026-10, which does not count; the last that did was in 2026-09",
    },
  ]);
});

it.each<[string, readonly (readonly AzureUsageRow[])[]]>([
  ["in one file", [[aRow({ month: "2026-08-01" }), aRow({ month: "2026-09-01" }), reader]]],
  ["in two files", [[aRow({ month: "2026-09-01" })], [reader]]],
  ["in two files, the older one last", [[reader], [aRow({ month: "2026-09-01" })]]],
  ["months ago", [[aRow({ month: "2026-09-01" })], [reader, aRow({ month: "2026-11-01", adminType: "Reader" })]]],
])("knows since which month a role no longer counts that did, %s", (_, files) => {
  const later = { ...context, today: "2026-12-20" } as const;
  const customer = files.reduce((one, rows) => importFile(one, rows, later).doc, aCustomer());
  expect(customer.subscriptions).toMatchObject([
    { lost: [{ by: "PAL", lastSeen: "2026-09-01", missingSince: "2026-10-01" }] },
  ]);
  const again = importFile(customer, [aRow({ month: "2026-12-01" })], { ...later, today: "2027-01-20" }).doc;
  expect(again.subscriptions).toMatchObject([{ seen: { adminTypes: ["Owner"] } }]);
  expect(again.subscriptions[0]?.lost).toBeUndefined();
});

it.each<[string, readonly (readonly AzureUsageRow[])[], number | undefined]>([
  ["this month alone", [[aRow()]], 0b1],
  [
    "three months on end, the middle one imported last",
    [[aRow()], [aRow({ month: "2026-08-01" })], [aRow({ month: "2026-09-01" })]],
    0b111,
  ],
  ["with a Reader in between", [[aRow({ month: "2026-08-01" }), { ...reader, month: "2026-09-01" }, aRow()]], 0b101],
  ["and not any more", [[aRow({ month: "2026-09-01" })], [reader]], 0b10],
  ["never", [[reader]], undefined],
])("knows the months in which PAL counted: %s", (_, files, counted) => {
  const customer = files.reduce((one, rows) => importFile(one, rows).doc, aCustomer());
  expect(customer.subscriptions[0]?.seen?.counted).toBe(counted);
  const again = files.reduce((one, rows) => importFile(one, rows).doc, customer);
  expect(again.subscriptions[0]?.seen?.counted).toBe(counted);
});

it.each<[string, AzureUsageRow[], number, Record<string, { usd: number; of: number }>]>([
  ["all by Owner", [aRow({ acrUsd: 96 })], 96, {}],
  [
    "most by Reader",
    [aRow({ acrUsd: 96 }), { ...reader, acrUsd: 3983 }, { ...reader, acrUsd: 0.5 }],
    4079.5,
    { [s1]: { usd: 3983.5, of: 4079.5 } },
  ],
  ["by Reader in one of two", [aRow(), { ...reader, subscription: s2 }], 20, { [s2]: { usd: 10, of: 10 } }],
  [
    "by Reader, in a row whose money is counted elsewhere",
    [aRow(), { ...reader, acrUsd: undefined, repeated: true }],
    10,
    {},
  ],
  ["by a role that Microsoft's list does not have", [aRow({ adminType: "Our Own Role" })], 10, {}],
  ["by PAL without a role", [aRow({ adminType: undefined })], 10, {}],
  ["by Reader, and sold by us", [{ ...reader, acrUsd: 7 }, reseller], 17, {}],
  [
    "by Reader, and ours by DPOR",
    [{ ...reader, acrUsd: 7 }, aRow({ attribution: "dpor", adminType: undefined })],
    17,
    {},
  ],
  [
    "by nothing that is known to count",
    [aRow(), aRow({ attribution: "other", adminType: undefined, acrUsd: 4 })],
    14,
    { [s1]: { usd: 4, of: 14 } },
  ],
  ["given back", [aRow(), aRow({ acrUsd: -4, consumes: false })], 6, {}],
])("knows what of a month counts for us: %s", (_, rows, acrUsd, uncounted) => {
  const { doc } = importFile(aCustomer(), rows);
  expect(doc.usage).toEqual([{ month: "2026-10-01", acrUsd, uncounted, toldIn: "2026-10-01" }]);
  expect(importFile(doc, rows).doc).toBe(doc);
});

it("says of a month that an earlier version noted what of it counts, once the report comes again", () => {
  const rows = [aRow(), { ...reader, acrUsd: 30 }];
  const before = importFile(aCustomer(), rows).doc;
  const noted = { ...before, usage: [{ month: "2026-10-01", acrUsd: 40 }] };
  expect(importFile(noted, rows).doc.usage).toEqual(before.usage);
  // As much was consumed, and more of it counts by now; the other way round it is the older file.
  const late = [aRow({ acrUsd: 30 }), { ...reader, acrUsd: 10 }];
  const after = importFile(before, late).doc.usage;
  expect(after).toMatchObject([{ month: "2026-10-01", acrUsd: 40, uncounted: { [s1]: { usd: 10, of: 40 } } }]);
  expect(importFile(importFile(before, late).doc, rows).doc.usage).toEqual(after);
  // A part of it takes nothing away.
  expect(importFile(before, [aRow()]).doc.usage).toEqual(before.usage);
});

it("takes what counts of a month from the report that goes on longer, whichever comes first", () => {
  const other = { ...reader, subscription: s2, acrUsd: 5 };
  const october = [aRow({ acrUsd: 5 }), other];
  const november = [{ ...reader, acrUsd: 5 }, other, aRow({ month: "2026-11-01" })];
  const all = { [s1]: { usd: 5, of: 5 }, [s2]: { usd: 5, of: 5 } };
  for (const files of [
    [october, november],
    [november, october],
  ]) {
    const { usage } = importAll(aCustomer(), files);
    expect(usage[0]).toEqual({ month: "2026-10-01", acrUsd: 10, uncounted: all, toldIn: "2026-11-01" });
  }
});

it("verifies a subscription once, not every month", () => {
  const september = importFile(aCustomer(), [aRow({ month: "2026-09-01" })]).doc;
  expect(importFile(september, [aRow()]).findings).toEqual([]);
});

it("names of the roles it saw only those that count", () => {
  const { findings } = importFile(aCustomer(), [reader, aRow()]);
  expect(findings).toContainEqual(
    expect.objectContaining({ kind: "verified", says: "Partner Admin Link as Owner in 2026-10" }),
  );
});

it("tells findings by subscription and the newest month, whatever the order of rows", () => {
  const rows = [aRow({ subscription: s2, month: "2026-09-01" }), aRow()];
  const { doc, findings } = importFile(aCustomer(), rows, context, "part");
  expect(findings.map(({ kind, item }) => [kind, item])).toEqual([
    ["new", s1],
    ["verified", s1],
    ["new", s2],
    ["verified", s2],
  ]);
  expect(doc.history[0]).toMatchObject({ item: "azure-usage", to: "2026-10" });
});

const monthsFrom = (year: number, many: number) =>
  Array.from({ length: many }, (_, month) => new Date(Date.UTC(year, month)).toISOString().slice(0, 10));

it("keeps the consumption of the last 36 months", () => {
  const rows = monthsFrom(2023, 40).map((month) => aRow({ month }));
  const { doc } = importFile(aCustomer(), rows);
  expect(doc.usage.map(({ month }) => month)).toEqual(monthsFrom(2023, 40).slice(4));
});

it("changes nothing for a month older than those kept", () => {
  const known = aSubscription({ since: "2020-01-05" });
  const { doc } = importFile(
    aCustomer({ subscriptions: [known] }),
    monthsFrom(2023, 40).map((month) => aRow({ month })),
  );
  expect(importFile(doc, [aRow({ month: "2022-01-01" })])).toEqual({ doc, outcome: "unchanged", findings: [] });
});

it("keeps what a person recorded of a subscription beside what the report says", () => {
  const known = aSubscription({ name: "Production", scope: { is: "other-partner" } });
  const { doc } = importFile(aCustomer({ subscriptions: [known] }), [aRow({ month: "2025-01-01" }), aRow()]);
  expect(doc.subscriptions).toEqual([{ ...known, seen: expect.objectContaining({ month: "2026-10-01" }) }]);
});

const says = "no Partner Admin Link in 2026-10";
const unlinked = aRow({ attribution: "other", adminType: undefined as never });
const answered = (at: string, value: "yes" | "no" = "yes"): Partial<Customer> => ({
  checklist: { revision: 1, answers: { pal: { says: value, by: "megan", at } } },
});

it.each<[string, Partial<Customer>, AzureUsageRow[], string | undefined]>([
  ["the owner answered that PAL is linked", answered("2026-09-01T08:00:00.000Z"), [unlinked], says],
  ["they did ten days before the month ended", answered("2026-10-21T08:00:00.000Z"), [unlinked], says],
  ["they did later than that", answered("2026-10-22T08:00:00.000Z"), [unlinked], undefined],
  ["they answered that it is not", answered("2026-09-01T08:00:00.000Z", "no"), [unlinked], undefined],
  ["an identity is recorded as linked", { identities: [anIdentity()] }, [unlinked], says],
  [
    "the report shows the link, with a role that does not count (P03 says it)",
    { identities: [anIdentity()] },
    [reader],
    undefined,
  ],
  [
    "the identity was linked too late to show",
    { identities: [anIdentity({ linkedOn: "2026-10-25" })] },
    [unlinked],
    undefined,
  ],
  [
    "one identity was linked too late to show and another in time",
    { identities: [anIdentity({ linkedOn: "2026-10-25" }), anIdentity({ id: "i2" })] },
    [unlinked],
    says,
  ],
  ["the identity's link is broken", { identities: [anIdentity({ link: "broken" })] }, [unlinked], undefined],
  [
    "the identity reaches another subscription",
    { identities: [anIdentity({ roles: [{ subscription: s2, role: "Owner", permanence: "permanent" }] })] },
    [unlinked],
    undefined,
  ],
  ["nothing was consumed", { identities: [anIdentity()] }, [{ ...unlinked, consumes: false }], undefined],
  ["we sell it through CSP", { identities: [anIdentity()] }, [unlinked, reseller], undefined],
  ["the report agrees", { identities: [anIdentity()] }, [aRow()], undefined],
  ["nobody said anything", {}, [unlinked], undefined],
  ["the month is not over", { identities: [anIdentity()] }, [{ ...unlinked, month: "2026-11-01" }], undefined],
  [
    "the subscription is another partner's",
    { identities: [anIdentity()], subscriptions: [aSubscription({ scope: { is: "other-partner" } })] },
    [unlinked],
    undefined,
  ],
])("when %s, names the contradiction as %#", (_, parts, rows, contradiction) => {
  const { doc, findings } = importFile(aCustomer(parts), rows);
  expect(doc.subscriptions[0]?.conflict?.says).toBe(contradiction);
  expect(findings.some(({ kind }) => kind === "contradicts")).toBe(contradiction !== undefined);
});

it("settles a contradiction when a later report agrees", () => {
  const before = importFile(aCustomer({ identities: [anIdentity()] }), [{ ...unlinked, month: "2026-09-01" }]).doc;
  expect(before.subscriptions[0]?.conflict).toBeDefined();
  expect(importFile(before, [aRow()]).doc.subscriptions[0]).not.toHaveProperty("conflict");
});

it.each([
  ["Pacific/Auckland", undefined],
  ["Etc/UTC", says],
])("names what contradicts an answer of the 22nd or the 21st by the days of %s", (zone, contradiction) => {
  const answers = { pal: { says: "yes", by: "megan", at: "2026-10-21T22:30:00.000Z" } } as const;
  const said = aCustomer({ checklist: { revision: 1, answers } });
  const { doc } = importFile(said, [unlinked], { ...context, zone });
  expect(doc.subscriptions[0]?.conflict?.says).toBe(contradiction);
});

it.each([
  ["on the last day of the month, does not name it", "2026-10-31", undefined],
  ["the day after, names it", "2026-11-01", says],
])("when the same file contradicts %s", (_, today, contradiction) => {
  const before = importFile(aCustomer({ identities: [anIdentity()] }), [unlinked], { ...context, today: "2026-10-31" });
  expect(before.doc.subscriptions[0]?.conflict).toBeUndefined();
  expect(importFile(before.doc, [unlinked], { ...context, today }).doc.subscriptions[0]?.conflict?.says).toBe(
    contradiction,
  );
});

it("names a contradiction once, also when the rest of the month's rows come later", () => {
  const before = importFile(aCustomer({ identities: [anIdentity()] }), [reader]).doc;
  const { outcome, findings } = importFile(before, [{ ...reader, partnerId: "5000000" }]);
  expect(outcome).toBe("changed");
  expect(findings).toEqual([]);
});

const rows: fc.Arbitrary<AzureUsageRow> = fc.record({
  line: fc.constant(2),
  customer: fc.constant(contoso),
  subscription: fc.constantFrom(s1, s2),
  month: fc.constantFrom("2026-08-01", "2026-09-01", "2026-10-01", "2026-11-01"),
  attribution: fc.constantFrom("pal", "csp", "other"),
  adminType: fc.constantFrom("Owner", "Contributor", "Reader"),
  partnerId: fc.constantFrom("4911112", "5000000"),
  acrUsd: fc.integer({ min: 0, max: 100_000 }).map((cents) => cents / 100),
  consumes: fc.boolean(),
});
const files = fc.array(fc.array(rows, { maxLength: 6 }), { minLength: 1, maxLength: 4 });
const customers = fc.constantFrom(
  aCustomer(),
  aCustomer({ identities: [anIdentity()], subscriptions: [aSubscription()] }),
  aCustomer({
    ...answered("2026-09-01T08:00:00.000Z"),
    subscriptions: [aSubscription({ access: "unknown", soldByUsCsp: true })],
  }),
);

/**
 * The state without its history, subscriptions by id: what does not depend on who told first. A file that has only PAL
 * rows says nothing of CSP, so that what of it is lost can depend on which file came first.
 */
function stateOf(customer: Customer) {
  const { history: _, subscriptions, ...rest } = customer;
  const told = subscriptions.map(({ soldByUsCsp: _sold, conflict: _conflict, ...one }) => ({
    ...one,
    lost: one.lost?.filter(({ by }) => by === "PAL").map(({ lastSeen }) => lastSeen) ?? [],
  }));
  return { ...rest, subscriptions: told.sort((one, other) => (one.id < other.id ? -1 : 1)) };
}

const importAll = (customer: Customer, all: readonly (readonly AzureUsageRow[])[]) =>
  all.reduce((doc, one) => importFile(doc, one, later, "part").doc, customer);

/** When every month of the files is over: one that is not takes nothing away, until it is. */
const later = { ...context, today: "2026-12-02" };

it("comes to the same state whatever the order of files and of rows", () => {
  fc.assert(
    fc.property(customers, files, fc.infiniteStream(fc.nat()), (customer, all, random) => {
      const shuffled = <Item>(items: readonly Item[]): Item[] =>
        items
          .map((item) => ({ item, key: random.next().value ?? 0 }))
          .sort((one, other) => one.key - other.key)
          .map(({ item }) => item);
      const straight = importAll(customer, all);
      const crooked = importAll(customer, shuffled(all.map(shuffled)));
      expect(stateOf(crooked)).toEqual(stateOf(straight));
    }),
  );
});

it("changes nothing when a file comes again", () => {
  fc.assert(
    fc.property(
      customers,
      files,
      fc.constantFrom<(Extent | undefined)[]>(undefined, "whole", "part"),
      (customer, all, extent) => {
        let doc = customer;
        for (const one of all) {
          const at = { ...context, now: "2027-01-01T00:00:00.000Z", by: "somebody" };
          doc = importFile(doc, one, context, extent).doc;
          const again = importFile(doc, one, at, extent);
          expect(again.outcome).toBe("unchanged");
          expect(again.doc).toBe(doc);
        }
      },
    ),
  );
});
