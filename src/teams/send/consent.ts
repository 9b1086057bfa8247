/** The answer to a file consent card: the person takes the file, or does not. */
import type { TeamsEvent } from "../activity/event.ts";
import type { Reach } from "../activity/hosts.ts";
import type { ActionReply } from "../turn.ts";
import { fileActivity, textActivity } from "./activities.ts";
import { uploadFile } from "./files.ts";
import { redraw, say, type ReplyParts } from "./reply.ts";

export type ConsentParts = ReplyParts & { reach: Reach };

const gone = "I don't keep this file any more. Ask for it again.";
const failed = "The file couldn't be saved. Ask for it again.";

/** The consent card itself gives way to the file, or to a word of what became of it. */
export async function takeConsent(
  parts: ConsentParts,
  { origin, offer, upload, card }: Extract<TeamsEvent, { kind: "consent" }>,
): Promise<ActionReply> {
  const file = parts.offers.take(origin.organization, origin.sender?.id ?? "", offer);
  const closed = async (text: string): Promise<ActionReply> => {
    if (card !== undefined) await redraw(parts, origin, card, textActivity(text));
    return { toast: text };
  };
  if (upload === undefined) return closed("Not saved.");
  if (file === undefined) return closed(gone);
  const stored = await uploadFile(upload.uploadUrl, file.bytes, parts.reach);
  if (stored.outcome !== "stored") return closed(failed);
  const shown = fileActivity({ ...upload, name: file.name });
  const sent = card === undefined ? undefined : await redraw(parts, origin, card, shown);
  if (sent?.outcome !== "sent") await say(parts, origin, shown);
  return { toast: `Saved as ${upload.name}.` };
}
