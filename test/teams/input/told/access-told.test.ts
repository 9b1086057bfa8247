/** What is told of a subscription that a customer has got, as its form is filled in. */
import { expect, it } from "vitest";
import { subscriptionTold } from "../../../../src/teams/input/told/access-told.ts";
import { isWord } from "../../../../src/teams/input/reading/intents.ts";

// Learnt as this is read, as in `../../harness.ts`.
isWord("show");

it.each([
  ["Contoso has a third subscription", {}],
  [
    "Contoso has three Azure subscriptions, by the way, not two. The third's called con-prod-weu and I don't have access to it yet.",
    { name: "con-prod-weu", access: "none" },
  ],
  ['They got another subscription, named "Data Platform", no access so far', { name: "Data Platform", access: "none" }],
  ["They just got a second Azure subscription (con-dev), I can't see it yet", { name: "con-dev", access: "none" }],
  ["Contoso has two subscriptions, not three", undefined],
  ["Contoso has three subscriptions, not two of them linked", undefined],
  ["Contoso has a new subscription model", undefined],
  ["Contoso doesn't have a third subscription", undefined],
])("%j tells %j", (text, told) => expect(subscriptionTold(text)).toEqual(told));
