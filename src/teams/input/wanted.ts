/** What a reading wants: its likeliest intents, by its words and by whom it names. Pure. */
import type { Paper } from "../../domain/catalogue/claim-guide.ts";
import { findWhy } from "../../domain/catalogue/why.ts";
import { isTalk } from "../../cards/forms/talk.ts";
import { findDay, periodEnd } from "./time/day.ts";
import { isPronoun } from "./reading/pointing.ts";
import {
  asking,
  beginsSentence,
  isFamiliar,
  isKnown,
  rank,
  tokens,
  typedToken,
  type Ranked,
} from "./reading/intents.ts";
import { hasThemAsked } from "./reading/asked-for.ts";
import { hasCustomer, hasPerson, strangerIn, type Reading } from "./reading/reading.ts";
import { isTold, type Option, type Sentence } from "./reading/sentence.ts";
import { asksIfAccessEnds, asksWhatIsOpen, factAsked, refusesToSign } from "./reading/state-asked.ts";
import type { Word } from "./words/words.ts";
import { forMe } from "./write/write-owners.ts";

/** In so many words: "show me the history of Contoso". */
const asksHistory =
  /^\W*(?:(?:please|pls|can|could|i|we|you|me|us|want|would|like|to|show|see|get|give|open|have|the|view|whole|full|entire|complete) )*(?:history|audit trail|change ?log)(?: (?:of|for|at|on)\b|[?.! ]*$)/i;
const looks = /^(?:show|gaps(?: \w+)?|todo|customers|own-customers|by-owner|unowned|waiting|review)$/;
/** What is never about a customer. */
export const withoutCustomer = /^(?:away|digest|settings|sources|sync|help|hello|managers|retention)$/;
/** How far behind others are where nothing else can be meant. */
export const clearly = 3;
/** How far behind the likeliest intent another is that may be meant as well. */
const asLikely = 1.5;
const mostLikely = 3;
/** How far ahead the intent of a part must be. */
export const surely = 2;

/**
 * The words as intents are told from them: whoever was found is like anybody else of the kind.
 * @param isTalkedOf whether "it" may be a customer
 */
export function tokensOf(reading: Reading, isTalkedOf = false): readonly string[] {
  const { text, words, found } = reading;
  const stranger = found.some(hasCustomer) ? undefined : strangerIn(reading);
  const tokenAt = (word: Word, at: number): readonly string[] => {
    if (stranger !== undefined && stranger.from <= at && at < stranger.to)
      return at === stranger.from ? [tokens.customer] : [];
    const one = found.find(({ from, to }) => from <= at && at < to);
    if (one === undefined) return [isTalkedOf && isPronoun(words, at) ? tokens.customer : typedToken(word)];
    return one.from === at ? [hasCustomer(one) ? tokens.customer : tokens.person] : [];
  };
  const said = words.flatMap((word, at) => [
    ...(beginsSentence(text, words, at) ? [tokens.next] : []),
    ...tokenAt(word, at),
  ]);
  return [...said, ...asking(text, said)];
}

/** What the text may mean. What opens as a question states nothing: "has anyone heard back about the Teams claim?" */
export function rankOf(said: readonly string[]): Ranked {
  const isMine = said.some((token) => deniesMine.test(token));
  const all = isMine ? rank(said) : leaving(rank(said), /^not-mine$/);
  if (!said.includes(tokens.opens) || isKnown(said)) return all;
  // "Which of those are with Isaiah": nothing to change.
  const isWhich = said.slice(0, 2).some((token) => /^(?:which|who|whos|whose)$/.test(token));
  return leaving(all, isWhich ? /^(?:claim|done|assign|handover|unassign|snooze|set)$/ : /^(?:claim|done)$/);
}

/** Without these intents. */
function leaving(all: Ranked, left: RegExp): Ranked {
  const some = all.filter(({ means }) => !left.test(means));
  return some.map(({ means, behind }) => ({ means, behind: behind - (some[0]?.behind ?? 0) }));
}

/** One of these is in every way to say that a customer is not one's own. */
const deniesMine =
  /^(?:not|no|never|nothing|nor|isnt|aint|wasnt|dont|doesnt|didnt|shouldnt|wont|cant|havent|havnt|hasnt|cannot|longer|mine|else|elses|somebody|someone|anybody|anyone|wrong|wrongly|off|over|instead|stopped|left|used|old|previous|former|mistake|why|swamped|rid|rather|anymore|away|supposed|thought|nicht|kein|niet|geen|pas|plus)$/;

/** What the text may mean, the likeliest first: one when that is certain enough. */
export function wantedBy(
  reading: Reading,
  { isNamed, manager, personal, text, today, claims }: Sentence,
  all: Ranked,
): Ranked {
  const [, listed = ""] = asFile.test(text) || reading.found.some(hasCustomer) ? [] : (asksList.exec(text) ?? []);
  if (listed !== "")
    return only({ deadlines: "gaps ending", questions: "waiting" }[listed.toLowerCase()] ?? listed.toLowerCase());
  const ranked = isOnlyBusy(text) ? leaving(all, /^(?:away|back)$/) : all;
  const { meanings, found, words } = reading;
  const opening = meanings.find(({ from, meaning }) => from === 0 && meaning.kind === "command")?.meaning;
  // A message that opens with a command's name tells of nothing: "gaps Zyxware".
  const isCommand =
    opening?.kind === "command" &&
    (weightOf(opening.name) === 3 || (opening.name === "gaps" && isTold(ranked[0]?.means ?? "")));
  if (isNamed && isCommand) return only(opening.name);
  const isAbout = found.some(hasCustomer);
  if (isAbout && found.some(hasPerson) && hasThemAsked(text)) return only("ask");
  if (isAbout && manager !== false && asksHistory.test(text)) return only("history");
  const mayPropose = proposes(reading, personal);
  const isSpent = words.every((_, at) =>
    [...found, ...meanings.filter(({ meaning: { kind } }) => /^(?:filter|mine|noise)$/.test(kind))].some(
      ({ from, to }) => from <= at && at < to,
    ),
  );
  const isList = meanings.some(({ meaning: { kind } }) => kind === "filter" || kind === "mine");
  // "gaps new Peter Pan": the command with one of its filters, and somebody whom nobody knows.
  if (isNamed && opening?.kind === "command" && opening.name === "gaps" && isList && reading.unknown.length > 0)
    return only("gaps");
  const [likeliest, next] = ranked;
  const isTable = asTable.test(text) && /^(?:export|claims|gaps|customers)$/.test(likeliest?.means ?? "");
  if (isTable && ranked.some(({ means, behind }) => means === "export" && behind < clearly)) return only("export");
  const isLooked =
    looks.test(likeliest?.means ?? "") ||
    ((next?.behind ?? 0) < clearly && likeliest?.means.startsWith("why ") !== true && !isTold(likeliest?.means ?? ""));
  const isShown = isAbout && ranked.some(({ means, behind }) => means === "show" && behind < asLikely);
  const isOfItself =
    asksWhatHappened(text) ||
    asksWhatIsOpen(text) ||
    factAsked(text) !== undefined ||
    (asksWhatItMeans(text) && !/\b(?:proofs?|poe|documents?)\b/i.test(text));
  const rule = isShown && !isOfItself ? ruleOf(tokensOf(reading)) : undefined;
  if (rule !== undefined && !ofState.test(rule)) return only(rule);
  // Nothing but names and filters: they are to be seen.
  if (
    isSpent &&
    isLooked &&
    likeliest?.means !== "claims" &&
    !isKnown(tokensOf(reading)) &&
    (found.length > 0 || isList)
  )
    return only(isAbout ? "show" : "gaps");
  // "I'm off Thursday": everyday words and days, which only one intent puts like that.
  const isPlain = (next?.behind ?? 0) >= clearly && reading.unknown.length * 2 < words.length;
  if (!isPlain && !isFamiliar(tokensOf(reading)))
    return isAbout ? only("show") : found.length > 0 || isList ? only("gaps") : [];
  const likely = withoutWeak(ranked, isAbout || claims === "told")
    .filter(({ means, behind }, at) => behind < asLikely && (at === 0 || !isAbout || !withoutCustomer.test(means)))
    .slice(0, mostLikely)
    .map(({ means, behind }) => ({ means: suited(means, { isAbout, manager, text, mayPropose }), behind }));
  // "The digest is late for us, half past eight is better": not when messages may come.
  if (/\bdigest\b/i.test(text) && likely.some(({ means }) => means === "digest")) return only("digest");
  // What is told of a customer asks for no rule: "they are Azure only, so no CPOR there".
  const isAsked =
    tokensOf(reading).some((token) => token === tokens.opens || token === tokens.ends) ||
    words.some(({ fold }) => /^(?:what|whats|how|hows|which|when|why|wie|was|welche|quel|quelle|comment)$/.test(fold));
  if (isAbout && !isAsked && likely[0]?.means.startsWith("why ") === true) return only("show");
  // What is open is, for who asks, what they have to do; a kind of gaps says more, and deadlines where a day is named.
  // "Every three months" is no day.
  const isDated =
    !/\bevery\b/i.test(text) && (periodEnd(text, today) !== undefined || findDay(text, today) !== undefined);
  const isSame = (means: string) => /^(?:todo|gaps(?: \w+)?)$/.test(means);
  const [first] = likely;
  if (isDated && !isAbout && listsDue.test(text) && likely.some(({ means }) => hardlyDue.test(means)))
    return only("gaps ending");
  const isEnding = first?.means === "gaps" && likely.some(({ means }) => means === "gaps ending");
  // "What do you want from me by Friday?"
  if (isDated && (isEnding || first?.means === "need")) likely[0] = { means: "gaps ending", behind: 0 };
  return likely.filter(
    ({ means }, at) =>
      likely.findIndex((other) => other.means === means || (isSame(means) && isSame(other.means))) === at,
  );
}

/** "Are there deadlines between 7 and 18 December?": which these are, and not what deadlines are, or when messages come. */
const listsDue =
  /\b(?:any|anything|are there|which|what|show|list|see|have|is there|give|whether)\b[^.?!]*\b(?:deadlines|(?:an?|any|which) deadline|due|(?:run|runs|running) out)\b(?![^.?!]*\b(?:means?|works?)\b)/i;
const hardlyDue =
  /^(?:gaps(?: ending)?|why deadlines|hours|away|covers|settings|show|todo|customers|own-customers|progress|review)$/;

/** It is to be a file, whatever is in it. */
export const asTable = /\b(?:excel|spreadsheet|xlsx?|csv)\b/i;

/** So near to it, another intent is as likely as what is left over when nothing else fits. */
const weakly = 1.5;

/**
 * Without what is put first for want of better where something else is near: small talk, what can't be done, and, of no
 * customer, what is told. Held out, these are right for one in four, and what comes next as often.
 */
function withoutWeak(ranked: Ranked, isOfOne: boolean): Ranked {
  const isWeak = ({ means }: Ranked[number]) =>
    /^(?:chat|cant)$/.test(means) || (!isOfOne && /^(?:claim|done)$/.test(means));
  const [first, next] = ranked;
  if (first === undefined || !isWeak(first) || (next?.behind ?? weakly) >= weakly) return ranked;
  const some = ranked.filter((one) => !isWeak(one));
  return (some[0]?.behind ?? weakly) >= weakly || isTalk(some[0]?.means ?? "") ? ranked : some;
}

export const only = (means: string): Ranked => [{ means, behind: 0 }];

/** Somebody else is to have it: not "let's do Contoso first". */
const givesAway =
  /\b(?:to|by|with|some(?:one|body)|any(?:one|body)|tak(?:e|es|en|ing)|took|give|given|hand|belongs?|own(?:s|er)?|off|else|swap|switch|instead|over|should|can|could)\b/i;

/** Who is to have it is said where a manager reads it, who may say yes. */
export const proposes = ({ found, text }: Reading, personal: boolean | undefined): boolean =>
  personal === false && (found.some(hasPerson) || forMe.test(text));

const busy =
  /\b(?:full|fully booked|busy|swamped|maxed(?: out)?|packed|overloaded|overbooked|slammed|snowed under|at capacity|booked (?:up|out|solid)|up to my (?:neck|ears|eyeballs)|tied up|flat out|stretched|in the (?:\p{L}+ )?meeting|i (?:meet|speak (?:to|with)|talk (?:to|with)|see)|i (?:(?:will|shall) )?(?:have|had) (?:\p{L}+ ){1,4}(?:talk|call|meeting|conversation|catch-?up|one-to-one|session|review) with)\b/iu;
/** What says that somebody is not there. */
export const absent =
  /\b(?:away|out(?<!\b(?:maxed|booked|flat) out)|off(?! (?:me|my|of)\b)|ooo|leave|holidays?|vacation|pto|sick|ill|absent|absence|back|not (?:in|here|around|available|reachable)|unavailable|deputy|cover\w*|stand\w* in|travel\w*|trip|conference|training|dentist|doctor|hospital|surgery|parental|maternity|paternity|sabbatical|offsite|hardly be online|n['’]t (?:be )?(?:in|here|around|available|reachable))\b/i;

/** "Could you give me a list of the critical gaps?": to be seen, and no file. */
const asksList =
  /\b(?:give|show|send|get|see|have|make|need)\b(?: (?:me|us))? (?:a|the) (?:\p{L}+ )?list (?:of|with) (?:(?:all|the|our|my|open|critical|urgent|high|most|rejected|new)(?: of)? )*(gaps|claims|deadlines|questions|customers)\b/iu;
const asFile =
  /\b(?:excel|spreadsheets?|xlsx?|csv|export\w*|tables?|files?|download\w*|sheets?|worksheets?|finance|forward|copy|backup|offline|pdf|columns?)\b/i;

/** "I'm full until January": somebody has much to do, and is there. */
const isOnlyBusy = (text: string): boolean => busy.test(text) && !absent.test(text);

/** They want to become its owner, which a manager has to say. */
const putsMeDown =
  /\b(?:i (?:be|become)(?: (?:put|listed|named|set))?(?: down)?(?: as)? (?:the|its|their) (?:new )?owner|put me down (?:as|for)|make me (?:the|its|their) owner|i (?:would|['’]d) like to be (?:the|its|their) owner)\b/i;

/** "Nobody needs to look after Contoso any more, they've closed down." */
const tellsOfEnd =
  /\bthey(?:['’](?:ve|re))?(?: (?:have|are|went))? (?:now |just )?(?:closed (?:down|shop)|shut (?:down|shop)|out of business|bankrupt|insolven\w+|left us)\b/i;

/** "Haven't heard back from Contoso": it comes back to nobody. */
const heardNothing =
  /(?:n['’]t|\b(?:not|never|nothing|no(?: (?:answer|reply|word|news))?|heard|hear|got|gotten|came|come|write|wrote|call(?:ed)?|waiting))\b[^.;!?]{0,30} back\b[^.;!?]{0,20} from\b|\b(?:hear|heard|call(?:ed|s)?|wr[io]tes?|replied|answered) back\b/i;

/** "Contoso should get a deputy, Megan has offered to do it." */
const wantsDeputy =
  /\b(?:should|needs?|must|could|wants?|has|has to) (?:to )?(?:(?:get|have|find) )?(?:an?|no|another) (?:new )?deputy\b/i;

/** "I have my review on Monday afternoon": when it is, and not when messages may come. */
const isAppointment = (text: string): boolean =>
  /\b(?:i|we|they|he|she)(?:['’](?:ve|m|re|ll))?\b[^.?!]*\b(?:review|meeting|appointment|call|workshop|dentist|doctor|session|lunch|dinner|interview|training|conference|presentation|demo|flight|train|exam|visit|audit|webinar|board)\b/i.test(
    text,
  ) &&
  !/\b(?:messages?|messag\w+|questions?|ping\w*|remind\w*|notif\w*|quiet|silent|disturb\w*|bother\w*|contact|write (?:to )?(?:me|us)|hear from you)\b/i.test(
    text,
  );

/** The nearest thing that whoever writes may do. */
export function suited(
  means: string,
  {
    isAbout,
    manager,
    text,
    mayPropose,
  }: { isAbout: boolean; manager?: boolean | undefined; text: string; mayPropose: boolean },
): string {
  // "How often did you remind Alex about Litware?"
  const isCounted = /\b(?:how (?:often|many)|when)\b/i.test(text);
  if (isAbout && means === "unassign" && tellsOfEnd.test(text)) return "set";
  if (isAbout && means === "unassign" && heardNothing.test(text) && !/\bgive (?:it|them|that) back\b/i.test(text))
    return "show";
  // "They want to move to another partner. What happens with our claims then?": nothing is to be set yet.
  if (isAbout && means === "set" && leavesUs.test(text) && asksMeaning.test(text)) return "show";
  if (isAbout && means === "assign" && wantsDeputy.test(text)) return "set";
  if (isAbout && means === "deliveries" && isCounted && manager !== false) return "history";
  if (
    isAbout &&
    /^(?:gaps(?: \w+)?|claims|todo|customers|own-customers|progress|waiting|deliveries|chat|hello)$/.test(means)
  )
    return "show";
  // Not of Wide World Importers.
  if (means === "undo" && /\b(?:imports?|imported|importing|upload\p{L}*)\b/iu.test(text)) return "import-undo";
  if (/^(?:settings|hours)$/.test(means) && isAppointment(text)) return "chat";
  if (manager !== false) return means;
  if (means === "settings") return "hours";
  if (isAbout && means === "assign" && mayPropose) return means;
  if (means === "assign" && putsMeDown.test(text)) return means;
  if (isAbout && (means === "assign" || means === "handover")) return givesAway.test(text) ? "not-mine" : "show";
  return isAbout && means === "history" ? "show" : means;
}

/** What a question would be about, were the customer not named: "how do I link PAL at Contoso". */
export function ruleOf(all: readonly string[], least = surely): string | undefined {
  const said = all.filter((token) => token !== tokens.customer);
  const [rule, next] = said.includes(tokens.opens) || said.includes(tokens.ends) ? rankOf(said) : [];
  return rule?.means.startsWith("why ") === true && (next?.behind ?? 0) >= least ? rule.means : undefined;
}

/** "Do we know why it was rejected?": not why claims are. */
export const asksWhatHappened = (text: string): boolean =>
  /\b(?:why|how come|reasons?)\b/i.test(text) &&
  /\b(?:was|were|got|did|has|have|been|say|said|why (?:\p{L}+ )?(?:rejected|refused|declined)|reasons? (?:for|of|behind))\b/iu.test(
    text,
  ) &&
  !/\b(?:claims(?! (?:of|at|for|from) (?!the\b|our\b|all\b|any\b|every|each\b|us\b|customers?\b))|if|can|could|would|usual\w*|normal\w*|mostly|often|always|typical\w*)\b/i.test(
    text,
  );

/** "How many days have we got left for Contoso?", "is it too late?"; not how long Microsoft takes, or an answer is valid. */
export const asksWhenDue = (text: string): boolean => whenDue.test(text) && !ofOtherTimes.test(text);
const whenDue =
  /\b(?:how (?:many|much|long)\b[^.?!]{0,40}\b(?:left|remain\w*|(?:do|have) (?:i|we|they) (?:still |even )?(?:have|got)|until|till|before|to go)|when\b[^.?!]{0,60}\b(?:due|deadlines?|runs? out|running out|expires?|ends?|closes?|is over|last day|too late)|(?:by|until|till) (?:when|(?:what|which) (?:date|day))|deadlines?|due date|last day|cut-?off|too late|overdue|past due|(?:days?|time) (?:is |are )?left|late|(?:any|some)thing due|what(?:['’]s| is)? due)\b/i;
const ofOtherTimes =
  /\b(?:gdap|access|subscriptions?|contracts?|proofs?|poe|reviews?|onboarding|digest|remind\w*|snooz\w*|absen\w*|away|holidays?|usual\w*|normal\w*|takes?|licen\w+|valid|(?:answers?|confirmations?) (?:runs?|ends?|expires?))\b/i;

/** "When does the Contoso claim expire, and can I renew it?"; not when what is to be done about one ends. */
export const asksOfEnd = (text: string): boolean =>
  /\b(?:claims?|approvals?)\b/i.test(text) &&
  /\b(?:expir(?:es?|y|ing|ation)|runs? out|ends?|renew(?:ed|al|ing)?|lapses?|valid)\b/i.test(text) &&
  /\b(?:when|until|till|how long|does|do|did|will|is|are|can|could|must|should|have to|need to)\b/i.test(text) &&
  !/\b(?:ended|expired|lapsed|ran out|snooz\w*|cover|proofs?|disputes?|appeals?|deadlines?|answers?|reviews?|gdap|access|contracts?|licen\w+|quarter|week|month|year|day)\b/i.test(
    text,
  );

/** "What happens if I do nothing?" */
export const asksOfNothing = (text: string): boolean =>
  /\bhow (?:much|many \p{L}+)\b[^?!]{0,30}\b(?:los(?:e|ing)|lost|cost(?:s|ing)?|forgo\w*|miss(?:ing)? out)\b|\bwhat (?:do|are) (?:we|i) (?:los(?:e|ing)|missing out)\b|\bwhat (?:does|will|is) (?:it|this|that) cost(?:ing)? us\b|\b(?:how (?:long|many days)|since when)\b[^?!]{0,60}\b(?:(?:without|no) credit|earn(?:s|ing|ed)? nothing|uncredited|not (?:earning|counting))\b|\bat (?:stake|risk)\b|\bworth (?:it|the (?:effort|time|trouble|work|bother)|bothering)\b|\b(?:what(?: happens?| will happen| would happen| if| (?:do|would|will) (?:we|i) lose| (?:does|would|will) it cost| is lost)|how bad|(?:do|will|would) (?:we|i) lose)\b[^?!]{0,60}\b(?:nothing|ignor\w+|leave (?:it|this|that)|let (?:it|this|that)|don['’]?t (?:do|act|react|answer|bother)|no ?body (?:does|acts|answers)|wait|slips?|lapses?|miss)\b/iu.test(
    text,
  );

/** "What does that mean, and what do they want from us?", of a claim. */
export const asksWhatItMeans = (text: string): boolean =>
  /\bwhat\b[^.?!]{0,80}\b(?:means?|(?:do|does|did|would|will|should) (?:they|it|microsoft|ms) (?:\p{L}+ )?(?:want|need|expect|require|ask|wait)|(?:they|microsoft|ms) (?:\p{L}+ )?(?:wants?|needs?|expects?|requires?|(?:is|are) (?:still |now |currently )?(?:asking|waiting) for)|(?:is|are) (?:they|microsoft|ms) (?:still |now |currently )?(?:asking|waiting) (?:us )?for|(?:do|should|must|can|would) (?:we|i) (?:\p{L}+ )?(?:do|need to do|have to do)|(?:we|i) (?:\p{L}+ )?(?:have|need|ought) to do|(?:is|['’]s) (?:needed|required|wanted|expected|missing))\b/iu.test(
    text,
  );

const leavesUs =
  /\b(?:mov(?:e|es|ing|ed)|switch(?:es|ed|ing)?|go(?:es|ing)?|chang(?:e|es|ed|ing)|transfer(?:s|red|ring)?|leav(?:e|es|ing))\b[^.;!?]{0,30}\b(?:another|a different|an other|a new) (?:partner|provider|supplier|reseller)\b|\bleav(?:e|es|ing) us\b|\bno longer (?:a |our |my )?(?:customer|client)s?\b|\blost\b[^.;!?]{0,40}\bto (?:a |another |the )?(?:competitor|competition|partner|provider)\b|\b(?:end|ends|ending|ended|terminat(?:e|es|ed|ing)|cancel(?:s|led|ling)?)\b[^.;!?]{0,20}\bcontract\b/i;
const removesUs =
  /\b(?:removed|dropped|kicked|took|taken|deleted|replaced) us (?:(?:off|out) )?as (?:(?:their|a|the|our|its) )?(?:\w+ )?partner\b/i;
const asksMeaning =
  /\bwhat (?:this|that|it|does (?:this|that|it)) (?:would |will )?means?\b|\bwhat (?:happens|will happen|becomes)\b|\b(?:whether|if|do|what|should) (?:i|we) (?:need to|have to|should|must|do)\b|\b(?:lose|keep|affect)\b[^.]*\?|\bwhat (?:still |else )?(?:has|needs|is) (?:still )?to be \p{L}+|\b(?:any|some)thing (?:that |which )?(?:has to|needs to|must|should|is to|we have to|i have to|to) (?:be done|do)\b/iu;
const whatToPrepare =
  /\bwhat (?:do |would |will )?(?:i|we) (?:have to |need to |should |must |ought to )?(?:prepare|hand in|provide|bring|collect|need)\b/i;
const mayClaim =
  /\b(?:could|can|may|should|might) (?:we|i) (?:not |also |still |then |now |perhaps )*(?:claim|associate|(?:make|file|submit|put in) (?:a |the )?claims?)\b|\bwe (?:could|can|may|might|should) (?:also |still |then |now |perhaps )*(?:claim|associate)\b|\b(?:(?:must|should|shall) (?:we|i)|do (?:we|i) (?:really |still |also )*(?:have|need) to)(?: also| still| now| really)* claim\b/i;

/** "They bought 40 Sales licences, do we claim that?" */
const takenUp =
  /\b(?:bought|buys|purchased|ordered|sold|licen[cs]ed|licen[cs]es?|seats?|added|adopted|signed|upgraded|(?:switch|mov)ed to|rolled out|started|now (?:has|have|uses?|runs?)|(?:has|have|uses?|runs?)(?: got)? now|got|we(?: also| now|['’]re|['’]ve| are| have)* (?:do|did|doing|done|begun|began|introduc\w+|migrat\w+))\b/i;
const claimsIt =
  /\b(?:do|does|must|should|shall|would|is|are|can|could|may)\b[^.?!]{0,40}\bclaim(?:s|able)?\b[^.?!]{0,80}\?|\b(?:any|some)thing to claim\b|\bworth (?:claiming|a claim)\b|\b(?:does|do|will|would|should) (?:that|it|this|they|those) (?:even |also )?(?:count|help|matter)\b[^.?!]{0,40}\?|\b(?:should|must|does|do) (?:that|it|this|they|those)(?: not| also| now)? (?:have to |need to )?(?:be|go) (?:on|in|added|recorded|noted|entered)\b[^.?!]{0,30}\?|\b(?:do|should|shall|must) (?:i|we) (?:also |now )?(?:(?:have|need) to )?(?:add|record|note|enter|put) (?:that|it|this|them)\b[^.?!]{0,30}\?/i;

const ofPaper =
  "(?:(?:an?|the|our|their|this|that|signed|just|only|customer['’]s|old|simple) ){0,4}(sow|statement of work|(?:e-?)?mail|email|po|purchase order|contract|agreement|order(?: form| confirmation)?|invoice|quote|offer|proposal|letter|screenshots?|project plan|acceptance(?: protocol| certificate)?|timesheets?)(?: (?:from|by|of|with|signed by) (?:the |our |their )?(?:customer|client))?";
const paperWill = new RegExp(
  `(?:^|[,.;:!?–—-] |\\b(?:and|or|but|so|whether|if) )(?:(?:is|are|would|will|does|do|can|could|whether|if) )?${ofPaper}(?: (?:be|is|are|alone|also|already|really|then|would|will|do|does|itself|by itself|on its own)){0,3} (?:enough|sufficient|suffice|do|ok(?:ay)?|fine|count|work|accepted|acceptable|all right|alright)\\b|\\b(?:can|could|may|do) (?:i|we) (?:just |also |simply |only )?(?:use|send|upload|attach|take|need) ${ofPaper}(?=[^.?!]{0,40}\\?)`,
  "i",
);
/** The kind of document of which it is asked whether it will do as a proof: "is the SOW enough?" */
export function paperAsked(text: string): Paper | undefined {
  const [, one, other] = paperWill.exec(text) ?? [];
  const paper = one ?? other;
  if (paper === undefined) return undefined;
  return /^(?:sow|statement)/i.test(paper) ? "statement of work" : /mail/i.test(paper) ? "mail" : "other";
}

const competes =
  /\b(?:another|other|different|second|previous|former|old) (?:partner|provider|supplier)\b|\bsome(?:body|one) else (?:(?:has |had |is )?(?:already )?(?:claim|associat)\w+|(?:has|had|got) (?:it|the association))|\btwo partners\b/i;
const asksIfPossible =
  /\b(?:possible|allowed|able)\b[^.?!]*\b(?:claim|associat\w+|dispute)\b|\b(?:(?:could|can|may|should|might|do|does|must) (?:we|i|they|the customer|it)|(?:whether|if) (?:we|i) (?:could|can|may|should|might))\b[^.?!]*\b(?:claim\w*|associat\w+|dispute|do|get|win|confirm|have)\b|\bwhat (?:can|could|should|do|happens|now)\b/i;

const takesLong =
  /\bhow long (?:does|do|will|would|can|might) (?:that|this|it|they|microsoft|ms|the review|a review|such a claim|a claim)\b[^.?!]{0,20}\b(?:take|need|last)\b(?![^.?!]*\b(?:pal|onboarding|gdap|links?|linked|linking)\b)|\b(?:is|are) (?:that|this|it) (?:(?:still|all|quite) )?(?:normal|usual)\b|(?:^|[.,;!] )(?:is that )?normal\?/i;

/** Rules of what they plan or wonder beside a customer: "they move to another partner, do I need to do anything?" */
export function rulesAsked(text: string): readonly string[] {
  const isAsking = text.includes("?") || /^\W*(?:what|how|when|which|do|does|can|could|should|must) /i.test(text);
  // "Submitted it just now, how long does that usually take?", "… still nothing from MS. normal?"
  if (takesLong.test(text)) return ["why how-long"];
  // "They removed us as partner": what of it counts for claims and PAL.
  if (removesUs.test(text) || (leavesUs.test(text) && asksMeaning.test(text))) return ["why customer-leaves"];
  if (asksIfAccessEnds(text)) return ["why access-ends"];
  if (refusesToSign(text)) return ["why not-signed"];
  if (isAsking && competes.test(text) && /\b(?:claim|associat)/i.test(text) && asksIfPossible.test(text))
    return ["why competing", "why proof"];
  const mayPrepare = /\bclaims?\b/i.test(text) && whatToPrepare.test(text);
  if (paperAsked(text) !== undefined && /\b(?:claim|cpor|proof|poe)\b/i.test(text)) return ["why proof"];
  const isNew = takenUp.test(text) && claimsIt.test(text);
  return isAsking && (mayClaim.test(text) || isNew || mayPrepare) ? ["why when-to-claim", "why proof"] : [];
}

export const ruleOption = (rule: string): Option => ({
  says: rule,
  title: findWhy(rule.slice("why ".length))?.title ?? rule,
});

/** Rules of which a customer's own card says more: when its claim expires, or how it stands. */
const ofState = /^why (?:expiry|deadlines|status|how-long|refresh)$/;

export const weightOf = (name: string): number => (name === "show" ? 1 : /^(?:gaps|claims|why)\b/.test(name) ? 2 : 3);
