/** Dockerfile and compose.yaml as they are written; `npm run test:image` builds and runs the image. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse as parseYaml } from "yaml";
import { describe, expect, it } from "vitest";
import { readConfig, settingNames } from "../../src/config.ts";

const root = resolve(import.meta.dirname, "../..");
const read = (name: string): string => readFileSync(resolve(root, name), "utf8");

describe("the image", () => {
  const instructions = read("Dockerfile")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split(/ (.*)/s).slice(0, 2) as [string, string]);
  const last = instructions.slice(instructions.map(([name]) => name).lastIndexOf("FROM"));

  it("is a release on a Node of a fixed line, run by nobody in particular", () => {
    const bases = instructions.filter(([name]) => name === "FROM").map(([, base]) => base.split(" ")[0]);
    expect(bases).toEqual(["node:24-bookworm-slim", "node:24-bookworm-slim"]);
    expect(last.find(([name]) => name === "COPY")?.[1]).toBe("--from=release /release ./");
    expect(last.filter(([name]) => name === "USER")).toEqual([["USER", "node"]]);
    // Not by a shell, which would keep the signal to itself.
    expect(JSON.parse(last.find(([name]) => name === "CMD")?.[1] ?? "")).toEqual(["node", "dist/main.js"]);
    expect(last.some(([name]) => name === "HEALTHCHECK")).toBe(true);
  });

  it("is built from what the build needs: no tests, no settings, no data, no history", () => {
    const [first, ...exceptions] = read(".dockerignore")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
    expect(first).toBe("*");
    const kept = exceptions.map((line) => line.replace(/^!/, ""));
    expect(exceptions.every((line) => line.startsWith("!"))).toBe(true);
    expect(kept.filter((name) => !existsSync(resolve(root, name.replace("/*.json", ""))))).toEqual([]);
    expect(kept.filter((name) => /^(test|data|dist|node_modules|\.env|\.git)/.test(name))).toEqual([]);
  });
});

describe("compose.yaml", () => {
  type Service = {
    image: string;
    environment?: Record<string, string | number>;
    ports?: string[];
    networks: string[];
    [other: string]: unknown;
  };
  const { services, networks } = parseYaml(read("compose.yaml")) as {
    services: Record<"bot" | "database" | "https", Service>;
    networks: Record<string, { internal?: boolean } | null>;
  };

  /** As compose does it: `${NAME:?what to do}` */
  const filled = (text: string, env: Record<string, string>) =>
    text.replaceAll(/\$\{(\w+):\?[^}]*\}/g, (_, name: string) => env[name] ?? "");

  it("gives the bot settings that it takes", () => {
    const id = "52d0a8f4-7f5e-4a3f-8a53-9c2e1f6d4b7a";
    const env = { DATABASE_PASSWORD: "not-a-secret" };
    const given = Object.entries(services.bot.environment ?? {}).map(([name, value]) => [
      name,
      filled(String(value), env),
    ]);
    expect(given.filter(([name]) => !settingNames.includes(name ?? ""))).toEqual([]);
    const file = {
      MicrosoftAppType: "SingleTenant",
      MicrosoftAppId: id,
      MicrosoftAppPassword: "not-a-secret",
      MicrosoftAppTenantId: id,
    };
    expect(readConfig({ ...file, ...env, NODE_ENV: "production", ...Object.fromEntries(given) })).toMatchObject({
      port: 3978,
      host: "0.0.0.0",
      store: "postgres://associations:not-a-secret@database/associations",
      storeAuth: { kind: "password" },
    });
  });

  it("starts nothing with a blank where a password or a name is needed", () => {
    const text = read("compose.yaml").replaceAll(/^\s*#.*$/gm, "");
    const asked = [...text.matchAll(/\$\{(\w+)([^}]*)\}/g)];
    expect(new Set(asked.map(([, name]) => name))).toEqual(new Set(["DATABASE_PASSWORD", "BOT_HOST"]));
    expect(asked.filter(([, , rest = ""]) => !rest.startsWith(":?"))).toEqual([]);
  });

  it("lets nothing in but https, and to the database the bot alone", () => {
    expect(
      Object.entries(services)
        .filter(([, { ports }]) => ports !== undefined)
        .map(([name]) => name),
    ).toEqual(["https"]);
    expect(networks["inside"]).toEqual({ internal: true });
    expect(services.database.networks).toEqual(["inside"]);
    expect(services.https.networks).toEqual(["outside"]);
  });

  it("takes from the bot what it does not need", () => {
    expect(services.bot).toMatchObject({
      read_only: true,
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges:true"],
    });
  });
});
