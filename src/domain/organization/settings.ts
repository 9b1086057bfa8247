/** Settings that managers change in chat. Pure changes, each written into the settings' own history. */
import { noted } from "../customer/edit.ts";
import type { Settings } from "../documents.ts";
import { designations, designationsOfGoal, goalNamed, goalNames, type Designation } from "../catalogue/gap-codes.ts";
import type { Actor, PersonRef } from "../people/person.ts";
import type { QuietHours } from "../time/quiet-hours.ts";
import { isZone, type Day, type Instant } from "../time/time.ts";

/** One change, already read from what was written. */
export type SettingChange =
  | { set: "zone"; zone: string }
  | { set: "quiet"; quiet: QuietHours | undefined }
  | { set: "deadlines"; days: readonly number[] | undefined }
  | { set: "holiday"; day: Day; off: boolean }
  | { set: "weekend"; days: readonly number[] }
  | { set: "goals"; goals: readonly Designation[] };

export type SettingOutcome = { doc: Settings; outcome: "changed" | "unchanged" };

/** Changes one setting; the same value again changes nothing. */
export function changeSetting(settings: Settings, change: SettingChange, by: Actor, now: Instant): SettingOutcome {
  const next = changed(settings, change);
  const [from, to] = [settingWords(settings, change.set), settingWords(next, change.set)];
  if (from === to) return { doc: settings, outcome: "unchanged" };
  const entry = { at: now, by: by.id, what: `${change.set} set`, from, to };
  return { outcome: "changed", doc: noted(next, entry) };
}

function changed(settings: Settings, change: SettingChange): Settings {
  switch (change.set) {
    case "zone":
      return { ...settings, zone: change.zone };
    case "quiet": {
      const { quiet: _, ...rest } = settings;
      return change.quiet === undefined ? rest : { ...rest, quiet: change.quiet };
    }
    case "deadlines": {
      const { deadlines: _, ...rest } = settings;
      return change.days === undefined
        ? rest
        : { ...rest, deadlines: [...new Set(change.days)].toSorted((a, b) => b - a) };
    }
    case "holiday": {
      const others = settings.holidays.filter((day) => day !== change.day);
      return { ...settings, holidays: change.off ? [...others, change.day].toSorted() : others };
    }
    case "weekend":
      return { ...settings, weekend: [...new Set(change.days)].toSorted((a, b) => a - b) };
    case "goals":
      return { ...settings, goals: designations.filter((goal) => change.goals.includes(goal)) };
  }
}

/** The earliest alert before a deadline, in business days, and the most alerts. */
const longestAlert = 30;
const mostAlerts = 10;

/** A setting as one line, for history and cards; empty when it is as set up, or when there is none. */
export function settingWords(settings: Settings, which: SettingChange["set"]): string {
  switch (which) {
    case "zone":
      return settings.zone ?? "";
    case "quiet":
      return settings.quiet === undefined ? "" : `${settings.quiet.from}-${settings.quiet.to}`;
    case "deadlines":
      return settings.deadlines === undefined ? "" : settings.deadlines.join(" ") || "off";
    case "holiday":
      return settings.holidays.join(" ");
    case "weekend":
      return settings.weekend.join(" ");
    case "goals":
      return settings.goals.join(", ");
  }
}

/** Reads what stands after the name of a setting. @returns the reason, in words, when it cannot be used. */
export function readSetting(
  name: string,
  value: string,
  readDay: (text: string) => Day | undefined,
): SettingChange | { problem: string } {
  switch (name) {
    case "zone":
      return isZone(value) ? { set: "zone", zone: value } : { problem: "Write a zone, such as Europe/Amsterdam." };
    case "quiet": {
      if (/^default$/i.test(value)) return { set: "quiet", quiet: undefined };
      if (/^(off|none)$/i.test(value)) return { set: "quiet", quiet: { from: "00:00", to: "00:00" } };
      const hours = /^([01]\d|2[0-3]):([0-5]\d)\s*(?:-|–|to)\s*([01]\d|2[0-3]):([0-5]\d)$/.exec(value);
      if (hours === null) return { problem: "Write the hours, such as 20:00-07:30, or off, or default." };
      return { set: "quiet", quiet: { from: `${hours[1]}:${hours[2]}`, to: `${hours[3]}:${hours[4]}` } };
    }
    case "deadlines": {
      if (/^default$/i.test(value)) return { set: "deadlines", days: undefined };
      if (/^(off|none)$/i.test(value)) return { set: "deadlines", days: [] };
      const days = value.split(/[\s,]+/).map((part) => (/^\d{1,2}$/.test(part) ? Number(part) : NaN));
      return days.every((day) => day <= longestAlert) && days.length <= mostAlerts
        ? { set: "deadlines", days }
        : { problem: "Write the working days before a deadline, such as 5 2 1 0, or off, or default." };
    }
    case "holiday": {
      const parts = /^(?:(add|remove) )?(.+)$/i.exec(value);
      const day = readDay(parts?.[2] ?? "");
      if (day === undefined) return { problem: "Write the day, such as 2026-12-25 or 25 Dec." };
      return { set: "holiday", day, off: parts?.[1]?.toLowerCase() !== "remove" };
    }
    case "goals": {
      if (/^none$/i.test(value)) return { set: "goals", goals: [] };
      const named = value.split(",").map(goalNamed);
      return named.every((goal) => goal !== undefined)
        ? { set: "goals", goals: designations.filter((one) => named.flatMap(designationsOfGoal).includes(one)) }
        : { problem: `Choose from ${goalNames.join(", ")}, or none.` };
    }
    case "weekend": {
      const days = value.split(/[\s,]+/).map(Number);
      return days.every((day) => Number.isInteger(day) && day >= 1 && day <= 7) && days.length < 7
        ? { set: "weekend", days }
        : { problem: "Write the days as numbers, where Monday is 1: 6 7 for Saturday and Sunday." };
    }
    default:
      return { problem: "The settings are zone, quiet, deadlines, holiday, weekend and goals." };
  }
}

export type ManagersOutcome = {
  doc: Settings;
  outcome: "added" | "removed" | "unchanged" | "last-one" | "set-by-administrator";
};

/** Adds a manager. */
export function addManager(settings: Settings, asked: { person: PersonRef; by: Actor }, now: Instant): ManagersOutcome {
  if (settings.managers.includes(asked.person)) return { doc: settings, outcome: "unchanged" };
  const entry = { at: now, by: asked.by.id, what: "manager added", to: asked.person };
  return { outcome: "added", doc: noted({ ...settings, managers: [...settings.managers, asked.person] }, entry) };
}

/**
 * Removes a manager. The last one stays, so that somebody can still change anything.
 * @param fixed managers that the administrator set in the environment: they are not removed from here.
 */
export function removeManager(
  settings: Settings,
  asked: { person: readonly PersonRef[]; by: Actor; fixed: readonly PersonRef[] },
  now: Instant,
): ManagersOutcome {
  if (asked.person.some((ref) => asked.fixed.includes(ref))) return { doc: settings, outcome: "set-by-administrator" };
  const left = settings.managers.filter((ref) => !asked.person.includes(ref));
  if (left.length === settings.managers.length) return { doc: settings, outcome: "unchanged" };
  if (left.length === 0 && asked.fixed.length === 0) return { doc: settings, outcome: "last-one" };
  const entry = { at: now, by: asked.by.id, what: "manager removed", from: asked.person[0] ?? "" };
  return { outcome: "removed", doc: noted({ ...settings, managers: left }, entry) };
}
