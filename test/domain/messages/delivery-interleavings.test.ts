/** Processes that take up one delivery in any order, die anywhere, and whose clocks jump: it is never said twice. */
import { fc } from "../../properties.ts";
import { expect, it } from "vitest";
import {
  begin,
  handBack,
  lease,
  newDelivery,
  settle,
  type BegunAttempt,
} from "../../../src/domain/messages/delivery.ts";
import type { Delivery } from "../../../src/domain/documents.ts";

const leaseMilliseconds = 120_000;
const start = Date.parse("2026-11-23T09:00:00.000Z");

/** How Teams takes a request: whether the message appears, and what we hear of it. */
const replies = {
  accepted: { appears: true, sent: { outcome: "sent", conversation: "c", activity: "a" } },
  throttled: { appears: false, sent: { outcome: "not-sent", because: "429" } },
  "accepted, reply lost": { appears: true, sent: { outcome: "unknown", because: "no reply" } },
  "lost on the way": { appears: false, sent: { outcome: "unknown", because: "no reply" } },
} as const;
type Reply = keyof typeof replies;

type Process = {
  at: "idle" | "leased" | "begun" | "replied";
  attempt?: BegunAttempt;
  reply?: Reply;
};

type Step =
  | { who: number; does: "step"; reply: Reply }
  | { who: number; does: "die" | "stop" }
  | { does: "time"; milliseconds: number };

function world() {
  let doc: Delivery | undefined = newDelivery(
    "k",
    { person: "ada" },
    { kind: "weekly", week: "2026-W48" },
    new Date(start).toISOString(),
  );
  let clock = start;
  /** The latest it has been: a clock that was set back catches up with that in the end. */
  let latest = start;
  let seen = 0;
  let requests = 0;
  const processes: Process[] = [{ at: "idle" }, { at: "idle" }, { at: "idle" }];
  const names = ["a", "b", "c"];
  const now = () => new Date(clock).toISOString();

  function step(who: number, reply: Reply): void {
    const process = processes[who] as Process;
    const by = names[who] as string;
    switch (process.at) {
      case "idle": {
        const taken = lease(doc, by, now(), leaseMilliseconds);
        doc = taken.doc;
        if (taken.outcome === "leased") process.at = "leased";
        return;
      }
      case "leased": {
        const begun = begin(doc, by, now(), leaseMilliseconds);
        doc = begun.doc;
        processes[who] =
          begun.outcome === "begun" && doc !== undefined
            ? { at: "begun", attempt: { by, begun: doc.begun, attempts: doc.attempts } }
            : { at: "idle" };
        return;
      }
      case "begun":
        requests += 1;
        if (replies[reply].appears) seen += 1;
        process.reply = reply;
        process.at = "replied";
        return;
      case "replied":
        doc = settle(
          doc,
          process.attempt ?? { by, begun: undefined, attempts: 0 },
          replies[process.reply ?? "accepted"].sent,
          now(),
          0,
        ).doc;
        processes[who] = { at: "idle" };
    }
  }

  return {
    step,
    /** Kill -9; another process starts in its place under a new name. */
    die(who: number) {
      processes[who] = { at: "idle" };
      names[who] = `${names[who]}'`;
    },
    /** An orderly stop: what has begun is finished, the rest is handed back. */
    stop(who: number) {
      if (processes[who]?.at === "leased")
        doc = handBack(doc, names[who] as string, { kind: "released" }, now(), 0).doc;
      while (["begun", "replied"].includes(processes[who]?.at ?? "idle")) step(who, "accepted");
      processes[who] = { at: "idle" };
    },
    pass(milliseconds: number) {
      clock += milliseconds;
      latest = Math.max(latest, clock);
    },
    catchUp() {
      clock = latest;
    },
    get doc() {
      return doc as Delivery;
    },
    get seen() {
      return seen;
    },
    get requests() {
      return requests;
    },
    isIdle: () => processes.every(({ at }) => at === "idle"),
  };
}

const who = fc.nat({ max: 2 });
const steps = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        who,
        does: fc.constant("step" as const),
        reply: fc.constantFrom(...(Object.keys(replies) as Reply[])),
      }),
    },
    { weight: 1, arbitrary: fc.record({ who, does: fc.constantFrom("die" as const, "stop" as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        does: fc.constant("time" as const),
        milliseconds: fc.constantFrom(1_000, 60_000, 130_000, 3_600_000, -1_000, -3_600_000, -86_400_000),
      }),
    },
  ) satisfies fc.Arbitrary<Step>,
  { minLength: 5, maxLength: 60 },
);

function act(model: ReturnType<typeof world>, step: Step): void {
  if (step.does === "time") model.pass(step.milliseconds);
  else if (step.does === "step") model.step(step.who, step.reply);
  else if (step.does === "die") model.die(step.who);
  else model.stop(step.who);
}

it("is never seen twice, and is never called sent unless it was seen", () => {
  fc.assert(
    fc.property(steps, (taken) => {
      const model = world();
      for (const step of taken) {
        act(model, step);
        expect(model.seen).toBeLessThanOrEqual(1);
        if (model.doc.state === "sent") expect(model.seen).toBe(1);
      }
    }),
    { numRuns: 800 },
  );
});

it("is sent in the end, unless a reply was lost or a process died between the request and writing it down", () => {
  fc.assert(
    fc.property(steps, (taken) => {
      const model = world();
      let isInDoubt = false;
      for (const step of taken) {
        const before = model.requests;
        act(model, step);
        if (model.requests > before && step.does === "step" && step.reply !== "accepted" && step.reply !== "throttled")
          isInDoubt = true;
        // A death after `begin` is a doubt; the delivery tells by keeping `begun`.
        if (step.does === "die" && model.doc.begun !== undefined) isInDoubt = true;
      }
      for (const each of [0, 1, 2]) model.stop(each);
      model.catchUp();
      model.pass(86_400_000 * 3);
      for (let turn = 0; turn < 4; turn += 1) model.step(0, "accepted");
      if (!isInDoubt) expect([model.doc.state, model.seen]).toEqual(["sent", 1]);
      else expect(["sent", "unknown"]).toContain(model.doc.state);
      expect(model.isIdle()).toBe(true);
    }),
    { numRuns: 800 },
  );
});
