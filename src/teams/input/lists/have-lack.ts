/** Customers by what they have and lack: "with a claim but no PAL", "GDAP but no owner", "all done except PAL". Pure. */
import { statesNamed } from "../../../domain/claims/state-words.ts";
import { topicsLacked, writeTrait, type Thing, type Trait } from "../../../domain/gaps/traits.ts";
import { exact } from "../../../domain/exact.ts";
import type { Day } from "../../../domain/time/time.ts";
import { daysAgo } from "../time/day.ts";
import { withoutPeriod } from "./claims-by-time.ts";
import { pastPeriodIn } from "../time/period.ts";
import { topics } from "../../../domain/catalogue/gap-codes.ts";

const state = "approved|accepted|rejected|declined|disputed|submitted|draft|lost";
/** What people call each thing; the first that fits is meant. */
const things: readonly (readonly [Thing | "in-onboarding", string])[] = [
  ["in-onboarding", "(?:still )?in (?:the )?onboarding"],
  ["deputy", "deput(?:y|ies)"],
  ["owner", "(?:un)?owne(?:d|rs?)|(?:un)?assigned(?: to (?:any|some)(?:body|one))?"],
  ["gdap", "gdap(?: (?:relationships?|relations?|access))?|(?:granular )?delegated (?:admin )?(?:access|privileges)"],
  ["claim", `(?:cpor )?claims?(?: (?:for|on|of) w\\d)?|(?:un)?claimed|(?:${state})(?: (?:cpor|ones?))?|w\\d`],
  ["cpor", "cpor"],
  [
    "pal",
    "(?:linked (?:(?:by|with|via|through) )?)?(?:azure )?pal(?: links?)?(?: (?:linked|set ?up))?|partner admin links?|(?:un)?linked",
  ],
  ["subscription", "(?:azure )?subscriptions?|azure"],
  ["onboarding", "onboard(?:ed|ing)"],
];
const not =
  "without|w/o|no|not|nobody|no one|never|none of|neither|nor|lacks?|lacking|miss(?:es)?|zero|(?:\\p{L}+)?n['’]t|cannot";
const missing =
  "(?:missing|outstanding|open)(?! (?:gaps?|issues?|problems?))|absent|not (?:there|done|set|set up|in place|linked yet)";
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
  /\b(?:i|we) (?:own|look after)\b|^(?:(?:i|we) (?:need|want|['’]d like)|(?:can|could) (?:you|i|we))\b|\bof (?:them|those|these|mine)\b|\b(?:(?:at )?the moment|(?:is|are) there|customers?|clients?|accounts?|compan(?:y|ies)|tenants?|which|what|who|that|how many|show|list|give|get|find|see|count|name|me|us|all|every|any|anybody|anyone|single|the|our|my|their|we|i|of|do|does|did|a|an|and|also|both|is|are|was|were|be|been|here|yet|still|already|at|on|in|record|recorded|place|currently|now|set|up|made|filed|done|finished|complete|completed|active|valid|existing|please|pls|ones?|for|as well|too|so far|everyone|everybody)\b/giu;
/** What the list is for, and what each of its rows says. */
const purpose =
  /,? (?:and )?(?:whose (?:are|is) (?:they|it|that)|(?:who|which(?: ones)?) (?:are they|they are|are those)\b|who (?:owns|has|looks after|is looking after) (?:them|each|it)\b).*$| for (?:(?:the|my|our|a|an|next|this) ){0,2}(?:\p{L}+ )?(?:review|meeting|call|audit|report|boss|manager|management|presentation|board|slides?|deck)\b.*$/iu;
/** What of customers is asked about. */
const ofCustomers =
  /\b(?:customers?|clients?|accounts?|compan(?:y|ies)|tenants?|every(?:one|body) (?:with|without|who|that)|(?:which|the|how many) (?:ones|of (?:them|those|these|mine|ours))|who(?: \p{L}+){0,2} (?:has|have|lacks?|with|without)(?! set)|who (?:is|has|does)n['’]t)\b/iu;

/** What a sentence says that customers have or lack. */
type HaveLack = {
  traits: readonly Trait[];
  /** Topics of whose gaps they have some. */
  gaps: readonly string[];
  /** One of them is enough, all of which are lacked. */
  isEither: boolean;
  /** As it is written. */
  said: string;
  /** What else it says; empty where these are its words. */
  left: string;
};

/**
 * Undefined where it says nothing of it, or leaves open whether all of it is meant: "a claim or PAL".
 * @param workloads what W0, W1 and so on in the text stand for
 */
function haveLackIn(written: string, workloads: readonly string[] = []): HaveLack | undefined {
  const text = written.replace(purpose, "");
  const found = [...text.matchAll(parts)];
  const traits: Trait[] = [];
  let polarity: { lacks: boolean; isEither: boolean } = { lacks: false, isEither: false };
  const gaps: string[] = [];
  let isOr = false;
  let isEither = false;
  /** "PAL or a claim", of which it isn't said yet that they are missing. */
  let isOpen = false;
  let from: number | undefined;
  let to = 0;
  for (const [at, one] of found.entries()) {
    const { groups = {}, index } = one;
    const next = found[at + 1];
    const end = index + one[0].length;
    const thing = things.find((_, place) => groups[`t${place}`] !== undefined)?.[0];
    const last = traits.at(-1);
    if (groups["or"] !== undefined) isOr = traits.length > 0;
    else if (groups["turns"] !== undefined) {
      // "Haven't got", "not having".
      const isDenied = found[at - 1]?.groups?.["not"] !== undefined && isHaving.test(one[0]);
      if (!isDenied) polarity = { lacks: false, isEither: false };
      if (traits.length === 0 && !isDenied) from = index;
    } else if (groups["not"] !== undefined) {
      // "…, but CPOR isn't".
      const isAfter = next === undefined && last !== undefined && auxiliary.test(text.slice(to, index));
      if (isAfter && to > 0 && bare(text.slice(end)) === "" && "thing" in last) {
        traits[traits.length - 1] = { ...last, is: "lacks" };
        to = end;
        continue;
      }
      polarity = { lacks: true, isEither: /^(?:lack|miss)/i.test(one[0]) };
      from ??= index;
    } else if (groups["missing"] !== undefined) {
      // "Missing PAL", and "PAL missing".
      const isBefore = next !== undefined && bare(text.slice(end, next.index)) === "" && /^missing/i.test(one[0]);
      const isOfNext = isBefore && isThing(next);
      if (isOfNext) polarity = { lacks: true, isEither: true };
      else if (
        last !== undefined &&
        "thing" in last &&
        bare(text.slice(to, index)) === "" &&
        !isUnclear(last, one[0])
      ) {
        isEither ||= isOpen;
        const from = isOpen ? 0 : traits.length - 1;
        traits.splice(
          from,
          traits.length - from,
          ...traits.slice(from).map((trait) => ("thing" in trait ? { ...trait, is: "lacks" as const } : trait)),
        );
        isOpen = false;
        to = end;
      } else return undefined;
      from ??= index;
    } else if (groups["gaps"] !== undefined) {
      const which = things.find(([name]) => one[0].toLowerCase().startsWith(name))?.[0];
      if (which === undefined || which === "in-onboarding") return undefined;
      if (polarity.lacks) traits.push({ is: "has", thing: which });
      else gaps.push(which);
      from ??= index;
      to = end;
    } else if (thing !== undefined) {
      isOpen ||= isOr && !polarity.lacks;
      isEither ||= isOr && polarity.isEither;
      isOr = false;
      const lacks = polarity.lacks !== /^un/i.test(one[0]);
      if (thing === "in-onboarding") traits.push(lacks ? { is: "has", thing: "onboarding" } : { is: thing });
      else {
        const [named] = thing === "claim" ? statesNamed(one[0]).words : [];
        const [, place] = /\bw(\d)/i.exec(one[0]) ?? [];
        const is = lacks ? "lacks" : "has";
        const trait = exact({ is, thing, state: named, workload: workloads[Number(place ?? "9")] } as const);
        // "Approved Teams claims", "claims that were rejected": the same claims.
        const isSame = last !== undefined && to > 0 && bare(text.slice(to, index)) === "" && isClaimOf(found[at - 1]);
        // "PAL isn't linked".
        const isDenied = lacks && found[at - 1]?.groups?.["not"] !== undefined && thing !== "claim";
        const isAgain = isDenied && last !== undefined && "thing" in last && last.thing === thing;
        const same = isAgain ? trait : isSame ? sameClaim(last, trait) : undefined;
        if (same === undefined) traits.push(trait);
        else traits[traits.length - 1] = same;
      }
      from ??= index;
      to = end;
    }
  }
  const isHalf = found.at(-1)?.groups?.["not"] !== undefined && (found.at(-1)?.index ?? 0) >= to;
  if (traits.length === 0 || from === undefined || isHalf || isOpen) return undefined;
  // What is both had and lacked is no combination: "who has PAL and who does not".
  const keys = traits.map((trait) => ("thing" in trait ? writeTrait({ ...trait, is: "has" }) : trait.is));
  // "Customers with Copilot that have no claim" use it.
  const isUse = keys.includes("has-claim") && traits.some((trait) => "workload" in trait);
  if (new Set(keys).size < keys.length || isUse) return undefined;
  if (isEither && traits.some(({ is }) => is !== "lacks")) return undefined;
  return { traits, gaps, isEither, said: text.slice(from, to).trim(), left: bare(text.replace(parts, " ")) };
}

const claimAt = things.findIndex(([thing]) => thing === "claim");
const isClaimOf = (found: RegExpExecArray | undefined): boolean => found?.groups?.[`t${claimAt}`] !== undefined;

/** Both of one claim, where each says another thing of it. */
function sameClaim(one: Trait, other: Trait): Trait | undefined {
  if (!("thing" in one) || !("thing" in other) || one.is !== other.is || other.thing !== "claim") return undefined;
  if ((one.state ?? other.state) !== (other.state ?? one.state)) return undefined;
  if ((one.workload ?? other.workload) !== (other.workload ?? one.workload)) return undefined;
  return exact({ ...one, state: one.state ?? other.state, workload: one.workload ?? other.workload });
}

/** An open claim may be one that waits to be decided. */
const isUnclear = (trait: Trait, word: string): boolean =>
  "thing" in trait && trait.thing === "claim" && /^(?:open|outstanding)$/i.test(word);
const auxiliary = /^ ?(?:is|are|was|were|has|have)? ?$/i;
const isHaving = /^(?:have|has|had|having|got)$/i;
const isThing = ({ groups = {} }: RegExpExecArray): boolean => things.some((_, at) => groups[`t${at}`] !== undefined);
const bare = (text: string): string =>
  text
    .replace(filler, " ")
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim();

const topicWords = "(?<topic>(?:the |a |their )?(?:cpor|claims?|pal|onboarding|owner(?:ship)?|gdap|access))";
const done = "(?:done|fine|complete|completed|finished|in order|ok|okay|good|covered|ready|sorted|green)";
const but = "(?:exc?ept(?: for)?|apart from|other than|save for|minus|bar(?:ring)?|but(?: (?:for|not|no))?)";
const open = "(?:missing|left|open|outstanding|lacking|to do|to go)";
/** "All done except PAL", "only PAL missing", "only lacks PAL", "nothing open but PAL". */
const onlyThat: readonly RegExp[] = [
  new RegExp(`^(?:(?!\\b(?:pal|claims?|cpor|gdap|onboarding|owner)\\b).)*?\\b${done},? ${but} ${topicWords}\\b`, "iu"),
  new RegExp(`\\b(?:only|just) ${topicWords}(?: (?:link|is|are|still|gaps?))* ${open}\\b`, "iu"),
  new RegExp(
    `\\b(?:only|just)(?: (?:have|has|got|the|a|is|are|still))* (?:needs?|lacks?|miss|misses|missing|lacking) ${topicWords}\\b`,
    "iu",
  ),
  new RegExp(`\\b(?:have|has|with|got) (?:only|just) ${topicWords} gaps\\b`, "iu"),
  new RegExp(`^(?:so |and )?${but} ${topicWords},? (?:who|which|what|how many)\\b.{0,30}\\b${done}\\b`, "iu"),
  new RegExp(`\\b(?:have|has|having|with|got) everything,? ${but} ${topicWords}\\b`, "iu"),
  new RegExp(`\\bnothing (?:else )?(?:${open} )?${but} ${topicWords}\\b`, "iu"),
];

/** The list of customers of which something is open of one topic alone. */
function onlyOpenIn(text: string): string | undefined {
  const [said] = onlyThat.flatMap((pattern) => pattern.exec(text)?.groups?.["topic"] ?? []);
  const word = said?.toLowerCase().replace(/^(?:the|a|their) /, "") ?? "";
  // That there is no access is no gap.
  if (word === "gdap") return "in-order no-gdap";
  const topic = word.startsWith("claim") ? "cpor" : topics.find((one) => word !== "" && word.startsWith(one));
  return topic && `customers only-${topic}`;
}

const becameOurs =
  /\b(?:bec(?:a|o)me (?:ours|(?:an? |our )?(?:customers?|clients?))|joined(?: us)?|c(?:a|o)me (?:to us|on board)|(?:new|newly added) (?:customers|clients|accounts)|(?:customers|clients|accounts) (?:(?:that|which|who|were|was|are|have|has|been|we|got|did|newly|you) )*(?:added|add(?:ed)?|joined|w[io]n|gained|sign(?:ed)?|new|taken? on|onboard))\b/i;
const gotSubscription =
  /\bnew (?:azure )?subscriptions?\b|\bsubscriptions?\b[^.?!]{0,25}\b(?:added|new|created|appeared|came in|showed up)\b/i;
const heardNothing =
  /(?:\b(?:nothing|not|never|no(?:body| one)?|none)\b|n['’]t\b)[^.?!]{0,30}\b(?:heard|touched|news|activity|updates?|updated|changed|happened|moved)\b|\b(?:silent|untouched|quiet|inactive|dormant)\b/i;
const forSoLong =
  /\b(?:in|for|over|than)(?: (?:over|more than|at least|about|the (?:last|past)))? (an?|\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve) (day|week|month|quarter|year)s?\b/i;

/** The word of the list of customers that are new, got a subscription, or of whom nothing is heard since a day. */
function sinceSaid(text: string, today: Day): { word: string; rest: string } | undefined {
  const period = pastPeriodIn(text, today);
  const { since, until } = period;
  const found = (trait: Trait, said: RegExp) => ({
    word: writeTrait(trait),
    rest: withoutPeriod(text.replace(said, " ")).replace(forSoLong, " "),
  });
  if (since !== undefined && gotSubscription.test(text))
    return found({ is: "subscribed", since, until }, gotSubscription);
  if (since !== undefined && becameOurs.test(text)) return found({ is: "joined", since, until }, becameOurs);
  const [, many, unit] = forSoLong.exec(text) ?? [];
  const day = many === undefined || unit === undefined ? since : daysAgo(many, unit, today);
  // "Which claims haven't moved since September?" is of claims.
  const isOfClaims = /\bclaims\b/i.test(text) && !ofCustomers.test(text);
  return day !== undefined && heardNothing.test(text) && !isOfClaims
    ? found({ is: "quiet", since: day }, heardNothing)
    : undefined;
}

/** Several things that customers have or lack, as it is written, where what the command lists does not go by all of them. */
export function combinationIn(text: string, says: string): string | undefined {
  const { traits = [], said, isEither = false } = haveLackIn(text) ?? {};
  // Where PAL is open there is Azure.
  const all = traits.map(writeTrait).join(" ");
  // Claims that are not approved are these claims.
  const isOfClaims = traits.every((trait) => "thing" in trait && trait.thing === "claim");
  const isAll = isEither || says.includes("/") || traits.every((trait) => goesBy(says, trait));
  return all === "has-subscription no-pal" ||
    isOfClaims ||
    isAll ||
    traits.length < 2 ||
    !traits.some(({ is }) => is === "lacks")
    ? undefined
    : said;
}

/** Words of lists of gaps that say what is lacked, where they are not the thing's own. */
const gapsOf: Partial<Record<Thing, readonly string[]>> = {
  owner: ["owner", "unowned", "nobody"],
  claim: ["unclaimed"],
  // That there is no access is no gap.
  gdap: [],
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

/** Of these alone no other list is made. */
const alone =
  /^(?:has-(?:claim|cpor|pal|onboarding|owner|gdap|deputy|subscription)|no-(?:gdap|onboarding|owner|deputy|subscription|pal))$/;

const unanswered =
  /\b(?:who |that |which |and )?(?:have|has|did|do)(?:n['’]t| not)(?: yet)? (?:answer(?:ed)?|repl(?:y|ied)|responded)(?: yet)?\b|\bunanswered\b/iu;

/**
 * What follows `gaps` in the list of customers that are what a sentence says; undefined where it says more, or something
 * else.
 * @param workloads what W0, W1 and so on in the text stand for
 */
export function likeSaid(asked: string, today: Day, workloads: readonly string[] = []): string | undefined {
  const text = asked.replace(ourIdOnAzure, "linked").replace(palOnAzure, "$1");
  if (isElse.test(text)) return undefined;
  const only = onlyOpenIn(text);
  if (only !== undefined) return only;
  const since = sinceSaid(text, today);
  const isWaited = unanswered.test(text) && /\b(?:customers?|clients?|accounts?)\b/i.test(text);
  const rest = isWaited ? text.replace(unanswered, " ") : (since?.rest ?? text);
  const said = haveLackIn(rest, workloads);
  const whole = isWaited ? "waiting" : "customers";
  if (said === undefined)
    return since === undefined ||
      isOfPeople(text) ||
      bare(since.rest.replace(parts, " ").replace(besideSince, " ")) !== ""
      ? undefined
      : `${whole} ${since.word}`;
  const gaps = gapsNamed(said, rest);
  const isOfGaps = said.left !== "" || said.gaps.length > 0;
  if (isOfGaps && (gaps === undefined || isWaited)) return undefined;
  const of = gaps ?? whole;
  // "Missing PAL or a claim": the gaps of either.
  const topicsOf = topicsLacked(said.traits);
  if (said.isEither)
    return topicsOf.length === said.traits.length && (ofCustomers.test(text) || /\bmissing\b/i.test(text))
      ? topicsOf.join(" ")
      : undefined;
  // "Do all customers with a claim have PAL?": those that have none.
  const last = said.traits.at(-1);
  const isOfAll = asksOfAll.test(text) && last !== undefined && "thing" in last && last.is === "has";
  const traits = isOfAll ? [...said.traits.slice(0, -1), { ...last, is: "lacks" as const }] : said.traits;
  const words = [...(since === undefined || isWaited ? [] : [since.word]), ...traits.map(writeTrait)];
  if (since !== undefined || isWaited || gaps !== undefined) return `${of} ${words.join(" ")}`.trim();
  const lacks = traits.some(({ is }) => is === "lacks");
  // Claims that are not approved are these claims, and subscriptions without PAL these subscriptions.
  const claimed = said.traits.flatMap((trait) => ("thing" in trait && trait.thing === "claim" ? [trait.workload] : []));
  const isOfClaims = claimed.length === words.length && new Set(claimed).size < 2;
  const needsNoun = words.length < 2 || !lacks || isOfClaims || ofSubscriptions.test(text);
  const isShort = /^(?:no|without|missing) gdap\W*$/i.test(text.trim());
  if (ofSubscriptions.test(text) && words.join(" ") === "has-subscription no-pal") return "pal";
  if (needsNoun && !isShort && !(ofCustomers.test(text) && says.test(text))) return undefined;
  return words.length > 1 || words.some((word) => alone.test(word)) ? `${of} ${words.join(" ")}` : undefined;
}
const onAzure =
  "(?:on|for|in|to|across|with|at) (?:(?:one|some|any|all|each|every|single|of|their|its|the|our|this|these|those) )*(?:azure subscriptions?|subscriptions?|azure)";
/** "PAL set up on their Azure subscriptions" is PAL, and says nothing of the subscriptions. */
const palOnAzure = new RegExp(
  `\\b((?:pal|linked)(?: (?:links?|is|are|been|being|fully|properly|set ?up|linked|done|in place|active|working|configured|added|registered|recorded|completed?|sorted|missing|yet))*) ${onAzure}`,
  "giu",
);
const ourIdOnAzure = new RegExp(
  `\\b(?:linked )?our (?:partner|mpn|location) ?ids?(?: (?:is|are|been|linked|set|registered|added))* ${onAzure}`,
  "giu",
);
const asksOfAll = /^(?:(?:so|and|ok|but) )*(?:do|does|has|have|is|are) (?:all|every)\b/i;
/** Two lists, and what is said of each claim. */
const isElse =
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
  if (isElse || !kinds.every((word) => ofGaps.test(word)) || kinds.length > 1) return undefined;
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
const says = /\b(?:un[a-z]+|with|without|has|have|having|got|are|is|lacks?|no)\b|n['’]t\b/i;
