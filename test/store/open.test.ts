/** What a store is called where people and logs read it. */
import { expect, it } from "vitest";
import { storeName } from "../../src/store/open.ts";

it.each([
  [
    "postgres://bot:hunter2@db.example.com:5432/associations?sslmode=require",
    "postgres://db.example.com:5432/associations",
  ],
  ["postgres://bot:hun#ter2@host/associations", "postgres:…"],
  ["postgres://bot:hun/ter2@host/associations", "postgres:…"],
  ["hunter2", "…"],
])("a store is named without its password: %s", (setting, name) => {
  expect(storeName(setting)).toBe(name);
});
