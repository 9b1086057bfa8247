import { describe, expect, it } from "vitest";
import type { Person } from "../../../src/domain/people/person.ts";
import { hasNoAccount, isGone, unreached } from "../../../src/domain/people/person.ts";
import type { SourceFault, SourceState } from "../../../src/domain/documents.ts";
import { noCounts, type ReadFinding } from "../../../src/domain/sources/applied.ts";
import { applyAccount } from "../../../src/domain/sources/people.ts";
import {
  ended,
  isReadDue,
  mayApply,
  nextRun,
  released,
  takeSource,
  type ReadSummary,
} from "../../../src/domain/sources/run.ts";
import { remedyOf, unreadOf } from "../../../src/domain/sources/sources.ts";

const zone = "Europe/Amsterdam";
/** 02:00 in Amsterdam. */
const night = "2026-11-24T01:00:00.000Z";
const counts = noCounts;
const fault = (kind: SourceFault["kind"]): SourceFault => ({ kind, says: "Microsoft Graph takes no more requests." });

describe("A source", () => {
  const read = (at: string): SourceState => ({ id: "gdap", read: { at, by: "system", requests: 1, counts } });
  const failing = (kind: SourceFault["kind"], at: string): SourceState => ({
    id: "gdap",
    failing: { since: at, at, by: "system", attempts: 1, fault: fault(kind) },
  });
  const asks = (at: string): SourceState => ({
    id: "gdap",
    asks: { since: at, at, by: "system", because: "first-run", counts: { ...counts, removals: 0 }, examples: [] },
  });

  it.each<[string, SourceState | undefined, string, boolean]>([
    ["was never read", undefined, "2026-11-24T12:00:00.000Z", true],
    [
      "was read last night, and the next night's hour has not come",
      read("2026-11-23T01:00:10.000Z"),
      "2026-11-24T00:59:59.000Z",
      false,
    ],
    ["was read last night, and the hour has come", read("2026-11-23T01:00:10.000Z"), night, true],
    ["was read tonight", read("2026-11-24T01:04:00.000Z"), "2026-11-24T01:05:00.000Z", false],
    [
      "was read tonight, by somebody who asked in the day",
      read("2026-11-24T09:00:00.000Z"),
      "2026-11-24T23:00:00.000Z",
      false,
    ],
    ["slept through the night", read("2026-11-22T01:00:10.000Z"), "2026-11-24T11:00:00.000Z", true],
    [
      "was throttled half an hour ago",
      failing("throttled", "2026-11-24T01:02:00.000Z"),
      "2026-11-24T01:32:00.000Z",
      false,
    ],
    ["was throttled an hour ago", failing("throttled", "2026-11-24T01:02:00.000Z"), "2026-11-24T02:02:00.000Z", true],
    [
      "could not be reached all night",
      failing("unavailable", "2026-11-24T04:40:00.000Z"),
      "2026-11-24T05:41:00.000Z",
      false,
    ],
    [
      "lacks a permission, which waiting does not give",
      failing("consent", "2026-11-24T01:02:00.000Z"),
      "2026-11-24T03:00:00.000Z",
      false,
    ],
    [
      "lacked a permission last night",
      failing("consent", "2026-11-23T01:02:00.000Z"),
      "2026-11-24T01:02:00.000Z",
      true,
    ],
    ["waits for a yes since tonight", asks("2026-11-24T01:02:00.000Z"), "2026-11-24T20:00:00.000Z", false],
    ["waits for a yes since last night: it is looked at anew", asks("2026-11-23T01:02:00.000Z"), night, true],
  ])("that %s", (_, state, now, due) => {
    expect(isReadDue(state, { at: "02:00", zone, now })).toBe(due);
  });

  it("is due once on the days on which the clocks change", () => {
    // 02:00 comes twice on 25 October in Amsterdam, and not at all on 28 March.
    const due = (last: string, now: string) => isReadDue(read(last), { at: "02:30", zone, now });
    expect(due("2026-10-25T00:31:00.000Z", "2026-10-25T01:31:00.000Z")).toBe(false);
    expect(due("2027-03-27T01:31:00.000Z", "2027-03-28T01:29:00.000Z")).toBe(false);
    expect(due("2027-03-27T01:31:00.000Z", "2027-03-28T01:31:00.000Z")).toBe(true);
  });

  it("is read by one process, until its lease has run out", () => {
    const taken = takeSource(undefined, { id: "gdap", by: "a", now: night });
    expect(taken.outcome).toBe("taken");
    expect(takeSource(taken.doc, { id: "gdap", by: "b", now: "2026-11-24T01:29:59.000Z" })).toEqual({
      doc: taken.doc,
      outcome: "busy",
    });
    expect(takeSource(taken.doc, { id: "gdap", by: "b", now: "2026-11-24T01:30:01.000Z" }).outcome).toBe("taken");
    expect(released(taken.doc, "b")).toBe(taken.doc);
    expect(released(taken.doc, "a")).toEqual({ id: "gdap" });
  });
});

const finding = (kind: ReadFinding["kind"], number: number, renamed?: true): ReadFinding => ({
  kind,
  customer: `customer-${number}`,
  name: `Customer ${number}`,
  says: kind,
  ...(renamed === undefined ? {} : { renamed }),
});
const found = (findings: ReadFinding[], known = 100): ReadSummary => ({
  findings,
  known,
  counts: { ...counts, changed: findings.length },
});
const many = (kind: ReadFinding["kind"], count: number, renamed?: true) =>
  Array.from({ length: count }, (_, number) => finding(kind, number, renamed));

describe("A run", () => {
  const approved: SourceState = { id: "customers", approved: { at: night, by: "ada" } };
  it.each<[string, SourceState | undefined, ReadSummary, number, { removals: number } | undefined, string]>([
    ["is the first, and changes something", undefined, found(many("new", 3)), 0.1, undefined, "first-run"],
    ["is the first, and changes nothing", undefined, found([]), 0.1, undefined, "apply"],
    ["is the first, and somebody saw what it does", undefined, found(many("new", 3)), 0.1, { removals: 0 }, "apply"],
    [
      "is the first, somebody saw it, and it would remove more by now",
      undefined,
      found(many("gone", 40)),
      0.1,
      { removals: 30 },
      "too-much",
    ],
    ["removes as much as the share", approved, found(many("gone", 10)), 0.1, undefined, "apply"],
    ["removes more than the share", approved, found(many("gone", 11)), 0.1, undefined, "too-much"],
    ["renames more than the share", approved, found(many("changed", 11, true)), 0.1, undefined, "too-much"],
    ["changes much that removes nothing", approved, found(many("changed", 90)), 0.1, undefined, "apply"],
    ["adds much", approved, found(many("new", 90)), 0.1, undefined, "apply"],
    ["removes two of three customers, which is few", approved, found(many("gone", 2), 3), 0.1, undefined, "apply"],
    ["removes all because the list is empty", approved, found(many("gone", 100)), 0.1, undefined, "too-much"],
    ["removes all, which somebody saw", approved, found(many("gone", 100)), 0.1, { removals: 100 }, "apply"],
    [
      "finds one customer gone and renamed, which is one",
      approved,
      found([...many("gone", 3), ...many("changed", 3, true)], 30),
      0.1,
      undefined,
      "apply",
    ],
  ])("that %s", (_, state, would, askAbove, allowed, expected) => {
    expect(mayApply(state, would, askAbove, allowed)).toBe(expected);
  });

  it("tells what it would change with the gravest first, and forgets that once it is applied", () => {
    const would = found([finding("new", 1), finding("changed", 2), finding("gone", 3), finding("changed", 4, true)]);
    const asking = ended(
      undefined,
      "customers",
      { outcome: "asks", by: "ada", because: "first-run", found: would },
      night,
    );
    expect(asking.asks).toMatchObject({ by: "ada", because: "first-run", counts: { removals: 2 } });
    expect(asking.asks?.examples.map(({ customer }) => customer)).toEqual([
      "customer-3",
      "customer-4",
      "customer-2",
      "customer-1",
    ]);
    const applied = ended(
      { ...asking, lease: { by: "a", until: night } },
      "customers",
      { outcome: "read", by: "ada", requests: 3, counts, approvedBy: "ada" },
      night,
    );
    expect(applied).toEqual({
      id: "customers",
      approved: { at: night, by: "ada" },
      read: { at: night, by: "ada", requests: 3, counts },
    });
  });

  it("that asks again every night says since when it waits", () => {
    const asks = { outcome: "asks", by: "system", because: "first-run", found: found([finding("new", 1)]) } as const;
    const next = "2026-11-25T01:00:00.000Z";
    const twice = ended(ended(undefined, "gdap", asks, night), "gdap", asks, next);
    expect(twice.asks).toMatchObject({ since: night, at: next });
  });

  it("that fails counts its attempts from the first, and says since when", () => {
    const once = ended(approved, "customers", { outcome: "failed", by: "ada", fault: fault("throttled") }, night);
    const twice = ended(
      once,
      "customers",
      { outcome: "failed", by: "ada", fault: fault("unavailable") },
      "2026-11-24T02:00:00.000Z",
    );
    expect(twice.failing).toEqual({
      since: night,
      at: "2026-11-24T02:00:00.000Z",
      by: "ada",
      attempts: 2,
      fault: fault("unavailable"),
    });
    expect(
      ended(twice, "customers", { outcome: "read", by: "system", requests: 1, counts }, night).failing,
    ).toBeUndefined();
  });
});

describe("An account", () => {
  const megan: Person = {
    id: "megan",
    name: "Megan Bowen",
    chat: { conversation: "a:1", serviceUrl: "x", teamsId: "29:1" },
  };
  const account = (enabled: boolean) => ({ id: "megan", enabled, name: "Megan B.", upn: "megan@partner.example" });
  const later = "2026-11-25T01:00:00.000Z";

  it("that is disabled or gone takes the person out of reach, since the first reading that found it so", () => {
    for (const is of [account(false), undefined]) {
      const first = applyAccount(megan, "megan", is, night);
      expect(first.outcome).toBe("gone");
      expect([isGone(first.doc), hasNoAccount(first.doc)]).toEqual([true, true]);
      const second = applyAccount(first.doc, "megan", is, later);
      expect(second.outcome).toBe("unchanged");
      expect(unreached(second.doc)).toEqual({
        since: night,
        because: is === undefined ? "their account is gone" : "their account is disabled",
      });
    }
  });

  it("that is enabled again brings the person back", () => {
    const away = applyAccount(megan, "megan", account(false), night).doc;
    const back = applyAccount(away, "megan", account(true), later);
    expect(back.outcome).toBe("changed");
    expect(unreached(back.doc)).toBeUndefined();
    expect(back.doc.name).toBe("Megan Bowen");
  });

  it("names somebody who owns customers and was never met", () => {
    expect(applyAccount(undefined, "megan", account(true), night).doc).toEqual({
      id: "megan",
      name: "Megan B.",
      upn: "megan@partner.example",
      account: { is: "active", since: night, read: night },
    });
    expect(applyAccount(undefined, "megan", undefined, night).doc.name).toBe("megan");
  });
});

it("says of each fault what an administrator does about it", () => {
  const consent = "https://login.microsoftonline.com/x/adminconsent?client_id=y";
  const kinds = ["consent", "credential", "throttled", "unavailable", "changed-shape", "budget", "refused"] as const;
  for (const source of ["gdap", "people", "customers", "pal"] as const) {
    for (const kind of kinds) {
      const next = remedyOf(source, fault(kind), consent);
      expect(next).toMatch(/^[A-Z]/);
      expect(next.includes(consent)).toBe(kind === "consent");
    }
  }
  expect(remedyOf("gdap", fault("consent"), consent)).toBe(
    `Ask a Global Administrator to consent to the application permission DelegatedAdminRelationship.Read.All of Microsoft Graph: ${consent}`,
  );
  const state: SourceState = {
    id: "gdap",
    read: { at: "2026-11-20T01:00:00.000Z", by: "system", requests: 1, counts },
    failing: { since: night, at: night, by: "system", attempts: 1, fault: fault("throttled") },
  };
  expect(unreadOf(state, consent, zone)).toMatchObject({
    since: "2026-11-24",
    lastRead: "2026-11-20",
    says: fault("throttled").says,
  });
  expect(unreadOf({ id: "gdap" }, consent, zone)).toBeUndefined();
});

describe("The next reading", () => {
  const nightly = { at: "02:00", zone };
  const tomorrow = "2026-11-25T01:00:00.000Z";
  const read = { id: "gdap", read: { at: "2026-11-24T01:00:10.000Z", by: "system", requests: 1, counts } } as const;
  const throttled = (at: string): SourceState => ({
    ...read,
    failing: { since: at, at, by: "system", attempts: 1, fault: fault("throttled") },
  });
  it.each<[string, SourceState | undefined, string, string]>([
    ["of a source never read is now", undefined, "2026-11-24T12:00:00.000Z", "2026-11-24T12:00:00.000Z"],
    ["is tomorrow's, after tonight's", read, "2026-11-24T12:00:00.000Z", tomorrow],
    ["that was slept through was due last night", read, "2026-11-26T12:00:00.000Z", "2026-11-26T01:00:00.000Z"],
    [
      "is an hour after a fault that passes",
      throttled("2026-11-24T01:30:00.000Z"),
      "2026-11-24T02:00:00.000Z",
      "2026-11-24T02:30:00.000Z",
    ],
    [
      "is left to the next night after four hours of faults",
      throttled("2026-11-24T04:30:00.000Z"),
      "2026-11-24T04:40:00.000Z",
      tomorrow,
    ],
    // The night in which the clocks go back, 25 October 2026, has 25 hours.
    [
      "keeps to the wall clock when the clocks change",
      { ...read, read: { ...read.read, at: "2026-10-24T00:00:10.000Z" } },
      "2026-10-24T12:00:00.000Z",
      "2026-10-25T00:00:00.000Z",
    ],
  ])("%s", (_, state, now, expected) => {
    expect(nextRun(state, { ...nightly, now })).toBe(expected);
  });
});
