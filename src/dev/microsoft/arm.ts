/**
 * Stands in for Azure Resource Manager: the caller's own Partner Admin Link, the subscriptions it reaches, its roles
 * (azure-rest-api-specs: managementpartner 2018-02-01, resources 2022-12-01, authorization 2022-04-01, managedservices
 * 2022-10-01). A link belongs to an identity in a directory, and only that identity sees or changes it.
 */
import type { Entra, Issued } from "./entra.ts";
import {
  finder,
  json,
  onlyQuery,
  roleIds,
  Unexpected,
  type StubResponse,
  type ArmSubscription,
  type Link,
  type Microsoft,
  type StubRequest,
} from "./world.ts";

const audience = "https://management.azure.com";
const subscriptionsAPage = 50;

const error = (status: number, code: string, message: string): StubResponse =>
  json(status, { error: { code, message } });

export function createArm(microsoft: Microsoft, entra: Entra, origin: () => string) {
  const linkOf = ({ tenant, objectId }: Issued) =>
    microsoft.links.find((one) => one.tenant === tenant && one.objectId === objectId);

  function partners(request: StubRequest, bearer: Issued): StubResponse {
    version(request, "2018-02-01");
    const link = linkOf(bearer);
    if (request.method === "PUT" || request.method === "PATCH") return written(request, bearer, link);
    if (request.method !== "GET") throw new Unexpected(`${request.method} ${request.url.pathname}`);
    return link === undefined ? error(404, "NotFound", "The partner was not found.") : json(200, shown(link));
  }

  /** `PUT` makes a link, `PATCH` changes one that is there. */
  function written(
    { method, url, body }: StubRequest,
    { tenant, objectId }: Issued,
    link: Link | undefined,
  ): StubResponse {
    const partnerId = url.pathname.split("/").at(-1) ?? "";
    const asked = JSON.parse(body) as { partnerId?: string };
    if (asked.partnerId !== partnerId) throw new Unexpected("a Partner ID that is not the one in the path");
    if (!/^\d+$/.test(partnerId)) return error(400, "BadRequest", "The partner ID is not valid.");
    const isThere = link?.state === "Active";
    if (method === "PUT" && isThere) return error(409, "Conflict", "The partner is already linked.");
    if (method === "PATCH" && !isThere) return error(404, "NotFound", "The partner was not found.");
    const version = (link?.version ?? 0) + 1;
    const next = { tenant, objectId, partnerId, state: "Active", createdTime: microsoft.now(), version } as const;
    microsoft.links = [...microsoft.links.filter((one) => one !== link), next];
    return json(200, shown(next));
  }

  const subscriptionOf = finder<ArmSubscription>();

  const isReached = (one: ArmSubscription, { tenant, objectId }: Issued): boolean =>
    (one.tenant === tenant && one.assignments.some(({ principal }) => principal === objectId)) ||
    (one.managedBy.includes(tenant) &&
      one.delegated?.some(({ principal, members }) => principal === objectId || members?.includes(objectId)) === true);

  function subscriptions(request: StubRequest, bearer: Issued): StubResponse {
    version(request, "2022-12-01", "$skiptoken");
    const from = Number(request.url.searchParams.get("$skiptoken") ?? 0);
    const all = microsoft.azure.filter((one) => isReached(one, bearer));
    const next = `${origin()}/subscriptions?api-version=2022-12-01&$skiptoken=${from + subscriptionsAPage}`;
    return json(200, {
      value: all.slice(from, from + subscriptionsAPage).map(({ id, tenant, name, state, managedBy }) => ({
        id: `/subscriptions/${id}`,
        subscriptionId: id,
        tenantId: tenant,
        displayName: name,
        state,
        subscriptionPolicies: {
          locationPlacementId: "Public_2014-09-01",
          quotaId: "CSP_2015-05-01",
          spendingLimit: "Off",
        },
        authorizationSource: "RoleBased",
        managedByTenants: managedBy.map((tenantId) => ({ tenantId })),
      })),
      count: { type: "Total", value: all.length },
      nextLink: from + subscriptionsAPage < all.length ? next : undefined,
    });
  }

  function ofSubscription(request: StubRequest, bearer: Issued, id: string, provider: string): StubResponse {
    const found = subscriptionOf(microsoft.azure, id);
    if (found === undefined || !isReached(found, bearer)) {
      return error(403, "AuthorizationFailed", "The client does not have authorization to perform action over scope.");
    }
    const scope = `/subscriptions/${id}`;
    if (provider === "Microsoft.Authorization/roleAssignments") {
      version(request, "2022-04-01", "$filter");
      const principal = /^principalId eq '([0-9a-f-]{36})'$/.exec(request.url.searchParams.get("$filter") ?? "")?.[1];
      if (principal === undefined) throw new Unexpected("role assignments of somebody else");
      const own = found.assignments.filter((one) => one.principal === principal);
      return json(200, {
        value: own.map(({ role, scope: at = scope }) => ({
          properties: {
            roleDefinitionId: `${scope}/providers/Microsoft.Authorization/roleDefinitions/${roleId(role)}`,
            principalId: principal,
            principalType: "ServicePrincipal",
            scope: at,
            condition: null,
          },
          id: `${at}/providers/Microsoft.Authorization/roleAssignments/${roleId(role)}`,
          type: "Microsoft.Authorization/roleAssignments",
          name: roleId(role),
        })),
      });
    }
    if (provider === "Microsoft.ManagedServices/registrationAssignments") {
      version(request, "2022-10-01", "$expandRegistrationDefinition");
      return json(200, {
        value: [
          {
            properties: {
              provisioningState: "Succeeded",
              registrationDefinition: {
                properties: {
                  managedByTenantId: found.managedBy[0],
                  manageeTenantId: found.tenant,
                  authorizations: (found.delegated ?? []).map(({ principal, role }) => ({
                    principalId: principal,
                    principalIdDisplayName: "Our automation",
                    roleDefinitionId: roleId(role),
                  })),
                },
              },
            },
            type: "Microsoft.ManagedServices/registrationAssignments",
          },
        ],
      });
    }
    const definition = /^Microsoft\.Authorization\/roleDefinitions\/([0-9a-f-]{36})$/.exec(provider)?.[1];
    const role = Object.entries(roleIds).find(([, one]) => one === definition)?.[0];
    if (definition === undefined) throw new Unexpected(`${request.method} ${request.url.pathname}`);
    version(request, "2022-04-01");
    if (role === undefined)
      return error(404, "RoleDefinitionDoesNotExist", "The specified role definition does not exist.");
    return json(200, {
      properties: { roleName: role, type: "BuiltInRole", description: "", assignableScopes: ["/"], permissions: [] },
      id: `/providers/Microsoft.Authorization/roleDefinitions/${definition}`,
      type: "Microsoft.Authorization/roleDefinitions",
      name: definition,
    });
  }

  return {
    handle(request: StubRequest): StubResponse {
      const bearer = entra.bearerOf(request, audience);
      if (bearer === undefined) return error(401, "InvalidAuthenticationToken", "The access token is invalid.");
      const { pathname } = request.url;
      if (/^\/providers\/microsoft\.managementpartner\/partners(\/|$)/i.test(pathname))
        return partners(request, bearer);
      if (request.method !== "GET") throw new Unexpected(`${request.method} ${pathname}`);
      if (pathname === "/subscriptions") return subscriptions(request, bearer);
      const [, id = "", provider = ""] = /^\/subscriptions\/([0-9a-f-]{36})\/providers\/(.+)$/.exec(pathname) ?? [];
      return ofSubscription(request, bearer, id, provider);
    },
  };
}

const roleId = (role: string): string => roleIds[role] ?? "00000000-0000-4000-8000-00000000c0de";

function version({ url }: StubRequest, wanted: string, ...others: readonly string[]): void {
  onlyQuery(url, "api-version", ...others);
  if (url.searchParams.get("api-version") !== wanted) throw new Unexpected(`${url.pathname} in another version`);
}

/** A link as ARM prints it; the number in its id is written in lower-case letters around it. */
function shown({ partnerId, tenant, objectId, state, createdTime, version: number }: Link) {
  return {
    id: `/providers/microsoft.managementpartner/partners/${partnerId}`,
    type: "Microsoft.ManagementPartner/partners",
    name: partnerId,
    etag: number,
    properties: {
      partnerId,
      partnerName: "Our company",
      tenantId: tenant,
      objectId,
      version: number,
      createdTime,
      updatedTime: createdTime,
      state,
    },
  };
}
