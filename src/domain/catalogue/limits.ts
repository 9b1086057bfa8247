/** The numbers that gap rules go by. The values are a data file that people may edit, not code. */
import { z } from "zod";
import { addBusinessDays, addMonths, type BusinessCalendar } from "../time/calendar.ts";
import { addDays, type Day } from "../time/time.ts";
import { pageIds } from "./pages.ts";

/** A number from somebody's page: what it counts, and when it was last compared with its source. */
export const limitSchema = z.strictObject({
  value: z.int().positive(),
  unit: z.enum(["days", "business days", "months", "percent", "dollars"]),
  checked: z.iso.date(),
  /** In words: "our proposal", or the page's name. */
  source: z.string().min(1),
  /** The page, where it is one of those known. */
  page: z.enum(pageIds).optional(),
});
export interface Limit extends z.output<typeof limitSchema> {}

export const limitNames = [
  /** How long a person's answer holds (V01). */
  "answerHolds",
  /** How long imported evidence holds (V01). */
  "importedEvidenceHolds",
  /** A manager hears of a customer without an owner (G01). */
  "ownerEscalation",
  /** Onboarding may take (G02). */
  "onboarding",
  /** Workloads are scoped within (G03). */
  "scoping",
  /** A claim is started within, after scoping (C01). */
  "claimStart",
  /** A pre-sales claim is made within, after the customer's purchase (C01). */
  "advisorClaim",
  /** A draft is submitted within (C02). */
  "draft",
  /** The partner answers Microsoft within, or the claim is lost (C03). */
  "partnerAction",
  /** Left of it when the gap turns red (C03). */
  "partnerActionRed",
  /** Microsoft starts the review within (C04). */
  "submitted",
  /** Microsoft decides within (C04). */
  "underReview",
  /** A rejection may be disputed within, once (C05). */
  "dispute",
  /** A dispute is answered within. */
  "disputeAnswer",
  /** How long after approval it is said that the customer was told (C07). */
  "customerWindow",
  /** An approved claim shows in the usage report within (C08). */
  "claimSeen",
  /** Proof of execution is fresh (C09). */
  "proof",
  /** Warned, after signing, before the proof is old (C09). */
  "proofWarning",
  /** Warned before a Business Applications subscription ends (C10). */
  "subscriptionEnd",
  /** PAL is linked within, after access (P01). */
  "palLink",
  /** A link reported by a person is verified within (P02). */
  "palVerify",
  /** A linked identity shows in the Azure usage report within (P08). */
  "palSeen",
  /** A new engineer links within (P09). */
  "engineerLink",
  /** Power Platform work is attributed within, after deployment (P10). */
  "powerPlatform",
  /** Warned before GDAP ends: first, second, last (A01). */
  "gdapFirst",
  "gdapSecond",
  "gdapLast",
  /** From this share, or so much a month, by roles that do not count, P03 is medium; from the last, no better than all. */
  "readOnlyPart",
  "readOnlyDollars",
  "readOnlyMost",
  /** Reports are imported at least every (V03). */
  "importAge",
] as const;
export type LimitName = (typeof limitNames)[number];

/** Whether a limit is a share or a sum, and no time. */
export const isAmount = (name: LimitName): boolean => name.startsWith("readOnly");

export type GapLimits = Readonly<Record<LimitName, Limit>>;

/** The limit as a sentence has it: `12 months`, `1 day`, `14 business days`. */
export function limitWords({ value, unit }: Limit): string {
  return `${value} ${value === 1 && unit !== "percent" ? unit.slice(0, -1) : unit}`;
}

/** Microsoft counts Monday to Friday: it knows neither our holidays nor our weekend. */
export const microsoftsCalendar: BusinessCalendar = { weekend: [6, 7], holidays: [] };

/** The windows that Microsoft counts, whatever days we work on (claim statuses, docs/domain.md). */
const microsofts: ReadonlySet<LimitName> = new Set([
  "partnerAction",
  "submitted",
  "underReview",
  "dispute",
  "disputeAnswer",
  "customerWindow",
]);

/** The calendar by which a limit's business days are counted: Microsoft's for what Microsoft counts, else `ours`. */
export const calendarOf = (name: LimitName, ours: BusinessCalendar): BusinessCalendar =>
  microsofts.has(name) ? microsoftsCalendar : ours;

/** The last day of the window that opens on `from`. The day after it is the first one too late. */
export function lastDay(from: Day, limit: Limit, calendar: BusinessCalendar): Day {
  switch (limit.unit) {
    case "days":
      return addDays(from, limit.value);
    case "business days":
      return addBusinessDays(from, limit.value, calendar);
    case "months":
      return addMonths(from, limit.value);
    case "percent":
    case "dollars":
      throw new RangeError("An amount is no time.");
  }
}
