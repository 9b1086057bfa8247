/** An intent written out as commands, one for each of those that it may be about, and what they are called. Pure. */
import type { Day } from "../../../domain/time/time.ts";
import { findWhy } from "../../../domain/catalogue/why.ts";
import { dayWords } from "../../../cards/kit/dates.ts";
import { isAskedFor, isKept } from "../reading/asked-for.ts";
import { findDays } from "../time/absence-days.ts";
import { titleOfList } from "../lists/titles.ts";
import { findDay } from "../time/day.ts";
import { exceptIn } from "../reading/left-out.ts";
import type { Candidate, NameIndex } from "../words/names.ts";
import { hasPerson, type Reading } from "../reading/reading.ts";
import { filtersNamed } from "../reading/filters.ts";
import type { Option, Sentence } from "../reading/sentence.ts";
import { customersOf, peopleOf, type Slots } from "../reading/slots.ts";
import { fromTheEnd, type Word } from "../words/words.ts";
import { writers } from "./writers.ts";

/** Buttons of a question. */
export const mostOptions = 5;

/** A command with names in place of ids, for people to read. */
export function spoken(says: string, names: NameIndex, today: Day): string {
  const list = titleOfList(says, names, today);
  if (list !== undefined) return list;
  const [, noted] = /^note (\S+):/.exec(says) ?? [];
  if (noted !== undefined) return `save it as a note on ${names.byRef(noted)?.name ?? noted}`;
  const words = says.split(" ").map((word) => {
    const [, at = "", ref = word, end = ""] = /^(@?)(.*?)([:,]?)$/.exec(word) ?? [];
    const name = names.byRef(ref)?.name;
    return name === undefined ? word : `${at}${name}${end}`;
  });
  return daysInWords(words.join(" "), today)
    .replace(/^cover (.*) nobody$/, "end the cover of $1")
    .replace(/^cover (.*) @(.*) from (.*) until back$/, "$2 covers $1 from $3 until the owner is back")
    .replace(/^cover (.*) @(.*) until back$/, "$2 covers $1 while the owner is away")
    .replace(/^cover (.*) @(.*) from (.*) until \3$/, "$2 covers $1 on $3")
    .replace(/^cover (.*) @(.*) from (.*) until (.*)$/, "$2 covers $1 from $3 to $4")
    .replace(/^cover (.*) @(.*) until today$/, "$2 covers $1 today")
    .replace(/^cover (.*) @(.*?)( until .*)?$/, "$2 covers $1$3")
    .replace(/(?<=\s)@(?=\p{L})/gu, "")
    .replace(/^(snooze .*?) because (?:of )?/, "$1: ")
    .replace(/^snooze (.*) off$/, "end the snooze of $1")
    .replace(/^quiet until /, "be quiet until ")
    .replace(/^away from (.*) until \1(?= deputy |$)/, "away $1")
    .replace(/^away (?!.* until )(.*) deputy (.*)$/, "away $1, with $2 standing in")
    .replace(/^away from (.*) until (.*) deputy (.*)$/, "away from $1 to $2, with $3 standing in")
    .replace(/^away (.*) from (.*) until (.*) deputy (.*)$/, "$1 away from $2 to $3, with $4 standing in")
    .replace(/^away until (.*) deputy (.*)$/, "away until $1, with $2 standing in")
    .replace(/^away (.*) until (.*) deputy (.*)$/, "$1 away until $2, with $3 standing in")
    .replace(
      /^away (?:(.*) )?off all$/,
      (_, name?: string) => `end all absences${name === undefined ? "" : ` of ${name}`}`,
    )
    .replace(/^away (?!from )(.*) until (.*)$/, "$1 away until $2")
    .replace(/^away back$/, "you are back")
    .replace(/^away (.*) back$/, "$1 is back")
    .replace(/^away off$/, "end your absence")
    .replace(/^away (.*) off$/, "end the absence of $1")
    .replace(/^set (.*): (offboard|pause)e?d(?: because .*)?$/s, "$2 $1")
    .replace(/^(?:show|set) /, "")
    .replace(/^mail (.*?)(?: (?:gdap|proof|access|claim)(?: .*)?)?$/, "a mail to $1")
    .replace(/^(add .*?)(?:, (?:(?:id|domain|subscription) \S+|no onboarding))+$/, "$1")
    .replace(/^add (.+?)( workloads .+)? owner (.+)$/, "add $1, with $3 as owner$2")
    .replace(/^(add .+) workloads (.+)$/, "$1 for $2")
    .replace(/^why (.*)$/, (_, topic: string) => findWhy(topic)?.title ?? `why ${topic}`)
    .replace(/^history by (.*?)(?= since | until |$)/, "what $1 did")
    .replace(/^history mine by (.*?)(?= since | until |$)/, "what $1 did at your customers")
    .replace(/^history customers of (.*?) by (.*?)(?= since | until |$)/, "what $2 did at $1's customers")
    .replace(/^history mine(?= since | until |$)/, "what changed at your customers")
    .replace(/^history customers of (.*?)(?= since | until |$)/, "what changed at $1's customers")
    .replace(/^history in short$/, "what was done since the last digest")
    .replace(/^history in short(?= since )/, "what was done")
    .replace(/^history (?!since )/, "the history of ")
    .replace(/^gdap mine until (.*)$/, "your GDAP ending by $1")
    .replace(/^gdap (?:.* )?until (.*)$/, "GDAP ending by $1")
    .replace(/^export /, "a table of ")
    .replace(/^digest here (\S+) /, "the digest every $1 at ")
    .replace(/^ask (.*)$/, "ask the owner of $1 again")
    .replace(/^later (.*) until (?=\w{3} \d)(.*)$/, "ask you again about $1 on $2")
    .replace(/^later (.*) until (.*)$/, "ask you again about $1 $2")
    .replace(/^reminders cancel all$/, "cancel all your reminders")
    .replace(/^reminders move (.*?) about (.*)$/, "move your reminder about $2 to $1")
    .replace(/^reminders move (.*?) to (.*)$/, "move your reminder from $1 to $2")
    .replace(/^reminders move (.*)$/, "move your reminder to $1")
    .replace(/^reminders cancel (.*)$/, "cancel the reminder about $1")
    .replace(/^reminders$/, "your reminders")
    .replace(/^reminder (?=(?:\w{3} )?\d{1,2} [A-Z])/, "reminder on ")
    .replace(/^reminder (.*?) to .*$/, "remind you $1")
    .replace(/^reminder /, "remind you ")
    .replace(/^history since /, "what changed since ");
}

const daysInWords = (title: string, today: Day): string =>
  title.replace(/\b\d{4}-\d\d-\d\d\b/g, (day) => dayWords(day, today));

export const plainOption = ({ says, title }: Option): Option => ({ says, title });

export type Made = Option & { command: string; changes: boolean; implied?: boolean; slots: Slots };

/** The command written with what was named; one for each of those that a name may mean. */
export function optionsFor(means: string, reading: Reading, said: Sentence, names: NameIndex): readonly Made[] {
  const [name = "", topic] = means.split(" ");
  const writer = writers[name];
  if (writer === undefined) return [];
  const { words, meanings } = reading;
  // "Which of Isaiah's need me" are Isaiah's.
  const isOthers = reading.found.some(hasPerson) && !/\b(?:my|mine|our|ours|i)\b/i.test(said.text);
  const isMine =
    !isOthers &&
    meanings.some(({ meaning, to }) => meaning.kind === "mine" && !ofMyself.test(words[to]?.fold ?? "")) &&
    !notMine.test(said.text);
  const able = reading.found
    .map(({ candidates, ...place }) => {
      const afterTo = ["to", "for", "by", "deputy", "with"].includes(words[place.from - 1]?.fold ?? "");
      const people = candidates.filter(({ kind }) => kind === "person");
      const isPerson = people.length > 0 && (writer.takes === "person" || (writer.takes === "both" && afterTo));
      const some = candidates.filter(({ kind }) => writer.takes === "both" || kind === writer.takes);
      return { ...place, candidates: isPerson ? people : some.length === 0 ? candidates : some };
    })
    .filter(({ candidates }) => candidates.length > 0)
    // "Where my customers are, for the call with Lynne" is nothing of Lynne's.
    .filter((one) => writer.changes || !isMine || !hasPerson(one) || words[one.from - 1]?.fold !== "with");
  const choices = able.reduce<readonly (readonly (Candidate & { from: number; to: number })[])[]>(
    (sofar, { from, to, candidates }) =>
      sofar
        .flatMap((chosen) => candidates.slice(0, mostOptions).map((one) => [...chosen, { ...one, from, to }]))
        .slice(0, mostOptions + 1),
    [[]],
  );
  return choices.flatMap((chosen): Made[] => {
    const slots: Slots = {
      ...said,
      topic,
      names,
      words,
      commands: meanings.flatMap(({ meaning }) => (meaning.kind === "command" ? [meaning.name] : [])),
      named: chosen,
      filters: filtersNamed(reading),
      except: exceptIn(reading),
      mine: isMine,
      unknown: reading.unknown.map(({ from, to }) => said.text.slice(words[from]?.from, words[to - 1]?.to)),
      reason: reading.reason,
      denied: reading.denied,
      day: (past) => findDay(textWithout(said.text, words, chosen, reading.reason), said.today, past),
      days: () => findDays(textWithout(said.text, words, chosen, reading.reason), said.today),
    };
    return writer.write(slots).flatMap((option): Made[] => {
      const command = name;
      const lesser = isWanted(option.says, slots) ? undefined : shownInstead(option.says, slots);
      const changes = lesser === undefined ? (option.changes ?? writer.changes) : false;
      return (lesser ?? [option]).map((one) => ({
        ...one,
        title: daysInWords(one.title, said.today),
        command,
        changes,
        slots,
      }));
    });
  });
}

const isLeftOut = /^(?:not|except|without|excluding|minus)$/;
/** Words beside a customer and a person that say nothing of their own. */
const besideNames =
  /^(?:please|pls|thanks|thx|for|and|the|a|an|maybe|perhaps|ok|okay|so|then|well|hi|hey|now|no|wait|sorry|not|also|too|both|all|asap|customer|customers|colleague)$/;
/** Of these at least one is beside them where one is to have the other. */
const gives =
  /^(?:to|on|at|with|assign\w*|asign\w*|assgin\w*|reassign\w*|giv\w+|gave|own\w*|takes?|taking|took|tak|hand\w*|put\w*|belong\w*|respons\w*|gets?|got|have|has|had|move\w*|transf\w+|pass\w*|make|makes|let|lets|look\w*|cover\w*|handl\w+|leads?|leading|charge|should|will|mine|me|i|ill|im|my|switch\w*|swap\w*|replac\w+|instead|is|are|its|be|as|wants?|would|like|asked|goes|go|going|geht|geef|gib|an|naar|aan|für|a|pour|para|zu|does|do|doing|work\w*|manag\w+|main|deals?|runs?|running|account|new|another|rather|he|she|they|him|her|them|it|that|this|everything|up|over)$/;

/** Whether the text asks for what the command would do, or the command does nothing. */
function isWanted(command: string, { text, reason, named: some, words, denied = [] }: Slots): boolean {
  const [name = "", ...rest] = command.split(" ");
  if (!/^(?:assign|unassign|snooze|later|ask|away|set|managers|handover|forget|settings|digest|sync)$/.test(name))
    return true;
  if (name === "forget" && !/\b(?:forget|delete|remove|erase|wipe|purge|clear|gdpr|drop)/i.test(text)) return false;
  if ((rest.length === 0 && name !== "sync") || /^(?:list|now|team|every week)$/.test(rest.join(" "))) return true;
  const means = name === "snooze" && rest.at(-1) === "off" ? "unsnooze" : name;
  const isGiven = rest.length > 1 && /^(?:assign|managers|handover)$/.test(name);
  const ref = isGiven ? rest.at(-1) : name === "away" ? rest[0] : undefined;
  const taker = some.find(({ id }) => id === ref);
  const written = ({ from, to }: { from: number; to: number }) => text.slice(words[from]?.from, words[to - 1]?.to);
  const about = taker && written(taker);
  if (name === "assign" && taker !== undefined) {
    const customer = some.find(({ id }) => id === rest[0]);
    // "Half of them to Isaiah. Not Contoso".
    if (customer !== undefined && isLeftOut.test(words[customer.from - 1]?.fold ?? "")) return false;
    // "Megan keeps Contoso, Isaiah gets the rest".
    if (customer !== undefined && isKept(text, written(customer))) return false;
    const others = words.filter(
      ({ fold }, at) => !some.some(({ from, to }) => from <= at && at < to) && !besideNames.test(fold),
    );
    // "Contoso called Megan", "thank Megan for Contoso".
    if (others.length > 0 && !others.some(({ fold }) => gives.test(fold))) return false;
  }
  let said = reason === "" ? text : text.slice(0, text.lastIndexOf(reason));
  // "To Adele, not Megan" denies nothing of Adele.
  for (const { from, to } of denied.toSorted((one, other) => other.from - one.from))
    said = `${said.slice(0, words[Math.max(0, from - 1)]?.from)}${said.slice(words[to - 1]?.to)}`;
  return isAskedFor(means, said, about === "" ? undefined : about);
}

/** What is to be seen of those for whom a change is named, and not asked for. */
function shownInstead(command: string, slots: Slots): readonly Option[] {
  const [name = ""] = command.split(" ");
  const all = [...new Map(customersOf(slots).map((one) => [one.id, one])).values()];
  if (all.length > 0 && name !== "away") return all.map(({ id, name: title }) => ({ says: `show ${id}`, title }));
  const [person] = peopleOf(slots);
  if (name === "away") return [{ says: "away list", title: "who is away" }];
  if (name === "sync") return [{ says: "sources", title: "what is read from Microsoft" }];
  if (/^(?:digest|settings|managers)$/.test(name)) return [{ says: name, title: `the ${name}` }];
  if (person === undefined) return [{ says: name === "snooze" ? "gaps snoozed" : "gaps", title: "gaps" }];
  return [{ says: `gaps ${person.id}`, title: `${person.name}'s gaps` }];
}

/** "My 1:1 with Alex": what somebody has besides customers. */
const ofMyself =
  /^(?:\d+|one|boss|manager|meeting|call|calls|phone|calendar|colleague|team|name|notes?|inbox|bad|fault|way|holiday|vacation|leave|desk|head|lunch|week|day|director|review|standup)$/;
/** "Not only mine, everyone's". */
const notMine = /\bnot (?:only |just )?(?:mine|my)\b/i;

/** The text without the reason and with a mark for each name, so that no part of them is taken for a day. */
export function textWithout(
  text: string,
  words: readonly Word[],
  chosen: readonly { from: number; to: number }[],
  reason: string,
): string {
  const at = reason === "" ? text.length : text.lastIndexOf(reason);
  const after = text.slice(at + reason.length);
  // What comes of the reason may name the day: "because they are closed, so no questions until January".
  let rest = text.slice(0, at) + (/^,\s+so\b/i.test(after) ? " ".repeat(reason.length) + after : "");
  for (const { from, to } of fromTheEnd(chosen.filter((one) => one.to > one.from))) {
    rest = `${rest.slice(0, words[from]?.from ?? 0)}…${rest.slice(words[to - 1]?.to ?? 0)}`;
  }
  return rest;
}
