/** Customers by what a sentence says that they have and lack, and sentences like these that say something else. */
import { expect, it } from "vitest";
import { combinationIn, likeSaid } from "../../../../src/teams/input/lists/have-lack.ts";

/** A Friday. */
const today = "2026-11-27";

it.each([
  ["customers with a claim but no PAL", "has-claim no-pal"],
  ["GDAP but no owner", "has-gdap no-owner"],
  ["onboarded but not claimed", "has-onboarding no-claim"],
  ["approved but PAL missing", "has-claim-approved no-pal"],
  ["neither PAL nor CPOR", "no-pal no-cpor"],
  ["which customers have PAL but no claim?", "has-pal no-claim"],
  ["who has neither a deputy nor an owner", "no-deputy no-owner"],
  ["customers without PAL or GDAP", "no-pal no-gdap"],
  ["Which of our customers haven't got GDAP yet?", "no-gdap"],
  ["how many customers have PAL", "has-pal"],
  ["customers that are claimed but not approved yet", "has-claim no-claim-approved"],
  ["customers with a rejected claim and no owner", "has-claim-rejected no-owner"],
  ["customers in onboarding without an owner", "in-onboarding no-owner"],
  ["unassigned customers without GDAP", "no-owner no-gdap"],
  ["who has Azure and no PAL link?", "has-subscription no-pal"],
  ["which customers have a subscription but no owner", "has-subscription no-owner"],
  ["customers missing PAL or a claim", "pal cpor"],
  ["customers where PAL is done but CPOR isn't", "has-pal no-cpor"],
  ["customers that have CPOR but where PAL isn't linked", "has-cpor no-pal"],
  ["everyone with an approved claim who hasn't linked PAL", "has-claim-approved no-pal"],
  ["which customers are not onboarded yet", "no-onboarding"],
  ["no gdap", "no-gdap"],
  ["customers in onboarding that don't have a single claim", "in-onboarding no-claim"],
  ["customers where onboarding is finished but nobody has made a claim", "has-onboarding no-claim"],
  ["which customers have no PAL although their claim is approved?", "no-pal has-claim-approved"],
  ["customers without deputy and without GDAP for the review on Monday", "no-deputy no-gdap"],
  ["is there anybody with a W0 claim but without W1?", "has-claim/teams no-claim/intune"],
  ["except for PAL, who is done?", "only-pal"],
  ["customers who have everything but GDAP", "in-order no-gdap"],
  ["which customers still don't have a PAL on their Azure subscriptions and no owner?", "no-pal no-owner"],
  ["which subscriptions are not linked?", "pal"],
  ["which customers do not have an owner at the moment?", "no-owner"],
  ["customers with critical gaps but no GDAP", "critical no-gdap"],
  ["which customers have open gaps and no deputy?", "no-deputy"],
  ["customers with an expired answer and no claim", "expired no-claim"],
  ["customers I own that have no GDAP", "no-gdap"],
  ["PAL or CPOR missing", "pal cpor"],
  ["are all customers with a claim also linked by PAL?", "has-claim no-pal"],
  ["does every customer have an owner", "no-owner"],
  ["unlinked customers", "no-pal"],
  ["W0 but no W1", "has-claim/teams no-claim/intune"],
  ["approved W0 claims, no PAL", "has-claim-approved/teams no-pal"],
  ["claims rejected, no deputy", "has-claim-rejected no-deputy"],
  ["unassigned with Azure", "no-owner has-subscription"],
  ["which customers with PAL gaps don't have GDAP?", "no-pal no-gdap"],
  ["who came to us in the last three months and has no owner?", "joined-2026-08-27 no-owner"],
  ["customers who haven't answered and have no claim", "waiting no-claim"],
  ["how many customers have a claim", "has-claim"],
  ["fully done except PAL", "only-pal"],
  ["everything done but the claim", "only-cpor"],
  ["which customers only lack onboarding?", "only-onboarding"],
  ["where is only PAL missing", "only-pal"],
  ["who became ours since October", "joined-2026-10-01"],
  ["new customers this month", "joined-2026-11-01"],
  ["customers we won in October", "joined-2026-10-01-2026-10-31"],
  ["subscriptions added last week", "subscribed-2026-11-16-2026-11-22"],
  ["nothing heard from in a month", "quiet-2026-10-27"],
  ["which customers haven't been touched since October?", "quiet-2026-10-01"],
])("%j is of customers that are %s", (text, expected) => {
  expect(likeSaid(text, today, ["teams", "intune"])?.replace(/^customers /, "")).toBe(expected);
});

it.each([
  ["customers with a claim or PAL", "either would do"],
  ["who has PAL and who does not?", "both sides"],
  ["how many customers have PAL, and how many a claim?", "two lists"],
  ["which customers with W0 have no claim", "it is in use"],
  ["which owners have not replied", "of people"],
  ["who has been silent since last week", "of people"],
  ["the customer signed the order last week", "told of one"],
  ["keep quiet for everybody in the last week of December", "somebody is asked to be quiet"],
  ["exchange in review since Tuesday, Purview I haven't touched", "told of claims"],
  ["how many customers have every claim approved and PAL", "some claims do not tell"],
  ["which claims have not been submitted", "these are no customers"],
  ["customers with a claim and no critical gaps", "such gaps are missing"],
  ["customers with critical PAL gaps", "of these gaps"],
  ["PAL and CPOR", "nothing is said of them"],
  ["who is the owner?", "one person is meant"],
  ["show only PAL", "a list is narrowed"],
  ["everything except PAL", "gaps are left out"],
  ["claims open, no PAL", "an open claim may be there"],
  ["which customers need PAL", "a need is no state"],
  ["they have PAL but no claim", "told of some"],
  ["customers in Germany with a claim but no PAL", "a part is not read"],
  ["what is new this week?", "gaps may be new"],
])("%j is of none: %s", (text) => {
  expect(likeSaid(text, today)).toBeUndefined();
});

it.each([
  ["customers in Spain with a claim but no PAL", "gaps pal cpor", "with a claim but no PAL"],
  ["customers in Spain with no deputy and no GDAP", "gaps access no-deputy", "with no deputy and no GDAP"],
  ["customers with no deputy and no GDAP", "gaps customers no-deputy no-gdap", undefined],
  ["which customers without a deputy have onboarding gaps", "gaps onboarding no-deputy", undefined],
  ["how many claims do we have per owner", "claims by owner", undefined],
  ["customers with PAL", "gaps pal", undefined],
  ["customers missing PAL or a claim", "gaps pal cpor", undefined],
  ["which claims have not been submitted", "claims not-submitted", undefined],
])("of %j, listed by %j, nothing goes by %j", (text, says, expected) => {
  expect(combinationIn(text, says)).toBe(expected);
});
