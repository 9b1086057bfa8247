/** What a failed call to Teams means for the message: again later, never, or better not asked. */
import type { Sent } from "../../domain/messages/delivery.ts";

/** How a call ended without success. */
export type Failure =
  | { kind: "answered"; status: number; code?: string | undefined; retryAfterSeconds?: number | undefined }
  /** `sent`: something may have left this machine. `code` is Node's, such as ECONNREFUSED, or NO_TOKEN. */
  | { kind: "broken"; sent: boolean; code?: string | undefined };

export type Unsent = Exclude<Sent, { outcome: "sent" }>;

/** Node's codes of connections that never came about: the message cannot have arrived. */
const neverConnected = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EHOSTDOWN",
  "CERT_HAS_EXPIRED",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
]);

/** Microsoft: "Send and receive messages", status codes from the bot conversational APIs. */
const forbidden: Readonly<Record<string, string>> = {
  BotDisabledByAdmin: "an administrator has disabled the bot for them",
  ConversationBlockedByUser: "they have blocked the bot",
  MessageWritesBlocked: "they have blocked the bot",
  BotNotInConversationRoster: "the bot is not a member there any more",
  ForbiddenOperationException: "they haven't added the bot",
  NotEnoughPermissions: "the bot isn't allowed to post there",
};

/**
 * What opening a chat by Entra object id is answered, with 400 or 404, when the organization has no such person. A chat
 * that is closed, blocked or not installed has other codes, and somebody who left a team is still found.
 */
const nobodyCode = "MemberNotFoundInConversation";

/**
 * Pure. 412, 429, 502, 503 and 504 are Microsoft's list of what to send again; 500 is documented as not to be repeated,
 * and everything that is not in the table might have arrived when it is the service's fault.
 */
export function classify(failure: Failure): Unsent {
  if (failure.kind === "broken") return classifyBroken(failure);
  const { status, code, retryAfterSeconds } = failure;
  const name = code === undefined ? `HTTP ${status}` : `HTTP ${status} ${code}`;
  if (status === 412 || status === 429 || (status >= 502 && status <= 504)) {
    return {
      outcome: "not-sent",
      because: `Teams is busy (${name})`,
      retryAfterSeconds,
    };
  }
  if (status === 413) return { outcome: "refused", because: "too large", tooLarge: true };
  if (status === 403 && code === "InvalidBotApiHost")
    return { outcome: "refused", because: `another cloud's address (${name})`, staleAddress: true };
  if (status === 403) {
    const because = Object.hasOwn(forbidden, code ?? "")
      ? forbidden[code ?? ""]
      : "Teams does not let the bot write there";
    const notInstalled = code === "ForbiddenOperationException" ? true : undefined;
    return { outcome: "unreachable", because: `${because} (${name})`, notInstalled };
  }
  if (code === nobodyCode && status < 500) {
    return { outcome: "unreachable", because: `they are not in the organization (${name})`, left: true };
  }
  if (status === 404) return { outcome: "unreachable", because: `the conversation no longer exists (${name})` };
  if (status >= 300 && status < 500 && status !== 408)
    return { outcome: "refused", because: `Teams refused it (${name})` };
  return { outcome: "unknown", because: `Teams failed (${name})` };
}

function classifyBroken({ sent, code }: Extract<Failure, { kind: "broken" }>): Unsent {
  const reason = code === undefined ? "" : ` (${code})`;
  if (code === "NO_TOKEN") return { outcome: "not-sent", because: "the bot got no token for Teams" };
  if (!sent || (code !== undefined && neverConnected.has(code))) {
    return { outcome: "not-sent", because: `could not connect to Teams${reason}` };
  }
  return { outcome: "unknown", because: `the connection broke before Teams answered${reason}` };
}
