/** What somebody hears whom a manager recorded as away, and whoever stands in for somebody; and when that is over. */
import type { Absence, Return } from "../../domain/messages/message.ts";
import { press } from "../kit/actions.ts";
import { dayWords } from "../kit/dates.ts";
import { notice } from "../kit/notice.ts";
import type { Card } from "../kit/render.ts";

export function absenceCard({ person, away, themselves, names, today }: Absence): Card {
  const until = dayWords(away.until, today);
  const called = (ref: string): string => names.get(ref) ?? "A colleague";
  if (themselves) {
    return notice(
      `${called(away.by ?? "")} says you're away until ${until}`,
      `${called(away.deputy)} gets your messages and can answer for your customers.`,
      [
        { title: "I'm back", press: press("run", { says: "away off" }) },
        { title: "Change", press: press("run", { says: "away", shown: "new" }) },
      ],
    );
  }
  const by = away.by === undefined || away.by === person.id ? [] : [`${called(away.by)} set this up.`];
  return notice(
    `You stand in for ${person.name} until ${until}`,
    [`You get their messages, and can answer for their customers.`, ...by],
    [{ title: "Show their gaps", press: press("gaps", { filter: `person:${person.id}`, page: 1 }) }],
  );
}

export function returnCard({ person, themselves, deputy, by, standsInNow, names, today }: Return): Card {
  const called = (ref: string): string => names.get(ref) ?? "A colleague";
  const changer = by === undefined || by === person.id ? undefined : called(by);
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
      `${called(standsInNow.deputy)} does, until ${dayWords(standsInNow.until, today)}.`,
      ...(changer === undefined ? [] : [`${changer} set this up.`]),
    ]);
  }
  return notice(`${person.name} is back`, [
    "You no longer stand in: their messages go to them again.",
    ...(changer === undefined ? [] : [`${changer} ended the absence.`]),
  ]);
}
