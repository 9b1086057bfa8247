/**
 * Whether somebody wants a text to send to a customer, and what it is to be about. Pure. The patterns see a text with C for
 * a customer and P for a colleague.
 */
import type { MailKind } from "../../../domain/gaps/mail.ts";
import { ofGdap } from "../words/vocabulary.ts";

const asked =
  "(?<=^|[.!?,;:–—-] |\\b(?:(?:some|any)(?:body|one)|please|pls|kindly|you|me|us|and|then|just|quickly|maybe|perhaps|also|possibly|so|(?:you|me|us|able|possible) to) )";
/** What stands between what is to be done and the text that is to come of it. */
const between =
  "(?: (?:me|us|up))?(?: (?:(?:couple|bit|piece) of|(?!(?:to|for|from|when|if|that|because|who|which|by|i|he|she|they|about|it|of)\\b)[\\p{L}\\p{N}’'-]+,?)){0,7}?";
const letter =
  "(?:(?:e-?mails?|mails?|letters?|templates?(?! (?:for|of) (?:(?:the|a|an|our) )?(?:proofs?|poe|claims?|sow)\\b)|wording|texts?|(?<=\\ba (?:first |rough |quick )?)draft)(?! (?:of(?! an?\\b)|from|in|address\\p{L}*|claims?)(?!\\p{L}))|lines|sentences|something(?: (?:that|which))? (?:(?:i|we) (?:can|could)|to) (?:just )?(?:send|forward|write|mail|paste|copy))";
const note = "(?:messages?|notes?|repl(?:y|ies)|reminders?|paragraphs?|words|something)";
/** Nothing else is done with a text than to write it, or it may be of much else. */
const writes = "(?:draft|write|compose|formulate|word|phrase|put together|knock up|come up with)";
const gets = "(?:give|get|make|create|suggest|prepare|help)";
const at = "(?:\\b|(?<=\\p{L})(?=\\s))";
const theirs =
  "(?:['’]s(?: \\p{L}+){0,2} (?:admin\\p{L}*|it|cio|cto|ciso|ceo|contact|director|manager|team|sponsor|boss|people|guys?))?";
const whom = `(?:(?:the |our )?C${theirs}|(?:the|our|this|that) (?:customer|client)|them|him|her|their (?:\\p{L}+ ){0,2}(?:admin\\p{L}*|it|contact))(?!\\p{L})`;
const gdapLink =
  "(?:gdap|delegated (?:admin|access)|admin relationship)(?: (?:approval|invitation|request|relationship))? (?:links?|urls?|invites?|invitations?)\\b";
const wants = [
  `${asked}${writes}${between}(?: (?:that|this))? (?:${letter}|${note})${at}`,
  `${asked}put${between} ${letter} together\\b`,
  `${asked}(?:${gets}|send(?! me\\b| us\\b))${between} ${letter}${at}`,
  `\\b(?:i|we)(?:['’]d| would)?(?: just| also| really)? (?:need|want|like|(?<=\\b(?:can|could|may) (?:i|we) )(?:have|get))${between} ${letter}${at}`,
  `\\b(?:do (?:you|we) have|have you got|is there)${between} (?:templates? (?:for|to)(?! (?:(?:the|a|an|our) )?(?:proofs?|poe|claims?|sow)\\b)|wording|texts?)${at}`,
  `(?<=^|[.!?] )(?:(?:need|want|looking for|got)${between} ${letter}|(?:any|some) (?:\\p{L}+ ){0,2}(?:wording|templates?|texts?|lines))${at}`,
  `[,;:–—-] (?:got|have you got|do you have|you got)${between} ${letter}${at}`,
  `\\b(?:drafting|writing|composing|wording)${between} (?:${letter}|${note})${at}(?=.*\\?)`,
  `\\bwhat (?:(?:do|should|can|could|would|shall|might|must) (?:i|we) (?:best )?|to )(?:(?:write|reply|e-?mail|mail)(?: back)?(?: to)? ${whom}|send (?:(?:the |our )?C(?!\\p{L})|${whom} to (?:counter)?sign\\b)|(?:tell|say to) ${whom} so\\b|(?:write|reply)(?=\\s*(?:[.?!]|$)))`,
  // "GDAP link to send", "where do I get the GDAP invitation for Contoso?"
  `(?:^|(?:\\b(?:(?:(?:can|could|may) (?:i|we)|(?:do|have) (?:you|we)) (?:have|got)|need|want|get|find|(?:re-?)?send|where|give)|^got)\\b[^.?!]{0,30} )(?:please |the |an? |our |your |new )*(?<!\\bwhom?\\b[^.?!]{0,60})${gdapLink}(?! (?:is|was|has|had|did|does|isn|wasn|hasn|didn|doesn|ends?|expire|work|approved|accepted))`,
].map((one) => new RegExp(one, "iu"));
/** Of these only what it is about says that a text is wanted. */
const wantsOf = [
  `\\b(?:how (?:(?:do|should|can|could|would|might) (?:i|we) (?:best |nicely |politely |kindly )?|to (?:best |nicely |politely )?)|(?:best|nicest|right|good) way to )(?:(?:ask|write to|convince) ${whom}|get ${whom} to\\b|(?:tell|explain to) ${whom} that they (?:need|have|must|should|ought)\\b|(?:word|phrase|formulate) (?:it|this|that|the|a|my|our)\\b)`,
  `${asked}(?:e-?mail|mail|write(?: to)?) ${whom}`,
  `^\\W*(?:(?:an?|the|some|short|quick|friendly|polite|nice|new|good|please|standard|gdap|poe|proof|cpor|pal|access|e-?mail|mail) ){0,4}(?:e-?mails?|mails?|letters?|templates?|wording|texts?|lines) (?:to|for)(?: (?:ask|asking|get|getting|send|sending))? ${whom}`,
  // "I don't have access to their subscription. Who do I ask?"
  `(?:\\b(?:no|not|without|lack|lacks|lacking|missing|never)\\b|n['’]t\\b)[^.?!]{0,30}\\b(?:access|rights|roles?|permissions?)\\b(?:(?!partner cent|claim)[^?]){0,80}\\b(?:(?:who|whom) (?:do|should|can|could|must|would) (?:i|we) (?:ask|contact|write to|turn to|talk to|get)|how (?:do|can|could|should) (?:i|we) (?:get|ask for) (?:it|that|access|one|them)|what now)\\b`,
].map((one) => new RegExp(one, "iu"));

/** It is somebody else's to write, or is only told of. */
const isElse =
  /^\W*(?:(?:please|can you|could you),? )*(?:ask|tell|have|get) @?P\b|\b(?:(?:did|have|has|had) (?:you|i|we|they|he|she|any(?:body|one)|some(?:body|one))|(?:do|does|will) (?:you|they|he|she)) (?:already )?(?:write|written|draft|drafted|send|sent|mail|get|got|receive\p{L}*|see|seen)\b|\blet (?:me|us) (?:draft|write|compose)\b/iu;
const likeIt = /(?<=\b(?:draft|write|need|want|like|prepare|send)(?: me)? )one\b/i;
const toOthers =
  /\b(?:to|for) (?:(?:my|our)(?: own)? (?:boss|manager|team|colleagues?|management|director|ceo|board|finance|sales)|management|finance|sales|legal|microsoft|ms|the (?:team|board|whole|sales|finance))\b/i;
const toColleague =
  /\b(?:to|for|asking|telling|reminding|send|ask|tell|mail|e-?mail|message|write) (?:@?P(?!\p{L})|the owners?\b)/iu;

/**
 * Whom a text is wanted for: a customer as far as it says, one of us, or somebody else; undefined where none is wanted.
 * @param isTalked whether a customer was talked of
 */
export function mailWanted(letters: string, isTalked: boolean): "customer" | "colleague" | "other" | undefined {
  // "Has anyone sent them a mail? If not, draft one."
  const sentences = letters.split(/(?<=[.!?])\s+/);
  const others = sentences.filter((one) => !isElse.test(one)).join(" ");
  const own = sentences.some((one) => isElse.test(one)) ? others.replace(likeIt, "a mail") : letters;
  const all = kindsSaid(letters).length > 0 ? [...wants, ...wantsOf] : wants;
  const from = Math.min(...all.map((one) => own.search(one)).filter((place) => place >= 0));
  if (from === Infinity) return undefined;
  const wish = own.slice(from);
  // "What do I tell them about PAL?": of nobody, it is a rule that is asked about.
  if (/^(?:what|how|is there)\b/i.test(wish) && !/C(?!\p{L})/u.test(letters) && !isTalked) return undefined;
  return toColleague.test(wish) ? "colleague" : toOthers.test(wish) ? "other" : "customer";
}

const ofProof =
  /\b(?:proofs?|poe|statement of work|sow|(?:counter)?sign(?:s|ed|ing|ature)?(?! (?:in|up)\b)|acknowledg\w+)\b/i;
const ofRelationship = /\b(?:admin\w* (?:link|relation\w*|privileges)|dap|(?:partner|reseller) relation\w*)\b/gi;
const ofAzure =
  /\b(?:contributor|reader|owner(?:ship)?(?= (?:role|rights?|access|on|of)\b)|azure|subscriptions?|rbac|iam|roles?|access|guests?|permissions?|rights|pal|partner admin link)\b/i;
/** There it takes an account that owns what was built, and no role. */
const ofPower = /\bpower (?:platform|apps?|automate|bi|pages)\b/i;
const ofClaim =
  /\b(?:cpor|claims?|claiming|associat\w+|partner of record|declin\w+|notice|notification|consent|confirm (?:us|that we)|confirmation (?:from microsoft|that we)|registered as)\b/i;

/** The kinds that a text names, the one that it is about first. */
export function kindsSaid(text: string): readonly MailKind[] {
  const rest = text.replace(new RegExp(ofGdap.source, "giu"), "").replace(ofRelationship, "");
  const isProof = ofProof.test(rest);
  const found: readonly (readonly [MailKind, boolean])[] = [
    ["proof", isProof],
    ["gdap", rest !== text],
    ["access", ofAzure.test(rest) && !ofPower.test(rest)],
    ["claim", !isProof && ofClaim.test(rest)],
  ];
  return found.flatMap(([kind, isSaid]) => (isSaid ? [kind] : []));
}

/** What it is about, other than what is open there: "about the invoice", "to thank them". */
const ofElse =
  /\b(?:about|regarding|concerning|re|on|asking|explaining|saying|telling|thanking|inviting|apologi\w+|that says|to (?:say|thank|invite|apologi\w+|tell|ask)|so (?:that )?(?:they|he|she)|why|because|explains?|in reply|repl(?:y|ies))\b(?! (?:it|this|that|all (?:of )?(?:it|this|that)|everything|what(?:['’]?s| is)|(?:the )?(?:open|missing|gaps?)|them (?:for|about) (?:it|this|that)|them to do (?:it|this|that))\b)/i;
export const isOfElse = (text: string): boolean => ofElse.test(text);

/** A note may be one to keep, and a reminder one for whoever writes. */
export const isNoteOnly = (text: string): boolean => /\b(?:notes?|reminders?)\b/i.test(text) && !saysLetter.test(text);
/** Without one, and of no customer, it may be of anything. */
export const saysLetter =
  /\b(?:(?:gdap|access|admin) (?:\p{L}+ )?(?:links?|urls?|invites?|invitations?)|mail(?:ing|s)?|e-?mails?|letters?|texts?|templates?|wording|lines|sentences)\b/iu;
/** "Write me a note for Trey: call them about GDAP." */
export const isToKeep = /\bnotes?(?: (?:for|at|on|about|of) \S+)?:|\bnotes? (?:to|for) (?:self|myself|me)\b/i;
