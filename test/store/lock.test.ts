/** One process has a data folder, whatever the clocks of those who want it say. */
import { mkdirSync, readFileSync, readlinkSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { lockFolder } from "../../src/store/files/lock.ts";

/** Milliseconds, in place of ten seconds. */
const silence = 500;
const elsewhere = { pid: 7, host: "elsewhere", started: "1", namespace: "boot/pid:[1]" };
const sameName = { ...elsewhere, pid: 4_194_303, host: hostname() };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lock-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
});

const take = (onLost?: (because: Error) => void) => lockFolder(folder, onLost, silence);

/** A lock that somebody has, whose clock is so many seconds ahead of ours. */
async function aLock(holder: object, ahead: number): Promise<void> {
  await mkdir(join(folder, ".lock"));
  await writeFile(join(folder, ".lock-holder.json"), JSON.stringify(holder));
  await signed(ahead);
}

function signed(ahead: number): Promise<void> {
  const then = new Date(Date.now() + ahead * 1000);
  return utimes(join(folder, ".lock"), then, then);
}

/** The boot and the process namespace of this process, as the lock has them. */
function ours(): string {
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  return `${boot}/${readlinkSync("/proc/self/ns/pid")}`;
}

it.each([
  ["on another machine, its clock like ours", elsewhere, 0],
  ["on another machine, its clock a minute behind", elsewhere, -60],
  ["on another machine, its clock an hour ahead", elsewhere, 3_600],
  ["in a container of our name, though nobody here has its number", sameName, 0],
])("is refused while a holder gives signs of life: %s", async (_, holder, ahead) => {
  await aLock(holder, ahead);
  const alive = setInterval(() => void signed(ahead), silence / 5);
  onTestFinished(() => clearInterval(alive));
  await expect(take()).rejects.toThrow(`in use by process ${holder.pid} on ${holder.host}`);
});

it.each([
  ["whose last sign is old", -60],
  ["whose clock is an hour ahead", 3_600],
])("is given after a silence, and not before, when the holder was another machine %s", async (_, ahead) => {
  await aLock(elsewhere, ahead);
  const began = performance.now();
  const lock = await take();
  expect(performance.now() - began).toBeGreaterThanOrEqual(silence);
  await lock.release();
  expect(await readdir(folder)).toEqual([]);
});

it("is given at once when the holder was a process of this machine that ended", async () => {
  await aLock({ ...sameName, namespace: ours() }, 0);
  const began = performance.now();
  await (await take()).release();
  expect(performance.now() - began).toBeLessThan(silence);
});

it("is given when one who wanted it died while it cleared the lock of another", async () => {
  await aLock(elsewhere, 0);
  await writeFile(join(folder, ".lock-claim"), "");
  await (await take()).release();
  expect(await readdir(folder)).toEqual([]);
});

it.each([
  ["ended on this machine", { ...sameName, namespace: ours() }],
  ["fell silent on another", elsewhere],
])("is given to one of many when the last holder %s", async (_, holder) => {
  for (let round = 0; round < 5; round += 1) {
    await aLock(holder, 0);
    // Some milliseconds apart, so that one looks at the lock while another clears it and a third has it.
    const open = async (_: unknown, index: number) => wait(index % 8).then(() => take());
    const tries = await Promise.allSettled(Array.from({ length: 24 }, open));
    const won = tries.filter((each) => each.status === "fulfilled");
    expect(won).toHaveLength(1);
    await won[0]?.value.release();
    expect(await readdir(folder)).toEqual([]);
  }
});

it("is kept for as long as it is held, also from one who cannot know whose it is", async () => {
  const lost = vi.fn<(because: Error) => void>();
  const lock = await take(lost);
  await rm(join(folder, ".lock-holder.json"));
  await expect(take()).rejects.toThrow("in use by another process");
  expect(lost).not.toHaveBeenCalled();
  await lock.release();
  expect(await readdir(folder)).toEqual([]);
});

it("is known to be lost right after a pause in which another took it, before anything is written", async () => {
  const lost = vi.fn<(because: Error) => void>();
  const lock = await take(lost);
  const path = join(folder, ".lock");
  // Nothing of this process runs meanwhile.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, silence * 1.1);
  expect(() => lock.assertHeld()).not.toThrow();
  rmSync(path, { recursive: true });
  mkdirSync(path);
  utimesSync(path, 1, 1);
  expect(() => lock.assertHeld()).toThrow("was lost");
  expect(lost).toHaveBeenCalledOnce();
  await lock.release();
  expect(await readdir(folder)).toContain(".lock");
});

it("is left to another that took it during a pause, by one who ends before its next sign of life", async () => {
  const lock = await take();
  const path = join(folder, ".lock");
  rmSync(path, { recursive: true });
  mkdirSync(path);
  utimesSync(path, 1, 1);
  await lock.release();
  expect(await readdir(folder)).toEqual([".lock", ".lock-holder.json"]);
});

it("is left to one who has just begun to clear it after the same silence", async () => {
  await aLock(elsewhere, 0);
  // Long before the lock is seen to be silent, and too late for the claim to be so before the other gives up.
  const claims = setTimeout(() => writeFileSync(join(folder, ".lock-claim"), ""), silence * 0.4);
  onTestFinished(() => clearTimeout(claims));
  await expect(take()).rejects.toThrow("in use");
  expect(await readdir(folder)).toContain(".lock-claim");
});

it("is lost to a holder that finds another's name on it", async () => {
  const lost = new Promise<Error>((resolve) => void take(resolve).then(() => rename()));
  const rename = () => writeFile(join(folder, ".lock-holder.json"), JSON.stringify(elsewhere));
  expect((await lost).message).toContain(`The lock on ${folder} was lost`);
});

it("is refused in words, and left to the next, where the holder's name cannot be written", async () => {
  await mkdir(join(folder, ".lock-holder.json"));
  await expect(take()).rejects.toThrow(`Cannot lock the data folder ${folder}: EISDIR.`);
  expect(await readdir(folder)).toEqual([".lock-holder.json"]);
});

it("is refused in words where the folder takes nothing", async () => {
  await rm(folder, { recursive: true });
  await expect(take()).rejects.toThrow(`Cannot lock the data folder ${folder}: ENOENT.`);
});
