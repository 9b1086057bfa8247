import { describe, expect, it } from "vitest";
import { createContexts, type Spot } from "../../../src/teams/bot/contexts.ts";
import type { About } from "../../../src/teams/turn.ts";

const minute = 60_000;
const a = "9b58ba8d-c498-46e7-b648-245edafa3a38";
const b = "9127c470-89bf-46a2-af31-4fdb43c48bc7";

const chat = (person: string, organization = "org"): Spot => ({
  organization,
  person,
  conversation: `a:${person}`,
  thread: `a:${person}`,
  personal: true,
});
const post = (person: string, thread = "1", organization = "org"): Spot => ({
  organization,
  person,
  conversation: "19:channel",
  thread: `19:channel;messageid=${thread}`,
  personal: false,
});

/** What the last one goes on from, after the others were told of a customer so many minutes before. */
function after(last: Spot, ...told: (readonly [minutesBefore: number, spot: Spot, about: About])[]): About | undefined {
  let now = 0;
  const contextOf = createContexts(() => now);
  for (const [before, spot, about] of told) {
    now = (100 - before) * minute;
    contextOf(spot).about(about);
  }
  now = 100 * minute;
  return contextOf(last).earlier;
}

describe("what somebody writes goes on from", () => {
  it("what they were told in the same conversation within half an hour, in whichever thread", () => {
    expect(after(chat("megan"), [30, chat("megan"), { customer: a, says: "show a" }])).toEqual({
      customer: a,
      says: "show a",
    });
    expect(after(post("megan", "2"), [30, post("megan", "1"), { customer: a }])).toEqual({ customer: a });
    expect(
      after(post("megan", "1"), [30, post("megan", "1"), { customer: a }], [20, post("megan", "2"), { customer: b }]),
    ).toEqual({ customer: a });
    expect(after(chat("megan"), [31, chat("megan"), { customer: a }])).toBeUndefined();
  });

  it("what a colleague was told in the same thread since, and what was asked there, but not what they told of it", () => {
    const about: About = { customer: b, asked: "set b paused", told: { what: "claim", texts: ["approved"] } };
    expect(after(post("alex"), [3, post("alex"), { customer: a }], [2, post("megan"), about])).toEqual({
      customer: b,
      asked: "set b paused",
      by: "megan",
    });
    expect(after(post("alex"), [9, post("megan"), about], [2, post("alex"), { customer: a }])).toEqual({ customer: a });
  });

  it("their own customer of the last five minutes, where a colleague only looked at another one since", () => {
    const looked: About = { customer: b, says: "show b" };
    expect(after(post("alex"), [4, post("alex"), { customer: a }], [2, post("megan"), looked])).toEqual({
      customer: a,
    });
    const theirs = { ...looked, by: "megan" };
    expect(after(post("alex"), [6, post("alex"), { customer: a }], [2, post("megan"), looked])).toEqual(theirs);
    // In another thread they talked of something else.
    expect(after(post("alex"), [4, post("alex", "2"), { customer: a }], [2, post("megan"), looked])).toEqual(theirs);
    expect(after(post("alex"), [4, post("megan"), looked], [2, post("alex", "2"), { customer: a }])).toEqual(theirs);
    const told: About = { customer: a, told: { what: "claim", texts: ["approved"] } };
    expect(after(post("alex"), [9, post("alex"), told], [2, post("megan"), looked])).toEqual(told);
  });

  it.each(["away until 2026-12-04 deputy adele", "away off", "gaps mine", "later b", "digest off"])(
    "nothing that a colleague asked of themselves: %s",
    (says) => {
      expect(after(post("alex"), [2, post("megan"), { customer: b, says, asked: says }])).toEqual({
        customer: b,
        by: "megan",
      });
      expect(after(post("alex"), [2, post("megan"), { askedAll: ["assign b to megan", says] }])).toEqual({
        by: "megan",
      });
    },
  );

  it("a colleague's customer, where it answers them, whatever their own was", () => {
    const looked: About = { customer: b, says: "show b" };
    const answers: Spot = { ...post("alex"), isReply: true };
    const theirs = { ...looked, by: "megan" };
    expect(after(answers, [4, post("alex"), { customer: a }], [2, post("megan"), looked])).toEqual(theirs);
    expect(after(answers, [4, post("alex"), { customer: a, asked: "ask a" }], [2, post("megan"), looked])).toEqual(
      theirs,
    );
    expect(after(answers, [4, post("alex"), { customer: a }], [2, post("megan"), { topic: "pal" }])).toEqual({
      customer: a,
    });
    expect(after(answers, [4, post("megan"), looked], [2, post("alex"), { customer: a }])).toEqual({ customer: a });
  });

  it("nothing of a colleague in another thread, chat or organization", () => {
    expect(after(post("alex", "2"), [2, post("megan", "1"), { customer: a }])).toBeUndefined();
    expect(after(chat("alex"), [2, post("megan"), { customer: a }])).toBeUndefined();
    expect(after(post("alex"), [2, chat("megan"), { customer: a }])).toBeUndefined();
    expect(after(post("alex", "1", "other"), [2, post("megan"), { customer: a }])).toBeUndefined();
  });

  it("in the personal chat the customer of whom they have just talked in a channel, and nothing else of that", () => {
    const about: About = { customer: b, says: "show b", asked: "assign b to megan" };
    expect(after(chat("alex"), [30, chat("alex"), { customer: a }], [5, post("alex"), about])).toEqual({ customer: b });
    expect(after(chat("alex"), [30, chat("alex"), { customer: a }], [6, post("alex"), about])).toEqual({ customer: a });
  });

  it("in a channel nothing that they were told in their personal chat", () => {
    expect(after(post("alex"), [1, chat("alex"), { customer: a }])).toBeUndefined();
  });

  it("its own question, which waits for an answer, whatever was said elsewhere since", () => {
    const asked: About = { customer: a, asked: "assign a to megan" };
    expect(after(chat("alex"), [9, chat("alex"), asked], [1, post("alex"), { customer: b }])).toEqual(asked);
    expect(after(post("alex"), [9, post("alex"), asked], [1, post("megan"), { customer: b }])).toEqual(asked);
  });
});
