/** When the process calls itself late. */
import { expect, it } from "vitest";
import type { Channel, Delivery } from "../../../src/domain/documents.ts";
import { newDelivery } from "../../../src/domain/messages/delivery.ts";
import { overdue } from "../../../src/domain/messages/overdue.ts";

const now = "2026-11-23T12:00:00.000Z";
const started = "2026-11-20T12:00:00.000Z";
const twoHoursAgo = "2026-11-23T10:00:00.000Z";
const justNow = "2026-11-23T11:30:00.000Z";
const week = { kind: "weekly", week: "2026-W48" } as const;
const waiting = (plannedAt: string, parts: Partial<Delivery> = {}): Delivery => ({
  ...newDelivery("2026-W48/weekly/ada", { person: "ada" }, week, plannedAt),
  ...parts,
});
const moment = { day: "Monday", time: "09:00", zone: "Etc/UTC" } as const;
const digest = { moment, by: "ada", since: started } as const;
const channel: Channel = { id: "19:c", kind: "channel", serviceUrl: "", digest };
const key = "2026-W48/digest/19:c";
const digestPlanned = { ...waiting(justNow, { state: "sent" }), id: key };

type Facts = Parameters<typeof overdue>[0];
type One = Facts["organizations"][number];
const late = (one: Partial<One>, facts: Partial<Facts> = {}) =>
  overdue({
    organizations: [{ deliveries: [], damaged: [], channels: [], people: [], ...one }],
    ran: justNow,
    started,
    now,
    ...facts,
  }).map(({ what, since }) => `${what} ${since}`);

it.each<[string, string[], string[]]>([
  ["nothing is due", late({}), []],
  ["a message waits for two hours", late({ deliveries: [waiting(twoHoursAgo)] }), [`message ${twoHoursAgo}`]],
  ["a message waits for half an hour", late({ deliveries: [waiting(justNow)] }), []],
  ["a message is held until tomorrow", late({ deliveries: [waiting(twoHoursAgo, { notBefore: "2026-11-24" })] }), []],
  ["a message was sent", late({ deliveries: [waiting(twoHoursAgo, { state: "sent" })] }), []],
  [
    "nobody took over from a process that died",
    late({ deliveries: [waiting(started, { state: "claimed", lease: { by: "x", until: twoHoursAgo } })] }),
    [`message ${twoHoursAgo}`],
  ],
  ["the oldest counts", late({ deliveries: [waiting(justNow), waiting(twoHoursAgo)] }), [`message ${twoHoursAgo}`]],
  ["the schedule ended two hours ago", late({}, { ran: twoHoursAgo }), [`schedule ${twoHoursAgo}`]],
  ["the schedule has not ended yet, half an hour after the start", late({}, { ran: undefined, started: justNow }), []],
  ["the schedule has never ended", late({}, { ran: undefined }), [`schedule ${started}`]],
  ["a digest was not planned", late({ channels: [channel] }), ["digest 2026-11-23T09:00:00.000Z"]],
  [
    "a digest for somebody's own chat was not planned",
    late({ people: [{ id: "ada", name: "Ada", teamDigest: digest }] }),
    ["digest 2026-11-23T09:00:00.000Z"],
  ],
  ["a digest was planned", late({ channels: [channel], deliveries: [digestPlanned] }), []],
  ["a digest's record is damaged", late({ channels: [channel], damaged: [key] }), []],
  [
    "a digest was set after the moment of the week",
    late({ channels: [{ ...channel, digest: { ...digest, since: justNow } }] }),
    [],
  ],
  [
    "a digest's channel is archived",
    late({ channels: [{ ...channel, closed: { since: started, how: "archived" } }] }),
    [],
  ],
  [
    "the process was off when it was due, and has run for half an hour",
    late({ deliveries: [waiting(twoHoursAgo)], channels: [channel] }, { started: justNow }),
    [],
  ],
])("when %s", (_, found, expected) => {
  expect(found).toEqual(expected);
});
