import { type DecimalString, parseDecimal, roundScore, scoreText, trimDecimal } from "@/lib/decimal";
import { invalid } from "@/lib/errors";
import { overrideKey } from "@/lib/scoring/overrides/in-force";
import type { StoredScorecard } from "@/lib/scoring/overrides/stored-scorecard";
import type { OverridePreviewInput } from "./input";

/**
 * The score to 4 decimals, as it would be stored; null takes the override back. Throws "invalid" at the field for what is
 * not part of the scorecard, a score above the template's highest, and where there is nothing to take back.
 */
export function checkedScore(
  { rule, overrides }: StoredScorecard,
  { level, entity_id, new_score }: OverridePreviewInput,
): DecimalString | null {
  const known =
    level === "overall" ||
    (level === "kpi"
      ? rule.items.some(({ kpiId }) => kpiId === entity_id)
      : rule.kras.some(({ kraId }) => kraId === entity_id));
  if (!known) throw invalid([{ path: "entity_id", message: "This is not part of the scorecard." }]);
  if (new_score === null) {
    if (overrides.ids.has(overrideKey(level, entity_id))) return null;
    throw invalid([{ path: "new_score", message: "There is no override here to take back." }]);
  }
  const score = roundScore(parseDecimal(new_score));
  if (score.gt(parseDecimal(rule.maximumScore))) {
    throw invalid([
      { path: "new_score", message: `The template’s highest score is ${trimDecimal(rule.maximumScore)}.` },
    ]);
  }
  return scoreText(score);
}
