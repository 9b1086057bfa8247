/** How a digest goes, as a manager reads it. */
import { channelReader } from "../facts.ts";
import { expect, it } from "vitest";
import { statusWords } from "../../../src/cards/messages/digest-status.ts";
import type { Channel, Delivery } from "../../../src/domain/documents.ts";
import { newDelivery } from "../../../src/domain/messages/delivery.ts";
import { digestStatus, isSilent } from "../../../src/domain/messages/digest-status.ts";

const now = "2026-11-25T08:00:00.000Z";
const monday = "2026-11-23T09:00:00.000Z";
const moment = { day: "Monday", time: "09:00", zone: "Etc/UTC" } as const;
const digest = (week: string, parts: Partial<Delivery> = {}): Delivery => ({
  ...newDelivery(`${week}/digest/19:c`, { channel: "19:c" }, { kind: "digest", week }, monday),
  ...parts,
});
const next = "Next: Mon 30 Nov 09:00.";

it.each<[string, readonly Delivery[], Channel["closed"], string, boolean]>([
  ["before the first", [], undefined, `No digest yet. ${next}`, false],
  ["sent", [digest("2026-W48", { state: "sent" })], undefined, `Last digest: Mon 23 Nov 09:00. ${next}`, false],
  ["planned", [digest("2026-W48")], undefined, `Last digest: on its way. ${next}`, false],
  [
    "tried again",
    [digest("2026-W48", { unreached: 2, attempts: 2 })],
    undefined,
    `Last digest: not delivered yet, last tried Mon 23 Nov 09:00. ${next}`,
    true,
  ],
  [
    "given up, after one that arrived",
    [digest("2026-W47", { state: "sent" }), digest("2026-W48", { state: "unreachable" })],
    undefined,
    `Last digest: not delivered, gave up Mon 23 Nov 09:00. ${next}`,
    true,
  ],
  [
    "without a reply",
    [digest("2026-W48", { state: "unknown" })],
    undefined,
    `Last digest: Mon 23 Nov 09:00, may not have arrived. ${next}`,
    true,
  ],
  [
    "with nothing to tell",
    [digest("2026-W48", { state: "dropped" })],
    undefined,
    `Last digest: skipped Mon 23 Nov 09:00, nothing to report. ${next}`,
    false,
  ],
  [
    "archived",
    [digest("2026-W48", { state: "sent" })],
    { since: monday, how: "archived" },
    "Last digest: Mon 23 Nov 09:00. Paused while the team is archived.",
    false,
  ],
  [
    "deleted",
    [],
    { since: monday, how: "deleted" },
    "No digest yet. Stopped: the channel was deleted. I'll keep its settings until 23 Dec.",
    false,
  ],
])("%s", (_, deliveries, closed, words, silent) => {
  const other = { ...digest("2026-W49", { state: "unreachable" }), to: { channel: "19:other" } };
  const status = digestStatus("19:c", moment, closed === undefined ? {} : { closed }, [...deliveries, other], now);
  expect(statusWords(status, { ...channelReader, now, zone: "Etc/UTC" })).toBe(words);
  expect(isSilent(status)).toBe(silent);
});
