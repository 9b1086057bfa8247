import { describe, expect, it } from "vitest";
import type { HistoryEntry } from "../../../src/domain/customer/customer.ts";
import { defaultSettings, type Delivery } from "../../../src/domain/documents.ts";
import { newest, removedByRetention, trailOf } from "../../../src/domain/organization/history.ts";
import {
  cutCustomer,
  cutHistory,
  isDeliveryOver,
  retentionOf,
  setRetention,
  withoutCustomer,
} from "../../../src/domain/organization/retention.ts";
import { addMilliseconds } from "../../../src/domain/time/time.ts";
import { aCustomer } from "../customers.ts";

const now = "2026-11-23T08:00:00.000Z";
const daysAgo = (days: number) => addMilliseconds(now, -days * 86_400_000);
const here = aCustomer().id;
const entries = (...days: number[]): HistoryEntry[] =>
  days.map((day) => ({ at: daysAgo(day), by: "ada", what: `${day} days ago` }));

const delivery = (parts: Partial<Delivery>): Delivery => ({
  id: "d",
  to: { person: "megan" },
  about: { kind: "weekly", week: "2026-W01" },
  plannedAt: daysAgo(500),
  state: "sent",
  attempts: 1,
  at: daysAgo(500),
  ...parts,
});

describe("a delivery", () => {
  const facts = { now, isThere: (customer: string) => customer === here };
  const about = (customer: string) => ({ kind: "prompt", customer, prompt: "p" }) as const;
  it.each<[string, Partial<Delivery>, boolean]>([
    ["is old and settled", {}, true],
    ["is as old as may be", { at: daysAgo(90) }, false],
    ["is a moment older", { at: addMilliseconds(daysAgo(90), -1) }, true],
    ["is old and still to be sent", { state: "planned" }, false],
    ["is on its way", { state: "claimed", about: about("gone") }, false],
    ["is about a customer that is gone", { at: now, about: about("gone") }, true],
    ["is planned for a customer that is gone", { at: now, state: "planned", about: about("gone") }, true],
    ["is about a customer that is there", { at: now, about: about(here) }, false],
    [
      "names a customer that is gone in a chat",
      { at: now, about: about("gone"), card: { customer: "gone", says: "asked" } },
      false,
    ],
    [
      "named one that is gone in a chat long ago",
      { about: about("gone"), card: { customer: "gone", says: "answered" } },
      true,
    ],
    ["is about several, one of them there", { at: now, about: { kind: "reminder", customers: ["gone", here] } }, false],
    [
      "tells of a deadline that is ahead",
      { about: { kind: "deadlines", customers: [here], alerts: [`${here}/C03/teams@2027-12-04/30`] } },
      false,
    ],
    [
      "tells of a deadline that has passed",
      { about: { kind: "deadlines", customers: [here], alerts: [`${here}/C03/teams@2020-12-04/30`] } },
      true,
    ],
    ["is about nobody in particular", { at: now, about: { kind: "digest", week: "2026-W47" } }, false],
  ])("that %s", (_, parts, over) => {
    expect(isDeliveryOver(delivery(parts), { deliveries: 90 }, facts)).toBe(over);
  });

  it.each<[string, Delivery["about"], Delivery["about"] | undefined]>([
    ["about it alone is removed", about(here), undefined],
    [
      "about several goes on without it",
      { kind: "reminder", customers: [here, "b"] },
      { kind: "reminder", customers: ["b"] },
    ],
    [
      "that has keys of what it says goes on without its own",
      { kind: "reminder", customers: [here, "b"], prompts: [`${here}/p1/1`, "b/p1/2"] },
      { kind: "reminder", customers: ["b"], prompts: ["b/p1/2"] },
    ],
    [
      "of gaps goes on without its own",
      { kind: "chase", customers: [here, "b"], gaps: [`${here}/P01`, "b/P01"], by: "ada" },
      { kind: "chase", customers: ["b"], gaps: ["b/P01"], by: "ada" },
    ],
    ["about another stays", about("b"), about("b")],
  ])("%s when a customer is forgotten", (_, before, after) => {
    expect(withoutCustomer(delivery({ about: before }), here)?.about).toEqual(after);
  });

  it("whose card names a forgotten customer in a chat stays until it is drawn anew", () => {
    const named = delivery({ about: about(here), card: { customer: here, says: "answered" } });
    expect(withoutCustomer(named, here)).toBe(named);
    const list = delivery({ about: { kind: "reminder", customers: [here] }, card: { says: "1 waiting" } });
    expect(withoutCustomer(list, here)).toBe(list);
    expect(withoutCustomer({ ...list, card: { says: "0 waiting" } }, here)).toBeUndefined();
  });
});

describe("history", () => {
  it("is cut to what is young enough, with one entry for the rest", () => {
    const cut = cutHistory(entries(900, 800, 400, 10), 400, now);
    expect(cut).toEqual([{ at: daysAgo(800), by: "system", what: removedByRetention, to: "2" }, ...entries(400, 10)]);
    expect(cutHistory(cut, 400, now)).toBe(cut);
    expect(cutHistory(cut, 365, now)[0]).toMatchObject({ at: daysAgo(400), to: "3" });
  });

  it.each([
    ["nothing is old", entries(300, 10)],
    ["there is none", []],
  ])("stays the very same when %s", (_, history) => {
    const customer = aCustomer({ history });
    expect(cutCustomer(customer, 365, now)).toBe(customer);
  });

  it("keeps the keys of entries when those before are removed", () => {
    const customer = aCustomer({ history: entries(900, 800, 400, 10) });
    const keysOf = (one: typeof customer) =>
      [...trailOf([one], undefined)].map(({ key, entry }) => `${key} ${entry.what}`);
    const before = keysOf(customer);
    const after = keysOf(cutCustomer(customer, 400, now));
    expect(after).toEqual([`${here}/2 ${removedByRetention}`, ...before.slice(2)]);
  });

  it("is shown newest first, few of however many, the later of one moment first", () => {
    const many = Array.from({ length: 3000 }, (_, n) => aCustomer({ id: `${n}`, history: entries((n * 7) % 3000) }));
    const { entries: shown, total } = newest(trailOf(many, undefined), 12);
    expect(total).toBe(3000);
    expect(shown.map(({ entry }) => entry.what)).toEqual(Array.from({ length: 12 }, (_, n) => `${n} days ago`));
    const together = [
      { at: now, by: "ada", what: "first" },
      { at: now, by: "ada", what: "second" },
    ];
    expect(newest(trailOf([aCustomer({ history: together })], undefined), 2).entries[0]?.entry.what).toBe("second");
  });

  it("takes days in the organization's zone", () => {
    const customer = aCustomer({ history: [{ at: "2026-11-22T23:30:00.000Z", by: "ada", what: "late" }] });
    const on = (zone: string) => [...trailOf([customer], undefined, { from: "2026-11-23" }, zone)].length;
    expect([on("Europe/Amsterdam"), on("Etc/UTC")]).toEqual([1, 0]);
  });
});

describe("how long things are kept", () => {
  const set = (of: "deliveries" | "history", days?: number) =>
    setRetention(defaultSettings, { of, by: "ada", ...(days === undefined ? {} : { days }) }, now);

  it("is 400 days for messages and for good for history unless set", () => {
    expect(retentionOf(defaultSettings)).toEqual({ deliveries: 400 });
  });

  it("is set with who did it, and a second time changes nothing", () => {
    const { outcome, doc } = set("history", 730);
    expect(outcome).toBe("set");
    expect(doc.retention).toEqual({ history: 730 });
    expect(doc.history).toEqual([{ at: now, by: "ada", what: "retention of history", from: "kept", to: "730 days" }]);
    expect(setRetention(doc, { of: "history", days: 730, by: "ada" }, now)).toEqual({ outcome: "unchanged", doc });
    expect(retentionOf(setRetention(doc, { of: "history", by: "ada" }, now).doc)).toEqual({ deliveries: 400 });
  });

  it.each([
    ["deliveries", 29],
    ["deliveries", 401],
    ["history", 364],
    ["history", 3651],
  ] as const)("is refused out of its range: %s for %i days", (of, days) => {
    expect(set(of, days)).toMatchObject({ outcome: "out-of-range", doc: defaultSettings });
  });

  it.each([
    ["deliveries", 30, "set"],
    ["deliveries", 400, "unchanged"],
    ["history", 365, "set"],
    ["history", 3650, "set"],
  ] as const)("is taken to the ends of its range: %s for %i days is %s", (of, days, outcome) => {
    expect(set(of, days).outcome).toBe(outcome);
  });
});
