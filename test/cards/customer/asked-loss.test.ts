/** What a customer's card says first where it is asked what happens if nobody does anything. */
import { expect, it } from "vitest";
import { askedLoss } from "../../../src/cards/customer/asked-loss.ts";
import { gapsOf } from "../../../src/domain/gaps/find-gaps.ts";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import type { Day } from "../../../src/domain/time/time.ts";
import { aContext } from "../../domain/contexts.ts";
import { aCustomer } from "../../domain/customers.ts";
import { aClaim, oneClaim, said } from "../../domain/gaps/rules/cases.ts";

const yes = { says: "yes", by: "megan", at: "2026-11-20T09:00:00.000Z" } as const;
const checklist = { revision: 1, answers: { cpor: yes, pal: yes, owner: yes, onboarding: yes } };
const lost = (parts: Partial<Customer>, today: Day) => {
  const customer = aCustomer({ lifecycle: "active", checklist, ...parts });
  const context = aContext({ today });
  return askedLoss(customer, gapsOf(customer, context), context);
};
const asked = oneClaim({ status: "Partner action required", statusSince: "2026-11-17" });

it.each<[string, Partial<Customer>, Day, RegExp]>([
  [
    "with no answer in time",
    asked,
    "2026-12-01",
    /^Teams: with no answer by Mon 7 Dec, Microsoft rejects the claim\. A rejection can be disputed once, within 30 days; after that it takes a new claim\.$/,
  ],
  [
    "once that time is over",
    asked,
    "2026-12-18",
    /^Teams: the time to answer ended on 7 Dec\. If the claim was rejected then, it can be disputed until 6 Jan 2027; after that/,
  ],
  [
    "once that is over as well",
    asked,
    "2027-01-07",
    /^Teams: the time to answer ended on 7 Dec 2026\. If the claim was rejected then, it takes a new one\.$/,
  ],
  [
    "with no dispute",
    oneClaim({ status: "Rejected", statusSince: "2026-11-17" }),
    "2026-12-01",
    /^Teams: the time to dispute the rejection ends on 17 Dec; after that it takes a new claim\.$/,
  ],
  [
    "with an answer that says no",
    said("pal", "no"),
    "2026-11-23",
    /earns no credit until it is, and never for the days/,
  ],
  ["with nothing open", {}, "2026-11-23", /^Nothing is lost: Contoso Ltd\. has no open gap\.$/],
])("says what is lost %s", (_, parts, today, first) => {
  expect(lost({ claims: [aClaim({ status: "Approved", approvedOn: "2026-11-01" })], ...parts }, today)[0]).toMatch(
    first,
  );
});
