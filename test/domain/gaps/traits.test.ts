/** What customers have and lack: only what is known to be there is had, and what does not apply is not lacked. */
import { expect, it } from "vitest";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import { gapsOf } from "../../../src/domain/gaps/find-gaps.ts";
import { isLike, traitOf, writeTrait } from "../../../src/domain/gaps/traits.ts";
import { aContext } from "../contexts.ts";
import { aCustomer } from "../customers.ts";
import { aClaim, anIdentity, aSubscription, reported } from "./rules/cases.ts";

const at = "2026-11-20T09:00:00.000Z";
const answered = (says: "yes" | "no" | "n/a"): Partial<Customer> => ({
  checklist: {
    revision: 1,
    answers: {
      cpor: { says: "yes", by: "megan", at },
      pal: { says, by: "megan", at },
      owner: { says: "yes", by: "megan", at },
      onboarding: { says: "yes", by: "megan", at },
    },
  },
});
const claimed = (status: "Not started" | "Draft" | "Approved" | "Rejected"): Partial<Customer> => ({
  claims: [aClaim({ status, statusSince: "2026-11-20" })],
});
const access = (status: string, endsOn: string): Partial<Customer> => ({
  gdap: { status, endsOn, autoExtends: false, needed: true, evidence: reported() },
});

it.each<[string, string, Partial<Customer>, boolean]>([
  ["100 seats", "seats-least-100", { seats: 100 }, true],
  ["100 seats", "seats-least-101", { seats: 100 }, false],
  ["100 seats", "seats-most-100", { seats: 100 }, true],
  ["no seats on record", "seats-most-100", {}, false],
  ["a claim that was started", "has-claim", claimed("Draft"), true],
  ["one that was not", "has-claim", claimed("Not started"), false],
  ["one that was not", "no-claim", claimed("Not started"), true],
  ["an approved one", "has-claim-approved", claimed("Approved"), true],
  ["a rejected one", "no-claim-approved", claimed("Rejected"), true],
  ["a rejected one", "has-claim-rejected", claimed("Rejected"), true],
  ["CPOR answered yes, and an approved claim", "has-cpor", { ...answered("yes"), ...claimed("Approved") }, true],
  ["CPOR answered yes, and a rejected claim", "no-cpor", { ...answered("yes"), ...claimed("Rejected") }, true],
  ["a claim for Teams", "no-claim/intune", claimed("Approved"), true],
  ["a claim for Teams", "has-claim-approved/teams", claimed("Approved"), true],
  ["PAL answered yes", "has-pal", answered("yes"), true],
  ["PAL answered no", "no-pal", answered("no"), true],
  ["nothing said of PAL", "has-pal", {}, false],
  ["nothing said of PAL", "no-pal", {}, true],
  ["PAL that does not apply", "no-pal", answered("n/a"), false],
  ["PAL that does not apply", "has-pal", answered("n/a"), false],
  ["PAL answered no", "no-link", answered("no"), true],
  ["PAL answered yes", "has-link", answered("yes"), true],
  [
    "a link that is only reported",
    "has-link",
    { ...answered("no"), identities: [anIdentity({ link: "reported" })] },
    true,
  ],
  [
    "a link that is only reported",
    "no-pal",
    { ...answered("no"), identities: [anIdentity({ link: "reported" })] },
    true,
  ],
  ["a link to another Partner ID", "has-link", { identities: [anIdentity({ partnerId: "5120044" })] }, false],
  ["a link to another Partner ID", "no-link", { identities: [anIdentity({ partnerId: "5120044" })] }, false],
  ["a link to another Partner ID", "linked-elsewhere", { identities: [anIdentity({ partnerId: "5120044" })] }, true],
  [
    "PAL answered yes, and a link to another Partner ID",
    "has-link",
    { ...answered("yes"), identities: [anIdentity({ partnerId: "5120044" })] },
    false,
  ],
  [
    "a link to another Partner ID and one to ours",
    "has-link",
    { identities: [anIdentity({ partnerId: "5120044" }), anIdentity({ partnerId: "4911112" })] },
    true,
  ],
  ["a link to our Partner ID", "linked-elsewhere", { identities: [anIdentity({ partnerId: "4911112" })] }, false],
  ["a link that broke", "no-link", { identities: [anIdentity({ link: "broken" })] }, true],
  ["a subscription that nothing links", "no-link", { subscriptions: [aSubscription()] }, true],
  ["a subscription that is over", "no-link", { subscriptions: [aSubscription({ endedOn: "2026-10-01" })] }, false],
  ["nothing said of Azure", "no-link", {}, false],
  ["nothing said of Azure", "has-link", {}, false],
  ["PAL that does not apply", "no-link", { ...answered("n/a"), subscriptions: [aSubscription()] }, false],
  ["onboarding answered yes", "has-onboarding", answered("yes"), true],
  ["onboarding under way", "has-onboarding", { ...answered("yes"), lifecycle: "onboarding" }, false],
  ["GDAP", "has-gdap", access("active", "2027-03-01"), true],
  ["GDAP that has ended", "no-gdap", access("active", "2026-11-01"), true],
  ["GDAP that was never approved", "has-gdap", access("approvalPending", "2027-03-01"), false],
  [
    "no GDAP, of which none is needed",
    "no-gdap",
    { gdap: { status: "not needed", autoExtends: false, needed: false } },
    false,
  ],
  ["nothing open but PAL", "only-pal", answered("no"), true],
  ["nothing open but PAL", "only-pal-onboarding", answered("no"), true],
  ["nothing open but PAL", "only-cpor-onboarding", answered("no"), false],
  ["nothing open at all", "only-pal", answered("yes"), false],
  ["a pause", "no-deputy", { lifecycle: "paused" }, false],
  ["an answer since", "quiet-2026-11-10", answeredOn("2026-11-12T09:00:00.000Z", "answered"), false],
  ["a question since", "quiet-2026-11-10", answeredOn("2026-11-12T09:00:00.000Z", "asked"), true],
  ["an answer before", "quiet-2026-11-10", answeredOn("2026-11-05T09:00:00.000Z", "answered"), true],
])("a customer with %s is %s", (_, word, parts, expected) => {
  const trait = traitOf(word);
  if (trait === undefined) throw new Error("no trait");
  expect(writeTrait(trait)).toBe(word);
  const customer = aCustomer(parts);
  const context = aContext();
  expect(isLike(trait, customer, { ...context, gaps: gapsOf(customer, context) })).toBe(expected);
});

function answeredOn(moment: string, what: string): Partial<Customer> {
  return { history: [{ at: moment, by: "megan", what }] };
}

it("a button of an earlier version is read by its former word", () =>
  expect(traitOf("deputized")).toEqual(traitOf("has-deputy")));

it.each([
  "has-name",
  "no-pal-rejected",
  "only-deputy",
  "only-pal-deputy",
  "only",
  "joined-october",
  "quiet",
  "Contoso",
])("%j is none", (word) => {
  expect(traitOf(word)).toBeUndefined();
});
