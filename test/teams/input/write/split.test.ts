/** Customers that are to be shared out between several people. */
import { describe, expect, it } from "vitest";
import { readNames } from "../../../../src/teams/input/words/names.ts";
import { readWords } from "../../../../src/teams/input/reading/reading.ts";
import { wordsOf } from "../../../../src/teams/input/words/words.ts";
import { unownedGiven } from "../../../../src/teams/input/write/split.ts";
import { understand } from "../../../../src/teams/input/understand.ts";
import type { About } from "../../../../src/teams/turn.ts";
import { inALine, named } from "../understood.ts";

const names = readNames([
  ...named("customer", {
    contoso: "Contoso Ltd.",
    fabrikam: "Fabrikam, Inc.",
    relecloud: "Relecloud",
    woodgrove: "Woodgrove Bank",
  }),
  ...named("person", { adele: "Adele Vance", isaiah: "Isaiah Langer", megan: "Megan Bowen" }),
]);

const list = (pages: number): About => ({
  says: "gaps customers adele",
  list: {
    filter: { by: "customers", whose: { kind: "owner", person: "adele" } },
    page: 1,
    pages,
    customers: ["fabrikam", "relecloud", "contoso"],
  },
});
const understood = (text: string, { earlier, manager = true }: { earlier?: About; manager?: boolean } = {}): string =>
  inALine(
    understand(
      { text, isNamed: false, mentions: [], today: "2026-11-27", me: "alex", personal: true, manager, earlier },
      names,
    ),
  );

describe("each who is named goes to one of the people in turn, where that is confirmed", () => {
  it.each([
    [
      "split Woodgrove and Relecloud between Megan and Isaiah",
      "? assign woodgrove to megan | assign relecloud to isaiah",
    ],
    [
      "share Woodgrove, Relecloud and Fabrikam out among Megan and Isaiah",
      "? assign woodgrove to megan | assign relecloud to isaiah | assign fabrikam to megan",
    ],
    ["divide Woodgrove and Relecloud between Megan and me", "? assign woodgrove to megan | assign relecloud to alex"],
  ])("%j", (text, expected) => expect(understood(text)).toBe(expected));
});

describe("of a list that was shown", () => {
  it.each<[string, number, string]>([
    [
      "split those between Megan and Isaiah",
      1,
      "? assign fabrikam to megan | assign relecloud to isaiah | assign contoso to megan",
    ],
    [
      "split them all except Contoso between Megan and Isaiah",
      1,
      "? assign fabrikam to megan | assign relecloud to isaiah",
    ],
    [
      "give half of them to Megan and the rest to Isaiah",
      1,
      "? assign fabrikam to megan | assign relecloud to isaiah | assign contoso to megan",
    ],
    [
      "split those between Megan and Isaiah, except Contoso",
      1,
      "? assign fabrikam to megan | assign relecloud to isaiah",
    ],
    ["split those between Megan and Isaiah", 2, "gaps customers adele"],
  ])("%j, on %i pages, is %j", (text, pages, expected) =>
    expect(understood(text, { earlier: list(pages) })).toBe(expected),
  );
});

describe("of many, they are listed, so that it can be said who gets which", () => {
  it.each([
    ["Split all except Contoso between Megan and Isaiah", "gaps customers"],
    ["split Adele's customers except Contoso between Megan and Isaiah", "gaps customers adele"],
    ["distribute Adele's customers evenly over Megan and Isaiah", "gaps customers adele"],
    ["divide the unassigned ones between Megan and Isaiah", "gaps unowned"],
  ])("%j is %j", (text, expected) => expect(understood(text)).toBe(expected));
});

describe("nothing is split", () => {
  it.each([
    "how do I split customers between two people?",
    "can a customer be split between Megan and Isaiah?",
    "the claims are split between CSP and direct",
    "Don't share Woodgrove and Relecloud between Isaiah and Megan",
    "We share Woodgrove and Relecloud between Isaiah and Megan already",
    "Spread the word among Isaiah and Megan that Woodgrove and Relecloud are approved",
    "The cost of Woodgrove and Relecloud is split between Isaiah and Megan, how much is it",
    "Half of Woodgrove went to Isaiah, the rest to Megan, Relecloud stays",
  ])("by %j", (text) => expect(understood(text)).not.toMatch(/assign \S+ to|^gaps customers$/));

  it("by an owner in their own chat", () =>
    expect(understood("split Woodgrove and Relecloud between Megan and Isaiah", { manager: false })).not.toMatch(
      /assign \S+ to/,
    ));
});

describe("all customers without an owner", () => {
  const given = (text: string, mentions = [{ id: "megan", name: "Megan Bowen" }]) =>
    unownedGiven(readWords({ text, mentions }, wordsOf(text), names), "alex");

  it.each([
    ["assign all unassigned customers to Megan", "megan"],
    ["give all unassigned customers to @Megan Bowen, thanks!", "megan"],
    ["Hi, can you give all customers without an owner to Megan Bowen? Thanks", "megan"],
    ["please assign the two unowned customers to Megan", "megan"],
    ["assign unassigned to Megan Bowen", "megan"],
    ["give Isaiah all unassigned customers", "isaiah"],
    ["hand over everything that nobody owns to Adele", "adele"],
    ["assign every customer that doesn't have an owner to Isaiah now", "isaiah"],
    ["Megan takes both unassigned customers, please", "megan"],
    ["all customers without an owner go to Isaiah", "isaiah"],
    ["assign everything unassigned to me", "alex"],
    ["all unassigned to Megan", "megan"],
    ["the unassigned ones to Isaiah, please", "isaiah"],
    ["everything without an owner -> Megan Bowen", "megan"],
    ["orphans to Adele", "adele"],
  ])("%j: go to %s", (text, to) => expect(given(text)).toEqual({ to, except: [], left: undefined }));

  it.each([
    ["assign all unassigned customers except Woodgrove to Megan", ["woodgrove"]],
    ["assign all unassigned customers to Megan, but not Woodgrove and Fabrikam", ["woodgrove", "fabrikam"]],
    ["give all the unassigned customers (except for Contoso) to Megan", ["contoso"]],
  ])("%j: go to her without %j", (text, except) =>
    expect(given(text)).toEqual({ to: "megan", except, left: undefined }),
  );

  it.each([
    ["assign all unassigned customers with critical gaps to Megan", "with critical gaps"],
    ["assign all unassigned customers in onboarding to Megan", "in onboarding"],
    ["Isaiah takes every customer without an owner that starts with V", "that starts with V"],
    ["give all unassigned customers to Megan on Monday", "on Monday"],
    ["Megan takes all the customers without an owner until 11 December", "until 11 December"],
    ["assign all unassigned customers to Megan for now", "for now"],
    ["assign all unassigned customers to Megan if she agrees", "if she agrees"],
    ["assign all unassigned Azure customers to Megan", "Azure customers"],
    ["assign all unassigned customers to Megan and Contoso to Isaiah", undefined],
    ["assign all unassigned customers to Megan and Isaiah", undefined],
    ["assign all unassigned customers to somebody", undefined],
  ])("%j: go to nobody yet, since more is said", (text, left) =>
    expect(given(text)).toMatchObject(left === undefined ? { to: undefined } : { to: undefined, left }),
  );

  it.each([
    "assign all unassigned customers, but not to Megan",
    "don't assign all unassigned customers to Megan",
    "Megan already takes all unassigned customers",
    "should Megan take all the unassigned customers?",
    "Megan gets the list of customers without an owner",
    "Megan should get every alert about customers without an owner",
    "give me all unassigned customers",
    "which are unassigned for Megan?",
    "the unassigned ones matter to Megan",
  ])("%j: are not given", (text) => expect(given(text)).toBeUndefined());
});
