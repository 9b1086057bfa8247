/** What a review says of a customer. Facts only; the words are in `cards/review`. */
import type { AssociationKind, Customer, EvidenceKind } from "../customer/customer.ts";
import type { Standing } from "../catalogue/attribution.ts";
import type { Designation, Gap } from "../catalogue/gap-codes.ts";
import type { ItemState } from "../gaps/in-order.ts";
import type { Unattributed } from "../gaps/unattributed.ts";
import type { Day } from "../time/time.ts";

/** A figure of one month; `month` is its first day. */
export type MonthFigure = { month: Day; value: number };

/** Active users of one workload, oldest month first, with the seats of the newest. */
export type WorkloadUse = { workload: string; name: string; users: readonly MonthFigure[]; seats: number };

/** What is attributed to us, and by what. */
export type Associated = {
  by: AssociationKind;
  item: string;
  name: string;
  /** Since when, how we know, and the day of that evidence; absent where something counts without our doing. */
  known?: { since: Day; evidence: EvidenceKind; on: Day } | undefined;
  /** For which designations our own sale of a workload counts, beside a claim. */
  standings?: readonly Standing[] | undefined;
  /** The link is proven, and nothing is known of its role: whether it counts is not known. */
  roleUnknown?: boolean | undefined;
  /** PAL would count for more. */
  less?: boolean | undefined;
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
  /** Azure consumption in US dollars, complete months, oldest first, at most twelve. */
  azure: readonly MonthFigure[];
  /** The running month, not to be compared with complete ones. */
  azureSoFar: MonthFigure | undefined;
  /** By most active users. */
  workloads: readonly WorkloadUse[];
  /** The newest month there are users of. May be running. */
  workloadsOf: Day | undefined;
  associated: readonly Associated[];
  /** Gaps that count, most urgent first. */
  open: readonly Gap[];
  unattributed: Unattributed | undefined;
  /** Three at most, the most worth talking about first. */
  points: readonly TalkingPoint[];
  missing: readonly Missing[];
};

/** Something to talk about. Months are first days; what a workload is called is in `name`. */
export type TalkingPoint =
  | {
      kind: "azure-fell" | "azure-grew" | "azure-steady" | "azure-trend";
      from: MonthFigure;
      to: MonthFigure;
      percent: number;
    }
  /** `usd` of `month` goes to nobody. */
  | {
      kind: "unattributed";
      name: string;
      since: Day;
      days: number;
      items: number;
      atMost?: boolean | undefined;
      designations?: readonly Designation[] | undefined;
      money?: Unattributed["money"];
      counted?: Unattributed["counted"];
    }
  /** In use, and nobody decided whether it is ours to claim (C11). */
  | { kind: "candidate" | "new-workload"; name: string; month: Day; users: number; seats: number }
  | { kind: "unused-seats"; name: string; month: Day; unused: number; seats: number; users: number }
  | { kind: "nearly-full"; name: string; month: Day; users: number; seats: number }
  | { kind: "users-fell" | "users-grew"; name: string; from: MonthFigure; to: MonthFigure; percent: number }
  | { kind: "subscription-ends"; name: string; endsOn: Day; days: number; renews: boolean };
