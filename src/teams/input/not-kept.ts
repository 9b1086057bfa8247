/** What somebody wants kept that no field keeps: a note on a customer, which can be, or a date for somebody's task, which can't. Pure. */
import { findDay, periodEnd } from "./time/day.ts";
import { tokens } from "./reading/intents.ts";
import { sentenceAt, unsure } from "./reading/doubt.ts";
import { hasCustomer, hasPerson, type FoundName, type Reading } from "./reading/reading.ts";
import type { Sentence } from "./reading/sentence.ts";
import { ofAll } from "./words/partners.ts";
import { tokensOf } from "./wanted.ts";
import { oneOfTheirsLeaves } from "./reading/whose-now.ts";

/** What asks for a note to be kept, or for what is kept in none: "please note that …", "keep the location with it". */
export const asksForNote =
  /\b(?:put|add|make|leave|write|attach|save|keep|pop|stick|take)\b[^.?!]{0,30}\b(?:notes?|comments?|remarks?|memo)\b|(?:^|[.,:;!] )(?:(?:please|pls|can you|could you|just|and) )*(?:(?:note|comment|remark|memo)(?: (?:for|on|about|to|at)\b|:| that\b| down\b)|noting that\b|jot\b|remember (?:that|for)\b|keep in mind\b|bear in mind\b)|\b(?:write (?:this |that |it )?down|note to self|for the record)\b|\b(?:keep|store|save|put|note|record|file|enter|add) (?:the|this|that|their|its|his|her|an?) (?:new )?(?:location|address|folder|path|url|web ?link|link to the (?:contract|document|file|folder|proof|pdf)|(?:phone |mobile )?number|e-?mail(?: address)?|name of (?:their|the|our))\b|\b(?:store|save|note|record|enter) (?:his|her|their) (?:name|number|address|details)\b|\bkeep (?:his|her|their) (?:name|number|address|details)(?! (?:out|as|off|away|secret|private)\b)|\b(?:store|save|note|record|enter|add|put|keep) (?:the|this|that|their|its|an?) (?:new )?contact(?: person| details)?\b(?! (?:with|at|to)? ?(?:us|them|microsoft)\b)|\badd [^.?!]{2,60} as (?:an? |the |our |their |new |main |technical )*contact\b|\b(?:store|save|note|record|enter|add|put|keep) contact \p{L}/iu;
const noted = /^.{0,30}\b(?:note|remember|mind|know|fyi|info)\b(?: (?:for|on|about|to|at)\b[^:]{1,40}:|:|,| that)?/i;
const ofNote = /\b(?:note|comment|remark|memo)s?\b([^:.!?]{0,60}?)(?::(?!\d) ?| that (?:(?:says?|reads?) )?)(\S.*)$/is;
const theNotes =
  "(?: (?!(?:them|him|her|me|us|it|an?|no|and|release|delivery|credit)\\b)[^\\s.?!,;:]+){0,4}? (?:notes?|comments?|remarks?)\\b";
const orders =
  "(?:(?:please|pls|kindly|can you|could you|would you|(?:i|we) (?:want|need|have) to|i['’]d like to|let me|let['’]?s|and|so|ok|now|also|just|then)[, ]+)*";
/** "Remove the note about the move", "Contoso: edit the note: …": that it is done, and not that somebody did or should. */
export const changesNote = new RegExp(
  `^\\W*(?:(?!remind)[^:.!?]{2,60}: )?${orders}(?:(?:remove|delete|forget|drop|clear|erase|take (?:off|down|out)|get rid of)${theNotes}(?! to\\b)|take${theNotes} (?:off|out|down|away)\\b|(?<edits>change|edit|update|correct|add to)${theNotes})`,
  "iu",
);
const announced =
  /^\W*(?:(?:please|pls|can you|could you|just|and|also|hi|hey|ok)[, ]+)*(?:fyi|for your info(?:rmation)?|(?:just )?so you know|heads[ -]?up|for the record|noting that|note to self|write (?:this |that |it )?down(?: that)?|(?:remember|note|keep in mind|bear in mind|jot down)(?: that)?)\b[:,;–— -]*/i;
/**
 * The words of a note that somebody wants kept, without what announces it. `heading`: what stands before them, of which
 * customer it is, and perhaps more: "note Contoso, Karin left: call Peter".
 */
export function noteIn(text: string): { heading: string; words: string } {
  const [, heading = "", said = text.replace(announced, "")] = ofNote.exec(text) ?? [];
  return { heading, words: /^for\b/i.test(said) ? said.replace(/^for [^:]{2,40}: */i, "") : said };
}
const atEnd = "(?=[\\s,]*(?:[?.!]|please|pls|thanks|$))";
const someNotes =
  "(?:(?:all|any|every|the|my|our|old|existing|recent|latest|other|other people['’]s) )*(?:notes?|comments?|remarks?)";
const ofEverybody =
  "(?:(?:of|on|for|at|from|with|about|in) )?(?:all |any |every |each |the |my |our |which |what )+(?:of (?:my|our|the) )?customers?";
const listsNotes = [
  `^\\W*what (?:did|have) (?:i|we|you|they|people|colleagues|others) (?:already |just )?(?:note|write down|noted|written down)\\b(?! (?:about|on|of|for)\\b)`,
  `^\\W*what(?:['’]s| is| was| has)(?: been)? noted\\b(?! (?:about|on|of|for|at|there)\\b)`,
  `\\b(?:which|what|whose|any|how many|all|the|my|our|who)(?: of)?(?: (?:my|our|the|these))? (?:customers? |accounts? |clients? )?(?:that |which |who )?(?:do |does )?(?:have|has|had|having|got|carry|carries|with|there are) (?:got )?(?:an? |any |some )?(?:notes?|comments?|remarks?)(?: (?:on|of|about) (?:them|it))?${atEnd}`,
  `\\bcustomers? with (?:an? |any |some )?(?:notes?|comments?|remarks?)${atEnd}`,
  `${someNotes} ${ofEverybody}${atEnd}`,
  `^\\W*(?:(?:please|can you|could you|i want to|i['’]d like to|let me) )*(?:show|list|see|give|read|display|open|get)(?: (?:me|us))? (?:all|every|each|my|our)\\b(?: (?:of )?(?:the|my|our|other|old))* (?:notes?|comments?|remarks?)${atEnd}`,
].map((one) => new RegExp(one, "iu"));
const searchesNotes = new RegExp(
  `\\b(?:search|find|look(?:ing)? (?:for|up|through|in|into)|go through|scan|check|which|what|any|(?:is|are) there|do we have|have we got|have we|show(?: me)?|list|in)(?: (?:for|in|into))? ${someNotes} (?:(?:for|about|with|that|which|where|there|is|are|mention(?:s|ed|ing)?|contain(?:s|ed|ing)?|say(?:s|ing)?|speak of|talk about|including|the|words?|called|anything|something|on|of|regarding) )+(\\S.{1,80}?)[\\s?.!]*$|\\b(?:search|look|check|find)(?: up)? (?:for )?(\\S.{1,60}?) in ${someNotes}[\\s?.!]*$|\\bwho (?:has )?noted (?:(?:down|that|anything|something|about|of|on) )*(\\S.{1,80}?)[\\s?.!]*$|\\bwhere (?:did|have) (?:we|i|you|they|anyone|somebody) note(?:d)? (?:(?:down|that|anything|something|about|of) )*(\\S.{1,80}?)[\\s?.!]*$`,
  "iu",
);
/** The command that lists notes: "which customers have notes?", "search the notes for Karin"; undefined where no list of them is asked for. */
export function notesAsked(text: string): string | undefined {
  if (listsNotes.some((one) => one.test(text))) return "notes";
  const words = searchesNotes
    .exec(text)
    ?.slice(1)
    .find((one) => one !== undefined);
  return words === undefined ? undefined : `notes ${words.replace(/^(?:an?|the|my|our|their) |["“”„]/gi, "")}`;
}
const tellsBeside =
  /^(?:(?:hi|hey|hello|ok|also|and|oh)[, ]+)?(?:fyi|for your info(?:rmation)?|(?:just )?so you know|heads[ -]?up|for info)\b/i;
const ofContact =
  /\b(?:previous|old|former|earlier) contact\b|\b(?:the|our|their|my) (?:new |main |it )?contact (?:(?:person )?(?:at|for|of|with|from) [^,.;!?]{2,40}? )?(?:has |just )?(?:changed|left(?! us [a-z]| (?:an?|the|his|her|some)\b(?! company))|is (?:a )?new)\b|^\W*contact (?:at|for|of) [^,.;!?]{2,40} (?:has |just )?(?:changed|left(?! us [a-z]| (?:an?|the|his|her|some)\b(?! company)))\b|\b(?:contact(?: person)?(?: (?:at|for|of|with|from) \S+)?(?: there| now)? is (?:now )?(?!on\b|away\b|off\b|out\b|back\b|sick\b|ill\b|gone\b|not\b)|\bcontact:? [^.;!?@]{2,60}@[\w-]{2,60}\.|(?:phone|mobile)(?: number)? is|e-?mail(?: address)? is|reach (?:him|her|them) (?:at|on|under))\b/i;
/** "Karin is the new contact", "their admin is Karin". */
export const tellsContact = (text: string): boolean => ofContact.test(text) || namesAdmin.test(text);
const namesAdmin = /\b(?:[Aa]dmin|CTO|CIO|CEO|IT [Mm]anager)(?: there| now)? is @?\p{Lu}\p{Ll}/u;
/** "Contoso cancelled the meeting on Tuesday": nothing is to rest until then. */
const callsOff =
  /\b(?:cancel+ed|called off) (?:the|our|my|their|a) (?:[^\s,.;:!?]{1,20} )?(?:meeting|call|workshop|visit|appointment|session|demo|training|kick-?off)\b/i;
/** Somebody at the customer is away, whom no absence here is of. */
const isTheirs =
  /\b(?:their|the|its|customer['’]?s) (?:(?:new|global|main|whole) )?(?:(?:it )?(?:admins?|contacts?|managers?|guys?|team|department|people|staff|lead)|it|cto|cio|ceo|cfo|engineers?|office|customer|owner there)\b[^.;!?]{0,40}\b(?:on (?:\p{L}+ )?(?:leave|holidays?|vacation)|away|off sick|sick|out of office|ooo|is off|are off|is out)\b/iu;
/** What is wanted in so many words. */
const ofElse =
  /\b(?:snooz\w*|remind\w*|postpone\w*|park|mute|ping|nudge|chase|ask|digest|import\w*|export\w*|owner)\b/i;
const ofMyself = /\b(?:i|i['’]?m|i['’]?ll|me|my)\b/i;

const setsDate =
  /^\W*(?:(?:please|can you|could you|let['’]s|let us) )*plan (?!(?:[a-d]|is|was|has|had|have|with|to|for|an?|on|it|changed|changes|works?|worked|failed)\b)[^.?!:]{0,160}\bby (?:the )?(?:\d|end|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b(?:move|extend|postpone|push|shift)\b[^.?!,]{0,24}\b(?:deadlines?|due dates?)\b|\b(?:set|put|give|add|make|agree|fix|note)\b[^.?!]{0,40}\b(?:deadlines?|due dates?|target(?: dates?)?|date for)\b|\bas (?:the|its|a) (?:date|deadline|due date|target)\b/i;
const ofRecord = /\b(?:approv|submi|reject|expir|renew|end|start)\w* date\b|\bdate (?:of|on) the\b/i;
const obliges =
  /\b(?:should|must|needs? to|has to|have to|has got to|is to|are to|please|pls|can you|could you|will you|make sure|i want|i['’]d (?:like|rather)|expect)\b/i;
const task =
  /\b(?:done|get|have|submit\w*|re-?submit\w*|link\w*|finish\w*|complet\w*|file[sd]?|in place|sorted|claim(?:ed)?|set up|answer\w*|in|do|try)\b/i;
const byThen = /\b(?:by|before|until|till|this week|next week|this month|end of|eow|eom|eod)\b/i;
/** It asks what has to be so, and not that somebody does it. */
const ofRule =
  /^\W*(?:(?:and|so|but|or),? )?(?:is|are|do|does|did|should|must|shall|what|when|how|which|why|where|who)\b|\b(?:do|does|should|must) (?:i|we|they|it) (?:\p{L}+ )?(?:have|need|wait|to)\b/iu;
/** "I'd like to know until when it can be disputed". */
const toKnow = /\b(?:like|love|want|need) to (?:know|see|hear|understand)\b/i;
/** The writer's own task. */
const ofWriter = /\bi (?:should|must|need|have to|will|can)\b|\bi['’]ll\b|\b(?:remind|ask|tell) me\b/i;

/** "Digest off this week and back on next". */
function isOffForNow(text: string): boolean {
  const clauses = text.split(/[.;!?]\s/).filter((one) => ofDigest.test(one) && forAWhile.test(one));
  return clauses.some((one) => isOff.test(one)) && !text.includes("?");
}
const ofDigest = /\b(?:digest|weekly (?:message|post|mail|report|update|summary|thing))s?\b/i;
const isOff =
  /(?<!\b(?:was|is|got|came|been|why|see) (?:the )?)\b(?:off\b|stop|pause|skip|suspend|hold|mute|cancel|don['’]?t (?:send|post|need|want)|do not (?:send|post)|(?<=^(?:please |so |and )?)no (?:digest|weekly))/i;
const forAWhile =
  /\b(?:this|next|that|one|the (?:next|coming)|for (?:a|one|two|three|\d)) weeks?\b|\bfor (?:a few|some) weeks\b|\b(?:until|till)\b(?! (?:further notice|i say|we say))|\bskip (?:it|one|a|the) (?:digest|weekly|week|once|time)\b|\bover (?:the )?(?:summer|christmas|holidays|break|easter)\b|\bwhile (?:i|we)\b|\bback on\b|\bfor now\b|\bin (?:july|august|december)\b/i;

/** @param means what it is likeliest taken for otherwise */
export function notKept(
  reading: Reading,
  said: Sentence,
  means: string | undefined,
): "note" | "due" | "task" | "leaving" | "skipped-week" | undefined {
  const { text, found } = reading;
  const mayBeDigest = /^(?:digest|away|back|stop|snooze|when|cant)$/.test(means ?? "digest");
  if (mayBeDigest && isOffForNow(text) && !(means === "away" && ofMyself.test(text))) return "skipped-week";
  // "Contoso is going to another partner in March" tells of none of its claims.
  // "…, so we lose Exchange"; not "for Exchange", of which another has the claim.
  const isWhole = (said.workloads ?? []).length === 0 || (said.claims !== "told" && toAnother.test(text));
  if (isWhole && !oneOfTheirsLeaves(reading) && isLeaving(reading, said)) return "leaving";
  if (said.claims === "told" || said.isAnswer === true) return undefined;
  if (isDue(reading, said.today)) return "due";
  if (said.isNamed && !/^note\b/i.test(text)) return undefined;
  if (isTask(reading, said)) return "task";
  // "Please note that Teams was approved".
  if (said.tells?.(text.replace(noted, "")) !== undefined) return undefined;
  const isCalledOff = callsOff.test(text) && !ofElse.test(text) && !/\d (?:paid )?seats\b/i.test(text);
  if ((tellsContact(text) || isCalledOff) && !text.includes("?")) return "note";
  if (ofElse.test(text) || /^(?:set|assign|unassign|handover|not-mine|why\b)/.test(means ?? "")) return undefined;
  const isOfUs = found.some(hasPerson) || ofMyself.test(text);
  if (means === "away" && isOfUs) return undefined;
  if (asksForNote.test(text) && !changesNote.test(text)) return "note";
  const isAsked = text.includes("?") || tokensOf(reading).includes(tokens.opens);
  if (isAsked) return undefined;
  return tellsBeside.test(text) || oneOfTheirsLeaves(reading) || (means === "away" && isTheirs.test(text))
    ? "note"
    : undefined;
}

const another = "(?:another|a different|a new|some other|the other) (?:partner|provider|msp|it company|supplier)";
const toAnother = new RegExp(`\\b(?:to|with) ${another}\\b${ofAll}`, "i");
const leaves = new RegExp(
  `\\b(?:(?:is|are|will be|['’](?:s|re)|be)(?: (?:now|definitely|probably|sadly|unfortunately))? leaving(?! (?:it|that|this|them|a|the|azure|aws|teams|exchange|intune|m365|office|microsoft|google|slack)\\b)|(?:will|going to|gonna|wants? to|plans? to|decided to) leave (?:us|for)\\b|(?:quits?|(?:is|are) quitting)(?= (?:us|on|by|in|at|end|next|as of)\\b|\\s*(?:[.,;!]|$))|leaves? us\\b(?! (?:with|alone|to|no)\\b)|(?:won['’]?t|will not|not going to|are ?n['’]?t|is ?n['’]?t|(?:decided|chosen|chose|prefers?|preferred) not to|not) renew(?:ing)?\\b(?![^.;!?]{0,40}\\b(?:licen[cs]es?|subscriptions?|gdap|teams|exchange|intune|sharepoint|copilot|it)\\b)|(?:is|are|['’](?:s|re)|will be)(?: \\p{L}+ly)? (?:switching|moving|going|changing) (?:to|with) ${another}${ofAll}|(?<!\\b(?:not|to|may|might|could|n['’]t) )(?:go(?:es)?|moves?|switch(?:es)?|chang(?:es?)) (?:over )?(?:to|with) ${another}${ofAll}|(?:we['’]?re|we are|we['’]ll|we will|we|going to) (?:be )?los(?:e|ing)|(?:gave|has given|have given|handed in) (?:us )?(?:their |its )?notice|(?<!\\b(?:poe|proof|service|support|licen[cs]e|lease) )(?:contract|agreement)(?: with us|(?<=\\bour (?:contract|agreement)) with them)? (?:ends|runs out|expires|is (?:up|over)|finishes|terminates|stops|was terminated|is terminated)|(?<!\\b(?:would|could|might|should|to) )(?:have|has|['’](?:ve|s)) (?:already |now )?(?:gone|moved|switched|changed) (?:over )?(?:to|with) ${another}${ofAll}|will (?:be )?(?:work(?:ing)?|go(?:ing)?|sign(?:ing)?) with (?:another (?:partner|provider)|(?:somebody|someone) else)|(?:will|going to) end (?:their|the|its|our) (?:contract|agreement)(?! (?:with (?!us\\b)|for\\b))|(?<=\\b(?:we|they|us|will|to|ll) )(?:stop working with|part (?:ways|company))|(?:cancel+ed|terminated|terminating|cancel+ing|ending) (?:their|the|its|our) (?:contract|agreement)(?! (?:with (?!us\\b)|for\\b)))(?!\\p{L})`,
  "iu",
);

/** "Contoso is leaving us at the end of the year": a customer, and not a colleague, who is still there. */
function isLeaving(reading: Reading, { text, earlier }: Sentence): boolean {
  const { words, found } = reading;
  const isAsked = text.includes("?") || tokensOf(reading).includes(tokens.opens);
  const isOfLast = earlier?.customer !== undefined && /\b(?:they|their|theyre|it)\b/i.test(text);
  if (isAsked || (!found.some(hasCustomer) && !isOfLast)) return false;
  const said = leaves.exec(text);
  if (said === null) return false;
  const at = said.index;
  const end = at + said[0].length;
  // "Johan linked it, but he's leaving us at Christmas".
  if (
    /\b(?:he|she|who|(?:my|our) (?:colleague|engineer|manager|team ?mate)(?: \p{Lu}\p{L}+)?)(?: (?:is|will|wants?|plans?|decided))?(?: to)? ?$/u.test(
      text.slice(0, at),
    )
  )
    return false;
  const begins = ({ from }: FoundName): boolean => /^ @?$/.test(text.slice(end, words[from]?.from));
  // "We are losing money at Contoso", "we will leave for Contoso on Monday".
  const isOfThem =
    found.some((one) => hasCustomer(one) && begins(one)) ||
    /^ (?:them|the (?:customer|client|account))\b/i.test(text.slice(end));
  if (/los(?:e|ing)$/i.test(said[0]) && !isOfThem) return false;
  const isSubject = found.some((one) => hasCustomer(one) && (words[one.from]?.from ?? end) < at);
  if (/ for$/i.test(said[0]) && !isSubject && !isOfLast) return false;
  const who = found.filter(({ from }) => (words[from]?.from ?? 0) < at).toSorted((one, other) => one.from - other.from);
  const [last] = who.slice(-1);
  return (
    !(last !== undefined && hasPerson(last)) &&
    !unsure.test(sentenceAt(text, at)) &&
    !/\b(?:people|some|they) (?:say|think|believe)\b|\bi (?:do not|don['’]t) (?:think|believe)\b/i.test(
      sentenceAt(text, at),
    ) &&
    !/\b(?:not|never)\b|n['’]t\b/i.test(
      text
        .slice(0, at)
        .split(/[,.;!]\s/)
        .at(-1) ?? "",
    )
  );
}

const beginsWith =
  /\b(?:(?:should|must|needs? to|has to|have to|ought to|could|had better)(?: please| then| now)? (?:(?:start|begin) with|(?:do|tackle|handle|get|finish|sort out|look at|take care of) [^.?!]{2,30} first)|(?:let|have) @?\p{L}{2,} (?:start|begin) with)\b/iu;
const somebody = /\b(?:he|she|they|him|her|them)\b/i;
/** "She should start with the PAL", of a customer that is named or was talked of: nobody is told so here. */
const isTask = ({ text, found }: Reading, { earlier }: Sentence): boolean =>
  beginsWith.test(text) &&
  !text.includes("?") &&
  (found.some(hasPerson) || somebody.test(text)) &&
  (found.some(hasCustomer) || earlier?.customer !== undefined);

/** "Isaiah should have the PAL done by the 4th": somebody, or a customer, and a day that is still to come. */
function isDue(reading: Reading, today: string): boolean {
  const { text, found } = reading;
  const isAsked =
    tokensOf(reading).includes(tokens.opens) && !/\b(?:can|could|will|would|may) (?:you|we|i)\b/i.test(text);
  if (isAsked || found.length === 0 || ofRecord.test(text)) return false;
  const day = findDay(text, today);
  const isAhead =
    (day !== undefined && day >= today) || periodEnd(text, today) !== undefined || /\bthis week\b/i.test(text);
  if (!isAhead) return false;
  if (setsDate.test(text)) return true;
  if (ofElse.test(text) || ofWriter.test(text)) return false;
  return text.split(/[.!?;]\s/).some((one) => {
    // "Is it possible already, or do we have to wait until it is done?"
    if (ofRule.test(one) || toKnow.test(one)) return false;
    const at = obliges.exec(one)?.index;
    if (at === undefined) return false;
    const rest = one.slice(at);
    const by = byThen.exec(rest)?.index;
    return by !== undefined && task.test(rest.slice(0, by));
  });
}
