/** What is recorded of the claims that somebody asks about, in a sentence each: first on the customer's card. */
import { textOf } from "../../domain/catalogue/statement.ts";
import { findWhy } from "../../domain/catalogue/why.ts";
import type { Claim, Customer } from "../../domain/customer/customer.ts";
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
 * @returns empty where the question is not about claims
 */
export function askedClaims(
  { claims, name }: Customer,
  { workloads, why, meaning = false, ofClaims, beside }: Asked,
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
  if (beside) return lines.map((line) => `${name}, ${line}`);
  if (ofClaims && claims.length === 0 && workloads.length === 0) return [`No claim is recorded for ${name}.`];
  const none = unknown.map((one) => `No claim for ${one.name} is recorded here.`);
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
