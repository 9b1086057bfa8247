/** Lists, adds and removes managers. */
import { defaultSettings } from "../../domain/documents.ts";
import { addManager, removeManager, type ManagersOutcome } from "../../domain/organization/managers.ts";
import { onlyManagers, type Actor, type Person, type PersonRef } from "../../domain/people/person.ts";
import { settingsOf } from "../evaluate.ts";
import type { Organization, World } from "../ports.ts";

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
  const { id, upn } = asked.person;
  const refs = upn === undefined ? [id] : [id, upn];
  const { outcome } = await organization.settings.update("settings", (current) => {
    const settings = current ?? defaultSettings;
    return asked.wants === "add"
      ? addManager(settings, { person: id, by: asked.by }, world.now())
      : removeManager(settings, { person: refs, by: asked.by, fixed: world.setup.managers }, world.now());
  });
  return outcome;
}
