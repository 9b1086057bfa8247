/** The form of the settings that hold for everyone. */
import { goalNames } from "../../domain/catalogue/gap-codes.ts";
import { fingerprint } from "../../domain/customer/fingerprint.ts";
import { weekdays } from "../../domain/time/time.ts";
import { button, press, type Choice } from "../kit/actions.ts";
import { plain, shown } from "../kit/text.ts";
import type { FormFacts } from "./form.ts";

/** Ids of the inputs, and what they hold. `weekend` and `goals` are separated by commas. */
export type SettingsDraft = { zone: string; quietFrom: string; quietTo: string; weekend: string; goals: string };

/** A mark for each input. */
export const settingsMarks = ({ zone, quietFrom, quietTo, weekend, goals }: SettingsDraft): readonly string[] =>
  [zone, `${quietFrom}-${quietTo}`, weekend, goals].map(fingerprint);

/** @param seen the marks of what was drawn first, where the form comes back with a problem */
export function settingsForm(draft: SettingsDraft, problem?: string, seen = settingsMarks(draft).join(" ")): FormFacts {
  const choices = (titles: readonly string[], valueOf: (title: string, at: number) => string): readonly Choice[] =>
    titles.map((title, at) => ({ title: plain(title, 60), value: valueOf(title, at) }));
  return {
    summary: "The settings, for everyone here",
    title: shown`Settings`,
    context: shown`They apply to everyone. Days off: write **settings holiday 25 Dec**.`,
    problem,
    fields: [
      {
        kind: "text",
        id: "zone",
        label: "Time zone",
        value: draft.zone,
        placeholder: "A city, such as Amsterdam",
        missing: "Write a city.",
      },
      { kind: "time", id: "quietFrom", label: "No messages from", value: draft.quietFrom },
      { kind: "time", id: "quietTo", label: "until", value: draft.quietTo },
      {
        kind: "several",
        id: "weekend",
        label: "Weekend",
        value: draft.weekend,
        choices: choices(weekdays, (_, at) => String(at + 1)),
      },
      {
        kind: "several",
        id: "goals",
        label: "Designations you're aiming for",
        value: draft.goals,
        choices: choices(goalNames, (goal) => goal),
      },
    ],
    buttons: [
      button("Save", press("save-settings", { seen }), { likely: true, takesInputs: true }),
      button("Cancel", press("run", { says: "settings" }), { tooltip: "Change nothing" }),
    ],
  };
}
