import { expect, it } from "vitest";
import { openReport } from "../../src/reports/open.ts";
import { all, encodings, file, sample } from "./files.ts";

const contoso = "9b58ba8d-c498-46e7-b648-245edafa3a38";

async function read(text: string, encode?: (text: string) => Uint8Array) {
  const opened = await openReport(() => file(text, encode), "2026-11-23");
  if (opened.outcome !== "opened") throw new Error(JSON.stringify(opened));
  if (opened.report.kind !== "customers") throw new Error(`taken for ${opened.report.kind}`);
  return all(opened.report.rows);
}

/** A line of the list with what a case is about. */
const list = (header: string, ...lines: string[]) => [header, ...lines, ""].join("\n");

it("reads Partner Center's export", async () => {
  const rows = await read(sample("Customers.csv"));
  expect(rows).toHaveLength(41);
  expect(rows[0]).toEqual({
    line: 2,
    id: "3ceaaf30-8142-48ea-91d9-3080f9b439fc",
    name: "A. Datum Corporation",
    domain: "adatumcorporation.onmicrosoft.com",
    relationship: "Indirect Reseller",
    tags: ["Managed services", "Azure"],
  });
  expect(rows.at(-2)).toMatchObject({ name: "東京トレーダーズ株式会社", tags: [] });
  expect(rows.at(-1)).toMatchObject({ name: '"Quoted" Holdings, GmbH' });
});

it.each(encodings)("reads the same from a file saved as %s with semicolons", async (_, encode) => {
  const semicolons = sample("Customers.csv").replace(/("(?:[^"]|"")*")|,/g, (comma, quoted) => quoted ?? ";");
  const withoutTags = (text: string) => text.replace(/;Managed services(;Azure)?/g, "");
  const rows = await read(withoutTags(semicolons), encode);
  const expected = (await read(sample("Customers.csv"))).map((row) => ("id" in row ? { ...row, tags: [] } : row));
  expect(rows).toEqual(expected);
});

it("reads columns in another order and spelling, and leaves out those it does not know", async () => {
  const text = list(
    "Credit limit,OWNER,customer name,Tenant Id",
    `500,Megan@Contoso.com,Contoso Ltd.,{${contoso.toUpperCase()}}`,
  );
  expect(await read(text)).toEqual([{ line: 2, id: contoso, name: "Contoso Ltd.", owner: "megan@contoso.com" }]);
});

it("takes the first of two columns with the same name, and a name of 500 characters", async () => {
  const name = "x".repeat(500);
  expect(
    await read(list("Microsoft ID,Company name,Company Name,Relationship", `${contoso},${name},Other,`)),
  ).toMatchObject([{ name }]);
});

it("reads names with line ends in them", async () => {
  const rows = await read(
    list("Microsoft ID,Company name,Owner", `${contoso},"Contoso\nLtd.",`, `${contoso},Contoso,`),
  );
  expect(rows).toMatchObject([{ line: 2, name: "Contoso\nLtd." }, { line: 4 }]);
});

it.each([
  ["the Microsoft ID is no GUID", "12345,Contoso,,", "“12345” is not a GUID"],
  ["the Microsoft ID is all zeros, without hyphens", "00000000000000000000000000000000,Contoso,,", "is not a GUID"],
  ["the Microsoft ID is all zeros", "00000000-0000-0000-0000-000000000000,Contoso,,", "is not a GUID"],
  ["there is no Microsoft ID", ",Contoso,,", "No Microsoft ID"],
  ["there is no name", `${contoso}, ,,`, "No company name"],
  ["the owner is a display name", `${contoso},Contoso,Megan Bowen,`, "Owner “Megan Bowen” is neither"],
  ["the deputy is a long word", `${contoso},Contoso,,nobodyatall`, "Deputy “nobodyatall” is neither"],
  ["a value is very long", `${"y".repeat(81)},Contoso,,`, `“${"y".repeat(79)}…” is not a GUID`],
  ["the deputy is a word", `${contoso},Contoso,,nobody`, "Deputy “nobody” is neither"],
  ["the name has 501 characters", `${contoso},${"x".repeat(501)},,`, "501 characters"],
])("refuses a row, naming its line, when %s", async (_, line, words) => {
  const rows = await read(list("Microsoft ID,Company name,Owner,Deputy", line, `${contoso},Contoso,,`));
  expect(rows).toEqual([
    { line: 2, refused: expect.stringContaining(words) },
    { line: 3, id: contoso, name: "Contoso" },
  ]);
});

it.each([
  ["f3194a3b-381e-43e7-952c-466e473a1797", "f3194a3b-381e-43e7-952c-466e473a1797"],
  ["00000000-0000-0000-0000-0000000000020", "00000000-0000-0000-0000-0000000000020"],
  ["Megan.Bowen@Contoso.com", "megan.bowen@contoso.com"],
])("takes %s for an owner", async (written, owner) => {
  expect(await read(list("Microsoft ID,Company name,Owner", `${contoso},Contoso,${written}`))).toMatchObject([
    { owner },
  ]);
});

it("asks which columns they are when one is missing, and names those found", async () => {
  const text = "Company name,Relationship\nContoso,None\n";
  expect(await openReport(() => file(text), "2026-11-23")).toMatchObject({
    question: {
      kind: "columns",
      of: "customers",
      says: expect.stringMatching(/“Microsoft ID” is missing. Found: Company name, Relationship\./),
    },
  });
});
