/** What people here should know of a customer, in somebody's own words, kept with it. */
import { expect, it } from "vitest";
import { mostNotes } from "../../src/domain/customer/notes.ts";
import { filledIn, wordsOf } from "../teams/cards.ts";
import { adele, alex, isaiah, megan } from "../teams/people.ts";
import { aKnownBot, contoso } from "./loaded.ts";

/** Megan owns Contoso. */
async function owned() {
  const bot = await aKnownBot();
  await bot.as(alex).asks("assign contoso to megan bowen");
  bot.connector.take();
  return bot;
}

/** What its box in the form says when it is ticked. */
function idOf(note: string, card: object | undefined): string {
  const [, before = "", after = ""] =
    new RegExp(`(?:"value":"([^"]+)",)?"title":"${note}[^"]*"(?:,"value":"([^"]+)")?`).exec(JSON.stringify(card)) ?? [];
  return after || before;
}

const kept = "note contoso: their new IT manager is Karin Holm";

it("stands on the card of the customer, with who wrote it, for its owner and for whoever has it next", async () => {
  const { as } = await owned();
  expect(await as(megan).asks(kept)).toMatch(/^Contoso Ltd\.: note saved\n“their new IT manager is Karin Holm”/);
  expect(await as(megan).asks("show contoso")).toContain("their new IT manager is Karin Holm · you · today");
  await as(alex).asks("assign contoso to isaiah langer");
  expect(await as(isaiah).asks("show contoso")).toContain("their new IT manager is Karin Holm · Megan Bowen · today");
});

it("is undone with one press, and nothing of it stays", async () => {
  const { as, connector } = await owned();
  const [said] = await as(megan).says(kept);
  const { card } = await as(megan).clicks(said, "Undo");
  expect(wordsOf(card)).toContain("Contoso Ltd.: the note is gone again");
  await connector.next();
  expect(await as(alex).asks("show contoso")).not.toContain("Karin");
});

it("is written and removed in a form, which keeps what was written where there is no room", async () => {
  const { as, connector } = await owned();
  const [form] = await as(megan).says("note contoso");
  expect(wordsOf(form?.card)).toMatch(/^Notes on Contoso Ltd\./);
  const { card } = await as(megan).clicks(form, "Save", { add: "Calls only" });
  expect(wordsOf(card)).toContain("Contoso Ltd.: note saved");
  await connector.next();
  for (let at = 1; at < mostNotes; at += 1) await as(megan).asks(`note contoso: fact ${at}`);
  connector.take();
  const [full] = await as(megan).says("note contoso: one more");
  expect(wordsOf(full?.card)).toContain("remove one that's out of date");
  expect(filledIn(full?.card ?? {})).toMatchObject({ add: "one more" });
  const saved = await as(megan).clicks(full, "Save", { add: "one more", remove: idOf("Calls only", full?.card) });
  expect(wordsOf(saved.card)).toContain("Contoso Ltd.: note saved");
  await connector.next();
  const shown = await as(megan).asks("show contoso");
  expect(shown).toContain("one more · you · today");
  expect(shown).not.toContain("Calls only");
});

it("is refused where it is too long, with what was written", async () => {
  const { as, connector } = await owned();
  const [form] = await as(megan).says("note contoso");
  const long = "x".repeat(301);
  const { card } = await as(megan).clicks(form, "Save", { add: long });
  expect(wordsOf(card)).toContain("longer than 300 characters. Nothing was saved.");
  await connector.next();
});

it("is nobody's who may not answer for the customer, nor seen by a colleague who may not see it", async () => {
  const { as } = await owned();
  await as(megan).asks(kept);
  expect(await as(adele).asks("note contoso: hello there")).not.toContain("note saved");
  expect(await as(adele).asks("show contoso")).not.toContain("Karin");
});

it("is offered beside a snooze that somebody's words sound like, and not where it is asked for", async () => {
  const { as } = await owned();
  expect(await as(megan).asks("Contoso refuses to sign the proof")).toMatch(
    /^A claim takes a document[^]*Save it as a note/,
  );
  expect(await as(megan).asks("Contoso is in a merger until the 7th of December")).toContain("Save it as a note");
  expect(await as(megan).asks("snooze contoso until 7 December because they merge")).not.toContain("Save it as a note");
});

it.each([
  ["note that Contoso wants no calls on Fridays", "Contoso wants no calls on Fridays"],
  ["note contoso - call at 10:30", "contoso - call at 10:30"],
  ["note the Contoso meeting is on Friday", "the Contoso meeting is on Friday"],
  ["add the note that Contoso moved", "Contoso moved"],
  ["add Karin Holm as contact for Contoso", "add Karin Holm as contact for Contoso"],
  ["save contact Karin Holm for Contoso", "save contact Karin Holm for Contoso"],
  ["Contoso: contact Karin Holm karin@contoso.example", "contact Karin Holm karin@contoso.example"],
])("written without a colon is asked about as it is: %j", async (text, kept) => {
  const { as, connector } = await owned();
  const [asked] = await as(megan).says(text);
  expect(wordsOf(asked?.card)).toMatch(/^Save it as a note on Contoso Ltd\.\?/);
  const { card } = await as(megan).clicks(asked, "Yes");
  expect(wordsOf(card)).toContain(`“${kept}”`);
  await connector.next();
});

it.each([
  "remove the note about the move at contoso",
  "remove the note on contoso to call Karin and ask her about PAL",
  "delete my notes on contoso",
  "Contoso: take the note off please",
  "forget Contoso's notes",
  "take off the note at Contoso please, it's outdated",
  "edit my note at Contoso from Karin to Peter",
  "remove the note",
])("that is to be changed opens the form with all of them: %j", async (text) => {
  const { as } = await owned();
  await as(megan).asks(kept);
  expect(await as(megan).asks(text)).toMatch(/^Notes on Contoso Ltd\.\n[^]*Karin Holm/);
});

it.each([
  ["add to the note on Contoso: and the CFO agrees", "and the CFO agrees"],
  ["edit the note on Contoso: Karin left", "Karin left"],
  ["please change the note on Contoso to say Peter is CFO", "Peter is CFO"],
  ["update the note for Contoso, Karin left", "Karin left"],
  ["please take a note: Contoso prefers mail", "Contoso prefers mail"],
  ["note Contoso Karin: prefers mail", "Karin: prefers mail"],
  ["note Contoso, Karin left: call Peter", "Karin left: call Peter"],
  ["save a note on Contoso that says call Karin", "call Karin"],
  ["Please note Contoso: closed on 24.12.", "closed on 24.12."],
  ["note that Contoso's CFO left, and snooze it until Monday", "Contoso's CFO left"],
  ["Close to signing with Contoso", "Close to signing with Contoso"],
])("keeps all that was said of it, and nothing else: %j", async (text, words) => {
  const { as, connector } = await owned();
  const [asked] = await as(megan).says(text);
  expect(wordsOf(asked?.card)).toContain("Save it as a note on Contoso Ltd.?");
  const { card } = await as(megan).clicks(asked, "Yes");
  expect(wordsOf(card)).toContain(`“${words}”`);
  await connector.next();
});

it.each([
  "Don't delete the notes on Contoso",
  "Did someone delete my note on Contoso?",
  "Drop them a note at Contoso",
  "They edit the note themselves at Contoso",
  "Remind me to delete the note on Contoso on Monday",
])("is not changed where that isn't wanted: %j", async (text) => {
  const { as } = await owned();
  await as(megan).asks(kept);
  expect(await as(megan).asks(text)).not.toMatch(/^Notes on/);
});

it("is kept of the customer that is chosen for it", async () => {
  const { as, connector } = await owned();
  const [which] = await as(megan).says("note they prefer mail over calls");
  expect(wordsOf(which?.card)).toContain("“they prefer mail over calls”");
  const { card } = await as(megan).clicks(which, "Continue", { customer: contoso });
  expect(wordsOf(card)).toMatch(/note saved\n“they prefer mail over calls”/);
  await connector.next();
  const [again] = await as(megan).says(`note contoso that they ${"pay late ".repeat(60)}`);
  const form = await as(megan).clicks(again, "Continue", { customer: contoso });
  expect(filledIn(form.card ?? {})["add"]).toContain("pay late");
  await connector.next();
});

it("is kept of the customer that is named for it", async () => {
  const { as } = await owned();
  await as(megan).says("note Karin prefers mail to calls");
  expect(await as(megan).asks("Contoso")).toMatch(/note saved\n“Karin prefers mail to calls”/);
});

it("of whom was talked of is news of them, and no new customer", async () => {
  const { as, connector } = await owned();
  await as(megan).asks("show contoso");
  for (const news of ["they have a new IT manager, Karin", "They have a new office in Berlin", "her name is Karin"]) {
    const [asked] = await as(megan).says(news);
    expect(wordsOf(asked?.card)).toMatch(/^Save it as a note on Contoso Ltd\.\?/);
  }
  await as(alex).asks("show contoso");
  expect(await as(alex).asks("we have a new customer, Globex")).toMatch(/^Add a customer/);
  connector.take();
});

it.each([
  ["Who changed the note on Contoso?", /^You, today[^\n]*: added a note/],
  ["When was the note on Contoso deleted?", /^You, today[^\n]*: added a note/],
])("is what its history is asked for: %j", async (text, said) => {
  const { as } = await owned();
  await as(megan).asks(kept);
  expect(await as(megan).asks(text)).toMatch(said);
});

it("is meant of another customer by its name", async () => {
  const { as, connector } = await owned();
  await as(alex).says("Contoso moved to Berlin");
  const [asked] = await as(alex).says("sorry, I meant Fabrikam");
  expect(wordsOf((await as(alex).clicks(asked, "Yes")).card)).toMatch(/^Fabrikam[^]*“Fabrikam, Inc. moved to Berlin”/);
  await connector.next();
});

it("of two customers is offered for both", async () => {
  const { as } = await owned();
  await as(alex).asks("assign fabrikam to megan bowen");
  expect(await as(megan).asks("Note: Contoso and Fabrikam are merging")).toMatch(/^Do both\?/);
  expect(await as(megan).asks("just noting that Contoso merges with Fabrikam")).toMatch(/^Do both\?/);
});

it("is found by its words, and read in full by whoever may not write one", async () => {
  const { as } = await owned();
  const long = `Karin ${"calls ".repeat(45)}only`;
  await as(megan).asks(`note contoso: ${long}`);
  for (let at = 1; at < 7; at += 1) await as(megan).asks(`note contoso: fact ${at}`);
  expect(await as(megan).asks("search notes for Karin")).toContain(`1 note with “Karin”\nContoso Ltd.: ${long} · you`);
  expect(await as(megan).asks("what notes mention Peter?")).toContain("No note with “Peter”");
  expect(await as(megan).asks("which customers have notes?")).toMatch(/^7 notes\n/);
  expect(await as(isaiah).asks("search notes for Karin")).toContain("No note with “Karin”");
});

it("is undone by itself, whatever else was noted since, and the history tells nothing of its words", async () => {
  const { as, connector, clock } = await owned();
  const [first] = await as(megan).says(kept);
  clock.pass(60_000);
  await as(alex).asks("note contoso: never before noon");
  const { card } = await as(megan).clicks(first, "Undo");
  expect(wordsOf(card)).toContain("Contoso Ltd.: the note is gone again");
  await connector.next();
  const shown = await as(alex).asks("show contoso");
  expect(shown).toContain("never before noon");
  expect(shown).not.toContain("Karin");
});

it("isn't lost where the customer changed hands while it was written", async () => {
  const { as, connector } = await owned();
  const [form] = await as(megan).says("note contoso");
  await as(alex).asks("assign contoso to isaiah langer");
  connector.take();
  const { card } = await as(megan).clicks(form, "Save", { add: "They moved to Berlin" });
  expect(wordsOf(card)).toMatch(/^Nothing was saved\n[^]*“They moved to Berlin”/);
  await connector.next();
});

it("that is missing of a contact is said first, with how to write one", async () => {
  const { as } = await owned();
  expect(await as(megan).asks("who's our contact at Contoso?")).toMatch(
    /^No contact is noted for Contoso Ltd\. To keep one there: note Contoso Ltd\.: …/,
  );
});

it.each([
  "Contoso has a new CIO. Remind me about Contoso on Monday",
  "Contoso moves to Berlin in March, and PAL is linked there now",
])("told beside something else is offered as well: %j", async (text) => {
  const { as, connector } = await owned();
  const [said] = await as(megan).says(text);
  await as(megan).clicks(said, /^Save it as a note/);
  expect(wordsOf((await connector.next()).card)).toMatch(
    /Contoso Ltd\.: note saved\n“Contoso (?:has a new CIO|moves to Berlin in March)”/,
  );
});

it.each([
  ["Note for Contoso: calls only\nNote for Fabrikam: budget freeze", "calls only", "budget freeze"],
  ["note contoso: calls only\nFabrikam: budget freeze", "calls only", "budget freeze"],
  ["Notes:\n- Contoso: calls only\n- Fabrikam: budget freeze\nuntil April", "calls only", "budget freeze until April"],
  ["Contoso - note: calls only; Fabrikam - note: budget freeze", "calls only", "budget freeze"],
  ["Please note for Contoso and Fabrikam:\n> calls only\n> no mails", "calls only no mails", "calls only no mails"],
  ["Add to the notes on Contoso and Fabrikam: calls only", "calls only", "calls only"],
])("is what stands behind each name, by one press: %j", async (text, contosos, fabrikams) => {
  const { as, connector } = await aKnownBot();
  const [asked] = await as(alex).says(text);
  const { card } = await as(alex).clicks(asked, "Yes, both");
  expect(wordsOf(card)).toMatch(/^Done\n/);
  await connector.next();
  for (const [name, note] of [
    ["contoso", contosos],
    ["fabrikam", fabrikams],
  ] as const)
    expect((await as(alex).asks(`note ${name}`)).replaceAll("\n", " ")).toContain(` ${note} · you · today`);
});

it("is what stands before the wish to note it, or of whom was talked of, with its lines", async () => {
  const { as } = await owned();
  const noted = async (text: string) => {
    const [asked] = await as(megan).says(text);
    return JSON.stringify(asked?.card).match(/"says":"note [^ "]*: ([^"]*)"/)?.[1];
  };
  expect(await noted("FW: Karin is back on Monday\n> call her\n\nplease note that for Contoso, thanks")).toBe(
    "FW: Karin is back on Monday\\n> call her",
  );
  expect(await noted("Karin left. Can you save that as a note on Contoso?")).toBe("Karin left");
  expect(await noted("delete my note on Contoso and note that Karin left")).not.toBe("delete my");
  await as(megan).says("show contoso");
  expect(await noted("note: Karin is back on Monday\nshe prefers mail")).toBe(
    "Karin is back on Monday\\nshe prefers mail",
  );
});

it.each([
  ["What's open at Contoso? They have a new admin, Karin Holm", "They have a new admin, Karin Holm"],
  ["assign Contoso to Megan Bowen. Their contact is Karin Holm.", "Their contact is Karin Holm"],
  ["Contoso has 400 seats now. Karin is the new contact.", "Karin is the new contact"],
  [
    "GDAP is approved at Contoso. The contact there is Karin Holm, karin@contoso.example",
    "The contact there is Karin Holm, karin@contoso.example",
  ],
  ["Teams was approved at Contoso yesterday. Its contact is Karin Holm.", "Its contact is Karin Holm"],
])("is offered beside what else the message has: %j", async (text, note) => {
  const { as } = await aKnownBot();
  const [asked] = await as(alex).says(text);
  expect(JSON.stringify(asked?.card)).toContain(`"says":"note ${contoso}: ${note}"`);
  expect(wordsOf(asked?.card)).not.toMatch(/^Save it as a note/);
});

it.each([
  ["Contoso moved to Google", true],
  ["Contoso is thinking of moving to Google", false],
  ["Contoso moved their files to Google Drive", false],
  ["Their admin at Contoso moved to Google", false],
])("beside %j what they no longer use may be taken off: %s", async (text, isOffered) => {
  const { as } = await owned();
  const [form] = await as(megan).says("Contoso: Intune approved");
  await as(megan).submits(form, "Add the claim");
  expect((await as(megan).asks(text)).includes("take off what they no longer use")).toBe(isOffered);
});
