/** What a message wants besides, where it has several sentences: one is answered, the other offered. Pure. */
import { findDay } from "./time/day.ts";
import { isFamiliar } from "./reading/intents.ts";
import { withoutDenied } from "./reading/left-out.ts";
import { asksDue } from "./lists/lists.ts";
import type { CustomerId } from "../../domain/customer/customer.ts";
import type { NameIndex } from "./words/names.ts";
import { isLooking } from "./decided.ts";
import { isSnoozedToo, isWish, wishesIn, type WishPart } from "./reading/request.ts";
import { mostOptions, plainOption, spoken } from "./write/offers.ts";
import { hasCustomer, hasPerson, readWords, type FoundName, type Reading } from "./reading/reading.ts";
import type { Option, Sentence, Understood } from "./reading/sentence.ts";
import { proposes, rankOf, suited, surely, tokensOf } from "./wanted.ts";
import { parseGaps } from "./time/parse.ts";
import { offersToHave } from "./reading/whose-now.ts";
import { namesAbsence } from "./words/vocabulary.ts";
import { wordsOf } from "./words/words.ts";

const clauseEnds =
  /(?<!\b(?:e\.g|i\.e|etc|vs|nr))\.\s|[!?;]\s|,?\s(?:(?:and|but|oh and|plus) )?also\s|,?\sand (?=(?:remind|show|tell|send|give|assign|snooze|export|excel|csv|an? (?:excel|csv|file|export)|the (?:excel|list|whole|export)|ask|post|what|whats|who|which|how|when|can|could|do|please)\b)/i;
/** Parts of a message that are looked at for intents of their own. */
const mostClauses = 5;

/** Intents that a message may have beside another. */
const runsAlong: ReadonlySet<string> = new Set(
  "show gaps claims todo customers own-customers assign snooze later unsnooze ask away handover export digest history review why unowned waiting by-owner progress add set".split(
    " ",
  ),
);

/** It asks which others there are. */
const listsOwn =
  /\b(?:are there|is there|do i have|do we have|have i|which|what) (?:any|some|other|others|else|of my|of our|more)\b|\banything else\b|\bwhat else\b/i;

/** A part of the message that is clear by itself. */
type Wish = { text: string; meant: Understood; says: string };

/**
 * With the second intent of a message for a press: "who owns Coho, and remind Isaiah about Litware". Where it was not clear
 * as a whole, its first clear part is answered.
 */
export function withAlso(
  main: Understood,
  { found }: Reading,
  said: Sentence,
  names: NameIndex,
  understood: (said: Sentence) => Understood,
): Understood {
  const clauses = said.text.split(clauseEnds).filter((clause) => wordsOf(clause).length > 2);
  if (clauses.length < 2 || clauses.length > mostClauses || !isOpen(main)) return main;
  const [customer, ...others] = found.filter(hasCustomer).flatMap(({ candidates }) => candidates);
  // "Litware is in a merger. Leave them alone until March."
  const earlier = customer === undefined || others.length > 0 ? said.earlier : { customer: customer.id };
  const wishes = clauses.flatMap((text): Wish[] => {
    const part = { ...said, text, earlier, isNamed: false };
    const reading = withoutDenied(readWords(part, wordsOf(text), names));
    const isAbout = reading.found.some(hasCustomer);
    const mayPropose = proposes(reading, part.personal);
    const told = tokensOf(reading, earlier?.customer !== undefined);
    const ranked = isFamiliar(told) ? rankOf(told) : [];
    const [means, ...all] = ranked.map((one) => ({
      ...one,
      means: suited(one.means, { ...part, isAbout, mayPropose }),
    }));
    const next = all.find((one) => one.means !== means?.means);
    // "Are there any other claims of mine that need attention?", after what is told, is a list whichever it is.
    const isList = main.outcome === "told" && listsOwn.test(text) && !isAbout;
    const isSure = means !== undefined && runsAlong.has(commandOf(means.means) ?? "") && (next?.behind ?? 0) >= surely;
    if (!isSure && !isList) return [];
    const meant = understood(isList ? { ...part, claims: undefined, earlier: undefined } : part);
    const says = onlySaid(meant);
    if (!isSure && !/^(?:gaps|claims)\b/.test(says ?? "")) return [];
    // "Can it be Monday instead" gives nobody to anybody.
    const isNone = says === undefined || /^assign \S+$/.test(says) || (says.startsWith("away ") && !namesAbsence(text));
    return !isNone && says.includes(" ") ? [{ text, meant, says }] : [];
  });
  const several =
    main.outcome === "several" && !main.same
      ? clauses.map((text) => understood({ ...said, text, isNamed: false }))
      : [];
  // "Move Contoso and Litware to Isaiah. Isaiah, shout if that's too much."
  const together = several.find((meant) => meant.outcome === "ask" && meant.together === true);
  if (together !== undefined) return together;
  if (main.outcome === "told" || main.outcome === "several") return besideTold(main, wishes, said, names);
  // "Isaiah can have Contoso, and what else do I own?": what is asked beside it does not make it a question.
  const [firstClause = ""] = clauses;
  const told =
    main.outcome === "run" && main.says.startsWith("show ") ? understood({ ...said, text: firstClause }) : undefined;
  const isMore = wishes.some(({ says }) => !says.startsWith("show "));
  if (
    isMore &&
    told?.outcome === "told" &&
    told.what === "not-mine" &&
    onlySaid(main) === `show ${told.customer ?? ""}`
  )
    return besideTold(told, wishes, said, names);
  const mainSays = onlySaid(main);
  const [opening] = wishes;
  // The whole may have told its later part: the earlier one is answered, and the other offered.
  const later = wishes.find(({ says }) => commandOf(says) !== commandOf(opening?.says));
  // "My manager would like to see where we stand. Is there an Excel file of the complete list?"
  const isFile = mainSays?.startsWith("export ") === true;
  const isMain = mainSays !== undefined && (isFile || !(later !== undefined && mainSays === later.says));
  const first = isMain
    ? { meant: main, says: mainSays }
    : (openingOf(said, later?.text, opening, understood) ?? opening);
  if (first === undefined) return main;
  // "Any deadlines in December? I'm off from the 18th": what is asked, and not that they are away then.
  const [asked = ""] = clauses;
  const isAsked = /^\s*\?/.test(said.text.slice(said.text.indexOf(asked) + asked.length));
  if (first.says.startsWith("away ") && first.meant.outcome === "run" && isAsked) {
    const question = understood({ ...said, text: `${asked}?`, isNamed: false });
    if (question.outcome === "run" && /^(?:gaps|claims|show|why) /.test(question.says))
      return { ...question, also: [{ says: first.says, title: spoken(first.says, names, said.today) }] };
  }
  const second = wishes.find(({ says }) => commandOf(says) !== commandOf(first.says));
  const also = second && [{ says: second.says, title: spoken(second.says, names, said.today) }];
  // Of a customer that is named, its card answers; the rule is beneath.
  if (main.outcome === "unsure" && first.says.startsWith("why ")) {
    const rule = { says: first.says, title: spoken(first.says, names, said.today) };
    return { ...main, options: [rule, ...(without([rule], main.options) ?? [])] };
  }
  const { meant } = first;
  if (meant.outcome === "ask" || meant.outcome === "run")
    return { ...meant, also: also ?? meant.also, instead: meant.instead ?? without([first, second], optionsOf(main)) };
  return main;
}

/** More are a letter. */
const mostWishes = 4;
/** A part that asks for one of its own, and says of whom or to whom. */
const isToMe = /\b(?:me|my|mine|us|i)\b/i;
const asksToSee =
  /\?|^\W*(?:and |also |then )*(?:show|list|gaps|claims|who|whos|whose|what|whats|which|how|when|why)\b/i;
/** What is about nobody. */
const ofAll = /^(?:export|sync|digest|sources)\b/;
/** A command that has all it needs; else its form asks. */
export const isWhole = (says: string): boolean =>
  /^(?:assign \S+ to |unassign \S+|ask \S+|later \S+ until |reminder (?:\d|.* deadline)|snooze \S+ (?:off$|until \S+ because )|set \S+: |away .*deputy |handover \S+ to |managers (?:add|remove) )/.test(
    says,
  );
/** What is done to the same end is one wish in two ways. */
const endOf = (says: string): string => {
  const [name = "", about = ""] = says.split(/[ :]/);
  return `${/^(?:un)?assign$/.test(name) ? "owner" : /^(?:snooze|later|ask)$/.test(name) ? "quiet" : name} ${about}`;
};

/** `isSure`: there is no doubt what of these is wanted. */
type Wanted = { part: WishPart; meant: Understood; options: readonly Option[]; isSure: boolean };

/**
 * Each wish of a message that has several, read by itself: "give Coho to Megan and remind me on Tuesday to call her".
 * Undefined where not each part is clear, or only lists are wanted.
 */
export function eachWish(
  said: Sentence,
  names: NameIndex,
  understood: (said: Sentence) => Understood,
): Understood | undefined {
  if (said.claims === "told" || said.isAnswer === true) return undefined;
  const parts = wishesIn(said.text);
  if (parts.length < 2 || parts.length > mostWishes) return undefined;
  const found = [];
  let from = 0;
  for (const [at, { to, isOfReason }] of parts.entries()) {
    const one = wishOf({ from, to, isOfReason }, found.at(-1), said, names, understood);
    if (one !== undefined) found.push(one);
    // What is none by itself belongs to the next one, or at the end to the one before.
    from = one === undefined ? from : (parts[at + 1]?.from ?? said.text.length);
  }
  const last = found.at(-1);
  if (last === undefined || from === said.text.length) return together(found);
  const more = wishOf({ ...last.part, to: said.text.length }, found.at(-2), said, names, understood);
  return more === undefined ? undefined : together([...found.slice(0, -1), more]);
}

/** What a part wants by itself; undefined where that is not clear, or nothing of its own. */
function wishOf(
  part: WishPart,
  before: Wanted | undefined,
  said: Sentence,
  names: NameIndex,
  understood: (said: Sentence) => Understood,
): Wanted | undefined {
  const textOf = ({ from, to }: WishPart): string => said.text.slice(from, to);
  const namedIn = (text: string) =>
    readWords({ ...said, text }, wordsOf(text), names).found.filter(({ candidates: [one] }) => one?.fit !== "pointed");
  const onlyOf = (some: readonly FoundName[]): string | undefined => {
    const [id, ...others] = new Set(some.flatMap(({ candidates }) => candidates.map((one) => one.id)));
    return others.length > 0 ? undefined : id;
  };
  const [, day] = before?.options.map(({ says }) => / (\d{4}-\d\d-\d\d)/.exec(says)).find(Boolean) ?? [];
  const written = day === undefined ? textOf(part) : textOf(part).replace(remindsThen, `$1 on ${day}`);
  const text = before !== undefined && isSnoozedToo(textOf(before.part), written) ? `snooze ${written}` : written;
  const own = namedIn(text);
  const customer = onlyOf(namedIn(said.text).filter(hasCustomer)) ?? said.earlier?.customer;
  const person = before && onlyOf(namedIn(textOf(before.part)).filter(hasPerson));
  const earlier = pointsBack.test(text) ? { customer, person } : undefined;
  const meant = typedList(text, said) ?? understood({ ...said, text, earlier, isNamed: false });
  const sure = optionsIn(meant, customer, names, { ...said, text });
  // What an owner says of a customer that isn't theirs goes to the managers; what else is told has a form of its own.
  const isTold = meant.outcome === "told" && meant.what === "not-mine" && own.length > 0;
  const isSure = sure.length > 0 || isTold;
  // "…, and wake Fabrikam up": what it may be is beneath the other, which has nothing of it.
  const options = isSure || !isWish(text) || own.length === 0 ? sure : mayBe(meant, names, said);
  const wish = { part, meant, options, isSure };
  if (options.length === 0 && !isTold) return undefined;
  // "Their admin is back on Monday. Remind me then": nobody asks for quiet.
  if (!isWish(text) && options.some(({ says }) => isOnlyAsked.test(says))) return undefined;
  const isSeen = options.length > 0 && options.every(isToSee);
  const isMemo = options.some(({ says }) => says.startsWith("reminder "));
  if (isSeen && !asksToSee.test(text)) return undefined;
  if (before === undefined || isSeen) return wish;
  // "Contoso is lost. Can you take it off my list?"
  const isWhole = options.every(({ says }) => ofAll.test(says));
  // "Draft a mail to Trey and snooze it until Monday."
  const isOwn =
    isMemo ||
    [...before.options, ...options].some(isOfMail) ||
    isWhole ||
    own.length > 0 ||
    (isWish(textOf(before.part)) && isToMe.test(text));
  const ends = before.options.map(({ says }) => endOf(says));
  if (!isOwn || options.some(({ says }) => ends.includes(endOf(says)))) return undefined;
  // "…, because they paused it and asked us to leave them alone".
  const isOfSame = options.every((one) => before.options.some((other) => aboutOf(other.says) === aboutOf(one.says)));
  return part.isOfReason && !isMemo && isOfSame ? undefined : wish;
}

const isOfMail = ({ says }: Option): boolean => says.startsWith("mail ");
/** What somebody tells comes to these by likeness only. */
const isOnlyAsked = /^(?:snooze|later|ask|set|forget) /;
/** "gaps mine. Then …": the command as it is typed. */
function typedList(text: string, { isNamed, me }: Sentence): Understood | undefined {
  const isTyped =
    isNamed && text.startsWith("gaps ") && "filter" in parseGaps(text.slice("gaps".length), [], me).narrowed;
  return isTyped ? listOf(text) : undefined;
}

/** Of whom or what it is said, what stands before says. */
export const pointsBack =
  /\b(?:it|its|they|them|their|(?<!\b(?:are|is) )there|he|she|him|her|his|ones?|both|of (?:which|whom)|others?|rest|(?:this|(?<!\b(?:gaps?|claims?|customers?|ones?|deadlines?|subscriptions?|anything|everything|all) )that|those|these|each)(?! (?:week|month|year|quarter|morning|afternoon|evening|time|(?:mon|tues|wednes|thurs|fri|satur|sun)day)))\b/i;
const remindsThen = /\b((?:remind|ping|nudge) me) (?:then|that day)\b/i;
/** Whom or what a command is about, as it writes it. */
export const aboutOf = (says = ""): string | undefined => says.split(/[ :]/)[1];
export const isToSee = ({ says }: { says: string }): boolean =>
  isLooking(says) || /^(?:why |away list|digest$|help$)/.test(says);

/** "…, and remind me on Friday to check": it is about whom the message is about. */
export const remindedOf = (says: string, customer: CustomerId | undefined): string =>
  customer === undefined ? says : says.replace(/^reminder \d{4}\S+(?= to |$)/, `$& about ${customer}`);

/** The commands that are meant, where there is no doubt which. */
function optionsIn(
  meant: Understood,
  customer: CustomerId | undefined,
  names: NameIndex,
  { text, today }: Sentence,
): readonly Option[] {
  const option = (says: string): Option => ({ says, title: spoken(says, names, today) });
  if (meant.outcome === "run") {
    return [option(remindedOf(meant.says, customer)), ...(meant.also ?? [])];
  }
  if (meant.outcome !== "ask") return [];
  const isSure = meant.options.length === 1 || meant.together === true;
  // Of a list and a table of it, the one whose name is said.
  const file = /\bexport\b/i.test(text) ? meant.options.find(({ says }) => says.startsWith("export ")) : undefined;
  return isSure ? [...meant.options, ...(meant.also ?? [])] : file === undefined ? [] : [file];
}

/** What a part may mean that is not clear. */
function mayBe(meant: Understood, names: NameIndex, { today }: Sentence): readonly Option[] {
  if (meant.outcome === "ask") return meant.options.slice(0, mostLoose);
  if (meant.outcome !== "unsure") return [];
  const says = `show ${meant.customer}`;
  return [...meant.options.slice(0, mostLoose - 1), { says, title: spoken(says, names, today) }];
}
const mostLoose = 3;

/** All of them in one answer: a question where several can be done, or the first one's answer, and the others beneath. */
function together(found: readonly Wanted[]): Understood | undefined {
  const all = found.flatMap(({ options }) => options.map(plainOption));
  const but = (some: readonly Option[]): readonly Option[] | undefined => {
    const others = all.filter(({ says }) => some.every((one) => one.says !== says));
    return others.length === 0 ? undefined : others;
  };
  const sure = found.filter(({ isSure }) => isSure);
  const told = found.filter(({ meant }) => meant.outcome === "told");
  if (found.length < 2 || told.length > 1 || (told.length === 0 && sure.every(({ options }) => options.every(isToSee))))
    return undefined;
  if (told[0]?.meant.outcome === "told") return { ...told[0].meant, also: all };
  const isMemo = ({ says }: Option): boolean => says.startsWith("reminder ");
  const whole = sure.flatMap(({ options }) => options.map(plainOption)).filter(({ says }) => isWhole(says));
  if (whole.length > mostOptions) return undefined;
  if (whole.length > 1) return { outcome: "ask", options: whole, together: true, also: but(whole) };
  // What is asked is answered at once; a reminder beside it is kept first.
  const isOfLists = all.some(isToSee) && all.every((one) => isToSee(one) || isMemo(one));
  const main = sure.find(({ options }) => options.some(isToSee) !== isOfLists) ?? sure[0];
  if (main?.meant.outcome === "ask")
    return { outcome: "ask", options: main.options, together: main.meant.together, also: but(main.options) };
  const [first] = main?.options ?? [];
  return first && { outcome: "run", says: first.says, guess: undefined, ignored: [], also: but([first]) };
}

/** "Who covers me and what blows up meanwhile?" */
const asksWhoCovers =
  /\bwho(?:['’]s| is| will| would|['’]ll)?(?: be)? (?:(?:cover|stand|fill|step)(?:s|ing)?(?: in)?(?: for)? (?:me|us)|my deputy)\b/i;
const tellsAway = /\b(?:off|away|out|ooo|leave|holidays?|vacation|pto)\b/i;
const breaks = /[.!?;,:]\s+|\s[-–—]\s|\s(?:and|but|so)\s/gi;
const asksWhich =
  /\?|\b(?:any|anything|what|whats|which|show|list)\b|\bif there(?:['’]s| is| are)\b.*\b(?:know|tell|see|hear)\b/i;
/** "…, and ask Lynne if something is urgent?" */
const ifUrgent =
  /\bif (?:some|any)thing\b|\bin (?:urgent cases|an emergency|case of)\b|\b(?:send|forward|pass|give|write|tell) (?:some|any|every)thing (?:that is |that['’]s |which is )?(?:urgent|important|critical) to\b|\b(?:for|in) urgent (?:matters|things|cases)\b|\bif (?:it|there)['’]?s? (?:is )?(?:anything )?(?:urgent|important|critical)\b/i;
const isLeft =
  /\b(?:due|deadlines?|expir\w+|runs?|running|ends?|ending|laps\w+|urgent|critical|important|burn\w*|blow\w*|explod\w+|open|outstanding|left|finish|do|doing|pending|waiting|missing|need\w*)\b/i;

/** "What of his can't wait": what is urgent, with a deadline or without. */
const cannotWait = /\b(?:ca(?:n['’]?t|nnot)|can not|won['’]?t) (?:wait|slip)\b(?! (?:until|till)\b)/i;
const isEndingOf = (meant: Understood): boolean => meant.outcome === "run" && /^gaps\b.*\bending\b/.test(meant.says);
const listOf = (says: string) => ({ outcome: "run", says, guess: undefined, ignored: [] }) as const;

const beforeThat = /\b(?:before|by then|until then|first)\b/i;
const byDay = /\b(?:by|until|till|before) (?:the )?(?:\d|mon|tue|wed|thu|fri|sat|sun|next|tomorrow)/i;
const theirs = /\b(?:his|hers?|theirs?)\b|\b(?:does|do|did|has|have|is) (?:s?he|they)\b/i;

/**
 * "I'm off till Wed, anything due before I go?": what is due by then, and the absence for a press; where that only waits
 * for a yes, the other way round.
 */
export function askedOfAway(
  said: Sentence,
  names: NameIndex,
  understood: (said: Sentence) => Understood,
): Understood | undefined {
  const isDue = asksDue.test(said.text);
  if (asksWhoCovers.test(said.text)) {
    const due = "gaps ending mine";
    const also = isLeft.test(said.text) ? [{ says: due, title: spoken(due, names, said.today) }] : undefined;
    return { ...listOf("away list"), also };
  }
  if (!tellsAway.test(said.text) && !isDue) return undefined;
  for (const { 0: mark, index } of [...said.text.matchAll(breaks)].slice(-mostClauses).toReversed()) {
    const text = said.text.slice(index + mark.length);
    const before = said.text.slice(0, index);
    const isUrgent = cannotWait.test(text);
    const isAsked = asksWhich.test(text) && !ifUrgent.test(text) && (isUrgent || isLeft.test(text));
    if (!isAsked || !(isDue || tellsAway.test(before))) continue;
    const away = understood({ ...said, text: before, isNamed: false });
    const told = onlySaid(away);
    const [, other, from, until] =
      /^away(?: (?!from |until )(\S+))?(?: from (\d\S+))?(?: until (\d\S+))?/.exec(told ?? "") ?? [];
    if (told === undefined || (from ?? until) === undefined) continue;
    const meant = understood({ ...said, text, isNamed: false, earlier: undefined });
    // "Whether anything of hers is due before she gets back", however it is put.
    const isDueThen = asksDue.test(text) && !isEndingOf(meant);
    const asked: Understood = isUrgent ? listOf("gaps urgent") : isDueThen ? listOf("gaps ending") : meant;
    if (asked.outcome !== "run" || !/^gaps(?! customers)\b/.test(asked.says)) continue;
    // Until when they are away, nobody said; "before I go" is until they go.
    const named = byDay.test(text) ? findDay(text, said.today) : undefined;
    const isOpen = (named ?? until) === undefined && !beforeThat.test(text);
    const by = isOpen ? "by deadline" : `ending ${named ?? until ?? from}`;
    const due = asked.says.replace(/\bending\b(?! \d)/, by);
    const isWhose = /\b(?:mine|nobody|except \S+)$/.test(due) || names.byRef(due.split(" ").at(-1) ?? "") !== undefined;
    const whose = other === undefined ? (said.manager === true ? "" : "mine") : theirs.test(text) ? other : "";
    const says = isWhose || whose === "" ? due : `${due} ${whose}`;
    const list = { says, title: spoken(says, names, said.today) };
    if (away.outcome === "ask") return { ...away, also: [list] };
    return { ...asked, says, also: [{ says: told, title: spoken(told, names, said.today) }] };
  }
  return undefined;
}

/** "I'll take it" is read as it stands. */
const gladly = /\bto (?:take|have|own|look after|pick up|run)\b/i;
const asksNext = /[.!] +(?:so |and )?(?:where|what|how|which|who|when)\b[^.!?]*\?\s*$/i;

/** "Glad to take Contoso over from Adele. Where should I start?": it is theirs once a manager says so, and is shown. */
export function askedOfTaken(reading: Reading, { text, me, manager, personal, today }: Sentence, names: NameIndex) {
  const [customer, ...others] = new Set(
    reading.found.filter(hasCustomer).flatMap(({ candidates }) => candidates.map(({ id }) => id)),
  );
  if (customer === undefined || others.length > 0 || !offersToHave(reading)) return undefined;
  const isAsking = asksNext.test(text);
  if (!isAsking && (!gladly.test(text) || /[.!?;] /.test(text) || text.includes("?"))) return undefined;
  const says = `assign ${customer} to ${me}`;
  const assign = { says, title: `assign ${names.byRef(customer)?.name ?? customer} to you` };
  const show = `show ${customer}`;
  // Who may not assign hears who may.
  if (manager === false && personal === true) return { ...listOf(show), also: [assign] };
  return { outcome: "ask", options: [assign], also: [{ says: show, title: spoken(show, names, today) }] } as const;
}

/** Whether a part of the message may say it better, or more: not than a yes, or than thanks. */
const isOpen = (main: Understood): boolean =>
  main.outcome !== "deadline" &&
  (main.outcome !== "ask" || main.together !== true) &&
  // "The whole list in Excel? Lynne's boss wants it": which table is asked, and not what is wanted.
  (main.outcome !== "ask" || !main.options.every(({ says }) => says.startsWith("export "))) &&
  (main.outcome !== "talk" || /^(?:cant|chat)$/.test(main.what));

/** Beside what they tell, what they ask; of several customers it is said which of them is to be done what. */
function besideTold(
  main: Extract<Understood, { outcome: "told" | "several" }>,
  wishes: readonly Wish[],
  said: Sentence,
  names: NameIndex,
): Understood {
  // Whether two are one is all that is asked.
  if (main.outcome === "several" && main.same) return main;
  const wish = wishes.find(({ says }) => !says.startsWith("show "));
  if (wish === undefined) return main;
  if (main.outcome === "several") return wish.meant.outcome === "ask" ? wish.meant : main;
  return { ...main, also: [{ says: wish.says, title: spoken(wish.says, names, said.today) }] };
}

/** What a message that is not clear as a whole may mean. */
const optionsOf = (main: Understood): readonly Option[] =>
  main.outcome === "unsure" || (main.outcome === "ask" && main.together !== true && main.options.length > 1)
    ? main.options
    : [];

/** The others than these. */
const without = (
  these: readonly ({ says: string } | undefined)[],
  options: readonly Option[],
): readonly Option[] | undefined => {
  const some = options.filter(({ says }) => these.every((one) => one?.says !== says));
  return some.length === 0 ? undefined : some;
};

/** What stands before the later part, where that comes to the same as its own first one: "they're in a merger" says why. */
function openingOf(
  said: Sentence,
  later: string | undefined,
  opening: { says: string } | undefined,
  understood: (said: Sentence) => Understood,
) {
  if (later === undefined || opening === undefined) return undefined;
  const meant = understood({ ...said, text: said.text.slice(0, said.text.indexOf(later)), isNamed: false });
  const says = onlySaid(meant);
  return says !== undefined && commandOf(says) === commandOf(opening.says) ? { meant, says } : undefined;
}

const commandOf = (says: string | undefined): string | undefined => says?.split(" ", 1)[0];

/** The command of an answer that is about one. */
function onlySaid(meant: Understood): string | undefined {
  if (meant.outcome === "run") return meant.says;
  const [only, ...others] = meant.outcome === "ask" ? meant.options : [];
  return others.length === 0 ? only?.says : undefined;
}
