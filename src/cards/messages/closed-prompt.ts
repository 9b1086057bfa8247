/** What a card that asked says once it need not be answered any more. No way to answer is left on it. */
import { isLeftOut } from "../../domain/customer/customer.ts";
import type { ClosedPrompt } from "../../domain/messages/message.ts";
import { dayOf } from "../../domain/time/time.ts";
import { dateWords, today, type Reader } from "../kit/dates.ts";
import { notice } from "../kit/notice.ts";
import { press } from "../kit/actions.ts";
import { savedCard } from "./saved.ts";
import type { Card } from "../kit/render.ts";

/** @param reader whose chat the card is in. */
export function closedPromptCard(message: ClosedPrompt, reader: Reader): Card {
  switch (message.kind) {
    case "answered": {
      const { person, kind: _kind, ...facts } = message;
      return savedCard({ ...facts, because: "saved", reader: { ...reader, person } });
    }
    case "asked-again": {
      const { customer, at } = message;
      const day = dateWords(dayOf(at, reader.zone), today(reader));
      return notice(
        `${customer.name}: asked again`,
        `I asked again on ${day}. The newer card is below: answer there.`,
        [show(customer)],
      );
    }
    case "elsewhere": {
      const { customer, names } = message;
      const { owner } = customer;
      return notice(
        owner === undefined
          ? `${customer.name} has no owner now`
          : message.isOver === true
            ? `${customer.name} is no longer yours to answer for`
            : `${customer.name} now belongs to ${names.get(owner) ?? owner}`,
        "There's nothing left to answer here.",
        [show(customer)],
      );
    }
    case "yours-again":
      return notice(
        `${message.customer.name} is yours again`,
        "Taking it off you was undone. Your answers are still here.",
        [show(message.customer)],
      );
    case "not-needed": {
      const { customer } = message;
      const { lifecycle } = customer;
      const why = isLeftOut({ lifecycle }) ? `It is ${lifecycle}: nobody` : "Nobody";
      return notice(`${customer.name}: no answer needed now`, `${why} is waiting for an answer.`, [show(customer)]);
    }
    case "forgotten":
      return notice(
        "This customer was removed",
        "A manager removed it, along with everything I knew about it. There's nothing left to answer here.",
      );
    case "linked": {
      const { customer, account, partnerId } = message;
      return notice(
        `${customer.name}: linked`,
        `${account} is linked to ${partnerId}. I read it back from Azure and saved it.`,
        [show(customer)],
      );
    }
    case "nothing-left":
      return notice(
        "Nothing here is waiting for you now",
        "Everything on this list was answered, given to somebody else, or asked again further below.",
        [{ title: "All my customers", press: press("gaps", { filter: "customers mine", page: 1 }) }],
      );
  }
}

function show({ id, name }: { id: string; name: string }) {
  return { title: "Show customer", press: press("show", { customer: id }), tooltip: `Show ${name}` };
}
