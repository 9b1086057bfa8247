/** Which day the team's numbers are to be compared with. */
import { expect, it } from "vitest";
import { comparedWith, monthsCompared } from "../../../src/teams/bot/compared.ts";

it.each([
  ["how are we doing compared with last month?", "2026-10-31"],
  ["how do we look compared to a month ago?", "2026-10-27"],
  ["are we better than last quarter", "2026-09-30"],
  ["how are we doing compared with last week?", undefined],
  ["how are we doing this month?", undefined],
  ["are we better off than four weeks ago?", "2026-10-30"],
  ["are we better off than a month ago?", "2026-10-27"],
  ["are we better off than a week ago?", undefined],
])("%j: %s", (text, day) => expect(comparedWith(text, "2026-11-27")).toBe(day));

it.each([
  ["was October better than September?", ["2026-09-30", "2026-10-31"]],
  ["September versus October", ["2026-09-30", "2026-10-31"]],
  ["is November better than October so far?", ["2026-10-31", "2026-11-27"]],
  ["was December 2025 better than December 2024?", ["2024-12-31", "2025-12-31"]],
  ["are we better than in October?", undefined],
  ["what was approved in September and October?", undefined],
])("%j compares %j", (text, days) => expect(monthsCompared(text, "2026-11-27")).toEqual(days));
