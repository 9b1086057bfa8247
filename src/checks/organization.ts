/** Can the bot write to the people of an organization, and does it? */
import type { Customer } from "../domain/customer/customer.ts";
import type { Channel, Delivery } from "../domain/documents.ts";
import { waitsSince } from "../domain/messages/delivery.ts";
import { byReference, unreached, type Person, type PersonRef } from "../domain/people/person.ts";
import { nextOccurrence, type Instant } from "../domain/time/time.ts";
import { findingsOf, type Finding } from "./finding.ts";

/** What of an organization's documents is looked at. */
export type Facts = {
  people: readonly Person[];
  channels: readonly Channel[];
  deliveries: readonly Delivery[];
  customers: readonly Customer[];
  /** From the settings, and those that were added in the chat. */
  managers: readonly PersonRef[];
};

/** A message that has been due for longer than this should have left. */
const lateMilliseconds = 3_600_000;
const mostNamed = 5;

export function judgeOrganization(facts: Facts, now: Instant): Finding[] {
  const known = byReference(facts.people);
  return [judgeManagers(facts, known), judgeOwners(facts, known), judgeDigests(facts, now), judgeSchedule(facts, now)];
}

type Known = ReadonlyMap<PersonRef, Person>;

function judgeManagers({ managers }: Facts, known: Known): Finding {
  const { good, warning } = findingsOf("managers");
  const reached = new Set(
    managers.flatMap((ref) => {
      const person = known.get(ref);
      return person?.chat !== undefined && unreached(person) === undefined ? [person.id] : [];
    }),
  );
  if (managers.length === 0) return warning("There is no manager.", "Set BOT_MANAGERS.");
  if (reached.size > 0) return good(`${reached.size} of ${managers.length} managers can be written to.`);
  return warning(
    "No manager can be written to yet.",
    "Ask a manager to add the bot in Teams and send it one message: help.",
  );
}

function judgeOwners({ customers }: Facts, known: Known): Finding {
  const { good, warning } = findingsOf("owners");
  const owners = new Set(customers.flatMap(({ owner }) => (owner === undefined ? [] : [owner])));
  const lost = [...owners].flatMap((ref) => {
    const person = known.get(ref);
    const because = person === undefined ? "hasn't used the bot yet" : unreached(person)?.because;
    return because === undefined ? [] : [`${person?.name ?? ref}: ${because}`];
  });
  if (lost.length === 0) return good(`Messages reach all ${owners.size} owners.`);
  const more = lost.length > mostNamed ? `; and ${lost.length - mostNamed} more` : "";
  return warning(
    `Messages do not reach ${lost.length} of ${owners.size} owners (${lost.slice(0, mostNamed).join("; ")}${more}).`,
    "In the Teams admin center, Manage apps, the bot, Users and groups: install it for the owners' group.",
  );
}

function judgeDigests({ channels }: Facts, now: Instant): Finding {
  const { good, warning } = findingsOf("digests");
  const moments = channels.flatMap(({ digest }) => (digest === undefined ? [] : [nextOccurrence(digest.moment, now)]));
  if (moments.length === 0) {
    return warning("No channel gets a digest.", "In a channel, write to the bot: digest here Monday 09:00");
  }
  const silent = channels.filter(({ digest, unreachable }) => digest !== undefined && unreachable !== undefined);
  if (silent.length > 0) {
    return warning(
      `${silent.length} of ${moments.length} channels with a digest cannot be written to: ${silent[0]?.unreachable?.because ?? ""}.`,
      "Add the bot to the team again.",
    );
  }
  return good(`${moments.length} channels get a digest, the next one at ${moments.toSorted()[0] ?? ""}.`);
}

function judgeSchedule({ deliveries }: Facts, now: Instant): Finding {
  const { good, fault } = findingsOf("schedule");
  const late = deliveries.filter((delivery) => {
    const since = waitsSince(delivery);
    return since !== undefined && Date.parse(now) - Date.parse(since) > lateMilliseconds;
  });
  if (late.length > 0) {
    return fault(
      `${late.length} messages have been due for over an hour.`,
      "Is the bot running? Its log says why they aren't going out.",
    );
  }
  const sent = deliveries.filter(({ state }) => state === "sent").map(({ at }) => at);
  const last = sent.toSorted().at(-1);
  return good(
    last === undefined ? "No message has been due yet." : `Nothing is late; the last message went out at ${last}.`,
  );
}
