/** What a manager has an owner reminded of: the gaps of a list that are theirs, each with its next step. */
import type { Gap } from "../../domain/catalogue/gap-codes.ts";
import { longestLine } from "../../domain/messages/chases.ts";
import { namedInWeek } from "../../domain/messages/digest.ts";
import { groupBy } from "../../domain/group-by.ts";
import type { Chase } from "../../domain/messages/message.ts";
import { button, press } from "../kit/actions.ts";
import { count, type Reader } from "../kit/dates.ts";
import { person } from "../kit/people.ts";
import { renderFitting, type Card } from "../kit/render.ts";
import { andMore, details, todoRow, withName, type Detail } from "../kit/rows.ts";
import { join, name, nothing, plain, shown, text } from "../kit/text.ts";

const isQuestion = ({ code }: Gap): boolean => code.startsWith("Q");

export const chaseCard = (message: Chase, reader: Reader): Card =>
  renderFitting("weekly", details, (detail) => chaseView(message, reader, detail));

/** A row for each gap; the questions about one customer are one. Drawn as the weekly message is. */
export function chaseView({ rows, by, line, names }: Chase, reader: Reader, detail: Detail = details[0]) {
  const customers = new Map(rows.map(({ customer }) => [customer.id, customer]));
  const [first, ...others] = customers.values();
  const at =
    first === undefined || others.length > 0 ? text(count(customers.size, "customer")) : name(first.name, detail.name);
  const gaps = count(rows.length, "gap");
  const all = [...groupBy(rows, ({ customer, gap }) => (isQuestion(gap) ? customer.id : gap.key)).values()].flatMap(
    (some) => (some[0] === undefined ? [] : [{ customer: some[0].customer, gaps: some.map(({ gap }) => gap) }]),
  );
  const named = all.slice(0, namedInWeek);
  return {
    summary: plain(`${names.get(by) ?? by} reminds you of ${gaps}`, 120),
    title: shown`${person(by, names)} reminds you of ${text(gaps)} at ${at}`,
    context: line === undefined ? nothing : shown`“${text(line, longestLine)}”`,
    rows: named.map(({ customer, gaps: some }) => {
      const row = todoRow({ customer, gaps: some }, names, reader, detail);
      // Which questions they are, and not how long they take.
      return some.some(isQuestion) ? { ...row, sub: join(some.map(({ what }) => text(what, detail.what))) } : row;
    }),
    more: andMore(all.length - named.length),
    read: nothing,
    changes: nothing,
    stop: nothing,
    buttons: [
      ...(first === undefined
        ? []
        : [
            others.length === 0
              ? button("Show customer", press("show", { customer: first.id }), { likely: true })
              : button(withName("Start with", first, "Start with the first"), press("answer", { customer: first.id }), {
                  likely: true,
                }),
          ]),
      button("All my customers", press("gaps", { filter: "customers mine", page: 1 })),
    ],
  };
}
