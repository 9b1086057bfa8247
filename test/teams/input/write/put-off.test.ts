/** A customer is left alone until a day only where somebody plans something of it by then, or asks for quiet. */
import { describe, expect, it } from "vitest";
import { readNames } from "../../../../src/teams/input/words/names.ts";
import { isOwnPlan, plannedUntil } from "../../../../src/teams/input/write/put-off.ts";
import { understand } from "../../../../src/teams/input/understand.ts";
import { inALine, named } from "../understood.ts";

const names = readNames([
  ...named("customer", { contoso: "Contoso Ltd.", relecloud: "Relecloud", southridge: "Southridge Video" }),
  ...named("person", { adele: "Adele Vance", alex: "Alex Wilber" }),
]);
/** A Friday. */
const today = "2026-11-27";

describe("what somebody plans says until when", () => {
  it.each<[string, string | undefined]>([
    ["he'll do it Monday", "2026-11-30"],
    ["Johan will set it on Tuesday", "2026-12-01"],
    ["customer postponed to February", "2027-02-01"],
    ["they're on leave until 15 January", "2027-01-15"],
    ["waiting till Thursday for their signature", "2026-12-03"],
    ["we're meeting them on the 3rd", "2026-12-03"],
    ["they started using Teams in October", undefined],
    ["they moved to Exchange in March", undefined],
    ["we submitted it on Monday", undefined],
    ["will they do it on Monday?", undefined],
    ["the digest will come on Monday", undefined],
    ["nobody reads it on a Friday", undefined],
    ["the contract runs until June", undefined],
    ["he'll do it soon", undefined],
    ["we have until 4 December to respond", undefined],
    ["the deadline is 4 December", undefined],
    ["it runs for two years, so until the 27th of November 2028", undefined],
  ])("%j: %s", (text, day) => expect(plannedUntil(text, today)).toBe(day));
});

describe("no button snoozes a customer where nobody says why", () => {
  const offered = (text: string, customer?: string): string => {
    const meant = understand(
      { text, isNamed: false, mentions: [], today, me: "alex", personal: true, manager: true, earlier: { customer } },
      names,
    );
    return JSON.stringify(meant);
  };

  it.each([
    ["Relecloud also started using Teams with us in October, do we need a separate claim for that?", undefined],
    ["can the weekly digest come Monday 8:30 instead? nobody reads it on a friday", "contoso"],
  ])("%j", (text, customer) => expect(offered(text, customer)).not.toContain("snooze"));

  it.each([
    [
      "The Teams claim for Relecloud was rejected, I'll dispute it next week",
      "claim",
      "reminder 2026-12-04 about relecloud",
    ],
    [
      "Relecloud's claim was rejected, they'll send the signed document on Tuesday",
      "claim",
      "reminder 2026-12-01 about relecloud",
    ],
    ["Relecloud has no Azure, I'll check again on Tuesday", "done", "reminder 2026-12-01 about relecloud"],
    ["PAL isn't linked at Relecloud yet, I'll do it on Tuesday", "done", "reminder 2026-12-01 about relecloud"],
    [
      "PAL isn't linked at Relecloud yet, their admin will do it on Tuesday",
      "done",
      "snooze relecloud until 2026-12-01",
    ],
    ["Microsoft gave us until 15 December for Relecloud's claim", "claim", undefined],
  ] as const)("%j, told: %j", (text, told, says) => {
    const meant = understand(
      {
        text,
        isNamed: false,
        mentions: [],
        today,
        me: "alex",
        personal: true,
        manager: true,
        claims: told === "claim" ? "told" : undefined,
        isAnswer: told === "done",
      },
      names,
    );
    expect(meant).toMatchObject({ outcome: "told", what: told });
    expect("also" in meant ? meant.also?.map((one) => one.says) : undefined).toEqual(says && [says]);
  });

  it.each([
    ["note for Relecloud: admin is on leave until January", "snooze relecloud until 2027-01-01"],
    ["what's due this week? also snooze Contoso until 15 December", "snooze contoso until 2026-12-15"],
  ])("but %j: %s", (text, says) => expect(offered(text)).toContain(says));
});

describe("a customer who is to be paused, offboarded or woken is asked about as that, with why", () => {
  const read = (text: string): string => {
    const meant = understand(
      { text, isNamed: false, mentions: [], today, me: "alex", personal: true, manager: true },
      names,
    );
    const fits = meant.outcome === "talk" ? (meant.fits ?? []).map(({ says }) => ` | ${says}`).join("") : "";
    return `${inALine(meant)}${fits}`;
  };

  it.each([
    ["put Relecloud on hold", "? set relecloud: paused"],
    [
      "Please put Relecloud on hold, they are being acquired by Contoso",
      "? set relecloud: paused because they are being acquired by Contoso",
    ],
    ["pause Relecloud because Karin starts on 4 January", "set relecloud: paused because Karin starts on 4 January"],
    [
      "offboard Relecloud, agreed with Adele on Monday",
      "? set relecloud: offboarded because agreed with Adele on Monday",
    ],
    ["offboard Relecloud as of 1 January as they merge", "? set relecloud: offboarded because they merge"],
    ["place Relecloud and Contoso on hold", "? set relecloud: paused | set contoso: paused"],
    ["put Relecloud on hold until March", "snooze relecloud until 2027-03-01"],
    [
      "put Relecloud on hold until Friday, the admin is off",
      "? snooze relecloud until 2026-12-04 because the admin is off",
    ],
    ["put the digest on hold", "digest"],
    [
      "wind down Relecloud: the contract ended on 30 October",
      "? set relecloud: offboarded because the contract ended on 30 October",
    ],
    [
      "Offboard Relecloud now, they stop working with us on 31 December",
      "? set relecloud: offboarded because they stop working with us on 31 December",
    ],
    ["Relecloud hasn't stopped working with us", "show relecloud"],
    ["can we wind Relecloud down", "? set relecloud: offboarded"],
    ["end the contract with Relecloud because they left us", "? set relecloud: offboarded because they left us"],
    [
      "we parted ways with Relecloud last month",
      "? set relecloud: offboarded because we parted ways with them last month",
    ],
    [
      "Relecloud and we are parting ways, please close them out",
      "? set relecloud: offboarded because we are parting ways",
    ],
    [
      "we stop working with Relecloud at the end of the year",
      "- leaving | reminder 2026-12-31 about relecloud | snooze relecloud until 2026-12-31 because they're leaving us | set relecloud: offboarded | show relecloud",
    ],
    [
      "Please put Relecloud on hold, they are being acquired by Contoso, and wind down Southridge Video: the contract ended",
      "? set relecloud: paused because they are being acquired by Contoso | set southridge: offboarded because the contract ended",
    ],
    [
      "offboard Relecloud because they merge on 31 December",
      "set relecloud: offboarded because they merge on 31 December",
    ],
    ["offboard Relecloud on 31 December because they merge", "? set relecloud: offboarded because they merge"],
    ["offboard Relecloud as of January, they moved", "? set relecloud: offboarded because they moved"],
    ["from Monday pause Relecloud because they merge", "? set relecloud: paused because they merge"],
    ["set Relecloud: 300 seats from January", "? set relecloud: 300 seats"],
    [
      "offboard Relecloud on 31 December",
      "- leaving | reminder 2026-12-31 about relecloud to offboard it | show relecloud",
    ],
    [
      "offboard Relecloud, in liquidation since Monday",
      "? set relecloud: offboarded because in liquidation since Monday",
    ],
    ["unsnooze Relecloud and Contoso", "? snooze relecloud off | snooze contoso off"],
    ["Sorry, Relecloud should not be snoozed.", "? snooze relecloud off"],
    ["Relecloud was snoozed by mistake", "? snooze relecloud off"],
    ["is Relecloud snoozed?", "show relecloud"],
    ["don't unsnooze Relecloud", "show relecloud"],
    ["don't offboard Relecloud", "show relecloud"],
  ])("%j: %s", (text, is) => expect(read(text)).toBe(is));
});

it.each([
  ["offboard Relecloud on 31 December because they merge", "offboard Relecloud now, not on 31 Dec"],
  ["pause Relecloud until January because they merge", undefined],
])("what is done at once says so where another day is told: %j", (text, title = "now, not ") => {
  const meant = understand(
    { text, isNamed: false, mentions: [], today, me: "alex", personal: true, manager: true },
    names,
  );
  if (meant.outcome === "ask") expect(meant.options[0]?.title).toContain(title);
  expect(meant.outcome === "run" && !meant.says.startsWith("show ")).toBe(false);
});

it.each([
  ["snooze Relecloud from Monday until Friday", "snooze Relecloud from now until Fri 4 Dec"],
  ["please snooze Relecloud between 7 and 11 December", "snooze Relecloud from now until 12 Dec"],
  [
    "snooze Relecloud from 7 December to 11 December because their admin is away",
    "snooze Relecloud from now until 12 Dec: their admin is away",
  ],
  ["snooze Relecloud until Friday because their admin is away", undefined],
  ["snooze Relecloud from today until Friday", undefined],
  ["snooze Relecloud from 7 December", undefined],
])("a snooze that is to begin on a later day says that it begins at once: %j", (text, title) => {
  const meant = understand(
    { text, isNamed: false, mentions: [], today, me: "alex", personal: true, manager: true },
    names,
  );
  expect(meant.outcome === "ask" ? meant.options.map((one) => one.title) : meant.outcome).toEqual(
    title === undefined ? "run" : [title],
  );
  if (title === undefined) expect(inALine(meant)).not.toContain("until 2026-12-07");
});

describe("whose plan it is", () => {
  it.each([
    ["Exchange rejected, resubmitting tue", true],
    ["I'll resubmit by Friday", true],
    ["we're disputing it on Monday", true],
    ["Microsoft is resubmitting it on Tuesday", false],
    ["they are linking it on Tuesday", false],
    ["he'll do it Monday", false],
  ])("%j is the writer's own: %j", (text, isOwn) => expect(isOwnPlan.test(text)).toBe(isOwn));
});

describe("why a customer is to be left alone is kept, wherever it stands", () => {
  const read = (text: string): string => {
    const meant = understand(
      { text, isNamed: false, mentions: [], today, me: "alex", personal: true, manager: true },
      names,
    );
    const also = "also" in meant ? (meant.also ?? []).map(({ says }) => ` + ${says}`).join("") : "";
    return `${inALine(meant)}${also}`;
  };
  it.each([
    [
      "The customer at Relecloud does not want us to claim anything, so please leave it alone until January.",
      "? snooze relecloud until 2027-01-01 because does not want us to claim anything",
    ],
    [
      "Relecloud say they'll sign the letter next week, so leave me alone about it until then",
      "? snooze relecloud until 2026-12-04 because they say they'll sign the letter next week",
    ],
    [
      "Relecloud says they'll sign next week, snooze until 7 jan",
      "? snooze relecloud until 2027-01-07 because they say they'll sign next week",
    ],
    ["Relecloud needs two weeks, leave it alone until 7 jan", "snooze relecloud until 2027-01-07"],
    [
      "Hold Relecloud until 7 jan, their admin still has to approve GDAP",
      "? snooze relecloud until 2027-01-07 because their admin still has to approve GDAP",
    ],
    [
      "snooze Relecloud until 7 jan, customer closed till then",
      "? snooze relecloud until 2027-01-07 because customer closed",
    ],
    [
      "snooze Relecloud until 7 jan, customer closed till then; and remind me after christmas about Contoso",
      "? snooze relecloud until 2027-01-07 because customer closed | reminder 2026-12-28 about contoso",
    ],
    [
      "snooze Relecloud till 7 jan. their admin is on leave",
      "? snooze relecloud until 2027-01-07 because their admin is on leave",
    ],
    [
      "Relecloud's admin is on leave until January so GDAP has to wait",
      "? snooze relecloud until 2027-01-01 because their admin is on leave",
    ],
    [
      "Relecloud's contact is on parental leave until 15 January, so PAL has to wait",
      "? snooze relecloud until 2027-01-15 because their contact is on parental leave",
    ],
    ["snooze Relecloud, leave it alone until january", "snooze relecloud until 2027-01-01"],
    ["snooze Relecloud until 4 December, I think", "snooze relecloud until 2026-12-04"],
    ["snooze Relecloud until 4 December, should be fine", "snooze relecloud until 2026-12-04"],
    [
      "snooze Relecloud until 4 December, we agreed that with them, and Contoso too",
      "? snooze relecloud until 2026-12-04 | snooze contoso until 2026-12-04",
    ],
    ["snooze Relecloud until 4 December and Contoso for two weeks", "? snooze relecloud | snooze contoso"],
  ])("%j: %s", (text, is) => expect(read(text)).toBe(is));
});
