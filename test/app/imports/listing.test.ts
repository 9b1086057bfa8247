/** Customers that left, came back, moved to another tenant, or are called otherwise here. */
import { beforeEach, expect, it } from "vitest";
import { anotherCustomer, offboardUnlisted, sameCustomer, unlistedNow } from "../../../src/app/imports/listing.ts";
import type { ImportOptions } from "../../../src/app/imports/steps.ts";
import type { Organization } from "../../../src/app/ports.ts";
import { readFact, setFact } from "../../../src/domain/customer/facts.ts";
import { summaryLines } from "../../../src/cli/import-summary.ts";
import { inPieces } from "../../reports/files.ts";
import { aMemoryStore } from "../../memory.ts";
import { customer, load } from "./samples.ts";

const now = "2026-11-23T08:00:00.000Z";
const rosa = { id: "rosa", name: "Rosa", manager: true };
const moved = "9d9d9d9d-7b21-4f6a-9d00-000000000001";

let organization: Organization;

beforeEach(async () => {
  organization = aMemoryStore().organization("11111111-1111-4111-8111-111111111111");
  await load(organization, "customers.csv");
});

const rows = [
  ["1", "Brightwater Dental", "brightwater.example"],
  ["2", "Cedar & Sons", "cedar.example"],
  ["3", "Driftwood Hotels", "driftwood.example"],
  ["4", "Elmgrove School", "elmgrove.example"],
  ["5", "Foxglove Pharma", "foxglove.example"],
  ["6", "Goldfinch Travel", "goldfinch.example"],
] as const;

const list = (numbers: readonly number[], more = "", columns = "Primary domain name,Relationship") =>
  `Microsoft ID,Company name,${columns}\n${rows
    .filter((_, place) => numbers.includes(place + 1))
    .map(([number, name, domain]) => `${customer(Number(number))},${name},${domain},Cloud Reseller`)
    .join("\n")}\n${more}`;

async function loadList(text: string, more: Partial<ImportOptions> = {}) {
  const summary = await load(organization, () => inPieces(Buffer.from(text)), more);
  if (summary.kind !== "customers") throw new Error(summary.kind);
  return summary;
}

const known = async (id: string) => {
  const found = await organization.customers.get(id);
  if (found === undefined) throw new Error(`no customer ${id}`);
  return found;
};

it.each<[string, readonly number[], Partial<ImportOptions>, readonly number[]]>([
  ["a whole list lacks", [1, 2, 3, 4, 5], {}, [6]],
  ["a part of it lacks", [1, 2], {}, []],
  ["a list lacks of which somebody says that it is whole", [1, 2], { extent: "whole" }, [3, 4, 5, 6]],
  ["a list lacks of which somebody says that it is a part", [1, 2, 3, 4, 5], { extent: "part" }, []],
])("marks as not listed whom %s, once", async (_, numbers, more, missing) => {
  const summary = await loadList(list(numbers), more);
  expect(summary.missing.map((one) => one.customer)).toEqual(missing.map(customer));
  for (const number of missing)
    expect(await known(customer(number))).toMatchObject({ unlisted: { since: "2026-11-23" } });
  expect(summaryLines(summary).join("\n")).toMatch(
    missing.length > 0 ? /No longer in this list/ : /nobody counts as gone/,
  );
  const before = await organization.customers.list();
  expect((await loadList(list(numbers), more)).missing).toEqual([]);
  expect(await organization.customers.list()).toEqual(before);
});

it("takes a list for the whole one that has somebody under another Microsoft ID", async () => {
  const summary = await loadList(list([1, 2, 3, 4], `${moved},Foxglove Pharma,foxglove.example,Cloud Reseller\n`));
  expect(summary).toMatchObject({
    compared: { extent: "whole", expected: 6, present: 5 },
    moved: [{ from: customer(5), to: moved }],
  });
  expect(summary.missing.map((one) => one.customer)).toEqual([5, 6].map(customer));
});

it("takes nobody for gone by a list of owners", async () => {
  const owners = `Microsoft ID,Company name,Owner\n${[1, 2, 3, 4, 5].map((one) => `${customer(one)},${rows[one - 1]?.[1]},rosa@partner.example`).join("\n")}`;
  expect(await loadList(owners)).toMatchObject({ missing: [], compared: undefined });
});

it("names those that are listed again, and marks nothing in a dry run", async () => {
  await loadList(list([1, 2, 3, 4, 5]), { dryRun: true });
  expect(await known(customer(6))).not.toHaveProperty("unlisted");
  await loadList(list([1, 2, 3, 4, 5]));
  const summary = await loadList(list([1, 2, 3, 4, 5, 6]));
  expect(summary.returned).toEqual([{ customer: customer(6), name: "Goldfinch Travel" }]);
  expect(await known(customer(6))).not.toHaveProperty("unlisted");
});

it("offboards those a list does not have any more, but not whom somebody goes on serving", async () => {
  await loadList(list([1, 2, 3, 4]), { extent: "whole" });
  const { gone: unlisted } = await unlistedNow(organization, "2026-11-23");
  expect(unlisted.map(({ id }) => id)).toEqual([customer(5), customer(6)]);
  expect((await unlistedNow(organization, "2026-11-22")).gone).toEqual([]);
  await organization.customers.update(customer(5), (one) => ({
    doc: one && setFact(one, { set: "lifecycle", lifecycle: "active" }, rosa, now).doc,
  }));
  const gone = await offboardUnlisted(organization, unlisted, rosa, now);
  expect(gone.map(({ name }) => name)).toEqual(["Goldfinch Travel"]);
  expect(await known(customer(5))).toMatchObject({ lifecycle: "active" });
  expect(await known(customer(6))).toMatchObject({ lifecycle: "offboarded" });
  expect(await offboardUnlisted(organization, unlisted, rosa, now)).toEqual([]);
});

it.each([
  ["the same name and domain", "Brightwater Dental,brightwater.example,Cloud Reseller", true],
  ["the same name, and another domain", "Brightwater Dental,brightwater-two.example,Cloud Reseller", false],
  ["another name", "Brightwater Health,brightwater.example,Cloud Reseller", false],
])("asks of a new Microsoft ID with %s whether the customer moved", async (_, row, asks) => {
  const summary = await loadList(list([2, 3, 4, 5, 6], `${moved},${row}\n`));
  expect(summary.moved).toEqual(asks ? [{ name: "Brightwater Dental", from: customer(1), to: moved }] : []);
});

it("takes owner, answers and history to the new Microsoft ID, and leaves claims and links with the old one", async () => {
  const answers = { cpor: { says: "yes", by: "rosa", at: "2026-09-01T08:00:00.000Z" } } as const;
  await load(organization, "cpor-july.csv");
  await organization.customers.update(customer(1), (one) => ({
    doc: one && { ...one, owner: "rosa@partner.example", checklist: { ...one.checklist, answers } },
  }));
  await loadList(list([2, 3, 4, 5, 6], `${moved},Brightwater Dental,brightwater.example,Cloud Reseller\n`));
  const asked = { from: customer(1), to: moved, by: rosa, now };
  await sameCustomer(organization, asked);
  const to = await known(moved);
  expect(to).toMatchObject({ owner: "rosa@partner.example", checklist: { answers }, claims: [], lifecycle: "active" });
  expect(to.history.map(({ what }) => what)).toEqual(expect.arrayContaining(["added", "unlisted", "moved here"]));
  expect(await known(customer(1))).toMatchObject({ lifecycle: "offboarded", claims: [{}, {}] });
  const before = await organization.customers.list();
  await sameCustomer(organization, asked);
  expect(await organization.customers.list()).toEqual(before);
  expect(await sameCustomer(organization, { ...asked, from: "x" })).toBeUndefined();
});

it("asks until somebody says whether it is the same or another one, and offboards nobody who may have moved", async () => {
  const elm = "9d9d9d9d-7b21-4f6a-9d00-000000000004";
  const text = list(
    [2, 3, 5, 6],
    `${moved},Brightwater Dental,brightwater.example,None\n${elm},Elmgrove School,,None\n`,
  );
  const pairs = [
    { name: "Brightwater Dental", from: customer(1), to: moved },
    { name: "Elmgrove School", from: customer(4), to: elm },
  ];
  expect(await loadList(text, { extent: "whole" })).toMatchObject({ moved: pairs });
  expect((await loadList(text, { extent: "whole" })).moved).toEqual(pairs);
  expect((await unlistedNow(organization)).gone).toEqual([]);
  await anotherCustomer(organization, { from: customer(1), to: moved, by: rosa, now });
  expect(await unlistedNow(organization)).toMatchObject({
    move: { from: { id: customer(4) }, to: elm },
    gone: [{ id: customer(1) }],
  });
  await sameCustomer(organization, { from: customer(4), to: elm, by: rosa, now });
  expect((await unlistedNow(organization)).move).toBeUndefined();
  expect((await loadList(text, { extent: "whole" })).moved).toEqual([]);
  const before = await organization.customers.list();
  await anotherCustomer(organization, { from: customer(1), to: moved, by: rosa, now });
  expect(await organization.customers.list()).toEqual(before);
  expect((await unlistedNow(organization)).gone.map(({ id }) => id)).toEqual([customer(1)]);
});

it("moves a customer that was offboarded meanwhile to one that is served", async () => {
  await loadList(list([2, 3, 4, 5, 6], `${moved},Brightwater Dental,brightwater.example,None\n`));
  await organization.customers.update(customer(1), (one) => ({
    doc: one && setFact(one, { set: "lifecycle", lifecycle: "offboarded" }, rosa, now).doc,
  }));
  await sameCustomer(organization, { from: customer(1), to: moved, by: rosa, now });
  expect(await known(moved)).toMatchObject({ lifecycle: "active" });
});

it("keeps the name that somebody gave a customer here, until it is called as listed again", async () => {
  const call = (words: string) =>
    organization.customers.update(customer(1), (one) => {
      const fact = readFact(words, () => undefined);
      return { doc: one && fact && setFact(one, fact, rosa, now).doc };
    });
  await call("called Brightwater Nord");
  expect(await loadList(list([1, 2, 3, 4, 5, 6]))).toMatchObject({ changed: 0 });
  const renamed = list([1, 2, 3, 4, 5, 6]).replace("Brightwater Dental", "Brightwater SE");
  expect(await loadList(renamed)).toMatchObject({ changed: 1 });
  expect(await known(customer(1))).toMatchObject({ name: "Brightwater Nord", listedName: "Brightwater SE" });
  await call("called as listed");
  expect(await known(customer(1))).toMatchObject({ name: "Brightwater SE" });
  expect(await known(customer(1))).not.toHaveProperty("listedName");
});
