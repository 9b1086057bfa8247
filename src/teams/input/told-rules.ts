/** Rules of what is told of a customer: answers, claims, access, and what is taken back. Pure; `meaning.ts` has their order. */
import { hasToFindOut, questionsIn, statementsIn } from "./reading/doubt.ts";
import { spoken } from "./write/offers.ts";
import { isOnOneDay, tellsOfClaims } from "./lists/asked-lists.ts";
import { hasCustomer, hasPerson, type Reading } from "./reading/reading.ts";
import { isTold, type Option, type Sentence, type Understood } from "./reading/sentence.ts";
import { takerSaid } from "./reading/whose-now.ts";
import { accessSet, subscriptionTold, tellsAccess, tellsAccessRefused } from "./told/access-told.ts";
import { handsInAt } from "./told/claim-told.ts";
import { signedByUs, signedIn } from "./told/proof-told.ts";
import { ruleOption } from "./wanted.ts";
import { saysWrong } from "./told/answers-taken-back.ts";
import { withoutFrame } from "./reading/plainly.ts";
import { isWish } from "./reading/request.ts";
import {
  type Utterance,
  type Rule,
  command,
  customersNamed,
  firstOf,
  notMineOf,
  tellingOf,
  withRule,
} from "./utterance.ts";

/** "The GDAP of Contoso was extended until 30 November 2028". */
export const setsAccess: Rule = (message) => {
  const { reading, said } = message;
  if (!message.isAboutOne) return undefined;
  // "They don't want to give us delegated admin. What now?": what comes of it is asked.
  if (tellsAccessRefused(said.text) && questionsIn(withoutFrame(said.text)) !== "") return command("show", message);
  if (accessSet(said.text, said.today) === undefined) return undefined;
  const [one, ...others] = customersNamed(reading);
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
export const notesSeats: Rule = (message) =>
  message.isAboutOne && seatsNoted.test(message.said.text) ? command("set", message) : undefined;

const seatsNoted =
  /\b(?:note|record|remember|save|write|put)\b(?: \p{L}+)?(?: that|:) [^.?!]{0,80}\b(?:has|have|is at|are at) (?:now )?\d[\d., ]{0,8} (?:paid )?seats\b/iu;

/** "Our claims were approved yesterday", "got rejected two days ago": at whom is asked, unless one was talked of. */
export const tellsOfOurs: Rule = ({ reading, said, isAsking }) => {
  const isOfOne = said.claims === "told" && !isAsking && opensWithState.test(said.text.trim()) && isOnOneDay(said.text);
  return tellsOfClaims(said.text) || isOfOne ? tellingOf("claim", reading, said.earlier?.customer) : undefined;
};

/** What became of a claim. */
export const tellsOfClaim: Rule = ({ reading, said, names, first, isAboutOne, stranger, ...message }) => {
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
  const isHanded = (!message.isAsking && handsInAt(said.text) !== undefined) || signedIn(said.text) !== undefined;
  // "It is in my list with the wrong workloads, since we have never touched their Intune".
  const isOfWorkload = first === "not-mine" && said.claims === "told" && isAboutOne && !deniesOwn.test(said.text);
  const whole = { reading, said, names, first, isAboutOne, stranger, ...message };
  // "Trey moved from Exchange to SharePoint" sounds like what is set, of which nothing is written.
  const isNoSetting = first === "set" && said.claims === "told" && command("set", whole).outcome === "run";
  const isToldBeside = goesOn || isElliptic || isSpared || isHanded || isOfWorkload || isNoSetting;
  const seats = seatsTold(whole);
  const isClaim =
    first === undefined || elseTold.test(first) || isAsideRule(first, said) || isToldBeside || seats.length > 0;
  if (!isTelling || !isClaim) return undefined;
  const isOfLast =
    (earlier?.told !== undefined || said.claims === "told" || /^(?:cant|chat|undo)$/.test(first ?? "cant")) &&
    earlier?.customer !== undefined &&
    stranger === undefined;
  return isAboutOne || isOfLast
    ? withOptions(withRule(tellingOf("claim", reading, earlier?.customer), said, names), seats)
    : undefined;
};

/** "Karin countersigned the proof": at whom is asked, unless one was talked of; she is no customer. */
export const tellsOfSigning: Rule = ({ reading, said, isAboutOne, stranger }) => {
  const isOfPerson = stranger === undefined || stranger.to - stranger.from === 1;
  return !isAboutOne && isOfPerson && signedIn(said.text) !== undefined
    ? tellingOf("claim", reading, said.earlier?.customer)
    : undefined;
};

/** "We signed the PoE at Contoso": no signature that counts; whose does is said beside its card. */
export const signsOurselves: Rule = ({ reading, said, isAsking }) => {
  if (isAsking || said.claims === "told" || !signedByUs(said.text)) return undefined;
  const [one, ...others] = customersNamed(reading);
  if (others.length > 0 || reading.found.some(hasPerson)) return undefined;
  const rule = ruleOption("why proof");
  return one === undefined
    ? { outcome: "run", says: rule.says, guess: undefined, ignored: [] }
    : { outcome: "run", says: `show ${one.id}`, guess: undefined, ignored: [], also: [rule] };
};

/** "Kudos to Adele for the Contoso claim", "good job everyone, 3 more customers done": nothing is asked, and of no customer told. */
export const praises: Rule = ({ reading, said, isAsking }) => {
  const [praise] = opensPraise.exec(said.text) ?? [];
  const rest = said.text.slice(praise?.length);
  // "Well done Isaiah, Contoso is finally sorted".
  const isOfOne = reading.found.some(hasCustomer) && /[,.!;–-] ?[^\s,.!;–-]/.test(rest);
  return praise === undefined || isAsking || isOfOne || isWish(rest) || /[?:]/.test(rest) || wantsIt.test(rest)
    ? undefined
    : { outcome: "talk", what: "praise" };
};
const opensPraise =
  /^\W*(?:(?:kudos|congrats|congratulations|hats off|props|bravo|respect)\b|(?:very )?(?:good|great|nice|excellent|brilliant|amazing|awesome|superb|fantastic|impressive|lovely) (?:job|work|stuff|effort|teamwork|progress|going)\b|well done\b)(?=(?: (?:to|on|for|by|with|everyone|everybody|all|team|folks|guys|you|both|@?[A-Z])|[,.!]|\s*$))/i;
/** "Great work everyone. Now close the last three until Friday." */
const wantsIt =
  /\b(?:thanks?|now|please|pls|need|must|should|let['’]s|can you|could you|show|remind|snooze|assign|give)\b/i;

/** "First Up started with Power BI in October, we did the rollout", "they want us to do Sales too": a workload, in its form. */
export const takesUp: Rule = ({ reading, said, isAboutOne }) => {
  const asked = questionsIn(withoutFrame(said.text));
  const isTold = asked === "" || asksHowToAdd.test(asked);
  return isAboutOne && said.claims === "named" && isTold && isNewWork(said.text)
    ? tellingOf("claim", reading)
    : undefined;
};
/** Whether work on a workload begins or is to, by what a message says of the one it names. */
export const isNewWork = (text: string): boolean => newWork.test(text) && !isNoWork.test(text);

const project =
  "(?:projects?|roll-?outs?|migrations?|deployments?|implementations?|adoptions?|pilots?|introductions?|engagements?)";
/** Not "has Exchange with Insight", "has Exchange spam", "has asked about Power BI". */
const hasElse =
  "(?!(?:no|an?|the|it|asked|heard|mentioned|thought|been|seen|gmail)\\b|[^.,;!?]{2,30}\\b(?:with (?!us\\b)[a-z]|(?:claims?|spam|questions?|problems?|issues?|trouble)\\b))";
/** They have it, or somebody begins or plans to: "we're starting a Power BI project at Contoso in January". */
const newWork = new RegExp(
  [
    "\\b(?:started|begun|began|start(?:s|ing)?|gone live|went live|going live|goes live|(?:is|are) live) (?:with|on|using|at|for|there)\\b",
    // "We start Exchange with them next week", and no claim or review of it.
    "\\b(?:we|they|i)(?:['’][a-z]{1,3})?(?: (?:have|are|will|just|now|also|already|only|recently|soon|finally)){0,3} (?:start(?:s|ed|ing)?|beg[iau]n(?:s|ning)?|kick(?:s|ed|ing)? off)(?! (?:to|asking|thinking|looking|talking|wondering)\\b)(?![^.;!?]{0,40}\\b(?:claim|review|submi|disput|proof|pal\\b|link))",
    "\\b(?:bought|ordered|purchased|adopted|introduced|licen[cs]ed|signed (?:up )?for)\\b",
    // "We do Intune there as well".
    "\\b(?:we|i)(?:['’]ve| have|['’]re| are)?(?: (?:also|now|already|just|still|only))* (?:do|doing|did|run|running|manage|look(?:ing)? after|support|work(?:ing)? (?:on|with)|handle|deliver)\\b(?! not\\b)(?![^.,;!?]{0,40}\\bquestions?\\b)",
    // "Contoso also uses Intune now", "they use Copilot since May".
    "\\b(?:also|now) uses? (?!our\\b|it\\b|less\\b|fewer\\b)|\\buses? (?!our\\b|it\\b|less\\b|fewer\\b)[^.,;!?]{2,40} (?:now|as well|too|since [a-z]+)\\b",
    `\\b(?:now|also) (?:has|have|got) ${hasElse}|\\b(?:has|have) ${hasElse}[^.,;!?]{2,30} (?:now|too|as well)\\b`,
    `\\b(?:we|i) (?:did|made) (?:the|their|a) (?:[^\\s.,;:!?]{1,20} ){0,2}?${project}\\b`,
    "\\b(?:we|i)(?:['’]ve| have)?(?: just| now| also)? (?:rolled out|introduced|deployed|set up|migrated) (?![^.,;!?]{2,40} to (?:google|gmail|zoom|slack|webex|another)\\b)",
    "\\b(?:wants?|wanted|asked|hired|needs?) us to (?:also )?(?:do|set up|introduce|roll out|migrate|deploy|implement|run|manage|look after|take care of|take over|start|help)\\b",
    "\\b(?:wants?|needs?|plans?|plan(?:ning|ned)|decided|going|intends?) to (?:also )?(?:use|do|introduce|roll out|deploy|implement|adopt|get|buy|start (?:with|using)|go (?:for|with)|move to|switch to)\\b",
    `\\b(?:start(?:s|ed|ing)?|beg[iau]n(?:s|ning)?|kick(?:s|ed|ing)? off|launch(?:es|ed|ing)?|plan(?:s|ned|ning)?|won|got|do(?:ing)?|run(?:ning)?|have) (?:(?:a|an|the|our|their|another|new) ){0,2}(?:[^\\s,.;:!?]{1,20} ){1,4}?${project}\\b`,
    "\\bkick-?offs? (?:(?:is|are|will be|takes place|planned|set)\\b|on\\b|in\\b)|^\\W*(?:please |pls )?(?:put|note|write) down ",
    `\\bnew (?:[^\\s,.;:!?]{1,20} ){0,3}?${project}\\b`,
    "^[^.,;!?]{2,80} (?:starts|begins|kicks off|goes live) (?:in|on|from|next|this|after|soon|tomorrow|today)\\b",
    `\\b${project}(?: (?:at|for|with) [^,.;:!?]{1,40})? (?:(?:will|is going to) )?(?:start|begin|kick|launch|go(?:es)? ahead|(?:is|are) (?:coming|planned|starting|beginning|kicking))`,
    "\\b(?:kick(?:s|ed|ing)? off|(?:we|i)(?:['’]re| are|['’]ll be| will be|['’]m| am) (?:now |also )?(?:doing|rolling out|deploying|introducing|implementing|migrating|moving|setting up)|(?:we|they|i)(?:['’]ll| will) (?:also |soon )?(?:do|roll out|deploy|introduce|implement|use|get|start (?:with|using|on)))\\b",
  ].join("|"),
  "i",
);
const isNoWork =
  /\b(?:not|never|nobody|stop|drop|cancel|end|postpone|without|instead of|if|before|until|changed their mind|no longer)\b|n['’]t\b|\b(?:remind|snooze|wake|show|assign|list|webinars?|trainings?|workshops?|events?|courses?|newsletters?|demos?)\b|\bprojects? (?:manager|lead)s?\b|\b(?:meeting|call|session|leave|holiday|vacation)s?\b[^.,;!?]{0,40} (?:starts?|begins?|kicks?)\b/i;
const asksHowToAdd =
  /\bhow (?:do|can|should) (?:i|we) (?:add|get|enter|record|put|note|tell|register|report|set)\b[^.;!?]*\?|\bcan you (?:add|note|record|put)\b/i;

/** "It's not mine", "not my customer", "nothing to do with me". */
const deniesOwn =
  /(?:\b(?:not|never|no longer|nothing|isnt|wrong)\b|n['’]t\b)[^.;!?]{0,24}\b(?:mine|my (?!list\b)|me\b)|\b(?:took|taken|takes?) (?:it|them|this|that)?(?: over)?\b|\b(?:has|have|with|to|by) @?\p{Lu}\p{L}+ (?:now|instead)\b/u;

const needless =
  /\b(?:no need|(?:do not|don['’]t|no longer|need not|needn['’]t) (?:need|have)?(?: to)?|can stop|needless) ?(?:to |for you to )?(?:remind(?:ing)?|ask(?:ing)?|chas(?:e|ing)|nag(?:ging)?|bring(?:ing)?)\b/i;

/** "Contoso has a third subscription, it's called con-prod": its form. */
export const tellsSubscription: Rule = ({ reading, said, first, isAboutOne, isAsking }) =>
  isAboutOne &&
  !isAsking &&
  (first === undefined || elseTold.test(first) || first === "set") &&
  subscriptionTold(said.text)
    ? tellingOf("done", reading)
    : undefined;

/** "Just asked the engineer, PAL isn't set", of the customer that is named or talked of. */
export const answers: Rule = (message) => {
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
  if (isAboutOne) return withOptions(withOwner(withRule(tellingOf("done", reading), said, names), message), seats);
  const talkedOf = stranger === undefined && said.claims === undefined ? said.earlier?.customer : undefined;
  if (talkedOf === undefined || said.text.includes("?")) return undefined;
  return withRule(tellingOf("done", reading, talkedOf), said, names);
};

/** "CPOR yes, PAL no, I'm the owner": whose it is, is no answer of the checklist, and a press away. */
function withOwner(told: Understood, { reading, said, names }: Utterance): Understood {
  if (told.outcome !== "told" || told.customer === undefined) return told;
  const to = saysOwner.test(reading.text) ? said.me : takerSaid(reading, said.me)?.id;
  if (to === undefined) return told;
  const says = `assign ${told.customer} to ${to}`;
  return withOptions(told, [{ says, title: spoken(says, names, said.today) }]);
}

const withOptions = (told: Understood, options: readonly Option[]): Understood =>
  told.outcome !== "told" || options.length === 0 ? told : { ...told, also: [...(told.also ?? []), ...options] };

/** "420 seats now and PAL is linked", "their Teams claim is approved, they have 420 seats": the seats are a press away. */
function seatsTold(message: Utterance): readonly Option[] {
  if (!/\d (?:paid )?seats\b/i.test(message.said.text)) return [];
  const set = command("set", message);
  return set.outcome === "ask" ? set.options.filter(({ says }) => says.endsWith(" seats")) : [];
}

const saysOwner =
  /\b(?:i['’]?m|i am) (?:now )?(?:the|its|their) owner\b|\bowner(?:['’]s| is|:| =)? (?:me|myself)\b|\bowned by me\b/i;

/** "That ended in September. Could you please correct my answer?": the answers are opened, whatever they are to be. */
export const corrects: Rule = ({ reading, said, isAboutOne }) =>
  isAboutOne && said.claims !== "told" && saysWrong.test(said.text)
    ? tellingOf(said.claims === "named" ? "claim" : "done", reading)
    : undefined;

/** "And Exchange?", "Contoso still in review? Feels like ages.": asked, not told. */
export const asksOfWhatWasTold: Rule = (message) => {
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
export const knowsNothing: Rule = (message) => {
  const { reading, said } = message;
  const { text, workloads = [] } = said;
  const isOfOne = new Set(reading.found.filter(hasCustomer).map(firstOf)).size === 1 && !reading.found.some(hasPerson);
  const isOpen = hasToFindOut(text) && questionsIn(withoutFrame(text)) === "" && !wantsMore.test(text) && !isWish(text);
  if (!isOfOne || !isOpen || workloads.length > 1) return undefined;
  return asksOwnerToo.test(text) ? command("show", message) : tellingOf("done", reading);
};

/** "…, put it off until Wednesday". */
const wantsMore = /[.,;] (?:(?:so|and|please|just|then) )*(?:put (?:it|that|this) off|let it rest|come back to)\b/i;

const asksOwnerToo = /\b(?:who(?:['’]s)? (?:owns|has|looks after|is (?:the owner|responsible|in charge))|whose)\b/i;

/** "Isaiah's Intune claim was approved": of one of Isaiah's customers. */
export const tellsOfColleague: Rule = (message) =>
  (message.first === "claim" || message.first === "done") &&
  !message.isAboutOne &&
  isOfColleague(message.reading, message.said.me)
    ? command("gaps", message)
    : undefined;

/** What is told of a customer, where nothing more is known of it. */
export const tells: Rule = (message) => {
  const { reading, said, names, first } = message;
  if (first === undefined || !isTold(first)) return undefined;
  if (first === "not-mine") return notMineOf(message);
  // "Microsoft wrote about the Teams claim. How long do we have?": nothing is told of it.
  const isAsked = first === "claim" && said.claims === "named" && message.isAboutOne && message.isAsking;
  if (isAsked && questionsIn(withoutFrame(said.text)) !== "") return command("show", message);
  return withRule(tellingOf(first, reading), said, names);
};

/** "I gave Contoso to Megan but it should have been Alex"; "I pressed yes on Contoso and meant no". */
export const regrets: Rule = (message) => {
  const { reading, first, isAboutOne, mayBeGiven } = message;
  if (first !== "undo" || !isAboutOne) return undefined;
  const isOtherPerson = reading.found.some(hasPerson) && reading.denied?.some(hasPerson) === true;
  if (isOtherPerson && mayBeGiven) return command("assign", message);
  // Its card has the answers.
  return reading.found.some(({ candidates: [one] }) => one?.fit === "pointed") ? undefined : command("show", message);
};

const isOfColleague = ({ text, words, found }: Reading, me: string): boolean =>
  found.some(({ from, to, candidates: [one] }) => {
    const written = text.slice(words[from]?.from, words[to]?.from).trimEnd();
    return one?.kind === "person" && one.id !== me && /['’]s$/.test(written);
  });

/** Tells what became of a claim, of whichever was talked of. */
const opensWithState =
  /^(?:(?:(?:it|that|this|the claim|ms|microsoft)(?:['’]s| was| is| has been| got| were)? |(?:was|got|just|now|also|again|and|so|yes|ok|oh|sadly|unfortunately|finally),? )){0,3}(?:re-?)?(?:rejected|approved|submitted|declined|denied|refused|accepted|filed|bounced|turned down|knocked back)\b(?! (?:claims?|ones|customers|by (?:state|status|owner|workload))\b)/i;

/** "Rejected claims", of one customer or of many; not "submitted claims for Teams at Contoso yesterday", which somebody did. */
export const claimsOfState =
  /^(?:(?:the|our|any|all|all the|show me the|show|list) )?(?:approved|rejected|disputed|draft|pending|submitted|lost|refused|declined) claims\b(?! for [^.;:?!]{3,100} (?:at|with|for) [^.;:?!]{2,80} (?:yesterday|today|just now|last night|this (?:morning|afternoon)|(?:on |last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)[.!]*$)/i;

/** "Contoso got rejected, why?": the rule that is asked for is a press away from the customer's card. */
const isAsideRule = (means: string, { isAside }: Sentence): boolean =>
  isAside === true && /^why (?:rejected|status)$/.test(means);

/** Intents that say less than what became of a claim. */
export const elseTold = /^(?:show|cant|chat|undo|gaps|todo|progress|hello|done|add|review)$/;
