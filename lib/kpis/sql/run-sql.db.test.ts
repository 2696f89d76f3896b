import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { createRecordTable } from "@/lib/sources/record-table";
import type { ColumnDeclaration } from "@/lib/sources/types";
import { checkSql } from "./check-sql";
import { describeSql } from "./describe-sql";
import { readerRoleProblem } from "./reader-role";
import { runSql } from "./run-sql";
import type { PreparedSql, SqlLimits, SqlWindow } from "./types";

const database = testDatabase();

/** October 2026 in Berlin, where clocks go back on the 25th. */
const october: SqlWindow = {
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

const MINE = "assigned_to_employee_id = :user_id";
const people = [1, 2, 3];

async function prepared(text: string): Promise<PreparedSql> {
  const check = await checkSql(text);
  if (!check.ok) throw new Error(JSON.stringify(check.problems));
  return check.prepared;
}

/** What the check would never let through, to see what stands behind it. */
const unchecked = (text: string): PreparedSql =>
  ({ text, pieces: [{ kind: "text", text, source: 0 }], tables: [] }) as unknown as PreparedSql;

const LIMITS: SqlLimits = { seconds: 1, workMemMb: 4, temporaryFilesMb: 10 };

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

describe("measures", () => {
  it("hours to resolve, of each person's records within the month of the organisation", async () => {
    // Person 1: 2 h and 1 h.
    const text = `SELECT AVG(EXTRACT(EPOCH FROM (resolved_at - created_at)) / 3600) as avg_hours FROM support_cases
      WHERE ${MINE} AND resolved_at >= :start_date AND resolved_at < :end_date`;
    expect(await actuals(text)).toEqual(["1.500000", null, null]);
  });

  it.each([
    ["instants", "resolved_at >= :start_date AND resolved_at < :end_date"],
    ["dates", "resolved_on >= :start_date AND resolved_on < :end_date"],
    ["dates, cast", "resolved_on >= :start_date::date AND resolved_on < :end_date::date"],
    ["days of instants", "resolved_at::date >= :start_date AND resolved_at::date < :end_date"],
    ["months", "date_trunc('month', resolved_at) = :start_date"],
  ])("the same month by %s", async (_by, condition) => {
    expect((await actuals(`SELECT sum(points) FROM support_cases WHERE ${MINE} AND ${condition}`))[0]).toBe(
      "3.000000",
    );
  });

  it("the window's length in the organisation's days, across a change of the clocks", async () => {
    expect(
      await actuals("SELECT extract(epoch FROM :end_date - :start_date) / 3600 WHERE :user_id > 0"),
    ).toEqual(Array(3).fill("745.000000"));
    expect(await actuals("SELECT :end_date::date - :start_date::date WHERE :user_id > 0")).toEqual(
      Array(3).fill("31.000000"),
    );
  });

  it.each([
    [
      "a count of nothing is 0",
      `SELECT count(*) FROM support_cases WHERE ${MINE}`,
      ["4.000000", "1.000000", "0.000000"],
    ],
    [
      "a sum of nothing is missing",
      `SELECT sum(points) FROM support_cases WHERE ${MINE}`,
      ["15.000000", "0.000000", null],
    ],
    [
      "no row is missing",
      `SELECT points FROM support_cases WHERE ${MINE} AND case_no IN (2, 5)`,
      ["2.000000", "0.000000", null],
    ],
    ["rounded once", `SELECT 2.0 / 3 WHERE :user_id = 1`, ["0.666667", null, null]],
    ["double precision", `SELECT 1.5::float8 WHERE :user_id = 1`, ["1.500000", null, null]],
    [
      "WITH, windows and subqueries",
      `WITH mine AS (SELECT *, row_number() OVER (ORDER BY case_no DESC) AS n FROM support_cases WHERE ${MINE})
        SELECT sum(points) FROM mine WHERE n <= 2 AND points > (SELECT min(points) FROM support_cases)`,
      ["12.000000", null, null],
    ],
    [
      "safe division",
      `SELECT 10 / nullif(sum(points), 0) FROM support_cases WHERE ${MINE} AND status = 'Open'`,
      [null, null, null],
    ],
  ])("%s", async (_name, text, expected) => {
    expect(await actuals(text)).toEqual(expected);
  });

  it("the transaction goes on as if nothing had happened, and what it wrote is seen", async () => {
    const query = await prepared(`SELECT sum(points) FROM support_cases WHERE ${MINE}`);
    const broken = await prepared(`SELECT 1 / (count(*) - 4) FROM support_cases WHERE ${MINE}`);
    const rolledBack = new Error("rolled back");
    const work = database.sql.begin(async (transaction) => {
      await transaction`INSERT INTO records.support_cases (case_no, assigned_to_employee_id, points) VALUES (99, 3, 7)`;
      const outcome = await runSql(transaction, { prepared: query, window: october, employeeIds: [3] });
      expect(outcome).toMatchObject({ ok: true, rows: [{ employeeId: 3, actual: "7.000000" }] });
      expect(
        await runSql(transaction, { prepared: broken, window: october, employeeIds: [1] }),
      ).toMatchObject({ ok: false });
      const [after] =
        await transaction`SELECT current_user = session_user AS same, current_setting('transaction_read_only') AS read_only, current_setting('search_path') AS path`;
      expect(after).toMatchObject({ same: true, read_only: "off", path: '"$user", public' });
      await transaction`UPDATE records.support_cases SET points = 8 WHERE case_no = 99`;
      throw rolledBack;
    });
    await expect(work).rejects.toBe(rolledBack);
  });

  it("also inside a transaction begun by hand", async () => {
    const own = database.all.dedicated();
    try {
      await own.sql`BEGIN ISOLATION LEVEL REPEATABLE READ`;
      const query = await prepared(`SELECT 1 / (count(*) - 4) FROM support_cases WHERE ${MINE}`);
      expect(await runSql(own.sql, { prepared: query, window: october, employeeIds: people })).toMatchObject({
        ok: false,
        employeeId: 1,
      });
      expect(await runSql(own.sql, { prepared: query, window: october, employeeIds: [2] })).toMatchObject({
        ok: true,
      });
      await own.sql`CREATE TABLE still_writable (x int)`;
      await own.sql`ROLLBACK`;
    } finally {
      await own.close();
    }
  });
});

describe("fails in words", () => {
  it.each([
    [
      "dividing by zero, for whom",
      `SELECT sum(1) / sum(points) FROM support_cases WHERE ${MINE}`,
      /divides by zero/,
      2,
    ],
    [
      "several rows, for whom",
      `SELECT points FROM support_cases WHERE ${MINE}`,
      /more than one row for a person/,
      1,
    ],
    [
      "a text that is no number, for whom",
      `SELECT max(status)::numeric FROM support_cases WHERE ${MINE} AND status = 'Open'`,
      /invalid input syntax/,
      2,
    ],
    ["not a number", `SELECT 'NaN'::float8 FROM support_cases WHERE ${MINE} AND case_no = 5`, /gives NaN/, 2],
    [
      "too large",
      `SELECT power(10.0, 30) FROM support_cases WHERE ${MINE} AND case_no = 5`,
      /cannot be scored/,
      2,
    ],
  ])("%s", async (_name, text, reason, employeeId) => {
    expect(await refusal(await prepared(text))).toMatchObject({
      reason: expect.stringMatching(reason),
      employeeId,
    });
  });

  it.each([
    ["a text", `SELECT max(status) FROM support_cases WHERE ${MINE}`],
    ["a text of digits", `SELECT max('5'::text) FROM support_cases WHERE ${MINE}`],
    ["a literal text", `SELECT '5' FROM support_cases WHERE ${MINE}`],
    ["yes or no", `SELECT bool_or(points > 1) FROM support_cases WHERE ${MINE}`],
    ["a time", `SELECT max(resolved_at) FROM support_cases WHERE ${MINE}`],
    ["a duration", `SELECT max(resolved_at - created_at) FROM support_cases WHERE ${MINE}`],
    ["a row", `SELECT (1, 2) FROM support_cases WHERE ${MINE}`],
  ])("%s as the result", async (_name, text) => {
    const query = await prepared(text);
    expect((await refusal(query)).reason).toMatch(/does not fit its records/);
    const problems = await database.sql.begin((transaction) =>
      describeSql(transaction, query, "Europe/Berlin"),
    );
    expect(problems).toEqual([{ message: expect.stringContaining("The value must be a number") }]);
  });
});

describe("described before it is saved", () => {
  it.each<[string, string, string]>([
    [
      `SELECT count(*) FROM tickets WHERE x = :user_id`,
      'relation "records.tickets" does not exist',
      "tickets",
    ],
    [
      `SELECT count(*) FROM pg_class WHERE relpages = :user_id`,
      'relation "records.pg_class" does not exist',
      "pg_class",
    ],
    [
      `SELECT 'ä😀' <> '', sum(score) FROM support_cases WHERE ${MINE}`.replace("'ä😀' <> '', sum", "sum"),
      'column "score" does not exist',
      "score",
    ],
    [
      `SELECT count('ä😀') FROM support_cases WHERE ${MINE} AND team = 1`,
      'column "team" does not exist',
      "team",
    ],
    [
      `SELECT count(*) FROM support_cases WHERE assigned_to = :user_id`,
      "operator does not exist: text = integer",
      "= :user_id",
    ],
    [`SELECT avg(status) FROM support_cases WHERE ${MINE}`, "function avg(text) does not exist", "avg"],
    [
      `SELECT sum(points) FROM support_cases WHERE ${MINE} AND resolved_at > :start_date + 1`,
      "operator does not exist: timestamp with time zone + integer",
      "+ 1",
    ],
  ])("%s", async (text, message, at) => {
    const query = await prepared(text);
    const problems = await database.sql.begin("read only", (transaction) =>
      describeSql(transaction, query, "Europe/Berlin"),
    );
    expect(problems).toEqual([{ message, position: text.indexOf(at) }]);
  });

  it("finds nothing wrong with a good one", async () => {
    const query = await prepared(
      `SELECT sum(points) FROM support_cases WHERE ${MINE} AND resolved_on >= :start_date`,
    );
    expect(await database.sql.begin((transaction) => describeSql(transaction, query, "UTC"))).toEqual([]);
  });
});

describe("behind the check, the database holds too", () => {
  beforeAll(async () => {
    await database.sql.unsafe(`
      CREATE SEQUENCE records.counter;
      CREATE FUNCTION public.give_away() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT count(*) FROM public.accounts'`);
  });

  it.each([
    ["accounts", "SELECT count(*) FROM public.accounts"],
    ["employees", "SELECT count(*) FROM public.employees"],
    ["results", "SELECT count(*) FROM public.kpi_results"],
    ["passwords of the server", "SELECT count(*) FROM pg_catalog.pg_authid"],
    ["files", "SELECT length(pg_read_file('/etc/passwd'))"],
    ["large objects from files", "SELECT lo_import('/etc/passwd')::int8"],
    ["another backend", "SELECT pg_reload_conf()::int"],
    ["a locked record", "SELECT points FROM records.support_cases LIMIT 1 FOR UPDATE"],
    ["a sequence", "SELECT nextval('records.counter')"],
  ])("does not give %s", async (_name, text) => {
    expect((await refusal(unchecked(text))).reason).toMatch(/may not read|only reads/);
  });

  it.each([
    ["a write in WITH", "WITH x AS (DELETE FROM records.support_cases RETURNING 1) SELECT count(*) FROM x"],
    ["a second statement", "SELECT 1)) ; DELETE FROM records.support_cases; --"],
    ["a change of role", "RESET ROLE"],
    ["COPY", "COPY records.support_cases TO '/tmp/stolen'"],
  ])("does not run %s", async (_name, text) => {
    await refusal(unchecked(text));
    const [{ count } = { count: "" }] = await database.sql<
      { count: string }[]
    >`SELECT count(*)::text FROM records.support_cases`;
    expect(count).toBe("5");
  });

  it.each([
    ["waiting", "SELECT 1 FROM pg_sleep(30)"],
    [
      "recursion without end",
      "WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT 1 FROM n) SELECT count(*) FROM n",
    ],
    [
      "a join of everything with everything",
      "SELECT count(*) FROM generate_series(1, 100000) a, generate_series(1, 100000) b, generate_series(1, 100000) c",
    ],
  ])("stops %s", async (_name, text) => {
    const startedAt = performance.now();
    expect((await refusal(unchecked(text))).reason).toMatch(/took more than 1 s|temporary space/);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it("stops what fills the disk or the memory", async () => {
    const disk =
      "SELECT count(*) FROM (SELECT n, md5(n::text) FROM generate_series(1, 3000000) n ORDER BY 2) x";
    expect((await refusal(unchecked(disk))).reason).toMatch(/temporary space|took more than/);
    const memory = "SELECT length(repeat('x', 1000000000) || repeat('x', 1000000000))";
    expect((await refusal(unchecked(memory))).reason).toMatch(/too much memory|took more than/);
  });

  it("a function that runs with its owner's rights is refused by the check: the database would run it", async () => {
    expect(await checkSql("SELECT public.give_away() WHERE :user_id = 1")).toMatchObject({ ok: false });
    expect(await checkSql("SELECT give_away() WHERE :user_id = 1")).toMatchObject({ ok: false });
  });

  it("a function of the same name elsewhere is not taken for PostgreSQL's", async () => {
    await database.sql.unsafe(
      `CREATE FUNCTION records.length(integer) RETURNS integer LANGUAGE sql AS 'SELECT 666'`,
    );
    const query = await prepared("SELECT length(:user_id)");
    expect((await refusal(query)).reason).toMatch(/does not exist/);
  });
});

describe("the reader role", () => {
  const problem = () => database.sql.begin((transaction) => readerRoleProblem(transaction));

  it("is there, and may read records alone", async () => {
    expect(await problem()).toBeNull();
  });

  it("is not used when it may do more", async () => {
    await database.sql`GRANT SELECT (id) ON accounts TO plumbline_reader`;
    expect(await problem()).toMatch(/may do more than read records/);
    const outcome = await run(await prepared(`SELECT count(*) FROM support_cases WHERE ${MINE}`));
    expect(outcome).toMatchObject({ ok: false, reason: expect.stringMatching(/may do more/) });
    await database.sql`REVOKE SELECT (id) ON accounts FROM plumbline_reader`;
    expect(await problem()).toBeNull();
  });

  it("is not used by a database user to whom it is not lent", async () => {
    const rolledBack = new Error("rolled back");
    const work = database.sql.begin(async (transaction) => {
      await transaction`CREATE ROLE managed_owner NOLOGIN`;
      await transaction`SET LOCAL ROLE managed_owner`;
      expect(await readerRoleProblem(transaction)).toMatch(
        /KPIs in SQL are off.*CREATE ROLE plumbline_reader/,
      );
      throw rolledBack;
    });
    await expect(work).rejects.toBe(rolledBack);
  });
});
