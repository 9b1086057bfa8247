/** Who is named in a text and not meant: denied, replaced, or told as an exception. Pure. */
import { isCorrected } from "../words/corrections.ts";
import type { Candidate } from "../words/names.ts";
import { leavesAlone } from "./asked-for.ts";
import { hasCustomer, type FoundName, type Reading } from "./reading.ts";
import { areListed } from "./slots.ts";

/** "Not Contoso, Fabrikam": who is denied is not meant, when somebody else of the kind is. */
export function withoutDenied(reading: Reading): Reading {
  const { text, words, found } = reading;
  const isDenied = ({ from }: FoundName) => {
    const [not, name] = [words[from - 1], words[from]];
    const between = not && name && text.slice(not.to, name.from).trim();
    return /^(?:not|nicht|niet|pas)$/.test(not?.fold ?? "") && words[from - 2]?.fold !== "but" && between === "";
  };
  // "Remind them all, but leave Alex out of it."
  // "To Adele, no wait, Isaiah".
  const isReplaced = ({ from, to, candidates: [one] }: FoundName) =>
    found.some(
      (other) =>
        other.from >= to &&
        other.candidates[0]?.kind === one?.kind &&
        isCorrected(text, words[from]?.from ?? 0, words[other.from]?.from ?? 0),
    );
  const isLeftOut = ({ from, to, candidates: [one] }: FoundName) => {
    const before = words.slice(Math.max(0, from - 3), from).map(({ fold }) => fold);
    if (one?.kind !== "person") return false;
    if (leavesAlone(text.slice(0, words[from]?.from), text.slice(words[to - 1]?.to))) return false;
    if (
      /(?:^| )let$/.test(before.join(" ")) &&
      /^ (?:off|out of it|be|rest|alone)\b/i.test(text.slice(words[to - 1]?.to))
    )
      return true;
    // "No need to chase Patti", beside others who are to be chased.
    const isOneOf = found.some(({ candidates: [other] }) => other?.kind === "person" && other.id !== one.id);
    return leavesPerson.test(before.join(" ")) || (isOneOf && sparesPerson.test(before.join(" ")));
  };
  const excluded = excludedFrom(reading);
  const kept = found.filter((one) => !isDenied(one) && !isReplaced(one) && !excluded.includes(one));
  const isSpared = (one: FoundName) => kept.some(({ candidates }) => candidates[0]?.kind === one.candidates[0]?.kind);
  const denied = found.filter((one) => ((isDenied(one) || isReplaced(one)) && isSpared(one)) || excluded.includes(one));
  const except = found.filter(
    (one) => one.candidates[0]?.kind === "person" && (isLeftOut(one) || (isDenied(one) && !isSpared(one))),
  );
  return { ...reading, found: found.filter((one) => !isLeftOut(one) && !denied.includes(one)), denied, except };
}

/** "Assign Contoso to Alex, but not Fabrikam and Litware": customers told after others, as those it is not about. */
function excludedFrom({ text, words, found }: Reading): readonly FoundName[] {
  const customers = found.filter(hasCustomer).toSorted((one, other) => one.from - other.from);
  const excluded: FoundName[] = [];
  for (const [at, one] of customers.entries()) {
    const before = words.slice(Math.max(0, one.from - 3), one.from).map(({ fold }) => fold);
    const last = customers[at - 1];
    const isListed = last !== undefined && excluded.includes(last) && areListed({ text, words }, [last, one]);
    // "Not with Contoso but with Fabrikam".
    const isInstead = last !== undefined && notOne.test(text.slice(0, words[last.from]?.from));
    if (at > 0 && !isInstead && (isListed || leavesOut.test(before.join(" ")))) excluded.push(one);
  }
  return excluded;
}

const notOne = /\bnot (?:(?:at|with|for|of|in) )?$/i;

const leavesPerson =
  /(?:^| )(?:leave(?: out)?|leaving(?: out)?|spare|except|exept|without|excluding|besides|minus|skip|apart from|other than|but not|(?:everyone|everybody|anyone|anybody|all|they all) but)(?: for)?$/;
const sparesPerson = /(?:^| )(?:(?:need|have) to|neednt|dont|not) (?:chase|remind|ask|bother|nudge|ping|poke|disturb)$/;

const leavesOut =
  /(?:^| )(?:but|not|except|exept|without|excluding|besides|minus|apart from|other than|keep|keeping|leave|leaving|skip|nicht|ohne|niet)(?: (?:him|her|them|it|me))?(?: (?:out|on|at|with))?(?: for)?$/;

const apart =
  /(?:\b(?:exc?ept(?: for)?|apart from|besides|excluding|other than|unlike|instead of|rather than|as opposed to|all but|but not|not)|[,(–—-]\s*(?:just )?like)(?: (?:at|for|in|of|with|the))*\s$/i;
const everyoneBut = /\b(?:all|every\w+)\b[^,.;:!?]* but(?: (?:at|for|in|of|with))*\s$/i;

/** Whether all customers that are named are only those that it is not said of: "everything approved except Contoso". */
export const areAllLeftOut = ({ text, words, found }: Reading): boolean => {
  const some = found.filter(hasCustomer).filter(({ from, to }) => to > from);
  return (
    some.length > 0 &&
    some.every(({ from, to }) => {
      const before = text.slice(0, words[from]?.from);
      const after = text.slice(words[to - 1]?.to);
      const isEnd = /^\s*(?:$|[.,;:!?])/.test(after);
      return (
        apart.test(before) || (isEnd && everyoneBut.test(before)) || /^\s(?:exc?epted|excluded|aside)\b/i.test(after)
      );
    })
  );
};

/** The one colleague whose customers are left out. */
export function exceptIn({ except = [] }: Reading): Candidate | undefined {
  const [one, ...others] = except;
  return others.length === 0 && one?.candidates.length === 1 ? one.candidates[0] : undefined;
}

const aCustomer = "Ⓒ";
const leftOut = new RegExp(
  `,? ?\\(?(?:exc?ept(?: for)?|but(?: not| keep| leave)?|excluding|apart from|other than|besides|without)(?: (?:the|at|for))* ${aCustomer}+(?:(?:,? (?:and|or|nor)|,) ${aCustomer}+)*\\)?`,
  "iu",
);

/** The text without the customers that it leaves out; `names`: whether it names others. "Everything but Contoso until Friday". */
export function withoutExcepted({ text, words, found }: Reading): {
  text: string;
  except: readonly string[];
  names: boolean;
} {
  const placed = found.filter(hasCustomer).map(({ from, to, candidates }) => {
    return { start: words[from]?.from ?? 0, end: words[to - 1]?.to ?? 0, candidates };
  });
  const signed = placed.reduce(
    (rest, { start, end }) => rest.slice(0, start) + aCustomer.repeat(end - start) + rest.slice(end),
    text,
  );
  const said = leftOut.exec(signed);
  const [from, to] = said === null ? [0, 0] : [said.index, said.index + said[0].length];
  const isExcepted = ({ start }: { start: number }): boolean => from <= start && start < to;
  return {
    text: text.slice(0, from) + text.slice(to),
    except: placed.filter(isExcepted).flatMap(({ candidates }) => candidates.map(({ id }) => id)),
    names: !placed.every(isExcepted),
  };
}
