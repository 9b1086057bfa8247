/** The form of an Azure subscription: opened, recorded, refused. */
import { exact } from "../../domain/exact.ts";
import { z } from "zod";
import { saveSubscription } from "../../app/customers/associate.ts";
import { gapContext } from "../../app/evaluate.ts";
import { formCard } from "../../cards/forms/form.ts";
import { subscriptionForm, subscriptionInputs, type SubscriptionDraft } from "../../cards/forms/subscription.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import type { SubscriptionForm } from "../../domain/pal/subscriptions.ts";
import { action, type Action, type Card } from "../turn.ts";
import * as fields from "./fields.ts";
import { changedSince, here, opened, refused, toPresser } from "./reply.ts";
import { savedReply } from "./undo.ts";

const openSubscription = action({
  verb: "subscription-form",
  schema: z.object({ customer: fields.customer, subscription: fields.reference.optional() }),
  who: "everyone",
  run: (turn, data) =>
    opened(turn, data.customer, ({ customer }) => {
      const isThere = customer.subscriptions.some(({ id }) => id === data.subscription);
      return formOf(customer, data.subscription, isThere ? {} : { draft: exact({ id: data.subscription }) });
    }),
});

const save = action({
  verb: "save-subscription",
  formerly: "subscription",
  schema: z.object({
    customer: fields.customer,
    subscription: fields.reference.optional(),
    seen: fields.reference.optional(),
    ...fields.inputs(subscriptionInputs),
  }),
  who: "everyone",
  async run(turn, data) {
    const { customer: id, subscription: given, seen, ...typed } = data;
    const before = (await turn.organization.customers.get(id))?.subscriptions.find((one) => one.id === given);
    const draft = fields.withEmptied(subscriptionInputs, typed);
    const { today } = await gapContext(turn.world, turn.organization);
    const asked = fields.readForm((problems) => {
      const {
        scope,
        scopeNote,
        access,
        id: written,
        ...rest
      } = fields.filledIn(problems, subscriptionInputs, draft, today);
      if (given === undefined && !draft.id?.trim()) fields.aGuid(problems, "", "Subscription ID");
      return {
        ...rest,
        ...accessIn(access),
        scope: fields.scopeOf(scope, scopeNote, before?.scope),
        id: given ?? written ?? "",
      };
    });
    const again = (problem: string) => ({ draft, problem });
    if ("problem" in asked) {
      return opened(turn, id, ({ customer }) => formOf(customer, given, again(asked.problem)));
    }
    const { id: meant, ...form } = asked.form;
    const done = await saveSubscription(turn.world, turn.organization, {
      customer: id,
      by: turn.actor,
      meant: { id: meant, seen: given === undefined ? undefined : seen },
      form,
    });
    switch (done.outcome) {
      case "no-such-customer":
      case "not-yours":
        return refused(turn, done);
      case "changed":
      case "unchanged":
      case "already-there": {
        const { item, customer } = done;
        const called = item.name ?? `Subscription …${item.id.slice(-4)}`;
        return done.outcome === "changed"
          ? await savedReply(turn, customer, { headline: `${called} saved`, subscription: item })
          : await savedReply(turn, customer, { headline: `${called} already saved`, subscription: item });
      }
      case "changed-since":
        return toPresser(formOf(done.customer, done.item.id, { problem: changedSince }));
      case "not-there":
        return here(turn, formOf(done.customer, undefined, again("This subscription is no longer here.")));
    }
  },
});

/** The form of a subscription that somebody told of, with what they said of it. */
export const toldSubscriptionForm = (customer: Customer, draft: SubscriptionDraft): Card =>
  formOf(customer, undefined, { draft });

function formOf(
  customer: Customer,
  id: string | undefined,
  more: { draft?: SubscriptionDraft; problem?: string },
): Card {
  const subscription = customer.subscriptions.find((one) => one.id === id);
  return formCard(subscriptionForm({ customer, subscription, ...more }));
}

/** A managed service comes with Lighthouse; of a sovereign cloud nothing more need be known. */
function accessIn(
  chosen: fields.Filled<typeof subscriptionInputs>["access"],
): Pick<SubscriptionForm, "access" | "marketplace" | "sovereign"> {
  if (chosen === undefined) return {};
  const [marketplace, sovereign] = [chosen === "marketplace" || null, chosen === "sovereign" || null];
  const access = chosen === "marketplace" ? "lighthouse" : chosen === "sovereign" ? undefined : chosen;
  return { access, marketplace, sovereign };
}

export const subscriptionActions: readonly Action[] = [openSubscription, save];
