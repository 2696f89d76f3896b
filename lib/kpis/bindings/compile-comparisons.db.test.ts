import { describe, expect, it } from "vitest";
import { bindingTable, HOSTILE, october, type Row, resolved, ruleOf, source } from "../testing/binding-table";
import type { Condition } from "../types";
import { compileBinding } from "./compile-binding";

const { database, run, measure } = bindingTable();

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
