import { describe, expect, it } from "vitest";
import {
  missingDay,
  parseAway,
  parseDay,
  parseDigest,
  parseGaps,
  parseSnooze,
} from "../../../../src/teams/input/time/parse.ts";

const megan = { id: "megan-id", name: "Megan Bowen" };
const megans = { kind: "answering", person: "megan-id" };
const me = { kind: "answering", person: "my-id" };

describe("gaps", () => {
  it.each<[string, (typeof megan)[], unknown]>([
    ["", [], { narrowed: { filter: { by: "all" } }, page: 1 }],
    ["page 3", [], { narrowed: { filter: { by: "all" } }, page: 3 }],
    ["MINE", [], { narrowed: { filter: { by: "all", whose: me } }, page: 1 }],
    ["expired mine page 2", [], { narrowed: { filter: { by: "expired", whose: me } }, page: 2 }],
    ["new 2026-w48", [], { narrowed: { filter: { by: "new", week: "2026-W48" } }, page: 1 }],
    ["ending Nobody", [], { narrowed: { filter: { by: "ending", whose: { kind: "nobody" } } }, page: 1 }],
    ["new @Megan Bowen", [megan], { narrowed: { filter: { by: "new", whose: megans } }, page: 1 }],
    ["Contoso @Megan Bowen", [megan], { narrowed: { filter: { by: "all", whose: megans } }, page: 1 }],
    ["Gold mine", [], { narrowed: { customer: "Gold mine" }, page: 1 }],
    [
      "critical 2026-W48",
      [],
      { narrowed: { customer: "critical 2026-W48", or: { filter: { by: "critical" }, person: "2026-W48" } }, page: 1 },
    ],
    ["mine new", [], { narrowed: { filter: { by: "new", whose: me } }, page: 1 }],
    ["mine new 2026-w48 page 2", [], { narrowed: { filter: { by: "new", week: "2026-W48", whose: me } }, page: 2 }],
    ["@Megan Bowen closed", [megan], { narrowed: { filter: { by: "closed", whose: megans } }, page: 1 }],
    ["closed cpor", [], { narrowed: { clash: ["closed", "cpor"] }, page: 1 }],
    ["critical new mine", [], { narrowed: { clash: ["critical", "new"] }, page: 1 }],
    [
      "mine critical Modern Work pal",
      [],
      {
        narrowed: {
          filter: {
            by: "critical",
            also: [
              { by: "designation", designation: "Modern Work" },
              { by: "topic", topic: "pal" },
            ],
            whose: me,
          },
        },
        page: 1,
      },
    ],
    ["closed cpor @Megan Bowen", [megan], { narrowed: { clash: ["closed", "cpor"] }, page: 1 }],
    ["mine nobody", [], { narrowed: { clash: ["mine", "nobody"] }, page: 1 }],
    ["mine @Megan Bowen", [megan], { narrowed: { clash: ["mine", "@Megan Bowen"] }, page: 1 }],
    ["page -1", [], { narrowed: { filter: { by: "all" } }, page: 1 }],
    ["page 0", [], { narrowed: { filter: { by: "all" } }, page: 1 }],
    [
      "by deadline Megan",
      [],
      {
        narrowed: { customer: "by deadline Megan", or: { filter: { by: "all", order: "deadline" }, person: "Megan" } },
        page: 1,
      },
    ],
    [
      "new Megan Bowen",
      [],
      { narrowed: { customer: "new Megan Bowen", or: { filter: { by: "new" }, person: "Megan Bowen" } }, page: 1 },
    ],
    ["closed cpor Contoso", [], { narrowed: { customer: "closed cpor Contoso" }, page: 1 }],
    ["cpor page 2", [], { narrowed: { filter: { by: "topic", topic: "cpor" } }, page: 2 }],
    ["Owner", [], { narrowed: { filter: { by: "topic", topic: "owner" } }, page: 1 }],
    ["critical", [], { narrowed: { filter: { by: "critical" } }, page: 1 }],
    [
      "solutions partner for cloud & ai platforms",
      [],
      { narrowed: { filter: { by: "designation", designation: "Cloud & AI Platforms" } }, page: 1 },
    ],
    ["data & ai", [], { narrowed: { filter: { by: "designation", designation: "Data & AI" } }, page: 1 }],
    ["@Megan Bowen page 2", [megan], { narrowed: { filter: { by: "all", whose: megans } }, page: 2 }],
    ["Contoso Ltd.", [], { narrowed: { customer: "Contoso Ltd." }, page: 1 }],
    ["Front page News", [], { narrowed: { customer: "Front page News" }, page: 1 }],
    ["person:someone", [], { narrowed: { customer: "person:someone" }, page: 1 }],
    ["__proto__", [], { narrowed: { customer: "__proto__" }, page: 1 }],
  ])("reads %j", (rest, mentions, expected) => expect(parseGaps(rest, mentions, "my-id")).toEqual(expected));
});

describe("digest", () => {
  it.each([
    [
      "here Monday 09:00 Europe/Amsterdam",
      { wants: "here", moment: { day: "Monday", time: "09:00", zone: "Europe/Amsterdam" }, allClear: false },
    ],
    [
      "HERE fri 16:30",
      { wants: "here", moment: { day: "Friday", time: "16:30", zone: "Asia/Tokyo" }, allClear: false },
    ],
    [
      "here Monday 09:00 Etc/UTC all-clear",
      { wants: "here", moment: { day: "Monday", time: "09:00", zone: "Etc/UTC" }, allClear: true },
    ],
    ["now", { wants: "now" }],
    ["off", { wants: "off" }],
    ["", { wants: "status" }],
    ["was empty for me? when is the next one", { wants: "status" }],
    ["when is the next one", { wants: "status" }],
    ["didn't come", { wants: "status" }],
    ["here", { wants: "unclear" }],
    ["here someday 09:00", { wants: "unclear" }],
    [
      "here Monday 09:00 new york",
      { wants: "here", moment: { day: "Monday", time: "09:00", zone: "America/New_York" }, allClear: false },
    ],
    ["here Monday 09:00 Atlantis", { wants: "unclear" }],
    ["tomorrow", { wants: "unclear" }],
  ])("reads %j", (rest, expected) => expect(parseDigest(rest, "Asia/Tokyo")).toEqual(expected));
});

describe("a day", () => {
  // 22 November 2026 is a Sunday.
  it.each([
    ["2026-12-01", "2026-12-01"],
    ["1 Dec", "2026-12-01"],
    ["1 December", "2026-12-01"],
    ["22 nov", "2026-11-22"],
    ["21 Nov", "2027-11-21"],
    ["3 Jan", "2027-01-03"],
    ["3 Jan 2028", "2028-01-03"],
    ["Monday", "2026-11-23"],
    ["sunday", "2026-11-29"],
    ["Sat", "2026-11-28"],
    ["today", "2026-11-22"],
    ["Tomorrow", "2026-11-23"],
    ["31 Feb", undefined],
    ["2026-02-30", undefined],
    ["soon", undefined],
    ["", undefined],
    ["1", undefined],
  ])("reads %j", (text, day) => expect(parseDay(text, "2026-11-22")).toBe(day));
});

describe("a day that the calendar does not have", () => {
  it.each([
    ["2026-11-31", "31 November"],
    ["31 nov", "31 November"],
    ["30 February 2027", "30 February"],
    ["2027-02-29", "29 February 2027"],
    ["29 Feb", "29 February 2026"],
    ["30 Nov", undefined],
    ["2026-13-01", undefined],
    ["whenever", undefined],
    ["", undefined],
  ])("is told of %j: %s", (text, day) => expect(missingDay(text, "2026-11-22")).toBe(day));
});

describe("snooze and away", () => {
  it.each([
    ["until 1 Dec because waiting", { until: "2026-12-01", day: "1 Dec", because: "waiting" }],
    ["until 1 Dec", { until: "2026-12-01", day: "1 Dec", because: "" }],
    ["until whenever because x", { until: undefined, day: "whenever", because: "x" }],
    ["because we wait", { until: undefined, day: "", because: "we wait" }],
    ["until 1 Dec because of the holidays", { until: "2026-12-01", day: "1 Dec", because: "the holidays" }],
    [
      "until 4 Dec, they're closed on Monday.",
      { until: "2026-12-04", day: "4 Dec", because: "they're closed on Monday" },
    ],
    [
      "until 4 Dec, they want to hear nothing before",
      { until: "2026-12-04", day: "4 Dec", because: "they want to hear nothing before" },
    ],
    [
      "until 4 Dec because they are moving, their admin is away",
      { until: "2026-12-04", day: "4 Dec", because: "they are moving, their admin is away" },
    ],
    ...[
      "I think",
      "we hope",
      "it should still remind me of the deadline",
      "we agreed that with them, and Litware too",
      "they are on holiday and Litware too",
      "they move, but remind me on Monday",
      "he's on leave. Remind me on Monday",
      "they'd like that if it's possible",
    ].map((more): [string, ReturnType<typeof parseSnooze>] => [
      `until 4 Dec, ${more}`,
      { until: undefined, day: `4 Dec, ${more}`, because: "" },
    ]),
  ])("reads snooze <customer> %j", (rest, expected) => expect(parseSnooze(rest, "2026-11-22")).toEqual(expected));

  it.each<[string, { wants: "back" | "cancel" | "form" | "away" | "unclear" } & Record<string, string | true>]>([
    ["until 5 Dec deputy @Megan Bowen", { wants: "away", until: "2026-12-05", deputy: "@Megan Bowen" }],
    [
      "until Friday deputy megan@partner.example",
      { wants: "away", until: "2026-11-27", deputy: "megan@partner.example" },
    ],
    [
      "@Alex Wilber until 5 Dec deputy @Megan Bowen",
      { wants: "away", who: "@Alex Wilber", until: "2026-12-05", deputy: "@Megan Bowen" },
    ],
    [
      "@Alex Wilber from 1 Dec until 5 Dec deputy @Megan Bowen",
      { wants: "away", who: "@Alex Wilber", from: "2026-12-01", until: "2026-12-05", deputy: "@Megan Bowen" },
    ],
    // The Friday of the week that it begins in, and the January after it.
    ["from 14 Dec until Friday", { wants: "form", from: "2026-12-14", until: "2026-12-18" }],
    ["from 14 Dec until 4 Jan", { wants: "form", from: "2026-12-14", until: "2027-01-04" }],
    ["from Monday", { wants: "form", from: "2026-11-23" }],
    ["from someday until 5 Dec", { wants: "unclear" }],
    ["off", { wants: "back" }],
    ["back", { wants: "back", isHere: true }],
    ["@Alex Wilber off", { wants: "back", who: "@Alex Wilber" }],
    ["off all", { wants: "cancel" }],
    ["@Alex Wilber off all", { wants: "cancel", who: "@Alex Wilber" }],
    ["off from 2027-03-01 until 2027-03-31", { wants: "cancel", from: "2027-03-01", until: "2027-03-31" }],
    ["off from someday until 2027-03-31", { wants: "unclear" }],
    ["until someday deputy @Megan Bowen", { wants: "unclear" }],
    ["", { wants: "form" }],
    ["until 5 Dec", { wants: "form", until: "2026-12-05" }],
    ["deputy @Megan Bowen", { wants: "form", deputy: "@Megan Bowen" }],
    ["alex wilber", { wants: "form", who: "alex wilber" }],
    ["alex until 5 Dec", { wants: "form", who: "alex", until: "2026-12-05" }],
  ])("reads away %j", (rest, expected) => {
    const nothing = {
      back: { who: "" },
      cancel: { who: "" },
      form: { who: "", deputy: "" },
      away: { who: "" },
      unclear: {},
    };
    const { wants } = expected;
    expect(parseAway(rest, "2026-11-22")).toEqual({ ...nothing[wants], ...expected });
  });
});
