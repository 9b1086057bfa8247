/** What was found in a text, and how a command is written about the customers among it. Pure. */
import type { PersonId } from "../../../domain/people/person.ts";
import type { BusinessCalendar } from "../../../domain/time/calendar.ts";
import type { Day } from "../../../domain/time/time.ts";
import type { About } from "../../turn.ts";
import type { Candidate, NameIndex } from "../words/names.ts";
import type { Word } from "../words/words.ts";

/** What was found in a text. */
export type Slots = {
  text: string;
  /** Of the intent, where it has several: "pal" of "why pal". */
  topic?: string | undefined;
  words: readonly Word[];
  named: readonly (Candidate & { from: number; to: number })[];
  filters: readonly string[];
  /** Workloads, and families of them: the id of a family is its name as it was written, as `called` is of each. */
  workloads?: readonly { id: string; name: string; called?: string | undefined }[] | undefined;
  /** Whose customers are left out. */
  except?: Candidate | undefined;
  /** Commands by name, as far as the text has words for them. */
  commands: readonly string[];
  mine: boolean;
  personal?: boolean | undefined;
  manager?: boolean | undefined;
  earlier?: About | undefined;
  /** Words that mean nothing, as typed. */
  unknown: readonly string[];
  /** What follows "because". */
  reason: string;
  today: Day;
  calendar?: BusinessCalendar | undefined;
  me: PersonId;
  names: NameIndex;
  /** Where those stand who are named to be left out. */
  denied?: readonly { from: number; to: number }[] | undefined;
  /** The first day that the text names, ahead or past. */
  day(past?: boolean): Day | undefined;
  /** The days that an absence is told to last; `from` only where it is still ahead. */
  days(): { from?: Day | undefined; until?: Day | undefined };
};

/**
 * `changes`: unlike the command's other forms, this one changes something, or does not. `implied`: it was not asked for in
 * so many words, so that a change is always a question.
 */
export type Written = { says: string; title: string; changes?: boolean | undefined; implied?: boolean | undefined };

const team =
  "(?:(?:own|other|direct|whole) )?(?:colleagues?|co-?workers?|team(?!s)|team ?mates?|people|staff|employees|direct reports|consultants|account managers|department)(?:['’]s?)?(?![\\p{L}])";
const beforeTeam = new RegExp(`^ ${team}`, "iu");
const ofTeam = new RegExp(
  `\\b(?:of|in|for|from|on|do|does|did|has|have|had|are|is|which|what|how) (?:my|our|the) ${team}|\\bcolleagues? of mine\\b`,
  "iu",
);

/** "Which of my colleagues have not answered": what is asked is everybody's. */
export const asksOfTeam = (text: string): boolean => ofTeam.test(text);
/** "My colleagues", "colleagues of mine": they are the writer's, and no customers are. */
export const areColleagues = (before: string, after: string): boolean =>
  beforeTeam.test(after) || /\bcolleagues? of $/i.test(before);

export const customersOf = ({ named }: Slots) => named.filter(({ kind }) => kind === "customer");

export const peopleOf = ({ named }: Slots) => named.filter(({ kind }) => kind === "person");

export const says = (slots: Slots, pattern: RegExp): boolean => pattern.test(slots.text);

/** Whether several customers are named, or one of them more than once. */
export const areSeveral = (slots: Slots): boolean => new Set(customersOf(slots).map(({ id }) => id)).size > 1;

type Placed = { from: number; to: number };

/** Whether they are told in one list, "Contoso, Fabrikam and Coho", so that what is said is said of each. */
export function areListed({ text, words }: Pick<Slots, "text" | "words">, some: readonly Placed[]): boolean {
  const all = some.toSorted((one, other) => one.from - other.from);
  return all.every((one, at) => {
    const next = all[at + 1];
    if (next === undefined || next.from < one.to) return true;
    const isJoined = words
      .slice(one.to, next.from)
      .every(({ fold }) => /^(?:and|or|plus|as|well|also|both|the|und|oder|en|et|ou|y)$/.test(fold));
    const between = text.slice(words[one.to - 1]?.to, words[next.from]?.from).trimEnd();
    // The point of "Contoso Ltd. and Fabrikam" ends no sentence.
    return isJoined && !/[;:!?]/.test(between) && !between.endsWith(".");
  });
}

const denial =
  /^(?:not|never|no|nor|neither|dont|doesnt|didnt|shouldnt|wont|wouldnt|cant|cannot|isnt|arent|nicht|kein|niet|geen|pas|nobody|none|nothing)$/;

/** Who has no owner yet: "have no owner", "nobody owns". */
const ownerless = /^(?:owners?|one|body|deputy|owns?|has|have|looks?|takes?|does|is)$/;
/** "They have nobody". */
const haveNobody = /^(?:have|has|had|got|with|is|are|theres)$/;

/** Whether something is denied, other than by leaving somebody out who is not meant, or by saying that nobody has it. */
export const isDenying = ({ words, denied = [] }: Pick<Slots, "words" | "denied">): boolean =>
  words.some(
    ({ fold }, at) =>
      denial.test(fold) &&
      !denied.some(({ from }) => from > at && from <= at + 2) &&
      !(/^(?:no|nobody)$/.test(fold) && ownerless.test(words[at + 1]?.fold ?? "")) &&
      !(fold === "nobody" && haveNobody.test(words[at - 1]?.fold ?? "")),
  );

/** The command for each customer named; for a name nobody has the command all the same, which then says so. */
export function forCustomer(command: string, titled: (name: string) => string) {
  return (slots: Slots): readonly Written[] => {
    const customers = customersOf(slots);
    if (customers.length > 0)
      return customers.map(({ id, name }) => ({ says: `${command} ${id}`, title: titled(name) }));
    const rest = slots.unknown.join(" ");
    return [{ says: `${command} ${rest}`.trim(), title: titled(rest) }];
  };
}
