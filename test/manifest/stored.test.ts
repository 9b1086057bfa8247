/** docs/privacy.md names every field that is stored. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { z } from "zod";
import { schemas } from "../../src/store/documents/documents.ts";

const section = readFileSync(process.env["STORED"] ?? new URL("../../docs/privacy.md", import.meta.url), "utf8");

type Definition = {
  shape?: Record<string, z.core.$ZodType>;
  innerType?: z.core.$ZodType;
  element?: z.core.$ZodType;
  valueType?: z.core.$ZodType;
  options?: readonly z.core.$ZodType[];
};

/** Names of the fields of a schema and of everything within. */
function fieldsOf(schema: z.core.$ZodType): string[] {
  const { shape, innerType, element, valueType, options = [] } = schema["_zod"].def as Definition;
  const within = [innerType, element, valueType, ...options].filter((one) => one !== undefined);
  return [
    ...Object.entries(shape ?? {}).flatMap(([name, inner]) => [name, ...fieldsOf(inner)]),
    ...within.flatMap(fieldsOf),
  ];
}

it.each(Object.entries(schemas))("says of every field of %s that it is stored, and why", (_, schema) => {
  const named = new Set([...section.matchAll(/`([A-Za-z.]+)`/g)].flatMap((match) => (match[1] ?? "").split(".")));
  const fields = fieldsOf(schema);
  expect(fields.length).toBeGreaterThan(1);
  expect([...new Set(fields)].filter((name) => !named.has(name))).toEqual([]);
});

it("names no field that is not stored any more", () => {
  const known = new Set(Object.values(schemas).flatMap((schema) => fieldsOf(schema)));
  const listed = section.split("\n").filter((line) => line.startsWith("- `"));
  const named = listed.flatMap((line) => [
    ...line
      .split(": ")
      .slice(0, -1)
      .join(" ")
      .matchAll(/`([A-Za-z.]+)`/g),
  ]);
  const words = new Set(named.flatMap((match) => (match[1] ?? "").split(".")));
  expect([...words].filter((name) => !known.has(name))).toEqual([]);
});
