/** The form of one Azure subscription. */
import type { Subscription } from "../../domain/customer/customer.ts";
import { fingerprint } from "../../domain/customer/fingerprint.ts";
import { associationForm, saveButton, type Draft, type FormOf, type Inputs, type Recorded } from "./association.ts";
import { press } from "../kit/actions.ts";
import { withoutIds } from "../kit/commands.ts";
import { plain, shown, text } from "../kit/text.ts";
import type { FormFacts } from "./form.ts";

export const subscriptionInputs = {
  id: {
    kind: "text",
    holds: "guid",
    label: "Subscription ID",
    most: 60,
    placeholder: "9b58ba8d-c498-46e7-b648-245edafa3a38",
    missing: "The subscription ID is 32 digits and letters with hyphens.",
  },
  name: { kind: "text", label: "Name (optional)", most: 100, emptiedBeside: "access" },
  scope: {
    kind: "choice",
    label: "Who should link this subscription?",
    choices: {
      in: "We should",
      "not-applicable": "Nobody: it isn't part of our work",
      "other-partner": "Another partner",
    },
  },
  scopeNote: { kind: "text", label: "Why not us? (optional)", most: 300, emptiedBeside: "access" },
  soldByUsCsp: { kind: "switch", label: "Sale", on: "We sell it through CSP" },
  access: {
    kind: "choice",
    label: "How we have access",
    choices: {
      guest: "Guest accounts in the customer's directory",
      directory: "Accounts in the customer's directory",
      "service principal": "Service principal",
      lighthouse: "Azure Lighthouse",
      aobo: "CSP admin on behalf of (AOBO)",
      none: "We have no access",
      unknown: "Not known",
      // What else decides whether PAL is needed, chosen in the same place.
      marketplace: "Our managed service from the Marketplace: no link needed",
      sovereign: "A sovereign cloud (China, US Government): never counts",
    },
  },
  since: { kind: "date", label: "Access since" },
  powerOn: { kind: "date", label: "Power Platform deployed on (if any)", emptiedBeside: "access" },
} as const satisfies Inputs;
export type SubscriptionDraft = Draft<typeof subscriptionInputs>;

/** Without `subscription` it is a new one. */
type SubscriptionFormFacts = FormOf<typeof subscriptionInputs> & { subscription?: Subscription | undefined };

/** What is recorded, as the inputs hold it. */
function subscriptionDraft({ scope, ...subscription }: Subscription): Recorded<typeof subscriptionInputs, "id"> {
  return {
    name: subscription.name,
    scope: scope.is,
    scopeNote: scope.is === "in" ? "" : scope.note,
    soldByUsCsp: String(subscription.soldByUsCsp),
    access: subscription.sovereign ? "sovereign" : subscription.marketplace ? "marketplace" : subscription.access,
    since: subscription.since,
    powerOn: subscription.power?.deployedOn,
  };
}

export function subscriptionForm({ customer, subscription, draft, problem }: SubscriptionFormFacts): FormFacts {
  const isNew = subscription === undefined;
  const data = {
    customer: customer.id,
    subscription: subscription?.id,
    seen: subscription && fingerprint(subscription),
  };
  return associationForm({
    customer,
    problem,
    about: isNew ? "add a subscription" : plain(subscription.name ?? "", 80) || "subscription",
    context: isNew
      ? shown`Azure or Power Platform work that PAL makes count`
      : shown`Azure subscription ${text(withoutIds(subscription.id))}`,
    inputs: subscriptionInputs,
    filled: {
      ...(isNew ? { scope: "in", access: "unknown", soldByUsCsp: "false" } : subscriptionDraft(subscription)),
      ...draft,
    },
    given: { id: isNew ? {} : null },
    buttons: [saveButton(press("save-subscription", data))],
  });
}
