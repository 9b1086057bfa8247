/** A customer: one document, the unit of consistency. Everything known about its associations lives in it. */
import { z } from "zod";
import { personId, personRef } from "../people/person.ts";
import { day, list, moment, optionalText, text } from "../schema.ts";

/** Microsoft ID of the customer: its Entra tenant id, lower case GUID. */
export const customerId = text;
export type CustomerId = z.output<typeof customerId>;

/** How the customer buys. Decides what can be claimed and what is attributed already (docs/domain.md, Attribution). */
const salesChannelSchema = z.enum(["CSP", "EA/VL", "Web Direct"]);
export type SalesChannel = z.output<typeof salesChannelSchema>;

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
const evidenceSchema = z.object({ kind: z.enum(evidenceKinds), at: moment, by: personId, ref: optionalText });
export interface Evidence extends z.output<typeof evidenceSchema> {}

/** What ties a customer's work to us: a claim, a link of an identity, our own sale, or the older digital partner of record. */
export const associationKinds = ["CPOR", "PAL", "CSP", "DPOR"] as const;
export type AssociationKind = (typeof associationKinds)[number];

/**
 * An attribution that a report showed and a newer report of the same coverage no longer shows. It stays until a newer
 * report shows it again; a person's word does not remove it.
 */
const lostSchema = z.object({
  /** What it was. `CSP`: the subscription is not sold by us any more. */
  by: z.enum(associationKinds),
  /** Last month that had it, by its first day; for a claim the day of the data. */
  lastSeen: day,
  /** First month without it, or the day of the data. */
  missingSince: day,
  /** The report that no longer shows it. */
  evidence: evidenceSchema,
});
export interface Lost extends z.output<typeof lostSchema> {}

const answerSchema = z.object({
  says: z.enum(answerValues),
  by: personId,
  /** The owner, when a manager or deputy answered on their behalf. */
  onBehalfOf: personRef.exactOptional(),
  at: moment,
  note: optionalText,
});
export interface Answer extends z.output<typeof answerSchema> {}

/** Why a checklist was put to somebody. */
const promptReasonSchema = z.enum(["assigned", "expired", "asked"]);
export type PromptReason = z.output<typeof promptReasonSchema>;

/** One request to one person about one customer. A newer one supersedes it. */
const promptSchema = z.object({
  id: text,
  to: personRef,
  because: promptReasonSchema,
  /** The person who assigned or asked; absent when time did. */
  askedBy: personId.exactOptional(),
  at: moment,
  /** "Later" was pressed: not brought up again before this moment. */
  laterUntil: moment.exactOptional(),
  /** When it was brought up again, oldest first. */
  reminded: list(moment).exactOptional(),
  /** Highest level it was escalated to, and when. */
  escalated: z.object({ level: z.number(), at: moment }).exactOptional(),
  /** Answered, refused ("Not mine") or superseded; absent while open. */
  closed: z.object({ at: moment, by: personId, how: z.enum(["answered", "not-mine", "superseded"]) }).exactOptional(),
});
export interface Prompt extends z.output<typeof promptSchema> {}

const checklistSchema = z.object({
  /** Counts up with every change of answers or owner; a card carries the one it showed. */
  revision: z.number(),
  answers: z.partialRecord(z.enum(questions), answerSchema),
  prompt: promptSchema.exactOptional(),
});

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
const scopeSchema = z.discriminatedUnion("is", [
  z.object({ is: z.literal("in") }),
  z.object({ is: z.literal("not-applicable"), note: optionalText }),
  z.object({ is: z.literal("other-partner"), note: optionalText }),
]);
export type Scope = z.output<typeof scopeSchema>;

/** What somebody said that gave way to what was read: shown beside it for a while, so that neither is silent. */
const saidSchema = z.object({ evidence: evidenceSchema, says: text });
export interface Said extends z.output<typeof saidSchema> {}

/** One workload at one customer; for Business Applications, one subscription of it. */
const claimSchema = z.object({
  /** `<workload id>` or `<workload id>/<subscription id>`; unique within the customer. */
  id: text,
  /** Id from the workload catalogue; a name that the catalogue does not know is kept as written. */
  workload: text,
  area: z.enum(solutionAreas),
  role: z.enum(partnerRoles),
  subscription: optionalText,
  /** When the subscription of a Business Applications claim ends; a new id then needs a new claim. */
  subscriptionEndsOn: day.exactOptional(),
  autoRenews: z.boolean().exactOptional(),
  soldBy: salesChannelSchema.exactOptional(),
  /** How `subscriptionEndsOn`, `autoRenews` and `soldBy` are known, where they were read. */
  sale: evidenceSchema.exactOptional(),
  /** What a person said of them, when Microsoft says otherwise. */
  saleSaid: saidSchema.exactOptional(),
  scope: scopeSchema,
  scopedOn: day,
  status: z.enum(claimStatuses),
  statusSince: day,
  submittedOn: day.exactOptional(),
  approvedOn: day.exactOptional(),
  claimId: optionalText,
  /** Location Partner ID on the claim. */
  partnerId: optionalText,
  proof: z.object({ ref: text, signedOn: day }).exactOptional(),
  reason: z.enum(claimReasons).exactOptional(),
  /** Why it was rejected, in somebody's words: what the reason leaves open. */
  reasonNote: optionalText,
  /** Set once it was disputed: Microsoft allows one dispute a claim. */
  disputedOn: day.exactOptional(),
  competing: z.boolean().exactOptional(),
  evidence: evidenceSchema,
  /** Latest row in the CPOR usage report: the day of the data, and its figures. */
  seen: z.object({ on: day, users: z.number(), seats: z.number() }).exactOptional(),
  /** What a report says, when it contradicts a person. Named by gap V02. */
  conflict: z.object({ evidence: evidenceSchema, says: text }).exactOptional(),
  lost: list(lostSchema).exactOptional(),
  /** The engagement as an export names it, when it is none that we know: `role` is then only the area's usual one. */
  engagement: optionalText,
  /** When the customer bought it, where known: a Build intent claim has 120 days from there. */
  purchasedOn: day.exactOptional(),
});
export interface Claim extends z.output<typeof claimSchema> {}

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

const subscriptionSchema = z.object({
  /** Azure subscription id, lower case GUID. */
  id: text,
  name: optionalText,
  scope: scopeSchema,
  soldByUsCsp: z.boolean(),
  /** How it and its seller are known, where they were read. */
  evidence: evidenceSchema.exactOptional(),
  access: z.enum(accessModels),
  since: day,
  /** Power Platform work: attributed by PAL of the owning account, not by a role. */
  power: z.object({ deployedOn: day }).exactOptional(),
  /** Latest month of the Azure usage report that has a row; `consumes` when ACR or quantity was above zero. */
  seen: z
    .object({
      month: day,
      consumes: z.boolean(),
      /** Partner Admin Link rows with a role that counts. */
      attributed: z.boolean(),
      /** AdminType of the PAL rows, as written: Owner, Contributor, Reader, … */
      adminTypes: list(text),
      partnerIds: list(text),
      /** Rows that name us as Digital Partner of Record. */
      dpor: z.literal(true).exactOptional(),
      /** Whether Azure services that count for Security were consumed (ServiceLevel2); absent when the report does not say. */
      security: z.boolean().exactOptional(),
      /** Months in which PAL counted, a bit each: 1 is `month`, 2 the one before it, and so on. Absent when none. */
      counted: z.number().exactOptional(),
    })
    .exactOptional(),
  conflict: z.object({ evidence: evidenceSchema, says: text }).exactOptional(),
  lost: list(lostSchema).exactOptional(),
  /** Last day of a subscription that is closed: there is nothing to associate any more. */
  endedOn: day.exactOptional(),
  /** The customer it belongs to now, by a newer report. */
  movedTo: customerId.exactOptional(),
  /** Bought as a managed service in the Marketplace, which recognises us without a link that anybody could show. */
  marketplace: z.literal(true).exactOptional(),
  /** In Azure China, Azure Government or another sovereign cloud, which no designation counts. */
  sovereign: z.literal(true).exactOptional(),
});
export interface Subscription extends z.output<typeof subscriptionSchema> {}

export const identityKinds = ["user", "guest", "service principal", "managed identity", "lighthouse"] as const;

/** A role of an identity on a subscription; `*` covers every subscription (management group, group access). */
const roleAssignmentSchema = z.object({
  subscription: text,
  /** Azure role name: Owner, Contributor, Reader, Support Request Contributor, … */
  role: text,
  permanence: z.enum(["permanent", "eligible", "time-bound", "unknown"]),
  /** Scope as Azure prints it, where it is not the subscription itself: a management group, resource group or resource. */
  scope: optionalText,
  /** Day of the pasted output that showed it; absent when somebody typed it. */
  provenOn: day.exactOptional(),
});
export interface RoleAssignment extends z.output<typeof roleAssignmentSchema> {}

/** A PAL link: one identity in one directory, linked to one Partner ID (docs/domain.md, PAL). */
const identitySchema = z.object({
  /** Entra object id in the linking directory when known, else a slug of the label. */
  id: text,
  label: text,
  kind: z.enum(identityKinds),
  /** Directory the link was made in: the customer's tenant, or our own for Lighthouse. */
  tenant: text,
  /** The colleague behind it; absent for service principals. */
  holder: personRef.exactOptional(),
  link: z.enum(["not linked", "reported", "verified", "broken", "removed"]),
  partnerId: optionalText,
  /** `state` as Azure prints it. */
  state: z.enum(["Active", "Deleted"]).exactOptional(),
  linkedOn: day.exactOptional(),
  since: day,
  roles: list(roleAssignmentSchema),
  /** What a person said of the link, when Azure says otherwise. */
  said: saidSchema.exactOptional(),
  /** All its roles were read: it does not reach a subscription that is not among them. Absent: there may be others. */
  reach: evidenceSchema.exactOptional(),
  evidence: evidenceSchema,
  /** Nobody can sign in as it any more: its secret was deleted on purpose, and only reports can show its link. */
  noCredential: z.literal(true).exactOptional(),
});
export interface Identity extends z.output<typeof identitySchema> {}

/** Granular delegated admin privileges (GDAP) with the customer. They give access and attribute nothing. */
const gdapSchema = z.object({
  status: text,
  endsOn: day.exactOptional(),
  autoExtends: z.boolean(),
  needed: z.boolean(),
  /** Another relation waits for the customer's approval. */
  pending: z.literal(true).exactOptional(),
  /** Absent in documents of version 0.1: then a person said so. */
  evidence: evidenceSchema.exactOptional(),
  /** What a person said, when Microsoft says otherwise. */
  said: saidSchema.exactOptional(),
});
export interface Gdap extends z.output<typeof gdapSchema> {}

/**
 * When a part was last read; `failed` when it has not been read since, from when on and why. `licences`, of what is sold:
 * whether we sell the customer anything beside Azure.
 */
const readMarkSchema = z.object({
  at: moment.exactOptional(),
  failed: z.object({ since: moment, because: text }).exactOptional(),
  licences: z.boolean().exactOptional(),
});

const read = readMarkSchema.exactOptional();
/** What of a customer is read from Microsoft, by itself and with a date of its own. Absent: no source has ever told. */
const readSchema = z.object({ gdap: read, listing: read, subscriptions: read, pal: read });
export type ReadPart = keyof z.output<typeof readSchema>;

/** One of the eleven onboarding steps, for one customer. */
const onboardingStepSchema = z.object({
  step: z.number(),
  dueOn: day,
  done: z.object({ on: day, by: personId, note: optionalText }).exactOptional(),
});
export interface OnboardingStep extends z.output<typeof onboardingStepSchema> {}

/**
 * Money that Partner Center's earnings or ineligible revenue report names for one thing, the newest month of each.
 * The strongest evidence there is of an association, or of why one earns nothing.
 */
const earningSchema = z.object({
  /** Claim id or Azure subscription id as recorded here; else the workload or product as the report writes it. */
  item: text,
  /** First day of the month. */
  month: day,
  /** Earned; in a row with a reason, the revenue that earned nothing. */
  usd: z.number(),
  /** The association as written: `reseller`, `PAL.Owner`, … */
  association: optionalText,
  /** Reason code or words, as written, for which nothing was earned; absent for what was earned. */
  reason: optionalText,
});
export interface Earning extends z.output<typeof earningSchema> {}

/** What people and imports did, oldest first, append-only. `by` is a person id or `system`. */
const historyEntrySchema = z.object({
  at: moment,
  by: personId,
  /** What happened, as a closed vocabulary: answered, assigned, prompted, added, imported, … */
  what: text,
  /** What it happened to: a question, a workload, a subscription, an identity. */
  item: optionalText,
  from: optionalText,
  to: optionalText,
  note: optionalText,
  evidence: z.enum(evidenceKinds).exactOptional(),
});
export interface HistoryEntry extends z.output<typeof historyEntrySchema> {}

/** A snoozed gap: silent until the day, or until what it is about changes. */
const snoozeSchema = z.object({ gap: text, until: day, because: text, by: personId, at: moment, fingerprint: text });

/** Of what an Azure subscription consumed in a month, how much no association that counts attributes, in US dollars. */
const uncountedSchema = z.object({ usd: z.number(), of: z.number() });
export interface Uncounted extends z.output<typeof uncountedSchema> {}

/** What Microsoft's reports said of one month, `month` is its first day. */
const monthlyUsageSchema = z.object({
  month: day,
  acrUsd: z.number().exactOptional(),
  /** By subscription, of those of which not all counts. Absent when the figure is of a version that did not look. */
  uncounted: z.record(text, uncountedSchema).exactOptional(),
  /** The newest month of the report that `acrUsd` and `uncounted` are from. Absent in figures of earlier versions. */
  toldIn: day.exactOptional(),
  /** By workload id. */
  workloads: z.record(text, z.object({ users: z.number(), seats: z.number() })).exactOptional(),
});
export interface MonthlyUsage extends z.output<typeof monthlyUsageSchema> {}

/**
 * Somebody covers the customer on every day from `from` (absent: from the moment it was recorded) to `until`: they hear
 * of it in place of its owner, and answer beside them. `by`, `at`: who recorded it, and when.
 */
const coverSchema = z.object({
  person: personId,
  from: day.exactOptional(),
  until: day,
  by: personId,
  at: moment,
});
export interface Cover extends z.output<typeof coverSchema> {}

/** What somebody wants known of the customer that no other field keeps, in their own words. `id`: unlike that of any other there. */
const customerNoteSchema = z.object({ id: text, at: moment, by: personId, says: text });
export interface CustomerNote extends z.output<typeof customerNoteSchema> {}

/** One part of a customer that was changed. */
export const partChangeSchema = z.object({
  /** What it was; absent where there was none, and where `fields` says it. */
  was: z.unknown().exactOptional(),
  /** For an item that was there before and after: what the changed fields were, null where there was none. */
  fields: z.record(text, z.unknown()).exactOptional(),
  /** A mark of what it became. */
  became: text,
});
export interface PartChange extends z.output<typeof partChangeSchema> {}

/** What somebody's act changed, kept for a day so that it can be undone: by part, see parts.ts. */
const undoableSchema = z.object({ at: moment, by: personId, parts: z.record(text, partChangeSchema) });
export interface Undoable extends z.output<typeof undoableSchema> {}

/** The document of a customer. */
export const customerSchema = z.object({
  id: customerId,
  /** As it is called here. */
  name: text,
  /** As Partner Center's list calls it, where somebody chose another name here. */
  listedName: optionalText,
  domain: optionalText,
  /** Partner Center's word, as exported: Cloud Reseller, Indirect Reseller, None, … */
  relationship: optionalText,
  tags: list(text),
  channels: list(salesChannelSchema),
  lifecycle: z.enum(["onboarding", "active", "paused", "offboarded"]),
  source: z.enum(["import", "person", "read"]),
  addedAt: moment,
  read: readSchema.exactOptional(),
  /**
   * Since when Partner Center does not list it among our customers any more; gone when it does again. `kept`: somebody
   * said that we go on serving it.
   */
  unlisted: z.object({ since: day, kept: z.literal(true).exactOptional() }).exactOptional(),
  owner: personRef.exactOptional(),
  deputy: personRef.exactOptional(),
  /** The last one, be it over; see cover.ts for when it holds. */
  cover: coverSchema.exactOptional(),
  /** When the present owner was set, or when the last one was taken away. */
  ownerSince: moment.exactOptional(),
  checklist: checklistSchema,
  claims: list(claimSchema),
  subscriptions: list(subscriptionSchema),
  identities: list(identitySchema),
  gdap: gdapSchema.exactOptional(),
  onboarding: z.object({ startedOn: day, steps: list(onboardingStepSchema) }).exactOptional(),
  /** Monthly figures from imports, newest last; for the review. `acrUsd` only when the import had it. */
  usage: list(monthlyUsageSchema),
  /** Paid seats of the largest workload, by a person's word. What reports say of seats is in `usage`. */
  seats: z.number().exactOptional(),
  earnings: list(earningSchema).exactOptional(),
  snoozes: list(snoozeSchema),
  /** Oldest first, `mostNotes` at most; see notes.ts. */
  notes: list(customerNoteSchema).exactOptional(),
  history: list(historyEntrySchema),
  /** Oldest first. */
  undoable: list(undoableSchema).exactOptional(),
});
export interface Customer extends z.output<typeof customerSchema> {}

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

/** An Azure subscription that is ours to associate, of which nothing else is known. */
export const newSubscription = (known: Pick<Subscription, "id" | "since"> & Partial<Subscription>): Subscription => ({
  scope: { is: "in" },
  soldByUsCsp: false,
  access: "unknown",
  ...known,
});

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
