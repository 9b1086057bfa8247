/** What a file leaves open is asked in the chat, and answered with a press. */
import iconv from "iconv-lite";
import { expect, it } from "vitest";
import { wordsOf } from "../teams/cards.ts";
import { alex, megan } from "../teams/people.ts";
import { aLoadedBot, contoso, fabrikam, hosted } from "./loaded.ts";

const halfAnHour = 30 * 60_000;

async function sent(contents: string | Uint8Array, name = "file.csv", text?: string) {
  const bot = await aLoadedBot();
  const manager = bot.as(alex);
  const [asked] = await manager.sends({ name, url: await hosted(contents) }, text);
  if (asked === undefined) throw new Error("nothing was said");
  return { ...bot, manager, asked };
}

const cpor = (associated: string) =>
  "CustomerTenantId,WorkloadName,ClaimId,DateAssociated,Date,PaidAvailableUnits\n" +
  `${contoso},Teams,CLM-1,${associated},2026-10-31,25\n`;

/** A report of Azure usage with the partner admin link of these subscriptions. */
const azure = (month: string, ids: readonly number[]) =>
  ["CustomerTenantId,SubscriptionId,Month,PartnerAttributionType,AdminType"]
    .concat(ids.map((id) => `${contoso},e47683cf-63fd-496d-9fb3-74f4c90d4e0${id},${month},Partner Admin Link,Owner`))
    .join("\n");

it.each(["5 Feb", "2 May"])("asks which day an ambiguous date is, and takes it for %s when told so", async (day) => {
  const { manager, asked, connector } = await sent(cpor("05/02/2026"));
  expect(wordsOf(asked.card)).toContain("Which day is “05/02/2026”?");
  const { card } = await manager.clicks(asked, day);
  await connector.next();
  expect(wordsOf(card)).toContain("1 link or claim verified");
  const [customer] = await manager.says("show contoso");
  expect(wordsOf(customer?.card)).toContain(day);
});

it("takes the order of days from a word beside the file", async () => {
  const { asked } = await sent(cpor("05/02/2026"), "file.csv", "import day first");
  expect(wordsOf(asked.card)).toContain("1 link or claim verified");
});

it("shows the names as each encoding reads them, and writes none before one is pressed", async () => {
  const list = `Microsoft ID,Company name,Primary domain name\r\n${fabrikam},Señor Jamón,f.example`;
  const { manager, asked, connector } = await sent(iconv.encode(list, "macroman"));
  expect(wordsOf(asked.card)).toContain("Which of these looks right?");
  expect(await manager.asks("show fabrikam")).toContain("Fabrikam, Inc.");
  const { card } = await manager.clicks(asked, /^Señor Jamón/);
  await connector.next();
  expect(wordsOf(card)).toContain("1 changed");
});

it("asks which export a file is and what its columns are called, and knows the next one by itself", async () => {
  const own = (name: string) => `Kennung;Wie sie heissen;Netz\n${fabrikam};${name};fabrikam.example\n`;
  const { manager, asked, connector } = await sent(own("Fabrikam AG"));
  expect(wordsOf(asked.card)).toContain("Which export is this?");
  const { card: form = {} } = await manager.clicks(asked, /customers list/);
  await connector.next();
  expect(wordsOf(form)).toContain("Which column is which?");
  const on = { activity: asked.activity, card: form };
  const { card: again = {} } = await manager.clicks(on, /import/i, { "column-id": "0" });
  await connector.next();
  expect(wordsOf(again)).toContain("Choose the column for Company name.");
  const filled = { "column-id": "0", "column-name": "1", "column-domain": "2" };
  const { card } = await manager.clicks({ ...on, card: again }, /import/i, filled);
  await connector.next();
  expect(wordsOf(card)).toContain("1 changed");
  const [next] = await manager.sends({ name: "next.csv", url: await hosted(own("Fabrikam SE")) });
  expect(wordsOf(next?.card)).toContain("1 changed");
});

it("finds in a report the customers of the list that was sent right before it", async () => {
  const bot = await aLoadedBot();
  const id = (nth: number) => `${String(nth).padStart(8, "0")}-46e7-4648-b648-245edafa3a38`;
  const rows = Array.from({ length: 400 }, (_, nth) => `${id(nth)},Customer ${nth},c${nth}.example`);
  const list = ["Microsoft ID,Company name,Primary domain name", ...rows].join("\n");
  const manager = bot.as(alex);
  const [listUrl, reportUrl] = [await hosted(list), await hosted(cpor("2026-02-05").replace(contoso, id(399)))];
  const both = [
    manager.sends({ name: "list.csv", url: listUrl }),
    manager.sends({ name: "report.csv", url: reportUrl }),
  ];
  const said = (await Promise.all(both)).flat().map(({ card }) => wordsOf(card));
  expect(said.join("\n")).toMatch(/400 new customers[^]*1 link or claim verified/);
});

it("takes a part of a report for the whole one when somebody says so", async () => {
  const { manager, connector } = await sent(azure("2026-09-01", [1, 2, 3, 4, 5]));
  const [part] = await manager.sends({ name: "file.csv", url: await hosted(azure("2026-10-01", [1])) });
  if (part === undefined) throw new Error("nothing was said");
  expect(wordsOf(part.card)).toContain("Read as part of the report");
  const { card } = await manager.clicks(part, /It's the whole report/);
  await connector.next();
  expect(wordsOf(card)).toContain("4 to look at");
});

it("offboards those whom the whole list does not have any more, when a manager says so", async () => {
  const list = `Microsoft ID,Company name,Primary domain name,Relationship\n${contoso},Contoso Ltd.,contosoltd.onmicrosoft.com,Indirect Reseller`;
  const { manager, asked, connector } = await sent(list);
  expect(wordsOf(asked.card)).toContain("nobody counts as gone");
  const { card } = await manager.clicks(asked, /It's the whole list/);
  await connector.next();
  expect(wordsOf(card)).toContain("No longer in this list");
  if (card === undefined) throw new Error("no card");
  await manager.clicks({ activity: asked.activity, card }, /Offboard these 2/);
  expect(wordsOf((await connector.next()).card)).toContain("Consolidated Messenger, Fabrikam, Inc.");
});

it("asks an owner once, though the file is then said to be the whole list", async () => {
  const list = `Microsoft ID,Company name,Relationship,Owner\n${contoso},Contoso Ltd.,Indirect Reseller,${megan.upn}`;
  const { manager, asked, connector } = await sent(list);
  const toMegan = async () => (await manager.asks("show contoso")).match(/· asked/g);
  expect(await toMegan()).toHaveLength(1);
  const { card } = await manager.clicks(asked, /It's the whole list/);
  await connector.next();
  expect(wordsOf(card)).toContain("No longer in this list");
  expect(await toMegan()).toHaveLength(1);
});

it("offboards nobody whom the card with the button did not name, and asks again with those it would be now", async () => {
  const list = (id: string, name: string) =>
    `Microsoft ID,Company name,Primary domain name,Relationship\n${id},${name},${name}.example,Indirect Reseller`;
  const { manager, asked, connector } = await sent(list(contoso, "Contoso"), "file.csv", "import whole");
  expect(wordsOf(asked.card)).toContain("No longer in this list");
  // Fabrikam is back, Contoso has left: two again, but not the same two.
  await manager.sends({ name: "file.csv", url: await hosted(list(fabrikam, "Fabrikam")) }, "import whole");
  await manager.clicks(asked, /Offboard these 2/);
  const refused = await connector.next();
  expect(wordsOf(refused.card)).toMatch(
    /Not listed now: (Contoso, Consolidated Messenger|Consolidated Messenger, Contoso)\.\s+Nobody was offboarded\./,
  );
  expect(await manager.asks("show contoso")).toContain("No longer listed in Partner Center");
  await manager.clicks(refused, /Offboard these 2/);
  expect((await connector.next()).summary).toContain("Offboarded: 2");
});

it("names whom the button would offboard that comes after the last customer that may have moved", async () => {
  const moved = "9d9d9d9d-7b21-4f6a-9d00-000000000001";
  const list = `Microsoft ID,Company name,Primary domain name,Relationship\n${moved},Contoso Ltd.,contosoltd.onmicrosoft.com,None`;
  const { manager, asked, connector } = await sent(list, "file.csv", "import whole");
  await manager.clicks(asked, "Same: Contoso Ltd.");
  const decided = await connector.next();
  expect(wordsOf(decided.card)).toMatch(/No longer listed: .*Consolidated Messenger/);
  expect(wordsOf(decided.card)).toMatch(/No longer listed: .*Fabrikam, Inc\./);
  await manager.clicks(decided, /Offboard these 2/);
  expect((await connector.next()).summary).toContain("Offboarded: 2");
});

it("tells from the report Partner profile what to set, and changes nothing", async () => {
  const profile =
    "MPNId,PartnerName,PGA_MPNID,PGA_PartnerName,City,Country,AccountType\n" +
    "4911111,Northwind,4911111,Northwind,Kiel,Germany,Global ID\n4911112,Northwind Kiel,4911111,Northwind,Kiel,Germany,Location ID\n";
  const { asked } = await sent(profile);
  expect(wordsOf(asked.card)).toContain("4911112: Northwind Kiel, Kiel, Germany");
  expect(wordsOf(asked.card)).toContain("PARTNER_IDS=4911112 and PARTNER_GLOBAL_ID=4911111");
});

it("puts back what an import changed at the press of a button, once, and names what was changed since", async () => {
  const list = `Microsoft ID,Company name,Primary domain name,Relationship\n${fabrikam},Fabrikam SE,f.example,None\n${contoso},Contoso AG,c.example,None`;
  const { clock, manager, asked, connector } = await sent(list);
  expect(wordsOf(asked.card)).toContain("2 changed");
  clock.pass(60_000);
  await manager.says("set contoso: called Contoso Berlin");
  await manager.clicks(asked, "Undo this import");
  const words = wordsOf((await connector.next()).card);
  expect(words).toContain("Put back: 2 customers.");
  expect(words).toContain("Contoso Berlin: name, last changed by Alex Wilber today.");
  expect(await manager.asks("show fabrikam")).toContain("Fabrikam, Inc.");
  await manager.clicks(asked, "Undo this import");
  expect((await connector.next()).summary).toContain("can no longer be undone");
});

it("offers to undo the last import to whoever asks for it by words", async () => {
  const { as, clock, connector } = await aLoadedBot();
  const manager = as(alex);
  clock.pass(60_000);
  const list = `Microsoft ID,Company name,Relationship\n${fabrikam},Fabrikam SE,None`;
  await manager.sends({ name: "file.csv", url: await hosted(list) });
  clock.pass(3_600_000);
  const [offer] = await manager.says("import undo");
  expect(wordsOf(offer?.card)).toMatch(/Undo the import of the customers list\?\nLoaded by Alex Wilber, today/);
  if (offer === undefined) throw new Error("nothing was offered");
  await manager.clicks(offer, "Undo this import");
  expect(wordsOf((await connector.next()).card)).toContain("Put back: 1 customer.");
  clock.pass(24 * 3_600_000);
  expect((await manager.says("import undo"))[0]?.summary).toContain("There is no import to undo");
});

it("takes a report for a part that it took for the whole, and gives back what was lost by it", async () => {
  const { manager, connector } = await sent(azure("2026-09-01", [1, 2, 3]));
  const [whole] = await manager.sends({ name: "file.csv", url: await hosted(azure("2026-10-01", [1, 2])) });
  if (whole === undefined) throw new Error("nothing was said");
  expect(wordsOf(whole.card)).toContain("1 to look at");
  const gaps = () => manager.asks("show contoso");
  expect(await gaps()).toContain("no row in October");
  const { card } = await manager.clicks(whole, /only part of it/);
  await connector.next();
  expect(wordsOf(card)).toContain("Read as part of the report, as you said");
  expect(await gaps()).not.toContain("no row in October");
});

it("says so when the file is no longer kept, and to anybody else", async () => {
  const { clock, manager, as, asked, connector } = await sent(cpor("05/02/2026"));
  const { card: hers } = await as(megan).clicks(asked, "5 Feb");
  expect(hers).toBeUndefined();
  clock.pass(halfAnHour + 1);
  const { card } = await manager.clicks(asked, "5 Feb");
  await connector.next();
  expect(wordsOf(card)).toContain("Send me the file again");
});
