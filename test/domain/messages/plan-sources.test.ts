/** When the managers are told that a source needs somebody: once each time another one does. */
import { expect, it } from "vitest";
import type { Unread } from "../../../src/domain/gaps/rules/context.ts";
import type { Delivery } from "../../../src/domain/documents.ts";
import { newDelivery, planOnce } from "../../../src/domain/messages/delivery.ts";
import { planSources } from "../../../src/domain/messages/plan.ts";

const today = "2026-11-24";
const context = { today, zone: "Europe/Copenhagen" };
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

const people = source(today, { source: "people" });

/** What a manager is told when these were not read before, one after the other; and what became of each message. */
function told(turns: readonly (readonly Unread[])[], becomes: Delivery["state"] = "sent"): string[] {
  let deliveries: readonly Delivery[] = [];
  for (const unread of turns) {
    for (const planned of planSources(unread, ["ada"], context, deliveries, [])) {
      const current = deliveries.find(({ id }) => id === planned.id);
      const doc = current
        ? planOnce(current, { ...current, ...planned }).doc
        : { ...newDelivery(planned.id, planned.to, planned.about, `${today}T08:00:00.000Z`), state: becomes };
      deliveries = [...deliveries.filter(({ id }) => id !== planned.id), doc];
    }
    expect(planSources(unread, ["ada"], context, deliveries, []), "planned again").toEqual([]);
  }
  return deliveries.map(({ about }) => (about.kind === "sources" ? (about.sources ?? []).join() : ""));
}

it.each<[string, readonly (readonly Unread[])[], readonly string[]]>([
  ["nothing when all is read", [[]], []],
  ["one message for all that need somebody", [[source(today), people]], [`gdap@${today},people@${today}`]],
  [
    "one message as long as nothing else happens",
    [[source("2026-11-02")], [source("2026-11-02")]],
    ["gdap@2026-11-02"],
  ],
  [
    "another one when another source joins",
    [[source("2026-11-02")], [source("2026-11-02"), source("2026-11-20", { source: "pal" })]],
    ["gdap@2026-11-02", "gdap@2026-11-02,pal@2026-11-20"],
  ],
  [
    "another one when another source joins on the day on which one was told",
    [[source(today)], [source(today), people]],
    [`gdap@${today}`, `gdap@${today},people@${today}`],
  ],
  [
    "nothing of one that stays when the one that was told with it is read again",
    [[source(today), people], [people]],
    [`gdap@${today},people@${today}`],
  ],
  ["nothing of what has two nights to pass", [[source("2026-11-23", passing)]], []],
  ["of what did not pass in two nights, once that is so", [[source("2026-11-22", passing)]], ["pal@2026-11-24"]],
  ["nothing to whoever had it read and saw it", [[source(today, { by: "ada" })]], []],
])("tells %s", (_, turns, messages) => {
  expect(told(turns)).toEqual(messages);
});

it("tells in one message, which waits for the morning, what failed one after the other in the night", () => {
  expect(told([[source(today)], [source(today), people]], "planned")).toEqual([`gdap@${today},people@${today}`]);
});

it("plans it for each manager, under a key beside one whose record cannot be read", () => {
  const unread = [source(today, { by: "ada" })];
  const planned = planSources(unread, ["ada", "patti", "megan"], context, [], [`sources/megan/${today}/1`]);
  expect(planned.map(({ id, to }) => [id, to])).toEqual([
    [`sources/patti/${today}/1`, { person: "patti" }],
    [`sources/megan/${today}/2`, { person: "megan" }],
  ]);
});

it.each<[string, Delivery["state"], readonly Unread[], readonly string[]]>([
  ["nothing of what failed before it", "sent", [source("2026-11-02"), source("2026-11-19", { source: "pal" })], []],
  // Planned after midnight in Copenhagen, and before it in UTC.
  ["nothing of what failed on its day", "sent", [source("2026-11-20")], []],
  ["nothing anew while it waits", "planned", [source("2026-11-20")], []],
  [
    "of what failed since, by all that fail",
    "sent",
    [source("2026-11-20"), people],
    [`gdap@2026-11-20,people@${today}`],
  ],
  [
    "of what failed since, while it waits",
    "planned",
    [source("2026-11-20"), people],
    [`gdap@2026-11-20,people@${today}`],
  ],
])("after a message of an earlier version tells %s", (_, state, unread, sources) => {
  const old: Delivery = {
    ...newDelivery("sources/ada/2026-11-20", { person: "ada" }, { kind: "sources" }, "2026-11-19T23:30:00.000Z"),
    state,
  };
  const planned = planSources(unread, ["ada"], context, [old], []);
  expect(planned.map(({ about }) => (about.kind === "sources" ? about.sources?.join() : ""))).toEqual(sources);
  const isTold = planned.some(({ id }) => id === old.id);
  const after = planned.map((one) => (one.id === old.id ? planOnce(old, { ...old, ...one }).doc : { ...old, ...one }));
  expect(planSources(unread, ["ada"], context, isTold ? after : [old, ...after], []), "planned again").toEqual([]);
});
