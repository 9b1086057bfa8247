/**
 * What our own principals are linked to and reach, from Azure Resource Manager. Only a principal itself can see its link
 * (`GET /providers/Microsoft.ManagementPartner/partners`), so each signs in with its own credential in its directory: in
 * ours for Lighthouse, in the customer's for an application that was consented there. Reading the link needs no role.
 */
import { z } from "zod";
import { inParallel } from "../app/in-parallel.ts";
import type { NotRead, PalLink, Principal, Reached } from "../domain/sources/facts.ts";
import { SourceError } from "./fault.ts";
import type { Service, Session } from "./http.ts";
import { dayOfMoment, everyItem, guidSchema, scopes } from "./service.ts";
import type { ApplicationTokens } from "../identity/application.ts";
import type { Application } from "../identity/credential.ts";
import { jsonIn } from "../domain/json.ts";

/** Subscriptions whose roles are asked for at a time; the pace is the service's. */
const subscriptionsAtOnce = 8;

export const partnerPath = "/providers/Microsoft.ManagementPartner/partners";
export const partnerVersion = "?api-version=2018-02-01";

/** One link, as ARM answers to all four methods. The id may carry another number than `partnerId`: the latter counts. */
export const partnerAnswer = z.object({
  properties: z.object({
    // A number in some recordings.
    partnerId: z.union([z.string(), z.number()]).transform(String),
    tenantId: guidSchema.nullish(),
    objectId: guidSchema.nullish(),
    state: z.enum(["Active", "Deleted"]).catch("Active"),
    createdTime: dayOfMoment.nullish(),
  }),
});

const subscriptions = z.object({
  value: z.array(
    z.object({
      subscriptionId: guidSchema,
      tenantId: guidSchema,
      displayName: z.string().nullish(),
      state: z.string(),
      managedByTenants: z.array(z.object({ tenantId: guidSchema })).nullish(),
    }),
  ),
  nextLink: z.string().nullish(),
});

const assignments = z.object({
  value: z.array(z.object({ properties: z.object({ roleDefinitionId: z.string(), scope: z.string().nullish() }) })),
  nextLink: z.string().nullish(),
});

const definition = z.object({ properties: z.object({ roleName: z.string() }) });

const delegations = z.object({
  value: z.array(
    z.object({
      properties: z.object({
        registrationDefinition: z
          .object({
            properties: z.object({
              authorizations: z.array(z.object({ principalId: guidSchema, roleDefinitionId: guidSchema })).nullish(),
            }),
          })
          .nullish(),
      }),
    }),
  ),
  nextLink: z.string().nullish(),
});

/**
 * Reads each principal. One that gets no token, or is refused, is named by its directory and stops nobody else, unless
 * all are.
 */
export async function readPal(
  session: Session,
  arm: Service,
  tokens: ApplicationTokens,
  applications: readonly Application[],
): Promise<{ principals: readonly Principal[]; failed: readonly NotRead[] }> {
  const principals: Principal[] = [];
  const failed: NotRead[] = [];
  const roleNames = new Map<string, Promise<string | undefined>>();
  let firstFault: SourceError | undefined;
  for (const application of applications) {
    try {
      const token = await tokens.of(application, scopes.arm);
      principals.push(await readPrincipal({ session, arm, token, roleNames }, application));
    } catch (error) {
      if (!(error instanceof SourceError) || !isOfOne(error)) throw error;
      firstFault ??= error;
      failed.push({ of: application.tenant, because: error.fault.says });
    }
  }
  if (firstFault !== undefined && principals.length === 0) throw firstFault;
  return { principals, failed };
}

const isOfOne = ({ fault: { kind } }: SourceError): boolean =>
  kind === "consent" || kind === "refused" || kind === "credential";

type Reading = {
  session: Session;
  arm: Service;
  token: string;
  /** Names of role definitions by their id; built-in ones are the same in every directory. */
  roleNames: Map<string, Promise<string | undefined>>;
};

async function readPrincipal(reading: Reading, { tenant, clientId }: Application): Promise<Principal> {
  const { session, arm, token } = reading;
  const found = await session.ask(arm, { path: `${partnerPath}${partnerVersion}`, token }, partnerAnswer);
  const link = found === undefined ? undefined : linkOf(found);
  const objectId = found?.properties.objectId ?? objectIdIn(token);
  const listed = await listAt(reading, "/subscriptions?api-version=2022-12-01", subscriptions);
  const reaches: Reached[] = [];
  await inParallel(subscriptionsAtOnce, listed, async (one) => {
    const { subscriptionId: id, tenantId, displayName, state, managedByTenants } = one;
    const delegated = managedByTenants?.some((by) => by.tenantId === tenant) === true;
    const roles = objectId === undefined ? undefined : await rolesOn(reading, id, objectId, delegated);
    reaches.push({ id, tenant: tenantId, name: displayName ?? undefined, state, roles });
  });
  return { tenant, clientId, objectId, link, reaches };
}

/** What a link says. */
export function linkOf({ properties }: z.infer<typeof partnerAnswer>): PalLink {
  const { partnerId, state, createdTime } = properties;
  return { partnerId, state, linkedOn: createdTime ?? undefined };
}

/** Every item of one of ARM's lists. */
const listAt = <Item>(
  { session, arm, token }: Reading,
  path: string,
  schema: z.ZodType<{ value: Item[]; nextLink?: string | null | undefined }>,
): Promise<readonly Item[]> =>
  everyItem(session, arm, {
    first: { path, token },
    schema,
    items: ({ value }) => value,
    next: ({ nextLink }) => (nextLink ? { path: nextLink, token } : undefined),
  });

/**
 * The roles of the principal on the subscription, at any scope that touches it; through Lighthouse, those that the
 * customer's delegation names. Undefined when neither can be seen: then it may have any.
 */
async function rolesOn(
  reading: Reading,
  subscription: string,
  objectId: string,
  delegated: boolean,
): Promise<Reached["roles"]> {
  const base = `/subscriptions/${subscription}/providers`;
  try {
    const filter = encodeURIComponent(`principalId eq '${objectId}'`);
    const roles = `${base}/Microsoft.Authorization/roleAssignments?api-version=2022-04-01&$filter=${filter}`;
    const found = await listAt(reading, roles, assignments);
    const named = found.map(({ properties }) => ({ ...properties, scope: properties.scope ?? undefined }));
    if (named.length > 0 || !delegated) return await withNames(reading, subscription, named);
    const offered = `${base}/Microsoft.ManagedServices/registrationAssignments?api-version=2022-10-01&$expandRegistrationDefinition=true`;
    const offers = await listAt(reading, offered, delegations);
    const own = offers
      .flatMap(({ properties }) => properties.registrationDefinition?.properties.authorizations ?? [])
      .filter(({ principalId }) => principalId === objectId);
    // It reaches the subscription, by a group then, whose members cannot be seen.
    return own.length === 0 ? undefined : await withNames(reading, subscription, own);
  } catch (error) {
    if (error instanceof SourceError && (error.fault.kind === "consent" || error.fault.kind === "refused"))
      return undefined;
    throw error;
  }
}

async function withNames(
  reading: Reading,
  subscription: string,
  assigned: readonly { roleDefinitionId: string; scope?: string | undefined }[],
): Promise<Reached["roles"]> {
  const roles: { role: string; scope?: string | undefined }[] = [];
  for (const { roleDefinitionId, scope } of assigned) {
    const role = await nameOf(reading, subscription, roleDefinitionId.split("/").at(-1)?.toLowerCase() ?? "");
    const isWhole = scope === undefined || scope.toLowerCase() === `/subscriptions/${subscription}`;
    roles.push({ role, scope: isWhole ? undefined : scope });
  }
  return roles;
}

/** What a role is called; its id when that cannot be seen. */
async function nameOf(reading: Reading, subscription: string, id: string): Promise<string> {
  const { session, arm, token, roleNames } = reading;
  let asked = roleNames.get(id);
  if (asked === undefined) {
    const path = `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/${id}?api-version=2022-04-01`;
    asked = session.ask(arm, { path, token }, definition).then((found) => found?.properties.roleName);
    roleNames.set(id, asked);
  }
  return (await asked) ?? id;
}

/**
 * The object id of whom a token is for. A client should not read tokens for others, and Microsoft may close them any day;
 * then it is not known until the principal is linked. It is only used to ask for roles, and believed for nothing else.
 */
function objectIdIn(token: string): string | undefined {
  const payload = jsonIn(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
  return z.object({ oid: guidSchema }).safeParse(payload).data?.oid;
}
