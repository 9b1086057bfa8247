/** What somebody hears whom a manager recorded as away, and whoever stands in for somebody. */
import type { Absence } from "../../domain/messages/message.ts";
import { press } from "../kit/actions.ts";
import { dayWords } from "../kit/dates.ts";
import { noticeCard } from "../kit/notice.ts";
import type { Card } from "../kit/render.ts";

export function absenceCard({ person, away, themselves, names, today }: Absence): Card {
  const until = dayWords(away.until, today);
  const called = (ref: string): string => names.get(ref) ?? "A colleague";
  if (themselves) {
    return noticeCard({
      headline: `${called(away.by ?? "")} says you're away until ${until}`,
      says: `${called(away.deputy)} gets your messages and can answer for your customers.`,
      next: [
        { title: "I'm back", press: press("run", { says: "away off" }) },
        { title: "Change", press: press("run", { says: "away", shown: "new" }) },
      ],
    });
  }
  const by = away.by === undefined || away.by === person.id ? [] : [`${called(away.by)} set this up.`];
  return noticeCard({
    headline: `You stand in for ${person.name} until ${until}`,
    says: [`You get their messages, and can answer for their customers.`, ...by],
    next: [{ title: "Show their gaps", press: press("gaps", { filter: `person:${person.id}`, page: 1 }) }],
  });
}
