import { describe, expect, it } from "vitest";
import { checkSql } from "./check-sql";

const MINE = "assigned_to_employee_id = :user_id";
const from = (rest: string) => `SELECT count(*) FROM cases WHERE ${MINE} ${rest}`;

async function problemsOf(text: string) {
  const check = await checkSql(text);
  return check.ok ? [] : check.problems;
}

describe("refused, at its place", () => {
  it.each<[string, string, string | null]>([
    // Other statements, several, and writing in disguise.
    ["DELETE FROM cases WHERE x = :user_id", "Only a SELECT can be measured", "DELETE"],
    ["COPY cases TO PROGRAM 'id'", "Only a SELECT can be measured", "COPY"],
    ["DO $$ BEGIN END $$", "Only a SELECT can be measured", "DO"],
    ["SET ROLE plumbline", "Only a SELECT can be measured", "SET"],
    ["RESET ROLE", "Only a SELECT can be measured", "RESET"],
    ["CALL x()", "Only a SELECT can be measured", "CALL"],
    ["EXPLAIN ANALYZE SELECT 1", "Only a SELECT can be measured", "EXPLAIN"],
    ["PREPARE p AS SELECT 1", "Only a SELECT can be measured", "PREPARE"],
    ["LISTEN x", "Only a SELECT can be measured", "LISTEN"],
    ["BEGIN", "Only a SELECT can be measured", "BEGIN"],
    [`${from("")}; DROP TABLE cases`, "Write one statement only", "DROP"],
    [`${from("")};;; RESET ROLE`, "Write one statement only", "RESET"],
    [`${from("")}) ; DROP TABLE cases; --`, 'syntax error at or near ")"', ") ; DROP"],
    [
      `WITH x AS (DELETE FROM cases RETURNING 1) SELECT count(*) FROM x WHERE 1 = :user_id`,
      "A KPI only reads",
      null,
    ],
    [
      `WITH x AS (INSERT INTO cases VALUES (1) RETURNING 1) SELECT count(*) FROM x WHERE 1 = :user_id`,
      "A KPI only reads",
      null,
    ],
    [
      `WITH x AS (UPDATE cases SET a = 1 RETURNING 1) SELECT count(*) FROM x WHERE 1 = :user_id`,
      "A KPI only reads",
      null,
    ],
    [`SELECT 1 INTO stolen FROM cases WHERE x = :user_id`, "SELECT INTO makes a table", "SELECT"],
    [from("FOR UPDATE"), "leave out FOR UPDATE", "SELECT"],
    [
      `SELECT count(*) FROM (SELECT 1 FROM cases FOR SHARE) AS x WHERE 1 = :user_id`,
      "leave out FOR UPDATE",
      null,
    ],
    ["TABLE cases", "instead of *", null],
    ["VALUES (:user_id)", "Select the value", null],
    // Bombs.
    [
      `WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n WHERE i = :user_id`,
      "may never end",
      null,
    ],
    [from("AND repeat('x', 1000000000) <> ''"), "repeat is not available", "repeat"],
    [from("AND s || s <> ''"), "Joining with ||", "||"],
    [
      from("AND x IN (SELECT generate_series(1, 1e12::int8))"),
      "generate_series is not available",
      "generate_series",
    ],
    [from("AND cardinality(ARRAY(SELECT 1 FROM cases)) > 1"), "ARRAY(SELECT …) is not available", "ARRAY"],
    [from("AND cardinality(array_agg(x)) > 1"), "array_agg is not available", "array_agg"],
    // Rows within rows, each time twice: 2^n in n subqueries.
    [
      "SELECT count(r) FROM (SELECT (u, u) AS r FROM cases) AS x WHERE 1 = :user_id",
      "compared and counted only",
      "(u, u)",
    ],
    [
      "SELECT count(r) FROM (SELECT nullif((u, u), NULL) AS r FROM cases) AS x WHERE 1 = :user_id",
      "compared and counted only",
      "nullif",
    ],
    [
      "SELECT count(r) FROM (SELECT max((u, u)) AS r FROM cases) AS x WHERE 1 = :user_id",
      "compared and counted only",
      "(u, u)",
    ],
    [
      "SELECT count(r) FROM (VALUES ((1, 2))) AS x(r) WHERE 1 = :user_id",
      "compared and counted only",
      "(1, 2)",
    ],
    [
      "SELECT count(y.a) FROM (SELECT x AS a, x AS b FROM (SELECT 1) AS x) AS y WHERE 1 = :user_id",
      "x is a whole row",
      "x AS a",
    ],
    [
      "SELECT count(y.a) FROM (SELECT records.cases AS a FROM cases) AS y WHERE 1 = :user_id",
      "cases is a whole row",
      "records.cases",
    ],
    [
      "SELECT count(y.a) FROM (SELECT coalesce(c.*, c.*) AS a FROM cases c) AS y WHERE 1 = :user_id",
      "Name a column instead of *",
      "c.*",
    ],
    // Arrays within arrays, a few thousand long each: as large as the memory, in one call that nothing can stop.
    [
      "SELECT cardinality(ARRAY[b, b]) FROM (SELECT ARRAY[a, a] AS b FROM (SELECT 1 AS a) x) y WHERE 1 = :user_id",
      "compared, counted and unnested only",
      "ARRAY[a",
    ],
    ...[
      "max(ARRAY[x, x])",
      "coalesce(ARRAY[x], tags)",
      "nullif(ARRAY[x], tags)",
      "nullif(ARRAY[x]::int[], tags)",
      "ARRAY[[1, 2], [3, 4]]",
      "(CASE WHEN open THEN ARRAY[x] END)",
    ].map((call): [string, string, string] => [
      `SELECT cardinality(a) FROM (SELECT ${call} AS a FROM cases) AS y WHERE 1 = :user_id`,
      "compared, counted and unnested only",
      call.slice(call.startsWith("nullif") ? 0 : call.indexOf("ARRAY")),
    ]),
    [
      `SELECT count(*) FROM ${Array.from({ length: 31 }, (_, n) => `cases c${n}`).join(", ")} WHERE 1 = :user_id`,
      "Join at most 30 tables",
      "cases c30",
    ],
    // The clock, by other ways than its functions.
    ...[
      "'now'::timestamptz",
      "' Today '::date",
      "CAST('yesterday' AS date)",
      "date 'tomorrow'",
      "'today 12:00 pm'",
    ].map((word): [string, string, null] => [
      from(`AND at < ${word}`),
      "change from one run to the next",
      null,
    ]),
    [from("AND at < 'today'::text::date"), "change from one run to the next", null],
    [from("AND age(at) > '1 day'"), "age of one time changes", "age"],
    [from("AND at::timetz IS NULL"), "The type timetz is not available", "timetz"],
    // Functions with side effects, files, settings, other databases, the clock.
    ...[
      "pg_sleep(10)",
      "pg_catalog.pg_sleep(10)",
      "pg_read_file('/etc/passwd')",
      "set_config('role', 'none', true)",
      "current_setting('data_directory')",
      "lo_import('/etc/passwd')",
      "dblink('', '')",
      "nextval('s')",
      "query_to_xml('select 1', true, true, '')",
      "pg_terminate_backend(1)",
      "pg_advisory_lock(1)",
      "txid_current()",
      "public.avg(1)",
      "records.avg(1)",
      "to_regclass('x')",
      "has_table_privilege('x', 'y')",
      '"AVG"(1)',
      "random()",
      "now()",
    ].map((call): [string, string, string] => [from(`AND ${call} IS NOT NULL`), "is not available", call]),
    [from("AND at < current_date"), "changes from one run to the next", "current_date"],
    [from("AND current_user = ''"), "changes from one run to the next", "current_user"],
    [`SELECT count(*) FROM pg_sleep(10) WHERE 1 = :user_id`, "pg_sleep is not available", "pg_sleep"],
    [
      `SELECT count(*) FROM ROWS FROM (pg_ls_dir('/')) AS x WHERE 1 = :user_id`,
      "pg_ls_dir is not available",
      "pg_ls_dir",
    ],
    [from("ORDER BY pg_sleep(1)"), "pg_sleep is not available", "pg_sleep"],
    [from("LIMIT length(pg_sleep(1)::text)"), "pg_sleep is not available", "pg_sleep"],
    [
      `SELECT count(*) FILTER (WHERE pg_sleep(1) IS NULL) FROM cases WHERE ${MINE}`,
      "pg_sleep is not available",
      "pg_sleep",
    ],
    [
      `SELECT sum(x) OVER (ORDER BY pg_sleep(1)) FROM cases WHERE ${MINE}`,
      "pg_sleep is not available",
      "pg_sleep",
    ],
    [
      `SELECT sum(x) OVER w FROM cases WHERE ${MINE} WINDOW w AS (PARTITION BY pg_sleep(1))`,
      "pg_sleep is not available",
      "pg_sleep",
    ],
    [from("GROUP BY GROUPING SETS ((pg_sleep(1)))"), "pg_sleep is not available", "pg_sleep"],
    [
      `SELECT count(*) FROM cases JOIN queues ON pg_sleep(1) IS NULL WHERE ${MINE}`,
      "pg_sleep is not available",
      "pg_sleep",
    ],
    ["SELECT pg_sleep:user_id", "pg_sleep is not available", "pg_sleep"],
    // Other schemas, the catalog, what PostgreSQL keeps of rows.
    [
      `SELECT count(*) FROM public.accounts WHERE id = :user_id`,
      "public.accounts is something else",
      "public",
    ],
    [
      `SELECT count(*) FROM pg_catalog.pg_class WHERE 1 = :user_id`,
      "pg_catalog.pg_class is something else",
      "pg_catalog",
    ],
    [
      `SELECT count(*) FROM information_schema.tables WHERE 1 = :user_id`,
      "is something else",
      "information_schema",
    ],
    [
      `SELECT count(*) FROM other.records.cases WHERE 1 = :user_id`,
      "Leave out the name of the database",
      "other",
    ],
    [`SELECT (SELECT count(*) FROM public.accounts) FROM cases WHERE ${MINE}`, "public.accounts", "public"],
    [
      `WITH pg_class AS (SELECT 1) SELECT count(*) FROM pg_class WHERE 1 = :user_id`,
      "begin with pg_",
      "pg_class",
    ],
    [from("AND ctid IS NOT NULL"), "ctid is not of the record", "ctid"],
    [from("AND c.xmin::text <> ''"), "xmin is not of the record", "c.xmin"],
    [from("AND 'accounts'::regclass IS NOT NULL"), "The type regclass is not available", "regclass"],
    [from("AND x::text::regrole::text <> ''"), "The type regrole is not available", "regrole"],
    [from("AND x::public.mood IS NULL"), "The type mood is not available", "public.mood"],
    [from("AND x::xml IS NULL"), "The type xml is not available", "xml"],
    [from("AND x OPERATOR(public.=) 1"), "Operators of a schema", "OPERATOR"],
    [from("AND (c).pg_sleep IS NULL"), "Parts of arrays and rows", null],
    [`SELECT count(*) FROM cases TABLESAMPLE system (10) WHERE ${MINE}`, "A sample changes", "system"],
    [
      `SELECT count(*) FROM XMLTABLE('/' PASSING x COLUMNS y int) AS t WHERE 1 = :user_id`,
      "is not available",
      "XMLTABLE",
    ],
    // Placeholders.
    ["SELECT count(*) FROM cases", "compare a column with :user_id", null],
    ["SELECT count(*) FROM cases WHERE x = ':user_id'", "compare a column with :user_id", null],
    ["SELECT count(*) FROM cases WHERE x = $$:user_id$$ -- :user_id", "compare a column with :user_id", null],
    [from("AND team = :team_id"), "There is no :team_id", ":team_id"],
    [from("AND x = :USER_ID"), "There is no :USER_ID", ":USER_ID"],
    [from("AND x = $1"), "instead of numbered parameters", "$1"],
    [from("AND plumbline_person.employee_id = 1"), "plumbline_ are taken", "plumbline_person"],
    [`SELECT count(*) FROM cases AS "Plumbline_Person" WHERE ${MINE}`, "plumbline_ are taken", '"Plumbline'],
    [from(`AND U&"\\0070lumbline_person" = 1`), "U& escapes", "U&"],
    // The result, and what is no SQL at all.
    [`SELECT a, b FROM cases WHERE ${MINE}`, "Select one value only", "b FROM"],
    [`SELECT * FROM cases WHERE ${MINE}`, "instead of *", "*"],
    [`SELECT c.* FROM cases c WHERE ${MINE}`, "instead of *", "c.*"],
    [`SELECT FROM cases WHERE ${MINE}`, "Select the value", null],
    ["", "Write a SELECT", null],
    [" -- nothing", "Write a SELECT", null],
    ["SELECT 'open", "unterminated quoted string", "'open"],
    ["SELECT /* open", "unterminated /* comment", "/*"],
    ["SELECT $a$ open $b$", "unterminated dollar-quoted string", "$a$"],
    ["SELECT count(*) FRM cases WHERE x = :user_id", 'syntax error at or near "cases"', "cases"],
    ["SELECT count(*) FROM cases WHERE x = 1 :user_id", 'syntax error at or near ":user_id"', ":user_id"],
    ["SELECT 1 \0", "characters that are none", "\0"],
    ["SELECT '\ud800'", "characters that are none", null],
    [`SELECT ${"1 + ".repeat(4000)} 1`, "Keep it to 10000 characters", null],
  ])("%s", async (text, message, at) => {
    const problems = await problemsOf(text);
    const found = problems.find((problem) => problem.message.includes(message));
    expect(problems.map((problem) => problem.message).join(" | ")).toContain(message);
    if (at !== null) expect(found?.position).toBe(text.indexOf(at));
  });

  it("survives what is nested as deep as the length allows", async () => {
    for (const text of [
      `SELECT ${"(".repeat(4900)}1${")".repeat(4900)}`,
      `SELECT ${"NOT ".repeat(2400)} true`,
      `SELECT ${"(SELECT ".repeat(1100)}1${")".repeat(1100)}`,
    ])
      expect((await problemsOf(text)).length).toBeGreaterThan(0);
    expect(await problemsOf(from(""))).toEqual([]);
  });
});
