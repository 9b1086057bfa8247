/** What an owner can do with a checklist, each under the name of its button. */
import * as checklist from "../../domain/customer/checklist.ts";
import type { ChecklistOutcome } from "../../domain/customer/checklist.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import { withUndoable } from "../../domain/customer/undo.ts";
import type { Actor } from "../../domain/people/person.ts";
import type { Instant } from "../../domain/time/time.ts";
import { changeCustomer, type CustomerChanged } from "../change-customer.ts";
import { gapContext } from "../evaluate.ts";
import type { Organization, World } from "../ports.ts";
import { drawnByClick } from "../messages/redraw.ts";

export type Acted = CustomerChanged<ChecklistOutcome>;

/** Of which customer it is said, and on which card, where it was said on one. */
type About = { customer: string; on?: { conversation: string; activity: string } | undefined };

/** Saves answers to the four questions; durable when it resolves. */
export const saveAnswers = acting(undoably(checklist.saveAnswers));

/** Everything answered before is confirmed again. */
export const stillTrue = acting(undoably(checklist.stillTrue));

/** The prompt stays open and is left alone for two business days, or until the day that was chosen. */
export async function later(
  world: World,
  organization: Organization,
  said: Omit<Parameters<typeof checklist.later>[1], "calendar"> & About,
): Promise<Acted> {
  const { calendar } = await gapContext(world, organization);
  return await putOff(world, organization, { ...said, calendar });
}

const putOff = acting(checklist.later);

/** The owner or deputy gives the customer back. */
export const notMine = acting(checklist.notMine);

/** What the former owner knows of a customer that they gave back, for the managers. */
export const tellManagers = acting(checklist.tellManagers);

/** The owner takes back what they gave back, while nobody else has it. */
export const undoNotMine = acting(checklist.undoNotMine);

/**
 * "Still true" for several customers: each is one change of one document, so that dying in between leaves the rest.
 * @returns those that were confirmed.
 */
export async function confirm(
  world: World,
  organization: Organization,
  said: { customers: readonly { id: string; revision: number }[]; by: Actor },
): Promise<readonly Customer[]> {
  const confirmed: Customer[] = [];
  for (const { id, revision } of said.customers) {
    const acted = await stillTrue(world, organization, { customer: id, revision, by: said.by });
    if (acted.outcome === "saved") confirmed.push(acted.customer);
  }
  return confirmed;
}

function undoably<Said extends { by: Actor }>(
  change: (customer: Customer, said: Said, now: Instant) => ChecklistOutcome,
) {
  return (customer: Customer, said: Said, now: Instant): ChecklistOutcome => {
    const done = change(customer, said, now);
    return { ...done, doc: withUndoable(customer, done.doc, { by: said.by.id, now }) };
  };
}

/**
 * The reply draws the card it was said on; other cards about the customer are drawn anew by the schedule, and so is one
 * that was answered by somebody else, since only whoever pressed sees that.
 */
function acting<Said>(change: (customer: Customer, said: Said, now: Instant) => ChecklistOutcome) {
  return async (world: World, organization: Organization, said: Said & About): Promise<Acted> => {
    const acted = await changeCustomer(organization, said.customer, (customer) => change(customer, said, world.now()));
    if (acted.outcome === "no-such-customer") return acted;
    const isDrawn = acted.outcome !== "not-yours" && acted.outcome !== "superseded";
    if (said.on !== undefined && isDrawn) await drawnByClick(world, organization, said.on);
    if (acted.outcome === "saved") world.nudge();
    return acted;
  };
}
