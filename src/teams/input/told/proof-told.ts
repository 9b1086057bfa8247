/** What somebody tells of a proof of execution: that the customer signed it. Pure. */
import { isDenied, sentenceAt } from "../reading/doubt.ts";
import { plainlyStated } from "../reading/plainly.ts";
import { ofGdap } from "../words/vocabulary.ts";

const paper =
  "(?:cpor(?: (?:form|proof|paper(?:s|work)?|template|claim))?|poes?|proofs?(?: of execution)?|statements? of work|sows?|(?:claim |acknowledge?ment )?(?:form|template|letter)s?|acknowledge?ments?|paper(?:s|work)?|documents?)";
const signed = "(?:(?:counter-?)?signed(?: off)?|acknowledged)";
const said =
  "(?:(?:is|are|was|were|has|have|had|been|got|came|come|arrived|now|finally|just|back|already|all|both) ){0,5}";
const beside = "(?:(?:on|the|our|their|its|that|this|those|all|both|a|an|your|my|filled-in|filled) ){0,3}";
const signature = "(?:(?:counter-?)?signatures?|sign-?offs?|acknowledge?ments?|countersignatures?)";
const got = "(?:got|have|has|['’]ve|received|obtained|collected|there(?:['’]s| is)|here(?:['’]s| is))";

const signs = new RegExp(
  [
    `\\b${signed} ${beside}(?:[^\\s,.;:!?]{2,30} (?:and [^\\s,.;:!?]{2,30} )?)?${paper}\\b`,
    "\\bcounter-?signed\\b",
    // "The PoE for Exchange is signed", "the proof came back signed".
    `\\b${paper}(?: (?:for|of|at|with|from) [^,.;:!?]{1,60}?)? (?!to be\\b)${said}${signed}\\b`,
    // "The signed PoE is back", "got the signed form".
    `\\b${signed} (?:and [\\p{L}]+ )?(?:[^\\s,.;:!?]{2,30} )?(?:${paper}|copy|version|one)(?: (?:for|of|at|with|from) [^,.;:!?]{1,60}?)? (?:has |have |is |are )?(?:now |just |finally )?(?:back|in|here|there|came|come|arrived)\\b`,
    `\\b${got} (?:back )?(?:now |just |finally )?(?:the |our |their |a |an |all |both )?(?:[^\\s,.;:!?]{1,40} ){0,3}?(?:${signed} (?:${paper}|copy|version|one)|${signature})\\b`,
    `(?:^|[.;!] |\\b(?:the|their|both) |['’]s )(?:[^\\s,.;:!?]{1,40} )?${signature}(?: (?:for|of|at|from) [^,.;:!?]{1,60}?)? (?:has |have |is |are )?(?:now |just |finally )?(?:here|in|there|back|came|come|arrived)\\b`,
    "^\\W*(?:the |our )(?:customer|client) (?:(?:has|just|finally|now) ){0,3}(?:counter-?)?signed(?: it| everything)?(?=\\s*(?:[.,;!]|$)| (?:yesterday|today|this|on)\\b)",
  ].join("|"),
  "iu",
);
/** Who signs is not the customer, or it is not signed. */
const byUs = /\b(?:i|we|you|microsoft|ms)(?:['’]ve| have| had|['’]re)?(?: just| now| already| both)* $/i;
const isOpen =
  /\b(?:yet|waiting|await\w*|pending|missing|lacks?|lacking|without|needs?|needed|before|until|till|once|when|whether|if|unless|wants?|asks?|asked|asking|chas\w+|remind\w*|must|should|to (?:get|have|be))\b/i;

/** "Teams is still waiting for the signature", "SharePoint comes Friday": what is still to be submitted. */
const isToCome =
  /\b(?:wait(?:s|ing)? (?:for|on)|awaiting|needs?|miss(?:es|ing)|lacks?|out for|pending)\b[^,.;!?]{0,40}\b(?:(?:counter-?)?signatures?|sign-?offs?|acknowledge?ments?|(?:counter-?)?signed|proofs?|poe)\b|\b(?:is not|isn['’]?t|not) (?:yet )?(?:been )?(?:counter-?)?signed\b|\b(?:comes|follows|goes (?:in|out)|(?:is|are) (?:next|coming|planned|due|to follow)|will (?:follow|come|go (?:in|out)|be submitted)|to follow)\b/i;

/** The parts of a text in which a claim is said to be still to come. */
export const stillToCome = (text: string): readonly string[] =>
  text.split(/[,.;!]\s|\s(?:and|but|while)\s/i).filter((part) => isToCome.test(part));

/**
 * The sentence in which the customer is said to have signed the proof of a claim; undefined where that is asked, planned,
 * denied, waited for or no proof's.
 */
export function signedIn(written: string): string | undefined {
  // "What do they accept as proof? We have a signed SOW": a rule is asked.
  if (opensAsking.test(written) && written.includes("?")) return undefined;
  const text = plainlyStated(written.replace(asksBeside, "."));
  const found = signs.exec(text);
  if (found === null || ofGdap.test(text) || isOfOtherPaper(text, found)) return undefined;
  const before = text.slice(0, found.index);
  const part = before.split(/[,.;:!?]/).at(-1) ?? "";
  // "Got their signature": what somebody of us has got is theirs.
  const isOurs = /^(?:counter-?)?(?:signed|ack)/i.test(found[0]) && byUs.test(before);
  return isOurs || isOpen.test(`${part}${found[0]}`) || isDenied(text, found.index)
    ? undefined
    : sentenceAt(text, found.index);
}
/** "We signed the PoE": who has to sign it is the customer. */
export const signedByUs = (written: string): boolean => {
  const text = plainlyStated(written);
  const found = signs.exec(text);
  return (
    found !== null &&
    !ofGdap.test(text) &&
    /^signed/i.test(found[0]) &&
    ourselves.test(text.slice(0, found.index)) &&
    !isDenied(text, found.index)
  );
};
const ourselves = /\b(?:i|we)(?:['’]ve| have)?(?: just| now| already| both)* $/i;

/** Whether the paper is no proof, or is in vain; a contract beside "the PoE" is only beside it. */
function isOfOtherPaper(text: string, { 0: words, index }: RegExpExecArray): boolean {
  const sentence = sentenceAt(text, index);
  const [on = ""] = /^ (?:on|for|of)(?: [^\s,.;:!?]+){1,3}/.exec(text.slice(index + words.length)) ?? [];
  return isInVain.test(sentence) || (!proofOfClaim.test(`${words}${on}`) && otherPaper.test(sentence));
}
const proofOfClaim =
  /\b(?:poes?|proofs?(?! of (?!execution\b))|sows?|statements? of work|(?:claim|cpor) (?:forms?|templates?|proof))\b/i;
const otherPaper =
  /\b(?:orders?|contracts?|ndas?|non-disclosure|offers?|quotes?|proposals?|invoices?|prices?|letters? (?:about|of intent)|intent|agreements?|dpa|msa|leases?|licen[cs]es?|renewal)\b/i;
/** What is wrong with it, or what we signed and the customer didn't. */
const isInVain = /\b(?:wrong|(?<!\b(?:no|without|any|zero) )(?:errors?|mistakes?)|our signatures?|on our side)\b/i;
const opensAsking =
  /^\W*(?:(?:and|so|but|hi|hey)[, ]+)*(?:what|which|who|when|where|how|is|are|do|does|can|could|should)\b/i;
/** "Contoso signed the proof, can I submit now?" */
const asksBeside = /,? (?:and |so |but )?(?:can|may|should|do|must|shall|could) (?:i|we) [^,.;!?]{2,60}\?\s*$/i;
