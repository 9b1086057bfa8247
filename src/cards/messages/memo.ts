/** What somebody asked to be reminded of, on its day; and what can be said of it before and after. */
import type { Memo } from "../../domain/people/person.ts";
import { customerState } from "../../domain/gaps/report.ts";
import { isWaiting, openGaps } from "../../domain/catalogue/gap-codes.ts";
import type { MemoNews } from "../../domain/messages/message.ts";
import { actOn } from "../kit/act.ts";
import { button, opens, press, type Button } from "../kit/actions.ts";
import { dayWords, withDayWords, type Reader } from "../kit/dates.ts";
import { hasCommand, instruction } from "../kit/commands.ts";
import { listCard, type ListFacts, type ListLine } from "../kit/list.ts";
import { markBeside, marks } from "../kit/marks.ts";
import type { Card } from "../kit/render.ts";
import { details, gapRow, ownerWords } from "../kit/rows.ts";
import { name, nothing, plain, shown, text } from "../kit/text.ts";

export const memoCard = (message: MemoNews, reader: Reader): Card => listCard(memoFacts(message, reader));

/** Their words, what is open of the customer now, and the way to be reminded once more. */
export function memoFacts(message: MemoNews, reader: Reader): ListFacts {
  const { memo, askedOn, about, today } = message;
  const says = memo.says === undefined ? [] : [{ ...marks.none, what: shown`“${text(memo.says, 240)}”`, sub: nothing }];
  return {
    headline:
      about === undefined ? "You asked me to remind you" : `You asked me to remind you about ${about.customer.name}`,
    summary: plain(["Reminder", memo.says, about?.customer.name].filter((one) => one !== undefined).join(": "), 120),
    context: shown`Asked ${text(dayWords(askedOn, today))}`,
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
    return { ...marks.none, what: shown`${called} isn’t yours now`, sub: owner };
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

/** `Woodgrove Bank: “chase the PO”`, either alone; `a reminder without words` for neither. */
export function memoWords({ says }: Memo, customer: string | undefined): string {
  const quoted = says === undefined ? undefined : `“${says}”`;
  return [customer, quoted].filter((one) => one !== undefined).join(": ");
}
