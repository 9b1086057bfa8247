/** Whom a manager has reminded of which gaps of a list: asked first, then told. */
import { groupBy } from "../../domain/group-by.ts";
import { longestLine, type Chased, type ListedGap, type NotChased, type Whom } from "../../domain/messages/chases.ts";
import type { PersonRef } from "../../domain/people/person.ts";
import type { Names } from "../../domain/messages/message.ts";
import { button, press } from "../kit/actions.ts";
import { capital, count, number } from "../kit/dates.ts";
import { notice } from "../kit/notice.ts";
import type { Card } from "../kit/render.ts";
import { join, plain, text } from "../kit/text.ts";
import { formCard, type FormFacts } from "./form.ts";

export type RemindFacts = Chased &
  Whom & {
    /** The command of the list, and what it lists: "overdue gaps". */
    list: string;
    called: string;
    /** The manager's own words, filled in. */
    line?: string | undefined;
    /** Gaps of the list that are snoozed. */
    snoozed: number;
    /** What there is to say of what is on the list and is no gap. */
    beside: readonly string[];
    names: Names;
    /** Who asks for it, where others read along. */
    asker?: string | undefined;
  };

const ownersNamed = 10;

/** What would be sent to whom; where that is nobody, why. */
export const remindOwnersCard = (facts: RemindFacts): Card =>
  facts.to.size === 0 ? nobodyCard("Nobody to remind", facts) : formCard(remindOwnersForm(facts));

export function remindOwnersForm(facts: RemindFacts): FormFacts {
  const { to, list, called, people, except, line, names } = facts;
  const owners = peopleOf(facts);
  const [only = ""] = to.keys();
  const whom = to.size === 1 ? plain(names.get(only) ?? only, 50) : owners;
  const asked = `Remind ${whom} of ${count([...to.values()].flat().length, "gap")}?`;
  const said = [`${capital(called)}.`, ...ownerLines(facts), ...leftWords(facts), ...withNone(facts), ...facts.beside];
  return {
    summary: asked,
    title: text(asked),
    context: join(
      said.map((one) => text(one, 200)),
      "\n\n",
    ),
    fields: [
      {
        kind: "text",
        id: "line",
        label: "Add a line (optional)",
        value: line,
        most: longestLine,
        placeholder: "For example: please have it done by Friday",
      },
    ],
    note: text("Nothing has been sent. Each gets one message, in working hours."),
    buttons: [
      button(`Remind ${owners}`, press("remind-owners", { list, people, except }), { likely: true, takesInputs: true }),
      ...showsList(facts).map((one) => button(one.title, one.press)),
    ],
  };
}

const showsList = ({ list }: RemindFacts) =>
  list.includes(":") ? [] : [{ title: "Show the list", press: press("run", { says: list, shown: "new" }) }];

const nobodyCard = (headline: string, facts: RemindFacts): Card =>
  notice(headline, [...leftWords(facts), ...facts.beside, ofNothing(facts)], showsList(facts));

/** What was sent. */
export function remindedOwnersCard(facts: RemindFacts): Card {
  const { to, line } = facts;
  if (to.size === 0) return nobodyCard("Nobody was reminded", facts);
  return notice(`Reminded ${peopleOf(facts)}`, [
    ...ownerLines(facts),
    ...leftWords(facts),
    ...withNone(facts),
    ...(line === undefined ? [] : [`With the line “${plain(line, longestLine)}”.`]),
    "Each gets one message, in working hours.",
  ]);
}

/** `No overdue gaps for Megan Bowen.` */
function ofNothing({ left, snoozed, beside, called, people = [], except = [], names }: RemindFacts): string {
  if (left.length + snoozed + beside.length > 0) return "";
  const [whom, others] = [people, except].map((some) => listed(some.map((ref) => names.get(ref) ?? ref)));
  return `No ${called}${whom ? ` for ${whom}` : ""}${others ? `, not counting ${others}'s` : ""}.`;
}

function withNone({ none, names }: RemindFacts): readonly string[] {
  return none.length === 0 ? [] : [`Nothing to remind ${listed(none.map((ref) => names.get(ref) ?? ref))} of.`];
}

const listed = (words: readonly string[]): string => new Intl.ListFormat("en-GB").format(words);

/** For whom somebody covers what they are reminded of; none where all of it is their own. */
function coversFor([ref, gaps]: readonly [PersonRef, readonly ListedGap[]], names: Names): readonly string[] {
  const called = (one: PersonRef): string => names.get(one) ?? one;
  const owners = new Set(gaps.flatMap(({ customer: { owner } }) => (owner === undefined ? [] : called(owner))));
  return [...owners].filter((owner) => owner !== called(ref));
}

/** `2 owners`; who covers for one is none. */
const peopleOf = ({ to, names }: RemindFacts): string =>
  [...to].every((one) => coversFor(one, names).length === 0)
    ? count(to.size, "owner")
    : to.size === 1
      ? "1 person"
      : `${number(to.size)} people`;

function ownerLines({ to, names }: RemindFacts): readonly string[] {
  const lines = [...to].map((one) => {
    const others = coversFor(one, names);
    const covers = others.length === 0 ? "" : `, covering for ${listed(others)}`;
    return `${names.get(one[0]) ?? one[0]}: ${gapsAt(one[1])}${covers}`;
  });
  const more = lines.length - ownersNamed;
  return more > 0 ? [...lines.slice(0, ownersNamed), `And ${number(more)} more.`] : lines;
}

/** `2 gaps at Contoso and Fabrikam`, `9 gaps at 5 customers` */
function gapsAt(gaps: readonly ListedGap[]): string {
  const customers = [...new Set(gaps.map(({ customer }) => plain(customer.name, 40)))];
  const where = customers.length > 3 ? count(customers.length, "customer") : listed(customers);
  return `${count(gaps.length, "gap")} at ${where}`;
}

/** Why nobody is reminded of the others, each reason once. */
function leftWords({ left, snoozed, names, asker }: RemindFacts): readonly string[] {
  const said: Readonly<Record<NotChased, (some: readonly ListedGap[]) => string>> = {
    unassigned: (some) => {
      const customers = new Set(some.map(({ customer }) => customer.id)).size;
      return `${count(customers, "customer")} ${customers === 1 ? "is" : "are"} unassigned`;
    },
    own: (some) =>
      asker === undefined
        ? `${count(some.length, "gap")} of your own`
        : `${asker}'s own ${some.length === 1 ? "gap" : count(some.length, "gap")}`,
    told: (some) => `${count(some.length, "gap")} in a reminder that went out today or is on its way`,
    unreachable: (some) => {
      const owners = [...new Set(some.map(({ customer: { owner = "" } }) => names.get(owner) ?? owner))];
      return `I can't reach ${listed(owners)}`;
    },
    excepted: (some) => {
      const covers = [...new Set(some.flatMap(({ customer: { cover } }) => cover?.person ?? []))];
      const who = listed(covers.map((ref) => names.get(ref) ?? ref));
      return `${count(some.length, "gap")} that ${who} ${covers.length === 1 ? "covers" : "cover"}`;
    },
  };
  const parts = [
    ...[...groupBy(left, ({ because }) => because)].map(([because, some]) => said[because](some)),
    ...(snoozed === 0 ? [] : [`${count(snoozed, "gap")} snoozed`]),
  ];
  return parts.length === 0 ? [] : [`Left out: ${parts.join("; ")}.`];
}
