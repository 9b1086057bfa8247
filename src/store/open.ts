/** The store a setting names. */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { StoreOptions } from "./documents/damaged.ts";
import { openFileStore } from "./files/files.ts";
import type { KeptStore } from "./documents/organization.ts";

/**
 * @param setting `file:` and a folder, relative to where the process runs or absolute, as `file:./data`; or the address
 *   of a PostgreSQL database, as `postgres://user:password@host:5432/database`.
 * @throws {Error} when it names no store or that store cannot be used. The message never holds a password.
 */
export async function openStore(setting: string, options: StoreOptions = {}): Promise<KeptStore> {
  const folder = folderOf(setting);
  if (folder !== undefined) return openFileStore(folder, options);
  if (/^postgres(ql)?:\/\//.test(setting) && URL.canParse(setting)) {
    // Whose data lies in a folder starts without the driver of the database.
    const { openPostgresStore } = await import("./postgres/postgres.ts");
    return openPostgresStore(setting, options);
  }
  throw new Error(
    "STORE must be file:<folder>, such as file:./data, or postgres://<user>:<password>@<host>:<port>/<database>.",
  );
}

/** What a store is called where people read it: the whole way to a folder; a database without user and password. */
export function storeName(setting: string): string {
  const folder = folderOf(setting);
  if (folder !== undefined) return `file:${resolve(folder)}`;
  // Whatever it is, it may hold a password.
  if (!URL.canParse(setting)) return `${/^\w+:/.exec(setting)?.[0] ?? ""}…`;
  const { protocol, host, pathname } = new URL(setting);
  return `${protocol}//${host}${pathname}`;
}

/** The data folder a setting names. @returns undefined when it names none. */
export function folderOf(setting: string): string | undefined {
  if (setting.startsWith("file://")) return fileURLToPath(setting);
  return setting.startsWith("file:") && setting.length > 5 ? setting.slice(5) : undefined;
}
