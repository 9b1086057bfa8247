/** Commands of people who are gone for a while, for good, or want peace for a reason: snooze, away, handover. */
import { comeBack, endSnooze, goAway, snooze as snoozeCustomer, todayOf } from "../../app/organization/absence.ts";
import { clockWords, count, dateWords, dayWords } from "../../cards/kit/dates.ts";
import { noticeCard } from "../../cards/kit/notice.ts";
import { press } from "../../cards/kit/actions.ts";
import type { CustomerId } from "../../domain/customer/customer.ts";
import { isSamePerson } from "../../domain/people/person.ts";
import { longestSnoozeDays, type SnoozeOutcome } from "../../domain/gaps/snooze.ts";
import type { Day } from "../../domain/time/time.ts";

import type { Command, CustomerCommand, Reply, Turn } from "../turn.ts";
import { asksFor, notUnderstood, notHere } from "../refusals.ts";
import { findPerson } from "../input/find-person.ts";
import { missingDay, parseAway, parseSnooze } from "../input/parse.ts";

export const snooze: CustomerCommand = {
  name: "snooze",
  usage: "snooze <customer> until <date> because <reason> | off",
  does: "Silence a customer's gaps for a while, with a reason; “off” ends it",
  who: "everyone",
  needs: "customer",
  words(said) {
    const [, customer, rest] = /^(.+?) (until .+|off)$/is.exec(said) ?? [];
    return customer === undefined || rest === undefined ? undefined : { customer, rest };
  },
  asks: {
    headline: "Until when, and why?",
    examples: ["snooze Contoso until 1 Dec because access is being arranged"],
  },
  async run(turn, { id: customer, name }, rest): Promise<Reply> {
    if (/^off$/i.test(rest)) return unsnooze(turn, customer, name);
    const today = await todayOf(turn.world, turn.organization);
    const { until, day, because } = parseSnooze(rest, today);
    const missing = missingDay(day, today);
    if (missing !== undefined) return explain(`There is no ${missing}`, "Choose another day. Nothing was changed.");
    if (until === undefined)
      return notUnderstood(snooze, day, `snooze ${name} until 1 Dec because access is being arranged`);
    const done = await snoozeCustomer(turn.world, turn.organization, {
      customer,
      until,
      because,
      by: turn.actor,
    });
    switch (done.outcome) {
      case "snoozed":
        return explain(`${name}: snoozed until ${dayWords(until, today)}`, [
          `${count(done.gaps, "gap")} snoozed: ${because}. A gap that changes comes back at once, and managers see what is snoozed.`,
          ...deadlineWords(done, today),
        ]);
      case "changed":
        return explain(`${name}: snoozed until ${dayWords(until, today)} now`, [
          `${count(done.gaps, "gap")} snoozed already: the date and the reason are changed. To end it, write snooze ${name} off`,
          ...deadlineWords(done, today),
        ]);
      case "unchanged":
        return explain(`${name}: snoozed until ${dayWords(until, today)} already`, "Nothing was changed.");
      case "no-reason":
        return explain("Why?", `Write for example: snooze ${name} until ${until} because access is being arranged`);
      case "too-long":
        return explain("That is too long", `At most ${longestSnoozeDays} days. Nothing was changed.`);
      case "not-in-future":
        return explain("That day is not ahead", "Choose a later one. Nothing was changed.");
      case "not-yours":
        return notYours(name);
      case "nothing-open":
        return explain(`${name} has nothing to snooze`, "No gap is open.");
      case "deadline-near":
        return explain(`${name} can't be snoozed now`, deadlineWords(done, today));
      case "no-such-customer":
        return { card: notHere() };
    }
  },
};

async function unsnooze(turn: Turn, customer: CustomerId, name: string): Promise<Reply> {
  const done = await endSnooze(turn.world, turn.organization, { customer, by: turn.actor });
  switch (done.outcome) {
    case "ended":
      return explain(
        `${name}: snooze ended`,
        `${count(done.gaps, "gap")} ${done.gaps === 1 ? "is" : "are"} open again and will appear in reminders.`,
      );
    case "nothing-snoozed":
      return explain(`${name}: nothing is snoozed`, "Nothing was changed.");
    case "not-yours":
      return notYours(name);
    case "no-such-customer":
      return { card: notHere() };
  }
}

/** What deadlines make of a snooze: what comes back before the day asked for, and what stays open. */
function deadlineWords({ early = [], kept = [] }: Pick<SnoozeOutcome, "early" | "kept">, today: Day): string[] {
  const [soonest, ...others] = early.toSorted((a, b) => (a.until < b.until ? -1 : 1));
  const comesBack =
    soonest === undefined
      ? []
      : [
          `${soonest.gap.what} comes back ${dateWords(soonest.until, today)}, a working week before its deadline` +
            (others.length === 0 ? "." : `, and ${others.length} more before theirs.`),
        ];
  const staysOpen = kept.map(
    ({ what, clock }) =>
      `${what} stays open: a deadline within a working week can't be hidden` +
      (clock === undefined ? "." : ` (${clockWords(clock, today)}).`),
  );
  return [...comesBack, ...staysOpen];
}

function notYours(name: string): Reply {
  return explain(`${name} is not yours to snooze`, "The owner, the deputy or a manager can. Nothing was changed.");
}

export const away: Command = {
  name: "away",
  usage: "away until <date> deputy @person",
  does: "Somebody stands in for you; “away off” ends it",
  who: "everyone",
  async run(turn, rest): Promise<Reply> {
    const today = await todayOf(turn.world, turn.organization);
    const asked = parseAway(rest, today);
    if (asked.wants === "unclear") {
      const examples = ["away until 5 Dec deputy @Patti Fernandez"] as const;
      return asksFor(away, rest, { headline: "Until when, and who stands in?", examples });
    }
    if (asked.wants === "back") {
      if (turn.person.away === undefined) return explain("You are not away", "What is meant for you comes to you.");
      await comeBack(turn.organization, turn.person);
      return explain("Welcome back", "What is meant for you comes to you again.");
    }
    const found = await findPerson(turn, asked.deputy);
    if ("card" in found) return found;
    const { person: deputy } = found;
    const { until } = asked;
    const done = await goAway(turn.world, turn.organization, { person: turn.person, until, deputy: deputy.id });
    switch (done.outcome) {
      case "away":
      case "back":
        return explain(
          `Away until ${dayWords(until, today)}`,
          `${deputy.name} hears what is meant for you and may answer for your customers. Write away off when you are back earlier.`,
        );
      case "not-in-future":
        return explain("That day is over", "Choose a later one. Nothing was changed.");
      case "too-long":
        return explain(
          "That is too long for a deputy",
          "A manager can hand your customers over instead: handover @from to @to",
        );
      case "own-deputy":
        return explain("You cannot stand in for yourself", "Name a colleague. Nothing was changed.");
    }
  },
};

export const handover: Command = {
  name: "handover",
  usage: "handover @from to @to",
  does: "Move all customers of one owner to another",
  who: "managers",
  async run(turn, rest): Promise<Reply> {
    const [, fromWords, toWords] = /^(.+) to (.+)$/is.exec(rest) ?? [];
    if (fromWords === undefined || toWords === undefined) {
      const examples = ["handover @Megan Bowen to @Patti Fernandez"] as const;
      return asksFor(handover, rest, { headline: "From whom to whom?", examples });
    }
    const giver = await findPerson(turn, fromWords);
    if ("card" in giver) return giver;
    const taker = await findPerson(turn, toWords);
    if ("card" in taker) return taker;
    const [from, to] = [giver.person, taker.person];
    if (from.id === to.id) return explain("That is the same person", "Nothing was changed.");
    const customers = await turn.organization.customers.list();
    const owned = customers.filter(({ owner }) => isSamePerson(owner, from)).length;
    if (owned === 0) return explain(`${from.name} owns no customers`, "There is nothing to hand over.");
    return {
      card: noticeCard({
        headline: `Hand ${count(owned, "customer")} from ${from.name} to ${to.name}?`,
        says: `Answers and history stay; ${to.name} is asked about what is open. You can undo it for a day.`,
        next: [{ title: `Hand over ${owned}`, press: press("handover", { from: from.id, to: to.id }) }],
      }),
    };
  },
};

function explain(headline: string, says: string | readonly string[]): Reply {
  return { card: noticeCard({ headline, says }) };
}
