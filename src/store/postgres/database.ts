/** The connection to PostgreSQL: comes back by itself, and finds out whether a commit counted when its answer was lost. */
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { parseIntoClientConfig } from "pg-connection-string";
import { createGate } from "../mutex.ts";
import { poolSize } from "./pool-size.ts";

/** No new attempt on another connection after this long. */
const retryMilliseconds = 10_000;
/** How long to go on asking whether a commit counted. */
const settleMilliseconds = 5_000;

export type Query = <Row extends object>(statement: string, values?: readonly unknown[]) => Promise<Row[]>;

export type Database = {
  /** Runs one statement that only reads; again when the connection turns out to be gone. */
  read: Query;
  /**
   * Runs work in a transaction; again when the connection went before the commit. Commits when the work gives
   * the id of its transaction (`pg_current_xact_id()`), else rolls back. Durable when it resolves.
   */
  transaction<Value extends { transaction: string }>(
    work: (query: Query) => Promise<Value | undefined>,
  ): Promise<Value | undefined>;
  close(): Promise<void>;
};

/** Read committed, so that a row is read as it is once its lock is ours; the rest is not left to the server's defaults. */
const begin =
  "begin isolation level read committed read write; " +
  "set local synchronous_commit = on; set local lock_timeout = '10s'; set local idle_in_transaction_session_timeout = '20s'";

/**
 * @param url `postgres://user:password@host:port/database`, with `?sslmode=…` as for libpq.
 * @param password gives the password of each new connection when the address has none.
 */
export function connect(url: string, password?: () => Promise<string>): Database {
  const address = parseIntoClientConfig(url);
  const pool = new pg.Pool({
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    query_timeout: 15_000,
    keepAlive: true,
    application_name: "partner-association-bot",
    // Not as `connectionString`: beside one, pg ignores a function that gives the password.
    ...address,
    password: address.password || password,
  });
  // A connection that breaks is replaced when the next one is needed; whoever was using it hears of it by its query.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  // Work waits here for its turn as long as it takes, so that a timeout always means the server.
  const gate = createGate(poolSize);

  async function openSession() {
    const client = await pool.connect();
    let lost = false;
    const query: Query = async (statement, values = []) => {
      try {
        return (await client.query(statement, [...values])).rows;
      } catch (error) {
        lost ||= isConnectionLost(error);
        throw error;
      }
    };
    return {
      query,
      isLost: () => lost,
      release: () => client.release(lost),
      async rollBack(): Promise<void> {
        if (!lost) await query("rollback").catch(() => (lost = true));
        client.release(lost);
      },
    };
  }

  /** Asks what became of a transaction whose commit was not answered. */
  async function outcomeOf(transaction: string): Promise<"committed" | "aborted" | "unknown"> {
    for (const until = Date.now() + settleMilliseconds; Date.now() < until; await wait(100)) {
      const [row] = await pool
        .query<{ state: string | null }>("select pg_xact_status($1::xid8) as state", [transaction])
        .then(({ rows }) => rows)
        .catch(() => []);
      if (row?.state === "committed" || row?.state === "aborted") return row.state;
    }
    return "unknown";
  }

  const read: Query = (statement, values) =>
    gate(async () => {
      for (const mayRepeat = attempts(); ;) {
        const session = await openSession();
        try {
          return await session.query(statement, values);
        } catch (error) {
          if (!session.isLost() || !mayRepeat()) throw error;
        } finally {
          session.release();
        }
      }
    });

  async function transaction<Value extends { transaction: string }>(
    work: (query: Query) => Promise<Value | undefined>,
  ): Promise<Value | undefined> {
    for (const mayRepeat = attempts(); ;) {
      const session = await openSession();
      let value: Value | undefined;
      try {
        await session.query(begin);
        value = await work(session.query);
      } catch (error) {
        await session.rollBack();
        if (session.isLost() && mayRepeat()) continue;
        throw error;
      }
      if (value === undefined) {
        await session.rollBack();
        return undefined;
      }
      try {
        await session.query("commit");
        return value;
      } catch (error) {
        const outcome = await outcomeOf(value.transaction);
        if (outcome === "committed") return value;
        if (outcome === "unknown" || !mayRepeat()) throw error;
      } finally {
        session.release();
      }
    }
  }

  return { read, transaction: (work) => gate(() => transaction(work)), close: () => pool.end() };
}

/** After a restart of the server every connection in the pool may be dead, so each may be tried, but not for ever. */
function attempts(): () => boolean {
  const until = Date.now() + retryMilliseconds;
  let left = poolSize;
  return () => {
    left -= 1;
    return left >= 0 && Date.now() < until;
  };
}

/** Whether a connection is of no more use: it broke, the server goes away, or it became a standby that only reads. */
function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError)) return true;
  const code = error.code ?? "";
  return code.startsWith("08") || code.startsWith("57P") || code === "25006" || code === "25P03";
}
