/** The workloads that a text names, as people call them. Pure. */
import {
  findWorkload,
  workloadNames,
  workloadWord,
  workloadsCalled,
  type Catalogue,
  type Workload,
} from "../../../domain/catalogue/workloads.ts";
import type { Day } from "../../../domain/time/time.ts";
import { slipsBetween, wordsOf, type Word } from "./words.ts";

/** What workloads are looked for in. `recorded`: those that the customer has claims of; `customer`: its name. */
export type Known = {
  catalogue: Catalogue;
  today: Day;
  recorded?: readonly string[] | undefined;
  customer?: string | undefined;
};

/** What became of a claim, right behind its workload: "HR claim", "marketing was approved". */
const becameOfIt =
  /^(?:claims?|(?:(?:is|was|got|has been) (?:now )?)?(?:submitted|approved|rejected|filed))\b|^(?:is |now |still )*(?:in|under) review\b/i;
/** "No Sales project", where the name is written as one. */
const isUndertaking = /^(?:project|module|workload|roll-?out|implementation|migration|deployment)s?\b/i;
/** "40 Sales licences". */
const areBought = /^(?:(?:enterprise|professional|premium|pro) )?(?:licen[cs]es?|seats?)\b/i;
/** "They want us to do Sales, too", where the name is written as one. */
const undertakes =
  /^(?:do|does|did|doing|deploy|deployed|deploying|implement|implemented|implementing|introduce|introduced|bought|adopted|use|uses|using)$/;
const isCapital = /^\p{Lu}/u;
/**
 * Names of workloads that are everyday words, or mean a service principal as well: meant after "Dynamics" or "claims for",
 * or before "claim" and what became of it.
 */
const everyday = /^(?:sales|finance|marketing|commerce|retail|flow|guides|portals|hr|human resources|sp|ep)$/;

/** "Their Intune guy": somebody, and nothing that is claimed. */
const isSomebody =
  /^(?:guys?|girl|lady|person|people|folks|admins?|administrators?|contacts?|leads?|consultants?|specialists?|experts?|engineers?|architects?|managers?|owner|colleagues?|trainers?)\b/i;

/** The workloads that are named, and families of them, by an id and a name. */
export const workloadsNamed = (text: string, known: Known): readonly { id: string; name: string; called: string }[] =>
  workloadsIn(text, known).map(({ workload, called }) => ({
    id: workload?.id ?? called.toLowerCase(),
    name: workload?.name ?? called,
    called,
  }));

type Named = { id: string; name: string; called?: string | undefined };

/** Workloads that are named as one list, "Intune and Defender", as one by all their names; else each. */
export function workloadsTogether(text: string, workloads: readonly Named[]): readonly Named[] {
  const places = workloads
    .map(({ id, name, called = name }) => ({
      id,
      name,
      from: text.indexOf(called),
      to: text.indexOf(called) + called.length,
    }))
    .toSorted((one, other) => one.from - other.from);
  const [first, ...others] = places;
  const areJoined = others.every(({ from }, at) => joins.test(text.slice(places[at]?.to, from)));
  if (first === undefined || others.length === 0 || first.from < 0 || !areJoined) return workloads;
  return [
    {
      id: places.map(({ id }) => workloadWord(id)).join(" and "),
      name: places.map(({ name }) => name).join(" and "),
      called: text.slice(first.from, places.at(-1)?.to),
    },
  ];
}
const joins = /^(?:,? ?(?:and|or|plus|&|\+)|,| ?\/) ?(?:the )?$/i;

/** Workloads by their names, each once, the longest name first where one is part of another. */
export function workloadsIn(text: string, { catalogue, recorded = [] }: Known) {
  // "Teams_United", as `plainNames` has it, is a customer.
  const words = wordsOf(text).filter(({ from, to }) => text[from - 1] !== "_" && text[to] !== "_");
  const found: { called: string; workload: Workload | undefined; at: number }[] = [];
  for (let at = 0; at < words.length; at += 1) {
    for (let length = Math.min(5, words.length - at); length > 0; length -= 1) {
      const these = words.slice(at, at + length);
      const name = these.map(({ fold }) => fold).join(" ");
      const workload = findWorkload(catalogue, name);
      const some = workloadsCalled(catalogue, name);
      const before = words[at - 1]?.fold ?? "";
      const after = text.slice(these.at(-1)?.to).trimStart();
      const isMeant =
        !everyday.test(name) ||
        /^(?:dynamics|d365|365)$/.test(before) ||
        (before === "for" && /^(?:claims?|cpor)$/.test(words[at - 2]?.fold ?? "")) ||
        becameOfIt.test(after) ||
        areBought.test(after) ||
        (/^(?:submitted|filed|claimed|disputed)$/.test(before) && /^(?:for|at|with|in)\b/.test(after)) ||
        (isCapital.test(text.slice(these[0]?.from)) &&
          (isUndertaking.test(after) ||
            undertakes.test(before) ||
            // "A claim for Contoso Sales".
            (claimFor.test(text.slice(0, these[0]?.from)) && /^(?:$|[.,;:!?]|please\b|pls\b|too\b)/.test(after)) ||
            isBesideOther(words, at + length, catalogue) ||
            (found.length > 0 && /^(?:and|or|plus)$/.test(before))));
      const [from = 0, to = 0] = [these[0]?.from, these.at(-1)?.to];
      const isTheirs = /^(?:their|our|my|your|its|the)$/.test(before) && isSomebody.test(after);
      if ((workload !== undefined ? !isMeant : some.length === 0) || isTheirs) continue;
      const called = text.slice(from, to);
      const one = workload ?? onlyOf(some, recorded);
      // "Dynamics Sales" is one workload.
      const last = found.at(-1);
      const isPart = workload !== undefined && last?.workload === undefined && /^(?:dynamics|d365|365)$/.test(before);
      if (isPart) found.pop();
      const start = isPart ? (last?.at ?? from) : from;
      if (!found.some((other) => other.called === called || (one !== undefined && other.workload?.id === one.id)))
        found.push({ called: text.slice(start, to), workload: one, at: start });
      at += length - 1;
      break;
    }
  }
  return found;
}

const claimFor =
  /\b(?:claims?|cpor) (?:for|at) (?!(?:the|our|my|their)\b)\p{Lu}[^\s,.;:!?]*(?: (?!of\b|in\b)\S+){0,3} $/u;

/** "Sales and Customer Service": whether the words from there are "and" and the name of another workload. */
const isBesideOther = (words: readonly Word[], at: number, catalogue: Catalogue): boolean =>
  /^(?:and|or|plus)$/.test(words[at]?.fold ?? "") &&
  [1, 2, 3].some((length) => {
    const name = words.slice(at + 1, at + 1 + length).map(({ fold }) => fold);
    return !everyday.test(name.join(" ")) && findWorkload(catalogue, name.join(" ")) !== undefined;
  });

/** Letters of words in which a slip is told from another word: one, one that may change a letter, two. */
const [slippable, changeable, long] = [5, 6, 8];

/** Whether a word is that of a name, but for a slip, or for its vowels: "itune", "tms". */
function isSlipOf(typed: string, name: string): boolean {
  if (name.length >= slippable && typed.length > 2 && typed === name.replace(/[aeiou]/g, "")) return true;
  if (Math.min(typed.length, name.length) < slippable - 1 || name.length < slippable) return false;
  const isChanged =
    typed.length === name.length && typed.split("").toSorted().join() !== name.split("").toSorted().join();
  if (isChanged && name.length < changeable) return false;
  return (slipsBetween(typed, name) ?? long) <= (name.length < long ? 1 : 2);
}

/**
 * The only workload whose name is written with a slip in one of its words: "itune", "tms phone".
 * @param isOther what is a word of its own, and so no slip
 */
export function workloadsSlipped(
  text: string,
  { catalogue, recorded = [], customer = "" }: Known,
  isOther: (fold: string) => boolean,
): ReturnType<typeof workloadsIn> {
  const words = wordsOf(text);
  const ofCustomer = new Set(wordsOf(customer).map(({ fold }) => fold));
  const isSlip = (typed: string, name: string) => !isOther(typed) && !ofCustomer.has(typed) && isSlipOf(typed, name);
  const fits = workloadNames(catalogue).flatMap((name) => {
    const parts = wordsOf(name).map(({ fold }) => fold);
    return words.flatMap((_, at) => {
      const [slip, ...more] = parts.flatMap((part, nth) => {
        const typed = words[at + nth]?.fold ?? "";
        return typed === part ? [] : [{ typed, part }];
      });
      return slip !== undefined && more.length === 0 && isSlip(slip.typed, slip.part)
        ? [{ at, length: parts.length, workload: onlyOf(workloadsCalled(catalogue, name), recorded) }]
        : [];
    });
  });
  const longest = Math.max(...fits.map(({ length }) => length));
  const [only, ...others] = fits.filter(({ length }) => length === longest);
  if (only?.workload === undefined || others.some(({ workload }) => workload?.id !== only.workload?.id)) return [];
  const from = words[only.at]?.from ?? 0;
  return [{ called: text.slice(from, words[only.at + only.length - 1]?.to), workload: only.workload, at: from }];
}

/** The one of them that is recorded, or the only one there is. */
function onlyOf(some: readonly Workload[], recorded: readonly string[]): Workload | undefined {
  const there = some.filter(({ id }) => recorded.includes(id));
  const [only, ...others] = there.length > 0 ? there : some;
  return others.length === 0 ? only : undefined;
}
