/** The sources as people know them: what they are called, what each needs, and what helps when one is not read. */
import type { ReadCounts, SourceFault, SourceId, SourceState } from "../documents.ts";
import type { Unread } from "../gaps/rules/context.ts";
import { addDays, dayOf, type Day, type Zone } from "../time/time.ts";
import { passesByItself } from "./run.ts";

export const sourceNames: Readonly<Record<SourceId, string>> = {
  gdap: "Delegated access (Microsoft Graph)",
  people: "Accounts (Microsoft Graph)",
  customers: "Customers and subscriptions (Partner Center)",
  pal: "Our PAL links (Azure)",
};

/** What an administrator consents to, for the application itself. */
export const permissions: Readonly<Record<SourceId, string>> = {
  gdap: "the application permission DelegatedAdminRelationship.Read.All of Microsoft Graph",
  people: "the application permission User.Read.All of Microsoft Graph",
  customers: "the application under Account settings > App management in Partner Center",
  pal: "the application in each directory that PAL_PRINCIPALS names",
};

/** What somebody does about a fault. @param consentUrl where an administrator consents; absent where a link stands beside it. */
export function remedyOf(source: SourceId, { kind }: SourceFault, consentUrl?: string): string {
  switch (kind) {
    case "consent": {
      const where = consentUrl === undefined ? "" : `: ${consentUrl}`;
      return source === "customers"
        ? `Ask a Global Administrator to add ${permissions.customers} and to consent${where}`
        : `Ask a Global Administrator to consent to ${permissions[source]}${where}`;
    }
    case "credential":
      return source === "pal"
        ? "Check SYNC_CLIENT_ID, PAL_PRINCIPALS and their secrets or certificates"
        : "Check SYNC_CLIENT_ID and its secret or certificate";
    case "throttled":
    case "unavailable":
      return "Nothing to do: it will be tried again";
    case "changed-shape":
      return "Look for a newer release of this bot; until then, import the export instead";
    case "budget":
    case "refused":
      return "The log says more; until it's fixed, import the export instead";
  }
}

/** A source that is not read now, or waits for somebody's yes; undefined for one that is as it should be. */
export function unreadOf({ id, read, failing, asks }: SourceState, consentUrl: string, zone: Zone): Unread | undefined {
  const lastRead = read === undefined ? undefined : dayOf(read.at, zone);
  const shared = { source: id, name: sourceNames[id], lastRead };
  if (failing !== undefined) {
    const { since, by, fault } = failing;
    const next = remedyOf(id, fault, consentUrl);
    return { ...shared, since: dayOf(since, zone), by, says: fault.says, next, passes: passesByItself(fault) };
  }
  if (asks === undefined) return undefined;
  const says = asks.because === "first-run" ? "Its first reading needs an OK." : "It would change an unusual amount.";
  const next = `Write “sync ${id}” to this bot as a manager and decide whether to apply the changes`;
  return { ...shared, since: dayOf(asks.since, zone), by: asks.by, says, next, passes: false };
}

/** Nights that a fault has to pass by itself before anybody is told. */
const nightsToPass = 2;

/** From which day on a source that is not read is worth telling the managers about. */
export const worthTellingFrom = ({ since, passes }: Unread): Day => (passes ? addDays(since, nightsToPass) : since);

/** `3 new, 1 changed, 40 unchanged`; what there is none of is left out. */
export function countWords(counts: ReadCounts): string {
  const { new: added, changed, contradicted, gone, unchanged, unknown, failed } = counts;
  const words = [
    [added, "new"],
    [changed, "changed"],
    [contradicted, "contradicted"],
    [gone, "no longer there"],
    [unchanged, "unchanged"],
    [unknown, "not known here"],
    [failed, "refused by Microsoft"],
  ] as const;
  return words.flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}`])).join(", ") || "nothing there";
}
