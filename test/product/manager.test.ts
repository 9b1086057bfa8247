/** A manager's week: customers loaded, given away, looked at, and the digest. */
import { describe, expect, it } from "vitest";
import { filledIn, wordsOf } from "../teams/cards.ts";
import { startBot } from "../teams/harness.ts";
import { aClock } from "../clock.ts";
import { adele, alex, channel, groupChat, isaiah, megan, tenant } from "../teams/people.ts";
import { allYes, aLoadedBot, anAskedBot, contoso, customersCsv, hosted } from "./loaded.ts";

const hour = 3_600_000;
const day = 24 * hour;

describe("loading customers in chat", () => {
  it("answers with what was new, and changes nothing the second time", async () => {
    const { summary, as } = await aLoadedBot();
    expect(wordsOf(summary?.card)).toMatch(/3[\s\S]*new/);
    const [again] = await as(alex).sends({ name: "Customers.csv", url: await hosted(customersCsv) });
    expect(wordsOf(again?.card)).toMatch(/3[\s\S]*no change/);
    const [gaps] = await as(alex).says("gaps");
    expect(wordsOf(gaps?.card)).toContain("3 gaps at 3 of 3 customers");
  });

  it("gives customers to a principal name, and to whoever turns out to have it", async () => {
    const { as, tick, connector } = await aLoadedBot();
    const list = `Microsoft ID,Company name,Owner\n${contoso},Contoso Ltd.,${megan.upn}`;
    await as(alex).sends({ name: "owners.csv", url: await hosted(list) });
    await as(megan).installs();
    await tick();
    connector.take();
    expect(await as(megan).asks("gaps mine")).toContain("Contoso Ltd.");
    expect(await as(alex).asks("assign contoso to @Megan Bowen", channel, [megan])).toContain(
      "Megan Bowen already owns it",
    );
  });

  it.each([
    ["no CSV", "%PDF-1.7", /PDF/],
    ["a missing column", "Company name,Primary domain name\nContoso,contoso.com", /Microsoft ID/],
    ["a bad GUID", "Microsoft ID,Company name\nnot-a-guid,Contoso", /line 2|Line 2/],
  ])("says what is wrong with %s", async (_, contents, words) => {
    const { as } = await aLoadedBot();
    const [answer] = await as(alex).sends({ name: "file.csv", url: await hosted(contents) });
    expect(wordsOf(answer?.card)).toMatch(words);
  });

  it("is refused to others, and from anywhere but Teams' own hosts", async () => {
    const { as } = await aLoadedBot();
    const [refused] = await as(megan).sends({ name: "Customers.csv", url: await hosted(customersCsv) });
    expect(wordsOf(refused?.card)).toContain("Only managers");
    const [elsewhere] = await as(alex).sends({ name: "Customers.csv", url: "http://192.0.2.1/Customers.csv" });
    expect(wordsOf(elsewhere?.card)).toContain("isn't where Teams keeps the files");
  });
});

describe("adding by hand", () => {
  it("answers a form, keeps what was typed when something is wrong, and adds once", async () => {
    const { as, connector, tick } = await aLoadedBot();
    await as(megan).installs();
    const [form] = await as(alex).says("add");
    const typed = { name: "Northwind", id: "not a guid", domain: "", person: megan.id, isNew: "true" };
    const { card: again } = await as(alex).clicks(form, /add/i, typed);
    expect(wordsOf(again)).toContain("tenant ID");
    expect(JSON.stringify(again)).toContain("Northwind");
    await connector.next();
    const id = "144b2080-521b-45ad-a989-d8e5d645f899";
    const { card: added } = await as(alex).clicks(form, /add/i, { ...typed, id });
    expect(wordsOf(added)).toContain("Northwind");
    await tick();
    const said = [await connector.next(), await connector.next()];
    expect(said.map(({ summary }) => summary).join()).toContain("Northwind");
    const { card: exists } = await as(alex).clicks(form, /add/i, { ...typed, id });
    expect(wordsOf(exists)).toContain("There is a customer with this Microsoft ID already");
    await connector.next();
  });
});

describe("a name that another customer has", () => {
  const id = "144b2080-521b-45ad-a989-d8e5d645f899";

  it.each(["add contoso LTD", "add Contoso, Inc."])(
    "%j says whose it is, and adds it only when told so",
    async (text) => {
      const { as, connector } = await aLoadedBot();
      const [form] = await as(alex).says(text);
      expect(wordsOf(form?.card)).toContain(
        "There is a customer called Contoso Ltd. already (contosoltd.onmicrosoft.com · Microsoft ID …",
      );
      const { card: asked } = await as(alex).clicks(form, "Add", { id });
      expect(wordsOf(asked)).toContain("or press Add anyway");
      const shown = await connector.next();
      const { card: other } = await as(alex).clicks(shown, "Add anyway", { id, name: "fabrikam inc" });
      expect(wordsOf(other)).toContain("There is a customer called Fabrikam, Inc. already");
      const { card: added } = await as(alex).clicks(await connector.next(), "Add anyway", { id });
      expect(wordsOf(added)).toMatch(/^fabrikam inc is added/);
      await connector.next();
      expect(await as(alex).asks("show fabrikam inc")).toMatch(/2 customers match[\s\S]*fabrikaminc\.onmicrosoft\.com/);
      const [which] = await as(alex).says("assign");
      expect(JSON.stringify(which?.card)).toContain("fabrikam inc · Microsoft ID …45f899");
      const [guess] = await as(alex).says("give fabrikam inc to @Megan Bowen", undefined, [megan]);
      expect(wordsOf(guess?.card)).toMatch(/Microsoft ID …c48bc7[\s\S]*Microsoft ID …45f899|…45f899[\s\S]*…c48bc7/);
    },
  );

  it("is asked about when it is set, and set with a yes", async () => {
    const { as, connector } = await aLoadedBot();
    const [asked] = await as(alex).says("set fabrikam: called Contoso Limited");
    expect(wordsOf(asked?.card)).toMatch(/^Another customer is called Contoso Ltd\. already\n.*\nNothing was saved\./);
    await as(alex).clicks(asked, "Call it so anyway");
    expect(wordsOf((await connector.next()).card)).toMatch(/^Fabrikam, Inc\.: saved\ncalled Contoso Limited\n/);
    expect(await as(alex).asks("set Contoso Limited: called as listed")).toContain("called Fabrikam, Inc.");
  });

  it("is not set where it is to be so on a later day, which it is reminded of instead", async () => {
    const { as } = await aLoadedBot();
    const [asked] = await as(alex).says("set fabrikam: called Fabrikam Group from 4 January 2027");
    expect(wordsOf(asked?.card)).toMatch(
      /^Fabrikam, Inc\.: nothing was saved\n[^\n]*not only “from 4 January 2027”[^]*\nRemind me on 4 Jan 2027\n/,
    );
    await as(alex).clicks(asked, "Remind me on 4 Jan 2027");
    expect(await as(alex).asks("show fabrikam")).toContain("Fabrikam, Inc.");
    expect(await as(alex).asks("reminders")).toContain("called Fabrikam Group from 4 January 2027");
    expect(await as(alex).asks("set fabrikam: called Fabrikam from Leeds")).toContain("called Fabrikam from Leeds");
  });
});

it("names everybody in a summary that others are to read, and says you in one of one's own", async () => {
  const { as } = await aLoadedBot();
  await as(alex).says("assign contoso to alex wilber");
  expect(await as(alex).asks("a summary of this week for my boss")).toMatch(/Contoso Ltd\. · to Alex Wilber/);
  expect(await as(alex).asks("a summary of this week")).toMatch(/Contoso Ltd\. · to you/);
});

describe("adding by hand what is to be claimed there", () => {
  const id = "144b2080-521b-45ad-a989-d8e5d645f899";

  it.each([
    ["add Northwind, Teams and Exchange plus Azure", "exchange,teams", true],
    ["new customer: Northwind, they want Exchange and Teams, and have one Azure subscription", "exchange,teams", true],
    ["add Northwind workloads Exchange Online, Teams", "exchange,teams", false],
    ["add Northwind with Intune", "intune", false],
    ["new customer: Northwind, Intune but no Azure", "intune", false],
    ["new customer: Northwind. They don't have Azure, only Teams.", "teams", false],
    ["add Northwind: Intune and two Azure subs, Megan", "intune", true],
    ["add Northwind, the one in Rotterdam", undefined, false],
  ])("%j fills in %j of the workloads", async (text, workloads, azure) => {
    const { as } = await aLoadedBot();
    const [form] = await as(alex).says(text);
    const filled: Record<string, unknown> = filledIn(form?.card ?? {});
    expect((filled.workloads as string | undefined)?.split(",").toSorted().join()).toBe(workloads);
    expect(filled.azure).toBe(String(azure));
  });

  it.each<[string, Record<string, string>, string?]>([
    [`New customer: Globex GmbH, tenant ${id}, Megan runs it`, { name: "Globex GmbH", id, person: megan.id }],
    [
      `add Globex, Microsoft ID ${id}, domain globex.onmicrosoft.com, Teams`,
      { name: "Globex", id, domain: "globex.onmicrosoft.com", workloads: "teams" },
    ],
    [`add Globex GmbH (${id})`, { name: "Globex GmbH", id }],
    ["add Globex, with globex.nl as domain", { name: "Globex", domain: "globex.nl" }],
    [
      "New customer Globex. Its subscription is 11111111-2222-4333-8444-555555555555",
      { name: "Globex", azure: "true" },
    ],
    ["add Globex, Teams Phone and Teams Meetings but not Teams", { workloads: "teams-phone,teams-meetings" }],
    ["new customer Globex, Teams Phone and Teams Meetings but not Teams", { workloads: "teams-phone,teams-meetings" }],
    ["add customer Globex to my list", { name: "Globex", person: alex.id }],
    ["add Globex as new customer with Teams", { name: "Globex", workloads: "teams" }],
    ["add Globex to Megan", { name: "Globex", person: megan.id }],
    ["add Globex, I'm the owner", { name: "Globex", person: alex.id }],
    ["add Globex without Azure, with Intune", { name: "Globex", workloads: "intune", azure: "false" }],
    ["add Globex, existing customer, Teams not SharePoint", { name: "Globex", workloads: "teams", isNew: "false" }],
    ["add Globex with everything", { name: "Globex" }, "“everything” is several workloads: choose which."],
    [
      "new customer Globex, 200 seats M365 and a bit of Azure",
      { name: "Globex", azure: "true" },
      "Its 200 seats can be set once it's added: set Globex: 200 seats.",
    ],
    ['add a customer called "Exchange Traders" for Megan', { name: "Exchange Traders", person: megan.id }],
    [
      "new customers: Globex (Teams), Initech (Intune)",
      { name: "Globex", workloads: "teams" },
      "After this one: Initech",
    ],
    ["add Globex and Initech, both Megan's", { name: "Globex", person: megan.id }, "After this one: Initech, Megan's."],
  ])("%j fills in %j", async (text, filled, note = "") => {
    const { as } = await aLoadedBot();
    await as(megan).installs();
    const [form] = await as(alex).says(text);
    expect(filledIn(form?.card ?? {})).toMatchObject(filled);
    expect(wordsOf(form?.card)).toContain(note);
  });

  it("keeps what the form has no field for until it is done, and goes on with the next one", async () => {
    const { as, connector } = await aLoadedBot();
    const says = "add customers: Globex (Teams and Defender), Initech (Intune)";
    const [form] = await as(alex).says(says);
    const { card: again } = await as(alex).clicks(form, "Add", { id: "none" });
    expect(wordsOf(again)).toContain("There are several workloads of Defender: choose which.");
    const { card } = await as(alex).clicks(await connector.next(), "Add", { id });
    expect(wordsOf(card)).toContain("There are several workloads of Defender: choose which.");
    const { card: next } = await as(alex).clicks(await connector.next(), "Add the next one");
    expect(filledIn(next ?? {})).toMatchObject({ name: "Initech", workloads: "intune" });
    await connector.next();
  });

  it("says what can't be chosen in the form, and keeps the rest", async () => {
    const { as } = await aLoadedBot();
    const [form] = await as(alex).says("new customer: Northwind, with Teams, Defender and Dynamics 365 Sales");
    expect(filledIn(form?.card ?? {})).toMatchObject({ name: "Northwind", workloads: "teams" });
    expect(wordsOf(form?.card)).toContain("There are several workloads of Defender: choose which.\nExchange Online");
    expect(wordsOf(form?.card)).toContain("Dynamics 365 Sales is claimed for one subscription");
    await as(megan).installs();
    const [other] = await as(alex).says("add Northwind, Teams and Foobar, Megan");
    expect(filledIn(other?.card ?? {})).toMatchObject({ name: "Northwind", workloads: "teams", person: megan.id });
    expect(wordsOf(other?.card)).toContain("I didn't get “Foobar”.");
  });

  it("saves them with the customer as claims not started, and takes all of it back until somebody changes it", async () => {
    const { as, connector, clock } = await aLoadedBot();
    const [form] = await as(alex).says("add Northwind, Teams and Azure");
    const typed = { id, person: "", domain: "" };
    const { card: added } = await as(alex).clicks(form, "Add", typed);
    expect(wordsOf(added)).toContain("Northwind is added");
    expect(wordsOf(added)).toContain("To be claimed, not started yet: Teams.");
    expect(wordsOf(added)).toContain("Add the Azure subscription once you have its ID.\nShow customer");
    expect(wordsOf(added)).toContain("Add a subscription");
    const said = await connector.next();
    expect(await as(alex).asks("claims all")).toContain("Northwind");
    expect(wordsOf((await as(alex).clicks(said, "Undo")).card)).toContain("Northwind is off the list again");
    await connector.next();
    expect(await as(alex).asks("show Northwind")).toContain("No customer like");

    clock.pass(60_000);
    await as(alex).clicks(form, "Add", typed);
    const again = await connector.next();
    // The card of the first addition is not the second one's.
    expect(wordsOf((await as(alex).clicks(said, "Undo")).card)).toContain("It has changed since it was added");
    await connector.next();
    clock.pass(60_000);
    await as(alex).says("set Northwind: 250 seats");
    expect(wordsOf((await as(alex).clicks(again, "Undo")).card)).toContain("It has changed since it was added");
    await connector.next();
    expect(await as(alex).asks("show Northwind")).toMatch(/^Northwind/);
  });
});

describe("gaps", () => {
  it("shows everyone in a channel all customers, and a colleague in the personal chat their own", async () => {
    const { as } = await aLoadedBot();
    expect(await as(megan).asks("gaps", channel)).toContain("3 gaps at 3 of 3 customers");
    expect(await as(megan).asks("gaps", groupChat)).toContain("3 of 3 customers");
    expect(await as(megan).asks("gaps")).not.toContain("Contoso");
    expect(await as(megan).asks("show contoso")).toContain("None of your customers is called");
  });

  it("offers a choice when a name fits several customers, and the choice opens one", async () => {
    const { as, connector } = await aLoadedBot();
    const [choice] = await as(alex).says("show con", channel);
    if (choice === undefined) throw new Error("no choice");
    expect(wordsOf(choice.card)).toContain("Consolidated Messenger");
    await as(alex).clicks(choice, /Contoso/, {}, channel);
    expect(wordsOf((await connector.next()).card)).toContain("contosoltd.onmicrosoft.com");
  });

  it.each([
    ["history con", "Contoso Ltd. · added"],
    ["forget con", "Forget Contoso Ltd.?"],
    ["assign consolidated to the owner of con", "Consolidated Messenger: Megan Bowen owns it now"],
    ["handover @Megan Bowen to @Isaiah Langer except con", "Contoso Ltd.: stays with Megan Bowen"],
  ])("goes on with the one that is chosen of several, and names none by a raw id: %s", async (words, says) => {
    const { as, connector } = await aLoadedBot();
    for (const one of [megan, isaiah]) await as(one).installs();
    for (const customer of ["contoso", "fabrikam"]) await as(alex).asks(`assign ${customer} to megan bowen`);
    const [choice] = await as(alex).says(words);
    if (choice === undefined) throw new Error("no choice");
    expect(wordsOf(choice.card)).toMatch(
      /2 customers match. Choose one[\s\S]*Contoso Ltd\.[\s\S]*Microsoft ID …\w{6}$/m,
    );
    expect(wordsOf(choice.card)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    const { card } = await as(alex).clicks(choice, /Contoso/);
    expect(wordsOf(card)).toContain(says);
    await connector.next();
  });

  it("assigns the chosen one of several, who is asked without waiting for the schedule", async () => {
    const { as, connector } = await aLoadedBot(undefined, {}, { nudge: undefined });
    await as(megan).installs();
    const [choice] = await as(alex).says("assign con to @Megan Bowen", channel, [megan]);
    if (choice === undefined) throw new Error("no choice");
    const { card } = await as(alex).clicks(choice, /Contoso/, {}, channel);
    expect(wordsOf(card)).toContain("Contoso Ltd.: Megan Bowen owns it now");
    await connector.next();
    expect((await connector.next()).summary).toBeDefined();
  });
});

describe("handing over and being away", () => {
  it("names who is not known, and needs both", async () => {
    const { as } = await aLoadedBot();
    await as(megan).installs();
    const said = (words: string) => as(alex).asks(words);
    expect(await said("handover @nobody to megan bowen")).toContain("I don't know anybody called “nobody”");
    expect(await said("handover megan bowen to nobody")).toContain("I don't know anybody called “nobody”");
    expect(await said("handover megan bowen")).toContain("Hand over customers");
  });

  it("asks whoever is not away after all whether to cancel it, and says where nothing is on record", async () => {
    const { as } = await aLoadedBot();
    for (const one of [alex, megan]) await as(one).installs();
    expect(await as(megan).asks("I'm not away after all")).toMatch(/You're not away\nNo absence is on record/);
    await as(megan).says("away from 14 Dec until 18 Dec deputy alex wilber");
    expect(await as(megan).asks("am i away?")).toContain("You will be away from 14 Dec to 18 Dec");
    expect(await as(megan).asks("I'm not away after all")).toMatch(/^Cancel your absence\?/);
    expect(await as(megan).asks("yes")).toContain("Cancelled: you're not away");
  });

  it("takes set me away for an absence, and for no customer's", async () => {
    const { as } = await aLoadedBot();
    await as(megan).installs();
    expect(await as(alex).asks("set me away from 14 to 18 December, deputy Megan Bowen")).toMatch(
      /^Away from 14 Dec to 18 Dec\nMegan Bowen gets your messages then/,
    );
  });

  it("welcomes back only whoever was away", async () => {
    const { as } = await aLoadedBot();
    await as(megan).installs();
    const said = (words: string) => as(alex).asks(words);
    expect(await said("away off")).toContain("You're not away");
    expect(await said("away until tomorrow deputy me")).toContain("You can't stand in for yourself");
    expect(await said("away until tomorrow deputy megan bowen")).toContain("Away until");
    expect(await said("away off")).toContain("Welcome back");
    expect(await said("away off")).toContain("You're not away");
  });
});

describe("the absence of a colleague", () => {
  const recorded = "away megan bowen until 2026-12-04 deputy isaiah langer";

  it("is recorded by a manager, and told to the colleague and to the deputy, who may answer", async () => {
    const { as, tick, connector } = await aLoadedBot();
    await as(megan).installs();
    await as(isaiah).installs();
    await tick();
    connector.take();
    const said = (who: typeof alex, words: string) => as(who).asks(words);
    expect(await said(alex, recorded)).toContain("Megan Bowen is away until");
    await tick();
    const told = connector.take();
    const [toMegan, toIsaiah] = [megan, isaiah].map(({ id }) =>
      told.find(({ conversation }) => conversation === `a:${id}`),
    );
    expect(wordsOf(toMegan?.card)).toMatch(/Alex Wilber says you're away until[\s\S]*Isaiah Langer gets your messages/);
    expect(wordsOf(toIsaiah?.card)).toMatch(/You stand in for Megan Bowen until[\s\S]*Alex Wilber set this up/);
    await tick();
    expect(connector.take()).toEqual([]);
    await as(alex).says(`assign contoso to megan bowen`);
    expect(await said(isaiah, "contoso")).toContain("Contoso Ltd.");
    await as(megan).clicks(toMegan, "I'm back");
    expect(wordsOf((await connector.next()).card)).toContain("Welcome back");
    expect(await said(alex, "away megan bowen off")).toContain("Megan Bowen is not away");
  });

  const isBack = /Megan Bowen is back[\s\S]*You no longer stand in/;
  it.each([
    [
      "ends by a manager",
      { says: "away megan bowen off" },
      /Alex Wilber says you're back[\s\S]*Isaiah Langer stood in/,
      isBack,
    ],
    ["ends by its day", { later: 18 * day }, /Welcome back[\s\S]*Isaiah Langer stood in/, isBack],
    [
      "gets another deputy",
      { says: "away megan bowen until 2026-12-04 deputy alex wilber" },
      /Alex Wilber says you're away/,
      /You no longer stand in for Megan Bowen[\s\S]*Alex Wilber does, until [\s\S]*Alex Wilber set this up/,
    ],
  ] as const)("%s, which both hear once", async (_, ends, toMegan, toIsaiah) => {
    const { as, tick, connector, clock } = await aLoadedBot();
    await as(megan).installs();
    await as(isaiah).installs();
    await as(alex).says(recorded);
    await tick();
    connector.take();
    clock.pass("says" in ends ? hour : ends.later);
    if ("says" in ends) await as(alex).says(ends.says);
    await tick();
    const told = connector.take();
    const heard = (id: string) =>
      told.filter(({ conversation }) => conversation === `a:${id}`).map(({ card }) => wordsOf(card));
    expect(heard(megan.id)).toContainEqual(expect.stringMatching(toMegan));
    expect(heard(isaiah.id)).toContainEqual(expect.stringMatching(toIsaiah));
    await tick();
    expect(connector.take()).toEqual([]);
    expect(await as(alex).asks("history megan")).toContain("set Megan Bowen as away until 4 Dec");
  });

  it("of which several are ahead is cancelled for the days that are named, or all at once, and whoever was to stand in hears it", async () => {
    const { as, tick, connector } = await aLoadedBot();
    await as(megan).installs();
    await as(isaiah).installs();
    expect(await as(megan).asks("away from 14 December until 18 December deputy isaiah langer")).toContain("Away from");
    expect(await as(megan).asks("away from 1 March until 5 March deputy isaiah langer")).toContain("Away from");
    expect(await as(megan).asks("away from 6 April until 9 April deputy isaiah langer")).toContain("Away from");
    await tick();
    connector.take();
    const [asked] = await as(megan).says("cancel my leave in March");
    await as(megan).clicks(asked, "Yes");
    const march = wordsOf((await connector.next()).card);
    expect(march).toContain("Cancelled: you're not away from 1 Mar 2027 to 5 Mar 2027");
    expect(march).toMatch(/Also on record: away from 14 Dec to 18 Dec[^;]*; from 6 Apr 2027/);
    expect(await as(megan).asks("away off from 2027-03-01 until 2027-03-31")).toMatch(
      /not away on these days[^]*Nothing was changed/,
    );
    const [all] = await as(megan).says("cancel all my absences");
    await as(megan).clicks(all, "Yes");
    expect(wordsOf((await connector.next()).card)).toMatch(/Cancelled: you're not away from 14 Dec[^]*; from 6 Apr/);
    expect(await as(megan).asks("away list")).toContain("Nobody you stand in or cover for is away");
    expect(await as(megan).asks("away off all")).toMatch(/not away[^]*Nothing was changed/);
    connector.take();
    await tick();
    const heard = connector.take().filter(({ conversation }) => conversation === `a:${isaiah.id}`);
    expect(heard.map(({ card }) => wordsOf(card)).join()).toContain("You don't stand in for Megan Bowen");
  });

  it("is cancelled by its own card alone, and no other one where its days were changed since", async () => {
    const { as, connector } = await aLoadedBot();
    for (const one of [megan, isaiah, alex]) await as(one).installs();
    connector.take();
    const [first] = await as(megan).says("away from 10 December until 20 December deputy isaiah langer");
    expect(await as(megan).asks("away from 14 December until 16 December deputy alex wilber")).toContain("Away from");
    const { card } = await as(megan).clicks(first, "Cancel it");
    expect(wordsOf(card)).toContain("Nothing was changed");
    await connector.next();
    expect(await as(megan).asks("away list")).toContain("Alex Wilber");
  });

  it("that is ahead is asked about, and not cancelled, where somebody says that they are back", async () => {
    const { as } = await aLoadedBot();
    for (const one of [megan, isaiah]) await as(one).installs();
    expect(await as(megan).asks("set me away from 14 to 18 December, deputy Isaiah Langer")).toContain(
      "Away from 14 Dec",
    );
    expect(await as(alex).asks("set Megan Bowen as away until Friday")).toMatch(/Who stands in|deputy/i);
    for (const back of ["im back", "I am back", "away back"])
      expect(await as(megan).asks(back)).toMatch(
        /not away now[^]*away from 14 Dec[^]*Nothing was changed[^]*Cancel it/,
      );
    expect(await as(megan).asks("am i away?")).toMatch(/You will be away from 14 Dec[^]*Cancel mine/);
    expect(await as(megan).asks("yes")).not.toContain("Cancelled");
    expect(await as(megan).asks("I'm not away after all")).toContain("ancel your absence?");
    expect(await as(megan).asks("yes")).toContain("Cancelled: you're not away from 14 Dec to 18 Dec");
    for (const none of ["I'm back from holiday early", "cancel my holiday", "I'm not away after all", "im back"])
      expect(await as(megan).asks(none)).toContain("You're not away");
  });

  it("that is still ahead is told with both days, begins on the first, and can be cancelled before", async () => {
    const { as, tick, connector, clock } = await aLoadedBot();
    await as(megan).installs();
    await as(isaiah).installs();
    await tick();
    connector.take();
    const heard = async (id: string) => {
      connector.take();
      await tick();
      const told = connector.take().filter(({ conversation }) => conversation === `a:${id}`);
      return told.map(({ card }) => wordsOf(card)).join("\n");
    };
    const said = (who: typeof alex, words: string) => as(who).asks(words);
    const days = "from 14 December until 18 December deputy isaiah langer";
    expect(await said(megan, `away ${days}`)).toMatch(/Away from 14 Dec to 18 Dec[\s\S]*gets your messages then/);
    expect(await heard(isaiah.id)).toMatch(/You stand in for Megan Bowen from 14 Dec to 18 Dec[\s\S]*messages then/);
    expect(await said(megan, "away list")).toMatch(
      /Nobody you stand in or cover for is away now[\s\S]*You will be away from 14 Dec to 18 Dec/,
    );
    expect(await said(megan, "away until tomorrow deputy alex wilber")).toContain("Also on record: away from 14 Dec");
    expect(await said(megan, "away off")).toMatch(/Welcome back[\s\S]*Also on record: away from 14 Dec/);
    expect(await said(megan, "away off")).toContain("Cancelled: you're not away from 14 Dec to 18 Dec");
    expect(await heard(isaiah.id)).toMatch(
      /You don't stand in for Megan Bowen from 14 Dec[\s\S]*Megan Bowen cancelled/,
    );
    clock.pass(hour);
    expect(await said(alex, `away megan bowen ${days}`)).toContain("Megan Bowen will be away from 14 Dec to 18 Dec");
    expect(await heard(megan.id)).toMatch(/Alex Wilber says you're away from 14 Dec to 18 Dec[\s\S]*Cancel it/);
    clock.pass(Date.parse("2026-12-14T10:00:00.000Z") - Date.parse(clock.now()));
    expect(await heard(isaiah.id)).toContain("You stand in for Megan Bowen until Fri 18 Dec");
    expect(await said(isaiah, "away list")).toMatch(
      /One person is away[\s\S]*Megan Bowen is away until Fri 18 Dec; you have/,
    );
    expect(await said(alex, "history megan")).toContain("set Megan Bowen as away from Mon 14 Dec to Fri 18 Dec");
    clock.pass(7 * day);
    expect(await heard(isaiah.id)).toContain("Megan Bowen is back");
  });

  it("that is still ahead and gets another deputy is told to the one before, and cancelled for nobody", async () => {
    const { as, tick, connector, clock } = await aLoadedBot();
    await as(megan).installs();
    await as(isaiah).installs();
    await as(adele).installs();
    await tick();
    const days = "away megan bowen from 14 December until 18 December deputy";
    await as(alex).asks(`${days} isaiah langer`);
    await tick();
    connector.take();
    clock.pass(hour);
    await as(alex).asks(`${days} adele vance`);
    connector.take();
    await tick();
    const told = connector.take().map(({ conversation, card }) => `${conversation} ${wordsOf(card)}`);
    const to = (id: string) => told.filter((one) => one.startsWith(`a:${id} `)).join("\n");
    expect(to(isaiah.id)).toMatch(
      /You no longer stand in for Megan Bowen[\s\S]*Adele Vance does, from 14 Dec to 18 Dec/,
    );
    expect(to(adele.id)).toContain("You stand in for Megan Bowen from 14 Dec to 18 Dec");
    expect(to(megan.id)).toContain("Alex Wilber says you're away from 14 Dec to 18 Dec");
    expect(to(megan.id)).not.toContain("not away");
  });

  it("is told with the days that are recorded, and what it took the place of", async () => {
    const { as, connector, tick } = await aLoadedBot();
    await as(megan).installs();
    await as(isaiah).installs();
    await as(adele).installs();
    await tick();
    connector.take();
    const said = (words: string) => as(megan).asks(words);
    await said("away until 10 December deputy isaiah langer");
    expect(await said("away from 5 December until 20 December deputy isaiah langer")).toMatch(
      /^Away until 20 Dec[\s\S]*I'm back/,
    );
    expect(await said("away from 5 December until 8 December deputy adele vance")).toMatch(
      /Away from 5 Dec to 8 Dec[\s\S]*away until 4 Dec \(deputy Isaiah Langer\); from 9 Dec to 20 Dec \(deputy Isaiah/,
    );
    expect(await said("away from 18 December until 14 December deputy adele vance")).toContain(
      "The last day is before the first",
    );
    // What was refused is no beginning of what is said next.
    const asked = await said("I'm out until Monday");
    expect(asked).toContain("Away until Mon 23 Nov, with Adele Vance standing in?");
    expect(asked).not.toContain("18 Dec");
    expect(await said("away from 18 December until 14 December")).toContain("The last day is before the first");
    expect(await said("I'm out until Monday")).not.toMatch(/1[48] Dec/);
  });

  it("that is cut in two by another deputy's days goes from one to the other and back, and each hears of their own", async () => {
    const { as, connector, tick, clock } = await aLoadedBot();
    for (const person of [megan, isaiah, adele]) await as(person).installs();
    await tick();
    await as(megan).asks("away until 18 December deputy isaiah langer");
    await tick();
    connector.take();
    clock.pass(hour);
    await as(megan).asks("away until 2 December deputy adele vance");
    const heard = async (id: string) => {
      await tick();
      const told = connector.take().filter(({ conversation }) => conversation === `a:${id}`);
      return told.map(({ card }) => wordsOf(card)).join("\n");
    };
    // Two messages that leave at the same time: either may come first.
    const told = await heard(isaiah.id);
    expect(told).toMatch(/You stand in for Megan Bowen from 3 Dec to 18 Dec/);
    expect(told).toMatch(/no longer stand in[^\n]*\nAdele Vance does, until [^\n]*\n[^\n]*You do again from 3 Dec/);
    clock.pass(Date.parse("2026-12-03T10:00:00.000Z") - Date.parse(clock.now()));
    expect(await heard(adele.id)).toMatch(/You no longer stand in for Megan Bowen[\s\S]*Isaiah Langer does, until/);
    expect(await as(isaiah).asks("away list")).toMatch(/Megan Bowen is away until 18 Dec; you have stood in/);
  });

  it.each([
    ["next week", "from Mon 23 Nov to Fri 27 Nov"],
    ["until Friday", "until tomorrow"],
  ])("is no deputy of one customer for some days, who covers it: %s", async (days, called) => {
    const { as } = await aLoadedBot();
    await as(alex).asks("assign contoso to megan bowen", undefined, [megan]);
    const covers = `Isaiah Langer covers Contoso Ltd. ${called}`;
    expect(await as(alex).asks(`Isaiah Langer covers Contoso ${days}`)).toContain(`${covers}?`);
    expect(await as(alex).asks(`set contoso: deputy isaiah langer ${days}`)).toContain(covers);
    expect(await as(alex).asks("set contoso: deputy isaiah langer")).toContain("saved");
    expect(await as(alex).asks("set contoso: deputy megan bowen")).toMatch(
      /^Megan Bowen owns Contoso Ltd\.\n.*Nothing was saved/,
    );
    expect(await as(alex).asks("show contoso")).toContain("deputy Isaiah Langer");
  });

  it("is no deputy on days that come again", async () => {
    const { as } = await aLoadedBot();
    await as(alex).asks("assign contoso to megan bowen", undefined, [megan]);
    for (const text of ["set contoso: deputy isaiah langer on Mondays", "Isaiah Langer covers Contoso on Mondays"])
      expect(await as(alex).asks(text)).toMatch(
        /deputy stays until somebody changes it\nNothing was saved[^]*Cover it[^]*Deputy from now on/,
      );
    expect(await as(alex).asks("history contoso")).not.toContain("deputy");
  });

  it("offers whoever and the days that were written, and says plainly of days that repeat that it keeps none", async () => {
    const { as } = await aLoadedBot();
    await as(megan).installs();
    const [form] = await as(alex).says("away @Megan Bowen next month", undefined, [megan]);
    expect(wordsOf(form?.card)).toContain("Megan Bowen is away");
    expect(filledIn(form?.card ?? {})).toMatchObject({ from: "2026-12-01", until: "2026-12-31" });
    expect(await as(alex).asks("Megan Bowen doesn't work Mondays")).toContain("I can't record days off that repeat");
    expect(await as(megan).asks("Alex Wilber is off sick today")).toContain("Only managers can say");
    expect(await as(alex).asks("away list")).toContain("Nobody is away");
  });

  it.each([
    ["actually make that four weeks", /from 14 Dec to 10 Jan/],
    ["no, from the 15th", /from 15 Dec to 18 Dec/],
    ["until the 19th", /from 14 Dec to 19 Dec/],
  ])("goes on from days as they were typed: %s", async (text, days) => {
    const { as, connector, tick } = await aLoadedBot();
    await as(megan).installs();
    await as(isaiah).installs();
    await tick();
    connector.take();
    await as(megan).asks("away from 14 Dec until 18 Dec deputy isaiah langer");
    expect(await as(megan).asks(text)).toMatch(days);
  });

  it("is nobody's to record but a manager's, who is asked for what is missing", async () => {
    const { as, connector } = await aLoadedBot();
    await as(megan).installs();
    await as(isaiah).installs();
    const said = async (who: typeof alex, words: string) => (await as(who).says(words))[0];
    expect(wordsOf((await said(isaiah, recorded))?.card)).toContain("Only managers can say that somebody else");
    expect(wordsOf((await said(alex, "away megan until 2026-12-04 deputy megan"))?.card)).toContain(
      "A deputy can't be the person who's away",
    );
    let card = await said(alex, "away");
    const chosen = { person: megan.id, until: "2026-12-04", deputy: isaiah.id };
    for (const [button, inputs, answer] of [
      ["Somebody else", {}, "A colleague is away"],
      ["Save", { ...chosen, person: "nobody" }, "Choose the days, and both colleagues from the list."],
      ["Save", { ...chosen, deputy: "nobody" }, "Megan Bowen is away\n"],
      ["Save", { until: chosen.until, deputy: chosen.deputy }, "Megan Bowen is away until"],
      ["End it", {}, "Megan Bowen is back"],
    ] as const) {
      if (card === undefined) throw new Error("no card");
      await as(alex).clicks(card, button, inputs);
      card = await connector.next();
      expect(wordsOf(card.card)).toContain(answer);
    }
    expect(wordsOf((await said(alex, "away megan bowen off"))?.card)).toContain("Megan Bowen is not away");
  });
});

describe("assigning to oneself", () => {
  it("gets the digest at another hour on the day on which it comes", async () => {
    const bot = await aLoadedBot();
    await bot.as(alex).says("digest here Tuesday 09:00 Europe/Amsterdam", channel);
    expect(await bot.as(alex).asks("digest here 08:30 Europe/Amsterdam", channel)).toContain(
      "Tuesday 08:30, Amsterdam",
    );
    const asked = await bot.as(alex).asks("when does it come, and can we have the digest before 8?", channel);
    expect(asked).toMatch(/^Digest: Tuesday 08:30, Amsterdam\n[^]*This channel's digest at 07:30$/);
  });

  it("takes me for whoever writes, not for the start of somebody's name", async () => {
    const { as } = await aLoadedBot();
    await as(megan).installs();
    expect(await as(alex).asks("assign contoso to me", channel)).toContain("Contoso Ltd.: Alex Wilber owns it now");
  });
});

describe("the digest", () => {
  async function set() {
    const bot = await aLoadedBot(aClock("2026-11-20T10:00:00.000Z"));
    const [answer] = await bot.as(alex).says("digest here Monday 09:00 Europe/Amsterdam", channel);
    return { ...bot, answer };
  }

  it("says when it comes, comes at that moment, and once", async () => {
    const { answer, tick, clock, connector } = await set();
    expect(wordsOf(answer?.card)).toContain("Monday 23 November 2026, 09:00 Amsterdam");
    clock.pass(2 * day + 22 * hour - 1000); // Monday, a second before nine in Amsterdam
    await tick();
    expect(connector.take()).toEqual([]);
    clock.pass(1000);
    await tick();
    await tick();
    const said = connector.take();
    expect(said.map(({ summary }) => summary)).toEqual([expect.stringMatching(/^Week 48: 3 gaps/)]);
    expect(said[0]?.conversation).toMatch(/^19:associations@thread\.tacv2;messageid=/);
  });

  it("comes once, late, when the bot was off for three weeks", async () => {
    const { tick, clock, connector } = await set();
    clock.pass(24 * day);
    await tick();
    await tick();
    expect(connector.take().map(({ summary }) => summary)).toEqual([expect.stringMatching(/^Week 51/)]);
  });

  it("does not come again after a restart", async () => {
    const { tick, clock, connector, stop, memory } = await set();
    clock.pass(3 * day);
    await tick();
    expect(connector.take()).toHaveLength(1);
    await stop();
    const second = await startBot({ allowedTenants: [tenant] }, { now: clock.now, store: memory.open() });
    await second.tick();
    expect(second.connector.take()).toEqual([]);
  });

  it("counts what was closed and opened since the week before", async () => {
    const { as, tick, clock, connector } = await set();
    clock.pass(3 * day);
    await tick();
    connector.take();
    await as(alex).says("assign contoso to @Megan Bowen", channel, [megan]);
    await tick();
    connector.take();
    clock.pass(7 * day);
    await tick();
    const digest = connector.take().find(({ summary }) => summary?.startsWith("Week 49"));
    expect(wordsOf(digest?.card)).toMatch(/1\s+closed/);
  });

  it("can be looked at now without counting as sent, and stopped", async () => {
    const { as, tick, clock, connector } = await set();
    const [now] = await as(isaiah).says("digest now", channel);
    expect(now?.summary).toMatch(/^Week 47: 3 gaps/);
    expect(await as(alex).asks("digest off", channel)).toContain("No digest here any more");
    clock.pass(10 * day);
    await tick();
    expect(connector.take()).toEqual([]);
  });

  it("is set and stopped by managers only", async () => {
    const { as } = await set();
    expect(await as(megan).asks("digest off", channel)).toContain("Only managers");
  });
});

describe("an owner's week", () => {
  it("is one message however many customers need something, on their Monday, and none when nothing does", async () => {
    const { as, tick, clock, connector } = await aLoadedBot(aClock("2026-11-20T10:00:00.000Z"));
    await as(megan).installs();
    for (const name of ["contoso", "fabrikam"]) await as(alex).says(`assign ${name} to @Megan Bowen`, channel, [megan]);
    await tick();
    expect(connector.take().filter(({ conversation }) => conversation === `a:${megan.id}`)).toHaveLength(2);
    clock.pass(2 * day + 22 * hour);
    await tick();
    const said = connector.take();
    expect(said.map(({ conversation, summary }) => [conversation, summary])).toEqual([
      [`a:${megan.id}`, "Both your customers need you"],
    ]);
    expect(wordsOf(said[0]?.card)).toContain("Contoso Ltd.");
  });
});

it("forgets where to reach whoever removes the bot, and keeps what they confirmed", async () => {
  const { as, connector, card } = await anAskedBot();
  await as(megan).clicks(card, "Save answers", allYes);
  await connector.next();
  await as(megan).uninstalls();
  expect(await as(alex).asks("gaps owner", channel)).toContain("Contoso Ltd.");
  expect(await as(alex).asks(`show ${contoso}`, channel)).toContain("Megan Bowen");
});

describe("setting what is so of a customer", () => {
  it("saves it, says when nothing changed, and asks which one when several fit", async () => {
    const { as } = await aLoadedBot();
    expect(await as(alex).asks("set fabrikam: sold by EA/VL")).toContain("Fabrikam, Inc.: saved");
    expect(await as(alex).asks("set fabrikam: sold by EA/VL")).toContain("Fabrikam, Inc.: no change");
    expect(await as(alex).asks("set con: paused")).toMatch(
      /Consolidated Messenger[^]*Contoso Ltd\.|Contoso Ltd\.[^]*Consolidated/,
    );
    expect(await as(alex).asks("set northwind: paused")).toContain("No customer like");
  });

  it("lets only a manager silence one, and only with a reason, which stands in its history", async () => {
    const { as, tick, connector } = await aLoadedBot();
    await as(alex).says("assign fabrikam to @Megan Bowen", channel, [megan]);
    await as(megan).installs();
    await tick();
    connector.take();
    expect(await as(megan).asks("set fabrikam: offboarded because I have enough to do")).toContain(
      "Only managers can pause or offboard customers",
    );
    expect(await as(alex).asks("set fabrikam: offboarded")).toMatch(/Why\?[^]*because/);
    expect(await as(alex).asks("show fabrikam")).not.toContain("offboarded");
    expect(await as(alex).asks("set fabrikam: offboarded because Contoso bought them")).toContain(
      "Fabrikam, Inc.: saved",
    );
    expect(await as(alex).asks("history fabrikam")).toContain("Contoso bought them");
    expect(await as(megan).asks("set fabrikam: active")).toContain("Fabrikam, Inc.: saved");
  });
});
