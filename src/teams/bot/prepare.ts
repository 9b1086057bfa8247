/** Puts a turn together: who, where, when, and what was said. */
import type { Organization, World } from "../../app/ports.ts";
import { standsInFor } from "../../domain/people/absence.ts";
import { dayOf } from "../../domain/time/time.ts";
import type { PersonId } from "../../domain/people/person.ts";
import type { ConnectorClient } from "../send/connector.ts";
import { createDirectory, isGuest, type Member } from "./directory.ts";
import type { Happening } from "../activity/event.ts";
import type { Origin, Sender } from "../activity/origin.ts";
import { downloadFile } from "../send/files.ts";
import type { Reach } from "../activity/hosts.ts";
import { learnChannel } from "./remember.ts";
import type { Turn } from "../turn.ts";
import type { Identified, Identify } from "./identify.ts";

export type TurnParts = {
  world: World;
  identify: Identify;
  connect: (serviceUrl: string) => Promise<ConnectorClient>;
  reach: Reach;
};

export type Prepared = { outcome: "ready"; turn: Turn } | Exclude<Identified, { outcome: "colleague" }>;

/** Nothing is learned from guests, and nothing of the organization is shown to them. */
export async function prepareTurn(
  parts: TurnParts,
  sender: Sender,
  origin: Origin,
  happening: Happening,
): Promise<Prepared> {
  const { world } = parts;
  const organization = world.store.organization(origin.organization);
  const roster = origin.team?.id ?? origin.place.conversation;
  const directory = createDirectory(organization.id, roster, () => parts.connect(origin.serviceUrl));
  const identified = await parts.identify(organization, sender, origin, directory.member);
  if (identified.outcome !== "colleague") return identified;
  await learnChannel(organization, origin);
  const { person, settings } = identified;
  const today = dayOf(world.now(), settings.zone ?? world.setup.digest.zone);
  const standing = standsInFor(person, await organization.people.list(), today);
  const actor = standing.length === 0 ? identified.actor : { ...identified.actor, standsInFor: standing };
  const said = happening.kind === "said" ? happening : undefined;
  const turn: Turn = {
    organization,
    world,
    actor,
    person,
    place: origin.place,
    zone: person.zone ?? settings.zone ?? world.setup.digest.zone,
    now: world.now(),
    mentions: said === undefined ? [] : await mentionedIn(said, organization, directory.member),
    text: said?.text ?? "",
    lines: said?.lines ?? "",
    files: said?.files ?? [],
    download: ({ url }) => downloadFile(url, parts.reach),
    directory,
  };
  return { outcome: "ready", turn };
}

/** Mentions carry the bot's own ids; whoever neither we nor the roster can name as a colleague is left out. */
async function mentionedIn(
  { mentions }: Extract<Happening, { kind: "said" }>,
  organization: Organization,
  ask: (id: string) => Promise<Member | undefined>,
): Promise<{ id: PersonId; name: string }[]> {
  const found: { id: PersonId; name: string }[] = [];
  for (const { id, teamsId, name } of mentions) {
    const known = id ?? (await organization.people.list()).find(({ chat }) => chat?.teamsId === teamsId)?.id;
    const member = known === undefined ? await memberOrNone(ask, teamsId) : undefined;
    const person = known ?? member?.id;
    const isColleague = member === undefined || !isGuest(member, organization.id);
    if (person !== undefined && isColleague) found.push({ id: person, name });
  }
  return found;
}

async function memberOrNone(
  ask: (id: string) => Promise<Member | undefined>,
  teamsId: string,
): Promise<Member | undefined> {
  try {
    return await ask(teamsId);
  } catch {
    // The command says that it does not know them; the text still has the name.
    return undefined;
  }
}
