/** Colleagues of the organization: who they are, how they can be reached, what they may do. */
import { z } from "zod";
import { day, list, moment, optionalText, text } from "../schema.ts";
import { weeklyMomentSchema, type Day, type Instant } from "../time/time.ts";

/** Entra object id of a person, lower case. An opaque string: the Agents Playground's are not GUIDs. */
export const personId = text;
export type PersonId = z.output<typeof personId>;

/** How a person was named before we met them: an Entra object id, or a user principal name (it contains `@`). Lower case. */
export const personRef = text;
export type PersonRef = z.output<typeof personRef>;

/** Why messages cannot reach a person or a channel; gone as soon as something is heard from there. */
export const unreachableSchema = z.object({
  since: moment,
  because: text,
  /** They never added the bot: a step that is missing, not a person who is gone. */
  notInstalled: z.literal(true).exactOptional(),
});

/**
 * An absence: the deputy stands in on every day from `from` (absent: from the moment it was recorded) to `until`. `by`,
 * `at`: who recorded it, themselves or a manager, and when; absent where an earlier version did.
 */
const absenceSchema = z.object({
  from: day.exactOptional(),
  until: day,
  deputy: personId,
  by: personId.exactOptional(),
  at: moment.exactOptional(),
  /** When the same deputy was first recorded, where its days were changed since. */
  first: moment.exactOptional(),
});
export interface Absence extends z.output<typeof absenceSchema> {}

/**
 * What somebody asked to be reminded of on a day, in their own words. Theirs alone: no colleague and no manager is shown
 * it.
 */
const memoSchema = z.object({
  id: text,
  /** The customer it is about; absent for none. */
  customer: optionalText,
  /** The day they asked for. It comes on the first working day from then on that they are there. */
  on: day,
  says: optionalText,
  askedAt: moment,
  /** When its message was planned; absent while it is ahead. */
  planned: moment.exactOptional(),
  /** When it came last, of one that was asked for once more: that is another message, be it on the same day. */
  came: moment.exactOptional(),
});
export interface Memo extends z.output<typeof memoSchema> {}

/** The document of a person. */
export const personSchema = z.object({
  id: personId,
  name: text,
  /** User principal name, lower case. Absent until a roster or an import told us. */
  upn: optionalText,
  /** IANA zone from the Teams client, or chosen by the person. */
  zone: optionalText,
  /** Where the personal chat is. Absent when the person never installed or wrote to the bot, or removed it. */
  chat: z.object({ conversation: text, serviceUrl: text, teamsId: text }).exactOptional(),
  unreachable: unreachableSchema.exactOptional(),
  /** Not in the organization any more, by the word of Teams; gone as soon as they are heard of. Their customers are gaps (G01). */
  left: z.object({ since: moment }).exactOptional(),
  /**
   * What Entra says of their account: `since` when it was first found so, `read` when it was last asked. A disabled
   * account attributes nothing any more, and answers nobody.
   */
  account: z.object({ is: z.enum(["active", "disabled", "gone"]), since: moment, read: moment }).exactOptional(),
  /** The absence that began last, be it over. */
  away: absenceSchema.exactOptional(),
  /** Absences that were still ahead when they were recorded, the first to begin first. */
  coming: list(absenceSchema).exactOptional(),
  /**
   * Who stood in for them and had to stop before the day, the last one at the end: when that was and by whom; `since` and
   * `first`, the moments of that absence. So that whoever heard it begin hears it end. `from`, `until`: the days of one
   * that was cancelled before it began.
   */
  ended: list(
    z.object({
      deputy: personId,
      since: moment,
      first: moment.exactOptional(),
      at: moment,
      by: personId,
      from: day.exactOptional(),
      until: day.exactOptional(),
    }),
  ).exactOptional(),
  /** What the absences were before they were changed last, and who changed them when: it can be undone for a day. */
  absencesBefore: z.object({ at: moment, by: personId, were: list(absenceSchema) }).exactOptional(),
  /** Own weekly moment; absent means the organization's. */
  digest: z.union([weeklyMomentSchema, z.literal("off")]).exactOptional(),
  /** Wants to hear it when nothing needs them; else that is silence. */
  allClear: z.literal(true).exactOptional(),
  /** No reminder and no weekly message comes until then; `at`: when they said so. */
  quiet: z.object({ until: moment, at: moment }).exactOptional(),
  /** The digest of the organization, which comes to their chat in place of a channel's. */
  teamDigest: z
    .object({ moment: weeklyMomentSchema, since: moment, allClear: z.literal(true).exactOptional() })
    .exactOptional(),
  /** The oldest first; one that came stays for a while, so that it can be asked for again. */
  memos: list(memoSchema).exactOptional(),
  /** When the welcome was said, so that it is said once. */
  welcomed: moment.exactOptional(),
  /**
   * They pressed “Link it now”: hashes of the ticket and its code, for which customer, until when, and as whom. `card`:
   * where it was pressed, unless others read along there.
   */
  linking: z
    .object({
      ticket: text,
      code: text,
      customer: text,
      until: moment,
      manager: z.literal(true).exactOptional(),
      card: z.object({ conversation: text, activity: text }).exactOptional(),
    })
    .exactOptional(),
});
export interface Person extends z.output<typeof personSchema> {}

/**
 * Whether somebody is known by their user principal name only: a list named them, and they have not met the bot. Teams
 * takes no messages for it.
 */
export function isPrincipalName(ref: PersonRef): boolean {
  return ref.includes("@");
}

/** Their account is disabled or gone, or Teams knows nobody by that id: what hangs on the account has ended (P07). */
export function hasNoAccount({ left, account }: Person): boolean {
  return left !== undefined || (account !== undefined && account.is !== "active");
}

/** Left the organization, or shut the bot out. Their customers have nobody (G01). */
export function isGone(person: Person): boolean {
  return hasNoAccount(person) || (person.unreachable !== undefined && person.unreachable.notInstalled !== true);
}

/** Why nothing reaches them, and since when; undefined when a message may. */
export function unreached({ left, account, unreachable }: Person): { since: Instant; because: string } | undefined {
  if (left !== undefined) return { since: left.since, because: "they left the organization" };
  if (account === undefined || account.is === "active") return unreachable;
  return { since: account.since, because: `their account is ${account.is}` };
}

/** The person, as soon as they are heard of: what kept messages from them is over. */
export function backAgain<Known extends Person>(person: Known): Omit<Known, "left" | "account" | "unreachable"> {
  const { left: _left, account, unreachable: _unreachable, ...back } = person;
  // Who can write has an account again, whatever the last reading said.
  return account?.is === "active" ? { ...back, account } : back;
}

/** Whether a reference names this person, by Entra object id or by user principal name. */
export function isSamePerson(ref: PersonRef | undefined, person: { id: PersonId; upn?: string | undefined }): boolean {
  return ref !== undefined && (ref === person.id || (person.upn !== undefined && ref === person.upn));
}

/** Every reference that names the person. */
export const refsOf = ({ id, upn }: { id: PersonId; upn?: string | undefined }): readonly PersonRef[] =>
  upn === undefined ? [id] : [id, upn];

/** Who is named by a reference. Somebody we have not met yet is reached by it, if they installed the bot. */
export const personOf = (people: readonly Person[], ref: PersonRef): Person =>
  people.find((person) => isSamePerson(ref, person)) ?? { id: ref, name: ref };

/** People by each of their references: for looking up many, where `isSamePerson` would ask everybody every time. */
export function byReference(people: readonly Person[]): ReadonlyMap<PersonRef, Person> {
  return new Map(people.flatMap((person) => refsOf(person).map((ref) => [ref, person] as const)));
}

/** Who acts. Taken from the authenticated activity, never from a card. */
export type Actor = {
  id: PersonId;
  name: string;
  upn?: string;
  manager: boolean;
} & StandsFor;

/** What somebody answers for beside their own, on one day. */
export type StandsFor = {
  /** Owners who are away and named this person as deputy. */
  standsInFor?: readonly PersonRef[];
  /** Decides which customers are covered; absent: none. */
  day?: CoverDay;
};

/** A day, and everybody whom nothing reaches: these cover nothing. */
export type CoverDay = { today: Day; unreached: ReadonlySet<PersonRef> };

/** Somebody who may answer for customers. */
export type Answerer = Pick<Actor, "id" | "upn"> & StandsFor;

/**
 * For acts that are the managers' alone. Commands and card actions check the right where their table declares it, so
 * anybody else who gets here is a fault of ours.
 * @throws {Error} when the actor is not a manager.
 */
export function onlyManagers({ manager }: Actor): void {
  if (!manager) throw new Error("only a manager may do that, and whoever asked for it was not stopped before");
}

/** Who an entry in the history is from, when no person did it. */
export const system = "system";
