/** Answers of the checklist that somebody tells, as its form would be filled in. Pure. */
import { mayNotApply, type Answers } from "../../domain/customer/checklist.ts";
import { questions, type Question } from "../../domain/customer/customer.ts";
import { correctedParts } from "./corrections.ts";
import { byOthers, denies, isHedged, plans, unquoted, unsure } from "./doubt.ts";
import { wordsOf } from "./words.ts";

const withoutAzure =
  /(?:\bno|(?:\b(?:not|never|dont|doesnt)|n['’]t) (?:use|have|had|run|need|got)(?: any)?) azure(?=\s*(?:[.,;:!?]|$)|\s+(?:at|in|there|here|whatsoever|subs?|subscriptions?|so|and|anyway|for|tenant)\b)/i;
/** "2 of 3", "only prod": not all of them. */
const some = /\b(\d|one|two|three|four) (?:out )?of (?:the |their |its |them |all )?(\d|two|three|four|five)\b/i;
const numbers = ["", "one", "two", "three", "four", "five"];
const numberOf = (word: string): number => Math.max(numbers.indexOf(word.toLowerCase()), Number(word) || 0);

/** Whether fewer of the subscriptions are linked than there are. */
function isPartly(text: string): boolean {
  const [, part = "", all = ""] = some.exec(text) ?? [];
  if (part !== "") return numberOf(part) < numberOf(all);
  return /\bonly (?:the )?(?:prod\w*|dev\w*|test|first|one|half)\b|\bhalf of\b|\bonly (?:on )?(?:\d|one|two|three|four) of\b/i.test(
    text,
  );
}

/** What is no longer so, is not certain, or is about to be: nothing is filled in. */
const undone =
  /\b(?:other|another|different|customer['’]?s? own|themselves|remov\w*|revok\w*|brok\w*|break\w*|expir\w*|fail\w*|los[te]\w*|lapsed|gone|delet\w*|unlink\w*|reject\w*|declin\w*|pending|requested|working on|invalid|wrong|stopped|disappeared)\b/i;
const openYet = /\b(?:still|missing|waiting|half|but|exc?ept|almost|nearly|soon|while)\b/i;
const fourYes =
  /\byes (?:for |to |on )?all (?:4|four)\b(?! (?:customers|people|tenants|sub\w*|claims|workloads)\b)|\ball (?:4|four)(?: are| is|:| should be)?(?: a)? yes\b|\b(?:4 ?x|four times) yes\b|\byes (?:4 ?x|four times)(?!\w)/i;
const everythingDone =
  /(?:\beverything(?: is|['’]s)?|(?:^|[.,;:!?]\s*|\bit(?: is|['’]?s) )(?:it )?all) (?:now )?(?:green|done|set|in order|complete|finished|in place|sorted)(?=\s*(?:[.,;:!?]|$)|\s+(?:at|there|here|now|today|yesterday|this|last|thanks|for)\b)/i;
/** What is done, and what is said of it: nothing but a customer's name may stand between. */
const nouns = /\b(pal|cpor|onboarding)\b(?: links?| association)?/gi;
const isDone =
  /^(?:,? (?:and|&|\+) (?:the )?(?:pal|cpor|onboarding)\b)*(?: (?:at|for|in|of) [^,;:.!?]{1,60}?)??:?(?: (?:is|are|was|were|ist|is now|has been|have been|got|está|est)|['’]s)?(?: (?:now|already|finally|all|both))? (?:linked|done|in place|set up|finished|completed?|sorted|active|green|verknüpft|gekoppeld|vinculad[oa]|yes(?! or\b))(?!\p{L})/iu;
/** "The call about PAL is done". */
const isBeside = /\b(?:about|on|for|of|in|with|re)(?: the| their| our)? $/i;
const did = /\b(?:linked|did|finished|completed|done with|set up|sorted)(?: (?:the|their|our|a|my))?$/i;
const linked =
  /\blinked (?:it|them|both|all)\b(?! to\b)|\b(?:subs?|subscriptions?|tenants?|azure)(?: (?:is|are|was|were|has been|have been|all|both|now))* linked\b(?! to\b)/i;
const claimsDone =
  /\ball (?:of )?(?:the |our |their )?claims (?:(?:at|for) [^,;:.!?]{1,60} )?(?:are|were|have been|got) (?:now |already |all )?(?:in(?=\s*(?:[.,;:!?]|$)|\s+(?:at|for|now|since)\b)|submitted|approved)\b/i;

const nounOf = "(?:cpor|pal|onboarding)(?: links?| claims?| association)?";
const named = `(${nounOf}(?:,? (?:and|&|\\+) (?:the )?${nounOf})*)`;
const at = "(?: (?:at|for|in|with|on) (?:(?! but )[^,;:.!?]){1,40}?)?";
const still = "(?: (?:there|here|either|though|sorry|unfortunately|sadly))*";
const stillYet = "(?: (?:yet|so far|there|here|either|though|sorry|unfortunately|sadly|right now|at the moment))*";
const finished = "(?:linked|done|in place|set up|finished|completed?|started|sorted|submitted|claimed)";
const is = "(?: (?:is|are|was|were|has|have|had))";

/** What one part says of a question and nothing else: a no, or that it does not apply. After the words for it, or around them. */
const plainly: readonly (readonly [RegExp, "no" | "n/a"])[] = [
  [
    new RegExp(
      `\\b${named}${at} ?[:=–-]?${is}?(?: been)? ?(?:no|nope|nein|nee|missing|outstanding|still (?:missing|open|to do)|not yet(?: ${finished})?|not(?: been)? ${finished})${at}${stillYet}${at}[\\s.!]*$`,
      "i",
    ),
    "no",
  ],
  [new RegExp(`\\b${named}${at}${is}n['’]?t(?: yet)?(?: been)? ${finished}${at}${stillYet}${at}[\\s.!]*$`, "i"), "no"],
  [new RegExp(`\\bno ${named}${at}${stillYet}${at}[\\s.!]*$`, "i"), "no"],
  [
    new RegExp(
      `\\b${named}${at} ?[:=–-]?(?: is| are)? ?(?:n/?a|not applicable|(?:do(?:es)? ?n['’]?t|do(?:es)? not) apply|(?:is ?n['’]?t|are ?n['’]?t|not) (?:needed|required|necessary|applicable|relevant))${at}${still}[\\s.!]*$`,
      "i",
    ),
    "n/a",
  ],
  [new RegExp(`\\bno ${named} (?:is |are )?(?:needed|necessary|required)${at}${still}[\\s.!]*$`, "i"), "n/a"],
  [new RegExp(`\\b(?:do(?:es)?n['’]?t|do(?:es)? not) need (?:any |a )?${named}${at}${still}[\\s.!]*$`, "i"), "n/a"],
];

/** Ends of parts that may each answer a question: "CPOR no, PAL yes", "cpor yes pal no". */
const partEnds =
  /(?<![,;.!\n])[,;.!\n]+(?=\s|$)|:(?=\s+(?:the )?(?:cpor|pal|onboarding)\b)|(?<!\b(?:cpor|pal|onboarding))\s(?:and|but|while|whereas|&)\s(?=(?:the |their |no )?(?:cpor|pal|onboarding)\b)|(?<=\b(?:cpor|pal|onboarding):? (?:yes|no|n\/a|done))\s(?=(?:cpor|pal|onboarding)\b)/gi;

type Read = { from: number; to: number; of: readonly Question[]; says: "no" | "n/a" };

/** The parts that say plainly that something is not so, or does not apply. */
function plainParts(text: string): readonly Read[] {
  const ends = [...text.matchAll(partEnds)];
  return [...ends.map(({ index }) => index), text.length].flatMap((to, nth) => {
    const end = nth === 0 ? undefined : ends[nth - 1];
    const from = end?.index ?? 0;
    const part = text.slice(from + (end?.[0].length ?? 0), to);
    if (plans.test(part)) return [];
    if (withoutAzure.test(part) && !/\byet\b/i.test(part)) return [{ from, to, of: ["pal"], says: "n/a" }];
    for (const [pattern, says] of plainly) {
      const found = pattern.exec(part);
      if (found === null || denies.test(part.slice(0, found.index)) || isBeside.test(part.slice(0, found.index)))
        continue;
      const of = questions.filter((question) => new RegExp(`\\b${question}\\b`, "i").test(found[1] ?? ""));
      // "PAL is not needed yet" is no answer of either.
      if (says === "n/a" && (/\byet\b/i.test(part) || !of.every(mayNotApply))) return [];
      return [{ from, to, of, says }];
    }
    return [];
  });
}

const takesBack = /\b(?:that|this|it)(?:['’]s)?\b[^,;.!?]*(?:\bnot\b|n['’]?t\b|\bnonsense|untrue|old news|outdated)/i;

const numbered = /\b([1-4])[.):]? ?(?:is )?(yes|no|n\/a)(?![\p{L}\p{N}])/giu;

/** "1 yes 2 no 3 yes": by the numbers on the card, two at least, in their order. */
function byNumber(text: string, asked: readonly Question[]): Answers | undefined {
  const said = [...text.matchAll(numbered)].map(([, number, says = ""]) => ({ at: Number(number), says }));
  const isInOrder = said.every(({ at }, nth) => nth === 0 || at > (said[nth - 1]?.at ?? 0));
  const rest = text.replace(numbered, "");
  if (said.length < 2 || !isInOrder || /\d/.test(rest) || denies.test(rest) || wordsOf(rest).length > 6)
    return undefined;
  return Object.fromEntries(
    said.flatMap(({ at, says }) => {
      const question = asked[at - 1];
      const value = says.toLowerCase();
      return question === undefined || (value === "n/a" && !mayNotApply(question)) ? [] : [[question, value]];
    }),
  );
}

/**
 * Answers that are told in so many words: "PAL is linked", "CPOR no, PAL yes", "all four yes", "no Azure there".
 * @param asked the questions as they are numbered on the card
 */
export function answersTold(text: string, asked: readonly Question[] = questions): Answers {
  if (unquoted(text) !== text || unsure.test(text) || undone.test(text) || isHedged(text) || byOthers.test(text))
    return {};
  if (correctedParts(text).length > 1) return {};
  const numbers = byNumber(text, asked);
  if (numbers !== undefined) return numbers;
  if (fourYes.test(text)) return isDoubted(text.replace(/\bshould be\b/i, "")) ? {} : fourAnswers;
  const parts = plainParts(text);
  const rest = parts.reduceRight((sofar, { from, to }) => `${sofar.slice(0, from)}${sofar.slice(to)}`, text);
  if (parts.length > 0 && takesBack.test(rest)) return {};
  const answers: Answers = { ...doneIn(rest) };
  for (const { of, says } of parts) {
    for (const question of of) {
      if (answers[question] !== undefined && answers[question] !== says) return {};
      answers[question] = says;
    }
  }
  return answers;
}

/** What is told to be so, or of Azure not to be. */
function doneIn(text: string): Answers {
  if (plans.test(text)) return {};
  if (/\b(?:pal|linked)\b/i.test(text) && isPartly(text)) return denies.test(text) ? {} : { pal: "no" };
  if (isDoubted(text) || /\b(?:yet|only)\b/i.test(text)) return {};
  const said = [...text.matchAll(nouns)];
  if (said.length === 0 && everythingDone.test(text)) return { cpor: "yes", pal: "yes", onboarding: "yes" };
  const done = said.flatMap(({ 0: words, 1: noun = "", index }) =>
    (isDone.test(text.slice(index + words.length)) && !isBeside.test(text.slice(0, index))) ||
    did.test(text.slice(0, index).trimEnd())
      ? [noun.toLowerCase()]
      : [],
  );
  const answers: Answers = {};
  if (done.includes("pal") || linked.test(text)) answers.pal = "yes";
  if (done.includes("cpor") || claimsDone.test(text)) answers.cpor = "yes";
  if (done.includes("onboarding")) answers.onboarding = "yes";
  return answers;
}

const fourAnswers: Answers = { cpor: "yes", pal: "yes", owner: "yes", onboarding: "yes" };

const isDoubted = (text: string): boolean => denies.test(text) || plans.test(text) || openYet.test(text);
