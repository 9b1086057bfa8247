/** What somebody tells became of claims, as their forms would be filled in. Pure. */
import type { Day } from "../../../domain/time/time.ts";
import {
  areOpen,
  isCustomersDecline,
  isUnqualified,
  lastOnly,
  namesStatus,
  scopeIn,
  statusesIn,
  wantsIt,
} from "./claim-status.ts";
import {
  competesAt,
  isOnlyNamed,
  isSameWorkload,
  nothingTold,
  toldOf,
  unnamed,
  type ClaimTold,
  type ToldOf,
} from "./claim-told.ts";
import { tellsAccess } from "./access-told.ts";
import { takenBackIn } from "./answers-taken-back.ts";
import { amendedClaims, onlySome } from "./claims-amended.ts";
import { correctedParts, withoutCorrector } from "../words/corrections.ts";
import { isSpelledDay } from "../time/day.ts";
import { linkTold } from "./link-told.ts";
import { proofPaper, reasonIn, reasonWords } from "./claim-reasons.ts";
import { denies, plans, sentenceAt, takesAllBack, unquoted } from "../reading/doubt.ts";
import { dayOn } from "../reading/happened.ts";
import { isFrequent } from "../reading/intents.ts";
import { wordsOf } from "../words/words.ts";
import { workloadsIn, workloadsSlipped, type Known } from "../words/workload-names.ts";

const clauseEnds =
  /(?<![.;!?\n,:])[.;!?\n,:]+(?=\s|$)|\s(?=[–—-]+\s)|\s(?=(?:but|while|whereas|exc?ept|apart from|besides|though)\s)/gi;

/** "I submitted Teams because another partner did Intune", "Teams is in and Exchange follows": what became of one, and of the other. */
const opensOthers =
  /(?<![,.;:!?–—-])\s(?=(?:because|since) (?:another|a different|some other|the other|their|a competitor|one of our competitors|some(?:body|one) else)\b|and (?:[^\s,.;:!?]{1,30} ){1,3}(?:comes|follows|goes|will|needs|waits|isn['’]?t|hasn['’]?t|is (?:next|planned|due|not|still waiting|coming|to follow))\b)/gi;

/** Words beside the name of a workload of which the same is told as of another: "Teams as well". */
const fillers =
  /^(?:and|also|too|as|well|both|the|claims?|workloads?|for|at|of|on|same|likewise|ones?|now|please|pls|in|then|sorry|forgot|that|it|is|was|just|btw|plus|ditto|today|yesterday|this|morning|afternoon|last|night|i|mean|meant|actually|oh|no|wait|not|rather|than|instead|about|though|but|so|auch|ook|aussi|tambien|\d*)$/;

const neither = /\b(?:neither|nor)\b/i;
const leavesOut =
  /(?:^|[\s(])(?:exc?ept(?: for)?|apart from|besides|excluding|all but|not|without|never|unlike|contrary to|instead of|rather than|as opposed to|other than)\s+(?:(?:about|for|of)\s+)?(?:the\s+)?$/i;
const isExcepted =
  /^\s+(?:(?:exc?epted|excluded|aside)\b|(?:is |was )?not\s*(?:$|[.,;:!?)])|(?:is|was)n['’]?t\s*(?:$|[.,;:!?)]))/i;
const joins = /^(?:\s|,|and\b|or\b|nor\b|the\b|&|\+)+$/i;
/** "Everything but Teams". */
const leavesAll =
  /\b(?:everything|all|both|every claim|any)(?: of (?:it|them))?(?: (?:the |our |their |other )?(?:workloads?|claims?|others?|ones?))? (?:but|exc?ept)\b/i;

const opensOther = /^\s*(?:but|while|whereas|though)\b/i;
const goesOn =
  /^[\s,;]*(?:(?:and|but) )?(?:then|now|finally|later|(?:it|they)(?: is| are|['’]s|['’]re)(?= \p{L}+ed\b)|(?:it|they)(?: is| are|['’]s|['’]re| was| were| has been| have been| got) (?:now|then|finally|later))(?!\p{L})/iu;
/** A clause that goes on with what became of the claim: ", resubmitted and approved". */
const opensResult = /^[\s,;]*(?:and |then |it (?:was |got )?)?(?:re-?)?\p{L}+ed\b/iu;
const opensState = /^[\s,;–—-]*(?:and |but )?(?:(?:it|that) )?(?:is|it['’]s|that['’]s|got|has been|was then)\b/i;
const isYetOpen = /\b(?:yet|nothing|no)\b/i;

/** "Went in yesterday, waiting for Microsoft now": what is submitted waits, and its review need not have begun. */
const submittedAndWaits =
  /(\b(?:went in|is in|are in|submitted|filed|sent (?:it |them )?in)\b[^.;!?]{0,40})[,.;] (?:and |so )?(?:now |just |still )?(?:(?:we(?:['’]re| are)|i(?:['’]m| am)|it(?:['’]s| is)) )?waiting (?:for|on) (?:ms|microsoft)(?: now)?(?=\s*(?:[.,;!?]|$))/gi;

/** "They didn't accept the proof": they rejected it. */
const notAccepted = new RegExp(
  `\\b(?:did|do|does|would)(?:n['’]t| not) (?:accept|take)(?= (?:the|our|my|that) (?:[^\\s,.;:!?]{1,30} ){0,4}?(?:claim|${proofPaper})\\b)`,
  "giu",
);
const sends = "(?:sent|handed|kicked|threw|thrown|gave|given|returned)";
const toUs = "(?: to (?:us|me))?(?! (?:to (?!us|me)|with|on|approved|in)\\b)";
/** "The claim came back", "Microsoft sent the Intune claim at Contoso back to us": rejected, where it is said why. */
const cameBack = new RegExp(
  `(?<!\\b(?:i|we|you|he|she|who|customer|client)(?: has| have|['’]ve)?(?: just| now)? )(?:\\b(?:has |have )?(?:just |now )?c[ao]me (?:straight |right )?back\\b|\\b(?:was|were|got|has been|have been) (?:just |now )?(?:${sends} back|returned)\\b)${toUs}`,
  "giu",
);
const gaveBack = new RegExp(
  `\\b(microsoft|ms|they)( has| have)?(?: just| now)? ${sends} (?:back )?(it|them|(?:the|our|my) [^,.;:!?]{1,60}?)(?: back)?${toUs}(?=\\s*(?:[,.;:!?–—-]|$)| (?:because|since|as)\\b)`,
  "giu",
);

/** The text with what says otherwise that claims were rejected. */
function rejectedIn(text: string, known: Known): string {
  const said = text.replace(notAccepted, "rejected");
  if (!/\bclaims?\b/i.test(said) && workloadsIn(said, known).length === 0) return said;
  const isWhy = said.split(/[,.;:!?–—-](?=\s|$)/).some((clause) => reasonIn(clause, said) !== undefined);
  if (!isWhy) return said;
  return said
    .replace(cameBack, "was rejected")
    .replace(gaveBack, (all, who: string, has: string | undefined, what: string) =>
      /\bback\b/i.test(all) ? `${who}${has ?? ""} rejected ${what}` : all,
    );
}

/** "Approved!! Woodgrove Intune", "submitted, Litware Copilot": called out before what it is of. */
const calledOut =
  /^((?:(?:finally|just|yay|yes|yeah|hooray|great|good news|hurray|ok|hey|hi|damn|argh|sadly)[,.!:]? )*)(approved|rejected|(?:re-?)?submitted|disputed|declined) ?[!.,:;)(…–—-]{1,4} (\p{L}[\p{L}\d&]*(?: [\p{L}\d&]+){0,4})[.!]*$/iu;

/**
 * What became of claims, in the order in which they were told.
 * @param before what was told before: "Teams too" is told the same of, "rejected, no signature" is about the last.
 */
export function claimsTold(said: string, known: Known, before: readonly ClaimTold[] = []): readonly ClaimTold[] {
  // "They accepted our GDAP request" is told of access, and of no claim.
  if (tellsAccess(said) && !/\b(?:claims?|cpor)\b/i.test(said) && workloadsIn(said, known).length === 0) return [];
  const taken = takenBackIn(said).rest;
  // "CPOR is done, PAL was refused": that is no claim.
  const text = rejectedIn(linkTold(taken)?.rest ?? taken, known)
    .replace(submittedAndWaits, "$1")
    .replace(calledOut, (all, opens: string, state: string, rest: string) =>
      workloadsIn(rest, known).length === 0 ? all : `${rest} ${opens}${state}`,
    );
  const amended = amendedClaims(text, known, before);
  if (amended !== undefined) return amended;
  const [first = "", ...corrections] = correctedParts(before.length === 0 ? text : withoutCorrector(text));
  const told = toldIn(first, known, before);
  // "I wrote rejected, correct is approved", of the one told before.
  const opening = told.length === 0 && before.length === 1 && corrections.length > 0 ? before : told;
  return corrections.reduce(
    (sofar, part) =>
      amendedClaims(part, known, sofar) ?? corrected(sofar, toldIn(part, known, sofar), part, known.today),
    opening,
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
  if (now.length === 0 && (denies.test(part) || takesAllBack.test(part)))
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

/** A clause, and what it tells: of the workloads that it names, or of those before it. */
type Part = {
  clause: string;
  named: readonly { at: number; one: ClaimTold }[];
  status: ClaimTold["status"];
  scope: ClaimTold["scope"];
  on: ClaimTold["on"];
  reason: ClaimTold["reason"];
  /** "Everything but Teams was approved". */
  isLeaving: boolean;
  /** What it tells is of somebody with another name than the customer's: "Woodgrove rejected". */
  isOfAnother: boolean;
  /** "Approved: Teams, Exchange". */
  isHeading: boolean;
  /** "Resubmitted and approved": told in the order in which it came. */
  isSequence: boolean;
  /** What became of them stands before their names. */
  isVerbFirst: boolean;
};

function partsOf(text: string, known: Known): readonly Part[] {
  const said = unquoted(text);
  const others = [...text.matchAll(opensOthers)].filter(
    ({ index }) =>
      namesStatus(text.slice(0, index)) &&
      [text.slice(0, index), text.slice(index)].every((part) => workloadsIn(part, known).length > 0),
  );
  const ends = [...text.matchAll(clauseEnds), ...others]
    .map(({ index }) => index)
    .toSorted((one, other) => one - other);
  return [...ends, text.length].map((end, nth) => {
    const start = nth === 0 ? 0 : (ends[nth - 1] ?? 0);
    // "Handed in again 25.11., …": the point is the day's.
    const isDated = text[end] === "." && /\b\d{1,2}\.\d{1,2}$/.test(text.slice(start, end));
    const clause = text.slice(start, isDated ? end + 1 : end);
    const sentence = sentenceAt(said, start + 1);
    const isLeaving = leavesAll.test(sentence);
    const isHeading = text[end] === ":";
    const { isDeclined, ...told } = toldOfNamed(said, { start, end, clause, isLeaving }, known);
    const reason = reasonIn(clause, sentence) ?? (isDeclined ? "Customer declined" : undefined);
    return { clause, reason, isLeaving, isHeading, ...told };
  });
}

function toldOfNamed(
  said: string,
  { start, end, clause, isLeaving }: { start: number; end: number; clause: string; isLeaving: boolean },
  known: Known,
): Pick<Part, "named" | "status" | "scope" | "on" | "isOfAnother" | "isSequence" | "isVerbFirst"> & {
  isDeclined: boolean;
} {
  const exactly = workloadsIn(clause, known);
  const workloads =
    exactly.length === 0 && namesStatus(clause) ? workloadsSlipped(clause, known, (fold) => isFrequent(fold)) : exactly;
  const open = takesAllBack.test(said.slice(start)) || wantsIt.test(said.slice(start));
  const scoped = open
    ? undefined
    : scopeIn(said.slice(start, end), workloads, sentenceAt(said, start + 1), known.customer);
  // "Teams: customer has declined".
  const before = sentenceAt(said, start + 1).slice(0, -1 * clause.trim().length);
  const isOfNamed = workloads.length === 0 && workloadsIn(before, known).length === 1;
  const isDecline = (part: string, at: number) =>
    isCustomersDecline(part, at, workloads, known.customer) ||
    (isOfNamed && byCustomerAlone.test(part.slice(0, at)) && /^(?:declined|turned down)\s*$/i.test(part.slice(at)));
  const all =
    (scoped === undefined || scoped.is === "in") && !isLeaving
      ? statusesIn(said, start, end, isDecline).filter(
          ({ index }) => isDecline(clause, index) || isUnqualified(clause, index, workloads, known.customer ?? ""),
        )
      : [];
  const [shown] = workloads.slice(-1);
  // "Exchange in, Teams in".
  if (
    all.length === 0 &&
    scoped === undefined &&
    shown !== undefined &&
    isIn.test(clause.slice(shown.at + shown.called.length)) &&
    !saysUse.test(clause)
  )
    all.push({ index: shown.at + shown.called.length + 1, status: "Submitted" });
  // "They do have Teams, approved in May".
  const scope = all.length > 0 ? undefined : scoped?.is;
  const last = areOpen(clause, all, workloads) ? [] : lastOnly(clause, all, workloads);
  const dated = last.length < all.length ? datedPart(clause, all, last.at(-1)?.index ?? 0) : clause;
  // "Rejected, will resubmit Monday", "resubmitting Tuesday": that is no day of what became of it.
  const isAhead = last.length === 0 && (plans.test(dated) || doesNext.test(dated));
  const on = isAhead ? undefined : dayOn(dated, known.today, last.length > 0);
  // "Approved Teams and rejected Intune", or "Teams approved, Intune rejected".
  const isBefore = last.length > 1 && (last[0]?.index ?? 0) < (workloads[0]?.at ?? 0);
  const named = workloads.map(({ at, ...one }) => {
    const [before, after] = [last.findLast(({ index }) => index < at), last.find(({ index }) => index > at)];
    const { status } = (isBefore ? before : (after ?? before)) ?? {};
    const isScoped = scope !== undefined && scoped !== undefined && at >= scoped.from && at < scoped.to;
    return { at, one: { ...one, ...nothingTold, scope: isScoped ? scope : undefined, status, on } };
  });
  // "Teams on Tuesday and Exchange today": each its own.
  const days = workloads.map(({ at }, nth) => dayOn(clause.slice(at, workloads[nth + 1]?.at), known.today, true));
  if (!isAhead && new Set(days).size > 1 && !days.includes(undefined))
    for (const [nth, { one }] of named.entries()) one.on = days[nth];
  const isOfAnother = last.some(({ index }) => isOfName(clause.slice(0, index), known));
  const isSequence = last.length === 1 && opensResult.test(clause) && last[0]?.index !== all[0]?.index;
  const isDeclined = last.length === 1 && isDecline(clause, last[0]?.index ?? 0);
  const isVerbFirst = (last[0]?.index ?? clause.length) < (workloads[0]?.at ?? 0);
  return { named, status: last[0]?.status, scope, on, isOfAnother, isSequence, isDeclined, isVerbFirst };
}

/** "Rejected on Monday and then approved": the part that says when the one there came about. */
function datedPart(clause: string, all: readonly { index: number }[], at: number): string {
  const isFirst = all[0]?.index === at;
  return isFirst ? clause.slice(0, all[1]?.index) : clause.slice(at);
}

/** What somebody does then, or is to come: "resubmitting on Tuesday", "back in on Tuesday", "the call is on Monday". */
const doesNext =
  /\b(?!(?:morning|evening|during|according|missing|waiting|pending|meaning|regarding|concerning|including|being|having|nothing|something|anything|everything)\b)\p{L}{2,}ing\b|\b(?:(?:re-?)?submit|re-?file|resend|(?:i|we|they) (?:dispute|appeal|send|upload|file|call|ask|tell|meet)|goes|go|(?:re-?)?submission|follow-?up|next|deadline|due|call|back in|again on)\b/iu;
const byCustomerAlone =
  /^[\s,;:–—-]*(?:and |but )?(?:the |our )?(?:customer|client)(?: (?:has|have|had|just|now|already))* $/i;
const isIn =
  /^(?: claims?)? in(?: (?:since|as of|on)(?= (?:the )?(?:\d|yesterday|today|last|this|mon|tue|wed|thu|fri|sat|sun))[^.;!?]{1,30})?\s*$/i;

const auxiliary = /^(?:is|are|was|were|been|be|got|get|has|have|had|just|now|finally|also|too|already|claims?|s)$/;
const ourWords = /^(?:microsoft|ms|msft|partner|center|centre|cpor|pal|poe|i|ive|it|they|we|weve|and|but|so|claim)$/;

/** Whether what follows is said of a name that is none of the customer's. */
function isOfName(before: string, { customer }: Known): boolean {
  if (customer === undefined) return false;
  const last = wordsOf(before).findLast(({ fold }) => !auxiliary.test(fold));
  if (last === undefined || !/^\p{Lu}/u.test(before.slice(last.from)) || isSpelledDay(last.fold)) return false;
  return !ourWords.test(last.fold) && !wordsOf(customer).some(({ fold }) => fold === last.fold);
}

/** How far a claim is. */
const stages: readonly (readonly ClaimTold["status"][])[] = [
  ["Not started"],
  ["Draft"],
  ["Submitted"],
  ["Under review", "Partner action required"],
  ["Rejected"],
  ["Dispute"],
  ["Approved", "Rejected final"],
];
const stageOf = (status: ClaimTold["status"]): number => stages.findIndex((some) => some.includes(status));

/** "I submitted it as promised, and it already shows as approved": what is told later came later, where it may. */
function mayFollow(before: ClaimTold["status"], now: ClaimTold["status"], clause: string): boolean {
  if (before === undefined || now === undefined || cameBefore.test(clause) || isOfNamed.test(clause)) return false;
  // "They said yes, so I submitted it": a claim that is only submitted now was not approved.
  if (now === "Submitted" && followsFrom.test(clause)) return true;
  return stageOf(now) > stageOf(before);
}
/** What was approved ends: "and the customer disassociated us". */
const endsIt = /\bdisassociated\b|\bassociation\b/i;
const cameBefore =
  /^[\s,;–—-]*(?:and |but )?(?:because|although|though|despite|even though|as|while|before|originally|previously|at first|first|earlier|last (?:year|time))\b/i;
/** "Contoso approved", of which it is not known what. */
const isOfNamed =
  /^[\s,;–—-]*(?:and |but )?(?!(?:Microsoft|MS|Partner|It|They|That|Now)\b)\p{Lu}[\p{L}\d]* (?:has |have )?\p{L}+ed\b/u;
const followsFrom = /^[\s,;–—-]*(?:and )?(?:so|therefore|thus|hence|then)\b/i;

/** What the clauses up to one have told. */
type Sofar = {
  told: ClaimTold[];
  /** Named, and nothing told of them yet. */
  open: ClaimTold[];
  /** Of which something was told before: what comes after is of others. */
  alone: Set<ClaimTold>;
  /** Told the same of as another. */
  alike: Set<ClaimTold>;
  leftOut: Set<string>;
  /** What "Teams too" is told. */
  lead: ToldOf;
  /** Told behind what became of them, and not when: "submitted Exchange, Teams and SharePoint yesterday". */
  undated: readonly ClaimTold[];
  /** Told of no workload by its name. */
  bare: ToldOf | undefined;
};

function toldIn(text: string, known: Known, before: readonly ClaimTold[]): readonly ClaimTold[] {
  const sofar: Sofar = {
    told: [],
    open: [],
    alone: new Set(),
    alike: new Set(),
    leftOut: new Set(),
    lead: toldOf(before.at(-1)),
    undated: [],
    bare: undefined,
  };
  /** What the last clause that told of any told of. */
  let latest: readonly ClaimTold[] = [];
  let reason: ClaimTold["reason"];
  let note: string | undefined;
  const competes = competesAt(text);
  const contested = competes === undefined ? "" : sentenceAt(text, competes).toLowerCase();
  const isCompeting = ({ called }: ClaimTold): boolean =>
    competes !== undefined && contested.includes(called.toLowerCase());
  for (const part of partsOf(text, known)) {
    if (part.scope === "other-partner") note ??= inTheirWords(part.clause);
    const earlier = new Set(sofar.told.filter((one) => !isOnlyNamed(one)));
    if (part.named.length === 0) takeUnnamed(sofar, part);
    else takeNamed(sofar, part, known, before);
    const told = sofar.told.filter((one) => !isOnlyNamed(one) && !earlier.has(one));
    if (told.length > 0) latest = told;
    reason = part.reason ?? reason;
    const about = [...latest, ...(sofar.bare === undefined ? [] : [sofar.bare])];
    if (about.length === 0 || reason === undefined) continue;
    // Microsoft ended it, because the customer asked for that.
    const isTheirs = reason === "Customer declined";
    for (const one of about)
      if (one.reason === undefined || (isTheirs && one.reason === "Disassociated")) one.reason = reason;
    sofar.lead = { ...sofar.lead, reason };
    reason = undefined;
  }
  const [only, ...others] = finished(text, sofar, before)
    .map((one) =>
      one.status === "Rejected" ? one : { ...one, reason: undefined, on: isOnlyNamed(one) ? undefined : one.on },
    )
    .map((one) => (one.scope === "other-partner" && note !== undefined ? { ...one, note } : one))
    .map((one) => (isCompeting(one) ? { ...one, competing: true as const } : one));
  // "Another partner contested our claim": of which is not said.
  if (only === undefined) return competes === undefined ? [] : [{ ...unnamed, competing: true }];
  // Of several it is not known whose it is.
  return others.length > 0
    ? [only, ...others]
    : [
        {
          ...only,
          claimId: claimIdIn(text, before.length > 0) ?? only.claimId,
          note: only.note ?? (only.status?.startsWith("Rejected") === true ? reasonWords(text) : undefined),
        },
      ];
}

/** Most of an input of the form. */
const longestNote = 300;

/** "…, because another partner did the Defender project there", without what it hangs on. */
function inTheirWords(clause: string): string {
  const words = clause.replace(hangsOn, "").trim();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`.slice(0, longestNote);
}
const hangsOn = /^[\s,.;:!?–—-]*(?:(?:and|but|so|because|since|as|that)\s+){0,3}/i;

function takeUnnamed(sofar: Sofar, { clause, status, scope, on, isOfAnother, isHeading, isSequence }: Part): void {
  const { told, open, alike, bare, leftOut } = sofar;
  // "I resubmitted it. Could you please note that it is in review again?"
  if (status === "Under review" && asksToNote.test(clause) && told.some((one) => one.status === "Submitted")) return;
  // "Contoso approved, Woodgrove rejected".
  if (isOfAnother && (told.length > 0 || bare !== undefined)) return;
  if (status === undefined && scope === undefined) {
    // "They started with Intune and Teams, no claims yet".
    if (noneYet.test(clause)) for (const one of told.filter(isOnlyNamed)) Object.assign(one, { status: "Not started" });
    // "It is still shown as not started, and the customer has now bought the licences."
    if (on === undefined || ofWork.test(clause)) return;
    for (const one of told) if (one.status !== undefined && (one.on === undefined || alike.has(one))) one.on = on;
    if (bare?.status !== undefined) bare.on ??= on;
    return;
  }
  if (isHeading && open.length === 0) sofar.lead = { ...nothingTold, status, scope, on };
  // "I said submitted, but it's still a draft".
  const isThen = goesOn.test(clause);
  const some = told.filter(
    (one) =>
      !leftOut.has(one.called) &&
      (isOnlyNamed(one) ||
        one.scope === "in" ||
        // "We didn't do the Teams project there, another partner did".
        (one.scope === "not-applicable" && scope === "other-partner") ||
        isThen ||
        /^\s*but\b/i.test(clause)),
  );
  const target = open.length > 0 ? open : some;
  // "Exchange and Teams: one approved, one rejected": which is which?
  if (target.length > 1 && /\b(?:one|some|another)\b/i.test(clause)) {
    sofar.open = [];
    return;
  }
  for (const one of target)
    // "We deployed Teams in October, nothing claimed yet".
    Object.assign(one, {
      status,
      scope,
      on: on ?? (status !== "Not started" && (isOnlyNamed(one) || one.status === status) ? one.on : undefined),
    });
  // "Submitted Monday, rejected Tuesday, resubmitted today".
  const [only, ...more] = told;
  // "Rejected, the proof wasn't signed. I've resubmitted it this morning".
  const isAgain =
    /^(?:Rejected|Partner action required)$/.test(only?.status ?? "") &&
    status === "Submitted" &&
    !cameBefore.test(clause);
  // "Was in review, is since this morning approved".
  const isDecided =
    /^(?:Draft|Submitted|Under review)$/.test(only?.status ?? "") &&
    /^(?:Approved|Rejected)$/.test(status ?? "") &&
    opensState.test(clause);
  const isLater =
    isSequence ||
    isAgain ||
    isDecided ||
    mayFollow(only?.status, status, clause) ||
    (only?.status === "Approved" && status === "Rejected" && endsIt.test(clause) && !cameBefore.test(clause)) ||
    (only?.on !== undefined && on !== undefined && on >= only.on);
  const isNext = !isHeading && only !== undefined && more.length === 0 && isLater;
  if (isNext && status !== undefined)
    Object.assign(only, { status, on: on ?? (only.status === status ? only.on : undefined) });
  // "Knocked back, rejected this morning".
  for (const one of told) if (one.status === status) one.on ??= on;
  if (target.length === 0 && told.length === 0)
    sofar.bare = { ...nothingTold, ...bare, status, scope, on: on ?? bare?.on };
  sofar.open = [];
}

const noneYet =
  /^[\s,;–—-]*(?:(?:and|but|so) )?(?:there(?:['’]s| are| is) )?no claims?(?: there| for (?:it|them|either|both))? (?:yet|so far)\b/i;
const ofWork =
  /\b(?:customer|client|they|we|who)\b.*\b(?:bought|buy|ordered|signed|us(?:e|es|ed|ing)|start(?:s|ed)?|want\w*|need\w*|asked|began|begin)\b/i;
const asksToNote = /^\W*(?:(?:and|so|please) )?(?:note|record|update|mark|set|put|change)\b/i;

function takeNamed(
  sofar: Sofar,
  { clause, named, status, scope, on, isLeaving, isVerbFirst }: Part,
  known: Known,
  before: readonly ClaimTold[],
): void {
  const { told, alone, alike, leftOut } = sofar;
  const left = leftIn(clause, named);
  // "It's for SharePoint, not Exchange": the "not" is only of the other.
  const first = named[0]?.at ?? 0;
  const isInstead = left.size > 0 && named.length > left.size && !left.has(first) && hasOnly(clause, named);
  // "Submitted the claims this morning, Exchange and Teams".
  // Not "all approved but Intune".
  if (told.length === 0 && sofar.bare !== undefined && (isInstead || !opensOther.test(clause))) sofar.lead = sofar.bare;
  const isTold = status !== undefined || scope !== undefined;
  // "Exchange and Intune rejected, only Intune though".
  const kept = isTold ? undefined : onlySome(clause, known, told);
  if (kept !== undefined) {
    sofar.told = [...kept];
    return;
  }
  // "They don't use Teams but Exchange".
  const isOther = sofar.lead.scope !== undefined && insteadOf.test(clause);
  const isOnly = !isOther && hasOnly(clause, named);
  // "They don't use Teams. And SharePoint neither".
  const isNeither =
    sofar.lead.scope !== undefined && neither.test(clause) && hasOnly(clause.replace(neither, ""), named);
  const isDoubted = !isInstead && (denies.test(clause) || isYetOpen.test(clause));
  for (const { at, one } of named) {
    const isLeft = isLeaving || left.has(at);
    // "Exchange and Intune rejected, but not Exchange", "Teams rejected, Teams is back in review".
    const again = told.findIndex((other) => isSameWorkload(one, other));
    if (again >= 0 && (isLeft || !isOnlyNamed(one))) told.splice(again, 1);
    told.push(one);
    if (isLeft) leftOut.add(one.called);
    if (isLeft) Object.assign(one, nothingTold);
    else if (isTold) sofar.lead = isOnlyNamed(one) ? sofar.lead : { ...nothingTold, status: one.status, scope, on };
    else if (isNeither) Object.assign(one, { scope: sofar.lead.scope });
    else if (isDoubted) one.on = undefined;
    else if (isOnly && (sofar.lead.status ?? sofar.lead.scope) !== undefined) {
      // "Exchange approved, Intune rejected", "the Exchange one": of what was told of, that.
      const own = before.find((other) => !isOnlyNamed(other) && isSameWorkload(one, other));
      const same = own === undefined ? sofar.lead : toldOf(own);
      alike.add(Object.assign(one, { ...same, on: one.on ?? on ?? same.on }));
      for (const other of sofar.undated) other.on ??= one.on;
    } else if (!namesStatus(clause)) sofar.open.push(one);
    if (pointsBack.test(clause) || (!isOnly && saysUse.test(clause))) alone.add(one);
  }
  if (!isTold) return;
  sofar.undated = isVerbFirst && on === undefined ? named.map(({ one }) => one) : [];
  // "Exchange, Teams and Intune went in on Tuesday"; not "that was the Dynamics one, Power Platform is in review".
  for (const one of sofar.open) if (!alone.has(one)) Object.assign(one, { status, scope, on: on ?? one.on });
  sofar.open = [];
}

/** Where those stand that are named to be left out: "unlike Teams and Intune", "Intune excepted", "of Exchange and Teams only Teams". */
function leftIn(clause: string, named: readonly { at: number; one: { called: string } }[]): ReadonlySet<number> {
  const only = named.find(({ at }) => /(?<!\bnot )\bonly (?:the )?$/i.test(clause.slice(0, at)));
  const left = new Set<number>();
  for (const [nth, { at, one }] of named.entries()) {
    const before = named[nth - 1];
    const isJoined =
      before !== undefined && left.has(before.at) && joins.test(clause.slice(before.at + before.one.called.length, at));
    const isBeforeOnly = only !== undefined && at < only.at && !namesStatus(clause.slice(at, only.at));
    if (isJoined || isBeforeOnly || leavesOut.test(clause.slice(0, at))) left.add(at);
    else if (isExcepted.test(clause.slice(at + one.called.length))) left.add(at);
  }
  return left;
}

const ofElse =
  "(?<!\\b(?:partner|mpn|location|tenant|object|subscription|invoice|order|po|phone|ticket|customer|global|engagement|account|deal|project|contract)(?: ?id| ?number)? )";
const called = `${ofElse}\\b(?:(?:claim|case|reference|ref|association)\\.?(?: ?(?:id|no|nr|number|#))?|id|nr|number|no(?=\\. ?\\d))\\.?`;
const isIt = "(?: (?:for|of|at) (?:[^\\s,;:]{1,30} ){1,6}?is)?(?: (?:is|was|got|now))?[:# ]{1,3}";
const claimIds: readonly RegExp[] = [
  // "Claim ID C-204417", "our reference is CPOR-2291047".
  new RegExp(`${called}${isIt}((?=[\\w-]{0,20}\\d)[a-z]{1,8}-?\\d[\\w-]{2,20})(?![\\w-])`, "i"),
  // Digits alone are an ID only where they are called so: "claim number 4471902", "the Exchange claim 4471902".
  new RegExp(
    `\\b(?:claim|case|reference|ref|association)\\.? ?(?:id|no|nr|number|#)\\.?${isIt}(\\d{5,12})(?![\\w-])|${called}${isIt}(\\d{6,12})(?![\\w-])`,
    "i",
  ),
];
/** As Partner Center calls claims, wherever it stands: "disputed this morning, CLM-900100, with the letter". */
const bareIds = /(?<![\w-])(?<!\bnot (?:the )?)(?:clm|cpor)(?:-[\w-]{0,12}\d[\w-]{0,12}| ?\d{4,12})(?![\w-])/gi;

/** The claim ID that a text gives; what is not called so may be another claim's where the text goes on. */
function claimIdIn(text: string, goesOn: boolean): string | undefined {
  const [called] = claimIds.flatMap(
    (pattern) =>
      pattern
        .exec(text)
        ?.slice(1)
        .find((id) => id !== undefined) ?? [],
  );
  const [only, ...others] = new Set(goesOn ? [] : text.match(bareIds));
  return called ?? (others.length === 0 ? only : undefined);
}

const insteadOf = /\b(?:but|just|rather|instead|while|whereas|though)\b/i;
/** "Contoso uses Teams": what comes after it of others is not of that. */
const saysUse = /\b(?:use[sd]?|using|have|has|had|run|runs|do|does|keep|keeps|need|needs|want|wants|bought|likes?)\b/i;

/** "That was the Dynamics one". */
const pointsBack = /\b(?:that|this|it|is|are|was|were|one|ones)\b/i;

function finished(text: string, { told, bare, leftOut }: Sofar, before: readonly ClaimTold[]): readonly ClaimTold[] {
  const some = told.filter((one) => !isOnlyNamed(one));
  if (some.length > 0) return some;
  // "No wait, not Intune".
  const kept = before.filter(({ called }) => !leftOut.has(called));
  if (kept.length < before.length && kept.length > 0) return kept;
  if (told.length > 0) return told.slice(0, 1);
  const more: ToldOf | undefined =
    before.length > 0 && isDropped(text) ? { ...nothingTold, scope: "not-applicable" } : bare;
  // "PAL was denied" is about no claim.
  if (more === undefined || (/\b(?:pal|linked)\b/i.test(text) && !/\b(?:claims?|cpor)\b/i.test(text))) return [];
  const [first] = before;
  // "Exchange and Intune rejected", "approved I mean"; of one: "sent it back in".
  const areAll = before.every(({ status }) => status === first?.status) && !/\b(?:it|one|that|this)\b/i.test(text);
  const last = before.findLast(({ status }) => status === more.status) ?? before.at(-1);
  return (areAll && first !== undefined ? before : [last ?? unnamed]).map((about) => {
    const isSame = about.status === more.status;
    const on = more.on ?? (isSame ? about.on : undefined);
    const reason = more.reason ?? (isSame ? about.reason : undefined);
    return { ...about, ...more, on, reason };
  });
}

const drops =
  /\b(?:(?:drop|remove) (?:it|that|this|them|those)(?: one)?|(?:take|leave) (?:it|that|this|them|those) (?:off|out))(?: (?:from|of))?(?: (?:the|our|my) (?:list|customer))?(?: (?:please|pls|then|now|too|there|again))?\s*(?:[.,;:!?]|$)/i;

/** "So drop it"; not "drop me a line", "remove that reason", "don't drop it" or "remove that, it's wrong". */
function isDropped(text: string): boolean {
  const at = drops.exec(text)?.index;
  return at !== undefined && !denies.test(text.slice(0, at)) && !/\b(?:wrong|mistake|error)\b/i.test(text);
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
