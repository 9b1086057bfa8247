/** Documents of one kind in PostgreSQL, mirrored in memory; what others changed is fetched before every answer. */
import type { Damaged } from "../../app/ports.ts";
import type { CollectionName, Documents } from "../documents/documents.ts";
import { decode, encode } from "../documents/envelope.ts";
import type { KeptCollection } from "../documents/organization.ts";
import type { Database } from "./database.ts";
import { type DocumentRow, rowsOf } from "./rows.ts";
import { createListing } from "../../domain/listing.ts";
import { createShared, createTurns } from "../mutex.ts";

/** Bodies fetched at once. */
const batch = 500;

/** How long a removed document's row tells the others of it. */
export const removedKeptHours = 24;

/** Whoever has not looked for so long has missed removals, and reads everything anew. */
const longestUnseen = (removedKeptHours / 2) * 3_600_000;

export function openPostgresCollection<Name extends CollectionName>(
  database: Database,
  onDamaged: (damaged: Damaged) => void,
  organization: string,
  name: Name,
): KeptCollection<Documents[Name]> {
  type Doc = Documents[Name];
  const rows = rowsOf(database, organization, name);
  /** What was last seen of each row; removed ones without a document. */
  const mirror = new Map<string, { revision: number; doc: Doc | undefined }>();
  /** Every change by a transaction before this one has been seen; undefined before the first look. */
  let horizon: string | undefined;
  /** When that was, by the clock on the wall: it goes on while a machine sleeps. */
  let lookedAt = Date.now();
  let listing = createListing<Doc>();
  const turns = createTurns();

  /** Takes over what a row says, unless something newer is known. */
  function see(id: string, revision: number, doc: Doc | undefined): void {
    if ((mirror.get(id)?.revision ?? -1) >= revision) return;
    mirror.set(id, { revision, doc });
    listing.set(id, doc);
  }

  /** The document in a row; the same object as before when the row did not change. */
  function read(id: string, row: DocumentRow): { doc: Doc | undefined } | { because: string } {
    const seen = mirror.get(id);
    if (seen?.revision === row.revision) return seen;
    const decoded = row.body === null ? { doc: undefined } : decode(name, id, row.body);
    if ("doc" in decoded) see(id, row.revision, decoded.doc);
    return decoded;
  }

  function report(id: string, because: string, number: number): string {
    const keptAt = `association_damaged, number ${number}`;
    onDamaged({ organization, collection: name, id, because, keptAt });
    return keptAt;
  }

  /** @returns where it is kept. */
  async function quarantine(id: string, row: DocumentRow, because: string): Promise<string> {
    const kept = await rows.quarantine(id, row, because);
    see(id, kept?.revision ?? row.revision, undefined);
    // Another process may have been faster, and tells of it.
    return kept === undefined ? "association_damaged" : report(id, because, kept.number);
  }

  async function refuse(id: string, row: DocumentRow, because: string): Promise<never> {
    throw new Error(`${name}/${id} cannot be read. ${because} It is kept at ${await quarantine(id, row, because)}.`);
  }

  /** Takes back documents in quarantine that can be read by now, by this release or because somebody mended them. */
  async function reconsider(): Promise<void> {
    for (const kept of await rows.quarantined()) {
      const decoded = decode(name, kept.id, kept.body);
      if ("because" in decoded) report(kept.id, decoded.because, kept.number);
      else if (!(await rows.takeBack(kept))) {
        report(kept.id, "It can be read, but a newer one has its place.", kept.number);
      }
    }
  }

  const refresh = createShared(async () => {
    const now = Date.now();
    if (now > lookedAt + longestUnseen) {
      mirror.clear();
      listing = createListing<Doc>();
      horizon = undefined;
    }
    if (horizon === undefined) await reconsider();
    const changes = await rows.changesSince(horizon ?? "0");
    const stale = [...changes.revisions].filter(([id, revision]) => (mirror.get(id)?.revision ?? -1) < revision);
    for (let from = 0; from < stale.length; from += batch) {
      for (const row of await rows.getMany(stale.slice(from, from + batch).map(([id]) => id))) {
        const decoded = read(row.id, row);
        if ("because" in decoded) await quarantine(row.id, row, decoded.because);
      }
    }
    horizon = changes.horizon;
    lookedAt = now;
  });

  /** What one attempt at a change came to. */
  type Attempt<Result> = { result: Result } | { fault: unknown } | { damaged: DocumentRow; because: string };

  async function change<Result extends { doc: Doc | undefined }>(
    id: string,
    decide: (current: Doc | undefined) => Result,
  ): Promise<Attempt<Result>> {
    let attempt: Attempt<Result> | undefined;
    const written = await database.transaction(async (query) => {
      const row = await rows.lock(query, id);
      let stored: { text: string | null; doc: Doc | undefined };
      try {
        const current = read(id, row);
        if ("because" in current) {
          attempt = { damaged: row, because: current.because };
          return undefined;
        }
        const result = decide(current.doc);
        attempt = { result };
        if (result.doc === current.doc) return undefined;
        stored = result.doc === undefined ? { text: null, doc: undefined } : encode(name, id, result.doc);
      } catch (fault) {
        attempt = { fault };
        return undefined;
      }
      return { ...(await rows.write(query, id, stored.text)), doc: stored.doc };
    });
    if (written !== undefined) see(id, written.revision, written.doc);
    if (attempt === undefined) throw new Error("The transaction ended without its work.");
    return attempt;
  }

  return {
    async get(id) {
      const row = await rows.get(id);
      if (row === undefined) return undefined;
      const decoded = read(id, row);
      return "doc" in decoded ? decoded.doc : refuse(id, row, decoded.because);
    },
    async list() {
      await refresh();
      return listing.list();
    },
    async update(id, decide) {
      return turns.run(id, async () => {
        const attempt = await change(id, decide).catch((cause: unknown) => {
          throw new Error(`Could not write ${name}/${id}.`, { cause });
        });
        if ("fault" in attempt) throw attempt.fault;
        return "result" in attempt ? attempt.result : refuse(id, attempt.damaged, attempt.because);
      });
    },
    async entries() {
      await refresh();
      const entries = new Map<string, Doc>();
      for (const [id, { doc }] of mirror) if (doc !== undefined) entries.set(id, doc);
      return entries;
    },
    settled: () => turns.settled(),
  };
}
