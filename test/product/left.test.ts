/** Somebody who leaves the organization: what shows it, what does not, and the way back. */
import { expect, it } from "vitest";
import { membersChanged } from "../teams/activities.ts";
import { wordsOf } from "../teams/cards.ts";
import { alex, channel, megan } from "../teams/people.ts";
import { aLoadedBot, contoso } from "./loaded.ts";

const nobody = { status: 400, body: { error: { code: "MemberNotFoundInConversation", message: "no" } } };
const blocked = { status: 403, body: { error: { code: "ConversationBlockedByUser", message: "no" } } };

/** Megan owns Contoso, and was asked about it; the prompt has not gone out yet. */
async function megansCustomer() {
  const bot = await aLoadedBot();
  await bot.as(megan).installs();
  await bot.as(alex).says("assign contoso to @Megan Bowen", channel, [megan]);
  const seen = (words: string) => bot.as(alex).asks(words, channel);
  return { ...bot, seen };
}

it("makes a customer whose owner Teams does not find any more a gap, named in the digest and the deliveries", async () => {
  const { as, seen, tick, connector } = await megansCustomer();
  connector.gone.add(`a:${megan.id}`);
  connector.fail("open", nobody);
  await tick();
  connector.take();
  expect(await seen("show contoso")).toContain("The owner left the organization");
  expect(await seen("digest now")).toContain("left the organization");
  expect(await as(alex).asks("deliveries")).toMatch(
    /Can't be reached: 1 person[\s\S]*Megan Bowen[\s\S]*they left the organization/,
  );
});

it("makes the link that they hold a gap, and closes it when they are back", async () => {
  const { as, seen, tick, connector } = await megansCustomer();
  const link = { customer: contoso, label: "Megan at Contoso", kind: "guest", link: "reported", holder: megan.id };
  await as(megan).forges("save-identity", link);
  connector.gone.add(`a:${megan.id}`);
  connector.fail("open", nobody);
  await tick();
  connector.take();
  expect(await seen("show contoso")).toMatch(/last linked identity gone/i);
  await as(megan).says("help", channel);
  expect(await seen("show contoso")).not.toMatch(/identity gone/i);
});

it("asks them again when they are heard of, and the gap is gone", async () => {
  const { as, seen, tick, connector } = await megansCustomer();
  connector.gone.add(`a:${megan.id}`);
  connector.fail("open", nobody);
  await tick();
  await tick();
  expect(connector.calls.filter(({ kind }) => kind === "open")).toHaveLength(1);
  connector.gone.clear();
  await as(megan).says("help");
  expect(await seen("show contoso")).not.toContain("left the organization");
  await tick();
  expect(wordsOf((await connector.next()).card)).toContain("Contoso");
});

it("takes somebody for back when a manager finds them in a roster", async () => {
  const { as, seen, tick, connector } = await megansCustomer();
  connector.gone.add(`a:${megan.id}`);
  connector.fail("open", nobody);
  await tick();
  connector.gone.clear();
  await as(alex).says("assign fabrikam to @Megan Bowen", channel, [megan]);
  expect(await seen("show contoso")).not.toContain("left the organization");
  await tick();
  expect(connector.take()).not.toEqual([]);
});

it("does not take a blocked bot, or a person removed from a team, for leaving the organization", async () => {
  const { as, seen, post, common, tick, connector } = await megansCustomer();
  await post(membersChanged(common(alex, channel), "removed", [{ id: megan.teamsId, aadObjectId: megan.id }]));
  connector.fail("say", blocked);
  await tick();
  connector.take();
  expect(await seen("show contoso")).toContain("The owner can't be reached");
  expect(await as(alex).asks("deliveries")).toMatch(/Megan Bowen[\s\S]*they have blocked the bot/);
});
