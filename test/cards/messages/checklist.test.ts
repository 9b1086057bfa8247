/** Whom a checklist says it was given to. */
import { expect, it } from "vitest";
import { checklistView } from "../../../src/cards/messages/checklist.ts";
import type { KnownAnswers } from "../../../src/domain/gaps/find-gaps.ts";
import type { GapCode } from "../../../src/domain/catalogue/gap-codes.ts";
import type { Customer, Prompt, Question } from "../../../src/domain/customer/customer.ts";
import * as facts from "../facts.ts";

const { names, reader } = facts;
const channel = { ...reader, person: undefined };
const manager = { ...reader, person: { id: facts.ada } };

it.each<[Prompt["because"], string, typeof reader | typeof channel, string]>([
  ["assigned", "the owner", reader, "Ada Manager assigned it to you today"],
  ["asked", "the owner", reader, "Ada Manager asked you today"],
  ["assigned", "whom it is sent to", channel, "Ada Manager assigned it to you today"],
  ["assigned", "a manager who opens it", manager, "Ada Manager assigned it to Megan Bowen today"],
  ["asked", "a manager who opens it", manager, "Ada Manager asked Megan Bowen today"],
])("says of a prompt that was %s to %s", (because, _, who, says) => {
  const prompt: Prompt = { id: "p", to: facts.megan, at: reader.now, because, askedBy: facts.ada };
  const { person, ...others } = who;
  const seen = person === undefined ? others : { ...others, person };
  expect(checklistView({ customer: facts.contoso, prompt, gaps: [], names, reader: seen }).context).toContain(says);
});

it.each([
  ["themselves", reader, "You took it today"],
  ["a manager who opens it", manager, "Megan Bowen took it today"],
])("of what its owner assigned to themselves says to %s: took it", (_, who, says) => {
  const prompt = { id: "p", to: facts.megan, at: reader.now, because: "assigned", askedBy: facts.megan } as const;
  expect(checklistView({ customer: facts.contoso, prompt, gaps: [], names, reader: who }).context).toContain(says);
});

const by = { kind: "imported", on: "2026-10-31" } as const;
const inPart: KnownAnswers = { owner: { kind: "owner" }, inPart: { cpor: { items: 3, by } } };
const first = { ...facts.contoso, checklist: { revision: 2, answers: {} } };
const once = {
  ...first,
  checklist: { revision: 2, answers: { cpor: { says: "no", by: facts.megan, at: reader.now } } },
};
it.each<[string, Customer, KnownAnswers, readonly [GapCode, Question, string][], string | undefined]>([
  ["first, and something is known to be associated", first, inPart, [], "Yes to all 3"],
  ["of two questions", first, { ...inPart, pal: { kind: "sale" } }, [], "Yes to both"],
  ["of one question", first, { ...inPart, cpor: by, pal: { kind: "sale" } }, [], "Yes"],
  ["late, which is a gap of the question itself", first, inPart, [["Q2", "pal", "pal"]], "Yes to all 3"],
  ["open of something else that is wrong", first, inPart, [["P03", "pal", "a subscription"]], undefined],
  ["first, and nothing is known", first, { owner: { kind: "owner" } }, [], undefined],
  ["not the first", once, inPart, [], undefined],
])("one tap answers what is %s", (_, customer, known, open, title) => {
  const prompt: Prompt = { id: "p", to: facts.megan, at: reader.now, because: "assigned" };
  const gaps = open.map(([code, topic, item]) => facts.aGap(customer, code, { topic, severity: "low", item }));
  const { quick, questions } = checklistView({ customer, prompt, gaps, names, reader, known });
  const [tap] = quick;
  expect(tap?.title).toBe(title);
  if (title !== undefined) {
    const said = Object.fromEntries(questions.map(({ id }) => [id, "yes"]));
    expect(tap).toMatchObject({
      verb: "save-answers",
      data: { customer: customer.id, prompt: "p", revision: 2, ...said },
      inputs: "none",
    });
  }
});

it("one tap answers nothing where something else was told, though no answer could be made of it", () => {
  const prompt: Prompt = { id: "p", to: facts.megan, at: reader.now, because: "assigned" };
  const form = { customer: first, prompt, gaps: [], names, reader, known: inPart };
  expect(checklistView(form).quick).toHaveLength(1);
  expect(checklistView({ ...form, draft: { answers: {} } }).quick).toEqual([]);
});

it.each<[string, readonly [GapCode, Question, string][], string]>([
  ["nothing open", [], "Both Azure subscriptions on record are associated"],
  ["the question itself open", [["Q2", "pal", "pal"]], "Both Azure subscriptions on record are associated"],
  ["a subscription's gap", [["P11", "pal", "a subscription"]], "Known already: Production counts in part"],
  ["a claim's gap", [["C01", "cpor", "a claim"]], "Both Azure subscriptions on record are associated"],
])("a question that reports answer in part, with %s, says what is known", (_, open, says) => {
  const prompt: Prompt = { id: "p", to: facts.megan, at: reader.now, because: "assigned" };
  const what = "Production counts in part";
  const gaps = open.map(([code, topic, item]) => facts.aGap(first, code, { topic, severity: "low", item, what }));
  const known: KnownAnswers = { inPart: { pal: { items: 2, by } } };
  const { questions } = checklistView({ customer: first, prompt, gaps, names, reader, known });
  const earlier = questions.find(({ id }) => id === "pal")?.earlier ?? "";
  expect(earlier).toContain(says);
  expect(earlier.includes("answer yes")).toBe(says.startsWith("Both"));
});
