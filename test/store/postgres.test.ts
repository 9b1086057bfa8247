/** The store in PostgreSQL, on a real server: the contract, and what several instances and a lost server do to it. */
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import pg from "pg";
import type { Store } from "../../src/app/ports.ts";
import { openStore } from "../../src/store/open.ts";
import { columnOf } from "../../src/store/postgres/rows.ts";
import { aCustomer, describeStore, tagged, type Place } from "./contract.ts";
import { newPlace, query, type Server } from "../../src/dev/bench/postgres-server.ts";
import { aPlace, aServer } from "../postgres.ts";
import { startProxy } from "./proxy.ts";

const fabrikam = "0f1e2d3c-0000-4000-8000-00000000000a";

async function placeInPostgres(): Promise<Place> {
  const address = await aPlace();
  const key = (organization: string, id: string) => [columnOf(organization), columnOf(id)];
  const tables = ["association_damaged", "association_documents"];
  return {
    open: () => openStore(address),
    async breakWrites() {
      await query(
        address,
        `create function refuse() returns trigger language plpgsql as $$ begin raise 'disk full'; end $$;
         create trigger refuse before insert or update on association_documents execute function refuse();`,
      );
    },
    async overwrite(organization, id, text) {
      for (const table of tables) {
        await query(address, `update ${table} set body = $3 where organization = $1 and id = $2 and body is not null`, [
          ...key(organization, id),
          text,
        ]);
      }
    },
    async stored(organization, id) {
      const rows = await query(
        address,
        tables
          .map((table) => `select body from ${table} where organization = $1 and id = $2 and body is not null`)
          .join(" union all "),
        key(organization, id),
      );
      return String(rows[0]?.["body"]);
    },
    leave: async () => undefined,
  };
}

describeStore("PostgreSQL", placeInPostgres);

describe("Stores in one database", () => {
  let address: string;
  let one: Store;
  let other: Store;

  beforeEach(async () => {
    address = await aPlace();
    one = await openStore(address);
    other = await openStore(address);
  });

  afterEach(async () => {
    await Promise.all([one.close(), other.close()]);
  });

  const customersOf = (store: Store) => store.organization(fabrikam).customers;
  /** In no particular order, as they are listed. */
  const tagsIn = async (store: Store) =>
    (await customersOf(store).list()).map((customer) => customer.tags.join()).toSorted();

  it("can be opened for the first time by twelve instances at once", async () => {
    const empty = await aPlace();
    const stores = await Promise.all(Array.from({ length: 12 }, () => openStore(empty)));
    await Promise.all(stores.map((store, index) => customersOf(store).update("a", tagged(`${index}`))));
    expect((await customersOf(one).get("a"))?.tags).toBeUndefined();
    expect((await stores[0]?.organization(fabrikam).customers.get("a"))?.tags).toHaveLength(12);
    await Promise.all(stores.map((store) => store.close()));
  });

  it.each([["new"], ["existing"]])("keep all changes they make at once to a document that is %s", async (which) => {
    if (which === "existing") await customersOf(one).update("a", () => ({ doc: aCustomer() }));
    const tags = Array.from({ length: 40 }, (_, index) => `${index}`);
    await Promise.all(tags.map((tag, index) => customersOf(index % 2 === 0 ? one : other).update("a", tagged(tag))));
    for (const store of [one, other]) {
      expect([...((await customersOf(store).get("a"))?.tags ?? [])].sort()).toEqual([...tags].sort());
      expect(await customersOf(store).list()).toHaveLength(1);
    }
  });

  it("do exclusive work one at a time, each kind by itself, while both read and write", async () => {
    const never = () => Promise.reject(new Error("not now"));
    const done = await one.exclusively("a", async () => {
      expect(await other.exclusively("a", never)).toBe(false);
      expect(await other.exclusively("b", () => Promise.resolve())).toBe(true);
      await customersOf(other).update("a", tagged("other"));
      await customersOf(one).update("a", tagged("one"));
    });
    expect(done).toBe(true);
    expect(await other.exclusively("a", () => Promise.resolve())).toBe(true);
    expect(await tagsIn(one)).toEqual(["other,one"]);
  });

  it("pass over documents of a kind that version 0.1 had and nobody needs any more", async () => {
    const body = JSON.stringify({ version: 1, id: "pace", doc: { id: "pace", due: "2026-11-23T09:00:00.000Z" } });
    await query(
      address,
      "insert into association_documents (organization, kind, id, body) values ($1, 'pace', 'pace', $2)",
      [fabrikam, body],
    );
    await one.close();
    one = await openStore(address);
    await customersOf(one).update("a", tagged("first"));
    expect(await tagsIn(one)).toEqual(["first"]);
    expect(one.damaged()).toEqual([]);
  });

  it("are told when their exclusive work is not exclusive any more, and do not begin it again", async () => {
    let begun = 0;
    const done = await one.exclusively("a", async (lost) => {
      begun += 1;
      const isLost = once(lost, "abort");
      // Waits until it has ended: until then it holds the lock.
      await query(
        address,
        `select pg_terminate_backend(pid, 60000) from pg_locks where locktype = 'advisory'
         and (classid::bigint << 32 | objid::bigint) = hashtextextended(current_schema() || ' a', 0)`,
      );
      expect(await other.exclusively("a", () => Promise.resolve())).toBe(true);
      await isLost;
    });
    expect({ done, begun }).toEqual({ done: true, begun: 1 });
    expect(await one.exclusively("a", () => Promise.resolve())).toBe(true);
  });

  it("hear of each other's changes and removals", async () => {
    await customersOf(one).update("a", tagged("first"));
    expect(await tagsIn(other)).toEqual(["first"]);
    await customersOf(other).update("a", tagged("second"));
    expect(await tagsIn(one)).toEqual(["first,second"]);
    expect((await customersOf(one).get("a"))?.tags).toEqual(["first", "second"]);
    await customersOf(one).update("a", () => ({ doc: undefined }));
    expect(await tagsIn(other)).toEqual([]);
    expect(await customersOf(other).get("a")).toBeUndefined();
    await customersOf(other).update("a", tagged("anew"));
    expect(await tagsIn(one)).toEqual(["anew"]);
  });

  it("keep the objects of documents that the other one did not change", async () => {
    await customersOf(one).update("a", tagged("a"));
    await customersOf(one).update("b", tagged("b"));
    const before = await customersOf(other).list();
    const a = await customersOf(other).get("a");
    await customersOf(one).update("b", tagged("changed"));
    const after = await customersOf(other).list();
    expect(before).toContain(a);
    expect(after).toContain(a);
    expect(after).not.toBe(before);
    expect(await customersOf(other).list()).toBe(after);
  });

  it("hear of a change that was begun early and committed late", async () => {
    await customersOf(one).update("a", tagged("early"));
    await customersOf(one).update("b", tagged("b"));
    const late = new pg.Client({ connectionString: address });
    await late.connect();
    await late.query("begin");
    await late.query(
      `update association_documents set body = replace(body, 'early', 'late'), revision = revision + 1,
       changed = pg_current_xact_id() where id = 'a'`,
    );
    await customersOf(one).update("b", tagged("changed meanwhile"));
    expect((await tagsIn(other)).sort()).toEqual(["b,changed meanwhile", "early"]);
    await customersOf(one).update("c", tagged("c"));
    expect((await tagsIn(other)).sort()).toEqual(["b,changed meanwhile", "c", "early"]);
    await late.query("commit");
    await late.end();
    expect((await tagsIn(other)).sort()).toEqual(["b,changed meanwhile", "c", "late"]);
    expect((await tagsIn(one)).sort()).toEqual(["b,changed meanwhile", "c", "late"]);
  });

  it("fetch no document that they know already", async () => {
    await customersOf(one).update("a", tagged("a"));
    const before = await customersOf(other).list();
    await query(address, "alter table association_documents rename column body to hidden");
    expect(await customersOf(other).list()).toBe(before);
    expect(await customersOf(one).list()).toHaveLength(1);
    await query(address, "alter table association_documents rename column hidden to body");
  });

  it("report a damaged document each, and keep it aside once", async () => {
    await customersOf(one).update("a", tagged("a"));
    const text = "update association_documents set body = '{', revision = revision + 1, changed = pg_current_xact_id()";
    await query(address, text);
    expect(await Promise.all([tagsIn(one), tagsIn(other)])).toEqual([[], []]);
    expect([...one.damaged(), ...other.damaged()].map((each) => each.id)).toContain("a");
    expect(await query(address, "select id, body from association_damaged")).toEqual([{ id: "a", body: "{" }]);
  });

  it("work on after rows came from another server, whose transactions were far ahead", async () => {
    await customersOf(one).update("a", tagged("a"));
    await query(address, "update association_documents set changed = '9000000000000'");
    const third = await openStore(address);
    expect(await tagsIn(third)).toEqual(["a"]);
    await customersOf(one).update("a", tagged("b"));
    expect(await tagsIn(third)).toEqual(["a,b"]);
    const ahead = "select count(*)::int as count from association_documents where changed > pg_current_xact_id()";
    expect(await query(address, ahead)).toEqual([{ count: 0 }]);
    await third.close();
  });

  describe("after a document was removed", () => {
    const rows = "select id, body from association_documents order by id";
    const aDayPasses = "update association_documents set removed = removed - interval '25 hours'";
    beforeEach(async () => {
      await customersOf(one).update("gone", tagged("gone"));
      await customersOf(one).update("kept", tagged("kept"));
      await tagsIn(other);
      await customersOf(one).update("gone", () => ({ doc: undefined }));
    });

    it("keep its id for a day, for those who have not looked yet", async () => {
      await one.tidy();
      expect(await query(address, rows)).toMatchObject([{ id: "gone", body: null }, { id: "kept" }]);
      expect(await tagsIn(other)).toEqual(["kept"]);
    });

    it("keep nothing of it after a day", async () => {
      expect(await tagsIn(other)).toEqual(["kept"]);
      await query(address, aDayPasses);
      await one.tidy();
      expect(await query(address, rows)).toMatchObject([{ id: "kept" }]);
      expect([await tagsIn(one), await tagsIn(other)]).toEqual([["kept"], ["kept"]]);
    });

    it("hear of one with the same id that is made after that", async () => {
      expect(await tagsIn(other)).toEqual(["kept"]);
      await query(address, aDayPasses);
      await one.tidy();
      await customersOf(one).update("gone", tagged("back"));
      expect([await tagsIn(one), await tagsIn(other)]).toEqual([
        ["back", "kept"],
        ["back", "kept"],
      ]);
    });

    it("read everything anew when they have not looked for half a day", async () => {
      await query(address, aDayPasses);
      await one.tidy();
      const halfADay = Date.now() + 12 * 3_600_000 + 60_000;
      vi.spyOn(Date, "now").mockReturnValue(halfADay);
      expect(await tagsIn(other)).toEqual(["kept"]);
      vi.restoreAllMocks();
    });

    it("hear of one that is made again on a server whose transactions count less than those of the backup", async () => {
      await Promise.all([one.close(), other.close()]);
      await query(
        address,
        "update association_documents set revision = revision + 1000000, changed = (changed::text::bigint + 1000000)::text::xid8",
      );
      [one, other] = await Promise.all([openStore(address), openStore(address)]);
      await customersOf(one).update("kept", () => ({ doc: undefined }));
      expect([await tagsIn(one), await tagsIn(other)]).toEqual([[], []]);
      await query(address, aDayPasses);
      await one.tidy();
      await customersOf(one).update("kept", tagged("back"));
      expect([await tagsIn(one), await tagsIn(other)]).toEqual([["back"], ["back"]]);
    });

    it("do not let go of one that was made again", async () => {
      await customersOf(other).update("gone", tagged("back"));
      await query(address, aDayPasses);
      await one.tidy();
      expect(await tagsIn(one)).toEqual(["back", "kept"]);
    });
  });

  it("refuse tables that a newer release made", async () => {
    await query(address, "update association_tables set version = 2");
    await expect(openStore(address)).rejects.toThrow(/newer release has set up this database/);
  });
});

describe("A database that goes away", () => {
  let own: Server;
  beforeAll(async () => {
    own = await aServer();
  });
  afterAll(() => own.remove());

  it("fails what is asked of it meanwhile, and is used again as soon as it is back", async () => {
    const store = await openStore(await newPlace(own.address));
    const { customers } = store.organization(fabrikam);
    await customers.update("a", tagged("before"));
    await customers.list();
    await own.crash();
    await expect(customers.update("a", tagged("lost"))).rejects.toThrow(/^Could not write customers\/a/);
    await expect(customers.list()).rejects.toThrow(/ECONNREFUSED|terminated/);
    await expect(store.check()).rejects.toThrow(/^Cannot write to the PostgreSQL database/);
    await own.start();
    await expect(store.check()).resolves.toBeUndefined();
    await customers.update("a", tagged("after"));
    expect((await customers.list()).map((customer) => customer.tags)).toEqual([["before", "after"]]);
    await store.close();
  });

  it("is not noticed when only its connections were cut", async () => {
    const address = await newPlace(own.address);
    const store = await openStore(address);
    const { customers } = store.organization(fabrikam);
    await Promise.all(["a", "b", "c", "d"].map((id) => customers.update(id, tagged(id))));
    const cut =
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'partner-association-bot'";
    await query(address, cut);
    await customers.update("a", tagged("again"));
    await query(address, cut);
    expect(await customers.list()).toHaveLength(4);
    await store.close();
  });

  it.each([
    ["after it committed: the change counts once", "after", 1],
    ["before it committed: the change is made again", "before", 2],
  ] as const)("is asked what became of a commit when the connection breaks %s", async (_, moment, runs) => {
    const address = new URL(await newPlace(own.address));
    const proxy = await startProxy(Number(address.port));
    address.port = String(proxy.port);
    const store = await openStore(address.href);
    const { customers } = store.organization(fabrikam);
    await customers.update("a", tagged("before"));
    let count = 0;
    proxy.breakAt("commit\0", moment);
    const { doc } = await customers.update("a", (current) => {
      count += 1;
      return tagged("this")(current);
    });
    expect(doc.tags).toEqual(["before", "this"]);
    expect(count).toBe(runs);
    expect((await customers.get("a"))?.tags).toEqual(["before", "this"]);
    expect(await customers.list()).toHaveLength(1);
    await store.close();
    await proxy.close();
  });

  it("is named without its password when it cannot be reached", async () => {
    const refused = openStore("postgres://bot:topsecret@127.0.0.1:1/bot");
    await expect(refused).rejects.toThrow(/PostgreSQL database 127\.0\.0\.1:1\/bot: .*ECONNREFUSED/);
    await expect(refused).rejects.not.toThrow(/topsecret/);
  });
});

describe("A setting that names no store", () => {
  it.each([["file:"], ["./data"], ["postgres:/half"], ["mysql://bot:topsecret@host/bot"], [""]])(
    "is refused without being repeated: %s",
    async (setting) => {
      const refused = openStore(setting);
      await expect(refused).rejects.toThrow(/^STORE must be file:<folder>/);
      await expect(refused).rejects.not.toThrow(/topsecret/);
    },
  );
});
