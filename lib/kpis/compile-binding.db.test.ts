import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { compileBinding } from "./compile-binding";
import { listRecordsStatement } from "./list-records";
import type { Aggregation, BindingRule, BindingSource, Condition, MeasureWindow } from "./types";

const database = testDatabase();

const column = (name: string, type: BindingSource["columns"][number]["type"]) => ({
  name,
  label: name,
  type,
  ownership: name === "assignee" ? ("person" as const) : null,
  isTime: type === "date" || type === "timestamp",
  isMeasure: type === "integer" || type === "decimal",
});

const source: BindingSource = {
  tableName: "binding test",
  recordNoun: "ticket",
  recordNounPlural: "tickets",
  timeZone: "Europe/Berlin",
  columns: [
    column("assignee", "text"),
    column("status", "text"),
    column("minutes", "integer"),
    column("amount", "decimal"),
    column("reopened", "boolean"),
    column("opened_on", "date"),
    column("closed_on", "date"),
    column("opened_at", "timestamp"),
    column("closed_at", "timestamp"),
    column('odd " name; DROP', "text"),
  ],
};

/** October 2026 in Berlin: summer time ends on the 25th, so the month has 745 hours. */
const october: MeasureWindow = {
  startDate: "2026-10-01",
  endDate: "2026-11-01",
  startInstant: "2026-09-30T22:00:00Z",
  endInstant: "2026-10-31T23:00:00Z",
};

const HOSTILE = `O'Brien \\ "x"; DROP TABLE records."binding test"; --`;

beforeAll(async () => {
  await database.sql.unsafe(`
    CREATE TABLE records."binding test" (
      record_id bigint PRIMARY KEY, assignee text, assignee_employee_id integer, status text, minutes bigint,
      amount numeric, reopened boolean, opened_on date, closed_on date, opened_at timestamptz, closed_at timestamptz,
      "odd "" name; DROP" text, imported_at timestamptz DEFAULT now(), import_id integer);
    INSERT INTO records."binding test" VALUES
      -- Person 1: four in October, not stored in the order of their ids.
      (4, 'a', 1, 'Resolved', 30, 0.1, false, '2026-10-31', '2026-11-02', '2026-10-31T22:59:59.999999Z', '2026-11-01T00:59:59.999999Z', 'x'),
      (1, 'a', 1, 'Resolved', 10, 0.2, true,  '2026-10-01', '2026-10-04', '2026-09-30T22:00:00Z', '2026-09-30T23:30:00Z', 'y'),
      (3, 'a', 1, 'Open',     20, NULL, NULL, '2026-10-15', NULL, '2026-10-15T08:00:00Z', NULL, ''),
      (2, 'a', 1, NULL,       45, 0.7, false, '2026-10-24', '2026-10-26', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', NULL),
      -- Person 1 outside: one microsecond before, and the first instant after.
      (5, 'a', 1, 'Resolved', 99, 9, true, '2026-09-30', '2026-10-30', '2026-09-30T21:59:59.999999Z', '2026-10-30T00:00:00Z', 'x'),
      (6, 'a', 1, 'Resolved', 99, 9, true, '2026-11-01', '2026-11-30', '2026-10-31T23:00:00Z', '2026-11-30T00:00:00Z', 'x'),
      -- Person 2: records, but none resolved and no amount known.
      (7, 'b', 2, 'Open', NULL, NULL, NULL, '2026-10-10', NULL, '2026-10-10T10:00:00Z', NULL, NULL),
      (8, 'b', 2, 'Open', NULL, NULL, NULL, '2026-10-11', NULL, '2026-10-11T10:00:00Z', NULL, NULL),
      -- Person 3: nothing in October. Person 4: one hostile text. And one record of nobody.
      (9, 'c', 3, 'Resolved', 5, 1, true, '2026-08-01', NULL, '2026-08-01T10:00:00Z', NULL, NULL),
      (11, 'n', NULL, 'Resolved', 5, 1, true, '2026-10-10', NULL, '2026-10-10T10:00:00Z', NULL, NULL)`);
  await database.sql`INSERT INTO records."binding test" (record_id, assignee_employee_id, status, opened_on, opened_at)
    VALUES (10, 4, ${HOSTILE}, '2026-10-05', '2026-10-05T10:00:00Z')`;
});

type Row = Record<string, string | number | string[] | null>;
const run = async (statement: { text: string; parameters: string[] }): Promise<Row[]> =>
  (await database.sql.unsafe(statement.text, statement.parameters)) as unknown as Row[];

const ruleOf = (
  aggregation: Aggregation,
  conditions: Condition[] = [],
  more: Partial<BindingRule> = {},
): BindingRule => ({
  aggregation,
  filter: { match: "all", conditions },
  ownershipRule: "assignee",
  timeColumn: "opened_at",
  emptyMeans: "missing",
  ...more,
});

async function measure(rule: BindingRule, employeeId = 1) {
  const rows = await run(compileBinding(rule, source, { window: october }));
  const row = rows.find((candidate) => candidate.employee_id === employeeId);
  if (!row) return null;
  return { actual: row.actual, ids: (row.record_ids as unknown as (string | number)[]).map(Number), row };
}

const minutes = { kind: "column", column: "minutes" } as const;
const amount = { kind: "column", column: "amount" } as const;
const resolved: Condition = { column: "status", op: "is", value: "Resolved" };

describe("aggregations, by hand", () => {
  const hours = { kind: "duration", from: "opened_at", to: "closed_at", unit: "hours" } as const;
  const days = { kind: "duration", from: "opened_on", to: "closed_on", unit: "days" } as const;
  it.each<[string, Aggregation, string, number[]]>([
    ["count", { kind: "count" }, "4", [1, 2, 3, 4]],
    ["sum of integers: 10 + 45 + 20 + 30", { kind: "sum", measure: minutes }, "105.000000", [1, 2, 3, 4]],
    ["sum of decimals, exactly 1: 0.2 + 0.7 + 0.1", { kind: "sum", measure: amount }, "1.000000", [1, 2, 4]],
    ["avg: 105 / 4", { kind: "avg", measure: minutes }, "26.250000", [1, 2, 3, 4]],
    ["avg leaves out unknown: 1 / 3", { kind: "avg", measure: amount }, "0.333333", [1, 2, 4]],
    ["min", { kind: "min", measure: minutes }, "10.000000", [1, 2, 3, 4]],
    ["max", { kind: "max", measure: minutes }, "45.000000", [1, 2, 3, 4]],
    [
      "median of an even number: (20 + 30) / 2",
      { kind: "median", measure: minutes },
      "25.000000",
      [1, 2, 3, 4],
    ],
    ["median of an odd number", { kind: "median", measure: amount }, "0.200000", [1, 2, 4]],
    // Position 1 + 0.9 · 3 = 3.7: 30 + 0.7 · 15.
    ["percentile 0.9", { kind: "percentile", measure: minutes, p: "0.9" }, "40.500000", [1, 2, 3, 4]],
    ["percentile 0", { kind: "percentile", measure: minutes, p: "0" }, "10.000000", [1, 2, 3, 4]],
    ["percentile 1", { kind: "percentile", measure: minutes, p: "1" }, "45.000000", [1, 2, 3, 4]],
    ["distinct leaves out empty cells", { kind: "distinct", column: "status" }, "2", [1, 3, 4]],
    // 1.5 h, 25 h (the night with two 2 o'clocks), 2 h.
    ["hours between", { kind: "sum", measure: hours }, "28.500000", [1, 2, 4]],
    [
      "days between times: 28.5 / 24",
      { kind: "sum", measure: { ...hours, unit: "days" } },
      "1.187500",
      [1, 2, 4],
    ],
    ["mean of hours: 28.5 / 3", { kind: "avg", measure: hours }, "9.500000", [1, 2, 4]],
    ["median of hours", { kind: "median", measure: hours }, "2.000000", [1, 2, 4]],
    ["days between dates: 3, 2, 2", { kind: "sum", measure: days }, "7.000000", [1, 2, 4]],
    ["hours between dates", { kind: "avg", measure: { ...days, unit: "hours" } }, "56.000000", [1, 2, 4]],
  ])("%s", async (_, aggregation, actual, ids) => {
    expect(await measure(ruleOf(aggregation))).toMatchObject({
      actual: expect.toSatisfy(
        (value) => Number(value) === Number(actual) && String(value).length <= actual.length + 7,
      ),
      ids,
      row: { record_count: ids.length, numerator: null, denominator: null, numerator_ids: null },
    });
  });

  it("keeps a measure with more digits than a float has", async () => {
    const sum = await measure(
      ruleOf({ kind: "median", measure: amount }, [{ column: "amount", op: "gt", value: "0.65" }]),
    );
    expect(sum?.actual).toBe("0.700000");
  });

  it("gives a ratio with both sides and their records", async () => {
    const closed: Condition = { column: "status", op: "in", value: ["Resolved", "Open"] };
    const ratio: Aggregation = {
      kind: "ratio",
      numerator: { filter: { match: "all", conditions: [resolved] }, add: { kind: "count" } },
      denominator: { filter: { match: "all", conditions: [closed] }, add: { kind: "count" } },
      asPercent: true,
    };
    const result = await measure(ruleOf(ratio));
    expect(result).toMatchObject({ actual: "66.666667", ids: [1, 3, 4] });
    expect(result?.row).toMatchObject({ record_count: 3, numerator: "2.000000", denominator: "3.000000" });
    expect([result?.row.numerator_ids ?? []].flat().map(Number)).toEqual([1, 4]);
    const ofSums: Aggregation = {
      kind: "ratio",
      numerator: { filter: { match: "all", conditions: [resolved] }, add: { kind: "sum", measure: amount } },
      denominator: { filter: { match: "all", conditions: [] }, add: { kind: "sum", measure: minutes } },
      asPercent: false,
    };
    // (0.2 + 0.1) / 105
    expect(await measure(ruleOf(ofSums))).toMatchObject({ actual: "0.002857", ids: [1, 2, 3, 4] });
  });
});

describe("what no data means", () => {
  const ratio = (denominator: Condition[]): Aggregation => ({
    kind: "ratio",
    numerator: { filter: { match: "all", conditions: [] }, add: { kind: "count" } },
    denominator: { filter: { match: "all", conditions: denominator }, add: { kind: "count" } },
    asPercent: true,
  });
  it.each<[string, Aggregation]>([
    ["count", { kind: "count" }],
    ["sum", { kind: "sum", measure: minutes }],
    ["distinct", { kind: "distinct", column: "status" }],
  ])("%s of a person with records, none matching, is 0 without evidence", async (_, aggregation) => {
    const result = await measure(ruleOf(aggregation, [resolved]), 2);
    expect(Number(result?.actual)).toBe(0);
    expect(result?.actual).not.toBeNull();
    expect(result).toMatchObject({ ids: [], row: { record_count: 0 } });
  });

  it("a sum of values that are all unknown is unknown, not 0", async () => {
    expect(await measure(ruleOf({ kind: "sum", measure: amount }), 2)).toMatchObject({
      actual: null,
      ids: [],
    });
  });

  it("averages and ratios of nothing have no actual", async () => {
    for (const kind of ["avg", "min", "max", "median"] as const) {
      expect((await measure(ruleOf({ kind, measure: minutes }), 2))?.actual ?? null).toBeNull();
    }
    expect((await measure(ruleOf(ratio([resolved])), 2))?.actual ?? null).toBeNull();
  });

  it("a person without any record in the window has no row, whatever the filter", async () => {
    expect(await measure(ruleOf({ kind: "count" }), 3)).toBeNull();
    expect(await measure(ruleOf({ kind: "count" }, [resolved], { emptyMeans: "zero" }), 3)).toBeNull();
  });

  it("leaves records of nobody out", async () => {
    const rows = await run(compileBinding(ruleOf({ kind: "count" }), source, { window: october }));
    expect(rows.map((row) => row.employee_id).sort()).toEqual([1, 2, 4]);
  });

  it("measures only the people asked for", async () => {
    const rows = await run(
      compileBinding(ruleOf({ kind: "count" }), source, { window: october, employeeIds: [2, 3] }),
    );
    expect(rows.map((row) => row.employee_id)).toEqual([2]);
  });
});

describe("windows", () => {
  it("cuts timestamps at instants: the first instant is in, the last one out", async () => {
    expect((await measure(ruleOf({ kind: "count" })))?.ids).toEqual([1, 2, 3, 4]);
  });

  it("cuts dates at dates, whatever the time zone", async () => {
    expect((await measure(ruleOf({ kind: "count" }, [], { timeColumn: "opened_on" })))?.ids).toEqual([
      1, 2, 3, 4,
    ]);
    expect((await measure(ruleOf({ kind: "count" }, [], { timeColumn: "closed_on" })))?.ids).toEqual([
      1, 2, 5,
    ]);
  });
});

describe("comparisons", () => {
  const cases: [string, Condition, number[]][] = [
    ["is", resolved, [1, 4]],
    ["is not lets empty cells through", { column: "status", op: "is_not", value: "Resolved" }, [2, 3]],
    ["in", { column: "status", op: "in", value: ["Open", "Resolved"] }, [1, 3, 4]],
    [
      "not in lets empty cells through",
      { column: "status", op: "not_in", value: ["Open", "Closed"] },
      [1, 2, 4],
    ],
    ["contains, case as written", { column: "status", op: "contains", value: "solv" }, [1, 4]],
    ["contains takes wildcards literally", { column: "status", op: "contains", value: "%" }, []],
    ["starts with", { column: "status", op: "starts_with", value: "Op" }, [3]],
    ["starts with, other case", { column: "status", op: "starts_with", value: "op" }, []],
    ["empty text", { column: 'odd " name; DROP', op: "is_empty" }, [2, 3]],
    ["not empty text", { column: 'odd " name; DROP', op: "is_not_empty" }, [1, 4]],
    ["number is", { column: "minutes", op: "is", value: "20" }, [3]],
    ["number in", { column: "amount", op: "in", value: ["0.1", "0.70"] }, [2, 4]],
    ["number not in", { column: "amount", op: "not_in", value: ["0.1", "0.70"] }, [1, 3]],
    ["under", { column: "minutes", op: "lt", value: "20" }, [1]],
    ["at most", { column: "minutes", op: "lte", value: "20" }, [1, 3]],
    ["over", { column: "amount", op: "gt", value: "0.2" }, [2]],
    ["at least", { column: "amount", op: "gte", value: "0.2" }, [1, 2]],
    ["between, both ends in", { column: "minutes", op: "between", value: ["20", "30"] }, [3, 4]],
    ["empty number", { column: "amount", op: "is_empty" }, [3]],
    ["yes", { column: "reopened", op: "is_true" }, [1]],
    ["no", { column: "reopened", op: "is_false" }, [2, 4]],
    ["neither", { column: "reopened", op: "is_empty" }, [3]],
    ["date before", { column: "opened_on", op: "lt", value: "2026-10-15" }, [1]],
    ["date between", { column: "opened_on", op: "between", value: ["2026-10-15", "2026-10-24"] }, [2, 3]],
    ["date is", { column: "opened_on", op: "is", value: "2026-10-24" }, [2]],
    ["instant", { column: "opened_at", op: "gte", value: "2026-10-24T22:00:00Z" }, [2, 4]],
    [
      "local time: 00:00 in Berlin is 22:00 in UTC",
      { column: "opened_at", op: "gte", value: "2026-10-25" },
      [2, 4],
    ],
    ["local time just after", { column: "opened_at", op: "gt", value: "2026-10-25T00:00" }, [4]],
    ["time empty", { column: "closed_at", op: "is_empty" }, [3]],
  ];
  it.each(cases)("%s", async (_, condition, ids) => {
    expect((await measure(ruleOf({ kind: "count" }, [condition])))?.ids).toEqual(ids);
  });

  it("joins conditions by any, and groups inside", async () => {
    const rule = ruleOf({ kind: "count" });
    rule.filter = {
      match: "any",
      conditions: [
        { column: "minutes", op: "is", value: "20" },
        {
          match: "all",
          conditions: [resolved, { column: "reopened", op: "is_true" }],
        },
      ],
    };
    expect((await measure(rule))?.ids).toEqual([1, 3]);
    rule.filter = { match: "all", conditions: [{ match: "any", conditions: [] }, resolved] };
    expect((await measure(rule))?.ids).toEqual([1, 4]);
  });
});

describe("hostile values", () => {
  it("stay values in the statement that runs, and in the one that is shown", async () => {
    const rule = ruleOf({ kind: "count" }, [{ column: "status", op: "is", value: HOSTILE }]);
    expect(await measure(rule, 4)).toMatchObject({ ids: [10] });
    const { readable, text } = compileBinding(rule, source, { window: october });
    expect(text).not.toContain("Brien");
    const shown = (await database.sql.unsafe(readable)) as unknown as Row[];
    expect(shown.find((row) => row.employee_id === 4)).toMatchObject({ record_count: 1 });
    expect(
      await run({ text: `SELECT count(*)::int AS n FROM records."binding test"`, parameters: [] }),
    ).toEqual([{ n: 11 }]);
  });

  it("an undeclared column never reaches the database", () => {
    const rule = ruleOf({ kind: "count" }, [{ column: "record_id = 1 OR 1", op: "is", value: "1" }]);
    expect(() => compileBinding(rule, source, { window: october })).toThrow(RangeError);
  });
});

describe("the records behind a number", () => {
  it("are those that were counted, in time order", async () => {
    const rule = ruleOf({ kind: "avg", measure: amount }, [{ column: "minutes", op: "lt", value: "40" }]);
    const options = { window: october, employeeId: 1, limit: 10 };
    const rows = await run(listRecordsStatement(rule, source, options));
    expect(rows.map((row) => Number(row.record_id))).toEqual([1, 4]);
    expect(rows[0]).toMatchObject({ minutes: "10", amount: "0.2", opened_on: "2026-10-01" });
    const second = await run(listRecordsStatement(rule, source, { ...options, limit: 1, offset: 1 }));
    expect(second.map((row) => Number(row.record_id))).toEqual([4]);
  });
});

describe("at size", () => {
  it("returns ids in ascending order however the table lies on disk", async () => {
    await database.sql.unsafe(`
      CREATE TABLE records.shuffled AS
        SELECT g AS record_id, 1 + g % 50 AS assignee_employee_id, timestamptz '2026-10-10' AS opened_at,
               (g * 7919) % 101 AS minutes
          FROM generate_series(1, 60000) AS g ORDER BY md5(g::text);
      ANALYZE records.shuffled`);
    const shuffled = { ...source, tableName: "shuffled" };
    for (const aggregation of [
      { kind: "count" },
      { kind: "median", measure: minutes },
      { kind: "distinct", column: "minutes" },
    ] as const) {
      const rows = await run(compileBinding(ruleOf(aggregation), shuffled, { window: october }));
      expect(rows).toHaveLength(50);
      for (const row of rows) {
        const ids = (row.record_ids as unknown as (string | number)[]).map(Number);
        expect(ids).toEqual(ids.toSorted((a, b) => a - b));
        expect(ids).toHaveLength(1200);
      }
    }
  });
});
