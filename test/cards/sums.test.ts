/** Numbers on cards about the same customers add up, and are the same on each, whatever the customers are like. */
import { fc } from "../properties.ts";
import { expect, it } from "vitest";
import { byOwnerView } from "../../src/cards/gaps/by-owner.ts";
import { gapsView } from "../../src/cards/gaps/gaps.ts";
import { digestView } from "../../src/cards/messages/digest.ts";
import { gapKind, severities, type Gap, type GapCode } from "../../src/domain/catalogue/gap-codes.ts";
import { isLeftOut, questions, type Customer } from "../../src/domain/customer/customer.ts";
import type { Filter } from "../../src/domain/gaps/filter.ts";
import { reportGaps } from "../../src/domain/gaps/report.ts";
import { channelWeek, ownersOf, weekRecord } from "../../src/domain/messages/digest.ts";
import { withoutCustomerIn } from "../../src/domain/organization/forget.ts";
import { aContext } from "../domain/contexts.ts";
import { aCustomer, monday } from "../domain/customers.ts";
import { channelReader } from "./facts.ts";
import { expectByOwner, expectDigest, expectWholeList } from "./sums.ts";

const codes = ["Q1", "Q2", "Q4", "C03", "P01", "V01", "A01", "G01"] as const satisfies readonly GapCode[];
const people = ["megan", "isaiah", undefined] as const;

/** Of a gap: its code, how severe it is, and whether it is snoozed. */
const aGap = fc.tuple(fc.nat(codes.length - 1), fc.nat(severities.length - 1), fc.boolean());
/** Of a customer: whose it is, whether it is paused, and its gaps then and now. */
const aKind = fc.record({
  whose: fc.nat(people.length - 1),
  paused: fc.nat(9),
  was: fc.uniqueArray(aGap, { maxLength: 4, selector: ([code]) => code }),
  is: fc.uniqueArray(aGap, { maxLength: 4, selector: ([code]) => code }),
  since: fc.constantFrom("stays", "stays", "stays", "comes", "is forgotten", "is undone"),
});
type Kind = (typeof aKind extends fc.Arbitrary<infer Made> ? Made : never) & { id: string };

function gapsOf({ id }: Kind, of: Kind["is"]): readonly Gap[] {
  return of.map(([at, severity, isSnoozed]): Gap => {
    const code = codes[at] ?? "Q1";
    return {
      key: `${id}/${code}`,
      customer: id,
      code,
      topic: gapKind(code).topic ?? "cpor",
      severity: severities[severity] ?? "low",
      item: questions[at],
      what: code,
      next: "Do it",
      since: "2026-11-02",
      designations: [],
      ...(isSnoozed && { snoozedUntil: "2026-12-01" }),
    };
  });
}

function customerOf({ id, whose, paused }: Kind): Customer {
  const { owner: _, ...nobodys } = aCustomer({ id, name: id, lifecycle: paused === 0 ? "paused" : "active" });
  const owner = people[whose];
  return owner === undefined ? nobodys : { ...nobodys, owner };
}

const gapsBy = (kinds: readonly Kind[], which: "was" | "is") =>
  new Map(kinds.map((kind) => [kind.id, isLeftOut(customerOf(kind)) ? [] : gapsOf(kind, kind[which])]));

const names = new Map([
  ["megan", "Megan Bowen"],
  ["isaiah", "Isaiah Langer"],
]);

/** The digest of the week after one in which the customers were as they were. */
function weekOf(kinds: readonly Kind[]) {
  const past = kinds.filter(({ since }) => since !== "comes");
  const here = kinds.filter(({ since }) => since === "stays" || since === "comes");
  const first = weekRecord("2026-W47", past.map(customerOf), gapsBy(past, "was"), "2026-11-16T08:00:00.000Z");
  const before = past
    .filter(({ since }) => since === "is forgotten")
    .reduce((week, { id }) => withoutCustomerIn(week, id), first);
  return channelWeek({
    next: undefined,
    week: "2026-W48",
    customers: here.map(customerOf),
    gapsById: gapsBy(here, "is"),
    weeks: [before],
    stale: [],
    unreached: [],
    names,
    now: monday,
    evaluatedOn: "2026-11-23",
    zone: "Etc/UTC",
    today: "2026-11-23",
  });
}

const whole: Filter[] = [
  { by: "all" },
  { by: "customers" },
  { by: "topic", topic: "cpor" },
  { by: "topic", topic: "pal" },
  { by: "all", whose: { kind: "owner", person: "isaiah" } },
  { by: "all", whose: { kind: "nobody" } },
  { by: "all", whose: { kind: "except", person: "megan" } },
];

it("of any customers, lists, owners and the digest add up and agree", { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(fc.array(aKind, { minLength: 1, maxLength: 14 }), (made) => {
      const kinds = made.map((kind, at): Kind => ({ ...kind, id: `c${at}` }));
      const here = kinds.filter(({ since }) => since === "stays" || since === "comes");
      const customers = here.map(customerOf);
      const gapsById = gapsBy(here, "is");
      const lists = whole.map((filter) => {
        const report = reportGaps(customers, gapsById, { filter, page: 1 }, { context: aContext() });
        // Where nothing is open another card says so.
        return report.totals.gaps === 0
          ? undefined
          : expectWholeList(gapsView({ report, names, reader: channelReader }));
      });
      const [all] = lists;
      const open = all?.gaps ?? 0;
      const week = weekOf(kinds);
      expect(expectDigest(digestView(week, channelReader))).toBe(open);
      if (all !== undefined) expect([week.covered, week.customers]).toEqual([all.settled, all.all]);
      const rows = ownersOf(customers, gapsById, "Etc/UTC");
      if (open > 0) expect(expectByOwner(byOwnerView({ byOwner: rows, names, today: "2026-11-23" }), rows)).toBe(open);
    }),
    { numRuns: 120 },
  );
});
