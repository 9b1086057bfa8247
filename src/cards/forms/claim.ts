/** The form of one CPOR claim, or of any workload of a customer. */
import { isAnew, nextStatuses } from "../../domain/claims/status.ts";
import {
  claimReasons,
  claimStatuses,
  partnerRoles,
  type Claim,
  type Customer,
} from "../../domain/customer/customer.ts";
import { fingerprint, shortId } from "../../domain/customer/fingerprint.ts";
import { findWorkload, type Catalogue, type Workload } from "../../domain/catalogue/workloads.ts";
import {
  asTitles,
  associationForm,
  titleChoices,
  saveButton,
  type Draft,
  type FormOf,
  type Inputs,
  type Recorded,
} from "./association.ts";
import { type Choice, type ClaimAsTold, button, press, type Button } from "../kit/actions.ts";
import { claimName } from "../kit/claims.ts";
import { dayWords, today, type Reader } from "../kit/dates.ts";
import type { Card } from "../kit/render.ts";
import { withoutIds } from "../kit/commands.ts";
import { join, name, nothing, plain, shown, text, type Shown } from "../kit/text.ts";
import { fittingForm, type FormFacts } from "./form.ts";

export const claimInputs = {
  workload: { kind: "one", label: "Workload", placeholder: "Choose or search", missing: "Choose a workload." },
  subscription: {
    kind: "text",
    holds: "guid",
    label: "Subscription ID (Business workloads only)",
    most: 60,
    placeholder: "9b58ba8d-c498-46e7-b648-245edafa3a38",
  },
  status: {
    kind: "choice",
    label: "Status in Partner Center",
    placeholder: "No change",
    choices: asTitles(claimStatuses),
  },
  on: { kind: "date", label: "Status since", emptiedBeside: "status" },
  reason: {
    kind: "choice",
    label: "Reason, when rejected",
    placeholder: "None",
    choices: asTitles(claimReasons),
    emptiedBeside: "status",
  },
  reasonNote: { kind: "text", label: "Reason in words (optional)", most: 300, emptiedBeside: "status" },
  claimId: { kind: "text", label: "Claim ID (optional)", most: 100, emptiedBeside: "status" },
  partnerId: {
    kind: "text",
    holds: "partner-id",
    label: "Partner ID on the claim (optional)",
    most: 20,
    emptiedBeside: "status",
  },
  scope: {
    kind: "choice",
    label: "Who should claim this workload?",
    placeholder: "No change",
    choices: {
      in: "We should",
      "not-applicable": "Nobody: it isn't part of our work",
      "other-partner": "Another partner",
    },
  },
  scopeNote: { kind: "text", label: "Why not us? (optional)", most: 300, emptiedBeside: "status" },
  role: {
    kind: "choice",
    label: "Partner role",
    placeholder: "As usual for the workload",
    choices: asTitles(partnerRoles),
    more: true,
  },
  proofRef: {
    kind: "text",
    label: "Proof of execution: where it is",
    most: 200,
    placeholder: "Statement of work 4711, or a link",
    emptiedBeside: "competing",
    more: true,
  },
  proofSignedOn: { kind: "date", label: "Signed by the customer on", emptiedBeside: "competing", more: true },
  submittedOn: { kind: "date", label: "Submitted on", emptiedBeside: "competing", more: true },
  approvedOn: { kind: "date", label: "Approved on", emptiedBeside: "competing", more: true },
  competing: { kind: "switch", label: "Competing claim", on: "Another partner claims it too", more: true },
  endsOn: { kind: "date", ahead: true, label: "Subscription ends on", emptiedBeside: "renews", more: true },
  renews: { kind: "switch", label: "Renewal", on: "Renews automatically with the same ID", more: true },
  soldBy: {
    kind: "choice",
    label: "Sold through",
    placeholder: "Not known",
    choices: { CSP: "CSP", "EA/VL": "EA or volume licence", "Web Direct": "Web direct" },
    emptiedBeside: "renews",
    more: true,
  },
} as const satisfies Inputs;
export type ClaimDraft = Draft<typeof claimInputs>;

export type ClaimFormFacts = FormOf<typeof claimInputs> & {
  /** Absent: the workload is chosen in the form. */
  claim?: Claim | undefined;
  catalogue: Catalogue;
  reader: Reader;
  /** The status that can be saved in spite of the warning in `problem`. */
  anyway?: Claim["status"] | undefined;
  /** What else was told with it. */
  then?: readonly ClaimAsTold[] | undefined;
};

/** Where it was told that the customer signed, the proof is not folded away. */
const { more: _ref, ...proofRef } = claimInputs.proofRef;
const { more: _signedOn, ...proofSignedOn } = claimInputs.proofSignedOn;
const withProof: Inputs<keyof typeof claimInputs> = { ...claimInputs, proofRef, proofSignedOn };

/** What is recorded, as the inputs hold it. */
function claimDraft({
  scope,
  proof,
  ...claim
}: Claim): Recorded<typeof claimInputs, "workload" | "subscription" | "on"> {
  return {
    scope: scope.is,
    scopeNote: scope.is === "in" ? "" : scope.note,
    status: claim.status,
    reason: claim.reason,
    reasonNote: claim.reasonNote,
    claimId: claim.claimId,
    partnerId: claim.partnerId,
    role: claim.role,
    submittedOn: claim.submittedOn,
    approvedOn: claim.approvedOn,
    proofRef: proof?.ref,
    proofSignedOn: proof?.signedOn,
    competing: String(claim.competing === true),
    endsOn: claim.subscriptionEndsOn,
    renews: String(claim.autoRenews === true),
    soldBy: claim.soldBy,
  };
}

/** Characters of a workload's name in the list; fewer, and without its status, when the card would grow too large. */
export const claimFormLengths: readonly [number, ...number[]] = [60, 36, 20, 12];

/** Workloads in the list; a customer has fewer recorded, and the catalogue has fewer. */
const workloadsListed = 130;

export function claimForm(facts: ClaimFormFacts, longest: number = claimFormLengths[0]): FormFacts {
  const { customer, claim, catalogue, problem } = facts;
  const isNew = claim === undefined;
  const business = isNew || claim.area === "Business Applications" ? {} : null;
  return associationForm({
    customer,
    problem,
    about: isNew ? aboutNew(facts) : plain(claimName(claim, catalogue), 80) || "claim",
    context: contextOf(facts),
    inputs: (facts.draft?.proofSignedOn ?? "") === "" ? claimInputs : withProof,
    filled: { ...(claim && claimDraft(claim)), ...facts.draft },
    given: {
      workload: isNew ? { choices: workloadChoices(customer, catalogue, longest) } : null,
      subscription: isNew || (business !== null && claim.subscription === undefined) ? {} : null,
      status: { choices: titleChoices(asTitles(statusesFirst(claim))) },
      on: { label: onLabel(facts) },
      endsOn: business,
      renews: business,
      soldBy: business,
    },
    more: "Show or hide role, dates, proof and subscription",
    buttons: buttonsOf(facts),
  });
}

/** The workload that is filled in, where nothing is on record of it and it is ours to claim. */
function notRecorded({ customer, draft = {}, catalogue }: ClaimFormFacts): Workload | undefined {
  const { workload = "", scope = "in" } = draft;
  const isOurs = scope === "" || scope === "in";
  const isThere = customer.claims.some((one) => one.workload === workload || shortId(one.id) === workload);
  return isOurs && !isThere ? findWorkload(catalogue, workload) : undefined;
}

/** The same where something of its claim is told: "they're thinking about Copilot" tells of none. */
function toAdd(facts: ClaimFormFacts): Workload | undefined {
  const { workload: _workload, scope: _scope, ...told } = facts.draft ?? {};
  return Object.values(told).every((value) => value === undefined || value === "") ? undefined : notRecorded(facts);
}

function aboutNew(facts: ClaimFormFacts): string {
  const added = toAdd(facts);
  return added === undefined ? "update a claim" : `add a claim for ${added.name}`;
}

export const claimFormCard = (facts: ClaimFormFacts): Card =>
  fittingForm(claimFormLengths, (longest) => claimForm(facts, longest));

function contextOf({ claim, ...facts }: ClaimFormFacts): Shown {
  const { customer, draft, reader } = facts;
  if (claim === undefined) {
    const added = toAdd(facts);
    const other = notRecorded(facts);
    if (other !== undefined && added === undefined)
      return shown`No ${text(other.name)} claim is recorded at ${name(customer.name, 60)}. If there is one, fill in how it stands.`;
    return added === undefined
      ? shown`Choose a workload and fill in what changed. Leave the rest empty.`
      : shown`No ${text(added.name)} claim is recorded at ${name(customer.name, 60)}. Add it? Leave empty what you don't know.`;
  }
  return join([
    shown`Now ${text(claim.status)}, since ${text(dayWords(claim.statusSince, today(reader)))}`,
    text(claim.area),
    claim.subscription === undefined ? nothing : shown`subscription ${text(withoutIds(claim.subscription))}`,
    draft?.status === "Submitted" && isAnew(claim.status, "Submitted") ? text(anewWords) : nothing,
  ]);
}

const anewWords = "Submitted is a new claim; if you disputed the rejection, choose Dispute";

function onLabel({ claim, reader }: ClaimFormFacts): string {
  const day = today(reader);
  if (claim === undefined || claim.statusSince === day) return "Status since (empty: today)";
  return `Status since (empty: today for a new status, else ${dayWords(claim.statusSince, day)})`;
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
function statusesFirst(claim: Claim | undefined): readonly Claim["status"][] {
  const first = claim === undefined ? [] : [claim.status, ...nextStatuses(claim.status)];
  return [...first, ...claimStatuses.filter((status) => !first.includes(status))];
}

function buttonsOf(facts: ClaimFormFacts): readonly Button[] {
  const { customer, claim, anyway, catalogue, then = [] } = facts;
  const known = claim && findWorkload(catalogue, claim.workload);
  const data = {
    customer: customer.id,
    claim: claim && shortId(claim.id),
    seen: claim && fingerprint(claim),
    then: then.length === 0 ? undefined : then,
  };
  return [
    saveButton(press("save-claim", data), toAdd(facts) && "Add the claim"),
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
  ];
}
