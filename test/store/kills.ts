/**
 * No change that was acknowledged is lost and no document is torn, whenever the process is killed. `npm test` kills two
 * dozen times, the fault battery hundreds of times: a moment that loses something is rarely hit.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { compile } from "./compile.ts";
import { aPlace } from "../postgres.ts";

const organization = "0f1e2d3c-0000-4000-8000-00000000000a";
const writersAtOnce = 2;

let writer: { script: string; remove(): Promise<void> };
let parent: string;

/** Lets a writer run, kills it at a random moment, and gives the last change of each document it acknowledged. */
async function killOne(setting: string): Promise<Map<string, number>> {
  const child = spawn(process.execPath, [writer.script, setting, organization], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const closed = once(child, "close");
  let said = "";
  let delay: Promise<void> | undefined;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    delay ??= wait(Math.random() * 25).then(() => void child.kill("SIGKILL"));
  });
  await closed;
  expect(child.signalCode).toBe("SIGKILL");
  const acknowledged = new Map<string, number>();
  for (const [, id = "", revision] of said.matchAll(/^(\w+) (\d+)$/gm)) acknowledged.set(id, Number(revision));
  return acknowledged;
}

/** Kills writers one after the other and looks, after each, at what is there. @returns how many documents it looked at. */
async function killMany(setting: string, times: number): Promise<number> {
  let changes = 0;
  for (let time = 0; time < times; time += 1) {
    const acknowledged = await killOne(setting);
    const store = await openStore(setting);
    const documents = new Map((await store.organization(organization).customers.list()).map((each) => [each.id, each]));
    for (const [id, revision] of acknowledged) {
      const document = documents.get(id);
      expect(document?.checklist.revision ?? 0, `what was acknowledged of ${id}`).toBeGreaterThanOrEqual(revision);
      expect(new Set(document?.tags)).toEqual(new Set([`change ${document?.checklist.revision}`]));
    }
    expect(store.damaged()).toEqual([]);
    await store.close();
    changes += acknowledged.size;
  }
  return changes;
}

/** @param kills in a folder; a fifth of them in PostgreSQL. */
export function testKills(kills: number): void {
  beforeAll(async () => {
    writer = await compile("test/store/writer.ts");
    parent = await mkdtemp(join(tmpdir(), "kill-"));
  });

  afterAll(async () => {
    await writer.remove();
    await rm(parent, { recursive: true, force: true });
  });

  it(`loses nothing in a folder when killed ${kills} times`, { timeout: 60_000 + kills * 1000 }, async () => {
    const folders = Array.from({ length: writersAtOnce }, (_, index) => join(parent, `data-${index}`));
    const times = Math.ceil(kills / writersAtOnce);
    const changes = await Promise.all(folders.map((folder) => killMany(`file:${folder}`, times)));
    expect(Math.min(...changes)).toBeGreaterThan(0);
    const files = await readdir(join(folders[0] ?? "", organization, "customers"));
    expect(files.sort()).toEqual(["a.json", "b.json", "c.json", "d.json"]);
  });

  it(`loses nothing in PostgreSQL when killed ${kills / 5} times`, { timeout: 60_000 + kills * 1000 }, async () => {
    const places = await Promise.all(Array.from({ length: writersAtOnce }, aPlace));
    const times = Math.ceil(kills / 5 / writersAtOnce);
    const changes = await Promise.all(places.map((place) => killMany(place, times)));
    expect(Math.min(...changes)).toBeGreaterThan(0);
  });
}
