/**
 * What Microsoft knows, for the stand-ins of its services: a partner's directory and applications, its customers, what
 * is sold and delegated, who is linked. Changed by whoever runs a demo or a test; read by the servers beside it. Written
 * from Microsoft's documents: nothing here imports what reads them.
 */

/** An application of the partner's, and where it may do what. */
export type App = {
  clientId: string;
  secret?: string;
  /** SPKI keys of its certificates by their SHA-256 thumbprint, base64url. */
  certificates?: ReadonlyMap<string, string>;
  /** Assertions of a managed identity that it trusts. */
  federated?: ReadonlySet<string>;
  /** Its service principal's object id in each directory that consented to it. */
  principals: Map<string, string>;
  /** Application permissions that it asks for, which an administrator consents to. */
  requested?: ReadonlySet<string>;
  /** Application permissions that were consented to in the partner's directory. */
  permissions: Set<string>;
  /** Registered in Partner Center under App management. */
  inPartnerCenter: boolean;
  /** Where Entra may send people back to. */
  redirects?: readonly string[];
};

type EntraUser = { id: string; name: string; upn: string; enabled: boolean };

export type Relation = {
  id: string;
  customer: { tenantId: string; displayName: string };
  status: string;
  endDateTime: string | null;
  autoExtendDuration: string;
  /** Made by an indirect reseller. */
  reseller?: boolean;
};

export type SoldSubscription = {
  id: string;
  offerId: string;
  offerName: string;
  friendlyName?: string;
  productType?: { id: string; displayName: string };
  quantity: number;
  status: string;
  commitmentEndDate?: string;
  autoRenewEnabled?: boolean;
  billingType: string;
  /** Azure subscriptions under an Azure plan. */
  entitlements?: { id: string; friendlyName: string; status: string }[];
};

/** An Azure plan as a customer of ours has it, with the Azure subscriptions under it. */
export function azurePlan(id: string, under: readonly { id: string; name: string }[]): SoldSubscription {
  return {
    id,
    offerId: "DZH318Z0BPS6:0001:DZH318Z0BMTX",
    offerName: "Azure plan",
    productType: { id: "Azure", displayName: "Azure" },
    quantity: 1,
    status: "active",
    billingType: "usage",
    entitlements: under.map((one) => ({ id: one.id, friendlyName: one.name, status: "active" })),
  };
}

export type Company = {
  id: string;
  name: string;
  domain: string;
  relationship: string;
  subscriptions: SoldSubscription[];
  /** Partner Center refuses to show what is sold to it. */
  refuses?: { status: number; code: number; description: string };
};

export type ArmSubscription = {
  id: string;
  tenant: string;
  name: string;
  state: string;
  managedBy: string[];
  /** Who has which role, by object id; a scope below or above the subscription where it is not the subscription. */
  assignments: { principal: string; role: string; scope?: string }[];
  /** Lighthouse: who may do what, by object ids of the managing directory; a group's members reach it too. */
  delegated?: { principal: string; role: string; members?: string[] }[];
};

/** A Partner Admin Link: one identity in one directory. */
export type Link = {
  tenant: string;
  objectId: string;
  partnerId: string;
  state: "Active" | "Deleted";
  createdTime: string;
  version: number;
};

/** Somebody who can sign in with a browser, in the directories where they have an account. */
type BrowserUser = {
  /** Object id and directory of their own account. */
  home: { tenant: string; objectId: string };
  name: string;
  /** Object id of their account in each directory, their own included. */
  accounts: Map<string, string>;
};

/** What a directory does with people who sign in to an application of others; lets them unless said. */
export type SignInPolicy = "needs-consent" | "blocked" | "names-home-account";

export type Microsoft = {
  /** The partner's directory. */
  tenant: string;
  apps: App[];
  people: EntraUser[];
  relations: Relation[];
  companies: Company[];
  azure: ArmSubscription[];
  links: Link[];
  signIns: BrowserUser[];
  /** By directory. */
  policies?: Map<string, SignInPolicy>;
  /** The moment it is, as Entra and ARM write it down. */
  now: () => string;
};

/** Built-in roles by their ids, the same everywhere (Azure built-in roles). */
export const roleIds: Readonly<Record<string, string>> = {
  Owner: "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
  Contributor: "b24988ac-6180-42a0-ab88-20f7382dd24c",
  Reader: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
  "Support Request Contributor": "cfd33db0-3dd1-45e3-aa9d-cdbdf3b6f24e",
};

/** A request as the stand-ins see it, however it came. */
export type StubRequest = { method: string; url: URL; headers: ReadonlyMap<string, string>; body: string };
export type StubResponse = { status: number; headers?: Readonly<Record<string, string>>; body: string };

/** The service that a request is meant for. */
export type ServiceName = "entra" | "graph" | "partnerCenter" | "arm";

export const json = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): StubResponse => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8", ...headers },
  body: JSON.stringify(body),
});

/** A request that no document describes. */
export class Unexpected extends Error {}

/** @throws {Unexpected} when the query has anything else. */
export function onlyQuery(url: URL, ...names: readonly string[]): void {
  for (const name of url.searchParams.keys()) {
    if (!names.includes(name)) throw new Unexpected(`${url.pathname} takes no ${name}`);
  }
}

/** Finds one of many by its id, wherever it stands by now: by the place where it stood when one was looked for in vain. */
export function finder<One extends { id: string }>(): (all: readonly One[], id: string) => One | undefined {
  let places = new Map<string, number>();
  const there = (all: readonly One[], id: string) => {
    const one = all[places.get(id) ?? -1];
    return one?.id === id ? one : undefined;
  };
  return (all, id) => {
    const one = there(all, id);
    if (one !== undefined) return one;
    places = new Map(all.map((each, place) => [each.id, place]));
    return there(all, id);
  };
}
