/** What is wanted beside a yes to what was asked, and lists of the one or the other. Pure. */
import type { NameIndex } from "./words/names.ts";
import type { Option, Sentence, Understood } from "./reading/sentence.ts";
import { areChoices, readFilter } from "../../domain/gaps/filter.ts";
import { spoken } from "./write/offers.ts";

type Read = (said: Sentence) => Understood;

const yesAndMore =
  /^(?:(?:yes|yep|yeah|yup|sure|exactly|correct|right|agreed|please(?: do)?|go ahead(?! and )|do (?:it|that))[ ,.!]{1,3}){1,3}(?:(?:to )?(?:both|all)(?: of (?:it|them))?[ ,.!]{1,3})?(?:(?:and|also|then|plus)[ ,]{1,2}){1,3}(.+)$/i;
const withdraws = /\b(?:not|never|instead|rather|but|if|unless|wait|first|before)\b|n['’]t\b|\?/i;

/** "And Fabrikam too": the same of another, not a look at it. */
const tooOf = /\b(?:too|as well|likewise)[.!]?$/i;

/** "Yes, and give Fabrikam to Megan": what was asked about, and the next one beside it. */
export function agreedAndMore(said: Sentence, names: NameIndex, read: Read): Understood | undefined {
  const { asked, askedAll = [] } = said.earlier ?? {};
  const all = asked === undefined ? askedAll : [asked];
  const [only, ...others] = all;
  const [, more] = (only === undefined ? null : yesAndMore.exec(said.text)) ?? [];
  if (only === undefined || more === undefined || withdraws.test(more)) return undefined;
  const next = read({ ...said, text: more, earlier: { ...said.earlier, asked: undefined, askedAll: undefined } });
  const rest: readonly Option[] =
    next.outcome === "run"
      ? [{ says: next.says, title: spoken(next.says, names, said.today) }]
      : next.outcome === "ask" || next.outcome === "unsure"
        ? next.options
        : [];
  // What only says otherwise what was asked about agrees to nothing yet.
  const about = (says: string) => says.split(" ", 2).join(" ");
  const saysWhich = ({ says }: Option): boolean =>
    /^\S+ (?!to |until )\S/.test(says) &&
    all.every((one) => about(says) !== about(one)) &&
    !(says.startsWith("show ") && tooOf.test(more));
  if (rest.length === 0 || !rest.every(saysWhich)) return undefined;
  return others.length === 0
    ? { outcome: "run", says: only, guess: undefined, ignored: [], also: rest }
    : { outcome: "run-all", says: all, also: rest };
}

const filterWord =
  "(?:critical|high|medium|low|urgent|quick|expired|snoozed|cpor|pal|due|overdue|late|ending|expiring|running out)";
const isEither = new RegExp(`\\b${filterWord}\\b[^.,;?]{0,25}\\bor\\b[^.,;?]{0,15}\\b${filterWord}\\b`, "i");
const filterWords = new RegExp(`\\b${filterWord}\\b`, "gi");
/** Whether one "or" stands between two filters, and no other filter is said. */
const partsTwo = (text: string): boolean =>
  text
    .split(/\bor\b/i)
    .map((side) => side.match(filterWords)?.length)
    .join() === "1,1";
const part = /^(?:ending|overdue|critical|high|medium|low|urgent|quick|expired|snoozed|cpor|pal)$/;

/** "Critical or due before Christmas": no list has the one and the other; the first, and the other beside it. */
export function eitherList(whole: Understood, { text, today }: Sentence, names: NameIndex): Understood {
  if (whole.outcome !== "run" || !whole.says.startsWith("gaps ") || !isEither.test(text) || !partsTwo(text))
    return whole;
  const words = whole.says.split(" ");
  const [first = 0, second, ...more] = words.flatMap((word, at) => (part.test(word) ? [at] : []));
  if (second === undefined || more.length > 0) return whole;
  const [one, other] = [readFilter(words[first] ?? ""), readFilter(words[second] ?? "")];
  // One list has both: a gap can be of one of them only.
  if (one === undefined || other === undefined || areChoices(one, other)) return whole;
  const hasDay = (at: number) => words[at] === "ending" && /^\d{4}-/.test(words[at + 1] ?? "");
  const option = (left: number): Option => {
    const says = words.toSpliced(left, hasDay(left) ? 2 : 1).join(" ");
    return { says, title: spoken(says, names, today) };
  };
  const { says, title } = option(second);
  return { ...whole, says, guess: title, also: [option(first), ...(whole.also ?? [])] };
}
