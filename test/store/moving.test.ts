/** Copying, backing up and restoring, as the command line does it. */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";
import { defaultSettings } from "../../src/domain/documents.ts";
import { contentOf } from "../../src/store/documents/checksum.ts";
import { openStore } from "../../src/store/open.ts";
import type { Entry } from "../../src/store/documents/organization.ts";
import { backupCommand } from "../../src/cli/backup.ts";
import { restoreCommand } from "../../src/cli/restore.ts";
import { storeCommand } from "../../src/cli/store.ts";
import { aCustomer } from "./contract.ts";
import { aPlace } from "../postgres.ts";
import { aFolder } from "../folder.ts";

const fabrikam = "0f1e2d3c-0000-4000-8000-00000000000a";
const northwind = "0f1e2d3c-0000-4000-8000-00000000000b";
const monday = "2026-11-23T09:00:00.000Z";

let parent: string;

beforeEach(async () => {
  parent = await aFolder();
});

const newFolder = async (name = "data") => `file:${join(parent, name)}`;
const newDatabase = aPlace;

/** Two organizations with awkward ids and texts. */
async function fill(setting: string, count = 27): Promise<void> {
  const store = await openStore(setting);
  const { customers, people, settings } = store.organization(fabrikam);
  const names = ["Contoso", "nul\u0000", "lone\ud800", "日本語", "[x](http://evil)"];
  await Promise.all(
    Array.from({ length: count }, (_, index) => {
      const id = `19:Ab${index}@thread/${index}`;
      return customers.update(id, () => ({ doc: aCustomer({ id, name: names[index % names.length] ?? "" }) }));
    }),
  );
  await people.update("megan", () => ({ doc: { id: "megan", name: "Megan" } }));
  await settings.update("settings", () => ({ doc: { ...defaultSettings, managers: ["megan"] } }));
  await customers.update("removed", () => ({ doc: aCustomer({ id: "removed" }) }));
  await customers.update("removed", () => ({ doc: undefined }));
  await store.organization(northwind).weeks.update("2026-W47", () => ({
    doc: { id: "2026-W47", at: monday, customers: 1, covered: 1, open: 0, keys: [], byOwner: {} },
  }));
  await store.close();
}

async function everythingIn(setting: string): Promise<Entry[]> {
  const store = await openStore(setting);
  const entries: Entry[] = [];
  for await (const entry of store.entries()) entries.push(entry);
  await store.close();
  const keyOf = ({ organization, collection, id }: Entry) => `${organization} ${collection} ${id}`;
  return entries.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

async function contentIn(setting: string) {
  const store = await openStore(setting);
  const content = await contentOf(store);
  await store.close();
  return content;
}

/** Runs a command, and gives what it said and its exit code. */
async function run(
  command: (terminal: Parameters<typeof storeCommand>[1]) => Promise<number>,
  env: Record<string, string> = {},
) {
  const said: string[] = [];
  const progress: string[] = [];
  const code = await command({
    env,
    write: (line) => said.push(line),
    complain: (line) => said.push(line),
    progress: (text) => progress.push(text),
  });
  return { code, said: said.join("\n"), progress };
}

const copy = (...args: string[]) => run((terminal) => storeCommand(["copy", ...args], terminal));
const backup = (store: string, ...args: string[]) =>
  run((terminal) => backupCommand(args, terminal, monday), { STORE: store });
const restore = (store: string, ...args: string[]) =>
  run((terminal) => restoreCommand(args, terminal), { STORE: store });

describe("Copying a store", () => {
  it.each([
    ["files to PostgreSQL", newFolder, newDatabase],
    ["PostgreSQL to files", newDatabase, newFolder],
    ["files to files", newFolder, () => newFolder("other")],
  ])("from %s brings everything over, and says so", async (_, source, target) => {
    const from = await source();
    const to = await target();
    // More than are written at once.
    await fill(from, 447);
    const { code, said, progress } = await copy(from, to);
    expect({ code, said }).toEqual({
      code: 0,
      said: expect.stringMatching(/^450 documents are in .*sha256 [0-9a-f]{64}/),
    });
    expect(said).not.toMatch(/postgres@/);
    expect(progress.at(-2)).toBe(`${"█".repeat(25)} 450 of 450 documents`);
    expect(await everythingIn(to)).toEqual(await everythingIn(from));
    expect(await contentIn(to)).toEqual(await contentIn(from));
  });

  it("there and back again leaves the same files", async () => {
    const [from, between, to] = [await newFolder(), await newDatabase(), await newFolder("back")];
    await fill(from);
    expect((await copy(from, between)).code).toBe(0);
    expect((await copy(between, to)).code).toBe(0);
    const file = join(fabrikam, "customers", "19%3a%41b0%40thread%2f0.json");
    expect(await readFile(join(parent, "back", file), "utf8")).toBe(await readFile(join(parent, "data", file), "utf8"));
  });

  it("refuses a target that holds something, and does not touch it", async () => {
    const [from, to] = [await newFolder(), await newDatabase()];
    await fill(from);
    const store = await openStore(to);
    await store.organization(northwind).customers.update("a", () => ({ doc: aCustomer({ id: "a" }) }));
    await store.close();
    const { code, said } = await copy(from, to);
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringMatching(/holds documents already. Nothing was written/),
    });
    expect(await everythingIn(to)).toHaveLength(1);
  });

  it("stops at documents that cannot be read, unless told to leave them behind", async () => {
    const [from, to] = [await newFolder(), await newDatabase()];
    await fill(from);
    await writeFile(join(parent, "data", fabrikam, "people", "megan.json"), "{");
    const stopped = await copy(from, to);
    expect(stopped.code).toBe(1);
    expect(stopped.said).toMatch(/people\/megan cannot be read\. It is not JSON\..*kept at .*\n.*--without-damaged/s);
    expect(await everythingIn(to)).toEqual([]);
    expect(await copy(from, to, "--without-damaged")).toMatchObject({ code: 0, said: expect.stringMatching(/^29/) });
  });

  it("refuses a source in use, one that is not there and one that is empty", async () => {
    const [from, to] = [await newFolder(), await newDatabase()];
    expect((await copy(from, to)).said).toBe(`There is no data folder ${join(parent, "data")}.`);
    const store = await openStore(from);
    expect((await copy(from, to)).said).toMatch(/is in use by process/);
    await store.close();
    expect((await copy(from, to)).said).toMatch(/nothing to copy/);
  });

  it.each([[[]], [["copy"]], [["copy", "a", "b", "c"]], [["move", "a", "b"]], [["copy", "a", "b", "--force"]]])(
    "says in one line what is wrong and where help is when asked with %j",
    async (args) => {
      const { code, said } = await run((terminal) => storeCommand(args, terminal));
      expect({ code, said }).toEqual({
        code: 1,
        said: expect.stringMatching(/^.+ For help: npm run store -- --help$/),
      });
    },
  );

  it("never shows a password", async () => {
    const from = await newFolder();
    await fill(from);
    const { code, said } = await copy(from, "postgres://bot:topsecret@127.0.0.1:1/bot");
    expect(code).toBe(1);
    expect(said).toMatch(/^Not copied: Cannot use the PostgreSQL database 127\.0\.0\.1:1\/bot/);
    expect(said).not.toMatch(/topsecret/);
  });
});

describe("A backup", () => {
  it("of a folder in use holds everything, and is restored as it was", async () => {
    const [from, to] = [await newFolder(), await newFolder("restored")];
    await fill(from);
    const running = await openStore(from);
    const file = join(parent, "today.jsonl.gz");
    const made = await backup(from, file);
    expect(made).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^30 documents of \S+ are in .*today\.jsonl\.gz/),
    });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await running.close();
    const back = await restore(to, file);
    expect(back).toMatchObject({ code: 0, said: expect.stringMatching(/^30 documents are in file:/) });
    expect(await everythingIn(to)).toEqual(await everythingIn(from));
  });

  it("of PostgreSQL is restored into files, and the other way round", async () => {
    const [from, to] = [await newDatabase(), await newFolder()];
    await fill(from);
    await backup(from, join(parent, "one.gz"));
    expect((await restore(to, join(parent, "one.gz"))).code).toBe(0);
    expect(await everythingIn(to)).toEqual(await everythingIn(from));
  });

  it("taken while documents change has each of them whole", async () => {
    const from = await newFolder();
    await fill(from);
    const running = await openStore(from);
    const { customers } = running.organization(fabrikam);
    const ids = (await customers.list()).map((customer) => customer.id);
    let stop = false;
    const tags = (value: number) => Array.from({ length: 100 }, () => `${value}`);
    const changing = (async () => {
      for (let value = 0; !stop; value += 1) {
        await Promise.all(
          ids
            .slice(0, 50)
            .map((id) =>
              customers.update(id, (current) => ({ doc: { ...(current ?? aCustomer({ id })), tags: tags(value) } })),
            ),
        );
      }
    })();
    for (const name of ["one.gz", "two.gz", "three.gz"]) expect((await backup(from, join(parent, name))).code).toBe(0);
    stop = true;
    await changing;
    await running.close();
    const to = await newFolder("restored");
    expect((await restore(to, join(parent, "three.gz"))).code).toBe(0);
    const restored = await everythingIn(to);
    expect(restored).toHaveLength(30);
    for (const { doc } of restored) {
      if ("tags" in doc && doc.tags.length > 0) expect(doc.tags).toEqual(tags(Number(doc.tags[0])));
    }
  });

  it("goes into a folder under the name of the moment, and never over another one", async () => {
    const from = await newFolder();
    await fill(from);
    await mkdir(join(parent, "backups"));
    expect((await backup(from, join(parent, "backups"))).code).toBe(0);
    expect(await readdir(join(parent, "backups"))).toEqual(["backup-2026-11-23T09-00-00Z.jsonl.gz"]);
    const again = await backup(from, join(parent, "backups"));
    expect(again).toMatchObject({ code: 1, said: expect.stringMatching(/^No backup was made: .*there already/) });
    expect(await readdir(join(parent, "backups"))).toHaveLength(1);
  });

  it("tells of each document that cannot be read, has the others, and leaves the folder alone", async () => {
    const from = await newFolder();
    await fill(from);
    const damaged = join(parent, "data", fabrikam, "people", "megan.json");
    await writeFile(damaged, "{");
    const { code, said } = await backup(from, join(parent, "today.gz"));
    expect(code).toBe(1);
    expect(said).toMatch(/^29 documents of \S+ are in .*\nNot in the backup: people\/megan.* cannot be read/);
    expect(await readFile(damaged, "utf8")).toBe("{");
  });

  it.each([
    ["files", newFolder],
    ["PostgreSQL", newDatabase],
  ])("that version 0.1 made is restored to %s, document by document", async (_, target) => {
    const to = await target();
    const file = join(import.meta.dirname, "../samples/stores/0.1/backup.jsonl.gz");
    expect(await restore(to, file)).toMatchObject({ code: 0, said: expect.stringMatching(/^62 documents/) });
    const lines = gunzipSync(await readFile(file))
      .toString()
      .trim()
      .split("\n")
      .slice(1, -1);
    const written = lines.map((line) => JSON.parse(line) as Entry & { version: number });
    expect(new Set(written.map(({ version }) => version))).toEqual(new Set([1]));
    const docs = new Map(written.map(({ collection, id, doc }) => [`${collection}/${id}`, doc]));
    for (const { collection, id, doc } of await everythingIn(to)) expect(doc).toEqual(docs.get(`${collection}/${id}`));
  });

  it("is not made of a folder that is not there", async () => {
    const { code, said } = await backup(await newFolder(), join(parent, "today.gz"));
    expect({ code, said }).toEqual({
      code: 1,
      said: `No backup was made: There is no data folder ${join(parent, "data")}.`,
    });
    expect(await readdir(parent)).toEqual([]);
  });

  it.each([
    ["cut short", (file: Buffer) => file.subarray(0, file.length / 2)],
    ["without its last line", (file: Buffer) => edited(file, (lines) => lines.slice(0, -1))],
    ["without one of its documents", (file: Buffer) => edited(file, (lines) => lines.toSpliced(5, 1))],
    [
      "with a document altered",
      (file: Buffer) => edited(file, (lines) => lines.map((line) => line.replace("日本", "中"))),
    ],
    [
      "with a document broken",
      (file: Buffer) => edited(file, (lines) => lines.map((line) => line.replace('"tags"', '"x"'))),
    ],
    ["with a line that is not JSON", (file: Buffer) => edited(file, (lines) => lines.toSpliced(3, 0, "{"))],
    ["another program's", () => gzipSync("{}\n")],
    ["no archive", () => Buffer.from("Contoso;Fabrikam")],
    ["empty", () => Buffer.alloc(0)],
    [
      "by a newer release",
      (file: Buffer) => edited(file, (lines) => lines.map((line) => line.replace('"version":2', '"version":3'))),
    ],
  ])("that is %s is refused before anything is written", async (_, damage) => {
    const [from, to] = [await newFolder(), await newFolder("restored")];
    await fill(from);
    const file = join(parent, "today.gz");
    await backup(from, file);
    await writeFile(file, damage(await readFile(file)));
    const { code, said } = await restore(to, file);
    expect(code).toBe(1);
    expect(said).toMatch(/^Not restored: .*(today\.gz|newer release)/);
    expect(said).not.toMatch(/Contoso|日本/);
    expect(await everythingIn(to)).toEqual([]);
  });

  it("of version 0.1 is restored without the kind of document that nobody needs any more", async () => {
    const organization = fabrikam;
    const documents = [
      { organization, collection: "pace", version: 1, id: "pace", doc: { id: "pace", due: monday } },
      { organization, collection: "people", version: 1, id: "megan", doc: { id: "megan", name: "Megan" } },
    ].map((one) => JSON.stringify(one));
    const hashes = documents.map((line) => createHash("sha256").update(line).digest("hex")).toSorted();
    const sha256 = createHash("sha256").update(hashes.join()).digest("hex");
    const head = { backup: 1, of: "partner-association-bot" };
    const lines = [JSON.stringify(head), ...documents, JSON.stringify({ documents: 2, sha256 })];
    const file = join(parent, "old.gz");
    const to = await newFolder("restored");
    await writeFile(file, gzipSync(`${lines.join("\n")}\n`));
    expect((await restore(to, file)).code).toBe(0);
    expect(await everythingIn(to)).toMatchObject([{ collection: "people", id: "megan" }]);
  });

  it("is not restored into a store that holds something, or is in use", async () => {
    const from = await newFolder();
    await fill(from);
    await backup(from, join(parent, "today.gz"));
    expect((await restore(from, join(parent, "today.gz"))).said).toMatch(/holds documents already/);
    const running = await openStore(from);
    expect((await restore(from, join(parent, "today.gz"))).said).toMatch(/in use by process/);
    await running.close();
  });

  it.each([[[]], [["--from"]], [["a", "b"]]])("says in one line what is wrong when asked with %j", async (args) => {
    expect(await backup("file:x", ...args)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^.+ For help: npm run backup -- --help$/),
    });
    expect(await restore("file:x", ...args)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^.+ For help: npm run restore -- --help$/),
    });
  });
});

function edited(file: Buffer, edit: (lines: string[]) => string[]): Buffer {
  const lines = gunzipSync(file).toString().trimEnd().split("\n");
  return gzipSync(`${edit(lines).join("\n")}\n`);
}
