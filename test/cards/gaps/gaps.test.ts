/** The list of gaps says only what it is about, and who has no customers is told so. */
import { describe, expect, it } from "vitest";
import { gapsCard, gapsView } from "../../../src/cards/gaps/gaps.ts";
import { sizeOf } from "../../../src/cards/kit/render.ts";
import { goodNewsView } from "../../../src/cards/gaps/good-news.ts";
import type { Filter, Whose } from "../../../src/domain/gaps/filter.ts";
import { details, gapRow } from "../../../src/cards/kit/rows.ts";
import type { Deadline, Gap, GapCode, Severity } from "../../../src/domain/catalogue/gap-codes.ts";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import type { CustomerGaps } from "../../../src/domain/gaps/report.ts";
import { readCatalogue } from "../../../src/workloads.ts";
import {
  aClaim,
  aFullPage,
  aGap,
  answers,
  aPrompt,
  aReport,
  aSubscription,
  channelReader,
  contoso,
  isaiah,
  megan,
  names,
  noOwner,
  noPal,
  reader,
} from "../facts.ts";

const catalogue = readCatalogue();
const claimed: Customer = { ...contoso, claims: [aClaim("teams", { status: "Approved", approvedOn: "2026-11-03" })] };
const answeredPal: Customer = {
  ...contoso,
  identities: [],
  subscriptions: [],
  checklist: { revision: 1, answers: { pal: { says: "yes", by: "megan", at: "2026-08-21T09:00:00.000Z" } } },
};
const soldAzure: Customer = {
  ...contoso,
  identities: [],
  subscriptions: [aSubscription(1, { soldByUsCsp: true }), aSubscription(2, { soldByUsCsp: true })],
};
const nothing = { customers: 0, withGaps: 0, covered: 0, gaps: 0, snoozed: 0, unowned: 0, unassigned: 0 };
const isaiahs: Whose = { kind: "answering", person: isaiah };
const mine: Whose = { kind: "answering", person: megan };

describe("a list without customers", () => {
  it.each<[string, Filter, boolean, string, string]>([
    ["of everything", { by: "all" }, false, "No customers here yet", "Load them"],
    [
      "of a colleague's",
      { by: "all", whose: isaiahs },
      false,
      "Isaiah Langer doesn't own any customers",
      "nothing is open",
    ],
    [
      "of what is new",
      { by: "new", whose: isaiahs },
      false,
      "Isaiah Langer doesn't own any customers",
      "nothing is new",
    ],
    [
      "of what closed",
      { by: "closed", whose: isaiahs },
      false,
      "Isaiah Langer doesn't own any customers",
      "nothing was closed",
    ],
    ["of nobody's", { by: "all", whose: { kind: "nobody" } }, false, "Every customer has an owner", "nothing to list"],
    ["of mine", { by: "critical", whose: mine }, true, "You don't look after any customers yet", "its card comes here"],
    ["of everything I see", { by: "all" }, true, "You don't look after any customers yet", "its card comes here"],
    ["of a colleague's I see", { by: "all", whose: isaiahs }, true, "you look after", "In a channel"],
  ])("%s says why", (_, filter, onlyOwn, title, what) => {
    const view = goodNewsView({ report: aReport({ filter, rows: [] }, nothing), names, reader, onlyOwn });
    expect(view.title).toContain(title);
    expect(view.what).toContain(what);
    expect(view.buttons.some((one) => one.title === "Add a customer")).toBe(title === "No customers here yet");
  });
});

it.each<[Filter, string]>([
  [{ by: "unowned", whose: isaiahs }, "Every customer of Isaiah Langer's has an owner"],
  [{ by: "unowned", whose: mine }, "Every customer of yours has an owner"],
  [{ by: "in-order", whose: isaiahs }, "Every customer of Isaiah Langer's still has something open"],
  [{ by: "in-order", whose: { kind: "nobody" } }, "Every unassigned customer still has something open"],
])("a list of somebody's says whose customers it speaks of, without praise: %j", (filter, title) => {
  const view = goodNewsView({ report: aReport({ filter, rows: [] }, { ...nothing, customers: 4 }), names, reader });
  expect(view.title).toBe(title);
  expect(view.mark).not.toBe("✓");
  expect(view.buttons.some((one) => one.title === "Unassigned")).toBe(filter.by === "unowned");
});

it("a list of deadlines within days in which none ends names the next one, and opens it", () => {
  const report = aReport({ filter: { by: "ending" }, rows: [] }, { ...nothing, customers: 40, covered: 9 });
  const next = { customer: contoso, deadline: { endsOn: "2026-12-07", workingDays: 10 } };
  const { what, buttons } = goodNewsView({ report, names, reader, next });
  expect(what).toMatch(/^The next one is Contoso Ltd\., by 7 Dec \(10 working days\)\./);
  expect(buttons.map(({ title }) => title)).toEqual(["Show the next one", "All gaps"]);
});

it.each<[string, Filter, string]>([
  ["after other counts", { by: "all" }, "1 critical · 2 customers unassigned · no answer yet for 6 customers"],
  ["of one owner's", { by: "all", whose: mine }, "1 critical · no answer yet for 6 customers"],
  ["of all customers", { by: "customers" }, "3 gaps at 18 of them · 1 critical · no answer yet for 6 customers"],
  ["but not of those without an owner", { by: "unowned" }, ""],
  ["but not of an area, which says who only waits", { by: "topic", topic: "pal" }, "1 critical"],
  ["but not of what is urgent", { by: "urgent" }, "1 critical"],
  ["but not of what is new", { by: "new" }, "1 critical"],
  ["but not where some are left out", { by: "all", without: [{ by: "low" }] }, "1 critical"],
])("customers without an answer are counted %s", (_, filter, context) => {
  const totals = { gaps: 3, waiting: 6, unowned: 2, unassigned: 2, snoozed: 0 };
  const bySeverity = { critical: 1, high: 0, medium: 0, low: 0, info: 0, suggestion: 0 };
  const report = aReport({ filter }, { ...totals, bySeverity });
  expect(gapsView({ report, names, reader, manager: true }).split).toBe(context);
});

it.each([
  [8, 2, "No answer yet for 6 customers, answers to confirm for 2 more"],
  [2, 2, "Answers to confirm for 2 customers"],
])("of %i who are waited for, %i have answered before a report said more", (waiting, toConfirm, title) => {
  const report = aReport({ filter: { by: "waiting" } }, { customers: waiting, waiting, toConfirm });
  expect(gapsView({ report, names, reader }).title).toBe(title);
});

it.each<[string, Filter["whose"], string]>([
  ["of all", undefined, "No answer yet for 2 customers"],
  ["of the reader", { kind: "answering", person: megan }, "No answer yet for 2 customers"],
  ["of somebody else", { kind: "answering", person: "lynne" }, "Lynne Robbins: no answer yet for 2 customers"],
])("the list %s who are waited for begins with one capital", (_, whose, title) => {
  const report = aReport({ filter: { by: "waiting", whose } }, { customers: 2, waiting: 2 });
  expect(gapsView({ report, names: new Map([["lynne", "Lynne Robbins"]]), reader }).title).toBe(title);
});

describe("customers without an owner", () => {
  it.each([
    [7, 2, "2 customers unassigned, 5 whose owner can't be reached"],
    [1, 1, "1 customer unassigned"],
    [5, 0, "5 customers whose owner can't be reached"],
  ])("of %i, %i of them unassigned, are told apart", (unowned, unassigned, says) => {
    const report = aReport({ filter: { by: "unowned" } }, { unowned, unassigned, withGaps: unowned });
    expect(gapsView({ report, names, reader }).title).toBe(says);
  });

  it.each<[string, Filter, number, string[]]>([
    ["on their list, without those who can't be reached", { by: "unowned" }, 2, ["Assign all 2"]],
    ["among the owner's gaps", { by: "topic", topic: "owner" }, 2, ["Assign all 2"]],
    ["unless there is only one", { by: "topic", topic: "owner" }, 1, []],
    ["not among other gaps", { by: "topic", topic: "pal" }, 2, []],
    ["not among one owner's", { by: "unowned", whose: isaiahs }, 2, []],
  ])("are assigned in one act %s", (_, filter, unassigned, titles) => {
    const report = aReport({ filter }, { unowned: 7, unassigned, gaps: 7 });
    const { buttons } = gapsView({ report, names, reader, manager: true });
    expect(buttons.map(({ title }) => title).filter((title) => title.startsWith("Assign"))).toEqual(titles);
  });

  it.each<[Filter, boolean]>([
    [{ by: "all" }, true],
    [{ by: "expired" }, false],
    [{ by: "topic", topic: "pal" }, false],
    [{ by: "all", whose: { kind: "nobody" } }, false],
  ])("stand on the list %j: %s", (filter, stands) => {
    const { split } = gapsView({ report: aReport({ filter }, { unowned: 7, unassigned: 2 }), names, reader });
    expect(split.includes("2 customers unassigned, 5 whose owner can't be reached")).toBe(stands);
  });
});

it.each<[Filter, boolean, number]>([
  [{ by: "all" }, true, 1],
  [{ by: "all" }, false, 2],
  [{ by: "all", whose: isaiahs }, true, 1],
  [{ by: "customers" }, true, 1],
  [{ by: "topic", topic: "pal" }, true, 1],
  [{ by: "designation", designation: "Security" }, true, 1],
  [{ by: "urgent" }, false, 1],
  [{ by: "ending" }, false, 1],
  [{ by: "critical" }, false, 1],
  [{ by: "critical", also: [{ by: "topic", topic: "pal" }] }, false, 1],
  [{ by: "new" }, false, 1],
  [{ by: "waiting" }, false, 1],
  [{ by: "unowned" }, false, 1],
])("how much is associated stands on the list %j: %s, on page %i", (filter, stands, page) => {
  const report = { ...aReport({ filter }), page, pages: 2 };
  expect(gapsView({ report, names, reader }).coverage !== "").toBe(stands);
});

describe("a full page", () => {
  const long = "Compañía Internacional de Servicios y Soluciones Avanzadas, S.A.";

  it.each([
    [1, "Contoso Pharmaceuticals"],
    [2, "Contoso Pharmaceuticals"],
    [1, long],
    [2, long],
  ])(
    "on page %i has the same acts under each row, and is small enough to send, with names such as %s",
    (page, name) => {
      const report = { ...aFullPage(name), page, pages: 3, listed: 30 };
      const card = gapsCard({ report, names, reader: channelReader, manager: true, answers: () => true });
      expect(sizeOf(card)).toBeLessThanOrEqual(40 * 1024);
      const words = JSON.stringify(card.content);
      for (const act of ["Add a claim", "Ask", "Snooze"]) {
        expect(words.split(`"tooltip":"${act}: `)).toHaveLength(11);
      }
    },
  );
});

describe("a row", () => {
  const rowOf = (found: CustomerGaps) => gapRow(found, names, channelReader, details[0]);
  const due = (code: GapCode, severity: Severity, deadline: Deadline) =>
    rowOf({ customer: contoso, gaps: [aGap(contoso, code, { severity, since: "2026-11-20", deadline })] });

  it.each<[string, Severity, Deadline, string, string]>([
    ["in two weeks", "critical", { endsOn: "2026-12-04", workingDays: 9 }, "by Fri 4 Dec", "Critical · Megan Bowen"],
    [
      "on a Saturday",
      "medium",
      { endsOn: "2026-12-19", workingDays: 19, lastWorkingDay: "2026-12-18" },
      "by 19 Dec",
      "Medium · last working day Fri 18 Dec · Megan Bowen",
    ],
    [
      "on a Sunday whose Friday is over",
      "high",
      { endsOn: "2026-11-23", workingDays: 0, lastWorkingDay: "2026-11-20" },
      "due today",
      "High · Megan Bowen",
    ],
  ])("whose deadline is %s says how severe it is beside it", (_, severity, deadline, figure, sub) => {
    expect(due("A01", severity, deadline)).toMatchObject({ figure, sub: `${sub} · since 20 Nov` });
  });

  it("of what is overdue says when it was due, though work goes unattributed since longer", () => {
    const since = { severity: "critical", since: "2026-10-12", unattributedSince: "2026-10-01" } as const;
    const gaps = [aGap(contoso, "C03", { ...since, ranOut: "2026-11-20" })];
    const report = aReport(
      { filter: { by: "overdue" }, rows: [{ customer: contoso, gaps }] },
      { gaps: 1, withGaps: 1 },
    );
    const { title, rows } = gapsView({ report, names, reader: channelReader });
    expect(title).toMatch(/^1 overdue gap at 1 of /);
    expect(rows.map(({ sub }) => sub)).toEqual(["Megan Bowen · was due 20 Nov"]);
  });

  it("that nothing is overdue names what is due next", () => {
    const report = aReport({ filter: { by: "overdue" }, rows: [] }, { ...nothing, customers: 40, covered: 9 });
    const next = { customer: contoso, deadline: { endsOn: "2026-12-07", workingDays: 10 } };
    const { title, what } = goodNewsView({ report, names, reader, next });
    expect([title, what]).toEqual([
      "Nothing is overdue",
      expect.stringMatching(/^The next one is Contoso Ltd\., by 7 Dec/),
    ]);
  });

  const answered = {
    ...contoso,
    checklist: { revision: 1, answers: answers({ cpor: "no" }, "2026-09-24T09:00:00.000Z") },
  };
  it.each<[string, Customer, Partial<Gap> | undefined, string, string]>([
    [
      "whose question is open",
      { ...contoso, checklist: { ...contoso.checklist, prompt: aPrompt() } },
      undefined,
      "Waiting for answers",
      "Megan Bowen · asked today",
    ],
    [
      "that was never answered, and of which no question is open",
      contoso,
      { since: "2026-11-16" },
      "Waiting for answers",
      "Megan Bowen · asked 16 Nov",
    ],
    [
      "of which a report says more than the answer",
      answered,
      { since: "2026-09-24" },
      "CPOR: answered 24 Sep, to be confirmed",
      "Megan Bowen",
    ],
  ])("of a customer %s says since when it waits", (_, customer, waiting, what, sub) => {
    const unasked = waiting && aGap(customer, "Q1", { topic: "cpor", item: "cpor", severity: "info", ...waiting });
    expect(rowOf({ customer, gaps: [], state: "waiting", ...(unasked && { unasked }) })).toMatchObject({ what, sub });
  });
});

it("a list of gaps at customers without a claim is a part of these", () => {
  const filter = { by: "critical", traits: [{ is: "unclaimed" }] } as const;
  const report = aReport({ filter }, { gaps: 3, withGaps: 2, customers: 5 });
  expect(gapsView({ report, names, reader }).title).toBe("3 critical gaps at 2 of 5 customers without a claim");
});

describe("a list of what customers have and lack", () => {
  const report = (traits: Filter["traits"], found: Partial<CustomerGaps>[], known = 12) =>
    aReport(
      {
        filter: { by: "customers", traits },
        rows: found.map((row) => ({ customer: contoso, gaps: [], ...row })),
        listed: found.length,
        pages: 1,
      },
      { known },
    );
  const view = (...asked: Parameters<typeof report>) =>
    gapsView({
      report: report(...asked),
      names,
      reader,
      manager: true,
      answers: () => true,
      setup: { catalogue, partnerIds: [] },
    });
  const noLink = { is: "lacks", thing: "link" } as const;

  it.each<[string, NonNullable<Filter["traits"]>, number, number, string]>([
    ["of one", [{ is: "lacks", thing: "gdap" }], 1, 12, "1 of 12 customers has no GDAP"],
    ["of several", [{ is: "has", thing: "gdap" }], 2, 12, "2 of 12 customers have GDAP"],
    ["of links", [noLink], 2, 9, "2 of 9 customers with Azure have no PAL link"],
    [
      "of claims",
      [{ is: "lacks", thing: "claim", state: "approved" }],
      1,
      5,
      "1 of 5 customers has no approved claims",
    ],
  ])("says %s of how many", (_, traits, many, known, title) => {
    expect(
      view(
        traits,
        Array.from({ length: many }, () => ({})),
        known,
      ).title,
    ).toBe(title);
  });

  it.each<[string, NonNullable<Filter["traits"]>, Partial<CustomerGaps>, string, string]>([
    [
      "no access",
      [{ is: "lacks", thing: "gdap" }],
      { gaps: [noPal] },
      "No GDAP",
      "You · also open: PAL missing on 2 of 3 Azure subscriptions",
    ],
    ["a deputy", [{ is: "has", thing: "deputy" }], {}, "Deputy: Patti Fernandez", "You"],
    [
      "a link by an answer that expired",
      [{ is: "has", thing: "link" }],
      {
        customer: answeredPal,
        gaps: [aGap(answeredPal, "V01", { topic: "pal", item: "pal", what: "PAL: confirmation expired" })],
      },
      "PAL: answered yes 21 Aug, expired",
      "You · also open: PAL: confirmation expired",
    ],
    ["no link, which its gap says of a part", [noLink], { gaps: [noPal] }, "No PAL link", "You"],
    [
      "no link where our own sale counts",
      [noLink],
      { customer: soldAzure },
      "No PAL link · not needed: 2 subscriptions, and our CSP sale counts",
      "You",
    ],
    [
      "no link where our sale is in doubt",
      [noLink],
      { customer: soldAzure, gaps: [noPal, aGap(soldAzure, "V02", { topic: "pal" })] },
      "No PAL link · 2 subscriptions",
      "You",
    ],
    ["claims", [{ is: "has", thing: "claim" }], { customer: claimed }, "Teams approved 3 Nov", "You"],
    [
      "no claim for a workload",
      [{ is: "lacks", thing: "claim", workload: "intune", name: "Intune" }],
      { customer: claimed },
      "No claim for Intune",
      "You",
    ],
    [
      "a claim and no link",
      [{ is: "has", thing: "claim" }, noLink],
      { customer: claimed, gaps: [noPal, noOwner] },
      "Teams approved 3 Nov · No PAL link",
      "You · also open: No owner",
    ],
  ])("says first that a customer has %s", (_, traits, found, what, sub) => {
    expect(view(traits, [found]).rows[0]).toMatchObject({ what, sub, figure: "" });
  });

  it("leaves the row to the gap that says just that, and to no other what mends it", () => {
    const [row] = view([{ is: "lacks", thing: "pal" }], [{ gaps: [noPal] }]).rows;
    expect(row?.what).toContain("PAL missing");
    expect(row?.figure).not.toBe("");
    const [other] = view([{ is: "lacks", thing: "gdap" }], [{ gaps: [noPal] }]).rows;
    expect(other?.links).toBeUndefined();
  });

  it("says that all of them have it where nobody lacks it", () => {
    const none = { ...report([noLink], [], 3), totals: aReport({}, { ...nothing, known: 3, unknown: 1 }).totals };
    const { title, what } = goodNewsView({ report: none, names, reader });
    expect(title).toBe("All 3 customers with Azure have a PAL link");
    expect(what).toBe("I don't know about 1 more: no answer and no subscription on record");
    const elsewhere = { ...none, totals: { ...none.totals, elsewhere: 1, unknown: 0 } };
    expect(goodNewsView({ report: elsewhere, names, reader })).toMatchObject({
      title: "2 of 3 customers with Azure have a PAL link",
      what: "1 more is linked to another Partner ID only",
    });
  });
});
