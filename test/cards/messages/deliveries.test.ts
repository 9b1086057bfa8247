/** The headline of `deliveries`: nothing has all arrived while some of it is on its way. */
import { expect, it } from "vitest";
import { deliveriesCard } from "../../../src/cards/messages/deliveries.ts";
import { newDelivery } from "../../../src/domain/messages/delivery.ts";
import { wordsOf } from "../../teams/cards.ts";
import { megan, names, reader } from "../facts.ts";

it.each([
  [0, 0, 0, 0, "No messages sent yet"],
  [1, 0, 0, 0, "1 message sent, and it arrived"],
  [6, 0, 0, 0, "6 messages sent, and all arrived"],
  [6, 0, 0, 2, "6 messages arrived, 2 on their way"],
  [0, 0, 0, 1, "No messages arrived, 1 on its way"],
  [6, 1, 0, 0, "6 messages arrived, 1 didn't"],
  [1, 0, 2, 0, "1 message arrived, 2 may not have"],
  [6, 1, 2, 3, "6 messages arrived, 1 didn't, 2 may not have, 3 on their way"],
])("of %d sent, %d unreachable, %d unknown and %d waiting: %s", (sent, unreachable, unknown, waiting, headline) => {
  const some = (many: number) =>
    Array.from({ length: many }, (_, at) =>
      newDelivery(`d${at}`, { person: megan }, { kind: "weekly", week: "2026-W48" }, reader.now),
    );
  const report = {
    sent: some(sent),
    unreachable: some(unreachable),
    unknown: some(unknown),
    waiting: some(waiting),
    refused: [],
    digests: [],
    damaged: 0,
  };
  const card = deliveriesCard({ report, unreached: [], days: 14, names, channels: new Map(), reader });
  expect(wordsOf(card.content).split("\n")[0]).toBe(headline);
});

it("says until when a message waits, and why", () => {
  const waits = { ...newDelivery("d1", { person: megan }, { kind: "weekly", week: "2026-W48" }, reader.now) };
  const notBefore = "2026-11-30T08:00:00.000Z";
  const tried = { ...waits, notBefore, because: "Teams was busy" };
  const report = {
    sent: [],
    unreachable: [],
    unknown: [],
    refused: [],
    digests: [],
    damaged: 0,
    waiting: [{ ...waits, notBefore }, tried, waits],
  };
  const card = deliveriesCard({ report, unreached: [], days: 14, names, channels: new Map(), reader });
  expect(wordsOf(card.content).match(/^Week 48.*$/gm)).toEqual([
    expect.stringMatching(/ · waits for working hours, Mon 30 Nov 09:00$/),
    expect.stringMatching(/ · tried again Mon 30 Nov 09:00 · Teams was busy$/),
    expect.not.stringContaining("waits"),
  ]);
});
