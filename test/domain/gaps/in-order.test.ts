/** How claims and subscriptions stand, for every count and every tick. */
import { expect, it } from "vitest";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import { gapsOf } from "../../../src/domain/gaps/find-gaps.ts";
import { itemsOf, type ItemState } from "../../../src/domain/gaps/in-order.ts";
import { aContext } from "../contexts.ts";
import { aCustomer } from "../customers.ts";
import { aClaim, anIdentity, aSubscription, principal, production } from "./rules/cases.ts";

const context = aContext({ today: "2026-11-23", partnerIds: ["4911112"] });

const stands = (parts: Partial<Customer>) => {
  const customer = aCustomer(parts);
  return itemsOf(customer, { ...context, gaps: gapsOf(customer, context) });
};

const early = "2026-01-05";
const answered = (says: "yes" | "no") => ({
  revision: 1,
  answers: { pal: { says, by: "megan", at: "2026-11-20T08:00:00.000Z" } },
});

const owner = { subscription: production, role: "Owner", permanence: "permanent" } as const;
/** Attributed to us by the report of October. */
const shown = aSubscription({
  seen: { month: "2026-10-01", consumes: true, attributed: true, adminTypes: ["Owner"], partnerIds: ["4911112"] },
});

it.each<[string, Partial<Customer>, ItemState]>([
  ["verified", { subscriptions: [aSubscription()], identities: [principal()] }, "in-order"],
  [
    "linked by somebody's word",
    { subscriptions: [aSubscription()], identities: [principal({ link: "reported", linkedOn: "2026-11-20" })] },
    "unproven",
  ],
  [
    "linked by somebody's word, and sold by us",
    {
      subscriptions: [aSubscription({ soldByUsCsp: true })],
      identities: [principal({ link: "reported", linkedOn: "2026-11-20" })],
    },
    "in-order",
  ],
  [
    "linked as the owner says",
    { subscriptions: [aSubscription({ since: "2026-11-02" })], checklist: answered("yes") },
    "unproven",
  ],
  ["not linked, and not late", { subscriptions: [aSubscription({ since: "2026-11-23" })] }, "open"],
  ["not linked, and late", { subscriptions: [aSubscription({ since: early })] }, "open"],
  [
    "left by its only link, which the identity's gap tells of",
    {
      subscriptions: [aSubscription({ since: early })],
      identities: [anIdentity({ link: "broken", since: "2026-11-09" })],
    },
    "open",
  ],
  [
    "verified, by an identity that names another partner",
    { subscriptions: [aSubscription()], identities: [principal({ partnerId: "5120044" })] },
    "open",
  ],
  [
    "verified by one identity, and reached by another that names another partner",
    {
      subscriptions: [aSubscription()],
      identities: [principal(), anIdentity({ partnerId: "5120044", roles: [owner] })],
    },
    "in-order",
  ],
  [
    "attributed by a report, and reached by an identity that names another partner",
    { subscriptions: [shown], identities: [anIdentity({ partnerId: "5120044", roles: [owner] })] },
    "in-order",
  ],
  [
    "attributed by a report, and its only identity gone since",
    { subscriptions: [shown], identities: [anIdentity({ link: "broken", since: "2026-11-09" })] },
    "open",
  ],
  [
    "attributed by a report, and an identity gone before",
    { subscriptions: [shown], identities: [anIdentity({ link: "broken", since: "2026-10-09" })] },
    "in-order",
  ],
  [
    "sold by us, and reached by an identity that names another partner",
    {
      subscriptions: [aSubscription({ soldByUsCsp: true })],
      identities: [anIdentity({ partnerId: "5120044", roles: [owner] })],
    },
    "in-order",
  ],
  ["sold by us", { subscriptions: [aSubscription({ soldByUsCsp: true })] }, "in-order"],
  ["out of reach", { subscriptions: [aSubscription({ since: early, access: "none" })] }, "apart"],
  ["another partner's", { subscriptions: [aSubscription({ scope: { is: "other-partner" } })] }, "apart"],
  ["over", { subscriptions: [aSubscription({ endedOn: "2026-10-01" })] }, "apart"],
])("a subscription that is %s", (_, parts, state) => {
  const { states, subscriptions } = stands(parts);
  expect(states.get(production)).toBe(state);
  expect(subscriptions).toEqual({ inOrder: state === "in-order" ? 1 : 0, of: state === "apart" ? 0 : 1 });
});

it.each<[string, Partial<Customer>, ItemState]>([
  ["approved", { claims: [aClaim({ status: "Approved", statusSince: "2026-10-01" })] }, "in-order"],
  ["submitted, and not late", { claims: [aClaim({ status: "Submitted", statusSince: "2026-11-20" })] }, "open"],
  [
    "approved, and claimed with another Partner ID",
    { claims: [aClaim({ status: "Approved", statusSince: "2026-10-01", partnerId: "5120044" })] },
    "open",
  ],
  ["another partner's", { claims: [aClaim({ scope: { is: "other-partner" } })] }, "apart"],
  [
    "not started, and counted by our own sale as well",
    { channels: ["CSP"], claims: [aClaim({ workload: "defender-office" })] },
    "in-order",
  ],
])("a claim that is %s", (_, parts, state) => {
  const { claims } = stands(parts);
  expect(claims).toEqual({ inOrder: state === "in-order" ? 1 : 0, of: state === "apart" ? 0 : 1 });
});
