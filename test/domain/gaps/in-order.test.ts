/** How claims and subscriptions stand, for every count and every tick. */
import { expect, it } from "vitest";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import { gapsOf } from "../../../src/domain/gaps/find-gaps.ts";
import { itemsOf, type ItemState } from "../../../src/domain/gaps/in-order.ts";
import { aContext } from "../contexts.ts";
import { aCustomer } from "../customers.ts";
import {
  anIdentity,
  aSubscription,
  oneClaim,
  oneIdentity,
  onePrincipal,
  oneSubscription,
  principal,
  production,
  said,
} from "./rules/cases.ts";

const context = aContext({ today: "2026-11-23", partnerIds: ["4911112"] });

const stands = (parts: Partial<Customer>) => {
  const customer = aCustomer(parts);
  return itemsOf(customer, { ...context, gaps: gapsOf(customer, context) });
};

const early = "2026-01-05";

const owner = { subscription: production, role: "Owner", permanence: "permanent" } as const;
/** Attributed to us by the report of October. */
const shown = aSubscription({
  seen: { month: "2026-10-01", consumes: true, attributed: true, adminTypes: ["Owner"], partnerIds: ["4911112"] },
});

it.each<[string, Partial<Customer>, ItemState]>([
  ["verified", { ...oneSubscription(), ...onePrincipal() }, "in-order"],
  [
    "linked by somebody's word",
    { ...oneSubscription(), ...onePrincipal({ link: "reported", linkedOn: "2026-11-20" }) },
    "unproven",
  ],
  [
    "linked by somebody's word, and sold by us",
    { ...oneSubscription({ soldByUsCsp: true }), ...onePrincipal({ link: "reported", linkedOn: "2026-11-20" }) },
    "in-order",
  ],
  [
    "linked as the owner says",
    { ...oneSubscription({ since: "2026-11-02" }), ...said("pal", "yes", "2026-11-20T08:00:00.000Z") },
    "unproven",
  ],
  ["not linked, and not late", oneSubscription({ since: "2026-11-23" }), "open"],
  ["not linked, and late", oneSubscription({ since: early }), "open"],
  [
    "left by its only link, which the identity's gap tells of",
    { ...oneSubscription({ since: early }), ...oneIdentity({ link: "broken", since: "2026-11-09" }) },
    "open",
  ],
  [
    "verified, by an identity that names another partner",
    { ...oneSubscription(), ...onePrincipal({ partnerId: "5120044" }) },
    "open",
  ],
  [
    "verified by one identity, and reached by another that names another partner",
    { ...oneSubscription(), identities: [principal(), anIdentity({ partnerId: "5120044", roles: [owner] })] },
    "in-order",
  ],
  [
    "attributed by a report, and reached by an identity that names another partner",
    { subscriptions: [shown], ...oneIdentity({ partnerId: "5120044", roles: [owner] }) },
    "in-order",
  ],
  [
    "attributed by a report, and its only identity gone since",
    { subscriptions: [shown], ...oneIdentity({ link: "broken", since: "2026-11-09" }) },
    "open",
  ],
  [
    "attributed by a report, and an identity gone before",
    { subscriptions: [shown], ...oneIdentity({ link: "broken", since: "2026-10-09" }) },
    "in-order",
  ],
  [
    "sold by us, and reached by an identity that names another partner",
    { ...oneSubscription({ soldByUsCsp: true }), ...oneIdentity({ partnerId: "5120044", roles: [owner] }) },
    "in-order",
  ],
  ["sold by us", oneSubscription({ soldByUsCsp: true }), "in-order"],
  ["out of reach", oneSubscription({ since: early, access: "none" }), "apart"],
  ["another partner's", oneSubscription({ scope: { is: "other-partner" } }), "apart"],
  ["over", oneSubscription({ endedOn: "2026-10-01" }), "apart"],
])("a subscription that is %s", (_, parts, state) => {
  const { states, subscriptions } = stands(parts);
  expect(states.get(production)).toBe(state);
  expect(subscriptions).toEqual({ inOrder: state === "in-order" ? 1 : 0, of: state === "apart" ? 0 : 1 });
});

it.each<[string, Partial<Customer>, ItemState]>([
  ["approved", oneClaim({ status: "Approved", statusSince: "2026-10-01" }), "in-order"],
  ["submitted, and not late", oneClaim({ status: "Submitted", statusSince: "2026-11-20" }), "open"],
  [
    "approved, and claimed with another Partner ID",
    oneClaim({ status: "Approved", statusSince: "2026-10-01", partnerId: "5120044" }),
    "open",
  ],
  ["another partner's", oneClaim({ scope: { is: "other-partner" } }), "apart"],
  [
    "not started, and counted by our own sale as well",
    { channels: ["CSP"], ...oneClaim({ workload: "defender-office" }) },
    "in-order",
  ],
])("a claim that is %s", (_, parts, state) => {
  const { claims } = stands(parts);
  expect(claims).toEqual({ inOrder: state === "in-order" ? 1 : 0, of: state === "apart" ? 0 : 1 });
});
