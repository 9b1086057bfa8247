/** Questions that facts answer, so that nobody is asked; and answers that are waited for, which are no gaps. */
import { describe, expect, it } from "vitest";
import { isCovered, openGaps } from "../../../src/domain/catalogue/gap-codes.ts";
import { assign, later, prompt } from "../../../src/domain/customer/checklist.ts";
import type { Customer, Question } from "../../../src/domain/customer/customer.ts";
import { gapsOf, knownAnswers } from "../../../src/domain/gaps/find-gaps.ts";
import { itemsOf } from "../../../src/domain/gaps/in-order.ts";
import { reportGaps } from "../../../src/domain/gaps/report.ts";
import { aContext } from "../contexts.ts";
import { aCustomer, ada, megan, utc } from "../customers.ts";
import { aClaim, anIdentity, aSubscription, oneClaim, oneSubscription, said, sandbox } from "./rules/cases.ts";

const context = aContext();
const pasted = { kind: "pasted", at: "2026-11-12T09:00:00.000Z", by: "megan" } as const;
const linked = anIdentity({
  link: "verified",
  evidence: pasted,
  roles: [{ role: "Contributor", subscription: "*", permanence: "permanent" }],
});
const approved = aClaim({ status: "Approved", statusSince: "2026-11-10", evidence: pasted });

/** What a person recorded of what there is. */
const wroteDown = (what: string): Pick<Customer, "history"> => ({
  history: [{ at: "2026-07-01T09:00:00.000Z", by: "megan", what, item: "teams" }],
});

describe("a question that facts answer", () => {
  it.each<[string, Partial<Customer>, Question, string | undefined]>([
    [
      "every subscription is linked, from pasted output",
      { ...oneSubscription(), identities: [linked] },
      "pal",
      "pasted",
    ],
    ["there is no subscription to link", { identities: [linked] }, "pal", undefined],
    [
      "one subscription has no link",
      {
        ...oneSubscription(),
        identities: [{ ...linked, roles: [{ role: "Contributor", subscription: "other", permanence: "permanent" }] }],
      },
      "pal",
      undefined,
    ],
    [
      "the owner said no after the link was proven",
      { ...oneSubscription(), identities: [linked], ...said("pal", "no", "2026-11-13T09:00:00.000Z") },
      "pal",
      undefined,
    ],
    [
      "the link was proven after the owner said no",
      { ...oneSubscription(), identities: [linked], ...said("pal", "no", "2026-11-11T09:00:00.000Z") },
      "pal",
      "pasted",
    ],
    ["every claim in scope is approved", { claims: [approved] }, "cpor", "pasted"],
    ["a claim is not approved yet", { claims: [approved, aClaim({ workload: "exchange" })] }, "cpor", undefined],
    [
      "the approval is known for longer than an answer holds",
      { claims: [{ ...approved, evidence: { ...pasted, at: "2026-08-01T09:00:00.000Z" } }] },
      "cpor",
      undefined,
    ],
    [
      "we sell every subscription through CSP, whatever the owner said later",
      { ...oneSubscription({ soldByUsCsp: true }), ...said("pal", "no", "2026-11-20T09:00:00.000Z") },
      "pal",
      "sale",
    ],
    [
      "we sell one subscription through CSP, and nothing attributes another",
      { subscriptions: [aSubscription({ soldByUsCsp: true }), aSubscription({ id: sandbox })] },
      "pal",
      undefined,
    ],
    [
      "we sell the only workload through CSP, which counts as much",
      { ...oneClaim({ workload: "defender-office", soldBy: "CSP" }), relationship: "Cloud Reseller" },
      "cpor",
      "sale",
    ],
    [
      "another partner sells the only workload through CSP",
      { ...oneClaim({ workload: "defender-office", soldBy: "CSP" }), relationship: "None" },
      "cpor",
      undefined,
    ],
    [
      "a report took the place of the owner's no, and has grown old since",
      {
        ...wroteDown("claim added"),
        ...oneClaim({
          status: "Approved",
          statusSince: "2026-05-01",
          evidence: { kind: "imported", at: "2026-07-31T00:00:00.000Z", by: "ada" },
          seen: { on: "2026-07-31", users: 90, seats: 100 },
        }),
        ...said("cpor", "no", "2026-07-15T09:00:00.000Z"),
      },
      "cpor",
      "imported",
    ],
    [
      "a report was rejected by a newer word than its own",
      oneClaim({ status: "Rejected", statusSince: "2026-11-20", seen: { on: "2026-10-31", users: 90, seats: 100 } }),
      "cpor",
      undefined,
    ],
    ["it has an owner", {}, "owner", "owner"],
    ["the owner says that nobody tracks it", said("owner", "no", "2026-11-20T09:00:00.000Z"), "owner", undefined],
    [
      "the owner before said that nobody tracks it",
      { ownerSince: "2026-11-21T09:00:00.000Z", ...said("owner", "no", "2026-11-20T09:00:00.000Z") },
      "owner",
      "owner",
    ],
    ["nothing answers whether it is part of onboarding", {}, "onboarding", undefined],
  ])("when %s", (_, parts, question, kind) => {
    const customer = aCustomer(parts);
    expect(knownAnswers(customer, context)[question]?.kind).toBe(kind);
    const codes = gapsOf(customer, context).map(({ code }) => code);
    const own = { cpor: "Q1", pal: "Q2", owner: "Q3", onboarding: "Q4" } as const;
    if (kind !== undefined) expect(codes).not.toContain(own[question]);
  });
});

describe("a report of what is associated, which cannot show what is not", () => {
  const imported = { kind: "imported", at: "2026-10-31T00:00:00.000Z", by: "ada" } as const;
  const reported = aClaim({
    status: "Approved",
    statusSince: "2026-05-01",
    evidence: imported,
    seen: { on: "2026-10-31", users: 90, seats: 100 },
  });
  const seen = { month: "2026-10-01", consumes: true, attributed: true, adminTypes: ["Owner"], partnerIds: [] };
  const inReport = aSubscription({ access: "unknown", seen });
  const stepDone = (done: boolean): Pick<Customer, "onboarding"> => ({
    onboarding: {
      startedOn: "2026-09-01",
      steps: [{ step: 1, dueOn: "2026-09-01", ...(done && { done: { on: "2026-09-01", by: "megan" } }) }],
    },
  });
  const paid = { item: inReport.id, month: "2026-10-01", usd: 12, association: "PAL.Owner" };

  it.each<[string, Partial<Customer>, Question, "answers" | "in part" | "nothing"]>([
    ["nobody else told which workloads there are", { claims: [reported] }, "cpor", "in part"],
    [
      "the owner said no before",
      { claims: [reported], ...said("cpor", "no", "2026-09-01T09:00:00.000Z") },
      "cpor",
      "in part",
    ],
    [
      "the owner said no after it",
      { claims: [reported], ...said("cpor", "no", "2026-11-20T09:00:00.000Z") },
      "cpor",
      "nothing",
    ],
    [
      "the owner said yes long before",
      { claims: [reported], ...said("cpor", "yes", "2026-01-01T09:00:00.000Z") },
      "cpor",
      "answers",
    ],
    ["a person recorded a workload", { claims: [reported], ...wroteDown("claim added") }, "cpor", "answers"],
    [
      "a person took a workload out of scope",
      { claims: [reported, aClaim({ workload: "exchange", scope: { is: "other-partner" } })] },
      "cpor",
      "answers",
    ],
    ["the workloads were written down at onboarding", { claims: [reported], ...stepDone(true) }, "cpor", "answers"],
    ["onboarding only began", { claims: [reported], ...stepDone(false) }, "cpor", "in part"],
    ["nobody else told which subscriptions there are", { subscriptions: [inReport] }, "pal", "in part"],
    [
      "a person recorded a subscription",
      { subscriptions: [inReport], ...wroteDown("subscription added") },
      "pal",
      "answers",
    ],
    [
      "Partner Center was read",
      { subscriptions: [{ ...inReport, evidence: { ...imported, kind: "read" } }] },
      "pal",
      "answers",
    ],
    ["our principal reaches it", { subscriptions: [{ ...inReport, access: "lighthouse" }] }, "pal", "answers"],
    [
      "it is sold by us by the same report alone",
      { subscriptions: [{ ...inReport, soldByUsCsp: true, seen: { ...seen, attributed: false, adminTypes: [] } }] },
      "pal",
      "in part",
    ],
    [
      "only earnings name the subscription as well",
      { subscriptions: [{ ...inReport, seen }], earnings: [paid] },
      "pal",
      "in part",
    ],
  ])("answers the question only when somebody told what there is: %s", (_, parts, question, kind) => {
    const customer = aCustomer(parts);
    const known = knownAnswers(customer, context);
    const is =
      known[question] !== undefined ? "answers" : known.inPart?.[question] !== undefined ? "in part" : "nothing";
    expect(is).toBe(kind);
  });

  it("quotes the answer that ran out", () => {
    const customer = aCustomer({ claims: [reported], ...said("cpor", "no", "2026-08-01T09:00:00.000Z") });
    expect(gapsOf(customer, aContext({ today: "2026-11-23" }))).toContainEqual(
      expect.objectContaining({ code: "V01", what: "CPOR: the answer “no” has expired" }),
    );
  });

  it.each<[string, Partial<Customer>, string, string | undefined]>([
    ["never answered, and in time", { ownerSince: "2026-11-20T09:00:00.000Z" }, "2026-11-23", "Q1 info"],
    ["never answered, and late", { ownerSince: "2026-11-02T09:00:00.000Z" }, "2026-11-23", "Q1 low"],
    ["answered no before the report", said("cpor", "no", "2026-09-01T09:00:00.000Z"), "2026-11-23", "Q1 info"],
    [
      "answered no so long before it that the answer ran out",
      said("cpor", "no", "2026-08-01T09:00:00.000Z"),
      "2026-11-23",
      "V01 low",
    ],
    ["answered no after the report", said("cpor", "no", "2026-11-20T09:00:00.000Z"), "2026-11-23", "Q1 high"],
    ["answered yes", said("cpor", "yes", "2026-08-01T09:00:00.000Z"), "2026-11-23", undefined],
  ])("raises no alarm of a question that was %s", (_, parts, today, gap) => {
    const found = gapsOf(aCustomer({ claims: [reported], ...parts }), aContext({ today })).filter(
      ({ item }) => item === "cpor",
    );
    expect(found.map(({ code, severity }) => `${code} ${severity}`)[0]).toBe(gap);
    if (gap !== undefined && gap !== "Q1 high")
      expect(found[0]?.next).toContain("The one workload on record is associated");
  });
});

describe("an answer that something does not apply", () => {
  const attributed = { month: "2026-10-01", consumes: true, attributed: true, adminTypes: ["Owner"], partnerIds: [] };
  it.each<[string, Partial<Customer>, Question, string[]]>([
    [
      "with a subscription in scope",
      { ...oneSubscription({ seen: attributed }), ...said("pal", "n/a", "2026-11-20T09:00:00.000Z") },
      "pal",
      ["Q2 low"],
    ],
    [
      "with the subscription another partner's",
      { ...oneSubscription({ scope: { is: "other-partner" } }), ...said("pal", "n/a", "2026-11-20T09:00:00.000Z") },
      "pal",
      [],
    ],
    [
      "with a workload in scope",
      { claims: [approved], ...said("cpor", "n/a", "2026-11-20T09:00:00.000Z") },
      "cpor",
      ["Q1 low"],
    ],
    ["given up by newer proof", { claims: [approved], ...said("cpor", "n/a", "2026-11-01T09:00:00.000Z") }, "cpor", []],
  ])("is a gap %s", (_, parts, question, expected) => {
    const found = gapsOf(aCustomer(parts), context).filter(({ item }) => item === question);
    expect(found.map(({ code, severity }) => `${code} ${severity}`)).toEqual(expected);
  });
});

it("is not answered by digital partner of record, which is no sale", () => {
  const dpor = {
    month: "2026-10-01",
    consumes: true,
    attributed: false,
    adminTypes: [],
    partnerIds: [],
    dpor: true as const,
  };
  const subscriptions = [aSubscription({ seen: { ...dpor, security: false } })];
  expect(knownAnswers(aCustomer({ subscriptions }), context).pal).toBeUndefined();
});

describe("who sells, where the report and the list disagree", () => {
  const sold = aSubscription({
    soldByUsCsp: true,
    seen: { month: "2026-10-01", consumes: true, attributed: false, adminTypes: [], partnerIds: [] },
  });
  it.each<[string, Partial<Customer>, string, boolean, string?]>([
    [
      "no reseller by an older list",
      { relationship: "None", addedAt: "2026-04-01T09:00:00.000Z" },
      "in-order",
      true,
      "2026-09-30",
    ],
    [
      "no reseller by an older list, and by a newer one of some customers alone",
      {
        relationship: "None",
        addedAt: "2026-04-01T09:00:00.000Z",
        history: [{ at: "2026-11-10T08:00:00.000Z", by: "ada", what: "imported", item: "relationship", to: "None" }],
      },
      "open",
      false,
      "2026-09-30",
    ],
    [
      "no reseller by an older list, and added by a newer one of some customers alone",
      { relationship: "None", addedAt: "2026-11-10T08:00:00.000Z" },
      "open",
      false,
      "2026-09-30",
    ],
    [
      "no reseller by a list of its month",
      { relationship: "None", addedAt: "2026-04-01T09:00:00.000Z" },
      "open",
      false,
      "2026-10-01",
    ],
    ["no reseller by the list", { relationship: "None" }, "open", false],
    ["the reseller by the list", { relationship: "Cloud Reseller" }, "in-order", true],
    ["by no list", {}, "in-order", true],
    [
      "no reseller by the list, and sold by a person's word, which no report says",
      { relationship: "None", ...oneSubscription({ soldByUsCsp: true }) },
      "in-order",
      true,
    ],
    [
      "no reseller by the list, and read from Partner Center",
      { relationship: "None", subscriptions: [{ ...sold, evidence: { ...pasted, kind: "read" } }] },
      "in-order",
      true,
    ],
  ])("is %s", (_, parts, state, answers, listImportedOn) => {
    const customer = aCustomer({ subscriptions: [sold], ...parts });
    const dated = { ...context, listImportedOn };
    const gaps = gapsOf(customer, dated);
    expect(itemsOf(customer, { ...dated, gaps }).states.get(sold.id)).toBe(state);
    expect(knownAnswers(customer, dated).pal?.kind === "sale").toBe(answers);
    expect(gaps.some(({ code, severity }) => code === "V02" && severity === "medium")).toBe(!answers);
  });
});

describe("what a report showed last", () => {
  const shown = aCustomer({
    ...wroteDown("claim added"),
    ...oneClaim({
      status: "Approved",
      statusSince: "2026-05-01",
      evidence: { kind: "imported", at: "2026-10-31T00:00:00.000Z", by: "ada" },
      seen: { on: "2026-10-31", users: 90, seats: 100 },
    }),
    ...said("cpor", "no", "2026-08-28T09:00:00.000Z"),
  });
  const cpor = (today: string) =>
    openGaps(gapsOf(shown, aContext({ today })))
      .filter(({ topic }) => topic === "cpor")
      .map(({ code, severity }) => `${code} ${severity}`);

  it("answers until the next month's report is complete, and is then old: the no before it does not come back", () => {
    expect(cpor("2026-12-16")).toEqual([]);
    expect(cpor("2026-12-24")).toEqual([]);
    expect(cpor("2027-02-01")).toEqual(["V01 low"]);
  });

  it.each(["2026-07-31", "2026-10-31", "2026-12-31", "2027-01-31", "2027-02-28"])(
    "stands without a person's word past the 20th of the month after next, from %s on",
    (month) => {
      const [claim = aClaim()] = shown.claims;
      const customer = aCustomer({
        ...wroteDown("claim added"),
        claims: [
          {
            ...claim,
            evidence: { ...claim.evidence, at: `${month}T00:00:00.000Z` },
            seen: { on: month, users: 90, seats: 100 },
          },
        ],
      });
      const next = new Date(`${month}T00:00:00Z`);
      const twentieth = new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 2, 20)).toISOString();
      expect(knownAnswers(customer, aContext({ today: twentieth.slice(0, 10) })).cpor).toBeDefined();
    },
  );
});

describe("an answer that is waited for", () => {
  const monday = "2026-11-23T09:00:00.000Z";
  const before = aCustomer({ owner: "isaiah", claims: [approved], ownerSince: "2026-11-02T09:00:00.000Z" });
  const { doc: assigned } = assign(before, { to: "megan", by: ada }, monday);
  const { doc: asked } = prompt(assigned, { id: "p1", to: "megan", because: "assigned" }, monday);
  const on = (today: string, of = asked) => gapsOf(of, aContext({ today }));

  it("is no gap for a working week, so that assigning raises nothing; and is one the day after", () => {
    expect(openGaps(on("2026-11-23")).length).toBeLessThan(openGaps(on("2026-11-23", before)).length);
    expect(openGaps(on("2026-11-30"))).toEqual([]);
    expect(openGaps(on("2026-12-01")).map(({ code, since }) => [code, since])).toEqual([
      ["Q2", "2026-12-01"],
      ["Q4", "2026-12-01"],
    ]);
  });

  it("is waited for until the day to which the owner put it off", () => {
    const { doc } = later(asked, { prompt: "p1", by: megan, ...utc }, "2026-11-30T09:00:00.000Z");
    expect([openGaps(on("2026-12-02", doc)).length, openGaps(on("2026-12-03", doc)).length]).toEqual([0, 2]);
  });

  it("leaves the customer neither with gaps nor with nothing open, and in its owner's own list", () => {
    const gaps = on("2026-11-24");
    expect(isCovered(gaps)).toBe(false);
    const list = (by: "all" | "customers", whose = true) =>
      reportGaps(
        [asked],
        new Map([[asked.id, gaps]]),
        { filter: { by, ...(whose ? { whose: { kind: "answering", person: "megan" } } : {}) }, page: 1 },
        { context },
      );
    expect(list("all").rows).toEqual([{ customer: asked, gaps: [], state: "waiting" }]);
    expect(list("all").totals).toMatchObject({ gaps: 0, covered: 0, waiting: 1 });
    expect(list("all", false).rows).toEqual([]);
    expect(list("customers", false).rows).toHaveLength(1);
  });
});
