/** Several instances on one due set: one sends at a time, and another goes on when that one cannot. */
import type { ChildProcess } from "node:child_process";
import { describe, expect, it } from "vitest";
import { createPace } from "../../src/app/messages/pace.ts";
import { createSender } from "../../src/app/messages/sender.ts";
import { query } from "../../src/dev/bench/postgres-server.ts";
import { openStore } from "../../src/store/open.ts";
import { allWell, minute, monday } from "./bot.ts";
import { runVictim, startVictim, type Ended, type Running } from "./deaths.ts";
import type { Connector } from "../teams/connector.ts";
import { keyOf, peopleCalled, planWeeks, tenant, startTeams } from "./parts.ts";
import { postgres } from "./stores.ts";
import { tally } from "./table.ts";

/** Four seconds of sending. */
const people = peopleCalled(200);
const lease = 2 * minute;
const anHourLater = "2026-11-23T10:00:00.000Z";

/** An outcome that no delivery came to is not in its summary. */
const sentBy = ({ said }: Ended): number => Number(JSON.parse(said.split("\n")[1] ?? "{}").sent ?? 0);

/** As many messages as one instance has on the way at a time. */
const atOnce = createSender({ instance: "any", pace: createPace() }).concurrency;

export function twoInstances(): void {
  describe("two instances on one due set", { timeout: 300_000 }, () => {
    async function withDue(
      name: string,
      expected: object,
      use: (setting: string, teams: Connector) => Promise<void>,
    ): Promise<void> {
      const teams = await startTeams();
      const { setting } = await postgres.open();
      const store = await openStore(setting);
      await planWeeks(store.organization(tenant), people, teams.url, monday);
      await use(setting, teams);
      expect(await tally(name, store, people.map(keyOf), teams)).toMatchObject(expected);
      await store.close();
      await teams.close();
    }

    it.each([
      ["two instances on one due set (PostgreSQL)", monday],
      ["two instances whose clocks are an hour apart (PostgreSQL)", anHourLater],
    ])("%s: one of them sends everything", async (name, otherClock) => {
      await withDue(name, { sent: 200, unknown: 0 }, async (setting) => {
        const both = [
          runVictim(setting, "left", monday, minute, 2),
          runVictim(setting, "right", otherClock, minute, 2),
        ];
        const [least, most] = (await Promise.all(both)).map(sentBy).toSorted((a, b) => a - b);
        expect((least ?? 0) + (most ?? 0)).toBe(200);
        // What Teams found too fast, on a busy machine, waits for the next run, and then either may have it.
        expect(least).toBeLessThan(20);
      });
    });

    type Those = { taken?: number; names?: [string, string]; death?: (string | number)[] };

    /**
     * Does something to the first while it sends: Teams has taken so many of its messages, and answers none until that is
     * done. The second waits for its turn. Both are there before, so that it does not matter how long a start takes.
     */
    async function inMidSend(
      setting: string,
      teams: Connector,
      act: (first: ChildProcess) => unknown,
      { taken = atOnce, names = ["left", "right"], death = [] }: Those = {},
    ) {
      const [first, second] = names.map((name, index) =>
        startVictim(setting, name, monday, lease + minute, 5, ...(index === 0 ? death : [])),
      ) as [Running, Running];
      await Promise.all([first.ready, second.ready]);
      let answer = (): void => undefined;
      const answered = new Promise<void>((resolve) => (answer = resolve));
      const isSending = new Promise<void>((resolve) => {
        const after = () => {
          if (teams.arrived.size === taken) resolve();
          return answered;
        };
        teams.script(() => ({ after }));
      });
      first.begin();
      await isSending;
      second.begin();
      await act(first.child);
      teams.script(allWell);
      answer();
      return { first, second };
    }

    it("one is killed, the other goes on with its work", async () => {
      await withDue("two instances, one killed (PostgreSQL)", { sent: 200, unknown: 0 }, async (setting, teams) => {
        const death = ["after lease", 150];
        const { first, second } = await inMidSend(setting, teams, () => undefined, { taken: 1, death });
        expect((await first.ended).signal).toBe("SIGKILL");
        expect(sentBy(await second.ended)).toBe(51);
      });
    });

    it("one is paused, the other goes on, and the first wakes up to replies that waited for it", async () => {
      const name = "two instances, one paused until the other was done (PostgreSQL)";
      await withDue(name, { sent: 200, unknown: 0 }, async (setting, teams) => {
        const { first, second } = await inMidSend(setting, teams, (child) => child.kill("SIGSTOP"));
        expect(sentBy(await second.ended)).toBe(200 - atOnce);
        first.child.kill("SIGCONT");
        const woken = await first.ended;
        expect([woken.signal, sentBy(woken)]).toEqual([null, atOnce]);
      });
    });

    it.each([
      ["rolling deploy, old and new release together (PostgreSQL)", "older", "newer"],
      ["rolling back, new and old release together (PostgreSQL)", "newer", "older"],
    ])("%s: the one that goes stops in mid-send, the one that comes goes on", async (name, going, coming) => {
      await withDue(name, { sent: 200, unknown: 0 }, async (setting, teams) => {
        const stop = (child: ChildProcess) => child.kill("SIGTERM");
        const { first, second } = await inMidSend(setting, teams, stop, { names: [going, coming] });
        const [gone, left] = await Promise.all([first.ended, second.ended]);
        expect([gone.signal, left.signal]).toEqual([null, null]);
        expect(sentBy(gone) + sentBy(left)).toBe(200);
        expect(Math.min(sentBy(gone), sentBy(left))).toBeGreaterThan(0);
        // What the other release does not know is kept all the same.
        const [later] = await query(
          setting,
          "select count(*)::int from association_documents where kind = 'deliveries' and (body::jsonb -> 'doc' ->> 'later') = 'true'",
        );
        expect(later?.["count"]).toBeGreaterThanOrEqual(sentBy(going === "newer" ? gone : left));
      });
    });

    it("the database ends the connection of one, the other goes on", async () => {
      const name = "two instances, the connection of one lost (PostgreSQL)";
      await withDue(name, { sent: 200, unknown: 0 }, async (setting, teams) => {
        const { first, second } = await inMidSend(setting, teams, () =>
          query(
            setting,
            `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
             and database = (select oid from pg_database where datname = current_database())`,
          ),
        );
        const ended = await Promise.all([first.ended, second.ended]);
        expect(ended.map(({ signal }) => signal)).toEqual([null, null]);
        expect(sentBy(await second.ended)).toBeGreaterThan(0);
      });
    });
  });
}
