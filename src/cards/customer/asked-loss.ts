/** What is lost at a customer where nothing is done, and when: first on the card, where that is asked. */
import { openGaps, type Gap } from "../../domain/catalogue/gap-codes.ts";
import { limitWords } from "../../domain/catalogue/limits.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import type { GapContext } from "../../domain/gaps/rules/context.ts";
import { count, dayWords, onDay, spokenOn } from "../kit/dates.ts";
import { daysUnattributed } from "../kit/urgency.ts";

/** Of the most urgent gap, in a sentence or two, and how many more there are. */
export function askedLoss({ name }: Customer, gaps: readonly Gap[], context: GapContext): readonly string[] {
  const [top, ...others] = openGaps(gaps);
  if (top === undefined) return [`Nothing is lost: ${name} has no open gap.`];
  const more = others.length === 0 ? [] : [`${count(others.length, "more gap")} there, less urgent.`];
  return [ends({ ...top, what: spokenOn(top.what, context.today) }, context), ...goesOn(top, context), ...more];
}

/** What ends, and on which day. */
function ends(gap: Gap, { today, limits }: GapContext): string {
  const { code, what, deadline, ranOut } = gap;
  const [item = what] = what.split(": ");
  const on = deadline === undefined ? "" : onDay(deadline.endsOn, today);
  const by = deadline === undefined ? "" : dayWords(deadline.endsOn, today);
  switch (code) {
    case "C03": {
      const dispute = `can be disputed once, within ${limitWords(limits.dispute)}; after that it takes a new claim.`;
      if (ranOut === undefined)
        return `${item}: with no answer by ${by}, Microsoft rejects the claim. A rejection ${dispute}`;
      return deadline === undefined
        ? `${item}: the time to answer ended ${onDay(ranOut, today)}. If the claim was rejected then, it takes a new one.`
        : `${item}: the time to answer ended ${onDay(ranOut, today)}. If the claim was rejected then, it can be disputed until ${by}; after that it takes a new claim.`;
    }
    case "C05":
      return `${item}: the time to dispute the rejection ends ${on}; after that it takes a new claim.`;
    case "C10":
      return `${item}: the claim ends with the subscription ${on}.`;
    case "A01":
      return deadline === undefined
        ? "Delegated access (GDAP) has ended; CPOR and PAL stay as they are."
        : `Delegated access (GDAP) ends ${on}; CPOR and PAL stay as they are.`;
    case "C01":
      return deadline === undefined
        ? `${what}.`
        : `${item}: it can't be claimed as Build intent - Advisor after ${by}.`;
    case "V01":
      return `${what}: nothing changes at Microsoft, but it no longer counts as confirmed here, and I keep asking.`;
    case "Q1":
    case "Q2":
    case "Q3":
    case "Q4":
      return `${what}${ranOut === undefined ? "" : ". I ask again, and tell a manager when no answer comes"}. What isn't in place earns no credit until it is, and never for the days before.`;
    default:
      return `${what}. There's no deadline; it stays open until somebody acts.`;
  }
}

/** Work that earns nothing meanwhile, for so many days already. */
function goesOn({ unattributedSince, provenUntil }: Gap, { today }: GapContext): readonly string[] {
  if (unattributedSince === undefined || unattributedSince >= today) return [];
  const days = daysUnattributed({ since: unattributedSince, provenUntil }, today);
  return [`The work earns no credit: ${days} so far, which can't be recovered.`];
}
