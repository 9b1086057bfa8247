/** Claims by since when they stand where they do: "approved this month", "oldest open claims first". Pure. */
import { statesNamed } from "../../../domain/claims/state-words.ts";
import { addDays, type Day } from "../../../domain/time/time.ts";
import { daysAgo, findDay } from "../time/day.ts";
import { pastPeriodIn } from "../time/period.ts";

const many =
  "(?<many>an?|the last|\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|sixty|ninety)";
const unit = "(?<unit>day|week|month|quarter|year)s?";
/** "More than two weeks ago", "older than a month", "for over a month". */
const longAgo: readonly RegExp[] = [
  new RegExp(`\\b(?:(?:more|old|long)(?:er)? than|over|at least)(?: about)? ${many} ${unit}(?: ago| old)?\\b`, "iu"),
  new RegExp(`\\bfor(?: (?:more than|over|at least|about))? ${many} ${unit}\\b`, "iu"),
  new RegExp(`\\b${many} ${unit}(?: or (?:more|longer))? ago\\b`, "iu"),
];
const before = /\bbefore (.+)$/iu;

/** Without what names a period and says no more. */
export const withoutPeriod = (text: string): string => text.replace(ofPeriod, " ");

const ofPeriod =
  /\bsince [^,;.?!]*?(?= (?:and|but|with|without)\b|[,;.?!]|$)|\b(?:in|during|over|within|from|for) (?:the )?(?=(?:last|past|this|january|february|march|april|may|june|july|august|september|october|november|december)\b)|\b(?:this|the current|(?:the )?(?:last|past)) (?:(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|couple of|few) )?(?:day|week|month|quarter|qtr|year)s?\b(?:['’]s\b)?|\b(?:in|during|of|for) 20\d\d\b|\b(?:today|yesterday)\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b(?: 20\d\d)?|\bso far\b/giu;
const oldest =
  /\b(?:oldest|longest)\b(?: (?:one|waiting|pending|open))*(?: first)?|\b(?:sort\w*|order\w*) by age\b|\bby age\b/giu;
const filler =
  /\b(?:an? (?:overview|list|summary)|currently|right now|claims?|cpor|w|by|ones?|which|what|how (?:many|much)|number of|(?:any|some)(?:thing|one|body)?|all|every|everything|show|list|give|get|find|see|count|me|us|the|our|my|mine|we|i|of|for|in|as|around|where|a|an|and|or|but|that|who|do|does|did|have|has|had|is|are|was|were|be|been|got|get|there|still|yet|already|newly|new|just|open|please|pls|first|sort(?:ed)?|with|on|at|microsoft|as|customers?|clients?|can|could|would|tell|know|you|then|stand(?:ing)?|wait(?:ing|ed)?|sitting|sat|lying|stuck)\b|['’]s\b/giu;
const ofMicrosoft = /\b(?:microsoft|ms)\b/iu;
/** What waits is not approved. */
const isWaiting = /\b(?:open|sitting|sat|lying|stuck|wait(?:ing|ed)?)\b/iu;
/** "Nobody has touched since October": it stood there before. */
const untouched =
  /(?:\b(?:nobody|no one|not|never)|n['’]t)(?: (?:has|have|been|ever))* (?:touched|changed|moved|updated)\b|\buntouched\b|\bnothing (?:has |had )?(?:happened|changed|moved|been done)\b|\b(?:no|without)(?: an?y?)? (?:change|update|movement|progress|news)s?\b/iu;
/** "Haven't moved in 30 days". */
const inDays = new RegExp(`\\bin(?= ${many} ${unit}\\b)`, "iu");
/** "Submitted a month ago and still no answer": not decided. */
const noAnswer = /\b(?:no|without(?: an?y?)?) (?:answer|reply|response|verdict)\b(?: from (?=microsoft|ms))?/giu;
/** "Not decided since October": it stood there before as well. */
const denied =
  /(?:\b(?:not|never|un)|n['’]t)(?:[- ](?:yet|been|get|got|all|even|ever)){0,2}[- ]?(?:approved|associated|accepted|submitted|claimed|started|decided)\b|\bno decision\b/iu;
/** "Claims nobody decided since last month": that are not decided. */
const byNobody = /\b(?:nobody|no one) (?:has |have )?(?:yet )?(?=(?:approved|accepted|decided)\b)/giu;
/** "What got claimed", "did anyone submit a claim": one that is sent. */
const wasSent =
  /\b(?:submitted|filed|sent(?: in| off)?|handed in|claimed)\b|(?<=\b(?:(?:did|have|has) (?:we|i|they|the team|everyone|(?:any|some)(?:one|body)(?: of us| here| else)?)? ?|^\W*(?:any|some)(?:one|body) )(?:all |already )?)(?:submit|file|hand in|claim|make|put in)\b/iu;

/** "Show me all claims": each of them, and not how many. */
const allOfThem = /\b(?:all|every|each|list)\b(?: (?:of|the|our|my|me|cpor|W))* claims?\b/iu;

type ClaimDays = { states: readonly string[]; words: readonly string[] };

/**
 * Where claims stand and since when, as the command has it; undefined where the sentence says more than that, or no time.
 * @param said with a W in place of a workload's name, without the names of colleagues
 */
export function claimsByTime(said: string, today: Day): ClaimDays | undefined {
  const plain = said.replace(byNobody, "not ").replace(noAnswer, "not decided");
  const text = untouched.test(plain) ? plain.replace(inDays, "for") : plain;
  const ago = longAgo.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  const early = before.exec(text);
  const { many: count = "", unit: each = "" } = ago?.groups ?? {};
  const firstDay = early?.[1] === undefined ? undefined : findDay(early[1], today, true);
  const until = ago ? daysAgo(count, each, today) : firstDay && addDays(firstDay, -1);
  const past = until === undefined ? pastPeriodIn(text, today) : { until };
  const since = "since" in past ? past.since : undefined;
  const isDenied = denied.test(text);
  const isUntouched = isDenied ? /\bsince\b/iu.test(text) : untouched.test(text);
  const period = isUntouched && since !== undefined ? { until: addDays(since, -1) } : past;
  const isOldest = text.replace(oldest, "") !== text;
  const isStretch = ago !== undefined && !/\bago$/iu.test(ago[0]);
  const isTimed = "since" in period || period.until !== undefined;
  if (!isTimed && !isOldest && !allOfThem.test(text)) return undefined;
  const untimed = text
    .replace(ago?.[0] ?? early?.[0] ?? ofPeriod, " ")
    .replace(ofPeriod, " ")
    .replace(oldest, " ")
    .replace(untouched, " ");
  const isSent =
    isTimed &&
    wasSent.test(untimed) &&
    !/\bnot? (?:yet )?(?:submitted|claimed)\b|n['’]t (?:been )?(?:submitted|claimed)\b/iu.test(untimed);
  // Not submitted before October, not approved this month: then, later or never.
  if (isDenied && !isSent && isTimed && !isUntouched && !isStretch) return undefined;
  const { words, rest } = statesNamed(isSent ? untimed.replace(wasSent, " ") : untimed);
  if (rest.replace(filler, " ").replace(/[^\p{L}\d]+/gu, "") !== "") return undefined;
  // Nothing else is submitted.
  const isOfClaims = isSent || /\bclaims?\b/iu.test(text);
  const some = words.filter((word) => word !== "all" && word !== "none");
  // "Which claims has Microsoft had for two weeks?" is of some.
  if (some.length === 0 && (ofMicrosoft.test(text) || (isWaiting.test(text) && !isTimed && !isOldest)))
    return undefined;
  if (some.length === 0 ? !isOfClaims : !isTimed && !isOldest) return undefined;
  // Claims that are open are those that are not approved.
  const open = isWaiting.test(text) ? ["not-associated"] : ["all"];
  return {
    states: some.length > 0 ? some : open,
    words: [
      ...(isOldest ? ["by age"] : []),
      ...(isSent ? ["sent"] : []),
      ...("since" in period && period.since !== undefined ? [`since ${period.since}`] : []),
      ...(period.until === undefined ? [] : [`until ${period.until}`]),
    ],
  };
}
