/** The token of a bot that is an application with a secret. */
import { expect, it } from "vitest";
import { botToken } from "../../src/identity/bot.ts";
import { NoToken } from "../../src/identity/no-token.ts";
import { giving, refusing, startEntra } from "./entra.ts";

const tenantId = "72f988bf-0000-4000-8000-2d7cd011db47";
const appId = "c9e8c047-2a34-40a1-b28a-b162d5f5327c";
const bot = { type: "SingleTenant" as const, appId, tenantId, password: "hunter2hunter2" };

it("is asked of the bot's own tenant, for the connector, and once while it is good", async () => {
  const entra = await startEntra(giving("the token"));
  const token = botToken(bot, { entraUrl: entra.url });
  expect(await Promise.all([token(), token()])).toEqual(["the token", "the token"]);
  expect(await token()).toBe("the token");
  expect(entra.asked).toEqual([
    {
      tenant: tenantId,
      form: {
        grant_type: "client_credentials",
        client_id: appId,
        client_secret: "hunter2hunter2",
        scope: "https://api.botframework.com/.default",
      },
    },
  ]);
});

it("is renewed five minutes before its end, and used until then when Entra fails", async () => {
  const entra = await startEntra(giving("first"));
  let now = 0;
  const token = botToken(bot, { entraUrl: entra.url, now: () => now });
  expect(await token()).toBe("first");
  now = 3_200_000;
  expect(await token()).toBe("first");
  expect(entra.asked).toHaveLength(1);
  now = 3_300_000;
  entra.answer = { status: 503, body: "busy" };
  expect(await token()).toBe("first");
  expect(entra.asked).toHaveLength(2);
  now = 3_540_000;
  await expect(token()).rejects.toThrow(NoToken);
  entra.answer = giving("second");
  expect(await token()).toBe("second");
});

it.each([
  ["AADSTS7000215", "invalid_client", "Invalid client secret provided.", "the client secret is wrong"],
  ["AADSTS7000222", "invalid_client", "The provided client secret keys are expired.", "the client secret has expired"],
  ["AADSTS700016", "unauthorized_client", "Application was not found in the directory.", "is not in this directory"],
  ["AADSTS7000229", "invalid_client", "The client application is missing service principal.", "no service principal"],
  ["AADSTS7000112", "unauthorized_client", "Application is disabled.", "is disabled"],
  ["AADSTS90002", "invalid_request", "Tenant not found.", "there is no such directory"],
  ["AADSTS53003", "access_denied", "Access has been blocked by Conditional Access policies.", "Conditional Access"],
  ["AADSTS99999", "invalid_request", "Something new.", "AADSTS99999"],
])(
  "that Entra refuses with %s says what is wrong, without ids, secrets and Entra's own words",
  async (code, error, words, says) => {
    const entra = await startEntra(refusing(error, code, `${words} For '${appId}' of somebody@contoso.com.`));
    const failure = await botToken(bot, { entraUrl: entra.url })().catch((caught: unknown) => caught);
    expect(failure).toBeInstanceOf(NoToken);
    expect(String(failure)).toContain(says);
    expect(String(failure)).not.toMatch(/hunter2|somebody@|Trace|Correlation/);
  },
);

it.each<[string, { status: number; body: object | string }, NoToken["kind"], string]>([
  ["is busy", { status: 429, body: { error: "throttled" } }, "unavailable", "Entra answered 429"],
  ["fails", { status: 500, body: "<html>" }, "unavailable", "Entra answered 500"],
  ["answers with a page", { status: 200, body: "<html>" }, "changed-shape", "not documented"],
  ["answers without a token", { status: 200, body: {} }, "changed-shape", "not documented"],
])("cannot be had while Entra %s", async (_, answer, kind, says) => {
  const entra = await startEntra(answer);
  const failure = await botToken(bot, { entraUrl: entra.url })().catch((caught: unknown) => caught);
  expect(failure).toMatchObject({ name: "NoToken", kind, message: expect.stringContaining(says) });
});

it("cannot be had where Entra cannot be reached", async () => {
  await expect(botToken(bot, { entraUrl: "http://127.0.0.1:1" })()).rejects.toThrow("Entra cannot be reached.");
});
