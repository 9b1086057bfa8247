/** The Teams app package: the manifest with its blanks filled in, its icons, and the zip that an administrator uploads. */
import { unzipSync, zipSync } from "fflate";
import { findingsOf, type Finding } from "../checks/finding.ts";
import { isGuid } from "../domain/guid.ts";

/** What the package needs of a command: the table of commands has it. */
export type MenuCommand = {
  name: string;
  usage: string;
  does: string;
  /** Only in the personal chat. */
  file?: true;
};

/** Values for the `${{…}}` blanks of `manifest/manifest.json`. */
export type Blanks = {
  APP_VERSION: string;
  /** Id of the app in Teams; may be the bot's own. */
  TEAMS_APP_ID: string;
  /** `MicrosoftAppId`: the Entra application of the bot. */
  BOT_ID: string;
  PUBLISHER_NAME: string;
  PUBLISHER_WEBSITE: string;
  PUBLISHER_PRIVACY: string;
  PUBLISHER_TERMS: string;
};

export type AppPackage = { manifest: Record<string, unknown>; color: Uint8Array; outline: Uint8Array };

/** Teams shows at most this many commands in one menu (manifest schema 1.24 and later). */
const COMMANDS_IN_A_MENU = 12;

/** Where a menu is shown, and what is offered first there. */
const menus = [
  { scope: "personal", place: "personal", first: ["gaps", "show", "add", "import", "export", "review"] },
  { scope: "team", place: "channel", first: ["gaps", "assign", "ask", "digest"] },
  { scope: "groupChat", place: "groupChat", first: ["gaps"] },
] as const;

/** Fills the blanks and adds the command menus. Says nothing about whether the result is right: see {@link problemsOf}. */
export function fillManifest(
  template: Record<string, unknown>,
  blanks: Blanks,
  commands: readonly MenuCommand[],
): Record<string, unknown> {
  const filled = fill(template, blanks) as Record<string, unknown>;
  const bots = filled["bots"] as Record<string, unknown>[];
  return { ...filled, bots: bots.map((bot) => ({ ...bot, commandLists: commandLists(commands) })) };
}

/**
 * One menu a scope. Where there are more commands than places, those that no earlier menu offers come before the
 * others, so that each is offered somewhere, as far as there is room; help is always last, for the rest.
 */
export function commandLists(commands: readonly MenuCommand[]) {
  const offered = new Set<string>();
  return menus.map(({ scope, place, first }) => {
    const here = commands.filter((command) => command.file !== true || place === "personal");
    const rank = ({ name }: MenuCommand) => {
      const at = (first as readonly string[]).indexOf(name);
      if (at !== -1) return at;
      return offered.has(name) ? first.length + 1 : first.length;
    };
    const help = here.filter((command) => command.name === "help");
    const others = here.filter((command) => command.name !== "help").sort((a, b) => rank(a) - rank(b));
    const shown = [...others.slice(0, COMMANDS_IN_A_MENU - help.length), ...help];
    for (const { name } of shown) offered.add(name);
    return {
      scopes: [scope],
      commands: shown.map((command) => ({ title: command.name, description: describe(command) })),
    };
  });
}

function describe({ name, usage, does }: MenuCommand): string {
  const sentence = /[.!?]$/.test(does) ? does : `${does}.`;
  return usage === name ? sentence : `${sentence} Write: ${usage}`;
}

/** Replaces `${{NAME}}` in every text of a JSON value; a name that is not known stays, and is a problem. */
function fill(value: unknown, blanks: Blanks): unknown {
  if (typeof value === "string") {
    return value.replace(/\$\{\{(\w+)\}\}/g, (blank, name: string) =>
      Object.hasOwn(blanks, name) ? blanks[name as keyof Blanks] : blank,
    );
  }
  if (Array.isArray(value)) return value.map((item) => fill(item, blanks));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, blanks)]));
}

/** What Teams refuses although the schema allows it. @returns one sentence a problem, none when it can be uploaded. */
export function problemsOf({ manifest, color, outline }: AppPackage): string[] {
  const text = JSON.stringify(manifest);
  const blanks = [...text.matchAll(/\$\{\{(\w*)\}\}/g)].map((match) => `The blank ${match[1]} was not filled in.`);
  const guids = [
    ["the app id", manifest["id"]],
    ["the bot id", (manifest["bots"] as { botId?: unknown }[] | undefined)?.[0]?.botId],
  ] as const;
  return [
    ...new Set(blanks),
    ...guids
      .filter(([, id]) => !isGuid(String(id).toLowerCase()))
      .map(([name, id]) => `${String(id)} is not a GUID, which ${name} must be.`),
    ...(manifest["supportsChannelFeatures"] === "tier1"
      ? []
      : ['Since manifest 1.25 an app for teams must say "supportsChannelFeatures": "tier1".']),
    ...developerProblems(manifest["developer"]),
    ...sizeProblem("The colour icon", color, 192),
    ...sizeProblem("The outline icon", outline, 32),
  ];
}

/** What people give on the command line; Teams' answer to it would name neither the option nor the limit. */
function developerProblems(developer: unknown): string[] {
  const { name, ...sites } = developer as Record<string, string>;
  return [
    ...(name === undefined || name.trim() === "" || name.length > 32
      ? ["The publisher must have a name of 1 to 32 characters."]
      : []),
    ...[...new Set(Object.values(sites))]
      .filter((site) => !/^https:\/\/./i.test(site) || !URL.canParse(site))
      .map((site) => `${site} is not an https address.`),
  ];
}

/** Width and height stand at fixed places in a PNG's first chunk. */
function sizeProblem(what: string, file: Uint8Array, side: number): string[] {
  const view = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const isPng = view.length > 24 && view.subarray(0, 8).equals(Buffer.from("\x89PNG\r\n\x1a\n", "latin1"));
  if (!isPng) return [`${what} is not a PNG file.`];
  const [width, height] = [view.readUInt32BE(16), view.readUInt32BE(20)];
  if (width === side && height === side) return [];
  return [`${what} is ${width} x ${height}; Teams wants ${side} x ${side}.`];
}

/** @returns the zip, its three files at the root, the same bytes for the same content. */
export function zipPackage({ manifest, color, outline }: AppPackage): Uint8Array {
  const icons = manifest["icons"] as { color: string; outline: string };
  const json = new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
  // A zip entry bears a date; a fixed one lets two people compare what they built.
  return zipSync(
    { "manifest.json": json, [icons.color]: color, [icons.outline]: outline },
    { mtime: new Date(2026, 0, 1, 0, 0, 0) },
  );
}

/** What is read of whoever made the app until they say who they are. */
export const placeholder = { publisher: "Your company", website: "https://www.example.com" };

/**
 * Whether an app package can be uploaded and is of this bot.
 * @param bot its id, undefined when that is not known; and the version of this release.
 */
export function judgePackage(zip: Uint8Array, bot: { id: string | undefined; version: string }): Finding[] {
  const { good, warning, fault } = findingsOf("app-package");
  const again = "Make it again: npm run package -- --bot-id <MicrosoftAppId>";
  const app = unzipped(zip);
  if (app === undefined) return [fault("It is not an app package: there is no manifest, or no icon, in it.", again)];
  const problems = problemsOf(app).map((problem) => fault(problem, again));
  const id = String((app.manifest["bots"] as { botId?: unknown }[] | undefined)?.[0]?.botId).toLowerCase();
  if (bot.id !== undefined && id !== bot.id.toLowerCase()) {
    problems.push(fault(`It belongs to the bot ${id}, not to ${bot.id}.`, again));
  }
  if (problems.length > 0) return problems;
  const version = String(app.manifest["version"]);
  const warnings: Finding[] = [];
  if (isLower(version, bot.version)) {
    warnings.push(warning(`Its version is ${version}, older than this release, ${bot.version}.`, again));
  }
  const { name, websiteUrl } = app.manifest["developer"] as { name?: unknown; websiteUrl?: unknown };
  if (name === placeholder.publisher || websiteUrl === placeholder.website) {
    const found = `People will see “${String(name)}” and ${String(websiteUrl)} in it.`;
    warnings.push(warning(found, `${again} --publisher <your company> --website <its address>`));
  }
  return warnings.length > 0 ? warnings : [good(`It belongs to this bot, version ${version}.`)];
}

/** Whether one version, such as `1.2.3`, comes before another. */
function isLower(version: string, other: string): boolean {
  return version.localeCompare(other, "en", { numeric: true }) < 0;
}

function unzipped(zip: Uint8Array): AppPackage | undefined {
  try {
    const files = unzipSync(zip);
    const manifest = JSON.parse(new TextDecoder().decode(files["manifest.json"])) as Record<string, unknown>;
    const icons = manifest["icons"] as { color: string; outline: string };
    const [color, outline] = [files[icons.color], files[icons.outline]];
    return color === undefined || outline === undefined ? undefined : { manifest, color, outline };
  } catch {
    return undefined;
  }
}
