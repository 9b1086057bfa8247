/** `npm run doctor` as a whole, with Entra, Teams and the bot's own address on loopback. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { fillManifest, zipPackage } from "../../src/cli/app-package.ts";
import { doctorCommand, type MicrosoftPlaces } from "../../src/cli/doctor.ts";
import type { Terminal } from "../../src/cli/program.ts";
import { openStore } from "../../src/store/open.ts";
import { serve } from "../serve.ts";
import { giving, startEntra } from "../identity/entra.ts";
import { startConnector } from "../teams/connector.ts";
import { alex, megan, tenant } from "../teams/people.ts";
import { aFolder } from "../folder.ts";

const appId = "c9e8c047-2a34-40a1-b28a-b162d5f5327c";

const serving = (bodies: Record<string, object>) =>
  serve((request, response) => {
    const body = bodies[request.url ?? ""];
    response.writeHead(body === undefined ? 404 : 200, { "Content-Type": "application/json" });
    response.end(JSON.stringify(body ?? {}));
  });

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A machine with the bot's settings, its data, and a Microsoft around it where all is well. */
async function aMachine() {
  const folder = await aFolder();
  const claims = { aud: "https://api.botframework.com", tid: tenant, appid: appId, exp: Date.now() / 1000 + 3_600 };
  const entra = await startEntra(giving(`${part({ alg: "RS256" })}.${part(claims)}.signature`));
  const keys = await serving({ "/keys": { keys: [{ kid: "a", endorsements: ["msteams"] }] } });
  const metadata = await serving({ "/metadata": { jwks_uri: `${keys}/keys` } });
  const teams = await serving({});
  const microsoft: MicrosoftPlaces = {
    entra: { entraUrl: entra.url },
    serviceUrl: `${teams}/`,
    keysMetadata: `${metadata}/metadata`,
    clocks: [
      ["Entra", entra.url],
      ["Teams", teams],
    ],
  };
  const env: Record<string, string> = {
    MicrosoftAppType: "SingleTenant",
    MicrosoftAppId: appId,
    MicrosoftAppPassword: "hunter2hunter2",
    MicrosoftAppTenantId: tenant,
    BOT_MANAGERS: alex.upn,
    PARTNER_IDS: "1234567",
    STORE: `file:${join(folder, "data")}`,
  };
  async function doctor(...args: string[]) {
    const written: string[] = [];
    const complaints: string[] = [];
    const write = (line: string) => void written.push(line);
    const complain = (line: string) => void complaints.push(line);
    const code = await doctorCommand(args, { env, write, complain }, microsoft);
    return { code, said: written.join("\n"), complaints };
  }
  return { env, folder, doctor, microsoft };
}

async function meet(setting: string, serviceUrl: string) {
  const store = await openStore(setting);
  const { people } = store.organization(tenant);
  const chat = { conversation: `a:${alex.id}`, serviceUrl, teamsId: alex.teamsId };
  await people.update(alex.id, () => ({ doc: { id: alex.id, name: alex.name, upn: alex.upn, chat } }));
  await people.update(megan.id, () => ({ doc: { id: megan.id, name: megan.name, upn: megan.upn } }));
  await store.close();
}

describe("where the bot runs", () => {
  it("everything is looked at, and nothing is at fault", async () => {
    const { env, doctor } = await aMachine();
    await meet(env["STORE"] ?? "", "https://smba.trafficmanager.net/emea/");
    const { code, said } = await doctor();
    expect(said.match(/FAULT.*/g)).toBeNull();
    expect(code).toBe(0);
    const looked = [...said.matchAll(/^(?:good|WARNING|FAULT|-) +([\w-]+):/gm)].map((match) => match[1]);
    expect(looked).toEqual([
      ..."node settings settings-people token token-claims connector keys clock clock".split(" "),
      ..."store store-disk store-space store-documents managers owners digests schedule".split(" "),
    ]);
    expect(said).toMatch(/good +managers: 1 of 1 managers can be written to\./);
    expect(said).not.toContain("hunter2");
  });

  it("settings that cannot work are named, and the rest is looked at all the same", async () => {
    const { env, doctor } = await aMachine();
    await meet(env["STORE"] ?? "", "https://smba.trafficmanager.net/emea/");
    delete env["MicrosoftAppPassword"];
    env["PARTNER_IDS"] = "abc";
    const { code, said } = await doctor();
    expect(code).toBe(1);
    expect(said).toMatch(/FAULT +settings: The settings cannot be used: PARTNER_IDS .*; Missing: MicrosoftAppPassword/);
    expect(said).toMatch(/good +store-documents: 2 documents/);
  });

  it("programs get the same as JSON", async () => {
    const { env, doctor } = await aMachine();
    env["PARTNER_IDS"] = "";
    const { code, said } = await doctor("--json");
    expect(code).toBe(0);
    const { outcome, findings } = JSON.parse(said) as { outcome: string; findings: object[] };
    expect(outcome).toBe("warning");
    expect(findings).toContainEqual({
      check: "settings-people",
      outcome: "warning",
      found: "No Partner ID is set: the bot cannot tell your links from others'.",
      todo: "Set PARTNER_IDS to your location Partner IDs. The report Partner profile (Insights > Downloads), sent to the bot, says which they are.",
    });
  });
});

describe("a hello", () => {
  async function aPlayground() {
    const connector = await startConnector();
    onTestFinished(() => connector.close());
    connector.people.push(megan);
    const machine = await aMachine();
    for (const name of Object.keys(machine.env)) if (name.startsWith("Microsoft")) delete machine.env[name];
    machine.env["BOT_AUTH"] = "none";
    machine.microsoft.serviceUrl = connector.url;
    await meet(machine.env["STORE"] ?? "", connector.url);
    return { ...machine, connector };
  }

  it("reaches who wrote to the bot, and who did not but has it", async () => {
    const { connector, doctor } = await aPlayground();
    expect((await doctor("--say-hello", alex.upn.toUpperCase())).said).toMatch(
      /good +hello: Alex Wilber has a message/,
    );
    expect((await doctor("--say-hello", megan.id)).said).toMatch(/good +hello: Megan Bowen has a message/);
    const said = connector.take();
    expect(said.map(({ conversation }) => conversation)).toEqual([`a:${alex.id}`, `a:${megan.id}`]);
    expect(said[0]?.text).toMatch(/^Hello!/);
  });

  it("that does not arrive is a fault with its reason", async () => {
    const { connector, doctor } = await aPlayground();
    connector.fail("say", { status: 403, body: { error: { code: "BotNotInConversationRoster", message: "…" } } });
    const { code, said } = await doctor("--say-hello", alex.id);
    expect([code, said]).toEqual([1, expect.stringMatching(/FAULT +hello: The message did not reach Alex Wilber: /)]);
    expect((await doctor("--say-hello", "kim@contoso.com")).said).toContain(
      "FAULT    hello: kim@contoso.com hasn't used the bot yet.",
    );
  });
});

it("sends whoever runs it where no bot runs to the address of theirs", async () => {
  const said: string[] = [];
  const terminal = { env: { PATH: "/bin" }, write: (line: string) => void said.push(line), complain: () => undefined };
  expect(await doctorCommand([], terminal as unknown as Terminal)).toBe(1);
  expect(said.join("\n")).toMatch(/There are no settings of the bot here\.\s.*npm run doctor -- --url <its address>/s);
});

describe("the app package", () => {
  const version = "0.1.0";

  async function aPackage(change: Partial<Record<"BOT_ID" | "APP_VERSION" | "PUBLISHER_NAME", string>> = {}) {
    const read = async (name: string) => readFile(new URL(`../../manifest/${name}`, import.meta.url));
    const blanks = {
      APP_VERSION: version,
      TEAMS_APP_ID: appId,
      BOT_ID: appId,
      PUBLISHER_NAME: "Contoso",
      PUBLISHER_WEBSITE: "https://contoso.com",
      PUBLISHER_PRIVACY: "https://contoso.com",
      PUBLISHER_TERMS: "https://contoso.com",
      ...change,
    };
    const manifest = fillManifest(
      JSON.parse((await read("manifest.json")).toString()) as Record<string, unknown>,
      blanks,
      [],
    );
    const file = join(await aFolder(), "app.zip");
    await writeFile(file, zipPackage({ manifest, color: await read("color.png"), outline: await read("outline.png") }));
    return file;
  }

  it.each<[string, () => Promise<string>, number, RegExp]>([
    ["of this bot", () => aPackage(), 0, /^good +app-package: It belongs to this bot, version 0\.1\.0\./],
    ["of another bot", () => aPackage({ BOT_ID: tenant }), 1, /^FAULT +app-package: It belongs to the bot 5f8e/],
    [
      "of an earlier release",
      () => aPackage({ APP_VERSION: "0.0.9" }),
      0,
      /^WARNING +app-package: Its version is 0\.0\.9/,
    ],
    [
      "of a later release",
      () => aPackage({ APP_VERSION: "0.1.10" }),
      0,
      /^good +app-package: It belongs to this bot, version 0\.1\.10\./,
    ],
    [
      "that nobody stands behind",
      () => aPackage({ PUBLISHER_NAME: "Your company" }),
      0,
      /^WARNING +app-package: People will see “Your company” .*--publisher <your company>/s,
    ],
    [
      "with a blank in it",
      () => aPackage({ BOT_ID: "${{BOT_ID}}" }),
      1,
      /^FAULT +app-package: The blank BOT_ID was not filled in/,
    ],
    [
      "that is none",
      async () => join(import.meta.dirname, "doctor.test.ts"),
      1,
      /^FAULT +app-package: It is not an app package/,
    ],
    ["that is not there", async () => "/nowhere.zip", 1, /^FAULT +app-package: There is no file \/nowhere\.zip/],
  ])("%s", async (_, file, code, said) => {
    const { doctor } = await aMachine();
    expect(await doctor("--package", await file())).toEqual({
      code,
      said: expect.stringMatching(said),
      complaints: [],
    });
  });
});

it("looks from outside without the bot's settings", async () => {
  const { env, doctor } = await aMachine();
  for (const name of Object.keys(env)) delete env[name];
  const url = await serving({ "/healthz": {}, "/readyz": {} });
  const { code, said } = await doctor("--url", url);
  expect(said).not.toMatch(/settings/);
  // This one takes no messages at all.
  expect([code, said]).toEqual([1, expect.stringMatching(/FAULT +endpoint-messages: .* 404, not 401/)]);
});

it.each([
  [["please"], "“please” is not an option."],
  [["--url", "bot.example.com"], "bot.example.com is not like https://bot.example.com."],
  [["--wait", "soon"], "soon is not a number of seconds."],
  [["--azure", "a b"], "a b is not a resource group."],
  [["--azure", "a", "--say-hello", "b"], "--say-hello is for where the bot runs: leave the others out."],
  [["--fix"], "There is no option --fix."],
])("%j is a mistake, and says which", async (args, words) => {
  const { doctor } = await aMachine();
  expect(await doctor(...args)).toEqual({ code: 1, said: "", complaints: [expect.stringContaining(words)] });
});
