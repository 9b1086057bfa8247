/** An alert: deadlines that come close, for the owner, or for a manager when nobody has acted. */
import type { Customer } from "../../domain/customer/customer.ts";
import { shortId } from "../../domain/customer/fingerprint.ts";
import type { Deadlines, Names } from "../../domain/messages/message.ts";
import type { Day } from "../../domain/time/time.ts";
import { button, opens, press } from "../kit/actions.ts";
import {
  deadlineWords,
  count,
  dayWords,
  lastWorkingDay,
  onDay,
  withDayWords,
  type Reader,
  spokenOn,
} from "../kit/dates.ts";
import { listCard, type ListFacts } from "../kit/list.ts";
import { marks } from "../kit/marks.ts";
import { asManager, person } from "../kit/people.ts";
import type { Card } from "../kit/render.ts";
import { spoken } from "../kit/commands.ts";
import { join, name, nothing, shown, text, type Shown } from "../kit/text.ts";

export const deadlinesCard = (message: Deadlines, reader: Reader): Card => listCard(deadlinesFacts(message, reader));

/** Each row opens its customer; the first button opens the most urgent one. */
export function deadlinesFacts({ rows, escalated, names, today }: Deadlines, reader: Reader): ListFacts {
  const [first, ...others] = rows;
  const headline = headlineOf(rows, today);
  return {
    headline,
    context: escalated
      ? shown`Nobody has acted on ${others.length === 0 ? shown`this` : shown`these`} yet. Step in, or assign somebody else. ${asManager}`
      : first === undefined || others.length > 0
        ? afterwards(rows)
        : text(withDayWords(spoken(first.gap.next), reader), 400),
    lines: rows.map(({ customer, gap }) => ({
      ...marks.urgent,
      what: name(customer.name),
      sub: join([
        text(spokenOn(gap.what, today), 120),
        text(deadlineWords(gap.deadline, today)),
        escalated ? ownerOf(customer, names) : nothing,
      ]),
      opens: opens(press("show", { customer: customer.id }), `Show ${customer.name}`),
    })),
    buttons: [
      ...(first === undefined ? [] : actsFor(first, others.length === 0, escalated)),
      button("Show deadlines", press("gaps", { filter: escalated ? "ending" : "ending mine", page: 1 })),
    ],
  };
}

/** What the days mean: an ended claim or subscription is lost, delegated access that has ended is asked for again. */
function afterwards(rows: Deadlines["rows"]): Shown {
  const access = rows.filter(({ gap }) => gap.code === "A01").length;
  if (access === 0) return shown`After the last day, it's too late to act.`;
  return access < rows.length
    ? shown`After the last day, it's too late to act; only GDAP can be requested again.`
    : shown`Access ends on the last day. After it, GDAP has to be requested again, and the customer has to approve it.`;
}

/** What ends it, where the card is about one; else the most urgent customer. */
function actsFor({ customer: { id: customer }, gap }: Deadlines["rows"][number], isAlone: boolean, escalated: boolean) {
  const show = button("Show customer", press("show", { customer }));
  if (!isAlone) return [show];
  if (escalated) return [button("Assign", press("assign-form", { customer }), { likely: true }), show];
  if (gap.topic !== "cpor" || gap.item === undefined) return [show];
  const claim = shortId(gap.item);
  return [button("Update claim", press("claim-form", { customer, claim }), { likely: true }), show];
}

/** `Contoso: the last day is tomorrow`, `3 deadlines, the first on Fri 4 Dec`. */
function headlineOf(rows: Deadlines["rows"], today: Day): string {
  const [first, ...others] = rows;
  if (first === undefined) return "No deadlines";
  const { deadline } = first.gap;
  const day = dayWords(deadline.endsOn, today);
  // It comes as long before that one as was chosen.
  const working = lastWorkingDay(deadline, today);
  return others.length === 0
    ? `${first.customer.name}: the last ${working === undefined ? `day is ${day}` : `working day is ${working}`}`
    : `${count(rows.length, "deadline")}, the first ${onDay(deadline.endsOn, today)}`;
}

const ownerOf = ({ owner }: Customer, names: Names): Shown =>
  owner === undefined ? shown`nobody assigned` : shown`with ${person(owner, names)}`;
