/** "@bot gaps" and "show": what is open, for the person and the place that ask. */
import type { Customer, CustomerId } from "../domain/customer.ts";
import { ownersOf } from "../domain/digest.ts";
import { findCustomer, type Found } from "../domain/find.ts";
import { mayAnswer } from "../domain/checklist.ts";
import type { Actor } from "../domain/person.ts";
import {
  pageOf,
  reportGaps,
  selectGaps,
  visibleTo,
  writeFilter,
  type Filter,
  type GapReport,
  type Selected,
} from "../domain/report.ts";
import { evaluate, type Evaluated } from "./evaluate.ts";
import type { Organization, World } from "./ports.ts";

/** Who asks, and where: in a personal chat a colleague who is not a manager sees only the customers they answer for. */
export type Viewer = { actor: Actor; personal: boolean };

/** The gap report of an organization for a viewer. */
export async function gapReport(
  world: World,
  organization: Organization,
  viewer: Viewer,
  asked: { filter: Filter; page: number },
): Promise<{ report: GapReport; evaluated: Evaluated }> {
  const evaluated = await evaluate(world, organization);
  const { customers, gapsById } = evaluated;
  const visible = seen(customers, viewer);
  const report =
    visible === customers && asked.filter.by !== "person" && asked.filter.by !== "customer"
      ? pageOf(remembered(customers, gapsById, asked.filter), asked.page)
      : reportGaps(visible, gapsById, asked);
  return { report, evaluated };
}

/**
 * Selections over all customers, as long as their gaps are the very same map: until anything changes. Only for the few
 * filters that are no name, so that nobody can fill the memory by asking.
 */
const selections = new WeakMap<Evaluated["gapsById"], Map<string, Selected>>();

function remembered(customers: readonly Customer[], gapsById: Evaluated["gapsById"], filter: Filter): Selected {
  let known = selections.get(gapsById);
  if (known === undefined) selections.set(gapsById, (known = new Map()));
  const key = writeFilter(filter);
  let selected = known.get(key);
  if (selected === undefined) known.set(key, (selected = selectGaps(customers, gapsById, filter)));
  return selected;
}

/** One customer with all about it; undefined when there is none or the viewer may not see it here. */
export async function showCustomer(
  world: World,
  organization: Organization,
  viewer: Viewer,
  id: CustomerId,
): Promise<{ customer: Customer; evaluated: Evaluated } | undefined> {
  const evaluated = await evaluate(world, organization);
  const customer = seen(evaluated.customers, viewer).find((one) => one.id === id);
  return customer === undefined ? undefined : { customer, evaluated };
}

/** Open gaps by owner, of what the viewer may see here. */
export async function gapsByOwner(world: World, organization: Organization, viewer: Viewer) {
  const { customers, gapsById, names, context } = await evaluate(world, organization);
  const visible = seen(customers, viewer);
  return { byOwner: ownersOf(visible, gapsById), names, today: context.today };
}

/** The customer a person means, among those they may see here. */
export async function lookUp(organization: Organization, viewer: Viewer, text: string): Promise<Found> {
  return findCustomer(seen(await organization.customers.list(), viewer), text);
}

/** Whether the viewer may see the customer here. */
export function maySee(customer: Customer, { actor, personal }: Viewer): boolean {
  return !personal || mayAnswer(customer, actor);
}

function seen(customers: readonly Customer[], { actor, personal }: Viewer): readonly Customer[] {
  return personal ? visibleTo(customers, actor) : customers;
}
