/** Who owns which of the sample customers and what was answered when: invented, and always the same. */
import type { Answers } from "../../domain/checklist.ts";
import type { CustomerId } from "../../domain/customer.ts";
import { colleagues, manager, type DemoPerson } from "./people.ts";

const owners = [manager, ...colleagues];

/** A number that looks like chance and stays the same for the customer. */
export function numberOf(customer: CustomerId): number {
  return Number.parseInt(customer.slice(0, 7), 16);
}

/** @returns undefined for the few that nobody answers for. */
export function ownerOf(customer: CustomerId): DemoPerson | undefined {
  const number = numberOf(customer);
  return number % 13 === 0 ? undefined : owners[number % owners.length];
}

/** What the owner says about the customer in that week of use, counted from 0; undefined in all other weeks. */
export function saidIn(week: number, customer: CustomerId): Answers | undefined {
  const number = numberOf(customer);
  const first = number % 12;
  if (number % 11 === 5) return undefined;
  if (week === first) return firstAnswers(number);
  // Most of what was open is mended three weeks later, and then everything is said again.
  const mended = week === first + 3 && number % 3 !== 0;
  return mended ? { ...firstAnswers(number), cpor: "yes", pal: "yes", onboarding: "yes" } : undefined;
}

function firstAnswers(number: number): Answers {
  return {
    cpor: pick(number, ["yes", "yes", "no", "unsure", "yes"]),
    pal: pick(number >> 3, ["yes", "no", "yes", "yes", "unsure", "n/a"]),
    owner: "yes",
    onboarding: pick(number >> 5, ["yes", "yes", "yes", "no"]),
  };
}

function pick<Value>(number: number, values: readonly [Value, ...Value[]]): Value {
  return values[number % values.length] ?? values[0];
}
