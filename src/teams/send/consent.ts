/** The answer to a file consent card: the person takes the file, or does not. */
import { redraw, say, type AnswerParts } from "./reply.ts";
import type { Happening } from "../activity/event.ts";
import type { Origin, Sender } from "../activity/origin.ts";
import { uploadFile } from "./files.ts";
import type { Reach } from "../activity/hosts.ts";
import { fileActivity, textActivity } from "./activities.ts";
import type { ActionReply } from "../turn.ts";

export type ConsentParts = AnswerParts & { reach: Reach };

const gone = "This file is not kept any more. Ask for it again.";
const failed = "The file could not be saved. Ask for it again.";

/** The consent card itself gives way to the file, or to a word of what became of it. */
export async function takeConsent(
  parts: ConsentParts,
  origin: Origin,
  sender: Sender,
  { consent, card }: Extract<Happening, { kind: "consented" }>,
): Promise<ActionReply> {
  const file = parts.offers.take(origin.organization, sender.id, consent.offer);
  const { upload } = consent;
  if (upload === undefined) return closed(parts, origin, card, "Not saved.");
  if (file === undefined) return closed(parts, origin, card, gone);
  const stored = await uploadFile(upload.uploadUrl, file.bytes, parts.reach);
  if (stored.outcome !== "stored") return closed(parts, origin, card, failed);
  const shown = fileActivity({ ...upload, name: file.name });
  const sent = card === undefined ? undefined : await redraw(parts, origin, card, shown);
  if (sent?.outcome !== "sent") await say(parts, origin, shown);
  return { toast: `Saved as ${upload.name}.` };
}

async function closed(
  parts: ConsentParts,
  origin: Origin,
  card: string | undefined,
  text: string,
): Promise<ActionReply> {
  if (card !== undefined) await redraw(parts, origin, card, textActivity(text));
  return { toast: text };
}
