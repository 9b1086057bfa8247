/** Documents of one kind in PostgreSQL, mirrored in memory; what others changed is fetched before every answer. */
import type { CollectionName, Documents } from "./documents.ts";
import { decode, encode } from "./envelope.ts";
import type { createDamagedList } from "./damaged.ts";
import { assertId } from "./names.ts";
import type { KeptCollection } from "./organization.ts";
import type { Database, Query } from "./postgres-database.ts";
import { createShared, createTurns } from "./turns.ts";

/** What the collections of one store have in common. */
export type Premises = {
  database: Database;
  /** @throws {Error} when the store is closed. */
  assertOpen(): void;
  report: ReturnType<typeof createDamagedList>["report"];
};

/** Bodies fetched at once. */
const batch = 500;

type Row = { revision: string; body: string | null };

export function openPostgresCollection<Name extends CollectionName>(
  premises: Premises,
  organization: string,
  name: Name,
): KeptCollection<Documents[Name]> {
  type Doc = Documents[Name];
  const { database, report } = premises;
  const place = [columnOf(organization), name];
  /** What was last seen of each row; removed ones without a document. */
  const mirror = new Map<string, { revision: number; doc: Doc | undefined }>();
  /** Every change by a transaction before this one has been seen. */
  let horizon = "0";
  let listed: readonly Doc[] | undefined;
  const turns = createTurns();

  /** Takes over what a row says, unless something newer is known. */
  function see(id: string, revision: number, doc: Doc | undefined): void {
    if ((mirror.get(id)?.revision ?? -1) >= revision) return;
    mirror.set(id, { revision, doc });
    listed = undefined;
  }

  /** The document in a row; the same object as before when the row did not change. */
  function read(id: string, row: Row): { doc: Doc | undefined } | { because: string } {
    const seen = mirror.get(id);
    if (seen?.revision === Number(row.revision)) return seen;
    const decoded = row.body === null ? { doc: undefined } : decode(name, id, row.body);
    if ("doc" in decoded) see(id, Number(row.revision), decoded.doc);
    return decoded;
  }

  async function setAside(id: string, row: Row, because: string): Promise<string> {
    const kept = await database.transaction(async (query) => {
      const [gone] = await query<{ transaction: string; revision: string }>(
        `update association_documents set body = null, revision = revision + 1, changed = pg_current_xact_id()
         where organization = $1 and kind = $2 and id = $3 and revision = $4 and body is not null
         returning changed::text as transaction, revision`,
        [...place, columnOf(id), row.revision],
      );
      if (gone === undefined) return undefined;
      const [made] = await query<{ number: string }>(
        `insert into association_damaged (organization, kind, id, body, because) values ($1, $2, $3, $4, $5)
         returning number`,
        [...place, columnOf(id), row.body, because],
      );
      return { transaction: gone.transaction, revision: Number(gone.revision), number: made?.number };
    });
    see(id, kept?.revision ?? Number(row.revision), undefined);
    // Another process was faster, and tells of it.
    if (kept === undefined) return "association_damaged";
    const keptAt = `association_damaged, number ${kept.number}`;
    report({ organization, collection: name, id, because, keptAt });
    return keptAt;
  }

  async function refuse(id: string, row: Row, because: string): Promise<never> {
    const keptAt = await setAside(id, row, because);
    throw new Error(`${name}/${id} cannot be read. ${because} It is kept at ${keptAt}.`);
  }

  const refresh = createShared(async () => {
    if (horizon === "0") await reconsider();
    const changes = await database.read<{ horizon: string; id: string | null; revision: string | null }>(
      `select now.horizon::text, changed.id, changed.revision
       from (select pg_snapshot_xmin(pg_current_snapshot()) as horizon) as now
       left join association_documents as changed
         on changed.organization = $1 and changed.kind = $2 and changed.changed >= $3::xid8`,
      [...place, horizon],
    );
    const stale = changes.flatMap(({ id, revision }) =>
      id !== null && (mirror.get(idOf(id))?.revision ?? -1) < Number(revision) ? [id] : [],
    );
    for (let from = 0; from < stale.length; from += batch) await fetch(stale.slice(from, from + batch));
    horizon = changes[0]?.horizon ?? horizon;
  });

  async function fetch(columns: readonly string[]): Promise<void> {
    const rows = await database.read<Row & { id: string }>(
      `select id, revision, body from association_documents where organization = $1 and kind = $2 and id = any($3)`,
      [...place, columns],
    );
    for (const row of rows) {
      const decoded = read(idOf(row.id), row);
      if ("because" in decoded) await setAside(idOf(row.id), row, decoded.because);
    }
  }

  /** Takes back documents kept aside that can be read by now, by this release or because somebody mended them. */
  async function reconsider(): Promise<void> {
    const aside = await database.read<{ number: string; id: string; body: string; because: string }>(
      "select number, id, body, because from association_damaged where organization = $1 and kind = $2 order by number",
      place,
    );
    for (const { number, id, body } of aside) {
      const decoded = decode(name, idOf(id), body);
      const because = "because" in decoded ? decoded.because : await takeBack(number, id, body);
      const keptAt = `association_damaged, number ${number}`;
      if (because !== undefined) report({ organization, collection: name, id: idOf(id), because, keptAt });
    }
  }

  /** @returns why it stays aside; undefined when it is back. */
  async function takeBack(number: string, id: string, body: string): Promise<string | undefined> {
    const back = await database.transaction(async (query) => {
      const [put] = await query<{ transaction: string }>(
        `update association_documents set body = $4, revision = revision + 1, changed = pg_current_xact_id()
         where organization = $1 and kind = $2 and id = $3 and body is null returning changed::text as transaction`,
        [...place, id, body],
      );
      if (put !== undefined) await query("delete from association_damaged where number = $1", [number]);
      return put;
    });
    return back === undefined ? "It can be read, but a newer one has its place." : undefined;
  }

  async function lockRow(query: Query, id: string): Promise<Row> {
    const key = [...place, columnOf(id)];
    const select =
      "select revision, body from association_documents where organization = $1 and kind = $2 and id = $3 for update";
    const [row] = await query<Row>(select, key);
    if (row !== undefined) return row;
    // There has to be a row to lock. It is rolled back if nothing comes of it.
    const [made] = await query<Row>(
      `insert into association_documents (organization, kind, id) values ($1, $2, $3)
       on conflict do nothing returning revision, body`,
      key,
    );
    // None when another one made it in between; that one has let go of it by now, or is waited for.
    const [locked] = made === undefined ? await query<Row>(select, key) : [made];
    if (locked === undefined) throw new Error("The row that was just made is gone.");
    return locked;
  }

  async function writeRow(query: Query, id: string, text: string | null) {
    const [written] = await query<{ transaction: string; revision: string }>(
      `update association_documents set body = $4, revision = revision + 1, changed = pg_current_xact_id()
       where organization = $1 and kind = $2 and id = $3 returning changed::text as transaction, revision`,
      [...place, columnOf(id), text],
    );
    if (written === undefined) throw new Error("The row that was locked is gone.");
    return { transaction: written.transaction, revision: Number(written.revision) };
  }

  return {
    async get(id) {
      assertId(id);
      premises.assertOpen();
      const [row] = await database.read<Row>(
        "select revision, body from association_documents where organization = $1 and kind = $2 and id = $3",
        [...place, columnOf(id)],
      );
      if (row === undefined) return undefined;
      const decoded = read(id, row);
      return "doc" in decoded ? decoded.doc : refuse(id, row, decoded.because);
    },
    async list() {
      premises.assertOpen();
      await refresh();
      listed ??= Object.freeze([...mirror.values()].map(({ doc }) => doc).filter((doc) => doc !== undefined));
      return listed;
    },
    async update(id, change) {
      assertId(id);
      premises.assertOpen();
      return turns.run(id, async () => {
        type Outcome = { result: ReturnType<typeof change> } | { fault: unknown } | { damaged: Row; because: string };
        let outcome: Outcome | undefined;
        const written = await database
          .transaction(async (query) => {
            const row = await lockRow(query, id);
            let stored: { text: string | null; doc: Doc | undefined };
            try {
              const current = read(id, row);
              if ("because" in current) {
                outcome = { damaged: row, because: current.because };
                return undefined;
              }
              const result = change(current.doc);
              outcome = { result };
              if (result.doc === current.doc) return undefined;
              stored = result.doc === undefined ? { text: null, doc: undefined } : encode(name, id, result.doc);
            } catch (fault) {
              outcome = { fault };
              return undefined;
            }
            return { ...(await writeRow(query, id, stored.text)), doc: stored.doc };
          })
          .catch((cause: unknown) => {
            throw new Error(`Could not write ${name}/${id}.`, { cause });
          });
        if (written !== undefined) see(id, written.revision, written.doc);
        if (outcome === undefined) throw new Error(`Could not write ${name}/${id}.`);
        if ("fault" in outcome) throw outcome.fault;
        if ("damaged" in outcome) return refuse(id, outcome.damaged, outcome.because);
        return outcome.result;
      });
    },
    async entries() {
      premises.assertOpen();
      await refresh();
      const entries = new Map<string, Doc>();
      for (const [id, { doc }] of mirror) if (doc !== undefined) entries.set(id, doc);
      return entries;
    },
    settled: () => turns.settled(),
  };
}

/** An id as PostgreSQL can keep it: text there has no NUL and no half characters, which JSON escapes. */
export function columnOf(id: string): string {
  return JSON.stringify(id).slice(1, -1);
}

/** The id in a column. */
export function idOf(column: string): string {
  return String(JSON.parse(`"${column}"`));
}
