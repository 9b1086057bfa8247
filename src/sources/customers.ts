/**
 * Customers, what we sell them through CSP, and the Azure subscriptions under it, from Partner Center's REST API:
 * `/v1/customers`, `/v1/customers/{tenant}/subscriptions` and `…/{subscription}/azureEntitlements`, each open to an
 * application alone. An Azure plan is one subscription there; the ids that PAL and the usage report know are its
 * entitlements. Only CSP relations are listed. Lists know no conditional requests.
 */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { inParallel } from "../app/in-parallel.ts";
import type { CustomerId } from "../domain/customer/customer.ts";
import type { AzureSubscription, ListedCustomer, NotRead, Product, Sales } from "../domain/sources/facts.ts";
import { SourceError } from "./fault.ts";
import type { Call, Service, Session } from "./http.ts";
import { dayOfMoment, everyItem, guidSchema } from "./service.ts";

/** Customers a page; Partner Center gives fewer when it wants to, and says where to go on. */
const customersAtOnce = 500;
/** Customers whose subscriptions are asked for at a time; the pace is the service's. */
const salesAtOnce = 8;

const links = z
  .object({
    next: z
      .object({
        uri: z.string(),
        headers: z.array(z.object({ key: z.string(), value: z.string() })).nullish(),
      })
      .nullish(),
  })
  .nullish();

const customers = z.object({
  items: z.array(
    z.object({
      id: guidSchema,
      companyProfile: z.object({
        tenantId: z.string().nullish(),
        companyName: z.string().nullish(),
        domain: z.string().nullish(),
      }),
      relationshipToPartner: z.string().nullish(),
    }),
  ),
  links,
});

const products = z.object({
  items: z.array(
    z.object({
      id: z.string().transform((id) => id.toLowerCase()),
      offerId: z.string().nullish(),
      offerName: z.string().nullish(),
      friendlyName: z.string().nullish(),
      productType: z.object({ id: z.string().nullish(), displayName: z.string().nullish() }).nullish(),
      status: z.string(),
      commitmentEndDate: dayOfMoment.nullish(),
      autoRenewEnabled: z.boolean().nullish(),
      billingType: z.string().nullish(),
    }),
  ),
  links,
});

const entitlements = z.object({
  items: z.array(z.object({ id: guidSchema, friendlyName: z.string().nullish(), status: z.string().nullish() })),
  links,
});

type Linked = { links?: z.infer<typeof links> };

/** The page after this one: the address that `links.next` names, with the continuation token as a header. */
function nextOf({ links: found }: Linked, token: string): Call | undefined {
  const next = found?.next;
  if (next === undefined || next === null) return undefined;
  // Partner Center writes its own addresses with and without the version.
  const path = next.uri.startsWith("/") && !next.uri.startsWith("/v1/") ? `/v1${next.uri}` : next.uri;
  const continued = Object.fromEntries((next.headers ?? []).map(({ key, value }) => [key, value]));
  return { path, token, headers: { ...headersOf(), ...continued } };
}

/** Partner Center asks for ids that its support can look a request up by. */
const headersOf = () => ({ "MS-RequestId": randomUUID(), "MS-CorrelationId": randomUUID() });

/** Every item of one of Partner Center's lists. */
const listAt = <Item>(
  session: Session,
  service: Service,
  token: string,
  path: string,
  schema: z.ZodType<Linked & { items: Item[] }>,
): Promise<readonly Item[]> =>
  everyItem(session, service, {
    first: { path, token, headers: headersOf() },
    schema,
    items: ({ items }) => items,
    next: (page) => nextOf(page, token),
  });

export async function readCustomers(
  session: Session,
  partnerCenter: Service,
  token: string,
): Promise<readonly ListedCustomer[]> {
  const found = await listAt(session, partnerCenter, token, `/v1/customers?size=${customersAtOnce}`, customers);
  const byId = new Map<CustomerId, ListedCustomer>();
  // A partner who sells both directly and through a provider finds customers twice: the first is kept, as in exports.
  for (const { id, companyProfile, relationshipToPartner } of found) {
    if (byId.has(id)) continue;
    const name = companyProfile.companyName?.trim();
    byId.set(id, {
      id,
      name: name === undefined || name === "" ? (companyProfile.domain ?? id) : name,
      domain: companyProfile.domain?.toLowerCase(),
      relationship: relationshipToPartner ?? undefined,
    });
  }
  return [...byId.values()];
}

/**
 * What we sell to each of these customers, as many as the budget allows: the rest waits for the next run. A customer
 * whose subscriptions are refused is named and stops nobody else, unless all are.
 */
export async function readSales(
  session: Session,
  partnerCenter: Service,
  token: string,
  ids: readonly CustomerId[],
): Promise<{ sales: readonly Sales[]; failed: readonly NotRead[] }> {
  const sales: Sales[] = [];
  const failed: NotRead[] = [];
  let firstFault: SourceError | undefined;
  await inParallel(salesAtOnce, ids, async (customer) => {
    if (session.isSpent()) return;
    try {
      sales.push(await salesOf(session, partnerCenter, token, customer));
    } catch (error) {
      // Of one customer; a fault of the service itself ends the run.
      if (!(error instanceof SourceError) || !isOfOne(error)) throw error;
      firstFault ??= error;
      failed.push({ of: customer, because: error.fault.says });
    }
  });
  if (firstFault !== undefined && sales.length === 0 && failed.length > 1) throw firstFault;
  return { sales, failed };
}

const isOfOne = ({ fault }: SourceError): boolean => fault.kind === "consent" || fault.kind === "refused";

async function salesOf(session: Session, service: Service, token: string, customer: CustomerId): Promise<Sales> {
  const base = `/v1/customers/${customer}/subscriptions`;
  const sold = await listAt(session, service, token, base, products);
  const azure: AzureSubscription[] = [];
  for (const one of sold) {
    if (!isAzurePlan(one)) {
      // The legacy Azure offer is the Azure subscription itself.
      if (isLegacyAzure(one)) azure.push({ id: one.id, name: one.friendlyName ?? undefined, status: one.status });
      continue;
    }
    const entitled = `${base}/${encodeURIComponent(one.id)}/azureEntitlements`;
    const under = await listAt(session, service, token, entitled, entitlements);
    azure.push(
      ...under.map(({ id, friendlyName, status }) => ({
        id,
        name: friendlyName ?? undefined,
        status: status ?? one.status,
      })),
    );
  }
  return { customer, products: sold.filter((one) => !isAzurePlan(one) && !isLegacyAzure(one)).map(productOf), azure };
}

type Sold = z.infer<typeof products>["items"][number];

function productOf({ id, offerName, friendlyName, status, commitmentEndDate, autoRenewEnabled }: Sold): Product {
  return {
    id,
    name: offerName ?? friendlyName ?? id,
    status,
    endsOn: commitmentEndDate ?? undefined,
    autoRenews: autoRenewEnabled ?? undefined,
  };
}

const isAzurePlan = ({ productType, offerName }: Sold): boolean =>
  productType?.id?.toLowerCase() === "azure" || /^azure plan$/i.test(offerName ?? "");

/** Offer `MS-AZR-0145P`, called Microsoft Azure, which bills by use. */
const isLegacyAzure = ({ offerId, offerName, billingType }: Sold): boolean =>
  offerId?.toUpperCase() === "MS-AZR-0145P" ||
  (/^microsoft azure$/i.test(offerName ?? "") && billingType?.toLowerCase() !== "license");
