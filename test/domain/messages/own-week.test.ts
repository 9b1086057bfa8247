/** How many customers somebody's week is about: those of which it can name one. */
import { expect, it } from "vitest";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import { ownWeekOf, waitingList } from "../../../src/domain/messages/compose.ts";
import { gapsOf } from "../../../src/domain/gaps/find-gaps.ts";
import type { Person } from "../../../src/domain/people/person.ts";
import { aContext } from "../contexts.ts";
import { aCustomer, monday } from "../customers.ts";

const away = { until: "2026-12-04", deputy: "megan" };
const by = (person: string) => ({ person, until: "2026-12-04", by: "ada", at: monday });
const isaiahs = aCustomer({ id: "i", name: "Isaiah's", owner: "isaiah" });

it.each<[string, readonly Customer[], Partial<Person>, number, true | undefined]>([
  ["their own", [aCustomer({ id: "a" }), isaiahs], {}, 1, undefined],
  ["none that is paused", [aCustomer({ id: "a" }), aCustomer({ id: "b", lifecycle: "paused" })], {}, 1, undefined],
  ["none that is offboarded", [aCustomer({ id: "b", lifecycle: "offboarded" })], {}, 0, undefined],
  ["those of an absent colleague too", [aCustomer({ id: "a" }), isaiahs], { away }, 2, true],
  ["those that they cover", [aCustomer({ id: "a" }), { ...isaiahs, cover: by("megan") }], {}, 2, true],
  [
    "none that a colleague covers",
    [aCustomer({ id: "a" }), aCustomer({ id: "b", cover: by("isaiah") })],
    {},
    1,
    undefined,
  ],
  ["nothing of an absent colleague who owns none", [aCustomer({ id: "a" })], { away }, 1, undefined],
])("counts %s", (_, customers, colleague, owned, standsIn) => {
  const people: Person[] = [
    { id: "megan", name: "Megan Bowen" },
    { id: "isaiah", name: "Isaiah Langer", ...colleague },
  ];
  const facts = {
    customers,
    people,
    settings: {} as Parameters<typeof ownWeekOf>[0]["settings"],
    gapsById: new Map(customers.map((one) => [one.id, gapsOf(one, aContext())])),
    names: new Map<string, string>(),
    context: aContext(),
    now: monday,
  };
  const week = ownWeekOf(facts, { id: "megan", name: "Megan Bowen" }, "2026-W48");
  expect([week.owned, week.standsIn]).toEqual([owned, standsIn]);
  expect(week.due.length).toBeLessThanOrEqual(owned);
  // Of a list that asks, whether all of it was given to them.
  expect(waitingList(facts, { id: "megan", name: "" }, [isaiahs]).standsIn).toBe(true);
  expect(waitingList(facts, { id: "megan", name: "" }, [aCustomer()]).standsIn).toBeUndefined();
});
