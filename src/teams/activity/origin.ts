/** Where an activity comes from, and who sent it. Pure. */
import { isZone, type Zone } from "../../domain/time/time.ts";
import type { IncomingActivity } from "./activity.ts";
import type { Place } from "../turn.ts";

/** Somebody as an activity names them. `teamsId` is the bot's own id for them, `29:…`; only a roster tells the `upn`. */
export type Sender = { id: string; name: string; teamsId: string; upn?: string };

/** Where an activity comes from and how to answer it. */
export type Origin = {
  organization: string;
  serviceUrl: string;
  place: Place;
  /** Conversation to answer in, with the thread of a channel. */
  thread: string;
  activity?: string;
  bot: { id: string; name?: string };
  sender?: Sender;
  zone?: Zone;
  team?: { id: string; name?: string };
  /** Name of the channel or group chat. */
  name?: string;
};

/** @param organization its tenant, lower case. */
export function originOf(activity: IncomingActivity, organization: string): Origin {
  const { conversation, channelData, from, recipient } = activity;
  const place = { kind: placeOf(activity), conversation: conversation.id.replace(/;messageid=.*$/, "") };
  const zone = [
    activity.localTimezone,
    ...activity.entities.map((entity) => (entity.type === "clientInfo" ? entity.timezone : undefined)),
  ].find((name) => name !== undefined && isZone(name));
  const channelName = place.kind === "channel" ? channelData.channel?.name : conversation.name;
  return {
    organization,
    serviceUrl: activity.serviceUrl,
    place,
    thread: conversation.id,
    bot: { id: recipient?.id ?? "", ...(recipient?.name !== undefined && { name: recipient.name }) },
    ...(activity.id !== undefined && { activity: activity.id }),
    ...(from?.aadObjectId !== undefined && {
      sender: { id: from.aadObjectId.toLowerCase(), name: from.name ?? "", teamsId: from.id },
    }),
    ...(zone !== undefined && { zone }),
    ...(channelData.team !== undefined && { team: named(channelData.team) }),
    ...(channelName !== undefined && { name: channelName }),
  };
}

/** An id, with its name when there is one. */
export function named({ id, name }: { id: string; name?: string | undefined }): { id: string; name?: string } {
  return { id, ...(name !== undefined && { name }) };
}

function placeOf({ conversation, channelData }: IncomingActivity): Place["kind"] {
  const { conversationType } = conversation;
  if (conversationType === "personal" || conversationType === "channel" || conversationType === "groupChat")
    return conversationType;
  if (channelData.team !== undefined || channelData.channel !== undefined) return "channel";
  return conversation.isGroup === true ? "groupChat" : "personal";
}
