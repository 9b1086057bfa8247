/** What is said over a list of what to do first. */
import { expect, it } from "vitest";
import {
  countLine,
  firstLines,
  growthLine,
  kindsLine,
  ofEachLine,
  oldestLine,
  ownersLine,
  seatsLine,
  shareLine,
  doneLine,
  lossLine,
  othersLine,
  idleLine,
  silentLine,
  slowestLine,
  subscriptionsLine,
  thenLine,
  unansweredLine,
  waitsLine,
  workloadsLine,
} from "../../../src/cards/gaps/first.ts";
import { readCatalogue } from "../../../src/workloads.ts";
import { aClaim, aGap, aReport, contoso, reader } from "../facts.ts";

const { rows } = aReport();

it.each<[string, number, readonly RegExp[]]>([
  ["the first one with what to do next", 1, [/^Start with \*\*.+\*\*: .+\. \S/]],
  ["two, each with what is so", 2, [/^1 · \*\*.+\*\*: /, /^2 · \*\*.+\*\*: /]],
])("says %s", (_, many, expected) => {
  expect(firstLines(rows, many, reader)).toEqual(expected.map((one) => expect.stringMatching(one) as string));
});

it("says what customers lose by the month, and for how long already", () => {
  const losing = { ...aGap(contoso, "P03", { topic: "pal", severity: "high" }), monthlyUsd: 3983 };
  const late = { ...losing, monthlyUsd: 17, unattributedSince: "2026-10-01" };
  const lost = [
    { customer: contoso, gaps: [losing, late] },
    { customer: contoso, gaps: [] },
  ];
  expect(lossLine({ rows: lost, filter: { by: "all", order: "loss" } }, reader)).toMatch(
    /^Most lost: Contoso Ltd\\?\. \(\\?\$4,000 a month, \d+ days without credit\)\.$/,
  );
  expect(lossLine({ rows: lost, filter: { by: "all", order: "credit" } }, reader)).toMatch(/^Longest without credit: /);
  const both = { by: "all", order: "loss" } as const;
  expect(lossLine({ rows: [...lost.slice(0, 1), ...lost], filter: both }, reader)).toContain("Together $8,000 of");
  expect(lossLine({ rows: [...lost.slice(0, 1), ...lost.slice(0, 1)], filter: both }, reader)).toContain(
    "Together at least $8,000 of",
  );
  expect(lossLine({ rows: [], filter: { by: "all", order: "loss" } }, reader)).toBe(
    "Nothing open is known to lose credit.",
  );
});

it("says how many have what a list of others lacks", () => {
  const filter = { by: "customers", traits: [{ is: "lacks", thing: "link" }] } as const;
  const of = aReport({ filter, listed: 2 }, { known: 34, elsewhere: 1 });
  expect(othersLine(of, reader)).toBe("91%: 31 of 34 have a PAL link.");
});

it("counts nobody as done of whom nothing is recorded", () => {
  const done = (...states: ("in-order" | "nothing-recorded")[]) =>
    doneLine(
      states.map((state) => ({ customer: contoso, gaps: [], state })),
      aReport({}, { customers: 10, leftOut: 0 }).totals,
    );
  expect(done("in-order", "nothing-recorded", "in-order")).toBe(
    "20%: 2 of 10 are done. Nothing is open at 1 more, but nothing is recorded there yet.",
  );
  expect(done("in-order")).toBe("");
});

it("names the customers with most seats, and says that nothing is known of any", () => {
  const of = (name: string, seats?: number) => ({
    gaps: [],
    customer: { ...contoso, name, usage: [], ...(seats === undefined ? {} : { seats }) },
  });
  expect(seatsLine([of("A", 1200), of("B", 20), of("C"), of("D", 3), of("E", 1)])).toBe(
    "Most seats: A (1,200), B (20), D (3).",
  );
  expect(seatsLine([of("C")])).toMatch(/^I don't know how many seats/);
});

it("counts gaps by workload, and those of none", () => {
  const claimed = { ...contoso, claims: [aClaim("teams")] };
  const gaps = [aGap(contoso, "C03", { item: "teams" }), aGap(contoso, "Q1")];
  expect(workloadsLine([{ customer: claimed, gaps }], readCatalogue())).toBe(
    "By workload: Teams (1); 1 of no workload.",
  );
});

it("names the customers with most gaps, and the share that has nothing open", () => {
  expect(countLine(rows)).toMatch(/^Most gaps: .+ \(\d+\), .+ \(\d+\)/);
  expect(shareLine(aReport({}, { covered: 9, customers: 40, leftOut: 0 }))).toBe(
    "23%: 9 of 40 customers have nothing open.",
  );
});

it.each([
  ["most gaps", { of: "gaps", isLeast: false, named: [] }, "Most gaps: Adele Vance (14), Megan Bowen (2)."],
  [
    "fewest customers",
    { of: "customers", isLeast: true, named: [] },
    "Fewest customers: Megan Bowen (3), Adele Vance (11).",
  ],
  [
    "most closed",
    { of: "closed", isLeast: false, named: [] },
    "Most gaps closed since the last digest: Megan Bowen (1).",
  ],
  ["of one that is named, the gaps", { of: "gaps", isLeast: false, named: ["megan"] }, "Open gaps: Megan Bowen (2)."],
] as const)("names the owners with %s", (_, asked, says) => {
  const owners = [
    { owner: "megan", open: 2, customers: 3, closed: 1 },
    { owner: "adele", open: 14, customers: 11 },
    { open: 20, customers: 2 },
  ];
  const called = new Map([
    ["megan", "Megan Bowen"],
    ["adele", "Adele Vance"],
  ]);
  expect(ownersLine(owners, asked, called).replaceAll("**", "")).toBe(says);
});

it("names who has waited longest for an answer, and nobody who was not asked", () => {
  const of = (name: string, at?: string) => ({
    ...contoso,
    name,
    checklist: {
      revision: 1,
      answers: {},
      ...(at === undefined ? {} : { prompt: { id: "p", to: "megan", because: "asked" as const, at } }),
    },
  });
  const some = [of("A", "2026-11-12T09:00:00.000Z"), of("B"), of("C", "2026-11-09T09:00:00.000Z")];
  expect(waitsLine(some, reader)).toMatch(/^Waiting longest: C \(asked .*9 Nov\), A \(asked .*12 Nov\)\.$/);
  expect(waitsLine([of("B")], reader)).toBe("");
});

it("names whose customers have waited longest, and says what is not kept", () => {
  const of = (owner: string, at: string) => ({
    ...contoso,
    owner,
    checklist: { revision: 1, answers: {}, prompt: { id: "p", to: owner, because: "asked" as const, at } },
  });
  const called = new Map([
    ["megan", "Megan Bowen"],
    ["adele", "Adele Vance"],
  ]);
  const some = [of("megan", "2026-11-12T09:00:00.000Z"), of("adele", "2026-11-09T09:00:00.000Z")];
  expect(slowestLine([...some, of("megan", "2026-11-20T09:00:00.000Z")], called, reader).replaceAll("**", "")).toMatch(
    /^I don't keep how long answers took\. Waiting longest for: Adele Vance \(1 customer, asked .*9 Nov\), Megan Bowen \(2 customers, asked .*12 Nov\)\.$/,
  );
  expect(slowestLine([], called, reader)).toBe("I don't keep how long answers took.");
  const silent = (by: string) => silentLine(some, by, called, reader).replaceAll("**", "");
  expect(silent("2026-11-10")).toMatch(
    /^Asked by .*10 Nov, and no answer yet: Adele Vance \(1 customer, asked .*9 Nov\)\.$/,
  );
  expect(silent("2026-11-05")).toMatch(
    /^None of my questions has waited that long: the oldest is of .*9 Nov, to Adele Vance\.$/,
  );
  expect(silentLine([{ ...contoso, owner: "megan" }], "2026-11-05", called, reader)).toBe(
    "None of these has been asked again yet.",
  );
  const most = unansweredLine([...some, of("megan", "2026-11-20T09:00:00.000Z")], called).replaceAll("**", "");
  expect(most).toBe("Most customers without an answer: Megan Bowen (2), Adele Vance (1).");
});

it.each([
  [
    "2026-11-13",
    /^Nothing recorded since .*13 Nov by Patti Fernandez \(nothing yet\), Adele Vance \(last .*6 Nov\)\.$/,
  ],
  ["2026-11-06", /^Nothing recorded since .*6 Nov by Patti Fernandez \(nothing yet\)\.$/],
])("names the owners who have recorded nothing since %s, the longest ago first", (since, says) => {
  const acts = [
    { owner: "patti" },
    { owner: "adele", at: "2026-11-06T09:00:00.000Z" },
    { owner: "megan", at: "2026-11-20T09:00:00.000Z" },
  ];
  const called = new Map([
    ["megan", "Megan Bowen"],
    ["adele", "Adele Vance"],
    ["patti", "Patti Fernandez"],
  ]);
  const idle = (some: typeof acts) => idleLine(some, since, called, reader).replaceAll("**", "");
  expect(idle(acts)).toMatch(says);
  expect(idle(acts.slice(2))).toMatch(
    /^Every owner has recorded something since .* Nov; the longest ago: Megan Bowen \(last .*20 Nov\)\.$/,
  );
  expect(idle([])).toBe("");
});

it("names who has most of the gaps that are asked for by owner", () => {
  const row = (owner: string, many: number) => ({
    customer: { ...contoso, owner },
    gaps: Array.from({ length: many }, () => aGap(contoso, "P01")),
  });
  const called = new Map([
    ["megan", "Megan Bowen"],
    ["adele", "Adele Vance"],
  ]);
  const rows = [row("megan", 1), row("adele", 2), row("adele", 1)];
  expect(ofEachLine(rows, called).replaceAll("**", "")).toBe("Most of them: Adele Vance (3), Megan Bowen (1).");
  const ofCustomers = ofEachLine(rows, called, { areCustomers: true });
  expect(ofCustomers.replaceAll("**", "")).toBe("Most of them: Adele Vance (2), Megan Bowen (1).");
});

it("names the kinds of most gaps, and how many subscriptions are not in order", () => {
  const row = (...codes: readonly ("P01" | "Q2" | "C02")[]) => ({
    customer: contoso,
    gaps: codes.map((code) => aGap(contoso, code, {})),
  });
  expect(kindsLine([row("P01", "Q2"), row("Q2"), row("C02", "Q2", "P01")])).toBe(
    "Most common: PAL not confirmed (3), no PAL (2), draft not submitted (1).",
  );
  expect(subscriptionsLine({ of: 78, open: 26, customers: 17 })).toBe(
    "PAL isn't in order for 26 of 78 Azure subscriptions, at 17 customers.",
  );
  expect(subscriptionsLine({ of: 1, open: 0, customers: 0 })).toBe("PAL is in order for 1 of 1 Azure subscription.");
  expect(subscriptionsLine({ of: 0, open: 0, customers: 0 })).toBe("No Azure subscription is on record.");
});

it("sets the numbers of a week on record beside today's, and says that none is that old", () => {
  const week = {
    id: "2026-W40",
    at: "2026-10-02T09:00:00.000Z",
    customers: 34,
    covered: 18,
    open: 23,
    keys: [],
    byOwner: {},
  };
  const { totals } = aReport({}, { covered: 9, customers: 40, leftOut: 0, gaps: 43 });
  const asked = { then: week, first: week, day: "2026-10-31" };
  expect(thenLine(asked, totals, reader)).toMatch(
    /^On .*2 Oct: 23 gaps, 18 of 34 customers with nothing open\. Now: 43 gaps, 9 of 40\.$/,
  );
  expect(thenLine(asked, undefined, reader)).toMatch(/18 of 34 customers with nothing open\.$/);
  expect(thenLine({ ...asked, then: undefined, day: "2026-09-30" }, totals, reader)).toMatch(
    /^I can't compare with 30 Sep: the first week on record is of .*2 Oct\.$/,
  );
});

it("names what is open longest, and nothing where nothing is", () => {
  expect(oldestLine(rows, reader)).toMatch(/^Open longest: \*\*.+\*\*: .+, since .+\.$/);
  expect(oldestLine([], reader)).toBe("");
});

it("says nothing where nothing is open", () => expect(firstLines([], 1, reader)).toEqual([]));

it.each([
  [{ now: 1, snoozed: 0 }, "CPOR: 1 gap now. No earlier week is on record."],
  [
    { now: 7, snoozed: 2, then: { day: "2026-11-20", many: 4, opened: 5, closed: 2 } },
    "CPOR: 7 gaps now (2 snoozed), 4 on 20 Nov (5 new, 2 closed).",
  ],
  [
    {
      now: 7,
      snoozed: 0,
      then: { day: "2026-11-20", many: 4, opened: 5, closed: 2 },
      all: { day: "2026-10-30", open: 23 },
    },
    "CPOR: 7 gaps now, 4 on 20 Nov (5 new, 2 closed). Further back I don't keep of which kind gaps were: on 30 Oct there were 23 in all.",
  ],
])("a kind of gaps beside what it was: %j", (found, line) => expect(growthLine("cpor", found, reader)).toBe(line));

it("a kind of gaps over a period that is over: from its beginning to its end", () => {
  const then = { day: "2026-10-30", many: 9, opened: 17, closed: 2 };
  const told = (day: string) => growthLine("pal", { now: 24, snoozed: 0, then }, reader, { day, many: 16 });
  expect(told("2026-09-25")).toBe("PAL: 9 gaps on 30 Oct, 16 on 25 Sep; 24 now.");
  // No week before it is on record.
  expect(told("2026-10-30")).toBe("PAL: 24 gaps now, 9 on 30 Oct (17 new, 2 closed).");
});
