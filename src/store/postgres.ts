/** The store for several instances: a row per document in PostgreSQL. */
import type { Organization, Store } from "../app/ports.ts";
import { createDamagedList, type StoreOptions } from "./damaged.ts";
import type { CollectionName } from "./documents.ts";
import { assertId } from "./names.ts";
import { idOf, openPostgresCollection, type Premises } from "./postgres-collection.ts";
import { connect, type Database } from "./postgres-database.ts";
import { setUp } from "./postgres-setup.ts";
import { createShared } from "./turns.ts";

/**
 * Opens the database, making its tables when they are missing. Any number of processes may use it at once.
 * @param url `postgres://user:password@host:port/database`
 * @throws {Error} when it cannot be reached or used; the message names no password.
 */
export async function openPostgresStore(url: string, options: StoreOptions = {}): Promise<Store> {
  const database = connect(url);
  await setUp(database).catch(async (error: unknown) => {
    await database.close();
    const where = placeOf(url);
    throw new Error(`Cannot use the PostgreSQL database ${where}: ${messageOf(error)}`, { cause: error });
  });
  const damaged = createDamagedList(options);
  const organizations = new Map<string, { organization: Organization; settled(): Promise<void> }>();
  let closed = false;
  const premises: Premises = {
    database,
    report: (found) => damaged.report(found),
    assertOpen() {
      if (closed) throw new Error("The store is closed.");
    },
  };
  const check = createShared(() => tryToWrite(database));

  return {
    organization(tenantId) {
      assertId(tenantId);
      const known = organizations.get(tenantId) ?? openOrganization(premises, tenantId);
      organizations.set(tenantId, known);
      return known.organization;
    },
    async organizations() {
      premises.assertOpen();
      return (await database.read<{ organization: string }>(presentOrganizations)).map((row) => idOf(row.organization));
    },
    damaged: () => damaged.list(),
    async check() {
      premises.assertOpen();
      await check();
    },
    async close() {
      if (closed) return;
      closed = true;
      await Promise.all([...organizations.values()].map((each) => each.settled()));
      await database.close();
    },
  };
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

async function tryToWrite(database: Database): Promise<void> {
  try {
    await database.transaction(async (query) => {
      await query("insert into association_documents (organization, kind, id) values ('', 'check', 'check')");
      return undefined;
    });
  } catch (cause) {
    throw new Error(`Cannot write to the PostgreSQL database: ${messageOf(cause)}`, { cause });
  }
}

function openOrganization(premises: Premises, id: string): { organization: Organization; settled(): Promise<void> } {
  const open = <Name extends CollectionName>(name: Name) => openPostgresCollection(premises, id, name);
  const collections = {
    customers: open("customers"),
    people: open("people"),
    channels: open("channels"),
    deliveries: open("deliveries"),
    weeks: open("weeks"),
    settings: open("settings"),
  };
  return {
    organization: { id, ...collections },
    async settled() {
      await Promise.all(Object.values(collections).map((collection) => collection.settled()));
    },
  };
}

/** Host and database of an address, for people; without the user and the password. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
