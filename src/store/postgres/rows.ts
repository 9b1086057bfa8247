/** The statements about the rows of one collection. Ids are handed in and out as they are. */
import type { CollectionName } from "../documents/documents.ts";
import type { Database, Query } from "./database.ts";

/** A row as it is now; `body` is null once the document was removed. `revision` counts up with every change of it. */
export type DocumentRow = { revision: number; body: string | null };

/** A change that was made, to be committed. */
export type WrittenRow = { transaction: string; revision: number };

/** A document in quarantine, by the number of its row. */
export type QuarantinedRow = { number: number; id: string; body: string };

const theRow = "organization = $1 and kind = $2 and id = $3";
const change = "revision = revision + 1, changed = pg_current_xact_id()";
const written = "changed::text as transaction, revision::float8 as revision";

export function rowsOf(database: Database, organization: string, kind: CollectionName) {
  const place = [columnOf(organization), kind];
  const keyOf = (id: string) => [...place, columnOf(id)];

  return {
    async get(id: string): Promise<DocumentRow | undefined> {
      const select = `select revision::float8 as revision, body from association_documents where ${theRow}`;
      return (await database.read<DocumentRow>(select, keyOf(id)))[0];
    },

    /** The row, locked until the transaction ends; made when there is none, since there has to be one to lock. */
    async lock(query: Query, id: string): Promise<DocumentRow> {
      const select = `select revision::float8 as revision, body from association_documents where ${theRow} for update`;
      const [present] = await query<DocumentRow>(select, keyOf(id));
      if (present !== undefined) return present;
      const [made] = await query<DocumentRow>(
        `insert into association_documents (organization, kind, id) values ($1, $2, $3)
         on conflict do nothing returning revision::float8 as revision, body`,
        keyOf(id),
      );
      // Not made when another transaction made it in between and has ended since.
      const [row] = made === undefined ? await query<DocumentRow>(select, keyOf(id)) : [made];
      if (row === undefined) throw new Error("The row that was just made is gone.");
      return row;
    },

    /** Writes a row that is locked. */
    async write(query: Query, id: string, body: string | null): Promise<WrittenRow> {
      const [row] = await query<WrittenRow>(
        `update association_documents set body = $4, removed = case when $4::text is null then now() end, ${change}
         where ${theRow} returning ${written}`,
        [...keyOf(id), body],
      );
      if (row === undefined) throw new Error("The row that was locked is gone.");
      return row;
    },

    /**
     * The revisions of the rows that changed in transactions at or after `horizon`, and the next horizon: the oldest
     * transaction that has not ended. One that began early and commits late is after it, so it will be seen then.
     */
    async changesSince(horizon: string): Promise<{ horizon: string; revisions: Map<string, number> }> {
      const rows = await database.read<{ horizon: string; id: string | null; revision: number }>(
        `select now.horizon::text, changed.id, changed.revision::float8 as revision
         from (select pg_snapshot_xmin(pg_current_snapshot()) as horizon) as now
         left join association_documents as changed
           on changed.organization = $1 and changed.kind = $2 and changed.changed >= $3::xid8`,
        [...place, horizon],
      );
      const revisions = rows.flatMap(({ id, revision }) => (id === null ? [] : [[idInColumn(id), revision] as const]));
      return { horizon: rows[0]?.horizon ?? horizon, revisions: new Map(revisions) };
    },

    async getMany(ids: readonly string[]): Promise<(DocumentRow & { id: string })[]> {
      const rows = await database.read<DocumentRow & { id: string }>(
        `select id, revision::float8 as revision, body from association_documents
         where organization = $1 and kind = $2 and id = any($3)`,
        [...place, ids.map(columnOf)],
      );
      return rows.map((row) => ({ ...row, id: idInColumn(row.id) }));
    },

    /** @returns the number it has in quarantine; undefined when the row has changed since and nothing was done. */
    async quarantine(
      id: string,
      { revision, body }: DocumentRow,
      because: string,
    ): Promise<(WrittenRow & { number: number }) | undefined> {
      return database.transaction(async (query) => {
        const [gone] = await query<WrittenRow>(
          `update association_documents set body = null, removed = now(), ${change}
           where ${theRow} and revision = $4 and body is not null returning ${written}`,
          [...keyOf(id), revision],
        );
        if (gone === undefined) return undefined;
        const [kept] = await query<{ number: number }>(
          `insert into association_damaged (organization, kind, id, body, because) values ($1, $2, $3, $4, $5)
           returning number::float8 as number`,
          [...keyOf(id), body, because],
        );
        return { ...gone, number: kept?.number ?? 0 };
      });
    },

    async quarantined(): Promise<QuarantinedRow[]> {
      const rows = await database.read<QuarantinedRow>(
        `select number::float8 as number, id, body from association_damaged
         where organization = $1 and kind = $2 order by number`,
        place,
      );
      return rows.map((row) => ({ ...row, id: idInColumn(row.id) }));
    },

    /** @returns whether it is back; not when a newer document has its place. */
    async takeBack({ number, id, body }: QuarantinedRow): Promise<boolean> {
      const back = await database.transaction(async (query) => {
        const [put] = await query<WrittenRow>(
          `update association_documents set body = $4, removed = null, ${change}
           where ${theRow} and body is null returning ${written}`,
          [...keyOf(id), body],
        );
        if (put !== undefined) await query("delete from association_damaged where number = $1", [number]);
        return put;
      });
      return back !== undefined;
    },
  };
}

/** An id as PostgreSQL can keep it: text there has no NUL and no half characters, which JSON escapes. */
export function columnOf(id: string): string {
  return JSON.stringify(id).slice(1, -1);
}

/** The id in a column. */
export function idInColumn(column: string): string {
  return String(JSON.parse(`"${column}"`));
}
