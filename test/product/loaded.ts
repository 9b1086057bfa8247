/** The running product with customers in it, as an administrator leaves it after an import. */
import { expect } from "vitest";
import type { Config } from "../../src/config.ts";
import type { Overrides } from "../../src/start.ts";
import { startBot } from "../teams/harness.ts";
import { aClock, type Clock } from "../clock.ts";
import { wordsOf } from "../teams/cards.ts";
import { alex, channel, isaiah, megan, tenant } from "../teams/people.ts";
import { aMemory } from "../memory.ts";
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

type Running = Awaited<ReturnType<typeof startBot>>;
type Made = [clock?: Clock, changed?: Partial<Config>, overrides?: Overrides];

/** What bots kept that were prepared before, by how, the moment and their settings, with what people were told. */
const before = new Map<string, { kept: string; url: string; told: unknown }>();

/**
 * A running bot after a few things were done with it. With the first of a process they are done; the next ones begin with
 * what it kept, which takes a third of the time. With overrides all is done, and is in the log and the metrics.
 * @param how the name of `prepare`, which gives what people were told, and takes what the bot said.
 */
export async function aBotAfter<Told extends object>(
  how: string,
  prepare: (bot: Running) => Promise<Told>,
  ...[clock = aClock("2026-11-19T10:00:00.000Z"), changed = {}, overrides = {}]: Made
) {
  const settings = { allowedTenants: [tenant], ...changed };
  const isPlain = Object.keys(overrides).length === 0;
  const key = JSON.stringify([how, clock.now(), settings]);
  const known = isPlain ? before.get(key) : undefined;
  const memory = aMemory();
  const bot = await startBot(settings, { now: clock.now, ...overrides }, memory);
  if (known !== undefined) {
    await memory.fill(known.kept.replaceAll(known.url, bot.connector.url));
    return { ...bot, clock, ...(known.told as Told) };
  }
  const told = await prepare(bot);
  if (isPlain) before.set(key, { kept: await memory.text(), url: bot.connector.url, told });
  return { ...bot, clock, ...told };
}

/** Alex, a manager, sends the customers list. */
export async function load(bot: Running) {
  await bot.as(alex).installs();
  const [summary] = await bot.as(alex).sends({ name: "Customers.csv", url: await hosted(customersCsv) });
  return { summary };
}

/** Alex, a manager, has sent the customers list; everybody has added the bot. */
export const aLoadedBot = (...made: Made) => aBotAfter("loaded", load, ...made);

/** The same, where Megan and Isaiah have the bot too. */
export const aKnownBot = (...made: Made) =>
  aBotAfter(
    "known",
    async (bot) => {
      const told = await load(bot);
      for (const who of [megan, isaiah]) await bot.as(who).installs();
      return told;
    },
    ...made,
  );

/** Says it in the channel as Alex, a manager, and gives back the one card with its words. */
export async function says(bot: Pick<Running, "as">, text: string, mentions: (typeof megan)[] = []) {
  const [said, ...more] = await bot.as(alex).says(text, channel, mentions);
  expect(more).toEqual([]);
  if (said?.card === undefined) throw new Error(`no card came: ${String(said?.text)}`);
  return { ...said, words: wordsOf(said.card) };
}

export const allYes = { cpor: "yes", pal: "yes", owner: "yes", onboarding: "yes" };

/** The same, where Megan has been given Contoso and has its card. `answer` is what Alex was told. */
export const anAskedBot = (...made: Made) =>
  aBotAfter(
    "asked",
    async (bot) => {
      const told = await load(bot);
      await bot.as(megan).installs();
      const [answer] = await bot.as(alex).says("assign contoso to @Megan Bowen", channel, [megan]);
      await bot.tick();
      const [card] = bot.connector.take();
      if (card === undefined) throw new Error("Megan was not asked");
      return { ...told, answer, card };
    },
    ...made,
  );
