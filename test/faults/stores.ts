/** The stores the battery runs on, each empty and by itself. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer, type Server } from "../../src/dev/bench/postgres-server.ts";

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

let server: Promise<Server> | undefined;

/** The server all of PostgreSQL's places are in; started when first asked for. */
export function postgresServer(): Promise<Server> {
  server ??= startServer();
  return server;
}

export async function stopPostgres(): Promise<void> {
  await (await server)?.remove();
}

export const postgres: StoreKind = {
  name: "PostgreSQL",
  async open() {
    return { setting: await (await postgresServer()).newPlace(), remove: () => Promise.resolve() };
  },
};
