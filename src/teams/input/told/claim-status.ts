/** What is told to have become of claims, in the words that people have for it. Pure. */
import type { Claim, ClaimStatus } from "../../../domain/customer/customer.ts";
import { isSpelledDay } from "../time/day.ts";
import { byOthers, isDenied } from "../reading/doubt.ts";
import { tokens, tokenOf } from "../reading/intents.ts";
import { anyOtherPartner } from "../words/partners.ts";
import { fromTheEnd, wordsOf, type Word } from "../words/words.ts";

const statuses: readonly (readonly [RegExp, ClaimStatus])[] = [
  [
    /\b(?:rejected|declined|denied|refused|turned down|lost)(?<=\b(?:disputes?|appeals?)(?: (?:for|on|of|at|about|with|over|against) \S{1,30}(?: \S{1,30}){0,6}?)?(?: (?:is|was|got|has been|came back))? (?:rejected|declined|denied|refused|turned down|lost))\b|\b(?:rejected|declined|denied|refused|turned down)(?= for good\b|[^.;!?]{0,60}\b(?:(?:it|that|this|which)(?:['’]s| is| was)|and (?:is|was)|(?:decision|rejection|answer|verdict|ruling|result|refusal) (?:is|was)) (?:now )?final\b(?! (?:yet|until|only|unless|if|after|once)\b))|\b(?:rejected|declined|denied|turned down)(?= (?:our|the|my) (?:dispute|appeal)\b)|\blost (?:the|our|that) (?:[^\s,.;:!?]{1,20} ){0,4}(?:dispute|appeal)\b/gi,
    "Rejected final",
  ],
  [
    /\b(?:rejected|rejct\w*|(?:got|received) (?:a|the) rejection|declined(?! to\b)|denied|refused(?! to\b)|turned down|bounced|knocked back|(?<!\b(?:i|we)(?:['’]ve| have| had)? )said no(?! (?:cpor|pal|onboarding|azure)\b)(?! to (?:(?:the|our|an?|any|further|more) )?(?:gdap|delegated|admin\w*|access|pal|azure|calls?|meetings?|workshops?|project|pilot|offer|proposal|quote|renewal)\b)|abgelehnt|afgewezen|refusée?|rechazad[oa])(?!\p{L})/giu,
    "Rejected",
  ],
  [
    /(?<=\bassociation(?: (?:for|of|at|with|on) [^,.;:!?]{1,60})? (?:is|was|has(?: therefore| now| thus)? been|got)(?: now| just| therefore)? )(?:removed|ended|cancel+ed|revoked|terminated|dissolved|withdrawn)(?! (?:from|off)\b)|(?<!\b(?:i|we)(?:['’]ve| have| had)?(?: just| now)? )\b(?:removed|ended|cancel+ed|revoked|terminated|withdrew) (?:the|our) (?:[^,.;:!?]{1,40} )?association\b|(?<=\b(?:microsoft|ms)(?: has| have)?(?: now| just)? )(?:removed|ended|cancel+ed|revoked|withdrew|withdrawn) (?:the|our) (?:[^,.;:!?]{1,40} )?claim\b|(?<!\b(?:i|we)(?:['’]ve| have| had)?(?: just| now)? )\bdisassociated\b|\bno longer associated\b|\blost (?:the|our) (?:[^,.;:!?]{1,40} )?association\b/gi,
    "Rejected",
  ],
  // By ourselves, before Microsoft decided: it has that as a rejection.
  [
    /(?<=(?:^|[.,;:!?–—-] ?|\b(?:and|i|we)(?:['’]ve| have| had)?(?: now| just| already| therefore)* ))(?:withdrew|withdrawn|pulled|retracted|recalled|cancel+ed|took back) (?:back )?(?:the|our|my|that|their) (?:[^\s,.;:!?]{1,20} ){0,3}claims?\b(?![^.;!?]*\bbefore\b)|(?<=\bclaims?(?: (?:for|of|at) [^,.;:!?]{1,40})? (?:is|was|has been|got)(?: now| just)? )(?:withdrawn|pulled|retracted)(?! by (?:the )?(?:customer|client)\b)|(?<=\b(?:i|we)(?:['’]ve| have| had)?(?: now| just| already| therefore)? )(?:withdrew|withdrawn|retracted) (?:it|them)\b/gi,
    "Rejected",
  ],
  [
    /\b(?:approved|accepted|approval (?:came|is in|arrived)|got (?:the |their |its )?approval|(?<!\b(?:i|we|you|they|he|she)(?:['’]ve| have| had)?(?: just| already)? )(?:went|got|came) (?:straight |right |smoothly )?through(?! (?:everything|all|my|your|each|every|them)\b)|(?:is|are|was|were) through(?=\s*(?:[.,;:!?]|$))|got the nod|won (?:the|our|that) (?:[^\s,.;:!?]{1,20} ){0,4}(?:dispute|appeal)|got (?:its|their|our|the|that) (?:[^\s,.;:!?]{1,20} ){0,4}claim (?:approved|through)|(?<=\b(?:disputes?|appeals?)(?: (?:for|on|of|at|about|with|over|against) \S{1,30}(?: \S{1,30}){0,6}?)?(?: (?:is|was|got|has been))? )(?:won|granted|successful|upheld)|(?<!\b(?:i|we)(?:['’]ve| have| had)? )said yes(?! to (?:(?:us|our) (?:being|becoming)|(?:(?:the|our|an?|any) )?(?:gdap|delegated|admin\w*|access|pal|azure|calls?|meetings?|workshops?|project|pilot|offer|proposal|quote|renewal))\b)|green light|go-ahead|waved through|genehmigt|goedgekeurd|approuvée?|aprobad[oa])(?!\p{L})/giu,
    "Approved",
  ],
  [
    /\b(?!(?:submitted|filed|sent) (?:in )?(?:a|an|the|our|my) (?:dispute|appeal)\b)(?:(?<!\b(?:disputes?|appeals?)(?: (?:for|on|of|at|about|with|over|against) \S{1,30}(?: \S{1,30}){0,6}?)? (?:(?:is|are|was|were|has been|have been|got|just|now) )?)(?:re-?)?submit+ed|(?:pressed|hit|clicked) submit|(?<!\b(?:disputes?|appeals?)(?: (?:for|on|of|at|about|with|over|against) \S{1,30}(?: \S{1,30}){0,6}?)? (?:(?:is|are|was|were|has been|have been|got|just|now) )?)(?:re-?)?filed|(?:handed|given) (?:(?:it|them|that|the claims?) )?in(?! to\b)|(?<!\b(?:disputes?|appeals?)(?: (?:for|on|of|at|about|with|over|against) \S{1,30}(?: \S{1,30}){0,6}?)? )went in(?! to\b)|(?:sent|put|sending) (?:it|them|the claims?) (?:back )?(?:in|off)(?! (?:place|use|production))|sent (?:back )?(?:in|off)(?! (?:a|an|some)\b)|uploaded (?:it|them|that|this|the \S{1,20}) (?:together )?(?:with|to|in|into) (?:the|our) (?:[^\s,.;:!?]{1,20} ){0,3}claims?|(?<!\b(?:microsoft|ms|they)(?: has| have)?(?: just| now)? )sent (?:the|our|both|all)(?: [^\s,.;:!?]{1,20}){0,4} claims?(?! (?:form|letter|deck|list|number|detail|id|template|proof)| to (?!microsoft|ms)| back\b)|(?<=\bclaims? (?:[^.;!?]{1,40} )?(?:is|was|are|were|has been|have been|got) (?:both |all |now |just )?)sent (?:off )?to (?:microsoft|ms)\b|(?<=\bclaims? (?:[^.;!?]{1,40} )?(?:is|are|has been|have been) (?:both |all |now |finally |just ){0,3})with (?:microsoft|ms)\b(?! (?:now|again|since)\b)(?! (?:(?:on|next|tomorrow|at|this|in) )(?!review|progress)|['’])(?! (?:365|teams|azure|intune|entra|copilot|defender|office)\b|['’])|sent (?:(?:it|them) )?back to (?:them|ms|microsoft)|(?<=\b(?:it|that|this)['’]s )in(?= (?:again|now)\b)|(?:is|are|was|were) in(?=\s*(?:[.,;:!?]|$)|\s+(?:since|again|now|today|yesterday|too|already|as well|this|last|at|and(?! (?:out|not)\b)|but(?! not\b)|while|for \p{L}+\s*$)(?!\p{L}))|(?:(?:was|were|is|are|(?<!\bnothing (?:has |have )?)been|i|we) |(?<=\p{L}['’]s ))claimed(?! that| for (?:all|every|each)\b)|(?<!\b(?:not|never|nothing|none|everything|all|nobody|they|he|she|who|partner|it|by|has|have|had|be|as|to|yet|what|that|which|customers?|workloads?|microsoft|ms)(?: (?:has|have|had|just|also))? )claimed(?= (?:yesterday|today|(?:this|last) \p{L}+|on \p{L}+day)(?!\p{L})(?! that\b)|\s*(?:[.,;!]|$)| (?:now|already)(?!\p{L}))|did (?:re-?)?(?:submit|file)(?! (?:a|an|the|our) (?:dispute|appeal))|(?<=\b(?:i|we)(?:['’]ve| have)?(?: now| just| already)? )(?:made|entered|created|lodged|put in) (?:the|a|our|my|that|their|its) (?:(?!(?:in|about|of|for|on|to|with|from|draft|wrong|test|sample)\b)[^\s,.;:!?]{1,20} ){0,3}claim(?! (?:as|in) (?:a )?draft)|eingereicht|ingediend|soumise?|enviad[oa])(?!\p{L})/giu,
    "Submitted",
  ],
  [
    /\b(?:pending(?<!\b(?:everything|anything|whatever|nothing|all|what)(?:['’]s| (?:that )?is)?(?: still)? pending)|(?:under|in) review|waiting for (?:ms|microsoft)|back with (?:ms|microsoft)|with (?:ms|microsoft)(?= (?:now|again|since)\b)|(?<=\b(?:ms|microsoft) (?:has |have )?(?:now |already )?)(?:started|begun|began) (?:(?:on|with) )?(?:its|the|their) review|(?<=\b(?:the|its|their) review (?:has )?(?:now |already )?)(?:started|begun|began))\b/gi,
    "Under review",
  ],
  [
    /(?<!\b(?:submitted|sent|gave|provided|filed|uploaded) (?:(?:ms|microsoft|them) )?(?:the |some |all (?:the )?)?)\b(?:(?:more|extra|additional) info\w*|questions from (?:ms|microsoft)|(?:ms|microsoft) (?:wrote|came|got|mailed|emailed) back (?:wanting|asking for|and (?:wants?|asks? for|wanted|asked for)|because (?:they|it) (?:wants?|needs?))|(?:ms|microsoft) (?:(?:now |still |only |just )?(?:wants|asks for|requests)|asked(?: us)?(?: (?:today|yesterday|(?:on )?[a-z]{3,6}day))? for|is asking for|requested) (?:the |a |an |another |our |us to |some |their |more |further |additional |extra )?(?:newer |new |better |other |different |recent |more recent )?(?:(?:customer|client)['’]s )?(?:signatures?|signed|docs?|documents?|proof|poe|sow|evidence|statement)|(?:ms|microsoft) (?:has|have|had|asked|sent|came back with) (?:\w+ )?questions|(?:(?:came|is|are) )?back with (?:\w+ )?questions|action required)\b/gi,
    "Partner action required",
  ],
  // Microsoft has it sent back to who made it while something is missing.
  [
    /(?<=\b(?:microsoft|ms)(?: has| have)?(?: just| now)? )(?:sent|gave|handed|returned) (?:back (?:our|the|my) (?:[^\s,.;:!?]{1,20} ){0,4}claim|(?:our|the|my) (?:[^\s,.;:!?]{1,20} ){0,4}claim(?: (?:for|at|of) \S{1,40})? back)\b(?![^.;!?]*\b(?:questions?|more|asks?|asking|asked|wants?)\b)/gi,
    "Partner action required",
  ],
  [
    /\b(?:disputed|appealed|in dispute|under dispute|(?:contested|challenged|objected to) (?:our|the|my) (?:[^\s,.;:!?]{1,20} ){0,4}claim|(?:we(?:['’]re| are)|i(?:['’]m| am)) (?:now |already )?(?:disputing|contesting|appealing) (?:it|that|this)(?! (?:on|next|tomorrow|this|in|by|later|soon|once|when|as soon|after)\b)|(?:filed|raised|opened|lodged|submitted|sent(?: in)?|started|put in|made|did (?:file|raise|send|submit)(?: in)?) (?:a|an|the|our|my) (?:dispute|appeal))\b|(?<=\b(?:disputes?|appeals?)(?: (?:for|on|of|at|about|with|over|against) \S{1,30}(?: \S{1,30}){0,6}?)?(?: (?:is|was|has been|got|just|now)){0,2} )(?:filed|raised|opened|lodged|submitted|sent|went (?:in|off|out)|in(?=\s*(?:[.,;:!?]|$)|\s+(?:since|now|today|yesterday|already)\b))\b/gi,
    "Dispute",
  ],
  [
    /\b(?:(?:in|a|as|my|our|still|remains?|only) (?:my |our |the |a |in |just |only )?drafts?|drafted)\b|(?<=\bto )drafts?\b|(?<!\b(?:the|my|our|your|their|his|her|this|that|[a-z]{1,20}['’]s) (?:(?!(?:is|are|was|still|now|as|back|claims?)\b)[^\s,.;:!?]{1,30} ){0,3})\bdraft(?=\s*(?:[.,;!]|$))/gi,
    "Draft",
  ],
  [
    /\b(?:no claims? (?:was |were |has been |have been )?(?:made|submitted|filed)|nothing (?:is |was |has been )?(?:claimed|submitted|filed)|(?:has|have)(?:n['’]?t| not) (?:been )?claimed|(?:is|are|was|were)n['’]?t claimed|not (?:been )?claimed) (?:(?:it|them|that|anything|there|here) )?(?:yet|so far)\b|\b(?:haven['’]?t|have not) claimed (?:it|them|that)\b|\b(?:nobody|no one|no-one|none of us)(?: here| of us)? (?:has (?:ever )?|ever )(?:submitted|made|filed|entered) (?:a|any|the) (?:[^,.;:!?]{1,30} )?claims?(?: for (?:it|that|them))?\b|\bno (?:\p{L}+ )?claims? (?:was|were|has been|have been) ever (?:made|submitted|filed)\b|\b(?:i|we) never (?:submitted|made|filed|entered) (?:a|any) (?:\p{L}+ )?claims?\b|\bthere (?:never was|was never|has never been) (?:a|any) (?:\p{L}+ )?claims?\b|\b(?:has|have)(?:n['’]?t| not) (?:yet )?(?:submitted|made|filed|entered|put in) (?:a|any) (?:[^,.;:!?]{1,30} )?claims?(?: (?:for|of) (?:it|that|them|this|these))? (?:yet|so far)\b|(?<=\bclaims? (?:(?:are|is|were|was|have|has) )?)not (?:been )?(?:filed|made|submitted) (?:yet|so far)\b|\bback to (?:open|not (?:done|started|submitted|filed))\b|(?<!\bback )(?<=\b(?:to|as|status) )not (?:yet )?(?:been )?(?:done|started|submitted|filed|claimed)\b|(?<=(?:^|[,;.!?]) )not (?:yet )?started\b|(?<=\bclaims? (?:still )?)(?:has|have|needs?) (?:still )?to be (?:made|submitted|filed|started)\b(?! again)|(?<=\bclaims? (?:that |which )?(?:is|are|has|have) )not (?:yet )?(?:been )?started\b|(?<=\bclaims? (?:for (?:it|that|them) )?(?:that |which )?(?:is|are|has|have))n['’]t (?:yet )?(?:been )?started\b|(?<=\b(?:add|put|note|enter|list) (?:it|that|this|them) (?:down )?as )(?:an )?open\b|(?<=\b(?:put|note|mark|record|set|add|write) (?:it|that|them|this) (?:down |up )?as )(?:to be claimed|to claim|unclaimed|not claimed)\b/giu,
    "Not started",
  ],
];

/** What may stand right before what became of a claim: who or what it is about, and when. */
const beforeStatus =
  /^(?:is|are|was|were|been|be|got|get|has|have|had|s|its|ive|weve|but|just|now|finally|already|also|too|both|all|since|then|again|officially|formally|recently|definitely|definitive|definitively|really|actually|successfully|fully|today|yesterday|morning|afternoon|week|month|and|or|i|we|they|it|them|that|this|these|those|one|ones|everything|claims?|cpor|microsoft|ms|msft|partner|center|centre|on|in|back|so|dispute|appeal|hooray|yay|great|good|news|hurray|still|needs?|wants?|asks?|asked|mean|meant|for|sitting|sits|stuck|stands|shows?|showed|as|only|merely|to|sent|came|no|not|ist|wurde|sind|wurden|gestern|heute|zijn|werd|gisteren|est|sont|ete|hier|fue|esta|ha|sido|ayer)$/;

/** Whether nothing stands before it that may take it back: "half approved", "as good as approved". */
export function isUnqualified(
  clause: string,
  index: number,
  workloads: readonly { at: number; called: string }[],
  customer: string,
): boolean {
  const words = wordsOf(clause.slice(0, index));
  const last = words.at(-1);
  if (wordsOf(customer).some(({ fold }) => fold === last?.fold)) return true;
  if (/\bshould (?:say|read)\s+$/i.test(clause.slice(0, index))) return true;
  // "The customer disassociated us".
  if (last !== undefined && ofCustomer.test(last.fold) && /^disassociated us\b/i.test(clause.slice(index))) return true;
  if (last === undefined || beforeStatus.test(last.fold) || isSpelledDay(last.fold)) return true;
  if (/^\p{Lu}/u.test(clause.slice(last.from))) return true;
  // "On the 12th approved"; not "2 approved".
  if (/^\d/.test(last.fold) && (!/^\d+$/.test(last.fold) || words.length > 2)) return !/^\d$/.test(last.fold);
  if (workloads.some(({ at, called }) => at <= last.from && last.from < at + called.length)) return true;
  // "Teams at contoso approved".
  return words.slice(-4).some(({ fold }) => /^(?:at|for|of|with|chez|bei|bij|voor|für|para)$/.test(fold));
}

/** What comes after it was so before: "approved after it was rejected". */
const wasBefore =
  /\b(?:after|because|since|as|although|though|despite|when|which|(?<!\b(?:seen|see|noticed|says|shows|found|found out|confirmed|told (?:me|us)) )that|who|following|previously|originally|first|earlier)\b/i;

/** What is approved or refused as well, and is no claim; and who does so, and is not Microsoft. */
const noClaims =
  /\b(?:claims?|sow|statement of work|contract|offer|quote|proposal|roll-?out|project|workshop|meeting|migration|training|budget|order|pilot|trial|demo|deal|purchase|renewal|licen[cs]es?|agreement|invoice|plan|(?<!our |own |['’]s )request)\b/i;

const others =
  /\b(?:customer|client|legal|boss|manager|c[eifst]o|he|she|they|their \p{L}+)(?: (?:has|have|had|just|finally|already|now))?\s*$/iu;
/** "Contoso rejected Teams", "Contoso approved our proof". */
const active =
  /^(?:approved|accepted|rejected|refused|declined|denied) (?:it\b|them\b|(?:the |our |my )?(?:(?:admin\w*|delegated|partner) )?(?:gdap|GDAP|PAL|access|proof|PoE|POE|evidence|request|relationship|invitation)\b|(?:the |our )?(?!CPOR\b|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Ll}*\b)\p{Lu})/u;
/** "Approved: no". */
const isTakenBack =
  /^\p{L}+(?: ?[:=]|\?) ?(?:no|nope|false|nein|nee|non)\b(?! (?:proof|poe|answer|response|reply|partner|signature))/iu;
/** "Approved next Monday". */
const isDatedAhead =
  /^[^.,;:!?]*\b(?:tomorrow|next (?:week|month|quarter|year|mon|tue|wed|thu|fri|sat|sun)\w*|in (?:a|two|three|four|\d+) (?:days?|weeks?|months?))\b/iu;
/** "Approved subject to the signature": not yet. */
const isConditional =
  /^\p{L}+,? (?:subject to|pending|provided|conditional|on (?:the )?condition|under (?:the )?condition|depending|contingent|assuming)(?!\p{L})/iu;
/** Another partner's claim: "approved for the other partner". */
const ofOtherPartner = /\b(?:another|other|different) partner['’]?s?\s[^.;!?]*$/i;
const forOtherPartner = /^\p{L}+,? (?:for|with|to) (?:another|the other|a different|some other) partner\b/iu;
const byNamed = /(?<!\p{L})(?!(?:Microsoft|MS|Msft|MSFT|Center|Centre|I) ?$)\p{Lu}\p{L}* ?$/u;
const nothing = /^\p{L}+\s+(?:nothing|none|neither|nobody)\b/iu;
/** What comes after it is not what was submitted: "submitted with the signed SOW". */
const because = /\b(?:because|bc|since|as|with|without|missing|no)\b/i;
/** "Rejected because it wasn't signed by the customer". */
const givesReason = /\b(?:because|bc|since|as)\b/i;

const byCustomer = /^(?:declined|refused|rejected|denied|turned down) by (?:the |our |their )?(?:customer|client)\b/i;
/** What they rejected is a claim. */
const ofMicrosoft = /\bclaims?\b|\b(?:proof|poe)\b/i;
const itself = /^(?:re-?)?\p{L}+ (?:it|them|the claims?)\b/iu;

const declines = /^(?:declined|turned down|rejected|refused|denied) (?!to\b|it\b|them\b|that\b)/i;
/** "Turned down": what they decline is theirs to decline. */
const plainlyDeclines = /^(?:declined|turned down)\b/i;
const ofCustomer = /^(?:customer|client)$/;
/** Words between whoever declined and what they did. */
const besideDecline = /^(?:has|have|had|just|now|already|simply|formally|finally|who|that|also|again|sadly|and)$/;

/**
 * "Customer declined Teams", "Contoso turned down the Intune claim": whether what was declined there is a claim, and the
 * customer did so. Not of an offer, a project or a product of which no claim is named.
 */
export function isCustomersDecline(
  clause: string,
  at: number,
  workloads: readonly { at: number }[],
  customer: string | undefined,
): boolean {
  const after = clause.slice(at);
  if (!declines.test(after)) return false;
  const who = wordsOf(clause.slice(0, at)).findLast(({ fold }) => !besideDecline.test(fold))?.fold;
  const isAnyone = who !== undefined && ofCustomer.test(who);
  const isNamed = who !== undefined && wordsOf(customer ?? "").some(({ fold }) => fold === who);
  if (!isAnyone && !isNamed) return false;
  const what = after.split(because)[0] ?? "";
  if (/\bclaims?\b/i.test(what)) return !/\b(?:offer|quote|proposal|sow|statement of work|contract)\b/i.test(what);
  // "Contoso declined Teams" may be what became of its claim.
  const isPlain = isAnyone ? plainlyDeclines.test(after) : /^turned down\b/i.test(after);
  return isPlain && !noClaims.test(what) && workloads.some((one) => one.at > at && one.at < at + what.length);
}

/** "The association was terminated by the customer". */
const endsByThem =
  /^(?:removed|ended|cancel+ed|revoked|terminated|dissolved|withdrawn) by (?:the |our )?(?:customer|client)\b/i;

/** Whether what became of something is not about a claim: "our SOW for Teams was approved by the customer". */
function isOfOther(clause: string, at: number): boolean {
  const before = clause.slice(0, at);
  const after = clause.slice(at);
  // Whoever disassociates, it is a claim that ends: "they disassociated us".
  if (/^disassociated\b/i.test(after) || (/\bassociation\b/i.test(before) && endsByThem.test(after))) return false;
  // "Microsoft asked for a signed statement of work".
  if (/^(?:microsoft|ms) /i.test(after)) return false;
  // "The Defender claim was declined by the customer" is one of Microsoft's reasons.
  // "SharePoint rejected by the customer" as well; not "our offer for SharePoint".
  if (byCustomer.test(after) && /^(?:claims?)?$/i.test(noClaims.exec(before)?.[0] ?? "")) return false;
  if (nothing.test(after) || byOthers.test(after.split(givesReason)[0] ?? "")) return true;
  if (ofOtherPartner.test(before) || forOtherPartner.test(after)) return true;
  // "Approved, then they rejected it again".
  if (/\bthey\b/i.test(before) && /^(?:re-?)?\p{L}+ (?:it|them) again\b/iu.test(after)) return false;
  if (others.test(before)) return !/\bthey\b/i.test(before) || !ofMicrosoft.test(after);
  if (active.test(after) && byNamed.test(before) && !/\bclaims?\b/i.test(after)) return true;
  // "Uploaded the new SOW and resubmitted it".
  const own = itself.test(after) ? (before.split(/\b(?:and|then|but)\b/i).at(-1) ?? before) : before;
  const what = noClaims.exec(own) ?? noClaims.exec(after.split(because)[0] ?? "");
  return what !== null && !/^claim/i.test(what[0]);
}

/** "Nothing was submitted". */
const ofNothing = /\b(?:nothing|none|neither)(?: else)? (?:(?:is|was|were|has|have|had|been|ever|got) ){0,3}$/i;

/** Whether any state of a claim is named there, though it may be denied. */
export const namesStatus = (text: string): boolean => statuses.some(([pattern]) => text.search(pattern) >= 0);

/**
 * What is told to be so in a part of the text, in order.
 * @param isClaims whether it is a claim's, though somebody else than Microsoft did it
 */
export function statusesIn(
  text: string,
  from: number,
  to: number,
  isClaims: (clause: string, at: number) => boolean = () => false,
): readonly { index: number; status: ClaimStatus }[] {
  // "Nothing has been submitted yet" is not submitted.
  const started = statuses.flatMap(([pattern, status]) =>
    status === "Not started" ? [...text.matchAll(pattern)] : [],
  );
  const isOfNone = (at: number) => started.some(({ 0: words, index }) => index < at && at < index + words.length);
  const all = statuses.flatMap(([pattern, status]) =>
    [...text.matchAll(pattern)].flatMap(({ index }) =>
      index < from ||
      isOfNone(index) ||
      (status !== "Not started" && ofNothing.test(text.slice(0, index))) ||
      index >= to ||
      isDenied(text, index) ||
      isTakenBack.test(text.slice(index)) ||
      isDatedAhead.test(text.slice(index, to)) ||
      (status === "Approved" && isConditional.test(text.slice(index))) ||
      (!isClaims(text.slice(from, to), index - from) && isOfOther(text.slice(from, to), index - from))
        ? []
        : [{ index: index - from, status }],
    ),
  );
  // "Submitted, waiting for Microsoft" is submitted; "the dispute was rejected" is more than rejected.
  const final = new Set(all.flatMap(({ index, status }) => (status === "Rejected final" ? [index] : [])));
  const done = all.filter(
    ({ index, status }) => status !== "Under review" && !(status === "Rejected" && final.has(index)),
  );
  return (done.length > 0 ? done : all).toSorted((one, other) => one.index - other.index);
}

/** "3 of 4 claims", "most of them": which ones is not said. */
const ofSome =
  /(?<![\p{L}\p{N}])(?:\d{1,2}|one|two|three|four|five) (?:out )?of (?:the |their |our |its )?(?:\d{1,2}|two|three|four|five|six|seven|eight)(?![\p{L}\p{N}])|\b(?:some|most|half|several|a few|part) (?:of )?(?:the |their |our |its )?(?:claims|workloads|them)\b/iu;

/** "Approved or rejected", "approved and rejected respectively"; "Teams or Exchange", "one of the two". */
export const areOpen = (
  clause: string,
  said: readonly { index: number }[],
  workloads: readonly { at: number }[],
): boolean =>
  (said.length > 1 && /\brespectively\b/i.test(clause)) ||
  (workloads.length === 0 && ofSome.test(clause)) ||
  /ed ?\/ ?\p{L}{1,20}ed\b/iu.test(clause) ||
  /\bor\b/i.test(clause.slice(said[0]?.index ?? clause.length, said.at(-1)?.index ?? clause.length)) ||
  /\bor\b/i.test(clause.slice(workloads[0]?.at ?? clause.length, workloads.at(-1)?.at ?? clause.length)) ||
  (workloads.length > 1 && /(?:^\s*|\b(?:one|some|any|which) )of (?:the )?$/i.test(clause.slice(0, workloads[0]?.at)));

const goesOnWith =
  /\b(?:and|but) (?:(?:(?:i|we) )?(?:have |had )?(?:just |now )?(?:seen|see|noticed|found) (?:that )?)?(?:it|that)(?:['’]s|\b)[^.;!?]*$/i;

/** Of those with no workload between them the last that came: "rejected and approved", "approved after it was rejected". */
export function lastOnly<Said extends { index: number }>(
  clause: string,
  said: readonly Said[],
  workloads: readonly { at: number }[],
): readonly Said[] {
  const kept: Said[] = [];
  for (const one of said) {
    const last = kept.at(-1);
    // "I submitted Copilot in May and it is approved now".
    const isBetween =
      last !== undefined &&
      workloads.some(({ at }) => at > last.index && at < one.index) &&
      (workloads.length > 1 || !goesOnWith.test(clause.slice(last.index, one.index)));
    if (last === undefined || isBetween) kept.push(one);
    else if (!wasBefore.test(clause.slice(last.index, one.index))) kept.splice(-1, 1, one);
  }
  return kept;
}

/** What another does against a claim of ours, which stays ours: "another partner has disputed our claim". */
const againstUs = "disputed|contested|challenged|objected|complained|appealed|raised|opened|lodged";
/** Another has the claim. */
const withOthers = new RegExp(
  [
    `\\b(?:another|different|other) partner (?:already |now )?(?:has|holds|took|owns|got|filed|claimed|submitted|does)\\b(?! (?:now |just |already )*(?:${againstUs})\\b| (?:a|an|the|its|their) (?:dispute|objection)\\b)`,
    "\\b(?:with|(?<!\\b(?:disputed|contested|challenged|questioned|opposed) )by|to|is) (?:another|a different|an other|the other) partner\\b",
    `\\b${anyOtherPartner} (?:(?:has|have|had|already|now|actually) ){0,2}(?:did|done|does|carried out|handle[sd]?|looks? after|looked after|takes? care of|took care of|runs?|ran|rolled out|implemented|deployed|migrated|manage[sd]?|taken over|took over|takes over|been (?:doing|running|managing|handling))\\b`,
    `\\b(?:stay(?:s|ed|ing)?|stick(?:s|ing)?|go(?:es|ing)?|went|gone|sign(?:s|ed)?|work(?:s|ed|ing)?|continue[sd]?|remain(?:s|ed)?) with ${anyOtherPartner}(?!\\p{L})`,
    `\\b(?:keep(?:s|ing)?|kept|chose|chosen|chooses?|picked|prefer(?:s|red)?|hired) ${anyOtherPartner}(?!\\p{L})`,
    `\\b(?:has|have|uses?) ${anyOtherPartner} for\\b`,
    `\\b(?:done|served|supported|looked after|handled|managed|carried out|deployed|rolled out|migrated|claimed) by ${anyOtherPartner}(?!\\p{L})`,
  ].join("|"),
  "iu",
);
/** "Before us", "but now we do", "which is us": it may well be ours. */
const maybeOurs =
  /\bbefore (?:us|we)\b|\b(?:but|though|although|until)\b[^.;!?]{0,60}\b(?:we|us|ours?|i)\b|\bnow (?:we|us|i)\b|\bwe (?:now|took|have taken)\b|\b(?:is|are|means) us\b|\bdisput(?:e|ing)\b|\bcolleagues?\b|\b(?:of|from) (?:ours?|mine|us)\b(?! competitors?\b)|\bused to\b/i;
/** "…, but Exchange is ours": that is of another workload. */
const otherIsOurs =
  /\b(?:but|though|although|while) (?:the )?(?!(?:it|that|this|they|now|we|everything|all|rest)\b)[^\s,.;:!?]{2,30}(?: [^\s,.;:!?]{2,30}){0,2}? (?:is|are|stays?|remains?) (?:still )?(?:ours|with us)\b/gi;
const namesWorkload = (text: string): boolean => wordsOf(text).some((word) => tokenOf(word) === tokens.workload);
/** "They're moving to another partner for Teams", "they'd like to work with their old partner": by now it is ours. */
const isLeaving =
  /(?:\bwould|['’]d) like to (?!stay\b|stick\b|keep\b|remain\b|continue\b)|\b(?:moving|switching|changing|transferring|going|leaving|planning)\b[^.;!?]{0,40}\bto (?:\p{L}+ ){1,2}partner$/iu;
/** Where they stay is decided. */
const wantsToStay =
  /\b(?:wants?|prefers?|wish(?:es)?|would (?:like|prefer)) to (?=(?:stay|stick|keep|remain|continue)\b)|\bwould rather (?=(?:be|stay|stick|keep|remain|continue)\b)/gi;
const unused =
  /(?<!\b(?:i|we)(?:['’]ve| have)?(?: now| just)? )\b(?:decided|chose|chosen) (?:against(?: (?:buying|introducing|rolling out|using|doing|adopting|deploying))?|not to (?:go ahead with|proceed with|continue with|buy|introduce|roll out|do|deploy|use|implement|start|adopt))\b|(?<=\b(?:they|we|customer|client)(?: now| probably)? )(?:(?:wo|is|are)n['’]?t|(?:will|is|are) not)(?: be)? (?:going ahead with|go ahead with|buying|introducing|rolling out|adopting|deploying|doing|using|introduce|roll out|adopt|deploy|do)\b|(?<!\b(?:i|he|she) )\b(?:wo n['’]?t|won['’]?t|will not|(?:is|are)(?: not|n['’]t) going to) (?:be using|use|buy|introduce|adopt)\b|\b(?:wo n['’]?t|won['’]?t|will not|is not going to) be (?:an?|any)\b|\b(?:there )?(?:is|are|will be|['’]ll be) no\b(?! (?:claims?|proof|poe|cpor|pal|idea|news|more)\b)|\b(?:(?:do|does|did)n['’]?t|(?:do|does|did) not|never|no longer|stopped|without) (?:even |really |any )?(?:us(?:e|ing)|do|doing|done|did|have|having|bought|buy|need|want|touch(?:ed|ing)?|sold|sell|r[au]n|handled?|managed?|offer(?:ed)?|support(?:ed)?|look(?:ed)? after|work(?:ed)? (?:on|with)|(?<=\bno longer )(?:uses|has|needs|buys|wants))\b|\b(?:has|have|had|got|uses?) no\b(?! (?:claims?|proof|poe|cpor|pal|idea|news|more)\b)|\bno more\b(?! (?:claims?|proof|poe|cpor|pal|info\w*|questions?|news|docs?|documents?)\b)|\bnot (?:us|buy|tak)ing\b|(?<!\b(?:i|we|microsoft|ms)(?:['’]ve| have| has| is)?(?: now| just)? )\b(?:mov(?:ed|ing|es)|switch(?:ed|ing|es)|migrat(?:ed|ing|es)|chang(?:ed|ing|es)|going|goes|went)(?: away| over)? from|\b(?:dropped|cancelled|got rid of|(?<!\b(?:i|we)(?:['’]ve| have| had)? )replaced)\b/i;
/** What they use in its place is another product, and no other version or plan of it. */
const toAnother =
  /^ to (?:(?:the|an?) )?(?:another (?:product|tool|solution)|something else|zoom|slack|google|gmail|webex|aws|okta|dropbox|(?!(?:New|Next|Microsoft|MS|Office|M365|O365|Windows|Cloud|Online|Premium|Business|Enterprise|Plan|Suite|[A-Z]\d)\b)\p{Lu}\p{L}+)(?!\p{L})/u;
const isAhead = /^(?:w|there|['’]|(?:is|are)\b)/i;
const longAgo = /\b(?:last (?:year|month|quarter|summer|winter)|back then|in 20\d\d|at th(?:e|at) time|before that)\b/i;
/** "Copilot won't happen", "the Teams project was cancelled", "Teams isn't ours there": what was planned or done is not to be claimed. */
const calledOff =
  /(?:\b(?:will|is|are|does) not|\b(?:wo|is|are|does)n['’]?t) (?:be )?(?:happen(?:ing)?|go(?:ing)? ahead|going to happen|going live)\b|\b(?:fell|has fallen) through\b|\b(?:is|are) (?:(?:dead|history|gone)(?= (?:at|there|for good|now)\b|\s*(?:[.,;!]|$))|out(?=\s*(?:[.,;!]|$)))|\b(?:is|are) off the (?:table|agenda)\b|\b(?:is|was|got|has been|were|are) (?:cancel+ed|called off|shelved|scrapped|dropped)(?! by (?:ms|microsoft))\b|(?:\b(?:is|are|was|were)(?: not| no longer)|\b(?:is|are|was|were|ai)n['’]?t) (?:really |actually )?(?:ours(?! (?:yet|alone|only)\b)(?: to (?:claim|do))?|(?:our|any of our) (?:job|work|business|project|workload)s?\b|(?:a )?part of (?:our|the|what we)\b|in (?:our |the )?scope\b|(?:something|what|one) (?:that )?we (?:do|did|sell|run|handle|manage|look after)\b|(?:applicable|relevant)\b)|\b(?:does not|doesn['’]?t) apply\b|\b(?:is|are|was|were|['’]s|['’]re|falls?|went|goes) (?:now |all )?(?:out of|outside(?: of)?) (?:our |the )?scope\b/i;
/** "Take Intune off Contoso", "please remove the Intune claim from Contoso". */
const takesOff =
  /^\W*(?:(?:please|pls|can you|could you|just|and|ok|so|then),? ){0,3}(?:take|remove|drop|delete|strike|cross) (?:(?:the|our|their|its|that|this|both|all) )*$/i;
const offIt =
  /^(?: claims?| workloads?)?(?: (?:off|out|from|of|at|for)\b)*(?: (?:it|them|there|here|(?:(?:the|our|my|their|its)|…['’]s?) (?:list|record|customer)|…))?(?: (?:at|for|of) …)?(?: (?:please|pls|again|too|now|there|then|as well)\b)*(?:[.!]*$|,? (?:as|because|since) (?:they|it|we)\b)/i;
/** The text with a mark in place of the customer's name; where nobody knows whose it is, of any name. */
function withoutName(text: string, customer: string | undefined): string {
  const own = wordsOf(customer ?? "").map(({ fold }) => fold);
  const isOfName = ({ fold, from }: Word) =>
    customer === undefined ? /^\p{Lu}/u.test(text.slice(from)) && !isSpelledDay(fold) : own.includes(fold);
  return fromTheEnd(wordsOf(text).filter(isOfName))
    .reduce((rest, { from, to }) => `${rest.slice(0, from)}…${rest.slice(to)}`, text)
    .replace(/…(?:[ _&.,-]{1,3}…)+/g, "…");
}
/** What is called off without the workload: a claim, an event about it, or some of it. */
const isOfLess =
  /\b(?:claims?|associations?|dispute|submission|review|workshops?|meetings?|calls?|kick-?off|trainings?|sessions?|webinars?|demos?|pilots?|trials?|tests?|visits?|events?|appointments?|go-?live|phase|part|rumou?rs?|for (?:this|next|the (?:next|time)) \p{L}+)\b/iu;
/** "The Intune rejection is history": that, and not Intune. */
const isOfElse =
  /^ (?!(?:and|or|plus|will|wo|is|are|was|were|does|got|has|have|had|project|roll-?out|deployment|implementation|migration|work|part|piece|bit|plan|idea|thing|story|topic|order|deal|purchase|intention|itself|there|here|now|at|for|with|in|of|on|that|which)(?![\p{L}]))\p{L}+/iu;
/** "So no claim needed"; not "no claim for now". */
const noneNeeded = /\bno (?:cpor )?claims? (?:is |are |was )?(?:needed|necessary|required)\b/i;
const isForNow =
  /\b(?:now|until|till|before|yet|moment|so far|this (?:week|month|quarter|year)|next (?:week|month|quarter|year))\b/i;
const atPresent = /\b(?:at (?:the|this) moment|for now|right now|currently|so far)\b/i;
/** "Never bought Teams but want it": it may come. */
export const wantsIt =
  /^[^.;!?]*\bbut (?:they |do |now |would like to )*(?:(?:wants?|needs?|asked for) (?:it|them)|(?:will|might|may|plans? to|wants? to|are going to))(?! (?:we|i)\b)\b/i;
const haveIt = /\b(?:have|has|use[sd]?|do|does|own|got)\b/i;
/** "They do have Teams", "but we do Teams", where somebody said otherwise. */
const hasAfterAll =
  /\b(?:do|does|did) (?:actually |indeed |in fact |still )?(?:have|use|own|run)\b|\b(?:have|has|['’]ve|['’]s) been (?:running|doing|managing|handling|looking after)\b|\bbut (?:we|i) (?:do|run|manage|handle|look after)\b/i;
const article = /^(?:\s|the\b|their\b|its\b|any\b|ms\b|microsoft\b|or\b|and\b|nor\b)*$/i;
const objectEnds =
  /^\s*(?:(?:project|roll-?out|deployment|migration)\b\s*)?(?:$|[.,;:!?]|(?:at|there|here|with them|any ?more|in the end|after|so|now|because|but|and (?:they|it|we|that|this|is|are|wo|will|have|has|had|went|moved|never|do|does)(?!\p{L})|and (?:is|are|wo|do|does)n['’]t|(?:since|as) (?:they|it|we|the|their|everything|last|this|(?:mon|tues|wednes|thurs|fri)day)|(?:in|since) (?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*|20\d\d|(?:the )?(?:spring|summer|autumn|winter))|last (?:week|month|year|spring|summer|autumn|winter))(?!\p{L})|(?:for|in favou?r of) (?!(?:now|this|that|the|next|some|an?)\b)\p{L}|(?:by|with) \p{L})/iu;

type ScopeTold = {
  is: Claim["scope"]["is"];
  /** Of the workloads that are named from here, and before there. */
  from: number;
  to: number;
};

/**
 * What is told not to be theirs to claim, and of which part of the clause: nothing in doubt, or only "yet".
 * @param sentence the clause, and what goes on from there
 * @param customer the name of whose claims they are, where that is known
 */
export function scopeIn(
  clause: string,
  workloads: readonly { at: number; called: string }[],
  sentence: string,
  customer: string | undefined,
): ScopeTold | undefined {
  if (/\byet\b/i.test(clause)) return undefined;
  const settled = clause.replace(wantsToStay, (words) => " ".repeat(words.length));
  const other = withOthers.exec(settled);
  if (other !== null) {
    // "Their previous partner" is none that they doubt.
    const named = " ".repeat(other[0].length);
    const beside = settled.slice(0, other.index) + named + settled.slice(other.index + named.length);
    if (
      isDenied(beside, other.index) ||
      maybeOurs.test(sentence.replace(otherIsOurs, (words) => (namesWorkload(words) ? "" : words)))
    )
      return undefined;
    if (isLeaving.test(settled.slice(0, other.index + other[0].length))) return undefined;
    const isAfter = workloads.some(({ at }) => at > other.index);
    // "We have Teams and Intune is with another partner".
    const before = workloads.filter(({ at }) => at < other.index);
    const isOfLast = haveIt.test(clause.slice(0, before[0]?.at ?? 0));
    const from = isAfter ? other.index : isOfLast ? (before.at(-1)?.at ?? 0) : 0;
    return { is: "other-partner", from, to: clause.length };
  }
  const none = noneNeeded.exec(clause);
  if (none !== null && !isForNow.test(clause) && !isDenied(clause, none.index))
    return { is: "not-applicable", from: 0, to: clause.length };
  const last = workloads.at(-1);
  const isTakenOff = last !== undefined && takesOff.test(clause.slice(0, workloads[0]?.at));
  if (isTakenOff && offIt.test(withoutName(clause.slice(last.at + last.called.length), customer)))
    return { is: "not-applicable", from: 0, to: clause.length };
  const off = calledOff.exec(clause);
  if (
    off !== null &&
    !isOfLess.test(clause.replace(calledOff, "")) &&
    !isForNow.test(clause) &&
    workloads.some(({ at, called }) => at < off.index && !isOfElse.test(clause.slice(at + called.length, off.index))) &&
    !isDenied(clause, off.index)
  )
    return { is: "not-applicable", from: 0, to: off.index };
  const had = hasAfterAll.exec(clause);
  if (had !== null && !isDenied(clause, had.index)) {
    const from = had.index + had[0].length;
    const [first] = workloads.filter(({ at }) => at >= from);
    if (first !== undefined && article.test(clause.slice(from, first.at)))
      return { is: "in", from: had.index, to: clause.length };
  }
  const said = unused.exec(clause);
  if (said === null || isDenied(clause, said.index) || atPresent.test(clause)) return undefined;
  // "Had no Teams last year", "I have no Teams here": not of the customer as it is.
  if (/^had/i.test(said[0]) && longAgo.test(clause)) return undefined;
  if (/\bi $/i.test(clause.slice(0, said.index))) return undefined;
  // "We won't do Intune at Contoso before March": then they may.
  if (isAhead.test(said[0]) && isForNow.test(clause)) return undefined;
  let end = said.index + said[0].length;
  const itself = /^ (?:it|them|that)\b/i.exec(clause.slice(end));
  if (itself !== null) end += itself[0].length;
  for (const { at, called } of workloads)
    if (at >= end && article.test(clause.slice(end, at))) end = at + called.length;
  const isObject = itself !== null || end > said.index + said[0].length;
  const isSame = workloads.some(({ at, called }) => at + called.length === end && clause.includes(called, end));
  const isMove = said[0].endsWith("from") && !isSame && toAnother.test(clause.slice(end));
  if (!isObject || !(isMove || objectEnds.test(clause.slice(end)))) return undefined;
  return { is: "not-applicable", from: itself === null ? said.index : 0, to: end };
}
