import { type Dec, type DecimalString, parseDecimal } from "@/lib/decimal";
import type { BandThresholds } from "@/lib/kpis/rule/types";
import type { Band } from "./types";

export const DEFAULT_BANDS: BandThresholds = { above: "105", on: "85", near: "70" };

/** The band of a stored score (4 decimals): a score on a threshold belongs to the band that starts there. */
export function compileBand(thresholds: BandThresholds): (score: Dec | null) => Band {
  const above = parseDecimal(thresholds.above);
  const on = parseDecimal(thresholds.on);
  const near = parseDecimal(thresholds.near);
  return (score) => {
    if (!score) return "not_scored";
    if (score.gte(above)) return "above";
    if (score.gte(on)) return "on";
    return score.gte(near) ? "near" : "below";
  };
}

/** The band of one KPI, KRA or total, as text. Coverage is the scorecard's matter, not a single score's. */
export function bandOf(score: DecimalString | null, thresholds: BandThresholds): Band {
  return compileBand(thresholds)(score === null ? null : parseDecimal(score));
}
