/** Coming and going: a welcome said once, names kept right, and places forgotten when the bot is taken out. */
import { settingsOf } from "../../app/evaluate.ts";
import { cardActivity } from "../send/activities.ts";
import { say, type ReplyParts } from "../send/reply.ts";
import type { Asking, TeamsEvent } from "../activity/event.ts";
import type { Origin } from "../activity/origin.ts";
import type { Tables } from "./dispatch.ts";
import type { AdmitParts } from "./admit.ts";
import { createDirectory } from "./directory.ts";
import { forgetChannel, forgetPlace, markWelcomed, rememberChannel, rememberNames } from "./remember.ts";

export type InstallParts = ReplyParts &
  Pick<AdmitParts, "world" | "identify" | "connect"> & { tables: Pick<Tables, "welcome"> };

/** What an event tells of the places where the bot is. Most tell nothing. */
export async function install(parts: InstallParts, event: Exclude<TeamsEvent, Asking>): Promise<void> {
  const { origin } = event;
  const organization = parts.world.store.organization(origin.organization);
  switch (event.kind) {
    case "installed":
      return welcomeOnce(parts, origin);
    case "removed":
      return forgetPlace(organization, origin, parts.world.now());
    case "renamed":
      return rememberNames(organization, origin, event.channel);
    case "channel-deleted":
      return forgetChannel(organization, event.channel);
    default:
  }
}

async function welcomeOnce(parts: InstallParts, origin: Origin): Promise<void> {
  const { world } = parts;
  const { sender, place } = origin;
  const organization = world.store.organization(origin.organization);
  if (place.kind !== "personal") await rememberChannel(organization, origin);
  else if (sender !== undefined) {
    // The roster tells the principal name, under which customers may be theirs; activities do not.
    const { member } = createDirectory(organization.id, place.conversation, () => parts.connect(origin.serviceUrl));
    if ((await parts.identify(organization, sender, origin, member)).outcome !== "colleague") return;
  }
  if (!(await markWelcomed(organization, origin, world.now()))) return;
  const settings = await settingsOf(organization);
  const card = await parts.tables.welcome({
    place,
    organization,
    by: sender,
    zone: origin.zone ?? settings.zone ?? world.setup.digest.zone,
    now: world.now(),
  });
  await say(parts, origin, cardActivity(card));
  // Somebody new can be reached: what could not be said to them before may be due now.
  world.nudge();
}
