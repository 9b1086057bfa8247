/** Writes down what became of deliveries, and tells the log. */
import { release, settle, type Changed } from "../../domain/messages/delivery.ts";
import type { Delivery } from "../../domain/documents.ts";
import type { Instant } from "../../domain/time/time.ts";
import type { DeliveryOutcome, Sender, Unrecorded } from "./sender.ts";
import type { Organization } from "../ports.ts";

type Transition = (current: Delivery | undefined) => Changed<string>;

/** Changes one delivery and tells what came of it. */
export async function change(
  organization: Organization,
  sender: Sender,
  id: string,
  transition: Transition,
): Promise<DeliveryOutcome> {
  const { outcome, doc } = await organization.deliveries.update(id, transition);
  return tell(organization, sender, outcomeOf(outcome), doc);
}

/** Keeps a reply until the store has it, and writes it down. */
export function record(
  organization: Organization,
  sender: Sender,
  unrecorded: Unrecorded,
  now: Instant,
): Promise<DeliveryOutcome> {
  sender.unrecorded.set(keyOf(unrecorded), unrecorded);
  return recordKept(organization, sender, unrecorded, now);
}

/** Keeps for later that an attempt was marked as begun, perhaps, and that nothing left all the same. */
export function keepUnsent(sender: Sender, unrecorded: Omit<Unrecorded, "sent">): void {
  const because = "the store failed before it was sent";
  sender.unrecorded.set(keyOf(unrecorded), { ...unrecorded, sent: { outcome: "not-sent", because } });
}

/** Writes down replies that the store could not take when they came. Also the last thing to do before stopping. */
export async function recordLate(organization: Organization, sender: Sender, now: Instant): Promise<void> {
  for (const unrecorded of sender.unrecorded.values()) {
    if (unrecorded.organization === organization.id) await recordKept(organization, sender, unrecorded, now);
  }
}

async function recordKept(
  organization: Organization,
  sender: Sender,
  unrecorded: Unrecorded,
  now: Instant,
): Promise<DeliveryOutcome> {
  const { id, attempt, sent } = unrecorded;
  const outcome = await change(organization, sender, id, (current) => {
    const settled = settle(current, attempt, sent, now, sender.random());
    // The mark may not have been written after all; then the delivery is only claimed, and is handed back.
    const isOnlyClaimed = settled.outcome === "not-ours" && sent.outcome === "not-sent";
    return isOnlyClaimed ? release(current, sender.instance, now) : settled;
  });
  if (sender.unrecorded.get(keyOf(unrecorded)) === unrecorded) sender.unrecorded.delete(keyOf(unrecorded));
  return outcome;
}

function keyOf({ organization, id }: Pick<Unrecorded, "organization" | "id">): string {
  return `${organization} ${id}`;
}

/** Tells the log and the metrics; says nothing of what did not happen. */
export function tell(
  organization: Organization,
  sender: Sender,
  outcome: DeliveryOutcome,
  doc: Delivery | undefined,
): DeliveryOutcome {
  if (doc !== undefined && outcome !== "skipped") {
    sender.report({
      organization: organization.id,
      delivery: doc.id,
      kind: doc.about.kind,
      outcome,
      attempts: doc.attempts,
      ...(doc.because === undefined ? {} : { because: doc.because }),
    });
  }
  return outcome;
}

function outcomeOf(outcome: string): DeliveryOutcome {
  switch (outcome) {
    case "sent":
    case "unreachable":
    case "unknown":
    case "refused":
    case "dropped":
    case "postponed":
      return outcome;
    case "lost":
      return "unknown";
    case "planned":
      return "retried";
    default:
      return "skipped";
  }
}
