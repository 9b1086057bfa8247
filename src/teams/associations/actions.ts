/** Buttons that change associations: claims, subscriptions, PAL links, proof. */
import { z } from "zod";
import { customerReply } from "../customers/reply.ts";
import { action, type Action } from "../turn.ts";
import { claimActions } from "./claims.ts";
import { customer } from "./fields.ts";
import { identityActions } from "./identities.ts";
import { pasteActions } from "./paste.ts";
import { here, opened } from "./reply.ts";
import { subscriptionActions } from "./subscriptions.ts";
import { undoSavedActions } from "./undo.ts";
import { giveTicket } from "../../app/customers/link.ts";
import { press } from "../../cards/kit/actions.ts";
import { noticeCard } from "../../cards/kit/notice.ts";
import { hashOf, newTicket } from "../link/ticket.ts";
import * as fields from "./fields.ts";

/** From a form or its outcome back to the customer, in the same place. */
const back = action({
  verb: "back",
  schema: z.object({ customer }),
  who: "everyone",
  async run(turn, data) {
    return here(turn, (await customerReply(turn, data.customer)).card);
  },
});

const linkNow = action({
  verb: "link-now",
  schema: z.object({ customer: fields.customer }),
  who: "everyone",
  async run(turn, data, click) {
    const { world, organization, actor, place } = turn;
    const back = [{ title: "Back to the customer", press: press("back", { customer: data.customer }) }];
    const { linking } = world;
    if (linking === undefined) {
      const says = "Linking from here is switched off. Link with the Azure CLI, and paste its output.";
      return here(turn, noticeCard({ says, next: back }));
    }
    return opened(turn, data.customer, async ({ customer }) => {
      const made = newTicket(organization.id, actor.id);
      if (made === undefined) return noticeCard({ says: "Only people with an Entra account can sign in.", next: back });
      const { ticket, code } = made;
      await giveTicket(world, organization, {
        ticket: hashOf(ticket),
        code: hashOf(code),
        customer: customer.id,
        by: actor,
        card: place.kind === "personal" ? { conversation: place.conversation, activity: click.card } : undefined,
      });
      return noticeCard({
        headline: `Link your account at ${customer.name}`,
        says: [
          "The page opens in your browser. It works once, for you only, within ten minutes. Sign in with the account you use at this customer, see what it's linked to, and decide.",
          `If the page asks for a code, it is ${code}.`,
        ],
        link: { title: "Open the page", url: `${linking.url}/link/${ticket}` },
        next: back,
      });
    });
  },
});

export const associatingActions: readonly Action[] = [
  ...claimActions,
  ...subscriptionActions,
  ...identityActions,
  ...pasteActions,
  ...undoSavedActions,
  linkNow,
  back,
];
