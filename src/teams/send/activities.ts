/** Activities as the bot sends them. Text never goes with a card: Teams would split the two and lose the message id. */
import type { Activity } from "botbuilder";
import type { Card, FileOffer } from "../turn.ts";

const notified = { notification: { alert: true } };

/** @param inFeed for messages nobody asked for: Teams shows them in the activity feed. */
export function cardActivity(card: Card, inFeed = false): Partial<Activity> {
  return {
    type: "message",
    summary: card.summary,
    attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: card.content }],
    channelData: inFeed ? notified : undefined,
  };
}

/** One plain sentence. Markdown is off, since it may hold names. */
export function textActivity(text: string): Partial<Activity> {
  return { type: "message", text, textFormat: "plain" };
}

/** Microsoft: "Send and receive files", asks the person to take a file. */
export function consentActivity(file: FileOffer): Partial<Activity> {
  return {
    type: "message",
    summary: `${file.name}: ${file.does}`,
    attachments: [
      {
        contentType: "application/vnd.microsoft.teams.card.file.consent",
        name: file.name,
        content: {
          description: file.does,
          sizeInBytes: file.bytes.byteLength,
          acceptContext: file.again,
          declineContext: file.again,
        },
      },
    ],
  };
}

/** The file as it stands in the person's OneDrive after the upload. */
export function fileActivity(file: {
  contentUrl: string;
  name: string;
  uniqueId: string;
  fileType: string;
}): Partial<Activity> {
  return {
    type: "message",
    summary: file.name,
    attachments: [
      {
        contentType: "application/vnd.microsoft.teams.card.file.info",
        contentUrl: file.contentUrl,
        name: file.name,
        content: { uniqueId: file.uniqueId, fileType: file.fileType },
      },
    ],
  };
}
