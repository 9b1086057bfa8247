import { describe, expect, it } from "vitest";
import { begin, isForgottenCard, markTold, maximumAttempts, type Sent } from "../../../src/domain/messages/delivery.ts";
import type { Delivery, CardInChat } from "../../../src/domain/documents.ts";
import type { Message } from "../../../src/domain/messages/message.ts";
import { redrawn, cardAtFirst, stillNames } from "../../../src/domain/messages/card-state.ts";
import { aCustomer, aSentPrompt, monday } from "../customers.ts";

const now = "2026-11-24T08:00:00.000Z";
const customer = aCustomer().id;
const delivery = aSentPrompt("megan", customer);
const sent: Sent = { outcome: "sent", conversation: "a:megan", activity: "1" };
const busy: Sent = { outcome: "not-sent", because: "busy", retryAfterSeconds: 60 };
const lost: Sent = { outcome: "unknown", because: "no answer" };
const deleted: Sent = { outcome: "unreachable", because: "deleted" };
const tooLarge: Sent = { outcome: "refused", because: "too large", tooLarge: true };
const draw = (of: Delivery | undefined, attempt: Sent, says = "answered") => redrawn(of, says, attempt, now, 0);

describe("a card", () => {
  const week = {
    kind: "weekly",
    person: { id: "megan", name: "Megan" },
    owned: 2,
    names: new Map(),
    today: "",
  } as const;
  const due = [{ customer: aCustomer(), gaps: [] }];
  const prompt = { id: "p1", to: "megan", because: "assigned", at: monday } as const;
  const checklist = {
    kind: "checklist",
    to: { id: "megan", name: "Megan" },
    customer: aCustomer(),
    prompt,
    gaps: [],
    names: new Map(),
    today: "",
    answerBy: "",
    known: {},
  } as const;
  it.each<[string, Message, CardInChat | undefined]>([
    ["of one customer asks", checklist, { customer, says: "asked" }],
    ["of several lists how many wait", { ...week, due, assignedBy: "ada" }, { says: "1 waiting" }],
    ["of a reminder does, too", { ...week, due: [...due, ...due], reminder: true }, { says: "2 waiting" }],
    ["of a week says how many need the person", { ...week, due, week: "2026-W48" }, { says: `${due.length} due` }],
    [
      "of a week says of how many they are asked",
      {
        ...week,
        due: [...due, { customer: aCustomer({ checklist: { revision: 0, answers: {}, prompt } }), gaps: [] }],
        week: "2026-W48",
      },
      { says: "2 due, 1 asked" },
    ],
    ["of managers stays as it was sent", { kind: "escalation", rows: [], names: new Map(), today: "" }, undefined],
  ])("%s at first", (_, message, card) => {
    expect(cardAtFirst(message)).toEqual(card);
  });
});

it("the card of an attempt that did not arrive is not the card of the next one", () => {
  const held: Delivery = { ...delivery, state: "claimed", lease: { by: "us", until: now } };
  expect(begin(held, "us", now, 1_000, { card: { says: "2 waiting" } }).doc?.card).toEqual({ says: "2 waiting" });
  expect(begin(held, "us", now, 1_000).doc).not.toHaveProperty("card");
});

describe("a redraw", () => {
  it("is on record with what the card says and since when, and when it was sent stays", () => {
    const { outcome, doc } = draw(delivery, sent);
    expect(outcome).toBe("redrawn");
    expect(doc).toEqual({ ...delivery, card: { customer, says: "answered", drawnAt: now } });
    expect(draw(doc, sent).doc).toEqual(doc);
  });

  it.each([
    ["Teams is busy", busy, "redraw-pending", { notBefore: "2026-11-24T08:01:00.000Z" }],
    [
      "no reply came, since drawing it twice is no harm",
      lost,
      "redraw-pending",
      { notBefore: "2026-11-24T08:00:02.500Z" },
    ],
    ["the message cannot be found", deleted, "redraw-pending", { notBefore: "2026-11-24T08:10:00.000Z" }],
    ["Teams refuses it", tooLarge, "redraw-abandoned", {}],
  ])("waits or is given up when %s", (_, attempt, outcome, time) => {
    const because = "because" in attempt ? attempt.because : "";
    const failed = { says: "answered", attempts: 1, because, ...time };
    expect(draw(delivery, attempt)).toEqual({
      outcome,
      doc: { ...delivery, card: { customer, says: "asked", failed } },
    });
  });

  it("is given up after many attempts to say the same, and begins anew for something else", () => {
    let doc: Delivery | undefined = delivery;
    const outcomes: string[] = [];
    for (let attempt = 1; attempt <= maximumAttempts; attempt += 1) {
      const result = draw(doc, lost);
      outcomes.push(result.outcome);
      doc = result.doc;
    }
    expect(outcomes).toEqual([
      ...Array.from({ length: maximumAttempts - 1 }, () => "redraw-pending"),
      "redraw-abandoned",
    ]);
    expect(draw(doc, lost, "with adele")).toMatchObject({
      outcome: "redraw-pending",
      doc: { card: { failed: { attempts: 1 } } },
    });
    expect(draw(doc, sent).doc?.card).not.toHaveProperty("failed");
  });

  it("is tried for a week where it cannot be reached, and then abandoned", () => {
    let doc: Delivery | undefined = delivery;
    const waits: number[] = [];
    for (let at = now; ;) {
      const result = redrawn(doc, "answered", deleted, at, 0);
      doc = result.doc;
      const until = doc?.card?.failed?.notBefore;
      if (until === undefined) break;
      waits.push((Date.parse(until) - Date.parse(at)) / 3_600_000);
      at = until;
    }
    expect(waits).toEqual([1 / 6, 1, 6, 24, 48, 72]);
    expect(doc?.card).toMatchObject({ says: "asked", failed: { attempts: 7 } });
  });

  it("without a forgotten customer ends its record once it is drawn; abandoned, once managers were told", () => {
    expect(draw(delivery, sent, "forgotten").doc).toBeUndefined();
    const week: Delivery = { ...delivery, about: { kind: "weekly", week: "2026-W48" } };
    const { card: _card, ...kept } = week;
    expect(draw(week, sent, "forgotten").doc).toEqual(kept);
    expect(draw(delivery, busy, "forgotten").doc).toBeDefined();
    const { doc } = draw(delivery, tooLarge, "forgotten");
    if (doc === undefined) throw new Error("the record is gone before anybody was told");
    expect(isForgottenCard(doc)).toBe(true);
    expect(markTold(doc, now)).toBeUndefined();
  });

  it.each([
    ["removed", undefined],
    ["planned anew", { ...delivery, state: "planned" as const }],
  ])("changes nothing on a record that was %s meanwhile", (_, doc) => {
    expect(draw(doc, sent)).toEqual({ outcome: "skipped", doc });
  });
});

it.each([
  ["asks", { card: { customer, says: "asked" } }, true],
  ["is a receipt", { card: { customer, says: "answered" } }, true],
  ["lists some", { card: { says: "3 waiting" } }, true],
  ["lists none any more", { card: { says: "0 waiting" } }, false],
  ["was not sent", { state: "refused" as const }, false],
  ["is not followed", { card: undefined as never }, false],
])("a card that %s names customers, or not", (_, parts, names) => {
  expect(stillNames({ ...delivery, ...parts })).toBe(names);
});
