import { type DecimalString, parseDecimal, scoreText, ZERO } from "@/lib/decimal";
import type { PlanEffect } from "./input";

interface ScoredPeriod {
  id: number;
  name: string;
  periodStart: string;
  periodEnd: string;
  /** Null: not scored. */
  score: DecimalString | null;
}

/** As many periods before the plan are compared, so that a far past does not weigh. */
const PERIODS_BEFORE = 3;

/**
 * A score before a plan and since: whole periods only. The period in which it began is in neither. Means of what is
 * scored; the comparison says what happened since, not because of it.
 */
export function effectOf(periods: readonly ScoredPeriod[], startsOn: string): PlanEffect {
  const placed = periods.map(({ id, name, score, periodStart, periodEnd }) => {
    const when =
      periodEnd <= startsOn
        ? ("before" as const)
        : periodStart >= startsOn
          ? ("since" as const)
          : ("began" as const);
    return { id, name, score, when };
  });
  const before = placed.filter(({ when }) => when === "before").slice(-PERIODS_BEFORE);
  const later = placed.filter(({ when }) => when !== "before");
  const [was, is] = [meanOf(before), meanOf(later.filter(({ when }) => when === "since"))];
  return {
    periods: [...before, ...later],
    before_mean: was.mean,
    before_count: was.count,
    since_mean: is.mean,
    since_count: is.count,
  };
}

function meanOf(periods: readonly { score: DecimalString | null }[]) {
  const scores = periods.flatMap(({ score }) => (score === null ? [] : [parseDecimal(score)]));
  const sum = scores.reduce((total, score) => total.plus(score), ZERO);
  return { mean: scores.length > 0 ? scoreText(sum.div(scores.length)) : null, count: scores.length };
}
