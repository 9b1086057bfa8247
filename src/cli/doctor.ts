/** `npm run doctor`: whether everything that the bot needs is there, and what to do where it is not. */
import { readFile } from "node:fs/promises";
import { checkAzure, faultsIn, parseBotPlace } from "../checks/azure.ts";
import { checkClock } from "../checks/clock.ts";
import { checkEndpoint } from "../checks/endpoint.ts";
import { findingsOf, type Finding } from "../checks/finding.ts";
import { judgeOrganization, type Facts } from "../checks/organization.ts";
import { judgeNode, judgePeople } from "../checks/settings.ts";
import { inspectStore } from "../checks/store.ts";
import { checkPayload, checkConnector, checkKeys, checkToken, keysMetadata } from "../checks/token.ts";
import { readConfig, settingNames, type Config } from "../config.ts";
import type { Settings } from "../domain/documents.ts";
import { isSamePerson } from "../domain/people/person.ts";
import type { TokenParts } from "../identity/application.ts";
import { botToken } from "../identity/bot.ts";
import type { Entry } from "../store/documents/organization.ts";
import { textActivity } from "../teams/send/activities.ts";
import { createAdapter } from "../teams/send/adapter.ts";
import { globalServiceUrl } from "../teams/send/messenger.ts";
import { createOutbound } from "../teams/send/outbound.ts";
import { judgePackage } from "./app-package.ts";
import { misused, readOptions, ownTerminal, type Terminal, runStarted, storeIn } from "./program.ts";

const usage = `Usage: npm run doctor -- [options]

Says for each thing the bot needs what was found, and what to do. Exits with 1 when something is at fault.

Without options it looks where the bot runs, with the bot's settings: settings, token, Teams' answer to it, signing keys,
clocks, store or database, managers, owners, digests, messages that are late.

  --say-hello <user>   and sends that person a message: a user principal name or an Entra object id

From any computer, without the bot's settings:

  --url <address>      the bot's public address: is it reached, ready, closed to others, its certificate valid
  --wait <seconds>     how long it may take to become ready, as after a deployment; 0 unless given
  --azure <group>      the registration in that resource group, its Teams channel, and the site with its settings;
                       <group>/<bot> where there are several. Needs the Azure CLI, signed in
  --package <file>     the app package that was or will be uploaded to Teams

  --json               the same for programs: {"outcome": …, "findings": [{"check", "outcome", "found", "todo"}]}`;

const text = { type: "string" } as const;
const program = {
  name: "npm run doctor",
  usage,
  options: {
    url: text,
    wait: text,
    azure: text,
    package: text,
    "say-hello": text,
    json: { type: "boolean", default: false },
  },
} as const;

/** Where Microsoft is; a test has others. */
export type MicrosoftPlaces = {
  entra: Partial<TokenParts>;
  /** Teams' connector. */
  serviceUrl: string;
  keysMetadata: string;
  /** Servers that tell the time, by whose they are. */
  clocks: readonly (readonly [string, string])[];
};

const microsoft: MicrosoftPlaces = {
  entra: {},
  serviceUrl: globalServiceUrl,
  keysMetadata,
  clocks: [
    ["Entra", "https://login.microsoftonline.com/"],
    ["Teams", globalServiceUrl],
  ],
};

/** @returns the exit code: 0 when nothing is at fault, 1 otherwise. */
export async function doctorCommand(
  args: readonly string[],
  terminal: Terminal,
  places: MicrosoftPlaces = microsoft,
): Promise<number> {
  const given = readOptions(program, args, terminal);
  if ("exit" in given) return given.exit;
  const { url, azure, package: file, "say-hello": hello, wait = "0", json } = given.values;
  const misuse = (mistake: string) => misused(program, mistake, terminal);
  if (given.positionals.length > 0) return misuse(`“${given.positionals.join(" ")}” is not an option.`);
  if (url !== undefined && !/^https?:\/\/[^/]+\/?$/.test(url))
    return misuse(`${url} is not like https://bot.example.com.`);
  if (!/^\d{1,4}$/.test(wait)) return misuse(`${wait} is not a number of seconds.`);
  const place = azure === undefined ? undefined : parseBotPlace(azure);
  if (azure !== undefined && place === undefined) return misuse(`${azure} is not a resource group.`);
  const isOutside = url !== undefined || azure !== undefined || file !== undefined;
  if (isOutside && hello !== undefined) return misuse("--say-hello is for where the bot runs: leave the others out.");

  const findings: Finding[] = [];
  if (!isOutside) findings.push(...(await lookHere(terminal.env, places, hello)));
  let botId = terminal.env["MicrosoftAppId"];
  if (place !== undefined) {
    const found = await checkAzure(place, terminal.env, readSite);
    botId = found.botId ?? botId;
    findings.push(...found.findings);
  }
  if (url !== undefined) findings.push(...(await checkEndpoint(url, Number(wait))));
  if (file !== undefined) findings.push(...(await checkPackage(file, botId)));
  const count = (outcome: Finding["outcome"]) => findings.filter((finding) => finding.outcome === outcome).length;
  const many = (one: "warning" | "fault") => `${count(one)} ${one}${count(one) === 1 ? "" : "s"}`;
  const outcome = count("fault") > 0 ? "fault" : count("warning") > 0 ? "warning" : "good";
  if (json) terminal.write(JSON.stringify({ outcome, findings }, undefined, 2));
  else {
    for (const finding of findings) terminal.write(shown(finding));
    terminal.write(`\n${count("good")} good, ${many("warning")}, ${many("fault")}, ${count("skipped")} not checked.`);
  }
  return outcome === "fault" ? 1 : 0;
}

/** What App Service sets by itself is not among a site's settings. */
const readSite = (settings: Record<string, string>) =>
  readConfig({ ...settings, WEBSITE_SITE_NAME: "site", PORT: "8080" }).authentication;

/** Everything that can be looked at where the bot runs. */
async function lookHere(env: Terminal["env"], places: MicrosoftPlaces, hello: string | undefined): Promise<Finding[]> {
  const read = settingsOf(env);
  const store = storeOf(env);
  const [settings, proofs, stored] = await Promise.all([
    Promise.resolve("config" in read ? [read.finding, ...judgePeople(read.config)] : [read.finding]),
    "config" in read ? checkProofs(read.config, places) : [],
    store === undefined ? { findings: [], entries: [] } : inspectStore({ ...store, now: Date.now }),
  ]);
  const managers = "config" in read ? read.config.managers : [];
  const organizations = [...factsIn(stored.entries, managers)];
  return [
    judgeNode(process.versions.node),
    ...settings,
    ...proofs,
    ...stored.findings,
    ...organizations.flatMap(([, facts]) => judgeOrganization(facts, new Date().toISOString())),
    ...(hello === undefined || !("config" in read) ? [] : [await sayHello(hello, read.config, organizations, places)]),
  ];
}

function settingsOf(env: Terminal["env"]): { finding: Finding; config: Config } | { finding: Finding } {
  const { good, fault } = findingsOf("settings");
  try {
    return { finding: good("The settings are valid."), config: readConfig(env) };
  } catch (error) {
    if (!settingNames.some((name) => (env[name] ?? "") !== "")) {
      const outside = "If it runs elsewhere: npm run doctor -- --url <its address> [--azure <resource group>].";
      return {
        finding: fault(
          "There are no settings of the bot here.",
          `${outside} Otherwise copy .env.example to .env and fill it in.`,
        ),
      };
    }
    const found = error instanceof Error ? faultsIn(error.message) : String(error);
    return { finding: fault(found, "docs/install.md lists them all; .env.example is a form to fill in.") };
  }
}

function storeOf(env: Terminal["env"]) {
  try {
    return storeIn(env);
  } catch {
    // Said with the settings.
    return undefined;
  }
}

/** How we prove who we are to Teams, and Teams to us. */
async function checkProofs({ authentication }: Config, places: MicrosoftPlaces): Promise<Finding[]> {
  if (authentication.type === "none") {
    return [findingsOf("token").skipped("BOT_AUTH is none: nobody proves anything here.")];
  }
  const token = botToken(authentication, places.entra);
  const first = await checkToken(token, authentication);
  return [
    first,
    ...(await Promise.all([
      checkPayload(token, authentication, Date.now()),
      checkConnector(token, places.serviceUrl),
      checkKeys(places.keysMetadata),
      ...places.clocks.map(([whose, url]) => checkClock(whose, url, Date.now)),
    ])),
  ];
}

/** What is stored of each organization. */
function factsIn(entries: readonly Entry[], managers: readonly string[]): ReadonlyMap<string, Facts> {
  const all = new Map<string, Facts>();
  for (const organization of new Set(entries.map((entry) => entry.organization))) {
    const of = <Doc>(collection: Entry["collection"]) =>
      entries.flatMap((entry) =>
        entry.organization === organization && entry.collection === collection ? [entry.doc as Doc] : [],
      );
    const [settings] = of<Settings>("settings");
    all.set(organization, {
      people: of("people"),
      channels: of("channels"),
      deliveries: of("deliveries"),
      customers: of("customers"),
      managers: [...managers, ...(settings?.managers ?? [])],
    });
  }
  return all;
}

/** Sends a person one message, by the way that reminders take. */
async function sayHello(
  ref: string,
  { authentication }: Config,
  organizations: readonly [string, Facts][],
  places: MicrosoftPlaces,
): Promise<Finding> {
  const { good, fault } = findingsOf("hello");
  const found = organizations.flatMap(([organization, { people }]) =>
    people.filter((person) => isSamePerson(ref.toLowerCase(), person)).map((person) => ({ organization, person })),
  );
  const [known] = found;
  if (known === undefined)
    return fault(`${ref} hasn't used the bot yet.`, "Ask them to add it in Teams and send it one message: help.");
  const { organization, person } = known;
  const adapter = createAdapter(
    authentication.type === "none"
      ? authentication
      : { ...authentication, token: botToken(authentication, places.entra) },
  );
  const outbound = createOutbound(adapter, Date.now);
  const { serviceUrl = places.serviceUrl, conversation } = person.chat ?? {};
  const opened =
    conversation === undefined
      ? await outbound.openPersonal(serviceUrl, organization, person.id)
      : { outcome: "open" as const, conversation };
  const words = "Hello! Somebody is checking that my messages reach you. There is nothing you need to do.";
  const sent =
    opened.outcome === "open"
      ? (await outbound.say({ serviceUrl, conversation: opened.conversation }, textActivity(words))).sent
      : opened;
  if (sent.outcome === "sent") return good(`${person.name} has a message from the bot.`);
  return fault(
    `The message did not reach ${person.name}: ${sent.because}.`,
    "Ask them to add the bot in Teams and send it one message: help.",
  );
}

async function checkPackage(file: string, botId: string | undefined): Promise<Finding[]> {
  const { fault } = findingsOf("app-package");
  const zip = await readFile(file).catch(() => undefined);
  if (zip === undefined) return [fault(`There is no file ${file}.`, "npm run package makes it.")];
  const release = JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  return judgePackage(zip, { id: botId, version: release.version });
}

const marks: Readonly<Record<Finding["outcome"], string>> = {
  good: "good     ",
  warning: "WARNING  ",
  fault: "FAULT    ",
  skipped: "-        ",
};

function shown({ check, outcome, found, todo }: Finding): string {
  const line = `${marks[outcome]}${check}: ${found}`;
  return todo === undefined || outcome === "good" ? line : `${line}\n         ${todo}`;
}

await runStarted(import.meta, (args) => doctorCommand(args, ownTerminal));
