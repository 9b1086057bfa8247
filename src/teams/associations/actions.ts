/** Buttons that change associations: claims, subscriptions, PAL links, proof. */
import { z } from "zod";
import { customerReply } from "../customers/reply.ts";
import { action, type Action, type ActionReply } from "../turn.ts";
import { claimActions } from "./claims.ts";
import { customer } from "./fields.ts";
import { identityActions } from "./identities.ts";
import { pasteActions } from "./paste.ts";
import { linkActions } from "./link.ts";
import { here } from "./reply.ts";
import { subscriptionActions } from "./subscriptions.ts";

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
  ...linkActions,
  back,
];
