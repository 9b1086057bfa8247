/** The days of an absence, as people write them. */
import { describe, expect, it } from "vitest";
import { areRecurring, findDays } from "../../../../src/teams/input/time/absence-days.ts";

describe("on Wednesday 25 November 2026, the days of an absence", () => {
  const shown = (text: string) => {
    const { from = "", until = "" } = findDays(text, "2026-11-25");
    return `${from}..${until}`;
  };

  it.each([
    ["off Wed and Thu", "..2026-11-26"],
    ["off Wed, Thu and Fri", "..2026-11-27"],
    ["off Tue and Wed", "2026-12-01..2026-12-02"],
    ["off on Wednesday", "2026-12-02..2026-12-02"],
    ["away in the week of 23 November", "..2026-11-27"],
    ["out the week of the 23rd", "..2026-11-27"],
    ["out the week of the 30th", "2026-11-30..2026-12-04"],
  ])("of this week: %s", (text, days) => expect(shown(text)).toBe(days));

  it.each([
    ["from Monday the 30th until Friday the 11th of December", "2026-11-30..2026-12-11"],
    ["from Monday, the 30th of November, to Friday, the 11th of December", "2026-11-30..2026-12-11"],
    ["from Monday the 30th to Friday the 11th", "2026-11-30..2026-12-11"],
    ["from Monday 30 to Friday 11 December", "2026-11-30..2026-12-11"],
    ["from Mon 30th - Fri 11th", "2026-11-30..2026-12-11"],
    ["from the 30th till Dec 11", "2026-11-30..2026-12-11"],
    ["Nov 30 to the 11th", "2026-11-30..2026-12-11"],
    ["the 30th of November till the 11th of December", "2026-11-30..2026-12-11"],
    ["Wed 2nd through Tue the 8th", "2026-12-02..2026-12-08"],
    ["from Tuesday the first of December until Friday the eleventh", "2026-12-01..2026-12-11"],
    ["from the 21st of December up to and including Friday the 8th of January", "2026-12-21..2027-01-08"],
    ["between Monday the 7th and Friday the 11th of December", "2026-12-07..2026-12-11"],
    ["off Thursday the 3rd and Friday the 4th of December", "2026-12-03..2026-12-04"],
    ["until Friday the 11th of December", "..2026-12-11"],
  ])("of weekdays with their days of the month: %s", (text, days) => expect(shown(text)).toBe(days));

  it.each([
    ["next week from Tuesday to Thursday", "2026-12-01..2026-12-03"],
    ["next week, Tuesday to Thursday", "2026-12-01..2026-12-03"],
    ["Tuesday until Thursday of next week", "2026-12-01..2026-12-03"],
    ["the week after next from Monday to Wednesday", "2026-12-07..2026-12-09"],
    ["on Tuesday the week after next", "2026-12-08..2026-12-08"],
    ["Monday, Wednesday and Friday next week", ".."],
  ])("of next week, and of the one after it: %s", (text, days) => expect(shown(text)).toBe(days));

  it.each([
    ["next month", "2026-12-01..2026-12-31"],
    ["all of next month", "2026-12-01..2026-12-31"],
    ["rest of this month", "..2026-11-30"],
    ["the whole of January", "2027-01-01..2027-01-31"],
    ["in February", "2027-02-01..2027-02-28"],
    ["December off", "2026-12-01..2026-12-31"],
    ["the first half of May", "2027-05-01..2027-05-15"],
    ["vacation second half of December", "2026-12-16..2026-12-31"],
    ["I may be off tomorrow", "2026-11-26..2026-11-26"],
    ["out until next month", ".."],
    ["back in January", "..2026-12-31"],
    ["until December", "..2026-12-01"],
    ["through December", "..2026-12-31"],
    ["for no longer than two weeks", "..2026-12-09"],
    ["off, two weeks only", "..2026-12-09"],
  ])("of a month: %s", (text, days) => expect(shown(text)).toBe(days));

  it.each([
    ["off the 24th and 25th", "2026-12-24..2026-12-25"],
    ["off the 24th, 25th and 26th", "2026-12-24..2026-12-26"],
    ["the 30th and 1st", "2026-11-30..2026-12-01"],
    ["24 and 25 December", "2026-12-24..2026-12-25"],
    ["24th & 25th of December", "2026-12-24..2026-12-25"],
    ["Dec 24 and 25", "2026-12-24..2026-12-25"],
    ["Friday and Monday", "2026-11-27..2026-11-30"],
    ["Monday and Thursday", ".."],
    ["the 7th and the 11th", ".."],
  ])("that are named one by one, as far as they hang together: %s", (text, days) => expect(shown(text)).toBe(days));

  it.each([
    ["christmas week", "2026-12-21..2026-12-25"],
    ["the week of Christmas", "2026-12-21..2026-12-25"],
    ["away the first week of December", "2026-12-01..2026-12-04"],
    ["off the last two weeks of January", "2027-01-18..2027-01-29"],
    ["between Christmas and New Year", "2026-12-25..2027-01-01"],
    ["from Christmas Eve until New Year's Eve", "2026-12-24..2026-12-31"],
    ["away over Christmas", "2026-12-24..2026-12-26"],
    ["out over xmas and new year", "2026-12-24..2027-01-01"],
    ["away over the Christmas break", "2026-12-24..2027-01-01"],
    ["away over New Year", "2026-12-31..2027-01-01"],
    ["off over Christmas, from 21 December until 3 January", "2026-12-21..2027-01-03"],
  ])("of feasts: %s", (text, days) => expect(shown(text)).toBe(days));

  it.each([
    ["back next week", "..2026-11-29"],
    ["off sick, back next month", "..2026-11-30"],
    ["leave starts on the 14th, back on the 4th", "2026-12-14..2027-01-03"],
    ["half day Friday", "2026-11-27..2026-11-27"],
    ["a half-day tomorrow", "2026-11-26..2026-11-26"],
    ["out this afternoon", "..2026-11-25"],
    ["mid december till new year off", "2026-12-15..2027-01-01"],
    ["away from mid December to mid January", "2026-12-15..2027-01-15"],
    ["on leave from the middle of December until the middle of January", "2026-12-15..2027-01-15"],
    ["until the weekend", "..2026-11-27"],
    ["from Monday until the weekend", "2026-11-30..2026-12-04"],
    ["from 12/7 to 12/11", "2026-12-07..2026-12-11"],
    ["12/21-12/31", "2026-12-21..2026-12-31"],
    ["off from 14 to 18 Dec", "2026-12-14..2026-12-18"],
    ["from 14 until 18 Dec", "2026-12-14..2026-12-18"],
    ["7/12 to 11/12", "2026-12-07..2026-12-11"],
    ["a day off on 4/12", "2026-12-04..2026-12-04"],
    ["from the 3rd for two weeks", "2026-12-03..2026-12-16"],
    ["on leave 3-17 Dec", "2026-12-03..2026-12-17"],
    ["on parental leave from January to March", "2027-01-01..2027-03-31"],
    ["from December to February", "2026-12-01..2027-02-28"],
    ["leave January through March", "2027-01-01..2027-03-31"],
    ["on leave from January until the end of March", "2027-01-01..2027-03-31"],
    ["on leave from January until March", "2027-01-01.."],
    ["off from January until 15 March", "2027-01-01..2027-03-15"],
    ["away in January and February", "2027-01-01..2027-02-28"],
    ["leave from November to January", "..2027-01-31"],
  ])("of other kinds: %s", (text, days) => expect(shown(text)).toBe(days));

  it.each([
    ["off from Thursday to Tuesday next week", "2026-11-26..2026-12-01"],
    ["off from Friday until Monday next week", "2026-11-27..2026-11-30"],
    ["off Wed - Mon next week", "..2026-11-30"],
    ["off Friday to Monday of the week after next", "2026-12-04..2026-12-07"],
    ["next week from Thursday to Tuesday I'm off", "2026-12-03..2026-12-08"],
    ["off from Tuesday to Monday next week", "2026-12-01..2026-12-07"],
    ["off Thursday and Tuesday next week", ".."],
  ])("of weekdays that end in the week after they begin, none turned round: %s", (text, days) =>
    expect(shown(text)).toBe(days),
  );

  it.each([
    ["next week, Isaiah stands in until then", "2026-11-30..2026-12-04"],
    ["back next week, Isaiah stands in until then", "..2026-11-29"],
    ["off on Friday next week", "2026-12-04..2026-12-04"],
    ["off next week on Friday", "2026-12-04..2026-12-04"],
    ["off until next week Friday", "..2026-12-04"],
    ["back next week Wednesday", "..2026-12-01"],
    ["Monday and Tuesday next week", "2026-11-30..2026-12-01"],
    ["Wednesday to Friday next week", "2026-12-02..2026-12-04"],
    ["off next week through the 9th", "2026-11-30..2026-12-09"],
    ["off from next week", "2026-11-30.."],
    ["off the week after next", "2026-12-07..2026-12-11"],
    ["off next week and the week after", "2026-11-30..2026-12-11"],
    ["back the week after next", "..2026-12-06"],
    ["off this week and next", "..2026-12-04"],
    ["until the end of next week", "..2026-12-04"],
    ["off for the next two weeks", "..2026-12-09"],
    ["rest of the month", "..2026-11-30"],
    ["from tomorrow until the end of the month", "2026-11-26..2026-11-30"],
    ["from Monday till the 11th, the rest can wait till she's back", "2026-11-30..2026-12-11"],
    ["off till the 11th, and not there till late", "..2026-12-11"],
    ["on leave from 21 December through New Year, back on the 4th", "2026-12-21..2027-01-03"],
    ["off until I'm back on Monday", "..2026-11-29"],
    ["from Monday until I'm back on the 12th", "2026-11-30..2026-12-11"],
  ])("of weeks and months that are counted from now: %s", (text, days) => expect(shown(text)).toBe(days));

  it.each([
    ["off until next week", ".."],
    ["off tomorrow until next week", "2026-11-26.."],
    ["off tomorrow and friday next week", ".."],
    ["off next week, and Contoso waits for me by Friday", ".."],
    ["off next week for two days", ".."],
    ["off early next week", ".."],
    ["off some time next week", ".."],
    ["off the week after", ".."],
    ["mid december", ".."],
    ["off late december", ".."],
    ["back later this month", ".."],
    ["back end of next week", ".."],
    ["back the week of the 7th", ".."],
    ["back in the office the week after", ".."],
  ])("are asked for where they are vague: %s", (text, days) => expect(shown(text)).toBe(days));

  it.each([
    "on Thursday or Friday",
    "until Monday or Tuesday",
    "from 24 to 26 and 31 December",
    "24-26 December and on 31 December",
    "off on Friday and from 3 to 7 December",
    "off Monday to Wednesday and Friday",
    "from 1 to 3 Dec, and Patti from 4 to 8 Dec",
    "away from Monday to Friday, Isaiah covers for her until Wednesday",
    "away until the 3rd, then back until the 10th, then away again until Christmas",
    "back on Friday only, otherwise away until 10 Dec",
    "out 3-7 Dec (back on the 5th for a day)",
    "from 10 until 20 December, but here on the 15th",
    "from 10 until 20 December except the 15th",
    "away in January and March",
    "from the 3rd for a week and a half",
    "away until but not including the 15th",
    "my leave is a week longer",
    "Isaiah covers from 1 to 3 Dec, Patti from 4 to 8",
    "in the office on Friday, away on Monday",
    "I'm available until 10 December",
    "I'm here until Friday, then away until 7 December",
    "off 21-31 Dec, Isaiah covers until 24 and Adele from 25",
    "I was away from Monday until Wednesday",
    "I wasn't away last week",
  ])("are asked for where they are not one stretch ahead, without a gap: %s", (text) => expect(shown(text)).toBe(".."));

  it.each([
    ["I'll be back on the 15th, away from the 3rd", "2026-12-03..2026-12-14"],
    ["away from 3 Dec until I'm well", "2026-12-03.."],
    ["away since Monday, until Friday", "..2026-11-27"],
    ["I've been sick since Monday, back tomorrow", "..2026-11-25"],
    ["away up to and including the 15th", "..2026-12-15"],
    ["away from 10 until 20 December, back on the 21st", "2026-12-10..2026-12-20"],
    ["I'm off today but back on Friday, I was sick", "..2026-11-26"],
    ["I'm not available until 10 December", "..2026-12-10"],
    ["not in the office until Friday", "..2026-11-27"],
    ["off 24 Dec - 1 Jan and back on the 4th", "2026-12-24..2027-01-03"],
    ["away from tomorrow until Friday the 4th", "2026-11-26..2026-12-04"],
    ["away next week, back Monday the 7th", "2026-11-30..2026-12-06"],
    ["off from 14 to 18 Dec but I read mail", "2026-12-14..2026-12-18"],
    ["from Monday until Friday. Isaiah takes Contoso on Tuesday", "2026-11-30..2026-12-04"],
  ])("are told beside other days: %s", (text, days) => expect(shown(text)).toBe(days));

  it.each([
    ["away Mondays", true],
    ["off every Friday in December", true],
    ["every other tuesday", true],
    ["off on Monday", false],
    ["every day until Friday", false],
  ])("are none where they come again: %s", (text, recurring) => {
    expect(areRecurring(text)).toBe(recurring);
    if (recurring) expect(shown(text)).toBe("..");
  });
});
