/** Which claims a list has, in which order; and what people call where claims stand. */
import { describe, expect, it } from "vitest";
import { listClaims, unclaimedCustomers, type ClaimFilter } from "../../../src/domain/claims/standing.ts";
import { statesNamed, statesOf, wordOfState } from "../../../src/domain/claims/state-words.ts";
import { claimStatuses } from "../../../src/domain/customer/customer.ts";
import { aContext } from "../contexts.ts";
import { aCustomer } from "../customers.ts";
import { aClaim } from "../gaps/rules/cases.ts";

const customers = [
  aCustomer({
    claims: [
      aClaim({ status: "Rejected", statusSince: "2026-11-02" }),
      aClaim({ workload: "intune", status: "Rejected", statusSince: "2026-11-20", reason: "Customer declined" }),
      aClaim({ workload: "exchange", status: "Approved", statusSince: "2026-10-20" }),
    ],
  }),
  aCustomer({
    id: "9127c470-89bf-46a2-af31-4fdb43c48bc7",
    name: "A. Datum",
    claims: [
      aClaim({ status: "Rejected", statusSince: "2026-10-30" }),
      aClaim({ workload: "exchange", status: "Under review", statusSince: "2026-11-01", submittedOn: "2026-10-12" }),
      aClaim({ workload: "intune", status: "Draft", statusSince: "2026-11-21" }),
    ],
  }),
];

const listed = (filter: ClaimFilter): string =>
  listClaims(customers, filter, aContext())
    .map(({ customer, claim, deadline }) => `${customer.name.charAt(0)} ${claim.workload} ${deadline?.endsOn ?? "-"}`)
    .join(", ");

it.each<[string, ClaimFilter, string]>([
  [
    "what is due first, then what moved last",
    { states: statesOf(["rejected"]) },
    "A teams 2026-11-29, C teams 2026-12-02, C intune -",
  ],
  ["nothing due of what is approved", { states: ["Approved"] }, "C exchange -"],
  ["one workload", { workloads: ["intune"] }, "A intune -, C intune -"],
  ["from a day on", { since: "2026-11-20" }, "A intune -, C intune -"],
  ["up to a day", { until: "2026-10-30" }, "A teams 2026-11-29, C exchange -"],
  [
    "what was submitted by a day, whenever it moved",
    { sent: true, until: "2026-10-25" },
    "A exchange 2026-11-19, C exchange -",
  ],
  ["nothing as submitted since a day of which that isn't known", { sent: true, since: "2026-10-15" }, ""],
  [
    "what stands there longest first",
    { states: statesOf(["rejected"]), byAge: true },
    "A teams 2026-11-29, C teams 2026-12-02, C intune -",
  ],
  ["nothing where none stands so", { states: ["Dispute"] }, ""],
])("lists %s", (_, filter, expected) => expect(listed(filter)).toBe(expected));

it.each([
  ["without any, though one is another partner's", undefined, "B, D"],
  ["without one for a workload, whatever else they have", ["exchange"], "B, D, E"],
  ["without one of several workloads", ["exchange", "teams"], "B, D"],
])("lists customers %s, by name and none that is paused", (_, workloads, expected) => {
  const all = [
    aCustomer({ id: "d", name: "D", claims: [aClaim({ scope: { is: "other-partner" } })] }),
    aCustomer({ id: "b", name: "B" }),
    aCustomer({ id: "e", name: "E", claims: [aClaim({ status: "Draft" })] }),
    aCustomer({ id: "c", name: "C", claims: [aClaim({ workload: "exchange" })] }),
    aCustomer({ id: "p", name: "P", lifecycle: "paused" }),
  ];
  const found = unclaimedCustomers(all, { workloads }, aContext().catalogue);
  expect(found.map(({ name }) => name).join(", ")).toBe(expected);
});

describe("where claims stand", () => {
  it.each([
    ["which were rejected", "rejected"],
    ["did Microsoft refuse or decline any", "rejected"],
    ["those that bounced", "rejected"],
    ["in review", "under-review"],
    ["under-review", "under-review"],
    ["still drafts", "draft"],
    ["not approved yet", "not-associated"],
    ["which aren't approved", "not-associated"],
    ["haven't been submitted", "not-submitted"],
    ["which were submitted", "submitted"],
    ["not started", "not-started"],
    ["pending", "with-microsoft"],
    ["waiting for Microsoft", "with-microsoft"],
    ["waiting on us", "action-required"],
    ["partner action required", "action-required"],
    ["rejected for good or rejected final", "rejected-final rejected"],
    ["rejected-not-final", "rejected-not-final"],
    ["no longer associated", "no-longer-associated"],
    ["which did we lose", ""],
    ["which have we lost", "lost"],
    ["in dispute", "disputed"],
    ["all", "all"],
    ["all rejected ones", "rejected"],
    ["of Teams", ""],
  ])("are called %j", (text, expected) => expect(statesNamed(text).words.join(" ")).toBe(expected));

  it("have a word each that stands for them alone, and is read", () => {
    for (const state of [...claimStatuses, "in-report", "sold-by-us", "no-longer-associated"] as const) {
      const word = wordOfState(state);
      expect(statesOf([word])).toEqual([state]);
      expect(statesNamed(word)).toEqual({ words: [word], rest: "" });
    }
  });

  it("are left out of the other words", () =>
    expect(statesNamed("rejected Teams Megan")).toEqual({ words: ["rejected"], rest: "Teams Megan" }));
});
