/** Remembers what an import changes, and undoes it. */
import { exact } from "../../domain/exact.ts";
import type { Customer, CustomerId } from "../../domain/customer/customer.ts";
import type { CustomerChange, ImportName, ImportNote, ImportRecord, Settings } from "../../domain/documents.ts";
import { customerChange, givingWay, keptOf, undoChange, type CanUndo, type Left } from "../../domain/imports/undo.ts";
import { forgottenSince } from "../../domain/organization/forget.ts";
import type { PersonId } from "../../domain/people/person.ts";
import type { Instant } from "../../domain/time/time.ts";
import { changeSettings, noteInSettings, settingsOf } from "../evaluate.ts";
import type { Organization } from "../ports.ts";
import { changesAtOnce, inParallel } from "../in-parallel.ts";
import { changeKnown } from "../change-each.ts";

/**
 * Characters of one record, and of all of an organization's: records are held in memory beside the customers. Usage of
 * 50,000 customers with three subscriptions each does.
 */
const recordSize = 256 * 1024;
export const mostKept = 64 * 1024 * 1024;

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
 * @param of.room for the records of the organization, in characters; earlier imports give way.
 */
export async function recordImport(
  organization: Organization,
  {
    id,
    by,
    now,
    of,
    follows,
    room = mostKept,
  }: {
    id: string;
    by: PersonId;
    now: Instant;
    of: ImportName;
    follows?: string | undefined;
    room?: number | undefined;
  },
): Promise<Recorder> {
  await dropPast(organization, now);
  const first = follows === undefined ? undefined : await organization.imports.get(follows);
  const before = first === undefined ? (await settingsOf(organization)).imports[of] : first.noted?.before;
  let changes: CustomerChange[] = [];
  let size = 0;
  let total = 0;
  let written = 0;
  let gaveWay = 0;
  let writing: Promise<void> = Promise.resolve();
  const idOf = (number: number) => (number === 0 ? id : `${id}.${number}`);

  function write(after?: ImportNote): Promise<void> {
    const part = idOf(written);
    const earlier = written === 0 ? first?.id : idOf(written - 1);
    const noted = after && exact({ before, after });
    const doc: ImportRecord = exact({ id: part, at: now, by, of, changes, size, earlier, noted });
    written += 1;
    changes = [];
    size = 0;
    writing = writing.then(() => store(doc));
    return writing;
  }

  async function store(doc: ImportRecord): Promise<void> {
    await organization.imports.update(doc.id, () => ({ doc }));
    // Forgetting is written down first and clears records then: what it cleared must not be there again.
    await keep(organization, doc, now);
    const way = givingWay(await organization.imports.list(), room);
    if (way.records.includes(doc.id)) return;
    gaveWay += way.imports;
    await drop(organization, way.records);
  }

  return {
    async add({ before: was, after }) {
      if (total > room) return;
      const change = customerChange(was, after);
      const length = JSON.stringify(change).length;
      changes.push(change);
      size += length;
      total += length;
      if (size > recordSize) await write();
    },
    async finish() {
      if (total === 0 && first === undefined) return { outcome: "nothing-changed" };
      await writing;
      if (total <= room) await write((await settingsOf(organization)).imports[of]);
      const records = Array.from({ length: written }, (_, number) => idOf(number));
      const kept = await Promise.all(records.map((one) => organization.imports.get(one)));
      const last = records.at(-1);
      if (total <= room && last !== undefined && kept.every((one) => one !== undefined)) {
        return { outcome: "kept", import: last, gaveWay };
      }
      await drop(organization, records);
      return { outcome: forgottenSince(await settingsOf(organization), now).person ? "forgotten" : "too-much" };
    },
  };
}

/** What of the record may still be kept, after taking the rest of it out. */
async function keep(
  organization: Organization,
  record: ImportRecord,
  now: Instant,
  settings?: Settings,
): Promise<ImportRecord | undefined> {
  const forgotten = forgottenSince(settings ?? (await settingsOf(organization)), record.at);
  if (keptOf(record, forgotten, now) === record) return record;
  return changeKnown(organization.imports, record.id, (current) => keptOf(current, forgotten, now));
}

async function drop(organization: Organization, records: readonly string[]): Promise<void> {
  for (const id of records) await organization.imports.update(id, () => ({ doc: undefined }));
}

/** Lets go of what cannot be undone any more. */
export async function dropPast(organization: Organization, now: Instant): Promise<void> {
  const records = await organization.imports.list();
  if (records.length === 0) return;
  const settings = await settingsOf(organization);
  for (const record of records) await keep(organization, record, now, settings);
}

/** The last import that can still be undone; undefined when there is none. */
export async function lastImport(
  organization: Organization,
  now: Instant,
): Promise<Pick<ImportRecord, "id" | "at" | "by" | "of"> | undefined> {
  await dropPast(organization, now);
  const records = await organization.imports.list();
  const followed = new Set(records.map(({ earlier }) => earlier));
  const [last] = records.filter(({ id }) => !followed.has(id)).toSorted((a, b) => (a.at > b.at ? -1 : 1));
  return last;
}

export type ImportUndone =
  | {
      /** `stopped`: somebody was forgotten meanwhile, so the rest of it stays as it is. */
      outcome: "undone" | "stopped";
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
    const found: ImportRecord | undefined = await organization.imports.get(next);
    const record = found && (await keep(organization, found, now));
    if (record === undefined) break;
    records.unshift(record.id);
    next = record.earlier;
  }
  if (records.length === 0) return { outcome: "not-kept" };
  let customers = 0;
  const removed: CustomerId[] = [];
  const left: Left[] = [];
  let outcome: "undone" | "stopped" = "undone";
  for (const part of records) {
    const record = await organization.imports.get(part);
    if (record === undefined) continue;
    const { at, of, noted } = record;
    const put: { before: Customer | undefined; after: Customer | undefined; id: CustomerId }[] = [];
    await inParallel(changesAtOnce, record.changes, async (change) => {
      const undone = await organization.customers.update(change.id, (current) => ({
        ...undoChange(current, change, { by, now, at }),
        before: current,
      }));
      if (undone.outcome === "undone") put.push({ id: change.id, before: undone.before, after: undone.doc });
      if (undone.left !== undefined) left.push(undone.left);
    });
    // Whoever is forgotten meanwhile must not come back: forgetting clears the records before it goes over customers.
    if ((await organization.imports.get(part)) === undefined) {
      await inParallel(changesAtOnce, put, async ({ id: customer, before, after }) => {
        await organization.customers.update(customer, (current) => ({
          doc: isSame(current, after) ? before : current,
        }));
      });
      outcome = "stopped";
      break;
    }
    customers += put.length;
    removed.push(...put.filter(({ after }) => after === undefined).map(({ id: customer }) => customer));
    if (noted !== undefined) await putBack(organization, of, noted);
    // The last one goes last: it is the one that a button names.
    await organization.imports.update(part, () => ({ doc: undefined }));
  }
  if (removed.length > 0) await noteRemoved(organization, removed, { by, now });
  return { outcome, customers, left: left.sort((one, other) => one.name.localeCompare(other.name)) };
}

/** Whether it is still what was written: a store gives back its own copy of that. */
const isSame = (one: object | undefined, other: object | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

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
  await noteInSettings(organization, entry);
}

/** The note of such imports as it was, unless another one came since. */
async function putBack(
  organization: Organization,
  of: ImportName,
  { before, after }: { before?: ImportNote; after: ImportNote },
): Promise<void> {
  await changeSettings(organization, (current) => {
    const { [of]: noted, ...others } = current.imports;
    if (!isSame(noted, after)) return { doc: current };
    return { doc: { ...current, imports: before === undefined ? others : { ...others, [of]: before } } };
  });
}
