import { setImmediate as nextTurn } from "node:timers/promises";
import { checkFormula } from "@/lib/kpis/formula/check-formula";
import { evaluateFormula } from "@/lib/kpis/formula/evaluate-formula";
import type { WorkingInput } from "../working";
import { actualOf, type Measured, type MeasuredKpi } from "./measured";

export interface MeasuredInput {
  variable: string;
  /** Of an input that is a KPI: its version. */
  kpiVersion?: number | undefined;
  /** Undefined: there was nothing to measure. */
  measured: MeasuredKpi | undefined;
}

export interface FormulaTask {
  kpiId: number;
  formula: string;
  inputs: readonly MeasuredInput[];
  employeeIds: Iterable<number>;
}

/** Other work gets its turn after so many people. */
const PEOPLE_A_TURN = 200;

/** A formula over what its inputs were measured at, person by person, with no I/O. */
export async function measureFormula({
  kpiId,
  formula,
  inputs,
  employeeIds,
}: FormulaTask): Promise<MeasuredKpi> {
  const startedAt = performance.now();
  const byEmployee = new Map<number, Measured>();
  const statement = statementOf(formula, inputs);
  const nobody = {
    kpiId,
    kind: "formula" as const,
    byEmployee,
    withoutRecords: null,
    recordCount: 0,
    statement,
    durationMs: 0,
  };
  const failed = inputs.find(({ measured }) => measured?.problem);
  if (failed) return { ...nobody, problem: `${failed.variable}: ${failed.measured?.problem}` };
  // Units were agreed on when it was saved; they do not change what it gives.
  const checked = checkFormula(
    formula,
    inputs.map(({ variable }) => ({ name: variable, unit: "" })),
  );
  if (!checked.ok)
    return { ...nobody, problem: checked.problems[0]?.message ?? "The formula cannot be read" };
  let recordCount = 0;
  for (const employeeId of employeeIds) {
    if (byEmployee.size % PEOPLE_A_TURN === PEOPLE_A_TURN - 1) await nextTurn();
    const values = inputs.map((input) => inputOf(input, employeeId));
    const actual = evaluateFormula(
      checked.ast,
      new Map(values.map(({ variable, value }) => [variable, value])),
    );
    const records = values.reduce((sum, input) => sum + input.record_count, 0);
    recordCount += records;
    byEmployee.set(employeeId, {
      recordCount: records,
      actual,
      numerator: null,
      denominator: null,
      working: { kind: "formula", inputs: values },
    });
  }
  return { ...nobody, recordCount, durationMs: Math.round(performance.now() - startedAt) };
}

function inputOf({ variable, kpiVersion, measured }: MeasuredInput, employeeId: number): WorkingInput {
  const recordCount = measured?.byEmployee.get(employeeId)?.recordCount ?? 0;
  return {
    ...{ variable, value: actualOf(measured, employeeId), record_count: recordCount },
    ...(kpiVersion !== undefined && { kpi_version: kpiVersion }),
  };
}

const statementOf = (formula: string, inputs: readonly MeasuredInput[]) =>
  [
    formula,
    ...inputs.map(({ variable, measured }) => `-- ${variable}\n${measured?.statement ?? "nothing"}`),
  ].join("\n\n");
