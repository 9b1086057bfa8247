/** What was read from Microsoft in a week and what that changed, in words. */
import type { HistoryEntry } from "../../domain/customer/customer.ts";
import type { ReadNews } from "../../domain/messages/message.ts";
import { dayOf, daysBetween } from "../../domain/time/time.ts";
import { count, momentWords, number, today, withDayWords, type Reader } from "../kit/dates.ts";
import { join, name, nothing, shown, text, type Shown } from "../kit/text.ts";

/** `Last read from Microsoft today 02:10. What it showed this week: 3 new customers, 12 changed`; nothing when nothing is read. */
export function readNewsWords(news: ReadNews | undefined, reader: Reader): Shown {
  if (news === undefined) return nothing;
  const { lastRead, added, changed, unlisted, contradicted } = news;
  const counted = [
    added === 0 ? "" : count(added, "new customer"),
    changed === 0 ? "" : `${number(changed)} changed`,
    unlisted === 0 ? "" : `${number(unlisted)} no longer listed`,
    contradicted === 0 ? "" : `${number(contradicted)} where Microsoft and one of us disagree`,
  ].filter((part) => part !== "");
  const isOld = daysBetween(dayOf(lastRead, reader.zone), today(reader)) >= 7;
  if (isOld) return shown`Not read from Microsoft this week; last read ${text(momentWords(lastRead, reader))}`;
  const words = counted.length === 0 ? "nothing new" : counted.join(", ");
  return shown`Last read from Microsoft ${text(momentWords(lastRead, reader))}. What it showed this week: ${text(words)}`;
}

function changeWords({ customer, entry }: ReadNews["changes"][number], reader: Reader): Shown {
  return shown`**${name(customer.name, 60)}**: ${text(withDayWords(entryWords(entry), reader), 200)}`;
}

function entryWords({ what, item, from, to = "", note }: HistoryEntry): string {
  switch (what) {
    case "renamed":
      return `now called ${to}, was ${from ?? ""}`;
    case "unlisted":
      return "no longer listed in Partner Center";
    case "listed again":
      return "listed in Partner Center again";
    case "gdap read": {
      const before = from === undefined ? "" : note === undefined ? `, before ${from}` : `, but one of us said ${from}`;
      return `GDAP ${to}${before}`;
    }
    case "read":
      return `${item ?? ""} ${to}`;
    default:
      return to;
  }
}

/** Changes named one by one, and how many more there are. */
export function changesWords(news: ReadNews | undefined, most: number, reader: Reader): Shown {
  if (news === undefined || news.changes.length === 0) return nothing;
  const named = news.changes.slice(0, most).map((one) => changeWords(one, reader));
  const more = news.changes.length - named.length;
  return join([...named, more > 0 ? shown`and more` : nothing], "; ");
}
