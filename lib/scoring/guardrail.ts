import { type Dec, parseDecimal, roundScore, scoreText } from "@/lib/decimal";
import type { GuardrailRule } from "@/lib/kpis/rule/types";
import type { AppliedGuardrail } from "./types";

interface Guardrail {
  rule: GuardrailRule;
  guardIndex: number;
  threshold: Dec;
  cap: Dec;
}

export interface CappedScore {
  score: Dec;
  guardrail: AppliedGuardrail;
}

/**
 * Scores go in by item index, as they stand before any guardrail, null where not scored. Out comes the capped score of
 * one item and what capped it, or null when nothing does. Of several guardrails that hit, the lowest cap wins. A
 * guardrail KPI without a score limits nobody.
 */
export function compileGuardrails(rules: GuardrailRule[], kpiIds: number[]) {
  const byPrimary = new Map<number, Guardrail[]>();
  for (const rule of rules) {
    const guardIndex = kpiIds.indexOf(rule.guardrailKpiId);
    const primaryIndex = kpiIds.indexOf(rule.primaryKpiId);
    if (guardIndex < 0 || primaryIndex < 0)
      throw new RangeError("A guardrail names a KPI outside the template");
    const group = byPrimary.get(primaryIndex) ?? [];
    const cap = roundScore(parseDecimal(rule.capScore));
    group.push({ rule, guardIndex, threshold: parseDecimal(rule.threshold), cap });
    byPrimary.set(primaryIndex, group);
  }
  for (const group of byPrimary.values()) group.sort(lowestCapFirst);

  return (scores: (Dec | null)[], primaryIndex: number): CappedScore | null => {
    const score = scores[primaryIndex];
    const group = byPrimary.get(primaryIndex);
    if (!group || !score) return null;
    for (const { rule, guardIndex, threshold, cap } of group) {
      if (score.lte(cap)) return null;
      if (!scores[guardIndex]?.lt(threshold)) continue;
      return {
        score: cap,
        guardrail: {
          kpiId: rule.guardrailKpiId,
          threshold: rule.threshold,
          capScore: scoreText(cap),
          scoreWithout: scoreText(score),
        },
      };
    }
    return null;
  };
}

/** Ties are settled by KPI and threshold, so that the order in which rules were written changes no result. */
function lowestCapFirst(a: Guardrail, b: Guardrail): number {
  return (
    a.cap.comparedTo(b.cap) ||
    a.rule.guardrailKpiId - b.rule.guardrailKpiId ||
    b.threshold.comparedTo(a.threshold)
  );
}
