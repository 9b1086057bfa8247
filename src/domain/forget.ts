/** Forgetting a person: every trace of them in a document gives way to a pseudonym. Pure. */
import { openPrompt } from "./checklist.ts";
import type { Customer } from "./customer.ts";
import type { Settings } from "./documents.ts";
import { isSamePerson, type PersonId, type PersonRef } from "./person.ts";
import type { Instant } from "./time.ts";

/** Who is forgotten: everything that names them, and what stands there from now on. */
export type Forgotten = { id: PersonId; upn?: string; name?: string; pseudonym: string };

/** `person-3f9a2c81d4`: from a keyed hash of the person's id, the same in every document of the organization. */
export const pseudonymOf = (hash: string): string => `person-${hash.slice(0, 10)}`;

/** Whether a reference is what is left of somebody. */
export const isPseudonym = (ref: PersonRef): boolean => /^person-[0-9a-f]{10}$/.test(ref);

/** Fields that say what a company, a team or a place is called: a person's name in them is the company's. */
const namesOfOthers = new Set(["name", "domain", "relationship", "tags", "team", "workload", "serviceUrl"]);

/**
 * The document without the person: their ids wherever they stand, alone or within a text or a key, and their full name
 * in what people wrote. A document without a trace is given back as it is.
 */
export function withoutPerson<Doc>(doc: Doc, person: Forgotten): Doc {
  const replace = replacer(person);
  return walk(doc, undefined) as Doc;

  function walk(value: unknown, key: string | undefined): unknown {
    if (typeof value === "string") return replace(value, key === undefined || !namesOfOthers.has(key));
    if (Array.isArray(value)) {
      const items: unknown[] = value.map((item) => walk(item, key));
      return items.every((item, place) => item === value[place]) ? value : items;
    }
    if (typeof value !== "object" || value === null) return value;
    const before = Object.entries(value);
    const after = before.map(([name, part]): [string, unknown] => [replace(name, false), walk(part, name)]);
    const isSame = after.every(([name, part], place) => name === before[place]?.[0] && part === before[place]?.[1]);
    return isSame ? value : together(after);
  }
}

/** Figures under two of their references are figures of one. */
function together(parts: readonly (readonly [string, unknown])[]): object {
  const all = new Map<string, unknown>();
  for (const [key, part] of parts) {
    const before = all.get(key);
    all.set(key, typeof before === "number" && typeof part === "number" ? before + part : part);
  }
  return Object.fromEntries(all);
}

/** A full name is two words at least: "Alex" alone may be anybody's. */
const isFullName = (name: string): boolean => /\S\s+\S/.test(name.trim());

function replacer({ id, upn, name, pseudonym }: Forgotten): (text: string, names: boolean) => string {
  const ids = [id, ...(upn === undefined ? [] : [upn])].filter((ref) => ref !== "");
  const exact = pattern(ids);
  const called = name === undefined || !isFullName(name) ? [] : [name.trim(), name.trim().replace(/[^\p{L}\p{N}]+/gu, "-")];
  const written = pattern([...ids, ...called]);
  return (text, names) => text.replace(names ? written : exact, () => pseudonym);
}

/** Any of the texts, whole: not within a longer word or id. */
function pattern(texts: readonly string[]): RegExp {
  const some = texts.map((text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&").replace(/\s+/g, "\\s+"));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${some.join("|")})(?![\\p{L}\\p{N}])`, "giu");
}

/**
 * The customer without the person. What they owned has no owner from now on, which is a gap that managers see; a
 * prompt that waits for them is closed. A link that was theirs stays, without saying whose it was.
 */
export function forgetInCustomer(
  customer: Customer,
  person: Forgotten,
  act: { by: PersonId; now: Instant },
): Customer {
  return withoutPerson(withoutTheirLinks(withoutTheirDuties(customer, person, act), person), person);
}

function withoutTheirDuties(customer: Customer, person: Forgotten, { by, now }: { by: PersonId; now: Instant }): Customer {
  const owned = isSamePerson(customer.owner, person);
  const stoodIn = isSamePerson(customer.deputy, person);
  const prompt = openPrompt(customer);
  const waits = prompt !== undefined && isSamePerson(prompt.to, person);
  if (!owned && !stoodIn && !waits) return customer;
  const { owner, deputy, ...rest } = customer;
  const entries = [
    ...(owned ? [{ at: now, by, what: "owner forgotten", from: person.pseudonym }] : []),
    ...(stoodIn ? [{ at: now, by, what: "deputy forgotten", from: person.pseudonym }] : []),
  ];
  return {
    ...rest,
    ...(owned ? { ownerSince: now } : owner === undefined ? {} : { owner }),
    ...(stoodIn || deputy === undefined ? {} : { deputy }),
    checklist: {
      ...customer.checklist,
      revision: customer.checklist.revision + 1,
      ...(waits ? { prompt: { ...prompt, closed: { at: now, by, how: "superseded" as const } } } : {}),
    },
    history: [...customer.history, ...entries],
  };
}

/** Accounts of theirs in the customer's directory have ids of their own, which name them as well. */
function withoutTheirLinks(customer: Customer, person: Forgotten): Customer {
  const theirs = customer.identities.filter(({ holder, kind }) => isSamePerson(holder, person) && kind !== "service principal");
  const taken = new Set(customer.identities.map(({ id }) => id));
  return theirs.reduce((doc, { id }) => {
    if (id.startsWith(person.pseudonym)) return doc;
    let pseudonym = person.pseudonym;
    for (let number = 2; taken.has(pseudonym); number += 1) pseudonym = `${person.pseudonym}-${number}`;
    taken.add(pseudonym);
    return withoutPerson(doc, { id, pseudonym });
  }, customer);
}

/** Settings without the person, no manager any more, and with who did it on record. */
export function forgetInSettings(
  settings: Settings,
  person: Forgotten,
  act: { by: PersonId; now: Instant },
): Settings {
  const managers = settings.managers.filter((ref) => !isSamePerson(ref, person));
  const entry = { at: act.now, by: act.by, what: "person forgotten", to: person.pseudonym };
  return withoutPerson({ ...settings, managers, history: [...settings.history, entry] }, person);
}

/** Whether they are the only one who may still change anything. */
export function isLastManager(settings: Settings, person: Pick<Forgotten, "id" | "upn">, fixed: readonly PersonRef[]): boolean {
  if (fixed.length > 0) return false;
  return settings.managers.length > 0 && settings.managers.every((ref) => isSamePerson(ref, person));
}
