/** Folders for tests that are not about the disk. */
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Store } from "../src/app/ports.ts";
import { openFileStore } from "../src/store/files/files.ts";

/** In memory where there is such a place: what a disk makes durable, and how long it takes, is for the tests of the store. */
export const temporary = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

/** An empty folder of its own; removed after the test. */
export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(temporary, "bot-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A store in such a folder; closed after the test. */
export async function aFileStore(folder?: string): Promise<Store> {
  const store = await openFileStore(folder ?? (await aFolder()));
  onTestFinished(() => store.close());
  return store;
}
