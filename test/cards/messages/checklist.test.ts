/** Whom a checklist says it was given to. */
import { expect, it } from "vitest";
import { checklistView } from "../../../src/cards/messages/checklist.ts";
import type { Prompt } from "../../../src/domain/customer/customer.ts";
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
