/** Who is meant by words, a mention or a choice in a card; and who can be offered to choose from. */
import { meet } from "../app/people.ts";
import { isSamePerson, type Person, type PersonRef } from "../domain/person.ts";
import type { Turn } from "./turn.ts";

export type Meant = { outcome: "found"; person: Person } | { outcome: "unknown" };

/** At most this many people are offered in a card. */
const offered = 50;

/**
 * The colleague behind an Entra object id, a user principal name or a name; whoever is found is remembered by name.
 * An id from the people picker is looked up in the roster, then taken from the people we know.
 */
export async function colleague(turn: Turn, words: string): Promise<Meant> {
  const wanted = words.trim().toLowerCase();
  const people = await turn.organization.people.list();
  const known = people.find((person) => isSamePerson(wanted, person) && person.left === undefined);
  if (known !== undefined) return { outcome: "found", person: known };
  const inRoster = await turn.directory.find(wanted);
  if (inRoster !== undefined) return { outcome: "found", person: await meet(turn.organization, inRoster) };
  const named = await byName(turn, people, wanted);
  return named === undefined ? { outcome: "unknown" } : { outcome: "found", person: named };
}

/**
 * Whoever a command means: a mention, or words such as a name; "me" is whoever writes, not the start of a name.
 * @returns undefined when nobody is known by them.
 */
export async function meant(turn: Turn, who: { id: PersonRef; name: string } | string): Promise<Person | undefined> {
  if (typeof who !== "string") return await mentioned(turn, who);
  if (/^(me|myself)$/i.test(who.trim())) return turn.person;
  const found = await colleague(turn, who.replace(/^@/, ""));
  return found.outcome === "found" ? found.person : undefined;
}

/** Somebody mentioned: the id comes from Teams itself. */
async function mentioned(turn: Turn, mention: { id: PersonRef; name: string }): Promise<Person> {
  return await meet(turn.organization, (await turn.directory.find(mention.id)) ?? mention);
}

/** People who can be chosen as owners: those of this conversation and those met before, by name. */
export async function knownPeople(turn: Turn): Promise<readonly { id: PersonRef; name: string }[]> {
  const people = new Map<PersonRef, string>();
  for (const person of await turn.organization.people.list()) {
    if (person.left === undefined) people.set(person.id, person.name);
  }
  for (const member of await membersOrNone(turn)) people.set(member.id, member.name);
  return [...people]
    .map(([id, name]) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name))
    .slice(0, offered);
}

/** A full name, or a first part of one that only one person has. */
async function byName(turn: Turn, people: readonly Person[], wanted: string): Promise<Person | undefined> {
  if (wanted === "") return undefined;
  const members = await membersOrNone(turn);
  const all = new Map<PersonRef, { id: PersonRef; name: string; upn?: string }>();
  for (const one of [...people.filter(({ left }) => left === undefined), ...members]) all.set(one.id, one);
  const matches = [...all.values()].filter(({ name }) => name.toLowerCase() === wanted);
  const parts = [...all.values()].filter(({ name }) => ` ${name.toLowerCase()}`.includes(` ${wanted}`));
  const [match, ...others] = matches.length > 0 ? matches : parts;
  if (match === undefined || others.length > 0) return undefined;
  const { id, name, upn } = match;
  return await meet(turn.organization, { id, name, ...(upn === undefined ? {} : { upn }) });
}

/** The roster is a help, not a need: without it people still choose among those we met. */
async function membersOrNone(turn: Turn): Promise<readonly { id: PersonRef; name: string; upn?: string }[]> {
  try {
    return await turn.directory.members();
  } catch {
    return [];
  }
}
