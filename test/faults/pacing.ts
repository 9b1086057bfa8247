/** Personal digests to thousands against a Teams that enforces its limits, while people wait for answers. */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { writeSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { deliverDue } from "../../src/app/messages/deliver.ts";
import { marginMilliseconds } from "../../src/app/messages/pacer.ts";
import { openStore } from "../../src/store/open.ts";
import { compile } from "../store/compile.ts";
import { monday } from "./bot.ts";
import { runVictim } from "./deaths.ts";
import { aMessenger, anOutbound, aSender, aWorld, peopleCalled, planWeeks, tenant } from "./parts.ts";
import { files, postgres } from "./stores.ts";

/** Fewer with `DIGESTS=500 npm run test:faults`. */
const count = Number(process.env["DIGESTS"] ?? 5_000);
/** From two instances: enough for many seconds of sharing. */
const shared = Math.min(count, 1_000);
const permittedPerSecond = 50;
const answerEveryMilliseconds = 200;
const chats = 20;
/** Held up now and then for longer than the pace allows for, a process cannot show its pace. */
const quietMilliseconds = marginMilliseconds;

type Figures = {
  messages: number;
  doubled: number;
  throttled: number;
  requests: number;
  /** Between the first and the last message that arrived. */
  seconds: number;
  /** Milliseconds for which it was held up at most: what arrived meanwhile counts as arrived together. */
  longestStall: number;
  unexpected: string[];
};

async function ask<Reply>(teams: ChildProcess, question?: string): Promise<Reply> {
  const reply = once(teams, "message");
  if (question !== undefined) teams.send(question);
  return ((await reply) as [Reply])[0];
}

export function pacing(): void {
  describe("pacing", () => {
    it(`${count} personal digests, and answers meanwhile`, { timeout: 60_000 + count * 40 }, async () => {
      const program = await compile("test/faults/teams-alone.ts");
      const teams = fork(program.script);
      const { url } = await ask<{ url: string }>(teams);
      const place = await files.open();
      const store = await openStore(place.setting);
      const organization = store.organization(tenant);
      await planWeeks(organization, peopleCalled(count), url, monday);
      const world = aWorld(aMessenger(store, 10_000), () => monday);
      const sender = aSender("one");

      const outbound = anOutbound(10_000);
      const answers: number[] = [];
      let isOver = false;
      async function somebodyAsks(): Promise<void> {
        for (let nth = 0; !isOver; nth += 1) {
          const conversation = `19:chat${nth % chats}`;
          const asked = performance.now();
          await sender.pace.turn(tenant, conversation, "answer");
          await outbound.say({ serviceUrl: url, conversation }, { type: "message", summary: `answer ${nth}` });
          answers.push(performance.now() - asked);
          await wait(answerEveryMilliseconds);
        }
      }
      const asking = somebodyAsks();
      const delay = monitorEventLoopDelay({ resolution: 5 });
      delay.enable();
      const began = performance.now();
      const summary = await deliverDue(world, organization, sender);
      const seconds = (performance.now() - began) / 1_000;
      delay.disable();
      const unevenness = delay.percentile(99.9) / 1e6;
      const longestStall = delay.max / 1e6;
      isOver = true;
      await asking;

      const figures = await ask<Figures>(teams, "figures");
      const perSecond = figures.requests / seconds;
      const slowest = Math.max(...answers);
      writeSync(
        1,
        `\n${count} personal digests and ${answers.length} answers in ${seconds.toFixed(1)} s: ` +
          `${perSecond.toFixed(1)} a second of ${permittedPerSecond} permitted (${((100 * perSecond) / permittedPerSecond).toFixed(1)} %), ` +
          `${figures.throttled} times 429, slowest answer ${slowest.toFixed(0)} ms, ` +
          `${Math.round(process.memoryUsage().rss / 2 ** 20)} MB resident` +
          `, held up for ${unevenness.toFixed(0)} ms at times, ${longestStall.toFixed(0)} ms once, Teams ${figures.longestStall.toFixed(0)} ms` +
          `${unevenness < quietMilliseconds ? "" : " (a busy machine: not judged)"}\n`,
      );
      teams.disconnect();
      await store.close();
      await place.remove();
      await program.remove();

      expect(summary.sent + summary.retried).toBe(count);
      expect(figures).toMatchObject({ doubled: 0, unexpected: [] });
      expect(slowest).toBeLessThan(1_000);
      // Only a machine without other work keeps time well enough to be judged; what must hold in any case is tested on a
      // moved clock (test/app/deliver-pace.test.ts).
      if (unevenness < quietMilliseconds) {
        expect(perSecond).toBeGreaterThanOrEqual(0.95 * permittedPerSecond);
        // One stall beyond the margin, here or there, brings messages together that left apart.
        const wereNeverHeldUp = Math.max(longestStall, figures.longestStall) < quietMilliseconds;
        expect(figures.throttled).toBeLessThanOrEqual(wereNeverHeldUp ? 0 : count / 1_000);
      }
    });

    it(`${shared} personal digests from two instances on PostgreSQL`, { timeout: 60_000 + shared * 40 }, async () => {
      const program = await compile("test/faults/teams-alone.ts");
      const teams = fork(program.script);
      const { url } = await ask<{ url: string }>(teams);
      const { setting } = await postgres.open();
      const store = await openStore(setting);
      await planWeeks(store.organization(tenant), peopleCalled(shared), url, monday);
      const said = await Promise.all(["left", "right"].map((name) => runVictim(setting, name, monday, 0, 1)));
      const sent = said.map((each) => Number(JSON.parse(each.said.split("\n")[1] ?? "{}").sent));
      const figures = await ask<Figures>(teams, "figures");
      const perSecond = figures.requests / figures.seconds;
      writeSync(
        1,
        `\n${shared} personal digests from two instances on PostgreSQL, ${sent.join(" and ")}, in ${figures.seconds.toFixed(1)} s: ` +
          `${perSecond.toFixed(1)} a second of ${permittedPerSecond} permitted (${((100 * perSecond) / permittedPerSecond).toFixed(1)} %), ` +
          `${figures.throttled} times 429\n`,
      );
      teams.disconnect();
      await store.close();
      await program.remove();

      expect(figures).toMatchObject({ doubled: 0, unexpected: [] });
      // What was refused waits for the next run.
      expect(figures.messages + figures.throttled).toBe(shared);
      // Apart, each would go at the whole rate: half of what they ask would be refused.
      expect(perSecond).toBeLessThanOrEqual(1.05 * permittedPerSecond);
      expect(figures.throttled).toBeLessThan(shared / 50);
    });
  });
}
