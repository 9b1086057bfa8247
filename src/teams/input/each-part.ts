/** Each part of a message that asks, wants or tells something is answered, offered for a press, or named as left out. Pure. */
import type { CustomerId } from "../../domain/customer/customer.ts";
import { spoken } from "./write/offers.ts";
import type { NameIndex } from "./words/names.ts";
import type { Share } from "./reading/by-customer.ts";
import { hasCustomer, readWords } from "./reading/reading.ts";
import { asksWhatIsOpen, asksWhose, factAsked } from "./reading/state-asked.ts";
import { isWish } from "./reading/request.ts";
import type { Option, Sentence, Telling, Understood } from "./reading/sentence.ts";
import { isContradicted } from "./told/answers-denied.ts";
import { aboutOf, isToSee, isWhole, pointsBack, remindedOf } from "./two-wishes.ts";
import { namesAbsence } from "./words/vocabulary.ts";
import { asksWhenDue } from "./wanted.ts";
import { wordsOf } from "./words/words.ts";

const asks =
  "(?:(?:(?:until|till|since|by) )?(?:who|whose|whom|what|which|when|where|how|why)(?:['’]?s)?\\b|(?:is|are) (?:there|any\\w*)\\b|(?:do|did|have|am|must|should) (?:i|we)\\b|(?:did|has|have|is|was) (?:any|some)(?:one|body|thing)\\b|(?:can|could|would|will) (?:you|somebody|someone|anybody) (?:(?:please|also|just|kindly) )*(?:tell|show|explain|list|let (?:me|us) know)\\b|(?:(?:before|for|in) (?:my|our|the|i|we) [^,.;!?]{2,50},? )?(?:i|we)(?: would|['’]d)? (?:want|like|need|love) to (?:know|see|hear) (?:what|which|who|where|how|whether|when|why)\\b)";
const wants = "(?:(?:please|kindly) )?(?:tell|show|remind|give|let) (?:me|us)\\b";
const does = "(?:is|are|was|were|has|have|do|does|did)(?:n['’]?t)?\\b";
/** "Snooze Contoso and Fabrikam was rejected". */
const tellsOfOne = "(?:[^\\s,;.!?]+ ){1,6}?(?:is|are|was|were|has|have|got)(?:n['’]t)?\\b";
/** "…, and I'm away on Monday". */
const isAway =
  "i(?:['’]m| am|['’]ll be| will be) (?:\\w+ )?(?:away|off|out|ooo|absent|on (?:\\w+ )?(?:leave|holiday|vacation|training))\\b";
const joint = "(?:(?:and|but|also|plus|oh|then),? ){1,3}";
const partEnds = new RegExp(
  `(?<!\\b(?:e\\.g|i\\.e|etc|vs|nr|approx))[.!?;]{1,12}\\s+|\\n+|(?:,?\\s|\\s[–—-]\\s)(?:${joint})(?=${asks}|${wants}|${does})|,?\\s(?:and|but|while) (?=${tellsOfOne}|${isAway})|(?:,|\\s[–—-])\\s`,
  "giu",
);
const opensEither = new RegExp(`^(?:${asks}|${wants}|${does})`, "iu");
const opensAsking = new RegExp(
  `^\\W*(?:(?:${joint}|so,? |now,? ))?(?:${asks}|any|(?:(?:please|kindly) )?(?:tell|show) (?:me|us)\\b)`,
  "iu",
);
const opensPart = new RegExp(`^(?:${asks}|any\\w*\\b|remind me\\b)`, "iu");
const isStating =
  /\b(?:is|are|was|were|has|have|had|should|could|can|will|wants?|needs?|owns?|takes?|looks? after|belongs?|goes|went|moves?|moved|gets?|left|leaves?)\b|n['’]t\b/i;
/** "…, and is the claim approved" asks for something else than "… and are overdue". */
const doesOne = new RegExp(
  `^${does} (?:the|my|our|your|their|his|any\\w*|every\\w*|some\\w*|there|all|pal|cpor|gdap)\\b`,
  "iu",
);
const opensDoing = new RegExp(`^\\W*(?:${joint})?${does}`, "iu");
const givesReason = /^(?:because|since|as|if|when|until|so|that|which|who)\b/i;
/** "Which in dispute?", after "which claims are rejected?" */
const lacksNoun =
  /^(\W*(?:(?:and|or|but) )?(?:which|how many)) (?=(?:are|is|were|was|have|has|had|in|on|with|at|without|still|await|wait|need|run|expire|end|miss)\b)/i;
const isPolite = /^\W*(?:(?:and|so|but),? )?(?:(?:can|could|would|will) you|would it be)\b/i;
/** More are a letter. */
const mostParts = 5;
/** "Snooze Contoso, Fabrikam is approved", which the command can't read. */
const changesOne = /^(?:snooze|assign|unassign|later|ask)\b/i;
const fewestWords = 3;
const fewestAsked = 2;
const mayBeAside = /^\W*(?:and |but )*(?:who|which|whose|where|when|why|how(?! many))\b/i;
/** "Anything critical?" narrows what was asked before it. */
const narrows = /^\W*(?:(?:and|or|but) )?(?:any|which (?:are|is|has|have|was|were)\b)/i;

type Part = {
  text: string;
  isAsked: boolean;
  meant: Understood;
  options: readonly Option[];
  tells: readonly Share[];
  asks: Share | undefined;
  /** What it states that is set by a command of its own: "they have 300 seats now". */
  facts: readonly Option[];
  /** "I want to offboard it", beside what is to be seen. */
  mayBe: readonly Option[];
  telling: Telling | undefined;
  /** The customers that it names. */
  own: readonly CustomerId[];
};

/** What was made of the whole, with what parts of it come to by themselves and the whole has nothing of. */
export function eachPart(
  whole: Understood,
  said: Sentence,
  names: NameIndex,
  read: (said: Sentence) => Understood,
): Understood {
  if ((said.isNamed && !changesOne.test(said.text)) || whole.outcome === "run-all" || said.text.search(partEnds) < 0)
    return whole;
  const customer = onlyCustomer(said, names);
  const texts = withContradicted(partsOf(said, customer, names));
  if (texts.length < 2 || texts.length > mostParts) return whole;
  const called = customer === undefined ? undefined : calledIn(said, names);
  const parts = texts.map((text) => partOf({ ...said, text, isNamed: false }, { customer, called }, names, read));
  const wanted = withoutTold(whole, parts);
  const found = ofWhoever(wanted === whole ? withoutAsked(mainOf(whole, parts), parts) : wanted, parts, said);
  const main = withoutFacts(found, parts);
  if (main.outcome === "lost" || main.outcome === "deadline" || main.outcome === "unsaved") return whole;
  const before = ("also" in main ? main.also : undefined) ?? [];
  const unsaid = main === whole && 1 + before.length >= parts.length ? [] : parts;
  const isSeen = main.outcome === "run" && isToSee(main);
  // "Show me what we have for each of the two": of those that are shown.
  const own = main.outcome === "several" ? unsaid.filter(({ text }) => !pointsBack.test(text)) : unsaid;
  // The form of what is told has all of it; a customer that is given back has none.
  const isTold = main.outcome.startsWith("told") && !isGivenBack(main);
  const isBeside = ({ says }: Option): boolean =>
    isTold || says.startsWith("set ") || (main.outcome === "ask" && says.startsWith("assign "));
  const also = own
    .flatMap(({ options, mayBe, facts }) => [...options, ...(isSeen ? mayBe : []), ...facts.filter(isBeside)])
    .filter(({ says }, at, all) => !covers(main, says) && all.findIndex((one) => one.says === says) === at);
  const toldBefore = ("tells" in main && main.tells) || [];
  const isNew = ({ customer: id, text }: Share): boolean =>
    toldBefore.every((one) => one.customer !== id || !one.text.startsWith(text));
  const tells = isTold ? [] : [...toldBefore, ...unsaid.flatMap((part) => part.tells).filter(isNew)];
  const left = unsaid.filter((part) => isLeftOut(part, main, parts)).map(({ text }) => text);
  // No line of ours is to contradict what they tell.
  const told = toldOf(main);
  const asks = told.includes(undefined)
    ? []
    : parts.flatMap((part) => part.asks ?? []).filter((ask) => !told.includes(ask.customer) || isApartFrom(main, ask));
  if (also.length + tells.length + left.length + asks.length === 0) return main;
  return { ...main, also: [...before, ...also], tells: tells.length === 0 ? undefined : tells, left, asks };
}

/** "The customer says they don't have PAL. I see it though" are one: the first alone is not told. */
const withContradicted = (texts: readonly string[]): readonly string[] =>
  texts.reduce<readonly string[]>((sofar, text) => {
    const last = sofar.at(-1);
    return last !== undefined && isContradicted(last, text)
      ? [...sofar.slice(0, -1), `${last} ${text}`]
      : [...sofar, text];
  }, []);

/** The customers of whom it is told: undefined is one that is not known yet. */
const toldOf = (main: Understood): readonly (CustomerId | undefined)[] =>
  main.outcome === "told-of-each"
    ? main.shares.map(({ customer }) => customer)
    : main.outcome === "told"
      ? [main.customer]
      : [];

/** "PAL is linked at Contoso. Who owns Fabrikam?" tells nothing of Fabrikam. */
function withoutAsked(main: Understood, parts: readonly Part[]): Understood {
  if (main.outcome !== "told-of-each") return main;
  const asked = parts.flatMap((part) => part.asks ?? []).map(({ customer }) => customer);
  const told = main.shares.filter(({ text }) => text !== "").map(({ customer }) => customer);
  const shares = main.shares.filter(({ customer: one }) => told.includes(one) || !asked.includes(one));
  const [only, ...others] = shares;
  const part = parts.find(({ tells }) => tells.some(({ customer }) => customer === only?.customer));
  return others.length === 0 && part !== undefined ? part.meant : { ...main, shares };
}

/** "Snooze Contoso, Fabrikam is approved": what is wanted is of those that it is said of. */
function withoutTold(whole: Understood, parts: readonly Part[]): Understood {
  const [wish, ...others] = parts.filter(({ text, telling }) => telling === undefined && isWish(text));
  if (wish === undefined || others.length > 0) return whole;
  const told = parts.flatMap(({ telling, text, own }) =>
    telling === undefined && !(isSnooze.test(wish.text) && opensStating.test(text) && isApart(wish.own, own))
      ? []
      : own,
  );
  // "Snooze Contoso because they are moving, Fabrikam is approved": that is no reason.
  const alone = wish.meant.outcome === "run" && whole.outcome === "run" && whole.says.startsWith(wish.meant.says);
  if (alone && whole.says.includes(" because ") && told.some((id) => !wish.own.includes(id))) return wish.meant;
  if (whole.outcome !== "ask") return whole;
  const isTold = ({ says }: Option): boolean =>
    told.some((id) => aboutOf(says) === id || says.includes(` about ${id}`)) &&
    !wish.own.some((id) => says.includes(id));
  if (wish.own.length === 0 || !whole.options.some(isTold)) return whole;
  if (/^(?:run|ask)$/.test(wish.meant.outcome)) return wish.meant;
  const options = whole.options.filter((one) => !isTold(one));
  return { ...whole, options, together: options.length > 1 && whole.together };
}

const isApart = (some: readonly CustomerId[], others: readonly CustomerId[]): boolean =>
  some.length > 0 && others.length > 0 && !some.some((one) => others.includes(one));
const isSnooze = /\b(?:snooze|mute|silence|leave)\b/i;
/** "Snooze Contoso, Fabrikam is closed over Christmas": no more is said of Contoso by that. */
const opensStating =
  /^(?:(?:and|but|while|then),? )?\p{Lu}\S*(?: \p{Lu}\S*){0,3} (?:is|are|was|were|has|have|had|will|moves?|merges?|closes?|closed|went|goes)\b[^?]*$/u;

/** "PAL is linked. Who owns Contoso?": it is linked at the one that was talked of, or it is not said where. */
function ofWhoever(main: Understood, parts: readonly Part[], { earlier }: Sentence): Understood {
  if (main.outcome !== "told" || main.what === "not-mine" || main.customer === undefined) return main;
  const { customer } = main;
  const told = parts.find(({ telling }) => telling !== undefined);
  const asked = parts.find(({ isAsked, text, own }) => isAsked && asksOwner.test(text) && own.includes(customer));
  const isElse = parts.every((part) => part === asked || part.own.length === 0) && told !== undefined;
  if (asked === undefined || !isElse || parts.indexOf(told) > parts.indexOf(asked)) return main;
  const last = earlier?.list === undefined ? earlier?.customer : undefined;
  if (last !== undefined && last !== customer) return { ...main, customer: last, part: told.text };
  return asked.meant.outcome === "run" ? { ...asked.meant, tells: [{ customer, text: told.text }] } : main;
}
const asksOwner = /^\W*(?:(?:and|so|but) )?(?:who(?:se|['’]?s)?|which colleague)\b/i;

/** It asks or wants something that could not be read, and another part is what was answered; not "could you help me?" */
function isLeftOut(part: Part, main: Understood, parts: readonly Part[]): boolean {
  const { text, isAsked, meant, options } = part;
  if (options.length > 0 || wordsOf(text).length <= fewestWords) return false;
  if ("options" in meant && meant.options.some((one) => !isToSee(one) && covers(main, one.says))) return false;
  const isChoice = (one: Understood) => one.outcome === "ask" && one.together !== true && one.options.length > 1;
  const isUnread =
    isChoice(meant) || meant.outcome === "lost" || (meant.outcome === "talk" && /^(?:cant|chat)$/.test(meant.what));
  if ((main.outcome === "told" || main.outcome === "ask") && !isChoice(main))
    return (isUnread && (isAsked || isWish(text))) || (main.outcome === "ask" && answersBy.test(text));
  // "Microsoft said no. What can I do now?" asks of what stands before it, and the whole answers that.
  if (main.outcome !== "run" || pointsBack.test(text)) return false;
  const isOther = parts.some((one) => one !== part && one.options.some(({ says }) => says === main.says));
  const offered = main.instead ?? [];
  const isOffered =
    "options" in meant &&
    meant.options.some(({ says }) => !isToSee({ says }) && offered.some((one) => one.says === says));
  const isElse = meant.outcome === "run" && isToSee(main) && !covers(main, meant.says);
  return isOther && !isOffered && (isUnread || isElse) && (isAsked || isWish(text) || isPolite.test(text));
}

/** "I'd like answers by Wednesday": no day goes along with a question. */
const answersBy =
  /^\W*(?:(?:and|so) )?(?:i|we)(?:['’]d| would)? (?:like|want|need|expect|hope)\b[^.?!]{0,30}\b(?:answers?|repl(?:y|ies)|response|feedback|it|this|that|them|to hear|to know)\b[^.?!]{0,20}\b(?:by|before|until|on) /i;

/** What is answered first: the whole, unless it says less than a part does, or mixes what several ask for. */
function mainOf(whole: Understood, parts: readonly Part[]): Understood {
  const lists = parts.filter(({ isAsked, options }) => isAsked && options.length > 0);
  // Several questions are answered one by one: read as one, what they ask for would be mixed.
  const isAnswered = ({ isAsked, options, meant }: Part): boolean =>
    isAsked &&
    (options.length > 0 || (meant.outcome === "talk" && !/^(?:cant|chat|hello|thanks|no)$/.test(meant.what)));
  const [first] = parts;
  const isMixed = whole.outcome === "run" && isToSee(whole) && whole.says !== first?.options[0]?.says;
  if (
    first !== undefined &&
    isMixed &&
    lists.length > 0 &&
    parts.every(isAnswered) &&
    !parts.some(({ text }) => pointsBack.test(text))
  )
    return first.meant;
  // A reminder is kept at once.
  const memo = parts.find(({ options: [one] }) => one !== undefined && /^reminder \d/.test(one.says));
  if (memo !== undefined && whole.outcome === "run" && isToSee(whole) && lists.length > 0) return memo.meant;
  // "Contoso should go to somebody else, and PAL is linked there": that form has none of it.
  const [opening, ...others] = parts;
  const isOfTold = whole.outcome === "told" && others.every(({ tells }) => tells.length > 0);
  if (opening !== undefined && isOfTold && isGivenBack(opening.meant) && opening.own.length === 1) return opening.meant;
  // "Who stands in for Megan? She's off on Monday": no list of hers.
  const standIn = parts.find(({ isAsked, options: [one] }) => isAsked && one?.says === "away list");
  const isOfAbsence = parts.every((part) => part === standIn || (!part.isAsked && namesAbsence(part.text)));
  if (standIn !== undefined && isOfAbsence && isMixed) return standIn.meant;
  const isWeak =
    /^(?:lost|several|unsure)$/.test(whole.outcome) ||
    (whole.outcome === "talk" && /^(?:cant|chat)$/.test(whole.what)) ||
    (whole.outcome === "run" && /^(?:show|reminder) /.test(whole.says));
  // "Change its owner from Adele to Isaiah. She also had Fabrikam": of whom it is said, one part says.
  const isOpen = whole.outcome === "ask" && whole.together !== true && whole.options.length > 1;
  const clear = isOpen
    ? parts.find(({ meant, options }) => meant.outcome === "ask" && options.length === 1)
    : undefined;
  if (clear?.meant.outcome === "ask" && whole.outcome === "ask") {
    const [only] = clear.options;
    const others = whole.options.filter(({ says }) => aboutOf(says) !== aboutOf(only?.says));
    return { ...clear.meant, also: [...(clear.meant.also ?? []), ...others] };
  }
  if (!isWeak) return whole;
  // "Contoso isn't mine. Who owns Fabrikam?"
  const given = parts.find(({ meant }) => meant.outcome === "told" && meant.what === "not-mine");
  const isAsking = parts.every((part) => part === given || (part.isAsked && !pointsBack.test(part.text)));
  if (given?.own.length === 1 && isAsking) return given.meant;
  const told = parts.filter(({ tells }) => tells.length > 0);
  if (told.length > 1) return { outcome: "told-of-each", shares: told.flatMap(({ tells }) => tells) };
  return told[0]?.meant ?? whole;
}

function covers(main: Understood, says: string): boolean {
  // Two things may be set of one customer.
  const about = (one: string): string =>
    one.startsWith("set ")
      ? one
          .replaceAll(/\b\d\S*/g, "0")
          .split(" ", 3)
          .join(" ")
      : one.split(" ", 2).join(" ");
  const all: string[] = [
    ...(main.outcome === "run" ? [main.says] : []),
    ...("options" in main ? main.options.map((one) => one.says) : []),
    ...("also" in main ? (main.also ?? []).map((one) => one.says) : []),
    ...("customers" in main ? main.customers.map((id) => `show ${id}`) : []),
    ...("customer" in main && main.customer !== undefined ? [`show ${main.customer}`] : []),
  ];
  const isDone = !isToSee({ says });
  return all.some((one) => one === says || (isDone && about(one) === about(says)) || one.startsWith(`${says} `));
}

/** The parts, each with three words or more; what goes on from the one before stays with it. */
function partsOf(said: Sentence, customer: CustomerId | undefined, names: NameIndex): readonly string[] {
  const { text, tells } = said;
  // "Snooze Contoso, Fabrikam is closed over Christmas".
  const statesOfOther = (before: string, clause: string): boolean =>
    isSnooze.test(before) &&
    isWish(before) &&
    opensStating.test(clause) &&
    isApart(customersIn({ ...said, text: before }, names), customersIn({ ...said, text: clause }, names));
  // "Contoso should go to somebody else, and PAL is linked there".
  const statesOfSame = (before: string, clause: string): boolean => {
    const [id, ...others] = customersIn({ ...said, text: before }, names);
    const isSame = customersIn({ ...said, text: clause }, names).every((one) => one === id);
    return isStating.test(before) && id !== undefined && others.length === 0 && isSame;
  };
  const parts: string[] = [];
  let from = 0;
  const cut = (to: number): void => {
    const part = text.slice(from, to).trim();
    const isShort = (part.endsWith("?") || isWish(part)) && !pointsBack.test(part);
    if (wordsOf(part).length < (isShort ? fewestAsked : fewestWords)) return;
    const [noun] = /\b(?:customers|claims|gaps|subscriptions)\b/i.exec(parts.at(-1) ?? "") ?? [];
    parts.push(noun === undefined ? part : part.replace(lacksNoun, `$1 ${noun} `));
  };
  for (const { 0: end, index } of text.matchAll(partEnds)) {
    const next = text.slice(index + end.length);
    const [clause = ""] = /^[^.!?;\n]*/.exec(next) ?? [];
    const before = text.slice(from, index);
    const isAfterAsked = isQuestion(before);
    const opensOwn = (): boolean =>
      opensDoing.test(next)
        ? doesOne.test(next) || onlyCustomer({ ...said, text: clause }, names) !== undefined
        : (/\w/.test(end) && opensEither.test(next)) ||
          opensPart.test(next) ||
          // "Stop asking me until Friday, PAL is linked at Contoso".
          (!givesReason.test(next) &&
            (isAfterAsked || isWish(before) || statesOfSame(before, clause)) &&
            tells?.(before) === undefined &&
            tells?.(clause) !== undefined) ||
          statesOfOther(before, clause) ||
          // "PAL is linked at Contoso, snooze Fabrikam until Friday".
          (isWish(clause) && tells?.(before) !== undefined);
    // "…, who has agreed", "…, and when they sign we go on".
    const isAside = !isAfterAsked && mayBeAside.test(next) && next[clause.length] !== "?";
    // "…, snooze Fabrikam because they are closed" says itself whom it means.
    const isOwn = isWish(clause) && onlyCustomer({ ...said, text: clause }, names) !== undefined;
    const goesOn = pointsBack.test(clause) && !isOwn && (customer === undefined || isAfterAsked);
    const isJoined = !/[.!?;\n]/.test(end);
    if (isJoined && (isAside || goesOn || (isAfterAsked && narrows.test(next)) || !opensOwn())) continue;
    // The question mark stays with its question.
    cut(end.startsWith("?") ? index + 1 : index);
    from = index + end.length;
  }
  cut(text.length);
  return parts;
}

const isQuestion = (text: string): boolean => opensAsking.test(text) || (text.endsWith("?") && opensDoing.test(text));

function partOf(
  said: Sentence,
  { customer, called }: { customer: CustomerId | undefined; called: string | undefined },
  names: NameIndex,
  read: (said: Sentence) => Understood,
): Part {
  const isAsked = isQuestion(said.text);
  const telling = isAsked ? undefined : said.tells?.(said.text);
  const about = onlyCustomer(said, names) ?? customer;
  // "What remains?"
  const isOfIt =
    pointsBack.test(said.text) || (isAsked && (opensDoing.test(said.text) || wordsOf(said.text).length < fewestWords));
  const earlier = isOfIt && about !== undefined ? { customer: about } : undefined;
  const text = isAsked && !said.text.endsWith("?") ? `${said.text}?` : said.text;
  const readAs = (as: string, before: Sentence["earlier"]): Understood =>
    read({
      ...said,
      text: as,
      earlier: before,
      claims: telling === "claim" ? "told" : undefined,
      isAnswer: telling === "done" ? true : undefined,
      isAside: undefined,
      amends: undefined,
    });
  const plain = readAs(text, earlier);
  const own = customersIn(said, names);
  // "Their seats went up to 300" is read under the name of whom the message is about.
  const isStated = !isAsked && !isWish(said.text) && !givesReason.test(said.text) && about !== undefined;
  const isHeaded = isStated && own.length === 0 && called !== undefined && plain.outcome !== "told";
  const headed = isHeaded ? readAs(`${called}: ${text}`, undefined) : plain;
  const isRead = isHeaded && headed.outcome === "told" && headed.what === telling;
  const alone = isRead ? headed : plain;
  // "Is PAL linked?", of the customer that the message is about, asks for no rule.
  const isRule = alone.outcome === "run" ? alone.says.startsWith("why ") : /^(?:ask|lost)$/.test(alone.outcome);
  const meant: Understood =
    alone.outcome === "told"
      ? { ...alone, customer: about, part: said.text }
      : isAsked && isRule && about !== undefined && opensDoing.test(text)
        ? { outcome: "run", says: `show ${about}`, guess: undefined, ignored: [] }
        : alone;
  const isTold = meant.outcome === "told" && meant.what === telling && about !== undefined;
  const tells = meant.outcome === "told-of-each" ? meant.shares : isTold ? [{ customer: about, text: said.text }] : [];
  const facts = isStated ? factsOf(headed, about, said, names) : [];
  const shown = meant.outcome === "unsure" ? meant.customer : meant.outcome === "run" ? shownBy(meant.says) : undefined;
  // "PAL is linked at Contoso. Until when is GDAP valid?"
  const asked =
    shown ?? (own.length === 0 && factAsked(text) !== undefined && !ofWriter.test(text) ? about : undefined);
  const asks = isAsked && asked !== undefined ? { customer: asked, text } : undefined;
  const mayBe =
    meant.outcome === "unsure" && !isAsked && isWanted(said.text)
      ? meant.options.filter(({ says }) => isWhole(says))
      : [];
  const options = optionsOf(meant, isAsked, about, said, names);
  return { text: said.text, isAsked, meant, tells, asks, telling, options, mayBe, facts, own };
}

/** "Who covers me?" is asked of no customer. */
const ofWriter = /\b(?:me|us|i|we)\b/i;

/** What a statement about one customer sets, or gives to somebody. */
function factsOf(stated: Understood, about: CustomerId, { me }: Sentence, names: NameIndex): readonly Option[] {
  if (stated.outcome === "told" && stated.what === "not-mine") {
    const to = stated.taker === undefined ? "" : ` to ${stated.taker}`;
    return [{ says: `unassign ${about} from ${me}${to}`, title: `give ${names.byRef(about)?.name ?? "it"} back` }];
  }
  const isSure = stated.outcome === "ask" && (stated.options.length === 1 || stated.together === true);
  return isSure && stated.options.every(({ says }) => isFact.test(says) && says.split(/[ :]/)[1] === about)
    ? stated.options
    : [];
}
const isFact = /^(?:set \S+: (?!paused|offboarded)|assign \S+ to )/;

const isGivenBack = (meant: Understood): boolean => meant.outcome === "told" && meant.what === "not-mine";

/** "Can somebody else take Contoso? PAL is linked there": that is no reason why. */
function withoutFacts(main: Understood, parts: readonly Part[]): Understood {
  if (main.outcome !== "told" || main.why === undefined) return main;
  const { why } = main;
  const isReason = parts.every(
    ({ text, telling, facts }) => !why.includes(text) || (telling ?? facts[0]) === undefined,
  );
  return isReason ? main : { ...main, why: "" };
}

/** "Who owns Contoso? PAL is linked there": no line of ours on what is told of it, but the answer to what is asked of something else. */
function isApartFrom(main: Understood, { text }: Share): boolean {
  if (isGivenBack(main) || asksWhose(text, false) === "open") return true;
  if (main.outcome === "told" && main.what === "done" && asksWhenDue(text)) return true;
  const fact = factAsked(text);
  if (fact !== undefined) return fact !== "links";
  // The form of a claim answers that itself.
  return main.outcome === "told" && main.what === "done" && asksWhatIsOpen(text) && !/\b(?:it|that|this)\b/i.test(text);
}

/** The commands that a part comes to, where that is certain. */
function optionsOf(
  meant: Understood,
  isAsked: boolean,
  about: CustomerId | undefined,
  { text, today }: Sentence,
  names: NameIndex,
): readonly Option[] {
  if (meant.outcome === "run") {
    const says = remindedOf(meant.says, about);
    const isSeen =
      (isAsked ? !isVague(says, text) : isWish(text) && shownBy(says) !== undefined) &&
      isToSee({ says }) &&
      !(says.startsWith("why ") && pointsBack.test(text));
    // "I have until Thursday to send evidence" is no absence.
    const isDone = !isAsked && isComplete.test(says) && (!says.startsWith("away ") || namesAbsence(text));
    return isSeen || isDone ? [{ says, title: spoken(says, names, today) }, ...(meant.also ?? [])] : [];
  }
  const isSure = meant.outcome === "ask" && (meant.options.length === 1 || meant.together === true);
  const isAbsence = ({ says }: Option): boolean => says.startsWith("away ") && !namesAbsence(text);
  return isSure && isWanted(text) && meant.options.every((one) => isWhole(one.says) && !isAbsence(one))
    ? meant.options
    : [];
}

/** What is left over where nothing else fits: "what now?" */
const isVague = (says: string, text: string): boolean =>
  (says === "help" && wordsOf(text).length <= fewestWords) ||
  (/^(?:gaps|history)$/.test(says) && !/\b(?:all(?! right)|every\w*|gaps?|list|open|history)\b/i.test(text));
const isWanted = (text: string): boolean => isWish(text) || wishes.test(text) || isPolite.test(text);
const wishes = /\b(?:i|we)(?: would|['’]d)? (?:also )?(?:like|want|wish|love) to\b/i;
const shownBy = (says: string): CustomerId | undefined => /^show (\S+)$/.exec(says)?.[1];
const isComplete = /^(?:reminder \d|away (?:\S+ )?(?:from|until) \d)/;

/** The one customer that the text names. */
function onlyCustomer(said: Sentence, names: NameIndex): CustomerId | undefined {
  const [one, ...others] = customersIn(said, names);
  return others.length > 0 ? undefined : one;
}

/** The first customer's name, as the text has it. */
function calledIn({ text, mentions }: Sentence, names: NameIndex): string | undefined {
  const words = wordsOf(text);
  const one = readWords({ text, mentions }, words, names).found.find(hasCustomer);
  return one && text.slice(words[one.from]?.from, words[one.to - 1]?.to).replace(/['’]s?$/, "");
}

function customersIn(said: Sentence, names: NameIndex): readonly CustomerId[] {
  const { found } = readWords(said, wordsOf(said.text), names);
  return [...new Set(found.filter(hasCustomer).flatMap(({ candidates }) => candidates.map(({ id }) => id)))];
}
