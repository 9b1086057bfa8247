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
])("%j: %s", (text, day) => expect(deadlineTold(text, today, calendar)?.day).toBe(day));

it.each([
  ["We have two weeks of training there."],
  ["We had until 20 November to respond."],
  ["It was submitted on Monday."],
  ["Do we have until Friday to respond?"],
  ["They want to be set up by us."],
  ["They have until 4 December to sign."],
])("%j tells none", (text) => expect(deadlineTold(text, today, calendar)).toBeUndefined());
