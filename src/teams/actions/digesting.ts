/** The button that shows the week now. */
import { z } from "zod";
import { digest } from "../commands/digesting.ts";
import { action, type Action, type ActionReply } from "../turn.ts";

export const digestingActions: readonly Action[] = [
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
