/** Rows of customers: what is most urgent about each, whose it is, and a press that opens it. */
import { canConfirm, openPrompt } from "../../domain/customer/checklist.ts";
import { questions, type Answer, type Customer } from "../../domain/customer/customer.ts";
import { topicName, type Gap } from "../../domain/catalogue/gap-codes.ts";
import type { Gone } from "../../domain/gaps/closed.ts";
import type { Names, OwnerWeek } from "../../domain/messages/message.ts";
import type { CustomerGaps, CustomerState } from "../../domain/gaps/report.ts";
import { dayOf } from "../../domain/time/time.ts";
import { hasCommand, instruction } from "./commands.ts";
import { capital, count, dayWords, momentWords, number, today, type Reader, withDayWords } from "./dates.ts";
import { coveredWords, isPerson, isReader, person } from "./people.ts";
import { buttonTitle, opens, press, type Bound, type Press } from "./actions.ts";
import { join, shown, name, nothing, plain, text, type Plain, type Shown } from "./text.ts";
import { besideFigure, figureOf, unattributedWords, type Figure } from "./urgency.ts";

export type Row = Figure & {
  name: Shown;
  what: Shown;
  sub: Shown;
  opens: Bound;
  /** What can be done about it at once. */
  act?: Bound & { title: Plain };
  /** The same, where there may be several. */
  links?: readonly RowLink[];
};

/**
 * A link under a row, of three at most. It opens a card of its own, so that `Action.Submit` does, at half the length of an
 * `Action.Execute` with its fallback: thirty of them are on a page.
 */
export type RowLink = { title: Plain; submit: object; tooltip: Plain };

export const rowLinks = (
  acts: readonly { title: string; press: Press }[],
  customer: Pick<Customer, "name">,
  detail: Detail,
): readonly RowLink[] =>
  acts.slice(0, detail.links).map(({ title, press: pressed }) => {
    const { submit, tooltip } = opens(pressed, `${title}: ${plain(customer.name, detail.name)}`);
    return { title: plain(title, buttonTitle), submit, tooltip };
  });

/** The link under a row. */
export const rowAct = (title: string, pressed: Press, customer: Customer): NonNullable<Row["act"]> => ({
  ...opens(pressed, `${title}: ${customer.name}`),
  title: plain(title, buttonTitle),
});

/**
 * How much of a row's text is shown, in characters; less when the card would grow too large. A next step that is longer
 * than `next` is left out, not cut: the row opens the card that has it. What can be done is the last to go. `isOwn`: the list is the
 * reader's own, so that it goes without saying of their customers; `isOver`: what is listed has run out, and the day of that is told.
 */
export type Detail = { name: number; what: number; next: number; links: number; isOwn?: boolean; isOver?: boolean };
export const details: readonly [Detail, ...Detail[]] = [
  { name: 80, what: 120, next: 400, links: 3 },
  { name: 80, what: 84, next: 400, links: 3 },
  { name: 48, what: 64, next: 400, links: 3 },
  { name: 48, what: 64, next: 0, links: 3 },
  { name: 24, what: 32, next: 0, links: 3 },
  { name: 24, what: 32, next: 0, links: 1 },
  { name: 16, what: 16, next: 0, links: 0 },
];

/**
 * A row for a colleague who looks at many customers: what is open, since when, who answers for it; or what was closed.
 * @param from.fact what is so there of what the list was asked by, which is said before anything that is open
 */
export function gapRow(
  found: CustomerGaps,
  names: Names,
  reader: Reader,
  detail: Detail,
  { fact = nothing, ...from }: { list?: string; page?: number; fact?: Shown } = {},
): Row {
  const { customer, gone } = found;
  const isTheirs = detail.isOwn === true && isReader(customer.owner, reader);
  const whose = isTheirs ? nothing : ownerWords(customer, names, reader, detail);
  const owner = join([whose, coveredWords(customer, names, reader)], ", ");
  return {
    name: name(customer.name, detail.name),
    ...(gone !== undefined
      ? gonePart(gone, owner, names, reader, detail)
      : fact === nothing
        ? openPart(found, owner, reader, detail)
        : factPart(fact, found, owner, reader, detail)),
    opens: opens(press("show", { customer: customer.id, ...from }), `Show ${plain(customer.name, detail.name)}`),
  };
}

function openPart(
  { customer, gaps, again, state, unasked }: CustomerGaps,
  owner: Shown,
  reader: Reader,
  detail: Detail,
) {
  const [first, ...others] = gaps;
  const more = others.length === 0 ? nothing : shown` (and ${others.length} more)`;
  const over = detail.isOver === true ? first?.ranOut : undefined;
  const since =
    over === undefined ? sinceOf(first, gaps, reader) : shown`was due ${text(dayWords(over, today(reader)))}`;
  const isBack = again === true && first?.snoozedUntil === undefined;
  return {
    ...(first === undefined ? { figure: nothing, figureColor: "Default" as const } : figureOf(first, today(reader))),
    what:
      first === undefined
        ? (toConfirm(customer, unasked, reader) ?? shown`${stateWords[state ?? "in-order"]}`)
        : shown`${text(withDayWords(first.what, reader), detail.what)}${more}`,
    sub: join([
      isBack ? shown`open again` : nothing,
      first === undefined ? nothing : besideFigure(first, today(reader)),
      // What is open since then is just this.
      first?.code === "G01"
        ? join([owner, since], customer.owner === undefined ? " " : undefined)
        : join([owner, since]),
      askedOf(customer, reader, unasked),
    ]),
  };
}

/** What is asked about comes first; what is open beside it is no news of it, and has no figure. */
function factPart(
  fact: Shown,
  { customer, gaps: [first, ...others], state, unasked }: CustomerGaps,
  owner: Shown,
  reader: Reader,
  detail: Detail,
) {
  const more = others.length === 0 ? nothing : shown` (and ${others.length} more)`;
  return {
    figure: nothing,
    figureColor: "Default" as const,
    what: fact,
    sub: join([
      owner,
      first !== undefined
        ? shown`also open: ${text(withDayWords(first.what, reader), detail.what)}${more}`
        : state === "waiting"
          ? shown`waiting for answers`
          : nothing,
      askedOf(customer, reader, unasked),
    ]),
  };
}

/** `CPOR: answered 24 Sep, to be confirmed`: what somebody said before a report said more. */
function toConfirm({ checklist }: Customer, waiting: Gap | undefined, reader: Reader): Shown | undefined {
  const answer = waiting && answerTo(waiting, checklist);
  if (answer === undefined || waiting === undefined) return undefined;
  const day = dayWords(dayOf(answer.at, reader.zone), today(reader));
  return text(`${capital(topicName(waiting.topic))}: answered ${day}, to be confirmed`);
}

function answerTo({ item }: Gap, { answers }: Customer["checklist"]): Answer | undefined {
  const question = questions.find((one) => one === item);
  return question && answers[question];
}

const stateWords = {
  waiting: shown`Waiting for answers`,
  snoozed: shown`Everything open is snoozed`,
  paused: shown`Paused`,
  offboarded: shown`Offboarded`,
  "in-order": shown`No gaps`,
  "nothing-recorded": shown`Nothing recorded yet`,
} as const satisfies Record<CustomerState, Shown>;

function gonePart(gone: Gone, owner: Shown, names: Names, reader: Reader, detail: Detail) {
  return {
    figure: shown`Closed`,
    figureColor: "Default" as const,
    what: text(withDayWords(gone.what, reader), detail.what),
    sub: join([owner, closedBy(gone, names, reader, detail)]),
  };
}

/** By whom and when; nothing where the history does not tell. */
function closedBy({ by }: Gone, names: Names, reader: Reader, detail: Detail): Shown {
  if (by === undefined) return nothing;
  const when = text(momentWords(by.at, reader));
  if (!isPerson(by.by)) return by.evidence === "imported" ? shown`by an import, ${when}` : shown`by itself, ${when}`;
  const who = isReader(by.by, reader) ? shown`you` : person(by.by, names, Math.min(50, detail.name));
  return by.evidence === "imported" ? shown`by an import of ${who}, ${when}` : shown`by ${who}, ${when}`;
}

/** A row for whoever must act: the next step first. */
export function todoRow(
  { customer, gaps, asks }: CustomerGaps & Pick<OwnerWeek["due"][number], "asks">,
  names: Names,
  reader: Reader,
  detail: Detail,
): Row {
  const [first] = gaps;
  const row = gapRow({ customer, gaps }, names, reader, detail);
  const answers = opens(press("answer", { customer: customer.id }), `Answer for ${customer.name}`);
  const asked = asks === undefined ? nothing : text(`${count(asks, "question")} to answer`);
  if (first === undefined)
    return { ...row, opens: answers, what: asks === undefined ? shown`Questions to answer` : asked, sub: nothing };
  if (first.code === "V01") {
    return {
      ...row,
      opens: answers,
      figure: nothing,
      figureColor: "Default",
      sub: shown`One tap if nothing changed`,
      ...(canConfirm(customer) && {
        act: rowAct(
          "Still true",
          press("confirm", { customer: customer.id, revision: customer.checklist.revision }),
          customer,
        ),
      }),
    };
  }
  if (first.item !== undefined && isUnanswered(customer, first.item)) {
    const unanswered = gaps.filter(({ item }) => item !== undefined && isUnanswered(customer, item)).length;
    const more = gaps.length - unanswered;
    // A question whose gap another one speaks for is asked all the same: the two would add up to more than there are.
    const isSum = asks === undefined || asks === unanswered;
    const others =
      more === 0
        ? nothing
        : isSum
          ? shown`, and ${text(count(more, "other gap"))}`
          : shown`, ${text(count(gaps.length, "gap"))} in all`;
    return {
      ...row,
      opens: answers,
      figure: shown`Answer`,
      figureColor: "Default",
      what: shown`${asks === undefined ? text(`${count(unanswered, "question")} to answer`) : asked}${others}`,
      sub: shown`Under a minute`,
    };
  }
  // What has to be copied stands on the card that the row opens.
  const next = hasCommand(first.next) ? nothing : instruction(withDayWords(first.next, reader), detail.next);
  const since = join([besideFigure(first, today(reader)), sinceOf(first, gaps, reader)]);
  if (next === nothing) return { ...row, sub: join([asked, since]) };
  return { ...row, what: next, sub: join([row.what, asked, since]) };
}

function isUnanswered({ checklist }: Customer, item: string): boolean {
  const question = questions.find((one) => one === item);
  return question !== undefined && checklist.answers[question] === undefined;
}

/** Whose the customer is. */
export function ownerWords(customer: Customer, names: Names, reader: Reader, detail: Detail): Shown {
  if (customer.owner === undefined) return shown`Unassigned`;
  return isReader(customer.owner, reader) ? shown`You` : person(customer.owner, names, Math.min(50, detail.name));
}

function sinceOf(first: Gap | undefined, gaps: readonly Gap[], reader: Reader): Shown {
  const seenOn = today(reader);
  if (first?.snoozedUntil !== undefined) return shown`snoozed until ${text(dayWords(first.snoozedUntil, seenOn))}`;
  const lost = unattributedWords(gaps, seenOn);
  if (lost !== undefined) return lost;
  return first === undefined ? nothing : shown`since ${text(dayWords(first.since, seenOn))}`;
}

function askedOf(customer: Customer, reader: Reader, unasked?: Gap): Shown {
  const prompt = openPrompt(customer);
  const seenOn = today(reader);
  if (prompt === undefined) {
    if (unasked === undefined || answerTo(unasked, customer.checklist) !== undefined) return nothing;
    // As the customer's card says it: whoever became the owner was asked on that day.
    return shown`asked ${text(dayWords(unasked.since, seenOn))}`;
  }
  if (prompt.laterUntil !== undefined && prompt.laterUntil > reader.now) {
    return shown`put off to ${text(dayWords(dayOf(prompt.laterUntil, reader.zone), seenOn))}`;
  }
  return shown`asked ${text(dayWords(dayOf(prompt.at, reader.zone), seenOn))}`;
}

/** `11 to 20 of 21 customers`; of one alone `Customer 21 of 21`. */
export function placeWords(one: string, first: number, rows: number, all: number): Shown {
  if (rows === 1) {
    return text(`${capital(one)} ${number(first)} of ${number(all)}`);
  }
  return text(`${number(first)} to ${number(first + rows - 1)} of ${count(all, one)}`);
}

/** `and 12 more`, when a list is cut. */
export function andMore(left: number): Shown {
  return left <= 0 ? nothing : shown`and ${text(number(left))} more`;
}

/** Words and a customer's name for a button; `without` where the name would be cut. */
export function withName(words: string, customer: Customer, without: string): string {
  const title = `${words} ${customer.name.replace(/,? (Inc|Ltd|LLC|Corp|GmbH|B\.?V|S\.?A)\.?$/i, "")}`;
  return plain(title, buttonTitle) === title ? title : without;
}
