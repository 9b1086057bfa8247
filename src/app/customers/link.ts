/** “Link it now”: a ticket for whoever pressed, used up once, and what Azure then said of their link. */
import type { Customer } from "../../domain/customer/customer.ts";
import { issueTicket, ticketOf, useTicket, type GivenTicket, type LinkTicket } from "../../domain/pal/ticket.ts";
import { exact } from "../../domain/exact.ts";
import type { Actor, Person, PersonId } from "../../domain/people/person.ts";
import type { PalLink } from "../../domain/sources/facts.ts";
import type { Organization, SignedIn, World } from "../ports.ts";
import type { Sent } from "../../domain/messages/delivery.ts";
import { checkProof, type Proven } from "./associate.ts";
import { changeKnown } from "../change-each.ts";

/** Whose ticket it is, and for which customer. */
export type Linker = { organization: Organization; person: Person; customer: Customer; ticket: LinkTicket };

/** Remembers a ticket for whoever pressed. The caller has seen that they may change the customer. */
export async function giveTicket(
  { now }: Pick<World, "now">,
  organization: Organization,
  given: GivenTicket,
): Promise<void> {
  await changeKnown(organization.people, given.by.id, (person) => issueTicket(person, given, now()));
}

type Shown = { organization: string; person: PersonId; hash: string };

/** Who holds the ticket, without using it up: whatever looks at links before people do may come first. */
export async function whoseTicket(
  world: Pick<World, "store" | "now">,
  { organization: id, person: personId, hash }: Shown,
): Promise<Linker | undefined> {
  const organization = world.store.organization(id);
  const person = await organization.people.get(personId);
  const ticket = ticketOf(person, hash, world.now());
  if (person === undefined || ticket === undefined) return undefined;
  const customer = await organization.customers.get(ticket.customer);
  return customer === undefined ? undefined : { organization, person, customer, ticket };
}

/** Uses the ticket up. @returns undefined when it was used, ran out, or never was. */
export async function takeTicket(world: Pick<World, "store" | "now">, shown: Shown): Promise<Linker | undefined> {
  const linker = await whoseTicket(world, shown);
  if (linker === undefined) return undefined;
  const now = world.now();
  const { used } = await linker.organization.people.update(shown.person, (person) =>
    useTicket(person, shown.hash, now),
  );
  return used === undefined ? undefined : linker;
}

/** Records what Azure said of the link of whoever signed in. */
export async function recordLink(
  world: World,
  { organization, person, customer, ticket }: Linker,
  { tenant, objectId, name }: SignedIn,
  link: PalLink | undefined,
): Promise<Proven> {
  const by: Actor = { id: person.id, name: person.name, manager: ticket.manager === true };
  if (person.upn !== undefined) by.upn = person.upn;
  const read = { source: "signed-in", tenant, objectId, linked: link !== undefined } as const;
  const [proven] = await checkProof(world, organization, {
    links: [exact({ ...read, ...link, label: name })],
    customer: customer.id,
    by,
  });
  if (proven === undefined) throw new Error("a link that was checked has an outcome");
  world.nudge();
  return proven;
}

/** Says on the card that was pressed that the account is linked now. @returns undefined where nothing is drawn. */
export async function drawLinked(
  { messenger }: Pick<World, "messenger">,
  { organization, person, customer, ticket: { card } }: Linker,
  account: string,
  partnerId: string,
): Promise<Sent | undefined> {
  return card && messenger.update(organization.id, { person }, card, { kind: "linked", customer, account, partnerId });
}
