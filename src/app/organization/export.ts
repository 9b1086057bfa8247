/** Fetches what a table of an organization is made of. Whether somebody may have it is the caller's to ask. */
import type { ExportFacts, ExportKind } from "../../domain/organization/exported.ts";
import { answeredBy } from "../../domain/customer/checklist.ts";
import type { TrailFilter } from "../../domain/organization/history.ts";
import type { Actor } from "../../domain/people/person.ts";
import { evaluate } from "../evaluate.ts";
import type { Organization, World } from "../ports.ts";

/** @param asked.filter for `history`. @param asked.of only the customers that they answer for */
export async function gatherExport(
  world: Pick<World, "setup" | "gapsIn" | "now">,
  organization: Organization,
  asked: {
    kind: ExportKind;
    filter?: TrailFilter | undefined;
    of?: Pick<Actor, "id" | "upn" | "standsInFor"> | undefined;
  },
): Promise<ExportFacts> {
  const { customers, gapsById, names, settings, context } = await evaluate(world, organization);
  return {
    customers: asked.of === undefined ? customers : answeredBy(customers, asked.of),
    gapsById,
    deliveries: asked.kind === "deliveries" ? await organization.deliveries.list() : [],
    settings,
    names,
    catalogue: world.setup.catalogue,
    today: context.today,
    zone: context.zone,
    filter: asked.filter,
  };
}
