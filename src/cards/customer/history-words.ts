/** Entries of a history in words: what happened to what, and from what to what. */
import type { HistoryEntry } from "../../domain/customer/customer.ts";
import type { Names } from "../../domain/messages/message.ts";
import { dayOf } from "../../domain/time/time.ts";
import { longDate, monthWords, today, withDayWords, type Reader } from "../kit/dates.ts";
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

/** Scopes, as people call them. */
const scopeWords: Readonly<Record<string, string>> = {
  in: "ours",
  "not-applicable": "does not apply",
  "other-partner": "another partner's",
};

/**
 * `answered CPOR: no → yes`.
 * @param how.longest cuts each part; `how.workloadName`: what people call a workload
 */
export function happenedWords(
  { what, item, from, to }: Pick<HistoryEntry, "what" | "item" | "from" | "to">,
  names: Names,
  reader: Reader,
  { longest = 60, workloadName }: { longest?: number; workloadName?: ((id: string) => string) | undefined } = {},
): Shown {
  const value = (written: string) => text(valueWords(written, names, reader), longest);
  const subject =
    item === undefined
      ? text(what, longest)
      : shown`${text(what, longest)} ${text(itemOf(item, workloadName), longest)}`;
  if (to === undefined || to === "")
    return join([subject, from === undefined || from === "" ? nothing : shown`was ${value(from)}`], ": ");
  return join([subject, from === undefined || from === "" ? value(to) : shown`${value(from)} → ${value(to)}`], ": ");
}

/** A gap's key names its topic or item behind the code; a subscription is known by its last digits. */
function itemOf(item: string, workloadName: (id: string) => string = (id) => id): string {
  const [code = "", ...rest] = item.split("/");
  const named = /^[A-Z]\d{1,2}$/.test(code) && rest.length > 0 ? rest.join("/") : item;
  if (guid.test(named)) return `subscription …${named.slice(-4)}`;
  if (Object.hasOwn(itemWords, named)) return itemWords[named] ?? named;
  // A Business Applications claim is of one subscription.
  const [workload = "", subscription] = named.split("/");
  const called = workloadName(workload);
  const name = called === workload ? workload.replaceAll("-", " ") : called;
  return subscription === undefined ? name : `${name} (…${subscription.slice(-4)})`;
}

function valueWords(value: string, names: Names, reader: Reader): string {
  const known = names.get(value);
  if (known !== undefined) return known;
  if (Object.hasOwn(answerWords, value)) return answerWords[value as keyof typeof answerWords].toLowerCase();
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return longDate(value, today(reader));
  if (/^\d{4}-\d{2}-\d{2}T.*Z$/.test(value)) return longDate(dayOf(value, reader.zone), today(reader));
  if (Object.hasOwn(scopeWords, value)) return scopeWords[value] ?? value;
  // An id stands whole: it may be all that is left of what it names.
  return withMonthWords(withDayWords(value, reader), reader);
}

/** Months of reports, as people write them. */
const withMonthWords = (written: string, reader: Reader): string =>
  written.replace(/\b20\d{2}-(?:0[1-9]|1[0-2])\b(?!-)/g, (month) => monthWords(`${month}-01`, today(reader)));
