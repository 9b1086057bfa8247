/** What an activity means: one of a few events, with where it comes from. Pure. */
import { activitySchema, consentSchema, executeSchema, submitSchema, type IncomingActivity, read } from "./activity.ts";
import { named, originOf, type Origin } from "./origin.ts";
import { quotesIn, readText } from "./text.ts";
import type { Again, Attached } from "../turn.ts";

/** Where Teams wants a file that somebody agreed to take. */
type Upload = { uploadUrl: string; contentUrl: string; name: string; uniqueId: string; fileType: string };

type Meaning =
  | {
      kind: "message";
      text: string;
      lines: string;
      mentions: readonly { teamsId: string; id?: string | undefined; name: string }[];
      files: readonly Attached[];
      /** Id of the message that this one quotes. */
      repliesTo?: string | undefined;
    }
  | {
      kind: "click";
      verb: string;
      data: Record<string, unknown>;
      /** Id of the message with the card. */
      card?: string | undefined;
      /** Teams refreshed the card by itself; nobody clicked. */
      automatic: boolean;
    }
  /** The answer to a file that was offered; `upload` absent: they do not want it. */
  | { kind: "consent"; again?: Again | undefined; upload?: Upload | undefined; card?: string | undefined }
  | { kind: "malformed-click" }
  /** An invoke that we do not know; it wants an answer all the same. */
  | { kind: "unknown-invoke" }
  /** The bot was added; the sender is whoever did it. `alone`: to one shared or private channel, not to its team. */
  | { kind: "installed"; alone: boolean }
  | { kind: "removed"; alone: boolean }
  /** Told in the team's General channel, whichever channel it is about; `channel` absent: the team itself. */
  | { kind: "renamed"; channel?: { id: string; name?: string } | undefined }
  | { kind: "channel-deleted" | "channel-restored"; channel: string }
  | { kind: (typeof teamEvents)[keyof typeof teamEvents] }
  | { kind: "ignored" };

/** The documentation writes the names of these events in several capitalisations. */
const teamEvents = {
  teamdeleted: "team-deleted",
  teamrestored: "team-restored",
  teamarchived: "team-archived",
  teamunarchived: "team-unarchived",
} as const;
const channelEvents = { channeldeleted: "channel-deleted", channelrestored: "channel-restored" } as const;

export type TeamsEvent = { origin: Origin } & Meaning;
/** An event after which somebody waits for an answer. */
export type Asking = Extract<TeamsEvent, { kind: "message" | "click" | "consent" | "malformed-click" }>;
export type Click = Extract<TeamsEvent, { kind: "click" }>;

const asking: ReadonlySet<TeamsEvent["kind"]> = new Set<Asking["kind"]>([
  "message",
  "click",
  "consent",
  "malformed-click",
]);

export function isAsking(event: TeamsEvent): event is Asking {
  return asking.has(event.kind);
}

/**
 * Reads an authenticated activity. Unknown types and events are `ignored`, never an error: Teams adds new ones.
 * @returns undefined when it is malformed, or of no organization.
 */
export function readEvent(activity: unknown): TeamsEvent | undefined {
  const incoming = read(activitySchema, activity);
  const origin = incoming && originOf(incoming);
  return origin && { origin, ...meaningOf(incoming) };
}

function meaningOf(activity: IncomingActivity): Meaning {
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
      return { kind: "ignored" };
  }
}

/** No command is about more than two people; each mention may cost a look at Teams. */
const mostMentions = 10;

function messageOf(activity: IncomingActivity): Meaning {
  const bot = activity.recipient?.id ?? "";
  const all = activity.entities.flatMap((entity) => (entity.type === "mention" ? [entity] : []));
  const isBot = ({ mentioned }: (typeof all)[number]) => mentioned.id === bot;
  const people = all.filter((mention) => !isBot(mention)).slice(0, mostMentions);
  const mentions = [...all.filter(isBot).slice(0, mostMentions), ...people];
  const words = readText(
    activity.text,
    mentions.map(({ mentioned: { id, name = "" }, text }) => ({ id, name, text })),
    bot,
    activity.attachments.flatMap((each) => (each.contentType === "text/html" ? quotesIn(each.content) : [])),
  );
  if (words.text === "" && activity.value !== undefined && activity.value !== null) return submitOf(activity);
  return {
    kind: "message",
    ...words,
    mentions: people.map(({ mentioned: { id: teamsId, aadObjectId, name = "" } }) => ({
      teamsId,
      name,
      id: aadObjectId?.toLowerCase(),
    })),
    files: activity.attachments.flatMap((each) =>
      each.contentType === "text/html" ? [] : [{ name: each.name, url: each.content.downloadUrl }],
    ),
    repliesTo: activity.entities.find((entity) => entity.type === "quotedReply")?.quotedReply.messageId,
  };
}

function submitOf({ value, replyToId: card }: IncomingActivity): Meaning {
  const data = read(submitSchema, value);
  if (data === undefined) return { kind: "malformed-click" };
  return { kind: "click", verb: data.verb, data: dataOf(data), automatic: false, card };
}

function invokeOf({ name, value, replyToId: card }: IncomingActivity): Meaning {
  switch (name) {
    case "adaptiveCard/action": {
      const data = read(executeSchema, value);
      if (data === undefined) return { kind: "malformed-click" };
      const { action, trigger } = data;
      return { kind: "click", verb: action.verb, data: dataOf(action.data), automatic: trigger === "automatic", card };
    }
    case "fileConsent/invoke": {
      const data = read(consentSchema, value);
      if (data === undefined) return { kind: "malformed-click" };
      const upload = data.action === "accept" ? data.uploadInfo : undefined;
      return { kind: "consent", again: data.context, upload, card };
    }
    default:
      return { kind: "unknown-invoke" };
  }
}

/** What the card said, without the words that are for Teams and for us, and with no half of a character. */
function dataOf({ verb: _verb, msteams: _msteams, ...data }: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, typeof value === "string" ? whole(value) : value]),
  );
}

/** Half a character, as a text has it that was cut in the middle of one, can neither be stored nor sent. */
const whole = (text: string): string => text.replace(/\p{Surrogate}/gu, "\uFFFD");

function installationOf({ action = "", channelData }: IncomingActivity): Meaning {
  const alone = isAlone(channelData);
  // Upgrades (add-upgrade, remove-upgrade) change nothing of where we are.
  if (action === "add") return { kind: "installed", alone };
  return action === "remove" ? { kind: "removed", alone } : { kind: "ignored" };
}

/** Whether it is about one channel with members of its own, shared or private, and not about its team. */
function isAlone({ eventType, channel }: IncomingActivity["channelData"]): boolean {
  const type = eventType?.toLowerCase() ?? "";
  if (type.startsWith("channelmember")) return true;
  return !type.startsWith("teammember") && ["shared", "private"].includes(channel?.type?.toLowerCase() ?? "");
}

function conversationUpdateOf({ membersAdded, membersRemoved, recipient, channelData }: IncomingActivity): Meaning {
  const isBot = ({ id }: { id: string }) => id === recipient?.id;
  const { channel } = channelData;
  if (membersAdded?.some(isBot)) return { kind: "installed", alone: isAlone(channelData) };
  if (membersRemoved?.some(isBot)) return { kind: "removed", alone: isAlone(channelData) };
  const type = channelData.eventType?.toLowerCase() ?? "";
  if (type === "teamrenamed") return { kind: "renamed" };
  if (isIn(teamEvents, type)) return { kind: teamEvents[type] };
  if (channel === undefined) return { kind: "ignored" };
  if (type === "channelrenamed") return { kind: "renamed", channel: named(channel) };
  return isIn(channelEvents, type) ? { kind: channelEvents[type], channel: channel.id } : { kind: "ignored" };
}

function isIn<Table extends object>(table: Table, key: string): key is Extract<keyof Table, string> {
  return Object.hasOwn(table, key);
}
