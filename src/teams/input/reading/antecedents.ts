/** Whom or what a question means by "he" and "them", where the sentence before it says so: it then stands by itself. Pure. */
import { capital } from "../../../cards/kit/dates.ts";
import type { NameIndex } from "../words/names.ts";
import { wordsOf } from "../words/words.ts";
import { hasPerson, readWords } from "./reading.ts";
import { isWish } from "./request.ts";
import type { Sentence } from "./sentence.ts";

const sentenceEnds = /(?<=[.!?])\s+(?=[\p{Lu}@"“'])/u;

/**
 * "I speak with Isaiah on Tuesday. Which customers does he have?": of Isaiah. "Several customers have no owner. Could you
 * list them?": which these are, is what the sentence before it says.
 */
export function withAntecedents(whole: Sentence, names: NameIndex): Sentence {
  const said = { ...whole, text: withAbsenceApart(whole.text) };
  const sentences = said.text.split(sentenceEnds);
  return ofPerson(sentences.length === 1 ? said : ofMany(said, sentences), names);
}

/** "Adele's off sick till Wednesday, anything of hers that can't wait?": two sentences, of which one asks what is due. */
function withAbsenceApart(text: string): string {
  const [told = "", off = ""] = tellsOff.exec(text) ?? [];
  const asked = told === "" ? "" : text.slice(told.length);
  if (!asksOfThem.test(asked) || hasDone.test(asked)) return text;
  const isOfThem = pronoun.test(asked.replace(waits, ""));
  const due = isOfThem ? asked.replace(waits, "is due before then") : "is anything of hers due before then?";
  return `${off}. ${capital(due)}`;
}
const tellsOff =
  /^(@?\p{Lu}[\p{L} .-]{0,40}(?:['’]s|['’]ll be| is| will be|['’]s going to be)(?: \p{L}+){0,2} (?:off|away|out|ill|sick|absent|(?:on|at) (?:\p{L}+ ){0,2}(?:leave|holidays?|vacation|training|pto))\b[^,.;!?]{0,40})[,;–—-]+ (?:and |so |but )?(?=\p{L})/u;
const asksOfThem =
  /^(?:does|do|is|are|has|have|what|which|any(?:thing)?|how)\b[^.!?]*(?:\b(?:he|she|they|his|her|hers|him|theirs?)\b|\bdue until \d)[^.!?]*\?$/i;
const pronoun = /\b(?:he|she|they|his|her|hers|him|theirs?)\b/i;
/** What must not wait until they are back, as which it is read, or until the day on which they are. */
const waits =
  /(?:(?:\bcan['’]?t|\bcannot|\bwon['’]?t|\bmust(?: not|n['’]t)) wait\b(?: (?:until|till?|for)(?= (?:s?he|they|her|him|them|his|their|that|then)\b))?|\bdue until(?= (?:s?he|they|his|her|their|\d)))(?: (?:\d{4}-\d\d-\d\d|s?he|they|her|him|them|his|their|that|then)(?:['’](?:s|re)| is| are)?(?: back| return)?)?/i;

const several =
  "(?:some|several|many|most|a few|quite a few|a number of|a couple of|a handful of|various|two|three|four|five|six|\\d{1,3})(?: (?:of )?(?:our|my|the|these|those|your|different|other))?";
/** What is told of some: "I noticed that several customers still have nobody assigned to them". */
const tellsOfSome = new RegExp(
  `\\b(?:there (?:are|must be|seem to be) (?:still |now |also )*)?${several} ((?:open |critical |urgent |azure )?(?:customers|clients|accounts|claims|gaps|subscriptions|owners|colleagues|people)) (?:that |who |which )?([^.!?;]{6,120})[.!]?$`,
  "iu",
);
/** "Could you list them here", "which ones are they": those of whom it was told. */
const asksWhich =
  /^(?:[^.!?]{0,60}\b)?(?:(?:list|show|name|see|have|send|get|give(?: me| us)?) (?:me |us )?(?:them|these|those|their names|the names)\b(?! to\b)|(?:tell|know|show)(?: (?:me|us))? which (?:ones )?(?:(?:they|those|these) are|are (?:they|those|these)|it is)\b|which (?:ones )?(?:are|were) (?:they|those|these)\b|who (?:are they|they are)\b)/iu;

/** "Several delegated admin relationships are old. Which of them expire soon?" */
const ofAccess =
  /\b(?:gdap|(?:granular )?delegated admin(?:istration)?)(?: admin)? (?:relationships?|accesses|rights|permissions)\b/i;
const whichOfThem =
  /\bwhich (?:ones )?(?:of (?:them|those|these))\b|\bwhich ones(?= (?:expire|end|lapse|run out|will (?:expire|end|lapse|run out))\b)/i;

function ofMany(said: Sentence, sentences: readonly string[]): Sentence {
  const pointing = sentences.findIndex((one, place) => place > 0 && whichOfThem.test(one));
  const [access] = ofAccess.exec(sentences[pointing - 1] ?? "") ?? [];
  if (access !== undefined) {
    const text = (sentences[pointing] ?? "").replace(whichOfThem, `which ${access}`);
    return { ...said, text: sentences.toSpliced(pointing - 1, 2, text).join(" ") };
  }
  const at = sentences.findIndex((one, place) => place > 0 && asksWhich.test(one));
  const [, some = "", told = ""] = tellsOfSome.exec(sentences[at - 1] ?? "") ?? [];
  if (told === "") return said;
  const which = /^(?:with(?:out)?|of|in|at)\b/i.test(told) ? told : `that ${told}`;
  // "Could you list them here, and remind me on Friday": what is wanted beside it stays, a sentence of its own.
  const clauses = (sentences[at] ?? "").split(/,? (?:and|then) (?:(?:then|also|please) )*/i);
  const list = clauses.findIndex((one) => asksWhich.test(one));
  const beside = clauses.map((one, place) => {
    if (place === list) return `List the ${some} ${which}.`;
    return isWish(one) ? `${capital(one.replace(/[.?!]$/, ""))}.` : "";
  });
  const text = sentences.toSpliced(at - 1, 2, ...beside.filter((one) => one !== "")).join(" ");
  return { ...said, text };
}

/** It asks to see something of whoever is meant, and has nothing done. */
const asksToSee =
  /\?$|\b(?:like|want|need|love) to (?:know|see|hear)\b|^\W*(?:please )?(?:show|list|tell|give) (?:me|us)\b/i;
const hasDone =
  /\b(?:assign|reassign|give(?! (?:me|us)\b)|hand|move|pass|put|make|ask|asked|remind|chase|ping|nudge|let|write|snooze|cover|stands? in|take|send(?! (?:me|us)\b)|tell(?! (?:me|us)\b)|have (?:him|her)|get (?:him|her)|deputy)\b/i;
const theirs =
  /\b(?:his|hers|her(?= (?:\p{L}+ )?(?:customers?|clients?|accounts?|gaps?|claims?|deadlines?|questions?|answers?|list|open|work|side|numbers?|subscriptions?|onboardings?)\b))\b/giu;
/** What goes before is said of whoever is named in it: "Before I talk to Isaiah this afternoon, …". */
const beforeTalk =
  /^(?:before|when|while|ahead of|for|in) (?:i|we|my|our|the|today['’]s|tomorrow['’]s) [^,.!?]{3,60}, (?=\p{L})/iu;
const ofBoth = /\b(?:(?:each|both) of (?:them|the two)|the two of them)\b/i;
const whom = /\b(?:he|she|him|her)(?:['’]s)?\b/gi;

/** "What about Adele? Which of them have no PAL?": of Adele's customers. */
const ofTheirs = /\bwhich (?:ones )?of (?:them|those|these)\b/i;
const asksAbout = /^\W*(?:(?:[Aa]nd|[Ss]o) )?(?:[Ww]hat|[Hh]ow) about @?(\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)\?$/u;

function ofPerson(said: Sentence, names: NameIndex): Sentence {
  const sentences = said.text.split(sentenceEnds);
  const [asked = "", next = "", ...rest] = sentences;
  const [, who] = asksAbout.exec(asked) ?? [];
  if (who !== undefined && rest.length === 0 && ofTheirs.test(next))
    return { ...said, text: next.replace(ofTheirs, `which of ${who}'s customers`) };
  const isOf = (one: string) =>
    asksToSee.test(one) && !hasDone.test(one) && (one.search(whom) >= 0 || one.search(theirs) >= 0 || ofBoth.test(one));
  if (!sentences.some(isOf)) return said;
  const { found } = readWords(said, wordsOf(said.text), names);
  const people = found.filter(hasPerson).flatMap(({ candidates }) => candidates);
  const [person, ...others] = new Map(people.map((one) => [one.id, one])).values();
  const [other, ...more] = others;
  // "Megan and Isaiah will both be there. Could you show me what each of them has open?"
  if (person !== undefined && other !== undefined && more.length === 0) {
    const both = `@${person.name} and @${other.name}`;
    const text = sentences.map((one, at) => (at > 0 && isOf(one) ? one.replace(ofBoth, both) : one)).join(" ");
    const named = [person, other].filter(({ id }) => said.mentions.every((one) => one.id !== id));
    return { ...said, text, mentions: [...said.mentions, ...named.map(({ id, name }) => ({ id, name }))] };
  }
  if (person === undefined || others.length > 0 || person.id === said.me) return said;
  const { id, name } = person;
  const named = (one: string): string =>
    one.replace(theirs, `@${name}'s`).replace(whom, (word) => (/['’]s$/.test(word) ? `@${name} is` : `@${name}`));
  const text = sentences
    .map((one, at) => {
      if (!isOf(one)) return one;
      if (at > 0) return named(one);
      // "Before I talk to Isaiah, could you show me his customers?"
      const [before = ""] = beforeTalk.exec(one) ?? [];
      return before === "" ? one : named(one.slice(before.length));
    })
    .join(" ");
  const mentions = said.mentions.some((one) => one.id === id) ? said.mentions : [...said.mentions, { id, name }];
  return { ...said, text, mentions };
}
