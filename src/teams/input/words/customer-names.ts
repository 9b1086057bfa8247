/** The names of an organization's customers, read once for as long as they stay as they are. */
import type { Customer } from "../../../domain/customer/customer.ts";
import { readNames, type Nameable, type NameIndex } from "./names.ts";

/** Names of lists read last: 50,000 take half a second to read, and few changes are about names. */
const recent: { customers: readonly Customer[]; names: NameIndex }[] = [];
const mostRecent = 8;
/** Shorter lists are read as quickly as they are compared. */
const worthKeeping = 500;

/** Names of customers, by the lists that they are read from. */
export function customerNames(customers: readonly Customer[]): NameIndex {
  if (customers.length < worthKeeping) return readNames(customers.flatMap(nameableOf));
  const at = recent.findIndex(
    ({ customers: other }) =>
      other === customers ||
      (other.length === customers.length && customers.every((one, index) => isCalledAlike(one, other[index]))),
  );
  const names = recent[at]?.names ?? readNames(customers.flatMap(nameableOf));
  if (at >= 0) recent.splice(at, 1);
  recent.unshift({ customers, names });
  recent.length = Math.min(recent.length, mostRecent);
  return names;
}

const isCalledAlike = (one: Customer, other: Customer | undefined): boolean =>
  one === other ||
  (one.id === other?.id &&
    one.name === other.name &&
    one.listedName === other.listedName &&
    one.domain === other.domain);

/** By its name here, and by that of Partner Center where it is another. */
function nameableOf({ id, name, listedName, domain }: Customer): readonly Nameable[] {
  const nameable = {
    kind: "customer" as const,
    id,
    name,
    refs: domain === undefined ? [id] : [id, domain.toLowerCase()],
  };
  return listedName === undefined || listedName === name
    ? [nameable]
    : [nameable, { ...nameable, name: listedName, refs: [] }];
}
