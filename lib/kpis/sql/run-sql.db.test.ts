import { describe, expect, it } from "vitest";
import { describeSql } from "./describe-sql";
import { runSql } from "./run-sql";
import { MINE, october, people, prepared, supportCases } from "./testing/support-cases";

const { database, actuals, refusal } = supportCases();

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
    ["a text of a record", "max(status::integer)"],
    ["another format's part of it", "count(to_date(status, 'YYYY-MM-DD'))"],
  ])("without %s in the words", async (_name, value) => {
    const { reason } = await refusal(await prepared(`SELECT ${value} FROM support_cases WHERE ${MINE}`), [1]);
    expect(reason).toMatch(/^The query fails: invalid .*a value of a record\.$/);
    expect(reason).not.toMatch(/Res/);
  });

  it("with what the query itself says", async () => {
    const { reason } = await refusal(
      await prepared(`SELECT coalesce(max(status), 'n/a')::integer FROM support_cases WHERE :user_id < 0`),
    );
    expect(reason).toMatch(/"n\/a"/);
  });

  it("a number of a hundred thousand digits, without carrying it here for everybody", async () => {
    const { reason } = await refusal(await prepared("SELECT power(10.0, 100000) WHERE :user_id > 0"));
    expect(reason).toBe("The query gives 100000000000000000000000000000, which cannot be scored.");
  });

  it.each([
    ["a text", `SELECT max(status) FROM support_cases WHERE ${MINE}`],
    ["a text of digits", `SELECT max('5'::text) FROM support_cases WHERE ${MINE}`],
    ["a literal text", `SELECT '5' FROM support_cases WHERE ${MINE}`],
    ["yes or no", `SELECT bool_or(points > 1) FROM support_cases WHERE ${MINE}`],
    ["a time", `SELECT max(resolved_at) FROM support_cases WHERE ${MINE}`],
    ["a duration", `SELECT max(resolved_at - created_at) FROM support_cases WHERE ${MINE}`],
  ])("%s as the result", async (_name, text) => {
    const query = await prepared(text);
    expect((await refusal(query)).reason).toMatch(/does not fit its records/);
    const problems = await database.sql.begin((transaction) =>
      describeSql(transaction, query, "Europe/Berlin"),
    );
    expect(problems).toEqual([{ message: expect.stringContaining("The value must be a number") }]);
  });
});
