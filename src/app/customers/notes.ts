/** Notes on a customer are added and removed. */
import type { CustomerId } from "../../domain/customer/customer.ts";
import { changeNotes, type NotesChanged } from "../../domain/customer/notes.ts";
import { withUndoable } from "../../domain/customer/undo.ts";
import type { Actor } from "../../domain/people/person.ts";
import { changeCustomer, type CustomerChanged } from "../change-customer.ts";
import type { Organization, World } from "../ports.ts";

/** Changes the notes of one customer in one step, undone with one press. See `changeNotes` for what may be changed. */
export function noteCustomer(
  world: World,
  organization: Organization,
  customer: CustomerId,
  change: Parameters<typeof changeNotes>[1] & { by: Actor },
): Promise<CustomerChanged<NotesChanged>> {
  const now = world.now();
  return changeCustomer(organization, customer, (before) => {
    const { doc, outcome } = changeNotes(before, change, change.by, now);
    return { outcome, doc: withUndoable(before, doc, { by: change.by.id, now }) };
  });
}
