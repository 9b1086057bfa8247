/** Sends what the bot says on its own: to a person's chat or to a channel, one attempt a call. */
import type { Messenger, Organization, Store } from "../../app/ports.ts";
import type { Sent } from "../../domain/messages/delivery.ts";
import type { Message } from "../../domain/messages/message.ts";
import type { Channel } from "../../domain/documents.ts";
import type { Person } from "../../domain/people/person.ts";
import type { Zone } from "../../domain/time/time.ts";
import type { Outbound } from "./outbound.ts";
import { cardActivity } from "./activities.ts";
import type { Card } from "../turn.ts";

export type MessengerParts = {
  outbound: Outbound;
  store: Store;
  /** Makes the card of a message, dated in the recipient's zone. */
  toCard: (message: Message, zone: Zone) => Card;
  /** Zone of an organization's days, for channels and for people whose zone is not known. */
  zone?: Zone;
  /** Where to open a chat when nobody of the organization has written yet; absent: nowhere. */
  serviceUrl?: string | undefined;
};

/** Microsoft: "Proactive messages", the global service URL. */
export const globalServiceUrl = "https://smba.trafficmanager.net/teams/";

export function createMessenger(parts: MessengerParts): Messenger {
  const { outbound, store, toCard } = parts;

  async function zoneOf(organization: Organization, person?: Person): Promise<Zone> {
    if (person?.zone !== undefined) return person.zone;
    return (await organization.settings.get("settings"))?.zone ?? parts.zone ?? "Etc/UTC";
  }

  async function toPerson(organization: Organization, person: Person, card: Card): Promise<Sent> {
    const { chat } = person;
    if (chat !== undefined) {
      const { sent, failure } = await outbound.say(chat, cardActivity(card, true));
      // A conversation that Teams has forgotten can be opened again; nothing has arrived yet.
      if (failure?.kind !== "answered" || failure.status !== 404) return sent;
    }
    const serviceUrl = chat?.serviceUrl ?? (await knownServiceUrl(organization)) ?? parts.serviceUrl;
    if (serviceUrl === undefined) {
      return { outcome: "unreachable", because: "they haven't added the bot", notInstalled: true };
    }
    const opened = await outbound.openPersonal(serviceUrl, organization.id, person.id);
    if (opened.outcome !== "open") return opened;
    const { conversation } = opened;
    await organization.people.update(person.id, (known = person) => ({
      doc: { ...known, chat: { conversation, serviceUrl, teamsId: known.chat?.teamsId ?? person.id } },
    }));
    return (await outbound.say({ serviceUrl, conversation }, cardActivity(card, true))).sent;
  }

  async function toChannel(organization: Organization, channel: Channel, card: Card): Promise<Sent> {
    const activity = cardActivity(card, true);
    const { sent } =
      channel.kind === "channel"
        ? await outbound.post(channel.serviceUrl, organization.id, channel.id, activity)
        : await outbound.say({ serviceUrl: channel.serviceUrl, conversation: channel.id }, activity);
    return sent;
  }

  return {
    async send(tenant, to, message) {
      const organization = store.organization(tenant);
      if ("channel" in to) return toChannel(organization, to.channel, toCard(message, await zoneOf(organization)));
      return toPerson(organization, to.person, toCard(message, await zoneOf(organization, to.person)));
    },
    async update(tenant, to, { conversation, activity }, message) {
      const organization = store.organization(tenant);
      const person = "person" in to ? to.person : undefined;
      const serviceUrl = "channel" in to ? to.channel.serviceUrl : (to.person.chat?.serviceUrl ?? parts.serviceUrl);
      if (serviceUrl === undefined) return { outcome: "unreachable", because: "there is no chat with them any more" };
      const card = toCard(message, await zoneOf(organization, person));
      return (await outbound.redraw({ serviceUrl, conversation }, activity, cardActivity(card))).sent;
    },
  };
}

/** The address that Teams last used for anybody of the organization: right for its cloud and region. */
async function knownServiceUrl(organization: Organization): Promise<string | undefined> {
  for (const { chat } of await organization.people.list()) if (chat !== undefined) return chat.serviceUrl;
  for (const { serviceUrl } of await organization.channels.list()) return serviceUrl;
  return undefined;
}
