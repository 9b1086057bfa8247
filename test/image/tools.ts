/** What builds and runs images here: Docker where it runs, else buildah and podman. */
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export type Tools = {
  kind: "docker" | "podman";
  /** The command that runs containers. */
  engine: readonly string[];
  /** The command that builds an image on a base. */
  build: (base: string) => readonly string[];
  /** Options for running as others would, where the machine asks for them. */
  strict: readonly string[];
};

const has = (program: string, ...args: string[]) => spawnSync(program, args, { stdio: "ignore" }).status === 0;

/** @returns what there is, or in a sentence what is missing. */
export function findTools(): Tools | { missing: string } {
  const host = ["--network", "host"];
  if (has("docker", "info")) {
    return { kind: "docker", engine: ["docker"], build: () => ["docker", "build", ...host], strict: host };
  }
  if (process.platform !== "linux") return { missing: "Docker does not run." };
  const absent = ["buildah", "podman", "runc"].filter((program) => !has(program, "--version"));
  if (absent.length > 0) {
    return {
      missing: `Docker does not run, and there is no ${absent.join(", ")}. (Debian: apt-get install buildah podman runc mmdebstrap)`,
    };
  }
  if (!has("unshare", "--mount", "--pid", "--fork", "true")) {
    return { missing: "Docker does not run, and this machine lets nobody make a container." };
  }
  if (process.getuid?.() !== 0)
    return { missing: "Docker does not run, and buildah and podman are tried as root only." };
  return {
    kind: "podman",
    // crun, its usual runtime, does not start on machines with the older kind of control groups.
    engine: ["podman", "--runtime", "runc"],
    build: () => ["buildah", "bud", "--isolation", "chroot", ...host],
    // Within a container the usual limits may not be raised, and there is no systemd for the health check's timer.
    strict: [...host, "--ulimit", "nofile=4096:4096", "--ulimit", "nproc=4096:4096", "--no-healthcheck"],
  };
}

/** @throws {Error} with what the program said. @returns what it wrote, trimmed. */
export function run([program = "", ...first]: readonly string[], args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, [...first, ...args], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${program} ${args.slice(0, 3).join(" ")}: ${stderr.slice(-4_000)} ${error ?? ""}`);
  return stdout.trim();
}

/**
 * Makes a base image under its official name where no registry can be reached: Debian by mmdebstrap, Node from npm, the
 * same user, and this machine's certificates. Does nothing when the image is there or can be fetched.
 */
export function standIn({ kind }: Tools, image: string): void {
  if (kind === "docker" || has("buildah", "inspect", "--type", "image", image) || has("buildah", "pull", image)) return;
  if (!has("mmdebstrap", "--version"))
    throw new Error(`${image} cannot be fetched, and there is no mmdebstrap to make it.`);
  const [, line = "24", suite = "bookworm"] = /node:(\d+)-(\w+)/.exec(image) ?? [];
  const folder = mkdtempSync(join(tmpdir(), "image-base-"));
  try {
    const tree = join(folder, "root");
    run(["mmdebstrap"], ["--variant=minbase", "--include=ca-certificates", suite, tree]);
    addNode(folder, tree, line);
    run(
      ["chroot"],
      [tree, "useradd", "--uid", "1000", "--user-group", "--create-home", "--shell", "/bin/bash", "node"],
    );
    const container = run(["buildah"], ["from", "scratch"]);
    run(["buildah"], ["copy", container, tree, "/"]);
    run(["buildah"], ["config", "--cmd", "node", container]);
    run(["buildah"], ["commit", "--rm", container, image]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Node and npm as the official image has them, and the certificates that this machine trusts. */
function addNode(folder: string, tree: string, line: string): void {
  const name = `node-linux-${process.arch}`;
  writeFileSync(join(folder, "package.json"), "{}");
  run(
    ["npm"],
    ["install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", `${name}@${line}`, "npm@11"],
  );
  const node = join(tree, "usr/local/bin/node");
  mkdirSync(dirname(node), { recursive: true });
  copyFileSync(join(folder, "node_modules", name, "bin/node"), node);
  chmodSync(node, 0o755);
  mkdirSync(join(tree, "usr/local/lib/node_modules"), { recursive: true });
  run(["cp"], ["-r", join(folder, "node_modules/npm"), join(tree, "usr/local/lib/node_modules/npm")]);
  run(["ln"], ["-s", "../lib/node_modules/npm/bin/npm-cli.js", join(tree, "usr/local/bin/npm")]);
  const certificates = "/etc/ssl/certs/ca-certificates.crt";
  if (!existsSync(certificates)) return;
  copyFileSync(certificates, join(tree, certificates));
  writeFileSync(join(tree, "usr/local/lib/node_modules/npm/npmrc"), `cafile=${certificates}\n`);
}
