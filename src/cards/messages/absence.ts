/**
 * What somebody hears whom a manager recorded as away, and whoever stands in for somebody or covers a customer; and when
 * that is over.
 */
import type { AbsenceNews, CoverNews, Return } from "../../domain/messages/message.ts";
import { press } from "../kit/actions.ts";
import { someNames } from "../forms/assign.ts";
import { daysWords } from "../kit/dates.ts";
import { mostButtons, notice } from "../kit/notice.ts";
import type { Card } from "../kit/render.ts";

export function absenceCard({ person, away, themselves, names, today }: AbsenceNews): Card {
  const days = daysWords(away, today);
  const isAhead = away.from !== undefined && away.from > today;
  const called = (ref: string): string => names.get(ref) ?? "A colleague";
  if (themselves) {
    return notice(
      `${called(away.by ?? "")} says you're away ${days}`,
      `${called(away.deputy)} gets your messages${isAhead ? " then," : ""} and can answer for your customers.`,
      [
        { title: isAhead ? "Cancel it" : "I'm back", press: press("run", { says: "away off" }) },
        { title: "Change", press: press("run", { says: "away", shown: "new" }) },
      ],
    );
  }
  const by = away.by === undefined || away.by === person.id ? [] : [`${called(away.by)} set this up.`];
  return notice(
    `You stand in for ${person.name} ${days}`,
    [`You get their messages${isAhead ? " then" : ""}, and can answer for their customers.`, ...by],
    [{ title: "Show their gaps", press: press("gaps", { filter: `person:${person.id}`, page: 1 }) }],
  );
}

export function returnCard({
  person,
  themselves,
  deputy,
  by,
  standsInNow,
  again,
  cancelled,
  names,
  today,
}: Return): Card {
  const called = (ref: string): string => names.get(ref) ?? "A colleague";
  const changer = by === undefined || by === person.id ? undefined : called(by);
  if (cancelled !== undefined) {
    const days = daysWords(cancelled, today);
    return themselves
      ? notice(`${changer ?? "Somebody"} cancelled your absence ${days}`, "Your messages come to you as usual.", [
          { title: "I am away", press: press("run", { says: "away", shown: "new" }) },
        ])
      : notice(`You don't stand in for ${person.name} ${days}`, [`${changer ?? person.name} cancelled the absence.`]);
  }
  if (themselves) {
    const stoodIn = deputy === undefined ? [] : [`${called(deputy)} stood in for you.`];
    return notice(
      by === undefined ? "Welcome back" : `${called(by)} says you're back`,
      [["Your messages come to you again.", ...stoodIn].join(" ")],
      [
        { title: "My gaps", press: press("gaps", { filter: "mine", page: 1 }) },
        { title: "I'm still away", press: press("run", { says: "away", shown: "new" }) },
      ],
    );
  }
  if (standsInNow !== undefined) {
    return notice(`You no longer stand in for ${person.name}`, [
      `${called(standsInNow.deputy)} does, ${daysWords(standsInNow, today)}.`,
      ...(again === undefined ? [] : [`You do again ${daysWords(again, today)}.`]),
      ...(changer === undefined ? [] : [`${changer} set this up.`]),
    ]);
  }
  return notice(`${person.name} is back`, [
    "You no longer stand in: their messages go to them again.",
    ...(changer === undefined ? [] : [`${changer} ended the absence.`]),
  ]);
}

export function coverCard({ customers, person, by, ended, isLost, isTheirs, names, today }: CoverNews): Card {
  const called = (ref: string | undefined): string => names.get(ref ?? "") ?? "A colleague";
  const which = someNames(customers);
  const it = customers.length === 1 ? "it" : "them";
  const [first] = customers;
  const { owner, cover } = first ?? {};
  const set =
    by === undefined || by === owner ? [] : [`${called(by)} ${ended ? "changed" : "set"} this${ended ? "" : " up"}.`];
  const shows = customers.slice(0, mostButtons - 1).map(({ id, name }) => ({
    title: customers.length === 1 ? "Show customer" : name,
    press: press("show", { customer: id }),
  }));
  if (ended)
    return isTheirs
      ? notice(`You no longer cover ${which}`, [`Messages about ${it} don't come to you any more.`, ...set])
      : notice(
          `${called(person)} no longer covers ${which}`,
          [`${isLost ? `I can't reach ${called(person)}. ` : ""}Messages about ${it} come to you again.`, ...set],
          shows,
        );
  const days = cover === undefined ? "" : ` ${daysWords(cover, today)}`;
  const isAhead = cover?.from !== undefined && cover.from > today;
  const then = isAhead ? " then" : "";
  if (isTheirs)
    return notice(
      `You cover ${which}${days}`,
      [`Messages about ${it} come to you${then} in place of ${called(owner)}, and you can answer for ${it}.`, ...set],
      // Until then they don't see it.
      isAhead ? [] : shows,
    );
  const off = {
    title: "End it",
    press: press("end-cover", { customers: customers.map(({ id }) => id), person }),
  };
  return notice(
    `${called(person)} covers ${which}${days}`,
    [`Messages about ${it} go to ${called(person)}${then}; you can still answer for ${it}.`, ...set],
    [off, ...shows],
  );
}
