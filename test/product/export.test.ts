/** People take the data along, owners of their own customers, and managers look up who changed what. */
import { describe, expect, it } from "vitest";
import { wordsOf } from "../teams/cards.ts";
import { alex, channel, megan } from "../teams/people.ts";
import { takes } from "./files.ts";
import { aLoadedBot, anAskedBot, contoso, fabrikam, hosted } from "./loaded.ts";

const answers = { cpor: "yes", pal: "no", owner: "yes", onboarding: "yes", note: "=HYPERLINK(evil)" };

/** Megan owns Contoso and has answered. */
async function answered() {
  const bot = await anAskedBot();
  bot.clock.pass(60_000);
  await bot.as(megan).clicks(bot.card, "Save answers", answers);
  await bot.connector.next();
  return bot;
}

/** Exchange is submitted at both customers. */
async function claims(bot: Awaited<ReturnType<typeof answered>>): Promise<void> {
  const claim = { workload: "exchange", status: "Submitted" };
  for (const customer of [contoso, fabrikam]) {
    await bot.as(alex).forges("save-claim", { customer, ...claim });
    await bot.connector.next();
  }
}

describe("export", () => {
  it("hands the customers over, and import finds nothing new in them", async () => {
    const bot = await answered();
    const [offer] = await bot.as(alex).says("export customers");
    const file = await takes(bot, alex, offer);
    expect(file.name).toBe("customers-2026-11-19.csv");
    expect(file.text).toContain('"Fabrikam, Inc."');
    expect(file.text).toContain(megan.id);
    const [summary] = await bot.as(alex).sends({ name: file.name, url: await hosted(file.text) });
    expect(wordsOf(summary?.card)).toContain("Nothing new: every customer already matched the file");
  });

  it("hands gaps, history and deliveries over, safe to open in a spreadsheet", async () => {
    const bot = await answered();
    const [gaps] = await bot.as(alex).says("export gaps");
    expect((await takes(bot, alex, gaps)).text).toContain(`"${contoso}/`);
    const [history] = await bot.as(alex).says("export history");
    const { text } = await takes(bot, alex, history);
    expect(text).toContain(`"'=HYPERLINK(evil)"`);
    expect(text).not.toContain(`"=HYPERLINK`);
    const [deliveries] = await bot.as(alex).says("export deliveries");
    expect((await takes(bot, alex, deliveries)).text).toMatch(/"sent"/);
  });

  it("narrows the history down as the chat does", async () => {
    const bot = await answered();
    const [offer] = await bot.as(alex).says("export history contoso since 2026-11-01");
    const { text } = await takes(bot, alex, offer);
    expect(text).toContain(contoso);
    expect(text).not.toContain(fabrikam);
  });

  it("hands claims over, with their status and dates", async () => {
    const bot = await answered();
    await claims(bot);
    const [offer] = await bot.as(alex).says("export claims");
    const { name, text } = await takes(bot, alex, offer);
    expect(name).toBe("claims-2026-11-19.csv");
    expect(text).toMatch(new RegExp(`^"${contoso}/exchange"\t"${contoso}"\t"Contoso Ltd\\."`, "m"));
    expect(text).toMatch(/"Exchange Online"\t\t"yes"\t"Submitted"\t"2026-11-19"/);
  });

  it("hands over only the claims that stand as was asked, and again from the offer's button", async () => {
    const bot = await answered();
    await claims(bot);
    for (const words of [
      "export submitted claims",
      "export all submitted claims",
      "export claims submitted @Megan Bowen",
    ]) {
      const [offer] = await bot.as(alex).says(words, undefined, [megan]);
      expect(wordsOf(offer?.card) + (offer?.text ?? ""), words).not.toContain("can't export");
      const { name, text } = await takes(bot, alex, offer);
      expect(name).toBe("claims-submitted-2026-11-19.csv");
      expect(text).toContain("Exchange Online");
    }
    const [rejected] = await bot.as(alex).says("export rejected claims");
    expect((await takes(bot, alex, rejected)).text).not.toContain("Exchange Online");
    await bot.as(alex).forges("export", { what: "claims", states: "approved" });
    expect((await takes(bot, alex, await bot.connector.next())).text).not.toContain("Exchange Online");
  });

  it("gives an owner the tables of their own customers, and nothing of others", async () => {
    const bot = await answered();
    await claims(bot);
    for (const kind of ["customers", "gaps", "claims", "customers mine"]) {
      const [offer] = await bot.as(megan).says(`export ${kind}`);
      const { text } = await takes(bot, megan, offer);
      expect(text).toContain(contoso);
      expect(text).not.toContain(fabrikam);
    }
  });

  it("gives a manager the tables of somebody's customers, or of their own", async () => {
    const bot = await answered();
    const [hers] = await bot.as(alex).says("export customers @Megan Bowen", undefined, [megan]);
    const { text } = await takes(bot, alex, hers);
    expect(text).toContain(contoso);
    expect(text).not.toContain(fabrikam);
    for (const words of ["export customers for Megan Bowen", "export megan's customers"]) {
      const [again] = await bot.as(alex).says(words);
      expect((await takes(bot, alex, again)).text).not.toContain(fabrikam);
    }
    expect(await bot.as(alex).asks("export customers of fabrikam")).toMatch(
      /the review of Fabrikam, Inc\.[^]*a table of all customers/i,
    );
    const [own] = await bot.as(alex).says("export customers mine");
    expect((await takes(bot, alex, own)).text).not.toContain(contoso);
  });

  it("is refused to everybody but managers for what isn't theirs, and outside the personal chat", async () => {
    const bot = await answered();
    for (const words of ["history", "deliveries", "gaps @Alex Wilber", "history contoso"])
      expect(await bot.as(megan).asks(`export ${words}`, undefined, [alex])).toContain("Only managers");
    expect(await bot.as(megan).asks("export gaps urgent")).toContain("I don't understand “urgent”");
    await bot.as(megan).forges("export", { what: "gaps", person: alex.id });
    expect((await takes(bot, megan, await bot.connector.next())).text).not.toContain(fabrikam);
    expect(await bot.as(alex).asks("export customers", channel)).toContain("personal chat");
    expect(await bot.as(megan).forges("export", { what: "history" })).toMatchObject({
      toast: "Only managers can do that.",
    });
    const forged = await bot.as(alex).forges("export", { what: "customers" }, channel);
    expect(forged.toast).toContain("personal chat");
  });

  it.each([
    ["export", "Export what?"],
    ["export everything", "I can't export “everything”"],
    ["export review", "A review of which customer?"],
    ["export review nobody", "No customer like “nobody”"],
    ["export history since someday", "“someday” isn't a day I know"],
  ])("answers %j with what to write", async (words, headline) => {
    const bot = await aLoadedBot();
    expect(await bot.as(alex).asks(words)).toContain(headline);
  });
});

describe("history", () => {
  it("shows who changed what, newest first, and hands all of it over", async () => {
    const bot = await answered();
    const [answer] = await bot.as(alex).says("history");
    const words = wordsOf(answer?.card);
    expect(words).toContain("Contoso Ltd. · answered onboarding: yes");
    expect(words.indexOf("answered")).toBeLessThan(words.indexOf("added"));
    expect(words).toContain("Megan Bowen");
    expect((await bot.as(alex).clicks(answer, "All as a file")).toast).toContain("history-2026-11-19.csv is ready");
    const { text } = await takes(bot, alex, await bot.connector.next());
    expect(text).toContain('"answered"');
  });

  it.each([
    ["a customer", "history fabrikam", "Fabrikam, Inc. · added", "Contoso"],
    ["a person", "history @Megan Bowen", "answered", "Fabrikam"],
    ["a person by principal name", `history ${megan.upn}`, "answered", "Fabrikam"],
    ["a person by name", "history megan bowen", "answered", "Fabrikam"],
    ["days", "history since 1 Nov until yesterday", "There's no history for this", "Contoso"],
    ["days to come", "history since 2026-11-19 until 2026-12-01", "answered", "no day"],
  ])("is narrowed down to %s", async (_, words, has, hasNot) => {
    const bot = await answered();
    const answer = await bot.as(alex).asks(words);
    expect(answer).toContain(has);
    expect(answer).not.toContain(hasNot);
  });

  it("of a period in short has a line for each kind, and all of it behind a button", async () => {
    const bot = await answered();
    const [answer] = await bot.as(alex).says("history in short since 2026-11-01");
    const words = wordsOf(answer?.card);
    expect(words).toContain("Questions answered: 4");
    expect(words).toMatch(/Customers added: \d+/);
    expect(words).not.toContain("onboarding: yes");
    await bot.as(alex).clicks(answer, "All of it");
    expect(wordsOf((await bot.connector.next()).card)).toContain("answered onboarding: yes");
    expect(await bot.as(megan).asks("history in short")).toContain("Only managers");
    const [inChannel] = await bot.as(megan).says("history in short since 2026-11-01", channel);
    expect(wordsOf(inChannel?.card)).toContain("Questions answered: 4");
    expect(wordsOf(inChannel?.card)).not.toMatch(/All of it|by Megan/);
  });

  it("includes changes of roles, and of them alone nothing for a customer", async () => {
    const bot = await aLoadedBot();
    await bot.as(megan).installs();
    await bot.as(alex).says(`managers add ${megan.upn}`);
    expect(await bot.as(alex).asks("history")).toContain("Settings · made Megan Bowen a manager");
    expect(await bot.as(alex).asks("history contoso")).not.toContain("a manager");
  });

  it("is narrowed down to somebody's customers, and handed over so", async () => {
    const bot = await answered();
    const [answer] = await bot.as(alex).says("history customers of @Megan Bowen");
    expect(wordsOf(answer?.card)).toContain("Customers of Megan Bowen");
    expect(wordsOf(answer?.card)).not.toContain("Fabrikam");
    await bot.as(alex).clicks(answer, "All as a file");
    expect((await takes(bot, alex, await bot.connector.next())).text).not.toContain("Fabrikam");
    expect(await bot.as(alex).asks("history customers of megan bowen until 2026-01-01")).toContain(
      "Nothing has changed at Megan Bowen's customers until 1 Jan",
    );
  });

  it("of their own customers is every owner's, of others' not", async () => {
    const bot = await answered();
    const own = await bot.as(megan).asks("history mine");
    expect(own).toContain("Your customers");
    expect(own).toContain("Contoso Ltd. · answered");
    expect(own).not.toContain("Fabrikam");
    expect(await bot.as(megan).asks("history customers of @Alex Wilber")).toContain("Only managers");
  });

  it("is the managers'", async () => {
    const bot = await aLoadedBot();
    expect(await bot.as(megan).asks("history")).toContain("Only managers");
  });
});
