/** What was done in a period at a glance, as managers ask for it: "how was our week?", "a summary for my boss". Pure. */
import type { RecapKind } from "../../../domain/organization/recap.ts";
import { addDays, type Day } from "../../../domain/time/time.ts";
import { periodBegin, pastPeriodIn } from "../time/period.ts";

const period = "(?:weeks?|months?|quarters?|days|year)";
const months = "january|february|march|april|may|june|july|august|september|october|november|december";
const noun =
  "(?:recap|news|round-?up|wrap-?up|summary|highlights|overview|run-?down|report|review|status(?: (?:report|update))?|update|bullet points|bullets)";
const opening =
  "^\\W*(?:(?:please|pls|hi|hey|hello|ok|and|so|now|just|also|can|could|would|will|you|we|i|i['’]d|like|need|want|give|send|get|show|post|write|make|prepare|create|do|have|me|us|a|an|the|our|my|this|last|some|short|quick|brief|little|one[- ]line|five[- ]line)[, ]+)*";

/** In these words, whatever the period. */
const asksHowItWent: readonly RegExp[] = [
  // "How was our week?", "how did last month go?"
  new RegExp(
    `\\bhow (?:was|is|were|did|has|have|went)(?: (?:it|everything|things|we))?(?: (?:go|gone|been|do|done|for us))?(?: (?:the|our|your|this|last|past|whole|in|during|over)){1,3} ${period}\\b(?! of\\b)`,
    "i",
  ),
  // "Weekly roundup please", "the month's highlights".
  new RegExp(
    `${opening}(?:weekly|monthly|quarterly|week['’]?s|month['’]?s|quarter['’]?s|week|month|team) ${noun}\\b(?! (?:at|every|on|to come|off|message|comes?|is|was|said|did|does|has|can|should|will|never|not|needs?)\\b|(?: \\w+)?n['’]t\\b)(?![^.?!]*\\b(?:at \\d|every|each|instead|from now)\\b)`,
    "i",
  ),
  // "A recap of the last 7 days", "summarise this week".
  new RegExp(
    `(?:${opening}|\\b(?:a|an|the|short|quick|brief|give me|show me) )(?:${noun}|summari[sz]e|sum up|recap)(?: (?:of|for|on|about|from|what))?(?: (?:we did|we['’]ve done|happened|changed|the|our|this|last|past|whole|in|during|since|over|\\d{1,2})){1,4} (?:${period}\\b|(?:mon|tues|wednes|thurs|fri)day\\b)`,
    "i",
  ),
  // "Executive summary", "end of month report".
  new RegExp(
    `${opening}(?:executive|exec|management|board|steering|top[- ]line|headline|(?:mon|tues|wednes|thurs|fri)day|end[- ]of[- ](?:the[- ])?(?:week|month|quarter)) (?:summary|report|numbers|figures|overview|update|recap|highlights)(?=(?: please| pls)?[.?! ]*$)`,
    "i",
  ),
  // "How was October?"
  new RegExp(`\\bhow (?:was|is|did|has) in (?:${months})\\b`, "i"),
  // "Our week in short".
  new RegExp(
    `\\b(?:our|the|this|last) ${period} (?:in (?:short|brief|review|numbers|a nutshell|figures)|at a glance)\\b`,
    "i",
  ),
];

const team = "(?:we|the (?:whole )?team|our team|everyone|everybody|all of us|you all|us)";
/** With a period, or of us all. */
const asksWhatWasDone: readonly RegExp[] = [
  new RegExp(
    `\\b(?:what|how much|anything|everything)\\b(?: (?:all|did|have|has|had|was|were|is|been|actually|that|['’]?ve|${team})){0,5}(?: (?:get|got|gotten|manage|managed))?(?: to (?:get|do|finish|achieve))? ?(?:done|achieved?|accomplish(?:ed)?|delivered?|moved forward)\\b`,
    "i",
  ),
  /\bprogress\b/i,
];

const isOfPeriod = new RegExp(
  `\\b(?:this|last|past|the) (?:(?:\\d{1,2}|two|three|four|few|couple of) )?${period}\\b|\\b(?:yesterday|today)\\b|\\bsince (?:last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\\b|\\b(?:in|during|since|so far in) (?:january|february|march|april|may|june|july|august|september|october|november|december)\\b`,
  "i",
);

/** What is told others, and by whom it is to be read. */
const isText =
  /\b(?:summary|overview|recap|round-?up|wrap-?up|something|anything|(?:lines|sentences|numbers|figures|facts|points)|update|status|bullets?(?: points)?|paragraph|highlights|snapshot)\b/i;
const isForOthers =
  /\b(?:forward\w*|pass(?:ed)? (?:(?:it|this|that) )?on|copy|paste|present|for (?:my|our|the) (?:boss|manager|management|director|board|leadership|lead|steering|steerco|exec\w*|(?:\p{L}+ )?meeting|minutes|(?:\p{L}+ )?call|stand-?up|report|deck|slides?)|(?:to|with|in|into) (?:my|our|the) (?:boss|manager|management|director|board|leadership|steering\b[^.?!]{0,10}|steerco|exec\w*|(?:\p{L}+ )?meeting|minutes|stand-?up|deck|slides?))/iu;

/** "What happened since the last digest?" */
const sinceDigest =
  /\bsince (?:the |our |your )?(?:last|previous|latest) (?:weekly )?(?:digest|report|message|summary|one)\b/i;
const happened =
  /\b(?:what(?:['’]?s| is| has| have| all)?|anything|something)\b[^.?!]{0,30}\b(?:happened|changed|new|different|moved|going on|done)\b/i;

/** It is of one kind only, of a rule, of somebody's, or to come by itself. */
const isElse =
  /\b(?:cpor|pal|gdap|claims?|gaps?|onboarding|customers?|clients?|deadlines?|owners?|export|excel|csv|file|pdf|table|e-?mails?|mails?|my|mine|i (?:do|did|got|get)|every (?:week|month|monday)|each (?:week|month)|next|due|to do|there|remind\w*|stop|snooze|why|better|worse|compared?|than|versus|vs)\b/i;

const ofAct = "(?:linked|unlinked|assigned|reassigned|submitted|answered|added|imported|offboarded|paused)";
/** "Who linked PAL this week?", "what was imported since Monday?", "did we lose any links last week?": each line says who. */
const asksActs: readonly RegExp[] = [
  new RegExp(
    `\\b(?:who|what)(?: (?:all|was|were|has|have|had|been|got|we|did)){0,3} ${ofAct}\\b(?![^.?!]*\\b(?:it|them|there|my|mine|me|as|managers?)\\b)`,
    "i",
  ),
  /\b(?:lose|lost)\b[^.?!]{0,12}\b(?:pal|links?)\b/i,
  /\bhow many (?:answers|replies)\b[^.?!]{0,20}\b(?:get|got|received?|come|came|in)\b/i,
];
const kinds: readonly (readonly [RecapKind, RegExp])[] = [
  ["unlinked", /\bunlinked\b|\b(?:lose|lost)\b[^.?!]{0,12}\b(?:pal|links?)\b/i],
  ["linked", /\blinked\b/i],
  ["answered", /\b(?:answered|answers|replies)\b/i],
  ["imported", /\bimported\b/i],
  ["assigned", /\b(?:re)?assigned\b/i],
  ["added", /\badded\b/i],
  ["left", /\b(?:offboarded|paused)\b/i],
];

/** Whether what is asked for is for others to read: "a summary for my boss". */
export const isToHandOn = (text: string): boolean => isForOthers.test(text);

/** The kind of news that somebody asks about, which a period at a glance then begins with. */
export const recapKindAsked = (text: string): RecapKind | undefined =>
  asks(asksActs, text) ? kinds.find(([, said]) => said.test(text))?.[0] : undefined;

const monthNamed = new RegExp(
  `\\b(?:the |our )?(${months})(?:['’]s)? (?=numbers|figures|results|summary|recap|report|review|overview|highlights)`,
  "i",
);
const howMonth = new RegExp(`\\b(how (?:was|is|did|has)) (?=(?:${months})\\b)`, "i");

/** The command, or undefined where it is not asked for. @param text that names no customer and nobody */
export function recapAsked(written: string, today: Day): string | undefined {
  const text = written.replace(monthNamed, "in $1 the ").replace(howMonth, "$1 in ");
  // "My boss" reads it, and nothing is mine.
  const said = text.replace(/\b(?:my|our|the) (?=boss|manager|management|director|board|lead)/gi, "");
  const isOfActs = isOfPeriod.test(text) && asks(asksActs, text);
  if (!isOfActs && isElse.test(said)) return undefined;
  if (sinceDigest.test(text) && (happened.test(text) || asks(asksWhatWasDone, text))) return short();
  const isAsked =
    isOfActs ||
    asks(asksHowItWent, text) ||
    (isOfPeriod.test(text) && asks(asksWhatWasDone, text)) ||
    (isText.test(text) && isForOthers.test(text));
  if (!isAsked) return undefined;
  const { since, until } = pastPeriodIn(text, today);
  if (since !== undefined) return short(since, until);
  const [, unit] = /\b(week|month|quarter|year)(?:ly|['’]?s)?\b/i.exec(text) ?? [];
  return short(lately(unit, today));
}

/** "My week" is the last seven days; a month or a quarter goes on. */
export function lately(unit: string | undefined, today: Day): Day | undefined {
  if (unit === undefined) return undefined;
  return /^week/i.test(unit) ? addDays(today, -7) : periodBegin(`this ${unit}`, today);
}

const asks = (patterns: readonly RegExp[], text: string): boolean => patterns.some((one) => one.test(text));

/** Since the last digest where no day is said. */
const short = (since?: Day, until?: Day): string =>
  ["history in short", since && `since ${since}`, until && `until ${until}`]
    .filter((part) => part !== undefined)
    .join(" ");
