/** For a manager: owners who were asked and reminded, and do not answer. */
import type { Escalation } from "../../domain/messages/message.ts";
import { dayOf } from "../../domain/time/time.ts";
import { count, dayWords, today, type Reader } from "../kit/dates.ts";
import { listCard, type ListFacts } from "../kit/list.ts";
import { marks } from "../kit/marks.ts";
import { asManager, person } from "../kit/people.ts";
import { button, opens, press } from "../kit/actions.ts";
import type { Card } from "../kit/render.ts";
import { join, shown, name, nothing, text } from "../kit/text.ts";

export const escalationCard = (message: Escalation, reader: Reader): Card => listCard(escalationFacts(message, reader));

/** One message for all of them; each row opens its customer. */
export function escalationFacts({ rows, names }: Escalation, reader: Reader): ListFacts {
  const seenOn = today(reader);
  const title = `No answer yet for ${count(rows.length, "customer")}`;
  return {
    headline: title,
    context: shown`The owners were asked and reminded. Ask them yourself, or assign somebody else. ${asManager}`,
    lines: rows.map(({ customer, prompt, unreachable }) => ({
      ...marks.urgent,
      what: name(customer.name),
      sub: join([
        shown`${person(prompt.to, names)}, asked ${text(dayWords(dayOf(prompt.at, reader.zone), seenOn))}`,
        unreachable === undefined ? nothing : shown`couldn't be reached: ${text(unreachable, 80)}`,
      ]),
      opens: opens(press("show", { customer: customer.id }), `Show ${customer.name}`),
    })),
    buttons: [
      button("All gaps", press("gaps", { filter: "all", page: 1 })),
      button("By owner", press("gaps-by-owner", {})),
    ],
  };
}
