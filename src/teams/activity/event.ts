/** The few things that an activity can mean. Pure. */
import { consentSchema, executeSchema, submitSchema, type IncomingActivity, read } from "./activity.ts";
import { named } from "./origin.ts";
import { readText } from "./text.ts";
import type { Attached } from "../turn.ts";

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

/** Unknown types and events are `nothing`, never an error: Teams adds new ones. */
export function happeningOf(activity: IncomingActivity): Happening {
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
        : { kind: "renamed", channel: named(channelData.channel) };
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
