/** Remembers when a report was last imported, for the gap "data is stale". */
import { defaultSettings, type Settings } from "../../domain/documents.ts";
import type { PersonId } from "../../domain/people/person.ts";
import type { Day, Instant } from "../../domain/time/time.ts";
import type { Organization } from "../ports.ts";

/** @param noted.data the newest day that the data speaks of; an older file never takes the place of a newer one. */
export async function noteImport(
  organization: Organization,
  kind: keyof Settings["imports"],
  noted: { at: Instant; by: PersonId; data?: Day },
): Promise<void> {
  await organization.settings.update("settings", (current) => {
    const settings = current ?? defaultSettings;
    const before = settings.imports[kind];
    const older = before?.data !== undefined && noted.data !== undefined && noted.data < before.data;
    const doc = older ? settings : { ...settings, imports: { ...settings.imports, [kind]: noted } };
    return { doc };
  });
}
