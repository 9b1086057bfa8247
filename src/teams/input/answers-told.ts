/** Answers of the checklist that somebody tells, as its form would be filled in. Pure. */
import type { Answers } from "../../domain/customer/checklist.ts";
import { correctedParts } from "./corrections.ts";
import { byOthers, denies, isHedged, plans, unsure } from "./doubt.ts";

const withoutAzure =
  /(?:\bno|(?:\b(?:not|never|dont|doesnt)|n['’]t) (?:use|have|had|run|need|got)(?: any)?) azure(?=\s*(?:[.,;:!?]|$)|\s+(?:at|in|there|here|whatsoever|subs?|subscriptions?|so|and|anyway|for|tenant)\b)/i;
const needsNoPal = /\bno pal (?:is )?(?:needed|necessary|required)\b/i;
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
const noPal = /\bno pal(?: links?)?(?=\s*(?:[.,;:!?]|$)|\s+(?:at|for|in|on|there|here|yet|so far)\b)/i;
const fourYes =
  /\byes (?:for |to |on )?all (?:4|four)\b(?! (?:customers|people|tenants|sub\w*|claims|workloads)\b)|\ball (?:4|four)(?: are| is|:| should be)?(?: a)? yes\b|\b(?:4 ?x|four times) yes\b|\byes (?:4 ?x|four times)(?!\w)/i;
const everythingDone =
  /(?:\beverything(?: is|['’]s)?|(?:^|[.,;:!?]\s*|\bit(?: is|['’]?s) )(?:it )?all) (?:now )?(?:green|done|set|in order|complete|finished|in place|sorted)(?=\s*(?:[.,;:!?]|$)|\s+(?:at|there|here|now|today|yesterday|this|last|thanks|for)\b)/i;
/** What is done, and what is said of it: nothing but a customer's name may stand between. */
const nouns = /\b(pal|cpor|onboarding)\b(?: links?| association)?/gi;
const isDone =
  /^(?:,? (?:and|&|\+) (?:the )?(?:pal|cpor|onboarding)\b)*(?: (?:at|for|in|of) [^,;:.!?]{1,60}?)??:?(?: (?:is|are|was|were|ist|is now|has been|have been|got|está|est)|['’]s)?(?: (?:now|already|finally|all|both))? (?:linked|done|in place|set up|finished|completed?|sorted|active|green|verknüpft|gekoppeld|vinculad[oa])(?!\p{L})/iu;
/** "The call about PAL is done". */
const isBeside = /\b(?:about|on|for|of|in|with|re)(?: the| their| our)? $/i;
const did = /\b(?:linked|did|finished|completed|done with|set up|sorted)(?: (?:the|their|our|a|my))?$/i;
const linked =
  /\blinked (?:it|them|both|all)\b(?! to\b)|\b(?:subs?|subscriptions?|tenants?|azure)(?: (?:is|are|was|were|has been|have been|all|both|now))* linked\b(?! to\b)/i;
const claimsDone =
  /\ball (?:of )?(?:the |our |their )?claims (?:(?:at|for) [^,;:.!?]{1,60} )?(?:are|were|have been|got) (?:now |already |all )?(?:in(?=\s*(?:[.,;:!?]|$)|\s+(?:at|for|now|since)\b)|submitted|approved)\b/i;

/** Answers that are told in so many words: "PAL is linked", "all four yes", "no Azure there". */
export function answersTold(text: string): Answers {
  if (unsure.test(text) || undone.test(text) || isHedged(text) || byOthers.test(text)) return {};
  if (correctedParts(text).length > 1) return {};
  if (fourYes.test(text)) return isDoubted(text.replace(/\bshould be\b/i, "")) ? {} : fourAnswers;
  if (plans.test(text)) return {};
  if (/\b(?:pal|linked)\b/i.test(text) && isPartly(text)) return denies.test(text) ? {} : { pal: "no" };
  if ((withoutAzure.test(text) && !/\byet\b/i.test(text)) || needsNoPal.test(text)) return { pal: "n/a" };
  if (noPal.test(text)) return { pal: "no" };
  if (isDoubted(text) || /\b(?:yet|only)\b/i.test(text)) return {};
  const named = [...text.matchAll(nouns)];
  if (named.length === 0 && everythingDone.test(text)) return { cpor: "yes", pal: "yes", onboarding: "yes" };
  const done = named.flatMap(({ 0: said, 1: noun = "", index }) =>
    (isDone.test(text.slice(index + said.length)) && !isBeside.test(text.slice(0, index))) ||
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
