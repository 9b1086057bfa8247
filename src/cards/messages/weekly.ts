/** The owner's week, or several customers assigned at once: only what needs this person, most urgent first. */
import { confirmableIn, namedInWeek } from "../../domain/messages/digest.ts";
import type { OwnerWeek } from "../../domain/messages/message.ts";
import { count, dayWords, momentWords, number, today, weekNumber, type Reader } from "../kit/dates.ts";
import { isPerson, person } from "../kit/people.ts";
import { changesWords, readNewsWords } from "./read-news.ts";
import { button, opens, press } from "../kit/actions.ts";
import { renderFitting, type Card } from "../kit/render.ts";
import { andMore, details, rowAct, todoRow, withName, type Detail, type Row } from "../kit/rows.ts";
import { answerHoldsUntil } from "./questions.ts";
import { channelName, statusWords } from "./digest-status.ts";
import { join, name, nothing, shown, plain, text, type Shown } from "../kit/text.ts";

/** What needs the person, with the first one to start with. */
export function weeklyView(message: OwnerWeek, reader: Reader, detail: Detail = details[0]) {
  const { due, confirmed = [], names } = message;
  const [first] = due;
  // A card has room for so many rows: what was confirmed just now stands on it, whatever else is due.
  const done = confirmed.slice(0, Math.max(namedInWeek - due.length, leastConfirmed));
  const named = due.slice(0, namedInWeek - done.length);
  const confirmable = message.week === undefined ? [] : confirmableIn(due);
  return {
    ...headline(message),
    rows: [
      ...named.map((row) => todoRow(row, names, reader, detail)),
      ...done.map((row) => confirmedRow(row, reader, detail)),
    ],
    more: andMore(due.length - named.length),
    read: readNewsWords(message.read, reader),
    changes: changesWords(message.read, detail.next === 0 ? 1 : 3, reader),
    stop: message.week === undefined ? nothing : stopWords(message, reader),
    buttons: [
      ...(first === undefined
        ? []
        : [
            button(
              withName("Start with", first.customer, "Start with the first"),
              press("answer", { customer: first.customer.id }),
              {
                likely: true,
                tooltip: `Open what ${plain(first.customer.name, 50)} needs`,
              },
            ),
          ]),
      ...(confirmable.length > 1
        ? [
            button(
              `Confirm all ${confirmable.length}`,
              press("confirm", { customers: confirmable.map(({ customer }) => customer.id) }),
              {
                tooltip: `Nothing changed at ${confirmable.map(({ customer }) => customer.name).join(", ")}`,
              },
            ),
          ]
        : []),
      button("All my customers", press("gaps", { filter: "customers mine", page: 1 }), {
        tooltip: "All customers I look after, with and without gaps",
      }),
    ],
  };
}

/** Rows for what was confirmed, where more is due than the card names. */
const leastConfirmed = 2;

/** What the reader confirmed, with the way back. */
function confirmedRow(
  { customer, at }: NonNullable<OwnerWeek["confirmed"]>[number],
  reader: Reader,
  detail: Detail,
): Row {
  const until = Object.values(customer.checklist.answers)
    .map((answer) => answerHoldsUntil(answer, reader))
    .sort()[0];
  return {
    name: name(customer.name, detail.name),
    opens: opens(press("show", { customer: customer.id }), `Show ${customer.name}`),
    figure: nothing,
    figureColor: "Default",
    what: shown`Confirmed by you${until === undefined ? nothing : shown`, valid until ${text(dayWords(until, today(reader)))}`}`,
    sub: nothing,
    act: rowAct("Undo", press("undo-confirm", { customer: customer.id, at }), customer),
  };
}

/** When the next one comes, how to stop it, and for a manager how the digests go. */
function stopWords({ next, digests = [] }: OwnerWeek, reader: Reader): Shown {
  const when = next === undefined ? nothing : shown`The next one comes ${text(momentWords(next, reader))}.`;
  const stop = shown`This comes weekly, when something needs you. Write **digest off** to stop it.`;
  const lines = digests
    .slice(0, digestsNamed)
    .map(({ channel, status }) => shown`${name(channelName(channel), 50)}: ${text(statusWords(status, reader))}`);
  return join([...lines, join([stop, when], " "), andMore(digests.length - digestsNamed)], "\n\n");
}

/** Channels whose digest a manager's week tells of. */
const digestsNamed = 3;

export const weeklyCard = (message: OwnerWeek, reader: Reader): Card =>
  renderFitting("weekly", details, (detail) => weeklyView(message, reader, detail));

function headline(message: OwnerWeek) {
  const { due, week } = message;
  const customers = count(due.length, "customer");
  if (message.reminder === true) {
    const need = due.length === 1 ? "needs" : "need";
    const says = `${customers} still ${need} your answers`;
    return {
      summary: plain(says, 120),
      title: text(says),
      context: shown`A few questions each, under a minute; start with the first`,
    };
  }
  if (week === undefined) {
    const by = isPerson(message.assignedBy) ? person(message.assignedBy, message.names) : undefined;
    const isTheirs = message.standsIn !== true;
    const title = !isTheirs
      ? text(`${customers} ${due.length === 1 ? "has" : "have"} new questions`)
      : by === undefined
        ? shown`${text(customers)} assigned to you`
        : shown`${by} assigned ${text(customers)} to you`;
    return {
      summary: plain(`${customers} ${isTheirs ? "assigned to you" : "you look after"}: a few questions each`, 120),
      title,
      context: shown`A few questions each, under a minute; start with the first`,
    };
  }
  const title = weekTitle(message);
  return {
    summary: plain(title, 120),
    title,
    context: join([shown`Week ${weekNumber(week)}`, restWords(message)]),
  };
}

function weekTitle({ due, owned, standsIn, rest }: OwnerWeek): Shown {
  if (due.length === 0)
    return rest?.waiting ? shown`Nothing new needs you this week` : shown`Nothing needs you this week`;
  const verb = due.length === 1 ? "needs" : "need";
  const which = due.length < owned ? `${due.length} of ${theirs(owned, standsIn)}` : allOf(owned, standsIn);
  return shown`${text(which)} ${text(verb)} you`;
}

const theirs = (owned: number, standsIn: true | undefined): string =>
  standsIn === true ? `the ${count(owned, "customer")} you look after` : `your ${count(owned, "customer")}`;

/** Of the customers beside those due: in order only if they are. */
function restWords({ due, owned, rest }: OwnerWeek): Shown {
  if (rest === undefined || (due.length > 0 && due.length >= owned)) return nothing;
  if (rest.waiting > 0) {
    const waiting = due.length === 0 ? count(rest.waiting, "customer") : `${number(rest.waiting)} more`;
    return text(`no answer yet for ${waiting}, asked lately or put off`);
  }
  if (!rest.inOrder) return nothing;
  if (due.length > 0) return shown`the rest are in order`;
  return owned === 1 ? shown`your customer is in order` : text(`all ${count(owned, "customer")} in order`);
}

function allOf(owned: number, standsIn: true | undefined): string {
  if (standsIn === true)
    return owned === 1
      ? "The customer you look after"
      : `${owned === 2 ? "Both" : `All ${number(owned)}`} customers you look after`;
  if (owned < 3) return owned === 1 ? "Your customer" : "Both your customers";
  return `All ${number(owned)} of your customers`;
}
