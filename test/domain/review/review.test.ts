import { describe, expect, it } from "vitest";
import {
  associatedWords,
  azureWords,
  pointWords,
  spanWords,
  unattributedLines,
} from "../../../src/cards/review/words.ts";
import type { Claim, Customer, MonthlyUsage, Subscription } from "../../../src/domain/customer/customer.ts";
import { fingerprintOf, gapsOf, type GapContext } from "../../../src/domain/gaps/find-gaps.ts";
import { reviewFileName, reviewOf } from "../../../src/domain/review/review.ts";
import { dataWords } from "../../../src/cards/review/words.ts";
import type { Review } from "../../../src/domain/review/facts.ts";
import { addMonths } from "../../../src/domain/time/calendar.ts";
import { aContext } from "../contexts.ts";
import { anIdentity } from "../gaps/rules/cases.ts";
import { aCustomer, monday } from "../customers.ts";

const today = "2026-11-23";

function review(parts: Partial<Customer>, known: Partial<GapContext> = {}) {
  const context = aContext({ today, ...known });
  const customer = aCustomer({ channels: ["EA/VL"], ...parts });
  return reviewOf(customer, { ...context, gaps: gapsOf(customer, context) });
}

/** The kind of each talking point with its figure, as the card shows it. */
const points = (usage: readonly MonthlyUsage[], parts: Partial<Customer> = {}) =>
  review({ usage, ...parts }).points.map((point) => `${point.kind}: ${pointWords(point, today).figure}`);

const azure = (...figures: [month: string, usd: number][]): MonthlyUsage[] =>
  figures.map(([month, acrUsd]) => ({ month: `${month}-01`, acrUsd }));

/** Of the figure, how much counts. */
const credited = (...figures: [month: string, usd: number, counted: number][]): MonthlyUsage[] =>
  figures.map(([month, acrUsd, counted]) => ({
    month: `${month}-01`,
    acrUsd,
    uncounted: counted === acrUsd ? {} : { [subscription.id]: { usd: acrUsd - counted, of: acrUsd } },
  }));

const used = (
  ...months: [month: string, workloads: Record<string, [users: number, seats: number]>][]
): MonthlyUsage[] =>
  months.map(([month, workloads]) => ({
    month: `${month}-01`,
    workloads: Object.fromEntries(Object.entries(workloads).map(([id, [users, seats]]) => [id, { users, seats }])),
  }));

/** Decided about, so that its use is no suggestion. */
const decided = (workload: string, parts: Partial<Claim> = {}): Claim => ({
  id: workload,
  workload,
  area: "Modern Work and Security",
  role: "Use or consume",
  scope: { is: "in" },
  scopedOn: "2026-01-05",
  status: "Approved",
  statusSince: "2026-03-15",
  approvedOn: "2026-03-15",
  evidence: { kind: "reported", at: "2026-03-15T09:00:00.000Z", by: "megan" },
  ...parts,
});

const subscription: Subscription = {
  id: "0ab9cd3a-1bbe-409c-b4b3-179ee1e29208",
  name: "Production",
  scope: { is: "in" },
  soldByUsCsp: false,
  access: "guest",
  since: "2026-09-01",
};

describe("consumption that falls", () => {
  const seen = { month: "2026-10-01", consumes: true, attributed: false, adminTypes: [], partnerIds: [] };
  const byPal = { ...subscription, seen: { ...seen, attributed: true, adminTypes: ["Owner"] } };
  const bySale = { ...subscription, id: "1ab9cd3a-1bbe-409c-b4b3-179ee1e29208", soldByUsCsp: true, seen };
  it.each<[string, Subscription[], RegExp]>([
    ["PAL", [byPal], /off, or was a link or a role removed\?$/],
    ["our own sale", [bySale], /off, or does somebody else sell a subscription now\?$/],
    ["both", [byPal, bySale], /off, or .+, or .+\?$/],
    ["DPOR", [{ ...subscription, seen: { ...seen, dpor: true } }], /digital partner of record\?$/],
    ["nothing that is known", [], /off, or did an association end\?$/],
  ])("is asked about by what may have ended where it is attributed by %s", (_, subscriptions, asked) => {
    const usage = azure(["2026-09", 1000], ["2026-10", 900]);
    const [first] = review({ usage, subscriptions }).points;
    expect(first && pointWords(first, today).ask).toMatch(asked);
  });
});

describe("talking points", () => {
  const teams = { claims: [decided("teams")] };
  const both = { claims: [decided("teams"), decided("exchange")] };
  const ends = (subscriptionEndsOn: string, workload = "sales") =>
    decided(workload, { area: "Business Applications", subscriptionEndsOn, soldBy: "EA/VL" });
  it.each<[string, MonthlyUsage[], Partial<Customer>, string[]]>([
    ["nothing is known", [], {}, []],
    ["one month is no change", azure(["2026-10", 900]), {}, []],
    ["Azure falls by a tenth", azure(["2026-09", 1000], ["2026-10", 900]), {}, ["azure-fell: −10%"]],
    ["Azure grows by a tenth", azure(["2026-09", 1000], ["2026-10", 1100]), {}, ["azure-grew: +10%"]],
    ["Azure moves by less", azure(["2026-09", 1000], ["2026-10", 1090]), {}, ["azure-steady: $1,090"]],
    [
      "as much is consumed, and half as much counts",
      credited(["2026-09", 1000, 1000], ["2026-10", 1050, 500]),
      {},
      ["credit-fell: −50%"],
    ],
    [
      "nothing counts any more, of less",
      credited(["2026-09", 1000, 900], ["2026-10", 600, 0]),
      {},
      ["credit-fell: −100%"],
    ],
    [
      "a little less of it counts",
      credited(["2026-09", 1000, 1000], ["2026-10", 1000, 910]),
      {},
      ["azure-steady: $1,000"],
    ],
    [
      "less is consumed, and as much of it counts",
      credited(["2026-09", 1000, 800], ["2026-10", 500, 400]),
      {},
      ["azure-fell: −50%"],
    ],
    ["little counted before", credited(["2026-09", 1000, 49], ["2026-10", 1000, 0]), {}, ["azure-steady: $1,000"]],
    [
      "nobody knows what counted before",
      [...azure(["2026-09", 1000]), ...credited(["2026-10", 1000, 0])],
      {},
      ["azure-steady: $1,000"],
    ],
    ["Azure falls to almost nothing", azure(["2026-09", 100], ["2026-10", 40]), {}, ["azure-fell: −60%"]],
    ["Azure is too little to speak of", azure(["2026-09", 20], ["2026-10", 40]), {}, []],
    ["Azure began", azure(["2026-09", 0], ["2026-10", 400]), {}, []],
    [
      "the running month is not over",
      azure(["2026-09", 1000], ["2026-10", 1000], ["2026-11", 300]),
      {},
      ["azure-steady: $1,000"],
    ],
    ["a month is missing in between", azure(["2026-07", 1000], ["2026-10", 500]), {}, ["azure-fell: −50%"]],
    [
      "Azure has moved by a fifth over four months",
      azure(["2026-07", 1000], ["2026-08", 1100], ["2026-09", 1150], ["2026-10", 1200]),
      {},
      ["azure-trend: +20%", "azure-steady: $1,200"],
    ],
    [
      "Azure has moved by a fifth over three months",
      azure(["2026-08", 1000], ["2026-09", 1120], ["2026-10", 1200]),
      {},
      ["azure-steady: $1,200"],
    ],
    ["seats have no user", used(["2026-10", { teams: [98, 150] }]), teams, ["unused-seats: 52 unused seats"]],
    ["a few seats have no user", used(["2026-10", { teams: [120, 150] }]), teams, []],
    ["seats are nearly full", used(["2026-10", { teams: [95, 100] }]), teams, ["nearly-full: 95 of 100"]],
    [
      "a quarter of a few seats has no user, five of them",
      used(["2026-10", { teams: [15, 20] }]),
      teams,
      ["unused-seats: 5 unused seats"],
    ],
    ["the fewest seats that count are full", used(["2026-10", { teams: [10, 10] }]), teams, ["nearly-full: 10 of 10"]],
    [
      "seats were seen last in an older month",
      used(["2026-09", { teams: [98, 150] }], ["2026-10", { exchange: [90, 100] }]),
      both,
      ["new-workload: 90 users"],
    ],
    [
      "two workloads have seats without a user, and there is nothing else",
      used(["2026-10", { teams: [98, 150], exchange: [50, 150] }]),
      both,
      ["unused-seats: 100 unused seats", "unused-seats: 52 unused seats"],
    ],
    ["nobody decided about a workload", used(["2026-10", { teams: [120, 150] }]), {}, ["candidate: 120 of 150"]],
    [
      "a workload is new",
      used(["2026-09", { teams: [120, 150] }], ["2026-10", { teams: [120, 150], exchange: [1, 1] }]),
      both,
      ["new-workload: 1 user"],
    ],
    [
      "a workload was used once, and not any more",
      used(["2026-09", { teams: [90, 100], exchange: [1, 1] }], ["2026-10", { teams: [90, 100], exchange: [0, 1] }]),
      both,
      [],
    ],
    [
      "as few users leave as count",
      used(["2026-09", { teams: [50, 50] }], ["2026-10", { teams: [45, 50] }]),
      teams,
      ["users-fell: −10%"],
    ],
    [
      "users leave two workloads, most of them the second",
      used(
        ["2026-09", { exchange: [100, 100], teams: [100, 100] }],
        ["2026-10", { exchange: [90, 100], teams: [80, 100] }],
      ),
      both,
      ["users-fell: −20%", "users-fell: −10%"],
    ],
    [
      "users are counted in the running month, which is not over",
      used(["2026-09", { teams: [90, 100] }], ["2026-10", { teams: [90, 100] }], ["2026-11", { teams: [80, 100] }]),
      teams,
      [],
    ],
    [
      "users leave and come",
      used(
        ["2026-09", { teams: [100, 120], exchange: [100, 130] }],
        ["2026-10", { teams: [90, 120], exchange: [110, 130] }],
      ),
      both,
      ["unused-seats: 30 unused seats", "users-fell: −10%", "users-grew: +10%"],
    ],
    ["a subscription ends in ninety days", [], { claims: [ends("2027-02-21")] }, ["subscription-ends: 90 days"]],
    [
      "two subscriptions end, the sooner one today",
      [],
      { claims: [ends("2026-12-01"), ends("2026-11-23", "finance")] },
      ["subscription-ends: 0 days", "subscription-ends: 8 days"],
    ],
    [
      "another partner's subscription ends",
      [],
      {
        claims: [
          decided("sales", {
            area: "Business Applications",
            subscriptionEndsOn: "2026-12-01",
            scope: { is: "other-partner" },
          }),
        ],
      },
      [],
    ],
    ["a subscription ends later", [], { claims: [ends("2027-02-22")] }, []],
    [
      "nothing of Azure is attributed",
      azure(["2026-09", 1000], ["2026-10", 1000]),
      { subscriptions: [subscription] },
      ["unattributed: 83 days", "azure-steady: $1,000"],
    ],
    [
      "nothing is attributed of a subscription that is new today",
      azure(["2026-09", 1000], ["2026-10", 1000]),
      { subscriptions: [{ ...subscription, since: today }] },
      ["azure-steady: $1,000"],
    ],
  ])("when %s", (_, usage, parts, expected) => {
    expect(points(usage, parts)).toEqual(expected);
  });

  it("leave out a workload whose suggestion is snoozed", () => {
    const usage = used(["2026-10", { teams: [120, 150] }]);
    const [gap] = gapsOf(aCustomer({ channels: ["EA/VL"], usage }), aContext({ today })).filter(
      ({ code }) => code === "C11",
    );
    if (gap === undefined) throw new Error("no suggestion");
    const snooze = { gap: gap.key, until: "2026-12-01", because: "not now", by: "megan", at: monday };
    expect(points(usage, { snoozes: [{ ...snooze, fingerprint: fingerprintOf(gap) }] })).toEqual([]);
  });

  it("are three at most, each of another kind while there are other kinds", () => {
    const many = used(
      ["2026-09", { teams: [100, 200], exchange: [100, 200] }],
      ["2026-10", { teams: [50, 200], exchange: [60, 200], sharepoint: [40, 200] }],
    ).map((month, place) => ({ ...month, acrUsd: 1000 - 300 * place }));
    const claims = ["teams", "exchange", "sharepoint"].map((workload) => decided(workload));
    expect(points(many, { claims })).toEqual([
      "azure-fell: −30%",
      "new-workload: 40 users",
      "unused-seats: 160 unused seats",
    ]);
  });

  it("say the money of the months in which nothing is attributed", () => {
    const { points: found } = review({
      usage: credited(["2026-09", 1000, 1], ["2026-10", 1203.11, 0]),
      subscriptions: [subscription],
    });
    expect(found[0] && pointWords(found[0], today)).toEqual({
      figure: "83 days",
      says: "Work on Production has counted for nobody since 1 Sep. That's $2,202 of Azure consumption from September to October.",
      ask: "What do we need from them to associate it? Neither CPOR nor PAL is retroactive.",
    });
  });
});

describe("a review", () => {
  it("says what is associated since when, and by which evidence", () => {
    const { associated, missing } = review({
      claims: [
        decided("teams"),
        decided("exchange", { seen: { on: "2026-10-31", users: 1, seats: 2 } }),
        decided("intune", { status: "Submitted" }),
        decided("sharepoint", { scope: { is: "other-partner" } }),
      ],
      subscriptions: [subscription],
      identities: [
        {
          id: "i",
          label: "Megan",
          kind: "guest",
          tenant: aCustomer().id,
          link: "verified",
          linkedOn: "2026-10-02",
          since: "2026-10-02",
          roles: [],
          evidence: { kind: "pasted", at: monday, by: "megan" },
        },
      ],
    });
    expect(associated).toMatchObject([
      {
        by: "CPOR",
        item: "teams",
        name: "Teams",
        known: { since: "2026-03-15", evidence: "reported", on: "2026-03-15" },
      },
      {
        by: "CPOR",
        item: "exchange",
        name: "Exchange Online",
        known: { since: "2026-03-15", evidence: "imported", on: "2026-10-31" },
      },
      {
        by: "PAL",
        item: subscription.id,
        name: "Production",
        known: { since: "2026-10-02", evidence: "pasted", on: "2026-11-23" },
      },
    ]);
    expect(missing).toContainEqual({ kind: "by-word-only", items: 1 });
  });

  it.each<[string, number | undefined, string, string | undefined]>([
    ["with 500 seats", 500, "We sell it: counts for Security; doesn't count for Modern Work", "for Modern Work"],
    [
      "with 250 seats",
      250,
      "We sell it: counts for Security; counts for Modern Work, but less than a claim",
      undefined,
    ],
    ["with 8 seats", 8, "We sell it: counts for Security", undefined],
    [
      "with nobody knows how many seats",
      undefined,
      "We sell it: counts for Security; not known whether it counts for Modern Work",
      undefined,
    ],
  ])("names what our sale of Intune counts for %s, and what is unattributed beside it", (_, seats, words, lost) => {
    const found = review({
      channels: ["CSP"],
      claims: [decided("intune", { status: "Not started" })],
      ...(seats && { seats }),
    });
    expect(found.associated.map((one) => associatedWords(one, today))).toEqual([words]);
    const lines = found.unattributed === undefined ? [] : unattributedLines(found.unattributed, found);
    expect(lines.map(({ sub }) => sub.split(" · ").at(-1))).toEqual(lost === undefined ? [] : [lost]);
    expect(found.points.map((point) => pointWords(point, today).says)).toEqual(
      lost === undefined ? [] : [expect.stringMatching(/^Work on Intune has not counted for Modern Work since /)],
    );
  });

  it.each([
    [undefined, "2026-10-01"],
    [0b1, "2026-10-01"],
    [0b1011, "2026-09-01"],
    [0b11111, "2026-06-01"],
  ])("says since which month reports have shown PAL on end, with %s: %s", (counted, since) => {
    const seen = { month: "2026-10-01", consumes: true, attributed: true, adminTypes: ["Owner"], partnerIds: [] };
    const { associated } = review({
      subscriptions: [{ ...subscription, seen: { ...seen, ...(counted && { counted }) } }],
    });
    expect(associated).toMatchObject([{ by: "PAL", known: { since, evidence: "imported", on: "2026-10-01" } }]);
  });

  it("says of a month without a row that work may have counted for nobody, and what it was while it counted", () => {
    const evidence = { kind: "imported", at: "2026-10-31T00:00:00.000Z", by: "ada" } as const;
    const seen = { month: "2026-09-01", consumes: true, attributed: true, adminTypes: ["Owner"], partnerIds: [] };
    const lost = [{ by: "PAL", lastSeen: "2026-09-01", missingSince: "2026-10-01", evidence }] as const;
    const { points: found } = review({
      usage: azure(["2026-09", 1717]),
      subscriptions: [{ ...subscription, seen, lost }],
    });
    expect(found.map((point) => pointWords(point, today))).toMatchObject([
      {
        figure: "up to 53 days",
        says: "Work on Production may have counted for nobody since 1 Oct. In September, while it counted, $1,717 of Azure was consumed.",
      },
    ]);
  });

  it("says what counts by CSP and DPOR without our doing, and where a claim or PAL would count more", () => {
    const { associated } = review({
      channels: ["CSP"],
      claims: [
        decided("teams", { status: "Not started" }),
        decided("defender-office", { status: "Not started" }),
        decided("sharepoint", { status: "Not started", soldBy: "EA/VL" }),
      ],
      subscriptions: [
        { ...subscription, soldByUsCsp: true },
        {
          ...subscription,
          id: "dpor",
          name: "Old",
          seen: { month: "2026-10-01", consumes: true, attributed: false, adminTypes: [], partnerIds: [], dpor: true },
        },
      ],
    });
    expect(associated).toMatchObject([
      {
        by: "CSP",
        item: "teams",
        name: "Teams",
        standings: [{ designation: "Modern Work", counts: "unknown" }],
        state: "open",
        gap: { severity: "medium" },
      },
      {
        by: "CSP",
        item: "defender-office",
        name: "Defender for Office 365",
        standings: [{ designation: "Security", counts: "as-much" }],
        state: "in-order",
      },
      { by: "CSP", item: subscription.id, name: "Production", state: "in-order" },
      { by: "DPOR", item: "dpor", name: "Old", state: "open", gap: { code: "P11" } },
    ]);
  });

  it.each<[string, Partial<Customer>, string]>([
    ["the first report has it", { usage: azure(["2026-10", 1]) }, "since October's report or earlier"],
    ["an earlier report had it not", { usage: azure(["2026-09", 1], ["2026-10", 1]) }, "since 1 Oct"],
    [
      "a guest was linked before",
      { usage: azure(["2026-10", 1]), identities: [anIdentity({ linkedOn: "2026-02-16", roles: [] })] },
      "since 16 Feb",
    ],
    [
      "our own principal was linked before, at home, whenever the customer delegated",
      {
        usage: azure(["2026-10", 1]),
        identities: [anIdentity({ kind: "lighthouse", linkedOn: "2026-02-16", roles: [] })],
      },
      "since October's report or earlier",
    ],
  ])("says since when a report attributes a subscription, when %s", (_, parts, since) => {
    const seen = { month: "2026-10-01", consumes: true, attributed: true, adminTypes: ["Owner"], partnerIds: [] };
    const { associated } = review({ subscriptions: [{ ...subscription, seen }], ...parts });
    expect(associated.map((one) => associatedWords(one, today))).toEqual([`${since} · seen in October's report`]);
  });

  it.each([
    ["nothing is left of rounded parts that are more", 451.5, [150.5, 150.5, 150.5], 0],
    ["nothing is left of rounded parts that are less", 451.2, [150.4, 150.4, 150.4], 0],
    ["cents are left", 90.3, [45.1, 45.1], 0.1],
    ["rounded parts are more than what is left", 301.4, [150.5, 150.5], 0],
    ["all is left", 99.99, [], 99.99],
  ])("rounds what counts once: %s", (_, acrUsd, parts, counted) => {
    const uncounted = Object.fromEntries(parts.map((usd, place) => [`s${place}`, { usd, of: usd }]));
    const [month] = review({ usage: [{ month: "2026-10-01", acrUsd, uncounted }] }).azure;
    expect(month?.counted).toBe(counted);
  });

  it("says of what is consumed how much counts, and the same sum everywhere", () => {
    const reader = { month: "2026-10-01", consumes: true, attributed: true, adminTypes: ["Reader"], partnerIds: [] };
    const lost = [
      { by: "PAL" as const, lastSeen: "2026-09-01", missingSince: "2026-10-01", evidence: decided("x").evidence },
    ];
    const other = "1ab9cd3a-1bbe-409c-b4b3-179ee1e29208";
    const found = review({
      subscriptions: [
        { ...subscription, seen: reader, lost },
        { ...subscription, id: other, name: "Sandbox", seen: { ...reader, adminTypes: ["Owner", "Reader"] } },
      ],
      usage: [
        { month: "2026-09-01", acrUsd: 1000.49, uncounted: {} },
        {
          month: "2026-10-01",
          acrUsd: 1100.49,
          uncounted: { [subscription.id]: { usd: 600.5, of: 600.5 }, [other]: { usd: 199.5, of: 499.99 } },
        },
      ],
    });
    expect(azureWords(found)).toBe("Sep $1,000, Oct $1,100 ($299 counts for us)");
    expect(spanWords(found.azure, today)).toBe("September to October, 2 months: $2,100, $1,299 of it counts for us");
    expect(found.points.map((point) => pointWords(point, today).says)).toEqual([
      "The part of their Azure consumption that counts for us fell from $1,000 in September to $299 in October. In the reports it was $1,000 and $1,100 in all.",
      "Work on Production has counted for nobody since 1 Oct. That's $601 of Azure consumption in October.",
    ]);
    expect(found.unattributed && unattributedLines(found.unattributed, found)).toEqual([
      {
        what: "PAL Production",
        sub: "31 to 53 days, since 1 Oct · $601 in October · nothing newer than October's report",
      },
    ]);
    const sold = review({
      subscriptions: [{ ...subscription, soldByUsCsp: true, seen: { ...reader, adminTypes: ["Owner", "Reader"] } }],
      usage: credited(["2026-10", 100, 5]),
    });
    expect([azureWords(sold), ...sold.associated.map((one) => associatedWords(one, today))]).toEqual([
      "Oct $100",
      "since October's report or earlier · seen in October's report",
    ]);
    const nearly = review({
      subscriptions: [{ ...subscription, seen: { ...reader, adminTypes: ["Owner", "Reader"] } }],
      usage: credited(["2026-10", 100, 5]),
    });
    expect(nearly.associated).toEqual([]);
    expect(found.associated.map((one) => [one.state, associatedWords(one, today)])).toEqual([
      [
        "open",
        "since 1 Oct · seen in October's report, but 40% of October's consumption ($200) came through the Reader role only, which doesn't count",
      ],
    ]);
  });

  it("takes a link that was recorded after a report showed it to be as old as the report", () => {
    const { associated } = review({
      subscriptions: [
        {
          ...subscription,
          seen: { month: "2026-10-01", consumes: true, attributed: true, adminTypes: ["Owner"], partnerIds: [] },
        },
      ],
      identities: [anIdentity({ id: "i", link: "reported", linkedOn: "2026-11-20", roles: [] })],
    });
    expect(associated.map(({ known }) => known?.since)).toEqual(["2026-10-01"]);
  });

  it("does not call associated what a newer report no longer shows, and says how long it has been so", () => {
    const evidence = { kind: "imported" as const, at: monday, by: "ada" };
    const lost = (by: "CPOR" | "PAL") => [{ by, lastSeen: "2026-07-01", missingSince: "2026-09-01", evidence }];
    const { associated, unattributed } = review({
      claims: [decided("teams", { seen: { on: "2026-07-01", users: 4, seats: 9 }, lost: lost("CPOR") })],
      subscriptions: [
        {
          ...subscription,
          seen: { month: "2026-07-01", consumes: true, attributed: true, adminTypes: ["Owner"], partnerIds: [] },
          lost: lost("PAL"),
        },
      ],
    });
    expect(associated).toEqual([]);
    expect(unattributed?.items.map(({ kind, since }) => [kind, since])).toEqual([
      ["pal", "2026-09-01"],
      ["cpor", "2026-09-01"],
    ]);
  });

  it("says what is missing: reports never loaded, months in between, and what is old", () => {
    expect(review({}).missing).toEqual([{ kind: "no-azure" }, { kind: "no-workloads" }, { kind: "nothing-recorded" }]);
    const usage = [...azure(["2026-05", 1], ["2026-08", 1]), ...used(["2026-10", { teams: [1, 1] }])];
    expect(
      review({ usage, claims: [decided("teams", { seen: { on: "2026-10-31", users: 1, seats: 1 } })] }).missing,
    ).toEqual([
      { kind: "old", of: "azure", month: "2026-08-01" },
      { kind: "months", of: "azure", months: ["2026-06-01", "2026-07-01"] },
    ]);
  });

  it.each<[string, GapContext["imports"], boolean]>([
    [
      "a report of all customers of that month",
      { azureUsage: { at: monday, by: "ada", data: "2026-10-31", whole: "2026-09-30" } },
      false,
    ],
    [
      "an older report of all, and a newer one of some",
      { azureUsage: { at: monday, by: "ada", data: "2026-10-31", whole: "2026-08-31" } },
      true,
    ],
    ["a newer report of another kind", { cporUsage: { at: monday, by: "ada", data: "2026-10-31" } }, true],
  ])("asks for a newer report with %s: %o, %s", (_, imports, asks) => {
    const { missing } = review({ usage: azure(["2026-08", 1]) }, { imports });
    expect(missing.some(({ kind }) => kind === "old")).toBe(asks);
  });

  it.each<[string, GapContext["imports"], Review["goneFrom"], string]>([
    [
      "have nothing of the customer any more",
      {
        azureUsage: { at: monday, by: "ada", data: "2026-10-31", whole: "2026-10-31" },
        cporUsage: { at: monday, by: "ada", data: "2026-10-31" },
      },
      { azure: "2026-10-01", workloads: "2026-10-01" },
      "Data: Azure up to September (none in October's report), active users in August (none in October's report)",
    ],
    [
      "are of the same months, or of some customers alone",
      {
        azureUsage: { at: monday, by: "ada", data: "2026-10-31", whole: "2026-09-30" },
        cporUsage: { at: monday, by: "ada", data: "2026-08-31" },
      },
      {},
      "Data: Azure up to September, active users in August",
    ],
    ["are not imported", {}, {}, "Data: Azure up to September, active users in August"],
  ])("says where newer reports %s", (_, imports, goneFrom, words) => {
    const usage = [...used(["2026-08", { teams: [1, 1] }]), ...azure(["2026-09", 1])];
    const made = review({ usage }, { imports });
    expect(made.goneFrom).toEqual(goneFrom);
    expect(dataWords(made)).toBe(words);
  });

  it("takes September's figure for the newest there can be until the reports of October are out", () => {
    expect(review({ usage: azure(["2026-09", 1]) }).missing.map(({ kind }) => kind)).not.toContain("old");
  });

  it("shows twelve complete months and the running one apart", () => {
    const months = Array.from({ length: 20 }, (_, n): [string, number] => [addMonths("2025-04-01", n).slice(0, 7), n]);
    const { azure: shown, azureSoFar } = review({ usage: azure(...months) });
    expect(shown).toHaveLength(12);
    expect(shown.at(-1)?.month).toBe("2026-10-01");
    expect(azureSoFar).toEqual({ month: "2026-11-01", value: 19 });
  });

  it("knows a workload under any of its names as one", () => {
    const { workloads } = review({
      usage: used(["2026-09", { "Microsoft Teams": [5, 9] }], ["2026-10", { teams: [6, 9] }]),
    });
    expect(workloads).toEqual([
      {
        workload: "teams",
        name: "Teams",
        seats: 9,
        users: [
          { month: "2026-09-01", value: 5 },
          { month: "2026-10-01", value: 6 },
        ],
      },
    ]);
  });

  it.each([
    ["Contoso Ltd.", "review-contoso-ltd-2026-11-23.html"],
    ["../../etc/passwd", "review-etc-passwd-2026-11-23.html"],
    ["Überall & Söhne", "review-uberall-sohne-2026-11-23.html"],
    ["東京", `review-${aCustomer().id}-2026-11-23.html`],
    ["x".repeat(300), `review-${"x".repeat(40)}-2026-11-23.html`],
  ])("of %j has a file name that is safe everywhere", (name, expected) => {
    expect(reviewFileName({ customer: aCustomer({ name }), today })).toBe(expected);
  });
});
