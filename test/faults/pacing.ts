/** Personal digests to thousands against a Teams that enforces its limits, while people wait for answers. */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { writeSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Pace } from "../../src/app/messages/pace.ts";
import { deliverDue } from "../../src/app/messages/deliver.ts";
import { say } from "../../src/teams/send/reply.ts";
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

/** How long an answer took, and how many messages left meanwhile. */
type Answered = { milliseconds: number; left: number };

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

async function told<Reply>(teams: ChildProcess, question?: string): Promise<Reply> {
  const reply = once(teams, "message");
  if (question !== undefined) teams.send(question);
  return ((await reply) as [Reply])[0];
}

/**
 * Answers people until it is stopped, as the bot does. The function it gives stops it and tells how long each took.
 * @param left how many messages have left by now.
 */
function ask(pace: Pace, serviceUrl: string, left = () => 0): () => Promise<Answered[]> {
  const parts = { outbound: anOutbound(10_000), pace, wait: (milliseconds: number) => wait(milliseconds) };
  const took: Answered[] = [];
  let isOver = false;
  async function somebodyAsks(): Promise<void> {
    for (let nth = 0; !isOver; nth += 1) {
      const conversation = `19:chat${nth % chats}`;
      const place = { kind: "groupChat", conversation } as const;
      const origin = {
        organization: tenant,
        serviceUrl,
        place,
        thread: conversation,
        bot: { id: "28:bot" },
        foreign: false,
        invoke: false,
      };
      const [asked, before] = [performance.now(), left()];
      const { outcome } = await say(parts, origin, { type: "message", summary: `answer ${nth}` });
      expect(outcome).toBe("sent");
      took.push({ milliseconds: performance.now() - asked, left: left() - before });
      await wait(answerEveryMilliseconds);
    }
  }
  const asking = somebodyAsks();
  return async () => {
    isOver = true;
    await asking;
    return took;
  };
}

export function pacing(): void {
  describe("pacing", () => {
    it(`${count} personal digests, and answers meanwhile`, { timeout: 60_000 + count * 40 }, async () => {
      const program = await compile("test/faults/teams-alone.ts");
      const teams = fork(program.script);
      const { url } = await told<{ url: string }>(teams);
      const place = await files.open();
      const store = await openStore(place.setting);
      const organization = store.organization(tenant);
      await planWeeks(organization, peopleCalled(count), url, monday);
      const messenger = aMessenger(store, 10_000);
      let left = 0;
      const send: typeof messenger.send = (...parts) => {
        left += 1;
        return messenger.send(...parts);
      };
      const world = aWorld(store, { ...messenger, send }, () => monday);
      const sender = aSender("one");

      const stopAsking = ask(sender.pace, url, () => left);
      const delay = monitorEventLoopDelay({ resolution: 5 });
      delay.enable();
      const began = performance.now();
      const summary = await deliverDue(world, organization, sender);
      const seconds = (performance.now() - began) / 1_000;
      delay.disable();
      const unevenness = delay.percentile(99.9) / 1e6;
      const longestStall = delay.max / 1e6;
      const answers = await stopAsking();

      const figures = await told<Figures>(teams, "figures");
      const perSecond = figures.requests / seconds;
      const slowest = Math.max(...answers.map(({ milliseconds }) => milliseconds));
      const mostLeft = Math.max(...answers.map((each) => each.left));
      writeSync(
        1,
        `\n${count} personal digests and ${answers.length} answers in ${seconds.toFixed(1)} s: ` +
          `${perSecond.toFixed(1)} a second of ${permittedPerSecond} permitted (${((100 * perSecond) / permittedPerSecond).toFixed(1)} %), ` +
          `${figures.throttled} times 429, slowest answer ${slowest.toFixed(0)} ms and ${mostLeft} messages, ` +
          `${Math.round(process.memoryUsage().rss / 2 ** 20)} MB resident` +
          `, held up for ${unevenness.toFixed(0)} ms at times, ${longestStall.toFixed(0)} ms once, Teams ${figures.longestStall.toFixed(0)} ms\n`,
      );
      teams.disconnect();
      await store.close();
      await place.remove();
      await program.remove();

      expect((summary.sent ?? 0) + (summary.retried ?? 0)).toBe(count);
      expect(figures).toMatchObject({ doubled: 0, unexpected: [] });
      // An answer that waited its turn would see hundreds leave.
      expect(answers.length).toBeGreaterThan(1);
      expect(mostLeft).toBeLessThan(count / 10);
      // How fast it was is printed, not judged: that is the machine's as much as ours. What must hold on any machine is tested on a
      // moved clock (test/app/messages/pace.test.ts). A stall here or there brings messages together that left apart.
      expect(figures.throttled).toBeLessThan(count / 100);
    });

    it(`${shared} personal digests from two instances on PostgreSQL`, { timeout: 60_000 + shared * 40 }, async () => {
      const program = await compile("test/faults/teams-alone.ts");
      const teams = fork(program.script);
      const { url } = await told<{ url: string }>(teams);
      const { setting } = await postgres.open();
      const store = await openStore(setting);
      await planWeeks(store.organization(tenant), peopleCalled(shared), url, monday);
      // A third instance answers people, and has a queue of its own.
      const stopAsking = ask(aSender("answers").pace, url);
      const said = await Promise.all(["left", "right"].map((name) => runVictim(setting, name, monday, 0, 1)));
      const sent = said.map((each) => Number(JSON.parse(each.said.split("\n")[1] ?? "{}").sent ?? 0));
      const answers = await stopAsking();
      const figures = await told<Figures>(teams, "figures");
      const perSecond = figures.requests / figures.seconds;
      writeSync(
        1,
        `\n${shared} personal digests from two instances on PostgreSQL, ${sent.join(" and ")}, in ${figures.seconds.toFixed(1)} s: ` +
          `${perSecond.toFixed(1)} a second of ${permittedPerSecond} permitted (${((100 * perSecond) / permittedPerSecond).toFixed(1)} %), ` +
          `${figures.throttled} times 429; ${answers.length} answers by a third, the slowest after ${Math.max(...answers.map(({ milliseconds }) => milliseconds)).toFixed(0)} ms\n`,
      );
      teams.disconnect();
      await store.close();
      await program.remove();

      expect(figures).toMatchObject({ doubled: 0, unexpected: [] });
      // What was refused waits for the next run.
      expect(figures.messages + figures.throttled).toBeGreaterThanOrEqual(shared + answers.length);
      // Together they go no faster than one.
      expect(perSecond).toBeLessThanOrEqual(permittedPerSecond);
      expect(figures.throttled).toBeLessThan(shared / 10);
    });
  });
}
