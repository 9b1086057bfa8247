/** Figures and filters in words, shared by the cards that count. */
import { areChoices, isArea, partsOf, type Filter, type Which } from "../../domain/gaps/filter.ts";
import { coverable, type GapReport } from "../../domain/gaps/report.ts";
import { topicName } from "../../domain/catalogue/gap-codes.ts";
import { count, dateWords, dayWords, number, today, weekNumber, type Reader } from "./dates.ts";
import { dayOf, type Day } from "../../domain/time/time.ts";
import { join, nothing, text, type Shown } from "./text.ts";

/** Whole percent; 100 and 0 only when it is all or none. */
export function percentOf(part: number, whole: number): number {
  if (whole === 0 || part >= whole) return 100;
  if (part <= 0) return 0;
  return Math.min(99, Math.max(1, Math.round((100 * part) / whole)));
}

/** `17 of 40 customers have nothing open`, `All 3 customers have something open`; of an area, `have no PAL gaps`. */
export function settledWords(totals: GapReport["totals"], filter: Filter): string {
  const area = areaWords(filter);
  const all = coverable(totals);
  if (totals.covered === 0 && all > 1)
    return `${all === 2 ? "Both customers" : `All ${count(all, "customer")}`} have ${area === "" ? "something open" : `${area} gaps`}`;
  if (totals.covered === 0 && all === 1) return `The 1 customer has ${area === "" ? "something open" : `${area} gaps`}`;
  const what = area === "" ? "nothing open" : `no ${area} gaps`;
  return `${number(totals.covered)} of ${count(all, "customer")} ${have(totals.covered)} ${what}`;
}

const have = (customers: number): string => (customers === 1 ? "has" : "have");

/**
 * The same with the customers that have neither a gap nor nothing open, so that they and those with gaps are all:
 * `9 of 40 customers have nothing open, 4 have only unanswered questions`.
 */
export function allSettledWords(totals: GapReport["totals"], filter: Filter): string {
  const { onlyWaiting, onlySnoozed, leftOut } = totals;
  const parts = [
    settledWords(totals, filter),
    ...(onlyWaiting === 0 ? [] : [`${number(onlyWaiting)} ${have(onlyWaiting)} only unanswered questions`]),
    ...(onlySnoozed === 0 ? [] : [`${number(onlySnoozed)} ${have(onlySnoozed)} only snoozed gaps`]),
  ];
  const others = leftOut === 0 ? "" : `. ${number(leftOut)} more ${leftOut === 1 ? "is" : "are"} paused or offboarded`;
  return parts.join(", ") + others;
}

/** Who has what a list was asked by from another partner, and of whom nobody knows whether they can have it. */
export const unknownWords = ({ unknown, elsewhere }: GapReport["totals"]): Shown =>
  join([
    elsewhere === 0
      ? nothing
      : text(`${number(elsewhere)} more ${elsewhere === 1 ? "is" : "are"} linked to another Partner ID only`),
    unknown === 0
      ? nothing
      : text(`I don't know about ${number(unknown)} more: no answer and no subscription on record`),
  ]);

/** What new and closed is counted against, and how many are; empty where nothing is. */
export function changeWords({ between, filter }: Pick<GapReport, "between" | "filter">, reader: Reader): string {
  if (between === undefined) return "";
  const { before, after, opened, closed } = between;
  const since = `week ${weekNumber(before.id)}, ${dayWords(dayOf(before.at, reader.zone), today(reader))}`;
  const compared =
    "week" in filter && filter.week !== undefined
      ? `week ${weekNumber(after.id)}, compared with ${since}`
      : `since ${since}`;
  return `${compared}: ${number(opened)} new, ${number(closed)} closed`;
}

/** What a filter leaves and how many, without whose: "3 critical CPOR gaps", "1 deadline within 7 days". */
export function foundWords(filter: Filter, found: number, seenOn: Day): string {
  const parts = partsOf(filter);
  const ending = parts.find((part) => part.by === "ending");
  const expired = parts.some(({ by }) => by === "expired");
  const what = expired ? "expired confirmation" : ending === undefined || parts.length > 1 ? "gap" : "deadline";
  const one = adjectivesOf([...parts.filter((part) => !isArea(part)), ...parts.filter(isArea)]);
  const due =
    ending === undefined
      ? ""
      : `${what === "deadline" ? "" : " due"} ${ending.until === undefined ? "within 7 days" : `by ${dateWords(ending.until, seenOn)}`}`;
  const age = parts.find((part) => part.by === "older");
  const since = age === undefined ? "" : ` open since ${dateWords(age.than, seenOn)} or longer`;
  const without = (filter.without ?? []).map(adjectiveOf).join(" and ");
  const tail = due + since + (without === "" ? "" : ` other than ${without}`);
  return count(found, [...one, what].join(" ") + tail, [...one, `${what}s`].join(" ") + tail);
}

/**
 * `no answer yet for 6 customers, answers to confirm for 2 more`: an answer that a report overtook is none that never came.
 * @param which of the customers, in words
 */
export function waitingWords({ waiting, toConfirm }: GapReport["totals"], which = ""): string {
  const unanswered = waiting - toConfirm;
  if (unanswered === 0 && toConfirm > 0) return `answers to confirm for ${count(toConfirm, "customer")}${which}`;
  const beside = toConfirm === 0 ? "" : `, answers to confirm for ${number(toConfirm)} more`;
  return `no answer yet for ${count(unanswered, "customer")}${which}${beside}`;
}

/** Which of the customers who are waited for: "with critical gaps"; empty for all of them. */
export function waitedForWords(filter: Filter, seenOn: Day): string {
  const [first, ...also] = partsOf(filter).filter(({ by }) => by !== "waiting");
  return first === undefined ? "" : ` with ${foundWords({ ...first, also }, 2, seenOn).replace(/^2 /, "")}`;
}

/** "critical or high", "CPOR": what each part says, and "or" between those of which one is enough. */
function adjectivesOf(parts: readonly Which[]): readonly string[] {
  const said: string[] = [];
  for (const [at, part] of parts.entries()) {
    const word = adjectiveOf(part);
    const isChoice = parts.slice(0, at).some((other) => areChoices(part, other));
    if (word !== "") said.push(isChoice ? `or ${word}` : word);
  }
  return said;
}

function adjectiveOf(part: Which): string {
  switch (part.by) {
    case "topic":
      return topicName(part.topic);
    case "designation":
      return part.designation;
    case "workload":
      return part.name ?? part.workload;
    case "customer":
      return part.name ?? "";
    case "critical":
    case "high":
    case "medium":
    case "low":
    case "suggestion":
    case "info":
    case "urgent":
    case "quick":
    case "overdue":
    case "new":
    case "closed":
    case "snoozed":
      return part.by;
    default:
      return "";
  }
}

/** The area that a filter is about, in words; empty when it is about none. */
const areaWords = (filter: Filter): string => adjectivesOf(partsOf(filter).filter(isArea)).join(" ");
