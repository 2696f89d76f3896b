import { parseDecimal } from "@/lib/decimal";
import type { BonusFacts, BonusRules, FailedGate } from "./types";

/** Every gate that a person does not pass, in the policy's order. Any of them gives a factor of 0. */
export function failedGates({ gates }: Pick<BonusRules, "gates">, facts: BonusFacts): FailedGate[] {
  const failed: FailedGate[] = [];
  for (const { kpi_id: kpiId, minimum_score: minimumScore, when_not_scored } of gates.kpis) {
    const score = facts.kpiScores.get(kpiId);
    if (score === undefined) continue;
    const isUnder = score !== null && parseDecimal(score).lt(parseDecimal(minimumScore));
    if (isUnder || (score === null && when_not_scored === "nothing")) {
      failed.push({ kind: "kpi", kpiId, minimumScore, score });
    }
  }
  const minimumCoverage = gates.minimum_coverage;
  if (minimumCoverage !== null && parseDecimal(facts.coverage).lt(parseDecimal(minimumCoverage))) {
    failed.push({ kind: "coverage", minimumCoverage });
  }
  if (gates.disciplinary && facts.isFlagged) failed.push({ kind: "disciplinary" });
  return failed;
}
