import { type Dec, type DecimalString, parseDecimal, roundActual } from "@/lib/decimal";
import type { ItemRule } from "@/lib/kpis/rule/types";
import { compileAttainment } from "./attainment";
import { compileCurve } from "./curve";
import { missingReasonOf, substituteFor } from "./missing";
import type { HeldScore, KpiStatus, Measurement, MissingReason } from "./types";

/** What one KPI's own data gives, before guardrails, overrides and weights. */
export interface Reading {
  /** To 6 decimals, as it is stored: attainment is computed from this figure. */
  actual: Dec | null;
  recordCount: number;
  attainment: Dec | null;
  rawScore: Dec | null;
  /** The raw score, or what stands in for it; null when not scored. */
  score: Dec | null;
  status: KpiStatus;
  missingReason: MissingReason | null;
  heldFromPeriodId: number | null;
}

/** Parses an item's decimals once; the returned function reads one person's measurement. */
export function compileItem(rule: ItemRule, maximumScore: DecimalString) {
  const attain = compileAttainment(rule, maximumScore);
  const curve = compileCurve(rule.method, maximumScore);
  const maximum = parseDecimal(maximumScore);

  return (measurement: Measurement | undefined, held: HeldScore | undefined): Reading => {
    const actual = measurement?.actual ? roundActual(parseDecimal(measurement.actual)) : null;
    const recordCount = measurement?.recordCount ?? 0;
    const missingReason = missingReasonOf(measurement, rule.minRecords);
    if (missingReason !== null || actual === null) {
      const reason = missingReason ?? "no_data";
      const substitute = substituteFor(reason, rule.missing, { held, maximum });
      return { actual, recordCount, attainment: null, rawScore: null, missingReason: reason, ...substitute };
    }
    const attainment = attain(actual);
    const rawScore = curve(attainment);
    return {
      actual,
      recordCount,
      attainment,
      rawScore,
      missingReason: null,
      status: "scored",
      score: rawScore,
      heldFromPeriodId: null,
    };
  };
}
