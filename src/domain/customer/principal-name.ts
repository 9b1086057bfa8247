/** What lists record of people under their user principal names, once it is known whose names they are. Pure. */
import { exact } from "../exact.ts";
import type { Customer } from "./customer.ts";
import type { Person } from "../people/person.ts";

/**
 * The customer with the person's id in place of their principal name, as owner, deputy and holder of links. A prompt
 * keeps the name that it was put to: it is part of its message's key. Without a trace of the name the very same object.
 */
export function knownById(customer: Customer, { id, upn }: Pick<Person, "id" | "upn">): Customer {
  const { owner, deputy, identities } = customer;
  const holds = identities.some(({ holder }) => holder !== undefined && holder === upn);
  if (upn === undefined || (owner !== upn && deputy !== upn && !holds)) return customer;
  return {
    ...customer,
    ...exact({ owner: owner === upn ? id : owner, deputy: deputy === upn ? id : deputy }),
    identities: holds ? identities.map((one) => (one.holder === upn ? { ...one, holder: id } : one)) : identities,
  };
}
