import { describe, expect, it } from "vitest";
import { describeSql } from "./describe-sql";
import { MINE, prepared, supportCases } from "./testing/support-cases";

const { database } = supportCases();

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
