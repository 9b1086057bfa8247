/** Who is meant by words, a mention or a choice in a card; who can be chosen; and what is asked when it is not certain. */
import { meet } from "../../../app/organization/people.ts";
import { choosePersonCard, type ChoosePersonFacts } from "../../../cards/forms/choose.ts";
import { notice } from "../../../cards/kit/notice.ts";
import { exact } from "../../../domain/exact.ts";
import { isSamePerson, type Person, type PersonRef } from "../../../domain/people/person.ts";
import type { Card, Turn } from "../../turn.ts";

type Meant =
  | { outcome: "found"; person: Person }
  /** Nobody by the whole name; these have it in theirs, or share it. */
  | { outcome: "like"; people: readonly Known[] }
  | { outcome: "unknown" };

/** Somebody of the organization, met or in the roster. */
type Known = { id: PersonRef; name: string; upn?: string | undefined };

/**
 * The person that a command's words mean; a card when that is not certain.
 * @param then what choosing one of several does; without it they are only named.
 */
export async function findPerson(
  turn: Turn,
  words: string,
  then?: Pick<ChoosePersonFacts, "does" | "pressOf">,
): Promise<{ person: Person } | { card: Card; unclear?: true }> {
  const meant = await meantBy(turn, words);
  if (meant.outcome === "found") return meant;
  const who = words.replace(/^@/, "").slice(0, 80);
  if (meant.outcome === "unknown") {
    const card = nobodyCalled(who, "Nothing was changed.");
    return (await isNobodys(turn, words)) ? { card } : { card, unclear: true };
  }
  const { people } = meant;
  const [only, ...others] = people;
  // Where nothing can be chosen, the only one that fits is taken: what follows names the person, and asks or can be undone.
  if (then === undefined && only !== undefined && others.length === 0) {
    const person = await colleague(turn, only.id);
    if (person !== undefined) return { person };
  }
  if (then !== undefined) return { card: choosePersonCard({ words: who, people, ...then }) };
  const named = people.slice(0, 5).map(({ name, upn }) => (upn === undefined ? name : `${name} (${upn})`));
  return {
    card: notice(`Who is “${who}”?`, [
      `That matches ${named.join(", ")}. Mention the person with @, or write the whole name or the user principal name.`,
      "Nothing was changed.",
    ]),
  };
}

/** Said when nobody is known by the words. @param unchanged said where something was to be changed */
export function nobodyCalled(words: string, unchanged = ""): Card {
  const how = "Mention the person with @ in a channel or chat they are in, or write their user principal name.";
  return notice(
    `I don't know anybody called “${words.replace(/^@/, "").slice(0, 80)}”`,
    unchanged === "" ? how : `${unchanged} ${how}`,
  );
}

/** Whether it is written as a mention, of a name of which nobody has any part: "@Zaphod". */
async function isNobodys(turn: Turn, words: string): Promise<boolean> {
  if (!/^@\S/.test(words)) return false;
  const known = [...(await turn.organization.people.list()), ...turn.mentions].flatMap(({ name }) => wordsIn(name));
  return wordsIn(words).every((word) => !known.includes(word));
}

const wordsIn = (name: string): readonly string[] => name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** At most this many people are offered in a card. */
const offered = 50;

/**
 * The colleague chosen in a card, by Entra object id, user principal name or whole name. An id from the people picker
 * is looked up in the roster, then taken from the people we know; whoever is found is remembered by name.
 * @returns undefined when nobody is, or several are.
 */
export async function colleague(turn: Turn, chosen: string): Promise<Person | undefined> {
  const meant = await referredTo(turn, chosen);
  return meant.outcome === "found" ? meant.person : undefined;
}

async function referredTo(turn: Turn, words: string): Promise<Meant> {
  const wanted = words.trim().toLowerCase();
  const people = await turn.organization.people.list();
  const known = people.find((person) => isSamePerson(wanted, person) && person.left === undefined);
  if (known !== undefined) return { outcome: "found", person: known };
  const inRoster = await turn.directory.find(wanted);
  if (inRoster !== undefined) return { outcome: "found", person: await meet(turn.organization, inRoster) };
  return await byName(turn, people, wanted);
}

/**
 * Whoever a command's words mean: somebody mentioned, by nothing but the mention; a whole name or a reference; "me" is
 * whoever writes. Part of a name is not enough where rights and owners change: then it is asked who is meant.
 */
async function meantBy(turn: Turn, words: string): Promise<Meant> {
  const who = words.trim();
  if (/^(me|myself)$/i.test(who)) return { outcome: "found", person: turn.person };
  const written = who.toLowerCase();
  // A mention may have been shortened to the first name; it is the same person all the same.
  const named = turn.mentions.filter(({ name }) => written.length > 1 && `@${name}`.toLowerCase().startsWith(written));
  const [mention] = named;
  if (mention === undefined || !who.startsWith("@")) return await referredTo(turn, who.replace(/^@/, ""));
  if (named.some(({ id }) => id !== mention.id)) return { outcome: "like", people: named };
  return { outcome: "found", person: await mentioned(turn, mention) };
}

/**
 * Somebody mentioned, or known by reference or whole name. Unlike `findPerson`, names are not looked up in Teams.
 */
export async function knownPerson(turn: Turn, words: string): Promise<{ id: PersonRef; name: string } | undefined> {
  const mention = turn.mentions.find(({ name }) => words.trim().toLowerCase() === `@${name}`.toLowerCase());
  if (mention !== undefined) return mention;
  const wanted = words.replace(/^@/, "").trim().toLowerCase();
  const people = await turn.organization.people.list();
  const known =
    people.find((one) => isSamePerson(wanted, one)) ?? people.find(({ name }) => name.toLowerCase() === wanted);
  // An id, as a guess is written: somebody of this conversation whom we have not met.
  if (known !== undefined || /\s/.test(wanted) || !/\d/.test(wanted)) return known;
  return (await membersOrNone(turn)).find(({ id }) => id === wanted);
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

/** The only one of that whole name; else whoever has a word in the name that begins so. */
async function byName(turn: Turn, people: readonly Person[], wanted: string): Promise<Meant> {
  if (wanted === "") return { outcome: "unknown" };
  const all = await withRoster(turn, people);
  const matches = all.filter(({ name }) => name.toLowerCase() === wanted);
  const [match, ...others] = matches;
  if (match !== undefined && others.length === 0) {
    const { id, name, upn } = match;
    return {
      outcome: "found",
      person: await meet(turn.organization, exact({ id, name, upn })),
    };
  }
  const like = matches.length > 0 ? matches : all.filter(({ name }) => isCalled(name.toLowerCase(), wanted));
  return like.length === 0 ? { outcome: "unknown" } : { outcome: "like", people: like };
}

/** "bowen", "meg", "m. bowen", "mb": the beginning of a word of the name, of each word in turn, or the initials. */
function isCalled(name: string, wanted: string): boolean {
  if (` ${name}`.includes(` ${wanted}`)) return true;
  const words = name.split(/\s+/);
  const parts = wanted.split(/[\s.]+/).filter((part) => part !== "");
  const isEach =
    parts.length > 1 && parts.length <= words.length && parts.every((part, at) => words[at]?.startsWith(part));
  return isEach || (wanted.length > 1 && words.map(([initial = ""]) => initial).join("") === wanted);
}

/** Everybody of the organization that is known, and the roster of the conversation. */
export async function everybody(turn: Turn): Promise<readonly Known[]> {
  return withRoster(turn, await turn.organization.people.list());
}

async function withRoster(turn: Turn, people: readonly Person[]): Promise<readonly Known[]> {
  const all = new Map<PersonRef, Known>();
  for (const one of [...people.filter(({ left }) => left === undefined), ...(await membersOrNone(turn))])
    all.set(one.id, one);
  return [...all.values()];
}

/** The roster is a help, not a need: without it people still choose among those we met. */
async function membersOrNone(turn: Turn): Promise<readonly Known[]> {
  try {
    return await turn.directory.members();
  } catch {
    return [];
  }
}
