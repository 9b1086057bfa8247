/**
 * What messages have put to a person, so that no other one puts it to them again the same morning. Of two that would say
 * the same, the more urgent one goes first, and the other leaves out what has arrived: what fails is said by the next.
 */
import { openPrompt } from "../customer/checklist.ts";
import { coverOn, hearerOf } from "../customer/cover.ts";
import type { Customer, CustomerId } from "../customer/customer.ts";
import { isOfLaterRelease, type Delivery } from "../documents.ts";
import { groupBy } from "../group-by.ts";
import { createIndex } from "../listing.ts";
import { absenceOn, coverDay, listener } from "../people/absence.ts";
import { byReference, unreached, type Person } from "../people/person.ts";
import { addMilliseconds, dayOf, latest, type Day, type Instant, type Zone } from "../time/time.ts";
import { chasedGaps } from "./chases.ts";
import { alertedGaps } from "./deadlines.ts";
import { isAbout } from "./delivery.ts";
import { isLeftAlone } from "./digest.ts";
import type { OwnerWeek } from "./message.ts";
import { isAboutPrompt } from "./reminders.ts";

/** What gives way to any other that says the same, the later in this list to the earlier. */
const givingWay: readonly Delivery["about"]["kind"][] = ["reminder", "weekly"];

/** In the order given those to each reader, or to a channel; of them the more urgent first. */
export function inTurn(
  due: readonly Delivery[],
  people: readonly Person[],
  today: Day,
): readonly (readonly Delivery[])[] {
  const known = byReference(people);
  const readerOf = ({ to }: Delivery): string => {
    if ("channel" in to) return to.channel;
    const person = known.get(to.person);
    return person === undefined ? to.person : listener(person, people, today).id;
  };
  const rank = ({ about }: Delivery): number => givingWay.indexOf(about.kind);
  return [...groupBy(due, readerOf).values()].map((theirs) => theirs.toSorted((a, b) => rank(a) - rank(b)));
}

const arrived = createIndex<Delivery>(({ state, sent }) => (state === "sent" && sent ? [sent.conversation] : []));

/** What arrived in somebody's chat: a deputy hears there what is meant for another. */
export const heardBy = ({ chat }: Person, deliveries: readonly Delivery[]): readonly Delivery[] =>
  chat === undefined ? [] : arrived(deliveries, [chat.conversation]);

/** The last message about the customer that arrived in somebody's chat; a week names many, and its record none of them. */
export const lastHeardOf = (
  customer: CustomerId,
  person: Person,
  deliveries: readonly Delivery[],
): Delivery | undefined =>
  heardBy(person, deliveries)
    .filter((one) => isAbout(one, customer) && !isOfLaterRelease(one))
    .toSorted((one, other) => one.at.localeCompare(other.at))
    .at(-1);

const dayMilliseconds = 24 * 3_600_000;

/** What of it somebody heard on the day of that moment by their clock, until then. */
export function thatDay(heard: readonly Delivery[], until: Instant, zone: Zone): readonly Delivery[] {
  const recent = addMilliseconds(until, -dayMilliseconds);
  const day = dayOf(until, zone);
  return heard.filter(({ at }) => at > recent && at <= until && dayOf(at, zone) === day);
}

const asking: ReadonlySet<Delivery["about"]["kind"]> = new Set(["prompt", "assigned", "reminder"]);

/**
 * When a message last put the open prompt of a customer to whoever reads what is meant for the person asked. A week names
 * all that are not left alone of the reader's own, and of those they stood in for.
 */
export function lastAsked(
  deliveries: readonly Delivery[],
  { people, context: { today, zone } }: { people: readonly Person[]; context: { today: Day; zone: Zone } },
): (customer: Customer) => Instant | undefined {
  const known = byReference(people);
  const day = coverDay(people, today);
  return (customer) => {
    const prompt = openPrompt(customer);
    const asked = prompt && known.get(prompt.to);
    if (prompt === undefined || asked === undefined) return undefined;
    const reader = hearerOf(customer, people, day) ?? asked;
    const isTheirs = (at: Instant): boolean => {
      const cover = coverOn(customer, dayOf(at, zone));
      const covers = cover !== undefined && cover.at <= at ? known.get(cover.person) : undefined;
      const lost = covers && unreached(covers);
      const meant = covers === undefined || (lost !== undefined && lost.since < at) ? asked : covers;
      const away = absenceOn(meant, dayOf(at, zone));
      return meant === reader || (away?.deputy === reader.id && (away.first ?? away.at ?? "") <= at);
    };
    const asks = (one: Delivery): boolean =>
      one.about.kind === "weekly"
        ? isTheirs(one.at) && !isLeftAlone(customer, one.at)
        : asking.has(one.about.kind) && isAboutPrompt(one, customer, prompt);
    return latest(...heardBy(reader, deliveries).flatMap((one) => (one.at >= prompt.at && asks(one) ? one.at : [])));
  };
}

/**
 * Whether other messages say all that a row of a week would: one of that day or the first one, still to come, asks; or no
 * question waits, and an alert, a manager, or what they asked to be reminded of, told of the gaps.
 */
export function isRowSaid({ customer, gaps }: OwnerWeek["due"][number], that: readonly Delivery[]): boolean {
  const prompt = openPrompt(customer);
  const about = that.filter((one) => isAbout(one, customer.id));
  if (prompt !== undefined)
    return about.some(
      (one) => asking.has(one.about.kind) && one.at >= prompt.at && isAboutPrompt(one, customer, prompt),
    );
  const told = new Set(about.flatMap((one) => [...alertedGaps(one), ...chasedGaps(one)]));
  return gaps.length > 0 && (about.some((one) => one.about.kind === "memo") || gaps.every(({ key }) => told.has(key)));
}
