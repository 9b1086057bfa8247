/** Owners and their gaps: what the headline counts, and how long something waits, as people say it. */
import { expect, it } from "vitest";
import { byOwnerView, ownerRow } from "../../../src/cards/gaps/by-owner.ts";

it.each([
  ["2026-11-23", "2026-11-23", "all since today · asked today"],
  ["2026-11-22", "2026-11-22", "oldest 1 day · asked yesterday"],
  ["2026-10-14", "2026-11-20", "oldest 40 days · asked 3 days ago"],
])("with the oldest of %s, asked on %s, says on 23 November: %s", (oldest, asked, words) => {
  const row = { owner: "adele", open: 2, oldest, asked };
  expect(String(ownerRow(row, new Map([["adele", "Adele Vance"]]), "2026-11-23").sub)).toBe(words);
});

type Row = Parameters<typeof byOwnerView>[0]["byOwner"][number];

it.each<[string, readonly Row[], string]>([
  [
    "owners and nobody have some",
    [{ owner: "adele", open: 2 }, { open: 3 }],
    "5 gaps: 2 with 1 owner, 3 at unassigned customers",
  ],
  [
    "owners alone have some",
    [
      { owner: "adele", open: 2 },
      { owner: "joni", open: 0 },
    ],
    "2 gaps with 1 owner",
  ],
  ["nobody's customers alone have some", [{ open: 3 }], "3 gaps at unassigned customers"],
  ["none is open", [{ owner: "adele", open: 0 }], "No owner has an open gap"],
])("where %s, the headline has all gaps, and parts that are all of them", (_, byOwner, title) => {
  expect(byOwnerView({ byOwner, names: new Map(), today: "2026-11-23" }).title).toBe(title);
});
