/** Where a text says what customers have or lack: each word that names a thing, denies it or turns. Pure. */
import type { Thing } from "../../../domain/gaps/traits.ts";

const states = "approved|accepted|rejected|declined|disputed|submitted|draft|lost";
/** What people call each thing; the first that fits is meant. */
const things: readonly (readonly [ThingNamed, string])[] = [
  ["in-onboarding", "(?:(?:still )?in|out of|past) (?:the )?onboarding"],
  ["deputy", "deput(?:y|ies)(?: (?:is |are )?(?:assigned|named|set))?"],
  [
    "owner",
    "(?:un)?owne(?:d|rs?)|(?<=\\b(?:nobody|no one) )(?:owns|has|looks after)|(?:un)?assigned(?: to (?:any|some)(?:body|one))?",
  ],
  ["gdap", "gdap(?: (?:relationships?|relations?|access))?|(?:granular )?delegated (?:admin )?(?:access|privileges)"],
  ["claim", `(?:cpor )?claims?(?: (?:for|on|of) w\\d)?|(?:un)?claimed|(?:${states})(?: (?:cpor|ones?))?|w\\d`],
  ["cpor", "cpor(?! (?:summary|overview|breakdown|figures|totals)\\b)"],
  [
    "pal",
    "(?:linked (?:(?:by|with|via|through) )?)?(?:azure )?pal(?: links?)?(?: (?:linked|set ?up))?|partner admin links?|(?:un)?linked(?: (?:to|with|by))?(?: our (?:partner|mpn|location) ?ids?| (?:(?:the|their|our|its) )?azure(?: subscriptions?)?)?|(?<!\\b(?:the|this|that|to|a web) )links?(?! (?:to|it|them|for)\\b)",
  ],
  ["subscription", "(?:azure )?subscriptions?|azure"],
  ["onboarding", "onboard(?:ed|ing)"],
];
/** What denies what follows. */
export const not =
  "without|w/o|no(?: longer)?|not|nothing(?= (?:is |was |has been |ever )?(?:claimed|linked))|nobody|no one|never|none of|neither|nor|lacks?|lacking|miss(?:es)?|zero|still (?:needs?(?: to be)?|ha(?:s|ve) to be)|(?:\\p{L}+)?n['’]t|cannot";
const missing =
  "(?:missing|outstanding|open)(?! (?:gaps?|issues?|problems?))|absent|not (?:there|done|set|set up|in place)";
const turns = "but|yet|though|although|with|has|have|having|had|got|whose|where|plus a";

/** The words of such a sentence, each as what it does. */
const parts = new RegExp(
  [
    `(?<missing>\\b(?:${missing})\\b)`,
    `(?<not>(?<![\\p{L}])(?:${not})(?![\\p{L}]))`,
    "(?<gaps>\\b(?:pal|cpor|onboarding) (?:gaps?|issues?|problems?)\\b)",
    `(?<turns>\\b(?:${turns})\\b)`,
    "(?<or>\\bor\\b)",
    ...things.map(([, words], at) => `(?<t${at}>\\b(?:${words})\\b)`),
  ].join("|"),
  "giu",
);

const filler =
  /\b(?:i|we) (?:own|look after)\b|\b(?:only|just) mine\b|\b(?:by now|(?:number|percentage|percent|share|proportion) of)\b|^(?:(?:i|we) (?:need|want|['’]d like)|(?:can|could) (?:you|i|we))\b|\bof (?:them|those|these|mine|ours)\b|\b(?:(?:at )?the moment|in order|(?:is|are) there|customers?|clients?|accounts?|compan(?:y|ies)|tenants?|(?:that|who|which)['’]s|(?:i|we|they)['’]ve|which|what|who|that|how many|among|show|list|give|get|find|see|count|name|me|us|all|every|any|anybody|anyone|single|the|our|my|their|we|i|of|do|does|did|a|an|and|also|both|is|are|was|were|be|been|here|yet|still|already|at|on|in|record|recorded|place|currently|now|set|up|made|filed|done|finished|complete|completed|active|valid|existing|please|pls|ones?|for|as well|too|so far|everyone|everybody|everything)\b/giu;
/** What the list is for, and what each of its rows says. */
const purpose =
  /,? (?:and )?(?:whose (?:are|is) (?:they|it|that)|(?:who|which(?: ones)?) (?:are they|they are|are those)\b|who (?:owns|has|looks after|is looking after) (?:them|each|it)\b).*$| for (?:(?:the|my|our|a|an|next|this) ){0,2}(?:\p{L}+ )?(?:review|meeting|call|audit|report|boss|manager|management|presentation|board|slides?|deck)\b.*$/iu;
/** ", grouped by owner", ", and how many of those does each person own?" */
const shares =
  /,? (?:and )?(?:how many (?:(?:of (?:them|those|these|which)|customers) )?(?:(?:do|does|has|have|belongs? to|(?:is|are) with) )?(?:each|every) (?:person|owner|colleague|one of us|of us|of you)\b[^.?!,;]{0,25}|(?:(?:grouped|sorted|ordered|split|broken down|listed|arranged) )?(?:by|per) (?:the )?(?:owners?|person|people|colleagues?))(?=(?:,? (?:please|pls|thanks?(?: you)?|now))?[.?!\s]*$)/i;
/** Whether what is listed is asked for by who has it. */
export const isByOwner = (text: string): boolean => shares.test(text);
/** Without what the list is for, and in which order. */
export const withoutPurpose = (text: string): string => text.replace(shares, "").replace(purpose, "");

/** What of customers is asked about. */
export const ofCustomers =
  /\b(?:customers?|clients?|accounts?|compan(?:y|ies)|tenants?|every(?:one|body|thing) (?:with|without|who|that)(?! the\b)|which(?: still| currently)? (?:has|have|lacks?) (?=no\b|an?\b|any\b|neither\b|not\b)|(?:which|the|how many|any|some) (?:ones|of (?:them|those|these|mine|ours))|all (?:of )?(?:mine|ours|them)|how many (?:(?:do|did) (?:we|i) (?:still )?have )?(?:have|has|are|with|without|lack|still|(?:do|have|has|are)n['’]t)|who(?: \p{L}+){0,2} (?:has|have|lacks?|with|without|still needs?)(?! set)|who(?: \p{L}+){0,2} (?:is|has|does)n['’]t|who(?:['’]s| is)(?: still)? (?:missing|lacking|without)|where\b[^.?!]{0,20}(?:n['’]t|\b(?:not|missing|lack)))\b/iu;

/** A thing, or a time of a customer. */
export type ThingNamed = Thing | "in-onboarding";
/** A word of such a sentence. */
export type Found = {
  kind: "missing" | "not" | "gaps" | "turns" | "or" | ThingNamed;
  said: string;
  from: number;
  to: number;
};

/** Its words, in the order in which they stand. */
export function foundIn(text: string): readonly Found[] {
  return [...text.matchAll(parts)].map(({ 0: said, groups = {}, index }) => {
    const thing = things.find((_, place) => groups[`t${place}`] !== undefined)?.[0];
    const word = (["missing", "not", "gaps", "turns"] as const).find((kind) => groups[kind] !== undefined);
    return { kind: thing ?? word ?? "or", said, from: index, to: index + said.length };
  });
}

/** The thing whose name it begins with. */
export const thingIn = (said: string): ThingNamed | undefined =>
  things.find(([name]) => said.toLowerCase().startsWith(name))?.[0];

/** Whether it names what is had or lacked. */
export const isThing = ({ kind }: Found): boolean => things.some(([thing]) => thing === kind);

/** What says more than which customers are meant, how they are counted, and that it is so. */
export const bare = (text: string): string =>
  text
    .replace(filler, " ")
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim();

/** The same of what is left without the words of such a sentence. */
export const withoutThings = (text: string): string => bare(text.replace(parts, " "));
