import { describe, expect, it } from "vitest";
import { fieldProblems } from "@/lib/zod-fields";
import type { BindingSource, Condition } from "../types";
import { type BindingInput, bindingInput } from "./binding-input";
import { checkBinding } from "./check-binding";

type Column = BindingSource["columns"][number];
const column = (name: string, type: Column["type"], ownership: Column["ownership"] = null): Column => ({
  name,
  label: name,
  type,
  ownership,
  isTime: type === "date" || type === "timestamp",
  isMeasure: type === "integer" || type === "decimal",
});

const tickets: BindingSource = {
  tableName: "tickets",
  recordNoun: "ticket",
  recordNounPlural: "tickets",
  timeZone: "UTC",
  columns: [
    column("assignee", "text", "person"),
    column("reviewed by", "text", "person"),
    column("crew", "text", "contributors"),
    column("desk", "text", "team"),
    column("status", "text"),
    column("minutes", "integer"),
    column("amount", "decimal"),
    column("reopened", "boolean"),
    column("due_on", "date"),
    column("opened_at", "timestamp"),
    column("closed_at", "timestamp"),
  ],
};

const count = {
  source_id: 1,
  aggregation: { kind: "count" },
  ownership_rule: "assignee",
  time_column: "opened_at",
};

/** The paths of everything refused, by shape or by sense. */
function refused(change: Record<string, unknown>): string[] {
  const parsed = bindingInput.safeParse({ ...count, ...change });
  if (!parsed.success) return fieldProblems(parsed.error).map(({ path }) => `binding.${path}`);
  return checkBinding(parsed.data, tickets).map(({ path }) => path);
}

const where = (condition: Partial<Condition>) => ({
  filter: { match: "all", conditions: [{ column: "status", op: "is", ...condition }] },
});
const every = { filter: { match: "all", conditions: [] }, add: { kind: "count" } };

describe("a binding that can be measured", () => {
  it.each<[string, Record<string, unknown>]>([
    ["a count", {}],
    ["any owner of the source", { ownership_rule: "reviewed by" }],
    ["contributors", { ownership_rule: "crew" }],
    ["a team", { ownership_rule: "desk" }],
    ["a condition", where({ value: "open" })],
    [
      "a group",
      {
        filter: {
          match: "any",
          conditions: [{ match: "all", conditions: [{ column: "reopened", op: "is_true" }] }],
        },
      },
    ],
    ["dates", where({ column: "due_on", op: "between", value: ["2026-02-27", "2026-02-28"] })],
    ["local times", where({ column: "opened_at", op: "gte", value: "2026-10-31 14:30" })],
    ["times with an offset", where({ column: "opened_at", op: "lt", value: "2026-10-31T14:30:00+02:00" })],
    [
      "a duration",
      {
        aggregation: {
          kind: "median",
          measure: { kind: "duration", from: "opened_at", to: "closed_at", unit: "hours" },
        },
      },
    ],
    [
      "a percentile",
      { aggregation: { kind: "percentile", p: "0.95", measure: { kind: "column", column: "amount" } } },
    ],
    [
      "a percentile as a number",
      { aggregation: { kind: "percentile", p: 0.95, measure: { kind: "column", column: "amount" } } },
    ],
    [
      "a ratio",
      {
        aggregation: {
          kind: "ratio",
          numerator: { ...every, ...where({ value: "open" }) },
          denominator: every,
        },
      },
    ],
    ["a zero for nobody's count", { empty_means: "zero" }],
  ])("%s", (_, change) => {
    expect(refused(change)).toEqual([]);
  });
});

describe("a binding that cannot, refused at its field", () => {
  const value = "binding.filter.conditions.0.value";
  const measure = "binding.aggregation.measure";
  it.each<[string, Record<string, unknown>, string]>([
    ["no source", { source_id: 0 }, "binding.source_id"],
    ["an owner that is not one", { ownership_rule: "status" }, "binding.ownership_rule"],
    ["an owner that does not exist", { ownership_rule: "nobody" }, "binding.ownership_rule"],
    ["a time that is no time", { time_column: "status" }, "binding.time_column"],
    ["no time", { time_column: "" }, "binding.time_column"],
    ["an unknown column", where({ column: "colour", value: "x" }), "binding.filter.conditions.0.column"],
    ["SQL for a column", where({ column: "1=1; --", value: "x" }), "binding.filter.conditions.0.column"],
    [
      "contains on a number",
      where({ column: "minutes", op: "contains", value: "1" }),
      "binding.filter.conditions.0.op",
    ],
    ["under on a text", where({ op: "lt", value: "1" }), "binding.filter.conditions.0.op"],
    [
      "an exact instant",
      where({ column: "opened_at", op: "is", value: "2026-01-01 10:00" }),
      "binding.filter.conditions.0.op",
    ],
    [
      "an unknown comparison",
      where({ op: "regex" as Condition["op"], value: "x" }),
      "binding.filter.conditions.0",
    ],
    ["no value", where({}), value],
    ["an empty value", where({ value: "" }), value],
    ["an empty list", where({ op: "in", value: [] }), value],
    ["a value nobody asked for", where({ op: "is_empty", value: "x" }), value],
    ["a word for a number", where({ column: "minutes", value: "ten" }), value],
    ["a fraction for a whole number", where({ column: "minutes", value: "1.5" }), value],
    ["a day that does not exist", where({ column: "due_on", value: "2026-02-29" }), value],
    [
      "an hour that does not exist",
      where({ column: "opened_at", op: "lt", value: "2026-02-28 24:30" }),
      value,
    ],
    ["half a range", where({ column: "minutes", op: "between", value: ["1"] }), value],
    ["a range backwards", where({ column: "amount", op: "between", value: ["10", "9"] }), value],
    ["a zero byte", where({ value: "a\u0000" }), value],
    [
      "an empty group",
      { filter: { match: "all", conditions: [{ match: "any", conditions: [] }] } },
      "binding.filter.conditions.0",
    ],
    [
      "a sum of texts",
      { aggregation: { kind: "sum", measure: { kind: "column", column: "status" } } },
      `${measure}.column`,
    ],
    [
      "a duration from a text",
      {
        aggregation: {
          kind: "avg",
          measure: { kind: "duration", from: "status", to: "closed_at", unit: "days" },
        },
      },
      `${measure}.from`,
    ],
    [
      "a duration to itself",
      {
        aggregation: {
          kind: "avg",
          measure: { kind: "duration", from: "closed_at", to: "closed_at", unit: "days" },
        },
      },
      `${measure}.to`,
    ],
    [
      "a duration from a date to a time",
      {
        aggregation: {
          kind: "avg",
          measure: { kind: "duration", from: "due_on", to: "closed_at", unit: "days" },
        },
      },
      `${measure}.to`,
    ],
    [
      "a percentile over 1",
      { aggregation: { kind: "percentile", p: "90", measure: { kind: "column", column: "amount" } } },
      "binding.aggregation.p",
    ],
    [
      "a percentile below 0",
      { aggregation: { kind: "percentile", p: "-0.1", measure: { kind: "column", column: "amount" } } },
      "binding.aggregation.p",
    ],
    [
      "a percentile of five decimals",
      { aggregation: { kind: "percentile", p: "0.12345", measure: { kind: "column", column: "amount" } } },
      "binding.aggregation.p",
    ],
    [
      "a distinct of nothing",
      { aggregation: { kind: "distinct", column: "colour" } },
      "binding.aggregation.column",
    ],
    [
      "a ratio without a denominator",
      { aggregation: { kind: "ratio", numerator: every } },
      "binding.aggregation.denominator",
    ],
    [
      "a ratio of the same to the same",
      { aggregation: { kind: "ratio", numerator: every, denominator: every } },
      "binding.aggregation.denominator",
    ],
    [
      "a zero for a mean of nothing",
      { empty_means: "zero", aggregation: { kind: "avg", measure: { kind: "column", column: "amount" } } },
      "binding.empty_means",
    ],
  ])("%s", (_, change, path) => {
    expect(refused(change as Partial<BindingInput>)).toContainEqual(path);
  });
});
