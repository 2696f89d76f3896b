import type { DecimalString } from "@/lib/decimal";
import type { Statement } from "../types";
import { compileSql } from "./compile-sql";
import { failureOf } from "./failure";
import { asReader, type ReaderTransaction, readerRoleProblem } from "./reader-role";
import { DEFAULT_LIMITS, type PreparedSql, type SqlLimits, type SqlWindow } from "./types";

export interface SqlRun {
  prepared: PreparedSql;
  window: SqlWindow;
  employeeIds: readonly number[];
  limits?: SqlLimits;
}

export type SqlOutcome =
  | {
      ok: true;
      /** One for each person asked for, in no order; `actual` has 6 decimals, null: missing. */
      rows: { employeeId: number; actual: DecimalString | null }[];
      /** With the values in place, for people. */
      statement: string;
      durationMs: number;
    }
  /** `employeeId`: the first person found for whom it fails. */
  | { ok: false; reason: string; employeeId?: number };

/**
 * Runs an admin's query for everybody in one statement, inside the caller's transaction and seeing what it sees, but as
 * the reader role, read-only and within limits. A query that fails or takes too much is an outcome with the reason in
 * words, and leaves the transaction usable; only a lost connection and the like throw.
 */
export async function runSql(transaction: ReaderTransaction, run: SqlRun): Promise<SqlOutcome> {
  const limits = run.limits ?? DEFAULT_LIMITS;
  const startedAt = performance.now();
  const refusal = await readerRoleProblem(transaction);
  if (refusal) return { ok: false, reason: refusal };
  const ask = (employeeIds: readonly number[]) => attempt(transaction, { ...run, employeeIds }, limits);
  const outcome = await ask(run.employeeIds);
  if (outcome.ok || !outcome.isOfOnePerson)
    return "isOfOnePerson" in outcome ? { ok: false, reason: outcome.reason } : outcome;
  const isOutOfTime = () => performance.now() - startedAt > limits.seconds * 1000;
  return { ok: false, ...(await narrowDown(run.employeeIds, { reason: outcome.reason, ask, isOutOfTime })) };
}

type Attempt = Extract<SqlOutcome, { ok: true }> | { ok: false; reason: string; isOfOnePerson: boolean };

async function attempt(transaction: ReaderTransaction, run: SqlRun, limits: SqlLimits): Promise<Attempt> {
  const startedAt = performance.now();
  const statement = compileSql(run.prepared, run);
  try {
    const { memorySteps } = run.prepared;
    const settings = { timeZone: run.window.timeZone, limits, memorySteps };
    const rows = await asReader(transaction, settings, (reader) => actuals(reader, statement));
    const odd = rows.find(({ actual }) => actual !== null && !FITS.test(actual));
    if (odd)
      return {
        ok: false,
        reason: `The query gives ${odd.actual}, which cannot be scored.`,
        isOfOnePerson: true,
      };
    return {
      ok: true,
      rows,
      statement: statement.readable,
      durationMs: Math.round(performance.now() - startedAt),
    };
  } catch (error) {
    const failure = failureOf(error, { limits, query: run.prepared.text });
    if (!failure) throw error;
    return { ok: false, ...failure };
  }
}

/** What a stored value has room for; not NaN, not infinity. */
const FITS = /^-?\d{1,18}\.\d{6}$/;

async function actuals(
  reader: Parameters<Parameters<typeof asReader>[2]>[0],
  { text, parameters }: Statement,
) {
  // A number may have 130,000 digits, for each person: of one that has no room anyway its beginning is enough.
  const wanted = `SELECT m.employee_id, left(m.actual::text, 30) FROM (${text}) AS m`;
  const rows = (await reader.unsafe(wanted, parameters).values()) as unknown as [number, string | null][];
  return rows.map(([employeeId, actual]) => ({ employeeId, actual }));
}

interface Search {
  reason: string;
  ask(employeeIds: readonly number[]): Promise<Attempt>;
  isOutOfTime(): boolean;
}

/** Halves the people until one is left for whom it fails: about twice the time of the failed statement at most. */
async function narrowDown(everyone: readonly number[], { reason, ask, isOutOfTime }: Search) {
  let people = everyone;
  let said = reason;
  while (people.length > 1) {
    if (isOutOfTime()) return { reason };
    const half = people.slice(0, Math.ceil(people.length / 2));
    const outcome = await ask(half);
    people = outcome.ok ? people.slice(half.length) : half;
    if (!outcome.ok) said = outcome.reason;
  }
  return { reason: said, employeeId: people[0] };
}
