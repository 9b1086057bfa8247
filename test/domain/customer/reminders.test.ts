/** Reminders back off, stop, and escalate once per level. */
import { describe, expect, it } from "vitest";
import { newCustomer, type Prompt } from "../../../src/domain/customer/customer.ts";
import {
  defaultPatience,
  nextReminder,
  recordEscalation,
  recordReminder,
  type ReminderContext,
} from "../../../src/domain/customer/reminders.ts";

// 23 November 2026 is a Monday.
const monday = "2026-11-23T09:00:00.000Z";
const prompt = (changed: Partial<Prompt> = {}): Prompt => ({
  id: "p1",
  to: "ada",
  because: "assigned",
  at: monday,
  ...changed,
});
const at = (now: string, changed: Partial<ReminderContext> = {}): ReminderContext => ({
  now,
  zone: "Europe/Amsterdam",
  calendar: { weekend: [6, 7], holidays: [] },
  isUnreachable: false,
  ...changed,
});
const noon = (day: string) => `${day}T11:00:00.000Z`;
const remind = (reminder: number) => ({ do: "remind", reminder });
const escalate = (level: number) => ({ do: "escalate", level });
const wait = (until: string) => ({ do: "wait", until });
const stop = { do: "stop" };

const once = { reminded: [noon("2026-11-25")] };
const thrice = { reminded: [noon("2026-11-25"), noon("2026-12-01"), noon("2026-12-10")] };
const told = { ...thrice, escalated: { level: 1, at: noon("2026-12-15") } };
const answered = { closed: { at: noon("2026-11-24"), by: "ada", how: "answered" } } as const;

describe("the next step", () => {
  it.each([
    ["the day after asking", {}, at(noon("2026-11-24")), wait("2026-11-25")],
    ["two business days after asking", {}, at(noon("2026-11-25")), remind(1)],
    ["right after midnight there, still the day before in UTC", {}, at("2026-11-24T23:30:00.000Z"), remind(1)],
    [
      "asked on Sunday evening in Honolulu: Monday evening there is too early",
      {},
      at("2026-11-24T06:00:00.000Z", { zone: "Pacific/Honolulu" }),
      wait("2026-11-24"),
    ],
    ["asked on Friday: not on Monday", { at: noon("2026-11-27") }, at(noon("2026-11-30")), wait("2026-12-01")],
    ["asked on Friday: on Tuesday", { at: noon("2026-11-27") }, at(noon("2026-12-01")), remind(1)],
    [
      "a holiday between counts for nothing",
      {},
      at(noon("2026-11-25"), { calendar: { weekend: [6, 7], holidays: ["2026-11-24"] } }),
      wait("2026-11-26"),
    ],
    ["overdue on a Saturday: Monday", {}, at(noon("2026-11-28")), wait("2026-11-30")],
    [
      "overdue on a holiday: the day after",
      {},
      at(noon("2026-11-26"), { calendar: { weekend: [6, 7], holidays: ["2026-11-26"] } }),
      wait("2026-11-27"),
    ],
    ["reminded once, three business days ago", once, at(noon("2026-11-30")), wait("2026-12-01")],
    ["reminded once, four business days ago", once, at(noon("2026-12-01")), remind(2)],
    ["reminded three times, two business days ago", thrice, at(noon("2026-12-14")), wait("2026-12-15")],
    ["reminded three times, three business days ago", thrice, at(noon("2026-12-15")), escalate(1)],
    [
      "named in the owner's week yesterday: the manager hears of it all the same",
      thrice,
      at(noon("2026-12-15"), { namedAt: noon("2026-12-14") }),
      escalate(1),
    ],
    ["escalated, nine business days ago", told, at(noon("2026-12-28")), wait("2026-12-29")],
    ["escalated, ten business days ago", told, at(noon("2026-12-29")), escalate(2)],
    [
      "escalated twice: nothing more, ever",
      { ...told, escalated: { level: 2, at: noon("2026-12-29") } },
      at(noon("2028-01-03")),
      stop,
    ],
    ["answered", answered, at(noon("2026-12-29")), stop],
    ["answered after the manager was told", { ...told, ...answered }, at(noon("2026-12-29")), stop],
    [
      "put off until after the reminder",
      { laterUntil: noon("2026-11-27") },
      at(noon("2026-11-25")),
      wait("2026-11-27"),
    ],
    ["put off until just now", { laterUntil: noon("2026-11-27") }, at(noon("2026-11-27")), remind(1)],
    ["down for three weeks: one reminder, the first", {}, at(noon("2026-12-16")), remind(1)],
    [
      "down for three weeks, then reminded: the next in its own time",
      { reminded: [noon("2026-12-16")] },
      at(noon("2026-12-17")),
      wait("2026-12-22"),
    ],
    [
      "named in the owner's week yesterday",
      {},
      at(noon("2026-12-01"), { namedAt: noon("2026-11-30") }),
      wait("2026-12-02"),
    ],
    [
      "named in the owner's week two business days ago",
      {},
      at(noon("2026-12-02"), { namedAt: noon("2026-11-30") }),
      remind(1),
    ],
    ["named before it was asked", {}, at(noon("2026-11-25"), { namedAt: noon("2026-11-16") }), remind(1)],
    ["unreachable: no reminder, the manager instead", {}, at(noon("2026-11-25"), { isUnreachable: true }), escalate(1)],
    ["unreachable since yesterday: not yet", {}, at(noon("2026-11-24"), { isUnreachable: true }), wait("2026-11-25")],
    [
      "unreachable after the manager was told",
      { escalated: { level: 1, at: noon("2026-11-25") } },
      at(noon("2026-12-09"), { isUnreachable: true }),
      escalate(2),
    ],
    ["the clock was set back before the asking", {}, at(noon("2026-11-02")), wait("2026-11-25")],
  ] as const)("%s", (_, changed, context, step) => {
    expect(nextReminder(prompt(changed), context)).toEqual(step);
  });

  it("is to stop when there is no prompt", () => {
    expect(nextReminder(undefined, at(monday))).toEqual(stop);
  });

  it("says three reminders and two escalations in half a year of silence, each further from the last", () => {
    let customer = newCustomer({
      id: "c",
      name: "Contoso",
      source: "import",
      addedAt: monday,
      checklist: { revision: 0, answers: {}, prompt: prompt() },
    });
    const said: string[] = [];
    for (let day = 0; day < 180; day += 1) {
      for (const hour of [9, 12, 15]) {
        const now = new Date(Date.UTC(2026, 10, 23 + day, hour)).toISOString();
        const step = nextReminder(customer.checklist.prompt, at(now));
        if (step.do === "remind") customer = recordReminder(customer, "p1", step.reminder, now);
        if (step.do === "escalate") customer = recordEscalation(customer, "p1", step.level, now);
        if (step.do === "remind" || step.do === "escalate") said.push(`${now.slice(0, 10)} ${step.do}`);
      }
    }
    expect(said).toEqual([
      "2026-11-25 remind",
      "2026-12-01 remind",
      "2026-12-10 remind",
      "2026-12-15 escalate",
      "2026-12-29 escalate",
    ]);
    expect(defaultPatience.reminders).toHaveLength(3);
    expect(customer.history).toHaveLength(5);
  });
});

describe("what is written down", () => {
  const customer = (changed: Partial<Prompt> = {}) =>
    newCustomer({
      id: "c",
      name: "Contoso",
      source: "import",
      addedAt: monday,
      checklist: { revision: 0, answers: {}, prompt: prompt(changed) },
    });

  it("a reminder is recorded once, also when recorded twice", () => {
    const first = recordReminder(customer(), "p1", 1, noon("2026-11-25"));
    expect(first.checklist.prompt?.reminded).toEqual([noon("2026-11-25")]);
    expect(recordReminder(first, "p1", 1, noon("2026-11-26"))).toBe(first);
  });

  it("a level is recorded once", () => {
    const first = recordEscalation(customer(thrice), "p1", 1, noon("2026-12-15"));
    expect(recordEscalation(first, "p1", 1, noon("2026-12-16"))).toBe(first);
  });

  it.each([
    ["answered meanwhile", customer(answered), "p1"],
    ["superseded by another prompt", customer(), "p0"],
  ])("nothing is recorded when %s", (_, before, id) => {
    expect(recordReminder(before, id, 1, monday)).toBe(before);
    expect(recordEscalation(before, id, 1, monday)).toBe(before);
  });
});
