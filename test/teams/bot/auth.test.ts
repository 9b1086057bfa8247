/** Real tokens against the real check, with keys of our own on loopback instead of Microsoft's. */
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from "jose";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { createAdapter } from "../../../src/teams/send/adapter.ts";
import { startEdge, type Edge } from "../harness.ts";
import { tenant } from "../people.ts";
import { serve } from "../../serve.ts";

const appId = "c9e8c047-2a34-40a1-b28a-b162d5f5327c";
const serviceUrl = "https://smba.trafficmanager.net/emea/";
/** Entra's issuer for Bot Framework's own tenant, from which the SDK takes the Emulator's tokens. */
const emulatorIssuer = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/";
const noToken = () => Promise.reject(new Error("nothing is sent here"));
const settings = { type: "SingleTenant" as const, appId, tenantId: tenant, token: noToken };

type Key = Awaited<ReturnType<typeof generateKeyPair>>;
let keys: { known: Key; unendorsed: Key; unknown: Key };

beforeAll(async () => {
  const [known, unendorsed, unknown] = await Promise.all([0, 1, 2].map(() => generateKeyPair("RS256")));
  keys = { known, unendorsed, unknown } as typeof keys;
});

/** OpenID metadata and keys, as login.botframework.com publishes them. */
async function publish(): Promise<string> {
  const published = [
    { ...(await exportJWK(keys.known.publicKey)), kid: "known", use: "sig", endorsements: ["msteams"] },
    { ...(await exportJWK(keys.unendorsed.publicKey)), kid: "unendorsed", use: "sig", endorsements: ["webchat"] },
  ];
  const origin = await serve((request, response) => {
    const body =
      request.url === "/keys"
        ? { keys: published }
        : { issuer: "https://api.botframework.com", jwks_uri: `http://${request.headers.host}/keys` };
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify(body));
  });
  return `${origin}/.well-known/openidconfiguration`;
}

type Token = {
  claims?: JWTPayload;
  key?: CryptoKey | Uint8Array;
  kid?: string;
  alg?: string;
  issued?: string;
  expires?: string;
  notBefore?: string;
};

async function token({
  claims = {},
  key = keys.known.privateKey,
  kid = "known",
  alg = "RS256",
  issued = "0s",
  expires = "1h",
  notBefore = "-1m",
}: Token = {}): Promise<string> {
  return new SignJWT({ serviceurl: serviceUrl, iss: "https://api.botframework.com", aud: appId, ...claims })
    .setProtectedHeader({ alg, kid, typ: "JWT" })
    .setIssuedAt(issued)
    .setNotBefore(notBefore)
    .setExpirationTime(expires)
    .sign(key);
}

/** An event that the bot ignores: whether it passes the door shows in the status alone. */
const activity = {
  type: "event",
  id: "1",
  channelId: "msteams",
  serviceUrl,
  from: { id: "29:megan", aadObjectId: "megan" },
  recipient: { id: `28:${appId}` },
  conversation: { id: "a:1", conversationType: "personal", tenantId: tenant },
};

async function start(): Promise<Edge> {
  return startEdge({ settings, adapter: { issuer: { metadataUrl: await publish() } } });
}

describe("a request", () => {
  it("with a valid token passes", async () => {
    const { post, log } = await start();
    expect(await post(activity, `Bearer ${await token()}`)).toEqual({ status: 200, body: undefined });
    expect(log.map(({ event }) => event)).toEqual(["turn"]);
  });

  it.each<[string, () => Promise<string | undefined> | string | undefined]>([
    ["without a token", () => undefined],
    ["with an empty token", () => ""],
    ["with no bearer token", async () => `Basic ${await token()}`],
    ["with the scheme alone", () => "Bearer"],
    ["with three parts", async () => `Bearer ${await token()} more`],
    ["with garbage", () => "Bearer garbage"],
    ["with garbage of the right form", () => "Bearer a.b.c"],
    ["with a token that is no JSON", () => `Bearer ${Buffer.from("{").toString("base64url")}.e30.x`],
    ["with an expired token", async () => `Bearer ${await token({ issued: "-3h", expires: "-1h", notBefore: "-3h" })}`],
    ["with a token not yet valid", async () => `Bearer ${await token({ notBefore: "1h", expires: "2h" })}`],
    [
      "for another bot",
      async () => `Bearer ${await token({ claims: { aud: "00000000-0000-4000-8000-000000000000" } })}`,
    ],
    ["for no bot", async () => `Bearer ${await token({ claims: { aud: "" } })}`],
    ["of another issuer", async () => `Bearer ${await token({ claims: { iss: "https://evil.example" } })}`],
    [
      "of a tenant instead of Teams",
      async () =>
        `Bearer ${await token({ claims: { iss: `https://sts.windows.net/${tenant}/`, ver: "1.0", appid: appId } })}`,
    ],
    [
      "of another bot",
      async () => `Bearer ${await token({ claims: { ver: "1.0", appid: "00000000-0000-4000-8000-000000000000" } })}`,
    ],
    [
      "of another bot by Entra",
      async () =>
        `Bearer ${await token({ claims: { iss: emulatorIssuer, ver: "1.0", appid: "00000000-0000-4000-8000-000000000000" } })}`,
    ],
    [
      "of the Emulator with our own credentials",
      async () => `Bearer ${await token({ claims: { iss: emulatorIssuer, ver: "1.0", appid: appId } })}`,
    ],
    [
      "signed with an unknown key",
      async () => `Bearer ${await token({ key: keys.unknown.privateKey, kid: "unknown" })}`,
    ],
    ["without a key id", async () => `Bearer ${await token({ kid: "" })}`],
    ["signed with another key than it says", async () => `Bearer ${await token({ key: keys.unknown.privateKey })}`],
    [
      "changed after it was signed",
      async () =>
        `Bearer ${(await token()).replace(/\.[^.]+\./, `.${Buffer.from(JSON.stringify({ iss: "https://api.botframework.com", aud: appId, serviceurl: serviceUrl, exp: 4e9 })).toString("base64url")}.`)}`,
    ],
    [
      "signed with HS256",
      async () => `Bearer ${await token({ alg: "HS256", key: new TextEncoder().encode("x".repeat(64)) })}`,
    ],
    [
      "signed with HS256 by the public key",
      async () =>
        `Bearer ${await token({ alg: "HS256", key: new TextEncoder().encode(JSON.stringify(await exportJWK(keys.known.publicKey))) })}`,
    ],
    [
      "with no signature at all",
      async () =>
        `Bearer ${Buffer.from(JSON.stringify({ alg: "none", kid: "known" })).toString("base64url")}.${(await token()).split(".")[1]}.`,
    ],
    [
      "with a service address that the token does not name",
      async () => `Bearer ${await token({ claims: { serviceurl: "https://smba.trafficmanager.net/amer/" } })}`,
    ],
    ["whose token names no service address", async () => `Bearer ${await token({ claims: { serviceurl: "" } })}`],
    [
      "signed with a key that is not for Teams",
      async () => `Bearer ${await token({ key: keys.unendorsed.privateKey, kid: "unendorsed" })}`,
    ],
  ])("%s is 401, with a generic body and one line in the log", async (_, authorization) => {
    const console = ["error", "warn", "log"].map((name) =>
      vi.spyOn(globalThis.console, name as "error").mockImplementation(() => {}),
    );
    const { post, log, store } = await start();
    const answer = await post(activity, await authorization());
    expect(answer).toEqual({ status: 401, body: { error: "Unauthorized" } });
    expect(log).toEqual([{ level: "warn", event: "request refused", facts: expect.any(Object) as object }]);
    expect(await store.organizations()).toEqual([]);
    for (const spy of console) expect(spy).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it.each([
    ["of another channel", { channelId: "webchat" }],
    ["of the channel that the SDK checks differently", { channelId: "AseChannel" }],
    ["of the Emulator", { channelId: "emulator" }],
    ["that wants the answer elsewhere", { serviceUrl: "https://evil.example/" }],
    ["that wants the answer on this machine", { serviceUrl: "http://127.0.0.1:3978/" }],
    ["that wants the answer unencrypted", { serviceUrl: "http://smba.trafficmanager.net/emea/" }],
    ["that hides the host behind another", { serviceUrl: "https://smba.trafficmanager.net@evil.example/" }],
    ["that hides the host in another", { serviceUrl: "https://smba.trafficmanager.net.evil.example/" }],
  ])("%s is 401 even with a valid token", async (_, changed) => {
    const { post, log } = await start();
    const claims = "serviceUrl" in changed ? { serviceurl: changed.serviceUrl } : {};
    const answer = await post({ ...activity, ...changed }, `Bearer ${await token({ claims })}`);
    expect(answer).toEqual({ status: 401, body: { error: "Unauthorized" } });
    expect(log).toHaveLength(1);
  });

  it.each<[string, () => Promise<string>]>([
    ["has expired", () => token({ issued: "-3h", expires: "-1h", notBefore: "-3h" })],
    ["is not valid yet", () => token({ notBefore: "1h", expires: "2h" })],
    ["is for another bot", () => token({ claims: { aud: "00000000-0000-4000-8000-000000000000" } })],
    ["is of another issuer", () => token({ claims: { iss: "https://evil.example" } })],
    ["is signed with HS256", () => token({ alg: "HS256", key: new TextEncoder().encode("x".repeat(64)) })],
    [
      "is not signed",
      async () => `${Buffer.from('{"alg":"none"}').toString("base64url")}.${(await token()).split(".")[1]}.`,
    ],
  ])("whose token %s is 401 also when the keys cannot be read", async (_, forged) => {
    const { post } = await startEdge({ settings, adapter: { issuer: { metadataUrl: "http://127.0.0.1:1/" } } });
    expect(await post(activity, `Bearer ${await forged()}`)).toMatchObject({ status: 401 });
  });

  it("of many forged ones fills the log no faster than a line a second", async () => {
    const { post, log } = await start();
    const forged = `Bearer ${await token({ key: keys.unknown.privateKey })}`;
    for (let sent = 0; sent < 100; sent += 1) expect(await post(activity, forged)).toMatchObject({ status: 401 });
    const elsewhere = { ...activity, serviceUrl: "https://evil.example/" };
    for (let sent = 0; sent < 100; sent += 1) expect(await post(elsewhere, forged)).toMatchObject({ status: 401 });
    // Sixty of each kind, and one for each second that this took.
    expect(log.length).toBeGreaterThanOrEqual(120);
    expect(log.length).toBeLessThan(150);
  });

  it("that cannot be checked because the keys cannot be read is 503, and works once they can", async () => {
    const { post, log } = await startEdge({ settings, adapter: { issuer: { metadataUrl: "http://127.0.0.1:1/" } } });
    const answer = await post(activity, `Bearer ${await token()}`);
    expect(answer).toEqual({ status: 503, body: { error: "Try again later" } });
    expect(log).toMatchObject([{ level: "error" }]);
  });
});

describe("settings", () => {
  it.each([
    [{ ...settings, appId: "" }, "SingleTenant needs MicrosoftAppId"],
    [{ ...settings, appId: " ", tenantId: "" }, "SingleTenant needs MicrosoftAppId, MicrosoftAppTenantId"],
    [{ ...settings, tenantId: "" }, "SingleTenant needs MicrosoftAppTenantId"],
    [
      { ...settings, type: "UserAssignedMSI" as const, appId: "", tenantId: "" },
      "UserAssignedMSI needs MicrosoftAppId, MicrosoftAppTenantId",
    ],
  ])("that would let everybody in are refused (%#)", (incomplete, message) => {
    expect(() => createAdapter(incomplete)).toThrow(message);
  });

  it("of a managed identity check tokens as well", async () => {
    const msi = { ...settings, type: "UserAssignedMSI" as const };
    const { post } = await startEdge({ settings: msi, adapter: { issuer: { metadataUrl: await publish() } } });
    expect(await post(activity)).toMatchObject({ status: 401 });
    expect(await post(activity, `Bearer ${await token()}`)).toMatchObject({ status: 200 });
  });

  it("are the only thing looked at: nothing of the environment changes who is let in", async () => {
    vi.stubEnv("MicrosoftAppId", "");
    vi.stubEnv("OAuthUrl", "https://evil.example");
    vi.stubEnv("ToBotFromChannelOpenIdMetadataUrl", "https://evil.example");
    const { post } = await start();
    expect(await post(activity)).toMatchObject({ status: 401 });
    expect(await post(activity, `Bearer ${await token()}`)).toMatchObject({ status: 200 });
    vi.unstubAllEnvs();
  });
});
