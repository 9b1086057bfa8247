/** A gap that is not open any more: what it was, from its key, and who closed it, if the history tells. Pure. */
import type { Customer, HistoryEntry } from "../customer/customer.ts";
import { gapCodes, gapKind, topics, type GapCode, type Topic } from "../catalogue/gap-codes.ts";
import { nameOfSubscription } from "./rules/context.ts";
import type { Instant } from "../time/time.ts";
import { workloadName, type Catalogue } from "../catalogue/workloads.ts";

export type Gone = {
  key: string;
  /** "Teams: partner action required". Not escaped. */
  what: string;
  /** What somebody did about it last, before it was seen to be closed; absent when the history does not tell. */
  by?: Pick<HistoryEntry, "at" | "by" | "evidence"> | undefined;
};

const questionWords: Readonly<Record<string, string>> = {
  cpor: "CPOR",
  pal: "PAL",
  owner: "Owner",
  onboarding: "Onboarding",
};

/** What the gap of a key is about; undefined for what only its item could tell, which is gone. */
export function topicOfKey({ id, claims, subscriptions, identities }: Customer, key: string): Topic | undefined {
  const [code = "", ...rest] = key.slice(id.length + 1).split("/");
  const known = gapCodes.find((one) => one === code);
  const topic = known === undefined ? undefined : gapKind(known).topic;
  const item = rest.join("/");
  if (topic !== undefined || item === "") return topic;
  if (claims.some((one) => one.id === item)) return "cpor";
  if ([...subscriptions, ...identities].some((one) => one.id === item)) return "pal";
  return topics.find((one) => one === item);
}

/** What the gap of a key was, and who closed it within the time: after `from`, up to `until` or now. */
export function goneGap(
  customer: Customer,
  key: string,
  within: { from: Instant; until?: Instant },
  catalogue: Catalogue,
): Gone {
  const [code = "", ...rest] = key.slice(customer.id.length + 1).split("/");
  const item = rest.length === 0 ? undefined : rest.join("/");
  const known = gapCodes.find((one) => one === code);
  const what = known === undefined ? code : wordsOf(customer, known, item, catalogue);
  const last = customer.history.findLast(
    (entry) =>
      entry.at > within.from && (within.until === undefined || entry.at <= within.until) && isAbout(entry, code, item),
  );
  return { key, what, by: last };
}

function wordsOf(customer: Customer, code: GapCode, item: string | undefined, catalogue: Catalogue): string {
  const words = gapKind(code).title;
  // The code of a question names its question already.
  if (item === undefined || code.startsWith("Q")) return words;
  return `${subjectOf(customer, item, catalogue)}: ${words}`;
}

/** A claim, a subscription, an identity or a question by name; what was removed since, by what its id shows. */
function subjectOf({ claims, subscriptions, identities }: Customer, item: string, catalogue: Catalogue): string {
  const subscription = subscriptions.find(({ id }) => id === item);
  if (subscription !== undefined) return nameOfSubscription(subscription);
  const identity = identities.find(({ id }) => id === item);
  if (identity !== undefined) return identity.label;
  if (Object.hasOwn(questionWords, item)) return questionWords[item] ?? item;
  return workloadName(catalogue, claims.find(({ id }) => id === item)?.workload ?? item.split("/")[0] ?? item);
}

/** What else than an entry about the very item closes a gap: links made for a subscription, a new owner, a list begun. */
const closers: readonly [code: RegExp, what: RegExp][] = [
  [/^(G01|Q3)$/, /^assigned$/],
  [/^G02$/, /^(onboarding|step) /],
  [/^G03$/, /^claim /],
  [/^G04$/, /^listed again/],
  [/^A01$/, /^gdap/i],
  [/^P/, /^(identity|pasted|verified|link read|roles read)/],
];
/** Entries that change nothing about what is so. */
const asides = /^(snooze|asked|reminded|escalated|put off)/;

function isAbout({ what, item, to }: HistoryEntry, code: string, about: string | undefined): boolean {
  if (asides.test(what)) return false;
  // A customer that is paused or gone has no gaps at all, and one that is active is not late with its onboarding.
  if (what === "lifecycle set") return to?.startsWith("active") !== true || code === "G02" || code === "G04";
  if (about !== undefined && item === about) return true;
  return closers.some(([codes, whats]) => codes.test(code) && whats.test(what));
}
