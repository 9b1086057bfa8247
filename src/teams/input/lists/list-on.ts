/** What is asked of a list as a whole that was just shown: how many, in another order, without a part, all of it, back. Pure. */
import { partsOf, readFilter, wordsOfFilter, type Filter, type Order } from "../../../domain/gaps/filter.ts";
import type { CustomerId } from "../../../domain/customer/customer.ts";
import type { PersonId, PersonRef } from "../../../domain/people/person.ts";
import type { About } from "../../turn.ts";
import type { NameIndex } from "../words/names.ts";
import type { Word } from "../words/words.ts";

type Listed = NonNullable<About["list"]>;

/** The list as a command that is typed. */
export function listSays(list: Listed, me: PersonId, page = 1): string {
  const says =
    "claims" in list
      ? [list.claims]
      : ["gaps", ...wordsOfFilter(list.filter).filter((part) => part !== "all"), whoseSays(list.filter, me)];
  return [...says, page > 1 ? `page ${page}` : ""].filter((part) => part !== "").join(" ");
}

export function whoseSays({ whose }: Filter, me: PersonRef): string {
  if (whose === undefined) return "";
  if (whose.kind === "nobody") return "nobody";
  if (whose.kind === "except") return `except ${whose.person}`;
  return whose.person === me ? "mine" : whose.person;
}

const pointsBack = /\b(?:those|these|them|they|their)\b/i;

/**
 * "Chase those", after a list: those of it who haven't answered; undefined where nothing says which these are, as of what is
 * new.
 */
export function waitedForOf(
  list: Listed | undefined,
  { text, me, names }: { text: string; me: PersonId; names: NameIndex },
): string | undefined {
  if (list === undefined || !pointsBack.test(text)) return undefined;
  if ("filter" in list) {
    const which = wordsOfFilter({ ...list.filter, order: undefined }).filter(
      (part) => !/^(?:all|customers|waiting)$/.test(part),
    );
    const says = ["waiting", ...which].join(" ");
    return readFilter(says) === undefined ? undefined : `gaps ${says} ${whoseSays(list.filter, me)}`.trim();
  }
  const [, whose] = /^claims none ?(.*)$/.exec(list.claims) ?? [];
  const isWhose =
    whose !== undefined && (/^(?:|mine|except \S+)$/.test(whose) || names.byRef(whose)?.kind === "person");
  return isWhose ? `gaps waiting unclaimed ${whose}`.trim() : undefined;
}

/** Rows that are meant together, one more than which fit no question. */
const mostRows = 5;

/** "Those two", of a list that is shown as a whole and fits a question; none of another. */
export function rowsMeant(text: string, list: Listed | undefined): readonly CustomerId[] {
  if (list === undefined || (list.pages ?? 1) > 1 || !/\b(?:those|these|them|both)\b/i.test(text)) return [];
  const rows = [...new Set(list.customers)];
  return rows.length > mostRows ? [] : rows;
}

const turns =
  /^(?:next|more|continue|further|previous|prev|back|rest|others?|remaining|weiter|mehr|volgende|meer|suivant|plus|siguiente|mas)$/;
const turnsBack = /^(?:previous|prev|back)$/;
const fillers = /^(?:please|pls|thanks|thx|the|me|show|and|ok|okay|results|ones?|page|list|go|on|to|them|of|see|more)$/;

/** Words of which "how many is that in total?" is made. */
const counting =
  /^(?:and|so|ok|okay|then|now|how|many|much|is|are|was|that|those|these|it|they|there|them|in|total|altogether|all|together|does|make|on|the|list|rows|pages|of|again|exactly|left)$/;

/** By how large customers are, of what is known of it. */
const ofSeats =
  /\b(?:seats?|licen[cs]es?|users|size|(?:biggest|largest) (?:customers?|clients?|accounts?|compan\w+|tenants?))\b/i;

/** How a list is to be sorted, by what people call it. */
const ofAddition =
  /\b(?:newest|latest|most recent(?:ly added)?|recently added|last added) (?:customers?|clients?|accounts?|ones?)\b|\bby (?:the )?(?:date|day|time|when)(?: (?:of|on|they|it|we|were|was|which|being))* (?:add\w*|joined)\b|\bby (?:addition|joining) date\b/i;

const ofSmallest = /\bsmallest\b|\bfewest (?:paid )?(?:seats|users|licen[cs]es)\b/i;
const ofBiggest = /\b(?:biggest|largest)(?: (?:\d+|two|three|four|five|ten))?(?=[.?! ]*$)/i;

const orders: readonly (readonly [RegExp, Order | "owner" | "urgency"])[] = [
  [ofAddition, "added"],
  [ofSmallest, "smallest"],
  [ofBiggest, "seats"],
  [/\bwithout credit\b/i, "credit"],
  [/\b(?:loss(?:es)?|lost|losing|money|costs?|dollars?)\b/i, "loss"],
  [ofSeats, "seats"],
  [/\bmost (?:open )?gaps\b|\b(?:number|count) of gaps\b|\bby gaps\b/i, "count"],
  [/\b(?:worst|biggest|urgen\w+|importan\w+|severity|priority|critical)\b/i, "urgency"],
  [/\b(?:deadlines?|due|soonest|earliest|dates?|end(?:s|ing)?|expir\w+)\b/i, "deadline"],
  [/\b(?:old(?:est)?|age|longest|how long|newest|newer)\b/i, "age"],
  [/\bowners?\b/i, "owner"],
  [/\b(?:alphabet\w*|names?|customers?|a to z|a-z)\b/i, "name"],
];
const isSorting =
  /\b(?:sort|order|rank|arrang|alphabet)\w*\b|\bby (?:number of )?(?:paid )?(?:seats|licen[cs]es|users|size)\b|\b(?:biggest|largest) (?:customers?|clients?|accounts?)(?: first)?\b|\b(?:most|biggest|largest) (?:paid |number of )?(?:seats|licen[cs]es)\b|\b(?:worst|biggest|urgent|important|critical|oldest|longest|soonest|earliest|due|ending|deadlines?)(?: (?:ones?|deadlines?|gaps?|customers?))? first\b|\b(?:on|at the) top\b|^by (?:deadline|due date|age|name|urgency)\b|\b(?:customers?|which ones?|those) (?:\w+ ){0,3}most (?:open )?gaps\b|\b(?:open|sitting|waiting|lying|hanging|outstanding|there|around)(?: \w+){0,3} longest\b|\blongest (?:open|outstanding|waiting|running)\b|\boldest (?:gaps?|ones?|things?|issues?|items?|open)\b|\bmost gaps first\b|\bcustomers by (?:the )?(?:number of )?gaps\b/i;

const asksWhose =
  /^(?:(?:and|ok|okay|so) )*(?:whose (?:are|is) (?:they|these|those|that|it|them)|who (?:owns|has|do) (?:they belong to|these|those|them|all of (?:them|those)|the first (?:two|three|four|five)))\W*$/i;
const asksWhich =
  /^(?:(?:and|ok|okay|so) )*(?:(?:for|at|with) )?which (?:customers?|ones)(?: (?:are|is) (?:that|those|they|these|it))?\W*$/i;
const widens =
  /^(?:(?:ok|okay|now|please|just|and|no)[, ]+)*(?:(?:show|see|list|give|gimme)(?: me)? )?(?:back to )?(?:(?:them|it|me) )?(?:all|everything|all of (?:them|it|those)|(?:the )?(?:whole|full|entire|complete) (?:list|lot|thing)|all (?:the )?(?:rows|gaps|claims|customers))(?: (?:again|please|then|now))*\s*[.!?]*$/i;
const everybodys =
  /\bnot (?:just|only) (?:mine|my)\b|\b(?:every(?:one|body)|the (?:whole )?team|all of us)(?:['’]?s)?\s*[.!?]*$|\bfor every(?:one|body)\b/i;

/**
 * The order that a text asks for: what is said to come first, or stands after "sorted", before what else it names. "In
 * order" is how customers are.
 */
export function orderIn(written: string): Order | "owner" | "urgency" | undefined {
  const text = written.replace(/\bin order\b(?! (?:of|by)\b)/gi, "");
  const said = [isSorting, ofAddition, ofSmallest, ofBiggest].map((one) => one.exec(text)).find((one) => one !== null);
  if (said === undefined) return undefined;
  const near = [said[0], text.slice(said.index + said[0].length), text];
  return near.map((part) => orders.find(([order]) => order.test(part))?.[1]).find((order) => order !== undefined);
}

/**
 * The command that shows the list so; undefined where the words say something else.
 * @param from the list that the customer talked of was opened from, when there is no newer one
 */
export function listOn(
  text: string,
  words: readonly Word[],
  { list, from, me }: { list: Listed | undefined; from: Listed | undefined; me: PersonId },
): string | undefined {
  const folds = words.map(({ fold }) => fold);
  const isTurning =
    folds.some((fold) => turns.test(fold)) && folds.every((fold) => turns.test(fold) || fillers.test(fold));
  const isBack = folds.some((fold) => turnsBack.test(fold));
  // "Back", from a customer that was opened from it.
  if (list === undefined)
    return from !== undefined && isTurning && folds.includes("back") ? listSays(from, me, from.page) : undefined;
  if (isTurning) return listSays(list, me, list.page + (isBack ? -1 : 1));
  const [, end, number] =
    /^(?:(?:go to|show|open|and)(?: me)? )?(?:(?:the )?(first|last) page|page (\d{1,4}))(?: please| pls)?\W*$/i.exec(
      text.trim(),
    ) ?? [];
  const [, which] =
    /^(?:(?:only|just|show|give|see|ok|and|now)(?: me)? )*(?:the )?(first|top|next|previous) (?:\d+|two|three|four|five|six|seven|eight|nine|ten)(?: (?:ones?|rows?|customers?|gaps?|claims?))?(?: (?:only|please|pls))?\W*$/i.exec(
      text.trim(),
    ) ?? [];
  if (which !== undefined) {
    const turned = { next: 1, previous: -1 }[which.toLowerCase()];
    return listSays(list, me, turned === undefined ? 1 : list.page + turned);
  }
  if (number !== undefined) return listSays(list, me, Number(number));
  if (end !== undefined) return listSays(list, me, end.toLowerCase() === "last" ? list.pages : 1);
  if (folds.length <= 9 && folds.includes("many") && folds.every((fold) => counting.test(fold)))
    return listSays(list, me);
  // Each row says whose it is.
  if (asksWhose.test(text.trim())) return listSays(list, me, list.page);
  if (asksWhich.test(text.trim()) && "filter" in list) return listSays(list, me, list.page);
  const order = folds.length <= 9 ? orderIn(text) : undefined;
  if (order !== undefined) return sorted(list, order, me);
  if ("claims" in list) return widens.test(text) ? list.claims.replace(/^claims\b[^]*$/, "claims all") : undefined;
  const { whose: _whose, ...unowned } = list.filter;
  if (folds.length <= 8 && everybodys.test(text)) return listSays({ ...list, filter: unowned }, me);
  if (!widens.test(text)) return undefined;
  // What has more pages is shown from its first one; what is whole, again.
  const isNarrowed = partsOf(list.filter).some(({ by }) => by !== "all" && by !== "customers");
  if ((list.pages ?? 1) > 1 || !isNarrowed) return listSays(list, me);
  return listSays({ ...list, filter: { by: "all", whose: list.filter.whose } }, me);
}

/** Kinds of which nothing is open that could be sorted. */
const unsorted: ReadonlySet<Filter["by"]> = new Set(["in-order", "paused", "offboarded", "new", "closed"]);

function sorted(list: Listed, order: Order | "owner" | "urgency", me: PersonId): string | undefined {
  // Claims have what is due soonest first; "open longest" is of gaps.
  if ("claims" in list) return order === "deadline" || order === "urgency" ? listSays(list, me) : undefined;
  if (order === "owner") return "gaps by owner";
  if (unsorted.has(list.filter.by) && order !== "name") return undefined;
  return listSays({ ...list, filter: { ...list.filter, order: order === "urgency" ? undefined : order } }, me);
}
