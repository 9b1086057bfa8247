/** The stores the battery runs on, each empty and by itself. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { aPlace } from "../postgres.ts";

export type StoreKind = {
  name: string;
  /** An empty store; `setting` is what `STORE` would say. */
  open: () => Promise<{ setting: string; remove: () => Promise<void> }>;
};

export const files: StoreKind = {
  name: "files",
  async open() {
    const folder = await mkdtemp(join(tmpdir(), "faults-"));
    return { setting: `file:${folder}`, remove: () => rm(folder, { recursive: true, force: true }) };
  },
};

export const postgres: StoreKind = {
  name: "PostgreSQL",
  async open() {
    return { setting: await aPlace(), remove: () => Promise.resolve() };
  },
};
