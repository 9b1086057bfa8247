/**
 * GDAP relations of all customers, from Microsoft Graph: `GET /v1.0/tenantRelationships/delegatedAdminRelationships`,
 * application permission `DelegatedAdminRelationship.Read.All`. At most 300 a page. A tenant that is no partner's gets
 * an empty list. The list knows no conditional request: the etags in it are each relation's own.
 */
import { z } from "zod";
import type { GdapRelation } from "../domain/customer/gdap.ts";
import type { Service, Session } from "./http.ts";
import { everyItem, guidSchema, lastDayBefore } from "./service.ts";

const path =
  "/v1.0/tenantRelationships/delegatedAdminRelationships?$select=id,status,customer,endDateTime,autoExtendDuration&$top=300";

const page = z.object({
  value: z.array(
    z.object({
      status: z.string().min(1),
      // A relation that nobody has approved yet may have no customer.
      customer: z.object({ tenantId: guidSchema.nullish() }).nullish(),
      endDateTime: lastDayBefore.nullish(),
      autoExtendDuration: z.string().nullish(),
    }),
  ),
  "@odata.nextLink": z.string().optional(),
});

export async function readGdap(session: Session, graph: Service, token: string): Promise<readonly GdapRelation[]> {
  const found = await everyItem(session, graph, {
    first: { path, token },
    schema: page,
    items: ({ value }) => value,
    next: ({ "@odata.nextLink": link }) => (link === undefined ? undefined : { path: link, token }),
  });
  return found.flatMap(({ status, customer, endDateTime, autoExtendDuration }) => {
    const tenant = customer?.tenantId ?? undefined;
    if (tenant === undefined) return [];
    return [{ customer: tenant, status, endsOn: endDateTime ?? undefined, autoExtends: isLonger(autoExtendDuration) }];
  });
}

/** `P180D` extends; `PT0S`, `P0D` and none do not. */
const isLonger = (duration: string | null | undefined): boolean => /[1-9]/.test(duration ?? "");
