/** Figures and filters in words, shared by the cards that count. */
import type { Filter } from "../domain/report.ts";

/** Whole percent; 100 and 0 only when it is all or none. */
export function percentOf(part: number, whole: number): number {
  if (whole === 0 || part >= whole) return 100;
  if (part <= 0) return 0;
  return Math.min(99, Math.max(1, Math.round((100 * part) / whole)));
}

/** What a filter leaves, in words that go before "gaps". */
export function filterWords(filter: Filter): string {
  switch (filter.by) {
    case "critical":
      return "critical ";
    case "topic":
      return filter.topic === "cpor" || filter.topic === "pal" ? `${filter.topic.toUpperCase()} ` : `${filter.topic} `;
    case "all":
    case "unowned":
    case "designation":
    case "person":
    case "customer":
      return "";
  }
}
