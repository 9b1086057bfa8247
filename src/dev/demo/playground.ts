/** Runs Microsoft's Agents Playground, a stand-in for Teams in the browser, against a bot on this machine. */
import { anyPort, isFree } from "../port.ts";
import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { playgroundConfig } from "./people.ts";

export type Playground = {
  /** The page to open. */
  url: string;
  /** Resolves when it has ended, by itself or stopped, with what it last said. */
  ended: Promise<string>;
  stop(): Promise<void>;
};

/**
 * Run before the Playground's own code. It would listen on every network interface, and in front of a bot without
 * authentication that would open the bot to the whole network. And it would outlive us when we are killed: its standard
 * input is a pipe of ours, which closes however we end.
 */
const onlyHereAndOnlyWithUs = `
import net from "node:net";
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (port, ...rest) {
  const onPort = typeof port === "number" && typeof rest[0] !== "string";
  return onPort ? listen.call(this, port, "127.0.0.1", ...rest) : listen.call(this, port, ...rest);
};
process.stdin.on("close", () => process.exit()).resume();`;

/** How long it may take until it answers; it takes about a second. */
const START_MS = 30_000;

/**
 * @param options.port 0 for any free port
 * @param options.folder where it may write its configuration and its log
 * @throws {Error} when the port is taken, or it ends before it listens
 */
export async function startPlayground(options: { port: number; botPort: number; folder: string }): Promise<Playground> {
  // The Playground itself would quietly choose another port.
  const wanted = await freePort(options.port, "the Agents Playground");
  const configuration = join(options.folder, "m365agentsplayground.yml");
  await writeFile(configuration, playgroundConfig());

  const cli = createRequire(import.meta.url).resolve("@microsoft/m365agentsplayground/cli.js");
  const child = spawn(
    process.execPath,
    [
      `--import=data:text/javascript,${encodeURIComponent(onlyHereAndOnlyWithUs)}`,
      cli,
      "start",
      `--app-endpoint=http://127.0.0.1:${options.botPort}/api/messages`,
      "--channel-id=msteams",
      `--port=${wanted}`,
      "--disable-telemetry",
    ],
    {
      cwd: options.folder,
      env: {
        ...process.env,
        M365_AGENTS_PLAYGROUND_CONFIG_PATH: configuration,
        M365_AGENTS_PLAYGROUND_LOGFILE: join(options.folder, "playground.log"),
        TEAMSAPPTESTER_BROWSER: "none",
      },
      stdio: ["pipe", "pipe", "pipe"],
    },
  );

  let said = "";
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", () => resolve(said.slice(-2000)));
  });
  const listening = new Promise<number>((resolve) => {
    const read = (chunk: Buffer): void => {
      said += chunk.toString();
      const port = /Listening on (\d+)/.exec(said)?.[1];
      if (port !== undefined) resolve(Number(port));
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
  });

  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    const force = setTimeout(() => child.kill("SIGKILL"), 3000);
    await ended;
    clearTimeout(force);
  };
  const late = sleep(START_MS, undefined, { ref: false });
  const port = await Promise.race([listening, ended.then(() => undefined), late]);
  if (port !== wanted) {
    await stop();
    throw new Error(`The Agents Playground did not start on port ${wanted}. It said:\n${said.trim()}`);
  }
  return { url: `http://127.0.0.1:${wanted}`, ended, stop };
}

/**
 * @param port 0 for any free one
 * @returns the port, or the one found.
 * @throws {Error} naming the port and who wanted it, when something on this machine listens there already.
 */
export async function freePort(port: number, wantedBy: string): Promise<number> {
  if (port === 0) return anyPort();
  if (!(await isFree(port)))
    throw new Error(
      `Port ${port}, which ${wantedBy} needs, is taken by another program. Choose others with --port and --playground-port.`,
    );
  return port;
}
