/** What the document of a customer looks like. */
import { z } from "zod";
import {
  accessModels,
  answerValues,
  associationKinds,
  type Claim,
  claimReasons,
  claimStatuses,
  type Customer,
  evidenceKinds,
  identityKinds,
  partnerRoles,
  questions,
  solutionAreas,
  type Subscription,
} from "../../domain/customer/customer.ts";
import { day, exactly, moment, optionalText, text } from "./schema.ts";

const salesChannel = z.enum(["CSP", "EA/VL", "Web Direct"]);
const evidence = z.object({ kind: z.enum(evidenceKinds), at: moment, by: text, ref: optionalText });
const said = z.object({ evidence, says: text }).exactOptional();
const conflict = said;
const lost = z
  .array(z.object({ by: z.enum(associationKinds), lastSeen: day, missingSince: day, evidence }))
  .exactOptional();
const read = z
  .object({
    at: moment.exactOptional(),
    failed: z.object({ since: moment, because: text }).exactOptional(),
    licences: z.boolean().exactOptional(),
  })
  .exactOptional();
const scope = z.discriminatedUnion("is", [
  z.object({ is: z.literal("in") }),
  z.object({ is: z.literal("not-applicable"), note: optionalText }),
  z.object({ is: z.literal("other-partner"), note: optionalText }),
]);

const answer = z.object({
  says: z.enum(answerValues),
  by: text,
  onBehalfOf: optionalText,
  at: moment,
  note: optionalText,
});

const prompt = z.object({
  id: text,
  to: text,
  because: z.enum(["assigned", "expired", "asked"]),
  askedBy: optionalText,
  at: moment,
  laterUntil: moment.exactOptional(),
  reminded: z.array(moment).exactOptional(),
  escalated: z.object({ level: z.number(), at: moment }).exactOptional(),
  closed: z.object({ at: moment, by: text, how: z.enum(["answered", "not-mine", "superseded"]) }).exactOptional(),
});

const claim = exactly<Claim>()(
  z.object({
    id: text,
    workload: text,
    area: z.enum(solutionAreas),
    role: z.enum(partnerRoles),
    subscription: optionalText,
    subscriptionEndsOn: day.exactOptional(),
    autoRenews: z.boolean().exactOptional(),
    soldBy: salesChannel.exactOptional(),
    sale: evidence.exactOptional(),
    saleSaid: said,
    scope,
    scopedOn: day,
    status: z.enum(claimStatuses),
    statusSince: day,
    submittedOn: day.exactOptional(),
    approvedOn: day.exactOptional(),
    claimId: optionalText,
    partnerId: optionalText,
    proof: z.object({ ref: text, signedOn: day }).exactOptional(),
    reason: z.enum(claimReasons).exactOptional(),
    disputedOn: day.exactOptional(),
    competing: z.boolean().exactOptional(),
    evidence,
    seen: z.object({ on: day, users: z.number(), seats: z.number() }).exactOptional(),
    conflict,
    lost,
    engagement: optionalText,
    purchasedOn: day.exactOptional(),
  }),
);

const subscription = exactly<Subscription>()(
  z.object({
    id: text,
    name: optionalText,
    scope,
    soldByUsCsp: z.boolean(),
    evidence: evidence.exactOptional(),
    access: z.enum(accessModels),
    since: day,
    power: z.object({ deployedOn: day }).exactOptional(),
    seen: z
      .object({
        month: day,
        consumes: z.boolean(),
        attributed: z.boolean(),
        adminTypes: z.array(text),
        partnerIds: z.array(text),
        dpor: z.literal(true).exactOptional(),
        security: z.boolean().exactOptional(),
        counted: z.number().exactOptional(),
      })
      .exactOptional(),
    conflict,
    lost,
    endedOn: day.exactOptional(),
    movedTo: optionalText,
    marketplace: z.literal(true).exactOptional(),
    sovereign: z.literal(true).exactOptional(),
  }),
);

const role = z.object({
  subscription: text,
  role: text,
  permanence: z.enum(["permanent", "eligible", "time-bound", "unknown"]),
  scope: optionalText,
  provenOn: day.exactOptional(),
});

const identity = z.object({
  id: text,
  label: text,
  kind: z.enum(identityKinds),
  tenant: text,
  holder: optionalText,
  link: z.enum(["not linked", "reported", "verified", "broken", "removed"]),
  partnerId: optionalText,
  state: z.enum(["Active", "Deleted"]).exactOptional(),
  linkedOn: day.exactOptional(),
  since: day,
  roles: z.array(role),
  said,
  reach: evidence.exactOptional(),
  evidence,
  noCredential: z.literal(true).exactOptional(),
});

const historyEntry = z.object({
  at: moment,
  by: text,
  what: text,
  item: optionalText,
  from: optionalText,
  to: optionalText,
  note: optionalText,
  evidence: z.enum(evidenceKinds).exactOptional(),
});

const onboardingStep = z.object({
  step: z.number(),
  dueOn: day,
  done: z.object({ on: day, by: text, note: optionalText }).exactOptional(),
});

/** The document of a customer. */
export const customer = exactly<Customer>()(
  z.object({
    id: text,
    name: text,
    listedName: optionalText,
    domain: optionalText,
    relationship: optionalText,
    tags: z.array(text),
    channels: z.array(salesChannel),
    lifecycle: z.enum(["onboarding", "active", "paused", "offboarded"]),
    source: z.enum(["import", "person", "read"]),
    addedAt: moment,
    read: z.object({ gdap: read, listing: read, subscriptions: read, pal: read }).exactOptional(),
    unlisted: z.object({ since: day, kept: z.literal(true).exactOptional() }).exactOptional(),
    owner: optionalText,
    deputy: optionalText,
    ownerSince: moment.exactOptional(),
    checklist: z.object({
      revision: z.number(),
      answers: z.partialRecord(z.enum(questions), answer),
      prompt: prompt.exactOptional(),
    }),
    claims: z.array(claim),
    subscriptions: z.array(subscription),
    identities: z.array(identity),
    gdap: z
      .object({
        status: text,
        endsOn: day.exactOptional(),
        autoExtends: z.boolean(),
        needed: z.boolean(),
        pending: z.literal(true).exactOptional(),
        evidence: evidence.exactOptional(),
        said,
      })
      .exactOptional(),
    onboarding: z.object({ startedOn: day, steps: z.array(onboardingStep) }).exactOptional(),
    usage: z.array(
      z.object({
        month: day,
        acrUsd: z.number().exactOptional(),
        uncounted: z.record(text, z.object({ usd: z.number(), of: z.number() })).exactOptional(),
        toldIn: day.exactOptional(),
        workloads: z.record(text, z.object({ users: z.number(), seats: z.number() })).exactOptional(),
      }),
    ),
    seats: z.number().exactOptional(),
    earnings: z
      .array(z.object({ item: text, month: day, usd: z.number(), association: optionalText, reason: optionalText }))
      .exactOptional(),
    snoozes: z.array(z.object({ gap: text, until: day, because: text, by: text, at: moment, fingerprint: text })),
    history: z.array(historyEntry),
  }),
);
