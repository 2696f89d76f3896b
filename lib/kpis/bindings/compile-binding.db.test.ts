import { describe, expect, it } from "vitest";
import { amount, bindingTable, minutes, october, resolved, ruleOf, source } from "../testing/binding-table";
import type { Aggregation, Condition } from "../types";
import { compileBinding } from "./compile-binding";
import { listRecordsStatement } from "./list-records";

const { database, run, measure } = bindingTable();

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
