/** The `set` command: a customer's lifecycle, deputy, sales channels, size and GDAP. */
import { todayOf } from "../../app/organization/absence.ts";
import { setFact } from "../../app/customers/assign.ts";
import { maySee } from "../../app/customers/report.ts";
import { apartWords } from "../../cards/forms/choose.ts";
import { press } from "../../cards/kit/actions.ts";
import { dayWords, momentWords, number, onDay, withDayWords } from "../../cards/kit/dates.ts";
import { confirmedAt } from "../../domain/claims/evidence.ts";
import { readFact, type Fact } from "../../domain/customer/facts.ts";
import { accessWords } from "../../domain/customer/gdap.ts";
import { namesakes } from "../../domain/customer/find.ts";
import { addDays, type Day } from "../../domain/time/time.ts";
import { noticeReply, readerOf, viewerOf, type CustomerCommand, type Reply, type Turn } from "../turn.ts";
import { notUnderstood, notHere } from "../refusals.ts";
import { notice } from "../../cards/kit/notice.ts";
import { undoing } from "../saved.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import type { Person } from "../../domain/people/person.ts";
import { cover } from "./cover.ts";
import { silencedByManagers } from "./offboarding.ts";
import { areRecurring, findDays } from "../input/time/absence-days.ts";
import { findPerson } from "../input/find/find-person.ts";
import { personName } from "../whose.ts";
import { parseDay } from "../input/time/parse.ts";
import { setFrom } from "../input/write/write-changes.ts";

export const set: CustomerCommand = {
  name: "set",
  usage:
    "set <customer>: paused because <reason> | active | sold by CSP | <number> seats | called <name> | deputy @person | gdap until <date>",
  does: "Lifecycle, name, deputy, how it buys, its size, when GDAP ends",
  who: "everyone",
  needs: "customer",
  words(said) {
    const [, customer, rest] = /^([^:]+):(.+)$/s.exec(said) ?? [];
    return customer === undefined || rest === undefined ? undefined : { customer: customer.trim(), rest: rest.trim() };
  },
  asks: {
    headline: "Which customer, and what should I set?",
    example: "set Contoso: sold by CSP, EA/VL",
    more: "After the colon: paused because they merge with Fabrikam (or offboarded because …); active; sold by CSP; 250 seats; called Contoso Berlin, or called as listed; deputy @Patti Fernandez; gdap until 31 Jan 2027 auto-extended; gdap not needed.",
  },
  async run(turn, customer, said): Promise<Reply> {
    const { id, name } = customer;
    const change = await readChange(turn, customer, said);
    if (change !== undefined && !("set" in change)) return change;
    if (change === undefined) return notUnderstood(set, said, `set ${name}: sold by CSP`);
    if (change.set === "deputy" && change.deputy !== undefined && customer.owner === change.deputy)
      return noticeReply(
        `${await personName(turn, change.deputy)} owns ${name}`,
        "A deputy stands in for the owner, so it has to be somebody else. Nothing was saved.",
      );
    if (change.set === "name" && change.name !== undefined && change.anyway !== true) {
      const [other] = namesakes(await turn.organization.customers.list(), change.name, id);
      if (other !== undefined) return calledSoReply(turn, customer, change.name, other);
    }
    const done = await setFact(turn.world, turn.organization, { customer: id, change, by: turn.actor });
    const { outcome } = done;
    switch (outcome) {
      case "changed":
      case "unchanged":
        return noticeReply(
          `${name}: ${outcome === "changed" ? "saved" : "no change"}`,
          change.set === "deputy" && change.deputy !== undefined
            ? `deputy ${await personName(turn, change.deputy)}`
            : change.set === "name"
              ? `called ${done.customer.name}`
              : saidOf(change, said),
          [
            { title: "Show customer", press: press("show", { customer: id }) },
            ...(outcome === "changed" ? undoing(turn, done.customer) : []),
          ],
        );
      case "contradicted":
        return noticeReply(`${name}: Microsoft says otherwise`, contradictedWords(turn, done.customer, change, said), [
          { title: "Show customer", press: press("show", { customer: id }) },
          ...undoing(turn, done.customer),
        ]);
      case "not-yours":
        return noticeReply(
          `${name}: not yours to change`,
          "The owner, the deputy or a manager can. Nothing was changed.",
        );
      case "not-a-manager":
        return await silencedByManagers(turn, customer, change);
      case "no-reason":
        return noticeReply(
          "Why?",
          `Nobody will hear about it until it's active again. Write for example: set ${name}: ${said} because they merge with another company`,
        );
      case "no-such-customer":
        return { card: notHere() };
    }
  },
};

/** Another customer is called so: whether that is meant. It is shown where whoever asks may see it. */
function calledSoReply(turn: Turn, { id, name }: Customer, called: string, other: Customer): Reply {
  const sees = maySee(other, viewerOf(turn));
  return noticeReply(
    `Another customer is called ${sees ? other.name : called} already`,
    [sees ? `It's ${apartWords(other)}.` : "", `Nothing was saved. Shall I call ${name} the same?`],
    [
      { title: "Call it so anyway", press: press("run", { says: `set ${id}: called ${called} anyway` }) },
      ...(sees ? [{ title: "Show the other", press: press("show", { customer: other.id }) }] : []),
    ],
  );
}

/** What Microsoft says, which stands, and where what was said is kept. */
function contradictedWords(turn: Turn, customer: Customer, change: Fact, said: string): string {
  const { gdap } = customer;
  if (change.set !== "gdap" || gdap?.evidence === undefined)
    return "Partner Center lists licences that we sell it, so CSP stays.";
  const reader = readerOf(turn);
  const readAt = momentWords(confirmedAt(gdap.evidence, customer), reader);
  const stands = `GDAP ${withDayWords(accessWords(gdap), reader)}`;
  return `Last read ${readAt}: ${stands}. That stands, with “${said}” beside it on the customer's card.`;
}

/** "Paused: until January", and not "because until January". */
const saidOf = (change: Fact, said: string): string =>
  change.set === "lifecycle" && change.lifecycle !== "active" && change.because !== undefined
    ? `${change.lifecycle}: ${change.because}`
    : said;

async function readChange(turn: Turn, customer: Customer, said: string): Promise<Fact | Reply | undefined> {
  const who = /^deputy (.+)$/is.exec(said)?.[1];
  const today = await todayOf(turn.world, turn.organization);
  if (who === undefined) {
    const fact = readFact(said, (text) => parseDay(text, today));
    const why = fact && implausible(fact, today);
    if (why !== undefined) return noticeReply(`${customer.name}: nothing was saved`, why);
    return fact?.set === "name" ? (laterReply(customer, said, today) ?? fact) : fact;
  }
  if (/^(none|nobody)$/i.test(who)) return { set: "deputy" };
  const [, called = who, span = ""] = spanAfter.exec(who) ?? [];
  const { from, until } = findDays(span, today);
  const isAgain = areRecurring(span);
  const isForDays = from !== undefined || until !== undefined || isAgain;
  const found = await findPerson(turn, isForDays ? called : who);
  if ("card" in found) return found;
  if (isAgain) return { card: onlyForGood(customer, found.person) };
  const days = `${from === undefined ? "" : ` from ${from}`}${until === undefined ? "" : ` until ${until}`}`;
  if (isForDays) return await cover.run(turn, `${customer.id} @${found.person.id}${days}`);
  return { set: "deputy", deputy: found.person.id };
}

/** "Called Contoso Group from January": what is set is so at once. */
function laterReply({ id, name }: Customer, said: string, today: Day): Reply | undefined {
  const when = /\b(?:from|as of|starting) \S[^,;]*$/i.exec(said)?.[0];
  const day = when === undefined ? undefined : setFrom(when, today);
  if (day === undefined) return undefined;
  const reminder = press("run", { says: `reminder ${day} about ${id} to set it: ${said}` });
  return noticeReply(
    `${name}: nothing was saved`,
    `It would be so at once, and not only “${when}”. I can remind you then.`,
    [
      { title: `Remind me ${onDay(day, today)}`, press: reminder },
      { title: "Show customer", press: press("show", { customer: id }) },
    ],
  );
}

/** More than any company has: a slip. */
const mostSeats = 10_000_000;
/** Microsoft: GDAP lasts two years at most. Nobody had it before 2022. */
const accessDays = 731;
const firstAccess = "2022-01-01";

/** Why nobody can have meant it; undefined where they can. */
function implausible(fact: Fact, today: Day): string | undefined {
  if (fact.set === "seats" && (fact.seats ?? 0) > mostSeats)
    return `No company has ${number(fact.seats ?? 0)} seats. I take up to ${number(mostSeats)}.`;
  if (fact.set !== "gdap" || fact.endsOn === undefined) return undefined;
  const end = dayWords(fact.endsOn, today);
  if (fact.endsOn < firstAccess) return `GDAP can't have ended on ${end}: Microsoft has had it since 2022.`;
  return fact.endsOn > addDays(today, accessDays) ? `GDAP lasts two years at most, so not until ${end}.` : undefined;
}

/** Days after a person: "Isaiah Langer next week". */
const spanAfter =
  /^(.+?),? ((?:from|until|till|til|for|on|over|between|during|starting|next|this|tomorrow|today|while|every|(?:mon|tues|wednes|thurs|fri)days?)\b.*|\d.*)$/is;

/** A customer's deputy has no days that come again. */
const onlyForGood = ({ id, name }: Customer, deputy: Person) =>
  notice(
    "A customer's deputy stays until somebody changes it",
    [`Nothing was saved. ${deputy.name} can be the deputy of ${name} from now on, or cover it until a day.`],
    [
      { title: "Cover it", press: press("run", { says: `cover ${id} @${deputy.id}` }) },
      { title: "Deputy from now on", press: press("run", { says: `set ${id}: deputy ${deputy.id}` }) },
    ],
  );
