/** What a person wants to see of the gaps: which of them, and whose. Pure. */
import { goalNamed, severities, topics, type Goal, type Topic } from "../catalogue/gap-codes.ts";
import type { CustomerId } from "../customer/customer.ts";
import type { PersonId, PersonRef } from "../people/person.ts";
import type { Day } from "../time/time.ts";

/**
 * Kinds that need no further word, each severity among them: `urgent` is critical, due within two weeks or costs money by
 * the month, `quick` takes a minute in the chat, `expired` is a confirmation run out, `customers` is every customer, with and without gaps, `waiting` those whose owners were asked and
 * have not answered.
 */
const plainKinds = [
  "all",
  "customers",
  "waiting",
  ...severities,
  "urgent",
  "quick",
  "unowned",
  "expired",
  "snoozed",
] as const;
/** Counted against the last week on record. */
const changeKinds = ["new", "closed"] as const;

export type Which =
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

/** Each says something of a gap by itself, so that several leave the gaps of which all is true. */
const narrowing: ReadonlySet<Which["by"]> = new Set([
  ...severities,
  "urgent",
  "quick",
  "expired",
  "snoozed",
  "ending",
  "topic",
  "designation",
]);

/**
 * Which gaps, of all customers unless it says whose. `also`: what else must be true of them. As text in a card's button,
 * see `writeFilter`.
 */
export type Filter = Which & { also?: readonly Which[]; whose?: Whose | undefined };

/** Everything that must be true of a gap, in the order it was said. */
export const partsOf = ({ whose: _whose, also = [], ...first }: Filter): readonly Which[] => [first, ...also];

/** Whether it is about one area, such as PAL or Modern Work. */
export const isArea = ({ by }: Which): boolean => by === "topic" || by === "designation";

/** The filter of both; undefined when only one of them can be chosen. */
function narrowed(filter: Filter, more: Which): Filter | undefined {
  if (filter.by === "all") return { ...more, whose: filter.whose };
  const parts = partsOf(filter);
  if (!narrowing.has(more.by) || !parts.every(({ by }) => narrowing.has(by))) return undefined;
  if (parts.some((part) => writeWhich(part) === writeWhich(more))) return filter;
  return { ...filter, also: [...(filter.also ?? []), more] };
}

/** Whether it leaves every gap of every customer. */
export function isWhole({ by, whose }: Filter): boolean {
  return by === "all" && whose === undefined;
}

/** A filter as short text; `readFilter` reads it back. */
export function writeFilter(filter: Filter): string {
  const which = partsOf(filter).map(writeWhich).join(" ");
  const { whose } = filter;
  if (whose === undefined) return which;
  return which === "all" ? writeWhose(whose) : `${which} ${writeWhose(whose)}`;
}

function writeWhich(filter: Which): string {
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
    case "ending":
      return filter.until === undefined ? filter.by : `${filter.by} ${filter.until}`;
    default:
      return filter.by satisfies (typeof plainKinds)[number];
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
 * Reads what `writeFilter` wrote and what people type: which gaps, each with its week or its day, then whose.
 * @param me whoever asks, for "mine".
 * @returns undefined when the text is no filter.
 */
export function readFilter(text: string, me?: PersonId): Filter | undefined {
  const words = text.split(" ").filter((word) => word !== "");
  const whose = readWhose(words.at(-1) ?? "", me);
  if (whose !== undefined) words.pop();
  let filter: Filter | undefined = { by: "all" };
  while (words.length > 0 && filter !== undefined) {
    const choice = firstChoice(words);
    words.splice(0, choice?.length ?? 0);
    filter = choice && narrowed(filter, choice.which);
  }
  return filter && { ...filter, whose };
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
  const said: { which?: string; whose?: string } = {};
  for (;;) {
    const whose = readWhose(words[0] ?? "", me);
    const choice = whose === undefined ? firstChoice(words) : { length: 1 };
    if (choice === undefined) break;
    const chosen = words.splice(0, choice.length).join(" ");
    const kind = whose === undefined ? "which" : "whose";
    const both: Filter | undefined =
      "which" in choice
        ? narrowed(filter, choice.which)
        : whose !== undefined && filter.whose === undefined
          ? { ...filter, whose }
          : undefined;
    if (both === undefined) clash ??= [said[kind] ?? "", chosen];
    else filter = both;
    said[kind] = chosen;
  }
  if (clash === undefined) return { filter, words: words.join(" ") };
  return words.length === 0 ? { clash } : { filter: { by: "all" }, words: text };
}

/** The longest beginning that chooses which gaps, and how many words it has. */
function firstChoice(words: readonly string[]): { which: Which; length: number } | undefined {
  for (let length = Math.min(longestChoice, words.length); length > 0; length -= 1) {
    const which = readWhich(words.slice(0, length).join(" "));
    if (which !== undefined) return { which, length };
  }
  return undefined;
}

function readWhich(text: string): Which | undefined {
  const [, said = "", moment = ""] = /^(.*?)(?: (\d{4}-w\d{2}|\d{4}-\d{2}-\d{2}))?$/.exec(text.toLowerCase()) ?? [];
  const isDay = !moment.includes("w");
  const change = changeKinds.find((kind) => kind === said);
  if (change !== undefined && moment === "") return { by: change };
  if (change !== undefined) return isDay ? undefined : { by: change, week: moment.toUpperCase() };
  if (said === "ending" && isDay) return moment === "" ? { by: "ending" } : { by: "ending", until: moment };
  if (moment !== "") return undefined;
  if (said === "no owner" || said === "unassigned") return { by: "unowned" };
  const plain = plainKinds.find((kind) => kind === said);
  if (plain !== undefined) return { by: plain };
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
