/** Reading from Microsoft, as a manager sees and steers it in the chat. */
import { expect, it } from "vitest";
import type { SyncConfig } from "../../src/sync-settings.ts";
import { aClock } from "../clock.ts";
import { wordsOf } from "../teams/cards.ts";
import { alex, channel, megan, personal, tenant } from "../teams/people.ts";
import { everyPermission, ourApp, ourPrincipal, withSources, type Harness } from "../sources/company.ts";
import { aLoadedBot } from "./loaded.ts";

/** The loaded bot in front of the stand-ins of Microsoft. */
async function aReadingBot(
  change: (microsoft: Harness["microsoft"]) => void = () => undefined,
  on = ["gdap", "customers"] as const,
) {
  const house = await withSources((microsoft) => {
    microsoft.tenant = tenant;
    microsoft.apps[0].principals.set(tenant, ourPrincipal);
    change(microsoft);
  });
  const credential = { type: "secret", secret: "Secret~of.our-app" } as const;
  const sync: SyncConfig = {
    sources: { on, clientId: ourApp, credential, principals: [], addresses: house.services.origins },
    at: "02:00",
    askAbove: 0.1,
  };
  const bot = await aLoadedBot(aClock("2026-11-19T10:00:00.000Z"), { sync });
  return { ...bot, microsoft: house.microsoft };
}

const oneCard = <Said extends { card?: unknown }>(said: readonly Said[]): Said => {
  const [first, ...others] = said;
  if (first === undefined || others.length > 0) throw new Error(`${said.length} answers`);
  return first;
};

it("shows what a first reading would change, changes it when a manager presses, and says when it is read next", async () => {
  const { as, connector } = await aReadingBot();
  expect(wordsOf(oneCard(await as(alex).says("sources")).card)).toMatch(
    /2 sources read from Microsoft[\s\S]*Delegated access[\s\S]*not read yet[\s\S]*next read in a minute[\s\S]*Switched off[\s\S]*User\.Read\.All[\s\S]*people in SYNC/,
  );
  const asked = oneCard(await as(alex).says("sync customers"));
  expect(wordsOf(asked.card)).toMatch(
    /1 source needs your OK[\s\S]*Would change[\s\S]*Tailspin Toys[\s\S]*is a new customer/,
  );
  expect(wordsOf(oneCard(await as(alex).says("show tailspin")).card)).not.toContain("Tailspin Toys");

  await as(alex).clicks(asked, /Apply: customers/);
  const applied = await connector.next();
  expect(wordsOf(applied.card)).toMatch(/Read from Microsoft: \d changed[\s\S]*Tailspin Toys/);
  expect(wordsOf(oneCard(await as(alex).says("show tailspin")).card)).toContain("Tailspin Toys");
  expect(wordsOf(oneCard(await as(alex).says("sources")).card)).toMatch(
    /read today 11:00[\s\S]*next read tomorrow 02:00/,
  );
});

it("names the source that cannot be read, with the exact consent and where it is given, to whoever asks and once to the others", async () => {
  const { as, tick, connector, clock, microsoft } = await aReadingBot(({ apps: [app] }) => {
    app.permissions = new Set();
  });
  const consent = new RegExp(
    `DelegatedAdminRelationship\\.Read\\.All[\\s\\S]*/${tenant}/adminconsent\\?client_id=${ourApp}`,
  );
  const failed = oneCard(await as(alex).says("sync gdap"));
  expect(JSON.stringify(failed.card)).toMatch(consent);
  expect(JSON.stringify(oneCard(await as(alex).says("sources")).card)).toMatch(consent);

  const byItself = async () => {
    await tick();
    return connector.take().filter(({ card }) => card !== undefined && wordsOf(card).includes("at Microsoft"));
  };
  expect(await byItself()).toEqual([]);
  await as(alex).says("managers add @Megan Bowen", personal, [megan]);
  const told = await byItself();
  expect(told.map(({ conversation }) => conversation)).toEqual([`a:${megan.id}`]);
  expect(wordsOf(told[0]?.card)).toMatch(/1 source at Microsoft needs you/);
  expect(JSON.stringify(told[0]?.card)).toMatch(consent);
  clock.pass(86_400_000);
  expect(await byItself()).toEqual([]);

  microsoft.apps[0].permissions = new Set(everyPermission);
  await as(alex).says("sync gdap");
  expect(wordsOf(oneCard(await as(alex).says("sources")).card)).not.toContain("not read since");
});

it("is for managers, and says what is switched on to whoever asks for something else", async () => {
  const { as } = await aReadingBot();
  for (const words of ["sources", "sync now"]) {
    expect(wordsOf(oneCard(await as(megan).says(words)).card)).toContain("Only managers");
  }
  expect(wordsOf(oneCard(await as(alex).says("sync people")).card)).toMatch(
    /people is switched off[\s\S]*gdap, customers/,
  );
  expect(wordsOf(oneCard(await as(alex).says("sync contoso")).card)).toContain("I don't understand");
});

it("says that nothing is read where nothing is switched on, and what each source needs", async () => {
  const { as } = await aLoadedBot();
  for (const words of ["sources", "sync"]) {
    expect(wordsOf(oneCard(await as(alex).says(words)).card)).toMatch(
      /Nothing is read from Microsoft[\s\S]*setting SYNC[\s\S]*DelegatedAdminRelationship/,
    );
  }
});

it("says where each fact comes from and when, and what the week's readings changed", async () => {
  const { as, connector, clock, tick } = await aReadingBot();
  const asked = oneCard(await as(alex).says("sync"));
  for (const button of [/Apply: customers/, /Apply: gdap/]) {
    await as(alex).clicks(asked, button);
    await connector.next();
  }
  const card = wordsOf(oneCard(await as(alex).says("show contoso")).card);
  expect(card).toMatch(/GDAP: active until 10 Feb 2027, extends automatically[\s\S]*read today 11:00/);
  expect(card).toMatch(/Listed in Partner Center[\s\S]*read today 11:00/);
  expect(card).toMatch(/We sell it through CSP, and that counts · read today 11:00/);

  await as(alex).says("digest here Monday 09:00 Europe/Amsterdam", channel);
  clock.pass(4 * 86_400_000);
  await tick();
  const [digest] = connector.take().filter(({ conversation }) => conversation !== `a:${alex.id}`);
  expect(wordsOf(digest?.card)).toContain(
    "Last read from Microsoft Thu 19 Nov 11:00. What it showed this week: 1 new customer, 2 changed",
  );
});

it("lets what was read stand against what somebody sets, and shows both", async () => {
  const { as, connector } = await aReadingBot();
  await as(alex).clicks(oneCard(await as(alex).says("sync gdap")), /Apply/);
  await connector.next();
  const stands = wordsOf(oneCard(await as(alex).says("set contoso: gdap until 2027-01-31")).card);
  expect(stands).toMatch(/^Contoso Ltd\.: Microsoft says otherwise\nLast read today 11:00: GDAP active until /);
  expect(wordsOf(oneCard(await as(alex).says("show contoso")).card)).toContain("you said “active until 31 Jan 2027”");
});

it("says when it reads by the clock that was set, and all else in a channel", async () => {
  const { as } = await aReadingBot();
  const set = wordsOf(oneCard(await as(alex).says("settings zone Auckland", channel)).card);
  expect(set).toContain("In your own chat, times are in Amsterdam time, as Teams tells me.");
  await as(alex).says("sync gdap");
  for (const where of [personal, channel])
    expect(wordsOf(oneCard(await as(alex).says("sources", where)).card)).toMatch(
      /Every night at 02:00, Auckland time[^]*, today 23:00: [^]*next read tomorrow 02:00/,
    );
  expect(wordsOf(oneCard(await as(alex).says("show contoso", channel)).card)).toMatch(/History[^]*today 23:00/);
  expect(wordsOf(oneCard(await as(alex).says("show contoso", personal)).card)).toMatch(/History[^]*today 11:00/);
});
