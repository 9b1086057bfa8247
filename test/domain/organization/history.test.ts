/** When people last did something, by what is on record of all customers. */
import { expect, it } from "vitest";
import { lastActs } from "../../../src/domain/organization/history.ts";

it("takes each person's latest act of all customers, in whatever order they stand", () => {
  const entry = (by: string, at: string) => ({ by, at, what: "answered" });
  const acts = lastActs([
    { history: [entry("megan", "2026-11-20T09:00:00.000Z"), entry("system", "2026-11-26T09:00:00.000Z")] },
    { history: [entry("megan", "2026-11-02T09:00:00.000Z"), entry("adele", "2026-11-06T09:00:00.000Z")] },
  ]);
  expect(acts.get("megan")).toBe("2026-11-20T09:00:00.000Z");
  expect(acts.get("adele")).toBe("2026-11-06T09:00:00.000Z");
  expect(acts.get("patti")).toBeUndefined();
});
