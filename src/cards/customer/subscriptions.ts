/** The part of the customer's card that says what attributes each Azure subscription. */
import { dporWords } from "../review/words.ts";
import { earnsIncentive, isRoleUnknown, type Coverage } from "../../domain/pal/pal.ts";
import { isLeftOut, type Subscription } from "../../domain/customer/customer.ts";
import { type Gap, openGaps, openSince } from "../../domain/catalogue/gap-codes.ts";
import { dayOf, type Day } from "../../domain/time/time.ts";
import type { CustomerFacts, Lengths, Line, FoldingPart } from "./facts.ts";
import { isMendedByLinking } from "../kit/act.ts";
import { dayWords, monthWords, today } from "../kit/dates.ts";
import { knownHow } from "../kit/evidence.ts";
import { itemMark, marks } from "../kit/marks.ts";
import { personOrYou } from "../kit/people.ts";
import { button, opens, press } from "../kit/actions.ts";
import { join, shown, nothing, text, type Shown } from "../kit/text.ts";
import { part, mayChange, but, withNext, withoutName, inOrder, urgentFirst } from "./parts.ts";

/** Each Azure subscription: who is linked and how we know. */
export function subscriptionsPart(facts: CustomerFacts, length: Lengths): FoldingPart | undefined {
  const lines = facts.customer.subscriptions.map((subscription) => subscriptionLine(subscription, facts, length));
  const here = { customer: facts.customer.id };
  const buttons = mayChange(facts)
    ? [
        ...(facts.linksHere === true && openGaps(facts.gaps).some(isMendedByLinking)
          ? [
              button("Link it now", press("link-now", here), {
                tooltip: "Sign in at the customer's directory and link your account",
              }),
            ]
          : []),
        ...(isProofMissing(facts)
          ? [button("Add proof", press("proof-form", here), { tooltip: "Prove a link with the tool's output" })]
          : []),
        button("Add a PAL link", press("identity-form", here), {
          tooltip: "Add an identity and the Partner ID it's linked to",
        }),
        // Where there is no room, it is still a row of the form's list.
        ...(length.lines < 3 ? [] : [button("Add a subscription", press("subscription-form", here))]),
      ]
    : [];
  return part("subscriptions", shown`PAL by Azure subscription`, { rows: urgentFirst(lines) }, length, {
    open: !inOrder(lines),
    buttons,
  });
}

/**
 * Whether a link could be proven that is not. Nothing is to be proven of what your own sale or a report shows, nor where
 * lists disagree on who sells.
 */
function isProofMissing({ customer: { subscriptions, identities }, gaps, items }: CustomerFacts): boolean {
  const isOfLink = ({ code }: Gap): boolean => code !== "V02";
  return (
    subscriptions.some(({ id }) => {
      const state = items.states.get(id);
      return state === "unproven" || (state === "open" && (items.gaps.get(id) ?? []).some(isOfLink));
    }) || openGaps(gaps).some((gap) => isOfLink(gap) && identities.some(({ id }) => id === gap.item))
  );
}

/** How one subscription is covered. */
export function subscriptionLine(subscription: Subscription, facts: CustomerFacts, length: Lengths): Line {
  const wrong = facts.items.gaps.get(subscription.id) ?? [];
  const gap = wrong.find(({ snoozedUntil }) => snoozedUntil === undefined) ?? wrong[0];
  const isOwn = gap?.item === subscription.id;
  const state = subscriptionState(subscription, isOwn ? gap : undefined, facts, length);
  const id = shown`…${text(subscription.id.slice(-4))}`;
  const what =
    subscription.name === undefined
      ? shown`Subscription ${id}`
      : shown`${text(subscription.name, length.name)} (${id})`;
  return {
    ...(gap === undefined && isLeftOut(facts.customer)
      ? marks.none
      : itemMark(facts.items.states.get(subscription.id), gap, true)),
    what,
    // What to do about a link is said beside the link.
    sub: gap === undefined || isOwn ? withNext(state, gap, facts, length) : but(state, [gap], facts.reader),
    opens: opens(
      press("subscription-form", { customer: facts.customer.id, subscription: subscription.id }),
      `Update ${subscription.name ?? "this subscription"}`,
    ),
  };
}

function subscriptionState(
  subscription: Subscription,
  gap: Gap | undefined,
  facts: CustomerFacts,
  length: Lengths,
): Shown {
  const { reader } = facts;
  if (subscription.scope.is === "other-partner") return shown`Another partner's`;
  if (subscription.scope.is === "not-applicable") return shown`Does not apply`;
  if (gap !== undefined)
    return shown`${text(withoutName(gap, reader), length.name)}, since ${text(dayWords(openSince(gap), today(reader)))}`;
  const coverage = facts.items.coverage.get(subscription.id);
  return coverage === undefined ? shown`Not linked yet` : coverageWords(coverage, facts);
}

/** What attributes the subscription, or why nothing does. */
function coverageWords(covered: Coverage, facts: CustomerFacts): Shown {
  const { state, subscription, worth } = covered;
  const { customer, items, names, reader } = facts;
  const { seen, endedOn, evidence, soldByUsCsp } = subscription;
  const seenOn = today(reader);
  const isRead = evidence?.kind === "read";
  const read = isRead ? knownHow(evidence, customer, names, reader) : nothing;
  const sold =
    items.gaps.get(subscription.id)?.some(({ code }) => code === "V02") === true
      ? shown`${text(monthWords(seen?.month ?? "", seenOn))}'s usage report has it as sold by us`
      : join([shown`We sell it through CSP, and that counts`, read]);
  switch (state) {
    case "seen":
      return seen === undefined ? shown`Paid by Microsoft` : seenWords(seen, seenOn);
    case "csp":
      return sold;
    case "dpor":
      return text(dporWords);
    case "marketplace":
      return shown`Recognized through the Marketplace, without a link`;
    case "not-counted":
      return shown`In a sovereign cloud, which no designation counts`;
    case "ended":
      return endedOn === undefined
        ? shown`Moved to another customer`
        : join([shown`Closed ${text(dayWords(endedOn, seenOn))}`, read]);
    case "not-ours":
      return shown`Another partner's`;
    case "verified":
    case "reported":
      return state === "reported" && soldByUsCsp ? sold : linkedWords(covered, facts);
    case "said": {
      if (soldByUsCsp) return sold;
      const answer = customer.checklist.answers.pal;
      if (answer === undefined) return shown`Linked, not verified yet`;
      const who = personOrYou(answer.by, names, reader);
      return shown`Linked, as ${who} answered ${text(dayWords(dayOf(answer.at, reader.zone), seenOn))}`;
    }
    case "no-access":
      return shown`We have no access, so nothing can be linked`;
    case "broken":
      return shown`The link is broken`;
    case "role-does-not-count":
    case "time-bound":
    case "lost":
    case "none":
      return worth.worth === "nothing" || worth.worth === "never"
        ? shown`A link would add nothing here`
        : shown`Not linked yet`;
  }
}

/** Who links it, and how we know. */
function linkedWords(covered: Coverage, { customer, names, reader }: CustomerFacts): Shown {
  const identities = covered.by.map(({ identity }) => identity);
  const linked = identities.find(({ link }) => link === "verified") ?? identities[0];
  if (linked === undefined) return shown`Not linked yet`;
  const { evidence } = linked;
  const at = dayWords(dayOf(evidence.at, reader.zone), today(reader));
  return join([
    text(linked.label, 60),
    evidence.kind === "read"
      ? shown`linked, ${knownHow(evidence, customer, names, reader)}`
      : linked.link === "verified"
        ? shown`verified ${text(at)}`
        : shown`reported ${text(at)}, not verified yet`,
    isRoleUnknown(covered) ? shown`I don't know whether its role counts` : nothing,
  ]);
}

/** What a report shows; a role that counts and earns no incentive is named, since nobody else would say so. */
function seenWords({ month, adminTypes }: NonNullable<Subscription["seen"]>, seenOn: Day): Shown {
  const [role] = adminTypes;
  const pays = role === undefined || adminTypes.some(earnsIncentive);
  return join([
    shown`Seen in ${text(monthWords(month, seenOn))}'s usage report`,
    pays ? nothing : shown`as ${text(role, 60)}: it counts, but Azure incentives ask for Owner or Contributor`,
  ]);
}
