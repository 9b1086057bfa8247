/** What is asked of one customer, from the words alone. */
import { expect, it } from "vitest";
import {
  asksOfEnd,
  asksOfNothing,
  asksWhatHappened,
  asksWhatItMeans,
  asksWhenDue,
  rulesAsked,
} from "../../../src/teams/input/wanted.ts";

it.each([
  "How many days do I have left for Fabrikam?",
  "when is Fabrikam due?",
  "how long have I got for Fabrikam?",
  "how much time is left for Trey Research?",
  "When does the dispute window close at Fabrikam?",
  "until when can we dispute Fabrikam?",
  "by when do I have to act on Contoso?",
  "is it too late for Fabrikam?",
  "is anything overdue at Fabrikam?",
  "Fabrikam deadline?",
  "anything due at Fabrikam?",
  "what's due at Fabrikam",
  "when does the time run out at Contoso",
])("asks how much time there is: %j", (text) => expect(asksWhenDue(text)).toBe(true));

it.each([
  "how long has Megan owned Contoso?",
  "how long does Microsoft take at Litware?",
  "when does GDAP end at Wingtip Toys?",
  "when is the review of Contoso due?",
  "until when is my answer valid at Contoso?",
  "when was Exchange approved at Contoso?",
  "who owns Fabrikam?",
])("asks for something else: %j", (text) => expect(asksWhenDue(text)).toBe(false));

it.each([
  ["when does the claim for Contoso expire, and can I renew it already", true],
  ["until when is our Exchange claim at Contoso valid?", true],
  ["do I have to renew the claims at Contoso", true],
  ["when does the dispute of the Contoso claim end?", false],
  ["until when is my answer valid at Contoso?", false],
  ["we renewed the Contoso claim", false],
  ["when does the snooze of the Contoso claim end?", false],
  ["our claim at Contoso ended, do we have to renew it?", false],
])("whether it asks when a claim itself ends: %j is %s", (text, is) => expect(asksOfEnd(text)).toBe(is));

it.each([
  "What happens if I do nothing?",
  "what do we lose if we ignore Trey Research?",
  "what if I leave it?",
  "what happens if we let it slip",
  "what would it cost us if we miss the deadline at Litware?",
  "how bad is it if we don't answer",
])("asks what is lost: %j", (text) => expect(asksOfNothing(text)).toBe(true));

it.each([
  "what happened at Contoso?",
  "nothing happened at Contoso",
  "what if Megan leaves?",
  "what is lost at Contoso?",
])("asks for something else than what is lost: %j", (text) => expect(asksOfNothing(text)).toBe(false));

it.each([
  "what exactly is Microsoft still waiting for from us at Contoso?",
  "what are they asking for?",
  "what do they want from us?",
])("asks what a state wants of us: %j", (text) => expect(asksWhatItMeans(text)).toBe(true));

it.each([
  ["what's the reason for the rejection at Contoso?", true],
  ["Teams at Contoso, why rejected", true],
  ["why was it refused?", true],
  ["claims of Woodgrove and Litware: why rejected?", true],
  ["why are claims rejected?", false],
  ["why are the claims of the others rejected?", false],
])("asks why it happened: %j is %s", (text, asks) => expect(asksWhatHappened(text)).toBe(asks));

it.each([
  ["How long does it take?", ["why how-long"]],
  ["Submitted it just now, how long does that usually take?", ["why how-long"]],
  ["How long does it take to get PAL at Contoso?", []],
])("is of the rules %j: %j", (text, rules) => expect(rulesAsked(text)).toEqual(rules));
