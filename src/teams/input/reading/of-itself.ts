/** What is asked or wanted of the bot's own ways, which no command changes: what is in its digest, how much it writes. Pure. */
import type { Talk } from "../../../cards/forms/talk.ts";

const ofDigest = /\b(?:digest|weekly (?:message|post|report|summary|mail|overview))\b/i;
const changesIt =
  /\b(?:(?:too|so|very|a bit|much|quite|rather) long\b(?! (?:ago|time|before|until))|shorter|shorten\w*|limit(?:ed|ing)?|restrict\w*|trim\w*|condens\w*|slim\w*|cut (?:it|the digest) down|only (?:show|contain|have|include|list)\w*|(?:show|contain|include|list|have|say)s? (?:only|just|less|more|fewer)|(?:leave|drop|skip) (?:out\b|the (?!(?:weekly )?(?:digest|week|message|report|post|next|one|first|coming)\b))|less (?:text|detail\w*|in it)|(?:fewer|more) (?:lines|sections|items|details))\b/i;

const manyAtOnce =
  /\b(?:one|a single|1) (?:question|message|card|mail|reminder|ping)s? (?:a|per|each|every) (?:day|morning|week)\b|\b(?:all|everything|it|them|these|questions|cards|messages)\b[^.?!]{0,30}\bin (?:one|a single) (?:message|card|mail|post)\b|\b(?:three|four|five|six|several|so many|too many|\d+)(?: (?:or \p{L}+|separate|different|single))* (?:cards|messages|questions|mails|reminders|pings)\b[^.?!]{0,20}\b(?:in a row|at once|a day|per day|from you|(?:each|every) (?:day|morning))\b|\bnot (?:three|four|five|six|so many|\d+) (?:in a row|at once)\b/iu;
const toOthers = /\b(?:remind|chase|ask|nudge|tell|send) (?:all|them|everyone|everybody|each|the|every|owners)\b/i;

const isTold =
  /\b(?:do|does|will|would|are|is|who|gets?)\b[^.?!]{0,60}\b(?:told|informed|notified|hears?|know|find out|alerted|escalat\w+)\b[^.?!]{0,30}\b(?:when|if|that)\b[^.?!]{0,30}(?:n['’]t|\bnot|\bnever|\bno)\b[^.?!]{0,20}\b(?:answer|repl|respon|react)/i;
const whatIf =
  /\bwhat (?:happens|will happen|do you do|comes of it) (?:when|if)\b[^.?!]{0,30}(?:n['’]t|\bnot|\bnever)\b[^.?!]{0,10}\b(?:answer|reply|respond|react)\b/i;

const inOnboarding =
  /\b(?:associations?|cpor|pal)\b[^.?!]{0,40}\b(?:part of|in|into|to|on)\b[^.?!]{0,20}\bonboarding\b/i;
const ofEvery =
  /\b(?:from now on|in (?:the )?future|by default|always|(?:every|each|all|any)(?: (?:new|future))* (?:customers?|clients?|projects?|onboardings?|one))\b/i;
const wanted = /\b(?:should|must|needs? to|has to|ha(?:ve|s) to be|make|add|put|please|want|include)\b/i;

/** "When are you allowed to write to me?", "do you send messages at night?" */
const asksHours =
  /\b(?:when|what (?:time|hours?)s?|which (?:hours|days|times))\b[^.?!]{0,20}\b(?:are|do|may|can|will|would|could) you(?: (?:actually|normally|usually|allowed to|going to))* (?:write|message|contact|ping|text|send (?:me )?(?:messages|reminders|questions))\b(?![^.?!]*\b(?:again|next|last|about)\b)|\b(?:do|will|can|could|would) you (?:(?:also|ever|even) )?(?:write|message|contact|ping|send)\b[^.?!]{0,30}\b(?:at (?:night|weekends?)|on (?:weekends?|saturdays?|sundays?|holidays?)|(?:over|during) the (?:weekend|night))\b/i;

/** What is said of it; undefined where none of this is asked for, or of a customer. */
export function ofItself(text: string): Talk | undefined {
  if (ofDigest.test(text) && changesIt.test(text)) return "digest-contents";
  if (manyAtOnce.test(text) && !toOthers.test(text)) return "fewer";
  if (isTold.test(text) || whatIf.test(text)) return "escalation";
  if (asksHours.test(text)) return "when";
  return inOnboarding.test(text) && ofEvery.test(text) && wanted.test(text) && !text.includes("?")
    ? "onboarding-list"
    : undefined;
}
