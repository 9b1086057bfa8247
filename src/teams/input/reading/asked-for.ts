/** Whether a change that a text names is asked for in it: not where it is denied, only supposed, or asked about. Pure. */
import { asking, tokens } from "./intents.ts";
import { wordsOf } from "../words/words.ts";

const clauseEnds = /[.;!?\n](?=\s|$)|,\s|\s(?=(?:and|but|because|although|though|so|then)\s)/i;

/** The parts of a text of which each says something. */
export const clausesOf = (text: string): readonly string[] =>
  text.split(clauseEnds).filter((clause) => clause.trim() !== "");

const stays = /\b(?:keeps?|stays?|remains?|leave)\b/i;
/** "Bellows stays with me": whether what is named is to stay where it is. */
export const isKept = (text: string, name: string): boolean =>
  clausesOf(text).some((one) => one.includes(name) && stays.test(one));

/** What takes back what is said beside it. */
const denial =
  /\b(?:not|never|nobody|no one|none|nor|neither|no longer|cannot|hardly|barely|(?:do|does|did|is|are|was|were|wo|ca|has|have|had|would|should|could)nt|stop(?:ped|s)?|nicht|kein|niet|geen|pas)\b|n['’]t\b/i;
/** What is no more than supposed, or was once. */
const supposed =
  /\b(?:suppos\w+|assum\w+|thought|wonder\w*|might|was to|were to|(?:was|were) going to|(?:would|could) have|should have(?! been)|almost|nearly|would be (?:wrong|bad|silly|pointless|premature|a (?:mistake|shame|pity)|too))\b/i;
/** What was so, or will be, and is not now. */
const isElsewhen: Readonly<Record<string, RegExp>> = {
  set: /\bwill\b/i,
  managers: /\b(?:was|used to be|were)\b/i,
};
/** What makes all of it depend on something else; not "if you can". */
const conditional =
  /\b(?:if(?! (?:possible|needed|ok|urgent|you\b|some(?:one|body|thing)\b|any(?:one|body|thing)\b|there\b|it(?:['’]?s| is) (?:really |very )?(?:urgent|important|critical)|(?:that|this|it)(?:['’]?s| is) (?:possible|ok|okay|fine|alright|all right|easier|better)|(?:that|this|it) (?:can|could|works|suits|helps|makes sense)))|unless|whether|in case|provided)\b/i;

/** Who says yes to it is asked anyway: "if Isaiah and the managers agree". */
const ifTheyAgree =
  /\bif (?:(?:@?\p{L}+|,|and) ){1,6}?(?:agrees?|(?:is|are) (?:fine|happy|ok|okay|all right|in agreement) with (?:it|that|this)|(?:does|do)(?: not|n['’]t) (?:mind|object))/giu;

/** It is wanted all the same. */
const ifNobodyMinds =
  /\b(?:if|unless) (?:nobody|no[ -]?one|somebody|someone|anybody|anyone)(?: else)? (?:minds?|objects?|wants? (?:it|them|that|to)|has (?:it|them))\b/gi;

/** Who is said to have turned it down, or had it by mistake. */
const undoes =
  /\b(?:undo|revert|by (?:mistake|accident)|accidentally|wrongly|take (?:it|that) back|refus\w+|declin\w+|rejects?|rejected|hat(?:e|es|ed)|dropp?(?:s|ed)?|quits?|g[ai]ves? up)\b/i;

/** What is asked for as politely as can be: "it would suit us better if it came on Mondays", "would you mind if …". */
const wishedFor =
  /\b(?:(?:it|that)(?: would|['’]d) (?:also |really |certainly )?(?:be |suit |help |work |fit )(?:(?:me|us|my team|so|much|far|a lot|a great|a little|very|really|better|best|easier|nice|nicer|great|good|helpful|useful|kind|all right|alright|fine|possible|for|with|you|help) ?){0,5}|would it be (?:all right|alright|fine|ok(?:ay)?|possible)(?: with you| for you)? |(?:i|we)(?: would|['’]d) (?:be (?:glad|happy|grateful|pleased)|appreciate it|prefer it|like it) |would you mind |(?:is|would) it (?:be )?(?:fine|ok(?:ay)?) )if\b/gi;
export const isWishedFor = (text: string): boolean => text.search(wishedFor) >= 0;

const bothers =
  "(?:send|write|ask|message|bother|disturb|contact|chase|remind|ping|nudge|bug)(?: (?:anything|anyone|messages|reminders|questions|any questions|any messages|any more))?(?: to)?";
const noneOf = `(?:(?:please|kindly|ever) )?(?:do not|don['’]?t|never|let us not|let['’]?s not) (?:please |ever )?${bothers}`;
const ifNot = `if you (?:(?:do|did|could|would) not|(?:do|did|could|would)n['’]?t) ${bothers}`;
const notTo = `(?:(?:can|could|would|will) (?:you|we) (?:please |kindly )?(?:please )?not|(?:i|we)(?:['’]d| would)? (?:want|like|prefer|need|ask) you (?:please )?not to|please not) ${bothers}`;
const nothingTo = "no (?:more )?(?:messages?|reminders?|questions?|mails?|e-?mails?|pings?|nudges?) (?:to|for)";
const leaves = "(?:(?:can|could|would|will) (?:you|we) |let us |let['’]?s )?(?:please |kindly )?leave";
/** "Please don't bother Megan", "if you did not send anything to her": as far as the name. */
const sparesBefore = new RegExp(
  `(?:(?:^|[.,;:!?\\n]|\\b(?:and|but|so|then|please|kindly)) ?(?:${noneOf}|${notTo}|${nothingTo})|\\b${ifNot}) @?$`,
  "i",
);
/** "Can you leave Megan alone until Tuesday": around the name; "but leave Alex alone" only leaves him out. */
const leavesBefore = new RegExp(`(?:^|[.,;:!?\\n]|\\b(?:and|so|then|please|kindly)) ?${leaves} @?$`, "i");
const aloneUntil = /^ (?:alone|in peace|be) (?:until|till|before) /i;

/** Whether it is asked for that whoever is named there is left in peace; not told of what was, or what should be. */
export const sparesWhom = (before: string, after: string): boolean =>
  sparesBefore.test(before) || leavesAlone(before, after);
export const leavesAlone = (before: string, after: string): boolean =>
  leavesBefore.test(before) && aloneUntil.test(after);

const isSparing = new RegExp(`(?:\\b(?:not|never)|n['’]t) (?:be )?${bothers} @?$`, "i");
const isLeaving = /\b(?:leave|leaving|left) @?$/i;
/** "I did not write to Megan until Tuesday", "we left her alone": whatever becomes of it, the days are not the writer's. */
export const talksOfPeace = (before: string, after: string): boolean =>
  isSparing.test(before) || (isLeaving.test(before) && aloneUntil.test(after));

const answering =
  "(?:answer(?:ed|ing)?|repl(?:y|ied)(?: to)?|respond(?:ed)?(?: to)?|fill(?:ed)? (?:in|out)|completed?|(?:get|got|come|came)(?: a?round)? (?:back )?to|see to|deal(?:t)? with|do|did|finish(?:ed)?)";
/** "Would it be all right if I answered them on Monday?", "I'll get to your questions on Monday". */
const thenAnswers = new RegExp(
  `\\b(?:(?:would|is) it (?:be )?(?:ok|okay|all right|alright|fine|enough|possible)(?: with you| for you)? if i|(?:can|could|may) i|i(?:['’]ll| will| shall| can only| could|['’]d rather| would rather| plan to|['’]m going to| am going to| intend to| hope to))(?: (?:only|just|rather|please|probably|also))? ${answering} (?:all )?(?:of )?(?:you(?: back)?(?= (?:on|in|next|tomorrow|by|after|when|about|regarding)\\b)|them|those|these|(?:the|your|those|these|my)(?: (?:open|remaining|other))? (?:questions|checklists))\\b`,
  "i",
);

export const answersThen = (text: string): boolean => thenAnswers.test(text);

/** "Would it be all right if you asked me again tomorrow?": a question of mine is to come again on a day. */
export const asksAgainLater = (text: string): boolean =>
  /\b(?:can['’]?t|cannot|can not|won['’]?t|will not|not able to|unable to) (?:manage |get (?:a?round )?to )?(?:do|answer|manage|fill in|finish)? ?(?:the|my|these|those|your|all the) (?:checklists|questions|answers)\b|\b(?:ask|asked|asking|remind|reminded|reminding) (?:me|us) (?:(?:about|of) [^.,;:!?]{1,40} )?again\b|\b(?:come|came|coming|get|got|getting) back to (?:me|us) (?:(?:about|on) (?:it|this|that|them|these|those) )?(?:again )?(?:on|in|next|tomorrow)\b/i.test(
    text,
  ) && !/\b(?:why|did|do not|don['’]?t|never|stop|keep|kept|who)\b[^.;!?]{0,25}\b(?:ask|remind)/i.test(text);

const takenBack = /\b(?:undo|revert)\b/i;
const isOfOwner = /^(?:assign|handover|ask)$/;

/** Where it is a denial that asks for the change: "not in until Monday", "they don't work with us any more", "don't ping them". */
const denialOf: Readonly<Record<string, RegExp>> = {
  later: /(?:\b(?:not|never|dont|no)|n['’]t)\s+(?:\w+\s+){0,2}?(?:remind|ping|nudg|pok|ask)/i,
  snooze: /(?:\b(?:not|never|dont|no longer|no need to)|n['’]t)\s+(?:\w+\s+){0,2}?(?:snooz|mut[ei]|park)/i,
  unsnooze: /(?:\b(?:not|never|dont)|n['’]t)\s+(?:\w+\s+){0,2}?(?:un-?snooz|un-?mut|wake|end)/i,
  digest:
    /\bno (?:digests?|messages?|posts?) (?:on|at|in)\b|(?:\b(?:not|never|dont)|n['’]t)\s+(?:\w+\s+){0,2}?(?:stop|end|cancel|kill|turn|switch|get rid)/i,
  unassign:
    /(?:\b(?:not|never|dont)|n['’]t)\s+(?:\w+\s+){0,2}?(?:tak(?:e|ing)|remov|drop|unassign|pull|strip|releas|leav|clear|los)/i,
  settings: /(?:\b(?:not|never|no)|n['’]t)\s+(?:\w+\s+){0,2}?(?:holiday|day off|closed|quiet)/i,
};
/** "Not going away …", "won't be on leave …", before "after all" or "any more": the source of a pattern. */
export const notOff =
  "(?:\\bnot|\\bwont|n['’]t)\\s+(?:be\\s+)?(?:going\\s+)?(?:to\\s+be\\s+)?(?:away|off|out of office|on\\s+(?:absence|leave|holidays?|vacation))\\b[^.;!?]{0,40}";
const meansChange: Readonly<Record<string, RegExp>> = {
  away: new RegExp(
    `${notOff} after all\\b|(?:\\b(?:not|wont|isnt)|n['’]t)\\s+(?:be )?(?:in|around|here|there|available|working|at work|reachable|online)\\b|(?:\\b(?:not|never|dont)|n['’]t)\\s+(?:to )?(?:chas|ping|ask|bother|send|remind|disturb|nudg|writ|messag|bug)`,
    "i",
  ),
  set: /^(?!.*\b(?:sold|bought|paused|seats?|active|called)\b).*(?:\b(?:any ?more|no longer|do not work|does not work)\b|\b(?:do|does)n['’]?t work\b|(?<!(?:\b(?:not|never)|n['’]t) )\bstop(?:s|ped)? working\b|(?:\b(?:no|not)|n['’]t) (?:need\w*|necessary|required)\b.*\bgdap\b|\bgdap\b.*(?:\b(?:no|not)|n['’]t) (?:need\w*|necessary|required)\b)/i,
  managers: /\b(?:any ?more|no longer)\b/i,
};
/** What a change is named by, so that what else the text says takes nothing of it back. */
const named: Readonly<Record<string, RegExp>> = {
  assign: /\b(?:i|ill|me|myself|mine)\b|\bi['’]ll\b/i,
  ask: /\b(?:ask\w*|re-?ask\w*|remind\w*|ping\w*|nudg\w+|chas\w+|pok\w+|follow)\b/i,
  away: /\b(?:i|ill|im|my|off|away|out|leave|holidays?|vacation|back)\b|\bi['’]/i,
  set: /\b(?:paus\w+|active|seats?|sold|called|renamed?|name|left|lost|offboard\w*|churned|customer|deputy|back-?up|cover\w*|work\w*)\b/i,
};

/** Opens what is asked about, and is no request: "why is …", "did you …". */
const asksAbout =
  /^(?:(?:and|but|so|or|hey|hi|ok|oh|well|sorry)\s+)*(?:who|whos|whose|when|where|which|why(?! (?:not|dont))|is|isnt|am|are(?! you able)|arent|was|does|doesnt|did|didnt|has|hasnt|have|had)\b/;

const somebody = "(?:he|she|they|we|i|you|nobody|no ?one|the (?:owner|customer)|@?\\p{L}{2,})";
/** "If he hasn't answered by Wednesday", "when she's back": not now, and nothing to ask about. */
const onlyThen = [
  `${somebody} (?:(?:has|have|did|does|do)(?:n['’]t| not| still not)|still (?:has|have)(?:n['’]t| not)|never) (?:yet )?(?:answer|repl|respond|react|got|get|come|came|wr[io]t|confirm|said|say|done|do\\b|link|submit|file)`,
  `${somebody}(?:['’]s|['’]re| is| are| comes?| gets?)? (?:back|returns?|here again|available again|in again)\\b`,
  "[^.;!?]{0,40}(?:n['’]t|\\b(?:not|no|nothing|neither|none)\\b)[^.;!?]{0,80}\\bby (?:the (?:\\d|end)|\\d|then|tomorrow|tonight|noon|next|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|end|christmas|easter)",
  "(?:there(?:['’]s| is)|i (?:hear|get)|we (?:hear|get)) (?:still )?(?:no|nothing)\\b|(?:it|that|this)(?:['’]s| is) still\\b|(?:nothing|anything) (?:changes|happens|comes)",
].join("|");
const waitsFor = new RegExp(
  `\\b(?:if|when|once|as soon as|after) (?:${onlyThen})|\\bunless\\b(?! (?:no|some|any))`,
  "iu",
);
/** Whether what is wanted is wanted only where something has happened by then, or has not. */
export const asksOnlyThen = (text: string): boolean => waitsFor.test(text);
/** "Ask Patti if PAL is linked": what she is to be asked leaves nothing open. */
const whatToAsk = new RegExp(
  `(\\b(?:ask|check with|find out from|follow up with|remind) @?\\p{L}[^.;!?]{0,60}?) (?:(?:if|when)(?! (?:${onlyThen}))|whether|why|where|what|how|who|which|that)\\b[^.;!?]*`,
  "giu",
);

/** "I'm out on Thursday, don't expect any answers": what comes of it takes nothing of it back. */
const noAnswers =
  /(?:[,;.–—-]\s*|\s)(?:(?:so|and|please|pls),? )*(?:(?:don['’]?t|do not|no need to) (?:expect|wait for|count on)|(?:you|we|they|there) (?:won['’]?t|will not) (?:get|have|receive|see|be)|i (?:won['’]?t|will not|can['’]?t|cannot) (?:be able to )?(?:answer|reply|respond))\b[^.;!?,]*/i;

/** Whether somebody is to be asked something: "can you ask Isaiah why it was rejected?" */
export const hasThemAsked = (text: string): boolean => beginsAsking.test(text) && text.search(whatToAsk) >= 0;
const beginsAsking =
  /^(?:(?:(?:hi|hey|ok|please|pls|and|can you|could you|would you|will you|kindly),? )*)(?:ask|check with|find out from|follow up with|remind(?! me\b| us\b))\b/i;

const wishAfter = /\s(?:and|but|so)\s+((?:can|could|would|please|let['’]?s|move|make)\b.*)$/i;

/**
 * Whether it is.
 * @param about who is given something: only what is said of them denies it
 */
export function isAskedFor(command: string, said: string, about?: string | undefined): boolean {
  // "Is that my time? We're in Copenhagen".
  const whole =
    command === "ask" ? said.replace(whatToAsk, "$1") : command === "away" ? said.replace(noAnswers, "") : said;
  const wanted = whole
    .replace(ifNobodyMinds, "")
    .replace(isOfOwner.test(command) ? ifTheyAgree : ifNobodyMinds, "")
    .replace(wishedFor, "please");
  const told = wanted
    .split(/(?<=[.!?])\s/)
    .filter((one) => !one.endsWith("?"))
    .join(" ");
  if (command === "ask" && asksOnlyThen(said)) return false;
  // "Is that Amsterdam time?"
  if (command === "settings" && told === "" && !/\b(?:can|could|please|pls|would)\b/i.test(said)) return false;
  const stated = told !== "" && /^(?:settings|digest)$/.test(command) ? told : wanted;
  // "When does the digest come, and can we have it before 9?"
  const text = (command === "digest" ? wishAfter.exec(stated)?.[1] : undefined) ?? stated;
  const folds = wordsOf(text).map(({ fold }) => fold);
  if (asking(text, folds).includes(tokens.opens) && asksAbout.test(folds.join(" "))) return false;
  // "If I haven't by then" is when to ask again.
  if ((conditional.test(text) && command !== "later") || (isOfOwner.test(command) && takenBack.test(text)))
    return false;
  const clauses = clausesOf(text);
  const key = named[command];
  const those = clauses.filter((clause) => (about === undefined ? key?.test(clause) : clause.includes(about)));
  return (those.length > 0 ? those : clauses).every((clause) => {
    if (
      supposed.test(clause) ||
      (isOfOwner.test(command) && undoes.test(clause)) ||
      isElsewhen[command]?.test(clause) === true
    )
      return false;
    return !(denialOf[command] ?? denial).test(clause) || meansChange[command]?.test(clause) === true;
  });
}

/** What a reminder is called, as a part of a pattern: "a gentle nudge". */
export const aPush = `(?:an?|another|the|one more|some) (?:(?:little|gentle|friendly|quick|short|kind|small|final|last|good) )*(?:push|nudge|poke|prod|kick|shout|reminder|ping|note|nag|message|line)s?`;
/** What is done to whom one reminds, as a part of a pattern. */
export const pushes =
  "(?:remind|nudge|chase(?: up)?|ping|poke|prod|kick|bug|badger|push|hurry|hassle|pester|get (?:on ?to|on to|after)|lean on|light a fire under|have a word with|follow up with|write to|message)";

const remindsMe =
  /\b(?:remind|(?:mind|bother) reminding|ping|nudge|poke|alert) (?:me|us)\b(?!,? (?:please,? )?(?:who|what|whats|how|which|where|why|whether|if|again (?:who|what|how))\b)|\b(?:set|create|make|put|give me|need|want)\b[^.;!?]{0,20}\breminders?\b(?= (?:for|on|at|in|to|about|:))|\breminder for (?:me|us|tomorrow|next|monday|tuesday|wednesday|thursday|friday)\b/i;
const noReminder =
  /\b(?:stop|no longer|needn['’]t|don['’]?t|do not|never|no (?:more|need)|without|who|why|when (?:do|does|did|will|are)|did you|do you|does it|have you|you(?:['’]ve)? (?:keep|always|already|just)|instead of|rather than)\b[^.;!?]{0,25}\b(?:remind\w*|ping|nudge|poke|alert)\b/i;

const noQuestion =
  /\b(?:don['’]?t|do not|never|no (?:more|need)|without|did you|do you|have you|stop|should (?:i|we)|i(?:['’]ll| will| could| can))\b[^.;!?]{0,12}\bask\b/i;

const remindsThem =
  /\b(?:send|give|drop) (?:them|everyone|everybody|all of them|both|both of them|@?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?(?:, @?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?){0,3},? (?:and|&) @?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?) (?:an?|another|the|one more) (?:\p{L}+ ){0,2}(?:reminder|nudge|poke|ping)\b|\b(?:remind|nudge|chase|ping|poke|prod) (?:them|everyone|everybody|all|those|the (?:rest|others|owners)|people|whoever|@?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)? (?:and|&) @?\p{Lu})|(?<=^|[.,;:!?] |\b(?:[Pp]lease|[Pp]ls|[Kk]indly|[Mm]aybe|[Pp]erhaps|(?:[Tt]ime|want|like|need|you|us) to|[Hh]ow (?:can|do|could) I|[Ll]et['’]s|[Ll]et us|and|then|also|(?<!\b(?:[Ww]hen|[Ww]hy|[Hh]ow|[Oo]ften|[Ww]hat|[Ww]ho(?:m)?) )(?:[Cc]an|[Cc]ould|[Ww]ould|[Ww]ill) (?:you|we|the bot)) )[Aa]sk (?:(?:all|every|each)(?: (?:of )?(?:the|our))? owners?|(?:every(?:one|body)|(?:all )?(?:the|our) owners)(?= (?:about|whether|if|for|again|to|how)\b)(?! (?:about|for) [^.;!?]{0,30}\b(?:those|these|them|both)\b))|(?<=^|[.,;:!?] |\b(?:[Pp]lease|[Pp]ls|[Kk]indly|you|you to|and|then|also) )[Aa]sk @?(?!Microsoft\b|\p{Lu}{2})\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?(?:,? (?:and|&) @?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)? (?:again\b(?! on\b)|(?:for|about|how|where|what) (?:an? |the )?(?:[Ss]tatus|[Uu]pdates?|state)\b)/u;

/** Whether several are to be reminded of what they have not answered. */
export const asksToRemindAll = (text: string): boolean =>
  remindsThem.test(text) && !noReminder.test(text) && !noQuestion.test(text);

/** Whether somebody asks to be reminded themselves: not of what something is, and not to be left alone. */
export const asksToBeReminded = (text: string): boolean => remindsMe.test(text) && !noReminder.test(text);

/** "Chase them but not Alex": many are to be asked again. */
export const chasesMany =
  /\b(?:chas(?:e|ing)|nudg(?:e|ing)|ping|poke|prod|remind|ask) (?:them|everyone|everybody|all|those|these|the (?:rest|others))\b/i;

const acts =
  "(?:re-?)?(?:(?:submit|withdraw|upload|cancel|accept)(?:[tl]?ing)?|(?:fil|disput|disassociat|remov|creat|approv|clos)(?:e|ing))";
/** What goes to Microsoft, and no list that is sent to people. */
const ownSteps = `(?:${acts}|send(?: (?:in|off))? (?:it|(?:the|that|this|our|my) [^.?!,;]{0,40}(?:claim|dispute|proof|poe|appeal))|do(?:ing)? (?:it|that|this|so|(?:the|our|my|an?) [^.?!,;]{0,30}(?:claim|link|dispute|association)))`;
const asksYou =
  "\\b(?:(?:can|could|would|will|do) (?:you|u)(?: mind| be able to)?|(?:is it|would it be) possible for you to|is there a way for you to|are you able to|please|pls|plz)(?: (?:please|pls|also|just|quickly|kindly|then|now|maybe|possibly|go|log ?in|help me(?: to)?|try to|and)){0,4}";
const there =
  "(?:in|on|at|through|via|to) (?:the )?(?:partner cent(?:er|re)|pc|ms portal|microsoft(?:['’]s)? portal)\\b";
/** Claims "that are rejected in Partner Center" are there, and nothing is done there. */
const asFar = "(?:(?!\\b(?:that|which|who) (?:is|are|was|were|has|have|got)\\b|\\b(?:what|how|if|whether)\\b)[^.?!])*";
const actsThere: readonly RegExp[] = [
  new RegExp(`${asksYou} ${ownSteps}\\b${asFar}\\b${there}`, "i"),
  // These are done nowhere else.
  new RegExp(
    `\\b(?:(?:can|could|would|will) (?:you|u)(?: be able to)?|(?:is it|would it be) possible for you to)(?: (?:please|pls|also|just))* (?:re-?)?(?:submit|file|withdraw|dispute|upload) (?:it|(?:the|that|this|our|my)\\b${asFar}\\b(?:claim|dispute|proof|poe))\\b[^.?!]*\\?`,
    "i",
  ),
  new RegExp(
    `${asksYou} (?:re-?)?(?:submit|file|withdraw|dispute) (?:it|${asFar}\\b(?:claim|dispute|proof|poe))\\b[^.?!]{0,40} (?:for (?:me|us)|on (?:my|our) behalf)\\b`,
    "i",
  ),
  // "Please submit the CPOR claim for Contoso".
  new RegExp(
    `(?:^|[.;!?,] (?:(?:so|and|then) )?)(?:(?:please|pls|plz|kindly|go ahead and|go and|just|let['’]?s|you (?:can|may)|time to) )(?:(?:go ahead and|go and|now|just|also|then|please) )*(?:re-?)?(?:submit|file|withdraw|upload) (?:the|that|this|our|my|a) (?:[^\\s.,;!?]{1,25} ){0,5}?(?:claim|dispute|proof|poe)\\b`,
    "i",
  ),
];
/** "Could you submit the Teams claim in Partner Center for me?": nobody here can. */
export const asksToActThere = (text: string): boolean => actsThere.some((pattern) => pattern.test(text));
