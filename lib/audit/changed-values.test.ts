import { expect, test } from "vitest";
import { changedValues } from "./changed-values";
import { actionInWords, subjectInWords } from "./words";

test.each([
  ["nothing changed", { a: 1 }, { a: 1 }, []],
  ["a value", { a: 1, b: 2 }, { a: 1, b: 3 }, [{ path: "b", before: "2", after: "3" }]],
  [
    "a value inside",
    { a: { b: [1, 2] } },
    { a: { b: [1, 5] } },
    [{ path: "a.b.1", before: "2", after: "5" }],
  ],
  [
    "made",
    null,
    { a: null, b: [] },
    [
      { path: "a", before: null, after: "none" },
      { path: "b", before: null, after: "empty list" },
    ],
  ],
  ["deleted", { a: false }, null, [{ path: "a", before: "false", after: null }]],
  ["something plain", "old", "new", [{ path: "", before: "old", after: "new" }]],
])("%s", (_, before, after, expected) => {
  expect(changedValues(before, after)).toEqual(expected);
});

test("actions and subjects in words", () => {
  expect(actionInWords("alert_rule.changed")).toBe("Alert rule changed");
  expect(actionInWords("kpi.created")).toBe("KPI created");
  expect(actionInWords("manual_entry.taken_back")).toBe("Manual entry taken back");
  expect(subjectInWords("api_token", "7")).toBe("API token 7");
});
