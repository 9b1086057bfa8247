/**
 * What a message means by itself, whatever was said before: something is told, talked of, or wanted. The first rule that
 * fits decides; each is a kind of sentence that its likeliest intent alone would answer wrongly. Pure.
 */
import type { CustomerId } from "../../domain/customer/customer.ts";
import { onDay } from "../../cards/kit/dates.ts";
import { isTalk } from "../../cards/forms/talk.ts";
import { addDays, type Day } from "../../domain/time/time.ts";
import {
  answersThen,
  asksAgainLater,
  asksToBeReminded,
  asksToRemindAll,
  chasesMany,
  clausesOf,
  sparesWhom,
} from "./reading/asked-for.ts";
import { startsOn } from "./time/absence-days.ts";
import { findDays } from "./time/absence-days.ts";
import { besideHour, momentIn, timesIn } from "./time/clock.ts";
import { findDay, namedDays, periodEnd } from "./time/day.ts";
import { commanded, whenTold } from "./decided.ts";
import { hasToFindOut, questionsIn, statementsIn } from "./reading/doubt.ts";
import { tokens, type Ranked } from "./reading/intents.ts";
import { areAllLeftOut } from "./reading/left-out.ts";
import type { Candidate, NameIndex } from "./words/names.ts";
import { notKept } from "./not-kept.ts";
import { mostOptions, optionsFor, plainOption, spoken } from "./write/offers.ts";
import { isOnOneDay, statesIn, tellsOfClaims } from "./lists/asked-lists.ts";
import { listSays } from "./lists/list-on.ts";
import { restsForNow } from "./reading/for-now.ts";
import { areListed } from "./reading/slots.ts";
import { ofItself } from "./reading/of-itself.ts";
import { asksOwnerOf, asksReviewer } from "./reading/state-asked.ts";
import { givesRest } from "./reading/pointing.ts";
import { hasCustomer, hasPerson, readWords, strangerIn, type FoundName, type Reading } from "./reading/reading.ts";
import { isTold, type Option, type Sentence, type Telling, type Understood } from "./reading/sentence.ts";
import { asTable, only, ruleOf, ruleOption, rulesAsked, tokensOf, wantedBy, withoutCustomer } from "./wanted.ts";
import {
  areTheirsNow,
  asksWhetherToGive,
  givesItBack,
  asksThemToHave,
  handsItOn,
  inLetters,
  isPastOwner,
  offersToHave,
  passesItOn,
  swapsOwners,
  takerSaid,
  takesItOn,
  takesThemOff,
  isForATime,
} from "./reading/whose-now.ts";
import { newNameIn, saysGone } from "./write/write-changes.ts";
import { accessSet, subscriptionTold, tellsAccess } from "./told/access-told.ts";
import { ofGdap } from "./words/vocabulary.ts";
import { handsInAt } from "./told/claim-told.ts";
import { notAwayIn } from "./write/write-away.ts";
import { saysWrong } from "./told/answers-taken-back.ts";
import { plainlyStated, withoutFrame } from "./reading/plainly.ts";
import { isWish } from "./reading/request.ts";
import { wordsOf } from "./words/words.ts";

/** A message as its rules see it. */
type Message = {
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

type Rule = (message: Message) => Understood | undefined;

export function meantBy(reading: Reading, ranked: Ranked, said: Sentence, names: NameIndex): Understood {
  const wanted = wantedBy(reading, said, ranked);
  const isAboutOne = reading.found.some(hasCustomer);
  const message: Message = {
    reading,
    said,
    names,
    wanted,
    first: wanted[0]?.means,
    isAboutOne,
    isAsking: isQuestion(reading),
    stranger: isAboutOne ? undefined : strangerIn(reading),
    mayGive: said.manager !== false,
    mayBeGiven: said.manager === true || said.personal === false,
  };
  for (const rule of rules) {
    const meant = rule(message);
    if (meant !== undefined) return unlessAsked(meant, message);
  }
  return unlessAsked(asWanted(message), message);
}

/** "Megan is responsible for Contoso? I'll happily take Fabrikam": whose it is, is asked, and nothing given back. */
function unlessAsked(meant: Understood, message: Message): Understood {
  if (meant.outcome !== "told" || meant.what !== "not-mine" || asksWhetherToGive(message.said.text)) return meant;
  const { text } = message.said;
  const asked = text.split(/(?<=[.!?])\s+/).filter((one) => /\?\s*$/.test(one) && !isRequest.test(one));
  const told = asked.reduce((rest, one) => rest.replace(one, ""), text);
  const isAsked = asked.some((one) =>
    readWords({ ...message.said, text: one }, wordsOf(one), message.names).found.some(hasCustomer),
  );
  return isAsked && !saysOfIt.test(told) ? command("show", message) : meant;
}
const isRequest =
  /\b(?:can|could|may|might|will|would|shall|should|please|mind|possible|ok|okay|fine|alright)\b|\b(?:how|what) about\b|\bwhy (?:not|am|do)\b|\bdo i\b/i;
const saysOfIt = /\b(?:it|that|this|mine|hers|his|theirs|he|she|they|him|her|them)\b/i;

/** A command about what the message names. */
const command = (means: string, { reading, said, names }: Message): Understood =>
  commanded(only(means), reading, said, names);

/** "I shall be on holiday from Monday until Friday. Would it be possible not to send me any questions then?" */
const isAway: Rule = (message) => {
  const { said, first, reading } = message;
  if (reading.found.length === 0 && asksIfAway.test(said.text)) return command("covers", message);
  // "Lynne is back on Monday, right?" asks, and sets nothing.
  if (
    reading.found.length > 0 &&
    reading.found.every(hasPerson) &&
    asksIfSo.test(said.text) &&
    isAbsence.test(said.text)
  )
    return command("covers", message);
  if (reading.found.length === 0 && saysIsBack.test(said.text)) return command("back", message);
  // "I don't travel after all" names no customer whose name has that word.
  const notAway = notAwayIn(said.text);
  const written = ({ from, to }: FoundName): string =>
    said.text.slice(reading.words[from]?.from, reading.words[to - 1]?.to);
  if (notAway !== undefined && reading.found.every((one) => notAway.includes(written(one))))
    return { outcome: "ask", options: [{ says: "away off", title: "cancel your absence" }] };
  const isAboutOne = reading.found.some((one) => hasCustomer(one) && one.candidates[0]?.fit !== "pointed");
  const isElse =
    first === undefined || /^(?:away|settings|hours|stop|ask|waiting|digest|deliveries|cant|chat|need)$/.test(first);
  const tells = isElse && !isAboutOne && ownAbsence.test(said.text) && findDay(said.text, said.today) !== undefined;
  return tells ? command("away", message) : undefined;
};
/** "Don't give Contoso to Megan until Friday"; "she has it until Friday to send the proof", which is her deadline. */
const isNotLent =
  /(?:\b(?:not|never)|n['’]t) (?:yet )?(?:give|assign|hand|move|pass|let|leave|lend|transfer)\b|\b(?:until further notice|next (?:week|month)|and then to|longer than|(?:days|weeks|months) (?:now|already)|for good)\b|\b(?:until|till|by) [^.,;!?]{2,24} to (?!@|me\b|us\b|him\b|her\b|them\b)\p{L}{3,}/iu;
/** "Take me off Contoso, Megan has it until Friday": what a deputy is, and on which days, is said; nobody has it for good. */
const isLent: Rule = ({ reading, said, names, isAsking, mayGive }) => {
  const [customer, ...others] = customersOf(reading);
  const one = customer ?? names.byRef(said.earlier?.customer ?? "");
  const [person, ...more] = reading.found
    .flatMap(({ candidates: [each] }) => (each?.kind === "person" ? [each] : []))
    .filter(({ id }) => isForATime(reading, id));
  const isOpen = one === undefined || person === undefined || others.length + more.length > 0;
  // "Unassign Contoso, Megan looks after it until Friday": it is hers now.
  const isHers = said.isNamed && /^unassign\b/i.test(said.text);
  if (isOpen || isHers || isNotLent.test(said.text) || (isAsking && asksIfIs.test(said.text))) return undefined;
  const deputy = { says: `set ${one.id}: deputy ${person.id}`, title: `make ${person.name} the deputy of ${one.name}` };
  const assign = { says: `assign ${one.id} to ${person.id}`, title: `assign ${one.name} to ${person.name}, for good` };
  const options = mayGive ? [assign] : [];
  const { from, until } = findDays(said.text, said.today);
  // "Maybe Megan should cover Contoso while Adele is away, but only for claims": not for a press at once.
  if (isOpenLent.test(said.text))
    return { outcome: "run", says: `show ${one.id}`, guess: undefined, ignored: [], instead: [deputy, ...options] };
  if (until === undefined || until <= said.today) return { outcome: "ask", options: [deputy, ...options] };
  const says = `${deputy.says}${from === undefined ? "" : ` from ${from}`} until ${until}`;
  return { outcome: "run", says, guess: undefined, ignored: [], instead: options };
};
const isOpenLent =
  /\b(?:maybe|perhaps|possibly|i (?:think|guess|believe|heard)|(?:said|says|thinks?|heard|suggest(?:s|ed)|propose[sd]?)\b|or so\b|apparently|if\b|unless|only (?:for|with|the)\b|just (?:for the|the)\b)/i;
const asksIfIs = /\b(?:who|whose|does|is it|did|was|why|how long)\b/i;
const asksIfAway =
  /^(?:[^.!?]{1,20}, )?am i (?:\p{L}+ ){0,2}(?:away|absent|off|out of office|on (?:leave|holiday|vacation))\b[^.!;]*$/iu;
const asksIfSo = /,? (?:right|correct|true|yes|no|(?:is|are|was|will)n['’]?t (?:he|she|they)) ?\?\W*$/i;
const isAbsence =
  /\b(?:back|away|absent|(?:off|out|in)(?! (?:the|a|an|our|my|his|her|their|your|to)\b)|on (?:holidays?|leave|vacation))\b/i;
const saysIsBack = /^(?:\p{L}+[,!.]? )?i am back(?: (?:again|now|early))?[.! ]*$/iu;
const ownAbsence =
  /(?:^|[.!?] )(?:[^.!?]{1,20}, )?i(?:['’]m| am|['’]ll be| will be| shall be) (?:on (?:\p{L}+ )?(?:holidays?|leave|vacation)|away|off|out of (?:the )?office)\b|(?:^|[.!?] )i(?:['’]ve got| have(?: got)?) an? (?:\p{L}+(?:['’]s)? )?(?:appointment|check-?up|operation|surgery)\b(?! (?:with|at)\b)(?![^.!?]*[.!?]\s*\S)/iu;

/** "Hm, wait": nobody is waited for. */
const pauses: Rule = ({ said: { text } }) => (waits.test(text) ? { outcome: "talk", what: "chat" } : undefined);
const waits =
  /^(?:(?:hm+|oh|uh|er|erm|no|ok)\b[ ,.…]{1,4}){0,2}(?:wait|hold on|hang on|just a moment|one moment)(?: (?:a|one) (?:sec(?:ond)?|moment|minute))?(?:,? (?:please|pls))?[ .,!…]{0,4}$/i;

/** "Can you stop nagging me until Wednesday? I'm at the Trey Research workshop": whoever writes wants no messages till then. */
const wantsPeace: Rule = (message) => {
  const { said, reading } = message;
  const until = periodEnd(said.text, said.today) ?? findDay(said.text, said.today);
  const [asked = "", object] = peace.exec(said.text) ?? [];
  // "Don't message me before ten, and I'm away on Monday": an hour, which is every day's.
  const [clause = ""] = /^[^,;.!?]*/.exec(said.text.slice(said.text.indexOf(asked))) ?? [];
  if (asked === "" || clause.search(besideHour) >= 0 || atHour.test(clause)) return undefined;
  // "Leave me alone except for Contoso": neither are they away, nor is Contoso what is to be silent.
  if (reading.found.some(hasCustomer) && areAllLeftOut(reading)) return { outcome: "talk", what: "stop" };
  // "Snooze Contoso, so please no reminders until January".
  const isOfOne = reading.found.some(hasCustomer) && /\b(?:snooze|mute|silence|park)\b/i.test(said.text);
  if (object !== undefined || isOfOne || until === undefined || until <= said.today) return undefined;
  // "They said leave me alone until March": a customer wants it.
  if (isReported.test(said.text.slice(0, said.text.indexOf(asked)))) return command("snooze", message);
  if (reading.found.some((one) => hasPerson(one) && firstOf(one) !== said.me)) return undefined;
  // The form has the day, and asks who stands in.
  const last = /^before$/i.test(untilWhat.exec(said.text)?.[1] ?? "") ? addDays(until, -1) : until;
  return { outcome: "run", says: `away until ${last}`, guess: undefined, ignored: [] };
};
/** "Stop pinging me at seven in the morning": no day either. */
const atHour =
  /\b(?:at|around) (?:\d{1,2}(?::\d\d)?|five|six|seven|eight|nine|ten|eleven|twelve)(?: ?(?:am|pm|o['’]?clock))?(?! ?(?:st|nd|rd|th|%|\d))\b/i;
const isReported =
  /\b(?:they|he|she|it|customers?|clients?|contact|boss|admin|cto|cio|ceo)(?:['’]ve| has| have)? (?:just )?(?:said|says?|told|tells?|asked|asks?|wrote|writes?|wants?|wanted|replied|answered|goes|went)\b[^.?!]{0,30}$/i;
const peace =
  /\b(?:(?:stop|quit|pause|no more) (?:nagging|bugging|bothering|pestering|chasing|messaging|writing|pinging|reminding|asking|disturbing)(?: (?:to|from))? me|(?:don['’]?t|do not) (?:nag|bug|bother|pester|chase|message|ping|disturb|write to|write) me|(?:no|stop the|pause the|pause my|hold my) (?:messages|reminders|pings|nagging)(?: (?:for|to) me)?|leave me (?:alone|in peace|be)|(?:give|allow) me (?:some |a bit of )?(?:peace|quiet|a break|a rest)|(?:give|leave) me a (?:break|rest)|mute me|hold (?:off|back) (?:on )?(?:messaging|reminding|nagging) me)\b(?: (?:with|by)? ?(?:messages|questions|reminders|these))?(?: (?:please|pls|now|for now))*( (?:about|on|for|with|of|regarding|re) (?!now\b|(?:a|the|this|next|one|two|three|\d+|some) (?:\w+ )?(?:days?|weeks?|months?|while|hours?|week|month|holidays?)\b|\d|mon|tue|wed|thu|fri|sat|sun|until|till))?/i;

/** "Welcome to the team. Could you tell us what you can do for us and what you expect from each of us?" */
const introduces: Rule = (message) => {
  const { said, reading } = message;
  if (!introduction.test(said.text) || reading.found.length > 0 || said.isNamed) return undefined;
  if (!asksWhatIsNeeded.test(said.text)) return message.first === "purpose" ? undefined : command("help", message);
  return { outcome: "talk", what: "need", instead: [{ says: "help", title: "what I can do" }] };
};
const introduction =
  /\b(?:introduce yourself|what (?:can you|you can|do you|you)(?: actually)? (?:do|offer)(?: for (?:us|me|everybody|everyone))?(?= ?(?:[.?!,;]|$|and\b|so\b|in\b|here\b))|what (?:we|i|everybody|everyone) can expect from you|what (?:you are|you['’]re|are you) (?:here )?for\b|what your purpose is|how you work(?= ?(?:[.?!,;]|$|and\b)))/i;
const asksWhatIsNeeded =
  /\b(?:need|want|expect\w*) (?:from|of) (?:(?:each|all|every one) of )?(?:me|us|everybody|everyone)\b|\b(?:i|we|they|everybody|everyone) (?:have|has|need|needs|am supposed|are supposed) to do\b/i;

/** "Remind me at 3 to do the PAL there": of a customer, whatever is to be done. */
const remindsOfOne: Rule = (message) => {
  const { found } = message.reading;
  const isOfOne = new Set(found.filter(hasCustomer).map(firstOf)).size === 1 && !found.some(hasPerson);
  return asksToBeReminded(message.said.text) && isOfOne ? command("later", message) : undefined;
};

/** "Would it be all right if you asked me again tomorrow?" */
const comesAgain: Rule = (message) => {
  const { text, today } = message.said;
  const isOfSome = message.reading.found.some((one) => hasPerson(one) && firstOf(one) !== message.said.me);
  // "For VanArsdel I don't know yet, can you ask me again on Monday?", which whoever writes cannot see: of no other one.
  const isAhead = findDay(text, today) !== undefined;
  // "I'll answer them right now".
  const isLater = isAhead && [findDay(text, today) ?? today, ...namedDays(text, today)].some((day) => day > today);
  if (isOfSome || message.stranger !== undefined || !(asksAgainLater(text) ? isAhead : answersThen(text) && isLater))
    return undefined;
  return command("later", message);
};

/** "Please do not send anything to Megan until Tuesday, she is in hospital": asked about, as it may be meant otherwise. */
const givesPeace: Rule = (message) => {
  const { found, text, words } = message.reading;
  const isOfOne = found.some(
    (one) => hasPerson(one) && sparesWhom(text.slice(0, words[one.from]?.from), text.slice(words[one.to - 1]?.to)),
  );
  const [, word = "", until] = untilWhat.exec(text) ?? [];
  if (!isOfOne || message.isAboutOne || until === undefined) return undefined;
  const { today } = message.said;
  const day = findDay(until, today);
  if (day === undefined) return undefined;
  if (word.toLowerCase() === "before") {
    const [one, ...others] = found.filter(hasPerson).map(firstOf);
    // "Before Tuesday" is until the day before.
    const says = `away ${one ?? ""} until ${addDays(day, -1)}`;
    const option = { says, title: spoken(says, message.names, today) };
    return one === undefined || others.length > 0 || day <= today ? undefined : { outcome: "ask", options: [option] };
  }
  const meant = command("away", message);
  if (meant.outcome !== "run") return meant;
  const { says, instead } = meant;
  return { outcome: "ask", options: [{ says, title: spoken(says, message.names, message.said.today) }], instead };
};
/** What it is until, and the first words after it: a day, and not "until the PAL is linked on Friday". */
const untilWhat =
  /\b(until|till|before) ((?:(?:at least|the|end|beginning|start|middle|of|on|this|next|coming|after|first) ){0,6}[^\s,;!?]+(?: [^\s,;!?]+)?)/i;

/** "Can you remind them please, but not Isaiah": of no one customer. */
const remindsAll: Rule = ({ reading, said, names }) => {
  const isOfOne = reading.found.some((one) => hasCustomer(one) && one.candidates[0]?.fit !== "pointed");
  if (!asksToRemindAll(said.text) || isOfOne) return undefined;
  const people = reading.found.filter(hasPerson);
  // "ask all owners about PAL": no customer's name.
  const meant = commanded(only("ask"), { ...reading, found: people }, { ...said, isNamed: false }, names);
  if (meant.outcome !== "run" || !/\bclaims\b/i.test(said.text)) return meant;
  // "Ask them for the status of their pending claims": what is on record of these already.
  const states = statesIn(said.text).filter((word) => word !== "all");
  const lists = people.map((one) => {
    const says = ["claims", ...(states.length === 0 ? ["all"] : states), firstOf(one)].join(" ");
    return { says, title: spoken(says, names, said.today) };
  });
  return { ...meant, also: [...(meant.also ?? []), ...lists] };
};

/** "Contoso is no longer a customer of Megan", "take Megan off Contoso": it is somebody else's. */
const takesFrom: Rule = (message) => {
  const { reading, said, mayGive } = message;
  if (!takesThemOff(reading) && (!isPastOwner(reading) || message.isAsking)) return undefined;
  const isOwn = reading.found.some(({ candidates: [one] }) => one?.id === said.me);
  return command(mayGive || said.personal === false || isOwn ? "unassign" : "show", message);
};

/** "Make that one mine to do", after a customer's card. */
const takesOver: Rule = (message) => {
  const { reading, said, mayGive, isAboutOne } = message;
  if (!takesItOn(reading) || !isAboutOne) return undefined;
  return command(mayGive || said.personal === false ? "assign" : "show", message);
};

/** "Can we put that one on Adele?", after a customer's card; which one is asked where none was talked of. */
const handsOver: Rule = (message) => {
  const { reading, said, mayGive, isAboutOne } = message;
  if (!handsItOn(reading)) return undefined;
  return isAboutOne && !mayGive && said.personal === true ? notMineOf(message) : command("assign", message);
};

/** "Lynne, can you take Contoso?": hers where a manager presses it. */
const asksColleague: Rule = ({ reading, names, said: { today } }) => {
  const [customer, ...others] = customersOf(reading);
  const person = reading.found.find(hasPerson);
  if (customer === undefined || others.length > 0 || person === undefined || !asksThemToHave(reading)) return undefined;
  const says = `assign ${customer.id} to ${firstOf(person)}`;
  return { outcome: "ask", options: [{ says, title: spoken(says, names, today) }] };
};

/** "Isaiah will take over Contoso from Monday, he knows their CIO", of its owner. */
const passesOn: Rule = (message) => {
  const { reading, said, isAboutOne, mayGive } = message;
  const isOwners = isAboutOne && !mayGive && said.personal === true;
  const text = said.text.replace(isThatFine, "");
  const isPassed = text.includes("?") ? asksWhetherToGive(text) : passesItOn(reading, said.me);
  return isOwners && isPassed ? notMineOf(message) : undefined;
};

/** "Adele takes over Contoso, ok?" */
const isThatFine =
  /(?:,| [–—-]|[.;]) (?:(?:is|would) (?:that|this|it)(?: be)? )?(?:ok(?:ay)?|fine|all ?right|alright|good)(?: (?:with|for|by) (?:you|everyone|all|everybody))?\s?\?/i;

/** "Contoso and Fabrikam are Patti's now", "swap Contoso and Fabrikam between Megan and Isaiah". */
const changesOwners: Rule = (message) => {
  const { reading, said, mayGive } = message;
  const isSwapped = customersOf(reading).length === 2 && swapsOwners(reading);
  if (!isSwapped && !areTheirsNow(reading)) return undefined;
  return mayGive || said.personal === false || isSwapped ? command("assign", message) : notMineOf(message);
};

/** "New customer Contoso, I'll look after it", where it is here already. */
const takesNew: Rule = (message) => {
  const { reading, said, mayGive } = message;
  const [one, ...others] = customersOf(reading);
  const isTold = one !== undefined && one.fit !== "pointed" && others.length === 0 && !message.isAsking;
  const isTaken = isTold && tellsOfNew.test(said.text) && looksAfter.test(said.text) && !reading.found.some(hasPerson);
  return isTaken && (mayGive || said.personal === false) ? command("assign", message) : undefined;
};
const tellsOfNew =
  /\b(?:new (?:customer|client|account)|we(?:['’]ve| have)? (?:just )?(?:won(?! (?:\S+['’]s|the|our|that|their|an?) (?:\p{L}+ )?(?:approval|claim|dispute|appeal|case|argument))|signed(?: up)?|onboarded))\b/iu;
const looksAfter =
  /\bi(?:['’]ll| will|['’]m| am| can)? (?:look(?:ing)? after|tak(?:e|ing)|own|handl(?:e|ing)|do|have) (?:it|them|that|this)\b(?! (?:to|off|away|out|back|up)\b)|\b(?:it|they|that)(?:['’]s| is|['’]re| are|['’]ll be| will be) mine\b/i;

/** "Take Contoso off my list". */
const givesBack: Rule = (message) => {
  const { reading, mayGive, isAboutOne } = message;
  if (!givesItBack(reading, mayGive) || !isAboutOne) return undefined;
  return mayGive ? command("unassign", message) : notMineOf(message);
};

/** "Skip Contoso just yet", "leave it off the list for now": it is neither given back nor offboarded. */
const restsAWhile: Rule = (message) =>
  message.isAboutOne && restsForNow(message.reading) ? command("snooze", message) : undefined;

/** "Contoso to Megan and the rest to Alex", of a list. */
const giveRest: Rule = (message) =>
  givesRest(message.reading) && message.isAboutOne && message.mayGive && message.said.earlier?.list !== undefined
    ? command("assign", message)
    : undefined;

/** "Trey Research told me that they have signed with another partner, could you take them off the list?" */
const hasLeft: Rule = ({ reading, said, names, isAboutOne }) => {
  const { workloads = [], text } = said;
  const [one, ...others] = customersOf(reading);
  if (!isAboutOne || one === undefined || others.length > 0 || workloads.length > 0) return undefined;
  if (ofWork.test(text) || assignsIt.test(text)) return undefined;
  const left = plainlyStated(text)
    .split(/(?<=[.;!])\s|,? (?=so )/)
    .find((one) => saysGone(one) || leftUs.test(one));
  if (left === undefined) return undefined;
  const told = left.replace(heard, "");
  const asWritten = reading.found.map(({ from, to }) =>
    text.slice(reading.words[from]?.from, reading.words[to - 1]?.to),
  );
  const says = asWritten.some((written) => written !== "" && told.includes(written)) ? told : `${one.name}: ${told}`;
  return commanded(
    only("set"),
    readWords({ ...said, text: says }, wordsOf(says), names),
    { ...said, text: says },
    names,
  );
};
const leftUs =
  /\bleft us\b(?! (?:an?|some|to|with|in|no|the|out|alone|behind|hanging|waiting|hoping|wondering|guessing|high|standing|stuck|stranded|little|nothing)\b)/i;
const heard = /\b(?:(?:has|have) )?(?:told|informed) (?:me|us)(?: \p{L}+){0,3}? that they\b/iu;
const assignsIt = /\b(?:assign|owner|(?:take|hand) (?:it|them) over)\b/i;
const ofWork = /\b(?:claims?|rejection|rejected|dispute|project|roll-?out|pal|azure|cpor)\b/i;

/** "Contoso changed its name to Contoso Group on 1 November". */
const isRenamed: Rule = (message) => {
  const { text, workloads = [] } = message.said;
  const isOne = message.isAboutOne && !message.isAsking && workloads.length === 0;
  return isOne && renames.test(text) && newNameIn(text) !== undefined ? command("set", message) : undefined;
};
const renames =
  /\b(?:(?:has|have|was|were|been|got|is|are) (?:just |now )?renamed|(?:is|are) now called|changed (?:its|their) (?:company )?name)\b/i;

/** "The GDAP of Contoso was extended until 30 November 2028". */
const setsAccess: Rule = (message) => {
  const { reading, said } = message;
  if (!message.isAboutOne || accessSet(said.text, said.today) === undefined) return undefined;
  const [one, ...others] = customersOf(reading);
  if (one === undefined || others.length > 0) return command("set", message);
  // "… and PAL is linked", "… The Teams claim went in yesterday": what else is told is a press away.
  const parts = said.text.split(/(?<=[,;.!])\s|\s(?=(?:and|but|while)\s)/);
  const told = parts.filter((part) => !tellsAccess(part) && said.tells?.(part) !== undefined);
  const rest = told.length === 0 ? said.text : parts.filter((part) => !told.includes(part)).join(" ");
  const set = accessSet(rest, said.today);
  if (set === undefined) return undefined;
  // Of one, "won't" and "not" in it are part of what is told.
  const options = [{ says: `set ${one.id}: ${set.says}`, title: `${one.name}: ${set.title}` }];
  return { outcome: "ask", options, tells: told.map((text) => ({ customer: one.id, text })) };
};

/** "Could you please note that Contoso has 420 seats now?": that is kept, and no note is. */
const notesSeats: Rule = (message) =>
  message.isAboutOne && seatsNoted.test(message.said.text) ? command("set", message) : undefined;
const seatsNoted =
  /\b(?:note|record|remember|save|write|put)\b(?: \p{L}+)?(?: that|:) [^.?!]{0,80}\b(?:has|have|is at|are at) (?:now )?\d[\d., ]{0,8} (?:paid )?seats\b/iu;

/** "Would once a week be enough for Contoso?": until when, the form asks, or it says what comes of itself. */
const wantsLess: Rule = (message) => {
  const { reading, said, first } = message;
  const [one, ...others] = customersOf(reading);
  // Of none, when messages come is all there is to say.
  if (one === undefined && reading.found.length === 0 && isEnough.test(said.text))
    return { outcome: "talk", what: "when" };
  if (one === undefined || others.length > 0 || said.personal === false || !lessOften.test(said.text)) return undefined;
  return /^(?:stop|later|snooze|settings|hours|digest|hear|cant|chat|ask|show)$/.test(first ?? "chat")
    ? { outcome: "run", says: `later ${one.id}`, guess: undefined, ignored: [] }
    : undefined;
};
const isEnough =
  /^\W*(?:(?:and|but|so),? )?(?:(?:would|will|is|is ?n['’]?t|would ?n['’]?t)(?: it be enough (?:if|to)[^.?!]{0,30})? (?:once|twice) (?:a|per|every) (?:week|fortnight|month)(?: not)?(?: be)? (?:enough|fine|ok|okay|sufficient)|(?:can|could) you ask (?:me |us )?(?:only )?(?:once|twice) (?:a|per|every) (?:week|fortnight|month)|(?:do|must) you (?:really )?(?:have to )?(?:ask|write|message)(?: me| us)? (?:so|that|this) often)\W*$/i;
const lessOften =
  /\b(?:less (?:often|frequently)|(?:not|n['’]t) (?:so|that|as) (?:often|frequently|many (?:messages|reminders|questions|mails))|fewer (?:messages|reminders|questions)|(?:only |just |be )?(?:once|twice) (?:a|per|every) (?:week|fortnight|month) (?:be (?:enough|fine)|is enough|would|will|for)|only (?:once|twice) (?:a|per) (?:week|fortnight|month)|would (?:once|twice) (?:a|per) (?:week|fortnight|month))\b/i;

/** "I can't answer your questions about Contoso before Friday": the questions come then, and no gap is put off. */
const answersLater: Rule = (message) => {
  const { text, today } = message.said;
  const isLater = message.isAboutOne && cannotAnswer.test(text) && findDay(text, today) !== undefined;
  return isLater ? command("later", message) : undefined;
};
const cannotAnswer =
  /(?:\b(?:not|unable|cannot)|n['’]t)(?: (?:be )?(?:able|possible)(?: for me)? to| yet| really|)(?: \p{L}+){0,1} (?:answer|reply|respond|complete|fill in)\b[^.;!?]*\b(?:before|until|till)\b|\bi (?:will |would )?need (?:some time )?(?:until|till)\b[^.;!?]*\bto (?:answer|reply|respond|complete|fill in)\b/iu;

/** "Leave Contoso out and show me all the others of mine", "gaps without Contoso"; "without Contoso", of the list before. */
const listsOthers: Rule = (message) => {
  const { reading, said, names } = message;
  const { found, text, words } = reading;
  const { list } = said.earlier ?? {};
  const isLeft = ({ from, to }: FoundName) => {
    const before = text.slice(0, words[from]?.from);
    return leavesIt.test(before) || (takesOut.test(before) && /^ (?:out|aside)\b/i.test(text.slice(words[to - 1]?.to)));
  };
  const left = found
    .filter((one) => hasCustomer(one) && one.candidates[0]?.fit !== "pointed")
    .toSorted((one, other) => one.from - other.from);
  const areLeft = left.some(isLeft) && left.every((one) => isLeft(one) || areListed(reading, left));
  const isOfList = list !== undefined && "filter" in list && (asksForOthers.test(text) || onlyLess.test(text));
  const isAsked = asksForOthers.test(text) || isOfGaps.test(text) || isOfList;
  if (left.length === 0 || !isAsked || !areLeft) return undefined;
  const meant =
    isOfList && !isOfGaps.test(text)
      ? command("gaps", { ...message, reading: { ...reading, found: [], meanings: [] } })
      : command("gaps", { ...message, reading: { ...reading, found: found.filter((one) => !hasCustomer(one)) } });
  if (meant.outcome !== "run") return meant;
  const all = isOfList && !isOfGaps.test(text) ? listSays(list, said.me) : meant.says;
  const without = left.flatMap(({ candidates }) => candidates.map(({ id }) => ` without customer:${id}`)).join("");
  const says = all.replace(/^gaps\b/, `gaps${without}`);
  return { ...meant, says, guess: spoken(says, names, said.today), ignored: [] };
};
/** It takes somebody out of a list, and says no more. */
const onlyLess =
  /^(?:(?:and|ok|okay|now|please|pls|just|but|the same|same|those|them|show|me)[, ]+)*(?:(?:without|exc?ept(?: for)?|minus|apart from|besides|other than) [^?!;]{1,60}|(?:leave|keep|take) [^?!;]{1,60} (?:out|aside)\b[^?!;]{0,10})[.!?]*$/i;
const takesOut = /\b(?:leav(?:e|ing)|keep(?:ing)?|tak(?:e|ing)) $/i;
const isOfGaps =
  /^(?:(?:please|pls|ok|and|now|can you|could you|just)[, ]+)*(?:(?:show|list|give)(?: me)? )?(?:(?:the|all|my|our|open|critical|high|urgent) )*(?:gaps|list|deadlines)\b/i;
const asksForOthers =
  /\b(?:show|list|give|see|which|what)\b[^.;!?]*\b(?:(?:the|all|my) (?:others?|rest|remaining)|all (?:of )?(?:my|our|the)|else|everything)\b/i;
const leavesIt =
  /\b(?:leav(?:e|ing)(?: out)?|apart from|without|besides|exc?ept(?: for)?|minus|other than|skip|ignore) (?:the )?$/i;

/** "Offboard Contoso pls", "put Contoso on hold, Fabrikam is buying them": of those that the order names. */
const silences: Rule = (message) => {
  const { reading, said, isAboutOne } = message;
  const order = [ordersEnd, ordersPause].map((one) => one.exec(said.text)?.[0]).find((one) => one !== undefined);
  if (order === undefined || !isAboutOne) return undefined;
  const ends = order.length + said.text.slice(order.length).search(/[,;:.!?]\s|\s[–—-]\s|\b(?:because|since|as)\b|$/);
  const found = reading.found.filter((one) => !hasCustomer(one) || (reading.words[one.from]?.from ?? 0) < ends);
  return found.some(hasCustomer) ? command("set", { ...message, reading: { ...reading, found } }) : undefined;
};

/** "Unsnooze Contoso and Fabrikam", "sorry, Contoso should not be snoozed". */
const wakes: Rule = (message) => {
  const isOrder = endsSnooze.test(message.said.text) && message.isAboutOne;
  return isOrder && !message.said.text.includes("?") ? command("unsnooze", message) : undefined;
};
const endsSnooze =
  /^(?:(?:please|pls|kindly|ok|oh|no|and|so|then|just|can you|could you)[, ]+)*(?:un-?(?:snooz|mut)(?:e|ing)\b|(?:cancel|end|lift|stop) the snooz(?:e|es|ing) (?:of|for|on|at)\b)|\b(?:(?:should|must|need)(?:n['’]t| not) (?:(?:to )?be|have been)|(?:was|were|is|are|got|been) (?:not (?:to|meant to|supposed to) be|wrongly|accidentally|mistakenly)) (?:snoozed|muted|on snooze|asleep)\b|\b(?:snoozed|muted) (?:by (?:mistake|accident)|wrongly|accidentally)\b/i;

/** "VanArsdel -> @Megan Bowen". */
const followsArrow: Rule = (message) =>
  arrow.test(message.said.text) && message.isAboutOne && message.reading.found.some(hasPerson) && !message.isAsking
    ? command("assign", message)
    : undefined;

/** "Isn't Coho Vineyard the same as Alex's Coho?" */
const compares: Rule = ({ reading }) => {
  const customers = comparedIn(reading);
  return customers && { outcome: "several", customers, same: true };
};

/** "Owner of Contoso": nobody is to be it. */
const asksOwner: Rule = (message) => {
  const { reading, said, isAboutOne, stranger } = message;
  if (!asksOwnerOf.test(said.text) || reading.found.some(hasPerson)) return undefined;
  const [, name = ""] = /\bowner (?:of|for|at) ([^?!]+)/i.exec(said.text) ?? [];
  return isAboutOne ? command("show", message) : shown(stranger?.name ?? name.trim());
};

/** "Nothing should be open for Contoso and Fabrikam, could you check both?", "which of the two Adatum customers is mine?" */
const checksSome: Rule = ({ reading: plain, said, names }) => {
  const { text } = said;
  // Names after "because" are read as well.
  const whole = { ...said, text: text.replace(/\bbecause\b/gi, "so     ") };
  const reading = isBeside.test(text) ? readWords(whole, wordsOf(whole.text), names) : plain;
  const places = reading.found.filter(hasCustomer);
  const all = new Set(places.flatMap(({ candidates }) => candidates.map(({ id }) => id)));
  const isWhich = places.length === 1 && whichIsTheirs.test(text);
  const areMeant =
    places.length > 1 &&
    places.every(({ candidates }) => candidates.length === 1) &&
    (checks.test(text) || isBeside.test(text));
  return all.size > 1 && all.size <= mostOptions && (isWhich || areMeant)
    ? { outcome: "several", customers: [...all], same: false }
    : undefined;
};
const checks =
  /\b(?:check|look (?:at|into|up)|see|verify|make sure)\b[^.?!]{0,30}\b(?:both|them|these|those|each|all|(?:that )?nothing|(?:if|whether) (?:any|every)thing)\b|\b(?:certain|sure|see|know|check)\b[^.?!]{0,20}\b(?:nothing|(?:if|whether) any ?thing) is (?:still )?(?:open|missing|left|outstanding)\b|^\W*(?:(?:please|can you|could you|and) )*compare\b|\b(?:vs|versus|compared (?:to|with|against))\b/i;
/** "Can you show me the two side by side?" */
const isBeside =
  /\b(?:show|see|have|list|look at|put|compare)\b[^.?!]{0,60}\b(?:side by side|next to each other|(?:each|both) of (?:the two|them|these)|(?:the )?two of them)\b|\bcompare (?:the two|them|both|these two)\b/i;
const whichIsTheirs =
  /\bwhich (?:one )?(?:of )?[^.?!]{0,40}\b(?:is|are|was) (?:mine|yours|his|hers|ours|theirs|\p{L}{2,}['’]s)\b/iu;

/** "Who reviews my dispute?" is nobody here. */
const asksWhoReviews: Rule = (message) =>
  asksReviewer(message.said.text) && !message.reading.found.some(hasPerson)
    ? message.isAboutOne
      ? command("show", message)
      : { outcome: "run", says: "why how-long", guess: undefined, ignored: [] }
    : undefined;

/** "Does a GDAP relationship on its own count, or do we still need the claim?": a rule, and no list of what has both. */
const asksIfEnough: Rule = ({ reading, said: { text } }) =>
  ofGdap.test(text) && enough.test(text) && !reading.found.some(hasCustomer)
    ? { outcome: "run", says: "why access", guess: undefined, ignored: [] }
    : undefined;
const enough =
  /\b(?:is|are|does|do|would|will|isn['’]?t|doesn['’]?t)\b[^.?!]*\b(?:enough|sufficient|on its own|alone|by itself|counts? as|count for|count towards|cover|replace)\b[^.?!]*\?/i;

/** "Give me a summary I can forward": the digest, and what can be passed on as a file. */
const asksSummary: Rule = ({ reading, said: { text, personal, manager, workloads = [] } }) => {
  if (!summary.test(text) || asTable.test(text) || reading.found.length > 0 || workloads.length > 0) return undefined;
  const says = personal === true && manager !== false ? "digest team" : "digest now";
  const also = isPassedOn.test(text) ? [{ says: "export gaps", title: "a table of gaps" }] : undefined;
  return { outcome: "run", says, guess: undefined, ignored: [], also };
};
const summary =
  /^\W*(?:(?:please|pls|hi|hey|ok|and|so|can you|could you|would you|can i|could i|i|we|just|also)[, ]+)*(?:(?:give|send|get|show|need|want|have|write|make|prepare|create|do)(?: (?:me|us))?|would like|['’]d like) (?:a|an|the|some) (?:\p{L}+ ){0,2}?(?:summary|recap|overview|round-?up|snapshot|status (?:report|update))\b(?! (?:of|for|on|about|per|by|at|with)\b)/iu;
const isPassedOn =
  /\b(?:forward\w*|pass(?:ed)? (?:it )?on|shar(?:e|ed)|send (?:it )?(?:on|to)|(?:e-?)?mail(?:ed)?|copy|paste|print\w*|present|for (?:my|our|the) (?:boss|manager|management|director|finance|customer|team|board))\b/i;

/** "Could you draft a friendly mail to Contoso about the GDAP request?": nothing is written for anybody here. */
const draftsMail: Rule = ({ reading, said: { text } }) => {
  if (!drafts.test(text)) return undefined;
  const customers = customersOf(reading).map(({ id, name }): Option => ({ says: `show ${id}`, title: name }));
  return { outcome: "talk", what: "cant", instead: [...rulesAsked(text).map(ruleOption), ...customers].slice(0, 3) };
};
const written =
  "(?:an?|the|some|a few|two|our|my|your)(?: (?!e-?mail|mail|letter|reply|note)[\\p{L}’'-]+,?){0,4} (?:e-?mails?|mails?|letters?|repl(?:y|ies)|answers?|response|texts?|messages?|lines?|sentences?|words)(?! (?:when|if|before|every|each|on|about it))\\b";
const drafts = new RegExp(
  `(?<=^|[.!?,:] |\\b(?:please|kindly|you|me|(?:you|me|help(?: me)?) to|and) )(?:draft|write|compose|formulate)(?: (?:me|us|up))? ${written}|\\bhelp (?:me|us) (?:with|(?:to )?(?:draft|write|compose|formulate|word)) ${written}`,
  "iu",
);

/** "New customer: Blue Yonder, I'm the owner. GDAP was accepted on Wednesday." */
const addsNew: Rule = (message) =>
  message.stranger !== undefined && opensNew.test(message.said.text) ? command("add", message) : undefined;
const opensNew =
  /^(?:(?:hi|hey|ok|fyi)[,!: ]+)?(?:(?:an? |our )?new (?:customer|client|account)[:,–-]? |(?:we|i)(?:['’]ve| have)? (?:just )?(?:signed|won|got|gained) an? new (?:customer|client)\b)[^?]*$/i;

/** It is about a customer whom nobody here knows: the answer says so. */
const namesStranger: Rule = ({ reading, said, wanted, stranger }) => {
  // "Where do we stand on Power BI?": no customer, but its claims.
  const workload = (said.workloads ?? []).find(({ called, name }) => (called ?? name) === stranger?.name);
  if (workload !== undefined) return { outcome: "run", says: `claims ${workload.id}`, guess: undefined, ignored: [] };
  const likely = said.isNamed ? reading.words.slice(0, 1).map(({ fold }) => fold) : wanted.map(({ means }) => means);
  return stranger !== undefined && likely.some((means) => isOfStranger(means, reading, stranger))
    ? shown(stranger.name)
    : undefined;
};

/** "I can take it", in a channel where a manager may say yes; "glad to take them on" hears elsewhere who may. */
const offersToTake: Rule = (message) => {
  const { said, isAboutOne, stranger, reading } = message;
  const isSaid = (said.personal === false && offers.test(said.text)) || offersToHave(reading);
  const isOffer = said.manager === false && isSaid && (!message.isAsking || offersToHave(reading));
  const [one, ...others] = customersOf(reading);
  if (isOffer && one !== undefined && others.length === 0)
    return {
      outcome: "ask",
      options: [{ says: `assign ${one.id} to ${said.me}`, title: `assign ${one.name} to you` }],
    };
  return isOffer && stranger === undefined && isAboutOne ? command("assign", message) : undefined;
};

/** A note, a date for somebody's task, or that a customer will leave: nothing here keeps them. */
const wantsKept: Rule = ({ reading, said, names, first, stranger }) => {
  const what = notKept(reading, said, first);
  if (what === undefined || stranger !== undefined) return undefined;
  const fits = what === "skipped-week" ? digestBeside(said, names) : fittingIn(what, reading, said, names);
  return { outcome: "talk", what, fits };
};

/** The name of a customer whom whoever writes cannot see. */
const namesUnseen: Rule = ({ reading, said, first }) => {
  const hidden = first === undefined || withoutCustomer.test(first) ? undefined : unseenName(reading, said);
  return hidden === undefined ? undefined : shown(hidden);
};

/** "All but Contoso": who is named is left out of what is told or wanted. */
const leavesOut: Rule = (message) =>
  (message.first === undefined || hardlyOf.test(message.first)) && areAllLeftOut(message.reading)
    ? command("show", message)
    : undefined;

/** "Our claims were approved yesterday", "got rejected two days ago": at whom is asked, unless one was talked of. */
const tellsOfOurs: Rule = ({ reading, said, isAsking }) => {
  const isOfOne = said.claims === "told" && !isAsking && opensWithState.test(said.text.trim()) && isOnOneDay(said.text);
  return tellsOfClaims(said.text) || isOfOne ? toldOf("claim", reading, said.earlier?.customer) : undefined;
};

/** What became of a claim. */
const tellsOfClaim: Rule = ({ reading, said, names, first, isAboutOne, stranger, ...message }) => {
  const { earlier } = said;
  // "Rejected claims at Contoso" asks for them.
  const isTelling = !claimsOfState.test(said.text) && (said.claims === "told" || (said.isAside === true && isAboutOne));
  // "I said Teams was in, but it is still in review", "Copilot is still in my drafts".
  const isOfOther = reading.found
    .filter(hasCustomer)
    .some(({ candidates }) => candidates.every(({ id }) => id !== earlier?.customer));
  const isAsked = message.isAsking && questionsIn(withoutFrame(said.text)) !== "";
  const goesOn = earlier?.told?.what === "claim" && !isAsked && !isOfOther;
  // "I submitted it again, so you needn't remind me of it": what follows from it.
  const isSpared = /^(?:snooze|later|unsnooze|hear)$/.test(first ?? "") && needless.test(said.text);
  // "Rejected because it wasn't signed, will resubmit Monday".
  const isElliptic = opensWithState.test(said.text.trim()) && !message.isAsking && said.text.includes(" ");
  // "We answered Microsoft on 20 November" sounds like much else.
  const isHanded = !message.isAsking && handsInAt(said.text) !== undefined;
  // "It is in my list with the wrong workloads, since we have never touched their Intune".
  const isOfWorkload = first === "not-mine" && said.claims === "told" && isAboutOne && !deniesOwn.test(said.text);
  const isToldBeside = goesOn || isElliptic || isSpared || isHanded || isOfWorkload;
  const seats = seatsTold({ reading, said, names, first, isAboutOne, stranger, ...message });
  const isClaim =
    first === undefined || elseTold.test(first) || isAsideRule(first, said) || isToldBeside || seats.length > 0;
  if (!isTelling || !isClaim) return undefined;
  const isOfLast =
    (earlier?.told !== undefined || said.claims === "told" || /^(?:cant|chat|undo)$/.test(first ?? "cant")) &&
    earlier?.customer !== undefined &&
    stranger === undefined;
  return isAboutOne || isOfLast
    ? withOptions(withRule(toldOf("claim", reading, earlier?.customer), said, names), seats)
    : undefined;
};

/** "It's not mine", "not my customer", "nothing to do with me". */
const deniesOwn =
  /(?:\b(?:not|never|no longer|nothing|isnt|wrong)\b|n['’]t\b)[^.;!?]{0,24}\b(?:mine|my (?!list\b)|me\b)|\b(?:took|taken|takes?) (?:it|them|this|that)?(?: over)?\b|\b(?:has|have|with|to|by) @?\p{Lu}\p{L}+ (?:now|instead)\b/u;
const needless =
  /\b(?:no need|(?:do not|don['’]t|no longer|need not|needn['’]t) (?:need|have)?(?: to)?|can stop|needless) ?(?:to |for you to )?(?:remind(?:ing)?|ask(?:ing)?|chas(?:e|ing)|nag(?:ging)?|bring(?:ing)?)\b/i;

/** "Contoso has a third subscription, it's called con-prod": its form. */
const tellsSubscription: Rule = ({ reading, said, first, isAboutOne, isAsking }) =>
  isAboutOne &&
  !isAsking &&
  (first === undefined || elseTold.test(first) || first === "set") &&
  subscriptionTold(said.text)
    ? toldOf("done", reading)
    : undefined;

/** "Just asked the engineer, PAL isn't set", of the customer that is named or talked of. */
const answers: Rule = (message) => {
  const { reading, said, names, first, isAboutOne, stranger } = message;
  // "Checked, onboarding's fine as well", after "CPOR yes, PAL yes".
  const goesOn = said.earlier?.told?.what === "done" && !message.isAsking;
  // "They only buy licences through us" sounds like how it is sold, of which nothing is written.
  const isNoSetting = first === "set" && said.isAnswer === true && command("set", message).outcome === "run";
  const seats = seatsTold(message);
  const isElse =
    goesOn ||
    isNoSetting ||
    seats.length > 0 ||
    first === undefined ||
    first.startsWith("why ") ||
    elseTold.test(first);
  if (said.isAnswer !== true || !isElse) return undefined;
  if (isAboutOne) return withOptions(withOwner(withRule(toldOf("done", reading), said, names), message), seats);
  const talkedOf = stranger === undefined && said.claims === undefined ? said.earlier?.customer : undefined;
  if (talkedOf === undefined || said.text.includes("?")) return undefined;
  return withRule(toldOf("done", reading, talkedOf), said, names);
};

/** "CPOR yes, PAL no, I'm the owner": whose it is, is no answer of the checklist, and a press away. */
function withOwner(told: Understood, { reading, said, names }: Message): Understood {
  if (told.outcome !== "told" || told.customer === undefined) return told;
  const to = saysOwner.test(reading.text) ? said.me : takerSaid(reading, said.me)?.id;
  if (to === undefined) return told;
  const says = `assign ${told.customer} to ${to}`;
  return withOptions(told, [{ says, title: spoken(says, names, said.today) }]);
}

const withOptions = (told: Understood, options: readonly Option[]): Understood =>
  told.outcome !== "told" || options.length === 0 ? told : { ...told, also: [...(told.also ?? []), ...options] };

/** "420 seats now and PAL is linked", "their Teams claim is approved, they have 420 seats": the seats are a press away. */
function seatsTold(message: Message): readonly Option[] {
  if (!/\d (?:paid )?seats\b/i.test(message.said.text)) return [];
  const set = command("set", message);
  return set.outcome === "ask" ? set.options.filter(({ says }) => says.endsWith(" seats")) : [];
}
const saysOwner =
  /\b(?:i['’]?m|i am) (?:now )?(?:the|its|their) owner\b|\bowner(?:['’]s| is|:| =)? (?:me|myself)\b|\bowned by me\b/i;

/** "That ended in September. Could you please correct my answer?": the answers are opened, whatever they are to be. */
const corrects: Rule = ({ reading, said, isAboutOne }) =>
  isAboutOne && said.claims !== "told" && saysWrong.test(said.text)
    ? toldOf(said.claims === "named" ? "claim" : "done", reading)
    : undefined;

/** "Please remind Patti about Contoso, since I have not seen any answers": whatever the reason sounds like. */
const remindsOwner: Rule = (message) => {
  const { found, text, words } = message.reading;
  const isReminded = found.some(
    (one) =>
      hasPerson(one) &&
      reminds.test(text.slice(0, words[one.from]?.from)) &&
      ofWhat.test(text.slice(words[one.to - 1]?.to)) &&
      firstOf(one) !== message.said.me,
  );
  const areNamed = found.every(({ candidates }) => candidates[0]?.fit !== "pointed");
  // "… on Friday": nobody else can be reminded on a day.
  const said = { ...message.said, text: text.replace(whyReminded, "") };
  const isLater = findDay(said.text, said.today) !== undefined;
  const isAsking = message.isAsking && !/\b(?:can|could|would|will) you\b/i.test(text);
  if (!isReminded || !areNamed || isLater || !message.isAboutOne || isAsking) return undefined;
  return command("ask", { ...message, said, reading: readWords(said, wordsOf(said.text), message.names) });
};
const ofWhat = /^(?: (?:kindly|gently|please|again|once more))*(?: about| of| to answer)\b/i;
const whyReminded = /,? (?:since|as|because) (?:i|we|they|he|she|there|it|nothing|nobody)\b.*$/is;
const reminds =
  /(?:^|[.!?,;] )(?:(?:please|kindly|could you|can you|would you|so|and)[, ]+){0,3}(?:remind|nudge|chase) @?$/i;

/** "As far as I know Patti has been looking after them. Could you ask her instead?" */
const asksAnother: Rule = (message) => {
  const { reading, said, mayGive, isAboutOne } = message;
  const [other, ...others] = new Set(
    reading.found.filter((one) => hasPerson(one) && firstOf(one) !== said.me).map(firstOf),
  );
  if (!isAboutOne || other === undefined || others.length > 0 || !instead.test(inLetters(reading))) return undefined;
  if (mayGive || said.personal === false) return command("assign", message);
  const told = notMineOf(message);
  return told.outcome === "told" ? { ...told, taker: other } : told;
};
const instead =
  /\b(?:ask|write to|turn to|contact|remind|chase|send (?:it|this|them|that|your questions) to) (?:@?P|her|him|them)(?: (?:about|for) (?:it|this|that|them|C))?,? (?:instead|rather than me|and not me|please instead)\b|\binstead,? (?:please )?(?:ask|write to|turn to|contact|remind|chase) (?:@?P|her|him|them)\b/u;

/** "Not mine, Isaiah does it", of somebody who may change it. */
const saysWhose: Rule = (message) => {
  const { first, isAboutOne, mayBeGiven, reading } = message;
  const isGiven = first === "not-mine" && mayBeGiven && reading.found.some(hasPerson);
  return isGiven && isAboutOne && !isDoubted(message) ? command("assign", message) : undefined;
};

/** "And Exchange?", "Contoso still in review? Feels like ages.": asked, not told. */
const asksOfTold: Rule = (message) => {
  const { said, first, isAboutOne } = message;
  const isAsked =
    claimsOfState.test(said.text) ||
    (said.text.trim().endsWith("?") && statementsIn(said.text) === "") ||
    (questionsIn(withoutFrame(said.text)) !== "" &&
      isAboutOne &&
      said.claims === undefined &&
      said.isAnswer !== true &&
      first === "claim");
  const isToldOf = first === "done" || first === "claim";
  return isAsked && isToldOf ? command(isAboutOne ? "show" : "gaps", message) : undefined;
};

/** "No idea about Contoso, I'll have to check whether we even did the Intune rollout": the questions, with what to do meanwhile. */
const knowsNothing: Rule = (message) => {
  const { reading, said } = message;
  const { text, workloads = [] } = said;
  const isOfOne = new Set(reading.found.filter(hasCustomer).map(firstOf)).size === 1 && !reading.found.some(hasPerson);
  const isOpen = hasToFindOut(text) && questionsIn(withoutFrame(text)) === "" && !wantsMore.test(text) && !isWish(text);
  if (!isOfOne || !isOpen || workloads.length > 1) return undefined;
  return asksOwnerToo.test(text) ? command("show", message) : toldOf("done", reading);
};
/** "…, put it off until Wednesday". */
const wantsMore = /[.,;] (?:(?:so|and|please|just|then) )*(?:put (?:it|that|this) off|let it rest|come back to)\b/i;
const asksOwnerToo = /\b(?:who(?:['’]s)? (?:owns|has|looks after|is (?:the owner|responsible|in charge))|whose)\b/i;
/** "I'm not able to handle Contoso this week": it stays theirs. */
const cannotNow =
  /\bi(?:['’]m| am)? (?:not able to|unable to|ca(?:n['’]?t|nnot)|can not|won['’]?t be able to)\b[^.;!?]*\b(?:this week|next week|today|tomorrow|right now|at the moment|for now|before (?!that\b)|until|till)\b/i;
/** What sounds as if a customer were not the writer's, and mostly is not that. */
const soundsNotMine: Rule = (message) => {
  const { reading, said, first, isAboutOne } = message;
  const isNow = said.manager === true && isNowOwn.test(said.text) && !message.isAsking;
  if (first === "show" && isAboutOne && isNow) return command("assign", message);
  if (first !== "not-mine") return undefined;
  if (isAboutOne && cannotNow.test(said.text) && !/\bcan @?\p{Lu}/u.test(said.text)) return command("snooze", message);
  // "I'm not sure that Contoso is mine, who has given it to me?": its card says whose it is, and who gave it.
  // "Don't offboard Contoso" is no word of it either.
  if (hasToFindOut(said.text) || (isAboutOne && (isDoubted(message) || forbids.test(said.text))))
    return command("show", message);
  // "Contoso's mine now".
  if (isAboutOne && isNow) return command("assign", message);
  // "Chase them but not Alex".
  if (chasesMany.test(said.text)) return command("ask", message);
  // "Contoso is mine, not Isaiah's", "Adele said it isn't hers".
  if (isAboutOne && (isOwn.test(said.text) || isTheirs.test(said.text))) return command("show", message);
  // "Contoso never had Azure" says nothing of whose it is.
  if (isAboutOne && /\b(?:azure|pal|cpor)\b/i.test(said.text)) return toldOf("done", reading);
  return undefined;
};

/** "Isaiah's Intune claim was approved": of one of Isaiah's customers. */
const tellsOfColleague: Rule = (message) =>
  (message.first === "claim" || message.first === "done") &&
  !message.isAboutOne &&
  isOfColleague(message.reading, message.said.me)
    ? command("gaps", message)
    : undefined;

const tells: Rule = (message) => {
  const { reading, said, names, first } = message;
  if (first === undefined || !isTold(first)) return undefined;
  if (first === "not-mine") return notMineOf(message);
  // "Microsoft wrote about the Teams claim. How long do we have?": nothing is told of it.
  const isAsked = first === "claim" && said.claims === "named" && message.isAboutOne && message.isAsking;
  if (isAsked && questionsIn(withoutFrame(said.text)) !== "") return command("show", message);
  return withRule(toldOf(first, reading), said, names);
};

/** "I gave Contoso to Megan but it should have been Alex"; "I pressed yes on Contoso and meant no". */
const regrets: Rule = (message) => {
  const { reading, first, isAboutOne, mayBeGiven } = message;
  if (first !== "undo" || !isAboutOne) return undefined;
  const isOtherPerson = reading.found.some(hasPerson) && reading.denied?.some(hasPerson) === true;
  if (isOtherPerson && mayBeGiven) return command("assign", message);
  // Its card has the answers.
  return reading.found.some(({ candidates: [one] }) => one?.fit === "pointed") ? undefined : command("show", message);
};

/** Small talk, with what else it may be. */
const talks: Rule = ({ reading, said, names, wanted, first }) => {
  if (first === undefined || !isTalk(first)) return undefined;
  const others = wanted.filter(({ means }) => !isTalk(means));
  const may = others.length === 0 ? undefined : commanded(others, reading, said, names);
  return { outcome: "talk", what: first, instead: may && offeredIn(may, names, said.today) };
};

/** "What do you need from me?": what is open of theirs, where only they read it. */
const asksWhatIsOpen: Rule = ({ said: { text, personal, manager }, first }) =>
  first === "need" && personal === true && (neededOfMe.test(text) || (manager === false && neededOfUs.test(text)))
    ? { outcome: "run", says: "gaps mine", guess: undefined, ignored: [] }
    : undefined;
const neededOfMe = /\bneed(?:ed|s)?\b[^.?!]{0,30}\b(?:(?:from|of) (?:me|my (?:side|end|part))|me to)\b/i;
const neededOfUs = /\bneed(?:ed|s)?\b[^.?!]{0,30}\b(?:(?:from|of) (?:us|our (?:side|end))|us to)\b/i;

/** "The digest came without Contoso, how come?": its card says why there is nothing, or whether it is snoozed. */
const missesOfDigest: Rule = (message) => {
  const { reading, said } = message;
  const [one, ...others] = customersOf(reading);
  if (one === undefined || others.length > 0 || !notInDigest.test(said.text) || !asksWhyNot.test(said.text))
    return undefined;
  return shown(one.id);
};
const notInDigest =
  /\b(?:digest|weekly|list)\b[^.?!]{0,30}\b(?:without|w\/o|lacks|misses)|(?:\b(?:not|missing|left out|absent)|n['’]t)\b[^.?!]{0,20}\b(?:in|on|of|from) (?:the |our |my |your |this |today['’]s )?(?:digest|weekly|list)/i;
const asksWhyNot = /\bhow come\b|\bwhy\b/i;

/** "About the digest: Monday at 7:30 would suit us better." */
const movesDigest: Rule = (message) => {
  const { text } = message.said;
  const isWanted = /\bdigest\b/i.test(text) && suitsBetter.test(text) && !text.includes("?");
  return isWanted && momentIn(text).time !== undefined ? command("digest", message) : undefined;
};
const suitsBetter = /\b(?:would|['’]d|might) (?:\p{L}+ )?(?:suit|fit|be better|be best|work better|work best|help)\b/iu;

/** "Can we get the digest a bit shorter?", "only one question a day please". */
const asksOfItself: Rule = ({ reading, said, isAboutOne }) => {
  const what = isAboutOne || said.isNamed || said.claims === "told" ? undefined : ofItself(reading.text);
  return what === undefined ? undefined : { outcome: "talk", what };
};

/** "Can you send me your questions in the afternoon instead of first thing in the morning?" */
const wantsHours: Rule = (message) => {
  const { reading, said } = message;
  const { text } = said;
  const [, hour] = byTheClock.exec(text) ?? [];
  // "My mornings are full of customer calls" is why.
  const asking = text.split(/(?<=[.?!])\s/).find((one) => ofHours.test(one)) ?? text;
  const isOfHours =
    ofHours.test(text) ||
    (hour !== undefined && timesIn(`at ${hour}`).length > 0 && (peace.test(text) || bareHour.test(text)));
  if (reading.found.length > 0 || !isOfHours || setsDigest.test(text) || asksForThing.test(asking)) return undefined;
  if (said.manager !== false) return command("settings", message);
  const [from] = /\bbefore\b|\bearlier\b/i.test(text) ? timesIn(text) : [];
  const says = `digest here ${from?.time ?? ""}`;
  const fits =
    from === undefined || said.personal !== true ? undefined : [{ says, title: `your weekly message at ${from.time}` }];
  return { outcome: "talk", what: "hours", fits };
};
/** "Send me the list of claims in the morning": that, and not when messages come. */
const asksForThing =
  /\b(?:list|overview|table|claims?|gaps?|links?|customers?|export|file|spreadsheet|numbers?|status|history|who|what|which|how)\b/i;
/** "Before 10", and no day of the month. */
const byTheClock =
  /\b(?:before|after|at|around|until|till?|earlier than|later than|past) ((?:half past |quarter (?:past|to) )?(?:\d{1,2}(?!\d)|(?:five|six|seven|eight|nine|ten|eleven|twelve|noon)\b)(?:[:.]\d\d)?(?: ?(?:am|pm|o['’]?clock|h)\b)?)(?! ?(?:st|nd|rd|th|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|days?|weeks?|months?|\/|\.\d))/i;
const bareHour = /^\W*(?:please |pls )?(?:not|nothing|never|no messages) (?:before|after|earlier|later)\b.{0,20}$/i;
const ofHours =
  /\b(?:send|ask|write|messag\w*|msg|ping|remind|contact|bother)\b(?: (?:to|at))?(?: (?:me|us|(?:my|our|your|the) (?:questions|reminders|messages|cards|pings)))\b[^.?!]{0,40}\b(?:(?:in the|only|the|every) (?:early )?(?:morning|afternoon|evening)s?|(?:morning|afternoon|evening)s)\b/i;
const setsDigest =
  /\b(?:digest|weekly|summary|report|again|remind me (?:to|about|of|that)|tomorrow|today|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b/i;

const rules: readonly Rule[] = [
  isAway,
  pauses,
  asksOfItself,
  movesDigest,
  wantsHours,
  wantsPeace,
  introduces,
  remindsOfOne,
  comesAgain,
  givesPeace,
  remindsAll,
  answersLater,
  restsAWhile,
  isLent,
  listsOthers,
  hasLeft,
  takesFrom,
  takesOver,
  asksColleague,
  handsOver,
  passesOn,
  changesOwners,
  takesNew,
  givesBack,
  giveRest,
  isRenamed,
  setsAccess,
  notesSeats,
  wantsLess,
  silences,
  wakes,
  followsArrow,
  missesOfDigest,
  compares,
  asksOwner,
  asksWhoReviews,
  asksIfEnough,
  asksSummary,
  draftsMail,
  checksSome,
  addsNew,
  namesStranger,
  offersToTake,
  wantsKept,
  namesUnseen,
  leavesOut,
  tellsOfOurs,
  tellsOfClaim,
  knowsNothing,
  tellsSubscription,
  answers,
  corrects,
  remindsOwner,
  asksAnother,
  saysWhose,
  asksOfTold,
  soundsNotMine,
  tellsOfColleague,
  asksWhatIsOpen,
  tells,
  regrets,
  talks,
];

/** The likeliest command; where a customer was talked of and none is named, that one's card beside it. */
function asWanted({ reading, said, names, wanted, isAboutOne, stranger, ...message }: Message): Understood {
  const meant = commanded(wanted, reading, said, names);
  const customer = stranger === undefined ? said.earlier?.customer : undefined;
  if (customer === undefined) return meant;
  // "We started doing their Azure too. Do I need to do anything?", after one customer.
  if (meant.outcome === "run" && isOfTheirs(meant.says, said)) {
    const option = { says: meant.says, title: spoken(meant.says, names, said.today) };
    return { outcome: "unsure", customer, options: [option] };
  }
  // What is told after a customer was talked of is hardly of all of them.
  const isOfLast = !isAboutOne && !message.isAsking && meant.outcome === "ask" && !asTable.test(said.text);
  if (!isOfLast || meant.options.length < 2 || meant.together === true) return meant;
  return { outcome: "unsure", customer, options: meant.options.slice(0, 3) };
}

const shown = (name: string): Understood => ({ outcome: "run", says: `show ${name}`, guess: undefined, ignored: [] });

/** "Nothing to claim there, Megan said, but I'm not sure": nobody says whose it is. */
const isDoubted = ({ wanted: [, next] }: Message): boolean => (next?.behind ?? notMineBy) < notMineBy;

const politely =
  "^(?:(?:please|pls|kindly|ok|and|also|so|then|just|can (?:you|we)|could (?:you|we)|would you|let['’]?s|we (?:want|need|have|decided) to|we should|i (?:want|would like) to)[, ]+)*";
const ofOne = "(?!(?:the|my|our|all|every\\w*|a|it|them|any|some|one)\\b)";
/** They are to be no customer any more. */
const ordersEnd = new RegExp(
  `${politely}(?:(?:off-?board|wind down|phase out|part (?:ways|company) with|stop working with|(?:end|terminate) (?:our |the )?(?:work|contract|relationship|partnership|business) with) ${ofOne}|wind ${ofOne}[^,.;:!?]{2,40} down\\b)`,
  "i",
);
/** They are to be left alone, and nobody says until when. */
const ordersPause = new RegExp(
  `${politely}(?:put|place) ${ofOne}(?=[^.;!?]{2,60} on hold\\b)(?!.*\\b(?:until|till|til|for (?:an?|one|two|three|\\d+)\\b))`,
  "is",
);

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
  /\b(?:the same(?= (?:as|company|customer|client|firm|one|thing|tenant|people|org\w*)\b|\s*\?|$)|same (?:company|customer|client|firm|tenant) as|difference between(?! (?:the |an? )?(?:pal|cpor|gdap|dap|csp|poe|proof|partner|claims?|associations?|links?)\b)|different from|duplicates?|belong together|same group|sister compan(?:y|ies)|one and the same)\b/i;

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

const skipsWeek = /(?:[,;.]|\s(?:and|but))\s*(?:skip|no (?:digest|message)|leave out|pause|not)\b[^,;.]*$/i;

/** "Digest on Tuesday at 8:30, skip the week of the 28th": what can be done of it. */
function digestBeside(said: Sentence, names: NameIndex): readonly Option[] | undefined {
  const text = said.text.replace(skipsWeek, "");
  if (text === said.text) return undefined;
  const meant = commanded(only("digest"), readWords({ ...said, text }, wordsOf(text), names), { ...said, text }, names);
  const options = meant.outcome === "ask" ? meant.options.filter(({ says }) => / \d\d:\d\d\b/.test(says)) : [];
  return options.length === 0 ? undefined : options;
}

/** What can be done of a note or a date that is not kept: leave the customer alone until then, ask its owner, look at it. */
function fittingIn(
  what: "note" | "due" | "leaving" | "task",
  reading: Reading,
  said: Sentence,
  names: NameIndex,
): readonly Option[] {
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
  const offboard = { says: `set ${one.id}: offboarded`, title: `${one.name}: offboarded` };
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
  const [day] = [
    ...namedDays(said.text, said.today),
    ...(what === "leaving"
      ? [periodEnd(said.text, said.today) ?? [], findDay(said.text, said.today) ?? []].flat()
      : []),
  ].filter((one) => one > said.today);
  const remind =
    day === undefined
      ? []
      : [{ says: `reminder ${day} about ${one.id}`, title: `remind you ${onDay(day, said.today)}` }];
  const fitting =
    what === "note"
      ? [...snoozes.slice(0, 1).map(plainOption), ...remind]
      : [...remind, ...(said.manager !== true ? [] : what === "leaving" ? [offboard] : [ask])];
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
export const claimsOfState =
  /^(?:(?:the|our|any|all|all the|show me the|show|list) )?(?:approved|rejected|disputed|draft|pending|submitted|lost|refused|declined) claims\b/i;

export const isQuestion = (reading: Reading): boolean =>
  reading.text.includes("?") || tokensOf(reading).includes(tokens.opens);

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
export const elseTold = /^(?:show|cant|chat|undo|gaps|todo|progress|hello|done|add|review)$/;

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

/** Each customer that is named, or may be. */
function customersOf({ found }: Reading): readonly Candidate[] {
  const all = found.flatMap(({ candidates }) => candidates.filter(({ kind }) => kind === "customer"));
  return all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at);
}

/** Without whom it only asks about, or says that they are the writer's: "Contoso isn't mine. Fabrikam is." */
function withoutOwned(reading: Reading): Reading {
  const { text, words, found } = reading;
  const isOwned = ({ to }: FoundName): boolean => {
    const after = text.slice(words[to - 1]?.to);
    return isOwnStill.test(after) || /^[^.!;?]*\?/.test(after);
  };
  const kept = found.filter((one) => !isOwned(one));
  return kept.some(hasCustomer) ? { ...reading, found: kept } : reading;
}
const isOwnStill = /^(?:['’]s| is| are)(?: still| indeed)?(?: mine| my customer)?\s*(?:[.,;!]|$)/i;

/** "Contoso and Fabrikam aren't mine": each is given back, where that is confirmed. */
function givenBack(reading: Reading, { me }: Sentence): Understood | undefined {
  const taker = takerSaid(reading, me);
  const all = customersOf({ ...reading, found: reading.found.toSorted((one, other) => one.from - other.from) });
  const isClear = reading.found.filter(hasCustomer).every(({ candidates }) => candidates.length === 1);
  if (!isClear || all.length < 2 || all.length > mostOptions) return undefined;
  const options = all.map(({ id, name }) =>
    taker === undefined
      ? { says: `unassign ${id} from ${me}`, title: `give ${name} back` }
      : { says: `unassign ${id} from ${me} to ${taker.id}`, title: `give ${name} back and suggest ${taker.name}` },
  );
  return { outcome: "ask", options, together: true };
}

/** "Contoso isn't mine, Megan took over": with who has it, as far as that is said. */
/** "I can't keep up, with the Woodgrove migration. Contoso would be the one to give away": of the sentence that gives one. */
function whereGiven(reading: Reading): Reading {
  const { text, words, found } = reading;
  if (customersOf(reading).length < 2) return reading;
  const at = text.search(givesAway);
  if (at < 0 || /\b(?:neither|nor|too|also|either|same)\b/i.test(text)) return reading;
  const from = Math.max(...[...text.slice(0, at).matchAll(/[.!?]\s+/g)].map(({ index }) => index), 0);
  const end = text.slice(at).search(/[.!?](?:\s|$)/);
  const to = end < 0 ? text.length : at + end;
  const there = found.filter((one) => {
    const start = words[one.from]?.from ?? 0;
    return !hasCustomer(one) || (start >= from && start < to);
  });
  return there.some(hasCustomer) ? { ...reading, found: there } : reading;
}
const givesAway =
  /\b(?:giv(?:e|ing)|hand(?:ing)?|pass(?:ing)?) (?:it )?(?:away|back|on|over)\b|\b(?:is|are)(?:n['’]t| not| no longer) mine\b/i;

function notMineOf({ reading: whole, said, names }: Pick<Message, "reading" | "said" | "names">): Understood {
  const reading = withoutOwned(whereGiven(whole));
  const several = givenBack(reading, said);
  if (several !== undefined) return several;
  const told = withRule(toldOf("not-mine", reading), said, names);
  const taker = takerSaid(reading, said.me)?.id;
  if (told.outcome !== "told" || taker === undefined) return told;
  const from = startsOn(said.text, said.today, findDay(said.text, said.today));
  return { ...told, taker, from, when: from === undefined ? whenTold(said.text) : undefined };
}

/** They tell of a customer: its card is opened, and changes nothing by itself. */
function toldOf(what: Telling, reading: Reading, last?: CustomerId): Understood {
  const [one, ...others] = customersOf(reading);
  if (others.length === 0) return { outcome: "told", what, customer: one?.id ?? last };
  const customers = customersOf(reading)
    .slice(0, mostOptions)
    .map(({ id }) => id);
  return { outcome: "several", customers, same: false };
}
