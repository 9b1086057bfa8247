/** Faults of the process: kill -9 at every point of a delivery, and at any. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { compile } from "../store/compile.ts";
import type { Connector } from "../teams/connector.ts";
import { keyOf, peopleCalled, planWeeks, tenant, startTeams } from "./parts.ts";
import type { StoreKind } from "./stores.ts";
import { tally } from "./table.ts";

const start = Date.parse("2026-11-23T09:00:00.000Z");
const minute = 60_000;
const lease = 2 * minute;
const people = peopleCalled(20);

let program: { script: string; remove(): Promise<void> };

export type Ended = { said: string; signal: string | null };

/** Runs the sending program; see `runProgram`. */
export const runVictim = (...given: (string | number)[]) => runProgram(program.script, ...given);

/** Starts the sending program, for those who do something to it while it runs; it sends once it is told to begin. */
export const startVictim = (...given: (string | number)[]) => startProgram(program.script, ...given);

/** Runs a program; resolves when it ended, with what it said and how it died. */
export function runProgram(script: string, ...given: (string | number)[]): Promise<Ended> {
  const { begin, ended } = startProgram(script, ...given);
  begin();
  return ended;
}

export type Running = {
  child: ChildProcess;
  /** Resolves when it has said something: it waits to be told to begin. */
  ready: Promise<unknown>;
  begin: () => void;
  ended: Promise<Ended>;
};

function startProgram(script: string, ...given: (string | number)[]): Running {
  const child = spawn(process.execPath, [script, ...given.map(String)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => void (said += text));
  const ready = once(child.stdout, "data");
  const ended = new Promise<Ended>((resolve) => {
    child.once("close", (_, signal) => resolve({ said, signal }));
  });
  return { child, ready, begin: () => child.stdin.end(), ended };
}

/** Name, point of death, and what becomes of the twenty. */
const points: readonly [string, string, object][] = [
  ["kill -9 before the lease", "before lease", { sent: 20, unknown: 0 }],
  ["kill -9 after the lease", "after lease", { sent: 20, unknown: 0 }],
  ["kill -9 as the request is about to leave", "after mark", { sent: 19, unknown: 1 }],
  ["kill -9 after Teams took it, before it is recorded", "after accept", { sent: 19, unknown: 1 }],
  ["kill -9 after it is recorded", "after record", { sent: 20, unknown: 0 }],
];

export function deaths(kinds: readonly StoreKind[]): void {
  beforeAll(async () => {
    program = await compile("test/faults/victim.ts");
  });
  afterAll(() => program.remove());

  describe.each(kinds)("$name", ({ name: kind, open }) => {
    async function withDue(use: (setting: string, teams: Connector, now: (after: number) => string) => Promise<void>) {
      const teams = await startTeams();
      const place = await open();
      const now = (after: number) => new Date(start + after).toISOString();
      const store = await openStore(place.setting);
      await planWeeks(store.organization(tenant), people, teams.url, now(0));
      await store.close();
      await use(place.setting, teams, now);
      await teams.close();
      await place.remove();
    }

    it.each(points)("%s", async (name, point, expected) => {
      await withDue(async (setting, teams, now) => {
        const first = await runVictim(setting, "first", now(0), 0, 1, point, 7);
        expect(first.signal).toBe("SIGKILL");
        // At once: what the dead one holds is left alone. After the lease: it is taken up.
        const second = await runVictim(setting, "second", now(1_000), lease, 3);
        expect(second.signal).toBeNull();
        const store = await openStore(setting);
        const row = await tally(`${name} (${kind})`, store, people.map(keyOf), teams);
        expect(row).toMatchObject(expected);
        await store.close();
      });
    });

    it("kill -9 at any moment, again and again", { timeout: 300_000 }, async () => {
      await withDue(async (setting, teams, now) => {
        const kills = 10;
        for (let kill = 0; kill < kills; kill += 1) {
          await runVictim(setting, `victim ${kill}`, now(kill * (lease + minute)), 0, 1, "any", 5 + kill * 15);
        }
        await runVictim(setting, "last", now(kills * (lease + minute)), lease, 3);
        const store = await openStore(setting);
        await tally(`kill -9 at any moment, ${kills} times (${kind})`, store, people.map(keyOf), teams, true);
        await store.close();
      });
    });

    it("the clock is set back by an hour while somebody who died holds one", async () => {
      await withDue(async (setting, teams, now) => {
        await runVictim(setting, "first", now(0), 0, 1, "after lease", 7);
        await runVictim(setting, "second", now(-60 * minute), lease, 3);
        const store = await openStore(setting);
        const row = await tally(`clock set back an hour, after a kill -9 (${kind})`, store, people.map(keyOf), teams);
        expect(row).toMatchObject({ sent: 20, unknown: 0 });
        await store.close();
      });
    });
  });
}
