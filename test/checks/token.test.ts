/** Does the bot prove to Teams who it is, and Teams to the bot? Against Entra, a connector and keys on loopback. */
import { describe, expect, it } from "vitest";
import { checkPayload, checkConnector, checkKeys, checkToken } from "../../src/checks/token.ts";
import { judgeClock, checkClock } from "../../src/checks/clock.ts";
import { botToken } from "../../src/identity/bot.ts";
import { NoToken } from "../../src/identity/no-token.ts";
import { serve } from "../serve.ts";
import { giving, refusing, startEntra } from "../identity/entra.ts";

const appId = "c9e8c047-2a34-40a1-b28a-b162d5f5327c";
const tenantId = "72f988bf-0000-4000-8000-2d7cd011db47";
const bot = { type: "SingleTenant" as const, appId, tenantId, password: "hunter2hunter2" };
const managed = { type: "UserAssignedMSI" as const, appId, tenantId };
const now = Date.parse("2026-11-27T08:00:00Z");

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const aToken = (claims: object) => `${part({ alg: "RS256" })}.${part(claims)}.signature`;
const claims = { aud: "https://api.botframework.com", tid: tenantId, appid: appId, exp: now / 1000 + 3_600 };

type Answer = (path: string) => { status: number; body?: object; headers?: Record<string, string> };

async function serving(answer: Answer): Promise<string> {
  const origin = await serve((request, response) => {
    const { status, body = {}, headers } = answer(`${request.method} ${request.url}`);
    response.writeHead(status, { "Content-Type": "application/json", ...headers });
    response.end(JSON.stringify(body));
  });
  return `${origin}/`;
}

describe("a token", () => {
  it("that Entra gives is good", async () => {
    const entra = await startEntra(giving(aToken(claims)));
    expect(await checkToken(botToken(bot, { entraUrl: entra.url }), bot)).toMatchObject({ outcome: "good" });
  });

  it.each([
    ["invalid_client", "AADSTS7000215", "Invalid client secret.", /the client secret is wrong/, /credential reset/],
    ["invalid_client", "AADSTS7000222", "The keys are expired.", /the client secret has expired/, /credential reset/],
    [
      "unauthorized_client",
      "AADSTS700016",
      "Not found.",
      /is not in this directory/,
      /MicrosoftAppTenantId.*sp create/,
    ],
    ["invalid_client", "AADSTS7000229", "No principal.", /no service principal/, /sp create/],
    ["invalid_request", "AADSTS90002", "Tenant not found.", /no such directory/, /MicrosoftAppTenantId/],
  ])("that is refused with %s %s has its reason and its remedy", async (error, code, words, found, todo) => {
    const entra = await startEntra(refusing(error, code, words));
    const finding = await checkToken(botToken(bot, { entraUrl: entra.url }), bot);
    expect(finding).toMatchObject({
      outcome: "fault",
      found: expect.stringMatching(found),
      todo: expect.stringMatching(todo),
    });
    expect(JSON.stringify(finding)).not.toMatch(/hunter2|Trace ID/);
  });

  it("that cannot be asked for is a matter of the network", async () => {
    const finding = await checkToken(botToken(bot, { entraUrl: "http://127.0.0.1:9" }), bot);
    expect(finding).toMatchObject({
      outcome: "fault",
      todo: expect.stringMatching(/reaches login\.microsoftonline\.com/),
    });
  });

  it("of a managed identity that is not assigned is to be mended in Azure", async () => {
    const none = () => Promise.reject(new NoToken("credential", "The managed identity gives no token."));
    expect(await checkToken(none, managed)).toMatchObject({ outcome: "fault", todo: expect.stringMatching(/Assign/) });
  });

  it.each<[string, object | string, string, string]>([
    ["fits", claims, "good", "good for 60 minutes"],
    ["fits in the second version", { ...claims, appid: undefined, azp: appId.toUpperCase() }, "good", "60 minutes"],
    ["is for something else", { ...claims, aud: "https://graph.microsoft.com" }, "fault", "it is not for Teams"],
    ["is of another application", { ...claims, appid: tenantId }, "fault", "of another application"],
    ["is of another tenant", { ...claims, tid: appId }, "fault", "of another tenant"],
    ["is over by our clock", { ...claims, exp: now / 1000 - 1 }, "fault", "expired by this machine's clock"],
    [
      "is of several faults",
      { ...claims, tid: appId, appid: tenantId },
      "fault",
      "application than MicrosoftAppId, it is of another tenant",
    ],
    ["cannot be read", "opaque", "warning", "can't be read"],
  ])("that %s says so", async (_, given, outcome, found) => {
    const token = typeof given === "string" ? given : aToken(given);
    expect(await checkPayload(() => Promise.resolve(token), bot, now)).toMatchObject({
      outcome,
      found: expect.stringContaining(found),
    });
  });
});

describe("Teams' connector", () => {
  const token = () => Promise.resolve("the token");

  it.each([
    [404, "good", "Teams accepts the bot's token."],
    [403, "good", "Teams accepts the bot's token."],
    [401, "fault", "Teams rejects the bot's token (401)."],
    [503, "warning", "Teams is answering 503 at the moment."],
  ])("that answers %i", async (status, outcome, found) => {
    const asked: string[] = [];
    const url = await serving((path) => ({ status, body: { path: asked.push(path) } }));
    expect(await checkConnector(token, url)).toMatchObject({ outcome, found });
    expect(asked).toEqual(["GET /v3/conversations/a:nobody/members"]);
  });

  it("that cannot be reached, and one that there is no token for", async () => {
    expect(await checkConnector(token, "http://teams.invalid/")).toMatchObject({ outcome: "fault" });
    const none = () => Promise.reject(new Error("none"));
    expect(await checkConnector(none, "http://127.0.0.1/")).toMatchObject({ outcome: "skipped" });
  });
});

describe("Microsoft's signing keys", () => {
  async function published(keys: object[], status = 200) {
    const url: string = await serving((path) =>
      path === "GET /metadata" ? { status, body: { jwks_uri: `${url}keys` } } : { status: 200, body: { keys } },
    );
    return `${url}metadata`;
  }

  it.each<[string, object[], number, string, string]>([
    ["are there", [{ kid: "a", endorsements: ["msteams"] }, { kid: "b" }], 200, "good", "1 of them for Teams"],
    ["are there, none for Teams", [{ kid: "b", endorsements: ["webchat"] }], 200, "fault", "None of"],
    ["are something else", [{ endorsements: "msteams" }], 200, "fault", "not what is documented"],
    ["are kept back by something between", [], 403, "fault", "HTTP 403"],
  ])("%s", async (_, keys, status, outcome, found) => {
    expect(await checkKeys(await published(keys, status))).toMatchObject({
      outcome,
      found: expect.stringContaining(found),
    });
  });
});

describe("the clock", () => {
  it.each([
    [30, "good", "The clock agrees with Entra."],
    [-31, "warning", "The clock is 31 seconds behind Entra."],
    [300, "warning", "The clock is 300 seconds ahead of Entra."],
    [301, "fault", "The clock is 301 seconds ahead of Entra."],
  ])("that is %i seconds off", (seconds, outcome, found) => {
    expect(judgeClock("Entra", seconds)).toMatchObject({ outcome, found });
  });

  it("is held against the date of an answer", async () => {
    const url = await serving(() => ({ status: 200, headers: { Date: "Fri, 27 Nov 2026 08:00:00 GMT" } }));
    expect(await checkClock("Entra", url, () => now + 60_500)).toMatchObject({
      found: "The clock is 60 seconds ahead of Entra.",
    });
    expect(await checkClock("Entra", "http://entra.invalid", () => now)).toMatchObject({ outcome: "skipped" });
  });
});
