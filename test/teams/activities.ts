/** Activities as Teams sends them (Microsoft: "Send and receive messages", "Conversation events", "Universal Action Model"). */
import { bot, team, type Where } from "./people.ts";
import type { RosterMember } from "./connector.ts";

export type Sent = Record<string, unknown>;

/** What every activity has in common. */
export type Common = { from: RosterMember; where: Where; serviceUrl: string; id: string; thread?: string };

/** @param thread id of the first message of a channel's thread. */
export function base({ from, where, serviceUrl, id, thread = id }: Common): Sent {
  const channelId = where.kind === "personal" ? `a:${from.id}` : where.id;
  return {
    id,
    channelId: "msteams",
    serviceUrl,
    timestamp: "2026-11-22T09:00:00.000Z",
    localTimestamp: "2026-11-22T10:00:00.000+01:00",
    localTimezone: "Europe/Amsterdam",
    locale: "en-US",
    from: { id: from.teamsId, name: from.name, aadObjectId: from.id },
    recipient: bot,
    conversation: {
      id: where.kind === "channel" ? `${channelId};messageid=${thread}` : channelId,
      conversationType: where.kind,
      tenantId: from.tenantId,
      ...(where.kind !== "personal" && { isGroup: true }),
      ...(where.kind === "groupChat" && where.name !== undefined && { name: where.name }),
    },
    channelData: {
      tenant: { id: from.tenantId },
      ...(where.kind === "channel" && {
        teamsChannelId: where.id,
        teamsTeamId: team.id,
        channel: { id: where.id, name: where.name },
        team: { id: team.id, name: team.name },
      }),
    },
  };
}

export type Mentioned = { teamsId: string; name: string };

/** A message; in a channel or group chat the bot is mentioned first. `@Name` of `mentions` becomes a mention of them. */
export function message(common: Common, text: string, mentions: readonly Mentioned[] = [], more: Sent = {}): Sent {
  const mentionsBot = common.where.kind !== "personal";
  let marked = text;
  for (const { name } of mentions) marked = marked.replace(`@${name}`, `<at>${name}</at>`);
  const entities = [...(mentionsBot ? [{ teamsId: bot.id, name: bot.name }] : []), ...mentions].map(
    ({ teamsId, name }) => ({ type: "mention", mentioned: { id: teamsId, name }, text: `<at>${name}</at>` }),
  );
  return {
    ...base(common),
    type: "message",
    textFormat: "plain",
    text: mentionsBot ? `<at>${bot.name}</at> ${marked}\n` : marked,
    attachments: [{ contentType: "text/html", content: `<div>${marked}</div>` }],
    entities: [
      ...entities,
      { type: "clientInfo", locale: "en-US", country: "NL", platform: "Web", timezone: "Europe/Amsterdam" },
    ],
    ...more,
  };
}

/** A reply that quotes a message of the bot's. Microsoft: "Quoted replies". */
export function quotedReply(common: Common, messageId: string, text: string): Sent {
  return message(common, `<quoted messageId="${messageId}"/> ${text}`, [], {
    attachments: [],
    entities: [
      { type: "quotedReply", quotedReply: { messageId, senderId: bot.id, senderName: bot.name, preview: "Card" } },
    ],
  });
}

/** A file dropped into the personal chat. */
export function fileMessage(common: Common, file: { name: string; url: string }, text = ""): Sent {
  return message(common, text, [], {
    attachments: [
      {
        contentType: "application/vnd.microsoft.teams.file.download.info",
        contentUrl: `https://contoso-my.sharepoint.com/personal/files/${file.name}`,
        name: file.name,
        content: { downloadUrl: file.url, uniqueId: "1150D938-8870-4044-9F2C-5BBDEBA70C8C", fileType: "csv" },
      },
      { contentType: "text/html", content: "<div></div>" },
    ],
  });
}

/** A click on an `Action.Execute`. */
export function execute(common: Common, card: string, verb: string, data: object, trigger = "manual"): Sent {
  return {
    ...base(common),
    type: "invoke",
    name: "adaptiveCard/action",
    replyToId: card,
    value: { action: { type: "Action.Execute", verb, data }, trigger },
  };
}

/** A click on an `Action.Submit`. */
export function submit(common: Common, card: string, data: object): Sent {
  return { ...base(common), type: "message", replyToId: card, value: data };
}

export function fileConsent(
  common: Common,
  card: string,
  action: "accept" | "decline",
  context: unknown,
  uploadUrl?: string,
): Sent {
  return {
    ...base(common),
    type: "invoke",
    name: "fileConsent/invoke",
    replyToId: card,
    value: {
      type: "fileUpload",
      action,
      context,
      ...(uploadUrl !== undefined && {
        uploadInfo: {
          contentUrl: "https://contoso-my.sharepoint.com/personal/files/gaps.csv",
          name: "gaps.csv",
          uploadUrl,
          uniqueId: "1150D938-8870-4044-9F2C-5BBDEBA70C8C",
          fileType: "csv",
        },
      }),
    },
  };
}

/** The two events of adding the bot, and the two of taking it out. */
export function installation(common: Common, action: "add" | "remove" | "add-upgrade" | "remove-upgrade"): Sent {
  return { ...base(common), type: "installationUpdate", action };
}

export function membersChanged(
  common: Common,
  change: "added" | "removed",
  members: readonly { id: string; aadObjectId?: string }[],
): Sent {
  const activity = base(common);
  const eventType =
    common.where.kind === "channel" ? { eventType: change === "added" ? "teamMemberAdded" : "teamMemberRemoved" } : {};
  return {
    ...activity,
    type: "conversationUpdate",
    [change === "added" ? "membersAdded" : "membersRemoved"]: members,
    channelData: { ...(activity["channelData"] as object), ...eventType },
  };
}

export function channelEvent(common: Common, eventType: string, more: Sent = {}): Sent {
  const activity = base(common);
  return {
    ...activity,
    type: "conversationUpdate",
    channelData: { ...(activity["channelData"] as object), eventType, ...more },
  };
}
