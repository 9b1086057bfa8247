/** Fetches an organization and evaluates its gaps: what reports, digests and cards all start from. */
import type { GapContext } from "../domain/gaps/find-gaps.ts";
import type { Customer, CustomerId } from "../domain/customer/customer.ts";
import { defaultSettings, type Settings } from "../domain/documents.ts";
import type { Gap } from "../domain/catalogue/gap-codes.ts";
import type { Names } from "../domain/messages/message.ts";
import { isGone, unreached, type Person, type PersonRef } from "../domain/people/person.ts";
import { dayOf, type Day, type Instant } from "../domain/time/time.ts";
import type { Organization, World } from "./ports.ts";

export type Evaluated = {
  customers: readonly Customer[];
  people: readonly Person[];
  settings: Settings;
  gapsById: ReadonlyMap<CustomerId, readonly Gap[]>;
  names: Names;
  context: GapContext;
  now: Instant;
};

/** The settings of an organization, the defaults where nobody changed them. */
export async function settingsOf(organization: Organization): Promise<Settings> {
  return (await organization.settings.get("settings")) ?? defaultSettings;
}

/** What the gap rules need to know beside the customer. */
export async function gapContext(world: Pick<World, "setup" | "now">, organization: Organization): Promise<GapContext> {
  const [settings, people] = await Promise.all([settingsOf(organization), organization.people.list()]);
  return contextOf(world, settings, people);
}

/** Customers, people and gaps of an organization as they are now. */
export async function evaluate(
  world: Pick<World, "setup" | "gapsIn" | "now">,
  organization: Organization,
): Promise<Evaluated> {
  const [customers, people, settings] = await Promise.all([
    organization.customers.list(),
    organization.people.list(),
    settingsOf(organization),
  ]);
  const context = contextOf(world, settings, people);
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

/** Names by Entra object id and by user principal name. */
export function namesOf(people: readonly Person[]): Names {
  const names = new Map<PersonRef, string>();
  for (const person of people) {
    names.set(person.id, person.name);
    if (person.upn !== undefined) names.set(person.upn, person.name);
  }
  return names;
}

function contextOf(world: Pick<World, "setup" | "now">, settings: Settings, people: readonly Person[]): GapContext {
  const zone = settings.zone ?? world.setup.digest.zone;
  const gone = new Set<PersonRef>();
  const left = new Set<PersonRef>();
  const goneSince = new Map<PersonRef, Day>();
  for (const person of people.filter(isGone)) {
    const since = unreached(person)?.since;
    for (const ref of person.upn === undefined ? [person.id] : [person.id, person.upn]) {
      gone.add(ref);
      if (person.left !== undefined) left.add(ref);
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
    imports: settings.imports,
    gone,
    left,
    goneSince,
    limits: world.setup.limits,
    catalogue: world.setup.catalogue,
  };
}
