/**
 * What a hurried person means: free text to a command of the table, written as the command reads it. Pure. What is only
 * read is guessed, and the guess is said; what changes something is guessed only into a question.
 */
import type { CustomerId } from "../../domain/customer/customer.ts";
import { capital, onDay } from "../../cards/kit/dates.ts";
import { agreedTo, toWhoeverOffered } from "./agreed.ts";
import { agreedAndMore, eitherList } from "./and-more.ts";
import { ownAtOnce } from "./at-once.ts";
import { coverSaid } from "./covered.ts";
import { sharesOf, type Share } from "./reading/by-customer.ts";
import { quietNow } from "./quiet-rules.ts";
import { questionsIn } from "./reading/doubt.ts";
import { countsDoneAndNot, withoutComparison } from "./lists/asked-counts.ts";
import { countedBeside, isOneOfClaims, listAsked } from "./lists/asked-lists.ts";
import { asksOnlyChanges, pastAsked } from "./lists/asked-past.ts";
import { withAntecedents } from "./reading/antecedents.ts";
import { accessSet, tellsAccess } from "./told/access-told.ts";
import { answersTold } from "./told/answers-told.ts";
import { asksOnlyThen, asksToBeReminded, asksToRemindAll } from "./reading/asked-for.ts";
import { withoutColumns } from "./words/columns.ts";
import { findDay, periodEnd } from "./time/day.ts";
import { monthWord } from "./time/stretches.ts";
import { parseGaps } from "./time/parse.ts";
import { withFiltersMended } from "./reading/filters.ts";
import { withDayOnly } from "./day-only.ts";
import { withOneFirst } from "./one-first.ts";
import { isLooking } from "./decided.ts";
import {
  adds,
  asksOfTold,
  asksTimeLeft,
  asksWhyOfIt,
  isSameBut,
  meantInstead,
  otherOfTwo,
  undoesLast,
  sameOfEach,
  swapped,
  swaps,
  toldOn,
} from "./follow-up/told-on.ts";
import { notesAsked } from "./not-kept.ts";
import { goneOn } from "./follow-up/follow-up.ts";
import { rowsMeant, waitedForOf } from "./lists/list-on.ts";
import { givesRest, isOfMany, isPointed, isPronoun, pointing } from "./reading/pointing.ts";
import { isPassedOn, isQuestion, meantBy } from "./meaning.ts";
import { claimsOfState, elseTold } from "./told-rules.ts";
import { withCustomer } from "./follow-up/next.ts";
import { isKnown, rank, tokens, typedToken, type Ranked } from "./reading/intents.ts";
import { leftOutIn, withoutDenied, withoutExcepted } from "./reading/left-out.ts";
import { plainNames } from "./words/name-points.ts";
import { withAllCalled } from "./reading/all-called.ts";
import { namesakesOf, type NameIndex } from "./words/names.ts";
import { ofEachDay, otherDays } from "./write/memo-said.ts";
import { eachPart } from "./each-part.ts";
import { asRequested } from "./requested.ts";
import { asLent } from "./lent.ts";
import { askedSomebody, reworded } from "./reworded.ts";
import { isOnlyOfMail, mailAsked } from "./mail-asked.ts";
import { memoAsked, selfInstead } from "./memo-asked.ts";
import { mostOptions, spoken, textWithout } from "./write/offers.ts";
import { plainlyStated, withSubject } from "./reading/plainly.ts";
import { hasCustomer, hasPerson, readWords, strangerIn, type Reading } from "./reading/reading.ts";
import { isTold, type Option, type Sentence, type Understood } from "./reading/sentence.ts";
import { asksForQuiet, isOwnPlan, plannedUntil, withoutStray } from "./write/put-off.ts";
import { splitAsked } from "./write/split.ts";
import { customersNamed, notMineOf, tellingOf } from "./utterance.ts";
import { askedOfAway, askedOfTaken, eachWish, withAlso } from "./two-wishes.ts";
import { asksOfNothing, asksWhatHappened, clearly, rankOf, ruleOption, rulesAsked, tokensOf } from "./wanted.ts";
import { factAsked } from "./reading/state-asked.ts";
import {
  askedToHave,
  givesItBack,
  handsItOn,
  inLetters,
  takesItOn,
  whereColleagueLeaves,
} from "./reading/whose-now.ts";
import { wishedIn } from "./reading/wished.ts";
import { ofGdap } from "./words/vocabulary.ts";
import { fromTheEnd, wordsOf } from "./words/words.ts";

/** Longer texts are no intent in a few words: pasted, forwarded, or a letter. */
export const longestText = 400;
const mostWords = 60;

/** How far behind others are where a rule is asked about. */
const asRule = 0.5;

export function understand(said: Sentence, names: NameIndex): Understood {
  if (said.text.length > longestText) return { outcome: "lost" };
  const { text, written } = plainNames(said.text, names);
  const plain = { ...said, text };
  const ifAgreed = onlyIfAgreed(plain, names);
  if (ifAgreed !== undefined) return asWritten(ifAgreed, written);
  return asWritten(asLent(withoutRefused(meantIn(plain, names), plain, names), plain, names), written);
}

/** "Adele can have Contoso if Isaiah doesn't mind": who has to be asked first is no reason to give it already. */
function onlyIfAgreed(said: Sentence, names: NameIndex): Understood | undefined {
  const text = said.text.replace(ifTheyAgreeFirst, "$1").replace(ifOthersAgree, "");
  const meant = text === said.text ? undefined : understand({ ...said, text }, names);
  if (meant?.outcome !== "ask" && meant?.outcome !== "run") return undefined;
  const given =
    meant.outcome === "ask" ? meant.options : [{ says: meant.says, title: spoken(meant.says, names, said.today) }];
  const [, id] = /^(?:assign|cover) (\S+?),? /.exec(given[0]?.says ?? "") ?? [];
  if (id === undefined) return undefined;
  return {
    outcome: "run",
    says: `show ${id}`,
    guess: undefined,
    ignored: [],
    instead: given,
    also: meant.also,
  };
}
/** "If Megan agrees, she covers Contoso". */
const ifTheyAgreeFirst =
  /^\W*(?:[Oo]nly )?(?:[Ii]f|[Aa]s long as|[Pp]rovided|[Aa]ssuming)(?: that)? (@?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?) (?:agrees|approves|(?:is|['’]s) (?:ok(?:ay)?|fine|happy)|does(?:n['’]t| not) mind|says (?:yes|ok(?:ay)?))(?: (?:with|to) (?:it|that))?,? (?:then )?(?:s?he|they)(?=\s)/u;
const ifOthersAgree =
  /,? (?:but )?(?:only )?(?:if|as long as|provided|assuming)(?: that)? (?!(?:s?he|they|you|i|we|it|that|this|nobody|everyone|everybody)\b)(?:[^\s.,;!?]+ ){1,4}?(?:agrees?|approves?|(?:is|are)(?: all| totally)? (?:ok(?:ay)?|fine|happy|good|up for it)|do(?:es)?(?:n['’]t| not) mind|says? (?:yes|ok(?:ay)?))(?: with (?:it|that|this)| to (?:it|that)| it)?(?=\s*(?:[.,;!?]|$))/iu;

/** "Megan would like Contoso. Don't give it to her", "give both to Isaiah, not to them": without what is refused. */
function withoutRefused(meant: Understood, said: Sentence, names: NameIndex): Understood {
  // "Assign anything but Contoso to Megan", "ask all but the owner of Contoso": not Contoso.
  const acted =
    meant.outcome === "ask"
      ? meant.options.flatMap(({ says }) => acts.exec(says)?.[1] ?? [])
      : meant.outcome === "run"
        ? [acts.exec(meant.says)?.[1] ?? []].flat()
        : meant.outcome === "told" && meant.what === "not-mine" && meant.customer !== undefined
          ? [meant.customer]
          : [];
  if (
    acted.length > 0 &&
    /\b(?:but|exc?ept|other than|apart from|leav(?:e|ing) out|spar(?:e|ing))\b/i.test(said.text)
  ) {
    const reading = readWords(said, wordsOf(said.text), names);
    const spared = leftOutIn(reading).flatMap(({ candidates }) => candidates.map(({ id }) => id));
    if (acted.every((id) => spared.includes(id))) return shownNamed(reading);
  }
  const at = refusesThem.exec(said.text);
  const given =
    meant.outcome === "ask" ? meant.options.flatMap(({ says }) => /^assign .* to (\S+)$/.exec(says)?.[1] ?? []) : [];
  if (at === null || given.length === 0) return meant;
  const reading = readWords(said, wordsOf(said.text), names);
  const isBefore = ({ from }: { from: number }) => (reading.words[from]?.from ?? 0) < at.index;
  const people = reading.found.filter(hasPerson).filter(isBefore);
  // "To Isaiah, not to them": he is who is meant.
  const [taker] = at[0].startsWith("not") ? people.slice(-1) : [];
  const refused = people.filter((one) => one !== taker).flatMap(({ candidates: [one] }) => one?.id ?? []);
  if (!given.some((id) => refused.includes(id))) return meant;
  const customers = customersNamed(reading).map(({ id }) => id);
  return customers.length > 1 ? { outcome: "several", customers, same: false } : shownNamed(reading);
}
/** What is done of a customer. */
const acts = /^(?:assign|unassign|ask|snooze|later|cover|set) ([^\s:]+)/;
const refusesThem =
  /\b(?:do not|don['’]?t|never) (?:please |ever )?(?:give|hand|assign|pass|move|leave)\b[^.;!?]*\b(?:to|with) (?:him|her|them)\b|\bnot to (?:him|her|them)\b/i;

/** What is chosen from a list of ours, or an id, and no part of the text. */
const isOurs: ReadonlySet<string> = new Set(["outcome", "what", "customer", "customers"]);

/** With the names of customers as they were written, in what is cut out of the text. */
function asWritten<Part>(part: Part, written: (text: string) => string): Part {
  if (typeof part === "string") return written(part) as Part;
  if (Array.isArray(part)) return part.map((one: unknown) => asWritten(one, written)) as Part;
  if (typeof part !== "object" || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, one]) => [key, isOurs.has(key) ? one : asWritten<unknown>(one, written)]),
  ) as Part;
}

function meantIn(written: Sentence, names: NameIndex): Understood {
  const isCustomer = (text: string): boolean =>
    readWords({ text, mentions: [] }, wordsOf(text), names).found.some(hasCustomer);
  const whole = reworded(written, isCustomer);
  const text = whereColleagueLeaves({ ...written, text: whole }, names);
  const asked = withAntecedents({ ...written, text, ownWords: written.ownWords ?? written.text }, names);
  const quiet = asked.isNamed ? undefined : quietNow(asked.text);
  if (quiet !== undefined) return quiet;
  const agreed = agreedAndMore(asked, names, (part) => meantIn(part, names));
  if (agreed !== undefined) return agreed;
  const mail = isOnlyOfMail(asked) ? mailAsked(asked, names) : undefined;
  if (mail !== undefined) return mail;
  const alone = (part: Sentence): Understood => meantAlone(part, names);
  const isOne = isOneOfClaims(asked.text) || countsDoneAndNot(asked.text) || asksOnlyChanges(asked.text);
  if (isOne || looksForReminders.test(asked.text)) return alone(asked);
  const ordered = withOneFirst(asked, names, (part) => meantIn(part, names));
  if (ordered !== undefined) return ordered;
  const covered = coverSaid(asked, names, alone);
  if (covered !== undefined) return covered;
  const later = asked.isNamed ? undefined : withDayOnly(asked, names, (part) => meantIn(part, names));
  if (later !== undefined) return later;
  return eachPart(eachWish(asked, names, alone) ?? alone(asked), asked, names, alone);
}

/** What a text means that is one wish, or whose wishes are not clear each by itself. */
function meantAlone(asked: Sentence, names: NameIndex): Understood {
  const whole = asRequested(meantOf(asked, names), asked, names, meantOf);
  const meant = eitherList(whole, asked, names);
  const some = (options: readonly Option[] | undefined) =>
    options === undefined ? undefined : withoutStray(options, asked.text, asked.today);
  if (meant.outcome === "unsure") return { ...meant, options: some(meant.options) ?? [] };
  if (!("also" in meant || "instead" in meant || "fits" in meant)) return meant;
  const beside = { ...meant, also: some(meant.also), instead: some(meant.instead) };
  // Who leaves may well be left alone until then.
  return beside.outcome === "talk" && beside.what !== "leaving" ? { ...beside, fits: some(beside.fits) } : beside;
}

function meantOf(asked: Sentence, names: NameIndex): Understood {
  const slip = asked.isNamed ? mendedGaps(asked, names) : undefined;
  if (slip !== undefined) return slip;
  const polite = withoutCourtesy(asked);
  const said = polite.claims === "told" ? polite : { ...polite, text: withoutColumns(polite.text) };
  const words = wordsOf(said.text);
  if (words.length === 0 || words.length > mostWords) return { outcome: "lost" };
  const { reading, ranked } = readOn(said, names);
  if (looksForReminders.test(said.text) && !hasFound(reading))
    return { outcome: "run", says: "reminders", guess: undefined, ignored: [] };
  const noted = reading.found.some(hasCustomer) ? undefined : notesAsked(said.text);
  if (noted !== undefined) return { outcome: "run", says: noted, guess: undefined, ignored: [] };
  const memo = onEachDay(said, names) ?? memoAsked(reading, said);
  if (memo !== undefined) return memo;
  const mail = mailAsked(said, names);
  if (mail !== undefined) return mail;
  const split = splitAsked(reading, said, names);
  if (split !== undefined) return split;
  const beside = askedOfAway(said, names, (part) => understand(part, names)) ?? askedOfTaken(reading, said, names);
  if (beside !== undefined) return beside;
  // "How many critical gaps are there, and is that more than in October?": those, and what is known of then.
  const listedAlone = withoutComparison(said.text);
  const some =
    listedAlone === undefined ? undefined : meantOf({ ...said, text: listedAlone.replace(/\?$/, "") }, names);
  if (some?.outcome === "run" && /^(?:gaps (?!new|closed|mine$|customers$|by owner)|claims \S)/.test(some.says))
    return some;
  // "Everything critical and due before Christmas, sorted by owner": those, in that order.
  const unsorted = said.text.replace(sortedByOwner, "");
  const sorted = unsorted === said.text ? undefined : meantOf({ ...said, text: unsorted }, names);
  if (sorted?.outcome === "run" && takesOrder.test(sorted.says))
    return { ...sorted, says: `${sorted.says} by owner`, guess: undefined };
  const listed =
    (asksToRemindAll(said.text) ? undefined : listAsked(reading, said)) ??
    ownAtOnce(reading, said) ??
    pastAsked(reading, said);
  if (listed !== undefined) {
    // "Which claims and delegated admin relationships run out before 31 December?": all that is due by then, and the access.
    const [access, whose = "", until = ""] = /^gdap (?:(\S+) )?until (\S+)$/.exec(listed) ?? [];
    if (access !== undefined && /\b(?:claims?|cpor|deadlines?)\b/i.test(said.text)) {
      const also = [{ says: access, title: spoken(access, names, said.today) }];
      const says = `gaps ending ${until} ${whose}`.trim();
      return { outcome: "run", says, guess: undefined, ignored: [], also };
    }
    const instead = besideHistory(listed, said);
    const counted = countedBeside(said.text, listed);
    const also = counted === undefined ? undefined : [{ says: counted, title: spoken(counted, names, said.today) }];
    return { outcome: "run", says: listed, guess: undefined, ignored: [], also, instead };
  }
  const both = listsOfBoth(reading, said, names);
  if (both !== undefined) return both;
  const unsaved = addedBefore(reading, ranked, said);
  if (unsaved !== undefined) return { outcome: "unsaved", says: unsaved };
  const on = wentOn(reading, ranked, said, names);
  if (on !== undefined) return withPlan(on, reading, said, names);
  if (joinsIn.test(said.text.trim())) return { outcome: "lost" };
  const whole = withAlso(meantBy(reading, ranked, said, names), reading, said, names, (part) =>
    understand(part, names),
  );
  const meant = givenInWish(whole, said, names) ?? askedAlone(whole, said, names) ?? whole;
  const timed = withThen(withWhen(meant, said.text), reading, said, names);
  const planned = againAsked(meant, said, names) ?? withPlan(timed, reading, said, names);
  const spared = sparing(withNamesakes(withSelf(planned, selfInstead(reading, said)), reading, names), reading);
  return withRules(spared, reading, said, names);
}

/** "Customers of Adele and Isaiah without PAL", "where do we do Power BI or Power Apps?": the list of one, and beside it that of the other. */
function listsOfBoth(reading: Reading, said: Sentence, names: NameIndex): Understood | undefined {
  const [says, ...others] = eachPerson(reading, said, names) ?? eachWorkload(said, names) ?? [];
  const areLists = [says, ...others].every((list) => list !== undefined && /^(?:gaps|claims) /.test(list));
  if (says === undefined || others.length === 0 || !areLists || others.includes(says)) return undefined;
  const titled = (list: string): string =>
    (said.workloads ?? []).reduce(
      (title, { id, name }) => title.replace(`claims all ${id}`, `claims for ${name}`),
      spoken(list, names, said.today),
    );
  const also = others.flatMap((list) => (list === undefined ? [] : [{ says: list, title: titled(list) }]));
  return { outcome: "run", says, guess: undefined, ignored: [], also };
}

/** The list that the text asks for of each of two colleagues; undefined where it is not of two. */
function eachPerson({ text, words, found }: Reading, said: Sentence, names: NameIndex) {
  const [one, other, ...more] = found;
  if (one === undefined || other === undefined || more.length > 0 || !hasPerson(one) || !hasPerson(other))
    return undefined;
  const [start, end] = [words[one.from]?.from ?? 0, words[one.to - 1]?.to ?? 0];
  const [next, last] = [words[other.from]?.from ?? 0, words[other.to - 1]?.to ?? 0];
  if (!/^ (?:and|or|&|plus) @?$/i.test(text.slice(end, next))) return undefined;
  const isOwn = /['’]s$/.test(text.slice(next, last));
  const first = text.slice(start, end);
  return [
    `${text.slice(0, start)}${isOwn && !/['’]s$/.test(first) ? `${first}'s` : first}${text.slice(last)}`,
    `${text.slice(0, start)}${text.slice(next)}`,
  ].map((part) => listAsked(readWords({ ...said, text: part }, wordsOf(part), names), said));
}

/** The same of each workload of several that stand side by side. */
function eachWorkload(said: Sentence, names: NameIndex) {
  const { text, workloads = [] } = said;
  const places = workloads
    .map(({ name, called = name }) => ({ from: text.indexOf(called), to: text.indexOf(called) + called.length }))
    .toSorted((one, other) => one.from - other.from);
  const [first, last] = [places[0], places.at(-1)];
  const areJoined = places.every(({ from }, at) => {
    const before = places[at - 1];
    return before === undefined || /^(?:,|,? (?:and|or|&|plus)|\/) ?$/i.test(text.slice(before.to, from));
  });
  if (first === undefined || last === undefined || workloads.length < 2 || first.from < 0 || !areJoined)
    return undefined;
  return workloads.map((one) => {
    const part = `${text.slice(0, first.from)}${one.called ?? one.name}${text.slice(last.to)}`;
    return listAsked(readWords({ ...said, text: part }, wordsOf(part), names), { ...said, workloads: [one] });
  });
}

/** Beside what people did, what came of the gaps by it, or the digest; of what is passed on, a table. */
function besideHistory(listed: string, { text, personal }: Sentence): readonly Option[] | undefined {
  if (listed.startsWith("history in short")) {
    const digest = { says: personal === true ? "digest team" : "digest now", title: "the digest" };
    return isPassedOn.test(text) ? [digest, { says: "export gaps", title: "a table of gaps" }] : [digest];
  }
  if (listed.startsWith("history mine since")) return [{ says: "gaps new mine", title: "new gaps of yours" }];
  return listed.startsWith("history since") ? [{ says: "gaps new", title: "new gaps" }] : undefined;
}

/** "Snooze everything but Contoso": whatever is to be done to all others, it is not done to Contoso. */
function sparing(meant: Understood, reading: Reading): Understood {
  const commands = meant.outcome === "ask" ? meant.options : meant.outcome === "run" ? [meant] : [];
  // "All at Contoso can wait until Monday, but not the claim": a part of it can't be left alone.
  const [, one] = commands.flatMap(({ says }) => /^snooze (\S+)/.exec(says) ?? []);
  if (one !== undefined && sparesPart(reading.text))
    return { outcome: "run", says: `show ${one}`, guess: undefined, ignored: [] };
  // "Isaiah asked me to take it off him. I said no.": he is not to get it, whatever else is wanted.
  const rid = (wantsRid.exec(reading.text) ?? correctedBy.exec(reading.text))?.index ?? 0;
  const people = reading.found.filter(hasPerson);
  const isOne = new Set(people.map(({ candidates: [who] }) => who?.id)).size === 1;
  const isThen = isOne && isOfThen.test(inLetters(reading)) && !isForThem.test(reading.text);
  const whose = isThen ? people : people.filter(({ from }) => (reading.words[from]?.from ?? rid) < rid);
  const isHis = (says: string): boolean => whose.some(({ candidates: [who] }) => says.endsWith(` to ${who?.id}`));
  const given = commands.map(({ says }) => says).filter((says) => says.startsWith("assign "));
  const suggested = meant.outcome === "told" && meant.taker !== undefined ? [` to ${meant.taker}`] : [];
  if ([...given, ...suggested].some(isHis)) return shownNamed(reading);
  const { except, names } = withoutExcepted(reading);
  const isOfOthers = ofAllOthers.test(reading.text) && except.length > 0 && !names;
  return isOfOthers && commands.some(({ says }) => changesOne.test(says)) ? { outcome: "lost" } : meant;
}
/** "I said Megan should take Contoso, though actually Isaiah is better". */
const correctedBy =
  /\b(?:though|although|but|when|while),? (?:actually|in fact|really|in reality) (?:it (?:is|was) )?@?\p{Lu}/u;
const wantsRid =
  /\b(?:asked|begged|urged|pressed) (?:me|us|you) to (?:relieve (?:him|her|them)\b|take [^.;!?]{2,60} off (?:him|her|them|his|their)\b)|\b(?:get|be) (?:rid|relieved) of\b/i;
/** "Contoso was handled by Isaiah last year": he is not to have it for that. */
const isOfThen =
  /(?<!\p{L})C\.? (?:was|were|had been|used to be)(?: \p{L}+)? (?:(?:looked after|handled|owned|managed|run|covered|taken care of) by|with|under) P(?!\p{L})/u;
const isForThem = /\b(?:to|let) (?:him|her|them)\b|\b(?:again|back|now)\b/i;
/** The customers that are named, where nothing is done. */
function shownNamed(reading: Reading): Understood {
  const [one, ...others] = customersNamed(reading);
  return one !== undefined && others.length === 0
    ? { outcome: "run", says: `show ${one.id}`, guess: undefined, ignored: [] }
    : tellingOf("done", reading);
}
/** "Snooze Contoso until Monday, but not the claim"; not where that is why: "…, PAL is done but not the onboarding". */
function sparesPart(text: string): boolean {
  if (asksStill.test(text)) return true;
  const before = butNotPart.exec(text)?.[1];
  return before !== undefined && (before === "" || ofQuiet.test(before));
}
const part =
  "(?:the|its|their|that) (?:[\\p{L}\\d-]+ ){0,3}?(?:claims?|pal|links?|questions?|disputes?|onboarding|deadlines?)(?=\\s*(?:[.,;!?]|$|(?:at|for|of|with|though|please)\\b)|,? but\\b)";
const butNotPart = new RegExp(
  `(?:^|[.,;!?–—-]) ?([^.,;!?–—-]{0,160}?) ?\\b(?:(?:all|everything|anything|just|only)(?: at \\S+)? )?(?:but(?: please)? not|but|except(?: for)?|apart from|other than|excluding|besides|not|without)(?: for)? ${part}`,
  "iu",
);
const ofQuiet = /\b(?:snooze|wait|until|till|all|everything|rest|quiet|silent|alone|sleep)\b/i;
/** "Snooze it until Monday, but keep asking about the claim." */
const asksStill = new RegExp(
  `\\bbut(?: please| do| still| always| you)*(?: can| may| should)?(?: keep| go on| continue(?: to)?)?(?: on)? (?:ask|remind|tell|warn|writ)(?:e|ing)?(?: (?:me|us))?(?: (?:about|for|of))? ${part}`,
  "iu",
);
const ofAllOthers = /\b(?:all|every\w*|(?:the )?rest)\b/i;
const changesOne = /^(?:snooze|assign|unassign|later|ask|set|reminder|wake) \S/;

/** "gaps mine critcal": the command with a slip in one of its filters, which is said. */
function mendedGaps(said: Sentence, names: NameIndex): Understood | undefined {
  const text = /^gaps\s/i.test(said.text) ? withFiltersMended(said.text, names) : said.text;
  if (text === said.text) return undefined;
  const { narrowed } = parseGaps(text.slice("gaps".length), [], said.me);
  if (!("filter" in narrowed)) {
    const meant = understand({ ...said, text }, names);
    return meant.outcome === "run" ? { ...meant, guess: meant.guess ?? spoken(meant.says, names, said.today) } : meant;
  }
  const says = text.toLowerCase();
  return { outcome: "run", says, guess: spoken(says, names, said.today), ignored: [] };
}

/** With the rules that are asked about beside a customer. */
function withRules(whole: Understood, { found }: Reading, { text, today }: Sentence, names: NameIndex): Understood {
  const asked = rulesAsked(text);
  const isLeaving = asked.includes("why customer-leaves");
  const [id, ...others] = new Set(
    found.filter(hasCustomer).flatMap(({ candidates }) => candidates.map((one) => one.id)),
  );
  const one = others.length > 0 || id === undefined ? undefined : names.byRef(id);
  // "Contoso moves to another partner. Do I need to do anything?" is no list of what there is to do.
  const isList = whole.outcome === "run" && whole.says.startsWith("gaps");
  const meant: Understood =
    isLeaving && one !== undefined && isList
      ? { outcome: "run", says: `show ${one.id}`, guess: undefined, ignored: [] }
      : whole;
  const isOfOne =
    meant.outcome === "told" ||
    (meant.outcome === "run" && meant.says.startsWith("show ")) ||
    (meant.outcome === "ask" && meant.options.every(({ says }) => says.startsWith("set ")));
  if (!isOfOne && meant.outcome !== "unsure") return meant;
  // The day on which they leave isn't kept; to be reminded on it is a press away.
  const isAhead = isLeaving && !/\b(?:since|left|no longer)\b/i.test(text);
  const day = isAhead && one !== undefined ? (periodEnd(text, today) ?? findDay(text, today)) : undefined;
  const reminders = day !== undefined && day > today ? [`reminder ${day} about ${one?.id ?? ""}`] : [];
  const beside = meant.outcome === "unsure" ? meant.options : (meant.also ?? []);
  const more = [...asked, ...reminders]
    .filter((says) => beside.every((other) => other.says !== says))
    .map((says) => (says.startsWith("why ") ? ruleOption(says) : { says, title: spoken(says, names, today) }));
  if (more.length === 0) return meant;
  return meant.outcome === "unsure"
    ? { ...meant, options: [...more, ...meant.options] }
    : { ...meant, also: [...more, ...beside] };
}

/** "All of their claims are approved. Do you need anything else from me?": no gaps of claims, but what is open. */
function askedAlone(whole: Understood, said: Sentence, names: NameIndex): Understood | undefined {
  if (whole.outcome !== "run" || !/^gaps\b.*\bcpor\b/.test(whole.says)) return undefined;
  const sentences = said.text.split(/(?<=[.!?])\s+/);
  const asking = sentences.filter((one) => questionsIn(one) !== "");
  const [text, ...others] = asking;
  if (text === undefined || others.length > 0 || sentences.length < 2 || ofClaims.test(text)) return undefined;
  const meant = understand({ ...said, text }, names);
  return meant.outcome === "run" && /^(?:gaps|todo|customers)\b/.test(meant.says) ? meant : undefined;
}
const ofClaims = /\b(?:claims?|cpor|they|them|these|those)\b/i;

/** Who is to have a customer, as far as the sentence that asks for it says so, and the whole did not. */
function givenInWish(whole: Understood, said: Sentence, names: NameIndex): Understood | undefined {
  const gives = ({ says }: Option): boolean => /^assign \S+ to \S+$/.test(says);
  const isOpen =
    whole.outcome === "unsure" ||
    whole.outcome === "several" ||
    (whole.outcome === "run" &&
      whole.says.startsWith("show ") &&
      // "Show me Contoso, and assign Fabrikam to Megan" are two wishes.
      (whole.also ?? []).every(({ says }) => says.startsWith(`assign ${whole.says.slice("show ".length)} to `))) ||
    (whole.outcome === "ask" && !whole.options.every(gives));
  // "New customer, Contoso. Isaiah gets it": its card is no answer to what asks nothing.
  const given =
    whole.outcome === "run" && isOpen && !said.isNamed && questionsIn(said.text) === "" ? whole.also : undefined;
  if (given !== undefined && given.length === 1 && given.every(gives)) return { outcome: "ask", options: given };
  const wish = isOpen ? wishedIn(said, names) : undefined;
  const meant = wish === undefined ? undefined : understand(wish, names);
  return meant?.outcome === "ask" && meant.options.every(gives) ? meant : undefined;
}

/** "Remind me Monday and again Thursday about Contoso": both, where that is confirmed. */
function onEachDay(said: Sentence, names: NameIndex): Understood | undefined {
  if (!asksToBeReminded(said.text)) return undefined;
  const words = wordsOf(said.text);
  const { found } = readWords(said, words, names);
  const customers = found.filter(hasCustomer).map(({ from }) => words[from]?.from ?? 0);
  const each = ofEachDay(said.text, said.today, customers).flatMap((text) => {
    const meant = understand({ ...said, text }, names);
    const all =
      meant.outcome === "run" ? [meant] : meant.outcome === "ask" && meant.together === true ? meant.options : [];
    return all.map(({ says }) => says);
  });
  if (each.length > 1 && each.length <= mostOptions && each.every((says) => /^reminder \d\S+ about /.test(says))) {
    const options = each.map((says) => ({ says, title: spoken(says, names, said.today) }));
    return { outcome: "ask", options, together: true };
  }
  const others = otherDays(said.text, said.today);
  if (others === undefined) return undefined;
  const first = understand({ ...said, text: others.text }, names);
  if (others.days.length === 0) return first;
  const all =
    first.outcome === "run" ? [first.says] : first.outcome === "ask" ? first.options.map(({ says }) => says) : [];
  const options = all.flatMap((one) => {
    const [, day = "", rest = ""] = /^reminder (\d\S+)( .*)?$/.exec(one) ?? [];
    return [...new Set([day, ...others.days])].map((on) => {
      const says = `reminder ${on}${rest}`;
      return { says, title: spoken(says, names, said.today) };
    });
  });
  const isEach = all.every((one) => /^reminder \d/.test(one)) && options.length > all.length;
  return !isEach || options.length > mostOptions ? undefined : { outcome: "ask", options, together: true };
}

const sortedByOwner =
  /,? (?:and )?(?:sort(?:ed)?|order(?:ed)?|group(?:ed)?|arranged?)(?: (?:it|them|that))? by (?:the )?(?:owner|person|colleague|people)s?(?=[.!?]*$)/i;
const takesOrder = /^gaps (?:critical|high|medium|low|urgent|ending|expired|older)\b(?!.* by )/;
const ofOne = /^(?:claim|done|not-mine|assign|snooze|later|ask|review|set|history|show)$/;
const pointsAtIt = /\b(?:that|this|the new|the) one\b|\b(?:new|that|this) customer\b/i;

/** "That one's Teams is approved", after `add Blue Yonder`: nobody saved that yet. */
function addedBefore(
  { words, found, text }: Reading,
  [likeliest]: Ranked,
  { earlier, isNamed, claims, isAnswer }: Sentence,
): string | undefined {
  const { says = "", customer, list } = earlier ?? {};
  if (!/^add \S/.test(says) || customer !== undefined || list !== undefined || isNamed || text.includes("?"))
    return undefined;
  if (found.length > 0) return undefined;
  const isTelling = claims === "told" || isAnswer === true || ofOne.test(likeliest?.means ?? "");
  const isPointing = pointsAtIt.test(text) || words.some((_, at) => isPronoun(words, at));
  return isTelling && isPointing ? says : undefined;
}

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

/**
 * "PAL isn't set, he'll do it Monday": beside what is told, the day until which it may be left alone; of what the writer
 * will do, of a claim, whose time runs, and of what is done or never comes, a reminder.
 */
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
  const answers = meant.what === "claim" ? {} : answersTold(plainlyStated(text));
  const isOpen = Object.values(answers).some((says) => says === "no" || says === "unsure");
  const rests = asksForQuiet.test(text) || (isOpen && !isOwnPlan.test(text));
  const snooze = `snooze ${one.id} until ${day}`;
  const option = rests
    ? { says: snooze, title: spoken(snooze, names, today) }
    : { says: `reminder ${day} about ${one.id}`, title: `remind you ${onDay(day, today)}` };
  return { ...meant, also: [option] };
}

const asksWhen = /\b(?:when (?:does|do|is|will)|what (?:day|time)|which (?:day|time)|how often)\b/i;

/** "When does the digest come, and can we have it before 9?": when it comes, and the change for a press. */
function withWhen(meant: Understood, text: string): Understood {
  const [only, ...others] = meant.outcome === "ask" ? meant.options : [];
  const isSet = only?.says.startsWith("digest here ") === true && others.length === 0 && asksWhen.test(text);
  return isSet ? { outcome: "run", says: "digest", guess: undefined, ignored: [], also: [only] } : meant;
}

/**
 * "Ask Isaiah about Contoso if he hasn't answered by Wednesday": beside it, to be reminded then. "Tell me if Contoso or
 * Fabrikam hasn't moved by the 10th": nobody watches for that, and all that can be done is to be reminded of each.
 */
function withThen(meant: Understood, { found }: Reading, { text, today }: Sentence, names: NameIndex): Understood {
  const day = asksOnlyThen(text) ? findDay(text, today) : undefined;
  if (day === undefined || day <= today) return meant;
  const all = new Set(found.filter(hasCustomer).flatMap(({ candidates }) => candidates.map(({ id }) => id)));
  const options = [...all].map((id): Option => {
    const says = `reminder ${day} about ${id}`;
    return { says, title: spoken(says, names, today) };
  });
  const [option, ...others] = options;
  if (option === undefined) return meant;
  const isOfEach = meant.outcome === "several" && tellsThen.test(text) && options.length <= mostOptions;
  if (isOfEach) return { outcome: "ask", options, together: true };
  if (others.length > 0) return meant;
  if (meant.outcome === "unsure") return { ...meant, options: [option, ...meant.options] };
  return meant.outcome === "run" && meant.says === `show ${[...all][0] ?? ""}`
    ? { ...meant, also: [option, ...(meant.also ?? [])] }
    : meant;
}
const tellsThen = /\b(?:(?:tell|remind|warn|ping|nudge|alert|message) (?:me|us)|let (?:me|us) know)\b/i;

/** What was said of one customer, with the name of another in its place. */
function renamed(
  text: string,
  before: CustomerId | undefined,
  now: CustomerId,
  said: Sentence,
  names: NameIndex,
): string {
  const words = wordsOf(text);
  const isBefore = ({ candidates }: Reading["found"][number]): boolean =>
    candidates.some(({ id, fit }) => id === before && fit !== "pointed");
  const places = readWords({ ...said, text, mentions: [] }, words, names).found.filter(isBefore);
  return fromTheEnd(places).reduce((rest, { from, to }) => {
    const end = words[to - 1]?.to ?? 0;
    const own = /['’]s$/.exec(rest.slice(0, end))?.[0] ?? "";
    return `${rest.slice(0, words[from]?.from)}${names.byRef(now)?.name ?? ""}${own}${rest.slice(end)}`;
  }, text);
}

/** The text with what it points at, and what it may want. */
function readOn(said: Sentence, names: NameIndex): { reading: Reading; ranked: Ranked } {
  const words = wordsOf(said.text);
  const { earlier } = said;
  const read = withAllCalled(withoutDenied(readWords(said, words, names)), names);
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
    : takesItOn(read) ||
        handsItOn(read) ||
        askedToHave(read) !== undefined ||
        (earlier?.list !== undefined && givesRest(read))
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
  if (undoesLast(reading, said)) return { outcome: "talk", what: "undo" };
  const offered = said.manager === true ? toWhoeverOffered(reading, earlier) : undefined;
  if (offered !== undefined) {
    // What was asked just before is answered by it.
    if (offered === earlier?.asked) return { outcome: "run", says: offered, guess: undefined, ignored: [] };
    return { outcome: "ask", options: [{ says: offered, title: spoken(offered, names, said.today) }] };
  }
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
  if (earlier?.customer !== undefined && earlier.list === undefined && asksTimeLeft(reading))
    return { outcome: "run", says: `show ${earlier.customer}`, guess: undefined, ignored: [] };
  if (earlier?.customer !== undefined && strangerIn(reading) === undefined && asksWhyOfIt(reading, earlier)) {
    const also = [ruleOption("why rejected")];
    return { outcome: "run", says: `show ${earlier.customer}`, guess: undefined, ignored: [], also };
  }
  if (earlier?.customer !== undefined && earlier.list === undefined && isOfLast(reading) && asksWhyAgain(said.text))
    return { outcome: "run", says: `show ${earlier.customer}`, guess: undefined, ignored: [] };
  if (earlier?.customer !== undefined && earlier.list === undefined && isOfLast(reading) && asksOfNothing(said.text)) {
    const also = [ruleOption("why late")];
    return { outcome: "run", says: `show ${earlier.customer}`, guess: undefined, ignored: [], also };
  }
  if (said.amends === true && earlier?.customer !== undefined)
    return { outcome: "told", what: "done", customer: earlier.customer, goesOn: true };
  const meant =
    meantInstead(reading, earlier?.customer, earlier?.undo?.saved !== undefined) ??
    (earlier === undefined ? undefined : otherOfTwo(reading, earlier, names));
  if (meant !== undefined && earlier !== undefined) {
    const also = [earlier.customer].flatMap((id) => {
      const last = id === undefined ? undefined : names.byRef(id);
      return last === undefined ? [] : [{ says: `show ${last.id}`, title: last.name }];
    });
    const { told, asked, says = "", undo } = earlier;
    const { customer, part } = meant;
    // What was saved at the one before is asked about.
    const isSaved = undo?.saved !== undefined;
    const inPlace = !adds(said.text);
    const last = undo === undefined && inPlace ? names.byRef(earlier.customer ?? "")?.name : undefined;
    const beside = { also: isSaved ? [] : also, unchanged: last };
    const on = { outcome: "told", customer, part, goesOn: true, inPlace, ...beside } as const;
    if (undo?.saved?.of === "answers") return { ...on, what: "done" };
    if (isSaved && told?.what !== "claim") return { ...on, what: "claim" };
    if (told !== undefined && told.what !== "not-mine") return { ...on, what: told.what };
    const here = (before: string): string => renamed(before, earlier.customer, meant.customer, said, names);
    // "Can somebody else take Contoso?", "sorry, I meant Fabrikam".
    const given = told === undefined ? "" : here(told.texts.at(-1) ?? "");
    const givenBack =
      given === ""
        ? undefined
        : notMineOf({
            reading: readWords({ ...said, text: given }, wordsOf(given), names),
            said: { ...said, text: given },
            names,
          });
    if (givenBack?.outcome === "told") return { ...givenBack, customer: meant.customer, ...beside };
    const moved = withCustomer(asked ?? says, earlier.customer, meant.customer, undefined);
    // What asked why, or until when, asks it of the other one.
    if (moved?.changes === false && moved.says.startsWith("snooze "))
      return { outcome: "run", says: moved.says, guess: undefined, ignored: [], ...beside };
    if (moved?.changes === true) {
      const words = moved.says.startsWith("note ") ? moved.says.indexOf(":") + 1 : moved.says.length;
      const says = `${moved.says.slice(0, words)}${here(moved.says.slice(words))}`;
      const options = [{ says, title: spoken(says, names, said.today) }];
      const isDone = asked === undefined && undo !== undefined && inPlace;
      return { outcome: "ask", options, inPlace: isDone || undefined, ...beside, also: isDone ? [] : also };
    }
  }
  const each = eachAsked(reading, said, names) ?? onEach(reading, said, names);
  if (each !== undefined) return each;
  const access = accessOfEach(said, names);
  if (access !== undefined) return { outcome: "ask", options: access, together: true };
  const shares = isSameBut(reading) ? undefined : sharesIn(said, names, ranked);
  if (shares !== undefined) return { outcome: "told-of-each", shares };
  // "Whose is Fabrikam now?" names no day for what was talked of.
  const day = asksWho.test(said.text)
    ? undefined
    : findDay(textWithout(said.text, reading.words, reading.found, reading.reason), said.today);
  const more = isQuestion(reading) ? undefined : toldOn(reading, earlier, said, names);
  if (more !== undefined) return { outcome: "told", ...more, goesOn: true };
  const { me, today, claims, workloads } = said;
  // "Checked, onboarding's fine as well", after what was told of the other questions.
  if (said.isAnswer === true && earlier?.told?.what === "done" && !isQuestion(reading)) return undefined;
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

const asksWho = /^\W*(?:(?:and|so|but) )?who(?:se|['’]?s)?\b/i;

const hasFound = ({ found }: Reading): boolean => found.length > 0;
/** "I have asked you to remind me of quite a few things. Could I see what is still to come?" */
const looksForReminders =
  /\b(?:i(?:['’]ve| have| had)? (?:asked|told) you to remind me|you (?:are|were) (?:going|supposed) to remind me)\b[^?]*\b(?:(?:have|take|get) a look|(?:which|what) (?:of them|ones|was it|were they|is still|are still)|(?:see|show me|list|know) (?:them|all|everything|what|which)|still to come)\b|\b(?:what|which things?|everything) (?:did|have) (?:i|we) (?:all )?(?:ask(?:ed)?|told?) you to remind me\b/i;

/** "Why are you asking again?", after a customer's card. */
const asksWhyAgain = (text: string): boolean => wordsOf(text).length <= 9 && factAsked(text) === "why-asked";

/** Nobody is named in it. */
const isOfLast = ({ found }: Reading): boolean => found.every(({ candidates: [one] }) => one?.fit === "pointed");

const chasesRows =
  /\b(?:ping|nudge|chas(?:e|ing)|poke|prod|remind|ask) (?:(?:the|all|each|both|of|owners?|people|for) )*(?:those|these|them|both)\b(?! (?:if|whether|to|what|when|why|how|for|about)\b)/i;

/** "Ping the owners of those two", of claims that were listed. */
function eachAsked({ text, found }: Reading, { earlier, me, manager, personal, today }: Sentence, names: NameIndex) {
  const list = earlier?.list;
  if (list === undefined || !("claims" in list) || !chasesRows.test(text) || found.some((one) => !isPointed(one)))
    return undefined;
  if ((manager === false && personal === true) || waitedForOf(list, { text, me, names }) !== undefined)
    return undefined;
  const options = rowsMeant(text, list).map((id) => {
    const says = `ask ${id}`;
    return { says, title: spoken(says, names, today) };
  });
  return options.length === 0 ? undefined : ({ outcome: "ask", options, together: options.length > 1 } as const);
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

const setsIt = /\b(?:sold by|paused?|off-?board\w*|active|seats?|deputy|called|gdap|left us)\b/i;

/** "GDAP for Contoso was approved until May. Same for Fabrikam, but that one only until March": what each has, all of it. */
function accessOfEach(said: Sentence, names: NameIndex): readonly Option[] | undefined {
  if (said.isNamed || !tellsAccess(said.text)) return undefined;
  const words = wordsOf(said.text);
  const shares = sharesOf(said.text, words, readWords(said, words, names).found) ?? [];
  const options = shares.flatMap(({ customer, text, part = text, says, isOneOf }, at) => {
    if (says === "no" || isOneOf === true) return [];
    // "And Fabrikam too, until March": it is of the access that the one before has, where it says nothing of its own.
    const own = wordsOf(part);
    const rest = textWithout(part, own, readWords({ ...said, text: part }, own, names).found, "");
    const goesOn = at > 0 && rest.replace(sameAccess, "").trim() === "";
    const set = accessSet(text, said.today) ?? (goesOn ? accessSet(`GDAP approved ${part}`, said.today) : undefined);
    return set === undefined
      ? []
      : [{ says: `set ${customer}: ${set.says}`, title: `${names.byRef(customer)?.name ?? ""}: ${set.title}` }];
  });
  return options.length > 1 && options.length === shares.length ? options : undefined;
}

/** All that may stand around a day where the same is told of one more. */
const sameAccess = new RegExp(
  `\\b(?:and|but|for|with|at|of|too|also|as well|the|same|it|that|this|one|there|them|theirs|only|just|even|until|till?|through|up|to|from|is|was|runs?|valid|lasts?|ends?|expires?|a|an|one|two|three|years?|months?|weeks?|end|next|this|beginning|middle|${monthWord}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|christmas|new year)\\b|\\d+(?:st|nd|rd|th)?|['’]s\\b|[^\\p{L}\\d]`,
  "giu",
);

/** What is told of each of several customers; undefined where it is of one, or something else is wanted. */
function sharesIn(said: Sentence, names: NameIndex, [likeliest]: Ranked): readonly Share[] | undefined {
  const { tells, isNamed } = said;
  const means = likeliest?.means ?? "";
  // "Contoso and Fabrikam only buy licences through us": nothing to set.
  const isNoSetting = means === "set" && said.isAnswer === true && !setsIt.test(said.text);
  const isElse = isNoSetting || isTold(means) || elseTold.test(means) || means.startsWith("why ");
  if (tells === undefined || isNamed || !isElse || claimsOfState.test(said.text)) return undefined;
  // Names after "because" are read as well.
  const text = said.text.replace(/\bbecause\b/gi, "so     ");
  const words = wordsOf(text);
  const { found } = readWords({ ...said, text }, words, names);
  const shares = sharesOf(said.text, words, found);
  // "GDAP: Contoso signed, Fabrikam refused", "Contoso accepted GDAP, Fabrikam declined it": of no claim.
  const [{ part = "" } = { part: "" }] = shares ?? [];
  if (ofGdap.test(part) && (said.workloads ?? []).length === 0 && !/\b(?:claims?|cpor|pal|onboarding)\b/i.test(text))
    return undefined;
  // "The Coho one", of which one was talked of.
  if (shares?.every(({ isOneOf }) => isOneOf) && shares.some(({ customer }) => customer === said.earlier?.customer))
    return undefined;
  return shares?.some((one) => tells(one.text) !== undefined) === true ? shares : undefined;
}

/** What is said before what is wanted: "Thanks. And …", "Good morning, …". */
const courtesy =
  /^(?:(?:many )?thank(?:s| you)(?: (?:so|very) much| a lot| again)?|ok(?:ay)?|great|perfect|right|good (?:morning|afternoon|evening)|morning|hi(?: there)?|hello(?: there)?|hey|(?:just )?(?:an? |one |another |my )?(?:(?:quick|small|little|short|tiny|last|other|further|beginner['’]s) )+(?:question|request|thing|favou?r|note|update|one|correction)(?: (?:before i forget|for you|from me|from my side|please|if i may|today))?|fair enough|good to know|got it|i see|oh|well|cheers|nice|cool|alright)(?: (?:all|everyone|team|bot|then))?\s*[,.!:;–-]+\s+/i;

/** "It's only submitted, I mixed it up with Contoso Suites": nothing is told of the other. */
const mixedUpWith =
  /(?<=\S[.,;!?]? )(?:because |as |since |and )?i (?:had |have )?(?:mixed|confused|mistook) (?:it|that|this) (?:up )?(?:with|for) [^.;!?,]{1,60}/gi;

/** "They keep it in house" is of nobody who is called House. */
const inHouse = /\bin[- ]house\b/g;
/** "I have the impression that Contoso is late": nobody is called so. */
const impression = /\bi (?:have|had|get|got) the (?:impression|feeling|suspicion|sense) (?:that )?/gi;
/** "Not Patti but Megan should have Contoso": nobody had it. Not "should have Monday off", "should have told Contoso". */
const shouldHave =
  /(?<!\p{L})(?:[Nn]ot @?\p{Lu}\p{L}{1,30},? but )?(@?\p{Lu}\p{L}{1,30}) should have (?=(?:the )?(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Azure|PAL|CPOR|GDAP)(?:[^\s_]+_[^\s,;:!?]*(?<!\.)|\p{Lu}[^\s,.;:!?'’]*|\p{Lo}[^\s,.;:!?]*)(?:\s*(?:[.,;!?]|$)| (?:instead|now|from|because|since|as|please|too|until|and (?:\p{Lu}|not))))/gu;
const assigns =
  "(?<=^\\W*(?:(?:please|can you|could you) )?(?:assign|give|hand|move|pass|transfer)\\b[^.;!?]{4,120}),?";
/** "Assign Contoso to Megan but keep Fabrikam with me": what is done to one, and nothing to the other. */
const keepsOwn = new RegExp(
  `${assigns} (?:but|and|while) (?:(?:please|i|i['’]ll) )?(?:(?:keep|leave) [^\\s,.;!?]{2,80}(?: (?:with|to|for|on) (?:me|us)|(?: for)? myself)|[^\\s,.;!?]{2,80} (?:stays?|remains?)(?: (?:with|on) (?:me|us)| mine))(?=\\s*(?:[.;!]|$))`,
  "iu",
);
/** "Assign Contoso to Megan, but Fabrikam to Alex": one more, and none that is left out. */
const othersTo = new RegExp(`${assigns} but (?!not\\b)(?=[^\\s,.;!?]{2,80} to @?\\p{L})`, "iu");
/** "Which GDAPs expire?" */
const severalOfThem = /\b(gdap|cpor)s\b/gi;

/** "I would appreciate it if you did not ask me about Contoso before January", "it would be kind if you didn't". */
const asksNot =
  /\b(?:(?:can|could|would|will) you (?:please )?not (?=(?:ask|remind|nudge|ping|poke|chase|bother|message)\b)|(?:(?:i|we)(?: would|['’]d) (?:appreciate it|be (?:grateful|glad|happy)|prefer it)|(?:it|that)(?: would|['’]d) be (?:very |really |so )?(?:kind|nice|great|good|lovely|helpful|best|better|wonderful)(?: of you)?) if you (?:(?:did|could|would) not|(?:did|could|would)n['’]t) (?=ask|remind|nudge|ping|poke|chase|bother|message))/i;

/** "On Mondays instead of whatever day it is now": no day of its own. */
const insteadOfNow = /\binstead of (?:whatever|whichever|whenever)\b[^,.;!?]*/gi;

/** "She asked Megan to take over her customers": Megan does. */
const askedThem = new RegExp(askedSomebody, "gu");

/** "nod isnt mine": what cannot be but a name, though its words are everybody's. */
const lowName =
  /^(?!(?:it|this|that|these|those|he|she|they|the|a|an|my|our)\b)\p{Ll}+(?: \p{Ll}+)?(?= (?:isn['’]?t|is not|ain['’]?t|aren['’]?t|is no longer|was never) (?:mine|my|our|a customer|a client|with us)\b)/u;

/** "Would you mind reminding me of Contoso on Friday?" */
const mindDoing =
  /\b(?:would|do) you mind (remind|ask|show|send|tell|giv|updat|mov|chang|tak|mak|snooz|assign|add|not|record|post|check|nudg|chas|list)ing\b/gi;

/** "Who is my deputy for Contoso?": its deputy, and nobody who stands in while somebody is away. */
const ownDeputyOf =
  /\bwho(?:['’]?s| is| are)? (?:my|our) (?:deput(?:y|ies)|back-?ups?) (?:for|of|at|on|with) |\bwho (?:stands|steps|fills) in for (?:me|us) (?:on|at|with) /gi;

/** "I'm happy to take Contoso, thank you Alex", "would that be all right with you, @Alex?"; not where "him" is the same. */
const spokenTo =
  /(?:,? ?\b(?:many )?(?:thank you|thanks|cheers)(?: (?:so|very) much| a lot)?(?: for [^,.;!?]{1,40})?,?|(?<=\byou),) @?\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?(?=\s*(?:[.,;!?]|$))(?!.*\b(?:him|her)\b)/su;

/** The message as it would be without; the same where it says nothing else, as in "thanks, have a nice weekend". */
function withoutCourtesy(said: Sentence): Sentence {
  const text = withSubject(said.text.replace(courtesy, "").replace(courtesy, ""))
    .replace(spokenTo, "")
    .replace(asksNot, "please do not ")
    .replace(askedThem, "$1 will $2")
    .replace(severalOfThem, "$1")
    .replace(inHouse, "internally")
    .replace(impression, "I think ")
    .replace(shouldHave, (said.workloads ?? []).length > 0 ? "$&" : "$1 should look after ")
    .replace(mixedUpWith, "")
    .replace(keepsOwn, "")
    .replace(othersTo, " and ")
    .replace(lowName, (words) => words.replace(/\p{Ll}+/gu, capital))
    .replace(insteadOfNow, "instead")
    .replace(ownDeputyOf, "who is the deputy of ")
    .replace(
      mindDoing,
      (_, verb: string) => `please ${/(?:at|iv|ov|ang|ak|ooz|as|udg|ot)$/.test(verb) ? `${verb}e` : verb}`,
    );
  const words = wordsOf(text);
  if (text === said.text || words.length < 3) return said;
  const [likeliest] = rank(words.map(typedToken));
  const [whole, next] = rank(wordsOf(said.text).map(typedToken));
  const isThanks = whole?.means === "thanks" && (next?.behind ?? clearly) >= clearly;
  return isThanks || /^(?:hello|thanks|chat)$/.test(likeliest?.means ?? "") ? said : { ...said, text };
}

/** "Me too", and nothing tells what: an absence that a colleague told is theirs. */
const joinsIn = /^(?:and )?(?:me (?:too|neither)|same (?:here|for me)|so (?:am|do) i)(?: please)?[.! ]*$/i;

/** What was told before is not so: "no, it isn't", "wait, that's not true". */
const takesBack =
  /^(?:(?:no|nope|wait|sorry|oops|actually|oh|hang on|well|hm+|but)[,.!]? )*(?:it|that|they|this|these|those|he|she)(?: (?:is|was|has|are|were|did|does)|['’]?s|['’]re)?(?: |(?=n['’]?t))(?:not|n['’]?t|(?:is|was|has|are|were|did|does|ai)n['’]?t)(?: (?:been|it|true|right|so|yet|correct|the case|what i (?:meant|said)))*[.! ]*$/i;
