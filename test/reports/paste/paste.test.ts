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
  state: "Active",
  linkedOn: "2026-10-02",
};
const { linkedOn: _, ...bare } = shown;

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
  expect(readPasted(text)).toEqual({ outcome: "links", links: [shown] });
});

it.each([
  ["Get-AzManagementPartner as a list", `PS C:\\Users\\megan> Get-AzManagementPartner\n${list}\nPS C:\\Users\\megan> `],
  ["az -o yaml", list.replace("4911112", "'4911112'")],
  ["Get-AzManagementPartner as a table", `PS /home/megan> Get-AzManagementPartner\n${table}`],
  ["a table whose spaces the chat ate", table.replace(/ +/g, " ")],
  [
    "a table of az, its columns in another order",
    `ObjectId  PartnerId  State  TenantId\n---  ---\n${shown.objectId}  4911112  Active  ${tenant}`,
  ],
])("reads %s", (_, text) => {
  expect(readPasted(text)).toEqual({ outcome: "links", links: [bare] });
});

it("reads the attestation of a service principal", () => {
  expect(readPasted(attestation)).toEqual({
    outcome: "links",
    links: [
      {
        source: "attestation",
        tenant,
        objectId: "dfe41cac-eed4-48c0-8982-0188709a215a",
        linked: true,
        partnerId: "4911112",
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

const attested = (parts: object) => JSON.stringify({ ...(JSON.parse(attestation) as object), ...parts });
const nobody = { partnerId: null, partnerName: null };

it.each<[string, object, object]>([
  ["nothing where there is no link", { partnerAdminLink: null, ...nobody }, { linked: false }],
  ["an empty text where there is no link", { partnerAdminLink: "", ...nobody }, { linked: false }],
  ["the link without a Partner ID beside it", { partnerId: "Unavailable" }, { linked: true, partnerId: "4911112" }],
  [
    "a path whose case differs",
    { partnerId: null, partnerAdminLink: "/providers/Microsoft.ManagementPartner/partners/55123" },
    { partnerId: "55123" },
  ],
  ["true, as some wrote it", { partnerAdminLink: true }, { linked: true, partnerId: "4911112" }],
])("reads of an attestation %s", (_, parts, link) => {
  expect(readPasted(attested(parts))).toMatchObject({ outcome: "links", links: [link] });
});

it.each([
  ["all of it", { partnerAdminLink: "Unavailable", partnerName: "Unavailable", partnerId: "Unavailable" }],
  ["the link", { partnerAdminLink: "unavailable", ...nobody }],
])("says what to do when an attestation may not read %s of another identity", (_, parts) => {
  expect(readPasted(attested(parts))).toEqual({
    outcome: "refused",
    because: "incomplete",
    says: expect.stringContaining("Sign in as that identity"),
  });
});

const other = { tenant: "1b7e4c60-2222-4333-8444-0000000000aa", objectId: "7c3a5d10-2222-4333-8444-0000000000bb" };
const otherList = list
  .replace(tenant, other.tenant)
  .replace(shown.objectId, other.objectId)
  .replace("4911112", "7700001");
const otherShow = show.replace(tenant, other.tenant).replace(shown.objectId, other.objectId);
const both = [
  [tenant, shown.objectId],
  [other.tenant, other.objectId],
];

it.each([
  ["two lists of PowerShell", `${list}\n\n${otherList}`],
  ["two lists without a line between them", `${list.trim()}\n${otherList.trim()}`],
  [
    "two rows of a table",
    `${table.trim()}\n${table.trim().split("\n").at(-1)?.replace(tenant, other.tenant).replace(shown.objectId, other.objectId)}`,
  ],
  ["two objects of az", `${show}\nmegan@laptop:~$ az managementpartner show\n${otherShow}`],
  ["an array of values", `{"value":[${show},${otherShow}]}`],
  ["a list and an object", `${list}\n${otherShow}`],
])("reads every link of %s", (_, text) => {
  const pasted = readPasted(text);
  expect(pasted.outcome === "links" && pasted.links.map((link) => [link.tenant, link.objectId])).toEqual(both);
});

const gone = "Get-AzManagementPartner : Operation returned an invalid status code 'NotFound'";

it.each<[string, string, object]>([
  [
    "the link was deleted and looked for again",
    `${show}\n$ az managementpartner delete --partner-id 4911112\n$ az managementpartner show\nERROR: (NotFound) gone`,
    { outcome: "no-link" },
  ],
  [
    "it was made after it was not found",
    `$ az managementpartner show\nERROR: (NotFound) none\n$ az managementpartner create --partner-id 4911112\n${show}`,
    { outcome: "links" },
  ],
  ["it was changed", `${show}\n${show.replaceAll("4911112", "5500005")}`, { links: [{ partnerId: "5500005" }] }],
  [
    "links of two identities end in none",
    `${list}\n\n${otherList}\n${gone}`,
    { outcome: "refused", because: "contradictory" },
  ],
  [
    "PowerShell was asked about another Partner ID",
    `PS> Get-AzManagementPartner -PartnerId 4711471\n${gone}`,
    { outcome: "not-this-partner", partnerId: "4711471" },
  ],
  [
    "az was asked about another Partner ID",
    "$ az managementpartner show --partner-id 4711471\nERROR: (NotFound) x",
    { outcome: "not-this-partner", partnerId: "4711471" },
  ],
  [
    "it was asked about one ID and then about none",
    `PS> Get-AzManagementPartner -PartnerId 4711471\n${gone}\nPS> Get-AzManagementPartner\n${gone}`,
    { outcome: "no-link" },
  ],
])("takes the last word of a transcript when %s", (_, text, outcome) => {
  expect(readPasted(text)).toMatchObject(outcome);
});

it.each([
  [
    "German",
    'Get-AzManagementPartner : Die Benennung "Get-AzManagementPartner" wurde nicht als Name eines Cmdlet erkannt.\n    + FullyQualifiedErrorId : CommandNotFoundException',
    "Install-Module",
  ],
  [
    "French",
    "Get-AzManagementPartner : Le terme «Get-AzManagementPartner» n'est pas reconnu comme nom d'applet de commande",
    "Install-Module",
  ],
  ["Dutch", "De term Get-AzManagementPartner wordt niet herkend als de naam van een cmdlet", "Install-Module"],
  ["Spanish", "El término 'Get-AzManagementPartner' no se reconoce como nombre de un cmdlet", "Install-Module"],
  ["Japanese", "用語 'Get-AzManagementPartner' は、コマンドレットの名前として認識されません。", "Install-Module"],
  [
    "a German command prompt",
    'Der Befehl "az" ist entweder falsch geschrieben oder konnte nicht gefunden werden.',
    "az extension add",
  ],
  ["a shell", "bash: az: command not found", "az extension add"],
])("says in words that the command is not installed, in the words of %s", (_, text, words) => {
  expect(readPasted(text)).toEqual({ outcome: "refused", because: "tool-error", says: expect.stringContaining(words) });
});

it("says what Terraform printed, and that it names no directory", () => {
  const text = `azapi_resource_action.link: Creation complete after 9s [id=/providers/Microsoft.ManagementPartner/partners/4911112]\n\nApply complete! Resources: 1 added.\n\nOutputs:\n\nlink = {\n  "objectId" = "${shown.objectId}"\n  "partnerId" = "4911112"\n  "partnerName" = "Our Company"\n}\n`;
  expect(readPasted(text)).toEqual({
    outcome: "refused",
    because: "incomplete",
    says: expect.stringContaining("Terraform says that it linked an identity to Partner ID 4911112"),
  });
});

it.each([
  'az login --service-principal -u app --password "${ARM_CLIENT_SECRET}" --tenant x',
  "az login --service-principal -u app --password $PAL_SECRET --tenant x",
  "az login --service-principal -u app -p x --password %ARM_CLIENT_SECRET%",
  "$env:AZURE_CLIENT_SECRET = $env:OTHER_SECRET",
  "client_secret: ${{ secrets.ARM_CLIENT_SECRET }}",
  'az login --password "$(cat secret.txt)"',
  "--client-secret ********",
])("takes a variable's name for no secret: %s", (line) => {
  expect(readPasted(`${line}\n${show}`)).toMatchObject({ outcome: "links" });
});

it("reads several outputs pasted at once, each link once", () => {
  const pasted = readPasted(`${show}\n${attestation}\n${show}`);
  expect(pasted.outcome === "links" && pasted.links.map(({ source }) => source)).toEqual([
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
  expect(readPasted(text)).toEqual({ outcome: "no-link" });
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
  expect(pasted).toMatchObject({ outcome: "refused", because: "secret" });
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
    attested({ partnerAdminLink: true, partnerId: null }),
    "incomplete",
    "partnerId missing",
  ],
  ["the output cut off", show.slice(0, 300), "broken-json", "is cut off"],
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
  ["a missing sign-in", "ERROR: Please run 'az login' to setup account.", "tool-error", "signed in"],
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
    "output that proves",
  ],
  ["nothing", "", "not-recognised", "output that proves"],
  ["braces", "{".repeat(49_000), "broken-json", "is cut off"],
  ["a novel", "word ".repeat(20_000), "too-long", "too long"],
])("refuses %s by name", (_, text, because, words) => {
  expect(readPasted(text)).toEqual({ outcome: "refused", because, says: expect.stringContaining(words) });
});

it("keeps only the listed values", () => {
  const output = { ...(JSON.parse(show) as object), note: "keep out", properties2: { x: 1 } };
  expect(readPasted(JSON.stringify(output))).toEqual({ outcome: "links", links: [shown] });
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
