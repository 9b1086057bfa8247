/** Coming and going: a welcome said once, names kept right, digests that pause and go on with their channels. */
import { followChannels } from "../../app/messages/channels.ts";
import { settingsOf } from "../../app/evaluate.ts";
import type { ChannelEvent } from "../../domain/messages/channel.ts";
import { cardActivity } from "../send/activities.ts";
import { say, type ReplyParts } from "../send/reply.ts";
import type { Asking, TeamsEvent } from "../activity/event.ts";
import type { Origin } from "../activity/origin.ts";
import type { Tables } from "./dispatch.ts";
import type { AdmitParts } from "./admit.ts";
import { createDirectory } from "./directory.ts";
import { forgetChat, markWelcomed, rememberChannel, rememberNames } from "./remember.ts";

export type InstallParts = ReplyParts &
  Pick<AdmitParts, "world" | "identify" | "connect"> & { tables: Pick<Tables, "welcome"> };

/** What an event tells of the places where the bot is. Most tell nothing. */
export async function install(parts: InstallParts, event: Exclude<TeamsEvent, Asking>): Promise<void> {
  const { origin } = event;
  const organization = parts.world.store.organization(origin.organization);
  switch (event.kind) {
    case "installed":
      if (origin.team !== undefined && !event.alone) {
        await followChannels(parts.world, organization, { kind: "team-installed", team: origin.team.id });
      }
      return welcomeOnce(parts, origin);
    case "removed":
      if (origin.place.kind === "personal") return forgetChat(organization, origin, parts.world.now());
      return followChannels(parts.world, organization, removalOf(origin, event.alone));
    case "renamed":
      return rememberNames(organization, origin, event.channel);
    case "channel-deleted":
      return followChannels(parts.world, organization, { kind: "deleted", channel: event.channel });
    case "channel-restored":
      return followChannels(parts.world, organization, { kind: "restored", channel: event.channel });
    case "team-deleted":
    case "team-restored":
    case "team-archived":
    case "team-unarchived":
      if (origin.team === undefined) return;
      return followChannels(parts.world, organization, { kind: event.kind, team: origin.team.id });
    default:
  }
}

function removalOf({ team, place }: Origin, alone: boolean): ChannelEvent {
  if (team === undefined || alone) return { kind: "removed", channel: place.conversation };
  return { kind: "team-removed", team: team.id };
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
