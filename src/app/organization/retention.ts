/** Removes what is over its time, once a day; and sets how long that is. */
import { removedFrom } from "../../domain/organization/history.ts";
import { withoutOldAbsences } from "../../domain/people/absence.ts";
import { withoutOldMemos } from "../../domain/people/memos.ts";
import { onlyManagers, type Actor } from "../../domain/people/person.ts";
import * as retentions from "../../domain/organization/retention.ts";
import {
  cutCustomer,
  cutSettings,
  isDeliveryOver,
  retentionOf,
  type RetentionChanged,
} from "../../domain/organization/retention.ts";
import { dropPast } from "../imports/undo.ts";
import { isConversationSilent } from "../../domain/messages/dedupe.ts";
import { dayOf } from "../../domain/time/time.ts";
import { changeEach } from "../change-each.ts";
import { changeSettings, settingsOf } from "../evaluate.ts";
import type { Organization, World } from "../ports.ts";

/** How many records of messages and entries of histories are gone. */
export type Pruned = { deliveries: number; entries: number };

/**
 * Removes deliveries and history that are over their time, messages about customers that are gone, what was heard in
 * conversations that are silent, memos that came long ago, what undoes absences of a day ago. Does its work once a day, but for what imports changed, which goes as soon as it may.
 * The day is written down last: who dies in between begins again.
 * @returns undefined when it was done today.
 */
export async function prune(
  world: Pick<World, "now" | "setup">,
  organization: Organization,
): Promise<Pruned | undefined> {
  const settings = await settingsOf(organization);
  const now = world.now();
  const today = dayOf(now, settings.zone ?? world.setup.digest.zone);
  // What imports changed is kept for a day, not until the next daily run after it.
  await dropPast(organization, now);
  if (settings.pruned === today) return undefined;
  const retention = retentionOf(settings);
  const pruned = { deliveries: 0, entries: 0 };

  // Deliveries first: another instance may add a customer and write to its owner meanwhile, and that record must stay.
  const deliveries = await organization.deliveries.list();
  const customers = await organization.customers.list();
  const there = new Set(customers.map(({ id }) => id));
  const facts = { now, isThere: (customer: string) => there.has(customer) };
  for (const delivery of deliveries) {
    if (!isDeliveryOver(delivery, retention, facts)) continue;
    await organization.deliveries.update(delivery.id, (current) => ({
      doc: current !== undefined && isDeliveryOver(current, retention, facts) ? undefined : current,
    }));
    pruned.deliveries += 1;
  }
  await changeEach(organization.heard, (heard) => (isConversationSilent(heard, now) ? undefined : heard));
  await changeEach(organization.people, (person) => withoutOldMemos(withoutOldAbsences(person, now), now));
  const { history: days } = retention;
  for (const customer of customers) {
    if (cutCustomer(customer, days, now) === customer) continue;
    const { removed } = await organization.customers.update(customer.id, (current) => {
      if (current === undefined) return { doc: current, removed: 0 };
      const doc = cutCustomer(current, days, now);
      return { doc, removed: removedFrom(doc.history) - removedFrom(current.history) };
    });
    pruned.entries += removed;
  }
  const { removed } = await changeSettings(organization, (current) => {
    const cut = days === undefined ? current : cutSettings(current, days, now);
    return { doc: { ...cut, pruned: today }, removed: removedFrom(cut.history) - removedFrom(current.history) };
  });
  pruned.entries += removed;
  return pruned;
}

/** A manager says how long something is kept. @param asked.days absent: history is kept for good. */
export async function setRetention(
  world: Pick<World, "now">,
  organization: Organization,
  asked: { of: "deliveries" | "history"; days?: number; by: Actor },
): Promise<RetentionChanged> {
  onlyManagers(asked.by);
  const { of, days, by } = asked;
  return await changeSettings(organization, (current) =>
    retentions.setRetention(current, { of, by: by.id, days }, world.now()),
  );
}
