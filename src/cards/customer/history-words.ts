/** Entries of a history in words: one sentence for each kind of change. */
import type { ClaimWarning } from "../../domain/claims/claims.ts";
import type { Customer, HistoryEntry } from "../../domain/customer/customer.ts";
import type { Names } from "../../domain/messages/message.ts";
import { gapCodes, gapKind } from "../../domain/catalogue/gap-codes.ts";
import { dayOf } from "../../domain/time/time.ts";
import { dateWords, monthWords, today, withDayWords, type Reader } from "../kit/dates.ts";
import { answerWords } from "../messages/questions.ts";
import { join, nothing, shown, text, type Shown } from "../kit/text.ts";
import { isGuid } from "../../domain/guid.ts";

/** Warnings that somebody saved a claim in spite of: the history has their codes. */
const warned: Readonly<Record<ClaimWarning, string>> = {
  "unusual-step": "Partner Center doesn't take that step",
  "dispute-used": "it was disputed before",
  "dispute-late": "the time to dispute was over",
  "dispute-pointless": "the customer had declined, or we had asked for the rejection",
  "sold-by-csp": "it's sold through CSP",
  "proof-old": "the proof was too old",
};

/** The note of an entry as people read it. */
export function noteWords(note: string): string {
  const codes = /^stepped over: (.+)$/.exec(note)?.[1];
  if (codes === undefined) return note;
  const says = codes.split(", ").map((code) => (Object.hasOwn(warned, code) ? warned[code as ClaimWarning] : code));
  return `saved although ${says.join(", and ")}`;
}

/** Items and settings of our own, and reports, as people call them. */
const itemWords: Readonly<Record<string, string>> = {
  cpor: "CPOR",
  pal: "PAL",
  owner: "ownership",
  onboarding: "onboarding",
  "azure-usage": "Azure usage",
  "cpor-usage": "CPOR usage",
  lifecycle: "the lifecycle",
  channels: "the sales channels",
  name: "the name",
  deputy: "the deputy",
  cover: "the cover",
  gdap: "GDAP",
  zone: "the time zone",
  quiet: "quiet hours",
  deadlines: "deadline alerts",
  holiday: "the days off",
  weekend: "the weekend",
  goals: "the goals",
};

/** Scopes, and what is known of links, as people call them. */
const valuesInWords: Readonly<Record<string, string>> = {
  in: "ours",
  "not-applicable": "does not apply",
  "other-partner": "another partner's",
  reported: "linked, not verified yet",
  verified: "linked, verified",
};

/** What the names in a history belong to. */
export type NamedItems = Partial<Pick<Customer, "name" | "identities" | "subscriptions">>;

/** The parts of an entry; `nothing` where it has none. */
type Parts = { it: Shown; from: Shown; to: Shown };

const sentences: Readonly<Record<string, (parts: Parts) => Shown>> = {
  added: ({ to }) => join([shown`added`, to], " as "),
  answered: ({ it, from, to }) =>
    from === nothing
      ? shown`answered ${it}: ${to}`
      : from === to
        ? shown`confirmed ${it}: ${to}`
        : shown`changed ${it} from ${from} to ${to}`,
  asked: ({ to }) => shown`asked ${to}`,
  reminded: ({ to }) => shown`reminded ${to}`,
  "reminded of gaps": ({ to }) => shown`reminded ${to} of what is open`,
  escalated: ({ to }) => shown`told ${to} that there's no answer`,
  "put off": ({ to }) => shown`put off until ${to}`,
  assigned: ({ from, to }) =>
    to === nothing
      ? shown`took it from ${from}`
      : from === nothing
        ? shown`assigned to ${to}`
        : shown`reassigned from ${from} to ${to}`,
  "owner gave back": () => shown`given back by its owner`,
  "deputy gave back": () => shown`given back by its deputy`,
  // An owner may only have said why.
  "suggested an owner": ({ to }) =>
    to === nothing ? shown`said why it was given back` : shown`suggested ${to} as owner`,
  "offboarding asked": ({ to }) => shown`asked the managers to have it ${to}`,
  "offboarding declined": () => shown`kept it as it is`,
  "cover set": ({ it, from, to }) =>
    to === nothing ? shown`ended that ${from} covers it` : shown`set ${to} to cover it ${it}`,
  "note added": () => shown`added a note`,
  "note removed": () => shown`removed a note`,
  "note undone": ({ from, it: _it }) => undoneWords(shown`a change of a note`, from, nothing),
  snoozed: ({ it, to }) => shown`snoozed ${it} until ${to}`,
  "snooze ended": ({ it }) => shown`ended the snooze of ${it}`,
  imported: ({ it, to }) => shown`imported the ${it} report of ${to}`,
  "added by import": ({ it, to }) => join([shown`found in a report: ${it}`, to], ", "),
  "changed by import": ({ it, to }) => shown`${it} changed in a report: ${to}`,
  contradicted: ({ it, to }) => shown`a report contradicts ${it}: ${to}`,
  "no longer attributed": ({ it, to }) => shown`${it} is no longer attributed: ${to}`,
  "earns nothing": ({ it, to }) => shown`${it} earns nothing: ${to}`,
  renamed: ({ from, to }) => shown`renamed from ${from} to ${to}`,
  unlisted: () => shown`no longer listed in Partner Center`,
  "listed again": () => shown`listed in Partner Center again`,
  read: ({ it, from, to }) => shown`read from Partner Center: ${changed({ it, from, to })}`,
  "gdap read": ({ from, to }) => shown`read from Microsoft: GDAP ${join([from, to], " → ")}`,
  "claim added": ({ it, to }) => shown`added the claim for ${it}: ${to}`,
  "claim status": ({ it, from, to }) => shown`moved the claim for ${it} from ${from} to ${to}`,
  "claim scoped": ({ it, from, to }) => shown`changed whose ${it} is, from ${from} to ${to}`,
  "claim undone": ({ it, from, to }) => undoneWords(shown`the claim for ${it}`, from, to),
  "answer undone": ({ it, from, to }) => undoneWords(it, from, to),
  "snooze undone": ({ from, it: _it }) => undoneWords(shown`the snooze`, from, nothing),
  "subscription undone": ({ it, from }) => undoneWords(it, from, nothing),
  "identity undone": ({ it, from }) => undoneWords(shown`the PAL link of ${it}`, from, nothing),
  "subscription added": ({ it, to }) => shown`added ${it}: ${to}`,
  "subscription scoped": ({ it, from, to }) => shown`changed whose ${it} is, from ${from} to ${to}`,
  "identity added": ({ it, to }) => shown`added the PAL link of ${it}: ${to}`,
  link: ({ it, from, to }) => shown`changed the PAL link of ${it} from ${from} to ${to}`,
  "onboarding started": () => shown`started onboarding`,
  "step done": ({ it }) => shown`ticked off ${it}`,
  "manager added": ({ to }) => shown`made ${to} a manager`,
  "manager removed": ({ from }) => shown`removed ${from} as a manager`,
  away: ({ it, from, to }) => shown`set ${from} as away ${it}, with ${to} standing in`,
  "absence cancelled": ({ it, from }) => shown`cancelled the absence of ${from} ${it}`,
  "absence ended": ({ from }) => shown`ended the absence of ${from}`,
  "messages sent again": ({ to }) => shown`sent messages again: ${to}`,
};

/** `undid what was saved on 28 November of the claim for Teams: Rejected again` */
const undoneWords = (it: Shown, on: Shown, to: Shown): Shown =>
  join([shown`undid what was saved on ${on} of ${it}`, to === nothing ? nothing : shown`${to} again`], ": ");

/** `set the time zone: Asia/Tokyo`, `changed the name from A to B`. */
function changed({ it, from, to }: Parts): Shown {
  if (to === nothing) return from === nothing ? it : shown`${it}, was ${from}`;
  return from === nothing ? shown`${it}: ${to}` : shown`${it}: ${from} → ${to}`;
}

/**
 * `changed CPOR from no to yes`.
 * @param how.longest cuts each part; `how.workloadName`: what people call a workload; `how.items`: what items are called
 */
export function happenedWords(
  { what, item, from, to }: Pick<HistoryEntry, "what" | "item" | "from" | "to">,
  names: Names,
  reader: Reader,
  how: { longest?: number; workloadName?: ((id: string) => string) | undefined; items?: NamedItems | undefined } = {},
): Shown {
  const { longest = 60, workloadName, items = {} } = how;
  const value = (written: string | undefined) =>
    written === undefined || written === "" ? nothing : text(valueWords(written, names, reader), longest);
  const parts = {
    it:
      item === undefined
        ? nothing
        : text(isDays(item) ? daysWords(item, reader) : itemOf(item, items, workloadName), longest),
    from: value(from),
    // The name that it still has goes without saying.
    to: what === "added" && to === items.name ? nothing : value(to),
  };
  const sentence = Object.hasOwn(sentences, what) ? sentences[what] : undefined;
  if (sentence !== undefined) return sentence(parts);
  const set = /^(.+) set$/.exec(what)?.[1];
  // Of a particular by its own name: `lifecycle undone`.
  if (item !== undefined && what === `${item} undone`) return undoneWords(parts.it, parts.from, parts.to);
  if (set !== undefined && item === undefined)
    return shown`set ${changed({ ...parts, it: text(itemOf(set, items, workloadName), longest) })}`;
  // By the channel's ID in the document, which nobody knows a channel by.
  if (what.startsWith("digest of ")) return shown`set ${changed({ ...parts, it: text("a channel's digest") })}`;
  // What was read says itself what it is about.
  if (what.endsWith(" read")) return shown`read from Microsoft: ${parts.to}`;
  return changed({ ...parts, it: join([text(what, longest), parts.it], " ") });
}

const isDay = (written: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(written);
const isDays = (written: string): boolean => /^\d{4}-\d{2}-\d{2}(?:\/\d{4}-\d{2}-\d{2})?$/.test(written);

/** The days of an absence: `until Fri 4 Dec`, `from 14 Dec to 18 Dec`. */
function daysWords(written: string, reader: Reader): string {
  const [first = "", last] = written.split("/").map((day) => dateWords(day, today(reader)));
  return last === undefined ? `until ${first}` : `from ${first} to ${last}`;
}

/** A gap's key names its topic or item behind the code; a subscription without a name is known by its last digits. */
function itemOf(item: string, items: NamedItems, workloadName: (id: string) => string = (id) => id): string {
  const [code = "", ...rest] = item.split("/");
  const named = /^[A-Z]\d{1,2}$/.test(code) && rest.length > 0 ? rest.join("/") : item;
  const identity = items.identities?.find(({ id }) => id === named);
  if (identity !== undefined) return identity.label;
  if (isGuid(named)) {
    const called = items.subscriptions?.find(({ id }) => id === named)?.name;
    return called === undefined ? `subscription …${named.slice(-4)}` : `${called} (…${named.slice(-4)})`;
  }
  if (Object.hasOwn(itemWords, named)) return itemWords[named] ?? named;
  const gap = gapCodes.find((one) => one === named);
  if (gap !== undefined) return `“${gapKind(gap).title}”`;
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
  if (isDay(value)) return dateWords(value, today(reader));
  if (/^\d{4}-\d{2}-\d{2}T.*Z$/.test(value)) return dateWords(dayOf(value, reader.zone), today(reader));
  if (Object.hasOwn(valuesInWords, value)) return valuesInWords[value] ?? value;
  // An id stands whole: it may be all that is left of what it names.
  return withMonthWords(withDayWords(value, reader), reader);
}

/** Months of reports, as people write them. */
const withMonthWords = (written: string, reader: Reader): string =>
  written.replace(/\b20\d{2}-(?:0[1-9]|1[0-2])\b(?!-)/g, (month) => monthWords(`${month}-01`, today(reader)));
