/** What of a message is stated, what asked, and what only quoted. */
import { describe, expect, it } from "vitest";
import { questionsIn, statementsIn, unquoted } from "../../../../src/teams/input/reading/doubt.ts";

describe("of a message", () => {
  it.each([
    ["It was refused. What do we do now?", "It was refused.", "What do we do now?"],
    ["Teams got rejected, why?", "Teams got rejected.", ", why?"],
    ["It got rejected, why, what did Microsoft say?", "It got rejected.", ", why, what did Microsoft say?"],
    ["Teams went in today and how long does it take?", "Teams went in today.", " and how long does it take?"],
    ["Who approves? Teams is in since Monday", "Teams is in since Monday", "Who approves?"],
    ["Teams is in", "Teams is in", ""],
    ["We're meeting them on the 3rd", "We're meeting them on the 3rd", ""],
    ["Were they told on the 3rd", "", "Were they told on the 3rd"],
    // Whether it is so is asked as well.
    ["Teams was approved, right?", "", "Teams was approved, right?"],
    ["Teams was approved, wasn't it?", "", "Teams was approved, wasn't it?"],
    ["Teams was approved, who says so?", "", "Teams was approved, who says so?"],
    ["Teams was approved, how do you know?", "", "Teams was approved, how do you know?"],
    ["Teams was approved, how come it shows rejected?", "", "Teams was approved, how come it shows rejected?"],
    ["Was Teams rejected, why?", "", "Was Teams rejected, why?"],
    ["has Teams been approved", "", "has Teams been approved"],
    ["is the Teams claim in", "", "is the Teams claim in"],
    ["has contoso finished onboarding", "", "has contoso finished onboarding"],
    ["is Contoso linked", "", "is Contoso linked"],
    ["has now been submitted", "has now been submitted", ""],
    ["has finally been approved", "has finally been approved", ""],
    ["Alex told me Teams is through. Has it been approved?", "", "Has it been approved?"],
    ["Teams was approved, is that right?", "", "Teams was approved, is that right?"],
    ["Teams was rejected. Was Exchange approved?", "Teams was rejected.", "Was Exchange approved?"],
    ["Teams rejected?", "", "Teams rejected?"],
    ["Teams is rejected, what happens then?", "", "Teams is rejected, what happens then?"],
    ["Say Teams is rejected, what do we do?", "", "Say Teams is rejected, what do we do?"],
    ["Is Teams in, and when was it approved?", "", "Is Teams in, and when was it approved?"],
  ])("%j is stated %j, and asked %j", (text, stated, asked) => {
    expect(statementsIn(text)).toBe(stated);
    expect(questionsIn(text)).toBe(asked);
  });

  it.each([
    ['they say "no proof" again', "they say            again"],
    ["they say 'no proof' again", "they say            again"],
    ["they say “no proof", "they say          "],
    ["Contoso's and Adele's claims aren't in", "Contoso's and Adele's claims aren't in"],
  ])("%j says %j by itself", (text, said) => expect(unquoted(text)).toBe(said));
});
