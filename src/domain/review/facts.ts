/** What a review says of a customer. Facts only; the words are in `cards/review`. */
import type { AssociationKind, Customer, EvidenceKind } from "../customer/customer.ts";
import type { Standing } from "../catalogue/attribution.ts";
import type { Gap } from "../catalogue/gap-codes.ts";
import type { ItemState } from "../gaps/in-order.ts";
import type { Unattributed, UnattributedItem } from "../gaps/unattributed.ts";
import type { UncountedMonth } from "../pal/consumption.ts";
import type { Day } from "../time/time.ts";

/** A figure of one month; `month` is its first day. `counted`: how much of it counts for us, where that is known. */
export type MonthFigure = { month: Day; value: number; counted?: number | undefined };

/** Active users of one workload, oldest month first, with the seats of the newest. */
export type WorkloadUse = { workload: string; name: string; users: readonly MonthFigure[]; seats: number };

/** What is attributed to us, and by what. */
export type Associated = {
  by: AssociationKind;
  item: string;
  name: string;
  /** Since when, or before the first report, how we know, and the day of that evidence; absent where something counts without our doing. */
  known?: { since: Day; orEarlier?: boolean | undefined; evidence: EvidenceKind; on: Day } | undefined;
  /** For which designations our own sale of a workload counts, beside a claim. */
  standings?: readonly Standing[] | undefined;
  /** The link is proven, and nothing is known of its role: whether it counts is not known. */
  roleUnknown?: boolean | undefined;
  /** Of what a report shows by PAL, the part that is by a role that does not count. */
  partly?: ({ role: string } & UncountedMonth) | undefined;
  /** How it stands, and the most urgent gap about it. */
  state: ItemState;
  gap?: Gap | undefined;
};

/** What the review cannot say, and why. */
export type Missing =
  | { kind: "no-azure" }
  | { kind: "no-workloads" }
  /** The newest complete month is older than the reports that should be there. */
  | { kind: "old"; of: "azure" | "workloads"; month: Day }
  /** Months without a figure between months with one. */
  | { kind: "months"; of: "azure" | "workloads"; months: readonly Day[] }
  | { kind: "nothing-recorded" }
  /** Associations that rest on somebody's word. */
  | { kind: "by-word-only"; items: number };

export type Review = {
  customer: Customer;
  today: Day;
  /** What claims and subscriptions are called, by their ids. */
  itemNames: ReadonlyMap<string, string>;
  /** Azure consumption in the reports, in US dollars, complete months, oldest first, at most twelve. */
  azure: readonly MonthFigure[];
  /** The running month, not to be compared with complete ones. */
  azureSoFar: MonthFigure | undefined;
  /** By most active users. */
  workloads: readonly WorkloadUse[];
  /** The newest month there are users of. May be running. */
  workloadsOf: Day | undefined;
  /** The month of the newest report of all customers, where it has nothing of this one and an earlier one had. */
  goneFrom: { azure?: Day | undefined; workloads?: Day | undefined };
  associated: readonly Associated[];
  /** Gaps that count, most urgent first. */
  open: readonly Gap[];
  unattributed: Unattributed | undefined;
  /** Three at most, the most worth talking about first. */
  points: readonly TalkingPoint[];
  missing: readonly Missing[];
};

/** A figure of which is known how much counts. */
type Credited = MonthFigure & { counted: number };

/** Something to talk about. Months are first days; what a workload is called is in `name`. */
export type TalkingPoint =
  | { kind: "azure-grew" | "azure-steady" | "azure-trend"; from: MonthFigure; to: MonthFigure; percent: number }
  /** `by`: what attributes the customer's subscriptions, since the reports have what is attributed alone. */
  | { kind: "azure-fell"; from: MonthFigure; to: MonthFigure; percent: number; by: readonly AssociationKind[] }
  /** What counts for us fell, by `percent`, and more than what the reports have. */
  | { kind: "credit-fell"; from: Credited; to: Credited; percent: number }
  /** `name` is the longest of so many items. */
  | ({ kind: "unattributed"; name: string; items: number } & Pick<UnattributedItem, "since" | "provenUntil"> &
      Pick<UnattributedItem, "designations" | "percent"> &
      Pick<Unattributed, "money" | "counted">)
  /** In use, and nobody decided whether it is ours to claim (C11). */
  | { kind: "candidate" | "new-workload"; name: string; month: Day; users: number; seats: number }
  | { kind: "unused-seats"; name: string; month: Day; unused: number; seats: number; users: number }
  | { kind: "nearly-full"; name: string; month: Day; users: number; seats: number }
  | { kind: "users-fell" | "users-grew"; name: string; from: MonthFigure; to: MonthFigure; percent: number }
  | { kind: "subscription-ends"; name: string; endsOn: Day; days: number; renews: boolean };
