/** Changes a setting of the organization. */
import { defaultSettings } from "../../domain/documents.ts";
import type { Actor } from "../../domain/people/person.ts";
import { changeSetting, type SettingChange, type SettingOutcome } from "../../domain/organization/settings.ts";
import type { Organization, World } from "../ports.ts";

export function setSetting(
  world: World,
  organization: Organization,
  change: SettingChange,
  by: Actor,
): Promise<SettingOutcome> {
  return organization.settings.update("settings", (current = defaultSettings) =>
    changeSetting(current, change, by, world.now()),
  );
}
