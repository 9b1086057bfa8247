/** A text in words that the rules know: what else says the same is replaced before any of them reads it. Pure. */
import { withoutNewIds } from "./told/new-customer.ts";
import { withDaysNamed } from "./lists/lists.ts";
import { withCustomersMove } from "./lists/unheeded.ts";
import { asMemo, withDaysAhead } from "./memo-asked.ts";
import { withoutAsker } from "./reading/asked-by-others.ts";
import { withExceptions } from "./reading/left-out.ts";
import {
  askNoMore,
  keepsAnEye,
  ofTheOther,
  reportedForOther,
  unheardOf,
  wasOfOther,
  withOther,
  withoutDetours,
  withoutOpen,
} from "./reading/plainly.ts";
import type { Sentence } from "./reading/sentence.ts";
import { asOpenAsked } from "./reading/state-asked.ts";
import { mondayOf } from "./time/absence-days.ts";
import { addDays } from "../../domain/time/time.ts";
import { findDay, withDaysToCome, withNthWeekdays } from "./time/day.ts";
import { isForATime } from "./time/for-a-time.ts";
import { monthWord } from "./time/stretches.ts";

/** "New customer: Globex, tenant 9b58…": ids of whom nobody knows yet are nobody's name. */
function withoutIdsOfNew(text: string, isCustomer: (words: string) => boolean): string {
  const plain = opensNew.test(text) ? withoutNewIds(text) : text;
  return plain === text || isCustomer(text) ? text : plain;
}
/** What is more than a name. */
const ofElse = /\s(?:at|of|from|in|on|with|that|is|has|knows?)\s|\s(?:in|on|with|at) /;
const isCapital = /^(?:\p{Lu}\S*(?: |$))+$/u;
const opensNew = /\b(?:new (?:customer|client|account)s?|signed|won|add)\b/i;

/**
 * The text of what somebody wrote, with the names of customers each as one word.
 * @param isCustomer whether words name one
 */
export function reworded(written: Sentence, isCustomer: (words: string) => boolean): string {
  // "Off next wk" is as long as "off next week"; "customers w nothing"; "no PAL on their azure subs".
  // "Contoso", and neither "Contoso's admin" nor "the note on Contoso" nor "Isaiah knows that Contoso".
  const isNameOnly = (words: string): boolean => {
    const name = words.replace(/^(?:(?:the |our |my )?(?:customer|client|account) )/i, "");
    const [first = "", ...others] = name.split(" ");
    const isWhole =
      others.length === 0 || (!/['’]s?$/.test(first) && !ofElse.test(name)) || isCustomer(others.join(" "));
    return (isCustomer(first) || (isCapital.test(name) && isCustomer(name))) && isWhole;
  };
  const inWords = withoutIdsOfNew(written.text, isCustomer)
    .replace(/\bwk(s?)\b/gi, "week$1")
    .replace(/\bw (?=\p{Ll})/gu, "with ")
    .replace(/\bsubs\b/gi, "subscriptions");
  // What became of a claim was on such a day that is past.
  const dated = written.claims === "told" ? inWords : withNthWeekdays(inWords, written.today);
  // Of what is told the same is done where it is read (`withoutFrame`): there whoever is named is taken for a customer.
  const wanted = withOther(
    withoutDetours(withoutAsker(asOpenAsked(withExceptions(withCustomersMove(dated))))),
    (other) => other.startsWith("the ") || isCustomer(other),
  )
    .replace(partOfDay, "on ")
    .replace(mostUrgent, "")
    .replace(watches, "$1show ")
    .replace(coversNoMore, ownAbsence.test(inWords) ? "" : "I'm back")
    .replace(insteadOfDeputy, "")
    .replace(notThenBut, "I'm away ")
    .replace(notBackUntil, ", back on ")
    .replace(notesThat, ".")
    .replace(keepsAnEye, "")
    .replace(ifNot, "$1")
    .replace(cannotWait, " due until ")
    .replace(askNoMore, (words: string, at: number, text: string) => (usesNoMore.test(text.slice(0, at)) ? "" : words))
    .replace(onMyList, (words: string, at: number, text: string) =>
      /\bsubscriptions?\b/i.test(text.slice(0, at)) ? "" : words,
    )
    .replace(yearEnd, "the end of the year")
    .replace(/\bwhich (?:ones )?of mine\b/i, "which of my customers")
    .replace(myOwn, (words: string) => (/^my own /i.test(words) ? "my " : "my customers"))
    .replace(/(?<=\b(?:days?|weeks?|months?|quarters?|years?)) or so\b/i, "")
    .replace(/\bbelongs? with (?=@?\p{Lu})/u, "belongs to ")
    .replace(toUpload, "$1 as proof for $2")
    .replace(didWeLose, "what have we lost")
    .replace(isTagged, (_, who: string, may: string, what: string) => `${may} ${who} ${what}?`)
    .replace(couldTheyNot, "could $1$2?")
    // "Nice job on Contoso. Assign it to Megan": what "it" is.
    .replace(praisesFirst, (words: string, ends: string | undefined, at: number, text: string) => {
      const next = text.slice(at + words.length);
      const isOf = /\b(?:on|with|for|to|by) /i.test(words) && /\b(?:it|them|that|this|they|their)\b/i.test(next);
      // "Well done. Not mine though": what is said next is of nobody's by itself.
      const says = wishesNext.test(next) || (tellsAway.test(next) && findDay(next, written.today) !== undefined);
      const isBare = ends !== undefined && !next.includes("?") && !isCustomer(next) && !says;
      return isOf || isBare ? words : "";
    })
    .replace(itAndOther, (words: string, other: string) =>
      written.earlier?.customer === undefined ? `give ${other}` : words,
    )
    // A manager who asks the others decides nothing by that.
    .replace(requestsToDecide, "which customers are to be offboarded?")
    .replace(alsoTold, "")
    .replace(asksWhether, (words: string, name: string, what: string) =>
      isCustomer(name) ? `ask the managers to ${/^paus/i.test(what) ? "pause" : "offboard"} ${name}` : words,
    )
    .replace(managersAdd, "please ")
    .replace(asksManagers, written.manager === true ? "should we " : "")
    .replace(wantsLeftOut, (_, what: string) => (/^paus/i.test(what) ? "pause " : "offboard "))
    .replace(unlessDue, "")
    .replace(worksNoMore, (words: string, one: string | undefined, other: string | undefined, why?: string) => {
      const name = one ?? other ?? "";
      // "… for Contoso in Azure any more" is of a part of it.
      const isWhole = isNameOnly(name) && (why === undefined || !ofPart.test(why));
      const reason = why?.replace(/^(?:since|because|as) |[.!]$/gi, "") ?? "we don't work there any more";
      return isWhole ? `offboard ${name}, ${reason}` : words;
    })
    .replace(hasLeft, (words: string, toManagers: string | undefined, name: string, why: string) =>
      isNameOnly(name) &&
      (leftAlone.test(why) || (toManagers !== undefined && (isGone.test(why) || leftForOther.test(why))))
        ? `offboard ${name}, they ${asOfMany(why)}`
        : words,
    )
    .replace(keepsIt, (words: string, ...names: (string | undefined)[]) => {
      const name = names.slice(0, 4).find((one) => one !== undefined);
      return name !== undefined && isCustomer(name) ? `show ${name}` : words;
    })
    .replace(soOffboard, (words: string, name: string, why: string, order: string) =>
      isCustomer(name) && !notOffboarded.test(words) ? `${order} ${name}, they ${asOfMany(why)}` : words,
    )
    .replace(unheardOf, "")
    .replace(bites, "is due")
    .replace(whoStandsIn, "$1.")
    .replace(mayStandIn, (words: string, who: string, whose: string, at: number, text: string) => {
      const before =
        text
          .slice(0, at)
          .split(/[.!?;] /)
          .at(-1) ?? "";
      // "Adele is off, can Megan cover my customers?": not hers; "their contact is sick, can Megan handle them?": nobody's.
      const isOwn = /\bi(?:['’](?:m|ll)| am| will| have)?\b/i.test(before);
      const isOfThem = !isOwn && !isCustomer(before);
      return (/^m[ey]/i.test(whose) ? isOwn : isOfThem) ? `, ${who} stands in` : words;
    })
    .replace(takeMyself, "$1")
    .replace(handedIn, (words: string, lead: string, verb: string, one: string, other: string) => {
      const areCustomers = (named: string) => named.split(/,? and |, /).every(isCustomer);
      if (/\bclaims?\b/i.test(one)) return words;
      return areCustomers(one)
        ? `${lead}${verb} ${other} for ${one}`
        : areCustomers(other)
          ? `${lead}${verb} ${one} for ${other}`
          : words;
    })
    .replace(ifTheyAgree, "")
    .replace(fromMe, "$1")
    .replace(whyThem, (words: string, asked: string) => {
      // "She's free this week": then, and not for good.
      const why = words.slice(asked.length);
      const [time] = isPast.test(why) ? [] : (whenTheyCan.exec(why) ?? []);
      return time === undefined ? asked : `${asked.slice(0, -1)} ${time.replace(/^(?=this|next)/i, "for ")}?`;
    })
    .replace(untilIAmBack, "while I'm away")
    .replace(elseThisWeek, "for ")
    // "Microsoft believes that Contoso is my customer", "Contoso is mine to decide": nothing of whose it is.
    .replace(notMineIThink, (words: string, names: string, more: string) => {
      if (names.split(/,? (?:and|or) |, /).every(isNameOnly) && /^(?: any ?(?:more|longer)| at all)?$/i.test(more))
        return `${names} isn't mine`;
      const last = names.split(" ").at(-1) ?? "";
      return isCustomer(last) ? `show ${last}` : words;
    })
    .replace(comparesMonths, "was $2 better than $1")
    .replace(notMineAlone, (words: string, name: string, more: string) => {
      if (!isNameOnly(name)) return words;
      const beside = more.replace(/^[.,;!\s]+/, "").replace(/^(?:and|but|so) /i, "");
      const isOfOther = beside
        .split(/[^\p{L}\p{N}&+'’.-]+/u)
        .some((one) => isCustomer(one.replace(/['’]s?$|\.$/u, "")));
      return isOfOther ? `show ${name}. ${beside}` : ofOwnFact.test(beside) ? `${name}: ${beside}` : `show ${name}`;
    })
    .replace(finishedOnes, "which of my customers are completely done")
    .replace(takerOfBoth, (words: string, names: string, taker: string) =>
      names.split(/,? and |, /).every(isCustomer) && !isCustomer(taker) ? `can ${taker} take ${names}?` : words,
    )
    // The digest comes every week, so that the last one is no older.
    .replace(sinceDigest, " in the last 7 days")
    .replace(takerAfter, (words: string, one: string | undefined, other: string | undefined, taker: string) => {
      const name = one ?? other ?? "";
      return isCustomer(name) && !isCustomer(taker) ? `can ${taker} take ${name}?` : words;
    })
    .replace(weekBefore, (words: string, side: string, named: string) => {
      const day = ofAbsence.test(inWords) ? findDay(named, written.today) : undefined;
      if (day === undefined) return words;
      const monday = mondayOf(addDays(day, /^before$/i.test(side) ? -7 : 7));
      return `from ${monday} until ${addDays(monday, 4)}`;
    })
    .replace(moreTime, (words: string, many: string, unit: string, name: string) =>
      isCustomer(name)
        ? `snooze ${name} for ${many.replace(/^a few/i, "3").replace(/^a couple of/i, "2")} ${unit}`
        : words,
    )
    .replace(mayHave, (words: string, start: string, name: string, at: number, text: string) =>
      isCustomer(name) && !isForATime(text.slice(at + words.length)) ? `${start}can I take over ${name}` : words,
    )
    .replace(thanksForIt, "About the $1: ")
    .replace(thanNow, "")
    .replace(ifThereIs, (_, what: string, of: string) => `Is there ${what}${of}?`)
    .replace(wondersWhether, "$1Is it $2?")
    .replace(whatFor, "")
    .replace(forgives, "")
    .replace(groupedBy, " by owner")
    .replace(byWhom, "")
    .replace(whyRefused, "$1")
    .replace(lastDayAfter, (_, list: string, day: string) => `${list}${isOpenBy.test(list) ? ` by ${day}` : ""}?`)
    .replace(lastDayBefore, "$2 by $1?")
    .replace(withOwners, "")
    .replace(beforeGiving, "$1")
    .replace(inFact, "")
    .replace(needsNone, (words: string, at: number, text: string) => (seesList.test(text.slice(0, at)) ? "" : words))
    .replace(withoutOpen, "")
    .replace(whyNotThem, "$1")
    .replace(refused, insteadOfRefused)
    .replace(toBeCorrected, "$1.")
    .replace(wasOfOther, (words: string, _, was: string, what: string, other: string) =>
      isCustomer(other) ? `${other} ${was} ${what}` : words,
    )
    .replace(
      reportedForOther,
      (words: string, of: string, not: string | undefined, at: string | undefined, other: string) => {
        const [one, both] = [not ?? at ?? "", [not ?? at ?? "", other]];
        return both.every(isCustomer) ? ofTheOther(of, one, other) : words;
      },
    )
    .replace(cameThrough, "")
    .replace(ownerOfNew, (_, made?: string, given?: string) => `, owner ${made ?? given ?? ""}`)
    .replace(theSameOne, "$1 $2")
    .replace(asOtherDid, "")
    .replace(countsKind, "show $1 gaps")
    .replace(relievesThem, (words: string, start: string, who: string, of: string, on?: string) =>
      isForATime(of) ? words : on === undefined ? `${start}take ${who} off ${of}` : `${start}give ${of} to `,
    )
    .replace(allTheirs, "please hand all of $1's customers to $3$2")
    .replace(gladIf, (words: string, who: string, at: number, text: string) => {
      if (isCustomer(who)) return words;
      const begins = /(?:^|[.!?])$/.test(text.slice(0, at));
      return begins ? `${at === 0 ? "" : " "}I, ${who} will ` : `, ${who} will `;
    })
    .replace(soYouCan, ". Please ")
    .replace(callsItself, "is now called ")
    .replace(isThereWho, "who ")
    .replace(needNotAsk, (words: string, name: string, rest: string) =>
      isCustomer(name) ? `stop asking me about ${name}${rest}` : words,
    )
    .replace(putsOut, (words: string, start: string, ...parts: (string | undefined)[]) => {
      const [what = "", until, to, by = ""] = parts;
      const toThat = until ?? to;
      const isOne = isCustomer(what);
      // "Move it to Friday" may be of a reminder; "Contoso: can we move it to Friday?" is of none.
      const before = inWords.slice(0, inWords.indexOf(words.slice(start.length)));
      const isMeant =
        isOne ||
        (/^(?:it|this|that|them)$/i.test(what) &&
          (to === undefined ||
            (isNameOnly(before.trim().replace(/[,:;.–-]$/, "")) &&
              !/\b(?:meeting|call|workshop|appointment|session|demo|training|kick-?off|visit|deadline)\b/i.test(
                before,
              ))));
      const isDay = toThat === undefined || findDay(toThat, written.today) !== undefined;
      return isMeant && isDay
        ? `${start}leave ${what} alone ${toThat === undefined ? `for ${by}` : `until ${toThat}`}`
        : words;
    })
    .replace(/\bzero (?=(?:azure|pal|cpor|gdap|claims?)\b)/gi, "no ")
    .replace(orExpired, (words) => words.replace(/expired/i, "no longer associated"))
    .replace(redAndWhy, "why $1 $2?")
    .replace(gapsThatEnd, "$1 ending")
    .replace(snoozedInError, "end the snooze of $1")
    .replace(seatsNow, (words: string, start: string, ...parts: (string | undefined)[]) => {
      const [whose, at, many] = parts;
      const name = whose ?? at;
      // "Contoso's seats for Copilot", "seats at the Contoso workshop": not all that they have.
      const isAll = whose === undefined || at === undefined;
      const isWhole = (one: string) => !one.includes(" ") || isCapital.test(one) || !one.split(" ").some(isCustomer);
      return isAll && (name === undefined || (isCustomer(name) && isWhole(name)))
        ? `${start}${name ?? "it"} has ${many} seats`
        : words;
    })
    .replace(bothButOnly, (words: string, ...parts: (string | undefined)[]) => {
      const [done, has, first, inFirst, last, second] = parts;
      const [one = "", other = "", only] = [done ?? has, inFirst ?? last, first ?? second];
      return isCustomer(one) && isCustomer(other) ? `CPOR and PAL done at ${one}, only ${only} at ${other}` : words;
    })
    // Of whom was talked of.
    .replace(seatsOfThem, "it has $1$2 seats")
    .replace(isLeft, "$1 left to do?")
    .replace(inTimeLeft, "$1 fix quickly?")
    .replace(needsDoing, "what has to be done");
  return withDaysNamed(withDaysAhead(asMemo(withDaysToCome(wanted, written)), written.today), written.today);
}

/** "I told you that Contoso was approved, but I mixed it up. Could you correct that, so that …?": only that is so. */
const toBeCorrected =
  /^(?=[^?]*\b(?:(?:mixed|mistook|confused|swapped|wrong|mistake|mistaken)\b|the other way round\b)).*?\b(?:(?:could|can|would|will) you|please)(?: (?:please|kindly))? (?:correct|fix|change|swap|put|set|update) (?:it|that|this|them|these|both)(?: (?:right|around|round|back))?(?:,? (?:so|such) that|:) ([^?]{8,200}?)[?.!]*$/is;

/** "No need to chase Contoso any more", "you don't have to ask me about Contoso until January". */
const needNotAsk =
  /(?<=^|[.,;:!?] |\b(?:so|and|but|please|pls|then|now) )(?:(?:there(?:['’]s| is) )?no need(?: for you)? to|you (?:do(?:n['’]?t| not) (?:have|need) to|need(?:n['’]?t| not))|don['’]?t)(?: (?:keep|go on|still|really))* (?:ask|remind|chas|nagg?|ping|bother)(?:e|ing)?(?: (?:me|us))?(?: any ?more)?(?: (?:about|on|for|over|with))? ([^\s.,;!?]{2,80})((?: (?:any ?(?:more|longer)|for now|for the moment|until [^.,;!?]{2,40}|till [^.,;!?]{2,40}|before [^.,;!?]{2,40}))*)(?=[.,;!]|$)/iu;
/** "Can you push it out a week?", "move Contoso back to next Friday", "could we push that back by two weeks". */
const dayWord = `(?:the|next|this|end|start|beginning|middle|mid|early|late|after|in|of|week|month|quarter|year|new|christmas|easter|tomorrow|\\d{1,4}(?:st|nd|rd|th)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|${monthWord})`;
const putsOut = new RegExp(
  `((?:^|[.,;:!?–-] |\\b(?:so|and|please|pls|you|then) ))(?:(?:can|could|may|should|shall|let) (?:we|i|us) (?:please )?)?(?:push|move|shift|bump) ([^\\s.,;!?]{2,80}) (?:(?:out|back|on|along) (?:to|until|till) ((?:${dayWord} ?){1,6})|to ((?:${dayWord} ?){1,6})|(?:out|back|on|along) (?:by |for )?(?:another )?((?:an?|one|two|three|four|a couple of|a few|\\d{1,2}) (?:more )?(?:days?|weeks?|months?)))(?=(?<= )(?:because|since|as|please)\\b|[.,;!?]|\\s*$| (?:please|because|since|as)\\b)`,
  "iu",
);
const claimState =
  "(?:in dispute|disputed|rejected|declined|refused|lost|pending|approved|submitted|in draft|drafts?|under review)";
/** "Claims in dispute or expired": what of a claim expires is that it's associated. */
const orExpired = new RegExp(
  `(?<=\\b(?:claims?|cpor)\\b.{0,40})(?:\\b${claimState}(?:,? (?:and|or)|,) expired\\b(?! (?:\\p{L}+ )?(?:gdap|delegated|access|proofs?|pal|links?|contracts?|licen[cs]es?|subscriptions?)\\b)|\\bexpired(?:,? (?:and|or)|,) (?=${claimState}\\b))`,
  "iu",
);
/** "Is Contoso red, and why?" */
const redAndWhy = /^\W*(is|are) ([^.;!?]{2,60}? (?:red|critical|flagged|open)),? (?:and|but) (?:if so,? )?why\W*$/i;

/** "Seats at Contoso went up to 300", "Contoso's seats are now 300": how many they have. */
const seatsNow =
  /(^|[.!;,:] (?:and )?)(?:(?:the|their|its|our|fyi,?|hi,?|update:) )*(?:([^\s.,;:!?]{2,80}(?: [^\s.,;:!?]{2,30}){0,2})['’]s? )?(?:(?:paid|number of|total) )*(?:seats?|seat (?:count|number)s?)(?: (?:at|for|of|in|with) ([^\s.,;:!?]{2,80}(?: [^\s.,;:!?]{2,30}){0,2}?))?(?: (?:now|have|has|just|recently|is|are|was))* (?:(?:went|gone|going|go|rose|risen|grew|grown|increased|jumped|climbed|dropped|fell|fallen|came|come|shrank|shrunk|decreased|reduced|changed)(?: (?:up|down|back))?(?: from \d[\d.,]{0,8})? to|at|is|are|now|stands? at)(?: now)? (\d[\d.,]{0,8}\d|\d)(?: seats)?(?: now)?(?=\s*(?:[.,;!]|$)| (?:and|but)\b)/i;
const whom = "([^\\s.,;:!?]{2,80}(?: (?!(?:both|has|have|is|are|only)\\b)[^\\s.,;:!?]{1,30}){0,3})";
/** "Both done at Contoso, only PAL at Fabrikam", "Contoso has both, Fabrikam only CPOR". */
const bothButOnly = new RegExp(
  `^(?:(?:hi|ok|so|fyi|update),? )?(?:both(?: (?:are|is))? (?:done|in place|there|sorted) (?:at|for|with) ${whom}|${whom}:?(?: (?:has|have|is|are))? both(?: (?:done|in place|there|sorted))?)[,;.](?: (?:and|but|while))? (?:only (pal|cpor)(?: done)? (?:at|for|with) ${whom}|${whom}:?(?: (?:has|have))? only(?: has)? (pal|cpor)(?: done)?)[.!]*$`,
  "i",
);
/** "They have 300 seats now", "300 seats now". */
const seatsOfThem =
  /^(?:(?:they|the customer)(?: now| currently)? (?:have|has|got|are (?:now )?at|are up to)(?: now| grown to)? (\d[\d.,]{0,8}\d|\d) (?:paid )?seats|(?<=^)(?:now )?(\d[\d.,]{0,8}\d|\d) seats(?= now))(?: now)?(?=\s*[.!]*$)/i;
/** "Gaps that end by 31 January". */
const gapsThatEnd =
  /\b((?:gaps|deadlines)) (?:that|which) (?:(?:will|are going to) )?(?:end|expire|run out|fall due|are due)\b/i;
/** "I snoozed Contoso by mistake", "accidentally muted Contoso": it is to end. */
const snoozedInError =
  /\b(?:(?:i|we)(?:['’]ve| have)? )?(?:(?=[^.;!?]{0,60}\b(?:by (?:mistake|accident)|accidentally)\b)(?:snoozed|muted)|(?:accidentally|mistakenly) (?:snoozed|muted)) (?!by )([^\s.,;!?]{2,80})(?: by (?:mistake|accident)| accidentally)?/i;
/** "What's left?", "what have I got left before my holiday?" */
const isLeft =
  /^((?:(?:so|ok|and|hi|hey),? )*what(?:['’]s| is)(?: still)?) left(?: for (?:me|us|today|now))?(?: before [^.?!]{2,60})?\W*$/i;
/** "What needs doing before Monday?" */
const needsDoing = /\bwhat (?:still )?needs (?:doing|sorting|to be (?:done|sorted|fixed|finished))(?= (?:by|before) )/i;
/** "What can we close today?": what is quick. */
const inTimeLeft =
  /^((?:(?:so|ok|and|hi|hey),? )*what (?:can|could|should) (?:i|we)(?: still| quickly)?) (?:close|finish|fix|wrap up|get done|tick off|knock off|clear)(?: (?:today|now|quickly|this (?:afternoon|morning)|before (?:lunch|the weekend|i (?:leave|go)(?: home)?|we (?:leave|go)(?: home)?)))*\W*$/i;
/** "What is open, and which of it is most urgent?": the list begins with that. */
const mostUrgent =
  /(?<=\S),? and (?:which|what)(?: ones?)?(?: of (?:it|them|those|these|that))? (?:is|are) (?:the )?most (?:urgent|important|pressing)(?=[?.! ]*$)/i;
/** "Please keep an eye on Contoso for me": that is what it is for; what is open there says so. */
const watches =
  /^((?:(?:please|pls|can you|could you)[, ]+)*)(?:keep|have) an eye on (?=\p{L}[^\s.,;!?]*(?: for (?:me|us))?(?: please)?[.!?]*$)/iu;
/** "What has Isaiah confirmed, and which deadlines does he have?": Isaiah. */
const theSameOne =
  /^(\W*(?:[Ww]hat|[Ww]hich|[Hh]ow many)[^.?!,]{0,30} (?:has|did|does|is) (@?\p{Lu}\p{L}{1,30}) [^.?!,]{1,60},? and (?:which|what|how many) [^.?!,]{0,40}?(?:does|has|did|is)) s?he\b/u;
const colleague = "@?\\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+)?";
const them = "(?:him|her|them|(?:his|her|their) (?:hands|plate|list|desk|shoulders|mind))\\b";
/** "Isaiah has asked me to relieve him of Contoso", "to take Contoso off him": he is not to get it. */
const relievesThem = new RegExp(
  `(^|[.!?;,] (?:and )?|\\b(?:that|as|since|because) )(${colleague}) (?:(?:has |had )?(?:asked|begged|urged|pressed) (?:me|us|you) (?:to relieve (?:him|her|them) of|to take(?= [^,.;!?]{2,60} off ${them}(?:\\s*(?:[.,;!]|$)| and\\b)))|(?:wants|wishes|hopes|would (?:like|love|be (?:glad|happy|relieved))) to (?:get rid|be (?:rid|relieved)) of) (?![^.!?]*\\?|.*(?:\\b(?:[Bb]ut|[Hh]owever|[Ss]hould|[Kk]eep|[Rr]efused?)\\b|\\b(?:said|told (?:him|her|them)|say|answered) (?:no|not)\\b|\\b(?:[Ii]|[Ww]e) (?:(?:will|would|did|do|can) )?not\\b|\\b(?:[Ww]o|[Cc]a|[Dd]o|[Dd]id)n['’]t\\b))(?:both (?:of )?|all of )?((?![^,.;!?]*\\b(?:claims?|disputes?|links?|pal|gdap|questions?|tasks?|reminders?)\\b)[^,.;!?]{2,60}?)(?: off ${them})?(?:(,? and (?:(?:to|please) )*(?:give|hand|pass|assign)(?: over)? (?:it|them)(?: over)? to )|(?=\\s*(?:[,.;!]|$)))`,
  "gu",
);
/** "Everything that Isaiah owns except Contoso should go to Patti." */
const allTheirs = new RegExp(
  `\\b(?:(?:[Cc]an|[Cc]ould|[Ss]hould|[Ww]ould|[Mm]ay) )?(?:[Ee]verything|[Aa]ll|[Aa]ll (?:the )?customers) (?:that |which )?(${colleague}) (?:owns|has|looks after)((?:,? (?:except|but|apart from)(?: for)? [^,.;!?]{2,60}?)?)(?: (?:should|will|can|could|must|shall|is to|are to))? (?:go(?:es)?|moves?|be (?:given|moved|handed(?: over)?|assigned)) to (${colleague})(?: from now on)?`,
  "u",
);
/** "I'd be glad if Isaiah could answer for my customers": he is to. */
const gladIf =
  /,? ?(?:\b(?:and|so) )?(?:\b(?:[Ii]|[Ww]e)(?: would|['’]d)|\b(?:and|so) would) be (?:very |really )?(?:glad|happy|grateful|pleased|thankful) if (@?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?) (?:could|would) /gu;
/** "The move is done, so you can wake it up again." */
const soYouCan = /,? (?:so|and) you (?:can|may|could) (?:now )?(?=(?:wake|unsnooze|un-snooze) )/gi;
/** "Contoso now calls itself Northwind." */
const callsItself =
  /(?<!\b(?:until|till|if|when|once) [^.;!?]{0,40})\b(?:now )?calls? (?:itself|themselves) (?:now )?(?=["“]?\p{Lu})/gu;
/** "Is there anybody who has not reacted for a week?" */
const isThereWho =
  /^(?:is|are) there (?:still )?(?:any(?:body|one)|some(?:body|one)|people|colleagues|owners) (?:who|that) /i;
const isNewOne =
  "\\b(?:[Nn]ew (?:customer|client|account|one)|[Ss]igned|[Ww]on|[Oo]nboarding|[Aa]dd|[Ss]et (?:them|it) up)\\b";
/** "A new customer, Blue Yonder, who came to us through Contoso": Contoso is no new one. */
const cameThrough = new RegExp(
  `(?<=${isNewOne}[^?]{0,120}?)(?:,? (?:who|which|that|they|and|it)|,)(?: (?:they|were|was|has|have|had|just))* (?:c[ao]me|found|got|referred|recommended|introduced|sent)(?: (?:in|over|on|to|us|here)){0,3} (?:by|through|via|from|thanks to|on)\\b(?! (?:board|\\p{L}+day\\b))[^.;!?,]*|(?<=${isNewOne}[^?]{0,120}?),? (?:an?|the|their|our) (?:\\p{L}+ )?(?:spin-?off|subsidiary|daughter|sister|branch|part|division|neighbour|supplier|competitor|offshoot)(?: company)? (?:of|to) [^.;!?,]{2,60}`,
  "gu",
);
/** "We signed Blue Yonder. Set them up and make Megan the owner": who is to be it is said beside the name. */
const ownerOfNew = new RegExp(
  `(?<=${isNewOne}[^?]{0,200}?)(?:[,.;]? (?:(?:and|then|please),? )*(?:[Ss]et|[Aa]dd|[Pp]ut|[Ee]nter|[Cc]reate) (?:them|it)(?: (?:up|in|please|too|on))*)?[,.;]? (?:(?:and|then|please),? )*(?:[Mm]ake (@?\\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+)?|me) (?:the|its|their) owner|(?:(?:[Gg]ive|[Aa]ssign|[Hh]and) (?:it|them) to|with|[Ll]et) (@?\\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+)?|me)(?: as (?:the |its |their )?owner| have (?:it|them)|(?=\\s*(?:[.,;!?]|$))))`,
  "gu",
);
/** "How many PAL gaps do we have?": the list begins with their number. */
const countsKind =
  /^how many (?:open )?(pal|cpor|onboarding|critical|high|medium|low) gaps(?: (?:are there|(?:do|have) we (?:have|got)))?(?: (?:open|now|right now|at the moment|currently|today|in all|in total))?(?=[?.! ]*$|,? (?:compared|versus|vs)\b|, and (?:is|are) (?:that|this|they)\b)/i;
/** "Snooze Contoso, as Fabrikam did, until January": Fabrikam is no object. */
const asOtherDid =
  /(?<=\S),? (?:just )?(?:as|like) \p{Lu}\S+(?: \p{Lu}\S+){0,2} (?:did|does|had)(?: too)?(?=[,.;!?]|$),?/gu;
/** "I'm away on Monday, Megan doesn't have to cover for me": they are away all the same. */
const ownAbsence =
  /\bi(?:['’]m| am|['’]ll be| will be) (?:\p{L}+ )?(?:away|off|out|ooo|on (?:\p{L}+ )?(?:leave|holidays?|vacation))\b/iu;
/** "Megan doesn't have to cover for me any longer." */
const coversNoMore =
  /(?<!\p{L})@?\p{L}{2,40}(?: \p{L}{2,40})? (?:(?:do(?:es)?(?:n['’]t| not) (?:have|need)|(?:no longer|not) (?:has|have|needs?)) to|need(?:n['’]t| not)|no longer (?:needs? to )?) ?(?:cover|stand in|fill in|step in|deputi[sz]e)s? for me(?: any ?more| any longer| now| from now on)*(?=\s*(?:[.,;!?]|$))/iu;
/** "Send me my questions again instead of sending them to my deputy." */
const insteadOfDeputy =
  /,? (?:instead of|rather than) (?:(?:sending|asking|giving|passing) )?(?:(?:them|it|those|everything) )?(?:to )?my deputy\b/i;
/** "It was approved, so could you please note that down?": it was. */
const notesThat =
  /(?<=[\p{L}\d]), (?:(?:and|so) )?(?:could|can|would|will) you (?:please |kindly )*(?:note|record|save|put|write|enter|register) (?:it|that|this)(?: down)?(?:,? (?:please|for me))*\s?\?/giu;
/** "I'm off from Monday and won't be back until the 14th": back on that day. */
const notBackUntil =
  /(?<=\b(?:away|off|out|leave|holidays?|vacation|travelling)\b[^.;!?]{0,60}),? (?:and |so |but )?(?:i )?(?:wo n['’]t|won['’]?t|will not) be back (?:until|till|before) (?:on )?(?=(?:the )?\d|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*)/giu;
/** "I'm not leaving on Monday after all, but from Wednesday": away from then. */
const notThenBut =
  /\bi(?:['’]m| am|['’]ll be| will be|) (?:not|n['’]t) (?:leaving|travelling|going|away|off)(?: away)? (?:on|from|until) [^.,;!?]{2,24}?(?: after all)?,? but (?=(?:on|from|until|next) )/gi;
/** "On the morning of 7 December": on that day. */
const partOfDay =
  /\b(?:on|in) the (?:early |late )?(?:morning|afternoon|evening) of (?=(?:the )?(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|next\b|this\b))/gi;

/** "Does anybody look after Contoso? If not, I would like to give it to Megan": it is theirs to say yes to. */
const ifNot =
  /(\?\s+)(?:(?:and |but )?if (?:not|so|(?:it['’]s |it is |there['’]s |there is |it has |they have )?(?:nobody|no ?one|none|unassigned)(?:['’]s)?(?: (?:does|is|has(?: it)?))?|no(?: one)?)|otherwise|in that case),? /gi;

/** "Thanks for the digest, it's really useful. Monday would suit us better": of the digest. */
const thanksForIt =
  /^(?:(?:many )?thanks|thank you)(?: (?:so|very) much| a lot)? for (?:the|your|this|that|yesterday['’]s|today['’]s) (?:weekly )?(digest|weekly message|weekly)\b[^.!?]*[.!] (?=.*\b(?:suits?|fits?|better|best|instead|earlier|later|rather|too (?:early|late)|prefer)\b)/is;
const thanNow =
  /,? (?:rather |instead of )?than (?:whenever|whatever|when) it (?:comes|is sent|arrives)(?: now| at the moment| today| currently)?\b/gi;
/** "If there's something at Contoso that can't wait, I'd do it today": whether there is. */
const ifThereIs =
  /\bif there(?:['’]s| is) ((?:some|any)thing)((?: (?:open |left |urgent )?(?:at|with|for|on) [^.;!?]{2,80}?)?(?: (?:that|which|due) [^.;!?]{2,60}?)?), i(?:['’]d| would|['’]ll| will| could| can)(?: (?:rather|still|gladly|happily|like to|prefer to|try to))? (?:do|deal with|finish|handle|sort out|take care of|get to|see to) (?:it|that|them)\b[^.!?]*[.!]?/gi;
/** "Then I wondered whether it's too early": it is asked. */
const wondersWhether =
  /(^|[.!?;,] ?(?:and |but |then |so )*)i(?:['’]m| am| was|['’]ve been)? wonder(?:ed|ing)? (?:whether|if) it(?:['’]s| is| was) ([^.!?]{3,60})[.!]/gi;

/** "Which customers have gaps? I'd like them grouped by owner." */
const groupedBy =
  /(?<!\b(?:export|remind|send|table|file)\b[^?]{0,160})[.!?] (?:(?:i|we)(?:['’]d| would) (?:like|prefer|love) (?:them|it|that|those) (?:grouped|sorted|listed|split|ordered)(?: up)?|(?:please )?(?:group|sort|split|list|order) (?:them|it|that|those)(?: up)?) by owner(?: please)?(?: (?:before|for|in) [^.!?,]{2,60})?(?=\s*(?:[.!?]|$))[.!?]?/gi;
/** "I have only done this for two weeks, so please forgive a basic question.": why it is asked. */
const forgives =
  /(?:^|(?<=[.!?] ))[^.!?]{0,120}\b(?:forgive|excuse|pardon) (?:(?:me|a|an|my|the|this|for|asking|such|another) ){0,4}(?:[\p{L}’'-]+ )?questions?\b[^.!?]*[.!] (?=\S)/giu;
const lastDay =
  "((?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today)(?:['’]s| is)(?: already)? (?:the |our )?(?:last (?:working |business |possible )?day|month[- ]?end|deadline|cut-?off|end of (?:the )?month)(?: (?:of|for|in|to) [^.?!,]{2,30})?";
const listOpen = "(?:who|what|which|whose|anything|any(?:one|body)|show|list)\\b[^.?!]*";
/** "Who still has open items? Monday is the last working day": by then. */
const lastDayAfter = new RegExp(
  `^((?:[^.?!]{0,40}[.,!] )?${listOpen})[.?!] (?:and |but |as |since )?${lastDay}[.! ]*$`,
  "i",
);
/** "Monday is month end, who still has things open?" */
const lastDayBefore = new RegExp(`^${lastDay}[,.;:–-] ?(?:so |and )?(${listOpen})\\?[ ]*$`, "i");
const isOpenBy = /\b(?:open|outstanding|due|deadlines?|left|to (?:do|act|close|finish))\b/i;

const reason =
  "(?:why|(?:for|on) (?:what|which) (?:reasons?|grounds?)|what(?:['’]s| is| are| was| were) the (?:reasons?|grounds?)|(?:the |all )?(?:reasons?|grounds))(?: (?:why|(?:for|of) (?:it|that|them|each)|that|given|(?:microsoft|they|ms) gave))*";
/** "Which claims were rejected this month, and why?": the rows of the list say it. */
const whyRefused = new RegExp(
  `^((?:(?:and|so|ok|hi|please|can you|could you|me|us)[, ]+)*(?:what|which|any|list|show|give|all|every\\w*|how many|claims|rejected)\\b[^.?!]*\\b(?:reject|refus|declin|denied|down\\b)[^.?!]*?)[,.?!]? (?:(?:and|with|including) )*${reason}(?=[?.! ]*$)`,
  "i",
);
/** "What has been completed this week, by whom and for which customer?": the rows of the list say it. */
const byWhom =
  /,? (?:and )?by whom(?:,? (?:and )?(?:for|at|with) (?:which|what) (?:customers?|clients?))?(?=[?.!]|$)/gi;
/** "List the customers without a claim, together with whoever looks after each of them": every row says it. */
const withOwners =
  /(?<=\b(?:customers?|clients?|accounts?|gaps?|claims?|ones)\b[^.?!]{0,80})(?<!\b(?:remind|discuss|talk|share|meet|agree)\b[^.?!]{0,120}),? (?:together |along )?with (?:whoever(?: (?:is|are))?(?: (?:looks?|looking) after| owns?| responsible for| in charge of| has)|their owners?|the owners?)(?: (?:each|every one)(?: of them)?| them| it| all)?(?=\s*(?:[.?!]|$))/gi;
/** "Compare Isaiah and Adele for me, before I hand out Contoso": of the two, not of Contoso. */
const beforeGiving =
  /^(\W*(?:(?:[Pp]lease|[Cc]an you|[Cc]ould you) )?[Cc]ompare \S{2,80}(?: (?!and\b)\S{2,30})? (?:and|with|to|&) \S{2,80}(?: (?!for\b|before\b)\S{2,30})?(?: for (?:me|us))?),?(?: (?:I|[Ww]e)(?:['’]d like| would like| need| want) to (?:know|see) [^.?!,]{2,60})? before (?:I|i|we) (?:hand|give|assign|decide|share)\b[^.?!]*/;
/** "Show me those without PAL. I don't need the claims right now." */
const needsNone =
  /(?<=[.!?;,]) (?:i|we) (?:do not|don['’]t) need (?:to (?:see|know about) )?(?:the |any |all )?[^.!?,]{2,40}? (?:right now|now|at the moment|today|here|this time|for (?:this|now))(?:[.!]|$)/gi;
const seesList = /\b(?:show|list|which|what|see|give)\b/i;
/** "I said that Contoso was approved, when in fact I looked at Fabrikam": what is not so stands with why. */
const inFact =
  /(?<=\b(?:i|we)(?:['’]ve| have| had)? (?:reported|told you|said|wrote|marked|entered|noted)\b[^.;!?]{3,120}),(?= (?:when|while|although|though) (?:in fact|actually|really|in reality)\b)/gi;
/** "How do we look? I need two or three sentences for a mail to the board, no tables": how it is to be written. */
const whatFor =
  /(?<=[\p{L}\d][.?!]) (?:I (?:only |just )?(?:need|want|would like|['’]d like)|please (?:keep it to|give me|make it)|just|only) (?:(?:one|two|three|four|a few|some|a couple of|two or three|\d) (?:short |simple |plain )*(?:sentences?|lines|words|figures|numbers|bullets|bullet points)|something short|it short)\b(?![^.?!]*:)[^.?!]*(?:[.?!]|$)/giu;
/** "Give Contoso to Megan, and I'll take Fabrikam myself". */
const takeMyself =
  /\b((?:i(?: will|['’]ll|['’]d| would| can| shall)?(?: rather| gladly| happily| prefer to| like to)? )?(?:take|keep|own|look after) (?!(?:it|them|that|this|those)\b)(?:(?! and )[^,.;!?]){2,80}?) myself\b/gi;
/** "Contoso moved to another partner, please offboard them": why stands first. */
const soOffboard =
  /^(\S{2,40}(?: \S{1,30}){0,3}?) ((?:(?:has|have|is|are|was|were|will|got|just) |(?:moved|went|left|closed|shut|merged|cancel+ed|ended|terminated|quit|stopped|switched|changed)\b)[^.;!?]{3,120}?)[,.;!]? (?:(?:so|and|then|please|pls|kindly|can you|could you),? ){0,3}(off-?board|pause) (?:them|it|this one|that one)(?:,? please)?[.!?]*$/i;
/** "Ask the managers to add Globex": whoever can't is asked what they know of it. */
const managersAdd =
  /^(?:(?:please|pls|hi|hey|can you|could you),? )*(?:ask|tell|get|have) (?:(?:the|a|my|our|any|one of the|some) )?managers?(?: please)? to (?=(?:please )?(?:add|register)\b)/i;
/** "Ask the managers to offboard Contoso", "could somebody pause it": an owner's order goes to them. */
const asksManagers =
  /^(?:(?:please|pls|kindly|hi|hey|hello|ok|okay|so|and|can you|could you|would you|i want to|i['’]d like to|we should|let['’]s),? )*(?:(?:ask|tell|get|have|beg|message|write to) (?:(?:the|a|my|our|any|one of the|some) managers?|@?[^\s,.;:!?]{2,30}(?: [^\s,.;:!?]{2,30})?)(?: please)?(?: to| (?:whether|if) (?:they|we|i) (?:can|could|would|should|may))|managers?[:,]|(?:can|could|would|should|may) (?:(?:a|the|one of the|any) managers?|somebody|someone|anybody)(?: please)?) (?=(?:please )?(?:off-?board\b|pause\b|put [^.;!?]{1,60} on hold))/i;
/** "Any offboarding requests?", "did anybody ask to pause a customer?" */
const requestsToDecide =
  /^(?:(?:are|is|there|do|we|have|any|open|pending|new|the|all|show|list|me|which|what) ){0,5}(?:(?:off-?boarding|pausing) requests?|requests? (?:to|for) (?:off-?board(?:ing)?|paus(?:e|ing)))(?: (?:are|is|there|open|pending|waiting|left))*[.?!]*$|^(?:who|(?:did|has|does) (?:any|some)(?:body|one)) (?:has )?(?:ask(?:ed|s)?|wants?|requested)(?: (?:the managers|us|me))? (?:to|for) (?:(?:have )?(?:off-?board(?:ed|ing)?|paus(?:e|ing)))(?: (?:any(?:thing)?|some(?:thing)?|one|an?|their|of|customers?))*[.?!]*$/i;
/** "We lost Contoso, please tell the managers". */
const alsoTold =
  /(?<=[\p{L}\d)])[,;.]? (?:(?:and|so|please|pls|can you|could you),? ){0,3}(?:tell|inform|notify|let) (?:(?:the|a|my|our) )?managers?(?: know)?(?:,? please)?[.!?]*$/iu;
/** "I'd like to request the offboarding of Contoso". */
const wantsLeftOut =
  /^(?:(?:please|pls|hi|hey|i|we|want|need|would like|['’]d like|would|have|like|to),? ?)*(?:request|ask for|propose|suggest)(?:ing)? (?:(?:the|an?|its) )?(?:to )?(off-?board(?:ing)?|paus(?:e|ing)) (?:(?:of|for) )?/i;
/** A name, as far as its words tell: of no other clause. */
/** "Megan could take Contoso, couldn't she?", "couldn't Megan take it?": asked as "could Megan take it?" is. */
const isTagged =
  /^(?:(?!I\b|We\b|You\b|It\b|They\b|That\b|This\b|Who\b)(@?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?) (can|could|should) ((?:take|have|own|get|look after|run|do)\b[^.?!]{2,80}?),? (?:(?:can|could|should)(?:n['’]?t| not)? (?:s?he|they)|ca n['’]t (?:s?he|they)|no|right|or not|ok(?:ay)?|don['’]?t you think|what do you think))\?\s*$/u;

const couldTheyNot =
  /^\W*(?:[Cc](?:an|ould)|[Ss]hould)(?:n['’]?t)? (@?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)? (?:please )?(?:take|have|own|look after)\b)( [^.?!]{2,80}?)(?: back)?\?\s*$/u;

const aName = `(?!(?:and|but|if|when|since|because|did|has|have|is|are|was|who|which|why|how|what|it|they|we|i|he|she|off-?board|pause|put|tell|please)\\b)([^\\s,.;:!?()]{2,40}(?: (?!(?:and|or|but|if|because|they|we|it|i|that|has|have|is|are|was)\\b)[^\\s,;:!?()]{1,30}){0,3}?)`;
/** "No messages until Monday unless something is due": that comes all the same. */
const unlessDue =
  /(?<=\b(?:messages|questions|reminders|pings|quiet|alone|me)\b[^.;!?]{1,60}),? (?:unless|except(?: if| when)?|but only (?:if|when)|only if) (?:something|anything|a deadline|it)(?: is|['’]s| gets| becomes)? (?:really |very )?(?:due|urgent|critical|important|ends?|ending)\b(?=\s*(?:[.,;!]|$))/gi;
/** "Ask the managers whether Contoso can be paused". */
const asksWhether = new RegExp(
  `^(?:(?:please|pls|kindly|can you|could you),? )*(?:ask|tell) (?:(?:the|a|my|our|any|one of the) )?managers? (?:if|whether|that) ${aName} (?:can|could|should|may|must|has to|needs to) be (off-?boarded|paused)`,
  "i",
);
/** "We don't do anything for Contoso any more, the project ended in October". */
const worksNoMore =
  /^(?:(?:hi|hey|hello|ok|so|by the way|btw|fyi),? )*we(?:(?:(?: do not| don['’]?t) (?:do (?:anything|any (?:work|business)|business)|have any (?:work|business|projects?)|work)|(?: are not|['’]re not| aren['’]?t) (?:doing (?:anything|any (?:work|business)|business)|working)| have no (?:work|business|projects?)) (?:for|at|with) ([^,.;!?]{2,60}?) any ?(?:more|longer)| no longer (?:do (?:anything|any work|(?:any )?business)|have any (?:work|business|projects?)|work) (?:for|at|with) ([^,.;!?]{2,60}?))(?:[,.;]? ((?:since|because|as|they|their|(?:(?:the|our|last) )?(?:contract|project|work|relationship|company|partnership)) [^?]{3,200})|[.!])?$/i;
/** What tells of a part of it, or of who works there now, and is no reason to leave all of it. */
const ofPart =
  /\b(?:only|but|except|does|do|tak(?:es?|ing)|took|done|approved|rejected|submitted|linked|claims?|pal|gdap|cpor|remind|give|assign)\b/i;
/** "Tell the managers that Contoso left", "Contoso closed down". */
const hasLeft = new RegExp(
  `^(?:(?:please|pls|kindly|hi|hey|can you|could you|would you),? )*((?:tell|inform|notify|let) (?:(?:the|a|my|our|one of the) )?managers?(?: know)?,?(?: that)? )?${aName} ((?:(?:has|have|is|are) )?(?:(?:just|finally|already|now) )?(?:left|gone|closed|shut|quit|bankrupt|insolvent|went (?:bankrupt|bust|under|to|with|elsewhere)|moved (?:to|elsewhere)|cancel+ed|terminated|ended|stopped|dissolved|out of business|no longer|not (?:with us|a customer))(?![^\\s.,;:!?])[^;!?]{0,120}?)[.!]*$`,
  "i",
);
const otherPartner =
  "(?:(?:an?other|a different|a new|some other) (?:partner|provider|msp|supplier)|(?:a|the|our) (?:competitor|competition)|some(?:body|one) else)";
/** They are no customer any more, and have not only closed a claim, moved to another office, or left a message. */
const isGone = new RegExp(
  `^(?:(?:has|have|is|are) )?(?:(?:just|finally|already|now) )?(?:left(?: us)?(?: (?:for|to) ${otherPartner})?|gone(?: bust| under)?|(?:gone|went|moved|switched)(?: over)? (?:elsewhere|(?:to|with) ${otherPartner})|bankrupt|insolvent|went (?:bankrupt|bust|under)|(?:closed|shut) (?:down|shop)|dissolved|out of business|no longer (?:with us|(?:an? |our )?(?:customer|client)(?: of ours)?)|not (?:with us|(?:an? |our )?(?:customer|client)(?: of ours)?) any ?more|(?:cancel+ed|ended|terminated) (?:the|their|our) (?:contract|relationship|partnership)(?: with us)?)(?:,? (?:(?:in|on|since|as of|at|last|this|at the end of) (?:(?:the )?(?:\\d|end\\b|spring|summer|autumn|winter)|week|month|year|quarter|${monthWord}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday)[^,]{0,20}|yesterday|today|recently|for good))?(?:,? (?:because|since|as) .*)?$`,
  "iu",
);
/** "Left us for Insight", and not "for lunch". */
const leftForOther = /^(?:has |have )?left us for \p{Lu}[^\s,]+$/u;
/** Nothing more is said of it, which could be of something else that they left, closed or cancelled. */
const leftAlone =
  /^(?:(?:has|have) )?(?:(?:just|finally|already|now) )?(?:left(?: us)?|(?:closed|shut) (?:down|shop)|gone bust|went bust|(?:gone|went) under)$/i;
/** "Never mind, keep Contoso", "cancel the offboarding of Contoso": its card has what takes it back. */
const keepsIt = new RegExp(
  `^\\W*(?:(?:never ?mind|no|actually|sorry|wait|ok|okay|oh|hmm|on second thoughts?|please|pls|and|but|so|they stay|then|we|let['’]s|i|will|['’]ll|do)[,.:;!]? ?)*(?:keep ${aName}(?:,? (?:after all|then|please|as (?:it|they) (?:is|are|was|were)|active|instead|with us))*|(?:forget|cancel|withdraw|take back|undo|stop|drop|scrap|revoke|decline|reject|refuse|deny|turn down)(?: about)? (?:(?:the|my|our|his|her|their|@?[^\\s,;:!?]{2,30}(?: [^\\s,;:!?]{2,30})?['’]s?) )?(?:(?:off-?boarding|paus(?:e|ing)|request)(?: request)?(?: to (?:off-?board|pause)| of| for| about)*|to (?:off-?board|pause)) ${aName}|i(?:['’]ve| have)? changed my mind (?:about|on) ${aName}(?:[,.;:–-]{1,2} (?:please )?keep (?:it|them))?|${aName} (?:(?:is|are|did|does|do|will|wo|has|have)(?: not|n['’]t) (?:leav(?:e|ing)|left|go(?:ing)?|gone)|stays?|(?:is|are) staying|remains?)(?: with us| us)? after all)[.!]*$`,
  "i",
);
const notOffboarded =
  /\b(?:not to|never|no need|why should|(?:shall|should|must|do|can) i|before|until|instead of|rather than)\b|\b(?:do|must|should|ca|wo|need)n['’]?t\b/i;
const asOfMany = (said: string): string =>
  said.replace(/^(?:is|has|was)\b/i, (verb) => ({ is: "are", has: "have", was: "were" })[verb.toLowerCase()] ?? verb);
/** "Ok give it to Isaiah then, and Contoso to Megan", where nobody knows what "it" is: Contoso is Megan's. */
const itAndOther =
  /^\W*(?:(?:ok|okay|then|so|please|pls|well|yes|right),? )*(?:give|hand|assign|move|pass) (?:it|that|this|that one|this one|them) (?:over )?to @?\p{L}+(?: \p{L}+)?(?: then| please)?,? (?:and|but) (\S[^,.;!?]{1,80}? to @?\p{L}+(?: \p{L}+)?)(?=\s*(?:[.,;!?]|$))/iu;
/** "What do I need to upload for a claim?": what goes into its proof. */
const toUpload =
  /(\bwhat (?:exactly )?(?:do|must|should|shall|does) (?:i|we|one) (?:actually |really |exactly )?(?:(?:need|have) to )?(?:upload|attach|provide|send along|hand in|include))(?: with| for| to) ((?:an?|the|our|my|every|each) (?:[^\s,.;:!?]{1,20} ){0,4}?claim)\b/i;
/** "They moved off Power BI, so you can stop asking": no snooze. */
const usesNoMore =
  /\b(?:moved (?:off|away from)|stopped using|no longer uses?|(?:do(?:es)?n['’]t|do(?:es)? not) use)\b/i;
/** "They have a second subscription, can you put that on my list?": what is told says it. */
const onMyList =
  /,? (?:and )?(?:can|could) you (?:please )?(?:put|add) (?:that|it|this) (?:on|to|in) (?:my|the) list\b\??/i;
/** "My own customers", "the ones I own myself", "what's due on my own this week". */
const myOwn =
  /\bmy own (?=(?:customers?|clients?|accounts?|ones|gaps|claims|deadlines|list|portfolio)\b)|(?:\b(?:the|those|these|only|just) )?\b(?:ones|customers|clients|accounts) (?:(?:that|which) )?i (?:own|look after|manage|handle|take care of)(?: myself)?(?=\s*(?:[,;:.!?]|$)| (?:before|that|which|should|need|today|this|next|by|now|and)\b)|(?<=\b(?:due|open|missing|urgent|critical|red|left|wrong|overdue|anything|expir\w+)\b[^.;!?]{0,20} (?:on|at|for|with|of) )my own(?=\s*(?:[,;.!?]|$)| (?:before|that|which|today|this|next|by|i)\b)/gi;
/** "Before year end". */
const yearEnd = /(?<=\b(?:before|by|until|till|at) )(?:the )?year['’]?s?[- ]end\b/gi;
/** "What did we lose this month?" */
const didWeLose = /\bwhat did we lose\b/i;
/** "Nice work on Contoso, Adele! Please do Fabrikam next". */
const praisesFirst =
  /^\W*(?:(?:kudos|congrats|congratulations|bravo)|(?:very )?(?:good|great|nice|excellent|brilliant|amazing|awesome|superb|fantastic) (?:job|work|stuff|effort)|well done)\b(?= (?:on|with|for|to|by)\b|,? @?[A-Z]|([.!]))(?:(?!\b(?:is|are|was|were|has|have|got|done|approved|linked|in)\b)[^.!?]){0,60}[.!]+ (?=\S)/i;
/** "Great job! Snooze it until Friday": what is said next wants something of its own. */
const wishesNext =
  /^(?:(?:please|pls|now|so|and),? )*(?:snooze|remind|show|assign|give|cover|mark|set|add|export|list|put|ask)\b/i;
/** "Well done. I'm away from Monday": so does who is away, where a day is told. */
const tellsAway = /\b(?:away|off|out|absent|deputy|covering|leave|holidays?|vacation|sick|ooo)\b/i;
/** "What's going to bite us before Christmas?": what has a deadline. */
const bites =
  /(?:\b(?:is|are)|['’]s|['’]re)? ?(?:(?:going to|gonna|about to|might|will|could) (?:bite|hit|hurt|catch|explode|blow up)(?: on)?(?: (?:us|me))?)(?= (?:before|by|until|this|next|in|over|during)\b)/i;
/** "Adele is off next week, can Megan cover her customers?": who is to stand in, and no question who does. */
const mayStandIn =
  /(?<=\b(?:away|off|out|ooo|leave|holidays?|vacation|sick|ill|absent)\b[^.?!]{0,60})[,.;] (?:(?:and|so) )?(?:[Cc]an|[Cc]ould|[Ww]ould|[Ww]ill|[Mm]ay) (?!I\b)(@?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?) (?:please )?(?:cover|stand in|look after|take(?: over| care of)?|handle)(?: for)? (her|his|their|him|them|mine|my|me)(?: (?:customers|clients|accounts|ones|stuff|work))?(?: (?:then|meanwhile|until then|in the meantime|please))?[?.!]*$/u;
/** "I'm on leave from Monday, back on the 14th. Who's covering for me?": the form of the absence asks it. */
const whoStandsIn =
  /(\bi(?:['’]m| am|['’]ll be| will be) (?:\p{L}+ )?(?:away|off|out|absent|on (?:\p{L}+ )?(?:leave|holidays?|vacation|training))\b[^?]{0,120}?)[.,;]? (?:and |so )?who(?:['’]s| is| will| can| could|['’]ll)? (?:be )?(?:cover(?:ing|s)?|stand(?:ing|s)? in|tak(?:e|es|ing) over|deputi[sz]ing|my deputy)(?: for)?(?: me)?(?: (?:then|meanwhile|in the meantime|while i['’]?m (?:away|out|off)))?\?/giu;
/** "Submitted Contoso and Fabrikam for Teams yesterday", "claimed Teams for Contoso". */
const handedIn =
  /^((?:i |we |just |have |has |(?:i|we)['’]ve |now |finally )*)(submitted|filed|claimed) (?:the |our )?([^.;:!?]{3,80}?) for ([^,.;:!?]{3,80}?)(?= (?:yesterday|today|on|this|last|just|now|early|earlier)\b|[,.;!?]|$)/i;
/** "Alex can have Contoso if he's ok with it": whoever gives it says yes once they know. */
const ifTheyAgree =
  /(?<=\b(?:(?:can|could|may|should|will) (?:have|take|get|own|go to)|gets?|takes|goes to)\b[^.;!?]{3,80}?),? (?:but )?(?:only )?(?:if|as long as|provided(?: that)?|assuming) (?:(?:s?he|they)(?:['’]s|['’]re| is| are)? (?:all |totally |really )?(?:ok(?:ay)?|fine|happy|cool|good|agrees?|agreed|up for it|willing|wants? (?:it|them|to)|do(?:es)?n['’]t mind|has (?:the |enough )?(?:time|room|capacity))(?: (?:with (?:it|that|this)|to(?: (?:do|take|have) (?:it|them|that))?|for (?:it|that)))?|that(?:['’]s| is) (?:ok(?:ay)?|fine|all right|alright) (?:with|for|by) (?:him|her|them))(?=\s*(?:[.,;!?]|$))/giu;
/** "Alex can have Contoso from me", who has it. */
const fromMe =
  /(\b(?:can|could|may|should|will|shall|gets?|takes) (?:have |take |get )?(?!(?:it|them|that|this)\b)[^.,;!?]{2,60}?) from me(?=\s*(?:[.,;!?]|$| and\b| if\b))/gi;

/** "I don't think Contoso is mine". */
const notMineIThink =
  /\bi (?:do not|don['’]?t) (?:think|believe) (?:that )?([^.;!?]{2,60}?) (?:is|are) (?:(?:really|actually) )?(?:mine|my (?:customer|client|account)s?)\b([^.,;!?]*)/i;
/** "Compare October and November": no days on which anybody is away. */
const comparesMonths =
  /^\W*(?:(?:can|could|please|you|i|we|us|me|let) )*compare (january|february|march|april|may|june|july|august|september|october|november|december) (?:and|with|to|against|vs\.?|versus) (january|february|march|april|may|june|july|august|september|october|november|december)(?=[.?! ]*$)/i;
/** "Contoso isn't mine alone", "isn't mine yet": nobody gives it back. */
const notMineAlone =
  /^([^.,;!?]{2,60}?) (?:is|are)(?:n['’]t| not) (?:(?:only|just) mine|mine (?:alone|only|yet))(?=\s*(?:[.,;!]|$))(?![^]*(?:\?|\b(?:please|pls|can you|could you)\b))([^]*)$/i;
/** What is told of it beside that. */
const ofOwnFact =
  /\b(?:claims?|cpor|poe|proof|pal|gdap)\b[^.;!?]*\b(?:approved|rejected|submitted|signed|linked|done|in place|disputed|refused)\b/i;
/** "Which of mine are finished and need nothing more from me?" */
const finishedOnes =
  /\b(?:which|what|how many)(?: ones)? of (?:mine|my customers) (?:(?:are|is) (?:(?:all|completely|already) )?(?:finished|done|complete|sorted(?: out)?)(?:,? and (?:do(?:es)?n['’]?t )?needs? (?:nothing|anything)(?: more| else)?(?: from me)?)?|(?:have|has) nothing (?:left|open|more|else|outstanding|missing|to do)(?: (?:open|to do|left|at all))*)(?=\s*[.?!]*$)|^(?:(?:show|list|give)(?: me)? |what about )?(?:(?:the|all) )?(?:i(?:['’]ve| have)? (?:already )?(?:finished|completed) ones|(?:ones|customers|those|accounts)(?: that| which)? i(?:['’]ve| have)? (?:already |all )?(?:finished|completed)|(?:which|what)(?: ones| customers)? (?:have|did) i (?:already )?(?:finish(?:ed)?|complete[d]?)|my (?:done|finished|completed) (?:ones|customers|accounts))(?=[.?! ]*$)/i;
/** "Contoso and Fabrikam still don't have an owner. Can Megan take both?" */
const takerOfBoth =
  /^([^.?!]{3,120}?) (?:still )?(?:(?:do(?:es)? not|do(?:es)?n['’]?t) have an owner|ha(?:s|ve) (?:no owner|nobody)|(?:is|are) unassigned)(?: yet| so far)?[.,;] (?:[Cc]an|[Cc]ould|[Ww]ould) (@?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?) (?:please )?(?:take|have|own) (?:both|them|it|all|these)(?: of them| on| over)?[?.!]*$/u;
/** "What was approved since the last digest?", and not what changed since then, which the digest says itself. */
const sinceDigest =
  /(?<=\b(?:approved|rejected|submitted|refused|declined|disputed|claimed|linked|assigned)\b[^.;!?]{0,40}) since (?:the |our |your )?(?:last|previous) (?:digest|weekly (?:message|report)|report)\b/i;
/** "Can someone take Contoso? Patti maybe", "Contoso needs an owner, maybe Patti?" */
const takerAfter =
  /^(?:(?:[Cc]an|[Cc]ould|[Ww]ould) (?:[Ss]ome|[Aa]ny)(?:one|body)(?: please)? (?:take(?: over)?|have|own|look after|pick up) ([^.,;?!]{2,60}?)|([^.,;?!]{2,60}?) (?:needs|could use|should get|should have) (?:an|a new|another) owner)[?.,!–-]+ ?(?:(?:[Mm]aybe|[Pp]erhaps|[Hh]ow about|[Ww]hat about|[Ii]deally|[Pp]referably),? )?(@?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)(?:,? (?:maybe|perhaps|possibly|ideally))?[?.!]*$/u;
const ofAbsence = /\b(?:out|away|off|leave|holidays?|vacation|pto|ooo|cover|stand(?:s|ing)? in)\b/i;
/** "I'm out the whole week before Christmas". */
const weekBefore =
  /\b(?:(?:for|during|in) )?(?:the )?(?:whole |entire |full )?week (before|after) ((?:xmas|christmas(?: day)?|easter(?: sunday)?|(?:the )?\d{1,2}(?:st|nd|rd|th)(?: of \p{L}+)?|\d{1,2} \p{L}{3,9})(?!\p{L}))/iu;
/** "Can I get a few more days for Contoso?", "give me two more weeks with Contoso". */
const moreTime =
  /^(?:(?:hi|hey|hello|please|pls|sorry|ok),? )*(?:(?:can|could|may) (?:i|we) (?:please )?(?:get|have) |(?:(?:can|could) you )?(?:please )?give (?:me|us) |(?:i|we)(?:['’]d| would)? (?:still |just )?(?:need|like) )?(a few|a couple of|an?|one|two|three|four|five|six|\d{1,2}) (?:more |extra |additional |further )?((?:working )?(?:days?|weeks?))(?: more| extra| longer)? (?:for|with|on|at) ([^,.;!?]{2,60}?)(?: please| pls)?(?=\s*(?:[,.;!?]|$))/i;
/** "Could Adele have Contoso? She did the SharePoint project there": why, tells of no claim. */
const whyThem =
  /(\b[Cc](?:an|ould) @?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)? (?:please )?(?:have|take|own|pick up|look after) [^.,;?!]{2,60}[?.])[ ](?:[Ss]he|[Hh]e)(?:['’](?:s|ll)| is| will| has| did| does| knows?| was| works?)\b(?![^.?!;]*\b(?:away|off|out|leav(?:es|ing)|while|for (?:me|a|the|two|three)|stand\w*|cover\w*|next|(?<!\b(?:until|till) I(?:['’]m| am) )back)\b)[^.?!;]*[.!]?$/u;
/** "Can somebody else take Contoso this week?": for that time. */
const elseThisWeek =
  /(?<=\b[Cc](?:an|ould) (?:some|any)(?:one|body) else (?:please )?(?:have|take|do|own|handle) [^.,;?!]{2,60} )(?=(?:this|next) (?:week|month)\b)/g;
/** "Could Megan take Contoso until I'm back?": for that time. */
const untilIAmBack =
  /(?<=\b[Cc](?:an|ould) @?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)? (?:please )?(?:have|take|own|pick up) [^.,;?!]{2,60} )(?:until|till) I(?:['’]m| am) back\b/gu;
const isPast = /\b(?:did|was|were|had|worked|knew|met)\b/i;
const whenTheyCan =
  /\b(?:this week|next week|today|tomorrow|until\b|till\b|during\b|while\b|when i\b|on (?:mon|tues|wednes|thurs|fri)day\b)[^.?!;]*/i;

/** "Contoso has been with Alex, can I have it from him?" */
const mayHave =
  /(^|[.!?;,] )(\p{Lu}\S{1,80}(?: \p{Lu}\S{1,30}){0,3})(?: has been| had been| is| was|['’]s been) (?:with |under )?@?\p{Lu}[^.!?;]{1,60}?[,.;] (?:(?:[Aa]nd|[Ss]o),? )?(?:[Cc]an|[Cc]ould|[Mm]ay) I (?:please )?(?:have|take) it(?: over)?(?= from (?:him|her|them|@?\p{Lu}))/gu;
/** "Nudge everybody but leave Adele out of it, she's been at Contoso all week": why, names nobody who is meant. */
const whyNotThem =
  /(?<=\b(?:[Nn]udge|[Rr]emind(?:er)?|[Pp]ing|[Pp]oke|[Cc]hase|[Aa]sk)\b.{0,120})(\b(?:not|except(?: for)?|without|but|[Ll]eave|[Ss]pare|[Ss]kip) @?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?(?: out(?: of (?:it|this|that))?)?)(?:, (?:as |since |because )?| because | as | since )s?he(?:['’]s| is| has| was| had| will|['’]ll)\b[^.!?;]*/gu;

/** "Is there anything that can't wait until Wednesday?": nobody asks to be left in peace until then. */
const cannotWait =
  /(?<=\b(?:(?:any|some|every|no)thing|what(?:ever)?)\b[^.;!?]{0,60}),? (?:(?:that|which) )?(?:ca(?:n['’]?t|nnot)|can not|wo(?:n['’]?t|uldn['’]?t)) wait (?:until|till) /gi;

/** Who was asked, and for what, as a part of a pattern that minds capitals: "I asked Megan to take over". */
export const askedSomebody =
  "\\b(?:[Hh]e|[Ss]he|I)(?: has| have|['’]ve)? asked (@?\\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+)?) to (take over|look after|cover|stand in)\\b";
/** "I asked Megan to take over Contoso, but she refused": whoever was asked does not. */
const refused = new RegExp(
  `${askedSomebody}(?: for)? ([^,.;!?]{1,60}?)[,.;!?]{0,2} (?:(?:[Bb]ut|[Aa]nd|[Hh]owever|[Tt]hough|[Uu]nfortunately|[Ss]adly),? ){0,2}(?:[Hh]e|[Ss]he|[Tt]hey)(?:['’]s| is| has)? (?:(?:already|also|just|then) )?(?:refuse[sd]|decline[sd]|sa(?:id|ys) (?:that )?(?:no\\b|(?:s?he|they) (?:can|wo|could))|can ?not\\b|(?:ca|wo|could|would)n['’]t\\b|(?:does|did)n['’]t (?:want|have)|(?:is )?not (?:able|available|free)|(?:is )?(?:too|very|so) busy|unable|has no time|no time|away|off|on leave)(?:(?! so\\b)[^,.;!?])*`,
  "gu",
);

const insteadOfRefused = (_: string, __: string, what: string, of: string): string =>
  /^(?:cover|stand)/.test(what) && /^me\b/.test(of) ? `I am away${of.slice(2)}` : of;
