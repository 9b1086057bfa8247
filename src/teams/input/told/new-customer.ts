/** What is told of a new customer: its name, what its form has a field for, and the pieces beside that somebody has to look up. Pure. */
import { foldWord } from "../words/words.ts";
import { isCompanyEnding } from "../../../domain/customer/find.ts";

/** `isKnown`: whether a piece names a workload, or Azure. */
type IsKnown = (piece: string) => boolean;

export type NewCustomerTold = {
  name: string;
  id: string | undefined;
  domain: string | undefined;
  /** Ids of Azure subscriptions. */
  subscriptions: readonly string[];
  /** False where it is said that they have long been a customer. */
  isNew: boolean;
  /** What stands beside the name, each by itself. */
  pieces: readonly string[];
  /** What it is said that they don't have. */
  without: readonly string[];
};

const guid = /(?<![\da-f-])[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}(?![\da-f-])/gi;
/** What an id may be called, right before it: "their tenant ID is". */
const label =
  /^(?:and|with|its|their|the|has|have|an?|azure|whose|tenant|microsoft|ms|customer|directory|entra|subscriptions?|subs?|ids?|is|are|=)(?:['’]s)?:?$/i;
const ofPerson = /(?:owner|owned by|@)(?: is|:)?\s*$/i;
const domainIs = [
  /(?<![\p{L}\d])(?:(?:and|with|its|their|the) )*(?:domain|website|web ?site|url)(?: name)?(?: is)?:? ((?:[a-z\d-]+\.)+[a-z]{2,24})(?![\w@-])/giu,
  /(?<![\p{L}\d@.-])(?:(?:with|using) )?((?:[a-z\d-]{1,63}\.){1,4}[a-z]{2,24}) as (?:(?:its|their|the|a) )?domain\b/giu,
  /(?<![\p{L}\d@.-])((?:[a-z\d-]{1,63}\.){1,4}onmicrosoft\.com)\b/giu,
];
const areOld =
  /(?<![\p{L}\d])(?:(?:and|but|it['’]?s|it is|they['’]?re|they are|as) )?(?:(?:an? |our )?(?:existing|long-?standing|long-?time) (?:customer|client)s?|(?:no|without|skip|not(?: in| for)?)(?: the| any)? onboarding(?: needed)?|(?:(?:has|have) been )?(?:an? )?(?:customer|client|with us)(?: of ours)? since (?:\p{L}+ )?\d{4}|not (?:an? )?new(?: customers?)?)(?![\p{L}\d])/giu;

/** The facts among it that a form has a field for, and the text without them. */
function factsIn(written: string) {
  const text = written.replace(/\s+/g, " ").trim();
  const ids: string[] = [];
  const subscriptions: string[] = [];
  let rest = "";
  let from = 0;
  for (const { 0: id, index } of text.matchAll(guid)) {
    const before = text.slice(from, index);
    // An owner is written by an id, too.
    if (ofPerson.test(before)) continue;
    const words = before.replace(/[( ]$/, "").split(" ");
    const named = words.length - 1 - words.findLastIndex((word) => !label.test(word.replace(/^[(,;]/, "")));
    const called = named === 0 ? "" : words.slice(-named).join(" ");
    (/\bsub/i.test(called) ? subscriptions : ids).push(id.toLowerCase());
    rest += `${words.slice(0, words.length - named).join(" ")},`;
    from = index + id.length + (text[index + id.length] === ")" ? 1 : 0);
  }
  rest += text.slice(from);
  const domains: string[] = [];
  for (const pattern of domainIs)
    rest = rest.replace(pattern, (_, domain: string) => {
      domains.push(domain.toLowerCase());
      return ",";
    });
  const left = rest.replace(areOld, ",");
  return { ids, domains, subscriptions, isNew: left === rest, left };
}

/** The command's words for what a text tells of that kind: ` id …, domain …`; empty where it tells none of it. */
export function factsOfNew(text: string): string {
  const { ids, domains, subscriptions, isNew } = factsIn(text);
  return [
    ...ids.slice(0, 1).map((id) => `id ${id}`),
    ...domains.slice(0, 1).map((domain) => `domain ${domain}`),
    ...subscriptions.map((id) => `subscription ${id}`),
    ...(isNew ? [] : ["no onboarding"]),
  ]
    .map((one) => `, ${one}`)
    .join("");
}

/** The text without ids and domains, for what reads names; as it was where it has none. */
export const withoutNewIds = (text: string): string => {
  const { ids, subscriptions, domains } = factsIn(text);
  if (ids.length + subscriptions.length + domains.length === 0) return text;
  return factsIn(text)
    .left.replace(/,(?:\s*,)+/g, ",")
    .replace(/,\s*(?=[.!]|$)/g, "");
};

const between =
  / ?[,;] ?|: | [–—-] (?=\p{Ll})| (?=(?:but |and )?(?:without|with|except|not|no) )| (?=workloads?:? )|(?<!\b(?:['’]m|am|is|as|be|the|its|their)) (?=(?:its |their |the )?(?:owner|owned by):? )/u;
const leads =
  /^(?:(?:and|but|plus|also|they|it|we|have|has|had|want|wants|use|uses|need|needs|bought|buy|with|for|workloads?|claim|claims|its|their|only|just|please|would like|do|does|['’](?:ve|ll|d))\b[:\s]*)+/i;
const denies =
  /^(?:(?:and|but|they|it|with|do|does|have|has)\s+)*(?:(?:don|doesn|haven|hasn|won)['’]t(?: have| want| use| need)?|not|no|without|except(?: for)?|never)\s+(?:any\s+|an?\s+)?/i;

/** @param text behind the command's word */
export function newCustomerTold(text: string, isKnown: IsKnown): NewCustomerTold {
  const { ids, domains, subscriptions, isNew, left } = factsIn(text);
  const opened = left.replace(/ ?\(([^()]{1,200})\)/g, (whole, inside: string) =>
    inside.split(listed).some(isKnown) ? `, ${inside}` : whole,
  );
  const all = opened
    .trim()
    .replace(/[.!]$/, "")
    .split(between)
    .map((one) => one.trim());
  const [first = "", ...others] = all;
  let name = first;
  const pieces: string[] = [];
  const without: string[] = [];
  for (const piece of others.filter((one) => one !== "")) {
    if (pieces.length + without.length === 0 && isCompanyEnding(foldWord(/^\p{L}*/u.exec(piece)?.[0] ?? "")))
      name += `, ${piece}`;
    else if (denies.test(piece)) without.push(...partsOf(piece.replace(denies, ""), isKnown));
    else pieces.push(...partsOf(piece.replace(leads, "") || piece, isKnown));
  }
  return {
    name: name.replace(/^["“„'](.*)["“”']$/s, "$1").trim(),
    id: ids[0],
    domain: domains[0],
    subscriptions: [...subscriptions, ...ids.slice(1)],
    isNew,
    pieces,
    without,
  };
}

const listed = / (?:and|plus|or|&|\+) | ?[,+] ?/i;

/** "Exchange and two Azure subscriptions": each, where one of them is known. */
function partsOf(piece: string, isKnown: IsKnown): readonly string[] {
  if (isKnown(piece)) return [piece];
  const parts = piece.split(listed).filter((one) => one !== "");
  return parts.some(isKnown) ? parts : [piece];
}

/** The customers of "Globex (Teams), Initech (Exchange), both Megan's", each as it would be added alone; one where it is one. */
export function newCustomersIn(text: string, isKnown: IsKnown): readonly string[] {
  const written = text.replace(/\s+/g, " ").trim();
  const rest = written.replace(ofSeveral, "");
  const shared = sharedBy.exec(rest);
  if (rest === written && shared === null) return [text];
  const own = shared === null ? rest : rest.slice(0, shared.index);
  const each: string[] = [];
  // Written so where they are told already, see `then`.
  const isMarked = own.includes(";");
  for (const part of own.split(isMarked ? / ?; ?/ : / ?, ?(?:and )?| (?:and|plus|&) /)) {
    const goesOn =
      !isMarked &&
      each.length > 0 &&
      (isKnown(part) || !/^["“„'@]?\p{Lu}/u.test(part) || isCompanyEnding(foldWord(part)));
    // "Globex (Teams and Azure)".
    const isOpen = (each.at(-1) ?? "").lastIndexOf("(") > (each.at(-1) ?? "").lastIndexOf(")");
    if (part === "") continue;
    if (goesOn || isOpen) each.push(`${each.pop()}, ${part}`);
    else each.push(part);
  }
  return each.map((one) => `${one}${shared?.[1] === undefined ? "" : `, ${shared[1]}`}`);
}
const ofSeveral =
  /^(?:(?:(?:the|these|those|following|our|my|two|three|four|five|\d{1,2}|some|several|all|new) ){1,4}(?:customers|clients|accounts)\b[:,–-]?|(?:customers|clients)[:,–-]) ?/i;
const sharedBy =
  /[ ,;](?:both|each|all(?: of them| three| four)?)\b(?: of them)?(?: (?:is|are|go(?:es)? to|with|have|has|want|use))? (\S.*)$/i;
