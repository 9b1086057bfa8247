/** Lists of customers by what a sentence says that they have and lack: "all done except PAL", "new ones without an owner". Pure. */
import { topicsLacked, writeTrait, type Thing, type Trait } from "../../../domain/gaps/traits.ts";
import type { Day } from "../../../domain/time/time.ts";
import { haveLackIn, type HaveLack } from "./have-lack.ts";
import { onlyOpenIn } from "./only-open.ts";
import { sinceSaid } from "./since-said.ts";
import { sizeSaid } from "./size-said.ts";
import { bare, not, ofCustomers, withoutPurpose, withoutThings } from "./things-named.ts";

/** Several things that customers have or lack, as it is written, where what the command lists does not go by all of them. */
export function combinationIn(text: string, says: string): string | undefined {
  const { traits: all = [], said, isEither = false, isOpen = false } = haveLackIn(palAlone(text)) ?? {};
  const traits = withoutAny(all, text);
  // "Only lacks PAL and an owner".
  if (/\bonly-/.test(says)) return undefined;
  // "With PAL or GDAP".
  if (isOpen) return traits.length > 1 && ofCustomers.test(text) && saysSo.test(text) ? said : undefined;
  // Claims that are not approved are these claims.
  const isOfClaims = traits.every((trait) => "thing" in trait && trait.thing === "claim");
  const isAll =
    (isEither && !lacksAccess(traits)) || says.includes("/") || traits.every((trait) => goesBy(says, trait));
  return isOfClaims || isAll || traits.length < 2 || !traits.some(({ is }) => is === "lacks") ? undefined : said;
}

/** Words of lists of gaps that say what is lacked, where they are not the thing's own. */
const gapsOf: Partial<Record<Thing, readonly string[]>> = {
  owner: ["owner", "unowned", "nobody"],
  claim: ["unclaimed"],
  // That there is no access is no gap.
  gdap: [],
  link: ["pal"],
};

/** Whether a list is of customers that are so, or of the gaps that say what they lack. */
function goesBy(says: string, trait: Trait): boolean {
  const words = says.split(" ");
  const isOfGaps = words[0] === "gaps" && "thing" in trait && trait.is === "lacks";
  return (
    words.includes(writeTrait(trait)) ||
    (isOfGaps && (gapsOf[trait.thing] ?? [trait.thing]).some((word) => words.includes(word)))
  );
}

/** That there is no access is no gap. */
const lacksAccess = (traits: readonly Trait[]): boolean =>
  traits.some((trait) => "thing" in trait && trait.thing === "gdap");

/** Of these alone no other list is made. */
const alone =
  /^(?:has-(?:claim|cpor|pal|link|onboarding|owner|gdap|deputy|subscription)|no-(?:gdap|onboarding|owner|deputy|subscription|pal|link|claim-(?:approved|rejected|disputed|draft|lost)(?:\/.+)?)|not-in-onboarding)$/;

/** "…, and not snoozed": what they lack is in the list all the same. */
const notSnoozed =
  /,? (?:(?:and|but|that|which|who) )*(?:(?:is|are|has|have)(?:n['’]t| not)|not)(?: (?:been|yet|currently))* snoozed\b/gi;

const unanswered =
  /\b(?:who |that |which |and )?(?:have|has|did|do)(?:n['’]t| not)(?: yet)? (?:answer(?:ed)?|repl(?:y|ied)|responded)(?: yet)?\b|\bunanswered\b|\bnot (?:yet )?answered\b|\b(?:no|(?:without|nor)(?: (?:any|an?))?) (?:answers?|repl(?:y|ies)|responses?)\b(?: (?:yet|so far))?(?! (?:on|for|about|to|of|regarding|from (?:microsoft|them|ms|partner center|the customer))\b)/iu;

/**
 * What follows `gaps` in the list of customers that are what a sentence says; undefined where it says more, or something
 * else.
 * @param workloads what W0, W1 and so on in the text stand for
 */
export function likeSaid(asked: string, today: Day, workloads: readonly string[] = []): string | undefined {
  const unsnoozed = asked.replace(notSnoozed, " ");
  if (unsnoozed !== asked) {
    const says = likeSaid(unsnoozed, today, workloads);
    return says !== undefined && /^customers .*\bno-/.test(says) ? `${says} without snoozed` : undefined;
  }
  const sized = sizeSaid(asked);
  if (sized !== undefined) {
    const says = likeSaid(sized.rest, today, workloads) ?? ofOnlyThese(sized.rest, workloads);
    return says === undefined ? undefined : `${says} ${sized.words}`;
  }
  const text = palAlone(withoutPurpose(asked));
  if (hasOthers.test(text)) return undefined;
  const only = onlyOpenIn(text);
  if (only !== undefined) return only;
  const since = sinceSaid(text, today);
  const isWaited =
    unanswered.test(text) && /\b(?:customers?|clients?|accounts?)\b|^(?:without|no|missing)\b/i.test(text);
  const rest = isWaited ? text.replace(unanswered, " ") : (since?.rest ?? text);
  const said = haveLackIn(rest, workloads);
  const whole = isWaited ? "waiting" : "customers";
  if (said === undefined) {
    const isElse = since === undefined || isOfPeople(text);
    return isElse || withoutThings(since.rest.replace(besideSince, " ")) !== "" ? undefined : `${whole} ${since.word}`;
  }
  const gaps = gapsNamed(said, rest);
  const isOfGaps = said.left !== "" || said.gaps.length > 0;
  if (isOfGaps && (gaps === undefined || isWaited)) return undefined;
  const isPlain = since === undefined && !isWaited && gaps === undefined;
  // "With PAL or GDAP": there is no list of either.
  if (said.isOpen)
    return isPlain && !asksOfAll.test(text) && ofCustomers.test(text) && saysSo.test(text) ? whole : undefined;
  if (said.isEither) return eitherLacked(said.traits, text);
  const all = asksOfAll.test(text) ? lastLacked(said.traits) : said.traits;
  if (isPlain && ofSubscriptions.test(text) && all.map(writeTrait).join(" ") === "has-subscription no-pal")
    return "pal";
  // Of whom no answer came, nobody knows whether there is any.
  const traits = isWaited ? all : withoutAny(all, asked);
  if (isPlain) return ofTraits(traits, text);
  return [gaps ?? whole, ...(since === undefined || isWaited ? [] : [since.word]), ...traits.map(writeTrait)]
    .join(" ")
    .trim();
}

/** Customers that a text says no more of than what they have and lack, or nothing. */
function ofOnlyThese(text: string, workloads: readonly string[]): string | undefined {
  if (bare(text) === "") return "customers";
  const { traits = [], left = "", gaps = [], isEither, isOpen } = haveLackIn(palAlone(text), workloads) ?? {};
  const isPlain = traits.length > 0 && left === "" && gaps.length === 0 && isEither === false && isOpen === false;
  return isPlain ? ["customers", ...withoutAny(traits, text).map(writeTrait)].join(" ") : undefined;
}

/**
 * "No PAL", "no CPOR" is that there is no link and no claim at all, and "has PAL" that there is a link, unless it is said
 * that it is done, or all of it meant. Where a link could be, there is Azure.
 */
function withoutAny(traits: readonly Trait[], text: string): readonly Trait[] {
  const thingOf = (trait: Trait) => ("thing" in trait ? trait.thing : undefined);
  if (ofWhole.test(text)) return traits;
  const isOfLinks = traits.some((trait) => thingOf(trait) === "pal");
  return traits.flatMap((trait): readonly Trait[] => {
    if (thingOf(trait) === "pal") return [{ ...trait, thing: "link" } as Trait];
    if (thingOf(trait) === "cpor" && trait.is === "lacks") return [{ is: "lacks", thing: "claim" }];
    return isOfLinks && thingOf(trait) === "subscription" && trait.is === "has" ? [] : [trait];
  });
}
const ofWhole =
  /\b(?:open|outstanding|done|finished|completed?|in order|in place|fully|properly|correctly|sorted|gaps?)\b|\b(?:on|for|in|to|across|with|at) (?:at least |each of )?(?:every|each|all|one|some)\b[^.?!]{0,15}\b(?:subscriptions?|azure)\b|\bmissing (?:on|for|in|at) any\b/i;

/** "Missing PAL or a claim": the gaps of either. */
function eitherLacked(traits: readonly Trait[], text: string): string | undefined {
  const topics = topicsLacked(traits);
  const areGaps = topics.length === traits.length && !lacksAccess(traits);
  return areGaps && (ofCustomers.test(text) || /\bmissing\b/i.test(text)) ? topics.join(" ") : undefined;
}

/** "Do all customers with a claim have PAL?": those that have none. */
function lastLacked(traits: readonly Trait[]): readonly Trait[] {
  const last = traits.at(-1);
  const isHad = last !== undefined && "thing" in last && last.is === "has";
  return isHad ? [...traits.slice(0, -1), { ...last, is: "lacks" }] : traits;
}

/** The list of customers that are like that, where it is clear that these are asked for. */
function ofTraits(traits: readonly Trait[], text: string): string | undefined {
  const words = traits.map(writeTrait);
  const lacks = traits.some(({ is }) => is === "lacks");
  // Claims that are not approved are these claims, and subscriptions without PAL these subscriptions.
  const claimed = traits.flatMap((trait) => ("thing" in trait && trait.thing === "claim" ? [trait.workload] : []));
  const isOfClaims = claimed.length === words.length && new Set(claimed).size < 2;
  const needsNoun = words.length < 2 || !lacks || isOfClaims || ofSubscriptions.test(text);
  const isShort =
    /^(?:(?:(?:whose|where(?:['’]?s| is)|any) )?(?:(?:no|without|missing) gdap|gdap (?:is )?missing)|(?:nobody|no one)(?: has)?(?: ever)? linked (?:(?:their|the) )?(?:azure|pal)(?: yet)?)\W*$/i.test(
      text.trim(),
    );
  if (needsNoun && !isShort && !(ofCustomers.test(text) && saysSo.test(text))) return undefined;
  // "Without CPOR in order": whatever is open of it.
  if (words.join(" ") === "no-cpor") return "cpor";
  return words.length > 1 || words.some((word) => alone.test(word)) ? `customers ${words.join(" ")}` : undefined;
}

const onAzure =
  "(?:on|for|in|to|across|with|at) (?:at least )?(?:(?:one|some|any|all|each|every|single|of|their|its|the|our|this|these|those) )*(?:azure subscriptions?|subscriptions?|azure)";
/** "PAL set up on their Azure subscriptions" is PAL, and says nothing of the subscriptions. */
const palOnAzure = new RegExp(
  `\\b((?:pal|linked)(?: (?:links?|is|are|been|being|fully|properly|set ?up|linked|done|in place|active|working|configured|added|registered|recorded|completed?|sorted|missing|yet))*) ${onAzure}`,
  "giu",
);
const ourIdOnAzure = new RegExp(
  `\\b(?:linked )?our (?:partner|mpn|location) ?ids?(?: (?:is|are|been|linked|set|registered|added))* ${onAzure}`,
  "giu",
);
/** Without what says that PAL is one on Azure. */
const palAlone = (text: string): string => text.replace(ourIdOnAzure, "linked").replace(palOnAzure, "$1");

const asksOfAll = /^(?:(?:so|and|ok|but) )*(?:do|does|has|have|is|are) (?:all|every(?:one|body)?)\b/i;
/** Two lists, and what is said of each claim. */
const hasOthers =
  /\bhow many\b.*\bhow many\b|\b(?:every|each|all (?:the |their |its )?)(?: (?:single|azure|cpor))? ?(?:claims?|subscriptions?|workloads?)\b/is;
/** "Who has been silent?" is of colleagues. */
const isOfPeople = (text: string): boolean =>
  /\b(?:who|whoever|owners?|people|colleagues?|team)\b/i.test(text) &&
  !/\b(?:customers|clients|accounts|ours)\b/i.test(text);
const besideSince =
  /\b(?:heard|about|from|had|anything|so long|one|beginning|end|new|newly|by|anyone|anybody|them|it|azure|subscriptions)\b/giu;
/** "Critical gaps", "PAL gaps": the words of their list, where they are not said to be missing. */
function gapsNamed({ left, gaps }: HaveLack, text: string): string | undefined {
  if (left === "" && gaps.length === 0) return undefined;
  const words = left.toLowerCase().split(" ");
  const kinds = words.filter((word) => !/^(?:|open|gaps?|issues?|problems?|answers?|confirmations?)$/.test(word));
  const isElse = denied.test(text) || ofThing.test(text) || !/\bcustomers?\b/i.test(text);
  // "An expired answer" is such a gap, and an answer alone none.
  const isOfAnswers = kinds.length === 0 && /\b(?:answer|confirmation)/.test(left.toLowerCase());
  if (isElse || isOfAnswers || !kinds.every((word) => ofGaps.test(word)) || kinds.length > 1) return undefined;
  return [...kinds, ...gaps].join(" ");
}
/** "Azure gaps" are of what customers have here. */
const ofThing = /\b(?:claims?|azure|owner|access|gdap|w\d) (?:gaps?|issues?|problems?)\b/i;
const ofGaps = /^(?:critical|high|medium|low|urgent|overdue|expired|snoozed)$/;
const denied = new RegExp(
  `(?<![\\p{L}])(?:${not})(?: (?:any|the|have|has|got))* (?:critical|high|medium|low|urgent|overdue|expired|snoozed|open|gaps?|issues?|problems?)\\b`,
  "iu",
);
const ofSubscriptions = /^(?:(?:which|what|all|our|the|show|list|how many|me) )*(?:azure )?subscriptions?\b/i;
const saysSo =
  /\b(?:nobody|no one|un[a-z]+|with|w\/o|without|has|have|having|got|are|is|lacks?|missing|needs?|no|not)\b|n['’]t\b/i;
