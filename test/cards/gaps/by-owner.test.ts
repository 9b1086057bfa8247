/** One owner's line: how long something waits, as people say it. */
import { expect, it } from "vitest";
import { ownerRow } from "../../../src/cards/gaps/by-owner.ts";

it.each([
  ["2026-11-23", "2026-11-23", "all since today · asked today"],
  ["2026-11-22", "2026-11-22", "oldest 1 day · asked yesterday"],
  ["2026-10-14", "2026-11-20", "oldest 40 days · asked 3 days ago"],
])("with the oldest of %s, asked on %s, says on 23 November: %s", (oldest, asked, words) => {
  const row = { owner: "adele", open: 2, oldest, asked };
  expect(String(ownerRow(row, new Map([["adele", "Adele Vance"]]), "2026-11-23").sub)).toBe(words);
});
