import { describe, expect, it } from "vitest";
import type { BindingSource } from "../types";
import { bindingInput } from "./binding-input";
import { bindingInWords, ownerWords } from "./sentence";

const column = (name: string, label: string, type: BindingSource["columns"][number]["type"]) => ({
  name,
  label,
  type,
  ownership: name === "assignee" ? ("person" as const) : null,
  isTime: type === "timestamp",
  isMeasure: type === "integer",
});
const tickets: BindingSource = {
  tableName: "tickets",
  recordNoun: "ticket",
  recordNounPlural: "tickets",
  timeZone: "UTC",
  columns: [
    column("assignee", "assignee", "text"),
    column("status", "status", "text"),
    column("minutes", "minutes", "integer"),
    column("opened", "opened", "timestamp"),
    column("closed", "resolved date", "timestamp"),
  ],
};
const words = (aggregation: unknown, conditions: unknown[] = [], match = "all") =>
  bindingInWords(
    bindingInput.parse({
      source_id: 1,
      aggregation,
      filter: { match, conditions },
      ownership_rule: "assignee",
      time_column: "closed",
    }),
    tickets,
  );
const measure = { kind: "column", column: "minutes" };

it("says whose a record is by the name of the column, and how where that is not one person", () => {
  const source: BindingSource = {
    ...tickets,
    columns: [
      { ...column("closer", "Closed by", "text"), ownership: "person" },
      { ...column("crew", "Crew", "text"), ownership: "contributors" },
      { ...column("desk", "Desk", "text"), ownership: "team" },
    ],
  };
  expect(["closer", "crew", "desk", "gone"].map((name) => ownerWords(source, name))).toEqual([
    "Closed by",
    "Crew, each with their share",
    "the members of Desk on that day",
    "nobody yet",
  ]);
});

describe("a binding in words", () => {
  it.each<[unknown, unknown[], string]>([
    [
      { kind: "count" },
      [{ column: "status", op: "is", value: "resolved" }],
      "Count of tickets where status is resolved",
    ],
    [{ kind: "count" }, [], "Count of tickets"],
    [
      { kind: "avg", measure },
      [{ column: "minutes", op: "between", value: ["1", "9"] }],
      "Mean of minutes over tickets where minutes is between 1 and 9",
    ],
    [{ kind: "percentile", p: "0.9", measure }, [], "90th percentile of minutes over tickets"],
    [{ kind: "percentile", p: "0.01", measure }, [], "1st percentile of minutes over tickets"],
    [
      { kind: "distinct", column: "status" },
      [{ column: "opened", op: "is_not_empty" }],
      "Number of different status over tickets where opened is not empty",
    ],
    [
      { kind: "median", measure: { kind: "duration", from: "opened", to: "closed", unit: "hours" } },
      [
        {
          match: "any",
          conditions: [
            { column: "status", op: "in", value: ["a", "b"] },
            { column: "status", op: "is", value: "c" },
          ],
        },
      ],
      "Median of hours from opened to resolved date over tickets where (status is one of a or b or status is c)",
    ],
    [
      {
        kind: "ratio",
        numerator: {
          filter: { match: "all", conditions: [{ column: "status", op: "is", value: "won" }] },
          add: { kind: "count" },
        },
        denominator: { filter: { match: "all", conditions: [] }, add: { kind: "sum", measure } },
      },
      [],
      "Percentage of tickets: those where status is won out of the sum of minutes",
    ],
  ])("%#", (aggregation, conditions, expected) => {
    expect(words(aggregation, conditions)).toBe(`${expected}, credited to assignee, by resolved date.`);
  });
});
