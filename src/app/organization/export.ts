/** Fetches what a table of an organization is made of. Whether somebody may have it is the caller's to ask. */
import type { ExportFacts, ExportKind } from "../../domain/organization/exported.ts";
import { answeredBy } from "../../domain/customer/checklist.ts";
import { standingClaims, type ClaimState } from "../../domain/claims/standing.ts";
import type { Catalogue } from "../../domain/catalogue/workloads.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import type { TrailFilter } from "../../domain/organization/history.ts";
import type { Answerer } from "../../domain/people/person.ts";
import { evaluate } from "../evaluate.ts";
import type { Organization, World } from "../ports.ts";

/** @param asked.filter for `history`. @param asked.of only the customers that they answer for. @param asked.states for `claims`: those that stand so */
export async function gatherExport(
  world: Pick<World, "setup" | "gapsIn" | "now">,
  organization: Organization,
  asked: {
    kind: ExportKind;
    filter?: TrailFilter | undefined;
    of?: Answerer | undefined;
    states?: readonly ClaimState[] | undefined;
  },
): Promise<ExportFacts> {
  const { customers, gapsById, names, settings, context } = await evaluate(world, organization);
  const { of, states } = asked;
  const those = of === undefined ? customers : answeredBy(customers, of);
  return {
    customers: states === undefined ? those : withClaims(those, states, world.setup.catalogue),
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

/** With those of their claims that stand so, and no others. */
function withClaims(
  customers: readonly Customer[],
  states: readonly ClaimState[],
  catalogue: Catalogue,
): readonly Customer[] {
  const kept = new Set(standingClaims(customers, { states }, catalogue).map(({ claim }) => claim));
  return customers.map((one) => ({ ...one, claims: one.claims.filter((claim) => kept.has(claim)) }));
}
