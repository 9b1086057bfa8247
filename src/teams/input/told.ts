/** What somebody tells of a customer, as its forms would be filled in: what became of claims, or answers. Pure. */
import { findWorkload, workloadsCalled, type Catalogue, type Workload } from "../../domain/catalogue/workloads.ts";
import type { Answers } from "../../domain/customer/checklist.ts";
import type { Claim, ClaimReason, ClaimStatus } from "../../domain/customer/customer.ts";
import type { Day } from "../../domain/time/time.ts";
import { findDay, isSpelledDay } from "./day.ts";
import { addMonths } from "../../domain/time/calendar.ts";
import { correctedParts } from "./corrections.ts";
import { asking } from "./intents.ts";
import { wordsOf } from "./words.ts";

/** What became of a claim; all but the names undefined where it is only named. */
export type ClaimTold = {
  /** As it was called: "Power Platform" may be several workloads. */
  called: string;
  workload: Workload | undefined;
  scope: Claim["scope"]["is"] | undefined;
  status: ClaimStatus | undefined;
  on: Day | undefined;
  reason: ClaimReason | undefined;
};

/** What workloads are looked for in. `recorded`: those that the customer has claims of; `customer`: its name. */
export type Known = {
  catalogue: Catalogue;
  today: Day;
  recorded?: readonly string[] | undefined;
  customer?: string | undefined;
};

/** Names of workloads that are everyday words: meant after "Dynamics", or before "claim" and what became of it. */
const everyday = /^(?:sales|finance|marketing|commerce|retail|flow|guides|portals|hr|human resources)$/;

const statuses: readonly (readonly [RegExp, ClaimStatus])[] = [
  [
    /\b(?:rejected|rejct\w*|(?:got|received) (?:a|the) rejection|declined(?! to\b)|denied|refused(?! to\b)|turned down|bounced|knocked back|said no|abgelehnt|afgewezen|refusée?|rechazad[oa])(?!\p{L})/giu,
    "Rejected",
  ],
  [
    /\b(?:approved|accepted|approval (?:came|is in|arrived)|got (?:the |their |its )?approval|(?:went|got|came) through|said yes|green light|go-ahead|waved through|genehmigt|goedgekeurd|approuvée?|aprobad[oa])(?!\p{L})/giu,
    "Approved",
  ],
  [
    /\b(?:(?:re-?)?submit+ed|(?:pressed|hit|clicked) submit|(?:re-?)?filed(?! (?:a|an|the|our) (?:dispute|appeal))|handed in|went in(?! to\b)|(?:sent|put|sending) (?:it|them) (?:back )?(?:in|off)(?! (?:place|use|production))|sent (?:back )?(?:in|off)(?! (?:a|an|some)\b)|(?:is|are|was|were) in(?=\s*(?:[.,;:!?]|$)|\s+(?:since|now|today|yesterday|too|already|as well|this|last|at|for \p{L}+\s*$)(?!\p{L}))|(?:was|were|is|are|been|i|we) claimed(?! that)|eingereicht|ingediend|soumise?|enviad[oa])(?!\p{L})/giu,
    "Submitted",
  ],
  [/\b(?:pending|(?:under|in) review|waiting for (?:ms|microsoft))\b/gi, "Under review"],
  [
    /\b(?:(?:more|extra|additional) info\w*|questions from (?:ms|microsoft)|(?:ms|microsoft) (?:has|have|had|asked|sent|came back with) (?:\w+ )?questions|(?:came|is|are) back with (?:\w+ )?questions|action required)\b/gi,
    "Partner action required",
  ],
  [
    /\b(?:disputed|appealed|in dispute|under dispute|(?:filed|raised|opened) (?:a|an|the|our) (?:dispute|appeal))\b/gi,
    "Dispute",
  ],
  [/\b(?:(?:in|a|as|my|our) (?:my |our |the |a )?drafts?|drafted)\b/gi, "Draft"],
  [/\bback to (?:open|not (?:done|started|submitted|filed))\b/gi, "Not started"],
];

/** What takes back the words after it: "wasn't approved", "not yet submitted", "nobody has filed"; and what is yet to come. */
const denies =
  /\b(?:who|somebody|someone(?! else)|not|no|never|nobody|neither|nor|without|cannot|isnt|arent|wasnt|werent|havent|hasnt|hadnt|didnt|doesnt|dont|wont|cant|nicht|niet|pas)\b|n['’]t\b/i;
const plans =
  /\b(?:will|ill|going to|gonna|needs? to|ha(?:ve|s) to|must|should|wants?|trying to|about to|can|could|would|to be|might|likely|unlikely|almost|nearly|ready|please|pls|expect\w*|gets?|when|until|soon|tomorrow|let|lets|planning)\b|['’]ll\b|\bmay\b(?! \d)(?<!\d(?:st|nd|rd|th|\.)? may)(?<!(?:in|of|since) may)/i;
/** What leaves a whole sentence open, wherever in it that stands. */
const unsure =
  /\b(?:if|unless|once|whether|in case|hop(?:e|es|ed|ing|efully)|perhaps|maybe|i (?:think|guess|believe|suppose)|not sure|not certain|either|(?:don['’]?t|do not|can['’]?t|cannot) (?:know|remember|recall|tell|say)|overturned|reversed|withdrawn|rumou?rs?|heard|hearsay|seems?|looks like|suppos\w+|assum\w+|presum\w+|thought|believed|expected|doubt\w*|wonder\w*|how many|want(?:s|ed)? to know|vs|versus|imagin\w+|pretend\w*|anything but|far from|according to|yeah,? right|wish|joking|kidding|jk|false|previous|former|as good as|close to|next to|claims (?:that|it|the|pal|cpor))\b|["“”«»]/i;
/** Adverbs that take nothing back: every other one may, such as "hardly", "supposedly" and "nearly". */
const plainAdverbs =
  /^(?:finally|kindly|recently|officially|formally|really|definitely|fully|completely|successfully|directly|immediately|quickly|early|luckily|unfortunately|sadly|happily|only|family|reply|july|weekly|monthly|daily|italy|previously|all?y|fly|supply|apply|multiply|assembly)$/;
/** What may stand right before what became of a claim: who or what it is about, and when. */
const beforeStatus =
  /^(?:is|are|was|were|been|be|got|get|has|have|had|s|its|but|just|now|finally|already|also|too|both|all|since|then|again|officially|formally|recently|definitely|really|actually|successfully|fully|today|yesterday|morning|afternoon|week|month|and|or|i|we|they|it|them|that|this|these|those|one|ones|everything|claims?|cpor|microsoft|ms|msft|partner|center|centre|on|in|back|so|hooray|yay|great|good|news|hurray|still|needs?|wants?|asks?|asked|for|sitting|sits|stuck|stands|shows?|showed|as|to|sent|came|no|not|ist|wurde|sind|wurden|gestern|heute|zijn|werd|gisteren|est|sont|ete|hier|fue|esta|ha|sido|ayer)$/;
const partEnds = /[.,;:!?]|\b(?:and|but|so|because|though|although|while)\b/gi;

const isRecorded = /\b(?:set|put|mark|change|switch|update|record|move)\b.*\b(?:to|on|as)\s+$/i;
/** "Microsoft will move it to approved". */
const isAhead = /\b(?:will|ill|should|might|may|going to|gonna|must|soon|tomorrow|once|when|until)\b|['’]ll\b/i;

/** Whether what stands there is said not to be so, or not to be so yet, in the same part of the sentence. */
function isDenied(text: string, at: number): boolean {
  const before = text.slice(0, at);
  const end = [...before.matchAll(partEnds)].at(-1);
  const part = end === undefined ? before : before.slice(end.index + end[0].length);
  if (/\b(?:un|non|not)-$/i.test(before) || denies.test(part) || unsure.test(sentenceAt(text, at))) return true;
  // "Can you put Intune on rejected please": they want to record it.
  if (!(isRecorded.test(part) && !isAhead.test(part)) && plans.test(part)) return true;
  const rest = text.slice(at);
  return (
    isHedged(`${part}${rest.slice(0, rest.search(/[.,;:!?]|$/))}`) ||
    isHedged(/^\s*\S+/.exec(sentenceAt(text, at))?.[0] ?? "")
  );
}

/** "Supposedly", "hardly": an adverb that is not known to leave it as it is. */
const isHedged = (sentence: string): boolean =>
  wordsOf(sentence).some(
    ({ fold, from }, at) =>
      fold.endsWith("ly") && !plainAdverbs.test(fold) && (at === 0 || !/^\p{Lu}/u.test(sentence.slice(from))),
  );

/** Whether nothing stands before it that may take it back: "half approved", "as good as approved". */
function isPlainly(
  clause: string,
  index: number,
  workloads: readonly { at: number; called: string }[],
  customer: string,
): boolean {
  const words = wordsOf(clause.slice(0, index));
  const last = words.at(-1);
  if (wordsOf(customer).some(({ fold }) => fold === last?.fold)) return true;
  if (last === undefined || beforeStatus.test(last.fold) || isSpelledDay(last.fold)) return true;
  if (/^\p{Lu}/u.test(clause.slice(last.from))) return true;
  // "On the 12th approved"; not "2 approved".
  if (/^\d/.test(last.fold) && (!/^\d+$/.test(last.fold) || words.length > 2)) return !/^\d$/.test(last.fold);
  if (workloads.some(({ at, called }) => at <= last.from && last.from < at + called.length)) return true;
  // "Teams at contoso approved".
  return words.slice(-4).some(({ fold }) => /^(?:at|for|of|with|chez|bei|bij|voor|für|para)$/.test(fold));
}

const sentenceEnds = /[.;!?\n]/g;

function sentenceAt(text: string, at: number): string {
  const ends = [...text.matchAll(sentenceEnds)].map(({ index }) => index);
  return text.slice((ends.findLast((end) => end < at) ?? -1) + 1, ends.find((end) => end >= at) ?? text.length);
}

const clauseEnds =
  /(?<![.;!?\n,:])[.;!?\n,:]+(?=\s|$)|\s(?=(?:but|while|whereas|exc?ept|apart from|besides|though)\s)/gi;

/** The text without what it asks: "It was refused. What do we do now?" */
export const statementsIn = (text: string): string =>
  text
    .split(/(?<=[.!?])\s+|\n/)
    .filter(
      (sentence) =>
        asking(
          sentence,
          wordsOf(sentence).map(({ fold }) => fold),
        ).length === 0,
    )
    .join(" ");

/** A day up to which there is time is none on which something happened. */
const timeLeft = /\b(?:until|till|til|by|before|within)\b[^.,;!?]*/gi;

/** Words beside the name of a workload of which the same is told as of another: "Teams as well". */
const fillers =
  /^(?:and|also|too|as|well|both|the|claims?|for|at|of|on|same|likewise|ones?|now|please|pls|in|then|sorry|forgot|that|it|is|was|just|btw|plus|ditto|today|yesterday|this|morning|afternoon|last|night|i|mean|meant|actually|oh|no|wait|not|rather|instead|but|so|auch|ook|aussi|tambien|\d*)$/;

const leavesOut = /(?:^|\s)(?:exc?ept(?: for)?|apart from|besides|excluding|all but|not|without|never)\s+(?:the\s+)?$/i;
/** "Everything but Teams". */
const leavesAll = /\b(?:everything|all|both|every claim|any)(?: of (?:it|them))? (?:but|exc?ept)\b/i;
/** What comes after it stands. */
const then = /\b(?:then|now|finally|later|eventually|before|to)\b|->|→/i;
const goesOn = /^[\s,;]*(?:(?:and|but) )?(?:then|now|finally|later)\b/i;
const isYetOpen = /\b(?:yet|nothing|no)\b/i;

/**
 * What became of claims, in the order in which they were told.
 * @param before what was told before: "Teams too" is told the same of, "rejected, no signature" is about the last.
 */
export function claimsTold(text: string, known: Known, before: readonly ClaimTold[] = []): readonly ClaimTold[] {
  const [first = "", ...corrections] = correctedParts(text);
  return corrections.reduce(
    (sofar, part) => corrected(sofar, toldIn(part, known, sofar), part, known.today),
    toldIn(first, known, before),
  );
}

/** "Approved, sorry, rejected": what was told last is replaced, or taken back where what follows only denies it. */
function corrected(
  before: readonly ClaimTold[],
  now: readonly ClaimTold[],
  part: string,
  today: Day,
): readonly ClaimTold[] {
  const others = before.slice(0, -1);
  if (now.length === 0 && denies.test(part))
    return [...others, ...before.slice(-1).map((one) => ({ ...one, ...nothingTold }))];
  const day = dayOn(part, today, true);
  if (now.length === 0) return day === undefined ? before : before.map((one) => ({ ...one, on: day }));
  // "Not Intune": those that are left. "Forgot Teams, that too".
  const isLess = now.length < before.length && now.every(({ called }) => before.some((one) => one.called === called));
  if (isLess && leavesOut.test(`${part.split(" ", 1)[0] ?? ""} `)) return now;
  const isMore = /\b(?:too|also|as well|forgot)\b/i.test(part);
  const kept = (isMore ? before : others).filter(({ called }) => now.every((one) => one.called !== called));
  return [...kept, ...now];
}

const nothingTold = { scope: undefined, status: undefined, on: undefined, reason: undefined };

function toldIn(text: string, known: Known, before: readonly ClaimTold[]): readonly ClaimTold[] {
  const told: ClaimTold[] = [];
  /** Named, and nothing told of them yet. */
  let open: ClaimTold[] = [];
  /** Of which something was told before: what comes after is of others. */
  const alone = new Set<ClaimTold>();
  /** Told the same of as another. */
  const alike = new Set<ClaimTold>();
  const leftOut = new Set<string>();
  let lead: Partial<ClaimTold> = lastOf(before);
  let bare: Partial<ClaimTold> | undefined;
  let from = 0;
  for (const end of [...[...text.matchAll(clauseEnds)].map(({ index }) => index), text.length]) {
    const clause = text.slice(from, end);
    const start = from;
    from = end;
    const workloads = workloadsIn(clause, known);
    const scope = scopeIn(clause, workloads);
    const isLeaving = leavesAll.test(sentenceAt(text, start + 1));
    const all =
      scope === undefined && !isLeaving
        ? statusesIn(text, start, end).filter(({ index }) => isPlainly(clause, index, workloads, known.customer ?? ""))
        : [];
    const said = areOpen(clause, all) ? [] : lastOnly(clause, all, workloads);
    // "Rejected on Monday and then approved": the day is of what came first.
    const on = dayOn(
      said.length < all.length ? clause.slice(said.at(-1)?.index) : clause,
      known.today,
      said.length > 0,
    );
    // "Approved Teams and rejected Intune", or "Teams approved, Intune rejected".
    const isBefore = said.length > 1 && (said[0]?.index ?? 0) < (workloads[0]?.at ?? 0);
    const named = workloads.map(({ at, ...one }) => {
      const [before, after] = [said.findLast(({ index }) => index < at), said.find(({ index }) => index > at)];
      const { status } = (isBefore ? before : (after ?? before)) ?? {};
      return { at, one: { ...one, scope, status, on, reason: undefined } };
    });
    const [status] = said.map((one) => one.status);
    if (named.length === 0) {
      if (status !== undefined || scope !== undefined) {
        // "I said submitted, but it's still a draft".
        const isThen = goesOn.test(clause);
        const some = told.filter((one) => isOnlyNamed(one) || isThen || /^\s*but\b/i.test(clause));
        const target = open.length > 0 ? open : some;
        for (const one of target) Object.assign(one, { status, scope, on: on ?? (isThen ? undefined : one.on) });
        // "Submitted Monday, rejected Tuesday, resubmitted today".
        const [only, ...more] = told;
        const isNext = only?.on !== undefined && on !== undefined && more.length === 0 && on >= only.on;
        if (isNext && status !== undefined) Object.assign(only, { status, on });
        // "Knocked back, rejected this morning".
        for (const one of told) if (one.status === status) one.on ??= on;
        if (target.length === 0 && told.length === 0) bare = { ...bare, status, scope, on: on ?? bare?.on };
        open = [];
      } else if (on !== undefined) {
        for (const one of told) if (one.status !== undefined && (one.on === undefined || alike.has(one))) one.on = on;
        if (bare?.status !== undefined) bare.on ??= on;
      }
      continue;
    }
    const isDoubted = denies.test(clause) || isYetOpen.test(clause);
    for (const { at, one } of named) {
      told.push(one);
      const isLeft = isLeaving || leavesOut.test(clause.slice(0, at));
      if (isLeft) leftOut.add(one.called);
      if (isLeft) Object.assign(one, { status: undefined, scope: undefined, on: undefined });
      else if (status !== undefined || scope !== undefined) lead = { status: one.status, scope, on };
      else if (isDoubted) one.on = undefined;
      else if (hasOnly(clause, named) && (lead.status ?? lead.scope) !== undefined) {
        alike.add(Object.assign(one, { ...lead, on: on ?? lead.on }));
      } else open.push(one);
      if (pointsBack.test(clause)) alone.add(one);
    }
    if (status === undefined && scope === undefined) continue;
    // "Exchange, Teams and Intune went in on Tuesday"; not "that was the Dynamics one, Power Platform is in review".
    for (const one of open) if (!alone.has(one)) Object.assign(one, { status, scope, on: on ?? one.on });
    open = [];
  }
  return finished(text, {
    told: told.map((one) => (isOnlyNamed(one) ? { ...one, on: undefined } : one)),
    bare,
    leftOut,
    before,
  });
}

/** "That was the Dynamics one". */
const pointsBack = /\b(?:that|this|it|is|are|was|were|one|ones)\b/i;

const lastOf = (before: readonly ClaimTold[]): Partial<ClaimTold> => {
  const { status, scope, on, reason } = before.at(-1) ?? {};
  return { status, scope, on, reason };
};

const isOnlyNamed = ({ status, scope }: ClaimTold): boolean => status === undefined && scope === undefined;

function finished(
  text: string,
  {
    told,
    bare,
    leftOut,
    before,
  }: {
    told: readonly ClaimTold[];
    bare: Partial<ClaimTold> | undefined;
    leftOut: ReadonlySet<string>;
    before: readonly ClaimTold[];
  },
): readonly ClaimTold[] {
  const isProof = /\b(?:proof|poe)\b/i.test(text);
  const reasoned = (one: ClaimTold): ClaimTold =>
    one.status === "Rejected" && isProof ? { ...one, reason: "Insufficient proof of execution" } : one;
  const some = told.filter((one) => !isOnlyNamed(one));
  if (some.length > 0) return some.map(reasoned);
  // "No wait, not Intune".
  const kept = before.filter(({ called }) => !leftOut.has(called));
  if (kept.length < before.length && kept.length > 0) return kept;
  if (told.length > 0) return told.slice(0, 1);
  const drops =
    before.length > 0 && /\b(?:drop|(?:take|leave) (?:it|that|this|them|those) (?:off|out)|remove)\b/i.test(text);
  const more = drops ? ({ scope: "not-applicable", status: undefined, on: undefined } as const) : bare;
  // "PAL was denied" is about no claim.
  if (more === undefined || (/\bpal\b/i.test(text) && !/\b(?:claims?|cpor)\b/i.test(text))) return [];
  const about = before.findLast(({ status }) => status === more.status) ?? before.at(-1);
  const one = {
    called: "",
    workload: undefined,
    scope: undefined,
    status: undefined,
    on: undefined,
    reason: undefined,
  };
  const isSame = about !== undefined && about.status === more.status;
  const [on, reason] = isSame ? [more.on ?? about.on, about.reason] : [more.on, undefined];
  return [reasoned({ ...one, ...about, ...more, on, reason })];
}

/** What is approved or refused as well, and is no claim; and who does so, and is not Microsoft. */
const noClaims =
  /\b(?:claims?|sow|statement of work|contract|offer|quote|proposal|roll-?out|project|workshop|meeting|migration|training|budget|order|pilot|trial|demo|deal|purchase|renewal|licen[cs]es?|agreement|invoice|plan|request)\b/i;
const byOthers =
  /\bby (?:the |their |its |our )?(?!microsoft|ms\b|me\b|us\b|partner center|\d|mon|tue|wed|thu|fri|sat|sun)\p{L}/iu;
const others =
  /\b(?:customer|client|legal|boss|manager|c[eifst]o|he|she|they|their \p{L}+)(?: (?:has|have|had|just|finally|already|now))?\s*$/iu;
/** "Contoso rejected Teams". */
const active =
  /^(?:approved|accepted|rejected|refused|declined|denied) (?:it\b|them\b|(?:the |our )?(?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Ll}*\b)\p{Lu})/u;
/** "Approved: no", "approved next Monday". */
const isTakenBack =
  /^\p{L}+(?: ?[:=]|\?) ?(?:no|nope|false|nein|nee|non)\b|^[^.,;:!?]*\b(?:tomorrow|next (?:week|month|quarter|year|mon|tue|wed|thu|fri|sat|sun)\w*|in (?:a|two|three|four|\d+) (?:days?|weeks?|months?))\b/iu;
const byNamed = /(?<!\p{L})(?!(?:Microsoft|MS|Msft|MSFT|Center|Centre|I) ?$)\p{Lu}\p{L}* ?$/u;
const nothing = /^\p{L}+\s+(?:nothing|none|neither|nobody)\b/iu;
const because = /\b(?:because|since|as|without|missing|no)\b/i;

/** Whether what became of something is not about a claim: "our SOW for Teams was approved by the customer". */
function isOfOther(clause: string, at: number): boolean {
  const before = clause.slice(0, at);
  const after = clause.slice(at);
  if (nothing.test(after) || byOthers.test(after)) return true;
  if (others.test(before)) return !/\bthey\b/i.test(before) || !/\bclaims?\b/i.test(after);
  if (active.test(after) && byNamed.test(before) && !/\bclaims?\b/i.test(after)) return true;
  const what = noClaims.exec(before) ?? noClaims.exec(after.split(because)[0] ?? "");
  return what !== null && !/^claim/i.test(what[0]);
}

/** What is told to be so in a part of the text, in order. */
function statusesIn(text: string, from: number, to: number): readonly { index: number; status: ClaimStatus }[] {
  const all = statuses.flatMap(([pattern, status]) =>
    [...text.matchAll(pattern)].flatMap(({ index }) =>
      index < from ||
      index >= to ||
      isDenied(text, index) ||
      isTakenBack.test(text.slice(index)) ||
      isOfOther(text.slice(from, to), index - from)
        ? []
        : [{ index: index - from, status }],
    ),
  );
  // "Submitted, waiting for Microsoft" is submitted.
  const done = all.filter(({ status }) => status !== "Under review");
  return (done.length > 0 ? done : all).toSorted((one, other) => one.index - other.index);
}

/** "Approved or rejected". */
const areOpen = (clause: string, said: readonly { index: number }[]): boolean =>
  /\bor\b/i.test(clause.slice(said[0]?.index ?? clause.length, said.at(-1)?.index ?? clause.length));

/** Without what was so before something else came: "rejected and then approved". */
function lastOnly<Said extends { index: number }>(
  clause: string,
  said: readonly Said[],
  workloads: readonly { at: number }[],
): readonly Said[] {
  return said.filter(({ index }, nth) => {
    const next = said[nth + 1]?.index;
    return (
      next === undefined || workloads.some(({ at }) => at > index && at < next) || !then.test(clause.slice(index, next))
    );
  });
}

/** A day of a month, and not one counted from today: "in 3 days". */
const isDated =
  /\b\d{1,2}(?:st|nd|rd|th|\.)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d|\b\d{1,2}[/.]\d{1,2}\b/i;

/** The day of what happened; undefined when it is still ahead. */
function dayOn(clause: string, today: Day, happened: boolean): Day | undefined {
  const on = /\b(?:today|this (?:morning|afternoon)|just now)\b/i.test(clause)
    ? today
    : findDay(clause.replace(timeLeft, ""), today, true);
  if (on === undefined || on <= today) return on;
  // "Approved on 3 March", said in November.
  const isOfYear = /\b20\d\d\b/.test(clause);
  // "11/12" may be 12 November as well.
  const isEither = /\b(?:0?[1-9]|1[0-2])[/.](?:0?[1-9]|1[0-2])\b/.test(clause);
  return happened && !isOfYear && !isEither && isDated.test(clause) ? addMonths(on, -12) : undefined;
}

const withOthers =
  /\b(?:another|different|other) partner (?:already |now )?(?:has|holds|took|owns|got|filed|claimed|submitted|does)\b|\b(?:with|by|to|is) (?:another|a different|an other) partner\b/i;
const unused =
  /\b(?:do(?:es)?n['’]?t|do not|does not|never|no longer|stopped|without) (?:even |really |any )?(?:us(?:e|ing)|do|doing|have|having|bought|buy|need)\b|\bnot (?:us|buy|tak)ing\b|\b(?:dropped|cancelled|got rid of)\b/i;
const article = /^(?:\s|the\b|any\b|ms\b|microsoft\b|or\b|and\b|nor\b)*$/i;
const objectEnds = /^\s*(?:$|[.,;:!?]|(?:at|there|here|any ?more|after|so|now|because|but)\b)/i;

/** What is told not to be theirs to claim: nothing in doubt, or only "yet". */
function scopeIn(clause: string, workloads: readonly { at: number; called: string }[]): ClaimTold["scope"] {
  if (/\byet\b/i.test(clause)) return undefined;
  const other = withOthers.exec(clause);
  if (other !== null) return isDenied(clause, other.index) ? undefined : "other-partner";
  const said = unused.exec(clause);
  if (said === null || isDenied(clause, said.index)) return undefined;
  let end = said.index + said[0].length;
  const itself = /^ (?:it|them|that)\b/i.exec(clause.slice(end));
  if (itself !== null) end += itself[0].length;
  for (const { at, called } of workloads)
    if (at >= end && article.test(clause.slice(end, at))) end = at + called.length;
  const isObject = itself !== null || end > said.index + said[0].length;
  return isObject && objectEnds.test(clause.slice(end)) ? "not-applicable" : undefined;
}

/** Whether the clause has nothing but names and everyday words beside its workloads. */
function hasOnly(clause: string, named: readonly { at: number; one: { called: string } }[]): boolean {
  return wordsOf(clause).every(
    ({ fold, from }) =>
      named.some(({ at, one }) => at <= from && from < at + one.called.length) ||
      fillers.test(fold) ||
      isSpelledDay(fold) ||
      /^\p{Lu}/u.test(clause.slice(from)),
  );
}

/** The workloads that are named, and families of them, by an id and a name. */
export const workloadsNamed = (text: string, known: Known): readonly { id: string; name: string }[] =>
  workloadsIn(text, known).map(({ workload, called }) => workload ?? { id: called.toLowerCase(), name: called });

/** Workloads by their names, each once, the longest name first where one is part of another. */
function workloadsIn(text: string, { catalogue, recorded = [] }: Known) {
  const words = wordsOf(text);
  const found: { called: string; workload: Workload | undefined; at: number }[] = [];
  for (let at = 0; at < words.length; at += 1) {
    for (let length = Math.min(5, words.length - at); length > 0; length -= 1) {
      const these = words.slice(at, at + length);
      const name = these.map(({ fold }) => fold).join(" ");
      const workload = findWorkload(catalogue, name);
      const some = workloadsCalled(catalogue, name);
      const before = words[at - 1]?.fold ?? "";
      const after = text.slice(these.at(-1)?.to).trimStart();
      const isMeant =
        !everyday.test(name) ||
        /^(?:dynamics|d365|365)$/.test(before) ||
        /^(?:claims?|submitted|approved|rejected|filed)\b/i.test(after);
      const [from = 0, to = 0] = [these[0]?.from, these.at(-1)?.to];
      if (workload !== undefined ? !isMeant : some.length === 0) continue;
      const called = text.slice(from, to);
      const one = workload ?? onlyOf(some, recorded);
      // "Dynamics Sales" is one workload.
      const last = found.at(-1);
      const isPart = workload !== undefined && last?.workload === undefined && /^(?:dynamics|d365|365)$/.test(before);
      if (isPart) found.pop();
      const start = isPart ? (last?.at ?? from) : from;
      if (!found.some((other) => other.called === called || (one !== undefined && other.workload?.id === one.id)))
        found.push({ called: text.slice(start, to), workload: one, at: start });
      at += length - 1;
      break;
    }
  }
  return found;
}

/** The one of them that is recorded, or the only one there is. */
function onlyOf(some: readonly Workload[], recorded: readonly string[]): Workload | undefined {
  const there = some.filter(({ id }) => recorded.includes(id));
  const [only, ...others] = there.length > 0 ? there : some;
  return others.length === 0 ? only : undefined;
}

const withoutAzure =
  /(?:\bno|(?:\b(?:not|never|dont|doesnt)|n['’]t) (?:use|have|had|run|need|got)(?: any)?) azure(?=\s*(?:[.,;:!?]|$)|\s+(?:at|in|there|here|whatsoever|subs?|subscriptions?|so|and|anyway|for|tenant)\b)/i;
const needsNoPal = /\bno pal (?:is )?(?:needed|necessary|required)\b/i;
/** "2 of 3", "only prod": not all of them. */
const some = /\b(\d|one|two|three|four) (?:out )?of (?:the |their |its |them |all )?(\d|two|three|four|five)\b/i;
const numbers = ["", "one", "two", "three", "four", "five"];
const numberOf = (word: string): number => Math.max(numbers.indexOf(word.toLowerCase()), Number(word) || 0);

/** Whether fewer of the subscriptions are linked than there are. */
function isPartly(text: string): boolean {
  const [, part = "", all = ""] = some.exec(text) ?? [];
  if (part !== "") return numberOf(part) < numberOf(all);
  return /\bonly (?:the )?(?:prod\w*|dev\w*|test|first|one|half)\b|\bhalf of\b|\bonly (?:on )?(?:\d|one|two|three|four) of\b/i.test(
    text,
  );
}

/** What is no longer so, is not certain, or is about to be: nothing is filled in. */
const undone =
  /\b(?:other|another|different|customer['’]?s? own|themselves|remov\w*|revok\w*|brok\w*|break\w*|expir\w*|fail\w*|los[te]\w*|lapsed|gone|delet\w*|unlink\w*|reject\w*|declin\w*|pending|requested|working on|invalid|wrong|stopped|disappeared)\b/i;
const openYet = /\b(?:still|missing|waiting|half|but|exc?ept|almost|nearly|soon|while)\b/i;
const noPal = /\bno pal(?: links?)?(?=\s*(?:[.,;:!?]|$)|\s+(?:at|for|in|on|there|here|yet|so far)\b)/i;
const fourYes =
  /\byes (?:for |to |on )?all (?:4|four)\b(?! (?:customers|people|tenants|sub\w*|claims|workloads)\b)|\ball (?:4|four)(?: are| is|:| should be)?(?: a)? yes\b|\b(?:4 ?x|four times) yes\b|\byes (?:4 ?x|four times)(?!\w)/i;
const everythingDone =
  /(?:\beverything(?: is|['’]s)?|(?:^|[.,;:!?]\s*|\bit(?: is|['’]?s) )(?:it )?all) (?:now )?(?:green|done|set|in order|complete|finished|in place|sorted)(?=\s*(?:[.,;:!?]|$)|\s+(?:at|there|here|now|today|yesterday|this|last|thanks|for)\b)/i;
/** What is done, and what is said of it: nothing but a customer's name may stand between. */
const nouns = /\b(pal|cpor|onboarding)\b(?: links?| association)?/gi;
const isDone =
  /^(?:,? (?:and|&|\+) (?:the )?(?:pal|cpor|onboarding)\b)*(?: (?:at|for|in|of) [^,;:.!?]{1,60}?)??:?(?: (?:is|are|was|were|ist|is now|has been|have been|got|está|est)|['’]s)?(?: (?:now|already|finally|all|both))? (?:linked|done|in place|set up|finished|completed?|sorted|active|green|verknüpft|gekoppeld|vinculad[oa])(?!\p{L})/iu;
/** "The call about PAL is done". */
const isBeside = /\b(?:about|on|for|of|in|with|re)(?: the| their| our)? $/i;
const did = /\b(?:linked|did|finished|completed|done with|set up|sorted)(?: (?:the|their|our|a|my))?$/i;
const linked =
  /\blinked (?:it|them|both|all)\b(?! to\b)|\b(?:subs?|subscriptions?|tenants?|azure)(?: (?:is|are|was|were|has been|have been|all|both|now))* linked\b(?! to\b)/i;
const claimsDone =
  /\ball (?:of )?(?:the |our |their )?claims (?:(?:at|for) [^,;:.!?]{1,60} )?(?:are|were|have been|got) (?:now |already |all )?(?:in(?=\s*(?:[.,;:!?]|$)|\s+(?:at|for|now|since)\b)|submitted|approved)\b/i;

/** Answers that are told in so many words: "PAL is linked", "all four yes", "no Azure there". */
export function answersTold(text: string): Answers {
  if (unsure.test(text) || undone.test(text) || isHedged(text) || byOthers.test(text)) return {};
  if (correctedParts(text).length > 1) return {};
  if (fourYes.test(text)) return isDoubted(text.replace(/\bshould be\b/i, "")) ? {} : fourAnswers;
  if (plans.test(text)) return {};
  if (/\b(?:pal|linked)\b/i.test(text) && isPartly(text)) return denies.test(text) ? {} : { pal: "no" };
  if ((withoutAzure.test(text) && !/\byet\b/i.test(text)) || needsNoPal.test(text)) return { pal: "n/a" };
  if (noPal.test(text)) return { pal: "no" };
  if (isDoubted(text) || /\b(?:yet|only)\b/i.test(text)) return {};
  const named = [...text.matchAll(nouns)];
  if (named.length === 0 && everythingDone.test(text)) return { cpor: "yes", pal: "yes", onboarding: "yes" };
  const done = named.flatMap(({ 0: said, 1: noun = "", index }) =>
    (isDone.test(text.slice(index + said.length)) && !isBeside.test(text.slice(0, index))) ||
    did.test(text.slice(0, index).trimEnd())
      ? [noun.toLowerCase()]
      : [],
  );
  const answers: Answers = {};
  if (done.includes("pal") || linked.test(text)) answers.pal = "yes";
  if (done.includes("cpor") || claimsDone.test(text)) answers.cpor = "yes";
  if (done.includes("onboarding")) answers.onboarding = "yes";
  return answers;
}

const fourAnswers: Answers = { cpor: "yes", pal: "yes", owner: "yes", onboarding: "yes" };

const isDoubted = (text: string): boolean => denies.test(text) || plans.test(text) || openYet.test(text);
