/** Nothing comes at a bad hour unless somebody asked for it. */
import { expect, it } from "vitest";
import { defaultSettings, type MessageSubject, type Channel } from "../../../src/domain/documents.ts";
import type { Address } from "../../../src/domain/messages/address.ts";
import { goodHour } from "../../../src/domain/messages/good-hour.ts";
import type { Person } from "../../../src/domain/people/person.ts";
import type { Zone } from "../../../src/domain/time/time.ts";

const moment = { day: "Monday", time: "09:00", zone: "Europe/Amsterdam" } as const;
const weekly: MessageSubject = { kind: "weekly", week: "2026-W48" };
const reminder: MessageSubject = { kind: "prompt", customer: "c", prompt: "p", reminder: 1 };
const asked: MessageSubject = { kind: "prompt", customer: "c", prompt: "p" };
const given = (by: string): MessageSubject => ({ kind: "assigned", customers: ["c", "d"], by });
const aPerson = (id: string, parts: Partial<Person> = {}): Person => ({ id, name: id, ...parts });
const ada = aPerson("ada", { zone: "Europe/Amsterdam" });
const night = "2026-11-23T22:00:00.000Z";
const morning = "2026-11-24T06:30:00.000Z";

function heldUntil(now: string, about: MessageSubject, to: Address, holidays: readonly string[] = [], zone?: Zone) {
  const settings = { ...defaultSettings, holidays, ...(zone === undefined ? {} : { zone }) };
  const until = goodHour(about, to, settings, moment, now);
  return until === now ? undefined : until;
}

it.each([
  // what, now, about, whom, holidays, held until (undefined: goes at once)
  ["a reminder at noon goes", "2026-11-23T11:00:00.000Z", reminder, ada, [], undefined],
  ["a reminder at night waits", night, reminder, ada, [], morning],
  ["a reminder on a holiday waits", "2026-11-23T11:00:00.000Z", reminder, ada, ["2026-11-23"], morning],
  ["what a person asked goes at night", night, asked, ada, [], undefined],
  ["what a person assigned goes at night", night, given("megan"), ada, [], undefined],
  ["what an import assigned waits", night, given("system"), ada, [], morning],
  ["the week comes at its moment", "2026-11-23T08:00:30.000Z", weekly, ada, [], undefined],
  ["the week that is late comes in the day", "2026-11-23T15:00:00.000Z", weekly, ada, [], undefined],
  ["the week that is late does not come at night", night, weekly, ada, [], morning],
  ["the week does not come on a holiday", "2026-11-23T08:00:30.000Z", weekly, ada, ["2026-11-23"], morning],
  [
    "a moment on Sunday evening that was chosen is a good hour",
    "2026-11-22T20:10:00.000Z",
    weekly,
    aPerson("ada", { digest: { day: "Sunday", time: "21:00", zone: "Europe/Amsterdam" } }),
    [],
    undefined,
  ],
  [
    "the week that is late waits for the morning where they are, wherever they were when they chose its moment",
    "2026-11-23T16:00:00.000Z",
    weekly,
    aPerson("ada", { digest: moment, zone: "Asia/Tokyo" }),
    [],
    "2026-11-23T22:30:00.000Z",
  ],
  [
    "the week comes at the moment that was chosen, wherever they are",
    "2026-11-23T08:00:30.000Z",
    weekly,
    aPerson("ada", { digest: moment, zone: "Pacific/Auckland" }),
    [],
    undefined,
  ],
  [
    "two hours later it is not",
    "2026-11-22T22:10:00.000Z",
    weekly,
    aPerson("ada", { digest: { day: "Sunday", time: "21:00", zone: "Europe/Amsterdam" } }),
    [],
    "2026-11-23T06:30:00.000Z",
  ],
  [
    "up to an hour later it still is",
    "2026-11-22T20:59:59.999Z",
    weekly,
    aPerson("ada", { digest: { day: "Sunday", time: "21:00", zone: "Europe/Amsterdam" } }),
    [],
    undefined,
  ],
  [
    "an hour later it is not any more",
    "2026-11-22T21:00:00.000Z",
    weekly,
    aPerson("ada", { digest: { day: "Sunday", time: "21:00", zone: "Europe/Amsterdam" } }),
    [],
    "2026-11-23T06:30:00.000Z",
  ],
  [
    "a week whose own moment is ahead again, since the clock was set back, does not wait",
    "2026-11-23T07:45:00.000Z",
    weekly,
    aPerson("ada", { digest: { day: "Monday", time: "09:00", zone: "Europe/Amsterdam" } }),
    [],
    undefined,
  ],
  ...(
    [
      ["a week that is late waits for the next one, where that comes the same morning", "2026-11-21T12:00:00.000Z"],
      ["also in working hours", "2026-11-23T07:45:00.000Z"],
    ] as const
  ).map(
    ([title, now]) =>
      [
        title,
        now,
        { kind: "weekly", week: "2026-W47" },
        aPerson("ada", { digest: { day: "Monday", time: "09:00", zone: "Europe/Amsterdam" } }),
        [],
        "2026-11-23T08:00:00.000Z",
      ] as const,
  ),
  [
    "a reminder waits at that moment, which was chosen for the week",
    "2026-11-22T20:10:00.000Z",
    reminder,
    aPerson("ada", { digest: { day: "Sunday", time: "21:00", zone: "Europe/Amsterdam" } }),
    [],
    "2026-11-23T06:30:00.000Z",
  ],
  [
    "the week that nobody chose a moment for is on time by their own clock",
    "2026-11-23T14:00:30.000Z",
    weekly,
    aPerson("bob", { zone: "America/New_York" }),
    ["2026-11-24"],
    undefined,
  ],
  [
    "and late by their own clock",
    "2026-11-24T01:00:00.000Z",
    weekly,
    aPerson("bob", { zone: "America/New_York" }),
    [],
    "2026-11-24T12:30:00.000Z",
  ],
  ["the evening is quiet from eight", "2026-11-23T19:00:00.000Z", reminder, ada, [], morning],
  ["and good until then", "2026-11-23T18:59:59.999Z", reminder, ada, [], undefined],
  ["the organization's zone where theirs is not known", night, reminder, aPerson("bob"), [], morning],
  ["their own zone where it is", night, reminder, aPerson("bob", { zone: "America/New_York" }), [], undefined],
] as const)("%s", (_, now, about, person, holidays, until) => {
  expect(heldUntil(now, about, { person }, holidays)).toBe(until);
});

it("goes by the zone of the organization before that of the process", () => {
  expect(heldUntil(night, reminder, { person: aPerson("bob") }, [], "America/New_York")).toBeUndefined();
});

it("a channel's digest comes at the moment chosen for the channel, also on a Sunday", () => {
  const sunday = { day: "Sunday", time: "18:00", zone: "Asia/Kolkata" } as const;
  const digest = { moment: sunday, by: "ada", since: night };
  const channel: Channel = { id: "19:c", kind: "channel", serviceUrl: "", digest };
  const about: MessageSubject = { kind: "digest", week: "2026-W47" };
  expect(heldUntil("2026-11-22T12:31:00.000Z", about, { channel })).toBeUndefined();
  expect(heldUntil("2026-11-22T14:31:00.000Z", about, { channel })).toBe("2026-11-23T02:00:00.000Z");
});
