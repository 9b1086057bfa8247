/** The documents beside customers and people: channels, deliveries, weeks, settings. */
import type { CustomerId } from "./customer/customer.ts";
import type { Designation } from "./catalogue/gap-codes.ts";
import type { Person, PersonId, PersonRef } from "./people/person.ts";
import type { Day, Instant, WeeklyMoment, Zone } from "./time/time.ts";

/** A channel or group chat the bot was added to or spoken to in. */
export type Channel = {
  /** Conversation id without `;messageid=…`. */
  id: string;
  kind: "channel" | "groupChat";
  name?: string;
  team?: { id: string; name?: string };
  serviceUrl: string;
  /** Absent: no digest here. With `allClear` it also comes in a week without a gap and without a change. */
  digest?: { moment: WeeklyMoment; by: PersonId; since: Instant; allClear?: true };
  /** Why the last attempt to post reached nobody; gone as soon as one arrives, or anything is heard from there. */
  unreachable?: NonNullable<Person["unreachable"]>;
  /** Nothing is posted until this is over; the digest's settings stay meanwhile. See channel.ts. */
  closed?: { since: Instant; how: "deleted" | "team-deleted" | "archived" | "removed" | "team-removed" };
  welcomed?: Instant;
};

/**
 * What is said in a delivery, by reference: the words are made from the present state at the moment of sending, so
 * that a message that comes late is still true.
 */
export type About =
  /** `reminder` counts from 1; absent for the first time it is put to the owner. */
  | { kind: "prompt"; customer: CustomerId; prompt: string; reminder?: number }
  /** The owner's week. */
  | { kind: "weekly"; week: string }
  /** Several customers assigned at once: one message. */
  | { kind: "assigned"; customers: readonly CustomerId[]; by: PersonId }
  /** The channel's week. */
  | { kind: "digest"; week: string }
  /** Prompts that wait for an answer, brought up again: one message for all of a person's. */
  | { kind: "reminder"; customers: readonly CustomerId[] }
  /** Owners who do not answer, rolled up for a manager. */
  | { kind: "escalation"; customers: readonly CustomerId[] }
  /**
   * Deadlines that come close, for their owner; `escalated`: for a manager. `alerts` are the keys of what it says:
   * `<gap>@<last day>/<business days before it>`.
   */
  | { kind: "deadlines"; customers: readonly CustomerId[]; alerts: readonly string[]; escalated?: true }
  /** Customers whose owners gave them back, for a manager. */
  | { kind: "given-back"; customers: readonly CustomerId[] }
  /** Somebody's absence, or its end, for the deputy; and for themselves where they did not record or end it. */
  | { kind: "absence"; person: PersonId; ended?: true }
  /** Sources at Microsoft that need somebody. */
  | { kind: "sources" }
  /** A channel's digest that does not arrive there, for a manager. */
  | { kind: "silent-channel"; channel: string }
  /** Owners whom the week did not reach, for a manager. */
  | { kind: "unreached-owners"; people: readonly PersonRef[] }
  /** Chats that still show a customer who was forgotten, for a manager. */
  | { kind: "forgotten-cards"; people: readonly PersonRef[] }
  /** Stored documents that could not be read and were kept aside, for a manager. */
  | { kind: "damaged"; records: readonly DamagedRecord[] };

/** A document that could not be read: its collection, and a fingerprint that tells it from others and names nobody. */
export type DamagedRecord = { collection: string; key: string };

/**
 * One message to one recipient, and what became of it. The id is its deterministic key, so planning it twice makes one.
 * planned → claimed → sent | planned again (known not to have arrived) | unreachable | unknown | refused | dropped
 */
export type Delivery = {
  /** `2026-W47/digest/<channel>`, `2026-W47/weekly/<person>`, `prompt/<customer>/<prompt>`. */
  id: string;
  to: { person: PersonRef } | { channel: string };
  about: About;
  plannedAt: Instant;
  /** Not before this moment: quiet hours, a retry's wait. */
  notBefore?: Instant;
  state: "planned" | "claimed" | "sent" | "unreachable" | "unknown" | "refused" | "dropped";
  attempts: number;
  /** Who is sending it, and until when nobody else may take it up. Only while claimed. */
  lease?: { by: string; until: Instant };
  /**
   * When the request of this attempt was about to leave: written durably before it does. While claimed and absent, it
   * is known that nothing has left. Kept while `unknown`, so that a late reply finds its attempt.
   */
  begun?: Instant;
  /** How many times Teams found it too large: the message is made that many steps smaller. */
  smaller?: number;
  /** How many times a digest reached nobody: it is tried again at growing distances. */
  unreached?: number;
  /** When managers were told that it reached nobody. */
  told?: Instant;
  /** When the state was reached. */
  at: Instant;
  /** Why it was not sent, or was dropped. */
  because?: string;
  /** Where it stands in Teams, once sent. */
  sent?: { conversation: string; activity: string };
  /** What its card says in the chat; only of cards that are redrawn when that is no longer true. */
  card?: CardInChat;
};

/** A card that asks about customers, as it stands in a chat. */
export type CardInChat = {
  /** The one customer whose checklist it is; absent for a list. */
  customer?: CustomerId;
  /** A word for what it says now: see card-state.ts. */
  says: string;
  /** When it was last redrawn. */
  drawnAt?: Instant;
  /** A redraw that did not go through, and when it is tried again; without `notBefore` it was abandoned. */
  failed?: { says: string; attempts: number; because: string; notBefore?: Instant };
};

/** What was open when the digest of an ISO week was made; the next week's digest counts new and closed against it. */
export type Week = {
  /** `2026-W47` */
  id: string;
  at: Instant;
  customers: number;
  /** Customers without a gap that counts, snoozed or not. */
  covered: number;
  open: number;
  /** Keys of the gaps that were open or snoozed; emptied when two weeks old. */
  keys: readonly string[];
  /** Of these, what the digest named first; absent where an earlier version made it. */
  named?: readonly string[];
  /** Open gaps by owner; `nobody` for none. */
  byOwner: Readonly<Record<string, number>>;
};

/** The kinds of reports whose imports are remembered. */
export const importNames = [
  "customers",
  "subscriptions",
  "azureUsage",
  "cporUsage",
  "claims",
  "gdap",
  "earnings",
  "ineligible",
] as const;
export type ImportName = (typeof importNames)[number];

/** When a kind of report was last imported, by whom, and the newest day its data speaks of. */
export type ImportNote = {
  at: Instant;
  by: PersonId;
  data?: Day;
  /** The newest day that a report of all customers speaks of; absent: as `data`, which a filtered report may have set. */
  whole?: Day;
  /** The newest day that was compared with what was known, and how many things that file had on it. */
  compared?: { on: Day; things: number };
};

/** What an import changed in one customer; what became of it is marked, so that a later change shows. */
export type CustomerChange =
  /** The import added it. `added` marks the whole. */
  | { id: CustomerId; added: string }
  /** By part, see undo.ts. */
  | { id: CustomerId; parts: Readonly<Record<string, PartChange>> };

/** One part of a customer that an import changed. */
export type PartChange = {
  /** What it was; absent where there was none, and where `fields` says it. */
  was?: unknown;
  /** For an item that was there before and after: what the changed fields were, null where there was none. */
  fields?: Readonly<Record<string, unknown>>;
  /** A mark of what it became. */
  became: string;
};

/** What an import changed, kept for a day so that it can be undone. A large one has several, the last of which names it. */
export type ImportRecord = {
  id: string;
  at: Instant;
  by: PersonId;
  of: ImportName;
  changes: readonly CustomerChange[];
  /** Characters of the changes as JSON. */
  size: number;
  /** The record before it of the same import. */
  earlier?: string;
  /** In the last record: when such a report had been imported before, and what is noted since. */
  noted?: { before?: ImportNote; after: ImportNote };
};

/** What can be read from Microsoft by itself, each source switched on for itself. */
export const sourceIds = ["gdap", "people", "customers", "pal"] as const;
export type SourceId = (typeof sourceIds)[number];

/** Why a source could not be read. */
export type FaultKind =
  /** Microsoft refuses: a permission is missing. */
  | "consent"
  /** Entra does not accept the application or its credential. */
  | "credential"
  /** Too many requests, for longer than a run waits. */
  | "throttled"
  /** Not reached, too slow, or failing on Microsoft's side. */
  | "unavailable"
  /** It answered, but not as it is documented. */
  | "changed-shape"
  /** The run needed more requests than it may make. */
  | "budget"
  /** Any other refusal. */
  | "refused";

/** What went wrong, in words without names or secrets: "Microsoft Graph answered 403 Authorization_RequestDenied". */
export type SourceFault = { kind: FaultKind; says: string };

/** What a run did, or would do, by number of things. */
export type ReadCounts = {
  /** Not known before. */
  new: number;
  changed: number;
  unchanged: number;
  /** Said otherwise by a person or a report. */
  contradicted: number;
  /** Known here, and not there any more. */
  gone: number;
  /** Customers there that are not known here. */
  unknown: number;
  /** Could not be read, though the source could. */
  failed: number;
};

/** How reading a source goes. One document a source. */
export type SourceState = {
  id: SourceId;
  /** The last time it was read and applied. */
  read?: { at: Instant; by: PersonId; requests: number; counts: ReadCounts };
  /** Not read since: from when on, how often it was tried, by whom last, and why. */
  failing?: { since: Instant; at: Instant; by: PersonId; attempts: number; fault: SourceFault };
  /** A run that stopped before it changed anything, to ask: what it would change, and some of that by name. */
  asks?: {
    /** When it asked first. */
    since: Instant;
    at: Instant;
    by: PersonId;
    because: "first-run" | "too-much";
    /** `removals`: customers that would be removed or renamed. */
    counts: ReadCounts & { removals: number };
    examples: readonly { customer: CustomerId; name: string; says: string }[];
  };
  /** Somebody saw what the first run would change, and let it. */
  approved?: { at: Instant; by: PersonId };
  /** The process that is reading it now. */
  lease?: { by: string; until: Instant };
};

/** Settings of one organization that people change in chat. */
export type Settings = {
  /** When the organization began to use the bot: nothing weekly is said for a week before it. */
  since?: Instant;
  managers: readonly PersonRef[];
  /** Zone in which days begin and end. */
  zone?: Zone;
  /** Days off for business-day clocks. */
  holidays: readonly Day[];
  /** ISO weekday numbers that are weekend; Saturday and Sunday unless set. */
  weekend: readonly number[];
  /** Hours of the recipient's day in which nothing is sent unasked, `HH:MM` each; absent means the default. */
  quiet?: { from: string; to: string };
  /** Business days before a deadline on which its owner hears of it, none when empty; absent means the default. */
  deadlines?: readonly number[];
  /** Designations the organization goes for; decides how severe some gaps are. */
  goals: readonly Designation[];
  /** When reports were last imported, by kind. */
  imports: Partial<Record<ImportName, ImportNote>>;
  /** What columns of exports are called here, by kind of export and field, where somebody told. */
  columns?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Days that deliveries and history are kept, where people chose; see retention.ts for the defaults. */
  retention?: { deliveries?: number; history?: number };
  /** The day on which what was over its time was last removed. */
  pruned?: Day;
  /** What pseudonyms of forgotten people are made with: random, made when the first person is forgotten. */
  pseudonymKey?: string;
  /** Changes of settings and roles, and absences, oldest first, append-only. */
  history: readonly { at: Instant; by: PersonId; what: string; item?: string; from?: string; to?: string }[];
};

export const defaultSettings: Settings = {
  managers: [],
  holidays: [],
  weekend: [6, 7],
  goals: [],
  imports: {},
  history: [],
};
