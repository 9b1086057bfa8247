/** The first decision of a turn: may this be answered at all? */
import type { Organization, World } from "../../app/ports.ts";
import { coverDay, standsFor } from "../../domain/people/absence.ts";
import type { PersonId } from "../../domain/people/person.ts";
import { dayOf } from "../../domain/time/time.ts";
import { isAsking, type Asking, type TeamsEvent } from "../activity/event.ts";
import type { Reach } from "../activity/hosts.ts";
import type { Origin } from "../activity/origin.ts";
import type { ConnectorClient } from "../send/connector.ts";
import { downloadFile } from "../send/files.ts";
import type { Turn } from "../turn.ts";
import { createContexts } from "./contexts.ts";
import { createDirectory, isGuest, type Member } from "./directory.ts";
import type { Identify } from "./identify.ts";
import { conversationAllowance, createLimit, personAllowance } from "./rate-limit.ts";
import { rememberChannel } from "./remember.ts";

/** Organizations that may use the bot. */
export type Admission = {
  /** Tenant ids, lower case. Empty: every organization, which only a bot without authentication may serve. */
  organizations: readonly string[];
  /** Whether every organization is let in when none is listed. */
  open: boolean;
};

export type AdmitParts = {
  world: World;
  admission: Admission;
  identify: Identify;
  connect: (serviceUrl: string) => Promise<ConnectorClient>;
  reach: Reach;
  /** Milliseconds that never run backwards. */
  clock: () => number;
};

/** Why somebody is not answered, in a word for the log and in words for them. */
export type Refusal = { refused: Refused; says: string };
type Refused = keyof typeof refusals | "out-of-date";

const refusals = {
  malformed: "I couldn't read that.",
  "unknown-invoke": "I don't know that.",
  "other-organization": "I'm not set up for your organization. Whoever runs me can allow it.",
  "no-sender": "I only answer people who are signed in to an organization.",
  "too-many": "Too many requests. Try again in a minute.",
  busy: "I'm busy. Try again in a minute.",
  guest: "I only answer members of this organization, not guests.",
  "unknown-sender": "Teams didn't tell me who you are. Try again in a minute.",
} as const;

export function refusal(refused: keyof typeof refusals): Refusal {
  return { refused, says: refusals[refused] };
}

/** Admission by what the event itself says, then by who sent it. */
export type Admit = {
  /** Asks nobody and keeps nothing. @returns undefined when the event may go on. */
  refuses(event: TeamsEvent): Refusal | undefined;
  /** Nothing is remembered of guests, and nothing of the organization is shown to them. */
  turn(event: Asking, tell: Turn["tell"]): Promise<Turn | Refusal>;
};

export function createAdmit(parts: AdmitParts): Admit {
  const { world, admission, clock } = parts;
  const mayPerson = createLimit(personAllowance, clock);
  const mayConversation = createLimit(conversationAllowance, clock);
  const contextOf = createContexts(() => Date.parse(world.now()));

  return {
    refuses(event) {
      const { origin, kind } = event;
      if (!isAllowed(origin, admission)) return refusal("other-organization");
      if (kind === "unknown-invoke") return refusal("unknown-invoke");
      if (!isAsking(event)) return undefined;
      const { organization, sender, place } = origin;
      if (sender === undefined) return refusal("no-sender");
      // Both count, whichever refuses.
      const isPersonSlow = mayPerson(`${organization} ${sender.id}`);
      const isConversationSlow = mayConversation(`${organization} ${place.conversation}`);
      return isPersonSlow && isConversationSlow ? undefined : refusal("too-many");
    },

    async turn(event, tell) {
      const { origin } = event;
      const { sender, place } = origin;
      if (sender === undefined) return refusal("no-sender");
      const organization = world.store.organization(origin.organization);
      const roster = origin.team?.id ?? place.conversation;
      const directory = createDirectory(organization.id, roster, () => parts.connect(origin.serviceUrl));
      const identified = await parts.identify(organization, sender, origin, directory.member);
      if (identified.outcome !== "colleague") return refusal(identified.outcome);
      await rememberChannel(organization, origin);
      const { person, settings } = identified;
      const zone = settings.zone ?? world.setup.digest.zone;
      const people = await organization.people.list();
      const standing = standsFor(person, people, coverDay(people, dayOf(world.now(), zone)));
      const message = event.kind === "message" ? event : undefined;
      const now = world.now();
      const { earlier, about } = contextOf({
        organization: organization.id,
        person: sender.id,
        conversation: place.conversation,
        thread: origin.thread,
        personal: place.kind === "personal",
        isReply: message !== undefined && answersSomebody.test(message.text),
      });
      return {
        organization,
        world,
        actor: { ...identified.actor, ...standing },
        person,
        place,
        // Where many read, they have the zone that was set for all of them.
        zone: place.kind === "personal" ? (person.zone ?? zone) : (settings.zone ?? person.zone ?? zone),
        now,
        mentions: message === undefined ? [] : await mentionedIn(message, organization, directory.member),
        text: message?.text ?? "",
        lines: message?.lines ?? "",
        files: message?.files ?? [],
        earlier,
        about: (more) => about({ at: now, ...more }),
        repliesTo: message?.repliesTo,
        download: ({ url }) => downloadFile(url, parts.reach),
        directory,
        tell,
      };
    },
  };
}

/** "Fair point. Yes, give it to Patti"; not a yes alone, which is to what was asked. */
const answersSomebody =
  /^(?:[^.!?,]{0,30}[.!,] )?(?:yes|yep|yeah|yup|ok|okay|sure|fine|agreed|no|nope|fair enough|go ahead)\b[ ,.!:–—-]+\p{L}+[ ,]+\p{L}/iu;

/** Whether the organization may use the bot, and the activity is not from another one in ours. */
export function isAllowed({ organization, foreign }: Origin, { organizations, open }: Admission): boolean {
  return !foreign && (organizations.length === 0 ? open : organizations.includes(organization));
}

/** Mentions carry the bot's own ids; whoever neither we nor the roster can name as a colleague is left out. */
async function mentionedIn(
  { mentions }: Extract<Asking, { kind: "message" }>,
  organization: Organization,
  ask: (id: string) => Promise<Member | undefined>,
): Promise<{ id: PersonId; name: string }[]> {
  const found: { id: PersonId; name: string }[] = [];
  for (const { id, teamsId, name } of mentions) {
    const known = id ?? (await organization.people.list()).find(({ chat }) => chat?.teamsId === teamsId)?.id;
    // Without the roster the command says that it does not know them; the text still has the name.
    const member = known === undefined ? await ask(teamsId).catch(() => undefined) : undefined;
    const person = known ?? member?.id;
    if (person !== undefined && (member === undefined || !isGuest(member, organization.id)))
      found.push({ id: person, name });
  }
  return found;
}
