import { describe, expect, it } from "vitest";
import { seatsOf } from "../../../src/domain/customer/seats.ts";
import { newSubscription, type Customer } from "../../../src/domain/customer/customer.ts";
import { designations, severities, topics, type Gap } from "../../../src/domain/catalogue/gap-codes.ts";
import { gapsOf } from "../../../src/domain/gaps/find-gaps.ts";
import { readFilter, writeFilter, type Filter } from "../../../src/domain/gaps/filter.ts";
import { answersEnding, answersDue, nextDeadline, reportGaps, visibleTo } from "../../../src/domain/gaps/report.ts";
import { aContext } from "../contexts.ts";
import { aClaim } from "./rules/cases.ts";
import { aCustomer, ada, isaiah, megan } from "../customers.ts";

const says = (cpor: "yes" | "no", pal: "yes" | "no" = "yes"): Customer["checklist"] => {
  const at = "2026-11-20T09:00:00.000Z";
  const yes = { says: "yes", by: "megan", at } as const;
  return {
    revision: 1,
    answers: { cpor: { ...yes, says: cpor }, pal: { ...yes, says: pal }, owner: yes, onboarding: yes },
  };
};
const scoped = { lifecycle: "active" } as const;
const customers: Customer[] = [
  aCustomer({ ...scoped, id: "a", name: "Fine", checklist: says("yes") }),
  aCustomer({ ...scoped, id: "b", name: "No claim", checklist: says("no") }),
  aCustomer({ ...scoped, id: "c", name: "No link", owner: "isaiah", checklist: says("yes", "no") }),
  (({ owner: _, ...rest }) => rest)(aCustomer({ ...scoped, id: "d", name: "Nobody's" })),
];
const byId = new Map(
  customers.map((customer) => [
    customer.id,
    gapsOf(customer, aContext()).filter(({ code }) => /^(Q|G01|V01)/.test(code)),
  ]),
);
const report = (filter: Filter, page = 1) => reportGaps(customers, byId, { filter, page }, { context: aContext() });
const names = (filter: Filter) => report(filter).rows.map(({ customer }) => customer.name);

describe("the gap report", () => {
  it("counts customers, gaps and coverage", () => {
    expect(report({ by: "all" }).totals).toMatchObject({ customers: 4, covered: 1, withGaps: 3, gaps: 3, unowned: 1 });
  });

  it("by owner stands in the order of the owners' names, those without one last", () => {
    const called = new Map([
      ["isaiah", "Zoe"],
      ["megan", "Ada"],
    ]);
    const owned = (id: string, owner?: string): Customer => {
      const { owner: _, ...rest } = aCustomer({ ...scoped, id, name: id, checklist: says("no") });
      return owner === undefined ? rest : { ...rest, owner };
    };
    const some = [owned("1", "isaiah"), owned("2"), owned("3", "megan"), owned("4", "isaiah")];
    const gaps = new Map(some.map((one) => [one.id, gapsOf(one, aContext())]));
    const filter: Filter = { by: "all", order: "owner" };
    const { rows } = reportGaps(some, gaps, { filter, page: 1 }, { context: aContext(), names: called });
    expect(rows.map(({ customer }) => customer.id)).toEqual(["3", "1", "4", "2"]);
  });

  it.each<[string, Filter, readonly string[]]>([
    ["all", { by: "all" }, ["Rejected", "GDAP"]],
    ["deadlines", { by: "ending", until: "2027-01-31" }, ["GDAP", "Rejected"]],
    ["what is urgent of deadlines", { by: "all", also: [{ by: "ending", until: "2027-01-31" }] }, ["GDAP", "Rejected"]],
    ["deadlines by name", { by: "ending", until: "2027-01-31", order: "name" }, ["GDAP", "Rejected"]],
    ["deadlines by age", { by: "ending", until: "2027-01-31", order: "age" }, ["Rejected", "GDAP"]],
  ])("begins %s with what comes first there", (_, filter, expected) => {
    const [gdap, rejected] = ["GDAP", "Rejected"].map((name) => aCustomer({ ...scoped, id: name, name }));
    if (gdap === undefined || rejected === undefined) throw new Error("none");
    const gap = (gapOf: Customer, severity: Gap["severity"], since: string, endsOn: string): Gap =>
      ({ ...byId.get("b")?.[0], customer: gapOf.id, severity, since, deadline: { endsOn, workingDays: 9 } }) as Gap;
    const gaps = new Map([
      [gdap.id, [gap(gdap, "medium", "2026-11-21", "2026-12-21")]],
      [rejected.id, [gap(rejected, "critical", "2026-11-20", "2026-12-24")]],
    ]);
    const { rows } = reportGaps([gdap, rejected], gaps, { filter, page: 1 }, { context: aContext() });
    expect(rows.map(({ customer }) => customer.name)).toEqual(expected);
  });

  it("lists as overdue whatever has run out, though another date is ahead, and nothing that is still due", () => {
    const [over, again, due] = ["Over", "Again", "Due"].map((name) => aCustomer({ ...scoped, id: name, name }));
    if (over === undefined || again === undefined || due === undefined) throw new Error("none");
    const gap = (more: Partial<Gap>): Gap => ({ ...byId.get("b")?.[0], ...more }) as Gap;
    const gaps = new Map([
      [over.id, [gap({ code: "V01", since: "2026-11-20" })]],
      [again.id, [gap({ code: "C03", ranOut: "2026-11-20", deadline: { endsOn: "2026-12-20", workingDays: 9 } })]],
      [due.id, [gap({ code: "C03", deadline: { endsOn: "2026-11-23", workingDays: 0 } })]],
    ]);
    const filter = { by: "overdue" } as const;
    const { rows, totals } = reportGaps([over, again, due], gaps, { filter, page: 1 }, { context: aContext() });
    expect(rows.map(({ customer }) => customer.name).toSorted()).toEqual(["Again", "Over"]);
    expect(totals.gaps).toBe(2);
  });

  it.each([
    ["a workload", "intune", ["Intune"]],
    ["a family of them", "defender", ["Defender"]],
    ["none that the catalogue has", "nothing-known", []],
  ])("lists what is open about %s", (_, workload, expected) => {
    const claiming = [aClaim({ workload: "intune" }), aClaim({ workload: "defender-office" })].map((claim, at) =>
      aCustomer({
        ...scoped,
        id: claim.id,
        name: ["Intune", "Defender"][at] ?? "",
        claims: [{ ...claim, status: "Rejected", statusSince: "2026-11-20" }],
      }),
    );
    const gaps = new Map(claiming.map((one) => [one.id, gapsOf(one, aContext())]));
    const { rows } = reportGaps(
      claiming,
      gaps,
      { filter: { by: "workload", workload }, page: 1 },
      { context: aContext() },
    );
    expect(rows.map(({ customer }) => customer.name)).toEqual(expected);
  });

  it.each(["paused", "offboarded"] as const)("leaves a customer that is %s out of the coverage", (lifecycle) => {
    const left = { ...(customers[1] as Customer), lifecycle };
    const gaps = new Map([...byId, [left.id, gapsOf(left, aContext())]]);
    const among = [customers[0] as Customer, left];
    const { totals } = reportGaps(among, gaps, { filter: { by: "all" }, page: 1 }, { context: aContext() });
    expect(totals).toMatchObject({ customers: 2, leftOut: 1, covered: 1, gaps: 0 });
  });

  it.each<[Filter, string[]]>([
    [{ by: "unowned" }, ["Nobody's"]],
    [{ by: "topic", topic: "cpor" }, ["No claim"]],
    [{ by: "topic", topic: "pal" }, ["No link"]],
    [{ by: "all", whose: { kind: "answering", person: "isaiah" } }, ["No link"]],
    [{ by: "all", whose: { kind: "owner", person: "nobody-we-know" } }, []],
    [{ by: "all", whose: { kind: "nobody" } }, ["Nobody's"]],
    [{ by: "topic", topic: "pal", whose: { kind: "owner", person: "megan" } }, []],
    [{ by: "expired" }, []],
    [{ by: "overdue" }, []],
    [{ by: "snoozed" }, []],
    [{ by: "customer", customer: "b" }, ["No claim"]],
    [{ by: "critical" }, []],
    [{ by: "older", than: "2026-01-01" }, []],
    [{ by: "all", whose: { kind: "except", person: "isaiah" } }, ["No claim", "Nobody's"]],
    [{ by: "older", than: "2027-01-01" }, ["No claim", "No link", "Nobody's"]],
    [{ by: "workload", workload: "teams" }, []],
    [{ by: "high" }, ["No claim", "No link", "Nobody's"]],
    [{ by: "in-order" }, ["Fine"]],
    [{ by: "in-order", whose: { kind: "answering", person: "isaiah" } }, []],
    [{ by: "paused" }, []],
    [{ by: "all", without: [{ by: "high" }] }, []],
    [{ by: "all", without: [{ by: "topic", topic: "pal" }] }, ["No claim", "Nobody's"]],
    [
      {
        by: "high",
        without: [
          { by: "topic", topic: "pal" },
          { by: "topic", topic: "cpor" },
        ],
      },
      ["Nobody's"],
    ],
    [{ by: "medium" }, []],
    [{ by: "low" }, []],
    [{ by: "quick" }, ["Nobody's"]],
    [{ by: "high", also: [{ by: "quick" }] }, ["Nobody's"]],
    [{ by: "designation", designation: "Modern Work" }, ["Nobody's", "No claim"]],
    [{ by: "designation", designation: "AI Business Solutions" }, ["Nobody's", "No claim"]],
    [{ by: "topic", topic: "cpor", also: [{ by: "designation", designation: "Modern Work" }] }, ["No claim"]],
    [{ by: "topic", topic: "cpor", also: [{ by: "critical" }] }, []],
    [{ by: "topic", topic: "cpor", also: [{ by: "topic", topic: "pal" }] }, ["No claim", "No link"]],
  ])("filters %j", (filter, expected) => expect(names(filter).toSorted()).toEqual(expected.toSorted()));

  it("counts as covered, of an area, whoever has no gap in it", () => {
    expect(report({ by: "topic", topic: "pal" }).totals).toMatchObject({ customers: 4, covered: 3, withGaps: 1 });
    expect(report({ by: "critical" }).totals).toMatchObject({ covered: 1, withGaps: 0 });
  });

  it.each([
    ["nobody answered", {}, 1],
    ["the answer was No", says("no").answers, 0],
  ])("takes a question for quick that nobody answered, and not one answered with No: %s", (_, answers, listed) => {
    const one = aCustomer({ ...scoped, id: "b", checklist: { ...says("no"), answers } });
    const filter = { by: "quick" } as const;
    expect(reportGaps([one], byId, { filter, page: 1 }, { context: aContext() }).rows).toHaveLength(listed);
  });

  it.each<["quick" | "all" | "urgent", boolean, number]>([
    ["quick", true, 1],
    ["all", true, 1],
    ["urgent", true, 0],
    ["quick", false, 0],
  ])("of %s, where all are the reader's own: %s, lists %i that wait for their answer", (by, isOwn, listed) => {
    const [gap] = byId.get("b") ?? [];
    if (gap === undefined) throw new Error("nothing is open");
    const one = aCustomer({ ...scoped, id: "b" });
    const waiting = new Map([["b", [{ ...gap, severity: "info" as const }]]]);
    const filter: Filter = { by };
    expect(reportGaps([one], waiting, { filter, page: 1 }, { context: aContext(), isOwn }).rows).toHaveLength(listed);
  });

  it("reads what is waited for with what else is chosen, in any order", () =>
    expect(readFilter("critical waiting pal")).toEqual(readFilter("waiting critical pal")));

  it.each<[string, string[]]>([
    ["waiting", ["Claimed", "Late", "Unclaimed"]],
    ["waiting unclaimed", ["Late", "Unclaimed"]],
    ["waiting high", ["Late"]],
    ["waiting pal", []],
    ["unclaimed", ["Late"]],
    ["high", ["Claimed, answered", "Late"]],
  ])("lists by %j the customers of which all of it is true", (written, expected) => {
    const [gap] = byId.get("b") ?? [];
    const filter = readFilter(written);
    if (gap === undefined || filter === undefined) throw new Error("nothing is open");
    const open = { ...gap, topic: "cpor" as const, severity: "high" as const };
    const waiting = { ...open, severity: "info" as const };
    const claims = [aClaim({ status: "Approved" })];
    const some: [string, Customer["claims"], Gap[]][] = [
      ["Claimed", claims, [waiting]],
      ["Claimed, answered", claims, [open]],
      ["Unclaimed", [], [waiting]],
      ["Late", [], [waiting, open]],
    ];
    const all = some.map(([name, claims]) => aCustomer({ ...scoped, id: name, name, claims }));
    const gaps = new Map(some.map(([name, , of]) => [name, of]));
    const { rows } = reportGaps(all, gaps, { filter, page: 1 }, { context: aContext() });
    expect(rows.map(({ customer }) => customer.name).toSorted()).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ["customers has-deputy", ["Deputized"]],
    ["customers no-deputy", ["Gone", "New", "Plain"]],
    ["customers in-onboarding", ["New"]],
    ["customers not-in-onboarding", ["Deputized", "Gone", "Plain"]],
    ["customers no-subscription", ["Deputized", "Gone", "New"]],
    ["unlisted customers", ["Gone"]],
    ["customers no-deputy person:megan", ["New", "Plain"]],
    ["customers no-deputy no-subscription", ["Gone", "New"]],
    ["customers has-owner has-subscription", ["Plain"]],
    ["customers joined-2026-11-02", ["Deputized", "Paused", "Plain"]],
    ["customers joined-2026-10-01-2026-11-01", ["Gone", "New"]],
    ["customers subscribed-2026-11-02", ["Plain"]],
    ["customers subscribed-2026-11-03", []],
  ])("lists by %j the customers that are like that", (written, expected) => {
    const filter = readFilter(written);
    if (filter === undefined) throw new Error("no filter");
    const azure = newSubscription({ id: "s", since: "2026-11-02" });
    const all = [
      aCustomer({ id: "a", name: "Plain", owner: "megan", subscriptions: [azure] }),
      aCustomer({ id: "e", name: "New", owner: "megan", lifecycle: "onboarding", addedAt: "2026-10-31T09:00:00.000Z" }),
      aCustomer({ id: "b", name: "Deputized", owner: "megan", deputy: "alex" }),
      aCustomer({
        id: "c",
        name: "Gone",
        owner: "alex",
        unlisted: { since: "2026-11-02" },
        addedAt: "2026-11-01T09:00:00.000Z",
      }),
      aCustomer({ id: "d", name: "Paused", owner: "alex", lifecycle: "paused" }),
    ];
    const { rows } = reportGaps(all, new Map(), { filter, page: 1 }, { context: aContext() });
    expect(rows.map(({ customer }) => customer.name).toSorted()).toEqual(expected);
  });

  it.each<[string, string, string, readonly string[]]>([
    ["by the day of the list", "ending 2027-01-31", "", ["Early 2026-12-17", "Late 2027-01-14"]],
    ["from the day that is asked about", "ending 2027-01-31", "2027-01-01", ["Late 2027-01-14"]],
    ["within 30 days, where no day is named", "all", "", ["Early 2026-12-17"]],
    ["of whom it is asked", "ending 2027-01-31 person:alex", "", ["Late 2027-01-14"]],
  ])("tells whose confirmations run out %s", (_, written, from, expected) => {
    const filter = readFilter(written);
    if (filter === undefined) throw new Error("no filter");
    const of = (id: string, name: string, owner: string, at: string, value: "yes" | "no" = "yes") =>
      aCustomer({ id, name, owner, checklist: { revision: 1, answers: { cpor: { says: value, by: owner, at } } } });
    const all = [
      of("a", "Late", "alex", "2026-10-16T09:00:00.000Z"),
      of("b", "Early", "megan", "2026-09-18T09:00:00.000Z"),
      of("c", "No", "megan", "2026-09-18T09:00:00.000Z", "no"),
    ];
    const { answers } = answersEnding(all, new Map(), filter, aContext({ today: "2026-11-27" }), from);
    expect(answers.map(({ customer, by }) => `${customer.name} ${by}`)).toEqual(expected);
  });

  it("pages by ten and gives the last page for one beyond it", () => {
    const many = Array.from({ length: 25 }, (_, index) => aCustomer({ id: `c${index}`, name: `C${index}` }));
    const gaps = new Map(many.map((customer) => [customer.id, gapsOf(customer, aContext())]));
    const page = (number: number) =>
      reportGaps(many, gaps, { filter: { by: "all" }, page: number }, { context: aContext() });
    expect([page(1).rows.length, page(3).rows.length, page(99).page, page(Number.NaN).page]).toEqual([10, 5, 3, 1]);
    const shown = [1, 2, 3].flatMap((number) => page(number).rows.map(({ customer }) => customer.id));
    expect(new Set(shown).size).toBe(25);
  });

  it.each([
    ["new", "isaiah"],
    ["closed", "megan"],
  ] as const)("names who closed what is listed as %s: since that week, or in it", (by, who) => {
    const entry = { what: "answered", item: "cpor" };
    const history = [
      { ...entry, at: "2026-11-18T09:00:00.000Z", by: "megan" },
      { ...entry, at: "2026-11-25T09:00:00.000Z", by: "isaiah" },
    ];
    const change = {
      before: { id: "2026-W47", at: "2026-11-16T08:00:00.000Z", open: 1 },
      after: { id: "2026-W48", at: "2026-11-23T08:00:00.000Z" },
      opened: ["a/Q1/cpor"],
      closed: ["a/Q1/cpor", "somebody-elses/Q1/cpor"],
      snoozed: 0,
      forgotten: 0,
    };
    const answered = [aCustomer({ id: "a", history })];
    const looked = { context: aContext(), change };
    const { rows, between } = reportGaps(answered, new Map(), { filter: { by }, page: 1 }, looked);
    expect(rows).toMatchObject([{ gone: { by: { by: who } } }]);
    // Of the customers looked at alone.
    expect(between).toMatchObject({ opened: 1, closed: 1 });
  });

  it.each<[string, boolean, boolean]>([
    ["with an open prompt", true, false],
    ["without one", false, true],
  ])("says of a customer that waits, %s, which question does", (_, isAsked, isUnasked) => {
    const prompt = { id: "p1", to: "megan", at: "2026-11-20T09:00:00.000Z", because: "asked" } as const;
    const customer = aCustomer({
      ...scoped,
      id: "w",
      addedAt: "2026-11-20T09:00:00.000Z",
      checklist: { revision: 0, answers: {}, ...(isAsked && { prompt }) },
    });
    const gapsById = new Map([[customer.id, gapsOf(customer, aContext())]]);
    const asked = { filter: { by: "waiting" }, page: 1 } as const;
    const [row] = reportGaps([customer], gapsById, asked, { context: aContext() }).rows;
    expect(row).toMatchObject({ state: "waiting", gaps: [] });
    expect(row?.unasked?.item).toBe(isUnasked ? "cpor" : undefined);
  });

  it("counts apart who answered all that is waited for, and wasn't asked since", () => {
    const says = { says: "no", by: "megan", at: "2026-10-30T09:00:00.000Z", revision: 1 } as const;
    const prompt = { id: "p1", to: "megan", at: "2026-11-20T09:00:00.000Z", because: "asked" } as const;
    const [cpor, pal] = (["cpor", "pal"] as const).map((item) => ({
      ...(byId.get("b")?.[0] as Gap),
      severity: "info" as const,
      item,
    }));
    const counted = (checklist: Partial<Customer["checklist"]>, gaps: readonly (Gap | undefined)[]) => {
      const customer = aCustomer({ id: "w", checklist: { revision: 1, answers: { cpor: says }, ...checklist } });
      const gapsById = new Map([["w", gaps.flatMap((gap) => gap ?? [])]]);
      const { totals, rows } = reportGaps(
        [customer],
        gapsById,
        { filter: { by: "waiting" }, page: 1 },
        { context: aContext() },
      );
      return [totals.waiting, totals.toConfirm, rows[0]?.unasked?.item];
    };
    expect(counted({}, [cpor])).toEqual([1, 1, "cpor"]);
    expect(counted({}, [cpor, pal])).toEqual([1, 0, "pal"]);
    expect(counted({ prompt }, [cpor])).toEqual([1, 0, undefined]);
  });

  it("counts snoozed gaps apart, and their customer not as associated", () => {
    const [first] = byId.get("b") ?? [];
    const snoozed = new Map([["b", first === undefined ? [] : [{ ...first, snoozedUntil: "2026-12-01" }]]]);
    const all = reportGaps(customers.slice(1, 2), snoozed, { filter: { by: "all" }, page: 1 }, { context: aContext() });
    expect(all.totals).toMatchObject({ gaps: 0, snoozed: 1, covered: 0, onlySnoozed: 1 });
  });

  it.each<[Filter, number]>([
    [{ by: "all" }, 2],
    [{ by: "customers" }, 2],
    [{ by: "snoozed" }, 2],
    [{ by: "topic", topic: "cpor" }, 1],
    [{ by: "topic", topic: "onboarding" }, 0],
    [{ by: "high" }, 2],
    [{ by: "low" }, 0],
    [{ by: "all", without: [{ by: "topic", topic: "cpor" }] }, 1],
    [{ by: "in-order" }, 0],
    [{ by: "paused" }, 0],
    [{ by: "waiting" }, 0],
  ])("counts as snoozed what %j is about", (filter, snoozed) => {
    const asleep = [...byId].map(([id, gaps]) => {
      return [
        id,
        gaps.map((gap) => ({ ...gap, ...(/^Q[12]/.test(gap.code) && { snoozedUntil: "2026-12-01" }) })),
      ] as const;
    });
    const { totals } = reportGaps(customers, new Map(asleep), { filter, page: 1 }, { context: aContext() });
    expect(totals.snoozed).toBe(snoozed);
  });

  it("lists customers that lack something without those where that is snoozed, where it is asked so", () => {
    const asleep = new Map(
      [...byId].map(([id, gaps]) => [id, gaps.map((gap) => ({ ...gap, snoozedUntil: "2026-12-01" }))]),
    );
    const listed = (says: string) =>
      reportGaps(customers, asleep, { filter: readFilter(says) ?? { by: "all" }, page: 1 }, { context: aContext() })
        .listed;
    expect([listed("customers no-link"), listed("customers no-link without snoozed")]).toEqual([1, 0]);
    expect(names({ by: "customers", traits: [{ is: "lacks", thing: "link" }], without: [{ by: "snoozed" }] })).toEqual([
      "No link",
    ]);
  });

  it("shows a colleague only the customers they answer for, and a manager all", () => {
    expect(visibleTo(customers, megan).map(({ id }) => id)).toEqual(["a", "b"]);
    expect(visibleTo(customers, isaiah).map(({ id }) => id)).toEqual(["c"]);
    expect(visibleTo(customers, ada)).toHaveLength(4);
  });
});

/** A claim that waits for us until that day. */
const endingOn = (customer: string, endsOn: string, parts: Partial<Gap> = {}): Gap => ({
  key: `${customer}/C03/teams`,
  customer,
  code: "C03",
  topic: "cpor",
  severity: "critical",
  what: "",
  next: "",
  since: "2026-11-20",
  deadline: { endsOn, workingDays: 0 },
  designations: [],
  ...parts,
});

describe("the next deadline", () => {
  const at = (customer: string, endsOn: string, parts: Partial<Gap> = {}): [string, Gap[]] => [
    customer,
    [endingOn(customer, endsOn, parts)],
  ];
  const contoso = aCustomer({ id: "a", name: "Contoso" });
  const fabrikam = aCustomer({ id: "b", name: "Fabrikam", owner: "isaiah" });
  const isaiahs = { kind: "answering", person: "isaiah" } as const;

  it.each<[string, Filter, [string, Gap[]][], string | undefined]>([
    ["the first of all", { by: "ending" }, [at("a", "2026-12-18"), at("b", "2026-12-07")], "Fabrikam"],
    ["also of what is snoozed", { by: "ending" }, [at("a", "2026-12-18", { snoozedUntil: "2026-12-11" })], "Contoso"],
    ["of somebody's own", { by: "ending", whose: isaiahs }, [at("a", "2026-12-01"), at("b", "2026-12-18")], "Fabrikam"],
    ["none that is over", { by: "ending" }, [at("a", "2026-11-20")], undefined],
    ["none of what counts for nothing", { by: "ending" }, [at("a", "2026-12-18", { severity: "info" })], undefined],
    ["none of a list of something else", { by: "urgent" }, [at("a", "2026-12-18")], undefined],
    ["none where nothing ends", { by: "ending" }, [], undefined],
  ])("is %s", (_, filter, gaps, name) => {
    expect(nextDeadline([contoso, fabrikam], new Map(gaps), filter, aContext())?.customer.name).toBe(name);
  });
});

it("puts first what costs most by the month, or has been without credit for longest", () => {
  const lost = (customer: string, monthlyUsd: number | undefined, unattributedSince?: string): Gap => ({
    ...endingOn(customer, "2026-12-18"),
    ...(monthlyUsd !== undefined && { monthlyUsd }),
    ...(unattributedSince !== undefined && { unattributedSince }),
  });
  const gaps = new Map([
    ["a", [lost("a", undefined, "2026-09-01")]],
    ["b", [lost("b", 300, "2026-11-01"), lost("b", 300)]],
    ["c", [lost("c", 500)]],
  ]);
  const ordered = (order: "loss" | "credit") =>
    reportGaps(
      customers.slice(0, 3),
      gaps,
      { filter: { by: "all", order }, page: 1 },
      { context: aContext() },
    ).rows.map(({ customer }) => customer.id);
  expect([ordered("loss"), ordered("credit")]).toEqual([
    ["b", "c", "a"],
    ["a", "b", "c"],
  ]);
});

it("a list of deadlines has those that are snoozed, too: none is hidden", () => {
  const contoso = aCustomer({ id: "a", owner: "megan" });
  const gap = endingOn("a", "2026-11-27", { snoozedUntil: "2026-11-26" });
  const listed = (filter: Filter) =>
    reportGaps([contoso], new Map([["a", [gap]]]), { filter, page: 1 }, { context: aContext() });
  expect(listed({ by: "ending", until: "2026-12-18" })).toMatchObject({ listed: 1, totals: { gaps: 1, snoozed: 0 } });
  expect(listed({ by: "all" })).toMatchObject({ totals: { gaps: 0, snoozed: 1 } });
});

describe("answers that are due within the days of a list of deadlines", () => {
  /** Asked on that day: the answers are due five working days later. */
  const asked = (id: string, on: string) => aCustomer({ id, owner: "megan", ownerSince: `${on}T09:00:00.000Z` });
  const waiting = (customer: string): [string, Gap[]] => [
    customer,
    [
      {
        key: `${customer}/Q1`,
        customer,
        code: "Q1",
        topic: "cpor",
        item: "cpor",
        severity: "info",
        what: "",
        next: "",
        since: "2026-11-20",
        designations: [],
      },
    ],
  ];
  const customers = [asked("a", "2026-11-25"), asked("b", "2026-11-20"), asked("c", "2026-11-26")];
  const gaps = new Map(["a", "b"].map(waiting));

  it.each<[string, Filter, string[]]>([
    ["are those within a week, the first one first", { by: "ending" }, ["b 2026-11-27", "a 2026-12-02"]],
    ["or until the day that is asked about", { by: "ending", until: "2026-11-30" }, ["b 2026-11-27"]],
    ["none of a list of something else", { by: "urgent" }, []],
    ["none of CPOR's alone", { by: "ending", also: [{ by: "topic", topic: "cpor" }] }, []],
  ])("%s", (_, filter, expected) => {
    const due = answersDue(customers, gaps, filter, aContext({ today: "2026-11-26" }));
    expect(due.map(({ customer, by }) => `${customer.id} ${by}`)).toEqual(expected);
  });
});

it("leaves a customer out of the gaps and of the customers that are counted", () => {
  const filter: Filter = { by: "all", without: [{ by: "customer", customer: "b" }] };
  const all = reportGaps(customers, byId, { filter: { by: "all" }, page: 1 }, { context: aContext() });
  const { rows, totals } = reportGaps(customers, byId, { filter, page: 1 }, { context: aContext() });
  expect(all.rows.some(({ customer }) => customer.id === "b")).toBe(true);
  expect(rows.some(({ customer }) => customer.id === "b")).toBe(false);
  expect(totals.customers).toBe(all.totals.customers - 1);
});

describe("the order", () => {
  const gap = (code: string, more: Partial<Gap>): Gap => ({ ...(byId.get("b")?.[0] as Gap), key: code, ...more });
  const due = (endsOn: string) => ({ endsOn, workingDays: 1 });
  const some = ["a", "b", "c"].map((id) =>
    aCustomer({
      id,
      name: { a: "Zoe", b: "Max", c: "Ann" }[id] ?? id,
      ...(id === "b" ? {} : { seats: id === "c" ? 300 : 20 }),
      owner: { a: "zoe", b: "max", c: "ada" }[id] ?? id,
    }),
  );
  const gaps = new Map([
    ["a", [gap("a1", { severity: "critical", since: "2026-11-20" })]],
    [
      "b",
      [
        gap("b1", { severity: "high", since: "2026-11-01" }),
        gap("b2", { severity: "low", deadline: due("2026-12-01") }),
      ],
    ],
    ["c", [gap("c1", { severity: "low", since: "2026-10-01", deadline: due("2026-12-09") })]],
  ]);

  it.each<[Filter["order"], string]>([
    [undefined, "Zoe a1, Max b1, Ann c1"],
    ["deadline", "Max b2, Ann c1, Zoe a1"],
    ["age", "Ann c1, Max b1, Zoe a1"],
    ["name", "Ann c1, Max b1, Zoe a1"],
    ["count", "Max b1, Zoe a1, Ann c1"],
    ["seats", "Ann c1, Zoe a1, Max b1"],
    ["smallest", "Zoe a1, Ann c1, Max b1"],
    ["owner", "Ann c1, Max b1, Zoe a1"],
  ])("by %s has what it is about first, of a customer as well", (order, expected) => {
    const { rows } = reportGaps(some, gaps, { filter: { by: "all", order }, page: 1 }, { context: aContext() });
    expect(rows.map(({ customer, gaps: [first] }) => `${customer.name} ${first?.key}`).join(", ")).toBe(expected);
  });

  it("has the one before all others that is put first", () => {
    const [, , last] = reportGaps(some, gaps, { filter: { by: "all" }, page: 1 }, { context: aContext() }).rows;
    const filter: Filter = { by: "all", order: "count", first: [last?.customer.id ?? ""] };
    const { rows } = reportGaps(some, gaps, { filter, page: 1 }, { context: aContext() });
    expect(rows.map(({ customer }) => customer.name)).toEqual(["Ann", "Max", "Zoe"]);
  });
});

it.each([
  [{ seats: 250 }, 250],
  [{ seats: 250, usage: [{ month: "2026-10-01", workloads: { teams: { users: 1, seats: 400 } } }] }, 250],
  [
    {
      usage: [
        { month: "2026-09-01", workloads: { teams: { users: 1, seats: 9 } } },
        { month: "2026-10-01", workloads: { teams: { users: 1, seats: 40 }, exchange: { users: 3, seats: 60 } } },
        { month: "2026-11-01" },
      ],
    },
    60,
  ],
  [{}, undefined],
])("of %j the seats are %s", (fields, seats) => expect(seatsOf(aCustomer(fields))).toBe(seats));

describe("a filter as text", () => {
  const filters: Filter[] = [
    { by: "all" },
    ...severities.map((by): Filter => ({ by })),
    { by: "unowned" },
    ...topics.map((topic): Filter => ({ by: "topic", topic })),
    ...designations.map((designation): Filter => ({ by: "designation", designation })),
    { by: "all", whose: { kind: "answering", person: "megan@partner.example" } },
    { by: "expired", whose: { kind: "owner", person: "megan@partner.example" } },
    { by: "designation", designation: "Data & AI", whose: { kind: "nobody" } },
    { by: "designation", designation: "Cloud & AI Platforms" },
    { by: "new" },
    { by: "closed", week: "2026-W48", whose: { kind: "owner", person: "megan@partner.example" } },
    { by: "snoozed" },
    { by: "ending" },
    { by: "workload", workload: "intune" },
    { by: "high", whose: { kind: "except", person: "megan@partner.example" } },
    { by: "older", than: "2026-10-27" },
    {
      by: "critical",
      also: [
        { by: "designation", designation: "Data & AI" },
        { by: "ending", until: "2026-12-24" },
      ],
      whose: { kind: "owner", person: "megan@partner.example" },
    },
    { by: "customer", customer: "9b58ba8d-c498-46e7-b648-245edafa3a38" },
    { by: "in-order" },
    { by: "waiting", traits: [{ is: "unclaimed" }], whose: { kind: "except", person: "megan@partner.example" } },
    { by: "waiting", also: [{ by: "critical" }, { by: "topic", topic: "pal" }] },
    { by: "all", traits: [{ is: "unclaimed" }] },
    { by: "critical", without: [{ by: "customer", customer: "9b58ba8d-c498-46e7-b648-245edafa3a38" }] },
    { by: "overdue", also: [{ by: "topic", topic: "pal" }], without: [{ by: "low" }] },
    { by: "all", order: "deadline" },
    { by: "critical", first: ["9b58ba8d-c498-46e7-b648-245edafa3a38"], whose: { kind: "nobody" } },
    { by: "customers", traits: [{ is: "lacks", thing: "deputy" }] },
    { by: "customers", traits: [{ is: "lacks", thing: "link" }], without: [{ by: "snoozed" }] },
    {
      by: "critical",
      also: [{ by: "topic", topic: "pal" }],
      traits: [{ is: "unlisted" }, { is: "joined", since: "2026-10-01", until: "2026-10-31" }],
      order: "age",
    },
    { by: "paused", whose: { kind: "owner", person: "megan@partner.example" } },
    { by: "all", without: [{ by: "low" }, { by: "topic", topic: "pal" }], order: "count" },
    {
      by: "critical",
      without: [{ by: "designation", designation: "Data & AI" }],
      whose: { kind: "nobody" },
      order: "age",
    },
  ];
  it.each(filters)("reads back %j", (filter) => expect(readFilter(writeFilter(filter))).toEqual(filter));
  it.each([
    "toString",
    "__proto__",
    "cporx",
    "mine",
    "all 2026-W48",
    "new 48",
    "new pal",
    "new waiting",
    "unowned waiting",
    "waiting without low",
    "without unclaimed",
    "without customers",
    "new without low",
    "by chance",
  ])("is not %j", (text) => expect(readFilter(text)).toBeUndefined());
});
