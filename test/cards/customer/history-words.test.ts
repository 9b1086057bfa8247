import { channelReader } from "../facts.ts";
import { expect, it } from "vitest";
import type { Identity, Subscription } from "../../../src/domain/customer/customer.ts";
import { happenedWords, noteWords } from "../../../src/cards/customer/history-words.ts";

const reader = { ...channelReader, now: "2026-11-23T08:00:00.000Z", zone: "Europe/Amsterdam" };
const workloadName = (id: string) => (id === "entra-id-premium" ? "Entra ID Premium" : id);
const names = new Map([["megan", "Megan Bowen"]]);
const subscription = "0ab9cd3a-1bbe-409c-b4b3-179ee1e29208";

const items = {
  name: "Contoso Ltd.",
  identities: [{ id: "alex-wilber", label: "Alex Wilber" } as Identity],
  subscriptions: [{ id: subscription.replace("9208", "9209"), name: "Production" } as Subscription],
};

it.each([
  [{ what: "answered", item: "cpor", to: "yes" }, "answered CPOR: yes"],
  [{ what: "answered", item: "pal", from: "no", to: "yes" }, "changed PAL from no to yes"],
  [{ what: "answered", item: "onboarding", from: "yes", to: "yes" }, "confirmed onboarding: yes"],
  [{ what: "assigned", to: "megan" }, "assigned to Megan Bowen"],
  [{ what: "assigned", from: "megan", to: "isaiah" }, "reassigned from Megan Bowen to isaiah"],
  [{ what: "added", to: "Contoso Ltd." }, "added"],
  [{ what: "added", to: "Contoso" }, "added as Contoso"],
  [
    { what: "away", item: "2026-12-11", from: "megan", to: "isaiah" },
    "set Megan Bowen as away until 11 Dec, with isaiah standing in",
  ],
  [{ what: "absence ended", from: "megan" }, "ended the absence of Megan Bowen"],
  [{ what: "snoozed", item: "Q4/onboarding", to: "2026-11-27" }, "snoozed onboarding until Fri 27 Nov"],
  [{ what: "snoozed", item: "G03", to: "2027-01-01" }, "snoozed “Workloads never scoped” until 1 Jan 2027"],
  [{ what: "note added", item: "3" }, "added a note"],
  [{ what: "note removed", item: "3" }, "removed a note"],
  [{ what: "snooze ended", item: "G01" }, "ended the snooze of “No owner”"],
  [{ what: "verified", item: "entra-id-premium" }, "verified Entra ID Premium"],
  [{ what: "claim added", item: "unheard-of", to: "in" }, "added the claim for unheard of: ours"],
  [
    { what: "verified", item: subscription, to: "PAL in 2026-10, closed on 2026-11-02" },
    "verified subscription …9208: PAL in October, closed on 2 Nov",
  ],
  [{ what: "changed", item: subscription, from: "unsure" }, "changed subscription …9208, was not sure"],
  [
    { what: "added by import", item: subscription.replace("9208", "9209"), to: "sold through CSP, in 2026-10" },
    "found in a report: Production (…9209), sold through CSP, in October",
  ],
  [{ what: "imported", item: "azure-usage", to: "2026-10" }, "imported the Azure usage report of October"],
  [
    { what: "identity added", item: "alex-wilber", to: "reported" },
    "added the PAL link of Alex Wilber: linked, not verified yet",
  ],
  [
    { what: "gdap read", to: "active until 2027-12-11, extends automatically" },
    "read from Microsoft: GDAP active until 11 Dec 2027, extends automatically",
  ],
  [
    { what: "link read", item: "x", to: "Our application: linked to 4911112" },
    "read from Microsoft: Our application: linked to 4911112",
  ],
  [{ what: "put off", to: "2026-11-25T08:00:00.000Z" }, "put off until Wed 25 Nov"],
  [{ what: "zone set", from: "", to: "Asia/Tokyo" }, "set the time zone: Asia/Tokyo"],
  [{ what: "name set", from: "Contoso", to: "Contoso Ltd." }, "set the name: Contoso → Contoso Ltd."],
  [
    { what: "digest of 19:abc@thread.tacv2", from: "Monday 09:00 Europe/Berlin", to: "off" },
    "set a channel's digest: Monday 09:00 Europe/Berlin → off",
  ],
  [{ what: "asked **you**" }, "asked \\*\\*you\\*\\*"],
])("says %j in words", (entry, words) =>
  expect(happenedWords(entry, names, reader, { workloadName, items })).toBe(words),
);

it.each([
  ["they merge", "they merge"],
  ["stepped over: unusual-step", "saved although Partner Center doesn't take that step"],
  [
    "stepped over: dispute-used, dispute-late",
    "saved although it was disputed before, and the time to dispute was over",
  ],
  ["stepped over: of-a-later-version", "saved although of-a-later-version"],
])("reads the note “%s” as “%s”", (note, words) => expect(noteWords(note)).toBe(words));
