import { afterEach, beforeEach, expect, it } from "vitest";
import { importCustomers } from "../../../src/app/imports/customers.ts";
import type { Organization, Store } from "../../../src/app/ports.ts";
import type { CustomerRow } from "../../../src/domain/imports/customers.ts";
import type { RefusedRow } from "../../../src/domain/imports/findings.ts";
import { openFileStore } from "../../../src/store/files/files.ts";
import { aFolder } from "../../folder.ts";

const partner = "11111111-1111-4111-8111-111111111111";
const options = { by: "ada", now: "2026-11-23T08:00:00.000Z", zone: "Etc/UTC" };
const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const aRow = (number: number, parts: Partial<CustomerRow> = {}): CustomerRow => ({
  line: number + 1,
  id: idOf(number),
  name: `Customer ${number}`,
  ...parts,
});

async function* rowsOf(...rows: (CustomerRow | RefusedRow)[]) {
  yield* rows;
}

let folder: string;
let store: Store;
let organization: Organization;

beforeEach(async () => {
  folder = await aFolder();
  store = await openFileStore(folder);
  organization = store.organization(partner);
});

afterEach(() => store.close());

it("stores new customers, durable, and remembers when the list was imported", async () => {
  const many = Array.from({ length: 40 }, (_, index) => aRow(index + 1, { relationship: "None" }));
  expect(await importCustomers(organization, rowsOf(...many), options)).toMatchObject({
    rows: 40,
    new: 40,
    refused: [],
  });
  await store.close();
  store = await openFileStore(folder);
  organization = store.organization(partner);
  expect(await organization.customers.list()).toHaveLength(40);
  expect((await organization.settings.get("settings"))?.imports).toEqual({
    customers: { at: options.now, by: "ada", whole: "2026-11-23" },
  });
  // A list of a few is not one of all.
  const now = "2026-12-01T08:00:00.000Z";
  await importCustomers(organization, rowsOf(...many.slice(0, 3)), { ...options, now });
  expect((await organization.settings.get("settings"))?.imports.customers).toEqual({
    at: now,
    by: "ada",
    whole: "2026-11-23",
  });
});

it("changes nothing the second time", async () => {
  const rows = [aRow(1, { owner: "megan@contoso.com", tags: ["Azure"] }), aRow(2)];
  await importCustomers(organization, rowsOf(...rows), options);
  const before = await organization.customers.list();
  const again = await importCustomers(organization, rowsOf(...rows), { ...options, now: "2026-12-01T08:00:00.000Z" });
  expect(again).toMatchObject({ new: 0, changed: 0, unchanged: 2, assigned: [] });
  expect(await organization.customers.list()).toEqual(before);
});

it("applies good rows, names refused and repeated ones by their lines", async () => {
  const rows = [
    aRow(1),
    { line: 3, refused: "No company name." },
    { ...aRow(1), line: 4 },
    { line: 5, refused: "Bad." },
    aRow(2),
  ];
  expect(await importCustomers(organization, rowsOf(...rows), options)).toMatchObject({
    rows: 5,
    new: 2,
    repeated: [{ line: 4, of: 2 }],
    refused: [
      { line: 3, refused: "No company name." },
      { line: 5, refused: "Bad." },
    ],
  });
});

it("refuses a repeated row that names another owner, and keeps the first", async () => {
  const rows = [aRow(1, { owner: "megan@contoso.com" }), { ...aRow(1, { owner: "alex@contoso.com" }), line: 9 }];
  const { refused } = await importCustomers(organization, rowsOf(...rows), options);
  expect(refused).toEqual([{ line: 9, refused: expect.stringContaining("line 2") }]);
  expect((await organization.customers.get(idOf(1)))?.owner).toBe("megan@contoso.com");
});

it("refuses a repeated row that names another deputy, and takes one that says less for a repeated one", async () => {
  const first = aRow(1, { owner: "megan@contoso.com", deputy: "alex@contoso.com" });
  const rows = [first, { ...aRow(1), line: 8 }, { ...aRow(1, { deputy: "isaiah@contoso.com" }), line: 9 }];
  const { repeated, refused } = await importCustomers(organization, rowsOf(...rows), options);
  expect(repeated).toEqual([{ line: 8, of: 2 }]);
  expect(refused).toEqual([{ line: 9, refused: expect.stringContaining("isaiah@contoso.com") }]);
});

it.each([
  ["without a row", [], false],
  ["without a good row", [{ line: 2, refused: "Bad." }], false],
  ["in a dry run", [aRow(1)], true],
])("does not count as an import %s", async (_, rows, dryRun) => {
  await importCustomers(organization, rowsOf(...rows), { ...options, dryRun });
  expect(await organization.settings.get("settings")).toBeUndefined();
});

it("tells how many rows it has read, refused ones among them", async () => {
  const told: number[] = [];
  const onProgress = (rows: number) => void told.push(rows);
  await importCustomers(organization, rowsOf(aRow(1), { line: 3, refused: "Bad." }, aRow(2)), {
    ...options,
    onProgress,
  });
  expect(told).toEqual([1, 2, 3]);
});

it("changes nothing in a dry run and says the same as the real one", async () => {
  await importCustomers(organization, rowsOf(aRow(1)), options);
  const rows = [aRow(1, { name: "Renamed", owner: "megan@contoso.com" }), aRow(2)];
  const before = await organization.customers.list();
  const dry = await importCustomers(organization, rowsOf(...rows), { ...options, dryRun: true });
  expect(await organization.customers.list()).toEqual(before);
  const { dryRun: _, ...wet } = await importCustomers(organization, rowsOf(...rows), options);
  expect(dry).toEqual({ ...wet, dryRun: true });
});

it("stores the object id of an owner who is known, and names those who were set", async () => {
  await organization.people.update("megan", () => ({ doc: { id: "megan", name: "Megan", upn: "megan@contoso.com" } }));
  const rows = [aRow(1, { owner: "megan@contoso.com" }), aRow(2, { owner: "new@contoso.com" }), aRow(3)];
  const { assigned } = await importCustomers(organization, rowsOf(...rows), { ...options, promptId: "p1" });
  expect(assigned).toEqual([
    { customer: idOf(1), owner: "megan" },
    { customer: idOf(2), owner: "new@contoso.com" },
  ]);
  expect((await organization.customers.get(idOf(1)))?.checklist.prompt).toMatchObject({ id: "p1", to: "megan" });
});

it("stops and says why when the file breaks off, keeping what was applied", async () => {
  async function* failing() {
    yield aRow(1);
    throw new Error("connection lost");
  }
  await expect(importCustomers(organization, failing(), options)).rejects.toThrow("connection lost");
  const again = await importCustomers(organization, rowsOf(aRow(1), aRow(2)), options);
  expect(again).toMatchObject({ new: 1, unchanged: 1 });
});

it("stops taking rows when a change cannot be stored", async () => {
  let taken = 0;
  async function* endless() {
    for (let number = 1; ; number += 1) {
      taken = number;
      yield aRow(number);
    }
  }
  const broken: Organization = {
    ...organization,
    customers: { ...organization.customers, update: () => Promise.reject(new Error("disk full")) },
  };
  await expect(importCustomers(broken, endless(), options)).rejects.toThrow("disk full");
  expect(taken).toBeLessThan(64);
});
