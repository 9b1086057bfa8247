/** Fetches an organization and evaluates its gaps: what reports, digests and cards all start from. */
import type { GapContext } from "../domain/gaps/find-gaps.ts";
import {
  defaultSettings,
  type ImportName,
  type ImportNote,
  type Settings,
  type SourceId,
  type SourceState,
} from "../domain/documents.ts";
import type { HistoryEntry } from "../domain/customer/customer.ts";
import { noted } from "../domain/customer/edit.ts";
import type { Names } from "../domain/messages/message.ts";
import { hasNoAccount, isGone, refsOf, unreached, type Person, type PersonRef } from "../domain/people/person.ts";
import type { OrganizationFacts } from "../domain/messages/compose.ts";
import { dayOf, type Day, type Zone } from "../domain/time/time.ts";
import { unreadOf } from "../domain/sources/sources.ts";
import type { Organization, World } from "./ports.ts";

export type Evaluated = OrganizationFacts;

/** The settings of an organization, the defaults where nobody changed them. */
export async function settingsOf(organization: Organization): Promise<Settings> {
  return (await organization.settings.get("settings")) ?? defaultSettings;
}

/** Changes them, as one step; durable when it resolves. */
export const changeSettings = <Changed extends { doc: Settings }>(
  organization: Organization,
  change: (settings: Settings) => Changed,
): Promise<Changed> => organization.settings.update("settings", (current = defaultSettings) => change(current));

/** Writes into the organization's own history, where what happened has no document that could have it. */
export const noteInSettings = (organization: Organization, ...entries: HistoryEntry[]): Promise<{ doc: Settings }> =>
  changeSettings(organization, (settings) => ({ doc: noted(settings, ...entries) }));

/** What the gap rules need to know beside the customer. */
export async function gapContext(
  world: Pick<World, "setup" | "now" | "sync">,
  organization: Organization,
): Promise<GapContext> {
  const [settings, people, sources] = await Promise.all([
    settingsOf(organization),
    organization.people.list(),
    organization.sources.list(),
  ]);
  return contextOf(world, organization, settings, people, sources);
}

/** Customers, people and gaps of an organization as they are now. */
export async function evaluate(
  world: Pick<World, "setup" | "gapsIn" | "now" | "sync">,
  organization: Organization,
): Promise<Evaluated> {
  const [customers, people, settings, sources] = await Promise.all([
    organization.customers.list(),
    organization.people.list(),
    settingsOf(organization),
    organization.sources.list(),
  ]);
  const context = contextOf(world, organization, settings, people, sources);
  return {
    customers,
    people,
    settings,
    context,
    gapsById: world.gapsIn(organization.id, customers, context),
    names: namesOf(people),
    now: world.now(),
  };
}

/** By list: a digest asks for the same list's names for every message, and thousands take milliseconds each time. */
const namesKnown = new WeakMap<readonly Person[], Names>();

/** Names by Entra object id and by user principal name. */
export function namesOf(people: readonly Person[]): Names {
  const known = namesKnown.get(people);
  if (known !== undefined) return known;
  const names = new Map<PersonRef, string>();
  for (const person of people) {
    names.set(person.id, person.name);
    if (person.upn !== undefined) names.set(person.upn, person.name);
  }
  // A list that may still grow is not remembered.
  if (Object.isFrozen(people)) namesKnown.set(people, names);
  return names;
}

function contextOf(
  world: Pick<World, "setup" | "now" | "sync">,
  { id }: Organization,
  settings: Settings,
  people: readonly Person[],
  sources: readonly SourceState[],
): GapContext {
  const zone = settings.zone ?? world.setup.digest.zone;
  const gone = new Set<PersonRef>();
  const left = new Set<PersonRef>();
  const disabled = new Set<PersonRef>();
  const goneSince = new Map<PersonRef, Day>();
  for (const person of people.filter(isGone)) {
    const since = unreached(person)?.since;
    for (const ref of refsOf(person)) {
      gone.add(ref);
      if (hasNoAccount(person)) left.add(ref);
      if (person.account?.is === "disabled") disabled.add(ref);
      if (since !== undefined) goneSince.set(ref, dayOf(since, zone));
    }
  }
  return {
    today: dayOf(world.now(), zone),
    zone,
    calendar: { weekend: settings.weekend, holidays: settings.holidays },
    partnerIds: world.setup.partnerIds,
    globalPartnerId: world.setup.globalPartnerId,
    goals: settings.goals,
    imports: withRead(settings.imports, sources),
    listImportedOn: settings.imports.customers && listImportedOn(settings.imports.customers, zone),
    listReadOn: listReadOn(sources, zone),
    unread: unreadIn(world, id, sources, zone),
    gone,
    left,
    disabled,
    goneSince,
    limits: world.setup.limits,
    catalogue: world.setup.catalogue,
  };
}

const readBy: Partial<Record<ImportName, SourceId>> = {
  customers: "customers",
  subscriptions: "customers",
  gdap: "gdap",
};

/** Reports that were imported before are as good as imported again when a source reads what they say. */
function withRead(imports: Settings["imports"], sources: readonly SourceState[]): Settings["imports"] {
  const noted = Object.entries(imports) as [ImportName, ImportNote][];
  return Object.fromEntries(
    noted.map(([name, note]) => {
      const read = sources.find(({ id }) => id === readBy[name])?.read;
      return [name, read === undefined || note.at >= read.at ? note : { at: read.at, by: read.by }];
    }),
  );
}

/** Until it was noted which list was of all customers, each was taken for one. */
const listImportedOn = ({ whole, at }: ImportNote, zone: Zone): Day => whole ?? dayOf(at, zone);

/** When Partner Center's own list of customers was last read. */
function listReadOn(sources: readonly SourceState[], zone: Zone): Day | undefined {
  const at = sources.find(({ id }) => id === "customers")?.read?.at;
  return at && dayOf(at, zone);
}

/** Sources that are switched on, and not read now. */
function unreadIn({ sync }: Pick<World, "sync">, organization: string, sources: readonly SourceState[], zone: string) {
  if (sync === undefined) return [];
  const consentUrl = sync.sources.consentUrl(organization);
  return sync.sources.on.flatMap((id) => {
    const state = sources.find((one) => one.id === id);
    return (state && unreadOf(state, consentUrl, zone)) ?? [];
  });
}
