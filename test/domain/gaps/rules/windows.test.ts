/** When each gap begins: quiet on the last day of its window, open on the day after, in four kinds of weeks. */
import { describe, expect, it } from "vitest";
import type { Customer } from "../../../../src/domain/customer/customer.ts";
import { newOnboarding } from "../../../../src/domain/customer/onboarding.ts";
import { gapsOf, organizationGaps, type GapContext } from "../../../../src/domain/gaps/find-gaps.ts";
import type { GapCode } from "../../../../src/domain/catalogue/gap-codes.ts";
import { addDays, type Day, type Instant } from "../../../../src/domain/time/time.ts";
import { aContext } from "../../contexts.ts";
import { aCustomer } from "../../customers.ts";
import {
  aClaim,
  aSubscription,
  oneClaim,
  oneIdentity,
  oneSalesClaim,
  oneSubscription,
  reported,
  sandbox,
} from "./cases.ts";

/** Half past midnight in Amsterdam: a day later than in UTC, before and after the change of 25 October. */
const justAfterMidnight = (day: Day): Instant =>
  `${addDays(day, -1)}T${day < "2026-10-25" ? "22:30" : "23:30"}:00.000Z`;
const atNoon = (day: Day): Instant => `${day}T12:00:00.000Z`;

const weeks = [
  { week: "an ordinary week", from: "2026-11-02", context: {}, at: atNoon },
  { week: "a week that begins before a weekend", from: "2026-11-06", context: {}, at: atNoon },
  {
    week: "a week with a holiday",
    from: "2026-11-09",
    context: { calendar: { weekend: [6, 7], holidays: ["2026-11-11"] } },
    at: atNoon,
  },
  { week: "the end of summer time", from: "2026-10-23", context: { zone: "Europe/Amsterdam" }, at: justAfterMidnight },
] as const;

/** The last quiet day in each of the four weeks, by the length of the window. */
const lastQuiet = {
  "2 business days": ["2026-11-04", "2026-11-10", "2026-11-12", "2026-10-27"],
  "5 business days": ["2026-11-09", "2026-11-13", "2026-11-17", "2026-10-30"],
  "10 business days": ["2026-11-16", "2026-11-20", "2026-11-24", "2026-11-06"],
  "14 business days": ["2026-11-20", "2026-11-26", "2026-11-30", "2026-11-12"],
  // Microsoft does not know our holiday.
  "5 of Microsoft's business days": ["2026-11-09", "2026-11-13", "2026-11-16", "2026-10-30"],
  "14 of Microsoft's business days": ["2026-11-20", "2026-11-26", "2026-11-27", "2026-11-12"],
  "10 days": ["2026-11-12", "2026-11-16", "2026-11-19", "2026-11-02"],
  "14 days": ["2026-11-16", "2026-11-20", "2026-11-23", "2026-11-06"],
  "30 days": ["2026-12-02", "2026-12-06", "2026-12-09", "2026-11-22"],
  "45 days": ["2026-12-17", "2026-12-21", "2026-12-24", "2026-12-07"],
  "90 days": ["2027-01-31", "2027-02-04", "2027-02-07", "2027-01-21"],
  "11 months": ["2027-10-02", "2027-10-06", "2027-10-09", "2027-09-23"],
} as const;

type Made = { customer: Partial<Customer>; context?: Partial<GapContext> };
type Row = [code: GapCode, what: string, window: keyof typeof lastQuiet, make: (from: Day, at: Instant) => Made];

const imported = { at: "2027-11-01T12:00:00.000Z", by: "ada" };
const yes = (at: Instant) => ({ says: "yes" as const, by: "megan", at });

const rows: readonly Row[] = [
  [
    "G02",
    "onboarding steps are late",
    "14 days",
    (from) => ({
      customer: { lifecycle: "onboarding", onboarding: newOnboarding(from, { weekend: [6, 7], holidays: [] }) },
    }),
  ],
  [
    "G02",
    "the onboarding list was never started",
    "14 days",
    (_, at) => ({ customer: { lifecycle: "onboarding", addedAt: at } }),
  ],
  ["G03", "no workload was decided", "10 business days", (_, at) => ({ customer: { addedAt: at } })],
  ["C01", "a claim is not started", "5 business days", (from) => ({ customer: oneClaim({ scopedOn: from }) })],
  [
    "C01",
    "a claim is not started after the signature",
    "5 business days",
    (from) => ({ customer: oneClaim({ scopedOn: "2026-01-05", proof: { ref: "SOW", signedOn: from } }) }),
  ],
  [
    "C02",
    "a draft is not submitted",
    "5 business days",
    (from) => ({ customer: oneClaim({ status: "Draft", statusSince: from }) }),
  ],
  [
    "C04",
    "Microsoft has not begun",
    "5 of Microsoft's business days",
    (from) => ({ customer: oneClaim({ status: "Submitted", statusSince: from }) }),
  ],
  [
    "C04",
    "Microsoft has not decided",
    "14 of Microsoft's business days",
    (from) => ({ customer: oneClaim({ status: "Under review", statusSince: from }) }),
  ],
  [
    "C04",
    "Microsoft has not decided the dispute",
    "5 of Microsoft's business days",
    (from) => ({ customer: oneClaim({ status: "Dispute", statusSince: from, disputedOn: from }) }),
  ],
  [
    "C06",
    "nobody disputed a rejection",
    "30 days",
    (from) => ({ customer: oneClaim({ status: "Rejected", statusSince: from }) }),
  ],
  [
    "C08",
    "an approved claim is in no report",
    "45 days",
    (from) => ({
      customer: oneClaim({ status: "Approved", statusSince: from, approvedOn: from }),
      context: { imports: { cporUsage: imported } },
    }),
  ],
  [
    "C08",
    "an approved claim is not in the report any more",
    "45 days",
    (from) => ({
      customer: oneClaim({ status: "Approved", approvedOn: "2025-01-10", seen: { on: from, users: 5, seats: 9 } }),
      context: { imports: { cporUsage: imported } },
    }),
  ],
  [
    "C09",
    "proof nears a year",
    "11 months",
    (from) => ({ customer: oneClaim({ status: "Approved", proof: { ref: "SOW", signedOn: from } }) }),
  ],
  ["P01", "nobody linked", "2 business days", (from) => ({ customer: oneSubscription({ since: from }) })],
  [
    "P02",
    "a link is only reported",
    "10 days",
    (from) => ({ customer: { ...oneSubscription(), ...oneIdentity({ linkedOn: from }) } }),
  ],
  [
    "P08",
    "a linked subscription is in no report",
    "10 days",
    (from) => ({
      customer: { ...oneSubscription(), ...oneIdentity({ linkedOn: from }) },
      context: { imports: { azureUsage: imported } },
    }),
  ],
  [
    "P09",
    "an engineer has not linked",
    "2 business days",
    (from) => ({ customer: oneIdentity({ link: "not linked", since: from }) }),
  ],
  [
    "P10",
    "Power Platform work has no linked owner",
    "5 business days",
    (from) => ({ customer: oneSubscription({ power: { deployedOn: from } }) }),
  ],
  [
    "V01",
    "an owner's yes runs out",
    "90 days",
    (_, at) => ({ customer: { checklist: { revision: 1, answers: { onboarding: yes(at) } } } }),
  ],
  [
    "V01",
    "the evidence of a link runs out",
    "90 days",
    (_, at) => ({
      customer: {
        subscriptions: [aSubscription(), aSubscription({ id: sandbox, since: "2026-01-05" })],
        ...oneIdentity({ link: "verified", evidence: { kind: "pasted", at, by: "megan" } }),
      },
    }),
  ],
  [
    "V01",
    "the evidence of a claim runs out",
    "90 days",
    (_, at) => ({
      customer: {
        // Question 1 is silent, since the other claim says more.
        claims: [
          aClaim({ status: "Approved", approvedOn: "2025-01-10", evidence: reported(at) }),
          aClaim({ workload: "intune", status: "Partner action required", statusSince: "2026-01-05" }),
        ],
      },
    }),
  ],
];

const cases = rows.flatMap(([code, what, window, make]) =>
  weeks.map(({ week, from, context, at }, index) => {
    const last = lastQuiet[window][index] ?? "";
    return { code, what, week, last, made: make(from, at(from)), context };
  }),
);

describe("a gap with a window", () => {
  it.each(cases)("$code, $what, in $week: quiet through $last, open the day after", ({ code, last, made, context }) => {
    const on = (today: Day) =>
      gapsOf(aCustomer(made.customer), aContext({ ...context, ...made.context, today })).filter(
        (gap) => gap.code === code,
      );
    expect(on(addDays(last, -1))).toEqual([]);
    expect(on(last)).toEqual([]);
    expect(on(addDays(last, 1))).toEqual([expect.objectContaining({ since: addDays(last, 1) })]);
  });
});

describe("V03, reports not imported", () => {
  it.each(
    weeks.map((week, index) => ({
      ...week,
      last: ["2026-12-07", "2026-12-11", "2026-12-14", "2026-11-27"][index] ?? "",
    })),
  )("is quiet for 35 days from $from, in $week", ({ from, context, at, last }) => {
    const on = (today: Day) =>
      organizationGaps(aContext({ ...context, today, imports: { azureUsage: { at: at(from), by: "ada" } } }));
    expect(on(last)).toEqual([]);
    expect(on(addDays(last, 1))).toEqual([
      expect.objectContaining({ code: "V03", severity: "info", since: addDays(last, 1) }),
    ]);
  });

  it("sends nobody for GDAP to an export that Partner Center does not have", () => {
    const [gap] = organizationGaps(aContext({ imports: { gdap: { at: "2026-01-05T12:00:00.000Z", by: "ada" } } }));
    expect(gap?.what).toMatch(/^GDAP relationships: last imported/);
    expect(gap?.next).toContain("from your own tool");
    expect(gap?.next).not.toContain("In Partner Center");
  });

  it("is silent for reports that were never imported", () => {
    expect(organizationGaps(aContext({ imports: {} }))).toEqual([]);
  });
});

const endings: readonly [GapCode, string, (endsOn: Day) => Partial<Customer>][] = [
  [
    "C10",
    "a Business Applications subscription ends",
    (endsOn) => oneSalesClaim({ status: "Approved", approvedOn: "2026-01-05", subscriptionEndsOn: endsOn }),
  ],
  [
    "A01",
    "delegated access ends",
    (endsOn) => ({ gdap: { status: "active", endsOn, autoExtends: false, needed: true } }),
  ],
];

describe("a gap that warns of an end", () => {
  it.each(
    endings.flatMap(([code, what, make]) =>
      ["2026-12-07", "2026-12-06", "2026-11-20"].map((endsOn) => ({ code, what, make, endsOn })),
    ),
  )("$code, $what on $endsOn: quiet 31 days before, open 30 days before", ({ code, make, endsOn }) => {
    const on = (today: Day) =>
      gapsOf(aCustomer(make(endsOn)), aContext({ today, zone: "Europe/Amsterdam" })).filter((gap) => gap.code === code);
    expect(on(addDays(endsOn, -31))).toEqual([]);
    const deadline = expect.objectContaining({ endsOn, workingDays: expect.any(Number) }) as object;
    expect(on(addDays(endsOn, -30))).toEqual([expect.objectContaining({ since: addDays(endsOn, -30), deadline })]);
    expect(on(endsOn)).toEqual([
      expect.objectContaining({ deadline: expect.objectContaining({ endsOn, workingDays: 0 }) as object }),
    ]);
  });
});
