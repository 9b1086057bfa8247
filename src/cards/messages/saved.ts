/** What stands recorded after an answer, and the next step for all that is open. */
import { questions, type Customer, type Question } from "../../domain/customer/customer.ts";
import { counts, type Gap, openGaps } from "../../domain/catalogue/gap-codes.ts";
import type { KnownAnswers } from "../../domain/gaps/find-gaps.ts";
import type { Names } from "../../domain/messages/message.ts";
import { deadlineSentence, count, dayWords, momentWords, today, type Reader, withDayWords } from "../kit/dates.ts";
import { markBeside, markOf, marks, type Marked } from "../kit/marks.ts";
import { isPerson, isReader, person } from "../kit/people.ts";
import { button, press, undoSavedButton } from "../kit/actions.ts";
import type { Instant } from "../../domain/time/time.ts";
import { answerHoldsUntil, knownBy, stated } from "./questions.ts";
import { renderFitting, type Card } from "../kit/render.ts";
import { andMore, withName } from "../kit/rows.ts";
import { commandsIn, spoken } from "../kit/commands.ts";
import { clause, join, shown, name, nothing, plain, text, type Shown } from "../kit/text.ts";

/**
 * Why the card is drawn. All but `saved` answer a click that changed nothing: `repeated` was recorded before,
 * `superseded` came from a card older than somebody else's answer, `reassigned` from before a new owner.
 */
type SavedBecause = "saved" | "repeated" | "superseded" | "reassigned";

export type SavedFacts = {
  customer: Customer;
  because: SavedBecause;
  /** Evaluated after the answer. */
  gaps: readonly Gap[];
  names: Names;
  reader: Reader;
  /** Questions that facts answer. */
  known?: KnownAnswers | undefined;
  /** The next customer that waits for this person, so that a week is worked through without going back. */
  next?: Customer | undefined;
  /** When it was saved, where that can be undone. */
  savedAt?: Instant | undefined;
};

/** Lines of what is open beside the most urgent of each question, fewer when the card would grow too large. */
export const othersShown = [4, 2, 0] as const;

/** The present state of the checklist, and each thing to do that the headline counts. */
export function savedView(facts: SavedFacts, most: number = othersShown[0]) {
  const { customer, reader, next } = facts;
  const todo = openGaps(facts.gaps);
  // What is silent is not in order.
  const silent = facts.gaps.filter((gap) => counts(gap) && !todo.includes(gap));
  const firsts = questions.flatMap((question) => todo.find(({ topic }) => topic === question) ?? []);
  const others = todo.filter((gap) => !firsts.includes(gap));
  const more = andMore(others.length - most);
  return {
    ...headline(facts, todo.length, silent.length),
    lines: [
      ...questions.map((question) => lineOf(question, todo)),
      ...others.slice(0, most).map(otherLine),
      ...(more === nothing ? [] : [{ ...marks.none, what: more, sub: nothing }]),
    ],
    note: noteOf(facts),
    commands: commandsIn([...firsts, ...others.slice(0, most)].map((gap) => gap.next)),
    buttons: [
      ...(next === undefined
        ? []
        : [
            button(withName("Next:", next, "Next customer"), press("answer", { customer: next.id }), {
              likely: true,
            }),
          ]),
      button("Change", press("answer-form", { customer: customer.id }), { tooltip: "Open the questions again" }),
      ...(customer.checklist.answers.onboarding?.says === "yes" && customer.onboarding === undefined
        ? []
        : [button("Onboarding list", press("onboarding", { customer: customer.id }))]),
      button("Show customer", press("show", { customer: customer.id }), {
        tooltip: `Show ${plain(customer.name, 60)}`,
      }),
      ...(facts.savedAt === undefined ? [] : [undoSavedButton(customer.id, facts.savedAt)]),
    ],
  };

  function lineOf(question: Question, gaps: readonly Gap[]): Marked {
    const answer = customer.checklist.answers[question];
    const about = gaps.filter((gap) => gap.topic === question);
    const [urgent] = about;
    const [asleep, ...more] = silent.filter((gap) => gap.topic === question);
    const known = knownBy(facts, question);
    const said = facts.known?.[question] === undefined ? markOf(answer?.says) : marks.yes;
    return {
      ...(urgent?.deadline === undefined
        ? markBeside(said, asleep === undefined ? about : [...about, asleep, ...more])
        : marks.urgent),
      what: stated[question],
      sub: urgent !== undefined ? nextStep(known, urgent) : asleep === undefined ? known : snoozed(known, asleep),
    };
  }

  function snoozed(known: Shown, { what, snoozedUntil = today(reader) }: Gap): Shown {
    return shown`${known}. ${text(withDayWords(what, reader))}, snoozed until ${text(dayWords(snoozedUntil, today(reader)))}`;
  }

  function nextStep(known: Shown, gap: Gap): Shown {
    // The four questions' own gaps only repeat the answer; the others name what is wrong.
    const what =
      gap.item !== undefined && (questions as readonly string[]).includes(gap.item)
        ? nothing
        : shown` ${text(withDayWords(gap.what, reader))}.`;
    return shown`${known}.${what} ${whatNext(gap)}`;
  }

  function otherLine(gap: Gap): Marked {
    return {
      ...(gap.deadline === undefined ? markBeside(marks.unknown, [gap]) : marks.urgent),
      what: text(withDayWords(gap.what, reader)),
      sub: whatNext(gap),
    };
  }

  function whatNext(gap: Gap): Shown {
    const due = gap.deadline && deadlineSentence(gap.deadline, today(reader));
    return join(
      [due === undefined ? nothing : shown`**${text(due)}.**`, shown`**Next:** ${clause(spoken(gap.next), 400)}`],
      " ",
    );
  }
}

export const savedCard = (facts: SavedFacts): Card =>
  renderFitting("saved", othersShown, (most) => savedView(facts, most));

function headline(facts: SavedFacts, todo: number, silent: number) {
  const { customer, because } = facts;
  const company = name(customer.name);
  const quiet = silent === 0 ? "nothing open" : `${count(silent, "gap")} snoozed`;
  const state = todo === 0 ? quiet : `${count(todo, "thing")} to do`;
  const context = contextOf(facts);
  switch (because) {
    case "saved":
      return {
        summary: plain(`${customer.name}: saved, ${state}`, 120),
        title: shown`${company}: saved, ${text(state)}`,
        context,
      };
    case "repeated":
      return {
        summary: plain(`${customer.name}: already saved, ${state}`, 120),
        title: shown`${company}: already saved, ${text(state)}`,
        context,
      };
    case "superseded":
      return {
        summary: plain(`${customer.name}: answered in the meantime, ${state}`, 120),
        title: shown`${company}: answered in the meantime`,
        context: join([shown`Your card was out of date, so nothing was changed`, context]),
      };
    case "reassigned": {
      const owner = customer.owner === undefined ? shown`nobody` : person(customer.owner, facts.names);
      return {
        summary: plain(`${customer.name} has a new owner, ${state}`, 120),
        title: shown`${company} has a new owner`,
        context: join([shown`Your card was out of date, so nothing was changed`, shown`owner: ${owner}`, context]),
      };
    }
  }
}

/** Who, when, until when. */
function contextOf({ customer, names, reader }: SavedFacts): Shown {
  const given = questions.flatMap((question) => customer.checklist.answers[question] ?? []);
  const last = given.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
  if (last === undefined) return shown`Nothing here yet`;
  const who = isReader(last.by, reader) ? shown`You` : person(last.by, names);
  const forOwner = isPerson(last.onBehalfOf) ? shown` for ${person(last.onBehalfOf, names)}` : nothing;
  const until =
    given
      .filter(({ at }) => at === last.at)
      .map((answer) => answerHoldsUntil(answer, reader))
      .sort()[0] ?? "";
  return shown`${who}${forOwner}, ${text(momentWords(last.at, reader))} · valid until ${text(dayWords(until, today(reader)))}`;
}

function noteOf({ customer }: SavedFacts): Shown {
  const notes = new Set(questions.flatMap((question) => customer.checklist.answers[question]?.note ?? []));
  return notes.size === 0 ? nothing : shown`Note: ${text([...notes].join(" / "), 300)}`;
}
