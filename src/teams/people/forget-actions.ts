/** The buttons that forget for good. */
import { z } from "zod";
import { forgetCustomer, forgetPerson } from "../../app/organization/forget.ts";
import { count } from "../../cards/kit/dates.ts";
import { noticeCard } from "../../cards/kit/notice.ts";
import { action, type Action, type ActionReply } from "../turn.ts";

const person = action({
  verb: "forget-person",
  schema: z.object({ person: z.string().min(1).max(200) }),
  who: "managers",
  async run(turn, data): Promise<ActionReply> {
    const done = await forgetPerson(turn.world, turn.organization, { person: data.person, by: turn.actor });
    switch (done.outcome) {
      case "last-manager":
        return say("The last manager can't be forgotten", "Add another manager first. Nothing was changed.");
      case "forgotten":
        return say(`Forgotten: now ${done.pseudonym}`, [
          `${count(done.documents, "document")} changed, ${count(done.deliveries, "record")} of messages removed or changed. History shows ${done.pseudonym} in their place.`,
          done.fixedManager ? "The setting BOT_MANAGERS still names them: an administrator removes them there." : "",
        ]);
    }
  },
});

const customer = action({
  verb: "forget-customer",
  schema: z.object({ customer: z.string().min(1).max(100) }),
  who: "managers",
  async run(turn, data): Promise<ActionReply> {
    const done = await forgetCustomer(turn.world, turn.organization, { customer: data.customer, by: turn.actor });
    switch (done.outcome) {
      case "no-such-customer":
        return say("Forgotten already", "Nothing of this customer is kept.");
      case "forgotten":
        return say("The customer is forgotten", [
          `Everything about it has been removed, including the records of ${count(done.deliveries, "message")}.`,
          `I keep a note that you removed it.`,
        ]);
    }
  },
});

function say(headline: string, says: string | readonly string[]): ActionReply {
  return { card: noticeCard({ headline, says }) };
}

export const forgettingActions: readonly Action[] = [person, customer];
