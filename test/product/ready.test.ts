/** What the bot finds of itself while it runs: in the log, in the figures, and in whether it is ready. */
import { expect, it } from "vitest";
import { giving, refusing, startEntra } from "../identity/entra.ts";
import { startBot } from "../teams/harness.ts";
import { tenant } from "../teams/people.ts";
import { serve } from "../serve.ts";

async function publishedKeys(): Promise<string> {
  const origin = await serve((request, response) => {
    const keys = [{ kid: "a", endorsements: ["msteams"] }];
    const body = request.url === "/keys" ? { keys } : { jwks_uri: `http://${request.headers.host}/keys` };
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify(body));
  });
  return `${origin}/metadata`;
}

it("is not ready while Entra gives no token, says why in the log, and is ready once there is one", async () => {
  const appId = "c9e8c047-2a34-40a1-b28a-b162d5f5327c";
  const entra = await startEntra(refusing("invalid_client", "AADSTS7000215", "Invalid client secret provided."));
  const { url, log, metricsPort } = await startBot(
    { authentication: { type: "SingleTenant", appId, tenantId: tenant, password: "hunter2hunter2" } },
    {
      entra: { entraUrl: entra.url },
      adapter: { issuer: { metadataUrl: await publishedKeys() } },
      scheduleSeconds: 0.05,
    },
  );
  const ready = async () => {
    const response = await fetch(`${url}/readyz`);
    return [response.status, await response.json()] as const;
  };
  await expect.poll(ready).toEqual([503, { ready: false, because: ["there is no token for Teams"] }]);
  const said = () =>
    log.filter(({ event }) => event === "check").map(({ level, facts }) => `${level} ${String(facts["check"])}`);
  await expect.poll(said).toEqual(expect.arrayContaining(["error token", "info keys", "info store"]));
  expect(JSON.stringify(log)).toContain("the client secret is wrong");
  expect(JSON.stringify(log)).not.toContain("hunter2");
  const figures = async () => (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  expect(await figures()).toMatch(/bot_check_good\{check="token"\} 0\n/);

  entra.answer = giving("the token");
  await expect.poll(ready).toEqual([200, { ready: true, because: [] }]);
  expect(await figures()).toMatch(/bot_check_good\{check="token"\} 1\n/);
  expect(said().filter((line) => line.endsWith(" token"))).toEqual(["error token", "info token"]);
});

it.each([
  [{ managers: [] }, /^No manager is set/],
  [{ managers: ["Alex Wilber"] }, /^Entry 1 in BOT_MANAGERS is neither/],
  [{ partnerIds: [] }, /^No Partner ID is set/],
])("says in the log as it starts with %j what keeps people from working, and what to do", async (config, found) => {
  const { log } = await startBot(config, { scheduleSeconds: 0.05 });
  const facts = { check: "settings-people", outcome: "warning", found: expect.stringMatching(found) };
  await expect
    .poll(() => log.filter(({ level, event }) => level === "warn" && event === "check"))
    .toMatchObject([{ facts: { ...facts, todo: expect.stringMatching(/BOT_MANAGERS|PARTNER_IDS/) } }]);
  expect(JSON.stringify(log)).not.toContain("Alex Wilber");
});
