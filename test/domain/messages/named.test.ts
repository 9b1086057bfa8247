/** What the digest names first, and what became of it a week later. */
import { describe, expect, it } from "vitest";
import type { Gap } from "../../../src/domain/catalogue/gap-codes.ts";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import { becameOf, namedIn, urgentCustomers } from "../../../src/domain/messages/named.ts";
import { aCustomer } from "../customers.ts";

const today = "2026-11-23";

/** A gap of the customer as far as naming looks at it. */
function aGap(customer: string, code: Gap["code"], parts: Partial<Gap> = {}): Gap {
  const item = parts.item === undefined ? "" : `/${parts.item}`;
  return {
    key: `${customer}/${code}${item}`,
    customer,
    code,
    topic: "cpor",
    severity: "high",
    what: "something",
    next: "do something",
    since: "2026-11-02",
    designations: [],
    ...parts,
  };
}

const due = (endsOn: string) => ({ deadline: { endsOn, workingDays: 0 } });

describe("what the digest names first", () => {
  const customers = ["a", "b", "c", "d"].map((id) => aCustomer({ id }));
  const named = (gaps: readonly Gap[], of: readonly Customer[] = customers) => {
    const byId = new Map(of.map(({ id }) => [id, gaps.filter(({ customer }) => customer === id)]));
    return { rows: urgentCustomers(of, byId, today), keys: namedIn(of, byId, today) };
  };

  it.each<[string, Gap, boolean]>([
    ["critical without a deadline", aGap("a", "P06", { severity: "critical" }), true],
    ["due in two weeks", aGap("a", "C10", due("2026-12-07")), true],
    ["due a day later", aGap("a", "C10", due("2026-12-08")), false],
    ["overdue", aGap("a", "C03", due("2026-11-20")), true],
    ["high without a deadline", aGap("a", "G01"), false],
    ["high, and costs money by the month", aGap("a", "P03", { monthlyUsd: 12 }), true],
    ["medium, and costs money by the month", aGap("a", "P03", { severity: "medium", monthlyUsd: 12 }), false],
    ["critical and snoozed", aGap("a", "P06", { severity: "critical", snoozedUntil: "2026-12-01" }), false],
    ["a note that is due", aGap("a", "C07", { severity: "info", ...due("2026-11-25") }), false],
  ])("a gap that is %s", (_, gap, isNamed) => {
    expect(named([gap]).keys).toEqual(isNamed ? [gap.key] : []);
  });

  it("names the dearer first among equals, whichever is older", () => {
    const gaps = [
      aGap("a", "P03", { monthlyUsd: 900, since: "2026-01-05" }),
      aGap("b", "P03", { monthlyUsd: 7532 }),
      aGap("c", "C03", due("2026-12-01")),
      aGap("d", "P06", { severity: "critical" }),
    ];
    expect(named(gaps).rows.map(({ gap }) => gap.customer)).toEqual(["d", "c", "b", "a"]);
  });

  it("gives each customer one line, with the most urgent of its gaps and how many more are", () => {
    const gaps = [
      aGap("b", "C03", { severity: "critical", item: "teams", ...due("2026-11-27") }),
      aGap("b", "C05", { severity: "critical", item: "sales", ...due("2026-12-01") }),
      aGap("b", "G01"),
      aGap("a", "C10", { item: "sales", ...due("2026-11-24") }),
      aGap("c", "P06", { severity: "critical", item: "x" }),
    ];
    expect(named(gaps).rows.map(({ gap, others }) => [gap.key, others])).toEqual([
      ["b/C03/teams", 1],
      ["c/P06/x", 0],
      ["a/C10/sales", 0],
    ]);
  });

  it("puts five at most on record", () => {
    const many = Array.from({ length: 7 }, (_, index) => aCustomer({ id: `c${index}` }));
    const gaps = many.map(({ id }) => aGap(id, "P06", { severity: "critical" }));
    expect([named(gaps, many).rows.length, named(gaps, many).keys.length]).toEqual([7, 5]);
  });
});

describe("what became of a gap that was named", () => {
  const customer = aCustomer({ id: "a" });
  const key = "a/C03/teams";
  it.each<[string, Customer, readonly Gap[], unknown]>([
    ["nothing is open of the claim", customer, [aGap("a", "G01")], [{ customer, now: "done" }]],
    ["it is still open", customer, [aGap("a", "C03", { item: "teams" })], [{ customer, now: "open" }]],
    ["the claim was rejected meanwhile", customer, [aGap("a", "C06", { item: "teams" })], [{ customer, now: "open" }]],
    [
      "only a note is left of it",
      customer,
      [aGap("a", "C07", { item: "teams", severity: "info" })],
      [{ customer, now: "done" }],
    ],
    [
      "it was snoozed",
      customer,
      [aGap("a", "C03", { item: "teams", snoozedUntil: "2026-12-01" })],
      [{ customer, now: "snoozed", until: "2026-12-01" }],
    ],
  ])("when %s", (_, of, gaps, became) => {
    expect(becameOf([key], [of], new Map([[of.id, gaps]]))).toEqual(became);
  });

  it("says that a customer is paused, and nothing of one that was forgotten", () => {
    const paused = aCustomer({ id: "a", lifecycle: "paused" });
    expect(becameOf([key], [paused], new Map([["a", []]]))).toEqual([{ customer: paused, now: "paused" }]);
    expect(becameOf([key], [], new Map())).toEqual([]);
  });
});
