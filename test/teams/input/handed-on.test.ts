/** Customers that are put on a colleague or taken off one's own list, and who has only much to do. */
import { describe, expect, it } from "vitest";
import { readNames } from "../../../src/teams/input/words/names.ts";
import { understand } from "../../../src/teams/input/understand.ts";
import { inALine, named } from "./understood.ts";

const names = readNames([
  ...named("customer", { contoso: "Contoso Ltd.", woodgrove: "Woodgrove Bank", proseware: "Proseware, Inc." }),
  ...named("person", { adele: "Adele Vance", alex: "Alex Wilber", megan: "Megan Bowen" }),
]);

function understood(text: string, { customer, manager = true }: { customer?: string; manager?: boolean } = {}): string {
  const said = { text, isNamed: false, mentions: [], today: "2026-11-27", me: "alex", personal: true, manager };
  return inALine(understand({ ...said, earlier: customer === undefined ? undefined : { customer } }, names));
}

describe("that one, after a customer's card, goes to the colleague; without one, which it is is asked", () => {
  it.each([
    "got it, but can we put that one on Adele? I'm full until january",
    "can Adele have that one",
    "move this one over to Adele, I'm swamped until Christmas",
    "let Adele take it",
    "could Adele pick up that one?",
  ])("%j", (text) => {
    expect(understood(text, { customer: "woodgrove" })).toBe("? assign woodgrove to adele");
    expect(understood(text, { customer: "woodgrove", manager: false })).toBe("! not-mine woodgrove");
    expect(understood(text)).toBe("assign to adele");
  });

  it.each(["don't put that one on Adele", "did Adele take it?"])("not by %j", (text) =>
    expect(understood(text, { customer: "woodgrove" })).not.toContain("assign"),
  );
});

it("who has customers while a colleague is away is no new owner", () =>
  expect(understood("Adele is off from Monday till the 11th, can Megan take Contoso, Woodgrove and Proseware")).toMatch(
    /^\? away adele/,
  ));

describe("what somebody takes off their list is no longer theirs, and still a customer", () => {
  it.each([
    ["take Proseware off my list", "proseware"],
    ["please remove Proseware from my customers", "proseware"],
    ["can you take it off my plate?", "woodgrove"],
    ["take me off Contoso please", "contoso"],
  ])("%j", (text, customer) => {
    expect(understood(text, { customer: "woodgrove", manager: false })).toBe(`! not-mine ${customer}`);
    expect(understood(text, { customer: "woodgrove" })).toBe(`? unassign ${customer} from alex`);
  });

  it("somebody else is to have it", () =>
    expect(understood("I'm busy until the 15th, can someone else do Contoso", { manager: false })).toBe(
      "! not-mine contoso",
    ));
  it("but a customer that left us is offboarded", () =>
    expect(understood("Proseware has left us, can you take them off my list", { manager: false })).toMatch(
      /^\? set proseware: offboarded/,
    ));
});

describe("who has much to do until a day is not away", () => {
  it.each([
    "I'm full until january",
    "busy until Thursday",
    "I'm maxed out until mid December",
    "Adele is swamped until january",
    "Adele is swamped until january, give Contoso to Megan",
    "I'm booked solid until Friday",
  ])("%j", (text) => expect(understood(text)).not.toContain("away"));

  it.each([
    "I'm swamped and out of office until Monday",
    "I'm packed and away from Monday until Friday",
    "I'm busy, cover for me until Monday please Adele",
  ])("but %j", (text) => expect(understood(text)).toContain("away"));
});
