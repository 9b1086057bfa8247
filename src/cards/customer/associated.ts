/** What stands of a claim, a subscription or a link after somebody recorded or proved it, and what is next. */
import type { Claim, Identity, Subscription } from "../../domain/customer/customer.ts";
import { claimsPage } from "../../domain/catalogue/pages.ts";
import { shortId } from "../../domain/customer/fingerprint.ts";
import type { CustomerFacts, Lengths } from "./facts.ts";
import { identityLine } from "./links.ts";
import { gapAbout } from "./parts.ts";
import { subscriptionLine } from "./subscriptions.ts";
import { claimLine } from "./claims.ts";
import { commandsIn } from "../kit/commands.ts";
import { button, press, undoSavedButton, type Button } from "../kit/actions.ts";
import { render, type Card } from "../kit/render.ts";
import type { Instant } from "../../domain/time/time.ts";
import { link, name, nothing, plain, shown, text, type Shown } from "../kit/text.ts";

export type AssociatedFacts = {
  about: CustomerFacts;
  /** The news, behind the customer's name. */
  headline: string;
  claim?: Claim;
  subscription?: Subscription;
  identities?: readonly Identity[];
  /** Sentences under the lines. */
  says?: readonly string[];
  /** When it was saved, where that can be undone. */
  savedAt?: Instant | undefined;
};

const length: Lengths = { lines: 6, past: 0, name: 80, next: 240 };

const identitiesShown = 10;

export function associatedView({
  about,
  headline,
  claim,
  subscription,
  identities = [],
  says = [],
  savedAt,
}: AssociatedFacts) {
  const { customer } = about;
  const lines = [
    ...(claim === undefined ? [] : [claimLine(claim, about, length)]),
    ...(subscription === undefined ? [] : [subscriptionLine(subscription, about, length)]),
    ...identities.slice(0, identitiesShown).map((identity) => identityLine(identity, about, length)),
  ];
  return {
    summary: plain(`${plain(customer.name, 60)}: ${headline}`, 140),
    title: shown`${name(customer.name, 60)}: ${text(headline, 120)}`,
    lines: lines.map(({ opens: _opens, ...line }) => line),
    paragraphs: [...says.map((sentence) => text(sentence, 500)), pageOf(claim, about)]
      .filter((words) => words !== nothing)
      .map((words) => ({ text: words })),
    commands: commandsIn(
      [claim, subscription, ...identities.slice(0, identitiesShown)].flatMap((one) =>
        one === undefined ? [] : (gapAbout(about, one.id)?.next ?? []),
      ),
    ),
    buttons: [
      button("Show customer", press("back", { customer: customer.id }), { tooltip: `Show ${customer.name}` }),
      ...changeAgain(customer.id, claim, subscription, identities),
      ...(savedAt === undefined ? [] : [undoSavedButton(customer.id, savedAt)]),
    ],
  };
}

export const associatedCard = (facts: AssociatedFacts): Card => render("associated", associatedView(facts));

/** The page of Partner Center where the next step with the claim is; nothing where none is there. */
function pageOf(claim: Claim | undefined, about: CustomerFacts): Shown {
  const gap = claim && gapAbout(about, claim.id);
  const isThere = gap?.snoozedUntil === undefined && gap?.next.startsWith("In Partner Center") === true;
  return isThere ? link("Customer claims in Partner Center", claimsPage) : nothing;
}

function changeAgain(
  customer: string,
  claim: Claim | undefined,
  subscription: Subscription | undefined,
  [identity]: readonly Identity[],
): readonly Button[] {
  if (claim !== undefined) return [button("Change again", press("claim-form", { customer, claim: shortId(claim.id) }))];
  if (subscription !== undefined) {
    return [button("Change again", press("subscription-form", { customer, subscription: subscription.id }))];
  }
  if (identity !== undefined)
    return [button("Change again", press("identity-form", { customer, identity: shortId(identity.id) }))];
  return [button("Add proof", press("proof-form", { customer }))];
}
