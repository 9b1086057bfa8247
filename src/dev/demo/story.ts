/** Who owns which of the sample customers and what was answered when: invented, and always the same. */
import type { Answers } from "../../domain/customer/checklist.ts";
import type { CustomerId } from "../../domain/customer/customer.ts";
import { colleagues, manager, type DemoPerson } from "./people.ts";

const owners = [manager, ...colleagues];

/** A number that looks like chance and stays the same for the customer; another one for every `place` (0 to 4). */
function chance(customer: CustomerId, place: number): number {
  const digits = customer.replaceAll("-", "");
  return Number.parseInt(digits.slice(place * 6, place * 6 + 6), 16);
}

/** @returns undefined for the few that nobody answers for. */
export function ownerOf(customer: CustomerId): DemoPerson | undefined {
  return chance(customer, 0) % 13 === 11 ? undefined : owners[chance(customer, 1) % owners.length];
}

/** Whether the customer came only today. */
export function isNew(customer: CustomerId): boolean {
  return chance(customer, 2) % 8 === 1;
}

/** What the owner says about the customer in that week of use, counted from 0; undefined in all other weeks. */
export function saidIn(week: number, customer: CustomerId): Answers | undefined {
  const first = chance(customer, 3) % 12;
  const isSilent = chance(customer, 4) % 11 === 5;
  if (isSilent) return undefined;
  if (week === first) return firstAnswers(customer);
  // Most of what was open is mended three weeks later, and then everything is said again.
  const isMended = week === first + 3 && chance(customer, 4) % 3 !== 0;
  return isMended ? { ...firstAnswers(customer), cpor: "yes", pal: "yes", onboarding: "yes" } : undefined;
}

function firstAnswers(customer: CustomerId): Answers {
  return {
    cpor: pick(chance(customer, 0), ["yes", "yes", "no", "unsure", "yes"]),
    pal: pick(chance(customer, 1) >> 3, ["yes", "no", "yes", "yes", "unsure", "n/a"]),
    owner: "yes",
    onboarding: pick(chance(customer, 2) >> 3, ["yes", "yes", "yes", "no"]),
  };
}

function pick<Value>(number: number, values: readonly [Value, ...Value[]]): Value {
  return values[number % values.length] ?? values[0];
}
