/**
 * What a hurried person means: free text to a command of the table, written as the command reads it. Pure. What is only
 * read is guessed, and the guess is said; what changes something is guessed only into a question.
 */
import type { CustomerId } from "../../domain/customer/customer.ts";
import { onDay } from "../../cards/kit/dates.ts";
import { isTalk } from "../../cards/forms/talk.ts";
import type { Day } from "../../domain/time/time.ts";
import { agreedTo, toWhoeverOffered } from "./agreed.ts";
import { ownAtOnce } from "./at-once.ts";
import { sharesOf, type Share } from "./by-customer.ts";
import { countedBeside, listAsked } from "./asked-lists.ts";
import { pastAsked } from "./asked-past.ts";
import { asksToBeReminded, asksToRemindAll, clausesOf } from "./asked-for.ts";
import { withoutColumns } from "./columns.ts";
import { findDay, namedDays } from "./day.ts";
import { commanded, isLooking } from "./decided.ts";
import { asksOfTold, asksWhyOfIt, isSameBut, meantInstead, sameOfEach, swapped, swaps, toldOn } from "./told-on.ts";
import { goneOn } from "./follow-up.ts";
import { givesRest, isOfMany, pointing } from "./pointing.ts";
import { withCustomer } from "./next.ts";
import { isKnown, rank, tokens, typedToken, type Ranked } from "./intents.ts";
import { areAllLeftOut, withoutDenied } from "./left-out.ts";
import { namesakesOf, type NameIndex } from "./names.ts";
import { besidesMemo, memoAsked, selfInstead } from "./memo-asked.ts";
import { notKept } from "./not-kept.ts";
import { mostOptions, optionsFor, plainOption, spoken, textWithout } from "./offers.ts";
import { hasCustomer, hasPerson, readWords, strangerIn, type FoundName, type Reading } from "./reading.ts";
import { isTold, type Option, type Sentence, type Telling, type Understood } from "./sentence.ts";
import { questionsIn, statementsIn } from "./doubt.ts";
import { plannedUntil, withoutStray } from "./put-off.ts";
import { withAlso } from "./two-wishes.ts";
import {
  asksWhatHappened,
  chasesMany,
  clearly,
  only,
  rankOf,
  ruleOf,
  ruleOption,
  tokensOf,
  wantedBy,
  withoutCustomer,
} from "./wanted.ts";
import { givesItBack, handsItOn, isPastOwner, takesItOn } from "./whose-now.ts";
import { wordsOf } from "./words.ts";

/** Longer texts are no intent in a few words: pasted, forwarded, or a letter. */
export const longestText = 400;
const mostWords = 60;

/** How far behind others are where a rule is asked about. */
const asRule = 0.5;

export function understand(asked: Sentence, names: NameIndex): Understood {
  const meant = meantOf(asked, names);
  const some = (options: readonly Option[] | undefined) =>
    options === undefined ? undefined : withoutStray(options, asked.text, asked.today);
  if (meant.outcome === "unsure") return { ...meant, options: some(meant.options) ?? [] };
  if (!("also" in meant || "instead" in meant || "fits" in meant)) return meant;
  const beside = { ...meant, also: some(meant.also), instead: some(meant.instead) };
  return beside.outcome === "talk" ? { ...beside, fits: some(beside.fits) } : beside;
}

function meantOf(asked: Sentence, names: NameIndex): Understood {
  if (asked.text.length > longestText) return { outcome: "lost" };
  const polite = withoutCourtesy(asked);
  const said = polite.claims === "told" ? polite : { ...polite, text: withoutColumns(polite.text) };
  const words = wordsOf(said.text);
  if (words.length === 0 || words.length > mostWords) return { outcome: "lost" };
  const { reading, ranked } = readOn(said, names);
  const memo = memoAsked(reading, said);
  if (memo !== undefined) return besideMemo(memo, said, names);
  const listed = listAsked(reading, said) ?? ownAtOnce(reading, said) ?? pastAsked(reading, said);
  if (listed !== undefined) {
    // What people did, and what has come and gone of the gaps by it.
    const instead = listed.startsWith("history since") ? [{ says: "gaps new", title: "new gaps" }] : undefined;
    const counted = countedBeside(said.text, listed);
    const also = counted === undefined ? undefined : [{ says: counted, title: spoken(counted, names, said.today) }];
    return { outcome: "run", says: listed, guess: undefined, ignored: [], also, instead };
  }
  const on = wentOn(reading, ranked, said, names);
  if (on !== undefined) return withPlan(on, reading, said, names);
  if (joinsIn.test(said.text.trim())) return { outcome: "lost" };
  const meant = withAlso(meantBy(reading, ranked, said, names), reading, said, names, (part) =>
    understand(part, names),
  );
  const planned = againAsked(meant, said, names) ?? withPlan(withWhen(meant, said.text), reading, said, names);
  return withNamesakes(withSelf(planned, selfInstead(reading, said)), reading, names);
}

/**
 * With what else the message says: "PAL is linked at Contoso, remind me in two weeks to check it" is opened, and the
 * reminder a press away; "who owns Contoso? Remind me Friday about Fabrikam" is kept, and the answer a press away.
 */
function besideMemo(memo: Understood, said: Sentence, names: NameIndex): Understood {
  if (memo.outcome !== "run") return memo;
  const optionOf = (says: string): Option => ({ says, title: spoken(says, names, said.today) });
  const also: Option[] = [];
  for (const text of besidesMemo(said.text)) {
    const isAsked = asksToSee.test(text);
    if (!isAsked && said.tells?.(text) === undefined) continue;
    const meant = understand({ ...said, text }, names);
    if (meant.outcome === "told") return { ...meant, also: [optionOf(memo.says)] };
    if (isAsked && meant.outcome === "run" && !/^reminders?\b/.test(meant.says)) also.push(optionOf(meant.says));
  }
  return also.length === 0 ? memo : { ...memo, also };
}

const asksToSee = /\?|^\W*(?:and |also |then )*(?:show|list|export|who|whos|whose|what|whats|which|how|when|why)\b/i;

/** With what can be done of "remind Isaiah on Friday" beside what is done now. */
function withSelf(meant: Understood, self: Option | undefined): Understood {
  if (self === undefined || (meant.outcome !== "ask" && meant.outcome !== "unsure")) return meant;
  return meant.outcome === "ask"
    ? { ...meant, instead: [self, ...(meant.instead ?? [])] }
    : { ...meant, options: [self, ...meant.options].slice(0, 3) };
}

/** "What about Contoso?": beside Contoso Ltd., the others whose names begin so. */
function withNamesakes(meant: Understood, { words, found }: Reading, names: NameIndex): Understood {
  const [, id] = meant.outcome === "run" ? (/^show (\S+)$/.exec(meant.says) ?? []) : [];
  const shown = meant.outcome === "unsure" ? meant.customer : id;
  const place = found.find(({ candidates: [one] }) => one?.id === shown && one?.fit !== "pointed");
  if (shown === undefined || place === undefined || place.to - place.from > 1) return meant;
  const others = namesakesOf(shown, words[place.from]?.fold ?? "", names);
  const options = others.slice(0, 3).map((one) => ({ says: `show ${one.id}`, title: one.name }));
  if (options.length === 0) return meant;
  if (meant.outcome === "unsure") return { ...meant, options: [...meant.options, ...options] };
  return meant.outcome === "run" ? { ...meant, instead: [...(meant.instead ?? []), ...options] } : meant;
}

/** "Yes, he said", "yes, if she agrees": neither a plain yes to what was asked last nor an answer about the customer. */
function againAsked(
  meant: Understood,
  { text, earlier, isAnswer, today }: Sentence,
  names: NameIndex,
): Understood | undefined {
  const { asked } = earlier ?? {};
  const isOfIt = meant.outcome === "told" && meant.what === "done" && isAnswer !== true;
  if (asked === undefined || !isOfIt || !/\b(?:yes|yep|yeah|sure|no|nope)\b/i.test(text)) return undefined;
  return { outcome: "ask", options: [{ says: asked, title: spoken(asked, names, today) }] };
}

/** "PAL isn't set, he'll do it Monday": beside what is told, the day until which it may be left alone. */
function withPlan(
  meant: Understood,
  { words, found }: Reading,
  { text, today }: Sentence,
  names: NameIndex,
): Understood {
  if (meant.outcome !== "told" || meant.also !== undefined || meant.what === "not-mine") return meant;
  const one = meant.customer === undefined ? undefined : names.byRef(meant.customer);
  const day = plannedUntil(textWithout(text, words, found, ""), today);
  if (one === undefined || day === undefined) return meant;
  const says = `snooze ${one.id} until ${day}`;
  return { ...meant, also: [{ says, title: spoken(says, names, today) }] };
}

const asksWhen = /\b(?:when (?:does|do|is|will)|what (?:day|time)|which (?:day|time)|how often)\b/i;

/** "When does the digest come, and can we have it before 9?": when it comes, and the change for a press. */
function withWhen(meant: Understood, text: string): Understood {
  const [only, ...others] = meant.outcome === "ask" ? meant.options : [];
  const isSet = only?.says.startsWith("digest here ") === true && others.length === 0 && asksWhen.test(text);
  return isSet ? { outcome: "run", says: "digest", guess: undefined, ignored: [], also: [only] } : meant;
}

/** The text with what it points at, and what it may want. */
function readOn(said: Sentence, names: NameIndex): { reading: Reading; ranked: Ranked } {
  const words = wordsOf(said.text);
  const { earlier } = said;
  const read = withoutDenied(readWords(said, words, names));
  const isTalkedOf =
    earlier?.customer !== undefined && !read.found.some(hasCustomer) && !isKnown(tokensOf(read)) && !isOfMany(words);
  const plain = rankOf(tokensOf(read));
  const ofOne = isTalkedOf ? rankOf(tokensOf(read, true)) : plain;
  const margin = plain[1]?.behind ?? 0;
  // "Does that count?", "can I just send it again?": a rule, though a customer was talked of.
  const isRule = plain[0]?.means.startsWith("why ") === true && margin >= asRule && !asksWhatHappened(said.text);
  const pointed = !isRule && (margin < clearly || margin < (ofOne[1]?.behind ?? 0)) ? ofOne : plain;
  const isOfClaim = said.claims !== undefined || tokensOf(read).includes(tokens.workload);
  const means = asksToBeReminded(said.text)
    ? "later"
    : takesItOn(read) || handsItOn(read) || (earlier?.list !== undefined && givesRest(read))
      ? "assign"
      : givesItBack(read, said.manager !== false)
        ? "not-mine"
        : (pointed[0]?.means ?? "");
  const reading = pointing(read, { earlier, names, means, isOfClaim });
  // A sentence that is known as it stands means that, of whomever it is.
  return { reading, ranked: isKnown(tokensOf(read)) ? plain : rankOf(tokensOf(reading)) };
}

/** What the words make of what was said before them; undefined where they say something of their own. */
function wentOn(reading: Reading, ranked: Ranked, said: Sentence, names: NameIndex): Understood | undefined {
  const { earlier } = said;
  const agreed = agreedTo(reading, earlier, (says) => spoken(says, names, said.today));
  if (agreed !== undefined) return agreed;
  const offered = said.manager === true ? toWhoeverOffered(reading, earlier) : undefined;
  if (offered !== undefined)
    return { outcome: "ask", options: [{ says: offered, title: spoken(offered, names, said.today) }] };
  if ((earlier?.told ?? earlier?.asked) !== undefined && takesBack.test(said.text.trim()))
    return { outcome: "talk", what: "no" };
  if (earlier !== undefined && swaps(reading)) {
    const options = swapped(earlier, said.me).map((says) => ({ says, title: spoken(says, names, said.today) }));
    const [first, ...others] = options;
    if (first === undefined) return { outcome: "lost" };
    if (first.says.startsWith("handover ")) return { outcome: "run", says: first.says, guess: undefined, ignored: [] };
    return { outcome: "ask", options, together: others.length > 0 };
  }
  if (earlier?.customer !== undefined && asksOfTold(reading, earlier))
    return { outcome: "deadline", customer: earlier.customer };
  if (earlier?.customer !== undefined && strangerIn(reading) === undefined && asksWhyOfIt(reading, earlier)) {
    const also = [ruleOption("why rejected")];
    return { outcome: "run", says: `show ${earlier.customer}`, guess: undefined, ignored: [], also };
  }
  if (said.amends === true && earlier?.customer !== undefined)
    return { outcome: "told", what: "done", customer: earlier.customer, goesOn: true };
  const meant = meantInstead(reading, earlier?.customer);
  if (meant !== undefined && earlier !== undefined) {
    const also = [earlier.customer].flatMap((id) => {
      const last = id === undefined ? undefined : names.byRef(id);
      return last === undefined ? [] : [{ says: `show ${last.id}`, title: last.name }];
    });
    const { told, asked, says = "" } = earlier;
    if (told !== undefined && told.what !== "not-mine")
      return { outcome: "told", what: told.what, customer: meant.customer, part: meant.part, goesOn: true, also };
    const moved = withCustomer(asked ?? says, earlier.customer, meant.customer, undefined);
    if (moved?.changes === true) {
      const options = [{ says: moved.says, title: spoken(moved.says, names, said.today) }];
      return { outcome: "ask", options, also };
    }
  }
  const each = onEach(reading, said, names);
  if (each !== undefined) return each;
  const shares = isSameBut(reading) ? undefined : sharesIn(said, names, ranked);
  if (shares !== undefined) return { outcome: "told-of-each", shares };
  const day = findDay(textWithout(said.text, reading.words, reading.found, reading.reason), said.today);
  const more = isAsking(reading) ? undefined : toldOn(reading, earlier, said.claims, names);
  if (more !== undefined) return { outcome: "told", ...more, goesOn: true };
  const { me, today, claims, workloads } = said;
  const next = goneOn(reading, { earlier, me, today, day, ranked, claims, workloads, names });
  if (next === undefined) return undefined;
  const title = spoken(next.says, names, said.today);
  return next.changes
    ? { outcome: "ask", options: [{ says: next.says, title }] }
    : {
        outcome: "run",
        says: next.says,
        guess: isLooking(next.says) && !next.says.startsWith("claims") ? title : undefined,
        ignored: [],
      };
}

/** What was said of one, for each of several: told of them, or asked about together. */
function onEach(reading: Reading, { earlier, today }: Sentence, names: NameIndex): Understood | undefined {
  const each = sameOfEach(reading, earlier, names);
  if (each === undefined) return undefined;
  if ("text" in each)
    return { outcome: "told-of-each", shares: each.customers.map((customer) => ({ customer, text: each.text })) };
  const options = each.all.map(({ says }) => ({ says, title: spoken(says, names, today) }));
  return options.length > mostOptions ? undefined : { outcome: "ask", options, together: true };
}

/** What is told of each of several customers; undefined where it is of one, or something else is wanted. */
function sharesIn(said: Sentence, names: NameIndex, [likeliest]: Ranked): readonly Share[] | undefined {
  const { tells, isNamed } = said;
  const means = likeliest?.means ?? "";
  const isElse = isTold(means) || elseTold.test(means) || means.startsWith("why ");
  if (tells === undefined || isNamed || !isElse || claimsOfState.test(said.text)) return undefined;
  // Names after "because" are read as well.
  const text = said.text.replace(/\bbecause\b/gi, "so     ");
  const words = wordsOf(text);
  const { found } = readWords({ ...said, text }, words, names);
  const shares = sharesOf(said.text, words, found);
  return shares?.some((one) => tells(one.text) !== undefined) === true ? shares : undefined;
}

/** What they mean by themselves: something is told, talked of, or wanted. */
function meantBy(reading: Reading, ranked: Ranked, said: Sentence, names: NameIndex): Understood {
  // "Remind me at 3 to do the PAL there": of a customer, whatever is to be done.
  if (
    asksToBeReminded(said.text) &&
    new Set(reading.found.filter(hasCustomer).map(firstOf)).size === 1 &&
    !reading.found.some(hasPerson)
  )
    return commanded(only("later"), reading, said, names);
  // "Can you remind them please, but not Isaiah": of no one customer.
  if (
    asksToRemindAll(said.text) &&
    !reading.found.some((one) => hasCustomer(one) && one.candidates[0]?.fit !== "pointed")
  )
    return commanded(only("ask"), { ...reading, found: reading.found.filter(hasPerson) }, said, names);
  const mayGive = said.manager !== false;
  // "Contoso is no longer a customer of Megan": it is somebody else's.
  if (isPastOwner(reading) && !isAsking(reading)) {
    const isOwn = reading.found.some(({ candidates: [one] }) => one?.id === said.me);
    const mayTake = mayGive || said.personal === false || isOwn;
    return commanded(only(mayTake ? "unassign" : "show"), reading, said, names);
  }
  // "Make that one mine to do", after a customer's card.
  if (takesItOn(reading) && reading.found.some(hasCustomer))
    return commanded(only(mayGive || said.personal === false ? "assign" : "show"), reading, said, names);
  // "Can we put that one on Adele?", after a customer's card; which one is asked where none was talked of.
  if (handsItOn(reading)) {
    if (reading.found.some(hasCustomer) && !mayGive && said.personal === true) return toldOf("not-mine", reading);
    return commanded(only("assign"), reading, said, names);
  }
  // "Take Contoso off my list".
  if (givesItBack(reading, mayGive) && reading.found.some(hasCustomer))
    return mayGive ? commanded(only("unassign"), reading, said, names) : toldOf("not-mine", reading);
  if (givesRest(reading) && reading.found.some(hasCustomer) && mayGive && said.earlier?.list !== undefined)
    return commanded(only("assign"), reading, said, names);
  // "Offboard Contoso pls".
  if (ordersSilence.test(said.text) && reading.found.some(hasCustomer) && !isAsking(reading))
    return commanded(only("set"), reading, said, names);
  // "VanArsdel -> @Megan Bowen".
  if (arrow.test(said.text) && reading.found.some(hasCustomer) && reading.found.some(hasPerson) && !isAsking(reading))
    return commanded(only("assign"), reading, said, names);
  const alike = comparedIn(reading);
  if (alike !== undefined) return { outcome: "several", customers: alike, same: true };
  const wanted = wantedBy(reading, said, ranked);
  const first = wanted[0]?.means;
  const stranger = reading.found.some(hasCustomer) ? undefined : strangerIn(reading);
  const likely = said.isNamed ? reading.words.slice(0, 1).map(({ fold }) => fold) : wanted.map(({ means }) => means);
  if (stranger !== undefined && likely.some((means) => isOfStranger(means, reading, stranger)))
    return { outcome: "run", says: `show ${stranger.name}`, guess: undefined, ignored: [] };
  // "I can take it", in a channel where a manager may say yes.
  const isOffer = said.personal === false && said.manager === false && offers.test(said.text) && !isAsking(reading);
  if (isOffer && stranger === undefined && reading.found.some(hasCustomer))
    return commanded(only("assign"), reading, said, names);
  const kept = notKept(reading, said, first);
  if (kept !== undefined && stranger === undefined)
    return {
      outcome: "talk",
      what: kept,
      fits: kept === "skipped-week" ? undefined : fittingIn(kept, reading, said, names),
    };
  const hidden = first === undefined || withoutCustomer.test(first) ? undefined : unseenName(reading, said);
  if (hidden !== undefined) return { outcome: "run", says: `show ${hidden}`, guess: undefined, ignored: [] };
  if ((first === undefined || hardlyOf.test(first)) && areAllLeftOut(reading))
    return commanded(only("show"), reading, said, names);
  // "I said Teams was in, but it is still in review", "Copilot is still in my drafts".
  const isOfOther = reading.found
    .filter(hasCustomer)
    .some(({ candidates }) => candidates.every(({ id }) => id !== said.earlier?.customer));
  const goesOn = said.earlier?.told?.what === "claim" && !isAsking(reading) && !isOfOther;
  // "Rejected claims at Contoso" asks for them.
  const asksForSome = claimsOfState.test(said.text);
  const isAboutOne = reading.found.some(hasCustomer);
  const isTelling = !asksForSome && (said.claims === "told" || (said.isAside === true && isAboutOne));
  // "Rejected because it wasn't signed, will resubmit Monday".
  const isElliptic = opensWithState.test(said.text.trim()) && !isAsking(reading) && said.text.includes(" ");
  const isClaim =
    isTelling && (first === undefined || elseTold.test(first) || isAsideRule(first, said) || goesOn || isElliptic);
  if (
    isClaim &&
    (isAboutOne ||
      ((said.earlier?.told !== undefined || said.claims === "told" || /^(?:cant|chat|undo)$/.test(first ?? "cant")) &&
        said.earlier?.customer !== undefined &&
        stranger === undefined))
  )
    return withRule(toldOf("claim", reading, said.earlier?.customer), said, names);
  const isElse = first === undefined || first.startsWith("why ") || elseTold.test(first);
  if (said.isAnswer === true && isAboutOne && isElse) return withRule(toldOf("done", reading), said, names);
  // "Just asked the engineer, PAL isn't set", of the customer that is talked of.
  const talkedOf = stranger === undefined && said.claims === undefined ? said.earlier?.customer : undefined;
  if (said.isAnswer === true && !isAboutOne && isElse && talkedOf !== undefined && !said.text.includes("?"))
    return withRule(toldOf("done", reading, talkedOf), said, names);
  // "Not mine, Isaiah does it", of somebody who may change it.
  const mayBeGiven = said.manager === true || said.personal === false;
  const isGiven = first === "not-mine" && mayBeGiven && reading.found.some(hasPerson);
  // "Nothing to claim there, Megan said, but I'm not sure": nobody says whose it is.
  const isDoubted = (wanted[1]?.behind ?? notMineBy) < notMineBy;
  if (isGiven && isAboutOne && !isDoubted) return commanded(only("assign"), reading, said, names);
  // "And Exchange?"
  const isAsked =
    asksForSome ||
    (said.text.trim().endsWith("?") && statementsIn(said.text) === "") ||
    // "Contoso still in review? Feels like ages."
    (said.text.includes("?") && isAboutOne && said.claims === undefined && said.isAnswer !== true && first === "claim");
  if (isAsked && first !== undefined && /^(?:done|claim)$/.test(first))
    return commanded(only(isAboutOne ? "show" : "gaps"), reading, said, names);
  // "I'm not sure that Contoso is mine, who has given it to me?": its card says whose it is, and who gave it.
  // "Don't offboard Contoso" is no word of it either.
  if (first === "not-mine" && isAboutOne && (isDoubted || forbids.test(said.text)))
    return commanded(only("show"), reading, said, names);
  // "Contoso's mine now".
  const isOfOwner = first === "not-mine" || first === "show";
  if (isOfOwner && isAboutOne && said.manager === true && isNowOwn.test(said.text) && !isAsking(reading))
    return commanded(only("assign"), reading, said, names);
  // "Chase them but not Alex".
  if (first === "not-mine" && chasesMany.test(said.text)) return commanded(only("ask"), reading, said, names);
  // "Contoso is mine, not Isaiah's", "Adele said it isn't hers".
  if (first === "not-mine" && isAboutOne && (isOwn.test(said.text) || isTheirs.test(said.text)))
    return commanded(only("show"), reading, said, names);
  // "Contoso never had Azure" says nothing of whose it is.
  if (first === "not-mine" && isAboutOne && /\b(?:azure|pal|cpor)\b/i.test(said.text)) return toldOf("done", reading);
  // "Isaiah's Intune claim was approved": of one of Isaiah's customers.
  if (first !== undefined && /^(?:claim|done)$/.test(first) && !isAboutOne && isOfColleague(reading, said.me))
    return commanded(only("gaps"), reading, said, names);
  if (first !== undefined && isTold(first)) return withRule(toldOf(first, reading), said, names);
  // "I gave Contoso to Megan but it should have been Alex".
  const isOtherPerson = reading.found.some(hasPerson) && reading.denied?.some(hasPerson) === true;
  if (first === "undo" && isAboutOne && isOtherPerson && mayBeGiven)
    return commanded(only("assign"), reading, said, names);
  // "I pressed yes on Contoso and meant no": its card has the answers.
  if (first === "undo" && isAboutOne && !reading.found.some(({ candidates: [one] }) => one?.fit === "pointed"))
    return commanded(only("show"), reading, said, names);
  if (first !== undefined && isTalk(first)) {
    const others = wanted.filter(({ means }) => !isTalk(means));
    const may = others.length === 0 ? undefined : commanded(others, reading, said, names);
    return { outcome: "talk", what: first, instead: may && offeredIn(may, names, said.today) };
  }
  const meant = commanded(wanted, reading, said, names);
  const last = said.earlier?.customer;
  // What is told after a customer was talked of is hardly of all of them.
  // "We started doing their Azure too. Do I need to do anything?", after one customer.
  if (last !== undefined && stranger === undefined && meant.outcome === "run" && isOfTheirs(meant.says, said))
    return {
      outcome: "unsure",
      customer: last,
      options: [{ says: meant.says, title: spoken(meant.says, names, said.today) }],
    };
  const isOfLast = last !== undefined && stranger === undefined && !isAsking(reading) && meant.outcome === "ask";
  if (!isOfLast || isAboutOne || meant.options.length < 2 || meant.together === true) return meant;
  return { outcome: "unsure", customer: last, options: meant.options.slice(0, 3) };
}

const ordersSilence =
  /^(?:(?:please|pls|ok|and|so|then|just|can you|could you)[, ]+)*off-?board (?!the\b|my\b|our\b|all\b|every)/i;

const firstOf = ({ candidates: [one] }: FoundName): string | undefined => one?.id;

/** A list, where a sentence tells something of "them": of the customer that was talked of, no list was. */
const isOfTheirs = (says: string, { text, earlier }: Sentence): boolean =>
  /^gaps\b/.test(says) &&
  earlier?.list === undefined &&
  /\b(?:they|their|theirs)\b/i.test(statementsIn(text)) &&
  !/\b(?:which|who|whose|customers|owners|everyone|anyone|all)\b/i.test(text);

/** What is told or wanted of others than those who are named to be left out. */
const hardlyOf = /^(?:claim|done|snooze|later|ask|set|export|history)$/;

const isOfColleague = ({ text, words, found }: Reading, me: string): boolean =>
  found.some(({ from, to, candidates: [one] }) => {
    const written = text.slice(words[from]?.from, words[to]?.from).trimEnd();
    return one?.kind === "person" && one.id !== me && /['’]s$/.test(written);
  });

const arrow = /(?:->|→|=>) ?@?\p{L}/u;

/** "Isn't Coho Vineyard the same as Alex's Coho?" */
export const asksIfSame =
  /\b(?:the same(?= (?:as|company|customer|client|firm|one|thing|tenant|people|org\w*)\b|\s*\?|$)|same (?:company|customer|client|firm|tenant) as|difference between|different from|duplicates?|belong together|same group|sister compan(?:y|ies)|one and the same)\b/i;

/** Customers of whom it is asked whether they are one. */
function comparedIn({ text, words, found }: Reading): readonly CustomerId[] | undefined {
  const clause = clausesOf(text).find((one) => asksIfSame.test(one));
  if (clause === undefined) return undefined;
  const idsOf = (some: readonly FoundName[]) => [
    ...new Set(
      some.flatMap(({ candidates }) => candidates.flatMap(({ kind, id }) => (kind === "customer" ? [id] : []))),
    ),
  ];
  const at = text.indexOf(clause);
  const isIn = ({ from }: FoundName) => {
    const place = words[from]?.from ?? text.length;
    return place >= at && place < at + clause.length;
  };
  const [near, all] = [idsOf(found.filter(isIn)), idsOf(found)];
  const customers = near.length > 1 ? near : all;
  return customers.length > 1 && customers.length <= mostOptions ? customers : undefined;
}

/** What can be done of a note or a date that is not kept: leave the customer alone until then, ask its owner, look at it. */
function fittingIn(what: "note" | "due", reading: Reading, said: Sentence, names: NameIndex): readonly Option[] {
  const customers = reading.found.filter(hasCustomer).toSorted((some, other) => some.from - other.from);
  // What follows the first is what is noted of it.
  const [first, ...others] = what === "note" ? customers.slice(0, 1) : customers;
  const last = first === undefined ? said.earlier?.customer : undefined;
  const [id = last, ...alike] = first?.candidates.map((each) => each.id) ?? [];
  const one = id === undefined || others.length > 0 || alike.length > 0 ? undefined : names.byRef(id);
  const [person, ...people] = reading.found.filter(hasPerson).flatMap(({ candidates }) => candidates);
  if (one === undefined && person !== undefined && people.length === 0 && what === "due")
    return [{ says: `gaps waiting ${person.id}`, title: `what ${person.name} hasn't answered yet` }];
  if (one === undefined) return [];
  const ask = { says: `ask ${one.id}`, title: `ask the owner of ${one.name} now` };
  const pointed = {
    ...reading,
    found:
      last === undefined
        ? reading.found
        : [
            ...reading.found,
            { from: reading.words.length, to: reading.words.length, candidates: [{ ...one, fit: "pointed" as const }] },
          ],
  };
  const snoozes = optionsFor("snooze", pointed, said, names).filter(({ says }) => / until \d/.test(says));
  const day = namedDays(said.text, said.today).find((one) => one > said.today);
  const remind =
    day === undefined
      ? []
      : [{ says: `reminder ${day} about ${one.id}`, title: `remind you ${onDay(day, said.today)}` }];
  const fitting =
    what === "due"
      ? [...remind, ...(said.manager === true ? [ask] : [])]
      : [...snoozes.slice(0, 1).map(plainOption), ...remind];
  return [...fitting, { says: `show ${one.id}`, title: one.name }];
}

/** Tells what became of a claim, of whichever was talked of. */
const opensWithState =
  /^(?:(?:(?:it|that|this|the claim|ms|microsoft)(?:['’]s| was| is| has been| got| were)? |(?:was|got|just|now|also|again|and|so|yes|ok|oh|sadly|unfortunately|finally),? )){0,3}(?:re-?)?(?:rejected|approved|submitted|declined|denied|refused|accepted|filed|bounced|turned down|knocked back)\b(?! (?:claims?|ones|customers|by (?:state|status|owner|workload))\b)/i;

/** What would be done, as options. */
function offeredIn(may: Understood, names: NameIndex, today: Day): readonly Option[] | undefined {
  if (may.outcome === "run") return [{ says: may.says, title: spoken(may.says, names, today) }];
  return may.outcome === "ask" ? may.options.slice(0, 2) : undefined;
}

/** "Rejected claims", of one customer or of many. */
const claimsOfState =
  /^(?:(?:the|our|any|all|all the|show me the|show|list) )?(?:approved|rejected|disputed|draft|pending|submitted|lost|refused|declined) claims\b/i;

const isAsking = (reading: Reading): boolean => reading.text.includes("?") || tokensOf(reading).includes(tokens.opens);

/** It is the writer's. */
const isOwn = /\b(?:is|are|['’]s|still|now|definitely|stays?|remains?|was always) mine\b/i;
const offers =
  /\bi(?:['’]ll|['’]d| can| could| will| would)? (?:(?:happily|gladly) )?(?:take|own|have) (?:it|them|that|this)(?! (?:off|away|out|back|up)\b)/i;
/** It was not before. */
const isNowOwn = /\bmine (?:now|from (?:now|today|tomorrow|monday|next) ?(?:on)?)\b|\bnow mine\b/i;
/** It is not somebody else's, which says nothing of the writer. */
const isTheirs = /\b(?:said|says|thinks|told me|claims|wrote|believes)\b.*\b(?:hers?|his|theirs?)\b/i;

/** Whether it is about a customer whom nobody here knows. */
function isOfStranger(means: string, { text, words }: Reading, { from }: { from: number }): boolean {
  const before = text.slice(0, words[from]?.from).trimEnd();
  if (isTold(means)) return true;
  // "Our colleagues of the Leeds office".
  if (/\b(?:the|our|a|from|in|to)$/i.test(before)) return false;
  if (/^(?:show|snooze|later|ask|set|review|history|by-owner)$/.test(means)) return true;
  // "Where are we on Fabrikam".
  const isPlaced = /\b(?:on|with|at|about|is|are|does|has)$/i.test(before);
  return isPlaced && /^(?:gaps(?: \w+)?|claims|todo|progress|customers|waiting)$/.test(means);
}

/** "Contoso got rejected, why?": the rule that is asked for is a press away from the customer's card. */
const isAsideRule = (means: string, { isAside }: Sentence): boolean =>
  isAside === true && /^why (?:rejected|status)$/.test(means);

/** With the rule that is asked about beside what is told: "Teams at Contoso went in today, how long does it take?" */
function withRule(told: Understood, said: Sentence, names: NameIndex): Understood {
  const asked = questionsIn(said.text);
  if (told.outcome !== "told" || asked === "") return told;
  const isOfRejection = /\b(?:rejected|declined|denied|refused|bounced|turned down)\b/i.test(said.text);
  const rule = bareWhy.test(asked)
    ? isOfRejection
      ? "why rejected"
      : undefined
    : ruleOf(tokensOf(readWords({ ...said, text: asked }, wordsOf(asked), names)));
  return rule === undefined ? told : { ...told, also: [ruleOption(rule)] };
}

/** "Why?", "what now?" */
const bareWhy = /^\W*(?:(?:and|so|but) )?(?:why|what now|now what|what (?:do|can|should) (?:we|i) do(?: now)?)\W*$/i;

/** How far behind others are where somebody says that a customer isn't theirs. */
const notMineBy = 1;

/** What is not to be done to a customer: "don't offboard Contoso". */
const forbids =
  /\b(?:do not|don['’]?t|never) (?:offboard|pause|forget|delete|remove|snooze|rename|merge|archive|change|touch)\b/i;

/** Intents that say less than what became of a claim. */
const elseTold = /^(?:show|cant|chat|undo|gaps|todo|progress|hello|done|add|review)$/;

/** What is said before what is wanted: "Thanks. And …", "Good morning, …". */
const courtesy =
  /^(?:(?:many )?thank(?:s| you)(?: (?:so|very) much| a lot| again)?|ok(?:ay)?|great|perfect|right|good (?:morning|afternoon|evening)|morning|hi(?: there)?|hello(?: there)?|hey|quick (?:one|question)|fair enough|good to know|got it|i see|oh|well|cheers|nice|cool|alright)(?: (?:all|everyone|team|bot|then))?\s*[,.!:;–-]+\s+/i;

/** The message as it would be without; the same where it says nothing else, as in "thanks, have a nice weekend". */
function withoutCourtesy(said: Sentence): Sentence {
  const text = said.text.replace(courtesy, "").replace(courtesy, "");
  const words = wordsOf(text);
  if (text === said.text || words.length < 3) return said;
  const [likeliest] = rank(words.map(typedToken));
  return /^(?:hello|thanks|chat)$/.test(likeliest?.means ?? "") ? said : { ...said, text };
}

/**
 * The name of a customer whom whoever writes cannot see, or who is not there: the answer is that it is not found, which
 * is the same for both.
 */
function unseenName({ found, unknown, words, text }: Reading, { personal, manager }: Sentence): string | undefined {
  if (personal !== true || manager !== false || found.length > 0) return undefined;
  const name = unknown.find(
    ({ from }) =>
      beforeName.test(words[from - 1]?.fold ?? "") && /^\s+$/.test(text.slice(words[from - 1]?.to, words[from]?.from)),
  );
  return name && text.slice(words[name.from]?.from, words[name.to - 1]?.to);
}

const beforeName = /^(?:about|at|claim|for|from|of|owns|show|update|with)$/;

/** They tell of a customer: its card is opened, and changes nothing by itself. */
function toldOf(what: Telling, { found }: Reading, last?: CustomerId): Understood {
  const candidates = found.flatMap((one) => one.candidates.filter(({ kind }) => kind === "customer"));
  const [one, ...others] = candidates;
  if (others.length === 0) return { outcome: "told", what, customer: one?.id ?? last };
  const customers = candidates.slice(0, mostOptions).map(({ id }) => id);
  return { outcome: "several", customers, same: false };
}

/** "Me too", and nothing tells what: an absence that a colleague told is theirs. */
const joinsIn = /^(?:and )?(?:me (?:too|neither)|same (?:here|for me)|so (?:am|do) i)(?: please)?[.! ]*$/i;

/** What was told before is not so: "no, it isn't", "wait, that's not true". */
const takesBack =
  /^(?:(?:no|nope|wait|sorry|oops|actually|oh|hang on|well|hm+|but)[,.!]? )*(?:it|that|they|this|these|those|he|she)(?: (?:is|was|has|are|were|did|does)|['’]?s|['’]re)?(?: |(?=n['’]?t))(?:not|n['’]?t|(?:is|was|has|are|were|did|does|ai)n['’]?t)(?: (?:been|it|true|right|so|yet|correct|the case|what i (?:meant|said)))*[.! ]*$/i;
