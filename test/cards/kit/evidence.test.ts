/** Who said otherwise than what stands. */
import { expect, it } from "vitest";
import type { Evidence } from "../../../src/domain/customer/customer.ts";
import { saidWords } from "../../../src/cards/kit/evidence.ts";
import { names, reader } from "../facts.ts";

const at = "2026-11-20T09:00:00.000Z";
const said = { evidence: { kind: "reported", at, by: "megan" }, says: "active until 2027-01-01" } as const;

it.each<[Evidence["kind"], boolean]>([
  ["read", true],
  ["imported", true],
  ["reported", false],
])("is shown beside what was %s: %s", (kind, isShown) =>
  expect(saidWords(said, { kind, at, by: "system" }, names, reader).includes("said “active until")).toBe(isShown),
);
