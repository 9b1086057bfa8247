/** `npm run demo` as a person runs it: in a terminal, stopped by Ctrl-C, with a port that somebody else has. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { takenPort } from "../serve.ts";

const root = resolve(import.meta.dirname, "../..");

let folder: string;
const running = new Set<ChildProcess>();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "demo-test-"));
});
afterEach(async () => {
  for (const child of running) child.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

/** The demo in a process of its own, its throwaway folder in ours. */
function demo(...options: string[]) {
  const child = spawn(process.execPath, ["src/cli/run.mjs", "dev/demo/main", ...options], {
    cwd: root,
    env: { ...process.env, TMPDIR: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let output = "";
  let look = (): void => undefined;
  const read = (chunk: Buffer): void => {
    output += chunk.toString();
    look();
  };
  child.stdout.on("data", read);
  child.stderr.on("data", read);
  const ended = new Promise<{ code: number | null; output: string }>((done) => {
    child.once("close", (code) => {
      running.delete(child);
      done({ code, output });
    });
  });
  /** Resolves when it has said so, or has ended. */
  const says = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((found, fail) => {
      look = () => {
        const match = pattern.exec(output);
        if (match !== null) found(match);
      };
      look();
      void ended.then(() => fail(new Error(`The demo ended without saying ${String(pattern)}:\n${output}`)));
    });
  return { child, ended, says };
}

function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

it("starts both, says where, and stops both at Ctrl-C without leaving anything behind", async () => {
  const { child, ended, says } = demo("--port", "0", "--playground-port", "0");
  const [, chat = "", bot = ""] = await says(/Chat\s+(http\S+)[\s\S]+Bot\s+(http\S+)[\s\S]+Ctrl-C/);
  expect((await fetch(chat)).status).toBe(200);
  expect((await fetch(`${bot}/healthz`)).status).toBe(200);

  child.kill("SIGINT");
  const { code, output } = await ended;
  expect(output).toContain("Stopping.");
  expect(code).toBe(0);
  expect(await answers(chat)).toBe(false);
  expect(await answers(`${bot}/healthz`)).toBe(false);
  expect(await readdir(folder)).toEqual([]);
});

it("lets one be an owner who manages nothing, and leaves no Playground behind when it is killed", async () => {
  const { child, ended, says } = demo("--port", "0", "--playground-port", "0", "--as", "owner");
  const [, owned = ""] = await says(/Alex Wilber, who owns (\d+) customers and manages nothing[\s\S]+Ctrl-C/);
  expect(Number(owned)).toBeGreaterThan(2);
  const [, chat = ""] = await says(/Chat\s+(http\S+)[\s\S]+Ctrl-C/);
  child.kill("SIGKILL");
  await ended;
  // It notices within milliseconds that its standard input closed; the test's time limit is the limit here.
  while (await answers(chat)) await new Promise((wait) => setTimeout(wait, 50));
});

it.each([
  ["the bot", "--port"],
  ["the Agents Playground", "--playground-port"],
])("names the port when the one of %s is taken", async (who, option) => {
  const port = await takenPort();
  const { ended } = demo("--port", "0", "--playground-port", "0", option, String(port));
  const { code, output } = await ended;
  expect(output).toContain(`Port ${port}, which ${who} needs, is taken by another program.`);
  expect(code).toBe(1);
  expect(await readdir(folder)).toEqual([]);
});

it("says what a port is when it is given something else", async () => {
  const { code, output } = await demo("--port", "bot").ended;
  expect(output).toContain("bot is not a port.");
  expect(code).toBe(1);
});

it("says who one can be when it is given somebody else", async () => {
  const { code, output } = await demo("--as", "boss").ended;
  expect(output).toContain("boss is neither manager nor owner.");
  expect(code).toBe(1);
});
