import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { commandActor } from "@/lib/context";
import { ensureBuiltinSources } from "@/lib/sources/ensure-builtin";
import type { Aggregation, BindingRule, Condition, Filter, Measure, Statement } from "../types";
import { type ListedSource, listBindingSources } from "./binding-sources";
import { compileBinding } from "./compile-binding";
import { compileShared, sharedKey } from "./compile-shared";

const at = testDatabase();
let tickets: ListedSource;

const window = {
  startDate: "2026-10-01",
  endDate: "2026-11-01",
  startInstant: "2026-10-01T00:00:00Z",
  endInstant: "2026-11-01T00:00:00Z",
};

beforeAll(async () => {
  await ensureBuiltinSources({ db: at.db, actor: commandActor("test"), now: new Date() });
  const found = (await listBindingSources(at.db)).find((source) => source.tableName === "tickets");
  if (!found) throw new Error("There is no source of tickets.");
  tickets = found;
  // Seven people, gaps in every column, some records outside the month, some without an owner.
  await at.sql`
    INSERT INTO records.tickets (ticket_number, customer, status, closer_employee_id, opened_at, closed_at, sla_met,
                                 reopen_count, reply_count, csat)
    SELECT n::text, nullif('C' || n % 5, 'C0'), CASE n % 3 WHEN 0 THEN 'solved' WHEN 1 THEN 'open' END,
           nullif(n % 8, 0), timestamptz '2026-09-28Z' + n * interval '5 hours',
           timestamptz '2026-09-29Z' + n * interval '5 hours 7 minutes', n % 4 = 1,
           nullif(n % 6, 5), n % 9, CASE WHEN n % 8 <> 3 THEN (n % 10) / 3.0 END
      FROM generate_series(1, 170) AS n`;
});

const only = (...conditions: Condition[]): Filter => ({ match: "all", conditions });
const every = only();
const solved: Condition = { column: "status", op: "is", value: "solved" };
const reopened: Condition = { column: "reopen_count", op: "gt", value: "1" };
const column = (name: string): Measure => ({ kind: "column", column: name });
const hours: Measure = { kind: "duration", from: "opened_at", to: "closed_at", unit: "hours" };
const sides = (numerator: Filter, denominator: Filter): Aggregation => ({
  kind: "ratio",
  numerator: { filter: numerator, add: { kind: "count" } },
  denominator: { filter: denominator, add: { kind: "count" } },
  asPercent: true,
});

const aggregations: Aggregation[] = [
  { kind: "count" },
  { kind: "sum", measure: column("reply_count") },
  { kind: "avg", measure: column("csat") },
  { kind: "min", measure: hours },
  { kind: "max", measure: column("csat") },
  { kind: "median", measure: hours },
  { kind: "percentile", measure: column("reply_count"), p: "0.9" },
  { kind: "distinct", column: "customer" },
  sides(only({ column: "sla_met", op: "is_true" }), every),
  sides(only(reopened), only(solved)),
  {
    kind: "ratio",
    numerator: { filter: every, add: { kind: "sum", measure: column("reply_count") } },
    denominator: { filter: only(solved), add: { kind: "sum", measure: hours } },
    asPercent: false,
  },
];

const rules: BindingRule[] = aggregations.flatMap((aggregation) =>
  [every, only(solved)].flatMap((filter) =>
    (["missing", "zero"] as const).map((emptyMeans) => ({
      filter,
      aggregation,
      ownershipRule: "closer",
      timeColumn: "closed_at",
      emptyMeans,
    })),
  ),
);

async function run({ text, parameters }: Statement) {
  return at.sql.unsafe<Record<string, unknown>[]>(
    `SELECT * FROM (${text}) AS m ORDER BY employee_id`,
    parameters,
  );
}

const CELLS = ["record_count", "actual", "numerator", "denominator", "record_ids", "numerator_ids"];

test.each([undefined, [2, 3, 5]])(
  "shared, each rule has the rows and values it has alone (people: %s)",
  async (employeeIds) => {
    const together = await run(compileShared(rules, tickets, { window, employeeIds }));
    for (const [index, rule] of rules.entries()) {
      const alone = await run(compileBinding(rule, tickets, { window, employeeIds }));
      const shared = together
        .filter((row) => row[`seen_${index}`])
        .map((row) => ({
          employee_id: row.employee_id,
          ...Object.fromEntries(CELLS.map((cell) => [cell, row[`${cell}_${index}`]])),
        }));
      expect(shared, JSON.stringify(rule)).toEqual(alone.map((row) => ({ ...row })));
    }
  },
);

test("rules over other owners or times do not share", () => {
  const [rule] = rules;
  if (!rule) throw new Error("There are rules.");
  expect(sharedKey(rule, tickets)).not.toBe(sharedKey({ ...rule, ownershipRule: "assignee" }, tickets));
  expect(sharedKey(rule, tickets)).not.toBe(sharedKey({ ...rule, timeColumn: "opened_at" }, tickets));
});
