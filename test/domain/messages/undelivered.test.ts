/** Which manager hears of what reached nobody, and when. */
import { describe, expect, it } from "vitest";
import type { Channel, Delivery } from "../../../src/domain/documents.ts";
import { newDelivery } from "../../../src/domain/messages/delivery.ts";
import { planTellings, type UndeliveredFacts } from "../../../src/domain/messages/undelivered.ts";
import type { Person } from "../../../src/domain/people/person.ts";
import { monday } from "../customers.ts";

const hour = 3_600_000;
const later = (hours: number) => new Date(Date.parse(monday) + hours * hour).toISOString();
const person = (id: string, parts: Partial<Person> = {}): Person => ({ id, name: id, ...parts });
const blocked = { since: monday, because: "they have blocked the bot" };
const moment = { day: "Monday", time: "09:00", zone: "Etc/UTC" } as const;
const channel: Channel = { id: "19:c", kind: "channel", serviceUrl: "", digest: { moment, by: "ada", since: monday } };

const digestIn = (state: Delivery["state"], parts: Partial<Delivery> = {}): Delivery => ({
  ...newDelivery("2026-W48/digest/19:c", { channel: "19:c" }, { kind: "digest", week: "2026-W48" }, monday),
  state,
  ...parts,
});
const weekOf = (id: string, state: Delivery["state"], parts: Partial<Delivery> = {}): Delivery => ({
  ...newDelivery(`2026-W48/weekly/${id}`, { person: id }, { kind: "weekly", week: "2026-W48" }, monday),
  state,
  ...parts,
});

/** Who is told of what: `ada silent-channel`. */
function told(facts: Partial<UndeliveredFacts>): string[] {
  const all: UndeliveredFacts = {
    deliveries: [],
    channels: [channel],
    people: [person("ada"), person("bob")],
    managers: ["ada", "bob"],
    now: later(2),
    ...facts,
  };
  return planTellings(all)
    .flatMap((telling) => telling.planned)
    .map(({ to, about }) => `${"person" in to ? to.person : ""} ${about.kind}`);
}

describe("a digest", () => {
  it.each<[string, Partial<UndeliveredFacts>, string[]]>([
    ["that was given up: whoever set it", { deliveries: [digestIn("unreachable")] }, ["ada silent-channel"]],
    ["that Teams refused", { deliveries: [digestIn("refused")] }, ["ada silent-channel"]],
    ["that may have arrived", { deliveries: [digestIn("unknown")] }, ["ada silent-channel"]],
    ["whose reply may still come", { deliveries: [digestIn("unknown")], now: later(0.1) }, []],
    ["that arrived", { deliveries: [digestIn("sent")] }, []],
    ["that is tried again", { deliveries: [digestIn("planned", { unreached: 2 })] }, []],
    ["that was told of", { deliveries: [digestIn("unreachable", { told: monday })] }, []],
    ["of a fortnight ago", { deliveries: [digestIn("unreachable")], now: later(14 * 24) }, []],
    ["that was stopped since", { deliveries: [digestIn("unreachable")], channels: [] }, []],
    [
      "of a week before one that arrived",
      {
        deliveries: [
          digestIn("unreachable"),
          { ...digestIn("sent"), id: "2026-W49/digest/19:c", about: { kind: "digest", week: "2026-W49" } },
        ],
      },
      [],
    ],
    [
      "set by somebody whom nothing reaches: all others",
      { deliveries: [digestIn("unreachable")], people: [person("ada", { unreachable: blocked }), person("bob")] },
      ["bob silent-channel"],
    ],
    [
      "set by somebody who is no manager any more: all of them",
      { deliveries: [digestIn("unreachable")], managers: ["bob", "cyd"] },
      ["bob silent-channel", "cyd silent-channel"],
    ],
    ["while there is no manager: nobody yet", { deliveries: [digestIn("unreachable")], managers: [] }, []],
  ])("%s", (_, facts, managers) => {
    expect(told(facts)).toEqual(managers);
  });

  it.each<[string, Channel["closed"], string[]]>([
    ["was deleted", { since: monday, how: "deleted" }, ["ada silent-channel"]],
    ["was archived with its team", { since: monday, how: "archived" }, ["ada silent-channel"]],
    ["was archived with its team long ago", { since: "2026-01-01T09:00:00.000Z", how: "archived" }, []],
  ])("is told of when its channel %s, and not of the week it did not come as well", (_, closed, managers) => {
    const closedChannel = { ...channel, ...(closed === undefined ? {} : { closed }) };
    expect(told({ channels: [closedChannel], deliveries: [digestIn("unreachable")] })).toEqual(managers);
  });

  it("has a key for each time it was given up, the same however often it is planned", () => {
    const ids = (at: string) =>
      planTellings({
        deliveries: [digestIn("unreachable", { at })],
        channels: [channel],
        people: [person("ada")],
        managers: ["ada"],
        now: later(2),
      }).flatMap((telling) => telling.planned.map(({ id }) => id));
    expect(ids(monday)).toEqual(ids(monday));
    expect(ids(monday)).not.toEqual(ids(later(1)));
  });
});

describe("owners", () => {
  it("whom their week did not reach are told of together, to every manager, an hour after the first", () => {
    const deliveries = [weekOf("megan", "unreachable"), weekOf("isaiah", "refused"), weekOf("adele", "unknown")];
    expect(told({ deliveries, now: later(0.9) })).toEqual([]);
    expect(told({ deliveries })).toEqual(["ada unreached-owners", "bob unreached-owners"]);
    const [telling] = planTellings({
      deliveries,
      channels: [],
      people: [],
      managers: ["ada"],
      now: later(2),
    });
    expect(telling?.planned[0]?.about).toEqual({ kind: "unreached-owners", people: ["isaiah", "megan"] });
    expect(telling?.tells).toHaveLength(2);
  });

  it("are not told of twice, nor a week later", () => {
    expect(told({ deliveries: [weekOf("megan", "unreachable", { told: later(1) })] })).toEqual([]);
    expect(told({ deliveries: [weekOf("megan", "unreachable")], now: later(8 * 24) })).toEqual([]);
  });
});

it("cards that still name a forgotten customer are told of once their redraw was abandoned", () => {
  const failed = { says: "forgotten", attempts: 7, because: "404" };
  const asked = (card: Delivery["card"]): Delivery => ({
    ...newDelivery("prompt/megan/p1", { person: "megan" }, { kind: "prompt", customer: "c", prompt: "p1" }, monday),
    state: "sent",
    ...(card === undefined ? {} : { card }),
  });
  expect(told({ deliveries: [asked({ says: "asked", failed: { ...failed, notBefore: later(9) } })] })).toEqual([]);
  expect(told({ deliveries: [asked({ says: "asked", failed })], managers: ["ada"] })).toEqual(["ada forgotten-cards"]);
});
