/**
 * What every stored document looks like, for the collections of an organization. A schema only checks: what is read
 * is kept as it was stored, fields it does not name included, so that going back one release loses nothing.
 * Optional fields may be added freely. Anything an older release could not read needs a new `version`.
 */
import { z } from "zod";
import type { Organization } from "../../app/ports.ts";
import { importNames, sourceIds } from "../../domain/documents.ts";
import type { Channel, Delivery, ImportRecord, Settings, SourceState, Week } from "../../domain/documents.ts";
import { designations } from "../../domain/catalogue/gap-codes.ts";
import type { RecentTurns } from "../../domain/messages/dedupe.ts";
import type { Person } from "../../domain/people/person.ts";
import { weekdays } from "../../domain/time/time.ts";
import { customer } from "./customer.ts";
import { day, exactly, moment, optionalText, text } from "./schema.ts";

/** Version of the documents this release writes, and the newest it can read. */
export const version = 2;

const weeklyMoment = z.object({ day: z.enum(weekdays), time: text, zone: text });
const unreachable = z
  .object({ since: moment, because: text, notInstalled: z.literal(true).exactOptional() })
  .exactOptional();

const person = exactly<Person>()(
  z.object({
    id: text,
    name: text,
    upn: optionalText,
    zone: optionalText,
    chat: z.object({ conversation: text, serviceUrl: text, teamsId: text }).exactOptional(),
    unreachable,
    left: z.object({ since: moment }).exactOptional(),
    account: z.object({ is: z.enum(["active", "disabled", "gone"]), since: moment, read: moment }).exactOptional(),
    away: z.object({ until: day, deputy: text, by: optionalText, at: moment.exactOptional() }).exactOptional(),
    stoodIn: z.object({ deputy: text, since: moment, at: moment, by: text }).exactOptional(),
    digest: z.union([weeklyMoment, z.literal("off")]).exactOptional(),
    allClear: z.literal(true).exactOptional(),
    teamDigest: z
      .object({ moment: weeklyMoment, since: moment, allClear: z.literal(true).exactOptional() })
      .exactOptional(),
    welcomed: moment.exactOptional(),
    linking: z
      .object({
        ticket: text,
        code: text,
        customer: text,
        until: moment,
        manager: z.literal(true).exactOptional(),
        card: z.object({ conversation: text, activity: text }).exactOptional(),
      })
      .exactOptional(),
  }),
);

const channel = exactly<Channel>()(
  z.object({
    id: text,
    kind: z.enum(["channel", "groupChat"]),
    name: optionalText,
    team: z.object({ id: text, name: optionalText }).exactOptional(),
    serviceUrl: text,
    digest: z
      .object({ moment: weeklyMoment, by: text, since: moment, allClear: z.literal(true).exactOptional() })
      .exactOptional(),
    unreachable,
    closed: z
      .object({ since: moment, how: z.enum(["deleted", "team-deleted", "archived", "removed", "team-removed"]) })
      .exactOptional(),
    welcomed: moment.exactOptional(),
  }),
);

const about = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("prompt"), customer: text, prompt: text, reminder: z.number().exactOptional() }),
  z.object({ kind: z.literal("weekly"), week: text }),
  z.object({ kind: z.literal("assigned"), customers: z.array(text), by: text }),
  z.object({ kind: z.literal("digest"), week: text }),
  z.object({ kind: z.literal("reminder"), customers: z.array(text) }),
  z.object({ kind: z.literal("escalation"), customers: z.array(text) }),
  z.object({
    kind: z.literal("deadlines"),
    customers: z.array(text),
    alerts: z.array(text),
    escalated: z.literal(true).exactOptional(),
  }),
  z.object({ kind: z.literal("given-back"), customers: z.array(text) }),
  z.object({ kind: z.literal("absence"), person: text, ended: z.literal(true).exactOptional() }),
  z.object({ kind: z.literal("sources") }),
  z.object({ kind: z.literal("silent-channel"), channel: text }),
  z.object({ kind: z.literal("unreached-owners"), people: z.array(text) }),
  z.object({ kind: z.literal("forgotten-cards"), people: z.array(text) }),
  z.object({ kind: z.literal("damaged"), records: z.array(z.object({ collection: text, key: text })) }),
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
    unreached: z.number().exactOptional(),
    told: moment.exactOptional(),
    at: moment,
    because: optionalText,
    sent: z.object({ conversation: text, activity: text }).exactOptional(),
    card: z
      .object({
        customer: optionalText,
        says: text,
        drawnAt: moment.exactOptional(),
        failed: z
          .object({ says: text, attempts: z.number(), because: text, notBefore: moment.exactOptional() })
          .exactOptional(),
      })
      .exactOptional(),
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
    named: z.array(text).exactOptional(),
    byOwner: z.record(text, z.number()),
  }),
);

const heard = exactly<RecentTurns>()(
  z.object({
    id: text,
    turns: z.array(z.object({ activity: text, at: moment, done: z.literal(true).exactOptional() })),
  }),
);

const counts = z.object({
  new: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  contradicted: z.number(),
  gone: z.number(),
  unknown: z.number(),
  failed: z.number(),
});

const source = exactly<SourceState>()(
  z.object({
    id: z.enum(sourceIds),
    read: z.object({ at: moment, by: text, requests: z.number(), counts }).exactOptional(),
    failing: z
      .object({
        since: moment,
        at: moment,
        by: text,
        attempts: z.number(),
        fault: z.object({
          kind: z.enum(["consent", "credential", "throttled", "unavailable", "changed-shape", "budget", "refused"]),
          says: text,
        }),
      })
      .exactOptional(),
    asks: z
      .object({
        since: moment,
        at: moment,
        by: text,
        because: z.enum(["first-run", "too-much"]),
        counts: counts.extend({ removals: z.number() }),
        examples: z.array(z.object({ customer: text, name: text, says: text })),
      })
      .exactOptional(),
    approved: z.object({ at: moment, by: text }).exactOptional(),
    lease: z.object({ by: text, until: moment }).exactOptional(),
  }),
);

const note = z.object({
  at: moment,
  by: text,
  data: day.exactOptional(),
  whole: day.exactOptional(),
  compared: z.object({ on: day, things: z.number() }).exactOptional(),
});
const imported = note.exactOptional();

const importRecord = exactly<ImportRecord>()(
  z.object({
    id: text,
    at: moment,
    by: text,
    of: z.enum(importNames),
    changes: z.array(
      z.union([
        z.object({ id: text, added: text }),
        z.object({
          id: text,
          parts: z.record(
            text,
            z.object({
              was: z.unknown().exactOptional(),
              fields: z.record(text, z.unknown()).exactOptional(),
              became: text,
            }),
          ),
        }),
      ]),
    ),
    size: z.number(),
    earlier: optionalText,
    noted: z.object({ before: imported, after: note }).exactOptional(),
  }),
);

const settings = exactly<Settings>()(
  z.object({
    since: moment.exactOptional(),
    managers: z.array(text),
    zone: optionalText,
    holidays: z.array(day),
    weekend: z.array(z.number()),
    quiet: z.object({ from: text, to: text }).exactOptional(),
    deadlines: z.array(z.number()).exactOptional(),
    goals: z.array(z.enum(designations)),
    imports: z.object({
      customers: imported,
      subscriptions: imported,
      azureUsage: imported,
      cporUsage: imported,
      claims: imported,
      gdap: imported,
      earnings: imported,
      ineligible: imported,
    }),
    columns: z.record(text, z.record(text, text)).exactOptional(),
    retention: z
      .object({ deliveries: z.number().exactOptional(), history: z.number().exactOptional() })
      .exactOptional(),
    pruned: day.exactOptional(),
    pseudonymKey: optionalText,
    history: z.array(
      z.object({ at: moment, by: text, what: text, item: optionalText, from: optionalText, to: optionalText }),
    ),
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
  heard,
  sources: source,
  imports: importRecord,
  settings,
};

/** The collections of every organization. */
export const collectionNames = Object.keys(schemas) as CollectionName[];
