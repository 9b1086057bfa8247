/** The sources as people know them: what they are called, what each needs, and what helps when one is not read. */
import type { SourceFault, SourceId, SourceState } from "../documents.ts";
import type { Unread } from "../gaps/rules/context.ts";
import { dayOf, type Zone } from "../time/time.ts";

export const sourceNames: Readonly<Record<SourceId, string>> = {
  gdap: "Delegated access (Microsoft Graph)",
  people: "Accounts (Microsoft Graph)",
  customers: "Customers and subscriptions (Partner Center)",
  pal: "Our PAL links (Azure)",
};

/** What an administrator consents to, for the application itself. */
const permissions: Readonly<Record<SourceId, string>> = {
  gdap: "the application permission DelegatedAdminRelationship.Read.All of Microsoft Graph",
  people: "the application permission User.Read.All of Microsoft Graph",
  customers: "the application under Account settings > App management in Partner Center",
  pal: "the application in each directory that PAL_PRINCIPALS names",
};

/** What somebody does about a fault. @param consentUrl where an administrator consents. */
export function remedyOf(source: SourceId, { kind }: SourceFault, consentUrl: string): string {
  switch (kind) {
    case "consent":
      return source === "customers"
        ? `A Global Administrator adds ${permissions.customers}, and consents at ${consentUrl}`
        : `A Global Administrator consents to ${permissions[source]}: ${consentUrl}`;
    case "credential":
      return source === "pal"
        ? "Check SYNC_CLIENT_ID, PAL_PRINCIPALS and their secrets or certificates"
        : "Check SYNC_CLIENT_ID and its secret or certificate";
    case "throttled":
    case "unavailable":
      return "Nothing to do: it is tried again by itself";
    case "changed-shape":
      return "Look for a newer release of this bot; until then import the export in its place";
    case "budget":
    case "refused":
      return "The log says more; until it is mended import the export in its place";
  }
}

/** A source that is not read now, or waits for somebody's yes; undefined for one that is as it should be. */
export function unreadOf({ id, read, failing, asks }: SourceState, consentUrl: string, zone: Zone): Unread | undefined {
  const lastRead = read === undefined ? undefined : dayOf(read.at, zone);
  const shared = { source: id, name: sourceNames[id], lastRead };
  if (failing !== undefined) {
    const next = remedyOf(id, failing.fault, consentUrl);
    return { ...shared, since: dayOf(failing.since, zone), says: failing.fault.says, next };
  }
  if (asks === undefined) return undefined;
  const says = asks.because === "first-run" ? "Its first reading waits for a yes." : "It would change unusually much.";
  const next = `A manager writes “sync ${id}” to this bot, looks at what it would change, and decides`;
  return { ...shared, since: dayOf(asks.at, zone), says, next };
}
