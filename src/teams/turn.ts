/** What a command or a card action is handed, and what it gives back. Free of Bot Framework. */
import type { z } from "zod";
import type { Organization, World } from "../app/ports.ts";
import type { Press } from "../cards/kit/actions.ts";
import { notice } from "../cards/kit/notice.ts";
import type { Card } from "../cards/kit/render.ts";
import type { Actor, Person, PersonId, PersonRef } from "../domain/people/person.ts";
import type { Instant, Zone } from "../domain/time/time.ts";
import type { Viewer } from "../app/customers/report.ts";
import type { Reader } from "../cards/kit/dates.ts";
import type { ChooseFacts } from "../cards/forms/choose.ts";
import type { Customer, CustomerId } from "../domain/customer/customer.ts";
import type { Filter } from "../domain/gaps/filter.ts";

export type { Card };

/** Where the turn takes place. `conversation` has no `;messageid=…`: it names the channel, not the thread. */
export type Place = { kind: "personal" | "groupChat" | "channel"; conversation: string };

/** Somebody in the roster of the conversation. */
export type Colleague = { id: PersonId; name: string; upn?: string | undefined };

/** People of the conversation, asked from Teams when first needed and remembered for the turn. */
export type Directory = {
  /** @returns undefined when Teams does not know them here. */
  find(ref: PersonRef): Promise<Colleague | undefined>;
  /** Without guests and without the bot. Throws when Teams cannot be asked. */
  members(): Promise<readonly Colleague[]>;
};

/** What an answer was about, so that what its reader writes next can go on from it. */
export type About = {
  /** When they were told it. */
  at?: Instant | undefined;
  /** The command that was answered, as it would be typed. */
  says?: string | undefined;
  customer?: CustomerId | undefined;
  /** Whose customers they were, or the owner of the one. */
  person?: PersonRef | undefined;
  /** A list, and the customer of each row on its page: of gaps, or of claims by the command that lists them. */
  list?:
    | (({ filter: Filter } | { claims: string }) & {
        page: number;
        pages?: number | undefined;
        customers: readonly CustomerId[];
      })
    | undefined;
  /** The list that was shown before the customer. */
  from?: About["list"];
  /** What most of it is about. */
  topic?: string | undefined;
  /** What they told of the customer, in their words, the last at the end: "Teams too" goes on from it. */
  told?: { what: "done" | "claim" | "not-mine"; texts: readonly string[] } | undefined;
  /** The command that a yes would run. */
  asked?: string | undefined;
  /** The commands that a yes to all of several would run. */
  askedAll?: readonly string[] | undefined;
  /** What a yes would press, where it is no command. */
  offered?: Press | undefined;
  /** The commands that were done together. */
  doneAll?: readonly string[] | undefined;
  /** What takes back what was done, where a card's *Undo* does that. */
  undo?:
    | {
        title: string;
        press: Press;
        saved?: Saved | undefined;
        /** They said that it was meant of another customer, and were asked. */
        isAsked?: true;
      }
    | undefined;
  /** Whoever was told it, where that is somebody else in the same thread: "it's yours". */
  by?: PersonId | undefined;
  /** A customer's name that nobody has here. */
  stranger?: string | undefined;
  /** A command that lacks its customer: what stands before its name, and after. */
  lacks?: { command: string; rest: string } | undefined;
};

/** A file the person attached. `url` is pre-authenticated and short-lived; read it with `downloadFile` (files.ts). */
export type Attached = { name: string; url: string };

/** What was saved that may have been meant of another customer: at which one, and when. */
export type Saved = { customer: CustomerId; at: Instant; of: "association" | "answers" };

export type Turn = {
  organization: Organization;
  world: World;
  actor: Actor;
  /** The actor's own document, with what this turn taught us of them. */
  person: Person;
  place: Place;
  /** The actor's zone, the organization's when theirs is not known; where others read along, the one that was set. */
  zone: Zone;
  now: Instant;
  /** People mentioned in the message, without the bot, in the order of the text. */
  mentions: readonly { id: PersonId; name: string }[];
  /** The whole text without the bot's mention, in one line; people mentioned appear as `@Name`. Empty for a click. */
  text: string;
  /** The text as typed, line breaks kept: for pasted output. */
  lines: string;
  files: readonly Attached[];
  /** What the person, or somebody in the same thread, was last told; undefined when that was long ago, or before a restart. */
  earlier: About | undefined;
  /** Says what the answer is about; what is said more than once in a turn adds up. */
  about(more: About): void;
  /** Id of the message that this one quotes; absent for most. */
  repliesTo?: string | undefined;
  /** Reads an attached file, from where Teams keeps them and nowhere else. */
  download(file: Attached): Promise<Download>;
  directory: Directory;
  /** Says how far it is, in one sentence; the person sees it once the turn takes long. As often as anything moves. */
  tell(says: string): void;
};

/**
 * A file offered for download; Teams asks the person for consent first. Personal chat only. Nothing of it is kept until
 * then: `again` is the action that makes it once more, for whoever consents, in whichever process.
 */
export type FileOffer = { name: string; does: string; bytes: Uint8Array; again: Again };

/** An action and its data, as a button would press it. */
export type Again = { verb: string; data: Record<string, unknown> };

/**
 * What becomes of a card that answers a click.
 * `replace` (unless said): the clicked card is redrawn for everyone who sees it.
 * `private`: only the person who clicked sees it, in place of the clicked card; for paging in a channel.
 * `new`: a message of its own under the clicked card, which stays as it is.
 */
type Shown = "replace" | "private" | "new";

/**
 * The answer to a turn. `toast` is one plain sentence: a passing notice after a click, a message after a command.
 * `unclear`: the card says that the words after the command mean nothing to it; nothing was done.
 */
export type Reply =
  | { card: Card; toast?: string; shown?: Shown | undefined; unclear?: true }
  | { toast: string }
  | { file: FileOffer };

/** How many are done together by one press, such as customers that are assigned to one owner. */
export const mostTogether = 20;

/** Answers with a notice: the news, a sentence or two, and what can be pressed. */
export const noticeReply = (...said: Parameters<typeof notice>): { card: Card } => ({ card: notice(...said) });

export type Who = "everyone" | "managers";

/** What choosing one of several customers does, and to whom. */
export type CustomerChoice = Pick<ChooseFacts, "then" | "person" | "says">;

type CommandHead = {
  /** The exact first word, lower case. */
  name: string;
  /** `gaps [mine | @person | customer] [page N]` */
  usage: string;
  /** One short sentence for help and for the app's command menu. */
  does: string;
  who: Who;
  /**
   * Of a managers' command, for whoever may not use it: what they can do themselves, in a sentence; or the reply that
   * gives them as much of it as is theirs.
   */
  instead?: string | ((turn: Turn, rest: string) => Promise<Reply>) | undefined;
  /** It only shows something: a refusal need not say that nothing was changed. */
  looks?: true;
  /** It goes through a file, which Teams passes on only in the personal chat. */
  file?: true;
  /** What follows it may be as long as a message: output of a tool. */
  long?: true;
  /**
   * Text or files that mean this command without its word: a file dropped into the chat, pasted output. Asked only when
   * the first word is no command; the first command that recognizes it runs, with everything typed as `rest`.
   */
  recognizes?(said: Pick<Turn, "text" | "lines" | "files" | "place">): boolean;
};

/** A command about one customer, found before it runs among those the person may see here. */
export type CustomerCommand = CommandHead & {
  needs: "customer";
  /**
   * Tells the customer's words from the others. Without it all that follows the command is the customer.
   * @returns undefined when they are not understood.
   */
  words?(rest: string): { customer: string; rest: string } | undefined;
  /**
   * The form in which the customer is chosen when none is named. `more`: what else is needed, so that no form asks it.
   * `rest`: what goes behind the customer of what was written; all of it unless given.
   */
  asks: { headline: string; example: string; more?: string; rest?: (said: string) => string };
  /** What choosing one of several customers does; a card when that cannot be told. The command runs unless said. */
  choice?(turn: Turn, rest: string): Promise<CustomerChoice | { card: Card }>;
  /** @param rest what `words` left, as typed. */
  run(turn: Turn, customer: Customer, rest: string): Promise<Reply>;
};

export type PlainCommand = CommandHead & {
  needs?: undefined;
  /** @param rest what follows the first word, trimmed, as typed; `turn.lines` has the line breaks. */
  run(turn: Turn, rest: string): Promise<Reply>;
};

export type Command = PlainCommand | CustomerCommand;

/**
 * Answers text that no command reads as it is written.
 * @param unclear what the command said that its first word names; absent when it names none.
 */
export type AnswerFreeText = (turn: Turn, unclear?: Reply) => Promise<Reply>;

/** The click: on which card, and whether a person did it or Teams refreshing the card by itself. */
export type ClickedCard = { card: string; automatic: boolean };

export type Action = {
  /** `Action.Execute` verb; for `Action.Submit` the same word in `data.verb`. */
  verb: string;
  /** The verb on cards of earlier versions, with the same data: they are answered as long as they stand somewhere. */
  formerly?: string | undefined;
  /** Of the card's data with the inputs, without `verb` and `msteams`. */
  schema: z.ZodType;
  who: Who;
  run(turn: Turn, data: unknown, click: ClickedCard): Promise<Reply>;
};

/** Makes an action whose `run` gets its data typed by the schema. The table of actions holds what this returns. */
export function action<Schema extends z.ZodType>(definition: {
  verb: string;
  formerly?: string | undefined;
  schema: Schema;
  who: Who;
  run(turn: Turn, data: z.infer<Schema>, click: ClickedCard): Promise<Reply>;
}): Action {
  // The bot parses with this very schema before it calls, so the narrower parameter is what arrives.
  return { ...definition, run: (turn, data, click) => definition.run(turn, data as z.infer<Schema>, click) };
}

/** Makes the card that greets a person, or a channel or chat the bot was added to. */
export type Welcome = (arrival: {
  place: Place;
  organization: Organization;
  /** Whoever added the bot, when Teams said so. */
  by?: { id: PersonId; name: string } | undefined;
  zone: Zone;
  now: Instant;
}) => Promise<Card>;

/** Why a file was not read; each gets its own words. */
export type Download =
  | { outcome: "read"; bytes: Uint8Array }
  | { outcome: "not-allowed" }
  | { outcome: "redirected" }
  | { outcome: "too-large"; limit: number }
  | { outcome: "too-slow"; seconds: number }
  | { outcome: "failed"; status?: number };

/** In a channel or group chat many read the card: nobody is "you" there. */
export function readerOf(turn: Turn): Reader {
  const { now, zone, person, place, world } = turn;
  const answersHold = world.setup.limits.answerHolds;
  return place.kind === "personal" ? { now, zone, person, answersHold } : { now, zone, answersHold };
}

/** In a personal chat people see what is theirs; in a channel or group chat what the organization has. */
export function viewerOf(turn: Turn): Viewer {
  return { actor: turn.actor, personal: turn.place.kind === "personal" };
}

type Line = (facts: object, event: string) => void;

/** One line an event, without names, message text or secrets. */
export type Log = { debug: Line; info: Line; warn: Line; error: Line };
