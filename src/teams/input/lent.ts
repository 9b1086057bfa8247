/** What is to be somebody's for a time: they cover it, and own nothing for good. Pure. */
import type { CustomerId } from "../../domain/customer/customer.ts";
import type { PersonId } from "../../domain/people/person.ts";
import { daysOf, markedIn, whileAway } from "./covered.ts";
import type { Option, Sentence, Understood } from "./reading/sentence.ts";
import { isForATime, isThenOnly, opensForATime } from "./time/for-a-time.ts";
import type { NameIndex } from "./words/names.ts";
import { mostOptions, spoken } from "./write/offers.ts";

const forGood = /(?<!\bnot )\b(?:for good(?! measure)|permanently)\b/i;
/** "Contoso and Fabrikam", "between Megan and Isaiah until Friday" are of one clause. */
const listed =
  /(?<=C\d{1,2}(?:['’]s)?)(?:,? and|,| &|,? as well as)(?: both| also)? (?=C\d)|(?<=P\d{1,2}) and (?=P\d+(?: (?:until|till?|for|while|temporarily)\b|[.!?,]|$))/gi;
const clauseEnds = /[.;!?](?:\s|$)|,\s|\s(?:and|but|so|because|since)\s|(?<!\bas long)\sas\s(?!(?:long|soon|of)\b)/i;
/** "Snooze it until Monday", "she has had it for years", "its claim has to be in until Friday". */
const ofElse =
  /\b(?:snooz\w+|mut(?:e|ing)|remind\w*|wait\w*|put (?:it )?off|gave|been|had|was|were|open|overdue)\b|\b(?:claims?|disputes?|contracts?|deadlines?|access|gdap|proof)(?: \S+){0,5}? (?:until|till?)\b/i;
const ofIt = /\b(?:it|its|that|this|them|they|their|those|both|one)\b/i;
const gives =
  /P\d|\b(?:me|mine|owner\w*|own(?:s|ed)?|(?:un|re)?assign\w*|giv\w+|hand\w*|tak\w+|ha(?:s|ve)|keep\w*|look\w* after|put)\b/i;
const order = /\b(?:owner\w*|(?:un|re)?assign\w*|giv\w+|hand(?:s|ed|ing)?)\b/i;
/** Whose customers they are, where somebody gives all of theirs. */
const theirs = /\b(?:all|every\w*|customers?|clients?|accounts?|them|his|her|hers|their|theirs|mine)\b/i;
const unassigns = /^\W*(?:please |pls )?un-?assign\b/i;
const giving = /^(assign|unassign) (\S+)(?: from (\S+))?(?: to (owner of )?(\S+))?$/;
const handing = /^handover (?:(\S+) )?to (\S+?)( except .*)?$/;

/** `isSaid`: who, and until when. */
type Lent = { says: string; isSaid: boolean; customer: CustomerId; who: PersonId | undefined; rest: string };

/** With a cover in place of each giving that is told to be for a time; that it is for good is offered beneath. */
export function asLent(meant: Understood, said: Sentence, names: NameIndex): Understood {
  const { options = [], also = [], instead = [] } = { options: undefined, also: [], instead: [], ...meant };
  const given = givenBy(meant, options);
  const all = [...given, ...[...(also ?? []), ...(instead ?? [])].map(({ says }) => says)];
  if (!all.some((says) => giving.test(says) || handing.test(says)) || forGood.test(said.text)) return meant;
  if (isThenOnly(said.text)) return meant;
  const lentBy = lending(said, names);
  const titled = (says: string): Option => ({ says, title: spoken(says, names, said.today) });
  const lentTo = (option: Option): Option => {
    const lent = option.title.endsWith(", for good") ? undefined : lentBy(option.says);
    return lent === undefined ? option : titled(lent.says);
  };
  const beside = { also: also?.map(lentTo), instead: instead?.map(lentTo) };
  if (meant.outcome === "unsure") return { ...meant, ...beside, options: meant.options.map(lentTo) };
  const each = given.map((says) => lentBy(says));
  const lents = each.flatMap((one) => one ?? []);
  const [first] = lents;
  if (first === undefined) return { ...meant, ...beside };
  const isTogether = meant.outcome === "ask" && meant.together === true;
  // "Contoso and Fabrikam to Megan until Friday" is one cover.
  const isOne = isTogether && lents.length === given.length && lents.every(({ rest }) => rest === first.rest);
  const customers = lents
    .map(({ customer }) => customer)
    .join(", ")
    .replace(/, (?=\S+$)/, " and ");
  const covers = isOne
    ? [titled(`cover ${customers}${first.rest}`)]
    : given.map((says, at) => (each[at] === undefined ? (options[at] ?? titled(says)) : titled(each[at].says)));
  const isSaid = lents.every((one) => one.isSaid);
  const [only, ...others] = covers;
  const forever = `assign ${first.customer} to ${first.who}`;
  const isGiven = given.length === 1 && first.who !== undefined && said.manager !== false && meant.outcome !== "told";
  const mayBe = isGiven ? [{ says: forever, title: `${titled(forever).title}, for good` }] : [];
  const less = {
    also: beside.also?.filter(({ says }) => covers.every((one) => one.says !== says)),
    instead: [...(beside.instead ?? []), ...mayBe].slice(0, mostOptions),
  };
  if (only !== undefined && others.length === 0 && !isSaid)
    return { outcome: "run", says: only.says, guess: undefined, ignored: [], ...less };
  return { outcome: "ask", options: covers, together: isTogether && !isOne && isSaid ? true : undefined, ...less };
}

/** What it comes to, as commands. */
function givenBy(meant: Understood, options: readonly Option[]): readonly string[] {
  if (meant.outcome === "run") return [meant.says];
  if (meant.outcome !== "told" || meant.what !== "not-mine" || meant.customer === undefined)
    return options.map(({ says }) => says);
  return [`unassign ${meant.customer}${meant.taker === undefined ? "" : ` to ${meant.taker}`}`];
}

/** Reads a command that gives something as what it is where that is for a time; undefined where it isn't. */
function lending(said: Sentence, names: NameIndex): (says: string) => Lent | undefined {
  const { marked, places } = markedIn(said, names);
  const all = clausesOf(marked.replace(/\bbecause\b[^.;!?]*/gi, ""));
  // "Unassign Contoso, Megan looks after it until Friday": it is hers now.
  const clauses = (unassigns.test(marked) ? all.slice(0, 1) : all).filter(
    (one) => isForATime(one) && !ofElse.test(one),
  );
  const placeOf = (id: string) => places.findIndex(({ candidates }) => candidates.some((one) => one.id === id));
  const isNamed = (id: string, text: string) => new RegExp(`[CP]${placeOf(id)}(?!\\d)`).test(text);
  const ofDays = (clause: string) => {
    const { from, until } = daysOf([clause], said);
    const last = until ?? (whileAway.test(clause) ? "back" : undefined);
    return { from: from === undefined ? "" : ` from ${from}`, until: last === undefined ? "" : ` until ${last}` };
  };
  /** "Megan owns it until Isaiah is back": not who is to be back. */
  const takerOf = (from: string | undefined, to: string | undefined, clause: string): PersonId | undefined => {
    const without = marked.replace(whileAway, "");
    if (to !== undefined && (isNamed(to, without) || placeOf(to) < 0)) return to;
    const [only, ...others] = places.flatMap(({ candidates: [one] }) =>
      one?.kind === "person" && one.id !== from && isNamed(one.id, without) ? [one.id] : [],
    );
    if (only !== undefined) return others.length === 0 ? only : undefined;
    return to !== undefined && /\bi\b/i.test(clause) ? said.me : undefined;
  };
  return (says) => {
    const [, giver, deputy, except] = handing.exec(says) ?? [];
    const from = giver ?? (/\b(?:my|mine)\b/i.test(marked) ? said.me : undefined);
    if (deputy !== undefined && from !== undefined) {
      const clause = clauses.find((one) => gives.test(one) && theirs.test(one));
      if (clause === undefined) return undefined;
      const days = ofDays(clause);
      const until = days.until === " until back" ? "" : days.until;
      const whole = `away ${from === said.me ? "" : `${from} `}${`${days.from}${until} deputy ${deputy}`.trim()}`;
      return {
        says: except === undefined ? whole : "cover",
        isSaid: until !== "" && except === undefined,
        customer: "",
        who: undefined,
        rest: "",
      };
    }
    const [, verb, customer, taken, isOfOther, to] = giving.exec(says) ?? [];
    const clause =
      customer === undefined
        ? undefined
        : clauses.find(
            (one) =>
              gives.test(one) &&
              (/C\d/.test(one) ? isNamed(customer, one) : ofIt.test(one) || (order.test(one) && !/C\d/.test(marked))),
          );
    if (customer === undefined || clause === undefined) return undefined;
    const who = isOfOther === undefined ? takerOf(taken, to, clause) : undefined;
    const days = ofDays(clause);
    // "Take Megan off Contoso for now": until when nobody says, or who is to have it.
    if (verb === "unassign" && who === undefined && days.until === "") return undefined;
    const rest = `${who === undefined ? "" : ` @${who}`}${days.until === "" ? "" : `${days.from}${days.until}`}`;
    return { says: `cover ${customer}${rest}`, isSaid: who !== undefined && days.until !== "", customer, who, rest };
  };
}

/** "Assign it to Megan, only until Friday", "for two weeks, Contoso is hers": the days are of what stands beside them. */
function clausesOf(marked: string): readonly string[] {
  const parts = marked.replace(listed, "+").split(clauseEnds);
  return parts.reduce<readonly string[]>((sofar, part) => {
    const last = sofar.at(-1);
    return last !== undefined && (opensForATime(part) || (sofar.length === 1 && opensForATime(last)))
      ? [...sofar.slice(0, -1), `${last} ${part}`]
      : [...sofar, part];
  }, []);
}
