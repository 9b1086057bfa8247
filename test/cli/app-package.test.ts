/** The Teams app package: what an administrator uploads, held against Microsoft's schema and Teams' unwritten rules. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import appManifest from "@microsoft/app-manifest";
import { unzipSync, strFromU8 } from "fflate";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { commands } from "../../src/teams/bot/commands.ts";
import { commandLists, fillManifest, problemsOf, zipPackage, type AppPackage } from "../../src/cli/app-package.ts";

const root = resolve(import.meta.dirname, "../..");
const template = JSON.parse(readFileSync(join(root, "manifest/manifest.json"), "utf8")) as Record<string, unknown>;
const color = readFileSync(join(root, "manifest/color.png"));
const outline = readFileSync(join(root, "manifest/outline.png"));
const blanks = {
  APP_VERSION: "0.1.0",
  TEAMS_APP_ID: "7d4f8a1e-0c59-4f0a-9d3e-2b6c1a5f7e90",
  BOT_ID: "52d0a8f4-7f5e-4a3f-8a53-9c2e1f6d4b7a",
  PUBLISHER_NAME: "Fabrikam Consulting",
  PUBLISHER_WEBSITE: "https://fabrikam.example",
  PUBLISHER_PRIVACY: "https://fabrikam.example/privacy",
  PUBLISHER_TERMS: "https://fabrikam.example/terms",
};

type Bot = { botId: string; scopes: string[]; supportsFiles: boolean; commandLists: ReturnType<typeof commandLists> };
type Manifest = { id: string; version: string; name: { short: string }; bots: [Bot] } & Record<string, unknown>;

const developer = {
  name: blanks.PUBLISHER_NAME,
  websiteUrl: blanks.PUBLISHER_WEBSITE,
  privacyUrl: blanks.PUBLISHER_PRIVACY,
  termsOfUseUrl: blanks.PUBLISHER_TERMS,
};

function aPackage(change: Record<string, unknown> = {}): AppPackage {
  return { manifest: { ...fillManifest(template, blanks, commands), ...change }, color, outline };
}

async function schemaErrors(manifest: Record<string, unknown>): Promise<string[]> {
  return appManifest.AppManifestUtils.validateAgainstSchema(manifest as never);
}

describe("the manifest", () => {
  it("satisfies Microsoft's schema of its version", async () => {
    expect(await schemaErrors(aPackage().manifest)).toEqual([]);
    expect(template["manifestVersion"]).toBe("1.29");
  });

  it("would be caught by that schema if it were wrong", async () => {
    expect(await schemaErrors({ ...aPackage().manifest, accentColor: "blue" })).not.toEqual([]);
  });

  it("has the ids, the version and the publisher filled in", () => {
    const manifest = aPackage().manifest as Manifest;
    expect(manifest).toMatchObject({
      id: blanks.TEAMS_APP_ID,
      version: "0.1.0",
      bots: [{ botId: blanks.BOT_ID, supportsFiles: true, scopes: ["personal", "team", "groupChat"] }],
      developer: { name: "Fabrikam Consulting", privacyUrl: "https://fabrikam.example/privacy" },
    });
  });

  it("keeps a publisher's quotes and dollar signs as they are", () => {
    const manifest = fillManifest(template, { ...blanks, PUBLISHER_NAME: 'A "B" $& $1' }, commands);
    expect(manifest["developer"]).toMatchObject({ name: 'A "B" $& $1' });
  });
});

describe("the command menus", () => {
  const lists = commandLists(commands);

  it("offer nothing that the bot does not know, in the words of its help", () => {
    const known = new Map(commands.map((command) => [command.name, command]));
    for (const { title, description } of lists.flatMap((list) => list.commands)) {
      expect(description.startsWith(known.get(title)?.does ?? "(not in the table)"), title).toBe(true);
    }
  });

  it("offer every command somewhere, but for those at the end of the help for which there is no place", () => {
    const offered = new Set(lists.flatMap((list) => list.commands.map((command) => command.title)));
    const missing = commands.map(({ name }) => name).filter((name) => !offered.has(name));
    expect(missing).toEqual(["decisions", "sync", "retention", "forget"]);
  });

  it("stay within Teams' limits, one list a scope, twelve commands a list", () => {
    expect(lists.map((list) => list.scopes)).toEqual([["personal"], ["team"], ["groupChat"]]);
    for (const list of lists) expect(list.commands.length).toBeLessThanOrEqual(12);
  });

  it("offer help everywhere", () => {
    for (const list of lists) expect(list.commands.at(-1)?.title).toBe("help");
  });

  it("offer a command only where it may be said", () => {
    const aCommand = (name: string, file?: true) => ({
      name,
      usage: name,
      does: "Does it.",
      ...(file && { file }),
    });
    const [personal, team, group] = commandLists([aCommand("files", true), aCommand("here"), aCommand("help")]);
    expect(personal?.commands.map((command) => command.title)).toEqual(["files", "here", "help"]);
    expect(team?.commands.map((command) => command.title)).toEqual(["here", "help"]);
    expect(group?.commands.map((command) => command.title)).toEqual(["here", "help"]);
  });
});

describe("the check before the zip is written", () => {
  it("finds nothing wrong with ours", () => {
    expect(problemsOf(aPackage())).toEqual([]);
  });

  it.each([
    ["an id that is not a GUID", aPackage({ id: "my-app" }), "my-app is not a GUID, which the app id must be."],
    ["a bot without an id", aPackage({ bots: [{}] }), "undefined is not a GUID, which the bot id must be."],
    ["a blank left open", aPackage({ accentColor: "${{COLOUR}}" }), "The blank COLOUR was not filled in."],
    [
      "no word about channels, which the schema lets pass and the upload does not",
      aPackage({ supportsChannelFeatures: undefined }),
      'Since manifest 1.25 an app for teams must say "supportsChannelFeatures": "tier1".',
    ],
    [
      "a publisher's name that Teams finds too long",
      aPackage({ developer: { ...developer, name: "n".repeat(33) } }),
      "The publisher must have a name of 1 to 32 characters.",
    ],
    [
      "web sites that are not https",
      aPackage({ developer: { ...developer, websiteUrl: "http://x", termsOfUseUrl: "http://x" } }),
      "http://x is not an https address.",
    ],
    ["icons swapped", { ...aPackage(), color: outline }, "The colour icon is 32 x 32; Teams wants 192 x 192."],
    [
      "an icon that is no PNG",
      { ...aPackage(), outline: Buffer.from("<svg/>") },
      "The outline icon is not a PNG file.",
    ],
  ])("names %s", (_, app, problem) => {
    expect(problemsOf(app)).toEqual([problem]);
  });
});

describe("the icons", () => {
  it("show the outline in white on nothing, as Teams asks", () => {
    const { data, width, height } = PNG.sync.read(outline);
    expect([width, height]).toEqual([32, 32]);
    let opaque = 0;
    for (let at = 0; at < data.length; at += 4) {
      if (data[at + 3] === 0) continue;
      opaque++;
      expect([data[at], data[at + 1], data[at + 2]]).toEqual([255, 255, 255]);
    }
    expect(opaque).toBeGreaterThan(100);
    expect(opaque).toBeLessThan(600);
  });

  it("fill the colour icon's whole square, whose corners Teams cuts itself", () => {
    const { data } = PNG.sync.read(color);
    expect(data.filter((_, at) => at % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
  });
});

describe("the zip", () => {
  it("has the manifest and the icons it names at its root, and nothing else", () => {
    const files = unzipSync(zipPackage(aPackage()));
    expect(Object.keys(files).sort()).toEqual(["color.png", "manifest.json", "outline.png"]);
    expect(JSON.parse(strFromU8(files["manifest.json"] ?? new Uint8Array()))).toEqual(aPackage().manifest);
    expect(Buffer.from(files["color.png"] ?? []).equals(color)).toBe(true);
  });

  it("is the same for the same content", () => {
    expect(Buffer.from(zipPackage(aPackage())).equals(Buffer.from(zipPackage(aPackage())))).toBe(true);
  });
});
