/** The buttons of a handover. */
import { z } from "zod";
import { handover, undoHandover } from "../../app/organization/absence.ts";
import { count } from "../../cards/kit/dates.ts";
import { noticeCard } from "../../cards/kit/notice.ts";
import { press } from "../../cards/kit/actions.ts";
import { colleague } from "../input/find-person.ts";
import { action, type Action, type ActionReply } from "../turn.ts";

const person = z.string().min(1).max(200);

const hand = action({
  verb: "handover",
  schema: z.object({ from: person, to: person }),
  who: "managers",
  async run(turn, data): Promise<ActionReply> {
    const [from, to] = [await colleague(turn, data.from), await colleague(turn, data.to)];
    if (from === undefined || to === undefined) {
      return { card: noticeCard({ headline: "I don't know one of these people", says: "Nothing was changed." }) };
    }
    const done = await handover(turn.world, turn.organization, { from, to, by: turn.actor });
    switch (done.outcome) {
      case "handed-over":
      case "undone":
        return {
          card: noticeCard({
            headline: `${count(done.customers, "customer")} handed to ${to.name}`,
            says: `From ${from.name}. ${to.name} is asked about what was open. It can be undone until this time tomorrow.`,
            next: [{ title: "Undo", press: press("undo-handover", { handover: done.id }) }],
          }),
        };
      case "nothing-to-move":
        return {
          card: noticeCard({ headline: "Already handed over", says: `${from.name} owns no customers.` }),
        };
      case "same-person":
        return { card: noticeCard({ headline: "That is the same person", says: "Nothing was changed." }) };
    }
  },
});

const undo = action({
  verb: "undo-handover",
  formerly: "handover-undo",
  schema: z.object({ handover: z.string().min(1).max(100) }),
  who: "managers",
  async run(turn, data): Promise<ActionReply> {
    const done = await undoHandover(turn.world, turn.organization, { id: data.handover, by: turn.actor });
    return {
      card: noticeCard(
        done.outcome === "undone"
          ? { headline: `${count(done.customers, "customer")} given back`, says: "The handover is undone." }
          : { headline: "Nothing to undo", says: "More than a day has passed, or the customers have moved on since." },
      ),
    };
  },
});

export const leavingActions: readonly Action[] = [hand, undo];
