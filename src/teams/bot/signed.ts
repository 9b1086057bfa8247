/** What follows where the customer signed the proof of a claim. */
import type { Evaluated } from "../../app/evaluate.ts";
import { proofSigned } from "../../cards/customer/asked.ts";
import { claimName } from "../../cards/kit/claims.ts";
import { findWorkload } from "../../domain/catalogue/workloads.ts";
import type { Claim, Customer } from "../../domain/customer/customer.ts";
import { isSameWorkload, nothingTold, unnamed, type ClaimTold } from "../input/told/claim-told.ts";
import { signedIn } from "../input/told/proof-told.ts";
import { dayOn } from "../input/reading/happened.ts";
import { workloadsIn, type Known } from "../input/words/workload-names.ts";

/**
 * The claims that a signed proof fits, with the day on which it was signed, and what to do with it for each: those that
 * are named, or all that wait for us. None where each of them is approved or with Microsoft; undefined where nobody signed.
 */
export function afterSigning(
  text: string,
  { claims, name }: Customer,
  {
    context,
    gaps,
    known,
  }: { context: Evaluated["context"]; gaps: readonly { code: string; item?: string | undefined }[]; known: Known },
): { fitting: readonly ClaimTold[]; lines: readonly string[] } | undefined {
  const sentence = signedIn(text);
  if (sentence === undefined) return undefined;
  const { catalogue, today } = context;
  const signedOn = dayOn(sentence, today, true);
  const isOld = ({ id }: Claim): boolean => gaps.some(({ code, item }) => code === "C09" && item === id);
  const waits = (claim: Claim): boolean => claim.scope.is !== "in" || isOurMove.test(claim.status) || isOld(claim);
  const named = workloadsIn(text, known).filter(
    (one, place, all) => all.findIndex((other) => isSameWorkload(one, other)) === place,
  );
  const recordedOf = ({ workload }: Pick<ClaimTold, "workload">) =>
    claims.filter((claim) => claim.workload === workload?.id);
  const inUse = claims.filter(({ scope }) => scope.is === "in");
  const all =
    named.length > 0
      ? named.map(({ called, workload }) => ({ called, workload }))
      : [...new Set(inUse.map(({ workload }) => workload))].map((id) => {
          const workload = findWorkload(catalogue, id);
          return { called: workload?.name ?? id, workload };
        });
  const fitting = all.filter((one) => {
    const recorded = recordedOf(one);
    return recorded.length === 0 || recorded.some(waits);
  });
  const lineOf = (one: Pick<ClaimTold, "called" | "workload">): readonly string[] => {
    const recorded = recordedOf(one);
    return recorded.length === 0
      ? [proofSigned(undefined, { called: one.workload?.name ?? one.called, isOld: false }, context)]
      : recorded.map((claim) =>
          proofSigned(claim, { called: claimName(claim, catalogue), isOld: isOld(claim) }, context),
        );
  };
  const lines = all.flatMap(lineOf);
  // Nothing is claimed there, and nobody said what the proof is of.
  if (all.length === 0)
    return {
      fitting: [{ ...unnamed, signedOn }],
      lines: [`No claim is recorded at ${name}: which workload is it for?`],
    };
  const kept = fitting.length === 0 ? ["Nothing is needed: keep the signed proof in case Microsoft asks for it."] : [];
  return { fitting: fitting.map((one) => ({ ...nothingTold, ...one, signedOn })), lines: [...lines, ...kept] };
}

const isOurMove = /^(?:Not started|Draft|Partner action required|Rejected|Rejected final)$/;
