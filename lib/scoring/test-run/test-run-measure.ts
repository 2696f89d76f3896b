import { and, eq } from "drizzle-orm";
import type { Db, Sql, TransactionSql } from "@/db/client";
import { evaluationPeriods } from "@/db/schema/scoring";
import { notFound } from "@/lib/errors";
import { actualWithoutRow, compileBinding } from "@/lib/kpis/bindings/compile-binding";
import type { Calculation } from "@/lib/kpis/definitions/types";
import { TEST_RUN_LIMITS } from "@/lib/kpis/sql/types";
import type { MeasureWindow } from "@/lib/kpis/types";
import type { PeriodSpan } from "../periods/span";
import {
  type LoadedBinding,
  type LoadedCalculation,
  type LoadedInput,
  loadCalculation,
} from "../runs/load-calculations";
import { measureFormula } from "../runs/measure-formula";
import { measureManual } from "../runs/measure-manual";
import { measureSql } from "../runs/measure-sql";
import type { Measured, MeasuredKpi } from "../runs/measured";

export interface Trial {
  /** Read only. */
  transaction: TransactionSql;
  db: Db;
  span: PeriodSpan;
  window: MeasureWindow;
  timeZone: string;
  /** Employed in the period; with `only`, those asked for. */
  employeeIds: readonly number[];
  /** Only these people's records are read. */
  only: readonly number[] | undefined;
  /** Of the tried KPI, when it was saved before: its entries are looked up by it. */
  kpiId: number | null;
}

/** Stands for a KPI without an id. */
const TRIED = 0;

/** Measures a calculation that need not be saved, and what it builds on, as a run would, but keeps nothing. */
export async function measureTrial(trial: Trial, calculation: Calculation): Promise<MeasuredKpi> {
  const { own, others } = await loadCalculation(trial.db, calculation);
  if (!own) throw notFound("The source of this KPI");
  const measured = new Map<number, MeasuredKpi>();
  for (const [kpiId, other] of others) {
    // Bindings among them are measured as inputs of the formulas over them.
    if (other.kind !== "binding")
      measured.set(kpiId, await measureOne(trial, { kpiId, calculation: other, measured }));
  }
  return measureOne(trial, { kpiId: trial.kpiId ?? TRIED, calculation: own, measured });
}

interface One {
  kpiId: number;
  calculation: LoadedCalculation;
  /** KPIs measured before. */
  measured: ReadonlyMap<number, MeasuredKpi>;
}

async function measureOne(trial: Trial, { kpiId, calculation, measured }: One): Promise<MeasuredKpi> {
  switch (calculation.kind) {
    case "binding":
      return measureBinding(trial, calculation.binding);
    case "sql":
      return measureQuery(trial, kpiId, calculation.query);
    case "manual":
      return measureEntries(trial, kpiId);
    case "formula": {
      const inputs = [];
      for (const input of calculation.inputs) {
        inputs.push({ variable: input.variable, measured: await measureInput(trial, input, measured) });
      }
      const { employeeIds } = trial;
      return measureFormula({ kpiId, formula: calculation.formula, inputs, employeeIds });
    }
  }
}

function measureInput(
  trial: Trial,
  input: LoadedInput,
  measured: ReadonlyMap<number, MeasuredKpi>,
): Promise<MeasuredKpi | undefined> {
  if (input.kind === "binding") return measureBinding(trial, input.binding);
  if (input.kind === "sql") return measureQuery(trial, TRIED, input.query);
  return Promise.resolve(measured.get(input.kpiId));
}

const measureQuery = ({ transaction, window, timeZone, employeeIds }: Trial, kpiId: number, query: string) =>
  measureSql(driver(transaction), {
    ...{ kpiId, query, employeeIds },
    window: { ...window, timeZone },
    limits: TEST_RUN_LIMITS,
  });

async function measureBinding(trial: Trial, { rule, source }: LoadedBinding): Promise<MeasuredKpi> {
  const startedAt = performance.now();
  const { text, parameters, readable } = compileBinding(rule, source, {
    window: trial.window,
    employeeIds: trial.only,
  });
  const rows = (await trial.transaction.unsafe(
    `SELECT employee_id, record_count, actual::text, numerator::text, denominator::text FROM (${text}) AS m`,
    parameters,
  )) as unknown as (Omit<Measured, "recordCount"> & { employee_id: number; record_count: number })[];
  const byEmployee = new Map(
    rows.map(({ employee_id, record_count, actual, numerator, denominator }): [number, Measured] => [
      employee_id,
      { recordCount: record_count, actual, numerator, denominator },
    ]),
  );
  return {
    kpiId: TRIED,
    kind: "binding",
    byEmployee,
    withoutRecords: actualWithoutRow(rule),
    recordCount: rows.reduce((sum, row) => sum + row.record_count, 0),
    statement: readable,
    durationMs: Math.round(performance.now() - startedAt),
  };
}

/** Entries belong to an evaluation period: days that are none have no entries. */
async function measureEntries(trial: Trial, kpiId: number): Promise<MeasuredKpi> {
  const { periodStart, periodEnd } = trial.span;
  const [period] = await trial.db
    .select({ id: evaluationPeriods.id })
    .from(evaluationPeriods)
    .where(and(eq(evaluationPeriods.periodStart, periodStart), eq(evaluationPeriods.periodEnd, periodEnd)));
  const [measured] = await measureManual(driver(trial.transaction), {
    kpis: [{ kpiId, employeeIds: new Set(trial.employeeIds) }],
    periodId: period?.id ?? 0,
  });
  if (!measured) throw new Error("Nothing was measured.");
  return measured;
}

/** A transaction has everything of the driver that measuring uses. */
const driver = (transaction: TransactionSql) => transaction as unknown as Sql;
