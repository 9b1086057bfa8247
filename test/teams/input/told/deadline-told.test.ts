/** Deadlines that people tell of a claim. */
import { expect, it } from "vitest";
import { deadlineTold } from "../../../../src/teams/input/told/deadline-told.ts";

/** A Friday. */
const today = "2026-11-27";
const calendar = { weekend: [6, 7], holidays: [] };

it.each([
  ["We have until 4 December to respond.", "2026-12-04"],
  ["They contested it, and we've got until Thursday.", "2026-12-03"],
  ["We have ten business days to answer, I think.", "2026-12-11"],
  ["I have 2 weeks to reply.", "2026-12-11"],
  ["We have five days left.", "2026-12-02"],
  ["Microsoft came back with questions. They want to see the number of users by next Thursday.", "2026-12-03"],
  ["The deadline is 10 December.", "2026-12-10"],
  ["the deadline of the Teams claim for Contoso is 15 December", "2026-12-15"],
  ["Contoso was rejected, the deadline for the dispute is 15 December", "2026-12-15"],
  ["the dispute deadline at Contoso is the 15th of December", "2026-12-15"],
  ["Microsoft gave us until 15 December for Contoso's Teams claim", "2026-12-15"],
  ["They've given us time until Thursday", "2026-12-03"],
  ["We've been given until 15 December by Microsoft for the Teams claim", "2026-12-15"],
  ["we have until 15 December for the Teams claim at Contoso", "2026-12-15"],
  ["Contoso's Teams claim is due on 15 December", "2026-12-15"],
  ["The Teams claim of Contoso must be answered by 15 December", "2026-12-15"],
])("%j: %s", (text, day) => expect(deadlineTold(text, today, calendar)?.day).toBe(day));

it.each([
  ["We have two weeks of training there."],
  ["We had until 20 November to respond."],
  ["It was submitted on Monday."],
  ["Do we have until Friday to respond?"],
  ["They want to be set up by us."],
  ["They have until 4 December to sign."],
  ["What's the deadline of the Teams claim for Contoso?"],
  ["The deadline of the Teams claim was 20 November"],
])("%j tells none", (text) => expect(deadlineTold(text, today, calendar)).toBeUndefined());
