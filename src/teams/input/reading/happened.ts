/** The day on which something that is told happened. Pure. */
import { addMonths } from "../../../domain/time/calendar.ts";
import type { Day } from "../../../domain/time/time.ts";
import { plans } from "./doubt.ts";
import { findDay, isSpelledDay } from "../time/day.ts";
import { wordsOf } from "../words/words.ts";

/** A day up to which there is time is none on which something happened. */
const timeLeft =
  /\b(?:until|till|til|by(?! (?:microsoft|ms|me|us|our|the customer|the client)\b)|before|within)\b[^.,;!?]*/gi;

/** A day of a month, and not one counted from today: "in 3 days". */
const isDated =
  /\b\d{1,2}(?:st|nd|rd|th|\.)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d|\b\d{1,2}[/.]\d{1,2}\b/i;

/** The day that is named, of something that did happen or may have; undefined when it is still ahead. */
export function dayOn(clause: string, today: Day, happened: boolean): Day | undefined {
  // "But now approved" says how it is, and not since when.
  const said = clause
    .replace(timeLeft, "")
    .replace(/\blast night\b/gi, "yesterday")
    .replace(/(?<=\b(?:but|and|for) )now\b/gi, "");
  const day = dayIn(said, clause, today, happened);
  // "Approved in August", "last year" names no day of it.
  return day !== undefined &&
    ofMonth.test(clause) &&
    dayIn(said.replace(ofMonth, ""), clause.replace(ofMonth, ""), today, happened) === undefined
    ? undefined
    : day;
}

const ofMonth =
  /\b(?:(?:back |early |late |mid )?in|since|during|around|early|late|mid|last)(?: (?:early|late|mid))? (?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b(?!\.? \d{1,2}(?!\d))(?: 20\d\d)?|\b(?:last|this) (?:week|wk|month|quarter|year|spring|summer|autumn|winter)\b|\b(?:an?|one|two|three|four|five|six|a few|some|\d{1,2}) (?:months?|years?) ago\b/i;

function dayIn(said: string, clause: string, today: Day, happened: boolean): Day | undefined {
  // "They signed yesterday and I've just submitted it".
  const just = justDone.exec(said);
  if (just !== null) return findDay(said.slice(just.index), today, true) ?? today;
  const on = /\b(?:today|this (?:morning|afternoon|am|pm)|just now)\b/i.test(clause)
    ? today
    : findDay(said, today, true);
  if (on === undefined || on <= today) return on;
  // "Approved on 3 March", said in November.
  const isOfYear = /\b20\d\d\b/.test(clause);
  // "11/12" may be 12 November as well.
  const isEither = /\b(?:0?[1-9]|1[0-2])[/.](?:0?[1-9]|1[0-2])\b/.test(clause);
  // "On Monday 30 November", which it is this year.
  const weekday = new Date(on).toLocaleString("en", { weekday: "long", timeZone: "UTC" });
  const isOfWeekday = new RegExp(`\\b${weekday}\\b`, "i").test(clause);
  return happened && !isOfYear && !isEither && !isOfWeekday && isDated.test(clause) ? addMonths(on, -12) : undefined;
}

/** Whether a part of a text names a day that is still to come, of something that is said to have happened. */
export function isOfDayToCome(said: string, today: Day): boolean {
  if (plans.test(said.replace(/\b(?:tomorrow|please|pls)\b/gi, ""))) return false;
  if (/\bnext (?:week|month|year|mon|tue|wed|thu|fri|sat|sun)/i.test(said)) return true;
  const on = findDay(said.replace(timeLeft, ""), today, true);
  return on !== undefined && on > today && dayOn(said, today, true) === undefined;
}

const justDone =
  /\b(?:i|we)(?:['’]ve| have)? just (?:re-?)?(?:submitted|filed|uploaded|sent|handed|put|entered|disputed|appealed)\b/i;

/** Words of a day, and those beside it that say nothing but that it is another one. */
const besideDay =
  /^(?:\d{1,2}(?:st|nd|rd|th)?|today|yesterday|last|this|the|week|morning|afternoon|evening|night|days?|weeks?|ago|a|one|two|three|four|five|on|of|since|no|oh|oops|sorry|wait|actually|well|it|its|that|thats|was|is|were|they|not|wasnt|isnt|but|make|makes|rather|instead|i|mean|meant|should|be|say|said|though|btw|please|pls|already|only|just|happened|date|dated|and|my|bad|wrong|mistake|correction|told|you|wrote|typed|put|entered|got|had|have|been)$/;
const denial =
  /\b(?:not|wasn['’]?t|isn['’]?t|instead of|rather than|i (?:said|wrote|typed|put|entered|told (?:you|it|that)))\b/i;

/**
 * The day that a text says in the place of another, where it says nothing else: "make that yesterday", "the 12th, not the
 * 13th". Without a day where it only denies one.
 */
export function dayInstead(text: string, today: Day): { on: Day | undefined } | undefined {
  const words = wordsOf(text);
  if (!words.every(({ fold }) => besideDay.test(fold) || isSpelledDay(fold))) return undefined;
  const days = new Set<Day>();
  let isDenied = false;
  for (const part of text.split(
    /[,.;!–—]|\bbut\b|(?=\b(?:not|wasn['’]?t|isn['’]?t|instead of|rather than|(?<=\p{L} )(?:it|that) (?:was|is|should))\b)/iu,
  )) {
    const on = dayOn(part, today, true);
    if (on === undefined) continue;
    if (denial.test(part)) isDenied = true;
    else days.add(on);
  }
  const [on, ...others] = days;
  return others.length > 0 || (on === undefined && !isDenied) ? undefined : { on };
}
