/** What was done in a period at a glance: entries folded by kind, and gaps as digests have them. */
import { describe, expect, it } from "vitest";
import type { HistoryEntry } from "../../../src/domain/customer/customer.ts";
import type { Week } from "../../../src/domain/documents.ts";
import { lastDigestDay, recapGaps, recapOf } from "../../../src/domain/organization/recap.ts";

const at = "2026-11-26T09:00:00.000Z";
const entryOf = (entry: Partial<HistoryEntry>) => ({
  key: "k",
  customer: { id: "c", name: "Contoso" },
  entry: { at, by: "megan", what: "answered", ...entry },
});

describe("an entry is folded by what it tells", () => {
  it.each([
    [{ what: "answered" }, "answered"],
    [{ what: "assigned", to: "adele" }, "assigned"],
    [{ what: "assigned", from: "adele" }, "unassigned"],
    [{ what: "added", evidence: "imported" }, "added"],
    [{ what: "added by import", evidence: "imported" }, "imported"],
    [{ what: "no longer attributed", evidence: "imported" }, "lost"],
    [{ what: "lifecycle set", to: "offboarded" }, "left"],
    [{ what: "lifecycle set", to: "active" }, "else"],
    [{ what: "identity added", to: "reported" }, "linked"],
    [{ what: "link", from: "verified", to: "removed" }, "unlinked"],
    [{ what: "link read", to: "Lighthouse: linked to 491", evidence: "read" }, "linked"],
    [{ what: "link read", from: "linked to 491", to: "Lighthouse: link deleted", evidence: "read" }, "unlinked"],
    [{ what: "link read", from: "linked to 491", to: "Lighthouse: linked to 512", evidence: "read" }, "read"],
    [{ what: "gdap read", to: "until May", evidence: "read" }, "read"],
    [{ what: "note added" }, "else"],
    [{ what: "asked", to: "adele" }, undefined],
    [{ what: "claim status", to: "Approved" }, undefined],
  ] as const)("%j: %s", (entry, kind) => expect([...recapOf([entryOf(entry)]).keys()][0]).toBe(kind));

  it("with whom it was assigned to, and each customer once", () => {
    const share = recapOf([entryOf({ what: "assigned", to: "adele" }), entryOf({ what: "assigned", to: "adele" })]).get(
      "assigned",
    );
    expect(share?.entries).toBe(2);
    expect([...(share?.customers.values() ?? [])]).toEqual(["Contoso"]);
    expect([...(share?.who.keys() ?? [])]).toEqual(["adele"]);
  });
});

const week = (id: string, day: string, keys: readonly string[]): Week => ({
  id,
  at: `${day}T09:00:00.000Z`,
  customers: 10,
  covered: 10 - keys.length,
  open: keys.length,
  keys: [...keys],
  byOwner: {},
});
const weeks = [
  week("2026-W45", "2026-11-02", ["c/a", "c/b", "c/d"]),
  week("2026-W46", "2026-11-09", ["c/a", "c/b"]),
  week("2026-W47", "2026-11-16", ["c/b", "c/e"]),
];
const present = week("2026-W48", "2026-11-26", ["c/e", "c/f"]);
const gaps = (from: string, to?: string) => recapGaps(weeks, present, { from, to }, "Etc/UTC");

describe("gaps are counted from digest to digest", () => {
  it("until now against the last one before this week, as the digest has it", () => {
    expect(gaps("2026-11-23")).toMatchObject({
      before: { day: "2026-11-16" },
      change: { since: "2026-11-16", closed: ["c/b"], opened: ["c/f"] },
    });
    expect(lastDigestDay(weeks, present.id, "Etc/UTC")).toBe("2026-11-16");
  });

  it("in a longer period beside what was open at its beginning", () =>
    expect(gaps("2026-11-03")).toMatchObject({
      after: { open: 2 },
      before: { day: "2026-11-02", week: { open: 3 } },
      change: { since: "2026-11-16" },
    }));

  it("of a week that is over, as it was then", () =>
    expect(gaps("2026-11-16", "2026-11-22")).toMatchObject({
      on: "2026-11-16",
      before: { day: "2026-11-09" },
      change: { week: "2026-W47", closed: ["c/a"], opened: ["c/e"] },
    }));

  it("and not before the first one", () => {
    expect(gaps("2026-10-01", "2026-10-31")).toBeUndefined();
    expect(gaps("2026-11-18", "2026-11-20")).toBeUndefined();
    expect(gaps("2026-10-01")).toMatchObject({ before: { day: "2026-11-02" } });
  });
});
