/**
 * Stands in for Microsoft Graph: GDAP relations and directory objects by their ids (graph reference:
 * tenantrelationship-list-delegatedadminrelationships, directoryobject-getbyids).
 */
import { randomUUID } from "node:crypto";
import type { Entra } from "./entra.ts";
import {
  json,
  onlyQuery,
  Unexpected,
  type StubResponse,
  type Microsoft,
  type Relation,
  type StubRequest,
} from "./world.ts";

const audience = "https://graph.microsoft.com";

const error = (status: number, code: string, message: string, now: string): StubResponse =>
  json(status, {
    error: {
      code,
      message,
      innerError: { date: now.slice(0, 19), "request-id": randomUUID(), "client-request-id": randomUUID() },
    },
  });

export function createGraph(microsoft: Microsoft, entra: Entra, origin: () => string) {
  const denied = () =>
    error(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.", microsoft.now());

  function relations(request: StubRequest): StubResponse {
    const { url } = request;
    onlyQuery(url, "$select", "$top", "$skiptoken");
    const top = Number(url.searchParams.get("$top") ?? 100);
    if (!Number.isInteger(top) || top < 1 || top > 300) {
      return error(400, "Request_BadRequest", "Invalid page size specified.", microsoft.now());
    }
    const from = Number(url.searchParams.get("$skiptoken") ?? 0);
    const fields = url.searchParams.get("$select")?.split(",");
    const next = new URL(url);
    next.searchParams.set("$skiptoken", String(from + top));
    return json(200, {
      "@odata.context": `${origin()}/v1.0/$metadata#tenantRelationships/delegatedAdminRelationships`,
      value: microsoft.relations.slice(from, from + top).map((one) => shown(one, fields)),
      "@odata.nextLink":
        from + top < microsoft.relations.length ? `${origin()}${next.pathname}${next.search}` : undefined,
    });
  }

  function byIds(request: StubRequest): StubResponse {
    onlyQuery(request.url);
    const { ids, types } = JSON.parse(request.body) as { ids: string[]; types?: string[] };
    if (ids.length > 1_000) return error(400, "Request_BadRequest", "Too many ids.", microsoft.now());
    if (ids.some((id) => !/^[0-9a-f-]{36}$/i.test(id))) {
      return error(400, "Request_BadRequest", "Invalid GUID in the list of ids.", microsoft.now());
    }
    if (types?.join() !== "user") throw new Unexpected("getByIds of other types than user");
    const wanted = new Set(ids);
    return json(200, {
      "@odata.context": `${origin()}/v1.0/$metadata#directoryObjects`,
      value: microsoft.people
        .filter(({ id }) => wanted.has(id))
        .map(({ id, name, upn, enabled }) => ({
          "@odata.type": "#microsoft.graph.user",
          id,
          accountEnabled: enabled,
          displayName: name,
          userPrincipalName: upn,
          mail: null,
        })),
    });
  }

  return {
    handle(request: StubRequest): StubResponse {
      const bearer = entra.bearerOf(request, audience);
      if (bearer === undefined) {
        return error(401, "InvalidAuthenticationToken", "Access token is empty or invalid.", microsoft.now());
      }
      const what = `${request.method} ${request.url.pathname}`;
      switch (what) {
        case "GET /v1.0/tenantRelationships/delegatedAdminRelationships":
          return bearer.roles.has("DelegatedAdminRelationship.Read.All") ? relations(request) : denied();
        case "POST /v1.0/directoryObjects/getByIds":
          return bearer.roles.has("User.Read.All") ? byIds(request) : denied();
        default:
          throw new Unexpected(what);
      }
    },
  };
}

/** A relation as Graph shows it, with the fields that were asked for. */
function shown(relation: Relation, fields: readonly string[] | undefined): object {
  const { id, customer, status, endDateTime, autoExtendDuration, reseller } = relation;
  const all: Record<string, unknown> = {
    id,
    displayName: `${customer.displayName} admin relationship`,
    duration: "P730D",
    customer,
    accessDetails: { unifiedRoles: [{ roleDefinitionId: "29232cdf-9323-42fd-ade2-1d097af3e4de" }] },
    status,
    autoExtendDuration,
    createdDateTime: "2025-02-10T11:24:42.3148266Z",
    lastModifiedDateTime: "2025-02-10T11:26:44.9941884Z",
    activatedDateTime: endDateTime === null ? null : "2025-02-10T11:26:44.9941884Z",
    endDateTime,
    ...(reseller === true && {
      isPartnerConsentPending: false,
      indirectProviderTenantId: "60ea59db-a506-485e-94c5-d115f369e239",
    }),
  };
  const chosen = fields === undefined ? all : Object.fromEntries(fields.map((field) => [field, all[field] ?? null]));
  const type = reseller === true ? "resellerDelegatedAdminRelationship" : "delegatedAdminRelationship";
  return { "@odata.type": `#microsoft.graph.${type}`, "@odata.etag": `W/"${id}"`, ...chosen };
}
