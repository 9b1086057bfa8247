/** More turns than can be answered: said so at once, to those who flood alone, and over when they stop. */
import { expect, it } from "vitest";
import { z } from "zod";
import { atOnce, atOnceOfOne, createQueue, mostWaiting, type Slot } from "../../../src/teams/bot/queue.ts";
import { action } from "../../../src/teams/turn.ts";
import { busyAllowance } from "../../../src/teams/bot/rate-limit.ts";
import { execute, message } from "../activities.ts";
import { startEdge } from "../harness.ts";
import { megan, tenant } from "../people.ts";

const longestWait = 1_000;

/** A queue whose turns end when the test says so, and the names of those that began, in order. */
function aQueue() {
  let now = 0;
  const queue = createQueue(longestWait, () => now);
  const began: string[] = [];
  return {
    began,
    pass: (milliseconds: number) => void (now += milliseconds),
    enter(organization: string, times = 1): (Slot | undefined)[] {
      return Array.from({ length: times }, () => {
        const place = queue.enter(organization);
        void place?.begun.then(() => began.push(organization));
        return place;
      });
    },
    /** Ends turns, and lets those that begin say so. */
    async leave(places: readonly (Slot | undefined)[]): Promise<string[]> {
      await Promise.resolve();
      began.length = 0;
      for (const place of places) place?.leave();
      await Promise.resolve();
      return [...began];
    },
  };
}

it("begins as many turns of an organization as may be at once, and one more whenever one ends", async () => {
  const { enter, leave } = aQueue();
  const places = enter("flooding", atOnceOfOne + 2);
  expect(await leave([])).toHaveLength(0);
  expect(await leave([places[0], places[0]])).toHaveLength(1);
  expect(await leave([places.at(-1)]), "it has not begun").toEqual([]);
  expect(await leave([places[1]])).toHaveLength(1);
});

it("counts no turn that went on by itself before it began", async () => {
  const { enter, leave } = aQueue();
  const places = enter("flooding", atOnceOfOne + 3);
  expect(await leave(places.slice(atOnceOfOne, atOnceOfOne + 2)), "two of those that wait").toEqual([]);
  expect(await leave([places[0]]), "both of them, and the one behind them").toHaveLength(3);
});

it("begins the turn of another organization before those of one that has many under way", async () => {
  const { enter, leave } = aQueue();
  const flooding = enter("flooding", atOnceOfOne * 2);
  const filling = enter("filling", atOnce);
  enter("calm");
  expect(await leave([filling[0]])).toEqual(["calm"]);
  expect(await leave([filling[1]])).toEqual(["filling"]);
  expect(await leave([flooding[0]])).toEqual(["filling"]);
});

it("turns away who would be one too many to wait, and nobody of another organization", async () => {
  const { enter, leave } = aQueue();
  const places = enter("flooding", atOnceOfOne + mostWaiting);
  expect(places).not.toContain(undefined);
  expect(enter("flooding")).toEqual([undefined]);
  expect(enter("other")).not.toEqual([undefined]);
  await leave([places[0]]);
  expect(enter("flooding")).not.toEqual([undefined]);
  expect(enter("flooding")).toEqual([undefined]);
});

it("turns away who would wait behind one that waits longer than a turn may take, until that one has begun", async () => {
  const { enter, leave, pass } = aQueue();
  const places = enter("flooding", atOnceOfOne + 1);
  pass(longestWait);
  const second = enter("flooding");
  expect(second).not.toEqual([undefined]);
  pass(1);
  expect(enter("flooding")).toEqual([undefined]);
  expect(enter("other")).not.toEqual([undefined]);
  await leave([places[0]]);
  expect(enter("flooding")).not.toEqual([undefined]);
});

it(
  "tells an organization that floods, answers another meanwhile, and serves both after",
  { timeout: 30_000 },
  async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    let begin = () => {};
    const hasBegun = new Promise<void>((resolve) => (begin = resolve));
    let runs = 0;
    const wait = action({
      verb: "wait",
      schema: z.object({}),
      who: "everyone",
      async run({ organization }) {
        if (organization.id !== tenant) return { toast: "Done." };
        runs += 1;
        begin();
        await held;
        return { toast: "Done." };
      },
    });
    const edge = await startEdge({
      tables: { actions: [wait] },
      admission: { organizations: [], open: true },
      patience: 1_000_000,
      milliseconds: () => 0,
    });
    const somebody = (number: number) => ({
      ...megan,
      id: `00${1_000_000 + number}`.slice(-8) + megan.id.slice(8),
      teamsId: `29:${number}`,
    });
    const click = (number: number) => edge.as(somebody(number)).forges("wait", {});
    const room = atOnceOfOne + mostWaiting;

    // Teams sends the first one again twice: that takes no place of its own.
    const first = execute(edge.common(somebody(0)), "1", "wait", {});
    const original = edge.post(first);
    await hasBegun;
    const again = [edge.post(first), edge.post(first)];
    let told = () => {};
    const isTold = new Promise<void>((resolve) => (told = resolve));
    let busy = 0;
    const extra = 5;
    const clicks = Array.from({ length: room - 1 + extra }, async (_, number) => {
      const { toast } = await click(1 + number);
      if (toast === "I'm busy. Try again in a minute." && (busy += 1) === extra) told();
      return toast;
    });
    await isTold;
    expect(runs).toBe(atOnceOfOne);

    // The line is full: whoever writes is told so too, and what watches over the process gets its answer.
    expect(await edge.as(somebody(2_000)).says("x")).toMatchObject([{ text: "I'm busy. Try again in a minute." }]);
    expect(await edge.as(somebody(2_000)).says("x"), "told once a minute").toEqual([]);
    // Also of many conversations at once each is told, the last ones a little later.
    const many = Array.from({ length: busyAllowance.burst + 3 }, (_, number) => somebody(2_001 + number));
    await Promise.all(many.map((one) => edge.post(message(edge.common(one), "x"))));
    for (const _ of many)
      expect(await edge.connector.next()).toMatchObject({ text: "I'm busy. Try again in a minute." });
    expect((await fetch(`${edge.url}/healthz`)).status).toBe(200);
    const stranger = { ...megan, tenantId: "00000000-0000-4000-8000-000000000001" };
    expect((await edge.as(stranger).forges("wait", {})).toast).toBe("Done.");

    release();
    const toasts = await Promise.all(clicks);
    expect(toasts.filter((toast) => toast === "Done.")).toHaveLength(room - 1);
    for (const { body } of await Promise.all([original, ...again])) expect(body).toMatchObject({ value: "Done." });
    expect(runs).toBe(room);
    expect(edge.reports.filter(({ outcome }) => outcome === "busy")).toHaveLength(extra + 2 + many.length);
    expect((await click(3_000)).toast).toBe("Done.");
  },
);
