/** What somebody wrote as the rules of what is meant see it, and what several of them make of it. Pure. */
import type { CustomerId } from "../../domain/customer/customer.ts";
import { dayWords } from "../../cards/kit/dates.ts";
import type { Day } from "../../domain/time/time.ts";
import { startsOn } from "./time/absence-days.ts";
import { findDay } from "./time/day.ts";
import { monthWord } from "./time/stretches.ts";
import { commanded } from "./decided.ts";
import { whenTold } from "./time/for-a-time.ts";
import { questionsIn } from "./reading/doubt.ts";
import type { Ranked } from "./reading/intents.ts";
import type { Candidate, NameIndex } from "./words/names.ts";
import { mostOptions } from "./write/offers.ts";
import { hasCustomer, hasPerson, readWords, type strangerIn, type FoundName, type Reading } from "./reading/reading.ts";
import type { Sentence, Telling, Understood } from "./reading/sentence.ts";
import { only, ruleOf, ruleOption, tokensOf } from "./wanted.ts";
import { givesItBack, inLetters, takerSaid, whyGivenUp } from "./reading/whose-now.ts";
import { wordsOf } from "./words/words.ts";

/** What somebody wrote, as its rules see it. */
export type Utterance = {
  reading: Reading;
  said: Sentence;
  names: NameIndex;
  /** The likeliest intents, and the first of them. */
  wanted: Ranked;
  first: string | undefined;
  /** It names a customer, or points at one. */
  isAboutOne: boolean;
  isAsking: boolean;
  /** Somebody who is named and whom nobody here knows, where no customer is. */
  stranger: ReturnType<typeof strangerIn>;
  /** Whether who writes may change whose a customer is; in a channel, or a manager who reads it there. */
  mayGive: boolean;
  mayBeGiven: boolean;
};

/** What one kind of message means; undefined where it is none of that kind. */
export type Rule = (message: Utterance) => Understood | undefined;

/** A command about what the message names. */
export const command = (means: string, { reading, said, names }: Utterance): Understood =>
  commanded(only(means), reading, said, names);

/** The likeliest of whom a name may mean. */
export const firstOf = ({ candidates: [one] }: FoundName): string | undefined => one?.id;

/** With the rule that is asked about beside what is told: "Teams at Contoso went in today, how long does it take?" */
export function withRule(told: Understood, said: Sentence, names: NameIndex): Understood {
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

/** Each customer that is named, or may be. */
export function customersNamed({ found }: Reading): readonly Candidate[] {
  const all = found.flatMap(({ candidates }) => candidates.filter(({ kind }) => kind === "customer"));
  return all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at);
}

/** Without whom it only asks about, or says that they are the writer's: "Contoso isn't mine. Fabrikam is." */
function withoutOwned(reading: Reading): Reading {
  const { text, words, found } = reading;
  const isOwned = ({ from, to }: FoundName): boolean => {
    const after = text.slice(words[to - 1]?.to);
    const before = found
      .filter((one) => one.to <= from)
      .reduceRight(
        (rest, one) => `${rest.slice(0, words[one.from]?.from)}C${rest.slice(words[one.to - 1]?.to)}`,
        text.slice(0, words[from]?.from),
      );
    return (
      isOwnStill.test(after) ||
      /^[^.!;?]*\?/.test(after) ||
      (iAmOn.test(before) && !/^[^.,;!?]*(?:\bno|\bnot|n['’]t)\b/.test(after))
    );
  };
  const kept = found.filter((one) => !isOwned(one));
  return kept.some(hasCustomer) ? { ...reading, found: kept } : reading;
}

/** "Contoso isn't mine, I'm on Fabrikam and Northwind". */
const iAmOn =
  /\bi(?:['’]m| am|['’]ll be| will be) (?:now |only |still )?(?:on|doing|looking after|responsible for) (?:C(?:,|,? and) )*$/i;
const isOwnStill = /^(?:['’]s| is| are)(?: still| indeed)?(?: mine| my customer)?\s*(?:[.,;!]|$)/i;

type Told = Pick<Utterance, "reading" | "said" | "names">;

/** Each sentence of it, read alone. */
const sentencesOf = ({ reading, said, names }: Told): readonly Reading[] =>
  reading.text.split(/(?<=[.!?])\s+/).map((text) => readWords({ ...said, text }, wordsOf(text), names));

const naming = (id: string) => (one: Reading) => customersNamed(one).some((each) => each.id === id);

/** "Contoso and Fabrikam aren't mine": each is given back, where that is confirmed; to whoever its sentence names, or all. */
function givenBack(reading: Reading, message: Told): Understood | undefined {
  const { me } = message.said;
  const all = customersNamed({ ...reading, found: reading.found.toSorted((one, other) => one.from - other.from) });
  const isClear = reading.found.filter(hasCustomer).every(({ candidates }) => candidates.length === 1);
  if (!isClear || all.length < 2 || all.length > mostOptions) return undefined;
  // "Contoso and Fabrikam go to Megan, and Litware to Patti."
  const sentences = sentencesOf(message).flatMap(({ text }) =>
    text.split(othersToOne).map((part) => readWords({ ...message.said, text: part }, wordsOf(part), message.names)),
  );
  const ofAll = takerSaid(reading, me);
  const later = endsLater(reading, message.said);
  const from = later !== undefined && "from" in later ? later.from : undefined;
  const now = from === undefined ? "" : ` now, not from ${dayWords(from, message.said.today)}`;
  const since = from === undefined ? "" : ` as of ${from}`;
  const takerOf = (id: string) => {
    const [there] = sentences.filter(naming(id));
    const isTo = there !== undefined && /^\W*C to @?P\W*$/.test(inLetters(there));
    const [to] = isTo ? there.found.filter(hasPerson).flatMap(({ candidates }) => candidates) : [];
    const own = to ?? (there === undefined ? undefined : takerSaid(there, me));
    const isOfOther =
      (there === undefined || !ofSame.test(there.text)) &&
      sentences.some((one) => one !== there && hasOne(one) && takerSaid(one, me)?.id === ofAll?.id);
    return own ?? (isOfOther ? undefined : ofAll);
  };
  const options = all.map(({ id, name }) => {
    const taker = takerOf(id);
    return taker === undefined
      ? { says: `unassign ${id} from ${me}${since}`, title: `give ${name} back${now}` }
      : {
          says: `unassign ${id} from ${me} to ${taker.id}${since}`,
          title: `give ${name} back${now} and suggest ${taker.name}`,
        };
  });
  return { outcome: "ask", options, together: true };
}
const othersToOne = /,? and (?=[^,.;!?]{2,60} to @?\p{Lu}[^\s,.;!?]*(?: \p{Lu}[^\s,.;!?]*)?[.!?]?$)/u;
const ofSame = /\b(?:s?he|they|him|her|them|also|too|both)\b/i;
const hasOne = ({ found }: Reading): boolean => found.some(hasCustomer);

/** "I can't keep up, with the Woodgrove migration. Contoso would be the one to give away": of the sentences that give one. */
function whereGiven(message: Told): Reading {
  const { reading, said } = message;
  const { text, found } = reading;
  if (customersNamed(reading).length < 2) return reading;
  if (/\b(?:neither|nor|too|also|either|same)\b/i.test(text)) return reading;
  const sentences = sentencesOf(message);
  if (sentences.length < 2) return reading;
  const wished = sentences.filter((one) => givesItBack(one, false));
  if (wished.length === 0 && !givesAway.test(text)) return reading;
  const giving =
    wished.length > 0
      ? wished
      : sentences.filter(
          (one) => givesAway.test(one.text) || isBare.test(inLetters(one)) || takerSaid(one, said.me) !== undefined,
        );
  const there = found.filter((one) => !hasCustomer(one) || one.candidates.some(({ id }) => giving.some(naming(id))));
  return there.some(hasCustomer) ? { ...reading, found: there } : reading;
}

/** "These aren't mine: Contoso. Fabrikam." */
const isBare = /^\W*(?:and )?C(?:,? (?:and )?C)*\W*$/i;
const givesAway =
  /\b(?:giv(?:e|ing)|hand(?:ing)?|pass(?:ing)?) (?:it )?(?:away|back|on|over)\b|\b(?:is|are)(?:n['’]t| not| no longer) mine\b/i;

/** That the customer is not the writer's, with who is to have it and from when, as far as that is said. */
export function notMineOf(message: Told): Understood {
  const { said, names } = message;
  const reading = withoutOwned(whereGiven(message));
  // "Please hand Contoso over to me", "Contoso went to Isaiah and came back to me".
  // "Once Contoso is no longer mine I'll have time for Fabrikam": neither is given back by that.
  if (keepsIt.test(said.text) || ifItEnds.test(inLetters(message.reading)))
    return withRule(tellingOf("done", reading), said, names);
  const several = givenBack(reading, message);
  if (several !== undefined) return several;
  const told = withRule(tellingOf("not-mine", reading), said, names);
  const taker = takerSaid(reading, said.me)?.id;
  if (told.outcome !== "told") return told;
  // "Contoso moved to Isaiah in October": that is over; "I got it in October, from 1 January Isaiah has it" is ahead.
  const ahead = said.text.replace(hasMoved, "");
  const from = startsOn(ahead, said.today, findDay(ahead, said.today));
  if (taker === undefined) {
    const later = endsLater(reading, said);
    const why = later === undefined ? whyGivenUp(reading, message.reading.found) : undefined;
    return { ...told, why, ...later };
  }
  return { ...told, taker, from, when: from === undefined ? whenTold(ahead) : undefined };
}

/** Whether it is only told of when it is no longer theirs. */
const ifItEnds = /\b(?:if|once|when(?:ever)?|(?<!\blook(?:s|ed|ing)? )after|as soon as|until|unless|while) C\b/i;

/** From when it is no longer the writer's, where that is still to come: "Contoso isn't mine from January". */
export function endsLater(reading: Reading, { text, today }: Sentence): { from: Day } | { when: string } | undefined {
  const lettered = inLetters(reading);
  // "I won't look after Contoso on Monday": that day alone.
  const isFrom = notTheirsThen.test(lettered) ? fromThen.test(text) : doesNotThen.test(lettered) && since.test(text);
  if (!isFrom || text.includes("?")) return undefined;
  const from = startsOn(text, today, findDay(text, today));
  const when = from === undefined ? whenTold(text) : undefined;
  return from !== undefined ? { from } : when === undefined ? undefined : { when };
}
const sinceWhen = "from|as of|starting|beginning|effective|after|once|as soon as";
const since = new RegExp(`\\b(?:${sinceWhen})\\b`, "i");
const fromThen = new RegExp(`\\b(?:${sinceWhen}|when|on|in)\\b`, "i");
const notNow =
  "(?:(?:is|are|am|will)(?: ?n['’]?t| not| no longer)|won['’]?t|['’](?:s|m) (?:not|no longer)|['’]ll (?:not|no longer)|no longer)(?: be)?";
const notTheirsThen = new RegExp(
  `(?<!\\p{L})(?:C(?:,? and C|, C)* ?${notNow} (?:mine|my (?:customer|client|account|responsibility))|i ?${notNow} (?:responsible for|in charge of|own|the owner of) C)(?!['’\\p{L}])`,
  "iu",
);
/** Not "I won't have Contoso finished". */
const doesNotThen = new RegExp(
  `(?<!\\p{L})i ?${notNow} (?:looking after|look after|have|handle) C(?=\\s*(?:[.,;!]|$)| (?:any ?(?:more|longer)|${sinceWhen})\\b)`,
  "iu",
);
const keepsIt = /\b(?:over|back|it|them|that) (?:to|on to|onto) me(?=\s*(?:[.,;!?]|$)|\s(?:please|again|now|and)\b)/i;
/** "It was given to Isaiah in October". */
const hasMoved = new RegExp(
  `(?<!\\b(?:be|being|get|gets|is|are) )\\b(?:took|taken|moved|went|gone|passed|handed|gave|given|transferred|switched)\\b[^.;!?]*\\b(?:in|since|back in|last) (?:the )?(?:${monthWord}|spring|summer|autumn|fall|winter|year|month|week)\\b`,
  "i",
);

/** They tell of a customer: its card is opened, and changes nothing by itself. */
export function tellingOf(what: Telling, reading: Reading, last?: CustomerId): Understood {
  const [one, ...others] = customersNamed(reading);
  if (others.length === 0) return { outcome: "told", what, customer: one?.id ?? last };
  const customers = customersNamed(reading)
    .slice(0, mostOptions)
    .map(({ id }) => id);
  return { outcome: "several", customers, same: false };
}
