/** The marks before a line. The words beside a mark say the same, so its colour may be missed. */
import type { AnswerValue } from "../../domain/customer/customer.ts";
import type { Shown } from "./text.ts";

/** ✓ known true, ✗ known false, ? not known, ! a clock is running, · does not apply. */
export type Mark = { mark: "✓" | "✗" | "?" | "!" | "·"; color: "Good" | "Attention" | "Default" };

/** A line with its mark: what is so, and how we know or what to do next. */
export type Marked = Mark & { what: Shown; sub: Shown };

export const marks = {
  yes: { mark: "✓", color: "Good" },
  no: { mark: "✗", color: "Attention" },
  unknown: { mark: "?", color: "Default" },
  clock: { mark: "!", color: "Attention" },
  none: { mark: "·", color: "Default" },
} as const satisfies Record<string, Mark>;

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
