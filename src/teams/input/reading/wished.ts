/** What is asked for politely at the end of a message, without the reasons before and after it. Pure. */
import type { NameIndex } from "../words/names.ts";
import { hasCustomer, hasPerson, readWords } from "./reading.ts";
import type { Sentence } from "./sentence.ts";
import { wordsOf } from "../words/words.ts";

const sentenceEnds = /(?<=[.!?])\s+(?=[\p{Lu}@])/u;
const request =
  /\b(?:(?:could|would|can|will) (?:you|we|somebody|someone)\b(?:,? (?:please|kindly|perhaps|possibly|also|just))*|please,?) (?=\p{L})/iu;
const reasonAfter = /,? (?:since|because|given that|now that)\b.*$|, (?:as|so that|for) .*$/is;
const pronoun = /\b(?:her|him)\b(?= (?:the|as|have|take|look|own|be|get|to|on)\b|[.,?!]|$)/i;

/**
 * "Contoso has nobody. Since Megan has time, could you please make her its owner?": "could you please make Megan its
 * owner?" @returns the sentence that asks; undefined where it is all of the message, or says of nobody who is meant
 */
export function wishedIn(said: Sentence, names: NameIndex): Sentence | undefined {
  // Names after "because" are read as well.
  const text = said.text.replace(/\bbecause\b/gi, "since  ");
  const words = wordsOf(text);
  const { found } = readWords({ ...said, text }, words, names);
  const asking = text.split(sentenceEnds).findLast((one) => request.test(one));
  const at = asking === undefined ? undefined : request.exec(asking)?.index;
  if (asking === undefined || at === undefined) return undefined;
  const wish = asking.slice(at).replace(reasonAfter, "");
  const people = new Map(
    found.filter(hasPerson).flatMap(({ from, to, candidates: [one, ...others] }) => {
      const written = text.slice(words[from]?.from, words[to - 1]?.to);
      return one === undefined || others.length > 0 ? [] : [[one.id, { ...one, written }] as const];
    }),
  );
  const [customer, ...more] = new Set(
    found.filter(hasCustomer).flatMap(({ candidates }) => candidates.map(({ id }) => id)),
  );
  // "Contoso has nobody. Could you assign it to Megan?"
  const earlier = customer === undefined || more.length > 0 ? said.earlier : { customer };
  const [person, ...others] = people.values();
  const isNamed = person !== undefined && wish.includes(person.written);
  if (!isNamed && person !== undefined && others.length === 0 && pronoun.test(wish)) {
    const { id, name } = person;
    return { ...said, earlier, text: wish.replace(pronoun, `@${name}`), mentions: [{ id, name }] };
  }
  return wish === text || !isNamed || others.length > 0 ? undefined : { ...said, earlier, text: wish };
}
