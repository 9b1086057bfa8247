/** What the customer's card says of silence: snoozed gaps with their reason, and a customer that is paused or gone. */
import { counts, type Gap, isWaiting, openGaps } from "../../domain/catalogue/gap-codes.ts";
import { isLeftOut, isNothingRecorded } from "../../domain/customer/customer.ts";
import { toDecide } from "../../domain/customer/offboarding.ts";
import { dayOf } from "../../domain/time/time.ts";
import type { CustomerFacts, Lengths, FoldingPart } from "./facts.ts";
import { part } from "./parts.ts";
import { count, dayWords, number, today, withDayWords } from "../kit/dates.ts";
import { marks, type Marked } from "../kit/marks.ts";
import { button, press } from "../kit/actions.ts";
import { isPerson, isReader, personOrYou } from "../kit/people.ts";
import { decisionsOf } from "../messages/offboarding.ts";
import { join, nothing, shown, text, type Shown } from "../kit/text.ts";

/**
 * `in order`, `waiting for answers`, `2 gaps`, `2 gaps snoozed`, `1 gap, 2 snoozed`, `paused`: silence is never taken for
 * order. `no gaps yet`: something isn't associated, and not late either. `nothing recorded yet`: nothing is known of it.
 */
export function standingWords({ customer, gaps, items }: Pick<CustomerFacts, "customer" | "gaps" | "items">): string {
  if (isLeftOut(customer)) return customer.lifecycle;
  const todo = openGaps(gaps).length;
  const snoozed = snoozedOf(gaps).length;
  if (snoozed === 0 && todo === 0) {
    if (gaps.some(isWaiting)) return "waiting for answers";
    if (isNothingRecorded(customer)) return "nothing recorded yet";
    return [items.claims, items.subscriptions].every(({ inOrder, of }) => inOrder === of) ? "in order" : "no gaps yet";
  }
  if (snoozed === 0) return count(todo, "gap");
  return todo === 0 ? `${count(snoozed, "gap")} snoozed` : `${count(todo, "gap")}, ${number(snoozed)} snoozed`;
}

/** How much of what earns credit is in order, of each kind that the customer has. */
export const inOrderWords = ({ claims, subscriptions }: CustomerFacts["items"]): readonly string[] => [
  ...(claims.of === 0 ? [] : [`${claims.inOrder} of ${count(claims.of, "workload")}`]),
  ...(subscriptions.of === 0 ? [] : [`${subscriptions.inOrder} of ${count(subscriptions.of, "Azure subscription")}`]),
];

/** Who paused or offboarded it, when and why, and what ends it; empty for a customer that is worked on. */
export function leftOutWords({ customer, names, reader }: CustomerFacts): Shown {
  const { lifecycle, history } = customer;
  if (!isLeftOut(customer)) return nothing;
  const set = history.findLast(({ what, to }) => what === "lifecycle set" && to === lifecycle);
  const who = set !== undefined && isPerson(set.by) ? shown` by ${personOrYou(set.by, names, reader)}` : nothing;
  const when = set === undefined ? nothing : shown`, ${text(dayWords(dayOf(set.at, reader.zone), today(reader)))}`;
  const why = set?.note === undefined ? nothing : shown`: ${text(set.note, 300)}`;
  const ends = shown`Nobody is asked or reminded until it's set active again.`;
  return shown`${lifecycle === "paused" ? shown`Paused` : shown`Offboarded`}${who}${when}${why}. ${ends}`;
}

/** What a manager is asked to decide: to pause or offboard it, and why; whoever asked takes it back. */
export function toDecidePart(facts: CustomerFacts, length: Lengths): FoldingPart | undefined {
  const { customer, names, reader, manager } = facts;
  const asked = toDecide(customer);
  if (asked === undefined) return undefined;
  const who = personOrYou(asked.by, names, reader);
  const on = text(dayWords(dayOf(asked.at, reader.zone), today(reader)));
  const note = shown`Asked by ${who}, ${on}: “${text(asked.because, length.name * 4)}”`;
  const isAsker = asked.askers.some((one) => isReader(one, reader));
  const decides = isAsker
    ? [{ title: "Take it back", press: press("keep", { customer: customer.id, asked: asked.at }), tooltip: "It stays" }]
    : manager
      ? decisionsOf({ customer, asked })
      : [];
  const buttons = decides.map((one) => button(one.title, one.press, one));
  return part(
    "to-decide",
    shown`${text(asked.wants === "paused" ? "Pause" : "Offboard")} it? Not decided yet`,
    { notes: [note] },
    length,
    { buttons },
  );
}

/** Each snoozed gap: until when, by whom and why. */
export function snoozedPart(facts: CustomerFacts, length: Lengths): FoldingPart | undefined {
  const { customer, gaps, names, reader } = facts;
  const lines = snoozedOf(gaps).map((gap): Marked => {
    const snooze = customer.snoozes.findLast((one) => one.gap === gap.key);
    const until = shown`Until ${text(dayWords(gap.snoozedUntil ?? "", today(reader)))}`;
    const who = snooze === undefined ? nothing : personOrYou(snooze.by, names, reader);
    const why = snooze === undefined ? nothing : text(snooze.because, Math.max(length.name, 24));
    return {
      ...marks.none,
      what: text(withDayWords(gap.what, reader), length.name + 40),
      sub: join([until, who, why]),
    };
  });
  return part("snoozed", shown`Snoozed`, { lines }, length);
}

function snoozedOf(gaps: readonly Gap[]): readonly Gap[] {
  return gaps.filter((gap) => counts(gap) && gap.snoozedUntil !== undefined);
}
