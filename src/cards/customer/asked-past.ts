/** Who did what is asked about, and when, in a sentence: first on the customer's history or card. */
import type { ClaimState } from "../../domain/claims/standing.ts";
import { topicName } from "../../domain/catalogue/gap-codes.ts";
import { openPrompt } from "../../domain/customer/checklist.ts";
import type { Customer, HistoryEntry, Question } from "../../domain/customer/customer.ts";
import { lastingHistory } from "../../domain/customer/undo.ts";
import { dayOf, daysBetween } from "../../domain/time/time.ts";
import type { PersonRef } from "../../domain/people/person.ts";
import type { Names } from "../../domain/messages/message.ts";
import { count, dayWords, momentWords, onDay, today, type Reader } from "../kit/dates.ts";
import { isPerson, isReader, person, personOrYou } from "../kit/people.ts";
import { join, nothing, shown, text, type Shown } from "../kit/text.ts";
import { happenedWords, noteWords } from "./history-words.ts";

/** What of the customer's past is meant. */
export type PastSubject =
  | "owner"
  | "unowned"
  | "pal"
  | "claims"
  | "onboarding"
  | "lifecycle"
  | "snooze"
  | "notes"
  | "anything";

export type AskedPast = {
  of: PastSubject;
  /** Where a claim came to stand. */
  states: readonly ClaimState[] | undefined;
  /** The workloads that are named, by id. */
  workloads: readonly string[];
  /** Whoever got the customer; whoever did it, where somebody is named. */
  to?: PersonRef | undefined;
  by?: PersonRef | undefined;
  /** What somebody said is asked about, and not what was done. */
  isSaid?: boolean | undefined;
  names: Names;
  reader: Reader;
  workloadName(workload: string): string;
};

const whats: Readonly<Record<PastSubject, RegExp>> = {
  owner: /^(?:assigned|owner gave back|deputy gave back|suggested an owner)$/,
  unowned: /^(?:assigned|owner gave back)$/,
  pal: /^(?:link|identity added|subscription )/,
  claims: /^(?:claim|verified|added by import|changed by import|contradicted)/,
  onboarding: /^(?:onboarding|step)/,
  lifecycle: /^lifecycle/,
  snooze: /^snooze/,
  notes: /^note /,
  // A question that was sent is nothing that was done.
  anything: /^(?!asked|reminded|escalated)/,
};
const questionOf: Partial<Record<PastSubject, Question>> = {
  pal: "pal",
  claims: "cpor",
  onboarding: "onboarding",
};

/** The last entry of it, as a sentence; that there is none, where something certain was asked for. */
export function askedPast({ history, ...customer }: Customer, asked: AskedPast): Shown {
  const { of, names, reader, workloadName } = asked;
  if (of === "unowned")
    return customer.owner === undefined
      ? unownedSince(customer, reader)
      : shown`It has had an owner since ${text(momentWords(customer.ownerSince ?? customer.addedAt, reader))}: ${personOrYou(customer.owner, names, reader)}.`;
  const isWho = (one: string | undefined, who: PersonRef | undefined) =>
    who === undefined || one === who || (one !== undefined && names.get(one) === (names.get(who) ?? who));
  const some = lastingHistory(history).filter(
    (entry) => isOf(entry, asked) && isWho(entry.to, asked.to) && isWho(entry.by, asked.by),
  );
  const entry = bestOf(some, asked);
  if (entry === undefined) {
    const waits = asked.isSaid === true ? unanswered({ history, ...customer }, asked) : undefined;
    if (waits !== undefined) return waits;
    const first = history.find(({ what }) => what === "added");
    const since =
      first === undefined
        ? nothing
        : shown` since the customer was added ${text(onDay(dayOf(first.at, reader.zone), today(reader)))}`;
    const by = asked.by === undefined ? nothing : shown` by ${person(asked.by, names)}`;
    const to = asked.to === undefined ? nothing : shown` to ${person(asked.to, names)}`;
    return of === "owner"
      ? shown`I find no change of owner${to}${by}${since}.`
      : shown`I find nothing like that${by}${since}.`;
  }
  const who = isPerson(entry.by)
    ? isReader(entry.by, reader)
      ? shown`You`
      : person(entry.by, names)
    : shown`Automatic`;
  const happened = happenedWords(entry, names, reader, { workloadName, items: customer });
  const note =
    entry.note === undefined || /^(?:reminded|escalated)$/.test(entry.what)
      ? nothing
      : text(noteWords(entry.note), 120);
  const how = entry.evidence === undefined || entry.evidence === "reported" ? nothing : text(entry.evidence);
  return shown`${who}, ${text(momentWords(entry.at, reader))}: ${join([happened, note, how])}`;
}

/** `Nothing was answered about PAL yet: Patti Fernandez was asked yesterday 18:00.` */
function unanswered(customer: Customer, { of, names, reader }: AskedPast): Shown | undefined {
  const question = questionOf[of];
  const prompt = openPrompt(customer);
  if (prompt === undefined || question === undefined || customer.checklist.answers[question] !== undefined)
    return undefined;
  const who = isReader(prompt.to, reader) ? shown`you were` : shown`${person(prompt.to, names)} was`;
  return shown`Nothing was answered about ${text(topicName(question))} yet: ${who} asked ${text(momentWords(prompt.at, reader))}.`;
}

/** `Unassigned since 20 Aug (98 days).` */
function unownedSince({ ownerSince, addedAt }: Pick<Customer, "ownerSince" | "addedAt">, reader: Reader): Shown {
  const day = dayOf(ownerSince ?? addedAt, reader.zone);
  const days = daysBetween(day, today(reader));
  const long = days === 0 ? nothing : shown` (${text(count(days, "day"))})`;
  return shown`Unassigned since ${text(dayWords(day, today(reader)))}${long}.`;
}

const isByHand = ({ by, evidence }: HistoryEntry): boolean =>
  isPerson(by) && evidence !== "imported" && evidence !== "read";

function isOf({ what, item }: HistoryEntry, { of, workloads }: AskedPast): boolean {
  if (what === "answered") return of === "anything" || (item === questionOf[of] && workloads.length === 0);
  if (!whats[of].test(what)) return false;
  return of !== "claims" || workloads.length === 0 || workloads.includes(item?.split("/")[0] ?? "");
}

/** The one that came to the state that is named, else what a person did last, before what was read or imported. */
function bestOf(all: readonly HistoryEntry[], { of, states, isSaid, workloads }: AskedPast): HistoryEntry | undefined {
  const said = isSaid === true && states === undefined && workloads.length === 0;
  const answer = said ? all.findLast(({ what }) => what === "answered") : undefined;
  if (answer !== undefined) return answer;
  // What became of a claim says more than the answer that all are in.
  const ofClaims = of === "claims" ? all.filter(({ what }) => what !== "answered") : all;
  const some = ofClaims.length > 0 ? ofClaims : all;
  const named = some.findLast(({ to = "" }) => states?.some((state) => to.startsWith(state)) === true);
  // Another act than the one that is asked about would be taken for it.
  return states === undefined ? (some.findLast(isByHand) ?? some.at(-1)) : named;
}
