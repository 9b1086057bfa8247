/** What a sentence leaves out because its writer was just told it: "it", "the second one", "and Fabrikam?", "next". Pure. */
import type { About } from "../../turn.ts";
import type { Candidate, NameIndex } from "../words/names.ts";
import type { Day } from "../../../domain/time/time.ts";
import { type FoundName, type Reading, hasCustomer, hasPerson } from "../reading/reading.ts";
import type { PersonId } from "../../../domain/people/person.ts";
import type { Ranked } from "../reading/intents.ts";
import type { Sentence } from "../reading/sentence.ts";
import type { Slots } from "../reading/slots.ts";
import { type Word, wordsOf } from "../words/words.ts";
import { exceptIn } from "../reading/left-out.ts";
import { filtersNamed } from "../reading/filters.ts";
import { findWhy } from "../../../domain/catalogue/why.ts";
import { chasesMany } from "../reading/asked-for.ts";
import { listOn, listSays, orderIn, waitedForOf, whoseSays } from "../lists/list-on.ts";
import { wordsOfFilter } from "../../../domain/gaps/filter.ts";
import { actsOnRows, givesRest, isOfMany, isPointed, placeIn, pointsAtMany } from "../reading/pointing.ts";
import {
  type Next,
  completed,
  laterPeriod,
  leads,
  look,
  narrows,
  onDays,
  onlyReads,
  withCustomer,
  withDay,
  withMoment,
} from "./next.ts";
import { claimsExcept, claimsOn, waitedBy } from "./claims-on.ts";
import { isIn, isSameOf } from "./told-on.ts";
import { accessSet } from "../told/access-told.ts";
import { isCancelling } from "../write/write-away.ts";
import { askedToHave, handsItOn } from "../reading/whose-now.ts";

/** How far behind others are where the text, if it is no bare "until Monday", wants something of its own. */
const clearly = 2.5;

const asksWhose =
  /\b(?:which|what)(?: (?:ones?|customers?))?(?: are| is| would)? (?:those|they|these|that)(?: be)?\W*$|\bwhich (?:ones|customers)\W*$/i;
const ofDigest = /\b(?:digest|weekly (?:thing|message|post|report|mail|summary|update))\b/i;

/** How far behind another topic is that goes on from one: "and PAL?". */
const asNear = 4;
/** Words of a question that does no more than name another topic. */
const mostOfTopic = 4;

const asksWhy = /^(?:why|come|warum|waarom|pourquoi|por)$/;
const wonders = /^(?:why|how|come|so|is|that|it|what|for|and|but|warum|waarom|pourquoi|por|que)$/;

/** The words of a message that goes on; of one that says how long something waits. */
const [mostWords, mostOfAge] = [9, 13];

/** It is the day of what was asked that is to be another one: "make that the 5th", "can you extend the cover till Friday?" */
const moves =
  /^(?:(?:oh|ah|oops|sorry|no|wait|actually|ok|okay|hm+)[,. !-]+|actually |please |and |(?:can|could) (?:you|we) )*(?:(?:better )?make (?:it|that)|(?:extend|prolong|shorten|change) (?:it|that|this|(?:the|this|that|his|her|their|my|\p{L}+['’]s) (?:cover(?:age)?|absence|leave|snooze|reminder)))(?!\p{L})/iu;
/**
 * What the words make of the command before them: the same for somebody else, another day, a part of the list, its next
 * page.
 * @returns undefined when they say something of their own.
 */
export function goneOn(
  reading: Reading,
  {
    earlier,
    me,
    today,
    day,
    ranked,
    claims,
    workloads = [],
    names,
  }: {
    earlier: About | undefined;
    me: PersonId;
    today: Day;
    day: Day | undefined;
    ranked: Ranked;
    claims: Sentence["claims"];
    workloads?: Slots["workloads"];
    names: NameIndex;
  },
): Next | undefined {
  const { text, words, meanings, found, unknown } = reading;
  const moment =
    earlier === undefined || found.length > 0 ? undefined : withMoment(earlier.says ?? "", text, words.length);
  if (moment !== undefined) return moment;
  // "Actually make that the 5th, he's tacked some holiday on the end".
  const before = earlier?.says ?? "";
  const isOfBefore = (one: FoundName) => isPointed(one) || one.candidates.some(({ id }) => before.includes(id));
  if (day !== undefined && found.every(isOfBefore) && moves.test(text)) {
    const moved = onDays(before, day, text, today);
    if (moved !== undefined) return moved;
  }
  // The answer to "GDAP at Contoso: until when?"
  const [, sets] = /^(set \S+: )gdap until$/.exec(before) ?? [];
  if (sets !== undefined && found.every(isPointed) && !text.includes("?")) {
    const onDay = day === undefined || day <= today || words.length > 6 ? undefined : `gdap until ${day}`;
    const until = accessSet(`GDAP approved ${text}`, today)?.says ?? onDay;
    if (until !== undefined) return { says: `${sets}${until}`, changes: true };
  }
  const standIn = otherDeputy(reading, before, me) ?? otherCover(reading, before);
  if (standIn !== undefined) return standIn;
  const isOfAge = /^claims\b/.test(earlier?.says ?? "") && waitedBy(text, today) !== undefined;
  if (earlier === undefined || unknown.length > 1 || words.length > (isOfAge ? mostOfAge : mostWords)) return undefined;
  if (ofDigest.test(text) && !/^(?:digest|why)\b/.test(earlier.says ?? "")) return undefined;
  const { list, from, customer, says = "", topic } = earlier;
  // "Cancel my leave in March" is no other day of the one that was told before.
  if (isCancelling(reading) || givesRest(reading)) return undefined;
  // "Patti, can you take the second one?"
  if (handsItOn(reading) || askedToHave(reading) !== undefined) return undefined;
  // "Which ones are those?", of whoever stands in.
  if (/^away\b/.test(says) && earlier.person !== undefined && asksWhose.test(text) && found.length === 0)
    return look(`gaps customers ${earlier.person === me ? "mine" : earlier.person}`);
  const place = placeIn(reading);
  const folds = words.map(({ fold }) => fold);
  const later = found.length > 0 ? undefined : laterPeriod(says, text, today);
  if (later !== undefined && !isPast.test(text) && (leads.test(text) || words.length <= 5)) return withDay(says, later);
  // "Without the low ones", of those before.
  const isLess = list !== undefined && filtersNamed(reading).some((word) => word.startsWith("without "));
  const shown =
    !found.every(isPointed) || (isLess && orderIn(text) !== undefined)
      ? undefined
      : listOn(text, words, { list, from, me });
  if (shown !== undefined) return look(shown);
  // "Without Adele's", of the list before.
  const except = exceptIn(reading);
  const waited = except === undefined || !chasesMany.test(text) ? undefined : waitedForOf(list, { text, me, names });
  if (except !== undefined && waited !== undefined && !/\bexcept\b/.test(waited))
    return look(`${whoseElse(waited, names)} except ${except.id}`);
  // "Everything critical, but skip Adele's" says itself which.
  const isOfList = filtersNamed(reading).length === 0;
  if (isOfList && except !== undefined && list !== undefined && found.every((one) => !hasCustomer(one)))
    return look(
      "claims" in list
        ? claimsExcept(list.claims, except.id, names)
        : listSays({ ...list, filter: { ...list.filter, whose: { kind: "except", person: except.id } } }, me),
    );
  // "The fifth one", of two; "give the first two to Megan", of none.
  const isOfRows = place !== undefined || (pointsAtMany(words) && actsOnRows.test(ranked[0]?.means ?? ""));
  if (list !== undefined && isOfRows && !found.some(isPointed)) {
    const isThere = place === undefined ? list.customers.length > 0 : list.customers.at(place.index) !== undefined;
    if (!isThere && !found.some(({ candidates: [one] }) => one?.kind === "customer")) return look(listSays(list, me));
  }
  if (folds.length <= 4 && folds.every((fold) => wonders.test(fold)) && folds.some((fold) => asksWhy.test(fold)))
    return topic === undefined || !/^(?:cpor|pal|access)$/.test(topic) ? undefined : look(`why ${topic}`);
  const [likeliest, next] = ranked;
  const claimed = claimsOn(
    { text, words, meanings, found },
    { says: list !== undefined && "claims" in list ? list.claims : says, workloads, today, names, claims, likeliest },
  );
  if (claimed !== undefined) return claimed;
  const stand = found.flatMap(({ candidates: [one] }) => (one?.kind === "person" ? [one.id] : []));
  const isOfCustomer = found.some((one) => one.candidates[0]?.kind === "customer" && !isPointed(one));
  const whole =
    day === undefined && (!isOfCustomer || /^because\b/i.test(text))
      ? completed(says, text, wordsOf(text).length, stand[0])
      : undefined;
  if (whole !== undefined) return whole;
  // "Alex should own that one", of a customer who is not added yet.
  const owner = found.length === 1 ? stand[0] : undefined;
  if (owner !== undefined && says.startsWith("add ") && (likeliest?.means === "assign" || leads.test(text)))
    return look(`${says.replace(/ owner \S+$/, "")} owner ${owner}`);
  const isOwn =
    !/^(?:gaps(?: \w+)?|show|todo|customers)$/.test(likeliest?.means ?? "") &&
    (next?.behind ?? 0) > clearly &&
    words.length > 3 &&
    !isLess;
  if (isOwn && !says.startsWith(likeliest?.means ?? "")) return undefined;
  // "Rejected because …, I'm getting a new one": why it was leads on nothing.
  const isLed = leads.test(reading.reason === "" ? text : text.slice(0, text.lastIndexOf(reading.reason)));
  const customers = found.filter(({ candidates }) =>
    candidates.some(({ kind, fit }) => kind === "customer" && fit !== "pointed"),
  );
  const [chosen, ...alike] = customers[0]?.candidates ?? [];
  // The answer to "which customer?": where it fits several, or none as it is written, the command asks which one.
  const { lacks } = earlier;
  if (lacks !== undefined && chosen !== undefined && found.length === 1 && isNameAlone(text, words, found)) {
    const isClear = alike.length === 0 && chosen.fit !== "near";
    const [named] = found;
    const written = text.slice(words[named?.from ?? 0]?.from, words[(named?.to ?? 0) - 1]?.to);
    return {
      says: `${lacks.command} ${isClear ? chosen.id : written} ${lacks.rest}`.trim(),
      changes: false,
    };
  }
  if (isLed && says.startsWith("why")) {
    const named = folds.length > mostOfTopic ? undefined : folds.flatMap((fold) => findWhy(fold)?.id ?? [])[0];
    const other = ranked.find(({ means, behind }) => means.startsWith("why ") && behind < asNear)?.means;
    if (named !== undefined || other !== undefined) return look(named === undefined ? (other ?? "") : `why ${named}`);
  }
  const named = (kind: Candidate["kind"]) =>
    found.flatMap(({ candidates }) =>
      candidates.filter((one) => one.kind === kind && one.fit !== "pointed").slice(0, 1),
    );
  const [otherCustomer, ...moreCustomers] = named("customer");
  const [person] = named("person");
  const written = filtersNamed(reading);
  // "Which of those can't wait?"
  const [, like] = /^gaps (\w+)$/.exec(likeliest?.means ?? "") ?? [];
  const filters = like === undefined || written.length > 0 ? written : [like];
  const isMine = meanings.some(({ meaning }) => meaning.kind === "mine");

  const isSame = onlyReads.test(says) || isSameOf(words, found, names, customer);
  // "And Coho to Patti", of two that are called so: which one is asked.
  if (
    isLed &&
    alike.length === 0 &&
    isSame &&
    otherCustomer !== undefined &&
    moreCustomers.length === 0 &&
    filters.length === 0
  )
    return withCustomer(says, customer, otherCustomer.id, person?.id);
  if (otherCustomer !== undefined) return undefined;
  if (isLed && person !== undefined && says.startsWith("assign ") && customer !== undefined)
    return { says: `assign ${customer} to ${person.id}`, changes: true };
  if (isLed && person !== undefined && says.startsWith("history ")) return look(`history ${person.id}`);
  const filter = list !== undefined && "filter" in list ? list.filter : undefined;
  if ((isLed || isLess) && filter !== undefined && (person !== undefined || isMine || filters.length > 0)) {
    const isPart = !asksForAll.test(text) && (filters.length === 0 || isLess || narrows.test(text));
    const kept = isPart ? wordsOfFilter(filter) : [];
    const chosen = filters.map((word) => (word === "ending" && day !== undefined ? `ending ${day}` : word));
    const which = [
      ...new Set([
        ...kept.filter(
          (part) =>
            part !== "all" && (part !== "customers" || chosen.length === 0) && !chosen.includes(`without ${part}`),
        ),
        ...chosen,
      ]),
    ];
    const whose = person?.id ?? (isMine ? "mine" : whoseSays(filter, me));
    // What has no owner is nobody's, where more is chosen of it.
    if (which.includes("unowned") && which.length > 1 && whose === "")
      return look(["gaps", ...which.filter((part) => part !== "unowned"), "nobody"].join(" "));
    const order = orderIn(text);
    const sorted = order === undefined || /^(?:owner|urgency)$/.test(order) ? [] : [`by ${order}`];
    const rest = sorted.length === 0 ? which : which.filter((part) => !part.startsWith("by "));
    return look(["gaps", ...rest, ...sorted, whose].filter((part) => part !== "").join(" "));
  }
  // "Teams as well", of a customer that was told of.
  if (
    isLed &&
    list === undefined &&
    customer !== undefined &&
    person === undefined &&
    (filters.length > 0 || claims !== undefined) &&
    !narrows.test(text) &&
    !/^(?:show|list|give|which|what|who)\b/i.test(text)
  )
    return look(`show ${customer}`);
  // "Until Monday instead"; a longer text that has a day says something else.
  const isOfDay = day !== undefined && !isPast.test(text) && (isLed || words.length <= 5) && !isOfMany(words);
  if (person === undefined && filters.length === 0 && isOfDay) return onDays(says, day, text, today);
  return undefined;
}

/** "Megan can't stand in after all, make it Lynne": the same days with somebody else, or with somebody still to be chosen. */
function otherDeputy({ text, words, found }: Reading, says: string, me: PersonId): Next | undefined {
  const [, days = "", deputy] = /^(away\b.* until \S+) deputy (\S+)$/.exec(says) ?? [];
  if (deputy === undefined || text.includes("?") || words.length > mostOfDeputies) return undefined;
  const people = found.flatMap(({ to, candidates: [one, ...others] }) =>
    one?.kind === "person" && others.length === 0 ? [{ id: one.id, after: text.slice(words[to - 1]?.to) }] : [],
  );
  const isUnable = people.some(({ id, after }) => id === deputy && cannot.test(after));
  const [other, ...more] = new Set(people.map(({ id }) => id).filter((id) => id !== deputy && id !== me));
  if (!isUnable || people.length < found.length || more.length > 0) return undefined;
  return other === undefined ? look(days) : { says: `${days} deputy ${other}`, changes: true };
}
const mostOfDeputies = 16;

/** "No, Patti instead", after a cover: the same customers and days. */
function otherCover({ text, words, found }: Reading, says: string): Next | undefined {
  const [, customers, person, days] = /^(cover .+ )@(\S+)( (?:from|until) .+)$/.exec(says) ?? [];
  const named = found.filter((one) => !isPointed(one));
  if (person === undefined || text.includes("?") || words.length > mostWords || !named.every(hasPerson))
    return undefined;
  const [others = [], ...more] = named
    .map(({ candidates }) => candidates.filter(({ id }) => id !== person))
    .filter((candidates) => candidates.length > 0);
  const [other, ...alike] = others;
  const isAlone = named.reduce((sum, { from, to }) => sum + to - from, 0) === words.length;
  if (other === undefined || alike.length + more.length > 0 || !(isAlone || insteadOf.test(text))) return undefined;
  return { says: `${customers}@${other.id}${days}`, changes: true };
}
const insteadOf = /\b(?:instead|make (?:it|that)|rather|better|not|i mean[t]?|can['’]?t)\b/i;
const cannot =
  /^(?: (?:is|has|will be)|['’]s)? (?:can['’]?t|can ?not|won['’]?t|will not|isn['’]?t|not|unable|no longer|doesn['’]?t|away|off(?! as\b)|ill|sick|busy|on (?:leave|holidays?|vacation))\b/i;

/** "Who was off last week" is no other end of what is due. */
const isPast = /\b(?:was|were|did|had|yesterday|ago|last (?:week|month|quarter|year))\b/i;

/** "All mine minus the snoozed": of all, and not of those before. */
const asksForAll =
  /^(?:(?:and|ok|okay|now|show|list|give|me|please)[, ]+)*(?:all|everything|every)\b(?= (?:of )?(?:the )?(?:mine|my|our|gaps?|customers?)\b)/i;

/** The list without whose it is. */
const whoseElse = (says: string, names: NameIndex): string =>
  says
    .split(" ")
    .filter((part) => part !== "mine" && names.byRef(part)?.kind !== "person")
    .join(" ");

/** Words beside the name that answers "which customer?". */
const besideName =
  /^(?:please|pls|thanks|thx|the|for|at|of|its|it|thats|customer|one|i|mean|meant|just|oh|ah|hm+|um|sorry)$/;

/** Whether it says a customer's name and nothing else. */
const isNameAlone = (text: string, words: readonly Word[], found: readonly FoundName[]): boolean =>
  !text.includes("?") && words.every(({ fold }, at) => isIn(found, at) || besideName.test(fold));
