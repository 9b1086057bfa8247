/** What a write changes is what is worked out again: the result is what working out everything gives. */
import { fc } from "../../properties.ts";
import { expect, it } from "vitest";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import { withOpenPrompt } from "../../../src/domain/customer/checklist.ts";
import { findCustomers } from "../../../src/domain/customer/find.ts";
import type { Filter } from "../../../src/domain/gaps/filter.ts";
import { changedIn, createGapMemory, isSameContext, withDeadlines } from "../../../src/domain/gaps/find-gaps.ts";
import { adjustSelection, selectGaps } from "../../../src/domain/gaps/report.ts";
import { createListing } from "../../../src/domain/listing.ts";
import { withGivenBack } from "../../../src/domain/messages/given-back.ts";
import { aContext } from "../contexts.ts";
import { aCustomer } from "../customers.ts";
import { aClaim, aSubscription } from "./rules/cases.ts";

const context = aContext();
const filters: Filter[] = [
  { by: "all" },
  { by: "critical" },
  { by: "unowned" },
  { by: "topic", topic: "cpor" },
  { by: "customers" },
  { by: "snoozed" },
  { by: "in-order" },
  { by: "paused" },
  { by: "all", order: "deadline" },
  { by: "ending", until: "2027-01-31" },
  { by: "customers", order: "name" },
  { by: "customers", order: "owner" },
  { by: "all", order: "count", without: [{ by: "low" }, { by: "topic", topic: "pal" }] },
];

const kinds: ((id: string) => Customer)[] = [
  (id) => aCustomer({ id, name: `Customer ${id}` }),
  (id) => aCustomer({ id, name: "Same name", lifecycle: "paused" }),
  (id) =>
    aCustomer({
      id,
      name: "Same name",
      claims: [aClaim({ status: "Partner action required", statusSince: "2026-11-20" })],
    }),
  (id) => aCustomer({ id, name: "Same name", subscriptions: [aSubscription()] }),
  (id) => (({ owner: _, ...rest }) => rest)(aCustomer({ id, name: `Nobody's ${id}` })),
];
const kind = fc.nat(kinds.length - 1);
const made = (numbers: readonly number[]) => numbers.map((number, at) => kinds[number]?.(`c${at}`) ?? aCustomer());

it("gives the same gaps and the same selection, in the same order, whatever was changed", { timeout: 30_000 }, () => {
  // Those beyond the end are new customers.
  const writes = fc.array(fc.tuple(fc.nat(24), kind), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      fc.array(kind, { minLength: 20, maxLength: 20 }),
      fc.array(writes, { maxLength: 4 }),
      (first, rounds) => {
        const memory = createGapMemory();
        let customers: readonly Customer[] = made(first);
        let byId = memory(customers, context);
        let selected = filters.map((filter) => selectGaps(customers, byId, filter, { context }));
        for (const round of rounds) {
          const next = [...customers];
          for (const [wanted, number] of round) {
            const at = Math.min(wanted, next.length);
            next[at] = kinds[number]?.(`c${at}`) ?? aCustomer();
          }
          const changed = changedIn(customers, next) ?? [];
          expect(new Set(changed.map(({ after }) => after))).toEqual(
            new Set(next.filter((one) => !customers.includes(one))),
          );
          const gaps = { before: byId, after: memory(next, context) };
          selected = selected.map((one) => adjustSelection(one, changed, gaps, { context }));
          [customers, byId] = [next, gaps.after];
          expect([...byId]).toEqual([...createGapMemory()(customers, context)]);
          expect(selected).toEqual(filters.map((filter) => selectGaps(customers, byId, filter, { context })));
        }
      },
    ),
    { numRuns: 60 },
  );
});

it("finds after every write those of whom something is to be planned, as looking at all would", () => {
  const at = "2026-11-23T09:00:00.000Z";
  const prompt = { id: "p1", to: "megan", at, because: "asked", reminders: 0 } as const;
  const noOwner = kinds[4]?.("") ?? aCustomer();
  const some: ((id: string) => Customer)[] = [
    ...kinds,
    (id) => aCustomer({ id, checklist: { revision: 0, answers: {}, prompt } }),
    (id) => ({ ...noOwner, id, ownerSince: at, history: [{ at, by: "megan", what: "owner gave back" }] }),
  ];
  const writes = fc.array(fc.tuple(fc.nat(24), fc.option(fc.nat(some.length - 1))), { minLength: 20, maxLength: 60 });
  fc.assert(
    fc.property(writes, (all) => {
      const listing = createListing<Customer>();
      const memory = createGapMemory();
      for (const [wanted, number] of all) {
        listing.set(`c${wanted}`, number === null ? undefined : some[number]?.(`c${wanted}`));
        const list = listing.list();
        const byId = memory(list, context);
        expect(withOpenPrompt(list)).toEqual(list.filter((one) => one.checklist.prompt !== undefined));
        expect(withGivenBack(list)).toEqual(
          list.filter((one) => one.history.some(({ what }) => what === "owner gave back")),
        );
        expect(withDeadlines(list, byId)).toEqual(list.filter(({ claims }) => claims.length > 0));
      }
    }),
    { numRuns: 30 },
  );
});

it("leaves the gaps that somebody still looks at as they were", () => {
  const memory = createGapMemory();
  const before = made([0, 1, 2]);
  const gaps = memory(before, context);
  const shown = [...gaps];
  const owned = { ...(before[0] as Customer), claims: [aClaim()] };
  const after = memory([owned, ...before.slice(1)], context);
  expect([...gaps]).toEqual(shown);
  expect(after.get("c0")).not.toEqual(gaps.get("c0"));
  expect([after.size, after.has("c1"), after.has("c9"), [...after.keys()]]).toEqual([
    3,
    true,
    false,
    ["c0", "c1", "c2"],
  ]);
});

it("knows of customers that came, and looks at everything anew when one went", () => {
  const memory = createGapMemory();
  const [first, second, third] = made([0, 1, 2]) as [Customer, Customer, Customer];
  const one = memory([first], context);
  const both = memory([first, second], context);
  expect([[...one.keys()], [...both.keys()], both.size, both.has("c1"), one.has("c1")]).toEqual([
    ["c0"],
    ["c0", "c1"],
    2,
    true,
    false,
  ]);
  expect(changedIn([first], [first, second])).toEqual([{ before: undefined, after: second }]);
  expect(changedIn([first, second], [second])).toBeUndefined();
  expect(changedIn([first, second], [second, third])).toBeUndefined();
  expect([...memory([second, third], context).keys()]).toEqual(["c1", "c2"]);
});

it("tells a change of the day from a change of customers", () => {
  const memory = createGapMemory();
  const customers = made([0, 2]);
  const monday = memory(customers, context);
  const written = memory([aCustomer({ id: "c0" }), ...customers.slice(1)], context);
  expect(isSameContext(monday, written)).toBe(true);
  expect(isSameContext(written, memory(customers, aContext({ today: "2026-11-24" })))).toBe(false);
});

it("finds customers by the name they have now, among a great many", () => {
  const many = Array.from({ length: 600 }, (_, at) => aCustomer({ id: `c${at}`, name: `Customer ${at}` }));
  expect(findCustomers(many, "customer 17")).toMatchObject({ found: "one", customer: { id: "c17" } });
  const renamed = many.with(17, aCustomer({ id: "c17", name: "Tailspin Toys" }));
  expect(findCustomers(renamed, "tailspin")).toMatchObject({ found: "one", customer: { id: "c17" } });
  expect(findCustomers(renamed, "Tailspin Toys")).toMatchObject({ found: "one" });
  expect(findCustomers(many, "tailspin")).toEqual({ found: "none" });
});
