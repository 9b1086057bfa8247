/** What Microsoft knows of the demo's company: read by night as a real one is, from stand-ins on this machine. */
import type { Organization, Sync, World } from "../../app/ports.ts";
import { syncSources } from "../../app/sources/sync.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import { sourceIds, type SourceId } from "../../domain/documents.ts";
import { system } from "../../domain/people/person.ts";
import { addDays, addMilliseconds, lastDaily, type Instant } from "../../domain/time/time.ts";
import type { HttpParts } from "../../sources/http.ts";
import { createSources, systemParts } from "../../sources/sources.ts";
import { startMicrosoft, type Services } from "../microsoft/servers.ts";
import {
  azurePlan,
  type App,
  type ArmSubscription,
  type Company,
  type Microsoft,
  type Relation,
} from "../microsoft/world.ts";
import { colleagues, manager, otherManager, partnerIds, tenantId } from "./people.ts";

/** The application that reads, and as which people sign in to link their account. */
const readingApp = { clientId: "c0ffee00-0000-4000-8000-000000000001", secret: "only-for-the-demo" };
/** Our Lighthouse principal's object id in our own directory. */
const ourPrincipal = "c0ffee00-0000-4000-8000-0000000000aa";

const gdapPermission = "DelegatedAdminRelationship.Read.All";

/** Customers whose Azure our Lighthouse principal works on, and one who never consented to our application. */
const managed = ["Consolidated Messenger", "Fabrikam Residences", "Lamna Healthcare Company"];
const refusing = "Alpine Ski House";
/** Where Alex is linked to somebody else's Partner ID. */
const linkedElsewhere = "Adventure Works Cycles";
/** Where an own link would mend something, and the administrator has not consented to signing in for it. */
const refusingLinks = "Graphic Design Institute";

const dayMilliseconds = 86_400_000;

/** Becomes a customer on the morning of the demo. */
const aNewCompany = {
  id: "d1f6a3b2-5c0e-4c57-9a51-3b1f0e6c7d84",
  name: "Tailwind Traders",
  domain: "tailwindtraders.onmicrosoft.com",
  relationship: "reseller",
};

/** What Microsoft knows, and the servers that tell it. */
export type StandIn = { microsoft: DemoMicrosoft; services: Services };
type DemoMicrosoft = Microsoft & { apps: [App] };

/** @param now the moment it is for the demo; `port`: the bot's, to which people come back when they signed in. */
export async function startStandIn(now: () => Instant, port: number): Promise<StandIn> {
  const microsoft = emptyMicrosoft(now, port);
  return { microsoft, services: await startMicrosoft(microsoft) };
}

/** Directories that our principals sign in to: our own, and one that refuses. */
const principalsOf = (customers: readonly Customer[]): readonly string[] => [tenantId, idOf(customers, refusing)];

/** Settings of the bot beside those of every demo: all sources, and linking from cards. */
export function readingSettings({ services: { origins } }: StandIn, port: number, customers: readonly Customer[]) {
  return {
    SYNC: sourceIds.join(","),
    SYNC_AT: "02:00",
    SYNC_CLIENT_ID: readingApp.clientId,
    SYNC_CLIENT_SECRET: readingApp.secret,
    PAL_PRINCIPALS: principalsOf(customers)
      .map((tenant) => `${tenant}/${readingApp.clientId}`)
      .join(","),
    LINK_URL: `http://127.0.0.1:${port}`,
    ENTRA_URL: origins.entra,
    GRAPH_URL: origins.graph,
    PARTNER_CENTER_URL: origins.partnerCenter,
    ARM_URL: origins.arm,
  };
}

/** An empty company at Microsoft; `knowCustomers` fills it once the demo's customers are there. */
function emptyMicrosoft(now: () => Instant, port: number): DemoMicrosoft {
  return {
    tenant: tenantId,
    now,
    apps: [
      {
        ...readingApp,
        principals: new Map([[tenantId, ourPrincipal]]),
        requested: new Set([gdapPermission, "User.Read.All"]),
        permissions: new Set([gdapPermission, "User.Read.All"]),
        inPartnerCenter: true,
        redirects: [`http://127.0.0.1:${port}/link/back`],
      },
    ],
    people: [manager, ...colleagues].map(({ id, name, upn }) => ({ id, name, upn, enabled: true })),
    relations: [],
    companies: [],
    azure: [],
    links: [],
    signIns: [],
    policies: new Map(),
  };
}

/** Tells Microsoft of the demo's customers: who buys from us, until when we may administer them, who reaches what. */
function knowCustomers(microsoft: Microsoft, customers: readonly Customer[], now: Instant): void {
  const today = now.slice(0, 10);
  const resold = customers.filter(({ relationship }) => /reseller/i.test(relationship ?? ""));
  microsoft.companies = resold.map(companyOf);
  microsoft.relations = resold.map((customer, place) => relationOf(customer, addDays(today, 200 + 9 * place), true));
  // One that ends soon and is not extends automatically.
  const ending = microsoft.relations.find(({ customer }) => customer.displayName === "Wingtip Toys");
  if (ending !== undefined) Object.assign(ending, relationOf(ending.customer, addDays(today, 24), false));
  microsoft.azure = customers
    .filter(({ name }) => managed.includes(name))
    .flatMap((customer) => customer.subscriptions.map(({ id }, place) => delegated(customer, id, place)));
  microsoft.links = [
    link(tenantId, ourPrincipal, partnerIds.location),
    link(idOf(customers, linkedElsewhere), guestOf(manager.id), "5120044"),
  ];
  microsoft.signIns = [manager, ...colleagues].map(({ id, name }) => ({
    home: { tenant: tenantId, objectId: id },
    name,
    accounts: new Map(customers.map((customer) => [customer.id, guestOf(id)])),
  }));
  microsoft.policies = new Map(
    customers.map(({ id, name }) => [
      id,
      name === refusing || name === refusingLinks ? "needs-consent" : "names-home-account",
    ]),
  );
}

type Named = Pick<Customer, "id" | "name">;

function companyOf({ id, name, domain: known, subscriptions }: Customer): Company {
  const azure = subscriptions.filter(({ soldByUsCsp }) => soldByUsCsp);
  const plan = azurePlan(
    `2e04867d-f94b-a652-aa67-${id.slice(-12)}`,
    azure.map((one) => ({ id: one.id, name: `${name} production` })),
  );
  const letters = name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  // A name without a letter of ours has none in its domain either: Microsoft asks for another one then.
  const domain = known ?? `${letters === "" ? `customer${id.slice(0, 8)}` : letters}.onmicrosoft.com`;
  return { id, name, domain, relationship: "reseller", subscriptions: azure.length === 0 ? [] : [plan] };
}

function relationOf(customer: Named | Relation["customer"], endsOn: string, extends_: boolean): Relation {
  const tenant = "tenantId" in customer ? customer : { tenantId: customer.id, displayName: customer.name };
  return {
    id: `${tenant.tenantId}-8777b240-c6f0-4469-9e98-a3205431b836`,
    customer: tenant,
    status: "active",
    endDateTime: `${endsOn}T00:00:00Z`,
    autoExtendDuration: extends_ ? "P180D" : "PT0S",
  };
}

const delegated = ({ id: tenant, name }: Customer, id: string, place: number): ArmSubscription => ({
  id,
  tenant,
  name: `${name} ${place + 1}`,
  state: "Enabled",
  managedBy: [tenantId],
  assignments: [],
  delegated: [{ principal: ourPrincipal, role: "Contributor" }],
});

const link = (tenant: string, objectId: string, partnerId: string) =>
  ({ tenant, objectId, partnerId, state: "Active", createdTime: "2026-02-16T14:44:35.1234567Z", version: 1 }) as const;

/** The id of somebody's account in a customer's directory. */
const guestOf = (person: string): string => `9e57${person.slice(4)}`;

function idOf(customers: readonly Customer[], wanted: string): string {
  const found = customers.find(({ name }) => name === wanted);
  if (found === undefined) throw new Error(`The sample customers have no ${wanted}.`);
  return found.id;
}

/** Reads as a bot of the past does, and leaves Microsoft as it is this morning. */
export type Nights = {
  lastNight: Instant;
  /** Two weeks ago: the first reading, which a manager allowed. */
  switchOn(): Promise<void>;
  /** The night before the last two: the last one in which everything was read. */
  goWell(): Promise<void>;
  /** The last night but one. The permission for delegated access is gone. */
  goWrong(): Promise<void>;
  /** Yesterday evening: our own principals too. */
  addPrincipals(): Promise<void>;
  /** Last night. In the morning there is a customer who was not there then. */
  last(): Promise<void>;
};

/**
 * @param clock set to the moment of each reading
 * @param now when the demo begins
 */
export function nightsOf(
  parts: { world: Omit<World, "sync">; organization: Organization; clock: { now: Instant } },
  { microsoft, services }: StandIn,
  now: Instant,
): Nights {
  const { world, organization, clock } = parts;
  const { zone } = world.setup.digest;
  // Ten minutes after it began; sooner where the demo begins in these, or the bot would read by itself as it starts.
  const [night = now] = [addMilliseconds(lastDaily("02:00", zone, now), 10 * 60_000), now].toSorted();
  const [app] = microsoft.apps;
  const credential = { type: "secret", secret: readingApp.secret } as const;
  const { clientId } = readingApp;

  async function read(at: Instant, sources: readonly SourceId[], approve: boolean): Promise<void> {
    clock.now = at;
    const customers = await organization.customers.list();
    knowCustomers(microsoft, customers, now);
    const principals = principalsOf(customers).map((tenant) => ({ tenant, clientId, credential }));
    const config = { on: sourceIds, clientId, credential, principals, addresses: services.origins };
    const sync: Sync = {
      sources: createSources(config, inNoTime()),
      at: "02:00",
      askAbove: 0.1,
      instance: "demo",
      stopping: new AbortController().signal,
    };
    const by = approve ? otherManager.id : system;
    await syncSources({ ...world, sync }, organization, { sources, by, approve, signal: sync.stopping });
  }

  const early = ["customers", "gdap", "people"] as const;
  const before = (days: number) => addMilliseconds(night, -days * dayMilliseconds);
  return {
    lastNight: night,
    switchOn: () => read(before(15), early, true),
    goWell: () => read(before(2), early, false),
    goWrong() {
      app.permissions.delete(gdapPermission);
      return read(before(1), early, false);
    },
    addPrincipals: () => read(lastDaily("18:30", zone, night), ["pal"], true),
    async last() {
      await read(night, sourceIds, false);
      microsoft.companies.push({ ...aNewCompany, subscriptions: [] });
    },
  };
}

/** Requests without the pace that Microsoft's services ask for. */
function inNoTime(): HttpParts {
  let jumped = 0;
  return {
    ...systemParts,
    now: () => Date.now() + jumped,
    sleep: async (milliseconds) => void (jumped += milliseconds),
  };
}
