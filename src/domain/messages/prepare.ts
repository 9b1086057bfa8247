/** Who hears a delivery, and whether it is the hour for it, from the present state; what it says is made in compose.ts. */
import { compose, dropped, recordOf, type DeliveryFacts, type Recipient } from "./compose.ts";
import type { Delivery, MessageSubject, Week } from "../documents.ts";
import { listener } from "../people/absence.ts";
import { isPrincipalName, isSamePerson, personOf } from "../people/person.ts";
import { serviceUrlFor, unreachableBecause, type Address } from "./address.ts";
import { isAskedForNow, type NotNow } from "./delivery.ts";
import { goodHour } from "./good-hour.ts";
import { shorter, type Message } from "./message.ts";
import { digestKey, newerWeek, weeklyKey, weeklyMomentOf } from "./plan.ts";

/** A message with its address, or why there is none now. */
export type Prepared = { kind: "ready"; to: Address; message: Message } | NotNow;

/** Decides about a leased delivery. */
export function prepare(delivery: Delivery, facts: DeliveryFacts): Prepared {
  const recipient = recipientOf(delivery, facts);
  if (recipient === undefined) return dropped("the digest was stopped in this channel");
  const { to } = recipient;
  const until = isAskedForNow(delivery)
    ? facts.now
    : goodHour(delivery.about, to, facts.settings, facts.moment, facts.now);
  if (until > facts.now) return { kind: "postponed", until };
  if (facts.isOvertaken) return overtaken(delivery, to);
  const message = compose(delivery, recipient, facts);
  if (message.kind === "dropped" || message.kind === "postponed") return message;
  const because = isTriedAnyway(delivery, to) ? notAllowed(delivery, to, facts) : unreachableBecause(to);
  if (because !== undefined) return { kind: "unreachable", because };
  return { kind: "ready", to: addressFor(delivery, to, facts), message: shorter(message, delivery.smaller ?? 0) };
}

/** Whether a message that waits leaves at the next run, as far as the hour goes. */
export function isItsHour(
  delivery: Delivery,
  facts: Pick<DeliveryFacts, "people" | "channels" | "context" | "settings" | "moment" | "now">,
): boolean {
  const { settings, moment, now } = facts;
  const recipient = recipientOf(delivery, facts);
  if (recipient === undefined || (delivery.notBefore ?? now) > now) return false;
  return goodHour(delivery.about, recipient.to, settings, moment, now) <= now;
}

/** A week that was tried and reached nobody until the next one came is named to managers all the same. */
function overtaken({ unreached, attempts }: Delivery, to: Address): NotNow {
  const gone = "channel" in to && unreached !== undefined ? to.channel.unreachable?.because : undefined;
  const failed = gone ?? (attempts > 0 ? "Teams did not take it before the next one came" : undefined);
  return failed === undefined ? dropped("a newer week takes its place") : { kind: "unreachable", because: failed };
}

/** Somebody whom nothing reached is tried once a week, whatever was said before. */
function isTriedAnyway({ about }: Delivery, to: Address): boolean {
  return "week" in about && "person" in to && !isPrincipalName(to.person.id);
}

/** The digest of the organization comes to the chats of managers only; somebody else has to take it over. */
function notAllowed({ about }: Delivery, to: Address, { managers }: DeliveryFacts): string | undefined {
  if (about.kind !== "digest" || !("person" in to)) return undefined;
  return managers.some((ref) => isSamePerson(ref, to.person)) ? undefined : "they are no longer a manager";
}

/** A channel that could not be reached is tried at another address each time. */
function addressFor({ unreached }: Delivery, to: Address, facts: DeliveryFacts): Address {
  if ("person" in to || unreached === undefined) return to;
  return { channel: { ...to.channel, serviceUrl: serviceUrlFor(to.channel, unreached, facts) } };
}

/** Nothing that the deputy hears in place of whoever is away; of an offboarding, who hears it is planned, and a new customer is a manager's to add. */
const themselvesAlone: ReadonlySet<MessageSubject["kind"]> = new Set([
  "absence",
  "cover",
  "taken",
  "memo",
  "offboarding",
  "new-customer",
]);

/** @returns undefined for a digest that is not wanted there any more. */
function recipientOf(
  { to, about }: Delivery,
  { people, channels, context }: Pick<DeliveryFacts, "people" | "channels" | "context">,
): Recipient | undefined {
  if ("channel" in to) {
    const channel = channels.find(({ id }) => id === to.channel);
    return channel?.digest === undefined ? undefined : { to: { channel }, digest: channel.digest };
  }
  const meant = personOf(people, to.person);
  if (themselvesAlone.has(about.kind)) return { to: { person: meant }, meant };
  if (about.kind !== "digest") return { to: { person: listener(meant, people, context.today) }, meant };
  return meant.teamDigest === undefined ? undefined : { to: { person: meant }, digest: meant.teamDigest };
}

/** The key of the same recipient's newer week: after a long silence that one comes, and not the older one too. */
export function newerKey(delivery: Delivery, facts: Omit<DeliveryFacts, "isOvertaken">): string | undefined {
  const { about } = delivery;
  const recipient = recipientOf(delivery, facts);
  if (recipient === undefined || !("week" in about)) return undefined;
  const moment = "digest" in recipient ? recipient.digest.moment : weeklyMomentOf(recipient.to.person, facts.moment);
  const week = moment && newerWeek(about.week, moment, facts.now);
  if (week === undefined) return undefined;
  const { id } = "channel" in recipient.to ? recipient.to.channel : recipient.to.person;
  return "digest" in recipient ? digestKey(week, id) : weeklyKey(week, id);
}

/**
 * What is put on record of the week of a digest, so that the next one can be counted against it; also when the digest
 * is dropped because nothing is new. Undefined for what is no digest, and for one that does not come now.
 */
export function weekToRecord(delivery: Delivery, prepared: Prepared, facts: DeliveryFacts): Week | undefined {
  const { about } = delivery;
  const isDue = prepared.kind !== "postponed" && recipientOf(delivery, facts) !== undefined;
  if (about.kind !== "digest" || !isDue || facts.isOvertaken) return undefined;
  return recordOf(about.week, facts);
}
