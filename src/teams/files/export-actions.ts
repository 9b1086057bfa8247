/** Buttons that hand over files, and the one that shows a review. */
import { notHere } from "../refusals.ts";
import { z } from "zod";
import { exportKinds } from "../../domain/organization/exported.ts";
import { tableFile } from "./export.ts";

import { ofPerson } from "../input/scope.ts";
import { reviewFile, reviewReply } from "../customers/review.ts";
import { action, type Action, type ActionReply } from "../turn.ts";

const customer = z.string().min(1).max(100);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const table = action({
  verb: "export",
  schema: z.object({
    what: z.enum(exportKinds),
    customer: customer.optional(),
    person: z.string().min(1).max(200).optional(),
    from: day.optional(),
    to: day.optional(),
  }),
  who: "managers",
  async run(turn, data): Promise<ActionReply> {
    if (turn.place.kind !== "personal")
      return { toast: "Ask for it in our personal chat. Teams only hands over files there." };
    const { from, to } = data;
    const period = { from, to };
    const narrowed =
      data.person === undefined ? { filter: period } : await ofPerson(turn, data.person, data.person, period);
    const filter = { ...narrowed.filter, customer: data.customer };
    return await tableFile(turn, data.what, filter);
  },
});

const review = action({
  verb: "review",
  schema: z.object({ customer }),
  who: "everyone",
  async run(turn, data): Promise<ActionReply> {
    return { ...(await reviewReply(turn, data.customer)), shown: "new" };
  },
});

const page = action({
  verb: "review-page",
  schema: z.object({ customer }),
  who: "everyone",
  async run(turn, data): Promise<ActionReply> {
    return (await reviewFile(turn, data.customer)) ?? { card: notHere(), shown: "new" };
  },
});

export const exportingActions: readonly Action[] = [table, review, page];
