import { expect, it } from "vitest";
import { foundWords } from "../../../src/cards/kit/figures.ts";

it.each([
  ["two severities", { by: "critical", also: [{ by: "high" }] }, "2 critical or high gaps"],
  ["two topics", { by: "topic", topic: "cpor", also: [{ by: "topic", topic: "pal" }] }, "2 CPOR or PAL gaps"],
  ["a severity and a topic", { by: "topic", topic: "pal", also: [{ by: "critical" }] }, "2 critical PAL gaps"],
] as const)("what %s leave is said as either or both", (_, filter, said) => expect(foundWords(filter, 2)).toBe(said));
