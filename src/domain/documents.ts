/** The documents beside customers and people: channels, deliveries, weeks, settings. */
import { z } from "zod";
import { designations } from "./catalogue/gap-codes.ts";
import { customerId, partChangeSchema } from "./customer/customer.ts";
import { personId, personRef, unreachableSchema } from "./people/person.ts";
import { day, list, moment, optionalText, text } from "./schema.ts";
import { weeklyMomentSchema } from "./time/time.ts";

/** A channel or group chat the bot was added to or spoken to in. */
export const channelSchema = z.object({
  /** Conversation id without `;messageid=…`. */
  id: text,
  kind: z.enum(["channel", "groupChat"]),
  name: optionalText,
  team: z.object({ id: text, name: optionalText }).exactOptional(),
  serviceUrl: text,
  /** Absent: no digest here. With `allClear` it also comes in a week without a gap and without a change. */
  digest: z
    .object({ moment: weeklyMomentSchema, by: personId, since: moment, allClear: z.literal(true).exactOptional() })
    .exactOptional(),
  /** Why the last attempt to post reached nobody; gone as soon as one arrives, or anything is heard from there. */
  unreachable: unreachableSchema.exactOptional(),
  /** Nothing is posted until this is over; the digest's settings stay meanwhile. See channel.ts. */
  closed: z
    .object({ since: moment, how: z.enum(["deleted", "team-deleted", "archived", "removed", "team-removed"]) })
    .exactOptional(),
  welcomed: moment.exactOptional(),
});
export interface Channel extends z.output<typeof channelSchema> {}

/** A document that could not be read: its collection, and a fingerprint that tells it from others and names nobody. */
const damagedRecordSchema = z.object({ collection: text, key: text });
export interface DamagedRecord extends z.output<typeof damagedRecordSchema> {}

/**
 * What is said in a delivery, by reference: the words are made from the present state at the moment of sending, so
 * that a message that comes late is still true.
 */
const knownAboutSchema = z.discriminatedUnion("kind", [
  /** The questions about one customer, as earlier versions had them; `reminder` counts from 1. */
  z.object({ kind: z.literal("prompt"), customer: customerId, prompt: text, reminder: z.number().exactOptional() }),
  /** The owner's week. */
  z.object({ kind: z.literal("weekly"), week: text }),
  /** Questions put to an owner for the first time: one message for what was given at once. */
  z.object({ kind: z.literal("assigned"), customers: list(customerId), by: personId }),
  /** The channel's week. */
  z.object({ kind: z.literal("digest"), week: text }),
  /**
   * Prompts that wait for an answer, brought up again: one message for all of a person's. `prompts` are the keys of what
   * it says, absent in earlier versions: `<customer>/<prompt>/<how often it was brought up then>`.
   */
  z.object({ kind: z.literal("reminder"), customers: list(customerId), prompts: list(text).exactOptional() }),
  /** Owners who do not answer, rolled up for a manager; `prompts` as of a reminder, with the level. */
  z.object({ kind: z.literal("escalation"), customers: list(customerId), prompts: list(text).exactOptional() }),
  /**
   * Deadlines that come close, for their owner; `escalated`: for a manager. `alerts` are the keys of what it says:
   * `<gap>@<last day>/<business days before it>`.
   */
  z.object({
    kind: z.literal("deadlines"),
    customers: list(customerId),
    alerts: list(text),
    escalated: z.literal(true).exactOptional(),
  }),
  /**
   * Gaps of a list of which a manager, `by`, has their owner reminded, by their keys. `line`: what the manager adds in
   * their own words; `except`: who isn't to be reminded, whoever else is meant when it leaves.
   */
  z.object({
    kind: z.literal("chase"),
    customers: list(customerId),
    gaps: list(text),
    by: personId,
    line: optionalText,
    except: list(personRef).exactOptional(),
  }),
  /** Customers that a manager took off their owner and gave to nobody, for that owner. */
  z.object({ kind: z.literal("taken"), customers: list(customerId) }),
  /**
   * An owner asks to have a customer paused or offboarded, for a manager; where it was `decided`, for that owner. `asked`:
   * the moment of the request; absent in earlier versions.
   */
  z.object({
    kind: z.literal("offboarding"),
    customers: list(customerId),
    asked: moment.exactOptional(),
    decided: z.literal(true).exactOptional(),
  }),
  /**
   * Somebody who may not add customers asks for one, for a manager; where it was `decided`, for whoever asked, and `by`
   * whom. `wanted` is as they filled it in; its `id` that of the customer once it was added.
   */
  z.object({
    kind: z.literal("new-customer"),
    customers: list(customerId),
    by: personId,
    wanted: z.object({
      name: text,
      id: text,
      domain: text,
      person: text,
      isNew: z.boolean(),
      workloads: list(text),
      azure: z.boolean(),
      subscription: optionalText,
      words: optionalText,
    }),
    decided: z.enum(["added", "declined"]).exactOptional(),
  }),
  /**
   * Customers whose owners gave them back, for a manager. `said`: the last words about each that it told, as it left,
   * `<customer>/<moment>`; absent before that, and in earlier versions.
   */
  z.object({ kind: z.literal("given-back"), customers: list(customerId), said: list(text).exactOptional() }),
  /**
   * Somebody's absence, or its end, for the deputy; and for themselves where they did not record or end it. `since`: when
   * it was recorded, as one person may have several; absent in earlier versions. `begins`: said again on its first day.
   */
  z.object({
    kind: z.literal("absence"),
    person: personId,
    since: moment.exactOptional(),
    begins: z.literal(true).exactOptional(),
    ended: z.literal(true).exactOptional(),
  }),
  /**
   * That `person` covers customers, or where `ended` does not any more; for them and for the owner. `by`: who said so, and
   * hears nothing of it; absent where the days are over.
   */
  z.object({
    kind: z.literal("cover"),
    customers: list(customerId),
    person: personRef,
    by: personId.exactOptional(),
    begins: z.literal(true).exactOptional(),
    ended: z.literal(true).exactOptional(),
  }),
  /** What the person asked to be reminded of, by the id it has in their document; `customers`: none or one. */
  z.object({ kind: z.literal("memo"), memo: text, on: day, customers: list(customerId) }),
  /** Sources at Microsoft that need somebody, `<source>@<day since when>`; absent in earlier versions. */
  z.object({ kind: z.literal("sources"), sources: list(text).exactOptional() }),
  /** A channel's digest that does not arrive there, for a manager. */
  z.object({ kind: z.literal("silent-channel"), channel: text }),
  /** Owners whom the week did not reach, for a manager. */
  z.object({ kind: z.literal("unreached-owners"), people: list(personRef) }),
  /** Chats that still show a customer who was forgotten, for a manager. */
  z.object({ kind: z.literal("forgotten-cards"), people: list(personRef) }),
  /** Stored documents that could not be read and were kept aside, for a manager. */
  z.object({ kind: z.literal("damaged"), records: list(damagedRecordSchema) }),
]);
export type MessageSubject = z.output<typeof knownAboutSchema>;

const knownKinds = new Set<string>(knownAboutSchema.options.map(({ shape }) => shape.kind.value));

/**
 * What a message is about whose kind a later release added: it is kept for that one. Kinds are what changes most, and
 * going back one release must not cost more than those messages.
 */
const laterAboutSchema = z.looseObject({
  kind: text.refine((kind) => !knownKinds.has(kind)),
  customers: list(customerId).exactOptional(),
});

/** The type has the known kinds only: what acts on a message passes over others, by `isOfLaterRelease`. */
const aboutSchema = z.union([knownAboutSchema, laterAboutSchema]) as unknown as typeof knownAboutSchema;

/** Whether only a later release knows what the message says: it is neither sent, nor redrawn, nor late. */
export const isOfLaterRelease = ({ about }: { about: { kind: string } }): boolean => !knownKinds.has(about.kind);

/** A card that asks about customers, as it stands in a chat. */
const cardInChatSchema = z.object({
  /** The one customer whose checklist it is; absent for a list. */
  customer: customerId.exactOptional(),
  /** A word for what it says now: see card-state.ts. */
  says: text,
  /** When it was last redrawn. */
  drawnAt: moment.exactOptional(),
  /** A redraw that did not go through, and when it is tried again; without `notBefore` it was abandoned. */
  failed: z
    .object({ says: text, attempts: z.number(), because: text, notBefore: moment.exactOptional() })
    .exactOptional(),
});
export interface CardInChat extends z.output<typeof cardInChatSchema> {}

/**
 * One message to one recipient, and what became of it. The id is its deterministic key, so planning it twice makes one.
 * planned → claimed → sent | planned again (known not to have arrived) | unreachable | unknown | refused | dropped
 */
export const deliverySchema = z.object({
  /** `2026-W47/digest/<channel>`, `2026-W47/weekly/<person>`, `prompt/<customer>/<prompt>`. */
  id: text,
  to: z.union([z.object({ person: personRef }), z.object({ channel: text })]),
  about: aboutSchema,
  plannedAt: moment,
  /** Not before this moment: quiet hours, a retry's wait. */
  notBefore: moment.exactOptional(),
  state: z.enum(["planned", "claimed", "sent", "unreachable", "unknown", "refused", "dropped"]),
  attempts: z.number(),
  /** Who is sending it, and until when nobody else may take it up. Only while claimed. */
  lease: z.object({ by: text, until: moment }).exactOptional(),
  /**
   * When the request of this attempt was about to leave: written durably before it does. While claimed and absent, it
   * is known that nothing has left. Kept while `unknown`, so that a late reply finds its attempt.
   */
  begun: moment.exactOptional(),
  /** How many times Teams found it too large: the message is made that many steps smaller. */
  smaller: z.number().exactOptional(),
  /** How many times a digest reached nobody: it is tried again at growing distances. */
  unreached: z.number().exactOptional(),
  /** When managers were told that it reached nobody. */
  told: moment.exactOptional(),
  /** When the state was reached. */
  at: moment,
  /** Why it was not sent, or was dropped. */
  because: optionalText,
  /** Where it stands in Teams, once sent. */
  sent: z.object({ conversation: text, activity: text }).exactOptional(),
  /** What its card says in the chat; only of cards that are redrawn when that is no longer true. */
  card: cardInChatSchema.exactOptional(),
});
export interface Delivery extends z.output<typeof deliverySchema> {}

/** What was open when the digest of an ISO week was made; the next week's digest counts new and closed against it. */
export const weekSchema = z.object({
  /** `2026-W47` */
  id: text,
  at: moment,
  customers: z.number(),
  /** Customers without a gap that counts, snoozed or not. */
  covered: z.number(),
  open: z.number(),
  /** Keys of the gaps that were open or snoozed; emptied when two weeks old. */
  keys: list(text),
  /** Of these, what the digest named first; absent where an earlier version made it. */
  named: list(text).exactOptional(),
  /** How many keys went with customers that were forgotten since. */
  forgotten: z.number().exactOptional(),
  /** Open gaps by owner; `nobody` for none. */
  byOwner: z.record(text, z.number()),
});
export interface Week extends z.output<typeof weekSchema> {}

/** When a kind of report was last imported, by whom, and the newest day its data speaks of. */
const importNoteSchema = z.object({
  at: moment,
  by: personId,
  data: day.exactOptional(),
  /** The newest day that a report of all customers speaks of; absent: as `data`, which a filtered report may have set. */
  whole: day.exactOptional(),
  /** The newest day that was compared with what was known, and how many things that file had on it. */
  compared: z.object({ on: day, things: z.number() }).exactOptional(),
});
export interface ImportNote extends z.output<typeof importNoteSchema> {}

const imported = importNoteSchema.exactOptional();
/** When reports were last imported, by kind. */
const importsSchema = z.object({
  customers: imported,
  subscriptions: imported,
  azureUsage: imported,
  cporUsage: imported,
  claims: imported,
  gdap: imported,
  earnings: imported,
  ineligible: imported,
});
/** The kinds of reports whose imports are remembered. */
export type ImportName = keyof z.output<typeof importsSchema>;

/** What an import changed in one customer; what became of it is marked, so that a later change shows. */
const customerChangeSchema = z.union([
  /** The import added it. `added` marks the whole. */ z.object({ id: customerId, added: text }),
  /** By part, see undo.ts. */
  z.object({ id: customerId, parts: z.record(text, partChangeSchema) }),
]);
export type CustomerChange = z.output<typeof customerChangeSchema>;

/** What an import changed, kept for a day so that it can be undone. A large one has several, the last of which names it. */
export const importRecordSchema = z.object({
  id: text,
  at: moment,
  by: personId,
  of: importsSchema.keyof(),
  changes: list(customerChangeSchema),
  /** Characters of the changes as JSON. */
  size: z.number(),
  /** The record before it of the same import. */
  earlier: optionalText,
  /** In the last record: when such a report had been imported before, and what is noted since. */
  noted: z.object({ before: imported, after: importNoteSchema }).exactOptional(),
});
export interface ImportRecord extends z.output<typeof importRecordSchema> {}

/** What can be read from Microsoft by itself, each source switched on for itself. */
export const sourceIds = ["gdap", "people", "customers", "pal"] as const;
export type SourceId = (typeof sourceIds)[number];

/** Why a source could not be read. */
const faultKindSchema = z.enum([
  /** Microsoft refuses: a permission is missing. */
  "consent",
  /** Entra does not accept the application or its credential. */
  "credential",
  /** Too many requests, for longer than a run waits. */
  "throttled",
  /** Not reached, too slow, or failing on Microsoft's side. */
  "unavailable",
  /** It answered, but not as it is documented. */
  "changed-shape",
  /** The run needed more requests than it may make. */
  "budget",
  /** Any other refusal. */
  "refused",
]);
export type FaultKind = z.output<typeof faultKindSchema>;

/** What went wrong, in words without names or secrets: "Microsoft Graph answered 403 Authorization_RequestDenied". */
const sourceFaultSchema = z.object({ kind: faultKindSchema, says: text });
export interface SourceFault extends z.output<typeof sourceFaultSchema> {}

/** What a run did, or would do, by number of things. */
const readCountsSchema = z.object({
  /** Not known before. */
  new: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  /** Said otherwise by a person or a report. */
  contradicted: z.number(),
  /** Known here, and not there any more. */
  gone: z.number(),
  /** Customers there that are not known here. */
  unknown: z.number(),
  /** Could not be read, though the source could. */
  failed: z.number(),
});
export interface ReadCounts extends z.output<typeof readCountsSchema> {}

/** How reading a source goes. One document a source. */
export const sourceStateSchema = z.object({
  id: z.enum(sourceIds),
  /** The last time it was read and applied. */
  read: z.object({ at: moment, by: personId, requests: z.number(), counts: readCountsSchema }).exactOptional(),
  /** Not read since: from when on, how often it was tried, by whom last, and why. */
  failing: z
    .object({ since: moment, at: moment, by: personId, attempts: z.number(), fault: sourceFaultSchema })
    .exactOptional(),
  /** A run that stopped before it changed anything, to ask: what it would change, and some of that by name. */
  asks: z
    .object({
      /** When it asked first. */
      since: moment,
      at: moment,
      by: personId,
      because: z.enum(["first-run", "too-much"]),
      /** `removals`: customers that would be removed or renamed. */
      counts: readCountsSchema.extend({ removals: z.number() }),
      examples: list(z.object({ customer: customerId, name: text, says: text })),
    })
    .exactOptional(),
  /** Somebody saw what the first run would change, and let it. */
  approved: z.object({ at: moment, by: personId }).exactOptional(),
  /** The process that is reading it now. */
  lease: z.object({ by: text, until: moment }).exactOptional(),
});
export interface SourceState extends z.output<typeof sourceStateSchema> {}

/** Settings of one organization that people change in chat. */
export const settingsSchema = z.object({
  /** When the organization began to use the bot: nothing weekly is said for a week before it. */
  since: moment.exactOptional(),
  managers: list(personRef),
  /** Zone in which days begin and end. */
  zone: optionalText,
  /** Days off for business-day clocks. */
  holidays: list(day),
  /** ISO weekday numbers that are weekend; Saturday and Sunday unless set. */
  weekend: list(z.number()),
  /** Hours of the recipient's day in which nothing is sent unasked, `HH:MM` each; absent means the default. */
  quiet: z.object({ from: text, to: text }).exactOptional(),
  /** Business days before a deadline on which its owner hears of it, none when empty; absent means the default. */
  deadlines: list(z.number()).exactOptional(),
  /** Designations the organization goes for; decides how severe some gaps are. */
  goals: list(z.enum(designations)),
  imports: importsSchema,
  /** What columns of exports are called here, by kind of export and field, where somebody told. */
  columns: z.record(text, z.record(text, text)).exactOptional(),
  /** Days that deliveries and history are kept, where people chose; see retention.ts for the defaults. */
  retention: z.object({ deliveries: z.number().exactOptional(), history: z.number().exactOptional() }).exactOptional(),
  /** The day on which what was over its time was last removed. */
  pruned: day.exactOptional(),
  /** What pseudonyms of forgotten people are made with: random, made when the first person is forgotten. */
  pseudonymKey: optionalText,
  /** Changes of settings and roles, and absences, oldest first, append-only. */
  history: list(
    z.object({ at: moment, by: personId, what: text, item: optionalText, from: optionalText, to: optionalText }),
  ),
});
export interface Settings extends z.output<typeof settingsSchema> {}

export const defaultSettings: Settings = {
  managers: [],
  holidays: [],
  weekend: [6, 7],
  goals: [],
  imports: {},
  history: [],
};
