/** Does Azure know the bot as its settings do? The registration, its Teams channel, and the site that it leads to. */
import { execFile } from "node:child_process";
import { z } from "zod";
import type { BotIdentity } from "../identity/bot.ts";
import { findingsOf, type Finding } from "./finding.ts";
import { errorMessage } from "../domain/error-message.ts";

/** Where the registration is: its resource group, and its name where there are several. */
export type BotPlace = { group: string; bot: string | undefined };

/** Reads the value of `--azure`. @returns undefined when it can be no place. */
export function parseBotPlace(written: string): BotPlace | undefined {
  // Microsoft: "Naming rules and restrictions for Azure resources"
  const [, group, bot] = /^([\w.()-]{1,90})(?:\/([\w-]{1,64}))?$/.exec(written) ?? [];
  return group === undefined ? undefined : { group, bot };
}

/** Microsoft: Azure Bot Service REST API, "Bots - List By Resource Group" and "Channels - List By Resource Group". */
const bots = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      properties: z.object({
        endpoint: z.string(),
        msaAppId: z.string(),
        msaAppType: z.string().optional(),
        msaAppTenantId: z.string().optional(),
      }),
    }),
  ),
});
const channels = z.object({
  value: z.array(
    z.object({
      properties: z.object({
        channelName: z.string(),
        properties: z.object({ isEnabled: z.boolean().optional() }).nullish(),
      }),
    }),
  ),
});

/** Microsoft: App Service REST API, "Web Apps - List By Resource Group" and "Web Apps - List Application Settings". */
const sites = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      identity: z
        .object({
          userAssignedIdentities: z.record(z.string(), z.object({ clientId: z.string().optional() })).nullish(),
        })
        .nullish(),
      properties: z.object({
        state: z.string(),
        defaultHostName: z.string(),
        hostNames: z.array(z.string()).optional(),
      }),
    }),
  ),
});
const settings = z.object({ properties: z.record(z.string(), z.string()) });

type Bot = z.infer<typeof bots>["value"][number];
type Site = z.infer<typeof sites>["value"][number];

/** Asks Azure Resource Manager through the Azure CLI, as whoever is signed in there. @throws {Error} in its words. */
type Ask = (method: "get" | "post", path: string) => Promise<unknown>;

/** Reads a site's settings as the bot does. @throws {Error} with `readConfig`'s message. */
type ReadSettings = (settings: Record<string, string>) => BotIdentity | { type: "none" };

/**
 * @param env where `az` is found, and what it is told.
 * @returns the findings, and the client id of the bot that was found.
 */
export async function checkAzure(
  place: BotPlace,
  env: Readonly<Record<string, string | undefined>>,
  read: ReadSettings,
): Promise<{ findings: Finding[]; botId: string | undefined }> {
  const { fault } = findingsOf("azure");
  // azd says which subscription it deploys to; without it the Azure CLI takes its own in place of the braces.
  const subscription = env["AZURE_SUBSCRIPTION_ID"] ?? "{subscriptionId}";
  const group = `/subscriptions/${subscription}/resourceGroups/${place.group}/providers`;
  const ask: Ask = (method, path) => az(["rest", "--method", method, "--url", path], env);
  try {
    const found = bots.parse(
      await ask("get", `${group}/Microsoft.BotService/botServices?api-version=2022-09-15`),
    ).value;
    const named = found.filter(({ name }) => place.bot === undefined || name === place.bot);
    const [bot] = named;
    if (bot === undefined || named.length > 1) return { findings: [judgeChoice(place, found)], botId: undefined };
    const { value } = sites.parse(await ask("get", `${group}/Microsoft.Web/sites?api-version=2024-11-01`));
    const host = URL.canParse(bot.properties.endpoint) ? new URL(bot.properties.endpoint).host : undefined;
    const site = value.find(({ properties: { defaultHostName, hostNames = [] } }) =>
      [defaultHostName, ...hostNames].some((name) => name === host),
    );
    return {
      findings: [
        judgeBot(bot),
        judgeChannel(channels.parse(await ask("get", `${bot.id}/channels?api-version=2022-09-15`)).value),
        judgeSite(bot, site),
        ...(site === undefined
          ? []
          : judgeSettings(
              bot,
              settings.parse(await ask("post", `${site.id}/config/appsettings/list?api-version=2024-11-01`)).properties,
              read,
            )),
      ],
      botId: bot.properties.msaAppId,
    };
  } catch (error) {
    if (error instanceof z.ZodError)
      return { findings: [fault("Azure's answer isn't in the documented form.")], botId: undefined };
    const because = errorMessage(error);
    return { findings: [fault(because, remedyOf(because))], botId: undefined };
  }
}

function judgeChoice({ group, bot }: BotPlace, found: readonly Bot[]): Finding {
  const { fault } = findingsOf("azure-bot");
  const names = found.map(({ name }) => name);
  if (names.length === 0) {
    return fault(
      `There is no Azure Bot in the resource group ${group}.`,
      "Deploy infra/bot.json, or name another group.",
    );
  }
  if (bot !== undefined) return fault(`There is no Azure Bot ${bot} in ${group}; there is ${names.join(", ")}.`);
  return fault(`There are several Azure Bots: ${names.join(", ")}.`, `Name one: --azure ${group}/${names[0] ?? ""}`);
}

function judgeBot({ name, properties: { endpoint, msaAppType = "MultiTenant" } }: Bot): Finding {
  const { good, fault } = findingsOf("azure-bot");
  if (!["SingleTenant", "UserAssignedMSI"].includes(msaAppType)) {
    return fault(
      `The Azure Bot ${name} is ${msaAppType}.`,
      "It must be SingleTenant or UserAssignedMSI: make a new one.",
    );
  }
  if (!/^https:\/\/[^/]+\/api\/messages$/.test(endpoint)) {
    return fault(
      `Teams' messages go ${endpoint === "" ? "nowhere" : `to ${endpoint}`}.`,
      "The messaging endpoint must be https://<host>/api/messages.",
    );
  }
  return good(`The Azure Bot ${name} (${msaAppType}) sends to ${endpoint}.`);
}

function judgeChannel(list: z.infer<typeof channels>["value"]): Finding {
  const { good, fault } = findingsOf("azure-teams");
  const teams = list.find(({ properties }) => properties.channelName === "MsTeamsChannel")?.properties;
  if (teams === undefined || teams.properties?.isEnabled === false) {
    return fault(
      "The Teams channel is off.",
      "Azure portal, the Azure Bot, Channels, Microsoft Teams; or `az bot msteams create`.",
    );
  }
  return good("The Teams channel is on.");
}

function judgeSite({ properties: { endpoint, msaAppId, msaAppType } }: Bot, site: Site | undefined): Finding {
  const { good, fault, skipped } = findingsOf("azure-site");
  if (site === undefined) return skipped(`No site of this resource group answers at ${endpoint}.`);
  const { name, identity, properties } = site;
  if (properties.state !== "Running")
    return fault(`The site ${name} is ${properties.state}.`, `az webapp start --resource-group <group> --name ${name}`);
  const attached = Object.values(identity?.userAssignedIdentities ?? {});
  if (msaAppType === "UserAssignedMSI" && !attached.some(({ clientId }) => clientId === msaAppId)) {
    return fault(
      `The bot's managed identity ${msaAppId} is not assigned to the site ${name}.`,
      `Deploy infra/bot.json again (with azd: azd provision --no-state), or: az webapp identity assign --resource-group <group> --name ${name} --identities <its resource id>`,
    );
  }
  return good(`The site ${name} runs${msaAppType === "UserAssignedMSI" ? ", and has the bot's identity" : ""}.`);
}

function judgeSettings({ properties: bot }: Bot, given: Record<string, string>, read: ReadSettings): Finding[] {
  const { good, fault } = findingsOf("azure-settings");
  const change =
    "Deploy infra/bot.json again with what is right (with azd: azd env set, then azd provision --no-state). What is changed on the site itself, under Environment variables, is gone with the next deployment.";
  let ours: ReturnType<ReadSettings>;
  try {
    ours = read(given);
  } catch (error) {
    return [fault(error instanceof Error ? faultsIn(error.message) : String(error), change)];
  }
  const { appId, tenantId } = "appId" in ours ? ours : { appId: undefined, tenantId: undefined };
  const wanted: [string, string | undefined, string | undefined][] = [
    ["MicrosoftAppId", appId, bot.msaAppId],
    ["MicrosoftAppType", ours.type, bot.msaAppType],
    ["MicrosoftAppTenantId", tenantId, bot.msaAppTenantId],
  ];
  const wrong = wanted.filter(
    ([, mine, azures]) => azures !== undefined && mine?.toLowerCase() !== azures.toLowerCase(),
  );
  if (wrong.length > 0) {
    return wrong.map(([setting, mine = "not set", azures = ""]) =>
      fault(`${setting} of the site is ${mine}; the Azure Bot has ${azures}.`, change),
    );
  }
  return [good("The site's settings are valid, and match this Azure Bot.")];
}

/** The faults that `readConfig` lists, in a line. */
export function faultsIn(message: string): string {
  const listed = message.split("\n").flatMap((line) => (line.startsWith("  - ") ? [line.slice(4)] : []));
  return listed.length === 0 ? message : `The settings cannot be used: ${listed.join("; ")}.`;
}

/** @throws {Error} with the first line that `az` complains in. */
function az(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<unknown> {
  // On Windows it is a batch file, which only a shell starts. Nothing in the arguments is more than names and paths.
  const onWindows = process.platform === "win32";
  const [program, given] = onWindows ? [["az", ...args.map((arg) => `"${arg}"`)].join(" "), []] : ["az", [...args]];
  const options = { env: { ...env }, shell: onWindows, timeout: 60_000, maxBuffer: 16 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    execFile(program, [...given, "--output", "json"], options, (error, stdout, stderr) => {
      if (error !== null) {
        const isMissing = error.code === "ENOENT" || /not recognized/.test(stderr);
        const line = stderr.split("\n").find((each) => each.startsWith("ERROR: "));
        const said = line?.slice(7).trim() ?? "it does not say why";
        return reject(new Error(isMissing ? "The Azure CLI is not installed here." : `The Azure CLI failed: ${said}`));
      }
      try {
        resolve(JSON.parse(stdout));
      } catch {
        reject(new Error("The Azure CLI does not answer with JSON."));
      }
    });
  });
}

function remedyOf(because: string): string | undefined {
  if (because.includes("not installed"))
    return "Install it (https://aka.ms/azure-cli), or use the Cloud Shell of the Azure portal.";
  if (/az login|AADSTS|expired/i.test(because)) return "Sign in: az login";
  if (/ResourceGroupNotFound|not be found/.test(because))
    return "Choose the subscription: az account set --subscription <name>";
  if (/AuthorizationFailed|Forbidden/.test(because)) return "You need Contributor on the resource group.";
  return undefined;
}
