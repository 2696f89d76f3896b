import { createConnection, type Socket } from "node:net";
import type { PgDatabase } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { schema } from "./schema/all";

export type Sql = postgres.Sql;
export type TransactionSql = postgres.TransactionSql;
/** The query builder, on a pool or inside a transaction. */
export type Db = PgDatabase<PostgresJsQueryResultHKT, typeof schema>;

/**
 * One connection pool, seen twice: `db` builds queries, `sql` is the driver for COPY and long statements.
 * On both, timestamps and dates arrive as text through `sql` and go in as ISO text: drizzle takes over the parsers.
 */
export interface Database {
  db: Db;
  sql: Sql;
  close(): Promise<void>;
}

export interface ConnectOptions {
  /** Most connections of the pool; 10 unless said. */
  max?: number;
  applicationName?: string;
}

export function connect(url: string, options: ConnectOptions = {}): Database {
  const settings = {
    max: options.max ?? 10,
    onnotice: () => {},
    connection: { application_name: options.applicationName ?? "plumbline" },
    socket: openSocket,
  };
  const sql = postgres(url, settings);
  return { db: drizzle(sql, { schema, casing: "snake_case" }), sql, close: () => sql.end({ timeout: 5 }) };
}

/** The query builder inside a transaction of the driver, for work that also needs COPY. */
export function transactionDb(sql: Sql, transaction: TransactionSql): Db {
  // The driver keeps its options on the pool only; drizzle looks for them on what it is given.
  const client = Object.assign(transaction, { options: sql.options });
  return drizzle(client as unknown as Sql, { schema, casing: "snake_case" });
}

/**
 * The driver leaves Nagle's algorithm on: the small message that ends a COPY then waits for the acknowledgement of the
 * data before it, 40 ms each time.
 */
function openSocket(to: { host: string[]; port: number[]; path?: string | false }): Promise<Socket> {
  return new Promise((opened, failed) => {
    const socket = to.path
      ? createConnection(to.path)
      : createConnection({ host: to.host[0], port: to.port[0] ?? 5432, noDelay: true });
    socket.once("error", failed);
    socket.once("connect", () => {
      socket.off("error", failed);
      opened(socket);
    });
  });
}
