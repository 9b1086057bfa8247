/** What to do about a gap, as a button: the act itself where there is a form for it. */
import { canConfirm } from "../../domain/customer/checklist.ts";
import { questions, type Customer } from "../../domain/customer/customer.ts";
import { shortId } from "../../domain/customer/fingerprint.ts";
import type { Gap } from "../../domain/catalogue/gap-codes.ts";
import { press, type Press } from "./actions.ts";

export type Act = { title: string; press: Press };

/**
 * What may be done about a customer of a list: the act on the most urgent gap, asking the owner, some peace.
 * @param gap as for `actOn`; one that is snoozed stands for all of them
 * @param may as for `actOn`; `ask`: the owner is somebody else, and the reader may have them asked
 */
export function actsOn(
  customer: Customer,
  gap: Gap | undefined,
  may: { manage: boolean; answer: boolean; ask: boolean },
): readonly Act[] {
  const { id } = customer;
  const isSnoozed = gap?.snoozedUntil !== undefined;
  const act = isSnoozed ? undefined : actOn(customer, gap, may);
  const snooze = gap !== undefined && may.answer;
  return [
    ...(act === undefined ? [] : [{ title: act.title, press: press("act", { customer: id, gap: gap?.code }) }]),
    ...(may.ask && customer.owner !== undefined && !isSnoozed
      ? [{ title: "Ask", press: press("ask", { customer: id }) }]
      : []),
    ...(snooze
      ? [{ title: isSnoozed ? "Change snooze" : "Snooze", press: press("snooze-form", { customer: id }) }]
      : []),
  ];
}

/** Whether a link mends it: not where a link is there, and its role does not count or nothing shows in the report. */
export const isMendedByLinking = ({ code, topic }: Gap): boolean =>
  topic === "pal" && code !== "P03" && code !== "P04" && code !== "P08";

/**
 * The act on a customer's most urgent gap; undefined when there is none that this person may do.
 * @param gap absent when only answers are waited for
 * @param may what the reader may do: assign, as a manager; answer and update, as who answers for the customer; link
 * their own account, where that is switched on
 */
export function actOn(
  customer: Customer,
  gap: Gap | undefined,
  may: { manage: boolean; answer: boolean; link?: boolean | undefined },
): Act | undefined {
  const { id, claims, identities, subscriptions } = customer;
  if (gap?.code === "G01" || customer.owner === undefined)
    return may.manage ? { title: "Assign", press: press("assign-form", { customer: id }) } : undefined;
  if (!may.answer) return undefined;
  const answer = { title: "Answer checklist", press: press("answer-form", { customer: id }) };
  if (gap === undefined) return answer;
  if (gap.code === "V01" && canConfirm(customer)) {
    const { revision } = customer.checklist;
    return { title: "Still true", press: press("still-true", { customer: id, revision }) };
  }
  // Whoever said that it isn't sure yet goes on with the list; an answer that has expired is asked for again.
  if (gap.code === "Q4" && customer.checklist.answers.onboarding !== undefined)
    return { title: "Onboarding list", press: press("onboarding", { customer: id }) };
  const add = { title: "Add a claim", press: press("claim-form", { customer: id }) };
  const prove = { title: "Add proof", press: press("proof-form", { customer: id }) };
  // Whoever has said what is missing goes on with that, and isn't asked again.
  const { cpor, pal } = customer.checklist.answers;
  if (gap.code === "Q1" && cpor?.says === "no") return add;
  if (gap.code === "Q2" && (pal?.says === "no" || pal?.says === "unsure")) return prove;
  if (questions.some((question) => question === gap.item)) return answer;
  const claim = claims.find((one) => one.id === gap.item);
  if (claim !== undefined)
    return { title: "Update claim", press: press("claim-form", { customer: id, claim: shortId(claim.id) }) };
  const identity = identities.find((one) => one.id === gap.item);
  if (identity !== undefined && gap.code !== "P02")
    return { title: "Update link", press: press("identity-form", { customer: id, identity: shortId(identity.id) }) };
  // What a person's own sign-in mends and proves at once: nothing is linked yet, or somebody only said that it is.
  const isOwn =
    isMendedByLinking(gap) &&
    (identity === undefined ? subscriptions.some((one) => one.id === gap.item) : identity.kind === "user");
  if (may.link === true && isOwn) return { title: "Link it now", press: press("link-now", { customer: id }) };
  if (identity !== undefined || subscriptions.some((one) => one.id === gap.item)) return prove;
  if (gap.topic === "onboarding") return { title: "Onboarding list", press: press("onboarding", { customer: id }) };
  if (gap.topic === "cpor") return add;
  return undefined;
}
