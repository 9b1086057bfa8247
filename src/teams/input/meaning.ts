/**
 * What a message means by itself, whatever was said before: something is told, talked of, or wanted. The first rule that
 * fits decides; each is a kind of sentence that its likeliest intent alone would answer wrongly. Pure.
 */
import type { CustomerId } from "../../domain/customer/customer.ts";
import { dayWords, onDay } from "../../cards/kit/dates.ts";
import { isTalk } from "../../cards/forms/talk.ts";
import { longestSnoozeDays } from "../../domain/gaps/snooze.ts";
import { addDays, type Day } from "../../domain/time/time.ts";
import { aPush, asksToBeReminded, asksToRemindAll, clausesOf, pushes } from "./reading/asked-for.ts";
import { isWish } from "./reading/request.ts";
import { momentIn } from "./time/clock.ts";
import { findDay, namedDays, periodEnd } from "./time/day.ts";
import { commanded } from "./decided.ts";
import { questionsIn, statementsIn } from "./reading/doubt.ts";
import { tokens, type Ranked } from "./reading/intents.ts";
import { areAllLeftOut } from "./reading/left-out.ts";
import type { NameIndex } from "./words/names.ts";
import { cannotWrite } from "./mail-asked.ts";
import { accessSet } from "./told/access-told.ts";
import { noteIn, notKept } from "./not-kept.ts";
import { mostOptions, optionsFor, plainOption, spoken, textWithout } from "./write/offers.ts";
import { statesIn } from "./lists/asked-lists.ts";
import { listSays } from "./lists/list-on.ts";
import { areListed } from "./reading/slots.ts";
import { ofItself } from "./reading/of-itself.ts";
import {
  asksApprover,
  asksApproverOfIt,
  asksToSendAgain,
  asksOwnerOf,
  asksReviewer,
  asksIfAccessEnds,
  asksWhereIdGoes,
  asksIfNotSigned,
  asksSigner,
  asksWhatGdapIs,
  asksWhileAway,
  asksWhose,
  asksWhyBoth,
  asksWhyBothLinks,
  factAsked,
  topicsOnly,
} from "./reading/state-asked.ts";
import { hasCustomer, hasPerson, readWords, strangerIn, type FoundName, type Reading } from "./reading/reading.ts";
import { isTold, type Option, type Sentence, type Understood } from "./reading/sentence.ts";
import { asTable, only, paperAsked, tokensOf, wantedBy, withoutCustomer } from "./wanted.ts";
import { inLetters, isReported, oneOfTheirsLeaves } from "./reading/whose-now.ts";
import { isOffboarded, newNameIn, saysGone } from "./write/write-changes.ts";
import { ofGdap } from "./words/vocabulary.ts";
import { plainlyStated } from "./reading/plainly.ts";
import { wordsOf } from "./words/words.ts";
import { type Utterance, type Rule, command, customersNamed, firstOf, notMineOf, tellingOf } from "./utterance.ts";
import {
  asksColleague,
  changesOwners,
  endsOwning,
  giveRest,
  givesBack,
  handsOver,
  offersToTake,
  passesOn,
  saysWhose,
  soundsNotMine,
  takesFrom,
  takesNew,
  takesOver,
  unlessAsked,
} from "./owner-rules.ts";
import {
  answers,
  asksOfWhatWasTold,
  corrects,
  knowsNothing,
  praises,
  takesUp,
  notesSeats,
  regrets,
  setsAccess,
  tells,
  tellsOfClaim,
  tellsOfColleague,
  tellsOfOurs,
  signsOurselves,
  tellsOfSigning,
  tellsSubscription,
} from "./told-rules.ts";
import {
  answersLater,
  comesAgain,
  givesPeace,
  isAway,
  pauses,
  restsAWhile,
  silences,
  wakes,
  wantsHours,
  wantsLess,
  wantsPeace,
} from "./quiet-rules.ts";

export function meantBy(reading: Reading, ranked: Ranked, said: Sentence, names: NameIndex): Understood {
  const wanted = wantedBy(reading, said, ranked);
  const isAboutOne = reading.found.some(hasCustomer);
  const message: Utterance = {
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

/** "We lost Contoso, they end it on 31 December": it has not left yet, and the day is kept. */
const leavesLater: Rule = ({ reading, said, names, isAsking }) => {
  const { today, workloads = [] } = said;
  const [text = ""] = said.text.split(/\b(?:because|as they)\b/i);
  const isOne = customersNamed(reading).length === 1 && !isAsking && workloads.length === 0;
  const [told, when = ""] = leavesOn.exec(text) ?? [];
  if (!isOne || told === undefined || ofWork.test(text) || isOver.test(told) || asksToBeReminded(text))
    return undefined;
  const day = periodEnd(when, today) ?? findDay(when, today);
  if (day === undefined || day <= today) return undefined;
  return { outcome: "talk", what: "leaving", fits: fittingIn("leaving", reading, { ...said, text: when }, names) };
};
/** What is left is us, and nothing else that ends: no meeting, no contract with somebody else. */
const withUs = "(?:us|it|with us|(?:the|their|our|its) (?:contract|agreement|relationship|partnership)(?: with us)?)";
const asOf = "as of|as from|effective|with effect from|per|from|at (?:the )?(?:end|year)|(?:by |the )?end of";
const leavesOn = new RegExp(
  `\\b(?:(?:cancel+ed|terminated)(?: ${withUs})? (?=${asOf})|\\blost [^\\s,.;!?]+ (?=${asOf})|(?:cancels|terminates|quits?)(?: ${withUs})? (?=on\\b|by\\b|until\\b|till\\b|${asOf})|(?:ends?|ending|stops?|stopping) ${withUs} (?=on\\b|by\\b|until\\b|till\\b|${asOf})|(?<=\\blost\\b[^.;!?]{1,80}\\b(?:it|that|they) )(?:ends?|stops?) (?=on\\b|by\\b|${asOf}))([^,.;!?]+)`,
  "i",
);
const isOver = /\b(?:since|ago|last (?:week|month|year|quarter)|already|not|never|nobody|before)\b|n['’]t\b/i;

/** "Trey Research told me that they have signed with another partner, could you take them off the list?" */
const hasLeft: Rule = (message) => {
  const { reading, said, names, isAboutOne } = message;
  const { workloads = [], text } = said;
  const [one, ...others] = customersNamed(reading);
  if (!isAboutOne || one === undefined || others.length > 0 || workloads.length > 0) return undefined;
  if (ofWork.test(text) || assignsIt.test(text)) return undefined;
  if (oneOfTheirsLeaves(reading)) return undefined;
  // "Isaiah says Contoso is gone", "Adele thinks we should pause Contoso".
  const isTold = isReported(reading) && !isQuestion(reading) && !/\b(?:not|never|nobody)\b|n['’]t\b/i.test(text);
  const unnamed = inLetters(reading).replace(/\bC\b/g, "…");
  if (isTold && (isOffboarded(unnamed.replace(ofOffboarding, "")) || ordersSilence.test(unnamed)))
    return command("set", message);
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

/** The customer is to be paused, and not its meetings or mails. */
const ordersSilence =
  /\b(?:we|us|me|i)\b[^.;!?]{0,20}\b(?:pause|offboard) (?:(?:the )?(?:customer |client |account )?…|them|it)(?=\s*(?:[.,;!?]|$)| (?:until|till|from|for|on|in|as|at|after|during|over|while|because|since|and|now|again|too|today|tomorrow|this|next|please|right|completely|altogether)\b)/i;
/** "The offboarding call", "the offboarding is on Monday": nobody orders it. */
const ofOffboarding =
  /\boff-?boarding\b(?! (?:(?:of )?(?:the )?(?:customer |client |account )?…|them|it)(?!['’\p{L}]))/giu;

const leftUs =
  /\bleft us\b(?! (?:an?|some|to|with|in|no|the|out|alone|behind|hanging|waiting|hoping|wondering|guessing|high|standing|stuck|stranded|little|nothing)\b)|\bwe(?:['’]ve| have)? (?:just |sadly |finally )?lost [^\s,.;!?]+(?= (?:(?:on|in) (?:(?:the )?\d|(?:early |mid |late )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)\b(?!['’]))|(?:to|last|yesterday|today)\b)|\s*(?:[.,;!]|$))/i;

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

/** "VanArsdel -> @Megan Bowen". */
const followsArrow: Rule = (message) =>
  arrow.test(message.said.text) && message.isAboutOne && message.reading.found.some(hasPerson) && !message.isAsking
    ? command("assign", message)
    : undefined;

/** Not whether two customers are one. */
const ofTerms =
  /\b(?:pal|cpor|gdap|claims?|proofs?|poe|onboarding|roles?|deputy|owner|questions?|partner id|seats?|numbers?|status|subscriptions?|deadlines?|last|before|yesterday|weeks?|months?|years?)\b/i;

/** "Isn't Coho Vineyard the same as Alex's Coho?" */
const compares: Rule = ({ reading, said: { text, personal, manager } }) => {
  const own = customersNamed(reading).map(({ id }) => id);
  // In their own chat the other one, which is not theirs, is nobody's name.
  const isAlone = own.length === 1 && personal === true && manager === false;
  const customers = isAlone && asksIfSame.test(text) && !ofTerms.test(text) ? own : comparedIn(reading);
  return customers && { outcome: "several", customers, same: true };
};

/** "Owner of Contoso", "who's taking Contoso and Fabrikam?": nobody is to be it. */
const asksOwner: Rule = (message) => {
  const { reading, said, isAboutOne, stranger } = message;
  const customers = customersNamed(reading);
  if (asksWhileAway(said.text) && customers.length > 0)
    return customers.length === 1 ? command("show", message) : tellingOf("done", reading);
  if (reading.found.some(hasPerson)) return undefined;
  const asked = questionsIn(said.text);
  const isOfSeveral = reading.found.length > 1 && !isWish(said.text.replace(asked, ""));
  if (isOfSeveral && asksWhose(asked, false) === "open" && reading.found.every((one) => isNamedIn(asked, one, message)))
    return tellingOf("done", reading);
  if (!asksOwnerOf.test(said.text)) return undefined;
  const [, name = ""] = /\bowner (?:of|for|at) ([^?!]+)/i.exec(said.text) ?? [];
  return isAboutOne ? command("show", message) : shown(stranger?.name ?? name.trim());
};

/** "CPOR and PAL at Contoso and Fabrikam?": how they stand there, and no rule. */
const asksTopics: Rule = (message) => {
  const { reading, said, isAboutOne } = message;
  if (topicsOnly(said.text).length === 0 || customersNamed(reading).length === 0) return undefined;
  return isAboutOne ? command("show", message) : tellingOf("done", reading);
};

/** Whether the part of the text names the same. */
const isNamedIn = (text: string, { candidates }: FoundName, { said, names }: Utterance): boolean =>
  readWords({ ...said, text }, wordsOf(text), names).found.some((one) => one.candidates[0]?.id === candidates[0]?.id);

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

/** "Who has to approve GDAP?", "who signs the proof?": a rule, whoever is talked of; beside the customer that is named. */
const asksWhoApproves: Rule = (message) => {
  const { text } = message.said;
  const rule = asksSigner(text) ? "why proof" : asksApprover(text) ? "why access" : undefined;
  if (rule === undefined && !asksApproverOfIt(text)) return undefined;
  if (rule !== undefined && message.reading.found.some(hasCustomer)) return command("show", message);
  return { outcome: "run", says: rule ?? "why approval", guess: undefined, ignored: [] };
};

/** "What happens if the GDAP at Contoso runs out?", "what if they won't sign?": the rule, beside the customer that is named. */
const asksWhatIf: Rule = (message) => {
  const { text } = message.said;
  const rule = asksIfAccessEnds(text) ? "access-ends" : asksIfNotSigned(text) ? "not-signed" : undefined;
  if (rule === undefined) return undefined;
  return message.reading.found.some(hasCustomer)
    ? command("show", message)
    : { outcome: "run", says: `why ${rule}`, guess: undefined, ignored: [] };
};

/** "He says he approved it, do I need to send another?": the request for access, of whoever is talked of. */
const asksWhetherAgain: Rule = (message) => {
  const { said } = message;
  if (!asksToSendAgain(said.text) || (said.claims !== undefined && !ofGdap.test(said.text))) return undefined;
  const last = said.earlier?.customer;
  if (message.reading.found.some(hasCustomer)) return command("show", message);
  return last === undefined ? { outcome: "run", says: "why access", guess: undefined, ignored: [] } : shown(last);
};

/** "I don't get what PAL is good for, we already have GDAP at Contoso": what is told beside it is no more than why. */
const asksWhatElse: Rule = (message) => {
  const customers = customersNamed(message.reading);
  if (asksWhyBothLinks(message.said.text)) {
    const also = customers.slice(0, 1).map(({ id, name }) => ({ says: `show ${id}`, title: name }));
    return { outcome: "run", says: "why difference", guess: undefined, ignored: [], also };
  }
  const { text, today } = message.said;
  // Until when there is access is to be saved, whatever is asked beside it.
  if (!asksWhyBoth(text) || customers.length > 1 || accessSet(text, today) !== undefined) return undefined;
  return customers.length === 1
    ? command("show", message)
    : { outcome: "run", says: "why access", guess: undefined, ignored: [] };
};

/** "I got a reminder about Contoso this morning, what's it about?": what is told before it changes nothing. */
const asksWhyWritten: Rule = (message) =>
  factAsked(message.said.text) === "why-asked" &&
  customersNamed(message.reading).length === 1 &&
  message.said.claims !== "told" &&
  message.said.isAnswer !== true
    ? command("show", message)
    : undefined;

/** "Does a GDAP relationship on its own count, or do we still need the claim?", "is the SOW enough?": a rule, and no list. */
const asksIfEnough: Rule = ({ reading, said: { text } }) => {
  const isOfAccess = ofGdap.test(text) && enough.test(text);
  if (reading.found.some(hasCustomer) || (!isOfAccess && paperAsked(text) === undefined)) return undefined;
  return { outcome: "run", says: isOfAccess ? "why access" : "why proof", guess: undefined, ignored: [] };
};

/** "City Power sent me the tenant ID, where do I put it?": its card says that it's there. */
const asksWhereItGoes: Rule = (message) =>
  message.isAboutOne && asksWhereIdGoes(message.said.text) ? command("show", message) : undefined;

/** "What's the Partner ID I need to give Contoso?"; not theirs: "how do I find Contoso's Partner ID?" */
const asksPartnerId: Rule = ({ reading, said: { text } }) =>
  ofOurId.test(text) && !ofTheirId.test(inLetters(reading))
    ? { outcome: "run", says: "why partner-id", guess: undefined, ignored: [] }
    : undefined;
const ofOurId =
  /\b(?:what(?:['’]?s| is| was)?|which|(?:tell|give|send) (?:me|us)|need|know|(?:how|where) (?:do|can|could|should|would) (?:i|we) (?:find|see|get|look up))(?: (?:is|was|the|our|your|right|correct|exact))* (?:partner|mpn|location) ?(?:id|number)s?\b(?! (?:is|was|are|were)\b[^.?!]*\b(?:wrong|linked|theirs?))(?! (?:is|was)? ?(?:linked|recorded|used at|shown|there|in)\b)/i;

const ofTheirId =
  /(?<!\p{L})C['’]s (?:[Pp]artner|MPN|mpn|[Ll]ocation) ?(?:id|ID|Id|number)|(?:[Pp]artner|MPN|mpn|[Ll]ocation) ?(?:id|ID|Id|number)s? (?:of|at) C(?!\p{L})/u;

const isWhatGdapIs: Rule = ({ reading, said: { text } }) =>
  asksWhatGdapIs(text) && !reading.found.some(hasCustomer)
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

/** Whether what is asked for is to be handed on to others. */
export const isPassedOn =
  /\b(?:forward\w*|pass(?:ed)? (?:it )?on|shar(?:e|ed)|send (?:it )?(?:on|to)|(?:e-?)?mail(?:ed)?|copy|paste|print\w*|present|for (?:my|our|the) (?:boss|manager|management|director|finance|customer|team|board))\b/i;

/** "Could you draft a plan for Contoso?": nothing is written here but mails to customers. */
const draftsElse: Rule = ({ reading, said }) =>
  drafts.test(said.text) ? cannotWrite(reading, said, "customer") : undefined;

const written =
  "(?:an?|the|some|a few|two|our|my|your)(?: (?!e-?mail|mail|letter|reply|note)[\\p{L}’'-]+,?){0,4} (?:e-?mails?|mails?|letters?|repl(?:y|ies)|answers?|response|texts?|messages?|lines?|sentences?|words)(?! (?:when|if|before|every|each|on|about it))\\b";

const drafts = new RegExp(
  `(?<=^|[.!?,:] |\\b(?:please|kindly|you|me|(?:you|me|help(?: me)?) to|and) )(?:draft|write|compose|formulate)(?: (?:me|us|up))? ${written}|(?<=^|[.!?:] |\\b(?:please|kindly|(?:can|could|would|will) you) |(?<!\\b(?:they|we|he|she|it|who|has|have|\\p{L}+ed)\\b[^.!?]{0,60}) and )(?:make|draw up|draft|give|write|create|prepare|work out|set up) (?:me |us )?an? (?:[\\p{L}-]+ ){0,2}(?:schedule|plan|timetable|roadmap|time ?line)\\b(?! of\\b|:)|\\bhelp (?:me|us) (?:with|(?:to )?(?:draft|write|compose|formulate|word)) ${written}`,
  "iu",
);

/** "New customer: Blue Yonder, I'm the owner. GDAP was accepted on Wednesday.", "can you add Blue Yonder, please?" */
const addsNew: Rule = (message) =>
  message.stranger !== undefined && (opensNew.test(message.said.text) || asksToAdd.test(message.said.text))
    ? command("add", message)
    : undefined;
const asksToAdd =
  /^(?:(?:hi|hey|ok|please|pls|kindly)[,!: ]+)*(?:(?:(?:can|could|would|will) (?:you|we|i) )(?:please |kindly )?add|register|(?:i|we) (?:need|want|would like) (?:an? )?(?:new )?(?:customer|client) (?:to be )?(?:added|registered|created):?) (?:(?:an?|our|the) )?(?:new )?(?:customer |client )?(?!(?:an?|the|my|our|his|her|their|this|that|it|them|azure|pal|cpor|gdap|teams|claims?|subscriptions?|notes?|links?)\b)["“„]?\p{L}/iu;

const opensNew =
  /^(?:(?:hi|hey|ok|fyi)[,!: ]+)?(?:(?:an? |our )?new (?:customer|client|account)[:,–-]? |(?:we|i)(?:['’]ve| have)? (?:just )?(?:signed|won|got|gained) an? new (?:customer|client)\b)[^?]*$/i;

/** It is about a customer whom nobody here knows: the answer says so. */
const namesStranger: Rule = ({ reading, said, wanted, stranger }) => {
  // "Where do we stand on Power BI?": no customer, but its claims.
  const workload = (said.workloads ?? []).find(({ called, name }) => (called ?? name) === stranger?.name);
  const isAlone = (said.workloads ?? []).length === 1 && asksState.test(said.text);
  if (workload !== undefined && isAlone)
    return { outcome: "run", says: `claims ${workload.id}`, guess: undefined, ignored: [] };
  const likely = said.isNamed ? reading.words.slice(0, 1).map(({ fold }) => fold) : wanted.map(({ means }) => means);
  return stranger !== undefined && likely.some((means) => isOfStranger(means, reading, stranger))
    ? shown(stranger.name)
    : undefined;
};

const asksState =
  /\bwhere (?:do|are) we\b|\bhow (?:do(?:es)?|is|are|far|many)\b|\bwhat(?:['’]?s| is| are)\b|\b(?:status|state|claims?|stand|news|anything|update)\b/i;

/** A note, which is offered to be kept; a date for somebody's task, or that a customer will leave, which no field keeps. */
const wantsKept: Rule = ({ reading, said, names, first, stranger }) => {
  const what = notKept(reading, said, first);
  if (what === undefined || stranger !== undefined) return undefined;
  const fits = what === "skipped-week" ? insteadOfWeek(said, names) : fittingIn(what, reading, said, names);
  const notes = fits?.filter(({ says }) => says.startsWith("note ")) ?? [];
  if (notes.length === 0) return { outcome: "talk", what: what === "note" ? "note-on-whom" : what, fits };
  return {
    outcome: "ask",
    options: notes,
    instead: fits?.filter(({ says }) => !says.startsWith("note ")),
  };
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

/** "Give Patti a kick about Contoso, that one has been sitting there for weeks": whatever the reason sounds like. */
const remindsOwner: Rule = (message) => {
  const { reading, names, isAboutOne } = message;
  const { found, text } = reading;
  const pushed = reminds.exec(inLetters(reading));
  const isOther = found.some((one) => hasPerson(one) && firstOf(one) !== message.said.me);
  const areNamed = found.every(({ candidates }) => candidates[0]?.fit !== "pointed");
  const isAsking = message.isAsking && !/\b(?:can|could|would|will) you\b/i.test(text);
  if (pushed === null || !isOther || !areNamed || !isAboutOne || isAsking) return undefined;
  const [, why = ""] = pushed;
  const isReason = !isMore.test(why) && !isWish(why.replace(/^\W+/, ""));
  const said = isReason ? { ...message.said, text: text.slice(0, text.length - why.length) } : message.said;
  // "… on Friday": nobody else can be reminded on a day.
  if (findDay(said.text, said.today) !== undefined) return undefined;
  const asked = readWords(said, wordsOf(said.text), names);
  const [one, ...others] = customersNamed(asked);
  const isPlain = one !== undefined && others.length === 0 && !onlyThen.test(said.text);
  if (!isPlain) return command("ask", { ...message, said, reading: asked });
  return { outcome: "ask", options: [{ says: `ask ${one.id}`, title: spoken(`ask ${one.id}`, names, said.today) }] };
};

const reminds = new RegExp(
  `(?:^|[.!?,;:–—-] )(?:(?:please|pls|kindly|(?:can|could|would|will) (?:you|someone|somebody)|(?:you|we|someone|somebody) (?:needs?|ha(?:s|ve)|ought) to|(?:i|we)(?:['’]d| would) like you to|time to|let['’]s|so|and|then|just|also|maybe)[, ]+){0,4}(?:${pushes} @?P|(?:give|send|drop) @?P ${aPush})(?!['’])(?: (?:up|kindly|gently|please|pls|again|once more|a (?:bit|little)|for (?:me|us)))*(?: (?:about|abt|of|on|over|for|re|regarding|concerning|to answer)\\b[^,.;:!?–—]*)?(?=[,.;:!?–—]|$)(.*)$`,
  "isu",
);
const onlyThen = /\b(?:if|unless|when|once|as soon as|after)\b/i;
/** What follows is no reason: somebody else is named, or it is wanted only then. */
const isMore =
  /(?<!\p{L})[CPQ](?!\p{L})|\b(?:if|unless|when|once|as soon as|except|but not)\b|^\W*(?:on|next|tomorrow|tonight|in|at|after|from|not)\b/iu;

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
  const [one, ...others] = customersNamed(reading);
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

const rules: readonly Rule[] = [
  praises,
  isAway,
  pauses,
  asksOfItself,
  movesDigest,
  wantsHours,
  wantsPeace,
  introduces,
  asksWhatElse,
  asksWhyWritten,
  remindsOfOne,
  comesAgain,
  givesPeace,
  remindsAll,
  answersLater,
  restsAWhile,
  listsOthers,
  leavesLater,
  hasLeft,
  takesFrom,
  takesOver,
  asksColleague,
  handsOver,
  passesOn,
  endsOwning,
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
  asksTopics,
  asksWhoReviews,
  asksWhoApproves,
  asksWhatIf,
  asksWhetherAgain,
  asksIfEnough,
  asksWhereItGoes,
  asksPartnerId,
  isWhatGdapIs,
  asksSummary,
  draftsElse,
  checksSome,
  addsNew,
  signsOurselves,
  tellsOfSigning,
  namesStranger,
  offersToTake,
  wantsKept,
  namesUnseen,
  leavesOut,
  tellsOfOurs,
  tellsOfClaim,
  knowsNothing,
  takesUp,
  tellsSubscription,
  answers,
  corrects,
  remindsOwner,
  asksAnother,
  saysWhose,
  asksOfWhatWasTold,
  soundsNotMine,
  tellsOfColleague,
  asksWhatIsOpen,
  tells,
  regrets,
  talks,
];

/** The likeliest command; where a customer was talked of and none is named, that one's card beside it. */
function asWanted({ reading, said, names, wanted, isAboutOne, stranger, ...message }: Utterance): Understood {
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

/** A list, where a sentence tells something of "them": of the customer that was talked of, no list was. */
const isOfTheirs = (says: string, { text, earlier }: Sentence): boolean =>
  /^gaps\b/.test(says) &&
  earlier?.list === undefined &&
  /\b(?:they|their|theirs)\b/i.test(statementsIn(text)) &&
  !/\b(?:which|who|whose|customers|owners|everyone|anyone|all)\b/i.test(text);

/** What is told or wanted of others than those who are named to be left out. */
const hardlyOf = /^(?:claim|done|snooze|later|ask|set|export|history)$/;

const arrow = /(?:->|→|=>) ?@?\p{L}/u;

/** "Isn't Coho Vineyard the same as Alex's Coho?" */
const asksIfSame =
  /\b(?:the same(?= (?:as|company|customer|client|firm|one|thing|tenant|people|org\w*)\b|\s*\?|$)|same (?:company|customer|client|firm|tenant)(?= as\b|\s*\?)|difference between(?! (?:the |an? )?(?:pal|cpor|gdap|dap|csp|poe|proof|partner|claims?|associations?|links?)\b)|different from|duplicates?|belong together|same group|sister compan(?:y|ies)|one and the same)\b/i;

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

/** "Skip my weekly message next week": what can be done of it, or holds it back. */
function insteadOfWeek(said: Sentence, names: NameIndex): readonly Option[] | undefined {
  const until = periodEnd(said.text, said.today) ?? findDay(said.text, said.today);
  const beside = digestBeside(said, names);
  const isOwn = said.personal !== false && /\b(?:my|weekly message)\b/i.test(said.text);
  if (beside !== undefined || !isOwn || until === undefined || until <= said.today) return beside;
  const says = `quiet until ${until}`;
  return [{ says, title: spoken(says, names, said.today) }];
}

/** "Digest on Tuesday at 8:30, skip the week of the 28th": what can be done of it. */
function digestBeside(said: Sentence, names: NameIndex): readonly Option[] | undefined {
  const text = said.text.replace(skipsWeek, "");
  if (text === said.text) return undefined;
  const meant = commanded(only("digest"), readWords({ ...said, text }, wordsOf(text), names), { ...said, text }, names);
  const options = meant.outcome === "ask" ? meant.options.filter(({ says }) => / \d\d:\d\d\b/.test(says)) : [];
  return options.length === 0 ? undefined : options;
}

/** What can be done of a note, or of a date that isn't kept: keep it, leave the customer alone until then, ask its owner, look at it. */
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
  if (what === "note" && alike.length > 0) return [id, ...alike].flatMap((each) => noteOption(said, each, names));
  const one = id === undefined || others.length > 0 || alike.length > 0 ? undefined : names.byRef(id);
  const [person, ...people] = reading.found.filter(hasPerson).flatMap(({ candidates }) => candidates);
  if (one === undefined && person !== undefined && people.length === 0 && what === "due")
    return [{ says: `gaps waiting ${person.id}`, title: `what ${person.name} hasn't answered yet` }];
  if (one === undefined) return [];
  const ask = { says: `ask ${one.id}`, title: `ask the owner of ${one.name} now` };
  const offboard = { says: `set ${one.id}: offboarded`, title: `offboard ${one.name} now` };
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
  // Not before it has left, and whether at all, is for a manager to say.
  const toManagers = {
    says: `${offboard.says} because ${(said.ownWords ?? reading.text).slice(0, longestReason)}`,
    title: "ask managers to offboard it",
  };
  const quiet = day === undefined || what !== "leaving" ? [] : [snoozedTill(one.id, day, said.today)];
  const decided =
    what !== "leaving"
      ? said.manager === true
        ? [ask]
        : []
      : said.manager === true
        ? [offboard]
        : said.personal === true
          ? [toManagers]
          : [];
  const fitting =
    what === "note"
      ? [...noteOption(said, one.id, names), ...snoozes.slice(0, 1).map(plainOption), ...remind]
      : [...remind, ...quiet, ...decided];
  return [...fitting, { says: `show ${one.id}`, title: one.name }];
}

/** Of a customer who is leaving: nothing more is brought up until then, or for as long as a snooze may last. */
function snoozedTill(id: CustomerId, day: Day, today: Day): Option {
  const [until = day] = [day, addDays(today, longestSnoozeDays)].toSorted();
  return {
    says: `snooze ${id} until ${until} because they're leaving us`,
    title: `snooze it until ${dayWords(until, today)}`,
  };
}
/** Characters of why a customer is to be offboarded. */
const longestReason = 300;

/** What was written, kept with the customer in its own words. */
export function noteOption(sentence: Sentence, customer: CustomerId | undefined, names: NameIndex): readonly Option[] {
  if (customer === undefined) return [];
  const { heading, words: said } = noteIn(sentence.text);
  // "Contoso: their contact left".
  const [before = "", name = ""] = /^([^:.!?]{2,60}): +/.exec(said) ?? [];
  const isOfIt = names.byRef(customer)?.name.toLowerCase().startsWith(name.replaceAll("_", " ").toLowerCase()) === true;
  // "Note Contoso, Karin left: call Peter".
  const { words, found } = readWords({ ...sentence, text: heading }, wordsOf(heading), names);
  const more = withoutAround(textWithout(heading, words, found.filter(hasCustomer), ""));
  const kept = `${more === "" ? "" : `${more}: `}${isOfIt ? said.slice(before.length) : said}`;
  const says = `note ${customer}: ${kept}`;
  return [{ says, title: spoken(says, names, sentence.today) }];
}
/** What of a heading is more than its customer's name, and what stands around that. */
function withoutAround(heading: string): string {
  const said = wordsOf(heading).filter(({ fold }) => !filler.test(fold));
  return heading.slice(said[0]?.from ?? heading.length, said.at(-1)?.to);
}
const filler =
  /^(?:for|on|at|about|to|in|of|with|from|down|please|pls|the|an?|my|our|their|its|and|both|customers?|clients?|accounts?|it|this|that|them|s|file|card|self|myself|yourself|later|me|us|all|everyone)$/;

/** What would be done, as options. */
function offeredIn(may: Understood, names: NameIndex, today: Day): readonly Option[] | undefined {
  if (may.outcome === "run") return [{ says: may.says, title: spoken(may.says, names, today) }];
  return may.outcome === "ask" ? may.options.slice(0, 2) : undefined;
}

export const isQuestion = (reading: Reading): boolean =>
  reading.text.includes("?") || tokensOf(reading).includes(tokens.opens);

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
