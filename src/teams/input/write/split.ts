/** Customers that are to be shared out between several people: each gets theirs where that is confirmed. Pure. */
import type { CustomerId } from "../../../domain/customer/customer.ts";
import type { PersonId } from "../../../domain/people/person.ts";
import { listSays } from "../lists/list-on.ts";
import type { NameIndex } from "../words/names.ts";
import { mostOptions } from "./offers.ts";
import { hasCustomer, hasPerson, type FoundName, type Reading } from "../reading/reading.ts";
import type { Option, Sentence, Understood } from "../reading/sentence.ts";

/** "Split those between Megan and Isaiah", "share them out among the three". */
export const splits =
  /\b(?:split|divide|share|distribute|spread)\b[^.;!?]*\s(?:between|among|amongst|across|over)\s|\bhalf\b[^.;!?]*\bto\b[^.;!?]*\b(?:half|rest|others?|remaining)\b[^.;!?]*\bto\b/i;
const isAsked = /^\W*(?:how|can|could|may|should|is|are|do|does|what|who|why|when)\b(?! (?:you|we|u)\b)/i;
/** It is so, was so, or is not to be done: "we share them already", "don't split those", "the cost is split". */
const isStated =
  /\b(?:not|never)\b|n['’]t\b|\balready\b|\b(?:we|they|he|she|\p{Lu}\p{L}+)(?: both| all)? (?:share|shares|shared|split|splits|divided?)\b|\b(?:is|are|was|were|been|went|got) (?:\p{L}+ ){0,2}(?:split|shared|divided|distributed|spread|to)\b|\bwent to\b|\b[Ss](?:pread|hare) the (?:word|news|cost|work|info\w*)\b/u;
/** "Before we share them out between us, where do they stand?": nobody is given anything yet. */
const isBefore = /\bbefore (?:we|i|you) (?:split|divide|share|distribute|spread)\b/i;
const shares = /\s(?:between|among|amongst|across|over)\s/i;
const exceptFor =
  /\b(?:exc?ept(?: for)?|but(?: not)?|without|excluding|apart from|other than|besides|minus)\s(?:[^.;!?]{0,80}\s(?:and|or)\s|[^.;!?]{0,80},\s)?$/i;
const pointsBack = /\b(?:those|these|them|they|all|everything)\b/i;
const unowned = /\b(?:unassigned|unowned|(?:without|no|have no|has no) (?:an )?owner|nobody['’]?s?|orphan\w*)\b/i;

const courteous =
  "(?:(?:please|pls|plz|hi|hello|hey|ok(?:ay)?|so|and|just|let['’]?s|(?:can|could|would|will) (?:you|u)|i(?:['’]d| would) like (?:you )?to)[, ]+)*";
const unownedCustomers =
  "(?:everything|every(?:one|body)|(?:all|both|any|every|each|the|our|these|those)(?: (?:of|the|our|these|those|\\d+|two|three|four|five))* (?=unassigned|unowned|orphan|customers?\\b|clients?\\b|accounts?\\b|ones?\\b|rest\\b|that\\b|which\\b|without\\b|with\\b)|(?=unassigned|unowned|orphan))[^.;!?]*\\b(?:unassigned|unowned|nobody['’]?s|orphan\\w*|(?:nobody|no ?one) (?:has|owns)|(?:without|no|do(?:es)?(?:n['’]t| not) have) (?:an(?:y)? )?owner)\\b";
/** "Assign everything unassigned to me", "Patti takes all unassigned customers": not their list, nor what is said of them. */
const givesUnowned = new RegExp(
  `^${courteous}(?:ass?ign|(?:give|hand)(?! me\\b)|move|put|make) (?:over )?(?:@?\\p{L}+(?: \\p{L}{2,})? )??${unownedCustomers}|^${courteous}@?\\p{L}+(?: \\p{L}+)? (?:takes?|gets?|owns|(?:can|should|will) (?:take|have|get|own)) (?:over )?${unownedCustomers}|^${courteous}${unownedCustomers}[^.;!?]*\\b(?:goe?s?|should go|can go) to\\b|^${courteous}${unownedCustomers}(?: (?:customers?|clients?|accounts?|ones?))?,? ?(?:to|[-=]>|→) ?@?\\p{L}+(?: \\p{L}+)?(?:[, ]+(?:please|pls|plz|thanks|thx))?[\\s.!]*$`,
  "iu",
);
/** What says no more than who gets them all. */
const ofAllUnowned = new RegExp(
  [
    "(?:that|which|who)(?:['’]s)? (?:(?:are|is|have|has|do|does)(?:n['’]t| not)? )?(?:(?:still|currently|now) )*(?:have |got )?(?:unassigned|unowned|nobody['’]?s|(?:nobody|no ?one) (?:has|owns)|(?:without|no|an|any) (?:an(?:y)? )?owner|orphan\\w*)",
    "(?:without|has no|have no|with no|having no) (?:an(?:y)? )?owners?",
    "(?:all|the|these|those|our) (?:\\d+|two|three|four|five)",
    "(?:at|in) (?:once|the moment|one go)|right now|from now on|for me|i(?:['’]d| would) like(?: you)? to",
    "ass?ign|give|hand|move|put|make|takes?|gets?|owns?|have|goe?s?|over|to|can|could|would|will|should|you|u|let['’]?s",
    "everything|every(?:one|body)|all|both|any|every|each|of|the|our|these|those|customers?|clients?|accounts?|ones?|rest",
    "unassigned|unowned|nobody['’]?s|orphan\\w*|still|currently|now|today|asap|immediately",
    "please|pls|plz|thanks?|thx|hi|hello|hey|ok(?:ay)?|so|and|just",
  ]
    .map((words) => `(?<![\\p{L}\\p{N}'’-])(?:${words})(?![\\p{L}\\p{N}'’-])`)
    .join("|"),
  "giu",
);
const [aPerson, aCustomer] = ["Ⓟ", "Ⓒ"];
/** Customers that are told as those who are not meant. */
const allBut = new RegExp(
  `,? \\(?(?:all )?(?:exc?ept(?: for)?|but(?: not)?|excluding|apart from|other than|besides|minus|not|without)(?: the)? ${aCustomer}+(?:(?:,? (?:and|or|nor)|,) ${aCustomer}+)*\\)?`,
  "iu",
);

/** Who gets every customer without an owner but `except`; nobody where that isn't clear, or where more is said: `left`. */
export type UnownedGiven = {
  to: PersonId | undefined;
  except: readonly CustomerId[];
  left: string | undefined;
};

/** "Assign all unassigned customers but Contoso to Patti"; undefined for all else, and where it is asked, denied or so already. */
export function unownedGiven({ text, words, found }: Reading, me: PersonId): UnownedGiven | undefined {
  if (!givesUnowned.test(text) || isAsked.test(text)) return undefined;
  const placed = found.map(({ from, to, candidates }) => {
    const start = words[from]?.from ?? 0;
    return { start: text[start - 1] === "@" ? start - 1 : start, end: words[to - 1]?.to ?? start, candidates };
  });
  const said = placed.reduce((rest, { start, end, candidates: [one] }) => {
    const sign = one?.kind === "person" ? aPerson : aCustomer;
    return `${rest.slice(0, start)}${sign.repeat(end - start)}${rest.slice(end)}`;
  }, text);
  const but = allBut.exec(said);
  const isExcepted = ({ start }: { start: number }): boolean =>
    but !== null && start >= but.index && start < but.index + but[0].length;
  const excepted = placed.filter(isExcepted);
  const people = placed.filter(({ candidates: [one] }) => one?.kind === "person");
  const isMine = people.length === 0 && /\bto (?:me|myself)\b|\bassign me\b/i.test(said);
  const [to, ...others] = isMine ? [me] : people.flatMap(({ candidates }) => candidates.map(({ id }) => id));
  const blank = (part: string): string => "|".repeat(part.length);
  const rest = [but?.[0] ?? "", ofAllUnowned, aPerson, ...(isMine ? [/\b(?:me|myself)\b/gi] : [])].reduce<string>(
    (text, part) => text.replaceAll(part, blank),
    said,
  );
  const start = rest.search(new RegExp(`[\\p{L}\\p{N}${aCustomer}]`, "u"));
  const [clause = ""] = /^[^,.;!?]*/.exec(said.slice(Math.max(0, start))) ?? [];
  const length = clause.replace(new RegExp(` to ${aPerson}+\\s*$`, "u"), "").trimEnd().length;
  const left = start < 0 ? undefined : text.slice(start, start + length);
  if (left !== undefined && /^but\b|\b(?:not|never|already)\b|n['’]t\b/i.test(left)) return undefined;
  const isClear =
    others.length === 0 && left === undefined && excepted.every(({ candidates }) => candidates.length === 1);
  return {
    to: isClear ? to : undefined,
    except: excepted.flatMap(({ candidates: [one] }) => one?.id ?? []),
    left: to === undefined ? undefined : left,
  };
}

/**
 * Each of the customers that are named, or listed, for one of the people in turn; else the list of which it is to be said who
 * gets which. Undefined where nothing is to be split.
 */
export function splitAsked(reading: Reading, said: Sentence, names: NameIndex): Understood | undefined {
  const { text, words, found } = reading;
  if (said.manager === true && unownedGiven(reading, said.me) !== undefined) return run("gaps unowned");
  if (
    !splits.test(text) ||
    isBefore.test(text) ||
    isAsked.test(text) ||
    isStated.test(text) ||
    (said.manager === false && said.personal === true)
  )
    return undefined;
  const at = shares.exec(text)?.index;
  const startOf = ({ from }: FoundName): number => words[from]?.from ?? text.length;
  const isTaker = (one: FoundName): boolean =>
    at === undefined ? /\bto @?$/i.test(text.slice(0, startOf(one))) : startOf(one) > at;
  const people = found.filter(hasPerson).toSorted((one, other) => one.from - other.from);
  const mine = at !== undefined && /\b(?:me|myself)\b/i.test(text.slice(at)) ? [said.me] : [];
  const takers = [...new Set([...people.filter(isTaker).flatMap(idOf), ...mine])];
  if (takers.length < 2 || people.some(({ candidates }) => candidates.length > 1)) return undefined;
  const named = found.filter((one) => hasCustomer(one) && one.candidates[0]?.fit !== "pointed");
  const isLeftOut = (one: FoundName): boolean => exceptFor.test(text.slice(0, startOf(one)));
  const leftOut = [...named.filter(isLeftOut), ...(reading.denied ?? [])].flatMap(({ candidates }) =>
    candidates.map(({ id }) => id),
  );
  const chosen = named.filter((one) => !isLeftOut(one)).toSorted((one, other) => one.from - other.from);
  if (chosen.length > 0)
    return chosen.every(({ candidates }) => candidates.length === 1)
      ? inTurn([...new Set(chosen.flatMap(idOf))], takers, names)
      : undefined;
  const [owner] = people.filter((one) => !isTaker(one)).flatMap(idOf);
  const list = said.earlier?.list;
  if (owner === undefined && list !== undefined && pointsBack.test(text)) {
    const pointed = found.filter((one) => hasCustomer(one) && !named.includes(one)).flatMap(idOf);
    const rows = [...new Set(pointed.length > 0 ? pointed : list.customers)].filter((id) => !leftOut.includes(id));
    const each = (list.pages ?? 1) > 1 ? undefined : inTurn(rows, takers, names);
    return each ?? run(listSays(list, said.me));
  }
  if (owner === undefined && unowned.test(text)) return run("gaps unowned");
  return run(`gaps customers ${owner ?? ""}`.trim());
}

const idOf = ({ candidates: [one] }: FoundName): readonly string[] => (one === undefined ? [] : [one.id]);

const run = (says: string): Understood => ({ outcome: "run", says, guess: undefined, ignored: [] });

/** The first one for the first of them, the next one for the next; undefined where these are none to be asked about together. */
function inTurn(
  customers: readonly CustomerId[],
  takers: readonly PersonId[],
  names: NameIndex,
): Understood | undefined {
  if (customers.length < 2 || customers.length > mostOptions) return undefined;
  const nameOf = (id: string): string => names.byRef(id)?.name ?? id;
  const options = customers.map((id, at): Option => {
    const to = takers[at % takers.length] ?? "";
    return { says: `assign ${id} to ${to}`, title: `assign ${nameOf(id)} to ${nameOf(to)}` };
  });
  return { outcome: "ask", options, together: true };
}
