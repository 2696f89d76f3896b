import type { Db } from "@/db/client";
import type { Scope } from "@/lib/access/scope";
import type { Period } from "@/lib/scoring/periods/queries";
import { getScorecard } from "@/lib/scoring/scorecards/queries";
import type { Scorecard } from "@/lib/scoring/scorecards/types";
import { type Around, getAround } from "./around";
import { getScreenPeriods, type ScreenPeriods } from "./periods";

/** One person's scorecard with the period it belongs to. */
export interface ScorecardScreen extends ScreenPeriods {
  /** Null: nothing was computed for this person in this period. */
  shown: { period: Period; scorecard: Scorecard } | null;
  around: Around;
}

export async function getScorecardScreen(
  db: Db,
  scope: Scope,
  { employeeId, ...wanted }: { employeeId: number; now: Date; wantedId?: number },
): Promise<ScorecardScreen> {
  const periods = await getScreenPeriods(db, { employeeId, ...wanted });
  const { period } = periods;
  const nothing: Around = { changed: [], coming: [] };
  if (!period) return { ...periods, shown: null, around: nothing };
  const scorecard = await getScorecard(db, scope, employeeId, period.id);
  if (!scorecard) return { ...periods, shown: null, around: nothing };
  const first = periods.offered.find(({ id }) => id === scorecard.trend.periods[0]?.id) ?? period;
  const window = { from: first.periodStart, to: period.periodEnd, today: periods.today };
  const around = await getAround(db, scorecard, window);
  return { ...periods, shown: { period, scorecard }, around };
}
