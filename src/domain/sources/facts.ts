/** What the sources tell, in plain facts: no API's names, dates as the rest of the program has them, ids in lower case. */
import type { CustomerId } from "../customer/customer.ts";
import type { PersonId } from "../people/person.ts";
import type { Day } from "../time/time.ts";

/** An account of our own directory. Whoever was asked about and is not here has none any more. */
export type Account = { id: PersonId; enabled: boolean; name?: string | undefined; upn?: string | undefined };

/** A customer as Partner Center lists it. `relationship` is its word: reseller, advisor, none, … */
export type ListedCustomer = {
  id: CustomerId;
  name: string;
  domain?: string | undefined;
  relationship?: string | undefined;
};

/** What we sell to one customer through CSP. */
export type Sales = {
  customer: CustomerId;
  products: readonly Product[];
  /** The Azure subscriptions under its Azure plans and legacy Azure offers. */
  azure: readonly AzureSubscription[];
};

/** A subscription as Partner Center sells it. `status` is its word: active, suspended, deleted, expired, … */
export type Product = {
  id: string;
  name: string;
  status: string;
  endsOn?: Day | undefined;
  autoRenews?: boolean | undefined;
};

export type AzureSubscription = { id: string; name?: string | undefined; status: string };

/** One of our own principals in one directory, by itself. */
export type Principal = {
  /** Directory it signed in to: our own for Lighthouse, else the customer's. */
  tenant: string;
  clientId: string;
  /** Its object id in that directory; absent when neither its link nor its token tells. */
  objectId?: string | undefined;
  link: PalLink | undefined;
  reaches: readonly Reached[];
};

/** `state`: Azure's word. */
export type PalLink = { partnerId: string; state: "Active" | "Deleted"; linkedOn?: Day | undefined };

/** An Azure subscription that a principal reaches. `roles` absent: which ones it has there cannot be seen. */
export type Reached = {
  id: string;
  /** Directory of the subscription: the customer. */
  tenant: CustomerId;
  name?: string | undefined;
  /** Azure's word: Enabled, Warned, PastDue, Disabled, Deleted. */
  state: string;
  roles?: readonly { role: string; scope?: string | undefined }[] | undefined;
};

/** Something that could not be read although its source could: a customer, or a principal by its directory. */
export type NotRead = { of: string; because: string };
