/** Every state of a delivery against everything that can happen to it. */
import { expect, it, describe } from "vitest";
import {
  begin,
  handBack,
  isDue,
  lease,
  leased,
  maximumAttempts,
  maximumSmaller,
  planOnce,
  newDelivery,
  resend,
  settle,
  wake,
  retryMilliseconds,
  type Sent,
  type NotNow,
} from "../../../src/domain/messages/delivery.ts";
import type { Delivery } from "../../../src/domain/documents.ts";
import { addMilliseconds } from "../../../src/domain/time/time.ts";

const now = "2026-11-23T08:00:00.000Z";
const minuteAgo = "2026-11-23T07:59:00.000Z";
const leaseMilliseconds = 120_000;
const us = "instance-a";
const them = "instance-b";

const waiting: Delivery = newDelivery(
  "2026-W48/weekly/ada",
  { person: "ada" },
  { kind: "weekly", week: "2026-W48" },
  minuteAgo,
);
const held = (by: string, until: string): Delivery => ({ ...waiting, state: leased, lease: { by, until } });
const ahead = addMilliseconds(now, 60_000);
const begunAt = minuteAgo;
const underway = (delivery: Delivery): Delivery => ({ ...delivery, begun: begunAt, attempts: 1 });
const ended = (state: Delivery["state"]): Delivery => ({ ...waiting, state, attempts: 1, because: "so" });

const states = {
  absent: undefined,
  planned: waiting,
  "planned for later": { ...waiting, notBefore: ahead },
  "planned, its wait over": { ...waiting, notBefore: now, attempts: 2, because: "429" },
  ours: held(us, ahead),
  theirs: held(them, ahead),
  "theirs, ran out": held(them, now),
  "theirs, from a clock since set back": held(them, addMilliseconds(now, 3 * leaseMilliseconds)),
  "ours, begun": underway(held(us, ahead)),
  "theirs, begun": underway(held(them, ahead)),
  "theirs, begun, ran out": underway(held(them, now)),
  sent: { ...ended("sent"), sent: { conversation: "c", activity: "a" } },
  unreachable: ended("unreachable"),
  unknown: { ...ended("unknown"), begun: begunAt },
  refused: ended("refused"),
  dropped: ended("dropped"),
} satisfies Record<string, Delivery | undefined>;
type State = keyof typeof states;

const attempt = { by: us, begun: begunAt, attempts: 1 };
const attemptOf = ({ begun, attempts }: Delivery) => ({ by: us, begun, attempts });
const ok: Sent = { outcome: "sent", conversation: "19:c", activity: "17" };
const settleWith = (sent: Sent) => (delivery: Delivery | undefined) => settle(delivery, attempt, sent, now, 0.5);

const handingBack = (why: NotNow) => (delivery: Delivery | undefined) => handBack(delivery, us, why, now, 0.5);

const events = {
  lease: (delivery: Delivery | undefined) => lease(delivery, us, now, leaseMilliseconds),
  begin: (delivery: Delivery | undefined) => begin(delivery, us, now, leaseMilliseconds),
  release: handingBack({ kind: "released" }),
  postpone: handingBack({ kind: "postponed", until: ahead }),
  drop: handingBack({ kind: "dropped", because: "answered" }),
  "give up": handingBack({ kind: "unreachable", because: "left" }),
  fail: handingBack({ kind: "failed", because: "cannot be made" }),
  "settle sent": settleWith(ok),
  "settle not-sent": settleWith({ outcome: "not-sent", because: "503" }),
  "settle unreachable": settleWith({ outcome: "unreachable", because: "blocked" }),
  "settle unknown": settleWith({ outcome: "unknown", because: "no reply" }),
  "settle refused": settleWith({ outcome: "refused", because: "400" }),
  "settle too large": settleWith({ outcome: "refused", because: "413", tooLarge: true }),
  resend: (delivery: Delivery | undefined) => resend(delivery, now),
};
type Event = keyof typeof events;

/** What each event comes to in each state; where a state is not named, `otherwise`, and nothing changes. */
const table: Record<Event, Partial<Record<State, string>> & { otherwise: string }> = {
  lease: {
    planned: "leased",
    "planned, its wait over": "leased",
    "theirs, ran out": "leased",
    "theirs, from a clock since set back": "leased",
    "theirs, begun, ran out": "unknown",
    otherwise: "skipped",
  },
  begin: { ours: "begun", otherwise: "not-ours" },
  release: { ours: "released", otherwise: "skipped" },
  postpone: { ours: "postponed", otherwise: "skipped" },
  drop: { ours: "dropped", otherwise: "skipped" },
  "give up": { ours: "unreachable", otherwise: "skipped" },
  fail: { ours: "retried", otherwise: "skipped" },
  ...(Object.fromEntries(
    (
      [
        ["settle sent", "sent"],
        ["settle not-sent", "retried"],
        ["settle unreachable", "unreachable"],
        ["settle unknown", "unknown"],
        ["settle refused", "refused"],
        ["settle too large", "retried"],
      ] as const
    ).map(([event, outcome]) => [
      event,
      {
        "ours, begun": outcome,
        // The reply is the truth about the attempt, whoever holds the lease by now and however late it comes.
        "theirs, begun": outcome,
        "theirs, begun, ran out": outcome,
        unknown: outcome,
        // The mark that it began was not written: what was not sent is handed back.
        ...(event === "settle not-sent" ? { ours: "released" } : {}),
        otherwise: "skipped",
      },
    ]),
  ) as Pick<typeof table, Extract<Event, `settle ${string}`>>),
  resend: { unreachable: "planned", unknown: "planned", refused: "planned", otherwise: "not-resendable" },
};

const unchanging = new Set(["skipped", "not-ours", "not-resendable"]);
const cases = (Object.keys(events) as Event[]).flatMap((event) =>
  (Object.keys(states) as State[]).map(
    (state) => [event, state, table[event][state] ?? table[event].otherwise] as const,
  ),
);

describe("transitions", () => {
  it.each(cases)("%s when %s: %s", (event, state, outcome) => {
    const before = states[state];
    const after = events[event](before);
    expect(after.outcome).toBe(outcome);
    if (unchanging.has(outcome)) expect(after.doc).toBe(before);
    else if (!(event === "settle unknown" && state === "unknown")) expect(after.doc).not.toBe(before);
  });

  it.each(cases)(
    "%s when %s leaves a lease only on a leased one, and its beginning only where it may have left",
    (event, state) => {
      const { doc } = events[event](states[state]);
      if (doc === undefined) return;
      expect(doc.lease !== undefined).toBe(doc.state === leased);
      if (doc.begun !== undefined) expect([leased, "unknown"]).toContain(doc.state);
    },
  );

  it("plans once: the key is the id, whatever became of it", () => {
    expect(planOnce(undefined, waiting)).toEqual({ doc: waiting });
    const sent = states.sent;
    expect(planOnce(sent, waiting)).toEqual({ doc: sent });
  });

  it.each([
    ["the hour is looked at anew", {}, undefined],
    ["a failed attempt goes on", { because: "Teams answered 503" }, addMilliseconds(now, 60_000)],
  ])("one more customer is added, and a wait for %s", (_why, failed, left) => {
    const asks = (customers: string[]) =>
      newDelivery("asks", { person: "megan" }, { kind: "assigned", customers, by: "alex" }, now);
    const waits = { ...asks(["contoso"]), ...failed, notBefore: addMilliseconds(now, 60_000) };
    expect(planOnce(waits, asks(["fabrikam"])).doc.notBefore).toBe(left);
  });

  it.each([
    ["planned", true],
    ["planned for later", false],
    ["planned, its wait over", true],
    ["theirs", false],
    ["theirs, ran out", true],
    ["theirs, from a clock since set back", true],
    ["theirs, begun, ran out", true],
    ["sent", false],
    ["unknown", false],
  ] as const)("%s is due: %s", (state, due) => {
    expect(isDue(states[state], now, leaseMilliseconds)).toBe(due);
  });
});

describe("what is written down", () => {
  it("a lease holds for the lease, in the name of the process", () => {
    expect(lease(waiting, us, now, leaseMilliseconds).doc).toEqual({
      ...waiting,
      state: leased,
      at: now,
      lease: { by: us, until: addMilliseconds(now, leaseMilliseconds) },
    });
  });

  it("the beginning counts the attempt and renews the lease", () => {
    expect(begin(held(us, now), us, now, leaseMilliseconds).doc).toEqual({
      ...waiting,
      state: leased,
      at: now,
      begun: now,
      attempts: 1,
      lease: { by: us, until: addMilliseconds(now, leaseMilliseconds) },
    });
  });

  it("of two who hold it in one name, one begins", () => {
    const first = begin(held(us, ahead), us, now, leaseMilliseconds);
    expect(begin(first.doc, us, now, leaseMilliseconds).outcome).toBe("not-ours");
  });

  it("what its sender died over may have arrived, and says so", () => {
    const { doc } = lease(states["theirs, begun, ran out"], us, now, leaseMilliseconds);
    expect(doc).toMatchObject({
      state: "unknown",
      begun: begunAt,
      because: expect.stringContaining("may have arrived"),
    });
  });

  it("a sent one says where it stands and nothing of how it got there", () => {
    const retried = { ...states["ours, begun"], because: "503", notBefore: minuteAgo };
    expect(settle(retried, attempt, ok, now, 0.5).doc).toEqual({
      ...waiting,
      state: "sent",
      attempts: 1,
      at: now,
      sent: { conversation: "19:c", activity: "17" },
    });
  });

  it("a reply to an earlier attempt changes nothing in a later one", () => {
    const later = { ...states["ours, begun"], begun: now, attempts: 2 };
    expect(settle(later, attempt, ok, now, 0.5)).toEqual({ outcome: "skipped", doc: later });
    const inTheSameMillisecond = { ...states["ours, begun"], attempts: 2 };
    expect(settle(inTheSameMillisecond, attempt, ok, now, 0.5).outcome).toBe("skipped");
    const resent = begin(
      lease(resend(states.unknown, now).doc, us, now, leaseMilliseconds).doc,
      us,
      now,
      leaseMilliseconds,
    ).doc;
    expect(resent?.attempts).toBe(1);
    expect(settle(resent, attempt, ok, now, 0.5)).toEqual({ outcome: "skipped", doc: resent });
  });

  it("a message too large is made smaller at once, three times, then refused", () => {
    let doc: Delivery | undefined = waiting;
    for (let times = 1; times <= maximumSmaller; times += 1) {
      doc = begin(lease(doc, us, now, leaseMilliseconds).doc, us, now, leaseMilliseconds).doc as Delivery;
      doc = settle(doc, attemptOf(doc), { outcome: "refused", because: "413", tooLarge: true }, now, 0.5)
        .doc as Delivery;
      expect(doc).toMatchObject({ state: "planned", smaller: times });
      expect(isDue(doc, now, leaseMilliseconds)).toBe(true);
    }
    doc = begin(lease(doc, us, now, leaseMilliseconds).doc, us, now, leaseMilliseconds).doc as Delivery;
    expect(
      settle(doc, attemptOf(doc), { outcome: "refused", because: "413", tooLarge: true }, now, 0.5).doc?.state,
    ).toBe("refused");
  });

  it("gives up after a bounded number of attempts, naming the last reason", () => {
    const last = { ...states["ours, begun"], attempts: maximumAttempts };
    const { doc } = settle(
      last,
      attemptOf(last),
      { outcome: "not-sent", because: "503 Service Unavailable" },
      now,
      0.5,
    );
    expect(doc?.state).toBe("refused");
    expect(doc?.because).toContain("24 attempts");
    expect(doc?.because).toContain("503 Service Unavailable");
  });

  it("a message that cannot be made is given up likewise", () => {
    const last = { ...states.ours, attempts: maximumAttempts - 1 };
    const failed = handBack(last, us, { kind: "failed", because: "no such customer" }, now, 0.5);
    expect(failed.doc?.state).toBe("refused");
  });
});

describe("a digest that reaches nobody", () => {
  const digest: Delivery = { ...states["ours, begun"], about: { kind: "digest", week: "2026-W48" } };
  const gone: Sent = { outcome: "unreachable", because: "the conversation no longer exists (HTTP 404)" };
  const settled = (delivery: Delivery) => settle(delivery, attempt, gone, now, 0.5);

  it.each([
    [undefined, "2026-11-23T08:10:00.000Z"],
    [1, "2026-11-23T09:00:00.000Z"],
    [2, "2026-11-23T14:00:00.000Z"],
    [3, "2026-11-24T08:00:00.000Z"],
    [4, "2026-11-25T08:00:00.000Z"],
    [5, undefined],
  ])("after %s times is tried again at %s", (unreached, notBefore) => {
    const { outcome, doc } = settled({ ...digest, ...(unreached === undefined ? {} : { unreached }) });
    expect(outcome).toBe(notBefore === undefined ? "unreachable" : "retried");
    expect(doc?.notBefore).toBe(notBefore);
    expect(doc?.because).toBe(gone.because);
  });

  it("is tried at once when a manager asks, and told of at once when that is in vain", () => {
    const { doc } = settled({ ...digest, unreached: 5 });
    const again = resend({ ...(doc as Delivery), told: minuteAgo }, ahead).doc as Delivery;
    expect(again).toMatchObject({ state: "planned", attempts: 0, unreached: 5 });
    expect(again).not.toHaveProperty("told");
    expect(resend(settled({ ...digest, unreached: 2 }).doc, ahead)).toMatchObject({ doc: { unreached: 5 } });
    const begun = { ...again, state: leased, begun: begunAt, attempts: 1 };
    expect(settled(begun).outcome).toBe("unreachable");
  });

  it("is tried at once when its channel is heard from, with all its tries", () => {
    const waits = settled(digest).doc as Delivery;
    const woken = wake(waits, now);
    expect(woken).toEqual({ ...waits, notBefore: undefined, unreached: undefined });
    // At night it then waits for the morning, and nobody who looks meanwhile has it tried again.
    const postponed = handBack(
      lease(woken, us, now, leaseMilliseconds).doc,
      us,
      { kind: "postponed", until: addMilliseconds(now, 8 * 3_600_000) },
      now,
      0.5,
    ).doc as Delivery;
    expect(wake(postponed, ahead)).toBe(postponed);
    expect(wake(waits, addMilliseconds(now, 3_600_000))).toBe(waits);
    const failed = settled({ ...digest, unreached: 5 }).doc as Delivery;
    expect(wake(failed, ahead)).toEqual(newDelivery(failed.id, failed.to, failed.about, ahead));
    expect(wake(waiting, now)).toBe(waiting);
    expect(wake(states.sent, now)).toBe(states.sent);
  });
});

describe("waiting", () => {
  it.each([
    // attempt, Retry-After, chance, milliseconds
    [1, undefined, 0, 2_500],
    [1, undefined, 1, 5_000],
    [2, undefined, 1, 10_000],
    [5, undefined, 1, 80_000],
    [10, undefined, 1, 1_800_000],
    [24, undefined, 1, 1_800_000],
    [1, 0, 0, 0],
    [1, 0, 1, 1_000],
    [1, 7, 0, 7_000],
    [1, 7, 1, 8_000],
    [9, 60, 0, 60_000],
    [9, 60, 1, 66_000],
    [1, 86_400, 0, 3_600_000],
    [1, -5, 0, 2_500],
  ])("after attempt %s with Retry-After %s at chance %s: %s ms", (attempts, retryAfter, chance, milliseconds) => {
    expect(retryMilliseconds(attempts, retryAfter, chance)).toBe(milliseconds);
  });

  it("all attempts together ride out more than five hours", () => {
    let total = 0;
    for (let attempts = 1; attempts < maximumAttempts; attempts += 1)
      total += retryMilliseconds(attempts, undefined, 0.5);
    expect(total).toBeGreaterThan(5 * 3_600_000);
    expect(total).toBeLessThan(24 * 3_600_000);
  });
});
