/**
 * Files and pasted text of any kind: read or refused in words, never a throw. `FUZZ=100000` for more.
 * Seeded, so that what fails can be looked at again.
 */
import { readFileSync } from "node:fs";
import { fc } from "../properties.ts";
import { describe, expect, it } from "vitest";
import { openReport } from "../../src/reports/open.ts";
import { questionLines } from "../../src/cli/import-summary.ts";
import { readPasted } from "../../src/reports/paste/paste.ts";

const runs = { numRuns: Number(process.env["FUZZ"] ?? 100), seed: 20_261_122 };
const sample = (name: string) => readFileSync(new URL(`../samples/partner-center/${name}`, import.meta.url));
const files = ["Customers.csv", "AzureUsage.csv", "CPOR-Microsoft365Usage.csv"].map((name) =>
  sample(name).subarray(0, 6000),
);
const pastes = ["managementpartner-show.json", "attestation.json"].map((name) => sample(name).toString("utf8"));

/** A real file with some bytes changed, cut out, doubled or put in. */
const spoiled = (originals: readonly Buffer[]) =>
  fc
    .tuple(
      fc.constantFrom(...originals),
      fc.array(fc.tuple(fc.nat(6000), fc.nat(200), fc.uint8Array({ maxLength: 12 })), { minLength: 1, maxLength: 6 }),
    )
    .map(([original, cuts]) =>
      cuts.reduce<Buffer>(
        (bytes, [at, length, put]) =>
          Buffer.concat([
            bytes.subarray(0, at % bytes.length),
            Buffer.from(put),
            bytes.subarray((at % bytes.length) + length),
          ]),
        original,
      ),
    );

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

describe("whatever is sent", () => {
  it("is opened or refused in words, and each of its rows is read or refused with its line", async () => {
    const anything = fc.oneof(
      spoiled(files),
      fc.uint8Array({ maxLength: 3000 }),
      fc.string().map((text) => Buffer.from(text)),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (bytes) => {
        const opened = await openReport(() => inOnePiece(bytes), "2026-11-23");
        if (opened.outcome !== "opened") {
          const says = opened.outcome === "refused" ? [opened.refused] : questionLines(opened.question);
          expect(says.join(" ")).toMatch(/\w+/);
          return;
        }
        for await (const row of opened.report.rows) {
          expect(row.line).toBeGreaterThan(0);
          if ("refused" in row) expect(row.refused).toMatch(/\w+/);
        }
      }),
      runs,
    );
  });

  it("is taken as a proof, as none, or refused, when it is pasted", () => {
    const anything = fc.oneof(
      spoiled(pastes.map((text) => Buffer.from(text))).map((bytes) => bytes.toString("utf8")),
      fc.json(),
      fc.string({ unit: "grapheme", maxLength: 2000 }),
    );
    fc.assert(
      fc.property(anything, (text) => {
        expect(readPasted(text)).toBeTypeOf("object");
      }),
      runs,
    );
  });
});
