/** What is recorded of the claims that somebody asks about, in a sentence each: first on the customer's card. */
import { textOf } from "../../domain/catalogue/statement.ts";
import { findWhy } from "../../domain/catalogue/why.ts";
import type { Claim, Customer } from "../../domain/customer/customer.ts";
import { isBeyondDispute } from "../../domain/claims/status.ts";
import { claimDeadlineWords, claimName } from "../kit/claims.ts";
import { dayWords } from "../kit/dates.ts";
import type { GapContext } from "../../domain/gaps/rules/context.ts";

type ClaimContext = Pick<GapContext, "catalogue" | "today" | "limits" | "calendar">;

type Asked = {
  workloads: readonly { id: string; name: string }[];
  why: boolean;
  meaning?: boolean | undefined;
  ofClaims: boolean;
  beside: boolean;
  whether?: boolean | undefined;
};

/** More claims are on the card, and not said before it. */
const mostAtOnce = 4;

/** Claims that somebody can mean by "why was it rejected". */
export const isRefused = ({ status, scope }: Claim): boolean =>
  scope.is === "in" && (status === "Rejected" || status === "Rejected final" || status === "Partner action required");

/**
 * @param workloads those that the question names; a family goes by its name
 * @param why whether it asks for the reason of what went wrong
 * @param meaning whether it asks what a claim's state means, or what is to be done about it
 * @param ofClaims whether it is about claims at all: of a few all are told
 * @param beside whether it stands on a rule's card, where the customer's name has to be said
 * @param whether it asks for a yes or no: "is Teams claimed there?"
 * @returns empty where the question is not about claims
 */
export function askedClaims(
  { claims, name }: Customer,
  { workloads, why, meaning = false, ofClaims, beside, whether = false }: Asked,
  context: ClaimContext,
): readonly string[] {
  const isOf = (claim: Claim, { id, name: called }: { id: string; name: string }) =>
    claim.workload === id || claimName(claim, context.catalogue).toLowerCase().includes(called.toLowerCase());
  const unknown = workloads.filter((one) => !claims.some((claim) => isOf(claim, one)));
  const refused = claims.filter(isRefused);
  const about =
    workloads.length > 0
      ? claims.filter((claim) => workloads.some((one) => isOf(claim, one)))
      : why && refused.length > 0
        ? refused
        : ofClaims && claims.length <= mostAtOnce
          ? claims
          : [];
  const lines = about.map((claim) => standing(claim, why, context));
  const [first] = about.toSorted((one, other) => Number(isRefused(other)) - Number(isRefused(one)));
  const means =
    meaning && first?.scope.is === "in" && first.status !== "Approved" ? meaningOf(first.status, context) : undefined;
  const said = whether && lines.length === 0 ? "No: no" : "No";
  if (ofClaims && claims.length === 0 && workloads.length === 0 && !beside)
    return [`${said} claim is recorded at ${name}.`];
  const none = unknown.map((one) => `${said} ${one.name} claim is recorded at ${name}.`);
  if (beside) return [...lines.map((line) => `${name}, ${line}`), ...none];
  return [...lines, ...(means === undefined ? [] : [means]), ...none];
}

/** What the topic about the states says of this one; undefined of a state that it does not name. */
function meaningOf(status: string | undefined, { catalogue, limits }: ClaimContext): string | undefined {
  const said = findWhy("status")?.rules.map((rule) => textOf(rule, catalogue, limits));
  const rule = said?.find((one) => one.includes(`${status ?? ""}: `));
  // Of a statement on several states, from this one on to the next.
  const [part] = rule === undefined ? [] : rule.slice(rule.indexOf(`${status ?? ""}: `)).split(nextState);
  return part?.trim();
}

const nextState = /(?<=\.) (?=[A-Z][a-z]+(?: [a-z]+){0,2}: )/;

/**
 * What to do with a proof that the customer signed.
 * @param claim undefined where none is recorded; `isOld`: whether the proof on record is too old, or soon will be
 */
export function proofSigned(
  claim: Claim | undefined,
  { called, isOld }: { called: string; isOld: boolean },
  context: ClaimContext,
): string {
  if (claim === undefined) return `${called}: make the claim in Partner Center, attach the signed proof and submit it.`;
  const deadline = claimDeadlineWords(claim, context.today, context);
  const isOver = deadline?.startsWith("The time") === true;
  const by = deadline === undefined ? "" : ` ${deadline}.`;
  if (claim.scope.is === "in" && claim.status === "Rejected" && !isBeyondDispute(claim) && !isOver)
    return `${called} is rejected: attach the signed proof in Partner Center and dispute the rejection with it.${by}`;
  if (claim.scope.is === "in" && claim.status.startsWith("Rejected"))
    return `${called} is rejected: make a new claim in Partner Center, attach the signed proof and submit it.`;
  if (claim.scope.is === "in" && claim.status === "Partner action required")
    return `${called}: attach the signed proof to the claim in Partner Center and submit it again.${by}`;
  if (claim.scope.is === "in" && /^(?:Not started|Draft)$/.test(claim.status))
    return `${called}: attach the signed proof to the claim in Partner Center, then submit it.`;
  return isOld
    ? `${standing(claim, false, context)} Its proof is old: add the new one to the claim in Partner Center.`
    : standing(claim, false, context);
}

/** Where a claim stands, since when, and whose move it is until when. */
export function standing(claim: Claim, why: boolean, context: ClaimContext): string {
  const called = claimName(claim, context.catalogue);
  if (claim.scope.is === "other-partner") return `${called}: another partner's.`;
  if (claim.scope.is === "not-applicable") return `${called}: does not apply.`;
  const deadline = claimDeadlineWords(claim, context.today, context);
  const { reason, reasonNote } = claim;
  const said = reasonNote === undefined ? "" : `“${reasonNote}”`;
  const isUnknown = why && reason === undefined && reasonNote === undefined && isRefused(claim);
  const sent =
    claim.submittedOn === undefined || claim.submittedOn === claim.statusSince
      ? ""
      : `, submitted ${dayWords(claim.submittedOn, context.today)}`;
  return [
    `${called}: ${claim.status} since ${dayWords(claim.statusSince, context.today)}${sent}.`,
    ...(reason === undefined && reasonNote === undefined
      ? []
      : [`Reason: ${[reason, said].filter((part) => part !== undefined && part !== "").join(", ")}.`]),
    ...(isUnknown
      ? ["No reason is recorded here: Microsoft's mail and the claim's Comments in Partner Center have it."]
      : []),
    ...(deadline === undefined ? [] : [`${deadline}.`]),
  ].join(" ");
}
