/** Figures and filters in words, shared by the cards that count. */
import type { Filter } from "../../domain/gaps/filter.ts";
import { count, dateWords } from "./dates.ts";

/** Whole percent; 100 and 0 only when it is all or none. */
export function percentOf(part: number, whole: number): number {
  if (whole === 0 || part >= whole) return 100;
  if (part <= 0) return 0;
  return Math.min(99, Math.max(1, Math.round((100 * part) / whole)));
}

/** What a filter leaves and how many, without whose: "3 critical gaps", "1 deadline within 7 days". */
export function foundWords(filter: Filter, found: number): string {
  switch (filter.by) {
    case "topic": {
      const { topic } = filter;
      return count(found, `${topic === "cpor" || topic === "pal" ? topic.toUpperCase() : topic} gap`);
    }
    case "designation":
      return count(found, `${filter.designation} gap`);
    case "critical":
    case "urgent":
    case "new":
    case "closed":
    case "snoozed":
      return count(found, `${filter.by} gap`);
    case "expired":
      return count(found, "expired confirmation", "expired confirmations");
    case "ending": {
      const { until } = filter;
      if (until !== undefined) {
        const by = `by ${dateWords(until, until)}`;
        return count(found, `deadline ${by}`, `deadlines ${by}`);
      }
      return count(found, "deadline within 7 days", "deadlines within 7 days");
    }
    case "all":
    case "customers":
    case "waiting":
    case "unowned":
    case "customer":
      return count(found, "gap");
  }
}
