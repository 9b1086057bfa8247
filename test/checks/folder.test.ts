/** A data folder, looked at while the bot uses it and while it does not. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { inspectStore, judgeDisk, judgeSpace } from "../../src/checks/store.ts";
import { openStore } from "../../src/store/open.ts";
import { aFolder } from "../folder.ts";

const organization = "5f8e3f2a-0c1d-4b7e-9a53-2d6c1b7e4f10";
let folder: string;

beforeEach(async () => {
  const parent = await aFolder();
  folder = join(parent, "data");
});

async function filled() {
  const store = await openStore(`file:${folder}`);
  await store.organization(organization).people.update("a", () => ({ doc: { id: "a", name: "Alex" } }));
  return store;
}

async function look() {
  const { findings, entries } = await inspectStore({ setting: `file:${folder}`, password: undefined, now: Date.now });
  return { lines: findings.map(({ check, outcome, found }) => `${outcome} ${check}: ${found}`), entries };
}

it("is written to and read, and everything in it comes back", async () => {
  await (await filled()).close();
  const { lines, entries } = await look();
  expect(lines).toEqual([
    expect.stringMatching(/^good store: The store file:\/\S+ can be written, in \d+ ms\.$/),
    expect.stringMatching(/^good store-disk: /),
    expect.stringMatching(/^\w+ store-space: \d+ [GM]B are free\.$/),
    "good store-documents: 1 documents, all of them readable.",
  ]);
  expect(entries).toEqual([{ organization, collection: "people", id: "a", doc: { id: "a", name: "Alex" } }]);
});

it("that the bot is using is read all the same", async () => {
  const store = await filled();
  const { lines, entries } = await look();
  expect(lines[0]).toBe(`good store: file:${folder} is in use by a process, which should be the bot.`);
  expect(entries).toHaveLength(1);
  await store.check();
  await store.close();
});

it("that is not there yet is not made", async () => {
  expect((await look()).lines).toEqual([
    `skipped store: There is no data folder ${folder} yet: the bot will create it.`,
  ]);
  expect((await look()).lines).toHaveLength(1);
});

it("with documents that cannot be read says how many, wherever they lie", async () => {
  await (await filled()).close();
  await writeFile(join(folder, organization, "people", "b.json"), "{");
  await mkdir(join(folder, ".damaged", organization, "people"), { recursive: true });
  await writeFile(join(folder, ".damaged", organization, "people", "c.json"), "{");
  expect((await look()).lines.at(-1)).toMatch(/^fault store-documents: 2 of 3 documents cannot be read\./);
});

it("whose place is a file says so, and where", async () => {
  await writeFile(folder, "");
  const { findings } = await inspectStore({ setting: `file:${folder}`, password: undefined, now: Date.now });
  expect(findings).toMatchObject([{ check: "store", outcome: "fault", found: expect.stringContaining(folder) }]);
});

it.each<[string, number, string]>([
  ["ext4", 0xef53, "good"],
  ["SMB, as App Service's /home", 0xfe534d42, "warning"],
  ["SMB, as a kernel with 32 bits says it", 0xfe534d42 | 0, "warning"],
  ["CIFS", 0xff534d42, "warning"],
  ["NFS", 0x6969, "warning"],
])("on %s", (_, type, outcome) => {
  expect(judgeDisk(type)).toMatchObject({ check: "store-disk", outcome });
});

it.each([
  [99e6, "fault", "99 MB are free."],
  [999e6, "warning", "999 MB are free."],
  [10e9, "good", "10 GB are free."],
])("with %i bytes left", (bytes, outcome, found) => {
  expect(judgeSpace(bytes)).toMatchObject({ outcome, found });
});
