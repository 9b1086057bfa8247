/** Questions that facts answer, so that nobody is asked; and answers that are waited for, which are no gaps. */
import { describe, expect, it } from "vitest";
import { isCovered, openGaps } from "../../../src/domain/catalogue/gap-codes.ts";
import { assign, later, prompt } from "../../../src/domain/customer/checklist.ts";
import type { AnswerValue, Customer, Question } from "../../../src/domain/customer/customer.ts";
import { gapsOf, knownAnswers } from "../../../src/domain/gaps/find-gaps.ts";
import { reportGaps } from "../../../src/domain/gaps/report.ts";
import { aContext } from "../contexts.ts";
import { aCustomer, ada, megan } from "../customers.ts";
import { aClaim, anIdentity, aSubscription, sandbox } from "./rules/cases.ts";

const context = aContext();
const pasted = { kind: "pasted", at: "2026-11-12T09:00:00.000Z", by: "megan" } as const;
const linked = anIdentity({
  link: "verified",
  evidence: pasted,
  roles: [{ role: "Contributor", subscription: "*", permanence: "permanent" }],
});
const approved = aClaim({ status: "Approved", statusSince: "2026-11-10", evidence: pasted });
const said = (question: Question, says: AnswerValue, at: string): Pick<Customer, "checklist"> => ({
  checklist: { revision: 1, answers: { [question]: { says, by: "megan", at } } },
});

describe("a question that facts answer", () => {
  it.each<[string, Partial<Customer>, Question, string | undefined]>([
    [
      "every subscription is linked, from pasted output",
      { subscriptions: [aSubscription()], identities: [linked] },
      "pal",
      "pasted",
    ],
    ["there is no subscription to link", { identities: [linked] }, "pal", undefined],
    [
      "one subscription has no link",
      {
        subscriptions: [aSubscription()],
        identities: [{ ...linked, roles: [{ role: "Contributor", subscription: "other", permanence: "permanent" }] }],
      },
      "pal",
      undefined,
    ],
    [
      "the owner said no after the link was proven",
      { subscriptions: [aSubscription()], identities: [linked], ...said("pal", "no", "2026-11-13T09:00:00.000Z") },
      "pal",
      undefined,
    ],
    [
      "the link was proven after the owner said no",
      { subscriptions: [aSubscription()], identities: [linked], ...said("pal", "no", "2026-11-11T09:00:00.000Z") },
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
      {
        subscriptions: [aSubscription({ soldByUsCsp: true })],
        ...said("pal", "no", "2026-11-20T09:00:00.000Z"),
      },
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
      { claims: [aClaim({ workload: "defender-office", soldBy: "CSP" })], relationship: "Cloud Reseller" },
      "cpor",
      "sale",
    ],
    [
      "another partner sells the only workload through CSP",
      { claims: [aClaim({ workload: "defender-office", soldBy: "CSP" })], relationship: "None" },
      "cpor",
      undefined,
    ],
    [
      "a report took the place of the owner's no, and has grown old since",
      {
        claims: [
          aClaim({
            status: "Approved",
            statusSince: "2026-05-01",
            evidence: { kind: "imported", at: "2026-07-31T00:00:00.000Z", by: "ada" },
            seen: { on: "2026-07-31", users: 90, seats: 100 },
          }),
        ],
        ...said("cpor", "no", "2026-07-15T09:00:00.000Z"),
      },
      "cpor",
      "imported",
    ],
    [
      "a report was rejected by a newer word than its own",
      {
        claims: [
          aClaim({ status: "Rejected", statusSince: "2026-11-20", seen: { on: "2026-10-31", users: 90, seats: 100 } }),
        ],
      },
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

describe("what a report showed last", () => {
  const shown = aCustomer({
    claims: [
      aClaim({
        status: "Approved",
        statusSince: "2026-05-01",
        evidence: { kind: "imported", at: "2026-10-31T00:00:00.000Z", by: "ada" },
        seen: { on: "2026-10-31", users: 90, seats: 100 },
      }),
    ],
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
    const { doc } = later(asked, { prompt: "p1", by: megan }, "2026-11-30T09:00:00.000Z");
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
