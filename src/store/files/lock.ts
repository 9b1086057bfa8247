/** One process per data folder: lowdb keeps documents in memory, so a second writer would undo the first one's work. */
import { readFileSync, readlinkSync } from "node:fs";
import { open, readFile, rm, rmdir, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import lockfile from "proper-lockfile";
import { z } from "zod";
import { reasonOf } from "./durable.ts";

/** A lock whose holder has not been heard of for this long belongs to nobody. */
const staleMilliseconds = 10_000;

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
 * over at once; one of another machine or container, when it has been silent for ten seconds.
 * @param onLost hears when the folder is not this process's any more, or is gone.
 * @throws {Error} when another process has it.
 */
export async function lockFolder(folder: string, onLost: (because: Error) => void = () => {}): Promise<Lock> {
  let lost: Error | undefined;
  const options = {
    lockfilePath: join(folder, ".lock"),
    stale: staleMilliseconds,
    update: staleMilliseconds / 5,
    onCompromised: (cause: Error) => {
      lost = new Error(`The lock on ${folder} was lost, so nothing more is written there. Restart the bot.`, { cause });
      onLost(lost);
    },
  };
  const release = await takeLock(folder, options);
  await writeFile(holderFile(folder), JSON.stringify(thisProcess()), { mode: 0o600 });
  await rm(claimFile(folder), { force: true });
  return {
    assertHeld() {
      if (lost !== undefined) throw lost;
    },
    async release() {
      if (lost !== undefined) return;
      await rm(holderFile(folder), { force: true });
      await release();
    },
  };
}

async function takeLock(folder: string, options: lockfile.LockOptions): Promise<() => Promise<void>> {
  const deadline = Date.now() + staleMilliseconds + 2_000;
  for (;;) {
    try {
      return await lockfile.lock(folder, options);
    } catch (error) {
      if (!isHeld(error))
        throw new Error(`Cannot lock the data folder ${folder}: ${reasonOf(error)}.`, { cause: error });
      const holder = await readHolder(folder);
      const state = stateOf(holder);
      if (state === "alive" || Date.now() > deadline) throw refusal(folder, holder, error);
      if (state === "dead" && holder !== undefined && (await clearAfter(holder, folder))) continue;
      await wait(250);
    }
  }
}

function isHeld(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ELOCKED";
}

function refusal(folder: string, holder: Holder | undefined, cause: unknown): Error {
  const who = holder === undefined ? "another process" : `process ${holder.pid} on ${holder.host}`;
  return new Error(
    `The data folder ${folder} is in use by ${who}. One process at a time can use it: stop that one, ` +
      "give this one another folder (STORE=file:…), or use PostgreSQL (STORE=postgres://…) to run several.",
    { cause },
  );
}

/**
 * Removes the lock of a dead process. Of several that find it dead at once one does so, the one that makes the claim
 * file; it looks again after that, because the lock may be another's by then.
 */
async function clearAfter(dead: Holder, folder: string): Promise<boolean> {
  try {
    await (await open(claimFile(folder), "wx")).close();
  } catch {
    return false;
  }
  const still = await readHolder(folder);
  if (still === undefined || still.pid !== dead.pid || still.started !== dead.started) {
    await rm(claimFile(folder), { force: true });
    return false;
  }
  await rmdir(join(folder, ".lock")).catch(() => undefined);
  return true;
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
