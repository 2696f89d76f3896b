import { beforeAll } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { createRecordTable } from "@/lib/sources/record-table";
import type { ColumnDeclaration } from "@/lib/sources/types";
import { checkSql } from "../check-sql";
import { runSql } from "../run-sql";
import type { PreparedSql, SqlLimits, SqlWindow } from "../types";

/** October 2026 in Berlin, where clocks go back on the 25th. */
export const october: SqlWindow = {
  startDate: "2026-10-01",
  endDate: "2026-11-01",
  startInstant: "2026-09-30T22:00:00Z",
  endInstant: "2026-10-31T23:00:00Z",
  timeZone: "Europe/Berlin",
};

const column = (columnName: string, dataType: ColumnDeclaration["dataType"]) =>
  ({
    columnName,
    dataType,
    isOwner: columnName === "assigned_to",
    isKey: columnName === "case_no",
  }) as ColumnDeclaration;

export const MINE = "assigned_to_employee_id = :user_id";
export const people = [1, 2, 3];

export async function prepared(text: string): Promise<PreparedSql> {
  const check = await checkSql(text);
  if (!check.ok) throw new Error(JSON.stringify(check.problems));
  return check.prepared;
}

/** What the check would never let through, to see what stands behind it. */
export const unchecked = (text: string): PreparedSql =>
  ({
    text,
    pieces: [{ kind: "text", text, source: 0 }],
    tables: [],
    memorySteps: 1,
  }) as unknown as PreparedSql;

const LIMITS: SqlLimits = { seconds: 1, workMemMb: 4, temporaryFilesMb: 10 };

/** A database with `records.support_cases`, and the ways to ask it. Call at the top of a file. */
export function supportCases() {
  const database = testDatabase();

  beforeAll(async () => {
    // As a source added after the migrations makes it: the reader role may read it without being told.
    const columns = [
      column("case_no", "integer"),
      column("assigned_to", "text"),
      column("status", "text"),
      column("points", "integer"),
      column("created_at", "timestamp"),
      column("resolved_at", "timestamp"),
      column("resolved_on", "date"),
    ];
    for (const statement of createRecordTable("support_cases", columns)) await database.sql.unsafe(statement);
    await database.sql.unsafe(`
    INSERT INTO records.support_cases (case_no, assigned_to_employee_id, status, points, created_at, resolved_at, resolved_on) VALUES
      -- Person 1: two within October in Berlin, at its first and in its last instant; one before, one after.
      (1, 1, 'Resolved', 1, '2026-09-30T20:00:00Z', '2026-09-30T22:00:00Z', '2026-10-01'),
      (2, 1, 'Resolved', 2, '2026-10-31T21:59:59.999999Z', '2026-10-31T22:59:59.999999Z', '2026-10-31'),
      (3, 1, 'Resolved', 4, '2026-09-30T20:00:00Z', '2026-09-30T21:59:59.999999Z', '2026-09-30'),
      (4, 1, 'Resolved', 8, '2026-09-30T20:00:00Z', '2026-10-31T23:00:00Z', '2026-11-01'),
      -- Person 2: nothing to divide by. Person 3: nothing.
      (5, 2, 'Open', 0, '2026-10-10T00:00:00Z', NULL, '2026-10-10')`);
  });

  const run = (query: PreparedSql, employeeIds: readonly number[] = people) =>
    database.sql.begin((transaction) =>
      runSql(transaction, { prepared: query, window: october, employeeIds, limits: LIMITS }),
    );

  async function actuals(text: string) {
    const outcome = await run(await prepared(text));
    if (!outcome.ok) throw new Error(outcome.reason);
    return outcome.rows.sort((a, b) => a.employeeId - b.employeeId).map(({ actual }) => actual);
  }

  async function refusal(query: PreparedSql, employeeIds?: readonly number[]) {
    const outcome = await run(query, employeeIds);
    if (outcome.ok) throw new Error(`Ran: ${JSON.stringify(outcome.rows)}`);
    return outcome;
  }

  return { database, run, actuals, refusal };
}
