/** Keeping an organization as Microsoft has it: over HTTP from the stand-ins, into a store. */
import { describe, expect, it } from "vitest";
import { forgetCustomer } from "../../../src/app/organization/forget.ts";
import { syncDue, syncSources } from "../../../src/app/sources/sync.ts";
import type { Organization } from "../../../src/app/ports.ts";
import { ada, aCustomer } from "../../domain/customers.ts";
import { approve, aBot, put } from "./bot.ts";
import {
  azureAtContoso,
  azureAtFabrikam,
  contoso,
  fabrikam,
  isaiah,
  megan,
  partner,
  tailspin,
  withSources,
} from "../../sources/company.ts";

describe("The first reading of a source", () => {
  it("shows what it would change and changes nothing, until somebody says yes", async () => {
    const bot = await aBot(await withSources());
    await put(bot.organization, aCustomer({ id: contoso, name: "Contoso", owner: megan }));
    const before = await bot.everything();
    const asked = await bot.sync();
    expect(asked).toMatchObject({
      customers: { outcome: "asks", because: "first-run", found: { counts: { new: 2, changed: 1, gone: 0 } } },
      gdap: { outcome: "asks", because: "first-run", found: { counts: { new: 1, unknown: 1 } } },
      pal: { outcome: "asks", because: "first-run" },
    });
    expect((await bot.everything()).customers).toEqual(before.customers);
    expect((await bot.organization.sources.get("customers"))?.asks?.examples).toEqual([
      { customer: contoso, name: "Contoso", says: "is now called Contoso Ltd." },
      expect.objectContaining({ customer: contoso }),
      expect.objectContaining({ customer: contoso }),
      expect.objectContaining({ customer: contoso }),
      { customer: fabrikam, name: "Fabrikam, Inc.", says: "is a new customer" },
      { customer: tailspin, name: "Tailspin Toys", says: "is a new customer" },
    ]);
    expect((await bot.lines()).map(({ what }) => what)).toContain(
      "Customers and subscriptions (Partner Center): not read yet. Its first reading needs an OK.",
    );

    expect(await approve(bot)).toMatchObject({
      customers: { outcome: "read" },
      gdap: { outcome: "read" },
      pal: { outcome: "read" },
    });
    const { customers, people } = await bot.everything();
    expect(customers.map(({ name }) => name).toSorted()).toEqual(["Contoso Ltd.", "Fabrikam, Inc.", "Tailspin Toys"]);
    expect(people).toMatchObject([{ id: megan, name: "Megan Bowen", account: { is: "active" } }]);
    expect(await bot.customer(contoso)).toMatchObject({
      owner: megan,
      gdap: { status: "active", endsOn: "2027-02-10", autoExtends: true },
      subscriptions: [{ id: azureAtContoso, soldByUsCsp: true, access: "service principal" }],
      identities: [{ link: "verified", partnerId: "4911112" }],
    });
    expect(await bot.customer(fabrikam)).toMatchObject({
      gdap: { status: "active", endsOn: "2026-12-20", pending: true },
      subscriptions: [{ id: azureAtFabrikam, access: "lighthouse" }],
      identities: [{ kind: "lighthouse", link: "not linked", roles: [{ role: "Contributor" }] }],
    });
    expect((await bot.lines()).filter(({ what }) => what.includes("(Partner Center)"))).toEqual([]);
  });

  it("says what it would change on the command line, and writes nothing at all", async () => {
    const bot = await aBot(await withSources());
    expect(await bot.sync({ dryRun: true })).toMatchObject({
      customers: { outcome: "read", dryRun: true, found: { counts: { new: 3 } } },
    });
    expect(await bot.everything()).toEqual({ customers: [], people: [], sources: [] });
  });
});

/** A bot whose sources were read and approved. */
async function running(change?: Parameters<typeof withSources>[0]) {
  const house = await withSources(change);
  const bot = await aBot(house);
  await put(bot.organization, aCustomer({ id: contoso, owner: megan }), aCustomer({ id: fabrikam, owner: isaiah }));
  await approve(bot);
  // Whoever was added by the list is seen by the others the next night.
  await bot.night();
  return { house, ...bot };
}

describe("A night", () => {
  it("changes what changed at Microsoft, marks the rest as read, and says nothing twice", async () => {
    const { house, night, customer, organization, gaps } = await running();
    expect(await gaps(fabrikam)).toContain("G01");
    const before = await customer(contoso);
    house.microsoft.people.push({ id: "5f7f8f9a-1111-4c2d-8a51-0000000000ff", name: "X", upn: "x@y", enabled: true });
    const back = house.microsoft.people.find(({ id }) => id === isaiah);
    if (back !== undefined) back.enabled = true;
    house.microsoft.relations.splice(1, 1);
    const synced = await night();
    expect(synced.map(({ source, outcome }) => [source, outcome])).toEqual([
      ["customers", "read"],
      ["gdap", "read"],
      ["pal", "read"],
      ["people", "read"],
    ]);
    expect(synced[1]).toMatchObject({ found: { counts: { changed: 1, unchanged: 2 } } });
    expect((await customer(fabrikam)).gdap).toMatchObject({ status: "approvalPending" });
    expect(await gaps(fabrikam)).not.toContain("G01");
    const after = await customer(contoso);
    expect({ ...after, read: before.read }).toEqual(before);
    expect(after.read?.gdap?.at).toBe("2026-11-25T02:00:30.000Z");
    expect((await organization.sources.get("gdap"))?.read?.at).toBe("2026-11-25T02:00:30.000Z");
    const second = await night();
    expect(second.map((one) => one.outcome === "read" && one.found.findings)).toEqual([[], [], [], []]);
  });

  it("reads nothing before its hour, and what is missed once", async () => {
    const { clock, world, organization, house, night } = await running();
    const due = () => syncDue(world, organization, new AbortController().signal);
    const before = house.services.requests.length;
    clock.now = "2026-11-25T01:59:59.000Z";
    expect(await due()).toEqual([]);
    expect(house.services.requests).toHaveLength(before);
    expect((await night(3)).map(({ source }) => source)).toEqual(["customers", "gdap", "pal", "people"]);
    expect(await due()).toEqual([]);
  });

  it("goes by the hour of the organization's own zone", async () => {
    const { clock, world, organization } = await running();
    await organization.settings.update("settings", (current) => ({
      doc: {
        ...(current ?? { managers: [], holidays: [], weekend: [], goals: [], imports: {}, history: [] }),
        zone: "Pacific/Auckland",
      },
    }));
    const due = async (now: string) => {
      clock.now = now;
      return (await syncDue(world, organization, new AbortController().signal)).length;
    };
    expect(await due("2026-11-24T12:59:00.000Z")).toBe(0);
    expect(await due("2026-11-24T13:00:30.000Z")).toBe(4);
  });

  it("in which one source fails keeps all that is known, says so by name, and reads the others", async () => {
    const { house, night, everything, gaps, lines, customer } = await running();
    const known = await Promise.all([contoso, fabrikam, tailspin].map(gaps));
    const before = await everything();
    house.services.troubles.push({
      service: "partnerCenter",
      does: { status: 429, headers: { "retry-after": "300" } },
    });
    house.microsoft.companies.pop();
    const synced = await night();
    expect(synced.map(({ source, outcome }) => [source, outcome])).toEqual([
      ["customers", "failed"],
      ["gdap", "read"],
      ["pal", "read"],
      ["people", "read"],
    ]);
    expect(await Promise.all([contoso, fabrikam, tailspin].map(gaps))).toEqual(known);
    expect((await everything()).customers.map(({ read: _, ...rest }) => rest)).toEqual(
      before.customers.map(({ read: _, ...rest }) => rest),
    );
    expect((await customer(contoso)).read).toMatchObject({
      listing: { at: "2026-11-24T02:00:30.000Z" },
      gdap: { at: "2026-11-25T02:00:30.000Z" },
    });
    expect(await lines()).toEqual([
      {
        what: "Customers and subscriptions (Partner Center): not read since 2026-11-24. Partner Center takes no more requests for now (429).",
        next: "Nothing to do: it will be tried again",
      },
    ]);
    house.services.troubles.length = 0;
    expect(await night()).toMatchObject([{ source: "customers", found: { counts: { gone: 1 } } }, {}, {}, {}]);
    expect(await gaps(tailspin)).toContain("G04");
    expect(await lines()).toEqual([]);
  });

  it("names the exact consent that is missing", async () => {
    const { house, night, lines } = await running();
    house.microsoft.apps[0].permissions.delete("User.Read.All");
    await night();
    expect(await lines()).toEqual([
      {
        what: "Accounts (Microsoft Graph): not read since 2026-11-24. Microsoft Graph answered 403 Authorization_RequestDenied.",
        next: `Ask a Global Administrator to consent to the application permission User.Read.All of Microsoft Graph: ${house.sources.consentUrl(partner)}`,
      },
    ]);
  });

  it("does not half apply an answer of another form: the shape of the last customer spoils all", async () => {
    const { house, night, everything } = await running();
    const before = await everything();
    house.microsoft.companies.splice(0, 1);
    house.services.troubles.push({
      service: "partnerCenter",
      path: /\/subscriptions$/,
      does: (answer) => ({ ...answer(), body: answer().body.replace('"items"', '"values"') }),
    });
    const [first] = await night();
    expect(first).toMatchObject({ source: "customers", outcome: "failed", fault: { kind: "changed-shape" } });
    const { customers } = await everything();
    expect(customers.map(({ read: _, ...rest }) => rest)).toEqual(before.customers.map(({ read: _, ...rest }) => rest));
  });

  it("that would remove more than the share stops and asks, and does that much and no more after a yes", async () => {
    const { house, night, sync, everything, lines } = await running((microsoft) => {
      for (let place = 0; place < 20; place += 1) {
        const id = `00000000-0000-4000-8000-${String(place).padStart(12, "0")}`;
        microsoft.companies.push({
          id,
          name: `Company ${place}`,
          domain: "x.example",
          relationship: "reseller",
          subscriptions: [],
        });
      }
    });
    const gone = async () => (await everything()).customers.filter(({ unlisted }) => unlisted !== undefined).length;
    house.microsoft.companies.splice(0, 8);
    expect((await night())[0]).toMatchObject({
      source: "customers",
      outcome: "asks",
      because: "too-much",
      found: { counts: { gone: 8 } },
    });
    expect(await gone()).toBe(0);
    expect((await lines())[0]).toMatchObject({
      what: expect.stringContaining("It would change an unusual amount."),
      next: expect.stringContaining("“sync customers”"),
    });
    house.microsoft.companies.splice(0, 3);
    expect((await sync({ sources: ["customers"], approve: true }))["customers"]).toMatchObject({
      outcome: "asks",
      because: "too-much",
    });
    expect(await gone()).toBe(0);
    expect((await sync({ sources: ["customers"], approve: true }))["customers"]).toMatchObject({ outcome: "read" });
    expect(await gone()).toBe(11);
  });

  it("does not bring back a customer that somebody had forgotten", async () => {
    const { night, organization, world, everything } = await running();
    await forgetCustomer({ ...world, nudge: () => undefined }, organization, { customer: tailspin, by: ada });
    const [first] = await night();
    expect(first).toMatchObject({ found: { counts: { new: 0, unknown: 1 } } });
    expect((await everything()).customers.map(({ id }) => id).toSorted()).toEqual([fabrikam, contoso].toSorted());
  });

  it("finds each customer's oldest reading first when there are more than a night can read", async () => {
    const { house, night } = await running((microsoft) => {
      microsoft.companies.push({
        id: "00000000-0000-4000-8000-00000000000a",
        name: "New",
        domain: "n",
        relationship: "reseller",
        subscriptions: [],
      });
    });
    const [refused] = house.microsoft.companies;
    if (refused !== undefined) refused.refuses = { status: 403, code: 900309, description: "Access has been blocked" };
    await night();
    house.services.requests.length = 0;
    await night();
    const asked = house.services.requests.filter(({ path }) => path.endsWith("/subscriptions"));
    expect(asked[0]?.path).toContain(contoso);
  });
});

describe("Two processes of one store", () => {
  it("read a source once between them", async () => {
    const { house, organization, world } = await running();
    const other = { ...world, sync: { ...world.sync, instance: "b" } };
    const request = { sources: ["gdap"], by: "system", signal: new AbortController().signal } as const;
    const outcomes = await Promise.all([
      syncSources(world, organization, request),
      syncSources(other, organization, request),
    ]);
    expect(
      outcomes
        .flat()
        .map(({ outcome }) => outcome)
        .toSorted(),
    ).toEqual(["busy", "read"]);
    expect(house.services.requests.filter(({ path }) => path.includes("delegatedAdmin"))).toHaveLength(3);
  });

  it("wait for nobody after one was stopped in the middle, and leave a source as it was", async () => {
    const { house, organization, world, sync } = await running();
    const before = await organization.sources.list();
    const stop = new AbortController();
    house.services.troubles.push({ service: "graph", times: 1, does: "hang" });
    house.parts.timeout = () => new AbortController().signal;
    house.services.onHung(() => stop.abort(new Error("stopping")));
    await expect(
      syncSources(world, organization, { sources: ["gdap"], by: "system", signal: stop.signal }),
    ).rejects.toThrow();
    expect(await organization.sources.list()).toEqual(before);
    expect(await sync({ sources: ["gdap"] })).toMatchObject({ gdap: { outcome: "read" } });
  });

  it("apply a reading again after one died between two customers, with the same result", async () => {
    const { house, organization, world, sync, everything } = await running();
    house.microsoft.relations.splice(0, 2);
    let left = 1;
    const dying: Organization = {
      ...organization,
      customers: {
        ...organization.customers,
        update: async (id, change) => {
          if ((left -= 1) < 0) throw new Error("the process died");
          return organization.customers.update(id, change);
        },
      },
    };
    const request = { sources: ["gdap"], by: "system", signal: new AbortController().signal } as const;
    await expect(syncSources(world, dying, request)).rejects.toThrow();
    await sync({ sources: ["gdap"] });
    const { customers } = await everything();
    expect(customers.map(({ gdap }) => gdap?.status).toSorted()).toEqual(["approvalPending", "none", undefined]);
    for (const { history } of customers)
      expect(history.filter(({ what }) => what === "gdap read").length).toBeLessThan(3);
  });
});
