/** Buttons that change associations: claims, subscriptions, PAL links, proof. */
import { z } from "zod";
import { customerReply } from "../customer-reply.ts";
import { action, type Action, type ActionReply } from "../turn.ts";
import { claimActions } from "./associating-claims.ts";
import { customer } from "./associating-inputs.ts";
import { identityActions } from "./associating-identities.ts";
import { pasteActions } from "./associating-paste.ts";
import { here } from "./associating-reply.ts";
import { subscriptionActions } from "./associating-subscriptions.ts";

/** From a form or its outcome back to the customer, in the same place. */
const back = action({
  verb: "back",
  schema: z.object({ customer }),
  who: "everyone",
  async run(turn, data): Promise<ActionReply> {
    return here(turn, (await customerReply(turn, data.customer)).card);
  },
});

export const associatingActions: readonly Action[] = [
  ...claimActions,
  ...subscriptionActions,
  ...identityActions,
  ...pasteActions,
  back,
];
