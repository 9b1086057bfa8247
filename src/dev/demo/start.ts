/** Starts the demo: the bot on sample customers, stand-ins of Microsoft to read from, and the Agents Playground to talk. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../config.ts";
import { start, type Overrides, type Started } from "../../start.ts";
import { manager, otherManager, partnerIds, tenantId } from "./people.ts";
import { startPlayground, type Playground } from "./playground.ts";
import { readingSettings, startStandIn } from "./microsoft.ts";
import { loadSamples } from "./samples.ts";

/** Who sits at the Playground: a manager who owns customers too, or somebody who only owns customers. */
export type Role = "manager" | "owner";

export type Demo = {
  bot: Started;
  playground: Playground;
  customers: number;
  /** Customers of whoever sits at the Playground. */
  owned: number;
  /** Customers without an owner. */
  unassigned: number;
  /** Stops both and removes what they kept. */
  stop(): Promise<void>;
};

/**
 * @param options.port of the bot, `playgroundPort` of the page: free ones (`freePort`)
 * @param options.as a manager unless given
 * @throws {Error} when it cannot start; nothing is left running then.
 */
export async function startDemo(
  options: { port: number; playgroundPort: number; logLevel: string; as?: Role | undefined },
  overrides: Overrides = {},
): Promise<Demo> {
  const { port, playgroundPort } = options;
  const folder = await mkdtemp(join(tmpdir(), "partner-associations-demo-"));
  const undo: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    const store = `file:${join(folder, "data")}`;
    const now = overrides.now ?? (() => new Date().toISOString());
    const serviceUrl = `http://localhost:${playgroundPort}/_connector`;
    const digest = {
      day: "Monday",
      time: "09:00",
      zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    } as const;
    const standIn = await startStandIn(now, port);
    undo.push(() => standIn.services.stop());
    // As of today when the demo begins later, so that deadlines come closer; as of then when it begins earlier.
    const [asOf = now()] = [now(), new Date().toISOString()].toSorted();
    const customers = await loadSamples(store, { now: asOf, serviceUrl, digest, standIn });
    // First the Playground: the bot has something to say as soon as it runs.
    const playground = await startPlayground({ port: playgroundPort, botPort: port, folder });
    undo.push(() => playground.stop());
    const config = readConfig({
      PORT: String(port),
      BOT_AUTH: "none",
      BOT_MANAGERS: options.as === "owner" ? otherManager.id : `${manager.id},${otherManager.id}`,
      ALLOWED_TENANTS: tenantId,
      PARTNER_IDS: partnerIds.location,
      PARTNER_GLOBAL_ID: partnerIds.global,
      STORE: store,
      DIGEST: `${digest.day} ${digest.time} ${digest.zone}`,
      LOG_LEVEL: options.logLevel,
      ...readingSettings(standIn, port, customers),
    });
    const bot = await start(config, { scheduleSeconds: 5, ...overrides });
    undo.push(() => bot.stop());
    const unassigned = customers.filter(({ owner }) => owner === undefined).length;
    const owned = customers.filter(({ owner }) => owner === manager.id).length;
    return { bot, playground, customers: customers.length, owned, unassigned, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
