import { createConnection, type Socket } from "node:net";
import { Duplex } from "node:stream";
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
  /**
   * One connection apart from the pool, for session locks and long transactions begun by hand. Once lost it stays lost:
   * what was meant for inside the transaction can never run outside of it. Close it when done; that rolls back.
   */
  dedicated(): Database;
  close(): Promise<void>;
}

export interface ConnectOptions {
  /** Most connections of the pool; 10 unless said. */
  max?: number;
  applicationName?: string;
  /**
   * Reads are parsed and planned once a connection, not once a request: for a server that asks the same few questions all
   * day. Behind a pooler that hands out connections by the statement, leave it off.
   */
  prepareReads?: boolean;
}

export function connect(url: string, options: ConnectOptions = {}): Database {
  const max = options.max ?? 10;
  const { applicationName = "plumbline", prepareReads = false } = options;
  return open(url, { max, applicationName, prepareReads, socket: openSocket });
}

interface Settings extends Required<ConnectOptions> {
  socket: OpenSocket;
}

type OpenSocket = (to: Parameters<typeof openSocket>[0]) => Promise<Duplex>;

function open(url: string, { max, applicationName, prepareReads, socket }: Settings): Database {
  const settings = {
    max,
    onnotice: () => {},
    connection: { application_name: applicationName },
    socket,
    ...(max === 1 ? { max_lifetime: null, backoff: () => 0 } : {}),
  };
  const sql = postgres(url, settings);
  if (prepareReads) keepReadsPrepared(sql);
  return {
    db: drizzle(sql, { schema, casing: "snake_case" }),
    sql,
    dedicated: () => {
      const own = open(url, { max: 1, applicationName, prepareReads: false, socket: openOnce() });
      // As it connects the driver asks for the types of arrays, and nobody hears that question fail: it is let finish.
      const opened = own.sql`SELECT 1`.then(
        () => {},
        () => {},
      );
      const close = async () => {
        await opened;
        await own.sql.end({ timeout: 0 });
      };
      return { ...own, close };
    },
    close: () => sql.end({ timeout: 5 }),
  };
}

function openOnce(): OpenSocket {
  let isOpened = false;
  return async (to) => {
    if (isOpened) return lostSocket();
    isOpened = true;
    return endingPlainly(await openSocket(to));
  };
}

/**
 * Queries that come between a connection's error and its end are answered by the driver only when it is told of an end
 * without an error.
 */
function endingPlainly(socket: Socket): Socket {
  const emit = socket.emit.bind(socket);
  socket.emit = (event: string | symbol, ...told: unknown[]) =>
    event === "close" ? emit(event, false) : emit(event, ...told);
  return socket;
}

/**
 * A connection that ends as soon as it is used. Refusing to open one instead would answer only the first query after the
 * loss: the driver would keep all later ones waiting for a connection that never comes.
 */
function lostSocket(): Duplex {
  const lost = new Duplex({ read: () => {}, write: (_chunk, _encoding, done) => done() });
  setImmediate(() => lost.destroy(new Error("The connection to the database was lost.")));
  return lost;
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

const READ = /^\s*\(*(select|with)\b/i;

/** The query builder sends everything unprepared; this has the driver keep its reads. Transactions are left alone. */
function keepReadsPrepared(sql: Sql): void {
  const send = sql.unsafe;
  sql.unsafe = ((text, parameters, options) =>
    send(text, parameters, READ.test(text) ? { ...options, prepare: true } : options)) as typeof sql.unsafe;
}
