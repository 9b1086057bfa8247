/** How many claims stand where: counted for managers and for owners, each of what they may see. */
import { describe, expect, it } from "vitest";
import { wordsOf } from "../teams/cards.ts";
import { alex, channel, isaiah, megan } from "../teams/people.ts";
import { aBotAfter, aLoadedBot, contoso, fabrikam, load } from "./loaded.ts";

type Bot = Awaited<ReturnType<typeof aLoadedBot>>;

async function records(bot: Pick<Bot, "as" | "connector">, customer: string, workload: string, status: string) {
  const saved = await bot.as(alex).forges("save-claim", { customer, workload, status });
  expect(wordsOf(saved.card)).toContain("saved");
  await bot.connector.next();
}

/** Megan has Contoso with three claims, Isaiah Fabrikam with two. */
const claimed = (): Promise<Bot> =>
  aBotAfter("claimed", async (bot) => {
    const told = await load(bot);
    for (const who of [megan, isaiah]) await bot.as(who).installs();
    await bot.as(alex).says("assign contoso to @Megan Bowen", channel, [megan]);
    await bot.as(alex).says("assign fabrikam to @Isaiah Langer", channel, [isaiah]);
    await records(bot, contoso, "m365-copilot", "Approved");
    await records(bot, contoso, "teams", "Under review");
    await records(bot, contoso, "intune", "Rejected");
    await records(bot, fabrikam, "m365-copilot", "Rejected");
    await records(bot, fabrikam, "teams", "Partner action required");
    return told;
  });

describe("claims", () => {
  it("are counted by status for whoever asks, in their own words or by the command, and nothing is changed", async () => {
    const bot = await claimed();
    const states = ["·", "Under review: 1", "!", "Partner action required: 1", "Fabrikam, Inc.", "✓", "Approved: 1"];
    const rejected = ["✗", "Rejected: 2", "Contoso Ltd. · Fabrikam, Inc."];
    const all = ["5 claims: 1 approved", "At 2 customers", ...states, ...rejected, "CPOR gaps"].join("\n");
    const [said] = await bot.as(alex).says("how many of our claims are approved, how many pending, how many lost?");
    expect(wordsOf(said?.card)).toMatch(
      /^1 approved claim at 1 customer\. 1 claim with Microsoft at 1 customer\. 2 lost claims at 2 customers\.\n[^]*\nClaims with Microsoft\nLost claims$/,
    );
    expect(await bot.as(alex).asks("claims")).toBe(`${all}\nGaps as a file`);
    // Teams hands files over in the personal chat only.
    expect(await bot.as(alex).asks("claims by status", channel)).toBe(all);
    const [claims] = await bot.as(alex).says("claims");
    const listed = await bot.as(alex).clicks(claims, "CPOR gaps");
    expect(wordsOf(listed.card)).toMatch(/^\d+ CPOR gaps at 2 of/);
  });

  it("are those of an owner's own customers in their personal chat", async () => {
    const bot = await claimed();
    expect(await bot.as(megan).asks("claims")).toMatch(/^3 claims: 1 approved\nAt 1 customer of yours\n/);
    expect(await bot.as(megan).asks("how many of my claims are approved")).toContain(
      "You have 1 approved claim at 1 customer\nOf 3 claims",
    );
    expect(await bot.as(megan).asks("claims @Isaiah Langer", undefined, [isaiah])).toContain(
      "No claims on record at the customers of Isaiah Langer",
    );
  });

  it.each([
    ["Copilot claims approved vs bounced this quarter", "2 claims for Microsoft 365 Copilot: 1 approved"],
    ["claims Microsoft 365 Copilot", "2 claims for Microsoft 365 Copilot: 1 approved"],
    ["how many claims does Isaiah have", "Isaiah Langer has 2 claims: none approved"],
    ["claims teams @Isaiah Langer", "Isaiah Langer has 1 claim for Teams: not approved"],
    ["claims Dynamics", "No claims for Dynamics on record"],
    ["claims Exchange", "No claims for Exchange Online on record"],
    ["claims since 19 Nov", "Only claims that changed since"],
    ["claims teams this month", "Only claims that changed since 1 Nov"],
    ["claims contoso", "Contoso Ltd."],
    ["claims Zyxware", "No customer like “Zyxware”"],
  ])("answers %j", async (words, expected) => {
    const bot = await claimed();
    const [said] = await bot.as(alex).says(words, channel, words.includes("@") ? [isaiah] : []);
    expect(wordsOf(said?.card)).toContain(expected);
  });

  it("are those of every workload that is called by one name", async () => {
    const bot = await aLoadedBot();
    await records(bot, contoso, "viva-insights", "Approved");
    await records(bot, fabrikam, "viva-learning", "Rejected");
    await records(bot, fabrikam, "teams", "Rejected");
    for (const words of ["how many Viva claims are approved?", "claims viva"])
      expect(await bot.as(alex).asks(words)).toMatch(
        words.startsWith("how")
          ? /^1 approved claim for Viva at 1 customer\nOf 2 claims\n/
          : /^2 claims for Viva: 1 approved/,
      );
  });

  it("are counted of somebody else and of another workload by what goes on from the answer", async () => {
    const bot = await claimed();
    await bot.as(alex).asks("Copilot claims by status");
    expect(await bot.as(alex).asks("and Isaiah's?")).toContain("Isaiah Langer has 1 claim for Microsoft 365 Copilot");
    expect(await bot.as(alex).asks("what about Teams?")).toContain("Isaiah Langer has 1 claim for Teams: not approved");
    expect(await bot.as(alex).asks("and Megan?")).toContain("Megan Bowen has 1 claim for Teams: not approved");
  });

  it("are listed behind each row of the count, for whoever presses, and go on to their customers", async () => {
    const bot = await claimed();
    const [count] = await bot.as(alex).says("claims", channel);
    const listed = await bot.as(alex).clicks(count, "Rejected: list them", {}, channel);
    expect(wordsOf(listed.card)).toMatch(/^2 rejected claims at 2 customers\nOf 5 claims\n/);
    const words = await bot.as(alex).asks("which of them were rejected?");
    expect(words).toMatch(
      /^Contoso Ltd\.\nby \d+ Dec\nIntune: Rejected today · no reason recorded\nMegan Bowen · reported by you · Dispute by/m,
    );
    expect(await bot.as(alex).asks("only Isaiah's")).toMatch(/^Isaiah Langer has 1 rejected claim at 1 customer\n/);
    expect(await bot.as(alex).asks("give the first one to Megan")).toContain("Assign Fabrikam, Inc. to Megan Bowen?");
    expect(await bot.as(alex).asks("claims disputed")).toBe("No disputed claims\nAll claims");
  });

  it("are listed of an owner's own customers only, and in pages", async () => {
    const bot = await claimed();
    expect(await bot.as(megan).asks("rejected claims")).toMatch(/^1 rejected claim at 1 customer\nOf 3 claims\n/);
    expect(await bot.as(megan).asks("rejected claims of Isaiah")).toContain(
      "No rejected claims at the customers of Isaiah Langer",
    );
    for (const workload of ["exchange", "sharepoint", "onedrive", "m365-apps", "viva-engage", "viva-learning"])
      await records(bot, contoso, workload, "Under review");
    const first = await bot.as(alex).asks("claims all");
    expect(first).toContain("1 to 10 of 11 claims, soonest deadline first");
    expect(await bot.as(alex).asks("next")).toContain("Claim 11 of 11");
    const [page] = await bot.as(alex).says("claims all");
    const next = await bot.as(alex).clicks(page, "Next");
    expect(wordsOf(next.card)).toContain("Claim 11 of 11");
    const old = await bot.as(alex).forges("claims", { filter: "what is this" });
    expect(wordsOf(old.card)).toContain("I can't read this list any more");
  });

  it("are split by workload and by owner, and each part opens its list", async () => {
    const bot = await claimed();
    const [split] = await bot.as(alex).says("claims by workload");
    expect(wordsOf(split?.card)).toMatch(
      /^5 claims by workload\n.*Microsoft 365 Copilot: 2\n1 approved · at 2 customers/s,
    );
    const opened = await bot.as(alex).clicks(split, "List them");
    expect(wordsOf(opened.card)).toMatch(/^2 claims for Microsoft 365 Copilot at 2 customers/);
    const byOwner = await bot.as(alex).asks("claims by owner rejected");
    expect(byOwner).toMatch(/^2 rejected claims by owner\n.*Isaiah Langer: 1\nat 1 customer/s);
    expect(byOwner).toContain("Megan Bowen: 1");
  });

  it("are missing at the customers that are listed then, of a workload, of a person and in the personal chat", async () => {
    const bot = await claimed();
    expect(await bot.as(alex).asks("claims none teams in use by seats")).toMatch(/no claim for Teams|has a claim/i);
    expect(await bot.as(alex).asks("claims none exchange")).toMatch(
      /^3 of 3 customers have no claim for Exchange Online\nUnassigned 1 · Megan Bowen 1 · Isaiah Langer 1\nConsolidated Messenger\nCPOR: not answered yet\nUnassigned\nAdd a claim\nContoso Ltd\.\nClaimed: Microsoft 365 Copilot, Teams, Intune\nMegan Bowen\n/,
    );
    expect(await bot.as(alex).asks("claims none copilot")).toMatch(/^Claimed, but rejected or lost: /);
    expect(await bot.as(megan).asks("claims none")).toBe("All your customers have a claim\nAll claims");
    expect(await bot.as(alex).asks("claims none intune @Isaiah Langer", undefined, [isaiah])).toMatch(
      /^1 of 1 customer of Isaiah Langer has no claim for Intune\nFabrikam, Inc\.\n/,
    );
    expect(await bot.as(alex).asks("the first one")).toContain("Fabrikam, Inc.");
  });

  it("are said not to be there where nobody recorded one", async () => {
    const bot = await aLoadedBot();
    expect(await bot.as(alex).asks("claims")).toMatch(/^No claims on record\n/);
    expect(await bot.as(alex).asks(`show ${contoso}`)).toContain("Contoso Ltd.");
  });
});

it("claims of two workloads are counted together, by the command, in own words, and after all of them", async () => {
  const bot = await claimed();
  expect(await bot.as(alex).asks("claims teams and intune")).toMatch(/^3 claims for Teams and Intune: none approved\n/);
  expect(await bot.as(alex).asks("any Teams or Intune claims rejected?")).toContain(
    "1 rejected claim for Teams and Intune at 1 customer",
  );
  await bot.as(alex).says("claims");
  expect(await bot.as(alex).asks("only teams and intune")).toContain("3 claims for Teams and Intune");
});
