/** Buttons about what the bot says unasked: the week now, and what did not arrive once more. */
import { z } from "zod";
import { resent, shownDeliveries } from "./deliveries.ts";
import { digest } from "./digest.ts";
import { action, type Action, type ActionReply } from "../turn.ts";

export const digestingActions: readonly Action[] = [
  action({
    verb: "deliveries",
    schema: z.object({}),
    who: "managers",
    run: async (turn): Promise<ActionReply> => ({ card: await shownDeliveries(turn), shown: "private" }),
  }),
  action({
    verb: "deliveries-resend",
    schema: z.object({}),
    who: "managers",
    run: async (turn): Promise<ActionReply> => ({ card: await resent(turn) }),
  }),
  action({
    verb: "digest-now",
    schema: z.object({}),
    who: "everyone",
    async run(turn): Promise<ActionReply> {
      const reply = await digest.run(turn, "now");
      return typeof reply === "object" && "card" in reply ? { ...reply, shown: "new" } : reply;
    },
  }),
];
