/** "How are we doing compared with last month?": the last week on record before it, beside the digest, which tells of one week. */
import { gapReport, seesOnlyOwn } from "../../app/customers/report.ts";
import { thenLine } from "../../cards/gaps/first.ts";
import type { Shown } from "../../cards/kit/text.ts";
import { dayOf, type Day } from "../../domain/time/time.ts";
import { pastPeriodIn } from "../input/time/period.ts";
import { readerOf, viewerOf, type Turn } from "../turn.ts";

const compares = /\b(?:compar\w+|than|versus|vs|against|since|better|worse|improv\w+|progress\w*|trend)\b/i;
const ofWeek = /\b(?:week|yesterday|days?)\b/i;

/** The day that is compared with; undefined where it is none, or the digest's own week. */
export function comparedWith(text: string, today: Day): Day | undefined {
  if (!compares.test(text) || ofWeek.test(text)) return undefined;
  const { since, until } = pastPeriodIn(text, today);
  return until ?? since;
}

/** What the week on record says that was the last one by then, and what is so now; undefined where nobody asks. */
export async function thenAndNow(turn: Turn, says: string, today: Day): Promise<Shown | undefined> {
  const day = /^digest (?:now|team)$/.test(says) ? comparedWith(turn.text, today) : undefined;
  if (day === undefined || seesOnlyOwn(viewerOf(turn))) return undefined;
  const [made, weeks] = await Promise.all([
    gapReport(turn.world, turn.organization, viewerOf(turn), { filter: { by: "all" }, page: 1 }),
    turn.organization.weeks.list(),
  ]);
  if ("missing" in made) return undefined;
  const sorted = weeks.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const then = sorted.findLast(({ at }) => dayOf(at, turn.zone) <= day);
  return thenLine({ then, first: sorted[0], day }, made.report.totals, readerOf(turn));
}
