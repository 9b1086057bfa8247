/** One's own questions, wanted in one go, and what else is done at once. */
import { describe, expect, it } from "vitest";
import { readNames } from "../../../src/teams/input/words/names.ts";
import { understand } from "../../../src/teams/input/understand.ts";
import { inALine, named } from "./understood.ts";

const names = readNames([
  ...named("customer", { contoso: "Contoso Ltd.", fabrikam: "Fabrikam, Inc." }),
  ...named("person", { adele: "Adele Vance", alex: "Alex Wilber", megan: "Megan Bowen" }),
]);
const understood = (text: string, personal = true, manager = false): string =>
  inALine(
    understand({ text, isNamed: false, mentions: [], today: "2026-11-27", me: "adele", personal, manager }, names),
  );

describe("what an owner wants to do in one go is their week, with a button for all that can be confirmed", () => {
  it.each([
    "I have like 12 customers in here, what do you actually need from me? can I do it in one go",
    "what do you need from me, and can I do it all at once?",
    "can I answer all my checklists in one go?",
    "can I confirm all of mine at once",
    "can i do them in bulk",
    "is there a way to answer all of mine at once",
  ])("%j", (text) => expect(understood(text)).toBe("digest now"));

  it("where others read along, a list of what waits for them", () =>
    expect(understood("can i do mine in one go?", false)).toBe("gaps waiting mine"));

  it.each(["my week", "show me my week please", "what does my own week look like?"])(
    "a manager's own is theirs, and not the team's: %j",
    (text) => expect(understood(text, true, true)).toBe("gaps mine"),
  );

  it.each([
    "do i have to answer everything at once",
    "can we claim all workloads in one go",
    "can i do the link for all three subscriptions at once",
    "can you send all of it to everybody in one go",
    "can we shift everybody alex has over to megan in one go",
    "can I load all customers in one go",
    "can I do Contoso and Fabrikam at once",
  ])("not by %j", (text) => expect(understood(text)).not.toMatch(/^(?:digest now|gaps waiting)/));
});
