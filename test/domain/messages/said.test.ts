/** What counts as said to somebody, and in whose turn the rest is: see never-twice.test.ts for whole mornings. */
import { describe, expect, it } from "vitest";
import { prompt } from "../../../src/domain/customer/checklist.ts";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import type { Delivery, MessageSubject } from "../../../src/domain/documents.ts";
import { newDelivery } from "../../../src/domain/messages/delivery.ts";
import { heardBy, inTurn, isRowSaid, lastAsked, thatDay } from "../../../src/domain/messages/said.ts";
import type { Person } from "../../../src/domain/people/person.ts";
import type { Gap } from "../../../src/domain/catalogue/gap-codes.ts";
import { aCustomer } from "../customers.ts";

const at = (moment: string) => `2026-11-${moment}:00.000Z`;
const person = (id: string, parts: Partial<Person> = {}): Person => ({
  id,
  name: id,
  chat: { conversation: `a:${id}`, serviceUrl: "", teamsId: "" },
  ...parts,
});
const megan = person("megan");
const asked = (moment: string, id = "p1"): Customer =>
  prompt(aCustomer({ id: "a" }), { id, to: "megan", because: "assigned" }, at(moment)).doc;
const waits = asked("20T10:00");
const gap = { key: "a/C03/teams", customer: "a" } as Gap;

const reminder = (id = "p1"): MessageSubject => ({ kind: "reminder", customers: ["a"], prompts: [`a/${id}/1`] });
const alert = (key: string): MessageSubject => ({
  kind: "deadlines",
  customers: ["a"],
  alerts: [`${key}@2026-12-01/1`],
});
const chase = (key: string): MessageSubject => ({ kind: "chase", customers: ["a"], gaps: [key], by: "ada" });
const week: MessageSubject = { kind: "weekly", week: "2026-W49" };
const first: MessageSubject = { kind: "assigned", customers: ["a"], by: "system" };
const memo: MessageSubject = { kind: "memo", memo: "m", on: "2026-11-30", customers: ["a"] };

const sent = (about: MessageSubject, moment: string, to = "megan"): Delivery => ({
  ...newDelivery(`${about.kind} ${moment}`, { person: to }, about, at(moment)),
  state: "sent",
  sent: { conversation: `a:${to}`, activity: "1" },
});

describe("the row of a customer in a week", () => {
  const answered = aCustomer({ id: "a" });
  it.each<[string, boolean, Customer, readonly MessageSubject[]]>([
    ["is said by a reminder of what waits", true, waits, [reminder()]],
    ["is said by the first message", true, waits, [first]],
    ["is not said by a reminder of what was asked before", false, asked("29T10:00", "p2"), [reminder()]],
    ["is not said by a first message of before it was asked anew", false, asked("30T08:30", "p2"), [first]],
    ["is not said by a reminder that was answered since", false, answered, [reminder()]],
    ["is not said by an alert while a question waits", false, waits, [alert(gap.key)]],
    ["is not said by a reminder of one's own while a question waits", false, waits, [memo]],
    ["is said by an alert of its only gap", true, answered, [alert(gap.key)]],
    ["is not said by an alert of another gap", false, answered, [alert("a/A01/x")]],
    ["is said by a manager's reminder of its only gap", true, answered, [chase(gap.key)]],
    ["is not said by a manager's reminder of another gap", false, answered, [chase("a/A01/x")]],
    ["is not said by a manager's reminder while a question waits", false, waits, [chase(gap.key)]],
    ["is said by a reminder of one's own, which shows what is open", true, answered, [memo]],
    ["is not said by a message about somebody else's", false, answered, [{ ...memo, customers: ["b"] }]],
    ["is not said by another week", false, waits, [week]],
  ])("%s", (_, expected, customer, said) => {
    const that = said.map((about) => sent(about, "30T07:30"));
    expect(isRowSaid({ customer, gaps: [gap] }, that)).toBe(expected);
  });
});

describe("when a customer's question was last put to its reader", () => {
  const away = { until: "2026-12-04", deputy: "isaiah" };
  const covered = { ...waits, cover: { person: "isaiah", until: "2026-12-04", by: "megan", at: at("20T11:00") } };
  const facts = (people: readonly Person[]) => ({ people, context: { today: "2026-11-30", zone: "Etc/UTC" } });
  it.each<[string, string | undefined, Customer, readonly Delivery[], Person?, Person?]>([
    ["is never where nothing arrived", undefined, waits, [{ ...sent(reminder(), "24T09:00"), state: "refused" }]],
    ["is never where it may have arrived", undefined, waits, [{ ...sent(reminder(), "24T09:00"), state: "unknown" }]],
    ["is when the last of several came", "24T09:00", waits, [sent(reminder(), "24T09:00"), sent(first, "20T10:01")]],
    ["is when a week named it", "23T09:00", waits, [sent(week, "23T09:00")]],
    ["is not when a week left it alone, just asked", undefined, asked("22T20:00"), [sent(week, "23T09:00")]],
    ["is not when a week came before it was asked", undefined, asked("24T09:00"), [sent(week, "23T09:00")]],
    ["is not in the chat of another", undefined, waits, [sent(reminder(), "24T09:00", "isaiah")]],
    [
      "is when the deputy's week named it",
      "23T09:00",
      waits,
      [sent(week, "23T09:00", "isaiah")],
      person("megan", { away: { ...away, at: at("23T08:00") } }),
    ],
    [
      "is not in a deputy's week of before they were it",
      undefined,
      waits,
      [sent(week, "23T09:00", "isaiah")],
      person("megan", { away: { ...away, at: at("23T10:00") } }),
    ],
    [
      "is what the deputy was reminded of in their place",
      "24T09:00",
      waits,
      [{ ...sent(reminder(), "24T09:00"), sent: { conversation: "a:isaiah", activity: "1" } }],
      person("megan", { away }),
    ],
    ["is what the week of who covers it named", "23T09:00", covered, [sent(week, "23T09:00", "isaiah")]],
    [
      "is what the owner's week named, where nothing reaches who covers it",
      "23T09:00",
      covered,
      [sent(week, "23T09:00")],
      megan,
      person("isaiah", { unreachable: { since: at("22T09:00"), because: "removed the bot" } }),
    ],
  ])("%s", (_, expected, customer, deliveries, owner = megan, other = person("isaiah")) => {
    expect(lastAsked(deliveries, facts([owner, other]))(customer)).toBe(expected && at(expected));
  });
});

it.each([
  ["today", "30T07:30", "30T09:00", "Etc/UTC", 1],
  ["yesterday", "29T23:30", "30T09:00", "Etc/UTC", 0],
  ["today by their own clock", "29T23:30", "30T09:00", "Europe/Amsterdam", 1],
  ["later that day", "30T10:00", "30T09:00", "Etc/UTC", 0],
] as const)("counts what came %s", (_, came, until, zone, count) => {
  expect(thatDay(heardBy(megan, [sent(memo, came)]), at(until), zone)).toHaveLength(count);
});

it("has one reader's messages follow each other, the week last, and a deputy's with those in whose place they read", () => {
  const isaiah = person("isaiah", { away: { until: "2026-12-04", deputy: "megan" } });
  const due = [
    sent(week, "30T09:00"),
    sent(reminder(), "30T09:01", "isaiah"),
    sent(first, "30T09:02", "adele"),
    sent(alert("x"), "30T09:03"),
    { ...sent({ kind: "digest", week: "2026-W49" }, "30T09:00"), to: { channel: "19:c" } },
  ];
  const lanes = inTurn(due, [megan, isaiah], "2026-11-30").map((lane) => lane.map(({ about }) => about.kind).join(" "));
  expect(lanes).toEqual(["deadlines reminder weekly", "assigned", "digest"]);
});
