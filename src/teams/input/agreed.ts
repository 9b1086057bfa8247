/** A yes or a no to what was asked before, also where it says once more what to do: "yes fine, take it off". Pure. */
import type { About, Turn } from "../turn.ts";
import { isPronoun } from "./reading/pointing.ts";
import { hasPerson, type FoundName, type Reading } from "./reading/reading.ts";
import { wordsOf, type Word } from "./words/words.ts";
import type { Option, Understood } from "./reading/sentence.ts";

const beside = /^(?:please|pls|thanks|thx|do|it|that|ok|okay|go|ahead|to|both|all|of|them)$/;
const no = /^(?:no|nope|nah|nein|nee|non|dont|not|cancel|stop|nevermind|never|mind|forget)$/;
const yes = /^(?:yes|yep|yeah|yup|sure|ja|oui|si|confirm|confirmed|correct|exactly)$/;

/** Words beside a yes that add nothing to it. */
const besideYes =
  /^(?:fine|great|good|perfect|right|alright|agreed|absolutely|definitely|of|course|sounds|by|me|from|side|my|here|lets|let|us|we|you|can|should|may|then|now|so|just|and|the|a|an|them|they|its|thats|is|was|him|her|this|one|cool|nice|done|so|with)$/;
/** What says once more what was asked, by its command. */
const restates: Readonly<Record<string, RegExp>> = {
  set: /^(?:take|off|remove|out|list|our|offboard|offboarded|delete|drop|pause|paused|put|on|hold|set|change|mark|as|active)$/,
  assign: /^(?:give|assign|hand|put|move|make|let|have|take|takes|to|on|over|owner)$/,
  unassign: /^(?:take|off|remove|unassign)$/,
  snooze: /^(?:snooze|park|mute|pause|leave|alone)$/,
  later: /^(?:remind|ask|later|again)$/,
  ask: /^(?:ask|remind|ping|nudge|chase|poke|owner|again)$/,
  handover: /^(?:move|hand|over|give|to)$/,
  away: /^(?:put|set|note|record|away|off)$/,
};

/** A clause that approves of what was proposed, and says nothing else. */
const approves =
  /^(?:(?:ok(?:ay)?|yes|sure|right|great|good|alright|well)[ ,]+)?(?:(?:that|this|it)(?:['’]s| is| would be| sounds| works)(?: (?:perfectly|absolutely|quite|just|all))? (?:fine|good|great|right|alright|ok(?:ay)?|sensible)(?: (?:with|by|for|to) (?:me|us))?|fine (?:with|by) (?:me|us)|agreed|(?:i|we)(?: would|['’]d)? (?:fully |completely |certainly )?(?:agree|approve)(?: (?:with|to|of) (?:that|this|it|P))?|i(?: am|['’]m) (?:happy|fine|ok|okay|all right) with (?:that|this|it)|(?:(?:i|we) have )?no objections?(?: from (?:me|us|my side|our side))?|you have my (?:approval|blessing|ok(?:ay)?|go-?ahead)|(?:please )?go ahead(?: with (?:that|this|it))?|(?:please )?(?:make|do|carry out) (?:(?:the|that|this) (?:change|move|switch|assignment)|it|that)|(?:please )?(?:proceed|do so))(?:,? (?:please|then|now|thanks|thank you|indeed))*$/i;
/** A clause beside it: thanks, or that whoever is named agrees too. */
const courteous =
  /^(?:thanks?(?: you)?(?: (?:all|both|a lot|very much))?(?: for (?:asking|that|this|checking))?|ok(?:ay)?|yes|sure|great|good|perfect|right|please|makes sense|good idea|(?:good )?(?:morning|afternoon))$/i;
const agreesToo = /\b(?:happy|glad|willing|fine|ok|okay|ready|keen|agrees|agreed)\b/i;
const agreeing =
  /^(?:and|as|has|have|told|me|us|said|says|confirmed|that|he|she|they|is|are|would|be|also|quite|very|happy|glad|willing|fine|ok|okay|ready|keen|to|take|do|own|it|this|them|on|over|with|too|well|agrees|agreed)$/i;
const withWhom = /\bagree with @?\p{Lu}/u;
const clauseEnd = /[.;!,](?: and| so| then)? ?| and (?=(?:please )?(?:go ahead|make|do|proceed|carry)\b)/i;
const withholds =
  /\b(?:not|never|no longer|before|unless|until|if|once|wait|but|however|rather|instead|although|though|why|which|what)\b|n['’]t\b|\?/i;

/** "That is fine with me, and Isaiah is happy to take it. Please go ahead.": of whatever was proposed, and of nobody else. */
function approvesOf({ text, found }: Reading, proposed: string): boolean {
  const about = proposed.split(/[ :]+/);
  const named = new Set(found.flatMap(({ candidates }) => candidates.flatMap(({ name }) => name.split(" "))));
  const agreesBeside = (clause: string) =>
    agreesToo.test(clause) &&
    clause.split(" ").every((word) => agreeing.test(word) || named.has(word.replace("@", "")));
  const clauses = text
    .split(clauseEnd)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== "");
  // "I agree with Adele, go ahead and remove them".
  const agreesWith = (clause: string): string =>
    clause.replace(/(?<=\bagree with )@?(\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?)$/u, (who) =>
      who
        .replace("@", "")
        .split(" ")
        .every((word) => named.has(word))
        ? "P"
        : who,
    );
  const own = restates[about[0] ?? ""];
  const isSaidAgain = (clause: string): boolean =>
    own !== undefined &&
    clause.split(" ").every((word) => [beside, besideYes, own].some((some) => some.test(word.toLowerCase())));
  const isProposed = ({ candidates }: FoundName): boolean =>
    candidates.some(
      ({ id, kind, fit }) => fit === "pointed" || about.includes(id) || (kind === "person" && withWhom.test(text)),
    );
  return (
    clauses.some((one) => approves.test(agreesWith(one))) &&
    clauses.every(
      (one) => approves.test(agreesWith(one)) || courteous.test(one) || agreesBeside(one) || isSaidAgain(one),
    ) &&
    !withholds.test(text) &&
    found.every(isProposed)
  );
}

const saysOnly = (words: readonly Word[], answer: RegExp, also = beside): boolean =>
  words.some(({ fold }) => answer.test(fold)) &&
  words.every(({ fold }) => [answer, beside, also].some((one) => one.test(fold)));

/** Whether a yes, and nothing else, answers the question whether to undo what was done. */
export const agreesToUndo = ({ text, earlier }: Turn): boolean =>
  earlier?.undo?.isAsked === true && !text.includes("?") && saysOnly(wordsOf(text.slice(0, 200)), yes, /^undo$/);

/** Whether a yes, and nothing else, presses what was offered. */
export const agreesToPress = ({ text, earlier }: Turn): boolean =>
  earlier?.offered !== undefined && !text.includes("?") && saysOnly(wordsOf(text.slice(0, 200)), yes);

/** "Yes, please" to what was asked last, or "no, don't". */
export function agreedTo(
  reading: Reading,
  earlier: About | undefined,
  titled: (says: string) => string,
): Understood | undefined {
  const { asked, askedAll = [] } = earlier ?? {};
  const all = asked === undefined ? askedAll : [asked];
  const { words, text } = reading;
  const isAll = (answer: RegExp) => saysOnly(words, answer);
  const [only, ...others] = all;
  if ((only ?? earlier?.undo?.isAsked ?? earlier?.offered) !== undefined && isAll(no))
    return { outcome: "talk", what: "no" };
  if (only === undefined) return undefined;
  const isApproved = others.length === 0 && approvesOf(reading, only);
  if (!isAll(yes) && !isApproved && !saysAgain(reading, only, others.length === 0)) return undefined;
  // "Yes?" is none, so that it is asked again.
  const options = all.map((says): Option => ({ says, title: titled(says) }));
  if (text.includes("?")) return { outcome: "ask", options, together: others.length > 0 };
  return others.length === 0
    ? { outcome: "run", says: only, guess: undefined, ignored: [] }
    : { outcome: "run-all", says: all };
}

/** Whether it opens with a yes and says nothing else than was asked, of nobody else. */
function saysAgain({ words, found }: Reading, asked: string, isOne: boolean): boolean {
  const [command = "", ...about] = asked.split(/[ :]+/);
  const own = restates[command];
  const isNamed = ({ candidates }: FoundName) => candidates.some(({ id }) => about.includes(id));
  if (!isOne || own === undefined || !yes.test(words[0]?.fold ?? "") || !found.every(isNamed)) return false;
  return words.every(
    ({ fold }, at) =>
      [yes, beside, besideYes, own].some((some) => some.test(fold)) ||
      found.some(({ from, to }) => from <= at && at < to),
  );
}

const toWriter =
  /\b(?:(?:it|that|this|they|those|them|she|he)(?:['’]?s| is| are|['’]re)? (?:all )?yours|be yours|you (?:(?:can|could|should|may|please) )*(?:take|have|own|do|keep) (?:it|them|that|this|those)|(?:give|assign|put) (?:it|them|that one) (?:to|on) you)\b/i;
const takeIt =
  /^(?:yes|yep|yeah|ok|okay|sure|fine|great|please|go ahead)\b[^.!?]{0,30}\b(?:take|have) (?:it|them)(?=\s*(?:[.,!]|$| then\b| please\b))/i;

/** A colleague in the thread offered to take it: "yes please, it's yours". What gives it to them. */
export function toWhoeverOffered({ text, words, found }: Reading, earlier: About | undefined): string | undefined {
  const { by, customer } = earlier ?? {};
  if (by === undefined || customer === undefined || text.includes("?") || words.length > 14) return undefined;
  const isOfElse = found.some((one) => hasPerson(one) || one.candidates[0]?.fit !== "pointed");
  const isDenied = /\b(?:not|don['’]?t|no longer)\b/i.test(text);
  if (isOfElse || isDenied || !words.some((_, at) => isPronoun(words, at))) return undefined;
  return toWriter.test(text) || takeIt.test(text.trim()) ? `assign ${customer} to ${by}` : undefined;
}
