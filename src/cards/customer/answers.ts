/** The part of the customer's card that says what was answered. */
import { openPrompt } from "../../domain/customer/checklist.ts";
import { questions, type AnswerValue, type Question } from "../../domain/customer/customer.ts";
import { onRecord } from "../../domain/gaps/find-gaps.ts";
import { counts, type Gap, isWaiting, openGaps, openSince } from "../../domain/catalogue/gap-codes.ts";
import { dayOf } from "../../domain/time/time.ts";
import type { CustomerFacts, Lengths, FoldingPart } from "./facts.ts";
import { dayWords, today, withDayWords } from "../kit/dates.ts";
import { markBeside, markOf, marks, type Marked } from "../kit/marks.ts";
import { isReader, person } from "../kit/people.ts";
import {
  answerHoldsUntil,
  answerWords,
  knownBy,
  othersWords,
  proofOf,
  spokenAgainst,
  stated,
} from "../messages/questions.ts";
import { join, shown, nothing, text, type Shown } from "../kit/text.ts";
import { part, but, gapAbout, withNext, withoutName } from "./parts.ts";

/** `Asked yesterday, waiting for the answer`: what became of a question that nobody answered. */
function unansweredWords({ customer, gaps, reader }: CustomerFacts): Shown {
  if (gaps.some(({ code }) => code === "G01")) return shown`Nobody to ask yet`;
  const { answers } = customer.checklist;
  // All that were never answered are asked at once, also those whose answer is known to be no.
  const waiting = gaps.find((one) => isWaiting(one) && answers[one.item as Question] === undefined);
  if (waiting === undefined) return shown`Not answered yet`;
  // As the lists say it: "Not mine" that was undone asks nobody anew.
  const prompt = openPrompt(customer);
  const asked = prompt === undefined ? waiting.since : dayOf(prompt.at, reader.zone);
  return shown`Asked ${text(dayWords(asked, today(reader)))}, waiting for the answer`;
}

/** The four questions with who answered, when, and until when it holds. */
export function answersPart(facts: CustomerFacts, length: Lengths): FoldingPart | undefined {
  const { customer, reader, names } = facts;
  const seenOn = today(reader);
  const lines = questions.map((question): Marked => {
    const answer = customer.checklist.answers[question];
    const gap = gapAbout(facts, question);
    const all = facts.gaps.filter((one) => one.topic === question && counts(one));
    // What is silent is not in order.
    const open = openGaps(all);
    const about = open.length > 0 ? open : all;
    const what = stated[question];
    if (facts.known?.[question] !== undefined) {
      return { ...markBeside(marks.yes, about), what, sub: but(knownBy(facts, question), about, reader) };
    }
    const ownerless = question === "owner" ? about.find(({ code }) => code === "G01") : undefined;
    if (ownerless !== undefined) {
      // What somebody once answered says nothing any more.
      const says = shown`${text(withDayWords(ownerless.what, reader))}, since ${text(dayWords(openSince(ownerless), seenOn))}`;
      return { ...markBeside(marks.unknown, about), what, sub: withNext(says, ownerless, facts, length) };
    }
    const others = othersWords(facts, question);
    if (answer === undefined) {
      const state = join([unansweredWords(facts), others], ". ");
      const [worst] = about;
      return {
        ...markBeside(marks.unknown, about),
        what,
        sub:
          worst === undefined || worst === gap
            ? withNext(state, others === nothing ? gap : undefined, facts, length)
            : shown`${unansweredWords(facts)}. Known already: ${text(withDayWords(worst.what, reader))}`,
      };
    }
    const who = isReader(answer.by, reader) ? shown`you` : person(answer.by, names);
    const until = answerHoldsUntil(answer, reader);
    const holds =
      until < seenOn
        ? shown`expired ${text(dayWords(until, seenOn))}`
        : shown`valid until ${text(dayWords(until, seenOn))}`;
    const says = join([
      text(answerWords[answer.says]),
      shown`${who}, ${text(dayWords(dayOf(answer.at, reader.zone), seenOn))}`,
      holds,
      answer.says === "yes" ? (proofOf(customer, question, reader) ?? nothing) : nothing,
    ]);
    if (others !== nothing && spokenAgainst(facts.gaps, question) === undefined)
      return { ...markBeside(marks.unknown, about), what, sub: join([says, others], ". ") };
    return {
      ...markBeside(until < seenOn ? marks.unknown : markOf(answer.says), about),
      what,
      sub:
        gap === undefined && answer.says !== "no"
          ? but(says, about, reader)
          : withNext(join([says, contradictionOf(question, answer.says, gap, facts)], ". "), gap, facts, length),
    };
  });
  return part("answers", shown`Checklist`, { lines }, { lines: lines.length });
}

/**
 * `Said not to apply, but a workload is in scope`: what is wrong with an answer that has not just run out. That what is in
 * scope is in order, where the card says so above.
 */
function contradictionOf(question: Question, says: AnswerValue, gap: Gap | undefined, facts: CustomerFacts): Shown {
  if (says !== "n/a" || gap?.code.startsWith("Q") !== true) return nothing;
  const { of, inOrder } = question === "pal" ? facts.items.subscriptions : facts.items.claims;
  if (of === 0 || inOrder < of) return text(withoutName(gap, facts.reader));
  return shown`Said not to apply, but ${text(onRecord(question, { items: of }).replace(/^\p{Lu}/u, (first) => first.toLowerCase()))} in order`;
}
