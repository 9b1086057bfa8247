/** Entries of a history in words: what happened to what, and from what to what. */
import type { HistoryEntry } from "../../domain/customer/customer.ts";
import type { Names } from "../../domain/messages/message.ts";
import { dayOf } from "../../domain/time/time.ts";
import { longDate, today, type Reader } from "../kit/dates.ts";
import { answerWords } from "../messages/questions.ts";
import { join, nothing, shown, text, type Shown } from "../kit/text.ts";

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
/** Items of our own, as people call them. */
const itemWords: Readonly<Record<string, string>> = {
  cpor: "CPOR",
  pal: "PAL",
  owner: "ownership",
  onboarding: "onboarding",
};

/** `answered CPOR: no → yes`; `longest` cuts each part. */
export function happenedWords(
  { what, item, from, to }: Pick<HistoryEntry, "what" | "item" | "from" | "to">,
  names: Names,
  reader: Reader,
  longest = 60,
): Shown {
  const value = (written: string) => text(valueWords(written, names, reader), longest);
  const subject =
    item === undefined ? text(what, longest) : shown`${text(what, longest)} ${text(itemOf(item), longest)}`;
  if (to === undefined || to === "")
    return join([subject, from === undefined || from === "" ? nothing : shown`was ${value(from)}`], ": ");
  return join([subject, from === undefined || from === "" ? value(to) : shown`${value(from)} → ${value(to)}`], ": ");
}

/** A gap's key names its topic or item behind the code; a subscription is known by its last digits, a workload by its id. */
function itemOf(item: string): string {
  const [code = "", ...rest] = item.split("/");
  const named = /^[A-Z]\d{1,2}$/.test(code) && rest.length > 0 ? rest.join("/") : item;
  if (guid.test(named)) return `(…${named.slice(-4)})`;
  return Object.hasOwn(itemWords, named) ? (itemWords[named] ?? named) : named.replaceAll("-", " ");
}

function valueWords(value: string, names: Names, reader: Reader): string {
  const known = names.get(value);
  if (known !== undefined) return known;
  if (Object.hasOwn(answerWords, value)) return answerWords[value as keyof typeof answerWords].toLowerCase();
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return longDate(value, today(reader));
  if (/^\d{4}-\d{2}-\d{2}T.*Z$/.test(value)) return longDate(dayOf(value, reader.zone), today(reader));
  // An id stands whole: it may be all that is left of what it names.
  return value;
}
