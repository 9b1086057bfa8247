/** Where an activity comes from, and who sent it. Pure. */
import { isUtc, isZone, type Zone } from "../../domain/time/time.ts";
import type { IncomingActivity } from "./activity.ts";
import type { Place } from "../turn.ts";

/** Somebody as an activity names them. `teamsId` is the bot's own id for them, `29:…`; only a roster tells the `upn`. */
export type ActivitySender = { id: string; name: string; teamsId: string; upn?: string | undefined };

/** Where an activity comes from and how to answer it. */
export type Origin = {
  /** Tenant of the conversation, lower case. */
  organization: string;
  /** The service names another tenant beside it: the sender is somebody else's guest or partner. */
  foreign: boolean;
  serviceUrl: string;
  place: Place;
  /** Conversation to answer in, with the thread of a channel. */
  thread: string;
  /** Id of the activity: the same when Teams delivers it again. */
  activity?: string | undefined;
  /** Teams waits for the answer in the HTTP response, and shows it to whoever clicked. */
  invoke: boolean;
  bot: { id: string; name?: string | undefined };
  sender?: ActivitySender | undefined;
  zone?: Zone | undefined;
  team?: { id: string; name?: string } | undefined;
  /** Name of the channel or group chat. */
  name?: string | undefined;
};

/** @returns undefined when the activity names no organization. */
export function originOf(activity: IncomingActivity): Origin | undefined {
  const { conversation, channelData, from, recipient, type } = activity;
  const tenants = [conversation.tenantId, channelData.tenant?.id].flatMap((id) => id?.toLowerCase() ?? []);
  const [organization] = tenants;
  if (organization === undefined) return undefined;
  const kind = placeOf(activity);
  return {
    organization,
    foreign: tenants.some((one) => one !== organization),
    serviceUrl: activity.serviceUrl,
    place: { kind, conversation: conversation.id.replace(/;messageid=.*$/, "") },
    thread: conversation.id,
    activity: activity.id,
    invoke: type === "invoke",
    bot: { id: recipient?.id ?? "", name: recipient?.name },
    sender:
      from?.aadObjectId === undefined
        ? undefined
        : { id: from.aadObjectId.toLowerCase(), name: from.name ?? "", teamsId: from.id },
    zone: [
      activity.localTimezone,
      ...activity.entities.map((entity) => (entity.type === "clientInfo" ? entity.timezone : undefined)),
    ].find((name) => name !== undefined && isZone(name) && !isUtc(name)),
    team: channelData.team && named(channelData.team),
    name: kind === "channel" ? channelData.channel?.name : conversation.name,
  };
}

/** An id, with its name when there is one. */
export function named({ id, name }: { id: string; name?: string | undefined }): { id: string; name?: string } {
  return name === undefined ? { id } : { id, name };
}

function placeOf({ conversation, channelData }: IncomingActivity): Place["kind"] {
  const { conversationType } = conversation;
  if (conversationType === "personal" || conversationType === "channel" || conversationType === "groupChat")
    return conversationType;
  if (channelData.team !== undefined || channelData.channel !== undefined) return "channel";
  return conversation.isGroup === true ? "groupChat" : "personal";
}
