/** Alerts before a deadline, beside the weekly message: which gap is said to whom now. Pure. */
import { groupBy } from "../group-by.ts";
import { counts, type Deadline, type Gap } from "../catalogue/gap-codes.ts";
import type { Customer, CustomerId } from "../customer/customer.ts";
import { lastingHistory } from "../customer/undo.ts";
import { withDeadlines } from "../gaps/find-gaps.ts";
import type { MessageSubject, Delivery } from "../documents.ts";
import { coverDay } from "../people/absence.ts";
import { answerer, coverOn, hearerOf } from "../customer/cover.ts";
import { isSamePerson, personOf, type CoverDay, type Person, type PersonRef } from "../people/person.ts";
import type { Day } from "../time/time.ts";
import { unreachableBecause } from "./address.ts";
import { nextKey, type Planned } from "./plan.ts";

/** Business days before a deadline on which an alert is sent, where the organization chose none; 0 is the day itself. */
export const defaultAlertDays: readonly number[] = [5, 2, 1, 0];

/** After so many alerts without an act, managers hear the next one too. */
const patience = 2;

/** What it is decided from. */
export type DeadlineFacts = {
  customers: readonly Customer[];
  gapsById: ReadonlyMap<CustomerId, readonly Gap[]>;
  people: readonly Person[];
  /** Each manager once, by id where it is known. */
  managers: readonly PersonRef[];
  deliveries: readonly Delivery[];
  /** Ids of deliveries that cannot be read. */
  damaged: readonly string[];
  /** Business days before a deadline on which an alert is sent; none when empty. */
  days: readonly number[];
  today: Day;
};

/** A gap whose deadline comes close, with the alert that is due: `key` is the same as long as that one is. */
export type DueGap = {
  customer: Customer;
  gap: Gap & { deadline: Deadline };
  key: string;
};

type AlertFacts = Pick<DeadlineFacts, "days" | "today">;

/**
 * The deadlines of a customer for which an alert is due by now, also where it is late because the bot was off. Snoozed
 * gaps as well: a deadline is never hidden.
 */
export function deadlinesOf(customer: Customer, gaps: readonly Gap[] = [], facts: AlertFacts): readonly DueGap[] {
  const { days, today } = facts;
  const due: DueGap[] = [];
  for (const gap of gaps) {
    const { deadline } = gap;
    if (deadline === undefined || !counts(gap) || deadline.endsOn < today) continue;
    // Also 0 on the last working day before a weekend or a holiday it falls on.
    const steps = days.filter((day) => day >= deadline.workingDays);
    if (steps.length === 0) continue;
    due.push({
      customer,
      gap: { ...gap, deadline },
      key: `${occurrence(gap.key, deadline.endsOn)}/${Math.min(...steps)}`,
    });
  }
  return due;
}

/** One gap's one deadline: the same gap may open again with another. */
const occurrence = (gap: string, endsOn: Day): string => `${gap}@${endsOn}`;
const occurrenceOf = (alert: string): string => alert.slice(0, alert.lastIndexOf("/"));
/** The gaps that an alert told of; none of another message. */
export const alertedGaps = ({ about }: Delivery): readonly string[] =>
  about.kind === "deadlines" ? about.alerts.map((alert) => alert.slice(0, alert.lastIndexOf("@"))) : [];
const lastDayOf = (one: string): Day => one.slice(one.lastIndexOf("@") + 1);

/** Whether a message tells of a deadline that is ahead: its record keeps that from being told once more. */
export const isOfDeadlineAhead = (delivery: Delivery, today: Day): boolean =>
  isOfDeadlines(delivery) && delivery.about.alerts.some((alert) => lastDayOf(occurrenceOf(alert)) >= today);

/**
 * What an alert told of and is still to be done, for whoever owns it or covers it that day; undefined once one of its
 * last days has passed, since what is over is not known to be done.
 */
export function runningOf(
  { to, about }: Told,
  facts: {
    customer: (id: CustomerId) => Customer | undefined;
    gaps: (customer: Customer) => readonly Gap[];
    people: readonly Person[];
    today: Day;
  },
): readonly DueGap[] | undefined {
  const { today } = facts;
  const told = new Set(about.alerts.map(occurrenceOf));
  if ([...told].some((one) => lastDayOf(one) < today)) return undefined;
  return about.customers.flatMap((id) => {
    const customer = facts.customer(id);
    if (customer === undefined) return [];
    const isTheirs =
      "person" in to &&
      [coverOn(customer, today)?.person, customer.owner].some(
        (ref) => ref && personOf(facts.people, ref).id === to.person,
      );
    if (about.escalated !== true && !isTheirs) return [];
    return deadlinesOf(customer, facts.gaps(customer), { days: [Infinity], today }).filter(({ gap }) =>
      told.has(occurrence(gap.key, gap.deadline.endsOn)),
    );
  });
}

type AboutDeadlines = Extract<MessageSubject, { kind: "deadlines" }>;
type Told = Omit<Delivery, "about"> & { about: AboutDeadlines };

export const isOfDeadlines = (delivery: Delivery): delivery is Told => delivery.about.kind === "deadlines";

/**
 * One message for each owner, or who covers for them, with what has not been said to them yet, and one for each manager with what has no owner,
 * an owner whom nothing reaches, or an owner who let two alerts pass. An alert that waits for the morning counts as said;
 * one whose record cannot be read is said once more.
 */
export function planDeadlines(facts: DeadlineFacts): readonly Planned[] {
  const told = facts.deliveries.filter(isOfDeadlines);
  const due = withDeadlines(facts.customers, facts.gapsById).flatMap((customer) =>
    deadlinesOf(customer, facts.gapsById.get(customer.id), facts),
  );
  const day = coverDay(facts.people, facts.today);
  const owners = groupBy(due, ({ customer }) => meantOf(customer, facts.people, day)?.id);
  const late = due.filter((deadline) => isLate(deadline, told, facts, day));
  return [
    ...[...owners].flatMap(([to, deadlines]) => messageTo(to, deadlines, false, told, facts)),
    ...facts.managers.flatMap((to) =>
      messageTo(
        to,
        late.filter(({ customer }) => !isHeardBy(to, customer, facts.people, day)),
        true,
        told,
        facts,
      ),
    ),
  ];
}

function meantOf(customer: Customer, people: readonly Person[], day: CoverDay): Person | undefined {
  const meant = answerer(customer, day);
  return meant === undefined ? undefined : personOf(people, meant);
}

/** Whether they hear it as the owner, or in place of the owner. */
const isHeardBy = (to: PersonRef, customer: Customer, people: readonly Person[], day: CoverDay): boolean =>
  [meantOf(customer, people, day), hearerOf(customer, people, day)].some((one) => one?.id === to);

function isLate(
  { gap, customer, key }: DueGap,
  told: readonly Told[],
  { people }: DeadlineFacts,
  day: CoverDay,
): boolean {
  const hears = hearerOf(customer, people, day);
  if (hears === undefined || unreachableBecause({ person: hears }) !== undefined) return true;
  const meant = [customer.owner, customer.cover?.person].flatMap((ref) => (ref ? personOf(people, ref) : []));
  // Two that waited for each other went in one message, and have passed as well.
  const earlier = told.flatMap(({ to, about, state, at }) =>
    "person" in to &&
    meant.some((one) => isSamePerson(to.person, one)) &&
    about.escalated !== true &&
    (state === "sent" || state === "unknown" || state === "unreachable")
      ? about.alerts.flatMap((alert) =>
          alert !== key && occurrenceOf(alert) === occurrence(gap.key, gap.deadline.endsOn) ? { alert, at } : [],
        )
      : [],
  );
  if (new Set(earlier.map(({ alert }) => alert)).size < patience) return false;
  const [first = ""] = earlier.map(({ at }) => at).toSorted();
  return !lastingHistory(customer.history).some(
    ({ at, item }) => at > first && item !== undefined && item === gap.item,
  );
}

/**
 * Nothing when all of it has been said to them. What waits for the morning says this too; else the key counts the
 * messages of the day.
 */
function messageTo(
  to: PersonRef,
  deadlines: readonly DueGap[],
  escalated: boolean,
  told: readonly Told[],
  { today, damaged }: DeadlineFacts,
): Planned[] {
  const theirs = told.filter(
    (one) => "person" in one.to && one.to.person === to && (one.about.escalated === true) === escalated,
  );
  const said = new Set(theirs.flatMap(({ about }) => about.alerts));
  const fresh = deadlines.filter(({ key }) => !said.has(key));
  if (fresh.length === 0) return [];
  const prefix = `${escalated ? "deadlines-late" : "deadlines"}/${to}/${today}/`;
  const waiting = theirs.find(({ state }) => state === "planned");
  const id = waiting?.id ?? nextKey(prefix, [...theirs.map((one) => one.id), ...damaged]);
  const about: AboutDeadlines = {
    kind: "deadlines",
    customers: [...new Set(fresh.map(({ customer }) => customer.id))],
    alerts: fresh.map(({ key }) => key),
  };
  return [{ id, to: { person: to }, about: escalated ? { ...about, escalated } : about }];
}

/** Whether its deadline ends on a day to come, and not after that day. */
export const endsBy = ({ deadline }: Gap, today: Day, until: Day): boolean =>
  deadline !== undefined && deadline.endsOn >= today && deadline.endsOn <= until;
