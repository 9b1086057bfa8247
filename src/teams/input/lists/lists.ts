/** Lists of gaps, as the `gaps` command writes them: by filters, days and people, and in words. Pure. */
import { addDays, type Day } from "../../../domain/time/time.ts";
import { addBusinessDays, endOfMonth, plainWeeks, type BusinessCalendar } from "../../../domain/time/calendar.ts";
import { findDays } from "../time/absence-days.ts";
import { daysRead, findDay, periodEnd, plainDays } from "../time/day.ts";
import { numberOf } from "../time/numbers.ts";
import { orderIn, waitedForOf } from "./list-on.ts";
import { listTitle } from "./titles.ts";
import { dueIn, isBySeverity } from "../reading/filters.ts";
import { customersOf, forCustomer, peopleOf, says, type Slots, type Written } from "../reading/slots.ts";

const page = (slots: Slots): string => {
  const [, number] = /\bpage (\d{1,4})\b/i.exec(slots.text) ?? [];
  return number === undefined ? "" : ` page ${number}`;
};

export function writeGaps(slots: Slots): readonly Written[] {
  const customers = customersOf(slots);
  if (customers.length > 0) return forCustomer("show", (name) => name)(slots);
  const people = peopleOf(slots);
  const { mine, unknown } = slots;
  // "Who of them hasn't answered?", after a list.
  const isWaiting = slots.filters.join() === "waiting" && people.length === 0 && !mine && slots.except === undefined;
  const those = isWaiting ? waitedForOf(slots.earlier?.list, slots) : undefined;
  if (those !== undefined) return [{ says: those, title: "who of them hasn't answered yet" }];
  const named = orderIn(slots.text);
  const timely = timelyFilters(slots);
  const day = timely.includes("ending") ? (dueBy(slots.text, slots.today, slots.calendar) ?? slots.day()) : undefined;
  // "Sorted by deadline" asks for all of them; so does what is due by no day that is known.
  const order = timely.includes("ending") && day === undefined && says(slots, someTime) ? "deadline" : named;
  const filters = timely.filter((one) => one !== "ending" || order !== "deadline");
  if (people.length === 0 && filters.length === 0 && !mine && unknown.length > 0 && slots.words.length <= 3)
    return forCustomer("show", (name) => name)(slots);
  const { except } = slots;
  const others = except && [{ id: `except ${except.id}`, name: `everybody but ${except.name}` }];
  const whose = mine ? [{ id: "mine", name: "you" }] : (others ?? people.map(({ id, name }) => ({ id, name })));
  const all = whose.length === 0 ? [{ id: "", name: "" }] : whose;
  const sorted =
    order === undefined || /^(?:owner|urgency)$/.test(order) || unsorted.test(filters.join(" ")) ? [] : [`by ${order}`];
  // "What is due today" is no week.
  const isNear =
    day !== undefined && day <= addDays(slots.today, 7) && (!says(slots, ofOneDay) || says(slots, /\boverdue\b/i));
  const by = day === undefined || isNear ? "" : ` ${day}`;
  return choicesOf(filters).flatMap((some) =>
    all.map(({ id, name }) => ({
      says:
        ["gaps", ...some.map((filter) => (filter === "ending" ? `ending${by}` : filter)), ...sorted, id]
          .filter((part) => part !== "")
          .join(" ") + page(slots),
      title: listTitle(
        some.map((filter) => (filter === "ending" ? `ending${by}` : filter)),
        name,
        slots.today,
      ),
    })),
  );
}

const ofOneDay =
  /\b(?:due|deadlines?|ends?|ending|expir\w+|(?:by|until)) (?:(?:for me|for us|still|already) )?(?:today|tonight|tomorrow)\b|\b(?:today|tomorrow)['’]?s (?:deadlines?|due)\b/i;

/** The last day of what is due in a period: "this month and next", "over Christmas", "in December", "on the 4th or 17 December". */
function dueBy(said: string, today: Day, calendar: BusinessCalendar = plainWeeks): Day | undefined {
  const text = said.replace(orTwo, "in 2 $1s").replace(workingDays, (words, many: string) => {
    const days = numberOf(many);
    return days > 0 ? `until ${addBusinessDays(today, days, calendar)}` : words;
  });
  const [, year] = byYear.exec(text) ?? [];
  if (year !== undefined) return `${year}-12-31`;
  const [, unit = ""] = andNext.exec(text) ?? [];
  if (unit !== "") return periodEnd(`next ${unit}`, today);
  const next = /\bnext week and the (?:week|one) after\b/i.test(text) ? addDays(today, 7) : today;
  const christmas = overChristmas.test(text) ? findDay("until 1 January", today) : undefined;
  const named = periodEnd(text, next) ?? christmas ?? monthEnd(text, today) ?? lastOfSome(text, today);
  return named ?? (text === said ? undefined : findDay(text, today));
}

/** "In the coming weeks", "until Easter": a day that is not known. */
const someTime =
  /\b(?:until|till|by|before|in|within|over|during|for) (?:the )?(?:(?:next|coming|following|foreseeable|near|nearer) ?)?(?:(?:few|couple of|several|some) )?(?:weeks|months|future|easter|summer|autumn|fall|spring|winter|(?:calendar )?week \d{1,2}|holidays?|while i\b)|\bwhile (?:i|he|she|they|we)\b|\b(?:expir\w+|run(?:s|ning)? out|ends?|ending|laps\w+)(?: any ?time)? soon\b/i;

/** "In the next week or two". */
const orTwo = /\b(?:in |within )?(?:the |a )?(?:next )?(day|week|month) or (?:two|so)\b/i;
const workingDays = /\b(?:in |within )?(?:the )?(?:next )?(\d{1,2}|[a-z]+) (?:working|business) days\b/i;
/** "By 2027", "until the end of 2027", "by the year 3025": a year that is too far ahead is said to be. */
const byYear =
  /\b(?:by|before|until|till|(?:up to|in)(?! (?:2[1-9]|[3-9])\d\d)) (?:(?:the |end |of |year ){1,4})?([2-9]\d{3})\b(?!-|\+| (?:or (?:more|fewer|less) )?(?:paid )?(?:seats?|users?|licen[cs]es?|people|employees|customers|euros?|eur)\b)/i;
/** "This month and next". */
const andNext = /\bthis (week|month|quarter|year),? (?:and|or|&|plus) (?:the )?next\b/i;

/** "On 4 or 17 December": the later one. */
function lastOfSome(said: string, today: Day): Day | undefined {
  const text = plainDays(said, today);
  const days = daysRead(text, today, false).filter(({ isDay }) => isDay);
  const last = days.findLast((day, at) => {
    const before = days[at - 1];
    return before !== undefined && joined.test(text.slice(before.to, day.index));
  });
  return last?.end ?? last?.start;
}

const joined = /^,? ?(?:and|or|&|,)(?: (?:on|by|the))* $/i;

const overChristmas =
  /\b(?:over|between|during) (?:the )?(?:christmas|xmas)(?: (?:holidays?|break|period|time|season|and (?:the )?new year\p{L}*))?|\bbetween the years\b/iu;

const months = "january february march april may june july august september october november december".split(" ");

/** The last day of a month that is said to be the time: "in December". */
function monthEnd(text: string, today: Day): Day | undefined {
  const [, named = ""] = inMonth.exec(text) ?? [];
  const month = months.indexOf(named.toLowerCase()) + 1;
  const year = Number(today.slice(0, 4)) + Number(month < Number(today.slice(5, 7)));
  return month === 0 ? undefined : endOfMonth(`${year}-${String(month).padStart(2, "0")}-01`);
}

const inMonth = new RegExp(
  `\\b(?:in|during|through(?:out)?) (?:(?:${months.join("|")})(?:,| and| or| to| until| through| ?[-–]) ?){0,2}(${months.join("|")})\\b`,
  "i",
);

/** That something is due is asked of. */
export const asksDue =
  /\b(?:(?:any|some)thing|nothing|what(?:ever)?|which)\b[^.?!]*\b(?:due|runs? out|running out|expir\w+|laps\w+)\b|\bdeadlines?\b/i;
const absent =
  "(?:away|off|out|gone|absent|there|not (?:here|there|in)|travell?ing|abroad|on (?:\\p{L}+ )?(?:holidays?|leave|vacation))";
/** "In those two weeks", "while I'm away", "until I'm back": days that were named before. */
const thoseDays = new RegExp(
  [
    "(?:(?:in|within|during|over|for|through(?:out)?|into) )?(?:(?:those|these|that|the same)(?: (?:one|two|three|four|five|six|\\d{1,2}))? (?:days?|weeks?|fortnight|months?|time|period|span)|this (?:time|period|fortnight))\\b",
    "in the mean ?time\\b|mean(?:time|while)\\b|(?:during|in) (?:my|his|her|their|this|that|the) (?:holidays?|leave|vacation|absence|trip|time off|closure|break)\\b",
    `while (?:i|he|she|they|we)(?: am| is| are|['’](?:m|s|re)) ${absent}(?![\\p{L}])`,
    "(?:before|until|till|by the time|by when) (?:i|he|she|they|we)(?:(?: am| is| are|['’](?:m|s|re)) (?:back|here again)| returns?| come back| comes back)(?! (?:on|at|in|by|from|next|this|tomorrow))\\b",
    "(?:until|till|by) (?:then|that)(?= ?(?:[.?!,;]|$))",
  ].join("|"),
  "giu",
);

/**
 * "I'm off from 7 to 18 December. Any deadlines in those two weeks?": with the last of those days in place of what points
 * at them, so that nothing that is due then is left out.
 */
export function withDaysNamed(text: string, today: Day): string {
  if (!asksDue.test(text)) return text;
  return text.replace(thoseDays, (words, at: number) => {
    const before = text.slice(0, at);
    const { from, until: last } = findDays(before, today);
    // "I'm away from 7 December. What is due while I'm away?": until when, nobody said.
    const until = last ?? (from === undefined ? (dueBy(before, today) ?? findDay(before, today)) : undefined);
    return until === undefined || until <= today ? words : `until ${until}`;
  });
}

/** Lists of what is no gap, or not open any more. */
const unsorted = /\b(?:new|closed|waiting|unowned|in-order|paused|offboarded)\b/;

/** "Run out before June" is about days to come; "no deadline" about none. */
function timelyFilters(said: Slots): readonly string[] {
  // "How many are fully clean, claims and PAL and all": the words are no choice among gaps.
  if (said.topic === "all") return said.filters.filter((one) => one.startsWith("without ") || isState.test(one));
  // "What blows up next" has no word for it; what its words say goes before what it is like.
  const { topic } = said;
  const isSaid =
    topic === undefined ||
    (topic === "urgent" && isBySeverity(said.text)) ||
    said.filters.some((one) => one === topic || one === `without ${topic}` || (lone.has(one) && one !== "customers"));
  const topical =
    isSaid || (topic === "urgent" && said.filters.some((one) => severities.has(one)))
      ? said
      : { ...said, filters: [...said.filters, topic] };
  // "Anything of mine that'll bite me in December?" is of no list but that of days.
  const isOfHarm =
    said.filters.length === 0 &&
    says(said, harms) &&
    (dueBy(said.text, said.today, said.calendar) ?? said.day() ?? "") > said.today;
  const slots = isOfHarm ? { ...topical, filters: ["ending"] } : topical;
  const day = slots.filters.some((one) => one === "expired" || one === "ending" || one === "overdue")
    ? (periodEnd(slots.text, slots.today) ?? slots.day())
    : undefined;
  // "Which did we miss this year?" is over, though the year is not.
  const isAhead = day !== undefined && day > slots.today && !says(slots, wasMissed);
  const isDenied = says(slots, /\b(?:no|without|w|w\/o) (?:a |any )?(?:dead ?lines?|due date|end date)\b/i);
  // What is over by a day to come is due.
  const timely = (one: string): string =>
    (one === "expired" || one === "overdue") && isAhead
      ? "ending"
      : one === "ending" && !isAhead
        ? dueIn(slots.text, one)
        : one;
  return [...new Set(slots.filters.map(timely))].filter(
    // "Azure subscriptions without PAL" are of no designation.
    (one, _, all) => (one !== "ending" || !isDenied) && (one !== azure || !all.includes("pal")),
  );
}

const harms =
  /^(?!.*\b(?:did|was|were|happened|changed|since|last|ago|compared)\b).*\b(?:(?:bites?|hurts?|burns?|blows?|explodes?|goes?|go) (?:us|me|you|up|wrong|off)\b|(?:catch|trip|worry|watch|look) (?:us|me|out|about|for)\b|risk|careful|slips?\b|needs? (?:doing|attention|fixing|action|to be done)\b)/is;
const wasMissed = /\b(?:(?:did|have|has) \p{L}+ (?:already )?miss(?:ed)?|(?:were|was|we|i) (?:already )?missed)\b/iu;
const isState = /^(?:in-order|paused|offboarded)$/;
const azure = "Cloud & AI Platforms";
const severities: ReadonlySet<string> = new Set(["critical", "high", "medium", "low"]);

/** Filters of which each says something of a gap, so that all can be chosen together; one of these stands alone. */
const lone: ReadonlySet<string> = new Set([
  "new",
  "closed",
  "waiting",
  "unowned",
  "customers",
  "in-order",
  "paused",
  "offboarded",
]);

function choicesOf(filters: readonly string[]): readonly (readonly string[])[] {
  // "Unassigned" says more than "owner".
  const some = filters.length > 1 ? filters.filter((filter) => filter !== "owner") : filters;
  const alone = some.filter((filter) => lone.has(filter));
  const together = some.filter((filter) => !lone.has(filter));
  if (alone.length === 0) return [together];
  // No gap says anything of a customer that has no owner: it is whose they are.
  if (alone.includes("unowned") && together.length > 0) return [[...together, "nobody"]];
  if (together.length > 0 && alone.join() === "customers") return [together];
  // "How many customers are paused" says which of them.
  if (alone.length > 1 && alone.includes("customers")) return choicesOf(some.filter((one) => one !== "customers"));
  return [...alone.map((one) => [one]), ...(together.length === 0 ? [] : [together])];
}
