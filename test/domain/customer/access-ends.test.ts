/** Until when there is delegated access: how it ends, and what comes first. */
import { expect, it } from "vitest";
import { accessEnds } from "../../../src/domain/customer/gdap.ts";
import type { Gdap } from "../../../src/domain/customer/customer.ts";
import { aCustomer } from "../customers.ts";

const today = "2026-11-27";
const access = (gdap: Partial<Gdap>): Gdap => ({ status: "active", autoExtends: false, needed: true, ...gdap });
const endOf = (gdap: Gdap | undefined) =>
  accessEnds([{ ...aCustomer(), ...(gdap && { gdap }) }], today)
    .map(({ end }) => end)
    .join();

it.each<[string, Gdap | undefined, string]>([
  ["is listed by its day", access({ endsOn: "2027-01-15" }), "ends"],
  ["still ends on its last day", access({ endsOn: today }), "ends"],
  ["is over on the day after", access({ endsOn: "2026-11-26" }), "over"],
  ["is over where Microsoft says so, whatever the day", access({ status: "terminated", endsOn: "2027-01-15" }), "over"],
  [
    "extends automatically, also where the day was not read anew",
    access({ endsOn: "2026-11-26", autoExtends: true }),
    "extends",
  ],
  ["has no end where nobody said one", access({}), "none"],
  ["is not listed where it isn't needed", access({ status: "not needed", needed: false }), ""],
  ["is over where it was first read so", access({ status: "expired", needed: false }), "over"],
  ["is not listed where it isn't known", undefined, ""],
])("delegated access %s", (_, gdap, expected) => expect(endOf(gdap)).toBe(expected));

it("puts the soonest end first and those without one last", () => {
  const at = (name: string, gdap: Partial<Gdap>) => ({ ...aCustomer({ name }), gdap: access(gdap) });
  const some = [at("None", {}), at("May", { endsOn: "2027-05-01" }), at("Soon", { endsOn: "2026-12-11" })];
  expect(accessEnds(some, today).map(({ customer }) => customer.name)).toEqual(["Soon", "May", "None"]);
});
