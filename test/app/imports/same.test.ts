/** The same report, however a program saved it and whoever moved its columns, comes to the same customers. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { fc } from "../../properties.ts";
import { expect, it } from "vitest";
import type { Organization } from "../../../src/app/ports.ts";
import { encodings, inPieces } from "../../reports/files.ts";
import { aMemoryStore } from "../../memory.ts";
import { load, samples } from "./samples.ts";

const reports = [
  "customers.csv",
  "azure-july.csv",
  "cpor-july.csv",
  "earnings-october.csv",
  "ineligible-october.csv",
  "gdap.csv",
];
const tables = new Map(reports.map((name) => [name, parse(readFileSync(join(samples, name)), { bom: true })]));

/** Customers without the record of when and by whom, their lists in a settled order. */
async function factsOf(organization: Organization): Promise<unknown> {
  const text = (value: unknown) => JSON.stringify(value);
  return JSON.parse(
    JSON.stringify(
      (await organization.customers.list()).map(({ history: _history, ...one }) => one),
      (_, value: unknown) => (Array.isArray(value) ? value.toSorted((a, b) => (text(a) < text(b) ? -1 : 1)) : value),
    ),
  );
}

async function loaded(written: (name: string) => Uint8Array, order: readonly string[] = reports) {
  const organization = aMemoryStore().organization("11111111-1111-4111-8111-111111111111");
  for (const name of order) await load(organization, () => inPieces(written(name), 997));
  return organization;
}

it("is the same in every encoding, with any separator, quoting and order of columns and rows, and once more changes nothing", async () => {
  const plain = await factsOf(await loaded((name) => readFileSync(join(samples, name))));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...encodings.map(([, encode]) => encode)),
      fc.constantFrom(",", ";", "\t"),
      fc.boolean(),
      fc.infiniteStream(fc.nat()),
      async (encode, delimiter, quoted, random) => {
        const shuffled = <Item>(items: readonly Item[]) =>
          items
            .map((item) => ({ item, at: random.next().value ?? 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item);
        const files = new Map(
          [...tables].map(([name, [header = [], ...rows]]) => {
            const columns = shuffled(header.map((_, place) => place));
            const moved = [header, ...shuffled(rows)].map((row) => columns.map((place) => row[place] ?? ""));
            return [name, encode(stringify(moved, { delimiter, quoted, record_delimiter: "\r\n" }))];
          }),
        );
        const written = (name: string) => files.get(name) ?? new Uint8Array();
        const organization = await loaded(written);
        expect(await factsOf(organization)).toEqual(plain);
        const before = await organization.customers.list();
        for (const name of reports) await load(organization, () => inPieces(written(name), 997));
        expect(await organization.customers.list()).toEqual(before);
      },
    ),
    { numRuns: 15 },
  );
}, 60_000);
