/** The card after an answer has a line with what to do for each thing that its headline counts. */
import { expect, it } from "vitest";
import { savedCard, savedView } from "../../../src/cards/messages/saved.ts";
import type { Gap, Topic } from "../../../src/domain/catalogue/gap-codes.ts";
import { wordsOf } from "../../teams/cards.ts";
import { aGap, contoso, names, reader } from "../facts.ts";

const gapsAbout = (topics: readonly Topic[], next = "Do it"): readonly Gap[] =>
  topics.map((topic, at) => aGap(contoso, "P01", { key: `k${at}`, topic, what: `Thing ${at}`, next }));
const many = (topic: Topic, length: number): readonly Topic[] => Array.from({ length }, () => topic);

it.each<[string, readonly Topic[], number, number]>([
  ["nothing", [], 0, 0],
  ["one of each question", ["cpor", "pal", "owner", "onboarding"], 4, 0],
  ["two of one question", ["pal", "pal", "cpor"], 3, 0],
  ["one that is of no question", ["pal", "access"], 2, 0],
  ["of no question alone", ["access", "data"], 2, 0],
  ["many of one question", many("pal", 9), 5, 4],
])("with %s open, has each with its next step, or how many more there are", (_, topics, steps, more) => {
  const gaps = gapsAbout(topics);
  const words = wordsOf(savedCard({ customer: contoso, because: "saved", gaps, names, reader }).content);
  const said = /saved, (?:(\d+) things? to do|nothing open)/.exec(words);
  expect(Number(said?.[1] ?? 0), words).toBe(gaps.length);
  expect(words.split("**Next:**").length - 1, words).toBe(steps);
  expect(Number(/^and (\d+) more$/m.exec(words)?.[1] ?? 0), words).toBe(more);
});

it("with steps too long for one card, says how many more there are", () => {
  const gaps = gapsAbout(many("pal", 9));
  const { lines } = savedView({ customer: contoso, because: "saved", gaps, names, reader }, 0);
  expect(lines).toHaveLength(5);
  expect(lines.at(-1)?.what).toBe("and 8 more");
});

it("with a gap that is snoozed, says so, and until when, with no tick over it", () => {
  const snoozedUntil = "2026-12-10";
  const gaps = gapsAbout(["cpor"]).map((gap) => ({ ...gap, snoozedUntil }));
  const facts = { customer: contoso, because: "saved", gaps, names, reader } as const;
  expect(savedCard(facts).summary).toContain("saved, 1 gap snoozed");
  const [cpor] = savedView(facts).lines;
  expect(cpor?.sub).toContain("Thing 0, snoozed until");
  expect(cpor?.mark).not.toBe("✓");
});

it("says until when what was just saved is valid, and not an older answer beside it", () => {
  const by = "megan";
  const answers = {
    cpor: { says: "yes", by, at: "2026-09-01T09:00:00.000Z" },
    onboarding: { says: "yes", by, at: reader.now },
  } as const;
  const said = (some: Partial<typeof answers>) =>
    savedView({
      customer: { ...contoso, checklist: { revision: 2, answers: some } },
      because: "saved",
      gaps: [],
      names,
      reader,
    }).context;
  expect(said(answers)).toBe(said({ onboarding: answers.onboarding }));
  expect(said(answers)).not.toBe(said({ cpor: answers.cpor }));
});
