/** The image, built as the Dockerfile says and run as strictly as a careful administrator would: `npm run test:image`. */
import { anyPort } from "../../src/dev/port.ts";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findTools, run, standIn, type Tools } from "./tools.ts";

const root = resolve(import.meta.dirname, "../..");
const found = findTools();
if ("missing" in found) console.warn(`The image is not tested here: ${found.missing}`);

describe.skipIf("missing" in found)("the image", () => {
  const { build, engine, strict } = found as Tools;
  const image = "partner-associations:test";
  const container = `partner-associations-test-${process.pid}`;
  let port: number;
  let data: string;

  beforeAll(async () => {
    port = await anyPort();
    standIn(found as Tools, "docker.io/library/node:24-bookworm-slim");
    run(build("docker.io/library/node:24-bookworm-slim"), ["-t", image, root]);
    data = mkdtempSync(join(tmpdir(), "image-data-"));
    run(["chown"], ["1000:1000", data]);
    const closed = ["--read-only", "--cap-drop", "all", "--security-opt", "no-new-privileges", "--tmpfs", "/tmp"];
    const given = [
      "--volume",
      `${data}:/data`,
      "--env",
      `PORT=${port}`,
      "--env",
      "NODE_ENV=",
      "--env",
      "BOT_AUTH=none",
    ];
    run(engine, ["run", "--detach", "--name", container, ...strict, ...closed, ...given, image]);
  });

  afterAll(() => {
    spawnSync(engine[0] ?? "", [...engine.slice(1), "rm", "--force", container]);
    rmSync(data, { recursive: true, force: true });
  });

  const inside = (...command: string[]) => run(engine, ["exec", container, ...command]);
  const ask = (path: string) =>
    fetch(`http://127.0.0.1:${port}${path}`).then(
      ({ status }) => status,
      () => 0,
    );

  it("becomes ready, as user 1000, with a root that nobody can write to and its data in /data", async () => {
    for (const until = Date.now() + 120_000; (await ask("/readyz")) !== 200; await wait(200)) {
      if (Date.now() > until) throw new Error(`It was not ready in two minutes:\n${run(engine, ["logs", container])}`);
    }
    expect(inside("id", "-u")).toBe("1000");
    expect(() => inside("touch", "/app/x")).toThrow(/Read-only file system/);
    expect(inside("grep", "CapEff", "/proc/1/status")).toMatch(/0000000000000000$/);
    expect(inside("ls", "-A", "/data")).not.toBe("");
  });

  it("finds itself well", () => {
    const [check] = JSON.parse(run(engine, ["inspect", "--type", "image", image])) as {
      Config?: object;
      HealthCheck?: object;
    }[];
    expect(JSON.stringify(check)).toContain("/healthz");
    const command = /"Test":\["CMD",("node".*?)\]/i.exec(JSON.stringify(check))?.[1] ?? "";
    const [, ...args] = JSON.parse(`[${command}]`) as string[];
    expect(inside("node", ...args)).toBe("");
  });

  it("has the programs of an operator, and neither sources nor the tools that built it", () => {
    expect(inside("npm", "run", "backup", "--", "--help")).toContain("npm run backup");
    expect(inside("ls", "/app")).toBe("LICENSE\ncards\ndist\nnode_modules\npackage.json");
  });

  it("stops on SIGTERM, by itself and well", () => {
    run(engine, ["stop", "--time", "60", container]);
    // Killed, it would be 137.
    expect(run(engine, ["inspect", "--format", "{{.State.ExitCode}}", container])).toBe("0");
    expect(run(engine, ["logs", container])).toContain('"msg":"stopped"');
  });
});
