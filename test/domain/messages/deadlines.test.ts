/** Which deadline is said to whom on which day. */
import { describe, expect, it } from "vitest";
import type { Gap } from "../../../src/domain/catalogue/gap-codes.ts";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import type { Delivery } from "../../../src/domain/documents.ts";
import { deadlinesOf, planDeadlines, type DeadlineFacts } from "../../../src/domain/messages/deadlines.ts";
import { newDelivery, planOnce } from "../../../src/domain/messages/delivery.ts";
import { businessDaysBetween, type BusinessCalendar } from "../../../src/domain/time/calendar.ts";
import { addDays, type Day } from "../../../src/domain/time/time.ts";
import { aCustomer } from "../customers.ts";

const contoso = aCustomer({ owner: "megan" });
const { owner: _, ...unowned } = contoso;
/** A Friday. */
const friday = "2026-12-04";

const workdays = { weekend: [6, 7], holidays: [] as Day[] };
const gapOf = (customer: Customer, parts: Partial<Gap> = {}): Gap => ({
  key: `${customer.id}/C03/teams`,
  customer: customer.id,
  code: "C03",
  topic: "cpor",
  severity: "critical",
  item: "teams",
  what: "Teams: partner action required",
  next: "Answer Microsoft",
  since: "2026-11-20",
  deadline: { endsOn: friday, workingDays: 0 },
  designations: [],
  ...parts,
});

/** The gap as it is evaluated on that day. */
const onDay = ({ deadline, ...gap }: Gap, today: Day, calendar: BusinessCalendar): Gap => ({
  ...gap,
  deadline: deadline && { ...deadline, workingDays: businessDaysBetween(today, deadline.endsOn, calendar) },
});

type Night = Partial<DeadlineFacts> & {
  calendar?: BusinessCalendar;
  customer?: Customer | undefined;
  gaps?: readonly Gap[];
  becomes?: Delivery["state"];
};

/** What is planned on each day from Monday 23 November on for two weeks: `Fri 27: megan C03`. */
function fortnight(night: Night | ((today: Day) => Night) = {}): string[] {
  const lines: string[] = [];
  const deliveries: Delivery[] = [];
  for (let nth = 0; nth < 14; nth += 1) {
    const today = addDays("2026-11-23", nth);
    const {
      customer = contoso,
      gaps = [gapOf(contoso)],
      becomes = "sent",
      calendar = workdays,
      ...more
    } = typeof night === "function" ? night(today) : night;
    const facts: DeadlineFacts = {
      customers: [customer],
      gapsById: new Map([[customer.id, gaps.map((gap) => onDay(gap, today, calendar))]]),
      people: [
        { id: "megan", name: "Megan" },
        { id: "ada", name: "Ada" },
      ],
      managers: ["ada"],
      deliveries,
      damaged: [],
      days: [5, 2, 1, 0],
      today,
      ...more,
    };
    for (const { id, to, about } of planDeadlines(facts)) {
      if (about.kind !== "deadlines") throw new Error(`no ${about.kind} here`);
      deliveries.push({ ...newDelivery(id, to, about, `${today}T00:00:00.000Z`), state: becomes });
      const codes = about.alerts.map((key) => key.split("/")[1]).join("+");
      lines.push(`${today.slice(5)} ${"person" in to ? to.person : ""}${about.escalated ? " late" : ""} ${codes}`);
    }
    expect(planDeadlines({ ...facts, deliveries }), "planned again on the same day").toEqual([]);
  }
  return lines;
}

const toMegan = ["11-27 megan C03", "12-02 megan C03", "12-03 megan C03", "12-04 megan C03"];
const late = ["12-03 ada late C03", "12-04 ada late C03"];
const all = [...toMegan.slice(0, 3), late[0], toMegan[3], late[1]];
const acts = (what: object): Customer => ({
  ...contoso,
  history: [{ at: "2026-11-30T10:00:00.000Z", by: "megan", what: "claim details", ...what }],
});
const away = { until: "2026-12-31", deputy: "isaiah" };

describe("a deadline on Friday 4 December", () => {
  it.each<[string, Night | ((today: Day) => Night), string[]]>([
    ["5, 2 and 1 working days before and on the day; from the third on to managers too", {}, all as string[]],
    ["on the days that the organization chose", { days: [3] }, ["12-01 megan C03"]],
    ["not at all when it chose none", { days: [] }, []],
    [
      "a day earlier for a holiday in between",
      { calendar: { weekend: [6, 7], holidays: ["2026-12-01"] } },
      ["11-26 megan C03", ...(all.slice(1) as string[])],
    ],
    ["snoozed or not", { gaps: [gapOf(contoso, { snoozedUntil: "2026-12-24" })], managers: [] }, toMegan],
    ["not of what counts for nothing", { gaps: [gapOf(contoso, { severity: "info" })] }, []],
    ["not of what has no deadline", { gaps: [gapOf(contoso, { deadline: undefined })] }, []],
    ["until the gap is closed", (today) => (today > "2026-12-01" ? { gaps: [] } : {}), toMegan.slice(0, 1)],
    ["to managers only when nobody has acted", { customer: acts({ item: "teams" }) }, toMegan],
    ["to managers after an act on something else", { customer: acts({ item: "exchange" }) }, all as string[]],
    [
      "late, once, when the bot was off",
      (today) => ({ days: today < "2026-12-01" ? [] : [5, 2] }),
      ["12-01 megan C03", "12-02 megan C03"],
    ],
    [
      "to managers from the first on where there is no owner",
      { customer: unowned },
      ["11-27 ada late C03", "12-02 ada late C03", "12-03 ada late C03", "12-04 ada late C03"],
    ],
    [
      "to managers at once where nothing reaches the owner",
      { people: [{ id: "megan", name: "Megan", left: { since: "2026-11-01T00:00:00.000Z" } }], days: [5] },
      ["11-27 megan C03", "11-27 ada late C03"],
    ],
    [
      "to the owner whose deputy stands in: the delivery finds the deputy",
      { people: [{ id: "megan", name: "Megan", away }], days: [5] },
      ["11-27 megan C03"],
    ],
    [
      "to a new owner from the next on, with an earlier patience forgotten",
      (today) => ({ customer: today > "2026-12-02" ? { ...contoso, owner: "isaiah" } : contoso }),
      ["11-27 megan C03", "12-02 megan C03", "12-03 isaiah C03", "12-04 isaiah C03"],
    ],
    [
      "once to a manager who is the owner",
      { customer: { ...contoso, owner: "ada" } },
      ["11-27 ada C03", "12-02 ada C03", "12-03 ada C03", "12-04 ada C03"],
    ],
    [
      "once to a manager who stands in for the owner",
      {
        people: [
          { id: "megan", name: "Megan", away: { ...away, deputy: "ada" } },
          { id: "ada", name: "Ada" },
        ],
      },
      toMegan,
    ],
    ["as long as messages wait or were not needed, without calling it patience", { becomes: "dropped" }, toMegan],
    [
      "two of them in one message",
      { gaps: [gapOf(contoso), gapOf(contoso, { key: `${contoso.id}/C05/x`, code: "C05" })], days: [1] },
      ["12-03 megan C03+C05"],
    ],
    [
      "again when it is put off",
      (today) =>
        today < "2026-12-03"
          ? { days: [2] }
          : { days: [2], gaps: [gapOf(contoso, { deadline: { endsOn: "2026-12-07", workingDays: 0 } })] },
      ["12-02 megan C03", "12-03 megan C03"],
    ],
  ])("is told %s", (_, night, expected) => expect(fortnight(night)).toEqual(expected));
});

it("a deadline on a Sunday has its last alert on the Friday before", () => {
  const gap = onDay(gapOf(contoso, { deadline: { endsOn: "2026-12-06", workingDays: 0 } }), friday, workdays);
  const [deadline] = deadlinesOf(contoso, [gap], { days: [5, 2, 1, 0], today: friday });
  expect(deadline?.key).toBe(`${gap.key}@2026-12-06/0`);
});

describe("an alert on a day on which there was one already", () => {
  const fabrikam = aCustomer({ id: "f", owner: "megan" });
  const gaps = [gapOf(contoso), gapOf(fabrikam, { key: "f/C03/teams" })];
  const day = (customers: readonly Customer[], deliveries: readonly Delivery[], damaged: readonly string[] = []) =>
    planDeadlines({
      customers,
      gapsById: new Map(customers.map(({ id }) => [id, gaps.filter((gap) => gap.customer === id)])),
      people: [{ id: "megan", name: "Megan" }],
      managers: [],
      deliveries,
      damaged,
      days: [0],
      today: friday,
    });
  const waiting = day([contoso], []).map(({ id, to, about }) => newDelivery(id, to, about, `${friday}T08:00:00.000Z`));
  const first = waiting.map((one) => ({ ...one, state: "sent" as const }));

  it.each<[string, readonly Delivery[], readonly string[]]>([
    ["is a message of its own", first, []],
    ["is one where the record of the first cannot be read", [], [`deadlines/megan/${friday}/1`]],
    [
      "is one where the first was about a customer that was forgotten",
      first.map((one) => ({ ...one, id: `${one.id.slice(0, -1)}2` })),
      [],
    ],
  ])("%s", (_, deliveries, damaged) => {
    const [planned, ...others] = day([contoso, fabrikam], deliveries, damaged);
    expect(others).toEqual([]);
    expect([...deliveries.map(({ id }) => id), ...damaged]).not.toContain(planned?.id);
    expect(planned?.about).toMatchObject({ customers: expect.arrayContaining(["f"]) as unknown });
  });

  it("is said by the one that still waits", () => {
    const [planned] = day([contoso, fabrikam], waiting);
    const [before] = waiting;
    expect(planned?.id).toBe(before?.id);
    const said = before && planned && planOnce(before, { ...before, ...planned }).doc.about;
    expect(said).toMatchObject({ customers: [contoso.id, "f"], alerts: { length: 2 } });
  });
});

it("two alerts that went in one message have both passed: managers hear the next one", () => {
  const gap = onDay(gapOf(contoso), "2026-12-03", workdays);
  const alerts = [5, 2].map((day) => `${gap.key}@${friday}/${day}`);
  const facts = (told: readonly string[]): DeadlineFacts => ({
    customers: [contoso],
    gapsById: new Map([[contoso.id, [gap]]]),
    people: [{ id: "megan", name: "Megan" }],
    managers: ["ada"],
    deliveries: [
      {
        ...newDelivery(
          "deadlines/megan/2026-12-02/1",
          { person: "megan" },
          { kind: "deadlines", customers: [contoso.id], alerts: told },
          "2026-12-02T08:00:00.000Z",
        ),
        state: "sent",
      },
    ],
    damaged: [],
    days: [5, 2, 1, 0],
    today: "2026-12-03",
  });
  const toldTo = (told: readonly string[]) => planDeadlines(facts(told)).map(({ id }) => id.split("/").slice(0, 2));
  expect(toldTo(alerts)).toEqual([
    ["deadlines", "megan"],
    ["deadlines-late", "ada"],
  ]);
  expect(toldTo(alerts.slice(1))).toEqual([["deadlines", "megan"]]);
});
