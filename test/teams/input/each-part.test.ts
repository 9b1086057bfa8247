/** Messages of which parts ask, want or tell something of their own: each is answered, or stands beneath. */
import { describe, expect, it } from "vitest";
import { plainlyStated } from "../../../src/teams/input/reading/plainly.ts";
import type { Understood } from "../../../src/teams/input/reading/sentence.ts";
import { readNames } from "../../../src/teams/input/words/names.ts";
import { understand } from "../../../src/teams/input/understand.ts";
import type { About } from "../../../src/teams/turn.ts";
import { inALine, named } from "./understood.ts";

const names = readNames([
  ...named("customer", { contoso: "Contoso Ltd.", fabrikam: "Fabrikam, Inc.", coho: "Coho Vineyard & Winery" }),
  ...named("person", { adele: "Adele Vance", alex: "Alex Wilber", megan: "Megan Bowen", isaiah: "Isaiah Langer" }),
]);

function understood(text: string, earlier?: About, manager = true): Understood {
  const tells = (part: string) => {
    const stated = plainlyStated(part);
    return /approved|rejected/.test(stated)
      ? ("claim" as const)
      : /linked/.test(stated)
        ? ("done" as const)
        : undefined;
  };
  const what = tells(text);
  return understand(
    {
      text,
      isNamed: /^(?:snooze|assign|ask) /.test(text),
      mentions: [],
      earlier,
      today: "2026-11-26",
      me: "alex",
      personal: true,
      manager,
      tells,
      claims: what === "claim" ? "told" : undefined,
      isAnswer: what === "done",
    },
    names,
  );
}

function read(text: string, earlier?: About): string {
  const meant = understood(text, earlier);
  const also = "also" in meant ? (meant.also ?? []) : [];
  const told = "tells" in meant ? (meant.tells ?? []) : [];
  const left = "left" in meant ? (meant.left ?? []) : [];
  const asks = "asks" in meant ? (meant.asks ?? []) : [];
  const more = [
    ...told.map((one) => `${one.customer}: ${one.text}`),
    ...left.map((one) => `left out: ${one}`),
    ...(asks.length === 0 ? [] : [`asked of ${asks.map(({ customer }) => customer).join(", ")}`]),
  ];
  return [inALine(meant), ...also.map(({ says }) => says), ...more].join(" + ");
}

describe("a question beside what is told or wanted is a press away", () => {
  it.each([
    // What is said of another customer is no more of that one's snooze.
    ["snooze Coho, Fabrikam is closed over Christmas", "snooze coho"],
    ["Snooze Coho, Fabrikam is moving offices until January", "snooze coho"],
    ["Snooze Coho, Coho is moving offices until January", "? snooze coho until 2027-01-01 because moving offices"],
    ["Coho is moving, snooze it until Friday because they asked", "? snooze coho until 2026-11-27 because they asked"],
    [
      "Coho and Fabrikam both have a freeze, please snooze them until Monday.",
      "? snooze coho until 2026-11-30 because they have a freeze | snooze fabrikam until 2026-11-30 because they have a freeze",
    ],
    ["snooze Coho, as Fabrikam did, until January", "snooze coho until 2027-01-01"],
    [
      "Please don't write to me after five, and I'm off on Monday",
      "? settings quiet from 17:00 | away from 2026-11-30 until 2026-11-30",
    ],
    ["PAL is linked at Coho. Who owns Fabrikam?", "! done coho + show fabrikam + asked of fabrikam"],
    ["Who owns Fabrikam? PAL is linked at Coho.", "! done coho + show fabrikam + asked of fabrikam"],
    [
      "PAL is linked at Coho and Contoso. Who owns Fabrikam?",
      "!! coho: PAL is linked at Coho and Contoso | contoso: PAL is linked at Coho and Contoso + show fabrikam + asked of fabrikam",
    ],
    [
      "PAL is linked at Coho and Contoso, and who owns Fabrikam?",
      "!! coho: PAL is linked at Coho and Contoso | contoso: PAL is linked at Coho and Contoso + show fabrikam + asked of fabrikam",
    ],
    [
      "Coho: PAL is linked. Contoso: PAL is linked. Who owns Fabrikam, and what is due this week?",
      "!! coho: Coho: PAL is linked | contoso: . Contoso: PAL is linked + show fabrikam + gaps ending + asked of fabrikam",
    ],
    ["the Exchange claim of Coho was approved yesterday. Who is away next week?", "! claim coho + away list"],
    ["PAL is linked at Coho, and what is due this week?", "! done coho + gaps ending"],
    ["PAL is linked at Coho, and when is the next digest?", "! done coho + digest"],
    ["assign Coho to Megan, and what is due this week?", "? assign coho to megan + gaps ending"],
    [
      "remind me Friday to call Coho and what is due tomorrow?",
      "reminder 2026-11-27 about coho to call Coho + gaps ending 2026-11-27",
    ],
    ["off next wk, anything due before I go?", "gaps ending 2026-12-04 + away from 2026-11-30 until 2026-12-04"],
    ["could you note that Coho has another partner? Also, when is the next digest?", "show coho + digest"],
  ])("%j is %j", (text, is) => expect(read(text)).toBe(is));
});

describe("what is told or wanted of one customer is not said of another that the message names", () => {
  it.each([
    ["snooze coho, fabrikam is approved", "snooze coho + fabrikam: fabrikam is approved"],
    ["snooze coho and fabrikam is approved", "snooze coho + fabrikam: fabrikam is approved"],
    [
      "snooze coho until Friday and the Teams claim at Fabrikam was rejected",
      "snooze coho until 2026-11-27 + fabrikam: the Teams claim at Fabrikam was rejected",
    ],
    [
      "snooze coho because they are moving, fabrikam is approved",
      "snooze coho because they are moving + fabrikam: fabrikam is approved",
    ],
    ["snooze coho because they are moving and closed", "snooze coho because they are moving and closed"],
    ["ask coho, fabrikam's PAL is linked", "? ask coho + fabrikam: fabrikam's PAL is linked"],
    [
      "assign Coho to Megan, Fabrikam's Teams is approved",
      "? assign coho to megan + fabrikam: Fabrikam's Teams is approved",
    ],
    [
      "Fabrikam is approved, snooze Coho until Friday because they are closed",
      "snooze coho until 2026-11-27 because they are closed + fabrikam: Fabrikam is approved",
    ],
    [
      "remind me of Coho on Friday, Fabrikam's PAL is linked",
      "reminder 2026-11-27 about coho + fabrikam: Fabrikam's PAL is linked",
    ],
    ["PAL is linked. Who owns Fabrikam?", "show fabrikam + fabrikam: PAL is linked + asked of fabrikam"],
    ["Coho isn't mine. Who owns Fabrikam?", "! not-mine coho + show fabrikam + asked of fabrikam"],
    ["Coho isn't mine. Is Fabrikam approved?", "! not-mine coho + show fabrikam + asked of fabrikam"],
    ["Coho isn't mine. Fabrikam is.", "! not-mine coho"],
    ["Coho isn't mine. Fabrikam neither.", "? unassign coho from alex | unassign fabrikam from alex"],
    ["Coho isn't mine, who has it?", "show coho + asked of coho"],
    // What is said of one by several sentences stands beside what is answered or wanted.
    ["Coho isn't mine any more. PAL is linked there now.", "! not-mine coho + coho: PAL is linked there now."],
    ["Coho isn't mine any more, and PAL is linked", "! not-mine coho + coho: PAL is linked"],
    ["Who owns Coho? They have 300 seats now", "show coho + set coho: 300 seats + asked of coho"],
    ["assign Coho to Megan. They have 400 seats now.", "? assign coho to megan + set coho: 400 seats"],
    ["Megan owns Coho now, PAL is linked", "? assign coho to megan + coho: PAL is linked"],
    [
      "Coho has 400 seats now. GDAP was approved until 3 May 2028.",
      "? set coho: gdap until 2028-05-03 + set coho: 400 seats",
    ],
    ["PAL is linked at Coho. They have 400 seats now.", "! done coho + set coho: 400 seats"],
    ["PAL is linked at Coho. It isn't mine any more.", "! done coho + unassign coho from alex"],
    ["PAL is linked at Coho. Who owns it?", "! done coho + asked of coho"],
    ["When is Coho's deadline? PAL is linked there", "! done coho + asked of coho"],
    ["PAL is linked at Coho. Until when is GDAP valid?", "! done coho + asked of coho"],
  ])("%j is %j", (text, is) => expect(read(text)).toBe(is));

  it("is no reason why it is given back", () => {
    const meant = understood("Can somebody else take Coho? PAL is linked there.", undefined, false);
    expect(meant).toMatchObject({ what: "not-mine", why: "", tells: [{ customer: "coho" }] });
  });

  it("is of the one that was talked of, where another is only asked about", () => {
    const earlier: About = { says: "show coho", customer: "coho" };
    expect(read("PAL is linked. Who owns Fabrikam?", earlier)).toBe("! done coho + show fabrikam + asked of fabrikam");
  });
});

describe("of several questions the first is answered, and the others are a press away, none mixed with another", () => {
  it.each([
    ["how many Azure customers have no PAL, and what is due this week?", "gaps customers no-link + gaps ending"],
    ["what is due this week and which claims are rejected?", "gaps ending + claims rejected"],
    ["which customers have no owner and which claims are in dispute?", "gaps unowned + claims disputed"],
    ["is anything critical, and who is away?", "gaps critical + away list"],
    ["who stands in for Megan? She's off on Monday.", "away list"],
    ["who owns Coho and how many gaps does Isaiah have?", "show coho + gaps isaiah + asked of coho"],
    ["who owns Coho and when is the digest?", "show coho + digest + asked of coho"],
    ["anything overdue? And who owns Coho?", "gaps overdue + show coho + asked of coho"],
    ["who covers me and is PAL ok at Coho?", "away list + show coho + asked of coho"],
    ["who owns Coho? Has their CPOR claim been submitted?", "show coho + asked of coho, coho"],
    ["Coho has another partner for accounting. Is PAL linked?", "show coho + asked of coho"],
  ])("%j is %j", (text, is) => expect(read(text)).toBe(is));
});

describe("what counts or lists is what was listed before, where a question names nothing", () => {
  it.each([
    [
      "Which claims are rejected? Which in dispute? Which await us?",
      "claims rejected + claims disputed + claims action-required",
    ],
  ])("%j is %j", (text, is) => expect(read(text)).toBe(is));
});

describe("what is wanted or told beside a question about a customer, or a wish, is a press away", () => {
  it.each([
    ["is Coho healthy? I want to offboard it", "show coho + set coho: offboarded + asked of coho"],
    [
      "is PAL linked at Coho? Could you please ask Megan to do it?",
      "show coho + assign coho to megan + ask coho + asked of coho",
    ],
    ["stop nagging me until Friday, PAL is linked at Coho", "quiet until 2026-11-27 + coho: PAL is linked at Coho"],
    ["ask Isaiah what the status at Coho is and remind me on Wednesday", "? ask coho | reminder 2026-12-02 about coho"],
    ["give Coho to Megan, because PAL is linked", "? assign coho to megan"],
  ])("%j is %j", (text, is) => expect(read(text)).toBe(is));
});

describe("what goes on from the part before it, or is asked politely, is no question of its own", () => {
  it.each([
    ["what do I have open, anything critical?", "gaps critical mine"],
    ["which claims are rejected and which of them are due?", "claims rejected"],
    ["who owns Coho and when did they get it?", "show coho + history coho"],
    ["Coho has agreed, and when they sign we go on", "show coho"],
    ["Coho needs somebody else, who has time. Could you please give it to Megan?", /^\? assign coho to megan$/],
    ["remind me on Monday to ask Coho what is missing", "reminder 2026-11-30 about coho to ask Coho what is missing"],
  ])("%j is %j", (text, is) => (typeof is === "string" ? expect(read(text)).toBe(is) : expect(read(text)).toMatch(is)));
});

describe("what of a message asks for something and cannot be read is named", () => {
  it.each([
    [
      "PAL is linked at Coho, and what is the weather in Paris tomorrow?",
      "! done coho + left out: what is the weather in Paris tomorrow?",
    ],
    [
      "Could you nudge Adele about Coho and Fabrikam? I'd like answers by Wednesday.",
      "? ask coho | ask fabrikam + left out: I'd like answers by Wednesday.",
    ],
    [
      "which customers have no owner? And how do I hand some of mine to Isaiah?",
      "gaps unowned + left out: And how do I hand some of mine to Isaiah?",
    ],
    [
      "how is Coho doing? And what is the weather in Paris tomorrow?",
      "show coho + left out: And what is the weather in Paris tomorrow? + asked of coho",
    ],
    ["Microsoft said no. What can I do about it now?", "why rejected"],
    ["PAL is linked at Coho. Could you help me?", "! done coho"],
    ["PAL is linked at Coho. Is that all right?", "! done coho"],
  ])("%j is %j", (text, is) => expect(read(text)).toBe(is));
});

describe("one part says of whom it is to be done what", () => {
  it.each([
    [
      "Would you mind changing the owner of Coho from Adele to Isaiah, since Adele has left the team? She also had Fabrikam.",
      "? assign coho to isaiah + assign fabrikam",
    ],
    ["assign everything unassigned to me", "gaps unowned"],
    ["give all customers without an owner to Isaiah", "gaps unowned"],
  ])("%j is %j", (text, is) => expect(read(text)).toBe(is));

  it.each([
    ["asign Coho to Isaiah", "! not-mine coho to isaiah"],
    ["change the owner of Coho to Isaiah", "! not-mine coho to isaiah"],
    ["please make Isaiah the owner of Coho", "! not-mine coho to isaiah"],
  ])("of an owner, who may only give it back, %j is %j", (text, is) =>
    expect(
      inALine(
        understand(
          { text, isNamed: false, mentions: [], today: "2026-11-26", me: "megan", personal: true, manager: false },
          names,
        ),
      ),
    ).toBe(is),
  );
});
