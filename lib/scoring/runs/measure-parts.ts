import type { PeriodSpan } from "../periods/span";
import type { MeasuredKpi } from "./measured";
import type { MeasuredPart } from "./personal-rules";

/** Up to so many people a statement is narrowed to them rather than run for everybody. */
export const FEW = 1_000;

export interface MeasuredPiece {
  span: PeriodSpan;
  wanted: Map<number, number[]>;
}

/** Those over the same days together. */
export function piecesOf(parts: readonly MeasuredPart[]): MeasuredPiece[] {
  const pieces = new Map<string, MeasuredPiece>();
  for (const { kpiId, from, to, employeeIds } of parts) {
    const key = `${from} ${to}`;
    const piece = pieces.get(key) ?? { span: { periodStart: from, periodEnd: to }, wanted: new Map() };
    piece.wanted.set(kpiId, employeeIds);
    pieces.set(key, piece);
  }
  return [...pieces.values()];
}

/** The same KPI of other people: what was measured for both. */
export function joined(whole: MeasuredKpi | undefined, part: MeasuredKpi): MeasuredKpi {
  if (!whole) return part;
  return {
    ...whole,
    byEmployee: new Map([...whole.byEmployee, ...part.byEmployee]),
    recordCount: whole.recordCount + part.recordCount,
    statement: whole.byEmployee.size > 0 ? whole.statement : part.statement,
    problem: whole.problem ?? part.problem,
  };
}
