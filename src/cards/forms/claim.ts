/** The form of one CPOR claim, or of any workload of a customer. */
import { nextStatuses } from "../../domain/claims/status.ts";
import {
  claimReasons,
  claimStatuses,
  partnerRoles,
  type Claim,
  type Customer,
} from "../../domain/customer/customer.ts";
import { fingerprint, shortId } from "../../domain/customer/fingerprint.ts";
import { findWorkload, type Catalogue } from "../../domain/catalogue/workloads.ts";
import { associationForm, cancelButton, saveButton, type Draft } from "./association.ts";
import { type Choice, button, press, type Button } from "../kit/actions.ts";
import { claimName } from "../kit/claims.ts";
import { dayWords, today, type Reader } from "../kit/dates.ts";
import { renderFitting, type Card } from "../kit/render.ts";
import { withoutIds } from "../kit/commands.ts";
import { join, nothing, plain, shown, text, type Shown } from "../kit/text.ts";

/** Ids of the inputs. */
export const claimInputs = [
  "workload",
  "subscription",
  "scope",
  "scopeNote",
  "status",
  "on",
  "reason",
  "claimId",
  "partnerId",
  "role",
  "submittedOn",
  "approvedOn",
  "proofRef",
  "proofSignedOn",
  "competing",
  "endsOn",
  "renews",
  "soldBy",
] as const;
export type ClaimInput = (typeof claimInputs)[number];
export type ClaimDraft = Draft<ClaimInput>;

export type ClaimFormFacts = {
  customer: Customer;
  /** Absent: the workload is chosen in the form. */
  claim?: Claim | undefined;
  catalogue: Catalogue;
  reader: Reader;
  draft?: ClaimDraft | undefined;
  problem?: string | undefined;
  /** The status that can be saved in spite of the warning in `problem`. */
  anyway?: Claim["status"] | undefined;
};

/** What is recorded, as the inputs hold it. */
function claimDraft(claim: Claim): ClaimDraft {
  const { scope, proof } = claim;
  return {
    scope: scope.is,
    scopeNote: scope.is === "in" ? "" : (scope.note ?? ""),
    status: claim.status,
    reason: claim.reason ?? "",
    claimId: claim.claimId ?? "",
    partnerId: claim.partnerId ?? "",
    role: claim.role,
    submittedOn: claim.submittedOn ?? "",
    approvedOn: claim.approvedOn ?? "",
    proofRef: proof?.ref ?? "",
    proofSignedOn: proof?.signedOn ?? "",
    competing: String(claim.competing === true),
    endsOn: claim.subscriptionEndsOn ?? "",
    renews: String(claim.autoRenews === true),
    soldBy: claim.soldBy ?? "",
  };
}

/** Characters of a workload's name in the list; fewer, and without its status, when the card would grow too large. */
export const claimFormLengths: readonly [number, ...number[]] = [60, 36, 20];

/** Workloads in the list; a customer has fewer recorded, and the catalogue has fewer. */
const workloadsListed = 130;

export function claimFormView(facts: ClaimFormFacts, longest: number = claimFormLengths[0]) {
  const { customer, claim, catalogue, problem } = facts;
  const filled = { ...(claim && claimDraft(claim)), ...facts.draft };
  const about = claim === undefined ? "update a claim" : plain(claimName(claim, catalogue), 80) || "claim";
  return {
    ...associationForm(facts, about, contextOf(facts), claimInputs, filled),
    workloads: claim === undefined ? workloadChoices(customer, catalogue, longest) : [],
    statuses: statusChoices(claim),
    onLabel: plain(onLabel(facts), 80),
    roles: partnerRoles.map((role) => ({ title: plain(role, 60), value: role })),
    reasons: claimReasons.map((reason) => ({ title: plain(reason, 40), value: reason })),
    more: problem !== undefined,
    business: claim === undefined || claim.area === "Business Applications",
    buttons: buttonsOf(facts),
  };
}

export const claimFormCard = (facts: ClaimFormFacts): Card =>
  renderFitting("claim-form", claimFormLengths, (longest) => claimFormView(facts, longest));

function contextOf({ claim, reader }: ClaimFormFacts): Shown {
  if (claim === undefined) return shown`Choose a workload and fill in what changed. Leave the rest empty.`;
  return join([
    shown`Now ${text(claim.status)}, since ${text(dayWords(claim.statusSince, today(reader)))}`,
    text(claim.area),
    claim.subscription === undefined ? nothing : shown`subscription ${text(withoutIds(claim.subscription))}`,
  ]);
}

function onLabel({ claim, reader }: ClaimFormFacts): string {
  if (claim === undefined) return "Status since (empty: today)";
  return `Status since (empty: today for a new status, else ${dayWords(claim.statusSince, today(reader))})`;
}

/** What is recorded first, with its status; then the catalogue by solution area. */
function workloadChoices({ claims }: Customer, catalogue: Catalogue, longest: number): readonly Choice[] {
  const recorded = claims.map((claim) => {
    const state = claim.scope.is === "in" ? claim.status : claim.scope.is === "other-partner" ? "other partner" : "n/a";
    const called = plain(claimName(claim, catalogue), longest);
    return {
      title: longest < claimFormLengths[0] ? called : plain(`${called} (${state})`, 90),
      value: shortId(claim.id),
    };
  });
  const there = new Set(claims.map(({ id }) => id));
  const others = catalogue.workloads
    .filter(({ id }) => !there.has(id))
    .toSorted((a, b) => order(a.area) - order(b.area))
    .map(({ id, name: called, area }) => ({
      title: plain(area === "Business Applications" ? `Business: ${called}` : called, longest),
      value: id,
    }));
  return [...recorded, ...others].slice(0, workloadsListed);
}

const order = (area: Claim["area"]): number => (area === "Modern Work and Security" ? 0 : 1);

/** The present status, then those that usually follow, then the others. */
function statusChoices(claim: Claim | undefined): readonly Choice[] {
  const first = claim === undefined ? [] : [claim.status, ...nextStatuses(claim.status)];
  return [...first, ...claimStatuses.filter((status) => !first.includes(status))].map((status) => ({
    title: plain(status, 40),
    value: status,
  }));
}

function buttonsOf({ customer, claim, anyway, catalogue }: ClaimFormFacts): readonly Button[] {
  const known = claim && findWorkload(catalogue, claim.workload);
  const data = {
    customer: customer.id,
    claim: claim && shortId(claim.id),
    seen: claim && fingerprint(claim),
  };
  return [
    saveButton(press("save-claim", data)),
    ...(anyway === undefined
      ? [
          button("Proof checklist", press("why", { topic: `proof ${known?.id ?? ""}`.trim() }), {
            tooltip: "What the proof of execution must contain",
          }),
        ]
      : [
          button("Save anyway", press("save-claim", { ...data, anyway }), {
            takesInputs: true,
            tooltip: "Save despite the warning; the history will say so",
          }),
        ]),
    cancelButton(customer),
  ];
}
