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
const shares = /\s(?:between|among|amongst|across|over)\s/i;
const exceptFor =
  /\b(?:exc?ept(?: for)?|but(?: not)?|without|excluding|apart from|other than|besides|minus)\s(?:[^.;!?]{0,80}\s(?:and|or)\s|[^.;!?]{0,80},\s)?$/i;
const pointsBack = /\b(?:those|these|them|they|all|everything)\b/i;
const unowned = /\b(?:unassigned|unowned|(?:without|no|have no|has no) (?:an )?owner|nobody['’]?s?|orphan\w*)\b/i;
/** "Assign everything unassigned to me": of which of them it is, their list asks. */
export const givesUnowned =
  /^(?:(?:please|pls|can you|could you|let['’]?s|and|just)[, ]+)*(?:ass?ign|give|hand|move|put|make) (?:me )?(?:everything|every\w+|all|both|any\w*|(?=unassigned|unowned)|the (?:two|three|four|\d+)|(?:the|those|these|our) (?:customers|ones|rest))\b[^.;!?]*\b(?:unassigned|unowned|nobody['’]?s|orphan\w*|(?:without|has no|have no|no) (?:an )?owner)\b|^@?\p{L}+(?: \p{L}+)? (?:takes?|gets?|can (?:take|have|get)|should (?:take|have|get)|will (?:take|have|get)) (?:over )?(?:all|both|the|every\w*)\b[^.;!?]*\b(?:unassigned|unowned|without (?:an )?owner|(?:has|have) no owner)\b/iu;

/**
 * Each of the customers that are named, or listed, for one of the people in turn; else the list of which it is to be said who
 * gets which. Undefined where nothing is to be split.
 */
export function splitAsked(reading: Reading, said: Sentence, names: NameIndex): Understood | undefined {
  const { text, words, found } = reading;
  if (givesUnowned.test(text) && said.manager === true && !isAsked.test(text) && !isStated.test(text))
    return run("gaps unowned");
  if (
    !splits.test(text) ||
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
