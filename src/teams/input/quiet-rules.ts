/** Rules of when nothing is to come: absences, hours, snoozes, fewer messages. Pure; `meaning.ts` has their order. */
import { addDays } from "../../domain/time/time.ts";
import { answersThen, asksAgainLater, sparesWhom } from "./reading/asked-for.ts";
import { besideHour, timesIn } from "./time/clock.ts";
import { findDay, namedDays, periodEnd } from "./time/day.ts";
import { areAllLeftOut } from "./reading/left-out.ts";
import { spoken } from "./write/offers.ts";
import { restsForNow } from "./reading/for-now.ts";
import { hasCustomer, hasPerson, type FoundName } from "./reading/reading.ts";
import { notAwayIn } from "./write/write-away.ts";
import type { Understood } from "./reading/sentence.ts";
import { type Rule, command, customersNamed, firstOf } from "./utterance.ts";

/** "I shall be on holiday from Monday until Friday. Would it be possible not to send me any questions then?" */
export const isAway: Rule = (message) => {
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

/** "Am I away?", "who's back on Monday?", "anyone out today?"; not "who is out of date". */
const asksIfAway = new RegExp(
  [
    "^(?:[^.!?]{1,20}, )?(?:(?:please|(?:can|could) you|just) ){0,2}(?:tell me |let me know )?(?:if |whether )?",
    "(?:am i|(?:is |are |will |do we have )?(?:any|some|every)(?:one|body)(?: be)?|who(?:['’]?s| is| are| will be)?(?: else| not)?) ",
    "(?:\\p{L}+ ){0,2}",
    "(?:away|absent|off|out(?: of (?:the )?office)?|back|in|here|on (?:\\p{L}+ )?(?:leave|holidays?|vacation))",
    "(?: (?:again|then|now|today|tonight|tomorrow|currently|at the moment|this|next|on|over|until|till|from|between|before|after|during|in (?!it\\b)|the)\\b[^.!;?]*|,? please)?[?!.]*$",
  ].join(""),
  "iu",
);

const asksIfSo = /,? (?:right|correct|true|yes|no|(?:is|are|was|will)n['’]?t (?:he|she|they)) ?\?\W*$/i;

const isAbsence =
  /\b(?:back|away|absent|(?:off|out|in)(?! (?:the|a|an|our|my|his|her|their|your|to)\b)|on (?:holidays?|leave|vacation))\b/i;

const saysIsBack = /^(?:\p{L}+[,!.]? )?i am back(?: (?:again|now|early))?[.! ]*$/iu;

const ownAbsence =
  /(?:^|[.!?] )(?:[^.!?]{1,20}, )?i(?:['’]m| am|['’]ll be| will be| shall be) (?:on (?:\p{L}+ )?(?:holidays?|leave|vacation)|away|off|out of (?:the )?office)\b|(?:^|[.!?] )i(?:['’]ve got| have(?: got)?) an? (?:\p{L}+(?:['’]s)? )?(?:appointment|check-?up|operation|surgery)\b(?! (?:with|at)\b)(?![^.!?]*[.!?]\s*\S)/iu;

/** "Hm, wait": nobody is waited for. */
export const pauses: Rule = ({ said: { text } }) => (waits.test(text) ? { outcome: "talk", what: "chat" } : undefined);

const waits =
  /^(?:(?:hm+|oh|uh|er|erm|no|ok)\b[ ,.…]{1,4}){0,2}(?:wait|hold on|hang on|just a moment|one moment)(?: (?:a|one) (?:sec(?:ond)?|moment|minute))?(?:,? (?:please|pls))?[ .,!…]{0,4}$/i;

/** "Can you stop nagging me until Wednesday? I'm at the Trey Research workshop": whoever writes wants no messages till then. */
export const wantsPeace: Rule = (message) => {
  const { said, reading } = message;
  const isToday = notToday.test(said.text) && said.personal !== false;
  const [asked = "", object] = peace.exec(said.text) ?? (isToday ? notToday.exec(said.text) : null) ?? [];
  const named = periodEnd(said.text, said.today) ?? findDay(said.text, said.today);
  // By the day, and never for less.
  const isOver = named === undefined ? isToday : named === said.today && forToday.test(said.text);
  const until = isOver ? addDays(said.today, 1) : named;
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
  // "Contoso's IT guy is back on the 7th. Leave me alone till then": of that one; "I'm at Contoso" is of whoever writes.
  const before = reading.words.filter(({ to }) => to <= said.text.indexOf(asked)).length;
  const isBefore = reading.found.some((one) => hasCustomer(one) && one.from < before);
  if (message.isAboutOne && isBefore && !ofOneself.test(said.text)) return command("snooze", message);
  // "Stop pinging me until Wednesday about Contoso": of that one.
  const isAbout = ({ from }: FoundName) => aboutOne.test(said.text.slice(0, reading.words[from]?.from));
  if (reading.found.some((one) => hasCustomer(one) && isAbout(one))) return command("later", message);
  const says = `quiet until ${until}`;
  // "Mute until Tuesday", "not today", after a customer's card: of that one, maybe.
  const { customer } = said.earlier ?? {};
  const isBare = /^(?:mute|silence|quiet)$/i.test(asked) || (isToday && !ofOneself.test(said.text));
  if (customer === undefined || !isBare) return { outcome: "run", says, guess: undefined, ignored: [] };
  const both = [`snooze ${customer} until ${until}`, says];
  return { outcome: "ask", options: both.map((one) => ({ says: one, title: spoken(one, message.names, said.today) })) };
};

/** "Not today please, I'm at a customer all day", with nothing else than why. */
const notToday =
  /^\W*(?:(?:hi|hey|hello|sorry|please|pls|no|ok|thanks)[, ]+)*(?:i(?:['’]m| am|['’]ve| have)\b[^.;!?,]{3,80}(?:[,.;]| [–—-]) (?:so )?(?:please )?)?(?:not|i can(?:['’]?t|not)|(?:i['’]ve (?:got )?|i have )?no time) (?:today|now|right now|this (?:morning|afternoon|week))(?:,? (?:please|pls|thanks|thank you|sorry))*(?:\s*[.!]*$|(?:\s*[,.;:!–—-]+ ?(?:(?:because|as|since|sorry),? )?| (?:because|as|since) )(?:(?:i|we|i['’](?:m|ve|ll)|we['’](?:re|ve)|my)\b|(?:in|on|at|with) |(?:too |very |really )?(?:busy|swamped|full)\b)(?![^]*(?:\?|\b(?:ask|remind|but|pal|cpor|gdap|claims?|linked|done)\b)))/i;
const forToday = /\b(?:today|all day|(?:right )?now|this (?:morning|afternoon)|tonight)\b/i;

const aboutOne = /\b(?:about|regarding|re|concerning|for) (?:the )?$/i;

const ofOneself = /\b(?:i(?:['’](?:m|ll|ve|d))?|we(?:['’](?:re|ll|ve))?|my (?:holidays?|leave|vacation|week|day))\b/i;

/** "Stop pinging me at seven in the morning": no day either. */
const atHour =
  /\b(?:at|around) (?:\d{1,2}(?::\d\d)?|five|six|seven|eight|nine|ten|eleven|twelve)(?: ?(?:am|pm|o['’]?clock))?(?! ?(?:st|nd|rd|th|%|\d))\b/i;

const isReported =
  /\b(?:they|he|she|it|customers?|clients?|contact|boss|admin|cto|cio|ceo)(?:['’]ve| has| have)? (?:just )?(?:said|says?|told|tells?|asked|asks?|wrote|writes?|wants?|wanted|replied|answered|goes|went)\b[^.?!]{0,30}$/i;

const peace =
  /\b(?:(?:stop|quit|pause|no more) (?:nagging|bugging|bothering|pestering|chasing|messaging|writing|pinging|reminding|asking|disturbing)(?: (?:to|from))? me|(?:don['’]?t|do not) (?:nag|bug|bother|pester|chase|message|ping|disturb|write to|write|ask(?= me (?:about )?(?:any|every)thing\b)|remind(?= me (?:(?:of|about) (?:any|every)thing|until|till|before)\b)) me(?: (?:(?:of|about) )?(?:any|every)thing)?|(?:don['’]?t|do not) (?:want|need) (?:any |more |any more |your )?(?:messages|questions|reminders|pings)|(?<!\b(?:have|has|had|got|are|is|were|was|with|there['’]s|see) )(?:no(?: more)?|stop the|pause the|pause my|hold my) (?:messages|questions|reminders|pings|nagging)(?: (?:for|to) me)?|leave me (?:alone|in peace|be)|(?:don['’]?t|do not) disturb|(?<=^|[,.!?] |\b(?:please|pls|you|me|just|to|go) )(?:(?:be|stay|keep|remain|go) (?:quiet|silent)|(?:mute|silence)(?: (?:me|yourself|everything|it all|all))?|pipe down|shut up|dnd|quiet)(?= (?:please )?(?:until|till|before|for)\b)|(?:give|allow) me (?:some |a bit of )?(?:peace|quiet|a break|a rest)|(?:give|leave) me a (?:break|rest)|mute me|hold (?:off|back) (?:(?:on )?(?:messaging|reminding|nagging) me|(?:on|with) (?:(?:the|my|your|all|any) ){0,2}(?:messages|reminders|pings|questions|nagging))|need (?:some |a bit of )?(?:peace|quiet)(?: time| and quiet)?)\b(?: (?:with|by)? ?(?:messages|questions|reminders|these))?(?: (?:please|pls|now|for now))*( (?:about|on|for|with|of|regarding|re) (?!now\b|(?:a|the|this|next|one|two|three|\d+|some) (?:\w+ )?(?:days?|weeks?|months?|while|hours?|week|month|holidays?)\b|\d|mon|tue|wed|thu|fri|sat|sun|until|till))?/i;

/** "End quiet", "you can ask me again", "is quiet still on?": of whoever writes, and nothing else. */
export function quietNow(text: string): Understood | undefined {
  const says = endsQuiet.test(text) ? "quiet off" : asksOfQuiet.test(text) ? "quiet still" : undefined;
  return says === undefined ? undefined : { outcome: "run", says, guess: undefined, ignored: [] };
}

const lead =
  "^\\W*(?:(?:ok|okay|please|pls|kindly|and|so|hi|hey|hello|now|thanks|thank you|can you|could you|let['’]s)[, ]+)*";
const trail = "(?:,? (?:now|please|pls|again|thanks|thank you|from now on|as usual|as before))*[\\s.!]*$";
const endsQuiet = new RegExp(
  `${lead}(?:(?:end|stop|cancel|finish|lift|turn off|switch off|undo|quit)(?: (?:the|my|being))? quiet(?: (?:mode|time))?(?: for me)?|un-?quiet(?: me)?|(?:turn|switch) quiet(?: mode)? off|quiet(?: mode)? (?:off|is over|over|no more)|no (?:more|longer) quiet|(?:i['’]?m|i am) (?:no longer|not) (?:to be )?quiet(?: any ?more)?|(?:i|you) (?:do not|don['’]?t|no longer) (?:need|have) to be quiet(?: any ?more)?|you (?:can|may) (?:start )?(?:ask(?:ing)?|messag(?:e|ing)|ping(?:ing)?|remind(?:ing)?|writ(?:e|ing)(?: to)?|bother(?:ing)?|nudg(?:e|ing)|disturb(?:ing)?|talk(?:ing)? to) me again|(?:start|resume) (?:asking|messaging|reminding|pinging|writing to) me(?: again)?|my (?:questions|reminders) can (?:come|go on|start)(?: again)?)${trail}`,
  "i",
);
const asksOfQuiet =
  /^\W*(?:(?:is|am|are) (?:the |my |i |you |it )?(?:still )?(?:on |in )?quiet(?: mode)?(?: still)?(?: (?:on|active|set|over))?(?: for me)?|(?:until when|how long|till when) (?:am i|are you|is it|will (?:it|you) be) (?:still )?(?:being )?quiet(?: for me)?)\W*$/i;

/** "Would it be all right if you asked me again tomorrow?" */
export const comesAgain: Rule = (message) => {
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
export const givesPeace: Rule = (message) => {
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

/** "Skip Contoso just yet", "leave it off the list for now": it is neither given back nor offboarded. */
export const restsAWhile: Rule = (message) =>
  message.isAboutOne && restsForNow(message.reading) ? command("snooze", message) : undefined;

/** "Would once a week be enough for Contoso?": until when, the form asks, or it says what comes of itself. */
export const wantsLess: Rule = (message) => {
  const { reading, said, first } = message;
  const [one, ...others] = customersNamed(reading);
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
export const answersLater: Rule = (message) => {
  const { text, today } = message.said;
  const isLater = message.isAboutOne && cannotAnswer.test(text) && findDay(text, today) !== undefined;
  return isLater ? command("later", message) : undefined;
};

const cannotAnswer =
  /(?:\b(?:not|unable|cannot)|n['’]t)(?: (?:be )?(?:able|possible)(?: for me)? to| yet| really|)(?: \p{L}+){0,1} (?:answer|reply|respond|complete|fill in)\b[^.;!?]*\b(?:before|until|till)\b|\bi (?:will |would )?need (?:some time )?(?:until|till)\b[^.;!?]*\bto (?:answer|reply|respond|complete|fill in)\b/iu;

/** "Offboard Contoso pls", "put Contoso on hold, Fabrikam is buying them": of those that the order names. */
export const silences: Rule = (message) => {
  const { reading, said, isAboutOne } = message;
  const order = [ordersEnd, ordersPause].map((one) => one.exec(said.text)?.[0]).find((one) => one !== undefined);
  if (order === undefined || !isAboutOne) return undefined;
  const ends = order.length + said.text.slice(order.length).search(/[,;:.!?]\s|\s[–—-]\s|\b(?:because|since|as)\b|$/);
  const found = reading.found.filter((one) => !hasCustomer(one) || (reading.words[one.from]?.from ?? 0) < ends);
  return found.some(hasCustomer) ? command("set", { ...message, reading: { ...reading, found } }) : undefined;
};

/** "Unsnooze Contoso and Fabrikam", "sorry, Contoso should not be snoozed". */
export const wakes: Rule = (message) => {
  const isOrder = endsSnooze.test(message.said.text) && message.isAboutOne;
  return isOrder && !message.said.text.includes("?") ? command("unsnooze", message) : undefined;
};

const endsSnooze =
  /^(?:(?:please|pls|kindly|ok|oh|no|and|so|then|just|can you|could you)[, ]+)*(?:un-?(?:snooz|mut)(?:e|ing)\b|(?:cancel|end|lift|stop) the snooz(?:e|es|ing) (?:of|for|on|at)\b)|\b(?:(?:should|must|need)(?:n['’]t| not) (?:(?:to )?be|have been)|(?:was|were|is|are|got|been) (?:not (?:to|meant to|supposed to) be|wrongly|accidentally|mistakenly)) (?:snoozed|muted|on snooze|asleep)\b|\b(?:snoozed|muted) (?:by (?:mistake|accident)|wrongly|accidentally)\b/i;

/** "Can you send me your questions in the afternoon instead of first thing in the morning?" */
export const wantsHours: Rule = (message) => {
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
  /\b(?:send|ask|write|messag\w*|msg|ping|remind|contact|bother)\b(?: (?:to|at))?(?: (?:me|us|(?:my|our|your|the) (?:questions|reminders|messages|cards|pings)))\b[^.?!]{0,40}\b(?:(?:in the|only|the|every) (?:early )?(?:morning|afternoon|evening)s?|(?:morning|afternoon|evening)s|(?:at|on|over|during) (?:the )?(?:weekends?|nights?)|outside (?:of )?(?:my |our |the )?(?:(?:working|office|business) )?hours)\b/i;

const setsDigest =
  /\b(?:digest|weekly|summary|report|again|remind me (?:to|about|of|that)|tomorrow|today|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b/i;

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
