import { describe, expect, it } from "vitest";
import { changeClaim } from "../../../src/domain/claims/claims.ts";
import type { ClaimStatus, Customer, MonthlyUsage, Subscription } from "../../../src/domain/customer/customer.ts";
import { daysLost, unattributed } from "../../../src/domain/gaps/unattributed.ts";
import { readLimits } from "../../../src/limits.ts";
import { readCatalogue } from "../../../src/workloads.ts";
import { aCustomer } from "../customers.ts";
import {
  anIdentity,
  aSubscription,
  oneClaim,
  oneIdentity,
  onePrincipal,
  oneSalesClaim,
  oneSubscription,
  production,
  sandbox,
  seen,
  unseen,
} from "./rules/cases.ts";

const facts = { today: "2026-11-23", zone: "Etc/UTC", catalogue: readCatalogue(), limits: readLimits() };
const of = (parts: Partial<Customer>) => unattributed(aCustomer(parts), facts);

describe("time unattributed", () => {
  it("counts from the day of access, and from scoping, longest first", () => {
    const result = of({
      ...oneSubscription({ since: "2026-04-23" }),
      ...oneClaim({ status: "Submitted", scopedOn: "2026-11-13" }),
    });
    expect(result).toEqual({
      items: [
        { kind: "pal", item: production, since: "2026-04-23" },
        { kind: "cpor", item: "teams", since: "2026-11-13" },
      ],
    });
    expect(result?.items.map((item) => daysLost(item, facts.today))).toEqual([
      { least: 214, most: 214 },
      { least: 10, most: 10 },
    ]);
  });

  it.each<[string, Partial<Customer>, string]>([
    [
      "the first month of use, when that was before scoping",
      {
        ...oneClaim({ scopedOn: "2026-11-13" }),
        usage: [{ month: "2026-09-01", workloads: { teams: { users: 1, seats: 20 } } }],
      },
      "2026-09-01",
    ],
    [
      "the submission, when that was before somebody typed it",
      oneClaim({ status: "Partner action required", statusSince: "2026-11-17", submittedOn: "2026-11-09" }),
      "2026-11-09",
    ],
    [
      "the status, when that is all that was typed",
      oneClaim({ status: "Draft", statusSince: "2026-11-11", scopedOn: "2026-11-20" }),
      "2026-11-11",
    ],
    [
      "the rejection of a claim that a report showed before",
      oneClaim({ status: "Rejected", statusSince: "2026-11-18", seen: { on: "2026-10-31", users: 9, seats: 10 } }),
      "2026-11-18",
    ],
    [
      "the loss of a claim that was approved",
      oneClaim({ status: "Rejected final", statusSince: "2026-11-03", approvedOn: "2026-01-05" }),
      "2026-11-03",
    ],
    [
      "the break of a link",
      { ...oneSubscription({ since: "2026-01-05" }), ...oneIdentity({ link: "broken", since: "2026-11-09" }) },
      "2026-11-09",
    ],
    [
      "the day of access, for a role that does not count",
      {
        ...oneSubscription({ since: "2026-01-05" }),
        ...oneIdentity({ roles: [{ subscription: production, role: "Reader", permanence: "permanent" }] }),
      },
      "2026-01-05",
    ],
    [
      "the deployment of Power Platform work",
      oneSubscription({ since: "2026-01-05", power: { deployedOn: "2026-10-05" } }),
      "2026-10-05",
    ],
  ])("counts from %s", (_, parts, since) => {
    expect(of(parts)?.items[0]?.since).toBe(since);
  });

  it("counts from the rejection through the dispute, what is claimed anew, and until it is approved again", () => {
    const calendar = { weekend: [6, 7], holidays: [] };
    const edit = { today: "2026-11-23", now: "2026-11-23T08:00:00.000Z", by: "megan", calendar, limits: readLimits() };
    let customer = aCustomer({
      ...oneClaim({ status: "Approved", statusSince: "2026-01-05", approvedOn: "2026-01-05" }),
      usage: [{ month: "2026-02-01", workloads: { teams: { users: 9, seats: 400 } } }],
    });
    const since = (to: ClaimStatus, on: string) => {
      const changed = changeClaim(customer, { kind: "status", claim: "teams", to, on, anyway: true }, edit);
      customer = changed.doc;
      return unattributed(customer, facts)?.items[0]?.since;
    };
    expect(since("Rejected", "2026-11-11")).toBe("2026-11-11");
    expect(since("Rejected", "2026-11-10")).toBe("2026-11-10");
    expect(since("Dispute", "2026-11-12")).toBe("2026-11-10");
    expect(since("Rejected final", "2026-11-19")).toBe("2026-11-10");
    expect(since("Draft", "2026-11-20")).toBe("2026-11-10");
    expect(since("Approved", "2026-11-22")).toBeUndefined();
    expect(since("Rejected", "2026-11-22")).toBe("2026-11-22");
    expect(since("Approved", "2026-11-22")).toBeUndefined();
  });

  it.each<[string, Partial<Customer>]>([
    ["everything is associated", { ...oneClaim({ status: "Approved" }), ...oneSubscription(), ...onePrincipal() }],
    [
      "a report shows a claim that is newer than its rejection",
      oneClaim({ status: "Rejected", statusSince: "2026-10-18", seen: { on: "2026-10-31", users: 9, seats: 10 } }),
    ],
    ["CSP attributes it", oneSubscription({ soldByUsCsp: true })],
    ["CSP sold the Business Applications", oneSalesClaim({ soldBy: "CSP" })],
    ["it is another partner's", oneClaim({ scope: { is: "other-partner" } })],
    ["the customer is paused", { lifecycle: "paused", ...oneClaim() }],
    ["we have no access", oneSubscription({ since: "2026-01-05", access: "none" })],
    ["there is no work", {}],
  ])("is none when %s", (_, parts) => {
    expect(of(parts)).toBeUndefined();
  });

  it("counts no day yet for work scoped today", () => {
    const [item] = of(oneClaim({ scopedOn: "2026-11-23" }))?.items ?? [];
    expect(item && daysLost(item, facts.today)).toEqual({ least: 0, most: 0 });
  });

  const evidence = anIdentity().evidence;
  const lost = [{ by: "PAL", lastSeen: "2026-09-01", missingSince: "2026-10-01", evidence }] as const;
  const seenByReader = seen({ adminTypes: ["Reader"] });
  const readerRole = [{ subscription: "*", role: "Reader", permanence: "permanent" }] as const;

  it.each<[string, Partial<Subscription>, Partial<Customer>, string, number, number]>([
    ["the report of October shows Reader", { seen: seenByReader, lost }, {}, "2026-11-27", 31, 57],
    ["that month is not over", { seen: seenByReader, lost }, {}, "2026-10-20", 19, 19],
    [
      "the link is recorded as Reader as well",
      { seen: seenByReader, lost },
      oneIdentity({ roles: readerRole }),
      "2026-11-27",
      57,
      57,
    ],
    ["the report of October has a row without PAL", { seen: unseen(), lost }, {}, "2026-11-27", 31, 57],
    [
      "the report of October has no row",
      { seen: seen({ month: "2026-09-01", adminTypes: ["Owner"] }), lost },
      {},
      "2026-11-27",
      0,
      57,
    ],
    ["nobody ever linked it", { since: "2026-10-01" }, {}, "2026-11-27", 57, 57],
  ])("proves no more days than it knows of, when %s", (_, subscription, parts, today, least, most) => {
    const customer = aCustomer({ ...oneSubscription({ since: "2026-01-05", ...subscription }), ...parts });
    const [item] = unattributed(customer, { ...facts, today })?.items ?? [];
    expect(item && daysLost(item, today)).toEqual({ least, most });
  });

  const month = (name: string, acrUsd: number, uncounted: Record<string, number> = {}): MonthlyUsage => ({
    month: `${name}-01`,
    acrUsd,
    uncounted: Object.fromEntries(Object.entries(uncounted).map(([id, usd]) => [id, { usd, of: usd }])),
  });

  it("sums what does not count, by subscription, in the months since, beside what does", () => {
    const result = of({
      subscriptions: [
        aSubscription({ since: "2026-01-05", seen: seenByReader, lost: [{ ...lost[0], missingSince: "2026-09-01" }] }),
        aSubscription({ id: sandbox, since: "2026-01-05", seen: seenByReader, lost }),
      ],
      usage: [
        month("2026-08", 900, { [production]: 70 }),
        month("2026-09", 1000, { [production]: 100.4, [sandbox]: 60 }),
        month("2026-10", 1250.5, { [production]: 200.4, [sandbox]: 300.4 }),
      ],
    });
    expect(result?.items.map(({ item, money }) => [item, money])).toEqual([
      [production, { usd: 300, from: "2026-09-01", to: "2026-10-01" }],
      [sandbox, { usd: 300, from: "2026-10-01", to: "2026-10-01" }],
    ]);
    expect(result?.money).toEqual({ usd: 600, from: "2026-09-01", to: "2026-10-01" });
  });

  it.each([
    [89, undefined],
    [90, "2026-09-01"],
  ])("counts the days of a subscription of which %i%% is by a role that does not count from %s", (percent, since) => {
    const part = { [production]: { usd: percent, of: 100 } };
    const result = of({
      ...oneSubscription({ since: "2026-01-05", seen: seen({ adminTypes: ["Owner", "Reader"] }) }),
      usage: ["2026-07-01", "2026-09-01", "2026-10-01"].map((day) => ({ month: day, acrUsd: 100, uncounted: part })),
    });
    expect(result?.items[0]?.since).toBe(since);
    expect(result?.money?.usd).toBe(since && 180);
  });

  it("names the last month that counted where nothing is known since, and only when that is all of the Azure", () => {
    const usage = [month("2026-09", 1250.5)];
    const gone = aSubscription({
      since: "2026-01-05",
      seen: seen({ month: "2026-09-01", adminTypes: ["Owner"] }),
      lost,
    });
    expect(of({ subscriptions: [gone], usage })).toMatchObject({ counted: { usd: 1251, month: "2026-09-01" } });
    const other = aSubscription({ id: sandbox, seen: seen({ adminTypes: ["Owner"] }) });
    expect(of({ subscriptions: [gone, other], usage })?.counted).toBeUndefined();
  });

  it("names no money when no report has figures", () => {
    expect(of(oneSubscription({ since: "2026-04-23" }))?.money).toBeUndefined();
  });
});
