/**
 * What Azure knows of the bot, from an `az` that answers as Azure Resource Manager is documented to (Azure Bot Service
 * and App Service REST APIs) and complains as the Azure CLI does.
 */
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { checkAzure, parseBotPlace } from "../../src/checks/azure.ts";
import { readConfig } from "../../src/config.ts";

const clientId = "c9e8c047-2a34-40a1-b28a-b162d5f5327c";
const tenantId = "72f988bf-0000-4000-8000-2d7cd011db47";
const providers = "/subscriptions/{subscriptionId}/resourceGroups/associations/providers";
const botId =
  "/subscriptions/1/resourceGroups/associations/providers/Microsoft.BotService/botServices/associations-abc";
const siteId = "/subscriptions/1/resourceGroups/associations/providers/Microsoft.Web/sites/associations-abc";

/** An installation as `infra/bot.json` makes it; a test changes one thing. */
const anInstallation = () => ({
  bots: [
    {
      id: botId,
      name: "associations-abc",
      kind: "azurebot",
      properties: {
        endpoint: "https://associations-abc.azurewebsites.net/api/messages",
        msaAppId: clientId,
        msaAppType: "UserAssignedMSI",
        msaAppTenantId: tenantId,
      },
    },
  ],
  channels: [
    { properties: { channelName: "WebChatChannel", properties: {} } },
    { properties: { channelName: "MsTeamsChannel", properties: { isEnabled: true, acceptedTerms: true } } },
  ],
  sites: [
    {
      id: siteId,
      name: "associations-abc",
      identity: {
        type: "UserAssigned",
        userAssignedIdentities: { "/…/associations-bot": { principalId: "p", clientId } },
      },
      properties: { state: "Running", defaultHostName: "associations-abc.azurewebsites.net" },
    },
  ],
  settings: {
    MicrosoftAppType: "UserAssignedMSI",
    MicrosoftAppId: clientId,
    MicrosoftAppTenantId: tenantId,
    STORE: "postgres://associations-bot@x.postgres.database.azure.com/associations?sslmode=verify-full",
    STORE_AUTH: "entra",
    NODE_ENV: "production",
    WEBSITE_RUN_FROM_PACKAGE: "1",
  } as Record<string, string>,
});
type Installation = ReturnType<typeof anInstallation>;

/** An `az` on the PATH that gives these answers by method and path, and complains of anything else. */
async function withAz(answers: Record<string, unknown>, complaint?: string): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), "az-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const script = `#!/usr/bin/env node
const [rest, m, method, u, url, o, output] = process.argv.slice(2);
const answer = ${JSON.stringify(answers)}[method + " " + url];
const complaint = ${JSON.stringify(complaint ?? "")} || (rest + m + u + o + output !== "rest--method--url--outputjson" || answer === undefined ? "unexpected " + process.argv : "");
if (complaint) { console.error("WARNING: something\\nERROR: " + complaint); process.exit(1); }
console.log(JSON.stringify(answer));
`;
  await writeFile(join(folder, "az"), script);
  await chmod(join(folder, "az"), 0o755);
  return { PATH: [folder, dirname(process.execPath), "/usr/bin", "/bin"].join(delimiter) };
}

const read = (settings: Record<string, string>) => readConfig(settings).authentication;

async function look(change: (installation: Installation) => void = () => undefined, written = "associations") {
  const installation = anInstallation();
  change(installation);
  const env = await withAz({
    [`get ${providers}/Microsoft.BotService/botServices?api-version=2022-09-15`]: { value: installation.bots },
    [`get ${botId}/channels?api-version=2022-09-15`]: { value: installation.channels },
    [`get ${providers}/Microsoft.Web/sites?api-version=2024-11-01`]: { value: installation.sites },
    [`post ${siteId}/config/appsettings/list?api-version=2024-11-01`]: { properties: installation.settings },
  });
  const place = parseBotPlace(written);
  if (place === undefined) throw new Error(`${written} is no place`);
  const { findings, botId: found } = await checkAzure(place, env, read);
  return { lines: findings.map((finding) => `${finding.outcome} ${finding.check}: ${finding.found}`), found, findings };
}

const goodLines = [
  "good azure-bot: The Azure Bot associations-abc (UserAssignedMSI) sends to https://associations-abc.azurewebsites.net/api/messages.",
  "good azure-teams: The Teams channel is on.",
  "good azure-site: The site associations-abc runs, and has the bot's identity.",
  "good azure-settings: The site's settings are valid, and match this Azure Bot.",
];

it("finds nothing wrong with what the template makes, and learns the bot's id from it", async () => {
  expect(await look()).toMatchObject({ lines: goodLines, found: clientId });
});

describe("it finds", () => {
  it.each<[string, (installation: Installation) => void, string]>([
    [
      "an endpoint that leads past the bot",
      ({ bots: [bot] }) => bot && (bot.properties.endpoint = "https://associations-abc.azurewebsites.net/"),
      "fault azure-bot: Teams' messages go to https://associations-abc.azurewebsites.net/.",
    ],
    [
      "a bot that no release can run",
      ({ bots: [bot] }) => bot && (bot.properties.msaAppType = "MultiTenant"),
      "fault azure-bot: The Azure Bot associations-abc is MultiTenant.",
    ],
    ["a channel that is missing", ({ channels }) => channels.splice(1), "fault azure-teams: The Teams channel is off."],
    [
      "a channel that is off",
      ({ channels: [, teams] }) => teams && (teams.properties.properties = { isEnabled: false, acceptedTerms: true }),
      "fault azure-teams: The Teams channel is off.",
    ],
    [
      "a site that was stopped",
      ({ sites: [site] }) => site && (site.properties.state = "Stopped"),
      "fault azure-site: The site associations-abc is Stopped.",
    ],
    [
      "a site without the bot's identity",
      ({ sites: [site] }) => site && (site.identity = {} as typeof site.identity),
      `fault azure-site: The bot's managed identity ${clientId} is not assigned to the site associations-abc.`,
    ],
    [
      "no site at the bot's address",
      ({ sites }) => sites.splice(0),
      "skipped azure-site: No site of this resource group answers at https://associations-abc.azurewebsites.net/api/messages.",
    ],
    [
      "settings that cannot work",
      ({ settings }) => delete settings["MicrosoftAppTenantId"],
      "fault azure-settings: The settings cannot be used: Missing: MicrosoftAppTenantId. To try the bot without credentials on this machine, set BOT_AUTH=none.",
    ],
    [
      "settings of another bot",
      ({ settings }) => (settings["MicrosoftAppId"] = tenantId),
      `fault azure-settings: MicrosoftAppId of the site is ${tenantId}; the Azure Bot has ${clientId}.`,
    ],
  ])("%s", async (_, change, line) => {
    const { lines } = await look(change);
    const isSiteGone = line.startsWith("skipped azure-site");
    expect(
      lines.filter((each) => !goodLines.includes(each) && !(isSiteGone && each.includes("azure-settings"))),
    ).toEqual(
      line.includes("MultiTenant")
        ? [
            line,
            expect.stringContaining("site associations-abc runs."),
            expect.stringContaining("MicrosoftAppType of the site"),
          ]
        : [line],
    );
  });

  it("that there are several bots, until one is named", async () => {
    const another = (installation: Installation) =>
      installation.bots.push({ ...installation.bots[0], name: "other" } as (typeof installation.bots)[0]);
    const { findings } = await look(another);
    expect(findings).toMatchObject([
      {
        outcome: "fault",
        found: "There are several Azure Bots: associations-abc, other.",
        todo: "Name one: --azure associations/associations-abc",
      },
    ]);
    expect((await look(another, "associations/associations-abc")).lines).toEqual(goodLines);
    expect((await look(another, "associations/third")).lines).toEqual([
      "fault azure-bot: There is no Azure Bot third in associations; there is associations-abc, other.",
    ]);
  });

  it("that there is none", async () => {
    expect((await look(({ bots }) => bots.splice(0))).lines).toEqual([
      "fault azure-bot: There is no Azure Bot in the resource group associations.",
    ]);
  });
});

describe("it says what to do when", () => {
  const place = { group: "associations", bot: undefined };

  it.each([
    ["nobody is signed in", "Please run 'az login' to setup account.", "Sign in: az login"],
    [
      "the group is in another subscription",
      `Not Found({"error":{"code":"ResourceGroupNotFound","message":"Resource group 'associations' could not be found."}})`,
      "Choose the subscription: az account set --subscription <name>",
    ],
    [
      "rights are missing",
      `Forbidden({"error":{"code":"AuthorizationFailed","message":"The client does not have authorization"}})`,
      "You need Contributor on the resource group.",
    ],
  ])("%s", async (_, complaint, todo) => {
    const { findings } = await checkAzure(place, await withAz({}, complaint), read);
    expect(findings).toEqual([{ check: "azure", outcome: "fault", found: `The Azure CLI failed: ${complaint}`, todo }]);
  });

  it("the subscription is the one that azd deploys to", async () => {
    const subscription = "5a1f0c8e-0000-4000-8000-000000000001";
    const path = `get ${providers.replace("{subscriptionId}", subscription)}/Microsoft.BotService/botServices?api-version=2022-09-15`;
    const env = await withAz({ [path]: { value: [] } });
    const { findings } = await checkAzure(place, { ...env, AZURE_SUBSCRIPTION_ID: subscription }, read);
    expect(findings).toMatchObject([{ check: "azure-bot", todo: "Deploy infra/bot.json, or name another group." }]);
  });

  it("there is no Azure CLI", async () => {
    const { findings } = await checkAzure(place, { PATH: "/nowhere" }, read);
    expect(findings).toMatchObject([{ outcome: "fault", found: "The Azure CLI is not installed here." }]);
  });

  it("Azure answers something else", async () => {
    const env = await withAz({ [`get ${providers}/Microsoft.BotService/botServices?api-version=2022-09-15`]: [] });
    const { findings } = await checkAzure(place, env, read);
    expect(findings).toMatchObject([{ found: "Azure's answer isn't in the documented form." }]);
  });
});

it.each(["", "a b", "a;rm", "a/b/c", "$(x)", "a".repeat(91)])("“%s” is no place", (written) => {
  expect(parseBotPlace(written)).toBeUndefined();
});
