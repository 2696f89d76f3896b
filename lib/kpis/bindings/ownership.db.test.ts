import { beforeAll, describe, expect, it } from "vitest";
import { employees, organisations, orgUnits, positions } from "@/db/schema/people";
import { testDatabase } from "@/db/testing/database";
import type {
  Aggregation,
  BindingColumn,
  BindingRule,
  BindingSource,
  Condition,
  MeasureWindow,
} from "../types";
import { compileBinding } from "./compile-binding";
import { compileShared } from "./compile-shared";
import { listRecordsStatement, SHARE_COLUMN } from "./list-records";

const database = testDatabase();

const column = (
  name: string,
  type: BindingColumn["type"],
  ownership: BindingColumn["ownership"] = null,
): BindingColumn => ({ name, label: name, type, ownership, isTime: type === "timestamp", isMeasure: false });

const source: BindingSource = {
  tableName: "joint work",
  recordNoun: "job",
  recordNounPlural: "jobs",
  timeZone: "UTC",
  columns: [
    column("lead", "text", "person"),
    column("crew", "text", "contributors"),
    column("team", "text", "team"),
    column("status", "text"),
    column("minutes", "integer"),
    column("at", "timestamp"),
    column("started_at", "timestamp"),
    column("on", "date"),
  ],
};

/** October 2026 in Berlin. */
const window: MeasureWindow = {
  startDate: "2026-10-01",
  endDate: "2026-11-01",
  startInstant: "2026-09-30T22:00:00Z",
  endInstant: "2026-10-31T23:00:00Z",
};

const ANA = 1;
const BEN = 2;
const CY = 3;
const DEE = 4;

beforeAll(async () => {
  const { db } = database;
  await db.insert(organisations).values({ name: "Acme", timeZone: "Europe/Berlin" });
  await db.insert(employees).values([
    { employeeNumber: "1", name: "Ana" },
    { employeeNumber: "2", name: "Ben" },
    // Employed for eleven days, the 20th included.
    { employeeNumber: "3", name: "Cy", hiredOn: "2026-10-10", leftOn: "2026-10-20" },
    { employeeNumber: "4", name: "Dee" },
  ]);
  await db.insert(orgUnits).values({ code: "C", name: "Company", kind: "company" });
  await db.insert(orgUnits).values([
    { code: "NET", name: "Network", kind: "department", parentId: 1 },
    { code: "SAL", name: "Sales", kind: "department", parentId: 1 },
  ]);
  await db.insert(orgUnits).values({ code: "EAST", name: "East", kind: "team", parentId: 2 });
  const [network, sales, east] = [2, 3, 4];
  await db.insert(positions).values([
    { employeeId: ANA, orgUnitId: east, effectiveTo: "2026-10-15" },
    { employeeId: ANA, orgUnitId: sales, effectiveFrom: "2026-10-15" },
    { employeeId: BEN, orgUnitId: network },
    { employeeId: CY, orgUnitId: east },
    { employeeId: DEE, orgUnitId: sales },
  ]);
  await database.sql.unsafe(`
    CREATE TABLE records."joint work" (
      record_id bigint PRIMARY KEY, lead text, lead_employee_id integer,
      crew text, crew_employee_ids integer[], crew_shares numeric[], team text, team_org_unit_id integer,
      status text, minutes bigint, at timestamptz, started_at timestamptz, "on" date);
    INSERT INTO records."joint work" (record_id, crew_employee_ids, crew_shares, status, minutes, at, started_at) VALUES
      (3, '{1}',   '{1}',         'Done', NULL, '2026-10-03T10:00Z', '2026-10-03T07:00Z'),
      (1, '{1,2}', '{0.6,0.4}',   'Done', 10,   '2026-10-01T10:00Z', '2026-10-01T08:00Z'),
      (2, '{2,1}', '{0.75,0.25}', 'Open', 30,   '2026-10-02T10:00Z', NULL),
      (4, '{2}',   '{1}',         'Done', 50,   '2026-10-04T10:00Z', '2026-10-04T09:00Z'),
      -- Outside the month, nobody's, and of someone unknown besides Dee.
      (5, '{1}',   '{1}',         'Done', 99,   '2026-11-04T10:00Z', NULL),
      (6, NULL,    NULL,          'Done', 99,   '2026-10-06T10:00Z', NULL),
      (7, '{4}',   '{0.333333}',  'Done', 3,    '2026-10-07T10:00Z', NULL);
    INSERT INTO records."joint work" (record_id, team_org_unit_id, at, "on") VALUES
      (11, ${east},    '2026-10-05T10:00Z', '2026-10-05'),
      -- Half past midnight of the 15th in Berlin: Ana is in Sales.
      (12, ${east},    '2026-10-14T22:30Z', '2026-10-14'),
      (13, ${network}, '2026-10-12T10:00Z', '2026-10-12'),
      (14, ${east},    '2026-10-20T10:00Z', '2026-10-20'),
      -- The 21st in Berlin: Cy has left.
      (15, ${east},    '2026-10-20T22:30Z', '2026-10-20'),
      (16, ${sales},   '2026-10-16T10:00Z', '2026-10-16'),
      (17, NULL,       '2026-10-16T10:00Z', '2026-10-16')`);
});

type Row = Record<string, string | number | null | (string | number)[]>;
const run = async ({ text, parameters }: { text: string; parameters: string[] }): Promise<Row[]> =>
  (await database.sql.unsafe(text, parameters)) as unknown as Row[];

const ruleOf = (aggregation: Aggregation, more: Partial<BindingRule> = {}): BindingRule => ({
  aggregation,
  filter: { match: "all", conditions: [] },
  ownershipRule: "crew",
  timeColumn: "at",
  emptyMeans: "missing",
  ...more,
});
const where = (condition: Condition) => ({ match: "all" as const, conditions: [condition] });

const idsOf = (value: unknown) => (value as (string | number)[]).map(Number);
const isFigure = (expected: string) => expect.toSatisfy((value) => Number(value) === Number(expected));

const minutes = { kind: "column", column: "minutes" } as const;
const hours = { kind: "duration", from: "started_at", to: "at", unit: "hours" } as const;
const done = where({ column: "status", op: "is", value: "Done" });
const every = { match: "all" as const, conditions: [] };
const count = { kind: "count" as const };

/** Ana has 0.6 of job 1 (10 minutes, 2 hours), 0.25 of job 2 (30 minutes) and job 3 alone (minutes unknown, 3 hours). */
const byHand: [string, BindingRule, { actual: string; ids: number[]; of?: [string, string] }][] = [
  ["count: 0.6 + 0.25 + 1", ruleOf(count), { actual: "1.85", ids: [1, 2, 3] }],
  ["count of those done: 0.6 + 1", ruleOf(count, { filter: done }), { actual: "1.6", ids: [1, 3] }],
  ["sum: 0.6·10 + 0.25·30", ruleOf({ kind: "sum", measure: minutes }), { actual: "13.5", ids: [1, 2] }],
  ["sum of hours: 0.6·2 + 3", ruleOf({ kind: "sum", measure: hours }), { actual: "4.2", ids: [1, 3] }],
  [
    "sum of those done, nothing meaning zero: 0.6·10",
    ruleOf({ kind: "sum", measure: minutes }, { filter: done, emptyMeans: "zero" }),
    { actual: "6", ids: [1] },
  ],
  ["mean: 13.5 / 0.85", ruleOf({ kind: "avg", measure: minutes }), { actual: "15.882353", ids: [1, 2] }],
  ["mean of hours: 4.2 / 1.6", ruleOf({ kind: "avg", measure: hours }), { actual: "2.625", ids: [1, 3] }],
  ["lowest, of whole records", ruleOf({ kind: "min", measure: minutes }), { actual: "10", ids: [1, 2] }],
  ["highest, of whole records", ruleOf({ kind: "max", measure: minutes }), { actual: "30", ids: [1, 2] }],
  ["median, of whole records", ruleOf({ kind: "median", measure: minutes }), { actual: "20", ids: [1, 2] }],
  [
    "percentile, of whole records: 10 + 0.9·20",
    ruleOf({ kind: "percentile", measure: minutes, p: "0.9" }),
    { actual: "28", ids: [1, 2] },
  ],
  ["distinct", ruleOf({ kind: "distinct", column: "status" }), { actual: "2", ids: [1, 2, 3] }],
  [
    "ratio of counts: 1.6 / 1.85",
    ruleOf({
      kind: "ratio",
      numerator: { filter: done, add: count },
      denominator: { filter: every, add: count },
      asPercent: true,
    }),
    { actual: "86.486486", ids: [1, 2, 3], of: ["1.6", "1.85"] },
  ],
  [
    "ratio of sums: 6 / 13.5",
    ruleOf({
      kind: "ratio",
      numerator: { filter: done, add: { kind: "sum", measure: minutes } },
      denominator: { filter: every, add: { kind: "sum", measure: minutes } },
      asPercent: false,
    }),
    { actual: "0.444444", ids: [1, 2], of: ["6", "13.5"] },
  ],
];

describe("shared records, by hand", () => {
  it.each(byHand)("%s", async (_, rule, { actual, ids, of }) => {
    for (const employeeIds of [undefined, [ANA], [BEN, ANA]]) {
      const row = (await run(compileBinding(rule, source, { window, employeeIds }))).find(
        (candidate) => candidate.employee_id === ANA,
      );
      expect(row).toMatchObject({ actual: isFigure(actual), record_count: ids.length });
      expect(idsOf(row?.record_ids)).toEqual(ids);
      if (of) expect(row).toMatchObject({ numerator: isFigure(of[0]), denominator: isFigure(of[1]) });
    }
  });

  it("come out the same in a pass that several KPIs share", async () => {
    const rules = byHand.map(([, rule]) => rule).slice(0, 12);
    const [row] = (await run(compileShared(rules, source, { window, employeeIds: [ANA] }))) as Row[];
    for (const [n, [, , { actual, ids }]] of byHand.slice(0, 12).entries()) {
      expect(row?.[`actual_${n}`]).toEqual(isFigure(actual));
      expect(idsOf(row?.[`record_ids_${n}`])).toEqual(ids);
    }
  });

  it("give everybody their part: together no more than the records", async () => {
    const rows = await run(compileBinding(ruleOf(count), source, { window }));
    const actuals = Object.fromEntries(rows.map((row) => [row.employee_id, Number(row.actual)]));
    expect(actuals).toEqual({ [ANA]: 1.85, [BEN]: 2.15, [DEE]: 0.333333 });
  });

  it("are 0, not missing, for whom none of their records matches", async () => {
    const rule = ruleOf(count, { filter: where({ column: "status", op: "is", value: "Cancelled" }) });
    const rows = await run(compileBinding(rule, source, { window }));
    expect(rows.map((row) => Number(row.actual))).toEqual([0, 0, 0]);
  });

  it("taken together count each record once", async () => {
    const pooled = async (rule: BindingRule, employeeIds?: number[]) => {
      const [row] = await run(compileBinding(rule, source, { window, employeeIds, pooled: true }));
      return [row?.record_count, Number(row?.actual)];
    };
    expect(await pooled(ruleOf(count), [ANA, BEN])).toEqual([4, 4]);
    expect(await pooled(ruleOf(count), [ANA])).toEqual([3, 1.85]);
    expect(await pooled(ruleOf({ kind: "sum", measure: minutes }), [ANA, BEN])).toEqual([3, 90]);
    const isCrewed = where({ column: "status", op: "is_not_empty" });
    expect(await pooled(ruleOf(count, { filter: isCrewed }))).toEqual([6, 6]);
  });

  it("are listed with the person's share", async () => {
    const rows = await run(
      listRecordsStatement(ruleOf(count), source, { window, employeeId: ANA, limit: 10 }),
    );
    expect(rows.map((row) => [Number(row.record_id), row[SHARE_COLUMN]])).toEqual([
      [1, "0.6"],
      [2, "0.25"],
      [3, "1"],
    ]);
  });
});

describe("records of a team", () => {
  const team = (more: Partial<BindingRule> = {}) => ruleOf(count, { ownershipRule: "team", ...more });
  const creditedTo = async (rule: BindingRule, employeeIds?: number[]) => {
    const rows = await run(compileBinding(rule, source, { window, employeeIds }));
    return Object.fromEntries(
      rows.map((row) => [row.employee_id, [Number(row.actual), ...idsOf(row.record_ids)]]),
    );
  };

  it("are credited whole to whoever belonged to it on the day, by the organisation's clocks", async () => {
    const everybody = { [ANA]: [3, 11, 13, 16], [BEN]: [1, 13], [CY]: [3, 12, 13, 14], [DEE]: [1, 16] };
    expect(await creditedTo(team())).toEqual(everybody);
    expect(await creditedTo(team(), [CY])).toEqual({ [CY]: everybody[CY] });
  });

  it("go by UTC until the organisation has said its time zone", async () => {
    await database.sql`DELETE FROM organisations`;
    const credited = await creditedTo(team());
    await database.db.insert(organisations).values({ name: "Acme", timeZone: "Europe/Berlin" });
    // 22:30 in UTC is the same day still.
    expect(credited[CY]).toEqual([4, 12, 13, 14, 15]);
  });

  it("go by the date itself where the time is a date", async () => {
    // The 14th: Ana is still in East. The 20th: Cy's last day, twice.
    expect(await creditedTo(team({ timeColumn: "on" }))).toEqual({
      [ANA]: [4, 11, 12, 13, 16],
      [BEN]: [1, 13],
      [CY]: [4, 12, 13, 14, 15],
      [DEE]: [1, 16],
    });
  });

  it("taken together count once, whoever of them belonged to it", async () => {
    const [row] = await run(compileBinding(team(), source, { window, employeeIds: [ANA, CY], pooled: true }));
    expect([row?.record_count, ...idsOf(row?.record_ids)]).toEqual([5, 11, 12, 13, 14, 16]);
  });

  it("are listed for each of them", async () => {
    const rows = await run(listRecordsStatement(team(), source, { window, employeeId: CY, limit: 10 }));
    expect(rows.map((row) => Number(row.record_id))).toEqual([13, 12, 14]);
  });
});

it("the statement of records with one owner knows nothing of shares or teams", () => {
  const rule = ruleOf({ kind: "avg", measure: minutes }, { ownershipRule: "lead" });
  const { readable } = compileBinding(rule, source, { window, employeeIds: [ANA] });
  expect(readable).not.toMatch(/share|JOIN|unnest|unit_members/);
  expect(readable).toContain(
    'FROM records."joint work" AS r\n         WHERE r."lead_employee_id" IS NOT NULL',
  );
});
