import { bounded, type DecimalString, parseDecimal, roundScore, ZERO } from "@/lib/decimal";
import type { ItemRule, TemplateRule } from "@/lib/kpis/rule/types";
import { parseTemplate } from "../derive";
import type { Reading } from "../item";
import { missingReasonOf } from "../missing";
import { scoreReadings } from "../scorecard";
import type { KpiStatus, Overrides, ScorecardResult } from "../types";

/** What one KPI's own data gave when it was computed, as it is stored. Plain data: it goes to the browser too. */
export interface StoredReading {
  kpiId: number;
  actual: DecimalString | null;
  recordCount: number;
  attainment: DecimalString | null;
  rawScore: DecimalString | null;
  status: KpiStatus;
  heldFromPeriodId: number | null;
  /** The earlier score it holds on to, when the status is `held`. */
  heldScore: DecimalString | null;
}

/**
 * A scorecard derived again from what was measured and scored when it was computed, under other overrides: guardrails,
 * KRAs, total and bands. Nothing is measured and no curve is applied anew, so that an override changes what it says and
 * what is above it, and nothing else. Screens that preview an override call this very function.
 */
export function rescore(
  rule: TemplateRule,
  stored: readonly StoredReading[],
  overrides: Overrides,
): ScorecardResult {
  const byKpi = new Map(stored.map((reading) => [reading.kpiId, reading]));
  const readings = rule.items.map((item) => toReading(item, byKpi.get(item.kpiId), rule.maximumScore));
  return scoreReadings(parseTemplate(rule), readings, overrides);
}

const NOTHING: Omit<StoredReading, "kpiId"> = {
  actual: null,
  recordCount: 0,
  attainment: null,
  rawScore: null,
  status: "no_data",
  heldFromPeriodId: null,
  heldScore: null,
};

function toReading(item: ItemRule, reading: StoredReading | undefined, maximumScore: DecimalString): Reading {
  const stored = reading ?? { kpiId: item.kpiId, ...NOTHING };
  const { kpiId, actual, recordCount, status } = stored;
  const missingReason =
    status === "scored"
      ? null
      : (missingReasonOf({ kpiId, actual, recordCount }, item.minRecords) ?? "no_data");
  return {
    actual: dec(actual),
    recordCount,
    attainment: dec(stored.attainment),
    rawScore: dec(stored.rawScore),
    score: scoreOf(stored, maximumScore),
    status,
    missingReason,
    heldFromPeriodId: stored.heldFromPeriodId,
  };
}

/** Before any guardrail. */
function scoreOf({ status, rawScore, heldScore }: StoredReading, maximumScore: DecimalString) {
  switch (status) {
    case "scored":
      return dec(rawScore);
    case "zeroed":
      return ZERO;
    case "held":
      return heldScore === null
        ? null
        : roundScore(bounded(parseDecimal(heldScore), parseDecimal(maximumScore)));
    default:
      return null;
  }
}

const dec = (text: DecimalString | null) => (text === null ? null : parseDecimal(text));
