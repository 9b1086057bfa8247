/** Remembers what an import changes, and undoes it. */
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import {
  defaultSettings,
  type CustomerChange,
  type ImportName,
  type ImportNote,
  type ImportRecord,
} from "../../domain/documents.ts";
import { changeOf, isPast, undoChange, type CanUndo, type Left } from "../../domain/imports/undo.ts";
import { lastForgotten } from "../../domain/organization/forget.ts";
import type { PersonId } from "../../domain/people/person.ts";
import type { Instant } from "../../domain/time/time.ts";
import type { Organization } from "../ports.ts";
import { changesAtOnce, inParallel } from "./steps.ts";

/**
 * Bytes of one record, and of all of one import: what was before has to fit into memory beside the customers.
 * Usage of some 18,000 customers with three subscriptions each does.
 */
const recordBytes = 256 * 1024;
const importBytes = 20 * 1024 * 1024;

/** A customer before and after an import. */
type Changed = { before: Customer | undefined; after: Customer };

export type Recorder = {
  /** Takes one that was changed and stored. */
  add(changed: Changed): Promise<void>;
  /** Ends it. */
  finish(): Promise<CanUndo>;
};

/**
 * Begins to remember an import. What it changes before it dies, if it does, is not undone: it can be run again.
 * @param of.follows the record of the same file, loaded before: the two are undone as one.
 */
export async function recordImport(
  organization: Organization,
  {
    id,
    by,
    now,
    of,
    follows,
  }: { id: string; by: PersonId; now: Instant; of: ImportName; follows?: string | undefined },
): Promise<Recorder> {
  const begun = (await organization.settings.get("settings")) ?? defaultSettings;
  const first = follows === undefined ? undefined : await organization.imports.get(follows);
  const before = first === undefined ? begun.imports[of] : first.noted?.before;
  let wasForgotten = false;
  let changes: CustomerChange[] = [];
  let bytes = 0;
  let total = 0;
  let written = 0;
  let writing: Promise<void> = Promise.resolve();
  const idOf = (number: number) => (number === 0 ? id : `${id}.${number}`);

  function write(after?: ImportNote): Promise<void> {
    const part = idOf(written);
    const earlier = written === 0 ? first?.id : idOf(written - 1);
    const noted = after === undefined ? {} : { noted: before === undefined ? { after } : { before, after } };
    const doc = { id: part, at: now, by, of, changes, ...(earlier !== undefined && { earlier }), ...noted };
    written += 1;
    changes = [];
    bytes = 0;
    writing = writing.then(() => store(doc));
    return writing;
  }

  async function store(doc: ImportRecord): Promise<void> {
    await organization.imports.update(doc.id, () => ({ doc }));
    // Forgetting is written down first and clears records then: one that it cleared is not written again unseen.
    const settings = (await organization.settings.get("settings")) ?? defaultSettings;
    wasForgotten ||= JSON.stringify(lastForgotten(settings)) !== JSON.stringify(lastForgotten(begun));
    if (wasForgotten) await drop();
  }

  async function drop(): Promise<void> {
    for (let number = 0; number < written; number += 1) {
      await organization.imports.update(idOf(number), () => ({ doc: undefined }));
    }
  }

  return {
    async add({ before: was, after }) {
      if (total > importBytes) return;
      const change = changeOf(was, after);
      const size = JSON.stringify(change).length;
      changes.push(change);
      bytes += size;
      total += size;
      if (bytes > recordBytes) await write();
    },
    async finish() {
      if (total === 0 && first === undefined) return { outcome: "nothing-changed" };
      await writing;
      if (total > importBytes) {
        await drop();
        return { outcome: "too-much" };
      }
      const { [of]: after } = (await organization.settings.get("settings"))?.imports ?? {};
      await write(after);
      if (wasForgotten) return { outcome: "forgotten" };
      return { outcome: "kept", import: idOf(written - 1) };
    },
  };
}

/** The last import that can still be undone; undefined when there is none. */
export async function lastImport(
  organization: Organization,
  now: Instant,
): Promise<Pick<ImportRecord, "id" | "at" | "by" | "of"> | undefined> {
  const records = (await organization.imports.list()).filter((one) => !isPast(one, now));
  const followed = new Set(records.map(({ earlier }) => earlier));
  const [last] = records.filter(({ id }) => !followed.has(id)).toSorted((a, b) => (a.at > b.at ? -1 : 1));
  return last;
}

export type ImportUndone =
  | {
      outcome: "undone";
      /** Customers that were put back, and those the import had added, which are removed. */
      customers: number;
      left: readonly Left[];
    }
  /** It was undone, is over a day old, or is none of this organization's. */
  | { outcome: "not-kept" };

/**
 * Puts back what an import changed, where nobody changed it since. What happened stays in the history. Dying in between
 * leaves some of it done; the same again does the rest.
 */
export async function undoImport(
  organization: Organization,
  id: string,
  { by, now }: { by: PersonId; now: Instant },
): Promise<ImportUndone> {
  const records: string[] = [];
  for (let next: string | undefined = id; next !== undefined;) {
    const record = await organization.imports.get(next);
    if (record === undefined || isPast(record, now)) break;
    records.unshift(record.id);
    next = record.earlier;
  }
  if (records.length === 0) return { outcome: "not-kept" };
  let customers = 0;
  const removed: CustomerId[] = [];
  const left: Left[] = [];
  for (const part of records) {
    const record = await organization.imports.get(part);
    if (record === undefined) continue;
    const { at, of, noted } = record;
    await inParallel(changesAtOnce, record.changes, async (change) => {
      const undone = await organization.customers.update(change.id, (current) =>
        undoChange(current, change, { by, now, at }),
      );
      if (undone.outcome === "undone") customers += 1;
      if (undone.outcome === "undone" && undone.doc === undefined) removed.push(change.id);
      if (undone.left !== undefined) left.push(undone.left);
    });
    if (noted !== undefined) await putBack(organization, of, noted);
    // The last one goes last: it is the one that a button names.
    await organization.imports.update(part, () => ({ doc: undefined }));
  }
  if (removed.length > 0) await noteRemoved(organization, removed, { by, now });
  return { outcome: "undone", customers, left: left.sort((one, other) => one.name.localeCompare(other.name)) };
}

/** Customers that are written down one by one. */
const mostWritten = 20;

/** A customer that is gone has no history that could tell of it: the organization's does. */
async function noteRemoved(
  organization: Organization,
  removed: readonly CustomerId[],
  { by, now }: { by: PersonId; now: Instant },
): Promise<void> {
  const ids = removed.toSorted().slice(0, mostWritten).join(", ");
  const more = removed.length > mostWritten ? ` and ${removed.length - mostWritten} more` : "";
  const entry = { at: now, by, what: "import undone, customers removed", from: `${ids}${more}` };
  await organization.settings.update("settings", (current = defaultSettings) => ({
    doc: { ...current, history: [...current.history, entry] },
  }));
}

/** The note of such imports as it was, unless another one came since. */
async function putBack(
  organization: Organization,
  of: ImportName,
  { before, after }: { before?: ImportNote; after: ImportNote },
): Promise<void> {
  await organization.settings.update("settings", (current = defaultSettings) => {
    const { [of]: noted, ...others } = current.imports;
    if (JSON.stringify(noted) !== JSON.stringify(after)) return { doc: current };
    return { doc: { ...current, imports: before === undefined ? others : { ...others, [of]: before } } };
  });
}
