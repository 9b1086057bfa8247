/** A customer that is told beside others with nothing but a day. */
import { describe, expect, it } from "vitest";
import { readNames } from "../../../src/teams/input/words/names.ts";
import { understand } from "../../../src/teams/input/understand.ts";
import { inALine, named } from "./understood.ts";

const names = readNames([
  ...named("customer", { coffee: "Fourth Coffee", lamna: "Lamna Healthcare Company", tailspin: "Tailspin Toys" }),
  ...named("person", { isaiah: "Isaiah Langer" }),
]);

const said = { isNamed: false, mentions: [], today: "2026-11-27", me: "isaiah", personal: true, manager: false };

function read(text: string): { line: string; also: string | undefined } {
  const meant = understand({ ...said, text }, names);
  const also = "also" in meant ? meant.also?.map(({ says }) => says).join(" | ") : undefined;
  return { line: inALine(meant), also };
}

describe("a reminder of it is offered beside what is told of the others", () => {
  it.each([
    ["lamna + tailspin all good, 4th coffee monday", "? show lamna | show tailspin", "2026-11-30"],
    ["Lamna and Tailspin are all good, Fourth Coffee on Monday", "? show lamna | show tailspin", "2026-11-30"],
    ["Lamna is fine - Fourth Coffee tomorrow.", "show lamna", "2026-11-28"],
    ["Lamna is fine, Fourth Coffee by 4 December", "show lamna", "2026-12-04"],
  ])("%j", (text, line, day) => expect(read(text)).toEqual({ line, also: `reminder ${day} about coffee` }));

  it("and its day is none of a claim that is told", () =>
    expect(
      understand({ ...said, text: "Lamna's Intune was approved, Fourth Coffee by Monday", claims: "told" }, names),
    ).toMatchObject({ outcome: "told", what: "claim", part: "Lamna's Intune was approved" }));

  it.each(["Lamna was rejected on Monday, Fourth Coffee on Tuesday", "Lamna approved, Fourth Coffee Friday"])(
    "not where %j tells the same of both",
    (text) => {
      const meant = understand({ ...said, text, claims: "told", tells: () => "claim" }, names);
      expect("also" in meant ? (meant.also ?? []).map(({ says }) => says) : []).toEqual([]);
    },
  );

  it.each([
    "Lamna is fine, Fourth Coffee last Monday",
    "snooze Lamna until Friday, Fourth Coffee Monday",
    "is Lamna fine, Fourth Coffee Monday?",
    "Lamna is fine, Fourth Coffee signs on Monday",
    "PAL at Lamna by Friday, Fourth Coffee by Monday",
  ])("not by %j", (text) => expect(read(text).also ?? "").not.toContain("reminder"));
});

it("an ordinal in figures is a name's where a customer is called so", () => {
  expect(read("4th coffee").line).toBe("show coffee");
  expect(read("what is due on the 4th").line).not.toContain("coffee");
  expect(read("remind me on the 4th coffee morning").line).not.toContain("coffee");
  expect(read("remind me on the 4th, coffee with Lamna").line).toBe(
    "reminder 2026-12-04 about lamna to coffee with Lamna",
  );
});
