/** What the bot says on its own, as data: facts, not words. The words and the card are made at the edge. */
import type { Customer, CustomerId, HistoryEntry, Prompt } from "../customer/customer.ts";
import type { Channel, DamagedRecord, Week } from "../documents.ts";
import type { DueGap } from "./deadlines.ts";
import type { OffboardingAsked } from "../customer/offboarding.ts";
import type { GivenBack } from "./given-back.ts";
import type { CustomerRequest } from "./new-customer.ts";
import type { DigestStatus } from "./digest-status.ts";
import type { Gap, Topic } from "../catalogue/gap-codes.ts";
import type { KnownAnswers } from "../gaps/find-gaps.ts";
import type { Unread } from "../gaps/rules/context.ts";
import type { BecameOf, Named } from "./named.ts";
import type { Absence, Memo, Person, PersonRef } from "../people/person.ts";
import type { Day, Instant } from "../time/time.ts";

/** Names of people by reference, for everyone a message mentions. A missing one is shown as the reference. */
export type Names = ReadonlyMap<PersonRef, string>;

export type Message =
  | {
      kind: "checklist";
      /** Whose chat it is in: the owner's, or of whoever stands in or covers it. */
      to: Person;
      customer: Customer;
      prompt: Prompt;
      gaps: readonly Gap[];
      names: Names;
      today: Day;
      /** A working week after it was asked. */
      answerBy: Day;
      /** Questions that facts answer; they are not asked. */
      known: KnownAnswers;
    }
  | OwnerWeek
  | ChannelWeek
  | Escalation
  | Deadlines
  | Chase
  | GivenBackNews
  | TakenNews
  | OffboardingNews
  | NewCustomerNews
  | AbsenceNews
  | CoverNews
  | Return
  | MemoNews
  | UnreadSources
  | SilentChannel
  | UnreachedOwners
  | ForgottenCards
  | DamagedRecords
  | ClosedPrompt;

/** What a card that asked about customers says once it need not be answered any more. */
export type ClosedPrompt =
  | {
      kind: "answered";
      person: Person;
      customer: Customer;
      gaps: readonly Gap[];
      /** Questions that facts answer. */
      known: KnownAnswers;
      /** The next customer that waits for them. */
      next?: Customer | undefined;
      names: Names;
    }
  | { kind: "asked-again"; customer: Customer; at: Instant }
  /** `isOver`: its owner is who it was; whoever reads this covered it, or stood in for somebody. */
  | { kind: "elsewhere"; customer: Customer; names: Names; isOver?: boolean }
  | { kind: "yours-again"; customer: Customer }
  | { kind: "not-needed"; customer: Customer }
  | { kind: "forgotten" }
  /** Of the way to the page of “Link it now”: they came back, and are linked. */
  | { kind: "linked"; customer: Customer; account: string; partnerId: string }
  /** Of a list. */
  | { kind: "nothing-left" };

/** For a manager: owners who were asked, reminded, and do not answer. */
export type Escalation = {
  kind: "escalation";
  /** Asked longest ago first. */
  rows: readonly { customer: Customer; prompt: Prompt; gaps: readonly Gap[]; unreachable?: string | undefined }[];
  names: Names;
  today: Day;
};

/** What readings from Microsoft changed in a week, of some customers; each customer counts once in a number. */
export type ReadNews = {
  lastRead: Instant;
  added: number;
  changed: number;
  unlisted: number;
  /** Where Microsoft and a person say different things. */
  contradicted: number;
  /** The newest changes, contradictions first; customers that are new are not among them. */
  changes: readonly { customer: Pick<Customer, "id" | "name">; entry: HistoryEntry }[];
};

/** Deadlines that come close, most urgent first. `escalated`: for a manager, since the owner has not acted. */
export type Deadlines = {
  kind: "deadlines";
  rows: readonly Pick<DueGap, "customer" | "gap">[];
  escalated: boolean;
  names: Names;
  today: Day;
};

/** What a manager has an owner reminded of, in the order of their list; `line`: what they add in their own words. */
export type Chase = {
  kind: "chase";
  rows: readonly { customer: Customer; gap: Gap }[];
  by: PersonRef;
  line?: string | undefined;
  names: Names;
  today: Day;
};

/** For a manager: customers whose owners gave them back, the first to be given back first. */
export type GivenBackNews = { kind: "given-back"; rows: readonly GivenBack[]; names: Names };

/**
 * An owner asks to have a customer paused or offboarded: for a manager, and once it was decided for that owner. `isOther`:
 * it was asked for again since; `isAsker`, `isTheirs`, `maySee`: of its `reader`, who is an asker, owns it, may see it.
 */
export type OffboardingNews = {
  kind: "offboarding";
  customer: Customer;
  asked: OffboardingAsked;
  isOther: boolean;
  isAsker: boolean;
  isTheirs: boolean;
  maySee: boolean;
  reader: PersonRef;
  names: Names;
};

/** A customer that somebody asks for: for a manager, or once it was decided for whoever asked. `customer`: the one that was added. */
export type NewCustomerNews = {
  kind: "new-customer";
  asked: CustomerRequest;
  isAskers: boolean;
  customer?: Customer | undefined;
  names: Names;
};

/** For a former owner: a manager left their customer without an owner. */
export type TakenNews = { kind: "taken"; customer: Customer; by: PersonRef; names: Names };

/** Of a person who is away, or will be; for the deputy, unless it is for `themselves`. */
export type AbsenceNews = {
  kind: "absence";
  person: Person;
  away: Absence;
  themselves: boolean;
  names: Names;
  today: Day;
};

/**
 * Who covers customers, or does not any more: for them where it `isTheirs`, else for the owner. `isLost`: since nothing
 * reaches them.
 */
export type CoverNews = {
  kind: "cover";
  customers: readonly Customer[];
  person: PersonRef;
  by: PersonRef | undefined;
  ended: boolean;
  isLost: boolean;
  isTheirs: boolean;
  names: Names;
  today: Day;
};

/** The end of an absence, or of a deputy's part in it; for the deputy, unless it is for `themselves`. */
export type Return = {
  kind: "return";
  person: Person;
  themselves: boolean;
  /** Who stood in. */
  deputy: PersonRef | undefined;
  /** Who ended it before its day; undefined when that day passed. */
  by: PersonRef | undefined;
  /** The person is still away, and somebody else stands in. */
  standsInNow: Absence | undefined;
  /** The next time that whoever hears this stands in once more. */
  again: Absence | undefined;
  /** The days of an absence that was cancelled before it began. */
  cancelled: { from: Day; until: Day } | undefined;
  names: Names;
  today: Day;
};

/** What the reader asked to be reminded of. `may`: what they may do about the customer; who may not answer is shown no gap. */
export type MemoNews = {
  kind: "memo";
  memo: Memo;
  askedOn: Day;
  about?: { customer: Customer; gaps: readonly Gap[]; may: { manage: boolean; answer: boolean } };
  names: Names;
  today: Day;
};

/** For a manager: sources at Microsoft that are not read, and what to do about each. */
export type UnreadSources = { kind: "sources"; unread: readonly Unread[]; today: Day };

/** For a manager: a channel's digest that does not arrive. */
export type SilentChannel = { kind: "silent-channel"; channel: Channel; status: DigestStatus };

/** For a manager: owners whom their week did not reach. */
export type UnreachedOwners = {
  kind: "unreached-owners";
  /** `owned`: how many customers they answer for. */
  rows: readonly { person: Person; because: string; owned: number }[];
  names: Names;
};

/** For a manager: chats in which a card about a customer who was forgotten could not be redrawn. */
export type ForgottenCards = { kind: "forgotten-cards"; people: readonly Person[]; names: Names };

/** For a manager: stored documents that could not be read. */
export type DamagedRecords = { kind: "damaged"; records: readonly DamagedRecord[] };

/** The owner's week, or several customers assigned at once. */
export type OwnerWeek = {
  kind: "weekly";
  person: Person;
  /** `2026-W47`; absent when the message is about an assignment. */
  week?: string;
  assignedBy?: PersonRef;
  /** Set when it brings up again what was asked before. */
  reminder?: true;
  /** Most urgent first; only customers that need something from this person. */
  due: readonly {
    customer: Customer;
    gaps: readonly Gap[];
    /** How many questions wait for a first answer, of a customer that was asked about. */
    asks?: number;
  }[];
  /** Whom they confirmed within a day and can undo, the last first; absent where there is none. */
  confirmed?: readonly { customer: Customer; at: Instant }[];
  /** Customers of this person, without paused and offboarded ones; in their week, also of whom they stand in for. */
  owned: number;
  /** Some of these are others', who are away. */
  standsIn?: true;
  /** What there is to say of the customers beside those due; absent when the message is about an assignment. */
  rest?: Rest;
  /** Absent when nothing of theirs is read. */
  read?: ReadNews | undefined;
  /** When the next one comes; undefined where it does not come by itself, and for an assignment. */
  next?: Instant | undefined;
  /** For a manager: how the digests go. */
  digests?: readonly { channel: Channel; status: DigestStatus }[] | undefined;
  names: Names;
  today: Day;
};

/** A person's customers that are not due: `waiting` were asked about or put off lately, with gaps all the same. */
export type Rest = { waiting: number; inOrder: boolean };

/** The channel's week. */
export type ChannelWeek = {
  kind: "digest";
  week: string;
  at: Instant;
  /** When the next one comes; undefined where none comes by itself. */
  next: Instant | undefined;
  customers: number;
  covered: number;
  /** Counting gaps, most urgent first. */
  gaps: readonly Gap[];
  /** Of these, the ones whose deadline is within a week. */
  ending: readonly Gap[];
  /** Customers with something urgent, the most urgent first; the card names a few. */
  urgent: readonly Named[];
  /** What became of what the last digest named. */
  followUp: readonly BecameOf[];
  /**
   * Against the last week on record; absent in the first week. `snoozed`: how many more are than were, fewer when
   * negative; `gone`: with customers that are no longer here. What is open is `openBefore` with all these. `week` is whose lists are these very ones, later too;
   * absent when the record of the week was made at another moment, with other gaps. `newOf`: what the new ones are about,
   * most first.
   */
  change?: {
    opened: number;
    newOf: readonly { topic: Topic; gaps: number }[];
    closed: number;
    openBefore: number;
    snoozed: number;
    gone: number;
    week?: string;
  };
  /** The last twelve weeks on record and this one, oldest first. */
  trend: readonly Pick<Week, "id" | "at" | "customers" | "covered" | "open">[];
  /** Owners named at most; absent means as many as the card takes. */
  most?: number;
  /** `owner` absent: customers without one. Busiest first. */
  byOwner: readonly {
    owner?: PersonRef;
    /** Theirs, without paused and offboarded ones; absent in a digest. */
    customers?: number;
    open: number;
    /** Against the last week on record; absent in the first week. */
    opened?: number;
    closed?: number;
    /** Of the open ones, expired confirmations (V01). */
    expired?: number;
    /** Silent for now, not among the open ones. */
    snoozed?: number;
    /** Day of the oldest prompt that waits for their answer. */
    asked?: Day;
    /** Why they cannot be reached. */
    unreachable?: string;
    /** Day of the oldest open prompt, or of the oldest gap. */
    oldest?: Day;
  }[];
  /** For the gaps named. */
  customersById: ReadonlyMap<CustomerId, Pick<Customer, "name" | "owner">>;
  /** Reports that were not imported for long (V03). */
  stale: readonly Gap[];
  /** Absent when nothing is read. */
  read?: ReadNews | undefined;
  /** People who could not be reached since the last digest, with the reason. */
  unreached: readonly { person: PersonRef; because: string }[];
  names: Names;
  today: Day;
};

/** Rows named in a message that Teams found too large once; half of that each further time. */
const rowsOfShorter = 8;

/** The same message with fewer rows, for one that Teams found too large `times` times; itself when never. */
export function shorter(message: Message, times: number): Message {
  if (times <= 0) return message;
  const rows = Math.max(1, Math.floor(rowsOfShorter / 2 ** (times - 1)));
  if (message.kind === "weekly") return { ...message, due: message.due.slice(0, rows) };
  if (message.kind === "digest") return { ...message, most: rows };
  if (message.kind === "forgotten-cards") return { ...message, people: message.people.slice(0, rows) };
  return "rows" in message ? ({ ...message, rows: message.rows.slice(0, rows) } as Message) : message;
}
