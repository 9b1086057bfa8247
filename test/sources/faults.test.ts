/** What Microsoft's services do when they do not answer as hoped, and what becomes of the reading. */
import { expect, it } from "vitest";
import type { Trouble } from "../../src/dev/microsoft/servers.ts";
import { contoso, everyPermission, ourApp, withSources, type Harness } from "./company.ts";

const json = (body: unknown, status = 200) => ({
  status,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

const reshaped =
  (change: (text: string) => string): Trouble["does"] =>
  (answer) => ({
    ...answer(),
    body: change(answer().body),
  });

const gdap = async ({ read }: Harness) => {
  const found = await read("gdap").gdap();
  return found.outcome === "read" ? { outcome: "read", relations: found.facts.length } : found;
};

it.each<[string, Trouble, { attempts: number; waits: number[] }]>([
  [
    "it takes no more for now, and says for how long",
    { service: "graph", times: 1, does: { status: 429, headers: { "retry-after": "57" } } },
    { attempts: 2, waits: [57_500] },
  ],
  [
    "it fails twice, and says nothing of when to come back",
    { service: "graph", times: 2, does: { status: 503, body: "<html>" } },
    { attempts: 3, waits: [1_000, 2_000] },
  ],
  ["it does not answer in time", { service: "graph", times: 1, does: "hang" }, { attempts: 2, waits: [1_000] }],
  ["it breaks off in the middle", { service: "graph", times: 1, does: "break off" }, { attempts: 2, waits: [1_000] }],
  [
    "it adds fields that are not documented",
    { service: "graph", does: reshaped((text) => text.replaceAll('"status"', '"new":{"a":[1]},"status"')) },
    { attempts: 1, waits: [] },
  ],
  [
    "Entra fails once",
    { service: "entra", times: 1, does: { status: 503, body: "" } },
    { attempts: 1, waits: [1_000] },
  ],
])("Reads all the same when %s", { timeout: 20_000 }, async (_, trouble, { attempts, waits }) => {
  const house = await withSources();
  house.services.troubles.push(trouble);
  expect(await gdap(house)).toEqual({ outcome: "read", relations: 3 });
  expect(house.services.requests.filter(({ service }) => service === "graph")).toHaveLength(attempts);
  const long = house.parts.waits.filter((wait) => wait > 500);
  expect(long.map((wait) => Math.round(wait / 500) * 500)).toEqual(waits);
});

it.each<[string, Trouble | ((house: Harness) => void), string, string]>([
  [
    "the permission was not consented to",
    ({ microsoft }) => void microsoft.apps[0].permissions.delete("DelegatedAdminRelationship.Read.All"),
    "consent",
    "Microsoft Graph answered 403 Authorization_RequestDenied.",
  ],
  [
    "the secret is wrong",
    ({ microsoft }) => void (microsoft.apps[0].secret = "another"),
    "credential",
    "AADSTS7000215, the client secret is wrong.",
  ],
  [
    "nobody has consented to the application",
    ({ microsoft }) => microsoft.apps[0].principals.clear(),
    "consent",
    "AADSTS700016, the application is not in this directory: somebody has to consent to it there.",
  ],
  [
    "Entra's answer is no error of Entra's",
    { service: "entra", does: { status: 403, body: "<html>proxy</html>" } },
    "changed-shape",
    "Entra answered 403 in a form that is not documented.",
  ],
  [
    "Entra gives something that is no token",
    { service: "entra", does: json({ token_type: "Bearer" }) },
    "changed-shape",
    "Entra answered in a form that is not documented",
  ],
  ["Entra is down", { service: "entra", does: { status: 503 } }, "unavailable", "Entra fails on its side (503)."],
  [
    "a token is not taken",
    { service: "graph", does: json({ error: { code: "InvalidAuthenticationToken", message: "Lifetime" } }, 401) },
    "credential",
    "Microsoft Graph answered 401 InvalidAuthenticationToken.",
  ],
  [
    "it refuses with words that may name somebody",
    { service: "graph", does: json({ error: { code: "Contoso Ltd. is not yours", message: "x" } }, 400) },
    "refused",
    "Microsoft Graph answered 400.",
  ],
  [
    "it takes no more the whole night",
    { service: "graph", does: { status: 429, headers: { "retry-after": "30" } } },
    "throttled",
    "Microsoft Graph takes no more requests for now (429).",
  ],
  [
    "it asks to come back in an hour",
    { service: "graph", does: { status: 429, headers: { "retry-after": "3600" } } },
    "throttled",
    "Microsoft Graph takes no more requests for now (429).",
  ],
  [
    "it fails again and again",
    { service: "graph", does: { status: 500 } },
    "unavailable",
    "Microsoft Graph fails on its side (500).",
  ],
  [
    "it never answers",
    { service: "graph", does: "hang" },
    "unavailable",
    "Microsoft Graph cannot be reached, or answers too slowly.",
  ],
  [
    "a page is no JSON",
    { service: "graph", does: { status: 200, body: "<html>Sign in</html>" } },
    "changed-shape",
    "Microsoft Graph answers delegatedAdminRelationships in another form than documented, at the whole.",
  ],
  [
    "a field is renamed",
    { service: "graph", does: reshaped((text) => text.replaceAll('"status"', '"state"')) },
    "changed-shape",
    "Microsoft Graph answers delegatedAdminRelationships in another form than documented, at value.0.status.",
  ],
  [
    "a date is none",
    { service: "graph", does: reshaped((text) => text.replace("2027-02-10T11:24:42.3148266Z", "in February")) },
    "changed-shape",
    "Microsoft Graph answers delegatedAdminRelationships in another form than documented, at value.0.endDateTime.",
  ],
  [
    "the next page is the same page for ever",
    { service: "graph", does: json({ value: [], "@odata.nextLink": "/v1.0/x?page=2" }) },
    "changed-shape",
    "Microsoft Graph gives a list that does not end.",
  ],
  [
    "it redirects",
    { service: "graph", does: { status: 302, headers: { location: "https://elsewhere.example/" } } },
    "refused",
    "Microsoft Graph answered 302.",
  ],
])("Tells the fault by its name, and nothing of what was read, when %s", async (_, trouble, kind, says) => {
  const house = await withSources();
  if (typeof trouble === "function") trouble(house);
  else house.services.troubles.push(trouble);
  const found = await gdap(house);
  expect(found).toEqual({
    outcome: "failed",
    requests: expect.any(Number),
    fault: { kind, says: expect.stringContaining(says) },
  });
  expect(JSON.stringify(found)).not.toMatch(/Secret~of|eyJ|Contoso/);
});

it("does not take a token to another address, whatever the next page's is", async () => {
  const house = await withSources();
  const thief = await withSources();
  house.services.troubles.push({
    service: "graph",
    does: reshaped((text) =>
      text.replace('"value"', `"@odata.nextLink":"${thief.services.origins.graph}/v1.0/x","value"`),
    ),
  });
  expect(await gdap(house)).toMatchObject({
    fault: { kind: "changed-shape", says: "Microsoft Graph leads to another address for its next page." },
  });
  expect(thief.services.requests).toEqual([]);
});

it("gives up at once when the bot stops, without calling it a fault of Microsoft's", async () => {
  const house = await withSources();
  const stop = new AbortController();
  house.services.troubles.push({ service: "graph", does: "hang" });
  house.parts.timeout = () => new AbortController().signal;
  house.services.onHung(() => stop.abort(new Error("stopping")));
  const run = house.sources.reader("gdap", { organization: house.microsoft.tenant, signal: stop.signal });
  await expect(run.gdap()).rejects.toThrow("stopping");
});

it("ends a run that asks for more than it may, and makes no request beyond", { timeout: 30_000 }, async () => {
  const house = await withSources();
  let page = 0;
  house.services.troubles.push({
    service: "graph",
    does: () => json({ value: [], "@odata.nextLink": `/v1.0/x?page=${(page += 1)}` }),
  });
  expect(await gdap(house)).toMatchObject({
    fault: { kind: "budget", says: "A run needed more than 1000 requests." },
  });
  expect(house.services.requests.filter(({ service }) => service === "graph")).toHaveLength(1_000);
});

it("fails as a whole when every customer or principal is refused", async () => {
  const house = await withSources(({ apps: [app] }) => {
    app.inPartnerCenter = false;
  });
  expect(await house.read("customers").customers()).toMatchObject({
    fault: { kind: "consent", says: "Partner Center answered 403 900308." },
  });
  expect(await house.read("customers").sales([contoso, "9127c470-89bf-46a2-af31-4fdb43c48bc7"])).toMatchObject({
    fault: { kind: "consent", says: "Partner Center answered 403 900308." },
  });
  house.microsoft.apps[0].principals.clear();
  expect(await (await withSources(({ apps: [app] }) => app.principals.clear())).read("pal").pal()).toMatchObject({
    fault: { kind: "consent" },
  });
});

it("leads an administrator to the consent of our own application", async () => {
  const { sources, services, microsoft } = await withSources();
  expect(sources.consentUrl(microsoft.tenant)).toBe(
    `${services.origins.entra}/${microsoft.tenant}/adminconsent?client_id=${ourApp}`,
  );
  expect(everyPermission).toHaveLength(2);
});
