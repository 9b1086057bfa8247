/** What a person wants to see of the gaps: which of them, and whose. Pure. */
import { goalNamed, topics, type Goal, type Topic } from "../catalogue/gap-codes.ts";
import type { CustomerId } from "../customer/customer.ts";
import type { PersonId, PersonRef } from "../people/person.ts";
import type { Day } from "../time/time.ts";

/**
 * Kinds that need no further word: `urgent` is critical or due within two weeks, `expired` is a
 * confirmation run out, `customers` is every customer, with and without gaps, `waiting` those whose owners were asked and
 * have not answered.
 */
const plainKinds = ["all", "customers", "waiting", "critical", "urgent", "unowned", "expired", "snoozed"] as const;
/** Counted against the last week on record. */
const changeKinds = ["new", "closed"] as const;

type Which =
  | { by: (typeof plainKinds)[number] }
  /** Due by that day; within a week unless it is said. */
  | { by: "ending"; until?: Day }
  /** `week` is that of the digest whose number this is, such as `2026-W48`; absent means until now. */
  | { by: (typeof changeKinds)[number]; week?: string }
  | { by: "topic"; topic: Topic }
  /** A designation, or a badge for several. */
  | { by: "designation"; designation: Goal }
  | { by: "customer"; customer: CustomerId };

/** `answering` is the owner or the deputy, `owner` the owner alone, `nobody` a customer that has none. */
export type Whose = { kind: "answering" | "owner"; person: PersonRef } | { kind: "nobody" };

/** Which gaps, of all customers unless it says whose. As text in a card's button, see `writeFilter`. */
export type Filter = Which & { whose?: Whose };

/** Whether it leaves every gap of every customer. */
export function isWhole({ by, whose }: Filter): boolean {
  return by === "all" && whose === undefined;
}

/** A filter as short text; `readFilter` reads it back. */
export function writeFilter(filter: Filter): string {
  const which = writeWhich(filter);
  const { whose } = filter;
  if (whose === undefined) return which;
  return which === "all" ? writeWhose(whose) : `${which} ${writeWhose(whose)}`;
}

function writeWhich(filter: Filter): string {
  switch (filter.by) {
    case "new":
    case "closed":
      return filter.week === undefined ? filter.by : `${filter.by} ${filter.week}`;
    case "topic":
      return filter.topic;
    case "designation":
      return filter.designation;
    case "customer":
      return `customer:${filter.customer}`;
    case "all":
    case "customers":
    case "waiting":
    case "critical":
    case "urgent":
    case "unowned":
    case "expired":
    case "snoozed":
      return filter.by;
    case "ending":
      return filter.until === undefined ? filter.by : `${filter.by} ${filter.until}`;
  }
}

function writeWhose(whose: Whose): string {
  switch (whose.kind) {
    case "answering":
      return `person:${whose.person}`;
    case "owner":
      return `owner:${whose.person}`;
    case "nobody":
      return "nobody";
  }
}

/**
 * Reads what `writeFilter` wrote and what people type: which gaps, then the week or the day, then whose.
 * @param me whoever asks, for "mine".
 * @returns undefined when the text is no filter.
 */
export function readFilter(text: string, me?: PersonId): Filter | undefined {
  const words = text.split(" ").filter((word) => word !== "");
  const whose = readWhose(words.at(-1) ?? "", me);
  if (whose !== undefined) words.pop();
  const week = /^\d{4}-w\d{2}$/i.test(words.at(-1) ?? "") ? words.pop()?.toUpperCase() : undefined;
  const until = /^\d{4}-\d{2}-\d{2}$/.test(words.at(-1) ?? "") ? words.pop() : undefined;
  const which = readWhich(words.join(" "));
  if (which === undefined) return undefined;
  if (until !== undefined && which.by === "ending") which.until = until;
  else if (until !== undefined) return undefined;
  const filter: Filter = whose === undefined ? which : { ...which, whose };
  if (week === undefined) return filter;
  return filter.by === "new" || filter.by === "closed" ? { ...filter, week } : undefined;
}

/** Words that people type, in any order: what they choose, and what is left from the first one that chooses nothing. */
export type Typed = { filter: Filter; words: string } | { clash: Clash };

/** Two words of which only one can be chosen, as they were written. */
export type Clash = readonly [string, string];

/** The longest thing to choose has this many words: a badge by its full name. */
const longestChoice = 7;

/** Reads what people type. @param me whoever asks, for "mine". */
export function readTyped(text: string, me: PersonId): Typed {
  const words = text.split(/\s+/).filter((word) => word !== "");
  let filter: Filter = { by: "all" };
  let clash: Clash | undefined;
  const chosen: { which?: string; whose?: string } = {};
  for (let choice = firstChoice(words, me); choice !== undefined; choice = firstChoice(words, me)) {
    const { said, read } = choice;
    words.splice(0, said.split(" ").length);
    const kind = read.whose === undefined ? "which" : "whose";
    const earlier = chosen[kind];
    if (earlier !== undefined) clash ??= [earlier, said];
    chosen[kind] = said;
    filter = kind === "whose" ? { ...filter, ...whoseOf(read) } : { ...read, ...whoseOf(filter) };
  }
  if (clash === undefined) return { filter, words: words.join(" ") };
  return words.length === 0 ? { clash } : { filter: { by: "all" }, words: text };
}

function whoseOf({ whose }: Filter): { whose?: Whose } {
  return whose === undefined ? {} : { whose };
}

/** The longest beginning that chooses either which gaps or whose. */
function firstChoice(words: readonly string[], me: PersonId): { said: string; read: Filter } | undefined {
  for (let length = Math.min(longestChoice, words.length); length > 0; length -= 1) {
    const said = words.slice(0, length).join(" ");
    const read = readFilter(said, me);
    if (read !== undefined && (length === 1 || read.whose === undefined)) return { said, read };
  }
  return undefined;
}

function readWhich(text: string): Which | undefined {
  const said = text.toLowerCase();
  if (said === "") return { by: "all" };
  if (said === "no owner" || said === "unassigned") return { by: "unowned" };
  const plain = plainKinds.find((kind) => kind === said);
  if (plain !== undefined) return { by: plain };
  if (said === "ending") return { by: "ending" };
  const change = changeKinds.find((kind) => kind === said);
  if (change !== undefined) return { by: change };
  const topic = topics.find((name) => name === said);
  if (topic !== undefined) return { by: "topic", topic };
  const designation = goalNamed(said);
  if (designation !== undefined) return { by: "designation", designation };
  if (text.startsWith("customer:")) return { by: "customer", customer: text.slice("customer:".length) };
  return undefined;
}

function readWhose(word: string, me: PersonId | undefined): Whose | undefined {
  if (/^mine$/i.test(word)) return me === undefined ? undefined : { kind: "answering", person: me };
  if (/^nobody$/i.test(word)) return { kind: "nobody" };
  if (word.startsWith("person:")) return { kind: "answering", person: word.slice("person:".length) };
  if (word.startsWith("owner:")) return { kind: "owner", person: word.slice("owner:".length) };
  return undefined;
}
