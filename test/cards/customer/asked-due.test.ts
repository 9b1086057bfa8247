/** What a customer's card says first where it is asked how much time there is. */
import { expect, it } from "vitest";
import { askedDue, askedEnd } from "../../../src/cards/customer/asked-due.ts";
import { newClaim } from "../../../src/domain/claims/claims.ts";
import type { Claim, Customer } from "../../../src/domain/customer/customer.ts";
import { gapsOf } from "../../../src/domain/gaps/find-gaps.ts";
import type { Day } from "../../../src/domain/time/time.ts";
import { aContext } from "../../domain/contexts.ts";
import { aCustomer } from "../../domain/customers.ts";

const claim = (status: Claim["status"], more: Partial<Claim> = {}): Claim => ({
  ...newClaim({
    workload: "teams",
    area: "Modern Work and Security",
    scopedOn: "2026-11-02",
    evidence: { kind: "reported", at: "2026-11-02T09:00:00.000Z", by: "megan" },
    status,
  }),
  statusSince: "2026-11-17",
  ...more,
});
const at = "2026-11-20T09:00:00.000Z";
const yes = { says: "yes", by: "megan", at } as const;
const answered = { checklist: { revision: 1, answers: { cpor: yes, pal: yes, owner: yes, onboarding: yes } } };
const said = (parts: Partial<Customer>, today: Day, asked: Partial<Parameters<typeof askedDue>[2]> = {}) => {
  const customer = aCustomer({ lifecycle: "active", ...answered, ...parts });
  const context = aContext({ today });
  return askedDue(customer, gapsOf(customer, context), { workloads: [], isLate: false, ...asked }, context);
};
const waiting = { claims: [claim("Partner action required")] };
const rejected = { claims: [claim("Rejected")] };

it.each<[string, Partial<Customer>, Day, readonly string[]]>([
  ["days before", waiting, "2026-11-23", ["14 days left, by 7 Dec (10 working days): Teams, partner action required."]],
  ["the day before", waiting, "2026-12-06", ["1 day left, due tomorrow: Teams, partner action required."]],
  ["the last day", waiting, "2026-12-07", ["Today is the last day: Teams, partner action required."]],
  [
    "the day after",
    waiting,
    "2026-12-08",
    [
      "The last day was yesterday: Teams, time to answer Microsoft has passed. If Microsoft rejected the claim then, dispute it by 6 Jan 2027 (21 working days).",
    ],
  ],
  [
    "long after",
    waiting,
    "2026-12-18",
    [
      "The last day was 7 Dec, 11 days ago: Teams, time to answer Microsoft has passed. If Microsoft rejected the claim then, dispute it by 6 Jan 2027 (13 working days).",
    ],
  ],
  ["a dispute is possible", rejected, "2026-12-17", ["Today is the last day: Teams, rejected, may be disputed once."]],
  [
    "the dispute is over",
    rejected,
    "2026-12-19",
    ["The last day was 17 Dec, 2 days ago: Teams, lost, claim it again."],
  ],
  [
    "it is in dispute",
    { claims: [claim("Dispute", { disputedOn: "2026-11-17" })] },
    "2026-11-18",
    [
      "Nothing is due from us at Contoso Ltd. now: it's Microsoft's turn.",
      "Teams: Dispute since yesterday. Microsoft has until Tue 24 Nov.",
    ],
  ],
  [
    "it is approved",
    { claims: [claim("Approved", { approvedOn: "2026-10-01", statusSince: "2026-10-01" })] },
    "2026-11-23",
    ["Nothing is due from us at Contoso Ltd. now."],
  ],
  ["it is paused", { ...waiting, lifecycle: "paused" }, "2026-12-07", ["No deadline at Contoso Ltd.: it's paused."]],
])("says the number or the day first: %s", (_, parts, today, lines) => {
  expect(said(parts, today)).toEqual(lines);
});

it("says first of an answer that is late when it was due, and of one in time when it is", () => {
  const asked = { checklist: { revision: 1, answers: {} }, ownerSince: at, addedAt: at };
  expect(said(asked, "2026-11-23")[0]).toMatch(/^Answers are due Fri 27 Nov;/);
  expect(said(asked, "2026-11-30")[0]).toMatch(/^It was due on 27 Nov, 3 days ago: .+, not answered yet\.$/);
});

it("of what is asked about as late says first that nothing is, and then what is due", () => {
  expect(said(waiting, "2026-12-07", { isLate: true })).toEqual([
    "Nothing is overdue at Contoso Ltd.",
    "Today is the last day: Teams, partner action required.",
  ]);
  expect(said(waiting, "2026-12-08", { isLate: true })[0]).toMatch(/^The last day was yesterday: Teams/);
});

const approved = claim("Approved", { approvedOn: "2026-10-01", statusSince: "2026-10-01" });
const both = { claims: [approved, claim("Partner action required", { id: "intune", workload: "intune" })] };

it.each<[string, Day, Partial<Parameters<typeof askedDue>[2]>, readonly string[]]>([
  [
    "how much time is left",
    "2026-12-06",
    {},
    [
      "Nothing is due from us for Teams at Contoso Ltd. now.",
      "1 day left, due tomorrow: Intune, partner action required.",
    ],
  ],
  [
    "what is late",
    "2026-12-08",
    { isLate: true },
    [
      "Nothing is overdue for Teams at Contoso Ltd.",
      "The last day was yesterday: Intune, time to answer Microsoft has passed. If Microsoft rejected the claim then, dispute it by 6 Jan 2027 (21 working days).",
    ],
  ],
])("names the workload that has no deadline, and then what is due for another: %s", (_, today, asked, lines) => {
  expect(said(both, today, { workloads: ["teams"], ...asked })).toEqual(lines);
});

it("says nothing of the others where the workload that is named has a deadline", () => {
  expect(said(both, "2026-12-06", { workloads: ["intune"] })).toHaveLength(1);
});

it("says what is still to come before two that are over", () => {
  const lost = [claim("Rejected"), claim("Rejected", { id: "exchange", workload: "exchange" })];
  const next = claim("Partner action required", { id: "intune", workload: "intune", statusSince: "2026-12-16" });
  const parts = { claims: [...lost, next] };
  expect(said(parts, "2026-12-21")[0]).toMatch(/left, by .+: Intune, partner action required\.$/);
  expect(said(parts, "2026-12-21", { isLate: true })[0]).toMatch(/^The last day was 17 Dec/);
});

const sales = { id: "sales", workload: "sales", area: "Business Applications" } as const;
const exchange = { id: "exchange", workload: "exchange", approvedOn: "2025-01-10" } as const;
const noEnd =
  "so there's nothing to renew. It stays ours until we disassociate, the customer declines, or another partner wins with fresher proof.";

it.each<[string, readonly Claim[], readonly string[]]>([
  ["nothing", [], []],
  ["one of which the dispute runs", [approved, claim("Rejected", exchange)], []],
  ["an approved claim", [approved], [`Teams has no end date, ${noEnd}`]],
  [
    "two, of which one is old",
    [approved, claim("Approved", exchange)],
    [
      `Teams and Exchange Online have no end date, ${noEnd.replace("It stays", "They stay")}`,
      "You can add fresh proof now: Exchange Online was approved over 12 months ago.",
    ],
  ],
  [
    "an old one",
    [claim("Approved", exchange)],
    [`Exchange Online has no end date, ${noEnd}`, "You can add fresh proof now: it was approved over 12 months ago."],
  ],
  [
    "one of a subscription",
    [claim("Approved", { ...sales, subscriptionEndsOn: "2027-03-12" })],
    ["Dynamics 365 Sales ends with its subscription, on 12 Mar 2027. The renewed ID needs a new claim."],
  ],
  [
    "one of a subscription without a day",
    [claim("Approved", sales)],
    ["Dynamics 365 Sales ends with its subscription; when that is isn't on record. The renewed ID needs a new claim."],
  ],
  [
    "one of a subscription that renews",
    [claim("Approved", { ...sales, autoRenews: true })],
    ["Dynamics 365 Sales goes on as long as its subscription renews with the same ID."],
  ],
])("says when approved claims end: of %s", (_, claims, lines) =>
  expect(askedEnd(aCustomer({ claims: [...claims] }), [], [], aContext({ today: "2026-11-27" }))).toEqual(lines),
);

it("says of no claim that it stays ours which a report shows no longer", () => {
  const evidence = { kind: "imported", at, by: "system" } as const;
  const lost = [{ by: "CPOR", lastSeen: "2026-08", missingSince: "2026-11-18", evidence }] as const;
  const customer = aCustomer({ lifecycle: "active", ...answered, claims: [claim("Approved", { lost })] });
  const context = aContext({ today: "2026-11-27" });
  expect(askedEnd(customer, gapsOf(customer, context), [], context)).toEqual([]);
});
