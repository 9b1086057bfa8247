import { channelReader } from "../facts.ts";
import { expect, it } from "vitest";
import { happenedWords } from "../../../src/cards/customer/history-words.ts";

const reader = { ...channelReader, now: "2026-11-23T08:00:00.000Z", zone: "Europe/Amsterdam" };
const workloadName = (id: string) => (id === "entra-id-premium" ? "Entra ID Premium" : id);
const names = new Map([["megan", "Megan Bowen"]]);
const subscription = "0ab9cd3a-1bbe-409c-b4b3-179ee1e29208";

it.each([
  [{ what: "answered", item: "pal", from: "no", to: "yes" }, "answered PAL: no → yes"],
  [{ what: "assigned", to: "megan" }, "assigned: Megan Bowen"],
  [{ what: "snoozed", item: "Q4/onboarding", to: "2026-11-27" }, "snoozed onboarding: 27 November"],
  [{ what: "verified", item: "entra-id-premium" }, "verified Entra ID Premium"],
  [{ what: "claim added", item: "unheard-of", to: "in" }, "claim added unheard of: ours"],
  [
    { what: "verified", item: subscription, to: "PAL in 2026-10, closed on 2026-11-02" },
    "verified subscription …9208: PAL in October, closed on 2 Nov",
  ],
  [{ what: "changed", item: subscription, from: "unsure" }, "changed subscription …9208: was not sure"],
  [{ what: "put off", to: "2026-11-25T08:00:00.000Z" }, "put off: 25 November"],
  [{ what: "zone set", from: "", to: "Asia/Tokyo" }, "zone set: Asia/Tokyo"],
  [{ what: "asked **you**" }, "asked \\*\\*you\\*\\*"],
])("says %j in words", (entry, words) => expect(happenedWords(entry, names, reader, { workloadName })).toBe(words));
