/** When the managers are told that a source needs somebody: once each time another one does. */
import { expect, it } from "vitest";
import type { Unread } from "../../../src/domain/gaps/rules/context.ts";
import { planSources } from "../../../src/domain/messages/plan.ts";

const today = "2026-11-24";
const source = (since: string, more: Partial<Unread> = {}): Unread => ({
  source: "gdap",
  name: "Delegated access",
  since,
  by: "system",
  says: "Microsoft refuses.",
  next: "Consent",
  passes: false,
  ...more,
});
const passing = { source: "pal", passes: true } as const;

it.each<[string, readonly Unread[], readonly string[]]>([
  ["nothing when all is read", [], []],
  [
    "one message for all that need somebody",
    [source("2026-11-24"), source("2026-11-24", { source: "people" })],
    ["2026-11-24"],
  ],
  ["the same message as long as nothing else happens", [source("2026-11-02")], ["2026-11-02"]],
  [
    "another one when another source joins",
    [source("2026-11-02"), source("2026-11-20", { source: "pal" })],
    ["2026-11-20"],
  ],
  ["nothing of what has two nights to pass", [source("2026-11-23", passing)], []],
  ["of what did not pass in two nights, once that is so", [source("2026-11-22", passing)], ["2026-11-24"]],
  ["nothing to whoever had it read and saw it", [source("2026-11-24", { by: "ada" })], []],
])("plans %s", (_, unread, days) => {
  const planned = planSources(unread, ["ada"], today);
  expect(planned.map(({ id }) => id)).toEqual(days.map((day) => `sources/ada/${day}`));
});

it("plans it for each manager", () => {
  const planned = planSources([source("2026-11-24", { by: "ada" })], ["ada", "patti", "megan"], today);
  expect(planned).toEqual(
    ["patti", "megan"].map((person) => ({
      id: `sources/${person}/2026-11-24`,
      to: { person },
      about: { kind: "sources" },
    })),
  );
});
