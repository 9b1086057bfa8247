/** Somebody who may not add customers asks the managers for one: the keys of what they hear, and what came of it. Pure. */
import type { Customer } from "../customer/customer.ts";
import { namesakes } from "../customer/find.ts";
import type { Delivery, MessageSubject } from "../documents.ts";
import type { PersonId, PersonRef } from "../people/person.ts";
import type { Instant } from "../time/time.ts";
import type { Planned } from "./plan.ts";

type AboutNewCustomer = Extract<MessageSubject, { kind: "new-customer" }>;
/** The customer as it was asked for. */
export type WantedCustomer = AboutNewCustomer["wanted"];

/** A request; `decided` by a manager, or taken back by whoever asked. */
export type CustomerRequest = {
  key: string;
  by: PersonId;
  wanted: WantedCustomer;
  decided?: { by: PersonId; as: NonNullable<AboutNewCustomer["decided"]> } | undefined;
};

/** What the keys of all messages about one request begin with. */
export const requestKey = (at: Instant, by: PersonId): string => `new-customer/${at}/${by}`;

/** When it was asked for. */
export const requestedAt = ({ key }: Pick<CustomerRequest, "key">): Instant => key.split("/")[1] ?? "";

const decidedKey = (key: string): string => `${key}/decided`;
/** The key of the request that a message is about, of the message's id. */
export const requestKeyOf = (id: Delivery["id"]): string => id.slice(0, id.lastIndexOf("/"));

const isOfNew = (delivery: Delivery): delivery is Delivery & { about: AboutNewCustomer } =>
  delivery.about.kind === "new-customer";

/** The requests among what was planned, the newest last. */
export function customerRequests(deliveries: readonly Delivery[]): readonly CustomerRequest[] {
  const all = deliveries.filter(isOfNew);
  const decisions = new Map(all.filter(({ about }) => about.decided).map((one) => [requestKeyOf(one.id), one.about]));
  const requests = new Map<string, CustomerRequest>();
  for (const { id, about } of all) {
    if (about.decided !== undefined) continue;
    const key = requestKeyOf(id);
    const made = decisions.get(key);
    const decided = made?.decided === undefined ? undefined : { by: made.by, as: made.decided };
    requests.set(key, { key, by: about.by, wanted: about.wanted, decided });
  }
  return [...requests.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

/** The request that the message is about, with what came of it. */
export const requestIn = (delivery: Delivery, deliveries: readonly Delivery[]): CustomerRequest | undefined =>
  customerRequests(deliveries).find(({ key }) => key === requestKeyOf(delivery.id));

/** What a manager's card about it says, in a word. */
export const requestWord = ({ decided }: Pick<CustomerRequest, "decided">): string =>
  decided === undefined ? "asks" : decided.as;

/** What nobody has decided, and is not forgotten. */
export const undecidedRequests = (deliveries: readonly Delivery[]): readonly CustomerRequest[] =>
  customerRequests(deliveries).filter(({ decided, wanted }) => decided === undefined && wanted.name !== "");

/** One message for each manager who didn't ask for it. */
export const planRequest = ({ key, by, wanted }: CustomerRequest, managers: readonly PersonRef[]): readonly Planned[] =>
  managers
    .filter((manager) => manager !== by)
    .map((manager) => ({
      id: `${key}/${manager}`,
      to: { person: manager },
      about: { kind: "new-customer", customers: [], by, wanted },
    }));

/**
 * The customer that was added since it was asked for, with nobody having said so: by another way, or whoever added it
 * died over the rest. By its Microsoft ID, or by its name where nobody knew that.
 */
export function addedSince(request: CustomerRequest, customers: readonly Customer[]): Customer | undefined {
  const at = requestedAt(request);
  const since = customers.filter(({ addedAt, source }) => addedAt >= at && source !== "read");
  const { wanted } = request;
  return wanted.id === "" ? namesakes(since, wanted.name)[0] : since.find(({ id }) => id === wanted.id);
}

/** One for whoever asked, which is the record of the decision, too. @param customer the one that was added */
export const planDecided = (
  { key, by: asker, wanted }: CustomerRequest,
  { by, customer }: { by: PersonId; customer: string | undefined },
): Planned => ({
  id: decidedKey(key),
  to: { person: asker },
  about:
    customer === undefined
      ? { kind: "new-customer", customers: [], by, wanted, decided: "declined" }
      : { kind: "new-customer", customers: [customer], by, wanted, decided: "added" },
});

/** The message with the id of the customer that was added, so that it goes when the customer is forgotten. */
export const withAdded = (delivery: Delivery, key: string, customer: string): Delivery =>
  isOfNew(delivery) && requestKeyOf(delivery.id) === key
    ? { ...delivery, about: { ...delivery.about, wanted: { ...delivery.about.wanted, id: customer } } }
    : delivery;

/** Without what it says of that customer, who is forgotten: the record of a card in a chat stays until it is drawn anew. */
export function withoutWanted(delivery: Delivery, customer: string): Delivery | undefined {
  if (!isOfNew(delivery) || delivery.about.wanted.id !== customer) return delivery;
  const { about, card, state } = delivery;
  const wanted = { name: "", id: "", domain: "", person: "", isNew: true, workloads: [], azure: false };
  return state === "sent" && card !== undefined ? { ...delivery, about: { ...about, wanted } } : undefined;
}
