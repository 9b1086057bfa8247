/** Faults of the store while messages are on their way. */
import { spawnSync } from "node:child_process";
import { chmod, chown } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { allWell, minute, repeat, withBot, type Bot } from "./bot.ts";
import { keyOf, peopleCalled, planWeeks, tenant } from "./parts.ts";
import { aServer } from "../postgres.ts";
import { postgres } from "./stores.ts";
import { tally } from "./table.ts";

const people = peopleCalled(20);
const allSent = { sent: 20, named: 0, unknown: 0 };
const nobody = 65_534;
const isRoot = process.getuid?.() === 0;
const limits = spawnSync("prlimit", ["--version"]).status === 0;
const full = "disk full for a minute (files)";
/** What cannot be tried on this machine: without prlimit no disk is full. */
export const untried: readonly string[] = limits ? [] : [full];

/** The store breaks when the seventh message is on its way, stays broken for a minute, and is mended. */
async function breaking(name: string, bot: Bot, breaks: () => unknown, mends: () => unknown): Promise<void> {
  const { store, organization, run, clock, teams } = bot;
  await planWeeks(organization, people, teams.url, clock.now());
  let broken: unknown;
  teams.script(({ nth }) => {
    if (nth === 7) broken = breaks();
    return undefined;
  });
  try {
    await expect(run()).rejects.toThrow(/the store failed|Could not|cannot|ECONN|terminat/i);
    await broken;
    clock.pass(minute / 2);
    await expect(run()).rejects.toThrow();
  } finally {
    await mends();
  }
  await repeat(5, 3 * minute, bot);
  expect(await tally(name, store, people.map(keyOf), teams)).toMatchObject(allSent);
}

export function storeFaults(): void {
  describe("the store", () => {
    it.skipIf(!limits)("a full disk for a minute", async () => {
      const ignore = () => undefined;
      process.on("SIGXFSZ", ignore);
      const setLimit = (bytes: string) =>
        spawnSync("prlimit", ["--pid", String(process.pid), `--fsize=${bytes}:unlimited`], { encoding: "utf8" });
      await withBot(allWell, (bot) =>
        breaking(
          full,
          bot,
          () => setLimit("0"),
          () => setLimit("unlimited"),
        ),
      );
      process.off("SIGXFSZ", ignore);
    });

    it("a folder that becomes read-only for a minute", async () => {
      await withBot(allWell, async (bot) => {
        const root = bot.setting.slice("file:".length);
        const folder = join(root, tenant, "deliveries");
        // Root may write everywhere, so root works as nobody here.
        await breaking(
          "folder read-only for a minute (files)",
          bot,
          async () => {
            if (isRoot) await chown(folder, nobody, nobody);
            await chmod(folder, 0o555);
            if (isRoot) process.seteuid?.(nobody);
          },
          async () => {
            if (isRoot) process.seteuid?.(0);
            await chmod(folder, 0o700);
          },
        );
      });
    });

    it("a database that is gone for a minute", async () => {
      const server = await aServer();
      onTestFinished(() => server.remove());
      await withBot(
        allWell,
        (bot) =>
          breaking(
            "database gone for a minute (PostgreSQL)",
            bot,
            () => server.crash(),
            () => server.start(),
          ),
        { ...postgres, open: async () => ({ setting: server.address, remove: () => Promise.resolve() }) },
      );
    });
  });
}
