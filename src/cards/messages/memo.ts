/** What somebody asked to be reminded of, on its day; and what can be said of it before and after. */
import { dayOf } from "../../domain/time/time.ts";
import type { Memo } from "../../domain/people/person.ts";
import type { MemoComes } from "../../domain/people/memos.ts";
import type { ListPage } from "../../domain/listing.ts";
import { customerState } from "../../domain/gaps/report.ts";
import { isWaiting, openGaps } from "../../domain/catalogue/gap-codes.ts";
import type { MemoNews } from "../../domain/messages/message.ts";
import { actOn } from "../kit/act.ts";
import { claimPageView } from "../gaps/claims.ts";
import { button, opens, pagingButtons, press, type Button } from "../kit/actions.ts";
import { capital, count, dayWords, today, withDayWords, type Reader } from "../kit/dates.ts";
import { hasCommand, instruction } from "../kit/commands.ts";
import { listCard, type ListFacts, type ListLine } from "../kit/list.ts";
import { markBeside, marks } from "../kit/marks.ts";
import { notice } from "../kit/notice.ts";
import { renderFitting, type Card } from "../kit/render.ts";
import { details, gapRow, ownerWords, placeWords, type Detail, type Row } from "../kit/rows.ts";
import { join, name, nothing, plain, shown, text } from "../kit/text.ts";

export const memoCard = (message: MemoNews, reader: Reader): Card => listCard(memoFacts(message, reader));

/** Their words, what is open of the customer now, and the way to be reminded once more. */
export function memoFacts(message: MemoNews, reader: Reader): ListFacts {
  const { memo, askedOn, about, today: seenOn } = message;
  const says = memo.says === undefined ? [] : [{ ...marks.none, what: shown`“${text(memo.says, 240)}”`, sub: nothing }];
  return {
    headline:
      about === undefined ? "You asked me to remind you" : `You asked me to remind you about ${about.customer.name}`,
    summary: plain(`Reminder${about === undefined ? ": " : " about "}${memoWords(memo, about?.customer.name)}`, 120),
    context: shown`Asked ${text(dayWords(askedOn, seenOn))}`,
    lines: [...says, ...(about === undefined ? [] : [lineOf(about, message, reader)])],
    buttons: [
      ...(about === undefined ? [] : actsFor(about)),
      button("Tomorrow", press("remind-again", { memo: memo.id, after: "day" }), {
        tooltip: "Remind me again on the next working day",
      }),
      button("Next week", press("remind-again", { memo: memo.id, after: "week" }), {
        tooltip: "Remind me again in a week",
      }),
    ],
  };
}

type About = NonNullable<MemoNews["about"]>;

function lineOf({ customer, gaps, may }: About, { names }: MemoNews, reader: Reader): ListLine {
  const [full] = details;
  const called = name(customer.name);
  if (!may.answer) {
    const owner =
      customer.owner === undefined ? nothing : shown`${ownerWords(customer, names, reader, full)} answers for it`;
    return { ...marks.none, what: shown`${called} isn't yours`, sub: owner };
  }
  const state = customerState(customer, gaps);
  const todo = openGaps(gaps);
  const [top] = state === undefined ? todo : [];
  const row = gapRow({ customer, gaps: top === undefined ? [] : todo, ...(state && { state }) }, names, reader, full);
  const next =
    top === undefined || hasCommand(top.next) ? nothing : instruction(withDayWords(top.next, reader), full.next);
  const mark = state === "in-order" ? marks.yes : top === undefined ? marks.none : markBeside(marks.yes, todo);
  return {
    ...mark,
    what: row.what,
    sub: next === nothing ? row.sub : next,
    opens: opens(press("show", { customer: customer.id }), `Show ${customer.name}`),
  };
}

/** What the customer's card offers first, and the way there. */
function actsFor({ customer, gaps, may }: About): readonly Button[] {
  if (!may.answer) return [];
  const [top] = openGaps(gaps);
  const state = customerState(customer, gaps);
  const isOpen = state === undefined || (state === "waiting" && gaps.some(isWaiting));
  const act = isOpen ? actOn(customer, top, may) : undefined;
  return [
    ...(act === undefined ? [] : [button(act.title, act.press, { likely: true })]),
    button("Show customer", press("show", { customer: customer.id }), { likely: act === undefined }),
  ];
}

/** `Woodgrove Bank: “chase the PO”`; either alone. */
export function memoWords({ says }: Pick<Memo, "says">, customer: string | undefined): string {
  const quoted = says === undefined ? undefined : `“${says}”`;
  return [customer, quoted].filter((one) => one !== undefined).join(": ");
}

export type MemoListFacts = {
  found: ListPage<{ memo: Memo; comes: MemoComes; customer: string | undefined }>;
  reader: Reader;
};

/** All that is ahead of the reader, the next first, a page at a time. Always small enough to send. */
export function memoListCard(facts: MemoListFacts): Card {
  if (facts.found.listed > 0) return renderFitting("gaps", details, (detail) => memoListView(facts, detail));
  return notice("No reminders ahead", "To set one, write for example: remind me on Tuesday about Contoso");
}

export function memoListView({ found, reader }: MemoListFacts, detail: Detail = details[0]) {
  const { listed, page, pages, rows } = found;
  const to = (other: number) => press("run", { says: `reminders page ${other}` });
  return claimPageView({
    headline: listed === 1 ? "Your reminder" : `Your ${count(listed, "reminder")}`,
    split: [shown`Only you see them`],
    rows: rows.map(({ memo, comes, customer }): Row => {
      const { id, says, on, askedAt } = memo;
      const asked = text(`Asked ${dayWords(dayOf(askedAt, reader.zone), today(reader))}`);
      const isBoth = customer !== undefined && says !== undefined;
      const called = plain(memoWords(memo, customer), 60);
      const day = dayWords(on, today(reader));
      const moved =
        comes.because === undefined
          ? nothing
          : text(`${capital(day)} ${comes.because === "away" ? "you're away" : "isn't a working day"}`);
      const change = opens(press("memo-form", { memo: id }), `Change: ${called}`);
      const cancel = opens(press("cancel-memo", { memo: id, list: page }), `Cancel: ${called}`);
      return {
        name: customer === undefined ? text(says ?? "", detail.name) : name(customer, detail.name),
        figure: text(capital(dayWords(comes.day, today(reader)))),
        figureColor: "Default",
        what: isBoth ? text(says, detail.what) : asked,
        sub: join([moved, isBoth ? asked : nothing]),
        opens: change,
        links: [
          { title: plain("Change"), submit: change.submit, tooltip: change.tooltip },
          { title: plain("Cancel"), submit: cancel.submit, tooltip: cancel.tooltip },
        ],
      };
    }),
    pages,
    place: placeWords("reminder", (page - 1) * 10 + 1, rows.length, listed),
    isBeyond: undefined,
    buttons: pagingButtons(page, pages, to),
  });
}
