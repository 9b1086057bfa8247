/** What readings from Microsoft changed lately, told from the histories of customers. Pure. */
import type { Customer, HistoryEntry } from "../customer/customer.ts";
import { saidOtherwise } from "../sources/applied.ts";
import { addMilliseconds, type Instant } from "../time/time.ts";
import type { ReadNews } from "./message.ts";

const weekMilliseconds = 7 * 86_400_000;

/** Changes that are told one by one. */
const mostChanges = 20;

/** @returns undefined when nothing of these customers was ever read. */
export function readNews(customers: readonly Customer[], now: Instant): ReadNews | undefined {
  const since = addMilliseconds(now, -weekMilliseconds);
  let lastRead: Instant | undefined;
  const counts = { added: 0, changed: 0, unlisted: 0, contradicted: 0 };
  const changes: { customer: Customer; entry: HistoryEntry }[] = [];
  for (const customer of customers) {
    for (const mark of Object.values(customer.read ?? {})) {
      if (mark.at !== undefined && (lastRead === undefined || mark.at > lastRead)) lastRead = mark.at;
    }
    const entries = readSince(customer, since);
    if (entries.length === 0) continue;
    if (entries.some(({ what }) => what === "added")) {
      counts.added += 1;
      continue;
    }
    if (entries.some(({ note }) => note === saidOtherwise)) counts.contradicted += 1;
    if (customer.unlisted !== undefined && entries.some(({ what }) => what === "unlisted")) counts.unlisted += 1;
    else counts.changed += 1;
    changes.push(...entries.map((entry) => ({ customer, entry })));
  }
  if (lastRead === undefined) return undefined;
  const weight = ({ entry }: { entry: HistoryEntry }) => (entry.note === saidOtherwise ? 1 : 0);
  const sorted = changes.toSorted((a, b) => weight(b) - weight(a) || b.entry.at.localeCompare(a.entry.at));
  return {
    lastRead,
    ...counts,
    changes: sorted
      .slice(0, mostChanges)
      .map(({ customer: { id, name }, entry }) => ({ customer: { id, name }, entry })),
  };
}

/** From the end: a history is long, and a week of it short. */
function readSince({ history }: Customer, since: Instant): readonly HistoryEntry[] {
  const found: HistoryEntry[] = [];
  for (let place = history.length - 1; place >= 0; place -= 1) {
    const entry = history[place] as HistoryEntry;
    if (entry.at < since) break;
    if (entry.evidence === "read") found.push(entry);
  }
  return found.toReversed();
}
