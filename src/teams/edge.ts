/** From an authenticated activity to one of the few things that can happen, or a named refusal. Pure. */
import type { Zone } from "../domain/time.ts";
import { isZone } from "../domain/time.ts";
import { activitySchema, consentSchema, executeSchema, submitSchema, type IncomingActivity } from "./activity.ts";
import { read } from "./read.ts";
import { readText } from "./text.ts";
import type { Attached, Place } from "./turn.ts";

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

export type Consent = {
  offer: string;
  upload?: { uploadUrl: string; contentUrl: string; name: string; uniqueId: string; fileType: string };
};

export type Happening =
  | {
      kind: "said";
      text: string;
      lines: string;
      mentions: readonly { teamsId: string; id?: string; name: string }[];
      files: readonly Attached[];
    }
  | {
      kind: "clicked";
      how: "execute" | "submit";
      verb: string;
      data: Record<string, unknown>;
      card?: string;
      automatic: boolean;
    }
  | { kind: "consented"; consent: Consent; card?: string }
  /** The bot was added; `by` whoever did it. */
  | { kind: "arrived" }
  | { kind: "removed" }
  /** Told in the team's General channel, whichever channel it is about; `channel` absent: the team itself. */
  | { kind: "renamed"; channel?: { id: string; name?: string } }
  /** The channel is gone; the bot stays in its team. */
  | { kind: "channel deleted"; channel: string }
  /** An invoke that we do not know; it wants an answer all the same. */
  | { kind: "unknown invoke" }
  | { kind: "malformed click" }
  | { kind: "nothing" };

export type Arrived = { origin: Origin; happening: Happening };

export type Admission = {
  /** Tenant ids, lower case. Empty: every organization, which only a bot without authentication may. */
  organizations: readonly string[];
  /** Whether every organization is let in when none is listed. */
  open: boolean;
};

export type Refusal = "malformed" | "no organization" | "other organization";

/**
 * Reads one activity. Unknown types and events are `nothing`, never an error: Teams adds new ones.
 * @returns with a refusal where it came from, when that much could be read.
 */
export function readActivity(body: unknown, admission: Admission): Arrived | { refused: Refusal; origin?: Origin } {
  const activity = read(activitySchema, body);
  if (activity === undefined) return { refused: "malformed" };
  const organization = (activity.conversation.tenantId ?? activity.channelData.tenant?.id)?.toLowerCase();
  if (organization === undefined) return { refused: "no organization" };
  const admitted =
    admission.organizations.length === 0 ? admission.open : admission.organizations.includes(organization);
  // Both tenant ids are the service's word; when they differ the sender is somebody else's guest or partner.
  const other = activity.channelData.tenant?.id.toLowerCase() ?? organization;
  const origin = originOf(activity, organization);
  if (!admitted || other !== organization) return { refused: "other organization", origin };
  return { origin, happening: happeningOf(activity) };
}

function originOf(activity: IncomingActivity, organization: string): Origin {
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
    ...(channelData.team !== undefined && { team: tidy(channelData.team) }),
    ...(channelName !== undefined && { name: channelName }),
  };
}

function tidy({ id, name }: { id: string; name?: string | undefined }): { id: string; name?: string } {
  return { id, ...(name !== undefined && { name }) };
}

function placeOf({ conversation, channelData }: IncomingActivity): Place["kind"] {
  const { conversationType } = conversation;
  if (conversationType === "personal" || conversationType === "channel" || conversationType === "groupChat")
    return conversationType;
  if (channelData.team !== undefined || channelData.channel !== undefined) return "channel";
  return conversation.isGroup === true ? "groupChat" : "personal";
}

function happeningOf(activity: IncomingActivity): Happening {
  switch (activity.type) {
    case "message":
      return messageOf(activity);
    case "invoke":
      return invokeOf(activity);
    case "installationUpdate":
      return installationOf(activity);
    case "conversationUpdate":
      return conversationUpdateOf(activity);
    default:
      return { kind: "nothing" };
  }
}

function messageOf(activity: IncomingActivity): Happening {
  const mentions = activity.entities.flatMap((entity) =>
    entity.type === "mention"
      ? [
          {
            teamsId: entity.mentioned.id,
            aad: entity.mentioned.aadObjectId,
            name: entity.mentioned.name ?? "",
            text: entity.text,
          },
        ]
      : [],
  );
  const bot = activity.recipient?.id ?? "";
  const words = readText(
    activity.text,
    mentions.map((each) => ({ ...each, id: each.teamsId })),
    bot,
  );
  if (words.text === "" && activity.value !== undefined && activity.value !== null) return submitOf(activity);
  return {
    kind: "said",
    ...words,
    mentions: mentions
      .filter(({ teamsId }) => teamsId !== bot)
      .map(({ teamsId, aad, name }) => ({ teamsId, name, ...(aad !== undefined && { id: aad.toLowerCase() }) })),
    files: activity.attachments.map(({ name, content }) => ({ name, url: content.downloadUrl })),
  };
}

function submitOf({ value, replyToId }: IncomingActivity): Happening {
  const data = read(submitSchema, value);
  if (data === undefined) return { kind: "malformed click" };
  return {
    kind: "clicked",
    how: "submit",
    verb: data.verb,
    data: dataOf(data),
    automatic: false,
    ...(replyToId !== undefined && { card: replyToId }),
  };
}

function invokeOf({ name, value, replyToId }: IncomingActivity): Happening {
  const card = replyToId === undefined ? {} : { card: replyToId };
  if (name === "adaptiveCard/action") {
    const data = read(executeSchema, value);
    if (data === undefined) return { kind: "malformed click" };
    const { verb } = data.action;
    return {
      kind: "clicked",
      how: "execute",
      verb,
      data: dataOf(data.action.data),
      automatic: data.trigger === "automatic",
      ...card,
    };
  }
  if (name === "fileConsent/invoke") {
    const data = read(consentSchema, value);
    if (data === undefined) return { kind: "malformed click" };
    const upload = data.action === "accept" ? data.uploadInfo : undefined;
    return { kind: "consented", consent: { offer: data.context.offer, ...(upload && { upload }) }, ...card };
  }
  return { kind: "unknown invoke" };
}

/** What the card said, without the words that are for Teams and for us. */
function dataOf({ verb: _verb, msteams: _msteams, ...data }: Record<string, unknown>): Record<string, unknown> {
  return data;
}

function installationOf({ action = "" }: IncomingActivity): Happening {
  // Upgrades (add-upgrade, remove-upgrade) change nothing of where we are.
  if (action === "add") return { kind: "arrived" };
  return action === "remove" ? { kind: "removed" } : { kind: "nothing" };
}

function conversationUpdateOf({ membersAdded, membersRemoved, recipient, channelData }: IncomingActivity): Happening {
  const isBot = ({ id }: { id: string }) => id === recipient?.id;
  if (membersAdded?.some(isBot)) return { kind: "arrived" };
  if (membersRemoved?.some(isBot)) return { kind: "removed" };
  // The documentation writes the names of these events in both capitalisations.
  switch (channelData.eventType?.toLowerCase()) {
    case "channelrenamed":
      return channelData.channel === undefined
        ? { kind: "nothing" }
        : { kind: "renamed", channel: tidy(channelData.channel) };
    case "teamrenamed":
      return { kind: "renamed" };
    case "channeldeleted":
      return channelData.channel === undefined
        ? { kind: "nothing" }
        : { kind: "channel deleted", channel: channelData.channel.id };
    case "teamdeleted":
      return { kind: "removed" };
    default:
      return { kind: "nothing" };
  }
}

/** Key under which the same activity, sent again by Teams, is recognised. */
export function redeliveryKey({ origin }: Arrived): string | undefined {
  return origin.activity === undefined ? undefined : `${origin.organization} ${origin.thread} ${origin.activity}`;
}
