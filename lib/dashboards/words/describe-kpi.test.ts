import { describe, expect, test } from "vitest";
import type { Aggregation, BindingRule, BindingSource, Filter } from "@/lib/kpis/types";
import { describeFilter } from "./describe-filter";
import { describeKpi, describeOwner, describeTime } from "./describe-kpi";

const OWNERSHIP: Record<string, BindingSource["columns"][number]["ownership"]> = {
  assignee: "person",
  agents: "contributors",
  desk: "team",
};
const column = (name: string, label: string, type: BindingSource["columns"][number]["type"]) => ({
  name,
  label,
  type,
  ownership: OWNERSHIP[name] ?? null,
  isTime: false,
  isMeasure: false,
});
const tickets: BindingSource = {
  tableName: "tickets",
  recordNoun: "ticket",
  recordNounPlural: "tickets",
  timeZone: "UTC",
  columns: [
    column("assignee", "Assignee", "text"),
    column("agents", "Agents", "text"),
    column("desk", "Responsible desk", "text"),
    column("status", "Status", "text"),
    column("priority", "Priority", "text"),
    column("sla_met", "SLA met", "boolean"),
    column("opened_at", "Opened at", "timestamp"),
    column("first_reply_at", "First reply at", "timestamp"),
    column("reopen_count", "Reopen count", "integer"),
    column("amount", "Amount", "decimal"),
  ],
};
const none: Filter = { match: "all", conditions: [] };
const where = (...conditions: Filter["conditions"]): Filter => ({ match: "all", conditions });

function sentence(aggregation: Aggregation, over: Partial<BindingRule> = {}) {
  const rule: BindingRule = {
    filter: none,
    aggregation,
    ownershipRule: "assignee",
    timeColumn: "opened_at",
    emptyMeans: "missing",
    ...over,
  };
  return describeKpi({
    rule,
    source: tickets,
    person: "you",
    period: "October 2026",
    better: "Higher is better",
    target: "95 %",
  })
    .map(({ text, strong }) => (strong ? `*${text}*` : text))
    .join("");
}

describe("a KPI in words", () => {
  const ending = ". Higher is better; the target is *95 %*.";
  const records = "tickets assigned to you and opened in October 2026";
  const kept = { kind: "count" } as const;

  test("records that people share say that a share counts, or that it cannot", () => {
    const shared = "tickets shared by you and opened in October 2026";
    expect(sentence(kept, { ownershipRule: "agents" })).toBe(
      `The *number* of ${shared}, *each ticket counted with your share of it*${ending}`,
    );
    const median: Aggregation = { kind: "median", measure: { kind: "column", column: "amount" } };
    expect(sentence(median, { ownershipRule: "agents" })).toBe(
      `The *median of amount* over the ${shared}, *each ticket counted whole, whatever your share of it*${ending}`,
    );
  });

  test("records of a team say that membership counts, on the day", () => {
    const owned = "tickets opened in October 2026, whose responsible desk you were a member of on that day";
    expect(sentence(kept, { ownershipRule: "desk" })).toBe(`The *number* of ${owned}${ending}`);
    const filter = where({ column: "status", op: "is", value: "Resolved" });
    expect(sentence(kept, { ownershipRule: "desk", filter })).toBe(
      `The *number* of ${owned}, where status is Resolved${ending}`,
    );
  });

  test.each<[string, Aggregation, string]>([
    ["count", kept, `The *number* of ${records}`],
    [
      "distinct",
      { kind: "distinct", column: "status" },
      `The number of *different status* among the ${records}`,
    ],
    [
      "a measure",
      { kind: "sum", measure: { kind: "column", column: "amount" } },
      `The *sum of amount* over the ${records}`,
    ],
    [
      "the time between two moments",
      {
        kind: "median",
        measure: { kind: "duration", from: "opened_at", to: "first_reply_at", unit: "hours" },
      },
      `The *median of hours from opened to first reply* over the ${records}`,
    ],
    [
      "percentile",
      { kind: "percentile", p: "0.9", measure: { kind: "column", column: "reopen_count" } },
      `The *90th percentile of reopen count* over the ${records}`,
    ],
    [
      "a share",
      {
        kind: "ratio",
        asPercent: true,
        numerator: { filter: where({ column: "sla_met", op: "is_true" }), add: kept },
        denominator: { filter: none, add: kept },
      },
      `Of the ${records}, the share *where SLA met is yes*`,
    ],
    [
      "a quotient of sums",
      {
        kind: "ratio",
        asPercent: false,
        numerator: { filter: none, add: { kind: "sum", measure: { kind: "column", column: "amount" } } },
        denominator: { filter: none, add: kept },
      },
      `Over the ${records}, *the sum of amount*, divided by *the number of tickets*`,
    ],
  ])("%s", (_, aggregation, expected) => {
    expect(sentence(aggregation)).toBe(expected + ending);
  });

  test("the filter and a ratio's denominator say which records are counted at all", () => {
    const aggregation: Aggregation = {
      kind: "ratio",
      asPercent: true,
      numerator: { filter: where({ column: "sla_met", op: "is_true" }), add: kept },
      denominator: { filter: where({ column: "first_reply_at", op: "is_not_empty" }), add: kept },
    };
    const filter = where({ column: "priority", op: "in", value: ["P1", "P2"] });
    expect(sentence(aggregation, { filter })).toContain(
      `${records} where priority is P1 or P2 and first reply at is not empty, the share`,
    );
  });
});

test("groups keep their own joining word", () => {
  const filter: Filter = {
    match: "all",
    conditions: [
      { column: "status", op: "is", value: "resolved" },
      {
        match: "any",
        conditions: [
          { column: "amount", op: "gte", value: "10" },
          { column: "priority", op: "is_empty" },
        ],
      },
    ],
  };
  expect(describeFilter(filter, tickets)).toBe(
    "status is resolved and (amount is at least 10 or priority is empty)",
  );
});

test.each([
  ["Assignee", "assigned to you"],
  ["Resolved by", "resolved by you"],
  ["Account manager", "with you as account manager"],
])("credited by %s: %s", (label, words) => {
  expect(describeOwner(label, "you")).toBe(words);
});

test.each([
  ["Resolved at", "resolved in 2017"],
  ["Paid on", "paid in 2017"],
  ["Due on", "due in 2017"],
  ["Deadline", "with deadline in 2017"],
])("counted by %s: %s", (label, words) => {
  expect(describeTime(label, "2017")).toBe(words);
});
