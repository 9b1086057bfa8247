/** Under load: an organization that floods beside nine that do not, and an import in chat beside people who click. */
import { join } from "node:path";
import { openFileStore } from "../../store/files/files.ts";
import { startBot } from "./bot.ts";
import { letLoose, type Group } from "./crowd.ts";
import { aCustomer, fillWithCustomers, organizationId, type Doing } from "./house.ts";

const organizations = Array.from({ length: 10 }, (_, number) => `${organizationId.slice(0, -2)}${10 + number}`);
const perOrganization = 500;

/** Ten organizations; nine ask now and then, the tenth does so too, or floods. */
export async function measureFlood(folder: string, seconds: number): Promise<Record<string, string>[]> {
  const store = await openFileStore(join(folder, "flood"));
  for (const id of organizations) await fillWithCustomers(store.organization(id), 0, perOrganization);
  await store.close();
  const rows: Record<string, string>[] = [];
  for (const perSecond of [2, 300]) {
    const bot = await startBot(`file:${join(folder, "flood")}`);
    const groups = organizations.map((organization, index): Group => ({
      organization,
      does: [{ says: "gaps" }, clicks, { says: "show Customer 7" }],
      perSecond: index === 0 ? perSecond : 2,
      people: index === 0 ? 900 : 60,
    }));
    const { groups: met, health, saidBusy } = await letLoose(bot.port, { groups, seconds });
    await bot.stop();
    const [flooding, ...others] = met;
    if (flooding === undefined) throw new Error("nobody floods");
    const all = others.flatMap(({ times }) => times);
    rows.push({
      "turns a second in one": String(perSecond),
      "its turns": String(flooding.times.length),
      "told busy": `${flooding.busy} clicks, ${saidBusy} messages`,
      failed: String(met.reduce((sum, { failed }) => sum + failed, 0)),
      "its p95": `${at(flooding.times, 0.95).toFixed(0)} ms`,
      "the others' p50": `${at(all, 0.5).toFixed(0)} ms`,
      "the others' p95": `${at(all, 0.95).toFixed(0)} ms`,
      slowest: `${at(all, 1).toFixed(0)} ms`,
      "/healthz p95": `${at(health, 0.95).toFixed(0)} ms`,
      "/healthz slowest": `${at(health, 1).toFixed(0)} ms`,
    });
  }
  return rows;
}

const clicks: Doing = { clicks: "gaps", data: { filter: "all", page: 1 } };

/** A customers list loaded in chat: alone, then while fifty people click, each about once in two seconds. */
export async function measureImport(folder: string, size: number): Promise<Record<string, string>[]> {
  const rows: Record<string, string>[] = [];
  const known = 500;
  let alone: number | undefined;
  for (const people of [0, 50]) {
    const path = join(folder, `import-${people}`);
    const store = await openFileStore(path);
    await fillWithCustomers(store.organization(organizationId), 0, known);
    await store.close();
    const bot = await startBot(`file:${path}`);
    const answers = Array.from({ length: known }, (_, index): Doing => ({
      clicks: "save-answers",
      data: { customer: aCustomer(index).id, revision: 0, cpor: "yes", pal: "no" },
    }));
    const does = answers.flatMap((answer, index): Doing[] => [
      answer,
      clicks,
      { clicks: "show", data: { customer: aCustomer(index).id } },
    ]);
    const group: Group = { organization: organizationId, does, perSecond: 25, people: 50 };
    const groups = people === 0 ? [] : [group];
    const { groups: met, health, loaded } = await letLoose(bot.port, { groups, file: customersList(size) });
    await bot.stop();
    alone ??= loaded;
    const times = met.flatMap((one) => one.times);
    rows.push({
      "people who click": String(people),
      import: `${(loaded / 1000).toFixed(1)} s`,
      "against alone": `${(loaded / alone).toFixed(2)}×`,
      clicks: String(times.length),
      failed: String(met.reduce((sum, { failed }) => sum + failed, 0)),
      p50: `${at(times, 0.5).toFixed(0)} ms`,
      p95: `${at(times, 0.95).toFixed(0)} ms`,
      slowest: `${at(times, 1).toFixed(0)} ms`,
      "/healthz p95": `${at(health, 0.95).toFixed(0)} ms`,
      "/healthz slowest": `${at(health, 1).toFixed(0)} ms`,
    });
  }
  return rows;
}

/** As Partner Center exports it, with owners. */
function customersList(size: number): string {
  const lines = ["Microsoft ID,Company name,Primary domain name,Relationship"];
  for (let number = 0; number < size; number += 1) {
    lines.push(`${aCustomer(100_000 + number).id},New customer ${number},customer${number}.example,Reseller`);
  }
  return lines.join("\r\n");
}

/** The value below which that part of the others lies. */
function at(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
