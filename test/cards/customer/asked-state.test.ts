/** What a customer's card says first where it is asked whose it is, what is open, or for one fact. */
import { expect, it } from "vitest";
import { askedFact, type AskedFact } from "../../../src/cards/customer/asked-facts.ts";
import { askedOpen, askedOwner, askedStandIn } from "../../../src/cards/customer/asked-state.ts";
import { newClaim } from "../../../src/domain/claims/claims.ts";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import { gapsOf } from "../../../src/domain/gaps/find-gaps.ts";
import { itemsOf } from "../../../src/domain/gaps/in-order.ts";
import { aContext } from "../../domain/contexts.ts";
import { aCustomer } from "../../domain/customers.ts";

const context = aContext({ today: "2026-11-20" });
const at = "2026-11-20T09:00:00.000Z";
const names = new Map([
  ["megan", "Megan Bowen"],
  ["alex", "Alex Wilber"],
  ["adele", "Adele Vance"],
]);
const reader = {
  now: at,
  zone: "Europe/Amsterdam",
  person: { id: "alex" },
  answersHold: context.limits.answerHolds,
} as const;

it.each<[string, Partial<Customer>, readonly string[], string]>([
  ["somebody owns it", { owner: "megan" }, [], "Megan Bowen owns Contoso Ltd."],
  ["whoever asks owns it", { owner: "alex" }, [], "You own Contoso Ltd."],
  ["whom they suppose owns it", { owner: "megan" }, ["megan"], "Yes, Megan Bowen owns Contoso Ltd."],
  ["they suppose somebody else", { owner: "megan" }, ["alex"], "No, Megan Bowen owns Contoso Ltd."],
  ["they suppose themselves", { owner: "alex" }, ["alex"], "Yes, you own Contoso Ltd."],
  ["one of whom they suppose owns it", { owner: "megan" }, ["alex", "megan"], "Megan Bowen owns Contoso Ltd."],
  [
    "none of whom they suppose owns it",
    { owner: "megan" },
    ["alex", "adele"],
    "Neither: Megan Bowen owns Contoso Ltd.",
  ],
  [
    "they suppose themselves, and it's known since when somebody else does",
    { owner: "megan", ownerSince: "2026-08-21T09:00:00.000Z" },
    ["alex"],
    "No, Megan Bowen has owned Contoso Ltd. since 21 Aug.",
  ],
  [
    "whom they suppose is the deputy",
    { owner: "megan", deputy: "alex" },
    ["alex"],
    "No, Megan Bowen owns Contoso Ltd. You're the deputy.",
  ],
])("%s: says so", (_, customer, supposed, says) => {
  expect(askedOwner(aCustomer(customer), { names, reader, supposed }).replace("..", ".")).toBe(says);
});

it("nobody owns it: says so, and since when", () => {
  const { owner: _owner, ...unowned } = aCustomer({ ownerSince: "2026-11-02T09:00:00.000Z" });
  expect(askedOwner(unowned, { names, reader })).toBe("Contoso Ltd. has been unassigned since 2 Nov.");
  expect(askedOwner(unowned, { names, reader, supposed: ["megan"] })).toContain("No, Contoso Ltd. has been unassigned");
});

it.each<[string, Partial<Customer>, { until: string; deputy: string } | undefined, string | undefined]>([
  ["nobody does", { owner: "megan" }, undefined, "Nobody stands in for Megan Bowen at Contoso Ltd. yet."],
  ["whoever asks owns it", { owner: "alex" }, undefined, "Nobody stands in for you at Contoso Ltd. yet."],
  [
    "it has a deputy",
    { owner: "megan", deputy: "alex" },
    undefined,
    "Nobody stands in for Megan Bowen at Contoso Ltd. yet. You're the deputy.",
  ],
  [
    "somebody stands in",
    { owner: "megan" },
    { until: "2026-11-25", deputy: "adele" },
    "Adele Vance stands in for Megan Bowen at Contoso Ltd. until Wed 25 Nov.",
  ],
  [
    "somebody covers it",
    { owner: "megan", cover: { person: "adele", until: "2026-11-25", by: "megan", at } },
    undefined,
    undefined,
  ],
])("%s while the owner is away: says so", (_, customer, absence, says) => {
  expect(askedStandIn(aCustomer(customer), absence, { names, reader })).toBe(says);
});

const claim = {
  ...newClaim({
    workload: "teams",
    area: "Modern Work and Security",
    scopedOn: "2026-11-02",
    evidence: { kind: "reported", at, by: "megan" },
    status: "Approved",
  }),
  claimId: "CLM-1",
};

const yes = { says: "yes", by: "megan", at } as const;
const no = { says: "no", by: "megan", at } as const;
const all = { cpor: yes, pal: yes, owner: yes, onboarding: yes };
const open = (parts: Partial<Customer>, topic?: Parameters<typeof askedOpen>[2]) => {
  const customer = aCustomer({ lifecycle: "active", ...parts });
  return askedOpen(customer, gapsOf(customer, context), topic, context);
};

it.each<[string, Partial<Customer>, Parameters<typeof askedOpen>[2], string]>([
  ["all is answered", { checklist: { revision: 1, answers: all } }, undefined, "Nothing is open at Contoso Ltd.."],
  [
    "one thing is open",
    { checklist: { revision: 1, answers: { ...all, onboarding: no } } },
    undefined,
    "Open at Contoso Ltd.: Association is not part of onboarding.",
  ],
  [
    "it is open of another topic",
    { checklist: { revision: 1, answers: { ...all, onboarding: no } } },
    "pal",
    "Nothing is open for PAL at Contoso Ltd..",
  ],
  ["it is paused", { lifecycle: "paused" }, undefined, "Contoso Ltd. is paused, so I don't ask about it."],
])("%s: says what is open", (_, parts, topic, says) => {
  expect(open(parts, topic)).toBe(says);
});

it("questions wait for an answer: says how many, and until when", () => {
  const waiting = open(
    { claims: [claim], owner: "megan", ownerSince: at, checklist: { revision: 0, answers: {} } },
    "onboarding",
  );
  expect(waiting).toMatch(/^All that's open for onboarding at Contoso Ltd\.: 1 unanswered question, due /);
});

const fact = (asked: AskedFact, parts: Partial<Customer> = {}) => {
  const customer = aCustomer({ lifecycle: "active", ...parts });
  const gaps = gapsOf(customer, context);
  const items = itemsOf(customer, { ...context, gaps });
  return askedFact(asked, { customer, gaps, names, reader, manager: true, items }, context);
};
it.each<[AskedFact, Partial<Customer>, string]>([
  ["domain", { domain: "contoso.example" }, "Domain of Contoso Ltd.: contoso.example"],
  ["seats", { seats: 1200 }, "Seats at Contoso Ltd.: 1,200, as somebody said here."],
  [
    "claimable",
    {},
    "No report says what Contoso Ltd. uses. Each workload that you deploy or manage there can be claimed, in a claim of its own.",
  ],
  [
    "claimable",
    { usage: [{ month: "2026-10-01", workloads: { teams: { users: 10, seats: 300 } } }] },
    "To claim at Contoso Ltd.: Teams (in use, not decided).",
  ],
  [
    "seats",
    { usage: [{ month: "2026-10-01", workloads: { teams: { users: 10, seats: 300 } } }] },
    "Seats at Contoso Ltd. in October: Teams 300.",
  ],
  [
    "usage",
    { usage: [{ month: "2026-10-01", acrUsd: 1234.5 }] },
    "Azure consumption at Contoso Ltd. in October: $1,235.",
  ],
  ["usage", {}, "No Azure consumption is recorded for Contoso Ltd.."],
  [
    "sale",
    { relationship: "None", channels: ["CSP"] },
    "Contoso Ltd.: Partner Center lists no reseller relationship; sold through CSP.",
  ],
  ["lifecycle", { lifecycle: "paused" }, "Contoso Ltd. is paused."],
  ["proofs", { claims: [claim] }, "No proof is recorded for Contoso Ltd.: a claim's form has a place for it."],
  [
    "proofs",
    { claims: [{ ...claim, proof: { ref: "SOW 12", signedOn: "2026-03-03" } }] },
    "Proof at Contoso Ltd.: Teams, signed 3 Mar (SOW 12).",
  ],
  ["designations", { claims: [claim] }, "What is recorded for Contoso Ltd. feeds Modern Work."],
  ["designations", {}, "Nothing is recorded for Contoso Ltd. that feeds a designation."],
  [
    "onboarding",
    {},
    "Contoso Ltd. isn't in onboarding; no onboarding list was started here. Whether association is part of onboarding isn't answered yet.",
  ],
  [
    "onboarding",
    {
      lifecycle: "onboarding",
      onboarding: {
        startedOn: "2026-11-02",
        steps: [
          { step: 1, dueOn: "2026-11-09", done: { by: "megan", on: "2026-11-05" } },
          { step: 2, dueOn: "2026-11-30" },
        ],
      },
      checklist: { revision: 1, answers: { onboarding: no } },
    },
    "Contoso Ltd. is in onboarding; 1 of 2 steps are done. Association isn't part of it yet, Megan Bowen said today 10:00.",
  ],
  [
    "in-onboarding",
    { checklist: { revision: 1, answers: { onboarding: no } } },
    "No, association isn't yet part of the onboarding at Contoso Ltd.: Megan Bowen said so today 10:00.",
  ],
  [
    "in-onboarding",
    { checklist: { revision: 1, answers: {}, prompt: { id: "1", to: "megan", at, because: "asked" } } },
    "Whether association is part of the onboarding at Contoso Ltd. isn't answered yet: Megan Bowen was asked today 10:00.",
  ],
  [
    "in-onboarding",
    { checklist: { revision: 1, answers: { onboarding: { ...no, says: "unsure" } } } },
    "Whether association is part of the onboarding at Contoso Ltd. isn't answered yet: Megan Bowen was not sure.",
  ],
  [
    "why-asked",
    { owner: "megan", checklist: { revision: 1, answers: all } },
    "Nothing is open at Contoso Ltd., so no question or reminder is due.",
  ],
  [
    "why-asked",
    {
      owner: "megan",
      checklist: {
        revision: 1,
        answers: all,
        prompt: {
          id: "1",
          to: "megan",
          at: "2026-11-05T09:00:00.000Z",
          because: "asked",
          closed: { at, by: "megan", how: "answered" },
        },
      },
    },
    "Nothing is open at Contoso Ltd., so no question or reminder is due. I last asked Megan Bowen on 5 Nov, and got the last answer today 10:00.",
  ],
  [
    "why-asked",
    { owner: "alex", checklist: { revision: 1, answers: { ...all, onboarding: no } } },
    "Open at Contoso Ltd.: Association is not part of onboarding. Your weekly message names it until it's closed.",
  ],
  [
    "why-asked",
    {
      owner: "megan",
      checklist: { revision: 1, answers: { ...all, pal: { ...yes, at: "2026-08-01T09:00:00.000Z" } } },
    },
    "Answers are valid for 90 days, and one has expired (PAL on 30 Oct): Still true confirms it.",
  ],
  [
    "why-asked",
    {
      owner: "megan",
      checklist: {
        revision: 1,
        answers: { ...all, onboarding: no },
        prompt: { id: "1", to: "megan", at, because: "asked" },
      },
    },
    "I asked Megan Bowen today 10:00 and have no answer yet. Open at Contoso Ltd.: Association is not part of onboarding.",
  ],
  ["answered", {}, "Nobody has answered the questions about Contoso Ltd. yet."],
  [
    "answered",
    {
      checklist: {
        revision: 0,
        answers: {},
        prompt: { id: "p", to: "megan", because: "asked", at: "2026-11-20T09:00:00.000Z" },
      },
    },
    "Megan Bowen was asked today 10:00: no answer yet.",
  ],
  ["deputy", { deputy: "megan" }, "Deputy of Contoso Ltd.: Megan Bowen."],
  [
    "owned-since",
    { owner: "megan", ownerSince: "2026-11-02T09:00:00.000Z" },
    "Megan Bowen has owned Contoso Ltd. since 2 Nov.",
  ],
  [
    "owned-since",
    {
      owner: "megan",
      ownerSince: "2026-11-02T09:00:00.000Z",
      history: [{ at: "2026-11-02T09:00:00.000Z", by: "adele", what: "assigned", to: "megan" }],
    },
    "Megan Bowen has owned Contoso Ltd. since 2 Nov; Adele Vance assigned it.",
  ],
  ["workloads", { claims: [claim] }, "1 workload at Contoso Ltd.: Teams (approved)."],
  ["claim-ids", { claims: [claim] }, "Claim IDs at Contoso Ltd.: Teams CLM-1."],
  ["subscriptions", {}, "No Azure subscription is recorded for Contoso Ltd.."],
  [
    "answered",
    { checklist: { revision: 1, answers: { cpor: yes } } },
    "Megan Bowen last answered the questions about Contoso Ltd. today 10:00.",
  ],
  [
    "answered",
    { checklist: { revision: 1, answers: { cpor: { ...yes, at: "2026-09-25T09:00:00.000Z" } } } },
    "Megan Bowen last answered the questions about Contoso Ltd. on 25 Sep.",
  ],
  [
    "answered",
    { checklist: { revision: 0, answers: {} } },
    "Nobody has answered the questions about Contoso Ltd. yet.",
  ],
  ["links", {}, "No PAL link is recorded for Contoso Ltd.."],
  ["credit", { claims: [claim] }, "In order at Contoso Ltd.: 1 of 1 workload; what isn't earns no credit."],
  [
    "gdap",
    { gdap: { status: "Active", endsOn: "2026-12-31", autoExtends: true, needed: true } },
    "Delegated access (GDAP) at Contoso Ltd.: Active, ends 31 Dec, extends automatically.",
  ],
  ["snoozed", {}, "Nothing is snoozed at Contoso Ltd.."],
])("%s is asked for: says it in a sentence", (asked, parts, says) => {
  expect(fact(asked, parts)).toBe(says);
});
