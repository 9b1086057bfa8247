/** Who is told that somebody covers customers, and that it is over. */
import { expect, it } from "vitest";
import type { Customer, HistoryEntry } from "../../../src/domain/customer/customer.ts";
import type { Delivery } from "../../../src/domain/documents.ts";
import { planCovers } from "../../../src/domain/messages/cover.ts";
import { newDelivery } from "../../../src/domain/messages/delivery.ts";
import type { Person } from "../../../src/domain/people/person.ts";
import { aCustomer, monday } from "../customers.ts";

const later = "2026-11-23T10:00:00.000Z";
const people: readonly Person[] = ["megan", "isaiah", "patti", "ada"].map((id) => ({ id, name: id }));
const lost = people.map((one) =>
  one.id === "isaiah" ? { ...one, unreachable: { since: later, because: "removed the bot" } } : one,
);
const set = (by: string, to: string | undefined, from?: string, at = monday): HistoryEntry => ({
  at,
  by,
  what: "cover set",
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});
const by = (who: string, parts: Partial<NonNullable<Customer["cover"]>> = {}): Partial<Customer> => ({
  cover: { person: "isaiah", until: "2026-12-04", by: who, at: monday, ...parts },
  history: [set(who, "isaiah")],
});
const told = (to: string, state: Delivery["state"] = "sent"): Delivery => ({
  ...newDelivery(`cover/${monday}/isaiah/${to}`, { person: to }, about(["a"]), monday),
  state,
});
const about = (customers: string[]) => ({ kind: "cover" as const, customers, person: "isaiah", by: "megan" });

const toldEnd = (to: string, at = later): Delivery => ({
  ...newDelivery(`cover/${at}/isaiah/${to}/ended`, { person: to }, { ...about(["a"]), ended: true }, at),
  state: "sent",
});
const anotherOwnerUndone: Partial<Customer> = {
  ...by("megan"),
  history: [
    set("megan", "isaiah"),
    { at: later, by: "ada", what: "assigned", from: "megan", to: "patti" },
    { at: "2026-11-23T10:05:00.000Z", by: "ada", what: "assigned", from: "patti", to: "megan", note: "undo" },
  ],
};

it.each<
  [string, readonly string[], Partial<Customer>, { today?: string; lost?: boolean; deliveries?: readonly Delivery[] }?]
>([
  ["by the owner: whoever covers", ["isaiah"], by("megan")],
  ["by a manager: both", ["isaiah", "megan"], by("ada")],
  ["by themselves: the owner", ["megan"], by("isaiah")],
  ["once", [], by("megan"), { deliveries: [told("isaiah")] }],
  ["as news for a week", [], by("megan"), { today: "2026-12-01" }],
  [
    "as ended to the owner where nothing reaches who covers",
    ["megan ended"],
    by("megan"),
    { lost: true, deliveries: [told("isaiah")] },
  ],
  [
    "not so before its first day",
    [],
    by("megan", { from: "2026-11-24" }),
    { lost: true, deliveries: [told("isaiah")] },
  ],
  ["not of a customer that is paused", [], { ...by("megan"), lifecycle: "paused" }],
  [
    "again on the first day, of what was set days ahead",
    ["isaiah begins"],
    by("megan", { from: "2026-11-30" }),
    { today: "2026-11-30", deliveries: [told("isaiah")] },
  ],
  [
    "not again the day after it was set",
    [],
    by("megan", { from: "2026-11-24" }),
    { today: "2026-11-24", deliveries: [told("isaiah")] },
  ],
  [
    "to both when the days are over",
    ["isaiah ended", "megan ended"],
    by("megan"),
    { today: "2026-12-05", deliveries: [told("isaiah")] },
  ],
  ["not when they are long over", [], by("megan"), { today: "2026-12-20", deliveries: [told("isaiah")] }],
  [
    "as ended before its day, not to whoever ended it",
    ["isaiah ended"],
    { history: [set("megan", "isaiah"), set("megan", undefined, "isaiah", later)] },
    { deliveries: [told("isaiah")] },
  ],
  [
    "not as ended where the beginning was not told",
    [],
    { history: [set("megan", "isaiah"), set("megan", undefined, "isaiah", later)] },
    { deliveries: [told("isaiah", "dropped")] },
  ],
  [
    "as ended to whoever covered, where another does now, and the other hears it too",
    ["isaiah ended", "patti"],
    {
      cover: { person: "patti", until: "2026-12-04", by: "megan", at: later },
      history: [set("megan", "isaiah"), set("megan", "patti", "isaiah", later)],
    },
    { deliveries: [told("isaiah")] },
  ],
  [
    "as ended where setting it was undone",
    ["isaiah ended"],
    {
      history: [set("megan", "isaiah"), { at: later, by: "megan", what: "cover undone", item: "cover", from: monday }],
    },
    { deliveries: [told("isaiah")] },
  ],
  [
    "as ended by another owner",
    ["isaiah ended"],
    {
      ...by("megan"),
      owner: "patti",
      ownerSince: later,
      history: [set("megan", "isaiah"), { at: later, by: "ada", what: "assigned", from: "megan", to: "patti" }],
    },
    { deliveries: [told("isaiah")] },
  ],
  [
    "again where another owner was undone, to whoever heard that it was over",
    ["isaiah"],
    anotherOwnerUndone,
    { deliveries: [told("isaiah"), toldEnd("isaiah")] },
  ],
  ["not where nobody heard of another owner, who was undone", [], anotherOwnerUndone, { deliveries: [told("isaiah")] }],
  [
    "to both when whoever covers is back",
    ["isaiah", "megan"],
    by("megan"),
    { today: "2026-12-03", deliveries: [told("isaiah"), toldEnd("megan")] },
  ],
  [
    "to whom it did not reach, when something does",
    ["isaiah", "megan"],
    by("ada"),
    { today: "2026-12-03", deliveries: [told("isaiah", "dropped"), told("megan", "dropped")] },
  ],
  [
    "not to whom it did not reach as long as nothing does",
    [],
    by("ada"),
    { lost: true, deliveries: [told("isaiah", "dropped"), told("megan", "dropped")] },
  ],
  [
    "to the owner on its first day where nothing has reached who covers for long",
    ["megan ended"],
    by("megan", { from: "2026-12-04" }),
    { today: "2026-12-04", lost: true, deliveries: [told("isaiah")] },
  ],
  [
    "not as over to the owner who heard that nothing reaches who covers",
    ["isaiah ended"],
    by("megan"),
    { today: "2026-12-05", lost: true, deliveries: [told("isaiah"), toldEnd("megan")] },
  ],
  [
    "as ended to the owner where whoever covered is forgotten",
    ["megan ended"],
    { history: [set("ada", "person-1"), { at: later, by: "ada", what: "cover forgotten", from: "person-1" }] },
  ],
  [
    "not to another owner what the one before knew",
    [],
    {
      ...by("megan"),
      owner: "patti",
      ownerSince: "2026-12-03T10:00:00.000Z",
      history: [set("megan", "isaiah"), { at: "2026-12-03T10:00:00.000Z", by: "ada", what: "assigned", to: "patti" }],
    },
    { today: "2026-12-03", deliveries: [told("isaiah"), toldEnd("isaiah", "2026-12-03T10:01:00.000Z")] },
  ],
  [
    "again where the days are others",
    ["isaiah"],
    { ...by("megan", { at: later }), history: [set("megan", "isaiah"), set("megan", "isaiah", "isaiah", later)] },
    { deliveries: [told("isaiah")] },
  ],
  [
    "as ended, where the next one's was too: to the owner of the last alone",
    ["isaiah ended", "megan ended", "patti ended"],
    {
      history: [
        set("megan", "isaiah"),
        set("ada", "patti", "isaiah", later),
        set("ada", undefined, "patti", "2026-11-23T11:00:00.000Z"),
      ],
    },
    {
      deliveries: [
        told("isaiah"),
        {
          ...newDelivery(
            `cover/${later}/patti/patti`,
            { person: "patti" },
            { ...about(["a"]), person: "patti" },
            later,
          ),
          state: "sent",
        },
        {
          ...newDelivery(
            `cover/${later}/patti/megan`,
            { person: "megan" },
            { ...about(["a"]), person: "patti" },
            later,
          ),
          state: "sent",
        },
      ],
    },
  ],
  [
    "not as ended to whoever owns it now",
    [],
    { ...by("megan"), owner: "isaiah", ownerSince: later },
    { deliveries: [told("isaiah")] },
  ],
])("%s", (_, expected, parts, { today = "2026-11-23", lost: isLost = false, deliveries = [] } = {}) => {
  const customer = aCustomer({ id: "a", ...parts });
  const planned = planCovers({
    customers: [customer],
    people: isLost ? lost : people,
    deliveries,
    today,
    zone: "Etc/UTC",
  });
  const lines = planned.map(({ to, about: said }) => {
    const { begins, ended } = said as { begins?: true; ended?: true };
    return [(to as { person: string }).person, begins && "begins", ended && "ended"].filter(Boolean).join(" ");
  });
  expect(lines.toSorted()).toEqual(expected);
});

it("names who set it, whoever put it back", () => {
  const undone = { at: later, by: "ada", what: "cover undone", item: "cover", from: "2026-11-23T09:00:00.000Z" };
  const history = [set("megan", "isaiah"), set("ada", "patti", "isaiah", undone.from), undone];
  const facts = { people, deliveries: [told("isaiah")], today: "2026-11-23", zone: "Etc/UTC" };
  const planned = planCovers({ ...facts, customers: [aCustomer({ id: "a", ...by("megan"), history })] });
  expect(planned).toMatchObject([{ to: { person: "isaiah" }, about: about(["a"]) }, { to: { person: "megan" } }]);
});

it("says several that were set at once in one message, and in another what came after it was sent", () => {
  const [a, b, c] = ["a", "b", "c"].map((id) => aCustomer({ id, ...by("megan") })) as [Customer, Customer, Customer];
  const facts = { people, today: "2026-11-23", zone: "Etc/UTC" };
  const [first, ...others] = planCovers({ ...facts, customers: [a, b], deliveries: [] });
  expect(others).toEqual([]);
  expect(first).toMatchObject({ id: `cover/${monday}/isaiah/isaiah`, about: about(["a", "b"]) });
  const sent: Delivery = {
    ...newDelivery(first?.id ?? "", { person: "isaiah" }, about(["a", "b"]), monday),
    state: "sent",
  };
  expect(planCovers({ ...facts, customers: [a, b, c], deliveries: [sent] })).toMatchObject([
    { id: `cover/${monday}/isaiah/isaiah#1`, about: about(["c"]) },
  ]);
  expect(planCovers({ ...facts, customers: [a, b, c], deliveries: [{ ...sent, state: "planned" }] })).toMatchObject([
    { id: first?.id, about: about(["c"]) },
  ]);
});
