/** The tables in PostgreSQL. */
import type { Database } from "./database.ts";

/** What these tables are like; a later release that changes them counts it up and says how. */
const tablesVersion = 1;

/** Any number, as long as every release uses the same: whoever holds it sets up. */
const setupLock = 7_215_903_114;

/**
 * Documents are text and not `jsonb`, so that both stores keep the very same bytes: `jsonb` refuses a NUL in a name and
 * sorts fields. `body::jsonb` is there for whoever looks by hand.
 *
 * A removed document stays for a day as a row without a body, because the others learn what changed by `changed`, the
 * id of the transaction that wrote the row last. `revision` counts up under the row's lock, which transaction ids do
 * not; it begins with one, so that a row made again after the removed one is gone is newer than that was.
 */
const tables = `
  create table if not exists association_tables (version integer not null);
  create table if not exists association_documents (
    organization text not null,
    kind text not null,
    id text not null,
    body text,
    revision bigint not null default pg_current_xact_id()::text::bigint,
    changed xid8 not null default pg_current_xact_id(),
    removed timestamptz,
    primary key (organization, kind, id)
  );
  create index if not exists association_documents_changed on association_documents (organization, kind, changed);
  create index if not exists association_documents_removed on association_documents (removed) where removed is not null;
  create table if not exists association_damaged (
    number bigint generated always as identity primary key,
    organization text not null,
    kind text not null,
    id text not null,
    body text not null,
    because text not null,
    found timestamptz not null default now()
  );
`;

/**
 * Makes the tables that are missing. Several processes may do so at once.
 * @throws {Error} when the server is too old, or a newer release changed the tables.
 */
export async function setUp(database: Database): Promise<void> {
  await database.transaction(async (query) => {
    const [server] = await query<{ version: number }>("select current_setting('server_version_num')::int as version");
    if ((server?.version ?? 0) < 130_000) throw new Error("PostgreSQL 13 or later is needed.");
    await query("select pg_advisory_xact_lock($1)", [setupLock]);
    // Only when they are missing: it takes a lock on the whole table, for which a process paused in mid-write keeps
    // everybody waiting who starts meanwhile.
    const [there] = await query<{ made: boolean }>("select to_regclass('association_tables') is not null as made");
    if (there?.made !== true) await query(tables);
    const [made] = await query<{ version: number }>("select version from association_tables");
    if (made === undefined) await query("insert into association_tables (version) values ($1)", [tablesVersion]);
    if ((made?.version ?? 0) > tablesVersion) {
      throw new Error("A newer release has set up this database: run that release, or restore a backup from before.");
    }
    // After a restore into another server its transaction ids may be far below the ones that came with the rows. A
    // revision is never above `changed`, nor may it stay above where a row made again begins.
    await query(
      `update association_documents set changed = pg_current_xact_id(), revision = pg_current_xact_id()::text::bigint
       where changed > pg_current_xact_id()`,
    );
    const [own] = await query<{ transaction: string }>("select pg_current_xact_id()::text as transaction");
    return own;
  });
}
