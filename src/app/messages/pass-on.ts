/** Writes down what managers have owners reminded of, and hands on what is somebody else's to hear by now. */
import { noted } from "../../domain/customer/edit.ts";
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import type { Delivery } from "../../domain/documents.ts";
import { memberOf } from "../../domain/listing.ts";
import { chaseTo, isChase, passedOn, withoutGaps, type ChaseDelivery } from "../../domain/messages/chases.ts";
import type { PersonRef } from "../../domain/people/person.ts";
import type { Instant } from "../../domain/time/time.ts";
import { changeKnown } from "../change-each.ts";
import type { Evaluated } from "../evaluate.ts";
import type { Organization } from "../ports.ts";
import { writeDown } from "./plan-reminders.ts";

/** `damaged`: ids of deliveries that cannot be read. */
type Records = { damaged: readonly Delivery["id"][]; now: Instant };

/** Writes the message to one of them down, and into each customer that they are reminded. */
export async function writeChase(
  organization: Organization,
  to: PersonRef,
  gaps: Parameters<typeof chaseTo>[1],
  about: Parameters<typeof chaseTo>[2],
  { damaged, now }: Records,
): Promise<void> {
  const theirs = (await organization.deliveries.list()).filter((one) => "person" in one.to && one.to.person === to);
  await writeDown(organization, chaseTo(to, gaps, about, theirs, damaged), now);
  for (const id of new Set(gaps.map(({ customer }) => customer.id)))
    await changeKnown(organization.customers, id, (customer) =>
      noted(customer, { at: now, by: about.by, what: "reminded of gaps", to }),
    );
}

/**
 * Of these messages, what is another's to hear by now is written down for them, and taken out: who dies in between finds
 * it written, and leaves it there.
 */
export async function passOnChases(
  organization: Organization,
  chases: readonly ChaseDelivery[],
  facts: Records & Pick<Evaluated, "customers" | "people" | "gapsById" | "context">,
): Promise<void> {
  const { customers, gapsById, people, context } = facts;
  const customer = (id: CustomerId) => memberOf(customers, id);
  const gaps = ({ id }: Customer) => gapsById.get(id) ?? [];
  for (const chase of chases) {
    const deliveries = await organization.deliveries.list();
    const others = passedOn(chase, deliveries, { customer, gaps, people, today: context.today });
    for (const [to, some] of others) await writeChase(organization, to, some, chase.about, facts);
    const keys = new Set([...others.values()].flatMap((some) => some.map(({ gap }) => gap.key)));
    if (keys.size > 0)
      await changeKnown(organization.deliveries, chase.id, (current) =>
        current.state === chase.state && isChase(current) ? withoutGaps(current, keys) : current,
      );
  }
}
