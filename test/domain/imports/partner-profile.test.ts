import { expect, it } from "vitest";
import { partnerProfileOf, profileSentences } from "../../../src/domain/imports/partner-profile.ts";
import { openReport } from "../../../src/reports/open.ts";
import { all, file } from "../../reports/files.ts";

async function profileOf(type: string, ...rows: string[]) {
  const header = `MPNId,PartnerName,PGA_MPNID,PGA_PartnerName,City,Country,${type}`;
  const opened = await openReport(() => file([header, ...rows].join("\n")), "2026-11-23");
  if (opened.outcome !== "opened" || opened.report.kind !== "partner-profile") throw new Error(JSON.stringify(opened));
  return partnerProfileOf((await all(opened.report.rows)).flatMap((row) => ("refused" in row ? [] : [row])));
}

const rows = (location: string, global: string) => [
  `4911111,Northwind,4911111,Northwind,Kiel,Germany,${global}`,
  `4911112,Northwind Kiel,4911111,Northwind,Kiel,Germany,${location}`,
  `4911113,Northwind Bern,4911111,Northwind,Bern,Switzerland,${location}`,
  `none,Northwind Rom,4911111,Northwind,Rom,Italy,${location}`,
];

it.each([
  ["HierarchyLevel", "Location", "Global"],
  ["AccountType", "Location ID", "Global ID"],
  // Words that nobody has seen yet: the global account is the one that the others name.
  ["AccountType", "Standort", "Hauptsitz"],
])("tells locations and the global account by %s %s and %s", async (type, location, global) => {
  const profile = await profileOf(type, ...rows(location, global));
  expect(profile).toMatchObject({
    global: "4911111",
    locations: [
      { id: "4911112", name: "Northwind Kiel", place: "Kiel, Germany" },
      { id: "4911113", place: "Bern, Switzerland" },
    ],
  });
});

it.each([
  [
    "what is to be set, when nothing is",
    undefined,
    [/^Ask whoever runs this bot to set PARTNER_IDS=4911112,4911113 and PARTNER_GLOBAL_ID=4911111,/],
  ],
  [
    "nothing to do, when it is set",
    { partnerIds: ["4911113", "4911112"], globalPartnerId: "4911111" },
    [/already set/],
  ],
  [
    "an id that is none of ours, and one that counts for nothing",
    { partnerIds: ["4911111", "4911112", "5555555"] },
    [/PARTNER_IDS=4911112,4911113/, /not in the report: 4911111, 5555555/, /4911111 is the global account's/],
  ],
])("says %s", async (_, set, says) => {
  const profile = await profileOf("AccountType", ...rows("Location ID", "Global ID"));
  expect(profileSentences(profile, set)).toEqual(says.map((one) => expect.stringMatching(one)));
});

it("says so when there is no location", async () => {
  const profile = await profileOf("AccountType", rows("", "Global ID")[0] ?? "");
  expect(profileSentences(profile)).toEqual([expect.stringContaining("no location account")]);
});
