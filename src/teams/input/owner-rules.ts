/** Rules of whose a customer is to be: given, taken, given back. Pure; `meaning.ts` has their order. */
import { chasesMany } from "./reading/asked-for.ts";
import { hasToFindOut } from "./reading/doubt.ts";
import { mostOptions, spoken } from "./write/offers.ts";
import { givesRest } from "./reading/pointing.ts";
import { hasCustomer, hasPerson, readWords } from "./reading/reading.ts";
import type { Option, Understood } from "./reading/sentence.ts";
import {
  areTheirsNow,
  inLetters,
  asksWhetherToGive,
  givesItBack,
  askedToHave,
  handsItOn,
  isPastOwner,
  offersToHave,
  passesItOn,
  swapsOwners,
  isReported,
  takerSaid,
  takesItOn,
  takesThemOff,
} from "./reading/whose-now.ts";
import { wordsOf } from "./words/words.ts";
import {
  type Utterance,
  type Rule,
  command,
  customersNamed,
  firstOf,
  notMineOf,
  tellingOf,
  endsLater,
} from "./utterance.ts";

/** "Megan is responsible for Contoso? I'll happily take Fabrikam": whose it is, is asked, and nothing given back. */
export function unlessAsked(meant: Understood, message: Utterance): Understood {
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

/** "Contoso is no longer a customer of Megan", "take Megan off Contoso": it is somebody else's. */
export const takesFrom: Rule = (message) => {
  const { reading, said, mayGive } = message;
  if (!takesThemOff(reading) && (!isPastOwner(reading) || message.isAsking)) return undefined;
  const isOwn = reading.found.some(({ candidates: [one] }) => one?.id === said.me);
  return command(mayGive || said.personal === false || isOwn ? "unassign" : "show", message);
};

/** "Make that one mine to do", after a customer's card. */
export const takesOver: Rule = (message) => {
  const { reading, said, mayGive, isAboutOne } = message;
  if (!takesItOn(reading) || !isAboutOne) return undefined;
  return command(mayGive || said.personal === false ? "assign" : "show", message);
};

/** "Can we put that one on Adele?", after a customer's card; which one is asked where none was talked of. */
export const handsOver: Rule = (message) => {
  const { reading, said, mayGive, isAboutOne } = message;
  if (!handsItOn(reading)) return undefined;
  return isAboutOne && !mayGive && said.personal === true ? notMineOf(message) : command("assign", message);
};

/** "Lynne, can you take Contoso?", "Contoso has nobody, Lynne could you take it?": hers where a manager presses it. */
export const asksColleague: Rule = (message) => {
  const { reading, names, said } = message;
  const asked = askedToHave(reading);
  const person = asked && firstOf(asked.person);
  // "Lynne please take Contoso, and Alex Fabrikam": one for each.
  const isOfMore = new Set(reading.found.filter(hasPerson).map(firstOf)).size > 1 && reading.found.length > 3;
  if (asked === undefined || person === undefined || isOfMore) return undefined;
  const { what, before } = asked;
  const placed = { first: before.at(0), second: before.at(1), third: before.at(2), last: before.at(-1) };
  const one = Object.entries(placed).find(([place]) => what.startsWith(`the ${place}`))?.[1];
  const meant = asked.named.length > 0 ? asked.named : one !== undefined ? [one] : before;
  const customers = customersNamed({ ...reading, found: meant });
  if (customers.length === 0 || customers.length > mostOptions) return command("assign", message);
  const options = customers.map(({ id }): Option => {
    const says = `assign ${id} to ${person}`;
    return { says, title: spoken(says, names, said.today) };
  });
  const areAll = customers.length === meant.length && (asked.named.length > 1 || isMany.test(what));
  return { outcome: "ask", options, together: (areAll && options.length > 1) || undefined };
};
const isMany = /^(?:both|these|those|them|all)\b/i;

/** "Isaiah will take over Contoso from Monday, he knows their CIO", of its owner. */
export const passesOn: Rule = (message) => {
  const { reading, said, isAboutOne, mayGive } = message;
  const isOwners = isAboutOne && !mayGive && said.personal === true;
  const text = said.text.replace(isThatFine, "");
  const isPassed = text.includes("?") ? asksWhetherToGive(text) : passesItOn(reading, said.me);
  return isOwners && isPassed ? notMineOf(message) : undefined;
};

/** "Adele takes over Contoso, ok?" */
const isThatFine =
  /(?:,| [–—-]|[.;]) (?:(?:is|would) (?:that|this|it)(?: be)? )?(?:ok(?:ay)?|fine|all ?right|alright|good)(?: (?:with|for|by) (?:you|everyone|all|everybody))?\s?\?/i;

/** "From January Contoso is no longer mine", of its owner. */
export const endsOwning: Rule = (message) => {
  const { reading, said, isAboutOne } = message;
  const isOwn = isAboutOne && said.personal === true && !reading.found.some(hasPerson);
  const lettered = inLetters(reading);
  // "From January Contoso is no longer mine, I'll have time for Fabrikam".
  const isEnded = [...lettered.matchAll(namesInARow)].length === 1;
  return isOwn && isEnded && endsLater(reading, said) !== undefined ? notMineOf(message) : undefined;
};
const namesInARow = /\bC\b(?:(?:,? and|,| &) C\b)*/g;

/** "Contoso and Fabrikam are Patti's now", "swap Contoso and Fabrikam between Megan and Isaiah". */
export const changesOwners: Rule = (message) => {
  const { reading, said, mayGive } = message;
  const isSwapped = customersNamed(reading).length === 2 && swapsOwners(reading);
  if (!isSwapped && !areTheirsNow(reading)) return undefined;
  return mayGive || said.personal === false || isSwapped ? command("assign", message) : notMineOf(message);
};

/** "New customer Contoso, I'll look after it", where it is here already. */
export const takesNew: Rule = (message) => {
  const { reading, said, mayGive } = message;
  const [one, ...others] = customersNamed(reading);
  const isTold = one !== undefined && one.fit !== "pointed" && others.length === 0 && !message.isAsking;
  const isTaken = isTold && tellsOfNew.test(said.text) && looksAfter.test(said.text) && !reading.found.some(hasPerson);
  return isTaken && (mayGive || said.personal === false) ? command("assign", message) : undefined;
};

const tellsOfNew =
  /\b(?:new (?:customer|client|account)|we(?:['’]ve| have)? (?:just )?(?:won(?! (?:\S+['’]s|the|our|that|their|an?) (?:\p{L}+ )?(?:approval|claim|dispute|appeal|case|argument))|signed(?: up)?|onboarded))\b/iu;

const looksAfter =
  /\bi(?:['’]ll| will|['’]m| am| can)? (?:look(?:ing)? after|tak(?:e|ing)|own|handl(?:e|ing)|do|have) (?:it|them|that|this)\b(?! (?:to|off|away|out|back|up)\b)|\b(?:it|they|that)(?:['’]s| is|['’]re| are|['’]ll be| will be) mine\b/i;

/** "Take Contoso off my list". */
export const givesBack: Rule = (message) => {
  const { reading, said, mayGive, isAboutOne } = message;
  if (!givesItBack(reading, mayGive) || !isAboutOne) return undefined;
  // "They don't have any Azure, can you take that off my list": that question, and not the customer.
  if ((said.isAnswer === true || said.claims !== undefined) && takesThatOff.test(said.text)) return undefined;
  return mayGive ? command("unassign", message) : notMineOf(message);
};

const takesThatOff =
  /\b(?:take|get|drop|remove) (?:that|it|this)(?: one)? (?:off|from) (?:my|the) (?:list|plate|card|checklist)\b/i;

/** "Contoso to Megan and the rest to Alex", of a list. */
export const giveRest: Rule = (message) =>
  givesRest(message.reading) && message.isAboutOne && message.mayGive && message.said.earlier?.list !== undefined
    ? command("assign", message)
    : undefined;

/** "I can take it", in a channel where a manager may say yes; "glad to take them on" hears elsewhere who may. */
export const offersToTake: Rule = (message) => {
  const { said, isAboutOne, stranger, reading } = message;
  const isSaid = (said.personal === false && offers.test(said.text)) || offersToHave(reading);
  const isOffer = said.manager === false && isSaid && (!message.isAsking || offersToHave(reading));
  const [one, ...others] = customersNamed(reading);
  if (isOffer && one !== undefined && others.length === 0)
    return {
      outcome: "ask",
      options: [{ says: `assign ${one.id} to ${said.me}`, title: `assign ${one.name} to you` }],
    };
  return isOffer && stranger === undefined && isAboutOne ? command("assign", message) : undefined;
};

/** "Not mine, Isaiah does it", of somebody who may change it. */
export const saysWhose: Rule = (message) => {
  const { first, isAboutOne, mayBeGiven, reading, said } = message;
  // "According to Adele Contoso isn't mine": whose it is, nobody says.
  const isNobodys = isReported(reading) && takerSaid(reading, said.me) === undefined;
  if (first === "not-mine" && mayBeGiven && isNobodys && isAboutOne) return command("show", message);
  const isGiven = first === "not-mine" && mayBeGiven && reading.found.some(hasPerson) && !isNobodys;
  return isGiven && isAboutOne && !isDoubted(message) ? command("assign", message) : undefined;
};

/** "I'm not able to handle Contoso this week": it stays theirs. */
const cannotNow =
  /\bi(?:['’]m| am)? (?:not able to|unable to|ca(?:n['’]?t|nnot)|can not|won['’]?t be able to|not working (?:on|for|at|with)|do(?:n['’]?t| not) (?:do|have) any(?:thing| work| time))\b[^.;!?]*\b(?:this week|next week|today|tomorrow|right now|at the moment|for now|before (?!that\b)|until|till)\b/i;

/** What sounds as if a customer were not the writer's, and mostly is not that. */
export const soundsNotMine: Rule = (message) => {
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
  if (isAboutOne && itsThing.test(said.text)) return command("show", message);
  // "Contoso is mine, not Isaiah's", "Adele said it isn't hers".
  if (isAboutOne && (isOwn.test(said.text) || isTheirs.test(said.text))) return command("show", message);
  // "Contoso never complains", "Contoso never had Azure", "Contoso would never refuse GDAP" say nothing of whose it is.
  if (isAboutOne && /\bnever\b/i.test(said.text) && !ofWhose.test(said.text) && !reading.found.some(hasPerson))
    return command("show", message);
  if (isAboutOne && /\b(?:azure|pal|cpor|gdap)\b/i.test(said.text)) return tellingOf("done", reading);
  return undefined;
};

/** "Can I pass Contoso's files to Megan?" */
const itsThing =
  /\b(?:give|pass|hand|move|send|forward)\b[^.;!?]{1,60}['’]s? (?:files?|links?|mails?|e-?mails?|documents?|proofs?|contracts?|licen[cs]es?|tickets?|address|number)\b/i;

/** "Nothing to claim there, Megan said, but I'm not sure": nobody says whose it is. */
const isDoubted = ({ wanted: [, next] }: Utterance): boolean => (next?.behind ?? notMineBy) < notMineBy;

/** It is the writer's. */
const isOwn = /\b(?:is|are|['’]s|still|now|definitely|stays?|remains?|was always) mine\b/i;

const offers =
  /\bi(?:['’]ll|['’]d| can| could| will| would)? (?:(?:happily|gladly) )?(?:take|own|have) (?:it|them|that|this)(?! (?:off|away|out|back|up)\b)/i;

const ofWhose =
  /\b(?:mine|my|me|myself|i|i['’]\p{L}+|ours?|us|we|hers?|his|theirs|own\w*|belong\w*|responsible|assigned|(?:some|any|no)(?:body|one)|else|customers?|clients?|accounts?|list)\b/iu;

/** It was not before. */
const isNowOwn = /\bmine (?:now|from (?:now|today|tomorrow|monday|next) ?(?:on)?)\b|\bnow mine\b/i;

/** It is not somebody else's, which says nothing of the writer. */
const isTheirs = /\b(?:said|says|thinks|told me|claims|wrote|believes)\b.*\b(?:hers?|his|theirs?)\b/i;

/** How far behind others are where somebody says that a customer isn't theirs. */
const notMineBy = 1;

/** What is not to be done to a customer: "don't offboard Contoso". */
const forbids =
  /\b(?:do not|don['’]?t|never) (?:offboard|pause|forget|delete|remove|snooze|rename|merge|archive|change|touch|give|hand|pass|assign)\b/i;
