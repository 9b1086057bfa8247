/** What `npm run release` makes, started where nothing else is. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeRelease } from "../../src/cli/release.ts";

let folder: string;
let made: Awaited<ReturnType<typeof makeRelease>>;
let files: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "release-test-"));
  made = await makeRelease(join(folder, "bot"));
  files = readdirSync(join(folder, "bot"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(join(folder, "bot"), join(entry.parentPath, entry.name)).split(sep).join("/"));
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A process that knows nothing of this machine but where programs are. */
const bare = { PATH: process.env["PATH"] ?? "" };

it("holds what runs, and no sources, maps, types, tests or tools", () => {
  expect(files).toContain("dist/main.js");
  expect(files).toContain("cards/checklist.json");
  expect(files).toContain("node_modules/botbuilder/package.json");
  expect(files).toContain("node_modules/botbuilder/LICENSE");
  const idle = /\.(ts|mts|cts|map)$|\.(test|spec)\.|(^|\/)(tests?|__tests__)\/|^src\/|^cards\/.*\.sample\./;
  expect(files.filter((file) => idle.test(file))).toEqual([]);
  expect(
    files.filter((file) => /^(dist\/dev|node_modules\/(vitest|typescript|@types|playwright-core))\//.test(file)),
  ).toEqual([]);
  expect(files.filter((file) => /\.(node|so|dll|dylib)$/.test(file))).toEqual([]);
  // Whoever builds it is not who runs it.
  const closed = [...files, "dist", "cards", "node_modules"].filter(
    (file) => (statSync(join(folder, "bot", file)).mode & 0o4) === 0,
  );
  expect(closed).toEqual([]);
});

it("is a zip below 20 MB with the same files", () => {
  expect(made.bytes).toBeLessThan(20_000_000);
  const inside = unzipSync(readFileSync(made.zip), { filter: ({ name }) => name !== "" });
  expect(Object.keys(inside).sort()).toEqual([...files].sort());
});

it("has every module and package that any of its own modules imports", () => {
  const modules = files.filter((file) => file.startsWith("dist/") && file.endsWith(".js") && file !== "dist/main.js");
  expect(modules.length).toBeGreaterThan(100);
  const script = `for (const file of ${JSON.stringify(modules)}) await import(${JSON.stringify(`${join(folder, "bot")}/`)} + file);`;
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: folder,
    env: bare,
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, ""]);
});

it("has programs that say how they are used, by the same names", () => {
  const { scripts } = JSON.parse(readFileSync(join(folder, "bot", "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const { start, ...programs } = scripts;
  expect(start).toBe("node dist/main.js");
  expect(Object.keys(programs)).toEqual(expect.arrayContaining(["import", "export", "backup", "restore", "store"]));
  for (const [name, command] of Object.entries(programs)) {
    const [, ...args] = command.split(" ");
    const { status, stdout } = spawnSync(process.execPath, [...args, "--help"], {
      cwd: join(folder, "bot"),
      env: bare,
      encoding: "utf8",
    });
    expect([name, status, stdout.includes(`npm run ${name}`)]).toEqual([name, 0, true]);
  }
});

it("starts in a place where nothing else is, becomes ready, and stops on SIGTERM", async () => {
  const child = spawn(process.execPath, [join(folder, "bot", "dist", "main.js")], {
    cwd: folder,
    env: { ...bare, BOT_AUTH: "none", PORT: "0", STORE: `file:${join(folder, "data")}` },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit") as Promise<[number | null]>;
  let said = "";
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (data: Buffer) => {
      said += data.toString();
      const found = /"port":(\d+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    void ended.then(([code]) => reject(new Error(`ended with ${code}: ${said}`)));
  });
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  child.kill("SIGTERM");
  expect((await ended)[0]).toBe(0);
  expect(said).toContain('"msg":"stopped"');
});
