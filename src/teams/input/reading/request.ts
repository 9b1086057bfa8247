/** What a message asks for, without the courtesy and the reasons around it. Pure. */
import { wordsOf } from "../words/words.ts";

/** What opens a wish of its own, where something is said before it. */
const opensWish =
  "(?:please |kindly |can you |could you |let['’]?s )?(?:assign|reassign|unassign|give|hand|pass|move|transfer|put|make|take|snooze|mute|unmute|park|pause|unsnooze|wake|end|stop|skip|silence|postpone|leave|remind|ping|nudge|chase|ask|tell|set|mark|offboard|place|wind|phase|forget|drop|cancel|export|send|post|sync|draft (?:me|us|an?)|compose|write (?:me|us|an?)|show|list|let (?=\\S+ (?:know|take|have|rest|sleep|be)\\b))(?= \\S)";
const joins = "(?:(?:and|then|also|plus|oh|besides|after that|afterwards),? ){1,3}";
/** "…, Humongous until 8 December", after a snooze: it is to be snoozed as well. */
const untilToo =
  "(?!(?:and|because|as|since|so|but|they|we|he|she|i|it|that|which|who|not|back|away)\\b)(?:[\\p{L}\\p{N}][\\p{L}\\p{N}'’.&-]*,? ){1,4}?(?:until|till|til) (?!then\\b)";
const nextWish = new RegExp(
  `(?:(?:[.!;?]\\s+(?:${joins})?|[,–—-]\\s+(?:${joins})?|\\s(?:& |${joins}))(?=${opensWish})|[,;]\\s+(?:and )?(?=${untilToo}))`,
  "giu",
);
const opensUntil = new RegExp(`^${untilToo}`, "iu");
const snoozesUntil = /\b(?:snooze|mute|park|silence)\b.*\b(?:until|till|til)\b/isu;
/** Whether it is snoozed as well as what stands before it, of which it says no more than until when. */
export const isSnoozedToo = (before: string, text: string): boolean =>
  opensUntil.test(text) && !opensWith.test(text) && snoozesUntil.test(before);
/** What holds for all that is joined to it by no more than an "and": "don't …", "if …". */
const governs =
  /\b(?:not|never|without|instead of|rather than|if|unless|whether|should (?:i|we)|shall (?:i|we))\b|n['’]t\b/i;
/** "Remind me on Friday to call Megan and ask her for the proof": what is to be done then, and not now. */
const isOfMemo =
  /^\W*reminder\b|\b(?:(?:remind|ping|nudge|poke|prod) (?:me|us)|(?:an?|another) reminder)\b.*\bto \p{L}/isu;
/** Said to whoever reminds: a wish of its own even there. */
const isToBot = /^(?:please|kindly|can you|could you|(?:remind|ping|nudge|show|tell|send|give) (?:me|us)\b)/i;
const givesReason = /\b(?:because|since|as|so that)\b/i;

const opensWith = new RegExp(`^\\W*(?:${joins})?${opensWish}`, "iu");
const asksWithin = new RegExp(`\\b(?:so|but|please|kindly),? ${opensWish}`, "iu");
/** Whether it asks for something to be done, and does not only tell. */
export const isWish = (text: string): boolean => opensWith.test(text) || asksWithin.test(text);
/** `isOfReason`: only an "and" parts it from a reason, so that it may belong to that. */
export type WishPart = { from: number; to: number; isOfReason: boolean };

/** Where the parts of a message stand of which each may be a wish by itself: "give Coho to Megan", "remind me on Tuesday". */
export function wishesIn(text: string): readonly WishPart[] {
  const parts: WishPart[] = [];
  let [from, isOfReason] = [0, false];
  for (const { 0: joint, index } of text.matchAll(nextWish)) {
    const before = text.slice(from, index);
    const isBare = /^\s/.test(joint);
    // "Lynne is off, move hers to Isaiah" is one, whose reason stands first.
    const isTold = /^[,–—-]\s+$/.test(joint) && !opensWith.test(before);
    const isLater = isBare && isOfMemo.test(before) && !isToBot.test(text.slice(index + joint.length));
    const next = text.slice(index + joint.length);
    // "Snooze Contoso because they moved, Fabrikam until Friday" has no day of its own.
    const isNone = !opensWith.test(next) && !isSnoozedToo(before, next);
    if (index === 0 || isNone || isTold || isLater || (isBare && governs.test(before))) continue;
    parts.push({ from, to: index, isOfReason });
    from = index + joint.length;
    isOfReason = isBare && givesReason.test(before);
  }
  return [...parts, { from, to: text.length, isOfReason }];
}

const sentenceEnds = /(?<=[.!?])\s+(?=[\p{Lu}@"“'])|\n+/u;

const softly =
  "(?:,? (?:please|kindly|perhaps|possibly|maybe|also|just|then|quickly|briefly|again|once more|at least))*,?";
const you = "(?:could|can|would|will) (?:you|somebody|someone|anybody|anyone)";
const orYou = "would you (?:mind|be so kind as to|be able to)";
const us = "(?:me|us)";
/** Who is asked to tell: what follows is what they want to know. */
const asksToTell = new RegExp(
  `\\b(?:(?:${you}|${orYou}|(?:i|we)(?: would|['’]d) (?:like you to|(?:be (?:glad|happy|grateful)|appreciate it) if you (?:could|would))|please|kindly)${softly} (?:tell(?:ing)?|show(?:ing)?|explain(?:ing)?(?: to)?|give|remind(?:ing)?|let)(?: ${us})?(?: know| see)?${softly}(?: in (?:a few|plain|simple|two or three) (?:words|lines|sentences)| in short)?${softly}|(?:(?:i|we)(?: would|['’]d) (?:also )?(?:like|love|need|prefer|be (?:glad|happy|interested)) to|(?:i|we) (?:need|want|wish|have|ought) to|may (?:i|we)|(?:could|can) (?:i|we)|(?:i|we)['’](?:m|re) trying to)${softly} (?:know|ask|see|learn|hear|understand|check|find out|be told)(?: from you)?${softly}|(?:i|we) (?:was|am|are|were)(?: just| also)? (?:wondering|curious)|(?:do|would) you(?: happen to)? know|any idea) (?:about )?(?=(?:which|what|who|whose|whom|whether|if|how|when|why|where|there)\\b)`,
  "iu",
);
/** What is asked to be done, of the bot or of whoever can. */
const asksToDo = new RegExp(
  `\\b(?:(?:could|can|would|will) (?:you|we|i|somebody|someone|it|@\\p{L}[\\p{L}’'-]*)|${orYou}|(?:would it|is it|would it also) be possible (?:not )?(?:to|for (?:you|me|us) to)|is it(?: already| still| also)? possible to|may (?:i|we)|(?<=^\\W{0,12}|[,;:.–—] (?:(?:and|but|so|then) )?|\\b(?:so|and|but|then) )(?:please|kindly),? (?=\\p{L}))`,
  "iu",
);
/** What is wished, where nothing is asked. */
const wishes = /\b(?:i|we)(?: would|['’]d) (?:also )?(?:like|love|appreciate|prefer|rather have)\b/iu;
/** A question that follows what is said before it. */
const asksAfter =
  /(?<=[,;:–—] (?:(?:and|but|so) )?|\b(?:so|and|but) )(?:which|what|who|whose|how|when|why|where|do|does|did|is|are|was|were|has|have|should|shall|must)\b(?=[^?]*\?)/iu;
const opensAsking =
  /^\W*(?:(?:and|but|so|now|then),? )?(?:which|what|who|whose|how|when|why|where|do|does|did|is|are|was|were|has|have|should|shall)\b/iu;

/** A reason after it, or what is to come of it. */
const reasonAfter =
  /(?:,? (?:because|since|given that|now that|so that|so (?:i|we|they|he|she) (?:can|could|will|may|don['’]?t|do not|know)|in order to|in case|before (?:i|we|our|my)\b(?<!\b(?:need|prepare|have to|should|must|ha(?:ve|s) to|at hand|ready)\b.*)|for (?:my|our|the) (?:meeting|call|review|records|report|managing|boss|chef))\b|, (?:as|which|and then (?:i|we)|and (?:i|we)(?: will|['’]ll)|although|though|but (?:i|we))\b).*$/isu;

/** What says nothing of what is wanted. */
const fillers =
  /,? (?:at the moment|currently|right now|at present|at this point|for the moment|as of today|in total|altogether|if (?:that['’]s|it['’]s|it is|that is) (?:possible|ok|okay|all right|alright|not too much trouble)|if you (?:don['’]?t|do not) mind|by any chance|when you have a moment|please)(?=[\s,.?!]|$)/giu;

/** Requests of fewer words say nothing by themselves: "can you change?" */
const fewest = 4;
/** Shorter messages have little around what they ask. */
const fewWords = 9;

/** `isTold`: it is asked for words alone, and for nothing to be done. */
export type Request = { text: string; isTold: boolean };

/**
 * "Before our call, could you please tell us which customers have no claim at the moment, so that we can divide them?":
 * "which customers have no claim?" Of several, in their order.
 * @returns undefined where the message is short, asks for nothing, or says nothing besides
 */
export function requestIn(written: string): Request | undefined {
  if (wordsOf(written).length < fewWords) return undefined;
  const sentences = written.split(sentenceEnds);
  const asked = sentences.flatMap((one) => requestOf(one) ?? []);
  const wished = sentences.flatMap((one) => after(wishes, one) ?? []).map((one) => ({ text: one, isTold: false }));
  const all = asked.length > 0 ? asked : wished;
  const joined = all.map((one) => one.text).join(" ");
  const isAll = joined === written.replaceAll(fillers, "").trim();
  return joined === "" || isAll ? undefined : { text: joined, isTold: all.every(({ isTold }) => isTold) };
}

/** What one sentence asks; undefined where it asks nothing. */
function requestOf(sentence: string): Request | undefined {
  const told = asksToTell.exec(sentence);
  if (told !== null) return { text: asQuestion(sentence.slice(told.index + told[0].length)), isTold: true };
  const isQuestion = sentence.trim().endsWith("?");
  // "Which of those need something, and which can I leave alone": asked as a whole.
  const isAsking = opensAsking.test(sentence);
  const done = isAsking ? undefined : after(asksToDo, sentence);
  const asked = isAsking || !isQuestion ? undefined : after(asksAfter, sentence);
  const text = done ?? asked ?? (isQuestion || isAsking ? withoutReasons(sentence) : undefined);
  if (text === undefined || saysLittle.test(text) || wordsOf(text).length < fewest) return undefined;
  return { text, isTold: done === undefined };
}

function after(pattern: RegExp, sentence: string): string | undefined {
  const at = pattern.exec(sentence)?.index;
  return at === undefined ? undefined : withoutReasons(sentence.slice(at));
}

/** "Could you correct that, please?": what stands before says what. */
const saysLittle =
  /^(?:(?:is|would) it (?:also )?(?:be )?possible (?:for you )?to )?(?:[\p{L}']+ ){1,4}(?:it|that|this|them|these|those|so|both)(?: (?:down|off|up|out|in|on|as well|too|for me|for us|accordingly|again|now|the list|your list|to the list))*\W*$/iu;

const withoutReasons = (part: string): string => part.replace(reasonAfter, "").replaceAll(fillers, "").trim();

/** "How I can check it", which as a question is "how can I check it". */
const indirect =
  /^(how|what|when|where|why|which [\p{L}]+) (i|we|you|they|he|she|it) (can|could|should|must|will|would|may|have to|need to|ought to)\b/iu;

/** "Whether there are any deadlines": "are there any deadlines?" */
function asQuestion(part: string): string {
  const asked = withoutReasons(part)
    .replace(/^(?:whether|if) there (is|are|was|were|has been|have been)\b/i, "$1 there")
    .replace(indirect, (_, which: string, who: string, does: string) =>
      /^(?:have|need|ought)/i.test(does) ? `${which} do ${who} ${does}` : `${which} ${does} ${who}`,
    )
    .replace(/[.!?]{1,3}$/, "");
  return `${asked}?`;
}
