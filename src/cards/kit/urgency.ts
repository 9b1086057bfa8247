/** How urgent a gap is, in a word or a figure; and for how long work has gone without being counted. */
import type { Gap, Severity } from "../../domain/catalogue/gap-codes.ts";
import type { Day } from "../../domain/time/time.ts";
import { daysLost } from "../../domain/gaps/unattributed.ts";
import { endsSoon } from "../../domain/gaps/report.ts";
import { count, dueWords, lastWorkingDay } from "./dates.ts";
import { join, nothing, shown, text, type Shown } from "./text.ts";

/** A short figure at the right of a row. Only the short word is coloured. */
export type Figure = { figure: Shown; figureColor: "Attention" | "Default" };

/** As people say it: `Critical`. */
export const severityWords: Record<Severity, string> = {
  critical: "Critical",
  high: "High",
  medium: "Medium",
  low: "Low",
  suggestion: "Idea",
  info: "Note",
};

/** The deadline, else the severity. */
export function figureOf(gap: Gap, seenOn: Day): Figure {
  const urgent = gap.severity === "critical" || endsSoon(gap, seenOn);
  return {
    figure: text(gap.deadline === undefined ? severityWords[gap.severity] : dueWords(gap.deadline.endsOn, seenOn)),
    figureColor: urgent ? "Attention" : "Default",
  };
}

/** What a figure that is a deadline leaves out: the severity, and the last working day where the deadline is none. */
export function besideFigure({ deadline, severity }: Gap, seenOn: Day): Shown {
  if (deadline === undefined) return nothing;
  const last = lastWorkingDay(deadline, seenOn);
  return join([text(severityWords[severity]), last === undefined ? nothing : text(`last working day ${last}`)]);
}

/** Work that has gone longest without the association that would make it count; neither kind counts backwards. */
export function longestUnattributed(
  gaps: readonly Gap[],
  today: Day,
): { for: string; without: "CPOR claim" | "PAL link"; gap: Gap } | undefined {
  let longest: Gap | undefined;
  for (const gap of gaps) {
    if (gap.unattributedSince === undefined) continue;
    if (longest?.unattributedSince === undefined || gap.unattributedSince < longest.unattributedSince) longest = gap;
  }
  if (longest?.unattributedSince === undefined) return undefined;
  const lost = { since: longest.unattributedSince, provenUntil: longest.provenUntil };
  if (daysLost(lost, today).most <= 0) return undefined;
  const without = longest.topic === "pal" ? "PAL link" : "CPOR claim";
  return { for: daysUnattributed(lost, today), without, gap: longest };
}

/**
 * `214 days`; `31 to 57 days`, when the newest report proves 31 of them; `up to 57 days`, when it has no row any more,
 * so that nothing may have been consumed since.
 */
export function daysUnattributed(lost: Parameters<typeof daysLost>[0], today: Day): string {
  const { least, most } = daysLost(lost, today);
  if (least === most) return count(most, "day");
  return least === 0 ? `up to ${count(most, "day")}` : `${least} to ${count(most, "day")}`;
}

/** `214 days without credit`, when work goes uncounted; else undefined. */
export function unattributedWords(gaps: readonly Gap[], today: Day): Shown | undefined {
  const found = longestUnattributed(gaps, today);
  return found === undefined ? undefined : shown`${text(found.for)} without credit`;
}
