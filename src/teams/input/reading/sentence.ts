/** What is understood of: a text with who wrote it where, and what it comes to. */
import type { CustomerId } from "../../../domain/customer/customer.ts";
import type { PersonId } from "../../../domain/people/person.ts";
import type { BusinessCalendar } from "../../../domain/time/calendar.ts";
import type { Day } from "../../../domain/time/time.ts";
import type { Talk } from "../../../cards/forms/talk.ts";
import type { About } from "../../turn.ts";
import type { Share } from "./by-customer.ts";
import type { Mentioned } from "../time/parse.ts";
import type { Slots } from "./slots.ts";

/** `isNamed`: the first word is a command's name, but the command cannot read what follows. */
export type Sentence = {
  text: string;
  /** The same before any of it was put in other words: what it orders has to stand there. */
  ownWords?: string | undefined;
  /** The same with its line breaks; where absent, it has none. */
  lines?: string | undefined;
  isNamed: boolean;
  mentions: readonly Mentioned[];
  today: Day;
  /** By which working days are counted; weeks of five without holidays where absent. */
  calendar?: BusinessCalendar | undefined;
  me: PersonId;
  /** In the personal chat what is not said to be somebody's is the writer's. */
  personal?: boolean | undefined;
  manager?: boolean | undefined;
  /** It tells what became of a claim, or names a workload. */
  claims?: "told" | "named" | undefined;
  /** It tells what became of a claim beside what it asks, and names no workload. */
  isAside?: boolean | undefined;
  /** It tells what the checklist asks: "they don't have any Azure". */
  isAnswer?: boolean | undefined;
  /** It says only a difference to the answers that were told before. */
  amends?: boolean | undefined;
  /** What a part of it tells by itself, where it tells of several customers. */
  tells?: ((text: string) => Telling | undefined) | undefined;
  /** The workloads it names, also where it only asks. */
  workloads?: Slots["workloads"];
  /** What the writer was told before, in this conversation. */
  earlier?: About | undefined;
};

/** A command as it would be typed, and what a button that means it says. */
export type Option = { says: string; title: string };

/** `also`: what else the message asks for. `instead`: what else it may mean, less likely. `tells`: what else it tells, of whom. `asks`: each question about a customer. `left`: what could not be read. */
export type Understood =
  /** `guess`: what was made of it, when that is not simply what was written. `ignored`: words that nothing was made of. */
  | ({ outcome: "run"; says: string; guess: string | undefined; ignored: readonly string[] } & Beside)
  /** Not certain, or it would change something: which of these; all of them where they are wanted `together`. */
  | ({
      outcome: "ask";
      options: readonly Option[];
      together?: boolean | undefined;
      /** In place of what was just done to another customer: that may be undone by the same press. */
      inPlace?: boolean | undefined;
    } & Beside)
  /** All of these, which were asked about together. */
  | ({ outcome: "run-all"; says: readonly string[] } & Beside)
  /** It is about this customer, and what is wanted is not certain: its card, and what it may be beneath. */
  | ({ outcome: "unsure"; customer: CustomerId; options: readonly Option[] } & Beside)
  /** About these, who are all to be seen. `same`: it asks whether they are one. */
  | ({ outcome: "several"; customers: readonly CustomerId[]; same: boolean } & Beside)
  /** `fits`: what can be done instead. */
  | ({ outcome: "talk"; what: Talk; fits?: readonly Option[] | undefined } & Beside)
  /** They tell of a customer, or of what was asked last, and change nothing by it: its card is to be opened. */
  | ({
      outcome: "told";
      what: Telling;
      customer: CustomerId | undefined;
      goesOn?: true | undefined;
      /** It was meant of this customer in place of the one before: "no, that was Fabrikam". */
      inPlace?: boolean | undefined;
      /** What of the message tells it; all of it unless given. */
      part?: string | undefined;
      /** Who has a customer that isn't theirs. */
      taker?: PersonId | undefined;
      /** The day ahead from which whoever has it is to have it. */
      from?: Day | undefined;
      /** What it is to be after, where no day is told: "once the migration is finished". */
      when?: string | undefined;
      /** Why they want to have it no longer, empty where they don't say; undefined where it never was theirs. */
      why?: string | undefined;
    } & Beside)
  /** They tell of several, of each something of its own. */
  | ({ outcome: "told-of-each"; shares: readonly Share[] } & Beside)
  /** They ask how long there is for what they told of the customer just before. */
  | { outcome: "deadline"; customer: CustomerId }
  /** They point at a customer whose form is open and not saved: the command that opens it again. */
  | { outcome: "unsaved"; says: string }
  | { outcome: "lost" };

type Beside = {
  also?: readonly Option[] | undefined;
  instead?: readonly Option[] | undefined;
  tells?: readonly Share[] | undefined;
  left?: readonly string[] | undefined;
  asks?: readonly Share[] | undefined;
  /** The name of the customer of whom it was said before, where nothing was changed by it. */
  unchanged?: string | undefined;
};

export type Telling = Extract<Talk, "done" | "claim" | "not-mine">;

/** Intents that are no command: something is told, or answered in a word. */
const told: ReadonlySet<string> = new Set(["done", "claim", "not-mine"] satisfies Telling[]);
export const isTold = (means: string): means is Telling => told.has(means);
