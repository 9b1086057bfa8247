/** What the use cases need of the world. Everything here is implemented outside and handed in by `start.ts`. */
import type { Sent } from "../domain/messages/delivery.ts";
import type { Customer, CustomerId } from "../domain/customer/customer.ts";
import type {
  Channel,
  Delivery,
  ImportRecord,
  Settings,
  SourceFault,
  SourceId,
  SourceState,
  Week,
} from "../domain/documents.ts";
import type { Account, ListedCustomer, NotRead, PalLink, Principal, Sales } from "../domain/sources/facts.ts";
import type { GdapRelation } from "../domain/customer/gdap.ts";
import type { Address } from "../domain/messages/address.ts";
import type { Message } from "../domain/messages/message.ts";
import type { RecentTurns } from "../domain/messages/dedupe.ts";
import type { Gap } from "../domain/catalogue/gap-codes.ts";
import type { GapContext, GapLimits } from "../domain/gaps/find-gaps.ts";
import type { Person, PersonId, PersonRef } from "../domain/people/person.ts";
import type { Instant, WeeklyMoment } from "../domain/time/time.ts";
import type { Catalogue } from "../domain/catalogue/workloads.ts";

/** Documents of one kind in one organization. */
export interface Collection<Doc> {
  /** @returns undefined when there is none; throws when it is there and cannot be read. */
  get(id: string): Promise<Doc | undefined>;
  /** All documents, as unchanging values: an unchanged document is the same object in every answer. */
  list(): Promise<readonly Doc[]>;
  /**
   * Runs `change` with no other change of this document in between, in this process or another; durable when it
   * resolves. `change` is synchronous and pure, and may run more than once. Giving back the very `doc` it was given
   * writes nothing. A result without `doc` removes the document (or leaves it absent).
   */
  update<Result extends { doc: Doc | undefined }>(
    id: string,
    change: (current: Doc | undefined) => Result,
  ): Promise<Result>;
}

/** Everything of one partner company. Nothing crosses between two of them. */
export interface Organization {
  readonly id: string;
  readonly customers: Collection<Customer>;
  readonly people: Collection<Person>;
  readonly channels: Collection<Channel>;
  readonly deliveries: Collection<Delivery>;
  /** One document an ISO week: what was open when the digest was made. */
  readonly weeks: Collection<Week>;
  /** Messages taken up lately, a document for each conversation; only where the store is shared. */
  readonly heard: Collection<RecentTurns>;
  /** How reading each source of Microsoft's goes, by its id. */
  readonly sources: Collection<SourceState>;
  /** What imports changed, for a day. */
  readonly imports: Collection<ImportRecord>;
  /** One document, id `settings`. */
  readonly settings: Collection<Settings>;
}

export interface Store {
  /** Whether other processes may use these documents at the same time. */
  readonly shared: boolean;
  /**
   * Runs work that only one process may do at a time.
   * @param work gets a signal that is aborted when somebody else may be at it by now: this process was paused, or the
   * store was out of reach.
   * @returns false when another process is at it; then nothing was run.
   * @throws what `work` throws.
   */
  exclusively(key: string, work: (lost: AbortSignal) => Promise<void>): Promise<boolean>;
  /** @param tenantId Entra tenant of the partner company; made when its first document is written. */
  organization(tenantId: string): Organization;
  /** Tenant ids that have documents. */
  organizations(): Promise<readonly string[]>;
  /** Documents that could not be read and are in quarantine, since the store was opened. */
  damaged(): readonly Damaged[];
  /** Lets go of what is left of documents that were removed a day ago. Now and then is enough. */
  tidy(): Promise<void>;
  /** Whether a write would succeed now; throws with the reason when not. For readiness. */
  check(): Promise<void>;
  /** Flushes and lets go. No call after it. */
  close(): Promise<void>;
}

/** A stored document that does not decode: where it is and why, without its contents. */
export type Damaged = { organization: string; collection: string; id: string; because: string; keptAt: string };

export interface Messenger {
  /** One attempt. @throws when it could not even be tried, the card not made or the store gone: then nothing has left. */
  send(organization: string, to: Address, message: Message): Promise<Sent>;
  /** Redraws an earlier message of ours. */
  update(
    organization: string,
    to: Address,
    earlier: { conversation: string; activity: string },
    message: Message,
  ): Promise<Sent>;
}

/** What came of reading a source: everything it has, or why not. `requests` counts all of the run so far. */
export type ReadOutcome<Facts> =
  | { outcome: "read"; facts: Facts; requests: number }
  | { outcome: "failed"; fault: SourceFault; requests: number };

/** One run of one source. @throws when the run is stopped, or by a fault of ours. */
export interface SourceReader {
  gdap(): Promise<ReadOutcome<readonly GdapRelation[]>>;
  /** @param ids Entra object ids; whoever is not among the accounts has none. */
  people(ids: readonly PersonId[]): Promise<ReadOutcome<readonly Account[]>>;
  customers(): Promise<ReadOutcome<readonly ListedCustomer[]>>;
  /** As many of these as the run may still ask about, from the first on; the others wait for the next run. */
  sales(ids: readonly CustomerId[]): Promise<ReadOutcome<{ sales: readonly Sales[]; failed: readonly NotRead[] }>>;
  pal(): Promise<ReadOutcome<{ principals: readonly Principal[]; failed: readonly NotRead[] }>>;
}

/** Microsoft's own APIs. */
export interface Sources {
  /** Those that are switched on. */
  readonly on: readonly SourceId[];
  /** Begins a run. */
  reader(source: SourceId, run: { organization: string; signal: AbortSignal }): SourceReader;
  /** Where an administrator of the organization consents to our application. */
  consentUrl(organization: string): string;
}

/** Reading from Microsoft, where it is switched on. */
export type Sync = {
  sources: Sources;
  /** `HH:MM` in each organization's zone. */
  at: string;
  /** From 0 to 1: a run that would remove or rename a greater share of the customers stops and asks. */
  askAbove: number;
  /** Names this process, and this run of it. */
  instance: string;
  /** Aborted when the process stops: a run in it ends then, and changes nothing more. */
  stopping: AbortSignal;
};

/** Whoever signed in at a customer's directory, as the token says. The token is for Azure, and for one call or two. */
export type SignedIn = {
  token: string;
  tenant: string;
  objectId: string;
  /** As they are called there. */
  name?: string | undefined;
  /** Object id of their own account in their own directory; absent where the token does not tell. */
  homeObjectId?: string | undefined;
};

/** Why nobody is signed in, and that in a sentence for them. */
type NotSignedIn = {
  because: "cancelled" | "consent" | "blocked" | "other-directory" | "unavailable" | "not-genuine";
  says: string;
};

/** What has to be remembered between leaving for Entra and coming back; told to nobody. */
export type SigningIn = { tenant: string; state: string; nonce: string; verifier: string };

/** Signing a person in with a browser. */
interface SignIn {
  /** @param hint principal name, offered as the account to use. */
  begin(tenant: string, hint: string | undefined): Promise<{ address: string; remember: SigningIn }>;
  /** @param query what Entra sent the browser back with. */
  finish(remembered: SigningIn, query: URLSearchParams): Promise<SignedIn | NotSignedIn>;
}

/** The PAL link of whom a token is for. */
export interface OwnLink {
  read(token: string): Promise<OwnLinkRead>;
  /** Links, or changes the link that is there, and reads it back. */
  write(token: string, change: { partnerId: string; from: string | undefined }): Promise<OwnLinkRead>;
}
export type OwnLinkRead = { outcome: "read"; link: PalLink | undefined } | { outcome: "failed"; fault: SourceFault };

/** “Link it now”, where it is switched on. */
export type Linking = {
  /** Our own address, such as `https://bot.example.com`. */
  url: string;
  signIn: SignIn;
  ownLink: OwnLink;
};

/** What is set up for the whole process: the same for every organization. */
export type Setup = {
  /** Our location Partner IDs; empty when not set. */
  partnerIds: readonly string[];
  globalPartnerId?: string | undefined;
  /** Managers from the start: Entra object ids or user principal names, lower case. */
  managers: readonly PersonRef[];
  /** The weekly moment where nobody chose one. */
  digest: WeeklyMoment;
  /** Teams' own address for what nobody asked for, in the cloud the bot is in; absent: none is known. */
  serviceUrl?: string | undefined;
  catalogue: Catalogue;
  limits: GapLimits;
};

/** What every use case is handed. */
export type World = {
  store: Store;
  messenger: Messenger;
  setup: Setup;
  /** All gaps of an organization; remembers those of customers that did not change. */
  gapsIn: (
    organization: string,
    customers: readonly Customer[],
    context: GapContext,
  ) => ReadonlyMap<CustomerId, readonly Gap[]>;
  now: () => Instant;
  newId: () => string;
  /** Absent when nothing is read from Microsoft. */
  sync?: Sync | undefined;
  /** Absent when nobody can link from a card. */
  linking?: Linking | undefined;
  /** Something may be due now: the schedule looks soon instead of at its next turn. Returns at once. */
  nudge: () => void;
};
