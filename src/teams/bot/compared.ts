/**
 * "How are we doing compared with last month?", "was October better than September?": the last weeks on record by then,
 * beside the digest, which tells of one week.
 */
import { gapReport, seesOnlyOwn, topicThen } from "../../app/customers/report.ts";
import { growthLine, thenLine } from "../../cards/gaps/first.ts";
import { join, shown, type Shown } from "../../cards/kit/text.ts";
import { addDays, dayOf, type Day } from "../../domain/time/time.ts";
import { growthAsked, kindNamed, withoutComparison } from "../input/lists/asked-counts.ts";
import { daysAgo } from "../input/time/day.ts";
import { pastPeriodIn } from "../input/time/period.ts";
import { readerOf, viewerOf, type Turn } from "../turn.ts";

const compares = /\b(?:compar\w+|than|versus|vs|against|since|better|worse|improv\w+|progress\w*|trend)\b/i;
/** "Four weeks ago"; one week is the digest's own. */
const ago =
  /\b(two|three|four|five|six|seven|eight|nine|ten|twelve|[2-9]|\d\d) (week|month|quarter|year)s ago\b|\b(an?|one) (month|quarter|year) ago\b/i;
const ofWeek = /\b(?:week|yesterday|days?)\b/i;

/** The day that is compared with; undefined where it is none, or the digest's own week. */
export function comparedWith(text: string, today: Day): Day | undefined {
  if (!compares.test(text)) return undefined;
  const [, some, units, one, each] = ago.exec(text) ?? [];
  const [many, unit = ""] = [some ?? one, units ?? each];
  if (many !== undefined) return daysAgo(many, unit, today);
  if (ofWeek.test(text)) return undefined;
  const { since, until } = pastPeriodIn(text, today);
  return until ?? since;
}

/** "Better than in October": what is now, beside what was then. */
const asThen = /\b(?:compar\w+|than|versus|vs|against|since)\b/i;

const month =
  /\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b(?: 20\d\d\b)?/gi;

/** The last days of two months that are compared with each other, the earlier one first; undefined where they aren't two. */
export function monthsCompared(text: string, today: Day): readonly [Day, Day] | undefined {
  if (!compares.test(text)) return undefined;
  const [one, other, ...more] = new Set(
    (text.match(month) ?? []).flatMap((named) => {
      const { since, until } = pastPeriodIn(`in ${named}`, today);
      return until ?? (since === undefined ? [] : today);
    }),
  );
  if (one === undefined || other === undefined || more.length > 0) return undefined;
  return one < other ? [one, other] : [other, one];
}

const ofNoClaims = shown`I don't keep how many claims stood where in earlier weeks: these are the ones of now.`;
const ofAllOnly = shown`Of earlier weeks I only keep how many gaps there were in all.`;

/** What the week on record says that was the last one by then, and what is so now; undefined where nobody asks. */
export async function thenAndNow(turn: Turn, says: string, today: Day): Promise<Shown | undefined> {
  // Of earlier weeks it is known how many gaps there were, not of which kind.
  const isListed = withoutComparison(turn.text) !== undefined;
  const isThen = comparedWith(turn.text, today) !== undefined || turn.text.search(month) >= 0;
  if (isListed && isThen && says.startsWith("claims ") && !/ (?:since|until) /.test(says)) return ofNoClaims;
  const isList = isListed && says.startsWith("gaps ");
  const isPart = isList || /\b(?:cpor|pal|claims?|onboarding|gdap)\b/i.test(turn.text);
  const isDigest = (isList || /^digest (?:now|team)$/.test(says)) && !seesOnlyOwn(viewerOf(turn));
  const months = isDigest ? monthsCompared(turn.text, today) : undefined;
  const isGrowth = growthAsked(turn.text) !== undefined;
  const period = isGrowth ? pastPeriodIn(turn.text, today) : {};
  const day = isGrowth ? (period.until ?? period.since) : comparedWith(turn.text, today);
  const kind = kindNamed(turn.text);
  const isOfKind =
    kind !== undefined && (says === `gaps ${kind}` || says.startsWith("digest ")) && months === undefined;
  if (isOfKind && (isGrowth || day !== undefined) && !seesOnlyOwn(viewerOf(turn))) {
    const by = async (on: Day | undefined) => await topicThen(turn.world, turn.organization, kind, on);
    const { since, until } = asThen.test(turn.text) ? {} : pastPeriodIn(turn.text, today);
    // "Did PAL improve in October?": from its beginning to its end, and not from there to now.
    const before = since === undefined || until === undefined ? undefined : (await by(addDays(since, -1))).then;
    return growthLine(kind, await by(day), readerOf(turn), before);
  }
  if (!isDigest || (months === undefined && day === undefined)) return undefined;
  const [made, weeks] = await Promise.all([
    gapReport(turn.world, turn.organization, viewerOf(turn), { filter: { by: "all" }, page: 1 }),
    turn.organization.weeks.list(),
  ]);
  if ("missing" in made) return undefined;
  const sorted = weeks.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const thenOn = (on: Day) => ({
    then: sorted.findLast(({ at }) => dayOf(at, turn.zone) <= on),
    first: sorted[0],
    day: on,
  });
  if (months === undefined || months[1] === today) {
    const on = months?.[0] ?? day;
    const line = on === undefined ? undefined : thenLine(thenOn(on), made.report.totals, readerOf(turn));
    return line !== undefined && isPart ? join([ofAllOnly, line], " ") : line;
  }
  return join(
    months.map((on) => thenLine(thenOn(on), undefined, readerOf(turn))),
    " ",
  );
}
