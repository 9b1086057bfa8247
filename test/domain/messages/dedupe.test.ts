/** A message that Teams delivers more than once, to more than one process. */
import { expect, it } from "vitest";
import { finish, takeActivity, type RecentTurns } from "../../../src/domain/messages/dedupe.ts";

const at = (seconds: number): string => new Date(Date.UTC(2026, 10, 23, 9) + seconds * 1_000).toISOString();
const heard = (turns: RecentTurns["turns"]): RecentTurns => ({ id: "c", turns });

it.each([
  ["nothing was heard here before", undefined, 0, "first"],
  ["another message was", heard([{ activity: "0", at: at(0), done: true }]), 0, "first"],
  ["somebody is about to answer it", heard([{ activity: "1", at: at(0) }]), 4, "again"],
  ["whoever took it up has not finished in five seconds", heard([{ activity: "1", at: at(0) }]), 5, "first"],
  ["it was answered", heard([{ activity: "1", at: at(0), done: true }]), 300, "again"],
])("when %s, a message is heard %s", (_, current, seconds, outcome) => {
  const taken = takeActivity(current, { id: "c", activity: "1" }, at(seconds));
  expect(taken.outcome).toBe(outcome);
  if (outcome === "first") expect(taken.doc?.turns.at(-1)).toEqual({ activity: "1", at: at(seconds) });
  else expect(taken.doc).toBe(current);
});

it("remembers for ten minutes, and no more than fifty of a conversation", () => {
  let doc: RecentTurns | undefined;
  for (let nth = 0; nth < 60; nth += 1) doc = takeActivity(doc, { id: "c", activity: String(nth) }, at(nth)).doc;
  expect(doc?.turns.map(({ activity }) => activity)).toEqual(Array.from({ length: 50 }, (_, nth) => String(nth + 10)));
  expect(takeActivity(doc, { id: "c", activity: "new" }, at(655)).doc?.turns.map(({ activity }) => activity)).toEqual([
    "56",
    "57",
    "58",
    "59",
    "new",
  ]);
});

it("is done when it was answered, and forgotten when that failed", () => {
  const doc = heard([
    { activity: "0", at: at(0) },
    { activity: "1", at: at(1) },
  ]);
  expect(finish(doc, { activity: "1", failed: false }).doc?.turns).toEqual([
    { activity: "0", at: at(0) },
    { activity: "1", at: at(1), done: true },
  ]);
  expect(finish(doc, { activity: "1", failed: true }).doc?.turns).toEqual([{ activity: "0", at: at(0) }]);
  expect(finish(undefined, { activity: "1", failed: false })).toEqual({ doc: undefined });
});
