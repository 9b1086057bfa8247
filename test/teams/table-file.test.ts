import { fc } from "../properties.ts";
import { expect, it } from "vitest";
import { importReport } from "../../src/app/imports/imports.ts";
import type { Organization } from "../../src/app/ports.ts";
import type { Customer } from "../../src/domain/customer/customer.ts";
import { openReport } from "../../src/reports/open.ts";
import { tableFile } from "../../src/teams/files/export.ts";
import type { Turn } from "../../src/teams/turn.ts";
import { options } from "../app/imports/samples.ts";
import { aMemoryStore } from "../memory.ts";
import { wordsOf } from "./cards.ts";
import { aCustomer } from "../domain/customers.ts";

function aTurn(organization: Organization): Turn {
  const setup = { partnerIds: [], managers: [], digest: { day: "Monday", time: "09:00", zone: "Etc/UTC" } };
  const world = { setup, now: () => "2026-11-23T08:00:00.000Z", gapsIn: () => new Map() };
  return { organization, world } as unknown as Turn;
}

async function filled(...customers: Customer[]): Promise<Organization> {
  const organization = aMemoryStore().organization("11111111-1111-4111-8111-111111111111");
  for (const one of customers) await organization.customers.update(one.id, () => ({ doc: one }));
  return organization;
}

async function* inPieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}

const text = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom("=", "+", "-", "@", "'", '"', ",", ";", "\t", "\r", "\n", " ", "a", "＝"),
    minLength: 1,
  }),
  fc.constantFrom(
    "日本マイクロソフト株式会社",
    "شركة المثال (ش.م.م)",
    '=HYPERLINK("http://evil","x")',
    "Line\r\nbreak",
    "x;y;z",
  ),
);
const customers = fc.uniqueArray(
  fc
    .record({
      id: fc.uuid(),
      name: text.filter((name) => name.trim() !== ""),
      domain: text,
      relationship: text,
      tags: fc.array(text, { maxLength: 3 }),
      owner: fc.constantFrom("megan@partner.example", "5f7f8f9a-1111-4c2d-8a51-000000000001"),
    })
    .map((parts) => aCustomer(parts)),
  { selector: ({ id }) => id, maxLength: 6 },
);

it("hands customers over that import reads back with zero changes, whatever they are called", async () => {
  await fc.assert(
    fc.asyncProperty(customers, async (list) => {
      const organization = await filled(...list);
      const before = await organization.customers.list();
      const made = await tableFile(aTurn(organization), "customers");
      if (!("file" in made)) throw new Error("no file");
      const opened = await openReport(() => inPieces(made.file.bytes), "2026-11-23");
      if (opened.outcome !== "opened") throw new Error(JSON.stringify(opened));
      const imported = await importReport(organization, opened.report, { ...options, by: "ada" });
      expect(imported).toMatchObject({
        summary: { new: 0, changed: 0, unchanged: list.length, refused: [], repeated: [] },
      });
      expect(await organization.customers.list()).toBe(before);
    }),
    { numRuns: 40 },
  );
}, 60_000);

it("says what to do when a table is too large to hand over", async () => {
  const organization = await filled(aCustomer());
  const made = await tableFile(aTurn(organization), "history", {}, 10);
  if (!("card" in made)) throw new Error("a file");
  const words = wordsOf(made.card.content);
  expect(words).toContain("Narrow it down, for example: export history since 1 Nov.");
  expect(words).toContain("npm run export");
});
