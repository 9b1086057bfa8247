/** What the card of one customer is made from, and the parts it is made of. */
import type { Claim, Customer } from "../../domain/customer/customer.ts";
import type { Gap } from "../../domain/catalogue/gap-codes.ts";
import type { Items } from "../../domain/gaps/in-order.ts";
import type { Names } from "../../domain/messages/message.ts";
import type { KnownAnswers } from "../../domain/gaps/find-gaps.ts";
import type { Bound, Button } from "../kit/actions.ts";
import type { Reader } from "../kit/dates.ts";
import type { Marked } from "../kit/marks.ts";
import type { Shown } from "../kit/text.ts";

export type CustomerFacts = {
  customer: Customer;
  gaps: readonly Gap[];
  names: Names;
  reader: Reader;
  /** Whether the reader may assign and ask. */
  manager: boolean;
  /** What people call a workload; its id when not given. */
  workloadName?: (workload: string) => string;
  /** How each claim and subscription stands, and what attributes it. */
  items: Items;
  /** How the deadline of a claim's status runs, in words; the gap's deadline when not given. */
  deadlineOf?: (claim: Claim) => string | undefined;
  /** Approved claims whose proof is old as far as anybody recorded, and older than what, in words; none when absent. */
  oldProofs?: { claims: readonly Claim[]; than: string } | undefined;
  /** Questions that facts answer. */
  known?: KnownAnswers;
  /** Whether people can link themselves from here. */
  linksHere?: boolean;
  /** The list it was opened from: the way back. */
  list?: { filter: string; page: number } | undefined;
  /** Whether the reader answers for the customer, also as a stand-in; told from the names on it when not given. */
  answers?: boolean;
};

/** A line that opens what it names. */
export type Line = Marked & { opens: Bound };

/** A part that folds: its heading, what it holds, and whether it is open at first. */
export type FoldingPart = {
  id: string;
  heading: Shown;
  open: boolean;
  /** What only tells. */
  lines: readonly Marked[];
  /** What opens its form. */
  rows: readonly Line[];
  /** Lines that need no mark: what happened, one after the other. */
  notes: readonly { text: Shown }[];
  more: Shown;
  /** What can be changed of it, at its end. */
  buttons: readonly Button[];
};

/**
 * Lines in a part and in those about the past, and characters in a name and a next step, which is left out when it is
 * longer; less when the card would grow too large. First of all, lines about what is in order lose their press: the button of their part leads to the form.
 */
export type Lengths = { lines: number; past: number; name: number; next: number; quiet?: true };
export const customerLengths: readonly [Lengths, ...Lengths[]] = [
  { lines: 6, past: 4, name: 80, next: 400 },
  { lines: 6, past: 2, name: 80, next: 400, quiet: true },
  { lines: 4, past: 2, name: 50, next: 400, quiet: true },
  { lines: 3, past: 2, name: 24, next: 240, quiet: true },
  { lines: 2, past: 1, name: 16, next: 0, quiet: true },
  { lines: 1, past: 1, name: 10, next: 0, quiet: true },
];
