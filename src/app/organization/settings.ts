/** A manager changes a setting of the organization. */
import { defaultSettings } from "../../domain/documents.ts";
import { onlyManagers, type Actor } from "../../domain/people/person.ts";
import * as settings from "../../domain/organization/settings.ts";
import type { SettingChange, SettingOutcome } from "../../domain/organization/settings.ts";
import type { Organization, World } from "../ports.ts";

export async function changeSetting(
  world: World,
  organization: Organization,
  change: SettingChange,
  by: Actor,
): Promise<SettingOutcome> {
  onlyManagers(by);
  return organization.settings.update("settings", (current = defaultSettings) =>
    settings.changeSetting(current, change, by, world.now()),
  );
}
