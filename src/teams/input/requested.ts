/** What is asked in a long message, where the whole of it was taken for something else. Pure. */
import { isLooking } from "./decided.ts";
import { rulesAsked } from "./wanted.ts";
import { spoken } from "./write/offers.ts";
import type { NameIndex } from "./words/names.ts";
import { hasCustomer, readWords, strangerIn, type Reading } from "./reading/reading.ts";
import { requestIn } from "./reading/request.ts";
import type { Sentence, Understood } from "./reading/sentence.ts";
import { wordsOf } from "./words/words.ts";

/**
 * "I'm happy to take Contoso, thank you Alex. Could you tell me what we know about them?": what is asked, where the whole
 * was taken for something else; that is offered beside it.
 */
export function asRequested(
  whole: Understood,
  asked: Sentence,
  names: NameIndex,
  meantOf: (asked: Sentence, names: NameIndex) => Understood,
): Understood {
  if (/^(?:told|told-of-each|run-all|deadline|unsaved)$/.test(whole.outcome) || asked.isNamed) return whole;
  if (whole.outcome === "talk" && !/^(?:cant|chat|hours)$/.test(whole.what)) return whole;
  // What is asked is beneath already, or the absence that was told before it.
  if (whole.outcome === "ask" && (whole.also?.length ?? 0) > 0) return whole;
  if (whole.outcome === "run" && whole.also?.some(({ says }) => says.startsWith("away ")) === true) return whole;
  const { text, isTold = false } = requestIn(asked.text) ?? {};
  const isChange = whole.outcome === "ask" || (whole.outcome === "run" && !isLooking(whole.says));
  // "Which of those need something from me?", of a list.
  if (whole.outcome === "run" && pointsAtRows.test(asked.text)) return whole;
  if (isChange && (!isTold || isAbsence(whole) || proposes.test(asked.text))) return whole;
  if (text === undefined || (whole.outcome === "several" && (whole.same || pointsAtSome.test(text)))) return whole;
  const readingOf = (part: string) => readWords({ ...asked, text: part }, wordsOf(part), names);
  const customersIn = (reading: Reading) =>
    new Set(reading.found.filter(hasCustomer).flatMap(({ candidates }) => candidates.map(({ id }) => id)));
  const [request, message] = [readingOf(text), readingOf(asked.text)];
  const [one, ...others] = customersIn(request).size > 0 ? [] : customersIn(message);
  // What is asked of a customer that is named before it is asked of that one.
  const last = asked.earlier?.customer;
  const isOfLast =
    last !== undefined && (whole.outcome === "unsure" || (whole.outcome === "run" && whole.says === `show ${last}`));
  const isOfOne = (one !== undefined || isOfLast || strangerIn(message) !== undefined) && !asksOfMany.test(text);
  if (isOfOne && !(isTold && isChange)) return whole;
  const talkedOf = one === undefined || others.length > 0 ? asked.earlier : { customer: one };
  const earlier = asksOfMany.test(text) && !pointsAtSome.test(text) ? undefined : talkedOf;
  const meant = meantOf({ ...asked, text, earlier, claims: undefined, isAside: undefined, isAnswer: undefined }, names);
  if (meant.outcome === "talk") return /^(?:cant|chat|hello|thanks)$/.test(meant.what) ? whole : meant;
  const isList = whole.outcome === "run" && isLooking(whole.says) && !whole.says.startsWith("show ");
  if (meant.outcome === "ask" && isList && !isTold && (meant.also?.length ?? 0) === 0)
    return { ...meant, also: [{ says: whole.says, title: spoken(whole.says, names, asked.today) }] };
  if (meant.outcome === "unsure" && isTold && isChange && rulesAsked(asked.text).length === 0) return meant;
  if (meant.outcome !== "run" || !(isLooking(meant.says) || meant.says.startsWith("why "))) return whole;
  const told =
    whole.outcome === "run" ? [whole] : whole.outcome === "ask" || whole.outcome === "unsure" ? whole.options : [];
  const [first] = told;
  // "…, so that we can talk of them in today's meeting": no day of the list.
  if (first?.says.startsWith(meant.says) === true && onlyDays.test(first.says.slice(meant.says.length))) return meant;
  // What the whole narrowed the list to may stand before the request.
  if (whole.outcome === "run" && /^gaps (?!mine$)/.test(whole.says) && meant.says.startsWith("gaps")) return whole;
  if (told.length === 1 && listOf(told[0]?.says ?? "") === listOf(meant.says)) return whole;
  if (meant.says.startsWith("show ") && !(isTold && whole.outcome !== "run" && whole.outcome !== "unsure"))
    return whole;
  const also =
    whole.outcome === "ask" ? whole.options.filter(({ says }) => says !== meant.says).slice(0, 2) : undefined;
  return { ...meant, also: also ?? meant.also };
}

const proposes = /\b(?:i|we)(?:['’]d| would)? (?:propose|suggest|recommend)\b/i;
/** "I'm away until the 11th, can Megan get my reminders?": it is told, whatever is asked with it. */
const isAbsence = (whole: Understood): boolean =>
  (whole.outcome === "run" && whole.says.startsWith("away ")) ||
  (whole.outcome === "ask" && whole.options.some(({ says }) => says.startsWith("away ")));

const listOf = (says: string): string | undefined => /^gaps customers|^\S+/.exec(says)?.[0];
/** What the reasons added: a day, or whose "my quarterly review" is. */
const onlyDays = /^(?: (?:since|until|ending) \S+| mine)+$/;
const asksOfMany =
  /\b(?:which|what|all|every|any|whose)(?: of)?(?: (?:the|our|my|your|other|open|these|those))* (?:customers|clients|claims|gaps|deadlines)\b|\b(?:only|other|more|any|which) (?:\p{L}+ )?ones\b|\bin (?:the|our) team\b|\b(?:customers|list|overview|everything|mine|others?|rest)\b/iu;
const pointsAtRows = /\b(?:which|who|how many|some|any|all|none) of (?:those|these|them)\b/i;
const pointsAtSome = /\b(?:ones?|those|these|they|them|their|either|both|each|it|its|that|this)\b/i;
