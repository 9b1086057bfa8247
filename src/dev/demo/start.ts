/** Starts the demo's two programs: the bot on sample customers, and the Agents Playground to talk to it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../config.ts";
import { start, type Overrides, type Started } from "../../start.ts";
import { manager, otherManager, partnerIds, tenantId } from "./people.ts";
import { freePort, startPlayground, type Playground } from "./playground.ts";
import { loadSamples } from "./samples.ts";

export type Demo = {
  bot: Started;
  playground: Playground;
  customers: number;
  /** Customers without an owner. */
  unassigned: number;
  /** Stops both and removes what they kept. */
  stop(): Promise<void>;
};

/**
 * @param options.port of the bot, `playgroundPort` of the page; 0 for any free one
 * @throws {Error} naming a port that is taken; nothing is left running then.
 */
export async function startDemo(
  options: { port: number; playgroundPort: number; logLevel: string },
  overrides: Overrides = {},
): Promise<Demo> {
  const port = await freePort(options.port, "the bot");
  const playgroundPort = await freePort(options.playgroundPort, "the Agents Playground");
  const folder = await mkdtemp(join(tmpdir(), "partner-associations-demo-"));
  const undo: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    const store = `file:${join(folder, "data")}`;
    const now = overrides.now?.() ?? new Date().toISOString();
    const serviceUrl = `http://localhost:${playgroundPort}/_connector`;
    const loaded = await loadSamples(store, { now, serviceUrl });
    // First the Playground: the bot has something to say as soon as it runs.
    const playground = await startPlayground({ port: playgroundPort, botPort: port, folder });
    undo.push(() => playground.stop());
    const config = readConfig(environment(port, store, options.logLevel));
    const bot = await start(config, { scheduleSeconds: 5, ...overrides });
    undo.push(() => bot.stop());
    return { bot, playground, ...loaded, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function environment(port: number, store: string, logLevel: string): Record<string, string> {
  return {
    PORT: String(port),
    BOT_AUTH: "none",
    BOT_MANAGERS: `${manager.id},${otherManager.id}`,
    ALLOWED_TENANTS: tenantId,
    PARTNER_IDS: partnerIds.location,
    PARTNER_GLOBAL_ID: partnerIds.global,
    STORE: store,
    DIGEST: `Monday 09:00 ${new Intl.DateTimeFormat().resolvedOptions().timeZone}`,
    LOG_LEVEL: logLevel,
  };
}
