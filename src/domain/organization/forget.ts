/** Forgetting a person: every trace of them in a document gives way to a pseudonym. Pure. */
import { noted } from "../customer/edit.ts";
import { exact } from "../exact.ts";
import { openPrompt } from "../customer/checklist.ts";
import type { Customer, CustomerId, Identity } from "../customer/customer.ts";
import type { Settings, Week } from "../documents.ts";
import type { Forgettings } from "../imports/undo.ts";
import { isSamePerson, type PersonId, type PersonRef } from "../people/person.ts";
import { dayOf, type Instant } from "../time/time.ts";

/** What the settings' history calls it. */
const personForgotten = "person forgotten";
export const customerForgotten = "customer forgotten";

/** Who was forgotten at this moment or after it, as far as the history is kept. */
export function forgottenSince({ history }: Pick<Settings, "history">, moment: Instant): Forgettings {
  const since = history.filter(({ at }) => at >= moment);
  return {
    person: since.some(({ what }) => what === personForgotten),
    customers: new Set(since.flatMap(({ what, from }) => (what === customerForgotten ? (from ?? []) : []))),
  };
}

/** Who is forgotten: everything that names them, and what stands there from now on. */
export type Forgotten = { id: PersonId; upn?: string | undefined; name?: string | undefined; pseudonym: string };

/** `person-3f9a2c81d4`: from a keyed hash of the person's id, the same in every document of the organization. */
export const pseudonymOf = (hash: string): string => `person-${hash.slice(0, 10)}`;

/** Fields that say what a company, a team or a place is called: a person's name in them is the company's. */
const namesOfOthers = new Set(["name", "domain", "relationship", "tags", "team", "workload", "serviceUrl"]);

/**
 * The document without the person: their ids wherever they stand, alone or within a text or a key, and their full name
 * in what people wrote. A document without a trace is given back as it is.
 */
export function withoutPerson<Doc>(doc: Doc, person: Forgotten): Doc {
  if (!mayName(doc, person)) return doc;
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

/** Says quickly of most documents that they have no trace. */
function mayName(doc: unknown, { id, upn, name = "" }: Forgotten): boolean {
  // Letters outside ASCII change their length with their case: looked at in full.
  const [first = ""] = name.trim().split(/[^\p{L}\p{N}]+/u);
  if (!/^[ -~]*$/.test(`${id}${upn ?? ""}${first}`)) return true;
  const text = (JSON.stringify(doc) ?? "").toLowerCase();
  return [id, upn, first].some((one) => one !== undefined && one !== "" && text.includes(one.toLowerCase()));
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

function replacer({ id, upn, name = "", pseudonym }: Forgotten): (text: string, names: boolean) => string {
  const ids = pattern(
    [id, upn].filter((ref) => ref !== undefined).map((ref) => `(?<!${word}[._%+-])${literal(ref)}${alone}`),
  );
  const called = name.trim();
  // As somebody wrote it, and as an id that was made of it.
  const written = isFullName(called)
    ? pattern([`${literal(called)}${alone}`, literal(called.replace(/[^\p{L}\p{N}]+/gu, "-"))])
    : undefined;
  return (text, names) => {
    const known = text.replace(ids, () => pseudonym);
    return names && written !== undefined ? known.replace(written, () => pseudonym) : known;
  };
}

const word = "[\\p{L}\\p{N}]";
/** Not the beginning of something longer, such as `megan@partner.example.org` or `Bowen-Smith`. */
const alone = `(?![.@-]${word})`;

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s+/g, "\\s+");

/** Any of the expressions, not within a longer word. */
function pattern(some: readonly string[]): RegExp {
  return new RegExp(`(?<!${word})(?:${some.join("|")})(?!${word})`, "giu");
}

/**
 * The customer without the person. What they owned has no owner from now on, which is a gap that managers see; a
 * prompt that waits for them is closed. A link that was theirs stays, without saying whose it was. What somebody saved
 * there can't be undone any more.
 */
export function forgetInCustomer(customer: Customer, person: Forgotten, act: { by: PersonId; now: Instant }): Customer {
  const { undoable: before, ...known } = customer;
  const doc = withoutPerson(withoutTheirLinks(withoutTheirDuties(known, person, act), person), person);
  // What was before would bring them back.
  if (doc === known && withoutPerson(before, person) === before) return customer;
  return doc;
}

function withoutTheirDuties(
  customer: Customer,
  person: Forgotten,
  { by, now }: { by: PersonId; now: Instant },
): Customer {
  const owned = isSamePerson(customer.owner, person);
  const stoodIn = isSamePerson(customer.deputy, person);
  const covers = isSamePerson(customer.cover?.person, person);
  const prompt = openPrompt(customer);
  const waits = prompt !== undefined && isSamePerson(prompt.to, person);
  if (!owned && !stoodIn && !covers && !waits) return customer;
  const entry = (what: string) => ({ at: now, by, what, from: person.pseudonym });
  // By its last day it may be over already, and that told.
  const isCovered = covers && (customer.cover?.until ?? "") >= dayOf(now, "Etc/UTC");
  const entries = [
    owned && entry("owner forgotten"),
    stoodIn && entry("deputy forgotten"),
    isCovered && entry("cover forgotten"),
  ].filter((one) => one !== false);
  return exact({
    ...customer,
    owner: owned ? undefined : customer.owner,
    ownerSince: owned ? now : customer.ownerSince,
    deputy: stoodIn ? undefined : customer.deputy,
    cover: covers ? undefined : customer.cover,
    checklist: exact({
      ...customer.checklist,
      revision: customer.checklist.revision + 1,
      prompt: waits ? { ...prompt, closed: { at: now, by, how: "superseded" as const } } : customer.checklist.prompt,
    }),
    history: [...customer.history, ...entries],
  });
}

/** An account of the person's in a customer's directory. Its id and its label name them as well. */
export type TheirLink = { customer: CustomerId; id: string; pseudonym: string };

/** Their accounts at a customer, each with what its id becomes. */
export function linksOf(customer: Customer, person: Forgotten): readonly TheirLink[] {
  const taken = new Set(customer.identities.map(({ id }) => id));
  return customer.identities
    .filter(
      ({ holder, kind, id }) => isSamePerson(holder, person) && isPersonal(kind) && !id.startsWith(person.pseudonym),
    )
    .map(({ id }) => {
      let pseudonym = person.pseudonym;
      for (let number = 2; taken.has(pseudonym); number += 1) pseudonym = `${person.pseudonym}-${number}`;
      taken.add(pseudonym);
      return { customer: customer.id, id, pseudonym };
    });
}

const isPersonal = (kind: Identity["kind"]): boolean => kind === "user" || kind === "guest" || kind === "lighthouse";

function withoutTheirLinks(customer: Customer, person: Forgotten): Customer {
  return linksOf(customer, person).reduce((doc, link) => {
    const label = doc.identities.find(({ id }) => id === link.id)?.label ?? "";
    // An id such as "admin" may stand anywhere for something else; an object id or an address is theirs wherever it is.
    const known = [link.id, label].filter(isTelling);
    const told = known.reduce((one, id) => withoutPerson(one, { id, pseudonym: link.pseudonym }), doc);
    return {
      ...told,
      identities: told.identities.map((one) =>
        one.id === link.id || one.id === link.pseudonym ? { ...one, id: link.pseudonym, label: link.pseudonym } : one,
      ),
      history: told.history.map((entry) => (entry.item === link.id ? { ...entry, item: link.pseudonym } : entry)),
      snoozes: told.snoozes.map((snooze) => ({ ...snooze, gap: withoutLink(snooze.gap, link) })),
    };
  }, customer);
}

const isTelling = (text: string): boolean =>
  text.includes("@") || /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.test(text);

/** The key of a gap, `<customer>/<code>/<item>`, when it is about the link. */
function withoutLink(key: string, { customer, id, pseudonym }: TheirLink): string {
  const isAboutIt = key.startsWith(`${customer}/`) && key.endsWith(`/${id}`);
  return isAboutIt ? `${key.slice(0, -id.length)}${pseudonym}` : key;
}

/** The week without the customer, whose keys begin with its id; how many there were stays. */
export function withoutCustomerIn(week: Week, customer: CustomerId): Week {
  const others = (keys: readonly string[]) => keys.filter((key) => !key.startsWith(`${customer}/`));
  const keys = others(week.keys);
  const forgotten = week.keys.length - keys.length;
  if (forgotten === 0) return week;
  return exact({
    ...week,
    keys,
    named: week.named && others(week.named),
    forgotten: (week.forgotten ?? 0) + forgotten,
  });
}

/** The week without the person; its keys may name their accounts. */
export function forgetInWeek(week: Week, person: Forgotten, links: readonly TheirLink[]): Week {
  const renamed = (keys: readonly string[]) => keys.map((key) => links.reduce(withoutLink, key));
  const keys = renamed(week.keys);
  const isSame = keys.every((key, place) => key === week.keys[place]);
  const told = isSame ? week : exact({ ...week, keys, named: week.named && renamed(week.named) });
  return withoutPerson(told, person);
}

/** Settings without the person, no manager any more, and with who did it on record. */
export function forgetInSettings(settings: Settings, person: Forgotten, act: { by: PersonId; now: Instant }): Settings {
  const managers = settings.managers.filter((ref) => !isSamePerson(ref, person));
  const entry = { at: act.now, by: act.by, what: personForgotten, to: person.pseudonym };
  return withoutPerson(noted({ ...settings, managers }, entry), person);
}

/** Whether they are the only one who may still change anything. */
export function isLastManager(
  settings: Settings,
  person: Pick<Forgotten, "id" | "upn">,
  fixed: readonly PersonRef[],
): boolean {
  if (fixed.length > 0) return false;
  return settings.managers.length > 0 && settings.managers.every((ref) => isSamePerson(ref, person));
}
