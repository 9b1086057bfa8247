/**
 * What every stored document looks like, for the collections of an organization. A schema only checks: what is read
 * is kept as it was stored, fields it does not name included, so that going back one release loses nothing.
 * Optional fields may be added freely. Anything an older release could not read needs a new `version`.
 */
import { z } from "zod";
import type { Organization } from "../app/ports.ts";
import {
  accessModels,
  answerValues,
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
} from "../domain/customer.ts";
import type { Channel, Delivery, Settings, Week } from "../domain/documents.ts";
import { designations } from "../domain/gap.ts";
import type { Person } from "../domain/person.ts";
import { weekdays } from "../domain/time.ts";

/** Version of the documents this release writes, and the newest it can read. */
export const version = 1;

/** The fields of a type, the optional ones marked, so that two types are alike only when all of them agree. */
type Fields<T> = T extends readonly (infer Item)[]
  ? readonly Fields<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]-?: object extends Pick<T, Key> ? { optional: Fields<T[Key]> } : Fields<T[Key]> }
    : T;

/** Lets a schema pass only when its fields are exactly those of `Doc`, optional ones included. */
function exactly<Doc>() {
  return <Schema extends z.ZodType<Doc, Doc>>(
    schema: Fields<z.output<Schema>> extends Fields<Doc>
      ? Fields<Doc> extends Fields<z.output<Schema>>
        ? Schema
        : { "the schema and the type differ": Fields<Doc> }
      : { "the schema and the type differ": Fields<Doc> },
  ): z.ZodType<Doc, Doc> => schema as Schema;
}

const text = z.string();
const moment = z.string();
const day = z.string();
const optionalText = text.exactOptional();
const weeklyMoment = z.object({ day: z.enum(weekdays), time: text, zone: text });
const unreachable = z
  .object({ since: moment, because: text, notInstalled: z.literal(true).exactOptional() })
  .exactOptional();
const salesChannel = z.enum(["CSP", "EA/VL", "Web Direct"]);
const evidence = z.object({ kind: z.enum(evidenceKinds), at: moment, by: text, ref: optionalText });
const conflict = z.object({ evidence, says: text }).exactOptional();
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
  }),
);

const subscription = exactly<Subscription>()(
  z.object({
    id: text,
    name: optionalText,
    scope,
    soldByUsCsp: z.boolean(),
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
      })
      .exactOptional(),
    conflict,
  }),
);

const role = z.object({
  subscription: text,
  role: text,
  permanence: z.enum(["permanent", "eligible", "time-bound", "unknown"]),
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
  evidence,
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

const customer = exactly<Customer>()(
  z.object({
    id: text,
    name: text,
    domain: optionalText,
    relationship: optionalText,
    tags: z.array(text),
    channels: z.array(salesChannel),
    lifecycle: z.enum(["onboarding", "active", "paused", "offboarded"]),
    source: z.enum(["import", "person"]),
    addedAt: moment,
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
      .object({ status: text, endsOn: day.exactOptional(), autoExtends: z.boolean(), needed: z.boolean() })
      .exactOptional(),
    onboarding: z.object({ startedOn: day, steps: z.array(onboardingStep) }).exactOptional(),
    usage: z.array(
      z.object({
        month: day,
        acrUsd: z.number().exactOptional(),
        workloads: z.record(text, z.object({ users: z.number(), seats: z.number() })).exactOptional(),
      }),
    ),
    snoozes: z.array(z.object({ gap: text, until: day, because: text, by: text, at: moment, fingerprint: text })),
    history: z.array(historyEntry),
  }),
);

const person = exactly<Person>()(
  z.object({
    id: text,
    name: text,
    upn: optionalText,
    zone: optionalText,
    chat: z.object({ conversation: text, serviceUrl: text, teamsId: text }).exactOptional(),
    unreachable,
    left: z.object({ since: moment }).exactOptional(),
    away: z.object({ until: day, deputy: text }).exactOptional(),
    digest: z.union([weeklyMoment, z.literal("off")]).exactOptional(),
    welcomed: moment.exactOptional(),
  }),
);

const channel = exactly<Channel>()(
  z.object({
    id: text,
    kind: z.enum(["channel", "groupChat"]),
    name: optionalText,
    team: z.object({ id: text, name: optionalText }).exactOptional(),
    serviceUrl: text,
    digest: z.object({ moment: weeklyMoment, by: text, since: moment }).exactOptional(),
    unreachable,
    welcomed: moment.exactOptional(),
  }),
);

const about = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("prompt"), customer: text, prompt: text, reminder: z.number().exactOptional() }),
  z.object({ kind: z.literal("weekly"), week: text }),
  z.object({ kind: z.literal("assigned"), customers: z.array(text), by: text }),
  z.object({ kind: z.literal("digest"), week: text }),
  z.object({ kind: z.literal("escalation"), customers: z.array(text), level: z.number() }),
]);

const delivery = exactly<Delivery>()(
  z.object({
    id: text,
    to: z.union([z.object({ person: text }), z.object({ channel: text })]),
    about,
    plannedAt: moment,
    notBefore: moment.exactOptional(),
    state: z.enum(["planned", "claimed", "sent", "unreachable", "unknown", "refused", "dropped"]),
    attempts: z.number(),
    lease: z.object({ by: text, until: moment }).exactOptional(),
    begun: moment.exactOptional(),
    smaller: z.number().exactOptional(),
    at: moment,
    because: optionalText,
    sent: z.object({ conversation: text, activity: text }).exactOptional(),
  }),
);

const week = exactly<Week>()(
  z.object({
    id: text,
    at: moment,
    customers: z.number(),
    covered: z.number(),
    open: z.number(),
    keys: z.array(text),
    byOwner: z.record(text, z.number()),
  }),
);

const imported = z.object({ at: moment, by: text, data: day.exactOptional() }).exactOptional();

const settings = exactly<Settings>()(
  z.object({
    since: moment.exactOptional(),
    managers: z.array(text),
    zone: optionalText,
    holidays: z.array(day),
    weekend: z.array(z.number()),
    quiet: z.object({ from: text, to: text }).exactOptional(),
    goals: z.array(z.enum(designations)),
    imports: z.object({
      customers: imported,
      subscriptions: imported,
      azureUsage: imported,
      cporUsage: imported,
    }),
    history: z.array(z.object({ at: moment, by: text, what: text, from: optionalText, to: optionalText })),
  }),
);

/** The documents of each collection, by the collection's name. */
export type Documents = {
  [Name in Exclude<keyof Organization, "id">]: Organization[Name] extends { get(id: string): Promise<infer Doc> }
    ? Exclude<Doc, undefined>
    : never;
};
export type CollectionName = keyof Documents;

/** The schema of each collection. */
export const schemas: { [Name in CollectionName]: z.ZodType<Documents[Name]> } = {
  customers: customer,
  people: person,
  channels: channel,
  deliveries: delivery,
  weeks: week,
  settings,
};

/** The collections of every organization. */
export const collectionNames = Object.keys(schemas) as CollectionName[];
