import { beforeAll } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { compileBinding } from "../bindings/compile-binding";
import type { Aggregation, BindingRule, BindingSource, Condition, MeasureWindow } from "../types";

const column = (name: string, type: BindingSource["columns"][number]["type"]) => ({
  name,
  label: name,
  type,
  ownership: name === "assignee" ? ("person" as const) : null,
  isTime: type === "date" || type === "timestamp",
  isMeasure: type === "integer" || type === "decimal",
});

export const source: BindingSource = {
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
export const october: MeasureWindow = {
  startDate: "2026-10-01",
  endDate: "2026-11-01",
  startInstant: "2026-09-30T22:00:00Z",
  endInstant: "2026-10-31T23:00:00Z",
};

export const HOSTILE = `O'Brien \\ "x"; DROP TABLE records."binding test"; --`;

export type Row = Record<string, string | number | string[] | null>;
export const ruleOf = (
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

export const minutes = { kind: "column", column: "minutes" } as const;
export const amount = { kind: "column", column: "amount" } as const;
export const resolved: Condition = { column: "status", op: "is", value: "Resolved" };

/** A database with `records."binding test"`, and the ways to ask it. Call at the top of a file. */
export function bindingTable() {
  const database = testDatabase();

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

  const run = async (statement: { text: string; parameters: string[] }): Promise<Row[]> =>
    (await database.sql.unsafe(statement.text, statement.parameters)) as unknown as Row[];

  async function measure(rule: BindingRule, employeeId = 1) {
    const rows = await run(compileBinding(rule, source, { window: october }));
    const row = rows.find((candidate) => candidate.employee_id === employeeId);
    if (!row) return null;
    return { actual: row.actual, ids: (row.record_ids as unknown as (string | number)[]).map(Number), row };
  }

  return { database, run, measure };
}
