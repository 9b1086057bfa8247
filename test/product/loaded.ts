/** The running product with customers in it, as an administrator leaves it after an import. */
import type { Config } from "../../src/config.ts";
import type { Overrides } from "../../src/start.ts";
import { startBot } from "../teams/harness.ts";
import { aClock, type Clock } from "../clock.ts";
import { alex, channel, megan, tenant } from "../teams/people.ts";
import { serve } from "../serve.ts";

export const contoso = "9b58ba8d-c498-46e7-b648-245edafa3a38";
export const fabrikam = "9127c470-89bf-46a2-af31-4fdb43c48bc7";

export const customersCsv = [
  "Microsoft ID,Company name,Primary domain name,Relationship,Tags",
  `${contoso},Contoso Ltd.,contosoltd.onmicrosoft.com,Indirect Reseller,Azure`,
  `${fabrikam},"Fabrikam, Inc.",fabrikaminc.onmicrosoft.com,Cloud Reseller,`,
  "f3194a3b-381e-43e7-952c-466e473a1797,Consolidated Messenger,consolidated.onmicrosoft.com,None,",
].join("\r\n");

/** A file as Teams hands it over: an address of its own for every file. */
export async function hosted(contents: string | Uint8Array): Promise<string> {
  return `${await serve((_, response) => response.end(contents))}/file`;
}

/** Alex, a manager, has sent the customers list; everybody has added the bot. */
export async function aLoadedBot(
  clock: Clock = aClock("2026-11-19T10:00:00.000Z"),
  changed: Partial<Config> = {},
  overrides: Overrides = {},
) {
  const bot = await startBot({ allowedTenants: [tenant], ...changed }, { now: clock.now, ...overrides });
  await bot.as(alex).installs();
  const [summary] = await bot.as(alex).sends({ name: "Customers.csv", url: await hosted(customersCsv) });
  return { ...bot, clock, summary };
}

export const allYes = { cpor: "yes", pal: "yes", owner: "yes", onboarding: "yes" };

/** The same, where Megan has been given Contoso and has its card. `answer` is what Alex was told. */
export async function anAskedBot(...made: Parameters<typeof aLoadedBot>) {
  const bot = await aLoadedBot(...made);
  await bot.as(megan).installs();
  const [answer] = await bot.as(alex).says("assign contoso to @Megan Bowen", channel, [megan]);
  await bot.tick();
  const [card] = bot.connector.take();
  if (card === undefined) throw new Error("Megan was not asked");
  return { ...bot, answer, card };
}
