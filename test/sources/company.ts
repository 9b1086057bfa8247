/** A small partner with three customers, as Microsoft knows it, and how our sources reach the stand-ins of its services. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach } from "vitest";
import { startMicrosoft, type Services } from "../../src/dev/microsoft/servers.ts";
import { azurePlan, type App, type Microsoft } from "../../src/dev/microsoft/world.ts";
import type { SourceId } from "../../src/domain/documents.ts";
import type { SourceReader, Sources } from "../../src/app/ports.ts";
import type { Credential } from "../../src/identity/credential.ts";
import type { HttpParts } from "../../src/sources/http.ts";
import { createSources } from "../../src/sources/sources.ts";

export const partner = "8b1d5c1e-6f7c-4a3b-9e56-0d2f1c7a4b90";
export const contoso = "9b58ba8d-c498-46e7-b648-245edafa3a38";
export const fabrikam = "9127c470-89bf-46a2-af31-4fdb43c48bc7";
export const tailspin = "52eaad04-13a2-4a2f-9ce8-93a294fadf36";

export const ourApp = "c0ffee00-0000-4000-8000-000000000001";
export const ourPrincipal = "c0ffee00-0000-4000-8000-0000000000aa";
/** The same application's service principal in Contoso's directory. */
export const principalAtContoso = "c0ffee00-0000-4000-8000-0000000000c0";

export const megan = "5f7f8f9a-1111-4c2d-8a51-000000000001";
export const isaiah = "5f7f8f9a-1111-4c2d-8a51-000000000002";
export const patti = "5f7f8f9a-1111-4c2d-8a51-000000000003";

export const azureAtContoso = "0ab9cd3a-1bbe-409c-b4b3-179ee1e29208";
export const azureAtFabrikam = "1bc9cd3a-1bbe-409c-b4b3-179ee1e29208";
export const soldToContoso = "3f15978e-005c-b763-bb78-2a8fab289c58";
const planAtContoso = "2e04867d-f94b-a652-aa67-1f7ea9178b47";

export const everyPermission = ["DelegatedAdminRelationship.Read.All", "User.Read.All"];

const key = (name: string) => readFileSync(join(import.meta.dirname, "../samples/keys", name), "utf8");
const tls = { cert: key("localhost.crt"), key: key("localhost.key") };

export function aCompany(): Microsoft & { apps: [App] } {
  return {
    tenant: partner,
    now: () => new Date().toISOString(),
    apps: [
      {
        clientId: ourApp,
        secret: "Secret~of.our-app",
        principals: new Map([
          [partner, ourPrincipal],
          [contoso, principalAtContoso],
        ]),
        permissions: new Set(everyPermission),
        inPartnerCenter: true,
      },
    ],
    people: [
      { id: megan, name: "Megan Bowen", upn: "Megan.Bowen@ourcompany.example", enabled: true },
      { id: isaiah, name: "Isaiah Langer", upn: "isaiah.langer@ourcompany.example", enabled: false },
    ],
    relations: [
      relation(contoso, "active", "2027-02-10T11:24:42.3148266Z", "P180D"),
      relation(fabrikam, "active", "2026-12-21T00:00:00Z", "PT0S"),
      { ...relation(fabrikam, "approvalPending", null, "PT0S"), reseller: true },
    ],
    companies: [
      {
        id: contoso,
        name: "Contoso Ltd.",
        domain: "Contoso.onmicrosoft.com",
        relationship: "reseller",
        subscriptions: [
          azurePlan(planAtContoso, [{ id: azureAtContoso, name: "Contoso production" }]),
          {
            id: soldToContoso,
            offerId: "CFQ7TTC0LH3L:0001:CFQ7TTC0KXG7",
            offerName: "Dynamics 365 Sales Enterprise",
            productType: { id: "OnlineServicesNCE", displayName: "OnlineServicesNCE" },
            quantity: 40,
            status: "active",
            commitmentEndDate: "2027-01-31T00:00:00Z",
            autoRenewEnabled: false,
            billingType: "license",
          },
        ],
      },
      { id: fabrikam, name: "Fabrikam, Inc.", domain: "fabrikam.com", relationship: "reseller", subscriptions: [] },
      { id: tailspin, name: "Tailspin Toys", domain: "tailspin.com", relationship: "advisor", subscriptions: [] },
    ],
    azure: [
      {
        id: azureAtContoso,
        tenant: contoso,
        name: "Contoso production",
        state: "Enabled",
        managedBy: [],
        assignments: [
          { principal: principalAtContoso, role: "Support Request Contributor" },
          {
            principal: principalAtContoso,
            role: "Reader",
            scope: "/providers/Microsoft.Management/managementGroups/root",
          },
          { principal: megan, role: "Owner" },
        ],
      },
      {
        id: azureAtFabrikam,
        tenant: fabrikam,
        name: "Fabrikam",
        state: "Enabled",
        managedBy: [partner],
        assignments: [],
        delegated: [{ principal: ourPrincipal, role: "Contributor" }],
      },
    ],
    links: [
      {
        tenant: contoso,
        objectId: principalAtContoso,
        partnerId: "4911112",
        state: "Active",
        createdTime: "2026-02-16T14:44:35.1234567Z",
        version: 9,
      },
    ],
    signIns: [],
  };
}

let relations = 0;
function relation(tenantId: string, status: string, endDateTime: string | null, autoExtendDuration: string) {
  relations += 1;
  const id = `5d027261-d21f-4aa9-b7db-${String(relations).padStart(12, "0")}-8777b240-c6f0-4469-9e98-a3205431b836`;
  return { id, customer: { tenantId, displayName: "A customer" }, status, endDateTime, autoExtendDuration };
}

/** A network without waits: each is written down instead, and the clock jumps over it. */
function instantly(
  services: Pick<Services, "onHung">,
): HttpParts & { waits: number[]; pass: (milliseconds: number) => void } {
  let jumped = 0;
  const waits: number[] = [];
  const waiting = new Set<AbortController>();
  services.onHung(() => {
    for (const one of waiting) one.abort();
  });
  return {
    waits,
    /** Lets time go by between two runs, so that tokens run out. */
    pass: (milliseconds) => void (jumped += milliseconds),
    fetch: (input, init) => fetch(input, init),
    now: () => Date.now() + jumped,
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
      jumped += milliseconds;
    },
    random: () => 0.5,
    // Time is up as soon as it is known that no answer will come.
    timeout: () => {
      const one = new AbortController();
      waiting.add(one);
      return one.signal;
    },
  };
}

const running: Services[] = [];

afterEach(async () => {
  const services = running.splice(0);
  for (const one of services) await one.stop();
  const unexpected = services.flatMap((one) => one.unexpected);
  if (unexpected.length > 0) throw new Error(`Requests that Microsoft does not document:\n${unexpected.join("\n")}`);
});

export type Harness = {
  microsoft: Microsoft & { apps: [App] };
  services: Services;
  sources: Sources;
  parts: ReturnType<typeof instantly>;
  /** Begins a run of a source. */
  read(source: SourceId): SourceReader;
};

/** Starts the stand-ins, and our sources against them. */
export async function withSources(
  change: (microsoft: Harness["microsoft"]) => void = () => undefined,
  options: { credential?: Credential; principals?: readonly string[] } = {},
): Promise<Harness> {
  const microsoft = aCompany();
  change(microsoft);
  const services = await startMicrosoft(microsoft, tls);
  running.push(services);
  const parts = instantly(services);
  const credential = options.credential ?? { type: "secret", secret: "Secret~of.our-app" };
  const sources = createSources(
    {
      on: ["gdap", "people", "customers", "pal"],
      clientId: ourApp,
      credential,
      principals: (options.principals ?? [partner, contoso]).map((tenant) => ({
        tenant,
        clientId: ourApp,
        credential,
      })),
      addresses: services.origins,
    },
    parts,
  );
  const read = (source: SourceId) =>
    sources.reader(source, { organization: partner, signal: new AbortController().signal });
  return { microsoft, services, sources, parts, read };
}
