/** A deadline that somebody tells of a claim, which no form of ours keeps. Pure. */
import { addBusinessDays, addMonths, type BusinessCalendar } from "../../../domain/time/calendar.ts";
import { addDays, type Day } from "../../../domain/time/time.ts";
import { statementsIn } from "../reading/doubt.ts";
import { findDay } from "../time/day.ts";
import { numberOf } from "../time/numbers.ts";

const toAct = "to (?:respond|answer|reply|react|dispute|appeal|object|act|send|upload|provide|submit|resubmit)";
const aClaim = "(?: (?:for|of|on|at|with|to) [^.;!?,]{1,80}?)?";
const weHave = "\\b(?:we|i)(?:['’]ve| have)?(?: got| have| now have| been given| were given)?(?: only| just| time)* ";
/** "We have until 4 December to respond", "Microsoft gave us until the 4th", "the deadline of the Teams claim is the 4th". */
const untilDay = new RegExp(
  `(?:${weHave}|\\b(?:microsoft|ms|they|the reviewers?)(?: has| have|['’]ve)?(?: now)? (?:gave|given|give|gives|granted) us (?:time )?)((?:until|till) [^.;!?]{1,40}?)(?= ${toAct}\\b| (?:for|on|at|with|by) |[.,;!?]|$)|\\b(?:(?:the|our|its|their|\\p{L}+['’]s) (?:dispute |claim )?(?:deadline|last day|due date)${aClaim} (?:is|ends)|(?:deadline|due):|(?:claim|dispute|answer|response|it)${aClaim} (?:is|are) due(?: on| by)?|(?:claim|rejection|it)${aClaim} (?:must|has to|needs to) be (?:answered|disputed)(?: on| by| before)) ((?:on )?[^.;!?,]{1,40})`,
  "iu",
);
/** "They want to see the number of users by Thursday". */
const wantedBy =
  /\b(?:microsoft|ms|they|the reviewers?) (?:wants?|needs?|expects?|asks?(?: us)? for|gave us)(?: to \p{L}+)? [^.;!?]{2,80}?\b((?:by|until|till|before) (?!(?:the )?(?:end user|user|customer|client)s?\b)[^.;!?,]{2,40})(?=[.,;!?]|$)/iu;
/** "We have ten business days to answer". */
const forDays = new RegExp(
  `${weHave}((an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|\\d{1,3}) ((?:business|working) )?(day|week|month)s?)(?= ${toAct}\\b| left\\b)`,
  "i",
);

/** The day of it, and how it is written; undefined where none is told, or it is over. */
export function deadlineTold(
  text: string,
  today: Day,
  calendar: BusinessCalendar,
): { day: Day; words: string } | undefined {
  const said = statementsIn(text);
  const [, until, on = ""] = untilDay.exec(said) ?? [];
  const written = until ?? (on === "" ? (wantedBy.exec(said)?.[1] ?? "") : on);
  const day = written === "" ? undefined : findDay(written, today);
  if (day !== undefined && day > today) return { day, words: written };
  const [, words = "", many = "", business, unit = ""] = forDays.exec(said) ?? [];
  if (words === "") return undefined;
  const count = numberOf(many);
  if (unit === "month") return { day: addMonths(today, count), words };
  if (unit === "week") return { day: addDays(today, count * 7), words };
  return { day: business === undefined ? addDays(today, count) : addBusinessDays(today, count, calendar), words };
}
