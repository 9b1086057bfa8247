/** `npm run demo`: the bot with sample customers, and Microsoft's Agents Playground to talk to it in a browser. */
import type { Demo, Role } from "./start.ts";
import { misused, portOf, readOptions, ownTerminal } from "../../cli/program.ts";

const usage = `npm run demo -- [--port 3978] [--playground-port 56150] [--at <day>] [--as manager|owner]

Starts the bot with sample customers in a throwaway folder, stand-ins of Microsoft's services that it reads from, and
the Agents Playground to talk to it. Needs no account, no credentials and, once installed, no network.

  --port, --playground-port   of the bot, and of the page that you open; others where these are taken
  --at   the moment it is for the demo, such as 2026-12-04 (at nine) or 2026-12-04T16:30, on your clock. The sample
         company stays as of today, so that on a later day deadlines have come closer, or have passed
  --as   who you are: a manager (unless given), or an owner who manages nothing; Lynne Robbins then does`;

const roles: readonly Role[] = ["manager", "owner"];

const program = {
  name: "npm run demo",
  usage,
  options: {
    port: { type: "string", default: "3978" },
    "playground-port": { type: "string", default: "56150" },
    at: { type: "string" },
    as: { type: "string", default: "manager" },
  },
} as const;

/**
 * Set early, so that Ctrl-C while it starts stops it as well. Not `once`: a package that cleans up on exit ends the
 * process itself when it finds that nobody listens any more.
 */
const stopped = new Promise<"stopped">((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve("stopped"));
});

try {
  const given = readOptions(program, process.argv.slice(2), ownTerminal);
  process.exitCode = "exit" in given ? given.exit : await runOn(given.values);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function runOn(given: {
  port: string;
  "playground-port": string;
  at?: string | undefined;
  as: string;
}): Promise<number> {
  const as = roles.find((one) => one === given.as);
  if (as === undefined) return misused(program, `${given.as} is neither manager nor owner.`, ownTerminal);
  const [port, playgroundPort] = [portOf(given.port), portOf(given["playground-port"])];
  const ahead = given.at === undefined ? 0 : millisecondsTo(given.at);
  if (ahead === undefined) {
    return misused(program, `${given.at ?? ""} is not a moment such as 2026-12-04T16:30.`, ownTerminal);
  }
  if (ahead < -86_400_000) {
    return misused(program, `${given.at ?? ""} is over: the sample company is as of today.`, ownTerminal);
  }
  if (port !== undefined && playgroundPort !== undefined) return await run(port, playgroundPort, ahead, as);
  const wrong = port === undefined ? given.port : given["playground-port"];
  return misused(program, `${wrong} is not a port.`, ownTerminal);
}

/** How far ahead of now a moment is, on this machine's clock; undefined when it is none. */
function millisecondsTo(written: string): number | undefined {
  const [, day = "", time = "09:00"] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?$/.exec(written) ?? [];
  const at = new Date(`${day}T${time}`);
  // 30 February would be taken for a day in March.
  const isThere = at.getDate() === Number(day.slice(8));
  return isThere ? at.getTime() - Date.now() : undefined;
}

/**
 * @param ahead milliseconds that the demo's clock is ahead of ours
 * @returns the exit code: 0 when stopped by Ctrl-C, 1 when the Playground ended by itself.
 */
async function run(port: number, playgroundPort: number, ahead: number, as: Role): Promise<number> {
  const now = () => new Date(Date.now() + ahead).toISOString();
  // Loaded now, so that what is wrong with the options is said at once, and with the ports before the bot is loaded.
  const { freePort } = await import("./playground.ts");
  const ports = {
    port: await freePort(port, "the bot"),
    playgroundPort: await freePort(playgroundPort, "the Agents Playground"),
  };
  const { startDemo } = await import("./start.ts");
  const demo = await startDemo({ ...ports, logLevel: process.env["LOG_LEVEL"] ?? "warn", as }, { now });
  try {
    console.log(as === "owner" ? welcomeOwner(demo) : welcome(demo));
    const why = await Promise.race([stopped, demo.playground.ended.then((said) => ({ said }))]);
    if (why === "stopped") {
      console.log("\nStopping.");
      return 0;
    }
    console.error(`The Agents Playground ended by itself. It last said:\n${why.said.trim()}`);
    return 1;
  } finally {
    await demo.stop();
  }
}

function welcomeOwner({ playground, bot, owned }: Demo): string {
  return `
Partner associations: the demo

  Chat   ${playground.url}   open it in a browser: you are Alex Wilber, who owns ${owned} customers and manages nothing
  Bot    http://127.0.0.1:${bot.port}

Three things to try:

  1. Personal Chat: the bot asks about customers that are new to you. Open one, answer its questions, press Save answers.
  2. There: my customers, what's due, and the name of a customer. Then: assign, settings. They are the managers'.
  3. Teams Channel > Associations: type @, choose Partner associations, then write gaps. You see all customers there, and
     answer for yours.

Everything is kept in a throwaway folder. Ctrl-C stops both.
`;
}

function welcome({ playground, bot, customers, unassigned }: Demo): string {
  return `
Partner associations: the demo

  Chat   ${playground.url}   open it in a browser: you are Alex Wilber, a manager
  Bot    http://127.0.0.1:${bot.port}

It knows ${customers} customers from sample Partner Center exports, ${unassigned} of them without an owner. Three things to try:

  1. Personal Chat: the bot asks about customers that are new to you. Open one, answer its questions, press Save answers.
  2. Teams Channel > Associations: type @, choose Partner associations, then write gaps. Open a customer in the list.
  3. There, the same way: digest now. And: assign Northwind Traders to, then @ and Megan Bowen.

Microsoft is on this machine too, and was read early today; one source failed. In the personal chat: sources, sync now,
and show Adventure Works, where Link it now signs you in at the customer.

The Playground cannot take or hand over files: where the bot offers one it says that File Consent Card is not supported.
In Teams that works; here, npm run import and npm run export do the same for a store of your own.

Everything is kept in a throwaway folder. Ctrl-C stops both.
`;
}
