/** Whether a customer may be left alone until a day: somebody plans something of it by then, or asks for quiet. Pure. */
import type { Day } from "../../../domain/time/time.ts";
import { clausesOf } from "../reading/asked-for.ts";
import { findDay } from "../time/day.ts";
import { statementsIn } from "../reading/doubt.ts";
import type { Option } from "../reading/sentence.ts";

const month = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
const aheadWord = `(?:next|mid|early|late|end|after|tomorrow|q[1-4]|the \\d|\\d|mon|tue|wed|thu|fri|sat|sun|spring|summer|autumn|christmas|new year|${month})`;
/** "Rejected, resubmitting Tuesday". */
const doing = "(?:re-?)?(?:submitting|filing|disputing|appealing|linking)";
const isPlan = new RegExp(
  `\\b(?:will|ill|going to|gonna|plan(?:s|ned|ning)?|should (?:be|have)|do(?:es)? it|doing it|expect\\w*|promised|wait(?:s|ed|ing)?|on hold|not before|until|till|comes|follows|goes (?:in|out)|(?:is|are) (?:due|next)|(?:are|is|am) (?:meeting|seeing|visiting|calling|talking|speaking|coming|starting|migrating)|${doing})\\b|['’]ll\\b|['’](?:re|m) (?:meeting|seeing|visiting|calling|talking|speaking|coming|starting|migrating)\\b|\\b(?:moved|pushed|postponed?|delay(?:s|ed)?)\\b[^.?!]{0,30}\\b(?:to|until|till|into|by) ${aheadWord}|\\b(?:yes|done|linked) (?:(?:from|as of|by|only) )?(?:next|tomorrow)\\b`,
  "i",
);
/** What runs until a day, comes on one, or was on one, by itself. */
const isNoPlan =
  /\b(?:(?:have|has|had|got|(?:given|gave|gives?)(?: us)?) (?:only |just |time )?(?:until|till)|to (?:respond|answer|reply|react|dispute|appeal|object)|deadlines?|runs|lasts|gdap|digest|weekly|reminders?|messages?|settings?|holidays?|valid|contract|licen[cs]es?|renew\w*|expir\w+|subscription|colleague|look(?:s|ing)? after|since|ago|last (?:week|month|year|quarter)|yesterday)\b/i;

/** "I'll resubmit by Friday", "resubmitting Tuesday": that day is the writer's own. */
export const isOwnPlan = new RegExp(
  `\\b(?:i['’]ll|we['’]ll|(?:i|we) (?:will|plan to|am going to|are going to|promised)|i['’]m (?:going to|planning|meeting|seeing|visiting|calling))\\b|(?<!\\b(?:they|he|she|who|customer|client|microsoft|ms)(?:['’]re|['’]s| are| is) )\\b${doing}\\b`,
  "iu",
);

/** The day until which somebody plans something, where a statement says so. */
export function plannedUntil(text: string, today: Day): Day | undefined {
  // "It runs for two years, so until November" is one.
  const clauses = clausesOf(statementsIn(text).replace(/,? (?:so |and |that is )?(?=(?:until|till)\b)/gi, " "));
  const clause = clauses.find((one) => isPlan.test(one) && !isNoPlan.test(one));
  const day = clause === undefined ? undefined : findDay(clause, today);
  return day !== undefined && day > today ? day : undefined;
}

/** Whether somebody wants to hear nothing of it for a while. */
export const asksForQuiet =
  /\b(?:snooz\w*|mut(?:e|es|ing)|silenc\w+|park(?:ed|ing)?|on ice|shelv\w+|hush|quiet|(?:put|putting|push|hold)(?: (?:it|them|this|that))? off|postpone|(?:leave|let)\b[^.?!]{0,40}\b(?:alone|be|rest)|stop\w* \w+ing|no need to (?:ask|remind|chase)|(?:do not|don['’]?t|never|nobody)\b[^.?!]{0,20}\b(?:ask|remind|nag|chase|bother|bug|ping|nudge|write))\b/i;

/**
 * Without the offers to leave a customer alone until a day of which nobody says that they should, or why: what the writer
 * will do then is a reason to be reminded.
 */
export function withoutStray(options: readonly Option[], text: string, today: Day): readonly Option[] {
  if (asksForQuiet.test(text)) return options;
  return options.filter(({ says }) => {
    const [snooze, day] = /^snooze \S+ (?:until (\S+)|because )/.exec(says) ?? [];
    return snooze === undefined || (day !== undefined && !isOwnPlan.test(text) && plannedUntil(text, today) === day);
  });
}
