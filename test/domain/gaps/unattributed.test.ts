import { describe, expect, it } from "vitest";
import { changeClaim } from "../../../src/domain/claims/claims.ts";
import type { ClaimStatus, Customer } from "../../../src/domain/customer/customer.ts";
import { unattributed } from "../../../src/domain/gaps/unattributed.ts";
import { readLimits } from "../../../src/limits.ts";
import { readCatalogue } from "../../../src/workloads.ts";
import { aCustomer } from "../customers.ts";
import { aClaim, anIdentity, aSubscription, principal, production, salesClaim, sandbox } from "./rules/cases.ts";

const facts = { today: "2026-11-23", zone: "Etc/UTC", catalogue: readCatalogue() };
const of = (parts: Partial<Customer>) => unattributed(aCustomer(parts), facts);

describe("time unattributed", () => {
  it("counts from the day of access, and from scoping, longest first", () => {
    const result = of({
      subscriptions: [aSubscription({ since: "2026-04-23" })],
      claims: [aClaim({ status: "Submitted", scopedOn: "2026-11-13" })],
    });
    expect(result).toEqual({
      since: "2026-04-23",
      days: 214,
      items: [
        { kind: "pal", item: production, since: "2026-04-23", days: 214 },
        { kind: "cpor", item: "teams", since: "2026-11-13", days: 10 },
      ],
    });
  });

  it.each<[string, Partial<Customer>, string]>([
    [
      "the first month of use, when that was before scoping",
      {
        claims: [aClaim({ scopedOn: "2026-11-13" })],
        usage: [{ month: "2026-09-01", workloads: { teams: { users: 1, seats: 20 } } }],
      },
      "2026-09-01",
    ],
    [
      "the submission, when that was before somebody typed it",
      { claims: [aClaim({ status: "Partner action required", statusSince: "2026-11-17", submittedOn: "2026-11-09" })] },
      "2026-11-09",
    ],
    [
      "the status, when that is all that was typed",
      { claims: [aClaim({ status: "Draft", statusSince: "2026-11-11", scopedOn: "2026-11-20" })] },
      "2026-11-11",
    ],
    [
      "the rejection of a claim that a report showed before",
      {
        claims: [
          aClaim({ status: "Rejected", statusSince: "2026-11-18", seen: { on: "2026-10-31", users: 9, seats: 10 } }),
        ],
      },
      "2026-11-18",
    ],
    [
      "the loss of a claim that was approved",
      { claims: [aClaim({ status: "Rejected final", statusSince: "2026-11-03", approvedOn: "2026-01-05" })] },
      "2026-11-03",
    ],
    [
      "the break of a link",
      {
        subscriptions: [aSubscription({ since: "2026-01-05" })],
        identities: [anIdentity({ link: "broken", since: "2026-11-09" })],
      },
      "2026-11-09",
    ],
    [
      "the day of access, for a role that does not count",
      {
        subscriptions: [aSubscription({ since: "2026-01-05" })],
        identities: [anIdentity({ roles: [{ subscription: production, role: "Reader", permanence: "permanent" }] })],
      },
      "2026-01-05",
    ],
    [
      "the deployment of Power Platform work",
      { subscriptions: [aSubscription({ since: "2026-01-05", power: { deployedOn: "2026-10-05" } })] },
      "2026-10-05",
    ],
  ])("counts from %s", (_, parts, since) => {
    expect(of(parts)?.since).toBe(since);
  });

  it("counts from the rejection through the dispute, what is claimed anew, and until it is approved again", () => {
    const calendar = { weekend: [6, 7], holidays: [] };
    const edit = { today: "2026-11-23", now: "2026-11-23T08:00:00.000Z", by: "megan", calendar, limits: readLimits() };
    let customer = aCustomer({
      claims: [aClaim({ status: "Approved", statusSince: "2026-01-05", approvedOn: "2026-01-05" })],
      usage: [{ month: "2026-02-01", workloads: { teams: { users: 9, seats: 400 } } }],
    });
    const since = (to: ClaimStatus, on: string) => {
      const changed = changeClaim(customer, { kind: "status", claim: "teams", to, on, anyway: true }, edit);
      customer = changed.doc;
      return unattributed(customer, facts)?.since;
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
    [
      "everything is associated",
      { claims: [aClaim({ status: "Approved" })], subscriptions: [aSubscription()], identities: [principal()] },
    ],
    [
      "a report shows a claim that is newer than its rejection",
      {
        claims: [
          aClaim({ status: "Rejected", statusSince: "2026-10-18", seen: { on: "2026-10-31", users: 9, seats: 10 } }),
        ],
      },
    ],
    ["CSP attributes it", { subscriptions: [aSubscription({ soldByUsCsp: true })] }],
    ["CSP sold the Business Applications", { claims: [salesClaim({ soldBy: "CSP" })] }],
    ["it is another partner's", { claims: [aClaim({ scope: { is: "other-partner" } })] }],
    ["the customer is paused", { lifecycle: "paused", claims: [aClaim()] }],
    ["we have no access", { subscriptions: [aSubscription({ since: "2026-01-05", access: "none" })] }],
    ["there is no work", {}],
  ])("is none when %s", (_, parts) => {
    expect(of(parts)).toBeUndefined();
  });

  const usage = [
    { month: "2026-09-01", acrUsd: 900 },
    { month: "2026-10-01", acrUsd: 1250.5 },
    { month: "2026-11-01", workloads: {} },
  ];

  it("counts no day yet for work scoped today", () => {
    expect(of({ claims: [aClaim({ scopedOn: "2026-11-23" })] })).toMatchObject({ since: "2026-11-23", days: 0 });
  });

  it("names the money of the newest month that has it", () => {
    expect(of({ subscriptions: [aSubscription({ since: "2026-04-23" })], usage })?.money).toEqual({
      usd: 1250.5,
      month: "2026-10-01",
    });
  });

  it("names no money of a month in which it was attributed still", () => {
    const at = (missingSince: string) =>
      of({
        subscriptions: [
          aSubscription({
            since: "2026-04-23",
            lost: [{ by: "PAL", lastSeen: "2026-06-01", missingSince, evidence: anIdentity().evidence }],
          }),
        ],
        usage,
      });
    expect(at("2026-10-01")?.money).toEqual({ usd: 1250.5, month: "2026-10-01" });
    expect(at("2026-10-01")?.counted).toBeUndefined();
    expect(at("2026-11-01")).toMatchObject({
      since: "2026-11-01",
      money: undefined,
      counted: { usd: 1250.5, month: "2026-10-01" },
    });
  });

  it("names no money when part of the customer's Azure is attributed, or no import gave any", () => {
    const subscriptions = [aSubscription({ since: "2026-04-23" }), aSubscription({ id: sandbox, since: "2026-04-23" })];
    expect(of({ subscriptions, identities: [principal()], usage })?.money).toBeUndefined();
    expect(of({ subscriptions })?.money).toBeUndefined();
  });
});
