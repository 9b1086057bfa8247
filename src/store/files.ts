/** The embedded store: a folder per organization, a small lowdb file per document. One process at a time. */
import { mkdir, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Organization, Store } from "../app/ports.ts";
import { createDamagedList, type StoreOptions } from "./damaged.ts";
import { type CollectionName, collectionNames } from "./documents.ts";
import { removeDurably, writeDurably } from "./durable.ts";
import { hasDocuments, type House, openFileCollection } from "./file-collection.ts";
import { lockFolder } from "./lock.ts";
import { assertId, idOf, nameOf } from "./names.ts";
import { createGate, createShared } from "./turns.ts";

/** Writes under way at once: enough to keep a disk busy, far from the limit on open files. */
const writesAtOnce = 32;

/**
 * Opens the data folder, which is made when it is not there, and takes it for this process. Nothing is written in it
 * but the lock until a document is.
 * @throws {Error} when another process has it, or it cannot be used.
 */
export async function openFileStore(folder: string, options: StoreOptions = {}): Promise<Store> {
  const root = resolve(folder);
  await mkdir(root, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw new Error(`Cannot make the data folder ${root}.`, { cause: error });
  });
  const lock = await lockFolder(root);
  const damaged = createDamagedList(options);
  const organizations = new Map<string, { organization: Organization; settled(): Promise<void> }>();
  let closed = false;

  const house: House = {
    folder: root,
    gate: createGate(writesAtOnce),
    assertOpen() {
      if (closed) throw new Error("The store is closed.");
    },
    assertHeld: () => lock.assertHeld(),
    report: (found) => damaged.report(found),
  };

  const check = createShared(() => tryToWrite(root));

  return {
    organization(tenantId) {
      assertId(tenantId);
      const known = organizations.get(tenantId) ?? openOrganization(house, tenantId);
      organizations.set(tenantId, known);
      return known.organization;
    },
    async organizations() {
      house.assertOpen();
      const entries = await readdir(root, { withFileTypes: true });
      return entries
        .filter((entry) => entry.isDirectory() && hasDocuments(join(root, entry.name), collectionNames))
        .map((entry) => idOf(entry.name))
        .filter((id) => id !== undefined);
    },
    damaged: () => damaged.list(),
    async check() {
      house.assertOpen();
      house.assertHeld();
      await check();
    },
    async close() {
      if (closed) return;
      closed = true;
      await Promise.all([...organizations.values()].map((each) => each.settled()));
      await lock.release();
    },
  };
}

async function tryToWrite(root: string): Promise<void> {
  const file = join(root, ".check");
  try {
    await writeDurably(file, "A write to see that writing works.\n");
    await removeDurably(file);
  } catch (error) {
    throw new Error(`Cannot write to the data folder ${root}.`, { cause: error });
  }
}

function openOrganization(house: House, id: string): { organization: Organization; settled(): Promise<void> } {
  if (idOf(nameOf(id)) !== id) throw new Error(`An organization's id is at most 200 characters; this is not: ${id}`);
  const open = <Name extends CollectionName>(name: Name) => openFileCollection(house, id, name);
  const collections = {
    customers: open("customers"),
    people: open("people"),
    channels: open("channels"),
    deliveries: open("deliveries"),
    weeks: open("weeks"),
    settings: open("settings"),
  };
  return {
    organization: { id, ...collections },
    async settled() {
      await Promise.all(Object.values(collections).map((collection) => collection.settled()));
    },
  };
}
