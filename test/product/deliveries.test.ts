/** What a manager sees of the bot's messages, and sending again what didn't arrive, or may not have. */
import { expect, it } from "vitest";
import { wordsOf } from "../teams/cards.ts";
import { adele, alex, channel, megan } from "../teams/people.ts";
import { aLoadedBot, anAskedBot, contoso, hosted } from "./loaded.ts";

it("names who got what, who cannot be reached and what is unknown, and resends only what didn't arrive, or may not have", async () => {
  const { as, tick, connector } = await anAskedBot();
  connector.fail("say", { status: 500 });
  await as(alex).says("ask consolidated", channel);
  connector.take();
  connector.fail("open", { status: 403, body: { error: { code: "ForbiddenOperationException", message: "no" } } });
  await as(alex).says("assign fabrikam to @Adele Vance", channel, [adele]);
  await tick();
  connector.take();
  const [card] = await as(alex).says("deliveries");
  if (card === undefined) throw new Error("no answer");
  const words = wordsOf(card.card);
  expect(words).toContain("1 message arrived, 1 didn't");
  expect(words).toMatch(/Can't be reached[\s\S]*Adele Vance[\s\S]*they haven't added the bot/);
  expect(words).toMatch(/Delivered[\s\S]*Megan Bowen/);
  await as(alex).clicks(card, /Resend 1/);
  await connector.next();
  await tick();
  expect(connector.take().map(({ conversation }) => conversation)).toEqual([`a:${adele.id}`]);
  expect(await as(alex).asks("deliveries")).toContain("2 messages sent, and all arrived");
});

it("calls Teams for nobody who is known by principal name only, says so, and asks them once they use the bot", async () => {
  const { as, tick, connector } = await aLoadedBot();
  const list = `Microsoft ID,Company name,Owner\n${contoso},Contoso Ltd.,${megan.upn}`;
  await as(alex).sends({ name: "owners.csv", url: await hosted(list) });
  await as(alex).says("ask contoso", channel);
  await tick();
  expect(connector.calls.filter(({ kind }) => kind === "open")).toEqual([]);
  connector.take();
  const [card] = await as(alex).says("deliveries");
  expect(wordsOf(card?.card)).toMatch(/Not delivered[\s\S]*meganbowen@partner\.example[\s\S]*used the bot yet/);
  await as(megan).installs();
  await tick();
  const asked = connector.take().filter(({ conversation }) => conversation === `a:${megan.id}`);
  expect(asked.map((said) => wordsOf(said.card).includes("Contoso"))).toEqual([true]);
});

it("is for managers", async () => {
  const { as } = await aLoadedBot();
  expect(await as(megan).asks("deliveries")).toContain("Only managers");
});
