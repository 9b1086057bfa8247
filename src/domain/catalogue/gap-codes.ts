/** A gap: something that should be true of a customer and is not known to be. */
import type { CustomerId } from "../customer/customer.ts";
import type { Day } from "../time/time.ts";

/**
 * Codes of domain.md section 9, and ours for the four questions (Q1 to Q4): a question answered "no" or "not sure",
 * or never answered. An answer that has run out is V01.
 */
export const gapCodes = [
  "G01",
  "G02",
  "G03",
  "Q1",
  "Q2",
  "Q3",
  "Q4",
  "C01",
  "C02",
  "C03",
  "C04",
  "C05",
  "C06",
  "C07",
  "C08",
  "C09",
  "C10",
  "C11",
  "P01",
  "P02",
  "P03",
  "P04",
  "P05",
  "P06",
  "P07",
  "P08",
  "P09",
  "P10",
  "A01",
  "V01",
  "V02",
  "V03",
] as const;
export type GapCode = (typeof gapCodes)[number];

/** Most severe first. `info` and `suggestion` are shown but are not counted as gaps. */
export const severities = ["critical", "high", "medium", "low", "suggestion", "info"] as const;
export type Severity = (typeof severities)[number];

export const topics = ["cpor", "pal", "owner", "onboarding", "access", "data"] as const;
export type Topic = (typeof topics)[number];

export const designations = [
  "Business Applications",
  "Data & AI",
  "Digital & App Innovation",
  "Infrastructure",
  "Modern Work",
  "Security",
] as const;
export type Designation = (typeof designations)[number];

export type Gap = {
  /** `<customer>/<code>` or `<customer>/<code>/<item>`: the same gap has the same key as long as it is open. */
  key: string;
  customer: CustomerId;
  code: GapCode;
  topic: Topic;
  severity: Severity;
  /** Claim, subscription, identity or question id it is about. */
  item?: string;
  /** What is so, as a short plain phrase: "CPOR Teams: partner action required". Not escaped. */
  what: string;
  /** What to do, with the exact page or the command of the tool. Not escaped. */
  next: string;
  /** What to write to the bot to do it, where no card with a button for it is at hand. Not escaped. */
  write?: string;
  /** Since when it has been open. */
  since: Day;
  /** A clock that runs against the partner: the last day to act, and what is left of it. */
  clock?: { endsOn: Day; left: number; unit: "business days" | "days" };
  /** Solutions Partner designations that this feeds (domain.md 3). */
  designations: readonly Designation[];
  /** Since when the work it is about has gone unattributed; absent when it is attributed, or nothing is known of it. */
  unattributedSince?: Day;
  /** Set while snoozed; the gap is counted apart. */
  snoozedUntil?: Day;
};

/** The next step where there is only text: in tables and on printed pages. */
export function nextInText({ next, write }: Pick<Gap, "next" | "write">): string {
  return write === undefined ? next : `${next}. Write: ${write}`;
}

/** Whether it counts: information and suggestions do not. */
export function counts(gap: Gap): boolean {
  return gap.severity !== "info" && gap.severity !== "suggestion";
}
