/** "Draft a mail to Contoso about the GDAP request": the text for it; of what nothing is written here, that it isn't. Pure. */
import { asksToBeReminded } from "./reading/asked-for.ts";
import { isNoteOnly, isOfElse, isToKeep, kindsSaid, mailWanted, saysLetter } from "./reading/mail-said.ts";
import { withoutDenied } from "./reading/left-out.ts";
import { hasCustomer, readWords, strangerIn, type Reading } from "./reading/reading.ts";
import { pointing } from "./reading/pointing.ts";
import { isWish, wishesIn } from "./reading/request.ts";
import type { Option, Sentence, Understood } from "./reading/sentence.ts";
import { inLetters } from "./reading/whose-now.ts";
import { customersNamed } from "./utterance.ts";
import { paperAsked, ruleOption, rulesAsked } from "./wanted.ts";
import type { NameIndex } from "./words/names.ts";
import { wordsOf } from "./words/words.ts";
import { mostOptions, optionsFor, plainOption } from "./write/offers.ts";

/** The command that writes it, or what can be done in place of a text to somebody else; undefined where none is wanted. */
export function mailAsked(written: Sentence, names: NameIndex): Understood | undefined {
  // "Is the customer's mail enough as a proof?"
  if (asksToBeReminded(written.text) || paperAsked(written.text) !== undefined) return undefined;
  const said = { ...written, text: written.text.replace(theCustomer, "them").replace(toBeSent, "") };
  const whole = readWords(said, wordsOf(said.text), names);
  const letters = inLetters(whole);
  const read = withoutDenied(whole);
  const wanted = mailWanted(letters, said.earlier?.customer !== undefined);
  if (wanted === undefined) return undefined;
  const stranger = read.found.some(hasCustomer) ? undefined : strangerIn(read);
  const isOfLast = wanted === "customer" && stranger === undefined;
  const reading = isOfLast ? pointing(read, { earlier: said.earlier, names, means: "show", isOfClaim: false }) : read;
  const customers = customersNamed(reading);
  if (wanted !== "customer") return customers.length === 0 ? undefined : cannotWrite(reading, said, wanted);
  const kinds = kindsSaid(letters);
  const isOfSome = customers.length > 0 || theCustomer.test(written.text);
  if (isNoteOnly(letters) && isToKeep.test(letters)) return undefined;
  if (kinds.length === 0 && (isNoteOnly(letters) || !isOfSome)) return undefined;
  // "Draft something about the reader role."
  if (!isOfSome && stranger === undefined && !saysLetter.test(letters)) return undefined;
  if (kinds.length === 0 && isOfElse(letters))
    return customers.length === 0 ? undefined : cannotWrite(reading, said, wanted);
  const options =
    stranger === undefined
      ? optionsFor("mail", reading, said, names).map(plainOption)
      : [{ says: `mail ${stranger.name}`, title: stranger.name }];
  const [first, ...others] = options;
  if (first === undefined) return undefined;
  if (customers.length > 1) return { outcome: "ask", options: options.slice(0, mostOptions) };
  const [sent] = toBeSent.exec(written.text) ?? [];
  const left = sent === undefined ? undefined : [sent.replace(/^,? (?:and|then) /i, "")];
  return { outcome: "run", says: first.says, guess: undefined, ignored: [], also: others, left };
}

/** "…, and give it to Megan to send": the mail, which nobody here passes on. */
const toBeSent =
  /,? (?:and|then) (?:then |please )*(?:give|pass|hand|forward) it to [^,.;!?]{2,40}? (?:to|for|so) (?:\p{L}+ can )?(?:send(?:ing)?|check(?:ing)?|review(?:ing)?|sign(?:ing)?|proof-?read(?:ing)?|approv\w+)(?: it)?(?=\s*(?:[.,;!?]|$))/iu;

const theCustomer = /\b(?:the|this|that|our) (?:customer|client)\b/i;

/** Whether it asks for nothing but that: what else "ask them to sign" says is to stand in it. */
export function isOnlyOfMail({ text }: Sentence): boolean {
  const own = text.replace(toBeSent, "");
  return wishesIn(own)
    .map(({ from, to }) => own.slice(from, to))
    .filter(isWish)
    .slice(1)
    .every((part) => toThem.test(part));
}
const toThem =
  /^\W*(?:please )?(?!give it (?:back|to|up)\b)(?:ask|tell|remind|let|thank|give|send|show|make) (?:them|him|her|it|us|that|for)\b/i;

/** Nothing is written for anybody else, or about anything else: who can be asked, and what can be written to them. */
export function cannotWrite(
  reading: Reading,
  { text, manager }: Sentence,
  to?: "customer" | "colleague" | "other",
): Understood {
  const customers = customersNamed(reading).flatMap(({ id, name }): readonly Option[] => [
    ...(to === "colleague" && manager === true ? [{ says: `ask ${id}`, title: `ask the owner of ${name} again` }] : []),
    ...(to === "customer" ? [{ says: `mail ${id}`, title: `a mail to ${name}` }] : []),
    { says: `show ${id}`, title: name },
  ]);
  return { outcome: "talk", what: "cant", instead: [...rulesAsked(text).map(ruleOption), ...customers].slice(0, 3) };
}
