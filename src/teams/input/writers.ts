/**
 * How what was understood is written as a command of the table: `assign <Microsoft ID> to <Entra id>`. By command; each
 * gives no option, one, or several to choose from. Pure.
 */
import { writeGaps } from "./lists.ts";
import {
  areListed,
  areSeveral,
  customersOf,
  forCustomer,
  isDenying,
  peopleOf,
  says,
  type Slots,
  type Written,
} from "./slots.ts";
import { statesNamed } from "../../domain/claims/state-words.ts";
import { findWhy } from "../../domain/catalogue/why.ts";
import type { About } from "../turn.ts";
import { addDays, type Day } from "../../domain/time/time.ts";
import { areRecurring, backIn, findDay } from "./day.ts";
import { momentIn, timesIn } from "./clock.ts";
import { pastPeriodIn } from "./period.ts";
import { zoneIn } from "./zone.ts";
import { clausesOf, isAskedFor } from "./asked-for.ts";
import { isPronoun } from "./follow-up.ts";
import { isWord } from "./intents.ts";
import { foldWord, wordsOf, type Word } from "./words.ts";

type Writer = {
  /** Whom the command is about. */
  takes: "customer" | "person" | "both" | "nobody";
  /** Whether it changes or sends something at once; what opens a form or asks first by itself does not. */
  changes: boolean;
  write(slots: Slots): readonly Written[];
};

/** What follows somebody who is to have it. */
const takes =
  /^(?:(?:will|is|can|could|should|would|['’]?ll|['’]s) )?(?:now )?(?:be )?(?:tak(?:e|es|ing)|own(?:s|ing)?|handl(?:e|es|ing)|look(?:s|ing)? after|gets?)\b/i;

/** "Isaiah takes over from Alex", "take Megan off Contoso", "remove Megan from it". */
function isGiver(words: readonly Word[], { from, to }: { from: number; to: number }): boolean {
  const [before = "", after = ""] = [words[from - 1]?.fold, words[to]?.fold];
  return (
    /^(?:from|of|off|remove|replace|unassign|drop)$/.test(before) ||
    after === "off" ||
    (after === "from" && /^(?:take|get|pull|move)$/.test(before))
  );
}

/** The person after a word such as "to"; else the last one, or the first, when that is somebody else. */
function personAfter(slots: Slots, word: string, otherwise: "first" | "last") {
  const people = peopleOf(slots).filter((one) => !isGiver(slots.words, one));
  // "Put Isaiah on Contoso, Alex has too much".
  const put = people.find(({ from }) => /^(?:put|give|make|let|have)$/.test(slots.words[from - 1]?.fold ?? ""));
  if (put !== undefined && word === "to" && !people.some(({ from }) => slots.words[from - 1]?.fold === word))
    return put;
  const taker = people.find(({ to }) => takes.test(slots.text.slice(slots.words[to - 1]?.to).trimStart()));
  if (taker !== undefined && word === "to") return taker;
  return people.find(({ from }) => slots.words[from - 1]?.fold === word) ?? people.at(otherwise === "last" ? -1 : 0);
}

function writeSet(slots: Slots): readonly Written[] {
  const change = factOf(slots);
  const customers = customersOf(slots);
  if (customers.length === 0) return [{ says: "set", title: "change a customer", changes: false }];
  // "Set Contoso to paused and Fabrikam to active": which is whose is for people to say.
  const isOne = !areSeveral(slots) || (areListed(slots, customers) && factsIn(slots) === 1);
  if (change === undefined || !isOne)
    return customers.map(({ id, name }) => ({ says: `show ${id}`, title: name, changes: false }));
  // "They left us in September", "Fabrikam has 400 seats": that says what is so, and asks for nothing yet.
  const implied = !says(
    slots,
    /\b(?:set|change|update|make|mark|paused?|un-?pause|off-?board(?:ed)?|re-?activate|activate|resume)\b/i,
  );
  const owner = change.says.startsWith("deputy ") ? peopleOf(slots).find((one) => isOwning(slots, one)) : undefined;
  const [first] = customers;
  // "Isaiah owns it and Adele is the deputy".
  if (owner !== undefined && first !== undefined && !change.says.startsWith(`deputy ${owner.id}`))
    return [
      { says: `assign ${first.id} to ${owner.id}`, title: `assign ${first.name} to ${owner.name}`, implied: true },
      { says: `set ${first.id}: ${change.says}`, title: `${first.name}: ${change.title}`, changes: true },
    ];
  return customers.map(({ id, name }) => ({
    says: `set ${id}: ${change.says}`,
    title: `${name}: ${change.title}`,
    changes: change.changes,
    implied,
  }));
}

/** What may be told of several customers at once: a name is only one's. */
const names = /\b(?:(?:new )?names?|named|called|renamed?)\b/i;
const soldBy = /\b(?:sold|bought|buys) (?:by|through|via) ((?:(?!any ?more|now|since)[\w/,]{1,20} ?){1,4})/i;
const activeAgain = /\b(?:un-?pause|re-?activate|resume|activate|active(?! (?:in|on|at|with|users?|use|azure)\b))\b/i;
const onHold = /\b(?:paus(?:ed?|ing)|on hold)\b/i;
/** They are no customer of ours any more; "…" stands for its name. Not "left a message", "lost a lawsuit". */
const offboarded =
  /\b(?:off-?board(?:ed)?|churned|bankrupt|(?<=(?:…|they|customer|client|it|have|has|had|just|finally|already) )left(?= us\b|\s*(?:[.,;!]|$)| (?:in|last|on|since|for|already|because|this)\b)|lost(?= (?:…|to (?:a |the |our )?compet|them|it|that (?:one|customer)|the (?:customer|client|account)))|(?:to|(?:is|are|now) with) another partner|stopped working|(?:do|does)(?:n['’]?t| not) work|no longer (?:(?:a|our|my) )?(?:customer|client|ours|with us|work)|(?:customer|client|ours|with us)\b[^.;!?]*\bany ?more|not any ?more (?:(?:a|our|my) )?(?:customer|client|ours|with us))\b|\b(?:contract|agreement|partnership|relationship)\b[^.;!?]*\b(?:ended|cancell?ed|terminated)\b|\b(?:ended|cancell?ed|terminated) (?:(?:the|our|their) )?(?:contract|agreement|partnership|relationship)\b|…(?: has| have)? (?:cancell?ed|terminated)(?= us\b|\s*(?:[.,;!]|$))/i;

/** How many facts are told that several customers may share. */
function factsIn(slots: Slots): number {
  const text = withoutNames(slots);
  if (names.test(text)) return 0;
  const all = [soldBy, /\bdeputy\b/i, /\bseats?\b/i, activeAgain, onHold, offboarded];
  return all.reduce((sofar, one) => sofar + [...text.matchAll(new RegExp(one.source, "gi"))].length, 0);
}

/** The text with a mark in place of each customer's name. */
const withoutNames = ({ text, words, named }: Slots): string =>
  named
    .filter(({ kind, from, to }) => kind === "customer" && to > from)
    .toSorted((one, other) => other.from - one.from)
    .reduce((rest, { from, to }) => `${rest.slice(0, words[from]?.from)}…${rest.slice(words[to - 1]?.to)}`, text);

/** The number of seats there are now: not what they had. */
function seatsIn(text: string): string | undefined {
  const all = [...text.matchAll(/\b(\d[\d., ]{0,10})\s*(?:paid )?seats?\b/gi)];
  const now = all.filter(
    ({ index }) =>
      !/\b(?:had|from|was|were|used to have|instead of|not|lost|needs?|wants?|bought|buys|ordered|added|dropped|cancell?ed|another|extra|up to|at least)\s*$/i.test(
        text.slice(0, index),
      ),
  );
  const [only, ...others] = new Set(now.map(([, number = ""]) => number.trim()));
  return others.length === 0 ? only : undefined;
}

/** What to set, as `readFact` reads it. */
function factOf(slots: Slots): { says: string; title: string; changes?: boolean | undefined } | undefined {
  const { text, reason } = slots;
  const because = reason === "" ? "" : ` because ${reason}`;
  const same = (fact: string) => ({ says: fact, title: fact });
  const renamed =
    /\b(?:renamed?|new name|name|called)\b.*?\b(?:to|is now|are now|now|as|is|called)\s+(?:called |named )?["“]?([\p{Lu}\d].{1,80}?)["”]?[.!]*$/u.exec(
      text,
    )?.[1];
  if (renamed !== undefined) return same(`called ${renamed}`);
  const sold = soldBy.exec(text)?.[1]?.trim();
  if (sold !== undefined) return same(`sold by ${sold}`);
  const seats = seatsIn(text);
  if (seats !== undefined) return same(`${seats} seats`);
  const deputy = deputyOf(slots);
  if (deputy !== undefined) {
    const { from, until } = slots.days();
    const span = `${from === undefined ? "" : ` from ${from}`}${until === undefined ? "" : ` until ${until}`}`;
    const days = areRecurring(text) ? " every week" : span;
    return {
      says: `deputy ${deputy.id}${days}`,
      title: `deputy ${deputy.name}${days}`,
      changes: days === "" ? undefined : false,
    };
  }
  if (activeAgain.test(text)) return same("active");
  if (onHold.test(text)) return same(`paused${because}`);
  if (offboarded.test(withoutNames(slots))) return same(`offboarded${because}`);
  return undefined;
}

/** "Isaiah owns it", "it should be Isaiah's", "owner Isaiah". */
const isOwning = ({ text, words }: Slots, { from, to }: { from: number; to: number }): boolean =>
  /^(?:['’]s\b(?! (?:the )?deputy)|(?:(?:will|should|can) )?(?:own|owns|have|has|gets?|takes?)\b|(?:is|as) (?:the |its )?owner\b)/i.test(
    text.slice(words[to - 1]?.to).trimStart(),
  ) || /\b(?:owner:? (?:is |to )?|belongs? to )@?$/i.test(text.slice(0, words[from]?.from));

/** Whoever is to be a customer's deputy; not whom they stand in for. */
function deputyOf(slots: Slots) {
  const people = peopleOf(slots);
  const { text, words } = slots;
  const standIn =
    people.find(({ to }) => standsIn.test(text.slice(words[to - 1]?.to).trimStart())) ??
    people.find(({ from }) => /\bdeputy:? (?:is |to )?@?$/i.test(text.slice(0, words[from]?.from)));
  return standIn ?? (/\b(?:deputy|back-?up)\b/i.test(text) ? people.at(-1) : undefined);
}

const standsIn =
  /^(?:(?:will|can|could|should|to|is|['’]ll|['’]s) ){0,2}(?:be )?(?:cover(?:s|ing)?|(?:stands?|standing|steps?|stepping|fills?|filling) in)\b|^(?:(?:is|be|as|to|the|its|their|a|new) ){0,3}(?:deputy|back-?up)\b/i;

function writeSnooze(slots: Slots): readonly Written[] {
  if (says(slots, /\b(?:un-?snooze|un-?mute|off$|ended|stop snooz\w*)\b/i)) return writeUnsnooze(slots);
  if (!areSeveral(slots) && isReminder(slots)) return writeLater(slots);
  const named = slots.day();
  const day = named === undefined || named <= slots.today ? undefined : named;
  const reason = slots.reason === "" ? reasonIn(slots) : slots.reason;
  // "Snooze Contoso until Friday and Fabrikam until Monday": the form of each asks.
  const isDenied = says(slots, /\b(?:don['’]?t|do not|never) (?:snooze|mute)\b/i);
  if (areSeveral(slots) && (isDenied || !areListed(slots, customersOf(slots))))
    return customersOf(slots).map(({ id, name }) => ({
      says: `snooze ${id}`,
      title: `snooze ${name}`,
      changes: false,
    }));
  const until = day === undefined ? "" : ` until ${day}`;
  const because = reason === "" ? "" : ` because ${reason}`;
  return customersOf(slots).length === 0
    ? [{ says: "snooze", title: "snooze a customer", changes: false }]
    : customersOf(slots).map(({ id, name }) => ({
        says: `snooze ${id}${until}${because}`,
        title: `snooze ${name}${until}${reason === "" ? "" : `: ${reason}`}`,
        // Without a day or a reason it asks for them.
        changes: day !== undefined && because !== "",
        implied: slots.reason === "",
      }));
}

/** To be asked again, and not to hear nothing until then. */
function isReminder(slots: Slots): boolean {
  const wants =
    /\b(?:(?:remind|ping|nudge|poke|prod|ask|tell|bug|chase) (?:me|us)\b|later\b|not (?:now|today)\b|(?:come|get) back to me\b)/i;
  const isQuiet =
    /\b(?:snooz\w*|mut(?:e|ed|ing)|park\w*|silen\w+|stop|don['’]?t|do not|no|never|quit|pause) (?:\w+ ){0,2}?(?:remind|ping|nudg|pok|chas|nag|ask|bother)|\b(?:snooz|mut(?:e|ed|ing)\b|park\b|silence)/i;
  return says(slots, wants) && !says(slots, isQuiet);
}

const inHours = /\bin (?:an?|half an|a few|\d{1,2}|two|three) (?:hours?|hrs?|h|minutes?|mins?)\b/i;

function writeLater(slots: Slots): readonly Written[] {
  const named = slots.day();
  const isHour =
    (named === undefined || named <= slots.today) && (timesIn(slots.text).length > 0 || says(slots, inHours));
  // An hour is none that it keeps.
  const day = isHour ? addDays(slots.today, 1) : named;
  const until = day === undefined || day <= slots.today ? "" : ` until ${day}`;
  const reason = slots.reason === "" ? "" : ` because ${slots.reason}`;
  if (customersOf(slots).length === 0) return [{ says: `later${until}`, title: "ask you again", changes: false }];
  return customersOf(slots).map(({ id, name }) => ({
    says: `later ${id}${until}${reason}`,
    title: `ask you again about ${name}${until.replace(" until", ":")}${isHour ? ", as I keep no hours" : ""}`,
    implied: isHour,
  }));
}

function writeUnsnooze(slots: Slots): readonly Written[] {
  const customers = customersOf(slots);
  if (customers.length === 0) return [{ says: "gaps snoozed", title: "what is snoozed", changes: false }];
  return customers.map(({ id, name }) => ({ says: `snooze ${id} off`, title: `end the snooze of ${name}` }));
}

/** What asks for peace, or says until when: no reason for it. */
const asksForPeace =
  /\b(?:snooz\w*|mute|remind\w*|ping\w*|nag\w*|chas(?:e|ing)|ask\w*|stop|leave|leaving|quiet|park|ice|alone|be for a bit|push|hold|wake|later|again|please|pls|try|until then|till then|back burner|give (?:it|them)|rest until|nothing on|no reminders|weeks?|wks?|days?|months?|not today|tomorrow)\b/i;
const upToDay = /(?<!\s)\s*\b(?:until+|till|til|before|through|for (?:a|the|two|three|\d))\b.*$/i;

const besideReason = /^(?:and|or|also|both|for|the|all|too|then|of|with|but|not)$/;

const sighs =
  /^(?:ugh|argh|ok|okay|oh|ah|wait|hang|hold|on|oops|nope|actually|hello|hi|hey|hm+|sorry|thanks?|right|well|yes|no|sure|fine|great|god|dear|my|sigh|alright|please|pls)$/;

/** Why a customer is to be left alone, as far as a part of the sentence says nothing else: "…, waiting on their legal". */
function reasonIn(slots: Slots): string {
  const { text, words, named } = slots;
  const names = named
    .map(({ from, to }) => text.slice(words[from]?.from, words[to - 1]?.to))
    .filter((one) => one !== "");
  const parts = text.split(
    /(?<![,.;:!?\n–—])[,.;:!?\n–—]+(?=\s|$)|\s-\s|\s(?=(?:theyre|they['’]re|they are|they have|as they|since they)\s)/i,
  );
  const reasons = parts.flatMap((part) => {
    const said = part.trim().replace(/^(?:as|since|because|and|so|but|hang on|hold on|no wait)(?:\s+|$)/i, "");
    const name = names.find((one) => said.includes(one));
    // "The Phone Company and Trey Research": who else is named says no more.
    const bare = names.reduce((rest, one) => rest.replace(one, ""), said);
    if (name !== undefined && wordsOf(bare).every(({ fold }) => besideReason.test(fold))) return [];
    if (name === undefined) return asksForPeace.test(said) ? [] : [said];
    // "Contoso is frozen for budget till August".
    const rest = said.startsWith(name)
      ? said
          .slice(name.length)
          .replace(/^['’]s\b/, "")
          .replace(upToDay, "")
      : "";
    const is = rest.trim().replace(/^(?:is|are|has|have)\s+/i, "");
    return asksForPeace.test(is) ? [] : [is];
  });
  const [reason = ""] = reasons.filter(
    (one) => /\S\s+\S/.test(one) && !isDayOnly(one, slots.today) && !wordsOf(one).every(({ fold }) => sighs.test(fold)),
  );
  return reason.slice(0, 120);
}

/** Whether it is a day and little else: "end of next month say". */
const isDayOnly = (part: string, today: Day): boolean =>
  findDay(part, today) !== undefined && wordsOf(part).length <= 5;

/** What follows somebody who is not there, or there again. */
const isOff =
  /^(?:['’]?s)?\s*(?:(?:is|was|will|be|called|won['’]?t|wont|isn['’]?t|isnt|doesn['’]?t|doesnt|does|goes|has|not)\s+)*(?:from\s.{3,30}?\s)?(?:\w+\s+){0,2}?(?:off|away|out|ooo|sick|ill|absent|gone|(?<=not |n['’]?t |n['’]?t be )(?:around|here|in|work(?:ing|s)?)|half[- ]days?|back|on (?:\w+ )?(?:holidays?|leave|vacation|pto|training))\b/i;
const standsInFor =
  /\b(?:deputy|backup|cover(?:s|ing)?|(?:stand|fill|step)(?:s|ing)? in|stand-?in)(?: \w+)? (?:for|as deputy for)$/i;

/** Where "he's out" begins, said of somebody who was named before it: "Adele's wife had the baby, he's out till Monday". */
function pronounOff(text: string): number | undefined {
  for (const { 0: pronoun, index } of text.matchAll(/\b(?:he|she|they)\b/gi))
    if (
      isOff.test(
        text
          .slice(index + pronoun.length)
          .replace(/^['’]re\b/, "")
          .trimStart(),
      )
    )
      return index;
  return undefined;
}

/** Somebody else who is told to be away; undefined where it is whoever writes. */
function absentee(slots: Slots) {
  const { named, text, words } = slots;
  const people = named.filter(({ kind }) => kind === "person");
  const after = (to: number) => text.slice(words[to - 1]?.to).trimStart();
  const pronoun = pronounOff(text) ?? -1;
  return (
    // "Away @Megan next month".
    people.find(({ from }) => from === 1 && words[0]?.fold === "away") ??
    people.find(({ to }) => isOff.test(after(to))) ??
    people.findLast(({ to }) => (words[to - 1]?.to ?? text.length) <= pronoun) ??
    people.find(({ from }) => standsInFor.test(text.slice(0, words[from]?.from).trimEnd())) ??
    absentBefore(slots) ??
    // "Alex is skiing from Thursday": whoever it opens with, and not the writer.
    (/\b(?:i|me|my|i['’]?m|i['’]?ll)\b/i.test(text)
      ? undefined
      : people.find(
          ({ from, to }) =>
            from <= 1 &&
            /^(?:['’]s|is|will be|goes|went|(?:has|['’]s got|caught) (?:\w+ )?(?:flu|cold|covid|fever|migraine|bug|surgery|leave|holidays?|vacation|pto))\b/i.test(
              after(to),
            ),
        ))
  );
}

const cancels =
  /\b(?:cancel|call off|scrap|delete|remove)\w*\s+(?:my|the|his|her|their|\S+['’]s)\s+(?:\w+\s+)?(?:absence|leave|holidays?|vacation|time off|out of office|ooo)\b/i;

/** Whether several are told to be away: "Adele is off until Monday, and Isaiah until Friday". */
function areSeveralOff(slots: Slots): boolean {
  const people = peopleOf(slots).toSorted((one, other) => one.from - other.from);
  const off = people.flatMap((one, at) => {
    if (!isOff.test(slots.text.slice(slots.words[one.to - 1]?.to).trimStart())) return [];
    const before = people[at - 1];
    return before !== undefined && areListed(slots, [before, one]) ? [before.id, one.id] : [one.id];
  });
  return new Set(says(slots, meOff) ? [...off, slots.me] : off).size > 1;
}

const meOff = /\b(?:i['’]?m|i am|i['’]?ll be|i will be) (?:\w+ )?(?:off|out|away|sick|on|back)\b/i;

/** "He" of whom an absence was told before. */
function absentBefore({ text, earlier, names }: Slots) {
  const [, ref = ""] = /^away (?!from |until |deputy |off$|list$)(\S+)/.exec(earlier?.says ?? "") ?? [];
  const one = /^\W*(?:he|she|they)\b/i.test(text) ? names.byRef(ref) : undefined;
  return one?.kind === "person" ? one : undefined;
}

function writeAway(slots: Slots): readonly Written[] {
  const absent = says(slots, meOff) ? undefined : absentee(slots);
  const other = absent?.id === slots.me ? undefined : absent;
  // The command says that only managers record it.
  if (other !== undefined && slots.manager === false)
    return [{ says: `away ${other.id}`, title: `${other.name} is away`, changes: false }];
  if (areRecurring(slots.text))
    return [{ says: "away every week", title: "away on the same days every week", changes: false }];
  // "He's off until Monday", and nothing tells who that is, or several are off: the form asks.
  const isSomebody =
    says(slots, /^\W*(?:he|she|they)\b/i) || (pronounOff(slots.text) !== undefined && !says(slots, meOff));
  if ((other === undefined && isSomebody) || areSeveralOff(slots))
    return [{ says: "away", title: "somebody is away", changes: false }];
  const [who, is] = other === undefined ? ["", "you are"] : [` ${other.id}`, `${other.name} is`];
  const { from, until: day } = slots.days();
  if (says(slots, cancels))
    return [{ says: `away${who} off`, title: `cancel ${other === undefined ? "your" : `${other.name}'s`} absence` }];
  if (
    backIn(slots.text, slots.today)?.isNow === true ||
    (day === undefined && says(slots, /^away\b.*\boff$|\b(?:cancel|returned)\b/i))
  )
    return [{ says: `away${who} off`, title: `${is} back` }];
  // "Let Megan know": she is to hear it, not to stand in.
  const deputy = says(slots, /\bi(?:['’]?ll| will)? (?:cover|stand in|fill in|take (?:his|her|their))\b/i)
    ? { id: slots.me, name: "you" }
    : peopleOf(slots).findLast((one) => one.id !== other?.id && isDeputy(slots, one));
  const starts = from === undefined || (day !== undefined && from > day) ? "" : ` from ${from}`;
  const days = `${starts}${day === undefined ? "" : ` until ${day}`}`;
  const called = starts === "" || day === undefined ? days : from === day ? ` ${day}` : `${starts} to ${day}`;
  if (deputy === undefined) return [{ says: `away${who}${days}`, title: `${is} away${called}`, changes: false }];
  return [
    {
      says: `away${who}${days} deputy ${deputy.id}`,
      title: `${is} away${called}, ${deputy.name} ${deputy.name === "you" ? "stand" : "stands"} in`,
      changes: day !== undefined,
    },
  ];
}

/** Whether it is said of somebody to stand in, and not that they can't, or are to hear of it. */
function isDeputy({ text, words }: Slots, { from, to }: { from: number; to: number }): boolean {
  const before = words[from - 1]?.fold ?? "";
  if (/^(?:let|tell|inform)$/.test(before)) return false;
  const name = text.slice(words[from]?.from, words[to - 1]?.to);
  const clause = clausesOf(text).find((one) => one.includes(name)) ?? text;
  return isAskedFor("assign", clause) && (/^(?:to|by|with|deputy|ask|via)$/.test(before) || isStanding.test(clause));
}

const isStanding =
  /\b(?:deputy|back ?up|cover\w*|stand\w*|step\w*|fill\w*|replac\w*|represent\w*|tak(?:e|es|ing)|does|do|has|have|handl\w+|look\w* after|answer\w*|instead|for (?:me|him|her|them)|own\w*|manag\w+|care|fine|ok|okay|happy|agree[ds]?|volunteer\w*|said yes|knows?|vertritt|vertretung|vervangt|remplace)\b/i;

/** "Can Adele have Northwind": a person who is to have something. */
function isGiven(words: readonly Word[], { from, to }: { from: number; to: number }): boolean {
  const [before = "", after = ""] = [words[from - 1]?.fold, words[to]?.fold];
  if (before === "to" && /^(?:go|goes|belong|belongs|over|back|both|all)$/.test(words[from - 2]?.fold ?? ""))
    return true;
  return /^(?:can|could|should|let|may|will)$/.test(before) && /^(?:have|take|get|own|do|handle)$/.test(after);
}

/** Without a customer, those who could be asked are listed: each row can ask. */
function writeAsk(slots: Slots): readonly Written[] {
  if (customersOf(slots).length > 0) return forCustomer("ask", (name) => `ask the owner of ${name} again`)(slots);
  const person = peopleOf(slots).at(-1);
  const whose =
    person === undefined ? { says: "", title: "" } : { says: ` ${person.id}`, title: ` for ${person.name}` };
  return [{ says: `gaps waiting${whose.says}`, title: `who hasn't answered yet${whose.title}`, changes: false }];
}

/** The writer takes it. */
const forMe =
  /\b(?:(?:to|for|with|on) (?:me|myself)|(?:it|them|that one|this one) myself|myself (?:down|as)|(?:make|put|have) me (?:the |down |as )*(?:owner|down|on)|me as (?:the )?owner|i(?:['’]?ll| will)? (?:take|own|do|have|keep|look after) (?:it|them|that|this|those)|i(?:['’]?ll| will)? (?:take|own)|(?:be|is|are) mine)\b/i;

/** "I'll take Fabrikam", and not the I of "I think". */
const iTake = /^i(?:(?:['’]?ll| will| can| could) (?:take|own|keep|have|do|handle|look after)| (?:take|own|keep))\b/i;

/**
 * "Contoso Alex, Fabrikam me": each customer with the person told beside it; `unclear` where somebody stands between the
 * customers and not each of them has one; undefined where all go to one.
 */
function pairsIn(slots: Slots): readonly Written[] | "unclear" | undefined {
  const { words, me, text } = slots;
  const people = peopleOf(slots).filter((one) => !isGiver(words, one));
  const self = words.flatMap(({ fold, from }, at) => {
    const isMe = /^(?:me|myself|mine)$/.test(fold) && !notToMe.test(words[at - 1]?.fold ?? "");
    return isMe || (/^(?:i|ill)$/.test(fold) && iTake.test(text.slice(from)))
      ? [{ id: me, name: "you", from: at, to: at + 1 }]
      : [];
  });
  const takers = [...people, ...self].toSorted((one, other) => one.from - other.from);
  const customers = customersOf(slots).toSorted((one, other) => one.from - other.from);
  const [firstOne, lastOne] = [customers[0]?.from ?? 0, customers.at(-1)?.from ?? 0];
  if (!areSeveral(slots)) return undefined;
  const [taker, ...otherTakers] = new Map(takers.map((one) => [one.id, one])).values();
  // "Give Contoso to Isaiah, and Litware as well".
  if (taker !== undefined && otherTakers.length === 0 && /\b(?:as well|too|also)\b/i.test(text))
    return customers.map(({ id, name }) => ({
      says: `assign ${id} to ${taker.id}`,
      title: `assign ${name} to ${taker.name}`,
    }));
  const isBetween = takers.some(({ from }) => from > firstOne && from < lastOne);
  // "Megan and Adele take Contoso and Fabrikam": who takes which?
  const isShared = takers.some(
    (one, at) => takers[at + 1] !== undefined && areListed(slots, [one, ...takers.slice(at + 1, at + 2)]),
  );
  if (!isBetween) return isShared ? "unclear" : undefined;
  const isAfter = firstOne < (takers[0]?.from ?? 0);
  const line = [...takers.map(({ from }) => ({ from, is: "T" })), ...customers.map(({ from }) => ({ from, is: "C" }))]
    .toSorted((one, other) => one.from - other.from)
    .map(({ is }) => is)
    .join("");
  if (line.includes("TT") || !line.endsWith(isAfter ? "T" : "C")) return "unclear";
  const pairs = customers.flatMap(({ id, name, from }) => {
    const taker = isAfter ? takers.find((one) => one.from > from) : takers.findLast((one) => one.from < from);
    return taker === undefined ? [] : [{ id, name, taker }];
  });
  // "Contoso and Fabrikam have no owner. Give Contoso to Megan and Fabrikam to Alex": what is said of each last.
  const last = new Map(pairs.map((one) => [one.id, one]));
  return [...last.values()].map(({ id, name, taker }) => ({
    says: `assign ${id} to ${taker.id}`,
    title: `assign ${name} to ${taker.name}`,
  }));
}

/** "Let me assign …": nothing goes to me. */
const notToMe = /^(?:let|tell|show|send|help|ask|remind)$/;

/** "Everything to Adele except Contoso": whatever it is about, it is not Contoso. */
function isExcepted({ words }: Slots, { from }: { from: number }): boolean {
  const before = words.slice(Math.max(0, from - 3), from).map(({ fold }) => fold);
  return /(?:^| )(?:exc?ept|excluding|besides|without|apart from|other than|but|but not)(?: for)?$/.test(
    before.join(" "),
  );
}

function writeAssign(slots: Slots): readonly Written[] {
  if (customersOf(slots).some((one) => isExcepted(slots, one)))
    return [{ says: "assign", title: "assign a customer", changes: false }];
  const related = relatedIn(slots);
  if (related.length > 0) return related;
  const pairs = pairsIn(slots);
  const isEach = !areSeveral(slots) || (areListed(slots, customersOf(slots)) && !isDenying(slots));
  if (pairs === "unclear" || (pairs === undefined && !isEach) || (pairs !== undefined && isDenying(slots)))
    return customersOf(slots).map(({ id, name }) => ({
      says: `assign ${id}`,
      title: `assign ${name}`,
      changes: false,
    }));
  if (pairs !== undefined) return pairs;
  const given = peopleOf(slots).find((one) => isGiven(slots.words, one));
  const takers = takersIn(slots);
  const [shared, ...others] = customersOf(slots);
  // "To Megan and Isaiah": a customer has one owner.
  if (takers.length > 1 && shared !== undefined && others.length === 0)
    return takers.map((one) => ({
      says: `assign ${shared.id} to ${one.id}`,
      title: `assign ${shared.name} to ${one.name}`,
      changes: false,
    }));
  const chosen =
    given === undefined && says(slots, forMe)
      ? { id: slots.me, name: "you" }
      : (given ?? personAfter(slots, "to", "last"));
  const person = areAlternatives(slots) ? undefined : chosen;
  const customers = customersOf(slots);
  // "Let's get them set up. Isaiah's name on it": of a customer that nobody has here.
  const { stranger } = slots.earlier ?? {};
  if (customers.length === 0 && stranger !== undefined && person !== undefined)
    return [{ says: `add ${stranger} owner ${person.id}`, title: `add ${stranger}`, changes: false }];
  // "Give the ones without anybody to Isaiah": their list has the button for all of them.
  if (customers.length === 0 && says(slots, withoutOwner))
    return [{ says: "gaps unowned", title: "customers without an owner", changes: false }];
  if (customers.length === 0)
    return peopleOf(slots).length > 1
      ? writeHandover(slots)
      : [{ says: "assign", title: "assign a customer", changes: false }];
  const [, called = ""] = /\bto @?(\p{L}+)[.!]*$/iu.exec(slots.text) ?? [];
  // "Give Contoso to Izzy": the command says whom it knows by that.
  const isName = called !== "" && (slots.unknown.includes(called) || !isWord(foldWord(called)));
  const who = isName ? ` to ${called}` : "";
  return customers.map(({ id, name }) =>
    person === undefined
      ? { says: `assign ${id}${who}`, title: `assign ${name}${who}`, changes: false }
      : {
          says: `assign ${id} to ${person.id}`,
          title: `assign ${name} to ${person.name}`,
          // "Fabrikam belongs to Patti" says what is so.
          implied: says(slots, /\b(?:belongs? to|should go to)\b/i),
        },
  );
}

/** Several who are told in one list to have it: "Megan and Isaiah own Contoso". */
function takersIn(slots: Slots) {
  const people = peopleOf(slots).filter((one) => !isGiver(slots.words, one));
  const listed = people.filter((one, at) =>
    [people[at - 1], people[at + 1]].some(
      (next) => next !== undefined && next.id !== one.id && areListed(slots, [one, next]),
    ),
  );
  return listed.length === people.length && says(slots, /\b(?:and|both|together|&|\+)(?=\s)/i) ? listed : [];
}

const ownerOf =
  /\b(?:same (?:owner|person|one|guy|colleague|people) as|(?:whoever|who|whom) (?:has|owns|looks after|handles|does|runs)|owner of|whoever['’]s (?:on|got))\s+(?:the )?$/i;
const formerOwner = /\b(?:(?:former|old|previous|last|original) owner|(?:had|owned) it before)\b/i;
const itsDeputy =
  /\b(?:to|by) (?:its|the|their) deputy\b|\bdeputy (?:as )?the (?:new )?owner\b|\bpromote (?:its|the) deputy\b/i;

/** "Contoso: same owner as Fabrikam", "to its deputy": to somebody by what they are of a customer. */
function relatedIn(slots: Slots): readonly Written[] {
  const { text, words, earlier, names } = slots;
  if (says(slots, /\bswap\b/i) || peopleOf(slots).length > 0) return [];
  const all = customersOf(slots);
  const isDeputy = itsDeputy.test(text);
  const like = isDeputy ? undefined : all.find(({ from }) => ownerOf.test(text.slice(0, words[from]?.from)));
  const talkedOf = earlier?.customer === undefined ? undefined : names.byRef(earlier.customer);
  const others = all.filter(({ id }) => id !== like?.id);
  const isTalkedOf = others.length === 0 && words.some((_, at) => isPronoun(words, at));
  const given = isTalkedOf && talkedOf?.kind === "customer" ? [talkedOf] : others;
  const whose =
    like !== undefined
      ? { says: `owner of ${like.id}`, title: `the owner of ${like.name}` }
      : formerOwner.test(text)
        ? { says: "former owner", title: "whoever had it before" }
        : isDeputy
          ? { says: "deputy", title: "its deputy" }
          : undefined;
  if (whose === undefined) return [];
  // "Give it to whoever has Fabrikam", and nobody was talked of.
  if (given.length === 0) return [{ says: "assign", title: "assign a customer", changes: false }];
  return given
    .filter(({ id }) => id !== like?.id)
    .map(({ id, name }) => ({ says: `assign ${id} to ${whose.says}`, title: `assign ${name} to ${whose.title}` }));
}

/** "To Adele or Isaiah": which of them is for people to say. */
const areAlternatives = (slots: Slots): boolean =>
  peopleOf(slots).length > 1 && slots.words.some(({ fold }) => /^(?:or|either|oder|ou)$/.test(fold));

const withoutOwner =
  /\b(?:without|with no|have no|has no|no|un-?assigned|un-?owned|ownerless|nobody['’]?s?)\b(?: (?:an?|any|one|body|owner|name|anybody|anyone|somebody))*(?=\s|[.,;!?]|$)/i;

/** "Put them all on Alex", where somebody else's were shown. */
function leaver({ earlier, names }: Slots, to: { id: string } | undefined): { id: string; name: string } | undefined {
  const one = earlier?.person === undefined || earlier.person === to?.id ? undefined : names.byRef(earlier.person);
  return one?.kind === "person" ? one : undefined;
}

function writeHandover(slots: Slots): readonly Written[] {
  // "All of his to Adele, apart from Contoso": it asks before it moves anything.
  if (
    customersOf(slots).length > 0 &&
    !(peopleOf(slots).length > 1 && says(slots, /\b(?:apart from|exc?ept|besides|excluding|all but|but|not|stays?)\b/i))
  )
    return writeAssign(slots).map((one) => ({ changes: true, ...one }));
  const to = says(slots, /\btak(?:e|es|ing) over\b/i) ? peopleOf(slots)[0] : personAfter(slots, "to", "last");
  const from = peopleOf(slots).find((one) => one !== to) ?? leaver(slots, to);
  // "Half of his to Adele": which ones is for people to choose.
  const giver = from ?? to;
  const takers = peopleOf(slots).filter((one) => slots.words.slice(0, one.from).some(({ fold }) => fold === "to"));
  const areShared = takers.length > 1 && areListed(slots, takers);
  if (
    giver !== undefined &&
    (areShared ||
      says(slots, /\b(?:half|some|a few|split|divide|(?:\d+|one|two|three|four|five|six) (?:of|customers))\b/i))
  )
    return [{ says: `gaps customers ${giver.id}`, title: `customers of ${giver.name}`, changes: false }];
  if (to === undefined) return [{ says: "handover", title: "hand customers over" }];
  if (from === undefined) {
    const isTaker = slots.words[to.from - 1]?.fold === "to";
    // Somebody else is named whom nobody knows: the command says so.
    const isOther = isTaker ? to.from > 2 : slots.words.some(({ fold }) => fold === "to");
    if (slots.unknown.length > 0 || (isOther && slots.words[0]?.fold === "handover")) return [];
    return [
      {
        says: `handover ${isTaker ? "to " : ""}${to.id}`,
        title: `hand customers ${isTaker ? "to" : "of"} ${to.name} over`,
      },
    ];
  }
  const kept = customersOf(slots);
  const but = kept.length === 0 ? "" : ` except ${kept.map(({ id }) => id).join(", ")}`;
  return [
    {
      says: `handover ${from.id} to ${to.id}${but}`,
      title: `hand all customers of ${from.name} to ${to.name}`,
      changes: false,
    },
  ];
}

/** "Take Megan off Contoso": of whom it is said goes along, so that nobody else loses it. */
function writeUnassign(slots: Slots): readonly Written[] {
  const [person, ...others] = peopleOf(slots);
  // "Megan is off Contoso, Isaiah has it".
  if (others.length > 0) return writeAssign(slots).map((one) => ({ changes: true, ...one, implied: true }));
  const isMe = person === undefined && says(slots, /\b(?:me|my name|myself|i['’]?m|i am|mine)\b/i);
  const [from, called] = isMe ? [` from ${slots.me}`, "you"] : [person ? ` from ${person.id}` : "", person?.name];
  const customers = customersOf(slots);
  // A name that nobody has here is answered as such.
  const unknown = slots.unknown.join(" ");
  if (customers.length === 0)
    return [{ says: `unassign ${unknown}`.trim(), title: "take a customer off its owner", changes: false }];
  return customers.map(({ id, name }) => ({
    says: `unassign ${id}${from}`,
    title:
      called === undefined ? `leave ${name} without an owner` : `take ${called} off ${name}, so that nobody owns it`,
  }));
}

/** Where a digest's day is said, but no time. */
const usualTime = "09:00";

function writeDigest(slots: Slots): readonly Written[] {
  // "Stop sending it at 9, 8 is better" is about the hour.
  const isMoved =
    timesIn(slots.text).length > 0 && says(slots, /\b(?:better|instead|rather|make it|prefer\w*|move)\b/i);
  if (
    !isMoved &&
    says(slots, /\b(?:off|stop|cancel|end|no more|disable|unsubscribe|get rid of|kill|don['’]?t (?:need|want))\b/i)
  )
    return [{ says: "digest off", title: "stop the digest" }];
  const { text } = slots;
  const { day, time: said } = momentIn(text);
  const time =
    said ?? (says(slots, /\b(?:every|each|on|to|instead|move|change|come|send|post)\b/i) ? usualTime : undefined);
  if (day !== undefined && time !== undefined) {
    const clear = /\ball[- ]clear\b/i.test(text) ? " all-clear" : "";
    const place = zoneIn(text);
    const at = `${day} ${time}${place === undefined ? "" : ` ${place}`}${clear}`;
    const there = place === undefined ? "" : ` (${place})`;
    const also = clear === "" ? "" : ", also when all is clear";
    const title = `the digest every ${day} at ${time}${there}${also}`;
    return [{ says: `digest here ${at}`, title, implied: said === undefined }];
  }
  if (says(slots, /\b(?:here|every|each|weekly at|set up|schedule)\b/i))
    return [{ says: "digest here", title: "set the digest", changes: false }];
  const isNow =
    !says(slots, /\bwhen\b/i) &&
    says(slots, /\b(?:now|show|send|see|get|today|latest|progress|trend|better|improving|last month)\b/i);
  return [{ says: isNow ? "digest now" : "digest", title: "the digest", changes: false }];
}

function writeSettings(slots: Slots): readonly Written[] {
  const { text } = slots;
  // "Friday is a holiday" says what is so.
  const implied = !says(slots, /\b(?:set|settings?|change|add|make|mark|quiet hours)\b/i);
  const one = (says: string, title: string): readonly Written[] => [
    { says: `settings ${says}`, title, changes: true, implied },
  ];
  const place = zoneIn(text);
  if (place !== undefined) return one(`zone ${place}`, `the time zone is ${place}`);
  const day = slots.day();
  if (day !== undefined && says(slots, /\b(?:holiday|closed|day off|nobody(?:['’]s| is)? in)\b/i))
    return one(`holiday ${day}`, `${day} is a day off for everyone`);
  const [first, second] = timesIn(text);
  if (first !== undefined && second !== undefined) {
    const isWork = says(slots, /\b(?:work|working|office|open)\b/i);
    const [from, to] = isWork ? [second.time, first.time] : [first.time, second.time];
    if (isWork || says(slots, /\b(?:quiet|between|no messages|silent)\b/i))
      return one(`quiet ${from}-${to}`, `no messages from ${from} to ${to}`);
  }
  const only = second ?? first;
  if (only !== undefined) {
    if (says(slots, /\b(?:before|earlier than|until|till)\b/i))
      return one(`quiet until ${only.time}`, `no messages before ${only.time}`);
    if (says(slots, /\b(?:after|later than|past)\b/i))
      return one(`quiet from ${only.time}`, `no messages after ${only.time}`);
  }
  if (says(slots, /\bevenings?\b/i)) return one(`quiet from ${evening}`, `no messages after ${evening}`);
  return [{ says: "settings", title: "the settings", changes: false }];
}

const evening = "18:00";

function writeHistory(slots: Slots): readonly Written[] {
  const since = slots.day(true);
  const period = since === undefined || since > slots.today ? "" : ` since ${since}`;
  const customers = customersOf(slots);
  const named = customers.length > 0 ? customers : slots.named;
  const of = named.length === 0 ? [{ id: "", name: "" }] : named;
  return of.map(({ id, name }) => ({
    says: `history ${id}`.trim() + period,
    title: `the history${name === "" ? "" : ` of ${name}`}${period}`,
  }));
}

function writeExport(slots: Slots): readonly Written[] {
  const named = ["claims", "gaps", "customers", "history", "deliveries", "review"].find((one) =>
    says(slots, new RegExp(`\\b${one.slice(0, -1)}`, "i")),
  );
  const [customer] = customersOf(slots);
  if (named === "review" && customer !== undefined)
    return [{ says: `export review ${customer.id}`, title: `the review of ${customer.name}` }];
  const what = named === "review" ? undefined : (named ?? lastTable(slots.earlier));
  const all =
    what !== undefined ? [what] : named === undefined && slots.words.length > 1 ? ["gaps", "customers"] : [""];
  // No table is of one customer.
  if (customer !== undefined && what !== "history")
    return [
      { says: `export review ${customer.id}`, title: `the review of ${customer.name}` },
      ...all.map((one) => ({
        says: `export ${one}`.trim(),
        title: `a table of ${one === "" ? "everything" : `all ${one}`}`,
      })),
    ];
  const person = peopleOf(slots).find((one) => isWhose(slots, one));
  const isOwn = person === undefined ? says(slots, owned) : person.id === slots.me;
  return all.map((one) => {
    const whose = isOwn
      ? { says: " mine", title: " of yours" }
      : { says: ` ${person?.id}`, title: ` of ${person?.name}` };
    const isNarrowed = /^(?:gaps|customers|claims)$/.test(one) && (isOwn || person !== undefined);
    const title = `a table of ${one === "" ? "everything" : one}${isNarrowed ? whose.title : ""}`;
    return { says: `export ${one}${isNarrowed ? whose.says : ""}`.trim(), title };
  });
}

const owned = /\bmine\b|\bmy (?:own )?(?:\w+ )?(?:customers?|accounts?|clients?|gaps?|claims?|items|list)\b/i;

/** "Of Megan", "only for Megan", "Megan's": not "for the call with Megan". */
function isWhose({ text, words }: Slots, { from, to }: { from: number; to: number }): boolean {
  const [before = "", last = ""] = [words[from - 2]?.fold, words[from - 1]?.fold];
  if (/^(?:of|by|only|just)$/.test(last)) return true;
  if (/^(?:only|just|gaps|customers|claims|accounts|list) for$/.test(`${before} ${last}`)) return true;
  // "Megan's open gaps"; not "Megan's boss".
  const end = words[to - 1]?.to ?? 0;
  const rest = text.slice(end).replace(/^['’]s?/, "");
  return /['’]s?$/.test(text.slice(words[from]?.from, end + text.slice(end).length - rest.length)) && tabled.test(rest);
}

const tabled = /^\s+(?:\w+ )?(?:gaps?|customers?|claims?|accounts?|clients?|list|items|stuff)\b/i;

/** What "that" is, as a table. */
function lastTable(earlier: About | undefined): string | undefined {
  if (earlier?.says?.startsWith("history") === true) return "history";
  const { list } = earlier ?? {};
  if (list === undefined) return undefined;
  if ("claims" in list) return "claims";
  return list.filter.by === "customers" ? "customers" : "gaps";
}

function writeManagers(slots: Slots): readonly Written[] {
  const people = peopleOf(slots);
  const isRemoved =
    says(slots, /\b(?:remove|delete|no longer|any ?more|revoke|demote)\b/i) ||
    (says(slots, /\btake\b/i) && says(slots, /\boff\b/i));
  const isAdded = says(slots, /\b(?:add|make|promote|appoint)\b/i);
  const wants = isRemoved ? "remove" : "add";
  // "Don't make Alex a manager", "remove Alex, add Megan", "Megan instead of Alex": nothing is to be pressed.
  const isUnclear =
    (isDenying(slots) && !says(slots, /\b(?:no longer|any ?more)\b/i)) ||
    (isRemoved && isAdded) ||
    says(slots, /\b(?:instead|rather|or)\b/i);
  if (people.length === 0 || isUnclear || says(slots, /^\s*(?:is|who)\b/i))
    return [{ says: "managers", title: "the managers", changes: false }];
  return people.map(({ id, name }) => ({
    implied: wants === "add" && !says(slots, /\b(?:add|make|new|promote|appoint)\b/i),
    says: `managers ${wants} ${id}`,
    title: wants === "add" ? `make ${name} a manager` : `remove ${name} as a manager`,
  }));
}

function writeForget(slots: Slots): readonly Written[] {
  const [one] = slots.named;
  if (one === undefined) return [{ says: "forget", title: "forget somebody" }];
  if (says(slots, /\bmanagers?\b/i) && one.kind === "person")
    return writeManagers(slots).map((each) => ({ changes: true, ...each }));
  return [{ says: `forget ${one.id}`, title: `forget ${one.name} for good`, changes: true }];
}

const plainly =
  (name: string, title: string): Writer["write"] =>
  () => [{ says: name, title }];

/** What is theirs to do: the writer's, unless somebody else is named. */
const withoutDone = (slots: Slots): Slots => ({
  ...slots,
  filters: slots.filters.filter((filter) => filter !== "closed"),
});

const writeTodo = (slots: Slots): readonly Written[] => {
  const { filters } = withoutDone(slots);
  return writeGaps({ ...slots, filters, mine: slots.mine || (peopleOf(slots).length === 0 && filters.length === 0) });
};

/** "My customers without an owner" are nobody's. */
const writeUnowned = (slots: Slots): readonly Written[] =>
  writeGaps({
    ...slots,
    mine: false,
    named: [],
    filters: [...slots.filters.filter((one) => one !== "unowned"), "unowned"],
  });

const writeWaiting = (slots: Slots): readonly Written[] =>
  writeGaps({ ...slots, named: peopleOf(slots), filters: ["waiting"] });

/** The whole, or what makes it up, is asked for beside what it names. */
const ofWhole =
  /\b(?:per ?cent|percentage|share|ratio|proportion|vs|versus|split|break\w*|by (?:status|state)|per (?:status|state)|overview|total|how many not)\b|%/i;

/** How many claims stand where; where one way to stand is named, those that stand so. */
function writeClaims(slots: Slots): readonly Written[] {
  const { workloads = [] } = slots;
  const named = statesNamed(withoutNames(slots)).words;
  const states = named.length === 1 && !says(slots, ofWhole) ? named : listsAll(slots) ? ["all"] : [];
  const chosen = states.map((word) => (word === "all" ? "all" : word.replaceAll("-", " "))).join(" ");
  // "Count them for me" says nothing of whose they are.
  const mine = slots.mine && !(says(slots, /\bfor me\b/i) && !says(slots, /\b(?:my|mine)\b/i));
  if (customersOf(slots).length > 0) return forCustomer("show", (name) => name)(slots);
  const { since, until } = pastPeriodIn(withoutNames(slots), slots.today);
  const whose = mine ? [{ id: "mine", name: "you" }] : peopleOf(slots);
  const every = [undefined];
  return (workloads.length === 0 ? every : workloads).flatMap((workload) =>
    (whose.length === 0 ? every : whose).map((one) => ({
      says: ["claims", ...states, workload?.id, one?.id, since && `since ${since}`, until && `until ${until}`]
        .filter((part) => part !== undefined)
        .join(" "),
      title:
        [chosen, workload?.name, states.length === 0 ? "claims by status" : "claims"]
          .filter((part) => part !== undefined && part !== "")
          .join(" ") +
        (one === undefined ? "" : ` for ${one.name}`) +
        (since === undefined ? "" : ` since ${since}`) +
        (until === undefined ? "" : ` until ${until}`),
    })),
  );
}

/** "Show me every claim we have", which says of none where it stands. */
const listsAll = (slots: Slots): boolean =>
  says(slots, /\b(?:list|show|see|which|each|every)\b/i) &&
  !says(slots, ofWhole) &&
  !says(slots, /\b(?:how many|count|number|numbers|tally|stats?|status|statuses)\b/i);

/** How a command is written, where somebody asks how something is done. */
const writeHowTo = ({ commands }: Slots): readonly Written[] => {
  const about = commands.filter((name) => !/^(?:show|gaps|claims|why|help)$/.test(name));
  return [...new Set(about)].map((name) => ({ says: `help ${name}`, title: `how to ${name}` }));
};

const looks = (write: Writer["write"], takes: Writer["takes"] = "person"): Writer => ({ takes, changes: false, write });

/** By command, or by intent where that is not the command; an intent's second word is its topic. */
export const writers: Readonly<Record<string, Writer>> = {
  todo: looks(writeTodo, "both"),
  customers: looks((slots) => {
    // "Show me first which those are", before they are handed over.
    const { earlier, names } = slots;
    const giver = earlier?.says?.startsWith("handover ") === true ? names.byRef(earlier.person ?? "") : undefined;
    if (giver !== undefined && slots.named.length === 0)
      return [{ says: `gaps customers ${giver.id}`, title: `customers of ${giver.name}` }];
    // "How many customers are paused", "which customers have no owner".
    const some = slots.filters.filter((one) => /^(?:in-order|paused|offboarded|unowned|waiting)$/.test(one));
    return writeGaps({ ...slots, filters: some.length > 0 ? some : ["customers"] });
  }),
  asked: looks((slots) => writeGaps({ ...slots, named: [], filters: ["waiting"], mine: true })),
  do: looks((slots) => writeGaps(withoutDone(slots)), "both"),
  "own-customers": looks((slots) => {
    const some = slots.filters.filter((one) => /^(?:in-order|paused|offboarded)$/.test(one));
    return writeGaps({ ...slots, filters: some.length > 0 ? some : ["customers"], mine: true });
  }),
  counted: looks((slots) => writeGaps({ ...slots, mine: true }), "nobody"),
  unowned: looks(writeUnowned, "nobody"),
  waiting: looks(writeWaiting),
  "by-owner": looks(() => [{ says: "gaps by owner", title: "gaps by owner" }], "both"),
  progress: looks((slots) => {
    const { personal, manager, text } = slots;
    // "How many gaps did we close": the list of them says how many, and since when.
    const counted = /\bhow (?:many|much)\b/i.test(text)
      ? /\b(?:(clos|fix|resolv|solv|finish)\w*|new|opened)\b/i.exec(text)
      : null;
    if (counted !== null) {
      const named = slots.named.filter(({ kind }) => kind === "person");
      return writeGaps({ ...slots, topic: undefined, named, filters: [counted[1] === undefined ? "new" : "closed"] });
    }
    // An owner's week has no numbers of what changed; their list of what is new has.
    const isOwners = personal === true && manager === false;
    if (isOwners && !/\b(?:digest|weekly|week['’]?s|report)\b/i.test(text))
      return [
        { says: `gaps ${/\b(?:clos|fix|done|finish)/i.test(text) ? "closed" : "new"} mine`, title: "what changed" },
      ];
    return [{ says: isOwners || personal !== true ? "digest now" : "digest team", title: "the week" }];
  }),
  howto: looks(writeHowTo),
  back: {
    takes: "person",
    changes: true,
    write: (slots) => {
      const other = peopleOf(slots).find(({ id }) => id !== slots.me);
      if (other !== undefined && slots.manager === false) return writeAway(slots);
      const [who, is] = other === undefined ? ["", "you are"] : [` ${other.id}`, `${other.name} is`];
      const back = backIn(slots.text, slots.today);
      if (back?.isNow !== false) return [{ says: `away${who} off`, title: `${is} back` }];
      // "As soon as I'm well": which day that is, the form asks.
      if (back.day === undefined || back.day <= slots.today)
        return [{ says: `away${who}`, title: `${is} away`, changes: false }];
      const until = addDays(back.day, -1);
      return [{ says: `away${who} until ${until}`, title: `${is} away until ${until}`, changes: false }];
    },
  },
  "import-undo": { takes: "nobody", changes: false, write: plainly("import undo", "take back the last import") },
  gaps: { takes: "both", changes: false, write: writeGaps },
  claims: looks(writeClaims, "both"),
  show: {
    takes: "both",
    changes: false,
    write: (slots) => {
      // A name that nobody has here is answered as such.
      const isNamed = customersOf(slots).length > 0 || (slots.named.length === 0 && slots.unknown.length > 0);
      return isNamed ? forCustomer("show", (name) => name)(slots) : writeGaps(slots);
    },
  },
  review: { takes: "customer", changes: false, write: forCustomer("review", (name) => `the review of ${name}`) },
  why: {
    takes: "nobody",
    changes: false,
    write: ({ topic = "" }) => [{ says: `why ${topic}`.trim(), title: findWhy(topic)?.title ?? "why it matters" }],
  },
  help: { takes: "nobody", changes: false, write: plainly("help", "what I can do") },
  paste: { takes: "nobody", changes: false, write: plainly("paste", "how to prove a link") },
  set: { takes: "both", changes: true, write: writeSet },
  snooze: { takes: "customer", changes: true, write: writeSnooze },
  later: { takes: "customer", changes: true, write: writeLater },
  unsnooze: { takes: "customer", changes: true, write: writeUnsnooze },
  covers: looks(plainly("away list", "who is away"), "nobody"),
  away: { takes: "person", changes: true, write: writeAway },
  ask: {
    takes: "customer",
    changes: true,
    write: writeAsk,
  },
  assign: { takes: "both", changes: true, write: writeAssign },
  unassign: { takes: "both", changes: true, write: writeUnassign },
  handover: { takes: "both", changes: false, write: writeHandover },
  add: {
    takes: "person",
    changes: false,
    write: (slots) => {
      const { unknown, text, earlier } = slots;
      // It is here already.
      if (customersOf(slots).length > 0)
        return peopleOf(slots).length > 0
          ? writeAssign(slots).map((one) => ({ changes: true, implied: true, ...one }))
          : forCustomer("show", (name) => name)(slots);
      // The words of a name stand together; those elsewhere are about something else.
      const ends = unknown.findIndex((_, at) => !text.includes(unknown.slice(0, at + 1).join(" ")));
      const name = unknown.slice(0, ends < 0 ? unknown.length : ends).join(" ");
      const [owner] = peopleOf(slots);
      const who = owner?.id ?? (says(slots, forMe) ? slots.me : undefined);
      const whose = who === undefined ? "" : ` owner ${who}`;
      return [
        {
          says: `add ${name === "" ? (earlier?.stranger ?? "") : name}${whose}`.replace("  ", " ").trim(),
          title: "add a customer",
        },
      ];
    },
  },
  digest: { takes: "nobody", changes: true, write: writeDigest },
  deliveries: {
    takes: "nobody",
    changes: true,
    write: (slots) => {
      const again = says(slots, /\bresend\b/i);
      return [
        {
          says: again ? "deliveries resend" : "deliveries",
          title: again ? "send again what did not arrive" : "the deliveries",
          changes: again,
        },
      ];
    },
  },
  import: { takes: "nobody", changes: false, write: plainly("import", "how to load a file") },
  export: { takes: "customer", changes: false, write: writeExport },
  history: { takes: "both", changes: false, write: writeHistory },
  sources: { takes: "nobody", changes: false, write: plainly("sources", "what is read from Microsoft") },
  sync: { takes: "nobody", changes: true, write: plainly("sync", "read from Microsoft now") },
  managers: { takes: "person", changes: true, write: writeManagers },
  settings: { takes: "nobody", changes: true, write: writeSettings },
  retention: { takes: "nobody", changes: false, write: plainly("retention", "how long data is kept") },
  forget: { takes: "both", changes: true, write: writeForget },
};
