/** The store for several instances: a row per document in PostgreSQL. */
import type { StoreOptions } from "../documents/damaged.ts";
import { createStore, type KeptStore } from "../documents/organization.ts";
import { openPostgresCollection, removedKeptHours } from "./collection.ts";
import { connect, type Database } from "./database.ts";
import { exclusively } from "./lock.ts";
import { idInColumn } from "./rows.ts";
import { setUp } from "./setup.ts";
import { errorMessage } from "../../domain/error-message.ts";

/**
 * Opens the database, making its tables when they are missing. Any number of processes may use it at once.
 * @param url `postgres://user:password@host:port/database`
 * @throws {Error} when it cannot be reached or used; the message names no password.
 */
export async function openPostgresStore(url: string, options: StoreOptions = {}): Promise<KeptStore> {
  const database = connect(url, options.password);
  await setUp(database).catch(async (error: unknown) => {
    await database.close();
    const where = placeOf(url);
    throw new Error(`Cannot use the PostgreSQL database ${where}: ${errorMessage(error)}`, { cause: error });
  });
  return createStore(options, (report) => ({
    shared: true,
    exclusively: (key, work) => exclusively(database, key, work),
    open: (organization, name) => openPostgresCollection(database, report, organization, name),
    async organizations() {
      const rows = await database.read<{ organization: string }>(presentOrganizations);
      return rows.map(({ organization }) => idInColumn(organization));
    },
    tidy: () => forgetRemoved(database),
    check: () => tryToWrite(database),
    close: () => database.close(),
  }));
}

/** Jumps along the index from one organization to the next instead of reading every row. */
const presentOrganizations = `
  with recursive each as (
    (select organization from association_documents order by organization limit 1)
    union all
    select (select organization from association_documents where organization > each.organization
            order by organization limit 1)
    from each where each.organization is not null
  )
  select organization from each
  where exists (select from association_documents as any_of_it
                where any_of_it.organization = each.organization and any_of_it.body is not null)
`;

/**
 * Every process that lives has looked since, or looks at everything anew; so nothing is left that tells what the
 * removed document's id was.
 */
async function forgetRemoved(database: Database): Promise<void> {
  await database.transaction(async (query) => {
    await query(`delete from association_documents where removed < now() - interval '${removedKeptHours} hours'`);
    const [own] = await query<{ transaction: string }>("select pg_current_xact_id()::text as transaction");
    return own;
  });
}

async function tryToWrite(database: Database): Promise<void> {
  try {
    await database.transaction(async (query) => {
      await query("insert into association_documents (organization, kind, id) values ('', 'check', 'check')");
      return undefined;
    });
  } catch (cause) {
    throw new Error(`Cannot write to the PostgreSQL database: ${errorMessage(cause)}`, { cause });
  }
}

/** Host and database of an address, for people; without the user and the password. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
