/** What a card that asked says once it need not be answered any more. No way to answer is left on it. */
import { isLeftOut } from "../../domain/customer/customer.ts";
import type { ClosedPrompt } from "../../domain/messages/message.ts";
import { dayOf } from "../../domain/time/time.ts";
import { dateWords, today, type Reader } from "../kit/dates.ts";
import { noticeCard } from "../kit/notice.ts";
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
      return noticeCard({
        headline: `${customer.name}: asked again`,
        says: `I asked again on ${day}. The newer card is below: answer there.`,
        next: [show(customer)],
      });
    }
    case "elsewhere": {
      const { customer, names } = message;
      const { owner } = customer;
      return noticeCard({
        headline:
          owner === undefined
            ? `${customer.name} has no owner now`
            : `${customer.name} now belongs to ${names.get(owner) ?? owner}`,
        says: "There's nothing left to answer here.",
        next: [show(customer)],
      });
    }
    case "not-needed": {
      const { customer } = message;
      const { lifecycle } = customer;
      const why = isLeftOut({ lifecycle }) ? `It is ${lifecycle}: nobody` : "Nobody";
      return noticeCard({
        headline: `${customer.name}: no answer needed now`,
        says: `${why} is waiting for an answer.`,
        next: [show(customer)],
      });
    }
    case "forgotten":
      return noticeCard({
        headline: "This customer was removed",
        says: "A manager removed it, along with everything I knew about it. There's nothing left to answer here.",
      });
    case "linked": {
      const { customer, account, partnerId } = message;
      return noticeCard({
        headline: `${customer.name}: linked`,
        says: `${account} is linked to ${partnerId}. I read it back from Azure and saved it.`,
        next: [show(customer)],
      });
    }
    case "nothing-left":
      return noticeCard({
        headline: "Nothing here is waiting for you now",
        says: "Everything on this list was answered, given to somebody else, or asked again further below.",
        next: [{ title: "All my customers", press: press("gaps", { filter: "customers mine", page: 1 }) }],
      });
  }
}

function show({ id, name }: { id: string; name: string }) {
  return { title: "Show customer", press: press("show", { customer: id }), tooltip: `Show ${name}` };
}
