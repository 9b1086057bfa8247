/** Reading each source over HTTP from stand-ins that were written from Microsoft's documents. */
import { expect, it } from "vitest";
import {
  azureAtContoso,
  azureAtFabrikam,
  contoso,
  fabrikam,
  isaiah,
  megan,
  ourApp,
  ourPrincipal,
  partner,
  patti,
  principalAtContoso,
  soldToContoso,
  tailspin,
  withSources,
  everyPermission,
} from "./company.ts";

it("reads every GDAP relation, with several of one customer, and none of a customer nobody named", async () => {
  const { read } = await withSources();
  expect(await read("gdap").gdap()).toEqual({
    outcome: "read",
    requests: 1,
    facts: [
      { customer: contoso, status: "active", endsOn: "2027-02-10", autoExtends: true },
      { customer: fabrikam, status: "active", endsOn: "2026-12-20", autoExtends: false },
      { customer: fabrikam, status: "approvalPending", autoExtends: false },
    ],
  });
});

it("follows Graph's pages to the last relation", async () => {
  const { read, services } = await withSources((microsoft) => {
    const [one] = microsoft.relations;
    if (one !== undefined)
      microsoft.relations = Array.from({ length: 650 }, (_, place) => ({ ...one, id: `${place}` }));
  });
  const found = await read("gdap").gdap();
  expect(found).toMatchObject({ outcome: "read", requests: 3 });
  expect(found.outcome === "read" && found.facts.length).toBe(650);
  expect(services.requests.filter(({ service }) => service === "graph")).toHaveLength(3);
});

it("asks about a thousand people at once, and gets back those whose account is there", async () => {
  const { read, microsoft } = await withSources();
  const strangers = Array.from(
    { length: 1_500 },
    (_, place) => `00000000-0000-4000-8000-${String(place).padStart(12, "0")}`,
  );
  expect(await read("people").people([megan, isaiah, patti, ...strangers])).toEqual({
    outcome: "read",
    requests: 2,
    facts: [
      { id: megan, enabled: true, name: "Megan Bowen", upn: "megan.bowen@ourcompany.example" },
      { id: isaiah, enabled: false, name: "Isaiah Langer", upn: "isaiah.langer@ourcompany.example" },
    ],
  });
  microsoft.people = [];
  expect(await read("people").people([])).toEqual({ outcome: "read", requests: 0, facts: [] });
});

it("does not take an account for disabled that Graph may not tell of", async () => {
  const { read, services } = await withSources();
  services.troubles.push({
    service: "graph",
    does: (answer) => ({
      ...answer(),
      body: answer().body.replaceAll(/"accountEnabled":(true|false)/g, '"accountEnabled":null'),
    }),
  });
  expect(await read("people").people([megan])).toMatchObject({ outcome: "failed", fault: { kind: "consent" } });
});

it("reads as soon as somebody has consented, though the token it had lacks the permission for an hour", async () => {
  const { read, microsoft } = await withSources(({ apps: [app] }) => (app.permissions = new Set()));
  expect(await read("gdap").gdap()).toMatchObject({ outcome: "failed", fault: { kind: "consent" } });
  microsoft.apps[0].permissions = new Set(everyPermission);
  expect(await read("gdap").gdap()).toMatchObject({ outcome: "read" });
});

it("follows Partner Center's pages by their continuation tokens, and keeps the first of a customer listed twice", async () => {
  const { read } = await withSources((microsoft) => {
    const [one] = microsoft.companies;
    if (one === undefined) return;
    const more = Array.from({ length: 1_000 }, (_, place) => ({
      ...one,
      id: `00000000-0000-4000-8000-${String(place).padStart(12, "0")}`,
      name: `Customer ${place}`,
    }));
    microsoft.companies.push(...more, { ...one, name: "Contoso, through a provider" });
  });
  const found = await read("customers").customers();
  if (found.outcome !== "read") throw new Error(found.fault.says);
  expect(found.requests).toBe(3);
  expect(found.facts).toHaveLength(1_003);
  expect(found.facts.slice(0, 3)).toEqual([
    { id: contoso, name: "Contoso Ltd.", domain: "contoso.onmicrosoft.com", relationship: "reseller" },
    { id: fabrikam, name: "Fabrikam, Inc.", domain: "fabrikam.com", relationship: "reseller" },
    { id: tailspin, name: "Tailspin Toys", domain: "tailspin.com", relationship: "advisor" },
  ]);
});

it("reads what is sold to a customer, with the Azure subscriptions under its Azure plan", async () => {
  const { read } = await withSources();
  expect(await read("customers").sales([contoso, fabrikam])).toEqual({
    outcome: "read",
    requests: 3,
    facts: {
      failed: [],
      sales: expect.arrayContaining([
        {
          customer: contoso,
          products: [
            {
              id: soldToContoso,
              name: "Dynamics 365 Sales Enterprise",
              status: "active",
              endsOn: "2027-01-31",
              autoRenews: false,
            },
          ],
          azure: [{ id: azureAtContoso, name: "Contoso production", status: "active" }],
        },
        { customer: fabrikam, products: [], azure: [] },
      ]),
    },
  });
});

it("names a customer whose subscriptions are refused, and reads the others", async () => {
  const { read } = await withSources((microsoft) => {
    const refused = microsoft.companies.find(({ id }) => id === fabrikam);
    if (refused !== undefined) refused.refuses = { status: 403, code: 900309, description: "Access has been blocked" };
  });
  const found = await read("customers").sales([contoso, fabrikam, tailspin]);
  expect(found).toMatchObject({
    outcome: "read",
    facts: { failed: [{ of: fabrikam, because: "Partner Center answered 403 900309." }] },
  });
  expect(found.outcome === "read" && found.facts.sales.map(({ customer }) => customer).toSorted()).toEqual(
    [contoso, tailspin].toSorted(),
  );
});

it("reads the link and the roles of our principal in a customer's directory, and through Lighthouse those that the delegation names", async () => {
  const { read } = await withSources();
  expect(await read("pal").pal()).toEqual({
    outcome: "read",
    requests: expect.any(Number),
    facts: {
      failed: [],
      principals: [
        {
          tenant: partner,
          clientId: ourApp,
          objectId: ourPrincipal,
          reaches: [
            {
              id: azureAtFabrikam,
              tenant: fabrikam,
              name: "Fabrikam",
              state: "Enabled",
              roles: [{ role: "Contributor" }],
            },
          ],
        },
        {
          tenant: contoso,
          clientId: ourApp,
          objectId: principalAtContoso,
          link: { partnerId: "4911112", state: "Active", linkedOn: "2026-02-16" },
          reaches: [
            {
              id: azureAtContoso,
              tenant: contoso,
              name: "Contoso production",
              state: "Enabled",
              roles: [
                { role: "Support Request Contributor" },
                { role: "Reader", scope: "/providers/Microsoft.Management/managementGroups/root" },
              ],
            },
          ],
        },
      ],
    },
  });
});

it("does not know the roles of a principal that reaches a subscription as a member of a group", async () => {
  const { read } = await withSources((microsoft) => {
    const group = "00000000-0000-4000-8000-00000000c0de";
    const found = microsoft.azure.find(({ id }) => id === azureAtFabrikam);
    if (found !== undefined) found.delegated = [{ principal: group, role: "Contributor", members: [ourPrincipal] }];
  });
  const found = await read("pal").pal();
  expect(found.outcome === "read" && found.facts.principals[0]?.reaches).toEqual([
    { id: azureAtFabrikam, tenant: fabrikam, name: "Fabrikam", state: "Enabled", roles: undefined },
  ]);
});

it("names a principal whose directory does not know our application, and reads the others", async () => {
  const { read } = await withSources(undefined, { principals: [partner, tailspin, contoso] });
  const found = await read("pal").pal();
  expect(found).toMatchObject({
    outcome: "read",
    facts: {
      failed: [
        {
          of: tailspin,
          because:
            `Entra gives no token in the directory …df36: AADSTS700016, the application is not in this directory: ` +
            "somebody has to consent to it there.",
        },
      ],
    },
  });
  expect(found.outcome === "read" && found.facts.principals).toHaveLength(2);
});
