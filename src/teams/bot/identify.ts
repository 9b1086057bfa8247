/** Who acts: the sender of the authenticated activity, known to be a colleague and not a guest. */
import type { Organization } from "../../app/ports.ts";
import { settingsOf } from "../../app/evaluate.ts";
import type { Settings } from "../../domain/documents.ts";
import { isSamePerson, type Actor, type Person, type PersonRef } from "../../domain/people/person.ts";
import { exact } from "../../domain/exact.ts";
import type { Member } from "./directory.ts";
import { isGuest } from "./directory.ts";
import type { Origin, ActivitySender } from "../activity/origin.ts";
import { rememberPerson } from "./remember.ts";

type Identified =
  | { outcome: "colleague"; person: Person; actor: Actor; settings: Settings }
  | { outcome: "guest" }
  /** Never seen before, and the roster that would tell does not. */
  | { outcome: "unknown-sender" };

export type IdentifyParts = {
  /** Managers from the settings of the process: Entra object ids or user principal names, lower case. */
  managers: readonly PersonRef[];
  /** Without authentication everybody who is not visibly a guest is a colleague. */
  trusting: boolean;
  now: () => number;
};

/** How long a roster's word is good enough for somebody of whom it does not give a principal name. */
const askedMilliseconds = 3_600_000;
/** Senders remembered at once. */
const mostAsked = 10_000;

export type Identify = (
  organization: Organization,
  sender: ActivitySender,
  origin: Origin,
  ask: (id: string) => Promise<Member | undefined>,
) => Promise<Identified>;

/** The roster is asked once for each person, until it has told their principal name; guests once an hour. */
export function createIdentify({ managers, trusting, now }: IdentifyParts): Identify {
  const asked = new Map<string, { at: number; guest: boolean }>();

  return async (organization, sender, origin, ask) => {
    const known = await organization.people.get(sender.id);
    const key = `${organization.id} ${sender.id}`;
    const earlier = asked.get(key);
    const isFresh = earlier !== undefined && now() - earlier.at < askedMilliseconds;
    if (isFresh && earlier.guest) return { outcome: "guest" };
    let upn = known?.upn;
    if (upn === undefined && !isFresh) {
      const member = await memberOrFault(ask, sender);
      const isTold = member !== "fault" && member !== undefined;
      if (!isTold && known === undefined && !trusting) return { outcome: "unknown-sender" };
      if (member !== "fault") {
        const guest = isTold && isGuest(member, organization.id) && !(trusting && member.userRole === "user");
        remember(asked, key, { at: now(), guest });
        if (guest) return { outcome: "guest" };
        upn = member?.upn;
      }
    }
    const person = await rememberPerson(organization, { ...sender, upn }, origin);
    const settings = await settingsOf(organization);
    const manager = [...managers, ...settings.managers].some((ref) => isSamePerson(ref, person));
    const { id, name } = person;
    return { outcome: "colleague", person, actor: exact({ id, name, manager, upn: person.upn }), settings };
  };
}

async function memberOrFault(
  ask: (id: string) => Promise<Member | undefined>,
  sender: ActivitySender,
): Promise<Member | undefined | "fault"> {
  try {
    return await ask(sender.teamsId);
  } catch {
    return "fault";
  }
}

function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.set(key, value);
  if (map.size > mostAsked) for (const oldest of map.keys()) return void map.delete(oldest);
}
