import { describe, expect, it } from "vitest";
import { findWhy, whyTopics } from "../../../src/domain/catalogue/why.ts";

describe("why", () => {
  it.each(["cpor", "pal", "csp", "access", "approval", "roles", "retroactive"])("knows %s", (topic) => {
    expect(findWhy(topic)?.id).toBe(topic);
  });

  it.each([
    ["GDAP", "access"],
    [" Consent? ", "approval"],
    ["partner id", "partner-id"],
    ["dispute", "deadlines"],
  ])("understands %s as %s", (words, id) => {
    expect(findWhy(words)?.id).toBe(id);
  });

  it("knows nothing of other words", () => {
    expect(findWhy("toString")).toBeUndefined();
    expect(findWhy("")).toBeUndefined();
  });

  it("puts three misconceptions right, before the rest", () => {
    const wrong = whyTopics.filter((topic) => topic.misconception !== undefined);
    expect(wrong).toHaveLength(3);
    expect(whyTopics.slice(0, 3)).toEqual(wrong);
  });

  it("dates and sources every statement, each short enough for a card", () => {
    for (const statement of whyTopics.flatMap((topic) => topic.statements)) {
      expect(statement.asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(statement.source.length).toBeGreaterThan(5);
      expect(statement.text.length).toBeLessThan(220);
    }
  });

  it("has no word that means two topics", () => {
    const words = whyTopics.flatMap((topic) => [topic.id, ...topic.aliases]);
    expect(new Set(words).size).toBe(words.length);
  });
});
