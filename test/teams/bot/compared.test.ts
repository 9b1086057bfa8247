/** Which day the team's numbers are to be compared with. */
import { expect, it } from "vitest";
import { comparedWith } from "../../../src/teams/bot/compared.ts";

it.each([
  ["how are we doing compared with last month?", "2026-10-31"],
  ["are we better than last quarter", "2026-09-30"],
  ["how are we doing compared with last week?", undefined],
  ["how are we doing this month?", undefined],
])("%j: %s", (text, day) => expect(comparedWith(text, "2026-11-27")).toBe(day));
