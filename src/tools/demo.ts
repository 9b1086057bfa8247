/** `npm run demo`: the bot with sample customers, and Microsoft's Agents Playground to talk to it in a browser. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "../config.ts";
import { start } from "../start.ts";
import { manager, tenantId } from "./demo/people.ts";
import { requireFreePort, startPlayground } from "./demo/playground.ts";
import { loadSamples } from "./demo/samples.ts";

const usage = `npm run demo -- [--port 3978] [--playground-port 56150]

Starts the bot with sample customers in a throwaway folder, and the Agents Playground to talk to it.`;

/** Set by Azure and by production set-ups; the demo is for a person's own machine. */
const { NODE_ENV: _, ...environment } = process.env;

try {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: environment["PORT"] ?? "3978" },
      "playground-port": { type: "string", default: "56150" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) console.log(usage);
  else process.exitCode = await runDemo(portOf(values.port), portOf(values["playground-port"]));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${text} is not a port.\n\n${usage}`);
  return port;
}

/** @returns the exit code: 0 when stopped by Ctrl-C, 1 when one of the two ended by itself. */
async function runDemo(port: number, playgroundPort: number): Promise<number> {
  const stopped = untilStopped();
  if (port !== 0) await requireFreePort(port, "the bot");
  if (playgroundPort !== 0) await requireFreePort(playgroundPort, "the Agents Playground");

  const folder = await mkdtemp(join(tmpdir(), "partner-associations-demo-"));
  const undo: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  try {
    const store = `file:${join(folder, "data")}`;
    const loaded = await loadSamples(store, new Date().toISOString());
    const bot = await start(
      readConfig({
        PORT: String(port),
        BOT_AUTH: "none",
        BOT_MANAGERS: manager.aadObjectId,
        ALLOWED_TENANTS: tenantId,
        PARTNER_IDS: "4911112",
        PARTNER_GLOBAL_ID: "4911111",
        STORE: store,
        DIGEST: `Monday 09:00 ${new Intl.DateTimeFormat().resolvedOptions().timeZone}`,
        LOG_LEVEL: environment["LOG_LEVEL"] ?? "warn",
      }),
    );
    undo.push(() => bot.stop());
    const playground = await startPlayground({ port: playgroundPort, botPort: bot.port, folder });
    undo.push(() => playground.stop());

    console.log(welcome({ chat: playground.url, bot: `http://127.0.0.1:${bot.port}`, ...loaded }));
    const why = await Promise.race([stopped, playground.ended.then((said) => ({ died: said }))]);
    if (why === "stopped") {
      console.log("\nStopping.");
      return 0;
    }
    console.error(`The Agents Playground ended by itself. It last said:\n${why.died.trim()}`);
    return 1;
  } finally {
    for (const step of undo.reverse()) await step();
  }
}

/** Resolves at Ctrl-C, at `kill`, and when the terminal is closed. */
function untilStopped(): Promise<"stopped"> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve("stopped"));
  });
}

function welcome(facts: { chat: string; bot: string; customers: number; unassigned: number }): string {
  return `
Partner associations: the demo

  Chat   ${facts.chat}   open it in a browser; you are Alex Wilber, a manager
  Bot    ${facts.bot}

It knows ${facts.customers} customers from sample Partner Center exports, ${facts.unassigned} of them without an owner. Three things to try:

  1. Personal Chat: the bot has asked about the customers that are yours. Open one, answer the four questions, Record.
  2. Teams Channel > Associations: type @, choose Partner associations, then write gaps. Open a customer from the list.
  3. There, the same way: digest now. Then: assign Relecloud to @Megan Bowen.

Everything is in a throwaway folder. Ctrl-C stops both.
`;
}
