import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readPasted } from "../../../src/reports/paste/paste.ts";

const read = (name: string) => readFileSync(join(import.meta.dirname, "../../samples/partner-center", name), "utf8");
const show = read("managementpartner-show.json");
const attestation = read("attestation.json");

const tenant = "3ceaaf30-8142-48ea-91d9-3080f9b439fc";
const shown = {
  source: "managementpartner",
  tenant,
  objectId: "d96c0920-e95c-42dd-855c-047fff46d3c6",
  linked: true,
  partnerId: "4911112",
  partnerName: "Our Company",
  state: "Active",
  linkedOn: "2026-10-02",
};
const { partnerName: _, linkedOn: __, ...bare } = shown;

const nested = JSON.stringify({
  id: "/providers/microsoft.managementpartner/partners/4911112",
  name: "4911112",
  type: "Microsoft.ManagementPartner/partners",
  etag: 9,
  properties: {
    partnerId: 4911112,
    partnerName: "Our Company",
    tenantId: tenant.toUpperCase(),
    objectId: shown.objectId,
    version: 9,
    createdTime: "2026-10-02T13:44:35Z",
    updatedTime: "2026-10-02T13:48:41Z",
    state: "Active",
  },
});

const list = `
PartnerId   : 4911112
PartnerName : Our Company
TenantId    : ${tenant}
ObjectId    : ${shown.objectId}
State       : Active
`;

const table = `
PartnerId PartnerName TenantId                             ObjectId                             State
--------- ----------- --------                             --------                             -----
4911112   Our Company ${tenant} ${shown.objectId} Active
`;

const html = (text: string) =>
  `<p>${text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;").replace(/\n/g, "<br>").replace(/ {2}/g, "&nbsp; ")}</p>`;

it.each([
  ["az managementpartner show", show],
  ["the same with Windows line ends", show.replace(/\n/g, "\r\n")],
  ["the same on one line", JSON.stringify(JSON.parse(show))],
  ["the same with prompts around it", `megan@laptop:~$ az managementpartner show\n${show}\nmegan@laptop:~$ `],
  ["the same with a brace in the prompt", `{prod} ~ $ az managementpartner show\n${show}`],
  ["the same with colours", show.replace(/"[^"]+"/g, (text) => `\u001b[1;34m${text}\u001b[0m`)],
  ["the same with colours whose escape character is lost", show.replace(/"[^"]+"/g, (text) => `[34m${text}[0m`)],
  ["the same in a code fence", `Here you are:\n\`\`\`json\n${show}\`\`\``],
  ["the same as chat markup", html(show)],
  ["the same in a code block of chat markup", `<div><pre><code>${html(show)}</code></pre></div>`],
  ["the same quoted in a reply", show.replace(/^/gm, "> ")],
  ["the same with typographic quotes", show.replace(/"([^"]*)"/g, "“$1”")],
  ["the same with its long lines broken by the terminal", show.replace(/(.{40})/g, "$1\n")],
  ["the ARM answer", nested],
  ["the ARM answer as a list", `{"value":[${nested}],"nextLink":null}`],
  ["the ARM answer in an array", `[${nested}]`],
  [
    "PowerShell's JSON",
    JSON.stringify({
      PartnerId: "4911112",
      PartnerName: "Our Company",
      TenantId: tenant,
      ObjectId: shown.objectId,
      State: "Active",
      UpdatedTime: "2026-10-02T13:48:41Z",
    }),
  ],
])("reads %s", (_, text) => {
  expect(readPasted(text)).toEqual({ is: "links", links: [shown] });
});

it.each([
  [
    "Get-AzManagementPartner as a list",
    `PS C:\\Users\\megan> Get-AzManagementPartner\n${list}\nPS C:\\Users\\megan> `,
    { partnerName: "Our Company" },
  ],
  ["az -o yaml", list.replace("4911112", "'4911112'"), { partnerName: "Our Company" }],
  ["Get-AzManagementPartner as a table", `PS /home/megan> Get-AzManagementPartner\n${table}`, {}],
  ["a table whose spaces the chat ate", table.replace(/ +/g, " "), {}],
  [
    "a table of az, its columns in another order",
    `ObjectId  PartnerId  State  TenantId\n---  ---\n${shown.objectId}  4911112  Active  ${tenant}`,
    {},
  ],
])("reads %s", (_, text, more) => {
  expect(readPasted(text)).toEqual({ is: "links", links: [{ ...bare, ...more }] });
});

it("reads the attestation of a service principal", () => {
  expect(readPasted(attestation)).toEqual({
    is: "links",
    links: [
      {
        source: "attestation",
        tenant,
        objectId: "dfe41cac-eed4-48c0-8982-0188709a215a",
        linked: true,
        partnerId: "4911112",
        partnerName: "Our Company",
        state: "Active",
        kind: "service principal",
        label: "PAL tag",
      },
    ],
  });
});

it("reads the attestation of a guest who is not linked", () => {
  const output = {
    ...(JSON.parse(attestation) as object),
    type: "user",
    userPrincipalName: "megan_partner.com#EXT#@adatum.onmicrosoft.com",
    displayName: "Megan Bowen",
    partnerAdminLink: false,
    partnerName: null,
    partnerId: null,
  };
  expect(readPasted(JSON.stringify(output))).toMatchObject({
    links: [{ linked: false, kind: "guest", label: "Megan Bowen" }],
  });
});

it("reads several outputs pasted at once, each link once", () => {
  const pasted = readPasted(`${show}\n${attestation}\n${show}`);
  expect(pasted.is === "links" && pasted.links.map(({ source }) => source)).toEqual([
    "managementpartner",
    "attestation",
  ]);
});

it("reads a deleted link", () => {
  expect(readPasted(show.replace("Active", "Deleted"))).toMatchObject({ links: [{ state: "Deleted" }] });
});

it.each([
  ["az's words", "ERROR: (NotFound) The partner could not be found."],
  ["ARM's answer", '{"error":{"code":"NotFound","message":"Not found"}}'],
  ["PowerShell's words", "Get-AzManagementPartner : Operation returned an invalid status code 'NotFound'"],
  ["az's words below the command", "$ az managementpartner show\nOperation returned an invalid status 'Not Found'"],
])("recognises that nothing is linked by %s", (_, text) => {
  expect(readPasted(text)).toEqual({ is: "no-link" });
});

const jwt = ["eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9", "eyJhdWQiOiJodHRwczovL21hbmFnZW1lbnQifQ", "c2lnbmF0dXJl"].join(
  ".",
);

it.each([
  ["an access token", JSON.stringify({ accessToken: jwt, expiresOn: "2026-11-22", tenant })],
  ["a token alone", jwt],
  ["a token broken over lines", `${jwt.slice(0, 30)}\n${jwt.slice(30, 60)}\n${jwt.slice(60)}`],
  ["a header", `curl -H "Authorization: Bearer ${"a1b2".repeat(10)}"`],
  ["a new service principal", JSON.stringify({ appId: tenant, displayName: "PAL", password: "abc8Q~Zz", tenant })],
  ["a client secret alone", `abc8Q~${"Zz9".repeat(11)}`],
  ["a setting", "AZURE_CLIENT_SECRET=supersecretvalue"],
  ["a token of a code host", `ghp_${"16C7e42F".repeat(5)}`],
  ["a token of a chat", "xoxb-123456789012-abcdefghij"],
  ["a password in words", "my password is Sommer2026!"],
  ["a password in a command", "az login --service-principal -u x --password Hunter22222 --tenant y"],
  [
    "a storage connection string",
    "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=abc==;EndpointSuffix=core.windows.net",
  ],
  ["a signed address", `https://a.blob.core.windows.net/c?sv=2024&sig=${"Ab1%2F".repeat(8)}`],
  ["a private key", "-----BEGIN RSA PRIVATE KEY-----\nMIIE"],
  ["a database address", "postgres://bot:hunter2@db.example/bot"],
  ["a token beside the right output", `${show}\n${jwt}`],
  ["a token as chat markup", html(JSON.stringify({ access_token: "0123456789abcdef" }))],
])("refuses %s without repeating any of it", (_, text) => {
  const pasted = readPasted(text);
  expect(pasted).toMatchObject({ is: "refused", because: "secret" });
  for (const part of text.match(/[A-Za-z0-9~_-]{12,}/g) ?? []) expect(JSON.stringify(pasted)).not.toContain(part);
});

it.each([
  [
    "what az account show prints",
    '{"environmentName":"AzureCloud","tenantId":"x","user":{"name":"m"}}',
    "other-json",
    "az account show",
  ],
  ["other JSON", '{"a":1}', "other-json", "another command"],
  ["the output without its tenant", show.replace(/.*"tenantId".*\n/, ""), "incomplete", "tenantId missing"],
  [
    "an attestation without the Partner ID it claims",
    attestation.replace('"4911112"', "null"),
    "incomplete",
    "partnerId missing",
  ],
  ["the output cut off", show.slice(0, 300), "broken-json", "does not end"],
  [
    "a table cut off by the window",
    `PartnerId PartnerName TenantId ObjectId\n4911112 Our Co… 3ceaaf30-81… d96c…`,
    "incomplete",
    "cut off",
  ],
  [
    "a missing extension",
    "'managementpartner' is misspelled or not recognized by the system.",
    "tool-error",
    "az extension add",
  ],
  ["a missing sign-in", "ERROR: Please run 'az login' to setup account.", "tool-error", "not signed in"],
  [
    "a CSP sign-in",
    "user does not have an account in this tenant. If you are a CSP partner logged in the customer tenant, you will not be able to link",
    "tool-error",
    "CSP",
  ],
  [
    "ordinary talk",
    "Which partner id and tenant id should I use? Meet me in room 404.",
    "not-recognised",
    "not output",
  ],
  ["nothing", "", "not-recognised", "not output"],
  ["braces", "{".repeat(49_000), "broken-json", "does not end"],
  ["a novel", "word ".repeat(20_000), "too-long", "too long"],
])("refuses %s by name", (_, text, because, words) => {
  expect(readPasted(text)).toEqual({ is: "refused", because, says: expect.stringContaining(words) });
});

it("keeps only the listed values", () => {
  const output = { ...(JSON.parse(show) as object), note: "keep out", properties2: { x: 1 } };
  expect(readPasted(JSON.stringify(output))).toEqual({ is: "links", links: [shown] });
});

it.each([
  "{",
  "<a",
  "<a ",
  "eyJ",
  "a.",
  "\u001b]",
  "> ",
  "managementpartner ",
  "partnerid : ",
  "tenantid\n",
  "bearer ",
  "\n",
  '"',
  '{"a":',
  "key: ",
  "&quot;",
])("answers at once to %j over and over", (piece) => {
  const began = process.cpuUsage();
  readPasted(piece.repeat(Math.floor(49_000 / piece.length)));
  readPasted(piece.repeat(Math.floor(400_000 / piece.length)));
  expect(process.cpuUsage(began).user).toBeLessThan(2_000_000);
});
