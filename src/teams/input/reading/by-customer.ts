/** A text that tells of several customers, in the parts that are about each: "Contoso got approved, Fabrikam was rejected". Pure. */
import type { CustomerId } from "../../../domain/customer/customer.ts";
import { isSpelledDay } from "../time/day.ts";
import { denies, plans, unquoted, unsure } from "./doubt.ts";
import { tokens, tokenOf } from "./intents.ts";
import { withoutFrame } from "./plainly.ts";
import type { FoundName } from "./reading.ts";
import { wordsOf, type Word } from "../words/words.ts";

/** What is told of one of them. */
export type Share = {
  customer: CustomerId;
  text: string;
  /** As it is written, where the text has words of the one before. */
  part?: string | undefined;
  /** What the text says, which is of the one before, is so here, or it is not. */
  says?: "yes" | "no" | undefined;
  /** The same is told as of the one before. */
  isAlike?: true | undefined;
  /** Others are called so, too. */
  isOneOf?: true | undefined;
};

type Mention = { customers: readonly CustomerId[]; from: number; to: number };

/** Words beside names that say nothing of them. */
const beside =
  /^(?:and|und|en|et|y|for|at|of|in|on|with|the|both|all|our|their|claims?|cpor|pal|onboarding|so|ok|okay|good|great|news|finally|hooray|yes|hi|hello|update|fyi|today|yesterday|now|too|also|as|well|already|this|last|morning|afternoon|week|since|by|the|th|\d{1,2}(?:st|nd|rd|th)?)$/;
const alike = /^(?:too|also|as|well|same|likewise|ditto)$/;
const besideAlike = /^(?:and|for|at|of|in|with|the|so|is|was|are|were|has|have|does|did|it|yes|now|there)$/;
const isSo = /\bso (?:is|are|was|were|has|have|does|did)\b/;
const denial = /^(?:not|no|nope|open|missing|outstanding|isnt|arent|wasnt|hasnt|doesnt|didnt|havent)$/;
const consent = /^(?:yes|yep|yeah)$/;
const besideDenial =
  /^(?:and|but|only|just|while|whereas|though|for|at|of|in|with|the|yet|still|is|was|are|has|it|there|done|linked|been|so|far|have|any|use|got)$/;

/** Where one part ends and another begins, the clearest first; what joins two names of a list is the last. */
const ends = [
  /[.!?;\n](?=\s)/g,
  /\s(?:but|while|whereas|though)\s/g,
  /,(?=\s)/g,
  /\s[–—-]+\s/g,
  /\s(?:and|und|en|et|y|&|\+)\s/g,
];
const joins = /^(?:,|&|\+|(?:, ?)?(?:and|und|en|et|y|as well as))(?: (?:at|for|in|of|with))?(?: the)?$/iu;

const opensAside = /(?:,|\s[–—-]+)(\s[^,;.!?\n–—]*)$/;
const closesAside = /^\.?(?:,|\s[–—-]+)\s/;
/** What a customer is only held against, or was called. */
const compared =
  "\\b(?:unlike|like|than|formerly|instead of|rather than|opposed to|contrast to|contrary to|compared (?:to|with)|together with|along with|owned by|part of|parent|subsidiary|sister|branch|aka|known as)\\b";
const compares = new RegExp(compared, "i");
/** "PAL is linked unlike at Fabrikam, at Contoso". */
const comparesNext = new RegExp(`[\\p{L}\\p{N}] ${compared}(?: (?:at|for|in|with|of|that|the))*\\s$`, "iu");
const deniesNext = /\bnot(?: (?:at|for|in|of|with|the))*\s$/i;
/** What stands after an aside is said of the one before it. */
const goesOn =
  /^\.?(?:,|\s[–—-]+)\s+(?:\p{L}+ly )?(?:is|are|was|were|has|have|had|got|gets|uses|never|finally|now|does|did)\b/iu;

const verb = "(has|have|got|is|are|was|were|uses?|needs?|runs?)";
const ofThem = "(?: of (?:them|these|those|the two))?";

/**
 * "Neither Contoso nor Fabrikam has Azure", "no Azure at either", "no Azure at Contoso or Fabrikam", as it is said of each.
 * What stands before the last name keeps its place.
 */
function ofEach(text: string, mentions: readonly Mention[]): string {
  const [first = 0, last = 0] = [mentions[0]?.from, mentions.at(-1)?.to];
  const opening = text.slice(0, first);
  const isNeither = /\bneither\s+(?:(?:at|for|in|of|with)\s+)?$/i.test(opening);
  const isNone = /\b(?:no|not|never)\b|n['’]t\b/i.test(opening);
  const blank = (word: string) => " ".repeat(word.length);
  const before = isNeither
    ? text
        .slice(0, last)
        .replace(/\bneither\b/i, blank)
        .replace(/\bnor\b/gi, "and")
    : isNone
      ? text
          .slice(0, last)
          .replace(/\beither\b/i, blank)
          .replace(/(?<= )or(?= )/g, "& ")
      : text.slice(0, last);
  const denied = (_: string, is: string) => ` ${is} ${/^(?:is|are|was|were)$/i.test(is) ? "not" : "no"}`;
  const rest = text.slice(last);
  const after = rest
    .replace(new RegExp(`${isNeither ? "" : ` neither${ofThem}`} ${verb}\\b(?: any\\b)?`, "i"), denied)
    .replace(
      new RegExp(`((?:\\bnot?\\b|n['’]t\\b)[^.;!?]{1,30}?) (?:at|for|in|with) either${ofThem}(?!\\p{L})`, "iu"),
      "$1",
    );
  // "Neither Contoso nor Fabrikam, …": what of them is not said.
  const said = isNeither && after === rest ? text : `${before}${after}`;
  // "…, Fabrikam doesn't either".
  return said
    .replace(notEither, (words) => words.replace(/either$/i, "too   "))
    .replace(norDoes, (words) => "also".padEnd(words.length))
    .replace(lastNeither, "too    ");
}

/** "…, nor does Fabrikam", "…, and Fabrikam neither". */
const norDoes = /\b(?:neither|nor) (?:do|does|did|has|have|is|are)\b/gi;
const lastNeither = /\bneither(?=\s*(?:[.,;!]|$))/gi;
const notEither = /(?:\bnot|n['’]?t)(?: \p{L}{1,20})? either\b/giu;

/**
 * @param found customers, also those that are named to be left out
 * @returns undefined when it is about one, or cannot be told apart
 */
export function sharesOf(
  written: string,
  words: readonly Word[],
  found: readonly FoundName[],
): readonly Share[] | undefined {
  const mentions = found
    .flatMap(({ from, to, candidates }): Mention[] =>
      candidates.every(({ kind }) => kind === "customer") && candidates.length <= mostAlike && to > from
        ? [
            {
              customers: [...new Set(candidates.map(({ id }) => id))],
              from: words[from]?.from ?? 0,
              to: words[to - 1]?.to ?? 0,
            },
          ]
        : [],
    )
    .toSorted((one, other) => one.from - other.from);
  if (new Set(mentions.flatMap(({ customers }) => customers)).size < 2 || mentions.length !== found.length)
    return undefined;
  const text = ofEach(written, mentions);
  if (/\b(?:or|either|neither|nor|oder|ou)\b/i.test(text)) return undefined;
  if (hasAside(text, mentions)) return undefined;
  if (/\b(?:one|some|any|which) of (?:the )?$/i.test(text.slice(0, mentions[0]?.from))) return undefined;
  const groups = groupsOf(text, mentions);
  const cuts: number[] = [0];
  for (const [at, group] of groups.slice(1).entries()) {
    const [first] = groups[at] ?? [];
    const isFirst = isNothing(text.slice(partStart(text, first?.from ?? 0), first?.from));
    const cut = cutBetween(text, groups[at]?.at(-1)?.to ?? 0, group[0]?.from ?? 0, isFirst);
    if (cut === undefined) return undefined;
    cuts.push(cut);
  }
  const topic = topicOf(text, mentions[0]?.from ?? 0);
  const parts: { at: number; name: string; told: Omit<Share, "customer"> }[] = [];
  return groups.flatMap((group, at) => {
    const part = text.slice(cuts[at], cuts[at + 1] ?? text.length);
    const said = isOpen(text, group[0]?.from ?? 0, mentions) ? "" : part;
    const rest = restOf(part, group, cuts[at] ?? 0);
    const last = parts.at(-1);
    const told = group.map(({ from, to }) => {
      const name = text.slice(from, to).replace(possessive, "");
      const before = last?.told.text.split(last.name).join(name);
      const own = topic === undefined ? undefined : answerOf(topic, said, rest);
      const like = before === undefined ? undefined : asBefore(before, said, rest);
      return { at, name, told: (own === undefined ? like : { text: own }) ?? { text: said } };
    });
    parts.push(...told);
    return group.flatMap(({ customers }, nth): Share[] =>
      customers.map((customer) => ({
        customer,
        part,
        text: said,
        ...told[nth]?.told,
        ...(customers.length > 1 ? { isOneOf: true } : {}),
      })),
    );
  });
}

/** "PAL: Contoso yes, Fabrikam no", "Contoso yes, Fabrikam no for PAL". */
const topicOf = (text: string, first: number): string | undefined =>
  (
    /^\W*(?:the )?(cpor|pal|onboarding)\W*$/i.exec(text.slice(0, first)) ??
    /\b(?:for|on) (?:the )?(cpor|pal|onboarding)[\s.!]*$/i.exec(text)
  )?.[1];

/** The answer of one of them to the question that is named for all. */
function answerOf(topic: string, said: string, rest: readonly string[]): string | undefined {
  const isNever = /(?<!\p{L})n\/a(?!\p{L})/iu.test(said);
  const verdicts = rest.filter((fold) => eitherWay.test(fold));
  const isSingle = verdicts.length === 1 || (verdicts.length > 1 && verdicts.some((fold) => denial.test(fold)));
  const isBeside = (fold: string) =>
    eitherWay.test(fold) ||
    fold === "a" ||
    fold === topic.toLowerCase() ||
    [besideAlike, besideDenial].some((one) => one.test(fold));
  if (!isSingle || !rest.every(isBeside)) return undefined;
  return `${topic} ${isNever ? "n/a" : verdicts.some((fold) => denial.test(fold) || fold === "n") ? "no" : "yes"}`;
}
/** A yes or a no, or a word for one. */
const eitherWay =
  /^(?:y|n|yes|no|yep|nope|not|done|linked|finished|complete|completed|open|missing|outstanding|isnt|hasnt)$/;

/** "…, only Fabrikam is missing, since their team has to approve our account first". */
const whyIsIt = /,? (?:because|since|as) (?:they|their|he|she|his|her|we|our|i|the|it|there|nobody)\b[^.;!?]*/gi;

/** As many are asked about as have a name in common. */
const mostAlike = 3;
const possessive = /['’]s?$/;

/** What is told in a few words of one as of the one before: "Fabrikam too", "but not at Fabrikam", "Fabrikam no", "Fabrikam last week". */
function asBefore(before: string, said: string, rest: readonly string[]): Omit<Share, "customer"> | undefined {
  const isAll = (...some: readonly RegExp[]) => rest.every((fold) => some.some((one) => one.test(fold)));
  const isAny = (some: RegExp) => rest.some((fold) => some.test(fold));
  const isAlike = isAny(alike) || isSo.test(rest.join(" "));
  if (isAlike && isAll(alike, besideAlike)) return { text: before, isAlike };
  const isToDo = /\bto do\b/.test(rest.join(" "));
  if ((isAny(denial) || isToDo) && isAll(denial, alike, besideDenial, isToDo ? /^(?:to|do)$/ : denial))
    return isAlike && denies.test(before) ? { text: before, isAlike } : { text: before, says: "no" };
  if (isAny(consent) && isAll(consent, alike, besideDenial)) return { text: before, says: "yes" };
  const but = /\b(?:same|likewise|ditto)\b[^.;!?]{0,40}?,? but (.*)$/is.exec(said)?.[1];
  if (but !== undefined) return { text: `${before}, but ${but}` };
  const own = withOwn(before, said, rest);
  if (own !== undefined) return { text: own };
  // "The Exchange claim at Contoso was approved, the one at Fabrikam rejected".
  const one = workloadIn(before);
  return one === undefined || workloadIn(said) !== undefined
    ? undefined
    : { text: said.replace(/\b(?:the|that) one\b/i, `the ${before.slice(one.from, one.to)} claim`) };
}

const ofDay =
  /^(?:today|yesterday|this|last|morning|afternoon|evening|night|weeks?|months?|days?|ago|\d{1,2}(?:st|nd|rd|th)?)$/;
const isOfDay = (fold: string): boolean => ofDay.test(fold) || isSpelledDay(fold);

const oneQuestion = "(?:cpor|pal|onboarding)";
const someQuestions = new RegExp(`\\b${oneQuestion}(?:(?:, ?| ?[&+/] ?| and )${oneQuestion}){0,2}\\b`, "gi");
const besideOwn = /^(?:and|but|for|at|of|in|on|with|the|claim|only|just|it|is|was|also|too)$/;

/**
 * "Teams is in for Contoso, Exchange for Fabrikam", "Contoso was disputed today, Fabrikam last week", "CPOR and PAL yes for
 * Contoso, for Fabrikam only PAL": what was told of the one, with the workload, the day or the questions of the other;
 * undefined where more is said, or the one before has several.
 */
function withOwn(before: string, said: string, rest: readonly string[]): string | undefined {
  const workload = workloadIn(said);
  const [questions = "", ...others] = said.match(someQuestions) ?? [];
  const days = wordsOf(said).filter(({ fold }) => isOfDay(fold));
  const isOwn = (fold: string) =>
    workload?.folds.includes(fold) === true || questions.toLowerCase().includes(fold) || isOfDay(fold);
  if (others.length > 0 || !rest.some(isOwn) || !rest.every((fold) => isOwn(fold) || besideOwn.test(fold)))
    return undefined;
  const other = workloadIn(before);
  if (workload !== undefined && other === undefined) return undefined;
  if (questions !== "" && before.match(someQuestions)?.length !== 1) return undefined;
  const ofWorkload =
    workload === undefined || other === undefined
      ? before
      : before.slice(0, other.from) + said.slice(workload.from, workload.to) + before.slice(other.to);
  const asked = questions === "" ? ofWorkload : ofWorkload.replace(someQuestions, questions);
  if (days.length === 0) return asked;
  const undated = wordsOf(asked).reduceRight(
    (text, { fold, from, to }) => (isOfDay(fold) ? text.slice(0, from) + text.slice(to) : text),
    asked,
  );
  return `${undated.trim()} ${said.slice(days[0]?.from, days.at(-1)?.to)}`;
}

/** Where the one workload stands that the text names; undefined where it names none or several. */
function workloadIn(text: string): { from: number; to: number; folds: readonly string[] } | undefined {
  const words = wordsOf(text);
  const [first, ...others] = words.flatMap((word, at) => (tokenOf(word) === tokens.workload ? [at] : []));
  if (first === undefined || others.some((at, nth) => at !== first + nth + 1)) return undefined;
  const these = words.slice(first, first + others.length + 1);
  return { from: these[0]?.from ?? 0, to: these.at(-1)?.to ?? 0, folds: these.map(({ fold }) => fold) };
}

/** Names that stand in one list, of which the same is told. */
const groupsOf = (text: string, mentions: readonly Mention[]): readonly (readonly Mention[])[] =>
  joinedIn(text, mentions).flatMap((group) => listsIn(text, group));

function joinedIn(text: string, mentions: readonly Mention[]): readonly (readonly Mention[])[] {
  const groups: Mention[][] = [];
  for (const mention of mentions) {
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && joins.test(text.slice(last.to, mention.from).trim())) groups.at(-1)?.push(mention);
    else groups.push([mention]);
  }
  return groups;
}

/**
 * Whether a name only says of whom else it is, or is not: "Contoso, not Fabrikam, was approved", "PAL is linked, unlike
 * at Fabrikam, at Contoso".
 */
function hasAside(text: string, mentions: readonly Mention[]): boolean {
  return mentions.some(({ from }, at) => {
    const said = text.slice(0, from);
    const opens = opensAside.exec(said);
    const last = mentions.findIndex((one, nth) => nth >= at && closesAside.test(text.slice(one.to)));
    const to = mentions[last]?.to;
    // Names of a list close together: "unlike Fabrikam and Coho, …".
    if (to === undefined || joinedIn(text, mentions.slice(at, last + 1)).length > 1) return false;
    const isLast = last === mentions.length - 1;
    if (!isLast && comparesNext.test(said)) return true;
    if (opens === null) return false;
    const words = opens[1] ?? "";
    if (compares.test(words)) return true;
    // "My customer Contoso, not Fabrikam, approved for Teams".
    const rest = text.slice(to);
    const isMore = !isNothing(rest.slice(0, rest.search(/[.!?;\n](?:\s|$)|$/)));
    if (isLast && isMore && deniesNext.test(words)) return true;
    const before = mentions[at - 1];
    if (before === undefined || !/^\.?\s?$/.test(text.slice(before.to, opens.index)) || isNothing(words)) return false;
    return isNothing(text.slice(partStart(text, before.from), before.from)) || goesOn.test(rest);
  });
}

/** "PAL is done for Contoso and Fabrikam, Coho is missing": the longest list first of which one thing is told. */
function listsIn(text: string, group: readonly Mention[]): readonly (readonly Mention[])[] {
  const [first, ...others] = group;
  if (first === undefined) return [];
  const opening = text.slice(partStart(text, first.from), first.from);
  const isFirst = isNothing(opening);
  const isAnswered = hasQuestion.test(opening) && verdict.test(opening);
  for (let length = group.length; length > 1; length -= 1) {
    const rest = text.slice(group[length - 1]?.to);
    const after = rest.slice(0, rest.search(/[,.!?;\n](?:\s|$)|$/));
    // "Onboarding yes for Contoso, Fabrikam no".
    if (isAnswered && after.trim() !== "") continue;
    const isLast = isNothing(after);
    if (isLast || (isFirst && length === group.length))
      return [group.slice(0, length), ...listsIn(text, group.slice(length))];
  }
  return [[first], ...listsIn(text, others)];
}

const hasQuestion = new RegExp(`\\b${oneQuestion}\\b`, "i");
const verdict = /\b(?:yes|no)\b/i;

const partStart = (text: string, at: number): number =>
  Math.max(...[".", "!", "?", ";", "\n", ","].map((end) => text.lastIndexOf(end, at - 1))) + 1;

/** Whether nothing but names of workloads and everyday words stand there. */
const isNothing = (text: string): boolean =>
  wordsOf(text).every((word) => beside.test(word.fold) || isSpelledDay(word.fold) || tokenOf(word) === tokens.workload);

/** @param isFirst what is told of the one before stands after its name, and not before it */
function cutBetween(text: string, from: number, to: number, isFirst: boolean): number | undefined {
  const between = text.slice(from, to);
  for (const end of ends) {
    const all = [...between.matchAll(end)];
    const last = all.at(-1);
    if (last === undefined) continue;
    // "Contoso got approved, and on Monday, Fabrikam was rejected", "approved at Contoso, rejected, no proof, at
    // Fabrikam": of which of them it is said is not told.
    const middle = between.slice((all[0]?.index ?? 0) + 1, last.index);
    if (all.length > 1 && end !== ends[0] && (!isFirst || isNothing(middle))) return undefined;
    return from + last.index;
  }
  return undefined;
}

/** What is said of saying: "nobody says that", "it's not true that". */
const ofSaying = /\b(?:say|says|said|saying|told|tell|true|mean|case)\b/i;

/** Whether the sentence leaves it open, or what stands before the first name does: "we expect Contoso approved, Fabrikam rejected". */
function isOpen(text: string, at: number, mentions: readonly Mention[]): boolean {
  const said = unquoted(text);
  const ended = [...said.matchAll(/[.!?;\n](?=\s|$)/g)].map(({ index }) => index);
  const from = (ended.findLast((end) => end < at) ?? -1) + 1;
  const to = ended.find((end) => end >= at) ?? said.length;
  if (said[to] === "?" || unsure.test(said.slice(from, to))) return true;
  const first = mentions.find((one) => one.from >= from)?.from ?? at;
  const opening = said.slice(from, first);
  // "I would like to report three things: …".
  return first < at && (plans.test(withoutFrame(opening)) || (denies.test(opening) && ofSaying.test(opening)));
}

const restOf = (part: string, group: readonly Mention[], cut: number): readonly string[] =>
  wordsOf(part.replace(whyIsIt, ""))
    .filter(({ from }) => !group.some((one) => one.from - cut <= from && from < one.to - cut))
    .map(({ fold }) => fold);
