/** What Teams tells of channels and teams, kept: the digests there pause, go on, or end. */
import { channelAfter, isClosedForGood, type ChannelEvent } from "../../domain/messages/channel.ts";
import { changeEach } from "../change-each.ts";
import type { Organization, World } from "../ports.ts";

/** Follows an event in every channel that it concerns. */
export async function followChannels(
  world: Pick<World, "now" | "nudge">,
  organization: Organization,
  event: ChannelEvent,
): Promise<void> {
  const now = world.now();
  await changeEach(organization.channels, (channel) => channelAfter(channel, event, now));
  // A digest may be due that waited, or a manager is to hear that one does not come.
  world.nudge();
}

/** Lets go of channels that have been gone for so long that nothing brings them back. */
export async function forgetClosedChannels(world: Pick<World, "now">, organization: Organization): Promise<void> {
  const now = world.now();
  await changeEach(organization.channels, (channel) => (isClosedForGood(channel, now) ? undefined : channel));
}
