/** The form of one Azure subscription. */
import type { AccessModel, Customer, Subscription } from "../../domain/customer/customer.ts";
import { fingerprint } from "../../domain/customer/fingerprint.ts";
import { associationForm, cancelButton, saveButton, type Draft } from "./association.ts";
import { press } from "../kit/actions.ts";
import { render, type Card } from "../kit/render.ts";
import { withoutIds } from "../kit/commands.ts";
import { plain, shown, text } from "../kit/text.ts";

/** Ids of the inputs. */
export const subscriptionInputs = [
  "id",
  "name",
  "scope",
  "scopeNote",
  "soldByUsCsp",
  "access",
  "since",
  "powerOn",
] as const;
export type SubscriptionInput = (typeof subscriptionInputs)[number];
export type SubscriptionDraft = Draft<SubscriptionInput>;

export type SubscriptionFormFacts = {
  customer: Customer;
  /** Absent: a new one. */
  subscription?: Subscription | undefined;
  draft?: SubscriptionDraft | undefined;
  /** Why it was not recorded. */
  problem?: string | undefined;
};

const accessWords: Record<AccessModel, string> = {
  guest: "Guest accounts in the customer's directory",
  directory: "Accounts in the customer's directory",
  "service principal": "Service principal",
  lighthouse: "Azure Lighthouse",
  aobo: "CSP admin on behalf of (AOBO)",
  none: "We have no access",
  unknown: "Not known",
};

/** What else decides whether PAL is needed, chosen in the same place. */
export const specialSubscriptions = {
  marketplace: "Our managed service from the Marketplace: no link needed",
  sovereign: "A sovereign cloud (China, US Government): never counts",
} as const;

/** What is recorded, as the inputs hold it. */
function subscriptionDraft({ scope, ...subscription }: Subscription): SubscriptionDraft {
  return {
    id: subscription.id,
    name: subscription.name ?? "",
    scope: scope.is,
    scopeNote: scope.is === "in" ? "" : (scope.note ?? ""),
    soldByUsCsp: String(subscription.soldByUsCsp),
    access: subscription.sovereign ? "sovereign" : subscription.marketplace ? "marketplace" : subscription.access,
    since: subscription.since,
    powerOn: subscription.power?.deployedOn ?? "",
  };
}

export function subscriptionFormView(facts: SubscriptionFormFacts) {
  const { customer, subscription, draft } = facts;
  const before =
    subscription === undefined
      ? { scope: "in", access: "unknown", soldByUsCsp: "false" }
      : subscriptionDraft(subscription);
  const filled: SubscriptionDraft = { ...before, ...draft };
  const about =
    subscription === undefined ? "add a subscription" : plain(subscription.name ?? "", 80) || "subscription";
  const context =
    subscription === undefined
      ? shown`Azure or Power Platform work that PAL makes count`
      : shown`Azure subscription ${text(withoutIds(subscription.id))}`;
  const data = {
    customer: customer.id,
    subscription: subscription?.id,
    seen: subscription && fingerprint(subscription),
  };
  return {
    ...associationForm(facts, about, context, subscriptionInputs, filled),
    isNew: subscription === undefined,
    accessModels: Object.entries({ ...accessWords, ...specialSubscriptions }).map(([value, words]) => ({
      title: plain(words, 60),
      value,
    })),
    buttons: [saveButton(press("save-subscription", data)), cancelButton(customer)],
  };
}

export const subscriptionFormCard = (facts: SubscriptionFormFacts): Card =>
  render("subscription-form", subscriptionFormView(facts));
