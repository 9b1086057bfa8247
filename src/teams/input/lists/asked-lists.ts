/**
 * Lists that are asked for in so many words: customers without a claim, what a workload has, what has been open for long,
 * a line for each owner, customer or workload. Pure.
 */
import { statesNamed } from "../../../domain/claims/state-words.ts";
import { workloadWord } from "../../../domain/catalogue/workloads.ts";
import { endOfMonth } from "../../../domain/time/calendar.ts";
import { wordsOfFilter } from "../../../domain/gaps/filter.ts";
import { traitOf } from "../../../domain/gaps/traits.ts";
import { addDays, type Day } from "../../../domain/time/time.ts";
import type { PersonId } from "../../../domain/people/person.ts";
import type { About } from "../../turn.ts";
import { pastPeriodIn } from "../time/period.ts";
import { daysAgo, findDay, periodEnd } from "../time/day.ts";
import { numberOf } from "../time/numbers.ts";
import { filtersNamed, isNotInOrder, withoutClaims } from "../reading/filters.ts";
import { ofGdap, phrases } from "../words/vocabulary.ts";
import { workloadsTogether } from "../words/workload-names.ts";
import { wordsOf } from "../words/words.ts";
import { countsDoneAndNot, growthAsked } from "./asked-counts.ts";
import { claimsByTime } from "./claims-by-time.ts";
import { likeSaid } from "./like-said.ts";
import { stretchBegin } from "./since-said.ts";
import { asksWhoIsIdle } from "./who-is-idle.ts";
import { isByOwner } from "./things-named.ts";
import { withoutUnheeded } from "./unheeded.ts";
import { orderIn } from "./list-on.ts";
import { exceptIn } from "../reading/left-out.ts";
import { hasCustomer, hasPerson, type Reading } from "../reading/reading.ts";
import type { Slots } from "../reading/slots.ts";
import { asksWhileAway } from "../reading/state-asked.ts";

type Said = {
  today: Day;
  me: PersonId;
  claims?: "told" | "named" | undefined;
  workloads?: Slots["workloads"];
  earlier?: About | undefined;
  manager?: boolean | undefined;
  personal?: boolean | undefined;
};

/** Opens what asks for some of them. */
const opens =
  /^(?:(?:and|ok|okay|so|but|then|now|hi|hey|hello|hi all|good morning|morning|morning all|please|pls|can you|could you|would you|can we|can i|could i|let me|i need|i['’]d like|i want|we need|quick one|just|also|oh)[,.!:]* +)*(?:which|what(?:['’]?s)?|who(?:['’]?s|se)?|where|how(?! much)|any|any(?:one|body|thing)|is|are|do|does|have|has|show|list|give|post|get|see|tell|name|count|find|pull|all|only|every\w*|those|mine|(?:for|at|with) (?=which|what|how)|customers?|clients?|accounts?|claims?|gaps?|open|older|unclaimed|nothing|no|without|overview|status|summary|top|worst|most|split|break\w*|per|by|quick|short|my|our|the|critical|high|medium|low|urgent|W)\b/i;

/** It asks for a rule, or for something to be done. */
const isElse =
  /\b(?:if|why|happens?|means?|needed|necessary|required|allowed|should|must|proof|remind|chase|nudge|ping|assign|reassign|export|excel|csv|spreadsheet|pdf|snooze|mute|mail|email|delete|remove|record|handover|hand over|tell (?!me\b)\w+|ask (?!me\b)\w+|weekly|digest)\b|\b(?:have to(?! be (?:linked|assigned|submitted|filed|claimed)\b)|or (?:just|only)|enough)\b|(?<!\bstill )\bneeds? (?:an?|to|any|no)\b|\bhow (?:do|can|would|to|long)\b|\bas a (?:file|table)\b|\bcounts? as\b|\b(?:on its own|by itself) counts?\b/i;

/** Longer messages tell a story. */
const mostSentences = 4;

/** The command of the list; undefined where none of these is asked for. One sentence asks, whatever the others tell. */
export function listAsked(reading: Reading, said: Said): string | undefined {
  const isSplit = perWorkload.test(reading.text) || perOwner.test(reading.text);
  const isTold = said.claims === "told" && !reading.text.includes("?") && !isSplit;
  if (
    (isTold && !asksOfMany.test(reading.text) && !isFragment(reading.text, said)) ||
    tellsOfWork.test(reading.text) ||
    tellsOfClaims(reading.text) ||
    reading.reason !== "" ||
    reading.found.some((one) => hasCustomer(one) && one.candidates[0]?.fit !== "pointed")
  )
    return undefined;
  const [before = ""] = asksWhich.test(reading.text) ? (whichClaims.exec(reading.text) ?? []) : [];
  const stand = isElse.test(before) ? [] : someIn(before);
  if (stand.length > 0) return written("claims", ...stand, /\bmy\b/i.test(before) ? "mine" : undefined);
  if (asksDecisions.test(reading.text) && !ofOthersDecision.test(reading.text)) return "decisions";
  const people = reading.found.filter(hasPerson).length;
  // "How is Isaiah doing compared to Adele?", "can Megan take on more customers?"
  if ((people > 1 && compares.test(reading.text)) || (people === 1 && takesMore.test(reading.text)))
    return "gaps by owner";
  const grown = people === 0 ? growthAsked(reading.text) : undefined;
  if (grown !== undefined) return `gaps ${grown}`;
  const parts = sentencesOf(reading);
  // "Who has not answered yet? A list by person would help": its rows say whose each is.
  if (
    (perOwner.test(reading.text) || ofQuestions.test(reading.text)) &&
    whoIsSilent.test(reading.text) &&
    !isElse.test(reading.text)
  )
    return "gaps waiting";
  if (perOwner.test(reading.text) && bothStates.test(reading.text) && people === 0) return "gaps by owner";
  if (countsUnanswered.test(reading.text) && !isElse.test(reading.text)) return "gaps waiting mine";
  if (asksSlowest(reading.text) || asksMostUnanswered(reading.text)) return "gaps waiting";
  if (people === 0 && whoImproved.test(reading.text)) return "gaps by owner";
  // "Who has most PAL gaps?"
  if (people === 0 && whoHasMostGaps.test(reading.text) && !isElse.test(reading.text)) return ofEachOwner(reading);
  if (
    people === 0 &&
    parts.some(({ text }) => whoLetsThemLie.test(text) && !/\b(?:customers?|clients?|accounts?)\b/i.test(text))
  )
    return "gaps waiting";
  if (people === 0 && whoSnoozed.test(reading.text) && !reading.found.some(hasCustomer)) return "gaps snoozed";
  if (isOfOnboarding.test(reading.text) && withWhomNot.test(reading.text)) return "gaps onboarding";
  if (asksCovers.test(reading.text) && !(asksWhileAway(reading.text) && reading.found.some(hasCustomer)))
    return "away list";
  if (people < 2 && (asksStandIn(reading.text) || asksWhoIsIdle(reading.text))) return "gaps by owner";
  const due =
    people > 0 ? undefined : parts.map(({ text }) => openBy(text, said.today)).find((day) => day !== undefined);
  if (due !== undefined) return `gaps ending ${due} by owner`;
  const left = exceptIn(reading);
  const except = left && `except ${left.id}`;
  const listed =
    parts.length > mostSentences
      ? undefined
      : parts.map((part) => listIn(part, said, { except, isTold })).find((says) => says !== undefined);
  if (listed === "gaps by owner") return ofEachOwner(reading);
  const isByWhom = isByOwner(reading.text) || orderIn(reading.text) === "owner";
  return listed !== undefined && isByWhom && isOfSome.test(listed) ? `${listed} by owner` : listed;
}

/** "Who still has open items for this month?", "who has anything due by Monday?": by when. */
function openBy(text: string, today: Day): Day | undefined {
  const said = whoHasOpen.exec(text)?.[0] ?? "";
  if (said === "" || isOfOther.test(text)) return undefined;
  const day = periodEnd(text, today) ?? (untilDay.test(text) ? findDay(text, today) : undefined);
  return day === undefined || day < today ? undefined : day;
}
const whoHasOpen =
  /\bwho(?: still| else| of us)* (?:has|have|needs?)\b[^.?!]{0,30}\b(?:open|outstanding|due|deadlines?|left|to (?:do|act|close|finish))\b|\bwhose (?:deadlines?|gaps|items)\b/i;
const isOfOther = /\b(?:claims?|customers?|pal|cpor|gdap|onboarding|questions?|answers?|critical|high|since)\b/i;
const untilDay = /\b(?:by|until|till|before)\b/i;

/** "Per owner, how many customers are covered and how many still have something open": what each has. */
const bothStates =
  /\b(?:customers?|clients?|accounts?)\b[^.?!]*\b(?:covered|complete|done|finished|in order|closed)\b[^.?!]*\b(?:and|versus|vs|or)\b[^.?!]*\b(?:open|missing|left|outstanding|incomplete|not)\b/i;
/** Gaps of PAL, or customers that are chosen by what they have and lack. */
const isOfSome = /^gaps (?:pal$|customers (?!.*\bby )\w+-\S)/;

/** "Claims submitted last week": what is told of one claim begins otherwise. */
const asksOfMany =
  /^(?:(?:show|list|give)(?: me)? )?(?:(?:all|any|our|my|the) )?(?:\p{L}+ ){0,2}(?:(?:claims|customers)(?! (?:(?:all|both|now|just|finally|already) )?(?:was|were|is|are|has|have|had|got|did)\b)|which|how many)\b/iu;

/** "Our claims were approved yesterday" is told, and asks for no list; what a sentence after it asks is answered. */
export const tellsOfClaims = (text: string): boolean =>
  becameOfClaims.test(text.trim()) && !(text.includes("?") && /[.!;]\s/.test(text));
const becameOfClaims =
  /^(?:(?:so|and|ok|good news|hi|hello|fyi|finally|today|yesterday)[,: ]+)*(?:all (?:of )?|both )?(?:our|my|the|their|these|those|both|all)(?: \p{L}+){0,2} claims (?:(?:all|both|now|just|finally|already|have|has|had|been|were|are|got|get)[ ,]+)+(?:approved|accepted|rejected|declined|submitted|refused|disputed|turned down)\b(?![^,]*\?)/iu;

/** "Rejected more than a week ago", where nobody talked of a customer whose claim it could be; one day is of one claim. */
const isFragment = (text: string, { earlier, workloads = [], manager, personal }: Said): boolean =>
  earlier?.customer === undefined &&
  workloads.length === 0 &&
  !(manager === false && personal === true) &&
  !isOnOneDay(text);
/** "Rejected two days ago" tells of one claim. */
export const isOnOneDay = (text: string): boolean => onOneDay.test(text);
const onOneDay =
  /\b(?:today|yesterday|(?:this|last) (?:morning|night|evening|afternoon)|just now)\b|\b(?<!\b(?:since|before) (?:last |this )?)(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|^(?!.*\b(?:more|longer|older|over|least|or)\b).*\bago\b/i;

/** Lists that a sentence asks for and says nothing else: what customers have and lack, since when claims stand where. */
function inSoMany(
  asked: string,
  workloads: NonNullable<Slots["workloads"]>,
  { earlier, today, manager, personal }: Said,
  who: string | undefined,
) {
  // What an owner writes in a word or two is of the customer they were asked about.
  const isTelling = earlier?.customer !== undefined || (manager === false && personal === true && !asked.endsWith("?"));
  if (isTelling && !ofMany.test(asked)) return undefined;
  const text = masked(asked, workloads);
  const each = workloads.reduce((rest, { name, called = name }, at) => rest.replace(called, `W${at}`), asked);
  const ids = workloads.map(({ id }) => workloadWord(id));
  const likes = ofTeams.test(asked) ? undefined : likeSaid(withoutUnheeded(each), today, ids);
  // "Who has Exchange or Teams?": a list of each.
  if (likes === "customers" && ids.length > 1) return undefined;
  // "How many of them": of the list that is shown.
  const { list } = earlier ?? {};
  const isOfThem = list !== undefined && /\bof (?:them|those|these)\b/i.test(text);
  if (likes !== undefined && isOfThem) {
    if (!("filter" in list)) return undefined;
    const some = wordsOfFilter({ ...list.filter, order: undefined }).filter(
      (word) => !/^(?:all|customers)$/.test(word),
    );
    return written(
      "gaps",
      some.some((word) => traitOf(word) === undefined) ? undefined : "customers",
      ...some,
      likes.replace(/^customers /, ""),
      who,
    );
  }
  // Where PAL is open there is Azure, though no subscription may be on record.
  if (likes === "customers has-subscription no-pal") return written("gaps pal", who);
  if (likes === "customers no-pal") return written("gaps pal", who);
  if (likes === "customers no-owner") return who === undefined ? "gaps unowned" : undefined;
  if (likes !== undefined) return written("gaps", likes, who);
  // "Which were rejected since Friday?", after claims: of these.
  const timed =
    earlier?.says?.startsWith("claims") === true && !ofClaims.test(text) ? undefined : claimsByTime(text, today);
  if (timed === undefined || workloads.length > 1) return undefined;
  return written("claims", ...timed.states, workloads[0]?.id, who, ...timed.words);
}
const ofMany =
  /\b(?:customers|clients|accounts|claims|mine|which|who)\b|^without\b|\bin order\b[^.?!]{0,10}\b(?:no|without|not|missing)\b/i;

/** "Open PAL gaps by owner", "everything with Azure but no PAL. Sort by owner": those, and not how many each has of all. */
function ofEachOwner(reading: Reading): string {
  const all = filtersNamed(reading).filter((word) => word !== "customers" && word !== "owner");
  const filters = all.filter((word) => word !== "Cloud & AI Platforms" || !all.includes("pal"));
  return filters.some((word) => isUnsorted.test(word)) ? "gaps by owner" : written("gaps", ...filters, "by owner");
}
const isUnsorted = /^(?:in-order|paused|offboarded|new|closed|unowned|waiting)$/;

/** What stood before the name of whom it leaves out. */
const leftOver =
  /,? ?\b(?:exc?ept(?: for)?|excluding|without|(?:other|apart) (?:than|from)|(?:but )?not)(?: those(?: of)?)? +(?=[,.?!]|$)/i;

/** `plain`: without the names of colleagues. */
type Sentence = Pick<Reading, "text" | "words" | "found" | "meanings"> & { plain: string };

/** Each sentence with what was found in it. */
export function sentencesOf(reading: Reading): readonly Sentence[] {
  const { words, found, meanings } = reading;
  const ends = [...reading.text.matchAll(/[.!?](?=\s|$)/g)].map(({ index }) => index + 1);
  return [...ends, reading.text.length].flatMap((end, at, all) => {
    const start = all[at - 1] ?? 0;
    const text = reading.text.slice(start, end).trim();
    if (text === "") return [];
    const isIn = ({ from }: { from: number }) => {
      const place = words[from]?.from ?? -1;
      return place >= start && place < end;
    };
    const people = [...found, ...(reading.except ?? [])].filter((one) => isIn(one) && hasPerson(one));
    const plain = people
      .reduce(
        (rest, one) => rest.replace(reading.text.slice(words[one.from]?.from, words[one.to - 1]?.to), " "),
        text.replaceAll("@", ""),
      )
      .replace(leftOver, "");
    return [{ text, plain, words, found: found.filter(isIn), meanings: meanings.filter(isIn) }];
  });
}

function listIn(
  sentence: Sentence,
  said: Said,
  { except, isTold }: { except: string | undefined; isTold: boolean },
): string | undefined {
  const { found, meanings } = sentence;
  const people = [...new Set(found.filter(hasPerson).flatMap(({ candidates }) => candidates.map(({ id }) => id)))];
  const each = (said.workloads ?? []).filter(({ name, called = name }) => sentence.text.includes(called));
  const isOfAny = ofClaims.test(sentence.text) && !lacksClaim.test(masked(sentence.text, each));
  const workloads = isOfAny ? workloadsTogether(sentence.text, each) : each;
  const text = masked(sentence.text, workloads);
  const isMine = people.length === 0 && meanings.some(({ meaning: { kind } }) => kind === "mine");
  const [person, ...others] = people;
  const who = isMine ? "mine" : (except ?? person ?? (leans.test(text) ? whoseOf(said.earlier, said.me) : undefined));
  const access =
    others.length === 0 &&
    (opens.test(text) || text.endsWith("?") || /^(?:(?:no|missing|without) )?(?:gdap|delegated)\b/i.test(text))
      ? gdapAsked(text, said.today, who)
      : undefined;
  if (access !== undefined) return access;
  if (
    stillToClaim.test(text) &&
    !isElse.test(text.replace(stillToClaim, " ")) &&
    workloads.length < 2 &&
    others.length === 0
  )
    return written(
      "claims not-submitted",
      workloads[0]?.id,
      who ?? (/\b(?:do|must|should) i\b/i.test(text) ? "mine" : undefined),
    );
  if (others.length === 0 && workloads.length === 0 && shareClaimed.test(text)) return written("claims", who);
  if (isElse.test(text)) return undefined;
  const strict = others.length > 0 ? undefined : inSoMany(sentence.plain, workloads, said, who);
  // What was told only says where a claim stands by now.
  if (strict !== undefined || isTold) return strict;
  if (workloads.length > 1) return undefined;
  // After a list it is of that one.
  const outside = allBut.test(text) && said.earlier?.list === undefined ? filtersNamed(sentence) : [];
  if (outside.length > 0 && outside.every((word) => word.startsWith("without ")))
    return written("gaps", ...outside, who);
  const move = others.length > 0 ? undefined : (moveAsked(text) ?? disputesAsked(text));
  if (move !== undefined) return written("claims", ...move, workloads[0]?.id, who);
  if (others.length === 0 && ofCpor.test(text) && !ofMoreThanCpor.test(text))
    return written("claims", workloads[0]?.id, who);
  if (others.length === 0 && (losesMost.test(text) || losesInAll.test(text)))
    return written(
      "gaps",
      ...(["pal", "cpor"] as const).filter(
        (word) => filtersNamed(sentence).includes(word) || saysMissing[word].test(text),
      ),
      isByDays.test(text) ? "by credit" : "by loss",
      who,
    );
  if (others.length === 0 && asksBothOfLink(text)) return written("gaps customers no-link", who);
  const { list } = said.earlier ?? {};
  // "Sort by seats": of the list that is shown, or all customers.
  const isOfList = list !== undefined && "filter" in list && !/\bcustomers?\b/i.test(text);
  const order = orderIn(text);
  if ((order === "seats" || order === "smallest" || order === "added") && !isOfList && others.length === 0) {
    const some = inSoMany(sentence.plain.replace(superlative, " customers "), workloads, said, who);
    if (some?.startsWith("gaps ")) return `${some} by ${order}`;
    if (!lacksClaim.test(text)) return written(`gaps customers by ${order}`, who);
  }
  if (others.length === 0 && lacksInOnboarding.test(text)) return written("gaps onboarding", who);
  if (others.length === 0 && (inOrderAndNot.test(text) || countsDoneAndNot(text)))
    return written("gaps customers", who);
  if (others.length === 0 && opens.test(text) && isNotInOrder(text) && !ofClaims.test(text))
    return written("gaps", who);
  if (others.length === 0 && haveOpenQuestions.test(text)) return written("gaps waiting", who);
  if (others.length === 0 && onlyOpenClaims.test(text)) return written("claims not-associated", workloads[0]?.id, who);
  if (asksShareDone.test(text) && !ofClaims.test(text) && !aboutGaps.test(text))
    return written("gaps in-order", who, asksWhoDid.test(text) ? "by owner" : undefined);
  if (others.length === 0 && opens.test(text) && areOnHold.test(text)) return written("gaps paused", who);
  if (others.length === 0 && areLost.test(text) && !ofClaims.test(text)) return written("gaps offboarded", who);
  if (others.length === 0 && asksCommonest(text))
    return written("gaps", ...filtersNamed(sentence).filter((word) => word !== "customers"), who);
  const like =
    others.length > 0 || !opens.test(text) || ofClaims.test(text)
      ? undefined
      : likeAsked.find(([, pattern]) => pattern.test(text))?.[0];
  // Onboarding and the link are what the customers are like, and no choice among their gaps.
  const ofLike = ["customers", like === "in-onboarding" ? "onboarding" : like === "linked-elsewhere" ? "pal" : ""];
  const named = like === undefined ? [] : filtersNamed(sentence).filter((word) => !ofLike.includes(word));
  // What is due has a day, which is read elsewhere.
  if (like !== undefined && !named.includes("ending"))
    return written("gaps", ...(named.length === 0 ? ["customers"] : named), like, who);
  const { since, until } = pastPeriodIn(text, said.today);
  const period = written(since && `since ${since}`, until && `until ${until}`);
  if (!opens.test(text) && !text.endsWith("?")) {
    // "Need something for the meeting, just the numbers per person": that part of it.
    const parts = text.split(/[,;:] |\s[–—-]\s/);
    const part = parts.find((one) => (opens.test(one) || isOfFigures.test(one)) && perOwner.test(one)) ?? text;
    const isShort = part.split(" ").length <= mostOfSplit;
    return isShort ? splitAsked({ text: part, who: undefined, workload: workloads[0]?.id, period }) : undefined;
  }
  const asked: Asked = { text, who: others.length > 0 ? undefined : who, workload: workloads[0]?.id, period };
  const isOfClaims = asked.workload !== undefined || ofClaims.test(text);
  if (isOfClaims && bothSides.test(text)) return written("claims all", asked.workload, asked.who);
  if (isOfClaims && isOneOfClaims(text)) return written("claims", asked.workload, asked.who);
  const split = splitAsked(asked);
  if (split !== undefined || others.length > 0) return split;
  const counted = countsGaps.test(text) ? filtersNamed(sentence).filter((word) => !isLone.test(word)) : [];
  if (counted.length > 0) return written("gaps", ...counted, who);
  if (person !== undefined && hasOpen.test(text)) return written("gaps", person);
  // Of a table of claims, or in a longer message; "how many have none" alone goes on from the list itself.
  const { says = "" } = said.earlier ?? {};
  const isOn = /^export (?:claims|customers)/.test(says) || (/^claims\b/.test(says) && sentence.words.length > mostOn);
  if (isOn && hasNone.test(text)) return written("claims none", who ?? (says.endsWith(" mine") ? "mine" : undefined));
  // "…, and how many claims are rejected": of the customers' own clause, whose number is then the first that is read.
  const [clause] = withClaims.exec(text) ?? [];
  const states = clause === undefined ? [] : someIn(clause).length > 0 ? someIn(clause) : someIn(text);
  const some = states.length === 0 && onesOf.test(text) ? someIn(text) : states;
  if (some.length > 0) return written("claims", ...some, asked.workload, asked.who, period);
  return unclaimed(asked) ?? openAsked(asked, sentence, said);
}

/** What says which of them come first, and no more: "the biggest customers", "by size". */
const superlative =
  /\b(?:the |our |my )?(?:top |first )?(?:\d+ |two |three |four |five |ten )?(?:biggest|largest|smallest|newest|latest|most recent(?:ly added)?|recently added)(?: (?:\d+|two|three|four|five|ten))?(?: (?:customers?|clients?|accounts?|ones))?\b|,? (?:sorted |ordered |ranked |listed )?by (?:(?:the )?(?:number|date|day|time) (?:of )?)?(?:paid )?(?:seats|size|licen[cs]es|users|added|addition)\b/gi;

/** "Which claims still have to be submitted?", "what do I still have to claim?"; of one customer it says nothing. */
const stillToClaim =
  /\b(?:which|what|how many|any|list|show|all|claims|workloads)\b(?![^.?!]*\b(?:customers?|clients?|by when|until when|proof)\b)[^.?!]{0,40}\b(?:(?:still|yet|left)(?: (?:have|has|need|needs))?|(?:still )?(?:have|need)) to (?:be )?(?:submit(?:ted)?|filed?|claim(?:ed)?)\b/i;
/** "How much of what we could claim have we claimed?", "what's our CPOR coverage?": how many there are, and how many are approved. */
const shareClaimed =
  /\b(?:how (?:much|many)|what (?:share|percentage|percent|part|proportion)|what %)\b[^.?!]{0,20}\b(?:could|can|should|may|claimable|workloads?)\b[^.?!]{0,40}\bclaimed\b|(?<!\b(?:means?|meant by|mean by|explain|define|definition of|calculate|compute)(?: me)?(?: (?:the|our|my|your|a))? |\bhow (?:is|are)(?: (?:the|our|my|your|a))? )\b(?:cpor|claim) (?:coverage|rate|ratio)\b(?! (?:of|at|for|means?)\b)|\bcoverage (?:of|for|in) (?:our |my )?(?:cpor|claims)\b/i;
/** "A summary of CPOR only", "CPOR overview: how many workloads are associated, rejected, missing": its claims by where they stand. */
const ofCpor =
  /\b(?:summary|overview|breakdown|figures|numbers|totals?) (?:of|on|for|about) (?:(?:all|the|our|my|just|only) )*(?:cpor|claims)\b(?! (?:that|which|with|without|for|of|not|still|under|in)\b)|\b(?:cpor|claims?) (?:summary|overview|breakdown|figures|totals)\b(?! (?:of|for) (?!(?:my|our|the|all|us|me)\b))/i;
const ofMoreThanCpor = /\b(?:pal|gdap|week|gaps?|customers?|clients?|per|by|each|open)\b/i;
/** "Which three lose us most?", "where do we lose most money?", "the longest without credit". */
const losesMost =
  /\b(?:los(?:e|es|ing)|cost(?:s|ing)?|bleed(?:s|ing)?)\b[^.?!]{0,20}\b(?:the )?most\b(?! often\b)|\b(?:most|biggest|largest|highest|worst) (?:\p{L}+ )?(?:loss(?:es)?|money|costly|expensive)\b|\b(?:for )?(?:the )?(?:longest|most days)(?: \p{L}+)? (?:without|no) credit\b|\bwithout (?:any )?credit (?:for )?(?:the )?longest\b/iu;
/** "Total we lose per month", "how much are we losing?", "are we losing money anywhere because of missing claims?" */
const losesInAll =
  /^(?:(?:and|so|ok|but|hi)[, ]+)*(?:(?:am|are|do|is(?! (?:it|that|this)\b)|does(?! (?:it|that|this)\b)|where|what|who|which)(?:['’]?re)?\b[^.?!]{0,40}\b(?:los(?:e|es|ing)|cost(?:s|ing)?(?: us)?|wast(?:e|ing)|leav(?:e|ing)|giv(?:e|ing) away|miss(?:ing)?(?: out on)?) (?:any |some |out on |real |the |us )?(?:money|credit|revenue|income|incentives|cash)\b|(?:is|are|where is) (?:any )?(?:money|credit|incentives) (?:being )?lost\b|losing (?:any )?(?:money|credit)\b)(?! (?:if|when|until|once|for a while)\b)|^(?=.*\b(?:we|us|our|month\w*)\b).*(?:\b(?:total|sum|overall|altogether)\b[^.?!]{0,40}\b(?:los(?:e|es|ing|s)|costs?)\b|\b(?:los(?:e|es|ing|s)|costs? us)\b[^.?!]{0,30}\b(?:total|altogether|in all|overall)\b|\bhow much (?:money |credit |consumption )?(?:are|do|is|does) (?:we|it|this|that)(?: all)? (?:los(?:e|ing)|cost(?:ing)? us)\b)/i;
/** "…, no PAL yet", which is no filter's word. */
const saysMissing = { pal: /\b(?:no|without|missing) pal\b/i, cpor: /\b(?:no|without|missing) cpor\b/i } as const;
const isByDays = /\b(?:longest|days)\b/i;
/** "How many of our Azure customers have PAL, and which don't?", "what percentage is linked, and the ones that aren't". */
export const asksBothOfLink = (text: string): boolean =>
  sharesOf.test(text) && /\b(?:pal|linked|links?)\b/i.test(text) && andNot.test(text);
const sharesOf = /\b(?:percent(?:age)?|share|proportion|how many|(?:x|how many) (?:out )?of y)\b|%/i;
const andNot =
  /\b(?:and|,)[^.?!]{0,12}\b(?:which|who|what|where|ones|those)\b(?: (?:ones|of (?:them|those)|customers|that|who))*(?: still)? (?:do|does|have|has|are|is|did)(?:n['’]t| not)\b/i;

/** "What's stuck at Microsoft?", "our turn": claims by whose move is next; nothing else waits for Microsoft. */
function moveAsked(said: string): readonly string[] | undefined {
  const text = said.replace(ratherThan, "");
  const states = someIn(text);
  const isOfMove = states.every((word) => /^(?:with-microsoft|action-required)$/.test(word)) && isMove(text);
  return states.length > 0 && isOfMove && (opens.test(text) || text.endsWith("?") || onlyMove.test(text))
    ? states
    : undefined;
}
/** "Waiting on us rather than on Microsoft." */
const ratherThan =
  /,? (?:rather than|instead of|and not|not)(?: (?:on|for|with|at))? (?:microsoft|ms|us)(?=\s*(?:[.?!,;]|$))/gi;
/** "Which customers are on Microsoft 365", "what's wrong at Microsoft" say nothing of it. */
const isMove = (text: string): boolean => (namesMover.test(text) && waits.test(text)) || opensWithMover.test(text);
const namesMover = /\b(?:microsoft|ms|(?:with|on|for) us|our (?:turn|move|court|side|desk|plate|end))\b/i;
const waits =
  /\b(?:stuck|sitting|lying|waiting|pending|outstanding|parked|hanging|court|turn|move|hands|side|desk|plate|still|owes?|looking at|reviewing|checking|working on|decide)\b/i;
const opensWithMover =
  /^(?:(?:and|so|ok)[, ]+)*(?:what|which|anything|who|mine|show|list|claims|all|everything|how many)(?:['’]?s)?(?: (?:is|are|of|mine|ours|claims|ones|me|customers|do|we|have|currently|now|\p{L}+['’]s))* (?:with|at|w\/) ?(?:microsoft|ms)\b(?! (?:365|teams|azure|intune|entra|copilot|defender))/iu;
const onlyMove =
  /^(?:(?:still|just|everything|mine|stuck|waiting|pending|sitting|with|w\/|at|on|for|in|our|turn|move|us|microsoft|ms|please|now|claims|side|end|court)(?=[\s.,!]|$)[\s.,!]*)+$/i;

/**
 * "Is anybody disputing one of our claims?", "any rejections this week?": nothing else of a customer is disputed. "Anything
 * rejected at the moment?", "do we have anything in dispute?": nothing else is rejected.
 */
function disputesAsked(text: string): readonly string[] | undefined {
  const states = someIn(text);
  const isOfThem =
    opens.test(text) && anyOfThem.test(text) && states.every((word) => /^(?:disputed|rejected|draft)$/.test(word));
  return states.length > 0 && (isOfThem || everSo.test(text) || anythingSo.test(text)) ? states : undefined;
}
/** "Have we ever had a rejected claim?", "somebody said that we never had one rejected". */
const everSo =
  /\b(?:ever|never) (?:yet )?(?:had|got|received|seen|have|get|lost) (?:an?|any|one|a single)(?: of (?:our|my))?(?: cpor)?(?: claims?)? (?:rejected|declined|disputed|turned down|refused)(?: (?:cpor )?(?:claims?|ones?))?\b(?! (?:for|because)\b)|\b(?:have|has|had) (?:any|one|some)(?: of (?:our|my))?(?: cpor)? claims? ever (?:been )?(?:rejected|declined|disputed|turned down|refused)\b/i;
const anythingSo =
  /\b(?:anything|something|any (?:of (?:ours|mine|them)|other|new) ?(?:ones?)?)(?: (?:is|was|been|got|just|currently|still|already|new|newly|recently|of (?:ours|mine)|that(?: is|['’]s| was| got)?|there))* (?:(?:in|under|as) )?(?:a )?(?:approved|rejected|declined|turned down|disput\w+|appealed|submitted|review|drafts?)\b(?! (?:for|to|by) )/i;
const anyOfThem =
  /^(?!.*\b(?:it|that|this|they|them|times|possible|can|could)\b)(?:(?:and|so|ok|but)[, ]+)*(?:is|are|who(?:['’]?s)?|what(?:['’]?s| is| are| has| have| got)|which|any|do|does|have|has|how many)\b[^.?!,;]*\b(?:disput(?:es|ing|ed)|appeal(?:s|ing|ed)|contest(?:ing|ed)|rejections|drafts)\b(?! (?:process|form|window|deadline)\b)/i;

/** "Everything except PAL and a claim": of gaps, and no rule about both. */
const allBut =
  /^(?:(?:show|list|give|me|us|please|pls|and|ok)[, ]+)*(?:everything|anything|all(?: (?:the |our |my )?gaps)?),? (?:exc?ept(?: for)?|but|apart from|other than|excluding|minus)\b(?!.*\b(?:is|are|was|were|has|have|done|fine|linked)\b)/i;
const areOnHold =
  /\b(?:which|what|how many|any|all|list|show)\b[^.?!]{0,20}\b(?:customers?|clients?|accounts?|mine)\b[^.?!]{0,20}\bon (?:hold|pause)\b/i;
/** "Which customers don't have it in their onboarding yet?" */
const lacksInOnboarding =
  /(?:\b(?:without|lack(?:s|ing)?)|\b(?:do|does|have|has|is|are)(?:n['’]t| not))(?: (?:yet|have|having|got))* (?:it|that|this|(?:the |our )?association|cpor|pal)(?: yet)? (?:in|built into|as (?:a )?part of|part of) (?:the |their |our |its )?onboarding\b/i;
/** "Show me where everything is in order and where something is missing": both. */
const inOrderAndNot =
  /\b(?:where|which(?: (?:ones?|customers))?|what)\b[^.?!]{0,25}\b(?:in order|complete|done|fine|all set)\b[^.?!]{0,5}\b(?:and|or)\b (?:where|which(?: (?:ones?|customers))?|what)\b[^.?!]{0,25}\b(?:missing|open|not|n['’]t|left)\b/i;
/** "Which customers did we lose this year?" */
const areLost =
  /\b(?:which|what|how many|any|all|list|show)\b[^.?!]{0,20}\b(?:customers?|clients?|accounts?)\b[^.?!]{0,20}\b(?:(?:did|have) we (?:already )?(?:lose|lost)|we(?:['’]ve| have)? lost|(?:have |has )?(?:left us|churned))\b(?! (?:(?:the|our|a|any|admin|delegated|its|their|all) )*(?:access|gdap|claims?|pal|links?|cpor|to|at|with|for|on|from)\b)|\b(?:lost|former|churned) customers\b|^who (?:has |have )?left us\b/i;
/** "What is our most common gap?", "which kind of gap do we have most?" */
const commonest =
  /\b(?:most (?:common|frequent|usual|typical|widespread)|commonest)\b[^.?!]{0,25}\b(?:gaps?|problems?|issues?)\b|\b(?:which|what) (?:(?:kind|type|sort)s? of )?(?:gaps?|problems?|issues?)\b[^.?!]*(?:\b(?:often|commonest|common|frequent\w*)\b|\b(?:have|see|get|occurs?|happens?|comes? up)(?: the)? most\b)|\b(?:gaps?|problems?|issues?)\b[^.?!]{0,30}\b(?:most (?:often|frequent(?:ly)?|common))\b/i;
/** Whether it asks of what kind most gaps are, and not who has most. */
export const asksCommonest = (text: string): boolean => commonest.test(text) && !/\b(?:who|whose)\b/i.test(text);
/** "How many of the gaps are critical?" */
const countsGaps = /\bhow many (?:of )?(?:(?:the|our|my|these|those|all) )*(?:open )?gaps (?:are|is)\b/i;

/** "Which of them are no longer in Partner Center": what they are like, whatever is open there. */
const likeAsked: readonly (readonly [trait: string, RegExp])[] = [
  [
    "in-onboarding",
    /\b(?:which|what|who|how many|any|all|list|show)\b[^.?!]{0,30}\b(?:is|are|still|customers?|clients?|accounts?) (?:(?:still|currently|now|being) )*in (?:the )?onboarding\b(?! gaps?)|^every(?:one|body) (?:still )?in (?:the )?onboarding\b(?! gaps?)/i,
  ],
  [
    "linked-elsewhere",
    /\b(?:linked|links?|pal)\b[^.?!]{0,20}\b(?:to|with|by|under|for) (?:(?:an?|the|some) )?(?:other|another|wrong|different|foreign|somebody else['’]s|someone else['’]s)\b[^.?!]{0,12}\b(?:partners?|mpn|ids?)\b|\b(?:wrong|other|another|foreign|different) (?:partner|mpn|location) ?ids?\b[^.?!]{0,12}\b(?:linked|link|pal)\b|\b(?:wrong|foreign) (?:pal )?links?\b/i,
  ],
  [
    "to-decide",
    /\b(?:which|what|who|how many|any|all|list|show)\b[^.?!]{0,40}\b(?:asked|requested|supposed|are|is) to be (?:off-?boarded|paused)\b/i,
  ],
  [
    "unlisted",
    /\b(?:no longer|not|disappeared|vanished|gone|missing|dropped|removed)\b[^.?!]{0,25}\b(?:in|from|by|at) (?:the )?partner cent(?:er|re)\b|n['’]t\b[^.?!]{0,25}\b(?:in|listed (?:in|by)) (?:the )?partner cent(?:er|re)\b/i,
  ],
];

/** "Customers with open questions." */
const haveOpenQuestions =
  /\b(?:customers?|clients?|accounts?|which|those|ones|mine)\b[^.?!]{0,20}\b(?:with|have|has|having|where there are)(?: \p{L}+)? (?:open|unanswered|outstanding|pending) questions\b(?! (?:for|since|by|about|regarding)\b| (?:on|in|to) (?!(?:my|our|the) (?:list|name|side)\b|(?:be )?answer(?:ed)?\b))/iu;
/** "CPOR claims open": those, and no rule. */
const onlyOpenClaims =
  /^(?:(?:which|what|all|show|list|give|me|us|my|our|the|of|cpor|W|please)[, ]+)*claims (?:(?:that|which|are|is|still|currently) )*(?:open|pending|unfinished)(?: (?:please|now|at the moment|currently|right now))?\s*[.?!]*$/i;

/** "What percentage of our customers is in order?", "how many of mine are done already?" */
const asksShareDone =
  /\b(?:what (?:percentage|percent|share|part|proportion)\b|(?:what|how many) %|how many (?:percent|of (?:mine|my customers|our customers|them|these|those)|(?:customers |clients |accounts |ones )?(?:are|is|have been|got))\b)(?![^.?!]*(?:\b(?:not|never|still|yet)\b|n['’]t\b))[^.?!]{0,30}\b(?:in order|done|complete|completed|finished|ready|covered|fine|ok|okay|associated)\b(?! (?:(?:for|by)(?! now\b)|with|in(?! (?:total|all|general|the meantime)\b)|before|until|till|on(?! time\b))\b)/i;
/** "How many are finished, and who did them?" */
const asksWhoDid = /\bwho (?:did|has done|have done|finished|completed|has|have|owns|looks after|is behind)\b/i;
/**
 * "Which GDAP relationships end this year?", "any GDAP running out before Christmas?", "who has GDAP for less than 60 days":
 * all that end by then, not only those that are a gap already.
 */
const ofItsEnd =
  /\b(?:end(?:s|ed|ing)?(?! of)|expir\w+|runs? out|running out|lapses?|lapsing|due|renew\w*|extend\w*|until when|how long|when|less than|fewer than|under|within|before|by|left|dates?|list|overview)\b/i;
/** "GDAP ends next month, is that a problem?" */
const ofItsRule =
  /\b(?:why|if|happens?|means?|remind|set|export|excel|problem|matters?|lose|lost|count\w*|points|credit|same|difference|instead|without|no|not|never|none|missing|lack\w*|add|assign)\b|n['’]t\b/i;

/** "…, and if it does, for which customers": of whom it ends, as the list says. */
const ifItDoes = /,? (?:and )?if (?:it|so|they|any|there)\b[^.?!]*/gi;
/** "Where do we lose delegated access before the end of January?" */
const whereLost =
  /^(?:where|which(?: \p{L}+){0,3}|whose|with whom) (?:do|will|are|might|would) (?:we|i)(?: \p{L}+)? (?:lose|losing)\b/iu;

/** "GDAP that expired last month, by customer". */
const opensList =
  /^(?:(?:please|pls|and|ok|can you|could you|me|us)[, ]+)*(?:which|whose|show|list|give|all|every|any|expired|ended|gdaps?|delegated)\b/i;

/** What is meant by soon, where no day is said. */
const soonDays = 60;
const isSoon = /\b(?:soon|shortly|about to|in the near future|close to)\b/i;
const hasEnded = /\blast (?:week|month|quarter|year)\b/i;

const noneOf = "(?:none|no|without(?: any)?|missing|lack(?:s|ing)?|not there)";
const ending = "(?:end(?:s|ing)?|expir\\w+|runs? out|running out|lapses?|lapsing)";
/** "Which of mine are missing delegated access or run out soon": what ends, beside which those without are counted. */
const lacksOr = new RegExp(
  [
    `\\b${noneOf}\\b(?=[^.;!?]{0,50}\\b(?:or|and|plus)\\b[^.;!?]{0,40}\\b${ending})`,
    `(?<=\\b${ending}\\b[^.;!?]{0,40}\\b(?:or|and|plus)\\b[^.;!?]{0,30})\\b${noneOf}\\b`,
  ].join("|"),
  "gi",
);
/** Whether those without delegated access are asked for beside what ends. */
const isEitherAccess = (text: string): boolean => ofGdap.test(text) && text.search(lacksOr) >= 0;

function gdapAsked(said: string, today: Day, who: string | undefined): string | undefined {
  const text = said.replace(ifItDoes, "").replace(whereLost, "which ends").replace(lacksOr, " ");
  if (!ofGdap.test(text) || !ofItsEnd.test(text) || ofItsRule.test(text)) return undefined;
  // "A few of them ran out unnoticed last year" asks for nothing.
  if (
    !text.includes("?") &&
    !opensList.test(text) &&
    /\b(?:ran out|expired|ended|lapsed)\b[^.;!?]*\blast (?:week|month|quarter|year)\b|\blast (?:week|month|quarter|year)\b[^.;!?]*\b(?:ran out|expired|ended|lapsed)\b/i.test(
      text,
    )
  )
    return undefined;
  const within = text.replace(
    /\b(?:for |in )?(?:less than|fewer than|under|no more than|at most) (?=\w+ (?:day|week|month)s?\b)/i,
    "within ",
  );
  const named = findDay(within, today);
  const inIt =
    named !== undefined &&
    /\b(?:in|during|within) (?:january|february|march|april|may|june|july|august|september|october|november|december)\b/i.test(
      within,
    );
  const by = periodEnd(within, today) ?? (inIt ? endOfMonth(named) : named);
  const until = hasEnded.test(within) ? today : (by ?? (isSoon.test(within) ? addDays(today, soonDays) : undefined));
  return written(
    "gdap",
    who?.startsWith("owner:") === true ? who.slice("owner:".length) : who,
    until && `until ${until}`,
  );
}

/** "Which decisions wait for me?", "what do I have to decide?", "is anything waiting for my approval?" */
const asksDecisions =
  /\b(?:which|what|any|all|show|list|see|many|my)\b[^.?!]{0,30}\b(?:decisions?|approvals?)\b[^.?!]{0,30}\b(?:wait\w*|pending|open|outstanding|left|for me|for (?:the )?managers?|to (?:make|take)|need\w*|due)\b|\b(?:open|pending|outstanding) (?:decisions|approvals)\b|\bwhat (?:do|must|should|can) (?:i|we|managers) (?:(?:have|need) to |still )*(?:decide|approve)\b(?! (?:if|whether|about|on|for|in)\b)|\b(?:anything|something|what|which|all|things?)\b[^.?!]{0,25}\b(?:wait\w*|pending|open|there|left|need\w*|have)\b[^.?!]{0,15}\b(?:to (?:decide|approve)\b|(?:my|our|a manager['’]s) (?:decision|approval|ok|go-ahead)\b)|\b(?:which|what|any|all|open|pending|show|list)\b[^.?!]{0,15}\brequests to (?:add|off-?board|pause)\b|\bwho (?:has )?asked (?:me |us |the managers )?to (?:off-?board|pause)\b/i;

/** Microsoft's, or a customer's: "any approvals pending at Microsoft?", "which approvals am I waiting for?" */
const ofOthersDecision =
  /\b(?:microsoft|ms|gdap|delegated|partner cent(?:er|re)|claims?|cpor|pal|proofs?)\b(?![^.?!]{0,40}\bfor (?:me|us) to (?:decide|approve)\b)|\bapprovals?\b[^.?!]{0,20}\b(?:am i|are we|i['’]?m|we['’]?re|i am|we are) (?:still )?waiting for\b/i;

/** "Are these the only rejected ones, or are there more?" */
const onesOf = /\b(?:the only|any (?:more|other)|other|more) (?:\p{L}+ ){1,2}ones\b/iu;

/** "One of my claims was rejected. Which one was it, and until when can I dispute it?" */
const whichClaims =
  /\b(?:one|some|two|several|a few) of (?:my|our) claims? (?:was|were|is|are|got|has been|have been) [^.?!,]*|\bwhich (?:one )?of (?:my|our) claims (?:was|were|is|are|got|has been|have been) \p{L}+(?=,? (?:and|so) )/iu;

const asksWhich = /\bwhich (?:ones?\b|of (?:them|those|these|my|our)\b)/i;

/** "How many of our customers have at least one approved claim?" */
const withClaims =
  /\b(?:how many|which|what)\b[^.?!]*?\b(?:customers?|clients?|accounts?)\b[^.?!]*?\b(?:have|has|with|got)\b(?! no\b)[^.?!]*?\bclaims?\b/i;

/** Words that name a split and are no story: "approved claims per workload please". */
const mostOfSplit = 6;
/** Words of a message that goes on from a list. */
const mostOn = 9;

/** "Can I see what Adele has open?" */
const hasOpen =
  /\bwhat(?:['’]s| does| has| is)?(?: \w+){1,2} (?:has|have|had|got)(?: \w+)? (?:open|outstanding|left|to do)\b/i;

type Asked = {
  /** With a W in place of a workload's name. */
  text: string;
  who: string | undefined;
  workload: string | undefined;
  /** The days between which claims came to stand where they do, as the command has them. */
  period?: string | undefined;
};

/**
 * Where claims stand, as far as a sentence says it ("none" is an everyday word), without those that are to be left out:
 * "I don't need the approved ones".
 */
export function statesIn(text: string): readonly string[] {
  const wordsOfStates = (some: string) => statesNamed(some).words.filter((word) => word !== "none");
  const denied = deniedStates.flatMap((pattern) => [...text.matchAll(pattern)].map(([said]) => said));
  const kept = denied.reduce((rest, said) => rest.replace(said, " "), text);
  const [words, others] = [wordsOfStates(kept), wordsOfStates(denied.join(" "))];
  const isAllBut = words.every((word) => word === "all") && others.join(" ") === "approved";
  if (isAllBut) return ["not-associated"];
  return areStuck.test(kept) && words.every((word) => /^(?:all|with-microsoft|rejected)$/.test(word))
    ? stuckAs(kept, words)
    : words;
}

/** "Which claims are stuck?" */
const areStuck = /\b(?:stuck|hanging|held up)\b/i;
/** "Rejected or stuck at Microsoft": what waits for us moves no more than that. At Microsoft alone is what that says. */
function stuckAs(text: string, words: readonly string[]): readonly string[] {
  const isOfPlace = /\b(?:customers?|clients?|longer|over|since|for|with|at)\b/i.test(text) || words.length > 0;
  const isOfSome = words.includes("rejected") || (!isOfPlace && /\bclaims\b/i.test(text));
  return isOfSome ? ["action-required", "with-microsoft", "rejected"] : words;
}

const deniedStates = [
  /\b(?:(?:do not|don['’]?t) (?:need|want|care about|show(?: me)?|list|include|(?:need|want) to see)|not|without|exc?ept(?: for)?|other than|apart from|skip|ignore|leave out|leaving out) (?:the|those|any)(?: \p{L}+){1,2} (?:ones?|claims?)\b/giu,
  /\bleave the(?: \p{L}+){1,2} (?:ones|claims) out\b/giu,
];
/** Those that some claims stand in and others don't. */
const someIn = (text: string): readonly string[] => statesIn(text).filter((word) => word !== "all");

/** It is a part of what was listed before. */
const leans = /\b(?:them|those|these|of which|the ones)\b|^(?:and|only|just)\b/i;

/** Whose the list before was. */
function whoseOf({ list }: About = {}, me: PersonId): string | undefined {
  const whose = list !== undefined && "filter" in list ? list.filter.whose : undefined;
  if (whose === undefined || whose.kind === "nobody" || whose.kind === "except") return undefined;
  return whose.person === me ? "mine" : whose.person;
}

/** What is no workload, though it is called like one. */
const ofTeams = /\bteams (?:call|channel|chat|meeting|message|app|bot|post|thread)s?\b/i;

/** The text with a W for the name of a workload. */
function masked(text: string, workloads: NonNullable<Slots["workloads"]>): string {
  if (ofTeams.test(text)) return text;
  return workloads.reduce((rest, { name, called = name }) => rest.replace(called, "W"), text).replace(/\s+/g, " ");
}

const written = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== "").join(" ");

const perOwner =
  /\b(?:(?:per|by|for (?:each|every)|of (?:each|every)|from (?:each|every)) (?:person|owner|colleague|head|user|people|team ?member|member|account manager|employee|consultant|one of us)|person by person|owner by owner|(?:per|for (?:each|every)) name|(?<!\b(?:ask|asking|expect|want|need|require) )(?:for|of) each of (?:us|you|my people))\b/i;
/** Whether a line or a number for each owner is asked for: "PAL gaps per account manager". */
export const asksOfEachOwner = (text: string): boolean => perOwner.test(text);
const isOfFigures = /^(?:(?:an?|one|with) )?(?:numbers?|figures|stats|statistics|lines?|list)\b/i;
const perCustomer =
  /\b(?:(?:per|by|for (?:each|every)) (?:customer|client|account|company|tenant)|customer by customer)\b(?! names?\b)/i;
const perWorkload =
  /\b(?:(?:per|by|for (?:each|every)) (?:workload|product|service|technology)|workload by workload)\b/i;
const whoIsWorst =
  /\bwho(?:['’]?s| is| are| has| do)?\b[^.?!]{0,30}\b(?:worst|furthest behind|lagging|slowest|most behind|behind(?=[?.! ]*$))\b|^\W*(?:(?:the|a|our|show|me|give|us|can|we|have|see) )*(?:league table|leader ?board|score ?board|ranking)\b/i;
/** "Who's the best covered of us, and who's lagging?" */
const whoIsBest =
  /\bwho(?:['’]?s| is| are| has| does)?\b[^.?!,]{0,30}\b(?:best|furthest ahead|ahead|in the lead|leading|most complete)\b(?! (?:person|one|place|way|contact)\b)/i;
/** "Who improved the most?", "who closed most gaps this week?" */
const whoImproved =
  /\bwho(?:['’]?s| is| has| have)?(?: the)?(?: most)? (?:improved|progressed|got better|made (?:the )?(?:most|best|biggest|greatest) (?:progress|improvement)|closed (?:the )?most|(?:got|has got) (?:the )?most done|did (?:the )?most|moved most)\b/i;
/** Whether both ends are asked for, of which the other one is named first. */
export const asksBothEnds = (text: string): boolean => whoIsBest.test(text) && whoIsWorst.test(text);
/** "How many have I got left to answer?", "which ones do I still have to answer?" */
const countsUnanswered =
  /\b(?:how many|which(?: ones)?|what)\b[^.?!]{0,25}\b(?:i|me)\b[^.?!]{0,20}\b(?:(?:left|still|more|yet|have|need) to (?:answer|reply to|respond to|fill in)|(?:not|haven['’]?t) (?:yet )?answered)\b|\b(?:have|did|do) i\b[^.?!]{0,30}\bun-?answered\b/i;
const whoIsSilent =
  /\b(?:who|whoever|which of (?:us|you|them|my people))\b[^.?!]{0,30}(?:\bnot|n['’]?t|\bnever|\bstill)\b[^.?!]{0,25}\b(?:answer|repl|respon|react|com(?:e|ing) back)/i;
const whoSnoozed =
  /\bwho (?:has |have )?(?:snoozed|silenced|muted) (?:(?:any|some|their|the|our) )*(?:customers|clients|what|anything|something|gaps)\b/i;
const ofQuestions = /\b(?:your|the) (?:questions?|checklists?|messages?|reminders?)\b/i;
const customerWithMost =
  /\b(?:customers?|clients?|accounts?|compan(?:y|ies))\b[^.?!]{0,30}\b(?:most (?:open|gaps?|issues?|problems?|missing|outstanding|to do|work|things)|(?:more than|at least) (?:\d+|one|two|three|four|five) (?:open )?gaps?|several (?:open )?gaps)\b/i;
const ofWhichWorkloads =
  /\b(?:which|what) (?:workloads?|products?)\b[^.?!]*\b(?:most|many|how often|claims|weak\w*|worst|strong\w*|best|behind|lagging)\b(?![^.?!]*\bto (?:claim|start|begin)\b)/i;
const whoHasMostGaps =
  /\b(?:who|which (?:owner|colleague|person|manager|of (?:us|you|them)))\b[^.?!]{0,30}\b(?:most|fewest|least|highest number of)\b(?:[^.?!]{0,25}\b(?:gaps|issues)\b|(?: (?:stuff|things|items|ones|of them))? (?:overdue|late|critical|urgent|expired)\b)/i;
const whoHasMostClaims = /\bwho\b[^.?!]{0,20}\bmost (?:\w+ )?claims\b/i;
const ofClaims = /\bclaims?\b/i;

/** Whether gaps, and not claims, are to be counted by workload. */
export const asksGapsByWorkload = (text: string): boolean =>
  perWorkload.test(text) && /\bgaps\b/i.test(text) && !ofClaims.test(text) && !ofNoWorkload.test(text);
/** A link, and what is asked of a customer as a whole, is of no workload. */
const ofNoWorkload = /^(?!.*\bcpor\b).*\b(?:pal|partner (?:admin )?links?|gdap|onboarding)\b/is;

/** A line for each of them. */
function splitAsked({ text, who, workload, period }: Asked): string | undefined {
  const states = someIn(text);
  const isOfClaims = ofClaims.test(text) || states.length > 0 || (workload !== undefined && !aboutGaps.test(text));
  if (whoHasMostClaims.test(text)) return written("claims by owner", ...states, workload, period);
  if (asksGapsByWorkload(text)) return written("gaps cpor", who);
  if ((perWorkload.test(text) || ofWhichWorkloads.test(text)) && !ofNoWorkload.test(text))
    return written("claims by workload", ...states, who, period);
  // "The deadlines of December for each of us": the rows of their list say whose each is.
  if (perOwner.test(text) && /\b(?:deadlines?|due)\b/i.test(text)) return undefined;
  if (perOwner.test(text) || ((whoIsWorst.test(text) || whoIsBest.test(text)) && !/\bcustomers?\b/i.test(text)))
    return isOfClaims ? written("claims by owner", ...states, workload, period) : "gaps by owner";
  if (customerWithMost.test(text)) return written("gaps by count", who);
  if (!perCustomer.test(text)) return undefined;
  return isOfClaims
    ? written("claims", ...(states.length > 0 ? states : ["all"]), workload, who, period)
    : written("gaps customers", who);
}

const fillers =
  "(?: (?:an?y?|a single|one|at least one|the|their|our|recorded|registered|cpor|yet|made|filed|at all|got|an? W|W))*";
const lacksClaim = new RegExp(
  [
    `\\b(?:no|without|w/o|zero|lack(?:s|ing)?|miss(?:ing|es)?|not (?:a single|one|any|an?|have|got|made|filed|submitted|put in))${fillers} claims?\\b`,
    `n['’]?t (?:have|got|had|made|filed|done|put in|started)${fillers} claims?\\b`,
    "\\b(?:no|without|zero) (?:an?y )?cpor\\b(?! (?:gaps?|issues?|problems?|needed|claims?))",
    "\\b(?:nothing|nobody|no one|not|never)(?: (?:been|yet|got|have|has|ever|is|was|W))* claimed\\b",
    "n['’]?t(?: (?:been|yet|got|have|ever|W|anything|a thing))* claimed\\b",
    "\\b(?:n['’]?t|not|never)(?: (?:we|i|you|they|ever|yet|have))* claim(?:ed)? (?:anything|a thing)\\b",
    "n['’]?t (?:we|i|you)(?: (?:ever|yet|W))* claimed\\b(?=[^.?!]*\\b(?:at|for|of|with|among) (?:\\w+ )*(?:mine|customers|clients|accounts)\\b)",
    "\\bunclaimed\\b|\\bclaimed (?:nothing|none)\\b",
    "\\bW (?:claims? |ones? )?(?:(?:is|are|still|that|which) ){0,2}missing\\b|\\bmissing (?:an?y? |the |their |our )?W\\b",
    "\\b(?:without|w/o|no|lack(?:s|ing)?) (?:an?y? )?W\\b(?! (?:gaps?|issues?|problems?))",
    "n['’]?t (?:have|got)(?: got)? (?:an?y? )?W\\b(?! (?:gaps?|issues?|problems?))",
  ].join("|"),
  "i",
);
const hasNothing =
  /\b(?:customers?|clients?|accounts?|who|which|any(?:one|body)|ones?|those|them|many|mine)\b[^.?!]*\b(?:have|has|having|got|with) (?:absolutely )?nothing\b(?! (?:open|left|to|outstanding|due|missing|critical|urgent|wrong|new|overdue|late|expir\w+|pending|snoozed|more))/i;
const haveAllOne =
  /^(?:so |and |ok |but )*(?:do|does|have|has)\b[^.?!]*\b(?:all|every|everyone|everybody|each)\b[^.?!]*\b(?:a|an|at least one|one|any) (?:cpor |W )?claims?\b/i;
/** "And how many customers have none?" */
export const hasNone =
  /\b(?:has|have|got|with) (?:none|nothing)\b(?! (?:open|of|left|to))|\bwithout(?: (?:any|one))?\W*$/i;
/** "Copilot: who are we already claimed on and who's missing?" */
const bothSides =
  /\b(?:who|which|what)\b[^.?!]*\b(?:and|or|vs|versus)\b,? (?:who|which|where|what|the ones|those)\b[^.?!]{0,30}(?:n['’]?t\b|\b(?:not|no|missing|lacks?|without|still open)\b)/i;
/** Whether it asks for several of the same claims at once: its parts by themselves would say less. */
export const isOneOfClaims = (text: string): boolean => bothSides.test(text) || countsEach(text);
/** "How many approved, how many stuck with Microsoft, how many not even filed?" */
const countsEach = (text: string): boolean => {
  const [states, counts] = [someIn(text), [...text.matchAll(/\bhow many\b/gi)]];
  return counts.length > 0 && states.length > 1 && counts.length + states.length > 3 && !withClaims.test(text);
};
const countsThem = /\bhow many (?:is|are|was|were|does) (?:that|those|they|these|it)\b/i;

/** What is counted beside those that have none: "how many is that in total? and how many customers have none". */
export function countedBeside(text: string, says: string): string | undefined {
  if (says.startsWith("gdap") && isEitherAccess(text))
    return says.replace(/^gdap(?: until \S+)?/, "gaps customers no-gdap").replace(/ until \S+$/, "");
  if (says.startsWith("claims none") && countsThem.test(text)) return "claims";
  if (ofCpor.test(text) && /\b(?:missing|none|without)\b/i.test(text)) return says.replace(/^claims/, "claims none");
  if (says.startsWith("claims all") && bothSides.test(text)) return says.replace("claims all", "claims none");
  const clause = withClaims.exec(text);
  const rest = clause === null ? "" : text.slice(clause.index + clause[0].length);
  // "…, and how many claims are rejected?"
  const states = /\bhow many\b[^.?!]*\bclaims?\b/i.test(rest) ? someIn(rest) : [];
  return states.length === 0 || !says.startsWith("claims ") ? undefined : written("claims", ...states);
}

/** "Customers with which we aren't associated in any way": a claim is what they lack, whatever else. */
const lacksAssociation = new RegExp(
  [
    "\\b(?:no|without|lack(?:s|ing)?|not (?:a single|one|any)|zero)(?: (?:an?y?|single|kind|sort|form|of|valid|existing|recorded|partner))* associations?\\b",
    "(?:\\b(?:not|never|nothing|none)|n['’]t)(?: (?:is|are|was|has|have|been|be|yet|ever|we|they|already|currently|it))* associated\\b",
    "\\bunassociated\\b",
  ].join("|"),
  "i",
);
const ofCustomers = /\b(?:customers?|clients?|accounts?|compan(?:y|ies)|who|mine|ours)\b/i;

/** What claims are like, which some of them are not. */
const isOfKind = /\b(?:run(?:s|ning)? out|expir\w*|end(?:s|ed|ing)?|due|overdue|deadlines?|late|lost|owners?|open)\b/i;

/** "We migrated their mailboxes in September, no claim yet": told of one customer, and no list. */
const tellsOfWork =
  /\b(?:we|i)(?:['’]ve| have| had)? (?:(?:just|now|already|also|only|all|still|recently|only just) ){0,2}(?:migrat|mov|roll|deploy|set up|implement|finish|start|install|configur|enabl|introduc|switch|help)\w*\b[^?]*$/i;

/** Customers without a claim. */
function unclaimed({ text, who, workload }: Asked): string | undefined {
  if (lacksAssociation.test(text) && ofCustomers.test(text) && !ofClaims.test(text))
    return written("claims none", workload, who);
  const lacking = lacksClaim.exec(text);
  const isLeftOut =
    lacking !== null &&
    /^without\b.*claims$/i.test(lacking[0]) &&
    withoutClaims.test(text.slice(0, lacking.index + lacking[0].length).replace(/claims$/i, ""));
  const isLacking = (lacking !== null && !isLeftOut) || hasNothing.test(text) || haveAllOne.test(text);
  if (!isLacking || someIn(text).length > 0 || isOfKind.test(text)) return undefined;
  const used = workload !== undefined && haveWorkload.test(text) ? "in use" : undefined;
  return written("claims none", workload, who, used, orderIn(text) === "seats" ? "by seats" : undefined);
}

const aboutGaps = /\b(?:gaps?|open|outstanding|issues?|problems?|to ?do|left|wrong|missing)\b/i;
const haveWorkload =
  /\b(?:who|which|what|where|any(?:one|body)?|every(?:one|body|thing)|all|list|show|customers?|clients?|accounts?)\b[^.?!]{0,40}\b(?:uses?|using|has|have|having|with|on|got|runs?|running|do|does|doing|deliver(?:s|ed|ing)?|deployed|rolled out|manag(?:es?|ing))(?: (?:the|an?|our|got|also))* W\b(?! (?:claims?|claimed|ones?)\b)|\b(?:all|any|the|our|my|which|list|show)\b[^.?!]{0,20}\bW (?:customers?|clients?|accounts?|ones|tenants?)\b|\bW\b.{0,5}\bwhich (?:customers|clients|ones)\b|\b(?:in use|(?:is|being) used)\b/i;
const asksSomebody = /\b(?:help|ask|know|call|contact|does|doing|deals?|can|need|owns?|responsible|meeting|trouble)\b/i;

/** What is open about a workload, or for long; or the claims of a workload, where nothing is said of how they are. */
function openAsked(
  { text, who, workload }: Asked,
  reading: Pick<Reading, "text" | "words" | "meanings">,
  { today, earlier }: Said,
): string | undefined {
  const age = ageIn(reading.text, today);
  // "Any that have been pending for two weeks?", after claims.
  if (age !== undefined && earlier?.says?.startsWith("claims") === true && !aboutGaps.test(text)) return undefined;
  const filters = filtersNamed(reading).filter((word) => word !== "customers" && !isWorkloadsOwn(word, workload));
  if (filters.some((word) => isLone.test(word))) return undefined;
  const states = someIn(text);
  const isNamed = text.includes("W") && workload !== undefined;
  const about = isNamed ? `workload ${workloadWord(workload)}` : undefined;
  // How long claims stand where they do is no gap.
  if (age !== undefined && ofClaims.test(text) && !aboutGaps.test(text))
    return written("claims", ...(states.length > 0 ? states : ["all"]), workload, who, `until ${age}`);
  if (age !== undefined) return written("gaps", ...filters, about, `older ${age}`, "by age", who);
  if (about === undefined || states.length > 0) return undefined;
  if (aboutGaps.test(text)) return written("gaps", ...filters, about, who);
  if (ofClaims.test(text) || !haveWorkload.test(text) || asksSomebody.test(text)) return undefined;
  return written("claims all", workload, who);
}

/** A workload's word says its designation as well: "Teams". */
const isWorkloadsOwn = (filter: string, workload: string | undefined): boolean =>
  workload !== undefined && (filter === "Modern Work" || filter === "cpor");
/** Of these nothing is open that could be old. */
const isLone = /^(?:new|closed|waiting|unowned|in-order|paused|offboarded|snoozed|ending|overdue|expired)$/;

const unit = "(day|week|month|quarter|year)s?";
const longer = new RegExp(
  `\\b(?:(?:old|long)er than|more than|over|at least|for)(?: (?:over|more than|at least|about))? (an?|the last|\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve) ${unit}\\b|\\b(\\d{1,3})\\+? ${unit} (?:old|or (?:more|longer|older))\\b|[>≥] ?(\\d{1,3}) ${unit}`,
  "i",
);
const isOpenFor =
  /\b(?:older|open|opened|outstanding|sitting|lying|hanging|around|unresolved|stuck|pending|old|there|untouched)\b/i;
const openSince =
  /(?<!\b(?:is|are|was|were|whether|if) (?=there))\b(?:open|opened|outstanding|sitting|lying|hanging|around|unresolved|stuck|pending|there|untouched)\b[^.?!]{0,30}\b(?:since|before)\b(.*)/i;
/** "What's still open before the weekend?": by then, not since. */
const isYetToCome =
  /(?<!\b(?:since|from|even) )\bbefore (?:(?:the|this|next|coming) )*(?:week-?end|(?:mon|tues|wednes|thurs|fri|satur|sun)day|christmas|holidays?|new year|end|break)\b/i;
const inMonth =
  /^ (?:(?:the )?(?:beginning|start|end) of )?(january|february|march|april|may|june|july|august|september|october|november|december|last month)\b/i;

/** The day since which something has been open that long: "older than 30 days", "open since October". */
export function ageIn(text: string, today: Day): Day | undefined {
  const [, many, each, years, per, above, of] = longer.exec(text) ?? [];
  const [number, length = ""] = [many ?? years ?? above, each ?? per ?? of];
  if (number !== undefined && isOpenFor.test(text)) {
    return daysAgo(number, length, today);
  }
  const [, after = ""] = isYetToCome.test(text) ? [] : (openSince.exec(text) ?? []);
  const day = after === "" ? undefined : findDay(after, today, true);
  if (day === undefined || day > today) return undefined;
  if (/\bbefore\b/i.test(text)) return addDays(day, -1);
  // Whatever came in October is open since October.
  const whole = inMonth.test(after) ? endOfMonth(day) : day;
  return whole > today ? today : whole;
}

/** "Who can take on more customers?": whoever has the fewest. */
const takesMore =
  /\b(?:(?:can|could|should|may|might|would|able to)\b[^.!?]{0,20}\b(?:take|get|handle|manage|accept|carry|be given|give|look after|cope with)(?: on)?|(?:room|time|space|capacity) (?:for|to take(?: on)?))(?: (?:some|a few|any|two|three|one|even))? more\b(?![^.!?]{0,40}\bthan\b)/i;

const slowest =
  /\b(?:slow(?:est)?|longest) (?:(?:person|colleague|owner|one) )?(?:to|in|at|with) (?:the |their )?(?:answer|repl|respon|react)|\bwho (?:answers|replies|responds|reacts) (?:the )?slow(?:est|ly)\b|\bwho takes (?:the )?longest (?:to|with|for) (?:the |their |an? )?(?:answer|repl|respon|react|get back|confirm)|\b(?:slowest|longest) (?:answers?|response(?: time)?s?)\b/i;
/** Whether it asks who takes long to answer. */
export const asksSlowest = (text: string): boolean => slowest.test(text);

/** "Who has had questions from you lying around for two weeks?" */
const whoLetsThemLie =
  /\b(?:who|whoever|whose|any(?:one|body)|some(?:one|body)|which (?:owners?|colleagues?|people|of (?:us|you|them)))\b[^.?!]*\bquestions?\b[^.?!]*\b(?:lying|sitting|hanging|waiting|pending|open|unanswered|outstanding|around)\b|\b(?:who|whoever|any(?:one|body)|some(?:one|body))\b[^.?!]{0,30}\b(?:sitting on|ignor\w+|let(?:s|ting)? (?:my|your|our|the) questions)\b[^.?!]{0,20}\b(?:questions?|lie|sit|wait)\b/i;

/** By when they were asked of whom nothing is heard: "not answered for more than two weeks", "silent since October". */
export function silentSince(text: string, today: Day): Day | undefined {
  const [, after = ""] = /\bsince\b(.*)/is.exec(text) ?? [];
  const day = after === "" ? undefined : findDay(after, today, true);
  return ageIn(text, today) ?? stretchBegin(text, today) ?? (day !== undefined && day <= today ? day : undefined);
}

const mostUnanswered =
  /\b(?:who|whose|which (?:owner|colleague|person|manager|account manager|of (?:us|you|them)))\b[^.?!]*\bmost\b[^.?!]*\b(?:un-?answered|open|outstanding|waiting|pending) (?:questions?|checklists?)\b|\b(?:who|whose|which (?:owner|colleague|person|account manager))\b[^.?!]*\bmost\b[^.?!]*\b(?:questions?|checklists?)\b[^.?!]*\b(?:un-?answered|open|left|outstanding|waiting|pending)\b/i;
/** Whether it asks who has most questions that have no answer yet. */
export const asksMostUnanswered = (text: string): boolean =>
  mostUnanswered.test(text) || (mostOfThem.test(text) && unansweredQuestions.test(text));
/** "A few of us haven't answered the questions in quite some time. Who has the most of them open?" */
const mostOfThem =
  /\bwho(?:['’]s)? (?:(?:has|have|got|holds?|still|now|the) ){0,4}most of (?:them|these|those)\b(?! (?:answered|done|closed|sorted)\b)/i;
const unansweredQuestions =
  /(?:\bnot|n['’]t|\bnever) (?:yet )?(?:answered|replied to) (?:\p{L}+ ){0,3}(?:questions|checklists)\b|\b(?:un-?answered|open) (?:questions|checklists)\b/iu;

/** "Every project should start with the association planned in. With whom is that still not the case?" */
const isOfOnboarding =
  /\bassociations?\b[^.?!]{0,40}\b(?:planned in|planned|built in|included|part of (?:the |our |its |their )?(?:onboarding|project|start))\b/i;
const withWhomNot =
  /\b(?:with whom|for whom|where|which (?:customers|ones|of (?:them|ours|our customers))|who)\b[^.?!]{0,40}(?:\bnot\b|n['’]t\b|\bmissing\b)[^.?!]*\?/i;

/** "Who can take over while Isaiah is on leave?" */
const standsIn =
  /\bwho (?:else )?(?:can|could|would be able to|should|might|is (?:able|free|available) to|has (?:the )?(?:time|room|capacity) to)\b[^.?!]{0,15}\b(?:take over|stand in|cover|step in|fill in|deputi[sz]e)\b(?! (?:when|if) i\b)/i;
/** Whether it asks who could take somebody's customers for a time. */
export const asksStandIn = (text: string): boolean => standsIn.test(text) && !ownLeave.test(text);
/** "I'm on leave from the 14th, who can take over?" tells of an absence. */
const ownLeave =
  /\bi(?:['’]?m| am|['’]?ll be| will be| shall be)\b[^.?!]{0,20}\b(?:on (?:leave|holiday|vacation|parental)|away|off|out|absent)\b/i;

/** "Who covers what?", "which of my customers are covered?", "what is Megan covering for me?" */
const asksCovers =
  /\bwho(?:['’]?s| is| are)? (?:\w+ )?(?:cover(?:s|ing|ed)?|stand(?:s|ing)? in|fill(?:s|ing) in) (?:for )?(?:what|whom?|whose|which)\b|\b(?:which|what|any(?:thing)?|who)(?:['’]?s)?(?: [\p{L}'’]+){0,4} (?:is|are|being|has|have) (?:been |being |currently |still )*covered(?! by (?:cpor|pal|gdap|a claim|claims|us|microsoft)\b)(?![^?]*\b(?:cpor|pal|claims?|gdap|links?|quarter)\b)|\b(?:what(?:['’]?s|['’]?re)?|which(?: [\p{L}'’]+){0,3}|anything|who) (?:(?:am|is|are|do|does) )?(?:(?!cpor|pal|gdap|csp|claims?|incentives?|designations?|it|this|that|the)[\p{L}'’]+ ){1,2}cover(?:s|ing)?\b|\bam i (?:\w+ )?covering\b|\b(?:list|show|all|current|open|active|running|my|our|any)(?: (?:me|of|the|all|current|open|active|running|my|our)){0,3} (?:covers|coverages?)\b|\bwho(?:['’]?s| is| are)? cover(?:s|ing)(?: (?:at the moment|right now|now|today|this week|next week|over (?:the )?\p{L}+))?[?!. ]*$/iu;

const compares = /\b(?:compar\w+|versus|vs\.?|against)(?![\p{L}])/iu;

/** "Who has the most gaps?", "does Megan have more customers than Isaiah?": what owners are compared by, and which end is asked for. */
export function comparedBy(text: string): { of: "gaps" | "customers" | "closed"; isLeast: boolean } | undefined {
  if (whoImproved.test(text)) return { of: "closed", isLeast: false };
  if (asksStandIn(text)) return { of: "gaps", isLeast: true };
  if (whoIsBest.test(text) || whoIsWorst.test(text)) return { of: "gaps", isLeast: !whoIsWorst.test(text) };
  const [said] = /\b(?:most|more|highest|least|fewest|fewer|less|lowest|room for)\b/i.exec(text) ?? [];
  if (said === undefined) return compares.test(text) ? { of: "gaps", isLeast: false } : undefined;
  const of = /\b(?:customers?|clients?|accounts?)\b/i.test(text) ? "customers" : "gaps";
  return { of, isLeast: !/^(?:mo|hi)/i.test(said) || takesMore.test(text) };
}

/** Whose first name is in the text: nobody called Will in "who will have the most?" */
export function namedOf<Ref extends string>(text: string, people: ReadonlyMap<Ref, string>): readonly Ref[] {
  const words = wordsOf(text).filter(
    ({ fold, from }) => !phrases.has(fold) || (from > 0 && /^\p{Lu}/u.test(text.slice(from))),
  );
  const said = new Set(words.map(({ fold }) => fold));
  return [...people].flatMap(([ref, name]) => (said.has(wordsOf(name)[0]?.fold ?? "") ? [ref] : []));
}

const asksFirst =
  /\b(?:do|start|begin|tackle|handle|fix|look at|deal with|clear)\b[^.;!?]{0,12}\bfirst\b|\bfirst (?:thing|one|step)\b|\b(?:where|which(?: ones?| customers?)?|what|who) (?:do|should|shall|would|can|to)? ?(?:i|we)? ?(?:best )?(?:start|begin)\b|\b(?:single )?most (?:urgent|important|pressing) (?:one|thing|customer|gap)\b(?!s)|\b(?:which|what|who)\b[^.;!?]{0,30}(?:\b(?:is|are)|['’]s) (?:the )?most (?:urgent|important|pressing)\b|\bone thing\b/i;
const asksSome =
  /\b(?:top|first|the|my|our|give me|which|what(?: are)?) (?:the )?(two|three|four|five|[2-5])\b(?: \w+){0,2} (?:most )?(?:urgent|important|pressing|critical|things|gaps|priorit\w+|tasks|items)\b|\b(?:top|worst|which(?= (?:\w+ ){1,3}(?:los|cost)))(?: of (?:them|mine|ours))? (two|three|four|five|[2-5])\b/i;

/** How many are asked for of the most urgent: "what should I do first?", "the three most urgent"; 0 where none are. */
export function firstAsked(text: string): number {
  const [, many, top = many] = asksSome.exec(text) ?? [];
  return top === undefined ? Number(asksFirst.test(text)) : numberOf(top);
}
