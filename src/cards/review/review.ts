/** The review of one customer as a card: three talking points first, then the numbers, then what stands behind them. */
import type { Names } from "../../domain/messages/message.ts";
import type { Review } from "../../domain/review/facts.ts";
import { openSince } from "../../domain/catalogue/gap-codes.ts";
import { count, dayWords, type Reader, spokenOn } from "../kit/dates.ts";
import type { ListSection } from "../kit/list.ts";
import { itemMark, marks } from "../kit/marks.ts";
import { person } from "../kit/people.ts";
import { button, press } from "../kit/actions.ts";
import { renderFitting, type Card } from "../kit/render.ts";
import {
  associatedWords,
  azureWords,
  consumptionWords,
  dataWords,
  missingWords,
  monthLabel,
  pointWords,
  spanWords,
  unattributedLines,
  usersWords,
} from "./words.ts";
import { andMore } from "../kit/rows.ts";
import { join, name, nothing, plain, shown, text } from "../kit/text.ts";

export type ReviewFacts = {
  review: Review;
  names: Names;
  reader: Reader;
  /** A file can be handed over: only in a personal chat. */
  page: boolean;
};

/** Lines of a section, workloads drawn, characters of a name; less when the card would grow too large. */
type Lengths = { lines: number; workloads: number; name: number };
export const reviewLengths: readonly [Lengths, ...Lengths[]] = [
  { lines: 6, workloads: 4, name: 80 },
  { lines: 4, workloads: 3, name: 48 },
  { lines: 3, workloads: 2, name: 24 },
  { lines: 1, workloads: 1, name: 16 },
];

export function reviewView(facts: ReviewFacts, length: Lengths = reviewLengths[0]) {
  const { review, names } = facts;
  const { customer, today, azure, points } = review;
  const drawn = review.workloads.slice(0, length.workloads);
  const compared = azure.length < 2 ? [] : azure;
  return {
    summary: plain(`Review of ${plain(customer.name, 60)}: ${count(points.length, "talking point")}`, 120),
    title: shown`Review: ${name(customer.name, length.name)}`,
    context: join([
      customer.owner === undefined ? shown`Unassigned` : person(customer.owner, names),
      text(dataWords(review)),
    ]),
    points: points.map((point) => {
      const { figure, says, ask } = pointWords(point, today);
      return { figure: text(figure, 40), says: text(says, 160 + length.name), ask: text(ask, 200) };
    }),
    noPoints: points.length > 0 ? nothing : shown`These numbers don't suggest a talking point yet.`,
    azure: text(azureWords(review), 200),
    azureSpan: text(spanWords(azure, today)),
    azureBars: compared.map(({ month, value }) => ({ x: plain(monthLabel(month, today)), y: Math.round(value) })),
    azureFacts: compared.map((one) => ({
      title: text(monthLabel(one.month, today)),
      value: text(consumptionWords(one)),
    })),
    users: join(usersWords(review, length.lines).map((words) => text(words, length.name + 40))),
    usersLines: drawn
      .filter(({ users }) => users.length > 1)
      .map((one) => ({
        legend: plain(one.name, 30),
        values: one.users.slice(-6).map(({ month, value }) => ({ x: plain(monthLabel(month, today)), y: value })),
      })),
    usersFacts: drawn.map((one) => ({
      title: text(one.name, length.name),
      value: text(
        one.users
          .slice(-6)
          .map(({ month, value }) => `${monthLabel(month, today)} ${value}`)
          .join(", "),
        200,
      ),
    })),
    sections: sectionsOf(review, length),
    buttons: [
      ...(facts.page
        ? [
            button("As a page", press("review-page", { customer: customer.id }), {
              tooltip: "A page to print or take along",
            }),
          ]
        : []),
      button("Show customer", press("show", { customer: customer.id })),
    ],
  };
}

export const reviewCard = (facts: ReviewFacts): Card =>
  renderFitting("review", reviewLengths, (length) => reviewView(facts, length));

function sectionsOf(review: Review, length: Lengths): readonly ListSection[] {
  const { associated, open, unattributed, missing, today } = review;
  const line = ({ what, sub }: { what: string; sub: string }) => ({
    ...marks.none,
    what: text(what, length.name + 40),
    sub: text(sub, length.name + 80),
  });
  const sections = [
    {
      heading: shown`Associated with us`,
      lines: associated.map((one) => ({
        ...itemMark(one.state, one.gap, true),
        what: text(`${one.by} ${one.name}`, length.name),
        sub: text(associatedWords(one, today), 160),
      })),
    },
    {
      heading: shown`Open`,
      lines: open.map((gap) => ({
        ...(gap.deadline === undefined ? marks.no : marks.urgent),
        what: text(spokenOn(gap.what, today), length.name + 40),
        sub: shown`since ${text(dayWords(openSince(gap), today))}`,
      })),
    },
    {
      heading: shown`Without credit`,
      lines: unattributed === undefined ? [] : unattributedLines(unattributed, review).map(line),
    },
    {
      heading: shown`Not known`,
      lines: missing.map((one) => ({ ...line(missingWords(one, today)), ...marks.unknown })),
    },
  ];
  return sections
    .filter(({ lines }) => lines.length > 0)
    .map(({ heading, lines }) => ({
      heading,
      lines: lines.slice(0, length.lines),
      more: andMore(lines.length - length.lines),
    }));
}
