/** The answer to a file consent card: the person takes the file, or does not. */
import type { TeamsEvent } from "../activity/event.ts";
import type { Reach } from "../activity/hosts.ts";
import type { Reply, FileOffer } from "../turn.ts";
import { fileActivity, textActivity } from "./activities.ts";
import { uploadFile } from "./files.ts";
import { redraw, say, type ReplyParts } from "./reply.ts";

export type ConsentParts = ReplyParts & { reach: Reach };

const gone = "I can't make this file any more. Ask for it again.";
const failed = "The file couldn't be saved. Ask for it again.";

/**
 * The consent card itself gives way to the file, or to a word of what became of it.
 * @param make makes the file that was offered; undefined when the person may not have it, or nobody knows what it was.
 */
export async function takeConsent(
  parts: ConsentParts,
  { origin, upload, card }: Extract<TeamsEvent, { kind: "consent" }>,
  make: () => Promise<FileOffer | undefined>,
): Promise<Reply> {
  const closed = async (text: string): Promise<Reply> => {
    if (card !== undefined) await redraw(parts, origin, card, textActivity(text));
    return { toast: text };
  };
  if (upload === undefined) return closed("Not saved.");
  const file = await make();
  if (file === undefined) return closed(gone);
  const stored = await uploadFile(upload.uploadUrl, file.bytes, parts.reach);
  if (stored.outcome !== "stored") return closed(failed);
  const shown = fileActivity({ ...upload, name: file.name });
  const sent = card === undefined ? undefined : await redraw(parts, origin, card, shown);
  if (sent?.outcome !== "sent") await say(parts, origin, shown);
  return { toast: `Saved as ${upload.name}.` };
}
