/** What is asked in a long message, where the whole of it was taken for something else. Pure. */
import { isLooking } from "./decided.ts";
import { absent, rulesAsked } from "./wanted.ts";
import { spoken } from "./write/offers.ts";
import type { NameIndex } from "./words/names.ts";
import { hasCustomer, readWords, strangerIn, type Reading } from "./reading/reading.ts";
import { requestIn } from "./reading/request.ts";
import type { Option, Sentence, Understood } from "./reading/sentence.ts";
import { namesAbsence } from "./words/vocabulary.ts";
import { wordsOf } from "./words/words.ts";

type Asked = { whole: Understood; said: Sentence; text: string; isTold: boolean; isChange: boolean };

/** The commands that a message comes to, or may. */
const commandsOf = (whole: Understood): readonly { says: string }[] =>
  whole.outcome === "run" ? [whole] : whole.outcome === "ask" || whole.outcome === "unsure" ? whole.options : [];
const isAway = ({ says }: { says: string }): boolean => says.startsWith("away ");

/** Where the whole stands, whatever is asked in it. */
const stands: readonly ((asked: Asked) => boolean)[] = [
  ({ whole }) => /^(?:told|told-of-each|run-all|deadline|unsaved)$/.test(whole.outcome),
  ({ whole }) => whole.outcome === "talk" && !/^(?:cant|chat|hours)$/.test(whole.what),
  // What is asked is beneath already, or the absence that was told before it.
  ({ whole }) => whole.outcome === "ask" && (whole.also?.length ?? 0) > 0,
  ({ whole }) => whole.outcome === "run" && whole.also?.some(isAway) === true,
  // "Which of those need something from me?", of a list.
  ({ whole, said }) => whole.outcome === "run" && pointsAtRows.test(said.text),
  // "I'm away until the 11th, can Megan get my reminders?": it is told, whatever is asked with it.
  ({ whole, said, isTold, isChange }) =>
    isChange && (!isTold || (commandsOf(whole).some(isAway) && absent.test(said.text)) || proposes.test(said.text)),
  // "Has anything changed with my customers since Wednesday?": the day is none of the reasons.
  ({ whole }) => whole.outcome === "run" && /^history (?:mine |in short |customers of \S+ )?since /.test(whole.says),
  ({ whole, text }) => whole.outcome === "several" && (whole.same || pointsAtSome.test(text)),
];

/** What is answered, by what the request comes to by itself: the first that fits decides. */
const answers: readonly ((asked: Asked, meant: Understood, names: NameIndex) => Understood | undefined)[] = [
  ({ whole }, meant) =>
    meant.outcome !== "talk" ? undefined : /^(?:cant|chat|hello|thanks)$/.test(meant.what) ? whole : meant,
  ({ whole, said, isTold }, meant, names) =>
    meant.outcome === "ask" && isList(whole) && !isTold && (meant.also?.length ?? 0) === 0
      ? { ...meant, also: [{ says: whole.says, title: spoken(whole.says, names, said.today) }] }
      : undefined,
  ({ said, isTold, isChange }, meant) =>
    meant.outcome === "unsure" && isTold && isChange && rulesAsked(said.text).length === 0 ? meant : undefined,
  ({ whole }, meant) =>
    meant.outcome === "run" && (isLooking(meant.says) || meant.says.startsWith("why ")) ? undefined : whole,
  ({ whole, isTold }, meant, names) => {
    const { says = "" } = meant.outcome === "run" ? meant : {};
    const [first, ...others] = commandsOf(whole);
    // "…, so that we can talk of them in today's meeting": no day of the list.
    if (first?.says.startsWith(says) === true && onlyDays.test(first.says.slice(says.length))) return meant;
    // "Since I took two over from Megan, could you show me those of mine …".
    const last = names.byRef(whole.outcome === "run" ? (whole.says.split(" ").at(-1) ?? "") : "");
    if (last?.kind === "person" && says.endsWith(" mine")) return undefined;
    // "I have my monthly talk with Megan. What is still open for her?"
    const asked = names.byRef(says.split(" ").at(-1) ?? "");
    if (asked?.kind === "person" && first?.says.endsWith(" mine") === true) return undefined;
    // What the whole narrowed the list to may stand before the request.
    const isNarrowed =
      whole.outcome === "run" && /^(?:gaps|claims) (?!mine$)/.test(whole.says) && says.startsWith("gaps");
    const isSame = others.length === 0 && first !== undefined && listOf(first.says) === listOf(says);
    const isShown = says.startsWith("show ") && !(isTold && !/^(?:run|unsure)$/.test(whole.outcome));
    return isNarrowed || isSame || isShown ? whole : undefined;
  },
  ({ whole, said }, meant) => {
    if (meant.outcome !== "run" || whole.outcome !== "ask") return meant;
    // "Lynne stood in for me last week. What did she answer?": nobody is to be away.
    const may = (one: Option): boolean => one.says !== meant.says && (!isAway(one) || namesAbsence(said.text));
    return { ...meant, also: whole.options.filter(may).slice(0, 2) };
  },
];

/**
 * "I'm happy to take Contoso, thank you Alex. Could you tell me what we know about them?": what is asked, where the whole
 * was taken for something else; that is offered beside it.
 */
export function asRequested(
  whole: Understood,
  said: Sentence,
  names: NameIndex,
  meantOf: (said: Sentence, names: NameIndex) => Understood,
): Understood {
  const { text, isTold = false } = requestIn(said.text) ?? {};
  if (text === undefined || said.isNamed) return whole;
  const isChange = whole.outcome === "ask" || (whole.outcome === "run" && !isLooking(whole.says));
  const asked = { whole, said, text, isTold, isChange };
  const earlier = talkedOf(asked, names);
  if (stands.some((rule) => rule(asked)) || earlier === "named") return whole;
  const meant = meantOf({ ...said, text, earlier, claims: undefined, isAside: undefined, isAnswer: undefined }, names);
  return answers.map((rule) => rule(asked, meant, names)).find((one) => one !== undefined) ?? meant;
}

/** Whom the request is about where it names nobody; `named` where it is asked of who is named before it, as the whole is. */
function talkedOf({ whole, said, text, isTold, isChange }: Asked, names: NameIndex) {
  const [request, message] = [text, said.text].map((part) => readWords({ ...said, text: part }, wordsOf(part), names));
  const customersIn = (reading: Reading | undefined) =>
    new Set(reading?.found.filter(hasCustomer).flatMap(({ candidates }) => candidates.map(({ id }) => id)));
  const [one, ...others] = customersIn(request).size > 0 ? [] : customersIn(message);
  const last = said.earlier?.customer;
  const isOfLast = last !== undefined && (whole.outcome === "unsure" || commandsOf(whole)[0]?.says === `show ${last}`);
  const isStranger = message !== undefined && strangerIn(message) !== undefined;
  if ((one !== undefined || isOfLast || isStranger) && !asksOfMany.test(text) && !(isTold && isChange)) return "named";
  if (asksOfMany.test(text) && !pointsAtSome.test(text)) return undefined;
  return one === undefined || others.length > 0 ? said.earlier : { customer: one };
}

const proposes = /\b(?:i|we)(?:['’]d| would)? (?:propose|suggest|recommend)\b/i;
const isList = (whole: Understood): whole is Extract<Understood, { outcome: "run" }> =>
  whole.outcome === "run" && isLooking(whole.says) && !whole.says.startsWith("show ");
const listOf = (says: string): string | undefined => /^gaps customers|^\S+/.exec(says)?.[0];
/** What the reasons added: a day, or whose "my quarterly review" is. */
const onlyDays = /^(?: (?:since|until|ending) \S+| mine)+$/;
const asksOfMany =
  /\b(?:which|what|all|every|any|whose)(?: of)?(?: (?:the|our|my|your|other|open|these|those))* (?:customers|clients|claims|gaps|deadlines)\b|\b(?:only|other|more|any|which) (?:\p{L}+ )?ones\b|\bin (?:the|our) team\b|\b(?:customers|list|overview|everything|mine|others|rest)\b/iu;
const pointsAtRows =
  /\b(?:which|who|how many|some|any|all|none) of (?:those|these|them)\b|\bwhich ones? (?:(?:was|is) (?:it|that)|(?:it|that) (?:was|is)|(?:are|were) (?:they|those|these)|(?:they|those|these) (?:are|were))\b/i;
const pointsAtSome = /\b(?:ones?|those|these|they|them|their|either|both|each|it|its|that|this)\b/i;
