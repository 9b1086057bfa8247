/** What is asked or wanted of the bot's own ways, and sentences like it that want something else. */
import { expect, it } from "vitest";
import { ofItself } from "../../../../src/teams/input/reading/of-itself.ts";

it.each([
  ["Can we get the digest here a bit shorter? Just what changed and what's overdue.", "digest-contents"],
  ["The digest has become so long. Is there a way to limit it to what is overdue?", "digest-contents"],
  ["could the weekly message only show the critical ones", "digest-contents"],
  ["Only one question a day please, not five in a row.", "fewer"],
  ["On some mornings I get four or five separate cards from you", "fewer"],
  ["I'd prefer to have it all in a single message", "fewer"],
  ["Do Alex and Lynne get told when I don't answer?", "escalation"],
  ["who hears of it if somebody doesn't reply", "escalation"],
  ["what happens when Isaiah doesn't answer?", "escalation"],
  ["From now on, association should be part of onboarding for every new customer.", "onboarding-list"],
  ["please put PAL and CPOR into the onboarding of all new customers", "onboarding-list"],
])("%j is of %s", (text, what) => expect(ofItself(text)).toBe(what));

it.each([
  "digest here Monday 09:00",
  "how long ago was the digest",
  "please remind all of them in one message",
  "show me four critical gaps",
  "which customers have association as part of onboarding?",
  "is association part of onboarding for every new customer?",
  "does Microsoft tell us when a claim is rejected?",
  "who hasn't answered?",
])("not %j", (text) => expect(ofItself(text)).toBeUndefined());
