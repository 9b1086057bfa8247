/** Bodies that answer an invoke: always HTTP 200, with the outcome inside (Microsoft: "Universal Action Model"). */
import type { Reply } from "../turn.ts";

export type InvokeBody = { statusCode: number; type: string; value: object | string };

const cardType = "application/vnd.microsoft.card.adaptive";
const messageType = "application/vnd.microsoft.activity.message";
const errorType = "application/vnd.microsoft.error";

export function toastBody(text: string): InvokeBody {
  return { statusCode: 200, type: messageType, value: text };
}

/** @param statusCode 400 for a click that we cannot make sense of, 500 for a fault of ours. */
export function errorBody(statusCode: 400 | 500, message: string): InvokeBody {
  return { statusCode, type: errorType, value: { code: statusCode === 400 ? "BadRequest" : "ServiceError", message } };
}

/** What the person who clicked sees at once; the card for everybody else is redrawn after. */
export function replyBody(reply: Reply): InvokeBody {
  if ("file" in reply) return toastBody(`${reply.file.name} is ready: say below where to save it.`);
  if (!("card" in reply)) return toastBody(reply.toast);
  if (reply.toast !== undefined) return toastBody(reply.toast);
  return reply.shown === "new"
    ? toastBody("The answer is below.")
    : { statusCode: 200, type: cardType, value: reply.card.content };
}
