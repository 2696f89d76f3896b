import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkSql } from "./check-sql";
import { compileSql } from "./compile-sql";

const october = {
  startDate: "2026-10-01",
  endDate: "2026-11-01",
  startInstant: "2026-09-30T22:00:00Z",
  endInstant: "2026-10-31T23:00:00Z",
};

const MINE = "assigned_to_employee_id = :user_id";
const from = (rest: string) => `SELECT count(*) FROM cases WHERE ${MINE} ${rest}`;

async function written(text: string): Promise<string> {
  const check = await checkSql(text);
  if (!check.ok) throw new Error(JSON.stringify(check.problems));
  return compileSql(check.prepared, { window: october, employeeIds: [7, 9, 7] }).readable.replace(
    /\s+/g,
    " ",
  );
}

async function problemsOf(text: string) {
  const check = await checkSql(text);
  return check.ok ? [] : check.problems;
}

describe("accepted", () => {
  it.each([
    `SELECT AVG(EXTRACT(EPOCH FROM (resolved_at - created_at)) / 3600) as avg_hours FROM support_cases
      WHERE assigned_to_employee_id = :user_id AND resolved_at >= :start_date AND resolved_at < :end_date`,
    from(""),
    from(";"),
    from("; -- done"),
    from("-- done"),
    from("/* :nobody /* nested */ */"),
    from(
      "AND status IN ('Open', $$:user_id; DROP$$, $tag$ ' :x $tag$, E'\\':y') AND opened_on::date >= :start_date::date",
    ),
    `WITH mine AS (SELECT * FROM cases WHERE ${MINE}) SELECT avg(minutes) FROM mine m JOIN records.queues q USING (queue)`,
    `SELECT percentile_cont(0.9) WITHIN GROUP (ORDER BY minutes) FILTER (WHERE NOT reopened) FROM cases WHERE ${MINE}`,
    `SELECT max(n) FROM (SELECT row_number() OVER (PARTITION BY day ORDER BY at DESC) AS n FROM cases WHERE ${MINE}) AS x`,
    `SELECT count(DISTINCT (day, queue)) FROM cases, LATERAL jsonb_array_elements_text(tags::jsonb) AS t(tag) WHERE ${MINE}`,
    `SELECT sum(CASE WHEN s LIKE 'a%' ESCAPE '\\' THEN w.points ELSE coalesce(extra, 0) END) FROM cases JOIN (VALUES ('a', 1)) AS w(k, points) ON k = s WHERE ${MINE}`,
    `SELECT count(*) FROM cases WHERE ${MINE} AND at AT TIME ZONE 'Europe/Berlin' BETWEEN :start_date AND :end_date UNION ALL SELECT 1 LIMIT 1`,
    `SELECT count(*) FROM "Support cases" WHERE ${MINE} AND "über" = ANY (ARRAY['ä', 'ö'])`,
    `SELECT 1 WHERE EXISTS (SELECT FROM cases WHERE ${MINE})`,
    from(
      "AND (a, b) IN ((1, 2), (3, 4)) AND (a, b) = ANY (SELECT x, y FROM pairs) AND tag IN (SELECT t FROM unnest(tags) AS t)",
    ),
    from(
      "AND status IN ('today'::text, 'not now', 'nowhere', CAST('Now' AS varchar)) AND age(:end_date, at) > '1 day'",
    ),
    from("AND tag = ANY (ARRAY['a', 'b']::text[]) AND cardinality(ARRAY[a, b]) > 1"),
    `SELECT sum(p) FROM cases, unnest(ARRAY[first, second]) AS p WHERE ${MINE}`,
  ])("%s", async (text) => {
    expect(await problemsOf(text)).toEqual([]);
  });
});

describe("what runs", () => {
  it("has the placeholders replaced and the tables qualified, and the rest as it was", async () => {
    expect(
      await written(`SELECT count(*) -- :x
        FROM Cases "c", ONLY "Odd ""name" o
        WHERE ':user_id' <> $q$:end_date$q$ AND c.o_employee_id=:user_id AND c.at::date>=:start_date::date; -- end`),
    ).toContain(
      `SELECT count(*) -- :x FROM records.Cases "c", ONLY records."Odd ""name" o WHERE ':user_id' <> $q$:end_date$q$ AND c.o_employee_id=(plumbline_person.employee_id) AND c.at::date>=(timestamptz '2026-09-30T22:00:00Z')::date ))::numeric`,
    );
  });

  it("asks for each person once", async () => {
    expect(await written(from(""))).toContain("unnest('{7,9}'::integer[])");
  });

  it("leaves names of WITH queries alone where they are known, and only there", async () => {
    expect(
      await written(
        `WITH a AS (SELECT * FROM b), b AS (SELECT * FROM a, records.c) SELECT (WITH d AS (SELECT 1) SELECT count(*) FROM d, b) FROM a, d WHERE x = :user_id`,
      ),
    ).toContain(
      "WITH a AS (SELECT * FROM records.b), b AS (SELECT * FROM a, records.c) SELECT (WITH d AS (SELECT 1) SELECT count(*) FROM d, b) FROM a, records.d",
    );
  });

  it("counts characters, not bytes, beside letters that take several", async () => {
    const text = "SELECT 'äöü😀' <> '', nope(1) FROM cases WHERE x = :user_id";
    expect(await problemsOf(text)).toContainEqual({
      message: expect.stringContaining("nope is not available"),
      position: text.indexOf("nope"),
    });
  });
});

it("never throws, and points into the text", async () => {
  const pieces = [
    "SELECT",
    "count(*)",
    "FROM",
    "cases",
    "WHERE",
    ":user_id",
    "::",
    ":",
    "'",
    "$$",
    "--",
    "\n",
    "/*",
    "*/",
    "(",
    ")",
    ";",
    "ä",
    "😀",
    "x",
    "=",
    "WITH",
    "AS",
    ",",
    "pg_class",
    "UNION",
    "||",
    "U&'",
  ];
  const texts = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map((some) => some.join(" ")),
  );
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      for (const { position } of await problemsOf(text)) {
        expect(position ?? 0).toBeGreaterThanOrEqual(0);
        expect(position ?? 0).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 1_000 },
  );
});
