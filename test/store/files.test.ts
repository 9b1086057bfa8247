/** The store of files: the contract, and what only files can do wrong. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import {
  open as openFile,
  type FileHandle,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import type { Damaged, Store } from "../../src/app/ports.ts";
import { openFileStore } from "../../src/store/files/files.ts";
import { nameOfId } from "../../src/store/documents/names.ts";
import { openStore } from "../../src/store/open.ts";
import { compile } from "./compile.ts";
import { aCustomer, describeStore, type Place } from "./contract.ts";

const fabrikam = "0f1e2d3c-0000-4000-8000-00000000000a";

async function aFolder(): Promise<Place> {
  const parent = await mkdtemp(join(tmpdir(), "store-"));
  const folder = join(parent, "data");
  const whereOf = (organization: string, id: string) => {
    const file = join(nameOfId(organization), "customers", `${nameOfId(id)}.json`);
    const aside = join(folder, ".damaged", file);
    return existsSync(aside) ? aside : join(folder, file);
  };
  return {
    open: () => openStore(`file:${folder}`),
    breakWrites: () => rename(folder, `${folder}-gone`),
    overwrite: (organization, id, text) => writeFile(whereOf(organization, id), text),
    stored: (organization, id) => readFile(whereOf(organization, id), "utf8"),
    leave: () => rm(parent, { recursive: true, force: true }),
  };
}

describeStore("a folder", aFolder);

describe("A data folder", () => {
  let parent: string;
  let folder: string;
  let opened: Store[];

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), "store-"));
    folder = join(parent, "some", "data");
    opened = [];
  });

  afterEach(async () => {
    await Promise.all(opened.map((store) => store.close()));
    await rm(parent, { recursive: true, force: true });
  });

  async function open(onDamaged: (damaged: Damaged) => void = () => undefined): Promise<Store> {
    const store = await openFileStore(folder, { onDamaged });
    opened.push(store);
    return store;
  }

  async function filesIn(place: string): Promise<string[]> {
    const entries = await readdir(place, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  }

  it("stays empty when a store is opened, listed and closed", async () => {
    const store = await open();
    await store.organization(fabrikam).customers.list();
    await store.organization(fabrikam).settings.get("settings");
    await store.check();
    await store.close();
    expect(await readdir(folder)).toEqual([]);
  });

  it("holds one file per document, readable by the bot's account only", async () => {
    const store = await open();
    await store.organization(fabrikam).customers.update("19:Ab/c", () => ({ doc: aCustomer({ id: "19:Ab/c" }) }));
    await store.close();
    const file = join(folder, fabrikam, "customers", "19%3a%41b%2fc.json");
    expect(await filesIn(parent)).toEqual([file]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, fabrikam))).mode & 0o777).toBe(0o700);
    expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({
      version: 2,
      id: "19:Ab/c",
      doc: { id: "19:Ab/c" },
    });
  });

  it.each([["../../../x"], [".."], ["/etc/x"], ["a/../../.."], [".damaged"], [".lock"]])(
    "is not left by the id %s",
    async (id) => {
      const store = await open();
      await store.organization(id).customers.update(id, () => ({ doc: aCustomer({ id }) }));
      await store.close();
      const [file = "", ...others] = await filesIn(parent);
      expect(others).toEqual([]);
      expect(file.startsWith(join(folder, nameOfId(id), "customers"))).toBe(true);
      expect(nameOfId(id)).not.toMatch(/^\.|\//);
    },
  );

  it("does not write a document again that did not change", async () => {
    const store = await open();
    const { customers } = store.organization(fabrikam);
    await customers.update("a", () => ({ doc: aCustomer({ id: "a" }) }));
    const file = join(folder, fabrikam, "customers", "a.json");
    await utimes(file, 1000, 1000);
    await customers.update("a", (current) => ({ doc: current }));
    expect((await stat(file)).mtimeMs).toBe(1_000_000);
  });

  it("is rid of what an interrupted write left, and of nothing else", async () => {
    const store = await open();
    await store.organization(fabrikam).customers.update("a", () => ({ doc: aCustomer({ id: "a" }) }));
    await store.close();
    const place = join(folder, fabrikam, "customers");
    await writeFile(join(place, "a.json.3741294"), "{");
    await writeFile(join(place, "b.json.12"), "{");
    await writeFile(join(place, "README.txt"), "mine");
    await mkdir(join(place, "folder"));
    const again = await open();
    expect(await again.organization(fabrikam).customers.list()).toHaveLength(1);
    expect((await readdir(place)).sort()).toEqual(["README.txt", "a.json", "folder"]);
    expect(again.damaged()).toEqual([]);
  });

  it("leaves alone what is written while the folder is read for the first time", async () => {
    const first = await open();
    await first.organization(fabrikam).customers.update("a", () => ({ doc: aCustomer({ id: "a" }) }));
    await first.close();
    const { customers } = (await open()).organization(fabrikam);
    const handle = await openFile(folder, "r");
    await handle.close();
    let goOn = (): void => undefined;
    const read = new Promise<void>((resolve) => (goOn = resolve));
    // The write stops before its file has its name, until everything has been read.
    const sync = vi.spyOn(Object.getPrototypeOf(handle) as FileHandle, "sync").mockImplementation(async function (
      this: FileHandle,
    ) {
      if (!(await this.stat()).isDirectory()) await read;
    });
    onTestFinished(() => sync.mockRestore());
    const written = customers.update("a", () => ({ doc: aCustomer({ id: "a", name: "Renamed" }) }));
    const place = join(folder, fabrikam, "customers");
    await vi.waitFor(async () => expect(await readdir(place)).toHaveLength(2));
    await customers.list();
    goOn();
    expect((await written).doc?.name).toBe("Renamed");
  });

  it("tells of a damaged document once, as soon as it is found, and where it is kept", async () => {
    const store = await open();
    const { customers } = store.organization(fabrikam);
    await customers.update("19:Ab", () => ({ doc: aCustomer({ id: "19:Ab" }) }));
    await store.close();
    const file = join(folder, fabrikam, "customers", "19%3a%41b.json");
    await writeFile(file, "half a docu");
    const told: Damaged[] = [];
    const again = await open((damaged) => told.push(damaged));
    await again.organization(fabrikam).customers.list();
    await again.organization(fabrikam).customers.list();
    const keptAt = join(folder, ".damaged", fabrikam, "customers", "19%3a%41b.json");
    const because = "It is not JSON.";
    expect(told).toEqual([{ organization: fabrikam, collection: "customers", id: "19:Ab", because, keptAt }]);
    expect(await readFile(keptAt, "utf8")).toBe("half a docu");
    expect(existsSync(file)).toBe(false);
  });

  it("sets aside what the system does not let it read, reads all else, and takes it back once it may", async () => {
    const store = await open();
    for (const id of ["a", "b"]) {
      await store.organization(fabrikam).customers.update(id, () => ({ doc: aCustomer({ id }) }));
    }
    await store.close();
    const file = join(folder, fabrikam, "customers", "a.json");
    const text = await readFile(file, "utf8");
    await rm(file);
    await mkdir(file);
    const again = await open();
    expect((await again.organization(fabrikam).customers.list()).map(({ id }) => id)).toEqual(["b"]);
    expect(again.damaged()).toMatchObject([{ id: "a", because: "The system does not let it be read (EISDIR)." }]);
    await again.close();
    const aside = join(folder, ".damaged", fabrikam, "customers", "a.json");
    await rm(aside, { recursive: true });
    await writeFile(aside, text);
    const third = await open();
    expect((await third.organization(fabrikam).customers.list()).map(({ id }) => id).toSorted()).toEqual(["a", "b"]);
    expect(third.damaged()).toEqual([]);
  });

  it("refuses one such document by itself, and writes the next one in its place", async () => {
    await (await open()).close();
    await mkdir(join(folder, fabrikam, "settings", "settings.json"), { recursive: true });
    const { settings } = (await open()).organization(fabrikam);
    await expect(settings.get("settings")).rejects.toThrow("settings/settings cannot be read");
    expect(await settings.get("settings")).toBeUndefined();
  });

  it("keeps every damaged version of a document", async () => {
    for (const text of ["first", "second", "third"]) {
      const store = await open();
      await store.organization(fabrikam).customers.update("a", () => ({ doc: aCustomer({ id: "a" }) }));
      await store.close();
      await writeFile(join(folder, fabrikam, "customers", "a.json"), text);
      const again = await open();
      await again.organization(fabrikam).customers.list();
      await again.close();
    }
    const aside = join(folder, ".damaged", fabrikam, "customers");
    const texts = await Promise.all((await readdir(aside)).map((file) => readFile(join(aside, file), "utf8")));
    expect(texts.sort()).toEqual(["first", "second", "third"]);
  });

  it("does not quote a damaged document: it may hold names", async () => {
    const store = await open();
    const { customers } = store.organization(fabrikam);
    await customers.update("a", () => ({ doc: aCustomer({ id: "a", name: "Secret Ltd." }) }));
    await store.close();
    const file = join(folder, fabrikam, "customers", "a.json");
    const text = await readFile(file, "utf8");
    const again = await open();
    await writeFile(file, text.replace('"active"', '"Secret"'));
    const refused = again.organization(fabrikam).customers.get("a");
    await expect(refused).rejects.toThrow(/lifecycle/);
    await expect(refused).rejects.not.toThrow(/Secret/);
  });

  it("is refused to a second store, in words that help", async () => {
    await open();
    await expect(open()).rejects.toThrow(
      new RegExp(`data folder ${folder} is in use by process ${process.pid} on .*STORE=postgres`),
    );
  });

  it("is free again after closing", async () => {
    await (await open()).close();
    await expect(open()).resolves.toBeDefined();
  });

  it("is refused when it is a file, by its name", async () => {
    await mkdir(join(parent, "some"));
    await writeFile(folder, "");
    await expect(open()).rejects.toThrow(`Cannot make the data folder ${folder}: EEXIST.`);
  });

  it("is written to no more when its lock was taken away", async () => {
    const store = await open();
    await rm(join(folder, ".lock"), { recursive: true });
    const { customers } = store.organization(fabrikam);
    // The lock is looked at every two seconds; nobody else can have taken the folder within ten.
    await expect
      .poll(() => store.check().then(String, String), { timeout: 10_000, interval: 100 })
      .toMatch(/lock on .* was lost/);
    await expect(customers.update("a", () => ({ doc: aCustomer({ id: "a" }) }))).rejects.toThrow(/was lost/);
    expect(await customers.get("a")).toBeUndefined();
  });

  it("on a file system that cannot flush folders is refused in a sentence", async () => {
    const store = await open();
    const handle = await openFile(folder, "r");
    const refusal = Object.assign(new Error("EINVAL: invalid argument, fsync"), { code: "EINVAL" });
    const sync = vi.spyOn(Object.getPrototypeOf(handle) as FileHandle, "sync").mockImplementation(async function (
      this: FileHandle,
    ) {
      if ((await this.stat()).isDirectory()) throw refusal;
    });
    onTestFinished(() => sync.mockRestore());
    await handle.close();
    await expect(store.check()).rejects.toThrow(
      /^Cannot write to the data folder .*: its file system cannot make names in a folder last \(fsync\)\. Use a disk/,
    );
  });
});

describe("Another process", () => {
  const compiled: { script: string; remove(): Promise<void> }[] = [];
  let folder: string;

  beforeAll(async () => {
    compiled.push(await compile("test/store/writer.ts"), await compile("test/store/full-disk.ts"));
  });

  afterAll(async () => {
    await Promise.all(compiled.map((each) => each.remove()));
  });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "store-"));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it("that has the folder is named; once it is killed the folder is free at once", async () => {
    const script = compiled[0]?.script ?? "";
    const child = spawn(process.execPath, [script, `file:${folder}`, fabrikam], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const closed = once(child, "close");
    await once(child.stdout, "data");
    await expect(openFileStore(folder)).rejects.toThrow(`in use by process ${child.pid} on`);
    child.stdout.resume();
    child.kill("SIGKILL");
    await closed;
    const before = performance.now();
    const store = await openFileStore(folder);
    expect(performance.now() - before).toBeLessThan(2000);
    expect(await store.organization(fabrikam).customers.list()).not.toEqual([]);
    await store.close();
  });

  // A package that was used before put the half that fitted in place, and said that it succeeded.
  it("that fills the disk in the middle of a write is told so, and the old document stays", async () => {
    const script = compiled[1]?.script ?? "";
    const command = `ulimit -f 16; exec "$0" "$1" "$2" "$3"`;
    const child = spawn("sh", ["-c", command, process.execPath, script, folder, fabrikam], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const said = child.stdout.setEncoding("utf8").toArray();
    await once(child, "close");
    expect((await said).join("")).toBe("refused EFBIG, still 1 tag\n");
    const store = await openFileStore(folder);
    const customer = await store.organization(fabrikam).customers.get("a");
    expect(customer?.tags).toEqual(["small"]);
    expect(store.damaged()).toEqual([]);
    await store.close();
  });
});
