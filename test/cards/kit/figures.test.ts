import { expect, it } from "vitest";
import { foundWords } from "../../../src/cards/kit/figures.ts";

it.each([
  ["two severities", { by: "critical", also: [{ by: "high" }] }, "2 critical or high gaps"],
  ["two topics", { by: "topic", topic: "cpor", also: [{ by: "topic", topic: "pal" }] }, "2 CPOR or PAL gaps"],
  ["deadlines by a day of this year", { by: "ending", until: "2026-12-24" }, "2 deadlines by 24 Dec"],
  ["deadlines by a day of another year", { by: "ending", until: "2027-01-01" }, "2 deadlines by 1 Jan 2027"],
  ["what is open since another year", { by: "older", than: "2025-01-01" }, "2 gaps open since 1 Jan 2025 or longer"],
  ["a severity and a topic", { by: "topic", topic: "pal", also: [{ by: "critical" }] }, "2 critical PAL gaps"],
] as const)("what %s leave is said as either or both", (_, filter, said) =>
  expect(foundWords(filter, 2, "2026-11-27")).toBe(said),
);
