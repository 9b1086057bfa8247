/** From an authenticated activity to what happened and where, or a named refusal. Pure. */
import { activitySchema, read } from "./activity.ts";
import { happeningOf, type Happening } from "./event.ts";
import { originOf, type Origin } from "./origin.ts";

export type Arrived = { origin: Origin; happening: Happening };

export type Admission = {
  /** Tenant ids, lower case. Empty: every organization, which only a bot without authentication may. */
  organizations: readonly string[];
  /** Whether every organization is let in when none is listed. */
  open: boolean;
};

export type Refusal = "malformed" | "no organization" | "other organization";

/**
 * Reads one activity.
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

/** Key under which the same activity, sent again by Teams, is recognised. */
export function redeliveryKey({ origin }: Arrived): string | undefined {
  return origin.activity === undefined ? undefined : `${origin.organization} ${origin.thread} ${origin.activity}`;
}
