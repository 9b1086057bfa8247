/** What became of one claim, as somebody told it. Pure. */
import type { Workload } from "../../domain/catalogue/workloads.ts";
import type { Claim, ClaimReason, ClaimStatus } from "../../domain/customer/customer.ts";
import type { Day } from "../../domain/time/time.ts";

/** What became of a claim; all but the names undefined where it is only named. */
export type ClaimTold = {
  /** As it was called: "Power Platform" may be several workloads. */
  called: string;
  workload: Workload | undefined;
  scope: Claim["scope"]["is"] | undefined;
  status: ClaimStatus | undefined;
  on: Day | undefined;
  reason: ClaimReason | undefined;
};

export type ToldOf = Omit<ClaimTold, "called" | "workload">;

export const nothingTold: ToldOf = { scope: undefined, status: undefined, on: undefined, reason: undefined };
export const unnamed: ClaimTold = { called: "", workload: undefined, ...nothingTold };

/** Without its names. */
export const toldOf = ({ scope, status, on, reason }: ToldOf = nothingTold): ToldOf => ({ scope, status, on, reason });

export const isOnlyNamed = ({ status, scope }: ToldOf): boolean => status === undefined && scope === undefined;

/** Whether both are of one workload, or of what is called alike. */
export const isSameWorkload = (
  one: Pick<ClaimTold, "called" | "workload">,
  other: Pick<ClaimTold, "called" | "workload">,
): boolean =>
  one.workload === undefined || other.workload === undefined
    ? one.called.toLowerCase() === other.called.toLowerCase()
    : one.workload.id === other.workload.id;
