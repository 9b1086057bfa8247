/** What the bot looks at while it runs, and why it is not ready. */
import type { Watchdog } from "./app/messages/watchdog.ts";
import type { World } from "./app/ports.ts";
import { findingsOf, type Finding } from "./checks/finding.ts";
import { judgePeople } from "./checks/settings.ts";
import { checkDisk, checkWriting } from "./checks/store.ts";
import { checkKeys, checkToken } from "./checks/token.ts";
import type { Check, Watch } from "./checks/watch.ts";
import type { Config } from "./config.ts";
import type { Overdue } from "./domain/messages/overdue.ts";
import type { BotIdentity } from "./identity/bot.ts";
import { folderOf } from "./store/open.ts";

/** Seconds between two looks at what the bot needs, and those that good news of Microsoft's keys and the disk stands. */
export const watchSeconds = 30;
const slowSeconds = 3_600;

/** What is looked at while the bot runs; `npm run doctor` looks at more. */
export function checksOf(
  config: Config,
  store: World["store"],
  identity: (BotIdentity & { token: () => Promise<string> }) | undefined,
  metadataUrl: string,
): Check[] {
  const folder = folderOf(config.store);
  return [
    ...(identity === undefined
      ? []
      : [
          // Cheap, since a token is kept until shortly before its end.
          { run: () => checkToken(identity.token, identity), seconds: watchSeconds },
          { run: () => checkKeys(metadataUrl), seconds: slowSeconds },
        ]),
    ...(folder === undefined ? [] : [{ run: () => checkDisk(folder), seconds: slowSeconds }]),
    { run: () => checkWriting(store), seconds: watchSeconds },
    { run: () => checkPeople(config, store), seconds: slowSeconds },
  ];
}

/** Without a token nothing that it says can leave. */
export function whyNoToken(identity: object | undefined, watch: Watch): readonly string[] {
  if (identity === undefined) return [];
  const found = watch.found("token");
  if (found === undefined) return ["it has not asked for its token yet"];
  return found.outcome === "good" ? [] : ["there is no token for Teams"];
}

export async function whyNotReady(store: World["store"], watchdog: Watchdog): Promise<readonly string[]> {
  try {
    await store.check();
    return (await watchdog.overdue()).map(({ what, since }) => `${lateWords[what]} since ${since}`);
  } catch {
    return ["the store cannot be written"];
  }
}

const lateWords: Readonly<Record<Overdue["what"], string>> = {
  schedule: "the schedule has not run to its end",
  message: "a message has been due",
  digest: "a digest has been due and is not planned",
};

/** Whether anybody can work, in every organization: managers count who were added in a chat there. */
async function checkPeople({ managers, partnerIds }: Config, store: World["store"]): Promise<Finding> {
  const judged = [judgePeople({ managers, partnerIds })];
  for (const id of await store.organizations()) {
    const added = (await store.organization(id).settings.get("settings"))?.managers;
    judged.push(judgePeople({ managers, partnerIds, added }));
  }
  // What the settings alone lack, an organization may have.
  const [alone = [], ...organizations] = judged;
  const found = (organizations.length === 0 ? [alone] : organizations).flat();
  const warnings = new Map(found.filter(({ outcome }) => outcome === "warning").map((one) => [one.found, one]));
  const [first] = found;
  if (warnings.size === 0 && first !== undefined) return first;
  const all = [...warnings.values()];
  const { warning } = findingsOf("settings-people");
  return warning(all.map((one) => one.found).join(" "), [...new Set(all.map(({ todo }) => todo))].join(" "));
}
