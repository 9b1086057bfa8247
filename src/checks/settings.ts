/** Are the settings complete, and do they let anybody work? */
import { findingsOf, type Finding } from "./finding.ts";
import { isGuid } from "../domain/guid.ts";

/** What of the settings decides whether anybody can work. */
export type People = {
  /** As BOT_MANAGERS names them. */
  managers: readonly string[];
  partnerIds: readonly string[];
  /** Those who were added in a chat, where that is known. */
  added?: readonly string[] | undefined;
};

/** Whether somebody is named who may do anything, and our Partner IDs are known. */
export function judgePeople({ managers, partnerIds, added = [] }: People): Finding[] {
  const { good, warning } = findingsOf("settings-people");
  const isOdd = (manager: string) => !manager.includes("@") && !isGuid(manager);
  // By their place: this is logged, and what was written there may be somebody's name.
  const odd = managers.flatMap((manager, place) => (isOdd(manager) ? [place + 1] : []));
  const warnings = odd.map((place) =>
    warning(
      `Entry ${place} in BOT_MANAGERS is neither a user principal name nor an Entra object id.`,
      "Correct BOT_MANAGERS.",
    ),
  );
  if (managers.length + added.length === 0) {
    warnings.push(
      warning(
        "No manager is set: nobody may import customers, assign owners or change settings.",
        "Set BOT_MANAGERS, unless managers were added in the chat.",
      ),
    );
  }
  if (partnerIds.length === 0) {
    warnings.push(
      warning(
        "No Partner ID is set: the bot cannot tell your links from others'.",
        "Set PARTNER_IDS to your location Partner IDs. The report Partner profile (Insights > Downloads), sent to the bot, says which they are.",
      ),
    );
  }
  if (warnings.length > 0) return warnings;
  return [good(`${managers.length + added.length} managers and ${partnerIds.length} Partner IDs are set.`)];
}

/** The oldest Node that the bot runs on, as in `engines` of package.json. */
const oldestNode = [20, 19] as const;

/** @param version as `process.versions.node` */
export function judgeNode(version: string): Finding {
  const { good, fault } = findingsOf("node");
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isOld = major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]);
  return isOld
    ? fault(`Node ${version} is too old.`, `Install Node ${oldestNode.join(".")} or later.`)
    : good(`Node ${version}.`);
}
