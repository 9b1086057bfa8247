/** A customer: one document, the unit of consistency. Everything known about its associations lives in it. */
import type { Day, Instant } from "../time/time.ts";
import type { PersonId, PersonRef } from "../people/person.ts";

/** Microsoft ID of the customer: its Entra tenant id, lower case GUID. */
export type CustomerId = string;

/** How the customer buys. Decides what can be claimed and what is attributed already (docs/domain.md, Attribution). */
export type SalesChannel = "CSP" | "EA/VL" | "Web Direct";

/** The four readiness questions. */
export const questions = ["cpor", "pal", "owner", "onboarding"] as const;
export type Question = (typeof questions)[number];

/** `n/a` ("does not apply") only for `cpor` and `pal`. */
export const answerValues = ["yes", "no", "unsure", "n/a"] as const;
export type AnswerValue = (typeof answerValues)[number];

/**
 * How we know: told by a person, pasted tool output, an imported Microsoft report, read from Microsoft's own API. Ranked,
 * weakest first.
 */
export const evidenceKinds = ["reported", "pasted", "imported", "read"] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/**
 * Why something is believed. `by` is a person, or `system` for imports started from the command line and for what is
 * read. `ref` of what is read names the part that was read, as `Customer.read` does.
 */
export type Evidence = { kind: EvidenceKind; at: Instant; by: PersonId; ref?: string };

/** What ties a customer's work to us: a claim, a link of an identity, our own sale, or the older digital partner of record. */
export const associationKinds = ["CPOR", "PAL", "CSP", "DPOR"] as const;
export type AssociationKind = (typeof associationKinds)[number];

/**
 * An attribution that a report showed and a newer report of the same coverage no longer shows. It stays until a newer
 * report shows it again; a person's word does not remove it.
 */
export type Lost = {
  /** What it was. `CSP`: the subscription is not sold by us any more. */
  by: AssociationKind;
  /** Last month that had it, by its first day; for a claim the day of the data. */
  lastSeen: Day;
  /** First month without it, or the day of the data. */
  missingSince: Day;
  /** The report that no longer shows it. */
  evidence: Evidence;
};

export type Answer = {
  says: AnswerValue;
  by: PersonId;
  /** The owner, when a manager or deputy answered on their behalf. */
  onBehalfOf?: PersonRef;
  at: Instant;
  note?: string;
};

/** Why a checklist was put to somebody. */
export type PromptReason = "assigned" | "expired" | "asked";

/** One request to one person about one customer. A newer one supersedes it. */
export type Prompt = {
  id: string;
  to: PersonRef;
  because: PromptReason;
  /** The person who assigned or asked; absent when time did. */
  askedBy?: PersonId;
  at: Instant;
  /** "Later" was pressed: not brought up again before this moment. */
  laterUntil?: Instant;
  /** When it was brought up again, oldest first. */
  reminded?: readonly Instant[];
  /** Highest level it was escalated to, and when. */
  escalated?: { level: number; at: Instant };
  /** Answered, refused ("Not mine") or superseded; absent while open. */
  closed?: { at: Instant; by: PersonId; how: "answered" | "not-mine" | "superseded" };
};

export type Checklist = {
  /** Counts up with every change of answers or owner; a card carries the one it showed. */
  revision: number;
  answers: Partial<Record<Question, Answer>>;
  prompt?: Prompt;
};

/** CPOR claim statuses with Microsoft's exact names (docs/domain.md, CPOR); the first is ours. */
export const claimStatuses = [
  "Not started",
  "Draft",
  "Submitted",
  "Under review",
  "Partner action required",
  "Approved",
  "Rejected",
  "Dispute",
  "Rejected final",
] as const;
export type ClaimStatus = (typeof claimStatuses)[number];

export const solutionAreas = ["Modern Work and Security", "Business Applications"] as const;
export type SolutionArea = (typeof solutionAreas)[number];

/** What the partner claims to do; the names of Partner Center's form (docs/domain.md, CPOR). */
export const partnerRoles = [
  "Use or consume",
  "Build intent - Advisor",
  "Usage recognition - Non-Incentivized",
  "Influenced Revenue recognition - Non-Incentivized",
] as const;
export type PartnerRole = (typeof partnerRoles)[number];

export const claimReasons = [
  "Customer declined",
  "Insufficient proof of execution",
  "Partner request",
  "Disassociated",
  "No partner response",
  "Missing products",
  "Other",
] as const;
export type ClaimReason = (typeof claimReasons)[number];

/** Whether an item is ours to associate. Undecided items are gaps, decided ones may be. */
export type Scope = { is: "in" } | { is: "not-applicable"; note?: string } | { is: "other-partner"; note?: string };

/** What somebody said that gave way to what was read: shown beside it for a while, so that neither is silent. */
export type Said = { evidence: Evidence; says: string };

/** One workload at one customer; for Business Applications, one subscription of it. */
export type Claim = {
  /** `<workload id>` or `<workload id>/<subscription id>`; unique within the customer. */
  id: string;
  /** Id from the workload catalogue; a name that the catalogue does not know is kept as written. */
  workload: string;
  area: SolutionArea;
  role: PartnerRole;
  subscription?: string;
  /** When the subscription of a Business Applications claim ends; a new id then needs a new claim. */
  subscriptionEndsOn?: Day;
  autoRenews?: boolean;
  soldBy?: SalesChannel;
  /** How `subscriptionEndsOn`, `autoRenews` and `soldBy` are known, where they were read. */
  sale?: Evidence;
  /** What a person said of them, when Microsoft says otherwise. */
  saleSaid?: Said;
  scope: Scope;
  scopedOn: Day;
  status: ClaimStatus;
  statusSince: Day;
  submittedOn?: Day;
  approvedOn?: Day;
  claimId?: string;
  /** Location Partner ID on the claim. */
  partnerId?: string;
  proof?: { ref: string; signedOn: Day };
  reason?: ClaimReason;
  /** Set once it was disputed: Microsoft allows one dispute a claim. */
  disputedOn?: Day;
  competing?: boolean;
  evidence: Evidence;
  /** Latest row in the CPOR usage report: the day of the data, and its figures. */
  seen?: { on: Day; users: number; seats: number };
  /** What a report says, when it contradicts a person. Named by gap V02. */
  conflict?: { evidence: Evidence; says: string };
  lost?: readonly Lost[];
  /** The engagement as an export names it, when it is none that we know: `role` is then only the area's usual one. */
  engagement?: string;
  /** When the customer bought it, where known: a Build intent claim has 120 days from there. */
  purchasedOn?: Day;
};

/** How we have access to an Azure subscription; decides whether PAL can and need be linked (docs/domain.md, PAL). */
export const accessModels = [
  "guest",
  "directory",
  "service principal",
  "lighthouse",
  "aobo",
  "none",
  "unknown",
] as const;
export type AccessModel = (typeof accessModels)[number];

export type Subscription = {
  /** Azure subscription id, lower case GUID. */
  id: string;
  name?: string;
  scope: Scope;
  soldByUsCsp: boolean;
  /** How it and its seller are known, where they were read. */
  evidence?: Evidence;
  access: AccessModel;
  since: Day;
  /** Power Platform work: attributed by PAL of the owning account, not by a role. */
  power?: { deployedOn: Day };
  /** Latest month of the Azure usage report that has a row; `consumes` when ACR or quantity was above zero. */
  seen?: {
    month: Day;
    consumes: boolean;
    /** Partner Admin Link rows with a role that counts. */
    attributed: boolean;
    /** AdminType of the PAL rows, as written: Owner, Contributor, Reader, … */
    adminTypes: readonly string[];
    partnerIds: readonly string[];
    /** Rows that name us as Digital Partner of Record. */
    dpor?: true;
    /** Whether Azure services that count for Security were consumed (ServiceLevel2); absent when the report does not say. */
    security?: boolean;
    /** Months in which PAL counted, a bit each: 1 is `month`, 2 the one before it, and so on. Absent when none. */
    counted?: number;
  };
  conflict?: { evidence: Evidence; says: string };
  lost?: readonly Lost[];
  /** Last day of a subscription that is closed: there is nothing to associate any more. */
  endedOn?: Day;
  /** The customer it belongs to now, by a newer report. */
  movedTo?: CustomerId;
  /** Bought as a managed service in the Marketplace, which recognises us without a link that anybody could show. */
  marketplace?: true;
  /** In Azure China, Azure Government or another sovereign cloud, which no designation counts. */
  sovereign?: true;
};

export const identityKinds = ["user", "guest", "service principal", "managed identity", "lighthouse"] as const;
export type IdentityKind = (typeof identityKinds)[number];

/** A PAL link: one identity in one directory, linked to one Partner ID (docs/domain.md, PAL). */
export type Identity = {
  /** Entra object id in the linking directory when known, else a slug of the label. */
  id: string;
  label: string;
  kind: IdentityKind;
  /** Directory the link was made in: the customer's tenant, or our own for Lighthouse. */
  tenant: string;
  /** The colleague behind it; absent for service principals. */
  holder?: PersonRef;
  link: "not linked" | "reported" | "verified" | "broken" | "removed";
  partnerId?: string;
  /** `state` as Azure prints it. */
  state?: "Active" | "Deleted";
  linkedOn?: Day;
  since: Day;
  roles: readonly RoleAssignment[];
  /** What a person said of the link, when Azure says otherwise. */
  said?: Said;
  /** All its roles were read: it does not reach a subscription that is not among them. Absent: there may be others. */
  reach?: Evidence;
  evidence: Evidence;
  /** Nobody can sign in as it any more: its secret was deleted on purpose, and only reports can show its link. */
  noCredential?: true;
};

/** A role of an identity on a subscription; `*` covers every subscription (management group, group access). */
export type RoleAssignment = {
  subscription: string;
  /** Azure role name: Owner, Contributor, Reader, Support Request Contributor, … */
  role: string;
  permanence: "permanent" | "eligible" | "time-bound" | "unknown";
  /** Scope as Azure prints it, where it is not the subscription itself: a management group, resource group or resource. */
  scope?: string;
  /** Day of the pasted output that showed it; absent when somebody typed it. */
  provenOn?: Day;
};

/** Granular delegated admin privileges (GDAP) with the customer. They give access and attribute nothing. */
export type Gdap = {
  status: string;
  endsOn?: Day;
  autoExtends: boolean;
  needed: boolean;
  /** Another relation waits for the customer's approval. */
  pending?: true;
  /** Absent in documents of version 0.1: then a person said so. */
  evidence?: Evidence;
  /** What a person said, when Microsoft says otherwise. */
  said?: Said;
};

/** What of a customer is read from Microsoft, by itself and with a date of its own. */
export type ReadPart = "gdap" | "listing" | "subscriptions" | "pal";

/**
 * When a part was last read; `failed` when it has not been read since, from when on and why. `licences`, of what is sold:
 * whether we sell the customer anything beside Azure.
 */
export type ReadMark = { at?: Instant; failed?: { since: Instant; because: string }; licences?: boolean };

/** One of the eleven onboarding steps, for one customer. */
export type OnboardingStep = { step: number; dueOn: Day; done?: { on: Day; by: PersonId; note?: string } };

/**
 * Money that Partner Center's earnings or ineligible revenue report names for one thing, the newest month of each.
 * The strongest evidence there is of an association, or of why one earns nothing.
 */
export type Earning = {
  /** Claim id or Azure subscription id as recorded here; else the workload or product as the report writes it. */
  item: string;
  /** First day of the month. */
  month: Day;
  /** Earned; in a row with a reason, the revenue that earned nothing. */
  usd: number;
  /** The association as written: `reseller`, `PAL.Owner`, … */
  association?: string;
  /** Reason code or words, as written, for which nothing was earned; absent for what was earned. */
  reason?: string;
};

/** What people and imports did, oldest first, append-only. `by` is a person id or `system`. */
export type HistoryEntry = {
  at: Instant;
  by: PersonId;
  /** What happened, as a closed vocabulary: answered, assigned, prompted, added, imported, … */
  what: string;
  /** What it happened to: a question, a workload, a subscription, an identity. */
  item?: string;
  from?: string;
  to?: string;
  note?: string;
  evidence?: EvidenceKind;
};

/** A snoozed gap: silent until the day, or until what it is about changes. */
export type Snooze = { gap: string; until: Day; because: string; by: PersonId; at: Instant; fingerprint: string };

export type Customer = {
  id: CustomerId;
  /** As it is called here. */
  name: string;
  /** As Partner Center's list calls it, where somebody chose another name here. */
  listedName?: string;
  domain?: string;
  /** Partner Center's word, as exported: Cloud Reseller, Indirect Reseller, None, … */
  relationship?: string;
  tags: readonly string[];
  channels: readonly SalesChannel[];
  lifecycle: "onboarding" | "active" | "paused" | "offboarded";
  source: "import" | "person" | "read";
  addedAt: Instant;
  /** When each part was last read; absent for what no source has ever told. */
  read?: Readonly<Partial<Record<ReadPart, ReadMark>>>;
  /**
   * Since when Partner Center does not list it among our customers any more; gone when it does again. `kept`: somebody
   * said that we go on serving it.
   */
  unlisted?: { since: Day; kept?: true };
  owner?: PersonRef;
  deputy?: PersonRef;
  /** When the present owner was set, or when the last one was taken away. */
  ownerSince?: Instant;
  checklist: Checklist;
  claims: readonly Claim[];
  subscriptions: readonly Subscription[];
  identities: readonly Identity[];
  gdap?: Gdap;
  onboarding?: { startedOn: Day; steps: readonly OnboardingStep[] };
  /** Monthly figures from imports, newest last; for the review. `acrUsd` only when the import had it. */
  usage: readonly MonthlyUsage[];
  /** Paid seats of the largest workload, by a person's word. What reports say of seats is in `usage`. */
  seats?: number;
  earnings?: readonly Earning[];
  snoozes: readonly Snooze[];
  history: readonly HistoryEntry[];
};

/** Of what an Azure subscription consumed in a month, how much no association that counts attributes, in US dollars. */
export type Uncounted = { usd: number; of: number };

/** What Microsoft's reports said of one month, `month` is its first day. */
export type MonthlyUsage = {
  month: Day;
  acrUsd?: number;
  /** By subscription, of those of which not all counts. Absent when the figure is of a version that did not look. */
  uncounted?: Readonly<Record<string, Uncounted>>;
  /** The newest month of the report that `acrUsd` and `uncounted` are from. Absent in figures of earlier versions. */
  toldIn?: Day;
  /** By workload id. */
  workloads?: Readonly<Record<string, { users: number; seats: number }>>;
};

/** A customer nobody has touched yet. */
export function newCustomer(known: Pick<Customer, "id" | "name" | "source" | "addedAt"> & Partial<Customer>): Customer {
  return {
    tags: [],
    channels: [],
    lifecycle: "active",
    checklist: { revision: 0, answers: {} },
    claims: [],
    subscriptions: [],
    identities: [],
    usage: [],
    snoozes: [],
    history: [],
    ...known,
  };
}

/** Paused or offboarded: nobody is asked about it, it has no gaps, and it is no part of any coverage. */
export function isLeftOut({ lifecycle }: Pick<Customer, "lifecycle">): boolean {
  return lifecycle === "paused" || lifecycle === "offboarded";
}

/**
 * Whether nothing is known that could be associated, so that nothing can be in order either: no workload, subscription,
 * link or use, and nobody said that there is none.
 */
export function isNothingRecorded({ claims, subscriptions, identities, usage, checklist }: Customer): boolean {
  const { cpor, pal } = checklist.answers;
  const isNone = cpor?.says === "n/a" && pal?.says === "n/a";
  return !isNone && [claims, subscriptions, identities, usage].every((list) => list.length === 0);
}

/** Partner Center's relationship words that mean that we resell: Cloud Reseller, Indirect Reseller, Indirect Provider. */
export const isReseller = (relationship: string): boolean =>
  /\b(reseller|csp|indirect provider|direct bill)\b/i.test(relationship);
