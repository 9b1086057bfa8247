/** Why a claim was rejected, in the words that people have for it. Pure. */
import { claimReasons, type ClaimReason } from "../../../domain/customer/customer.ts";
import { denies, isHedged, unsure } from "../reading/doubt.ts";

/** What is sent to Microsoft as a proof, or with it. */
export const proofPaper =
  "(?:proof(?: of execution)?|poe|sow|statement of work|po|purchase order|contract|agreement|order form|document|letter|template)";
const unfit =
  "(?:missing|insufficient|incomplete|inadequate|invalid|unsigned|undated|outdated|out of date|expired|too old|older than|(?:over|more than) (?:12|twelve|a year|one year)|wrong|not (?:been )?(?:signed|dated|valid|accepted|enough|complete|clear|good enough)|lacks?|lacked)";

/** What is shown to Microsoft as a proof, by whatever name. */
const proof = "(?:proof|poe|evidence|documentation)";

/** Which say by themselves that something lacks, so that a "not" before them takes nothing back. */
const lacks: readonly (readonly [RegExp, ClaimReason])[] = [
  [
    new RegExp(
      `\\b(?:missing|no|without|lack\\w*|insufficient|incomplete|inadequate|invalid|unsigned|undated|outdated|old|expired|not enough|wrong|weak|poor)(?: \\p{L}+){0,2}? (?:${proofPaper}|evidence|documentation)\\b|\\b(?:they|it|ms|microsoft|reviewers?)(?: \\p{L}+)? (?:want|need|ask|request|requir|miss)\\p{L}*(?: \\p{L}+){0,4}? ${proof}\\b`,
      "iu",
    ),
    "Insufficient proof of execution",
  ],
  [
    new RegExp(
      `\\b${proof}\\b(?: \\p{L}+){0,5}? (?:(?:was|is|were|did|does|had|has)n['’]?t|not|missing|insufficient|incomplete|inadequate|invalid|unsigned|outdated|expired|rejected|refused|too|lacks?|lacked|no|without|wrong|weak|thin|poor|never)(?!\\p{L})`,
      "iu",
    ),
    "Insufficient proof of execution",
  ],
  [
    new RegExp(
      `\\b(?:over|due to|because of) (?:the |our )?${proof}\\b|\\b(?:missing|lacking|mismatch|mismatched|wrong|no|without)(?: \\p{L}+){0,3}? (?:on|in|from) (?:the |our )?${proofPaper}\\b`,
      "iu",
    ),
    "Insufficient proof of execution",
  ],
  [
    new RegExp(
      `\\b${proofPaper}(?: \\p{L}+(?:['’]s)?){0,4}? (?:(?:is|was|are|were|has|does|did)n['’]t (?:been )?(?:signed|dated|valid|accepted|enough|complete|clear|good enough|there|show|have|name|mention)|${unfit})(?!\\p{L})`,
      "iu",
    ),
    "Insufficient proof of execution",
  ],
  [
    /^[^\p{L}]*(?:the |our )?(?:proof(?: of execution)?|poe)(?: (?:issue|problem)s?)?(?: again)?[^\p{L}]*$/iu,
    "Insufficient proof of execution",
  ],
  // What a proof has to have (docs/domain.md, proof of execution).
  [
    /\b(?:missing|no|without|lack\w*)(?: \p{L}+(?:['’]s)?){0,2}? (?:signature|signed|acknowledge?ment|sign-?off)(?!\p{L})|\b(?:signature|acknowledge?ment|sign-?off)\b(?: \p{L}+){0,3}? (?:missing|lacking|invalid|wrong|too old|older than|(?:over|more than) (?:12|twelve|a year|one year)|outdated|expired|not (?:there|on it|valid|accepted))(?!\p{L})/iu,
    "Insufficient proof of execution",
  ],
  [
    /\bno (?:partner )?(?:response|answer|reply)(?: from (?:us|the partner|our side))?(?! \p{L}*(?:from|by|yet|so far|to|on|of|about)\b)(?!\p{L})|\b(?:we|nobody|no one|partner)(?: just| simply)? (?:did ?n['’]?t|did not|never|failed to|forgot to) (?:respond|answer|reply|react)\p{L}*(?! yet)|\b(?:answered|replied|responded) too late\b|\bwe missed (?:the|their|our) (?:deadline|14 days|date|window)\b/iu,
    "No partner response",
  ],
  [
    /\bmissing products?\b|\bproducts? (?:(?:was|were|is|are) )?(?:missing|not (?:listed|included|selected))\b|\bproducts? (?:were|was|are|is)n['’]?t (?:listed|included|selected)\b/i,
    "Missing products",
  ],
  [
    /\b(?:customer|client)(?: (?:has|had|just|simply|formally))* (?:did ?n['’]?t|did not) (?:consent|agree)\b/i,
    "Customer declined",
  ],
];

const happens: readonly (readonly [RegExp, ClaimReason])[] = [
  [
    /\b(?:customer|client)(?: (?:has|had|just|simply|formally|who|that))* (?:declined|refused|denied|rejected|said no|turned (?:it|us|that) down)\b(?! to (?:sign|provide|give))/i,
    "Customer declined",
  ],
  [/\b(?:declined|refused|rejected|turned down) by (?:the |our |their )?(?:customer|client)\b/i, "Customer declined"],
  [
    /(?<!\b(?:i|we)(?: have| had)? )\b(?:named|chose|chosen|picked|appointed|selected|confirmed) (?:another|a (?:new|different)) partner\b|\b(?:another|a (?:new|different)) partner (?:was|has been) (?:named|chosen|appointed|selected) by (?:the |our )?(?:customer|client)\b|\b(?:customer|client)(?: (?:has|had)){0,1} asked (?:for (?:it|that)|them to|microsoft to)\b|\b(?:at|on|by) (?:the |our )?(?:customer|client)['’]s request\b/i,
    "Customer declined",
  ],
  [
    /\b(?:at|on|by|upon) our (?:own )?request\b|\bpartner request\b|\b(?:i|we) (?:had |have )?(?:withdrew|withdrawn|pulled|retracted|cancel+ed) (?:it|them|the claims?|that)\b|(?<!\b(?:ms|microsoft|customer|client|they|he|she)(?: has| have)?(?: now| just)? )\b(?:withdrew|withdrawn|pulled|retracted|recalled|cancel+ed|took back) (?:back )?(?:the|our|my|that) (?:[^\s,.;:!?]{1,20} ){0,3}claims?\b|\bclaims?(?: (?:for|of|at) [^,.;:!?]{1,40})? (?:is|was|has been|got)(?: now| just)? (?:withdrawn|pulled|retracted) by (?:us|me|our)\b|\bwe (?:had )?(?:asked (?:ms|microsoft|them) to (?:reject|cancel|withdraw|close|pull)|requested (?:it|that|this))\b/i,
    "Partner request",
  ],
  [/\bdis-?associat(?:ed|ion)\b|\bassociation (?:was |got |has been )?(?:removed|ended|cut)\b/i, "Disassociated"],
];

/** "Not because of the proof", "though the proof was fine", "no products were missing". */
const isNone =
  /n['’]t the (?:problem|issue|reason|cause)\b|\b(?:not|nothing|never)(?: \p{L}+){0,2}? (?:because|due|about|over|to do with)\b|n['’]t(?: \p{L}+){0,2}? (?:because|due|about|over)\b|\b(?:although|though|despite|even with|in spite of)\b|(?<!\b(?:not|never)(?: been)? |n['’]t (?:been )?)\b(?:fine|ok(?:ay)?|accepted|in order|valid|perfect|not the (?:problem|issue|reason|cause)|no (?:proof|poe) (?:problem|issue)s?|no products?)\b|\b(?:proof|poe)\b(?:(?!\bnot\b|n['’]t\b|\bnever\b).)*\b(?:good|complete|correct|needed|required|necessary)\b/iu;

/**
 * The reason that a part of a sentence gives; undefined where it gives none, two, or one that is doubted.
 * @param sentence that it is part of
 */
export function reasonIn(clause: string, sentence: string): ClaimReason | undefined {
  if (isNone.test(clause) || unsure.test(sentence) || isHedged(sentence.replace(/\bapparently\b/gi, "")))
    return undefined;
  const all = new Set([
    ...lacks.flatMap(([pattern, reason]) => (pattern.test(clause) ? [reason] : [])),
    ...happens.flatMap(([pattern, reason]) => {
      const at = clause.search(pattern);
      return at < 0 || denies.test(clause.slice(0, at)) ? [] : [reason];
    }),
  ]);
  // Microsoft ended it for them.
  if (all.has("Customer declined")) all.delete("Disassociated");
  // We did, whatever the customer had to do with it.
  if (all.has("Partner request")) all.delete("Customer declined");
  const [reason, ...others] = all;
  return others.length === 0 ? reason : undefined;
}

const refused =
  "(?:reject(?:ed|ion|s)|refus(?:ed|al|es)|declin(?:ed|es)|denied|turned(?: \\p{L}+){0,3}? down|bounced(?: back)?|knocked back|(?:came|sent) back)";
const opensWhy = [
  "(?:because|due to|saying|over)(?: of| that)? ",
  "since (?!\\d|the \\d|last|this|yesterday|mon|tues?|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)",
  "as (?=(?:the|they|our|we|nobody|no|it|there|its)(?!\\p{L}))",
  "for (?=(?:missing|lacking|having|not|no|an?|want of)(?!\\p{L}))",
].join("|");
/** What is written after "rejected", up to the end of the sentence, or of the next one where that says why. */
const rejectedBecause = new RegExp(
  `(?<!\\p{L})${refused}(?!\\p{L})(?: (?!(?:${opensWhy}))[^\\s,.;:!?()–—-]{1,40}){0,6}(?:(?: |, ?)(?:${opensWhy})| ?[,:(] ?| [–—-]{1,2} |[.;] (?=(?:the )?reason|because|they s(?:ay|aid)|(?:ms|microsoft) s(?:ays|aid)))((?:[^.;!?]|\\.(?=\\S)){4,300})`,
  "iu",
);
const saysWhy =
  /^(?:(?:and |with )?(?:the )?reason(?: (?:is|was|given|being|they gave))*[:,]? |because |(?:(?:they|ms|microsoft) )?s(?:ay|ays|aid|aying)(?: that)?[:,]? |apparently |claiming (?:that )?|that )/iu;
const goesOn =
  /(?:,? (?:so|but|please|pls|then|can you|could you|remind (?:me|us))\b|, (?:and|i|we|what|how|should|do|is|are|who)\b|[)])/iu;
const ofProof =
  /\b(?:po|sow|poe|proofs?|evidence|documentation|signature|signed|unsigned|sign|tenant|domain|dated?|old|older|expired|missing|wrong|incomplete|name[sd]?|acknowledg\w*|answer\w*|respon\w*|late|duplicate|products?|workloads?|documents?|letter|contract|mismatch\w*|match\w*|invoices?|screenshots?|sku|usage|consumption|unreadable|pdf)\b/i;
/** What went wrong, or who wouldn't. */
const ofRefusal =
  /\b(?:not|no|never|nobody|without|declin\w*|refus\w*|den(?:y|ie)\w*|contacts?|partner|ids?|fail\w*|too|only|already|rules?|criteria)\b|n['’]t\b/i;
const noReason =
  /^(?:no (?:idea|clue)|not (?:my|our)|(?:i )?(?:do not|don['’]t) know|and|but|so|i|we|please|pls|can|could|remind|ask|tell|let|show|what|how|why|when|who|again|sadly|unfortunately|dispute|set|note|on|yesterday|today|this|last|mon\p{L}*|tue\p{L}*|wed\p{L}*|thu\p{L}*|fri\p{L}*|sat\p{L}*|sun\p{L}*|\d[\d./-]*)\b(?!['’]s)|\b(?:approved|submitted|rejected|disputed|resubmitted)\b|\?/iu;

/** Why a claim was rejected, as it is written: "rejected, PO older than 12 months", "because the tenant doesn't match". */
export function reasonWords(text: string): string | undefined {
  const [all = "", written = ""] = rejectedBecause.exec(text) ?? [];
  const why = written.trim().replace(saysWhy, "");
  const end = why.search(goesOn);
  const words = why
    .slice(0, end < 0 ? undefined : end)
    .trim()
    .replace(/^["“'(]|["”',]$/gu, "");
  // "Rejected, Karin is furious", "rejected (third time this year)" give no reason, as "rejected because Karin never signed" does.
  const [stop = ""] = /[,:(–—-]\s*$/.exec(all.slice(0, all.length - written.length)) ?? [];
  const isBare = stop !== "" && !saysWhy.test(written.trim()) && !ofProof.test(words);
  const isAside = isBare && (stop.startsWith(",") || !ofRefusal.test(words));
  const isElse = (noReason.test(words) || isAside) && reasonIn(words, words) === undefined;
  const isReason = claimReasons.some((one) => one.toLowerCase() === words.toLowerCase());
  return words.split(" ").length < 2 || isElse || isReason || unsure.test(text) ? undefined : words;
}
