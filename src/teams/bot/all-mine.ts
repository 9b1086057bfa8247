/** "Snooze all my customers until 11 December", "all unassigned": those that have something open, in one form. */
import { isUnassigned } from "../../app/customers/assign.ts";
import { evaluate } from "../../app/evaluate.ts";
import { leftOutCard, toldCard } from "../../cards/forms/guesses.ts";
import { noticeCard } from "../../cards/kit/notice.ts";
import { counts } from "../../domain/catalogue/gap-codes.ts";
import { answeredBy } from "../../domain/customer/checklist.ts";
import { partsOf, whoseAlone } from "../../domain/gaps/filter.ts";
import { isSamePerson } from "../../domain/people/person.ts";
import type { Day } from "../../domain/time/time.ts";
import { findDay } from "../input/time/day.ts";
import { parseSnooze } from "../input/time/parse.ts";
import { hasCustomer, readWords, type Reading } from "../input/reading/reading.ts";
import { withoutExcepted } from "../input/reading/left-out.ts";
import { plainNames } from "../input/words/name-points.ts";
import { longestText } from "../input/understand.ts";
import type { NameIndex } from "../input/words/names.ts";
import { wordsOf } from "../input/words/words.ts";
import { mostTogether, type Card, type Turn } from "../turn.ts";
import { snoozeAllCard } from "./run.ts";

const mine = "(?:all (?:of )?)?my (?:customers|clients|accounts)";
const unassigned =
  "(?:(?:all|every|the) (?:(?:of )?the )?(?:un-?assigned|un-?owned)(?: customers| clients| ones)?|(?:all (?:of )?)?(?:the )?(?:customers|clients|accounts|ones) (?:without an?|with no) owner)";
const snoozes = "(?:snooze|mute|silence|park)";
const [asked, asksUnassigned, asksAllBut] = [
  `${snoozes} (?:${mine}|everything(?: of mine)?|all(?: of)? mine)|leave ${mine} alone|(?:don['’]?t|do not) (?:ask|remind) me (?:about|of) (?:any of )?${mine}`,
  // All of those without an owner, which is the managers'.
  `${snoozes} ${unassigned}|put ${unassigned} on (?:hold|ice|snooze)`,
  // Of a list that was shown, where nobody is left out of all.
  `${snoozes} (?:them )?all`,
].map(
  (one) =>
    new RegExp(
      `^(?:(?:please|pls|kindly|can you|could you)[, ]+)*(?:${one})(?=[,. ]|$)[,. ]*((?:until|till?|before|because|over|as|since|they|we|i)\\b.*)?$`,
      "isu",
    ),
);

/** A second sentence, or another wish: the form would lose it. */
const saysOther =
  /[.!?;]\s+\S|, and if\b|, and (?:please |also )*(?:mark|set|show|send|assign|give|tell|ask|remind|note|update|list)\b/i;
/** The same, or a condition, in the wish itself; why it is, may say anything. */
const saysMore = /,? and (?!they|we|it|the|i['’]?m\b|nobody)\p{L}+ \S|\b(?:as soon as|once|when|unless|if)\b/iu;

/**
 * Where something is told or wanted of a customer behind it: "…, Contoso's dispute was filed yesterday", "because it's
 * busy, and Contoso wants Megan". It's no part of the wish, and isn't passed over.
 */
function besideAt(text: string, names: NameIndex): number {
  const { words, found } = namesIn(text, names);
  const ends = found.filter(hasCustomer).flatMap(({ from, to }) => {
    const clause = opensClause.exec(text.slice(0, words[from]?.from))?.index;
    return clause !== undefined && goesOn.test(text.slice(words[to - 1]?.to)) ? [clause] : [];
  });
  return Math.min(text.length, ...ends);
}
/** Names after "because" are read as well. */
const namesIn = (text: string, names: NameIndex): Reading => ({
  ...readWords({ text: text.replace(/\bbecause\b/gi, "so     "), mentions: [] }, wordsOf(text), names),
  text,
});
/** "…, including Contoso", which is one of them. */
const included =
  /,? (?:including|even) (?:[^\s,.;]+,? (?:and )?){0,4}?[^\s,.;]+(?: too)?(?=[.!]?$|,? (?:until|till?|because)\b)/i;
const opensClause = /[,.;] (?:(?:and|but) )?(?:(?:if|once|when|as soon as) )?$/i;
const goesOn = /^(?:['’]s)? (?!(?:and|or)\b)\p{Ll}/u;

/** No list was shown, or one of all that is theirs: "all" are the same. */
function isOwn({ earlier, actor }: Turn): boolean {
  const list = earlier?.list;
  if (list === undefined || !("filter" in list)) return list === undefined;
  const whose = whoseAlone(list.filter);
  const isAll = partsOf(list.filter).every(({ by }) => by === "all" || by === "customers");
  return isAll && list.filter.traits === undefined && whose?.kind === "answering" && isSamePerson(whose.person, actor);
}

/** The form that snoozes all customers of whoever asks for it; undefined where they ask for something else. */
export async function allMineSnoozed(turn: Turn, today: Day, names: NameIndex): Promise<Card | undefined> {
  // Pasted, forwarded, or a letter: no wish in a few words.
  if (turn.text.length > longestText) return undefined;
  const text = plainNames(turn.text, names).text.replace(included, "");
  const excepted = withoutExcepted(namesIn(text, names));
  const end = besideAt(excepted.text, names);
  const beside = excepted.text.slice(end).replace(/^[,.;] (?:and |but )?/i, "");
  const wish = excepted.text.slice(0, end);
  const { names: namesOthers } = withoutExcepted(readWords({ text: wish, mentions: [] }, wordsOf(wish), names));
  const said = wish.trim().replace(/[.!]$/, "");
  const isOfNobody = turn.actor.manager && asksUnassigned?.test(said) === true;
  const isAllBut = excepted.except.length > 0 && isOwn(turn);
  const of = isOfNobody ? asksUnassigned : isAllBut && asksAllBut?.test(said) === true ? asksAllBut : asked;
  const [isAsked, rest = ""] = of?.exec(said) ?? [];
  const [order = ""] = said.split(/,? (?:because|since|(?<!soon |long )as(?! (?:soon|long) as\b)) /i);
  if (isAsked === undefined || namesOthers || saysMore.test(order) || saysOther.test(said)) return undefined;
  const { customers, gapsById } = await evaluate(turn.world, turn.organization);
  const all = isOfNobody ? customers.filter(isUnassigned) : answeredBy(customers, turn.actor);
  const open = all.filter(
    ({ id }) =>
      !excepted.except.includes(id) &&
      (gapsById.get(id) ?? []).some((gap) => counts(gap) && gap.snoozedUntil === undefined),
  );
  turn.about({ says: undefined, asked: undefined, askedAll: undefined, customer: undefined });
  if (open.length === 0)
    return noticeCard({
      says: `None of ${isOfNobody ? "the" : "your"} ${excepted.except.length > 0 ? "other " : ""}${isOfNobody ? "unassigned " : ""}customers has anything open to snooze.`,
    });
  if (open.length > mostTogether)
    return noticeCard({
      headline: `${open.length} of ${isOfNobody ? "the unassigned" : "your"} customers have something open`,
      says: `I snooze ${mostTogether} at once at most: name those that are meant. When you are away yourself, name who stands in, for example: away until 5 Dec deputy @Patti Fernandez`,
    });
  const { until, day, because } = parseSnooze(
    rest.replace(/^(?:till?|before)\b/i, "until").replace(/^over\b/i, "until after"),
    today,
  );
  const draft = { until: until ?? (day === "" ? undefined : findDay(`until ${day}`, today)), because };
  const form = await snoozeAllCard(
    turn,
    open.map(({ id }) => id),
    draft,
  );
  const card = toldCard(turn.text, form);
  return beside === "" ? card : leftOutCard(card, [beside]);
}
