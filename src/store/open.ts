/** The store a setting names. */
import { fileURLToPath } from "node:url";
import type { Store } from "../app/ports.ts";
import { type FileStoreOptions, openFileStore } from "./files.ts";

/**
 * @param setting `file:` and a folder, relative to where the process runs or absolute: `file:./data`.
 * @throws {Error} when the setting names no kind of store, without the setting: it may hold a password.
 */
export async function openStore(setting: string, options: FileStoreOptions = {}): Promise<Store> {
  if (setting.startsWith("file://")) return openFileStore(fileURLToPath(setting), options);
  if (setting.startsWith("file:") && setting.length > 5) return openFileStore(setting.slice(5), options);
  throw new Error("STORE is neither file:<folder>, such as file:./data, nor postgres://….");
}
