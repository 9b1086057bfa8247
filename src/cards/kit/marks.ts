/** The marks before a line. The words beside a mark say the same, so its colour may be missed. */
import { isSerious, type Gap } from "../../domain/catalogue/gap-codes.ts";
import type { ItemState } from "../../domain/gaps/in-order.ts";
import type { AnswerValue } from "../../domain/customer/customer.ts";
import type { Shown } from "./text.ts";

/** ✓ known true, ✗ known false, ? not known, ! a deadline is near, or something else is urgent, · does not apply. */
export type Mark = { mark: "✓" | "✗" | "?" | "!" | "·"; color: "Good" | "Attention" | "Default" };

/** A line with its mark: what is so, and how we know or what to do next. */
export type Marked = Mark & { what: Shown; sub: Shown };

export const marks = {
  yes: { mark: "✓", color: "Good" },
  no: { mark: "✗", color: "Attention" },
  unknown: { mark: "?", color: "Default" },
  urgent: { mark: "!", color: "Attention" },
  none: { mark: "·", color: "Default" },
} as const satisfies Record<string, Mark>;

/** The mark of something that is said to be so, or not to apply: never that while a gap about it is open. */
export function markBeside(said: Mark, open: readonly Gap[]): Mark {
  const serious = open.find(isSerious);
  if (serious === undefined)
    return open.length > 0 && (said === marks.yes || said === marks.none) ? marks.unknown : said;
  return serious.deadline === undefined ? marks.no : marks.urgent;
}

/** The mark of an answer; undefined when there is none. */
export function markOf(answer: AnswerValue | undefined): Mark {
  switch (answer) {
    case "yes":
      return marks.yes;
    case "no":
      return marks.no;
    case "n/a":
      return marks.none;
    case "unsure":
    case undefined:
      return marks.unknown;
  }
}

/**
 * The mark of a claim or a subscription: a tick for exactly those that are counted as in order.
 * @param isDoubt whether a lesser gap only makes it doubtful
 */
export function itemMark(state: ItemState | undefined, gap: Gap | undefined, isDoubt: boolean): Mark {
  switch (state) {
    case "in-order":
      return marks.yes;
    case "apart":
      return marks.none;
    case "open":
      if (gap?.deadline !== undefined) return marks.urgent;
      return gap === undefined || (isDoubt && !isSerious(gap)) ? marks.unknown : marks.no;
    case "unproven":
    case undefined:
      return marks.unknown;
  }
}
