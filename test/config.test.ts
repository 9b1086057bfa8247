import { describe, expect, it } from "vitest";
import { readConfig } from "../src/config.ts";

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
      authentication: { type: "SingleTenant", appId: id, tenantId: id, password: "hunter2hunter2" },
      allowedTenants: [id],
      managers: [],
      partnerIds: [],
      store: "file:./data",
      digest: { day: "Monday", time: "09:00", zone: "Etc/UTC" },
      logLevel: "info",
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
    ["MultiTenant", { ...single, MicrosoftAppType: "MultiTenant" }, /MicrosoftAppType is none of SingleTenant/],
    ["no authentication on all interfaces", { BOT_AUTH: "none", HOST: "0.0.0.0" }, /HOST must be a loopback/],
    ["no authentication in production", { BOT_AUTH: "none", NODE_ENV: "production" }, /not be none in production/],
    ["no authentication on Azure", { BOT_AUTH: "none", WEBSITE_SITE_NAME: "x" }, /not be none in production/],
    ["no authentication with credentials", { ...single, BOT_AUTH: "none" }, /remove one or the other/],
    ["a Partner ID with letters", { BOT_AUTH: "none", PARTNER_IDS: "4911112, x1" }, /PARTNER_IDS is not a Partner ID/],
  ])("refuses %s", (_, env, message) => {
    expect(() => readConfig(env)).toThrow(message);
  });

  it("listens on every address but loopback only with authentication, over all combinations of settings", () => {
    const values = {
      BOT_AUTH: [undefined, "required", "none", ""],
      HOST: [undefined, "0.0.0.0", "127.0.0.1", "localhost", "::", "::1", "192.168.1.5", "127.0.0.1.evil.example"],
      MicrosoftAppType: [undefined, "SingleTenant", "UserAssignedMSI"],
      MicrosoftAppId: [undefined, id],
      MicrosoftAppPassword: [undefined, "secret"],
      MicrosoftAppTenantId: [undefined, id],
      NODE_ENV: [undefined, "production", "development"],
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
  });
});
