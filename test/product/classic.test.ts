/** The story that the bot is for: two years of work on Azure with admin access, and no link on anybody's account. */
import { expect, it } from "vitest";
import { wordsOf } from "../teams/cards.ts";
import { adele, alex, channel, megan } from "../teams/people.ts";
import { aClock } from "../clock.ts";
import { anAskedBot, contoso, hosted } from "./loaded.ts";

const subscription = "c1d2e3f4-0a1b-4c2d-8e3f-00000000beef";
/** Not of the file: whole reports need others to be whole. */
const other = "9127c470-89bf-46a2-af31-4fdb43c48bc7";

const usage = (month: string, rows: readonly (readonly [customer: string, id: string, by: string, role: string])[]) =>
  [
    "SubscriptionId,SubscriptionState,Month,CustomerName,CustomerTenantId,MPNID,PartnerAttributionType,AdminType,IsACRDuplicateAtPGALevel,ServiceLevel2,ACR_USD",
    ...rows.map(
      ([customer, id, by, role]) =>
        `${id},Active,${month},Masked,${customer},1234567,${by},${role},0,Virtual Machines,812.4`,
    ),
  ].join("\r\n");

/** What `az managementpartner show` prints for Megan's guest account. */
const printed = JSON.stringify({
  createdTime: "2026-11-25T09:12:35Z",
  objectId: "99999999-2222-4333-8444-555555550009",
  partnerId: "1234567",
  partnerName: "Northwind Consulting",
  state: "Active",
  tenantId: contoso,
  updatedTime: "2026-11-25T09:12:35Z",
});

/** Megan owns Contoso; she and Adele have worked there since 2024 as guests, neither of them linked. */
async function twoYearsOfWork() {
  const clock = aClock("2026-11-23T10:00:00.000Z");
  const { as } = await anAskedBot(clock);
  await as(adele).installs();
  const show = () => as(megan).asks("show contoso");
  const until = (moment: string) => clock.pass(Date.parse(moment) - Date.parse(clock.now()));
  const gaps = () => as(megan).asks("gaps");
  const imported = async (month: string, rows: Parameters<typeof usage>[1]) => {
    const url = await hosted(usage(month, rows));
    return wordsOf((await as(alex).sends({ name: "AzureUsage.csv", url }))[0]?.card);
  };

  const work = { customer: contoso, id: subscription, name: "Production", access: "guest", since: "2024-11-25" };
  await as(megan).forges("save-subscription", work);
  const guests = [megan, adele].map(({ name, id }) => ({ label: name, kind: "guest", holder: id, on: "2024-11-25" }));
  for (const guest of guests)
    await as(megan).forges("save-identity", { customer: contoso, link: "not linked", ...guest });
  return { as, show, gaps, imported, until };
}

it("tells two years of admin access without a link, what the link makes count from which day, and what stays lost", async () => {
  const { as, show, gaps, until } = await twoYearsOfWork();
  expect(await show()).toMatch(/Production.*[\s\S]*No PAL, since 25 Nov 2024/);
  expect(await gaps()).toMatch(/Production.*no PAL[\s\S]*728 days/);
  expect(await show()).toMatch(/Adele Vance\nNot linked/);

  // Two days later Megan links, and pastes the proof.
  until("2026-11-25T09:30:00.000Z");
  const said = await as(megan).asks(printed);
  expect(said).toContain("PAL link verified");
  expect(said).toContain("Production counts from today on, while the identity keeps a role that counts.");
  expect(said).toContain("The 730 days since 25 Nov 2024 are lost: PAL isn't retroactive.");
  expect(await gaps()).not.toMatch(/no PAL|without PAL/);
  expect(await show()).toMatch(/Adele Vance\nNot linked/);
  expect(await as(megan).asks(printed)).not.toContain("lost");
});

it("hears from a report that the link is lost again, though the proof of it was good", async () => {
  const { as, show, gaps, imported, until } = await twoYearsOfWork();
  until("2026-11-25T09:30:00.000Z");
  await as(megan).says(printed);

  // Microsoft's report of December shows it; the role is taken away, and the report of January does not.
  until("2027-01-20T09:00:00.000Z");
  const rest = [other, "c1d2e3f4-0a1b-4c2d-8e3f-00000000cafe", "Partner Admin Link", "Owner"] as const;
  await imported("2026-12-01", [[contoso, subscription, "Partner Admin Link", "User Access Administrator"], rest]);
  expect(await show()).toContain(
    "Seen in December 2026's usage report · as User Access Administrator: it counts, but Azure incentives ask for Owner or Contributor",
  );
  until("2027-02-20T09:00:00.000Z");
  expect(await imported("2027-01-01", [rest])).toContain("no Partner Admin Link in 2027-01; the last was in 2026-12");
  expect(await show()).toContain("In order: 0 of 1 Azure subscription");
  expect(await show()).toContain("Attributed by PAL until December 2026, no row in January");
  expect(await gaps()).toMatch(/Production.*attributed by PAL until December 2026[\s\S]*50 days/);
  expect(await as(alex).asks("digest now", channel)).toContain(
    "Longest without credit: **Contoso Ltd.**, up to 50 days with no PAL link that counts",
  );
});
