import type { Sql, TransactionSql } from "@/db/client";
import type { SqlLimits } from "./types";

/** Made by a migration. It may read the schema `records`; it cannot sign in. */
const READER_ROLE = "plumbline_reader";

/** An open transaction: the driver's own, or a connection apart on which one was begun by hand. */
export type ReaderTransaction = Sql | TransactionSql;

interface RoleState {
  can_become: boolean;
  can_read: boolean;
  can_more: boolean;
}

/** Why queries of admins cannot run on this database, in words for an admin; null when they can. */
export async function readerRoleProblem(transaction: ReaderTransaction): Promise<string | null> {
  const [state] = (await transaction.unsafe(
    `SELECT pg_has_role(current_user, r.oid, 'SET') AS can_become,
            has_schema_privilege(r.oid, 'records', 'USAGE') AS can_read,
            r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication
              OR EXISTS (SELECT 1 FROM pg_auth_members m WHERE m.member = r.oid)
              OR EXISTS (
                SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                 WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname <> 'records'
                   AND pg_has_role(current_user, c.relowner, 'MEMBER') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
                   AND has_any_column_privilege(r.oid, c.oid, 'SELECT')
              ) AS can_more
       FROM pg_roles r WHERE r.rolname = $1`,
    [READER_ROLE],
  )) as unknown as RoleState[];
  if (!state?.can_become || !state.can_read) return MISSING;
  return state.can_more
    ? `KPIs in SQL are off: the database role ${READER_ROLE} may do more than read records. Take its other rights away.`
    : null;
}

const MISSING = `KPIs in SQL are off: they run as the database role ${READER_ROLE}, which this database has not or does not lend to Plumbline. Ask its administrator to run, as a user who may create roles: CREATE ROLE ${READER_ROLE} NOLOGIN; GRANT ${READER_ROLE} TO <Plumbline's user>; GRANT USAGE ON SCHEMA records TO ${READER_ROLE}; GRANT SELECT ON ALL TABLES IN SCHEMA records TO ${READER_ROLE}; and as Plumbline's user: ALTER DEFAULT PRIVILEGES IN SCHEMA records GRANT SELECT ON TABLES TO ${READER_ROLE}.`;

/**
 * Reads as the reader role inside the transaction, which sees it as if nothing had happened: role, limits and read-only
 * mode end with a savepoint that is always rolled back. Call `readerRoleProblem` first.
 */
export async function asReader<T>(
  transaction: ReaderTransaction,
  { timeZone, limits, memorySteps }: { timeZone: string; limits: SqlLimits; memorySteps: number },
  read: (reader: Pick<Sql, "unsafe">) => Promise<T>,
): Promise<T> {
  return rolledBack(transaction, async (inner) => {
    await inner.unsafe(SETTINGS, [
      timeZone,
      `${limits.seconds * 1000}`,
      `${workMemKb(limits, memorySteps)}kB`,
      `${limits.temporaryFilesMb}MB`,
      READER_ROLE,
    ]);
    return read(inner);
  });
}

/** PostgreSQL gives each sort and hash table as much as it says, however many there are; 64 kB is the least it takes. */
const workMemKb = ({ workMemMb }: SqlLimits, memorySteps: number) =>
  Math.max(64, Math.floor((workMemMb * 1024) / Math.max(1, memorySteps)));

/** The role comes last: it may not set some of the others. A path of pg_catalog alone: nothing shadows its functions. */
const SETTINGS = `SELECT
  set_config('transaction_read_only', 'on', true),
  set_config('search_path', 'pg_catalog, pg_temp', true),
  set_config('timezone', $1, true),
  set_config('standard_conforming_strings', 'on', true),
  set_config('datestyle', 'ISO, YMD', true),
  set_config('statement_timeout', $2, true),
  set_config('lock_timeout', '5s', true),
  set_config('work_mem', $3, true),
  set_config('hash_mem_multiplier', '1', true),
  set_config('max_parallel_workers_per_gather', '0', true),
  set_config('jit', 'off', true),
  CASE WHEN has_parameter_privilege('temp_file_limit', 'SET') THEN set_config('temp_file_limit', $4, true) END,
  set_config('role', $5, true)`;

async function rolledBack<T>(
  transaction: ReaderTransaction,
  work: (inner: Pick<Sql, "unsafe">) => Promise<T>,
): Promise<T> {
  if (!("savepoint" in transaction)) {
    await transaction.unsafe("SAVEPOINT plumbline_reading");
    try {
      return await work(transaction);
    } finally {
      await transaction.unsafe("ROLLBACK TO SAVEPOINT plumbline_reading");
      await transaction.unsafe("RELEASE SAVEPOINT plumbline_reading");
    }
  }
  // The driver ends a savepoint's work well by keeping its settings: a thrown result makes it roll back.
  const result: { value?: T } = {};
  const done = new Error("read");
  try {
    await transaction.savepoint(async (inner) => {
      result.value = await work(inner as unknown as Pick<Sql, "unsafe">);
      throw done;
    });
  } catch (error) {
    if (error !== done) throw error;
  }
  return result.value as T;
}
