import type { TransactionSql } from "@/db/client";
import { requireAbility } from "@/lib/access/policy";
import type { WorkCtx } from "@/lib/context";
import { AppError, invalid } from "@/lib/errors";
import { toBindingRule } from "@/lib/kpis/binding-input";
import { getBindingSource } from "@/lib/kpis/binding-sources";
import { compileBinding } from "@/lib/kpis/compile-binding";
import { readDefinition } from "@/lib/kpis/definitions/check-definition";
import { listRecordsStatement } from "@/lib/kpis/list-records";
import type { ItemRule } from "@/lib/kpis/rule/types";
import type { BindingRule, BindingSource, MeasureWindow, Statement } from "@/lib/kpis/types";
import { getOrganisation } from "@/lib/people/organisation/queries";
import { listPeopleInPeriod } from "@/lib/people/queries";
import { bandOf, DEFAULT_BANDS } from "./band";
import { compileItem } from "./item";
import { requirePeriod } from "./periods/queries";
import type { PeriodSpan } from "./periods/span";
import { windowOf } from "./periods/window";
import type { TestRun, TestRunInput } from "./test-run-input";

const SAMPLE_RECORDS = 10;
const QUERY_CANCELED = "57014";

/**
 * Measures and scores a KPI that need not be saved, for everybody, and stores nothing: the same statement and the same
 * rules as a compute run, in a read-only transaction of at most 10 seconds a statement. People come by name.
 */
export async function testRunKpi(ctx: WorkCtx, input: TestRunInput): Promise<TestRun> {
  requireAbility(ctx.actor, "configure KPIs");
  const { definition: sent } = input;
  const source = sent.binding ? await getBindingSource(ctx.db, sent.binding.source_id) : null;
  const { definition, problems } = readDefinition(sent, source);
  if (!definition || !source || problems.length > 0) {
    throw invalid(problems.map((problem) => ({ ...problem, path: `definition.${problem.path}` })));
  }
  const span = await requireSpan(ctx, input);
  const window = await windowIn(ctx, span);
  const rule = toBindingRule(definition.binding);
  const item = { ...definition, kpiId: 0, kraId: 0, weightPercent: "100", method: definition.scoring_method };
  const scored = scorer({ ...item, missing: "exclude", minRecords: 0 }, input.maximum_score);

  const employed = await listPeopleInPeriod(ctx.db, { from: span.periodStart, to: span.periodEnd });

  return reading(ctx, async (transaction) => {
    const startedAt = performance.now();
    const asked = { window, employeeIds: input.employee_ids };
    const statement = compileBinding(rule, source, asked);
    const rows = await run<MeasuredRow>(transaction, named(statement));
    const durationMs = Math.round(performance.now() - startedAt);
    const together = compileBinding(rule, source, { ...asked, pooled: true });
    const [pooled] = await run<Pooled>(transaction, figuresOf(together));
    const people = rows.map((row) => ({ ...row, ...scored(row) }));
    const measured = new Set(people.map((person) => person.employee_id));
    const shownId = input.sample_employee_id ?? people.find((person) => person.record_count > 0)?.employee_id;
    return {
      period: { start: span.periodStart, end: span.periodEnd },
      statement: statement.readable,
      duration_ms: durationMs,
      people_count: people.length,
      people_without_records: employed.filter(({ employeeId }) => !measured.has(employeeId)).length,
      record_count: people.reduce((sum, person) => sum + person.record_count, 0),
      pooled: pooled ?? null,
      people: people.slice(0, input.limit),
      sample:
        shownId === undefined
          ? null
          : await sampleOf(transaction, { rule, source, window, employeeId: shownId }),
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

async function windowIn(ctx: WorkCtx, span: PeriodSpan): Promise<MeasureWindow> {
  const { startsAt, endsAt } = windowOf(span, (await getOrganisation(ctx.db)).timeZone);
  return {
    startDate: span.periodStart,
    endDate: span.periodEnd,
    startInstant: startsAt.toISOString(),
    endInstant: endsAt.toISOString(),
  };
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
}

const figuresOf = ({ text, parameters }: Statement) => ({
  text: `SELECT m.record_count, m.actual::text, m.numerator::text, m.denominator::text FROM (${text}) AS m`,
  parameters,
});

/** The measuring statement with names, without the evidence: that stays in the database. */
const named = ({ text, parameters }: Statement) => ({
  text: `SELECT m.employee_id, e.name, m.record_count, m.actual::text, m.numerator::text, m.denominator::text
  FROM (${text}) AS m
  JOIN employees AS e ON e.id = m.employee_id
 ORDER BY e.name, e.id`,
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
}

async function sampleOf(transaction: TransactionSql, { rule, source, window, employeeId }: Sampling) {
  const statement = listRecordsStatement(rule, source, { window, employeeId, limit: SAMPLE_RECORDS });
  const rows = await run<Record<string, string | null>>(transaction, statement);
  return {
    employee_id: employeeId,
    columns: source.columns.map(({ name, label }) => ({ name, label })),
    records: rows.map((row) => ({
      record_id: String(row.record_id),
      values: source.columns.map(({ name }) => row[name] ?? null),
    })),
  };
}

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
