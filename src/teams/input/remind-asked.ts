/**
 * What asks that owners be reminded of what a list shows: "nudge everyone who has something overdue", "remind Isaiah of
 * his PAL links, I need them by Friday". Which list it is, is read as if it were to be shown. Pure.
 */
import { dayWords } from "../../cards/kit/dates.ts";
import { statesNamed } from "../../domain/claims/state-words.ts";
import { isWhole, readFilter, remindsOf, writeFilter } from "../../domain/gaps/filter.ts";
import type { PersonId } from "../../domain/people/person.ts";
import type { Day } from "../../domain/time/time.ts";
import { unheeded } from "./lists/unheeded.ts";
import { hasCustomer, hasPerson, readWords } from "./reading/reading.ts";
import { aPush, pushes } from "./reading/asked-for.ts";
import { isWish, wishesIn } from "./reading/request.ts";
import type { Sentence, Understood } from "./reading/sentence.ts";
import { findDay } from "./time/day.ts";
import { longestText, understand } from "./understand.ts";
import { plainNames } from "./words/name-points.ts";
import type { NameIndex } from "./words/names.ts";
import { fromTheEnd, wordsOf } from "./words/words.ts";

/**
 * The command of the list, who alone is meant (nobody: all), who isn't, and what is to be said to
 * them. `when`: it is wanted then, and not now; `missed`: what could not be gone by, `left`: what else the message wants.
 * Without a list nothing was read of which one is meant.
 */
export type RemindAsked = {
  list?: string | undefined;
  people: readonly PersonId[];
  except: readonly PersonId[];
  line?: string | undefined;
  when: readonly string[];
  missed: readonly string[];
  left: readonly string[];
};

const many =
  "(?:every(?:one|body)|any(?:one|body)|whoever|(?:(?:all|each|every|any)(?: of)?(?: (?:the|our|my))? |the |our |my )?(?:owners?|colleagues?|people|person|team members?)(?! of the list)|(?:the|our|my) (?:team|others|rest)|all of (?:them|those|these)|(?:them|those|these) all|all|those|these|them)";
/** A colleague by name, as the text has it while it is read. */
const one = "Xperson\\d";
const whom = `(${many}|${one}(?:(?:, (?:and )?| and | & |\\/)${one})*)`;
const isReminded = `(?:reminded|nudged|chased(?: up)?|pinged|poked|prodded|${aPush})`;

/** How it is said: to whom, and what follows. */
const ways: readonly RegExp[] = [
  new RegExp(`\\b(?:give|send|drop) ${whom}\\b(.*?) ${aPush}\\b(.*)$`, "is"),
  new RegExp(`\\b(?:send|drop)(?: out)? (?:${aPush}|reminders|nudges) to ${whom}\\b()(.*)$`, "is"),
  new RegExp(`\\b${pushes} (?:only |just )?${whom}\\b(?: up\\b)?()(.*)$`, "is"),
  new RegExp(
    `\\b${whom}\\b(.*?) (?:(?:needs?|should|must|ha(?:s|ve) to|ought|to|can|could|be|gets?|receives?) ){1,4}${isReminded}\\b(.*)$`,
    "is",
  ),
  // "Have everyone reminded", and not "Adele reminded everyone".
  new RegExp(`\\b(?:have|get|want|like) ${whom}\\b(.*?) ${isReminded}\\b(.*)$`, "is"),
];
/** Only what is to be done makes it a reminder: "get everyone with critical gaps to close them". */
const asksThem = new RegExp(`\\b(?:tell|get|have|ask) ${whom}\\b()(?= \\S)(.*)$`, "is");
/** What is listed is chased itself. */
const chases =
  /\b(?:chase(?: up)?|follow up on|push on) ()()((?:(?:all|the|every|our|any|those) )*(?:[\w-]+ ){0,3}(?:claims?|gaps?|links?|deadlines?|disputes?|relationships?)\b.*)$/is;

/** What may stand before it. */
const politely = new Set(
  "hi hey hello ok okay so and then now also first next please pls plz kindly just maybe perhaps quickly good morning afternoon thanks thank can could would will may you u we i us id like want need lets let to go ahead time help me is it be possible nice great team bot mind do again make sure that see have get".split(
    " ",
  ),
);

/** @returns undefined where something else is asked for, or answers that are waited for, or one customer is named. */
export function remindAsked(said: Sentence, names: NameIndex): RemindAsked | undefined {
  if (said.text.length > longestText) return undefined;
  const { text: plain, written } = plainNames(said.text, names);
  const sentences = plain
    .split(/(?<=[.!?;])\s+/)
    .flatMap((text) => wishesApart(text, said, names))
    .map((text) => text.trim().replace(/[.!?;]$/, ""));
  const wishes = sentences.map((text) => wishIn(text, said, names));
  const at = wishes.findIndex((one) => one !== undefined);
  const wish = wishes[at];
  if (wish === undefined) return undefined;
  const others = sentences.filter((_, place) => place !== at);
  const told = others.find((text) => saysToThem.test(text));
  const line = wish.line ?? (told === undefined ? undefined : lineOf(told.replace(letsThemKnow, "")));
  const beside = others
    .filter((text) => text !== told)
    .map((text) => ({ text, isBehind: sentences.indexOf(text) > at, ...withPeople(text, said, names) }))
    .map((one, at, all) => ({ ...one, spared: sparedIn(one, all[at - 1]) }));
  // "Remind everyone about CPOR. Adele is away, leave her out."
  const except = [...wish.except, ...beside.flatMap(({ spared }) => spared)];
  const left = beside
    .filter(({ spared, text, isBehind, masked }) => {
      // "Thanks, Megan" says nothing of it.
      const isOfWhom = masked !== text && !isPolite(masked.replaceAll(/Xperson\d/g, ""));
      const isOfCustomer = namesCustomer(text, said, names);
      const isUnheard = isOfWhom || deniesIt.test(text) || isOfCustomer;
      // "Megan covers Contoso until the 11th", "I'm away from Monday": a fact of its own, wherever it stands.
      const isFact =
        (isOfCustomer || masked === text) &&
        changes(understand({ ...said, text, isNamed: false }, names), isOfCustomer);
      const isKept = sparesThem.test(masked);
      return spared.length === 0 && !isKept && (isWish(text) || isFact || (isBehind && isUnheard));
    })
    .map(({ text }) => text);
  const { people, when } = wish;
  // "Could you poke Isaiah? His PAL links are overdue", "Which claims were rejected? Chase the owners."
  const about = others.find((text) => text !== told && (wish.isPointing ? asksFirst : isOfThem).test(text));
  const rest = wish.rest === "" ? (about ?? "") : wish.rest;
  const asked = { people, except, line, when, left: [...wish.left, ...left].map(written) };
  // "Who covers for Isaiah? Remind them about PAL": who that is, isn't known here.
  const unknown =
    wish.isPointing && people.length === 0 && wish.rest !== "" && /^who\b/i.test(about ?? "") ? about : undefined;
  const unmet = [...wish.unmet, ...(unknown === undefined ? [] : [unknown])];
  // "Nudge them", of a list that was shown.
  const before = wish.isPointing && isOfLast.test(rest) ? listBefore(said) : undefined;
  const read = before ?? listIn(rest, line, said, names);
  if (read === "else") return undefined;
  if (read !== undefined) return { ...asked, ...read, missed: [...unmet, ...read.missed] };
  const unread = rest === "" && line !== undefined && !asksForAnswers.test(line) ? line : rest;
  return unread === "" ? undefined : { ...asked, missed: [...unmet, unread] };
}

/** Who is left out in a sentence of its own; of "her" the one who was named last. */
function sparedIn({ masked, idsIn }: ReturnType<typeof withPeople>, before?: ReturnType<typeof withPeople>) {
  const found = sparesThem.exec(masked);
  // "Don't leave out Isaiah."
  if (found === null || /(?:\b(?:not|never)|n['’]t) $/i.test(masked.slice(0, found.index))) return [];
  const named = idsIn(found[0]);
  const last = [...(before?.idsIn(before.masked) ?? []), ...idsIn(masked.slice(0, found.index))];
  return named.length > 0 ? named : last.slice(-1);
}
function changes(meant: Understood, isOfCustomer: boolean): boolean {
  const commands = meant.outcome === "ask" ? meant.options : meant.outcome === "run" ? [meant] : [];
  return (
    (isOfCustomer && (meant.outcome === "ask" || meant.outcome === "told")) ||
    commands.some(({ says }) => /^(?:away|cover) \S/.test(says))
  );
}

const namesCustomer = (text: string, said: Sentence, names: NameIndex): boolean =>
  readWords({ ...said, text }, wordsOf(text), names).found.some(
    (place) => hasCustomer(place) && place.candidates[0]?.fit !== "pointed",
  );

/** "Remind everyone that PAL must be linked, and export the list": what is wanted besides, and isn't theirs to do. */
function wishesApart(text: string, said: Sentence, names: NameIndex): readonly string[] {
  const parts = wishesIn(text);
  if (parts.length === 1) return spareApart(text, said, names);
  const isOfCustomer = namesCustomer(text, said, names);
  if (!isOfCustomer && wishIn(text.slice(0, parts[0]?.to), said, names) === undefined) return [text];
  const apart = parts.filter(
    ({ from, to }, nth) => nth === 0 || isOfCustomer || isForBot.test(text.slice(from, to).trim()),
  );
  return apart.map(({ from }, nth) => {
    const next = apart[nth + 1];
    return text.slice(from, next === undefined ? text.length : parts[parts.indexOf(next) - 1]?.to);
  });
}
/** "Remind everyone about PAL, Adele is away so leave her out": the reminder, and who is left out of it. */
function spareApart(text: string, said: Sentence, names: NameIndex): readonly string[] {
  const { masked } = withPeople(text, said, names);
  if (masked === text || wishIn(text, said, names) !== undefined) return [text];
  const at = [...text.matchAll(/, | [–-] /g)].find(
    ({ 0: joint, index }) =>
      sparesThem.test(withPeople(text.slice(index + joint.length), said, names).masked) &&
      wishIn(text.slice(0, index), said, names) !== undefined,
  );
  return at === undefined ? [text] : [text.slice(0, at.index), text.slice(at.index + at[0].length)];
}
const isForBot =
  /^(?:(?:please|kindly|can you|could you|let['’]?s) )*(?:export|show|list|snooze|mute|unmute|unsnooze|wake|park|pause|sync|(?:re|un)?assign|offboard|draft|compose|(?:remind|ping|nudge) (?:me|us)\b|(?:send|give) (?:me|us) (?:the|an?|that|this) (?:list|overview|report|file|csv|excel|export|summary)\b)/i;

/** A sentence in which its colleagues are marked, and who they are. */
function withPeople(sentence: string, said: Sentence, names: NameIndex) {
  const { text, words, found } = readWords({ ...said, text: sentence }, wordsOf(sentence), names);
  const people = found.filter(hasPerson);
  const masked = fromTheEnd(people).reduce((sofar, place) => {
    const [from, to] = [words[place.from]?.from ?? 0, words[place.to - 1]?.to ?? 0];
    const start = sofar[from - 1] === "@" ? from - 1 : from;
    const ending = /['’]s$/.exec(text.slice(from, to))?.[0] ?? "";
    return `${sofar.slice(0, start)}Xperson${people.indexOf(place)}${ending}${sofar.slice(to)}`;
  }, text);
  const first = (nth = "") => people[Number(nth)]?.candidates[0];
  return {
    masked,
    idsIn: (part: string): PersonId[] => [...part.matchAll(/Xperson(\d)/g)].flatMap(([, nth]) => first(nth)?.id ?? []),
    nameIn: (part: string): string => part.replace(/Xperson(\d)/g, (_, nth: string) => first(nth)?.name ?? ""),
  };
}

/** `unmet`: who isn't meant either, and can't be told. */
type Wish = Omit<RemindAsked, "list" | "missed"> & { rest: string; isPointing: boolean; unmet: readonly string[] };

/** What a sentence wants to be sent to whom. */
function wishIn(sentence: string, said: Sentence, names: NameIndex): Wish | undefined {
  if (namesCustomer(sentence, said, names)) return undefined;
  const { masked, idsIn, nameIn } = withPeople(sentence, said, names);
  const way = [...ways, asksThem, chases].map((one) => opened(one, masked)).find((one) => one !== undefined);
  if (way === undefined) return undefined;
  const { who, behind, lead } = way;
  // "By Friday, remind everyone about PAL."
  const isThen = isLater.exec(` ${lead}`)?.index === 0;
  const isBy = /^by (?!.*['’]s\b)/i.test(lead) && hasBy.exec(` ${lead}`)?.index === 0;
  const { rest, line, when, except, unmet, included } = partsOf(isBy ? `${behind} ${lead}` : behind, said.today);
  // "Ask Isaiah to do it" is for him to be asked.
  if (way.way === asksThem && (line === undefined || rest === "" || who.includes("Xperson"))) return undefined;
  // "Remind Isaiah's deputy", "remind Megan of this and Patti of that", "… but not about PAL".
  if (isElse.test(rest)) return undefined;
  const chosen = idsIn(who).length === 0 ? [] : idsIn(who + included);
  // "Adele is on leave, so remind everyone but her."
  const spared = /\b(?:him|her|them)$/i.test(except) ? idsIn(lead).slice(-1) : idsIn(except);
  const isPointing = /^(?:(?:all of )?(?:them|those|these)(?: all)?|(?:the|all the|all|their) owners)$/i.test(who);
  // "List the critical gaps, and nudge the owners."
  const isOfLead = isPointing && rest === "" && lead !== "";
  const isOnlyThen = isThen || beginsOnlyThen.test(lead);
  return {
    people: chosen,
    except: spared,
    unmet: [...unmet, ...(except !== "" && spared.length === 0 ? [except.trim()] : [])].map(nameIn),
    rest: isOfLead ? lead.replace(/^.*?\b(?:show|list|give|see|get|find)(?: me| us)? /i, "") : rest,
    line: line && nameIn(line),
    when: [...(isOnlyThen ? [lead] : []), ...when].map(nameIn),
    left: !isOfLead && isWish(lead) ? [nameIn(lead)] : [],
    isPointing: !isOfLead && (isPointing || (chosen.length > 0 && rest !== "")),
  };
}

const isElse = /^['’]s (?:deputy|manager|boss|team)\b|Xperson\d|\bnot (?:about|of|for|on|because)\b/i;

type Way = { way: RegExp; who: string; behind: string; lead: string };

/** The parts of a sentence before whose wish nothing but courtesy stands, or what is said first. */
function opened(way: RegExp, text: string): Way | undefined {
  const found = way.exec(text);
  if (found === null) return undefined;
  const [, who = "", between = "", behind = ""] = found;
  const before = text.slice(0, found.index);
  const clause = /^(.*)(?:[,;:] (?:(?:and|so|then) )*|,? (?:and|so) )/is.exec(before);
  const [lead, near] = clause === null ? ["", before] : [clause[1] ?? "", before.slice(clause[0].length)];
  if (!isPolite(near) || doesIt.test(near) || (denies.test(lead) && !beginsOnlyThen.test(lead))) return undefined;
  // "Isaiah shouldn't be nudged"; not "everyone who hasn't linked PAL should be".
  if (endsDenied.test(between)) return undefined;
  return { way, who, behind: `${between}${behind}`, lead: isPolite(lead) ? "" : lead.trim() };
}
const isPolite = (part: string): boolean => wordsOf(part).every(({ fold }) => politely.has(fold));
/** "I'll nudge everyone myself", "will everyone be reminded?" */
const doesIt = /\b(?:i|we)(?: will|['’]ll)\b|\bwill\s*$/i;
const denies = /\b(?:not|never|no need|stop)\b|n['’]t\b/i;
const endsDenied = /(?:\b(?:not|never|no longer)|n['’]t)$/i;
const onlyThen = "(?:if|unless|once|as soon as|when)\\b";
const beginsOnlyThen = new RegExp(`^${onlyThen}`, "i");

const isRelative =
  "(?:have|has|had|are|is|were|was|still|haven|hasn|aren|isn|weren|wasn|did|didn|do|does|don|doesn|need|needs|lack|lacks|end|ends|expire|expires|expired|run|runs|ran|never|only|miss|missed|wait|waits|got|get)\\b";
const works =
  "(?:finish|complete|do|get|have|go|work|review|close|fix|sort|update|answer|link|submit|act|look|deal|resolve|clear|clean|check|confirm|renew|extend|request|dispute|file|send|take|handle|set|prove|provide|add|upload|verify|make|start|wrap|hurry|respond|reply|report)\\b";
/** What is to be said to them: "that I expect it by Friday", "to finish it", ": please hurry". */
const saysThat = new RegExp(`(?:,? and (?:tell|let) them(?: know)?|,? saying)? that (?!${isRelative})(.*)$`, "is");
const saysMore =
  /(?:: |(?:,|,? and|,? please) (?:tell|let) them(?: know)?:? |,? (?:and say|saying|with the (?:message|line|note|words|text)):? |, (?=i (?:expect|need|want|would like)\b|it (?:has|needs|must|should|is)\b))["“]?([^"”]+)["”]?$/is;
const saysTo = new RegExp(`,? (?:and (?:ask|tell) them )?to (?:please )?(${works}.*)$`, "is");
const hasBy =
  /,? (?:by|before|until|no later than) ((?:(?:next|this|the|end|of|close|business|eod|cob) ?)*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|noon|week|month|year|\d{1,2}(?:st|nd|rd|th)?|christmas)\b.{0,25})$/i;
/** Then the day says which of them are meant. */
const isOfList = /\b(?:due|end|ends|ending|ended|expir\w+|run|runs|out|deadlines?|last day|lapse|lapses|renew\w*)$/i;
const isLater =
  /,? (?:again )?((?:on|every|each) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|day|morning|week)|tomorrow(?: morning)?|next week|(?:twice|once) a (?:day|week)|daily|weekly)$/i;
const isCondition = new RegExp(`,? (${onlyThen} .*)$`, "is");
const besides =
  /,? (?:(?:please|thanks|thank you|cheers),? Xperson\d|please|pls|thanks|thank you|cheers|asap|now|today|again|once more|right away|quickly|for me|for us|will you|would you|could you|(?:most )?\w+ first)$/i;
const those = `${one}(?:(?:,(?: and| or)?| and| or| &) ${one})*`;
const notThem = "except(?: for)?|other than|apart from|without|excluding|not";
const exceptThem = new RegExp(
  `,?(?: [–-])? ?(?:(?:but(?: please)? not|but|${notThem}) (?:${those}|him|her|them)|(?:but |and )?(?:please )?(?<!(?:n['’]t|\\bnot|\\bnever) )(?:leave out|skip|spare|leave) ${those}(?: out| alone)?|${those} (?:excepted|excluded))(?: though)?( and (?:the|all|our|my) (?!about\\b)\\w+(?: (?!about\\b)\\w+)?)?(?= |,|$)`,
  "i",
);
/** "…, especially Isaiah", "Isaiah included": one of those who are meant. */
const includesThem = new RegExp(
  `,?(?: [–-])? (?:(?:and )?(?:especially|particularly|above all|in particular|including|even) (${those})(?: too)?|(?:and )?(${those}) (?:included|too|as well))$`,
  "i",
);
/** A sentence of its own that says so: "Not Adele.", "Adele is away, leave her out." */
const sparesThem = new RegExp(
  `^(?:(?:but|and|only|just|please|also|though|every(?:one|body)|all),? )*(?:${notThem}|no need for) ${those}|${those} (?:can|may|should|must|is|are)(?: to)?(?: be)? (?:skipped|spared|left out|excluded|excused|exempt\\w*)\\b|\\b(?:(?:skip|spare|exclude|omit|leave out) (?:${those}|him|her|them)|(?:leave|keep) (?:${those}|him|her|them) (?:out|alone)|(?:don['’]?t|do not|no need to|needn['’]?t|never) (?:bother|include|remind|nudge|chase|ping|poke|disturb|message|write to|send (?:it|one|that|this|anything) to) (?:${those}|him|her|them))\\b|${those} (?:needn['’]?t|(?:does|do)(?:n['’]?t| not) need|should(?:n['’]?t| not)) (?:(?:to )?(?:get|be|hear|have|receive) )?(?:an? )?(?:one|it|this|that|reminder|reminded|nudged|anything|from)\\b`,
  "i",
);
const deniesIt = /^(?:(?:but|and|please|only|just),? )*(?:don['’]?t|do not|not|never)\b/i;

/** What follows whom: which list, who isn't meant, who is anyway, what is said to them, and when. */
function partsOf(whole: string, today: Day) {
  let rest = whole.replace(new RegExp(` ${aPush}$`, "i"), "");
  const when: string[] = [];
  const cut = (pattern: RegExp): string | undefined => {
    const found = pattern.exec(rest);
    if (found === null) return undefined;
    rest = rest.slice(0, found.index) + rest.slice(found.index + found[0].length);
    return found[1] ?? found[0];
  };
  const cutCourtesy = () => {
    while (cut(besides) !== undefined);
  };
  cutCourtesy();
  const included = includesThem.exec(rest)?.[0] ?? "";
  rest = rest.slice(0, rest.length - included.length);
  const [excepted = "", others] = exceptThem.exec(rest) ?? [];
  rest = rest.replace(excepted, "");
  const [except, unmet] = [excepted.replace(others ?? "", ""), others === undefined ? [] : [others.trim()]];
  const said = cut(saysThat) ?? cut(saysMore);
  const task = said === undefined ? cut(saysTo) : undefined;
  const condition = cut(isCondition);
  if (condition !== undefined) when.push(condition);
  cutCourtesy();
  const by = said === undefined && task === undefined ? hasBy.exec(rest) : null;
  const isTheirs = by !== null && !isOfList.test(rest.slice(0, by.index));
  const until = isTheirs ? cut(hasBy) : undefined;
  const later = isOfList.test(rest.replace(isLater, "")) ? undefined : cut(isLater);
  if (later !== undefined) when.push(later);
  const day = isTheirs ? findDay(by[0], today) : undefined;
  const line =
    said ??
    (task === undefined ? undefined : `please ${task}`) ??
    (until === undefined ? undefined : `please have it done by ${day === undefined ? until : dayWords(day, today)}`);
  return { rest: rest.trim(), line: line === undefined ? undefined : lineOf(line), when, except, unmet, included };
}

/** As it is said to them. */
function lineOf(said: string): string {
  const words = said
    .replace(/^[\s,:–-]+/, "")
    .replace(/^to /i, "please ")
    .replace(/\b(?:his|her|their)\b(?! own)/gi, "your")
    .replace(/\bthey(?= (?:have|need|are|must|should|can|still)\b)/gi, "you")
    .trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** A sentence beside it that is meant for them. */
const saysToThem =
  /^(?:please |and |also )*(?:(?:tell|let) them\b|say\b|i (?:expect|need|want) (?:it|them|this|that|these|all|everything|an answer|answers)\b|(?:it|this|that|they|these|those|everything|all of it) (?:has|have|needs?|must|should|is due|are due)\b|(?:the )?deadline is\b)/i;
const letsThemKnow = /^(?:please |and |also )*(?:(?:tell|let) them(?: know)?(?: that)?|say(?: that)?)[ :]+/i;

const asksForAnswers = /\b(?:answer|repl|respon|question|checklist|confirm)/i;
const asksFirst = /^(?:who|whose|which|what|show|list)\b/i;
const isOfThem = /^(?:his|her|their|he|she|they)\b/i;

const isOfLast =
  /^(?:(?:about|of|on) )?(?:it|this|that|them|these|those|all (?:of )?(?:it|them|this|that|these|those)|(?:this|that|the) list|hers|theirs|(?:his|her|their)(?: own)? ones|his)?$/i;

type ListRead = { list: string; missed: readonly string[] };

/** The list that was shown last, unless it is one of answers that are waited for. */
function listBefore({ earlier }: Sentence): ListRead | undefined {
  const { list, says = "" } = earlier ?? {};
  if (list === undefined) return says.startsWith("gdap") ? { list: says, missed: [] } : undefined;
  if ("claims" in list) return { list: list.claims, missed: [] };
  return remindsOf(list.filter) && !isWhole(list.filter)
    ? { list: `gaps ${writeFilter(list.filter)}`, missed: [] }
    : undefined;
}

/** As it would be asked for by itself, the plainest way first. */
function waysToAsk(rest: string): readonly string[] {
  if (/^(?:which|what|show|list)\b/i.test(rest)) return [rest];
  const what = rest
    .replace(/^['’]s /i, "")
    .replace(/^(?:he|she|they)(?: still)? (?=ha(?:s|ve)\b)/i, "who ")
    .replace(/^(?:still )(?=ha(?:s|ve)\b)/i, "who ")
    .replace(/^(?:(?:those|ones|people|owners|colleagues) )(?=who|with|that|whose)/i, "")
    .replace(
      /^(?:who|that|which) (?:is|are)(?: still)? (?:late|behind|overdue)(?: (?:with|on|for|in) (?:(?:their|his|her|the) )?(.*))?$/i,
      (_, of = "") => `with overdue ${String(of)} gaps`.replace("  ", " "),
    )
    .replace(
      /^(?:about|regarding|re|concerning|of|for|on|over|with|having|because of|due to|responsible for|in charge of)(?: what(?:['’]s| is)| whatever(?:['’]s| is))? /i,
      "",
    )
    .replace(/^(?:(?:all|any|every|each|of|his|her|their|its|the|those|these|some|still|our) )+/i, "")
    .replace(/\b(?:his|her|their)\b(?! own)/gi, "the");
  const [, has] = /^(?:who|that|which)(?: still)? (?:has|have)(?! (?:not|to)\b) (.*)$/i.exec(what) ?? [];
  // Who has none has no such gap, perhaps.
  if (has !== undefined && !/^no\b/i.test(has)) return [`show me ${has}`, `show me everyone ${what}`];
  if (/^(?:who|whose|that|which)\b/i.test(what)) {
    const turned = what.replace(
      /^whose (.*?) ((?:has|have|had|was|were|is|are|did|do|does|end|expire|run)\w*(?:n['’]t)?\b.*)$/i,
      "$1 that $2",
    );
    return [`show me everyone ${what}`, `which customers have ${turned}?`, `show me customers with ${turned}`];
  }
  if (/^(?:has|have|had|haven['’]t|hasn['’]t|did|didn['’]t|is|are)\b/i.test(what))
    return [`show me everyone who ${what}`];
  const links = what.replace(/\bPAL links?\b/i, "PAL gaps");
  return [
    `show me ${what}`,
    `show me everyone with ${what}`,
    `show me customers with ${what}`,
    `who has ${what}?`,
    `show me ${links}`,
    `which ${what.replace(/ (?:that|which) (?=(?:is|are|was|were|have|has|need)\b)/i, " ")}?`,
  ];
}

/** All of their gaps are meant. */
const isOfAll =
  /^(?:(?:about|of|with|who|that|has|have|still|any|all|their|his|her|the|some|what|is|are|['’]s|open|outstanding|remaining|everything|something|anything|gaps?|items?|issues?|things?|left)[ ]?)+$/i;

/** Which list is meant; "else" for one of answers that are waited for, undefined where none is read. */
function listIn(
  rest: string,
  line: string | undefined,
  said: Sentence,
  names: NameIndex,
): ListRead | "else" | undefined {
  // "Remind all owners that their rejected claims must be disputed."
  const told = line !== undefined && isOfOurs.test(line) ? line : "";
  if (/^to /i.test(rest) && !isOfOurs.test(rest)) return undefined;
  const whole = rest === "" ? (subject.exec(told)?.[1] ?? "") : rest;
  // "Whose PAL is missing or whose claims were rejected": of two lists the first.
  const [what = "", ...others] = whole.split(/,? or (?=(?:who|whose|with)\b)/i);
  for (const text of what === "" ? [] : waysToAsk(what)) {
    const workloads = said.workloads?.filter(({ name, called = name }) => text.includes(called));
    const claims = workloads === undefined || workloads.length === 0 ? undefined : "named";
    const asked = { ...said, text, workloads, claims, earlier: undefined, isNamed: false, manager: true } as const;
    const meant = understand({ ...asked, isAside: false, isAnswer: false, amends: false }, names);
    if (meant.outcome !== "run") continue;
    if (/^gaps waiting\b/.test(meant.says)) return "else";
    const list = listOf(meant.says, what);
    if (list === undefined) continue;
    const unused = unheeded(text, meant.says);
    return { list, missed: [...others, ...(unused.length === 0 ? whichOwners(what) : unused)] };
  }
  // "Remind all owners to get PAL done by Friday."
  const text = rest === "" ? told : rest;
  const some = topicsNamed.flatMap(([named, filter]) => (named.test(text) ? [filter] : []));
  if (some.length === 0 && rest === "" && /\bgaps\b/i.test(text)) return { list: "gaps all", missed: [] };
  const more = topicsNamed.reduce((sofar, [named]) => sofar.replace(named, ""), rest);
  const isAll = wordsOf(more).every(({ fold }) => saysNoMore.has(fold));
  return some.length === 0 ? undefined : { list: `gaps ${some.join(" ")}`, missed: isAll ? [] : [rest] };
}
const saysNoMore = new Set(
  "about of on for with regarding re concerning and or also both too though still again all any the their his her what is s gaps gap links link who have has".split(
    " ",
  ),
);
/** What they are told may be of anything: "the office is closed on Friday", "the PAL workshop is at noon". */
const isOfOurs =
  /(?<!\b(?:expenses?|travel|insurance|holiday) )\b(?:cpor|claims?|disputes?|pal|onboarding|gdap|gaps?)\b(?! (?:[\w-]+ )?(?:meetings?|calls?|workshops?|trainings?|sessions?|webinars?|courses?|reviews?|lunch|talk|slides|page|team|desk|office)\b)|\b(?:everything|anything|something|whatever|all)(?: that)?(?: is|['’]s)? (?:critical|overdue)\b/i;
/** "Everyone who isn't on holiday about PAL": which of the owners, and no part of the list. */
function whichOwners(what: string): readonly string[] {
  const clause = (
    / ((?:except|but not|other than|apart from) (?!.*\babout\b).{2,60})$/i.exec(what) ??
    /^((?:who|that|which|whose|in|at|from|on|except|but not|other than|apart from) .{2,60}?),? (?:about|regarding|concerning|re) /i.exec(
      what,
    ) ??
    / (who (?:is|are|isn['’]t|aren['’]t|works?|ha(?:s|ve) time)\b[^,]{2,60})$/i.exec(what) ??
    /^(with (?:the )?(?:most|fewest|least) .{2,40})$/i.exec(what)
  )?.[1];
  const isRead = clause !== undefined && !byNumber.test(clause) && (isOfOurs.test(clause) || saysOfGaps.test(clause));
  return clause === undefined || isRead ? [] : [clause];
}
/** "Who own more than five customers", "with the most gaps". */
const byNumber =
  /\b(?:more|less|fewer|over|under|at least|at most|exactly|only) (?:than )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|a dozen|some|a few) (?:customers|clients|accounts)\b|\b(?:many|(?:the )?(?:most|fewest|least)) (?:\w+ )?(?:customers|clients|accounts|gaps|claims)\b/i;
const saysOfGaps =
  /\b(?:links?|deadlines?|overdue|critical|rejected|approved|expir\w+|answer\w*|open|missing|new|due|late|behind|finish\w*|done|customers?|something|anything)\b/i;
const subject =
  /^(?!(?:i|we|it|you|this|that|they|please)\b)(?:(?:your|the|all|our|any) )*(.*?) (?:must|ha(?:s|ve)|are|is|needs?|should|ought)\b/i;
const topicsNamed: readonly (readonly [RegExp, string])[] = [
  [/\boverdue\b/i, "overdue"],
  [/\bcritical\b/i, "critical"],
  [/\b(?:cpor|claims?)\b/i, "cpor"],
  [/\bpal\b/i, "pal"],
  [/\bonboarding\b/i, "onboarding"],
  [/\bgdap\b/i, "access"],
];

/** The list as owners can be reminded of it; undefined for what is none. */
function listOf(says: string, rest: string): string | undefined {
  // Claims, wherever they stand: what is open of them.
  if (/^claims(?: all)?$/.test(says)) return "gaps cpor";
  if (says === "claims none") return "gaps cpor unclaimed";
  const isOfClaims = says.startsWith("claims ") && statesNamed(says.slice("claims ".length)).words.length > 0;
  if (isOfClaims || /^gdap\b/.test(says)) return /\b(?:none|mine)\b/.test(says) ? undefined : says;
  const filter = /^gaps\b/.test(says) ? readFilter(says.slice("gaps ".length)) : undefined;
  if (filter === undefined || !remindsOf(filter) || (isWhole(filter) && !isOfAll.test(rest))) return undefined;
  return `gaps ${writeFilter(filter)}`;
}
