/** What became of one claim, as somebody told it. Pure. */
import { findWorkload, type Catalogue, type Workload } from "../../domain/catalogue/workloads.ts";
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
  /** As Partner Center calls it. */
  claimId: string | undefined;
};

export type ToldOf = Omit<ClaimTold, "called" | "workload">;

export const nothingTold: ToldOf = {
  scope: undefined,
  status: undefined,
  on: undefined,
  reason: undefined,
  claimId: undefined,
};
export const unnamed: ClaimTold = { called: "", workload: undefined, ...nothingTold };

/** Without its names. */
export const toldOf = ({ scope, status, on, reason }: ToldOf = nothingTold): ToldOf => ({
  ...nothingTold,
  scope,
  status,
  on,
  reason,
});

/**
 * Of which claim it is told where no workload is named: of the only one that is not approved; as it was where there are
 * several or none, or where it is rejected and nobody has submitted it.
 */
export function ofOnlyClaim(told: ClaimTold, claims: readonly Claim[], catalogue: Catalogue): ClaimTold {
  if (told.called !== "" || told.status === undefined) return told;
  const [only, ...others] = claims.filter(({ scope, status }) => scope.is === "in" && status !== "Approved");
  if (only === undefined || others.length > 0 || !mayBecome(only.status, told.status)) return told;
  const workload = findWorkload(catalogue, only.workload);
  return workload === undefined ? told : { ...told, called: workload.name, workload };
}

const mayBecome = (now: ClaimStatus, next: ClaimStatus): boolean =>
  !(next.startsWith("Rejected") && (now === "Draft" || now === "Not started"));

export const isOnlyNamed = ({ status, scope }: ToldOf): boolean => status === undefined && scope === undefined;

/** Whether both are of one workload, or of what is called alike. */
export const isSameWorkload = (
  one: Pick<ClaimTold, "called" | "workload">,
  other: Pick<ClaimTold, "called" | "workload">,
): boolean =>
  one.workload === undefined || other.workload === undefined
    ? one.called.toLowerCase() === other.called.toLowerCase()
    : one.workload.id === other.workload.id;
