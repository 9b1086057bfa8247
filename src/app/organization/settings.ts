/** A manager changes a setting of the organization. */
import { defaultSettings } from "../../domain/documents.ts";
import { onlyManagers, type Actor } from "../../domain/people/person.ts";
import { changeSetting, type SettingChange, type SettingOutcome } from "../../domain/organization/settings.ts";
import type { Organization, World } from "../ports.ts";

export async function setSetting(
  world: World,
  organization: Organization,
  change: SettingChange,
  by: Actor,
): Promise<SettingOutcome> {
  onlyManagers(by);
  return organization.settings.update("settings", (current = defaultSettings) =>
    changeSetting(current, change, by, world.now()),
  );
}
