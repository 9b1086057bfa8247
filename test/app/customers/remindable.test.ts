/** Of what the owners of a list can be reminded: of its open gaps, whatever it lists. */
import { expect, it } from "vitest";
import { remindable, type Remindable } from "../../../src/app/customers/report.ts";
import type { Customer } from "../../../src/domain/customer/customer.ts";
import type { Filter } from "../../../src/domain/gaps/filter.ts";
import { ada, aCustomer } from "../../domain/customers.ts";
import { aClaim } from "../../domain/gaps/rules/cases.ts";
import { aMemoryStore } from "../../memory.ts";
import { aWorld } from "../../world.ts";

const gdap = (endsOn: string) => ({ status: "active", endsOn, autoExtends: false, needed: true });
const customers: readonly Customer[] = [
  aCustomer({
    id: "rejected",
    claims: [aClaim({ status: "Rejected", statusSince: "2026-11-20" })],
    gdap: gdap("2026-12-10"),
  }),
  aCustomer({
    id: "approved",
    owner: "isaiah",
    claims: [aClaim({ status: "Approved", approvedOn: "2026-11-20" })],
    gdap: gdap("2027-06-30"),
  }),
];

async function of(asked: Parameters<typeof remindable>[3]): Promise<Remindable> {
  const store = aMemoryStore();
  const organization = store.organization("t");
  for (const doc of customers) await organization.customers.update(doc.id, () => ({ doc }));
  return await remindable(aWorld(store), organization, { actor: ada, personal: true }, asked);
}
const codes = ({ gaps, rest }: Remindable) => [...gaps.map(({ customer, gap }) => `${customer.id} ${gap.code}`), rest];

const byFilter = (filter: Filter) => ({ filter });
it.each<[string, Parameters<typeof remindable>[3], readonly unknown[]]>([
  ["gaps", byFilter({ by: "topic", topic: "access" }), ["rejected A01", 0]],
  ["claims, each by its own gap", { claims: { states: ["Rejected"] } }, ["rejected C05", 0]],
  ["claims of which nothing is open, which are counted", { claims: {} }, ["rejected C05", 1]],
  ["delegated access that ends by a day", { access: { until: "2026-12-31" } }, ["rejected A01", 0]],
  ["delegated access, of which the end that is far off is no gap", { access: {} }, ["rejected A01", 1]],
  ["delegated access of one owner", { access: { whose: "isaiah" } }, [1]],
])("of %s", async (_, asked, expected) => expect(codes(await of(asked))).toEqual(expected));

it("of new gaps nobody is before there is a week to compare with", async () =>
  expect(codes(await of(byFilter({ by: "new" })))).toEqual([0]));
