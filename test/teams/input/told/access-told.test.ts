/** What is told of a subscription that a customer has got, as its form is filled in, and of access that it refused. */
import { expect, it } from "vitest";
import {
  subscriptionTold,
  tellsAccessAwaited,
  tellsAccessRefused,
} from "../../../../src/teams/input/told/access-told.ts";
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
  [
    "got the subscription id for Contoso: 3F2B8C1E-77d4-4a0b-9c55-1e2d3f4a5b6c, PAL is set",
    { id: "3f2b8c1e-77d4-4a0b-9c55-1e2d3f4a5b6c" },
  ],
  [
    "3f2b8c1e-77d4-4a0b-9c55-1e2d3f4a5b6c is the new subscription there, I have no access",
    { id: "3f2b8c1e-77d4-4a0b-9c55-1e2d3f4a5b6c", access: "none" },
  ],
  ["the tenant of that subscription is 3f2b8c1e-77d4-4a0b-9c55-1e2d3f4a5b6c, its tenant ID", undefined],
  ["Contoso has two subscriptions, not three", undefined],
  ["Contoso has three subscriptions, not two of them linked", undefined],
  ["Contoso has a new subscription model", undefined],
  ["Contoso doesn't have a third subscription", undefined],
])("%j tells %j", (text, told) => expect(subscriptionTold(text)).toEqual(told));

it.each([
  ["Contoso refused GDAP", true],
  ["Contoso rejected our GDAP request", true],
  ["Contoso said no to GDAP", true],
  ["Microsoft rejected the GDAP request for Contoso", false],
  ["Our security team declined GDAP at Contoso", false],
  ["Contoso rejected our GDAP request by mistake, they'll accept it tomorrow", false],
  ["Contoso is against GDAP with Global Admin, they'd accept fewer roles", false],
  ["Contoso rejected our GDAP renewal because the mail went to spam", false],
  ["Contoso refused GDAP from Insight", false],
  ["Contoso refused Insight's GDAP", false],
  ["Contoso refused GDAP from Insight and from us", true],
  ["Contoso refused GDAP to Softchoice", false],
  ["Contoso declined the GDAP request of another partner", false],
  ["GDAP for Contoso was refused", true],
  ["Contoso refused our GDAP request from Monday", true],
])("%j: the customer refused it for good: %j", (text, isSo) => expect(tellsAccessRefused(text)).toBe(isSo));

it.each([
  ["waiting on Contoso for consent to GDAP", true],
  ["Contoso's IT has to sign off the GDAP first", true],
  ["Contoso: GDAP is with their legal team", true],
  ["Contoso is reviewing our GDAP request", true],
  ["Contoso approved GDAP", false],
  ["Contoso's admin approved GDAP today, I sent the invitation yesterday", false],
  ["Contoso hasn't approved GDAP, I sent the invitation yesterday", true],
  ["is Contoso still waiting for GDAP?", false],
  ["remind me if GDAP at Contoso is still pending", false],
  ["waiting for GDAP at Contoso, PAL is linked", false],
  ["Contoso still has to accept the meeting", false],
])("%j: the request is with the customer: %j", (text, isSo) => expect(tellsAccessAwaited(text)).toBe(isSo));
