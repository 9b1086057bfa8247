/**
 * Whoever asks to be reminded of something on a day, or of what they have asked for: "remind me Tuesday about Contoso",
 * "nudge me in two weeks to chase the PO", "cancel my reminder". Pure.
 */
import { onDay } from "../../cards/kit/dates.ts";
import { furthestMemoDays } from "../../domain/people/memos.ts";
import { addDays, type Day } from "../../domain/time/time.ts";
import { byTheDay, timesIn } from "./time/clock.ts";
import { findDay, passedDay } from "./time/day.ts";
import { numberOf } from "./time/numbers.ts";
import { dayAndRest, masked, sentenceOfMemo, tidy, wordsOfRest, type Stretch } from "./write/memo-said.ts";
import { hasCustomer, hasPerson, type Reading } from "./reading/reading.ts";
import { wishesIn } from "./reading/request.ts";
import type { Option, Sentence, Understood } from "./reading/sentence.ts";
import type { Candidate } from "./words/names.ts";
import { slipsBetween } from "./words/words.ts";

const me = "(?:me|us|myself)";
/** What asks for it. */
const asks = new RegExp(
  [
    `\\b(?:remind|ping|nudge|poke|prod|buzz|alert|bug|prompt) ${me}\\b`,
    `\\b(?:give|send|drop|shoot) ${me} (?:a |another |one more )?(?:\\w+ )?(?:reminder|nudge|ping|poke|prod|shout|heads[- ]up|buzz)\\b`,
    `\\bi(?:['’]d| would)? (?:like|want|need|love)(?: to)?(?: (?:be|get|have))? (?:reminded|reminding|(?:a|another|one more) (?:\\w+ )?(?:reminder|nudge|ping|prod|poke))\\b`,
    `\\b(?:can|could|may) i (?:please )?(?:get|have) (?:a|another|one more) (?:\\w+ )?(?:reminder|nudge|ping|prod|poke)\\b`,
    `\\btap ${me} on the shoulder\\b|\\bremindme\\b|\\bwake ${me} up\\b|\\bnote to self\\b|\\bset (?:me )?an alarm\\b`,
    `\\b(?:set|create|make|add|put|schedule)(?: ${me})?(?: in| up)? (?:(?:a|an|another|one more)(?: \\w+)? )?reminder(?: for me| in)?\\b`,
    `^(?:(?:please|a|another|new|quick) )*reminder(?: (?:for|to) (?:${me}|self))?\\b`,
    `\\b(?:don['’]?t let me|(?:make sure|so) (?:that )?i (?:don['’]?t|do not)) forget\\b`,
    `\\berinner\\w* mich\\b|\\bherinner me\\b|\\brappelle[- ]moi\\b|\\brecu[eé]rdame\\b`,
  ].join("|"),
  "i",
);
/** What asks for it where a day stands beside it. */
const asksOnDay =
  /\b(?:(?:drop|send|shoot) me a (?:line|note|message)|message me|(?<!(?:\b(?:to|will|would|can|could|should|shall|must|might|may|not|never|they|we|he|she)|['’](?:ll|s)|n['’]t) )ask me(?! again)(?= (?:[^.,;!?]{0,24} )?(?:what|whether|how|if(?! (?:i|we)\b))\b )|(?:warn|notify) me|(?<=(?:^|[.!?;,:] |\b(?:please|pls|kindly|just|ok|so|but|(?:can|could|will|would|rather) you|(?:want|like) you to) )(?:(?:please|just|then) )?|(?:^|[.!?;,:] )(?:please )?(?:leave|let|drop|forget|park|put|snooze|skip|hold|keep|ignore)\b[^.!?;,:]{0,60} and )bring (?:it|this|that) (?:back|up)(?: again)?(?: to me)?(?! (?:with|at|to(?! me\b)|in (?:the|our|your|my|their) (?:\p{L}+ )?(?:digest|meeting|call|review|board|chat|channel|stand-?up|message))\b)|(?:like|want|need|prefer|have) to be (?:warned|alerted|notified|told)|hit me up|(?<!(?:n['’]?t|\bnot|\bnever) )(?:tell me|let me know)(?= (?:again )?(?:tomorrow|(?:(?:on|next|this) )?(?:(?:the )?\d|(?:mon|tue|wed|thu|fri|sat|sun|week|month))|in (?:(?:an?|the|\w+) )?(?:\w+ )?(?:days?|weeks?|months?|january|february|march|april|may|june|july|august|september|october|november|december)\b(?!['’]s))[^.,;!?]{0,24} (?:if|whether|that|about|to)\b)|(?<!(?:n['’]?t|\bnot|\bnever|\bstop) )chase me)\b/iu;
const asksBySlip = /\b(?!(?:remind|nudg)\w*(?:s|ed|er|ing)\b)([a-z]{5,8}) (?:me|us)\b/gi;

/** What is asked about, or is to end; and what is to be known at once: "remind me what CPOR is". */
const isElse = new RegExp(
  [
    `\\b(?:stop|(?:don['’]?t|do not)(?! (?:you )?forget)|never|no (?:more|need)|no longer|needn['’]t|without|who|why|when (?:do|does|did|will|are)|how (?:often|many)|did you|does it|have you|you(?:['’]ve)? (?:keep|always|already|just)|instead of|rather than|quit)\\b[^.,;!?]{0,25}\\b(?:remind\\w*|ping|nudge|poke|alert|bug|chas(?:e|ing)|warn\\w*|notif\\w+|message)\\b`,
    `\\b(?:remind|ping|nudge|poke|prod|alert|bug|prompt) ${me},? (?:again,? )?(?:please,? )?(?:who|whos|whose|what|whats|which|where|how|hows|why|whether)\\b`,
    `\\b(?:asked|told|wanted|had) you to (?:remind|ping|nudge|alert) ${me}\\b`,
    `\\b(?:do|does|did) you (?:\\w+ )?(?:remind|ping|nudge|alert)\\b`,
    `\\bremind ${me}\\b[^.;!?]{0,20}\\b(?:earlier|sooner|(?:more|less) often|as (?:normal|usual|before))\\b`,
    `\\b(?:thank|thanks|cheers)\\b[^.;!?]{0,20}\\bremind`,
  ].join("|"),
  "i",
);

/** Nothing but where it is to be found, or nothing at all. */
const bareTail =
  /^(?:\W|\b(?:then|that day|about (?:it|that|this)|please|pls|of (?:it|that)|thanks?|for me|again)\b)*$/i;

/** Somebody else is to be reminded: "another reminder to Alex". */
const isOfOthers = ({ found, words, text }: Reading, from: number, tail: string): boolean =>
  ofMany.test(tail) ||
  found.some((one) => hasPerson(one) && /^\W*(?:to|for) @?$/i.test(text.slice(from, words[one.from]?.from)));
const ofMany =
  /^\W*to (?:all|every\w+|him|her|them|those|these|whoever|owners?|people|each|both|the (?:owners?|late|rest|others|team|customer))\b/i;

const before =
  /\b(?:(\d{1,3}|(?:a )?few|a couple(?: of)?|an?|one|two|three|four|five|six|seven|the) )?(?:(?:(working|business)|calendar) )?(day|week)s? (?:before|ahead of|prior to)\b/i;
const onThatDay = /\bon the (?:day|date) (?:of|it|that)\b/i;
const deadline = /\b(?:deadline|due|expir\w+|runs? out|ends?|last day|renewal)\b/i;

/** "They sign on Monday, remind me the day after": which day that is, the form asks. */
const dayAfter =
  /\b(?:day|week|month)s? after\b(?! tomorrow)|\b(?:mon|tues?|wednes|thurs?|fri|satur|sun)day after(?: (?:that|then))?(?=\s*(?:[.,;!?]|$|to\b|about\b))/i;

const inHours =
  /\bin (?:an?|half an|a few|a couple of|\d{1,2}|two|three) (?:hours?|hrs?|h|minutes?|mins?)\b|\btonight\b|\b(?:this|later) (?:morning|afternoon|evening)\b|\blater today\b/i;

/** What it is about may be the customer that was talked of: "remind me of it", "to chase them". */
const pronoun = /\b(?:it|this|that|them|they|their|theirs|there|him|her|these|those)\b/i;

/** "I have asked their IT manager for a signed one, so please remind me on Thursday to resubmit": of the customer talked of. */
const theirs = /\b(?:they|their|them|he|she)\b/i;
const ofClaim = /\b(?:re-?submit|dispute|appeal|upload|claim|proof|poe|pal)\b/i;

/** "So I don't forget", "otherwise I'll forget it": why people ask for a reminder is no part of what it says. */
const forgets =
  "i(?:['’]ll|['’]m)?(?: (?:will|shall|might|may|always|usually|probably|surely|certainly|just|do|don['’]?t|do not|won['’]?t|will not|keep|tend to|going to|bound to)){0,3} (?:forget|forgetting)\\b(?: (?:it|this|about (?:it|this)))?";
const forgetting = new RegExp(
  `(?:\\b(?:so(?: that)?|or(?: else)?|otherwise|because|cause|cos|since|in case|before|lest|as)|[,;.–—-]) ${forgets}|(?<!\\bsure(?: that)? )\\b${forgets}(?=\\W*$)`,
  "gi",
);

const myTasks = "(?:on|to|in|into) my (?:own )?(?:(?:to-?do|to do|task)s?(?: list)?|agenda)";
const onMyTasks = new RegExp(
  `\\b(?:put|add|note|write|stick|get)(?: down)? ([^.;!?]{2,60}?) ${myTasks}\\b([^.;!?:]*)`,
  "i",
);
const toMyTasks = new RegExp(
  `^((?:(?:please|pls|ok|can you|could you),? )*)(?:(?:put|add|note|write) (?:(?:this|that) )?${myTasks}|(?:(?:a|new|another) )?(?:to-?do|to do|task)(?: for ${me})?) ?:`,
  "i",
);
/** "Put Teams on my to-do list for Contoso, by Friday": a day of one's own is all that is kept of it. */
export const asMemo = (text: string): string =>
  text
    .replace(onMyTasks, "remind me$2 to do $1")
    .replace(toMyTasks, "$1remind me:")
    // "It's on my list for Tuesday. Ping me that morning": no other morning.
    .replace(thatMorning, "$1 then");
const thatMorning =
  /\b((?:remind|ping|nudge|poke|prod|warn|tell) (?:me|us))(?: (?:on|in))? that (?:morning|afternoon|evening)\b/gi;

/**
 * "It runs out on 15 January. Remind me two weeks ahead": on the day that long before the one that is named; where none is,
 * before the deadline. "I see them on Thursday, nudge me an hour before": on Thursday. "They sign on Monday, remind me the
 * day after": on Tuesday.
 */
export function withDaysAhead(text: string, today: Day): string {
  const before = (at: number): Day | undefined => {
    const day = findDay(text.slice(0, at), today);
    // "It was rejected on 18 November": that day is past, and what is to come of it is the deadline.
    return day === undefined || passedDay(day, text.slice(0, at), today) !== undefined ? undefined : day;
  };
  return text
    .replace(severalAhead, (words: string, spans: string, at: number) => {
      const day = before(at);
      // "They sign on the 15th, and Contoso on the 18th": of which of them it is meant, they are asked.
      const isOne =
        text
          .slice(0, at)
          .split(parts)
          .filter((one) => findDay(one, today) !== undefined).length === 1;
      // "A week and two days before" may be nine days.
      if (day === undefined || !isOne || mayBeOneSpan.test(spans)) return words;
      const days = [...spans.matchAll(spanAhead)].map(([, many = "a", unit = "day"]) =>
        addDays(day, -numberOf(many) * (/week/i.test(unit) ? 7 : 1)),
      );
      const areAhead = days.every((on) => on > today && on <= addDays(today, furthestMemoDays));
      return areAhead ? `remind me on ${days.toSorted().map(inFull).join(" and on ")}` : words;
    })
    .replace(daysAhead, (words: string, asks: string, many = "a", unit = "day", at: number) => {
      const count = numberOf(many);
      const day = before(at);
      if (day === undefined) return `${asks}${many} ${unit}${count === 1 ? "" : "s"} before the deadline`;
      const on = addDays(day, -count * (/week/i.test(unit) ? 7 : 1));
      return on > today ? `${asks}on ${on}` : words;
    })
    .replace(hoursAhead, (words: string, asks: string, at: number) => {
      const day = before(at);
      return day === undefined || day <= today ? words : `${asks}on ${day}`;
    })
    .replace(afterThat, (words: string, unit = "day", at: number) => {
      // The one that is named last before it.
      const part = text
        .slice(0, at)
        .split(parts)
        .findLast((one) => findDay(one, today) !== undefined);
      const day = part === undefined || before(at) === undefined ? undefined : findDay(part, today);
      return day === undefined ? words : `on ${addDays(day, /week/i.test(unit) ? 7 : 1)}`;
    });
}
const asksMe =
  "\\b((?:(?:remind|warn|ping|tell|nudge|poke|prod) (?:me|us)|give (?:me|us) an? (?:\\w+ )?(?:nudge|poke|ping|prod|shout|reminder)) (?:of it |about it |again )?)";
const inFull = (on: Day): string =>
  new Date(on).toLocaleString("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
/** "I want to be warned three weeks, one week and two days ahead." */
const many = "(?:an?|one|two|three|four|five|six|\\d{1,2})";
const spanAhead = new RegExp(`(${many}) (day|week)s?`, "gi");
const sooner = "(?:ahead|beforehand|in advance|prior|before(?: (?:that|then))?)";
const span = `${many} (?:days?|weeks?)`;
const spans = `(?:${span}(?:, and |, | and )){1,3}${span}`;
/** Several, of which day by day is to be asked. */
const opensSeveral = new RegExp(`^ ?(?:(?:of|about) it )?${spans}\\b`, "i");
const mayBeOneSpan = /^\S+ weeks? and \S+ days?$/i;
const severalAhead = new RegExp(
  `(?<=^|[.,:;!?–—-] |\\b(?:and|so|then|please|pls|kindly|just|(?:can|could|would|will) you) )(?:(?:remind|warn|ping|tell|nudge) (?:me|us)|(?:i|we)(?:['’]d| would)? (?:like|want|need|love|prefer) to be (?:reminded|warned|told))(?: (?:of it|about it))? (${spans}) ${sooner}(?=,? ?(?:please|pls|thanks|thank you)?\\s*(?:[.;!?]|$)|,? (?:so|because|since|as)\\b)`,
  "gi",
);
const daysAhead = new RegExp(
  `${asksMe}(?:(${many}) (day|week)s? ${sooner}|the (?:day|afternoon|evening|morning|night) before(?: (?:that|then))?)(?=,? ?(?:please|pls|thanks|then)?\\s*(?:[.,;!?]|$)| to | that i )`,
  "gi",
);
const hoursAhead = new RegExp(
  `${asksMe}(?:half an|an?|one|two|three|a few|a couple of|a quarter of an|\\d{1,2})(?: and a half)? (?:hours?|hrs?|minutes?|mins?)(?: or (?:so|two))? (?:earlier|${sooner})(?=,? ?(?:please|pls|thanks|then)?\\s*(?:[.,;!?]|$)| (?:to|with|so) )`,
  "gi",
);
const parts = /[,.;!?]\s|\s(?:and|but|so)\s/i;
/** Not "the day after tomorrow", "the day after they sign": the one that was named before. */
const afterThat =
  /\b(?<!\b(?:day|week) and )(?:on )?the (?:(day|week) after(?: (?:that|this|then))?|(?:next|following) day)(?=\s*(?:[.,;!?]|$)|,? (?:(?:i|we) (?:should|must|need|have|want|can|could|will|['’]ll)|to (?!\d)|about|please|remind|ask)\b)/gi;

/** The reminder, as commands to be run or chosen from; undefined where none is asked for. */
export function memoAsked(reading: Reading, said: Sentence): Understood | undefined {
  // When messages come at all, and no reminder.
  if (onlyThen.test(said.text) && !asks.test(said.text)) return undefined;
  const text = said.text.replace(forgetting, (words) => " ".repeat(words.length));
  return listAskedFor(reading, said.text) ?? cancelAskedFor(reading, said) ?? setAskedFor(reading, { ...said, text });
}

/** "Please only message me after ten." */
const onlyThen = /\bonly (?:message|send|write|ask|ping|contact)\b/i;

const run = (says: string): Understood => ({ outcome: "run", says, guess: undefined, ignored: [] });

const lists = new RegExp(
  [
    `^(?:(?:please|pls|can you|could you|show|list|see|view|open|give|tell|me|all|are|what|which|whats|what['’]s|is|the|of|any|do|i|have|got|there) )*(?:my|our own|my own|own|pending|upcoming) reminders?(?: (?:please|pls|i have|are there|do i have|for me|ahead|list))*[?.! ]*$`,
    `\\b(?:what|which)\\b[^.;!?]{0,20}\\breminders?\\b[^.;!?]{0,20}\\b(?:do|did|have) i\\b`,
    `\\b(?:what|which)\\b[^.;!?]{0,12}\\b(?:did|do|have) i (?:ask|asked|tell|told|want|set)\\b[^.;!?]{0,12}\\bremind`,
    `\\bwhat (?:are|were|will|do) you (?:going to |gonna )?remind(?:ing)? ${me} (?:of|about)[?.! ]*$`,
    `^(?:(?:any|are there any) )?reminders?(?: for me)?\\?[ !]*$`,
    `\\b(?:which|any|all) of my (?:own |open )?reminders?\\b|\\bwhen(?:['’]?s| is| are| do) my (?:next |own )?reminders?\\b`,
    `\\b(?:asked|told|had) you to remind ${me}\\b(?:[^.;!?]*[.;!])? [^.;!?]*\\b(?:see|list|show|look at|look through|which|what|remember)\\b`,
    `\\bdid i (?:set|make|ask for|have) (?:a|any|my)\\b[^.;!?]{0,20}\\breminders?\\b`,
    `\\bdo you (?:have|keep|know of) (?:a|any|my) reminders?\\b`,
    `\\bdo i have (?:any |a )?(?:open |pending )?reminders?\\b`,
  ].join("|"),
  "i",
);
function listAskedFor(reading: Reading, text: string): Understood | undefined {
  if (!lists.test(text.trim())) return undefined;
  const [customer, ...others] = customersIn(reading);
  return run(customer === undefined || others.length > 0 ? "reminders" : `reminders ${customer.id}`);
}

/** One that is there already: "drop me a reminder" asks for another. */
const mine =
  "(?: (?:about|all|both|of|please)){0,3} (?:my|the|that|this|those|these)(?: own| last)? (?:[\\p{L}\\p{N}'’]+ ){0,3}reminders?\\b";
const cancels = new RegExp(
  `\\b(?:cancel|delete|remove|drop|scrap|clear|forget|never ?mind|undo|withdraw|kill|scratch|ditch|lose|bin|(?:don['’]?t|do not|no longer) need)\\b${mine}`,
  "iu",
);
const moves = new RegExp(
  `\\b(?:move|change|postpone|push|shift|reschedule|put off|delay|bring forward|make)\\b${mine}`,
  "iu",
);
/** "Move my Friday reminder to Monday": the day that it had, and the one that it is to have. */
const movedTo = /^(.*(?= to )|.*\breminders?\b)(.*)$/is;
/** "I asked you to remind me on Friday, but Monday is better". */
const dayNamed =
  "(?=(?:(?:on|to|for|until|by) ){0,2}(?:the )?(?:(?:next|this|coming|following) )?(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|week|month|tomorrow|today|\\d))";
const otherDay = new RegExp(
  `\\b(?:asked|told|wanted|had) you to (?:remind|ping|nudge) (?:me|us)\\b([^?!]{0,80})(?:[,;.–—-]|\\bbut\\b|\\band\\b)((?:[\\s,]|\\b(?:but|and|actually|sorry|please|pls|then|now|can you|could you|would you|i(?:['’]d| would)?|we(?:['’]d| would)?|i (?:think|guess)|maybe|perhaps|(?:want|like) (?:you )?to|let['’]s)\\b)*(?:(?:make|move|change|shift|push|put|postpone|delay) (?:it|that)(?: back| forward| off)? ${dayNamed}|(?:rather|better|prefer)(?: (?:have|make) (?:it|that)| be reminded)? ${dayNamed}|${dayNamed}(?:(?!(?:has|have|had|a|an)\\b)[\\p{L}\\d’']+ ){1,5}(?:better|instead|prefer\\w*)\\b)[^.;!?]*)`,
  "iu",
);
const toldBefore =
  /^\W*i(?:['’]ve| have| had)? (?:asked|told|wanted|had) you to (?:remind|ping|nudge) (?:me|us)\b(?!.*\b(?:snooz|ask|(?:un)?assign|away|deputy|export|draft|hand over|(?:and|but) (?:please |can you |could you )*(?:show|list|give|send)))/is;
/** The reminders that the bot sends by itself are to end: for that there is a snooze. */
const ofAsking = /\b(?:your|weekly|daily|automatic|all the|from you)\b/i;
/** It is asked about, or not to be done: "why did you cancel my reminder?", "don't forget the Friday reminder". */
const notSo =
  /\b(?:(?:don['’]?t|do not|never(?! ?mind)) (?!need\b)|(?:why|how|who|when|did|didn['’]?t|have you|has|was|were|should i|shall i)\b)[^.;!?]*\bremind/i;

/** "Undo that", "never mind", after one was set. */
const takesBack =
  /^(?:(?:oh|no|sorry|actually|oops|wait|please|pls|ok)[, ]+){0,3}(?:undo|cancel|never ?mind|forget|scrap|scratch|delete|remove|drop)(?: (?:it|that|this|that one|about it|about that))?[.! ]*$/i;
function cancelAskedFor(reading: Reading, said: Sentence): Understood | undefined {
  const { text, isNamed, earlier, today } = said;
  if (isNamed && /^(?:reminder|reminders|snooze)\b/i.test(text)) return undefined;
  const customers = customersIn(reading);
  // Where a form is open or a yes is waited for, none was set.
  const isSet = earlier?.asked === undefined && /^reminder \d/.test(earlier?.says ?? "");
  if (isSet && customers.length === 0) {
    if (takesBack.test(text.trim())) return run("reminders cancel");
    // "Make it Friday", "no, Tuesday".
    const { day, rest } = dayAndRest("", ` ${text}`, today);
    const others = rest.map(({ from, to }) => ` ${text}`.slice(from, to)).join(" ");
    if (day !== undefined && others.replace(bareMove, "") === "") return run(`reminders move ${day}`);
  }
  if (ofAsking.test(text) || notSo.test(text)) return undefined;
  const plain = masked(text, namesIn(reading));
  const [, of = "", to] = (moves.test(text) ? movedTo : otherDay).exec(plain) ?? [];
  if (to !== undefined) {
    const day = findDay(to, today);
    if (day === undefined) return run("reminders");
    const from = findDay(of, today);
    const about = customers.length === 1 ? ` about ${customers[0]?.id ?? ""}` : "";
    return run(`reminders move ${from === undefined || about !== "" ? "" : `${from} to `}${day}${about}`);
  }
  // "I asked you to remind me on Friday, but not in the morning": of which it is, the list says.
  if (customers.length === 0 && toldBefore.test(text)) return run("reminders");
  if (!cancels.test(text)) return undefined;
  // "Cancel my reminder to chase the PO": by its words, it is chosen from the list.
  if (customers.length === 0 && /\breminders? to \p{L}/iu.test(text)) return run("reminders");
  const isPlural = /\breminders\b/i.test(text);
  // "Remove the reminders for Contoso" may be meant of those that the bot sends.
  if (isPlural && customers.length > 0 && !/\bmy\b/i.test(text)) return undefined;
  const day = findDay(plain, today);
  if (isPlural && customers.length === 0 && day === undefined)
    return { outcome: "ask", options: [{ says: "reminders cancel all", title: "cancel all your reminders" }] };
  if (customers.length === 0) return run(`reminders cancel${day === undefined ? "" : ` ${day}`}`);
  const options = customers.map(({ id, name }) => ({
    says: `reminders cancel ${id}`,
    title: `cancel the reminder about ${name}`,
  }));
  return options.length === 1 ? run(options[0]?.says ?? "reminders") : { outcome: "ask", options };
}

/** What stands around the other day and says no more. */
const bareMove =
  /\b(?:oh|no|sorry|actually|oops|wait|hm+|please|pls|ok|better|rather|make|move|change|push|put|it|that|to|on|instead|then)\b|[\s,.!]/gi;

/** "Set a reminder": of what and when is asked. */
const setsOne =
  /^(?:(?:please|pls|can you|could you|can i|could i|i(?: would|['’]d) like to|i want to|i need to|let me|let['’]s|hi|hello|ok|so|and)[, ]+)*(?:set|add|create|make|schedule|need|new)(?: up)?(?: me)?(?: an?| another| one| the)?(?: new)? reminder(?: for (?:me|myself))?(?: please| pls)?\W*$/i;

/** "Remind me", and no more: of what and when is asked. */
const remindsMe =
  /^(?:(?:please|pls|hi|hello|ok|so|and|i(?: would|['’]d) like you to|(?:can|could|would) you)[, ]+){0,3}remind me(?:,? (?:please|pls|then))?\W*$/i;

function setAskedFor(reading: Reading, { text, today, earlier, isNamed }: Sentence): Understood | undefined {
  if (setsOne.test(text)) return run("reminder");
  if (remindsMe.test(text))
    return run(earlier?.customer === undefined ? "reminder" : `reminder about ${earlier.customer}`);
  if (isNamed && !/^(?:remind|ping|nudge|reminder)/i.test(text)) return undefined;
  const found = askedAt(text);
  if (found === undefined || isElse.test(text)) return undefined;
  const asked = pastOthers(reading, found);
  // As a command, all that follows is its text, unless it asks for something else.
  const isAll = isNamed && /^reminder\b/i.test(text) && !text.includes("?") && wishesIn(text).length === 1;
  const alone = isAll ? { from: 0, to: text.length } : sentenceOfMemo(text, asked);
  // "I have to call them on Friday. Can you remind me then?", "Can you set a reminder? Contoso, Friday".
  const isBare =
    bareTail.test(text.slice(asked.to, alone.to)) && findDay(text.slice(alone.from, asked.from), today) === undefined;
  const sentence = isBare ? { from: 0, to: text.length } : alone;
  if (byOthers.test(text.slice(0, found.from))) return undefined;
  const plain = masked(text, namesIn(reading));
  const head = plain.slice(sentence.from, asked.from);
  const tail = plain.slice(asked.to, sentence.to);
  // "Set a reminder for Isaiah".
  if (/(?:reminder|nudge|ping)$/i.test(plain.slice(asked.from, asked.to)) && isOfOthers(reading, asked.to, tail))
    return undefined;
  const inIt = customersIn(reading, sentence);
  const named = inIt.length > 0 ? inIt : customersIn(reading);
  const hasCustomers = named.length > 0;
  // "A week before the claim expires, remind me".
  const told = bareTail.test(tail) && before.test(head) ? head : tail;
  const ahead = before.exec(told);
  const isOnThatDay = onThatDay.test(told) && deadline.test(told);
  const last = earlier?.customer;
  const isOfDeadline = (ahead !== null || isOnThatDay) && deadline.test(told) && (hasCustomers || last !== undefined);
  // Of whose deadline it is nothing is known here; without a name it is asked when deadlines are told.
  if ((ahead !== null || isOnThatDay) && !isOfDeadline)
    return reading.unknown.length > 0 && /\bdeadline\b/i.test(tail)
      ? run(`reminder to ${tidy(text.slice(asked.to, sentence.to))}`)
      : undefined;
  const { day, rest } = isOfDeadline
    ? {
        day: ahead === null ? "0 days before the deadline" : beforeWords(ahead),
        rest: afterDeadline(told === tail ? tail : ""),
      }
    : dayAfter.test(tail) || opensSeveral.test(tail)
      ? { day: undefined, rest: [] }
      : dayAndRest(head, tail, today);
  const isHour =
    !isOfDeadline &&
    (day === undefined || day <= today) &&
    (inHours.test(tail) || timesIn(tail).length > 0 || day === today);
  const says = wordsOfRest(text, plain, asked.to, rest, {
    from: told === tail ? sentence.from : asked.from,
    to: asked.from,
  });
  const pointsBack = says === undefined || pronoun.test(says) || (theirs.test(text) && ofClaim.test(says));
  const customers: readonly Pick<Candidate, "id" | "name">[] = hasCustomers
    ? named
    : last !== undefined && pointsBack
      ? [{ id: last, name: "" }]
      : [];
  const isOnDay = asksOnDay.test(text.slice(asked.from, asked.to)) && !opensSeveral.test(tail);
  if (day === undefined && !isHour && isOnDay) return undefined;
  // "Remind me later", "ping me when it's approved": nothing that a day can be chosen for.
  if (
    day === undefined &&
    !isHour &&
    (/\blater\b/i.test(tail) || /^\W*(?:if|when|once|as soon as|until|unless|before)\b/i.test(tail))
  )
    return undefined;
  if (day === undefined && !isHour && !hasCustomers && says === undefined) return undefined;
  // An hour of today is none that it keeps.
  const on = isHour ? addDays(today, 1) : day;
  const written = (customer?: string): string =>
    ["reminder", on, customer && `about ${customer}`, says && `to ${says}`].filter(Boolean).join(" ");
  const when = on !== undefined && /^\d{4}-/.test(on) ? onDay(on, today) : on;
  const titled = (name: string): string =>
    `remind you ${[when, name && `about ${name}`].filter(Boolean).join(" ")}${isHour ? byTheDay : ""}`;
  const options: readonly Option[] =
    customers.length === 0
      ? [{ says: written(), title: titled("") }]
      : customers.map(({ id, name }) => ({ says: written(id), title: titled(name) }));
  const [only, ...others] = options;
  if (only === undefined) return undefined;
  if (others.length > 0) return { outcome: "ask", options: options.slice(0, 5), together: areAllMeant(reading) };
  return isHour ? { outcome: "ask", options } : run(only.says);
}

/** "Adele will ping me on Friday", "did Microsoft send me a reminder?": somebody else does. */
const byOthers =
  /(?:^|\s)(?:(?:he|she|they|customer|client|team|\p{Lu}\p{L}+)(?:['’]ll|,? (?:will|would|is going to|are going to)) |did (?!you\b)\p{L}+ )$/u;

/** Where customers are named: names are no days, and no words of their own ("March Foods"). */
const namesIn = ({ found, words }: Reading): readonly Stretch[] =>
  found
    .filter(hasCustomer)
    .filter(({ candidates }) => candidates[0]?.fit !== "pointed")
    .map(({ from, to }) => ({ from: words[from]?.from ?? 0, to: words[to - 1]?.to ?? 0 }));

/**
 * "Remind Isaiah on Friday about Contoso": nobody else can be reminded on a day; whoever writes can, to ask them. Undefined
 * where that is not asked for.
 */
export function selfInstead(reading: Reading, { text, today, me: writer }: Sentence): Option | undefined {
  const { found, words } = reading;
  const other = found.find(
    (one) =>
      hasPerson(one) && /\b(?:remind|ping|nudge|chase|poke|prod) @?$/i.test(text.slice(0, words[one.from]?.from)),
  );
  const [person] = other?.candidates ?? [];
  const [customer, ...others] = customersIn(reading);
  const day = findDay(text, today);
  const isOne = customer !== undefined && others.length === 0 && person !== undefined && person.id !== writer;
  if (!isOne || day === undefined || day <= today) return undefined;
  const says = `reminder ${day} about ${customer.id} to ask ${person.name}`;
  return { says, title: `remind you ${onDay(day, today)} to ask ${person.name} about ${customer.name}` };
}

/** Past somebody who is to be reminded as well: "me and Isaiah". Only whoever writes can be. */
function pastOthers({ found, words, text }: Reading, asked: Stretch): Stretch {
  const other = found.find(
    (one) => hasPerson(one) && /^ (?:and|&) @?$/i.test(text.slice(asked.to, words[one.from]?.from)),
  );
  return other === undefined ? asked : { ...asked, to: words[other.to - 1]?.to ?? asked.to };
}

/** Where it is asked for, slips of the finger put right. */
function askedAt(text: string): Stretch | undefined {
  const found = asks.exec(text) ?? asksOnDay.exec(text);
  if (found !== null) return { from: found.index, to: found.index + found[0].length };
  for (const { 0: whole, 1: verb = "", index } of text.matchAll(asksBySlip))
    if (
      ["remind", "nudge"].some(
        (meant) => verb.toLowerCase() !== meant && slipsBetween(verb.toLowerCase(), meant) !== undefined,
      )
    )
      return { from: index, to: index + whole.length };
  return undefined;
}

/** "3 days before the deadline to send the proof": what stands after it is to be said. */
function afterDeadline(tail: string): readonly Stretch[] {
  const said = deadline.exec(tail);
  const end = said === null ? tail.length : said.index + said[0].length;
  const at = tail.slice(end).search(/ to \w/i);
  return at < 0 ? [] : [{ from: end + at, to: tail.length }];
}

function beforeWords([, many = "1", working, unit = "day"]: RegExpExecArray): string {
  const count = /^(?:the|an?)$/i.test(many) ? 1 : /few/i.test(many) ? 3 : /couple/i.test(many) ? 2 : numberOf(many);
  const days = `${working === undefined ? "" : "working "}${unit.toLowerCase()}`;
  return `${count} ${days}${count === 1 ? "" : "s"} before the deadline`;
}

/** The customers that are named, in a stretch of the text or anywhere, each once. */
function customersIn({ found, words }: Reading, within?: Stretch): readonly Candidate[] {
  const all = found.flatMap(({ from, candidates }) => {
    const at = words[from]?.from ?? 0;
    const isWithin = within === undefined || (within.from <= at && at < within.to);
    return isWithin ? candidates.filter(({ kind, fit }) => kind === "customer" && fit !== "pointed") : [];
  });
  return all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at);
}

/** Whether several are named, and not one of several that a name may mean. */
const areAllMeant = ({ found }: Reading): boolean =>
  found.filter(hasCustomer).every(({ candidates }) => candidates.length === 1);
