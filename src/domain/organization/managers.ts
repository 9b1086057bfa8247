/** Who may import, assign, configure and export. Pure changes of the settings. */
import type { Settings } from "../documents.ts";
import type { Actor, PersonRef } from "../people/person.ts";
import type { Instant } from "../time/time.ts";

export type ManagersOutcome = {
  doc: Settings;
  outcome: "added" | "removed" | "unchanged" | "last-one" | "set-by-administrator";
};

/** Adds a manager. */
export function addManager(settings: Settings, asked: { person: PersonRef; by: Actor }, now: Instant): ManagersOutcome {
  if (settings.managers.includes(asked.person)) return { doc: settings, outcome: "unchanged" };
  const entry = { at: now, by: asked.by.id, what: "manager added", to: asked.person };
  return {
    outcome: "added",
    doc: { ...settings, managers: [...settings.managers, asked.person], history: [...settings.history, entry] },
  };
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
  return { outcome: "removed", doc: { ...settings, managers: left, history: [...settings.history, entry] } };
}
