/** One process per data folder: lowdb keeps documents in memory, so a second writer would undo the first one's work. */
import { readFileSync, readlinkSync, rmSync, statSync } from "node:fs";
import { mkdir, open, readFile, rm, rmdir, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { isAbsent, reasonOf } from "./durable.ts";

/** A lock whose holder gives no sign of life for this long, in milliseconds, belongs to nobody. */
const longestSilence = 10_000;

const holderSchema = z.object({
  pid: z.int(),
  host: z.string(),
  started: z.string(),
  namespace: z.string().optional(),
});
type Holder = z.infer<typeof holderSchema>;

export type Lock = {
  /** @throws {Error} when the lock was lost, so that nothing more may be written. */
  assertHeld(): void;
  release(): Promise<void>;
};

/**
 * Takes the folder for this process. A lock left by a process that died, among those that this one can see, is taken
 * over at once; one of another machine or container, when it was seen to be silent for ten seconds. That is counted by
 * our own clock from when we first looked: the times of the file are another machine's, and their clock need not be ours.
 * @param onLost hears when the folder is not this process's any more, or is gone.
 * @throws {Error} when another process has it.
 */
export async function lockFolder(
  folder: string,
  onLost: (because: Error) => void = () => {},
  silence = longestSilence,
): Promise<Lock> {
  await takeLock(folder, silence);
  const own = thisProcess();
  try {
    await writeFile(holderFile(folder), JSON.stringify(own), { mode: 0o600 });
    await rm(claimFile(folder), { force: true });
  } catch (error) {
    await rmdir(lockOf(folder)).catch(() => undefined);
    throw cannot(folder, error);
  }
  let sign = await signOf(lockOf(folder));
  let given = performance.now();
  let lost: Error | undefined;

  async function giveSign(): Promise<void> {
    try {
      if ((await signOf(lockOf(folder))) !== sign) return lose();
      const now = new Date();
      await utimes(lockOf(folder), now, now);
      sign = await signOf(lockOf(folder));
      given = performance.now();
      // It was paused between the lines above, and another took the folder meanwhile.
      const holder = await readHolder(folder);
      if (holder !== undefined && !isSame(holder, own)) lose();
    } catch (cause) {
      if (isAbsent(cause) || performance.now() - given > silence) lose(cause);
    }
  }
  function lose(cause?: unknown): void {
    if (lost !== undefined) return;
    lost = new Error(`The lock on ${folder} was lost, so nothing more is written there. Restart the bot.`, { cause });
    leave();
    onLost(lost);
  }
  let underWay: Promise<void> | undefined;
  const timer = setInterval(() => {
    underWay ??= giveSign().finally(() => (underWay = undefined));
  }, silence / 5).unref();
  /** Paused for long enough that another may have taken it, this process must leave that one's lock alone. */
  const isOurs = () => lost === undefined && signNow(folder) === sign;
  const atExit = () => isOurs() && rmSync(lockOf(folder), { recursive: true, force: true });
  process.once("exit", atExit);
  function leave(): void {
    clearInterval(timer);
    process.removeListener("exit", atExit);
  }

  return {
    assertHeld() {
      // Paused for so long that another may have taken it: what the next sign of life would find is found now.
      if (performance.now() - given > silence && signNow(folder) !== sign) lose();
      if (lost !== undefined) throw lost;
    },
    async release() {
      leave();
      await underWay;
      if (!isOurs()) return;
      await rm(holderFile(folder), { force: true });
      await rmdir(lockOf(folder)).catch(() => undefined);
    },
  };
}

async function takeLock(folder: string, silence: number): Promise<void> {
  const began = performance.now();
  let [last, since] = [Number.NaN, began];
  let [lastClaim, claimedSince] = [Number.NaN, began];
  for (;;) {
    try {
      await mkdir(lockOf(folder));
      return;
    } catch (error) {
      if (reasonOf(error) !== "EEXIST") throw cannot(folder, error);
    }
    const sign = await signOf(lockOf(folder));
    const claim = await signOf(claimFile(folder));
    const holder = await readHolder(folder);
    const now = performance.now();
    if (sign !== last) [last, since] = [sign, now];
    if (claim !== lastClaim) [lastClaim, claimedSince] = [claim, now];
    const isSilent = now - since >= silence;
    const state = stateOf(holder);
    if (state === "alive") throw refusal(folder, holder);
    if ((state === "dead" || isSilent) && (await clear(folder, holder, sign, now - claimedSince >= silence))) continue;
    if (now - began > silence * 1.25) throw refusal(folder, holder);
    await wait(silence / 40);
  }
}

function cannot(folder: string, cause: unknown): Error {
  return new Error(`Cannot lock the data folder ${folder}: ${reasonOf(cause)}.`, { cause });
}

function refusal(folder: string, holder: Holder | undefined): Error {
  const who = holder === undefined ? "another process" : `process ${holder.pid} on ${holder.host}`;
  return new Error(
    `The data folder ${folder} is in use by ${who}. One process at a time can use it: stop that one, ` +
      "give this one another folder (STORE=file:…), or use PostgreSQL (STORE=postgres://…) to run several.",
  );
}

/**
 * Removes a lock that belongs to nobody. Of several that find so at once one does it, the one that makes the claim file,
 * which stays until that one's name is written; it looks again after that, because the lock may be another's by then.
 * @param isLeft whether a claim that is there was left by a process that died: it has been the same for that long.
 */
async function clear(folder: string, nobody: Holder | undefined, sign: number, isLeft: boolean): Promise<boolean> {
  try {
    await (await open(claimFile(folder), "wx")).close();
  } catch (error) {
    if (reasonOf(error) !== "EEXIST") throw cannot(folder, error);
    if (isLeft) await rm(claimFile(folder), { force: true });
    return false;
  }
  const still = await readHolder(folder);
  if (!isSame(still, nobody) || (await signOf(lockOf(folder))) !== sign) {
    await rm(claimFile(folder), { force: true });
    return false;
  }
  await rmdir(lockOf(folder)).catch((error: unknown) => {
    if (!isAbsent(error)) throw cannot(folder, error);
  });
  return true;
}

function lockOf(folder: string): string {
  return join(folder, ".lock");
}

/** What changes with each sign of life of the holder: the file's time, whatever it says. NaN when there is none. */
async function signOf(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (isAbsent(error)) return Number.NaN;
    throw error;
  }
}

/** The same, asked by somebody who cannot wait. */
function signNow(folder: string): number {
  return statSync(lockOf(folder), { throwIfNoEntry: false })?.mtimeMs ?? Number.NaN;
}

function holderFile(folder: string): string {
  return join(folder, ".lock-holder.json");
}

function claimFile(folder: string): string {
  return join(folder, ".lock-claim");
}

async function readHolder(folder: string): Promise<Holder | undefined> {
  try {
    return holderSchema.parse(JSON.parse(await readFile(holderFile(folder), "utf8")));
  } catch {
    return undefined;
  }
}

function isSame(one: Holder | undefined, other: Holder | undefined): boolean {
  return one?.pid === other?.pid && one?.started === other?.started && one?.namespace === other?.namespace;
}

function thisProcess(): Holder {
  return { pid: process.pid, host: hostname(), started: startOf(process.pid) ?? "unknown", namespace };
}

function stateOf(holder: Holder | undefined): "alive" | "dead" | "unknown" {
  // Containers of one host may share a name and a folder, and have numbers of their own for their processes.
  if (holder === undefined || holder.host !== hostname() || holder.namespace !== namespace) return "unknown";
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    return code === "ESRCH" ? "dead" : "alive";
  }
  // The number may have been given to another process since, as in a container that starts again as process 1.
  return startOf(holder.pid) === holder.started || holder.started === "unknown" ? "alive" : "dead";
}

/** Within which numbers of processes mean the same: the machine's start and its process namespace; `none` without them. */
const namespace = ((): string => {
  try {
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}/${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return "none";
  }
})();

/** When a process started, as Linux counts it, with the boot it counts from. @returns undefined elsewhere. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}/${ticks}`;
  } catch {
    return undefined;
  }
}
