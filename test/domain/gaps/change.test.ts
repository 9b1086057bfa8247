import { describe, expect, it } from "vitest";
import { changeOf } from "../../../src/domain/gaps/change.ts";
import type { Week } from "../../../src/domain/documents.ts";

const week = (id: string, keys: readonly string[], open = keys.length): Week => ({
  id,
  at: `2026-11-${id.slice(-2) === "46" ? "09" : "16"}T08:00:00.000Z`,
  customers: 3,
  covered: open === 0 && keys.length === 0 ? 3 : 0,
  open,
  keys,
  byOwner: {},
});
const snoozedOnly = { ...week("2026-W47", [], 0), covered: 2 };
const after = week("2026-W48", ["a/Q1", "b/C01/teams"]);

describe("what changed in a week", () => {
  it("is told against the last week before it, in whatever order they come", () => {
    const weeks = [week("2026-W47", ["a/Q1", "a/Q2"]), week("2026-W45", []), after, week("2026-W46", ["b/C01/teams"])];
    expect(changeOf(weeks, after)).toMatchObject({
      before: { id: "2026-W47" },
      after: { id: "2026-W48" },
      opened: ["b/C01/teams"],
      closed: ["a/Q2"],
    });
  });

  it.each([
    ["there is no week before it", [], after, "first"],
    ["the week before has counts only", [week("2026-W47", [], 2)], after, "not-kept"],
    ["all that the week before had was snoozed, and is counts only", [snoozedOnly], after, "not-kept"],
    ["it has counts only itself", [week("2026-W46", ["a/Q1"])], week("2026-W47", [], 1), "not-kept"],
  ] as const)("is not told when %s", (_, weeks, asked, expected) => expect(changeOf(weeks, asked)).toBe(expected));

  it("is everything when nothing was open the week before, and its keys were not dropped", () =>
    expect(changeOf([week("2026-W47", [])], after)).toMatchObject({ opened: after.keys, closed: [] }));
});
