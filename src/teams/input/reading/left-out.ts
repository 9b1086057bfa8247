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
  const customers = found.filter(hasCustomer);
  // "I can take Contoso, I know their CIO from Fabrikam": Fabrikam is no object, where another one is.
  const aside = customers.filter((one) => isAside(reading, one));
  const isObject = ({ candidates: [one] }: FoundName) =>
    customers.some((other) => other.candidates[0]?.id !== one?.id && !aside.includes(other));
  const named = (aside.some(isObject) ? found.filter((one) => !aside.includes(one)) : found).filter(
    (one) => !isExample(reading, one),
  );
  const excluded = excludedFrom(reading);
  const kept = found.filter((one) => !isDenied(one) && !isReplaced(one) && !excluded.includes(one));
  const isSpared = (one: FoundName) => kept.some(({ candidates }) => candidates[0]?.kind === one.candidates[0]?.kind);
  const denied = found.filter((one) => ((isDenied(one) || isReplaced(one)) && isSpared(one)) || excluded.includes(one));
  const except = found.filter(
    (one) => one.candidates[0]?.kind === "person" && (isLeftOut(one) || (isDenied(one) && !isSpared(one))),
  );
  return { ...reading, found: named.filter((one) => !isLeftOut(one) && !denied.includes(one)), denied, except };
}

const who = "(?:i|\\p{L}{2,})";
const ofPlace =
  "(?:at|for|with|in|from)(?: (?:my|his|her|our|their|the) (?:\\p{L}+ )?(?:time|work|days|project|job)s? (?:at|for|with|in))?";
/** A comparison, or where somebody knows something from: "as I did for", "like at", "she knows their CIO from". */
const beforeAside = new RegExp(
  [
    `\\b(?:like|as(?! for ))(?: ${who} (?:did|do|does|had|have done)(?: (?:it|that|this|well))?)? ${ofPlace}`,
    `\\b(?:the )?same(?: \\p{L}+){0,3} (?:as|like) ${ofPlace}`,
    `\\b${who}(?: (?:already|also|still|has|have|did|do|does|['’]ve)){0,2} (?:knows?|knew|known|met|remembers?) (?!(?:what|which|who|how|where|whether|if|that)\\b)(?:\\p{L}+ ){1,5}from(?: (?:my|his|her|our|their|the) (?:\\p{L}+ )?(?:time|work|days|project|job)s? (?:at|for|with|in))?`,
    `\\b(?:has|have|with|['’]s got|got) (?:(?:some|much|a lot of|enough|good|the|already) )*(?:experience|practice) ${ofPlace}`,
    `\\bdid (?:so )?(?:well|great|the same|a (?:good|great) job|it well) ${ofPlace}`,
    "\\b(?:busy|swamped|overloaded|snowed under|tied up|occupied|full|stretched|enough to do) (?:with|at|on)",
    "\\b(?:makes? sense|goes (?:well|nicely)|fits(?: (?:well|nicely|in))?|pairs well) (?:together )?(?:with|beside|next to|alongside)",
  ]
    .map((one) => `(?:${one}) $`)
    .join("|"),
  "iu",
);
const isAside = (reading: Reading, one: FoundName): boolean =>
  beforeAside.test(reading.text.slice(0, reading.words[one.from]?.from)) || isExample(reading, one);

/** "I don't want another Contoso situation": of no customer. */
const isExample = ({ text, words }: Reading, { from, to }: FoundName): boolean =>
  /\b(?:another|a second|one more|the next) $/i.test(text.slice(0, words[from]?.from)) &&
  /^ (?:situation|case|story|disaster|drama|mess|thing|moment|incident|surprise)\b/i.test(
    text.slice(words[to - 1]?.to),
  );

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
  /(?:^| )(?:leave(?: out)?|leaving(?: out)?|spare|except|exept|without|excluding|besides|minus|skip|apart from|other than|but not|(?:everyone|everybody|anyone|anybody|all(?: (?:the )?(?:owners|colleagues|others|people|of them))?) but)(?: for)?$/;
const sparesPerson = /(?:^| )(?:(?:need|have) to|neednt|dont|not) (?:chase|remind|ask|bother|nudge|ping|poke|disturb)$/;

const leavesOut =
  /(?:^| )(?:but|not|except|exept|without|excluding|besides|minus|apart from|other than|keep|keeping|leave|leaving|skip|nicht|ohne|niet)(?: (?:him|her|them|it|me))?(?: (?:out|on|at|with))?(?: for)?$/;

const apart =
  /(?:\b(?:exc?ept(?: for)?|apart from|besides|excluding|other than|unlike|instead of|rather than|as opposed to|all but|but not|not|leav(?:e|ing) out|spar(?:e|ing))|[,(–—-]\s*(?:just )?like)(?: (?:about|at|for|in|of|on|with|the|that|ones?|owners?|deputy))*\s$/i;
const everyoneBut = /\b(?:all|every\w+)\b[^,.;:!?]* but(?: (?:at|for|in|of|with|the|that|ones?|owners?))*\s$/i;

const nothingBut = /\b(?:any(?:thing|body|one)|nothing|nobody) but(?: (?:at|for|in|of|with|about))*\s$/i;

const namedIn = ({ found }: Reading): readonly FoundName[] =>
  found.filter(hasCustomer).filter(({ from, to }) => to > from);

/** The customers of which it is not said: "everything approved except Contoso", "all but Contoso to Megan". */
export const leftOutIn = (reading: Reading): readonly FoundName[] =>
  namedIn(reading).filter(({ from, to }) => {
    const { text, words } = reading;
    const before = text.slice(0, words[from]?.from);
    const after = text.slice(words[to - 1]?.to);
    const isEnd = /^(?:['’]s? owner)?\s*(?:$|[.,;:!?]|(?:to|again|please|pls|now)\b)/.test(after);
    return (
      apart.test(before) ||
      nothingBut.test(before) ||
      (isEnd && everyoneBut.test(before)) ||
      /^\s(?:exc?epted|excluded|aside)\b/i.test(after)
    );
  });

/** Whether all customers that are named are left out. */
export const areAllLeftOut = (reading: Reading): boolean => {
  const named = namedIn(reading);
  return named.length > 0 && leftOutIn(reading).length === named.length;
};

/** The one colleague whose customers are left out. */
export function exceptIn({ except = [] }: Reading): Candidate | undefined {
  const [one, ...others] = except;
  return others.length === 0 && one?.candidates.length === 1 ? one.candidates[0] : undefined;
}

/** A name, which is one word where it is written in full. */
const called = "(?:(?!\\p{Ll})[^\\s,.!]+(?: \\p{Lu}[^\\s,.!]*){0,3}|\\p{Ll}+_[^\\s,.!]+)";
const keepsOne = new RegExp(
  `(?<=\\b(?:all|everything|every|whole)\\b[^.;!?]{0,80}),? (?:not|(?:(?:but|and|though|although|only) )?(?:(?:he|she|they)(?: (?:should|will|can|may|shall|is to|are to))? keeps?|(?:please )?(?:do not|don['’]t) (?:touch|take|move|give|hand over)|leave|keep))(?: the)? (${called}(?:(?:,|,? and) ${called}){0,4})(?: (?:with|to) (?:him|her|them)| where (?:it|they) (?:is|are)| alone| though| please| out(?: of it)?)*(?=\\s*[.!]?$)`,
  "u",
);
/** "All of Adele's customers to Megan, but she keeps Contoso": but for Contoso. */
export const withExceptions = (text: string): string => text.replace(keepsOne, " except $1");

const aCustomer = "Ⓒ";
const leftOut = new RegExp(
  `,? ?\\(?(?:exc?ept(?: for)?|but(?: not| keep| leave)?|excluding|apart from|other than|besides|without)(?: (?:the|at|for))* ${aCustomer}+(?:(?:,? (?:and|or|nor)|,) ${aCustomer}+)*\\)?` +
    // "…, Contoso's not", "but Contoso stays active".
    `|[,;.]? ?(?:(?:and|but|while|though|only) )?(?<=[,;.] |\\b(?:and|but|while|though|only) )${aCustomer}+(?:(?:,? (?:and|or|nor)|,) ${aCustomer}+)*(?:(?:['’]s| is| are)?(?: both| all)? (?:not(?: included)?|excluded|exempt(?:ed)?|excepted|an exception|different|fine|ok(?:ay)?|out|left out)| (?:is|are)n['’]t| (?:stays?|remains?)(?: (?:active|open|awake|on|as (?:it is|is|they are)|out|unsnoozed|with (?:me|us)))?)(?=\\s*(?:[.,;!]|$))`,
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
