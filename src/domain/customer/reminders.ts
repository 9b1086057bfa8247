/** When an unanswered prompt is brought up again, when the manager hears of it, and when it is left alone. Pure. */
import { addBusinessDays, isBusinessDay, type BusinessCalendar } from "../time/calendar.ts";
import type { Customer, Prompt } from "./customer.ts";
import { noted } from "./edit.ts";
import { system, type PersonId } from "../people/person.ts";
import { addMilliseconds, dayOf, latest, type Day, type Instant, type Zone } from "../time/time.ts";

/** How patient we are, in business days. */
export type Patience = {
  /** Before the first reminder, from the prompt; before each further one, from the last. Their number is the limit. */
  reminders: readonly number[];
  /** Before each level of escalation: from the last reminder, then from the level before. */
  escalations: readonly number[];
};

/** Three reminders within two and a half weeks; the manager a few days later, once more two weeks after; then silence. */
export const defaultPatience: Patience = { reminders: [2, 4, 7], escalations: [3, 10] };

/** Business days between a message that named it and a reminder. */
const apartDays = 2;

/** What to do about one open prompt now. `reminder` and `level` count from 1. */
export type ReminderStep =
  | { do: "remind"; reminder: number }
  | { do: "escalate"; level: number }
  /** Nothing before that day. */
  | { do: "wait"; until: Day }
  /** Answered, given back, superseded, or everything was tried: the weekly messages still name it. */
  | { do: "stop" };

/** What the decision needs to know besides the prompt. */
export type ReminderContext = {
  now: Instant;
  /** Of the person asked: their days are counted. */
  zone: Zone;
  calendar: BusinessCalendar;
  /** Messages cannot reach them: no reminder, the manager hears of it as soon as a first reminder would be due. */
  isUnreachable: boolean;
  /** When a message last named it, their weekly one or any: a reminder keeps its distance from that too. */
  namedAt?: Instant | undefined;
  /** Until when whoever hears it is quiet. */
  quietUntil?: Instant | undefined;
  patience?: Patience;
};

/** Decides about one prompt. After a long silence of the bot there is one reminder, not all that were missed. */
export function nextReminder(prompt: Prompt | undefined, context: ReminderContext): ReminderStep {
  if (prompt === undefined || prompt.closed !== undefined) return { do: "stop" };
  const { reminders, escalations } = context.patience ?? defaultPatience;
  const reminded = prompt.reminded ?? [];
  const days = context.isUnreachable ? undefined : reminders[reminded.length];
  if (days !== undefined) {
    return whenDue(
      prompt,
      reminded.at(-1) ?? prompt.at,
      days,
      { do: "remind", reminder: reminded.length + 1 },
      context,
    );
  }
  const level = (prompt.escalated?.level ?? 0) + 1;
  const patience = escalations[level - 1];
  if (patience === undefined) return { do: "stop" };
  if (level === 1 && context.isUnreachable) {
    return whenDue(prompt, prompt.at, reminders[0] ?? patience, { do: "escalate", level }, context);
  }
  const since = prompt.escalated?.at ?? reminded.at(-1) ?? prompt.at;
  return whenDue(prompt, since, patience, { do: "escalate", level }, context);
}

/** The step once that many business days have passed, on a business day, and neither while "Later" holds nor in quiet. */
function whenDue(
  prompt: Prompt,
  since: Instant,
  days: number,
  step: ReminderStep,
  { now, zone, calendar, namedAt, quietUntil }: ReminderContext,
): ReminderStep {
  const today = dayOf(now, zone);
  const counted = addBusinessDays(dayOf(since, zone), days, calendar);
  // The weekly message comes every five business days: it may hold a reminder off, but not for ever.
  const apart =
    namedAt === undefined || step.do !== "remind"
      ? counted
      : addBusinessDays(dayOf(namedAt, zone), apartDays, calendar);
  const due = apart > counted ? apart : counted;
  if (today < due) return { do: "wait", until: due };
  const putOff = latest(prompt.laterUntil, quietUntil);
  if (putOff !== undefined && now < putOff) return { do: "wait", until: dayOf(putOff, zone) };
  return isBusinessDay(today, calendar) ? step : { do: "wait", until: addBusinessDays(today, 1, calendar) };
}

/** Hours in which a manager has nobody reminded a second time, nor of what was just asked. */
export const remindAgainHours = 4;

/** `to-come`: a message that asks is on its way; `not-asked`: nothing was asked anew, or it was answered meanwhile. */
export type NotReminded = "just-asked" | "put-off" | "to-come" | "not-asked";

/**
 * Why a manager may not have it brought up now: it was said in the last hours, or put off.
 * @param saidAt when a message that arrived last asked; a reminder may have waited for days.
 * @param isQuiet whether it would not come now
 * @returns undefined when they may.
 */
export function notNow(
  prompt: Prompt | undefined,
  saidAt: Instant | undefined,
  now: Instant,
  isQuiet = false,
): NotReminded | undefined {
  if (prompt === undefined) return "not-asked";
  if (isQuiet || (prompt.laterUntil ?? "") > now) return "put-off";
  const last = latest(prompt.reminded?.at(-1) ?? prompt.at, saidAt) ?? prompt.at;
  return addMilliseconds(last, remindAgainHours * 3_600_000) <= now ? undefined : "just-asked";
}

/** Writes down that the prompt was brought up again, so that the next time is counted from here. */
export function recordReminder(
  customer: Customer,
  promptId: string,
  reminder: number,
  now: Instant,
  by: PersonId = system,
): Customer {
  const { prompt } = customer.checklist;
  if (prompt?.id !== promptId || prompt.closed !== undefined) return customer;
  const reminded = prompt.reminded ?? [];
  if (reminded.length >= reminder) return customer;
  const checklist = { ...customer.checklist, prompt: { ...prompt, reminded: [...reminded, now] } };
  const entry = { at: now, by, what: "reminded", to: prompt.to, note: String(reminder) };
  return noted({ ...customer, checklist }, entry);
}

/** Writes down that the manager was told, once for each level. */
export function recordEscalation(customer: Customer, promptId: string, level: number, now: Instant): Customer {
  const { prompt } = customer.checklist;
  if (prompt?.id !== promptId || prompt.closed !== undefined) return customer;
  if ((prompt.escalated?.level ?? 0) >= level) return customer;
  const checklist = { ...customer.checklist, prompt: { ...prompt, escalated: { level, at: now } } };
  const entry = { at: now, by: "system", what: "escalated", to: prompt.to, note: String(level) };
  return noted({ ...customer, checklist }, entry);
}
