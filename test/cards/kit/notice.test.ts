/** The one line of a notice that notifications, and lists of what was done, show of it. */
import { expect, it } from "vitest";
import { noticeView } from "../../../src/cards/kit/notice.ts";

const long = "A gap that changes comes back at once, and managers see what is snoozed, until when and why it was.";
it.each<[string, string | undefined, readonly string[], string]>([
  [
    "the news and what follows",
    "Litware, Inc. is yours",
    ["The questions come here."],
    "Litware, Inc. is yours. The questions come here.",
  ],
  ["a question", "Assign it to Megan?", ["Nothing has changed yet."], "Assign it to Megan? Nothing has changed yet."],
  ["a sentence alone", undefined, ["The digest is off."], "The digest is off."],
  [
    "whole sentences, where not all fit",
    "Contoso: snoozed",
    ["1 gap snoozed: I'm ill..", long],
    "Contoso: snoozed. 1 gap snoozed: I'm ill.",
  ],
])("is %s", (_, headline, says, summary) => expect(noticeView({ headline, says }).summary).toBe(summary));
