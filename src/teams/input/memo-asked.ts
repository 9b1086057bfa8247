/**
 * Whoever asks to be reminded of something on a day, or of what they have asked for: "remind me Tuesday about Contoso",
 * "nudge me in two weeks to chase the PO", "cancel my reminder". Pure.
 */
import { addDays, type Day } from "../../domain/time/time.ts";
import { timesIn } from "./clock.ts";
import { dayNamed, findDay, numberOf, plainDays } from "./day.ts";
import { hasCustomer, type Reading } from "./reading.ts";
import type { Option, Sentence, Understood } from "./sentence.ts";
import type { Candidate } from "./names.ts";
import { slipsBetween } from "./words.ts";

const me = "(?:me|us|myself)";
/** What asks for it. */
const asks = new RegExp(
  [
    `\\b(?:remind|ping|nudge|poke|prod|buzz|alert|bug|prompt) ${me}\\b`,
    `\\b(?:give|send|drop|shoot) ${me} (?:a |another |one more )?(?:\\w+ )?(?:reminder|nudge|ping|poke|prod|shout|heads[- ]up|buzz)\\b`,
    `\\b(?:set|create|make|add|put|schedule|need|want|get|have)(?: ${me})?(?: in| up)? (?:a|an|another|one more)(?: \\w+)? reminder(?: for me| in)?\\b`,
    `^(?:(?:please|a|another|new|quick) )*reminder(?: (?:for|to) ${me})?\\b`,
    `\\b(?:don['’]?t let me|(?:make sure|so) (?:that )?i (?:don['’]?t|do not)) forget\\b`,
    `\\berinner\\w* mich\\b|\\bherinner me\\b|\\brappelle[- ]moi\\b|\\brecu[eé]rdame\\b`,
  ].join("|"),
  "i",
);
const asksBySlip = /\b([a-z]{5,8}) (?:me|us)\b/gi;

/** What is asked about, or is to end; and what is to be known at once: "remind me what CPOR is". */
const isElse = new RegExp(
  [
    `\\b(?:stop|don['’]?t|do not|never|no (?:more|need)|without|who|why|when (?:do|does|did|will|are)|how (?:often|many)|did you|does it|have you|you(?:['’]ve)? (?:keep|always|already|just)|instead of|rather than|quit)\\b[^.;!?]{0,25}\\b(?:remind\\w*|ping|nudge|poke|alert|bug)\\b`,
    `\\b(?:remind|ping|nudge|poke|prod|alert|bug|prompt) ${me},? (?:again,? )?(?:please,? )?(?:who|whos|whose|what|whats|which|where|how|hows|why|whether)\\b`,
    `\\b(?:thank|thanks|cheers)\\b[^.;!?]{0,20}\\bremind`,
  ].join("|"),
  "i",
);

/** Nobody else is reminded: "another reminder to Alex". */
const ofOthers = /^\W*(?:to|for) (?!me\b|us\b|myself\b|do\b)/i;

const before =
  /\b(?:(\d{1,3}|an?|one|two|three|four|five|six|seven|the) )?(?:(?:working|business|calendar) )?(day|week)s? (?:before|ahead of|prior to)\b/i;
const deadline = /\b(?:deadline|due|expir\w+|runs? out|ends?|last day|renewal)\b/i;

/** "They sign on Monday, remind me the day after": which day that is, the form asks. */
const dayAfter = /\b(?:day|week|month)s? after\b(?! tomorrow)/i;

const inHours =
  /\bin (?:an?|half an|a few|a couple of|\d{1,2}|two|three) (?:hours?|hrs?|h|minutes?|mins?)\b|\btonight\b|\b(?:this|later) (?:morning|afternoon|evening)\b|\blater today\b/i;

/** What it is about stands after it. */
const connector =
  /(?:^|\s)(?:to|about|abt|re|regarding|concerning|that|of|because|and|so|if|when|once)\b|(?:^|\s)(?:for)\b(?= (?!(?:the )?(?:\d|mon|tue|wed|thu|fri|sat|sun|tomorrow|next|in )))|\s[–—-]\s|[:,]\s/i;

/** What it is about may be the customer that was talked of: "remind me of it", "to chase them". */
const pronoun = /\b(?:it|this|that|them|they|their|theirs|there|him|her|these|those)\b/i;

type Said = { from: number; to: number };

/** The reminder, as commands to be run or chosen from; undefined where none is asked for. */
export function memoAsked(reading: Reading, said: Sentence): Understood | undefined {
  return listAskedFor(said.text) ?? cancelAskedFor(reading, said) ?? setAskedFor(reading, said);
}

const run = (says: string): Understood => ({ outcome: "run", says, guess: undefined, ignored: [] });

const lists = new RegExp(
  [
    `^(?:(?:please|pls|can you|could you|show|list|see|view|open|give|tell|me|all|are|what|which|whats|what['’]s|is|the|of|any|do|i|have|got|there) )*(?:my|our own|my own|own|pending|upcoming) reminders?(?: (?:please|pls|i have|are there|do i have|for me|ahead|list))*[?.! ]*$`,
    `\\b(?:what|which)\\b[^.;!?]{0,20}\\breminders?\\b[^.;!?]{0,20}\\b(?:do|did|have) i\\b`,
    `\\b(?:what|which)\\b[^.;!?]{0,12}\\b(?:did|do|have) i (?:ask|asked|tell|told|want|set)\\b[^.;!?]{0,12}\\bremind`,
    `\\bwhat (?:are|were|will|do) you (?:going to |gonna )?remind(?:ing)? ${me} (?:of|about)[?.! ]*$`,
    `\\bdo i have (?:any |a )?(?:open |pending )?reminders?\\b`,
  ].join("|"),
  "i",
);
const listAskedFor = (text: string): Understood | undefined => (lists.test(text.trim()) ? run("reminders") : undefined);

const cancels =
  /\b(?:cancel|delete|remove|drop|scrap|clear|forget|never ?mind|undo|withdraw|kill|scratch|ditch|lose|bin)\b(?: (?:about|all|of|that|the|this|my|own|last|both|those|these|please))* (?:[\p{L}\p{N}'’]+ ){0,3}reminders?\b/iu;
/** The reminders that the bot sends by itself are to end: for that there is a snooze. */
const ofAsking = /\b(?:your|weekly|daily|automatic|all the|from you)\b/i;

/** "Undo that", "never mind", after one was set. */
const takesBack =
  /^(?:(?:oh|no|sorry|actually|oops|wait|please|pls|ok)[, ]+){0,3}(?:undo|cancel|never ?mind|forget|scrap|scratch|delete|remove|drop)(?: (?:it|that|this|that one|about it|about that))?[.! ]*$/i;

function cancelAskedFor(reading: Reading, { text, isNamed, earlier }: Sentence): Understood | undefined {
  if (earlier?.says?.startsWith("reminder ") === true && takesBack.test(text.trim())) return run("reminders cancel");
  if (isNamed && /^(?:reminder|reminders|snooze)\b/i.test(text)) return undefined;
  if (
    !cancels.test(text) ||
    ofAsking.test(text) ||
    /\b(?:don['’]?t|do not|never(?! ?mind)) \w+ (?:the|my|that) remind/i.test(text)
  )
    return undefined;
  const customers = customersIn(reading);
  // "Remove the reminders for Contoso" may be meant of those that the bot sends.
  if (/\breminders\b/i.test(text) && !/\bmy\b/i.test(text)) return undefined;
  if (/\ball\b/i.test(text) && customers.length === 0)
    return { outcome: "ask", options: [{ says: "reminders cancel all", title: "cancel all your reminders" }] };
  if (customers.length === 0) return run("reminders cancel");
  const options = customers.map(({ id, name }) => ({
    says: `reminders cancel ${id}`,
    title: `cancel the reminder about ${name}`,
  }));
  return options.length === 1 ? run(options[0]?.says ?? "reminders") : { outcome: "ask", options };
}

function setAskedFor(reading: Reading, { text, today, earlier, isNamed }: Sentence): Understood | undefined {
  if (isNamed && !/^(?:remind|ping|nudge|reminder)/i.test(text)) return undefined;
  const asked = askedAt(text);
  if (asked === undefined || isElse.test(text)) return undefined;
  const sentence = sentenceAt(text, asked);
  // Names are no days, and no words of their own: "March Foods", "to".
  const names = reading.found
    .filter(hasCustomer)
    .filter(({ candidates }) => candidates[0]?.fit !== "pointed")
    .map(({ from, to }) => ({ from: reading.words[from]?.from ?? 0, to: reading.words[to - 1]?.to ?? 0 }));
  const plain = masked(text, names);
  const head = plain.slice(sentence.from, asked.from);
  const tail = plain.slice(asked.to, sentence.to);
  if (/reminder$/i.test(plain.slice(asked.from, asked.to)) && ofOthers.test(tail) && findDay(tail, today) === undefined)
    return undefined;
  const hasCustomers = customersIn(reading).length > 0;
  const ahead = before.exec(tail);
  const last = earlier?.customer;
  const isOfDeadline = ahead !== null && deadline.test(tail) && (hasCustomers || last !== undefined);
  // Of whose deadline it is nothing is known here; without a name it is asked when deadlines are told.
  if (ahead !== null && !isOfDeadline)
    return reading.unknown.length > 0 && /\bdeadline\b/i.test(tail)
      ? run(`reminder to ${tidy(text.slice(asked.to, sentence.to))}`)
      : undefined;
  const { day, rest } = isOfDeadline
    ? { day: beforeWords(ahead), rest: [] }
    : dayAfter.test(tail)
      ? { day: undefined, rest: [] }
      : dayAndRest(head, tail, today);
  const isHour =
    (day === undefined || day <= today) && (inHours.test(tail) || timesIn(tail).length > 0 || day === today);
  const says = wordsOfRest(text, plain, asked.to, rest, { from: sentence.from, to: asked.from });
  const pointsBack = says === undefined || pronoun.test(says);
  const customers: readonly Pick<Candidate, "id" | "name">[] = hasCustomers
    ? customersIn(reading)
    : last !== undefined && pointsBack
      ? [{ id: last, name: "" }]
      : [];
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
  const titled = (name: string): string =>
    `remind you ${[on, name && `about ${name}`].filter(Boolean).join(" ")}${isHour ? ", as I keep no hours" : ""}`;
  const options: readonly Option[] =
    customers.length === 0
      ? [{ says: written(), title: titled("") }]
      : customers.map(({ id, name }) => ({ says: written(id), title: titled(name) }));
  const [only, ...others] = options;
  if (only === undefined) return undefined;
  if (others.length > 0) return { outcome: "ask", options: options.slice(0, 5), together: areAllMeant(reading) };
  return isHour ? { outcome: "ask", options } : run(only.says);
}

/** Where it is asked for, slips of the finger put right. */
function askedAt(text: string): Said | undefined {
  const found = asks.exec(text);
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

const sentenceEnd = /[.;!?\n](?=\s|$)/g;

/** The sentence that it stands in; the end of "Ltd." is none. */
function sentenceAt(text: string, asked: Said): Said {
  let from = 0;
  for (const { index } of text.matchAll(sentenceEnd)) {
    if (/\b(?:ltd|inc|corp|co|approx|e\.g|i\.e)$/i.test(text.slice(0, index)) && text[index] === ".") continue;
    if (index >= asked.to) return { from, to: index };
    if (index < asked.from) from = index + 1;
  }
  return { from, to: text.length };
}

const masked = (text: string, some: readonly Said[]): string =>
  some.reduce((rest, { from, to }) => rest.slice(0, from) + "…".repeat(to - from) + rest.slice(to), text);

const beforeWords = ([, many = "1", unit = "day"]: RegExpExecArray): string => {
  const count = /^(?:the|an?)$/i.test(many) ? 1 : numberOf(many);
  return `${count} ${unit.toLowerCase()}${count === 1 ? "" : "s"} before the deadline`;
};

/** The day, and where what is left to be said stands: "on Friday to chase them", "to chase them on Friday". */
function dayAndRest(head: string, tail: string, today: Day): { day: Day | undefined; rest: readonly Said[] } {
  const cut = connector.exec(tail);
  const lead = cut === null ? tail : tail.slice(0, cut.index);
  const ofLead = findDay(lead, today);
  // What follows may name days of its own: "on Monday to hand it in by Friday".
  if (ofLead !== undefined && cut !== null) return { day: ofLead, rest: [{ from: cut.index, to: tail.length }] };
  const all = { from: 0, to: tail.length };
  const stretch = dayAt(tail, today);
  if (stretch === undefined) return { day: findDay(head, today), rest: [all] };
  const rest = [
    { from: 0, to: stretch.from },
    { from: stretch.to, to: tail.length },
  ];
  return { day: stretch.day, rest };
}

/** The day that a stretch of the text names. */
function dayAt(text: string, today: Day): (Said & { day: Day }) | undefined {
  const day = findDay(text, today);
  if (day === undefined) return undefined;
  const tokens = [...text.matchAll(/[^\s,;:]+/g)].map(({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
  }));
  const fits = (from: number, to: number) => dayNamed(plainDays(text.slice(from, to), today), today, false) === day;
  for (let many = 1; many <= 5; many += 1)
    for (let at = tokens.length - many; at >= 0; at -= 1) {
      const [from, to] = [tokens[at]?.from ?? 0, tokens[at + many - 1]?.to ?? 0];
      if (/['’]s$/.test(text.slice(from, to)) || !fits(from, to)) continue;
      const lead = /(?:\b(?:on|by|at|the|this|next|coming|come|for|from|until|in|around|say|every)\s+)+$/i.exec(
        text.slice(0, from),
      );
      return { from: lead?.index ?? from, to, day };
    }
  return undefined;
}

const opens =
  /^(?:[\s,.:;–—-]|(?:please|pls|again|once more|back|the|in the|at|around)(?= (?:morning|afternoon|evening|noon|\d))|(?:please|pls|again|once more|instead|then|also|about|abt|re|regarding|concerning|that|of|to|for|and|so|morning|afternoon|evening|first thing|noon|(?:at|around|by) \d{1,2}(?::\d\d)?(?: ?(?:am|pm|h|o['’]?clock))?|\d{1,2}(?::\d\d)? ?(?:am|pm))(?=[\s,.:;]|$))+/i;
const closes =
  /(?:[\s,.:;!?–—-]|\b(?:please|pls|thanks|thx|thank you|ok|okay|again|on|by|if you can|(?:can|could|would|will) you|in the (?:morning|afternoon)|(?:at|around) \d{1,2}(?::\d\d)?(?: ?(?:am|pm))?)){1,12}$/i;
/** What stands before the words that ask for it, and says nothing. */
const courtesies =
  /(?:^|(?<=[,;:.!–—-])|\s)(?:(?:please|pls|can|could|would|will|you|kindly|just|and|so|but|ok|okay|then|also|hey|hi|hello|bot|maybe|perhaps|if|possible|i|want|['’]d|id|like|need|to|do|let['’]?s|on|in|(?:one )?(?:last|more|other|quick) thing|quick one|fyi|btw|by the way)(?:\s+|$))+$/i;

/** What is to be said of it, as it was written; undefined where that is no more than the customer's name. */
function wordsOfRest(text: string, plain: string, tail: number, rest: readonly Said[], head: Said): string | undefined {
  const stretches = rest.map(({ from, to }, at) => {
    const stretch = plain.slice(tail + from, tail + to);
    // "About Contoso to chase the PO", "re Contoso: the PO": whom it is about stands beside.
    return { from: tail + from + (at === 0 ? leadingName(stretch) : 0), to: tail + to };
  });
  const said = stretches
    .map(({ from, to }) => tidy(text.slice(from, to)))
    .filter((one) => one !== "")
    .join(" ");
  const bare = stretches.map(({ from, to }) => plain.slice(from, to)).join(" ");
  if (saysMore.test(tidy(bare).replace(fillers, ""))) return said;
  // "Chase Tailwind for the PO: remind me on Friday".
  const before = text.slice(head.from, head.to).replace(courtesies, "");
  const isApart =
    /[,:;–—-]\s*$/.test(before) &&
    saysMore.test(plain.slice(head.from, head.from + before.length).replace(fillers, ""));
  return isApart ? tidy(before) : undefined;
}

/** How many characters of a stretch say whom it is about and nothing else, where more follows. */
function leadingName(stretch: string): number {
  const [name] = /…+/.exec(stretch) ?? [];
  const at = stretch.indexOf("…");
  if (
    name === undefined ||
    !/^[^\p{L}]{0,3}(?:about|abt|re|regarding|on|for|with|of)?[^\p{L}]{0,3}$/iu.test(stretch.slice(0, at))
  )
    return 0;
  const end = at + name.length;
  return /^(?:\s?[,:–—-]| to\b)/i.test(stretch.slice(end)) ? end : 0;
}

const tidy = (words: string): string => words.replace(opens, "").replace(closes, "").trim();
const saysMore = /[\p{L}\p{N}]/u;
const fillers =
  /['’]s\b|\b(?:the|a|an|customer|client|about|it|this|that|them|they|with|for|on|at|again|(?:one )?(?:last|more|other|quick) thing|am|an|um|wegen|op|over|le|la|el|sur|sobre)\b/gi;

/** The customers that are named, each once. */
function customersIn({ found }: Reading): readonly Candidate[] {
  const all = found.flatMap(({ candidates }) =>
    candidates.filter(({ kind, fit }) => kind === "customer" && fit !== "pointed"),
  );
  return all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at);
}

/** Whether several are named, and not one of several that a name may mean. */
const areAllMeant = ({ found }: Reading): boolean =>
  found.filter(hasCustomer).every(({ candidates }) => candidates.length === 1);
