/** A manager changes a setting of the organization, or who its managers are. */
import { onlyManagers, refsOf, type Actor, type Person, type PersonRef } from "../../domain/people/person.ts";
import {
  type SettingChange,
  type SettingOutcome,
  addManager,
  removeManager,
  type ManagersOutcome,
} from "../../domain/organization/settings.ts";
import type { Organization, World } from "../ports.ts";
import { changeSettings, settingsOf } from "../evaluate.ts";
import * as settings from "../../domain/organization/settings.ts";

export async function changeSetting(
  world: World,
  organization: Organization,
  change: SettingChange,
  by: Actor,
): Promise<SettingOutcome> {
  onlyManagers(by);
  return changeSettings(organization, (current) => settings.changeSetting(current, change, by, world.now()));
}

/** @returns those the administrator set, and those added in chat. */
export async function listManagers(
  world: World,
  organization: Organization,
): Promise<{ fixed: readonly PersonRef[]; added: readonly PersonRef[] }> {
  return { fixed: world.setup.managers, added: (await settingsOf(organization)).managers };
}

export async function changeManagers(
  world: World,
  organization: Organization,
  asked: { person: Person; wants: "add" | "remove"; by: Actor },
): Promise<ManagersOutcome["outcome"]> {
  onlyManagers(asked.by);
  const { outcome } = await changeSettings(organization, (settings) => {
    return asked.wants === "add"
      ? addManager(settings, { person: asked.person.id, by: asked.by }, world.now())
      : removeManager(
          settings,
          { person: refsOf(asked.person), by: asked.by, fixed: world.setup.managers },
          world.now(),
        );
  });
  return outcome;
}
