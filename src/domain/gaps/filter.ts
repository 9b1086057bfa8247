/** What a person wants to see of the gaps: which of them, and whose. Pure. */
import { goalNamed, severities, topics, type Goal, type Topic } from "../catalogue/gap-codes.ts";
import { calledWorkload, type Catalogue } from "../catalogue/workloads.ts";
import { exact } from "../exact.ts";
import type { Customer, CustomerId } from "../customer/customer.ts";
import type { PersonId, PersonRef } from "../people/person.ts";
import type { Day } from "../time/time.ts";
import { topicsLacked, traitOf, writeTrait, type Trait } from "./traits.ts";

/**
 * Kinds that need no further word, each severity among them: `urgent` is critical, due within two weeks or costs money by
 * the month, `quick` takes a minute in the chat, `expired` is a confirmation run out, `overdue` whatever had a time that is over, `customers` is every customer, with and without gaps, `waiting` those whose owners were asked and
 * have not answered, `in-order` those of which nothing is open; `paused`, `offboarded` as they are.
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
  "overdue",
  "snoozed",
  "in-order",
  "paused",
  "offboarded",
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
  /** A workload by its id, or a family by what it is called; `name` as people call it, once it was looked up. */
  | { by: "workload"; workload: string; name?: string }
  /** Open since that day, or longer. */
  | { by: "older"; than: Day }
  /** `name` once it was looked up, where it is left out. */
  | { by: "customer"; customer: CustomerId; name?: string };

/** `answering` is the owner, the deputy or who covers it, `owner` the owner alone, `nobody` a customer that has none. */
export type Whose = { kind: "answering" | "owner"; person: PersonRef } | { kind: "nobody" } | Others;
/** Everybody's but that owner's. */
type Others = { kind: "except"; person: PersonRef };

/** Whose alone it is about; undefined where it is everybody's, or everybody's but one's. */
export const whoseAlone = ({ whose }: Filter): Exclude<Whose, Others> | undefined =>
  whose?.kind === "except" ? undefined : whose;

/** Each says something of a gap by itself, so that several leave the gaps of which all is true. */
const narrowing: ReadonlySet<Which["by"]> = new Set([
  ...severities,
  "urgent",
  "quick",
  "expired",
  "overdue",
  "snoozed",
  "ending",
  "topic",
  "designation",
  "workload",
  "older",
]);
/** Of customers who are waited for, those are chosen that have such a gap. */
const combines = (by: Which["by"]): boolean => narrowing.has(by) || by === "waiting";

/**
 * What comes first: what is due soonest, what is open longest, the customer's name, the customer with most of them, with
 * most or (`smallest`) fewest seats, the one that was added last, or that loses most (`loss`: money by the month), or has been without credit for longest (`credit`); of
 * `owner` each owner's stand together.
 */
const orders = ["deadline", "age", "name", "count", "seats", "smallest", "added", "loss", "credit", "owner"] as const;
export type Order = (typeof orders)[number];

/**
 * Which gaps, of all customers unless it says whose. `also`: what else must be true of them, `without`: what must not.
 * `traits`: what the customers are like, all of them. `order`: see `orderOf`; `first`: customers that stand before all
 * others, whatever the order. As text in a card's button, see `writeFilter`.
 */
export type Filter = Which & {
  also?: readonly Which[];
  without?: readonly Which[];
  whose?: Whose | undefined;
  traits?: readonly Trait[] | undefined;
  order?: Order | undefined;
  first?: readonly CustomerId[] | undefined;
};

/** What comes first: what was said, of deadlines what is due soonest; undefined for what is most urgent. */
export const orderOf = (filter: Filter): Order | undefined =>
  filter.order ?? (partsOf(filter).some(({ by }) => by === "ending") ? "deadline" : undefined);

/** Everything that must be true of a gap, in the order it was said. */
export const partsOf = ({
  whose: _whose,
  traits: _traits,
  order: _order,
  without: _without,
  first: _first,
  also = [],
  ...which
}: Filter): readonly Which[] => [which, ...also];

/** Whether it is about one area, such as PAL or Modern Work. */
export const isArea = ({ by }: Pick<Which, "by">): boolean =>
  by === "topic" || by === "designation" || by === "workload";

const ranks: ReadonlySet<Which["by"]> = new Set(severities);

/** Whether a gap can be of one of them only, so that naming both means either: two severities, topics or workloads. */
export const areChoices = (one: Pick<Which, "by">, other: Pick<Which, "by">): boolean =>
  (ranks.has(one.by) && ranks.has(other.by)) || (one.by === other.by && (one.by === "topic" || one.by === "workload"));

/** The filter of both; undefined when only one of them can be chosen. */
function narrowed(filter: Filter, more: Which): Filter | undefined {
  const { whose, traits, order, without, first } = filter;
  if (filter.by === "all" && (without === undefined || narrowing.has(more.by)))
    return exact({ ...more, whose, traits, order, without, first });
  const parts = partsOf(filter);
  if (!combines(more.by) || !parts.every(({ by }) => combines(by))) return undefined;
  if (parts.some((part) => writeWhich(part) === writeWhich(more))) return filter;
  if (more.by === "waiting")
    return without === undefined ? exact({ ...more, also: parts, whose, traits, order, first }) : undefined;
  return { ...filter, also: [...(filter.also ?? []), more] };
}

/** The filter without what more says; undefined when that says nothing of a gap by itself. */
function narrowedWithout(filter: Filter, more: Which): Filter | undefined {
  // What is snoozed is in no list of gaps but its own, and customers are listed all the same.
  if (more.by === "snoozed" && filter.by === "customers") return { ...filter, without: [more] };
  if (more.by === "snoozed" && !partsOf(filter).some(({ by }) => by === "snoozed")) return filter;
  if (more.by === "customer") return { ...filter, without: [...(filter.without ?? []), more] };
  if (!narrowing.has(more.by)) return undefined;
  if (!partsOf(filter).every(({ by }) => by === "all" || narrowing.has(by))) return undefined;
  return { ...filter, without: [...(filter.without ?? []), more] };
}

const ofCustomers: ReadonlySet<Which["by"]> = new Set(["waiting", "closed", "unowned", "snoozed", "in-order"]);
/** Whether it lists gaps that their owners can be reminded of: open ones, and of customers only those that lack something. */
export const remindsOf = (filter: Filter): boolean =>
  partsOf(filter).every(({ by }) => !ofCustomers.has(by) && by !== "paused" && by !== "offboarded") &&
  (filter.by !== "customers" || topicsLacked(filter.traits ?? []).length > 0) &&
  filter.whose?.kind !== "nobody";

/** Whether it leaves every gap of every customer. */
export function isWhole({ by, whose, without, traits }: Filter): boolean {
  return by === "all" && (whose ?? without ?? traits) === undefined;
}

/** The filter with each workload as people call it, and each customer that is left out by name. */
export function withNamesOf(
  filter: Filter,
  catalogue: Catalogue,
  customers: readonly Pick<Customer, "id" | "name">[],
): Filter {
  const named = <Part extends Which>(part: Part): Part =>
    part.by === "workload" ? { ...part, name: calledWorkload(catalogue, part.workload) } : part;
  const leftOut = (part: Which): Which => {
    const one = part.by === "customer" ? customers.find(({ id }) => id === part.customer) : undefined;
    return one === undefined ? named(part) : exact({ ...part, name: one.name });
  };
  const { also, without, traits } = filter;
  const like = (trait: Trait): Trait =>
    "thing" in trait && trait.workload !== undefined
      ? { ...trait, name: calledWorkload(catalogue, trait.workload) }
      : trait;
  return exact({
    ...named(filter),
    also: also?.map(named),
    without: without?.map(leftOut),
    traits: traits?.map(like),
  });
}

/** A filter as short text; `readFilter` reads it back. */
export function writeFilter(filter: Filter): string {
  const { whose } = filter;
  const [first = "all", ...others] = wordsOfFilter(filter);
  const which = first === "all" && (others.length > 0 || whose !== undefined) ? others : [first, ...others];
  return [...which, ...(whose === undefined ? [] : [writeWhose(whose)])].join(" ");
}

/** What it chooses, leaves out and puts first, as text; not whose. */
export function wordsOfFilter(filter: Filter): readonly string[] {
  const { without = [], traits = [], order, first = [] } = filter;
  return [
    ...partsOf(filter).map(writeWhich),
    ...traits.map(writeTrait),
    ...without.map((part) => `without ${writeWhich(part)}`),
    ...(order === undefined ? [] : [`by ${order}`]),
    ...first.map((id) => `first-${id}`),
  ];
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
    case "workload":
      return `workload ${filter.workload}`;
    case "older":
      return `older ${filter.than}`;
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
    case "except":
      return `except ${whose.person}`;
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
  const typed = readTyped(text, me);
  return "filter" in typed && typed.words === "" ? typed.filter : undefined;
}

/** Words that people type, in any order: what they choose, and what is left from the first one that chooses nothing. */
export type Typed = { filter: Filter; words: string } | { clash: Clash };

/** Two words of which only one can be chosen, as they were written. */
export type Clash = readonly [string, string];

/** The longest thing to choose has this many words: a badge by its full name. */
const longestChoice = 7;

/** Reads what people type. @param me whoever asks, for "mine". */
export function readTyped(text: string, me?: PersonId): Typed {
  const words = text.split(/\s+/).filter((word) => word !== "");
  let filter: Filter = { by: "all" };
  let clash: Clash | undefined;
  const said: { which?: string; whose?: string } = {};
  for (;;) {
    const order = readOrder(words);
    if (order !== undefined) {
      words.splice(0, 2);
      filter = { ...filter, order };
      continue;
    }
    const [, before] = /^first-(\S+)$/i.exec(words[0] ?? "") ?? [];
    if (before !== undefined) {
      words.shift();
      filter = { ...filter, first: [...(filter.first ?? []), before] };
      continue;
    }
    const trait = traitOf(words[0] ?? "");
    if (trait !== undefined) {
      words.shift();
      filter = { ...filter, traits: [...(filter.traits ?? []), trait] };
      continue;
    }
    const isExcept = /^except$/i.test(words[0] ?? "") && words.length > 1;
    const whose: Whose | undefined = isExcept
      ? { kind: "except", person: words[1] ?? "" }
      : readWhose(words[0] ?? "", me);
    const isWithout = /^without$/i.test(words[0] ?? "");
    const choice = whose === undefined ? firstChoice(isWithout ? words.slice(1) : words) : { length: isExcept ? 2 : 1 };
    if (choice === undefined) break;
    const chosen = words.splice(0, choice.length + (isWithout ? 1 : 0)).join(" ");
    const kind = whose === undefined ? "which" : "whose";
    const both: Filter | undefined =
      "which" in choice
        ? (isWithout ? narrowedWithout : narrowed)(filter, choice.which)
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

/** "by deadline". */
const readOrder = ([by = "", what = ""]: readonly string[]): Order | undefined =>
  /^by$/i.test(by) ? orders.find((order) => order === what.toLowerCase().replace(/^licen[cs]es$/, "seats")) : undefined;

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
  if (said === "older" && moment !== "" && isDay) return { by: "older", than: moment };
  if (moment !== "") return undefined;
  const [, workload] = /^workload ([\w-]+)$/.exec(said) ?? [];
  if (workload !== undefined) return { by: "workload", workload };
  if (said === "no owner" || said === "unassigned") return { by: "unowned" };
  if (said === "in order") return { by: "in-order" };
  const plain = plainKinds.find((kind) => kind === said);
  if (plain !== undefined) return { by: plain };
  const topic = topics.find((name) => name === said);
  if (topic !== undefined) return { by: "topic", topic };
  const designation = goalNamed(said);
  if (designation !== undefined) return { by: "designation", designation };
  if (/^customer:\S+$/.test(text)) return { by: "customer", customer: text.slice("customer:".length) };
  return undefined;
}

function readWhose(word: string, me: PersonId | undefined): Whose | undefined {
  if (/^mine$/i.test(word)) return me === undefined ? undefined : { kind: "answering", person: me };
  if (/^nobody$/i.test(word)) return { kind: "nobody" };
  if (word.startsWith("person:")) return { kind: "answering", person: word.slice("person:".length) };
  if (word.startsWith("owner:")) return { kind: "owner", person: word.slice("owner:".length) };
  return undefined;
}
