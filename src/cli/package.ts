/** `npm run package`: writes the zip that an administrator uploads to Teams. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { commands } from "../teams/bot/commands.ts";
import { fileAt, misused, readOptions, type Given, ownTerminal } from "./program.ts";
import { fillManifest, placeholder, problemsOf, zipPackage, type AppPackage } from "./app-package.ts";

const usage = `npm run package -- [options]

Writes the Teams app package: the manifest with your ids in it, and the icons.

  --bot-id <guid>      application (client) id of the bot; MicrosoftAppId unless given
  --app-id <guid>      id of the app in Teams; TEAMS_APP_ID, or the bot's id, unless given
  --publisher <name>   who stands behind the app: your company, at most 32 characters; BOT_PUBLISHER unless given
  --website <https>    its web site; BOT_WEBSITE unless given
  --privacy <https>    its privacy statement; the web site unless given
  --terms <https>      its terms of use; the web site unless given
  --version <1.2.3>    of the app; this release's unless given. Teams takes an update only with a higher one
  --out <file>         or a folder; dist/ unless given. In a folder it is called partner-association-bot.zip
`;

const root = new URL("../../", import.meta.url);

const text = { type: "string" } as const;
const program = {
  name: "npm run package",
  usage,
  options: {
    "bot-id": text,
    "app-id": text,
    publisher: text,
    website: text,
    privacy: text,
    terms: text,
    version: text,
    out: text,
  },
} as const;

const given = readOptions(program, process.argv.slice(2), ownTerminal);
process.exitCode = "exit" in given ? given.exit : await writePackage(given);

/** @returns the exit code: 0 when the zip was written, 1 when something in it is wrong. */
async function writePackage({ values, positionals }: Given<typeof program.options>): Promise<number> {
  if (positionals.length > 0) return misused(program, `“${positionals.join(" ")}” is not an option.`, ownTerminal);
  const botId = (values["bot-id"] ?? process.env["MicrosoftAppId"] ?? "").toLowerCase();
  if (botId === "") {
    return misused(program, "The bot's application id is not known: set MicrosoftAppId or give --bot-id.", ownTerminal);
  }
  if (values.version !== undefined && !/^\d+\.\d+\.\d+$/.test(values.version)) {
    return misused(program, `${values.version} is not like 1.2.3.`, ownTerminal);
  }
  const publisher = values.publisher ?? process.env["BOT_PUBLISHER"] ?? "";
  const website = values.website ?? process.env["BOT_WEBSITE"] ?? "";
  const site = website === "" ? placeholder.website : website;
  const blanks = {
    APP_VERSION: values.version ?? ((await readJson("package.json"))["version"] as string),
    TEAMS_APP_ID: (values["app-id"] ?? process.env["TEAMS_APP_ID"] ?? botId).toLowerCase(),
    BOT_ID: botId,
    PUBLISHER_NAME: publisher === "" ? placeholder.publisher : publisher,
    PUBLISHER_WEBSITE: site,
    PUBLISHER_PRIVACY: values.privacy ?? site,
    PUBLISHER_TERMS: values.terms ?? site,
  };
  const app: AppPackage = {
    manifest: fillManifest(await readJson("manifest/manifest.json"), blanks, commands),
    color: await readFile(new URL("manifest/color.png", root)),
    outline: await readFile(new URL("manifest/outline.png", root)),
  };
  const problems = problemsOf(app);
  if (problems.length > 0) {
    console.error(["Nothing was written:", ...problems.map((problem) => `  ${problem}`)].join("\n"));
    return 1;
  }
  const out = fileAt(values.out ?? fileURLToPath(new URL("dist/", root)), "partner-association-bot.zip");
  await mkdir(dirname(out), { recursive: true });
  await writeFile(out, zipPackage(app));
  console.log(`Wrote ${relative(process.cwd(), out)}: version ${blanks.APP_VERSION}, app ${blanks.TEAMS_APP_ID}.`);
  if (publisher === "" || website === "") {
    console.log(
      `People will see “${blanks.PUBLISHER_NAME}” and ${blanks.PUBLISHER_WEBSITE} there: give --publisher and --website.`,
    );
  }
  return 0;
}

async function readJson(path: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(new URL(path, root), "utf8")) as Record<string, unknown>;
}
