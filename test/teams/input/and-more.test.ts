/** What is wanted beside a command or a yes, and lists of the one or the other. */
import { describe, expect, it } from "vitest";
import { readNames } from "../../../src/teams/input/words/names.ts";
import { understand } from "../../../src/teams/input/understand.ts";
import { inALine, named } from "./understood.ts";

const names = readNames([
  ...named("customer", { contoso: "Contoso Ltd.", relecloud: "Relecloud" }),
  ...named("person", { adele: "Adele Vance", alex: "Alex Wilber", megan: "Megan Bowen" }),
]);

function read(text: string, more: { isNamed?: boolean; asked?: string; askedAll?: string[] } = {}): string {
  const { isNamed = false, asked, askedAll } = more;
  const said = { text, isNamed, mentions: [], today: "2026-11-26", me: "alex", personal: true, manager: true };
  const meant = understand(
    { ...said, earlier: (asked ?? askedAll) === undefined ? undefined : { asked, askedAll } },
    names,
  );
  const also = "also" in meant ? (meant.also ?? []) : [];
  return [inALine(meant), ...also.map(({ says, title }) => `+ ${says} (${title})`)].join(" ");
}

describe("a command and what is wanted after it are kept", () => {
  it.each([
    ["Export my gaps. And sync everything", "? export gaps mine + sync (sync)"],
    ["export claims and sync everything", "? export claims + sync (sync)"],
    ["sync everything and export claims", "sync + export claims (a table of claims)"],
  ])("%j is %j", (text, is) => expect(read(text, { isNamed: true })).toBe(is));
});

describe("what is asked for after a yes comes next", () => {
  const asked = "assign contoso to megan";
  it.each([
    ["yes, and give Relecloud to Megan", `${asked} + assign relecloud to megan (assign Relecloud to Megan Bowen)`],
    [
      "Yes please. Then also give Relecloud to Adele",
      `${asked} + assign relecloud to adele (assign Relecloud to Adele Vance)`,
    ],
    [
      "sure, and snooze Relecloud until January because of the holidays",
      `${asked} + snooze relecloud until 2027-01-01 because of the holidays (snooze Relecloud until 1 Jan 2027: the holidays)`,
    ],
    ["yes, and who has Relecloud", `${asked} + show relecloud (Relecloud)`],
    [
      "yes and forget Relecloud",
      `${asked} + forget relecloud (forget Relecloud for good) + snooze relecloud (snooze Relecloud)`,
    ],
    [
      "yes. And remind me on Monday about Relecloud",
      `${asked} + reminder 2026-11-30 about relecloud (remind you on Mon 30 Nov about Relecloud)`,
    ],
  ])("%j is %j", (text, is) => expect(read(text, { asked })).toBe(is));

  it.each([
    "yes, and give Contoso to Adele",
    "yes, and give Relecloud to Megan if she agrees",
    "yes, but give Relecloud to Megan first",
    "yes, and give it to Adele",
    "yes and delete it",
    "yes, and Relecloud too",
    "yes and undo that",
    "go ahead and show me my customers",
    "ok and give Relecloud to Megan",
  ])("nothing is agreed to by %j", (text) => expect(read(text, { asked })).not.toMatch(/^assign contoso to megan/));
});

describe("what is asked for after a yes to several comes next", () => {
  const askedAll = ["assign contoso to megan", "ask contoso"];
  const both = "assign contoso to megan + ask contoso";
  it.each([
    ["yes to both", both],
    ["yes, both", both],
    ["yes to both, and snooze Relecloud until January", `${both} + snooze relecloud until 2027-01-01`],
    ["yes to all of them. Then remind me tomorrow about Relecloud", `${both} + reminder 2026-11-27 about relecloud`],
  ])("%j is %j", (text, is) => expect(read(text, { askedAll }).replace(/ \(.*\)$/, "")).toBe(is));
  it.each(["yes to both, but not today", "yes to both, and give Contoso to Adele", "yes to the first"])(
    "nothing is agreed to by %j",
    (text) => expect(read(text, { askedAll })).not.toContain(both),
  );
});

describe("who agrees with a colleague agrees to what was asked", () => {
  const asked = "set contoso: offboarded because they left us";
  it.each([
    "I agree with Adele, go ahead and remove them",
    "agreed, please remove them",
    "I agree with Megan. Please do.",
  ])("%j", (text) => expect(read(text, { asked })).toBe(asked));
  it.each([
    "I agree with Adele, but wait until Monday",
    "I agree with Adele, go ahead and give them to Megan",
    "I don't agree with Adele, go ahead and remove them",
    "I agree with Adele, remove Relecloud",
  ])("not %j", (text) => expect(read(text, { asked })).not.toBe(asked));
});

describe("one list of what is the one, and beside it what is the other", () => {
  it.each([
    ["critical or due before xmas", "gaps critical + gaps ending 2026-12-25 (deadlines until 25 Dec)"],
    [
      "which of mine are critical or due before christmas?",
      "gaps critical mine + gaps ending 2026-12-25 mine (your deadlines until 25 Dec)",
    ],
    ["gaps that are overdue or critical", "gaps overdue + gaps critical (critical gaps)"],
    ["what is high or critical?", "gaps high critical"],
    ["which critical or high gaps do we have?", "gaps critical high"],
    ["show medium or low gaps for Megan", "gaps medium low megan"],
    ["critical and due before xmas", "gaps critical ending 2026-12-25"],
  ])("%j is %j", (text, is) => expect(read(text)).toBe(is));
});

describe("a filter that the or does not part is kept", () => {
  it.each([
    "cpor gaps due before Christmas or expired",
    "critical gaps that are overdue or late",
    "show critical gaps of Megan due or overdue",
  ])("in %j", (text) => expect(read(text)).toMatch(/^gaps (?:cpor|critical) [^+]*(?:ending|overdue)[^+]*$/));
});

describe("who takes a customer over is not why it rests", () => {
  it.each(["drop Contoso for now, Megan does it", "skip Contoso for now, Megan takes over"])("%j", (text) =>
    expect(read(text)).not.toContain("snooze"),
  );
  it("but whoever is away may be why", () =>
    expect(read("skip Contoso for now, Megan is on leave")).toContain("snooze contoso"));
});
