/** Everything the bot says leaves here: one request an attempt, and what became of it as a value. */
import type { Activity } from "botbuilder";
import type { Sent } from "../../domain/messages/delivery.ts";
import { isConnector } from "../activity/hosts.ts";
import type { Adapter } from "./adapter.ts";
import { classify, type Failure, type Unsent } from "./classify.ts";
import type { ConnectorClient } from "./connector.ts";
import { failureOf } from "./failure.ts";

/** Where to say it. `conversation` with `;messageid=…` answers in that thread. */
type Target = { serviceUrl: string; conversation: string };

type Opened = { outcome: "open"; conversation: string; activity?: string };

/** An attempt with the failure behind it, for those who can do better than give up. */
type Attempt = { sent: Sent; failure?: Failure };

export type Outbound = {
  say(to: Target, activity: Partial<Activity>): Promise<Attempt>;
  /** Redraws one of our own messages. */
  redraw(to: Target, id: string, activity: Partial<Activity>): Promise<Attempt>;
  /** The personal chat with somebody who is known by Entra object id only. Says nothing, so it may be repeated. */
  openPersonal(serviceUrl: string, organization: string, person: string): Promise<Opened | Unsent>;
  /** A new post in a channel. */
  post(serviceUrl: string, organization: string, channel: string, activity: Partial<Activity>): Promise<Attempt>;
};

/** Through the adapter, to addresses of Teams: stored ones are checked again before a token goes there. */
export function createOutbound(adapter: Pick<Adapter, "clientOf" | "reach">, now: () => number): Outbound {
  async function attempt(
    serviceUrl: string,
    call: (client: ConnectorClient) => Promise<{ conversation?: string | undefined; activity?: string | undefined }>,
  ): Promise<Attempt> {
    if (!isConnector(serviceUrl, adapter.reach)) {
      const because = "the stored address is not a Teams service";
      return { sent: { outcome: "refused", because, staleAddress: true } };
    }
    try {
      const { conversation, activity } = await call(await adapter.clientOf(serviceUrl));
      if (conversation === undefined || activity === undefined) {
        // It was taken, but where it stands is lost: repeating it would say it twice.
        return { sent: { outcome: "unknown", because: "Teams accepted it, but didn't say where it is" } };
      }
      return { sent: { outcome: "sent", conversation, activity } };
    } catch (error) {
      const failure = failureOf(error, now());
      return { sent: classify(failure), failure };
    }
  }

  return {
    say: ({ serviceUrl, conversation }, activity) =>
      attempt(serviceUrl, async ({ conversations }) => ({
        conversation,
        activity: idIn(await conversations.sendToConversation(conversation, activity)),
      })),
    redraw: ({ serviceUrl, conversation }, id, activity) =>
      attempt(serviceUrl, async ({ conversations }) => {
        await conversations.updateActivity(conversation, id, { ...activity, id });
        return { conversation, activity: id };
      }),
    async openPersonal(serviceUrl, organization, person) {
      const { sent } = await attempt(serviceUrl, async ({ conversations }) => {
        const opened = await conversations.createConversation(personal(organization, person));
        return { conversation: idIn(opened), activity: "" };
      });
      if (sent.outcome === "sent") return { outcome: "open", conversation: sent.conversation };
      return sent.outcome === "unknown" ? { outcome: "not-sent", because: sent.because } : sent;
    },
    post: (serviceUrl, organization, channel, activity) =>
      attempt(serviceUrl, async ({ conversations }) => {
        const opened = await conversations.createConversation(thread(organization, channel, activity));
        const conversation = idIn(opened);
        return { conversation, activity: textIn(opened.activityId) ?? conversation?.split(";messageid=")[1] };
      }),
  };
}

/** The id in an answer, whatever else somebody may have put in its place. */
const idIn = (resource: { id?: unknown } | undefined): string | undefined => textIn(resource?.id);

const textIn = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

type ConversationParameters = Parameters<ConnectorClient["conversations"]["createConversation"]>[0];

/** Microsoft: "Proactive messages", create a conversation by Entra object id (personal scope only). */
function personal(organization: string, person: string): ConversationParameters {
  return {
    isGroup: false,
    members: [{ id: person, name: "" }],
    tenantId: organization,
    channelData: { tenant: { id: organization } },
  } as unknown as ConversationParameters;
}

/** Microsoft: "Proactive messages", start a new conversation in a channel. */
function thread(organization: string, channel: string, activity: Partial<Activity>): ConversationParameters {
  return {
    isGroup: true,
    tenantId: organization,
    channelData: { channel: { id: channel }, tenant: { id: organization } },
    activity,
  } as unknown as ConversationParameters;
}
