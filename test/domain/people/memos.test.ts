/** What somebody asked to be reminded of: set once, moved, cancelled; and the day it comes. */
import { describe, expect, it } from "vitest";
import {
  aheadOf,
  cameLast,
  cancelMemos,
  furthestMemoDays,
  longestMemo,
  markMemoPlanned,
  memoComes,
  mostMemos,
  moveMemo,
  setMemo,
  withoutMemosOf,
  withoutOldMemos,
} from "../../../src/domain/people/memos.ts";
import type { Memo, Person } from "../../../src/domain/people/person.ts";
import { addDays } from "../../../src/domain/time/time.ts";

const today = "2026-11-26";
const now = "2026-11-26T10:00:00.000Z";
const aMemo = (id: string, parts: Partial<Memo> = {}): Memo => ({ id, on: "2026-12-01", askedAt: now, ...parts });
const megan = (...memos: Memo[]): Person => ({ id: "megan", name: "Megan", ...(memos.length > 0 && { memos }) });

const set = (person: Person, asked: Partial<Parameters<typeof setMemo>[1]>) =>
  setMemo(person, { id: "new", on: "2026-12-01", ...asked }, now, today);

describe("setting one", () => {
  it.each<[string, Person, Partial<Parameters<typeof setMemo>[1]>, string]>([
    ["keeps the first one", megan(), {}, "set"],
    ["keeps one for another customer beside it", megan(aMemo("a", { customer: "c1" })), { customer: "c2" }, "set"],
    ["keeps one with other words beside it", megan(aMemo("a", { says: "call" })), { says: "write" }, "set"],
    ["keeps one on another day beside it", megan(aMemo("a")), { on: "2026-12-02" }, "set"],
    ["makes one of the same twice", megan(aMemo("a", { says: "call them" })), { says: " call  them " }, "already"],
    ["is set anew when the same one came", megan(aMemo("a", { planned: now })), {}, "set"],
    ["wants a day ahead, not today", megan(), { on: today }, "not-in-future"],
    ["wants a day ahead, not a past one", megan(), { on: "2026-11-02" }, "not-in-future"],
    ["takes the last day there is", megan(), { on: addDays(today, furthestMemoDays) }, "set"],
    ["refuses a day beyond that", megan(), { on: addDays(today, furthestMemoDays + 1) }, "too-far"],
    ["takes the longest words", megan(), { says: "x".repeat(longestMemo) }, "set"],
    ["refuses longer words", megan(), { says: "x".repeat(longestMemo + 1) }, "too-long"],
    [
      "refuses more than there may be",
      megan(...Array.from({ length: mostMemos }, (_, n) => aMemo(`m${n}`, { customer: `c${n}` }))),
      {},
      "too-many",
    ],
    [
      "does not count those that came",
      megan(...Array.from({ length: mostMemos }, (_, n) => aMemo(`m${n}`, { planned: now }))),
      {},
      "set",
    ],
  ])("%s", (_, person, asked, outcome) => {
    const done = set(person, asked);
    expect(done.outcome).toBe(outcome);
    expect(done.doc.memos?.length ?? 0).toBe((person.memos?.length ?? 0) + (outcome === "set" ? 1 : 0));
  });

  it.each<[string, Person, Memo[]]>([
    [
      "is that one, and no longer beside it",
      megan(aMemo("a"), aMemo("b", { says: "call" })),
      [aMemo("b", { says: "call" })],
    ],
    [
      "stays when that one came",
      megan(aMemo("a"), aMemo("b", { says: "call", planned: now })),
      [aMemo("b", { says: "call", planned: now }), aMemo("a", { says: "call" })],
    ],
  ])("changed into another one, it %s", (_, person, memos) => {
    expect(set(person, { id: "a", says: "call" }).doc.memos).toEqual(memos);
  });

  it("lists what is ahead, the next first, without what came", () => {
    const person = megan(
      aMemo("late", { on: "2026-12-20" }),
      aMemo("came", { planned: now }),
      aMemo("soon", { on: "2026-11-27" }),
    );
    expect(aheadOf(person).map(({ id }) => id)).toEqual(["soon", "late"]);
  });
});

describe("moving one", () => {
  it.each<[string, Memo[], string, string, string]>([
    ["puts it on another day", [aMemo("a")], "a", "2026-12-02", "moved"],
    [
      "takes words that a pseudonym made longer",
      [aMemo("a", { says: "x".repeat(longestMemo + 9) })],
      "a",
      "2026-12-02",
      "moved",
    ],
    ["says so when it is on that day", [aMemo("a")], "a", "2026-12-01", "unchanged"],
    ["asks again for one that came", [aMemo("a", { on: today, planned: now })], "a", "2026-11-27", "moved"],
    ["finds none that was cancelled", [], "a", "2026-12-02", "no-such-memo"],
    ["wants a day ahead", [aMemo("a")], "a", today, "not-in-future"],
  ])("%s", (_, memos, id, on, outcome) => {
    const done = moveMemo(megan(...memos), { id, on }, now, today);
    expect(done.outcome).toBe(outcome);
    if (!("memo" in done)) return;
    const { planned, ...memo } = memos[0] ?? aMemo("a");
    expect(done.memo).toEqual({ ...memo, on, ...(planned !== undefined && { came: planned }) });
  });

  const other = aMemo("b", { on: "2026-12-02", says: "call" });
  const full = Array.from({ length: mostMemos }, (_, n) => aMemo(`m${n}`, { customer: `c${n}` }));

  it.each<[string, Memo, Memo[], string, Memo[]]>([
    ["onto another of the same is that one", aMemo("a", { says: "call" }), [other], "already", [other]],
    [
      "that came, onto another of the same, leaves its card something to move",
      aMemo("a", { says: "call", planned: now }),
      [other],
      "already",
      [other, aMemo("a", { says: "call", planned: now })],
    ],
    [
      "onto the day of one with other words leaves both",
      aMemo("a", { says: "write" }),
      [other],
      "moved",
      [other, aMemo("a", { says: "write", on: "2026-12-02" })],
    ],
    [
      "that is ahead goes with as many as there may be",
      aMemo("a"),
      full.slice(1),
      "moved",
      [...full.slice(1), aMemo("a", { on: "2026-12-02" })],
    ],
    [
      "that came does not, when there are as many as there may be",
      aMemo("a", { planned: now }),
      full,
      "too-many",
      [...full, aMemo("a", { planned: now })],
    ],
  ])("%s", (_, memo, others, outcome, after) => {
    const done = moveMemo(megan(...others, memo), { id: "a", on: "2026-12-02" }, now, today);
    expect(done.outcome).toBe(outcome);
    expect(done.doc.memos).toEqual(after);
  });

  it("is ahead again when it was moved before its message was noted", () => {
    const person = megan(aMemo("a", { on: "2026-11-27" }));
    expect(markMemoPlanned(person, { id: "a", on: today }, now)).toBe(person);
    expect(aheadOf(markMemoPlanned(person, { id: "a", on: "2026-11-27" }, now))).toEqual([]);
  });
});

it("knows the one that came last, for a day", () => {
  const person = megan(
    aMemo("long ago", { planned: "2026-11-20T10:00:00.000Z" }),
    aMemo("last", { planned: "2026-11-26T09:00:00.000Z" }),
    aMemo("before", { planned: "2026-11-26T08:00:00.000Z" }),
    aMemo("ahead"),
  );
  expect(cameLast(person, now)?.id).toBe("last");
  expect(cameLast(person, "2026-11-27T09:30:00.000Z")).toBeUndefined();
});

it("cancels those that are named, and leaves a document without any as it was before", () => {
  const person = megan(aMemo("a"), aMemo("b"));
  expect(cancelMemos(person, ["a"]).doc).toEqual(megan(aMemo("b")));
  expect(cancelMemos(person, ["a", "b"]).doc).toEqual({ id: "megan", name: "Megan" });
  expect(cancelMemos(person, ["x"])).toEqual({ doc: person, cancelled: [] });
});

it("lets go of what came long ago, and of a customer's when it is forgotten", () => {
  const old = aMemo("old", { planned: "2026-10-20T10:00:00.000Z" });
  const recent = aMemo("recent", { planned: "2026-11-20T10:00:00.000Z", customer: "c1" });
  expect(withoutOldMemos(megan(old, recent, aMemo("ahead")), now)).toEqual(megan(recent, aMemo("ahead")));
  const person = megan(recent, aMemo("ahead"));
  expect(withoutOldMemos(person, now)).toBe(person);
  expect(withoutMemosOf(person, "c1")).toEqual(megan(aMemo("ahead")));
});

describe("the day it comes", () => {
  const calendar = { weekend: [6, 7], holidays: ["2026-12-25"] };
  const away = (from: string, until: string) => ({ coming: [{ from, until, deputy: "isaiah" }] });

  it.each<[string, Pick<Person, "away" | "coming">, string, string, string | undefined]>([
    ["is the day on a working day", {}, "2026-12-01", "2026-12-01", undefined],
    ["is Monday for a Saturday", {}, "2026-11-28", "2026-11-30", "day-off"],
    ["is the next working day for a holiday", {}, "2026-12-25", "2026-12-28", "day-off"],
    ["is the first day back for an absence", away("2026-12-01", "2026-12-03"), "2026-12-02", "2026-12-04", "away"],
    [
      "is Monday when an absence ends on a Friday",
      away("2026-12-01", "2026-12-04"),
      "2026-12-01",
      "2026-12-07",
      "away",
    ],
    [
      "is after an absence that a weekend runs into",
      away("2026-11-30", "2026-12-01"),
      "2026-11-28",
      "2026-12-02",
      "away",
    ],
    [
      "is the day when an absence is over by then",
      away("2026-11-27", "2026-11-30"),
      "2026-12-01",
      "2026-12-01",
      undefined,
    ],
  ])("%s", (_, person, on, day, because) => {
    expect(memoComes(person, on, calendar)).toEqual(because === undefined ? { day } : { day, because });
  });
});
