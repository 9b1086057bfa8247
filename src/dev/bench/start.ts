/** The start: how long until every customer is in memory, and how much of it that takes, in a process of its own. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { openStore } from "../../store/open.ts";
import { fillWithCustomers, heldMegabytes, organizationId } from "./house.ts";
import { newPlace, withServer } from "./postgres-server.ts";

type Start = { customers: number; seconds: number; held: number; resident: number };

/** On files and on a PostgreSQL server on this machine, each filled first. */
export async function measureStart(folder: string, size: number): Promise<Record<string, string>[]> {
  return withServer(async ({ address }) => [
    await row("files", `file:${join(folder, "start")}`, size),
    await row("PostgreSQL", await newPlace(address), size),
  ]);
}

async function row(store: string, setting: string, size: number): Promise<Record<string, string>> {
  const filled = await openStore(setting);
  await fillWithCustomers(filled.organization(organizationId), 0, size);
  await filled.close();
  const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(import.meta.url), setting]);
  const { customers, seconds, held, resident }: Start = JSON.parse(stdout);
  return {
    store,
    customers: String(customers),
    start: `${seconds.toFixed(2)} s`,
    held: `${held.toFixed(0)} MB more`,
    resident: `${resident.toFixed(0)} MB`,
  };
}

/** Opens the store and lists its customers. */
async function measured(setting: string): Promise<Start> {
  const before = heldMegabytes();
  const began = performance.now();
  const store = await openStore(setting);
  const customers = await store.organization(organizationId).customers.list();
  const seconds = (performance.now() - began) / 1000;
  const resident = process.memoryUsage().rss / 1_048_576;
  const start = { customers: customers.length, seconds, held: heldMegabytes() - before, resident };
  await store.close();
  return start;
}

const [program, setting] = process.argv.slice(1);
if (program === fileURLToPath(import.meta.url) && setting !== undefined) {
  process.stdout.write(JSON.stringify(await measured(setting)));
}
