/** Samples of the forms about claims, subscriptions and links, and of what they are answered with. */
import { associatedView } from "../../src/cards/customer/associated.ts";
import { claimFormLengths, claimForm } from "../../src/cards/forms/claim.ts";
import { identityForm } from "../../src/cards/forms/identity.ts";
import { pasteForm } from "../../src/cards/forms/paste.ts";
import { subscriptionForm } from "../../src/cards/forms/subscription.ts";
import { claimDeadlineWords } from "../../src/cards/kit/claims.ts";
import type { Claim, Customer } from "../../src/domain/customer/customer.ts";
import { workloadName } from "../../src/domain/catalogue/workloads.ts";
import { readLimits } from "../../src/limits.ts";
import { readCatalogue } from "../../src/workloads.ts";
import * as facts from "./facts.ts";

const { awkwardNames, contosoInDepth, everythingLong, names, reader } = facts;
const { customer } = contosoInDepth;
const awkward: Customer = { ...customer, name: `${awkwardNames.bold} ${awkwardNames.link}` };
const catalogue = readCatalogue();
const people = [...names].map(([id, name]) => ({ id, name }));

const teams = facts.aClaim("teams", {
  status: "Under review",
  statusSince: "2026-11-12",
  submittedOn: "2026-11-09",
  claimId: "CLM-779314",
  partnerId: "4911112",
  proof: { ref: "Statement of work 4711", signedOn: "2026-10-30" },
});
const sales = facts.aClaim("sales", {
  id: "sales/00000000-0000-4000-8000-000000009f2c",
  area: "Business Applications",
  role: "Usage recognition - Non-Incentivized",
  subscription: "00000000-0000-4000-8000-000000009f2c",
  subscriptionEndsOn: "2027-01-31",
});
const megan = facts.anIdentity("Megan Bowen", {
  holder: facts.megan,
  partnerId: "4911112",
  roles: [
    { subscription: "*", role: "Support Request Contributor", permanence: "permanent" },
    { subscription: customer.subscriptions[0]?.id ?? "*", role: "Owner", permanence: "eligible" },
  ],
});
const context = { limits: readLimits(), calendar: { weekend: [6, 7], holidays: [] } };
const about = facts.withItems({
  customer,
  gaps: contosoInDepth.gaps,
  names,
  reader,
  manager: false,
  workloadName: (workload: string) => workloadName(catalogue, workload),
  deadlineOf: (claim: Claim) => claimDeadlineWords(claim, facts.today, context),
});

/** More workloads to choose from than anybody has, every one with a long name. */
export const crowded = (count: number) => ({
  ...catalogue,
  workloads: Array.from({ length: count }, (_, index) => ({
    id: `workload-${index}`,
    name: `Dynamics 365 Intelligent Order Management ${index}`,
    area: index % 2 === 0 ? ("Business Applications" as const) : ("Modern Work and Security" as const),
    aliases: [],
    designations: [],
    minimumSeats: 0,
  })),
});
export const crowdedClaims = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    facts.aClaim(`Workload that no catalogue knows, number ${index}`, { status: "Partner action required" }),
  );
const problem = "Status since: 24 Dec is in the future. The Partner ID is a number of 4 to 12 digits, such as 4911112.";

export const associationForms = {
  claim: claimForm({ customer: { ...customer, claims: [teams] }, claim: teams, catalogue, reader }),
  "claim-any": claimForm({ customer: { ...customer, claims: [teams, sales] }, catalogue, reader }),
  "claim-warned": claimForm({
    customer: { ...customer, claims: [teams] },
    claim: teams,
    catalogue,
    reader,
    draft: { status: "Dispute", on: "2026-11-20" },
    problem: "Partner Center doesn't go from Under review to Dispute in one step. Nothing was saved.",
    anyway: "Dispute",
  }),
  "claim-longest": claimForm(
    { customer: { ...everythingLong.customer, claims: crowdedClaims(8) }, catalogue: crowded(8), reader, problem },
    claimFormLengths[1],
  ),
  subscription: subscriptionForm({ customer, subscription: facts.aSubscription(1041, { name: "Production" }) }),
  "subscription-new": subscriptionForm({ customer }),
  identity: identityForm({ customer: { ...customer, identities: [megan] }, identity: megan, people }),
  "identity-longest": identityForm({
    customer: everythingLong.customer,
    people: Array.from({ length: 4 }, (_, index) => ({ id: `${facts.megan}${index}`, name: awkwardNames.long })),
    problem,
  }),
  proof: pasteForm({ customer, partnerId: "4911112" }),
  "proof-refused": pasteForm({
    customer: awkward,
    problem: "This JSON is cut off. Paste all of the output, from { to }.",
  }),
};

export const associationSamples = {
  associated: {
    typical: associatedView({
      about,
      headline: "Teams saved",
      claim: { ...teams, status: "Partner action required", statusSince: "2026-11-13" },
      savedAt: "2026-11-19T10:00:00.000Z",
    }),
    awkward: associatedView({
      about: { ...about, customer: awkward },
      headline: `${awkwardNames.bold} recorded`,
      identities: [{ ...megan, label: awkwardNames.link }],
      says: [awkwardNames.expression],
    }),
  },
};
