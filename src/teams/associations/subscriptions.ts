/** The form of an Azure subscription: opened, recorded, refused. */
import { z } from "zod";
import { saveSubscription } from "../../app/customers/associate.ts";
import { gapContext } from "../../app/evaluate.ts";
import {
  specialSubscriptions,
  subscriptionFormCard,
  subscriptionInputs,
  type SubscriptionDraft,
} from "../../cards/forms/subscription.ts";
import { accessModels, type Customer, type Subscription } from "../../domain/customer/customer.ts";
import type { SubscriptionForm } from "../../domain/pal/subscriptions.ts";
import type { Day } from "../../domain/time/time.ts";
import { action, type Action, type ActionReply, type Card } from "../turn.ts";
import * as fields from "./fields.ts";
import { answered, changedSince, here, opened, refused } from "./reply.ts";

const openSubscription = action({
  verb: "subscription-form",
  schema: z.object({ customer: fields.customer, subscription: fields.reference.optional() }),
  who: "everyone",
  run: (turn, data): Promise<ActionReply> =>
    opened(turn, data.customer, ({ customer }) => subscriptionForm(customer, data.subscription, {})),
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
  async run(turn, data): Promise<ActionReply> {
    const { customer: id, subscription: given, seen, ...typed } = data;
    const before = (await turn.organization.customers.get(id))?.subscriptions.find((one) => one.id === given);
    const draft = fields.withEmptied<SubscriptionDraft>(typed, [["access", ["name", "scopeNote", "powerOn"]]]);
    const { today } = await gapContext(turn.world, turn.organization);
    const asked = fields.read((problems) => ({
      ...subscriptionIn(problems, draft, before, today),
      id: given ?? fields.aGuid(problems, fields.trimmed(draft.id) ?? "", "The subscription ID") ?? "",
    }));
    const again = (problem: string) => ({ draft, problem });
    if ("problem" in asked) {
      return opened(turn, id, ({ customer }) => subscriptionForm(customer, given, again(asked.problem)));
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
        const headline = `${called} ${done.outcome === "changed" ? "saved" : "unchanged"}`;
        return await answered(turn, customer, { headline, subscription: item });
      }
      case "changed-since":
        return here(turn, subscriptionForm(done.customer, done.item.id, { problem: changedSince }));
      case "not-there":
        return here(turn, subscriptionForm(done.customer, undefined, again("This subscription is no longer here.")));
    }
  },
});

function subscriptionForm(
  customer: Customer,
  id: string | undefined,
  more: { draft?: SubscriptionDraft; problem?: string },
): Card {
  const subscription = customer.subscriptions.find((one) => one.id === id);
  return subscriptionFormCard({ customer, subscription, ...more });
}

function subscriptionIn(
  problems: fields.Problems,
  draft: SubscriptionDraft,
  before: Subscription | undefined,
  today: Day,
): SubscriptionForm {
  const name = fields.trimmed(draft.name);
  const powerOn = fields.trimmed(draft.powerOn);
  const scope = fields.aScope(problems, draft.scope, fields.trimmed(draft.scopeNote), before?.scope);
  const { soldByUsCsp, access, since } = draft;
  return {
    ...(access && accessIn(problems, access)),
    name: name === "" ? null : name && fields.short(problems, name, "The name", 100),
    scope,
    soldByUsCsp: soldByUsCsp ? soldByUsCsp === "true" : undefined,
    since: since ? fields.pastDay(problems, since, "Access since", today) : undefined,
    powerOn: powerOn === "" ? null : powerOn && fields.pastDay(problems, powerOn, "Power Platform deployed on", today),
  };
}

/** A managed service comes with Lighthouse; of a sovereign cloud nothing more need be known. */
function accessIn(
  problems: fields.Problems,
  chosen: string,
): Pick<SubscriptionForm, "access" | "marketplace" | "sovereign"> {
  const special = Object.keys(specialSubscriptions).find((one) => one === chosen);
  const access =
    special === undefined
      ? fields.oneOf(problems, accessModels, chosen, "How we have access")
      : special === "marketplace"
        ? "lighthouse"
        : undefined;
  return {
    access,
    marketplace: special === "marketplace" ? true : null,
    sovereign: special === "sovereign" ? true : null,
  };
}

export const subscriptionActions: readonly Action[] = [openSubscription, save];
