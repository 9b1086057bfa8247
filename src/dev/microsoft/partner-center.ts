/**
 * Stands in for Partner Center's REST API (partner-center/developer: get-a-list-of-customers,
 * get-all-of-a-customer-s-subscriptions, get-a-list-of-azure-entitlements-for-subscription, error-codes). Its answers
 * begin with a byte order mark; pages follow by a continuation token in a header.
 */
import { randomUUID } from "node:crypto";
import type { Entra } from "./entra.ts";
import {
  finder,
  json,
  onlyQuery,
  Unexpected,
  type StubResponse,
  type Company,
  type Microsoft,
  type StubRequest,
} from "./world.ts";

const audience = "https://api.partnercenter.microsoft.com";

const withMark = (answer: StubResponse): StubResponse => ({ ...answer, body: `\uFEFF${answer.body}` });

const error = (status: number, code: number, description: string): StubResponse =>
  withMark(json(status, { code, description, data: [], source: "PartnerFD" }));

const collection = (items: readonly unknown[], parts: object = {}): StubResponse =>
  withMark(json(200, { totalCount: items.length, items, ...parts, attributes: { objectType: "Collection" } }));

export function createPartnerCenter(microsoft: Microsoft, entra: Entra) {
  const places = new Map<string, number>();

  function customers(request: StubRequest): StubResponse {
    const { url } = request;
    onlyQuery(url, "size", "seekOperation");
    const size = Number(url.searchParams.get("size"));
    if (!Number.isInteger(size) || size < 1 || size > 500) return error(400, 2000, "The page size is not valid.");
    const continued = request.headers.get("ms-continuationtoken");
    if ((url.searchParams.get("seekOperation") === "Next") !== (continued !== undefined)) {
      throw new Unexpected("a next page without its continuation token, or a token without it");
    }
    const from = continued === undefined ? 0 : places.get(continued);
    if (from === undefined) return error(400, 2000, "The continuation token is not valid.");
    const page = microsoft.companies.slice(from, from + size);
    const self = { uri: `/v1/customers?size=${size}`, method: "GET", headers: [] };
    if (from + size >= microsoft.companies.length) return collection(page.map(customer), { links: { self } });
    const token = `${randomUUID()},${Buffer.from(String(from + size)).toString("base64")}=`;
    places.set(token, from + size);
    // Written without the version, as in the documents of other lists.
    const uri = `/customers?size=${size}&seekOperation=Next`;
    const next = { uri, method: "GET", headers: [{ key: "MS-ContinuationToken", value: token }] };
    return collection(page.map(customer), { links: { self, next } });
  }

  function subscriptions(company: Company): StubResponse {
    if (company.refuses !== undefined) {
      return error(company.refuses.status, company.refuses.code, company.refuses.description);
    }
    return collection(
      company.subscriptions.map(({ entitlements: _, ...sold }) => ({
        ...sold,
        friendlyName: sold.friendlyName ?? sold.offerName,
        unitType: "Licenses",
        creationDate: "2025-11-25T06:41:12Z",
        effectiveStartDate: "2025-11-24T00:00:00Z",
        hasPurchasableAddons: false,
        isTrial: false,
        isMicrosoftProduct: true,
        publisherName: "Microsoft Corporation",
        billingCycle: "monthly",
        termDuration: "P1Y",
        orderId: "6183db3d6318",
        attributes: { etag: "eyJpZCI6IiJ9", objectType: "Subscription" },
      })),
    );
  }

  const companyOf = finder<Company>();

  return {
    handle(request: StubRequest): StubResponse {
      const bearer = entra.bearerOf(request, audience);
      if (bearer === undefined) return error(401, 900420, "The audience in the token is invalid.");
      const app = microsoft.apps.find(({ clientId }) => clientId === bearer.clientId);
      if (app?.inPartnerCenter !== true)
        return error(403, 900308, "Insufficient privileges to complete the operation.");
      const { url, method } = request;
      const what = `${method} ${url.pathname}`;
      if (method !== "GET" || request.headers.get("ms-requestid") === undefined) throw new Unexpected(what);
      if (url.pathname === "/v1/customers") return customers(request);
      onlyQuery(url);
      const [, id = "", subscription, entitlements] =
        /^\/v1\/customers\/([^/]+)\/subscriptions(?:\/([^/]+)\/(azureEntitlements))?$/.exec(url.pathname) ?? [];
      if (id === "") throw new Unexpected(what);
      const company = companyOf(microsoft.companies, id);
      if (company === undefined) return error(404, 60003, "Tenant not found.");
      if (entitlements === undefined) return subscriptions(company);
      const plan = company.subscriptions.find((one) => one.id === subscription);
      if (plan?.entitlements === undefined) return error(404, 800002, "Subscription not found.");
      return collection(plan.entitlements.map((one) => ({ ...one, subscriptionId: plan.id })));
    },
  };
}

const customer = ({ id, name, domain, relationship }: Company) => ({
  id,
  companyProfile: {
    tenantId: id,
    domain,
    companyName: name,
    links: { self: { uri: `/customers/${id}/profiles/company`, method: "GET", headers: [] } },
    attributes: { objectType: "CustomerCompanyProfile" },
  },
  relationshipToPartner: relationship,
  attributes: { objectType: "Customer" },
});
