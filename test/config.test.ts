import { describe, expect, it } from "vitest";
import { readConfig, readStore } from "../src/config.ts";

const id = "9b58ba8d-c498-46e7-b648-245edafa3a38";
const single = {
  MicrosoftAppType: "SingleTenant",
  MicrosoftAppId: id,
  MicrosoftAppTenantId: id,
  MicrosoftAppPassword: "hunter2hunter2",
};

describe("settings", () => {
  it("reads a complete SingleTenant environment with the defaults", () => {
    expect(readConfig(single)).toEqual({
      port: 3978,
      host: "0.0.0.0",
      metrics: undefined,
      authentication: { type: "SingleTenant", appId: id, tenantId: id, password: "hunter2hunter2" },
      allowedTenants: [id],
      managers: [],
      partnerIds: [],
      store: "file:./data",
      storeAuth: { kind: "password" },
      digest: { day: "Monday", time: "09:00", zone: "Etc/UTC" },
      logLevel: "info",
    });
  });

  it("serves figures nowhere unless told to, and then to this machine alone", () => {
    expect(readConfig({ ...single, METRICS_HOST: "0.0.0.0" }).metrics).toBeUndefined();
    expect(readConfig({ ...single, METRICS_PORT: "9464" }).metrics).toEqual({ port: 9464, host: "127.0.0.1" });
    expect(readConfig({ ...single, METRICS_PORT: "9464", METRICS_HOST: "10.0.0.5" }).metrics).toEqual({
      port: 9464,
      host: "10.0.0.5",
    });
  });

  it("tells every fault at once, by name and without values", () => {
    const read = () =>
      readConfig({
        ...single,
        PORT: "70000",
        STORE: "mongodb://secret@x",
        DIGEST: "someday",
        MicrosoftAppPassword: "",
      });
    expect(read).toThrow(/PORT[\s\S]*STORE[\s\S]*DIGEST[\s\S]*MicrosoftAppPassword/);
    expect(read).not.toThrow(/70000|secret|someday/);
  });

  it.each([
    ["nothing at all", {}, /MicrosoftAppType.*MicrosoftAppId.*MicrosoftAppTenantId/],
    ["no password with SingleTenant", { ...single, MicrosoftAppPassword: undefined }, /Missing: MicrosoftAppPassword/],
    ["a password with a managed identity", { ...single, MicrosoftAppType: "UserAssignedMSI" }, /must not be set/],
    ["MultiTenant", { ...single, MicrosoftAppType: "MultiTenant" }, /MicrosoftAppType is not one of SingleTenant/],
    ["no authentication on all interfaces", { BOT_AUTH: "none", HOST: "0.0.0.0" }, /HOST must be a loopback/],
    ["no authentication in production", { BOT_AUTH: "none", NODE_ENV: "production" }, /not be none in production/],
    ["no authentication on App Service", { BOT_AUTH: "none", WEBSITE_SITE_NAME: "x" }, /not be none in production/],
    ["no authentication on Container Apps", { BOT_AUTH: "none", CONTAINER_APP_NAME: "x" }, /none in production/],
    ["no authentication with credentials", { ...single, BOT_AUTH: "none" }, /remove one or the other/],
    ["a Partner ID with letters", { BOT_AUTH: "none", PARTNER_IDS: "4911112, x1" }, /PARTNER_IDS is not a Partner ID/],
  ])("refuses %s", (_, env, message) => {
    expect(() => readConfig(env)).toThrow(message);
  });

  const identity = { MicrosoftAppType: "UserAssignedMSI", MicrosoftAppId: id, MicrosoftAppTenantId: id };
  const onAzure = "postgres://bot@db.postgres.database.azure.com/associations?sslmode=verify-full";

  it.each([
    ["the bot's own identity", identity, { kind: "managed-identity", clientId: id }],
    ["the machine's identity beside a bot with a password", single, { kind: "managed-identity", clientId: undefined }],
  ])("opens a database with a token of %s", (_, bot, storeAuth) => {
    const env = { ...bot, STORE: onAzure, STORE_AUTH: "entra" };
    expect(readConfig(env)).toMatchObject({ store: onAzure, storeAuth });
    expect(readStore(env)).toEqual({ store: onAzure, storeAuth });
  });

  it.each([
    ["a folder", "file:./data", /STORE must be postgres:\/\/<user>@… without a password/],
    ["no store at all", "", /STORE must be postgres:\/\/<user>@… without a password/],
    ["an address without a user", "postgres://db.example/x?sslmode=verify-full", /STORE must be postgres/],
    ["an address with a password", "postgres://bot:hunter2@db.example/x?sslmode=verify-full", /without a password/],
    ["a connection that others can read", "postgres://bot@db.example/x", /STORE must have sslmode=verify-full/],
    ["a server that may be another", "postgres://bot@db.example/x?sslmode=require", /STORE must have sslmode/],
  ])("refuses a token for %s", (_, STORE, message) => {
    const read = () => readConfig({ ...identity, STORE, STORE_AUTH: "entra" });
    expect(read).toThrow(message);
    expect(read).not.toThrow(/hunter2/);
  });

  it("lets a program of the command line name stores of both kinds, but send no token in the clear", () => {
    expect(readStore({ STORE: "file:./data", STORE_AUTH: "azure-cli" }).storeAuth).toEqual({ kind: "azure-cli" });
    expect(readStore({ STORE: "postgres://a:b@c/d", STORE_AUTH: "azure-cli" }).store).toBe("postgres://a:b@c/d");
    expect(() => readStore({ STORE: "postgres://bot@c/d", STORE_AUTH: "azure-cli" })).toThrow(/sslmode=verify-full/);
    expect(() => readStore({ STORE: "mongodb://x" })).toThrow(/STORE is neither/);
  });

  const reads = { ...single, SYNC: "people, gdap", SYNC_CLIENT_ID: id, SYNC_CLIENT_SECRET: "hunter3" };
  const [principal, another] = [
    `${id}/c0ffee00-0000-4000-8000-000000000001`,
    `${id}/C0FFEE00-0000-4000-8000-000000000002`,
  ];

  it("reads nothing from Microsoft unless a source is named", () => {
    expect(readConfig({ ...single, SYNC_CLIENT_ID: id, SYNC_CLIENT_SECRET: "hunter3" })).toHaveProperty(
      "sync",
      undefined,
    );
  });

  it("reads what is named from Microsoft, by the bot's managed identity where there is no credential", () => {
    expect(readConfig(reads).sync).toEqual({
      at: "02:00",
      askAbove: 0.1,
      sources: {
        on: ["gdap", "people"],
        clientId: id,
        credential: { type: "secret", secret: "hunter3" },
        principals: [],
        addresses: {
          entra: "https://login.microsoftonline.com",
          graph: "https://graph.microsoft.com",
          partnerCenter: "https://api.partnercenter.microsoft.com",
          arm: "https://management.azure.com",
        },
      },
    });
    const byFile = { ...reads, SYNC_CLIENT_SECRET: "", SYNC_CLIENT_CERTIFICATE: "/keys/a.pem", SYNC_ASK_ABOVE: "0%" };
    expect(readConfig(byFile).sync).toMatchObject({
      askAbove: 0,
      sources: { credential: { type: "certificate", file: "/keys/a.pem" } },
    });
    const managed = { ...reads, SYNC_CLIENT_SECRET: "", MicrosoftAppType: "UserAssignedMSI", MicrosoftAppPassword: "" };
    expect(readConfig(managed).sync?.sources.credential).toEqual({ type: "managed-identity", clientId: id });
  });

  it("gives each principal the application's credential, or the one that is named for it", () => {
    const pal = {
      ...reads,
      SYNC: "pal",
      PAL_PRINCIPALS: `${principal}, ${another}/lighthouse`,
      PAL_LIGHTHOUSE_CERTIFICATE: "/keys/b.pem",
    };
    expect(readConfig(pal).sync?.sources.principals).toEqual([
      { tenant: id, clientId: principal.split("/")[1], credential: { type: "secret", secret: "hunter3" } },
      {
        tenant: id,
        clientId: another.split("/")[1]?.toLowerCase(),
        credential: { type: "certificate", file: "/keys/b.pem" },
      },
    ]);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    [
      "a source that is none",
      { SYNC: "gdap,claims" },
      /SYNC names a source that is none of gdap, people, customers, pal/,
    ],
    ["no application", { SYNC_CLIENT_ID: "" }, /SYNC needs SYNC_CLIENT_ID/],
    ["two credentials", { SYNC_CLIENT_CERTIFICATE: "/keys/a.pem" }, /are both set: remove one/],
    ["an hour that is none", { SYNC_AT: "25:00" }, /SYNC_AT is not a time/],
    ["a share that is none", { SYNC_ASK_ABOVE: "101%" }, /SYNC_ASK_ABOVE is not a percentage/],
    ["PAL without principals", { SYNC: "pal" }, /PAL_PRINCIPALS is empty/],
    ["a principal that is none", { PAL_PRINCIPALS: `${principal}, contoso.com/x` }, /PAL_PRINCIPALS, number 2, is not/],
    [
      "a principal without its credential",
      { PAL_PRINCIPALS: `${principal}/a` },
      /number 1, needs PAL_A_SECRET or PAL_A_CERTIFICATE/,
    ],
    [
      "another address than Microsoft's",
      { GRAPH_URL: "https://graph.example" },
      /GRAPH_URL must be https:\/\/graph.microsoft.com/,
    ],
    ["loopback, where people sign in", { ENTRA_URL: "http://127.0.0.1:1" }, /ENTRA_URL must be/],
    ["Microsoft without TLS", { ARM_URL: "http://management.azure.com" }, /ARM_URL must be/],
    ["a look-alike", { ARM_URL: "https://management.azure.com.evil.example" }, /ARM_URL must be/],
    ["Microsoft as a user's name", { ARM_URL: "https://management.azure.com@evil.example" }, /ARM_URL must be/],
  ])("refuses to read from Microsoft with %s", (_, env, message) => {
    expect(() => readConfig({ ...reads, ...env })).toThrow(message);
    expect(() => readConfig({ ...reads, ...env })).not.toThrow(/hunter|keys/);
  });

  it("links from cards at our own address, as the application that reads, though nothing is read", () => {
    const linking = { ...reads, SYNC: "", PARTNER_IDS: "4911112", LINK_URL: "https://bot.example.com/" };
    expect(readConfig(linking)).toMatchObject({
      link: { url: "https://bot.example.com", credential: { type: "secret", secret: "hunter3" } },
    });
    expect(readConfig(linking).sync).toBeUndefined();
    expect(readConfig(reads).link).toBeUndefined();
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ["no application", { SYNC_CLIENT_ID: "" }, /LINK_URL needs SYNC_CLIENT_ID/],
    ["no Partner ID", { PARTNER_IDS: "" }, /LINK_URL needs PARTNER_IDS/],
    ["plain http", { LINK_URL: "http://bot.example.com" }, /LINK_URL must begin with https/],
    ["loopback, where people sign in", { LINK_URL: "http://127.0.0.1:1" }, /LINK_URL must begin with https/],
    ["a path", { LINK_URL: "https://bot.example.com/bot" }, /LINK_URL must be an address without a path/],
    ["no address", { LINK_URL: "bot.example.com" }, /LINK_URL is not an address/],
  ])("refuses to link from cards with %s", (_, env, message) => {
    const linking = { ...reads, SYNC: "", PARTNER_IDS: "4911112", LINK_URL: "https://bot.example.com" };
    expect(() => readConfig({ ...linking, ...env })).toThrow(message);
  });

  it("takes stand-ins on this machine where nobody signs in, and nowhere else", () => {
    const open = { BOT_AUTH: "none", SYNC: "gdap", SYNC_CLIENT_ID: id, SYNC_CLIENT_SECRET: "x" };
    const read = (url: string) => readConfig({ ...open, GRAPH_URL: url }).sync?.sources.addresses.graph;
    expect(read("http://127.0.0.1:4010/")).toBe("http://127.0.0.1:4010");
    expect(read("https://localhost:4010")).toBe("https://localhost:4010");
    expect(() => read("http://127.0.0.1.evil.example")).toThrow(/GRAPH_URL must be/);
    expect(() => read("http://192.168.1.5")).toThrow(/GRAPH_URL must be/);
  });

  it("listens on every address but loopback only with authentication, over all combinations of settings", () => {
    const values = {
      BOT_AUTH: [undefined, "required", "none", ""],
      HOST: [undefined, "0.0.0.0", "localhost", "::", "::1", "127.0.0.1.evil.example"],
      MicrosoftAppType: [undefined, "SingleTenant", "UserAssignedMSI"],
      MicrosoftAppId: [undefined, id],
      MicrosoftAppPassword: [undefined, "secret"],
      MicrosoftAppTenantId: [undefined, id],
      NODE_ENV: [undefined, "production"],
    };
    let combinations: Record<string, string | undefined>[] = [{}];
    for (const [name, choices] of Object.entries(values)) {
      combinations = combinations.flatMap((sofar) => choices.map((value) => ({ ...sofar, [name]: value })));
    }
    let open = 0;
    for (const env of combinations) {
      let config;
      try {
        config = readConfig(env);
      } catch {
        continue;
      }
      open += 1;
      const loopback = ["127.0.0.1", "::1", "localhost"].includes(config.host);
      expect(loopback || config.authentication.type !== "none", JSON.stringify(env)).toBe(true);
      if (config.authentication.type !== "none") expect(config.allowedTenants).not.toEqual([]);
    }
    expect(open).toBeGreaterThan(50);
  }, 30_000);
});
