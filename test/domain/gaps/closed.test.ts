import { describe, expect, it } from "vitest";
import type { HistoryEntry } from "../../../src/domain/customer/customer.ts";
import { goneGap, topicOfKey } from "../../../src/domain/gaps/closed.ts";
import { shipped } from "../../world.ts";
import { aCustomer } from "../customers.ts";
import { aClaim, anIdentity, aSubscription, production } from "./rules/cases.ts";

const within = { from: "2026-11-16T08:00:00.000Z", until: "2026-11-23T08:00:00.000Z" };
const customer = aCustomer({
  id: "c",
  claims: [aClaim()],
  subscriptions: [aSubscription()],
  identities: [anIdentity({ id: "o-1", label: "Megan in their tenant" })],
});
const gone = (key: string, history: readonly HistoryEntry[] = [], time: Parameters<typeof goneGap>[2] = within) =>
  goneGap({ ...customer, history }, `c/${key}`, time, shipped.catalogue);

describe("a gap that is not open any more", () => {
  it.each([
    ["G01", "No owner"],
    ["Q1/cpor", "CPOR not confirmed"],
    ["V01/pal", "PAL: confirmation expired"],
    ["C03/teams", "Teams: partner action required"],
    ["C11/exchange-online", "Exchange Online: in use, not decided"],
    [`P01/${production}`, "Production (…1111): no PAL"],
    ["P07/o-1", "Megan in their tenant: linked identity gone"],
    ["Z99/x", "Z99"],
  ])("with the key %s was: %s", (key, what) => expect(gone(key)).toMatchObject({ key: `c/${key}`, what }));

  it.each([
    ["G01", "owner"],
    ["Q1/cpor", "cpor"],
    ["V01/pal", "pal"],
    ["V01/teams", "cpor"],
    [`P06/${production}`, "pal"],
    ["P06/o-1", "pal"],
    ["E01/gone", undefined],
    ["Z99/x", undefined],
  ])("with the key %s was about %s", (key, topic) => expect(topicOfKey(customer, `c/${key}`)).toBe(topic));

  const at = "2026-11-18T09:00:00.000Z";
  it.each<[string, string, HistoryEntry]>([
    ["an answer", "Q1/cpor", { at, by: "megan", what: "answered", item: "cpor" }],
    ["a new owner", "G01", { at, by: "ada", what: "assigned", to: "megan" }],
    ["a step of the onboarding list", "G02", { at, by: "megan", what: "step done", item: "step 2" }],
    ["the customer active", "G02", { at, by: "ada", what: "lifecycle set", from: "onboarding", to: "active" }],
    ["the customer paused", "C03/teams", { at, by: "ada", what: "lifecycle set", from: "active", to: "paused" }],
    ["a claim's status", "C03/teams", { at, by: "megan", what: "claim status", item: "teams" }],
    ["a link made for its subscription", `P01/${production}`, { at, by: "megan", what: "identity added", item: "o-1" }],
    ["a report", `P02/${production}`, { at, by: "ada", what: "verified", item: production, evidence: "imported" }],
  ])("was closed by whoever is on record with %s", (_, key, entry) => expect(gone(key, [entry]).by).toBe(entry));

  it.each<[string, HistoryEntry]>([
    ["of another item", { at, by: "megan", what: "answered", item: "pal" }],
    ["of the week before", { at: within.from, by: "megan", what: "answered", item: "cpor" }],
    ["of the week after", { at: "2026-11-24T09:00:00.000Z", by: "megan", what: "answered", item: "cpor" }],
    [
      "of a customer that is looked after again",
      { at, by: "ada", what: "lifecycle set", from: "paused", to: "active" },
    ],
    ["that changed nothing", { at, by: "ada", what: "asked", to: "megan" }],
  ])("was not closed by an entry %s", (_, entry) => expect(gone("Q1/cpor", [entry]).by).toBeUndefined());

  it("was closed by the last of several, up to now when no end is set", () => {
    const answered = (by: string, when: string) => ({ at: when, by, what: "answered", item: "cpor" });
    const history = [answered("megan", at), answered("isaiah", "2026-11-25T09:00:00.000Z")];
    expect(gone("Q1/cpor", history).by?.by).toBe("megan");
    expect(gone("Q1/cpor", history, { from: within.from }).by?.by).toBe("isaiah");
  });
});
