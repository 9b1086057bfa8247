/** The company of the demo: the Agents Playground's own people, with ids that are as valid as real ones. */
import type { Actor } from "../../domain/people/person.ts";
import type { Answers } from "../../domain/customer/checklist.ts";
import type { CustomerId } from "../../domain/customer/customer.ts";

export type DemoPerson = {
  /** Entra object id. Teams has another one for the chat; the Playground knows one only, so here both are the same. */
  id: string;
  name: string;
  givenName: string;
  surname: string;
  upn: string;
};

const domain = "ourcompany.example";

function person(number: number, givenName: string, surname: string): DemoPerson {
  const entraId = `a11ce000-0000-4000-8000-${String(number).padStart(12, "0")}`;
  const upn = `${givenName}.${surname}@${domain}`.toLowerCase();
  return { id: entraId, name: `${givenName} ${surname}`, givenName, surname, upn };
}

/**
 * Who sits at the Playground: the manager (unless the demo is started as an owner's), who owns customers as well, so that
 * cards arrive in the personal chat.
 */
export const manager = person(1, "Alex", "Wilber");

/** The Playground wants exactly five others. */
export const colleagues = [
  person(2, "Megan", "Bowen"),
  person(3, "Isaiah", "Langer"),
  person(4, "Patti", "Fernandez"),
  person(5, "Adele", "Vance"),
  person(6, "Lynne", "Robbins"),
] as const;

/** Manages too: whoever sits at the Playground is given customers by somebody else. */
export const otherManager = colleagues[4];

/** By Entra object id. */
export const peopleById: ReadonlyMap<string, DemoPerson> = new Map(
  [manager, ...colleagues].map((someone) => [someone.id, someone]),
);

/** Somebody as the one who acts. */
export function actorOf({ id, name, upn }: DemoPerson): Actor {
  return { id, name, upn, manager: id === manager.id || id === otherManager.id };
}

/** Entra tenant of the demo's company. */
export const tenantId = "8b1d5c1e-6f7c-4a3b-9e56-0d2f1c7a4b90";

/** The Partner IDs that stand in the sample exports. */
export const partnerIds = { location: "4911112", global: "4911111" };

export const conversations = {
  personal: "a:personal-chat-of-alex",
  group: "19:group-chat@thread.v2",
  general: "19:general@thread.tacv2",
  channel: "19:associations@thread.tacv2",
} as const;

/** The Playground's configuration file. It is read as YAML, of which JSON is a part. */
export function playgroundConfig(): string {
  const described = ({ id, name, givenName, surname, upn }: DemoPerson) => ({
    id,
    name,
    userPrincipleName: upn,
    aadObjectId: id,
    givenName,
    surname,
    email: upn,
  });
  const config = {
    version: "0.1.1",
    tenantId,
    bot: { id: "28:52d0a8f4-7f5e-4a3f-8a53-9c2e1f6d4b7a", name: "Partner associations" },
    currentUser: described(manager),
    users: colleagues.map(described),
    personalChat: { id: conversations.personal },
    groupChat: { id: conversations.group, name: "Account managers" },
    team: {
      id: conversations.general,
      name: "Partner team",
      aadGroupId: "b0b00000-0000-4000-8000-000000000001",
      channels: [{ id: conversations.channel, name: "Associations" }],
    },
  };
  return JSON.stringify(config, null, 2);
}

const owners = [manager, ...colleagues];

/** A number that looks like chance and stays the same for the customer; another one for every `place` (0 to 4). */
function chance(customer: CustomerId, place: number): number {
  const digits = customer.replaceAll("-", "");
  return Number.parseInt(digits.slice(place * 6, place * 6 + 6), 16);
}

/** @returns undefined for the few that nobody answers for. */
export function ownerOf(customer: CustomerId): DemoPerson | undefined {
  return chance(customer, 0) % 13 === 11 ? undefined : owners[chance(customer, 1) % owners.length];
}

/** Whether the customer came only today. */
export function isNew(customer: CustomerId): boolean {
  return chance(customer, 2) % 8 === 1;
}

/** What the owner says about the customer in that week of use, counted from 0; undefined in all other weeks. */
export function saidIn(week: number, customer: CustomerId): Answers | undefined {
  const first = chance(customer, 3) % 12;
  const isSilent = chance(customer, 4) % 11 === 5;
  if (isSilent) return undefined;
  if (week === first) return firstAnswers(customer);
  // Most of what was open is mended three weeks later, and then everything is said again.
  const isMended = week === first + 3 && chance(customer, 4) % 3 !== 0;
  return isMended ? { ...firstAnswers(customer), cpor: "yes", pal: "yes", onboarding: "yes" } : undefined;
}

function firstAnswers(customer: CustomerId): Answers {
  return {
    cpor: pick(chance(customer, 0), ["yes", "yes", "no", "unsure", "yes"]),
    pal: pick(chance(customer, 1) >> 3, ["yes", "no", "yes", "yes", "unsure", "n/a"]),
    owner: "yes",
    onboarding: pick(chance(customer, 2) >> 3, ["yes", "yes", "yes", "no"]),
  };
}

function pick<Value>(number: number, values: readonly [Value, ...Value[]]): Value {
  return values[number % values.length] ?? values[0];
}
