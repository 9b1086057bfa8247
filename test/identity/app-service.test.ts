/** The managed identity of a site on App Service: its tokens, the bot's calls to Teams, and the database's password. */
// A process of its own: see test/identity/endpoint.ts. @vitest-environment-options { "process": "app-service" }
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { backupCommand } from "../../src/cli/backup.ts";
import { botToken } from "../../src/identity/bot.ts";
import { NoToken } from "../../src/identity/no-token.ts";
import { databasePassword, tokensOf } from "../../src/identity/tokens.ts";
import { openStore } from "../../src/store/open.ts";
import { createAdapter } from "../../src/teams/send/adapter.ts";
import { NeverSent } from "../../src/teams/send/connector.ts";
import { newPlace, query, type Server } from "../../src/dev/bench/postgres-server.ts";
import { aServer } from "../postgres.ts";
import { startConnector } from "../teams/connector.ts";
import { tenant } from "../teams/people.ts";
import { giving, notAssigned, startEndpoint } from "./endpoint.ts";
import { aFolder } from "../folder.ts";

const endpoint = await startEndpoint("app-service");
const day = 86_400;

beforeEach(() => {
  endpoint.asked.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

/** A new identity each time: the library remembers tokens by identity, for the whole process. */
const anIdentity = () => ({ kind: "managed-identity" as const, clientId: randomUUID() });

describe("a token", () => {
  it("is the identity's, whatever application is in the environment, and is asked for once", async () => {
    endpoint.answers = [giving("the token", day)];
    const identity = anIdentity();
    const tokens = tokensOf(identity);
    expect([await tokens("https://a.example"), await tokens("https://a.example")]).toEqual(["the token", "the token"]);
    expect(endpoint.asked).toEqual([{ resource: "https://a.example", clientId: identity.clientId }]);
  });

  it("is the machine's own when no identity is named", async () => {
    endpoint.answers = [giving("own", day)];
    expect(await tokensOf({ kind: "managed-identity", clientId: undefined })("https://own.example")).toBe("own");
    expect(endpoint.asked).toEqual([{ resource: "https://own.example", clientId: undefined }]);
  });

  it("of an identity that the site does not have is none, with Azure's reason as the cause", async () => {
    endpoint.answers = [notAssigned];
    const failure = await tokensOf(anIdentity())("https://a.example").catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(NoToken);
    expect(String((failure as NoToken).cause)).toContain("No User Assigned or Delegated Managed Identity found");
  });

  it("that is good for hours is used while a new one cannot be had, and not a minute longer", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    endpoint.answers = [giving("first", day), notAssigned];
    const tokens = tokensOf(anIdentity());
    expect(await tokens("https://a.example")).toBe("first");
    vi.setSystemTime(Date.now() + (day / 2 + 60) * 1000);
    expect(await tokens("https://a.example")).toBe("first");
    expect(endpoint.asked).toHaveLength(2);
    vi.setSystemTime(Date.now() + (day / 2 - 90) * 1000);
    await expect(tokens("https://a.example")).rejects.toThrow(NoToken);
    endpoint.answers = [giving("second", day)];
    expect(await tokens("https://a.example")).toBe("second");
  });
});

describe("the bot", () => {
  const message = { type: "message", text: "hello" };

  async function aBot() {
    const connector = await startConnector();
    const appId = randomUUID();
    const identity = { type: "UserAssignedMSI" as const, appId, tenantId: tenant };
    const adapter = createAdapter({ ...identity, token: botToken(identity) });
    const { conversations } = await adapter.clientOf(connector.url);
    return { appId, connector, say: () => conversations.sendToConversation("a:chat", message) };
  }

  it("calls Teams with the identity's token, and asks for it once", async () => {
    endpoint.answers = [giving("for the connector", day)];
    const { appId, connector, say } = await aBot();
    await say();
    await say();
    await say();
    connector.take();
    expect(connector.calls.map(({ authorization }) => authorization)).toEqual(
      Array.from({ length: 3 }, () => "Bearer for the connector"),
    );
    expect(endpoint.asked).toEqual([{ resource: "https://api.botframework.com", clientId: appId }]);
    await connector.close();
  });

  it("says nothing without a token, and that it said nothing is certain", async () => {
    endpoint.answers = [notAssigned];
    const { connector, say } = await aBot();
    await expect(say()).rejects.toThrow(NeverSent);
    expect(connector.calls).toEqual([]);
    await connector.close();
  });
});

describe("a database that takes tokens as passwords", () => {
  let server: Server;

  beforeAll(async () => {
    server = await aServer();
  });
  afterAll(async () => {
    await server.remove();
  });

  /** About as long as Entra's are, for a PostgreSQL that asks for the password in clear text, as Azure's does. */
  const aToken = (letter: string) => `eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.${letter.repeat(2_500)}.sig`;

  let roles = 0;

  /** A place with a role of its own, as an identity has one. */
  async function aDatabase(token: string) {
    roles += 1;
    const role = `associations-bot-${roles}`;
    const place = new URL(await newPlace(server.address));
    const [hba] = await query(place.href, "show hba_file");
    await query(place.href, `create role "${role}" login superuser password '${token}'`);
    const rules = [`host all ${role} 127.0.0.1/32 password`, "host all all 127.0.0.1/32 trust"];
    const lines = rules.map((rule) => `('${rule}')`).join(",");
    await query(place.href, `copy (values ${lines}) to '${String(hba?.["hba_file"])}'`);
    await query(place.href, "select pg_reload_conf()");
    /** Another password, and no connection left that was made with the old one. */
    async function rotate(other: string) {
      await query(place.href, `alter role "${role}" password '${other}'`);
      await query(place.href, "select pg_terminate_backend(pid) from pg_stat_activity where usename = $1", [role]);
    }
    const address = new URL(place.href);
    address.username = role;
    return { address: address.href, rotate };
  }

  it("is opened with a token, and again with a new one after the old one was refused", async () => {
    const { address, rotate } = await aDatabase(aToken("a"));
    const identity = anIdentity();
    endpoint.answers = [giving(aToken("a"), 1)];
    const store = await openStore(address, { password: databasePassword(identity) });
    await store.check();
    expect(new Set(endpoint.asked.map(({ resource }) => resource))).toEqual(
      new Set(["https://ossrdbms-aad.database.windows.net"]),
    );

    await rotate(aToken("b"));
    await expect(store.check()).rejects.toThrow(/password authentication failed/);

    endpoint.answers = [giving(aToken("b"), 1)];
    await store.check();
    await store.close();
  });

  it("is backed up from the command line with the same token", async () => {
    const { address } = await aDatabase(aToken("a"));
    endpoint.answers = [giving(aToken("a"), day)];
    const { clientId } = anIdentity();
    const store = await openStore(address, { password: databasePassword({ kind: "managed-identity", clientId }) });
    await store.organization(tenant).people.update("a", () => ({ doc: { id: "a", name: "Alex" } }));
    await store.close();
    const said: string[] = [];
    const folder = await aFolder();
    const env = { STORE: address, STORE_AUTH: "entra", MicrosoftAppType: "UserAssignedMSI", MicrosoftAppId: clientId };
    const terminal = { env, write: (line: string) => said.push(line), complain: (line: string) => said.push(line) };
    expect([await backupCommand([folder], terminal, "2026-11-27T08:00:00Z"), said]).toEqual([
      0,
      [expect.stringMatching(/^1 documents of postgres:\/\/\S+ are in /)],
    ]);
  });

  it("says that it has no token when the identity gets none, and not that the password is wrong", async () => {
    const { address } = await aDatabase(aToken("a"));
    endpoint.answers = [notAssigned];
    await expect(openStore(address, { password: databasePassword(anIdentity()) })).rejects.toThrow(
      /Cannot use the PostgreSQL database .*: The managed identity gives no token/,
    );
  });

  it("is opened by the password in its address when there is one, without a token", async () => {
    const { address } = await aDatabase("written down");
    const named = new URL(address);
    named.password = "written down";
    const store = await openStore(named.href, { password: databasePassword(anIdentity()) });
    await store.check();
    await store.close();
    expect(endpoint.asked).toEqual([]);
  });
});
