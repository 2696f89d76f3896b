import type { TransactionSql } from "@/db/client";
import type { ColumnType } from "@/db/enums";
import { requireAbility } from "@/lib/access/policy";
import type { WorkCtx } from "@/lib/context";
import { AppError, invalid } from "@/lib/errors";
import { toBindingRule } from "@/lib/kpis/bindings/binding-input";
import { requireBindingSource } from "@/lib/kpis/bindings/binding-sources";
import { columnOf } from "@/lib/kpis/bindings/columns";
import { compileBinding } from "@/lib/kpis/bindings/compile-binding";
import { listRecordsStatement, SHARE_COLUMN } from "@/lib/kpis/bindings/list-records";
import { readDefinition } from "@/lib/kpis/definitions/check-definition";
import type { KpiDefinition } from "@/lib/kpis/definitions/types";
import type { ItemRule } from "@/lib/kpis/rule/types";
import type { BindingRule, BindingSource, MeasureWindow, Statement } from "@/lib/kpis/types";
import { getOrganisation } from "@/lib/people/organisation/queries";
import { listPeopleInPeriod } from "@/lib/people/queries";
import { bandOf, DEFAULT_BANDS } from "../band";
import { compileItem } from "../item";
import { asMeasureWindow } from "../periods/measure-window";
import { requirePeriod } from "../periods/queries";
import type { PeriodSpan } from "../periods/span";
import { windowOf } from "../periods/window";
import type { MeasuredKpi } from "../runs/measured";
import type { TestRun, TestRunInput } from "./test-run-input";
import { measureTrial, type Trial } from "./test-run-measure";

const SAMPLE_RECORDS = 10;
const QUERY_CANCELED = "57014";

/**
 * Measures and scores a KPI that need not be saved, for everybody, and stores nothing: the same statements and the same
 * rules as a compute run, in a read-only transaction of at most 10 seconds a statement. People come by name.
 */
export async function testRunKpi(ctx: WorkCtx, input: TestRunInput): Promise<TestRun> {
  requireAbility(ctx.actor, "configure KPIs");
  const { kpi_id: kpiId = null, employee_ids: only } = input;
  const { definition, problems } = await readDefinition(ctx, { input: input.definition, kpiId });
  if (!definition || problems.length > 0) {
    throw invalid(problems.map((problem) => ({ ...problem, path: `definition.${problem.path}` })));
  }
  const span = await requireSpan(ctx, input);
  const { timeZone } = await getOrganisation(ctx.db);
  const window = asMeasureWindow(windowOf(span, timeZone));
  const item = { ...definition, kpiId: 0, kraId: 0, weightPercent: "100", method: definition.scoring_method };
  const scored = scorer({ ...item, missing: "exclude", minRecords: 0 }, input.maximum_score);
  const employed = await listPeopleInPeriod(ctx.db, { from: span.periodStart, to: span.periodEnd });
  const asked = only && new Set(only);
  const employeeIds = employed.map(({ employeeId }) => employeeId).filter((id) => !asked || asked.has(id));

  return reading(ctx, async (transaction) => {
    const trial = { transaction, db: ctx.db, span, window, timeZone, employeeIds, only, kpiId };
    const measured = await measureTrial(trial, definition);
    const rows = await named(transaction, measured);
    const people = rows.map((row) => ({ ...row, ...scored(row) }));
    const found = new Set(people.map((person) => person.employee_id));
    const shownId = input.sample_employee_id ?? people.find((person) => person.record_count > 0)?.employee_id;
    return {
      period: { start: span.periodStart, end: span.periodEnd },
      statement: measured.statement,
      duration_ms: measured.durationMs,
      problem: measured.problem ?? null,
      people_count: people.length,
      people_without_records: employed.filter(({ employeeId }) => !found.has(employeeId)).length,
      record_count: people.reduce((sum, person) => sum + person.record_count, 0),
      people: people.slice(0, input.limit),
      ...(await recordsOf(trial, definition, shownId)),
    };
  });
}

async function requireSpan(ctx: WorkCtx, { period, period_id }: TestRunInput): Promise<PeriodSpan> {
  if (period_id !== undefined) return requirePeriod(ctx.db, period_id);
  if (!period) throw invalid([{ path: "period", message: "Choose the period to try it on" }]);
  if (period.end <= period.start) {
    throw invalid([{ path: "period.end", message: "The end must be after the start" }]);
  }
  return { periodStart: period.start, periodEnd: period.end };
}

interface Pooled {
  record_count: number;
  actual: string | null;
  numerator: string | null;
  denominator: string | null;
}

interface MeasuredRow extends Pooled {
  employee_id: number;
  name: string;
  inputs: { variable: string; value: string | null }[] | null;
}

/** By name. A formula is worked out for everybody: of whom nothing is known there is nothing to show. */
async function named(transaction: TransactionSql, { byEmployee }: MeasuredKpi): Promise<MeasuredRow[]> {
  const ids = `{${[...byEmployee.keys()].join(",")}}`;
  const statement = "SELECT id, name FROM employees WHERE id = ANY ($1::integer[]) ORDER BY name, id";
  const people = await run<{ id: number; name: string }>(transaction, { text: statement, parameters: [ids] });
  return people.flatMap(({ id, name }): MeasuredRow[] => {
    const own = byEmployee.get(id);
    if (!own) return [];
    const { recordCount, working, actual, numerator, denominator } = own;
    const inputs = working?.kind === "formula" ? working.inputs : null;
    if (inputs && actual === null && inputs.every(({ value }) => value === null)) return [];
    const figures = { record_count: recordCount, actual, numerator, denominator };
    const values = inputs?.map(({ variable, value }) => ({ variable, value })) ?? null;
    return [{ employee_id: id, name, ...figures, inputs: values }];
  });
}

/** What only records have: all of them taken as one, and some of one person. */
async function recordsOf(
  { transaction, db, window, only, timeZone }: Trial,
  definition: KpiDefinition,
  shownId: number | undefined,
): Promise<Pick<TestRun, "pooled" | "sample">> {
  if (definition.calculation_type !== "binding") return { pooled: null, sample: null };
  const source = await requireBindingSource(db, definition.binding.source_id);
  const rule = toBindingRule(definition.binding);
  const together = compileBinding(rule, source, { window, employeeIds: only, pooled: true });
  const [pooled] = await run<Pooled>(transaction, figuresOf(together));
  const sampling = { rule, source, window, timeZone };
  const sample =
    shownId === undefined ? null : await sampleOf(transaction, { ...sampling, employeeId: shownId });
  return { pooled: pooled ?? null, sample };
}

const figuresOf = ({ text, parameters }: Statement) => ({
  text: `SELECT m.record_count, m.actual::text, m.numerator::text, m.denominator::text FROM (${text}) AS m`,
  parameters,
});

function scorer(rule: ItemRule, maximumScore: string) {
  const read = compileItem(rule, maximumScore);
  return ({ actual, record_count: recordCount }: MeasuredRow) => {
    const { attainment, score } = read({ kpiId: rule.kpiId, actual, recordCount }, undefined);
    const scoreText = score?.toFixed(4) ?? null;
    return {
      attainment: attainment?.toFixed(6) ?? null,
      score: scoreText,
      band: bandOf(scoreText, DEFAULT_BANDS),
    };
  };
}

interface Sampling {
  rule: BindingRule;
  source: BindingSource;
  window: MeasureWindow;
  employeeId: number;
  timeZone: string;
}

async function sampleOf(
  transaction: TransactionSql,
  { rule, source, window, employeeId, timeZone }: Sampling,
) {
  const statement = listRecordsStatement(rule, source, { window, employeeId, limit: SAMPLE_RECORDS });
  const rows = await run<Record<string, string | null>>(transaction, statement);
  const isShared = columnOf(source, rule.ownershipRule).ownership === "contributors";
  const share = { name: SHARE_COLUMN, label: "Share", type: "decimal" as const };
  const columns = [...(isShared ? [share] : []), ...source.columns];
  return {
    employee_id: employeeId,
    columns: columns.map(({ name, label, type }) => ({ name, label, data_type: type })),
    time_zone: timeZone,
    records: rows.map((row) => ({
      record_id: String(row.record_id),
      values: columns.map(({ name, type }) => written(row[name] ?? null, type)),
    })),
  };
}

/** Instants as ISO 8601, everything else as PostgreSQL writes it. */
const written = (value: string | null, type: ColumnType) =>
  value !== null && type === "timestamp" ? new Date(value).toISOString() : value;

type Runnable = Pick<Statement, "text" | "parameters">;

async function run<Row>(transaction: TransactionSql, { text, parameters }: Runnable): Promise<Row[]> {
  return [...(await transaction.unsafe(text, parameters))] as Row[];
}

async function reading<T>(ctx: WorkCtx, read: (transaction: TransactionSql) => Promise<T>): Promise<T> {
  try {
    return (await ctx.database.sql.begin("read only", async (transaction) => {
      await transaction`SET LOCAL statement_timeout = '10s'`;
      return read(transaction);
    })) as T;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === QUERY_CANCELED)) throw error;
    throw new AppError(
      "unavailable",
      "The test run took more than 10 s and was stopped. Try a shorter period.",
    );
  }
}
