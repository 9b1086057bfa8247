/** Gaps: what should be true of a customer and is not known to be. Their catalogue, and what one is. */
import type { CustomerId } from "../customer/customer.ts";
import { addBusinessDays, businessDaysBetween, isBusinessDay, type BusinessCalendar } from "../time/calendar.ts";
import { addDays, type Day } from "../time/time.ts";

/** Most severe first. `info` and `suggestion` are shown but are not counted as gaps. */
export const severities = ["critical", "high", "medium", "low", "suggestion", "info"] as const;
export type Severity = (typeof severities)[number];

export const topics = ["cpor", "pal", "owner", "onboarding", "access", "data"] as const;
export type Topic = (typeof topics)[number];

/** What a topic, or the question about it, is called within a sentence. */
export const topicName = (topic: Topic): string => (topic === "cpor" || topic === "pal" ? topic.toUpperCase() : topic);

export const designations = [
  "Business Applications",
  "Data & AI",
  "Digital & App Innovation",
  "Infrastructure",
  "Modern Work",
  "Security",
] as const;
export type Designation = (typeof designations)[number];

/**
 * The badges that customers see since 13 August 2026, each for a group of the designations, which are scored as before
 * (reported of Microsoft's announcements of August 2026). Security is both.
 */
export const badges = {
  "AI Business Solutions": ["Business Applications", "Modern Work"],
  "Cloud & AI Platforms": ["Data & AI", "Digital & App Innovation", "Infrastructure"],
} as const satisfies Record<string, readonly Designation[]>;

/** What an organization may go for or ask about: a designation, or a badge for a group of them. */
export type Goal = Designation | keyof typeof badges;
export const goalNames: readonly Goal[] = [...designations, ...(Object.keys(badges) as (keyof typeof badges)[])];

/** The goal of that name, whatever its case, with or without "Solutions Partner for". */
export function goalNamed(text: string): Goal | undefined {
  const wanted = text
    .trim()
    .toLowerCase()
    .replace(/^solutions partner for /, "");
  return goalNames.find((name) => name.toLowerCase() === wanted);
}

/** The designations that a goal means. */
export const designationsOfGoal = (goal: Goal): readonly Designation[] =>
  goal in badges ? badges[goal as keyof typeof badges] : [goal as Designation];

/** What a kind of gap is called and what it is about, whatever its state; the rules, closed gaps and documents go by it. */
type GapKind = {
  /** Absent where it depends on the item. */
  topic?: Topic;
  /** The gap in a few words. Of one item, they follow the item's name. */
  title: string;
  /** Which designations it costs: all, those that CPOR or PAL feeds, those of its item, or none. */
  feeds: "all" | "cpor" | "pal" | "item" | "none";
  /** What is open takes an answer, a choice or a paste in the chat: a minute, nothing of Partner Center or the customer. */
  quick?: true;
  /** It opens on the day after the last one of its time. */
  opensLate?: true;
};

/**
 * The catalogue of gaps. G: the customer as a whole, Q: the four questions, C: CPOR claims, P: PAL links, E: earnings,
 * A: access, V: evidence. What makes each of them open is in `gaps/rules` and, in words, in `docs/domain.md`.
 */
const gapKinds = {
  G01: { topic: "owner", title: "No owner", feeds: "all", quick: true },
  G02: { topic: "onboarding", title: "Onboarding steps late", feeds: "all", opensLate: true },
  G03: { topic: "cpor", title: "Workloads never scoped", feeds: "cpor", opensLate: true },
  G04: { topic: "owner", title: "No longer listed in Partner Center", feeds: "none" },
  Q1: { topic: "cpor", title: "CPOR not confirmed", feeds: "cpor", quick: true },
  Q2: { topic: "pal", title: "PAL not confirmed", feeds: "pal", quick: true },
  Q3: { topic: "owner", title: "Tracking not confirmed", feeds: "all", quick: true },
  Q4: { topic: "onboarding", title: "Onboarding not confirmed", feeds: "all", quick: true },
  C01: { topic: "cpor", title: "claim not started", feeds: "item" },
  C02: { topic: "cpor", title: "draft not submitted", feeds: "item", opensLate: true },
  C03: { topic: "cpor", title: "partner action required", feeds: "item" },
  C04: { topic: "cpor", title: "overdue at Microsoft", feeds: "item", opensLate: true },
  C05: { topic: "cpor", title: "rejected, may be disputed", feeds: "item" },
  C06: { topic: "cpor", title: "lost", feeds: "item" },
  C07: { topic: "cpor", title: "approved, customer may decline", feeds: "item" },
  C08: { topic: "cpor", title: "approved, not in the usage report", feeds: "item" },
  C09: { topic: "cpor", title: "proof too old", feeds: "item" },
  C10: { topic: "cpor", title: "subscription ends", feeds: "item" },
  C11: { topic: "cpor", title: "in use, not decided", feeds: "item", quick: true },
  C12: { topic: "cpor", title: "claimed in a role that does not count", feeds: "item" },
  C13: { topic: "cpor", title: "no longer associated", feeds: "item" },
  P01: { topic: "pal", title: "no PAL", feeds: "item", opensLate: true },
  P02: { topic: "pal", title: "PAL not verified", feeds: "pal", quick: true, opensLate: true },
  P03: { topic: "pal", title: "role does not count for PAL", feeds: "item" },
  P04: { topic: "pal", title: "role counts only while activated", feeds: "item" },
  P05: { topic: "pal", title: "the only linked identity", feeds: "pal" },
  P06: { title: "another Partner ID", feeds: "item" },
  P07: { topic: "pal", title: "linked identity gone", feeds: "pal" },
  P08: { topic: "pal", title: "linked, not in the usage report", feeds: "item" },
  P09: { topic: "pal", title: "engineer not linked", feeds: "pal", opensLate: true },
  P10: { topic: "pal", title: "Power Platform not attributed", feeds: "item", opensLate: true },
  P11: { topic: "pal", title: "DPOR covers it for now", feeds: "item" },
  P12: { topic: "pal", title: "no longer attributed to us", feeds: "item" },
  E01: { title: "associated, not earning", feeds: "none" },
  A01: { topic: "access", title: "Delegated access (GDAP) ends", feeds: "none" },
  V01: { title: "confirmation expired", feeds: "item", quick: true, opensLate: true },
  V02: { title: "sources disagree", feeds: "item" },
  V03: { topic: "data", title: "report is old", feeds: "none" },
  V04: { topic: "data", title: "not read from Microsoft", feeds: "none" },
} as const satisfies Record<string, GapKind>;

export type GapCode = keyof typeof gapKinds;

/** Every code, in the order of the catalogue. */
export const gapCodes = Object.keys(gapKinds) as GapCode[];

/** The code's entry, as all entries are read. */
export const gapKind = (code: GapCode): GapKind => gapKinds[code];

/**
 * What runs against the partner: the last day to act, and the working days until then. `lastWorkingDay` is the last of
 * them, where nobody works on the last day itself.
 */
export type Deadline = { endsOn: Day; workingDays: number; lastWorkingDay?: Day | undefined };

/** A last day, with what is left until then today. */
export function deadlineFrom(today: Day, endsOn: Day, calendar: BusinessCalendar): Deadline {
  const workingDays = businessDaysBetween(today, endsOn, calendar);
  return isBusinessDay(endsOn, calendar)
    ? { endsOn, workingDays }
    : { endsOn, workingDays, lastWorkingDay: addBusinessDays(endsOn, -1, calendar) };
}

/** A gap as it is worked out for a moment; never stored. */
export type Gap = {
  /** `<customer>/<code>` or `<customer>/<code>/<item>`: the same gap has the same key as long as it is open. */
  key: string;
  customer: CustomerId;
  code: GapCode;
  topic: Topic;
  severity: Severity;
  /** Claim, subscription, identity or question id it is about. */
  item?: string | undefined;
  /** What is so, as a short plain phrase: "CPOR Teams: partner action required". Not escaped. */
  what: string;
  /** What to do, with the exact page or the command of the tool. Not escaped. */
  next: string;
  /** What to write to the bot to do it, where no card with a button for it is at hand. Not escaped. */
  write?: string | undefined;
  /** Since when it has been open. */
  since: Day;
  deadline?: Deadline | undefined;
  /** The last day of a time that is over, where `since` does not tell; see `ranOutOn`. */
  ranOut?: Day | undefined;
  /** Solutions Partner designations that this feeds. */
  designations: readonly Designation[];
  /** Since when the work it is about has gone unattributed; absent when it is attributed, or nothing is known of it. */
  unattributedSince?: Day | undefined;
  /** The last day of which that is proven, where only a report says so; before that day when none is. */
  provenUntil?: Day | undefined;
  /** Azure consumption that counts for nobody through it, in US dollars a month, by the newest report with figures. */
  monthlyUsd?: number | undefined;
  /** Set while snoozed; the gap is counted apart. */
  snoozedUntil?: Day | undefined;
};

/** Gaps that say there is no association at all: open once the time for making one is over, lost from the first day. */
const ofNothing: ReadonlySet<GapCode> = new Set(["C01", "P01", "P10"]);

/**
 * The day that people are told. Beside the lost days, the day on which the time to act was over would read as another
 * loss.
 */
export const openSince = ({ code, since, unattributedSince }: Gap): Day =>
  ofNothing.has(code) ? (unattributedSince ?? since) : since;

/** The last day of the time that has run out: to answer, to dispute, to link, or for which a confirmation held. */
export const ranOutOn = ({ code, since, ranOut }: Pick<Gap, "code" | "since" | "ranOut">): Day | undefined =>
  ranOut ?? (gapKind(code).opensLate === true ? addDays(since, -1) : undefined);

/** The next step where there is only text: in tables and on printed pages. */
export function nextInText({ next, write }: Pick<Gap, "next" | "write">): string {
  return write === undefined ? next : `${next}. Write: ${write}`;
}

/** Whether it counts: information and suggestions do not. */
export function counts(gap: Gap): boolean {
  return gap.severity !== "info" && gap.severity !== "suggestion";
}

/** Whether it is critical or high: what has such a gap is never shown as true. */
export const isSerious = ({ severity }: Gap): boolean => severity === "critical" || severity === "high";

/** A question whose answer is waited for and not late: its own state, no gap; and nothing is known to be in order yet. */
export const isWaiting = ({ severity, code }: Gap): boolean => severity === "info" && code.startsWith("Q");

/** Whether nothing is open of the customer: no gap, not even a snoozed one, and no answer that is waited for. */
export const isCovered = (gaps: readonly Gap[] = []): boolean => !gaps.some((gap) => counts(gap) || isWaiting(gap));

/** Gaps that count and are not snoozed, in the order given. */
export function openGaps(gaps: readonly Gap[] = []): readonly Gap[] {
  return gaps.filter((gap) => counts(gap) && gap.snoozedUntil === undefined);
}
