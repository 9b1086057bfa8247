/**
 * Forgetting a person or a customer. Every step is a change of one document; dying in between leaves some of it done,
 * and doing it again does the rest.
 */
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import type { Delivery, SourceState } from "../../domain/documents.ts";
import {
  customerForgotten,
  forgottenSince,
  forgetInCustomer,
  forgetInSettings,
  forgetInWeek,
  isLastManager,
  linksOf,
  pseudonymOf,
  withoutCustomerIn,
  withoutPerson,
  type Forgotten,
} from "../../domain/organization/forget.ts";
import { onlyManagers, isSamePerson, type Actor, type PersonRef } from "../../domain/people/person.ts";
import { withoutMemosOf } from "../../domain/people/memos.ts";
import { withoutCustomer } from "../../domain/organization/retention.ts";
import { memberOf } from "../../domain/listing.ts";
import { withoutWanted } from "../../domain/messages/new-customer.ts";
import { chaseTo, isChase, passedOn } from "../../domain/messages/chases.ts";
import { isAbout, newDelivery, planOnce } from "../../domain/messages/delivery.ts";
import { changeSettings, noteInSettings, settingsOf } from "../evaluate.ts";
import { dropPast } from "../imports/undo.ts";
import { dayOf, type Instant } from "../../domain/time/time.ts";
import { changeEach } from "../change-each.ts";
import type { Organization, World } from "../ports.ts";

export type ForgottenPerson =
  | {
      outcome: "forgotten";
      pseudonym: string;
      /** Documents in which they were named. */
      documents: number;
      /** Messages to them whose record is gone. */
      deliveries: number;
      /** The administrator's settings still name them as a manager. */
      fixedManager: boolean;
    }
  | { outcome: "last-manager" };

type Parts = Pick<World, "now" | "newId" | "setup">;

/**
 * Puts a pseudonym in place of the person everywhere, then removes their document. Settings come first, so that it is
 * on record before anything else changes; weeks before customers, which tell what accounts of theirs are called there;
 * messages after customers, since a prompt that is open plans its message anew.
 * @param asked.person Entra object id or user principal name; nobody need have met them.
 */
export async function forgetPerson(
  world: Parts,
  organization: Organization,
  asked: { person: PersonRef; by: Actor },
): Promise<ForgottenPerson> {
  onlyManagers(asked.by);
  const { managers: fixed } = world.setup;
  const known = await whoIs(organization, asked.person);
  if (isLastManager(await settingsOf(organization), known, fixed)) return { outcome: "last-manager" };
  const pseudonym = pseudonymOf(await keyedHash(await keyOf(world, organization), known.id));
  const person: Forgotten = { ...known, pseudonym };
  const act = { by: asked.by.id, now: world.now() };

  await changeSettings(organization, (current) => ({ doc: forgetInSettings(current, person, act) }));
  const links = (await organization.customers.list()).flatMap((one) => linksOf(one, person));
  // What imports changed is kept for a day as it was; whoever is forgotten is nowhere in that either.
  await changeEach(organization.imports, () => undefined);
  let documents = await changeEach(organization.weeks, (one) => forgetInWeek(one, person, links));
  documents += await changeEach(organization.customers, (one) => forgetInCustomer(one, person, act));
  documents += await changeEach(organization.channels, (one) => withoutPerson(one, person));
  documents += await changeEach(organization.people, (one) => (one.id === known.id ? one : withoutPerson(one, person)));
  documents += await changeEach(organization.sources, (one) => withoutPerson(one, person));
  await passOnTheirs(organization, person, world);
  const deliveries = await changeEach(organization.deliveries, (one) => withoutPersonIn(one, person));
  await organization.people.update(known.id, () => ({ doc: undefined }));
  const fixedManager = fixed.some((ref) => isSamePerson(ref, known));
  return { outcome: "forgotten", pseudonym, documents, deliveries, fixedManager };
}

/** What is known of somebody, by any reference; a reference alone is enough to forget. */
async function whoIs(organization: Organization, ref: PersonRef): Promise<Pick<Forgotten, "id" | "upn" | "name">> {
  const wanted = ref.trim().toLowerCase();
  const known = (await organization.people.list()).find((one) => one.id === ref || isSamePerson(wanted, one));
  if (known === undefined) return { id: wanted };
  return { id: known.id, name: known.name, upn: known.upn };
}

/** The organization's own key, made once: without it nobody can tell whose pseudonym it is. */
async function keyOf(world: Pick<World, "newId">, organization: Organization): Promise<string> {
  const fresh = `${world.newId()}${world.newId()}`;
  const { key } = await changeSettings(organization, (current) => {
    if (current.pseudonymKey !== undefined) return { doc: current, key: current.pseudonymKey };
    return { doc: { ...current, pseudonymKey: fresh }, key: fresh };
  });
  return key;
}

/** HMAC-SHA-256 in hexadecimal. */
async function keyedHash(key: string, text: string): Promise<string> {
  const bytes = (of: string) => new TextEncoder().encode(of);
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const imported = await crypto.subtle.importKey("raw", bytes(key), algorithm, false, ["sign"]);
  const signed = new Uint8Array(await crypto.subtle.sign("HMAC", imported, bytes(text)));
  return [...signed].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What a manager has them reminded of, and still waits, is the owners' of what they covered. */
async function passOnTheirs(organization: Organization, person: Forgotten, { now, setup }: Parts): Promise<void> {
  const theirs = (await organization.deliveries.list())
    .filter(isChase)
    .filter(({ to, state }) => state === "planned" && "person" in to && isSamePerson(to.person, person));
  if (theirs.length === 0) return;
  const { zone = setup.digest.zone } = await settingsOf(organization);
  const [customers, people] = [await organization.customers.list(), await organization.people.list()];
  const facts = { customer: (id: CustomerId) => memberOf(customers, id), people, today: dayOf(now(), zone) };
  for (const chase of theirs) {
    const deliveries = await organization.deliveries.list();
    for (const [owner, gaps] of passedOn(chase, deliveries, facts)) {
      const toOwner = deliveries.filter(({ to }) => "person" in to && to.person === owner);
      const { id, to, about } = chaseTo(owner, gaps, chase.about, toOwner, []);
      await organization.deliveries.update(id, (current) => planOnce(current, newDelivery(id, to, about, now())));
    }
  }
}

/** A message to the person, or one whose key names them, is gone; in others a pseudonym stands. */
function withoutPersonIn(delivery: Delivery, person: Forgotten): Delivery | undefined {
  if ("person" in delivery.to && isSamePerson(delivery.to.person, person)) return undefined;
  const changed = withoutPerson(delivery, person);
  return changed.id === delivery.id ? changed : undefined;
}

export type ForgottenCustomer = { outcome: "forgotten"; deliveries: number } | { outcome: "no-such-customer" };

/**
 * Removes the customer with everything it holds, then what still speaks of it. Its Microsoft ID stays in the settings'
 * history, so that it is on record what was removed. The record of a card that names it in a chat goes once the card
 * is drawn anew without it.
 * @param asked.addedAt of one whose addition was taken back, so that it is gone already
 */
export async function forgetCustomer(
  world: Pick<World, "now" | "nudge">,
  organization: Organization,
  asked: { customer: CustomerId; by: Actor; addedAt?: Instant },
): Promise<ForgottenCustomer> {
  onlyManagers(asked.by);
  const { customer: id } = asked;
  const known: Customer | undefined = await organization.customers.get(id);
  const { addedAt } = asked;
  const isToRecord =
    known !== undefined ||
    (addedAt !== undefined && !forgottenSince(await settingsOf(organization), addedAt).customers.has(id));
  if (isToRecord) {
    const entry = { at: world.now(), by: asked.by.id, what: customerForgotten, from: id };
    await noteInSettings(organization, entry);
  }
  if (known !== undefined) await organization.customers.update(id, () => ({ doc: undefined }));
  const deliveries = (await organization.deliveries.list()).filter((one) => isAbout(one, id)).length;
  const changed = await changeEach(organization.deliveries, (one) => {
    // Who asked for it still waits for an answer, where it was only taken out again.
    const left = addedAt === undefined ? withoutWanted(one, id) : one;
    return left && withoutCustomer(left, id);
  });
  const weeks = await changeEach(organization.weeks, (week) => withoutCustomerIn(week, id));
  await changeEach(organization.people, (person) => withoutMemosOf(person, id));
  await changeEach(organization.sources, (source) => withoutExamplesOf(source, id));
  await dropPast(organization, world.now());
  if (known === undefined && changed + weeks === 0) return { outcome: "no-such-customer" };
  world.nudge();
  return { outcome: "forgotten", deliveries };
}

/** What a source asks about, without the customer's name among the examples. */
function withoutExamplesOf(source: SourceState, customer: CustomerId): SourceState {
  const { asks } = source;
  if (asks?.examples.some((one) => one.customer === customer) !== true) return source;
  return { ...source, asks: { ...asks, examples: asks.examples.filter((one) => one.customer !== customer) } };
}
