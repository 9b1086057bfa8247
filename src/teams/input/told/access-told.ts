/** What is told of a customer's delegated access, and of a subscription that it has got. Pure. */
import { dayWords } from "../../../cards/kit/dates.ts";
import { addMonths } from "../../../domain/time/calendar.ts";
import { addDays, type Day } from "../../../domain/time/time.ts";
import { denies, plans, statementsIn } from "../reading/doubt.ts";
import { dayOn } from "../reading/happened.ts";
import { findDay } from "../time/day.ts";
import { numberOf } from "../time/numbers.ts";
import { anyOtherPartner } from "../words/partners.ts";
import { ofGdap } from "../words/vocabulary.ts";

const became =
  /\b(?:accept(?:ed|s)|approv(?:ed|es)|sign(?:ed|s)|confirm(?:ed|s)|in place|active|ha(?:ve|s)|had|got|set up|granted|agreed|renewed|extended|terminated|ended|ends|revoked|removed|cancel+ed|expired|(?:runs?|lasts?|valid) (?:until|till|to|through)|runs? out|ran out|lapse[ds]?|gone|lost|reject(?:ed|s)|declin(?:ed|es)|refus(?:ed|es)|turned (?:it|us|that)? ?down|pending|waiting|open|missing|needed|need|request(?:ed)?|invit\w+|sa(?:id|ys) (?:yes|no)|done|through|sorted|against)\b/i;

/** Whether it tells how the delegated access of a customer is: "Contoso has accepted our GDAP request". */
export function tellsAccess(text: string): boolean {
  return statementsIn(text)
    .split(/(?<=[.;!])\s/)
    .some((one) => ofGdap.test(one) && (became.test(one) || refuses.test(one)) && !/\bremind\b/i.test(one));
}

/** Whether it tells that a customer gives us delegated access, and not until when: "Contoso said yes to GDAP this morning". */
export const tellsAccessGiven = (text: string, today: Day): boolean =>
  accessSet(text, today) === undefined &&
  statementsIn(text)
    .split(/(?<=[.;!])\s/)
    .some((one) => ofGdap.test(one) && isGiven.test(one) && !isGivenNot.test(one) && !isPlanned.test(one));
const isGiven =
  /\b(?:accept|approv|sign|agree|confirm|grant)(?:ed|s|es)\b|\bsaid (?:yes|ok)\b|\b(?:got|have|has|received) (?:\p{L}+ ){0,2}(?:approval|consent|go-ahead)\b|\b(?:clicked|pressed|hit)(?: on)? (?:approve|accept)\b|\bapproval (?:came|arrived|is (?:in|here|there))\b|\b(?:gave|given|got|ha(?:s|ve)) (?:us |now |finally )*(?:gdap|delegated|it)\b|\b(?:is|are|was|now|all) (?:now |finally |all )*(?:in place|active|done|set up|through|live|sorted|there)\b/iu;
const isGivenNot =
  /\b(?:not|never|nobody|no one|without|no gdap)\b|n['’]t\b|\b(?:renew|extend|prolong|reject|declin|refus|revok|terminat|expir|cancel|end)\w*\b/i;

/** Whether it tells that a customer refused delegated access, and not only for now: "Contoso said no to GDAP". */
export const tellsAccessRefused = (text: string): boolean =>
  statementsIn(text)
    .split(/(?<=[.;!])\s/)
    .some(
      (one) =>
        ofGdap.test(one) &&
        (isRefused.test(one) || refuses.test(one)) &&
        !isRefusedNot.test(one.replace(refuses, "")) &&
        !onlyForNow.test(one) &&
        (!isOthersGdap.test(one) || alsoOurs.test(one)),
    );
/** "They refused GDAP from Insight", "Insight's GDAP": another partner's, which says nothing of ours. */
const isOthersGdap = new RegExp(
  `\\b(?:[Gg][Dd][Aa][Pp]|[Dd]elegated (?:admin )?access)(?: (?:request|invitation|relationship|invite|access))? (?:(?:from|by|to) (?!Microsoft\\b|Us\\b|Entra\\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b)\\p{Lu}\\p{L}+|(?:from|of|by|to|for|with) ${anyOtherPartner}\\b)|(?<=\\b(?:refused|declined|rejected|turned down) )(?:\\p{Lu}\\p{L}+|${anyOtherPartner})['’]s (?:[Gg][Dd][Aa][Pp]|[Dd]elegated)`,
  "u",
);
const alsoOurs = /\b(?:and|or|nor) (?:(?:from|by|of|to) )?(?:us|ours)\b/i;
const isRefused =
  /\b(?:said no|says no|(?:refus|declin|reject|den[iy])(?:ed|es|s|ied)|turned (?:(?:it|us|that|our|the|gdap|request|invitation) ){0,3}down|against)\b/i;
const isRefusedNot =
  /\b(?:not|never|nobody|no one|might|may|if|claims?|cpor|whether|afraid|only|second|other|meetings?|calls?|workshops?|sessions?|microsoft|our (?:\p{L}+ ){0,2}(?:team|department|boss|manager|board|office|it|cio|ciso)|renewals?|(?:old|other|former|previous|another) partner|mistake|accident\w*|spam|fewer|global admin|will (?:accept|sign|agree)|because(?! (?:of (?:their|its|a policy)|they)\b))\b|n['’]t\b|\b(?:they|he|she)(?:['’](?:d|ll)| would) (?:accept|sign|agree)|\b(?:we|i)(?:['’]ve| have)? (?:said no|(?:refus|declin|reject|turn)ed)\b/iu;

/** Whether it tells that a request for delegated access, or an invitation, is with the customer: "their admin still has to approve GDAP". */
export const tellsAccessAwaited = (text: string): boolean =>
  (ofGdap.test(text) || isInvitation.test(text)) &&
  isAwaited.test(isApproved.test(text) && !isGivenNot.test(text) ? text.replace(/\b(?:re)?sent\b/gi, "") : text) &&
  !isElseToo.test(text);
/** "Their admin approved it, I sent the invitation yesterday." */
const isApproved = /\b(?:accepted|approved|signed|confirmed|granted)\b/i;
const isInvitation =
  /\b(?:partner|reseller) (?:invit\w+|requests?|relationships?)\b|\b(?:our|the) invit(?:e|ation)s?\b/i;
const isAwaited =
  /\b(?:wait\w*|pending|chas(?:ed|ing)|sent|resent|with (?:their|the customer['’]s|its) (?:\p{L}+ )?(?:it|admins?|legal|security|people|team|cio|ciso)|(?:still )?(?:has|have|needs?|had) (?:yet )?to (?:be )?(?:accept|approv|sign|confirm|consent|agree|click|look)\w*|(?:is|are) (?:\p{L}+ )?(?:looking|reviewing|checking|discussing|considering)|reviewing|no (?:answer|reply|reaction|response)|(?:not|n['’]t|nobody|no one)(?: \p{L}+){0,2} (?:accept|approv|sign|confirm|consent|answer|repl|react)\w*|approval (?:next|this|on|in|by|soon|comes))(?![\p{L}])/iu;
/** It tells of something else as well, or wants something. */
const isElseToo =
  /\?|\b(?:claims?|cpor|pal|onboarding|subscriptions?|snooz\w*|remind\w*|mut(?:e|ed)|quiet|don['’]?t (?:ask|bother)|stop asking|expir\w+|renew\w*|extend\w*|run(?:s|ning)? out|unless|if)\b/i;

/** Whether what stands before the first customer heads all that follows: "GDAP update: Contoso signed, Fabrikam refused". */
export const headsAccess = (before: string): boolean => /:\s*$/.test(before) && ofGdap.test(before);

/**
 * What is told of delegated access, as `set` takes it: until when there is some, or that there is to be none; not what is
 * planned. A term counts from the day on which it was agreed, or today.
 */
export function accessSet(text: string, today: Day): { says: string; title: string } | undefined {
  const known = text
    .replace(believed, (thought) => (ofGdap.test(thought) ? "GDAP" : ""))
    .replace(endsOther, " ")
    .replace(putsOff, "");
  const parts = statementsIn(known).split(
    /(?<=[.;!])\s|,? (?:and|but|so) (?=(?:i|we|please|could)\b)|,? but (?=(?:they|he|she)\b)/i,
  );
  const isWanted = (one: string): boolean =>
    isPlanned.test(one.replace(refuses, "")) || (asksFor.test(one) && (!gives.test(one) || givesNot.test(one)));
  const at = parts.findIndex((one) => ofGdap.test(one) && !isWanted(one));
  const [said = "", next = ""] = at < 0 ? [] : parts.slice(at, at + 2);
  if (notNeeded.test(said) && needsElse.test(said)) return undefined;
  // "Won't sign before January": later they may.
  if ((refuses.test(said) && onlyForNow.test(said)) || notBefore.test(said)) return undefined;
  if (notNeeded.test(said) || refuses.test(said)) return { says: "gdap not needed", title: "GDAP not needed" };
  // "It expires next month. I sent a new request and they accepted it today for two years": what is agreed last.
  const renewed = parts
    .slice(at + 1)
    .findLast((one) => takesPlace.test(one) && !isPlanned.test(one) && (termOf.test(one) || untilWhen.test(one)));
  const whole = renewed ?? (goesOn.test(next) && !isPlanned.test(next) ? `${said} ${next}` : said);
  // "Expires next month" names no day.
  if (renewed === undefined && endsSoon.test(whole)) return undefined;
  const ends = (said === "" ? undefined : endIn(whole, today)) ?? "";
  if (ends <= today) return undefined;
  const auto = extendsItself.test(whole) && !extendsNot.test(whole) ? " auto-extended" : "";
  return { says: `gdap until ${ends}${auto}`, title: `GDAP until ${dayWords(ends, today)}` };
}
/** "It runs until November, but that one only until May". */
const endsOther =
  /(?:(?:[,.;]| and) (?:it|that|this) (?:is|runs|lasts|ends|expires)(?: valid)?)? (?:until|till?|through|to|on) [^.;!?]{3,60}?[,.;]{1,2} but(?: (?:for|with|of))?(?: (?:it|that|this|theirs|there|them)(?: one)?)?(?:['’]s)?(?: (?:is|it|runs|lasts|ends|expires|valid|only|just)){0,4}(?= (?:until|till?|through|to|on) )/gi;
/** "Waiting for GDAP, snooze it until Monday": that day is none of its own. */
const putsOff =
  /(?:[,;–—-]|\band\b|\bso\b) ?(?:please |pls )?(?:snooze|mute|park|remind|ping|nudge|ask)\b[^.;!?]*|^\W*(?:(?:please|pls) )?(?:snooze|mute|park|hold|push|pause) [^.,;!?]*/gi;
const notNeeded =
  /(?:\bnot|n['’]t) (?:needed|necessary|required)\b|\b(?:no need|(?:do(?:es)? not|do(?:es)?n['’]?t|no longer) needs?)\b/i;
/** "Doesn't need GDAP renewed before June", "isn't required for Contoso to sign": something else isn't needed. */
const needsElse =
  /\b(?:renew|extend|prolong|chang|updat|approv)\w*\b|\b(?:needed|necessary|required|gdap)\b[^.;!]{0,40}?\b(?:before|until|to (?!us\b|them\b|me\b)\p{L}+)\b/iu;

/** "They'd rather not give us delegated access at all". */
const refuses =
  /\b(?:(?:would|['’]d) (?:rather|prefer)(?: to)? not|(?:will|shall) (?:not|never)|won['’]?t|(?:do|does) not (?:want|wish) to|(?:do|does)n['’]?t want to|(?:decided|chose|prefer|prefers) not to|refused? to|declined? to|(?:are|is) not (?:willing|going|prepared) to) (?:ever )?(?:give|grant|let|allow|accept|sign|have|approve)\b/i;
const onlyForNow =
  /\b(?:before|until|till|unless|without|yet|today|now|at the moment|currently|(?:this|next) (?:week|month|quarter|year)|so far|as long as|(?:in|by) (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/i;
const notBefore = /\bnot (?:yet )?(?:until|till?|before)\b/i;
const isPlanned =
  /\b(?:want(?:s|ed)?|would like|plan(?:s|ned|ning)?|should|needs? to|has to|have to|going to|asked(?! for\b)|hopes?|could|might|(?<!\b(?:of|until|till?|in|through|to|by|since|\d{1,2}) )may(?! \d)|try|trying|will be|if)\b/i;
/** "We asked for two years and they approved one": what is asked for alone is none. */
const asksFor = /\b(?:ask(?:ed|ing)?|request(?:ed|ing)?|appl(?:ied|ying)) for\b/i;
/** "I thought that it was good for two years, yet a colleague says it ends in spring." */
const believed =
  /\b(?:i|we)(?: had| have|['’]ve|['’]d)? (?:always )?(?:thought|believed|assumed|supposed|expected|imagined)\b(?! (?:i|you)(?:['’](?:d|ll)| would| should| will)\b)[^,.;!?]*?(?=[,.;!?]|$| (?:but|yet|though|and)\b)/gi;
/** "We requested it for two years, but nobody has approved it." */
const givesNot =
  /(?:\b(?:nobody|no ?one|not|never)\b|n['’]t\b)[^.;!?]{0,20}\b(?:approv|accept|grant|sign|agree|confirm)/i;
const gives = /\b(?:approv|accept|grant|sign|agree|confirm)\w*|\b(?:gave|given|got)\b/i;
const goesOn =
  /^(?:it|this|that|they|the (?:relationship|access|new one|term|end date)|valid|until|till|runs?|ends?)\b/i;
const extendsItself =
  /\bauto(?:matically)?[- ]?(?:extend|renew)|\b(?:extend|renew)(?:s|ed)? (?:itself|automatically)\b/i;
const extendsNot = /(?:\b(?:not|no|without)|n['’]t) (?:be )?(?:auto|extend|renew)/i;

/** The last day of it, as it is told: by its date, or by how long it is for. */
function endIn(said: string, today: Day): Day | undefined {
  const from = said.search(untilWhen);
  // A year beside what was agreed; "the kickoff is on 3 March 2027" is told of something else.
  const beside = said.split(/[,;]|\band\b/).find((one) => agreed.test(one) && /\b20\d\d\b/.test(one));
  const dated = from >= 0 ? said.slice(from) : beside;
  const term = termOf.exec(said);
  // "Waiting for three weeks", "extended by a year": of what is on record nothing is known here.
  if (term === null || !agreed.test(said) || /\b(?:wait\w*|chas\w*|pending)\b/i.test(said))
    return dated === undefined ? undefined : findDay(dated.replace(/\b(?:today|yesterday)\b/gi, ""), today);
  const [all, , first, second] = term;
  const [many = "", unit = ""] = (first ?? second ?? "").toLowerCase().split(/[ -]/);
  const begins = dayOn(said.replace(all, ""), today, true) ?? today;
  const count = numberOf(many);
  if (unit.startsWith("day") || unit.startsWith("week")) return addDays(begins, count * (unit.startsWith("d") ? 1 : 7));
  return addMonths(begins, count * (unit.startsWith("year") ? 12 : 1));
}
const takesPlace =
  /\b(?:accepted|approved|signed|renewed|extended|prolonged|confirmed) (?:it|that|this|the new one)\b/i;
const endsSoon =
  /\b(?:ends|ending|expires|expiring|runs? out|lapses)\b(?: (?:already|sometime|probably|early|late|at the (?:end|beginning) of))* (?:in )?(?:next|this|the coming) (?:week|month|quarter|year)\b/i;
const untilWhen = /\b(?:until|till?|through|up to|to|ends?(?! of\b)|ending|expires?|expiring|runs? out)\b/i;
const agreed =
  /\b(?:extended|renewed|prolonged|signed|approved|accepted|confirmed|agreed|granted|set up|runs?|lasts?|ends?|expires?|valid|active|in place|have|has|got)\b/i;
const span = "(?:an?|one|two|three|four|five|six|nine|ten|twelve|eighteen|\\d{1,4})[ -](?:day|week|month|year)s?";
const termOf = new RegExp(
  `\\b(for|over|of|is|lasts?|runs?|valid) (?:(?:the|a|full|whole|next|maximum|max|of|for) ){0,4}(${span})\\b(?! (?:ago|now|already|later|and a half))|\\b(${span}) (?:term|duration|period|relationship|gdap)\\b`,
  "i",
);

const newOne =
  /\b(?:new|second|third|fourth|fifth|another|additional|further|extra|one more) (?:(?:azure|production|prod|dev|development|test|sandbox) ){0,2}subscriptions?\b(?! (?:model|plan|price|fee)\b)/i;
/** "Three subscriptions, not two". */
const oneMore =
  /\b(two|three|four|five|six|seven|eight|nine|ten|\d{1,3}) (?:azure )?subscriptions?,?(?: (?:by the way|in fact|actually|now|there),?)* (?:and not|not|instead of|rather than) (?:just |only |the )?(one|two|three|four|five|six|seven|eight|nine|\d{1,3})\b(?! of\b)/i;
const ofLicences = /\b(?:licen[cs]es?|m365|o365|office|microsoft 365|seats?|teams|dynamics|copilot|claims?)\b/i;
const isThere =
  /\b(?:has|have|had|got|gets|with|is|are|was|were|there['’]s|added|bought|ordered|created|opened|started|set up)\b|^\W*(?:(?:the|a|an) )?(?:new|second|third|another)\b|:/i;

/** What is told of a subscription, as its form is filled in. */
export type SubscriptionTold = {
  /** Lower case GUID, where it is written. */
  id?: string;
  name?: string;
  access?: "none";
};

/** That a customer has got an Azure subscription, and what is said of it: "Contoso has a new subscription, no PAL on it yet". */
export function subscriptionTold(text: string): SubscriptionTold | undefined {
  const said = statementsIn(text);
  const id = /\btenant\b/i.test(said) ? undefined : itsId.exec(said)?.slice(1).find(Boolean)?.toLowerCase();
  const isTold = said.split(/(?<=[.;!])\s/).some((one) => {
    const [, now = "", before = ""] = oneMore.exec(one) ?? [];
    const found = numberOf(now) > numberOf(before) ? oneMore.exec(one) : newOne.exec(one);
    if (found === null || !isThere.test(one) || ofLicences.test(one)) return false;
    const opening = one.slice(0, found.index);
    return !denies.test(opening) && !plans.test(opening);
  });
  if (!isTold && id === undefined) return undefined;
  const called = isCalled.exec(said)?.[1];
  const name = called?.toLowerCase() === id ? undefined : called;
  return {
    ...(id === undefined ? {} : { id }),
    ...(name === undefined ? {} : { name }),
    ...(noAccess.test(said) ? { access: "none" } : {}),
  };
}
const aGuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
/** "The subscription ID for Contoso: 3f2b…", "3f2b… is their subscription"; beside a tenant's it may be either's. */
const itsId = new RegExp(
  `\\bsubscriptions?\\b[^.;!?]{0,80}?\\b(${aGuid})\\b|\\b(${aGuid})\\b[^.;!?]{0,40}\\bsubscription\\b`,
  "i",
);
const isCalled =
  /\b(?:called|named|(?:its|the|their) name is|name:|subscription) [("“'‘]?((?:(?<=["“'‘])[^"”'’.;!?]{2,60}(?=["”'’])|(?=[^\s.,;!?]*[-_\d])[\p{L}\p{N}][\p{L}\p{N}_-]{1,60}(?:\.[\p{L}\p{N}_-]+)*|(?<=(?:called|named) )\p{Lu}[\p{L}\p{N}_-]{1,60}))/u;
const noAccess =
  /\b(?:no|without|lack(?:s|ing)?) (?:any )?access\b|(?:\b(?:do|did|have|had|has|was|were|am|are|been)(?: not|n['’]?t)|\bnot) (?:yet )?(?:have |got |get |been |been given |given |granted )?(?:any )?access\b|\bca(?:nnot|n['’]?t) (?:see|access|open|reach) (?:it|that one)\b/i;
