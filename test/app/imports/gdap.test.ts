/** A list of GDAP relations: the best of each customer's is recorded, and nothing is said of those it does not name. */
import { beforeEach, expect, it } from "vitest";
import type { Organization } from "../../../src/app/ports.ts";
import type { Gdap } from "../../../src/domain/customer/customer.ts";
import { inPieces } from "../../reports/files.ts";
import { aMemoryStore } from "../../memory.ts";
import { customer, load } from "./samples.ts";

const at = "2026-11-20T08:00:00.000Z";
const told: Gdap = { status: "active", endsOn: "2027-01-31", autoExtends: false, needed: true };

let organization: Organization;

beforeEach(async () => {
  organization = aMemoryStore().organization("11111111-1111-4111-8111-111111111111");
  await load(organization, "customers.csv");
});

const list = (...rows: string[]) =>
  load(organization, () => inPieces(Buffer.from(["CustomerTenantId,Status,EndDate,AutoExtend", ...rows].join("\n"))));
const know = (gdap: Gdap) => organization.customers.update(customer(1), (one) => ({ doc: one && { ...one, gdap } }));
const known = async (number = 1) => (await organization.customers.get(customer(number)))?.gdap;

it("records the best relation of each customer, and the same list again changes nothing", async () => {
  const rows = [
    `${customer(1)},expired,2026-01-31,No`,
    `${customer(1)},active,2027-05-31,Yes`,
    `${customer(1)},approvalPending,,No`,
    `${customer(2)},expired,2026-10-31,No`,
    `5a0e1c3d-7b21-4f6a-9d00-0000000000ff,active,2027-05-31,No`,
  ];
  const summary = await list(...rows);
  expect(summary).toMatchObject({ kind: "gdap", customers: { changed: 2 }, unknownCustomers: [{ rows: 1 }] });
  expect(await known()).toMatchObject({
    status: "active",
    endsOn: "2027-05-31",
    autoExtends: true,
    needed: true,
    pending: true,
    evidence: { kind: "imported", by: "rosa" },
  });
  // What ended and was never needed here is known, and no gap.
  expect(await known(2)).toMatchObject({ status: "expired", needed: false });
  expect(await known(3)).toBeUndefined();
  expect(await list(...rows.toReversed())).toMatchObject({ customers: { changed: 0, unchanged: 2 }, findings: [] });
});

it.each([
  ["verifies what a person said when it says the same", told, { kind: "verified" }, undefined],
  [
    "contradicts a person, whose word stays beside it",
    { ...told, endsOn: "2027-02-28", evidence: { kind: "reported" as const, at, by: "bo" } },
    { kind: "contradicts", says: "GDAP: active until 2027-01-31, but one of us said active until 2027-02-28" },
    { evidence: { kind: "reported", at, by: "bo" }, says: "active until 2027-02-28" },
  ],
  [
    "replaces an earlier list",
    { ...told, endsOn: "2026-12-31", evidence: { kind: "imported" as const, at, by: "bo" } },
    { kind: "changed", says: "GDAP: active until 2027-01-31, before active until 2026-12-31" },
    undefined,
  ],
])("%s", async (_, before, finding, said) => {
  await know(before);
  expect(await list(`${customer(1)},active,2027-01-31,No`)).toMatchObject({ findings: [finding] });
  const gdap = await known();
  expect(gdap).toMatchObject({ endsOn: "2027-01-31", evidence: { kind: "imported" } });
  expect(gdap?.said).toEqual(said);
});

it("leaves alone what was read at Microsoft, and that GDAP is not needed", async () => {
  const read: Gdap = { ...told, evidence: { kind: "read", at, by: "system", ref: "gdap" } };
  await know(read);
  expect(await list(`${customer(1)},terminated,2026-11-01,No`)).toMatchObject({ customers: { changed: 0 } });
  expect(await known()).toEqual(read);
  await know({ status: "not needed", autoExtends: false, needed: false });
  await list(`${customer(1)},active,2027-01-31,No`);
  expect(await known()).toMatchObject({ status: "active", needed: false });
});
